"""Who came last, with all that finds them: kept in memory, so that among thousands of one name they are seen at once.

It is as true as a question to the database: the number of the newest journal entry is asked for each time, and what
entries touched since is read anew, whichever window or process wrote them.
"""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from jib_desk.models import direct
from jib_desk.models.direct import Source

LOOKED_BACK = 300  # visits: some days of a busy desk; the more, the longer a rare end of a phone is looked for
_NEWEST = "SELECT coalesce(max(number), 0) FROM journal_entry"
_TOUCHED = "SELECT DISTINCT kind, key FROM journal_line WHERE entry > ? AND kind IN ('visitor', 'visit')"
_LATEST = "SELECT visitor_id, arrived_at FROM visit WHERE arrived_at IS NOT NULL ORDER BY arrived_at DESC LIMIT ?"
_KEYS = """SELECT ref_id, key FROM search_key INDEXED BY ix_search_key_ref
  WHERE kind = 'visitor' AND ref_id IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class _Keys:
    """The keys of one script, of one visitor after the other: a letter is not looked for among phones."""

    text: str = ""
    visitors: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()  # where those of each begin


@dataclass(frozen=True, slots=True)
class _Kept:
    number: int  # of the journal entry up to which it is true
    arrived: Mapping[int, int] = field(default_factory=dict[int, int])  # visitor → when, the latest first
    keys: Mapping[int, str] = field(default_factory=dict[int, str])  # between line ends
    by_script: Mapping[str, _Keys] = field(default_factory=dict[str, _Keys])


class LatestVisitors:
    """The visitors of the latest visits of one database. May be asked by any thread."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None

    def load(self, source: Source) -> None:
        """Reads them, so that nobody waits for it at a key press."""
        self._fresh(source)

    def those(self, source: Source, words: Sequence[str], limit: int) -> list[tuple[int, int, bool]]:
        """Who came last of those who have a key that begins so, for each of the words.

        His id, when he came, and whether the first word is all of a key. A word with a line's end is a whole key.
        """
        kept = self._fresh(source)
        first, *others = [f"\n{word}" for word in words]
        all_of_it = first if first.endswith("\n") else f"{first}\n"
        found: list[tuple[int, int, bool]] = []
        among = kept.by_script.get(_script(words[0]), _Keys())
        at = among.text.find(first)
        while at >= 0 and len(found) < limit:
            place = bisect_right(among.starts, at) - 1
            visitor_id = among.visitors[place]
            keys = kept.keys[visitor_id]
            if not others or all(word in keys for word in others):
                found.append((visitor_id, kept.arrived[visitor_id], all_of_it in keys))
            if place + 1 == len(among.starts):
                break
            at = among.text.find(first, among.starts[place + 1])
        return found

    def _fresh(self, source: Source) -> _Kept:
        kept, number = self._kept, direct.scalar(source, _NEWEST)
        if kept is None or kept.number > number:
            kept = _read(source, number, {})
        elif kept.number < number:
            touched = direct.fetch(source, _TOUCHED, (kept.number,))
            if touched:
                gone = {key for kind, key in touched if kind == "visitor"}
                known = {key: keys for key, keys in kept.keys.items() if key not in gone}
                kept = _read(source, number, known)
            else:
                kept = _Kept(number, kept.arrived, kept.keys, kept.by_script)
        self._kept = kept  # as a whole: another thread sees the one before or this one
        return kept


def _read(source: Source, number: int, known: Mapping[int, str]) -> _Kept:
    arrived: dict[int, int] = {}
    for visitor_id, at in direct.fetch(source, _LATEST, (LOOKED_BACK,)):
        arrived.setdefault(visitor_id, at)
    listed: dict[int, list[str]] = {key: [] for key in arrived if key not in known}
    for ref, key in direct.fetch(source, _KEYS, (json.dumps(list(listed)),)) if listed else ():
        listed[ref].append(key)
    made = {ref: "\n".join(("", *keys, "")) for ref, keys in listed.items() if keys}
    keys = {ref: known.get(ref) or made.get(ref, "") for ref in arrived}
    sorted_out: dict[str, dict[int, list[str]]] = {}
    for ref, text in keys.items():
        for key in text.split():
            sorted_out.setdefault(_script(key), {}).setdefault(ref, []).append(key)
    return _Kept(number, arrived, keys, {script: _joined(those) for script, those in sorted_out.items()})


def _script(key: str) -> str:
    return "digits" if key[0].isdigit() else "letters" if key[0].isascii() else "other"


def _joined(those: Mapping[int, Sequence[str]]) -> _Keys:
    texts = ["\n".join(("", *keys, "")) for keys in those.values()]
    ends = accumulate(map(len, texts), initial=0)
    return _Keys("".join(texts), tuple(those), tuple(ends)[:-1])
