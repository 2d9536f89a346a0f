"""What the desk does about telling hosts: a line ready to be copied, telling again, and what the host said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.rules.desk_words import HostAnswer
from jib_desk.rules.words import VisitState, word
from jib_desk.views.visitors.dialogs import DeskDialog
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.segments import Segments

if TYPE_CHECKING:
    from jib_desk.services.rows.visitors import VisitRow
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.page import VisitorsPage

COPY_KEYS = "Ctrl+Shift+C"


class NoticeDeeds(QObject):
    """The texts of the verbs, and what they do with the visit that is chosen."""

    def copy_text(self) -> str:
        return self.tr("Copy the message to the host (M)")

    def copy_last_text(self) -> str:
        keys = QKeySequence(COPY_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("Copy the message to the host  {keys}").format(keys=keys)

    def tell_text(self) -> str:
        return self.tr("Tell the host again (R)")

    def answer_text(self) -> str:
        return self.tr("The host's answer… (A)")

    def copy_line(self, desk: DeskContext, visit_id: int) -> bool:
        """The message about a visitor inside to the clipboard; False when there is none."""
        text = desk.read(lambda: desk.services.messages.ready_line(visit_id))
        if text is None:
            return False
        QGuiApplication.clipboard().setText(text.body)
        desk.toast(self.tr("Message copied"))
        return True

    def copy_last(self, page: VisitorsPage) -> None:
        """The message about the visitor chosen in the list, or about who came last and visits somebody."""
        desk = page.desk
        chosen = [visit for visit in page.list.table.chosen() if suits((visit,))]
        inside = [visit for visit in desk.read(desk.services.visitors.on_site) if suits((visit,))]
        if not any(self.copy_line(desk, visit.id) for visit in [*chosen, *inside][:1]):
            desk.toast(self.tr("Nobody inside has a host to be told."))

    def tell(self, desk: DeskContext, visit: VisitRow) -> None:
        """The message goes out now, also when it went before."""
        by, messages = desk.actor(), desk.services.messages
        desk.run(lambda: messages.tell(by=by, visit_id=visit.id), text=self.tr("The host is being told"))


class AnswerDialog(DeskDialog):
    """What the host says about a visitor who waits; a no asks for a reason and turns the visitor away."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        name = visit.name_zh or visit.name_latin
        self.setWindowTitle(self.tr("What does {host} say about {name}?").format(host=visit.host, name=name))
        self.answers = Segments(
            [
                (answer.value, lambda answer=answer: word("host_answer", answer).said(desk.lang), lambda: "")
                for answer in HostAnswer
            ]
        )
        self.reason = QLineEdit()
        self.reason_field = FormField(self.reason, lambda: self.tr("Reason for turning away"))
        self.body.addWidget(self.answers)
        self.body.addWidget(self.reason_field)
        self.fields_by_name = {"reason": self.reason_field}
        self.answers.chosen.connect(self._show_reason)
        self._show_reason()
        self.answers.segment(HostAnswer.YES).setFocus()

    def _show_reason(self, _key: str = "") -> None:
        is_no = self.answers.current == HostAnswer.NO
        self.reason_field.setVisible(is_no)
        self.verb.setText(self.tr("Turn away") if is_no else self.tr("Note the answer"))

    def save(self) -> None:
        """Notes the answer; after a no the visitor is not let in."""
        visit, answer, reason = self._visit, HostAnswer(self.answers.current), self.reason.text()
        by, answers = self.desk.actor(), self.desk.services.answers
        name = visit.name_zh or visit.name_latin
        text = self.tr("{name} was turned away") if answer is HostAnswer.NO else self.tr("Answer about {name} noted")
        self.run(
            lambda token: answers.note(
                by=by, visit_id=visit.id, version=visit.version, answer=answer, reason=reason, token=token
            ),
            text.format(name=name),
        )


def suits(visits: tuple[VisitRow, ...]) -> bool:
    """Of one visitor who is inside to see somebody, or a company."""
    return len(visits) == 1 and visits[0].state is VisitState.INSIDE and visits[0].is_to_somebody


def copy(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """A verb of the list."""
    NoticeDeeds().copy_line(page.desk, visits[0].id)


def copy_last(page: VisitorsPage) -> None:
    """A line of the page's menu."""
    NoticeDeeds().copy_last(page)


def tell(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """A verb of the list."""
    NoticeDeeds().tell(page.desk, visits[0])


def ask(page: VisitorsPage, visits: tuple[VisitRow, ...]) -> None:
    """A verb of the list."""
    page.open_dialog(AnswerDialog(page.desk, visits[0], page))


def add_keys(page: VisitorsPage) -> None:
    """The message about whoever came last, also while the next name is being typed."""
    shortcut = QShortcut(QKeySequence(COPY_KEYS), page)
    shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    shortcut.activated.connect(lambda: copy_last(page))
