"""The services of one open centre, put together; and the opening and making of centres."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.services import search_form
from jib_desk.services.base import typed
from jib_desk.services.centre_reads import CentreReads
from jib_desk.services.clock import Clock
from jib_desk.services.inviting import InvitingServices
from jib_desk.services.journal_news import JournalNews
from jib_desk.services.plan.plans import PlansService
from jib_desk.services.registers import RegisterServices
from jib_desk.services.staff import StaffService

if TYPE_CHECKING:
    from jib_desk.models.journal import Work
    from jib_desk.models.lines import Line
    from jib_desk.services.booking.bookings import BookingsService
    from jib_desk.services.booking.events import EventsService
    from jib_desk.services.care.census import CensusService
    from jib_desk.services.care.checklists import ChecklistsService
    from jib_desk.services.care.repair_reads import RepairReads
    from jib_desk.services.care.repairs import RepairsService
    from jib_desk.services.company.access import AccessService
    from jib_desk.services.company.admission import AdmissionService
    from jib_desk.services.company.agreements import AgreementsService
    from jib_desk.services.company.companies import CompaniesService
    from jib_desk.services.company.company_merge import MergingService
    from jib_desk.services.company.instructions import InstructionsService
    from jib_desk.services.company.service_records import ServiceRecords
    from jib_desk.services.files.attachments import AttachmentsService
    from jib_desk.services.files.backups import BackupService
    from jib_desk.services.journal import JournalService
    from jib_desk.services.message.messages import MessagesService
    from jib_desk.services.message.sender import SenderService
    from jib_desk.services.pins import PinsService
    from jib_desk.services.plan.plan_edits import PlanEditsService
    from jib_desk.services.plan.plan_files import PlanFilesService
    from jib_desk.services.plan.plan_layers import PlanLayersService
    from jib_desk.services.plan.safety import SafetyService
    from jib_desk.services.reports import ReportsService
    from jib_desk.services.search import SearchService
    from jib_desk.services.seat.seats import SeatsService
    from jib_desk.services.settings import SettingsService
    from jib_desk.services.sheets.exports import ExportsService
    from jib_desk.services.sheets.imports import ImportsService
    from jib_desk.services.visit.answers import AnswersService
    from jib_desk.services.visit.badges import BadgesService
    from jib_desk.services.visit.closing import ClosingService
    from jib_desk.services.visit.evacuations import EvacuationsService
    from jib_desk.services.visit.muster import InsideReads
    from jib_desk.services.visit.muster_snapshot import MusterSnapshots
    from jib_desk.services.visit.muster_ticks import MusterService
    from jib_desk.services.visit.paper_kits import PaperKitsService
    from jib_desk.services.visit.privacy import PrivacyService
    from jib_desk.services.visit.visitors import VisitorsService
    from jib_desk.services.visit.watch import WatchService

_SOON = (
    "seats", "companies", "visitors", "bookings", "events", "settings", "search", "journal", "checklists",
    "messages", "sender",
)  # fmt: skip


class Services(InvitingServices, RegisterServices):
    """Everything that staff do, by area of work, on one database.

    The first four read past SQLAlchemy and stand at once. The others are imported when they are first asked for:
    together they take longer than the rest of a start. `load` asks for them all, beside the window.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        backup_folder: Path | None = None,
        muster_folder: Path | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.plans = PlansService(database, clock)
        self.staff = StaffService(database, clock)
        self.facts = CentreReads(database, clock)
        self.news = JournalNews(database, clock)
        self._backup_folder = backup_folder
        self._muster_folder = muster_folder

    @cached_property
    def heads(self) -> InsideReads:
        from jib_desk.services.visit.muster import InsideReads

        return InsideReads(self.database, self.clock)

    @cached_property
    def mending(self) -> RepairReads:
        from jib_desk.services.care.repair_reads import RepairReads  # without SQLAlchemy, as the plan wants it

        return RepairReads(self.database, self.clock)

    @cached_property
    def seats(self) -> SeatsService:
        from jib_desk.services.seat.seats import SeatsService

        return SeatsService(self.database, self.clock)

    @cached_property
    def companies(self) -> CompaniesService:
        from jib_desk.services.company.companies import CompaniesService

        return CompaniesService(self.database, self.clock)

    @cached_property
    def visitors(self) -> VisitorsService:
        from jib_desk.services.visit.visitors import VisitorsService

        return VisitorsService(self.database, self.clock)

    @cached_property
    def badges(self) -> BadgesService:
        from jib_desk.services.visit.badges import BadgesService

        return BadgesService(self.database, self.clock)

    @cached_property
    def paper_kits(self) -> PaperKitsService:
        from jib_desk.services.visit.paper_kits import PaperKitsService

        return PaperKitsService(self.database, self.clock)

    @cached_property
    def watch(self) -> WatchService:
        from jib_desk.services.visit.watch import WatchService

        return WatchService(self.database, self.clock)

    @cached_property
    def bookings(self) -> BookingsService:
        from jib_desk.services.booking.bookings import BookingsService

        return BookingsService(self.database, self.clock)

    @cached_property
    def events(self) -> EventsService:
        from jib_desk.services.booking.events import EventsService

        return EventsService(self.database, self.clock)

    @cached_property
    def settings(self) -> SettingsService:
        from jib_desk.services.settings import SettingsService

        return SettingsService(self.database, self.clock)

    @cached_property
    def search(self) -> SearchService:
        from jib_desk.services.search import SearchService

        return SearchService(self.database, self.clock)

    @cached_property
    def reports(self) -> ReportsService:
        from jib_desk.services.reports import ReportsService

        return ReportsService(self.database, self.clock)

    @cached_property
    def imports(self) -> ImportsService:
        from jib_desk.services.sheets.imports import ImportsService

        return ImportsService(self.database, self.clock, self.backups)

    @cached_property
    def exports(self) -> ExportsService:
        from jib_desk.services.sheets.exports import ExportsService

        return ExportsService(self.database, self.clock)

    @cached_property
    def agreements(self) -> AgreementsService:
        from jib_desk.services.company.agreements import AgreementsService

        return AgreementsService(self.database, self.clock)

    @cached_property
    def service_records(self) -> ServiceRecords:
        from jib_desk.services.company.service_records import ServiceRecords

        return ServiceRecords(self.database, self.clock)

    @cached_property
    def instructions(self) -> InstructionsService:
        from jib_desk.services.company.instructions import InstructionsService

        return InstructionsService(self.database, self.clock)

    @cached_property
    def attachments(self) -> AttachmentsService:
        from jib_desk.services.files.attachments import AttachmentsService

        return AttachmentsService(self.database, self.clock)

    @cached_property
    def merging(self) -> MergingService:
        from jib_desk.services.company.company_merge import MergingService

        return MergingService(self.database, self.clock)

    @cached_property
    def admission(self) -> AdmissionService:
        from jib_desk.services.company.admission import AdmissionService

        return AdmissionService(self.database, self.clock)

    @cached_property
    def census(self) -> CensusService:
        from jib_desk.services.care.census import CensusService

        return CensusService(self.database, self.clock)

    @cached_property
    def repairs(self) -> RepairsService:
        from jib_desk.services.care.repairs import RepairsService

        return RepairsService(self.database, self.clock)

    @cached_property
    def checklists(self) -> ChecklistsService:
        from jib_desk.services.care.checklists import ChecklistsService

        return ChecklistsService(self.database, self.clock)

    @cached_property
    def access(self) -> AccessService:
        from jib_desk.services.company.access import AccessService

        return AccessService(self.database, self.clock)

    @cached_property
    def evacuations(self) -> EvacuationsService:
        from jib_desk.services.visit.evacuations import EvacuationsService

        return EvacuationsService(self.database, self.clock)

    @cached_property
    def closing(self) -> ClosingService:
        from jib_desk.services.visit.closing import ClosingService

        return ClosingService(self.database, self.clock)

    @cached_property
    def muster(self) -> MusterService:
        from jib_desk.services.visit.muster_ticks import MusterService

        return MusterService(self.database, self.clock)

    @cached_property
    def messages(self) -> MessagesService:
        from jib_desk.services.message.messages import MessagesService

        return MessagesService(self.database, self.clock)

    @cached_property
    def sender(self) -> SenderService:
        from jib_desk.services.message.sender import SenderService

        return SenderService(self.database, self.clock)

    @cached_property
    def answers(self) -> AnswersService:
        from jib_desk.services.visit.answers import AnswersService

        return AnswersService(self.database, self.clock)

    @cached_property
    def muster_snapshots(self) -> MusterSnapshots:
        from jib_desk.services.visit.muster_snapshot import MusterSnapshots
        from jib_desk.services.visit.muster_store import MusterStore

        folder = self._muster_folder
        store = None if folder is None else MusterStore.of(folder, self.database.path)
        return MusterSnapshots(self.database, self.clock, store)

    @cached_property
    def pins(self) -> PinsService:
        from jib_desk.services.pins import PinsService

        return PinsService(self.database, self.clock)

    @cached_property
    def privacy(self) -> PrivacyService:
        from jib_desk.services.files.file_store import FOLDER, FileStore
        from jib_desk.services.visit.privacy import PrivacyService

        stores = (FileStore(self.backups.folder / FOLDER),)
        return PrivacyService(self.database, self.clock, stores, self.muster_snapshots.rewrite)

    @cached_property
    def plan_edits(self) -> PlanEditsService:
        from jib_desk.services.plan.plan_edits import PlanEditsService

        return PlanEditsService(self.database, self.clock)

    @cached_property
    def plan_files(self) -> PlanFilesService:
        from jib_desk.services.plan.plan_files import PlanFilesService

        return PlanFilesService(self.database, self.clock)

    @cached_property
    def plan_layers(self) -> PlanLayersService:
        from jib_desk.services.plan.plan_layers import PlanLayersService

        return PlanLayersService(self.database, self.clock)

    @cached_property
    def safety(self) -> SafetyService:
        from jib_desk.services.plan.safety import SafetyService

        return SafetyService(self.database, self.clock)

    @cached_property
    def backups(self) -> BackupService:
        from jib_desk.services.files.backups import BackupService

        return BackupService(self.database, self.clock, self._backup_folder)

    @cached_property
    def journal(self) -> JournalService:
        from jib_desk.services.journal import JournalService

        return JournalService(self.database, self.clock)

    def load(self) -> None:
        """Imports what no first page waits for; called in a thread beside the window.

        Services that write or read workbooks stay out: whoever asks for one waits for its work anyway.
        """
        for name in _SOON:
            getattr(self, name)
        self.database.engine  # noqa: B018 - made here rather than under the first click

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def open_services(
    database: Database, clock: Clock, backup_folder: Path | None = None, muster_folder: Path | None = None
) -> Services:
    """The services of an open database. Hooks in each transaction keep the search index and merged cards."""
    services = Services(database, clock, backup_folder, muster_folder)

    def keep_index(work: Work, lines: list[Line]) -> None:
        services.search.refresh(work, lines)

    def refuse_merged(work: Work, lines: list[Line]) -> None:
        from jib_desk.services.company import merged_cards  # with the mapped tables, which no first page waits for

        merged_cards.refuse_writes(work, lines)

    database.hooks += [refuse_merged, keep_index]
    search_form.renew(database, clock)
    return services


def open_centre(
    path: Path,
    clock: Clock,
    *,
    read_only: bool = False,
    backup_folder: Path | None = None,
    muster_folder: Path | None = None,
) -> Services:
    """Open an existing centre; an older one is backed up and migrated. Raises the typed errors of databases."""

    def before_migration(old: Path) -> None:
        from jib_desk.services.files import backups

        backups.make_backup(old, backup_folder or backups.default_folder(old), clock.now(), "migration")

    try:
        database = Database.open(path, read_only=read_only, backup=before_migration)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    return open_services(database, clock, backup_folder, muster_folder)


def create_centre(path: Path, clock: Clock, *, backup_folder: Path | None = None) -> Services:
    """A new database without a plan. Raises FileExists, NotWritable, DiskFull."""
    try:
        database = Database.create(path)
    except DatabaseFault as fault:
        raise typed(fault) from fault
    return open_services(database, clock, backup_folder)
