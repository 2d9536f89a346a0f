"""Messages to hosts: put in with the check-in, sent afterwards, tried again, and never too late."""

import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from jib_desk.models.database import Database
from jib_desk.rules.desk_words import HostAnswer, MessageKind, MessageState, SendFault
from jib_desk.rules.words import Sector, VisitState
from jib_desk.services import errors
from jib_desk.services.message import sending
from jib_desk.services.message.secrets import SystemKeyring
from jib_desk.services.message.sender import SenderService
from jib_desk.services.message.sending import ApprisePost
from jib_desk.services.rows.visitors import VisitRow
from tests.receiving import MemoryKeyring
from tests.services.message.conftest import Reception, sender_of


def test_the_host_is_told_who_stands_at_the_desk(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives(party_size=3)
    assert reception.message(visit).state is MessageState.WAITING
    assert reception.sender.send_due() == 1
    assert reception.receiver.bodies()[0].splitlines() == [
        "王伟（蓝鲸）等3人已于10:00到达前台，来访启程科技。",
        "王伟 (蓝鲸) and 2 more arrived at the front desk at 10:00 to visit Kite.",
    ]
    row = reception.message(visit)
    assert (row.state, row.sent_at, row.told) == (MessageState.SENT, reception.clock.now(), "李明")
    assert reception.sender.send_due() == 0


def test_a_message_names_no_phone_and_no_host(reception: Reception) -> None:
    reception.webhook()
    reception.arrives(phone="13912345678", purpose="Salary", note="limps")
    reception.sender.send_due()
    sent = str(reception.receiver.taken)
    assert "王伟" in sent
    for private in ("李明", "13800000001", "13912345678", "Salary", "limps"):
        assert private not in sent


def test_a_check_in_knows_no_network(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    reception.webhook()
    monkeypatch.setattr(sending.ApprisePost, "send", lambda *_: pytest.fail("a check-in waited for the network"))
    reception.arrives()
    assert reception.receiver.asked == 0


def test_a_check_in_grows_by_a_few_statements(reception: Reception, database_statements: list[str]) -> None:
    def counted(name: str) -> list[str]:
        database_statements.clear()
        reception.arrives(name)
        return list(database_statements)

    counted("张三")
    without = counted("李四")
    reception.webhook()
    assert len(counted("王五")) - len(without) <= 6


def test_without_a_channel_nothing_is_put_in_and_a_line_lies_ready(reception: Reception) -> None:
    visit = reception.arrives()
    messages = reception.services.messages
    assert not messages.about(MessageKind.ARRIVAL, [visit.id])
    line = messages.ready_line(visit.id)
    assert line is not None
    assert "王伟" in line.body
    reception.leaves(visit)
    assert messages.ready_line(visit.id) is None


def test_of_a_visit_to_a_company_that_names_nobody_its_first_host_is_told(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives(host_id=None, company_id=reception.host.company_id)
    assert reception.sender.send_due() == 1
    assert "来访启程科技" in reception.receiver.bodies()[0]
    assert (reception.message(visit).state, reception.message(visit).told) == (MessageState.SENT, "李明")


def test_a_visit_to_nobody_at_all_tells_nobody(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives(host_id=None)
    assert not reception.services.messages.about(MessageKind.ARRIVAL, [visit.id])
    assert reception.services.messages.ready_line(visit.id) is None


def test_a_company_without_hosts_has_a_line_lie_ready(reception: Reception) -> None:
    reception.webhook()
    by, companies = reception.by, reception.services.companies
    company = companies.add(by=by, name_zh="远航科技", name_en="Sail", sector=Sector.OTHER).row
    visit = reception.arrives(host_id=None, company_id=company.id)
    assert not reception.services.messages.about(MessageKind.ARRIVAL, [visit.id])
    line = reception.services.messages.ready_line(visit.id)
    assert line is not None
    assert "来访远航科技" in line.body
    with pytest.raises(errors.NotTellable):
        reception.services.messages.tell(by=by, visit_id=visit.id)


def test_an_expected_visitor_who_comes_is_told_of(reception: Reception) -> None:
    reception.webhook()
    planned = reception.services.visitors.expect(
        by=reception.by, name_zh="赵云", host_id=reception.host.id, expected_at=reception.clock.now()
    ).row
    assert reception.sender.send_due() == 0
    reception.services.visitors.check_in(by=reception.by, visit_id=planned.id)
    assert reception.sender.send_due() == 1


def test_a_repeated_request_puts_one_message_in(reception: Reception) -> None:
    reception.webhook()
    for _ in range(2):
        reception.services.visitors.check_in(by=reception.by, name_zh="王伟", host_id=reception.host.id, token="once")
    assert reception.sender.send_due() == 1


# --- trying again ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (500, SendFault.REFUSED),
        (404, SendFault.REFUSED),
        ("hang", SendFault.NO_ANSWER),
        ("drop", SendFault.NO_ANSWER),
    ],
)
def test_what_did_not_go_out_waits_and_goes_later(reception: Reception, answer: object, fault: SendFault) -> None:
    reception.webhook()
    visit = reception.arrives()
    reception.receiver.answers = [answer]
    assert reception.sender.send_due() == 0
    row = reception.message(visit)
    assert (row.state, row.fault, row.attempts) == (MessageState.WAITING, fault, 1)
    assert row.next_at == reception.clock.now() + timedelta(seconds=15)
    assert reception.later(seconds=14) == 0
    assert reception.receiver.asked == 1
    assert reception.later(seconds=1) == 1
    row = reception.message(visit)
    assert (row.state, row.fault) == (MessageState.SENT, None)


def test_an_answer_without_end_is_no_answer(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "_REST_SECONDS", 0.0)
    reception.sender = SenderService(
        reception.services.database,
        reception.clock,
        post=ApprisePost(0.2, 0.2),
        secrets=SystemKeyring(),
        chance=lambda: 0.0,
    )
    reception.webhook()
    reception.receiver.answers = ["trickle"]
    visit = reception.arrives()
    assert reception.sender.send_due() == 0
    assert reception.message(visit).fault is SendFault.NO_ANSWER
    assert reception.later(seconds=15) == 1
    reception.receiver.released.set()


def test_a_receiver_that_is_not_there_has_not_answered(reception: Reception) -> None:
    reception.receiver.server.server_close()
    reception.webhook()
    visit = reception.arrives()
    reception.sender.send_due()
    assert reception.message(visit).fault is SendFault.NO_ANSWER


def test_a_server_without_a_name_means_no_network(reception: Reception, memory: MemoryKeyring) -> None:
    reception.webhook()
    for key in memory.kept:
        memory.kept[key] = "https://hooks.invalid/x"
    visit = reception.arrives()
    reception.sender.send_due()
    assert reception.message(visit).fault is SendFault.NO_NETWORK


def test_a_parcel_is_tried_six_times_and_then_left_to_the_desk(reception: Reception, parcel: int) -> None:
    reception.receiver.answers = [500] * 6
    pauses = []
    for seconds in (120, 15, 60, 120, 300, 600):
        assert reception.later(seconds=seconds) == 0
        pauses.append(reception.receiver.asked)
    assert pauses == [1, 2, 3, 4, 5, 6]
    row = reception.services.messages.about(MessageKind.PARCEL, [parcel])[parcel]
    assert (row.state, row.fault) == (MessageState.FAILED, SendFault.REFUSED)
    assert [stuck.id for stuck in reception.services.messages.stuck()] == [row.id]
    reception.services.messages.retry(by=reception.by, message_id=row.id)
    assert reception.sender.send_due() == 1
    assert not reception.services.messages.stuck()


def test_after_a_restart_the_rest_is_sent(reception: Reception) -> None:
    reception.webhook()
    reception.receiver.answers = [200, 500, 500]
    for name in ("张三", "李四", "王五"):
        reception.arrives(name)
    assert reception.sender.send_due() == 1
    path = reception.services.database.path
    reception.services.close()
    reopened = Database.open(path)
    reception.clock.at += timedelta(seconds=15)
    assert sender_of(reopened, reception.clock).send_due() == 2
    reopened.close()
    assert [body[:2] for body in reception.receiver.bodies()] == ["张三", "李四", "王五"]


def test_a_desk_that_ended_while_it_sent_leaves_the_message_to_the_next_pass(reception: Reception) -> None:
    reception.webhook()
    reception.arrives()

    def pull_the_plug(*_: object) -> None:
        raise KeyboardInterrupt

    reception.sender._post.send = pull_the_plug  # type: ignore[method-assign]
    with pytest.raises(KeyboardInterrupt):
        reception.sender.send_due()
    reception.sender = sender_of(reception.services.database, reception.clock)
    assert reception.sender.send_due() == 0, "another desk may still be waiting for the answer"
    assert reception.later(seconds=60) == 1


def test_of_two_desks_only_one_sends(reception: Reception) -> None:
    reception.webhook()
    reception.receiver.answers = ["hang"]
    reception.arrives()
    first = threading.Thread(target=reception.sender.send_due)
    first.start()
    assert reception.receiver.arrived.wait(10)
    other = Database.open(reception.services.database.path)
    assert sender_of(other, reception.clock).send_due() == 0
    other.close()
    first.join()
    assert reception.receiver.asked == 1


def test_two_desks_that_looked_at_the_same_moment_send_it_once(
    reception: Reception, memory: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    reception.webhook()
    reception.receiver.answers = ["hang"]
    reception.arrives()
    other = Database.open(reception.services.database.path)
    quicker = threading.Thread(target=sender_of(other, reception.clock).send_due)
    ask = memory.get_password

    def the_other_desk_has_taken_it(service: str, name: str) -> str | None:
        monkeypatch.setattr(memory, "get_password", ask)
        quicker.start()
        assert reception.receiver.arrived.wait(10)
        return ask(service, name)

    monkeypatch.setattr(memory, "get_password", the_other_desk_has_taken_it)
    assert reception.sender.send_due() == 0
    assert reception.receiver.asked == 1, "the other one waits for the answer still"
    quicker.join()
    other.close()


# --- never told of what is over --------------------------------------------------------------


def test_after_ten_minutes_an_arrival_is_no_news(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    assert reception.later(minutes=10) == 0
    assert reception.receiver.asked == 0
    assert reception.message(visit).state is MessageState.EXPIRED
    assert [row.about for row in reception.services.messages.stuck()] == ["王伟"]


@pytest.mark.parametrize("minutes", [5, 240])
def test_a_clock_that_was_set_back_holds_no_message_back(reception: Reception, minutes: int) -> None:
    reception.webhook()
    visit = reception.arrives()
    assert reception.later(minutes=-minutes) == 1
    assert reception.message(visit).state is MessageState.SENT


def test_what_was_tried_before_the_clock_was_set_back_is_tried_again(reception: Reception) -> None:
    reception.webhook()
    reception.receiver.answers = [500]
    visit = reception.arrives()
    reception.sender.send_due()
    assert reception.later(hours=-4) == 1
    assert reception.message(visit).state is MessageState.SENT


def test_how_long_an_arrival_is_news_is_a_setting(reception: Reception) -> None:
    reception.services.settings.change(by=reception.by, message_minutes=30)
    reception.webhook()
    reception.arrives()
    assert reception.later(minutes=29) == 1


def test_no_minutes_of_news_mean_no_messages(reception: Reception) -> None:
    reception.services.settings.change(by=reception.by, message_minutes=0)
    reception.webhook()
    visit = reception.arrives()
    assert not reception.services.messages.about(MessageKind.ARRIVAL, [visit.id])


def test_a_host_is_never_told_of_someone_who_has_left(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    reception.leaves(visit)
    assert reception.sender.send_due() == 0
    assert reception.receiver.asked == 0
    assert reception.message(visit).state is MessageState.CANCELLED
    assert not reception.services.messages.stuck()


def test_a_visitor_who_leaves_between_two_attempts_is_not_told_of(reception: Reception) -> None:
    reception.webhook()
    reception.receiver.answers = [500]
    visit = reception.arrives()
    reception.sender.send_due()
    reception.leaves(visit)
    assert reception.later(seconds=15) == 0
    assert reception.receiver.asked == 1


def test_a_visitor_who_leaves_at_the_last_moment_is_not_told_of(reception: Reception, memory: MemoryKeyring) -> None:
    reception.webhook()
    visit = reception.arrives()
    ask = memory.get_password

    def leaves_while_the_keyring_is_asked(service: str, name: str) -> str | None:
        reception.leaves(visit)
        return ask(service, name)

    memory.get_password = leaves_while_the_keyring_is_asked  # type: ignore[method-assign]
    assert reception.sender.send_due() == 0
    assert reception.receiver.asked == 0


def left_after_a_failure(reception: Reception) -> tuple[VisitRow, int]:
    """A visitor whose host was not reached yet and who then was checked out, and the entry of that."""
    reception.webhook()
    reception.receiver.answers = [500]
    visit = reception.arrives()
    reception.sender.send_due()
    outcome = reception.services.visitors.check_out(by=reception.by, visit_ids=[visit.id])
    assert reception.later(seconds=2) == 0
    assert reception.message(visit).state is MessageState.CANCELLED
    return visit, outcome.changes.entry


def test_whoever_was_checked_out_by_mistake_is_told_of_once_he_is_inside_again(reception: Reception) -> None:
    visit, entry = left_after_a_failure(reception)
    reception.services.journal.undo(by=reception.by, number=entry)
    assert reception.later(seconds=1) == 1
    assert reception.message(visit).state is MessageState.SENT
    assert reception.later(seconds=60) == 0


def test_whoever_stepped_out_before_his_host_was_told_is_told_of_when_he_comes_back(reception: Reception) -> None:
    visit, _entry = left_after_a_failure(reception)
    reception.services.visitors.come_back(by=reception.by, visit_id=visit.id)
    assert reception.later(seconds=1) == 1


def test_what_is_no_news_when_he_is_inside_again_is_left_to_the_desk(reception: Reception) -> None:
    visit, entry = left_after_a_failure(reception)
    reception.clock.at += timedelta(minutes=10)
    reception.services.journal.undo(by=reception.by, number=entry)
    assert reception.later(seconds=1) == 0
    assert reception.message(visit).state is MessageState.EXPIRED
    assert [row.about for row in reception.services.messages.stuck()] == ["王伟"]


def test_what_somebody_told_by_word_is_told_by_no_message_when_he_is_inside_again(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    reception.services.messages.settle(by=reception.by, message_id=reception.message(visit).id)
    outcome = reception.services.visitors.check_out(by=reception.by, visit_ids=[visit.id])
    reception.services.journal.undo(by=reception.by, number=outcome.changes.entry)
    for minutes in (0, 1, 20):
        assert reception.later(minutes=minutes) == 0
    assert reception.message(visit).state is MessageState.CANCELLED
    assert not reception.services.messages.stuck()


def test_an_undone_check_in_tells_nobody(reception: Reception) -> None:
    reception.webhook()
    outcome = reception.services.visitors.check_in(by=reception.by, name_zh="王伟", host_id=reception.host.id)
    reception.services.journal.undo(by=reception.by, number=outcome.changes.entry)
    assert reception.sender.send_due() == 0
    assert reception.receiver.asked == 0


# --- by the desk -----------------------------------------------------------------------------


def test_what_was_told_otherwise_is_not_sent(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    message = reception.message(visit)
    reception.services.messages.settle(by=reception.by, message_id=message.id)
    assert reception.sender.send_due() == 0
    with pytest.raises(errors.MessageSettled):
        reception.services.messages.retry(by=reception.by, message_id=message.id)


def test_sending_leaves_no_entry_in_the_journal(reception: Reception) -> None:
    reception.webhook()
    reception.arrives()
    before = reception.services.news.last_number()
    reception.receiver.answers = [500]
    reception.sender.send_due()
    reception.later(seconds=15)
    assert reception.services.news.last_number() == before


def test_what_went_out_meanwhile_is_seen_by_comparing(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    before = reception.services.messages.states()
    assert reception.services.messages.states() == before
    reception.sender.send_due()
    after = reception.services.messages.states()
    assert {after[key][1] for key in after if after[key] != before.get(key)} == {visit.id}


def test_a_host_can_be_told_once_more(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    reception.sender.send_due()
    reception.clock.at += timedelta(minutes=5)
    reception.services.messages.tell(by=reception.by, visit_id=visit.id)
    assert reception.sender.send_due() == 1
    assert len(reception.receiver.taken) == 2


def test_telling_again_what_waits_makes_no_second_message(reception: Reception) -> None:
    reception.webhook()
    reception.receiver.answers = [500]
    visit = reception.arrives()
    reception.sender.send_due()
    reception.services.messages.tell(by=reception.by, visit_id=visit.id)
    assert reception.sender.send_due() == 1, "at once, without the pause"
    assert len(reception.receiver.taken) == 1


def test_where_nobody_can_be_told_that_is_said(reception: Reception) -> None:
    visit = reception.arrives()
    with pytest.raises(errors.NotTellable):
        reception.services.messages.tell(by=reception.by, visit_id=visit.id)
    reception.webhook()
    reception.leaves(visit)
    with pytest.raises(errors.NotTellable):
        reception.services.messages.tell(by=reception.by, visit_id=visit.id)


# --- what the host says ----------------------------------------------------------------------


def test_a_yes_is_noted_with_its_time(reception: Reception) -> None:
    visit = reception.arrives()
    row = reception.services.answers.note(
        by=reception.by, visit_id=visit.id, version=visit.version, answer=HostAnswer.YES
    ).row
    assert (row.state, row.host_answer) == (VisitState.INSIDE, HostAnswer.YES)


def test_after_a_no_the_visitor_is_refused_for_a_reason_as_at_the_door(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives(badge="17")
    answers = reception.services.answers
    about = {"by": reception.by, "visit_id": visit.id, "version": visit.version, "answer": HostAnswer.NO}
    with pytest.raises(errors.NeedsReason):
        answers.note(**about, reason="  ")  # type: ignore[arg-type]
    outcome = answers.note(**about, reason="Without an appointment")  # type: ignore[arg-type]
    row = outcome.row
    assert (row.state, row.refused_reason) == (VisitState.REFUSED, "Without an appointment")
    assert (row.arrived_at, row.badge) == (None, "")
    assert reception.services.visitors.inside().visitors == 0
    assert reception.sender.send_due() == 0, "nobody is told of somebody who was refused"
    reception.services.journal.undo(by=reception.by, number=outcome.changes.entry)
    assert reception.services.visitors.visit(visit.id).state is VisitState.INSIDE


def test_only_the_host_of_somebody_who_waits_is_asked(reception: Reception) -> None:
    answers, by = reception.services.answers, reception.by
    alone = reception.arrives("张三", host_id=None)
    with pytest.raises(errors.NotAnsweredNow):
        answers.note(by=by, visit_id=alone.id, version=alone.version, answer=HostAnswer.YES)
    visit = reception.arrives()
    with pytest.raises(errors.Stale):
        answers.note(by=by, visit_id=visit.id, version=visit.version + 1, answer=HostAnswer.YES)
    reception.leaves(visit)
    with pytest.raises(errors.NotAnsweredNow):
        answers.note(by=by, visit_id=visit.id, version=visit.version + 1, answer=HostAnswer.SILENT)


_QUIET_DAY = """
import sys
from pathlib import Path
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
services = open_centre(Path(sys.argv[1]), SystemClock())
services.load()
by = services.staff.actor("front_desk")
services.visitors.check_in(by=by, name_zh="王伟", host_id=int(sys.argv[2]))
services.sender.send_due()
services.messages.channels(), services.messages.stuck(), services.messages.states()
services.close()
print(sorted({"apprise", "keyring", "requests"} & set(sys.modules)))
"""


def test_a_centre_without_channels_never_loads_what_sends(reception: Reception) -> None:
    path, host = reception.services.database.path, reception.host.id
    reception.services.close()
    ran = subprocess.run(
        [sys.executable, "-c", _QUIET_DAY, str(path), str(host)], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"
