"""The plan edited as one entry: past days stay true, what is in use stays, no editor overwrites another."""

import struct
import zlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jib_desk.rules import plan_edit
from jib_desk.rules.plan_draft import Draft, Item, Kind, Ref
from jib_desk.rules.plan_geometry import Shape
from jib_desk.rules.words import AssignmentKind, AttachmentOf, Layout, Role, SafetyKind, SpaceKind
from jib_desk.services import errors
from jib_desk.services.centre import Services, create_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
FIRST = date(2023, 12, 1)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int = 60, height: int = 30) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes((width + 1) * height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def ref(draft: Draft, code: str) -> Ref:
    return next(item.ref for item in draft.items if item.code == code)


def units(centre: Services, on: date) -> dict[str, UnitRow]:
    return {row.code: row for row in centre.plans.plan(on).units}


def kept_files(centre: Services) -> set[Path]:
    return {path for path in centre.attachments.store.folder.rglob("*") if path.is_file()}


def test_saving_what_was_not_changed_writes_nothing(sample: Services, actor: Actor) -> None:
    before = sample.journal.last_number()
    base = sample.plan_edits.draft(TODAY)
    assert sample.plan_edits.save(by=actor, base=base, draft=base).row == base
    assert sample.journal.last_number() == before


def test_a_changed_unit_is_another_from_that_day_on_and_its_past_stays_true(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.changed(base, {ref(base, "A01")}, desks=6, own_area_m2=25.5)
    draft = plan_edit.numbered(draft, {ref(base, "A01")}, "A99")
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    was, now = units(sample, TODAY)["A01"], units(sample, FIRST)["A99"]
    assert (was.desks, was.area_m2, now.desks, now.area_m2) == (4, 24, 6, 25.5)
    assert (was.id, was.company_code) == (now.id, now.company_code)
    assert "A01" not in units(sample, FIRST)


def test_a_second_change_on_the_same_day_is_one_layout(sample: Services, actor: Actor) -> None:
    for desks in (5, 6):
        base = sample.plan_edits.draft(FIRST)
        draft = plan_edit.changed(base, {ref(base, "A01")}, desks=desks)
        outcome = sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert units(sample, FIRST)["A01"].desks == 6
    assert [line.table for line in sample.journal.lines(outcome.changes.entry)] == ["unit_layout"]


def test_what_is_planned_for_later_stays_and_the_rest_of_the_unit_follows(sample: Services, actor: Actor) -> None:
    later, latest = FIRST + timedelta(days=31), FIRST + timedelta(days=62)
    for day, desks in ((later, 6), (latest, 4)):
        base = sample.plan_edits.draft(day)
        draft = plan_edit.changed(base, {ref(base, "A01")}, desks=desks)
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.changed(base, {ref(base, "A01")}, code="X1", desks=5)
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert [units(sample, day)["X1"].desks for day in (FIRST, later, latest)] == [5, 6, 4]


def test_new_units_open_on_the_day_and_can_be_assigned_from_then_on(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft, floor_id = plan_edit.floor_added(base, 20, 10)
    draft, made = plan_edit.added(draft, plan_edit.new_unit(draft, floor_id, Shape(0, 0, 4, 6)))
    draft, _ = plan_edit.duplicated(draft, {made})
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert len(units(sample, TODAY)) == 30
    new = [row for row in units(sample, FIRST).values() if row.floor_id != base.floors[0].id]
    assert [(row.shape, row.vacant_since) for row in new] == [
        (Shape(0, 0, 4, 6), FIRST),
        (Shape(4, 0, 4, 6), FIRST),
    ]
    company = sample.companies.all(TODAY)[0]
    sample.seats.assign(by=actor, unit_id=new[0].id, company_id=company.id, starts_on=FIRST)
    assert units(sample, FIRST)[new[0].code].company_code == company.code


@pytest.mark.parametrize(
    ("code", "error"),
    [("A01", errors.SeatOccupiedToday), ("B09", errors.SeatTaken), ("C08", errors.SeatTaken)],
)
def test_a_unit_in_use_is_not_retired_and_it_is_said_who_has_it(
    sample: Services, actor: Actor, code: str, error: type[errors.DeskError]
) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.removed(base, {ref(base, code)})
    with pytest.raises(error) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert refused.value.parameters()["unit"] == code
    assert refused.value.parameters()["holder"]
    (obstacle,) = sample.plan_edits.obstacles({ref(base, code)}, FIRST)
    assert (type(obstacle), obstacle.parameters()) == (error, refused.value.parameters())
    assert sample.plan_edits.draft(FIRST) == base


def test_a_unit_that_somebody_will_move_into_is_not_retired(sample: Services, actor: Actor) -> None:
    vacant = next(row for row in units(sample, TODAY).values() if row.state == "vacant")
    company = sample.companies.all(TODAY)[0]
    sample.seats.assign(by=actor, unit_id=vacant.id, company_id=company.id, starts_on=date(2024, 3, 1))
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.removed(base, {Ref(Kind.UNIT, vacant.id)})
    with pytest.raises(errors.SeatTaken) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert (refused.value.start, refused.value.kind) == (date(2024, 3, 1), AssignmentKind.OCCUPANCY)


def test_a_retired_unit_is_gone_from_the_day_on_and_its_history_stays(sample: Services, actor: Actor) -> None:
    vacant = next(code for code, row in units(sample, TODAY).items() if row.state == "vacant")
    base = sample.plan_edits.draft(FIRST)
    gone = ref(base, vacant)
    assert sample.plan_edits.obstacles({gone}, FIRST) == ()
    outcome = sample.plan_edits.save(by=actor, base=base, draft=plan_edit.removed(base, {gone}))
    assert vacant in units(sample, TODAY)
    assert vacant not in units(sample, FIRST)
    with pytest.raises(errors.UnitRetires):
        sample.seats.hold(by=actor, unit_id=gone.id, company_id=None, starts_on=FIRST, expires_on=FIRST, note="x")
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert sample.plan_edits.draft(FIRST) == base


def test_the_number_of_a_retired_unit_is_free_from_its_day_on(sample: Services, actor: Actor) -> None:
    vacant = next(code for code, row in units(sample, TODAY).items() if row.state == "vacant")
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.removed(base, {ref(base, vacant)})
    draft = plan_edit.numbered(draft, {ref(base, "A01")}, vacant)
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert units(sample, TODAY)[vacant].id != units(sample, FIRST)[vacant].id


def test_a_number_that_a_later_unit_will_have_is_refused_with_the_day(sample: Services, actor: Actor) -> None:
    later = FIRST + timedelta(days=30)
    base = sample.plan_edits.draft(later)
    draft = plan_edit.numbered(base, {ref(base, "A02")}, "Z01")
    sample.plan_edits.save(by=actor, base=base, draft=draft)
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.numbered(base, {ref(base, "A01")}, "Z01")
    with pytest.raises(errors.PlanRefused) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert (refused.value.why, refused.value.place) == ("duplicate_code", "Z01 (2023-12-31)")


def test_two_editors_the_second_hears_what_the_first_changed(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    mine = plan_edit.numbered(base, {ref(base, "A01")}, "Z01")
    theirs = plan_edit.changed(base, {ref(base, "A02")}, desks=9)
    sample.plan_edits.save(by=actor, base=base, draft=theirs)
    with pytest.raises(errors.Stale) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=mine)
    assert refused.value.differences == {"A02": ("A02 4, 0: 4 × 6 m · 4", "A02 4, 0: 4 × 6 m · 9")}


def test_everything_at_once_is_one_entry_and_undone_as_one(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(TODAY)
    floor = base.floors[0].id
    draft = plan_edit.changed(base, {ref(base, "A01")}, code="A02")
    draft = plan_edit.changed(draft, {ref(base, "A02")}, code="A01")
    draft = plan_edit.changed(draft, {ref(base, "R-S1")}, code="R-S2", name_en="Small room")
    draft = plan_edit.changed(draft, {ref(base, "R-S2")}, code="R-S1")
    draft = plan_edit.removed(draft, {ref(base, "STORE")})
    room = plan_edit.new_space(draft, floor, Shape(8, 24, 2, 3), SpaceKind.MEETING)
    draft, _ = plan_edit.added(draft, replace(room, name_en="Cell", name_zh="小间", fire_limit=2))
    mark = Item(Ref(Kind.MARK, 0), floor, Shape(1, 7, 0, 0), "E1", safety_kind=SafetyKind.EXTINGUISHER)
    draft, _ = plan_edit.added(draft, mark)
    draft = draft.with_floor(floor, name_en="Ground floor", code="G")
    draft = plan_edit.picture_fitted(draft, floor, "architect.png", png(), 60, 30)
    before = sample.journal.last_number()
    outcome = sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert sample.journal.last_number() == before + 1
    now = outcome.row
    assert [item.code for item in now.items if item.ref in {ref(base, "A01"), ref(base, "A02")}] == ["A02", "A01"]
    assert {room.code: room.name_en for room in sample.bookings.rooms()}["R-S2"] == "Small room"
    assert [item.shape for item in now.items if item.is_mark and item.ref not in base.by_ref()] == [Shape(1, 7, 0, 0)]
    (attached,) = sample.attachments.of(AttachmentOf.FLOOR, floor)
    assert (attached.name, attached.media_type) == ("architect.png", "image/png")
    assert sample.attachments.content(attached.id) == png()
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert sample.plan_edits.draft(TODAY) == base


def test_a_space_that_was_used_stays_and_can_be_closed_for_booking(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(TODAY)
    hall = ref(base, "R-HALL")
    with pytest.raises(errors.SpaceInUse) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=plan_edit.removed(base, {hall}))
    assert refused.value.why == "bookings"
    assert [type(error) for error in sample.plan_edits.obstacles({hall}, TODAY)] == [errors.SpaceInUse]
    room_id = next(room.id for room in sample.bookings.rooms() if room.code == "R-HALL")
    start = sample.clock.now() + timedelta(days=3, hours=5)
    booked = sample.bookings.book(
        by=actor, room_id=room_id, starts_at=start, ends_at=start + timedelta(hours=1), subject="Roadshow"
    )
    with pytest.raises(errors.BookingsInTheWay, match=booked.row.reference):
        sample.plan_edits.save(by=actor, base=base, draft=plan_edit.changed(base, {hall}, fire_limit=0))
    booth = ref(base, "PB4")
    sample.plan_edits.save(by=actor, base=base, draft=plan_edit.changed(base, {booth}, fire_limit=0))
    assert [room.code for room in sample.bookings.rooms() if not room.is_bookable] == ["PB4"]


def test_what_each_layout_holds_is_edited_and_outlives_a_closing(sample: Services, actor: Actor) -> None:
    def holds(code: str) -> dict[Layout, int]:
        return dict(next(room.capacity for room in sample.bookings.rooms() if room.code == code))

    before = holds("R-HALL")
    base = sample.plan_edits.draft(TODAY)
    booth = ref(base, "PB4")
    drawn = plan_edit.changed(base, {ref(base, "R-HALL")}, capacity=((Layout.THEATRE, 77), (Layout.TOUR, 12)))
    drawn = plan_edit.changed(drawn, {booth}, capacity=((Layout.BOARDROOM, 2),))
    outcome = sample.plan_edits.save(by=actor, base=base, draft=drawn)
    assert holds("R-HALL") == {Layout.THEATRE: 77, Layout.TOUR: 12}
    for limit in (0, 3):
        base = sample.plan_edits.draft(TODAY)
        sample.plan_edits.save(by=actor, base=base, draft=plan_edit.changed(base, {booth}, fire_limit=limit))
    assert holds("PB4") == {Layout.BOARDROOM: 2}
    for _ in range(2):
        sample.journal.undo(by=actor, number=sample.journal.last_number())
    sample.journal.undo(by=actor, number=outcome.changes.entry)
    assert holds("R-HALL") == before


def test_pieces_go_to_another_floor_from_a_day_on(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft, attic = plan_edit.floor_added(base, 60, 30)
    taken = {ref(base, code) for code in ("A01", "R-S2")}
    saved = sample.plan_edits.save(by=actor, base=base, draft=plan_edit.put_on_floor(draft, taken, attic)).row
    upstairs = saved.floors[-1].id
    assert {item.code for item in saved.on_floor(upstairs)} == {"A01", "R-S2"}
    assert units(sample, TODAY)["A01"].floor_id == base.floors[0].id
    assert units(sample, FIRST)["A01"].floor_id == upstairs


def test_a_mark_taken_away_is_retired_and_kept(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(TODAY)
    mark = Item(
        Ref(Kind.MARK, 0), base.floors[0].id, Shape(1, 7, 0, 0), "Assembly", safety_kind=SafetyKind.ASSEMBLY_POINT
    )
    with_mark = sample.plan_edits.save(by=actor, base=base, draft=plan_edit.added(base, mark)[0]).row
    moved = plan_edit.moved(with_mark, {ref(with_mark, "Assembly")}, 2, 0)
    moved = sample.plan_edits.save(by=actor, base=with_mark, draft=moved).row
    assert [item.shape.x for item in moved.items if item.code == "Assembly"] == [3]
    gone = plan_edit.removed(moved, {ref(moved, "Assembly")})
    outcome = sample.plan_edits.save(by=actor, base=moved, draft=gone)
    assert not [item for item in outcome.row.items if item.code == "Assembly"]
    assert [line.table for line in sample.journal.lines(outcome.changes.entry)] == ["safety_item"]


def test_a_picture_is_scaled_faded_replaced_and_taken_away_without_losing_a_unit(
    sample: Services, actor: Actor
) -> None:
    base = sample.plan_edits.draft(TODAY)
    floor = base.floors[0].id
    edits, items = sample.plan_edits, base.items
    draft = plan_edit.picture_fitted(base, floor, "a.png", png(), 60, 30)
    one = edits.save(by=actor, base=base, draft=draft).row
    placed = plan_edit.picture_placed(one, floor, Shape(-1, -1, 62, 31))
    picture = placed.floors[0].picture
    assert picture is not None
    placed = placed.with_floor(floor, picture=replace(picture, fade=80))
    two = edits.save(by=actor, base=one, draft=placed).row
    better = plan_edit.picture_fitted(two, floor, "b.png", png(40, 30), 40, 30)
    three = edits.save(by=actor, base=two, draft=better).row
    replaced = three.floors[0].picture
    assert replaced is not None
    assert replaced.attachment_id != picture.attachment_id
    assert replace(replaced, attachment_id=picture.attachment_id) == replace(
        picture, name="b.png", shape=Shape(-1, -1, 62, 46.5), fade=80
    )
    assert three.items == items
    assert [row.name for row in sample.attachments.of(AttachmentOf.FLOOR, floor)] == ["b.png"]
    four = edits.save(by=actor, base=three, draft=three.with_floor(floor, picture=None)).row
    assert (four, sample.attachments.of(AttachmentOf.FLOOR, floor)) == (base, ())


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"GIF89a" + b"\x00\x2c" * 3, "animated"), (png()[:-9], "damaged"), (b"", "empty")],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_picture_is_refused_before_anything_is_kept(
    sample: Services, actor: Actor, tmp_path: Path, content: bytes, why: str
) -> None:
    before = kept_files(sample)
    path = tmp_path / "plan.png"
    path.write_bytes(content)
    with pytest.raises(errors.PictureRefused) as refused:
        sample.plan_edits.picture(path)
    assert (refused.value.name, refused.value.why) == ("plan.png", why)
    base = sample.plan_edits.draft(TODAY)
    draft = plan_edit.picture_fitted(base, base.floors[0].id, "plan.png", content, 60, 30)
    with pytest.raises(errors.PictureRefused):
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert kept_files(sample) == before


def test_a_picture_of_more_than_fifty_megabytes_is_not_even_read_to_its_end(sample: Services, tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate((50 << 20) + 1)
    with pytest.raises(errors.PictureRefused) as refused:
        sample.plan_edits.picture(path)
    assert (refused.value.why, refused.value.limit) == ("too_large", 50)
    with pytest.raises(errors.FileMissing):
        sample.plan_edits.picture(tmp_path / "gone.png")


def test_a_sound_picture_is_read_with_its_size(sample: Services, tmp_path: Path) -> None:
    path = tmp_path / "plan.png"
    path.write_bytes(png())
    read = sample.plan_edits.picture(path)
    assert (read.name, read.width, read.height, read.content) == ("plan.png", 60, 30, png())


def test_what_cannot_be_is_refused_with_its_place_and_nothing_changes(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft = plan_edit.moved(base, {ref(base, "A01")}, 2, 0)
    with pytest.raises(errors.PlanRefused) as refused:
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    assert (refused.value.why, refused.value.place) == ("overlap", "A01, A02")
    assert sample.plan_edits.draft(FIRST) == base


def test_the_past_asks_for_a_reason(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(date(2023, 11, 1))
    draft = plan_edit.changed(base, {ref(base, "A01")}, desks=5)
    with pytest.raises(errors.NeedsReason):
        sample.plan_edits.save(by=actor, base=base, draft=draft)
    sample.plan_edits.save(by=actor, base=base, draft=draft, reason="measured anew")
    assert (units(sample, date(2023, 10, 31))["A01"].desks, units(sample, TODAY)["A01"].desks) == (4, 5)


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.AUDITOR])
def test_only_managers_edit_the_plan(sample: Services, actor: Actor, role: Role) -> None:
    base = sample.plan_edits.draft(TODAY)
    with pytest.raises(errors.NotAllowed):
        sample.plan_edits.save(by=replace(actor, role=role), base=base, draft=base)


def test_a_repeated_request_saves_once(sample: Services, actor: Actor) -> None:
    base = sample.plan_edits.draft(FIRST)
    draft, _ = plan_edit.added(base, plan_edit.new_unit(base, base.floors[0].id, Shape(14, 8, 1, 1)))
    draft = plan_edit.removed(draft, {ref(base, "STORE")})
    draft = plan_edit.reshaped(draft, draft.items[-1].ref, Shape(8, 24, 2, 6))
    first = sample.plan_edits.save(by=actor, base=base, draft=draft, token="one")
    again = sample.plan_edits.save(by=actor, base=base, draft=draft, token="one")
    assert (again.repeated, again.row) == (True, first.row)


def test_a_plan_is_drawn_from_nothing_without_a_picture(tmp_path: Path, clock: FixedClock) -> None:
    centre = create_centre(tmp_path / "new.db", clock)
    actor = centre.staff.actor("front_desk", "tests")
    base = centre.plan_edits.draft(TODAY)
    assert (base.floors, base.items) == ((), ())
    draft, floor = plan_edit.floor_added(base)
    draft, _ = plan_edit.added(draft, plan_edit.new_unit(draft, floor, Shape(0, 0, 4, 6)))
    centre.plan_edits.save(by=actor, base=base, draft=draft)
    (drawn,) = centre.plans.plan(TODAY).units
    assert (drawn.code, drawn.shape, drawn.desks) == ("A01", Shape(0, 0, 4, 6), 4)
    centre.close()


# --- whatever is saved can be taken back -----------------------------------------------------

deeds = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 200), st.integers(-3, 3), st.integers(-3, 3)), max_size=8)


def _edited(draft: Draft, deed: tuple[int, int, int, int]) -> Draft:
    which, place, a, b = deed
    item = draft.items[place % len(draft.items)]
    one, floor = {item.ref}, item.floor_id
    match which:
        case 0:
            return plan_edit.moved(draft, one, 0, 30 + 8 * abs(b))  # where there is room
        case 1:
            return plan_edit.grown(draft, one, -abs(a), -abs(b))
        case 2:
            return plan_edit.removed(draft, one)
        case 3:
            return plan_edit.duplicated(draft, one)[0]
        case 4:
            return plan_edit.numbered(draft, one, f"Z{abs(a)}")
        case 5:
            return plan_edit.added(
                draft, plan_edit.new_unit(draft, floor, Shape(62 + place % 18 * 2, 2 * abs(b), 2, 2))
            )[0]
        case 6:
            facts = {Kind.UNIT: {"desks": abs(a)}, Kind.SPACE: {"fire_limit": abs(b)}, Kind.MARK: {"code": f"M{a}"}}
            return plan_edit.changed(draft, one, **facts[item.ref.kind])
        case _:
            return draft.with_floor(floor, name_en=f"Floor {a}")


@given(steps=st.lists(st.tuples(st.integers(0, 90), deeds), min_size=1, max_size=4))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_edits_on_any_days_are_saved_as_drawn_or_refused_whole_and_undoing_all_gives_the_start(
    sample: Services, actor: Actor, steps: list[tuple[int, list[tuple[int, int, int, int]]]]
) -> None:
    edits = sample.plan_edits
    base = edits.draft(TODAY)
    edits.save(by=actor, base=base, draft=plan_edit.floor_resized(base, base.floors[0].id, 100, 90))
    days = [TODAY + timedelta(days=offset) for offset in range(0, 91, 10)]
    start = [edits.draft(day) for day in days]
    entries: list[int] = []
    for offset, sequence in steps:
        base = draft = edits.draft(TODAY + timedelta(days=offset))
        for deed in sequence:
            draft = _edited(draft, deed)
        try:
            outcome = edits.save(by=actor, base=base, draft=draft)
        except errors.DeskError:
            assert edits.draft(base.on) == base
            continue
        assert _facts(outcome.row) == _facts(draft)
        if outcome.changes.entry:
            entries.append(outcome.changes.entry)
    for number in reversed(entries):
        sample.journal.undo(by=actor, number=number)
    assert [edits.draft(day) for day in days] == start


def _facts(draft: Draft) -> set[tuple[object, ...]]:
    """A plan without its ids."""
    return {(item.ref.kind, item.code, item.shape, item.doors, item.desks, item.fire_limit) for item in draft.items}
