"""Ledgers in: a preview that is what will be committed, and its commit."""

from jib_desk.models.database import Database
from jib_desk.services.backups import BackupService
from jib_desk.services.base import Service
from jib_desk.services.clock import Clock


class ImportsService(Service):
    """Previews and applies ledgers."""

    def __init__(self, database: Database, clock: Clock, backups: BackupService) -> None:
        super().__init__(database, clock)
        self._backups = backups
