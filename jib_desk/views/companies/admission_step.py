"""What comes next for a company before it has a seat, said at the head of its card when nothing else is due."""

from PySide6.QtCore import QObject

from jib_desk.rules.words import AssignmentKind, CompanyStage, ScoutDecision, word
from jib_desk.services.rows.admission import ScoutingRow, WaitingRow
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.admission_verbs import AdmissionVerbs, Deed, Subject
from jib_desk.views.companies.next_step import NextStep
from jib_desk.views.companies.tabs import CardHost
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import day_text

DOES = "before_seat"


class AdmissionSteps(QObject):
    """Finds the step and does it; a QObject because translations belong to a class."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__()
        self._desk = desk
        self._verbs = AdmissionVerbs(desk, host)

    def of(self, detail: CompanyDetail) -> NextStep | None:
        """What is next, with its verb; None for who neither was scouted nor waits, and where no seat is free."""
        found = self._next(detail)
        return None if found is None else NextStep(found[0], found[1].text, DOES)

    def run(self, detail: CompanyDetail) -> None:
        """Does what `of` says."""
        found = self._next(detail)
        if found is not None:
            found[1].run()

    def _next(self, detail: CompanyDetail) -> tuple[str, Deed] | None:
        row, admission = detail.company, self._desk.services.admission
        scouting = admission.scouting_of(row.id) if row.way is CompanyStage.SCOUTED else None
        waiting = next((wait for wait in admission.waits_of(row.id) if wait.closed_on is None), None)
        of = Subject(row.id, row.version, self._desk.name(row.name_en, row.name_zh), scouting, waiting)
        if waiting is not None:
            return self._waits(of, waiting, detail)
        return None if scouting is None else self._scouted(of, scouting)

    def _scouted(self, of: Subject, scouting: ScoutingRow) -> tuple[str, Deed] | None:
        lang = self._desk.lang
        if scouting.decision is ScoutDecision.INVITED and scouting.decided_on is not None:
            text = self.tr("Invited on {day} and has not applied yet.").format(day=day_text(scouting.decided_on, lang))
            return text, self._verbs.apply(of)
        if scouting.decision is not ScoutDecision.OPEN:
            return None
        source = word("scout_source", scouting.source).said(lang)
        text = self.tr("Scouted ({source}), and nothing is decided yet.").format(source=source)
        return text, self._verbs.decide(of, scouting, ScoutDecision.INVITED)

    def _waits(self, of: Subject, waiting: WaitingRow, detail: CompanyDetail) -> tuple[str, Deed] | None:
        text = self.tr("{sentence}.").format(sentence=self._verbs.wait_text(waiting))
        today = self._desk.today()
        held = next(
            (
                item
                for item in detail.assignments
                if item.kind is AssignmentKind.HOLD and (item.vacated_on or item.ends_on or today) >= today
            ),
            None,
        )
        deed = self._verbs.take_up(held.unit_id, held.unit_code) if held else self._verbs.hold(of, waiting)
        return None if deed is None else (text, deed)
