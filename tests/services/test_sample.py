"""New centres: the empty one, and the sample centre with everything that DOMAIN §7 says of it."""

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.words import AccessState, AttachmentOf, CompanyStage, UnitState, VisitorCategory, VisitState
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import FileExists, NotFound, NotWritable, Watched, WorkPassOver
from jib_desk.services.sample import sample as centres

NOVEMBER = (date(2023, 11, 1), date(2023, 11, 30))


def test_the_pass_of_one_contractor_is_over_and_one_person_is_to_be_noticed(sample: Services) -> None:
    by = sample.staff.actor("front_desk", "tests")
    (hit,) = sample.visitors.suggest("雷访二")
    with pytest.raises(WorkPassOver) as refusal:
        sample.visitors.check_in(by=by, visitor_id=hit.visitor_id, category=hit.category, purpose="天花板维修")
    assert refusal.value.until == date(2023, 11, 10)
    (entry,) = sample.watch.entries(by=by)
    assert "访" in entry.name_zh
    assert entry.phone.startswith("1200000")
    with pytest.raises(Watched):
        sample.visitors.check_in(by=by, name_zh=entry.name_zh)


def test_an_empty_centre_has_its_plan_and_its_rooms_and_nobody_in_it(services: Services) -> None:
    plan = services.plans.plan(date(2023, 11, 30))
    assert len(plan.units) == 30
    assert {unit.state for unit in plan.units} == {UnitState.VACANT}
    assert len(services.bookings.rooms()) == 13
    assert services.companies.all(date(2023, 11, 30)) == ()


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"dear all")
    for make in (centres.init, centres.demo):
        with pytest.raises(FileExists):
            make(path)
    assert path.read_bytes() == b"dear all"
    assert list(tmp_path.iterdir()) == [path]


def test_an_unknown_plan_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        centres.init(tmp_path / "centre.db", plan="atlantis")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with pytest.raises(NotWritable):
        centres.init(in_the_way / "centre.db")


def test_the_sample_has_130_heads_of_visitors_in_november(sample: Services) -> None:
    heads: Counter[VisitorCategory] = Counter()
    for visit in sample.visitors.visits(*NOVEMBER):
        heads[visit.category] += visit.party_size
    assert heads == {
        VisitorCategory.GUEST: 70,
        VisitorCategory.DELEGATION: 18,
        VisitorCategory.CANDIDATE: 14,
        VisitorCategory.CONTRACTOR: 10,
        VisitorCategory.MENTOR_EXPERT: 10,
        VisitorCategory.VENDOR: 8,
    }


def test_the_sample_holds_the_awkward_visits(sample: Services) -> None:
    visits = sample.visitors.visits(*NOVEMBER)
    a_day = Counter((visit.visitor_id, visit.arrived_at.date()) for visit in visits if visit.arrived_at)
    assert max(a_day.values()) == 2, "the same person twice in a day"
    names = Counter({visit.visitor_id: visit.name_zh for visit in visits if visit.name_zh}.values())
    assert names["王示例"] == 2, "two people of one name"
    assert {visit.party_size for visit in visits} == {1, 18}
    assert any(not visit.name_zh and visit.name_latin for visit in visits), "a Latin-only name"
    states = Counter(visit.state for visit in visits)
    assert states[VisitState.REFUSED] == 1
    assert states[VisitState.NO_SHOW] == 1
    system_closed = [visit for visit in visits if visit.closed_by == "system"]
    assert [visit.left_at for visit in system_closed] == [None], "left open overnight: no departure is invented"
    assert any("expired" in visit.note for visit in visits)
    assert any("lost" in visit.note for visit in visits)
    assert len(sample.visitors.visits(date(2023, 9, 1), date(2023, 10, 31))) == 3, "past their retention"


def test_most_visitors_come_in_the_two_peaks(sample: Services) -> None:
    zone = sample.settings.centre().zone
    arrivals = [visit.arrived_at.astimezone(zone) for visit in sample.visitors.visits(*NOVEMBER) if visit.arrived_at]
    minutes = [at.hour * 60 + at.minute for at in arrivals]
    in_peaks = sum(1 for at in minutes if 570 <= at <= 660 or 810 <= at <= 930)
    assert in_peaks > 0.75 * len(minutes)


def test_everything_past_is_vacated_and_nobody_has_overstayed(sample: Services) -> None:
    units = sample.plans.plan(date(2023, 11, 30)).units
    assert not any(unit.is_overstayed for unit in units)
    assert Counter(unit.state for unit in units) == {
        UnitState.OCCUPIED: 24,
        UnitState.HELD: 2,
        UnitState.VACANT: 3,
        UnitState.OUT_OF_SERVICE: 1,
    }


def test_opening_balances_hold_what_was_before_and_nothing_twice(sample: Services) -> None:
    balances = {row.figure: (row.amount, row.as_of) for row in sample.settings.opening_balances()}
    eve = date(2023, 11, 1)
    assert balances == {
        "companies_supported": (223, eve),
        "companies_given_office": (10, eve),
        "companies_docked": (17, eve),
        "companies_reached": (176, eve),
        "people_reached": (5526, eve),
        "graduated": (5, eve),
        "left": (5, eve),
    }


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2024, 2, 29), date(2026, 11, 23), date(2026, 11, 26)])
def test_the_demo_moves_by_whole_weeks_so_that_weekdays_stay(tmp_path: Path, today: date) -> None:
    now = FixedClock(datetime(today.year, today.month, today.day, 11, tzinfo=ZoneInfo("Asia/Shanghai")))
    services = centres.demo(tmp_path / "demo.db", clock=now)
    try:
        window = services.settings.centre().window_start
        moved = (window - date(2021, 5, 20)).days
        assert moved % 7 == 0
        assert abs((date(2023, 11, 30) - today).days + moved) <= 3
        assert services.visitors.inside().visitors == 4, "somebody is inside on the very day"
        assert services.settings.opening_balances()[0].as_of.weekday() == date(2023, 11, 1).weekday()
        assert services.settings.centre().is_sample
    finally:
        services.close()


def test_the_sample_is_one_entry_that_cannot_be_undone_beside_the_plan(sample: Services) -> None:
    entries = sample.journal.entries()
    assert [entry.action for entry in entries] == ["sample.write", "plan.install"]
    assert not entries[0].is_undoable
    assert sample.journal.verify().findings == ()


def test_the_sample_has_cards_with_the_awkward_ones_among_them_wardens_and_a_list_that_is_not_done(
    sample: Services,
) -> None:
    states = Counter(row.state for row in sample.access.items())
    assert states == {AccessState.ISSUED: 61, AccessState.RETURNED: 2, AccessState.LOST: 1}
    assert any(row.company_id is None for row in sample.access.items())
    gone = next(row for row in sample.companies.all(NOVEMBER[1]) if row.code == "ST-024")
    assert [row.number for row in sample.access.of_company(gone.id) if row.state is AccessState.ISSUED] == ["C-036"]
    calls = sample.evacuations.call_list()
    assert 10 < sum(any(person.is_warden for person in call.contacts) for call in calls) < len(calls)
    (running,) = sample.checklists.still_open()
    assert (running.unit_code, running.done, len(running.items)) == ("C06", 6, 8)


def test_the_sample_has_companies_that_are_found_apply_stay_graduated_and_left(sample: Services) -> None:
    stages = Counter(row.stage for row in sample.companies.all(NOVEMBER[1]))
    assert stages == {
        CompanyStage.RESIDENT: 23,
        CompanyStage.SCOUTED: 1,
        CompanyStage.APPLICANT: 1,
        CompanyStage.GRADUATED: 1,
        CompanyStage.LEFT: 1,
    }


def test_every_file_of_the_sample_lies_beside_it(sample: Services) -> None:
    assert sample.attachments.findings() == []
    (paper,) = sample.attachments.of(AttachmentOf.AGREEMENT, sample.agreements.of(1)[0].id)
    assert sample.attachments.content(paper.id).startswith(b"%PDF")


def test_no_remark_of_the_sample_names_a_day_that_does_not_move_with_the_others() -> None:
    written = (Path(__file__).parents[2] / "resources" / "sample" / "centre.json").read_text(encoding="utf-8")
    remarks = [item.get("note", "") + item.get("reason", "") for item in json.loads(written)["assignments"]]
    assert not [remark for remark in remarks if re.search(r"\d{4}-\d{2}-\d{2}", remark)]


def test_somebody_is_expected_after_the_day_of_the_sample(sample: Services) -> None:
    ahead = sample.visitors.visits(date(2023, 12, 1), date(2023, 12, 31))
    assert Counter(visit.invitation_id is not None for visit in ahead) == {True: 8, False: 1}
    assert {visit.state for visit in ahead} == {VisitState.EXPECTED}
    (made,) = sample.passes.of_day(date(2023, 12, 1)).values()
    assert made.qr_text.startswith("JIB:SAMPLE:")
