"""Repairs: reported with a place, mended in time or overdue, a unit closed for one and opened again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jib_desk.rules.words import AttachmentOf, Role, UnitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.repairs import PlaceMark, RepairRow
from jib_desk.services.rows.seats import UnitRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
DAY = timedelta(days=1)

UnitOf = Callable[..., UnitRow]
Report = Callable[..., RepairRow]


@pytest.fixture
def unit(sample: Services) -> UnitOf:
    def find(code: str, on: date = TODAY) -> UnitRow:
        return next(row for row in sample.plans.plan(on).units if row.code == code)

    return find


@pytest.fixture
def report(sample: Services, actor: Actor) -> Report:
    def tell(what: str, **more: object) -> RepairRow:
        return sample.repairs.report(by=actor, what=what, **{"place": "Roof", **more}).row

    return tell


@pytest.fixture
def leak(report: Report, unit: UnitOf) -> RepairRow:
    """The air conditioning drips in A12, which is vacant."""
    return report("Air conditioning drips", unit_id=unit("A12").id, assigned_to="Sample Facility", due_on=TODAY + DAY)


def test_a_repair_says_where_what_who_and_until_when(leak: RepairRow) -> None:
    assert (leak.unit_code, leak.what, leak.assigned_to) == ("A12", "Air conditioning drips", "Sample Facility")
    assert (leak.reported_on, leak.due_on, leak.is_open, leak.is_overdue) == (TODAY, TODAY + DAY, True, False)


def test_a_repair_in_a_room_carries_its_names(sample: Services, report: Report) -> None:
    hall = next(space for space in sample.plans.plan(TODAY).spaces if space.code == "R-HALL")
    row = report("Projector flickers", space_id=hall.id, place="left of the stage")
    assert (row.space_code, row.space_en, row.space_zh, row.place) == (
        "R-HALL",
        hall.name_en,
        hall.name_zh,
        "left of the stage",
    )
    assert sample.repairs.open_for(space_id=hall.id) == (row,)


def test_a_repair_without_a_place_or_without_words_is_refused(report: Report) -> None:
    with pytest.raises(errors.ValueMissing, match="place"):
        report("Lamp broken", place="")
    with pytest.raises(errors.ValueMissing, match="what"):
        report(" ")
    with pytest.raises(errors.EndBeforeStart):
        report("Lamp broken", due_on=TODAY - DAY)
    with pytest.raises(errors.ValueRefused, match="in_the_future"):
        report("Lamp broken", reported_on=TODAY + DAY)
    with pytest.raises(errors.NotFound):
        report("Lamp broken", unit_id=9999)


def test_the_overdue_come_first_then_hazards_then_by_the_day(
    sample: Services, report: Report, clock: FixedClock
) -> None:
    before = {row.id for row in sample.repairs.open_list()}
    undated = report("undated")
    late = report("late", reported_on=TODAY - 9 * DAY, due_on=TODAY - 2 * DAY)
    later = report("later", reported_on=TODAY - 9 * DAY, due_on=TODAY - 5 * DAY)
    hazard = report("hazard", is_hazard=True)
    soon = report("soon", due_on=TODAY)
    listed = [row for row in sample.repairs.open_list() if row.id not in before]
    assert [row.what for row in listed] == ["later", "late", "hazard", "soon", "undated"]
    assert [row.days_over for row in listed] == [5, 2, 0, 0, 0]
    assert {row.id for row in listed} == {undated.id, late.id, later.id, hazard.id, soon.id}


def test_units_and_rooms_with_open_repairs_are_marked_by_the_worst_of_them(
    sample: Services, actor: Actor, report: Report, leak: RepairRow, unit: UnitOf
) -> None:
    report("Door jams", unit_id=unit("A12").id, reported_on=TODAY - 9 * DAY, due_on=TODAY - DAY)
    report("Socket loose", unit_id=unit("B01").id, is_hazard=True)
    report("Gutter", place="Roof")
    places = sample.repairs.open_places()
    assert places.units[unit("A12").id] == PlaceMark(2, is_overdue=True, is_hazard=False)
    assert places.units[unit("B01").id] == PlaceMark(1, is_overdue=False, is_hazard=True)
    assert len(sample.repairs.open_for(unit_id=unit("A12").id)) == 2
    hazard = sample.repairs.open_for(unit_id=unit("B01").id)[0]
    sample.repairs.close(by=actor, repair_id=hazard.id, version=hazard.version)
    assert unit("B01").id not in sample.repairs.open_places().units


def test_a_unit_is_taken_out_of_service_for_a_repair_and_one_undo_takes_both_back(
    sample: Services, actor: Actor, leak: RepairRow, unit: UnitOf
) -> None:
    done = sample.repairs.close_unit(by=actor, repair_id=leak.id, version=leak.version)
    assert done.row.is_unit_closed
    assert (unit("A12").state, unit("A12").reason) == (UnitState.OUT_OF_SERVICE, "Air conditioning drips")
    sample.journal.undo(by=actor, number=done.changes.entry)
    assert unit("A12").state is UnitState.VACANT
    assert not sample.repairs.one(leak.id).is_unit_closed


def test_a_taken_unit_is_not_closed_and_says_who_has_it(
    sample: Services, actor: Actor, report: Report, unit: UnitOf
) -> None:
    drip = report("Drips", unit_id=unit("A10").id)
    with pytest.raises(errors.SeatTaken) as refused:
        sample.repairs.close_unit(by=actor, repair_id=drip.id, version=drip.version)
    assert "KiteSignal V2X" in refused.value.holder
    assert not sample.repairs.one(drip.id).is_unit_closed


def test_only_a_unit_can_be_taken_out_of_service(sample: Services, actor: Actor, report: Report) -> None:
    gutter = report("Gutter leaks")
    with pytest.raises(errors.ValueMissing, match="unit"):
        sample.repairs.close_unit(by=actor, repair_id=gutter.id, version=gutter.version)


def test_mended_with_an_outcome_the_unit_is_back_in_service_from_that_day(
    sample: Services, actor: Actor, leak: RepairRow, unit: UnitOf, clock: FixedClock
) -> None:
    closed = sample.repairs.close_unit(by=actor, repair_id=leak.id, version=leak.version).row
    clock.at += 3 * DAY
    done = sample.repairs.close(
        by=actor, repair_id=leak.id, version=closed.version, outcome="Hose replaced", back_in_service=True
    )
    assert (done.row.closed_on, done.row.outcome, done.row.is_unit_closed) == (TODAY + 3 * DAY, "Hose replaced", False)
    assert unit("A12", TODAY + 2 * DAY).state is UnitState.OUT_OF_SERVICE
    assert unit("A12", TODAY + 3 * DAY).state is UnitState.VACANT
    sample.journal.undo(by=actor, number=done.changes.entry)
    assert unit("A12", TODAY + 3 * DAY).state is UnitState.OUT_OF_SERVICE
    assert sample.repairs.one(leak.id).is_open


def test_a_unit_is_back_in_service_on_a_past_day_with_the_outcome_as_its_reason(
    sample: Services, actor: Actor, leak: RepairRow, unit: UnitOf, clock: FixedClock
) -> None:
    closed = sample.repairs.close_unit(by=actor, repair_id=leak.id, version=leak.version).row
    clock.at += 5 * DAY
    given = {"closed_on": TODAY + 2 * DAY, "outcome": "Hose replaced", "back_in_service": True}
    sample.repairs.close(by=actor, repair_id=leak.id, version=closed.version, **given)
    assert unit("A12", TODAY + 2 * DAY).state is UnitState.VACANT


def test_mended_without_more_the_unit_stays_closed_until_somebody_opens_it(
    sample: Services, actor: Actor, leak: RepairRow, unit: UnitOf
) -> None:
    closed = sample.repairs.close_unit(by=actor, repair_id=leak.id, version=leak.version).row
    row = sample.repairs.close(by=actor, repair_id=leak.id, version=closed.version, outcome="Waits for plaster").row
    assert row.is_unit_closed
    assert unit("A12").state is UnitState.OUT_OF_SERVICE


def test_a_closed_repair_is_changed_no_more_and_reopened_with_a_reason(
    sample: Services, actor: Actor, leak: RepairRow
) -> None:
    done = sample.repairs.close(by=actor, repair_id=leak.id, version=leak.version, outcome="Mended").row
    assert done in sample.repairs.closed_list()
    assert done not in sample.repairs.open_list()
    with pytest.raises(errors.ValueRefused, match="over"):
        sample.repairs.mark_hazard(by=actor, repair_id=done.id, version=done.version)
    with pytest.raises(errors.NeedsReason):
        sample.repairs.reopen(by=actor, repair_id=done.id, version=done.version, reason=" ")
    again = sample.repairs.reopen(by=actor, repair_id=done.id, version=done.version, reason="Drips again").row
    assert (again.is_open, again.outcome) == (True, "")


def test_a_repair_cannot_be_done_before_it_was_reported(sample: Services, actor: Actor, leak: RepairRow) -> None:
    with pytest.raises(errors.EndBeforeStart):
        sample.repairs.close(by=actor, repair_id=leak.id, version=leak.version, closed_on=TODAY - DAY)
    with pytest.raises(errors.ValueRefused, match="in_the_future"):
        sample.repairs.close(by=actor, repair_id=leak.id, version=leak.version, closed_on=TODAY + DAY)


def test_a_repair_is_said_otherwise_and_its_photos_are_counted(
    sample: Services, actor: Actor, leak: RepairRow, unit: UnitOf
) -> None:
    row = sample.repairs.edit(
        by=actor, repair_id=leak.id, version=leak.version, what="Drips over the desk", place="Kitchen", is_hazard=True
    ).row
    assert (row.unit_id, row.place, row.due_on, row.is_hazard) == (None, "Kitchen", None, True)
    with pytest.raises(errors.Stale):
        sample.repairs.edit(by=actor, repair_id=leak.id, version=leak.version, what="x", place="y")
    sample.attachments.attach_bytes(by=actor, kind=AttachmentOf.REPAIR, key=leak.id, name="drip.png", content=b"x")
    assert sample.repairs.one(leak.id).photos == 1
    calm = sample.repairs.mark_hazard(by=actor, repair_id=row.id, version=row.version, is_hazard=False).row
    assert not calm.is_hazard


def test_an_auditor_reports_nothing(sample: Services, actor: Actor) -> None:
    with pytest.raises(errors.NotAllowed):
        sample.repairs.report(by=replace(actor, role=Role.AUDITOR), what="x", place="y")


def test_the_sample_has_two_repairs_one_of_which_closes_a_seat(sample: Services, unit: UnitOf) -> None:
    late, ceiling = sample.repairs.open_list()
    assert (late.space_code, late.days_over, late.place) == ("PANTRY", 3, "水槽 sink")
    assert (ceiling.unit_code, ceiling.is_unit_closed) == ("C08", True)
    assert set(sample.repairs.open_places().units) == {unit("C08").id}
