"""What another desk did meanwhile to whoever stands at this one."""

from datetime import timedelta

import pytest

from jib_desk.rules.words import VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow


@pytest.fixture
def planned(services: Services, actor: Actor, clock: FixedClock) -> VisitRow:
    at = clock.now() + timedelta(hours=1)
    return services.visitors.expect(by=actor, name_zh="麦示例", expected_at=at, party_size=2).row


def test_nobody_comes_by_a_visit_that_was_called_off(services: Services, actor: Actor, planned: VisitRow) -> None:
    services.visitors.call_off(by=actor, visit_id=planned.id)
    with pytest.raises(errors.VisitOff) as refused:
        services.visitors.check_in(by=actor, visit_id=planned.id, badge="01")
    assert (refused.value.visitor, refused.value.kind) == ("麦示例", "cancelled")
    assert services.visitors.visit(planned.id).state is VisitState.CANCELLED


def test_nobody_comes_by_a_visit_that_was_refused(services: Services, actor: Actor, planned: VisitRow) -> None:
    services.visitors.refuse(by=actor, visit_id=planned.id, reason="unwanted")
    with pytest.raises(errors.VisitOff) as refused:
        services.visitors.check_in(by=actor, visit_id=planned.id, badge="01")
    assert refused.value.kind == "refused"
    row = services.visitors.visit(planned.id)
    assert (row.state, row.arrived_at) == (VisitState.REFUSED, None)


def test_nobody_comes_ahead_of_a_party_that_was_called_off(services: Services, actor: Actor, planned: VisitRow) -> None:
    services.visitors.set_party(by=actor, visit_id=planned.id, version=planned.version, people=2, names=["李示例"])
    services.visitors.call_off(by=actor, visit_id=planned.id)
    with pytest.raises(errors.VisitOff):
        services.visitors.check_in(by=actor, name_zh="李示例", of_party=(planned.id, 1))


def test_what_is_called_off_or_refused_is_so_once(services: Services, actor: Actor, planned: VisitRow) -> None:
    services.visitors.call_off(by=actor, visit_id=planned.id)
    with pytest.raises(errors.VisitOff):
        services.visitors.call_off(by=actor, visit_id=planned.id)
    with pytest.raises(errors.VisitOff):
        services.visitors.refuse(by=actor, visit_id=planned.id, reason="unwanted")


@pytest.fixture
def known(services: Services, actor: Actor) -> VisitRow:
    row = services.visitors.check_in(by=actor, name_zh="麦示例", phone="12000000901").row
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    return services.visitors.visit(row.id)


def uid_of(services: Services, name: str) -> str:
    (found,) = services.privacy.find(name)
    return found.uid


def test_whoever_was_made_one_with_another_record_comes_as_that_one(
    services: Services, actor: Actor, known: VisitRow
) -> None:
    other = services.visitors.check_in(by=actor, name_zh="麦示利").row
    services.visitors.check_out(by=actor, visit_ids=[other.id])
    services.visitors.merge(by=actor, keep_id=known.visitor_id, merge_id=other.visitor_id)
    row = services.visitors.check_in(by=actor, visitor_id=other.visitor_id, badge="01").row
    assert (row.visitor_id, row.name_zh) == (known.visitor_id, "麦示例")


def test_whoever_was_erased_meanwhile_is_nobody_to_come(services: Services, actor: Actor, known: VisitRow) -> None:
    services.privacy.erase(by=actor, uid=uid_of(services, "麦示例"))
    with pytest.raises(errors.VisitorForgotten):
        services.visitors.check_in(by=actor, visitor_id=known.visitor_id, badge="01")
    with pytest.raises(errors.VisitorForgotten):
        services.visitors.come_back(by=actor, visit_id=known.id)
    assert services.visitors.on_site() == ()


def test_a_planned_visit_of_whoever_was_erased_does_not_begin(
    services: Services, actor: Actor, planned: VisitRow
) -> None:
    services.privacy.erase(by=actor, uid=uid_of(services, "麦示例"))
    with pytest.raises(errors.VisitorForgotten):
        services.visitors.check_in(by=actor, visit_id=planned.id, badge="01")
