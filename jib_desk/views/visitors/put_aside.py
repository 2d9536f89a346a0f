"""Check-ins that were half filled in when somebody else had to go first: the last of them comes back first."""

from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.views.visitors.visit_draft import Filled
from jib_desk.views.visitors.visit_fields import VisitFields, fill_again, filled


@dataclass(frozen=True, slots=True)
class _Aside:
    filled: Filled
    badge: str  # "" unless it was typed
    caret: QWidget | None


class PutAside:
    """Keeps what one form held, with the place of the caret."""

    def __init__(self, form: QWidget, fields: VisitFields, badge: QLineEdit) -> None:
        self._form = form
        self._fields = fields
        self._badge = badge
        self._kept: list[_Aside] = []

    def __bool__(self) -> bool:
        return bool(self._kept)

    def keep(self) -> str:
        """Takes what stands in the fields; gives the name that stood there."""
        badge = self._badge.text() if self._badge.isModified() else ""
        self._kept.append(_Aside(filled(self._fields), badge, self._form.focusWidget()))
        return self._fields.name.text().strip()

    def take_up(self) -> None:
        """Fills in what was kept last."""
        was = self._kept.pop()
        fill_again(self._fields, was.filled)
        if was.badge:
            self._badge.setText(was.badge)
            self._badge.setModified(True)
        (was.caret or self._fields.name).setFocus()
