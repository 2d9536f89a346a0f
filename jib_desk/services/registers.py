"""The services of the desk's register; a part of `centre.Services`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jib_desk.models.database import Database
    from jib_desk.services.clock import Clock
    from jib_desk.services.desk_register.parcels import ParcelsService


class RegisterServices:
    """Imported when they are first asked for, as the others."""

    database: Database
    clock: Clock

    @cached_property
    def parcels(self) -> ParcelsService:
        from jib_desk.services.desk_register.parcels import ParcelsService

        return ParcelsService(self.database, self.clock)
