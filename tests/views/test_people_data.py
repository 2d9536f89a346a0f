"""People's data in the window: found, shown, handed over, erased; how long it is kept, and what a choice costs."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from python_calamine import CalamineWorkbook

from jib_desk.rules.mentions import MARK
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.settings.page import SettingsPage
from jib_desk.views.settings.retention import PurgeDialog, RetentionView, ShorterDialog
from jib_desk.views.visitors.erasing import EraseDialog, MentionWords
from jib_desk.views.visitors.id_check import IdCheck
from jib_desk.views.visitors.more import ENTRIES, VISIT_ENTRIES
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.people import PeopleView
from tests.services.test_privacy import WANG, come_and_go
from tests.views.spoken import unnamed_controls


def settle(desk: DeskContext) -> None:
    assert desk.tasks.wait()
    QApplication.processEvents()


def visitors(window: MainWindow) -> VisitorsPage:
    page = window.pages.show_page("visitors")
    assert isinstance(page, VisitorsPage)
    QApplication.processEvents()
    return page


@pytest.fixture
def people(window: MainWindow, sample: Services, actor: Actor) -> PeopleView:
    """The view over the visitors' page, in a centre that 王蔚岚 visited."""
    come_and_go(sample, actor, **WANG)
    page = visitors(window)
    next(entry for entry in ENTRIES if entry.id == "visitors.privacy").run(page)
    assert isinstance(page.over, PeopleView)
    QApplication.processEvents()
    return page.over


def texts(view: PeopleView) -> str:
    return "\n".join(label.text() for label in view.panel.findChildren(QLabel) if label.isVisible())


def test_who_is_there_twice_is_found_made_one_and_parted_again_by_undo(
    people: PeopleView, sample: Services, actor: Actor, qtbot: QtBot
) -> None:
    come_and_go(sample, actor, name_latin="Wang Weilan", organisation=WANG.get("organisation", ""))
    people.doubles.click()
    qtbot.waitUntil(lambda: people.list.lines.rowCount() > 0)
    assert unnamed_controls(people) == []
    people.search.setText("王蔚岚")
    assert people.bar.isVisible()
    assert "Wang Weilan" in people.bar.text.text()
    desk = people.bar._desk
    with qtbot.waitSignal(desk.wrote):
        people.bar.merge.click()
    settle(desk)
    assert not people.bar.isVisible()
    (kept,) = sample.visitors.suggest("wangweilan")
    assert (kept.name_zh, kept.visits) == ("王蔚岚", 2)
    sample.journal.undo(by=actor, number=sample.journal.entries(limit=1)[0].number)
    people.refresh()
    assert people.bar.isVisible()
    with qtbot.waitSignal(desk.wrote):
        people.bar.apart.click()
    settle(desk)
    assert not people.bar.isVisible()


def test_somebody_is_typed_and_everything_about_them_is_there(people: PeopleView, qtbot: QtBot) -> None:
    assert unnamed_controls(people) == []
    QTest.keyClicks(people.search, "wangweilan")
    assert people.panel.name.text() == "王蔚岚"
    qtbot.waitUntil(lambda: "青禾材料" in texts(people))
    assert "13955501234" in texts(people)
    assert unnamed_controls(people.panel) == []


def test_more_people_than_are_shown_are_said_to_be_there(people: PeopleView, sample: Services) -> None:
    people.search.setText("示例")
    more = len(sample.privacy.find("示例")) - people.list.lines.rowCount()
    assert (people.list.lines.rowCount(), more > 0) == (100, True)
    assert people.hint.isVisible()
    assert people.hint.text() == f"At least {more} more. Type more of the name."
    people.search.setText("wangweilan")
    assert not people.hint.isVisible()


def test_a_copy_is_written_for_the_person(people: PeopleView, desk: DeskContext, tmp_path: Path) -> None:
    QTest.keyClicks(people.search, "wwl")
    people.panel.write_copy(tmp_path / "copy.xlsx")
    settle(desk)
    assert CalamineWorkbook.from_path(tmp_path / "copy.xlsx").sheet_names[0].startswith("本人信息")


def test_erasing_asks_and_then_nobody_is_there(people: PeopleView, desk: DeskContext, sample: Services) -> None:
    QTest.keyClicks(people.search, "wwl")
    people.panel.erase_button.click()
    dialog = people.panel.findChild(EraseDialog)
    assert dialog is not None
    assert dialog.cancel.isDefault(), "Enter by itself erases nobody"
    dialog.verb.click()
    settle(desk)
    assert sample.privacy.find("王蔚岚") == ()
    assert people.list.lines.rowCount() == 0
    assert not people.panel.erase_button.isVisible()


def test_the_question_says_where_else_somebody_is_named_and_the_panel_what_names_them_still(
    people: PeopleView, desk: DeskContext, sample: Services, actor: Actor
) -> None:
    come_and_go(sample, actor, name_zh="陆留下", note="等王蔚岚")
    sample.watch.add(by=actor, name_zh="王蔚岚", reason="unpaid")
    QTest.keyClicks(people.search, "wwl")
    people.panel.erase_button.click()
    dialog = people.panel.findChild(EraseDialog)
    assert dialog is not None
    settle(desk)
    asked = dialog.elsewhere.text()
    assert "1 text of other records names this person, too: visit 1." in asked
    assert "The name stays in: watch list entry (1) – the watch list entry is in force." in asked
    dialog.verb.click()
    settle(desk)
    assert people.panel.about.text().splitlines()[:2] == ["Erased.", f"1 text of other records says {MARK} now."]
    assert "watch list entry (1)" in people.panel.about.text()
    assert "王" not in people.panel.about.text()


def test_whoever_is_inside_cannot_be_erased_and_the_panel_says_why(
    people: PeopleView, sample: Services, actor: Actor, desk: DeskContext
) -> None:
    sample.visitors.check_in(by=actor, name_zh="何在场")
    QTest.keyClicks(people.search, "hezaichang")
    assert not people.panel.erase_button.isEnabled()
    assert "inside" in people.panel.about.text()


def test_a_tick_says_that_somebody_agreed(people: PeopleView, sample: Services, desk: DeskContext) -> None:
    QTest.keyClicks(people.search, "wwl")
    visitor_id = sample.privacy.find("王蔚岚")[0].visitor_id
    people.panel.agreed.click()
    settle(desk)
    assert sample.privacy.kept(visitor_id).agreed_on == desk.today()
    people.panel.agreed.click()
    settle(desk)
    assert sample.privacy.kept(visitor_id).agreed_on is None


def test_photos_and_id_numbers_leave_no_trace_until_they_are_allowed(
    people: PeopleView, sample: Services, actor: Actor, desk: DeskContext, tmp_path: Path
) -> None:
    QTest.keyClicks(people.search, "wwl")
    assert not people.panel.id_field.isVisible()
    assert not people.panel.add_photo.isVisible()
    desk.notifier.publish(sample.settings.change(by=actor, keeps_photos=True, keeps_id_numbers=True).changes)
    people.refresh()
    assert people.panel.id_field.isVisible()
    QTest.keyClicks(people.panel.id_number, "G12345678")
    QTest.keyClick(people.panel.id_number, Qt.Key.Key_Return)
    settle(desk)
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("gray"))
    assert picture.save(str(tmp_path / "face of somebody.png"))
    people.panel.keep_photo(tmp_path / "face of somebody.png")
    settle(desk)
    kept = sample.privacy.kept(sample.privacy.find("王蔚岚")[0].visitor_id)
    assert kept.id_number == "G12345678"
    assert kept.photo_id is not None
    assert people.panel.photo.isVisible()
    with sample.database.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM attachment WHERE kind = 'visitor'").scalars().all()
    assert names == ["photo.png"]
    people.panel.no_photo.click()
    settle(desk)
    assert not people.panel.photo.isVisible()


def test_the_form_asks_for_an_id_number_only_where_it_may_be_kept(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext
) -> None:
    form = visitors(window).form
    field = next(check for check in form.checks if isinstance(check, IdCheck))
    assert not field.isVisible()
    desk.notifier.publish(sample.settings.change(by=actor, keeps_id_numbers=True).changes)
    QApplication.processEvents()
    assert field.isVisible()
    form.fields.name.setFocus()
    form.fields.name.setText("何新来")
    field.number.setText("G7654321")
    form.fields.wants_host = lambda: False  # type: ignore[method-assign]
    form.submit()
    settle(desk)
    assert sample.privacy.kept(sample.privacy.find("何新来")[0].visitor_id).id_number == "G7654321"
    assert field.number.text() == ""


def test_the_visit_in_the_list_leads_to_its_person(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext
) -> None:
    visit = come_and_go(sample, actor, **WANG)
    page = visitors(window)
    entry = next(entry for entry in VISIT_ENTRIES if entry.id == "visit.kept")
    row = sample.visitors.visit(visit.id)
    assert entry.suits((row,))
    entry.run(page, (row,))
    assert isinstance(page.over, PeopleView)
    assert page.over.panel.name.text() == "王蔚岚"
    sample.privacy.erase(by=actor, uid=sample.privacy.find("王蔚岚")[0].uid)
    assert not entry.suits((sample.visitors.visit(visit.id),)), "nothing is kept about nobody"
    assert page.list.model.spoken(sample.visitors.visit(visit.id)).startswith("name forgotten")


# --- how long ------------------------------------------------------------------------------------


def settings_page(window: MainWindow) -> SettingsPage:
    page = window.pages.show_page("settings")
    assert isinstance(page, SettingsPage)
    QApplication.processEvents()
    return page


def test_a_shorter_time_is_asked_about_with_numbers(window: MainWindow, sample: Services, desk: DeskContext) -> None:
    page = settings_page(window)
    due = sample.privacy.purge_preview(retention_days=1).count - sample.privacy.purge_preview().count
    assert due > 1
    page.privacy.retention_days.setValue(1)
    page.privacy.save.click()
    settle(desk)
    dialog = page.privacy.findChild(ShorterDialog)
    assert dialog is not None
    assert any(str(due) in label.text() for label in dialog.findChildren(type(dialog.error)))
    assert sample.settings.centre().retention_days == 30, "nothing is saved before the answer"
    dialog.verb.click()
    settle(desk)
    assert sample.settings.centre().retention_days == 1


def test_a_longer_time_is_saved_at_once(window: MainWindow, sample: Services, desk: DeskContext) -> None:
    page = settings_page(window)
    page.privacy.retention_days.setValue(60)
    page.privacy.keeps_photos.click()
    page.privacy.save.click()
    settle(desk)
    centre = sample.settings.centre()
    assert (centre.retention_days, centre.reception.keeps_photos) == (60, True)
    assert not page.privacy.is_edited


def test_a_shorter_time_for_things_of_the_register_is_asked_about_too(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext, clock: FixedClock
) -> None:
    loan = sample.loans.lend(by=actor, item="伞", holder="陆借伞").row
    sample.loans.give_back(by=actor, loan_ids=[loan.id])
    clock.at += timedelta(days=3)
    sample.privacy.purge(by=actor)  # nobody is due any more
    page = settings_page(window)
    page.privacy.register_days.setValue(2)
    page.privacy.save.click()
    settle(desk)
    dialog = page.privacy.findChild(ShorterDialog)
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "The names in 1 more record would be due at once." in said
    dialog.verb.click()
    settle(desk)
    assert sample.settings.centre().reception.register_days == 2
    told: list[str] = []
    desk.toast_requested.connect(lambda text, _entry: told.append(text))
    page.privacy.due.click()
    view = page.over
    assert isinstance(view, RetentionView)
    settle(desk)
    assert "1 other record is due – register, watch list, who came along" in view.costs.text()
    view.purge()
    settle(desk)
    settle(desk)
    assert told[-1] == "The names in 1 other record are gone"
    assert sample.privacy.purge_preview().is_empty


def test_a_shorter_time_of_a_category_is_asked_about_with_numbers(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext, clock: FixedClock
) -> None:
    come_and_go(sample, actor, **WANG)
    clock.at += timedelta(days=3)
    card = settings_page(window).categories
    form = card.form
    assert form is not None
    assert form.row.category is VisitorCategory.GUEST
    typed = form.field("retention_days").findChild(QLineEdit)
    assert typed is not None
    QTest.keyClicks(typed, "2")
    form.save()
    settle(desk)
    dialog = form.findChild(ShorterDialog)
    assert dialog is not None
    assert any("would be due at once" in label.text() for label in dialog.findChildren(QLabel))
    dialog.cancel.click()
    assert form.save_button.isEnabled()
    form.save()
    settle(desk)
    form.findChildren(ShorterDialog)[-1].verb.click()
    settle(desk)
    rule = next(row for row in sample.categories.all() if row.category is VisitorCategory.GUEST)
    assert rule.asks.retention_days == 2


def test_a_purge_that_is_stopped_says_how_many_are_due_still(
    window: MainWindow, sample: Services, desk: DeskContext, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.at += timedelta(days=25)
    due = sample.privacy.purge_preview().count
    assert due > 1
    monkeypatch.setattr(sample.privacy, "purge", partial(sample.privacy.purge, portion=1))
    page = settings_page(window)
    page.privacy.due.click()
    view = page.over
    assert isinstance(view, RetentionView)
    settle(desk)
    desk.tasks.job_started.connect(lambda job: job.progressed.connect(lambda done, _of: job.cancel() if done else None))
    view.purge()
    settle(desk)
    settle(desk)
    left = sample.privacy.purge_preview().count
    assert 0 < left < due
    assert view.error.text() == f"Stopped. {left} people are due still."
    assert view.purge_button.isEnabled()


def test_who_is_due_is_seen_before_it_is_done(
    window: MainWindow, sample: Services, desk: DeskContext, clock: FixedClock
) -> None:
    clock.at += timedelta(days=25)
    page = settings_page(window)
    page.privacy.due.click()
    view = page.over
    assert isinstance(view, RetentionView)
    settle(desk)
    due = sample.privacy.purge_preview()
    assert due.count > 0
    assert view.list.lines.rowCount() == due.count
    assert "inside" in view.costs.text()
    view.purge_button.click()
    dialog = view.findChild(PurgeDialog)
    assert dialog is not None
    dialog.verb.click()
    settle(desk)
    settle(desk)
    assert sample.privacy.purge_preview().is_empty
    assert not view.purge_button.isEnabled()


def test_a_rare_record_that_names_somebody_is_called_by_a_word_in_either_language(
    people: PeopleView, desk: DeskContext, sample: Services, actor: Actor
) -> None:
    sample.settings.set_workday(by=actor, day=desk.today(), is_workday=True, note="等王蔚岚")
    told = sample.privacy.mentions(sample.privacy.find("王蔚岚")[0].visitor_id)
    words = MentionWords(desk, people)
    assert "day of the calendar 1." in words.before(told)[0]
    desk.set_lang("zh_CN")
    assert "日历日期 1" in words.before(told)[0]


def test_the_change_log_of_a_person_is_in_the_language_in_use(
    people: PeopleView, desk: DeskContext, qtbot: QtBot
) -> None:
    QTest.keyClicks(people.search, "wwl")
    qtbot.waitUntil(lambda: texts(people).count("Chinese name: 王蔚岚") > 1)  # and in the change log
    assert "中文姓名" not in texts(people)
    desk.set_lang("zh_CN")
    people.refresh()
    qtbot.waitUntil(lambda: texts(people).count("中文姓名: 王蔚岚") > 1)
    assert "Chinese name" not in texts(people)


def test_who_is_chosen_of_two_of_one_name_is_marked_and_gone_with_another_search(
    people: PeopleView, sample: Services, actor: Actor
) -> None:
    come_and_go(sample, actor, name_zh="王蔚岚", organisation="示例乙")
    people.search.setText("王蔚岚")
    people.refresh()
    assert people.list.lines.rowCount() == 2
    second = people.list.lines.index(1)
    QTest.mouseClick(people.list.viewport(), Qt.MouseButton.LeftButton, pos=people.list.visualRect(second).center())
    assert people.list.selectedIndexes() == [second]
    line = people.list.lines.line(second)
    assert line is not None
    assert people.panel._kept is not None
    assert people.panel._kept.person.visitor_id == line.key
    people.search.setText("王")
    chosen = people.list.lines.line(people.list.currentIndex())
    assert chosen is not None
    assert chosen.key == line.key, "still among them"
    people.search.setText("visitor")
    assert people.list.lines.rowCount() > 1
    assert not people.panel.name.isVisible()
    assert not people.panel.erase_button.isVisible()
