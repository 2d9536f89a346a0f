"""The sheet on which a plan is drawn: where one looks, what is painted, and what lies under a point."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jib_desk.rules.plan_draft import Draft, Item, Ref
from jib_desk.rules.plan_geometry import Point, Shape
from jib_desk.rules.plan_snap import Handle
from jib_desk.rules.words import Lang
from jib_desk.views.floor_plan.camera import Camera, fitting
from jib_desk.views.floor_plan.editor.gestures import Gesture
from jib_desk.views.floor_plan.editor.ink import GRIP, EditorInk, Marked, handle_rects, mark_rect
from jib_desk.views.floor_plan.editor.session import EditSession, Tool
from jib_desk.views.floor_plan.look import Look
from jib_desk.views.theme import Size, Theme


class EditorCanvas(QWidget):
    """Shows the floor of a session at a camera, with the picture underneath and the hand's preview above."""

    looked = Signal()  # closer, further, aside

    def __init__(self, session: EditSession, theme: Theme, lang: Lang, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.images: dict[bytes | int, QImage] = {}  # by its content, or by the attachment that holds it
        self.holders: Mapping[int, str] = {}
        self.points: list[Point] = []  # between which a distance is known
        self.gesture: Gesture | None = None
        self._pointer = QPointF()
        self._still: tuple[object, QPixmap] | None = None
        self._theme = theme
        self._lang: Lang = lang
        self._camera = Camera()
        self._is_fitted = True
        self._ink = self._new_ink()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        session.drawn.connect(self._redraw)
        session.selected.connect(self.update)
        session.tool_changed.connect(self.update)
        theme.changed.connect(self._restyle)

    # --- looking -----------------------------------------------------------------------------

    @property
    def scale(self) -> float:
        """Pixels a metre."""
        return self._camera.scale

    def fit(self) -> None:
        """The whole floor, and again whenever the size changes."""
        self._is_fitted = True
        self._camera = fitting((self.width(), self.height()), self._extent())
        self._looked()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer (> 1) or further, keeping what is under a point; without one the middle."""
        point = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._is_fitted = False
        self._camera = self._kept(self._camera.zoomed(factor, (point.x(), point.y())))
        self._looked()

    def pan(self, dx: float, dy: float) -> None:
        """Pushes the sheet aside."""
        self._is_fitted = False
        self._camera = self._kept(self._camera.panned(dx, dy))
        self._looked()

    def reveal(self, shape: Shape) -> None:
        """Pans as little as needed to see a shape whole."""
        scale = self.scale
        rect = (shape.x * scale, shape.y * scale, shape.w * scale, shape.h * scale)
        self._camera = self._kept(self._camera.showing(rect, (self.width(), self.height())))
        self._looked()

    def to_plan(self, point: QPointF) -> Point:
        """From the view to metres."""
        inside = point - self.origin()
        return inside.x() / self.scale, inside.y() / self.scale

    def to_view(self, point: Point) -> QPointF:
        """From metres to the view."""
        return QPointF(point[0] * self.scale, point[1] * self.scale) + self.origin()

    def origin(self) -> QPointF:
        """Whole pixels, so that lines stay sharp."""
        return QPointF(round(self._camera.x), round(self._camera.y))

    def _kept(self, camera: Camera) -> Camera:
        return camera.kept((self.width(), self.height()), self._extent())

    def _extent(self) -> Point:
        floor = self.session.floor
        return floor.width_m, floor.height_m

    def _looked(self) -> None:
        self.update()
        self.looked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._is_fitted:
            self.fit()
        else:
            self._camera = self._kept(self._camera)

    def sizeHint(self) -> QSize:
        """Wide."""
        return QSize(2 * Size.DRAWER, 2 * Size.DRAWER)

    def minimumSizeHint(self) -> QSize:
        """Still a plan."""
        return QSize(Size.DRAWER, Size.DRAWER // 2)

    # --- what lies where ---------------------------------------------------------------------

    def item_at(self, point: QPointF) -> Item | None:
        """What lies under a point of the view: marks before what they stand on."""
        inside = point - self.origin()
        x, y = self.to_plan(point)
        solid = None
        for item in self.session.items:
            if item.is_mark:
                if mark_rect(item.shape, self.scale).contains(inside):
                    return item
            elif item.shape.x <= x <= item.shape.right and item.shape.y <= y <= item.shape.bottom:
                solid = item
        return solid

    def handle_at(self, point: QPointF) -> Handle | None:
        """The handle of the one selected piece under a point of the view."""
        chosen = self._with_handles(self.session.draft)
        if chosen is None:
            return None
        inside = point - self.origin()
        slack = GRIP / 2
        for handle, rect in handle_rects(chosen.shape, self.scale).items():
            if rect.adjusted(-slack, -slack, slack, slack).contains(inside):
                return handle
        return None

    def _with_handles(self, draft: Draft) -> Item | None:
        """The one selected piece that can be pulled. Tools that make something begin wherever the hand does."""
        chosen = [item for item in draft.on_floor(self.session.floor_id) if item.ref in self.session.selection]
        if len(chosen) != 1 or chosen[0].is_mark or self.session.tool is not Tool.SELECT:
            return None
        return chosen[0]

    # --- painting ----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, picture, grid, pieces, and what is in the hand."""
        draft = self._shown()
        seen = QRectF(event.rect()).translated(-self.origin())
        painter = QPainter(self)
        if self.gesture is not None and self.gesture.preview is draft and self.session.selection:
            painter.drawPixmap(0, 0, self._still_ones())
            painter.translate(self.origin())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            clashing = self.gesture.clashing()
            items = draft.on_floor(self.session.floor_id)
            held = self.session.selection
            below = [item for item in items if item.ref in clashing and item.ref not in held]
            self._paint_items(painter, below, seen, clashing)
            self._paint_items(painter, [item for item in items if item.ref in held], seen, clashing)
        else:
            self._still = None
            self._paint_sheet(painter, draft, seen)
        self._paint_hand(painter, draft)
        if self.hasFocus() and not self.session.selection:
            self._ink.paint_focus(painter, self.session.floor, self.scale)
        painter.end()

    def _paint_sheet(self, painter: QPainter, draft: Draft, seen: QRectF, besides: Collection[Ref] = ()) -> None:
        """Everything but what lies in the hand; the painter is left with the floor's origin at (0, 0)."""
        floor, scale = draft.floor(self.session.floor_id), self.scale
        painter.fillRect(self.rect(), QColor(self._theme.tokens.surface))
        painter.translate(self.origin())
        self._ink.paint_ground(painter, floor, scale)
        self._ink.paint_grid(painter, floor, scale, self.session.grid, seen)
        self._paint_picture(painter, draft)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        items = [item for item in draft.on_floor(floor.id) if item.ref not in besides]
        self._paint_items(painter, items, seen, self._faulty(draft) if not besides else frozenset())

    def _paint_items(self, painter: QPainter, items: Sequence[Item], seen: QRectF, faulty: Collection[Ref]) -> None:
        marked = Marked(frozenset(self.session.selection), faulty, self.holders, is_traced=self.image() is not None)
        self._ink.paint_items(painter, items, self.session.floor, self.scale, seen, marked)

    def _still_ones(self) -> QPixmap:
        """What does not move while something is in the hand, drawn once: a thousand units cost as little as one."""
        key = (self._camera, self.size(), self.devicePixelRatioF())
        if self._still is None or self._still[0] != key:
            pixmap = QPixmap(self.size() * self.devicePixelRatioF())
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            painter = QPainter(pixmap)
            whole = QRectF(self.rect()).translated(-self.origin())
            self._paint_sheet(painter, self.session.draft, whole, self.session.selection)
            painter.end()
            self._still = (key, pixmap)
        return self._still[1]

    def _faulty(self, draft: Draft) -> frozenset[Ref]:
        if draft is not self.session.draft:
            return frozenset()
        found = (*self.session.faults(), *self.session.old_faults())
        return frozenset(ref for fault in found for ref in fault.refs)

    def _shown(self) -> Draft:
        preview = self.gesture.preview if self.gesture is not None else None
        return preview if preview is not None else self.session.draft

    def _paint_picture(self, painter: QPainter, draft: Draft) -> None:
        picture = draft.floor(self.session.floor_id).picture
        image = self.image()
        if picture is None or image is None:
            return
        shape, scale = picture.shape, self.scale
        painter.save()
        painter.setOpacity(1 - picture.fade / 100)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(shape.x * scale, shape.y * scale, shape.w * scale, shape.h * scale), image)
        painter.restore()

    def image(self) -> QImage | None:
        """The picture under the floor shown, once it is read."""
        picture = self.session.picture
        return self.images.get(picture.content or picture.attachment_id) if picture is not None else None

    def _paint_hand(self, painter: QPainter, draft: Draft) -> None:
        chosen = self._with_handles(draft)
        if chosen is not None:
            self._ink.paint_handles(painter, chosen.shape, self.scale)
        if self.points:
            self._ink.paint_measure(painter, [self.to_view(point) - self.origin() for point in self.points])
        if self.gesture is None:
            return
        self._ink.paint_guides(painter, self.gesture.guides, self.scale)
        band = self.gesture.band
        if band is not None:
            scale = self.scale
            self._ink.paint_band(painter, QRectF(band.x * scale, band.y * scale, band.w * scale, band.h * scale))
        if self.gesture.note:
            self._ink.paint_note(painter, self._pointer - self.origin(), self.gesture.note)

    # --- staying right -----------------------------------------------------------------------

    def set_lang(self, lang: Lang) -> None:
        """Words on the sheet in another language."""
        self._lang = lang
        self._restyle()

    def _restyle(self) -> None:
        self._ink = self._new_ink()
        self._still = None
        self.update()

    def _new_ink(self) -> EditorInk:
        return EditorInk(Look(self._theme.tokens, self._theme.is_dark, self._theme.font), self._lang)

    def _redraw(self) -> None:
        if self._is_fitted:
            self._camera = fitting((self.width(), self.height()), self._extent())
        else:
            self._camera = self._kept(self._camera)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Another screen has other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.update()
        return super().event(event)
