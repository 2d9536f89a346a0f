"""What lies around the bookings of a day: heads, lanes, hours, shade, closures, now, cursor, a drag.

Everything is painted in viewport coordinates from one `Picture`; the grid only says what is where.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from jib_desk.rules.intervals import Span
from jib_desk.services.rows.bookings import ClosureRow
from jib_desk.views.bookings.blocks import BlockPainter, faded
from jib_desk.views.bookings.drag import Proposal
from jib_desk.views.bookings.geometry import LaneLayout, PlacedBooking, TimeAxis
from jib_desk.views.theme import Radius, Size, Space, Theme, Type, Weight

_WIDE_HOUR = 2 * Size.RAIL  # from here on quarters are drawn
_NARROW_HOUR = Size.CONTROL + Space.M  # below, every other hour is named


@dataclass(slots=True)
class Picture:
    """Everything that is to be seen, in content coordinates, and how it is scrolled."""

    axis: TimeAxis
    layout: LaneLayout
    head_width: float
    head_height: float
    offset: QPointF
    size: QRectF  # the viewport
    zone: ZoneInfo
    open: Span | None
    closures: Sequence[ClosureRow]
    placed: Sequence[PlacedBooking]
    now: datetime
    places: Sequence[str]  # the second line of each lane's head
    selected: int | None = None
    hovered: int | None = None
    cursor: QRectF | None = None
    cursor_at: datetime | None = None
    cursor_on_booking: bool = False
    proposal: Proposal | None = None
    verdict: str = ""
    body: QRectF = field(init=False)

    def __post_init__(self) -> None:
        self.body = QRectF(self.size).adjusted(self.head_width, self.head_height, 0, 0)

    def x(self, at: datetime) -> float:
        """An instant in the viewport."""
        return self.axis.x(at) - self.offset.x() + self.head_width

    def y(self, content_y: float) -> float:
        """A height in the viewport."""
        return content_y - self.offset.y() + self.head_height


class DayPainter:
    """Paints a `Picture`."""

    def __init__(self, theme: Theme, blocks: BlockPainter) -> None:
        self._theme = theme
        self._blocks = blocks

    def paint(self, painter: QPainter, picture: Picture) -> None:
        """All of it, back to front."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(picture.size, self._theme.color("surface"))
        painter.save()
        painter.setClipRect(picture.body)
        self._shade(painter, picture)
        self._lines(painter, picture)
        self._closures(painter, picture)
        self._now_line(painter, picture)  # behind the words of what is going on
        self._bookings(painter, picture)
        self._cursor(painter, picture)
        self._drag(painter, picture)
        painter.restore()
        self._time_head(painter, picture)
        self._room_head(painter, picture)
        if picture.proposal is not None:
            self._verdict(painter, picture, picture.proposal)

    # --- body --------------------------------------------------------------------------------

    def _shade(self, painter: QPainter, picture: Picture) -> None:
        """Hours outside the opening hours; the whole of a closed day."""
        shade = self._theme.color("background")
        body = picture.body
        if picture.open is None:
            painter.fillRect(body, shade)
            return
        opens, closes = picture.x(picture.open.start), picture.x(picture.open.end)
        painter.fillRect(QRectF(body.left(), body.top(), opens - body.left(), body.height()), shade)
        painter.fillRect(QRectF(closes, body.top(), body.right() - closes, body.height()), shade)

    def _lines(self, painter: QPainter, picture: Picture) -> None:
        line = self._theme.color("line")
        body = picture.body
        bottom = min(picture.y(picture.layout.height), body.bottom())
        hour = picture.axis.per_hour
        parts = 4 if hour >= _WIDE_HOUR else 2
        fine = [picture.x(at) + hour * part / parts for at in picture.axis.hours()[:-1] for part in range(1, parts)]
        painter.setPen(QPen(faded(line, 0.5), 1))
        painter.drawLines([QLineF(x, body.top(), x, bottom) for x in map(_sharp, fine)])
        painter.setPen(QPen(line, 1))
        painter.drawLines(
            [QLineF(x, body.top(), x, bottom) for x in (_sharp(picture.x(at)) for at in picture.axis.hours())]
        )
        for top in [*picture.layout.tops[1:], picture.layout.height]:
            y = _sharp(picture.y(top))
            painter.drawLine(QLineF(body.left(), y, body.right(), y))

    def _closures(self, painter: QPainter, picture: Picture) -> None:
        edge = self._theme.color("out_of_service_edge")
        for closure in picture.closures:
            for rect in self._closed_rects(picture, closure):
                painter.fillRect(rect, self._theme.color("out_of_service_fill"))
                painter.fillRect(rect, QBrush(faded(edge, 0.35), Qt.BrushStyle.BDiagPattern))
                painter.setPen(self._theme.color("out_of_service_text"))
                painter.setFont(self._theme.font(Type.SMALL, Weight.MEDIUM))
                words = rect.intersected(picture.body).adjusted(Space.S, 0, -Space.S, 0)
                text = painter.fontMetrics().elidedText(
                    closure.reason, Qt.TextElideMode.ElideRight, max(int(words.width()), 0)
                )
                painter.drawText(words, Qt.AlignmentFlag.AlignCenter, text)

    def _closed_rects(self, picture: Picture, closure: ClosureRow) -> list[QRectF]:
        left = max(picture.x(closure.starts_at), picture.body.left())
        right = min(picture.x(closure.ends_at), picture.body.right())
        if right <= left:
            return []
        if closure.room_id is None:
            return [QRectF(left, picture.body.top(), right - left, picture.layout.height)]
        strip = picture.layout.strips.get(closure.room_id)
        return [QRectF(left, picture.y(strip.top), right - left, strip.height)] if strip else []

    def _bookings(self, painter: QPainter, picture: Picture) -> None:
        shift = QPointF(picture.head_width - picture.offset.x(), picture.head_height - picture.offset.y())
        for placed in picture.placed:
            outer = placed.outer.translated(shift)
            if not outer.intersects(picture.body):
                continue
            here = PlacedBooking(placed.booking, outer, placed.core.translated(shift), placed.is_thin)
            held = picture.proposal is not None and picture.proposal.booking == placed.booking
            painter.setOpacity(0.4 if held else 1.0)
            self._blocks.paint(
                painter,
                here,
                picture.body,
                is_selected=placed.booking.id == picture.selected,
                is_hovered=placed.booking.id == picture.hovered,
            )
        painter.setOpacity(1.0)

    def _cursor(self, painter: QPainter, picture: Picture) -> None:
        if picture.cursor is None:
            return
        # Over a booking the ring alone, so that its words stay legible on any fill.
        fill = faded(self._theme.color("accent"), 0.12)
        painter.setBrush(Qt.BrushStyle.NoBrush if picture.cursor_on_booking else fill)
        painter.setPen(QPen(self._theme.color("text" if picture.cursor_on_booking else "accent"), Size.STRONG))
        painter.drawRoundedRect(picture.cursor.adjusted(1, 1, -1, -1), Radius.UNIT, Radius.UNIT)

    def _now_line(self, painter: QPainter, picture: Picture) -> None:
        if not picture.axis.day.start <= picture.now < picture.axis.day.end:
            return
        x = picture.x(picture.now)
        painter.setPen(QPen(self._theme.color("accent"), Size.STRONG))
        painter.drawLine(QLineF(x, picture.body.top(), x, min(picture.y(picture.layout.height), picture.body.bottom())))

    def _drag(self, painter: QPainter, picture: Picture) -> None:
        proposal = picture.proposal
        if proposal is None:
            return
        strip = picture.layout.strips.get(proposal.room_id)
        if strip is None:
            return
        fill, edge = ("vacant_fill", "vacant_edge") if proposal.is_free else ("overstayed_fill", "overstayed_edge")
        top, height = picture.y(strip.top) + 2, strip.height - 4
        outer = _between(picture, proposal.blocks, top, height)
        core = _between(picture, proposal.span, top, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(faded(self._theme.color(fill), 0.6))
        painter.drawRoundedRect(outer, Radius.UNIT, Radius.UNIT)
        painter.setBrush(faded(self._theme.color(fill), 0.9))
        painter.setPen(QPen(self._theme.color(edge), 2))
        painter.drawRoundedRect(core, Radius.UNIT, Radius.UNIT)
        if not proposal.is_free:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(faded(self._theme.color(edge), 0.35), Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(outer, Radius.UNIT, Radius.UNIT)

    # --- heads -------------------------------------------------------------------------------

    def _time_head(self, painter: QPainter, picture: Picture) -> None:
        head = QRectF(0, 0, picture.size.width(), picture.head_height)
        painter.fillRect(head, self._theme.color("surface"))
        painter.save()
        painter.setClipRect(head.adjusted(picture.head_width, 0, 0, 0))
        font = self._theme.font(Type.SMALL)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        step = 1 if picture.axis.per_hour >= _NARROW_HOUR else 2
        width = metrics.horizontalAdvance("00:00")
        is_today = picture.axis.day.start <= picture.now < picture.axis.day.end
        kept = [picture.x(picture.now)] if is_today else []
        if picture.cursor_at is not None:
            kept.append(picture.x(picture.cursor_at))
        for at in picture.axis.hours()[::step]:
            x = picture.x(at)
            if x - width / 2 < picture.head_width or any(abs(x - other) < width + Space.M for other in kept):
                continue  # clipped by the names, or under a pill
            is_open = picture.open is not None and picture.open.start <= at <= picture.open.end
            painter.setPen(self._theme.color("text" if is_open else "dim"))
            place = QRectF(x - width / 2, 0, width + 1, picture.head_height)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, f"{at.astimezone(picture.zone):%H:%M}")
        if is_today:
            self._chip(painter, picture, picture.now, "accent", "on_accent")
        at = picture.cursor_at
        if at is not None and not (is_today and abs(picture.x(at) - picture.x(picture.now)) < 2 * width):
            self._chip(painter, picture, at, "accent_soft", "text")
        painter.restore()
        self._rule(painter, QLineF(0, picture.head_height - 0.5, head.right(), picture.head_height - 0.5))

    def _chip(self, painter: QPainter, picture: Picture, at: datetime, fill: str, ink: str) -> None:
        """A time on the head, in a pill."""
        font = self._theme.font(Type.SMALL, Weight.BOLD)
        text = f"{at.astimezone(picture.zone):%H:%M}"
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text) + 2 * Space.S, metrics.height() + Space.XS
        pill = QRectF(picture.x(at) - width / 2, (picture.head_height - height) / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(fill))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(self._theme.color(ink))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _room_head(self, painter: QPainter, picture: Picture) -> None:
        head = QRectF(0, picture.head_height, picture.head_width, picture.size.height() - picture.head_height)
        painter.save()
        painter.setClipRect(head)
        painter.fillRect(head, self._theme.color("surface"))
        for number, lane in enumerate(picture.layout.lanes):
            rect = picture.layout.rect(number, picture.head_width)
            rect.moveTop(picture.y(rect.top()))
            if not rect.intersects(head):
                continue
            self._lane_name(painter, picture, number, rect)
            self._rule(painter, QLineF(0, _sharp(rect.bottom()), rect.right(), _sharp(rect.bottom())))
            if lane.is_group:
                self._chevron(painter, rect, is_open=lane.is_open)
        painter.restore()
        self._rule(painter, QLineF(picture.head_width - 0.5, 0, picture.head_width - 0.5, head.bottom()))

    def _lane_name(self, painter: QPainter, picture: Picture, number: int, rect: QRectF) -> None:
        lane = picture.layout.lanes[number]
        chosen = picture.cursor is not None and picture.cursor.intersects(rect.translated(picture.head_width, 0))
        name, small = (
            self._theme.font(Type.BODY, Weight.BOLD if chosen else Weight.MEDIUM),
            self._theme.font(Type.SMALL),
        )
        first, second = QFontMetricsF(name), QFontMetricsF(small)
        box = rect.adjusted(Space.L, 0, -(Space.XL if lane.is_group else Space.S), 0)
        two = bool(picture.places[number]) and rect.height() >= first.height() + second.height()
        height = first.height() + (second.height() if two else 0)
        top = rect.top() + (rect.height() - height) / 2
        painter.setFont(name)
        painter.setPen(self._theme.color("text"))
        text = first.elidedText(lane.title, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRectF(box.left(), top, box.width(), first.height()), Qt.AlignmentFlag.AlignVCenter, text)
        if two:
            painter.setFont(small)
            painter.setPen(self._theme.color("dim"))
            below = QRectF(box.left(), top + first.height(), box.width(), second.height())
            text = second.elidedText(picture.places[number], Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, text)

    def _chevron(self, painter: QPainter, rect: QRectF, *, is_open: bool) -> None:
        centre = QPointF(rect.right() - Space.L, rect.center().y())
        reach = Space.XS
        tip = QPointF(0, reach / 2) if is_open else QPointF(reach / 2, 0)
        wing = QPointF(reach, 0) if is_open else QPointF(0, reach)
        painter.setPen(QPen(self._theme.color("dim"), 1.6))
        painter.drawPolyline([centre - tip - wing, centre + tip, centre - tip + wing])

    def _rule(self, painter: QPainter, line: QLineF) -> None:
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(line)

    # --- a drag's verdict --------------------------------------------------------------------

    def _verdict(self, painter: QPainter, picture: Picture, proposal: Proposal) -> None:
        """Free, or what is in the way, in a pill beside the hand and inside the viewport."""
        strip = picture.layout.strips.get(proposal.room_id)
        if strip is None:
            return
        font = self._theme.font(Type.CAPTION, Weight.BOLD)
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(picture.verdict, Qt.TextElideMode.ElideRight, picture.body.width() - Space.XXL)
        width, height = metrics.horizontalAdvance(text) + 2 * Space.M, metrics.height() + Space.S
        left = min(max(picture.x(proposal.span.start), picture.body.left()), picture.body.right() - width)
        top = picture.y(strip.top) - height - Space.XS
        if top < picture.head_height:
            top = picture.y(strip.top + strip.height) + Space.XS
        pill = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("vacant_edge" if proposal.is_free else "overstayed_edge"))
        painter.drawRoundedRect(pill, Radius.CONTROL, Radius.CONTROL)
        painter.setPen(self._theme.color("surface"))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _between(picture: Picture, span: Span, top: float, height: float) -> QRectF:
    left, right = picture.x(span.start), picture.x(span.end)
    return QRectF(left, top, right - left, height)


def _sharp(place: float) -> float:
    """The middle of a device-independent pixel, so that a hairline stays one."""
    return int(place) + 0.5
