"""What is asked about one visit before it is done: when somebody left, who of a group goes, who comes instead."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from jib_desk import phrases
from jib_desk.rules.words import VisitState
from jib_desk.services.errors import ClockSetBack, DeskError
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.moments import MomentBox
from jib_desk.views.theme import Size
from jib_desk.views.visitors.check import ASKED
from jib_desk.views.visitors.desk_dialog import DeskDialog
from jib_desk.views.visitors.names_check import NamesCheck
from jib_desk.views.widgets.basics import label
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import NumberBox

MAX_PARTY = 999


def name_of(visit: VisitRow) -> str:
    """A visitor as he is called at the desk."""
    return visit.name_zh or visit.name_latin


class LeftAtDialog(DeskDialog):
    """The clock was set back: by it nobody has come yet. The time is typed by hand; none is suggested."""

    def __init__(self, desk: DeskContext, error: ClockSetBack, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit_id, self._name = error.visit_id, error.visitor
        self.setWindowTitle(self.tr("When did %1 leave?").replace("%1", error.visitor))
        self.verb.setText(self.tr("Check out"))
        self.left = MomentBox(desk, error.arrived_at)
        self.body.addWidget(label("", phrases.sentence(error, desk.lang, desk.zone), wrap=True))
        self.left_field = FormField(self.left, lambda: self.tr("Out"))
        self.body.addWidget(self.left_field)
        self.verb.setEnabled(False)
        self.left.touched.connect(lambda: self.verb.setEnabled(True))
        self.fields_by_name = {"left_at": self.left_field, "end": self.left_field}
        self.left.setFocus()

    def save(self) -> None:
        """Checks out at the time that was typed."""
        if not self.verb.isEnabled():
            return
        by, visitors = self.desk.actor(), self.desk.services.visitors
        at = self.moment(self.left.instant, self.left_field)
        if at is None:
            return
        self.run(
            lambda token: visitors.check_out(by=by, visit_ids=[self._visit_id], left_at=at, token=token),
            self.tr("%1 has left").replace("%1", self._name),
        )


class PartDialog(DeskDialog):
    """How many of a group leave now, and who of them, where they are known by name."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        self.setWindowTitle(self.tr("Part of the group of %1 leaves").replace("%1", name_of(visit)))
        self.verb.setText(self.tr("Leave"))
        self.heads = NumberBox(1, visit.heads_inside)
        inside = self.tr("Inside: %1 of %2").replace("%1", str(visit.heads_inside))
        self.heads_field = FormField(self.heads, lambda: self.tr("How many leave"))
        self.heads_field.set_hint(lambda: inside.replace("%2", str(visit.party_size)))
        self.body.addWidget(self.heads_field)
        party = desk.read(lambda: desk.services.visitors.party(visit.id))
        self.members = {
            who.position: QCheckBox((who.name_zh or who.name_latin).replace("&", "&&"))
            for who in party
            if who.left_at is None
        }
        for box in self.members.values():
            box.toggled.connect(self._count)
            self.body.addWidget(box)
        self._is_typed = False
        self.heads.valueChanged.connect(self._type)
        self.fields_by_name = {"heads": self.heads_field, "members": self.heads_field}
        self.heads.setFocus()
        self.heads.selectAll()

    def _count(self) -> None:
        """Whoever is ticked is one of those who leave: never fewer leave."""
        named = sum(box.isChecked() for box in self.members.values())
        was = self.heads.blockSignals(True)
        self.heads.setMinimum(max(1, named))
        if not self._is_typed:
            self.heads.setValue(max(1, named))
        self.heads.blockSignals(was)

    def _type(self) -> None:
        """Those without a name leave too: what is typed stays while names are ticked."""
        self._is_typed = True

    def save(self) -> None:
        """Writes who has left; the visit ends with the last of them."""
        visit, heads = self._visit, self.heads.value()
        gone = [position for position, box in self.members.items() if box.isChecked()]
        by, visitors = self.desk.actor(), self.desk.services.visitors
        text = self.tr("%1 of the group of %2 have left").replace("%1", str(heads)).replace("%2", name_of(visit))
        self.run(lambda token: visitors.depart(by=by, visit_id=visit.id, heads=heads, members=gone, token=token), text)


class GroupDialog(DeskDialog):
    """How many really came, or are planned, and their names if they are wanted."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        self.setWindowTitle(self.tr("Group of %1").replace("%1", name_of(visit)))
        self.verb.setText(self.tr("Save"))
        self.people = NumberBox(1, MAX_PARTY)
        self.people.setValue(visit.party_size)
        self.people_field = FormField(self.people, lambda: self.tr("People in the group"))
        if visit.party_planned is not None and visit.state is not VisitState.EXPECTED:
            planned = self.tr("Planned: %1").replace("%1", str(visit.party_planned))
            self.people_field.set_hint(lambda: planned)
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setMaximumHeight(4 * Size.ROW)
        party = desk.read(lambda: desk.services.visitors.party(visit.id))
        self.names.setPlainText("\n".join(" ".join(filter(None, (who.name_zh, who.name_latin))) for who in party))
        self.names_field = FormField(self.names, lambda: self.tr("Names, one a line (optional)"))
        gone = [who.name_zh or who.name_latin for who in party if who.left_at is not None]
        if gone:
            left = self.tr("Left already: %1").replace("%1", ("、" if desk.lang == "zh_CN" else ", ").join(gone))
            self.names_field.set_hint(lambda: left)
        self.watch = NamesCheck(desk, self.names)
        self.body.addWidget(self.people_field)
        self.body.addWidget(self.names_field)
        self.body.addWidget(self.watch)
        self.fields_by_name = {"party_size": self.people_field, "name": self.names_field}
        self.people.setFocus()
        self.people.selectAll()

    def save(self) -> None:
        """Writes the size and the names; more names than people make the group larger."""
        visit = self._visit
        names = [line.strip() for line in self.names.toPlainText().splitlines() if line.strip()]
        people = max(self.people.value(), len(names) + 1)
        by, visitors = self.desk.actor(), self.desk.services.visitors
        self.run(
            lambda token: visitors.set_party(
                by=by, visit_id=visit.id, version=visit.version, people=people, names=names, token=token
            ),
            self.tr("Group of %1: %2 people").replace("%2", str(people)).replace("%1", name_of(visit)),
        )


class CallOffDialog(DeskDialog):
    """An expected visit will not be."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._visit = visit
        self.setWindowTitle(self.tr("Call off the visit of %1").replace("%1", name_of(visit)))
        self.verb.setText(self.tr("Call off"))
        self.cancel.setText(self.tr("Not yet"))  # "Cancel" may be read as the same
        self.reason = QLineEdit()
        self.body.addWidget(FormField(self.reason, lambda: self.tr("Reason (optional)")))
        self.reason.setFocus()

    def save(self) -> None:
        """Keeps that it was called off, with its reason."""
        visit, reason = self._visit, self.reason.text()
        by, visitors = self.desk.actor(), self.desk.services.visitors
        self.run(
            lambda token: visitors.call_off(by=by, visit_id=visit.id, reason=reason, token=token),
            self.tr("The visit of %1 is called off").replace("%1", name_of(visit)),
        )


class HistoryDialog(DeskDialog):
    """What was written about a visit, the newest first: corrected values beside those that stood there before."""

    def __init__(self, desk: DeskContext, visit: VisitRow, parent: QWidget | None = None) -> None:
        from jib_desk.views.journal.line_words import LineWords

        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("History of the visit of %1").replace("%1", name_of(visit)))
        self.verb.hide()
        self.cancel.setText(self.tr("Close"))
        self.setMinimumWidth(Size.DIALOG)
        words = LineWords(desk, self)
        journal = desk.services.journal
        for entry in desk.read(lambda: journal.history("visit", visit.id)):
            self.body.addWidget(
                label("strong", self._about(entry.at, entry.staff, entry.action, entry.subject), wrap=True)
            )
            if entry.reason:
                self.body.addWidget(label("", self.tr("Reason: %1").replace("%1", entry.reason), wrap=True))
            lines = desk.read(lambda number=entry.number: journal.lines(number))
            own = [line for line in lines if line.table == "visit" and line.key == visit.id and line.before is not None]
            for line in own:
                for name, value in words.changes(line):
                    self.body.addWidget(label("caption", f"{name}: {value}", wrap=True))
        self.body.addStretch(1)

    def _about(self, at: datetime, staff: str, action: str, badge: str) -> str:
        local = self.desk.local(at)
        time = f"{self.desk.day_text(local.date(), 'brief')} {local:%H:%M}"
        said = phrases.action(action, badge, self.desk.lang)
        return " · ".join((time, said, self.desk.staff_name(staff)))


class DeedWords(QObject):
    """The texts of what is done without a question, and of the verbs in the menu."""

    def left(self, visits: Sequence[VisitRow], *, badge_is_out: bool) -> str:
        """Who has left."""
        if len(visits) > 1:
            return self.tr("%1 visitors have left").replace("%1", str(len(visits)))
        visit = visits[0]
        if badge_is_out and visit.badge:
            text = self.tr("%1 has left with badge %2")
            return text.replace("%2", visit.badge).replace("%1", name_of(visit))
        return self.tr("%1 has left").replace("%1", name_of(visit))

    def back(self, visit: VisitRow) -> str:
        """Who is inside again."""
        return self.tr("%1 is back").replace("%1", name_of(visit))

    def keeps_badge(self) -> str:
        return self.tr("Check out, badge not returned (N)")

    def part_leaves(self) -> str:
        return self.tr("Part of the group leaves… (L)")

    def group(self) -> str:
        return self.tr("Size and names of the group… (G)")

    def is_back(self) -> str:
        return self.tr("Is back: go on with the visit (B)")

    def colleague(self) -> str:
        return self.tr("A colleague comes instead… (C)")

    def call_off(self) -> str:
        return self.tr("Call off…")

    def history(self) -> str:
        return self.tr("History… (H)")


def let_back_in(desk: DeskContext, visit: VisitRow, ask_first: Callable[[VisitRow], None]) -> None:
    """Somebody who stepped out goes on with his visit; where something is to be asked before, `ask_first` does."""
    by, token, visitors = desk.actor(), uuid4().hex, desk.services.visitors

    def failed(error: DeskError) -> None:
        if isinstance(error, ASKED):
            ask_first(visit)
        else:
            desk.show_error(error)

    desk.run(
        lambda: visitors.come_back(by=by, visit_id=visit.id, token=token), failed=failed, text=DeedWords().back(visit)
    )


def let_out(
    desk: DeskContext,
    visits: tuple[VisitRow, ...],
    parent: QWidget,
    *,
    badge_is_out: bool = False,
    done: Callable[[], None] | None = None,
) -> None:
    """These visitors leave; where the clock was set back, the time is asked for."""
    by, token, visitors = desk.actor(), uuid4().hex, desk.services.visitors
    keys = [visit.id for visit in visits]

    def failed(error: DeskError) -> None:
        if isinstance(error, ClockSetBack):
            dialog = LeftAtDialog(desk, error, parent)
            dialog.open()
        else:
            desk.show_error(error)

    words = DeedWords()
    desk.run(
        lambda: visitors.check_out(by=by, visit_ids=keys, badge_is_out=badge_is_out, token=token),
        None if done is None else lambda _outcome: done(),
        failed,
        text=words.left(visits, badge_is_out=badge_is_out),
    )
