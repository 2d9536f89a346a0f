"""The centre forgets by itself: said the day before, seen and stopped by people, asked where the clock is in doubt."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import Sector
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.settings.forgetting import Forgetting
from jib_desk.views.settings.page import SettingsPage
from jib_desk.views.settings.retention import ByItselfDialog, PurgeDialog, RetentionView
from jib_desk.views.today.page import TodayPage
from tests.services.test_privacy import WANG, come_and_go
from tests.views.spoken import unnamed_controls


def settle(desk: DeskContext) -> None:
    assert desk.tasks.wait()
    QApplication.processEvents()


@pytest.fixture
def own(window: MainWindow, sample: Services, actor: Actor) -> Services:
    """The sample as a centre of one's own, in which nobody is due and 王蔚岚 was here today."""
    sample.settings.change(by=actor, is_sample=False, purges_daily=True)
    sample.privacy.purge(by=actor)
    come_and_go(sample, actor, **WANG)
    window.pages.show_page("settings")
    return sample


def days_of_work(services: Services, actor: Actor, clock: FixedClock, days: int) -> None:
    """So many days go by, with a note in the journal each week."""
    for day in range(1, days + 1):
        clock.at += timedelta(days=1)
        if day % 7 == 0:
            services.companies.add(by=actor, name_zh=f"示例{clock.at:%m%d}科技", sector=Sector.IOT)


def today(window: MainWindow, qtbot: QtBot) -> TodayPage:
    """The page of the day, once it has looked who is next."""
    page = window.pages.show_page("today")
    assert isinstance(page, TodayPage)
    with qtbot.waitSignal(page.forgotten.told):
        page.forgotten.look()
    return page


def said(page: TodayPage) -> list[tuple[str, str]]:
    lines = page.attention.lines.rows()
    return [(line.what, line.title) for line in lines if line.kind.startswith("retention")]


def opened(page: TodayPage, window: MainWindow, kind: str) -> RetentionView:
    """What Enter on the line leads to."""
    place = next(place for place, line in enumerate(page.attention.lines.rows()) if line.kind == kind)
    page.attention.setFocus()
    page.attention.setCurrentIndex(page.attention.lines.index(place))
    QTest.keyClick(page.attention, Qt.Key.Key_Return)
    settings = window.pages.page("settings")
    assert isinstance(settings, SettingsPage)
    assert isinstance(settings.over, RetentionView)
    settle(window.pages.page("today").desk)
    return settings.over


def names(view: RetentionView) -> list[str]:
    return [line.title for line in view.list.lines.rows()]


def test_today_says_the_day_before_who_is_forgotten_next_and_somebody_is_kept(
    window: MainWindow, own: Services, actor: Actor, clock: FixedClock, desk: DeskContext, qtbot: QtBot
) -> None:
    days_of_work(own, actor, clock, 29)
    own.privacy.forget_by_itself(by=own.staff.actor("system"))
    page = today(window, qtbot)
    (line,) = said(page)
    assert line[0] == "Forgotten next"
    view = opened(page, window, "retention_next")
    assert view.title.text() == "Who will be forgotten next"
    assert not view.purge_button.isVisible(), "not before its time"
    assert "王蔚岚" in names(view)
    assert unnamed_controls(view) == []
    assert not view.keep_button.isEnabled()
    line = view.list.lines.index(names(view).index("王蔚岚"))
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=view.list.visualRect(line).center())
    assert view.list.selectedIndexes() == [line], "it is seen who is meant"
    view.keep_button.click()
    settle(desk)
    settle(desk)
    assert "王蔚岚" not in names(view)
    kept = own.privacy.kept(own.privacy.find("王蔚岚")[0].visitor_id)
    assert kept.agreed_on == desk.today()


def test_where_people_do_it_today_says_nothing_of_the_next(
    window: MainWindow, own: Services, actor: Actor, clock: FixedClock
) -> None:
    own.settings.change(by=actor, purges_daily=False)
    days_of_work(own, actor, clock, 29)
    page = window.pages.show_page("today")
    assert isinstance(page, TodayPage)
    page.forgotten._found(own.privacy.outlook())
    assert said(page) == []


def test_the_clock_is_asked_about_on_today_and_a_person_decides(
    window: MainWindow, own: Services, clock: FixedClock, desk: DeskContext, qtbot: QtBot
) -> None:
    clock.at += timedelta(days=365)
    Forgetting(desk, window.bars, window).begin(is_first=True)
    settle(desk)
    assert len(own.privacy.find("王蔚岚")) == 1
    page = today(window, qtbot)
    assert said(page)[0][0] == "Clock right?"
    view = opened(page, window, "retention")
    assert view.doubt.isVisible()
    assert "30 Nov 2023" in view.doubt.text()
    assert "29 Nov 2024" in view.doubt.text()
    view.purge_button.click()
    dialog = view.findChild(PurgeDialog)
    assert dialog is not None
    dialog.verb.click()
    settle(desk)
    settle(desk)
    assert own.privacy.find("王蔚岚") == ()
    assert not view.doubt.isVisible()


def test_a_window_that_is_open_overnight_forgets_with_the_new_day(
    window: MainWindow, own: Services, actor: Actor, clock: FixedClock, desk: DeskContext
) -> None:
    days_of_work(own, actor, clock, 29)
    forgetting = Forgetting(desk, window.bars, window)
    forgetting.look()
    settle(desk)
    assert len(own.privacy.find("王蔚岚")) == 1
    clock.at += timedelta(days=1)
    told: list[str] = []
    desk.toast_requested.connect(lambda text, _entry: told.append(text))
    forgetting.look()
    settle(desk)
    assert own.privacy.find("王蔚岚") == ()
    assert told[-1].endswith("forgotten: their time was over")
    forgetting.stop()


def test_a_centre_from_before_is_asked_in_a_bar_until_somebody_has_answered(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext
) -> None:
    sample.settings.change(by=actor, is_sample=False)  # no answer was ever stored
    desk.notifier.publish(sample.settings.change(by=actor, card_limit=9).changes)
    forgetting = Forgetting(desk, window.bars, window)
    forgetting.begin(is_first=False)
    settle(desk)
    bar = window.bars.bar("retention")
    assert bar is not None
    assert "Nobody has decided" in bar.label.text()
    bar.findChildren(QPushButton)[0].click()
    page = window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    view = page.over
    assert isinstance(view, RetentionView)
    settle(desk)
    assert view.decision.isVisible()
    page.privacy.register_days.setValue(60)
    assert page.privacy.changed_values() == {"register_days": 60}, "no tick is no answer"
    view.decision.yes.click()
    settle(desk)
    assert sample.facts.centre().reception.purges_daily is True
    assert not view.decision.isVisible()
    assert window.bars.bar("retention") is None


def test_turning_it_on_in_the_settings_says_first_who_would_go_with_the_next_opening(
    window: MainWindow, sample: Services, actor: Actor, desk: DeskContext, clock: FixedClock
) -> None:
    desk.notifier.publish(sample.settings.change(by=actor, is_sample=False, purges_daily=False).changes)
    clock.at += timedelta(days=10)
    due = sample.privacy.purge_preview().count
    assert due > 1
    page = window.pages.show_page("settings")
    assert isinstance(page, SettingsPage)
    page.privacy.purges_daily.click()
    page.privacy.save.click()
    settle(desk)
    dialog = page.privacy.findChild(ByItselfDialog)
    assert dialog is not None
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"{due} people are due and will be forgotten with the next opening." in told
    dialog.cancel.click()
    assert sample.facts.centre().reception.purges_daily is False
    page.privacy.save.click()
    settle(desk)
    page.privacy.findChildren(ByItselfDialog)[-1].verb.click()
    settle(desk)
    assert sample.facts.centre().reception.purges_daily is True


def test_turning_it_on_where_nobody_is_due_is_saved_at_once(
    window: MainWindow, own: Services, actor: Actor, desk: DeskContext
) -> None:
    desk.notifier.publish(own.settings.change(by=actor, purges_daily=False).changes)
    page = window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    page.privacy.purges_daily.click()
    page.privacy.save.click()
    settle(desk)
    settle(desk)
    assert own.facts.centre().reception.purges_daily is True
