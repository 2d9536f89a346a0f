"""The reading child: parses one workbook with calamine under limits and sends its cells over stdout.

It runs as a program of its own (a hidden command of the bundled one), because the parser has been seen
to abort, to hang and to ask for gigabytes. It imports nothing of the project, so that it starts in
milliseconds and runs isolated. Each frame is its length (4 bytes) and a marshalled tuple:

    ("sheets", [(name, is_hidden), …])
    ("sheet", index, first_row, first_column, [(first_row, first_column, last_row, last_column), …])
    ("block", [values, …], [(column, indices, dates as ISO texts), …])     by columns
    ("fault", why, detail)      the last frame of a refused workbook
    ("end",)                    the last frame of a good one
"""

import marshal
import sys
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import IO, Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

MEMORY: Final = 900 << 20  # bytes
CPU_SECONDS: Final = 15
MAX_CELLS: Final = 3_000_000
BLOCK: Final = 4_096  # rows
_FOREIGN: Final = {date, datetime, time, timedelta}


def main(argv: Sequence[str]) -> int:
    """Read the workbook named by the only argument. Returns 0 whenever the last frame was sent."""
    _limit()
    out = sys.stdout.buffer
    try:
        _send_workbook(argv[0], out)
    except PasswordError:
        _send(out, ("fault", "password", ""))
    except (CalamineError, OSError, ValueError) as fault:
        _send(out, ("fault", "damaged", str(fault)[:200]))
    except MemoryError:
        _send(out, ("fault", "bomb", "memory"))
    out.flush()
    return 0


def _limit() -> None:
    """Memory and CPU of this process; where the system knows no such limits, the parent's clock stands alone."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _send(out: IO[bytes], frame: tuple[Any, ...]) -> None:
    content = marshal.dumps(frame)
    out.write(len(content).to_bytes(4, "little"))
    out.write(content)


def _send_workbook(path: str, out: IO[bytes]) -> None:
    with CalamineWorkbook.from_path(path) as book:  # pyright: ignore[reportUnknownMemberType] - its PathLike is bare
        kept = [found for found in book.sheets_metadata if found.typ == SheetTypeEnum.WorkSheet]
        _send(out, ("sheets", [(found.name, str(found.visible) != "SheetVisibleEnum.Visible") for found in kept]))
        for index, found in enumerate(kept):
            sheet = book.get_sheet_by_name(found.name)
            if sheet.height * sheet.width > MAX_CELLS:
                _send(out, ("fault", "too_large", f"{found.name}: {sheet.height} × {sheet.width} cells"))
                return
            _send_sheet(index, sheet, out)
    _send(out, ("end",))


def _send_sheet(index: int, sheet: CalamineSheet, out: IO[bytes]) -> None:
    first_row, first_column = sheet.start or (0, 0)
    merges = [(*first, *last) for first, last in sheet.merged_cell_ranges or []]
    _send(out, ("sheet", index, first_row, first_column, merges))
    rows = islice(sheet.iter_rows(), first_row, None)  # it begins with the empty rows above
    while block := list(islice(rows, BLOCK)):
        columns: list[Sequence[Any]] = list(zip(*block, strict=True))
        _send(out, ("block", columns, _take_dates(columns)))


def _take_dates(columns: list[Sequence[Any]]) -> list[tuple[int, list[int], list[str]]]:
    """Marshal knows no dates: they leave the columns and travel beside them as ISO texts."""
    taken: list[tuple[int, list[int], list[str]]] = []
    for number, values in enumerate(columns):
        kinds = set(map(type, values))
        if not kinds & _FOREIGN:
            continue
        plain: list[Any] = list(values)
        places: list[int] = []
        for place, value in enumerate(values):
            if isinstance(value, timedelta):  # a duration is shown as hours, but written as a number of days
                plain[place] = value / timedelta(days=1)
            elif isinstance(value, date | time):
                plain[place] = value.isoformat()
                places.append(place)
        columns[number] = plain
        taken.append((number, places, [plain[place] for place in places]))
    return taken


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
