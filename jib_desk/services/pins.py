"""PINs of staff, as argon2 hashes: who stands at a screen that visitors use. Wrong ones are slowed down."""

from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from jib_desk.models.centre import Staff, StaffPin
from jib_desk.models.journal import Work
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor

ATTEMPTS = 5  # wrong ones in a row before PINs are locked
_FIRST_LOCK = timedelta(minutes=1)  # doubled with each further wrong one
_LONGEST_LOCK = timedelta(hours=1)
_DIGITS = range(4, 9)


class PinsService(Service):
    """Sets PINs and tells whose one is. The hashes are never journalled: few digits can be guessed from them."""

    def has_any(self) -> bool:
        """Whether anybody who may act has a PIN."""
        return self._read(lambda session: bool(_pins(session)))

    def holders(self) -> frozenset[int]:
        """Ids of the staff who have a PIN."""
        return self._read(lambda session: frozenset(pin.staff_id for pin in _pins(session)))

    def set_pin(self, *, by: Actor, staff_id: int, pin: str, token: str | None = None) -> Outcome[int]:
        """Give a member of staff a PIN of 4 to 8 digits, "" takes it away; nobody shares one.

        Raises ValueRefused (not_a_pin, pin_in_use), NotAllowed, NotFound.
        """
        if pin and not (pin.isascii() and pin.isdigit() and len(pin) in _DIGITS):
            raise errors.ValueRefused("pin", "not_a_pin")

        def do(work: Work) -> int:
            member = found(work.session, Staff, staff_id)
            if pin and any(other.staff_id != staff_id and _fits(other, pin) for other in _pins(work.session)):
                raise errors.ValueRefused("pin", "pin_in_use")
            work.session.execute(delete(StaffPin).where(StaffPin.staff_id == staff_id))
            if pin:
                hashed = PasswordHasher().hash(pin)
                work.session.add(StaffPin(staff_id=staff_id, hash=hashed, changed_at=self._clock.now(), failures=0))
            work.subject = member.code
            return staff_id

        return self._commit(by, "staff.pin", do, lambda _s, key: key, token=token, roles=MANAGERS, always=True)

    def whose(self, *, by: Actor, pin: str) -> Actor:
        """The member of staff whose PIN this is. Raises PinLocked, PinWrong; the latter counts against everybody."""
        now = self._clock.now()
        pins = self._read(_pins)
        locked = max((one.locked_until for one in pins if one.locked_until), default=None)
        if locked is not None and locked > now:
            raise errors.PinLocked(locked)
        holder = next((one for one in pins if _fits(one, pin)), None)
        failures = 0 if holder else max((one.failures for one in pins), default=0) + 1
        until = _lock(now, failures)
        if holder is None or any(one.failures for one in pins):
            self._count(by, failures, until)
        if holder is not None:
            return self._read(lambda session: _actor(session, holder.staff_id, by.workstation))
        if until is not None:
            raise errors.PinLocked(until)
        raise errors.PinWrong(ATTEMPTS - failures)

    def _count(self, by: Actor, failures: int, until: datetime | None) -> None:
        def do(work: Work) -> int:
            work.session.execute(update(StaffPin).values(failures=failures, locked_until=until))
            return failures

        self._commit(by, "staff.pin_tried", do, lambda _s, key: key)


def _pins(session: Session) -> list[StaffPin]:
    query = select(StaffPin).join(Staff, Staff.id == StaffPin.staff_id).where(Staff.active.is_(True))
    return list(session.execute(query.order_by(StaffPin.staff_id)).scalars())


def _fits(pin: StaffPin, written: str) -> bool:
    try:
        return PasswordHasher().verify(pin.hash, written)
    except VerifyMismatchError:
        return False


def _lock(now: datetime, failures: int) -> datetime | None:
    if failures < ATTEMPTS:
        return None
    return now + min(_FIRST_LOCK * 2 ** min(failures - ATTEMPTS, 10), _LONGEST_LOCK)


def _actor(session: Session, staff_id: int, workstation: str) -> Actor:
    row = found(session, Staff, staff_id)
    return Actor(row.id, row.code, row.name, row.role, workstation)
