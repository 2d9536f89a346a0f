"""A seat census as tables: its seats in walking order with what was found, and the censuses there were."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from jib_desk.rules.words import Lang, UnitState, word
from jib_desk.services.rows.census import Before, CensusLine, CensusRow, FindingRow, Onward
from jib_desk.services.rows.seats import UnitRow
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.records import RecordsModel
from jib_desk.views.item_models.unit_faces import company_of

NOBODY = "–"


def recorded_text(unit: UnitRow, lang: Lang) -> str:
    """What is recorded of a unit: its company, or what it is instead; a hold says both."""
    state = word("unit_state", unit.state).said(lang)
    company = company_of(unit, lang)
    if unit.state is UnitState.OCCUPIED:
        return company
    return " · ".join(part for part in (state, company) if part)


def was_recorded(line: CensusLine, lang: Lang) -> str:
    """What was recorded when the seat was walked to, also after it was corrected; a dash for nobody."""
    then = line.finding.before if line.finding else None
    if then is None or not then.is_of_company:
        return recorded_text(line.unit, lang)
    return former_company(then, lang) or NOBODY


def recorded_desks(line: CensusLine) -> int:
    """The desks that were recorded then."""
    then = line.finding.before if line.finding else None
    return line.unit.desks if then is None or then.desks is None else then.desks


def former_company(then: Before, lang: Lang) -> str:
    """Who was recorded before a correction, in a language, or in the other where it is missing; "" for nobody."""
    names = (then.company_zh, then.company_en) if lang == "zh_CN" else (then.company_en, then.company_zh)
    return names[0] or names[1]


def found_company(finding: FindingRow, lang: Lang) -> str:
    """Who was found, in a language, or in the other where it is missing."""
    if lang == "zh_CN":
        return finding.company_zh or finding.company_en
    return finding.company_en or finding.company_zh


def next_company(finding: FindingRow, lang: Lang) -> str:
    """Who comes to the seat after the last day of the correction, in a language, or in the other."""
    names = (finding.next_zh, finding.next_en) if lang == "zh_CN" else (finding.next_en, finding.next_zh)
    return names[0] or names[1]


def onward_companies(item: Onward, lang: Lang) -> tuple[str, str]:
    """Who goes on in somebody else's correction, and who is recorded where they come to; "" for nobody."""
    if lang == "zh_CN":
        return item.company_zh or item.company_en, item.former_zh or item.former_en
    return item.company_en or item.company_zh, item.former_en or item.former_zh


def found_brief(finding: FindingRow, lang: Lang) -> str:
    """What was found, the one fact that nobody could guess first: a narrow column cuts the end."""
    result = word("census_result", finding.result).said(lang)
    parts = [found_company(finding, lang)]
    if finding.desks is not None:
        parts.append(word("plan_mark", "desks").said(lang).format(desks=finding.desks))
    return " · ".join(part for part in (*parts, result) if part)


def found_text(finding: FindingRow, lang: Lang) -> str:
    """What was found: the difference, who, and how many desks."""
    parts = [word("census_result", finding.result).said(lang), found_company(finding, lang)]
    if finding.desks is not None:
        parts.append(word("plan_mark", "desks").said(lang).format(desks=finding.desks))
    return " · ".join(part for part in parts if part)


class CensusModel(RecordsModel[CensusLine]):
    """One row a seat, in walking order."""

    PLACE, SEAT, RECORDED, DESKS, FOUND = range(5)
    COLUMNS = 5

    def __init__(self, lang: Lang, parent: QObject | None = None) -> None:
        super().__init__(lang, parent)

    def set_rows(self, lines: Sequence[CensusLine]) -> None:
        """Show these seats; where the same ones stay, only changed rows are announced."""
        self._show(lines)

    def heads(self) -> Sequence[str]:
        return (self.tr("No."), self.tr("Seat"), self.tr("As recorded"), self.tr("Desks"), self.tr("Found"))

    def text(self, line: CensusLine, column: int) -> str:
        values: dict[int, Callable[[], str]] = {
            self.PLACE: lambda: str(line.place),
            self.SEAT: lambda: line.unit.code,
            self.RECORDED: lambda: was_recorded(line, self._lang),
            self.DESKS: lambda: str(recorded_desks(line)),
            self.FOUND: lambda: found_brief(line.finding, self._lang) if line.finding else "",
        }
        return values[column]()

    def details(self, line: CensusLine) -> str:
        note = line.finding.note if line.finding else ""
        return "\n".join(part for part in (self.spoken(line), note) if part)

    def spoken(self, line: CensusLine) -> str:
        parts = [
            self.tr("{place}, seat {code}").format(place=line.place, code=line.unit.code),
            was_recorded(line, self._lang),
            self.tr("{count} desks").format(count=recorded_desks(line)),
        ]
        if line.finding is None:
            parts.append(self.tr("no difference noted"))
        else:
            parts.append(found_text(line.finding, self._lang))
            if line.finding.resolution is not None:
                parts.append(word("census_resolution", line.finding.resolution).said(self._lang))
        return self.tr(", ").join(part for part in parts if part)


class CensusesModel(RecordsModel[CensusRow]):
    """One row a census, the newest first."""

    CODE, DAY, BY, RESULT = range(4)
    COLUMNS = 4

    def set_rows(self, rows: Sequence[CensusRow]) -> None:
        """Show these."""
        self._show(rows)

    def heads(self) -> Sequence[str]:
        return (self.tr("Census"), self.tr("Day"), self.tr("Counted by"), self.tr("Result"))

    def text(self, row: CensusRow, column: int) -> str:
        values: dict[int, Callable[[], str]] = {
            self.CODE: lambda: row.code,
            self.DAY: lambda: short_day_text(row.counted_on, self._lang),
            self.BY: lambda: row.counted_by,
            self.RESULT: lambda: self.result(row),
        }
        return values[column]()

    def result(self, row: CensusRow) -> str:
        """What came of it, in one line."""
        parts = [self.tr("still open")] if row.is_open else []
        if not row.findings:
            parts.append(self.tr("everything as recorded"))
        else:
            parts.append(self.tr("%n difference(s)", "", row.findings))
            settled = self.tr("all settled")
            parts.append(self.tr("%n not settled", "", row.unsettled) if row.unsettled else settled)
        if row.scans:
            parts.append(self.tr("signed"))
        return " · ".join(parts)

    def details(self, row: CensusRow) -> str:
        return "\n".join(part for part in (self.spoken(row), row.note) if part)

    def spoken(self, row: CensusRow) -> str:
        return self.tr(", ").join(self.text(row, column) for column in range(self.COLUMNS))
