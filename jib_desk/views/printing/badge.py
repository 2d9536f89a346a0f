"""A visitor's badge on paper at its true size: drawn in millimetres from plain values, on any device."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextOption

from jib_desk.rules.paper_words import PAPER
from jib_desk.rules.words import word
from jib_desk.services.rows.badges import BadgeFace
from jib_desk.services.rows.centre import CentreRow
from jib_desk.views.printing.painter import paper_font
from jib_desk.views.printing.paper import BadgeSize
from jib_desk.views.printing.qr import draw_qr
from jib_desk.views.printing.strong import draw_strong
from jib_desk.views.theme import LIGHT, Weight

_QR_VERSION = 2  # one size for all of a stack: 38 capitals and digits
_QR_MASK = 2  # any will do for a scanner; which is the evenest takes longer to find than all else on a badge
_UNBOUNDED = 10_000_000.0
_SMALLER = 0.94


@dataclass(frozen=True, slots=True)
class BadgeStyle:
    """What all badges of a stack have in common: whose they are, and whether they carry a code."""

    centre_zh: str
    centre_en: str
    has_code: bool = True

    @classmethod
    def of(cls, centre: CentreRow) -> "BadgeStyle":
        """The centre's own names, which are those of its sponsors."""
        return cls(centre.name_zh, centre.name_en)


class BadgeInk:
    """Draws badges with one painter. `mm` is how many units of the painter a millimetre has."""

    def __init__(self, painter: QPainter, style: BadgeStyle, mm: float) -> None:
        self._painter = painter
        self._style = style
        self._mm = mm

    def draw(self, face: BadgeFace, place: QRectF) -> None:
        """One badge into its place, which has the badge's own size."""
        scale = min(place.width() / BadgeSize.LABEL_MM[0], place.height() / BadgeSize.LABEL_MM[1]) / self._mm
        unit = self._mm * scale
        inner = place.adjusted(*[side * BadgeSize.MARGIN_MM * unit for side in (1, 1, -1, -1)])
        head = QRectF(inner.left(), inner.top(), inner.width(), BadgeSize.HEAD_MM * unit)
        foot = QRectF(inner.left(), inner.bottom() - BadgeSize.FOOT_MM * unit, inner.width(), BadgeSize.FOOT_MM * unit)
        body = QRectF(head.left(), head.bottom(), inner.width(), foot.top() - head.bottom())
        body.adjust(0, BadgeSize.GAP_MM * unit, 0, -BadgeSize.GAP_MM * unit)
        self._head(head, scale)
        side = QRectF(body.right() - BadgeSize.QR_MM * unit, body.top(), BadgeSize.QR_MM * unit, body.height())
        self._side(face, side, unit, scale)
        words = QRectF(body.topLeft(), QPointF(side.left() - BadgeSize.GAP_MM * unit, body.bottom()))
        self._words(face, words, scale)
        self._foot(face, foot, unit, scale)

    # --- parts -------------------------------------------------------------------------------

    def _head(self, box: QRectF, scale: float) -> None:
        """Whose house it is."""
        upper = QRectF(box.left(), box.top(), box.width(), box.height() * 0.58)
        lower = QRectF(box.left(), upper.bottom(), box.width(), box.height() - upper.height())
        self._fit(upper, self._style.centre_zh, BadgeSize.HEAD * scale, Weight.BOLD)
        self._fit(lower, self._style.centre_en, BadgeSize.SMALL * scale, colour=LIGHT.dim)
        self._rule(box.bottom(), box)

    def _side(self, face: BadgeFace, box: QRectF, unit: float, scale: float) -> None:
        """The code, and below it the number that people read."""
        square = QRectF(box.left(), box.top(), box.width(), box.width())
        if face.code and self._style.has_code:
            draw_qr(self._painter, square, face.code, _QR_VERSION if _is_short(face.code) else None, _QR_MASK)
        below = QRectF(box.left(), square.bottom(), box.width(), box.bottom() - square.bottom())
        caption = QRectF(below.left(), below.top(), below.width(), BadgeSize.CAPTION_MM * unit)
        number = QRectF(below.left(), caption.bottom(), below.width(), below.bottom() - caption.bottom())
        middle = Qt.AlignmentFlag.AlignHCenter
        self._fit(caption, PAPER["visitor_badge"].both(), BadgeSize.SMALL * scale, colour=LIGHT.dim, align=middle)
        self._fit(number, face.number, BadgeSize.NUMBER * scale, Weight.BOLD, align=middle)

    def _words(self, face: BadgeFace, box: QRectF, scale: float) -> None:
        """The name in both scripts, as large as it fits; below it from where, and to whom."""
        if not (face.name_zh or face.name_latin):
            self._blank(box, scale)
            return
        company = " ".join(dict.fromkeys(part for part in (face.company_zh, face.company_en) if part))
        lines = [(face.organisation, ""), (" · ".join(part for part in (face.host, company) if part), "→ ")]
        details = [f"{mark}{text}" for text, mark in lines if text]
        share = BadgeSize.DETAIL_SHARE * len(details)
        names = QRectF(box.left(), box.top(), box.width(), box.height() * (1 - share))
        second = face.name_latin if face.name_zh else ""
        height = names.height() * (0.62 if second else 1)
        first = QRectF(names.left(), names.top(), names.width(), height)
        self._fit(first, face.name_zh or face.name_latin, BadgeSize.NAME * scale, Weight.BOLD)
        rest = QRectF(names.left(), first.bottom(), names.width(), names.height() - height)
        self._fit(rest, second, BadgeSize.SECOND * scale, Weight.MEDIUM)
        for place, text in enumerate(details):
            top = names.bottom() + place * BadgeSize.DETAIL_SHARE * box.height()
            line = QRectF(box.left(), top, box.width(), BadgeSize.DETAIL_SHARE * box.height())
            self._fit(line, text, BadgeSize.DETAIL * scale)

    def _blank(self, box: QRectF, scale: float) -> None:
        """Lines to write on by hand: name, organisation, host."""
        height = box.height() / 3
        for place, name in enumerate(("name", "from", "host")):
            line = QRectF(box.left(), box.top() + place * height, box.width(), height)
            self._fit(
                line, PAPER[name].both(), BadgeSize.SMALL * scale, colour=LIGHT.dim, align=Qt.AlignmentFlag.AlignBottom
            )
            self._rule(line.bottom(), line)

    def _foot(self, face: BadgeFace, box: QRectF, unit: float, scale: float) -> None:
        """Category and day; who is not to go about alone bears a mark that is seen from afar."""
        self._rule(box.top(), box)
        right = box.right()
        if face.needs_escort:
            width = BadgeSize.ESCORT_MM * unit
            mark = QRectF(right - width, box.top() + box.height() * 0.14, width, box.height() * 0.86)
            self._painter.fillRect(mark, QColor(LIGHT.text))
            inner = mark.adjusted(unit, 0, -unit, 0)
            self._fit(
                inner,
                PAPER["escort"].both(),
                BadgeSize.FOOT * scale,
                Weight.BOLD,
                colour=LIGHT.surface,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
            right = mark.left() - unit
        said = [
            word("visitor_category", face.category).both() if face.category is not None else PAPER["visitor"].both()
        ]
        said += [f"{face.on:%Y-%m-%d}"] if face.on is not None else []
        self._fit(
            QRectF(box.left(), box.top(), right - box.left(), box.height()), "   ".join(said), BadgeSize.FOOT * scale
        )

    # --- letters -----------------------------------------------------------------------------

    def _fit(
        self,
        box: QRectF,
        text: str,
        largest: float,
        weight: int = Weight.REGULAR,
        *,
        colour: str = LIGHT.text,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """A text in its box: a long one shrinks, then wraps, and is never cut."""
        if not text:
            return
        painter, size = self._painter, largest
        painter.setPen(QColor(colour))
        line = QRectF(0, 0, _UNBOUNDED, _UNBOUNDED)
        painter.setFont(paper_font(size, weight))
        natural = painter.boundingRect(line, text, _option(align, QTextOption.WrapMode.NoWrap))
        least = largest * BadgeSize.SHRINK_TO
        one_line = size * min(1.0, box.width() / max(natural.width(), 1), box.height() / max(natural.height(), 1))
        if one_line >= least:
            painter.setFont(paper_font(one_line * (1 if one_line == size else _SMALLER), weight))
            self._draw(box, text, weight, _option(align, QTextOption.WrapMode.NoWrap))
            return
        size, option = self._wrapped(box, text, min(largest, max(least, one_line)), weight, align)
        painter.setFont(paper_font(size, weight))
        self._draw(box, text, weight, option)

    def _draw(self, box: QRectF, text: str, weight: int, option: QTextOption) -> None:
        """The head is left as its face is: outlines of so many letters on each badge would be most of a stack."""
        if weight >= Weight.BOLD and text != self._style.centre_zh:
            draw_strong(self._painter, box, text, option)
        else:
            self._painter.drawText(box, text, option)

    def _wrapped(
        self, box: QRectF, text: str, size: float, weight: int, align: Qt.AlignmentFlag
    ) -> tuple[float, QTextOption]:
        """The size at which a text fits on several lines; words are broken only when they would be too small whole."""
        option, tried = _option(align, QTextOption.WrapMode.WordWrap), size
        while not self._fits(box, text, tried, weight, option):
            tried *= _SMALLER
            if tried < size * BadgeSize.WORDS_TO:
                break
        else:
            return tried, option
        option, tried = _option(align, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere), size
        while not self._fits(box, text, tried, weight, option):
            tried *= _SMALLER
        return tried, option

    def _fits(self, box: QRectF, text: str, size: float, weight: int, option: QTextOption) -> bool:
        self._painter.setFont(paper_font(size, weight))
        needed = self._painter.boundingRect(QRectF(0, 0, box.width(), _UNBOUNDED), text, option)
        return needed.height() <= box.height() and needed.width() <= box.width()

    def _rule(self, y: float, box: QRectF) -> None:
        self._painter.setPen(QPen(QColor(LIGHT.wall), BadgeSize.LINE_MM * self._mm))
        self._painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _option(align: Qt.AlignmentFlag, mode: QTextOption.WrapMode) -> QTextOption:
    option = QTextOption()
    bottom = align is Qt.AlignmentFlag.AlignBottom
    option.setAlignment(align | (Qt.AlignmentFlag.AlignLeft if bottom else Qt.AlignmentFlag.AlignVCenter))
    option.setWrapMode(mode)
    return option


def _is_short(code: str) -> bool:
    """Whether it fits the one size: capitals, digits and colons, as the codes of numbers are."""
    return len(code) <= BadgeSize.SHORT_CODE and code.isascii() and code == code.upper()
