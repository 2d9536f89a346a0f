"""Two records of one visitor become one, and nothing of either is lost or left behind."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.models import direct
from jib_desk.rules.identity import national_phone
from jib_desk.rules.names import latin_words, query_key, romanised
from jib_desk.rules.words import Role, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.visit.doubles import Known, alike

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


# --- among very many --------------------------------------------------------------------------


def compared_each_with_each(people: Iterable[Known]) -> set[frozenset[int]]:
    """Who is alike by the rule, written out plainly: one phone, or one name and not two phones; not of a crowd."""
    groups: dict[tuple[str, str], list[Known]] = {}
    for who in people:
        _key, name_zh, name_latin, _organisation, phone = who
        names = {query_key(romanised(name_zh)), "".join(sorted(latin_words(name_latin))), query_key(name_latin)}
        for group in {("phone", national_phone(phone)), *(("name", name) for name in names)}:
            groups.setdefault(group, []).append(who)
    return {
        frozenset((one[0], other[0]))
        for (kind, said), members in groups.items()
        if said and len(members) <= 40
        for one, other in combinations(members, 2)
        if kind == "phone" or not (one[4] and other[4])
    }


def everybody(services: Services) -> list[Known]:
    query = "SELECT id, name_zh, name_latin, organisation, phone FROM visitor WHERE anonymised_at IS NULL"
    with services.database.quick_read() as source:
        return direct.fetch(source, query)


def found(people: Iterable[Known]) -> set[frozenset[int]]:
    return {frozenset(pair) for pair in alike({who[0]: who for who in people})}


def test_of_the_sample_the_same_are_alike_as_where_each_is_compared_with_each(sample: Services) -> None:
    people = everybody(sample)
    assert found(people) == compared_each_with_each(people)
    silent = [(*who[:4], "") for who in people]
    assert len(found(silent)) > 1
    assert found(silent) == compared_each_with_each(silent)


_HAN = "王单曾吕女乐欧阳司马于丽力莉伟衛卫葛长𠮷"
_NAMES_ZH = st.text(_HAN, max_size=4) | st.sampled_from(
    ["买买提·艾力", "王 伟", "王wei", "单丽（示例）", "王伟" * 20, "⼥王"]
)
_NAMES_LATIN = st.sampled_from(
    ["", "", "Li Shan", "Shan Li", "LI  shan", "Lü Wei", "Lu, Wei", "O’Neil", "王伟", "M. Aili"]
)
_PHONES = st.sampled_from(
    ["", "", "12000000077", "+86 120 0000 0077", "0170 1234567", "+49 170 1234567", "77", "１２０"]
)


@given(st.lists(st.tuples(_NAMES_ZH, _NAMES_LATIN, st.just("示例"), _PHONES), max_size=60))
def test_of_any_visitors_the_same_are_alike_as_where_each_is_compared_with_each(
    described: list[tuple[str, str, str, str]],
) -> None:
    people = [(key, *about) for key, about in enumerate(described, start=1)]
    assert found(people) == compared_each_with_each(people)


@pytest.mark.parametrize(("bearers", "pairs"), [(40, 780), (41, 0)])
def test_a_name_that_a_crowd_bears_is_looked_through_by_nobody(bearers: int, pairs: int) -> None:
    people: list[Known] = [(key, "王伟", "", "", "") for key in range(1, bearers + 1)]
    assert len(found(people)) == pairs


def test_the_earliest_of_each_two_comes_first(services: Services, actor: Actor) -> None:
    visits = [come(services, actor, name_zh=name) for name in ("单丽", "王伟", "王伟", "单丽", "曾一", "王伟")]
    assert services.visitors.with_doubles()[:2] == (visits[0].visitor_id, visits[1].visitor_id)
