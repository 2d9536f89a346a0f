"""Icons by name in the colours of the theme, drawn once and kept as pictures on disk.

qtawesome takes a tenth of a second to load, so that it waits until the window has been
painted, and later starts find every picture in the cache and never load it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPixmap
from shiboken6 import isValid

from jib_desk.views.theme import Size, Theme

Setter = Callable[[QIcon], Any]


class Icons(QObject):
    """Gives icons, and keeps those that are shown in the colours of the present scheme."""

    loaded = Signal()

    def __init__(self, theme: Theme, cache: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cache = cache
        self._may_draw = False
        self._shown: list[tuple[Setter, str, str, str]] = []
        theme.changed.connect(self._show_again)

    def show(self, setter: Setter, name: str, ink: str = "dim", checked_ink: str = "") -> None:
        """Shows an icon in a token's colour, and in another where it is checked."""
        self._shown.append((setter, name, ink, checked_ink))
        setter(self.icon(name, ink, checked_ink))

    def load(self) -> None:
        """From now on icons that no cache holds are drawn. Call after the first paint."""
        if not self._may_draw:
            self._may_draw = True
            self._show_again()
            self.loaded.emit()

    def icon(self, name: str, ink: str = "dim", checked_ink: str = "") -> QIcon:
        """The icon; empty while it can neither be found nor drawn yet."""
        icon = QIcon()
        normal = self._pixmap(name, ink)
        if normal is not None:
            icon.addPixmap(normal)
        if checked_ink:
            chosen = self._pixmap(name, checked_ink)
            if chosen is not None:
                icon.addPixmap(chosen, QIcon.Mode.Normal, QIcon.State.On)
        return icon

    def _pixmap(self, name: str, ink: str) -> QPixmap | None:
        colour = getattr(self._theme.tokens, ink)
        ratio = self._ratio()
        file = self._file(name, colour, ratio)
        if file is not None and file.is_file():
            kept = QPixmap(str(file))
            if not kept.isNull():
                kept.setDevicePixelRatio(ratio)
                return kept
        if not self._may_draw:
            return None
        drawn = _draw(name, colour, ratio)
        if file is not None:
            file.parent.mkdir(parents=True, exist_ok=True)
            drawn.save(str(file), "PNG")  # a full disk only costs the next start its time
        return drawn

    def _file(self, name: str, colour: str, ratio: float) -> Path | None:
        if self._cache is None:
            return None
        return self._cache / f"{name}-{colour[1:]}-{Size.ICON_LARGE}-{ratio:g}.png"

    def _ratio(self) -> float:
        screen = QGuiApplication.primaryScreen()
        return screen.devicePixelRatio() if screen is not None else 1.0

    def _show_again(self) -> None:
        self._shown = [item for item in self._shown if _is_alive(item[0])]
        for setter, name, ink, checked_ink in self._shown:
            setter(self.icon(name, ink, checked_ink))


def _draw(name: str, colour: str, ratio: float) -> QPixmap:
    import qtawesome

    icon: QIcon = qtawesome.icon(f"mdi6.{name}", color=colour)
    return icon.pixmap(QSize(Size.ICON_LARGE, Size.ICON_LARGE), ratio)


def _is_alive(setter: Setter) -> bool:
    owner = getattr(setter, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
