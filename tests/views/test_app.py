"""A start from nothing: the shell first, then the data; the first run; one window per data file."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from jib_desk.app import Desk
from jib_desk.services.centre import open_centre
from jib_desk.services.clock import SystemClock
from jib_desk.views.first_run import FirstRunPage
from jib_desk.views.page_stack import PageFrame
from jib_desk.views.settings.retention import RetentionView
from jib_desk.views.single_instance import SingleInstance
from jib_desk.views.widgets.bars import InlineBar


class Started:
    """Desks of one test, each closed after it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.desks: list[Desk] = []

    def __call__(self, data: Path, lang: str | None = "en") -> Desk:
        desk = Desk(data, lang)
        assert desk.claim()
        window = desk.show()
        self._qtbot.addWidget(window)
        self.desks.append(desk)
        return desk

    def wait(self, desk: Desk) -> None:
        self._qtbot.waitUntil(lambda: desk.is_settled and desk.tasks.is_idle, timeout=20_000)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Started]:
    monkeypatch.setenv("JIB_DESK_HOME", str(tmp_path / "home"))
    started = Started(qtbot)
    yield started
    for desk in started.desks:
        desk.window.close()
        desk.languages.use("en")
        desk.deleteLater()


@pytest.fixture
def data(sample_template: Path, tmp_path: Path) -> Path:
    path = tmp_path / "centre.db"
    shutil.copyfile(sample_template, path)
    return path


def test_the_shell_stands_before_there_is_any_data(start: Started, data: Path) -> None:
    desk = start(data)
    assert desk.context is None
    assert isinstance(desk.window.pages.currentWidget(), PageFrame)
    assert desk.window.isVisible()
    start.wait(desk)
    assert desk.window.pages.current == "today"


def test_nothing_of_the_database_is_imported_before_the_first_paint() -> None:
    code = (
        "import sys; import jib_desk.app; "
        "heavy = {'sqlalchemy', 'alembic', 'openpyxl', 'qtawesome', 'holidays', 'pypinyin', "
        "'PySide6.QtPrintSupport'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


_PLAN_FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from jib_desk import app
kept = QApplication([])
desk = app.Desk(Path(sys.argv[1]), "en")
desk.preferences.change(last_page="floor_plan")
said = []
def once_shown(context):
    said.append(len(desk.window.pages.page("floor_plan").plan.units()))
    said.append(sorted(set(sys.argv[2:]) & set(sys.modules)))
    attach(context)
def look():
    if desk.is_settled:
        said.append("sqlalchemy" in sys.modules)
        print(said)
        desk.window.close()
        kept.quit()
watch = QTimer(); watch.timeout.connect(look); watch.start(20)
assert desk.claim()
window = desk.show()
attach, window.attach_commands = window.attach_commands, once_shown
kept.exec()
"""


def test_the_plan_stands_before_anything_heavy_is_imported_and_the_rest_follows(data: Path, tmp_path: Path) -> None:
    heavy = ["sqlalchemy", "alembic", "openpyxl", "xlsxwriter", "pydantic", "holidays", "pypinyin", "qtawesome"]
    ran = subprocess.run(
        [sys.executable, "-c", _PLAN_FIRST, str(data), *heavy],
        env={**os.environ, "JIB_DESK_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert ran.stdout.strip() == "[30, [], True]"


def test_a_page_that_is_clicked_before_the_data_is_there_comes_with_it(start: Started, data: Path) -> None:
    desk = start(data)
    desk.window.sidebar.page_requested.emit("companies")
    start.wait(desk)
    assert desk.window.pages.current == "companies"


def test_the_title_names_the_centre_once_every_key_is_answered(start: Started, data: Path) -> None:
    desk = start(data)
    assert desk.window.windowTitle() == "JIB Desk"
    start.wait(desk)
    assert desk.window.windowTitle().endswith("(sample) – JIB Desk")
    assert desk.window.actions_.action("go.visitors").isEnabled()


def test_the_last_page_comes_back(start: Started, data: Path) -> None:
    first = start(data)
    start.wait(first)
    first.window.show_page("journal")
    first.window.close()
    second = start(data)
    start.wait(second)
    assert second.window.pages.current == "journal"


def test_the_days_first_start_makes_a_backup_and_says_when(start: Started, data: Path) -> None:
    desk = start(data)
    start.wait(desk)
    assert desk.services is not None
    assert [row.why for row in desk.services.backups.all()] == ["day"]
    assert "Backup" in desk.window.foot.state.text()


def test_a_choice_of_language_is_kept_and_followed(start: Started, data: Path, qtbot: QtBot) -> None:
    desk = start(data)
    start.wait(desk)
    desk.preferences.change(lang="zh_CN")
    qtbot.waitUntil(lambda: desk.window.actions_.action("go.today").text() == "今日")
    assert QLocale().language() == QLocale.Language.Chinese
    desk.window.close()
    again = start(data, None)
    assert again.languages.lang == "zh_CN"


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_raises_the_first_window(start: Started, data: Path, qtbot: QtBot) -> None:
    desk = start(data)
    start.wait(desk)
    with qtbot.waitSignal(desk.instance.raised):
        assert not SingleInstance(data).claim()


def test_two_data_files_have_two_windows(tmp_path: Path, qapp: QCoreApplication) -> None:
    one, other = SingleInstance(tmp_path / "a.db"), SingleInstance(tmp_path / "b.db")
    assert one.claim()
    assert other.claim()
    one.release()
    other.release()


def test_a_window_that_is_closed_leaves_its_place(tmp_path: Path, qapp: QCoreApplication) -> None:
    first = SingleInstance(tmp_path / "a.db")
    assert first.claim()
    first.release()
    second = SingleInstance(tmp_path / "a.db")
    assert second.claim()
    second.release()


# --- the first run ---------------------------------------------------------------------------


def first_page(desk: Desk, qtbot: QtBot) -> FirstRunPage:
    qtbot.waitUntil(lambda: isinstance(desk.window.pages.currentWidget(), FirstRunPage))
    page = desk.window.pages.currentWidget()
    assert isinstance(page, FirstRunPage)
    return page


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_the_first_run_fits_a_small_screen(start: Started, tmp_path: Path, qtbot: QtBot, lang: str) -> None:
    desk = start(tmp_path / "new" / "centre.db", lang)
    page = first_page(desk, qtbot)
    assert page.minimumSizeHint().width() <= 1024
    assert page.minimumSizeHint().height() <= 768


def test_the_first_run_stands_in_the_middle_of_a_wide_window(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    desk.window.resize(1800, 900)
    qtbot.waitUntil(lambda: page.width() > 1700)
    left = page.sample.mapTo(page, page.sample.rect().topLeft()).x()
    right = page.width() - page.ledger.mapTo(page, page.ledger.rect().topRight()).x()
    assert abs(left - right) <= 2
    assert left > 300


def test_the_first_run_marks_the_language_that_it_speaks(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    page = first_page(start(tmp_path / "new" / "centre.db", "en"), qtbot)
    assert [code for code, choice in page.languages.items() if choice.isChecked()] == ["en"]
    page.languages["zh_CN"].click()
    qtbot.waitUntil(lambda: page.sample.verb.text() == "打开示例")
    assert [code for code, choice in page.languages.items() if choice.isChecked()] == ["zh_CN"]


def test_the_first_run_begins_with_an_empty_centre(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    page.empty.verb.click()
    page.plans.begin.click()
    start.wait(desk)
    assert desk.services is not None
    assert len(desk.services.plan_files.plan(desk.services.clock.now().date()).floors[0].units) == 30
    assert desk.services.companies.all(desk.services.clock.now().date()) == ()
    assert desk.window.sidebar.isVisible()
    assert desk.services.facts.centre().reception.purges_daily is True
    assert desk.window.bars.bar("retention") is None, "it was decided at the first run"


def test_at_the_first_run_somebody_can_say_that_people_forget(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    assert page.forgets.isChecked()
    qtbot.mouseClick(page.forgets, Qt.MouseButton.LeftButton, pos=QPoint(8, page.forgets.height() // 2))
    page.empty.verb.click()
    page.plans.begin.click()
    start.wait(desk)
    assert desk.services is not None
    assert desk.services.facts.centre().reception.purges_daily is False


@pytest.mark.parametrize("lang", ["en", "zh_CN"])
def test_the_choice_of_a_plan_fits_a_small_screen(start: Started, tmp_path: Path, qtbot: QtBot, lang: str) -> None:
    page = first_page(start(tmp_path / "new" / "centre.db", lang), qtbot)
    page.empty.verb.click()
    page.plans.take(plan_file(tmp_path / "our house with a long name.json"))
    assert page.steps.currentWidget() is page.plans
    assert page.minimumSizeHint().width() <= 1024
    assert page.minimumSizeHint().height() <= 768
    names = {choice.accessibleName() for choice in page.plans.choices}
    assert {("Courtyard house, 30 seats · 2 floors", "庭院楼, 30个席位 · 2层")[lang == "zh_CN"]} < names


def test_a_plan_is_chosen_by_keys(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    page.empty.verb.click()
    first, second, _blank = page.plans.choices
    assert desk.window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.isChecked()
    qtbot.keyClick(second, Qt.Key.Key_Escape)
    assert page.steps.currentIndex() == 0
    page.empty.verb.click()
    qtbot.keyClick(second, Qt.Key.Key_Return)
    start.wait(desk)
    assert desk.services is not None
    assert len(desk.services.plan_files.plan(desk.services.clock.now().date()).floors) == 2


def test_a_centre_begins_with_a_plan_file(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    page.empty.verb.click()
    page.plans.take(plan_file(tmp_path / "mine.json"))
    assert page.plans.choices[-1].text() == "mine"
    page.plans.begin.click()
    start.wait(desk)
    assert desk.services is not None
    (floor,) = desk.services.plan_files.plan(desk.services.clock.now().date()).floors
    assert [unit.code for unit in floor.units] == ["Z01"]


def test_a_bad_plan_file_is_refused_at_the_first_start_and_the_choice_stays(
    start: Started, tmp_path: Path, qtbot: QtBot
) -> None:
    page = first_page(start(tmp_path / "new" / "centre.db", "zh_CN"), qtbot)
    page.empty.verb.click()
    page.plans.take(plan_file(tmp_path / "bad.json", desks=-1))
    (bar,) = page.findChildren(InlineBar)
    assert "席位 1 › 工位数" in bar.label.text()
    assert len(page.plans.choices) == 3
    assert page.plans.begin.isEnabled()
    page.plans.take(plan_file(tmp_path / "good.json"))
    page.plans.begin.click()
    assert page.findChildren(InlineBar) == [] or bar.isHidden()


def test_a_ledger_brings_its_plan_first(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    page = first_page(desk, qtbot)
    ledger = tmp_path / "ledger.xlsx"
    ledger.write_bytes(b"none")
    page.choose_plan(ledger)
    assert "ledger.xlsx" in page.plans.next.text()
    with qtbot.waitSignal(page.ledger_chosen) as chosen:
        page.plans.begin.click()
    assert chosen.args[0] == ledger
    start.wait(desk)


def plan_file(path: Path, **unit: object) -> Path:
    first = {"code": "Z01", "x": 0, "y": 0, "w": 4, "h": 4, "desks": 4, "area_m2": 16} | unit
    floor = {"code": "F1", "width_m": 10, "height_m": 6, "units": [first]}
    path.write_text(json.dumps({"format": "jib-plan/1", "floors": [floor]}), encoding="utf-8")
    return path


def test_the_first_run_begins_with_the_sample_and_says_so(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    desk = start(tmp_path / "new" / "centre.db")
    first_page(desk, qtbot).sample.verb.click()
    start.wait(desk)
    assert desk.services is not None
    assert desk.services.settings.centre().is_sample
    assert "(sample)" in desk.window.windowTitle()


# --- the day begins --------------------------------------------------------------------------


def own_centre(data: Path, **settings: object) -> None:
    """The sample as a centre of one's own, whose visitors of 2023 are long due, with these settings."""
    services = open_centre(data, SystemClock())
    services.settings.change(by=services.staff.actor("front_desk", "tests"), is_sample=False, **settings)
    services.close()


def test_the_day_begins_by_saying_who_is_due_and_leads_there(start: Started, data: Path) -> None:
    own_centre(data, purges_daily=False)
    desk = start(data)
    start.wait(desk)
    bar = desk.window.bars.bar("retention")
    assert bar is not None
    assert "due to be forgotten" in bar.label.text()
    bar.findChildren(QPushButton)[0].click()
    start.wait(desk)
    page = desk.window.pages.page("settings")
    assert isinstance(page.over, RetentionView)
    assert page.over.list.lines.rowCount() > 0
    assert desk.window.bars.bar("retention") is None


def test_the_day_begins_with_a_purge_where_the_centre_says_so(start: Started, data: Path) -> None:
    own_centre(data, purges_daily=True)
    desk = start(data)
    start.wait(desk)
    assert desk.services is not None
    assert desk.services.privacy.purge_preview().is_empty
    assert desk.window.bars.bar("retention") is None


def test_a_centre_from_before_is_asked_who_forgets_and_forgets_nobody_meanwhile(start: Started, data: Path) -> None:
    own_centre(data)
    desk = start(data)
    start.wait(desk)
    bar = desk.window.bars.bar("retention")
    assert bar is not None
    assert "Nobody has decided yet" in bar.label.text()
    assert desk.services is not None
    assert not desk.services.privacy.purge_preview().is_empty


def test_nobody_is_told_about_the_people_of_the_sample(start: Started, data: Path) -> None:
    desk = start(data)
    start.wait(desk)
    assert desk.window.bars.bar("retention") is None


# --- what cannot be opened -------------------------------------------------------------------


def test_a_foreign_file_is_refused_and_left_as_it_was(start: Started, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "foreign.db"
    path.write_bytes(b"no database at all" * 100)
    before = path.read_bytes()
    desk = start(path)
    qtbot.waitUntil(lambda: "database" in desk.window.bars.keys(), timeout=20_000)  # noqa: SIM118 - its own method
    bar = desk.window.bars.bar("database")
    assert bar is not None
    assert bar.label.text()
    assert path.read_bytes() == before
    assert desk.context is None


def test_an_altered_database_opens_read_only_and_says_so(start: Started, data: Path, qtbot: QtBot) -> None:
    from jib_desk.models.files import connect

    tampered = connect(data, "rw")
    tampered.execute(
        "DROP TRIGGER " + tampered.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchone()[0]
    )
    tampered.commit()
    tampered.close()
    desk = start(data)
    start.wait(desk)
    bar = desk.window.bars.bar("database")
    assert bar is not None
    assert bar.label.text()
    assert desk.services is not None
    assert desk.services.plans.plan(desk.services.clock.now().date()).units
    assert desk.outgoing is None, "nothing can be noted of a message"


def test_a_message_that_waited_goes_out_after_the_start(start: Started, data: Path, qtbot: QtBot) -> None:
    from jib_desk.rules.desk_words import ChannelKind
    from tests.receiving import keyring_in_memory, receiving

    with keyring_in_memory(), receiving() as receiver:
        before = open_centre(data, SystemClock())
        by = before.staff.actor("front_desk")
        before.messages.add(by=by, kind=ChannelKind.WEBHOOK, name="Group", address=receiver.address)
        company = before.companies.add(by=by, name_zh="启程科技").row
        host = before.companies.add_contact(by=by, company_id=company.id, name_zh="李明").row
        before.visitors.check_in(by=by, name_zh="王伟", host_id=host.id)
        before.close()
        desk = start(data)
        start.wait(desk)
        assert desk.outgoing is not None
        desk.outgoing.look()
        qtbot.waitUntil(lambda: len(receiver.taken) == 1)
        desk.window.close()
        desk.outgoing.look()
        assert len(receiver.taken) == 1
