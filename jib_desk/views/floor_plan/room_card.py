"""What the card beside a room says: how it is now, what comes next, how many it takes. Read when one points at it."""

from jib_desk.rules.words import SpaceKind
from jib_desk.services.rows.seats import SpaceRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.viewing import PlanViewing
from jib_desk.views.item_models.plan_layers import room_details


class RoomCard:
    """The lines of rooms for the day that is looked at."""

    def __init__(self, desk: DeskContext, viewing: PlanViewing) -> None:
        self._desk, self._viewing = desk, viewing

    def lines(self, space: SpaceRow) -> tuple[str, ...]:
        """A corridor says nothing; a room that nobody books has its name; another day has no moment."""
        if space.kind is SpaceKind.CORRIDOR:
            return ()
        desk, services, today = self._desk, self._desk.services, self._desk.today()
        rooms = desk.read(services.bookings.rooms) if space.room_id is not None else ()
        room = next((room for room in rooms if room.id == space.room_id), None)
        if room is None or not room.is_bookable or self._viewing.on != today:
            return room_details(space, room, None, None, desk.lang, desk.zone)
        now = self._viewing.moment or desk.read(services.plan_layers.now)
        booked = desk.read(lambda: services.bookings.day(today))
        later = [row for row in booked if row.live and row.room_id == room.id and row.starts_at > now.at]
        first = min(later, key=lambda row: row.starts_at, default=None)
        return room_details(space, room, now.rooms.get(room.id), first, desk.lang, desk.zone)
