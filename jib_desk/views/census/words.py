"""What a correction is called on its button, and the reason that it carries."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jib_desk.rules.census import Step
from jib_desk.rules.intervals import ONE_DAY
from jib_desk.views.item_models.census import former_company, found_company, next_company, onward_companies
from jib_desk.views.item_models.days import brief_day_text
from jib_desk.views.item_models.unit_faces import company_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jib_desk.rules.words import Lang
    from jib_desk.services.rows.census import CensusLine, CensusRow, FindingRow, Onward


class CensusWords(QObject):
    """Says corrections; a QObject, because translations belong to a class."""

    def correction(self, line: CensusLine, counted_on: date, lang: Lang) -> str:
        """All steps in one line: "End the stay on 29 Nov, assign to KiteSignal from 30 Nov"."""
        finding = line.finding
        if finding is None or finding.correction is None:
            return ""
        offered = finding.correction
        went = offered.unit_id != line.unit.id  # the company of this unit was found in that one
        company = company_of(line.unit, lang) if went else found_company(finding, lang)
        never_was = line.unit.since == counted_on and len(offered.steps) > 1
        values = {
            "company": company,
            "here": finding.from_unit_code,
            "there": finding.to_unit_code,
            "day": brief_day_text(counted_on, lang),
            "eve": brief_day_text(counted_on if line.unit.since == counted_on else counted_on - ONE_DAY, lang),
            "last": brief_day_text(offered.ends_on, lang) if offered.ends_on else "",
            "desks": finding.desks,
            "next": next_company(finding, lang),
        }
        steps = [self._step(step, finding, never_was=never_was).format(**values) for step in offered.steps]
        values["eve"] = brief_day_text(counted_on - ONE_DAY, lang)
        steps += [said for item in finding.onward for said in self._onward(item, values, lang)]
        if finding.kept_codes:
            steps.append(self.tr("besides {units}").format(units=self.tr(", ").join(finding.kept_codes)))
        return self.tr(", ").join(steps)

    def _onward(self, item: Onward, days: Mapping[str, object], lang: Lang) -> list[str]:
        """How somebody goes on who gives way to somebody else, and what makes room for them."""
        room = {
            Step.END: self.tr("the stay of {former} in {there} ends on {eve}"),
            Step.RELEASE: self.tr("the hold of {there} is released"),
            Step.REOPEN: self.tr("{there} is back in service"),
        }
        company, former = onward_companies(item, lang)
        values = {
            **days,
            "company": company,
            "former": former,
            "here": item.here,
            "there": item.there,
            "last": brief_day_text(item.ends_on, lang) if item.ends_on else "",
        }
        until = self.tr("{company} from {here} to {there} until {last}")
        goes = until if item.ends_on else self.tr("{company} from {here} to {there}")
        return [text.format(**values) for text in (*(room[step] for step in item.steps if step in room), goes)]

    def _step(self, step: Step, finding: FindingRow, *, never_was: bool) -> str:
        assert finding.correction is not None
        known = self.tr("record {desks} desks from {day}") if finding.desks is not None else self.tr("desks as found")
        until = finding.correction.ends_on is not None
        has_next = bool(finding.next_en or finding.next_zh)
        end = self.tr("take back the stay that begins that day") if never_was else self.tr("end the stay on {eve}")
        assign = self.tr("assign to {company} from {day} until {last}") if until else ""
        if until and has_next:
            assign = self.tr("assign to {company} from {day} until {last}, before {next} comes")
        return {
            Step.END: end,
            Step.RELEASE: self.tr("release the hold"),
            Step.REOPEN: self.tr("back in service"),
            Step.LEAVE: self.tr("{company} left {here} on {eve}"),
            Step.TAKE_UP: self.tr("turn the hold into a stay from {day}"),
            Step.BEGIN: self.tr("the stay of {company} begins on {day} already"),
            Step.ASSIGN: assign or self.tr("assign to {company} from {day}"),
            Step.MOVE: self.tr("move {company} from {here} to {there}"),
            Step.SWAP: self.tr("swap {here} and {there}"),
            Step.DESKS: known,
        }[step]

    def done(self, line: CensusLine, outcome: FindingRow, lang: Lang) -> str:
        """What the toast says after the click: "A05 corrected: KiteSignal instead of MoonPanda"."""
        offered = line.finding.correction if line.finding is not None else None
        before = line.finding
        if before is not None and before.onward:
            return self.tr("Corrected together: {units}").format(units=self._units(before))
        if offered is not None and before is not None and before.from_unit_code:
            values = {"here": before.from_unit_code, "there": before.to_unit_code, "company": ""}
            if Step.SWAP in offered.steps:
                return self.tr("{here} and {there} are swapped").format(**values)
            went = offered.unit_id != line.unit.id
            values["company"] = company_of(line.unit, lang) if went else found_company(outcome, lang)
            return self.tr("{company} is moved from {here} to {there}").format(**values)
        return self.tr("{unit} corrected: {what}").format(unit=line.unit.code, what=self.corrected(outcome, lang))

    def _units(self, finding: FindingRow) -> str:
        units = {finding.from_unit_code, finding.to_unit_code, *(item.there for item in finding.onward)} - {""}
        return self.tr(", ").join(sorted(units))

    def corrected(self, finding: FindingRow, lang: Lang) -> str:
        """What a correction did: "SilkRoute moved out", "6 desks instead of 4"; the record of it where that is all."""
        then = finding.before
        if then is None:
            return finding.explanation
        was, now = former_company(then, lang), found_company(finding, lang)
        parts: list[str] = []
        if then.is_of_company:
            if was and now:
                parts.append(self.tr("{now} instead of {was}").format(now=now, was=was))
            elif was:
                parts.append(self.tr("{company} moved out").format(company=was))
            elif now:
                parts.append(self.tr("{company} moved in").format(company=now))
        if then.desks is not None and finding.desks is not None:
            parts.append(self.tr("{now} desks instead of {was}").format(now=finding.desks, was=then.desks))
        return self.tr(", ").join(parts) or finding.explanation

    def reason(self, census: CensusRow, note: str) -> str:
        """The reason of a correction unless a person writes another."""
        said = self.tr("Seat census {code}").format(code=census.code)
        return f"{said}: {note}" if note else said


def capital(text: str) -> str:
    """The first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
