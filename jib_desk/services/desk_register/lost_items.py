"""Lost and found: what was found in the house, what somebody misses, and how each was settled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from jib_desk.models.journal import Work
from jib_desk.models.register import LostItem
from jib_desk.rules.desk_words import LostKind, LostOutcome
from jib_desk.rules.lost_things import may_be
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import LostRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_SHOWN = ("what", "place", "closed_at")


class LostItemsService(Service):
    """Reads and writes things found and missed."""

    def unsettled(self) -> tuple[LostRow, ...]:
        """What nobody settled, the latest first, each with what of the other kind it may be."""
        rows = self._rows(LostItem.closed_at.is_(None))
        return tuple(replace(row, likely=tuple(other.what for other in rows if _is_like(row, other))) for row in rows)

    def settled(self, limit: int = 200) -> tuple[LostRow, ...]:
        """What was given back, handed over, disposed of or withdrawn."""
        return self._read(lambda session: _read_rows(session, LostItem.closed_at.is_not(None), limit))

    def note(
        self,
        *,
        by: Actor,
        kind: LostKind,
        what: str,
        place: str = "",
        kept_in: str = "",
        seen_at: datetime | None = None,
        person: str = "",
        phone: str = "",
        note: str = "",
        token: str | None = None,
    ) -> Outcome[LostRow]:
        """Something was found, or is missed, now unless said otherwise. Raises ValueMissing (what), ValueRefused."""
        texts = _texts(what=what, place=place, kept_in=kept_in, person=person, phone=phone, note=note)
        self._refuse_future(seen_at)

        def do(work: Work) -> int:
            item = LostItem(**texts, kind=kind, seen_at=seen_at or self._clock.now(), given_to="")
            work.session.add(item)
            work.session.flush()
            work.subject = item.what
            return item.id

        return self._commit(by, "lost.note", do, self._one, token=token)

    def edit(
        self,
        *,
        by: Actor,
        item_id: int,
        version: int,
        kind: LostKind,
        what: str,
        place: str = "",
        kept_in: str = "",
        seen_at: datetime | None = None,
        person: str = "",
        phone: str = "",
        note: str = "",
        token: str | None = None,
    ) -> Outcome[LostRow]:
        """Says it otherwise, as long as it is open; without `seen_at` its time stays.

        Raises as `note`, Stale, EntryClosed, NotFound.
        """
        texts = _texts(what=what, place=place, kept_in=kept_in, person=person, phone=phone, note=note)
        self._refuse_future(seen_at)

        def do(work: Work) -> int:
            item = _open(work, item_id, version)
            item.kind, item.seen_at = kind, seen_at or item.seen_at
            for name, value in texts.items():
                setattr(item, name, value)
            work.subject = item.what
            return item_id

        return self._commit(by, "lost.edit", do, self._one, token=token)

    def settle(
        self,
        *,
        by: Actor,
        item_id: int,
        version: int,
        outcome: LostOutcome,
        given_to: str = "",
        token: str | None = None,
    ) -> Outcome[LostRow]:
        """How it ended. Raises ValueMissing (given_to) for what was given away, EntryClosed, Stale, NotFound."""
        who = cleaned("given_to", given_to, NAME_LIMIT)
        if not who and outcome in (LostOutcome.GIVEN_BACK, LostOutcome.HANDED_OVER):
            raise errors.ValueMissing("given_to")

        def do(work: Work) -> int:
            item = _open(work, item_id, version)
            item.closed_at, item.outcome, item.given_to = self._clock.now(), outcome, who
            work.subject = item.what
            return item_id

        return self._commit(by, "lost.settle", do, self._one, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _refuse_future(self, seen_at: datetime | None) -> None:
        if seen_at is not None and seen_at > self._clock.now():
            raise errors.ValueRefused("seen_at", "in_the_future", seen_at.isoformat())

    def _rows(self, condition: ColumnElement[bool]) -> tuple[LostRow, ...]:
        return self._read(lambda session: _read_rows(session, condition))

    def _one(self, session: Session, key: int) -> LostRow:
        session.flush()
        return _read_rows(session, LostItem.id == key)[0]


def _texts(*, what: str, place: str, kept_in: str, person: str, phone: str, note: str) -> dict[str, str]:
    texts = {
        "what": cleaned("what", what, NAME_LIMIT),
        "place": cleaned("place", place, NAME_LIMIT),
        "kept_in": cleaned("kept_in", kept_in, NAME_LIMIT),
        "person": cleaned("person", person, NAME_LIMIT),
        "phone": cleaned("phone", phone, CODE_LIMIT),
        "note": cleaned("note", note, LINE_LIMIT),
    }
    if not texts["what"]:
        raise errors.ValueMissing("what")
    return texts


def _open(work: Work, item_id: int, version: int) -> LostItem:
    """The thing as somebody saw it, not settled yet."""
    item = found(work.session, LostItem, item_id)
    check_version("lost_item", item, version, _SHOWN)
    if item.closed_at is not None:
        raise errors.EntryClosed(item.what)
    return item


def _is_like(row: LostRow, other: LostRow) -> bool:
    if row.kind is other.kind:
        return False
    first, second = (row, other) if row.kind is LostKind.FOUND else (other, row)
    return may_be(first.what, first.seen_at, second.what, second.seen_at)


def _read_rows(session: Session, condition: ColumnElement[bool], limit: int | None = None) -> tuple[LostRow, ...]:
    query = select(LostItem).where(condition).order_by(LostItem.seen_at.desc(), LostItem.id.desc()).limit(limit)
    items: Sequence[LostItem] = session.execute(query).scalars().all()
    return tuple(
        LostRow(
            item.id, item.version, item.kind, item.what, item.place, item.kept_in, item.seen_at, item.person,
            item.phone, item.closed_at, item.outcome, item.given_to, item.note,
        )
        for item in items
    )  # fmt: skip
