"""What is typed on a line from paper, read as it is saved; a field says what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.paper_kit import moments, refuse_impossible
from jib_desk.rules.walk_in import parse_walk_in
from jib_desk.services.errors import ValueRefused
from jib_desk.services.rows.visitors import VisitorHit, VisitRow
from jib_desk.views.visitors.visit_name import NameNotes

if TYPE_CHECKING:
    from datetime import time

    from jib_desk.views.visitors.paper_bridge_line import PaperLine

VOID_MARKS = frozenset({"-", "–", "—", "－", "/", "×", "作废"})


@dataclass(frozen=True, slots=True)
class Written:
    """A line that can be saved: crossed out, somebody who left, or somebody who came."""

    is_void: bool = False
    leaves: int | None = None  # the open visit of somebody who was inside before
    left_at: datetime | None = None
    came: dict[str, Any] | None = None


class LineReader(QObject):
    """Reads one line once."""

    def __init__(self, line: PaperLine) -> None:
        super().__init__()
        self._line = line
        self._notes = NameNotes(self, takes_lists=False)

    def read(self) -> Written | None:
        """What is typed; None where a field says what is wrong with it."""
        line = self._line
        if line.name.text().strip() in VOID_MARKS:
            return Written(is_void=True)
        times = self._times()
        if times is None:
            return None
        arrived, left = times
        if line.is_inside() and arrived is None:
            return self._leaving(left)
        if arrived is None:
            return line.tell(line.came, lambda: self.tr("When the visitor came is missing."))
        who = self._who()
        if who is None:
            return None
        if line.answer is not None:
            who |= line.answer.said
        host = line.chosen_host
        if line.host.text().strip() and host is None:
            return line.tell(line.host, lambda: self.tr("Choose a host from the list, or leave the field empty."))
        place = {"company_id": host.company_id, "host_id": host.host_id} if host else {}
        badge = line.badge.text().strip()
        return Written(came={**who, **place, "badge": badge, "arrived_at": arrived, "left_at": left})

    def _leaving(self, left: datetime | None) -> Written | None:
        line, person = self._line, self._line.person
        if left is None:
            return line.tell(line.left, lambda: self.tr("Inside by the record: when did the visitor leave?"))
        key = person.id if isinstance(person, VisitRow) else person.inside_visit_id if person else None
        return Written(leaves=key, left_at=left)

    def _who(self) -> dict[str, Any] | None:
        line, person = self._line, self._line.person
        if isinstance(person, VisitorHit):
            is_planned = line.answer is not None and line.answer.match is not None
            about = {} if is_planned else {"category": person.category, "purpose": person.last_purpose}
            return {"visitor_id": person.visitor_id, **about}  # whose plan it is the times on the paper say
        if person is not None:
            return {"visitor_id": person.visitor_id}
        if line.is_unsure and line.ask_who():
            return None
        typed = parse_walk_in(line.name.text())
        if not any(letter.isalpha() for letter in typed.name_zh + typed.name_latin):
            return line.tell(line.name, lambda: self.tr("The name is missing; “-” crosses the line out."))
        if typed.number:
            return line.tell(line.name, lambda: self._notes.number(typed.number))
        names = {"name_zh": typed.name_zh, "name_latin": typed.name_latin}
        return {**names, "organisation": typed.organisation, "phone": typed.phone}

    def _times(self) -> tuple[datetime | None, datetime | None] | None:
        line = self._line
        read: list[time | None] = []
        for field, name in ((line.came, "arrived_at"), (line.left, "left_at")):
            try:
                read.append(field.time())
            except RuleFault as fault:
                return line.explain(field, ValueRefused(name, fault.code, fault.detail))
        try:
            arrived, left = moments(line.day(), read[0], read[1], line.desk.zone)
        except RuleFault as fault:
            return line.explain(line.came, ValueRefused("arrived_at", fault.code, fault.detail))
        try:
            refuse_impossible(arrived, left, line.kit.printed_at, line.desk.clock.now())
        except RuleFault as fault:
            field, at = (line.came, arrived) if fault.detail == "arrived_at" else (line.left, left)
            wall = f"{line.desk.local(at):%H:%M}" if at is not None else ""
            return line.explain(field, ValueRefused(fault.detail, fault.code, wall))
        return arrived, left
