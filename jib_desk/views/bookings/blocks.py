"""How one booking is painted: its state told by fill, edge and a word, never by colour alone.

Normal is quiet: a confirmed booking is a soft block with a bar. Tentative is dashed, in use is
filled, completed is grey with a tick, a no-show is hatched and struck with its word.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from jib_desk.rules.words import BookingState, Lang, word
from jib_desk.services.rows.bookings import BookingRow
from jib_desk.views.bookings.geometry import PlacedBooking
from jib_desk.views.item_models.bookings import BookingsModel
from jib_desk.views.theme import Radius, Size, Space, Theme, Type

_LETTERS = 4  # a subject cut to fewer says less than its initials
_QUIET = 0.45  # share of a colour in setup and teardown bands, and in quiet edges


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """Names of tokens, and what tells the state without colour."""

    fill: str
    edge: str
    text: str
    dim: str
    is_dashed: bool = False
    is_struck: bool = False
    is_hatched: bool = False
    has_bar: bool = False
    band: float = _QUIET  # of setup and teardown
    mark: str = ""


STYLES: dict[BookingState, BlockStyle] = {
    BookingState.CONFIRMED: BlockStyle("accent_soft", "accent", "text", "dim", has_bar=True),
    BookingState.TENTATIVE: BlockStyle("held_fill", "held_edge", "text", "held_text", is_dashed=True),
    BookingState.IN_USE: BlockStyle("accent", "accent", "on_accent", "on_accent", mark="\u25cf", band=0.25),
    BookingState.COMPLETED: BlockStyle("out_of_service_fill", "wall", "dim", "dim", mark="\u2713"),
    BookingState.NO_SHOW: BlockStyle(
        "surface", "overstayed_text", "dim", "overstayed_text", is_struck=True, is_hatched=True, band=0.1
    ),
    BookingState.CANCELLED: BlockStyle("surface", "wall", "dim", "dim", is_dashed=True, is_struck=True),
}


class BlockPainter:
    """Paints bookings in the theme and language of the moment."""

    def __init__(self, theme: Theme, model: BookingsModel) -> None:
        self._theme = theme
        self._model = model
        self.lang: Lang = "en"

    def paint(
        self, painter: QPainter, placed: PlacedBooking, visible: QRectF, *, is_selected: bool, is_hovered: bool
    ) -> None:
        """One booking; its words stay inside `visible` so that a scrolled block still says what it is."""
        style = STYLES[placed.booking.state]
        fill, edge = self._theme.color(style.fill), self._theme.color(style.edge)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(edge if style.fill == "surface" else fill, style.band))
        painter.drawRoundedRect(placed.outer, Radius.UNIT, Radius.UNIT)
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(placed.core, Radius.UNIT, Radius.UNIT)
        painter.setBrush(fill)
        painter.drawRoundedRect(placed.core, Radius.UNIT, Radius.UNIT)
        if style.is_hatched:
            painter.setBrush(QBrush(faded(edge, _QUIET / 2), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(placed.core, Radius.UNIT, Radius.UNIT)
        self._edges(painter, placed, style, is_strong=is_selected or is_hovered)
        if style.has_bar and not placed.is_thin:
            self._bar(painter, placed.core, edge)
        if placed.is_thin:
            self._thin_words(painter, placed, style, visible)
        else:
            self._words(painter, placed, style, visible)
        if is_selected:
            self._selection(painter, placed.outer)
        painter.restore()

    def _edges(self, painter: QPainter, placed: PlacedBooking, style: BlockStyle, *, is_strong: bool) -> None:
        edge = self._theme.color(style.edge)
        pen = QPen(edge if is_strong or style.is_dashed else faded(edge, 0.6), 1)
        if style.is_dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        half = QRectF(placed.outer).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(half, Radius.UNIT, Radius.UNIT)
        if placed.core != placed.outer and not placed.is_thin:
            painter.setPen(QPen(faded(edge, 0.6), 1))
            for x in (placed.core.left(), placed.core.right()):
                if placed.outer.left() < x < placed.outer.right():
                    painter.drawLine(QPointF(x, placed.outer.top() + 1), QPointF(x, placed.outer.bottom() - 1))

    def _bar(self, painter: QPainter, core: QRectF, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.save()
        painter.setClipRect(QRectF(core.left(), core.top(), Space.XS - 1, core.height()))
        painter.drawRoundedRect(core, Radius.UNIT, Radius.UNIT)
        painter.restore()

    def _words(self, painter: QPainter, placed: PlacedBooking, style: BlockStyle, visible: QRectF) -> None:
        box = placed.core.intersected(visible).adjusted(Space.S, Space.XS, -Space.XS, -Space.XS)
        if box.width() < Space.L:
            return
        title = self._theme.font(Type.CAPTION, 600)
        title.setStrikeOut(style.is_struck)
        small = self._theme.font(Type.SMALL)
        first, second = QFontMetricsF(title), QFontMetricsF(small)
        two = box.height() >= first.height() + second.height()
        height = first.height() + (second.height() if two else 0)
        top = box.top() + max((box.height() - height) / 2, 0)
        subject = f"{style.mark} {placed.booking.subject}" if style.mark else placed.booking.subject
        painter.setFont(title)
        painter.setPen(self._theme.color(style.text))
        painter.drawText(
            QRectF(box.left(), top, box.width(), first.height()),
            Qt.AlignmentFlag.AlignVCenter,
            first.elidedText(subject, Qt.TextElideMode.ElideRight, box.width()),
        )
        if two:
            painter.setFont(small)
            painter.setPen(self._theme.color(style.dim))
            painter.drawText(
                QRectF(box.left(), top + first.height(), box.width(), second.height()),
                Qt.AlignmentFlag.AlignVCenter,
                self._fitting_line(placed.booking, second, box.width()),
            )

    def _thin_words(self, painter: QPainter, placed: PlacedBooking, style: BlockStyle, visible: QRectF) -> None:
        """What a folded booth has room for: its subject, cut; the first letters of its words; or nothing."""
        font = self._theme.font(Type.TINY)
        font.setStrikeOut(style.is_struck)
        metrics = QFontMetricsF(font)
        box = placed.core.intersected(visible).adjusted(Space.XS, 0, -Space.XS, 0)
        if box.height() < metrics.ascent():
            return
        text = short_text(placed.booking.subject, metrics, box.width())
        painter.setFont(font)
        painter.setPen(self._theme.color(style.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)

    def _fitting_line(self, row: BookingRow, metrics: QFontMetricsF, width: float) -> str:
        """As much of the second line as fits: what is not normal is said first and dropped last."""
        times = self._model.times(row.starts_at, row.ends_at)
        state = [] if row.state is BookingState.CONFIRMED else [self._model.state_word(row.state)]
        kind = [word("event_type", row.event_type).said(self.lang)] if row.event_type else []
        who = [row.booker(self.lang)] if row.booker(self.lang) else []
        lines = [[*state, times, *kind, *who], [*state, times, *kind], [*state, times], state or [times[:5]]]
        fitting = (line for line in map(" · ".join, lines) if metrics.horizontalAdvance(line) <= width)
        longest = metrics.elidedText(" · ".join(lines[0]), Qt.TextElideMode.ElideRight, width)
        shortest = metrics.elidedText(" · ".join(lines[-1]), Qt.TextElideMode.ElideRight, width)
        found = next(fitting, shortest)
        # Who booked may be cut, a state or a time may not.
        return longest if len(longest) > len(found) + 2 and longest.startswith(" · ".join(lines[2])) else found

    def _selection(self, painter: QPainter, outer: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # A gap between block and ring: on a filled block the ring would not be seen.
        for ink, reach in (("surface", Size.HAIRLINE), ("accent", Size.HAIRLINE + Size.STRONG)):
            painter.setPen(QPen(self._theme.color(ink), Size.STRONG))
            painter.drawRoundedRect(outer.adjusted(-reach, -reach, reach, reach), Radius.UNIT, Radius.UNIT)


def short_text(subject: str, metrics: QFontMetricsF, width: float) -> str:
    """As much of a subject as says something: cut after some letters, or its initials, or nothing."""
    if metrics.horizontalAdvance(subject) <= width or width >= metrics.horizontalAdvance("m") * _LETTERS:
        return metrics.elidedText(subject, Qt.TextElideMode.ElideRight, width)
    words = subject.split()
    # 汉字 are no initials: of a subject in both languages the letters stand alone.
    initials = "".join(word[0] for word in [word for word in words if word.isascii()] or words)
    return initials if metrics.horizontalAdvance(initials) <= width else ""


def faded(color: QColor, share: float) -> QColor:
    """A colour let through: the same at `share` of its opacity."""
    thinner = QColor(color)
    thinner.setAlphaF(color.alphaF() * share)
    return thinner
