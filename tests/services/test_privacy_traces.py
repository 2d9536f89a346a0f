"""Wherever a person can get into by a day at the desk, an erasure finds the way there too."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from jib_desk.models import direct
from jib_desk.models.database import Database
from jib_desk.models.files import companions
from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.desk_words import MusterKind, TermsKind, WatchStage
from jib_desk.services.centre import Services, open_services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from tests.conftest import copy_centre
from tests.services.test_privacy import WANG, come_and_go, traces

WORDS = ("王蔚岚", "Weilan", "weilan", "13955501234", "55501234", "第七门", "银色背包", "另一个人", "月亮项目")


@pytest.fixture
def services(init_template: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Services]:
    """An empty centre that keeps its muster rolls in a folder of the test's own."""
    database = Database.open(copy_centre(init_template, tmp_path / "centre.db"))
    yield open_services(database, clock, muster_folder=tmp_path / "muster")
    database.close()


def a_day(services: Services, actor: Actor, clock: FixedClock) -> None:
    """Everything that may happen to a visitor, and somebody else beside her."""
    services.terms.write(by=actor, kind=TermsKind.PRIVACY, body_en="We keep names.", body_zh="我们保存姓名。")
    planned = services.visitors.expect(
        by=actor, **WANG, purpose="月亮项目", expected_at=clock.now() + timedelta(hours=1)
    ).row
    services.passes.issue(by=actor, visit_id=planned.id)
    clock.at += timedelta(hours=1)
    visit = services.visitors.check_in(by=actor, visit_id=planned.id, badge="07").row.id
    notice(services, actor, visit)
    services.visitors.set_party(
        by=actor, visit_id=visit, version=services.visitors.visit(visit).version, people=3, names=["陆同行", "He Tong"]
    )
    evacuation = services.evacuations.start(by=actor, is_drill=True).row.evacuation
    sheet = services.muster.sheet(evacuation.id)
    line = next(line for line in sheet.lines if line.kind is MusterKind.VISITOR)
    services.muster.tick(by=actor, evacuation_id=evacuation.id, line=line, note="站在第七门")
    services.muster_snapshots.write(lambda _kept: b"%PDF-1.4")
    services.evacuations.all_clear(
        by=actor, evacuation_id=evacuation.id, version=evacuation.version, note="all spoken to"
    )
    services.visitors.depart(by=actor, visit_id=visit, heads=1)
    services.visitors.check_out(by=actor, visit_ids=[visit])
    services.visitors.refuse(by=actor, reason="银色背包", **WANG)
    come_and_go(services, actor, name_zh="陆留下")


def notice(services: Services, actor: Actor, visit_id: int) -> None:
    """She looked like somebody on the watch list and was not: the entry stays, what was noted of her goes."""
    entry = services.watch.add(by=actor, name_zh="王慧兰", reason="unpaid").row
    table, stamp = TABLES["watch_match"], Stamp(services.clock.now(), actor.id, "tests", "0", "watch.match")
    visitor_id = services.visitors.visit(visit_id).visitor_id
    with services.database.write(stamp) as writing:
        row = {
            "id": writing.work.next_ids(table, 1)[0],
            "version": 1,
            "watch_entry_id": entry.id,
            "visitor_id": visitor_id,
            "visit_id": visit_id,
            "stage": WatchStage.ARRIVAL,
            "score": 72,
            "seen_at": services.clock.now(),
            "name": "王蔚岚",
            "note": "另一个人",
            "staff_id": actor.id,
        }
        writing.work.write_many(table, [row])


def test_after_a_whole_day_nothing_of_an_erased_person_is_left(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    a_day(services, actor, clock)
    assert "王蔚岚" in "".join(traces_now(services, "王蔚岚")), "she was there"
    (person,) = services.privacy.find("王蔚岚")
    services.privacy.erase(by=actor, uid=person.uid)
    assert companions(services.database.path)[0].stat().st_size == 0, "the log is empty while the centre is open"
    assert services.journal.verify().findings == ()
    assert services.privacy.find("陆留下")
    assert traces(services, *WORDS, "陆同行", "He Tong") == []


def test_the_title_of_a_delegation_goes_with_whom_it_names(services: Services, actor: Actor, clock: FixedClock) -> None:
    preview = services.invitations.preview("陆文静 13955501235\n陆留下 13955501236", clock.now().date())
    at = clock.now() + timedelta(hours=1)
    for title in ("陆文静一行", "春季参观"):
        services.invitations.invite(by=actor, guests=preview.guests, expected_at=at, title=title)
        at += timedelta(days=1)
    (person,) = services.privacy.find("陆文静")
    services.privacy.erase(by=actor, uid=person.uid)
    with services.database.read() as session:
        titles = [title for (title,) in direct.fetch(session, "SELECT title FROM invitation ORDER BY id")]
    assert titles == ["", "春季参观"], "what names nobody stays while the others come"
    assert traces(services, "陆文静") == []


def traces_now(services: Services, word: str) -> list[str]:
    """The files that hold a word while the centre is open."""
    folder = services.database.path.parent
    return [
        f"{file.name}: {word}" for file in folder.rglob("*") if file.is_file() and word.encode() in file.read_bytes()
    ]
