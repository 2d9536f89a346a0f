"""Badges are worn, come back, stay out, get lost and are found; what is printed on them holds no secret."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jib_desk.rules.badges import BadgeState
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import AlreadyInside, BadgeInUse, Stale, ValueRefused, VisitClosed
from jib_desk.services.rows.badges import BadgeRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow


def come(services: Services, actor: Actor, name: str, badge: str = "") -> VisitRow:
    number = badge or services.badges.free(1)[0]
    return services.visitors.check_in(by=actor, name_zh=name, badge=number).row


def leave(services: Services, actor: Actor, visit: VisitRow) -> None:
    services.visitors.check_out(by=actor, visit_ids=[visit.id])


def pool(services: Services) -> dict[str, BadgeRow]:
    return {row.number: row for row in services.badges.pool()}


def test_a_worn_badge_names_its_wearer_and_is_not_free(services: Services, actor: Actor) -> None:
    visit = come(services, actor, "林一", "1")
    row = pool(services)["01"]
    assert (row.state, row.visit_id, row.name_zh) == (BadgeState.WORN, visit.id, "林一")
    assert services.badges.free(3) == ("02", "03", "04")
    leave(services, actor, visit)
    assert services.badges.free(1) == ("01",)


def test_a_badge_that_did_not_come_back_is_listed_since_when_and_is_not_given_out(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = come(services, actor, "林一", "1")
    clock.at += timedelta(hours=1)
    leave(services, actor, visit)
    services.badges.not_returned(by=actor, visit_ids=[visit.id])
    (row,) = services.badges.out()
    assert (row.number, row.name_zh, row.since) == ("01", "林一", clock.now())
    assert services.badges.free(1) == ("02",)
    assert services.visitors.free_badge() == "02"
    services.badges.came_back(by=actor, numbers=["1"])
    assert services.badges.pool() == ()
    assert services.badges.free(1) == ("01",)


def test_only_a_visit_that_is_over_and_had_a_badge_can_keep_it(services: Services, actor: Actor) -> None:
    inside = come(services, actor, "林一", "1")
    with pytest.raises(ValueRefused) as refused:
        services.badges.not_returned(by=actor, visit_ids=[inside.id])
    assert refused.value.why == "still_inside"
    bare = services.visitors.check_in(by=actor, name_zh="高一").row
    leave(services, actor, bare)
    with pytest.raises(ValueRefused) as refused:
        services.badges.not_returned(by=actor, visit_ids=[bare.id])
    assert refused.value.why == "without_badge"


def test_a_badge_on_another_person_by_now_cannot_be_missing(services: Services, actor: Actor) -> None:
    first = come(services, actor, "林一", "1")
    leave(services, actor, first)
    come(services, actor, "高一", "1")
    with pytest.raises(BadgeInUse) as refused:
        services.badges.not_returned(by=actor, visit_ids=[first.id])
    assert refused.value.visitor == "高一"


def test_a_lost_badge_keeps_who_had_it_until_it_is_found(services: Services, actor: Actor) -> None:
    visit = come(services, actor, "林一", "1")
    leave(services, actor, visit)
    services.badges.not_returned(by=actor, visit_ids=[visit.id])
    services.badges.lost(by=actor, number="１", note="on the train")
    row = pool(services)["01"]
    assert (row.state, row.name_zh, row.note) == (BadgeState.LOST, "林一", "on the train")
    assert row.lost_on is not None
    assert services.badges.out() == ()
    services.badges.came_back(by=actor, numbers=["01"])
    assert pool(services) == {}


def test_whoever_comes_back_wearing_it_has_found_it(services: Services, actor: Actor) -> None:
    visit = come(services, actor, "林一", "1")
    services.visitors.check_out(by=actor, visit_ids=[visit.id], badge_is_out=True)
    services.badges.lost(by=actor, number="1", note="not handed in")
    services.visitors.come_back(by=actor, visit_id=visit.id)
    assert pool(services)["01"].state is BadgeState.WORN
    leave(services, actor, visit)
    assert pool(services) == {}, "handed back, it is on the shelf"


def test_whoever_is_given_the_one_set_aside_has_it(services: Services, actor: Actor, clock: FixedClock) -> None:
    planned = services.visitors.expect(by=actor, name_zh="林一", expected_at=clock.now()).row
    (reserved,) = services.badges.reserve(by=actor, visit_ids=[planned.id]).row
    services.badges.lost(by=actor, number=reserved.badge)
    came = services.visitors.check_in(by=actor, visit_id=planned.id).row
    assert came.badge == reserved.badge
    assert pool(services)[came.badge].state is BadgeState.WORN
    leave(services, actor, came)
    assert pool(services) == {}


def test_a_badge_nobody_knows_of_can_be_lost_and_found_twice(services: Services, actor: Actor) -> None:
    for _ in range(2):
        assert services.badges.lost(by=actor, number="9").row.visit_id is None
        services.badges.came_back(by=actor, numbers=["9"])
    assert pool(services) == {}


def test_what_was_not_missed_cannot_come_back(services: Services, actor: Actor) -> None:
    come(services, actor, "林一", "1")
    with pytest.raises(BadgeInUse):
        services.badges.came_back(by=actor, numbers=["1"])
    with pytest.raises(ValueRefused) as refused:
        services.badges.came_back(by=actor, numbers=["5"])
    assert refused.value.why == "is_on_the_shelf"


def test_taking_back_several_is_done_for_all_or_for_none(services: Services, actor: Actor) -> None:
    services.badges.lost(by=actor, number="8")
    with pytest.raises(ValueRefused):
        services.badges.came_back(by=actor, numbers=["8", "5"])
    assert set(pool(services)) == {"08"}


def test_undo_brings_a_missing_badge_back_into_the_list(services: Services, actor: Actor) -> None:
    services.badges.lost(by=actor, number="8", note="found in the yard")
    back = services.badges.came_back(by=actor, numbers=["8"])
    services.journal.undo(by=actor, number=back.changes.entry)
    assert pool(services)["08"].state is BadgeState.LOST


def test_a_badge_is_exchanged_and_the_old_one_is_lost(services: Services, actor: Actor) -> None:
    visit = come(services, actor, "林一", "1")
    other = come(services, actor, "高一", "2")
    with pytest.raises(BadgeInUse):
        services.badges.exchange(by=actor, visit_id=visit.id, version=visit.version, badge="2")
    now = services.badges.exchange(by=actor, visit_id=visit.id, version=visit.version, badge="3", is_lost=True).row
    assert now.badge == "03"
    assert {number: row.state for number, row in pool(services).items()} == {
        "01": BadgeState.LOST,
        "02": BadgeState.WORN,
        "03": BadgeState.WORN,
    }
    with pytest.raises(Stale):
        services.badges.exchange(by=actor, visit_id=visit.id, version=visit.version, badge="4")
    leave(services, actor, other)
    with pytest.raises(VisitClosed):
        services.badges.exchange(by=actor, visit_id=other.id, version=other.version + 1, badge="4")


def test_numbers_are_set_aside_for_who_is_expected_and_given_to_nobody_else(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visits = [
        services.visitors.expect(by=actor, name_zh=name, expected_at=clock.now() + timedelta(hours=1)).row
        for name in ("林一", "高一")
    ]
    come(services, actor, "梁一", "2")
    rows = services.badges.reserve(by=actor, visit_ids=[visit.id for visit in visits]).row
    assert [row.badge for row in rows] == ["01", "03"]
    assert services.badges.free(1) == ("04",)
    again = services.badges.reserve(by=actor, visit_ids=[visit.id for visit in visits])
    assert [row.badge for row in again.row] == ["01", "03"]
    services.visitors.check_in(by=actor, visit_id=visits[0].id, badge="01")
    with pytest.raises(AlreadyInside):
        services.badges.reserve(by=actor, visit_ids=[visits[0].id])


def test_a_face_tells_whom_it_is_for_and_its_code_nothing_about_a_person(services: Services, actor: Actor) -> None:
    services.settings.change(by=services.staff.actor("command_line"), centre_tag="K7PX")
    visit = services.visitors.check_in(
        by=actor,
        name_zh="买买提·艾力",
        name_latin="Memet Ali",
        organisation="示例汽车",
        badge="7",
    ).row
    (face,) = services.badges.faces([visit.id])
    assert (face.code, face.name_zh, face.name_latin, face.organisation) == (
        "JIB:K7PX:B07",
        "买买提·艾力",
        "Memet Ali",
        "示例汽车",
    )
    assert services.badges.empty_faces(["07"])[0].code == "JIB:K7PX:B07"


def test_a_missing_badge_that_is_given_out_was_found(services: Services, actor: Actor) -> None:
    services.badges.lost(by=actor, number="1")
    visit = come(services, actor, "林一", "1")
    assert pool(services)["01"].state is BadgeState.WORN
    leave(services, actor, visit)
    services.badges.not_returned(by=actor, visit_ids=[visit.id])
    leave(services, actor, come(services, actor, "高一", "1"))
    assert pool(services) == {}


def test_who_was_expected_comes_with_the_badge_set_aside(services: Services, actor: Actor, clock: FixedClock) -> None:
    visit = services.visitors.expect(by=actor, name_zh="林一", expected_at=clock.now()).row
    services.badges.reserve(by=actor, visit_ids=[visit.id])
    assert services.visitors.free_badge(visit.id) == "01"
    assert services.visitors.free_badge() == "02"
    assert services.visitors.check_in(by=actor, visit_id=visit.id).row.badge == "01"


def test_badges_printed_for_another_day_are_nobody_elses_until_then(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    def printed(name: str, days: int) -> VisitRow:
        at = clock.now() + timedelta(days=days)
        visit = services.visitors.expect(by=actor, name_zh=name, expected_at=at).row
        (row,) = services.badges.reserve(by=actor, visit_ids=[visit.id]).row
        return row

    first, second, later = printed("林一", 1), printed("高一", 1), printed("梁一", 2)
    assert [first.badge, second.badge, later.badge] == ["01", "02", "03"]
    assert services.visitors.free_badge() == "04", "who comes today has another one"
    services.visitors.call_off(by=actor, visit_id=second.id)
    assert services.visitors.free_badge() == "02"
    clock.at += timedelta(days=2)
    assert services.visitors.free_badge() == "01", "nobody came with it: its day is over"


@pytest.mark.parametrize("gone", ["worn", "kept", "lost"])
def test_who_was_expected_is_offered_another_badge_where_his_is_not_at_the_desk(
    services: Services, actor: Actor, clock: FixedClock, gone: str
) -> None:
    visit = services.visitors.expect(by=actor, name_zh="林一", expected_at=clock.now()).row
    services.badges.reserve(by=actor, visit_ids=[visit.id])
    other = come(services, actor, "高一", "01")
    if gone != "worn":
        leave(services, actor, other)
    if gone == "kept":
        services.badges.not_returned(by=actor, visit_ids=[other.id])
    if gone == "lost":
        services.badges.lost(by=actor, number="01")
    assert services.visitors.free_badge(visit.id) == "02"


def test_who_was_expected_comes_without_the_badge_that_somebody_else_wears(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    visit = services.visitors.expect(by=actor, name_zh="林一", expected_at=clock.now()).row
    services.badges.reserve(by=actor, visit_ids=[visit.id])
    other = come(services, actor, "高一", "01")
    assert services.visitors.check_in(by=actor, visit_id=visit.id).row.badge == ""
    assert pool(services)["01"].visit_id == other.id


def test_the_tag_of_the_centre_is_made_once(services: Services, actor: Actor) -> None:
    tag = services.badges.mark(by=actor).row
    assert len(tag) >= 4
    assert services.badges.mark(by=actor).row == tag == services.facts.centre().reception.centre_tag


def test_a_face_bears_the_mark_that_its_category_asks_for(services: Services, actor: Actor) -> None:
    visit = services.visitors.check_in(by=actor, name_zh="林一").row
    asks = services.categories.rule_of(VisitorCategory.GUEST).asks
    for needed in (True, False):
        row = services.categories.rule_of(VisitorCategory.GUEST)
        services.categories.set_rule(
            by=services.staff.actor("command_line"),
            category=VisitorCategory.GUEST,
            version=row.version,
            asks=replace(asks, needs_escort=needed),
        )
        assert services.badges.faces([visit.id])[0].needs_escort is needed


def test_the_sample_centre_has_a_lost_badge_and_one_that_did_not_come_back(sample: Services) -> None:
    missing = {row.number: row for row in sample.badges.pool() if row.state is not BadgeState.WORN}
    assert {number: row.state for number, row in missing.items()} == {"17": BadgeState.LOST, "23": BadgeState.OUT}
    assert missing["23"].name_zh == "万访五"
