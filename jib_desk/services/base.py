"""What every service has: reads as rows, writes as one transaction with one journal entry, typed refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.direct import Reading, Source
from jib_desk.models.faults import DatabaseFault, GuardRefused, RepeatedRequest, StaleRow
from jib_desk.models.library import WRITE_WAIT_MS
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.clock import Clock, local_day
from jib_desk.services.rows.staff import Actor
from jib_desk.services.system_errors import DatabaseLocked
from jib_desk.version import VERSION

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jib_desk.models.journal import Stamp, Work, Written

T = TypeVar("T")
K = TypeVar("K")

DEFAULT_ZONE = "Asia/Shanghai"

# What a transaction's guard refusal means: the service that ran it knows best.
Explain = Callable[["Session", GuardRefused], errors.DeskError | None]

# Not undoable by nature: they say so, and undo refuses them (ARCHITECTURE, "The journal").
NOT_UNDOABLE = frozenset(
    {
        "centre.init",
        "sample.write",
        "export.personal",
        "backup.restore",
        "privacy.erase",
        "privacy.purge",
        "staff.pin",
        "watch.match",
    }
)

_ATTEMPTS = 3  # of a transaction that was refused because of something nobody finds afterwards

EVERYBODY = frozenset({Role.RECEPTIONIST, Role.MANAGER, Role.SYSTEM})
MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class Service:
    """Base of all services. Holds the database and the clock; the acting person is asked for per call."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # --- reading ----------------------------------------------------------------------------

    def _read(self, reading: Callable[[Session], T]) -> T:
        """Run a read; faults of the environment become typed errors."""
        try:
            with self._database.read() as session:
                return reading(session)
        except DatabaseFault as fault:
            raise typed(fault) from fault

    def _quick_read(self, reading: Callable[[Reading], T]) -> T:
        """Run a read of a few small statements, as every key press asks for."""
        try:
            with self._database.quick_read() as source:
                return reading(source)
        except DatabaseFault as fault:
            raise typed(fault) from fault

    def _zone(self, session: Source) -> ZoneInfo:
        """The centre's time zone."""
        return zone_of(session)

    def _today(self, session: Source) -> date:
        """Today where the centre is."""
        return local_day(self._clock, zone_of(session))

    # --- writing ----------------------------------------------------------------------------

    def _commit(
        self,
        by: Actor,
        action: str,
        do: Callable[[Work], K],
        read: Callable[[Session, K], T],
        *,
        token: str | None = None,
        reason: str = "",
        roles: frozenset[Role] = EVERYBODY,
        explain: Explain | None = None,
        undoes: int | None = None,
        always: bool = False,
    ) -> Outcome[T]:
        """Run `do` in one transaction and give back `read(session, what do returned)` with the changes.

        `do` returns a key (or a JSON list of keys) that is stored with the entry, so that a repeated request
        (same `token`) gives the same row back without doing anything. `do` sets `work.subject` to what the
        entry is about, without personal data. A guard's refusal is explained by `explain`, after rollback.
        """
        if by.role not in roles:
            raise errors.NotAllowed(action, by.role)
        from jib_desk.models.journal import Stamp  # with SQLAlchemy behind it, which no first read waits for

        stamp = Stamp(
            at=self._clock.now(),
            staff_id=by.id,
            workstation=by.workstation,
            program=VERSION,
            action=action,
            reason=reason,
            token=token,
            undoes=undoes,
            always=always,
        )
        attempts = 1 if explain is None else _ATTEMPTS
        while True:
            attempts -= 1
            try:
                return self._once(stamp, do, read)
            except GuardRefused as refusal:
                error = self._explained(refusal, explain)
                if error is not None:
                    raise error from refusal
                # Nothing is in the way any more: it went between the refusal and the question who it was.
                if not attempts:
                    raise

    def _once(self, stamp: Stamp, do: Callable[[Work], K], read: Callable[[Session, K], T]) -> Outcome[T]:
        try:
            with self._database.write(stamp) as writing:
                key = do(writing.work)
                writing.session.flush()
                writing.work.result = json.dumps(key)
                row = read(writing.session, key)
            return Outcome(row, changes_of(writing.written))
        except RepeatedRequest as repeat:
            key = json.loads(repeat.result)
            row = self._read(lambda session: read(session, key))
            return Outcome(row, Changes(repeat.number, stamp.action), repeated=True)
        except StaleRow as stale:
            raise errors.Stale(stamp.action.split(".", maxsplit=1)[0], 0, {}) from stale
        except DatabaseFault as fault:
            raise typed(fault) from fault

    def _explained(self, refusal: GuardRefused, explain: Explain | None) -> errors.DeskError | None:
        return None if explain is None else self._read(lambda session: explain(session, refusal))


def changes_of(written: Written) -> Changes:
    """The committed entry as screens hear of it."""
    return Changes(written.number, written.action, written.ids, written.action not in NOT_UNDOABLE)


def zone_of(session: Source) -> ZoneInfo:
    """The centre's time zone; a setting."""
    # Asked with every list and every key press: past the mapping, which costs several times the question.
    return _zone_named(direct.scalar(session, "SELECT value FROM setting WHERE key = 'zone'"))


@lru_cache(maxsize=8)
def _zone_named(setting: str | None) -> ZoneInfo:
    return ZoneInfo((json.loads(setting) if setting else "") or DEFAULT_ZONE)


def check_version(kind: str, row: Any, version: int, shown: Sequence[str] = ()) -> None:
    """Refuse a form that was filled from an older version of the row."""
    if row.version != version:
        raise errors.Stale(kind, row.id, {name: ("", getattr(row, name)) for name in shown})


def found(session: Session, table: type[T], key: int) -> T:
    """The mapped row of a key. Raises NotFound; CompanyMerged for a card that another one stands for now."""
    row: Any = session.get(table, key)
    if row is None:
        raise errors.NotFound(table.__name__.lower(), str(key))
    into = getattr(row, "merged_into_id", None)
    if into is not None:
        raise errors.CompanyMerged(row.code, found(session, table, into).code)  # type: ignore[attr-defined]
    return row


def typed(fault: DatabaseFault) -> errors.DeskError:
    """The typed error of a database fault."""
    match fault.why:
        case "busy":
            return errors.DatabaseBusy(WRITE_WAIT_MS / 1000)
        case "locked":
            return DatabaseLocked(fault.path)
        case "full":
            return errors.DiskFull(fault.path)
        case "read_only" | "altered":
            return errors.DatabaseReadOnly(fault.path, fault.why)
        case "not_writable":
            return errors.NotWritable(fault.path)
        case "not_readable":
            return errors.DatabaseUnreadable(fault.path)
        case "replaced":
            return errors.DatabaseReplaced(fault.path)
        case "missing":
            return errors.FileMissing(fault.path)
        case "exists":
            return errors.FileExists(fault.path)
        case _:
            return errors.DatabaseRefused(fault.path, fault.why, fault.detail)
