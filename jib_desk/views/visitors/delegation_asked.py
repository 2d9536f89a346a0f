"""What the door asks of everybody of a pasted list: an organisation is asked for once for all, the rest is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from jib_desk.rules.categories import Field
from jib_desk.rules.words import VisitorCategory
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.rows.invitations import Guest
    from jib_desk.views.context import DeskContext
    from jib_desk.views.item_models.guests import GuestsModel


class AskedOfAll(FormField):
    """Where those are from of whom no line says it. Seen while somebody lacks what his category demands."""

    def __init__(self, desk: DeskContext, guests: GuestsModel) -> None:
        self.organisation = QLineEdit()
        super().__init__(self.organisation, lambda: self.tr("Organisation of all who have none"))
        self._desk = desk
        self._guests = guests
        self._looked_for = ""
        self.organisation.textChanged.connect(guests.share_organisation)
        self.organisation.editingFinished.connect(self._look_again)
        self.refresh()

    def refresh(self) -> None:
        """What a delegation is asked for may have been said differently."""
        categories = self._desk.services.categories
        self._asks = self._desk.read(lambda: categories.rule_of(VisitorCategory.DELEGATION)).asks

    def lacking(self, guests: Sequence[Guest], *, has_purpose: bool, has_host: bool) -> str:
        """What these will be asked for at the door, each with how many they are; the field is shown or goes."""
        counts = {
            Field.ORGANISATION: sum(not (g.organisation or (g.known and g.known.organisation)) for g in guests),
            Field.PHONE: sum(not (g.phone or (g.known and g.known.masked_phone)) for g in guests),
            Field.PURPOSE: 0 if has_purpose else len(guests),
            Field.HOST: 0 if has_host else len(guests),
        }
        missing = [(self._called(field), counts[field]) for field in self._asks.required if counts[field]]
        if self._asks.needs_escort and guests:
            missing.append((self.tr("Escort"), len(guests)))
        is_demanded = Field.ORGANISATION in self._asks.required and counts[Field.ORGANISATION] > 0
        self.setVisible(is_demanded or bool(self.organisation.text()) or self.organisation.hasFocus())
        told = [self.tr("%1 (%n people)", "", count).replace("%1", name) for name, count in missing]
        every = ("、" if self._desk.lang == "zh_CN" else ", ").join(told)
        return self.tr("At the door this will be asked for: %1.").replace("%1", every) if told else ""

    def _called(self, field: Field) -> str:
        return {
            Field.ORGANISATION: self.tr("Organisation"),
            Field.PHONE: self.tr("Phone"),
            Field.PURPOSE: self.tr("Purpose"),
            Field.HOST: self.tr("Host"),
        }[field]

    def _look_again(self) -> None:
        """Somebody may be recognised by where he is from."""
        if self.organisation.text() != self._looked_for:
            self._looked_for = self.organisation.text()
            self._guests.edited.emit()
