"""The roll that is kept for the day the database is gone: written while all is well, ticked without it, written in.

`write` is what a window asks for after each change of who is inside and every few minutes; `rewrite` what erasing a
person asks for. `Unplugged` is the roll while there is no database.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from jib_desk.models.direct import Reading
from jib_desk.models.faults import DatabaseFault
from jib_desk.services import errors
from jib_desk.services.base import Service, typed
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.rows.muster import MusterSheet, RollLine, Snapshot, TickEntry
from jib_desk.services.visit import muster
from jib_desk.services.visit.muster_page import page

if TYPE_CHECKING:
    from jib_desk.models.database import Database
    from jib_desk.services.changes import Outcome
    from jib_desk.services.clock import Clock
    from jib_desk.services.rows.staff import Actor
    from jib_desk.services.visit.muster_store import MusterStore

Draw = Callable[[Snapshot], bytes]


class MusterSnapshots(Service):
    """Keeps the roll of an open centre. Without a store, as in a centre opened for one question, it keeps nothing."""

    def __init__(self, database: Database, clock: Clock, store: MusterStore | None) -> None:
        super().__init__(database, clock)
        self.store = store

    def now(self) -> Snapshot:
        """Who is inside, now, from the database; of an evacuation that is running with its ticks.

        Raises DatabaseReplaced, also where the file is only gone: what an open program still reads of it is no truth.
        """

        def reading(source: Reading) -> Snapshot:
            centre, sheet = centre_of(source), muster.sheet(source, self._clock.now())
            return Snapshot(sheet, centre.name_en, centre.name_zh, centre.zone)

        self._refuse_another_file()
        found = self._quick_read(reading)
        running = self._running()
        return found if running is None else Snapshot(running, found.name_en, found.name_zh, found.zone)

    def write(self, draw: Draw | None = None) -> Snapshot:
        """Keep the roll of now; `draw` makes its PDF. The one before stays where this cannot be done.

        Raises what reading the database raises, and DiskFull, NotWritable, SystemRefused.
        """
        kept = self.now()
        if self.store is not None:
            self.store.keep(kept, page(kept), None if draw is None else draw(kept))
        return kept

    def rewrite(self) -> None:
        """Keep the roll anew because somebody was erased; the PDF comes back with the window's next one.

        Where it cannot be written the old one goes: nobody stays in it. Raises what `MusterStore.forget` raises.
        """
        if self.store is None:
            return
        try:
            self.write()
        except errors.DeskError:
            self.store.forget()

    def kept(self) -> Snapshot | None:
        """The roll that was kept, without asking the database."""
        return None if self.store is None else self.store.read()

    def is_reachable(self) -> bool:
        """Whether the database can be read and is still the file that was opened."""
        try:
            self._refuse_another_file()
            self._quick_read(muster.fire_limit)
        except errors.DeskError:
            return False
        return True

    def unplugged(self) -> Unplugged | None:
        """The kept roll to be ticked while the database does not answer; None where no rolls are kept."""
        return None if self.store is None else Unplugged(self.store, self._clock)

    def write_in(self, *, by: Actor) -> Outcome[MusterSheet] | None:
        """The ticks that were made without the database, into it; None when there are none. Done twice it is done once.

        Raises what a write raises; the ticks then wait on.
        """
        from jib_desk.services.visit.muster_ticks import MusterService

        if self.store is None:
            return None
        service, done = MusterService(self._database, self._clock), None
        while not (ticks := self.store.take()).is_empty:
            done = service.write_in(
                by=by,
                entries=ticks.entries,
                evacuation=ticks.evacuation,
                is_drill=ticks.is_drill,
                cleared=ticks.cleared,
            )
            self.store.settle()
        return done

    def _refuse_another_file(self) -> None:
        try:
            self._database.check_identity()
        except DatabaseFault as fault:
            raise typed(fault) from fault

    def _running(self) -> MusterSheet | None:
        from jib_desk.services.visit.muster_ticks import MusterService

        sheet = MusterService(self._database, self._clock).sheet()
        return None if sheet.evacuation is None else sheet


class Unplugged:
    """The kept roll, ticked while there is no database. Each tick is on the disk before it is seen.

    `is_drill` goes with each tick; it counts for an evacuation that the ticks begin.
    """

    def __init__(self, store: MusterStore, clock: Clock, *, is_drill: bool = False) -> None:
        self._store = store
        self._clock = clock
        self.is_drill = is_drill
        self._evacuation = ""

    def snapshot(self) -> Snapshot | None:
        """The roll with its ticks; None when none was kept."""
        return self._store.read()

    def tick(self, line: RollLine, heads: int | None = None) -> None:
        """`heads` of a line are safe, all where nothing is said. Raises DiskFull, NotWritable, SystemRefused."""
        count = line.heads if heads is None else max(0, min(heads, line.heads))
        kept = self.snapshot()
        if kept is not None:
            known = next((one for one in kept.now.lines if one.id == line.id), line)
            self._append(kept.now.tick(known, count, str(uuid4()), self._clock.now()))

    def add(self, name: str, heads: int = 1) -> None:
        """Somebody who is on no list. Raises ValueMissing (name), ValueRefused, and what `tick` raises."""
        from jib_desk.services.visit.muster_ticks import somebody

        self._append(somebody(name, self._clock.now(), heads))

    def all_clear(self, note: str = "") -> None:
        """Nobody is missed any more, now; a tick after it takes it back.

        While somebody is missed or a company has not been heard of, a note must say what is known of them. Raises
        PeopleMissing, and what `tick` raises.
        """
        from jib_desk.services.visit.muster_ticks import all_clear_of

        kept = self.snapshot()
        if kept is not None and kept.is_evacuating:
            self._store.clear(all_clear_of(kept.now, self._clock.now(), note), self._theirs(), is_drill=self.is_drill)

    def _append(self, entry: TickEntry) -> None:
        self._store.append(entry, self._theirs(), is_drill=self.is_drill)

    def _theirs(self) -> str:
        """The evacuation that ticks are of: the one that was running, or one that the first tick begins."""
        if not self._evacuation:
            kept, waiting = self._store.read(), self._store.waiting()
            running = kept.sheet.evacuation if kept is not None else None
            self._evacuation = waiting.evacuation or (running.uid if running is not None else str(uuid4()))
        return self._evacuation
