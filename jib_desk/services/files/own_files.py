"""Which files nothing that is written for people may take the place of."""

from pathlib import Path

from jib_desk.models.files import companions
from jib_desk.services import errors
from jib_desk.services.files.backups import SUFFIX


def refuse_own_files(target: Path, *kept: Path) -> None:
    """What is written never takes the place of the database, of a backup, or of the file that it was read from.

    Raises NotWritable.
    """
    place = target.resolve()
    if place.suffix == SUFFIX or any(place in {own.resolve(), *companions(own.resolve())} for own in kept):
        raise errors.NotWritable(str(target))
