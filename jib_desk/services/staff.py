"""Who may act. Accounts with PINs come later; the three of the first revision act until then."""

import socket

from jib_desk.models import direct
from jib_desk.rules.words import Role
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.rows.staff import Actor

FRONT_DESK = "front_desk"
COMMAND_LINE = "command_line"
SYSTEM = "system"

_ACTIVE = "SELECT id, code, name, role FROM staff WHERE active = 1 ORDER BY id"


class StaffService(Service):
    """Reads staff members as actors of a workstation."""

    def all(self, workstation: str = "") -> tuple[Actor, ...]:
        """Everybody who may act, in the order they were made."""
        place = workstation or this_workstation()
        rows = self._quick_read(lambda source: direct.fetch(source, _ACTIVE))
        return tuple(Actor(key, code, name, Role(role), place) for key, code, name, role in rows)

    def actor(self, code: str, workstation: str = "") -> Actor:
        """The staff member of a code, at a workstation (default: this computer's name). Raises NotFound."""
        for actor in self.all(workstation):
            if actor.code == code:
                return actor
        raise errors.NotFound("staff", code)


def this_workstation() -> str:
    """The computer's name, as the journal keeps it."""
    return socket.gethostname() or "workstation"
