"""The occupancy curve that is the date slider: from the opening to a year ahead, a tick per change."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import ComingChange, CurvePoint
from jib_desk.views.floor_plan.curve_ink import CurveInk, place
from jib_desk.views.item_models.days import short_day_text, weekday_text
from jib_desk.views.theme import PlanSize, Radius, Space, Theme, Type, Weight

_MONTH_DAYS = 30
_NEAR = Space.XS / 2  # of a tick

Sentences = Callable[[Sequence[ComingChange]], Sequence[str]]


class OccupancyCurve(QAbstractSlider):
    """A slider over days; its groove is the share of usable units that are occupied."""

    day_chosen = Signal(object)  # datetime.date, by a person
    change_wanted = Signal(bool)  # the next one (True) or the one before

    def __init__(self, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lang: Lang = lang
        self._start = date.min
        self._today = date.min
        self._points: tuple[CurvePoint, ...] = ()
        self._changes: tuple[ComingChange, ...] = ()
        self._change_days: list[date] = []
        self._sentences: Sentences = lambda changes: [change.unit_code for change in changes]
        self._picture: QPixmap | None = None
        self._picture_looks: tuple[object, ...] = ()
        self.setOrientation(Qt.Orientation.Horizontal)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    # --- what is shown -----------------------------------------------------------------------

    def set_curve(
        self, start: date, end: date, today: date, points: Sequence[CurvePoint], changes: Sequence[ComingChange]
    ) -> None:
        """The days from start to end, both included; points and changes in order of days."""
        shown = self.day
        self._start, self._today = start, today
        self._points, self._changes = tuple(points), tuple(changes)
        self._change_days = sorted({change.on for change in changes})
        self._picture = None
        was = self.blockSignals(True)
        self.setRange(0, (end - start).days)
        self.setPageStep(_MONTH_DAYS)
        self.blockSignals(was)
        self.set_day(shown if shown != date.min else today)

    def set_day(self, day: date) -> None:
        """Moves the handle without telling anybody."""
        was = self.blockSignals(True)
        self.setValue((day - self._start).days)
        self.blockSignals(was)
        self._describe()
        self.update()

    def set_language(self, lang: Lang) -> None:
        """Dates in another language from now on."""
        self._lang = lang
        self._describe()
        self.update()

    @property
    def day(self) -> date:
        """Where the handle stands."""
        return self._start + timedelta(days=self.value()) if self._points else date.min

    def changes_on(self, day: date) -> tuple[ComingChange, ...]:
        """What happened or will happen on a day."""
        return tuple(change for change in self._changes if change.on == day)

    def next_change(self, after: date, *, forth: bool) -> date | None:
        """The next day on which something changes; None when there is none on that side."""
        if forth:
            at = bisect_right(self._change_days, after)
            return self._change_days[at] if at < len(self._change_days) else None
        at = bisect_left(self._change_days, after)
        return self._change_days[at - 1] if at else None

    def figures(self, day: date) -> tuple[int, int]:
        """Occupied and usable units on a day."""
        at = bisect_right(self._points, day, key=lambda point: point.on)
        point = self._points[max(0, at - 1)] if self._points else None
        return (point.occupied, point.usable) if point else (0, 0)

    # --- mouse and keys ----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Goes to the day under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Recolours the plan while dragged."""
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Stays where it was let go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows by days, Page by months, with Ctrl to the next change."""
        is_wide = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_wide and event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.change_wanted.emit(event.key() == Qt.Key.Key_Right)
            return
        before = self.value()
        super().keyPressEvent(event)
        if self.value() != before:
            self._choose(self.day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls; only a focused slider moves."""
        if not self.hasFocus():
            event.ignore()
            return
        before = self.value()
        super().wheelEvent(event)
        if self.value() != before:
            self._choose(self.day)

    def event(self, event: QEvent) -> bool:
        """Hovering names the day and what happens on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._points:
            QToolTip.showText(event.globalPos(), self.told(self._day_at(event.pos().x())), self)
            return True
        return super().event(event)

    def told(self, day: date) -> str:
        """A day with its figures, then its changes, one a line."""
        occupied, usable = self.figures(day)
        head = f"{short_day_text(day, self._lang)} · {occupied}/{usable}"
        return "\n".join([head, *self._sentences(self.changes_on(day))])

    def set_sentences(self, sentences: Sentences) -> None:
        """How the changes of a day are said: as they are in the bar of the day."""
        self._sentences = sentences

    def _day_at(self, x: float) -> date:
        """The day at a place; right beside a tick it is the tick's, which no hand would meet among so many days."""
        groove = self._groove()
        share = (x - groove.left()) / max(1.0, groove.width())
        day = self._start + timedelta(days=round(min(max(share, 0.0), 1.0) * self.maximum()))
        at = bisect_left(self._change_days, day)
        near = [self._today, *self._change_days[max(0, at - 1) : at + 1]]
        tick = min(near, key=lambda other: abs((other - day).days))
        return tick if abs(self._x(tick, groove) - x) <= _NEAR else day

    def _go_to(self, x: float) -> None:
        day = self._day_at(x)
        if day != self.day:
            self._choose(day)

    def _choose(self, day: date) -> None:
        self.set_day(day)
        self.day_chosen.emit(day)

    # --- painting ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(PlanSize.CURVE * 6, PlanSize.CURVE)

    def minimumSizeHint(self) -> QSize:
        return QSize(PlanSize.CURVE * 3, PlanSize.CURVE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The handle with its day, over the picture of curve, ticks and months."""
        if not self._points:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._drawn())
        self._paint_handle(painter, self._groove())
        painter.end()

    def _drawn(self) -> QPixmap:
        """What stays while the handle moves; drawn anew for another size, screen, theme, language or curve."""
        looks = (self.size(), self.devicePixelRatioF(), self._theme.tokens, self._lang)
        if self._picture is None or self._picture_looks != looks:
            ratio = self.devicePixelRatioF()
            picture = QPixmap((self.size().toSizeF() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            end = self._start + timedelta(days=self.maximum())
            ink = CurveInk(painter, self._theme, self._groove(), self._start, end, self._today)
            ink.curve(self._points, self.height())
            ink.ticks(self._changes)
            ink.months(self._lang, self.height())
            painter.end()
            self._picture, self._picture_looks = picture, looks
        return self._picture

    def _groove(self) -> QRectF:
        return QRectF(
            Space.S,
            PlanSize.HANDLE + Space.XS,
            max(1, self.width() - 2 * Space.S),
            max(1, self.height() - PlanSize.HANDLE - Space.XS - Type.TINY - Space.S),
        )

    def _x(self, day: date, groove: QRectF) -> float:
        return place(day, self._start, self._start + timedelta(days=self.maximum()), groove)

    def _paint_handle(self, painter: QPainter, groove: QRectF) -> None:
        tokens = self._theme.tokens
        is_today = self.day == self._today
        ink = QColor(tokens.accent if is_today else tokens.held_edge)
        x = round(self._x(self.day, groove)) + 0.5
        if not is_today:
            now = round(self._x(self._today, groove)) + 0.5
            painter.setPen(QPen(QColor(tokens.wall), PlanSize.EDGE, Qt.PenStyle.DashLine))
            painter.drawLine(QLineF(now, groove.top(), now, groove.bottom()))
        painter.setPen(QPen(ink, PlanSize.STRONG_EDGE))
        painter.drawLine(QLineF(x, groove.top() - Space.XS, x, groove.bottom() + Space.XS))
        painter.setBrush(QColor(tokens.surface))
        middle = QPointF(x, groove.bottom())
        painter.drawEllipse(middle, PlanSize.HANDLE / 2, PlanSize.HANDLE / 2)
        if self.hasFocus():
            painter.setBrush(ink)
            painter.drawEllipse(middle, PlanSize.HANDLE / 4, PlanSize.HANDLE / 4)
        occupied, usable = self.figures(self.day)
        text = f"{short_day_text(self.day, self._lang)} · {occupied}/{usable}"
        painter.setFont(self._theme.font(Type.SMALL, Weight.BOLD))
        width = painter.fontMetrics().horizontalAdvance(text) + Space.S
        left = min(max(x - width / 2, 0.0), self.width() - width)
        box = QRectF(left, 0, width, PlanSize.HANDLE + Space.XS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(box, Radius.UNIT, Radius.UNIT)
        painter.setPen(QColor(tokens.accent if is_today else tokens.held_text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _describe(self) -> None:
        if self._points:
            occupied, usable = self.figures(self.day)
            text = self.tr("{day}: {occupied} of {usable} seats occupied")
            day = weekday_text(self.day, self._lang)
            self.setAccessibleDescription(text.format(day=day, occupied=occupied, usable=usable))
