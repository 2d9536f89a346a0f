"""The commands of the window itself, and those that open a page and do its first thing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog

from jib_desk.rules.words import Role
from jib_desk.views.actions import Command, Shortcut
from jib_desk.views.companies.more import PAGE_ENTRIES, MoreWords, PageEntry
from jib_desk.views.evacuation.opening import Evacuations
from jib_desk.views.finder import Finder
from jib_desk.views.floor_plan.more import ENTRIES, MoreEntry
from jib_desk.views.page_list import PAGES
from jib_desk.views.visitors.closing_opening import StillHere
from jib_desk.views.visitors.more import ENTRIES as VISITOR_ENTRIES
from jib_desk.views.visitors.more import PageEntry as VisitorsEntry

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage
    from jib_desk.views.context import DeskContext
    from jib_desk.views.floor_plan.parts import FloorPlanParts
    from jib_desk.views.main_window import MainWindow
    from jib_desk.views.printing.preview import SheetPreview
    from jib_desk.views.visitors.page import VisitorsPage

_PLAN_ICON = "floor-plan"
_COMPANIES_ICON = "domain"
_VISITORS_ICON = "badge-account-outline"
_WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})
_Keys = QKeySequence.StandardKey


class WindowCommands(QObject):
    """Registers everything that can be done from anywhere in the window, and does it."""

    def __init__(self, window: MainWindow, desk: DeskContext) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._finder = Finder(window)
        self.evacuations = Evacuations(window, self.print_muster)
        self._behind = QTimer(self)  # what nobody waits for, once the window has answered
        self._behind.setSingleShot(True)
        self._behind.timeout.connect(self._keep_watch)
        window.closing.connect(self._behind.stop)
        self._behind.start(1)
        self._register_pages()
        self._register_desk()
        self._register_plan()
        self._register_companies()
        self._register_visitors()
        self._register_files()
        self._register_edit()
        self._register_view()

    def _add(
        self,
        id_: str,
        text: Callable[[], str],
        run: Callable[[], object],
        icon: str,
        shortcut: Shortcut = None,
        *,
        writes: bool = False,
    ) -> None:
        group = {"go": "go", "edit": "edit", "view": "view", "file": "file"}.get(id_.partition(".")[0], "desk")
        roles: dict[str, Any] = {"roles": _WRITERS} if writes else {}
        self._window.actions_.register(Command(id_, text, run, icon, shortcut, group, **roles))

    def _keep_watch(self) -> None:
        """Keeps the muster roll, and asks after a crash or a night who is still here."""
        self.evacuations.keep_rolls(self._desk)
        StillHere(self._window, self._desk)

    def _register_pages(self) -> None:
        window = self._window
        for place, spec in enumerate(PAGES, start=1):
            word, go = partial(window.page_word, spec.id), partial(window.show_page, spec.id)
            self._add(f"go.{spec.id}", word, go, spec.icon, f"Ctrl+{place}")

    def _register_desk(self) -> None:
        primary = self._primary
        self._add(
            "visit.check_in",
            lambda: self.tr("Check in visitor"),
            lambda: primary("visitors"),
            "account-arrow-right-outline",
            _Keys.New,
            writes=True,
        )
        self._add(
            "booking.book",
            lambda: self.tr("Book a room"),
            lambda: primary("bookings"),
            "calendar-plus",
            writes=True,
        )
        self._add(
            "seat.assign",
            lambda: self.tr("Assign a seat"),
            lambda: primary("floor_plan"),
            "account-plus-outline",
            writes=True,
        )
        muster = self.evacuations.muster
        self._window.actions_.register(
            Command("muster", lambda: self.tr("Muster roll: who is inside"), muster, "run-fast", "F12", is_urgent=True)
        )
        self._add("evacuation", lambda: self.tr("Evacuation…"), self.evacuations.open_view, "exit-run")
        self._add("print.visitors", lambda: self.tr("Print today's visitors"), self.print_visitors, "printer-outline")
        self._add("print.day", lambda: self.tr("Print today's bookings"), self.print_day_sheet, "printer-outline")

    def _register_plan(self) -> None:
        """What the plan's menu holds is found among the commands too."""
        for entry in ENTRIES:
            run = partial(self._open_on_plan, entry)
            self._window.actions_.register(Command(entry.id, entry.text, run, _PLAN_ICON, None, "desk", entry.roles))

    def _open_on_plan(self, entry: MoreEntry) -> None:
        self._window.show_page("floor_plan")
        entry.show(cast("FloorPlanParts", self._window.pages.page("floor_plan")))

    def _register_companies(self) -> None:
        """And what the companies' menu holds."""
        words = MoreWords(self)
        for entry in PAGE_ENTRIES:
            id_, text, run = (
                f"companies.{entry.id}",
                partial(entry.text, words),
                partial(self._open_on_companies, entry),
            )
            self._window.actions_.register(Command(id_, text, run, _COMPANIES_ICON, None, "desk", entry.roles))

    def _open_on_companies(self, entry: PageEntry) -> None:
        self._window.show_page("companies")
        entry.run(cast("CompaniesPage", self._window.pages.page("companies")))

    def _register_visitors(self) -> None:
        """And what the visitors' menu holds."""
        for entry in VISITOR_ENTRIES:
            run, is_on = partial(self._open_on_visitors, entry), partial(entry.is_on, self._desk)
            self._window.actions_.register(
                Command(entry.id, entry.text, run, _VISITORS_ICON, None, "desk", entry.roles, is_on)
            )

    def _open_on_visitors(self, entry: VisitorsEntry) -> None:
        self._window.show_page("visitors")
        page = self._window.pages.page("visitors")
        if page.come_forward():
            entry.run(cast("VisitorsPage", page))

    def _register_files(self) -> None:
        self._add(
            "file.import",
            lambda: self.tr("Import the ledger from Excel…"),
            self.choose_import,
            "file-import-outline",
            _Keys.Open,
            writes=True,
        )
        self._add(
            "file.workbook",
            lambda: self.tr("Monthly workbook…"),
            lambda: self._primary("reports"),
            "microsoft-excel",
        )
        self._add(
            "file.backup",
            lambda: self.tr("Back up now"),
            self.back_up,
            "database-arrow-up-outline",
            writes=True,
        )
        self._add("file.quit", lambda: self.tr("Quit"), self._window.close, "exit-to-app", "Ctrl+Q")

    def _register_edit(self) -> None:
        history = self._window.history
        if history is not None:
            self._add("edit.undo", lambda: self.tr("Undo"), history.undo, "undo", _Keys.Undo, writes=True)
            self._add("edit.redo", lambda: self.tr("Redo"), history.redo, "redo", _Keys.Redo, writes=True)
        find = self._finder
        self._add("edit.find", lambda: self.tr("Find anything"), find.open_search, "magnify", _Keys.Find)
        self._add("edit.commands", lambda: self.tr("All commands"), find.open_commands, "console-line", "Ctrl+K")

    def _register_view(self) -> None:
        choose = self._window.preferences.change
        self._add(
            "view.sidebar",
            lambda: self.tr("Widen or narrow the sidebar"),
            lambda: self._window.sidebar.set_wide(not self._window.sidebar.is_wide),
            "dock-left",
            "Ctrl+B",
        )
        look = "theme-light-dark"
        self._add("view.light", lambda: self.tr("Theme: light"), lambda: choose(theme="light"), look)
        self._add("view.dark", lambda: self.tr("Theme: dark"), lambda: choose(theme="dark"), look)
        self._add("view.system", lambda: self.tr("Theme: as the system"), lambda: choose(theme="system"), look)
        # Each language is named in its own words too, so that it is found by who cannot read the other.
        self._add("view.en", lambda: self.tr("Language: English"), lambda: choose(lang="en"), "translate")
        self._add("view.zh", lambda: self.tr("Language: Chinese 中文"), lambda: choose(lang="zh_CN"), "translate")
        self._add("view.help", lambda: self.tr("Help: keys and commands"), self.open_help, "help-circle-outline", "F1")

    # --- what they do --------------------------------------------------------------------

    def _primary(self, page_id: str) -> None:
        self._window.show_page(page_id)
        page = self._window.pages.page(page_id)
        if page.come_forward():
            page.primary_action()

    def choose_import(self) -> None:
        """Lets a person choose a workbook, then opens the import on it."""
        path, _kind = QFileDialog.getOpenFileName(
            self._window, self.tr("Choose the ledger"), "", self.tr("Excel workbooks (*.xlsx *.xlsm)")
        )
        if path:
            self._window.import_file(Path(path))

    def print_muster(self) -> SheetPreview:
        """The roll of who is inside, through the preview."""
        from jib_desk.views.printing.commands import print_muster

        return print_muster(self._desk, self._window)

    def print_visitors(self) -> None:
        """Today's visitors, through the preview."""
        from jib_desk.views.printing.commands import print_visitors

        print_visitors(self._desk, self._desk.today(), self._window)

    def print_day_sheet(self) -> None:
        """Today's bookings, through the preview."""
        from jib_desk.views.printing.commands import print_day_sheet

        print_day_sheet(self._desk, self._desk.today(), self._window)

    def back_up(self) -> None:
        """A backup beside the work; the foot then shows its time."""
        desk = self._desk
        folder = self._window.preferences.settings.backup_folder

        def done(_row: object) -> None:
            desk.toast(self.tr("Backup made"))
            self._window.foot.show_backup(f"{desk.local(desk.clock.now()):%H:%M}")

        desk.run_long(self.tr("Backing up"), lambda _job: desk.services.backups.make(folder), done)

    def open_help(self) -> None:
        """The list of commands with their keys."""
        from jib_desk.views.help import HelpDialog

        dialog = HelpDialog(self._window.actions_, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
