"""Company cards: codes that never come back, names and codes that match, people over time, hosts."""

from datetime import date

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
    assert row.code == "ST-027"
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


def test_a_head_count_holds_from_its_day_on(sample: Services, actor: Actor) -> None:
    row = by_code(sample, "ST-001")
    sample.companies.set_headcount(by=actor, company_id=row.id, valid_from=date(2023, 11, 15), people=6)
    assert by_code(sample, "ST-001", date(2023, 11, 14)).headcount == row.headcount
    assert by_code(sample, "ST-001").headcount == 6


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
