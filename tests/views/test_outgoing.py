"""Messages go out beside the window: the desk never waits, and its screens hear how far they are."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import ChannelKind, MessageKind, MessageState
from jib_desk.services.changes import Changes
from jib_desk.views.context import DeskContext
from jib_desk.views.outgoing import Outgoing
from tests.receiving import Receiver, keyring_in_memory, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with keyring_in_memory(), receiving() as opened:
        yield opened


@pytest.fixture
def host_id(desk: DeskContext, receiver: Receiver) -> int:
    """A host of the sample centre, told by a webhook on this machine."""
    by = desk.actor()
    desk.services.messages.add(by=by, kind=ChannelKind.WEBHOOK, name="Group", address=receiver.address)
    company = desk.services.companies.all(desk.today())[0]
    return desk.services.companies.add_contact(by=by, company_id=company.id, name_zh="李明").row.id


@pytest.fixture
def outgoing(desk: DeskContext) -> Iterator[Outgoing]:
    made = Outgoing(desk)
    yield made
    made.stop()


def _check_in(desk: DeskContext, host_id: int) -> None:
    visitors, by = desk.services.visitors, desk.actor()
    desk.run(lambda: visitors.check_in(by=by, name_zh="王伟", host_id=host_id))


def _state(desk: DeskContext) -> MessageState:
    (visit,) = [row for row in desk.services.visitors.on_site() if row.name_zh == "王伟"]
    return desk.services.messages.about(MessageKind.ARRIVAL, [visit.id])[visit.id].state


def test_a_check_in_is_told_at_once_and_the_lists_hear_of_it(
    desk: DeskContext, host_id: int, outgoing: Outgoing, receiver: Receiver, qtbot: QtBot
) -> None:
    heard: list[Changes] = []
    desk.notifier.changed.connect(heard.append)
    _check_in(desk, host_id)
    qtbot.waitUntil(lambda: any(changes.touches("outbox_message") for changes in heard))
    assert len(receiver.taken) == 1
    assert _state(desk) is MessageState.SENT
    (visit,) = [row for row in desk.services.visitors.on_site() if row.name_zh == "王伟"]
    told = next(changes for changes in heard if changes.action == "message.carry")
    assert told.ids["visit"] == {visit.id}
    assert not told.undoable


def test_while_the_receiver_hangs_the_desk_goes_on(
    desk: DeskContext, host_id: int, outgoing: Outgoing, receiver: Receiver, qtbot: QtBot
) -> None:
    receiver.answers = ["hang"]
    _check_in(desk, host_id)
    qtbot.waitUntil(receiver.arrived.is_set)
    desk.run(lambda: desk.services.visitors.check_in(by=desk.actor(), name_zh="张三"))
    assert desk.tasks.wait()
    assert "张三" in [row.name_zh for row in desk.services.visitors.on_site()]
    assert receiver.asked == 1, "the first message is on its way still"


def test_closing_does_not_wait_for_a_receiver_that_hangs(
    desk: DeskContext, host_id: int, outgoing: Outgoing, receiver: Receiver, qtbot: QtBot
) -> None:
    receiver.answers = ["hang"]
    _check_in(desk, host_id)
    qtbot.waitUntil(receiver.arrived.is_set)
    carrier = next(thread for thread in threading.enumerate() if thread.name == "jib-desk messages")
    outgoing.stop()
    desk.tasks.close()
    assert carrier.is_alive(), "it was left behind, not waited for"
    assert carrier.daemon
    receiver.released.set()
    carrier.join()


def test_after_it_was_stopped_nothing_goes_out(
    desk: DeskContext, host_id: int, outgoing: Outgoing, receiver: Receiver
) -> None:
    outgoing.stop()
    _check_in(desk, host_id)
    assert desk.tasks.wait()
    outgoing.look()
    desk.tasks.close()
    assert receiver.asked == 0
