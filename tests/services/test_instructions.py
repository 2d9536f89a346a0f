"""Standing instructions: for one company, host or room, as long as they hold."""

from datetime import date, timedelta

import pytest

from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


def test_what_is_minded_for_a_host_is_his_and_his_company_s(sample: Services, actor: Actor) -> None:
    company = sample.companies.all(TODAY)[1]
    host = sample.companies.detail(company.id, TODAY).contacts[0]
    said = {row.body for row in sample.instructions.of(company_id=company.id, contact_id=host.id)}
    sample.instructions.add(by=actor, company_id=company.id, body="Parcels to the unit")
    sample.instructions.add(by=actor, contact_id=host.id, body="Call the deputy")
    found = sample.instructions.of(company_id=company.id, contact_id=host.id)
    assert {row.body for row in found} - said == {"Parcels to the unit", "Call the deputy"}
    assert "Call the deputy" not in {row.body for row in sample.instructions.of(company_id=company.id)}


def test_an_instruction_holds_through_its_last_day(sample: Services, actor: Actor, clock: FixedClock) -> None:
    room = sample.bookings.rooms()[0]
    before = len(sample.instructions.of(room_id=room.id))
    sample.instructions.add(by=actor, room_id=room.id, body="Projector is being repaired", ends_on=TODAY)
    assert len(sample.instructions.of(room_id=room.id)) == before + 1
    clock.at += timedelta(days=1)
    assert len(sample.instructions.of(room_id=room.id)) == before


def test_an_instruction_that_nobody_would_mind_is_refused(sample: Services, actor: Actor) -> None:
    room, yesterday = sample.bookings.rooms()[0], date(2023, 11, 29)
    with pytest.raises(errors.ValueRefused) as refused:
        sample.instructions.add(by=actor, room_id=room.id, body="Was yesterday's", ends_on=yesterday)
    assert (refused.value.name, refused.value.why) == ("ends_on", "in_the_past")
    made = sample.instructions.add(by=actor, room_id=room.id, body="Ring twice").row
    with pytest.raises(errors.ValueRefused):
        sample.instructions.edit(
            by=actor, instruction_id=made.id, version=made.version, body="Ring twice", ends_on=yesterday
        )


def test_an_ended_instruction_is_minded_again_after_undo(sample: Services, actor: Actor) -> None:
    company = sample.companies.all(TODAY)[2]
    made = sample.instructions.add(by=actor, company_id=company.id, body="Ring twice").row
    said = sample.instructions.edit(by=actor, instruction_id=made.id, version=made.version, body="Ring once").row
    sample.instructions.end(by=actor, instruction_id=made.id, version=said.version)
    assert made.id not in {row.id for row in sample.instructions.of(company_id=company.id)}
    sample.journal.undo(by=actor, number=sample.journal.last_number())
    assert [row.body for row in sample.instructions.of(company_id=company.id) if row.id == made.id] == ["Ring once"]


def test_it_is_for_exactly_one_and_says_something(sample: Services, actor: Actor) -> None:
    company, room = sample.companies.all(TODAY)[0], sample.bookings.rooms()[0]
    with pytest.raises(errors.ValueMissing):
        sample.instructions.add(by=actor, company_id=company.id, room_id=room.id, body="Both")
    with pytest.raises(errors.ValueMissing):
        sample.instructions.add(by=actor, company_id=company.id, body="  ")
    with pytest.raises(errors.NotFound):
        sample.instructions.add(by=actor, company_id=9_999, body="Nobody")


def test_a_form_filled_from_an_older_text_is_refused(sample: Services, actor: Actor) -> None:
    company = sample.companies.all(TODAY)[0]
    made = sample.instructions.add(by=actor, company_id=company.id, body="Ring twice").row
    sample.instructions.edit(by=actor, instruction_id=made.id, version=made.version, body="Ring once")
    with pytest.raises(errors.Stale):
        sample.instructions.end(by=actor, instruction_id=made.id, version=made.version)
