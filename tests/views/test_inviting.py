"""Inviting under the hands of a receptionist: several dates, a pasted list, passes, and what a scan does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent, Qt, QTime
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QStyle, QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.passes import PassState
from jib_desk.rules.words import Role
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.invitations import PassRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.guests import GuestsModel
from jib_desk.views.main_window import MainWindow
from jib_desk.views.scanner import Moment, WedgeScanner
from jib_desk.views.visitors import invite_menu
from jib_desk.views.visitors.delegation_view import DelegationView, open_delegation
from jib_desk.views.visitors.invite_deeds import MoveDialog
from jib_desk.views.visitors.invite_dialog import InviteDialog
from jib_desk.views.visitors.offers import HostChoice, VisitOffers
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.pass_dialog import PassDialog
from jib_desk.views.visitors.pass_scans import ScanTaker
from jib_desk.views.visitors.visit_list import Which
from jib_desk.views.widgets.suggest_field import SuggestField, Taken
from tests.views.pixels import codes_in

LIST = "示例大学参观团\n团长：单雄信 教授 12000000001\n2. 王伟 12000000002\n3. 李娜\n谢谢\n"


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    made = VisitorsPage(desk)
    qtbot.addWidget(made)
    made.resize(1376, 840)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    yield made
    made.hide()


@pytest.fixture
def planned(desk: DeskContext) -> VisitRow:
    visitors, at = desk.services.visitors, desk.clock.now() + timedelta(hours=1)
    return visitors.expect(by=desk.actor(), expected_at=at, name_zh="买买提·艾力", phone="12000009999").row


@pytest.fixture
def valid(desk: DeskContext, planned: VisitRow) -> PassRow:
    return desk.services.passes.issue(by=desk.actor(), visit_id=planned.id).row


@pytest.fixture
def taker(desk: DeskContext, page: VisitorsPage) -> ScanTaker:
    return ScanTaker(desk, page)


def open_list(page: VisitorsPage, text: str = LIST) -> DelegationView:
    view = open_delegation(page)
    assert view is not None
    view.text.setPlainText(text)
    return view


# --- one visitor -------------------------------------------------------------------------------


def test_a_visitor_of_every_week_is_asked_for_once(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("陈示例")
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("weekly"))
    dialog.series.until.setDate(QDate(2023, 12, 21))
    assert "4" in dialog.series.told.text()  # 30 November, 7, 14 and 21 December
    with qtbot.waitSignal(desk.toast_requested) as done:
        dialog.save()
    row = desk.services.visitors.expected(desk.today() + timedelta(days=7))[-1]
    assert row.name_zh == "陈示例"
    assert row.invitation_id is not None
    assert done.args is not None
    assert done.args[0] == "Expected on several dates: 陈示例"
    page.expect()
    again = page.findChildren(InviteDialog)[-1]
    again.fields.fill_from(desk.services.visitors.visitor(row.visitor_id))
    again.series.repeats.setCurrentIndex(again.series.repeats.findData("daily"))
    again.series.until.setDate(QDate(2023, 12, 1))
    with qtbot.waitSignal(desk.toast_requested) as told:
        again.save()
    assert told.args is not None
    assert told.args[0] == "Expected on several dates: 陈示例 (1 new, 1 already before)"


def test_who_is_expected_on_that_day_already_is_asked_about_before_a_second_plan(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, qtbot: QtBot
) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("买买提·艾力 12000009999")
    dialog.at.setTime(QTime(16, 30))
    dialog.save()
    assert not dialog.planned.isHidden()
    assert "11:00" in dialog.planned.buttons[0].text()
    assert [row.id for row in desk.services.visitors.expected(desk.today())] == [planned.id]
    with qtbot.waitSignal(dialog.accepted):
        dialog.planned.buttons[-1].click()
    assert len(desk.services.visitors.expected(desk.today())) == 2


def test_the_plan_that_is_there_is_enough_and_is_shown(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, qtbot: QtBot
) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("买买提·艾力")
    dialog.save()
    with qtbot.waitSignal(dialog.rejected):
        dialog.planned.buttons[0].click()
    assert [row.id for row in desk.services.visitors.expected(desk.today())] == [planned.id]
    assert page.list.which is Which.EXPECTED
    assert [row.id for row in page.list.table.chosen()] == [planned.id]


def test_every_workday_is_as_the_calendar_has_it(page: VisitorsPage, desk: DeskContext, clock: FixedClock) -> None:
    clock.at += timedelta(days=71)  # 9 February 2024: holidays from the 10th to the 17th, and the 18th makes up
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.day.set_day(QDate(2024, 2, 9))
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("workdays"))
    dialog.series.until.setDate(QDate(2024, 2, 19))
    assert not dialog.series.skips.isVisible()
    assert dialog.series.rule is not None
    days = desk.services.invitations.series(dialog.series.rule, desk.today(), time(9)).days
    assert [day.day for day in days] == [9, 18, 19]
    assert "3 dates" in dialog.series.told.text()
    dialog.reject()


def weekly(page: VisitorsPage, day: QDate, until: QDate) -> InviteDialog:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.day.setDate(day)
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("weekly"))
    dialog.series.until.setDate(until)
    return dialog


def test_the_days_of_the_week_are_the_first_dates_until_somebody_says_others_by_keys(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    dialog = weekly(page, QDate(2023, 12, 4), QDate(2023, 12, 18))
    chips = dialog.series.chips
    assert chips.days == (0,)
    dialog.day.setDate(QDate(2023, 12, 5))
    assert chips.days == (1,)
    chips.setFocus()
    qtbot.waitUntil(chips.chips[0].hasFocus)
    QTest.keyClick(chips.chips[0], Qt.Key.Key_Left)
    assert chips.chips[6].hasFocus()
    for place in (6, 0, 1):
        QTest.keyClick(chips.chips[place], Qt.Key.Key_Right)
    assert chips.chips[2].hasFocus()
    QTest.keyClick(chips.chips[2], Qt.Key.Key_Space)
    assert chips.days == (1, 2)
    assert "4 dates" in dialog.series.told.text()
    dialog.day.setDate(QDate(2023, 12, 7))
    assert chips.days == (1, 2)  # what a person has said stays
    dialog.fields.name.setText("陈示例")
    with qtbot.waitSignal(desk.wrote):
        dialog.save()
    came = desk.services.visitors.expected(date(2023, 12, 12))
    assert [row.name_zh for row in came] == ["陈示例"]
    invitation = desk.services.invitations.invitation(came[0].invitation_id or 0)
    days = [desk.local(row.expected_at).date() for row in invitation.visits if row.expected_at]
    assert days == [date(2023, 12, 12), date(2023, 12, 13)]
    assert invitation.rule == "FREQ=WEEKLY;BYDAY=TU,WE;UNTIL=20231218"


def test_a_week_without_days_is_refused_at_the_chips(page: VisitorsPage, desk: DeskContext) -> None:
    dialog = weekly(page, QDate(2023, 12, 4), QDate(2023, 12, 18))
    dialog.series.chips.chips[0].click()
    assert dialog.series.days_field.is_wrong
    dialog.fields.name.setText("陈示例")
    before = desk.services.journal.last_number()
    dialog.save()
    assert desk.services.journal.last_number() == before
    dialog.series.chips.chips[3].click()
    assert not dialog.series.days_field.is_wrong
    dialog.reject()


def test_a_series_may_end_after_a_number_of_times_and_every_date_is_seen(page: VisitorsPage) -> None:
    dialog = weekly(page, QDate(2023, 12, 4), QDate(2023, 12, 18))
    series = dialog.series
    series.repeats.setCurrentIndex(series.repeats.findData("fortnight"))
    series.chips.chips[4].click()
    series.ends.setCurrentIndex(series.ends.findData("times"))
    series.times.setValue(3)
    assert (series.until_field.isVisible(), series.times_field.isVisible()) == (False, True)
    assert series.told.text() == "3 dates, the last on 18 Dec 2023"
    assert [line.title for line in series.list.lines.rows()] == ["Mon 4 Dec", "Fri 8 Dec", "Mon 18 Dec"]
    dialog.reject()


def test_days_off_and_closures_are_marked_among_the_dates(page: VisitorsPage, desk: DeskContext) -> None:
    zone = desk.zone
    opens, ends = (datetime(2023, 12, 27, hour, tzinfo=zone) for hour in (8, 18))
    desk.services.bookings.close(by=desk.actor(), room_id=None, starts_at=opens, ends_at=ends, reason="消防演练")
    dialog = weekly(page, QDate(2023, 12, 20), QDate(2024, 1, 8))
    series = dialog.series
    dialog.at.setTime(QTime(14, 0))
    series.chips.chips[0].click()

    def marked() -> list[tuple[str, str]]:
        return [(line.title, line.detail) for line in series.list.lines.rows() if line.detail]

    assert marked() == [("Wed 27 Dec", "Left out · 消防演练"), ("Mon 1 Jan 2024", "Left out · New Year's Day")]
    assert series.told.text() == "4 dates, the last on 8 Jan 2024 · 2 left out"
    series.skips.setChecked(False)
    assert marked() == [("Wed 27 Dec", "Closed · 消防演练"), ("Mon 1 Jan 2024", "Day off · New Year's Day")]
    dialog.at.setTime(QTime(18, 0))
    assert marked() == [("Mon 1 Jan 2024", "Day off · New Year's Day")]  # the closure is over by then
    dialog.reject()


def test_too_many_dates_are_refused_before_and_at_saving(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    dialog = weekly(page, QDate(2023, 12, 4), QDate(2031, 12, 1))
    dialog.fields.name.setText("陈示例")
    assert dialog.series.told.text() == "Dates are taken 2 years ahead at most: please let the series end earlier."
    assert dialog.series.list.lines.rows() == ()
    dialog.save()
    qtbot.waitUntil(lambda: dialog.series.until_field.is_wrong)
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("daily"))
    dialog.series.skips.setChecked(False)
    assert dialog.series.told.text() == "At most 366 dates at a time: please let the series end earlier."
    assert dialog.fields.name.text() == "陈示例"
    dialog.reject()


def test_the_dates_stand_beside_the_form_and_go_with_them(page: VisitorsPage, qtbot: QtBot) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    narrow, height = dialog.width(), dialog.height()
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("weekly"))
    qtbot.waitUntil(lambda: dialog.width() > narrow + 200)
    assert dialog.height() <= max(height, 600)  # a screen of 768 lines holds it
    dialog.series.repeats.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.width() == narrow)
    dialog.reject()


def test_a_last_day_before_the_first_is_said_before_saving_and_at_its_field(page: VisitorsPage, qtbot: QtBot) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("daily"))
    dialog.series.until.setDate(QDate(2023, 11, 1))
    assert dialog.series.told.text()
    assert "dates" not in dialog.series.told.text()
    dialog.fields.name.setText("陈示例")
    dialog.save()
    qtbot.waitUntil(lambda: dialog.series.until_field.is_wrong)
    assert dialog.fields.name.text() == "陈示例"
    dialog.reject()


def test_what_is_wrong_with_an_invitation_is_said_at_its_field(page: VisitorsPage, qtbot: QtBot) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("王" * 10_000)
    dialog.save()
    qtbot.waitUntil(lambda: dialog.fields.name_field.is_wrong)
    dialog.fields.name.setText("陈示例")
    dialog.day.set_day(dialog.day.date().addDays(-1))
    dialog.save()
    qtbot.waitUntil(lambda: dialog.day_field.is_wrong)
    assert not dialog.fields.name_field.is_wrong
    assert dialog.verb.isEnabled()
    dialog.reject()


def test_a_question_grows_with_what_is_said_in_it(page: VisitorsPage, qtbot: QtBot) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    for row, frequency in enumerate(("daily", "weekly")):
        dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData(frequency))
        dialog.day.set_day(dialog.day.date().addDays(-row))
        dialog.fields.name.setText("陈示例" * (row + 1))
        dialog.save()
        layout = dialog.layout()
        assert layout is not None
        qtbot.waitUntil(lambda layout=layout: dialog.height() >= layout.totalHeightForWidth(dialog.width()))
    dialog.reject()


def test_a_refusal_that_comes_after_the_dialog_was_closed_is_told_in_a_bar(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("陈示例")
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("daily"))
    dialog.series.until.setDate(QDate(2023, 11, 1))
    with qtbot.waitSignal(desk.error_raised) as told:
        dialog.save()
        dialog.reject()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert told.args is not None
    assert told.args[0].code == "end_before_start"


def test_the_booking_that_somebody_comes_to_is_named(page: VisitorsPage, desk: DeskContext) -> None:
    company = desk.services.companies.all(desk.today())[0]
    room = desk.services.bookings.rooms()[-1]
    start = desk.clock.now() + timedelta(days=1)
    desk.services.bookings.book(
        by=desk.actor(),
        room_id=room.id,
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        subject="评审示例",
        company_id=company.id,
    )
    at = desk.local(start)
    view = open_list(page)
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    asked: tuple[tuple[DelegationView | InviteDialog, SuggestField, VisitOffers], ...] = (
        (view, view.host, view.offers),
        (dialog, dialog.fields.host, dialog.fields.offers),
    )
    for where, field, offers in asked:
        hosts = (line for line in offers.hosts(company.name_zh).lines if isinstance(line.subject, HostChoice))
        field.offer_taken.emit(next(hosts), Taken.CLICK)
        assert where.meeting.isHidden()
        where.day.setDate(QDate(at.year, at.month, at.day))
        where.at.setTime(QTime(at.hour, at.minute))
        assert where.meeting.text() == f"For the booking at {at:%H:%M} in {room.code}: 评审示例"
        assert not where.meeting.isHidden()
    dialog.reject()


# --- a list ------------------------------------------------------------------------------------


def test_a_pasted_list_is_seen_and_then_expected(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    view = open_list(page)
    assert [guest.name_zh for guest in view.model.taken] == ["单雄信", "王伟", "李娜"]
    assert view.subject.text() == "示例大学"
    with qtbot.waitSignal(desk.wrote):
        view.save()
    assert page.over is None
    names = {visit.name_zh for visit in desk.services.visitors.expected(desk.today())}
    assert {"单雄信", "王伟", "李娜"} <= names


def test_a_line_that_was_not_understood_can_be_typed_over(page: VisitorsPage) -> None:
    view = open_list(page)
    place = view.model.rowCount() - 1
    index = view.model.index(place, GuestsModel.NAME)
    assert index.data() == "谢谢"
    assert view.model.setData(index, "谢安 Xie An")
    guest = view.model.taken[-1]
    assert (guest.name_zh, guest.name_latin) == ("谢安", "Xie An")


def test_space_leaves_a_row_out(page: VisitorsPage, qtbot: QtBot) -> None:
    view = open_list(page)
    view.table.setCurrentIndex(view.model.index(0, GuestsModel.NAME))
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert [guest.name_zh for guest in view.model.taken] == ["王伟", "李娜"]


def test_enter_types_over_a_row_and_esc_leaves_only_the_row(page: VisitorsPage, qtbot: QtBot) -> None:
    view = open_list(page)
    view.table.setCurrentIndex(view.model.index(1, GuestsModel.NAME))
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Wang Wei")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.model.taken[1].name_latin == "Wang Wei")
    qtbot.waitUntil(lambda: not view.table.isPersistentEditorOpen(view.table.currentIndex()))
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert page.over is view
    assert not view.error.isVisible()


def test_what_was_corrected_in_a_row_stays_while_the_text_grows(page: VisitorsPage) -> None:
    view = open_list(page)
    view.model.setData(view.model.index(1, GuestsModel.PHONE), "12000000099")
    view.model.toggle(0)
    view.text.setPlainText("先加一行\n" + LIST + "4. 赵示例\n")
    assert [(guest.line, guest.name_zh, guest.phone) for guest in view.model.taken] == [
        (4, "王伟", "12000000099"),
        (5, "李娜", ""),
        (7, "赵示例", ""),
    ]
    view.text.setPlainText("王伟 12000000077\n")
    assert [guest.phone for guest in view.model.taken] == ["12000000077"]


def test_what_is_known_meanwhile_does_not_touch_what_is_being_typed(page: VisitorsPage, qtbot: QtBot) -> None:
    view = open_list(page)
    view.table.show_place(1)
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    editor = view.table.findChild(QLineEdit)
    assert editor is not None
    editor.setText("Wang We")
    view.model.doubt({1})
    view.refresh()  # another desk has written something
    assert editor.text() == "Wang We"
    QTest.keyClick(editor, Qt.Key.Key_Escape)


def test_many_are_proposed_as_one_party_and_a_person_decides(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    names = "\n".join(
        f"{n + 1}. 王{a}{b}" for n, (a, b) in enumerate((a, b) for a in "伟芳娜敏静磊" for b in "一二三四五六")
    )
    view = open_list(page, names)
    assert (len(view.model.taken), view.way.currentData()) == (36, "party")
    with qtbot.waitSignal(desk.wrote):
        view.save()
    parties = [visit for visit in desk.services.visitors.expected(desk.today()) if visit.party_size == 36]
    assert len(parties) == 1


@pytest.mark.parametrize("by_key", [True, False], ids=["Space", "a click"])
def test_who_signs_the_mail_is_added_by_one_key_or_click(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot, *, by_key: bool
) -> None:
    known = desk.services.visitors.expect(
        by=desk.actor(), expected_at=desk.clock.now() + timedelta(days=9), name_zh="孙七", phone="12000000007"
    ).row
    view = open_list(page, "1. 张三\n2. 李四\n此致\n敬礼\n孙七 12000000007\n")
    place = next(n for n, guest in enumerate(view.model.guests) if guest.name_zh == "孙七")
    assert view.model.guests[place].why == "signature"
    assert [guest.name_zh for guest in view.model.taken] == ["张三", "李四"]
    view.table.show_place(place)
    view.table.setFocus()
    qtbot.waitUntil(view.table.hasFocus)
    if by_key:
        QTest.keyClick(view.table, Qt.Key.Key_Space)
    else:
        option = QStyleOptionViewItem()
        view.table.initViewItemOption(option)
        index = view.model.index(place, GuestsModel.NAME)
        option.rect = view.table.visualRect(index)  # pyright: ignore[reportAttributeAccessIssue]
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator  # pyright: ignore
        box = view.table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, view.table)
        QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert [guest.name_zh for guest in view.model.taken] == ["张三", "李四", "孙七"]
    taken = view.model.guests[place]
    assert taken.why == ""
    assert taken.known is not None
    assert taken.known.visitor_id == known.visitor_id
    QTest.keyClick(view.table, Qt.Key.Key_Space)
    assert [guest.name_zh for guest in view.model.taken] == ["张三", "李四"]


def test_a_list_that_says_more_than_it_names_is_proposed_as_a_party_of_so_many(
    page: VisitorsPage, desk: DeskContext, qtbot: QtBot
) -> None:
    view = open_list(page, "示例大学一行12人\n1. 张三\n2. 李四\n3. 王五\n")
    assert (view.way.currentData(), view.party.heads, view.party.isVisible()) == ("party", 12, True)
    assert view.counted.text() == "9 more come, as the list says, whom it does not name."
    assert view.invite.text() == "Expect 12 people"
    view.model.toggle(2)
    assert view.party.heads == 11
    view.party.box.setValue(8)
    view.model.toggle(2)
    assert (view.party.heads, view.invite.text()) == (8, "Expect 8 people")
    view.way.setCurrentIndex(view.way.findData("single"))
    view.way.activated.emit(view.way.currentIndex())
    assert (view.party.isVisible(), view.invite.text()) == (False, "Expect 3 people")
    view.way.setCurrentIndex(view.way.findData("party"))
    view.way.activated.emit(view.way.currentIndex())
    with qtbot.waitSignal(desk.wrote):
        view.save()
    (visit,) = [row for row in desk.services.visitors.expected(desk.today()) if row.name_zh == "张三"]
    assert (visit.party_size, visit.party_planned) == (8, 8)


def test_a_refused_list_keeps_everything_that_was_typed(page: VisitorsPage, desk: DeskContext, qtbot: QtBot) -> None:
    view = open_list(page)
    view.model.setData(view.model.index(1, GuestsModel.NAME), "王" * 10_000)
    view.save()
    qtbot.waitUntil(view.error.isVisible)
    assert view.text.toPlainText() == LIST
    assert view.table.currentIndex().row() == 1
    assert not [v for v in desk.services.visitors.expected(desk.today()) if v.name_zh == "王伟"]


def test_a_list_is_not_lost_by_one_esc(page: VisitorsPage) -> None:
    view = open_list(page)
    view.close_view()
    assert page.over is view
    view.close_view()
    assert page.over is None


def test_five_thousand_lines_of_noise_leave_the_window_usable(page: VisitorsPage, qtbot: QtBot) -> None:
    noise = "lorem ipsum 请安排车位 @@ ;;\n" * 5000
    view = open_list(page, noise)
    assert view.model.rowCount() == 0  # it is read beside the window
    qtbot.waitUntil(lambda: view.model.rowCount() == 5000, timeout=30_000)
    assert view.model.taken == ()
    assert not view.invite.isEnabled()
    assert "5000 lines are left out" in view.counted.text()
    assert {guest.why for guest in view.model.guests} == {"no_name"}
    assert view.text.toPlainText() == noise
    view.model.setData(view.model.index(4_711, GuestsModel.NAME), "陈示例")
    assert [guest.name_zh for guest in view.model.taken] == ["陈示例"]


# --- passes ------------------------------------------------------------------------------------


def test_a_pass_is_seen_whole_on_a_small_screen(page: VisitorsPage, planned: VisitRow, qtbot: QtBot) -> None:
    invite_menu.show_pass(page, (planned,))
    qtbot.waitUntil(lambda: page.findChild(PassDialog) is not None)
    dialog = page.findChild(PassDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.card.width() >= dialog.card.pixmap().deviceIndependentSize().width()
    assert dialog.replace_pass.width() >= dialog.replace_pass.sizeHint().width()
    dialog.reject()


def test_the_pass_of_a_visit_is_shown_and_copied(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, qtbot: QtBot
) -> None:
    invite_menu.show_pass(page, (planned,))
    qtbot.waitUntil(lambda: page.findChild(PassDialog) is not None)
    dialog = page.findChild(PassDialog)
    assert dialog is not None
    made = desk.services.passes.of_visit(planned.id)
    assert made is not None
    shown: QImage = dialog.card.pixmap().toImage()
    assert codes_in(shown) == [made.qr_text]
    dialog.save()
    assert f"{made.code[:3]} {made.code[3:]}" in QGuiApplication.clipboard().text()
    dialog.reject()


def test_a_pass_is_saved_under_a_name_that_every_system_takes(
    page: VisitorsPage, desk: DeskContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    at = desk.clock.now() + timedelta(hours=1)
    visit = desk.services.visitors.expect(by=desk.actor(), expected_at=at, name_latin='J.R. "A/B" Smith').row
    invite_menu.show_pass(page, (visit,))
    qtbot.waitUntil(lambda: page.findChild(PassDialog) is not None)
    dialog = page.findChild(PassDialog)
    assert dialog is not None
    proposed: list[str] = []

    def choose(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(tmp_path / name.removesuffix(".pdf")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    with qtbot.waitSignal(desk.toast_requested):
        dialog.save_pdf.click()
    assert proposed == ["Pass 2023-11-30 J.R. _A_B_ Smith.pdf"]
    assert [file.name for file in tmp_path.glob("Pass*")] == proposed
    dialog.reject()


def test_of_several_passes_each_is_a_file_in_a_folder(
    page: VisitorsPage, desk: DeskContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    guests = desk.services.invitations.preview("1. 王伟 12000000001\n2. 王伟 12000000002\n3. 李娜", desk.today()).taken
    at = desk.clock.now() + timedelta(hours=1)
    visits = desk.services.invitations.invite(by=desk.actor(), guests=guests, expected_at=at).row.visits
    invite_menu.show_pass(page, visits)
    qtbot.waitUntil(lambda: page.findChild(PassDialog) is not None)
    dialog = page.findChild(PassDialog)
    assert dialog is not None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    for verb, ending in ((dialog.save_picture, "png"), (dialog.save_entry, "ics")):
        with qtbot.waitSignal(desk.toast_requested):
            verb.click()
        assert sorted(file.name for file in tmp_path.glob(f"*.{ending}")) == [
            f"Pass 2 2023-11-30 王伟.{ending}",
            f"Pass 2023-11-30 李娜.{ending}",
            f"Pass 2023-11-30 王伟.{ending}",
        ]
    codes = {codes_in(QImage(str(file)))[0] for file in tmp_path.glob("*.png")}
    assert codes == {face.qr_text for face in dialog.faces}
    assert not dialog.replace_pass.isVisible()
    dialog.reject()


def test_a_folder_that_refuses_is_said_in_the_dialog(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, valid: PassRow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = PassDialog(desk, (planned,), (valid,), page)
    dialog.show()
    dialog.write([(tmp_path / "nowhere" / "pass.pdf", lambda: b"%PDF")])
    qtbot.waitUntil(dialog.error.isVisible)
    with qtbot.waitSignal(desk.toast_requested):
        dialog.write([(tmp_path / "pass.pdf", lambda: b"%PDF")])
    assert [file.name for file in tmp_path.glob("*pass*")] == ["pass.pdf"]
    assert (tmp_path / "pass.pdf").read_bytes() == b"%PDF"
    dialog.reject()


def test_six_digits_in_the_field_for_names_are_the_pass(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    field = page.form.fields.name
    field.setFocus()
    QTest.keyClicks(field, valid.code)
    with qtbot.waitSignal(desk.wrote):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.services.visitors.visit(planned.id).arrived_at is not None


def test_the_list_of_expected_says_who_has_a_pass(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, qtbot: QtBot
) -> None:
    page.show_record("visit", planned.id)
    place = page.list.model.place_of(planned.id)
    assert page.list.model.index(place.row(), page.list.model.BADGE).data() != "Pass"
    invite_menu.show_pass(page, (planned,))
    qtbot.waitUntil(lambda: page.findChild(PassDialog) is not None)
    place = page.list.model.place_of(planned.id)
    assert page.list.model.index(place.row(), page.list.model.BADGE).data() == "Pass"
    dialog = page.findChild(PassDialog)
    assert dialog is not None
    dialog.reject()
    assert desk.services.passes.of_visit(planned.id) is not None


def test_a_scan_that_an_input_method_wrote_into_the_field_is_the_pass(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    field = page.form.fields.name
    field.setFocus()
    for letter in "".join(chr(ord(character) + 0xFEE0) for character in valid.qr_text.lower()):
        event = QInputMethodEvent()
        event.setCommitString(letter)
        QCoreApplication.sendEvent(field, event)
    with qtbot.waitSignal(desk.wrote):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert desk.services.visitors.visit(planned.id).arrived_at is not None


def test_digits_of_an_old_pass_do_not_hide_whose_phone_ends_so(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, valid: PassRow
) -> None:
    by, passes = desk.actor(), desk.services.passes
    passes.arrive(by=by, text=valid.code)
    desk.services.visitors.check_out(by=by, visit_ids=[planned.id])
    at, phone = desk.clock.now() + timedelta(days=1), f"12000{valid.code}"
    desk.services.visitors.expect(by=by, expected_at=at, name_zh="陈示例", phone=phone)
    titles = [offer.title for offer in page.form.fields.offers.names(valid.code).lines]
    assert titles == ["陈示例", valid.code]


# --- a scan ------------------------------------------------------------------------------------


def test_a_scan_lets_in_and_the_badge_lets_out(
    taker: ScanTaker, desk: DeskContext, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.wrote):
        taker.take(valid.qr_text)
    row = desk.services.visitors.visit(planned.id)
    assert row.badge
    tag = valid.qr_text.split(":")[1]
    with qtbot.waitSignal(desk.wrote):
        taker.take(f"JIB:{tag}:B{row.badge}")
    assert desk.services.visitors.visit(planned.id).left_at is not None
    used = desk.services.passes.of_visit(planned.id)
    assert used is not None
    assert used.state is PassState.USED


def test_a_scan_that_is_refused_says_why_and_touches_no_form(
    taker: ScanTaker, page: VisitorsPage, desk: DeskContext, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    page.form.fields.name.setText("半句")
    with qtbot.waitSignal(desk.wrote):
        taker.take(valid.qr_text)
    for text, code in (
        (valid.qr_text, "already_inside"),
        ("JIB:OTHER:" + "A" * 24, "pass_of_another_centre"),
        ("JIB:NONSENSE", "pass_unknown"),
        ("JIB:" + valid.qr_text.split(":")[1] + ":B99", "badge_not_worn"),
    ):
        with qtbot.waitSignal(desk.error_raised) as told:
            taker.take(text)
        assert told.args is not None
        assert told.args[0].code == code
    assert page.form.fields.name.text() == "半句"


def test_a_scan_says_nothing_of_the_watch_list_where_everybody_reads_it(
    desk: DeskContext, taker: ScanTaker, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    manager = replace(desk.actor(), role=Role.MANAGER)
    desk.services.watch.add(by=manager, name_zh="买买提·艾力", reason="took a key along")
    raised: list[object] = []
    desk.error_raised.connect(raised.append)
    with qtbot.waitSignals([desk.toast_requested, desk.open_requested]):
        taker.take(valid.qr_text)
    assert raised == []
    assert desk.services.visitors.visit(planned.id).arrived_at is None
    assert next(match.name for match in desk.services.watch.matches(by=manager)) == "买买提·艾力"


def test_a_scan_is_taken_on_any_page_of_the_window(
    window: MainWindow, desk: DeskContext, planned: VisitRow, valid: PassRow, qtbot: QtBot
) -> None:
    scanner = window.desk.findChild(WedgeScanner) if window.desk else None
    assert scanner is not None
    scanner._moment = lambda _event: Moment(0, 1000)  # a scanner is fast, however busy this machine is
    window.show_page("bookings")
    window.activateWindow()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is window.windowHandle())
    with qtbot.waitSignal(desk.wrote):
        for character in valid.qr_text:
            is_upper = character.isupper() or character == ":"
            shift = Qt.KeyboardModifier.ShiftModifier if is_upper else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(window.windowHandle(), character, shift)  # type: ignore[call-overload]
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return)
    assert desk.services.visitors.visit(planned.id).arrived_at is not None


def test_a_visit_that_is_moved_onto_another_of_its_visitor_says_so_at_the_day(
    page: VisitorsPage, desk: DeskContext, planned: VisitRow, qtbot: QtBot
) -> None:
    assert planned.expected_at is not None
    later = planned.expected_at + timedelta(hours=3)
    second = desk.services.invitations.expect(by=desk.actor(), expected_at=later, visitor_id=planned.visitor_id).row
    dialog = MoveDialog(desk, (second,), page)
    dialog.show()
    local = desk.local(planned.expected_at)
    dialog.at.setTime(QTime(local.hour, local.minute))
    QTest.keyClick(dialog.at, Qt.Key.Key_Return)
    assert desk.tasks.wait()
    qtbot.waitUntil(lambda: dialog.day_field.is_wrong)
    assert dialog.day_field.below().startswith("买买提·艾力 is expected at that very time already")
    assert dialog.isVisible()
    assert desk.services.visitors.visit(second.id).expected_at == later
    dialog.reject()


def test_every_word_of_inviting_has_a_place(page: VisitorsPage, planned: VisitRow, qtbot: QtBot) -> None:
    invite_menu.move(page, (planned,))
    (dialog,) = [child for child in page.findChildren(QWidget) if type(child).__name__ == "MoveDialog"]
    assert dialog.isVisible()
    dialog.close()
    del qtbot
