"""How long visitors are remembered, and what is kept of them beyond their names: each choice says what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.services.errors import DeskError, ValueRefused
from jib_desk.views.settings.retention import ask_first
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, label, row_of
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import NumberBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.views.context import DeskContext

_LONGEST_DAYS, _LONGEST_MONTHS = 3650, 120


class PrivacyCard(Card):
    """Saved with one verb; a shorter time is asked about first, with numbers."""

    retention_wanted = Signal()

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._is_filling = False
        self._is_edited = False
        self._say = Texts(self).bind
        self.body.setSpacing(Space.M)
        heading = label("heading")
        self._say(heading.setText, lambda: self.tr("Visitors' data"))
        self.body.addWidget(heading)
        self._add_times()
        self._add_ticks()
        self.error = label("error", wrap=True)
        self.error.hide()
        self.save, self.due = button(), button()
        self.save.clicked.connect(self.commit)
        self.due.clicked.connect(self.retention_wanted)
        self._say(self.save.setText, lambda: self.tr("Save"))
        self._say(self.due.setText, lambda: self.tr("Who is due to be forgotten…"))
        self.body.addWidget(self.error)
        self.body.addLayout(row_of(self.save, self.due))
        self._mark(is_edited=False)

    def _add_times(self) -> None:
        self.retention_days, self.remember_months = NumberBox(1, _LONGEST_DAYS), NumberBox(1, _LONGEST_MONTHS)
        self.register_days = NumberBox(1, _LONGEST_DAYS)
        self._fields = {
            "retention_days": FormField(self.retention_days, lambda: self.tr("Days visitors are remembered")),
            "remember_months": FormField(
                self.remember_months, lambda: self.tr("Months, of those who agreed to be remembered")
            ),
            "register_days": FormField(
                self.register_days, lambda: self.tr("Days that the register keeps names of what is over")
            ),
        }
        self._fields["retention_days"].set_hint(
            lambda: self.tr("Shorter: fewer returning visitors are recognised. Counts and dates stay for good.")
        )
        self._fields["remember_months"].set_hint(lambda: self.tr("After the last visit. A tick at the person's data."))
        self._fields["register_days"].set_hint(
            lambda: self.tr(
                "Parcels, loans, things found, cars, keys, watch list entries: afterwards nobody knows who it was."
            )
        )
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        for name in ("retention_days", "remember_months"):
            row.addWidget(self._fields[name], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self._fields["register_days"])
        for box in (self.retention_days, self.remember_months, self.register_days):
            box.valueChanged.connect(self._on_edit)

    def _add_ticks(self) -> None:
        self.purges_daily = self._tick(
            lambda: self.tr("Forget who is due with the day's first opening"),
            lambda: self.tr(
                "Today says the day before who is next. Where the clock cannot be right, a person is asked first. Who "
                "was inside on those days is then without names; it cannot be undone. Without this, somebody has to "
                "do it."
            ),
        )
        self.keeps_photos = self._tick(
            lambda: self.tr("Allow photos of visitors"),
            lambda: self.tr(
                "A picture of a face is sensitive personal information: it needs a purpose, a separate consent and "
                "care. The centre works without."
            ),
        )
        self.keeps_id_numbers = self._tick(
            lambda: self.tr("Allow ID numbers to be kept"),
            lambda: self.tr(
                "Whoever has the number can misuse it. To have looked at the document is enough for most; keep it "
                "only where a law or a contract asks for it."
            ),
        )

    def _tick(self, text: Callable[[], str], warning: Callable[[], str]) -> QCheckBox:
        tick, says = QCheckBox(), label("caption", wrap=True)
        tick.toggled.connect(self._on_edit)
        self._say(tick.setText, text)
        self._say(says.setText, warning)
        self._say(tick.setAccessibleDescription, warning)
        says.setContentsMargins(Space.XL, 0, 0, 0)
        pair = QWidget()
        column = QVBoxLayout(pair)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(tick)
        column.addWidget(says)
        self.body.addWidget(pair)
        return tick

    # --- filling and saving ------------------------------------------------------------------

    @property
    def is_edited(self) -> bool:
        """Whether something was chosen that is not saved."""
        return self._is_edited

    def fill(self) -> None:
        """Shows the settings as they are, unless something chosen would be lost."""
        if self._is_edited:
            return
        self._is_filling = True
        centre = self._desk.centre()
        self.retention_days.setValue(centre.retention_days)
        self.remember_months.setValue(centre.reception.remember_months)
        self.register_days.setValue(centre.reception.register_days)
        for name, tick in self._ticks().items():
            tick.setChecked(bool(getattr(centre.reception, name)))
        self._is_filling = False

    def commit(self) -> None:
        """Saves what differs; asks first when people would be forgotten sooner."""
        values = self.changed_values()
        if not values:
            self._mark(is_edited=False)
            return
        centre = self._desk.centre()
        shorter = {
            name: value
            for name, value, now in (
                ("retention_days", values.get("retention_days"), centre.retention_days),
                ("remember_months", values.get("remember_months"), centre.reception.remember_months),
                ("register_days", values.get("register_days"), centre.reception.register_days),
            )
            if value is not None and value < now
        }
        turns_on = values.get("purges_daily") is True
        if not shorter and not turns_on:
            self.keep(values)
            return
        self.save.setEnabled(False)
        ask_first(
            self,
            self._desk,
            shorter,
            lambda: self.keep(values),
            self._refused,
            lambda: self.save.setEnabled(True),
            turns_on=turns_on,
        )

    def keep(self, values: dict[str, Any]) -> None:
        """Writes the settings."""

        def done(_outcome: object) -> None:
            self._mark(is_edited=False)
            self.fill()

        self.save.setEnabled(False)
        by, settings = self._desk.actor(), self._desk.services.settings
        self._desk.run(lambda: settings.change(by=by, **values), done, self._refused, self.tr("Saved"))

    def changed_values(self) -> dict[str, Any]:
        """What differs from the settings as they are."""
        centre = self._desk.centre()
        chosen: dict[str, Any] = {
            "retention_days": self.retention_days.value(),
            "remember_months": self.remember_months.value(),
            "register_days": self.register_days.value(),
            **{name: tick.isChecked() for name, tick in self._ticks().items()},
        }
        kept = {name: getattr(centre.reception, name, None) for name in chosen}
        # Where nobody has decided yet, no tick is no answer: it is asked for in a bar.
        kept["purges_daily"] = bool(centre.reception.purges_daily)
        kept["retention_days"] = centre.retention_days
        return {name: value for name, value in chosen.items() if value != kept[name]}

    def _ticks(self) -> dict[str, QCheckBox]:
        return {
            "purges_daily": self.purges_daily,
            "keeps_photos": self.keeps_photos,
            "keeps_id_numbers": self.keeps_id_numbers,
        }

    def _on_edit(self, *_values: object) -> None:
        if not self._is_filling:
            self._mark(is_edited=True)

    def _mark(self, *, is_edited: bool) -> None:
        self._is_edited = is_edited
        self.save.setEnabled(is_edited)
        self.error.hide()
        for field in self._fields.values():
            field.set_error(None)

    def _refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        field = self._fields.get(error.name) if isinstance(error, ValueRefused) else None
        if field is not None:
            field.set_error(lambda: phrases.sentence(error, self._desk.lang))
            field.setFocus()
            return
        self.error.setText(phrases.sentence(error, self._desk.lang))
        self.error.show()
