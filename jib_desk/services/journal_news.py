"""How windows hear of each other: the newest entry, and what was committed since one. Past SQLAlchemy."""

from jib_desk.models import direct
from jib_desk.models.direct import Reading
from jib_desk.models.faults import DatabaseFault
from jib_desk.services.base import NOT_UNDOABLE, Service, typed
from jib_desk.services.changes import Changes

_LAST = "SELECT coalesce(max(number), 0) FROM journal_entry"
_NEWER = "SELECT number, action FROM journal_entry WHERE number > ? ORDER BY number"
_TOUCHED = "SELECT entry, kind, key FROM journal_line WHERE entry > ?"


class JournalNews(Service):
    """What every window asks of the journal from its first moment."""

    def last_number(self) -> int:
        """The newest entry's number; 0 in an empty journal."""
        return int(self._quick_read(lambda source: direct.scalar(source, _LAST)))

    def newer_than(self, number: int) -> tuple[Changes, ...]:
        """What was committed since an entry, by whatever process: how windows hear of each other."""

        def reading(source: Reading) -> tuple[Changes, ...]:
            entries = direct.fetch(source, _NEWER, (number,))
            if not entries:
                return ()
            ids: dict[int, dict[str, set[int]]] = {}
            for entry, kind, key in direct.fetch(source, _TOUCHED, (number,)):
                ids.setdefault(entry, {}).setdefault(kind, set()).add(key)
            return tuple(
                Changes(
                    entry,
                    action,
                    {kind: frozenset(keys) for kind, keys in ids.get(entry, {}).items()},
                    action not in NOT_UNDOABLE,
                )
                for entry, action in entries
            )

        return self._quick_read(reading)

    def data_version(self) -> int:
        """Changes when another process has committed; costs microseconds, so it can be asked often.

        Raises DatabaseReplaced when the file under the open program is another one now.
        """
        try:
            self._database.check_identity()
            return self._database.data_version()
        except DatabaseFault as fault:
            raise typed(fault) from fault
