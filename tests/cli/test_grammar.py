"""What may be written on the command line, and one clear sentence for what may not."""

import errno
import gc
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jib_desk import cli, cli_arguments
from jib_desk.cli_arguments import BadUse, PeriodAsked
from jib_desk.services.sample import sample
from tests.cli.conftest import LEDGER, Run, one_sentence

MAIN = Path(__file__).parents[2] / "main.py"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("report", "occupancy", "--on", "2023-02-30"), "2023-02-30"),
        (("report", "occupancy", "--on", "30.11.2023"), "30.11.2023"),
        (("report", "occupancy", "--month", "2023-13"), "2023-13"),
        (("report", "occupancy", "--month", "2023-11-30"), "2023-11-30"),
        (("demo", "--on", "2023-11-31"), "2023-11-31"),
        (("export", "visits", "-o", "x.xlsx", "--from", "2023-00-01"), "2023-00-01"),
        (("export", "visits", "-o", "x.xlsx", "--from", "2023-11-09", "--to", "2023-11-08"), "2023-11-09"),
        (("export", "visits", "-o", "x.xlsx", "--from", "2023-11-01", "--month", "2023-11"), "--month"),
        (("export", "seats", "-o", "x.xlsx", "--from", "2023-11-01"), "seats"),
        (("export", "moons", "-o", "x.xlsx"), "moons"),
        (("export", "seats"), "-o"),
        (("export", "seats", "-o", "x.xlsx", "--floor", "F1"), "--floor"),
        (("export", "seats", "bookings", "-o", "x.xlsx"), "bookings"),
        (("export", "plan", "-o", "x.dwg"), "x.dwg"),
        (("export", "plan", "-o", "x"), ".svg"),
        (("export", "plan", "-o", "x.pdf", "--floor", "F9"), "F9"),
        (("export", "plan", "-o", "x.pdf", "--paper", "A5"), "A5"),
        (("export", "visits", "-o", "x.xlsx", "--layer", "safety"), "--layer"),
        (("export", "plan", "-o", "x.pdf", "--personal-data"), "--personal-data"),
        (("export", "plan", "-o", "x.pdf", "--from", "2023-11-01"), "plan"),
        (("export", "template", "-o", "x.xlsx"), "LIST"),
        (("export", "template", "moons", "-o", "x.xlsx"), "moons"),
        (("export", "template", "seats", "-o", "x.xlsx", "--on", "2023-11-30"), "template"),
        (("report", "occupancy", "--month", "2023-11", "--on", "2023-11-30"), "--month"),
        (("dance",), "dance"),
        (("check", "--nonsense"), "--nonsense"),
        (("import", "companies"), "FILE.xlsx"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_bad_use_is_one_sentence_and_changes_nothing(
    run: Run, demo: Path, words: tuple[str, ...], named: str, lang: str
) -> None:
    content = demo.read_bytes()
    ran = run(*words, "--data", demo, "--lang", lang, "--json")
    assert ran.code == 2
    assert ran.json["error"]["code"] == "bad_use"
    assert one_sentence(ran.err)
    assert named in ran.err
    assert demo.read_bytes() == content
    if lang == "zh_CN":
        assert any("\u4e00" <= character <= "\u9fff" for character in ran.err)
        assert not any(word in ran.err for word in ("argument", "invalid", "required", "allowed"))


def test_options_may_stand_before_the_command_or_after_it(run: Run, demo: Path) -> None:
    before = run("--data", demo, "--json", "report", "occupancy", "--on", "2023-11-30")
    after = run("report", "occupancy", "--on", "2023-11-30", "--data", demo, "--json")
    assert before.json == after.json


def test_the_language_is_the_workstations_unless_another_is_asked_for(run: Run, home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text("lang = 'zh_CN'\n", encoding="utf-8")
    assert "找不到" in run("check", "--data", "no.db").err
    assert "There is no file" in run("check", "--data", "no.db", "--lang", "en").err


def test_the_database_is_the_workstations_unless_another_is_given(run: Run, home: Path, demo: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "settings.toml").write_text(f"database = '{demo.as_posix()}'\n", encoding="utf-8")
    assert run("check", "--json").json["database"] == str(demo)


TODAY = date(2023, 11, 16)


@pytest.mark.parametrize(
    ("asked", "of_a_day", "of_a_period"),
    [
        (PeriodAsked(), ("2023-11-01", "2023-11-16"), ("2023-11-01", "2023-11-16")),
        (PeriodAsked(on=date(2023, 5, 7)), ("2023-05-01", "2023-05-07"), ("2023-05-07", "2023-05-07")),
        (
            PeriodAsked(month=cli_arguments.month("", "2023-10")),
            ("2023-10-01", "2023-10-31"),
            ("2023-10-01", "2023-10-31"),
        ),
        (
            PeriodAsked(month=cli_arguments.month("", "2023-11")),
            ("2023-11-01", "2023-11-16"),
            ("2023-11-01", "2023-11-16"),
        ),
        (PeriodAsked(start=date(2023, 3, 2)), None, ("2023-03-02", "2023-11-16")),
        (PeriodAsked(end=date(2023, 3, 2)), None, ("2023-03-01", "2023-03-02")),
        (PeriodAsked(start=date(2023, 12, 5)), None, ("2023-12-05", "2023-12-05")),
    ],
)
def test_which_days_are_meant(asked: PeriodAsked, of_a_day: Any, of_a_period: Any) -> None:
    for is_of_a_day, expected in ((True, of_a_day), (False, of_a_period)):
        if expected is not None:
            period = asked.of(TODAY, is_of_a_day=is_of_a_day)
            assert (period.start.isoformat(), period.end.isoformat()) == expected


def test_february_of_a_leap_year_has_29_days() -> None:
    assert cli_arguments.month("--month", "2024-02") == (date(2024, 2, 1), date(2024, 2, 29))
    with pytest.raises(BadUse):
        cli_arguments.day("--on", "2023-02-29")


# --- what goes wrong underneath --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("failure", "name"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "not_writable"), (errno.EIO, "environment")]
)
def test_a_failing_machine_is_exit_code_4(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int, name: str
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(failure, os.strerror(failure), str(tmp_path / "x"))

    monkeypatch.setattr(sample, "demo", fail)
    ran = run("demo", "--data", tmp_path / "x", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (4, name)


def test_a_defect_is_not_swallowed_and_the_usual_hook_comes_back(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = sys.excepthook
    monkeypatch.setattr(sample, "demo", lambda *_args, **_more: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        run("demo", "--data", tmp_path / "x")
    sys.excepthook = usual


# --- as a real process -----------------------------------------------------------------------------


def process(*words: object, home: Path, code: str = "") -> subprocess.CompletedProcess[str]:
    start = [sys.executable, "-c", code] if code else [sys.executable, str(MAIN)]
    environment = {**os.environ, "JIB_DESK_HOME": str(home), "PYTHONUTF8": "1"}
    return subprocess.run(
        [*start, *map(str, words)],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
    )


def test_a_command_needs_no_window_and_loads_nothing_of_qt(demo: Path, home: Path) -> None:
    code = (
        "import sys; from jib_desk.cli import main; code = main(sys.argv[1:]);"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken6', 'qtawesome'))]);"
        "sys.exit(code)"
    )
    ran = process("report", "occupancy", "--data", demo, "--on", "2023-11-30", home=home, code=code)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "[]"


def test_the_whole_job_as_processes(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "centre.db"
    assert process("init", "--data", path, home=home).returncode == 0
    refused = process("import", "companies", LEDGER, "--data", path, "--json", home=home)
    assert refused.returncode == 3
    assert '"applied": false' in refused.stdout
    assert process("import", "companies", LEDGER, "--data", path, "--skip-refused", home=home).returncode == 0
    assert process("check", "--data", path, home=home).returncode == 0


def test_a_defect_leaves_with_1_one_sentence_and_a_report_without_values(tmp_path: Path, home: Path) -> None:
    code = (
        "import sys; from jib_desk import cli; from jib_desk.services.sample import sample\n"
        "def fail(*a, **k): raise RuntimeError('赵示一 12000000001')\n"
        "sample.demo = fail\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    ran = process("demo", "--data", tmp_path / "x.db", "--json", home=home, code=code)
    assert ran.returncode == 1
    assert '"code": "defect"' in ran.stdout
    assert one_sentence(ran.stderr)
    (report,) = (home / "state" / "crashes").iterdir()
    written = report.read_text(encoding="utf-8")
    assert "RuntimeError" in written
    assert "赵示一" not in written + ran.stdout + ran.stderr


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--version"])
    assert left.value.code == 0
    assert "jib-desk" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ((), (None, None)),
        (("--data", "a.db"), (Path("a.db"), None)),
        (("--lang=zh_CN", "--data=b.db"), (Path("b.db"), "zh_CN")),
    ],
)
def test_without_a_command_the_window_opens(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], asked: Any
) -> None:
    from jib_desk import app

    opened: list[Any] = []
    monkeypatch.setattr(app, "run", lambda *given: opened.append(given) or 7)
    try:
        assert cli.main(words) == 7
    finally:
        gc.enable()  # the window does so once its data is there
    assert opened == [asked]


def test_a_start_of_the_window_loads_nothing_of_the_command_line(home: Path) -> None:
    code = (
        "import sys; import jib_desk.cli;"
        "print([name for name in sys.modules if name in ('argparse', 'json', 'jib_desk.cli_commands')])"
    )
    assert process(home=home, code=code).stdout.strip() == "[]"


def test_an_unknown_language_is_bad_use(run: Run) -> None:
    ran = run("--lang", "fr")
    assert ran.code == 2
    assert "fr" in ran.err
