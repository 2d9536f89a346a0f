"""Two cards of one company become one (FEATURES B2): noticed, compared, merged in one entry, and undone by one.

The merged card keeps its code, its own values and its past in the journal; everything that refers to it moves.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.centre import Setting
from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.references import references_to
from jib_desk.models.tables import TABLES
from jib_desk.rules import merging
from jib_desk.rules.company_names import alike
from jib_desk.rules.merging import FIELDS, Side
from jib_desk.rules.tags import MOST_TAGS, clean_tags
from jib_desk.rules.words import AssignmentKind
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_clashes import settle
from jib_desk.services.company.company_reads import company_rows, standing
from jib_desk.services.redirecting import redirect
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.merging import Comparison, FieldPair
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import code_of

_SHOWN = ("name_zh", "name_en", "uscc", "sector", "notes")
_TWO = "two_companies:"  # settings of that key, each with the ids of two cards that a person told apart


class MergingService(Service):
    """Finds, compares and merges cards that are one company."""

    # --- reading ----------------------------------------------------------------------------

    def likely(self, company_id: int, limit: int = 3) -> tuple[CompanyRow, ...]:
        """Other cards that may be the same company by their names, in either script or pinyin; likeliest first.

        Credit codes that differ speak against it, and so does a person who said that they are two: both are left out.
        """

        def reading(session: Session) -> tuple[CompanyRow, ...]:
            columns = (Company.id, Company.uscc, Company.name_zh, Company.name_en)
            query = select(*columns).where(Company.merged_into_id.is_(None))
            cards = {row.id: row for row in session.execute(query)}
            own = cards.pop(company_id, None)
            if own is None:
                return ()
            two = set(session.execute(select(Setting.key).where(Setting.key.startswith(_TWO))).scalars())
            others = {
                key: (row.name_zh, row.name_en)
                for key, row in cards.items()
                if not (own.uscc and row.uscc and own.uscc != row.uscc) and _pair(company_id, key) not in two
            }
            keys = alike((own.name_zh, own.name_en), others, limit)
            if not keys:
                return ()
            today = self._today(session)
            rows = {row.id: row for row in company_rows(session, standing(session, today, today), Company.id.in_(keys))}
            return tuple(rows[key] for key in keys)

        return self._read(reading)

    def compare(self, keep_id: int, merge_id: int) -> Comparison:
        """Two cards side by side, and what merging the second into the first would move. Raises NotFound."""

        def reading(session: Session) -> Comparison:
            kept, merged = _both(session, keep_id, merge_id)
            today = self._today(session)
            seen = standing(session, today, today)
            rows = {row.id: row for row in company_rows(session, seen, Company.id.in_((keep_id, merge_id)))}
            own, other = _values(kept), _values(merged)
            pairs = (
                FieldPair(name, own[name], other[name], merging.offered(name, own[name], other[name]))
                for name in FIELDS
            )
            return Comparison(
                kept=rows[keep_id],
                merged=rows[merge_id],
                fields=tuple(pairs),
                moves=_moves(session, merge_id),
                seats_at_once=_seats_at_once(session, keep_id, merge_id),
            )

        return self._read(reading)

    # --- writing ----------------------------------------------------------------------------

    def keep_apart(self, *, by: Actor, company_id: int, other_id: int, token: str | None = None) -> Outcome[CompanyRow]:
        """Two cards that are called alike are two companies: they are not offered for merging any more."""

        def do(work: Work) -> int:
            first, second = _both(work.session, company_id, other_id)
            key = _pair(company_id, other_id)
            if work.session.execute(select(Setting.id).where(Setting.key == key)).first() is None:
                work.session.add(Setting(key=key, value=True))
            work.subject = f"{first.code} · {second.code}"
            return company_id

        return self._commit(by, "company.two", do, self._row, token=token)

    def merge(
        self,
        *,
        by: Actor,
        keep_id: int,
        keep_version: int,
        merge_id: int,
        merge_version: int,
        choices: Mapping[str, Side] | None = None,
        both_seats: bool = False,
        token: str | None = None,
    ) -> Outcome[CompanyRow]:
        """Merge the second card into the first. `choices` says for fields whose value stays; else the offered one.

        `both_seats` confirms that seats which both hold on the same days are right. Raises MergeUndecided,
        SeatsAtOnce, Stale, NotFound, CompanyMerged, ValueRefused.
        """

        def do(work: Work) -> int:
            kept, merged = _both(work.session, keep_id, merge_id)
            check_version("company", kept, keep_version, _SHOWN)
            check_version("company", merged, merge_version, _SHOWN)
            at_once = _seats_at_once(work.session, keep_id, merge_id)
            if at_once[0] and not both_seats:
                raise errors.SeatsAtOnce(", ".join(at_once[0]), ", ".join(at_once[1]))
            own, other = _values(kept), _values(merged)
            sides = _decided(own, other, choices or {})
            tags = list(clean_tags((*kept.tags, *merged.tags)[:MOST_TAGS]))
            work.subject = f"{merged.code} → {kept.code}"
            work.session.expunge_all()  # from here on the rows are written past the session
            settle(work, keep_id, merge_id)
            redirect(work, "company", merge_id, keep_id)
            work.replace_many(
                TABLES["company"],  # both at once: a credit code may change cards
                [
                    {"id": keep_id, **merging.values(own, other, sides), "tags": tags},
                    {"id": merge_id, "merged_into_id": keep_id, "uscc": merging.other_code(own, other, sides)},
                ],
            )
            return keep_id

        return self._commit(by, "company.merge", do, self._row, token=token)

    def _row(self, session: Session, key: int) -> CompanyRow:
        today = self._today(session)
        return company_rows(session, standing(session, today, today), Company.id == key)[0]


def _both(session: Session, keep_id: int, merge_id: int) -> tuple[Company, Company]:
    """Both cards, each standing for itself. Raises NotFound, CompanyMerged, ValueRefused for the same one twice."""
    if keep_id == merge_id:
        raise errors.ValueRefused("company", "same_company")
    return found(session, Company, keep_id), found(session, Company, merge_id)


def _pair(one: int, other: int) -> str:
    return f"{_TWO}{min(one, other)}:{max(one, other)}"


def _values(card: Company) -> dict[str, Any]:
    return {name: getattr(card, name) for name in FIELDS}


def _decided(own: Mapping[str, Any], other: Mapping[str, Any], choices: Mapping[str, Side]) -> dict[str, Side]:
    """A side for each field. Raises MergeUndecided where only a person knows."""
    sides: dict[str, Side] = {}
    for name in FIELDS:
        side = choices.get(name) or merging.offered(name, own[name], other[name])
        if side is None:
            raise errors.MergeUndecided(name, str(own[name]), str(other[name]))
        sides[name] = side
    return sides


def _moves(session: Session, company_id: int) -> dict[str, int]:
    """Table → how many of its rows refer to the company."""
    counts: dict[str, int] = {}
    for item in references_to("company"):
        table = TABLES[item.table]
        query = select(table.c.id).where(table.c[item.column] == company_id)
        if item.of_kind:
            query = query.where(table.c.kind == item.of_kind)
        rows = len(session.execute(query).all())
        if rows:
            counts[item.table] = counts.get(item.table, 0) + rows
    return counts


def _seats_at_once(session: Session, keep_id: int, merge_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers of the units that both occupy on any same day, of either card; empty when there is none."""

    def stays(company_id: int) -> list[tuple[int, date, date]]:
        query = select(Assignment.unit_id, Assignment.starts_on, Assignment.until_on).where(
            Assignment.company_id == company_id,
            Assignment.kind == AssignmentKind.OCCUPANCY,
            Assignment.live.is_(True),
        )
        return [(row.unit_id, row.starts_on, row.until_on) for row in session.execute(query)]

    own, other = stays(keep_id), stays(merge_id)
    pairs = [(a, b) for a in own for b in other if a[1] <= b[2] and b[1] <= a[2]]
    kept = {code_of(session, unit, start) for (unit, start, _), _ in pairs}
    merged = {code_of(session, unit, start) for _, (unit, start, _) in pairs}
    return tuple(sorted(kept)), tuple(sorted(merged))
