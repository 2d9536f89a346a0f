"""The day that is looked at: every verb and line says it, changes are named, nobody past the end is lost sight of."""

from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest

from jib_desk.rules.words import EndedAs, UnitState
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow
from jib_desk.views.floor_plan.curve_ink import CurveInk
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.floor_plan.seat_fields import AGREEMENT_TOO
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.today.agenda import Agenda
from jib_desk.views.widgets.form_inputs import CheckInput, ChoiceInput
from tests.views.test_seat_forms import company, current, fill, opened, page, said, save, told, unit

TODAY = date(2023, 11, 30)
LATER = date(2023, 12, 11)
DAY = timedelta(days=1)
Key = Qt.Key

__all__ = ["page"]


def lines_of(page: FloorPlanPage) -> list[str]:
    lines: list[str] = []
    page.desk.toast_requested.connect(lambda text, _entry: lines.append(text))
    return lines


def overstay(page: FloorPlanPage, clock: FixedClock, days: int = 3) -> date:
    """C01 ended on 30 November and nobody said that they left."""
    clock.at += timedelta(days=days)
    page.refresh(None)
    page.set_day(TODAY + timedelta(days=days))
    return TODAY + timedelta(days=days)


def write(page: FloorPlanPage, outcome: Outcome[AssignmentRow]) -> AssignmentRow:
    told(page, outcome)
    return outcome.row


# --- verbs say the day -----------------------------------------------------------------------


@pytest.mark.parametrize("on", [date(2023, 11, 12), date(2023, 12, 12)])
def test_every_verb_says_the_day_when_it_is_not_today(page: FloorPlanPage, on: date) -> None:
    page.set_day(on)
    day = f"{on.day} {on:%b}"
    for row in page.units.rows():
        page.open_unit(row.id)
        for verb, made in page.side.card.verb_buttons.items():
            assert day in made.text(), (row.code, verb)


@pytest.mark.parametrize("on", [date(2023, 11, 22), date(2023, 12, 4)])
def test_a_form_saves_as_of_the_day_that_its_verb_said(page: FloorPlanPage, on: date) -> None:
    page.set_day(on)
    day = f"{on.day} {on:%b}"
    dated = {
        "A01": (Verb.MOVE, Verb.SWAP, Verb.FURTHER, Verb.EXTEND, Verb.END, Verb.CLOSE),
        "A12": (Verb.ASSIGN, Verb.HOLD),
    }
    dated |= {"A11": (Verb.TAKE_UP, Verb.EXTEND, Verb.RELEASE), "C08": (Verb.REOPEN,)}
    for code, verbs in dated.items():
        for verb in verbs:
            form = opened(page, code, verb)
            assert day in form.save_button.text(), (code, verb)
            page.side.drop_form()


@pytest.mark.parametrize(
    ("code", "verb", "given", "line"),
    [
        ("A12", Verb.HOLD, {"expires_on": LATER + 9 * DAY}, "A12 held from 11 Dec"),
        ("A11", Verb.RELEASE, {}, "Hold on A11 released from 11 Dec"),
        ("A12", Verb.CLOSE, {"reason": "new floor"}, "A12 is out of service from 11 Dec"),
        ("C08", Verb.REOPEN, {}, "C08 is back in service from 11 Dec"),
        ("A01", Verb.NOTICE, {}, "Notice noted for A01"),
    ],
)
def test_the_line_says_the_day_of_the_deed(
    page: FloorPlanPage, code: str, verb: Verb, given: dict[str, Any], line: str
) -> None:
    page.set_day(LATER)
    form, lines = opened(page, code, verb), lines_of(page)
    fill(form, **given)
    save(page)
    assert lines == [line]


def test_a_hold_is_released_from_the_day_that_is_looked_at(page: FloorPlanPage) -> None:
    page.set_day(TODAY + 3 * DAY)
    form = opened(page, "A11", Verb.RELEASE)
    assert form.save_button.text() == "Release from 3 Dec"
    save(page)
    assert unit(page, "A11").state is UnitState.VACANT
    page.set_day(TODAY + 2 * DAY)
    assert unit(page, "A11").state is UnitState.HELD


# --- the change is named ---------------------------------------------------------------------


def test_a_change_of_today_is_named_when_somebody_goes_to_it(page: FloorPlanPage) -> None:
    page.set_day(TODAY + DAY)
    page.go_to_change(forth=False)
    assert page.date_bar.day == TODAY
    assert page.notice.isVisible()
    assert page.notice.back.isHidden()
    assert page.notice.property("tone") == "info"
    assert page.notice.text.text() == "Today, Thursday, 30 November 2023"
    assert "Agreement ends" in page.notice.events.text()
    page.set_day(TODAY + DAY)
    assert page.notice.property("tone") == "warning"
    page.set_day(TODAY)
    assert page.notice.isHidden()


def test_past_the_last_change_that_is_said(page: FloorPlanPage) -> None:
    before = date.min
    while page.date_bar.day != before:
        before = page.date_bar.day
        page.go_to_change(forth=True)
    assert f"No further change after {before.day} {before:%b %Y}" in page.notice.events.text()
    page.set_day(before - DAY)
    assert "No further" not in page.notice.events.text()
    page.set_day(date(2021, 5, 20))
    QTest.keyClick(page.curve, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.curve, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert "No earlier change before" in page.notice.events.text()


# --- past the end ----------------------------------------------------------------------------


def test_taking_up_a_hold_asks_whether_who_overstays_has_left(page: FloorPlanPage, clock: FixedClock) -> None:
    today = overstay(page, clock)
    seats, newcomer = page.desk.services.seats, company(page, "ST-025")
    write(
        page,
        seats.hold(
            by=page.desk.actor(), unit_id=unit(page, "C01").id, company_id=newcomer, starts_on=today, expires_on=LATER
        ),
    )
    page.open_unit(unit(page, "C01").id)
    assert "Coming" in said(page)
    assert "HarborFox" in said(page)
    assert list(page.side.card.verb_buttons) == [Verb.END, Verb.EXTEND, Verb.TAKE_UP, Verb.RELEASE]
    form = opened(page, "C01", Verb.RELEASE)
    assert form.subject.current is not None
    assert form.subject.current.company_code == "ST-025"
    form = opened(page, "C01", Verb.TAKE_UP)
    assert form.has_left.isVisible()
    assert "MossTextile" in form.has_left.text()
    save(page)
    assert unit(page, "C01").is_overstayed, "nobody is put out unasked"
    form.has_left.click()
    save(page)
    assert unit(page, "C01").company_en == "HarborFox"


def test_another_first_day_asks_whether_who_overstays_has_left(page: FloorPlanPage, clock: FixedClock) -> None:
    newcomer = company(page, "ST-025")
    write(
        page,
        page.desk.services.seats.assign(
            by=page.desk.actor(), unit_id=unit(page, "C01").id, company_id=newcomer, starts_on=LATER
        ),
    )
    today = overstay(page, clock)
    page.set_day(LATER)
    form = opened(page, "C01", Verb.BEGIN)
    assert form.has_left.isHidden()
    fill(form, starts_on=today + DAY)
    assert form.has_left.isVisible()
    form.has_left.click()
    assert form.save_button.text() == "First day 4 Dec"
    save(page)
    page.set_day(today + DAY)
    assert unit(page, "C01").company_en == "HarborFox"


def test_who_was_past_the_end_until_somebody_came_is_told_and_led_to(page: FloorPlanPage, clock: FixedClock) -> None:
    services, seat = page.desk.services, unit(page, "C01").id
    write(
        page,
        services.seats.assign(
            by=page.desk.actor(), unit_id=seat, company_id=company(page, "ST-025"), starts_on=TODAY + 5 * DAY
        ),
    )
    overstay(page, clock)
    page.open_unit(seat)
    assert "HarborFox comes on 5 December 2023." in said(page)
    overstay(page, clock, 9)
    page.set_day(page.desk.today())
    page.open_unit(seat)
    assert page.side.title.text() == "HarborFox"
    assert "Nobody noted when MossTextile left: their agreement ended on 30 November 2023." in said(page)
    (line,) = (
        line
        for line in Agenda(page.desk).attention(
            services.plans.plan(page.desk.today()), (), (), services.plans.unnoted_ends()
        )
        if line.what == "Left unnoted"
    )
    assert line.title.startswith("C01 MossTextile")
    page.show_record(line.kind, line.key)
    assert page.date_bar.day == TODAY + 4 * DAY
    assert next(iter(page.side.card.verb_buttons)) is Verb.END
    page.open_form(Verb.END)
    form = page.side.form
    assert form is not None
    assert form.field("reason").below() == "", "to note what was believed anyway changes no past day"
    fill(form, vacated_on=TODAY + 2 * DAY)
    assert form.field("reason").below() != ""
    fill(form, vacated_on=TODAY + 4 * DAY, ended_as=EndedAs.LEFT)
    save(page)
    assert services.plans.unnoted_ends() == ()


# --- seat and agreement ----------------------------------------------------------------------


def test_a_seat_kept_past_its_agreement_offers_to_extend_that_too(page: FloorPlanPage) -> None:
    form = opened(page, "A05", Verb.EXTEND)
    end = current(page, "A05").agreement_ends_on
    assert end is not None
    assert form.field(AGREEMENT_TOO).isVisible()
    fill(form, ends_on=end)
    assert form.field(AGREEMENT_TOO).isHidden()
    fill(form, ends_on=end + 90 * DAY)
    save(page)
    assert current(page, "A05").agreement_ends_on == end + 90 * DAY
    form = opened(page, "A05", Verb.EXTEND)
    fill(form, ends_on=end + 200 * DAY)
    tick = form.field(AGREEMENT_TOO).control
    assert isinstance(tick, CheckInput)
    tick.click()
    save(page)
    assert current(page, "A05").agreement_ends_on == end + 90 * DAY


# --- the curve -------------------------------------------------------------------------------


def test_a_step_of_the_handle_draws_no_curve_anew(page: FloorPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another theme and another curve do."""
    drawn: list[QPixmap] = []
    draw = CurveInk.months
    monkeypatch.setattr(CurveInk, "months", lambda ink, *given: (drawn.append(QPixmap()), draw(ink, *given)))
    page.curve.grab()
    drawn.clear()
    for step in range(5):
        page.set_day(TODAY - step * DAY)
        page.curve.grab()
    assert not drawn
    page.desk.theme.set_mode("dark")
    page.curve.grab()
    assert len(drawn) == 1
    page.desk.theme.set_mode("light")
    page.refresh(None)
    page.curve.grab()
    assert len(drawn) == 2


# --- typed -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "is_known"), [("harborfox", True), ("ST-025", True), ("港狐物流", True), ("Harbor", False)]
)
def test_a_whole_name_or_code_that_is_written_is_the_company(page: FloorPlanPage, written: str, is_known: bool) -> None:
    form = opened(page, "A12", Verb.ASSIGN)
    box = form.field("company_id").control
    assert isinstance(box, ChoiceInput)
    box.setEditText(written)
    assert (box.value() == company(page, "ST-025")) is is_known
    assert box.stray_text() == ("" if is_known else written)
