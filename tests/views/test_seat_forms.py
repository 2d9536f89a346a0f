"""Forms of seats that look ahead, and the panel that tells what is to come: as a person at the desk meets them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QDate, QDeadlineTimer, QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import AccessKind, EndedAs, Lang, Role, UnitState
from jib_desk.services.changes import Outcome
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.seats import AssignmentRow, UnitRow
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.floor_plan.seat_commands import ENDS
from jib_desk.views.floor_plan.seat_fields import CLEARING
from jib_desk.views.floor_plan.seat_form import SeatForm
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.languages import Languages
from jib_desk.views.widgets.elided import ElidedLink
from jib_desk.views.widgets.form_inputs import ChoiceInput, DayInput, OpenDayInput, TextInput
from tests.views.scaled import cut_texts
from tests.views.shown import shown

TODAY = date(2023, 11, 30)
LATER = date(2023, 12, 11)
DAY = timedelta(days=1)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[FloorPlanPage]:
    yield from shown(FloorPlanPage(desk), qtbot)


def unit(page: FloorPlanPage, code: str) -> UnitRow:
    return next(row for row in page.units.rows() if row.code == code)


def company(page: FloorPlanPage, code: str) -> int:
    return next(row.id for row in page.desk.services.companies.all(TODAY) if row.code == code)


def opened(page: FloorPlanPage, code: str, verb: Verb) -> SeatForm:
    page.open_unit(unit(page, code).id)
    page.open_form(verb)
    form = page.side.form
    assert form is not None
    return form


def fill(form: SeatForm, **values: object) -> None:
    for name, value in values.items():
        slot = form.slot(name)
        assert slot is not None
        match slot.input:
            case ChoiceInput():
                assert slot.input.choose_code(value)
            case DayInput() if isinstance(value, date):
                slot.input.setDate(QDate(value.year, value.month, value.day))
            case OpenDayInput():
                slot.input.is_open.setChecked(value is None)
                if isinstance(value, date):
                    slot.input.day.setDate(QDate(value.year, value.month, value.day))
            case TextInput():
                slot.input.setText(str(value))
            case _:
                pytest.fail(f"no way to fill {name}")


def save(page: FloorPlanPage) -> None:
    assert page.side.form is not None
    page.side.form.save()
    assert page.desk.tasks.wait()


def offers(form: SeatForm) -> list[str]:
    return [item.text() for item in form.offers.findChildren(QPushButton) if not item.isHidden()]


def take(form: SeatForm, text: str) -> None:
    next(item for item in form.offers.findChildren(QPushButton) if item.text() == text).click()


def told(page: FloorPlanPage, outcome: Outcome[Any]) -> None:
    page.desk.notifier.publish(outcome.changes)


def current(page: FloorPlanPage, code: str) -> AssignmentRow:
    found = page.desk.services.plans.unit_detail(unit(page, code).id, TODAY).current
    assert found is not None
    return found


def said(page: FloorPlanPage) -> str:
    """All that the card says; it is shown a turn of the event loop after it was filled, or two."""
    labels = page.side.card.findChildren(QLabel)
    deadline = QDeadlineTimer(2000)
    while not any(item.isVisible() for item in labels) and not deadline.hasExpired():
        QApplication.processEvents()
        labels = page.side.card.findChildren(QLabel)
    QApplication.processEvents()
    return "\n".join(item.text() for item in page.side.card.findChildren(QLabel) if item.isVisible())


# --- looking ahead ---------------------------------------------------------------------------


def test_a_taken_seat_names_its_holder_and_a_free_one_is_a_press_away(page: FloorPlanPage) -> None:
    form = opened(page, "A12", Verb.ASSIGN)
    fill(form, company_id=company(page, "ST-025"), agreement="JIB-77", unit_id=unit(page, "A02").id)
    below = form.field("unit_id").below()
    assert "PaperCrane Maps" in below
    assert "28 Feb 2025" in below
    assert offers(form)[:2] == ["A12 · 4 desks", "B10 · 5 desks"]
    take(form, "B10 · 5 desks")
    assert form.field("unit_id").below() == ""
    assert offers(form) == []
    assert (form.values()["agreement"], form.values()["company_id"]) == ("JIB-77", company(page, "ST-025"))
    save(page)
    assert unit(page, "B10").company_en == "HarborFox"


def test_an_offer_of_a_later_day_moves_both_days_and_keeps_the_term(page: FloorPlanPage) -> None:
    form = opened(page, "B10", Verb.ASSIGN)
    before = form.values()
    fill(form, unit_id=unit(page, "B09").id)
    take(form, "B09 from 9 Dec 2023")
    after = form.values()
    assert after["starts_on"] == date(2023, 12, 9)
    assert after["ends_on"] - after["starts_on"] == before["ends_on"] - before["starts_on"]
    assert form.save_button.text() == "Assign from 9 Dec"


def test_extending_over_who_comes_next_is_said_before_it_is_saved(page: FloorPlanPage) -> None:
    services = page.desk.services
    coming = services.seats.assign(
        by=page.desk.actor(), unit_id=unit(page, "C03").id, company_id=company(page, "ST-025"),
        starts_on=date(2024, 1, 1),
    )  # fmt: skip
    told(page, coming)
    form = opened(page, "C03", Verb.EXTEND)
    assert "HarborFox" in form.field("ends_on").below()
    take(form, "C03 until 31 Dec 2023")
    assert form.field("ends_on").below() == ""
    save(page)
    assert current(page, "C03").ends_on == date(2023, 12, 31)


def test_a_past_day_asks_why_and_today_does_not(page: FloorPlanPage) -> None:
    form = opened(page, "A12", Verb.ASSIGN)
    assert form.field("reason").isHidden()
    fill(form, company_id=company(page, "ST-025"), starts_on=TODAY - 3 * DAY)
    assert form.field("reason").isVisible()
    assert "past" in form.field("reason").below()
    save(page)
    assert form.field("reason").below() == "Please give a reason; it is kept with the change."
    fill(form, reason="Moved in on Monday")
    save(page)
    assert page.side.form is None
    assert page.desk.services.journal.entries(1)[0].reason == "Moved in on Monday"


def test_whoever_is_past_the_end_is_asked_about_as_soon_as_the_seat_is_chosen(
    page: FloorPlanPage, clock: FixedClock
) -> None:
    clock.at += timedelta(days=3)
    page.refresh(None)
    page.set_day(TODAY + 3 * DAY)
    form = opened(page, "A12", Verb.ASSIGN)
    assert form.has_left.isHidden()
    fill(form, company_id=company(page, "ST-025"), unit_id=unit(page, "C01").id)
    assert form.has_left.isVisible()
    assert "MossTextile" in form.has_left.text()
    form.has_left.click()
    assert not form.field("unit_id").is_wrong
    save(page)
    assert unit(page, "C01").company_en == "HarborFox"


@pytest.mark.parametrize("choice", ["ends", "moves"])
def test_a_seat_is_closed_over_a_company_that_ends_or_moves_in_the_same_step(page: FloorPlanPage, choice: str) -> None:
    form = opened(page, "A02", Verb.CLOSE)
    fill(form, starts_on=LATER, reason="new floor")
    assert form.field(CLEARING).isVisible()
    assert "PaperCrane Maps" in form.field(CLEARING).below()
    save(page)
    assert unit(page, "A02").state is UnitState.OCCUPIED, "nothing is done while nobody says what becomes of them"
    fill(form, clearing=ENDS if choice == "ends" else unit(page, "A12").id)
    assert form.field(CLEARING).below() == ""
    save(page)
    page.set_day(LATER)
    assert unit(page, "A02").state is UnitState.OUT_OF_SERVICE
    assert unit(page, "A12").company_en == ("" if choice == "ends" else "PaperCrane Maps")


def test_closing_an_empty_seat_asks_nothing_more(page: FloorPlanPage) -> None:
    form = opened(page, "A12", Verb.CLOSE)
    assert form.field(CLEARING).isHidden()
    fill(form, reason="ceiling")
    save(page)
    assert unit(page, "A12").state is UnitState.OUT_OF_SERVICE


# --- further seats, moves, calling off -------------------------------------------------------


def test_a_company_is_given_a_further_seat_by_the_same_agreement(page: FloorPlanPage) -> None:
    form = opened(page, "A01", Verb.FURTHER)
    assert form.pick_unit(unit(page, "A12").id)
    save(page)
    old, new = current(page, "A01"), current(page, "A12")
    assert (new.company_id, new.ends_on, new.agreement) == (old.company_id, old.ends_on, old.agreement)
    page.open_unit(unit(page, "A01").id)
    assert "A12" in said(page)


def test_a_coming_move_is_told_and_called_off_where_it_is_seen(page: FloorPlanPage) -> None:
    form = opened(page, "A01", Verb.MOVE)
    fill(form, to_unit_id=unit(page, "A12").id, on=LATER)
    assert form.save_button.text() == "Move from 11 Dec"
    save(page)
    assert page.side.title.text() == "MoonPanda Battery", "until then the company is where it was"
    assert "They move to A12; 10 December 2023 is the last day here." in said(page)
    assert list(page.side.card.verb_buttons) == [Verb.CALL_OFF]
    assert any("A01 → A12" in page.coming.sentence(change) for change in page.curve.changes_on(LATER))
    page.open_unit(unit(page, "A12").id)
    assert "Free until" in said(page)
    page.open_unit(unit(page, "A01").id)
    page.open_form(Verb.CALL_OFF)
    save(page)
    assert current(page, "A01").vacated_on is None
    page.set_day(LATER)
    assert unit(page, "A12").state is UnitState.VACANT


@pytest.mark.parametrize(
    ("on", "toast"),
    [
        (TODAY, "MoonPanda Battery moved from A01 to A12"),
        (LATER, "MoonPanda Battery moves from A01 to A12 on 11 Dec"),
        (date(2024, 1, 8), "MoonPanda Battery moves from A01 to A12 on 8 Jan 2024"),
        (TODAY - 7 * DAY, "MoonPanda Battery moved from A01 to A12 on 23 Nov"),
    ],
)
def test_the_line_about_a_move_tells_the_day_unless_it_is_today(page: FloorPlanPage, on: date, toast: str) -> None:
    form, lines = opened(page, "A01", Verb.MOVE), list[str]()
    page.desk.toast_requested.connect(lambda text, _entry: lines.append(text))
    fill(form, to_unit_id=unit(page, "A12").id, on=on)
    if not form.field("reason").isHidden():
        fill(form, reason="Noted late")
    save(page)
    assert lines == [toast]


def test_the_line_about_a_longer_stay_names_company_and_last_day(page: FloorPlanPage) -> None:
    form, lines = opened(page, "A02", Verb.EXTEND), list[str]()
    page.desk.toast_requested.connect(lambda text, _entry: lines.append(text))
    fill(form, ends_on=date(2025, 3, 31))
    save(page)
    name = page.desk.name(current(page, "A02").company_en, current(page, "A02").company_zh)
    assert lines == [f"{name} stays in A02, last day 31 Mar 2025"]


def test_the_line_about_a_seat_given_for_later_tells_its_first_day(page: FloorPlanPage) -> None:
    form, lines = opened(page, "A12", Verb.ASSIGN), list[str]()
    page.desk.toast_requested.connect(lambda text, _entry: lines.append(text))
    fill(form, company_id=company(page, "ST-025"), starts_on=LATER)
    save(page)
    assert lines
    assert lines[0].startswith("A12 assigned to ")
    assert lines[0].endswith(" from 11 Dec")


def test_a_coming_arrival_is_put_off_from_the_day_on_which_it_is_seen(page: FloorPlanPage) -> None:
    services = page.desk.services
    outcome = services.seats.assign(
        by=page.desk.actor(), unit_id=unit(page, "A12").id, company_id=company(page, "ST-025"), starts_on=LATER
    )
    told(page, outcome)
    page.open_unit(unit(page, "A12").id)
    next(item for item in page.side.findChildren(QPushButton) if item.text() == "Show 11 Dec 2023").click()
    assert page.date_bar.day == LATER
    assert list(page.side.card.verb_buttons)[:2] == [Verb.BEGIN, Verb.CALL_OFF]
    page.open_form(Verb.BEGIN)
    form = page.side.form
    assert form is not None
    fill(form, starts_on=LATER + 7 * DAY)
    save(page)
    assert unit(page, "A12").state is UnitState.VACANT
    page.set_day(LATER + 7 * DAY)
    assert unit(page, "A12").company_en == "HarborFox"


def test_a_hold_for_nobody_asks_who_takes_it_up(page: FloorPlanPage) -> None:
    services = page.desk.services
    outcome = services.seats.hold(
        by=page.desk.actor(), unit_id=unit(page, "A12").id, company_id=None, starts_on=TODAY, expires_on=LATER
    )
    told(page, outcome)
    form = opened(page, "A12", Verb.TAKE_UP)
    fill(form, company_id=company(page, "ST-025"))
    save(page)
    assert unit(page, "A12").company_en == "HarborFox"


def test_who_was_to_leave_stays_after_all(page: FloorPlanPage) -> None:
    item = current(page, "A02")
    told(
        page,
        page.desk.services.seats.end(
            by=page.desk.actor(), assignment_id=item.id, version=item.version, vacated_on=LATER, ended_as=EndedAs.LEFT
        ),
    )
    page.open_unit(unit(page, "A02").id)
    assert "11 December 2023 is the last day here." in said(page)
    page.open_form(Verb.CALL_OFF)
    save(page)
    assert current(page, "A02").vacated_on is None


# --- the day ---------------------------------------------------------------------------------


def test_verbs_say_the_day_that_is_looked_at(page: FloorPlanPage) -> None:
    page.set_day(date(2023, 12, 8))
    assert page.assign_button.text() == "Assign from 8 Dec"
    page.open_unit(unit(page, "A12").id)
    texts = [item.text() for item in page.side.card.verb_buttons.values()]
    assert texts == ["Assign from 8 Dec", "Hold from 8 Dec", "Out of service from 8 Dec"]
    page.set_day(TODAY)
    assert page.assign_button.text() == "Assign"


def test_the_bar_says_how_far_the_day_is(page: FloorPlanPage) -> None:
    page.set_day(date(2023, 12, 8))
    assert page.notice.text.text() == "As it will be on Friday, 8 December 2023 (in 8 days)"
    page.set_day(TODAY - DAY)
    assert page.notice.text.text().endswith("(yesterday)")


def test_a_hand_beside_a_tick_of_the_curve_meets_its_day_and_is_told_what_happens(page: FloorPlanPage) -> None:
    curve = page.curve
    on = date(2023, 12, 8)
    groove = curve._groove()
    for beside in (-1, 0, 1):
        place = QPoint(round(curve._x(on, groove)) + beside, curve.height() // 2)
        QTest.mouseClick(curve, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert page.date_bar.day == on
    assert curve.told(on) == "8 Dec 2023 · 23/29\nB09 · QuietComet · Hold lapses"


# --- the panel -------------------------------------------------------------------------------


def test_the_panel_tells_cards_repairs_and_what_to_mind(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    row = unit(page, "A05")
    assert row.company_id is not None
    services.access.issue(by=by, company_id=row.company_id, kind=AccessKind.CARD, number="T-901")
    services.repairs.report(by=by, unit_id=row.id, what="Door sticks", is_hazard=True)
    services.instructions.add(by=by, company_id=row.company_id, body="Call the deputy first")
    page.open_unit(row.id)
    text = said(page)
    assert "T-901" in text
    assert "Hazard · Door sticks" in text
    assert "Call the deputy first" in text
    page.set_day(LATER)
    assert "T-901" not in said(page), "of another day nobody knows who will have which card"


def test_the_panel_tells_out_of_service_times_apart_from_who_was_there(page: FloorPlanPage) -> None:
    services, by = page.desk.services, page.desk.actor()
    closed = services.seats.out_of_service(
        by=by, unit_id=unit(page, "A12").id, starts_on=TODAY - 5 * DAY, ends_on=TODAY - DAY, reason="new floor"
    )
    told(page, closed)
    page.open_unit(unit(page, "A12").id)
    text = said(page)
    assert text.index("25 Nov 2023 – 29 Nov 2023 · new floor") < text.index("History") < text.index("CicadaSound")


def test_no_input_of_a_form_is_wider_than_its_panel(page: FloorPlanPage) -> None:
    for code, verb in (("A12", Verb.ASSIGN), ("A02", Verb.MOVE), ("A02", Verb.CLOSE), ("A02", Verb.SWAP)):
        form = opened(page, code, verb)
        QApplication.processEvents()
        assert form.minimumSizeHint().width() <= form.width() <= page.side.width(), verb


@pytest.mark.parametrize("width", [200, 320, 460, 640])
def test_the_day_is_shortened_and_never_cut(page: FloorPlanPage, width: int) -> None:
    page.set_day(date(2023, 12, 20))
    bar = page.date_bar
    bar.setParent(None)
    bar.setMinimumWidth(0)
    bar.resize(max(width, bar.minimumSizeHint().width() - bar.home.width()), bar.sizeHint().height())
    bar.show()
    QApplication.processEvents()
    assert "20 Dec" in bar.shown.text()
    assert bar.shown.fontMetrics().horizontalAdvance(bar.shown.text()) < bar.shown.width()
    assert bar.home.isHidden() or bar.home.width() >= bar.home.sizeHint().width()
    bar.setParent(page)


def test_a_company_chosen_first_is_offered_the_seats_that_suit_it(page: FloorPlanPage) -> None:
    page.company_list.company_chosen.emit(company(page, "ST-025"))
    form = page.side.form
    assert form is not None
    assert form.values()["unit_id"] is None
    assert offers(form) == ["A12 · 4 desks", "B10 · 5 desks", "B09 from 9 Dec 2023"]
    take(form, "A12 · 4 desks")
    assert form.values()["unit_id"] == unit(page, "A12").id
    assert page.plan.selected == unit(page, "A12").id
    save(page)
    assert unit(page, "A12").company_en == "HarborFox"


def test_tab_leads_from_a_refused_seat_to_what_is_free_instead(page: FloorPlanPage) -> None:
    form = opened(page, "A12", Verb.ASSIGN)
    fill(form, unit_id=unit(page, "A02").id)
    slot = form.slot("unit_id")
    assert slot is not None
    slot.input.widget().setFocus()
    QTest.keyClick(slot.input.widget(), Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "A12 · 4 desks"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert form.values()["unit_id"] == unit(page, "A12").id
    assert page.side.form is form, "Enter takes the offer and does not save yet"


def test_another_desk_that_was_quicker_is_told_in_the_open_form(page: FloorPlanPage) -> None:
    form = opened(page, "A12", Verb.ASSIGN)
    fill(form, agreement="JIB-5")
    assert form.field("unit_id").below() == ""
    outcome = page.desk.services.seats.hold(
        by=page.desk.actor(), unit_id=unit(page, "A12").id, company_id=company(page, "ST-024"), starts_on=TODAY,
        expires_on=LATER,
    )  # fmt: skip
    told(page, outcome)
    assert "held for" in form.field("unit_id").below()
    assert form.values()["agreement"] == "JIB-5"


def test_the_keys_stay_in_the_panel_when_it_is_filled_anew(page: FloorPlanPage) -> None:
    page.open_unit(unit(page, "A02").id)
    page.side.card.verb_buttons[Verb.NOTICE].setFocus()
    page.refresh(None)
    assert page.side.card.verb_buttons[Verb.NOTICE].hasFocus()


def test_a_name_with_an_ampersand_is_shown_whole(page: FloorPlanPage) -> None:
    added = page.desk.services.companies.add(by=page.desk.actor(), name_en="Lark & Larkin Robotics (Sample) Limited")
    outcome = page.desk.services.seats.assign(
        by=page.desk.actor(), unit_id=unit(page, "A12").id, company_id=added.row.id, starts_on=TODAY + DAY
    )
    told(page, outcome)
    page.set_day(TODAY + DAY)
    line = page.coming.lines()[0]
    assert "Lark && Larkin" in line.text()
    assert line.accessibleName() == "1 Dec · A12 · Lark & Larkin Robotics (Sample) Limited · Moves in"


FORMS = (
    ("A12", (Verb.ASSIGN, Verb.HOLD, Verb.CLOSE)),
    ("A02", (Verb.MOVE, Verb.SWAP, Verb.FURTHER, Verb.EXTEND, Verb.NOTICE, Verb.END, Verb.CLOSE)),
    ("A11", (Verb.TAKE_UP, Verb.EXTEND, Verb.RELEASE)),
    ("C08", (Verb.REOPEN, Verb.EXTEND)),
    ("A01", (Verb.CALL_OFF,)),
)


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_nothing_is_cut_off_in_a_panel_or_a_form_on_any_day(page: FloorPlanPage, lang: Lang) -> None:
    languages = Languages()
    languages.use(lang)
    page.desk.set_lang(lang)
    item = current(page, "A01")
    told(
        page,
        page.desk.services.seats.move(
            by=page.desk.actor(), assignment_id=item.id, version=item.version, to_unit_id=unit(page, "A12").id,
            on=date(2024, 2, 11),
        ),
    )  # fmt: skip
    found: list[str] = []
    for day in (date(2023, 11, 27), date(2024, 2, 11)):
        page.set_day(day)
        for code, verbs in FORMS:
            page.open_unit(unit(page, code).id)
            found += cut(page.side, f"{code} {day}")
            for verb in verbs:
                if verb in page.side.card.verb_buttons:
                    page.open_form(verb)
                    found += cut(page.side, f"{verb} {code} {day}")
                    page.side.close_drawer()
    languages.use("en")
    assert found == []


def cut(panel: QWidget, where: str) -> list[str]:
    """What is cut off in a panel once it stands."""
    for _ in range(5):
        QApplication.processEvents()
    seen = [item for item in panel.findChildren(QWidget) if item.isVisible() and not isinstance(item, ElidedLink)]
    return [f"{where}: {text}" for item in seen for text in cut_texts(item)]


def test_a_panel_never_flashes_a_window_of_its_own(page: FloorPlanPage) -> None:
    """A part that is shown before it has its place is a window for a moment, and takes the keys with it."""
    shown: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    QApplication.instance().installEventFilter(watcher)  # type: ignore[union-attr]
    try:
        for row in page.units.rows():
            page.open_unit(row.id)
            for verb in list(page.side.card.verb_buttons):
                page.open_form(verb)
                page.side.close_drawer()
    finally:
        QApplication.instance().removeEventFilter(watcher)  # type: ignore[union-attr]
    assert shown == []


def test_more_people_than_desks_is_said_and_not_refused(page: FloorPlanPage) -> None:
    form = opened(page, "C07", Verb.ASSIGN)
    fill(form, company_id=company(page, "ST-025"))
    assert form.field("unit_id").below() == "4 people for 3 desks: crowded"
    save(page)
    assert unit(page, "C07").is_crowded


def test_who_was_overtaken_by_another_desk_reads_of_it_and_saves_after_all(page: FloorPlanPage) -> None:
    form = opened(page, "A02", Verb.EXTEND)
    fill(form, ends_on=date(2026, 6, 30))
    item = current(page, "A02")
    page.desk.services.seats.give_notice(
        by=page.desk.actor(), assignment_id=item.id, version=item.version, notice_on=TODAY, ends_on=date(2024, 6, 30)
    )
    save(page)
    assert page.side.form is form
    assert form.values()["ends_on"] == date(2026, 6, 30)
    save(page)
    assert current(page, "A02").ends_on == date(2026, 6, 30)


def test_an_auditor_who_takes_the_desk_finds_no_verbs(page: FloorPlanPage, monkeypatch: pytest.MonkeyPatch) -> None:
    page.open_unit(unit(page, "A02").id)
    assert page.side.card.verb_buttons
    auditor = Actor(page.desk.actor().id, "auditor", "Auditor", Role.AUDITOR, "tests")
    monkeypatch.setattr(page.desk, "actor", lambda: auditor)
    page.desk.staff_changed.emit()
    assert not page.side.card.verb_buttons
    assert not page.assign_button.isEnabled()


def test_what_is_called_off_together_is_named_in_the_form(page: FloorPlanPage) -> None:
    one, two = current(page, "A02"), current(page, "A03")
    told(
        page,
        page.desk.services.seats.swap(
            by=page.desk.actor(), assignment_id=one.id, version=one.version, with_assignment_id=two.id,
            with_version=two.version, on=LATER,
        ),
    )  # fmt: skip
    form = opened(page, "A02", Verb.CALL_OFF)
    texts = [item.text() for item in form.findChildren(QLabel) if item.isVisible()]
    assert "Together with: A02 TeaLeaf Telemetry" in texts
    save(page)
    page.set_day(LATER)
    assert unit(page, "A02").company_en == "PaperCrane Maps"


def test_giving_up_one_of_two_seats_says_which_one_is_kept(page: FloorPlanPage) -> None:
    form = opened(page, "B01", Verb.END)
    texts = [item.text() for item in form.findChildren(QLabel)]
    assert "B01 · SilkRoute Cockpit; the company keeps B02." in texts
    assert form.values()["ended_as"] is EndedAs.GIVEN_UP


@pytest.mark.parametrize("ended_as", [EndedAs.GRADUATED, EndedAs.LEFT])
def test_how_a_company_went_is_kept_as_it_was_chosen(page: FloorPlanPage, ended_as: EndedAs) -> None:
    key = unit(page, "A02").company_id
    assert key is not None
    form = opened(page, "A02", Verb.END)
    fill(form, ended_as=ended_as)
    save(page)
    detail = page.desk.services.companies.detail(key, TODAY)
    assert (detail.graduated_on, detail.left_on) == ((TODAY, None) if ended_as is EndedAs.GRADUATED else (None, TODAY))


def test_a_swap_with_who_has_left_by_then_points_to_a_move(page: FloorPlanPage) -> None:
    form = opened(page, "A02", Verb.SWAP)
    fill(form, to_unit_id=unit(page, "C03").id, on=date(2023, 12, 20))
    save(page)
    assert form.field("to_unit_id").below() == "Nobody has C03 any more on that day: move there instead."
