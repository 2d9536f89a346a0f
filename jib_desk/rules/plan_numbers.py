"""Numbers in series: A01, A02 … in the order in which people read a plan."""

import re
from collections.abc import Iterable, Sequence

from jib_desk.rules.plan_geometry import Shape

_SERIES = re.compile(r"^(.*?)(\d{1,9})$", re.DOTALL)


def series(code: str) -> tuple[str, int, int]:
    """What stands before the number, the number, and with how many digits it is written; (code, 0, 1) without one."""
    found = _SERIES.match(code)
    if found is None:
        return code, 0, 1
    return found[1], int(found[2]), len(found[2])


def numbered(first: str, count: int, step: int = 1) -> tuple[str, ...]:
    """So many codes from the first on: A07, A08 … (step 2: A07, A09 …); a first one without a number begins at 1."""
    before, start, width = series(first)
    if start == 0 and before == first:
        start = 1
    return tuple(f"{before}{start + step * place:0{width}d}" for place in range(count))


def next_code(codes: Iterable[str], after: str) -> str:
    """The first code of a series behind `after` that nobody has; codes are compared without case."""
    taken = {code.casefold() for code in codes}
    before, number, width = series(after)
    while True:
        number += 1
        code = f"{before}{number:0{width}d}"
        if code.casefold() not in taken:
            return code


def reading_order(shapes: Sequence[Shape]) -> tuple[int, ...]:
    """The indexes of shapes row by row from the top, each from the left.

    A shape belongs to a row when its middle lies beside the row's first shape: rows need not be exact.
    """
    waiting = sorted(range(len(shapes)), key=lambda at: (shapes[at].y, shapes[at].x))
    order: list[int] = []
    while waiting:
        head = shapes[waiting[0]]
        row = [at for at in waiting if at == waiting[0] or head.y <= shapes[at].centre[1] < head.bottom]
        order += sorted(row, key=lambda at: (shapes[at].x, shapes[at].y))
        taken = set(row)
        waiting = [at for at in waiting if at not in taken]
    return tuple(order)
