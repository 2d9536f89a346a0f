"""A state in a word on its colour, with a sign, so that it is never told by colour alone."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from jib_desk.views.widgets.basics import restyle

Tone = Literal["occupied", "held", "vacant", "ends_soon", "overstayed", "out_of_service", "plain"]
_SIGNS: dict[Tone, str] = {
    "occupied": "●",
    "held": "◐",
    "vacant": "○",
    "ends_soon": "◔",
    "overstayed": "▲",
    "out_of_service": "✕",
    "plain": "",
}


class StateBadge(QLabel):
    """A pill such as `◔ Ends in 15 days`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "badge")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_state(self, tone: Tone, text: str) -> None:
        """Shows a state; its sign stands before the word."""
        restyle(self, "tone", tone)
        self.setText(f"{_SIGNS[tone]} {text}".strip())
