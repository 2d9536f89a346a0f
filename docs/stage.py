"""The real window as it is put before the camera: opened in a language and a look, at rest, kept as a picture."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from jib_desk.rules.words import Lang
from jib_desk.services.centre import Services
from jib_desk.settings import Settings
from jib_desk.settings import Theme as ThemeName
from jib_desk.views.context import DeskContext
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.preferences import Preferences
from jib_desk.views.theme import Theme

WORKSTATION = "front-desk"
PATIENCE_MS = 20_000
_DIALOG = Qt.WindowType.Dialog


@dataclass
class Shown:
    """A window on a centre, or on none yet."""

    window: MainWindow
    theme: Theme
    languages: Languages
    desk: DeskContext | None
    beside: QWidget | None = None  # another window of the program, of which the next picture is

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Lets the window finish what it does, so that the picture is of something at rest."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not (until() and (self.desk is None or self.desk.tasks.is_idle)):
            if deadline.hasExpired():
                raise TimeoutError(self.window.windowTitle())
            QApplication.processEvents()
        for _ in range(5):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def keep(self, file: Path, *, is_small: bool) -> None:
        """Writes the window as it stands, dialogs and popups on top of it; small in 256 colours, else as it is."""
        self.settle()
        window, self.beside = self.beside or self.window, None
        for widget in window.findChildren(QWidget):
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # no hand is on the mouse
        scale = window.devicePixelRatio()
        image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        painter = QPainter(image)
        window.render(painter, QPoint())
        for above in sorted(QApplication.topLevelWidgets(), key=lambda widget: widget.windowType() is not _DIALOG):
            if above.isVisible() and above.windowType() in (_DIALOG, Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                above.render(painter, window.mapFromGlobal(above.mapToGlobal(above.rect().topLeft())))
        painter.end()
        file.parent.mkdir(parents=True, exist_ok=True)
        (_with_palette(image) if is_small else image).save(str(file), quality=0 if is_small else -1)
        print(f"{file}  {file.stat().st_size // 1024} KB")

    def close(self) -> None:
        """Everything this window began has ended."""
        if self.desk is not None:
            self.desk.tasks.close()
        self.window.close()
        self.languages.use("en")
        self.window.deleteLater()
        self.settle()


def _with_palette(image: QImage) -> QImage:
    """The picture in 256 colours, a third of the bytes: its commonest, and what lies furthest from those.

    What is lost are steps of smoothed edges; a rare colour that means something stays.
    """
    counted = Counter(memoryview(image.constBits()).cast("I"))
    palette = [color for color, _ in counted.most_common(160)]
    near = {color: min(_distance(color, kept) for kept in palette) for color in counted}
    while len(palette) < 256 and any(near.values()):
        furthest = max(near, key=near.__getitem__)
        palette.append(furthest)
        near = {color: min(before, _distance(color, furthest)) for color, before in near.items()}
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, palette, plain)


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (0, 8, 16))


def open_window(services: Services | None, lang: Lang, mode: ThemeName, size: QSize, folder: Path) -> Shown:
    """The whole window in a language, a look and a size, as `app.py` puts it together; `folder` takes its icons."""
    theme, languages = Theme(), Languages()
    theme.set_mode(mode)
    theme.install()
    languages.use(lang)
    preferences = Preferences(Settings(lang=lang, theme=mode, workstation=WORKSTATION))
    icons = Icons(theme, folder / "icons")
    window = MainWindow(theme, languages, preferences, icons)
    window.resize(size)
    desk = None
    if services is not None:
        desk = DeskContext(services, theme=theme, preferences=preferences, lang=lang, workstation=WORKSTATION)
        window.attach(desk)
        newest = services.backups.all()[0].made_at
        window.foot.stop()  # it would ask this machine for its printer
        window.foot.show_backup(f"{desk.local(newest):%H:%M}")
        window.foot.show_printer("HP LaserJet")
    icons.load()
    window.show()
    window.activateWindow()
    return Shown(window, theme, languages, desk)
