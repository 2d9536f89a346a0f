"""Which controls a screen reader could not name."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget


def unnamed_controls(shown: QWidget) -> list[str]:
    """Buttons, fields and lists in sight that have neither a name nor a text."""
    found: list[str] = []
    for kind in (QAbstractButton, QLineEdit, QComboBox):
        for control in shown.findChildren(kind):
            inner = control.parentWidget()
            if not control.isVisible() or control.objectName().startswith("qt_") or isinstance(inner, QComboBox):
                continue
            text = control.text() if isinstance(control, QAbstractButton) else ""
            if not (control.accessibleName() or text or control.toolTip()):
                found.append(f"{control!r} in {inner!r}")
    return found
