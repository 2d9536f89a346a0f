"""Who acts at the desk."""

from dataclasses import dataclass

from jib_desk.rules.words import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """The staff member on whose behalf a command runs, and from which workstation."""

    id: int
    code: str
    name: str
    role: Role
    workstation: str
