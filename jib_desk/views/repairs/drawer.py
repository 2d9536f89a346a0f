"""Repairs beside the plan: what is open with the overdue first, one of them with its photos, and its forms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import AssignmentKind, AttachmentOf, Role
from jib_desk.services.errors import DeskError, NotFound, SeatOverstayed, SeatTaken
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.item_models.repair_words import RepairWords, place_of
from jib_desk.views.repairs.forms import AgainForm, MendedForm, RepairForm
from jib_desk.views.repairs.kinds import SEAT_OF_REPAIR
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.badges import StateBadge
from jib_desk.views.widgets.basics import button, clear, label, row_of, rule
from jib_desk.views.widgets.drawer import Drawer
from jib_desk.views.widgets.elided import ElidedLink
from jib_desk.views.widgets.file_list import FileList

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.rows.repairs import RepairRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.widgets.record_form import RecordForm

Work = Callable[[], "Outcome[Any]"]
_MENDED = 30  # shown of those that were mended


class RepairsDrawer(Drawer):
    """Shows one thing at a time: the list, a repair, or a form. Esc leads back to the one before."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent, width=Size.FORM)
        self._desk = desk
        self._words = RepairWords(self)
        self._shown = 0  # a repair; 0: the list
        self._has_mended = False
        self._refusal: tuple[int, DeskError | None] = (0, None)  # of which repair, and why
        self.form: RecordForm | None = None
        self.buttons: dict[str, QPushButton] = {}
        self.lines: dict[int, QPushButton] = {}
        self._part = QWidget()
        self._box = QVBoxLayout(self._part)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(Space.S)
        self.body.addWidget(self._part)
        self.files = FileList(desk)
        self.body.addWidget(self.files)
        self.body.addStretch(1)
        self.set_title(self._heading)
        desk.notifier.changed.connect(self._on_changed)
        Texts(self).bind(self._say, lambda: "")

    def _heading(self) -> str:
        return self.tr("Repairs")

    # --- showing -----------------------------------------------------------------------------

    def show_again(self) -> None:
        """As it was left, a half-filled form too, but with what is true now."""
        self._say()
        self.show()
        self._take_focus()

    def show_list(self) -> None:
        """What is to be mended."""
        self._drop_form()
        self._shown = 0
        self._say()
        self.show()
        self._take_focus()

    def open_repair(self, repair_id: int) -> None:
        """One of them."""
        self._drop_form()
        self._refusal = (0, None)
        self._shown = repair_id
        self._say()
        self.show()
        self._take_focus()

    def report(self, spot: str = "") -> None:
        """The form of a new one; `spot` is a place such as unit:3."""
        self._open_form(RepairForm(self._desk, spot=spot), lambda: self.tr("Report a repair"))

    def _on_changed(self, changes: Changes) -> None:
        if not self.isHidden() and changes.touches("repair", "assignment", "unit_layout"):
            self._say()

    def _take_focus(self, name: str = "") -> None:
        """The keys are at a button, the first unless it is named; a form has its own."""
        if self.form is None and self.buttons:
            chosen = self.buttons.get(name) or next(iter(self.buttons.values()))
            chosen.show()  # a new button is not before its layout is looked at, and takes no focus until then
            chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, _text: str = "") -> None:
        """Everything anew; the keyboard stays where it was."""
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self._part.isAncestorOf(focused)
        name = next((name for name, made in self.buttons.items() if made is focused), "")
        self._fill()
        if had_focus:
            self._take_focus(name)

    def _fill(self) -> None:
        clear(self._box)
        self.buttons, self.lines = {}, {}
        self.files.setVisible(False)
        self._part.setVisible(self.form is None)
        if self.form is not None:
            return
        row = self._row()
        if row is None:
            self._shown = 0
            self.set_title(self._heading)
            self._add_list()
        else:
            self.set_title(lambda: row.what)
            self._add_repair(row)

    def _row(self) -> RepairRow | None:
        """The repair that is shown; None for the list, and where its report was undone."""
        key = self._shown
        try:
            return self._desk.read(lambda: self._desk.services.mending.one(key)) if key else None
        except NotFound:
            return None

    # --- the list ----------------------------------------------------------------------------

    def _add_list(self) -> None:
        repairs = self._desk.services.repairs
        if self._may_write():
            report = button("primary", self.tr("Report a repair…"))
            report.clicked.connect(lambda _checked=False: self.report())
            self.buttons["report"] = report
            self._box.addLayout(row_of(report))
        rows = self._desk.read(repairs.open_list)
        if not rows:
            self._box.addWidget(label("dim", self.tr("Nothing is to be mended."), wrap=True))
        for row in rows:
            self._add_line(row)
        mended = self._desk.read(lambda: repairs.closed_list(_MENDED))
        if mended:
            more = button("link", self.tr("Hide what was mended") if self._has_mended else self.tr("What was mended"))
            more.clicked.connect(self._toggle_mended)
            self.buttons["shelf"] = more
            self._box.addWidget(rule())
            self._box.addLayout(row_of(more))
            for row in mended if self._has_mended else ():
                self._add_line(row)

    def _add_line(self, row: RepairRow) -> None:
        lang = self._desk.lang
        self._box.addWidget(rule())
        title = ElidedLink(f"{place_of(row, lang)} · {row.what}")
        title.clicked.connect(lambda: self.open_repair(row.id))
        self.lines[row.id] = title
        self._box.addWidget(title)
        self._add_badges(row)

    def _add_badges(self, row: RepairRow) -> None:
        """Late, dangerous and closed as badges, the rest as quiet words below."""
        widgets: list[QWidget] = []
        due = self._words.due(row, self._desk.lang)
        if row.is_overdue:
            late = StateBadge()
            late.show_state("overstayed", due)
            widgets.append(late)
        if row.is_hazard and row.is_open:
            hazard = StateBadge()
            hazard.show_state("ends_soon", self.tr("Hazard"))
            widgets.append(hazard)
        if row.is_unit_closed:
            closed = StateBadge()
            closed.show_state("out_of_service", self.tr("Out of service"))
            widgets.append(closed)
        quiet = " · ".join(part for part in ("" if row.is_overdue else due, row.assigned_to) if part)
        if widgets:
            self._box.addLayout(row_of(*widgets, spacing=Space.XS))
        if quiet:
            self._box.addWidget(label("dim", quiet, wrap=True))

    def _toggle_mended(self) -> None:
        self._has_mended = not self._has_mended
        self._say()

    # --- one repair --------------------------------------------------------------------------

    def _add_repair(self, row: RepairRow) -> None:
        lang = self._desk.lang
        self._add_button("back", "link", self.tr("‹ All repairs"), self.show_list)
        self._add_badges(row)
        if self._may_write():
            self._add_verbs(row)
        self._box.addWidget(rule())
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnStretch(1, 1)
        facts = (
            (self.tr("Where"), place_of(row, lang)),
            (self.tr("Reported"), short_day_text(row.reported_on, lang)),
            (self.tr("Until"), short_day_text(row.due_on, lang) if row.due_on else ""),
            (self.tr("Who mends it"), row.assigned_to),
            (self.tr("Mended on"), short_day_text(row.closed_on, lang) if row.closed_on else ""),
            (self.tr("Outcome"), row.outcome),
        )
        for place, (name, value) in enumerate((name, value) for name, value in facts if value):
            grid.addWidget(label("dim", name), place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label("", value, wrap=True), place, 1)
        self._box.addLayout(grid)
        if row.unit_id is not None:
            self._add_button(
                "show",
                "link",
                self.tr("Show on the plan"),
                lambda: self._desk.go_to("floor_plan", "unit", row.unit_id or 0),
            )
        self._box.addWidget(rule())
        self.files.show_files_of(AttachmentOf.REPAIR, row.id, may_write=self._may_write())
        self.files.setVisible(True)

    def _add_verbs(self, row: RepairRow) -> None:
        if not row.is_open:
            self._add_button("again", "", self.tr("Take it up again…"), lambda: self._open_again(row))
            return
        mended = button("primary", self.tr("Mended…"))
        mended.clicked.connect(lambda: self._open_mended(row))
        edit = button("", self.tr("Edit…"))
        edit.clicked.connect(lambda: self._open_edit(row))
        hazard = button("", self.tr("No hazard") if row.is_hazard else self.tr("Hazard"))
        hazard.clicked.connect(lambda: self._mark(row))
        self.buttons |= {"mended": mended, "edit": edit, "hazard": hazard}
        self._box.addLayout(row_of(mended, edit, hazard))
        if row.unit_id is not None and not row.is_unit_closed:
            text = self.tr("Take {unit} out of service").format(unit=row.unit_code)
            self._add_button("close_unit", "", text, lambda: self._close_unit(row))
        of_repair, error = self._refusal
        if error is not None and of_repair == row.id and not row.is_unit_closed:
            self._box.addWidget(label("error", phrases.sentence(error, self._desk.lang, self._desk.zone), wrap=True))
            if _is_had(error):
                way = self.tr("End or move who has it…")
                self._add_button("clear_unit", "", way, lambda: self._desk.go_to("floor_plan", SEAT_OF_REPAIR, row.id))

    def _add_button(self, name: str, kind: str, text: str, run: Callable[[], object]) -> None:
        made = button("link" if kind == "link" else "", text)
        made.clicked.connect(lambda _checked=False: run())
        self.buttons[name] = made
        self._box.addLayout(row_of(made))

    # --- doing -------------------------------------------------------------------------------

    def _mark(self, row: RepairRow) -> None:
        by, repairs = self._desk.actor(), self._desk.services.repairs
        self._desk.run(
            lambda: repairs.mark_hazard(by=by, repair_id=row.id, version=row.version, is_hazard=not row.is_hazard),
            text=self.tr("No hazard any more") if row.is_hazard else self.tr("Marked as a hazard"),
        )

    def _close_unit(self, row: RepairRow) -> None:
        """One click from today on; who has the seat is said where somebody has."""
        by, repairs = self._desk.actor(), self._desk.services.repairs
        self._desk.run(
            lambda: repairs.close_unit(by=by, repair_id=row.id, version=row.version),
            failed=self._refused,
            text=self.tr("{unit} is out of service").format(unit=row.unit_code),
        )

    def _refused(self, error: DeskError) -> None:
        """What holds the seat is said below the button, as long as this repair is looked at."""
        self._refusal = (self._shown, error)
        self._say()

    def _open_edit(self, row: RepairRow) -> None:
        self._open_form(RepairForm(self._desk, row), lambda: row.what)

    def _open_mended(self, row: RepairRow) -> None:
        self._open_form(MendedForm(self._desk, row), lambda: row.what)

    def _open_again(self, row: RepairRow) -> None:
        self._open_form(AgainForm(self._desk, row), lambda: row.what)

    def _open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        self._drop_form()
        self.form = form
        form.saved.connect(self._saved)
        form.cancelled.connect(self.close_drawer)
        self.body.insertWidget(0, form, 0, Qt.AlignmentFlag.AlignTop)
        self.foot.addWidget(form.buttons)
        form.show()
        form.buttons.show()
        self._say()
        self.set_title(title)
        self.show()
        form.focus_first()

    def _saved(self, outcome: Outcome[Any]) -> None:
        self.open_repair(outcome.row.id)

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            form.hide()
            form.buttons.hide()
            form.buttons.deleteLater()
            self.body.removeWidget(form)
            form.deleteLater()

    def close_drawer(self) -> None:
        """Esc and × lead back to what was before: form → repair → list → plan."""
        if self.form is not None:
            self._drop_form()
            self._say()
        elif self._shown:
            self.show_list()
        else:
            super().close_drawer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V anywhere beside a repair gives it a photo."""
        is_paste = event.matches(QKeySequence.StandardKey.Paste) and self.files.isVisible()
        if not (is_paste and self.files.paste()):
            super().keyPressEvent(event)

    def _may_write(self) -> bool:
        return self._desk.actor().role is not Role.AUDITOR


def _is_had(error: DeskError) -> bool:
    """Whether somebody has the seat, who may end or move."""
    if isinstance(error, SeatTaken):
        return error.kind != AssignmentKind.OUT_OF_SERVICE
    return isinstance(error, SeatOverstayed)
