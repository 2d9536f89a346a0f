"""Who came last, with all that finds them: kept in memory, so that among thousands of one name they are seen at once.

It is as true as a question to the database: the number of the newest journal entry is asked for each time, and what
entries touched since is read anew, whichever window or process wrote them.
"""

import json
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.rules.names import prefix_range
from jib_desk.services.search_index import END

LOOKED_BACK = 300  # visits: some days of a busy desk; the more, the longer the first key after a check-in takes
_NEWEST = "SELECT coalesce(max(number), 0) FROM journal_entry"
_TOUCHED = "SELECT DISTINCT kind, key FROM journal_line WHERE entry > ? AND kind IN ('visitor', 'visit')"
_LATEST = "SELECT visitor_id, arrived_at FROM visit WHERE arrived_at IS NOT NULL ORDER BY arrived_at DESC LIMIT ?"
_KEYS = """SELECT ref_id, key FROM search_key INDEXED BY ix_search_key_ref
  WHERE kind = 'visitor' AND ref_id IN (SELECT value FROM json_each(?))"""


@dataclass(frozen=True, slots=True)
class _Kept:
    number: int = 0  # of the journal entry up to which it is true
    arrived: Mapping[int, int] = field(default_factory=dict[int, int])  # visitor → when, the latest first
    rank: Mapping[int, int] = field(default_factory=dict[int, int])  # visitor → place among them
    keys: Mapping[int, tuple[str, ...]] = field(default_factory=dict[int, tuple[str, ...]])  # of a visitor
    ordered: tuple[str, ...] = ()  # all keys, to look for their beginnings
    whose: tuple[int, ...] = ()  # the visitor of each of them


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
        first, *others = words
        begin = bisect_left(kept.ordered, first.removesuffix(END))
        end_of_whole = bisect_right(kept.ordered, first.removesuffix(END), begin)
        end = end_of_whole if first.endswith(END) else bisect_left(kept.ordered, prefix_range(first)[1], begin)
        whole = frozenset(kept.whose[begin:end_of_whole])
        found: list[tuple[int, int, bool]] = []
        for visitor_id in sorted(set(kept.whose[begin:end]), key=kept.rank.__getitem__):
            if others and not _has_all(kept.keys[visitor_id], others):
                continue
            found.append((visitor_id, kept.arrived[visitor_id], visitor_id in whole))
            if len(found) == limit:
                break
        return found

    def _fresh(self, source: Source) -> _Kept:
        kept, number = self._kept, direct.scalar(source, _NEWEST)
        if kept is None or kept.number > number:
            kept = _read(source, number, _Kept(), frozenset())
        elif kept.number < number:
            touched = direct.fetch(source, _TOUCHED, (kept.number,))
            changed = frozenset(key for kind, key in touched if kind == "visitor")
            kept = _read(source, number, kept, changed) if touched else replace(kept, number=number)
        self._kept = kept  # as a whole: another thread sees the one before or this one
        return kept


def _has_all(keys: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(key.startswith(word) for key in keys) for word in words)


def _read(source: Source, number: int, before: _Kept, changed: frozenset[int]) -> _Kept:
    arrived: dict[int, int] = {}
    for visitor_id, at in direct.fetch(source, _LATEST, (LOOKED_BACK,)):
        arrived.setdefault(visitor_id, at)
    stays = {ref for ref in before.keys if ref in arrived and ref not in changed}
    fresh: dict[int, list[str]] = {ref: [] for ref in arrived if ref not in stays}
    for ref, key in direct.fetch(source, _KEYS, (json.dumps(list(fresh)),)) if fresh else ():
        fresh[ref].append(key)
    # Nearly in order already, which is sorted in a third of the time.
    pairs = [(key, ref) for key, ref in zip(before.ordered, before.whose, strict=True) if ref in stays]
    pairs += [(key, ref) for ref, keys in fresh.items() for key in keys]
    pairs.sort()
    return _Kept(
        number,
        arrived,
        {ref: place for place, ref in enumerate(arrived)},
        {ref: before.keys[ref] if ref in stays else tuple(fresh[ref]) for ref in arrived},
        tuple([key for key, _ref in pairs]),
        tuple([ref for _key, ref in pairs]),
    )
