"""The form of a message channel. Its address is a secret: what is kept is never shown, only replaced."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from jib_desk.rules.desk_words import ChannelKind
from jib_desk.rules.texts import NAME_LIMIT
from jib_desk.rules.words import word
from jib_desk.views.widgets.basics import restyle
from jib_desk.views.widgets.form_inputs import CheckInput, ChoiceInput, NumberInput, TextInput
from jib_desk.views.widgets.record_form import RecordForm, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.messages import ChannelRow
    from jib_desk.views.context import DeskContext

_MOST_MINUTES = 240


class ChannelForm(RecordForm):
    """A new channel, or another name and address for one."""

    def __init__(self, desk: DeskContext, channel: ChannelRow | None = None, parent: QWidget | None = None) -> None:
        self._channel = channel
        self.kind = ChoiceInput(
            lambda: [(word("channel_kind", kind).said(desk.lang), kind) for kind in ChannelKind],
            channel.kind if channel else ChannelKind.WECOM,
        )
        self.kind.setEnabled(channel is None)
        name = TextInput(channel.name if channel else "", lambda: self.tr("Front desk group"))
        name.setMaxLength(NAME_LIMIT)
        self.address = TextInput("", self._address_hint)
        self.address.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        slots = (
            Slot("kind", lambda: self.tr("Service"), self.kind),
            Slot("name", lambda: self.tr("Name"), name),
            Slot("address", lambda: self.tr("Address"), self.address),
        )
        super().__init__(desk, slots, lambda: self.tr("Save channel"), parent)
        restyle(self.save_button, "kind", "")
        self.field("address").set_hint(lambda: self.tr("Kept in the keyring of this computer, nowhere else."))
        self.kind.currentIndexChanged.connect(lambda _place: self.address.setPlaceholderText(self._address_hint()))

    def _address_hint(self) -> str:
        if self._channel is not None:
            return self.tr("Leave empty to keep the address")
        return {
            ChannelKind.WECOM: "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…",
            ChannelKind.DINGTALK: "https://oapi.dingtalk.com/robot/send?access_token=…",
            ChannelKind.FEISHU: "https://open.feishu.cn/open-apis/bot/v2/hook/…",
            ChannelKind.MAIL: "mailtos://name:password@mail.example.com?to=…",
        }.get(ChannelKind(str(self.kind.value())), "https://…")

    def work(self) -> Callable[[], Outcome[Any]]:
        messages, by, channel = self._desk.services.messages, self._desk.actor(), self._channel
        values = self.values()
        if channel is None:
            return lambda: messages.add(by=by, token=self.token, **values)
        name, address = values["name"], values["address"]
        key, version, token = channel.id, channel.version, self.token
        return lambda: messages.edit(by=by, channel_id=key, version=version, name=name, address=address, token=token)

    def run_work(self, work: Callable[[], Outcome[Any]]) -> None:
        """Beside the writer: a keyring may ask for its password first, and nobody's check-in waits for that."""
        desk, said = self._desk, self.tr("{name} saved")

        def done(outcome: Outcome[Any]) -> None:
            if isValid(self):
                self._done(outcome)
            desk.toast(said.format(name=outcome.row.name), 0 if outcome.repeated else outcome.changes.entry)
            desk.wrote.emit(outcome.changes)

        def refused(error: DeskError) -> None:
            if isValid(self):
                self._refused(error)
            else:
                desk.show_error(error)

        desk.run_long(self.tr("Keeping the address in the keyring"), lambda _job: work(), done, refused)


class MessageRules(RecordForm):
    """How long an arrival is news, and whether hosts are asked."""

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        self.minutes = NumberInput(desk.centre().reception.message_minutes, _MOST_MINUTES)
        self.asks = CheckInput(
            lambda: self.tr("Note what hosts say about a visitor who waits: yes, no, no answer"),
            is_checked=desk.centre().reception.asks_host,
        )
        slots = (
            Slot("message_minutes", lambda: self.tr("Minutes that an arrival is news"), self.minutes),
            Slot("asks_host", lambda: self.tr("The host's answer"), self.asks),
        )
        super().__init__(desk, slots, lambda: self.tr("Save these rules"), parent)
        self.field("message_minutes").set_hint(
            lambda: self.tr("Later nobody is told any more; 0 means that no host is told of arrivals.")
        )
        self.cancel_button.hide()
        restyle(self.save_button, "kind", "")  # the page has one verb before all others

    def fill(self) -> None:
        """Shows what is kept, unless something typed would be lost."""
        if self.is_touched:
            return
        reception = self._desk.centre().reception
        self.minutes.setText(str(reception.message_minutes))
        self.asks.setChecked(reception.asks_host)
        self._filled = self.values()

    def work(self) -> Callable[[], Outcome[Any]]:
        change, by, values = self._desk.services.settings.change, self._desk.actor(), self.values()
        if values["message_minutes"] is None:
            values["message_minutes"] = 0
        return lambda: change(by=by, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        self._filled = self.values()
        return self.tr("Rules of messages saved")
