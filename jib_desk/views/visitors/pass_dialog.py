"""The pass of an expected visitor: seen as it will be, saved to be sent, or copied as a text."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from jib_desk.rules.pass_texts import PassFace, calendar_text, ready_text
from jib_desk.services.errors import Cancelled, DeskError
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.desk_dialog import DeskDialog
from jib_desk.views.visitors.pass_card import card_pdf, card_picture, card_png
from jib_desk.views.visitors.pass_files import file_name, file_names, write_files
from jib_desk.views.widgets.basics import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import PassRow
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.page import VisitorsPage

_PREVIEW_DPI = 96


def face_of(desk: DeskContext, visit: VisitRow, made: PassRow) -> PassFace:
    """What stands on the pass of a visit."""
    centre = desk.centre()
    at = desk.local(visit.expected_at or desk.clock.now())
    company = " ".join(dict.fromkeys(part for part in (visit.company_zh, visit.company_en) if part))
    host = " · ".join(part for part in (visit.host, company) if part)
    name = visit.name_zh or visit.name_latin
    return PassFace(visit.uid, centre.name_en, centre.name_zh, name, host, at, made.code, made.qr_text)


class PassDialog(DeskDialog):
    """Shows a pass that was just made or was there. Of several, each is a page of the PDF, and the first is seen."""

    def __init__(
        self, desk: DeskContext, visits: Sequence[VisitRow], made: Sequence[PassRow], parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "", "", parent)
        self._visits = tuple(visits)
        self.faces = self._faces(made)
        self.setWindowTitle(self.tr("Pass") if len(self.faces) == 1 else self.tr("Passes"))
        self.card = QLabel()
        self.card.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.card.setAccessibleName(self.windowTitle())
        self.about = label("dim", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        row.addWidget(self.card, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._verbs(), 1)
        self.body.addLayout(row)
        self.body.addWidget(self.about)
        self.setMinimumWidth(Size.DIALOG)
        self.verb.setText(self.tr("Copy the text"))
        self.cancel.setText(self.tr("Close"))
        self._show()

    def _faces(self, made: Sequence[PassRow]) -> tuple[PassFace, ...]:
        by_visit = {row.visit_id: row for row in made}
        return tuple(face_of(self.desk, visit, by_visit[visit.id]) for visit in self._visits if visit.id in by_visit)

    def _verbs(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(Space.S)
        is_one = len(self.faces) == 1
        self.save_picture = button("", self.tr("Save the picture…") if is_one else self.tr("Save the pictures…"))
        self.save_pdf = button("", self.tr("Save as PDF…"))
        self.save_entry = button("", self.tr("Save for the calendar…"))
        self.replace_pass = button("", self.tr("Make a new pass, the old one is void"))
        self.save_picture.clicked.connect(lambda: self._save("PNG (*.png)", ".png", card_png))
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_entry.clicked.connect(lambda: self._save("iCalendar (*.ics)", ".ics", self._entry))
        self.replace_pass.clicked.connect(self._replace)
        for verb in (self.save_picture, self.save_pdf, self.save_entry, self.replace_pass):
            box.addWidget(verb)
        self.replace_pass.setVisible(is_one)
        box.addStretch(1)
        return box

    def _show(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = QPixmap.fromImage(card_picture(self.faces[0], round(_PREVIEW_DPI * ratio)))
        picture.setDevicePixelRatio(ratio)
        self.card.setPixmap(picture)
        one = self.tr("Good for this visit on this day, once. The QR says nothing about the visitor.")
        many = self.tr("%1 passes, each a page of the PDF.").replace("%1", str(len(self.faces)))
        self.about.setText(one if len(self.faces) == 1 else many)

    # --- verbs -------------------------------------------------------------------------------

    def save(self) -> None:
        """Copies the text to send, in both languages."""
        QGuiApplication.clipboard().setText("\n\n".join(ready_text(face) for face in self.faces))
        self.desk.toast(self.tr("The text is copied."))

    def _entry(self, face: PassFace) -> bytes:
        return calendar_text(face, self.desk.clock.now()).encode()

    def _save_pdf(self) -> None:
        faces = self.faces
        name = (
            file_name(self.tr("Pass"), faces[0], ".pdf")
            if len(faces) == 1
            else file_name(self.tr("Passes"), None, ".pdf")
        )
        self._save_one(name, "PDF (*.pdf)", lambda: card_pdf(faces))

    def _save(self, kinds: str, ending: str, content: Callable[[PassFace], bytes]) -> None:
        """A file for each pass: one where a person says, several in a folder."""
        names = file_names(self.tr("Pass"), self.faces, ending)
        if len(names) == 1:
            self._save_one(names[0], kinds, partial(content, self.faces[0]))
            return
        folder = QFileDialog.getExistingDirectory(self, self.windowTitle())
        if folder:
            each = zip(names, self.faces, strict=True)
            self.write([(Path(folder) / name, partial(content, face)) for name, face in each])

    def _save_one(self, name: str, kinds: str, content: Callable[[], bytes]) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), name, kinds)
        if chosen:  # a name may have dots of its own: J. R. Smith
            ending = name[name.rindex(".") :]
            self.write([(Path(chosen if chosen.lower().endswith(ending) else chosen + ending), content)])

    def write(self, files: Sequence[tuple[Path, Callable[[], bytes]]]) -> None:
        """Writes them beside the window. A folder that refuses is said in the dialog."""
        desk, first = self.desk, files[0][0]
        told = self.tr("Saved: %1").replace("%1", first.name if len(files) == 1 else first.parent.name)
        self.error.hide()

        def refused(error: DeskError) -> None:
            if not isValid(self):
                desk.show_error(error)
            elif not isinstance(error, Cancelled):
                self._refused(error)

        desk.run_long(
            self.tr("Writing the passes"),
            lambda job: write_files(files, lambda count: job.report(count, len(files))),
            lambda _done: desk.toast(told),
            refused,
        )

    def _replace(self) -> None:
        by, token, visit = self.desk.actor(), uuid4().hex, self._visits[0]
        passes = self.desk.services.passes
        self.desk.run(
            lambda: passes.reissue(by=by, visit_id=visit.id, token=token),
            self._replaced,
            self._refused,
            self.tr("The old pass is void."),
        )

    def _replaced(self, outcome: Outcome[PassRow]) -> None:
        self.faces = self._faces((outcome.row,))
        self._show()


def open_pass(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """Makes the passes that are missing, and shows them."""
    desk = page.desk
    by, token, passes = desk.actor(), uuid4().hex, desk.services.passes
    keys = [visit.id for visit in visits]

    def show(outcome: Outcome[tuple[PassRow, ...]]) -> None:
        page.open_dialog(PassDialog(desk, visits, outcome.row, page))

    desk.run(lambda: passes.issue_all(by=by, visit_ids=keys, token=token), show)
