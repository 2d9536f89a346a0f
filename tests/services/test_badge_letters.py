"""A badge with letters is one badge, whether they are typed small or large; also of a centre that kept small ones."""

from datetime import timedelta

import pytest

from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.rules.badges import BadgeState, badge_code, read_badge_code
from jib_desk.rules.passes import folded
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from tests.services.test_badges import come, leave, pool


def as_once(services: Services, visit: VisitRow, badge: str = "v-3") -> VisitRow:
    """The visit's badge as it was kept while small letters were."""
    keep(services, "visit", visit.id, badge=badge)
    return services.visitors.visit(visit.id)


def keep(services: Services, table: str, key: int, **values: str) -> None:
    """Values as a program of before wrote them."""
    with services.database.write(Stamp(services.clock.now(), 3, "tests", "0", "tests.keep")) as writing:
        writing.work.update_many(TABLES[table], [{"id": key, **values}])


def test_what_was_typed_small_is_found_by_the_code_that_was_printed(services: Services, actor: Actor) -> None:
    visit = come(services, actor, "林一", "v-3")
    assert visit.badge == "V-3"
    (face,) = services.badges.faces([visit.id])
    code = read_badge_code(folded(face.code))
    assert code is not None
    wearer = services.visitors.by_badge(code.number)
    assert (wearer and wearer.id) == visit.id


def test_nobody_else_gets_it_in_the_other_letters(services: Services, actor: Actor) -> None:
    come(services, actor, "林一", "V-3")
    with pytest.raises(errors.BadgeInUse):
        come(services, actor, "周二", "v-3")


def test_a_badge_kept_in_small_letters_is_found_and_printed_like_any_other(services: Services, actor: Actor) -> None:
    visit = as_once(services, come(services, actor, "林一", "V-3"))
    for typed in ("v-3", "V-3", "Ｖ-3"):
        wearer = services.visitors.by_badge(typed)
        assert (wearer and wearer.id) == visit.id, typed
    assert [hit.id for hit in services.search.find("v-3") if hit.kind == "visit"][:1] == [visit.id]
    assert services.badges.faces([visit.id])[0].code == badge_code("", "V-3")
    assert {number: row.state for number, row in pool(services).items()} == {"V-3": BadgeState.WORN}


def test_it_is_not_worn_twice(services: Services, actor: Actor, clock: FixedClock) -> None:
    first = as_once(services, come(services, actor, "林一", "V-3"))
    other = come(services, actor, "周二", "5")
    planned = services.visitors.expect(by=actor, name_zh="吴三", expected_at=clock.now()).row
    with pytest.raises(errors.BadgeInUse) as refused:
        come(services, actor, "郑四", "V-3")
    assert refused.value.visitor == "林一"
    with pytest.raises(errors.BadgeInUse):
        services.visitors.check_in(by=actor, visit_id=planned.id, badge="v-3")
    with pytest.raises(errors.BadgeInUse):
        services.badges.exchange(by=actor, visit_id=other.id, version=other.version, badge="V-3")
    leave(services, actor, first)
    assert come(services, actor, "郑四", "v-3").badge == "V-3"


def test_it_comes_back_to_the_shelf_and_on_the_one_who_stepped_out(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = as_once(services, come(services, actor, "林一", "V-3"))
    services.visitors.check_out(by=actor, visit_ids=[visit.id], badge_is_out=True)
    clock.at += timedelta(minutes=5)
    assert services.visitors.free_badge(visitor_id=visit.visitor_id) == "V-3"
    out = services.visitors.stepped_out("V-3")
    assert (out and out.id) == visit.id
    again = services.visitors.check_in(by=actor, visitor_id=visit.visitor_id, badge="V-3").row
    assert again.id == visit.id, "one visit with a gap"
    services.visitors.check_out(by=actor, visit_ids=[visit.id], badge_is_out=True)
    as_once(services, visit)
    services.badges.came_back(by=actor, numbers=["v-3"])
    assert pool(services) == {}


def test_a_lost_one_is_lost_once_and_found_again(services: Services, actor: Actor) -> None:
    services.badges.lost(by=actor, number="V-3")
    keep(services, "badge", 1, number="v-3")
    services.badges.lost(by=actor, number="V-3", note="Lift")
    assert {number: (row.state, row.note) for number, row in pool(services).items()} == {
        "V-3": (BadgeState.LOST, "Lift")
    }
    services.badges.came_back(by=actor, numbers=["V-3"])
    assert pool(services) == {}
