"""Channels: set up with an address that nobody finds again, tried, put in order, retired; and who is told by them."""

import logging
from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from jib_desk import settings as workstation
from jib_desk.rules.desk_words import ChannelKind, MessageKind, MessageState, SendFault
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.message.sending import ApprisePost
from jib_desk.services.rows.companies import ReachFields
from jib_desk.services.rows.messages import ChannelRow, WayRow
from jib_desk.services.rows.staff import Actor
from tests.receiving import SECRET, MemoryKeyring
from tests.services.message.conftest import Reception
from tests.services.message.parcels import parcel_for

WECOM = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa"
DINGTALK = "https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec33"
FEISHU = "https://open.feishu.cn/open-apis/bot/v2/hook/ca1d8a6e-8a2f-4a3a"


# --- secrets ---------------------------------------------------------------------------------


@pytest.fixture
def no_keyring(memory: MemoryKeyring) -> Iterator[None]:
    """A system that keeps no secrets, as a server without a desktop."""
    keyring.set_keyring(NoKeyring())
    yield
    keyring.set_keyring(memory)


def test_without_a_keyring_nothing_is_kept_and_the_field_says_so(reception: Reception, no_keyring: None) -> None:
    with pytest.raises(errors.NoKeyring) as refused:
        reception.webhook()
    assert refused.value.field == "address"
    assert reception.services.messages.channels() == ()


class Everything(logging.Handler):
    """Whatever any library says to whoever listens to all of them."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(record.getMessage())


def test_an_address_is_in_the_keyring_and_nowhere_else(
    reception: Reception, memory: MemoryKeyring, tmp_path: Path
) -> None:
    paths = workstation.Paths.of_user()
    workstation.set_up_log(paths, is_verbose=True)
    stray = Everything()
    logging.getLogger().addHandler(stray)
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        channel = reception.webhook()
        reception.receiver.answers = [500, (404, f"no such hook: {SECRET}"), "drop"]
        reception.arrives()
        for seconds in (0, 15, 60, 120):
            reception.later(seconds=seconds)
        assert reception.receiver.asked == 4
        messages = reception.services.messages
        with pytest.raises(errors.AddressRefused) as refused:
            messages.edit(
                by=reception.by, channel_id=channel.id, version=1, name="x", address=f"ftp://{SECRET}.example"
            )
        workstation.write_crash_report(paths, type(refused.value), refused.value, refused.value.__traceback__)
        logging.getLogger("jib_desk").error("refused", exc_info=refused.value)
    finally:
        logging.getLogger().removeHandler(stray)
        logging.getLogger().setLevel(logging.WARNING)
    assert SECRET in str(memory.kept)
    assert SECRET not in " ".join(stray.heard)
    reception.services.database.close()
    places = [*tmp_path.rglob("*"), *paths.logs.rglob("*"), *paths.state.rglob("*")]
    files = [place for place in places if place.is_file()]
    assert any(file.suffix == ".db" for file in files)
    assert any(file.suffix == ".log" for file in files)
    for file in files:
        content = file.read_bytes()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert SECRET.encode(encoding) not in content, file


def test_a_refused_channel_leaves_no_address_behind(reception: Reception, memory: MemoryKeyring) -> None:
    reception.services.database.read_only = True
    with pytest.raises(errors.DatabaseReadOnly):
        reception.webhook()
    assert not memory.kept


def test_another_desk_without_the_address_leaves_the_message_to_one_that_has_it(
    reception: Reception, memory: MemoryKeyring
) -> None:
    channel = reception.webhook()
    visit = reception.arrives()
    kept = dict(memory.kept)
    memory.kept.clear()
    assert reception.services.messages.without_address() == {channel.id}
    assert reception.sender.send_due() == 0
    row = reception.message(visit)
    assert (row.state, row.fault, row.attempts) == (MessageState.WAITING, SendFault.NO_SECRET, 0)
    assert [stuck.id for stuck in reception.services.messages.stuck()] == [row.id]
    memory.kept.update(kept)
    assert reception.sender.send_due() == 1


# --- addresses -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "address"),
    [
        (ChannelKind.WECOM, WECOM),
        (ChannelKind.WECOM, "wecombot://693a91f6-7xxx"),
        (ChannelKind.DINGTALK, DINGTALK),
        (ChannelKind.DINGTALK, "dingtalk://SECabc@566cc69da782ec33"),
        (ChannelKind.FEISHU, FEISHU),
        (ChannelKind.MAIL, "mailtos://desk:pass@smtp.example.com"),
        (ChannelKind.MAIL, "mailto://desk:pass@example.com?to=hosts@example.com"),
        (ChannelKind.WEBHOOK, "https://example.com/hook?key=1"),
        (ChannelKind.WEBHOOK, "  http://10.0.0.7:8080/hook  "),
    ],
)
def test_what_a_service_shows_can_be_pasted(reception: Reception, kind: ChannelKind, address: str) -> None:
    row = reception.services.messages.add(by=reception.by, kind=kind, name="Group", address=address).row
    assert (row.kind, row.is_active) == (kind, True)


@pytest.mark.parametrize("kind", ChannelKind)
@pytest.mark.parametrize(
    "address",
    [
        "hello",
        "https://",
        "file:///etc/passwd",
        "syslog://",
        "https://exa mple.com",
        "https://a\u202eb.c",
        "x" * 10_000,
    ],
)
def test_what_is_no_address_is_refused_at_its_field(reception: Reception, kind: ChannelKind, address: str) -> None:
    with pytest.raises(errors.AddressRefused) as refused:
        reception.services.messages.add(by=reception.by, kind=kind, name="Group", address=address)
    assert refused.value.field == "address"
    assert address not in str(refused.value)


def test_an_address_of_another_service_is_refused(reception: Reception) -> None:
    with pytest.raises(errors.AddressRefused):
        reception.services.messages.add(by=reception.by, kind=ChannelKind.FEISHU, name="Group", address=WECOM)


@pytest.mark.parametrize("name", ["", "  ", "a\u202eb", "x" * 10_000])
def test_a_channel_has_a_name_that_can_be_read(reception: Reception, name: str, memory: MemoryKeyring) -> None:
    with pytest.raises((errors.ValueMissing, errors.ValueRefused)) as refused:
        reception.services.messages.add(by=reception.by, kind=ChannelKind.WECOM, name=name, address=WECOM)
    assert "name" in (refused.value.name, refused.value.field)
    assert not memory.kept


def test_a_new_address_is_used_from_now_on(reception: Reception, memory: MemoryKeyring) -> None:
    channel = reception.webhook()
    messages = reception.services.messages
    row = messages.edit(by=reception.by, channel_id=channel.id, version=channel.version, name="New").row
    assert SECRET in str(memory.kept), "without a new address the old one stays"
    address = reception.receiver.address.replace("/hook/", "/other/")
    with pytest.raises(errors.Stale):
        messages.edit(by=reception.by, channel_id=channel.id, version=channel.version, name="X", address=address)
    assert "/other/" not in str(memory.kept)
    messages.edit(by=reception.by, channel_id=channel.id, version=row.version, name="New", address=address)
    assert "/other/" in str(memory.kept)


# --- trying ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "fault"), [(200, None), (404, SendFault.REFUSED), ("drop", SendFault.NO_ANSWER)])
def test_a_test_message_says_how_it_went(reception: Reception, answer: object, fault: SendFault | None) -> None:
    channel = reception.webhook()
    reception.receiver.answers = [answer]
    assert reception.services.messages.test(by=reception.by, channel_id=channel.id) is fault


@pytest.mark.parametrize(
    ("kind", "address", "taken"),
    [
        (ChannelKind.WECOM, WECOM, '{"errcode": 0, "errmsg": "ok"}'),
        (ChannelKind.DINGTALK, DINGTALK, '{"errcode": 0}'),
        (ChannelKind.FEISHU, FEISHU, '{"code": 0, "StatusCode": 0}'),
    ],
)
def test_a_refusal_said_with_a_200_is_a_refusal(
    reception: Reception, monkeypatch: pytest.MonkeyPatch, kind: ChannelKind, address: str, taken: str
) -> None:
    channel = reception.services.messages.add(by=reception.by, kind=kind, name="Group", address=address).row
    here = reception.receiver.address
    plug = ApprisePost()._plug(kind, address, "")
    monkeypatch.setattr(type(plug), "notify_url", here)
    reception.receiver.answers = [(200, taken), (200, '{"errcode": 93000, "code": 19001, "errmsg": "invalid"}')]
    ask = reception.services.messages.test
    assert ask(by=reception.by, channel_id=channel.id) is None
    assert ask(by=reception.by, channel_id=channel.id) is SendFault.REFUSED


# --- order, and who may ----------------------------------------------------------------------


def _names(rows: tuple[ChannelRow, ...]) -> list[str]:
    return [row.name for row in rows]


def test_the_first_channel_serves_hosts_without_their_own(reception: Reception) -> None:
    reception.webhook("A")
    second = reception.webhook("B")
    assert reception.message(reception.arrives("张三")).channel == "A"
    messages = reception.services.messages
    rows = messages.put_first(by=reception.by, channel_id=second.id, version=second.version).row
    assert _names(rows) == ["B", "A"]
    assert reception.message(reception.arrives("李四")).channel == "B"


def test_a_retired_channel_is_used_no_more_and_can_come_back(reception: Reception) -> None:
    first = reception.webhook("A")
    reception.webhook("B")
    messages = reception.services.messages
    retired = messages.retire(by=reception.by, channel_id=first.id, version=first.version).row
    assert _names(messages.channels()) == ["B"]
    assert _names(messages.channels(retired=True)) == ["A"]
    assert reception.message(reception.arrives()).channel == "B"
    messages.use_again(by=reception.by, channel_id=first.id, version=retired.version)
    assert _names(messages.channels()) == ["A", "B"]


def test_who_waits_on_a_channel_that_was_retired_is_told_by_another(reception: Reception) -> None:
    first = reception.webhook("A")
    visit = reception.arrives()
    reception.webhook("B")
    reception.services.messages.retire(by=reception.by, channel_id=first.id, version=first.version)
    assert reception.sender.send_due() == 1
    assert reception.message(visit).channel == "B"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.RECEPTIONIST])
def test_only_managers_set_channels_up(reception: Reception, role: Role, memory: MemoryKeyring) -> None:
    channel = reception.webhook()
    kept = dict(memory.kept)
    by = Actor(reception.by.id, "x", "X", role, "tests")
    messages, about = reception.services.messages, {"channel_id": channel.id, "version": channel.version}
    for verb in (
        lambda: messages.add(by=by, kind=ChannelKind.WEBHOOK, name="X", address=reception.receiver.address),
        lambda: messages.edit(by=by, name="X", address=reception.receiver.address + "2", **about),
        lambda: messages.put_first(by=by, **about),
        lambda: messages.retire(by=by, **about),
        lambda: messages.test(by=by, channel_id=channel.id),
    ):
        with pytest.raises(errors.NotAllowed):
            verb()
    assert memory.kept == kept


def test_an_auditor_retries_nothing(reception: Reception) -> None:
    reception.webhook()
    visit = reception.arrives()
    by = Actor(reception.by.id, "x", "X", Role.AUDITOR, "tests")
    with pytest.raises(errors.NotAllowed):
        reception.services.messages.retry(by=by, message_id=reception.message(visit).id)


# --- whom ------------------------------------------------------------------------------------


def _reach(reception: Reception, **reach: object) -> None:
    companies = reception.services.companies
    row = companies.edit_contact(
        by=reception.by,
        contact_id=reception.host.id,
        version=reception.host.version,
        reach=ReachFields(**reach),  # type: ignore[arg-type]
    ).row
    reception.host = row


@pytest.fixture
def deputy(reception: Reception) -> int:
    companies = reception.services.companies
    return companies.add_contact(by=reception.by, company_id=reception.host.company_id, name_zh="赵云").row.id


def test_the_deputy_of_an_absent_host_is_told(reception: Reception, deputy: int) -> None:
    reception.webhook()
    today = reception.clock.now().date()
    _reach(reception, deputy_id=deputy, away_until=today)
    visit = reception.arrives("张三")
    assert reception.message(visit).told == "赵云"
    reception.clock.at += timedelta(days=1)
    assert reception.message(reception.arrives("李四")).told == "李明", "the absence is over"


def test_the_form_can_say_who_would_be_told(reception: Reception, deputy: int) -> None:
    way_to = reception.services.messages.way_to
    assert way_to(reception.host.id) is None
    reception.webhook()
    assert way_to(reception.host.id) == WayRow(reception.host.id, "李明", "Front desk group")
    _reach(reception, deputy_id=deputy, away_until=reception.clock.now().date())
    assert way_to(reception.host.id) == WayRow(deputy, "赵云", "Front desk group")


def test_an_absent_host_without_a_deputy_is_not_told(reception: Reception) -> None:
    reception.webhook()
    _reach(reception, away_until=reception.clock.now().date())
    assert not reception.services.messages.about(MessageKind.ARRIVAL, [reception.arrives().id])


def test_two_who_stand_in_for_each_other_and_are_both_away_end_in_nobody(reception: Reception, deputy: int) -> None:
    reception.webhook()
    today = reception.clock.now().date()
    _reach(reception, deputy_id=deputy, away_until=today)
    reception.services.companies.edit_contact(
        by=reception.by, contact_id=deputy, version=1, reach=ReachFields(reception.host.id, today)
    )
    assert not reception.services.messages.about(MessageKind.ARRIVAL, [reception.arrives().id])


def test_a_host_is_told_by_his_own_channel(reception: Reception) -> None:
    reception.webhook("Everybody")
    own = reception.webhook("Kite's own")
    _reach(reception, channel_id=own.id)
    assert reception.message(reception.arrives()).channel == "Kite's own"


def test_nobody_is_his_own_deputy_nor_somebody_of_another_company(reception: Reception) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        _reach(reception, deputy_id=reception.host.id)
    assert (refused.value.name, refused.value.why) == ("deputy_id", "own_deputy")
    stranger = reception.services.companies.add_contact(by=reception.by, company_id=None, name_zh="外人").row
    with pytest.raises(errors.ValueRefused) as refused:
        _reach(reception, deputy_id=stranger.id)
    assert (refused.value.name, refused.value.why) == ("deputy_id", "deputy_elsewhere")


# --- parcels ---------------------------------------------------------------------------------


def test_a_company_hears_of_all_its_parcels_in_one_message(reception: Reception) -> None:
    reception.webhook()
    company = reception.host.company_id
    first = parcel_for(reception.services, reception.by, company)
    parcel_for(reception.services, reception.by, company, pieces=2)
    assert reception.sender.send_due() == 0, "more parcels may be scanned"
    assert reception.later(minutes=2) == 1
    assert [body.splitlines()[1] for body in reception.receiver.bodies()] == [
        "3 parcels are waiting for Kite at the front desk."
    ]
    assert reception.services.messages.about(MessageKind.PARCEL, [first])[first].state is MessageState.SENT
    parcel_for(reception.services, reception.by, company)
    assert reception.later(minutes=2) == 1, "what came after the message is told by another"


def test_parcels_of_two_companies_are_two_messages(reception: Reception) -> None:
    reception.webhook()
    other = reception.services.companies.add(by=reception.by, name_zh="蓝鲸").row
    reception.services.companies.add_contact(by=reception.by, company_id=other.id, name_zh="周瑜")
    parcel_for(reception.services, reception.by, reception.host.company_id)
    parcel_for(reception.services, reception.by, other.id)
    assert reception.later(minutes=2) == 2


def test_parcels_that_were_collected_meanwhile_are_not_told_of(reception: Reception, parcel: int) -> None:
    from jib_desk.models.tables import TABLES
    from jib_desk.services.base import Service

    service = Service(reception.services.database, reception.clock)
    collected = [{"id": parcel, "collected_at": reception.clock.now()}]
    service._commit(
        reception.by, "parcel.collect", lambda work: work.update_many(TABLES["parcel"], collected), lambda *_: None
    )
    assert reception.later(minutes=2) == 0
    assert reception.receiver.asked == 0


def test_parcels_that_somebody_told_of_by_word_are_not_told_of_again(reception: Reception) -> None:
    reception.webhook()
    receive = partial(reception.services.parcels.receive, by=reception.by, company_id=reception.host.company_id)
    first, second = receive(number="SF1").row, receive(number="SF2").row
    reception.services.parcels.told(by=reception.by, parcel_ids=[first.id])
    reception.services.parcels.told(by=reception.by, parcel_ids=[second.id])
    assert reception.later(minutes=2) == 0
    assert reception.receiver.asked == 0
    row = reception.services.messages.about(MessageKind.PARCEL, [first.id])[first.id]
    assert row.state is MessageState.CANCELLED
    receive(number="SF3")
    assert reception.later(minutes=2) == 1, "nobody has heard of this one"


def test_a_parcel_that_was_told_of_by_phone_after_all_is_no_longer_stuck(reception: Reception, parcel: int) -> None:
    reception.receiver.answers = [500] * 12
    for _attempt in range(6):
        reception.later(minutes=11)
    (stuck,) = reception.services.messages.stuck()
    reception.services.messages.settle(by=reception.by, message_id=stuck.id)
    assert reception.services.messages.stuck() == ()
    (row,) = reception.services.parcels.waiting()
    assert row.told_at == reception.clock.now()
    again = parcel_for(reception.services, reception.by, reception.host.company_id)
    for _attempt in range(6):
        reception.later(minutes=11)
    assert len(reception.services.messages.stuck()) == 1
    reception.services.parcels.told(by=reception.by, parcel_ids=[again])
    assert reception.services.messages.stuck() == ()


def test_a_parcel_that_is_for_another_company_after_all_is_told_to_that_one(reception: Reception) -> None:
    reception.webhook()
    services, by = reception.services, reception.by
    other = services.companies.add(by=by, name_zh="蓝鲸").row
    host = services.companies.add_contact(by=by, company_id=other.id, name_zh="周瑜").row
    row = services.parcels.receive(by=by, number="SF1", company_id=reception.host.company_id).row
    services.parcels.edit(by=by, parcel_id=row.id, version=row.version, number="SF1", company_id=other.id)
    assert reception.later(minutes=2) == 1
    (text,) = reception.receiver.bodies()
    assert "蓝鲸" in text
    assert services.messages.about(MessageKind.PARCEL, [row.id])[row.id].told == host.name_zh
