"""What one row of a ledger would do, while it is being thought through: nothing is stated before all is known."""

from collections.abc import Callable
from dataclasses import dataclass, field

from jib_desk.excel.ledger import Ledger, LedgerRow
from jib_desk.services.rows.imports import CellChange, Decision, Finding, PreviewRow, Verdict
from jib_desk.services.sheets.import_book import CompanyDraft


@dataclass
class Thought:
    """A row with what speaks against it, what is odd, what would change, and the steps that would do it.

    `decision` is what a person said of the row. The steps are carried out only when there is no finding, and so
    are the sayings: what the row states, changed or not, against which the rows below it are held.
    """

    row: LedgerRow
    ledger: Ledger
    decision: Decision | None
    findings: list[Finding] = field(default_factory=list[Finding])
    warnings: list[Finding] = field(default_factory=list[Finding])
    changes: list[CellChange] = field(default_factory=list[CellChange])
    steps: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    sayings: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    choices: tuple[Decision, ...] = ()
    is_new: bool = False

    def __post_init__(self) -> None:
        sheet, number = self.ledger.sheet, self.row.number
        self.findings += [Finding(sheet, number, item.column, item.code, item.detail) for item in self.row.findings]
        self.warnings += [Finding(sheet, number, item.column, item.code, item.detail) for item in self.row.warnings]

    def _finding(self, key: str, code: str, detail: str) -> Finding:
        return Finding(self.ledger.sheet, self.row.number, self.ledger.column(key), code, detail)

    def refuse(self, key: str, code: str, detail: str = "") -> None:
        """Something speaks against the row, in the column of this field."""
        self.findings.append(self._finding(key, code, detail))

    def warn(self, key: str, code: str, detail: str = "") -> None:
        """Something is odd, but nothing is refused for it."""
        self.warnings.append(self._finding(key, code, detail))

    def ask(self, key: str, detail: str, *, may_be_new: bool = False) -> bool:
        """Asks a person, unless they said to take the row as it is. Gives whether it was asked."""
        if self.decision == "take":
            return False
        self.put_to_a_person(key, detail, *(("take", "new", "skip") if may_be_new else ("take", "skip")))
        return True

    def put_to_a_person(self, key: str, detail: str, *choices: Decision) -> None:
        """Asks a person, whatever was said before; `choices` are the answers that would help."""
        self.refuse(key, "needs_person", detail)
        self.choices = choices

    def change(self, key: str, old: str, new: str, step: Callable[[], None]) -> None:
        """A value that would change, and what does it."""
        self.changes.append(CellChange(self.ledger.column(key), old, new))
        self.steps.append(step)

    def contradicts(self, said: dict[str, str], key: str, value: str, shown: str, known: str) -> bool:
        """Whether a row above says otherwise of the same thing, and a person must choose.

        `said` is what the rows above stated of it; `value` is compared, `shown` and `known` are told. Two rows that
        contradict each other would otherwise take turns with every import of the same sheet.
        """
        if key in said and said[key] != value and self.ask(key, f"{known} / {shown}"):
            return True
        self.sayings.append(lambda: said.__setitem__(key, value))
        return False

    def carry_out(self) -> None:
        """What the row states and changes, unless something speaks against it."""
        if self.verdict in {"new", "changed", "same"}:
            for step in (*self.steps, *self.sayings):
                step()

    @property
    def verdict(self) -> Verdict:
        """What becomes of the row."""
        if self.decision == "skip":
            return "skipped"
        if self.findings:
            return "ask" if all(item.code == "needs_person" for item in self.findings) else "refused"
        return "new" if self.is_new else "changed" if self.steps else "same"

    def told(self, draft: CompanyDraft | None) -> PreviewRow:
        """The row as the preview shows it."""
        verdict = self.verdict
        is_skipped = verdict == "skipped"
        return PreviewRow(
            row=self.row.number,
            verdict=verdict,
            company=self.row.company or (draft.name if draft else "") or self.row.uscc or "",
            units=self.row.units,
            changes=() if is_skipped else tuple(self.changes),
            findings=() if is_skipped else tuple(self.findings),
            warnings=() if is_skipped else tuple(self.warnings),
            choices=self.choices if verdict == "ask" else (),
        )
