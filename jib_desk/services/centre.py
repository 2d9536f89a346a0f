"""The services of one open centre, put together; and the opening and making of centres."""

from dataclasses import dataclass
from pathlib import Path

from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.services import backups as backing
from jib_desk.services.attachments import AttachmentsService
from jib_desk.services.backups import BackupService
from jib_desk.services.base import typed
from jib_desk.services.bookings import BookingsService
from jib_desk.services.clock import Clock
from jib_desk.services.companies import CompaniesService
from jib_desk.services.events import EventsService
from jib_desk.services.exports import ExportsService
from jib_desk.services.imports import ImportsService
from jib_desk.services.journal import JournalService
from jib_desk.services.plans import PlansService
from jib_desk.services.reports import ReportsService
from jib_desk.services.search import SearchService
from jib_desk.services.seats import SeatsService
from jib_desk.services.settings import SettingsService
from jib_desk.services.staff import StaffService
from jib_desk.services.visitors import VisitorsService


@dataclass(frozen=True)
class Services:
    """Everything that staff do, by area of work, on one database."""

    database: Database
    clock: Clock
    plans: PlansService
    seats: SeatsService
    companies: CompaniesService
    visitors: VisitorsService
    bookings: BookingsService
    events: EventsService
    settings: SettingsService
    staff: StaffService
    search: SearchService
    reports: ReportsService
    imports: ImportsService
    exports: ExportsService
    attachments: AttachmentsService
    backups: BackupService
    journal: JournalService

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_services(database: Database, clock: Clock, backup_folder: Path | None = None) -> Services:
    """The services of an open database. The search index is kept by a hook in each transaction."""
    search = SearchService(database, clock)
    database.hooks.append(search.refresh)
    backups = BackupService(database, clock, backup_folder)
    return Services(
        database=database,
        clock=clock,
        plans=PlansService(database, clock),
        seats=SeatsService(database, clock),
        companies=CompaniesService(database, clock),
        visitors=VisitorsService(database, clock),
        bookings=BookingsService(database, clock),
        events=EventsService(database, clock),
        settings=SettingsService(database, clock),
        staff=StaffService(database, clock),
        search=search,
        reports=ReportsService(database, clock),
        imports=ImportsService(database, clock, backups),
        exports=ExportsService(database, clock),
        attachments=AttachmentsService(database, clock),
        backups=backups,
        journal=JournalService(database, clock),
    )


def open_centre(path: Path, clock: Clock, *, read_only: bool = False, backup_folder: Path | None = None) -> Services:
    """Open an existing centre; an older one is backed up and migrated. Raises the typed errors of databases."""

    def before_migration(old: Path) -> None:
        backing.make_backup(old, backup_folder or backing.default_folder(old), clock.now(), "migration")

    try:
        database = Database.open(path, read_only=read_only, backup=before_migration)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    return open_services(database, clock, backup_folder)


def create_centre(path: Path, clock: Clock, *, backup_folder: Path | None = None) -> Services:
    """A new database without a plan. Raises FileExists, NotWritable, DiskFull."""
    try:
        database = Database.create(path)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    return open_services(database, clock, backup_folder)
