"""Things are lent and come back; number plates are kept for the gate."""

from datetime import date, timedelta
from functools import partial

import pytest

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.plates import plate_of
from jib_desk.rules.words import Sector
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import (
    DeskError,
    EndBeforeStart,
    EntryClosed,
    LoanOut,
    Stale,
    ValueMissing,
    ValueRefused,
    VehicleKnown,
)
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor

LAST_OF_NOVEMBER = date(2023, 11, 30)


@pytest.fixture
def kite(services: Services, actor: Actor) -> CompanyRow:
    return services.companies.add(by=actor, name_zh="风筝信号科技", name_en="KiteSignal", sector=Sector.OTHER).row


# --- loans -----------------------------------------------------------------------------------


def test_a_numbered_thing_is_with_one_holder_at_a_time(services: Services, actor: Actor, kite: CompanyRow) -> None:
    loan = services.loans.lend(by=actor, item="projector", number="2", company_id=kite.id).row
    with pytest.raises(LoanOut) as refused:
        services.loans.lend(by=actor, item="projector", number="2", holder="林一")
    assert refused.value.field == "number"
    services.loans.lend(by=actor, item="umbrella", holder="林一")
    services.loans.lend(by=actor, item="umbrella", holder="高一")
    services.loans.give_back(by=actor, loan_ids=[loan.id])
    services.loans.lend(by=actor, item="projector", number="2", holder="林一")
    assert [row.holder for row in services.loans.out()] == ["林一", "高一", "林一"]


def test_what_is_not_back_in_time_is_overdue_until_it_may_stay_longer(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    due = clock.now() + timedelta(hours=2)
    loan = services.loans.lend(by=actor, item="charger", holder="林一", due_at=due).row
    services.loans.lend(by=actor, item="umbrella", holder="高一")
    assert services.loans.overdue() == ()
    clock.at += timedelta(hours=3)
    assert [row.item for row in services.loans.overdue()] == ["charger"]
    later = services.loans.extend(by=actor, loan_id=loan.id, version=loan.version, due_at=due + timedelta(days=1)).row
    assert services.loans.overdue() == ()
    with pytest.raises(Stale):
        services.loans.extend(by=actor, loan_id=loan.id, version=loan.version, due_at=None)
    assert later.due_at == due + timedelta(days=1)


def test_what_is_back_is_back_once_and_undo_lends_it_again(services: Services, actor: Actor) -> None:
    loan = services.loans.lend(by=actor, item="charger", holder="林一").row
    outcome = services.loans.give_back(by=actor, loan_ids=[loan.id])
    with pytest.raises(EntryClosed):
        services.loans.give_back(by=actor, loan_ids=[loan.id])
    assert [row.item for row in services.loans.back()] == ["charger"]
    services.journal.undo(by=actor, number=outcome.changes.entry)
    assert [row.item for row in services.loans.out()] == ["charger"]


def test_a_clock_set_back_gives_no_return_before_the_loan(services: Services, actor: Actor, clock: FixedClock) -> None:
    loan = services.loans.lend(by=actor, item="charger", holder="林一").row
    clock.at -= timedelta(hours=1)
    (row,) = services.loans.give_back(by=actor, loan_ids=[loan.id]).row
    assert row.returned_at == loan.lent_at


@pytest.mark.parametrize(
    ("field", "about", "error"),
    [
        ("item", {"item": " ", "holder": "x"}, ValueMissing),
        ("holder", {"item": "x"}, ValueMissing),
        ("item", {"item": "x" * 10_000, "holder": "x"}, ValueRefused),
        ("holder", {"item": "x", "holder": "a\u202eb"}, ValueRefused),
        ("phone", {"item": "x", "holder": "x", "phone": "1\x002"}, ValueRefused),
        ("note", {"item": "x", "holder": "x", "note": "y" * 10_000}, ValueRefused),
    ],
)
def test_a_loan_that_cannot_be_kept_is_refused_at_its_field(
    services: Services, actor: Actor, field: str, about: dict[str, str], error: type[DeskError]
) -> None:
    with pytest.raises(error) as refused:
        services.loans.lend(by=actor, **about)  # type: ignore[arg-type]
    assert refused.value.parameters()["name"] == field
    assert services.loans.out() == ()


def test_nothing_is_due_before_it_is_lent(services: Services, actor: Actor, clock: FixedClock) -> None:
    with pytest.raises(ValueRefused) as refused:
        services.loans.lend(by=actor, item="x", holder="x", due_at=clock.now() - timedelta(minutes=1))
    assert (refused.value.name, refused.value.why) == ("due_at", "in_the_past")


# --- cars ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("沪a·12345", "沪A12345"),
        (" 沪ＡＤ12345 ", "沪AD12345"),
        ("HH-AB 1234", "HHAB1234"),
        ("京A·D123学", "京AD123学"),
        ("", ""),
    ],
)
def test_a_plate_is_kept_as_it_is_compared(typed: str, kept: str) -> None:
    assert plate_of(typed) == kept


@pytest.mark.parametrize("typed", ["123", "沪A12345!", "my blue car", "🚗12345", "1" * 13])
def test_what_is_no_plate_is_refused(typed: str) -> None:
    with pytest.raises(RuleFault):
        plate_of(typed)


def test_a_car_comes_in_on_its_days_only(services: Services, actor: Actor, kite: CompanyRow, clock: FixedClock) -> None:
    car = services.vehicles.add(
        by=actor, plate="沪a·12345", company_id=kite.id, valid_until=LAST_OF_NOVEMBER + timedelta(days=1)
    ).row
    assert (car.plate, car.valid_from, car.company_en) == ("沪A12345", LAST_OF_NOVEMBER, "KiteSignal")
    clock.at += timedelta(days=1)
    assert services.vehicles.current() != ()
    clock.at += timedelta(days=1)
    assert services.vehicles.current() == ()
    assert [row.plate for row in services.vehicles.over()] == ["沪A12345"]


def test_the_gate_is_told_anew_when_plate_or_days_change(services: Services, actor: Actor) -> None:
    car = services.vehicles.add(by=actor, plate="沪A12345", holder="林一").row
    (told,) = services.vehicles.tell_gate(by=actor, vehicle_ids=[car.id]).row
    assert told.told_gate_at is not None
    same = services.vehicles.edit(
        by=actor, vehicle_id=car.id, version=told.version, plate="沪A12345", holder="林二", valid_from=car.valid_from
    ).row
    assert same.told_gate_at == told.told_gate_at
    other = services.vehicles.edit(
        by=actor, vehicle_id=car.id, version=same.version, plate="沪A54321", holder="林二", valid_from=car.valid_from
    ).row
    assert other.told_gate_at is None


def test_a_visitors_car_goes_with_the_visit(services: Services, actor: Actor) -> None:
    visit = services.visitors.check_in(by=actor, name_zh="林一").row
    car = services.vehicles.add(by=actor, plate="沪A12345", visit_id=visit.id, valid_until=LAST_OF_NOVEMBER).row
    assert car.visit_id == visit.id


def test_a_car_is_with_a_company_once_on_a_day(services: Services, actor: Actor, kite: CompanyRow) -> None:
    add = partial(services.vehicles.add, by=actor, plate="沪A12345", company_id=kite.id)
    first = add(holder="林一", valid_until=LAST_OF_NOVEMBER + timedelta(days=9)).row
    with pytest.raises(VehicleKnown) as known:
        add(holder="高一", plate="沪a·12345", valid_from=first.valid_until)
    told = (known.value.plate, known.value.company, known.value.since, known.value.until)
    assert told == ("沪A12345", "风筝信号科技", first.valid_from, first.valid_until)
    second = add(valid_from=LAST_OF_NOVEMBER + timedelta(days=10)).row
    with pytest.raises(VehicleKnown) as known:
        add(valid_from=LAST_OF_NOVEMBER + timedelta(days=400))
    assert known.value.until is None
    with pytest.raises(VehicleKnown):
        services.vehicles.edit(
            by=actor,
            vehicle_id=second.id,
            version=second.version,
            plate="沪A12345",
            company_id=kite.id,
            valid_from=LAST_OF_NOVEMBER,
        )
    services.vehicles.edit(
        by=actor,
        vehicle_id=first.id,
        version=first.version,
        plate="沪A12345",
        company_id=kite.id,
        valid_from=LAST_OF_NOVEMBER,
        valid_until=LAST_OF_NOVEMBER,
    )


def test_a_car_may_come_to_two_companies(services: Services, actor: Actor, kite: CompanyRow) -> None:
    other = services.companies.add(by=actor, name_zh="纸鹤地图", sector=Sector.OTHER).row
    visit = services.visitors.check_in(by=actor, name_zh="林一").row
    add = partial(services.vehicles.add, by=actor, plate="沪A12345")
    add(company_id=kite.id)
    add(company_id=other.id)
    add(visit_id=visit.id)
    assert len(services.vehicles.current()) == 3


def test_a_car_without_plate_holder_or_order_is_refused(services: Services, actor: Actor) -> None:
    for about, field in (({"plate": ""}, "plate"), ({"plate": "沪A12345"}, "holder")):
        with pytest.raises(ValueMissing) as missing:
            services.vehicles.add(by=actor, **about)  # type: ignore[arg-type]
        assert missing.value.name == field
    with pytest.raises(ValueRefused) as refused:
        services.vehicles.add(by=actor, plate="my blue car", holder="林一")
    assert (refused.value.name, refused.value.why) == ("plate", "not_a_plate")
    with pytest.raises(EndBeforeStart):
        services.vehicles.add(
            by=actor, plate="沪A12345", holder="林一", valid_until=LAST_OF_NOVEMBER - timedelta(days=1)
        )
    assert services.vehicles.current() == ()
