"""Services that companies are given: written down, corrected, cancelled, and counted once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from jib_desk.rules.merging import Side
from jib_desk.rules.words import CompanyStage, Role, ServiceProvider, ServiceType, Target
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.service_records import ServiceRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
YESTERDAY = TODAY - timedelta(days=1)
Record = Callable[..., ServiceRow]


@pytest.fixture
def team(sample: Services, actor: Actor) -> CompanyRow:
    """A team without a seat, not yet anything but an applicant."""
    return sample.companies.add(by=actor, name_zh="示例小队", name_en="Sample Team").row


@pytest.fixture
def record(sample: Services, actor: Actor, team: CompanyRow) -> Record:
    """Writes down a service of the team, yesterday's training by BMW unless said otherwise."""

    def written(**about: object) -> ServiceRow:
        said = {"served_on": YESTERDAY, "kind": ServiceType.TRAINING, "provider": ServiceProvider.BMW, **about}
        return sample.service_records.add(by=actor, **({"company_id": team.id} | said)).row  # type: ignore[arg-type]

    return written


def stage(services: Services, company_id: int, on: date = TODAY) -> CompanyStage:
    return next(row.stage for row in services.companies.all(on) if row.id == company_id)


def actual(services: Services, target: Target, on: date = TODAY) -> int:
    return services.reports.occupancy(on).pace[target][0]


def undo(services: Services, actor: Actor) -> None:
    services.journal.undo(by=actor, number=services.journal.last_number())


# --- writing ---------------------------------------------------------------------------------


def test_a_service_is_kept_as_it_was_said(sample: Services, team: CompanyRow, record: Record) -> None:
    row = record(
        kind=ServiceType.FINANCE_DOCKING,
        provider=ServiceProvider.OTHER,
        partner=" 示例基金 ",
        need="A round\nby spring",
        outcome="Term sheet",
        amount_yuan=1_250_500,
        evidence="Protocol of 29 November",
    )
    assert sample.service_records.of_company(team.id) == (row,)
    assert (row.served_on, row.type, row.provider) == (YESTERDAY, ServiceType.FINANCE_DOCKING, ServiceProvider.OTHER)
    assert (row.partner, row.need, row.outcome) == ("示例基金", "A round\nby spring", "Term sheet")
    assert (row.amount_yuan, row.evidence, row.is_cancelled) == (1_250_500, "Protocol of 29 November", False)


def test_services_are_listed_from_the_newest(sample: Services, team: CompanyRow, record: Record) -> None:
    old, new, same_day = record(served_on=date(2023, 11, 2)), record(), record(kind=ServiceType.CONSULTING)
    assert [row.id for row in sample.service_records.of_company(team.id)] == [same_day.id, new.id, old.id]
    assert [row.id for row in sample.service_records.of_company(team.id, limit=2)] == [same_day.id, new.id]


def test_a_service_to_come_is_no_service(sample: Services, record: Record) -> None:
    record(served_on=TODAY)
    with pytest.raises(errors.ValueRefused) as refused:
        record(served_on=TODAY + timedelta(days=1))
    assert (refused.value.name, refused.value.why) == ("served_on", "in_the_future")


def test_a_provider_that_is_neither_sponsor_has_a_name(record: Record) -> None:
    with pytest.raises(errors.ValueMissing) as missing:
        record(provider=ServiceProvider.OTHER, partner="  ")
    assert missing.value.name == "partner"
    assert record(provider=ServiceProvider.ALIBABA_CLOUD).partner == ""


@pytest.mark.parametrize("amount", [-1, 1_000_000_001])
def test_an_amount_is_a_sum_of_money(record: Record, amount: int) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        record(amount_yuan=amount)
    assert (refused.value.name, refused.value.why) == ("amount_yuan", "out_of_range")
    assert record(amount_yuan=0).amount_yuan == 0
    assert record().amount_yuan is None


def test_a_company_or_event_that_is_none_is_refused(sample: Services, actor: Actor, record: Record) -> None:
    for about in ({"company_id": 9_999}, {"event_id": 9_999}):
        with pytest.raises(errors.NotFound):
            record(**about)
    event = sample.events.between(date(2023, 11, 1), TODAY)[0]
    assert record(event_id=event.id).event_id == event.id


def test_a_service_is_corrected_and_the_older_form_refused(sample: Services, actor: Actor, record: Record) -> None:
    row = record(need="Test cells")
    about = {"by": actor, "service_id": row.id, "version": row.version, "served_on": TODAY}
    changed = sample.service_records.edit(**about, kind=ServiceType.MENTORING, provider=ServiceProvider.BMW).row  # type: ignore[arg-type]
    assert (changed.served_on, changed.type, changed.need) == (TODAY, ServiceType.MENTORING, "")
    with pytest.raises(errors.Stale):
        sample.service_records.edit(**about, kind=ServiceType.MENTORING, provider=ServiceProvider.BMW)  # type: ignore[arg-type]
    undo(sample, actor)
    assert sample.service_records.of_company(row.company_id)[0].need == "Test cells"


def test_a_mistaken_service_is_cancelled_with_a_reason_and_stays_to_be_read(
    sample: Services, actor: Actor, record: Record
) -> None:
    row = record()
    with pytest.raises(errors.NeedsReason):
        sample.service_records.cancel(by=actor, service_id=row.id, version=row.version, reason=" ")
    gone = sample.service_records.cancel(by=actor, service_id=row.id, version=row.version, reason="Another team").row
    assert (gone.is_cancelled, gone.cancel_reason) == (True, "Another team")
    assert sample.service_records.of_company(row.company_id) == (gone,)
    with pytest.raises(errors.ServiceCancelled):
        sample.service_records.cancel(by=actor, service_id=row.id, version=gone.version, reason="Again")
    undo(sample, actor)
    assert not sample.service_records.of_company(row.company_id)[0].is_cancelled


def test_one_entry_per_deed_that_names_company_and_kind_and_never_the_partner(
    sample: Services, team: CompanyRow, record: Record
) -> None:
    before = sample.journal.last_number()
    row = record(partner="陈示例")
    (entry,) = sample.journal.entries(limit=1)
    assert (entry.number, entry.action) == (before + 1, "service.add")
    assert entry.subject == f"{team.code} · 示例小队 Sample Team · 培训 Training 2023-11-29"
    assert "service_record" in sample.companies.related(team.id)
    assert sample.companies.related(team.id)["service_record"] == [row.id]


def test_a_request_that_is_sent_twice_is_written_once(sample: Services, record: Record, team: CompanyRow) -> None:
    first, again = record(token="once"), record(token="once")
    assert first == again
    assert len(sample.service_records.of_company(team.id)) == 1


def test_an_auditor_writes_nothing(sample: Services, actor: Actor, team: CompanyRow) -> None:
    from dataclasses import replace

    with pytest.raises(errors.NotAllowed):
        sample.service_records.add(
            by=replace(actor, role=Role.AUDITOR),
            company_id=team.id,
            served_on=TODAY,
            kind=ServiceType.TRAINING,
            provider=ServiceProvider.BMW,
        )


# --- stage -----------------------------------------------------------------------------------


def test_who_is_given_a_service_is_supported_from_its_day_on(
    sample: Services, actor: Actor, team: CompanyRow, record: Record
) -> None:
    assert stage(sample, team.id) is CompanyStage.APPLICANT
    row = record()
    assert stage(sample, team.id) is CompanyStage.SUPPORTED
    assert stage(sample, team.id, YESTERDAY) is CompanyStage.SUPPORTED
    assert stage(sample, team.id, YESTERDAY - timedelta(days=1)) is CompanyStage.APPLICANT
    assert sample.companies.detail(team.id, TODAY).company.stage is CompanyStage.SUPPORTED
    sample.service_records.cancel(by=actor, service_id=row.id, version=row.version, reason="Another team")
    assert stage(sample, team.id) is CompanyStage.APPLICANT


def test_a_service_makes_nobody_less_than_resident_and_brings_nobody_back(sample: Services, record: Record) -> None:
    rows = sample.companies.all(TODAY)
    for wanted in (CompanyStage.RESIDENT, CompanyStage.GRADUATED, CompanyStage.LEFT):
        company = next(row for row in rows if row.stage is wanted)
        record(company_id=company.id)
        assert stage(sample, company.id) is wanted


def test_who_asked_for_a_seat_is_on_the_way_to_it_still(sample: Services, actor: Actor, record: Record) -> None:
    """A service makes them supported; what they asked for is not answered by it."""
    applied = sample.companies.add(by=actor, name_zh="示例申请", applied_on=YESTERDAY).row
    scouted = next(row for row in sample.companies.all(TODAY) if row.stage is CompanyStage.SCOUTED)
    before = {row.id: row.step for row in sample.admission.pipeline(TODAY)}
    for company in (applied, scouted):
        record(company_id=company.id)
        assert stage(sample, company.id) is CompanyStage.SUPPORTED
    assert {row.id: row.step for row in sample.admission.pipeline(TODAY)} == before


def test_who_asked_for_nothing_is_served_without_a_seat(sample: Services, team: CompanyRow, record: Record) -> None:
    assert team.id in {row.id for row in sample.admission.pipeline(TODAY)}
    record()
    assert team.id not in {row.id for row in sample.admission.pipeline(TODAY)}


# --- figures ---------------------------------------------------------------------------------


def test_a_company_counts_once_for_each_target_however_many_services_it_was_given(
    sample: Services, record: Record
) -> None:
    supported, docked = actual(sample, Target.COMPANIES_SUPPORTED), actual(sample, Target.COMPANIES_DOCKED)
    record()
    record(kind=ServiceType.CONSULTING)
    assert actual(sample, Target.COMPANIES_SUPPORTED) == supported + 1
    assert actual(sample, Target.COMPANIES_DOCKED) == docked
    record(kind=ServiceType.FINANCE_DOCKING)
    record(kind=ServiceType.FINANCE_DOCKING, served_on=TODAY)
    assert actual(sample, Target.COMPANIES_SUPPORTED) == supported + 1
    assert actual(sample, Target.COMPANIES_DOCKED) == docked + 1
    assert actual(sample, Target.COMPANIES_DOCKED, YESTERDAY - timedelta(days=1)) == docked


def test_a_resident_that_is_given_a_service_is_not_counted_again(sample: Services, record: Record) -> None:
    before = actual(sample, Target.COMPANIES_SUPPORTED)
    resident = next(row for row in sample.companies.all(TODAY) if row.stage is CompanyStage.RESIDENT)
    record(company_id=resident.id)
    assert actual(sample, Target.COMPANIES_SUPPORTED) == before


def test_who_was_served_by_the_day_of_the_opening_balance_is_in_it(sample: Services, record: Record) -> None:
    balance = next(
        row for row in sample.settings.opening_balances() if row.figure == Target.COMPANIES_SUPPORTED and row.amount
    )
    before = actual(sample, Target.COMPANIES_SUPPORTED)
    record(served_on=balance.as_of)
    assert actual(sample, Target.COMPANIES_SUPPORTED) == before
    record()  # once more after it: the company is in the balance still
    assert actual(sample, Target.COMPANIES_SUPPORTED) == before


def test_what_was_given_before_the_window_counts_for_no_target_of_it(services: Services, actor: Actor) -> None:
    centre = services.settings.centre()
    company = services.companies.add(by=actor, name_zh="示例小队").row
    about = {"by": actor, "company_id": company.id, "kind": ServiceType.TRAINING, "provider": ServiceProvider.BMW}
    services.service_records.add(**about, served_on=centre.window_start - timedelta(days=1))  # type: ignore[arg-type]
    assert actual(services, Target.COMPANIES_SUPPORTED) == 0
    assert actual(services, Target.COMPANIES_SUPPORTED, centre.window_start - timedelta(days=1)) == 0
    services.service_records.add(**about, served_on=centre.window_start)  # type: ignore[arg-type]
    assert actual(services, Target.COMPANIES_SUPPORTED, centre.window_start) == 1


# --- merged cards ----------------------------------------------------------------------------


def test_services_go_to_the_card_that_stays_and_come_back_by_undo(
    sample: Services, actor: Actor, team: CompanyRow, record: Record
) -> None:
    twin = sample.companies.add(by=actor, name_zh="示例小队二", name_en="Sample Team Two").row
    own, other = record(), record(company_id=twin.id)
    before = actual(sample, Target.COMPANIES_SUPPORTED)
    kept = next(row for row in sample.companies.all(TODAY) if row.id == team.id)
    sample.merging.merge(
        by=actor,
        keep_id=kept.id,
        keep_version=kept.version,
        merge_id=twin.id,
        merge_version=twin.version,
        choices={"name_zh": Side.KEPT, "name_en": Side.KEPT},
    )
    assert {row.id for row in sample.service_records.of_company(team.id)} == {own.id, other.id}
    assert sample.service_records.of_company(twin.id) == ()
    assert actual(sample, Target.COMPANIES_SUPPORTED) == before - 1  # one company, counted once
    with pytest.raises(errors.CompanyMerged):
        record(company_id=twin.id)
    undo(sample, actor)
    assert [row.id for row in sample.service_records.of_company(twin.id)] == [other.id]
    assert actual(sample, Target.COMPANIES_SUPPORTED) == before
