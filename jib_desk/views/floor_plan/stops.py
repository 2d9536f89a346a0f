"""What arrow keys and screen readers find on a layer beside the units: rooms that it tells of, and fire items."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import Lang
from jib_desk.services.rows.seats import SpaceRow
from jib_desk.views.item_models.plan_layers import LayerContent, Sign, spoken_room, spoken_sign

_SIGNS = 10_000_000  # units have their ids, rooms the same below zero, and fire items these below zero


@dataclass(frozen=True, slots=True)
class Stop:
    """A place to stand that is no unit; `shape` in metres, `name` as it is spoken."""

    item: int
    kind: Literal["room", "sign"]
    id: int
    shape: Shape
    name: str


def stops_of(content: LayerContent, room_of: Callable[[int], SpaceRow | None], floor_id: int, lang: Lang) -> list[Stop]:
    """The stops of a layer on the floor shown: rooms first, then signs."""
    rooms = ((room_of(key), note) for key, note in content.notes.items())
    found = [Stop(-room.id, "room", room.id, room.shape, spoken_room(room, note, lang)) for room, note in rooms if room]
    signs = (sign for sign in content.signs if sign.floor_id == floor_id)
    return [
        *found,
        *(Stop(-_SIGNS - sign.id, "sign", sign.id, _point(sign), spoken_sign(sign, lang)) for sign in signs),
    ]


def _point(sign: Sign) -> Shape:
    return Shape(sign.x_m, sign.y_m, 0.0, 0.0)
