"""`python -m bench.acceptance`: what only other programs and long runs can show.

The sample centre is made and its monthly workbook exported by the command line, LibreOffice turns it into a PDF,
and the figures of the oracle must be in its text. Then come the long fault runs. 0 when all of it held.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.faults.__main__ import main as fault_runs

ROOT = Path(__file__).resolve().parents[1]
ORACLE = ROOT / "tests" / "fixtures" / "oracle-2023-11.json"
_NEEDED = {"soffice": "libreoffice-calc", "pdftotext": "poppler-utils"}
_LONGEST_S = 180


class Failed(Exception):
    """A step that did not hold, said in one sentence."""


def main(arguments: Sequence[str]) -> int:
    """0 when everything held, 1 when anything did not."""
    parser = argparse.ArgumentParser(prog="python -m bench.acceptance", description=(__doc__ or "").splitlines()[2])
    parser.add_argument("--without-faults", action="store_true", help="the workbook alone, without the long fault runs")
    asked = parser.parse_args(arguments)
    summary: dict[str, bool] = {}
    with tempfile.TemporaryDirectory(prefix="jib-acceptance-") as folder:
        summary["the month's workbook, read by LibreOffice"] = _workbook_holds(Path(folder))
    if not asked.without_faults:
        summary["long fault runs"] = fault_runs([]) == 0
    print()
    for what, held in summary.items():
        print(f"{'held  ' if held else 'FAILED'}  {what}")
    return 0 if all(summary.values()) else 1


def _workbook_holds(folder: Path) -> bool:
    print("workbook: the sample centre, exported and converted to PDF by LibreOffice", flush=True)
    start = perf_counter()
    try:
        _refuse_without_tools()
        workbook = _exported(folder)
        text = _as_text(_converted(workbook, folder))
        missing = list(missing_figures(text, json.loads(ORACLE.read_text(encoding="utf-8"))))
    except Failed as failure:
        missing = [str(failure)]
    for what in missing:
        print(f"  FAILED  {what}")
    print(f"  {'failed' if missing else 'held'}, {perf_counter() - start:.0f} s", flush=True)
    return not missing


# --- the way to the text ------------------------------------------------------------------------


def _refuse_without_tools() -> None:
    for command, package in _NEEDED.items():
        if shutil.which(command) is None:
            raise Failed(f"{command} is missing: install the package {package}")


def _exported(folder: Path) -> Path:
    """The month's workbook of the sample centre, made as people make it."""
    data, workbook = folder / "sample.db", folder / "occupancy.xlsx"
    program = [sys.executable, str(ROOT / "main.py")]
    _run([*program, "demo", "--data", str(data), "--on", "2023-11-30"], folder)
    export = ["export", "occupancy", "--data", str(data), "--month", "2023-11", "-o", str(workbook)]
    _run([*program, *export], folder)
    return workbook


def _converted(workbook: Path, folder: Path) -> Path:
    """The workbook as a PDF, by a LibreOffice with a fresh profile. A complaint of it is a failure."""
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(workbook)]
    said = _run(convert, folder)
    pdf = workbook.with_suffix(".pdf")
    if not pdf.is_file():
        raise Failed(f"LibreOffice made no PDF: {said.strip()}")
    complaints = [line for line in said.splitlines() if "error" in line.lower()]
    if complaints:
        raise Failed(f"LibreOffice complained: {complaints[0]}")
    return pdf


def _as_text(pdf: Path) -> str:
    text = _run(["pdftotext", "-layout", str(pdf), "-"], pdf.parent)
    if "#REF!" in text or "#NAME?" in text or "Err:5" in text:
        raise Failed("the PDF shows an error of a formula")
    return text


def _run(command: list[str], folder: Path) -> str:
    """What a command says. Raises Failed when it fails or takes too long."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=_environment(folder),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_LONGEST_S,
            check=False,
        )
    except subprocess.TimeoutExpired as expired:
        raise Failed(f"{Path(command[0]).name} took more than {_LONGEST_S} s") from expired
    if done.returncode:
        raise Failed(f"{' '.join(command[:3])} gave {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout + done.stderr if command[0] == "soffice" else done.stdout


def _environment(folder: Path) -> dict[str, str]:
    import os

    return {**os.environ, "JIB_DESK_HOME": str(folder / "home"), "HOME": str(folder)}


# --- the figures --------------------------------------------------------------------------------


def missing_figures(text: str, oracle: Mapping[str, Any]) -> Iterator[str]:
    """The figures of the oracle that the text does not show beside their names."""
    for name, values in _expected(oracle):
        rests = [line[line.find(name) + len(name) :] for line in text.splitlines() if name in line]
        if not rests:
            yield f"no line says “{name}”"
        elif not any(_shows(rest, values) for rest in rests):
            yield f"“{name}” does not show {' '.join(values)}: {' '.join(rests[0].split())[:120]}"


def _expected(oracle: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What stands on the sheets: a name as printed, and the numbers after it in this order.

    The name is empty where the cell breaks it over lines: its numbers then stand on a line of their own.
    """
    rates = {**oracle["month_end"], **{f"average_{name}": part for name, part in oracle["month_average"].items()}}
    for key, name in {
        "seat_occupancy": "入驻率 Seat occupancy",
        "committed": "签约率 Committed rate",
        "area_occupancy": "面积入驻率(㎡) Area occupancy",
        "desk_utilisation": "工位使用率 Desk utilisation",
        "average_seat_occupancy": "月均入驻率 Average seat occupancy",
        "desk_occupancy": "",
        "average_desk_occupancy": "",
    }.items():
        yield name, _fraction(rates[key])
    yield "Elapsed days of the window", _fraction(oracle["pace"]["elapsed_days"])
    yield from (("", _fraction(oracle["pace"][target])) for target in oracle["pace"])
    for room in ("R-HALL", "R-TRN"):
        use = oracle["rooms"][room]
        hours = (oracle["rooms"]["open_hours"], use["net_h"], use["gross_h"])
        yield room, tuple(f"{value:g}" for value in hours)
    counts = {
        "席位总数 Units of the plan": oracle["units"]["total"],
        "可用席位 Usable units": oracle["units"]["usable"],
        "在驻席位 Occupied units": oracle["units"]["occupied"],
        "预留席位 Held units": oracle["units"]["held"],
        "空闲席位 Vacant units": oracle["units"]["vacant"],
        "停用席位 Units out of service": oracle["units"]["out_of_service"],
        "在驻企业数 Resident companies": oracle["residents"],
        "Residents' head-count": oracle["resident_headcount"],
        "工作日 Workdays": oracle["rooms"]["workdays"],
        "Opening hours": oracle["rooms"]["open_hours"],
        "活动场次 Events": oracle["events"]["all"],
        "已完成活动 Events completed": oracle["events"]["completed"],
        "Completed without fire drills": oracle["events"]["completed_without_drill"],
        "报名人次 Registered": oracle["events"]["registered"],
        "签到人次 Attended": oracle["events"]["attended"],
    }
    yield from ((name, (str(count),)) for name, count in counts.items())
    for days, companies in oracle["expiring"].items():
        yield f"Expiring in {days} days", (str(len(companies)), *companies)
    yield "Crowded companies", (str(len(oracle["crowded"])), *oracle["crowded"])


def _fraction(of: Sequence[int]) -> tuple[str, str, str]:
    part, whole = of
    return f"{part / whole:.1%}", f"{part:,}", f"{whole:,}"


def _shows(rest: str, values: Sequence[str]) -> bool:
    """Whether a line's rest has these values in this order, each on its own."""
    pattern = ".*?".join(rf"(?<![\d.,]){re.escape(value)}(?![\d])" for value in values)
    return re.search(pattern, rest) is not None


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
