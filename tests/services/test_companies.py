"""Company cards: codes that never come back, names and codes that match, people over time, hosts."""

from datetime import date, timedelta

import pytest

from jib_desk.rules.words import CompanyStage, Sector
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)


def by_code(sample: Services, code: str, on: date = TODAY) -> CompanyRow:
    return next(row for row in sample.companies.all(on) if row.code == code)


def test_stages_follow_from_days_and_seats(sample: Services) -> None:
    assert by_code(sample, "ST-001").stage is CompanyStage.RESIDENT
    assert by_code(sample, "ST-024").stage is CompanyStage.GRADUATED
    assert by_code(sample, "ST-024", date(2023, 11, 17)).stage is CompanyStage.RESIDENT
    assert sum(row.stage is CompanyStage.RESIDENT for row in sample.companies.all(TODAY)) == 23


def test_a_new_company_gets_the_next_code(sample: Services, actor: Actor) -> None:
    row = sample.companies.add(by=actor, name_zh="云雀·示例", sector=Sector.IOT, headcount=7).row
    assert row.code == "ST-028"
    assert (row.name_zh, row.headcount, row.stage) == ("云雀·示例", 7, CompanyStage.APPLICANT)


def test_the_code_of_an_undone_company_is_not_given_again(sample: Services, actor: Actor) -> None:
    first = sample.companies.add(by=actor, name_en="Lark (Sample)")
    sample.journal.undo(by=actor, number=first.changes.entry)
    again = sample.companies.add(by=actor, name_en="Wren (Sample)").row
    assert again.code != first.row.code


def test_a_company_without_any_name_is_refused(sample: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueMissing):
        sample.companies.add(by=actor, name_en="   ")


def test_a_credit_code_belongs_to_one_company(sample: Services, actor: Actor) -> None:
    known = by_code(sample, "ST-001")
    with pytest.raises(errors.CompanyKnown) as refused:
        sample.companies.add(by=actor, name_en="Twin (Sample)", uscc=f" {known.uscc.lower()} ")
    assert refused.value.company == known.name_zh


def test_a_wrong_check_digit_does_not_hinder(sample: Services, actor: Actor) -> None:
    assert sample.companies.add(by=actor, name_en="Odd (Sample)", uscc="91000000FAKE00099X").row.uscc


def test_likely_duplicates_are_found_by_code_and_by_name(sample: Services) -> None:
    known = by_code(sample, "ST-003")
    assert sample.companies.likely_duplicates("", known.uscc) == (known,)
    assert known in sample.companies.likely_duplicates("茶叶遥测有限公司")
    assert sample.companies.likely_duplicates("完全不同的名字") == ()


def test_editing_changes_only_what_is_given(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-002")
    changed = sample.companies.edit(by=actor, company_id=row.id, version=row.version, notes="second line").row
    assert (changed.notes, changed.name_zh, changed.sector) == ("second line", row.name_zh, row.sector)
    with pytest.raises(errors.Stale):
        sample.companies.edit(by=actor, company_id=row.id, version=row.version, notes="third")


def test_a_day_that_is_not_given_stays_and_none_takes_it_away(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-002")
    founded = date(2019, 5, 6)
    edited = sample.companies.edit(by=actor, company_id=row.id, version=row.version, founded_on=founded).row
    assert (edited.founded_on, edited.applied_on) == (founded, row.applied_on)
    edited = sample.companies.edit(by=actor, company_id=row.id, version=edited.version, notes="Kept").row
    assert edited.founded_on == founded
    edited = sample.companies.edit(by=actor, company_id=row.id, version=edited.version, founded_on=None).row
    assert edited.founded_on is None


def test_a_head_count_holds_from_its_day_on(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    sample.companies.set_headcount(
        by=actor, company_id=row.id, valid_from=date(2023, 11, 15), people=6, reason="Told late"
    )
    assert by_code(sample, "ST-001", date(2023, 11, 14)).headcount == row.headcount
    assert by_code(sample, "ST-001").headcount == 6


def test_a_head_count_of_a_past_day_asks_why(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    yesterday, tomorrow = date(2023, 11, 29), date(2023, 12, 1)
    with pytest.raises(errors.NeedsReason):
        sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=yesterday, people=9)
    sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=yesterday, people=9, reason="Told late")
    assert sample.journal.entries(limit=1)[0].reason == "Told late"
    sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=tomorrow, people=11)
    assert [by_code(sample, "ST-001", day).headcount for day in (yesterday, TODAY, tomorrow)] == [9, 9, 11]


def test_tags_are_kept_once_and_in_order(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    tagged = sample.companies.edit(
        by=actor, company_id=row.id, version=row.version, tags=("Pilot", " ＢＭＷ ", "bmw", "")
    ).row
    assert tagged.tags == ("Pilot", "ＢＭＷ")
    assert set(tagged.tags) <= set(sample.companies.tags())
    with pytest.raises(errors.ValueRefused) as refused:
        sample.companies.edit(by=actor, company_id=row.id, version=tagged.version, tags=("x" * 41,))
    assert (refused.value.name, refused.value.why) == ("tags", "too_long")


def test_a_warden_is_remembered(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    added = sample.companies.add_contact(by=actor, company_id=row.id, name_zh="翟小燕", is_warden=True).row
    assert added.is_warden
    changed = sample.companies.edit_contact(by=actor, contact_id=added.id, version=added.version, is_warden=False).row
    assert not changed.is_warden


def test_what_belongs_to_a_company_is_its_history(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    contact = sample.companies.detail(row.id, TODAY).contacts[0]
    sample.companies.edit_contact(by=actor, contact_id=contact.id, version=contact.version, role="CTO")
    found = sample.journal.history_of(sample.companies.related(row.id))
    assert [entry.action for entry in found] == ["contact.edit", "sample.write"]


def test_a_host_is_found_by_name_phone_and_company(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    added = sample.companies.add_contact(
        by=actor, company_id=row.id, name_zh="翟小燕", name_en="Zhai Xiaoyan", phone="12000009876"
    ).row
    for typed in ("翟小", "zhaixiaoy", "zxy", "9876"):
        assert added.id in {hit.contact_id for hit in sample.companies.hosts(typed)}, typed
    hits = sample.companies.hosts("月熊猫")
    assert any(hit.contact_id is None and hit.company_id == row.id for hit in hits)
    assert all(hit.units == ("A01",) for hit in hits)


def test_a_contact_who_has_gone_is_no_host_any_more(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    added = sample.companies.add_contact(by=actor, company_id=row.id, name_zh="翟小燕").row
    sample.companies.edit_contact(by=actor, contact_id=added.id, version=added.version, is_active=False)
    assert added.id not in {hit.contact_id for hit in sample.companies.hosts("翟小燕")}
    assert added.id not in {item.id for item in sample.companies.detail(row.id, TODAY).contacts}


def test_a_card_is_newer_once_its_people_or_contacts_changed(sample: Services, actor: Actor) -> None:
    before = by_code(sample, "ST-001")
    counted = sample.companies.set_headcount(by=actor, company_id=before.id, valid_from=TODAY, people=5)
    assert counted.changes.ids.keys() == {"headcount"}  # the card itself says the same as before
    sample.companies.add_contact(by=actor, company_id=before.id, name_zh="新人")
    assert by_code(sample, "ST-001").version == before.version + 2


def test_the_journal_names_the_company_beside_its_code(services: Services, actor: Actor) -> None:
    made = services.companies.add(by=actor, name_en="Lark (Sample)", short_zh="云雀", short_en="Lark").row
    services.companies.set_headcount(by=actor, company_id=made.id, valid_from=TODAY, people=4)
    subjects = [(entry.action, entry.subject) for entry in services.journal.entries(2)]
    said = f"{made.code} · 云雀 Lark"
    assert subjects == [("company.headcount", said), ("company.add", said)]


@pytest.mark.parametrize("name", ["founded_on", "applied_on"])
def test_nobody_was_founded_or_has_applied_on_a_day_to_come(services: Services, actor: Actor, name: str) -> None:
    tomorrow = {name: TODAY + timedelta(days=1)}
    with pytest.raises(errors.ValueRefused) as refused:
        services.companies.add(by=actor, name_en="Lark (Sample)", **tomorrow)
    assert (refused.value.name, refused.value.why) == (name, "in_the_future")
    made = services.companies.add(by=actor, name_en="Lark (Sample)").row
    with pytest.raises(errors.ValueRefused):
        services.companies.edit(by=actor, company_id=made.id, version=made.version, **tomorrow)


def test_who_is_approved_has_applied_before(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-024")
    given = {"by": actor, "company_id": row.id, "version": row.version}
    with pytest.raises(errors.ValueRefused) as refused:
        sample.companies.edit(**given, applied_on=date(2021, 11, 5))
    assert (refused.value.name, refused.value.why, refused.value.value) == (
        "applied_on",
        "after_approval",
        "2021-11-04",
    )
    sample.companies.edit(**given, applied_on=date(2021, 11, 4))


def test_reports_of_past_months_keep_the_head_counts_of_their_time(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    october = sample.reports.occupancy(date(2023, 10, 31))
    sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=TODAY, people=40)
    sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=TODAY + timedelta(days=9), people=1)
    assert sample.reports.occupancy(date(2023, 10, 31)) == october
    assert by_code(sample, "ST-001").headcount == 40
    counts = [(count.valid_from, count.people) for count in sample.companies.detail(row.id, TODAY).headcounts]
    assert counts == [(TODAY + timedelta(days=9), 1), (TODAY, 40), (date(2022, 12, 1), 4)]
