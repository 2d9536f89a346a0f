"""Move-in and move-out lists: opened, worked off, closed, and offered where they are missing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jib_desk.rules.checklists import TemplateItem
from jib_desk.rules.words import AccessKind, ChecklistKind, EndedAs, Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.companies import CompanyRow
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.tasks import ChecklistRow

TODAY = date(2023, 11, 30)
MOVE_IN, MOVE_OUT = ChecklistKind.MOVE_IN, ChecklistKind.MOVE_OUT


@pytest.fixture
def receptionist(actor: Actor) -> Actor:
    return replace(actor, role=Role.RECEPTIONIST)


@pytest.fixture
def company(services: Services, actor: Actor) -> CompanyRow:
    return services.companies.add(by=actor, name_zh="示例灯笼", name_en="Lantern (Sample)").row


@pytest.fixture
def seat(services: Services, actor: Actor, company: CompanyRow) -> AssignmentRow:
    return assigned(services, actor, company, "A01", TODAY + timedelta(days=4))


def assigned(services: Services, actor: Actor, company: CompanyRow, code: str, on: date) -> AssignmentRow:
    """A seat given on its first day, or today when that lies ahead."""
    assert isinstance(services.clock, FixedClock)
    now = services.clock.at
    services.clock.at = min(now, now + (on - TODAY))
    unit = next(unit for unit in services.plans.plan(TODAY).units if unit.code == code)
    row = services.seats.assign(by=actor, unit_id=unit.id, company_id=company.id, starts_on=on).row
    services.clock.at = now
    return row


@pytest.fixture
def move_in(services: Services, actor: Actor, seat: AssignmentRow) -> ChecklistRow:
    return services.checklists.open_list(by=actor, kind=MOVE_IN, assignment_id=seat.id).row


def ticked(services: Services, actor: Actor, row: ChecklistRow, place: int) -> ChecklistRow:
    item = row.items[place]
    names = {"signed_for_company": "赵示一", "signed_for_centre": "Front desk"} if item.is_signed else {}
    return services.checklists.tick(by=actor, item_id=item.id, version=item.version, **names).row


def finished(services: Services, actor: Actor, row: ChecklistRow) -> ChecklistRow:
    for place in range(len(row.items)):
        row = ticked(services, actor, row, place)
    return row


def test_a_new_list_is_due_on_the_first_day_and_has_the_items_of_its_template(
    services: Services, move_in: ChecklistRow, company: CompanyRow
) -> None:
    assert (move_in.due_on, move_in.unit_code, move_in.company_id) == (date(2023, 12, 4), "A01", company.id)
    assert len(move_in.items) == 8
    assert move_in.items[0].text_zh == "入驻协议已签署并归档"
    assert services.checklists.still_open() == services.checklists.of_company(company.id) == (move_in,)


def test_a_move_has_one_list_of_its_kind(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    with pytest.raises(errors.ChecklistOpen) as refused:
        services.checklists.open_list(by=actor, kind=MOVE_IN, assignment_id=move_in.assignment_id)
    assert refused.value.due_on == move_in.due_on
    services.checklists.open_list(by=actor, kind=MOVE_OUT, assignment_id=move_in.assignment_id)


def test_a_company_can_have_a_list_without_a_seat(services: Services, actor: Actor, company: CompanyRow) -> None:
    row = services.checklists.open_list(by=actor, kind=MOVE_OUT, company_id=company.id).row
    assert (row.due_on, row.unit_code) == (TODAY, "")
    with pytest.raises(errors.ChecklistOpen):
        services.checklists.open_list(by=actor, kind=MOVE_OUT, company_id=company.id)


def test_a_list_of_nobody_or_of_another_kind_is_refused(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueMissing):
        services.checklists.open_list(by=actor, kind=MOVE_IN)
    with pytest.raises(errors.ValueRefused):
        services.checklists.open_list(by=actor, kind=ChecklistKind.MONTH_END, company_id=1)


def test_the_last_tick_closes_the_list_and_taking_one_off_opens_it(
    services: Services, actor: Actor, move_in: ChecklistRow
) -> None:
    done = finished(services, actor, move_in)
    assert not done.is_open
    assert (done.done, done.close_reason) == (8, "")
    assert services.checklists.still_open() == ()
    last = done.items[-1]
    again = services.checklists.untick(by=actor, item_id=last.id, version=last.version).row
    assert again.is_open
    assert (again.items[-1].signed_for_company, again.items[-1].done_by) == ("", "")


def test_a_tick_tells_who_did_it(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    item = ticked(services, actor, move_in, 1).items[1]
    assert item.done_by == actor.name
    assert item.is_done


def test_acceptance_takes_two_names(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    item = move_in.items[-1]
    assert item.is_signed
    with pytest.raises(errors.ValueMissing) as refused:
        services.checklists.tick(by=actor, item_id=item.id, version=item.version, signed_for_company="赵示一")
    assert refused.value.name == "signed_for_centre"
    signed = ticked(services, actor, move_in, -1).items[-1]
    assert (signed.signed_for_company, signed.signed_for_centre) == ("赵示一", "Front desk")


def test_a_list_with_open_items_is_closed_with_a_reason_only_and_can_be_reopened(
    services: Services, actor: Actor, move_in: ChecklistRow
) -> None:
    with pytest.raises(errors.NeedsReason):
        services.checklists.close(by=actor, checklist_id=move_in.id, version=move_in.version, reason=" ")
    closed = services.checklists.close(
        by=actor, checklist_id=move_in.id, version=move_in.version, reason="never came"
    ).row
    assert not closed.is_open
    with pytest.raises(errors.ChecklistClosed):
        ticked(services, actor, closed, 0)
    opened = services.checklists.reopen(by=actor, checklist_id=closed.id, version=closed.version).row
    assert (opened.is_open, opened.close_reason) == (True, "")


def test_a_finished_list_has_nothing_to_reopen(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    done = finished(services, actor, move_in)
    with pytest.raises(errors.ValueRefused):
        services.checklists.reopen(by=actor, checklist_id=done.id, version=done.version)


def test_due_day_and_note_can_be_changed(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    later = TODAY + timedelta(days=9)
    row = services.checklists.move_due(by=actor, checklist_id=move_in.id, version=move_in.version, due_on=later).row
    assert row.due_on == later
    item = row.items[5]
    row = services.checklists.note(by=actor, item_id=item.id, version=item.version, note="keys 12, 13").row
    assert row.items[5].note == "keys 12, 13"


def test_what_another_desk_ticked_meanwhile_is_not_ticked_over(
    services: Services, actor: Actor, move_in: ChecklistRow
) -> None:
    ticked(services, actor, move_in, 0)
    with pytest.raises(errors.Stale):
        ticked(services, actor, move_in, 0)


def test_every_step_is_undone_from_the_journal(services: Services, actor: Actor, seat: AssignmentRow) -> None:
    before = services.journal.last_number()
    row = services.checklists.open_list(by=actor, kind=MOVE_IN, assignment_id=seat.id).row
    finished(services, actor, row)
    for number in range(services.journal.last_number(), before, -1):
        services.journal.undo(by=actor, number=number)
    assert services.checklists.still_open() == ()
    assert [due.assignment_id for due in services.checklists.due()] == [seat.id]
    assert services.journal.verify().findings == ()


def test_an_auditor_reads_only(services: Services, actor: Actor, move_in: ChecklistRow) -> None:
    auditor = replace(actor, role=Role.AUDITOR)
    with pytest.raises(errors.NotAllowed):
        ticked(services, auditor, move_in, 0)


# --- what lacks a list ----------------------------------------------------------------------


def test_a_move_in_of_the_next_days_asks_for_its_list_until_it_has_one(
    services: Services, actor: Actor, seat: AssignmentRow
) -> None:
    (due,) = services.checklists.due()
    assert (due.kind, due.unit_code, due.on, due.company_zh) == (MOVE_IN, "A01", date(2023, 12, 4), "示例灯笼")
    services.checklists.open_list(by=actor, kind=MOVE_IN, assignment_id=seat.id)
    assert services.checklists.due() == ()


@pytest.mark.parametrize(("days", "asks"), [(-15, False), (-14, True), (14, True), (15, False)])
def test_only_moves_within_two_weeks_ask(
    services: Services, actor: Actor, company: CompanyRow, days: int, asks: bool
) -> None:
    assigned(services, actor, company, "A01", TODAY + timedelta(days=days))
    assert bool(services.checklists.due()) is asks
    assert bool(services.checklists.due(company.id)) is asks
    assert services.checklists.due(company.id + 1) == ()


def test_a_notice_asks_for_the_list_to_move_out(services: Services, actor: Actor, company: CompanyRow) -> None:
    seat = assigned(services, actor, company, "A01", TODAY - timedelta(days=100))
    assert services.checklists.due_of({seat.id}) == (), "who has been there for long asks for nothing"
    last = TODAY + timedelta(days=40)
    left = services.seats.give_notice(
        by=actor, assignment_id=seat.id, version=seat.version, notice_on=TODAY, ends_on=last
    ).row
    (due,) = services.checklists.due_of({seat.id})
    assert (due.kind, due.on) == (MOVE_OUT, last)
    services.seats.end(by=actor, assignment_id=left.id, version=left.version, vacated_on=TODAY, ended_as=EndedAs.LEFT)
    assert [(due.kind, due.on) for due in services.checklists.due()] == [(MOVE_OUT, TODAY)]


def test_a_new_seat_asks_for_the_list_to_move_in_however_far_ahead(
    services: Services, actor: Actor, company: CompanyRow
) -> None:
    seat = assigned(services, actor, company, "A01", TODAY + timedelta(days=200))
    assert [(due.kind, due.unit_code) for due in services.checklists.due_of({seat.id})] == [(MOVE_IN, "A01")]
    assert services.checklists.due() == ()


def test_a_transfer_and_a_hold_ask_for_nothing(services: Services, actor: Actor, company: CompanyRow) -> None:
    seat = assigned(services, actor, company, "A01", TODAY - timedelta(days=100))
    units = {unit.code: unit.id for unit in services.plans.plan(TODAY).units}
    moved = services.seats.move(
        by=actor, assignment_id=seat.id, version=seat.version, to_unit_id=units["A02"], on=TODAY
    ).row
    held = services.seats.hold(
        by=actor, unit_id=units["B01"], company_id=company.id, starts_on=TODAY, expires_on=TODAY
    ).row
    assert services.checklists.due_of({*(row.id for row in moved), held.id} - {seat.id}) == ()
    assert services.checklists.due() == ()


def test_a_move_out_names_the_cards_that_are_still_out(services: Services, actor: Actor, company: CompanyRow) -> None:
    for kind, number in ((AccessKind.KEY, "K7"), (AccessKind.CARD, "C-017"), (AccessKind.CARD, "C-018")):
        item = services.access.issue(by=actor, kind=kind, number=number, company_id=company.id).row
    services.access.give_back(by=actor, item_id=item.id, version=item.version)
    row = services.checklists.open_list(by=actor, kind=MOVE_OUT, company_id=company.id).row
    assert row.cards_out == ("C-017", "K7")


# --- templates ------------------------------------------------------------------------------


def test_a_changed_template_concerns_new_lists_only(
    services: Services, actor: Actor, move_in: ChecklistRow, company: CompanyRow
) -> None:
    template = services.checklists.template(MOVE_IN)
    assert template.is_default
    items = (TemplateItem("Plants watered", "浇花"), TemplateItem("", "  "), TemplateItem("Badge photo", "", True))
    changed = services.checklists.set_template(by=actor, kind=MOVE_IN, version=template.version, items=items).row
    assert [item.en for item in changed.items] == ["Plants watered", "Badge photo"]
    assert len(services.checklists.one(move_in.id).items) == 8
    other = assigned(services, actor, company, "A02", TODAY)
    new = services.checklists.open_list(by=actor, kind=MOVE_IN, assignment_id=other.id).row
    assert [(item.text_en, item.is_signed) for item in new.items] == [("Plants watered", False), ("Badge photo", True)]


def test_the_programs_own_items_can_be_had_back(services: Services, actor: Actor) -> None:
    changed = services.checklists.set_template(
        by=actor, kind=MOVE_OUT, version=0, items=(TemplateItem("One", "一"),)
    ).row
    with pytest.raises(errors.Stale):
        services.checklists.set_template(by=actor, kind=MOVE_OUT, version=0, items=(TemplateItem("Two", "二"),))
    back = services.checklists.restore_template(by=actor, kind=MOVE_OUT, version=changed.version).row
    assert back.is_default
    assert len(back.items) == 7


def test_a_template_is_a_managers_and_never_empty(services: Services, actor: Actor, receptionist: Actor) -> None:
    with pytest.raises(errors.NotAllowed):
        services.checklists.set_template(by=receptionist, kind=MOVE_IN, version=0, items=(TemplateItem("One", "一"),))
    with pytest.raises(errors.ValueMissing):
        services.checklists.set_template(by=actor, kind=MOVE_IN, version=0, items=(TemplateItem(" ", ""),))
    many = tuple(TemplateItem(f"Item {number}", "") for number in range(41))
    with pytest.raises(errors.ValueRefused) as refused:
        services.checklists.set_template(by=actor, kind=MOVE_IN, version=0, items=many)
    assert refused.value.why == "too_many"
