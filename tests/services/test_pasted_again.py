"""A list that is pasted again, or amended: whoever comes with a party already is known in it and comes once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.invitations import Guest, InvitationRow
from jib_desk.services.rows.staff import Actor

DAY = date(2023, 12, 1)
AT = datetime(2023, 12, 1, 14, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
LIST = "示例大学\n张三 12000000001\n李四 12000000002\nAnna Schmidt 12000000003\n买买提·艾力"


@pytest.fixture
def party(services: Services, actor: Actor) -> InvitationRow:
    return invite(services, actor, services.invitations.preview(LIST, DAY).taken, as_party=True)


def invite(
    services: Services, actor: Actor, guests: Sequence[Guest], *, as_party: bool = False, heads: int = 0
) -> InvitationRow:
    return services.invitations.invite(by=actor, guests=guests, expected_at=AT, as_party=as_party, heads=heads).row


def with_whom(services: Services, text: str, day: date = DAY) -> list[tuple[str, str]]:
    """Who is expected already, and with whom."""
    guests = services.invitations.preview(text, day).guests
    return [
        (guest.name, guest.awaited.leader if guest.awaited and guest.awaited.is_member else "")
        for guest in guests
        if guest.why == "expected"
    ]


@pytest.mark.parametrize("as_party", [True, False], ids=["as a party", "one by one"])
def test_the_same_list_again_expects_nobody(
    services: Services, actor: Actor, party: InvitationRow, *, as_party: bool
) -> None:
    preview = services.invitations.preview(LIST, DAY)
    assert preview.taken == ()
    assert with_whom(services, LIST) == [
        ("张三", ""),
        ("李四", "张三"),
        ("Anna Schmidt", "张三"),
        ("买买提·艾力", "张三"),
    ]
    with pytest.raises(errors.ValueRefused) as refused:
        invite(services, actor, preview.guests, as_party=as_party)
    assert refused.value.why == "nobody_chosen"
    assert [(row.id, row.party_size) for row in services.visitors.expected(DAY)] == [(party.visits[0].id, 4)]


def test_however_the_names_are_written_this_time(services: Services, party: InvitationRow) -> None:
    assert len(party.visits) == 1
    again = "李四先生 12000000002\n2. Schmidt, Anna (示例大学)\n买买提•艾力\nMr. Zhang San 12000000001"
    assert with_whom(services, again) == [
        ("李四", "张三"),
        ("Anna Schmidt", "张三"),
        ("买买提•艾力", "张三"),
        ("Zhang San", ""),
    ]


def test_who_is_new_in_an_amended_list_is_expected_alone(
    services: Services, actor: Actor, party: InvitationRow
) -> None:
    preview = services.invitations.preview(LIST + "\n王五", DAY)
    assert [guest.name for guest in preview.taken] == ["王五"]
    row = invite(services, actor, preview.guests, as_party=True, heads=5)  # the rows that are there are left out
    assert ([(visit.name_zh, visit.party_size) for visit in row.visits], row.already) == ([("王五", 1)], 4)
    assert sorted(visit.party_size for visit in services.visitors.expected(DAY)) == [1, 4]
    assert party.visits[0].party_size == 4


def test_two_of_one_name_are_two_where_one_of_them_is_expected(
    services: Services, actor: Actor, party: InvitationRow
) -> None:
    assert len(party.visits) == 1
    twice = "李四 12000000002\n李四 12000000009"
    assert with_whom(services, twice) == [("李四", "张三")]
    taken = services.invitations.preview(twice, DAY).taken
    assert [guest.phone for guest in taken] == ["12000000009"]
    invite(services, actor, taken)
    assert len(services.visitors.expected(DAY)) == 2


def test_a_party_of_another_day_or_one_that_is_called_off_expects_nobody(
    services: Services, actor: Actor, party: InvitationRow
) -> None:
    assert with_whom(services, LIST, DAY + timedelta(days=1)) == []
    services.invitations.call_off(by=actor, visit_ids=[party.visits[0].id])
    assert with_whom(services, LIST) == []


def test_whom_a_person_calls_another_comes_besides(services: Services, actor: Actor, party: InvitationRow) -> None:
    from dataclasses import replace

    assert len(party.visits) == 1
    preview = services.invitations.preview("李四", DAY)
    (another,) = services.invitations.recognise([replace(preview.guests[0], why="", another="said")], DAY)
    assert another.why == ""
    assert [visit.name_zh for visit in invite(services, actor, [another]).visits] == ["李四"]


def test_those_without_a_name_come_once(services: Services, actor: Actor) -> None:
    text = "示例大学一行12人\n张三\n李四"
    preview = services.invitations.preview(text, DAY)
    invite(services, actor, preview.taken, as_party=True, heads=12)
    again = services.invitations.preview(text + "\n王五", DAY)
    assert {guest.awaited.unnamed for guest in again.guests if guest.awaited} == {10}


def test_a_member_is_asked_about_before_a_plan_of_his_own(
    services: Services, actor: Actor, party: InvitationRow
) -> None:
    (match,) = services.invitations.already(expected_at=AT, name_zh="李四")
    assert (match.visit.id, match.member_name) == (party.visits[0].id, "李四")
