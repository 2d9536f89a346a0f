"""Every size and font of the window, and its colours (`tokens`). Nothing else in the program holds one.

Colours are LOOK's tokens; `Theme` chooses the light or the dark set, follows the system live
and gives fonts with tabular figures, a Latin face first and Simplified Chinese faces after it.
"""

from dataclasses import astuple
from functools import cache
from pathlib import Path
from string import Template
from typing import Final, Literal
from zlib import crc32

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from jib_desk.shipped import resources
from jib_desk.views.tokens import DARK, LIGHT, Tokens

Mode = Literal["light", "dark", "system"]

RESOURCES: Final = resources()
LATIN: Final = ["Inter", "Segoe UI"]
CHINESE: Final = ["Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", "WenQuanYi Micro Hei"]
FAMILIES: Final = [*LATIN, *CHINESE]
# In drawings that are opened where ours are not installed: none of these is wider.
ELSEWHERE: Final = [*LATIN, "Arial", "Helvetica", "Liberation Sans", *CHINESE]

# For the making of the application: asking a running one for its style makes all of QStyle's enums, 6 ms.
STYLE: Final = ("-style", "fusion")

# Small signs that the style sheet needs as files; INK becomes a token.
_SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16" fill="none" '
    'stroke="INK" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"><path d="{}"/></svg>'
)
GLYPHS: Final[dict[str, str]] = {
    "down": _SVG.format("M4 6l4 4 4-4"),
    "up": _SVG.format("M4 10l4-4 4 4"),
    "left": _SVG.format("M10 4l-4 4 4 4"),
    "right": _SVG.format("M6 4l4 4-4 4"),
    "check": _SVG.format("M3.5 8.5l3 3 6-7"),
    "clear": _SVG.format("M4.5 4.5l7 7m0-7l-7 7"),
    "dot": _SVG.format("M8 7.9v.2").replace("1.6", "6"),
}


class Space:
    """Distances in device-independent pixels; no other distance is used."""

    XS: Final = 4
    S: Final = 8
    M: Final = 12
    L: Final = 16
    XL: Final = 24
    XXL: Final = 32


class Radius:
    """Rounding of corners."""

    UNIT: Final = 5
    CONTROL: Final = 8
    CARD: Final = 12


class Type:
    """Sizes of type in device-independent pixels."""

    TINY: Final = 10
    SMALL: Final = 11
    CAPTION: Final = 12
    BODY: Final = 13
    EMPHASIS: Final = 14
    HEADING: Final = 16
    TITLE: Final = 20
    HERO: Final = 22


class Weight:
    """The three weights that are bundled."""

    REGULAR: Final = 400
    MEDIUM: Final = 500
    BOLD: Final = 600


class Size:
    """Extents of things in device-independent pixels."""

    HAIRLINE: Final = 1
    MARK: Final = 2
    CONTROL: Final = 32
    ROW: Final = 36
    FOOT: Final = 28
    RAIL: Final = 64
    RAIL_WIDE: Final = 216
    NAV: Final = 52
    NAV_WIDE: Final = 40
    PROGRESS: Final = 120
    ICON: Final = 16
    ICON_LARGE: Final = 20
    DRAWER: Final = 360
    FORM: Final = 380
    CARD: Final = 520
    DIALOG: Final = 520
    PALETTE: Final = 600
    KIOSK: Final = 56
    OFFER: Final = 200
    WHEN: Final = 92
    WHAT: Final = 116
    WHEN_NARROW: Final = 68
    WHAT_NARROW: Final = 112
    NOW_LINE: Final = 20
    STRONG: Final = 2
    COLUMN: Final = 124
    COLUMN_WIDE: Final = 160
    COLUMN_NARROW: Final = 64
    COLUMN_NAME: Final = 190
    BAR: Final = 8
    TARGET: Final = 152
    WINDOW_WIDTH: Final = 1440
    WINDOW_HEIGHT: Final = 900
    WINDOW_LEAST_WIDTH: Final = 960
    WINDOW_LEAST_HEIGHT: Final = 640


class PlanSize:
    """The drawn floor plan and its curve, in device-independent pixels; `_M` = pixels a metre."""

    FULL_M: Final = 24  # 100 %
    LEGIBLE_M: Final = 15  # below this the names of narrow units do not fit
    SMALLEST_M: Final = 1
    LARGEST_M: Final = 120
    WALL: Final = 2
    EDGE: Final = 1
    STRONG_EDGE: Final = 2
    GAP: Final = 2  # between a wall and the unit inside it
    PADDING: Final = 5
    TIGHT_PADDING: Final = 2
    TIGHT: Final = 64  # width of a unit below which the tight padding is used
    DOT: Final = 5
    DOT_GAP: Final = 3
    HATCH: Final = 7
    STRIPE: Final = 6
    TEXT_FROM: Final = 32  # height of a unit from which it has a second line
    TALL: Final = 70  # height of a unit from which its desks are drawn
    CODE_FROM: Final = 18  # below this a unit is only its colour and pattern
    SIGN: Final = 18  # a sign of the fire check
    SIGN_SMALL: Final = 10
    CURVE: Final = 76
    HANDLE: Final = 14


class Motion:
    """Lengths in milliseconds."""

    FRAME: Final = 30  # between two steps of something that is pushed along
    QUICK: Final = 120
    TYPING: Final = 60
    HOVER: Final = 300
    TOAST: Final = 4000


class Theme(QObject):
    """The scheme in use. Whatever paints by itself reads `tokens` at paint time."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._mode: Mode = "system"
        self._is_dark = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return DARK if self._is_dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """Whether the dark set is in use."""
        return self._is_dark

    @property
    def mode(self) -> Mode:
        """What was asked for: light, dark, or as the system is."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Uses one scheme, or follows the system; the window changes at once."""
        self._mode = mode
        hints = QGuiApplication.styleHints()
        if mode == "system":
            hints.unsetColorScheme()
        else:
            # Where the platform can, title bars and native dialogs follow too.
            hints.setColorScheme(Qt.ColorScheme.Dark if mode == "dark" else Qt.ColorScheme.Light)
        self._follow_system()

    def color(self, name: str) -> QColor:
        """A token as a colour, by its name."""
        return QColor(getattr(self.tokens, name))

    def font(self, size: int, weight: int = Weight.REGULAR) -> QFont:
        """The program's face in one of the sizes of `Type`, with figures of equal width."""
        return face(size, weight)

    def apply(self) -> None:
        """Dresses the running application."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette(self.tokens))
            app.setStyleSheet(stylesheet(self.tokens))

    def install(self) -> None:
        """Once at start: the bundled faces and the first dressing, over the style that STYLE names."""
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        install_faces()
        app.setFont(self.font(Type.BODY))
        self.apply()

    def _follow_system(self) -> None:
        if self._mode == "system":
            # Unknown (offscreen, bare X11) counts as light.
            wanted = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            wanted = self._mode == "dark"
        if wanted != self._is_dark:
            self._is_dark = wanted
            self.apply()
            self.changed.emit()


def face(size: int, weight: int = Weight.REGULAR) -> QFont:
    """A face of the program, also for pictures that are made without a window."""
    font = QFont(FAMILIES)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(thickened(weight)))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@cache
def thickened(weight: int) -> int:
    """The weight that Qt is asked for, so that a heading in 汉字 stands out as one in Latin letters does.

    Where the Chinese face of the system has one weight only, Qt thickens it by itself, but from 700 on.
    """
    family = next((name for name in CHINESE if QFontDatabase.hasFamily(name)), "")
    weights = [QFontDatabase.weight(family, style) for style in QFontDatabase.styles(family)]
    has_one = bool(weights) and max(weights) < Weight.BOLD
    return QFont.Weight.Bold.value if has_one and weight == Weight.BOLD else weight


def install_faces() -> None:
    """Makes the bundled faces known to Qt."""
    for file in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))


def palette(tokens: Tokens) -> QPalette:
    """Qt's own roles in our colours, for whatever the style sheet does not reach."""
    roles = QPalette.ColorRole
    chosen = {
        roles.Window: tokens.background,
        roles.WindowText: tokens.text,
        roles.Base: tokens.surface,
        roles.AlternateBase: tokens.background,
        roles.Text: tokens.text,
        roles.Button: tokens.surface,
        roles.ButtonText: tokens.text,
        roles.BrightText: tokens.overstayed_text,
        roles.Highlight: tokens.accent,
        roles.HighlightedText: tokens.on_accent,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.shade,
        roles.ToolTipText: tokens.on_shade,
        roles.PlaceholderText: tokens.dim,
        roles.Accent: tokens.accent,
        roles.Light: tokens.surface,
        roles.Midlight: tokens.line,
        roles.Mid: tokens.line,
        roles.Dark: tokens.wall,
        roles.Shadow: tokens.wall,
    }
    result = QPalette()
    for role, colour in chosen.items():
        result.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.wall))
    return result


def stylesheet(tokens: Tokens) -> str:
    """The style sheet of the whole program in these colours."""
    values: dict[str, object] = {name: getattr(tokens, name) for name in Tokens.__slots__}
    for scale in (Space, Radius, Type, Size, Weight):
        values |= {f"{scale.__name__}_{key}".upper(): value for key, value in vars(scale).items() if key.isupper()}
    values["WEIGHT_BOLD"] = thickened(Weight.BOLD)
    values["glyphs"] = _glyph_folder(tokens).as_posix()
    template = Template((RESOURCES / "theme.qss").read_text(encoding="utf-8"))
    return template.substitute(values)


def _glyph_folder(tokens: Tokens) -> Path:
    """Where the small signs of this scheme lie: style sheets take pictures from files only."""
    key = f"{crc32(''.join((*astuple(tokens), *GLYPHS.values())).encode()):08x}"
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    folder = Path(cache) / "jib-desk" / f"glyphs-{key}"
    if not folder.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        for name, drawing in GLYPHS.items():
            for ink in ("dim", "text", "on_accent", "wall"):
                file = folder / f"{name}-{ink}.svg"
                file.write_text(drawing.replace("INK", getattr(tokens, ink)), encoding="utf-8")
    return folder
