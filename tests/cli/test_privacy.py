"""People's data by command line: found, handed out, erased, and forgotten when its time is over."""

import json
import tempfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from jib_desk.cli_output import Console
from jib_desk.models import files
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import FixedClock, SystemClock
from jib_desk.services.visit import privacy_purge, privacy_reads
from jib_desk.services.visit.privacy_purge import Purges
from tests.cli.conftest import Run, one_sentence
from tests.services.test_privacy import WANG, come_and_go


@pytest.fixture
def centre(empty: Path) -> Path:
    """A centre that 王蔚岚 visited today and 陆留下 forty days ago; somebody else is inside."""
    clock = FixedClock(SystemClock().now())
    clock.at = clock.at.replace(year=clock.at.year - 1)
    services = open_centre(empty, clock)
    actor = services.staff.actor("front_desk", "tests")
    come_and_go(services, actor, name_zh="陆离开", phone="13500007777")
    clock.at = SystemClock().now()
    come_and_go(services, actor, **WANG)
    services.visitors.check_in(by=actor, name_zh="赵在场")
    services.close()
    return empty


def found(run: Run, centre: Path, text: str) -> list[dict[str, object]]:
    return run("privacy", "find", text, "--data", centre, "--json").json


@pytest.mark.parametrize("text", ["王蔚岚", "wangweilan", "1234", "13955501234"])
def test_a_person_is_found(run: Run, centre: Path, text: str) -> None:
    (person,) = found(run, centre, text)
    assert person.keys() == {"uid", "name", "organisation", "visits"}
    assert (person["name"], person["organisation"], person["visits"]) == ("王蔚岚", "青禾材料", 1)


def test_everybody_who_fits_is_told_however_many(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_reads, "LOOKED_AT", 3)  # what a search while typing looks at
    connection = files.connect(demo, "ro")
    (count,) = connection.execute("SELECT count(*) FROM visitor WHERE organisation LIKE '示例%'").fetchone()
    connection.close()
    told = [row for row in found(run, demo, "示例") if str(row["organisation"]).startswith("示例")]
    assert len(told) == count > 100
    assert len(run("privacy", "find", "示例", "--data", demo).out.splitlines()) >= count


def test_nobody_is_found_where_nobody_is(run: Run, centre: Path) -> None:
    ran = run("privacy", "find", "xyzxyz", "--data", centre, "--json")
    assert (ran.code, ran.json) == (0, [])


def test_a_persons_copy_is_written(run: Run, centre: Path, tmp_path: Path) -> None:
    uid = found(run, centre, "王蔚岚")[0]["uid"]
    ran = run("privacy", "export", uid, "--data", centre, "-o", tmp_path / "copy.xlsx", "--json")
    assert (ran.code, ran.json["file"]) == (0, str(tmp_path / "copy.xlsx"))
    assert CalamineWorkbook.from_path(tmp_path / "copy.xlsx").sheet_names


def test_an_erased_person_is_gone_and_the_journal_whole(run: Run, centre: Path) -> None:
    uid = found(run, centre, "王蔚岚")[0]["uid"]
    ran = run("privacy", "erase", uid, "--data", centre, "--json")
    assert (ran.code, ran.json["people"], ran.json["clean"]) == (0, 1, True)
    assert found(run, centre, "王蔚岚") == []
    assert run("check", "--data", centre, "--json").json["findings"] == []
    again = run("privacy", "erase", uid, "--data", centre, "--json")
    assert (again.code, again.json["error"]["code"]) == (3, "not_found")


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_whoever_is_inside_is_not_erased(run: Run, centre: Path, lang: str) -> None:
    uid = found(run, centre, "赵在场")[0]["uid"]
    ran = run("privacy", "erase", uid, "--data", centre, "--json", "--lang", lang)
    assert (ran.code, ran.json["error"]["code"]) == (3, "person_inside")
    assert one_sentence(ran.err)


def test_an_erasure_says_what_names_the_person_still(run: Run, centre: Path) -> None:
    services = open_centre(centre, SystemClock())
    actor = services.staff.actor("front_desk", "tests")
    come_and_go(services, actor, name_zh="陆留下", note="等王蔚岚")
    services.watch.add(by=actor, name_zh="王蔚岚", reason="unpaid")
    services.close()
    ran = run("privacy", "erase", found(run, centre, "王蔚岚")[0]["uid"], "--data", centre, "--json")
    (kept,) = ran.json["kept"]
    assert (ran.code, ran.json["texts"], kept["kind"], kept["why"]) == (0, 1, "watch_entry", "watched")
    assert kept["uid"] in ran.err
    assert "王" not in ran.out + ran.err


def test_a_purge_is_looked_at_before_it_is_done(run: Run, centre: Path) -> None:
    dry = run("privacy", "purge", "--dry-run", "--data", centre, "--json")
    assert (dry.code, dry.json["people"], dry.json["applied"]) == (0, 1, False)
    assert found(run, centre, "陆离开")
    done = run("privacy", "purge", "--data", centre, "--json")
    assert (done.code, done.json["people"], done.json["applied"]) == (0, 1, True)
    assert found(run, centre, "陆离开") == []
    assert found(run, centre, "王蔚岚")
    assert "陆" not in json.dumps(done.json, ensure_ascii=False)
    assert run("privacy", "purge", "--data", centre, "--json").json["people"] == 0


def test_everybody_who_is_due_is_listed(run: Run, centre: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy_purge, "SHOWN", 2)  # as many as a window names
    services = open_centre(centre, FixedClock(SystemClock().now().replace(year=SystemClock().now().year - 1)))
    for number in range(3):
        come_and_go(services, services.staff.actor("front_desk", "tests"), name_zh=f"陆访{chr(0x4E01 + number)}")
    services.close()
    dry = run("privacy", "purge", "--dry-run", "--data", centre, "--json").json
    assert (dry["people"], len({due["uid"] for due in dry["due"]})) == (4, 4)


def test_a_purge_that_is_stopped_says_how_many_are_due_still(
    run: Run, centre: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = FixedClock(SystemClock().now().replace(year=SystemClock().now().year - 1))
    services = open_centre(centre, clock)
    actor = services.staff.actor("front_desk", "tests")
    for number in range(3):
        come_and_go(services, actor, name_zh=f"陆访{chr(0x4E01 + number)}")
    services.close()
    monkeypatch.setattr(Purges.purge, "__kwdefaults__", {**(Purges.purge.__kwdefaults__ or {}), "portion": 1})

    def pressed(_self: object, done: int, _of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(Console, "progress", pressed)
    ran = run("privacy", "purge", "--data", centre, "--json")
    assert (ran.code, ran.json["people"], ran.json["left"], ran.json["clean"]) == (3, 2, 2, True)
    assert "2 people are due still" in ran.err


@pytest.mark.parametrize(
    "words", [("privacy",), ("privacy", "find"), ("privacy", "export", "x"), ("privacy", "burn", "x")]
)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_bad_use_is_one_sentence(run: Run, centre: Path, words: tuple[str, ...], lang: str) -> None:
    ran = run(*words, "--data", centre, "--lang", lang, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "bad_use")
    assert one_sentence(ran.err)


def test_a_copy_that_is_no_workbook_by_its_name_is_refused_before_anything_is_written(
    run: Run, centre: Path, tmp_path: Path
) -> None:
    found = run("privacy", "find", "wang", "--data", centre, "--json").json
    ran = run("privacy", "export", found[0]["uid"], "--data", centre, "-o", tmp_path / "o.pdf")
    assert (ran.code, (tmp_path / "o.pdf").exists()) == (2, False)
    assert "must end in .xlsx" in ran.err


def test_a_folder_that_is_not_there_is_said_to_be_missing(run: Run, centre: Path, tmp_path: Path) -> None:
    (person,) = found(run, centre, "王蔚岚")
    for out in (tmp_path / "nowhere" / "o.xlsx", centre / "o.xlsx"):
        ran = run("privacy", "export", person["uid"], "--data", centre, "-o", out, "--json")
        assert (ran.code, ran.json["error"]["code"]) == (4, "folder_missing")
        assert f"{out} cannot be written: its folder is not there" in ran.err


def test_a_missing_database_is_said(run: Run, tmp_path: Path) -> None:
    assert run("privacy", "find", "x", "--data", tmp_path / "none.db", "--json").code == 2


def test_neither_log_nor_temporary_files_name_an_erased_person(
    run: Run, centre: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    uid = run("--verbose", "privacy", "find", "王蔚岚", "--data", centre, "--json").json[0]["uid"]
    run("--verbose", "privacy", "export", uid, "--data", centre, "-o", tmp_path / "copy.xlsx")
    run("--verbose", "privacy", "erase", uid, "--data", centre)
    (tmp_path / "copy.xlsx").unlink()
    looked_at = [file for place in (home, tmp_path) for file in place.rglob("*") if file.is_file()]
    assert centre in looked_at
    for word in ("王蔚岚", "Weilan", "13955501234"):
        for form in ("utf-8", "utf-16-le"):
            assert [file.name for file in looked_at if word.encode(form) in file.read_bytes()] == []
