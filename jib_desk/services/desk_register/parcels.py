"""Parcels at the desk: received, told of, collected by whom, or sent back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from sqlalchemy import Table
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.company import Company
from jib_desk.models.direct import Source
from jib_desk.models.journal import Work
from jib_desk.models.register import Parcel
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import MessageKind
from jib_desk.rules.parcels import MOST_PIECES, carrier_of, parcel_number
from jib_desk.rules.texts import LINE_LIMIT, NAME_LIMIT
from jib_desk.services import errors, search_index
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.desk_register.parcel_reads import (
    COUNT,
    LATEST_ENDED,
    OPEN,
    read_addressees,
    read_parcels,
    seated,
)
from jib_desk.services.message import outbox
from jib_desk.services.rows.register import AddresseeHit, ParcelCount, ParcelRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

OLD_DAYS = 3
NUMBER_LIMIT = 60
_PARCEL: Table = TABLES["parcel"]
_CONTACT = "SELECT company_id FROM contact WHERE id = ?"
_COMPANY = "SELECT id FROM company WHERE id = ? AND merged_into_id IS NULL"
_SHOWN = ("number", "place", "pieces")


class ParcelsService(Service):
    """Reads and writes parcels. A company has one message about all that wait for it, through the outbox."""

    # --- reading ----------------------------------------------------------------------------

    def waiting(self, company_id: int | None = None) -> tuple[ParcelRow, ...]:
        """What lies at the desk, the longest waiting first; of one company if given."""
        if company_id is None:
            return self._rows(f"{OPEN} ORDER BY p.received_at, p.id")
        return self._rows(f"{OPEN} AND p.company_id = ? ORDER BY p.received_at, p.id", (company_id,))

    def done(self, limit: int = 200) -> tuple[ParcelRow, ...]:
        """What was collected or went back, the latest first."""
        ended = "coalesce(p.collected_at, p.returned_at)"
        return self._rows(f"p.id IN ({LATEST_ENDED}) ORDER BY {ended} DESC, p.id DESC", (limit,))

    def one(self, parcel_id: int) -> ParcelRow:
        """Raises NotFound."""
        rows = self._rows("p.id = ?", (parcel_id,))
        if not rows:
            raise errors.NotFound("parcel", str(parcel_id))
        return rows[0]

    def here(self, number: str) -> ParcelRow | None:
        """The parcel of this number that lies at the desk, as each scan asks."""
        written = parcel_number(number)
        rows = self._rows(f"{OPEN} AND p.number = ? LIMIT 1", (written,)) if written else ()
        return rows[0] if rows else None

    def count(self) -> ParcelCount:
        """What waits, for Today."""

        def reading(source: Source) -> ParcelCount:
            parcels, pieces, old = direct.first(source, COUNT, (self._old_before(),)) or (0, 0, 0)
            return ParcelCount(parcels, pieces or 0, old or 0)

        return self._quick_read(reading)

    def old(self, limit: int = 3) -> tuple[ParcelRow, ...]:
        """The longest waiting of those that lie here for more than `OLD_DAYS`."""
        return self._rows(f"{OPEN} AND p.received_at < ? ORDER BY p.received_at LIMIT ?", (self._old_before(), limit))

    def addressees(self, text: str, limit: int = 6) -> tuple[AddresseeHit, ...]:
        """Companies, also by their seat, then people, by name, pinyin, initials or phone, as asked at each key press.

        Near misses, which say that they are some, only where nobody is called so.
        """

        def search(source: Source, *, guesses: bool) -> tuple[AddresseeHit, ...]:
            today = self._today(source)
            named = search_index.found_ids(source, "company", text, limit, guesses=guesses)
            companies = tuple(dict.fromkeys((*seated(source, text, today), *named)))
            people = search_index.found_ids(source, "contact", text, limit, guesses=guesses)
            return read_addressees(source, companies, people, today)[:limit]

        def reading(source: Source) -> tuple[AddresseeHit, ...]:
            meant = search(source, guesses=False)
            return meant or tuple(replace(hit, is_guess=True) for hit in search(source, guesses=True))

        return self._quick_read(reading) if text.strip() else ()

    # --- writing ----------------------------------------------------------------------------

    def receive(
        self,
        *,
        by: Actor,
        number: str = "",
        company_id: int | None = None,
        contact_id: int | None = None,
        addressee: str = "",
        carrier: str = "",
        pieces: int = 1,
        place: str = "",
        note: str = "",
        token: str | None = None,
    ) -> Outcome[ParcelRow]:
        """A parcel for a company, one of its people, or whoever is written on it; they are told through the outbox.

        The carrier is taken from the number where that is sure. Raises ValueMissing (company), ValueRefused,
        ParcelHere (scanned twice), NotFound, CompanyMerged.
        """
        texts = _texts(number=number, addressee=addressee, carrier=carrier, place=place, note=note)
        _refuse_pieces(pieces)

        def do(work: Work) -> int:
            company, contact = _meant(work.session, company_id, contact_id, texts["addressee"])
            self._refuse_twice(work.session, texts["number"])
            (key,) = work.next_ids(_PARCEL, 1)
            row = {"id": key, "version": 1, "uid": str(uuid4()), **texts, "company_id": company, "contact_id": contact}
            came = {"pieces": pieces, "received_at": self._clock.now(), "collected_by": ""}
            work.write_many(_PARCEL, [{**row, **came}])
            outbox.enqueue(work, kind=MessageKind.PARCEL, ref_id=key, contact_id=contact)
            work.subject = texts["number"]
            return key

        return self._commit(by, "parcel.receive", do, self._one, token=token)

    def edit(
        self,
        *,
        by: Actor,
        parcel_id: int,
        version: int,
        number: str = "",
        company_id: int | None = None,
        contact_id: int | None = None,
        addressee: str = "",
        carrier: str = "",
        pieces: int = 1,
        place: str = "",
        note: str = "",
        token: str | None = None,
    ) -> Outcome[ParcelRow]:
        """Says it otherwise. Raises as `receive`, Stale, ParcelGone."""
        texts = _texts(number=number, addressee=addressee, carrier=carrier, place=place, note=note)
        _refuse_pieces(pieces)

        def do(work: Work) -> int:
            parcel = found(work.session, Parcel, parcel_id)
            check_version("parcel", parcel, version, _SHOWN)
            _refuse_gone(parcel)
            company, contact = _meant(work.session, company_id, contact_id, texts["addressee"])
            if texts["number"] != parcel.number:
                self._refuse_twice(work.session, texts["number"])
            is_other = company != parcel.company_id
            for name, value in {**texts, "company_id": company, "contact_id": contact, "pieces": pieces}.items():
                setattr(parcel, name, value)
            if is_other:  # whoever it is for has not heard of it
                parcel.told_at = None
                work.session.flush()
                outbox.enqueue(work, kind=MessageKind.PARCEL, ref_id=parcel_id, contact_id=contact)
            work.subject = texts["number"]
            return parcel_id

        return self._commit(by, "parcel.edit", do, self._one, token=token)

    def told(self, *, by: Actor, parcel_ids: Sequence[int], token: str | None = None) -> Outcome[tuple[ParcelRow, ...]]:
        """Somebody told them by word or phone. Raises NotFound, ParcelGone."""
        now = self._clock.now()
        return self._end(by, "parcel.told", parcel_ids, {"told_at": now}, token)

    def collect(
        self, *, by: Actor, parcel_ids: Sequence[int], collected_by: str, token: str | None = None
    ) -> Outcome[tuple[ParcelRow, ...]]:
        """Somebody took them along. Raises ValueMissing (collected_by), ValueRefused, NotFound, ParcelGone."""
        who = cleaned("collected_by", collected_by, NAME_LIMIT)
        if not who:
            raise errors.ValueMissing("collected_by")
        values = {"collected_at": self._clock.now(), "collected_by": who}
        return self._end(by, "parcel.collect", parcel_ids, values, token)

    def send_back(
        self, *, by: Actor, parcel_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[ParcelRow, ...]]:
        """They went back to their senders. Raises NotFound, ParcelGone."""
        return self._end(by, "parcel.send_back", parcel_ids, {"returned_at": self._clock.now()}, token)

    # --- helpers ----------------------------------------------------------------------------

    def _old_before(self) -> int:
        return int(self._clock.now().timestamp()) - OLD_DAYS * 86_400

    def _end(
        self, by: Actor, action: str, parcel_ids: Sequence[int], values: dict[str, Any], token: str | None
    ) -> Outcome[tuple[ParcelRow, ...]]:
        """The same for several parcels that wait: all of them, or none."""
        if not parcel_ids:
            raise errors.ValueMissing("parcel")

        def do(work: Work) -> list[int]:
            parcels = [found(work.session, Parcel, key) for key in dict.fromkeys(parcel_ids)]
            for parcel in parcels:
                _refuse_gone(parcel)
            work.update_many(_PARCEL, [{"id": parcel.id, **values} for parcel in parcels])
            work.subject = ", ".join(parcel.number for parcel in parcels if parcel.number)[:NAME_LIMIT]
            return [parcel.id for parcel in parcels]

        return self._commit(by, action, do, self._many, token=token)

    def _refuse_twice(self, session: Session, number: str) -> None:
        if not number:
            return
        rows = self._read_rows(session, f"{OPEN} AND p.number = ? LIMIT 1", (number,))
        if rows:
            row = rows[0]
            raise errors.ParcelHere(number, row.company_zh or row.company_en or row.addressee, row.received_at)

    def _rows(self, condition: str, values: Sequence[Any] = ()) -> tuple[ParcelRow, ...]:
        return self._quick_read(lambda source: self._read_rows(source, condition, values))

    def _read_rows(self, source: Source, condition: str, values: Sequence[Any]) -> tuple[ParcelRow, ...]:
        return read_parcels(source, condition, values, self._today(source), self._zone(source))

    def _many(self, session: Session, keys: Iterable[int]) -> tuple[ParcelRow, ...]:
        return tuple(self._one(session, key) for key in keys)

    def _one(self, session: Session, key: int) -> ParcelRow:
        session.flush()
        return self._read_rows(session, "p.id = ?", (key,))[0]


def _texts(*, number: str, addressee: str, carrier: str, place: str, note: str) -> dict[str, str]:
    written = parcel_number(cleaned("number", number, NUMBER_LIMIT))
    return {
        "number": written,
        "addressee": cleaned("addressee", addressee, NAME_LIMIT),
        "carrier": cleaned("carrier", carrier, NAME_LIMIT) or carrier_of(written),
        "place": cleaned("place", place, NAME_LIMIT),
        "note": cleaned("note", note, LINE_LIMIT),
    }


def _refuse_pieces(pieces: int) -> None:
    if not 1 <= pieces <= MOST_PIECES:
        raise errors.ValueRefused("pieces", "out_of_range", str(pieces))


def _refuse_gone(parcel: Parcel) -> None:
    if parcel.collected_at is not None or parcel.returned_at is not None:
        raise errors.ParcelGone(parcel.number)


def _meant(
    session: Session, company_id: int | None, contact_id: int | None, addressee: str
) -> tuple[int | None, int | None]:
    """Company and contact: a contact brings the company along; without either a name must be written on it."""
    if contact_id is not None:
        theirs = direct.first(session, _CONTACT, (contact_id,))
        if theirs is None:
            raise errors.NotFound("contact", str(contact_id))
        return theirs[0] or company_id, contact_id
    if company_id is None and not addressee:
        raise errors.ValueMissing("company")
    if company_id is not None and direct.first(session, _COMPANY, (company_id,)) is None:
        found(session, Company, company_id)  # says why not
    return company_id, None
