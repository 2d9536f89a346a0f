"""Each command does its one thing, says it in one object, and gives the exit code of the contract."""

import io
import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jib_desk import cli
from jib_desk.models import files, sessions
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
from tests.cli.conftest import FIXTURES, LEDGER, Ran, Run, one_sentence

EXPECTED: dict[str, Any] = json.loads(
    (FIXTURES / "workbooks" / "tenant-ledger-2023-11.expected.json").read_text(encoding="utf-8")
)
ORACLE: dict[str, Any] = json.loads((FIXTURES / "oracle-2023-11.json").read_text(encoding="utf-8"))


def holds(expected: Any, found: Any) -> bool:
    if isinstance(expected, dict):
        return all(key in found and holds(value, found[key]) for key, value in expected.items())
    return expected == found


# --- making centres ----------------------------------------------------------------------------


def test_init_makes_an_empty_centre(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new" / "centre.db"
    ran = run("init", "--data", path)
    assert (ran.code, ran.out.strip(), ran.err) == (0, str(path), "")
    report = run("report", "occupancy", "--data", path, "--on", "2023-11-30", "--json").json
    assert (report["units"]["total"], report["units"]["occupied"]) == (30, 0)


@pytest.mark.parametrize("command", ["init", "demo"])
def test_a_file_that_exists_is_refused_and_left_alone(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "centre.db"
    path.write_bytes(b"precious")
    ran = run(command, "--data", path, "--json")
    assert ran.code == 3
    assert ran.json["error"]["code"] == "file_exists"
    assert path.read_bytes() == b"precious"
    assert [file.name for file in tmp_path.iterdir()] == ["centre.db"]


def test_another_plan_is_chosen_by_name_and_an_unknown_one_is_bad_use(run: Run, tmp_path: Path) -> None:
    assert run("init", "--data", tmp_path / "a.db", "--plan", "blank").code == 0
    ran = run("init", "--data", tmp_path / "b.db", "--plan", "atlantis")
    assert ran.code == 2
    assert "jinqiao" in ran.err
    assert not (tmp_path / "b.db").exists()


def test_the_demo_as_of_its_day_gives_the_oracle(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    assert run("demo", "--data", path, "--on", "2023-11-30").code == 0
    for when in (("--month", "2023-11"), ("--on", "2023-11-30")):
        assert holds(ORACLE, run("report", "occupancy", "--data", path, *when, "--json").json)


def test_the_demo_without_a_day_is_about_now(run: Run, tmp_path: Path) -> None:
    ran = run("demo", "--data", tmp_path / "demo.db", "--json")
    start = date.fromisoformat(ran.json["window"][0])
    assert (start - date(2021, 5, 20)).days % 7 == 0


# --- import -------------------------------------------------------------------------------------


def test_a_refused_row_means_that_nothing_is_written(run: Run, empty: Path) -> None:
    ran = run("import", "companies", LEDGER, "--data", empty, "--json")
    assert ran.code == 3
    found = ran.json
    assert set(found) == {"sheet", "rows", "refused", "warnings", "applied"}
    assert found["sheet"] == EXPECTED["sheet"]
    assert found["rows"] == {"seen": 24, "new": 20, "changed": 0, "same": 0, "refused": 4, "skipped": 0}
    assert found["applied"] is False
    assert [{key: item[key] for key in ("sheet", "row", "column")} for item in found["refused"]] == [
        {key: item[key] for key in ("sheet", "row", "column")} for item in EXPECTED["refused"]
    ]
    assert all(set(item) == {"sheet", "row", "column", "code", "message"} for item in found["refused"])
    report = run("report", "occupancy", "--data", empty, "--on", "2023-11-30", "--json").json
    assert report["units"]["occupied"] == 0


def test_the_others_are_imported_when_the_refused_are_skipped(run: Run, empty: Path) -> None:
    ran = run("import", "companies", LEDGER, "--data", empty, "--skip-refused", "--json")
    assert (ran.code, ran.json["applied"]) == (0, True)
    report = run("report", "occupancy", "--data", empty, "--on", "2023-11-30", "--json").json
    assert (report["units"]["occupied"], report["residents"]) == (20, 19)
    again = run("import", "companies", LEDGER, "--data", empty, "--skip-refused", "--json")
    assert again.code == 0
    assert again.json["rows"] == {"seen": 24, "new": 0, "changed": 0, "same": 20, "refused": 4, "skipped": 0}


def test_a_dry_run_says_the_same_and_writes_nothing(run: Run, empty: Path) -> None:
    before = run("check", "--data", empty, "--json").json["head"]
    ran = run("import", "companies", LEDGER, "--data", empty, "--skip-refused", "--dry-run", "--json")
    assert (ran.code, ran.json["applied"], ran.json["rows"]["new"]) == (0, False, 20)
    assert run("import", "companies", LEDGER, "--data", empty, "--dry-run").code == 3
    assert run("check", "--data", empty, "--json").json["head"] == before
    assert not (empty.parent / "centre-backups").exists()


def test_the_refused_rows_come_back_as_a_workbook(run: Run, empty: Path, tmp_path: Path) -> None:
    out = tmp_path / "refused.xlsx"
    assert run("import", "companies", LEDGER, "--data", empty, "--skip-refused", "--refused", out).code == 0
    again = run("import", "companies", out, "--data", empty, "--json")
    assert again.json["rows"]["seen"] == again.json["rows"]["refused"] == 4


def test_without_json_the_reasons_are_sentences_with_their_place(run: Run, empty: Path) -> None:
    ran = run("import", "companies", LEDGER, "--data", empty, "--lang", "zh_CN")
    assert "seen 24" in ran.out
    assert "入驻企业台账!9 联系电话：电话号码已丢失部分数字" in ran.err
    assert "未导入任何数据。" in ran.err


def test_an_unknown_sheet_is_bad_use(run: Run, empty: Path) -> None:
    ran = run("import", "companies", LEDGER, "--data", empty, "--sheet", "12月", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "sheet_not_found")


def test_a_hidden_sheet_is_read_when_it_is_named(run: Run, empty: Path) -> None:
    ran = run("import", "companies", LEDGER, "--data", empty, "--sheet", "10月", "--json")
    assert ran.json["sheet"] == "10月"
    assert ran.json["refused"][0]["code"] == "missing_value"


# --- export and report --------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["occupancy", "companies", "seats", "visits", "bookings"])
def test_every_export_writes_its_workbook(qapp: object, run: Run, demo: Path, tmp_path: Path, what: str) -> None:
    out = tmp_path / "out.xlsx"
    ran = run("export", what, "--data", demo, "--month", "2023-11", "-o", out, "--json")
    assert ran.code == 0, ran.err
    assert ran.json["file"] == str(out)
    assert (ran.json["from"], ran.json["to"]) == ("2023-11-01", "2023-11-30")
    assert out.read_bytes()[:2] == b"PK"


def test_days_from_and_to_are_both_included(run: Run, demo: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    out = tmp_path / "out.xlsx"
    days = ("--from", "2023-11-07", "--to", "2023-11-08")
    assert run("export", "bookings", "--data", demo, *days, "-o", out).code == 0
    sheet = load_workbook(out).worksheets[0]
    found = [row[0].value.date() for row in sheet.iter_rows(min_row=4) if row[0].value]
    assert found == [date(2023, 11, 7), date(2023, 11, 8)]


def test_one_day_alone_is_the_period_of_a_log(run: Run, demo: Path, tmp_path: Path) -> None:
    ran = run("export", "visits", "--data", demo, "--on", "2023-11-03", "-o", tmp_path / "v.xlsx", "--json")
    assert (ran.json["from"], ran.json["to"]) == ("2023-11-03", "2023-11-03")


def test_personal_data_are_logged(run: Run, demo: Path, tmp_path: Path) -> None:
    before = run("check", "--data", demo, "--json").json["head"]
    run("export", "visits", "--data", demo, "--month", "2023-11", "-o", tmp_path / "a.xlsx")
    assert run("check", "--data", demo, "--json").json["head"] == before
    run("export", "visits", "--data", demo, "--month", "2023-11", "-o", tmp_path / "b.xlsx", "--personal-data")
    assert run("check", "--data", demo, "--json").json["head"] != before


def test_a_report_without_json_is_lines(run: Run, demo: Path) -> None:
    ran = run("report", "occupancy", "--data", demo, "--month", "2023-11")
    assert ran.code == 0
    assert "residents: 23" in ran.out


# --- backup, restore, check ----------------------------------------------------------------------


def test_a_backup_brings_everything_back(run: Run, demo: Path, tmp_path: Path) -> None:
    before = run("check", "--data", demo, "--json").json["head"]
    made = run("backup", "--data", demo, tmp_path / "backups", "--json").json
    assert made["head"] == before
    run("export", "visits", "--data", demo, "--on", "2023-11-03", "-o", tmp_path / "a.xlsx", "--personal-data")
    back = run("restore", made["backup"], "--data", demo, "--json")
    assert back.code == 0
    assert Path(back.json["before"]).exists(), "what was there is kept"
    assert run("check", "--data", demo, "--head", before).code == 0


def test_a_backup_is_restored_where_no_file_is(run: Run, demo: Path, tmp_path: Path) -> None:
    made = run("backup", "--data", demo, tmp_path / "backups", "--json").json["backup"]
    other = tmp_path / "other" / "centre.db"
    assert run("restore", made, "--data", other).code == 0
    assert run("check", "--data", other).code == 0


def test_what_is_no_backup_is_refused_and_the_database_stays(run: Run, demo: Path, tmp_path: Path) -> None:
    junk = tmp_path / "junk.jibbackup"
    junk.write_bytes(b"junk" * 300)
    content = demo.read_bytes()
    ran = run("restore", junk, "--data", demo, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (3, "backup_refused")
    assert demo.read_bytes() == content


def test_a_sound_centre_passes_the_check(run: Run, demo: Path) -> None:
    ran = run("check", "--data", demo, "--json")
    assert (ran.code, ran.json["ok"], ran.json["findings"]) == (0, True, [])


def test_a_journal_that_was_cut_off_is_found_by_its_head(run: Run, demo: Path, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.db"
    shutil.copyfile(demo, earlier)
    run("export", "visits", "--data", demo, "--on", "2023-11-03", "-o", tmp_path / "a.xlsx", "--personal-data")
    head = run("check", "--data", demo, "--json").json["head"]
    assert run("check", "--data", demo, "--head", head).code == 0
    ran = run("check", "--data", earlier, "--head", head, "--json")
    assert ran.code == 3
    assert ran.json["ok"] is False
    assert ran.json["findings"]
    assert ran.json["error"]["code"] == "check_findings"


def test_a_head_that_is_none_is_bad_use(run: Run, demo: Path) -> None:
    assert run("check", "--data", demo, "--head", "seven").code == 2


# --- the file itself ------------------------------------------------------------------------------


def opened(ran: Ran, code: int, name: str) -> None:
    assert ran.code == code
    assert ran.json["error"]["code"] == name
    assert one_sentence(ran.err)
    assert ran.json["error"]["message"] == ran.err.strip()


def test_a_path_without_a_file_is_bad_use_and_makes_none(run: Run, tmp_path: Path) -> None:
    for command in (("check",), ("backup",), ("report", "occupancy"), ("import", "companies", LEDGER)):
        opened(run(*command, "--data", tmp_path / "no.db", "--json"), 2, "file_missing")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"", b"x" * 5000, b"SQLite format 3\x00" + b"\0" * 4080], ids=("empty", "junk", "header")
)
def test_a_foreign_file_is_refused_and_not_a_byte_changes(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "centre.db"
    path.write_bytes(content)
    for command in (("check",), ("report", "occupancy"), ("import", "companies", LEDGER), ("backup",)):
        opened(run(*command, "--data", path, "--json"), 3, "database_refused")
    assert path.read_bytes() == content
    assert [file.name for file in tmp_path.iterdir()] == ["centre.db"]


def test_a_damaged_database_is_refused(run: Run, demo: Path) -> None:
    content = bytearray(demo.read_bytes())
    content[4096 * 3 : 4096 * 20] = b"\xff" * (4096 * 17)
    demo.write_bytes(content)
    opened(run("report", "occupancy", "--data", demo, "--json"), 3, "database_refused")
    assert demo.read_bytes() == bytes(content)


def test_what_the_command_line_wrote_opens_in_the_program(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    run("demo", "--data", path, "--on", "2023-11-30")
    services = open_centre(path, SystemClock())
    try:
        assert services.settings.centre().is_sample
        assert {entry.staff for entry in services.journal.entries()} == {"Command line"}
    finally:
        services.close()


def test_a_newer_schema_is_refused_and_says_so(run: Run, demo: Path) -> None:
    connection = files.connect(demo, "rw")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    content = demo.read_bytes()
    ran = run("report", "occupancy", "--data", demo, "--json")
    opened(ran, 3, "database_refused")
    assert "newer version" in ran.err
    assert demo.read_bytes() == content


def test_a_missing_guard_is_a_finding_and_nothing_is_written_past_it(run: Run, demo: Path) -> None:
    connection = files.connect(demo, "rw")
    connection.execute("DROP TRIGGER booking_room_free_insert")
    connection.close()
    ran = run("check", "--data", demo, "--json")
    assert (ran.code, ran.json["findings"]) == (3, ["altered"])
    assert run("import", "companies", LEDGER, "--data", demo, "--skip-refused", "--json").code == 4


def test_a_database_in_use_is_exit_code_4(run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "WRITE_WAIT_MS", 50)
    other = files.connect(demo, "rw")
    other.execute("BEGIN IMMEDIATE")
    try:
        ran = run("import", "companies", LEDGER, "--data", demo, "--skip-refused", "--json")
    finally:
        other.execute("ROLLBACK")
        other.close()
    opened(ran, 4, "database_busy")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"<html></html>", b"a;b\n1;2\n"])
def test_a_broken_workbook_is_one_clear_sentence(run: Run, empty: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(content)
    ran = run("import", "companies", path, "--data", empty, "--json")
    opened(ran, 3, "workbook_refused")
    assert "ledger.xlsx" in ran.err


def test_a_workbook_that_is_not_there_is_bad_use(run: Run, empty: Path, tmp_path: Path) -> None:
    opened(run("import", "companies", tmp_path / "no.xlsx", "--data", empty, "--json"), 2, "file_missing")


@pytest.mark.parametrize(
    "words", [("report", "occupancy", "--json"), ("report", "occupancy"), ("no-such-command", "--json"), ("--help",)]
)
def test_a_reader_who_leaves_early_changes_neither_the_exit_code_nor_says_a_word(
    demo: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """`… --json | head`: the reader's end of the pipe is shut before anything is written."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as nobody, monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", nobody)
        patch.setattr(sys, "stderr", io.StringIO())
        try:
            code = cli.main([*words, "--data", str(demo)] if words[0] != "--help" else list(words))
        except SystemExit as left:
            code = left.code
        assert "Traceback" not in sys.stderr.getvalue()  # type: ignore[attr-defined]
    assert code == (2 if words[0] == "no-such-command" else 0)
