"""The centre's own settings as a form: saved with one verb, errors below the field they belong to."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from jib_desk import phrases
from jib_desk.rules.words import Target, word
from jib_desk.services.errors import DeskError, EndBeforeStart, ValueMissing, ValueRefused
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.widgets.bars import InlineBar
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import DateBox, NumberBox, TimeBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.views.context import DeskContext


class CentreForm(Card):
    """Names, hours, window, limits and targets."""

    edited = Signal(bool)

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._fields: dict[str, FormField] = {}
        self._is_filling = False
        self._is_edited = False
        self._say = Texts(self).bind
        heading = label("heading")
        self._say(heading.setText, lambda: self.tr("The centre"))
        self.body.setSpacing(Space.M)
        self.body.addWidget(heading)
        self._errors = QHBoxLayout()
        self.body.addLayout(self._errors)
        self._build()
        self.save = button("primary")
        self._say(self.save.setText, lambda: self.tr("Save the centre's settings"))
        self.save.clicked.connect(self.commit)
        self.save.setEnabled(False)
        self.body.addWidget(self.save)
        self.body.addStretch(1)

    def _build(self) -> None:
        self.name_en, self.name_zh, self.zone = QLineEdit(), QLineEdit(), QLineEdit()
        self.opens, self.closes = TimeBox(), TimeBox()
        self.window_start, self.window_end = DateBox(), DateBox()
        self.card_limit = NumberBox(0, 999)
        self.site_fire_limit, self.reentry_hours = NumberBox(1), NumberBox(0, 24)
        self.targets = {target.value: NumberBox(0, 1_000_000) for target in Target}
        add = self._field
        self._row(add("name_en", self.name_en, lambda: self.tr("English name")))
        self._row(add("name_zh", self.name_zh, lambda: self.tr("Chinese name")))
        self._row(
            add("opens", self.opens, lambda: self.tr("Opens")),
            add("closes", self.closes, lambda: self.tr("Closes")),
            add("zone", self.zone, lambda: self.tr("Time zone")),
        )
        self._row(
            add("window_start", self.window_start, lambda: self.tr("Programme from")),
            add("window_end", self.window_end, lambda: self.tr("until")),
        )
        self._row(
            add("site_fire_limit", self.site_fire_limit, lambda: self.tr("People inside at most")),
            add("reentry_hours", self.reentry_hours, lambda: self.tr("Hours to step out and back")),
        )
        self._row(add("card_limit", self.card_limit, lambda: self.tr("Access cards of a company at most")), QWidget())
        boxes = list(self.targets.items())
        for start in range(0, len(boxes), 2):  # two beside each other: three do not fit a small window in English
            pair = [self._field(f"target_{code}", box, self._target_word(code)) for code, box in boxes[start:][:2]]
            self._row(*pair, *[QWidget()] * (2 - len(pair)))

    def _target_word(self, code: str) -> Callable[[], str]:
        return lambda: self.tr("Target: {name}").format(name=word("target", code).said(self._desk.lang))

    def _field(self, name: str, control: QWidget, text: Callable[[], str]) -> FormField:
        field = FormField(control, text)
        self._fields[name] = field
        if isinstance(control, QLineEdit):
            control.textEdited.connect(self._on_edit)
        elif isinstance(control, TimeBox):
            control.timeChanged.connect(self._on_edit)
        elif isinstance(control, DateBox):
            control.dateChanged.connect(self._on_edit)
        elif isinstance(control, NumberBox):
            control.valueChanged.connect(self._on_edit)
        control.setMinimumWidth(Size.CONTROL)
        return field

    def _row(self, *fields: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for field in fields:
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    # --- filling and saving --------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._is_edited

    def fill(self) -> None:
        """Shows the settings as they are, unless something typed would be lost."""
        if self._is_edited:
            return
        self._is_filling = True
        centre = self._desk.centre()
        self.name_en.setText(centre.name_en)
        self.name_zh.setText(centre.name_zh)
        self.zone.setText(str(centre.zone))
        for edit in (self.name_en, self.name_zh):
            edit.setCursorPosition(0)
        self.opens.setTime(QTime(centre.opens.hour, centre.opens.minute))
        self.closes.setTime(QTime(centre.closes.hour, centre.closes.minute))
        self.window_start.setDate(_shown(centre.window_start))
        self.window_end.setDate(_shown(centre.window_end))
        self.site_fire_limit.setValue(centre.site_fire_limit)
        self.reentry_hours.setValue(centre.reentry_hours)
        self.card_limit.setValue(centre.card_limit)
        for code, box in self.targets.items():
            box.setValue(centre.targets.get(code, 0))
        self._is_filling = False

    def _on_edit(self, *_values: object) -> None:
        if not self._is_filling:
            self._mark(is_edited=True)

    def _mark(self, *, is_edited: bool) -> None:
        self._is_edited = is_edited
        self.save.setEnabled(is_edited)
        self.edited.emit(is_edited)

    def changed_values(self) -> dict[str, Any]:
        """What differs from the settings as they are."""
        centre = self._desk.centre()
        typed: dict[str, Any] = {
            "name_en": self.name_en.text().strip(),
            "name_zh": self.name_zh.text().strip(),
            "zone": self.zone.text().strip(),
            "opens": _time(self.opens.time()),
            "closes": _time(self.closes.time()),
            "window_start": _day(self.window_start.date()),
            "window_end": _day(self.window_end.date()),
            "site_fire_limit": self.site_fire_limit.value(),
            "reentry_hours": self.reentry_hours.value(),
            "card_limit": self.card_limit.value(),
            "targets": {code: box.value() for code, box in self.targets.items()},
        }
        now = {name: getattr(centre, name) for name in typed} | {
            "zone": str(centre.zone),
            "targets": dict(centre.targets),
        }
        return {name: value for name, value in typed.items() if value != now[name]}

    def commit(self) -> None:
        """Saves what differs; on a refusal everything typed stays."""
        self._clear_errors()
        values = self.changed_values()
        if not values:
            self._mark(is_edited=False)
            return

        def done(_outcome: object) -> None:
            self._mark(is_edited=False)
            self.fill()

        self.save.setEnabled(False)
        self._desk.run(
            lambda: self._desk.services.settings.change(by=self._desk.actor(), **values),
            done,
            self._refused,
            self.tr("The centre's settings are saved"),
        )

    def _refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        name = ""
        if isinstance(error, ValueRefused | ValueMissing):
            name = error.name
        elif isinstance(error, EndBeforeStart):
            name = "window_end"
        field = self._fields.get(name)
        if field is not None:
            field.set_error(lambda: phrases.sentence(error, self._desk.lang))
            field.setFocus()
            return
        bar = InlineBar("error")
        bar.tell(lambda: phrases.sentence(error, self._desk.lang))
        self._errors.addWidget(bar)

    def _clear_errors(self) -> None:
        for field in self._fields.values():
            field.set_error(None)


def _shown(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _day(shown: QDate) -> date:
    return date(shown.year(), shown.month(), shown.day())


def _time(shown: QTime) -> time:
    return time(shown.hour(), shown.minute())
