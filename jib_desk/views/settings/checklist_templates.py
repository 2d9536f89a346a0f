"""The items of move-in and move-out lists as the centre wants them; lists that are open keep theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.checklists import MOVES, TemplateItem
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import ChecklistKind, Role, word
from jib_desk.views.settings.workstation import Segments
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label, row_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.tasks import TemplateRow
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class TemplateLine(QWidget):
    """One item: its text in both languages, whether both sign, and its place."""

    edited = Signal()
    moved = Signal(int)  # -1 up, 1 down
    removed = Signal()

    def __init__(self, item: TemplateItem) -> None:
        super().__init__()
        self.en, self.zh, self.signed = QLineEdit(item.en), QLineEdit(item.zh), QCheckBox()
        self.signed.setChecked(item.signed)
        for edit in (self.en, self.zh):
            edit.setMaxLength(LINE_LIMIT)
            edit.setCursorPosition(0)
            edit.textEdited.connect(self.edited)
        self.signed.toggled.connect(self.edited)
        self.up, self.down, self.away = button("quiet", "↑"), button("quiet", "↓"), button("quiet", "×")
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.away.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.en, 1)
        row.addWidget(self.zh, 1)
        for widget in (self.signed, self.up, self.down, self.away):
            row.addWidget(widget)

    def item(self) -> TemplateItem:
        """What is written."""
        return TemplateItem(self.en.text().strip(), self.zh.text().strip(), self.signed.isChecked())

    def speak(self, place: int) -> None:
        """Says which item its controls are of."""
        self.signed.setText(self.tr("both sign"))
        self.en.setPlaceholderText(self.tr("English"))
        self.zh.setPlaceholderText("中文")
        self.en.setAccessibleName(self.tr("Item {place} in English").format(place=place))
        self.zh.setAccessibleName(self.tr("Item {place} in Chinese").format(place=place))
        self.signed.setAccessibleName(self.tr("Item {place}: both sign").format(place=place))
        texts = (
            (self.up, self.tr("Move item {place} up")),
            (self.down, self.tr("Move item {place} down")),
            (self.away, self.tr("Take item {place} away")),
        )
        for verb, text in texts:
            verb.setAccessibleName(text.format(place=place))
            verb.setToolTip(text.format(place=place))


class ChecklistTemplates(Card):
    """One kind at a time; what is typed stays until it is saved or given up."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._kind = MOVES[0]
        self._template: TemplateRow | None = None
        self._is_edited = False
        self.body.setSpacing(Space.M)
        heading, hint = label("heading"), label("dim", wrap=True)
        self.kinds = Segments(
            {kind.value: lambda kind=kind: word("checklist_kind", kind).said(desk.lang) for kind in MOVES}, self.choose
        )
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S)
        self.lines: list[TemplateLine] = []
        self.error = label("error", wrap=True)
        self.error.hide()
        self.add_button, self.save_button, self.restore_button = button("link"), button(), button("link")
        self.add_button.clicked.connect(self.add_line)
        self.save_button.clicked.connect(self.save)
        self.restore_button.clicked.connect(self.restore)
        for widget in (heading, hint, self.kinds):
            self.body.addWidget(widget)
        self.body.addLayout(self._rows)
        self.body.addLayout(row_of(self.add_button))
        self.body.addWidget(self.error)
        self.body.addLayout(row_of(self.save_button, self.restore_button))
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("Check-lists of moves"))
        say(hint.setText, lambda: self.tr("A change concerns new lists; those that are open keep their items."))
        say(self.add_button.setText, lambda: self.tr("Add an item"))
        say(self.save_button.setText, lambda: self.tr("Save this list"))
        say(self.restore_button.setText, lambda: self.tr("Back to the program's own items"))
        say(lambda _text: self._speak(), lambda: "")
        desk.notifier.changed.connect(self._on_changed)

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the items as they are kept, unless something typed would be lost."""
        if not self._is_edited:
            self._template = self._desk.services.checklists.template(self._kind)
            self._show(self._template.items)
        self._allow()

    def choose(self, kind: str) -> None:
        """Shows the items of another kind; what was typed and not saved is given up."""
        self._kind = ChecklistKind(kind)
        self._mark(is_edited=False)
        self.refresh()

    def items(self) -> tuple[TemplateItem, ...]:
        """What is written, in the order shown."""
        return tuple(line.item() for line in self.lines)

    def _show(self, items: tuple[TemplateItem, ...]) -> None:
        for line in self.lines:
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = []
        for item in items:
            self._append(item)
        self.kinds.show_choice(self._kind)
        self._speak()

    def _append(self, item: TemplateItem) -> TemplateLine:
        line = TemplateLine(item)
        line.edited.connect(lambda: self._mark(is_edited=True))
        line.moved.connect(lambda by: self._move(line, by))
        line.removed.connect(lambda: self._take_away(line))
        self.lines.append(line)
        self._rows.addWidget(line)
        return line

    def _speak(self) -> None:
        for place, line in enumerate(self.lines, start=1):
            line.speak(place)
            line.up.setEnabled(place > 1)
            line.down.setEnabled(place < len(self.lines))

    def _allow(self) -> None:
        is_manager = self._desk.actor().role in _MANAGERS
        for line in self.lines:
            line.setEnabled(is_manager)
        for verb in (self.add_button, self.save_button, self.restore_button):
            verb.setVisible(is_manager)
        self.save_button.setEnabled(self._is_edited)
        self.restore_button.setEnabled(self._template is not None and not self._template.is_default)

    # --- changing ----------------------------------------------------------------------------

    def add_line(self) -> None:
        """An empty item at the end."""
        line = self._append(TemplateItem("", ""))
        self._speak()
        self._mark(is_edited=True)
        (line.zh if self._desk.lang == "zh_CN" else line.en).setFocus()

    def _move(self, line: TemplateLine, by: int) -> None:
        place = self.lines.index(line)
        self.lines.insert(place + by, self.lines.pop(place))
        self._rows.removeWidget(line)
        self._rows.insertWidget(place + by, line)
        self._speak()
        self._mark(is_edited=True)

    def _take_away(self, line: TemplateLine) -> None:
        self.lines.remove(line)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._speak()
        self._mark(is_edited=True)
        self.add_button.setFocus()

    def save(self) -> None:
        """Keeps the items for new lists; on a refusal everything typed stays."""
        if self._template is None:
            return
        by, kind, version, items = self._desk.actor(), self._kind, self._template.version, self.items()
        keep = self._desk.services.checklists.set_template
        self._run(lambda: keep(by=by, kind=kind, version=version, items=items), self.tr("List saved"))

    def restore(self) -> None:
        """The program's own items again."""
        if self._template is None:
            return
        by, kind, version = self._desk.actor(), self._kind, self._template.version
        back = self._desk.services.checklists.restore_template
        self._run(lambda: back(by=by, kind=kind, version=version), self.tr("The program's own items are back"))

    def _run(self, work: Callable[[], Outcome[Any]], text: str) -> None:
        self.error.hide()

        focused = QApplication.focusWidget()
        is_here = focused is not None and self.isAncestorOf(focused)

        def done(_outcome: object) -> None:
            self._mark(is_edited=False)
            self.refresh()
            if is_here:
                self.add_button.setFocus()  # the button that saved is dim now, and what was written in is made anew

        self._desk.run(work, done, self._refused, text)

    def _refused(self, error: DeskError) -> None:
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()

    def _mark(self, *, is_edited: bool) -> None:
        self._is_edited = is_edited
        if not is_edited:
            self.error.hide()
        self._allow()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("checklist_template") and self.isVisible():
            self.refresh()
