"""After an outage a receptionist enters what is on the paper, with keys alone and no time that is not on it."""

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import ClosedBy
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import DeskError, LineEntered
from jib_desk.services.rows.paper_kits import KitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.languages import Languages
from jib_desk.views.page import Page
from jib_desk.views.today.to_do import ToDoCard
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.paper_bridge import PaperBridgeView
from jib_desk.views.visitors.paper_bridge_opening import open_bridge
from tests.views.on_paper import Hands, at, commit, entered, line_of, settle, visit
from tests.views.shown import shown
from tests.views.spoken import unnamed_controls

Key = Qt.Key


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def kit(desk: DeskContext, clock: FixedClock) -> KitRow:
    """Printed at half past eight; the power is back at noon. Twelve people are known, nobody is inside."""
    visitors, by = desk.services.visitors, desk.actor()
    clock.at = at(8, 0)
    visitors.check_out(by=by, visit_ids=[row.id for row in visitors.on_site()])
    host = desk.services.companies.hosts("赵示一")[0].contact_id
    for number in range(12):
        name = f"Quentin{chr(ord('a') + number)} Example"
        come = visitors.check_in(by=by, name_latin=name, host_id=host, phone=f"1390000{number:04d}")
        visitors.check_out(by=by, visit_ids=[come.row.id])
    clock.at = at(8, 30)
    made = desk.services.paper_kits.make(by=by).row
    clock.at = at(12, 0)
    return made


@pytest.fixture
def page(desk: DeskContext, kit: KitRow, qtbot: QtBot) -> Iterator[Page]:
    yield from shown(Page(desk), qtbot)


@pytest.fixture
def bridge(page: Page) -> PaperBridgeView:
    open_bridge(page)
    assert isinstance(page.over, PaperBridgeView)
    QApplication.processEvents()
    return page.over


def test_twenty_two_lines_are_entered_by_keys_alone_with_at_most_eight_a_line_beside_the_names(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    """Each with both times, but those crossed out and the last one: the first letter of the next saves a line."""
    pressed: list[int] = []
    for number in range(1, 23):
        before, times = hands.others, f"09{number:02d}10{number:02d}"
        if number in {5, 17}:
            hands.keys("-", Key.Key_Return)
        elif number < 12:  # known, to the host of the last time
            hands.name(f"quentin{chr(ord('a') + number)}")
            hands.keys(times)
        elif number == 12:  # known, to somebody else
            hands.name("Quentina Example qianshier")
            hands.keys(times)
        elif number == 13:  # new, with a host that is newly written, too
            commit("白看看赵示一")
            hands.keys(times)
        elif number < 22:
            hands.name(f"Rosalind New{chr(ord('a') + number)}" + " zhaoshiyi" * (number % 2))
            hands.keys(times)
        else:  # new, and still inside
            hands.name("Rosalind Last zhaoshiyi")
            hands.keys("1122", Key.Key_Return)
        pressed.append(hands.others - before)
    rows = entered(page, kit)
    assert [row.line for row in rows] == list(range(1, 23))
    assert max(pressed) <= 8
    assert [row.line for row in rows if row.is_void] == [5, 17]
    came = {row.line: visit(page, row) for row in rows if not row.is_void}
    assert [(came[line].arrived_at, came[line].left_at) for line in (1, 21)] == [
        (at(9, 1), at(10, 1)),
        (at(9, 21), at(10, 21)),
    ]
    assert {
        line: (came[line].name_zh or came[line].name_latin, came[line].host) for line in (1, 12, 13, 19, 20, 22)
    } == {
        1: ("Quentinb Example", "赵示一"),
        12: ("Quentina Example", "钱示二"),
        13: ("白看看", "赵示一"),
        19: ("Rosalind Newt", "赵示一"),
        20: ("Rosalind Newu", ""),
        22: ("Rosalind Last", "赵示一"),
    }
    assert (came[1].closed_by, came[1].badge, came[22].left_at) == (ClosedBy.DESK, "01", None)
    assert page.desk.services.paper_kits.open_kits() == ()


def test_twenty_two_people_who_never_came_before_need_no_key_beside_their_names_and_times(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    for number in range(22):
        hands.name(f"Rosalind New{chr(ord('a') + number)}")
        hands.keys(f"09{number:02d}", f"10{number:02d}")
    assert hands.others == 22 * 8
    hands.keys(Key.Key_Return)
    rows = entered(page, kit)
    assert [(row.name_latin, row.left_at) for row in rows] == [
        (f"Rosalind New{chr(ord('a') + number)}", at(10, number)) for number in range(22)
    ]


def test_a_digit_after_tab_is_a_time_and_no_host(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("Rosalind New")
    hands.keys(Key.Key_Tab, "1032", "1105", Key.Key_Return)
    (row,) = entered(page, kit)
    assert (visit(page, row).arrived_at, visit(page, row).left_at) == (at(10, 32), at(11, 5))
    assert visit(page, row).host == ""


def test_a_hand_that_presses_tab_after_every_field_is_not_a_line_ahead(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    for name in ("Rosalind New", "Sam New"):
        hands.name(name)
        hands.keys(Key.Key_Tab, Key.Key_Tab, "1032", Key.Key_Tab, "1105", Key.Key_Tab)
    hands.name("quentina")  # known, and still inside
    hands.keys(Key.Key_Tab, "1040", Key.Key_Tab, Key.Key_Tab)
    rows = entered(page, kit)
    assert [(row.name_latin, row.left_at) for row in rows] == [
        ("Rosalind New", at(11, 5)), ("Sam New", at(11, 5)), ("Quentina Example", None),
    ]  # fmt: skip


def test_of_several_who_are_called_so_one_is_chosen_before_the_line_is_saved(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    line = line_of(bridge, 1)
    hands.name("quentin")
    hands.keys("1032", "1105", Key.Key_Return)
    assert (line.name.text(), line.came.text(), line.left.text()) == ("quentin", "1032", "1105")
    assert "who is it?" in line.error.text()
    assert QApplication.focusWidget() is line.name
    assert entered(page, kit) == ()
    hands.keys("2")  # answers, saves, and goes on
    assert QApplication.focusWidget() is line_of(bridge, 2).name
    (row,) = entered(page, kit)
    assert row.name_latin.startswith("Quentin")
    assert visit(page, row).arrived_at == at(10, 32)


def test_a_line_that_cannot_be_saved_stays_and_stops_nobody_who_types_on(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("quentin")  # one of twelve
    hands.keys("1032", "1105")
    hands.name("Rosalind New")
    hands.keys("2510")
    hands.name("Sam New")
    hands.keys("1041", "1111", Key.Key_Return)
    assert [(row.line, row.name_latin) for row in entered(page, kit)] == [(3, "Sam New")]
    assert line_of(bridge, 2).came.text() == "2510"
    assert "is no time" in line_of(bridge, 2).error.text()
    line = line_of(bridge, 1)
    assert (line.name.text(), line.came.text(), line.left.text()) == ("quentin", "1032", "1105")
    assert "who is it?" in line.error.text()


def test_an_organisation_and_a_phone_behind_a_name_are_no_time(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("Rosalind New, Sample3 Motors 12000007001")
    hands.keys(Key.Key_Tab, "1032", Key.Key_Return)
    (row,) = entered(page, kit)
    assert row.organisation == "Sample3 Motors"
    assert visit(page, row).masked_phone == "120****7001"


def test_an_input_method_writes_the_next_name_and_that_saves_the_line(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    for name in ("白看看", "施看看"):
        commit(name)
        hands.keys("1032", "1105")
    hands.keys(Key.Key_Return)
    assert [(row.line, row.name_zh) for row in entered(page, kit)] == [(1, "白看看"), (2, "施看看")]


def test_an_input_method_may_write_the_times_in_full_width(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    for written in ("白看看", *"１０３２", *"１１０５"):
        commit(written)
    hands.keys(Key.Key_Return)
    (row,) = entered(page, kit)
    assert (row.name_zh, row.arrived_at, row.left_at) == ("白看看", at(10, 32), at(11, 5))


def test_enter_saves_the_line_and_goes_to_the_next(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("quentina")
    hands.keys(Key.Key_Tab, "1032", Key.Key_Return)
    assert QApplication.focusWidget() is line_of(bridge, 2).name
    (row,) = entered(page, kit)
    assert visit(page, row).arrived_at == at(10, 32)
    done = line_of(bridge, 1).done
    assert (done.name.whole, done.came.text(), done.left.text()) == ("Quentina Example", "10:32", "…")
    assert "Quentina Example" in done.accessibleName()
    assert "entered by" in done.accessibleName()


def test_what_is_entered_stands_under_the_heads_however_long_it_is(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("Rosalind " + "x" * 90)
    hands.keys("1032", "1105", Key.Key_Return)
    assert len(entered(page, kit)) == 1
    QApplication.processEvents()
    done, typed = line_of(bridge, 1).done, line_of(bridge, 2)
    for shown_in, field in ((done.badge, typed.badge), (done.name, typed.name), (done.left, typed.left)):
        assert shown_in.mapTo(bridge, QPoint()).x() == field.mapTo(bridge, QPoint()).x()
    assert done.name.text().endswith("…")
    assert done.name.toolTip() == done.name.whole


def test_no_time_is_there_before_it_is_typed_and_none_is_put_in(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    assert {line.came.text() + line.left.text() for line in bridge.lines} == {""}
    hands.name("quentina")
    hands.keys(Key.Key_Return, Key.Key_Return)
    assert entered(page, kit) == ()
    assert "When the visitor came is missing" in line_of(bridge, 1).error.text()
    assert not [verb for verb in bridge.findChildren(QPushButton) if "now" in verb.text().casefold()]


@pytest.mark.parametrize("written", ["10:32", "10.32", "１０３２", "10：32", "1032"])
def test_a_time_may_be_written_as_on_the_paper(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands, written: str
) -> None:
    hands.name("quentina")
    hands.keys(Key.Key_Tab)
    line = line_of(bridge, 1)
    line.came.setText(written)
    hands.keys(Key.Key_Return)
    assert visit(page, entered(page, kit)[0]).arrived_at == at(10, 32)


@pytest.mark.parametrize(
    ("came", "left", "says", "field"),
    [
        ("1201", "", "future", "came"),
        ("0829", "", "not printed yet at 08:29", "came"),
        ("1000", "1230", "future", "left"),
        ("2510", "", "is no time", "came"),
        ("1000", "1x", "is no time", "left"),
    ],
)
def test_a_time_that_cannot_be_is_refused_at_its_field_and_everything_typed_stays(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands, came: str, left: str, says: str, field: str
) -> None:
    line = line_of(bridge, 1)
    hands.name("quentina")
    hands.keys(Key.Key_Tab)
    line.came.setText(came)
    line.left.setText(left)
    hands.keys(Key.Key_Return)
    assert entered(page, kit) == ()
    assert says in line.error.text()
    assert getattr(line, field).property("wrong") == "true"
    assert (line.name.text(), line.came.text(), line.left.text()) == ("Quentina Example", came, left)


def test_who_left_before_he_came_left_after_midnight_which_lies_ahead(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    hands.name("quentina")
    hands.keys("1032", "1010", Key.Key_Return)
    assert entered(page, kit) == ()
    assert "future" in line_of(bridge, 1).error.text()


def test_who_was_inside_before_has_his_time_of_leaving_from_the_paper(
    page: Page, clock: FixedClock, hands: Hands, kit: KitRow
) -> None:
    desk = page.desk
    clock.at = at(8, 10)
    inside = desk.services.visitors.check_in(by=desk.actor(), name_latin="Odette Inside").row
    clock.at = at(12, 0)
    open_bridge(page)
    hands.name("odette")
    hands.keys("0941", Key.Key_Return)
    (row,) = entered(page, kit)
    assert row.visit_id == inside.id
    left = visit(page, row)
    assert (left.arrived_at, left.left_at) == (at(8, 10), at(9, 41))


def test_a_host_is_found_and_must_be_chosen(page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands) -> None:
    hands.name("Rosalind New")
    hands.keys(Key.Key_Tab)
    hands.name("zzzzz")
    hands.keys(Key.Key_Tab, "1032", Key.Key_Return)
    assert "Choose a host" in line_of(bridge, 1).error.text()
    line_of(bridge, 1).host.setFocus()
    line_of(bridge, 1).host.clear()
    hands.name("zhaoshiyi")
    hands.keys(Key.Key_Tab, Key.Key_Return)
    assert visit(page, entered(page, kit)[0]).host == "赵示一"


def test_what_another_desk_entered_meanwhile_is_told_and_what_was_typed_stays(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=1)
    page.desk.services.paper_kits.void_line(by=page.desk.actor(), kit_id=kit.id, line=1)
    hands.name("quentina")
    hands.keys(Key.Key_Tab, "1032", Key.Key_Return)
    settle(page)
    line = line_of(bridge, 1)
    assert f"Line 1 of {kit.code} was entered by" in line.error.text()
    assert "12:01" in line.error.text()
    assert line.name.text() == "Quentina Example"
    QTest.keyClick(line.name, Key.Key_Escape)
    QTest.keyClick(line.name, Key.Key_Escape)
    bridge.refresh()
    assert line.done.name.whole == "Crossed out"


def test_a_line_that_is_being_saved_waits_whatever_is_entered_meanwhile(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    gate, desk = threading.Event(), page.desk
    desk.tasks.write(gate.wait, lambda _done: None, lambda _error: None)  # the writer is busy
    hands.keys("-", Key.Key_Return)
    bridge.refresh()  # as after the save of another line, or of another desk
    assert not line_of(bridge, 1).is_free
    hands.keys("-", Key.Key_Return)
    gate.set()
    assert [row.line for row in entered(page, kit)] == [1, 2]
    assert [line.number for line in bridge.lines if line.entered is not None] == [1, 2]
    assert [line.number for line in bridge.lines if line.is_typed] == []


def test_a_sheet_that_is_left_while_a_line_is_being_saved_tells_what_became_of_it(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    gate, desk = threading.Event(), page.desk
    told: list[DeskError] = []
    desk.error_raised.connect(told.append)
    desk.tasks.write(gate.wait, lambda _done: None, lambda _error: None)
    hands.keys("-", Key.Key_Return)
    hands.name("Rosalind New")
    hands.keys("1032", Key.Key_Return)
    desk.services.paper_kits.void_line(by=desk.actor(), kit_id=kit.id, line=2)  # by another desk
    bridge.close_view()
    assert page.over is bridge
    bar = bridge.asked.bar("unsaved")
    assert bar is not None
    next(verb for verb in bar.findChildren(QPushButton)).click()
    bridge.close_view()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gate.set()
    assert [row.line for row in entered(page, kit)] == [1, 2]
    assert [type(error) for error in told] == [LineEntered]


def test_a_worn_badge_is_told_at_the_badge(page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands) -> None:
    page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh="高一", badge=kit.badges[0])
    hands.name("quentina")
    hands.keys(Key.Key_Tab, "1032", Key.Key_Return)
    assert entered(page, kit) == ()
    line = line_of(bridge, 1)
    assert "高一" in line.error.text()
    assert QApplication.focusWidget() is line.badge
    hands.keys("45", Key.Key_Return)
    assert visit(page, entered(page, kit)[0]).badge == "45"


def test_what_is_typed_and_not_saved_is_asked_about_before_it_is_left(
    page: Page, bridge: PaperBridgeView, hands: Hands
) -> None:
    hands.name("quentina")
    bridge.close_view()
    assert page.over is bridge
    bar = bridge.asked.bar("unsaved")
    assert bar is not None
    assert "line 1" in bar.label.text()
    next(verb for verb in bar.findChildren(QPushButton)).click()
    bridge.close_view()
    assert page.over is None


def test_an_enter_too_many_after_the_last_line_prints_no_other_kit(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    for _line in range(22):
        hands.keys("-", Key.Key_Return)
    assert len(entered(page, kit)) == 22
    assert bridge.empty.isVisible()
    assert QApplication.focusWidget() is bridge.close_button
    hands.keys(Key.Key_Return)
    settle(page)
    assert page.desk.services.paper_kits.open_kits() == ()


def test_the_rest_of_a_kit_is_blank(page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands) -> None:
    hands.keys("-", Key.Key_Return)
    settle(page)
    bridge.blank_button.click()
    settle(page)
    assert page.desk.services.paper_kits.open_kits() == ()
    assert bridge.empty.isVisible()


def test_a_kit_of_yesterday_asks_for_its_day(page: Page, clock: FixedClock, hands: Hands, kit: KitRow) -> None:
    clock.at = at(9, 0) + timedelta(days=1)
    open_bridge(page)
    assert isinstance(page.over, PaperBridgeView)
    assert page.over.day.isVisible()
    hands.name("quentina")
    hands.keys("2210", "0020", Key.Key_Return)
    came = visit(page, entered(page, kit)[0])
    assert came.arrived_at == at(22, 10)
    assert came.left_at == at(0, 20) + timedelta(days=1)


def test_every_field_is_named_and_follows_the_language(page: Page, bridge: PaperBridgeView) -> None:
    assert unnamed_controls(bridge) == []
    assert bridge.lines[2].came.accessibleName() == "In, line 3"
    languages = Languages()
    languages.use("zh_CN")
    page.desk.set_lang("zh_CN")
    QApplication.processEvents()
    assert "3" in bridge.lines[2].came.accessibleName()
    assert bridge.lines[2].came.accessibleName() != "In, line 3"
    languages.use("en")


def test_a_kit_half_entered_is_to_do_and_leads_to_its_lines(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands, qtbot: QtBot
) -> None:
    desk = page.desk
    hands.keys("-", Key.Key_Return)
    settle(page)
    card = ToDoCard(desk)
    qtbot.addWidget(card)
    card.refresh()
    model = card.lines.lines
    found = [model.line(model.index(row)) for row in range(model.rowCount())]
    (line,) = [line for line in found if line is not None and line.title == kit.code]
    gone: list[tuple[str, str, int]] = []
    desk.open_requested.connect(lambda *place: gone.append(place))
    card.lines.line_opened.emit(line)
    assert gone == [("visitors", "paper_kit", kit.id)]


def test_the_page_opens_the_kit_that_is_to_do(desk: DeskContext, kit: KitRow, qtbot: QtBot) -> None:
    for visitors in shown(VisitorsPage(desk), qtbot):
        visitors.show_record("paper_kit", kit.id)
        assert isinstance(visitors.over, PaperBridgeView)
        assert visitors.over.lines[0].kit.id == kit.id
