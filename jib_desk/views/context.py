"""What a page is given: the services, who acts, the clock, and ways to write, to tell and to go elsewhere.

Built once by `app.py`, and just as well by a test: `DeskContext(open_services(database, clock))`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from PySide6.QtCore import QDate, QLocale, QObject, Signal

from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.errors import DeskError
from jib_desk.views.languages import locale_of
from jib_desk.views.notifier import Notifier
from jib_desk.views.preferences import Preferences
from jib_desk.views.tasks import Job, Tasks
from jib_desk.views.theme import Theme

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from jib_desk.rules.words import Lang
    from jib_desk.services.centre import Services
    from jib_desk.services.clock import Clock
    from jib_desk.services.rows.centre import CentreRow
    from jib_desk.services.rows.staff import Actor

T = TypeVar("T")


class DeskContext(QObject):
    """The desk at which a person works.

    Signals are wishes to the window; a page that runs alone in a test needs none of them answered.
    """

    wrote = Signal(object)  # the Changes of a write of this very desk, once its toast is up
    toast_requested = Signal(str, int)  # text, journal entry that Undo would take back (0 = none)
    error_raised = Signal(object)  # a DeskError that no form took
    error_over = Signal()  # what its bar said does not hold any more
    arrived = Signal(object)  # the VisitRow of somebody who came in by another way than the form
    open_requested = Signal(str, str, int)  # page id, record kind or "", its id
    command_requested = Signal(str)  # id of a registered action
    file_offered = Signal(str)  # path of a workbook dropped on the window or chosen by a person
    staff_changed = Signal()
    lang_changed = Signal()
    centre_changed = Signal()

    def __init__(
        self,
        services: Services,
        *,
        theme: Theme | None = None,
        tasks: Tasks | None = None,
        preferences: Preferences | None = None,
        lang: Lang = "en",
        workstation: str = "",
        staff_code: str = "front_desk",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self.clock: Clock = services.clock
        self.theme = theme or Theme(self)
        self.notifier = Notifier(self)
        self.tasks = tasks or Tasks(self)
        self.preferences = preferences
        self._lang: Lang = lang
        self._workstation = workstation
        self._staff_code = staff_code
        self._actor: Actor | None = None
        self._centre: CentreRow | None = None
        self.notifier.changed.connect(self._forget_centre)
        self.notifier.start_at(services.news.last_number())

    # --- who, when, where ----------------------------------------------------------------

    def actor(self) -> Actor:
        """The staff member at this workstation."""
        actor = self._actor or self.services.staff.actor(self._staff_code, self._workstation)
        self._actor = actor
        return actor

    def set_staff(self, code: str) -> None:
        """Another person takes the desk."""
        self._staff_code = code
        self._actor = None
        self.staff_changed.emit()

    def staff_name(self, name: str) -> str:
        """A staff member's name as it is shown: those that the program itself made have words."""
        own = {
            "Front desk": self.tr("Front desk"),
            "Command line": self.tr("Command line"),
            "System": self.tr("System"),
        }
        return own.get(name, name)

    def centre(self) -> CentreRow:
        """The centre's settings, read once and again after each change of them."""
        centre = self._centre or self.services.facts.centre()
        self._centre = centre
        return centre

    @property
    def zone(self) -> ZoneInfo:
        """The centre's time zone, which may differ from the workstation's."""
        return self.centre().zone

    def today(self) -> date:
        """Today's date where the centre is."""
        return self.clock.now().astimezone(self.zone).date()

    def local(self, instant: datetime) -> datetime:
        """An instant as the centre's wall clock shows it."""
        return instant.astimezone(self.zone)

    @property
    def lang(self) -> Lang:
        """The language of the window."""
        return self._lang

    def set_lang(self, lang: Lang) -> None:
        """Tells the desk which language the window now speaks."""
        if lang != self._lang:
            self._lang = lang
            self.lang_changed.emit()

    @property
    def locale(self) -> QLocale:
        """How dates and numbers are written; English is British: day before month, 24 hours."""
        return locale_of(self._lang)

    def day_text(self, day: date, form: Literal["long", "day", "brief"] = "day") -> str:
        """A day written out: Thursday, 30 November 2023 · 30 Nov 2023 · 30 Nov (2023年11月30日 星期四 …)."""
        shown = QDate(day.year, day.month, day.day)
        if form == "long":
            return self.locale.toString(shown, QLocale.FormatType.LongFormat)
        english, chinese = {"day": ("d MMM yyyy", "yyyy年M月d日"), "brief": ("d MMM", "M月d日")}[form]
        return self.locale.toString(shown, chinese if self._lang == "zh_CN" else english)

    def percent(self, part: float, whole: float) -> str:
        """A share with one decimal as the language writes it; a dash where there is no whole."""
        return f"{self.locale.toString(100 * part / whole, 'f', 1)} %" if whole else "–"

    def name(self, en: str, zh: str) -> str:
        """Of two names the one in the window's language, or the other where it is missing."""
        return (zh or en) if self._lang == "zh_CN" else (en or zh)

    # --- reading and writing -------------------------------------------------------------

    def read(self, fn: Callable[[], T]) -> T:
        """A read on the GUI thread: indexed and under 10 ms."""
        return fn()

    def run(
        self,
        work: Callable[[], Outcome[Any]],
        done: Callable[[Outcome[Any]], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        text: str | Callable[[Outcome[Any]], str] = "",
    ) -> None:
        """One write on the writer thread.

        On success the change is announced, `done` gets the outcome, and a toast shows `text`
        with Undo. On failure `failed` gets the typed error, so that the form stays filled;
        without it the window shows a bar.
        """

        def finish(outcome: Outcome[Any]) -> None:
            self.notifier.publish(outcome.changes)
            if done is not None:
                done(outcome)
            said = text if isinstance(text, str) else text(outcome)
            if said:
                undoable = outcome.changes.undoable and not outcome.repeated
                self.toast_requested.emit(said, outcome.changes.entry if undoable else 0)
            self.wrote.emit(outcome.changes)

        self.tasks.write(work, finish, failed or self.error_raised.emit)

    def run_long(
        self,
        text: str,
        work: Callable[[Job], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Job:
        """Work of more than a second, with progress and Cancel; the window stays usable.

        The work calls `job.report(done, total)` (raises `Cancelled`) or asks `job.is_cancelled()`.
        An `Outcome` among the results is announced like a write.
        """

        def finish(result: Any) -> None:
            answer: object = result
            if isinstance(answer, Outcome):
                self.notifier.publish(answer.changes)
            if done is not None:
                done(result)

        return self.tasks.long(text, work, finish, failed or self.error_raised.emit)

    # --- telling and going ---------------------------------------------------------------

    def toast(self, text: str, entry: int = 0) -> None:
        """A line that goes away by itself, with Undo when an entry is given. Never for errors."""
        self.toast_requested.emit(text, entry)

    def show_error(self, error: DeskError) -> None:
        """A bar with the error's sentence, until it is closed."""
        self.error_raised.emit(error)

    def go_to(self, page_id: str, kind: str = "", key: int = 0) -> None:
        """Goes to a page, and there to one record."""
        self.open_requested.emit(page_id, kind, key)

    def close(self) -> None:
        """Lets the write at hand finish and stops the threads."""
        self.tasks.close()

    def _forget_centre(self, changes: Changes) -> None:
        if changes.touches("setting", "centre"):
            self._centre = None
            self.centre_changed.emit()
