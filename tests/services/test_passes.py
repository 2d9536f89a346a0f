"""Passes: random, good for one visit on one day, useless twice, and nothing of a person in them."""

import secrets
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from jib_desk.rules.passes import CODE_LENGTH, PassState, qr_text, read_scan
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.invitations import PassRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow


@pytest.fixture
def planned(services: Services, actor: Actor, clock: FixedClock) -> VisitRow:
    """王伟 is expected at two this afternoon."""
    at = clock.now() + timedelta(hours=4)
    about = {"organisation": "示例车灯", "phone": "12000000001"}
    return services.visitors.expect(by=actor, expected_at=at, name_zh="王伟", **about).row


@pytest.fixture
def valid(services: Services, actor: Actor, planned: VisitRow) -> PassRow:
    return services.passes.issue(by=actor, visit_id=planned.id).row


def test_a_pass_lets_its_visitor_in(services: Services, actor: Actor, planned: VisitRow, valid: PassRow) -> None:
    assert services.passes.look(valid.qr_text).visit.id == planned.id
    row = services.passes.arrive(by=actor, text=valid.qr_text, badge="07").row
    assert (row.id, row.name_zh, row.badge, row.arrived_at is not None) == (planned.id, "王伟", "07", True)
    kept = services.passes.of_visit(planned.id)
    assert kept is not None
    assert kept.state is PassState.USED


def test_six_digits_do_what_the_scan_does(services: Services, actor: Actor, planned: VisitRow, valid: PassRow) -> None:
    assert len(valid.code) == CODE_LENGTH
    assert services.passes.look(f"{valid.code[:3]} {valid.code[3:]}").visit.id == planned.id
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in valid.code)
    assert services.passes.arrive(by=actor, text=wide).row.id == planned.id


def test_a_code_tells_nothing_about_anybody(valid: PassRow) -> None:
    scanned = read_scan(valid.qr_text)
    assert scanned is not None
    assert valid.qr_text == qr_text(scanned.tag, scanned.token)
    assert len(scanned.token) * 5 >= 80  # bits
    assert valid.qr_text.isascii()
    assert valid.qr_text == valid.qr_text.upper()


def test_a_pass_is_useless_twice(services: Services, actor: Actor, planned: VisitRow, valid: PassRow) -> None:
    services.passes.arrive(by=actor, text=valid.qr_text, badge="07")
    with pytest.raises(errors.AlreadyInside) as inside:
        services.passes.arrive(by=actor, text=valid.qr_text)
    assert inside.value.badge == "07"
    services.visitors.check_out(by=actor, visit_ids=[planned.id])
    with pytest.raises(errors.PassUsed) as used:
        services.passes.look(valid.code)
    assert used.value.visitor == "王伟"


def test_who_came_without_showing_it_has_used_it(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow
) -> None:
    services.visitors.check_in(by=actor, visit_id=planned.id)
    kept = services.passes.of_visit(planned.id)
    assert kept is not None
    assert kept.state is PassState.USED
    services.visitors.check_out(by=actor, visit_ids=[planned.id])
    with pytest.raises(errors.PassUsed):
        services.passes.look(valid.qr_text)


def test_undoing_the_arrival_makes_it_good_again(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow
) -> None:
    entry = services.passes.arrive(by=actor, text=valid.qr_text).changes.entry
    services.journal.undo(by=actor, number=entry)
    assert services.passes.look(valid.qr_text).visit.id == planned.id


def test_yesterday_s_and_tomorrow_s_pass_say_which_day(
    services: Services, actor: Actor, valid: PassRow, clock: FixedClock
) -> None:
    clock.at += timedelta(days=1)
    with pytest.raises(errors.PassOfAnotherDay) as past:
        services.passes.look(valid.qr_text)
    assert (past.value.valid_on, past.value.why) == (date(2023, 11, 30), "past")
    clock.at -= timedelta(days=3)
    with pytest.raises(errors.PassOfAnotherDay) as coming:
        services.passes.arrive(by=actor, text=valid.code)
    assert coming.value.why == "coming"


def test_the_day_of_a_pass_is_the_centre_s(services: Services, actor: Actor, clock: FixedClock) -> None:
    late = datetime(2023, 12, 1, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))  # still 30 November in London
    visit = services.visitors.expect(by=actor, expected_at=late, name_zh="夜班示例").row
    assert services.passes.issue(by=actor, visit_id=visit.id).row.valid_on == date(2023, 12, 1)
    del clock


@pytest.mark.parametrize(
    "text", ["", "12345", "1234567", "JIB:", "JIB:X", "https://example.com", "王伟", "JIB::B07", "😀" * 9999]
)
def test_what_is_no_pass_is_unknown(services: Services, valid: PassRow, text: str) -> None:
    del valid
    with pytest.raises(errors.PassUnknown):
        services.passes.look(text)


def test_another_centre_s_pass_is_told_apart(services: Services, valid: PassRow) -> None:
    scanned = read_scan(valid.qr_text)
    assert scanned is not None
    with pytest.raises(errors.PassOfAnotherCentre):
        services.passes.look(qr_text("OTHERTAG", scanned.token))
    with pytest.raises(errors.PassUnknown):
        services.passes.look(qr_text(scanned.tag, "A" * 24))


def test_a_replaced_pass_is_worth_nothing(services: Services, actor: Actor, planned: VisitRow, valid: PassRow) -> None:
    fresh = services.passes.reissue(by=actor, visit_id=planned.id).row
    with pytest.raises(errors.PassReplaced):
        services.passes.look(valid.qr_text)
    assert services.passes.look(fresh.qr_text).visit.id == planned.id


def test_a_visit_called_off_says_so(services: Services, actor: Actor, planned: VisitRow, valid: PassRow) -> None:
    entry = services.invitations.call_off(by=actor, visit_ids=[planned.id]).changes.entry
    with pytest.raises(errors.PassCalledOff) as off:
        services.passes.look(valid.qr_text)
    assert (off.value.visitor, off.value.kind) == ("王伟", "cancelled")
    services.journal.undo(by=actor, number=entry)
    assert services.passes.look(valid.qr_text).visit.id == planned.id


def test_who_is_inside_by_another_way_is_not_let_in_again(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow
) -> None:
    services.visitors.check_in(by=actor, visitor_id=planned.visitor_id, is_unplanned=True, badge="03")
    with pytest.raises(errors.AlreadyInside) as inside:
        services.passes.look(valid.code)
    assert inside.value.badge == "03"


def test_a_colleague_may_come_on_the_same_pass(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow
) -> None:
    row = services.passes.arrive(by=actor, text=valid.qr_text, stands_in=True, name_zh="李娜").row
    assert (row.id, row.name_zh, row.instead_of) == (planned.id, "李娜", "王伟")


def test_asking_again_gives_the_same_pass_and_writes_nothing(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow
) -> None:
    again = services.passes.issue(by=actor, visit_id=planned.id)
    assert again.row == valid
    assert again.changes.entry == 0


def test_passes_of_a_day_differ(services: Services, actor: Actor, clock: FixedClock) -> None:
    at = clock.now() + timedelta(hours=1)
    keys = [services.visitors.expect(by=actor, expected_at=at, name_zh=f"示例{c}").row.id for c in "甲乙丙丁戊"]
    made = services.passes.issue_all(by=actor, visit_ids=keys).row
    assert len({row.code for row in made}) == len({row.qr_text for row in made}) == 5
    assert set(services.passes.of_day(date(2023, 11, 30))) == set(keys)


def test_a_code_that_is_drawn_twice_for_a_day_is_drawn_again(
    services: Services, actor: Actor, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter((7, 7, 7, 8))
    monkeypatch.setattr(secrets, "randbelow", lambda _below: next(drawn))
    at = clock.now() + timedelta(hours=1)
    keys = [services.visitors.expect(by=actor, expected_at=at, name_zh=f"示例{c}").row.id for c in "甲乙"]
    codes = [services.passes.issue(by=actor, visit_id=key).row.code for key in keys]
    assert codes == ["000007", "000008"]


def test_of_a_visit_that_is_over_no_pass_is_made(
    services: Services, actor: Actor, planned: VisitRow, clock: FixedClock
) -> None:
    clock.at += timedelta(days=1)
    with pytest.raises(errors.ValueRefused) as over:
        services.passes.issue(by=actor, visit_id=planned.id)
    assert over.value.why == "is_over"


def test_moving_to_another_day_takes_the_pass_back(
    services: Services, actor: Actor, planned: VisitRow, valid: PassRow, clock: FixedClock
) -> None:
    later = services.invitations.move(
        by=actor, versions={planned.id: planned.version}, expected_at=clock.now() + timedelta(hours=6)
    ).row[0]
    assert services.passes.look(valid.qr_text).visit.id == planned.id  # the same day
    services.invitations.move(by=actor, versions={later.id: later.version}, expected_at=clock.now() + timedelta(days=1))
    with pytest.raises(errors.PassReplaced):
        services.passes.look(valid.qr_text)
    assert services.passes.of_visit(planned.id) is None
