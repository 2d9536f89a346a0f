"""The card's part about what comes before a seat: who found the company, and whether it waits."""

from jib_desk.rules.words import CompanyStage, ScoutDecision
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.admission_verbs import AdmissionVerbs, Deed, Subject
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.widgets.basics import button, label, row_of


class AdmissionPart(CardPart):
    """A line each for scouting and waiting, with what can be done about them."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self._verbs = AdmissionVerbs(desk, host)

    def fill(self, detail: CompanyDetail) -> None:
        row, admission = detail.company, self.desk.services.admission
        waits = admission.waits_of(row.id)
        waiting = next((wait for wait in waits if wait.closed_on is None), None)
        scouting = admission.scouting_of(row.id)
        of = Subject(row.id, row.version, self.desk.name(row.name_en, row.name_zh), scouting, waiting)
        self.box.addWidget(label("field", self.tr("Before the seat")))
        if scouting is not None:
            for text in (self._verbs.scouting_text(scouting), self._verbs.decision_text(scouting), scouting.note):
                if text:
                    self.box.addWidget(label("", text, wrap=True))
        for wait in waits:
            text = self._verbs.wait_text(wait) if wait.closed_on is None else self._verbs.past_wait_text(wait)
            shown = " · ".join(part for part in (text, wait.note) if part)
            self.box.addWidget(label("strong" if wait.closed_on is None else "", shown, wrap=True))
        if scouting is None and not waits:
            self.box.addWidget(label("dim", self.tr("Neither scouted nor on the waiting list.")))
        if self.host.may_write():
            self._add_deeds(self._deeds(of, row.way))

    def _deeds(self, of: Subject, stage: CompanyStage) -> list[Deed]:
        verbs = self._verbs
        deeds: list[Deed] = []
        if stage is CompanyStage.SCOUTED and of.scouting is not None:
            if of.scouting.decision is not ScoutDecision.INVITED:
                deeds.append(verbs.decide(of, of.scouting, ScoutDecision.INVITED))
            deeds.append(verbs.apply(of))
        if of.waiting is not None:
            deeds += [verbs.edit_wait(of, of.waiting), verbs.end_wait(of, of.waiting)]
        elif stage is not CompanyStage.SCOUTED:
            deeds.append(verbs.add_wait(of))
        return [*deeds, verbs.scout(of)]

    def _add_deeds(self, deeds: list[Deed]) -> None:
        for place in range(0, len(deeds), 2):  # side by side as far as a narrow card has room
            buttons = [button("link", deed.text) for deed in deeds[place : place + 2]]
            for made, deed in zip(buttons, deeds[place : place + 2], strict=True):
                made.setObjectName(f"admission.{deed.id}")
                made.setAccessibleName(deed.text)
                made.clicked.connect(deed.run)
            self.box.addLayout(row_of(*buttons))
