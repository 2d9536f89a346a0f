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


@pytest.fixture
def to_nobody(sample: Services, actor: Actor, clock: FixedClock) -> VisitRow:
    """Expected by a host who left his company afterwards."""
    host = next(hit for hit in sample.companies.hosts("赵示一") if hit.contact_id is not None)
    at = clock.now() + timedelta(hours=1)
    visit = sample.visitors.expect(by=actor, name_zh="麦示例", expected_at=at, host_id=host.contact_id).row
    contact = next(
        c for c in sample.companies.detail(visit.company_id or 0, clock.now().date()).contacts if c.id == visit.host_id
    )
    sample.companies.edit_contact(by=actor, contact_id=contact.id, version=contact.version, is_active=False)
    return visit


def test_nobody_is_let_in_to_a_host_who_left_after_the_invitation(
    sample: Services, actor: Actor, to_nobody: VisitRow
) -> None:
    scanned = sample.passes.issue(by=actor, visit_id=to_nobody.id).row.qr_text
    for come in (
        lambda: sample.visitors.check_in(by=actor, visit_id=to_nobody.id, badge="V1"),
        lambda: sample.passes.arrive(by=actor, text=scanned, badge="V1"),
        lambda: sample.kiosk.come_with_pass(by=actor, text=scanned),
        lambda: sample.visitors.check_in(by=actor, visit_id=to_nobody.id, stands_in=True, name_zh="李示例"),
        lambda: sample.visitors.check_in(by=actor, name_zh="麦示例", host_id=None, company_id=None),
    ):
        with pytest.raises(errors.HostGone):
            come()
    assert sample.visitors.visit(to_nobody.id).state is VisitState.EXPECTED


def test_whoever_is_told_that_the_host_left_may_let_in_to_the_company(
    sample: Services, actor: Actor, to_nobody: VisitRow
) -> None:
    row = sample.visitors.check_in(by=actor, visit_id=to_nobody.id, host_id=None, company_id=None).row
    assert (row.host_id, row.company_id) == (None, to_nobody.company_id)
