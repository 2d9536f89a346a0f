"""Carries messages from the outbox out of the house: one pass at a time, never inside anybody's save.

Several desks may do so on one database: a message is claimed in a short transaction before it goes. A desk that ends
between the claim and the answer lets another one send it again when the claim has run out: told twice rather than not.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, update

from jib_desk.models.database import Database
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import MessageKind, MessageState, SendFault
from jib_desk.rules.messages import pause_after
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.clock import Clock
from jib_desk.services.message import outbox, receivers
from jib_desk.services.message.outbox import Message, Told
from jib_desk.services.message.secrets import Secrets, SystemKeyring
from jib_desk.services.message.sending import ApprisePost, Post
from jib_desk.services.staff import SYSTEM, StaffService

if TYPE_CHECKING:
    from sqlalchemy.engine import CursorResult

    from jib_desk.models.journal import Work
    from jib_desk.services.message.receivers import Receiver
    from jib_desk.services.rows.staff import Actor

_OUTBOX: Table = TABLES["outbox_message"]
_CARRY = "message.carry"  # of transactions that leave no entry: messages are not journalled
CLAIMED = timedelta(seconds=60)  # longer than any answer is waited for


class SenderService(Service):
    """Sends what is due. `chance` gives numbers in [0, 1) for the pauses between attempts."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        post: Post | None = None,
        secrets: Secrets | None = None,
        chance: Callable[[], float] = random.random,
    ) -> None:
        super().__init__(database, clock)
        self._post = post or ApprisePost()
        self._secrets = secrets or SystemKeyring()
        self._chance = chance

    def send_due(self, is_stopped: Callable[[], bool] = lambda: False) -> int:
        """One pass: takes back what is not true any more, brings back what is again, and sends what is due.

        Returns how many were taken.
        `is_stopped` is asked before each message. Raises the typed errors of the database; what was sent stays sent.
        """
        now = self._clock.now()
        again, waiting = self._quick_read(lambda source: (outbox.true_again(source, now), outbox.waiting(source)))
        if not (again or waiting) or is_stopped():
            return 0
        by = StaffService(self._database, self._clock).actor(SYSTEM)
        if again:
            self._bring_back(by, again)
            waiting = self._quick_read(outbox.waiting)
        self._take_back(by, waiting)
        sent = 0
        for row in outbox.due(waiting, self._clock.now()):
            if is_stopped():
                break
            sent += self._try(by, row)
        return sent

    # --- one message -------------------------------------------------------------------------

    def _try(self, by: Actor, row: Message) -> bool:
        told = self._quick_read(lambda source: self._told(source, row))
        if told is None:
            return False
        address, fault = self._address(told.receiver)
        if told.receiver is None or fault is not None:
            self._note(by, row, fault or SendFault.NO_CHANNEL)
            return False
        claimed = self._claim(by, row, told.receiver)
        if claimed is None:
            return False
        receiver = told.receiver
        fault = self._post.send(receiver.way.kind, address, claimed.text, receiver.mailbox)
        self._answered(by, row, fault)
        return fault is None

    def _told(self, source: Any, row: Message) -> Told | None:
        return outbox.told(source, row, self._clock.now(), receivers.ways(source))

    def _address(self, receiver: Receiver | None) -> tuple[str, SendFault | None]:
        if receiver is None:
            return "", SendFault.NO_CHANNEL
        try:
            address = self._secrets.get(receiver.way.uid)
        except errors.NoKeyring:
            address = None
        return (address, None) if address else ("", SendFault.NO_SECRET)

    # --- short transactions ------------------------------------------------------------------

    def _claim(self, by: Actor, row: Message, receiver: Receiver) -> Told | None:
        """Take the message for this desk, if no other did and it is true still; with the words of this very moment."""
        now = self._clock.now()

        def do(work: Work) -> int:
            values = {
                "attempts": row.attempts + 1,
                "next_at": now + CLAIMED,
                "contact_id": receiver.contact_id,
                "channel_id": receiver.way.channel_id,
            }
            taken = self._change(work, row, values, row.attempts)
            told.append(self._told(work.session, row) if taken else None)
            return row.id

        told: list[Told | None] = []
        self._commit(by, _CARRY, do, lambda _session, key: key)
        return told[0]

    def _answered(self, by: Actor, row: Message, fault: SendFault | None) -> None:
        """Keep how it ended, unless the claim ran out and another desk has it now."""
        now, attempts = self._clock.now(), row.attempts + 1
        pause = pause_after(attempts, self._chance())
        if fault is None:
            values: dict[str, Any] = {"state": MessageState.SENT, "sent_at": now, "fault": ""}
        elif pause is None or fault is SendFault.BAD_ADDRESS:
            values = {"state": MessageState.FAILED, "fault": fault.value}
        else:
            values = {"next_at": now + pause, "fault": fault.value}

        def do(work: Work) -> int:
            if self._change(work, row, values, attempts) and fault is None and row.kind is MessageKind.PARCEL:
                outbox.mark_told(work, row.ref_id, now)
            return row.id

        action = "parcel.told" if row.kind is MessageKind.PARCEL else _CARRY
        self._commit(by, action, do, lambda _session, key: key)

    def _note(self, by: Actor, row: Message, fault: SendFault) -> None:
        """Why this desk cannot send; the message stays where it is, for a desk that can."""
        if row.fault is fault:
            return

        def do(work: Work) -> int:
            self._change(work, row, {"fault": fault.value}, row.attempts)
            return row.id

        self._commit(by, _CARRY, do, lambda _session, key: key)

    def _take_back(self, by: Actor, waiting: Iterable[Message]) -> None:
        """What is not true any more is called off, what is no news any more has expired."""
        now = self._clock.now()

        def judged(source: Any) -> list[tuple[Message, MessageState]]:
            known = receivers.ways(source)
            found: list[tuple[Message, MessageState]] = []
            for row in waiting:
                if outbox.told(source, row, now, known) is None:
                    found.append((row, MessageState.CANCELLED))
                elif outbox.is_late(row, now):
                    found.append((row, MessageState.EXPIRED))
            return found

        over = self._quick_read(judged)
        if not over:
            return

        def do(work: Work) -> int:
            for row, state in over:
                self._change(work, row, {"state": state}, row.attempts)
            return len(over)

        self._commit(by, _CARRY, do, lambda _session, key: key)

    def _bring_back(self, by: Actor, again: Sequence[Message]) -> None:
        """What is true again waits again; what is no news by then, this very pass leaves to the desk."""
        keys, values = [row.id for row in again], {"state": MessageState.WAITING, "next_at": self._clock.now()}

        def do(work: Work) -> int:
            mine = (_OUTBOX.c.id.in_(keys), _OUTBOX.c.state == MessageState.CANCELLED)
            work.session.execute(update(_OUTBOX).where(*mine).values(**values))
            return len(keys)

        self._commit(by, _CARRY, do, lambda _session, key: key)

    def _change(self, work: Work, row: Message, values: dict[str, Any], attempts: int) -> bool:
        """Change a message that waits and that nobody else has tried since; whether it was so."""
        mine = (_OUTBOX.c.id == row.id, _OUTBOX.c.state == MessageState.WAITING, _OUTBOX.c.attempts == attempts)
        done: CursorResult[Any] = work.session.execute(update(_OUTBOX).where(*mine).values(**values))  # type: ignore[assignment]
        return done.rowcount == 1
