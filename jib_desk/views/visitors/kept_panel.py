"""Everything that is kept about one person, and what can be done with it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import AttachmentOf, Role, Word
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.privacy import Noted
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.erasing import EraseDialog, MentionWords
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.exports import ExportRow
    from jib_desk.services.rows.privacy import KeptPart, KeptPerson, KeptValue
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})
_SHOWN = 40  # lines of a part; the copy holds all
_PICTURES = "*.png *.jpg *.jpeg"


class KeptPanel(Card):
    """One person's data; its verbs are a manager's."""

    erased = Signal()

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.L)
        self._desk = desk
        self._kept: KeptPerson | None = None
        self._after_erasing: Callable[[], str] = lambda: ""  # of who was erased, until somebody else is looked at
        self.name, self.about = label("heading", wrap=True), label("dim", wrap=True)
        self.agreed = QCheckBox()
        self.agreed.clicked.connect(self._agree)
        self.id_number = QLineEdit()
        self.id_number.editingFinished.connect(self._keep_id)
        self.id_field = FormField(self.id_number, lambda: self.tr("ID number"))
        self.photo = QLabel()
        self.add_photo, self.no_photo = button("link"), button("link")
        self.add_photo.clicked.connect(self._choose_photo)
        self.no_photo.clicked.connect(self._remove_photo)
        self.error = label("error", wrap=True)
        self.error.hide()
        self.copy_button, self.erase_button = button(), button("danger")
        self.copy_button.clicked.connect(self.hand_over)
        self.erase_button.clicked.connect(self.ask_to_erase)
        self._lay_out()
        say = Texts(self).bind
        say(self.agreed.setText, self._agreed_text)
        say(self.add_photo.setText, lambda: self.tr("Add a photo…"))
        say(self.no_photo.setText, lambda: self.tr("Remove the photo"))
        say(self.copy_button.setText, lambda: self.tr("Hand over a copy…"))
        say(self.erase_button.setText, lambda: self.tr("Erase…"))
        self.show_nobody()

    def _lay_out(self) -> None:
        inner = QWidget()
        self._parts = QVBoxLayout(inner)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(Space.XS)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inner)
        for widget in (self.name, self.about, self.agreed, self.id_field, self.photo):
            self.body.addWidget(widget)
        self.body.addLayout(row_of(self.add_photo, self.no_photo))
        self.body.addWidget(self._area, 1)
        self.body.addStretch()  # without anybody shown, what is said stands on top
        self.body.addWidget(self.error)
        self.body.addLayout(row_of(self.copy_button, self.erase_button))

    # --- showing ----------------------------------------------------------------------------

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self._kept = None
        self.name.hide()
        told = self._after_erasing()
        self.about.setText(told or self.tr("Choose somebody to see what is kept."))
        for widget in (self.agreed, self.id_field, self.photo, self.add_photo, self.no_photo, self._area):
            widget.hide()
        self.copy_button.hide()
        self.erase_button.hide()
        self.error.hide()

    def show_person(self, kept: KeptPerson) -> None:
        """Everything about somebody, in the language in use."""
        self._kept = kept
        self._after_erasing = lambda: ""
        reception, may = self._desk.centre().reception, self._desk.actor().role in _MANAGERS
        self.error.hide()
        self.name.setText(kept.person.name)
        self.name.show()
        self.about.setText(self._until(kept))
        self.agreed.setText(self._agreed_text())
        self.agreed.setChecked(kept.agreed_on is not None)
        self.agreed.show()
        self.id_number.setText(kept.id_number)
        self.id_field.setVisible(reception.keeps_id_numbers)
        self._show_photo(kept, is_on=reception.keeps_photos)
        self._area.show()
        clear(self._parts)
        for part in kept.parts:
            self._add_part(part)
        self._parts.addStretch(1)
        for verb in (self.copy_button, self.erase_button):
            verb.show()
            verb.setEnabled(may)
        self.erase_button.setEnabled(may and not kept.is_inside)

    def _until(self, kept: KeptPerson) -> str:
        if kept.is_inside:
            return self.tr("Is inside. Nobody who is inside can be erased.")
        if kept.due_on is None:
            return ""
        return self.tr("Will be forgotten on {day}, unless there is another visit.").format(
            day=self._desk.day_text(kept.due_on)
        )

    def _agreed_text(self) -> str:
        months = self._desk.centre().reception.remember_months
        return self.tr("Agreed to be remembered for {months} months after the last visit").format(months=months)

    def _show_photo(self, kept: KeptPerson, *, is_on: bool) -> None:
        picture = QPixmap()
        if is_on and kept.photo_id is not None:
            with suppress(DeskError):  # its content may be gone from the disk: then there is none
                picture.loadFromData(self._desk.services.attachments.content(kept.photo_id))
        if not picture.isNull():
            fit, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            self.photo.setPixmap(picture.scaled(Size.COLUMN, Size.COLUMN, fit, smooth))
        self.photo.setVisible(not picture.isNull())
        self.add_photo.setVisible(is_on)
        self.no_photo.setVisible(is_on and kept.photo_id is not None)

    def _add_part(self, part: KeptPart) -> None:
        head = label("strong")
        count = f" · {len(part.rows)}" if part.columns else ""
        head.setText(f"{part.title.said(self._desk.lang)}{count}")
        self._parts.addWidget(head)
        for row in part.rows[:_SHOWN]:
            self._parts.addWidget(label("", self._told(part, row), wrap=True))
        if len(part.rows) > _SHOWN:
            more = self.tr("%n more in the copy", "", len(part.rows) - _SHOWN)
            self._parts.addWidget(label("dim", more, wrap=True))
        self._parts.addSpacing(Space.S)

    def _told(self, part: KeptPart, row: tuple[KeptValue, ...]) -> str:
        said = [self._said(value) for value in row]
        if not part.columns:
            return self.tr("{name}: {value}").format(name=said[0], value=said[1])
        named = zip(part.columns, said, strict=True)
        form = self.tr("{name}: {value}")
        return " · ".join(form.format(name=column.said(self._desk.lang), value=text) for column, text in named if text)

    def _said(self, value: KeptValue) -> str:
        match value:
            case None:
                return ""
            case bool():
                return self.tr("yes") if value else self.tr("no")
            case Word():
                return value.said(self._desk.lang)
            case datetime():
                return f"{self._desk.day_text(value.date())} {value:%H:%M}"
            case date():
                return self._desk.day_text(value)
            case Noted():
                form = self.tr("{name}: {value}")
                return "; ".join(form.format(name=name.said(self._desk.lang), value=said) for name, said in value.said)
            case _:
                return str(value)

    # --- verbs ------------------------------------------------------------------------------

    def hand_over(self) -> None:
        """Asks where to, and writes everything about the person as a workbook."""
        if self._kept is None:
            return
        offered = self.tr("Personal data") + ".xlsx"
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Hand over a copy"), offered, self.tr("Excel workbook (*.xlsx)")
        )
        if path:
            self.write_copy(Path(path).with_suffix(".xlsx"))

    def write_copy(self, path: Path) -> None:
        """Writes the workbook; a refusal is said in the panel."""
        kept = self._kept
        if kept is None:
            return
        by, privacy = self._desk.actor(), self._desk.services.privacy

        def said(outcome: Outcome[ExportRow]) -> str:
            return self.tr("Written: {file}").format(file=Path(outcome.row.path).name)

        self._desk.run(lambda: privacy.export(by=by, uid=kept.person.uid, path=path), failed=self._refused, text=said)

    def ask_to_erase(self) -> None:
        """Says what goes and what stays, and asks; afterwards the panel says what names the person still."""
        if self._kept is None:
            return
        dialog = EraseDialog(self._desk, self._kept, self)

        def done() -> None:
            row, words = dialog.row, MentionWords(self._desk, self)
            if row is not None:
                self._after_erasing = lambda: words.after(row)
            self.erased.emit()

        dialog.accepted.connect(done)
        dialog.open()

    def _agree(self, is_agreed: bool) -> None:
        kept = self._kept
        if kept is None:
            return
        by, privacy = self._desk.actor(), self._desk.services.privacy
        key, version = kept.person.visitor_id, kept.version
        text = self.tr("Will be remembered") if is_agreed else self.tr("Will be forgotten with all others")
        self._desk.run(
            lambda: privacy.agree(by=by, visitor_id=key, version=version, agreed=is_agreed),
            self._shown,
            self._refused,
            text,
        )

    def _keep_id(self) -> None:
        kept, typed = self._kept, self.id_number.text().strip()
        if kept is None or typed == kept.id_number:
            return
        by, privacy = self._desk.actor(), self._desk.services.privacy
        key, version = kept.person.visitor_id, kept.version
        self._desk.run(
            lambda: privacy.set_id_number(by=by, visitor_id=key, version=version, id_number=typed),
            self._shown,
            self._id_refused,
            self.tr("ID number kept") if typed else self.tr("ID number removed"),
        )

    def _choose_photo(self) -> None:
        form = self.tr("Pictures ({kinds})").format(kinds=_PICTURES)
        path, _kind = QFileDialog.getOpenFileName(self, self.tr("Add a photo"), "", form)
        if path:
            self.keep_photo(Path(path))

    def keep_photo(self, path: Path) -> None:
        """Keeps a picture with the person, under a name that says nothing."""
        kept = self._kept
        if kept is None:
            return
        by, attachments = self._desk.actor(), self._desk.services.attachments
        name = f"photo{path.suffix.lower()}"
        kind, key = AttachmentOf.VISITOR, kept.person.visitor_id
        self._desk.run(
            lambda: attachments.attach(by=by, kind=kind, key=key, path=path, name=name),
            failed=self._refused,
            text=self.tr("The photo is kept"),
        )

    def _remove_photo(self) -> None:
        kept = self._kept
        if kept is None:
            return
        by, privacy, key = self._desk.actor(), self._desk.services.privacy, kept.person.visitor_id
        self._desk.run(
            lambda: privacy.remove_photo(by=by, visitor_id=key),
            failed=self._refused,
            text=self.tr("The photo is removed"),
        )

    def _shown(self, outcome: Outcome[KeptPerson]) -> None:
        self.show_person(outcome.row)

    def _id_refused(self, error: DeskError) -> None:
        self.id_field.set_error(lambda: phrases.sentence(error, self._desk.lang))

    def _refused(self, error: DeskError) -> None:
        if self._kept is not None:
            self.agreed.setChecked(self._kept.agreed_on is not None)
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()
