"""Plan files in and out of a centre: given out as of a day, taken in once, refused with nothing changed."""

import json
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jib_desk.models.database import Database
from jib_desk.rules.plan_files import FORMAT, MAX_BYTES, dump_plan, read_plan
from jib_desk.rules.plan_geometry import Plan, PlanFloor, PlanMark, PlanRoom, PlanSpace, PlanUnit, Shape
from jib_desk.rules.words import Layout, SafetyKind, SpaceKind
from jib_desk.services import errors
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.plan import plan_shelf

TODAY = date(2023, 11, 30)
OPENED = date(2021, 5, 20)

PLAN = Plan(
    (
        PlanFloor(
            "F1",
            "Ground floor",
            "一层",
            20,
            10,
            units=(
                PlanUnit("A01", "A", Shape(0, 0, 4, 4), ((2, 4),), 4, 16),
                PlanUnit("A02", "A", Shape(4, 0, 4, 4), (), 3, 15.5),
            ),
            spaces=(
                PlanSpace("LOBBY", SpaceKind.LOBBY, Shape(0, 6, 6, 4), (), "Reception", "接待厅"),
                PlanSpace(
                    "R-M1",
                    SpaceKind.MEETING,
                    Shape(8, 0, 4, 6),
                    ((8, 3),),
                    "Meeting room",
                    "会议室",
                    PlanRoom({Layout.BOARDROOM: 8}, 10),
                ),
            ),
            marks=(PlanMark(SafetyKind.EXTINGUISHER, (1.5, 5), "E1"), PlanMark(SafetyKind.ASSEMBLY_POINT, (20, 10))),
        ),
        PlanFloor("F2", "First floor", "二层", 20, 10, (), ()),
    )
)


@pytest.fixture
def bare(database: Database, clock: FixedClock) -> Services:
    """A centre without any plan."""
    return open_services(database, clock)


@pytest.fixture
def blank(tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """A centre that began with the blank floor."""
    from jib_desk.services.sample import sample

    services = sample.init(tmp_path / "blank.db", clock=clock, plan="blank")
    yield services
    services.close()


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def install(services: Services, plan: Plan) -> None:
    services.plans.install(by=services.staff.actor("front_desk"), plan=plan, opened_on=OPENED)


# --- out and in ------------------------------------------------------------------------------


def test_a_plan_comes_out_of_a_centre_as_it_went_in(bare: Services) -> None:
    install(bare, PLAN)
    assert bare.plan_files.plan(TODAY) == PLAN


@pytest.mark.parametrize("name", ["jinqiao", "courtyard", "blank"])
def test_every_plan_that_ships_makes_the_same_centre_again_from_its_export(
    bare: Services, tmp_path: Path, name: str
) -> None:
    shipped = plan_shelf.read_shipped_plan(name)
    install(bare, shipped)
    kept = bare.plan_files.plan(TODAY)
    assert kept == shipped
    path = tmp_path / "plan.json"
    bare.plan_files.write(path, dump_plan(kept).encode())
    assert bare.plan_files.read(path) == kept


def test_before_the_first_day_there_are_rooms_but_no_units(bare: Services) -> None:
    install(bare, PLAN)
    (ground, _) = bare.plan_files.plan(date(2021, 5, 19)).floors
    assert (ground.units, len(ground.spaces)) == ((), 2)


def test_an_export_names_no_company_and_nobody(sample: Services) -> None:
    text = dump_plan(sample.plan_files.plan(TODAY))
    assert "A01" in text
    assert not [row for row in sample.companies.all(TODAY) for name in (row.name_zh, row.name_en) if name in text]


def test_a_plan_takes_the_place_of_a_blank_floor_and_undo_brings_the_floor_back(blank: Services) -> None:
    before = blank.plan_files.plan(TODAY)
    install(blank, PLAN)
    assert blank.plan_files.plan(TODAY) == PLAN
    blank.journal.undo(by=blank.staff.actor("front_desk"), number=blank.journal.last_number())
    assert blank.plan_files.plan(TODAY) == before


def test_a_centre_that_has_a_plan_keeps_it(services: Services) -> None:
    before, head = services.plan_files.plan(TODAY), services.journal.head()
    with pytest.raises(errors.PlanRefused) as refused:
        services.plan_files.refuse_second_plan()
    assert (refused.value.why, refused.value.place) == ("exists", "A01")
    with pytest.raises(errors.PlanRefused):
        install(services, PLAN)
    assert (services.plan_files.plan(TODAY), services.journal.head()) == (before, head)


def test_rooms_or_marks_alone_are_a_plan_too(blank: Services) -> None:
    blank.plan_files.refuse_second_plan()
    (floor,) = PLAN.floors[:1]
    install(blank, Plan((PlanFloor("F1", "", "", 20, 10, (), (), floor.marks),)))
    with pytest.raises(errors.PlanRefused):
        blank.plan_files.refuse_second_plan()


# --- files that are refused --------------------------------------------------------------------


def plan_of(**unit: Any) -> dict[str, Any]:
    units = [
        {"code": "A01", "x": 0, "y": 0, "w": 4, "h": 4, "desks": 4, "area_m2": 16},
        {"code": "A02", "x": 4, "y": 0, "w": 4, "h": 4, "desks": 4, "area_m2": 16} | unit,
    ]
    return {"format": FORMAT, "floors": [{"code": "F1", "width_m": 10, "height_m": 6, "units": units}]}


BAD: tuple[tuple[str | bytes, str, str], ...] = (
    (json.dumps(plan_of(x=3)), "overlap", "A01, A02"),
    (json.dumps(plan_of(x=7)), "outside", "A02"),
    (json.dumps(plan_of(code="A01")), "duplicate_code", "units and spaces: A01"),
    (json.dumps(plan_of(desks=float("nan"))), "not_finite", "floors[0].units[1].desks"),
    (json.dumps(plan_of(desks="4")), "wrong_type", "floors[0].units[1].desks"),
    ('{"format": "jib-plan/1", ', "not_json", "1:26"),
    (json.dumps(plan_of()).encode("utf-16"), "not_utf8", "1"),
    (b"PK\x03\x04\xff", "not_utf8", "5"),
    ("", "not_json", "1:1"),
)


@pytest.mark.parametrize(("content", "why", "place"), BAD)
def test_a_bad_plan_file_is_refused_with_its_place_and_nothing_changes(
    blank: Services, tmp_path: Path, content: str | bytes, why: str, place: str
) -> None:
    before, head = blank.plan_files.plan(TODAY), blank.journal.head()
    with pytest.raises(errors.PlanRefused) as refused:
        install(blank, blank.plan_files.read(written(tmp_path / "bad.json", content)))
    assert (refused.value.why, refused.value.place) == (why, place)
    assert (blank.plan_files.plan(TODAY), blank.journal.head()) == (before, head)


def test_a_file_of_a_hundred_megabytes_is_refused_before_it_is_read(blank: Services, tmp_path: Path) -> None:
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(errors.PlanRefused) as refused:
        blank.plan_files.read(path)
    assert (refused.value.why, refused.value.place) == ("too_big", f"100000000 > {MAX_BYTES}")


def test_what_is_no_file_is_not_waited_for(blank: Services, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("pipe.json", "nothing.json", ""):
        with pytest.raises(errors.FileMissing):
            blank.plan_files.read(tmp_path / name)


# --- writing -----------------------------------------------------------------------------------


def test_a_written_file_replaces_an_old_one_whole(services: Services, tmp_path: Path) -> None:
    path = written(tmp_path / "plan.json", "old")
    services.plan_files.write(path, dump_plan(PLAN).encode())
    assert read_plan(path.read_bytes()) == PLAN
    assert not [file for file in tmp_path.iterdir() if "jib-desk" in file.name]


def test_a_plan_is_never_written_over_the_database(services: Services) -> None:
    with pytest.raises(errors.NotWritable):
        services.plan_files.write(services.database.path, b"{}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_says_so(services: Services, tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    with pytest.raises(errors.NotWritable):
        services.plan_files.write(folder / "plan.json", b"{}")


def test_a_folder_that_is_not_there_says_so(services: Services, tmp_path: Path) -> None:
    with pytest.raises(errors.NotWritable):
        services.plan_files.write(tmp_path / "nowhere" / "plan.json", b"{}")
