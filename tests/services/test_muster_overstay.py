"""Whoever stays past the agreed end is on the muster roll, until somebody else has the seat."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor

ZONE = ZoneInfo("Asia/Shanghai")


def companies_in(services: Services, code: str) -> list[str]:
    return [call.name_en for call in services.evacuations.call_list() if code in call.units]


def test_who_overstays_is_on_the_roll_until_another_has_the_seat(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    unit = next(row for row in sample.plans.plan(date(2023, 11, 30)).units if row.code == "C01")
    newcomer = next(row for row in sample.companies.all(date(2023, 11, 30)) if row.short_en.startswith("QuietComet"))
    sample.seats.assign(by=actor, unit_id=unit.id, company_id=newcomer.id, starts_on=date(2023, 12, 5))
    clock.at = datetime(2023, 12, 3, 10, 0, tzinfo=ZONE)
    assert len(companies_in(sample, "C01")) == 1
    overstayed = companies_in(sample, "C01")[0]
    clock.at += timedelta(days=3)
    assert companies_in(sample, "C01") != [overstayed]
    assert overstayed not in companies_in(sample, "C01")
    assert len(companies_in(sample, "C01")) == 1


def test_who_overstays_is_on_the_roll_until_the_seat_is_closed(
    sample: Services, actor: Actor, clock: FixedClock
) -> None:
    unit = next(row for row in sample.plans.plan(date(2023, 11, 30)).units if row.code == "C01")
    sample.seats.out_of_service(
        by=actor, unit_id=unit.id, starts_on=date(2023, 12, 5), ends_on=None, reason="new floor"
    )
    clock.at = datetime(2023, 12, 4, 10, 0, tzinfo=ZONE)
    assert len(companies_in(sample, "C01")) == 1
    clock.at += timedelta(days=1)
    assert companies_in(sample, "C01") == []
