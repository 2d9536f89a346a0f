"""Whether visitors come in and leave by themselves, who of the staff has a PIN there, and on which screen it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.views.context import DeskContext

_LONGEST_PIN = 8


class KioskCard(Card):
    """The switch is kept at once, and alone as long as it is off; a PIN with a verb of its own."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._holders: frozenset[int] = frozenset()
        self.body.setSpacing(Space.M)
        heading = label("heading")
        self.switch = QCheckBox()
        self.error = label("error", wrap=True)
        self.error.hide()
        self.more = QWidget()
        for widget in (heading, self.switch, self.error, self.more):
            self.body.addWidget(widget)
        self.staff, self.pin, self.screen_choice = Choice(), QLineEdit(), Choice()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(_LONGEST_PIN)
        self._pin_field = FormField(self.pin, lambda: self.tr("PIN, 4 to 8 digits"))
        self.set_pin, self.take_away = button(), button()
        self._lay_out()
        self.switch.clicked.connect(self._turn)
        self.staff.activated.connect(self._follow)
        self.pin.textEdited.connect(self._follow)
        self.pin.returnPressed.connect(self._keep_pin)
        self.set_pin.clicked.connect(self._keep_pin)
        self.take_away.clicked.connect(lambda: self._write_pin(""))
        self.screen_choice.activated.connect(self._choose_screen)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("Kiosk for visitors"))
        say(self.switch.setText, lambda: self.tr("Visitors check in and out by themselves on a second screen"))
        say(self.set_pin.setText, lambda: self.tr("Set the PIN"))
        say(self.take_away.setText, lambda: self.tr("Take the PIN away"))
        say(lambda _text: self.fill(), lambda: "")

    def _lay_out(self) -> None:
        box = QVBoxLayout(self.more)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(FormField(self.staff, lambda: self.tr("Closes the kiosk")), 1, top)
        row.addWidget(self._pin_field, 1, top)
        row.addWidget(FormField(self.screen_choice, lambda: self.tr("Screen of the kiosk")), 1, top)
        box.addLayout(row)
        box.addLayout(row_of(self.set_pin, self.take_away))

    def fill(self) -> None:
        """Shows the settings as they are; a PIN that is being typed stays."""
        is_on = self._desk.centre().reception.has_kiosk
        self.switch.setChecked(is_on)
        self.more.setVisible(is_on)
        if is_on:
            self._fill_staff()
            self._fill_screens()
            self._follow()

    def _fill_staff(self) -> None:
        chosen = self.staff.currentData() or self._desk.actor().id
        holders = self._desk.read(self._desk.services.pins.holders)
        self.staff.clear()
        for member in self._desk.read(self._desk.services.staff.all):
            if member.role is Role.SYSTEM:
                continue
            name = self._desk.staff_name(member.name)
            has_pin = self.tr("{name} – has a PIN").format(name=name)
            self.staff.addItem(has_pin if member.id in holders else name, member.id)
        self.staff.choose(chosen)
        self._holders = holders

    def _fill_screens(self) -> None:
        kept = self._desk.preferences.settings.kiosk_screen if self._desk.preferences is not None else ""
        names = [screen.name() for screen in QGuiApplication.screens() if screen.name()]
        self.screen_choice.clear()
        self.screen_choice.addItem(self.tr("One that the desk does not use"), "")
        for name in [*names, *([kept] if kept and kept not in names else [])]:
            self.screen_choice.addItem(name, name)
        self.screen_choice.choose(kept)

    def _follow(self, *_values: object) -> None:
        self._pin_field.set_error(None)
        self.set_pin.setEnabled(bool(self.pin.text()))
        self.take_away.setEnabled(self.staff.currentData() in self._holders)

    def _turn(self) -> None:
        is_on, by = self.switch.isChecked(), self._desk.actor()
        self.error.hide()

        def refused(error: DeskError) -> None:
            self.fill()
            self.error.setText(phrases.sentence(error, self._desk.lang))
            self.error.show()

        self._desk.run(
            lambda: self._desk.services.settings.change(by=by, has_kiosk=is_on),
            lambda _outcome: self.fill(),
            refused,
            self.tr("The kiosk is on: Visitors opens it") if is_on else self.tr("The kiosk is off"),
        )

    def _keep_pin(self) -> None:
        if self.pin.text():
            self._write_pin(self.pin.text())

    def _write_pin(self, pin: str) -> None:
        by, staff_id = self._desk.actor(), self.staff.currentData()

        def kept(_outcome: object) -> None:
            self.pin.clear()
            self.fill()

        def refused(error: DeskError) -> None:
            self._pin_field.set_error(lambda: phrases.sentence(error, self._desk.lang))
            self.pin.setFocus()

        self._desk.run(
            lambda: self._desk.services.pins.set_pin(by=by, staff_id=staff_id, pin=pin),
            kept,
            refused,
            self.tr("PIN set") if pin else self.tr("PIN taken away"),
        )

    def _choose_screen(self) -> None:
        if self._desk.preferences is not None:
            self._desk.preferences.change(kiosk_screen=self.screen_choice.currentData())
