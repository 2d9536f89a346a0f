"""PINs of staff, as argon2 hashes: who stands at a screen that visitors use. Wrong ones are slowed down.

They can be checked without the database, too (docs/decisions/kiosk.md), and a lock runs by time that nobody sets.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jib_desk.models.centre import Staff, StaffPin
from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.models.journal import Work
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, found, typed
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import Clock
from jib_desk.services.rows.staff import Actor

ATTEMPTS = 5  # wrong ones in a row before PINs are locked
_FIRST_LOCK = timedelta(minutes=1)  # doubled with each further wrong one
_LONGEST_LOCK = timedelta(hours=1)
_DIGITS = range(4, 9)


@dataclass(frozen=True, slots=True)
class _Pin:
    """A PIN as it was last read, and whose it is."""

    staff_id: int
    code: str
    name: str
    role: Role
    hash: str
    failures: int
    locked_until: datetime | None


class PinsService(Service):
    """Sets PINs and tells whose one is. The hashes are never journalled: few digits can be guessed from them.

    What was read last is kept in memory, and only there: who was asked for a PIN while all was well is not locked out
    by a database that is damaged or gone.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database, clock)
        self._kept: tuple[_Pin, ...] = ()
        self._failures, self._is_owed = 0, False  # wrong ones in a row; whether the database has not been told
        self._lock_seen: datetime | None = None  # the lock in the database that `_free_at` knows of
        self._free_at = 0.0  # in steady seconds

    def has_any(self) -> bool:
        """Whether anybody who may act has a PIN."""
        return bool(self._look())

    def holders(self) -> frozenset[int]:
        """Ids of the staff who have a PIN."""
        return frozenset(pin.staff_id for pin in self._look())

    def set_pin(self, *, by: Actor, staff_id: int, pin: str, token: str | None = None) -> Outcome[int]:
        """Give a member of staff a PIN of 4 to 8 digits, "" takes it away; nobody shares one.

        Raises ValueRefused (not_a_pin, pin_in_use), NotAllowed, NotFound.
        """
        if pin and not (pin.isascii() and pin.isdigit() and len(pin) in _DIGITS):
            raise errors.ValueRefused("pin", "not_a_pin")

        def do(work: Work) -> int:
            member = found(work.session, Staff, staff_id)
            if pin and any(other.staff_id != staff_id and _fits(other.hash, pin) for other in _pins(work.session)):
                raise errors.ValueRefused("pin", "pin_in_use")
            work.session.execute(delete(StaffPin).where(StaffPin.staff_id == staff_id))
            if pin:
                hashed = PasswordHasher().hash(pin)
                work.session.add(StaffPin(staff_id=staff_id, hash=hashed, changed_at=self._clock.now(), failures=0))
            work.subject = member.code
            return staff_id

        return self._commit(by, "staff.pin", do, lambda _s, key: key, token=token, roles=MANAGERS, always=True)

    def whose(self, *, by: Actor, pin: str) -> Actor:
        """The member of staff whose PIN this is. Raises PinLocked, PinWrong; the latter counts against everybody.

        Without the database those count who were read before. Raises what reading raises where nobody was.
        """
        pins, is_read = self._look_or_remember()
        self._refuse_locked()
        holder = next((one for one in pins if _fits(one.hash, pin)), None)
        before = self._failures
        failures = 0 if holder else before + 1
        span = _lock_span(failures)
        if holder is None or before or self._is_owed:
            self._count(by, failures, span, may_write=is_read)
        if holder is not None:
            return Actor(holder.staff_id, holder.code, holder.name, holder.role, by.workstation)
        self._refuse_locked()
        raise errors.PinWrong(ATTEMPTS - failures)

    def _look(self) -> tuple[_Pin, ...]:
        self._kept = pins = self._read(_pins)
        if not self._is_owed:
            self._failures = max((one.failures for one in pins), default=0)
        self._note_lock(max((one.locked_until for one in pins if one.locked_until), default=None))
        return pins

    def _note_lock(self, until: datetime | None) -> None:
        """A lock of another start, or of another desk: from when it is seen here its time is nobody's to set.

        No lock is longer than its failures make it: a clock that was set back prolongs none.
        """
        if until != self._lock_seen:
            self._lock_seen = until
            span = min(until - self._clock.now(), _lock_span(self._failures)) if until is not None else timedelta()
            self._free_at = self._clock.steady() + span.total_seconds()

    def _look_or_remember(self) -> tuple[tuple[_Pin, ...], bool]:
        """The PINs, and whether they come from the database: one that was put in its place says nothing of ours."""
        try:
            self._database.check_identity()
            return self._look(), True
        except (errors.DeskError, DatabaseFault) as fault:
            if self._kept:
                return self._kept, False
            raise typed(fault) if isinstance(fault, DatabaseFault) else fault from fault

    def _refuse_locked(self) -> None:
        left = self._free_at - self._clock.steady()
        if left > 0:
            raise errors.PinLocked(self._clock.now() + timedelta(seconds=ceil(left)))

    def _count(self, by: Actor, failures: int, span: timedelta, *, may_write: bool) -> None:
        """In the database, else in memory; whoever stands there is answered either way."""
        until = self._clock.now() + span if span else None

        def do(work: Work) -> int:
            work.session.execute(update(StaffPin).values(failures=failures, locked_until=until))
            return failures

        self._failures, self._is_owed = failures, True
        self._free_at = self._clock.steady() + span.total_seconds()
        if may_write:
            with suppress(errors.DeskError):
                self._commit(by, "staff.pin_tried", do, lambda _s, key: key)
                self._is_owed, self._lock_seen = False, until


def _pins(session: Session) -> tuple[_Pin, ...]:
    query = select(StaffPin, Staff).join(Staff, Staff.id == StaffPin.staff_id).where(Staff.active.is_(True))
    return tuple(
        _Pin(staff.id, staff.code, staff.name, Role(staff.role), pin.hash, pin.failures, pin.locked_until)
        for pin, staff in session.execute(query.order_by(StaffPin.staff_id))
    )


def _fits(hashed: str, written: str) -> bool:
    try:
        return PasswordHasher().verify(hashed, written)
    except VerifyMismatchError:
        return False


def _lock_span(failures: int) -> timedelta:
    if failures < ATTEMPTS:
        return timedelta()
    return min(_FIRST_LOCK * 2 ** min(failures - ATTEMPTS, 10), _LONGEST_LOCK)
