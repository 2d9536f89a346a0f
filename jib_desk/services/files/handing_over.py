"""Files with personal data out of the centre: the journal says exactly those that were handed over."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from jib_desk.models.journal import Work
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.staff import Actor

T = TypeVar("T")

_ACTION = "export.personal"


class HandingOver(Service):
    """Writes a file beside its place, and moves it there as the last deed before its entry is committed.

    What fails before leaves neither; when the commit fails the file is taken back and what was there stands again. A
    workbook takes seconds and a move none: other desks wait for the move alone.
    """

    def _hand_over(self, by: Actor, path: Path, write: Callable[[Path], T], check: Callable[[Work], str]) -> Outcome[T]:
        """`check` gives the entry's subject, without a name. Raises NotAllowed, NotWritable, DiskFull, FileMissing."""
        if by.role not in MANAGERS:
            raise errors.NotAllowed(_ACTION, by.role)
        from jib_desk.excel.saving import held_back  # a start waits for no workbook

        try:
            with held_back(path) as held:
                saved = write(held.made)

                def do(work: Work) -> None:
                    work.subject = check(work)
                    held.put()

                is_logged = False
                try:
                    logged = self._commit(by, _ACTION, do, lambda _session, _key: saved, roles=MANAGERS, always=True)
                    is_logged = True
                finally:
                    if not is_logged:
                        held.take_back()
                return logged
        except OSError as error:
            raise errors.of_system(error, str(path)) from error
