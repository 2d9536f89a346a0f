"""A person is met in rows that do not refer to the visitor; a namesake's rows are another person's."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.words import AttachmentOf, ServiceProvider, ServiceType, word
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import WANG, come_and_go, traces

if TYPE_CHECKING:
    from jib_desk.services.centre import Services

Write = Callable[..., int]


@pytest.fixture
def put(services: "Services") -> Write:
    """Writes one row of a table, as the services of the register do."""

    def written(table: str, **values: Any) -> int:
        stamp = Stamp(services.clock.now(), 3, "tests", "0", "tests.put")
        with services.database.write(stamp) as writing:
            (key,) = writing.work.next_ids(TABLES[table], 1)
            uid = {"uid": f"{table}-{key}"} if "uid" in TABLES[table].columns else {}
            writing.work.write_many(TABLES[table], [{"id": key, "version": 1, **uid, **values}])
        return key

    return written


def said(services: "Services", table: str, column: str, key: int) -> str:
    with services.database.read() as session:
        query = f"SELECT {column} FROM {table} WHERE id = :id"
        return session.execute(text(query), {"id": key}).scalar() or ""


def erase(services: "Services", actor: Actor, name: str = "王蔚岚") -> None:
    services.privacy.erase(by=actor, uid=services.privacy.find(name)[0].uid)


def test_what_was_lent_and_is_back_goes_with_the_phone_and_what_is_out_stays(
    services: "Services", actor: Actor, put: Write
) -> None:
    come_and_go(services, actor, **WANG)
    now = services.clock.now()
    back = put("loan", item="伞", holder="小王", phone="139 5550 1234", lent_at=now, returned_at=now)
    out = put("loan", item="投影仪", holder="小王", phone="13955501234", lent_at=now)
    kept = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    told = [row[1] for part in kept.parts if part.code == "register" for row in part.rows]
    assert told == ["伞", "投影仪"], "what is out is known of her, too"
    erase(services, actor)
    assert (said(services, "loan", "holder", back), said(services, "loan", "phone", back)) == ("", "")
    assert said(services, "loan", "holder", out) == "小王", "somebody has to give it back"


def test_a_parcel_that_was_collected_goes_with_a_name_that_nobody_else_bears(
    services: "Services", actor: Actor, put: Write
) -> None:
    come_and_go(services, actor, **WANG)
    now = services.clock.now()
    collected = put("parcel", addressee="王蔚岚", received_at=now, collected_at=now, collected_by="王蔚岚")
    erase(services, actor)
    assert said(services, "parcel", "addressee", collected) == ""


def test_a_namesakes_rows_are_left_alone(services: "Services", actor: Actor, put: Write) -> None:
    come_and_go(services, actor, name_zh="王伟", phone="13900001111")
    come_and_go(services, actor, name_zh="王伟", phone="13900002222")
    now = services.clock.now()
    parcel = put("parcel", addressee="王伟", received_at=now, collected_at=now)
    party = put("party_member", visit_id=1, position=1, name_zh="王伟", name_latin="")
    one = next(row for row in services.privacy.find("13900001111"))
    first_visit = services.privacy.find("13900002222")[0]
    services.privacy.erase(by=actor, uid=first_visit.uid)
    assert said(services, "parcel", "addressee", parcel) == "王伟"
    assert said(services, "party_member", "name_zh", party) == "王伟"
    services.privacy.erase(by=actor, uid=one.uid)
    assert said(services, "parcel", "addressee", parcel) == "", "now nobody else is called so"
    assert said(services, "party_member", "name_zh", party) == ""


def test_a_car_of_a_visit_keeps_its_days_and_no_plate(services: "Services", actor: Actor, put: Write) -> None:
    visit = come_and_go(services, actor, **WANG)
    today = services.clock.now().date()
    car = put("vehicle", plate="沪A8K3M7", visit_id=visit.id, holder="王蔚岚", valid_from=today)
    put("vehicle", plate="沪B1122D", holder="王蔚岚", valid_from=today)
    kept = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    assert [row[0] for part in kept.parts if part.code == "vehicles" for row in part.rows] == ["沪A8K3M7", "沪B1122D"]
    erase(services, actor)
    assert "沪" not in said(services, "vehicle", "plate", car)
    assert said(services, "vehicle", "valid_from", car) == today.isoformat()


def test_a_photo_goes_with_the_next_purge_once_photos_are_not_allowed(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    come_and_go(services, actor, **WANG)
    visitor_id = services.privacy.find("王蔚岚")[0].visitor_id
    about = {"by": actor, "kind": AttachmentOf.VISITOR, "key": visitor_id, "name": "photo.png"}
    services.settings.change(by=actor, keeps_photos=True)
    row = services.attachments.attach_bytes(**about, content=b"a face").row
    services.privacy.purge(by=actor)
    assert services.attachments.store.is_sound(row.sha256)
    services.settings.change(by=actor, keeps_photos=False)
    assert services.privacy.purge_preview().photos == 1
    services.privacy.purge(by=actor)
    assert not services.attachments.store.is_sound(row.sha256)
    assert services.attachments.findings() == []
    assert services.privacy.find("王蔚岚")


def test_a_photo_that_undo_took_back_goes_from_the_disk_too(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    visitor_id = services.privacy.find("王蔚岚")[0].visitor_id
    outcome = services.attachments.attach_bytes(
        by=actor, kind=AttachmentOf.VISITOR, key=visitor_id, name="photo.png", content=b"a face"
    )
    services.journal.undo(by=actor, number=outcome.changes.entry)
    erase(services, actor)
    assert not services.attachments.store.path(outcome.row.sha256).exists()


def test_a_file_that_another_record_holds_too_stays(services: "Services", actor: Actor) -> None:
    come_and_go(services, actor, **WANG)
    visitor_id = services.privacy.find("王蔚岚")[0].visitor_id
    company = services.companies.add(by=actor, name_en="Moon", sector="iot").row
    for kind, key in ((AttachmentOf.VISITOR, visitor_id), (AttachmentOf.COMPANY, company.id)):
        row = services.attachments.attach_bytes(by=actor, kind=kind, key=key, name="a.png", content=b"a logo").row
    erase(services, actor)
    assert services.attachments.store.is_sound(row.sha256)


def test_who_came_instead_stays_and_who_was_expected_goes(
    services: "Services", actor: Actor, clock: FixedClock, put: Write
) -> None:
    come_and_go(services, actor, name_zh="陆代替")
    come_and_go(services, actor, **WANG)
    wang = services.privacy.find("王蔚岚")[0]
    lu = services.privacy.find("陆代替")[0]
    with services.database.write(Stamp(clock.now(), 3, "tests", "0", "tests.put")) as writing:
        writing.work.update_many(TABLES["visit"], [{"id": 1, "planned_visitor_id": wang.visitor_id, "note": "代王总"}])
    kept = services.privacy.kept(wang.visitor_id)
    assert "instead" in {part.code for part in kept.parts}
    assert "陆代替" not in str(kept.parts)
    clock.at += timedelta(days=1)
    erase(services, actor)
    assert said(services, "visit", "note", 1) == "代王总", "the note is of the visit of somebody else"
    assert services.privacy.find("陆代替")[0] == lu


def test_the_partner_of_a_service_goes_on_request_and_outlives_the_retention(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    """What was given to a company is shown for years; a day of retention takes no partner out of it."""
    come_and_go(services, actor, **WANG)
    company = services.companies.add(by=actor, name_zh="示例小队").row.id
    given = {"by": actor, "company_id": company, "provider": ServiceProvider.BMW, "kind": ServiceType.MENTORING}
    services.service_records.add(**given, served_on=clock.now().date(), partner="王蔚岚", need="Test cells")
    kept = services.privacy.kept(services.privacy.find("王蔚岚")[0].visitor_id)
    (row,) = next(part.rows for part in kept.parts if part.code == "services")
    assert row == (clock.now().date(), word("service_type", "mentoring"), "示例小队")
    clock.at += timedelta(days=40)
    services.privacy.purge(by=actor)
    assert services.service_records.of_company(company)[0].partner == "王蔚岚"
    come_and_go(services, actor, **WANG)
    erase(services, actor)
    (left,) = services.service_records.of_company(company)
    assert (left.partner, left.need, left.type) == ("", "Test cells", ServiceType.MENTORING)
    assert traces(services, "王蔚岚") == []
