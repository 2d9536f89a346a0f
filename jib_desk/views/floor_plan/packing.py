"""Buttons in rows that cut none of them, however long their words are in a language or at a scale."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton

from jib_desk.views.theme import Size, Space

PANEL_ROOM = Size.DRAWER - 2 * Space.L  # what the panel leaves for its buttons


def in_rows(buttons: Sequence[QPushButton], most: int, room: int = PANEL_ROOM) -> list[list[QPushButton]]:
    """The buttons in order, as many in a row as there is room for, `most` of them at the most."""
    rows: list[list[QPushButton]] = []
    left = 0
    for made in buttons:
        made.ensurePolished()
        width = made.sizeHint().width()
        if not rows or width > left or len(rows[-1]) == most:
            rows.append([])
            left = room
        rows[-1].append(made)
        left -= width + Space.S
    return rows
