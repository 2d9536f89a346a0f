"""Workbooks out: the month's occupancy sheet and the lists, each written beside and moved into place.

Columns that name people are left out unless they are asked for; who asked stands in the journal with the
file (files/handing_over).
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar

from sqlalchemy.orm import Session

from jib_desk.excel.lists import Form, Imprint, Saved, write_list
from jib_desk.excel.sheets import bookings, seat_ledger, tenant_ledger, visitor_log
from jib_desk.excel.sheets.occupancy import write_occupancy
from jib_desk.services import errors
from jib_desk.services.booking.events import EventsService
from jib_desk.services.changes import Changes, Outcome
from jib_desk.services.files.handing_over import HandingOver
from jib_desk.services.files.own_files import refuse_own_files
from jib_desk.services.journal import JournalService
from jib_desk.services.rows.exports import ExportNotice, ExportRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.settings import centre_of
from jib_desk.services.sheets import export_lines
from jib_desk.services.sheets.export_month import occupancy_book
from jib_desk.services.sheets.templates import write_template
from jib_desk.version import VERSION

Line = TypeVar("Line")
Exported = Outcome[ExportRow]


class ExportsService(HandingOver):
    """Writes workbooks. All raise NotWritable, DiskFull, FileMissing (no such folder); the old file then stands.

    `personal_data` needs a manager and is logged as an entry of its own (NotAllowed).
    """

    def occupancy(
        self, *, by: Actor, path: Path, as_of: date, personal_data: bool = False, plan_picture: bytes | None = None
    ) -> Exported:
        """The month's workbook as of a day. `plan_picture` is a PNG; without it the plan is drawn in cells."""
        month = (as_of.replace(day=1), as_of)
        events = EventsService(self._database, self._clock).between(*month)

        def write(session: Session, place: Path) -> Saved:
            content = occupancy_book(
                session,
                imprint=self._imprint(session, by, as_of, month),
                events=events,
                picture=plan_picture,
                now=self._clock.now(),
            )
            return write_occupancy(place, content, personal_data=personal_data)

        return self._written(by, path, write, personal_data=personal_data)

    def companies(self, *, by: Actor, path: Path, on: date, personal_data: bool = False) -> Exported:
        """The tenant ledger as of a day; edited, it is imported again as changes."""
        return self._list(
            by,
            path,
            tenant_ledger.FORM,
            lambda session: export_lines.tenants(session, on, self._today(session)),
            (on, on),
            personal_data=personal_data,
        )

    def seats(self, *, by: Actor, path: Path, on: date) -> Exported:
        """The seat ledger as of a day."""
        return self._list(
            by,
            path,
            seat_ledger.FORM,
            lambda session: export_lines.seats(session, on, self._today(session)),
            (on, on),
        )

    def visits(self, *, by: Actor, path: Path, start: date, end: date, personal_data: bool = False) -> Exported:
        """The visitor log of some days, both included."""
        return self._list(
            by,
            path,
            visitor_log.FORM,
            lambda session: export_lines.visits(session, start, end, self._zone(session)),
            (start, end),
            personal_data=personal_data,
        )

    def bookings(self, *, by: Actor, path: Path, start: date, end: date, personal_data: bool = False) -> Exported:
        """The bookings of some days, both included."""
        return self._list(
            by,
            path,
            bookings.FORM,
            lambda session: export_lines.bookings(session, start, end, self._zone(session), self._clock.now()),
            (start, end),
            personal_data=personal_data,
        )

    def template(self, path: Path, what: str) -> None:
        """The empty sheet of a list (`templates.TEMPLATES`), with choices to pick from and a page of explanations."""
        refuse_own_files(path, self._database.path)
        write_template(path, what)

    # --- how --------------------------------------------------------------------------------

    def _list(
        self,
        by: Actor,
        path: Path,
        form: Form[Line],
        lines: Callable[[Session], Iterable[Line]],
        period: tuple[date, date],
        *,
        personal_data: bool = False,
    ) -> Exported:
        def write(session: Session, place: Path) -> Saved:
            imprint = self._imprint(session, by, period[1], period)
            return write_list(place, form, lines(session), imprint, personal_data=personal_data)

        return self._written(by, path, write, personal_data=personal_data)

    def _imprint(self, session: Session, by: Actor, as_of: date, period: tuple[date, date]) -> Imprint:
        centre = centre_of(session)
        return Imprint(
            centre_en=centre.name_en,
            centre_zh=centre.name_zh,
            as_of=as_of,
            made_at=self._clock.now().astimezone(centre.zone),
            version=VERSION,
            made_by=by.name,
            period=period,
            journal_head=JournalService(self._database, self._clock).head(),
        )

    def _written(
        self, by: Actor, path: Path, write: Callable[[Session, Path], Saved], *, personal_data: bool
    ) -> Exported:
        refuse_own_files(path, self._database.path)

        def at(place: Path) -> Saved:
            return self._read(lambda session: write(session, place))

        if personal_data:  # who takes it out of the centre, and into which file
            outcome = self._hand_over(by, path, at, lambda _work: path.name)
        else:
            try:
                outcome = Outcome(at(path), Changes())
            except OSError as error:
                raise errors.of_system(error, str(path)) from error
        saved = outcome.row
        notices = tuple(ExportNotice(item.sheet, item.row, item.column, item.code) for item in saved.notices)
        return Outcome(ExportRow(str(path), saved.rows, notices, personal_data), outcome.changes)
