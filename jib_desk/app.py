"""The composition root of the window: settings → shell → database → services → pages. Holds no rule.

The shell is painted before any service is imported; those that the first page reads from come in a worker thread
and are handed in when they stand. SQLAlchemy and all that stands on it follow once that page was painted.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, QSettings, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from jib_desk import settings as workstation
from jib_desk.models.places import itself
from jib_desk.views import page_list
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages, system_lang
from jib_desk.views.main_window import MainWindow
from jib_desk.views.page_list import PAGES
from jib_desk.views.preferences import Preferences
from jib_desk.views.single_instance import SingleInstance
from jib_desk.views.tasks import Tasks
from jib_desk.views.theme import RESOURCES, STYLE, Theme

if TYPE_CHECKING:
    from datetime import datetime

    from jib_desk.rules.plan_geometry import Plan
    from jib_desk.rules.words import Lang
    from jib_desk.services.centre import Services
    from jib_desk.services.errors import DeskError
    from jib_desk.views.context import DeskContext
    from jib_desk.views.crash import CrashGuard
    from jib_desk.views.evacuation.kept_roll import RollAtHand
    from jib_desk.views.first_run import FirstRunPage
    from jib_desk.views.outgoing import Outgoing
    from jib_desk.views.settings.forgetting import Forgetting

_PULSE_MS = 250
_DAY_PAGES = frozenset({"today", "bookings"})  # ask for the calendar of workdays when they open
_LIGHT_PAGES = frozenset({"floor_plan"})  # read past SQLAlchemy: nothing that stands on it is waited for


class Desk(QObject):
    """One run of the window on one data file."""

    def __init__(self, data: Path | None, lang: str | None) -> None:
        super().__init__()
        self.paths = workstation.Paths.of_user()
        kept = workstation.load(self.paths.settings_file)
        self.data = itself(data or kept.database or self.paths.default_database)
        self.preferences = Preferences(kept, lambda new: workstation.save(new, self.paths.settings_file), self)
        self._lang_asked: Lang | None = "zh_CN" if lang == "zh_CN" else "en" if lang == "en" else None
        self.theme = Theme(self)
        self.languages = Languages(self)
        self.tasks = Tasks(self)
        self.instance = SingleInstance(self.data, self)
        self.context: DeskContext | None = None
        self.services: Services | None = None
        self.guard: CrashGuard | None = None
        self.outgoing: Outgoing | None = None
        self.forgetting: Forgetting | None = None
        self._first: FirstRunPage | None = None
        self._roll: RollAtHand | None = None  # the kept muster roll, while there is no database
        self._is_closed = False
        self.is_settled = False  # whether what follows the first page was done too

    def claim(self) -> bool:
        """Whether this is the only window on the data file; otherwise the other one comes forward."""
        return self.instance.claim()

    def show(self) -> MainWindow:
        """Paints the shell, then begins to load what is behind it."""
        self.theme.set_mode(self.preferences.settings.theme)
        self.theme.install()
        self.languages.use(self._lang())
        self.icons = Icons(self.theme, self.paths.icons, self)
        state = QSettings(str(self.paths.window_state), QSettings.Format.IniFormat, self)
        self.window = MainWindow(self.theme, self.languages, self.preferences, self.icons, state)
        self.preferences.changed.connect(self._follow_preferences)
        self.instance.raised.connect(self.window.come_forward)
        self.window.closing.connect(self.close)
        self.window.reopen_requested.connect(self._begin_again)
        self._page = self._last_page()
        self.window.show_frame(self._page)
        self.window.show()
        # Behind the first paint: zero would run before it.
        QTimer.singleShot(1, self._load)
        return self.window

    def _lang(self) -> Lang:
        kept = self.preferences.settings.lang
        chosen: Lang = "zh_CN" if kept == "zh_CN" else "en" if kept == "en" else system_lang()
        return self._lang_asked or chosen

    def _last_page(self) -> str:
        kept = self.preferences.settings.last_page
        return kept if any(spec.id == kept for spec in PAGES) else PAGES[0].id

    # --- what comes after the first paint ------------------------------------------------

    def _load(self) -> None:
        from jib_desk.views.crash import CrashGuard

        workstation.set_up_log(self.paths)
        self.guard = CrashGuard(
            self.window, lambda kind, error, trace: workstation.write_crash_report(self.paths, kind, error, trace)
        )
        self.guard.refused.connect(self.window.tell_refused, Qt.ConnectionType.QueuedConnection)
        self.guard.install()
        if self.data.exists():
            folder, page = self.preferences.settings.backup_folder, self._page
            self._open(lambda: _open_centre(self.data, folder, page))
            # Here, not in the worker: classes of Qt that two threads make at once crash the program.
            self._in_turn(*page_list.pieces(page))
        else:
            self._ask_first()
            self._answer()

    def _answer(self) -> None:
        """What nobody looks at before there is a page: the window's icon and others, and the ear for a second start."""
        self.window.setWindowIcon(QIcon(str(RESOURCES / "icons" / "jib-desk.png")))
        self.icons.load()
        self.instance.listen()

    def _open(self, work: Callable[[], Services]) -> None:
        gc.disable()  # thousands of objects come with the imports, none of them garbage
        self.tasks.long(self.tr("Opening"), lambda _job: work(), self._attach, self._refused)

    def _attach(self, services: Services, *then: Callable[[], object]) -> None:
        from jib_desk.views.context import DeskContext

        self.services = services
        if self._roll is not None:
            self._roll.give_way()
            self._roll = None
        self.context = DeskContext(
            services,
            theme=self.theme,
            tasks=self.tasks,
            preferences=self.preferences,
            lang=self.languages.lang,
            workstation=self.preferences.settings.workstation_name,
            parent=self,
        )
        self.window.attach_pages(self.context)
        # One thing at a time: between them the window answers.
        commands = partial(self.window.attach_commands, self.context)
        self._in_turn(
            lambda: self.window.pages.page(self._page), self._show_page, commands, self._answer, *then, self._settle
        )

    def _in_turn(self, *steps: Callable[[], object]) -> None:
        """Runs steps one after the other, each after what the window has to paint or answer by then."""

        def run() -> None:
            if not self._is_closed:
                steps[0]()
                if steps[1:]:
                    self._in_turn(*steps[1:])

        QTimer.singleShot(1, run)

    def _show_page(self) -> None:
        if not self.window.pages.current:  # else somebody was quicker
            self.window.show_page(self.window.page_wanted or self._page)
        if self._first is not None:
            self._first.deleteLater()
            self._first = None

    def _settle(self) -> None:
        """Once the first page was painted: the other services, and the day's backup."""
        services = self.services
        if services is None:
            return
        if services.database.read_only:
            from jib_desk.services.errors import DatabaseReadOnly

            why = services.database.fault or "read_only"
            self.window.tell_error(DatabaseReadOnly(str(self.data), why), "database")
        self._load_rest(services)

    def _load_rest(self, services: Services) -> None:
        """Everything else that the desk stands on; the day's first opening makes a backup, beside the work."""

        def work(_job: object) -> tuple[datetime | None, bool]:
            services.load()
            services.visitors.get_ready()
            _load_calendar(services)
            if services.database.read_only:
                return None, False
            services.backups.refuse_damage()
            is_first = services.backups.make_if_due() is not None
            rows = services.backups.all()
            return rows[0].made_at if rows else None, is_first

        def done(told: tuple[datetime | None, bool]) -> None:
            self._settled()
            made_at, is_first = told
            self._forget(is_first=is_first)
            if made_at is not None and self.context is not None:
                local = self.context.local(made_at)
                is_today = local.date() == self.context.today()
                day = "" if is_today else self.context.day_text(local.date(), "brief")
                self.window.foot.show_backup(f"{day} {local:%H:%M}".strip())

        def failed(error: DeskError) -> None:
            from jib_desk.services.errors import DatabaseRefused

            self._settled()
            self.window.tell_error(error)
            if not isinstance(error, DatabaseRefused):  # no place for a backup is no reason to remember anybody
                self._forget(is_first=False)

        self.tasks.long(self.tr("Backing up"), work, done, failed)

    def _settled(self) -> None:
        gc.enable()
        gc.freeze()
        self._carry_messages()
        self.is_settled = True

    def _forget(self, *, is_first: bool) -> None:
        """Whose time is over, where the centre's settings say so; else a person is told or asked."""
        from jib_desk.views.settings.forgetting import Forgetting

        if self.context is not None and not self.context.services.database.read_only and not self._is_closed:
            self.forgetting = Forgetting(self.context, self.window.bars, self)
            self.forgetting.begin(is_first=is_first)

    def _carry_messages(self) -> None:
        from jib_desk.views.outgoing import Outgoing

        if self.context is not None and not self.context.services.database.read_only and not self._is_closed:
            self.outgoing = Outgoing(self.context, self)

    def _refused(self, error: DeskError) -> None:
        """The database cannot be opened: say why, and offer to begin elsewhere or from a backup."""
        gc.enable()
        from jib_desk import phrases

        if self._first is not None:
            self._first.tell(lambda: phrases.sentence(error, self.languages.lang))
            return
        self._answer()
        self.window.tell_error(error, "database")
        self._have_roll_at_hand()

    def _have_roll_at_hand(self) -> None:
        """F12 without a database: the roll that was kept of it on this workstation."""
        from jib_desk.services.clock import SystemClock
        from jib_desk.services.visit.muster_snapshot import Unplugged
        from jib_desk.services.visit.muster_store import MusterStore
        from jib_desk.views.evacuation.kept_roll import RollAtHand

        if self._roll is None:
            roll = Unplugged(MusterStore.of(self.paths.muster, self.data), SystemClock())
            self._roll = RollAtHand(roll, self.theme, lambda: self.languages.lang, self.window, self.window.bars)

    # --- the first run -------------------------------------------------------------------

    def _ask_first(self) -> None:
        from jib_desk.services.plan import plan_shelf
        from jib_desk.views.first_run import FirstRunPage

        gc.enable()
        first = FirstRunPage(self.data, self.preferences, plan_shelf)
        self._first = first
        first.sample_chosen.connect(lambda: self._begin(None))
        first.empty_chosen.connect(self._begin)
        first.ledger_chosen.connect(lambda path, plan: self._begin(plan, path))
        first.refused.connect(self._refused)
        self.window.pages.addWidget(first)
        self.window.pages.setCurrentWidget(first)
        self.window.sidebar.hide()
        self.window.foot.hide()
        self._have_roll_at_hand()

    def _begin(self, plan: Plan | None, ledger: Path | None = None) -> None:
        """Makes the centre: an empty one on a plan, or without one the sample."""
        forgets = self._first is None or self._first.forgets.isChecked()
        if self._first is not None:
            self._first.set_busy(True)

        def begun(services: Services) -> None:
            self.window.sidebar.show()
            self.window.foot.show()
            self._attach(services, *([] if ledger is None else [partial(self.window.import_file, ledger)]))

        self.data.parent.mkdir(parents=True, exist_ok=True)
        make = partial(_make_centre, self.data, plan, forgets_daily=forgets)
        self.tasks.long(self.tr("Setting up"), lambda _job: make(), begun, self._refused)

    # --- while it runs -------------------------------------------------------------------

    def _follow_preferences(self) -> None:
        chosen = self.preferences.settings
        if chosen.theme != self.theme.mode:
            self.theme.set_mode(chosen.theme)
        lang = "zh_CN" if chosen.lang == "zh_CN" else "en" if chosen.lang == "en" else self.languages.lang
        if lang != self.languages.lang:
            if self.context is not None:
                self.context.set_lang(lang)
            self.languages.use(lang)

    def _begin_again(self) -> None:
        """Opens the data file anew in a fresh program: nothing of the lost one is carried over."""
        self.window.close()
        QProcess.startDetached(sys.executable, sys.orig_argv[1:])

    def close(self) -> None:
        """Lets the write at hand commit, then gives everything back."""
        self._is_closed = True
        if self.outgoing is not None:
            self.outgoing.stop()
        if self.forgetting is not None:
            self.forgetting.stop()
        self.tasks.close()
        gc.enable()
        if self.services is not None:
            self.services.close()
            self.services = None
        self.instance.release()
        if self.guard is not None:
            self.guard.remove()


def _open_centre(path: Path, backup_folder: Path | None, page: str) -> Services:
    """Opens the database and imports what a first page stands on; runs in the worker thread."""
    from jib_desk.services.centre import open_centre
    from jib_desk.services.clock import SystemClock

    muster_folder = workstation.Paths.of_user().muster
    services = open_centre(path, SystemClock(), backup_folder=backup_folder, muster_folder=muster_folder)
    if page not in _LIGHT_PAGES:
        services.load()
    if page in _DAY_PAGES:
        _load_calendar(services)
    return services


def _load_calendar(services: Services) -> None:
    services.settings.is_workday(services.clock.now().astimezone(services.facts.centre().zone).date())


def _make_centre(path: Path, plan: Plan | None, *, forgets_daily: bool) -> Services:
    from jib_desk.services.clock import SystemClock
    from jib_desk.services.sample import sample

    if plan is None:
        made = sample.demo(path)
    else:
        made = sample.init(path, clock=SystemClock(), plan=plan, forgets_daily=forgets_daily)
    made.close()
    return _open_centre(path, None, "today")


def run(data: Path | None = None, lang: str | None = None) -> int:
    """Opens the window and stays until it is closed. A second start raises the first window and ends."""
    QApplication.setApplicationName("jib-desk")
    QApplication.setApplicationDisplayName("JIB Desk")
    QApplication.setDesktopFileName("jib-desk")
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    desk = Desk(data, lang)
    if not desk.claim():
        return 0
    desk.show()
    # Ctrl-C is seen only when Python runs now and then.
    signal.signal(signal.SIGINT, lambda _number, _frame: desk.window.close())
    pulse = QTimer()
    pulse.start(_PULSE_MS)
    pulse.timeout.connect(lambda: None)
    return app.exec()
