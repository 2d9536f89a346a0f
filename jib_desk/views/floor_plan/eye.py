"""Where one looks at a floor from: fit, zoom, pan. What is seen from there is the business of who inherits."""

from PySide6.QtCore import QPointF, QTimer, Signal
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from jib_desk.views.floor_plan.camera import Camera, fitting
from jib_desk.views.theme import Motion, PlanSize


class FloorEye(QWidget):
    """A widget with a camera that never loses its floor."""

    scale_changed = Signal(float)  # pixels a metre

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()
        self._is_fitted = True
        self._is_narrowed = self._is_whole = False
        self._frame: tuple[QPixmap, Camera] | None = None  # what is shown larger or smaller while one zooms
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(Motion.QUICK)
        self._settling.timeout.connect(self.settle)

    @property
    def camera(self) -> Camera:
        """Where one looks."""
        return self._camera

    def fit(self) -> None:
        """The whole floor, and again whenever the size changes; however small its names become."""
        self._is_fitted = True
        self._is_whole = self._is_narrowed
        self._look_again()

    def set_narrowed(self, *, is_narrowed: bool) -> None:
        """Something stands beside the floor: rather than lose the names, what is fitted is seen in part.

        The rest is pushed into view, and `fit` still shows the whole.
        """
        if is_narrowed != self._is_narrowed:
            self._is_narrowed, self._is_whole = is_narrowed, False
            self._look_again()

    def show_full_size(self) -> None:
        """100 %: 24 pixels a metre, around the middle of what is seen."""
        self.zoom(PlanSize.FULL_M / self._camera.scale)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer (> 1) or further, keeping what is under a point; without one the middle."""
        point = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        self._is_fitted = False
        self._set_camera(self._camera.zoomed(factor, (point.x(), point.y())))

    def pan(self, dx: float, dy: float) -> None:
        """Pushes the floor aside; beside something it goes on to fill what is left."""
        self._is_fitted = self._is_fitted and self._is_narrowed
        self.push(dx, dy)

    def push(self, dx: float, dy: float) -> None:
        """The same, and what is fitted stays so."""
        self._set_camera(self._camera.panned(dx, dy))

    @property
    def is_zooming(self) -> bool:
        """Whether a picture is shown until the wheel rests."""
        return self._frame is not None

    def settle(self) -> None:
        """The turning of the wheel is over: everything is drawn sharp again."""
        self._settling.stop()
        if self._frame is not None:
            self._frame = None
            self._look_from(self._camera)

    def paint_frame(self, painter: QPainter, ground: QColor) -> bool:
        """While one zooms, what was seen before, larger or smaller: a thousand names are not set at each turn."""
        if self._frame is None:
            return False
        picture, camera = self._frame
        painter.fillRect(self.rect(), ground)
        grown = self._camera.scale / camera.scale
        moved = QTransform.fromTranslate(self._camera.x - camera.x * grown, self._camera.y - camera.y * grown)
        painter.setTransform(moved.scale(grown, grown), True)
        painter.drawPixmap(0, 0, picture)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.settle()

    # --- for who inherits --------------------------------------------------------------------

    def _floor_size(self) -> tuple[float, float]:
        """Width and height of the floor in metres."""
        raise NotImplementedError

    def _look_from(self, camera: Camera) -> None:
        """The camera stands somewhere else now: all is to be drawn from there."""
        raise NotImplementedError

    def _is_heavy(self) -> bool:
        """Whether there is so much to draw that zooming shows a picture until it is over."""
        raise NotImplementedError

    def _look_again(self) -> None:
        """Fits anew where that is wished, and keeps the floor in view."""
        raise NotImplementedError

    def _fitted(self) -> Camera:
        """What is fitted, from where it was pushed to."""
        least = PlanSize.LEGIBLE_M if self._is_narrowed and not self._is_whole else 0
        camera = fitting(self._extent(), self._floor_size(), least)
        return self._camera if camera.scale == self._camera.scale else camera

    def _set_camera(self, camera: Camera, *, is_same_size: bool = True) -> None:
        camera = camera.kept(self._extent(), self._floor_size())
        if camera == self._camera and is_same_size:
            return
        before, self._camera = self._camera, camera
        has_new_scale = camera.scale != before.scale
        if has_new_scale and (self._frame is not None or self._is_heavy()):
            self._frame = self._frame or (self.grab(), before)
            self._settling.start()
            self.update()
        elif self._frame is not None:
            self.update()
        else:
            self._look_from(camera)
        if has_new_scale:
            self.scale_changed.emit(camera.scale)

    def _extent(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())

    def _origin(self) -> QPointF:
        """Whole pixels, so that lines stay sharp while panning."""
        return QPointF(round(self._camera.x), round(self._camera.y))
