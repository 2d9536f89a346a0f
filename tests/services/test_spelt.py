"""Somebody known is found in every way he is spelt, among the others, and is one person when he comes again."""

from datetime import timedelta

import pytest

from jib_desk.rules.names import Fit
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from tests.spelt import SPELT

PHONES = {person.name: f"12000001{at:03}" for at, person in enumerate(SPELT)}


@pytest.fixture
def known(services: Services, actor: Actor) -> Services:
    for person in SPELT:
        about = {"name_zh": person.name_zh, "name_latin": person.name_latin, "phone": PHONES[person.name]}
        row = services.visitors.check_in(by=actor, is_unplanned=True, **about).row  # type: ignore[arg-type]
        services.visitors.check_out(by=actor, visit_ids=[row.id])
    return services


def test_each_is_found_in_every_way_he_is_spelt(known: Services) -> None:
    wrong: list[str] = []
    for person in SPELT:
        for typed in (*person.typed, *person.begun):
            first = next(iter(known.visitors.suggest(typed)), None)
            if first is None or person.name not in {first.name_zh, first.name_latin}:
                wrong.append(f"{typed}: {first and (first.name_zh or first.name_latin)} instead of {person.name}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_who_is_the_same_in_either_way_with_his_phone_is_one_record(
    known: Services, actor: Actor, clock: FixedClock
) -> None:
    clock.at += timedelta(hours=5)
    for name_latin, name in (
        ("wang2 wei3", "王伟"), ("Shan Li", "单丽"), ("Juergen Mueller", "Jürgen Müller"), ("Lyu Qiang", "吕强"),
        ("Jose Garcia", "José García"), ("Katrin Lübke", "Katrin Luebke"), ("Taro Yamada", "山田太郎"),
    ):  # fmt: skip
        first = known.visitors.suggest(name)[0]
        came = known.visitors.check_in(by=actor, name_latin=name_latin, phone=PHONES[name]).row
        assert came.visitor_id == first.visitor_id, name_latin


def test_two_of_one_name_are_told_apart_by_the_end_of_the_phone_that_is_shown(services: Services, actor: Actor) -> None:
    two = {}
    for phone in ("12000000001", "12000000002"):
        row = services.visitors.check_in(by=actor, name_zh="王伟", phone=phone, is_unplanned=True).row
        services.visitors.check_out(by=actor, visit_ids=[row.id])
        two[row.visitor_id] = phone
    assert len(two) == 2
    hits = services.visitors.suggest("wangwei")
    assert {hit.visitor_id: hit.masked_phone for hit in hits} == {
        key: f"120****{phone[-4:]}" for key, phone in two.items()
    }
    for key, phone in two.items():
        assert [hit.visitor_id for hit in services.visitors.suggest(phone[-4:])] == [key]
        assert services.visitors.suggest(f"王伟 {phone[-4:]}")[0].visitor_id == key


@pytest.mark.parametrize(("kept", "typed"), [("Xue Li", "xu li"), ("Team2 Sample", "team sample 3"), ("张芸", "张艺")])
def test_what_only_looks_alike_is_not_taken_for_the_same(
    services: Services, actor: Actor, kept: str, typed: str
) -> None:
    about = {"name_zh" if kept > "一" else "name_latin": kept}
    services.visitors.check_in(by=actor, **about)  # type: ignore[arg-type]
    assert all(hit.fit < Fit.BEGUN for hit in services.visitors.suggest(typed))
