"""What is said and done about a company before it has a seat: on its card, and along the pipeline."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject

from jib_desk.rules.words import ScoutDecision, word
from jib_desk.services.rows.admission import ScoutingRow, WaitingRow
from jib_desk.views.companies.admission_forms import (
    AppliedForm,
    EndWaitForm,
    HoldForm,
    ScoutingForm,
    WaitingForm,
)
from jib_desk.views.companies.tabs import CardHost
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.widgets.record_form import RecordForm


@dataclass(frozen=True, slots=True)
class Subject:
    """The company that something is done about; `version` is its own."""

    id: int
    version: int
    name: str
    scouting: ScoutingRow | None = None
    waiting: WaitingRow | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """A verb and what it does; `id` for tests and keys."""

    id: str
    text: str
    run: Callable[[], object]


class AdmissionVerbs(QObject):
    """Sentences and deeds; a QObject because translations belong to a class."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__()
        self._desk = desk
        self._host = host

    # --- sentences ---------------------------------------------------------------------------

    def wait_text(self, wait: WaitingRow) -> str:
        """Waits for 4 desks since 3 Nov 2023, from 1 Jan 2024."""
        lang = self._desk.lang
        one = self.tr("Waits for 1 desk since {since}")
        text = one if wait.desks == 1 else self.tr("Waits for {count} desks since {since}")
        said = text.format(count=wait.desks, since=short_day_text(wait.since_on, lang))
        if wait.wanted_on is not None:
            said = self.tr("{wait}, not before {day}").format(wait=said, day=short_day_text(wait.wanted_on, lang))
        return said

    def past_wait_text(self, wait: WaitingRow) -> str:
        """Waited from one day to another, and how it ended."""
        lang = self._desk.lang
        ended = word("wait_outcome", wait.outcome or "").said(lang)
        text = self.tr("Waited {since} – {until} · {ended}")
        until = wait.closed_on or wait.since_on
        return text.format(since=short_day_text(wait.since_on, lang), until=short_day_text(until, lang), ended=ended)

    def scouting_text(self, row: ScoutingRow) -> str:
        """Who found the company, when, with how many points."""
        lang = self._desk.lang
        source = word("scout_source", row.source).said(lang)
        found = self.tr("Found on {day}").format(day=short_day_text(row.scouted_on, lang))
        score = "" if row.score is None else self.tr("{score} of 100 points").format(score=row.score)
        return " · ".join(part for part in (source, row.source_note, found, score) if part)

    def decision_text(self, row: ScoutingRow) -> str:
        """What was decided and when; empty while it is open."""
        if row.decided_on is None:
            return ""
        said = word("scout_decision", row.decision).said(self._desk.lang)
        return f"{said} · {short_day_text(row.decided_on, self._desk.lang)}"

    # --- deeds -------------------------------------------------------------------------------

    def add_wait(self, of: Subject) -> Deed:
        """Puts the company on the waiting list."""
        return Deed("wait", self.tr("Put on the waiting list"), lambda: self._open(of, WaitingForm(self._desk, of.id)))

    def edit_wait(self, of: Subject, wait: WaitingRow) -> Deed:
        """Changes what is waited for."""
        form = WaitingForm
        return Deed("edit_wait", self.tr("Change the wish"), lambda: self._open(of, form(self._desk, of.id, wait)))

    def end_wait(self, of: Subject, wait: WaitingRow) -> Deed:
        """Takes the company off the waiting list."""
        return Deed("end_wait", self.tr("Take off the list"), lambda: self._open(of, EndWaitForm(self._desk, wait)))

    def hold(self, of: Subject, wait: WaitingRow) -> Deed | None:
        """Holds a free unit for who waits; None where none is enough."""
        today, services = self._desk.today(), self._desk.services
        units = services.plans.free_units(today, desks=wait.desks, limit=8)
        offers = [
            offer
            for unit in units
            for offer in services.admission.matching(unit.id, today)
            if offer.waiting.id == wait.id
        ]
        if not offers:
            return None
        text = self.tr("Hold {unit}").format(unit=offers[0].unit_code)
        return Deed("hold", text, lambda: self._open(of, HoldForm(self._desk, wait, offers)))

    def take_up(self, unit_id: int, code: str) -> Deed:
        """Goes to the unit that is held, where it is taken up."""
        text = self.tr("Take up {unit}").format(unit=code)
        return Deed("take_up", text, lambda: self._desk.go_to("floor_plan", "unit", unit_id))

    def scout(self, of: Subject) -> Deed:
        """Notes who found the company, or says it anew."""
        text = self.tr("Edit the scouting") if of.scouting else self.tr("Note who found it")
        return Deed("scout", text, lambda: self._open(of, ScoutingForm(self._desk, of.id, of.scouting)))

    def apply(self, of: Subject) -> Deed:
        """Notes that the company has applied."""
        form = AppliedForm
        return Deed("apply", self.tr("Has applied"), lambda: self._open(of, form(self._desk, of.id, of.version)))

    def decide(self, of: Subject, row: ScoutingRow, decision: ScoutDecision) -> Deed:
        """Decides on a scouted company, today."""
        text = {
            ScoutDecision.INVITED: self.tr("Invite"),
            ScoutDecision.LATER: self.tr("Later"),
            ScoutDecision.DECLINED: self.tr("Decline"),
            ScoutDecision.OPEN: self.tr("Take the decision back"),
        }[decision]
        return Deed(decision.value, text, lambda: self._decide(of, row, decision))

    def _decide(self, of: Subject, row: ScoutingRow, decision: ScoutDecision) -> None:
        by, admission = self._desk.actor(), self._desk.services.admission
        said = word("scout_decision", decision).said(self._desk.lang)
        text = self.tr("{company}: {decision}").format(company=of.name, decision=said)
        self._desk.run(
            lambda: admission.decide(by=by, scouting_id=row.id, version=row.version, decision=decision), text=text
        )

    def _open(self, of: Subject, form: RecordForm) -> None:
        self._host.open_form(form, lambda: of.name)
