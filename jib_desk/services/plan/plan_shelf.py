"""Where plans come from: those that ship with the program, and files of people. Light enough for a first start."""

from pathlib import Path

from jib_desk.rules.plan_files import MAX_BYTES, PlanFault, read_plan, too_big
from jib_desk.rules.plan_geometry import Plan
from jib_desk.services import errors
from jib_desk.shipped import resources

DEFAULT_PLAN = "jinqiao"


def plans() -> tuple[str, ...]:
    """The names of the plans that ship with the program."""
    return tuple(sorted(path.stem for path in (resources() / "plans").glob("*.json")))


def read_shipped_plan(name: str) -> Plan:
    """A plan by its name. Raises NotFound, PlanRefused."""
    if name not in plans():
        raise errors.NotFound("plan", name)
    return read_plan_file(resources() / "plans" / f"{name}.json")


def read_plan_file(path: Path) -> Plan:
    """The plan of a file, which is refused by its size before it is read. Raises FileMissing, PlanRefused."""
    try:
        if not path.is_file():  # nor a device or a pipe, which might never end
            raise errors.FileMissing(str(path))
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise too_big(size)
        with path.open("rb") as file:
            return read_plan(file.read(MAX_BYTES + 1))
    except PlanFault as fault:
        raise errors.PlanRefused(fault.code, fault.place) from fault
    except OSError as error:
        raise errors.of_system(error, str(path)) from error
