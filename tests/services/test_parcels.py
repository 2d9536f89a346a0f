"""Parcels are received by scan and company, told of once, collected by somebody or sent back."""

from datetime import date, timedelta

import pytest

from jib_desk.rules.parcels import carrier_of, parcel_number
from jib_desk.rules.words import Role, Sector, UnitState
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import (
    DeskError,
    NotAllowed,
    NotFound,
    ParcelGone,
    ParcelHere,
    Stale,
    ValueMissing,
    ValueRefused,
)
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.register import Telling
from jib_desk.services.rows.staff import Actor
from tests.services.message.conftest import Reception, database_statements, memory, receiver, reception

__all__ = ["database_statements", "memory", "receiver", "reception"]  # fixtures

LAST_OF_NOVEMBER = date(2023, 11, 30)


@pytest.fixture
def kite(services: Services, actor: Actor) -> CompanyRow:
    return services.companies.add(by=actor, name_zh="风筝信号科技", name_en="KiteSignal", sector=Sector.OTHER).row


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("SF1234567890123", "顺丰 SF Express"),
        ("ｓｆ 1234-5678-90123", "顺丰 SF Express"),
        ("JDVA12345678901", "京东 JD Logistics"),
        ("JT1234567890123", "极兔 J&T Express"),
        ("YT1234567890123", "圆通 YTO Express"),
        ("1Z999AA10123456784", "UPS"),
        ("EA123456789CN", "EMS"),
        ("RB123456789CN", "中国邮政 China Post"),
        ("773012345678901", ""),  # of digits alone nobody can be sure
        ("SF12", ""),
        ("", ""),
    ],
)
def test_a_carrier_is_named_where_the_number_is_surely_its_own(number: str, carrier: str) -> None:
    assert carrier_of(number) == carrier


def test_a_scanned_number_is_compared_without_blanks_and_width() -> None:
    assert parcel_number(" ｓｆ 12-34 ") == "SF1234"


def test_parcels_are_scanned_one_after_the_other_and_wait_oldest_first(
    services: Services, actor: Actor, kite: CompanyRow, clock: FixedClock
) -> None:
    first = services.parcels.receive(by=actor, number="SF1234567890123", company_id=kite.id, place="shelf 2").row
    clock.at += timedelta(days=4)
    services.parcels.receive(by=actor, number="773012345678901", company_id=kite.id, pieces=2)
    assert [(row.number, row.pieces, row.days) for row in services.parcels.waiting()] == [
        ("SF1234567890123", 1, 4),
        ("773012345678901", 2, 0),
    ]
    assert (first.carrier, first.company_en, first.place) == ("顺丰 SF Express", "KiteSignal", "shelf 2")
    count = services.parcels.count()
    assert (count.parcels, count.pieces, count.old) == (2, 3, 1)


def test_a_number_that_lies_here_is_not_scanned_twice_but_may_come_again_later(
    services: Services, actor: Actor, kite: CompanyRow
) -> None:
    row = services.parcels.receive(by=actor, number="SF1234567890123", company_id=kite.id).row
    with pytest.raises(ParcelHere) as refused:
        services.parcels.receive(by=actor, number="sf 1234567890123", company_id=kite.id)
    assert refused.value.field == "number"
    assert refused.value.company == "风筝信号科技"
    services.parcels.collect(by=actor, parcel_ids=[row.id], collected_by="李明")
    services.parcels.receive(by=actor, number="SF1234567890123", company_id=kite.id)


def test_a_contact_brings_the_company_along(services: Services, actor: Actor, kite: CompanyRow) -> None:
    contact = services.companies.add_contact(by=actor, company_id=kite.id, name_zh="李明", phone="13800000001").row
    row = services.parcels.receive(by=actor, number="1", contact_id=contact.id).row
    assert (row.company_id, row.addressee) == (kite.id, "李明")


def test_somebody_nobody_knows_may_stand_on_it(services: Services, actor: Actor) -> None:
    assert services.parcels.receive(by=actor, addressee="Somebody Else").row.addressee == "Somebody Else"


def test_who_it_is_for_is_found_by_pinyin_and_initials(services: Services, actor: Actor, kite: CompanyRow) -> None:
    services.companies.add_contact(by=actor, company_id=kite.id, name_zh="李明", phone="13800000001")
    for typed in ("风筝", "fengzheng", "fzxh", "kite"):
        assert services.parcels.addressees(typed)[0].company_id == kite.id, typed
    (person,) = services.parcels.addressees("liming")
    assert (person.name_zh, person.company_id) == ("李明", kite.id)


def test_who_it_is_for_is_found_by_the_seat(sample: Services, actor: Actor) -> None:
    (resident,) = [one for one in sample.companies.all(LAST_OF_NOVEMBER) if one.units == ("A02",)]
    for typed in ("A02", "a02", " Ａ０２ "):
        hits = sample.parcels.addressees(typed)
        assert [(hit.company_id, hit.is_guess) for hit in hits] == [(resident.id, False)], typed
    assert [hit.company_id for hit in sample.parcels.addressees("A0")] == []


def test_a_seat_that_nobody_has_is_nobodys(sample: Services, actor: Actor, clock: FixedClock) -> None:
    detail = sample.plans.plan(LAST_OF_NOVEMBER)
    empty = next(unit for unit in detail.units if unit.state is UnitState.VACANT)
    assert sample.parcels.addressees(empty.code) == ()


def test_who_is_only_nearly_called_so_is_a_guess(services: Services, actor: Actor, kite: CompanyRow) -> None:
    assert [hit.is_guess for hit in services.parcels.addressees("kite")] == [False]
    assert [(hit.company_id, hit.is_guess) for hit in services.parcels.addressees("kitesginal")] == [(kite.id, True)]


def test_several_are_collected_at_once_or_none(services: Services, actor: Actor, kite: CompanyRow) -> None:
    keys = [services.parcels.receive(by=actor, number=str(n), company_id=kite.id).row.id for n in range(3)]
    services.parcels.send_back(by=actor, parcel_ids=keys[:1])
    with pytest.raises(ParcelGone):
        services.parcels.collect(by=actor, parcel_ids=keys, collected_by="李明")
    assert len(services.parcels.waiting(kite.id)) == 2
    outcome = services.parcels.collect(by=actor, parcel_ids=keys[1:], collected_by="李明")
    assert {row.collected_by for row in outcome.row} == {"李明"}
    assert services.parcels.waiting() == ()
    services.journal.undo(by=actor, number=outcome.changes.entry)
    assert [row.id for row in services.parcels.waiting()] == keys[1:]


def test_whoever_collects_has_a_name(services: Services, actor: Actor, kite: CompanyRow) -> None:
    row = services.parcels.receive(by=actor, number="1", company_id=kite.id).row
    with pytest.raises(ValueMissing) as refused:
        services.parcels.collect(by=actor, parcel_ids=[row.id], collected_by="  ")
    assert refused.value.name == "collected_by"


def test_a_repeated_request_is_one_parcel(services: Services, actor: Actor, kite: CompanyRow) -> None:
    for _ in range(2):
        services.parcels.receive(by=actor, number="1", company_id=kite.id, token="t")
    assert len(services.parcels.waiting()) == 1


def test_what_was_written_wrongly_is_set_right_by_who_saw_the_latest(
    services: Services, actor: Actor, kite: CompanyRow
) -> None:
    row = services.parcels.receive(by=actor, number="1", company_id=kite.id).row
    services.parcels.edit(
        by=actor, parcel_id=row.id, version=row.version, number="2", company_id=kite.id, place="shelf 1"
    )
    assert (services.parcels.one(row.id).number, services.parcels.one(row.id).place) == ("2", "shelf 1")
    with pytest.raises(Stale):
        services.parcels.edit(by=actor, parcel_id=row.id, version=row.version, number="3", company_id=kite.id)


@pytest.mark.parametrize(
    ("field", "about", "error"),
    [
        ("company", {"number": "1"}, ValueMissing),
        ("number", {"number": "9" * 10_000, "addressee": "x"}, ValueRefused),
        ("number", {"number": "1\x072", "addressee": "x"}, ValueRefused),
        ("addressee", {"number": "1", "addressee": "x" * 10_000}, ValueRefused),
        ("addressee", {"number": "1", "addressee": "a\u202eb"}, ValueRefused),
        ("note", {"number": "1", "addressee": "x", "note": "y" * 10_000}, ValueRefused),
        ("pieces", {"number": "1", "addressee": "x", "pieces": 0}, ValueRefused),
        ("pieces", {"number": "1", "addressee": "x", "pieces": 1_000}, ValueRefused),
    ],
)
def test_what_cannot_be_kept_is_refused_at_its_field(
    services: Services, actor: Actor, field: str, about: dict[str, object], error: type[DeskError]
) -> None:
    with pytest.raises(error) as refused:
        services.parcels.receive(by=actor, **about)  # type: ignore[arg-type]
    assert refused.value.parameters()["name"] == field
    assert services.parcels.waiting() == ()


def test_a_company_that_is_not_there_gets_no_parcel(services: Services, actor: Actor) -> None:
    with pytest.raises(NotFound):
        services.parcels.receive(by=actor, number="1", company_id=4711)


def test_an_auditor_receives_nothing(services: Services, actor: Actor) -> None:
    auditor = Actor(actor.id, actor.code, actor.name, Role.AUDITOR, "tests")
    with pytest.raises(NotAllowed):
        services.parcels.receive(by=auditor, addressee="x")


def test_a_company_is_told_of_all_its_parcels_once(reception: Reception) -> None:
    reception.webhook()
    company, parcels = reception.host.company_id, reception.services.parcels
    for number in ("1", "2", "3"):
        parcels.receive(by=reception.by, number=number, company_id=company)
    assert {row.telling for row in parcels.waiting()} == {Telling.UNDERWAY}
    assert reception.later(minutes=3) == 1
    assert {row.telling for row in parcels.waiting()} == {Telling.TOLD}
    parcels.receive(by=reception.by, number="4", company_id=company)
    assert [row.telling for row in parcels.waiting()] == [*[Telling.TOLD] * 3, Telling.UNDERWAY]


def test_a_message_that_did_not_go_out_is_said_of_every_parcel_that_it_stood_for(reception: Reception) -> None:
    reception.webhook()
    company, parcels = reception.host.company_id, reception.services.parcels
    first = parcels.receive(by=reception.by, number="1", company_id=company).row
    parcels.receive(by=reception.by, number="2", company_id=company)
    parcels.receive(by=reception.by, number="3", addressee="somebody else")
    reception.receiver.answers += [404] * 20
    for _ in range(20):
        reception.later(hours=1)
    reception.receiver.answers.clear()
    assert [row.telling for row in parcels.waiting()] == [Telling.FAILED, Telling.FAILED, Telling.NOBODY]
    assert parcels.one(first.id).telling is Telling.FAILED
    parcels.receive(by=reception.by, number="4", company_id=company)
    assert [row.telling for row in parcels.waiting(company)] == [Telling.UNDERWAY] * 3
    parcels.collect(by=reception.by, parcel_ids=[first.id], collected_by="李明")
    assert [row.telling for row in parcels.waiting(company)] == [Telling.UNDERWAY] * 2


def test_the_list_asks_for_messages_once_however_many_parcels_wait(
    reception: Reception, database_statements: list[str]
) -> None:
    reception.webhook()
    for number in range(5):
        reception.services.parcels.receive(by=reception.by, number=str(number), company_id=reception.host.company_id)
    database_statements.clear()
    assert len(reception.services.parcels.waiting()) == 5
    assert len([said for said in database_statements if "FROM outbox_message" in said]) == 1
    assert not [said for said in database_statements if "FROM outbox_message" in said and "FROM parcel p" in said]
    database_statements.clear()
    reception.services.parcels.done()
    assert not [said for said in database_statements if "outbox_message" in said]


def test_without_a_channel_nobody_is_told_until_the_desk_says_so(
    services: Services, actor: Actor, kite: CompanyRow
) -> None:
    row = services.parcels.receive(by=actor, number="1", company_id=kite.id).row
    assert row.telling is Telling.NOBODY
    (told,) = services.parcels.told(by=actor, parcel_ids=[row.id]).row
    assert told.telling is Telling.TOLD


def test_a_scan_looks_at_its_number_and_at_the_messages_that_wait(services: Services, actor: Actor) -> None:
    services.parcels.receive(by=actor, number="SF1", addressee="林一")
    asked: list[str] = []
    with services.database.quick_read() as reading:
        reading.driver.set_trace_callback(asked.append)
    assert services.parcels.here("SF1") is not None
    with services.database.quick_read() as reading:
        reading.driver.set_trace_callback(None)
        plans = [reading.driver.execute(f"EXPLAIN QUERY PLAN {said}").fetchall() for said in asked if "parcel" in said]
    steps = [step[-1] for plan in plans for step in plan]
    assert any("ix_parcel_number" in step for step in steps)
    assert any("ix_outbox_message_waiting" in step for step in steps)
    assert not any(step.startswith(("SCAN m", "SCAN p", "SCAN q")) or "(kind=?)" in step for step in steps)
