"""Who came along with somebody: named for as long as a visitor of that category is, however long the leader is kept."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from python_calamine import CalamineWorkbook

from jib_desk.rules.mentions import MARK
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from tests.services.test_privacy import traces
from tests.services.test_retention import agree, stamp_rule

if TYPE_CHECKING:
    from jib_desk.services.centre import Services
    from jib_desk.services.rows.visitors import VisitRow

LEADER, OTHER, LATIN = "单雄信", "欧阳示例", "Zhao Shili"
TODAY = date(2023, 11, 30)


def party(
    services: "Services", by: Actor, category: VisitorCategory = VisitorCategory.GUEST, purpose: str = ""
) -> "VisitRow":
    """A group of three that has come."""
    visitors = services.visitors
    visit = visitors.check_in(
        by=by, name_zh=LEADER, party_size=3, category=category, purpose=purpose, is_unplanned=True
    ).row
    return visitors.set_party(by=by, visit_id=visit.id, version=visit.version, people=3, names=[OTHER, LATIN]).row


def named(services: "Services", visit: "VisitRow") -> list[str]:
    return [who.name_zh or who.name_latin for who in services.visitors.party(visit.id)]


def test_a_copy_for_the_leader_of_a_group_names_nobody_of_it(
    services: "Services", actor: Actor, tmp_path: Path
) -> None:
    party(services, actor, purpose=f"参观，{OTHER}要看电池，Shili Zhao 打电话")
    (person,) = services.privacy.find(LEADER)
    services.privacy.export(by=actor, uid=person.uid, path=tmp_path / "copy.xlsx")
    book = CalamineWorkbook.from_path(tmp_path / "copy.xlsx")
    sheets = "".join(str(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
    assert f"参观，{MARK}要看电池，{MARK} 打电话" in sheets
    assert OTHER not in sheets
    assert "Shili" not in sheets


def test_who_came_along_is_forgotten_with_the_days_although_the_leader_is_remembered(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    visit = party(services, actor)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    agree(services, actor, LEADER)
    assert services.privacy.purge_preview(TODAY + timedelta(days=29)).register == 0
    preview = services.privacy.purge_preview(TODAY + timedelta(days=30))
    assert (preview.count, preview.register) == (0, 2)
    clock.at += timedelta(days=30)
    done = services.privacy.purge(by=actor).row
    assert (done.people, done.register) == (0, 2)
    assert [row.name for row in services.privacy.find(LEADER)] == [LEADER]
    assert named(services, visit) == ["", ""]
    assert services.privacy.purge(by=actor).changes.entry == 0, "nobody is left"
    assert services.visitors.visit(visit.id).party_size == 3
    assert traces(services, OTHER, LATIN) == []


def test_who_came_along_is_counted_with_the_leader_who_goes(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    visit = party(services, actor)
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    preview = services.privacy.purge_preview(TODAY + timedelta(days=30))
    assert (preview.count, preview.register) == (1, 0)
    clock.at += timedelta(days=30)
    before = services.journal.last_number()
    done = services.privacy.purge(by=actor).row
    assert (done.people, done.register) == (1, 0)
    assert services.journal.last_number() == before + 1
    assert named(services, visit) == ["", ""]


def test_a_group_that_is_inside_or_to_come_keeps_its_names(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    party(services, actor)
    agree(services, actor, LEADER)
    at = clock.now() + timedelta(days=40)
    later = services.visitors.expect(by=actor, expected_at=at, name_zh="程示例", party_size=2).row
    services.visitors.set_party(by=actor, visit_id=later.id, version=later.version, people=2, names=["司马示例"])
    assert services.privacy.purge_preview(TODAY + timedelta(days=35)).register == 0
    assert services.privacy.purge_preview(TODAY + timedelta(days=69)).register == 0
    assert services.privacy.purge_preview(TODAY + timedelta(days=70)).count == 1, "with the one who was expected"


def test_the_category_of_the_visit_says_how_long(services: "Services", actor: Actor) -> None:
    stamp_rule(services, VisitorCategory.CONTRACTOR, 90)
    visit = party(services, actor, VisitorCategory.CONTRACTOR, "检修")
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    agree(services, actor, LEADER)
    assert services.privacy.purge_preview(TODAY + timedelta(days=89)).register == 0
    assert services.privacy.purge_preview(TODAY + timedelta(days=90)).register == 2
    rules = {VisitorCategory.CONTRACTOR: 10}
    assert services.privacy.purge_preview(TODAY + timedelta(days=10), rules=rules).register == 2


def without_latin(services: "Services", by: Actor) -> "VisitRow":
    """A group out of which somebody was taken again, and that has left."""
    visit = party(services, by)
    visitors = services.visitors
    fewer = visitors.set_party(by=by, visit_id=visit.id, version=visit.version, people=2, names=[OTHER]).row
    visitors.check_out(by=by, visit_ids=[fewer.id])
    return fewer


def test_who_was_taken_out_of_a_group_goes_with_it(services: "Services", actor: Actor) -> None:
    without_latin(services, actor)
    (person,) = services.privacy.find(LEADER)
    services.privacy.erase(by=actor, uid=person.uid)
    assert traces(services, LEADER, OTHER, LATIN) == []


def test_who_was_taken_out_of_a_group_is_forgotten_with_its_days(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    without_latin(services, actor)
    agree(services, actor, LEADER)
    clock.at += timedelta(days=30)
    assert services.privacy.purge_preview().register == 2
    assert services.privacy.purge(by=actor).row.register == 2
    assert services.privacy.purge_preview().register == 0
    assert services.journal.verify().findings == ()
    assert traces(services, OTHER, LATIN) == []


def test_whoever_was_let_in_by_mistake_is_forgotten_though_the_journal_alone_names_him(
    services: "Services", actor: Actor, clock: FixedClock
) -> None:
    visit = services.visitors.check_in(by=actor, name_zh=LEADER, purpose=LATIN, is_unplanned=True)
    services.journal.undo(by=actor, number=visit.changes.entry)
    clock.at += timedelta(days=29)
    services.privacy.purge(by=actor)
    assert traces(services, LEADER) != [], "not before its time"
    clock.at += timedelta(days=2)
    services.privacy.purge(by=actor)
    assert traces(services, LEADER) == []
    assert traces(services, LATIN) == []
    assert services.journal.verify().findings == ()
    assert services.privacy.purge(by=actor).changes.entry == 0, "nobody is left"
