"""The services of what is arranged and asked for before somebody comes in; a part of `centre.Services`."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jib_desk.models.database import Database
    from jib_desk.services.clock import Clock
    from jib_desk.services.visit.categories import CategoriesService
    from jib_desk.services.visit.invitations import InvitationsService
    from jib_desk.services.visit.kiosk import KioskService
    from jib_desk.services.visit.passes import PassesService
    from jib_desk.services.visit.terms import TermsService


class InvitingServices:
    """Imported when they are first asked for, as the others."""

    database: Database
    clock: Clock

    @cached_property
    def invitations(self) -> InvitationsService:
        from jib_desk.services.visit.invitations import InvitationsService

        return InvitationsService(self.database, self.clock)

    @cached_property
    def passes(self) -> PassesService:
        from jib_desk.services.visit.passes import PassesService

        return PassesService(self.database, self.clock)

    @cached_property
    def kiosk(self) -> KioskService:
        from jib_desk.services.visit.kiosk import KioskService

        return KioskService(self.database, self.clock)

    @cached_property
    def terms(self) -> TermsService:
        from jib_desk.services.visit.terms import TermsService

        return TermsService(self.database, self.clock)

    @cached_property
    def categories(self) -> CategoriesService:
        from jib_desk.services.visit.categories import CategoriesService

        return CategoriesService(self.database, self.clock)
