"""The figures of the month, from the rows of a real database."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.reports import report_json
from jib_desk.services.rows.staff import Actor

AS_OF = date(2023, 11, 30)
ORACLE: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "oracle-2023-11.json").read_text(encoding="utf-8")
)


def _assert_holds(expected: Any, found: Any, place: str = "report") -> None:
    """Everything that the oracle says is so; a report may say more of the rooms."""
    if isinstance(expected, dict):
        for key, value in expected.items():
            assert key in found, place
            _assert_holds(value, found[key], f"{place}.{key}")
    else:
        assert found == expected, place


def test_the_sample_gives_every_figure_of_the_oracle(sample: Services) -> None:
    _assert_holds(ORACLE, report_json(sample.reports.occupancy(AS_OF)))


def test_the_report_has_the_oracles_keys_and_no_others(sample: Services) -> None:
    found = report_json(sample.reports.occupancy(AS_OF))
    assert found.keys() == ORACLE.keys()
    for key in ("units", "month_end", "month_average", "expiring", "events", "pace"):
        assert found[key].keys() == ORACLE[key].keys()


def test_the_past_stays_what_it_was_when_looked_at_years_later(sample: Services, clock: FixedClock) -> None:
    clock.at = datetime(2023, 12, 1, tzinfo=UTC)
    before = report_json(sample.reports.occupancy(AS_OF))
    clock.at = datetime(2026, 11, 22, tzinfo=UTC)
    assert report_json(sample.reports.occupancy(AS_OF)) == before


def test_visits_heads_and_persons_are_three_numbers(sample: Services) -> None:
    visits = sample.reports.occupancy(AS_OF).visits
    assert visits.heads == visits.visits + 17, "one party of eighteen"
    assert visits.persons == visits.visits - 1, "one person came twice"
    assert sum(visits.by_category.values()) == visits.visits
    assert visits.system_closed == 1
    assert visits.peak_heads >= 18


def test_an_event_that_is_running_is_not_yet_completed(sample: Services, clock: FixedClock) -> None:
    clock.at = datetime(2023, 11, 28, 7, tzinfo=UTC)  # 15:00, the demo day runs until 17:00
    running = sample.reports.occupancy(date(2023, 11, 28))
    clock.at = datetime(2023, 11, 28, 10, tzinfo=UTC)
    over = sample.reports.occupancy(date(2023, 11, 28))
    assert over.events.completed == running.events.completed + 1
    assert over.events.attended == running.events.attended + 113
    assert over.rooms["R-HALL"].net_h == running.rooms["R-HALL"].net_h, "what is in use is used"


def test_opening_balances_count_from_their_date_on(sample: Services) -> None:
    october = sample.reports.occupancy(date(2023, 10, 31))
    assert october.pace["companies_docked"] == (0, 20)
    assert sample.reports.occupancy(AS_OF).pace["companies_docked"] == (17, 20)


def test_a_day_off_that_staff_declare_leaves_the_open_hours(sample: Services, actor: Actor) -> None:
    before = sample.reports.occupancy(AS_OF)
    sample.settings.set_workday(by=actor, day=date(2023, 11, 6), is_workday=False)
    after = sample.reports.occupancy(AS_OF)
    assert (after.workdays, after.open_hours) == (before.workdays - 1, before.open_hours - 9)


def test_an_empty_centre_has_figures_too(services: Services) -> None:
    report = services.reports.occupancy(AS_OF)
    assert report.seat_occupancy == (0, 30)
    assert report.desk_utilisation == (0, 0)
    assert report.visits.median_dwell_min is None
    assert json.dumps(report_json(report))


@pytest.mark.parametrize("day", [date(2021, 5, 19), date(2021, 5, 20), date(2030, 1, 1)])
def test_states_of_units_sum_to_their_total_on_any_day(sample: Services, day: date) -> None:
    units = sample.reports.occupancy(day).units
    assert units.occupied + units.held + units.vacant + units.out_of_service == units.total


def test_what_changed_says_who_came_and_went_and_sums_exactly(sample: Services) -> None:
    changed = sample.reports.changes(date(2023, 11, 15), AS_OF)
    assert (changed.before.occupied, changed.after.occupied) == (25, 24)
    told = [(part.on.day, part.change, part.from_unit_code, part.unit_code, part.what) for part in changed.parts]
    assert told == [
        (17, -1, "", "A12", "move_out"),
        (20, 0, "C07", "A10", "transfer"),
        (20, 0, "", "A11", "hold_starts"),
    ]
    assert changed.parts[0].ended_as == "graduated"
    assert changed.before.occupied + sum(part.change for part in changed.parts) == changed.after.occupied


def test_two_days_may_be_asked_in_either_order(sample: Services) -> None:
    asked = sample.reports.changes(AS_OF, date(2023, 11, 15))
    assert asked == sample.reports.changes(date(2023, 11, 15), AS_OF)


def test_a_day_compared_with_itself_has_not_changed(sample: Services) -> None:
    same = sample.reports.changes(AS_OF, AS_OF)
    assert same.before == same.after
    assert same.parts == ()
