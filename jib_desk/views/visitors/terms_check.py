"""Under the check-in form: what a visitor is to accept, in both languages, by version. Nothing while it is off."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from jib_desk.rules.words import word
from jib_desk.services.rows.categories import TermsRow
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Size, Space
from jib_desk.views.visitors.check import Check
from jib_desk.views.widgets.basics import button, clear, label, row_of

if TYPE_CHECKING:
    from jib_desk.views.visitors.visit_draft import Draft


def both_languages(row: TermsRow, lang: str) -> str:
    """The whole text, the language of the window first."""
    texts = (row.body_zh, row.body_en) if lang == "zh_CN" else (row.body_en, row.body_zh)
    return "\n\n".join(text for text in texts if text)


class TermsCheck(Check):
    """Each with its box, the text of the first that is not ticked; all ticked after Enter go on by themselves."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(desk)
        self._rows: tuple[TermsRow, ...] = ()
        self._of: int | None = None
        self._has_asked = False
        self.boxes: dict[int, QCheckBox] = {}
        self.texts: dict[int, QPlainTextEdit] = {}
        self.prints: dict[int, QPushButton] = {}
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        self._box.setSpacing(Space.S)
        self.error = label("error", wrap=True)
        Texts(self).bind(lambda _text: self._fill(), lambda: "")

    def look(self, draft: "Draft") -> None:
        """What this visitor has to accept still. Another visitor ticks anew."""
        terms, person = self.desk.services.terms, draft.walk_in.described
        rows = self.desk.read(lambda: terms.asked_of(draft.visitor_id, person))
        if rows != self._rows or draft.visitor_id != self._of:
            self._rows, self._of, self._has_asked = rows, draft.visitor_id, False
            self.boxes = {}
            self._fill()
        self.setVisible(bool(rows))

    def may_save(self, draft: "Draft") -> bool:
        """Everything is accepted; else the first box that is not ticked gets the keys."""
        self.look(draft)
        left = [key for key, box in self.boxes.items() if not box.isChecked()]
        if not left:
            return True
        self._has_asked = True
        self.error.setText(self.tr("Not accepted yet. Tick it once the visitor has read and accepted it."))
        self.error.show()
        self.boxes[left[0]].setFocus()
        return False

    def arguments(self) -> dict[str, Any]:
        """The versions that were accepted."""
        accepted = tuple(key for key, box in self.boxes.items() if box.isChecked())
        return {"accepted_terms": accepted} if accepted else {}

    def forget(self) -> None:
        self._rows, self._of, self._has_asked, self.boxes = (), None, False, {}
        self._fill()
        super().forget()

    def _fill(self) -> None:
        ticked = {key for key, box in self.boxes.items() if box.isChecked()}
        self._box.removeWidget(self.error)
        clear(self._box)
        self.boxes, self.texts, self.prints = {}, {}, {}
        for row in self._rows:
            self._add(row, is_ticked=row.id in ticked)
        self._box.addWidget(self.error)
        self.error.hide()
        self._unfold()

    def _add(self, row: TermsRow, *, is_ticked: bool) -> None:
        kind = word("terms_kind", row.kind).said(self.desk.lang)
        title = self.tr("%1, version %2").replace("%1", kind).replace("%2", str(row.number))
        show = button("link", self.tr("Print…"))
        show.setAccessibleName(f"{show.text()} {title}")
        show.clicked.connect(lambda: self._print(row))
        text = QPlainTextEdit(both_languages(row, self.desk.lang))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(title)
        box = QCheckBox(self.tr("The visitor accepts it"))
        box.setAccessibleName(f"{box.text()}: {title}")
        box.setChecked(is_ticked)
        box.toggled.connect(self._ticked)
        self.boxes[row.id], self.texts[row.id], self.prints[row.id] = box, text, show
        head = row_of(label("strong", title), show)
        head.setAlignment(show, Qt.AlignmentFlag.AlignVCenter)
        self._box.addLayout(head)
        self._box.addWidget(_tall(text))
        self._box.addWidget(box)

    def _unfold(self) -> None:
        """One text at a time: the form stays in view on a small screen."""
        first = next((key for key, box in self.boxes.items() if not box.isChecked()), None)
        for key, text in self.texts.items():
            frame = text.parentWidget()
            if frame is not None:
                frame.setVisible(key == first)

    def _ticked(self) -> None:
        self.error.hide()
        self._unfold()
        left = [box for box in self.boxes.values() if not box.isChecked()]
        if self._has_asked and left:
            left[0].setFocus()
        elif self._has_asked:
            self._has_asked = False
            self.settled.emit()

    def _print(self, row: TermsRow) -> None:
        from jib_desk.views.printing.terms import print_terms

        print_terms(self.desk, row, self.window() if isinstance(self.window(), QWidget) else self)


def _tall(text: QPlainTextEdit) -> QWidget:
    """A place that keeps its height: by the style sheet a text may be pressed to one line where a form is full."""
    place = QWidget()
    place.setFixedHeight(4 * Size.CONTROL)
    box = QVBoxLayout(place)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(text)
    return place
