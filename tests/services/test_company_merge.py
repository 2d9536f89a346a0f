"""Two cards of one company become one: everything moves, nothing is counted twice, and one undo brings both back."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from jib_desk.models.references import once_each, references_to
from jib_desk.models.tables import JOURNALLED, TABLES
from jib_desk.rules.merging import Side
from jib_desk.rules.words import (
    AccessKind,
    AttachmentOf,
    ScoutSource,
    Sector,
    ServiceProvider,
    ServiceType,
    WaitOutcome,
)
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.company.company_clashes import CLASHES
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
YESTERDAY = TODAY - timedelta(days=1)


def by_code(services: Services, code: str) -> CompanyRow:
    return next(row for row in services.companies.all(TODAY) if row.code == code)


def rows(services: Services) -> dict[str, list[dict[str, Any]]]:
    """Every journalled row as it is kept, without its version, which only rises; and the search index."""

    def reading(session: Any) -> dict[str, list[dict[str, Any]]]:
        kept = {
            name: [
                {key: value for key, value in row.items() if key != "version"}
                for row in session.execute(select(TABLES[name]).order_by(TABLES[name].c.id)).mappings()
            ]
            for name in sorted(JOURNALLED)
        }
        index = TABLES["search_key"].c
        keys = session.execute(select(index.kind, index.key, index.ref_id)).mappings()
        return kept | {"search_key": sorted((dict(row) for row in keys), key=lambda row: tuple(row.values()))}

    with services.database.read() as session:
        return reading(session)


def refers(services: Services, company_id: int) -> dict[str, int]:
    """How many rows of each table speak of a company."""
    counts: dict[str, int] = {}
    with services.database.read() as session:
        for item in references_to("company"):
            query = select(TABLES[item.table]).where(TABLES[item.table].c[item.column] == company_id)
            if item.of_kind:
                query = query.where(TABLES[item.table].c.kind == item.of_kind)
            if found := len(session.execute(query).all()):
                counts[item.table] = counts.get(item.table, 0) + found
    return counts


def merge(
    services: Services, by: Actor, keep: CompanyRow, gone: CompanyRow, *, both_seats: bool = False, **sides: Side
) -> CompanyRow:
    keep, gone = (by_code(services, row.code) for row in (keep, gone))
    return services.merging.merge(
        by=by,
        keep_id=keep.id,
        keep_version=keep.version,
        merge_id=gone.id,
        merge_version=gone.version,
        choices=sides,
        both_seats=both_seats,
    ).row


def undo(services: Services, actor: Actor) -> None:
    services.journal.undo(by=actor, number=services.journal.last_number())


@pytest.fixture
def twins(sample: Services, actor: Actor, tmp_path: Path) -> tuple[CompanyRow, CompanyRow]:
    """ST-001 and a second card of it, of which everything is known that can belong to a company."""
    first = by_code(sample, "ST-001")
    second = sample.companies.add(
        by=actor, name_zh="月熊猫电池", name_en="Moon Panda", uscc="", headcount=9, notes="Second card", tags=["twin"]
    ).row
    key = second.id
    contact = sample.companies.add_contact(by=actor, company_id=key, name_zh="翟小燕", phone="12000009876").row
    sample.companies.set_headcount(by=actor, company_id=key, valid_from=date(2024, 1, 1), people=12)
    sample.agreements.add(by=actor, company_id=key, number="JIB-TWIN", signed_on=TODAY)
    sample.access.issue(by=actor, kind=AccessKind.CARD, number="9001", contact_id=contact.id)
    sample.visitors.check_in(by=actor, name_zh="来客", company_id=key, badge="77")
    sample.instructions.add(by=actor, company_id=key, body="Parcels to the unit")
    sample.attachments.attach_bytes(
        by=actor, kind=AttachmentOf.COMPANY, key=key, name="plan.txt", content=b"their plan"
    )
    unit = sample.plans.free_units(TODAY)[0]
    sample.seats.hold(by=actor, unit_id=unit.id, company_id=key, starts_on=TODAY, expires_on=TODAY + timedelta(days=9))
    sample.admission.add_waiting(by=actor, company_id=key, desks=4)
    sample.admission.scout(by=actor, company_id=key, source=ScoutSource.BMW, scouted_on=date(2023, 5, 2), score=70)
    sample.service_records.add(
        by=actor, company_id=key, served_on=TODAY, kind=ServiceType.TRAINING, provider=ServiceProvider.BMW
    )
    return first, by_code(sample, second.code)


def test_everything_that_spoke_of_the_merged_card_speaks_of_the_one_that_stays(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    before, more = refers(sample, first.id), refers(sample, second.id)
    assert len(more) > 8
    merge(sample, actor, first, second)
    assert refers(sample, second.id) == {}
    after = refers(sample, first.id)
    own = set(after) - {"company", "headcount"}
    assert {name: after[name] for name in own} == {name: before.get(name, 0) + more.get(name, 0) for name in own}
    assert after["company"] == 1  # the merged card says where it went


def test_the_merged_card_is_in_no_list_any_more(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    report = sample.reports.occupancy(TODAY)
    merge(sample, actor, first, second)
    assert second.id not in {row.id for row in sample.companies.all(TODAY)}
    assert second.id not in {found.id for found in sample.search.find(second.code)}
    assert {found.id for found in sample.search.find("月熊猫电池") if found.kind == "company"} <= {first.id}
    assert second.id not in {hit.company_id for hit in sample.companies.hosts("月熊猫")}
    assert second.id not in {row.id for row in sample.companies.likely_duplicates("月熊猫电池")}
    assert "twin" in sample.companies.tags()
    after = sample.reports.occupancy(TODAY)
    assert (after.residents_by_sector, after.residents) == (report.residents_by_sector, report.residents)


def test_who_asks_for_the_merged_card_is_shown_the_one_that_stays_with_both_pasts(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    merge(sample, actor, first, second)
    assert sample.companies.detail(second.id, TODAY).company.code == "ST-001"
    assert set(sample.companies.related(first.id)["company"]) == {first.id, second.id}


@pytest.mark.parametrize("typed", ["{code}", "Moon Panda", "yuexiongmaodianchi"])
def test_who_searches_by_the_merged_card_finds_the_one_that_stays(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow], typed: str
) -> None:
    first, second = twins
    text = typed.format(code=second.code)
    kept = merge(sample, actor, first, second)
    assert kept.former == (f"{second.code} 月熊猫电池 Moon Panda",)

    def found() -> dict[int, str]:
        return {item.id: item.detail_en for item in sample.search.find(text) if item.kind == "company"}

    assert found() == {first.id: f"{first.code} · {second.code}"}
    assert first.id in {hit.company_id for hit in sample.companies.hosts(text)}
    merged_by = sample.journal.last_number()
    sample.companies.edit(by=actor, company_id=first.id, version=kept.version, short_en="Panda")
    assert found() == {first.id: f"{first.code} · {second.code}"}
    undo(sample, actor)
    sample.journal.undo(by=actor, number=merged_by)
    assert second.id in found()
    assert found().get(first.id, first.code) == first.code


def test_one_undo_brings_back_both_cards_row_for_row(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    before = rows(sample)
    merge(sample, actor, first, second)
    assert rows(sample) != before
    undo(sample, actor)
    assert rows(sample) == before


def test_every_way_in_which_a_company_can_have_a_thing_once_has_its_rule() -> None:
    """A later table with a company in a unique constraint fails here until it says which of two rows stays."""
    of_other_things = {
        ("company", frozenset({"code"})),
        ("company", frozenset({"uscc"})),
        ("company", frozenset({"uid"})),
    }
    found = {item for item in once_each("company") if item not in of_other_things}
    assert {table for table, _ in found} == CLASHES.keys()
    for table, columns in found:
        assert columns == {"company_id", *CLASHES[table].same}, table


def test_a_contact_of_two_cards_is_not_thought_the_same_person(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    count = len(sample.companies.detail(first.id, TODAY).contacts)
    merge(sample, actor, first, second)
    assert len(sample.companies.detail(first.id, TODAY).contacts) == count + 1


def test_the_fuller_value_is_offered_and_a_person_may_choose_the_other(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    pairs = {pair.name: pair for pair in sample.merging.compare(first.id, second.id).fields}
    assert (pairs["notes"].offered, pairs["name_zh"].offered, pairs["uscc"].offered) == (
        Side.MERGED,
        Side.KEPT,
        Side.KEPT,
    )
    merged = merge(sample, actor, first, second, name_en=Side.MERGED)
    assert (merged.name_en, merged.name_zh, merged.notes) == ("Moon Panda", first.name_zh, "Second card")
    assert merged.tags == (*first.tags, "twin")


def test_of_two_credit_codes_a_person_chooses_and_both_still_lead_to_the_company(
    sample: Services, actor: Actor
) -> None:
    first, second = by_code(sample, "ST-001"), by_code(sample, "ST-025")
    with pytest.raises(errors.MergeUndecided) as refused:
        merge(sample, actor, first, second)
    assert (refused.value.name, refused.value.kept, refused.value.merged) == ("uscc", first.uscc, second.uscc)
    merged = merge(sample, actor, first, second, uscc=Side.MERGED)
    assert merged.uscc == second.uscc
    with pytest.raises(errors.CompanyKnown) as known:
        sample.companies.add(by=actor, name_en="Third (Sample)", uscc=first.uscc)
    assert known.value.company == merged.name_zh


def test_seats_of_both_on_the_same_days_are_asked_about(sample: Services, actor: Actor) -> None:
    first, second = by_code(sample, "ST-001"), by_code(sample, "ST-002")
    with pytest.raises(errors.SeatsAtOnce) as refused:
        merge(sample, actor, first, second, uscc=Side.KEPT)
    assert refused.value.kept == first.units[0]
    before = sample.reports.occupancy(TODAY)
    merged = merge(sample, actor, first, second, both_seats=True, uscc=Side.KEPT)
    assert merged.units == tuple(sorted((*first.units, *second.units)))
    after = sample.reports.occupancy(TODAY)
    assert (after.units, after.residents) == (before.units, before.residents - 1)
    given, target = before.pace["companies_given_office"]
    assert after.pace["companies_given_office"] == (given - 1, target)


def test_of_two_head_counts_of_one_day_that_of_the_card_which_stays_is_kept(sample: Services, actor: Actor) -> None:
    first, second = (
        sample.companies.add(by=actor, name_en=name, headcount=people).row
        for name, people in (("Lark (Sample)", 4), ("Wren (Sample)", 7))
    )
    sample.companies.set_headcount(by=actor, company_id=second.id, valid_from=date(2024, 2, 1), people=9)
    merge(sample, actor, first, second)
    counts = sample.companies.detail(first.id, TODAY).headcounts
    assert [(row.valid_from, row.people) for row in counts] == [(date(2024, 2, 1), 9), (TODAY, 4)]


def test_an_agreement_on_both_cards_is_one_with_the_files_of_both(sample: Services, actor: Actor) -> None:
    first, second = (sample.companies.add(by=actor, name_en=name).row for name in ("Lark (Sample)", "Wren (Sample)"))
    own = sample.agreements.add(by=actor, company_id=first.id, number="JIB-9", note="ours").row
    other = sample.agreements.add(
        by=actor, company_id=second.id, number="JIB-9", signed_on=TODAY, deposit=500, note="theirs"
    ).row
    sample.attachments.attach_bytes(
        by=actor, kind=AttachmentOf.AGREEMENT, key=other.id, name="scan.pdf", content=b"a scan"
    )
    unit = sample.plans.free_units(TODAY)[0]
    sample.seats.assign(by=actor, unit_id=unit.id, company_id=second.id, starts_on=TODAY, agreement="JIB-9")
    before = rows(sample)
    merge(sample, actor, first, second)
    (row,) = sample.agreements.of(first.id)
    assert (row.id, row.signed_on, row.deposit, row.note, row.units) == (own.id, TODAY, 500, "ours", (unit.code,))
    assert [item.name for item in sample.attachments.of(AttachmentOf.AGREEMENT, own.id)] == ["scan.pdf"]
    undo(sample, actor)
    assert rows(sample) == before


def test_of_two_waits_the_longer_one_keeps_its_place(sample: Services, actor: Actor) -> None:
    first, second = (sample.companies.add(by=actor, name_en=name).row for name in ("Lark (Sample)", "Wren (Sample)"))
    sample.admission.add_waiting(by=actor, company_id=first.id, desks=2, since_on=TODAY)
    sample.admission.add_waiting(by=actor, company_id=second.id, desks=6, since_on=YESTERDAY)
    merge(sample, actor, first, second)
    (entry,) = (row for row in sample.admission.waiting() if row.company_id == first.id)
    assert (entry.desks, entry.since_on) == (6, YESTERDAY)


def test_waits_that_are_over_are_kept_beside_an_open_one(sample: Services, actor: Actor) -> None:
    first, second = (sample.companies.add(by=actor, name_en=name).row for name in ("Lark (Sample)", "Wren (Sample)"))
    sample.admission.add_waiting(by=actor, company_id=first.id, desks=2)
    past = sample.admission.add_waiting(by=actor, company_id=second.id, desks=6, since_on=YESTERDAY).row
    sample.admission.close_waiting(by=actor, entry_id=past.id, version=past.version, outcome=WaitOutcome.WITHDRAWN)
    merge(sample, actor, first, second)
    assert [(row.desks, row.outcome) for row in sample.admission.waits_of(first.id)] == [
        (2, None),
        (6, WaitOutcome.WITHDRAWN),
    ]


def test_a_card_merged_twice_over_leads_straight_to_the_last_one(sample: Services, actor: Actor) -> None:
    a, b, c = (sample.companies.add(by=actor, name_en=name).row for name in ("Lark", "Wren", "Finch"))
    merge(sample, actor, b, a)
    merge(sample, actor, c, b)
    assert sample.companies.detail(a.id, TODAY).company.id == c.id
    undo(sample, actor)
    assert sample.companies.detail(a.id, TODAY).company.id == b.id


def test_nothing_is_written_on_a_merged_card_from_a_form_that_was_open(
    sample: Services, actor: Actor, twins: tuple[CompanyRow, CompanyRow]
) -> None:
    first, second = twins
    merge(sample, actor, first, second)
    with pytest.raises(errors.CompanyMerged):
        sample.visitors.check_in(by=actor, name_zh="后来", company_id=second.id, badge="78")
    with pytest.raises(errors.CompanyMerged):
        sample.attachments.attach_bytes(
            by=actor, kind=AttachmentOf.COMPANY, key=second.id, name="late.txt", content=b"late"
        )
    with pytest.raises(errors.CompanyMerged):
        sample.companies.edit(by=actor, company_id=second.id, version=second.version + 1, notes="late")
    with pytest.raises(errors.CompanyMerged):
        merge_again = sample.companies.detail(first.id, TODAY).company
        sample.merging.compare(merge_again.id, second.id)


def test_an_older_view_of_either_card_is_refused(sample: Services, actor: Actor) -> None:
    first, second = (sample.companies.add(by=actor, name_en=name).row for name in ("Lark (Sample)", "Wren (Sample)"))
    sample.companies.edit(by=actor, company_id=second.id, version=second.version, notes="newer")
    with pytest.raises(errors.Stale):
        sample.merging.merge(
            by=actor, keep_id=first.id, keep_version=first.version, merge_id=second.id, merge_version=second.version
        )
    with pytest.raises(errors.ValueRefused):
        sample.merging.compare(first.id, first.id)


def ledger(path: Path, *cells: tuple[Any, ...]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("企业名称", "统一社会信用代码", "备注"), *cells):
        sheet.append(row)
    book.save(path)
    return path


def test_a_ledger_that_still_names_the_merged_card_means_the_one_that_stays(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    first, second = by_code(sample, "ST-001"), by_code(sample, "ST-025")
    merge(sample, actor, first, second, uscc=Side.KEPT)
    path = ledger(tmp_path / "old.xlsx", (second.name_zh, second.uscc, "still here"))
    preview = sample.imports.preview_companies(path)
    (row,) = preview.rows
    assert (row.verdict, [change.column for change in row.changes]) == ("changed", ["备注"])
    sample.imports.apply(by=actor, preview=preview)
    after = by_code(sample, "ST-001")
    assert (after.notes, after.name_zh, after.uscc) == ("still here", first.name_zh, first.uscc)
    assert len(sample.companies.all(TODAY)) == 26


def test_a_ledger_that_knows_the_old_name_only_brings_no_second_card(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    first = by_code(sample, "ST-001")
    second = sample.companies.add(by=actor, name_zh="云雀机器人").row
    merge(sample, actor, first, second, name_zh=Side.KEPT)
    path = ledger(tmp_path / "old.xlsx", (second.name_zh, None, None), (f"{second.name_zh}有限公司", None, None))
    same, near = sample.imports.preview_companies(path).rows
    assert same.verdict == "same"
    assert (near.verdict, near.choices) == ("ask", ("take", "new", "skip"))


def test_a_ledger_in_the_other_script_is_asked_about_by_its_pinyin(
    sample: Services, actor: Actor, tmp_path: Path
) -> None:
    sample.companies.add(by=actor, name_zh="云雀机器人有限公司")
    path = ledger(tmp_path / "latin.xlsx", ("Yunque Jiqiren Co., Ltd", None, None), ("Something Else", None, None))
    same, other = sample.imports.preview_companies(path).rows
    assert (same.verdict, same.choices) == ("ask", ("take", "new", "skip"))
    assert other.verdict == "new"


def test_likely_duplicates_of_a_card_are_found_in_either_script_and_none_in_the_sample(
    sample: Services, actor: Actor
) -> None:
    assert not any(sample.merging.likely(row.id) for row in sample.companies.all(TODAY))
    known = by_code(sample, "ST-001")
    near = sample.companies.add(by=actor, name_en=f"{known.name_en} Ltd").row
    assert [row.id for row in sample.merging.likely(near.id)] == [known.id]
    han = sample.companies.add(by=actor, name_zh="云雀机器人").row
    spelt = sample.companies.add(by=actor, name_en="Yunque Jiqiren Co., Ltd").row
    assert [row.id for row in sample.merging.likely(han.id)] == [spelt.id]
    coded = sample.companies.add(by=actor, name_en=known.name_en, uscc="91000000FAKE00099X").row
    assert known.id not in {row.id for row in sample.merging.likely(coded.id)}


def test_two_companies_that_sound_alike_are_told_apart_once_and_for_all(sample: Services, actor: Actor) -> None:
    known = by_code(sample, "ST-001")
    near = sample.companies.add(by=actor, name_en=f"{known.name_en} Ltd").row
    sample.merging.keep_apart(by=actor, company_id=near.id, other_id=known.id)
    assert sample.merging.likely(near.id) == sample.merging.likely(known.id) == ()
    assert sample.settings.centre().is_sample  # the settings of the centre are as they were
    undo(sample, actor)
    assert [row.id for row in sample.merging.likely(known.id)] == [near.id]


CHANGES = st.lists(
    st.tuples(st.sampled_from(("people", "agreement", "waiting", "scout", "contact", "hold", "card")), st.booleans()),
    max_size=8,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(changes=CHANGES, turned=st.booleans())
def test_merging_and_undoing_it_gives_the_same_rows_whatever_the_cards_hold(
    sample: Services, actor: Actor, changes: list[tuple[str, bool]], turned: bool
) -> None:
    cards = [sample.companies.add(by=actor, name_en=name).row for name in ("Lark (Sample)", "Wren (Sample)")]
    for place, (what, is_first) in enumerate(changes):
        _happen(sample, actor, what, cards[0 if is_first else 1], place)
    first, second = reversed(cards) if turned else cards
    before, more = rows(sample), refers(sample, second.id)
    merge(sample, actor, first, second, both_seats=True)
    assert refers(sample, second.id) == {}
    _nothing_lost(more, refers(sample, first.id))
    undo(sample, actor)
    assert rows(sample) == before


def _nothing_lost(more: Mapping[str, int], after: Mapping[str, int]) -> None:
    for table, count in more.items():
        assert after.get(table, 0) >= (1 if table in CLASHES else count), table


def _happen(services: Services, by: Actor, what: str, card: CompanyRow, place: int) -> None:
    day = TODAY + timedelta(days=place % 3)
    if what == "people":
        services.companies.set_headcount(by=by, company_id=card.id, valid_from=day, people=place)
    elif what == "agreement" and not services.agreements.of(card.id):
        services.agreements.add(by=by, company_id=card.id, number="JIB-9", deposit=place, note=str(place))
    elif what == "waiting" and not services.admission.waits_of(card.id):
        services.admission.add_waiting(by=by, company_id=card.id, desks=1 + place, since_on=TODAY - (day - TODAY))
    elif what == "scout":
        services.admission.scout(by=by, company_id=card.id, source=ScoutSource.SELF, scouted_on=TODAY, score=place)
    elif what == "contact":
        services.companies.add_contact(by=by, company_id=card.id, name_en=f"Person {place}")
    elif what == "hold":
        unit = services.plans.free_units(TODAY)
        if unit:
            services.seats.hold(by=by, unit_id=unit[0].id, company_id=card.id, starts_on=TODAY, expires_on=day)
    elif what == "card":
        number = services.journal.last_number()
        services.access.issue(by=by, kind=AccessKind.CARD, number=f"N{number}", company_id=card.id, holder="Somebody")


def test_sectors_that_say_nothing_give_way(sample: Services, actor: Actor) -> None:
    first = sample.companies.add(by=actor, name_en="Lark (Sample)").row
    second = sample.companies.add(by=actor, name_en="Wren (Sample)", sector=Sector.IOT).row
    assert merge(sample, actor, first, second).sector is Sector.IOT
