"""Privacy notice and non-disclosure agreement: written in versions, accepted once a version by each visitor.

What somebody accepted is never changed: a new text is a new version then, and only that is asked for again. While the
centre does not ask (`asks_terms`), nobody is shown anything.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.invitation import Acceptance, Terms
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.recognition import Described
from jib_desk.rules.texts import NOTE_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.categories import TermsRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned
from jib_desk.services.visit import recognition

BODY_LIMIT = 5 * NOTE_LIMIT  # characters in each language
_ACCEPTANCE: Table = TABLES["acceptance"]
_ASKS = "SELECT value FROM setting WHERE key = 'asks_terms'"
# The newest version of each kind that holds on a day.
_IN_FORCE = """SELECT t.id, t.version, t.kind, t.number, t.body_en, t.body_zh, t.valid_from FROM terms t
  WHERE t.valid_from <= ?1 AND t.number = (SELECT max(n.number) FROM terms n WHERE n.kind = t.kind
    AND n.valid_from <= ?1)"""


class TermsService(Service):
    """Writes versions, and says what a visitor has to accept still."""

    def asked_of(self, visitor_id: int | None, person: Described | None = None) -> tuple[TermsRow, ...]:
        """What this visitor (None = somebody new) has to accept today; nothing while the centre does not ask.

        Who was typed anew and surely is a visitor of before, as `person` says, is asked for what is new to him.
        """

        def reading(source: Source) -> tuple[TermsRow, ...]:
            known = visitor_id
            if known is None and person is not None and _asks(source):
                known = recognition.same_person(source, person)
            return asked_of(source, known, self._today(source))

        return self._quick_read(reading)

    def in_force(self) -> tuple[TermsRow, ...]:
        """The version of each kind that holds today, asked for or not."""
        return self._quick_read(lambda source: _in_force(source, self._today(source)))

    def versions(self, kind: TermsKind) -> tuple[TermsRow, ...]:
        """Every version of a kind, the newest first."""
        return self._read(lambda session: _rows(session, Terms.kind == kind))

    def accepted_by(self, visitor_id: int) -> tuple[tuple[TermsRow, datetime], ...]:
        """What somebody accepted and when, the latest first."""

        def reading(session: Session) -> tuple[tuple[TermsRow, datetime], ...]:
            query = select(Acceptance.terms_id, Acceptance.accepted_at).where(Acceptance.visitor_id == visitor_id)
            found = session.execute(query.order_by(Acceptance.accepted_at.desc(), Acceptance.id.desc())).all()
            rows = {row.id: row for row in _rows(session, Terms.id.in_([key for key, _at in found]))}
            return tuple((rows[key], at) for key, at in found)

        return self._read(reading)

    def write(
        self,
        *,
        by: Actor,
        kind: TermsKind,
        body_en: str,
        body_zh: str,
        valid_from: date | None = None,
        token: str | None = None,
    ) -> Outcome[TermsRow]:
        """The text from `valid_from` (today) on: a new version, unless nobody accepted the newest one yet.

        Raises ValueMissing (body_en), ValueRefused (too long, in_the_past), NotAllowed.
        """
        texts = {
            "body_en": cleaned("body_en", body_en, BODY_LIMIT, lines=True),
            "body_zh": cleaned("body_zh", body_zh, BODY_LIMIT, lines=True),
        }
        if not any(texts.values()):
            raise errors.ValueMissing("body_en")

        def do(work: Work) -> int:
            today = self._today(work.session)
            begins = valid_from or today
            if begins < today:
                raise errors.ValueRefused("valid_from", "in_the_past", begins.isoformat())
            newest = next(iter(_rows(work.session, Terms.kind == kind)), None)
            work.subject = f"{kind} {newest.number + 1 if newest else 1}"
            if newest is not None and _is_same(newest, texts, begins, today):
                return newest.id
            if newest is not None and not newest.acceptances:
                item = work.session.get_one(Terms, newest.id)
                item.body_en, item.body_zh, item.valid_from = texts["body_en"], texts["body_zh"], begins
                work.subject = f"{kind} {newest.number}"
                return item.id
            item = Terms(kind=kind, number=newest.number + 1 if newest else 1, valid_from=begins, **texts)
            work.session.add(item)
            work.session.flush()
            return item.id

        return self._commit(by, "terms.write", do, _one, token=token, roles=MANAGERS)


# --- for the transaction of a check-in ---------------------------------------------------------


def asked_of(source: Source, visitor_id: int | None, today: date) -> tuple[TermsRow, ...]:
    """What a visitor has to accept still, inside a transaction."""
    if not _asks(source):
        return ()
    accepted: set[int] = set()
    if visitor_id is not None:
        query = "SELECT terms_id FROM acceptance WHERE visitor_id = ?"
        accepted = {row[0] for row in direct.fetch(source, query, (visitor_id,))}
    return tuple(row for row in _in_force(source, today) if row.id not in accepted)


def _asks(source: Source) -> bool:
    return direct.scalar(source, _ASKS) == "true"


def keep_acceptance(
    work: Work, visitor_id: int, visit_id: int, accepted: Iterable[int], now: datetime, today: date
) -> None:
    """Writes down what a visitor accepts now, with its version. Raises TermsNotAccepted for what is left.

    `accepted` are ids of versions; one that is not asked for any more is passed over: a newer one is asked for then.
    """
    asked = asked_of(work.session, visitor_id, today)
    if not asked:
        return
    given = frozenset(accepted)
    left = [row for row in asked if row.id not in given]
    if left:
        raise errors.TermsNotAccepted(tuple(row.id for row in left), tuple(row.kind.value for row in left))
    keys = work.next_ids(_ACCEPTANCE, len(asked))
    about = {"version": 1, "visitor_id": visitor_id, "visit_id": visit_id, "accepted_at": now}
    rows = [{"id": key, "terms_id": row.id, **about} for key, row in zip(keys, asked, strict=True)]
    work.write_many(_ACCEPTANCE, rows)


def _in_force(source: Source, today: date) -> tuple[TermsRow, ...]:
    rows = (
        TermsRow(key, version, TermsKind(kind), number, body_en, body_zh, date.fromisoformat(valid_from))
        for key, version, kind, number, body_en, body_zh, valid_from in direct.fetch(
            source, _IN_FORCE, (today.isoformat(),)
        )
    )
    return tuple(sorted(rows, key=lambda row: list(TermsKind).index(row.kind)))


def _is_same(newest: TermsRow, texts: dict[str, str], begins: date, today: date) -> bool:
    """Whether nothing would change: the same words, that hold already or from the same day on."""
    is_time = newest.valid_from == begins or (newest.valid_from <= today == begins)
    return is_time and (newest.body_en, newest.body_zh) == (texts["body_en"], texts["body_zh"])


def _one(session: Session, key: int) -> TermsRow:
    session.flush()
    return _rows(session, Terms.id == key)[0]


def _rows(session: Session, *conditions: Any) -> tuple[TermsRow, ...]:
    count = select(func.count()).where(Acceptance.terms_id == Terms.id).correlate(Terms).scalar_subquery()
    query = select(Terms, count).where(*conditions).order_by(Terms.kind, Terms.number.desc())
    found: Sequence[Any] = session.execute(query).all()
    return tuple(
        TermsRow(
            item.id, item.version, item.kind, item.number, item.body_en, item.body_zh, item.valid_from, acceptances
        )
        for item, acceptances in found
    )
