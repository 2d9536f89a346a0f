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
