"""Where one looks at a floor from: fit, zoom, pan. What is seen from there is the business of who inherits."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QWidget

from jib_desk.views.floor_plan.camera import Camera
from jib_desk.views.theme import PlanSize


class FloorEye(QWidget):
    """A widget with a camera that never loses its floor."""

    scale_changed = Signal(float)  # pixels a metre

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._camera = Camera()
        self._is_fitted = True

    @property
    def camera(self) -> Camera:
        """Where one looks."""
        return self._camera

    def fit(self) -> None:
        """The whole floor, and again whenever the size changes."""
        self._is_fitted = True
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
        """Pushes the floor aside."""
        self._is_fitted = False
        self._set_camera(self._camera.panned(dx, dy))

    # --- for who inherits --------------------------------------------------------------------

    def _floor_size(self) -> tuple[float, float]:
        """Width and height of the floor in metres."""
        raise NotImplementedError

    def _look_from(self, camera: Camera) -> None:
        """The camera stands somewhere else now."""
        raise NotImplementedError

    def _look_again(self) -> None:
        """Fits anew where that is wished, and keeps the floor in view."""
        raise NotImplementedError

    def _set_camera(self, camera: Camera, *, is_same_size: bool = True) -> None:
        camera = camera.kept(self._extent(), self._floor_size())
        if camera == self._camera and is_same_size:
            return
        has_new_scale = camera.scale != self._camera.scale
        self._camera = camera
        self._look_from(camera)
        if has_new_scale:
            self.scale_changed.emit(camera.scale)

    def _extent(self) -> tuple[float, float]:
        return float(self.width()), float(self.height())

    def _origin(self) -> QPointF:
        """Whole pixels, so that lines stay sharp while panning."""
        return QPointF(round(self._camera.x), round(self._camera.y))
