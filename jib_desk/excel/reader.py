"""Reads a workbook: guard, then calamine in a child process while this process scans the same parts.

Nothing is believed before the scan is through; a fault found by either side kills the child and refuses
the whole file. Where the system cannot limit the child's memory, the scan comes first.
"""

import marshal
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from time import monotonic
from typing import IO, Any, Final

from jib_desk.excel import child, guard
from jib_desk.excel.faults import ReadingStopped, WorkbookFault
from jib_desk.excel.scan import SheetMarks, WorkbookMarks, scan
from jib_desk.excel.workbook import CellFault, Merge, Sheet, Value, Workbook

WALL_SECONDS: Final = 20
HIDDEN_COMMAND: Final = "_read-workbook"
_LOOK: Final = 0.02  # seconds between two looks at the cancel wish while the child works
_CAN_LIMIT: Final = sys.platform != "win32"

IsCancelled = Callable[[], bool]


def read_workbook(path: Path, is_cancelled: IsCancelled | None = None) -> Workbook:
    """The whole workbook as written.

    Raises WorkbookFault when it is refused, ReadingStopped when `is_cancelled` says so (asked from this thread,
    every few hundredths of a second), OSError when the file cannot be opened. No child outlives the call.
    """
    stop = is_cancelled or (lambda: False)
    guard.inspect(path)
    marks = None if _CAN_LIMIT else scan(path, stop)
    with _Child(path) as reading:
        marks = marks or scan(path, stop)
        sheets = reading.result(stop)
    if not sheets:
        raise WorkbookFault("no_sheets")
    return Workbook(tuple(_finished(sheet, marks) for sheet in sheets))


def command(path: Path) -> list[str]:
    """How the child is started: the hidden command of the bundle, else its own file, isolated."""
    if getattr(sys, "frozen", False):
        return [sys.executable, HIDDEN_COMMAND, str(path)]
    return [sys.executable, "-I", child.__file__, str(path)]


class _RawSheet:
    """One sheet as it comes over the pipe."""

    def __init__(self, name: str, is_hidden: bool) -> None:
        self.name = name
        self.is_hidden = is_hidden
        self.first_row = 1
        self.first_column = 0
        self.merges: list[Merge] = []
        self.rows: list[tuple[Value, ...]] = []

    def begin(self, first_row: int, first_column: int, merges: list[tuple[int, int, int, int]]) -> None:
        """Take the sheet's place; everything counts from 0 on the pipe."""
        self.first_row, self.first_column = first_row + 1, first_column
        self.merges = [Merge(top + 1, left, bottom + 1, right) for top, left, bottom, right in merges]

    def add(self, columns: list[list[Value]], dates: list[tuple[int, list[int], list[str]]]) -> None:
        """Take a block of rows, as columns with their dates beside them."""
        for number, places, texts in dates:
            for place, text in zip(places, texts, strict=True):
                columns[number][place] = _when(text)
        left: list[list[Value]] = [[""] * len(columns[0])] * self.first_column
        self.rows.extend(zip(*left, *columns, strict=True))


class _Child:
    """The child and the thread that empties its pipe; leaving the block ends both."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sheets: dict[int, _RawSheet] = {}
        self._fault: WorkbookFault | None = None
        self._is_complete = False

    def __enter__(self) -> "_Child":
        hidden = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
        self._process = subprocess.Popen(
            command(self._path.absolute()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
        )
        self._deadline = monotonic() + WALL_SECONDS
        self._pump = threading.Thread(target=self._empty_pipe, name="workbook reader", daemon=True)
        self._pump.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._pump.join()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()

    def result(self, is_cancelled: IsCancelled) -> list[_RawSheet]:
        """Wait for the last frame, the child's death, the deadline or the cancel wish."""
        while self._pump.is_alive():
            if is_cancelled():
                raise ReadingStopped
            if monotonic() > self._deadline:
                raise WorkbookFault("too_slow", f"> {WALL_SECONDS} s")
            self._pump.join(_LOOK)
        if self._fault:
            raise self._fault
        if not self._is_complete:
            raise self._death()
        return list(self._sheets.values())

    def _death(self) -> WorkbookFault:
        code = self._process.wait()
        if _CAN_LIMIT and -code in _signals("SIGXCPU", "SIGKILL"):
            return WorkbookFault("too_slow", f"> {child.CPU_SECONDS} s CPU")
        return WorkbookFault("crashed", str(code))

    def _empty_pipe(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        current = _RawSheet("", is_hidden=False)
        while frame := _frame(pipe):
            match frame:
                case ("sheets", found):
                    self._sheets = {index: _RawSheet(*sheet) for index, sheet in enumerate(found)}
                case ("sheet", index, first_row, first_column, merges):
                    current = self._sheets[int(index)]
                    current.begin(first_row, first_column, merges)
                case ("block", columns, dates):
                    current.add(columns, dates)
                case ("fault", why, detail):
                    self._fault = WorkbookFault(why, detail)
                case _:
                    self._is_complete = True


def _signals(*names: str) -> set[int]:
    import signal

    return {int(getattr(signal, name)) for name in names}


def _frame(pipe: IO[bytes]) -> tuple[Any, ...]:
    """The next frame; empty at the end of the pipe, also when the child died within a frame."""
    size = pipe.read(4)
    content = pipe.read(int.from_bytes(size, "little"))
    if len(size) < 4 or len(content) < int.from_bytes(size, "little"):
        return ()
    return marshal.loads(content)  # noqa: S302 - written by our own child, and marshal makes no objects of its own


def _when(text: str) -> date | datetime | time:
    if len(text) == 10:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if "T" in text else time.fromisoformat(text)


def _finished(raw: _RawSheet, marks: WorkbookMarks) -> Sheet:
    """Join what calamine read with what only the scan has seen."""
    seen = marks.sheets.get(raw.name) or SheetMarks(raw.name, raw.is_hidden)
    faults: dict[int, dict[int, CellFault]] = defaultdict(dict)
    for row, column in seen.uncalculated:
        faults[row][column] = CellFault("formula_without_value")
    for (row, column), text in seen.errors:
        faults[row][column] = CellFault("error_cell", text)
    if faults:
        _put_faults(raw, faults)
    return Sheet(
        name=raw.name,
        is_hidden=raw.is_hidden,
        first_row=raw.first_row,
        rows=raw.rows,
        hidden_rows=frozenset(seen.hidden_rows),
        merges=tuple(raw.merges),
        is_1904=marks.is_1904,
    )


def _put_faults(raw: _RawSheet, faults: dict[int, dict[int, CellFault]]) -> None:
    """Calamine leaves such cells empty, and does not see rows that hold nothing else."""
    first = min(faults)
    if not raw.rows:
        raw.first_row = first
    elif first < raw.first_row:
        raw.rows[:0] = [()] * (raw.first_row - first)
        raw.first_row = first
    raw.rows.extend([()] * (max(faults) - raw.first_row - len(raw.rows) + 1))
    for number, found in faults.items():
        index = number - raw.first_row
        values = list(raw.rows[index])
        values.extend([""] * (max(found) + 1 - len(values)))
        for column, fault in found.items():
            values[column] = fault
        raw.rows[index] = tuple(values)
