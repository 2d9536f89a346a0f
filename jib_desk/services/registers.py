"""The services of the desk's register; a part of `centre.Services`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jib_desk.models.database import Database
    from jib_desk.services.clock import Clock
    from jib_desk.services.desk_register.loans import LoansService
    from jib_desk.services.desk_register.lost_items import LostItemsService
    from jib_desk.services.desk_register.parcels import ParcelsService
    from jib_desk.services.desk_register.vehicles import VehiclesService


class RegisterServices:
    """Imported when they are first asked for, as the others."""

    database: Database
    clock: Clock

    @cached_property
    def parcels(self) -> ParcelsService:
        from jib_desk.services.desk_register.parcels import ParcelsService

        return ParcelsService(self.database, self.clock)

    @cached_property
    def loans(self) -> LoansService:
        from jib_desk.services.desk_register.loans import LoansService

        return LoansService(self.database, self.clock)

    @cached_property
    def vehicles(self) -> VehiclesService:
        from jib_desk.services.desk_register.vehicles import VehiclesService

        return VehiclesService(self.database, self.clock)

    @cached_property
    def lost_items(self) -> LostItemsService:
        from jib_desk.services.desk_register.lost_items import LostItemsService

        return LostItemsService(self.database, self.clock)
