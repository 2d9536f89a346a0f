"""The visitors' page under the hands of somebody who never touches the mouse."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListView, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import ClosedBy, VisitorCategory, VisitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.offers import Offer
from jib_desk.views.item_models.visits import VisitTableModel
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.theme import LIGHT, Space, Type, stylesheet
from jib_desk.views.visitors.delegation_view import DelegationView
from jib_desk.views.visitors.dialogs import ExpectDialog, RefuseDialog, TimesDialog
from jib_desk.views.visitors.offers import NewVisitor
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.visit_list import Which
from jib_desk.views.widgets.elided import ElidedLink
from jib_desk.views.widgets.flow import FlowLayout

Key = Qt.Key


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    made = VisitorsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.form.fields.name.setFocus()
    yield made
    made.hide()


def press(*keys: Key) -> None:
    """Keys to whatever has the focus."""
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)


def type_in(text: str) -> None:
    """Letters one by one; what no keyboard has comes from an input method."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        if letter.isascii():
            QTest.keyClicks(widget, letter)
        else:
            compose(widget, "", letter)


def compose(widget: QWidget, preedit: str, written: str = "") -> None:
    """What an input method sends while somebody composes and when he is done."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(written)
    QCoreApplication.sendEvent(widget, event)


def inside(page: VisitorsPage) -> list[str]:
    return [row.name_zh or row.name_latin for row in page.desk.services.visitors.on_site()]


def somebody(page: VisitorsPage, name: str = "麦示例", **about: object) -> VisitRow:
    """Comes and leaves again, so that he is known."""
    visitors = page.desk.services.visitors
    row = visitors.check_in(by=page.desk.actor(), name_zh=name, **about).row  # type: ignore[arg-type]
    visitors.check_out(by=page.desk.actor(), visit_ids=[row.id])
    return visitors.visit(row.id)


def offered(page: VisitorsPage) -> list[Offer]:
    """The lines below the name."""
    model = page.form.fields.name.offers()
    assert model is not None
    return [line for row in range(model.rowCount()) if (line := model.offer(model.index(row, 0)))]


def host(page: VisitorsPage) -> int:
    found = page.desk.services.companies.hosts("赵示一")[0].contact_id
    assert found is not None
    return found


# --- coming in -------------------------------------------------------------------------------


def test_a_returning_visitor_is_in_after_three_keys_and_enter(page: VisitorsPage, qtbot: QtBot) -> None:
    host_id = host(page)
    somebody(page, host_id=host_id, purpose="Interview", category=VisitorCategory.CANDIDATE)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        type_in("msl")
        press(Key.Key_Return)
    row = answered.args[0]
    assert (row.name_zh, row.host_id, row.purpose, row.category) == (
        "麦示例", host_id, "Interview", VisitorCategory.CANDIDATE,
    )  # fmt: skip
    assert row.state is VisitState.INSIDE
    assert page.form.fields.name.hasFocus()
    assert page.form.fields.name.text() == ""


def test_the_next_name_typed_while_somebody_is_written_down_is_not_lost(page: VisitorsPage, qtbot: QtBot) -> None:
    somebody(page, host_id=host(page))
    somebody(page, name="李示范")
    type_in("msl")
    press(Key.Key_Return)
    type_in("li")
    compose(page.form.fields.name, "", "示")
    with qtbot.waitSignal(page.form.checked_in) as answered:
        pass
    assert answered.args[0].name_zh == "麦示例"
    assert page.form.fields.name.text() == "li示"
    assert page.form.fields.hit is None


def test_tab_fills_the_form_as_it_was_the_last_time_and_waits(page: VisitorsPage) -> None:
    somebody(page, host_id=host(page), purpose="Interview")
    before = inside(page)
    type_in("msl")
    press(Key.Key_Tab)
    fields = page.form.fields
    assert fields.name.text() == "麦示例"
    assert fields.host.text().startswith("赵示一 · ")
    assert fields.purpose.text() == "Interview"
    assert "1 visit" in fields.name_field.below()
    assert inside(page) == before


def test_the_phone_of_the_host_stands_below_the_host(page: VisitorsPage) -> None:
    page.form.fields.host.setFocus()
    type_in("zsy")
    press(Key.Key_Tab)
    phone = page.desk.services.companies.hosts("赵示一")[0].phone
    assert phone
    assert phone in page.form.fields.host_field.below()


def test_a_walk_in_is_name_host_enter(page: VisitorsPage, qtbot: QtBot) -> None:
    type_in("Quentin Example")
    press(Key.Key_Tab)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        type_in("moonp")
        press(Key.Key_Return)
    row = answered.args[0]
    assert (row.name_latin, row.company_en) == ("Quentin Example", "MoonPanda Battery")
    assert row.badge


def test_enter_after_the_name_of_somebody_new_asks_for_the_host_first(page: VisitorsPage, qtbot: QtBot) -> None:
    before = inside(page)
    type_in("Quentin Example")
    press(Key.Key_Return)
    assert page.form.fields.host.hasFocus()
    assert inside(page) == before
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)
    assert "Quentin Example" in inside(page)


def test_phone_and_organisation_may_follow_the_name_in_the_one_field(page: VisitorsPage, qtbot: QtBot) -> None:
    type_in("Quentin Example 12000009999, Sample Lights")
    assert "Sample Lights" in page.form.fields.name_field.below()
    press(Key.Key_Return)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        press(Key.Key_Return)
    row = answered.args[0]
    assert (row.name_latin, row.organisation, row.masked_phone) == ("Quentin Example", "Sample Lights", "120****9999")


def test_a_phone_nobody_has_is_kept_and_the_name_asked_for(page: VisitorsPage, qtbot: QtBot) -> None:
    type_in("12000009999")
    press(Key.Key_Return)
    fields = page.form.fields
    if fields.host.hasFocus():
        press(Key.Key_Return)
    assert fields.phone.text() == "12000009999"
    assert fields.name_field.is_wrong
    assert fields.name.hasFocus()
    type_in("Quentin")
    press(Key.Key_Return)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        press(Key.Key_Return)
    assert answered.args[0].masked_phone == "120****9999"


def test_a_few_digits_that_nobody_is_known_by_are_nobodys_phone(page: VisitorsPage) -> None:
    type_in("482913")
    press(Key.Key_Return)
    fields = page.form.fields
    assert (fields.name.text(), fields.phone.text()) == ("482913", "")
    assert fields.name_field.is_wrong


def test_up_to_six_are_offered_each_with_a_masked_phone(page: VisitorsPage) -> None:
    for number in range(8):
        somebody(page, phone=f"1200000990{number}")
    type_in("msl")
    model = page.form.fields.name.offers()
    assert model is not None
    lines = [model.offer(model.index(row, 0)) for row in range(model.rowCount())]
    known = [line for line in lines if line is not None and "120****990" in line.detail]
    assert len(known) == 6
    assert all("12000009" not in line.spoken() for line in lines if line is not None)


def test_a_full_chinese_name_that_is_not_among_the_offers_is_somebody_new(page: VisitorsPage) -> None:
    somebody(page, name="麦示例")
    type_in("麦示")
    press(Key.Key_Tab)
    assert page.form.fields.hit is None
    assert page.form.fields.name.text() == "麦示"


def test_the_arrows_choose_among_the_offers(page: VisitorsPage) -> None:
    first, second = somebody(page, phone="12000009901"), somebody(page, phone="12000009902")
    chosen: set[int] = set()
    for keys in ([Key.Key_Down], [Key.Key_Down, Key.Key_Down]):
        type_in("msl")
        press(*keys, Key.Key_Tab)
        hit = page.form.fields.hit
        assert hit is not None
        chosen.add(hit.visitor_id)
        press(Key.Key_Backtab)
        page.form.start_again()
    assert chosen == {first.visitor_id, second.visitor_id}


@pytest.mark.parametrize("typed", ["麦示例", "msl", "麦", "sl lamps"])
def test_where_several_fit_enter_takes_nobody_and_says_how_to_choose(
    page: VisitorsPage, typed: str, qtbot: QtBot
) -> None:
    somebody(page, phone="12000009901", organisation="SL Lamps")
    somebody(page, phone="12000009902", organisation="SL Lamps")
    before = inside(page)
    type_in(typed)
    assert page.form.fields.name.chosen() is None
    press(Key.Key_Return, Key.Key_Return)
    assert inside(page) == before
    assert page.form.fields.name.hasFocus()
    assert page.form.fields.name.is_offering
    with qtbot.waitSignal(page.form.checked_in) as answered:
        press(Key.Key_Down, Key.Key_Return)
    assert answered.args[0].name_zh == "麦示例"


def test_of_several_people_of_one_name_the_one_who_is_expected_is_meant(page: VisitorsPage) -> None:
    somebody(page, phone="12000009901")
    later = page.desk.clock.now() + timedelta(hours=1)
    visitors = page.desk.services.visitors
    planned = visitors.expect(by=page.desk.actor(), name_zh="麦示例", phone="12000009902", expected_at=later).row
    type_in("麦示例")
    chosen = page.form.fields.name.chosen()
    assert chosen is not None
    assert getattr(chosen.subject, "expected_visit_id", None) == planned.id


@pytest.mark.parametrize(("known", "typed"), [("欧阳示例", "欧阳"), ("麦示例", "麦示"), ("麦示例", "Mai Shi")])
def test_whoever_is_found_stands_before_somebody_new(page: VisitorsPage, known: str, typed: str) -> None:
    somebody(page, name=known)
    type_in(typed)
    titles = [line.title for line in offered(page)]
    assert (titles[0], titles[-1]) == (known, f"New visitor “{typed}”")


def test_a_surname_of_two_characters_alone_is_no_whole_name(page: VisitorsPage) -> None:
    somebody(page, name="欧阳示例")
    type_in("欧阳")
    chosen = page.form.fields.name.chosen()
    assert chosen is not None
    assert chosen.title == "欧阳示例"


# --- more than a name ------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["麦示例、李示范、王示三", "麦示例\n李示范\n王示三\n", "麦示例 李示范 王示三"])
def test_several_names_in_the_one_field_are_looked_through_as_a_list(page: VisitorsPage, written: str) -> None:
    before = inside(page)
    name = page.form.fields.name
    QApplication.clipboard().setText(written)
    name.paste()
    press(Key.Key_Return)
    view = page.over
    assert isinstance(view, DelegationView)
    assert [guest.name_zh for guest in view.model.taken] == ["麦示例", "李示范", "王示三"]
    assert view.at.time().hour() == page.desk.local(page.desk.clock.now()).hour
    assert inside(page) == before
    view.text.clear()
    page.leave_over()


def test_several_names_that_are_sent_as_one_are_refused_at_the_field_unless_somebody_says_so(
    page: VisitorsPage, qtbot: QtBot
) -> None:
    type_in("麦示例 高德")
    press(Key.Key_Escape, Key.Key_Return)
    assert page.form.fields.name_field.is_wrong
    assert page.form.fields.name.text() == "麦示例 高德"
    page.form.fields.name.look_again()
    press(Key.Key_Up, Key.Key_Return)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        press(Key.Key_Return)
    assert answered.args[0].name_zh == "麦示例 高德"


def test_digits_are_no_part_of_a_name_and_stay_until_somebody_says_what_they_are(page: VisitorsPage) -> None:
    before = inside(page)
    type_in("482913 麦示例")
    press(Key.Key_Return)
    assert "482913" in page.form.fields.name_field.below()
    assert page.form.fields.name_field.is_wrong
    assert page.form.fields.name.text() == "482913 麦示例"
    assert inside(page) == before


def test_another_name_after_a_choice_is_another_person(page: VisitorsPage) -> None:
    somebody(page, host_id=host(page))
    type_in("msl")
    press(Key.Key_Tab)
    page.form.fields.name.setFocus()
    press(Key.Key_End)
    type_in("x")
    assert page.form.fields.hit is None
    assert page.form.fields.host.text() == ""


def test_escape_keeps_what_was_typed_and_a_second_one_empties_the_field(page: VisitorsPage) -> None:
    somebody(page)
    type_in("msl")
    press(Key.Key_Escape)
    assert not page.form.fields.name.is_offering
    assert page.form.fields.name.text() == "msl"
    press(Key.Key_Escape)
    assert page.form.fields.name.text() == ""


def test_a_host_who_is_not_in_the_list_is_refused_at_the_field(page: VisitorsPage) -> None:
    before = inside(page)
    type_in("Quentin")
    press(Key.Key_Tab)
    type_in("qqqqqq")
    press(Key.Key_Return)
    assert page.form.fields.host_field.is_wrong
    assert page.form.fields.name.text() == "Quentin"
    assert inside(page) == before


# --- input methods ---------------------------------------------------------------------------


def test_composing_neither_searches_nor_submits(page: VisitorsPage, qtbot: QtBot) -> None:
    somebody(page)
    before, field = inside(page), page.form.fields.name
    compose(field, "wan")
    assert not field.is_offering
    press(Key.Key_Return)
    assert inside(page) == before
    assert field.hasFocus()
    compose(field, "", "麦示例")
    assert field.is_offering
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)
    assert "麦示例" in inside(page)


# --- badges ----------------------------------------------------------------------------------


def test_a_badge_that_somebody_wears_is_refused_at_its_field_and_nothing_is_lost(
    page: VisitorsPage, qtbot: QtBot
) -> None:
    visitors = page.desk.services.visitors
    visitors.check_in(by=page.desk.actor(), name_zh="麦示例", badge="42")
    type_in("Quentin")
    press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert page.form.badge.hasFocus()
    page.form.badge.selectAll()
    type_in("42")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.form.badge_field.is_wrong)
    assert "麦示例" in page.form.badge_field.below()
    assert page.form.fields.name.text() == "Quentin"
    assert "Quentin" not in inside(page)
    type_in("43")
    with qtbot.waitSignal(page.form.checked_in):
        press(Key.Key_Return)


def test_a_scanned_badge_finds_its_wearer_and_enter_lets_him_leave(page: VisitorsPage, qtbot: QtBot) -> None:
    visitors = page.desk.services.visitors
    visitors.check_in(by=page.desk.actor(), name_zh="麦示例", badge="42")
    type_in("42")
    press(Key.Key_Return)  # as a scanner sends it
    assert page.form.notice.isVisible()
    assert "麦示例" in inside(page)
    with qtbot.waitSignal(page.form.notice.settled):
        press(Key.Key_Return)
    assert "麦示例" not in inside(page)
    assert page.form.fields.name.hasFocus()


def test_escape_leaves_whoever_is_inside_as_he_is(page: VisitorsPage) -> None:
    page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh="麦示例", badge="42")
    type_in("42")
    press(Key.Key_Return)
    assert page.form.notice.check_out.hasFocus()
    press(Key.Key_Escape)
    assert not page.form.notice.isVisible()
    assert page.form.fields.name.hasFocus()
    assert "麦示例" in inside(page)


def test_the_very_first_lines_offered_need_no_scroll_bar(page: VisitorsPage) -> None:
    page.setStyleSheet(stylesheet(LIGHT))
    somebody(page)
    type_in("麦")  # at once, as an input method writes it
    assert len(offered(page)) == 2
    (lines,) = [view for view in page.findChildren(QListView) if view.isVisible()]
    assert lines.verticalScrollBar().maximum() == 0


def test_whoever_is_inside_since_another_day_was_forgotten_and_no_time_is_invented(
    page: VisitorsPage, qtbot: QtBot
) -> None:
    visitors = page.desk.services.visitors
    row = visitors.check_in(by=page.desk.actor(), name_zh="麦示例").row
    _later(page, days=1)
    type_in("msl")
    press(Key.Key_Return)
    assert page.form.notice.forgotten.hasFocus()
    with qtbot.waitSignal(page.form.notice.settled):
        press(Key.Key_Return)
    closed = visitors.visit(row.id)
    assert (closed.closed_by, closed.left_at) == (ClosedBy.SYSTEM, None)


def test_whoever_came_before_midnight_and_is_seen_after_it_leaves_now(
    page: VisitorsPage, clock: FixedClock, qtbot: QtBot
) -> None:
    clock.at = datetime(2023, 11, 30, 15, 40, tzinfo=UTC)  # 23:40 at the centre
    row = page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh="麦示例").row
    clock.at += timedelta(minutes=50)
    type_in("msl")
    press(Key.Key_Return)
    assert page.form.notice.check_out.hasFocus()
    assert page.form.notice.forgotten.isVisible()
    with qtbot.waitSignal(page.form.notice.settled):
        press(Key.Key_Return)
    left = page.desk.services.visitors.visit(row.id)
    assert (left.closed_by, left.left_at) == (ClosedBy.DESK, clock.now())


def test_the_badge_offered_follows_what_others_take(page: VisitorsPage) -> None:
    offered = page.form.badge.text()
    outcome = page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh="麦示例", badge=offered)
    page.desk.notifier.publish(outcome.changes)
    assert page.form.badge.text() not in {"", offered}


def _later(page: VisitorsPage, **span: float) -> None:
    clock = page.desk.clock
    assert isinstance(clock, FixedClock)
    clock.at += timedelta(**span)


# --- the list --------------------------------------------------------------------------------


@pytest.fixture
def three(page: VisitorsPage) -> list[VisitRow]:
    visitors, actor = page.desk.services.visitors, page.desk.actor()
    everybody = visitors.on_site()
    if everybody:
        visitors.check_out(by=actor, visit_ids=[row.id for row in everybody])
    names = ("麦示例", "吴示例", "郑示例")
    rows = [visitors.check_in(by=actor, name_zh=name, badge=f"5{place}").row for place, name in enumerate(names)]
    page.refresh(None)
    page.list.table.setFocus()
    return rows


def test_space_selects_and_o_checks_out_several_at_once(
    page: VisitorsPage, three: list[VisitRow], qtbot: QtBot
) -> None:
    assert len(three) == 3
    with qtbot.waitSignal(page.desk.notifier.changed):
        press(Key.Key_Down, Key.Key_Space, Key.Key_Down, Key.Key_Space, Key.Key_O)
    assert len(inside(page)) == 1
    assert page.list.chips[Which.INSIDE].text() == "Inside 1"


def test_o_without_a_selection_means_the_current_row(page: VisitorsPage, three: list[VisitRow], qtbot: QtBot) -> None:
    page.list.table.show_visit(three[1].id)
    with qtbot.waitSignal(page.desk.notifier.changed):
        press(Key.Key_O)
    assert three[1].name_zh not in inside(page)
    assert len(inside(page)) == 2


def test_a_check_out_can_be_undone_from_its_line(page: VisitorsPage, three: list[VisitRow], qtbot: QtBot) -> None:
    page.list.table.show_visit(three[0].id)
    with qtbot.waitSignal(page.desk.toast_requested) as said:
        press(Key.Key_O)
    text, entry = said.args
    assert three[0].name_zh in text
    undone = page.desk.services.journal.undo(by=page.desk.actor(), number=entry)
    page.desk.notifier.publish(undone.changes)
    assert three[0].name_zh in inside(page)
    assert page.list.model.rowCount() == 3


def test_enter_lets_nobody_leave(page: VisitorsPage, three: list[VisitRow]) -> None:
    page.list.table.show_visit(three[0].id)
    press(Key.Key_Return)
    page.desk.tasks.close()
    assert len(inside(page)) == 3


def test_p_prints_the_visitors_of_the_day(page: VisitorsPage, three: list[VisitRow]) -> None:
    assert three
    press(Key.Key_P)
    preview = _dialog(page, "SheetPreview")
    assert "Visitors of the day" in preview.windowTitle()
    preview.close()


def test_the_line_below_the_list_says_which_key_prints_what(page: VisitorsPage, three: list[VisitRow]) -> None:
    page.list.table.show_visit(three[0].id)
    assert page.list.hint.text().endswith("D prints the badge · P the day's list")
    press(Key.Key_Space)
    assert page.list.hint.text() == "1 selected · D prints badges · P the day's list"
    press(Key.Key_P)
    _dialog(page, "SheetPreview").close()
    press(Key.Key_D)
    _dialog(page, "BadgePreview").close()


def test_the_line_and_the_button_below_a_list_are_about_that_list(page: VisitorsPage, three: list[VisitRow]) -> None:
    visitors, by = page.desk.services.visitors, page.desk.actor()
    visitors.check_out(by=by, visit_ids=[three[0].id])
    visitors.expect(by=by, expected_at=page.desk.clock.now(), name_zh="麦示例")
    page.list.show_list(Which.EXPECTED)
    assert page.list.hint.text().startswith("Enter checks in")
    assert (page.list.verb.text(), page.list.verb.isEnabled()) == ("Check in", False)
    page.list.show_list(Which.LEFT)
    assert "checks out" not in page.list.hint.text()
    assert "B lets back in" in page.list.hint.text()


def test_in_a_narrow_window_a_group_says_how_many_are_in_and_where_they_are_from(page: VisitorsPage) -> None:
    page.resize(960, 740)  # what a window of 1024 leaves to a page
    table = page.list.table
    room = table.columnWidth(VisitTableModel.NAME) - Space.M  # less what stands free at either side
    metrics = QFontMetrics(page.desk.theme.font(Type.CAPTION))
    assert room >= metrics.horizontalAdvance("在场7／12人 · 示例大学")
    assert table.columnWidth(VisitTableModel.HOST) - Space.M >= metrics.horizontalAdvance("MoonPanda Battery")


def test_the_counts_on_the_chips_are_those_of_the_lists(page: VisitorsPage, three: list[VisitRow]) -> None:
    assert three
    for which, chip in page.list.chips.items():
        page.list.show_list(which)
        assert chip.text().endswith(f" {page.list.model.rowCount()}")


def test_an_empty_list_says_what_to_do(page: VisitorsPage, three: list[VisitRow]) -> None:
    outcome = page.desk.services.visitors.check_out(by=page.desk.actor(), visit_ids=[row.id for row in three])
    page.desk.notifier.publish(outcome.changes)
    said = [each.text() for each in page.list.findChildren(QLabel) if each.isVisible()]
    assert "Nobody is inside. Type a name on the left." in said


def test_a_visit_is_shown_on_its_day(page: VisitorsPage) -> None:
    row = somebody(page)
    _later(page, days=3)
    page.show_record("visit", row.id)
    assert page.list.which is Which.ALL
    assert [visit.id for visit in page.list.table.chosen()] == [row.id]


def test_a_visitor_found_by_the_search_stands_in_the_form(page: VisitorsPage) -> None:
    row = somebody(page, purpose="Interview")
    page.show_record("visitor", row.visitor_id)
    assert page.form.fields.name.text() == "麦示例"
    assert page.form.fields.purpose.text() == "Interview"
    page.show_record("expected", 0)
    assert page.list.which is Which.EXPECTED


# --- expected, turned away, corrected, closed -------------------------------------------------


def test_an_expected_visitor_is_added_and_let_in_by_enter_with_a_badge(page: VisitorsPage, qtbot: QtBot) -> None:
    page.add_expected.click()
    dialog = _dialog(page, "InviteDialog")
    assert isinstance(dialog, ExpectDialog)
    dialog.fields.name.setFocus()
    QTest.keyClicks(dialog.fields.name, "Quentin Example")
    with qtbot.waitSignal(page.desk.notifier.changed):
        dialog.verb.click()
    page.list.show_list(Which.EXPECTED)
    (row,) = (row for row in page.list.model.rows() if row.name_latin == "Quentin Example")
    page.list.table.show_visit(row.id)
    with qtbot.waitSignal(page.desk.notifier.changed):
        QTest.keyClick(page.list.table, Key.Key_Return)
    come = page.desk.services.visitors.visit(row.id)
    assert come.state is VisitState.INSIDE
    assert come.badge


def test_an_expected_visitor_who_is_typed_in_arrives_on_his_planned_visit(page: VisitorsPage, qtbot: QtBot) -> None:
    at = page.desk.clock.now() + timedelta(hours=1)
    planned = page.desk.services.visitors.expect(by=page.desk.actor(), name_zh="麦示例", expected_at=at, party_size=3)
    with qtbot.waitSignal(page.form.checked_in) as answered:
        type_in("msl")
        press(Key.Key_Return)
    assert answered.args[0].id == planned.row.id
    assert answered.args[0].party_size == 3


def test_turning_away_asks_for_a_reason_and_keeps_the_dialog_without_one(page: VisitorsPage, qtbot: QtBot) -> None:
    at = page.desk.clock.now() + timedelta(hours=1)
    row = page.desk.services.visitors.expect(by=page.desk.actor(), name_zh="麦示例", expected_at=at).row
    page.list.refuse_wanted.emit(row)
    dialog = _dialog(page, "RefuseDialog")
    assert isinstance(dialog, RefuseDialog)
    dialog.verb.click()
    qtbot.waitUntil(lambda: dialog.reason_field.is_wrong)
    dialog.reason.setText("No host")
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    assert page.desk.services.visitors.visit(row.id).state is VisitState.REFUSED


def test_times_are_corrected_with_a_reason(page: VisitorsPage, three: list[VisitRow], qtbot: QtBot) -> None:
    page.list.table.show_visit(three[0].id)
    press(Key.Key_T)
    dialog = _dialog(page, "TimesDialog")
    assert isinstance(dialog, TimesDialog)
    dialog.arrived.at.setTime(dialog.arrived.at.time().addSecs(-1800))
    dialog.reason.setText("from paper")
    with qtbot.waitSignal(dialog.accepted):
        dialog.verb.click()
    arrived, before = page.desk.services.visitors.visit(three[0].id).arrived_at, three[0].arrived_at
    assert arrived is not None
    assert before is not None
    assert before - arrived == timedelta(minutes=30)


def test_every_control_of_the_form_is_reached_by_tab_and_has_a_name(page: VisitorsPage) -> None:
    form, seen = page.form, []
    form.fields.more.setChecked(True)
    form.fields.name.setFocus()
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        seen.append(widget)
        press(Key.Key_Tab)
    wanted = [form.fields.name, form.fields.host, form.fields.purpose, form.fields.category, form.badge, form.button]
    assert [widget for widget in seen if widget in wanted] == wanted
    for control in (*wanted[:-1], form.fields.phone, form.fields.organisation, form.fields.party, form.fields.note):
        assert control.accessibleName()


def _dialog(page: VisitorsPage, name: str) -> QWidget:
    found = [
        widget
        for widget in QApplication.topLevelWidgets()
        if type(widget).__name__ == name and widget.isVisible() and not isinstance(widget, QCheckBox)
    ]
    assert found, f"{name} is not open over {page.page_id}"
    return found[0]


# --- who is meant ----------------------------------------------------------------------------


def test_a_full_latin_name_that_is_only_near_to_somebodys_is_somebody_new(page: VisitorsPage) -> None:
    somebody(page, name="林访二", host_id=host(page))
    before = inside(page)
    type_in("Li Na")
    chosen = page.form.fields.name.chosen()
    assert chosen is not None
    assert isinstance(chosen.subject, NewVisitor)
    assert offered(page)[-1] == chosen
    press(Key.Key_Return)
    assert page.form.fields.hit is None
    assert page.form.fields.host.hasFocus()
    assert inside(page) == before


def test_a_guess_is_offered_but_enter_does_not_take_it(page: VisitorsPage) -> None:
    somebody(page, name="麦示例")
    before = inside(page)
    type_in("maishilo")
    assert offered(page)[0].title == "麦示例"
    assert page.form.fields.name.chosen() is None
    press(Key.Key_Return)
    assert page.form.fields.hit is None
    assert inside(page) == before


@pytest.mark.parametrize("typed", ["麦示例", "Mai Shili", "maishili", "MSL", "maisl", "9901", "maish", "麦"])
def test_a_whole_name_a_tail_and_the_only_beginning_are_chosen_at_once(page: VisitorsPage, typed: str) -> None:
    somebody(page, name="麦示例", phone="12000009901")
    type_in(typed)
    chosen = page.form.fields.name.chosen()
    assert chosen is not None
    assert chosen.title == "麦示例"


@pytest.mark.parametrize("typed", ["mai", "Mai Shi", "sllamps"])
def test_a_beginning_of_two_names_and_an_organisation_choose_nobody(page: VisitorsPage, typed: str) -> None:
    somebody(page, name="麦示例", organisation="SL Lamps")
    somebody(page, name="麦示范", organisation="SL Lamps")
    type_in(typed)
    chosen = page.form.fields.name.chosen()
    assert chosen is None or isinstance(chosen.subject, NewVisitor)


def test_in_english_the_pinyin_stands_beside_a_chinese_name(page: VisitorsPage) -> None:
    somebody(page, name="麦示例")
    type_in("msl")
    assert offered(page)[0].beside == "Mai Shili"
    page.desk.set_lang("zh_CN")
    page.form.fields.name.look_again()
    assert offered(page)[0].beside == ""


def test_a_line_without_organisation_does_not_begin_with_an_arrow(page: VisitorsPage) -> None:
    somebody(page, host_id=host(page))
    type_in("msl")
    assert offered(page)[0].detail == "赵示一"


# --- in the window ---------------------------------------------------------------------------


def test_the_page_speaks_another_language_at_once_and_keeps_what_was_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("visitors")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    page.form.fields.name.setText("Quentin")
    page.desk.set_lang("zh_CN")
    window.languages.use("zh_CN")
    qtbot.waitUntil(lambda: page.form.button.text() == "签到（回车）")
    heads = [page.list.model.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    assert heads == ["证号", "姓名", "单位", "被访人", "进入", "时长"]
    assert page.list.chips[Which.INSIDE].text().startswith("在场")
    assert page.form.fields.category.currentText() == "来宾"
    assert page.form.fields.name.placeholderText() == "姓名、电话、证号"
    assert page.form.fields.name.text() == "Quentin"


def test_a_check_in_in_the_window_leaves_a_line_whose_undo_takes_it_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("visitors")
    page = window.pages.page("visitors")
    assert isinstance(page, VisitorsPage)
    assert page.form.fields.name.hasFocus()
    page.form.fields.name.setText("Quentin Example")
    page.form.submit()  # asks for the host first
    with qtbot.waitSignal(page.form.checked_in):
        page.form.submit()
    assert window.toasts.text.startswith("Quentin Example is in, badge ")
    assert "Quentin Example" in inside(page)
    with qtbot.waitSignal(page.desk.notifier.changed):
        window.toasts.undo_button.click()
    assert "Quentin Example" not in inside(page)


def test_f12_prints_the_muster_roll_from_any_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_page("journal")
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    found = [each for each in QApplication.topLevelWidgets() if type(each).__name__ == "SheetPreview"]
    (preview,) = [each for each in found if each.isVisible()]
    assert "Muster roll" in preview.windowTitle()
    preview.close()


def test_the_refusal_of_a_badge_follows_the_language_and_goes_when_another_is_typed(page: VisitorsPage) -> None:
    form, languages = page.form, Languages()
    taken = next(row.badge for row in page.desk.services.visitors.on_site() if row.badge)
    form.fields.name.setText("任示例")
    form.badge.setFocus()
    form.badge.selectAll()
    type_in(taken)
    press(Key.Key_Return)
    assert page.desk.tasks.wait()
    assert form.badge_field.below().startswith("Badge ")
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert form.badge_field.below().startswith("访客证")
        assert (form.fields.name.text(), form.badge.text()) == ("任示例", taken)
    finally:
        languages.use("en")
    type_in("7")
    assert not form.badge_field.is_wrong


def test_who_is_inside_since_when_follows_the_language(page: VisitorsPage) -> None:
    page.desk.services.visitors.check_in(by=page.desk.actor(), name_zh="麦示例")
    type_in("msl")
    press(Key.Key_Return)
    languages = Languages()
    labels = page.form.notice.findChildren(QLabel)
    assert any("is inside since" in label.text() for label in labels)
    try:
        page.desk.set_lang("zh_CN")
        languages.use("zh_CN")
        QApplication.processEvents()
        assert not any("inside" in label.text() for label in labels)
        assert any("麦示例" in label.text() for label in labels)
    finally:
        languages.use("en")


def test_the_line_of_site_and_peak_finds_room_when_it_is_said_after_the_page_stands(qtbot: QtBot) -> None:
    shelf = QWidget()
    qtbot.addWidget(shelf)
    row = FlowLayout(shelf)
    line = ElidedLink(kind="line")
    line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    row.addWidget(line)
    shelf.setStyleSheet(stylesheet(LIGHT))
    shelf.resize(600, 80)
    shelf.show()
    QApplication.processEvents()
    line.say("…")  # as long as there was no room for more
    QApplication.processEvents()
    line.say("Site 95 of 400")
    QApplication.processEvents()
    assert line.text() == "Site 95 of 400"
