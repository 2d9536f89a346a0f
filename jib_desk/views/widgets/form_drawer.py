"""A panel at the side that shows what is selected, or in its place the form that is open."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from jib_desk.views.widgets.drawer import Drawer
from jib_desk.views.widgets.record_form import RecordForm


class FormDrawer(Drawer):
    """One form at a time. What is written in it goes only when it is saved or given up, by Esc, × or *Cancel*."""

    saved = Signal(object)  # Outcome

    def __init__(self, content: QWidget, *, width: int) -> None:
        super().__init__(width=width)
        self._content = content
        self._came_from: QWidget | None = None  # what had the keys when the form was opened
        self._name = ""
        self.form: RecordForm | None = None
        self.body.addWidget(content, 1)

    def keeps_form(self) -> bool:
        """Whether the open form must stay for what is written in it; it has said so then and has the keys."""
        return self.form is not None and self.form.stays()

    def show_content(self, title: Callable[[], str]) -> None:
        """What is selected; a form that was open must be dropped before."""
        self.set_title(title)
        self._content.show()
        self.show()

    def show_form(self, form: RecordForm, title: Callable[[], str]) -> bool:
        """A form in the place of what is selected. False when another one has to stay; the new one is gone then."""
        if self.keeps_form():
            form.deleteLater()
            return False
        self.drop_form()
        self._remember(QApplication.focusWidget())
        self.form = form
        form.saved.connect(self.saved)
        form.cancelled.connect(self.close_drawer)
        self._content.hide()
        self.body.insertWidget(0, form, 0, Qt.AlignmentFlag.AlignTop)
        self.foot.addWidget(form.buttons)
        form.show()
        form.buttons.show()
        self.set_title(title)
        self.show()
        form.focus_first()
        return True

    def give_back_keys(self) -> None:
        """After a form the keys are where it was opened from, as far as that, or its like by name, is still there."""
        QTimer.singleShot(0, self, self._give_back)  # what was made anew is seen then, and what it replaced is gone

    def _give_back(self) -> None:
        came_from, name = self._came_from, self._name
        self._came_from, self._name = None, ""
        there = [child for child in self._content.findChildren(QWidget) if child.isVisible() and child.focusPolicy()]
        like = (child for child in there if name and child.accessibleName() == name)
        chosen = next((child for child in there if child is came_from), next(like, None))
        if chosen is not None and self.form is None:
            chosen.setFocus()

    def _remember(self, focused: QWidget | None) -> None:
        is_inside = focused is not None and self._content.isAncestorOf(focused)
        self._came_from = focused if is_inside else None
        self._name = focused.accessibleName() if focused is not None and is_inside else ""

    def drop_form(self) -> bool:
        """Lets go of the form with what is written in it. Whether there was one."""
        if self.form is None:
            return False
        form, self.form = self.form, None
        for widget in (form, form.buttons):
            widget.hide()
            widget.deleteLater()
        self.body.removeWidget(form)
        return True
