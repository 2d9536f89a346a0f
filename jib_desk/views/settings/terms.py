"""The terms that visitors accept: asked for or not, the newest text of each kind, and every version on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPlainTextEdit

from jib_desk import phrases
from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.words import Role, word
from jib_desk.services.errors import DeskError, ValueMissing, ValueRefused
from jib_desk.views.settings.workstation import Segments
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.form_inputs import DayInput

if TYPE_CHECKING:
    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.rows.categories import TermsRow
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class TermsCard(Card):
    """One kind at a time; what is typed stays until it is saved or another kind is chosen."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._kind = TermsKind.PRIVACY
        self._rows: tuple[TermsRow, ...] = ()
        self._is_edited = self._is_filling = False
        self.body.setSpacing(Space.M)
        heading, hint = label("heading"), label("dim", wrap=True)
        self.asks = QCheckBox()
        self.asks.clicked.connect(self._ask)
        self.kinds = Segments(
            {kind.value: lambda kind=kind: word("terms_kind", kind).said(desk.lang) for kind in TermsKind}, self.choose
        )
        self.state = label("dim", wrap=True)
        self.en, self.zh = QPlainTextEdit(), QPlainTextEdit()
        self.en_field = FormField(self.en, lambda: self.tr("In English"))
        self.zh_field = FormField(self.zh, lambda: self.tr("In Chinese"))
        texts = QHBoxLayout()
        texts.setSpacing(Space.M)
        for field, edit in ((self.en_field, self.en), (self.zh_field, self.zh)):
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(4 * Size.CONTROL)
            edit.textChanged.connect(self._edited)
            texts.addWidget(field)
        self.begins = DayInput(desk.today(), desk.locale)
        self.begins_field = FormField(self.begins, lambda: self.tr("Holds from"))
        self.error = label("error", wrap=True)
        self.error.hide()
        self.save_button = button()
        self.save_button.clicked.connect(self.save)
        self._versions = QHBoxLayout()
        self._versions.setSpacing(Space.S)
        for widget in (heading, hint, self.asks, self.kinds, self.state):
            self.body.addWidget(widget)
        self.body.addLayout(texts)
        self.body.addLayout(row_of(self.begins_field))
        self.body.addWidget(self.error)
        self.body.addLayout(row_of(self.save_button))
        self.body.addLayout(self._versions)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("What visitors accept"))
        say(hint.setText, self._about)
        say(self.asks.setText, lambda: self.tr("Visitors accept these when they check in"))
        say(lambda _text: self._speak(), lambda: "")
        desk.notifier.changed.connect(self._on_changed)

    def _about(self) -> str:
        return self.tr(
            "Each version is accepted once. What somebody accepted stays as it is; a new text is a new version."
        )

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Shows the newest version of the kind, unless something typed would be lost."""
        self.asks.setChecked(self._desk.centre().reception.asks_terms)
        self._rows = self._desk.read(lambda: self._desk.services.terms.versions(self._kind))
        if not self._is_edited:
            newest = self._rows[0] if self._rows else None
            self._is_filling = True
            self.en.setPlainText(newest.body_en if newest else "")
            self.zh.setPlainText(newest.body_zh if newest else "")
            self._is_filling = False
        self.kinds.show_choice(self._kind)
        self._speak()
        self._allow()

    def choose(self, kind: str) -> None:
        """Shows another kind; what was typed and not saved is given up."""
        self._kind = TermsKind(kind)
        self._mark(is_edited=False)
        self.refresh()

    def _speak(self) -> None:
        newest = self._rows[0] if self._rows else None
        self.save_button.setText(self._save_text(newest))
        self.state.setText(self._state_text(newest))
        clear(self._versions)
        for row in self._rows:
            show = button(
                "link", self.tr("Version {number}, {count} accepted").format(number=row.number, count=row.acceptances)
            )
            show.setToolTip(self.tr("Look at it on paper"))
            show.clicked.connect(lambda _checked=False, row=row: self._print(row))
            self._versions.addWidget(show)
        self._versions.addStretch(1)

    def _save_text(self, newest: TermsRow | None) -> str:
        if newest is None:
            return self.tr("Save as version 1")
        if newest.acceptances:
            return self.tr("Save as version {number}").format(number=newest.number + 1)
        return self.tr("Save version {number}").format(number=newest.number)

    def _state_text(self, newest: TermsRow | None) -> str:
        if newest is None:
            return self.tr("Nothing is written yet: visitors accept nothing of this kind.")
        text = self.tr("Version {number} holds from {day}.")
        return text.format(number=newest.number, day=self._desk.day_text(newest.valid_from))

    def _allow(self) -> None:
        is_manager = self._desk.actor().role in _MANAGERS
        self.asks.setEnabled(is_manager)
        for edit in (self.en, self.zh):
            edit.setReadOnly(not is_manager)
        self.begins.setEnabled(is_manager)
        self.save_button.setVisible(is_manager)
        self.save_button.setEnabled(self._is_edited)

    def _print(self, row: TermsRow) -> None:
        from jib_desk.views.printing.terms import print_terms

        print_terms(self._desk, row, self)

    # --- changing ----------------------------------------------------------------------------

    def save(self) -> None:
        """Keeps the text, as a new version where the newest one was accepted; on a refusal everything stays."""
        by, kind, token, terms = self._desk.actor(), self._kind, uuid4().hex, self._desk.services.terms
        en, zh, begins = self.en.toPlainText(), self.zh.toPlainText(), self.begins.value()
        self._forget_errors()
        self._desk.run(
            lambda: terms.write(by=by, kind=kind, body_en=en, body_zh=zh, valid_from=begins, token=token),
            lambda _outcome: self._saved(),
            self._refused,
            self._said,
        )

    def _said(self, outcome: Outcome[Any]) -> str:
        return self.tr("Version {number} is saved").format(number=outcome.row.number)

    def _saved(self) -> None:
        self._mark(is_edited=False)
        self.refresh()

    def _refused(self, error: DeskError) -> None:
        fields = {"body_en": self.en_field, "body_zh": self.zh_field, "valid_from": self.begins_field}
        name = error.name if isinstance(error, ValueMissing | ValueRefused) else ""

        def sentence() -> str:
            return phrases.sentence(error, self._desk.lang, self._desk.zone)

        if name in fields:
            fields[name].set_error(sentence)
            fields[name].setFocus()
        else:
            self.error.setText(sentence())
            self.error.show()

    def _ask(self, asks: bool) -> None:
        by, settings = self._desk.actor(), self._desk.services.settings
        text = self.tr("Visitors are asked now") if asks else self.tr("Visitors are not asked any more")
        self._desk.run(lambda: settings.change(by=by, asks_terms=asks), failed=self._not_asked, text=text)

    def _not_asked(self, error: DeskError) -> None:
        self.asks.setChecked(self._desk.centre().reception.asks_terms)
        self._desk.show_error(error)

    def _edited(self) -> None:
        if not self._is_filling:
            self._mark(is_edited=True)

    def _mark(self, *, is_edited: bool) -> None:
        self._is_edited = is_edited
        if not is_edited:
            self._forget_errors()
        self._allow()

    def _forget_errors(self) -> None:
        self.error.hide()
        for field in (self.en_field, self.zh_field, self.begins_field):
            field.set_error(None)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("terms", "acceptance", "setting") and self.isVisible():
            self.refresh()
