"""Keys of a form that is no longer made are made anew when a centre is opened, and are then those of every change."""

from contextlib import closing
from pathlib import Path

from jib_desk.models.database import Database
from jib_desk.models.files import connect
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor


def run(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(connect(path, "rw")) as connection:
        return connection.execute(statement).fetchall()


def keys(path: Path) -> set[tuple[object, ...]]:
    return set(run(path, "SELECT kind, key, ref_id FROM search_key"))


def test_keys_made_anew_are_those_that_every_change_made(sample: Services, actor: Actor, clock: FixedClock) -> None:
    path = sample.database.path
    came = [
        sample.visitors.check_in(by=actor, name_zh="歐陽偉", phone=phone).row.visitor_id
        for phone in ("", "12000000077")
    ]
    sample.visitors.check_out(by=actor, visit_ids=[row.id for row in sample.visitors.on_site()])
    sample.visitors.merge(by=actor, keep_id=came[0], merge_id=came[1])
    sample.privacy.erase(by=actor, uid=sample.privacy.find("付访")[0].uid)
    made = keys(path)
    run(path, "UPDATE search_key SET key = '1' WHERE kind = 'form'")
    run(path, "DELETE FROM search_key WHERE kind <> 'form' AND ref_id % 3 = 0")
    open_services(sample.database, clock)
    assert keys(path) == made


def test_who_was_written_down_before_keys_had_this_form_has_them_when_the_centre_is_opened(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visitor = services.visitors.check_in(by=actor, name_zh="歐陽偉").row.visitor_id
    path = services.database.path
    run(path, "DELETE FROM search_key WHERE kind = 'form' OR key LIKE '%欧%' OR key LIKE '%伟%'")
    open_services(services.database, clock)
    assert ("visitor", "欧阳伟", visitor) in keys(path)
    assert services.journal.entries()[0].action == "visit.check_in", "nobody did anything"


def test_a_file_that_takes_no_writes_keeps_its_keys(services: Services, clock: FixedClock) -> None:
    path = services.database.path
    run(path, "DELETE FROM search_key WHERE kind = 'form'")
    before = keys(path)
    reader = Database.open(path, read_only=True)
    open_services(reader, clock)
    reader.close()
    with closing(connect(path, "rw")) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    assert keys(path) == before
