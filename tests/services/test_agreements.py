"""Agreements: written down, completed, found when they end or lack something."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from jib_desk.rules.agreements import Missing
from jib_desk.rules.words import AttachmentOf
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


def by_code(services: Services, code: str) -> CompanyRow:
    return next(row for row in services.companies.all(TODAY) if row.code == code)


@pytest.fixture
def lark(services: Services, actor: Actor) -> CompanyRow:
    """A company in an otherwise empty centre."""
    return services.companies.add(by=actor, name_en="Lark Robotics (Sample)").row


def test_a_company_without_a_seat_can_have_an_agreement(services: Services, actor: Actor, lark: CompanyRow) -> None:
    made = services.agreements.add(
        by=actor, company_id=lark.id, number=" JIB-2023-099 ", signed_on=TODAY, starts_on=TODAY, deposit=12_000
    ).row
    assert (made.number, made.units, made.is_current) == ("JIB-2023-099", (), True)
    assert made.lacks == (Missing.FILE, Missing.DEPOSIT)
    assert services.agreements.of(lark.id) == (made,)


@pytest.mark.parametrize("name", ["deposit_paid_on", "deposit_returned_on"])
def test_a_payment_to_come_is_no_payment(services: Services, actor: Actor, lark: CompanyRow, name: str) -> None:
    tomorrow = {name: TODAY + timedelta(days=1)}
    with pytest.raises(errors.ValueRefused) as refused:
        services.agreements.add(by=actor, company_id=lark.id, number="JIB-1", deposit=5, **tomorrow)
    assert (refused.value.name, refused.value.why) == (name, "in_the_future")
    made = services.agreements.add(by=actor, company_id=lark.id, number="JIB-1", deposit=5).row
    with pytest.raises(errors.ValueRefused):
        services.agreements.edit(
            by=actor, agreement_id=made.id, version=made.version, number="JIB-1", deposit=5, **tomorrow
        )


def test_an_agreement_becomes_that_of_the_stay_which_had_none(
    services: Services, actor: Actor, lark: CompanyRow
) -> None:
    unit = services.plans.free_units(TODAY)[0]
    services.seats.assign(by=actor, unit_id=unit.id, company_id=lark.id, starts_on=TODAY)
    (bare,) = services.agreements.missing_documents()
    assert (bare.agreement_id, bare.units, bare.lacks) == (None, (unit.code,), (Missing.AGREEMENT,))
    made = services.agreements.add(by=actor, company_id=lark.id, number="JIB-1", signed_on=TODAY).row
    assert (made.units, made.seats_until) == ((unit.code,), None)
    assert [row.lacks for row in services.agreements.missing_documents()] == [(Missing.FILE,)]


def test_an_agreement_of_other_days_leaves_the_stay_alone(services: Services, actor: Actor, lark: CompanyRow) -> None:
    unit = services.plans.free_units(TODAY)[0]
    services.seats.assign(by=actor, unit_id=unit.id, company_id=lark.id, starts_on=TODAY)
    before = services.agreements.add(
        by=actor, company_id=lark.id, number="JIB-1", starts_on=date(2022, 1, 1), ends_on=date(2022, 12, 31)
    ).row
    assert before.units == ()
    assert not before.is_current


def test_a_number_belongs_to_one_agreement_of_a_company(services: Services, actor: Actor, lark: CompanyRow) -> None:
    services.agreements.add(by=actor, company_id=lark.id, number="JIB-1")
    with pytest.raises(errors.AgreementKnown):
        services.agreements.add(by=actor, company_id=lark.id, number="JIB-1")
    other = services.companies.add(by=actor, name_en="Other (Sample)").row
    assert services.agreements.add(by=actor, company_id=other.id, number="JIB-1").row.number == "JIB-1"


def test_editing_says_the_whole_agreement_anew(services: Services, actor: Actor, lark: CompanyRow) -> None:
    made = services.agreements.add(
        by=actor, company_id=lark.id, number="JIB-1", signed_on=TODAY, deposit=100, deposit_paid_on=TODAY
    ).row
    edited = services.agreements.edit(by=actor, agreement_id=made.id, version=made.version, number="JIB-2").row
    assert (edited.number, edited.signed_on, edited.deposit) == ("JIB-2", None, None)
    with pytest.raises(errors.Stale):
        services.agreements.edit(by=actor, agreement_id=made.id, version=made.version, number="JIB-3")


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"number": "  "}, errors.ValueMissing),
        ({"starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)}, errors.EndBeforeStart),
        ({"deposit": -1}, errors.ValueRefused),
        ({"deposit_paid_on": TODAY, "deposit_returned_on": TODAY - timedelta(days=1)}, errors.ValueRefused),
        ({"note": "\u202e"}, errors.ValueRefused),
    ],
)
def test_what_cannot_be_is_refused(
    services: Services, actor: Actor, lark: CompanyRow, values: dict[str, object], refusal: type[errors.DeskError]
) -> None:
    with pytest.raises(refusal):
        services.agreements.add(by=actor, company_id=lark.id, **{"number": "JIB-1", **values})  # type: ignore[arg-type]
    assert services.agreements.of(lark.id) == ()


def test_a_file_completes_an_agreement_until_it_is_taken_away(
    services: Services, actor: Actor, lark: CompanyRow, tmp_path: Path
) -> None:
    made = services.agreements.add(by=actor, company_id=lark.id, number="JIB-1", signed_on=TODAY, starts_on=TODAY).row
    scan = tmp_path / "agreement.pdf"
    scan.write_bytes(b"%PDF-1.7")
    attached = services.attachments.attach(by=actor, kind=AttachmentOf.AGREEMENT, key=made.id, path=scan).row
    assert services.agreements.of(lark.id)[0].lacks == ()
    assert services.agreements.missing_documents() == ()
    services.attachments.remove(by=actor, attachment_id=attached.id, version=attached.version)
    assert services.agreements.of(lark.id)[0].lacks == (Missing.FILE,)


def test_ends_are_counted_cumulatively_and_a_renewed_stay_does_not_end(sample: Services, actor: Actor) -> None:
    counted = [len(sample.agreements.ending(days)) for days in (30, 60, 90)]
    assert counted == sorted(counted)
    reported = sample.reports.occupancy(TODAY).expiring
    for days in (30, 60, 90):
        assert tuple(row.company_code for row in sample.agreements.ending(days)) == reported[days]
    row = sample.agreements.ending(30)[0]
    detail = sample.companies.detail(row.company_id, TODAY)
    stay = next(item for item in detail.assignments if item.id == row.assignment_id)
    sample.seats.extend(by=actor, assignment_id=stay.id, version=stay.version, ends_on=date(2024, 12, 31))
    assert row.assignment_id not in {one.assignment_id for one in sample.agreements.ending(90)}


def test_who_is_past_the_end_is_overstayed_and_does_not_end(services: Services, actor: Actor, lark: CompanyRow) -> None:
    unit = services.plans.free_units(TODAY)[0]
    ended = TODAY - timedelta(days=3)
    services.seats.assign(
        by=actor, unit_id=unit.id, company_id=lark.id, starts_on=date(2023, 1, 1), ends_on=ended, reason="Late"
    )
    (row,) = services.agreements.overstayed()
    assert (row.unit_code, row.ends_on, row.days_left) == (unit.code, ended, -3)
    assert services.agreements.ending(90) == ()


def test_undo_takes_an_agreement_back(services: Services, actor: Actor, lark: CompanyRow) -> None:
    services.agreements.add(by=actor, company_id=lark.id, number="JIB-1")
    services.journal.undo(by=actor, number=services.journal.last_number())
    assert services.agreements.of(lark.id) == ()
