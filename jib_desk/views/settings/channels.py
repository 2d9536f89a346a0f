"""How hosts are told: the channels in their order, tried by a test message, and the rules of messages."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QVBoxLayout, QWidget

from jib_desk import phrases
from jib_desk.rules.desk_words import SendFault
from jib_desk.rules.words import Role, word
from jib_desk.services.errors import DeskError, NoKeyring
from jib_desk.views.settings.channel_form import ChannelForm, MessageRules
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import Card, button, clear, label, row_of
from jib_desk.views.widgets.tab_order import follow_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Changes, Outcome
    from jib_desk.services.rows.messages import ChannelRow
    from jib_desk.views.context import DeskContext

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class ChannelsCard(Card):
    """One line a channel; the form opens below them."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__(padding=Space.XL)
        self._desk = desk
        self._absent: frozenset[int] = frozenset()  # channels whose address is not kept on this computer
        self._tried: dict[int, SendFault | None] = {}
        self.form: ChannelForm | None = None
        self.body.setSpacing(Space.M)
        heading, hint = label("heading"), label("dim", wrap=True)
        self.lines = QWidget()
        self._lines = QVBoxLayout(self.lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(Space.S)
        self._place = QVBoxLayout()
        self.error = label("error", wrap=True)
        self.error.hide()
        self.add_button = button()
        self.add_button.clicked.connect(lambda: self.open_form(None))
        self.rules = MessageRules(desk)
        for widget in (heading, hint):
            self.body.addWidget(widget)
        self.body.addWidget(self.lines)
        self.body.addLayout(self._place)
        self.body.addWidget(self.error)
        self.body.addLayout(row_of(self.add_button))
        self.body.addWidget(self.rules)
        say = Texts(self).bind
        say(heading.setText, lambda: self.tr("Telling hosts"))
        say(hint.setText, self._hint)
        say(self.add_button.setText, lambda: self.tr("Add a channel"))
        say(lambda _text: self._show(), lambda: "")
        desk.notifier.changed.connect(self._on_changed)

    def _hint(self) -> str:
        return self.tr(
            "Hosts are told by these services when their visitors are at the desk. The first one serves hosts without "
            "a channel of their own. Without any, the message is ready to be copied."
        )

    # --- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        """Reads the channels anew, and asks the system for their addresses beside the window."""
        self.setVisible(self._desk.actor().role is not Role.AUDITOR)
        self.rules.fill()
        self._show()
        if not self.isHidden() and self._desk.services.messages.has_channel():
            self._desk.tasks.ask(self._ask_addresses, self._know_addresses)

    def _show(self) -> None:
        """The lines anew; the keys stay at the verb they were at, or where one adds a channel."""
        focused = QApplication.focusWidget()
        is_verb = isinstance(focused, QPushButton) and self.lines.isAncestorOf(focused)
        name = focused.accessibleName() if focused is not None and is_verb else ""
        self._fill()
        follow_layout(self)
        if name:
            like = (verb for verb in self.lines.findChildren(QPushButton) if verb.accessibleName() == name)
            (next((verb for verb in like if verb.isVisibleTo(self)), None) or self.add_button).setFocus()

    def _fill(self) -> None:
        clear(self._lines)
        may_write = self._desk.actor().role in _MANAGERS
        messages = self._desk.services.messages
        used = enumerate(messages.channels())
        lines = [self._line(channel, is_first=place == 0, may_write=may_write) for place, channel in used]
        lines += [self._retired(channel, may_write=may_write) for channel in messages.channels(retired=True)]
        for line in lines:
            self._lines.addWidget(line)
            line.show()  # now, not with the next event: the keys may go to it
        self.add_button.setVisible(may_write and self.form is None)
        self.rules.setEnabled(may_write)

    def _line(self, channel: ChannelRow, *, is_first: bool, may_write: bool) -> QWidget:
        parts = [word("channel_kind", channel.kind).said(self._desk.lang)]
        if is_first:
            parts.append(self.tr("serves hosts without a channel of their own"))
        wrong = ""
        if channel.id in self._tried:
            fault = self._tried[channel.id]
            if fault is None:
                parts.append(self.tr("the test message was taken"))
            else:
                wrong = self.tr("Test: {fault}").format(fault=word("send_fault", fault).said(self._desk.lang))
        elif channel.id in self._absent:
            wrong = word("send_fault", SendFault.NO_SECRET).said(self._desk.lang)
        verbs = [
            (self.tr("Test"), self.tr("Test {name}"), self._test),
            (self.tr("Edit"), self.tr("Edit {name}"), self.open_form),
            (self.tr("Retire"), self.tr("Retire {name}"), self._retire),
        ]
        if not is_first:
            verbs.insert(1, (self.tr("Put first"), self.tr("Put {name} first"), self._put_first))
        made = [self._verb(text, spoken, channel, does) for text, spoken, does in verbs] if may_write else []
        return _line_of(label("strong", channel.name, wrap=True), " · ".join(parts), wrong, made)

    def _retired(self, channel: ChannelRow, *, may_write: bool) -> QWidget:
        kind = word("channel_kind", channel.kind).said(self._desk.lang)
        verbs = [self._verb(self.tr("Use again"), self.tr("Use {name} again"), channel, self._use_again)]
        about = " · ".join((kind, self.tr("retired")))
        return _line_of(label("dim", channel.name, wrap=True), about, "", verbs if may_write else [])

    def _verb(self, text: str, spoken: str, channel: ChannelRow, does: Callable[[ChannelRow], None]) -> QPushButton:
        made = button("link", text)
        made.setAccessibleName(spoken.format(name=channel.name))
        made.clicked.connect(lambda: does(channel))
        return made

    def _ask_addresses(self) -> frozenset[int] | None:
        try:
            return self._desk.services.messages.without_address()
        except NoKeyring:
            return None

    def _know_addresses(self, absent: frozenset[int] | None) -> None:
        if absent is None:
            self._refused(NoKeyring())
        elif absent != self._absent:
            self._absent = absent
            self._show()

    # --- doing -------------------------------------------------------------------------------

    def open_form(self, channel: ChannelRow | None) -> None:
        """The form of a new channel or of one; what is written in an open one is not dropped."""
        if self.form is not None and self.form.stays():
            return
        self.close_form()
        self.form = ChannelForm(self._desk, channel)
        self.form.saved.connect(self._saved)
        self.form.cancelled.connect(self.close_form)
        self._place.addWidget(self.form)
        self.add_button.hide()
        self.form.show()
        follow_layout(self)
        self.form.focus_first()

    def close_form(self) -> None:
        """Lets go of the form with what is written in it; the keys go to where one adds another."""
        if self.form is None:
            return
        form, self.form = self.form, None
        had_keys = form.isAncestorOf(form.focusWidget()) if form.focusWidget() is not None else False
        self._place.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.add_button.setVisible(self._desk.actor().role in _MANAGERS)
        if had_keys:
            self.add_button.setFocus()

    def _saved(self, outcome: Outcome[ChannelRow]) -> None:
        self._tried.pop(outcome.row.id, None)
        self.error.hide()
        self.close_form()
        self.refresh()

    def _test(self, channel: ChannelRow) -> None:
        by, ask = self._desk.actor(), self._desk.services.messages.test

        def answered(fault: SendFault | None) -> None:
            self._tried[channel.id] = fault
            self._show()

        text = self.tr("Sending a test message")
        self._desk.run_long(text, lambda _job: ask(by=by, channel_id=channel.id), answered, self._refused)

    def _put_first(self, channel: ChannelRow) -> None:
        put = partial(self._desk.services.messages.put_first, channel_id=channel.id, version=channel.version)
        self._run(put, self.tr("{name} is first").format(name=channel.name))

    def _retire(self, channel: ChannelRow) -> None:
        retire = partial(self._desk.services.messages.retire, channel_id=channel.id, version=channel.version)
        self._run(retire, self.tr("{name} retired").format(name=channel.name))

    def _use_again(self, channel: ChannelRow) -> None:
        again = partial(self._desk.services.messages.use_again, channel_id=channel.id, version=channel.version)
        self._run(again, self.tr("{name} is used again").format(name=channel.name))

    def _run(self, work: Callable[..., Outcome[Any]], text: str) -> None:
        by = self._desk.actor()
        self.error.hide()
        self._desk.run(lambda: work(by=by), None, self._refused, text)

    def _refused(self, error: DeskError) -> None:
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches("channel", "setting") and self.isVisible():
            self.refresh()


def _line_of(name: QWidget, about: str, wrong: str, verbs: list[QPushButton]) -> QWidget:
    line = QWidget()
    grid = QGridLayout(line)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(0)
    grid.setColumnStretch(0, 1)
    grid.addWidget(name, 0, 0)
    grid.addWidget(label("dim", about, wrap=True), 1, 0)
    if wrong:
        grid.addWidget(label("error", wrong, wrap=True), 2, 0)
    grid.addLayout(row_of(*verbs, spacing=Space.XS, stretch=False), 0, 1, 2, 1)
    return line
