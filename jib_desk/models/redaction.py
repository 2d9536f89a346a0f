"""What the journal forgets about people: the personal part of lines and the reasons of entries, never the chain.

An entry that redacts names in its result what it took, or `proof.verify` finds it. Its own lines keep nothing
personal either: else what was erased would stand in the very line that says so.
"""

import json
from collections.abc import Collection, Iterable, Mapping

from jib_desk.models import direct
from jib_desk.models.journal import Work

_OF_ROWS = "kind = ? AND key IN (SELECT value FROM json_each(?))"
_LINES = f"SELECT id FROM journal_line WHERE {_OF_ROWS} AND personal IS NOT NULL"  # noqa: S608 - constant text
_ENTRIES = f"""SELECT DISTINCT l.entry FROM journal_line l JOIN journal_entry e ON e.number = l.entry
  WHERE {_OF_ROWS} AND e.reason IS NOT NULL"""  # noqa: S608 - constant text

Spans = list[list[int]]  # first and last number of each run, both included


def redact(
    work: Work,
    rows: Mapping[str, Collection[int]],
    more_lines: Collection[int] = (),
    more_entries: Collection[int] = (),
) -> dict[str, Spans]:
    """Take out all personal parts and reasons that the journal holds about rows (ids by table), and these besides.

    Returns what the entry's result has to name; the action must be one of `proof.REDACTIONS`. What this
    transaction itself changes is written without its personal part.
    """
    work.keeps_personal = False
    lines, entries = set[int](more_lines), set[int](more_entries)
    for kind, keys in rows.items():
        asked = (kind, json.dumps(sorted(keys)))
        lines.update(key for (key,) in direct.fetch(work.session, _LINES, asked))
        entries.update(number for (number,) in direct.fetch(work.session, _ENTRIES, asked))
    work.is_written = work.is_written or bool(lines or entries)  # of what has no row the journal alone is changed
    direct.run_many(
        work.session,
        "UPDATE journal_line SET personal = NULL, salt = NULL WHERE id = ?",
        [(key,) for key in sorted(lines)],
    )
    direct.run_many(
        work.session,
        "UPDATE journal_entry SET reason = NULL, reason_salt = NULL WHERE number = ?",
        [(number,) for number in sorted(entries)],
    )
    return {"lines": spans(lines), "entries": spans(entries)}


def spans(numbers: Iterable[int]) -> Spans:
    """Numbers as runs: a purge names hundreds of thousands of lines."""
    runs: Spans = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return runs
