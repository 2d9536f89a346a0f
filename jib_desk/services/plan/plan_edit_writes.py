"""A draft written: piece by piece, each dated where it has a history, all within one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from jib_desk.models.attachment import Attachment
from jib_desk.models.booking import Booking, Closure
from jib_desk.models.facility import Repair, SafetyItem
from jib_desk.models.plan import Floor, Room, Space, Unit, UnitLayout
from jib_desk.models.task import StandingInstruction
from jib_desk.rules.plan_draft import Draft, DraftFloor, Item, Kind, Picture, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.texts import CODE_LIMIT, NAME_LIMIT
from jib_desk.rules.words import AssignmentKind, AttachmentOf
from jib_desk.services import errors
from jib_desk.services.base import found
from jib_desk.services.files.file_store import Kept
from jib_desk.services.seat.seat_book import SeatBook, seat_book
from jib_desk.services.seat.seat_conflicts import Wanted, in_the_way
from jib_desk.services.seat.seat_writes import cleaned

_MEDIA = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass
class Writer:
    """Writes what differs between two drafts. `kept` has the contents of new pictures, by floor."""

    session: Session
    base: Draft
    draft: Draft
    now: datetime
    today: date
    kept: Mapping[int, Kept]
    floor_ids: dict[int, int] = field(default_factory=dict[int, int])  # draft → database

    @cached_property
    def _book(self) -> SeatBook:
        return seat_book(self.session, self.today)

    def write(self) -> None:
        """Floors first, then what goes, then what comes and changes: codes are free when they are taken."""
        self._write_floors()
        was, now = self.base.by_ref(), self.draft.by_ref()
        gone = [item for ref, item in was.items() if ref not in now]
        for item in gone:
            self._retire(item)
        self.session.flush()
        changed = [item for ref, item in now.items() if ref in was and item != was[ref]]
        self._free_codes([item for item in changed if item.code != was[item.ref].code])
        for item in changed:
            self._change(item, was[item.ref])
        for ref, item in now.items():
            if ref not in was:
                self._add(item)
        self.session.flush()

    # --- floors and pictures ------------------------------------------------------------------

    def _write_floors(self) -> None:
        was = {floor.id: floor for floor in self.base.floors}
        for floor in self.draft.floors:
            if floor.id in was and floor.code != was[floor.id].code:
                found(self.session, Floor, floor.id).code = f"~{floor.id}"
        self.session.flush()
        for place, floor in enumerate(self.draft.floors):
            row = self.session.get(Floor, floor.id) if floor.id in was else Floor(position=place)
            if row is None:
                raise errors.NotFound("floor", floor.code)
            row.code = cleaned("code", floor.code, CODE_LIMIT)
            row.name_en = cleaned("name_en", floor.name_en, NAME_LIMIT)
            row.name_zh = cleaned("name_zh", floor.name_zh, NAME_LIMIT)
            row.width_m, row.height_m = floor.width_m, floor.height_m
            self.session.add(row)
            self.session.flush()
            self.floor_ids[floor.id] = row.id
            before = was[floor.id].picture if floor.id in was else None
            if before != floor.picture:
                row.background = self._background(floor, row.id, before)

    def _background(self, floor: DraftFloor, floor_id: int, before: Picture | None) -> dict[str, Any] | None:
        picture = floor.picture
        if before is not None and (picture is None or picture.attachment_id != before.attachment_id):
            found(self.session, Attachment, before.attachment_id).removed_at = self.now
        if picture is None:
            return None
        key = picture.attachment_id or self._attached(picture, floor_id, self.kept[floor.id])
        return {"attachment": key, "shape": _numbers(picture.shape), "fade": picture.fade}

    def _attached(self, picture: Picture, floor_id: int, kept: Kept) -> int:
        media = next((kind for start, kind in _MEDIA.items() if picture.content.startswith(start)), "image/svg+xml")
        row = Attachment(
            kind=AttachmentOf.FLOOR,
            key=floor_id,
            name=cleaned("name", picture.name, NAME_LIMIT),
            media_type=media,
            size=kept.size,
            sha256=kept.sha256,
            added_at=self.now,
        )
        self.session.add(row)
        self.session.flush()
        return row.id

    # --- what comes ---------------------------------------------------------------------------

    def _add(self, item: Item) -> None:
        match item.ref.kind:
            case Kind.UNIT:
                unit = Unit(opened_on=self.draft.on)
                self.session.add(unit)
                self.session.flush()
                self.session.add(UnitLayout(unit_id=unit.id, valid_from=self.draft.on, **self._layout(item)))
            case Kind.SPACE:
                space = Space(**self._place(item), **_called(item), kind=item.space_kind)
                self.session.add(space)
                self.session.flush()
                self._keep_room(item, space.id)
            case _:
                self.session.add(SafetyItem(**self._mark(item)))

    # --- what changes -------------------------------------------------------------------------

    def _free_codes(self, items: list[Item]) -> None:
        """Codes of spaces are unique at any moment: those that are given up are free before they are taken."""
        spaces = [item for item in items if item.ref.kind is Kind.SPACE]
        for item in spaces:
            found(self.session, Space, item.ref.id).code = f"~{item.ref.id}"
            room = self._room_of(item.ref.id)
            if room is not None:
                room.code = f"~{item.ref.id}"
        if spaces:
            self.session.flush()

    def _change(self, item: Item, before: Item) -> None:
        match item.ref.kind:
            case Kind.UNIT:
                self._change_unit(item, before)
            case Kind.SPACE:
                space = found(self.session, Space, item.ref.id)
                _set(space, {**self._place(item), **_called(item), "kind": item.space_kind})
                self._keep_room(item, space.id)
            case _:
                _set(found(self.session, SafetyItem, item.ref.id), self._mark(item))

    def _change_unit(self, item: Item, before: Item) -> None:
        """From the draft's day on; a second change of one day is one change.

        Changes that are planned for later days stay: what those do not touch follows the new value.
        """
        layout = self.session.execute(
            select(UnitLayout)
            .where(UnitLayout.unit_id == item.ref.id, UnitLayout.valid_from <= self.draft.on)
            .order_by(UnitLayout.valid_from.desc())
            .limit(1)
        ).scalar_one()
        values = self._layout(item)
        if item.area_m2 == before.area_m2:
            values["area_m2"] = layout.area_m2  # kept to the digit
        self._carry_on(layout, values)
        if layout.valid_from == self.draft.on:
            _set(layout, values)
        else:
            self.session.add(UnitLayout(unit_id=item.ref.id, valid_from=self.draft.on, **values))

    def _carry_on(self, layout: UnitLayout, values: Mapping[str, Any]) -> None:
        was = {name: getattr(layout, name) for name in values}
        going = {name for name in values if values[name] != was[name]}
        later = select(UnitLayout).where(UnitLayout.unit_id == layout.unit_id, UnitLayout.valid_from > self.draft.on)
        for planned in self.session.execute(later.order_by(UnitLayout.valid_from)).scalars():
            going = {name for name in going if getattr(planned, name) == was[name]}
            _set(planned, {name: values[name] for name in going})

    def _keep_room(self, item: Item, space_id: int) -> None:
        """A space with a fire limit can be booked; without one no longer."""
        room = self._room_of(space_id)
        if item.fire_limit > 0:
            if room is None:
                last = self.session.execute(select(func.max(Room.position))).scalar()
                room = Room(space_id=space_id, capacity={}, position=(last or 0) + 1)
                self.session.add(room)
            _set(room, _called(item))
            _set(room, {"fire_limit": item.fire_limit, "capacity": dict(item.capacity), "closed_on": None})
        elif room is not None:
            _set(room, _called(item))
            if room.closed_on is None or room.closed_on > self.draft.on:
                self._refuse_booked(room)
                room.closed_on = self.draft.on

    def _room_of(self, space_id: int) -> Room | None:
        return self.session.execute(select(Room).where(Room.space_id == space_id)).scalar()

    def _refuse_booked(self, room: Room) -> None:
        ahead = (Booking.room_id == room.id, Booking.live.is_(True), Booking.ends_at > self.now)
        references = self.session.execute(select(Booking.reference).where(*ahead).order_by(Booking.starts_at).limit(5))
        found_ones = tuple(references.scalars())
        if found_ones:
            raise errors.BookingsInTheWay(room.code, found_ones)

    # --- what goes ----------------------------------------------------------------------------

    def _retire(self, item: Item) -> None:
        match item.ref.kind:
            case Kind.UNIT:
                refuse_held(self.session, self._book, item, self.draft.on)
                found(self.session, Unit, item.ref.id).retired_on = self.draft.on
            case Kind.SPACE:
                self._take_away(item)
            case _:
                found(self.session, SafetyItem, item.ref.id).retired_on = self.draft.on

    def _take_away(self, item: Item) -> None:
        """A space has no end in time: it goes if nothing ever happened there, else it stays."""
        refuse_used(self.session, item)
        space = found(self.session, Space, item.ref.id)
        room = self._room_of(space.id)
        if room is not None:
            self.session.delete(room)
            self.session.flush()
        self.session.delete(space)

    # --- values -------------------------------------------------------------------------------

    def _place(self, item: Item) -> dict[str, Any]:
        return {
            "floor_id": self.floor_ids[item.floor_id],
            "shape": _numbers(item.shape),
            "doors": [[*door] for door in item.doors],
        }

    def _layout(self, item: Item) -> dict[str, Any]:
        zone = cleaned("zone", item.zone, NAME_LIMIT)
        return {
            **self._place(item),
            "code": _code(item),
            "zone": zone,
            "desks": item.desks,
            "area_m2": item.area_m2,
        }

    def _mark(self, item: Item) -> dict[str, Any]:
        return {
            "floor_id": self.floor_ids[item.floor_id],
            "kind": item.safety_kind,
            "x_m": item.shape.x,
            "y_m": item.shape.y,
            "label": _code(item),
        }


def refuse_held(session: Session, book: SeatBook, item: Item, on: date) -> None:
    """A unit that somebody has, or will have, from a day on cannot be retired then.

    Nor one whose company should have left by then, as long as nobody noted that it leaves: it may stay, and what is
    retired is off the plan. Raises SeatOccupiedToday (a company is in it), SeatTaken (held, out of service, coming),
    SeatOverstayed, LeavingUnnoted.
    """
    held = in_the_way(session, Wanted(item.ref.id, on, None))
    if held is not None:
        if held.kind == AssignmentKind.OCCUPANCY and held.start <= on:
            raise errors.SeatOccupiedToday(held.unit, held.holder, held.until)
        raise held
    for day in (on, book.occupancy.today):
        row = book.unit_row(item.ref.id, day)
        if row is not None and row.is_overstayed and row.until is not None:
            names = book.companies.get(row.company_id or 0)
            raise errors.SeatOverstayed(item.code, names.both if names else "", row.until)
    last = book.occupancy.last_occupancy(item.ref.id, on)
    if last is not None and last.vacated_on is None and last.ends_on is not None:
        names = book.companies.get(last.company_id or 0)
        raise errors.LeavingUnnoted(item.code, names.both if names else "", last.ends_on)


def refuse_used(session: Session, item: Item) -> None:
    """Nothing that was used is deleted: raises SpaceInUse with what keeps a space on the plan."""
    rooms = select(Room.id).where(Room.space_id == item.ref.id)
    uses = (
        ("bookings", select(func.count()).select_from(Booking).where(Booking.room_id.in_(rooms))),
        ("closures", select(func.count()).select_from(Closure).where(Closure.room_id.in_(rooms))),
        ("repairs", select(func.count()).select_from(Repair).where(Repair.space_id == item.ref.id)),
        (
            "instructions",
            select(func.count()).select_from(StandingInstruction).where(StandingInstruction.room_id.in_(rooms)),
        ),
    )
    for why, query in uses:
        count = session.execute(query).scalar() or 0
        if count:
            raise errors.SpaceInUse(item.code, why, count)


def differences(base: Draft, fresh: Draft) -> dict[str, tuple[str, str]]:
    """What somebody else changed between two readings: code → (as it was read, as it is)."""
    was, now = base.by_ref(), fresh.by_ref()
    changed: dict[str, tuple[str, str]] = {}
    for ref in dict.fromkeys((*was, *now)):
        before, after = was.get(ref), now.get(ref)
        if before != after:
            changed[(before or after or _NOTHING).code] = (_said(before), _said(after))
    floors = {floor.id: floor for floor in base.floors}
    for floor in fresh.floors:
        old = floors.get(floor.id)
        if old != floor:
            changed[floor.code] = (_size(old) if old else "", _size(floor))
    return changed


_NOTHING = Item(Ref(Kind.MARK, 0), 0, Shape(0, 0, 0, 0))


def _said(item: Item | None) -> str:
    if item is None:
        return ""
    shape = item.shape
    desks = f" · {item.desks}" if item.ref.kind is Kind.UNIT else ""
    return f"{item.code} {shape.x:g}, {shape.y:g}: {shape.w:g} × {shape.h:g} m{desks}"


def _size(floor: DraftFloor) -> str:
    return f"{floor.code} {floor.width_m:g} × {floor.height_m:g} m"


def _code(item: Item) -> str:
    return cleaned("code", item.code, CODE_LIMIT)


def _called(item: Item) -> dict[str, Any]:
    """Number and names of a space, and of the room that it is when it can be booked."""
    return {
        "code": _code(item),
        "name_en": cleaned("name_en", item.name_en, NAME_LIMIT),
        "name_zh": cleaned("name_zh", item.name_zh, NAME_LIMIT),
    }


def _numbers(shape: Shape) -> list[float]:
    return [shape.x, shape.y, shape.w, shape.h]


def _set(row: object, values: Mapping[str, Any]) -> None:
    """Sets what differs, so that the journal holds no more than what changed."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)
