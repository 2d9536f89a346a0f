"""What the command line says: one JSON object on stdout when asked for, sentences on stderr, and the exit code."""

import json
import os
import re
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TextIO

from jib_desk import phrases
from jib_desk.rules.words import Lang
from jib_desk.services.errors import DeskError
from jib_desk.settings import Paths, write_crash_report

DONE, DEFECT, REFUSED = 0, 1, 3


@dataclass
class Defect(DeskError):
    """A mistake of the program; `detail` is the kind of exception, never its text."""

    code = "defect"
    exit_code = DEFECT
    detail: str


@dataclass
class CheckFindings(DeskError):
    """What `check` found."""

    code = "check_findings"
    count: int
    detail: str


class Console:
    """Where a command speaks: results on stdout, sentences on stderr."""

    def __init__(self, lang: Lang, *, as_json: bool) -> None:
        self.lang: Lang = lang
        self.as_json = as_json
        for stream in (sys.stdout, sys.stderr):
            _make_safe(stream)

    def result(self, value: Mapping[str, Any] | Sequence[Any], lines: tuple[str, ...] = ()) -> None:
        """The command's result: the one object (or list) with --json, else the lines."""
        if self.as_json:
            _print(json.dumps(value, ensure_ascii=False, indent=1), sys.stdout)
        else:
            for line in lines:
                _print(line, sys.stdout)

    def say(self, en: str, zh: str) -> None:
        """A sentence for the person at the keyboard."""
        _print(zh if self.lang == "zh_CN" else en, sys.stderr)

    def progress(self, done: int, of: int) -> None:
        """How far long work is, for whoever sits before a terminal; a script reads nothing of it."""
        if sys.stderr.isatty() and of:
            _print(f"{done} / {of}", sys.stderr)

    def refuse(self, error: DeskError, *, beside_result: bool = False) -> int:
        """Says an error and gives its exit code; `beside_result` when the object was printed already."""
        told = self.told(error)
        if self.as_json and not beside_result:
            _print(json.dumps({"error": told}, ensure_ascii=False, indent=1), sys.stdout)
        _print(told["message"], sys.stderr)
        return error.exit_code

    def told(self, error: DeskError) -> dict[str, str]:
        """An error as the object of --json holds it."""
        return {"code": error.code, "message": said(error, self.lang)}

    def report_defect(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The command line's crash dialog, hung on sys.excepthook: Python then leaves with exit code 1."""
        path = write_crash_report(Paths.of_user(), kind, error, trace)
        where = f" {path}" if path else ""
        self.refuse(Defect(f"{kind.__name__}{where}"))


def said(error: DeskError, lang: Lang) -> str:
    """One error as one line; argparse's own English is put into Chinese where that is asked for."""
    detail = getattr(error, "detail", None)
    if error.code == "bad_use" and lang == "zh_CN" and isinstance(detail, str):
        error.detail = _in_chinese(detail)  # pyright: ignore[reportAttributeAccessIssue]
    return " ".join(phrases.sentence(error, lang).split())


# argparse speaks English only; these are the sentences that a wrong command line can cause.
_ARGPARSE: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.+)", r"缺少参数：\1"),
    (r"unrecognized arguments: (.+)", r"不认识的参数：\1"),
    (r"argument (\S+): invalid choice: (.+?) \(choose from (.+)\)", r"参数\1的取值\2无效，可选：\3"),
    (r"argument (\S+): expected one argument", r"参数\1缺少取值"),
    (r"argument (\S+): not allowed with argument (\S+)", r"参数\1不能与\2同时使用"),
    (r"(\S+) not allowed with (.+)", r"\1不能与\2同时使用"),
    (r"argument (\S+): ignored explicit argument (.+)", r"参数\1不接受取值\2"),
    (r"ambiguous option: (.+) could match (.+)", r"参数\1不明确，可能是\2"),
)


def _in_chinese(message: str) -> str:
    for pattern, chinese in _ARGPARSE:
        if re.fullmatch(pattern, message):
            return re.sub(pattern, chinese, message).replace("COMMAND", "命令")
    return message


def finish() -> None:
    """Everything is said, or nobody reads it any more: the end of Python finds nothing left to write."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            _let_go(stream)


def _print(text: str, stream: TextIO) -> None:
    """Says a line. Where the reader has gone (`| head`) it is dropped: what the command did is done all the same."""
    try:
        print(text, file=stream, flush=True)
    except BrokenPipeError:
        _let_go(stream)


def _let_go(stream: TextIO) -> None:
    """From now on the stream leads nowhere, with what is still waiting in it."""
    with suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _make_safe(stream: TextIO) -> None:
    """Keeps Chinese from breaking a console that cannot show it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
