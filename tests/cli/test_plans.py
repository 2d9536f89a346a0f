"""The plan by command line: a centre from any plan file, the plan in every form, templates; and what is refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from jib_desk.excel.templates import TEMPLATES as SHEETS
from jib_desk.rules.plan_files import MAX_BYTES, read_plan
from jib_desk.services.sheets.templates import TEMPLATES
from tests.cli.conftest import Run, one_sentence


@pytest.fixture(autouse=True)
def drawn_with_the_application_of_the_tests(qapp: object) -> None:
    """Drawing makes an application where none runs; the window's tests would then find a lesser one."""


def plan_of(**unit: Any) -> dict[str, Any]:
    first = {"code": "Z01", "x": 0, "y": 0, "w": 4, "h": 4, "desks": 4, "area_m2": 16}
    floor = {"code": "F1", "width_m": 10, "height_m": 6, "units": [first, first | {"code": "Z02", "x": 4} | unit]}
    return {"format": "jib-plan/1", "floors": [floor]}


# --- a centre from a plan file -----------------------------------------------------------------


def test_a_centre_begins_with_a_plan_file(run: Run, tmp_path: Path) -> None:
    file, path = tmp_path / "mine.json", tmp_path / "centre.db"
    file.write_text(json.dumps(plan_of()), encoding="utf-8")
    assert run("init", "--data", path, "--plan", file).code == 0
    report = run("report", "occupancy", "--data", path, "--on", "2023-11-30", "--json").json
    assert report["units"]["total"] == 2


BAD: tuple[tuple[str | bytes, str], ...] = (
    (json.dumps(plan_of(x=3)), "Z01, Z02"),
    (json.dumps(plan_of(x=7)), "Z02"),
    (json.dumps(plan_of(code="z01")), "z01"),
    (json.dumps(plan_of(area_m2=float("nan"))), "floors[0].units[1].area_m2"),
    (json.dumps(plan_of(desks=[])), "floors[0].units[1].desks"),
    (b"\xff\xfe\x00", "1"),
    ("{", "1"),
    (b" " * (MAX_BYTES + 1), "4.0 MB"),
)


@pytest.mark.parametrize(("content", "named"), BAD, ids=range(len(BAD)))
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_a_bad_plan_file_is_refused_with_its_place_and_no_centre_is_begun(
    run: Run, tmp_path: Path, content: str | bytes, named: str, lang: str
) -> None:
    file, path = tmp_path / "bad.json", tmp_path / "centre.db"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    ran = run("init", "--data", path, "--plan", file, "--lang", lang, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (3, "plan_refused")
    assert one_sentence(ran.err)
    assert named in ran.err
    assert [left.name for left in tmp_path.iterdir()] == ["bad.json"]


def test_a_plan_file_that_is_not_there_is_bad_use(run: Run, tmp_path: Path) -> None:
    ran = run("init", "--data", tmp_path / "centre.db", "--plan", tmp_path / "nothing.json", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "file_missing")


# --- the plan out ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("suffix", "start"), [("json", b"{"), ("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF"), ("PDF", b"%PDF")]
)
def test_the_plan_is_written_in_the_form_that_the_name_ends_in(
    run: Run, demo: Path, tmp_path: Path, suffix: str, start: bytes
) -> None:
    out = tmp_path / f"plan.{suffix}"
    ran = run("export", "plan", "--data", demo, "--on", "2023-11-30", "-o", out, "--json")
    assert ran.code == 0
    assert (ran.json["file"], ran.json["kind"], ran.json["units"]) == (str(out), suffix.lower(), 30)
    assert out.read_bytes().startswith(start)


def test_what_was_exported_begins_the_same_centre_elsewhere(run: Run, demo: Path, tmp_path: Path) -> None:
    first, second, other = tmp_path / "first.json", tmp_path / "second.json", tmp_path / "other.db"
    assert run("export", "plan", "--data", demo, "-o", first).code == 0
    assert run("init", "--data", other, "--plan", first).code == 0
    assert run("export", "plan", "--data", other, "-o", second).code == 0
    assert read_plan(first.read_bytes()) == read_plan(second.read_bytes())


def test_the_plan_of_another_day_names_who_was_there_then(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.svg"
    run("export", "plan", "--data", demo, "--on", "2023-11-19", "-o", out, "--lang", "zh_CN")
    assert "2023年11月19日" in out.read_text(encoding="utf-8")


def test_the_fire_safety_plan_is_a_layer(run: Run, demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "fire.svg"
    ran = run("export", "plan", "--data", demo, "--layer", "safety", "-o", out, "--json")
    assert (ran.code, ran.json["layer"]) == (0, "safety")
    assert "Fire safety plan" in out.read_text(encoding="utf-8")


def test_one_floor_goes_out_alone(run: Run, tmp_path: Path) -> None:
    path, out = tmp_path / "centre.db", tmp_path / "plan.json"
    run("init", "--data", path, "--plan", "courtyard")
    ran = run("export", "plan", "--data", path, "--floor", "F2", "-o", out, "--json")
    assert (ran.json["floors"], ran.json["units"]) == (["F2"], 17)
    assert [floor.code for floor in read_plan(out.read_bytes()).floors] == ["F2"]


def test_the_plan_is_not_written_over_the_database(run: Run, demo: Path) -> None:
    target = demo.rename(demo.with_suffix(".pdf"))
    content = target.read_bytes()
    ran = run("export", "plan", "--data", target, "-o", target, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (4, "not_writable")
    assert target.read_bytes() == content


# --- templates ---------------------------------------------------------------------------------


def test_every_sheet_has_a_word_for_its_template() -> None:
    assert sorted(TEMPLATES.values()) == sorted(SHEETS)


@pytest.mark.parametrize("what", list(TEMPLATES))
def test_a_template_is_a_workbook_that_needs_no_centre(run: Run, tmp_path: Path, what: str) -> None:
    out = tmp_path / "empty.xlsx"
    ran = run("export", "template", what, "-o", out, "--json")
    assert (ran.code, ran.json) == (0, {"file": str(out), "what": "template", "list": what})
    assert out.read_bytes().startswith(b"PK")
