"""The proof of the journal: every hash computed again, every redaction named by an entry."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from sqlalchemy import Connection

from jib_desk.models import chain

RESTORE = "backup.restore"  # continues past the head of the journal that it replaced, which it names
# Their results name, as runs of numbers, the lines and entries whose personal part went (models/redaction.py).
REDACTIONS = ("privacy.erase", "privacy.purge")
MOST = 50  # findings reported


def verify(connection: Connection, head: str = "") -> tuple[int, str, tuple[str, ...]]:
    """Newest number, its hash, and what was found: codes with the number they are about.

    `head` is NUMBER:HASH noted earlier; an entry missing or other than that is `cut_off`.
    """
    findings: list[str] = []
    lines = _lines_by_entry(connection)
    redacted, redacted_reasons = _named_redactions(connection)
    before, last = chain.START, 0
    noted = head.split(":", 1) if head else []
    query = (
        "SELECT number, at, staff_id, workstation, program, schema, action, subject, reason, reason_salt, reason_hash,"
        " request_token, result, undoes, hash FROM journal_entry ORDER BY number"
    )
    for row in connection.exec_driver_sql(query):
        number: int = row[0]
        if number != last + 1:
            replaced = _replaced_head(row[6], row[12])
            if replaced.partition(":")[0] != str(number - 1):
                findings.append(f"missing:{last + 1}")
            elif noted and last < int(noted[0] if noted[0].isdigit() else 0) < number and head != replaced:
                findings.append(f"other_head:{noted[0]}")  # somewhere in the journal that the restore replaced
        own = lines.pop(number, [])
        digests = [chain.line_digest(kind, key, plain, digest) for _id, kind, key, plain, _p, _s, digest in own]
        fixed = [*row[0:8], row[10], row[11], row[12], row[13]]
        if chain.entry_hash(before, fixed, digests) != row[14]:
            findings.append(f"altered:{number}")
        findings += _personal_findings(number, own, redacted)
        if row[8] is None and row[10] and number not in redacted_reasons:
            findings.append(f"unnamed_redaction:{number}")
        if row[8] is not None and chain.sha(row[9] or b"", row[8]) != row[10]:
            findings.append(f"altered:{number}")
        if noted and str(number) == noted[0] and row[14] != noted[1]:
            findings.append(f"other_head:{number}")
        before, last = row[14], number
    findings += [f"orphan_lines:{number}" for number in lines]
    if noted and (not noted[0].isdigit() or len(noted) != 2):
        findings.append("bad_head:0")
    elif noted and int(noted[0]) > last:
        findings.append(f"cut_off:{last + 1}")
    return last, before if last else "", tuple(findings[:MOST])


def _replaced_head(action: str, result: str) -> str:
    """NUMBER:HASH of the journal that a restore replaced; empty for any other entry."""
    return str(json.loads(result)) if action == RESTORE else ""


def _lines_by_entry(connection: Connection) -> dict[int, list[Any]]:
    lines: dict[int, list[Any]] = {}
    query = (
        "SELECT entry, id, kind, key, plain, personal, salt, personal_hash FROM journal_line ORDER BY entry, position"
    )
    for entry, *rest in connection.exec_driver_sql(query):
        lines.setdefault(entry, []).append(rest)
    return lines


def _personal_findings(number: int, lines: list[Any], redacted: "_Named") -> list[str]:
    found: list[str] = []
    for line_id, _kind, _key, _plain, personal, salt, digest in lines:
        if personal is None and digest and line_id not in redacted:
            found.append(f"unnamed_redaction:{number}")
        if personal is not None and chain.sha(salt or b"", personal) != digest:
            found.append(f"altered:{number}")
    return found


class _Named:
    """The numbers that entries name as redacted: runs, which a purge or a forger may make as long as he likes."""

    def __init__(self, runs: Iterable[tuple[int, int]]) -> None:
        self._runs: list[tuple[int, int]] = []
        for first, last in sorted(runs):
            if self._runs and first <= self._runs[-1][1] + 1:
                first, last = self._runs[-1][0], max(last, self._runs[-1][1])
                self._runs.pop()
            self._runs.append((first, last))

    def __contains__(self, number: int) -> bool:
        place = bisect_right(self._runs, number, key=lambda run: run[0]) - 1
        return place >= 0 and number <= self._runs[place][1]


def _named_redactions(connection: Connection) -> tuple[_Named, _Named]:
    query = "SELECT result FROM journal_entry WHERE action IN (?, ?)"
    results = [_readable(result) for (result,) in connection.exec_driver_sql(query, REDACTIONS)]
    lines, entries = (
        _Named(run for result in results for run in _runs(result.get(name))) for name in ("lines", "entries")
    )
    return lines, entries


def _readable(result: str) -> Mapping[str, Any]:
    """What an entry gave back; nothing where somebody altered it, which its hash tells."""
    try:
        found: Any = json.loads(result)
    except ValueError:
        return {}
    return cast("Mapping[str, Any]", found) if isinstance(found, dict) else {}


def _runs(found: object) -> Iterator[tuple[int, int]]:
    for run in cast("list[Any]", found) if isinstance(found, list) else ():
        match run:
            case [int() as first, int() as last]:
                yield first, last
            case _:
                pass
