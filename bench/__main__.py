"""`python -m bench [--list] [NAME …]`: runs benchmarks, prints a table and writes bench/results.json."""

import argparse
import json
import os
import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import catalogue
from bench.harness import Benchmark, Figure, Measured, measure

RESULTS = Path(__file__).with_name("results.json")
_HEAD = ("", "reference", "own", "p95", "p99", "ratio", "goal", "at p99", "rounds")
_WIDTHS = (46, 10, 10, 10, 10, 8, 8, 8, 7)


def main(arguments: Sequence[str]) -> int:
    """0 when every goal was reached, 1 when one was missed or a benchmark broke, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="The program's own paths beside references.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="which benchmarks (default: all but the large ones)")
    parser.add_argument("--list", action="store_true", help="name the benchmarks and stop")
    asked = parser.parse_args(arguments)
    known = (*catalogue.BENCHMARKS, *catalogue.LARGE)
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    if asked.list:
        for name in known:
            print(f"{name:16} {catalogue.title(catalogue.load(name))}")
        return 0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="jib-bench-") as folder:
        os.environ["JIB_DESK_HOME"] = str(Path(folder) / "home")
        print(_line(_HEAD))
        results = {name: _run(name, Path(folder)) for name in asked.names or catalogue.BENCHMARKS}
    _write(results)
    misses = {name: [miss for row in rows for miss in row["misses"]] for name, rows in results.items()}
    missed = [f"{name}: {miss}" for name, found in misses.items() for miss in found]
    broken = [f"{name}: {row['broken']}" for name, rows in results.items() for row in rows if "broken" in row]
    print(f"\n{len(results)} benchmarks, {len(missed)} goals missed, {len(broken)} broken. Written: {RESULTS}")
    for miss in missed:
        print(f"  missed  {miss}")
    for why in broken:
        print(f"  BROKEN  {why}")
    return 1 if missed or broken else 0


def _run(name: str, folder: Path) -> list[dict[str, Any]]:
    """What was measured; when the benchmark breaks, what there was before that and why, so that the others go on."""
    rows: list[dict[str, Any]] = []
    try:
        _measure_all(name, folder, rows)
    except Exception as error:  # noqa: BLE001 - whatever one benchmark dies of, the others are measured
        traceback.print_exc()
        rows.append({"broken": f"{type(error).__name__}: {error}", "misses": []})
    return rows


def _measure_all(name: str, folder: Path, rows: list[dict[str, Any]]) -> None:
    benchmark: Benchmark = catalogue.load(name)
    print(f"\n{name} – {catalogue.title(benchmark)}")
    place = folder / name
    place.mkdir()
    for item in benchmark(place):
        if isinstance(item, Figure):
            rows.append({**asdict(item), "misses": list(item.misses)})
            print(_figure(item), flush=True)
        else:
            measured = measure(item)
            rows.append(asdict(measured))
            print(_row(measured), flush=True)


def _figure(found: Figure) -> str:
    limit = "" if found.limit is None else f" (at most {found.limit:g} {found.unit})"
    return f"  {found.name}: {found.value:.4g} {found.unit}{limit}{' MISSED' if found.misses else ''}"


def _row(found: Measured) -> str:
    verdict = " MISSED" if found.misses else ""
    cells = (
        f"  {found.name}",
        *(_seconds(value) for value in (found.reference.p50, found.own.p50, found.own.p95, found.own.p99)),
        f"{found.ratio:.2f}",
        "" if found.goal is None else f"{found.goal:g}",
        f"{found.ratio_p99:.2f}",
        str(found.rounds),
    )
    against = f"\n    reference: {found.against}" if found.against else ""
    return _line(cells) + verdict + against


def _line(cells: Sequence[str]) -> str:
    first, *rest = cells
    return f"{first:{_WIDTHS[0]}}" + "".join(f"{cell:>{width}}" for cell, width in zip(rest, _WIDTHS[1:], strict=True))


def _seconds(value: float) -> str:
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1e3:.2f} ms" if value >= 1e-3 else f"{value * 1e6:.1f} µs"


def _write(results: dict[str, list[dict[str, Any]]]) -> None:
    machine = {"platform": platform.platform(), "python": platform.python_version(), "cores": os.cpu_count()}
    whole = {"measured_at": datetime.now(UTC).isoformat(timespec="seconds"), "machine": machine, "results": results}
    RESULTS.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
