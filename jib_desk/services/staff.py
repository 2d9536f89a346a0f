"""Who may act. Accounts with PINs come later; the three of the first revision act until then."""

import socket

from sqlalchemy import select

from jib_desk.models.centre import Staff
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.rows.staff import Actor

FRONT_DESK = "front_desk"
COMMAND_LINE = "command_line"
SYSTEM = "system"


class StaffService(Service):
    """Reads staff members as actors of a workstation."""

    def all(self, workstation: str = "") -> tuple[Actor, ...]:
        """Everybody who may act, in the order they were made."""
        place = workstation or this_workstation()
        query = select(Staff).where(Staff.active.is_(True)).order_by(Staff.id)
        return self._read(
            lambda session: tuple(
                Actor(row.id, row.code, row.name, row.role, place) for row in session.execute(query).scalars()
            )
        )

    def actor(self, code: str, workstation: str = "") -> Actor:
        """The staff member of a code, at a workstation (default: this computer's name). Raises NotFound."""
        for actor in self.all(workstation):
            if actor.code == code:
                return actor
        raise errors.NotFound("staff", code)


def this_workstation() -> str:
    """The computer's name, as the journal keeps it."""
    return socket.gethostname() or "workstation"
