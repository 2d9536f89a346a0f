"""The form of search keys: a file whose keys an older version made otherwise gets all of them anew when it is opened.

Light to import: it is asked at every start, and nearly always the answer is that nothing is to be done.
"""

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.faults import DatabaseFault
from jib_desk.services.clock import Clock
from jib_desk.version import VERSION

FORM = "6"  # raised whenever keys are made otherwise (rules/names, rules/watch, services/search_index)
_KIND = "form"  # the one row among the keys that says so


def renew(database: Database, clock: Clock) -> None:
    """Make all keys anew where they have another form. A file that takes no writes just now keeps what it has."""
    if database.read_only or _is_current(database):
        return
    from jib_desk.models.journal import Stamp
    from jib_desk.services import search_index

    # No entry comes of it: keys are no records, and nobody did anything.
    stamp = Stamp(at=clock.now(), staff_id=0, workstation="", program=VERSION, action="search.renew")
    try:
        with database.write(stamp) as writing:
            search_index.rebuild(writing.session)
            direct.run_many(writing.session, "DELETE FROM search_key WHERE kind = ?", [(_KIND,)])
            direct.run_many(
                writing.session, "INSERT INTO search_key (kind, key, ref_id) VALUES (?, ?, 0)", [(_KIND, FORM)]
            )
    except DatabaseFault as fault:
        if fault.why not in {"busy", "full", "not_writable"}:
            raise


def _is_current(database: Database) -> bool:
    with database.quick_read() as source:
        return direct.first(source, "SELECT 1 FROM search_key WHERE kind = ? AND key = ?", (_KIND, FORM)) is not None
