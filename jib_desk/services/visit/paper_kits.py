"""The paper bridge: kits of numbered lines are printed for an outage, and each line is entered once afterwards.

Times are those of the paper: none is taken from the clock (DOMAIN §3.9).
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Unpack
from uuid import uuid4

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.faults import GuardRefused
from jib_desk.models.guards import BADGE_IN_USE
from jib_desk.models.journal import Work
from jib_desk.models.register import PaperKit
from jib_desk.models.tables import TABLES
from jib_desk.rules.badges import free_numbers
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import due_since, kit_code, read_kit_code, refuse_impossible
from jib_desk.rules.words import ClosedBy
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found, zone_of
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.paper_kits import KitLineRow, KitPaper, KitRow, KitSheet
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit import muster, recognition, visit_reads
from jib_desk.services.visit.badges import came_to_hand, worn_by
from jib_desk.services.visit.paper_kit_reads import entered_before, line_of, read_kit, read_kits, read_lines
from jib_desk.services.visit.paper_overlaps import refuse_overlap
from jib_desk.services.visit.paper_plans import plan_of
from jib_desk.services.visit.parties import out_of_party
from jib_desk.services.visit.party_watch import members_of
from jib_desk.services.visit.visit_fields import AboutVisit, VisitFields
from jib_desk.services.visit.visit_steps import refuse_off
from jib_desk.services.visit.watch_screen import WatchScreen

SOURCE = "paper"
_VISIT: Table = TABLES["visit"]
_VISITOR: Table = TABLES["visitor"]
_LINE: Table = TABLES["paper_line"]

_MADE_HERE = """SELECT 1 FROM paper_kit k JOIN journal_line l ON l.kind = 'paper_kit' AND l.key = k.id
  JOIN journal_entry e ON e.number = l.entry WHERE k.printed_at >= ? AND e.workstation = ? LIMIT 1"""


class PaperKitsService(Service):
    """Makes kits, and writes down what was on their lines."""

    # --- reading ----------------------------------------------------------------------------

    def open_kits(self) -> tuple[KitRow, ...]:
        """Kits that lines can be entered of, the newest first."""
        return self._quick_read(
            lambda source: read_kits(source, "WHERE k.closed_at IS NULL ORDER BY k.printed_at DESC, k.id DESC")
        )

    def unfinished(self) -> tuple[KitRow, ...]:
        """Kits of which some lines were entered and some not, the oldest first."""
        return tuple(reversed([kit for kit in self.open_kits() if kit.is_begun]))

    def by_code(self, written: str) -> KitRow | None:
        """The kit of a code, however it is typed."""
        code = read_kit_code(written)
        rows = self._quick_read(lambda source: read_kits(source, "WHERE k.code = ?", (code,))) if code else ()
        return rows[0] if rows else None

    def sheet(self, kit_id: int) -> KitSheet:
        """A kit with what was entered. Raises NotFound."""
        return self._quick_read(lambda source: KitSheet(read_kit(source, kit_id), read_lines(source, kit_id)))

    def paper(self, kit_id: int) -> KitPaper:
        """What is printed on a kit's sheets. Raises NotFound."""

        def reading(source: Source) -> KitPaper:
            today = visit_reads.local_today(source, self._clock.now())
            return KitPaper(read_kit(source, kit_id), muster.call_list(source, today))

        return self._quick_read(reading)

    def due(self, workstation: str) -> datetime | None:
        """The set hour whose kit this workstation should have printed and has not, None when there is none."""

        def reading(source: Source) -> datetime | None:
            centre = centre_of(source)
            since = due_since(centre.reception.kit_times, self._clock.now().astimezone(centre.zone))
            if since is None or direct.first(source, _MADE_HERE, (int(since.timestamp()), workstation)):
                return None
            return since

        return self._quick_read(reading)

    # --- writing ----------------------------------------------------------------------------

    def make(self, *, by: Actor, token: str | None = None) -> Outcome[KitRow]:
        """A new kit with the badges that are on the shelf now beside its lines."""
        now = self._clock.now()

        def do(work: Work) -> int:
            centre = centre_of(work.session)
            day, lines = now.astimezone(centre.zone).date(), centre.reception.kit_lines
            kit = PaperKit(
                code=_next_code(work.session, kit_code(day, 1)),
                printed_at=now,
                lines=lines,
                badges=list(free_numbers(visit_reads.taken_badges(work.session, now), lines)),
            )
            work.session.add(kit)
            work.session.flush()
            work.subject = kit.code
            return kit.id

        return self._commit(by, "paper_kit.make", do, read_kit, token=token)

    def enter_line(
        self,
        *,
        by: Actor,
        kit_id: int,
        line: int,
        arrived_at: datetime,
        left_at: datetime | None = None,
        visitor_id: int | None = None,
        visit_id: int | None = None,
        badge: str = "",
        is_unplanned: bool = False,
        of_party: tuple[int, int] | None = None,
        token: str | None = None,
        **about: Unpack[AboutVisit],
    ) -> Outcome[KitLineRow]:
        """Somebody came, and left again where `left_at` is written: new, returning or expected (`visit_id`).

        Without `visit_id` a visit that was planned for the day of the arrival is looked for, whenever that was;
        ExpectedAlready asks which where several may be meant, and `is_unplanned` answers that it is none of them,
        `of_party` that it is somebody of a group, as in `visitors.check_in`.
        Raises LineEntered, KitClosed, ValueMissing (name), AlreadyInside, InsideMeanwhile, BadgeInUse, BadgeWorn,
        NotFound and ValueRefused (no_such_line; of a time in_the_future, before_kit, left_before_arrival).
        """
        fields = VisitFields(badge=badge, **about).checked()
        until = left_at or self._clock.now()
        screen = WatchScreen(self._database, self._clock)

        def do(work: Work) -> list[int]:
            kit = self._open(work, kit_id, line)
            self._check_times(work.session, kit, arrived_at, left_at)
            if fields.badge:
                came_to_hand(work, fields.badge)
            came = {"arrived_at": arrived_at, "is_open": left_at is None, "staff_id": by.id, "source": SOURCE}
            came |= _ended(left_at) if left_at is not None else {}
            if of_party is not None:
                key = self._ahead(work, of_party, visitor_id, fields, frozenset(about), until, came)
            elif visit_id is not None:
                key = self._arrive(work, visit_id, fields, frozenset(about), until, came, visitor_id)
            else:
                key = self._walk_in(work, visitor_id, fields, until, came, is_unplanned=is_unplanned)
            screen.came(work, by, fields.described(), self._visit(work.session, key).visitor_id, key)
            for _member, who in members_of(work.session, key):
                screen.came(work, by, who, None, key)
            return self._written(work, kit, line, by, key)

        explain = _explain(kit_id, line, fields.badge)
        return self._commit(by, "paper_kit.line", do, line_of, token=token, explain=explain)

    def leave_line(
        self,
        *,
        by: Actor,
        kit_id: int,
        line: int,
        visit_id: int,
        left_at: datetime,
        token: str | None = None,
    ) -> Outcome[KitLineRow]:
        """Somebody who was inside before the outage left during it: his visit ends at the time on the paper.

        Raises LineEntered, KitClosed, VisitClosed, NotFound and ValueRefused as `enter_line`.
        """

        def do(work: Work) -> list[int]:
            kit = self._open(work, kit_id, line)
            row = self._visit(work.session, visit_id)
            name = row.name_zh or row.name_latin
            if row.closed_by is not None:
                raise errors.VisitClosed(name, row.left_at, row.closed_by)
            if row.arrived_at is None:
                raise errors.ValueRefused("visit", "not_arrived", name)
            self._check_times(work.session, kit, None, left_at)
            if left_at < row.arrived_at:
                came = f"{row.arrived_at.astimezone(zone_of(work.session)):%H:%M}"
                raise errors.ValueRefused("left_at", "left_before_arrival", came)
            work.update_many(_VISIT, [{"id": visit_id, "is_open": False, **_ended(left_at)}])
            return self._written(work, kit, line, by, visit_id)

        return self._commit(by, "paper_kit.line", do, line_of, token=token, explain=_explain(kit_id, line))

    def void_line(self, *, by: Actor, kit_id: int, line: int, token: str | None = None) -> Outcome[KitLineRow]:
        """The line is crossed out on the paper. Raises LineEntered, KitClosed, ValueRefused, NotFound."""

        def do(work: Work) -> list[int]:
            return self._written(work, self._open(work, kit_id, line), line, by, None)

        return self._commit(by, "paper_kit.void", do, line_of, token=token, explain=_explain(kit_id, line))

    def close(self, *, by: Actor, kit_id: int, version: int, token: str | None = None) -> Outcome[KitRow]:
        """The lines that were not entered are blank on the paper. Raises KitClosed, Stale, NotFound."""

        def do(work: Work) -> int:
            kit = found(work.session, PaperKit, kit_id)
            check_version("paper_kit", kit, version)
            if kit.closed_at is not None:
                raise errors.KitClosed(kit.code, kit.closed_at)
            kit.closed_at = self._clock.now()
            work.subject = kit.code
            return kit.id

        return self._commit(by, "paper_kit.close", do, read_kit, token=token)

    # --- steps of a transaction ---------------------------------------------------------------

    def _open(self, work: Work, kit_id: int, line: int) -> PaperKit:
        """A kit of which this line can be entered."""
        kit = found(work.session, PaperKit, kit_id)
        if not 1 <= line <= kit.lines:
            raise errors.ValueRefused("line", "no_such_line", str(line))
        entered = entered_before(work.session, kit_id, line)
        if entered is not None:
            raise entered
        if kit.closed_at is not None:
            raise errors.KitClosed(kit.code, kit.closed_at)
        return kit

    def _written(self, work: Work, kit: PaperKit, line: int, by: Actor, visit_id: int | None) -> list[int]:
        """The line is entered; with its last line a kit is closed."""
        now = self._clock.now()
        (key,) = work.next_ids(_LINE, 1)
        row = {"id": key, "version": 1, "kit_id": kit.id, "line": line, "visit_id": visit_id}
        work.write_many(_LINE, [{**row, "is_void": visit_id is None, "entered_at": now, "staff_id": by.id}])
        if len(read_lines(work.session, kit.id)) == kit.lines:
            kit.closed_at = now
        work.subject = f"{kit.code} · {line}"
        return [kit.id, line]

    def _check_times(
        self, session: Session, kit: PaperKit, arrived_at: datetime | None, left_at: datetime | None
    ) -> None:
        try:
            refuse_impossible(arrived_at, left_at, kit.printed_at, self._clock.now())
        except RuleFault as fault:
            about = arrived_at if fault.code == "left_before_arrival" or fault.detail == "arrived_at" else left_at
            wall = f"{about.astimezone(zone_of(session)):%H:%M}" if about is not None else ""
            raise errors.ValueRefused(fault.detail, fault.code, wall) from fault

    def _person(self, work: Work, visitor_id: int | None, fields: VisitFields) -> int:
        known = visitor_id
        if known is not None:
            return visit_reads.standing_record(work.session, known)
        if not (fields.name_zh or fields.name_latin):
            raise errors.ValueMissing("name")
        known = recognition.same_person(work.session, fields.described())
        if known is None:
            (known,) = work.next_ids(_VISITOR, 1)
            work.write_many(_VISITOR, [{"id": known, "version": 1, "uid": str(uuid4()), **fields.about_person()}])
        return known

    def _arrive(
        self,
        work: Work,
        visit_id: int,
        fields: VisitFields,
        said: frozenset[str],
        until: datetime,
        came: Mapping[str, Any],
        person: int | None = None,
    ) -> int:
        """Somebody expected; what the plan says stays where nothing else is said."""
        row = self._visit(work.session, visit_id)
        if row.closed_by is not None:
            raise errors.VisitClosed(row.name_zh or row.name_latin, row.left_at, row.closed_by)
        refuse_off(row)
        comes = row.visitor_id if person is None else person
        refuse_overlap(work.session, comes, fields.badge, came["arrived_at"], until)
        place = visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        values = {name: value for name, value in fields.about_visit().items() if name in said | {"badge"}}
        values |= {name: value for name, value in place.items() if value is not None}
        work.update_many(_VISIT, [{"id": visit_id, "visitor_id": comes, **values, **came}])
        return visit_id

    def _walk_in(
        self,
        work: Work,
        visitor_id: int | None,
        fields: VisitFields,
        until: datetime,
        came: Mapping[str, Any],
        *,
        is_unplanned: bool,
    ) -> int:
        planned = None if is_unplanned else plan_of(work.session, fields, visitor_id, came["arrived_at"])
        if planned is not None:
            return self._arrive(work, planned[0], fields, frozenset(), until, came, planned[1])
        return self._new_visit(work, visitor_id, fields, until, came)

    def _ahead(
        self,
        work: Work,
        of_party: tuple[int, int],
        visitor_id: int | None,
        fields: VisitFields,
        said: frozenset[str],
        until: datetime,
        came: Mapping[str, Any],
    ) -> int:
        """Somebody of a group that was still to come: a visit of his own."""
        row = self._visit(work.session, of_party[0])
        if row.closed_by is not None:
            raise errors.VisitClosed(row.name_zh or row.name_latin, row.left_at, row.closed_by)
        if row.arrived_at is not None:
            raise errors.AlreadyInside(row.name_zh or row.name_latin, row.arrived_at, row.badge)
        refuse_off(row)
        fields, linked = out_of_party(work, row, of_party[1], fields, said, is_known=visitor_id is not None)
        return self._new_visit(work, visitor_id, fields, until, {**came, **linked})

    def _new_visit(
        self, work: Work, visitor_id: int | None, fields: VisitFields, until: datetime, came: Mapping[str, Any]
    ) -> int:
        person = self._person(work, visitor_id, fields)
        refuse_overlap(work.session, person, fields.badge, came["arrived_at"], until)
        place = visit_reads.place_of(work.session, fields.company_id, fields.host_id)
        (key,) = work.next_ids(_VISIT, 1)
        row = {"id": key, "version": 1, "uid": str(uuid4()), "visitor_id": person}
        work.write_many(_VISIT, [{**row, **place, **fields.about_visit(), **came}])
        return key

    def _visit(self, session: Session, visit_id: int) -> VisitRow:
        rows = visit_reads.visits_by_id(session, (visit_id,), self._clock.now())
        if not rows:
            raise errors.NotFound("visit", str(visit_id))
        return rows[0]


def _ended(left_at: datetime) -> dict[str, Any]:
    return {"left_at": left_at, "closed_by": ClosedBy.DESK, "closed_at": left_at}


def _explain(kit_id: int, line: int, badge: str = "") -> Callable[[Session, GuardRefused], errors.DeskError | None]:
    """What the database's refusal means: the badge is worn, or another desk entered the line meanwhile."""

    def explain(session: Session, refusal: GuardRefused) -> errors.DeskError | None:
        return worn_by(session, badge) if refusal.code == BADGE_IN_USE else entered_before(session, kit_id, line)

    return explain


def _next_code(session: Session, first: str) -> str:
    """The code after the last one of the day; `first` is the day's first."""
    stem = first.rpartition("-")[0]
    codes = session.execute(select(PaperKit.code).where(PaperKit.code.startswith(f"{stem}-"))).scalars()
    number = max((int(code.rpartition("-")[2]) for code in codes), default=0) + 1
    return f"{stem}-{number:02d}"
