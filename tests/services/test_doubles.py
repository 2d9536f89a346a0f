"""Two records of one visitor become one, and nothing of either is lost or left behind."""

from datetime import timedelta
from pathlib import Path

import pytest

from jib_desk.rules.words import Role, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow

PHONE = "12000000077"


def come(services: Services, by: Actor, **about: object) -> VisitRow:
    row = services.visitors.check_in(by=by, is_unplanned=True, **about).row  # type: ignore[arg-type]
    services.visitors.check_out(by=by, visit_ids=[row.id])
    return row


@pytest.fixture
def two(services: Services, actor: Actor, clock: FixedClock) -> tuple[VisitRow, VisitRow]:
    """单丽, and Shan Li of the same firm, who is expected tomorrow, too."""
    kept = come(services, actor, name_zh="单丽", organisation="示例车灯")
    clock.at += timedelta(minutes=5)
    double = come(services, actor, name_latin="Shan Li", organisation="示例车灯", phone=PHONE)
    services.visitors.expect(by=actor, visitor_id=double.visitor_id, expected_at=clock.now() + timedelta(days=1))
    return kept, double


def test_merged_records_are_one_visitor_with_both_names_the_phone_and_all_visits(
    services: Services, actor: Actor, two: tuple[VisitRow, VisitRow], clock: FixedClock
) -> None:
    kept, double = two
    hit = services.visitors.merge(by=actor, keep_id=kept.visitor_id, merge_id=double.visitor_id).row
    assert (hit.name_zh, hit.name_latin, hit.masked_phone, hit.visits) == ("单丽", "Shan Li", "120****0077", 2)
    assert services.visitors.visit(double.id).visitor_id == kept.visitor_id
    tomorrow = (clock.now() + timedelta(days=1)).date()
    assert [row.visitor_id for row in services.visitors.expected(tomorrow)] == [kept.visitor_id]
    assert [found.visitor_id for found in services.visitors.suggest("shanli")] == [kept.visitor_id]
    assert [found.visitor_id for found in services.visitors.suggest("0077")] == [kept.visitor_id]
    assert services.visitors.likely_doubles(kept.visitor_id) == ()


def test_one_undo_parts_them_again(services: Services, actor: Actor, two: tuple[VisitRow, VisitRow]) -> None:
    kept, double = two
    services.visitors.merge(by=actor, keep_id=kept.visitor_id, merge_id=double.visitor_id)
    services.journal.undo(by=actor, number=services.journal.entries(limit=1)[0].number)
    assert services.visitors.visit(double.id).name_latin == "Shan Li"
    assert services.visitors.visitor(kept.visitor_id).masked_phone == ""
    assert {hit.visitor_id for hit in services.visitors.suggest("shanli")} == {kept.visitor_id, double.visitor_id}
    assert [hit.visitor_id for hit in services.visitors.likely_doubles(kept.visitor_id)] == [double.visitor_id]


def test_who_is_inside_twice_is_first_let_out(services: Services, actor: Actor) -> None:
    one = services.visitors.check_in(by=actor, name_zh="单丽", is_unplanned=True).row
    other = services.visitors.check_in(by=actor, name_latin="Shan Li", is_unplanned=True).row
    with pytest.raises(errors.AlreadyInside):
        services.visitors.merge(by=actor, keep_id=one.visitor_id, merge_id=other.visitor_id)
    services.visitors.check_out(by=actor, visit_ids=[one.id])
    services.visitors.merge(by=actor, keep_id=one.visitor_id, merge_id=other.visitor_id)
    assert services.visitors.visit(other.id).state is VisitState.INSIDE
    assert services.visitors.visitor(one.visitor_id).inside_visit_id == other.id


def test_somebody_who_came_in_his_own_stead_came_himself(services: Services, actor: Actor, clock: FixedClock) -> None:
    planned = services.visitors.expect(by=actor, name_zh="单丽", expected_at=clock.now() + timedelta(hours=1)).row
    came = services.visitors.check_in(
        by=actor, visit_id=planned.id, stands_in=True, name_latin="Shan Li", phone=PHONE
    ).row
    services.visitors.merge(by=actor, keep_id=planned.visitor_id, merge_id=came.visitor_id)
    assert (services.visitors.visit(planned.id).name_zh, services.visitors.visit(planned.id).instead_of) == ("单丽", "")


@pytest.mark.parametrize("asked", ["itself", "nobody"])
def test_a_record_is_merged_into_another_that_is_known(
    services: Services, actor: Actor, two: tuple[VisitRow, VisitRow], asked: str
) -> None:
    kept, _double = two
    other = kept.visitor_id if asked == "itself" else 999_999
    with pytest.raises((errors.ValueRefused, errors.NotFound)):
        services.visitors.merge(by=actor, keep_id=kept.visitor_id, merge_id=other)


def test_two_people_who_look_like_one_are_told_apart_once(
    services: Services, actor: Actor, two: tuple[VisitRow, VisitRow]
) -> None:
    kept, double = two
    assert services.visitors.with_doubles() == (kept.visitor_id,)
    for _again in range(2):
        services.visitors.keep_apart(by=actor, visitor_id=kept.visitor_id, other_id=double.visitor_id)
    assert services.visitors.likely_doubles(kept.visitor_id) == ()
    assert services.visitors.likely_doubles(double.visitor_id) == ()
    assert services.visitors.with_doubles() == ()


def test_erasing_whoever_was_merged_leaves_nothing_of_either_record(
    services: Services, actor: Actor, two: tuple[VisitRow, VisitRow], tmp_path: Path
) -> None:
    kept, double = two
    third = come(services, actor, name_latin="Shan Lie", organisation="示例车灯")
    services.visitors.merge(by=actor, keep_id=double.visitor_id, merge_id=third.visitor_id)
    services.visitors.merge(by=actor, keep_id=kept.visitor_id, merge_id=double.visitor_id)
    manager = Actor(actor.id, actor.code, actor.name, Role.MANAGER, actor.workstation)
    uid = services.privacy.kept(kept.visitor_id).person.uid
    erased = services.privacy.erase(by=manager, uid=uid).row
    assert (erased.people, erased.visits) == (1, 4)
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    for text in ("单丽", "Shan Li", "Shan Lie", PHONE):
        for encoding in ("utf-8", "utf-16-le"):
            assert text.encode(encoding) not in left, (text, encoding)
    assert services.journal.verify().findings == ()


def test_one_phone_in_two_writings_is_one_phone(services: Services, actor: Actor) -> None:
    one = come(services, actor, name_latin="Anna Schmidt", phone="0170 1234567")
    other = come(services, actor, name_latin="Anna Schmit", phone="+49 170 1234567")
    assert other.visitor_id != one.visitor_id
    assert services.visitors.with_doubles() == (one.visitor_id,)
    assert [hit.visitor_id for hit in services.visitors.likely_doubles(one.visitor_id)] == [other.visitor_id]
