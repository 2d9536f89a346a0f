"""Parcels as the register takes them in: the row, and the message asked for in the same transaction."""

from uuid import uuid4

from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import MessageKind
from jib_desk.services.base import Service
from jib_desk.services.centre import Services
from jib_desk.services.message import outbox
from jib_desk.services.rows.staff import Actor


def parcel_for(services: Services, by: Actor, company_id: int | None, *, pieces: int = 1) -> int:
    """One parcel more at the desk; its id."""

    def do(work: Work) -> int:
        table = TABLES["parcel"]
        (key,) = work.next_ids(table, 1)
        row = {"id": key, "version": 1, "uid": str(uuid4()), "company_id": company_id, "pieces": pieces}
        work.write_many(table, [{**row, "received_at": work.stamp.at}])
        outbox.enqueue(work, kind=MessageKind.PARCEL, ref_id=key)
        return key

    service = Service(services.database, services.clock)
    return service._commit(by, "parcel.take_in", do, lambda _session, key: key).row
