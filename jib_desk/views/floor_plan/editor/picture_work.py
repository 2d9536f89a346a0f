"""What is done with the picture under a floor: chosen, read beside the window, laid down, scaled by two points."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.rules import plan_edit
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.plan_edits import PictureFile
from jib_desk.views.floor_plan.editor.parts import EditorParts
from jib_desk.views.floor_plan.editor.pictures import decoded
from jib_desk.views.floor_plan.editor.session import Tool
from jib_desk.views.tasks import Job

T = TypeVar("T")


class PictureWork(EditorParts):
    """The editor's part that deals with pictures."""

    def choose_picture(self) -> None:
        """Asks for a file."""
        path, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a picture of the floor"), "", self.tr("Pictures (*.png *.jpg *.jpeg *.svg)")
        )
        if path:
            self.place_picture(Path(path))

    def place_picture(self, path: Path) -> None:
        """Reads a file beside the window and lays it under the floor; a bad one is refused with the reason."""
        floor_id, edits = self.session.floor_id, self.desk.services.plan_edits

        def work(_job: Job) -> tuple[PictureFile, QImage]:
            file = edits.picture(path)
            return file, decoded(file.name, file.content)

        def done(read: tuple[PictureFile, QImage]) -> None:
            file, image = read
            self.sheet.images[file.content] = image
            self.bars.solve("picture")
            self.session.show_floor(floor_id)
            self.session.do(
                plan_edit.picture_fitted(self.session.draft, floor_id, file.name, file.content, file.width, file.height)
            )
            self.session.use(Tool.PICTURE)
            self.sheet.setFocus()

        self._read_long(work, done)

    def read_pictures(self) -> None:
        """The pictures that lie under the floors already."""
        attachments = self.desk.services.attachments
        for floor in self.session.draft.floors:
            picture = floor.picture
            if picture is None:
                continue
            key, name = picture.attachment_id, picture.name

            def work(_job: Job, key: int = key, name: str = name) -> QImage:
                return decoded(name, attachments.content(key))

            def done(image: QImage, key: int = key) -> None:
                self.sheet.images[key] = image
                self.sheet.update()

            self._read_long(work, done)

    def _read_long(self, work: Callable[[Job], T], done: Callable[[T], None]) -> None:
        self.desk.run_long(
            self.tr("Reading the picture …"), work, self.while_open(done), self.while_open(self._picture_refused)
        )

    def while_open(self, follow: Callable[[T], None]) -> Callable[[T], None]:
        """An answer that comes when the editor was left already is for nobody."""
        return lambda answer: follow(answer) if isValid(self) else None

    def _picture_refused(self, error: DeskError) -> None:
        self.bars.tell("picture", "error", lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))

    def measure(self) -> None:
        """The next two clicks are points of the picture whose distance is known."""
        self.sheet.start_measuring()
        self.facts.measure(is_measuring=True)
        self.sheet.setFocus()

    def stop_measuring(self) -> None:
        """The points are used, or given up."""
        if self.facts.is_measuring:
            self.sheet.stop_measuring()
            self.facts.measure(is_measuring=False)

    def scale_picture(self, distance_m: float) -> bool:
        """The two points that were clicked are so many metres apart."""
        picture, points = self.session.picture, self.sheet.points
        if picture is None or len(points) < 2:
            return False
        shape = plan_edit.scaled_by(picture.shape, points[0], points[1], distance_m)
        if shape is None:
            return False
        self.session.do(plan_edit.picture_placed(self.session.draft, self.session.floor_id, shape))
        self.stop_measuring()
        self.sheet.setFocus()
        return True
