"""Within an arrival: whoever comes, by whichever way, his pass is worth nothing afterwards."""

from datetime import datetime

from sqlalchemy import Table

from jib_desk.models import direct
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES

PASS: Table = TABLES["visit_pass"]
_LIVE = "SELECT id FROM visit_pass WHERE visit_id = ? AND revoked_at IS NULL AND used_at IS NULL"


def use_pass(work: Work, visit_id: int, now: datetime) -> None:
    """Marks the pass of a visit that begins."""
    key = direct.scalar(work.session, _LIVE, (visit_id,))
    if key is not None:
        work.update_many(PASS, [{"id": key, "used_at": now}])


def revoke_pass(work: Work, visit_id: int, now: datetime) -> bool:
    """Takes an unused pass back. Whether there was one."""
    key = direct.scalar(work.session, _LIVE, (visit_id,))
    if key is not None:
        work.update_many(PASS, [{"id": key, "revoked_at": now}])
    return key is not None
