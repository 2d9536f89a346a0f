"""The entry of the program: its window, or one command without it.

A start of the window loads nothing of the command line, because every millisecond stands before the first paint.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

READER = "_read-workbook"  # the hidden command: the child that reads a workbook under limits


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line; the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == [READER]:
        from jib_desk.excel import child

        return child.main(words[1:])
    window = _window_asked(words)
    if window is not None:
        gc.disable()  # imports make no garbage; the window switches it on again once its data is there
        from jib_desk import app

        data = window.get("--data")
        return app.run(None if data is None else Path(data).expanduser(), window.get("--lang"))
    from jib_desk import cli_commands, cli_output

    try:
        return cli_commands.run(words)
    finally:
        cli_output.finish()


def _window_asked(words: Sequence[str]) -> dict[str, str] | None:
    """The options of a plain start of the window; None for everything that needs the grammar."""
    asked: dict[str, str] = {}
    left = list(words)
    while left:
        name, given, value = left.pop(0).partition("=")
        if name not in {"--data", "--lang"} or (not given and not left):
            return None
        asked[name] = value if given else left.pop(0)
    return asked if asked.get("--lang", "en") in {"en", "zh_CN"} else None
