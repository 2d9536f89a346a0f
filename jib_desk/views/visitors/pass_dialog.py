"""The pass of an expected visitor: seen as it will be, saved to be sent, or copied as a text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from jib_desk.rules.pass_texts import PassFace, calendar_text, ready_text
from jib_desk.services.errors import NotWritable
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.desk_dialog import DeskDialog
from jib_desk.views.visitors.pass_card import card_pdf, card_picture, card_png
from jib_desk.views.widgets.basics import button, label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.invitations import PassRow
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.page import VisitorsPage

_PREVIEW_DPI = 96
_NO_FILE = re.compile(r'[\x00-\x1f\x7f\\/:*?"<>|]')  # what no system takes in the name of a file
_LONGEST = 100  # characters of a file's name without its ending


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
        self.save_picture = button("", self.tr("Save the picture…"))
        self.save_pdf = button("", self.tr("Save as PDF…"))
        self.save_entry = button("", self.tr("Save for the calendar…"))
        self.replace_pass = button("", self.tr("Make a new pass, the old one is void"))
        self.save_picture.clicked.connect(lambda: self._save("PNG (*.png)", ".png", lambda: card_png(self.faces[0])))
        self.save_pdf.clicked.connect(lambda: self._save("PDF (*.pdf)", ".pdf", lambda: card_pdf(self.faces)))
        self.save_entry.clicked.connect(lambda: self._save("iCalendar (*.ics)", ".ics", self._entry))
        self.replace_pass.clicked.connect(self._replace)
        for verb in (self.save_picture, self.save_pdf, self.save_entry, self.replace_pass):
            box.addWidget(verb)
        is_one = len(self.faces) == 1
        for verb in (self.save_picture, self.save_entry, self.replace_pass):
            verb.setVisible(is_one)
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

    def _entry(self) -> bytes:
        return calendar_text(self.faces[0], self.desk.clock.now()).encode()

    def _save(self, kinds: str, ending: str, content: Callable[[], bytes]) -> None:
        first = self.faces[0]
        proposed = f"{self.tr('Pass')} {first.day_text} {first.name}" if len(self.faces) == 1 else self.tr("Passes")
        name = _NO_FILE.sub("_", proposed)[:_LONGEST] + ending
        chosen, _kind = QFileDialog.getSaveFileName(self, self.windowTitle(), name, kinds)
        if chosen:  # a name may have dots of its own: J. R. Smith
            self.write(Path(chosen if chosen.lower().endswith(ending) else chosen + ending), content())

    def write(self, path: Path, content: bytes) -> None:
        """Writes a file beside its place and moves it there. A folder that refuses is said in the dialog."""
        beside = path.with_name(f".{path.name}.part")
        try:
            beside.write_bytes(content)
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            self._refused(NotWritable(str(path)))
        else:
            self.desk.toast(self.tr("Saved: %1").replace("%1", path.name))

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
