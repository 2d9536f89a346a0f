"""What is asked before somebody goes in: the watch list, what the category wants, a pass that ends, and terms."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from jib_desk.rules.categories import CategoryAsks, Field
from jib_desk.rules.desk_words import TermsKind, WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.words import Role, VisitorCategory, VisitState
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.services.rows.watch import WatchDecision, WatchMatchRow
from jib_desk.services.visit.terms import BODY_LIMIT

TODAY = date(2023, 11, 30)
WATCHED: dict[str, Any] = {"name_zh": "欧阳示例", "organisation": "示例物流"}
WORKER: dict[str, Any] = {
    "name_zh": "施示工",
    "phone": "12000007021",
    "organisation": "示例工程队",
    "purpose": "空调检修",
    "category": VisitorCategory.CONTRACTOR,
}


@pytest.fixture
def manager(services: Services) -> Actor:
    return replace(services.staff.actor("front_desk", "tests"), role=Role.MANAGER)


@pytest.fixture
def actor(manager: Actor) -> Actor:
    """Who receives visitors."""
    return replace(manager, role=Role.RECEPTIONIST)


def watch(services: Services, manager: Actor, action: WatchAction = WatchAction.TELL) -> int:
    return services.watch.add(by=manager, **WATCHED, reason="took a sample key along", action=action).row.id


def matches(services: Services, manager: Actor) -> tuple[WatchMatchRow, ...]:
    return services.watch.matches(by=manager)


def noticed(services: Services, by: Actor, **about: Any) -> tuple[int, ...]:
    with pytest.raises(errors.Watched) as refusal:
        services.visitors.check_in(by=by, **{**WATCHED, **about})
    return refusal.value.match_ids


# --- the watch list ------------------------------------------------------------------------------


def test_nobody_of_the_list_goes_in_before_the_desk_has_decided(
    services: Services, actor: Actor, manager: Actor
) -> None:
    watch(services, manager)
    keys = noticed(services, actor, badge="07")
    assert services.visitors.on_site() == ()
    assert services.visitors.by_badge("07") is None
    decision = WatchDecision(keys, WatchOutcome.LET_IN, "the manager came down")
    row = services.visitors.check_in(by=actor, badge="07", **WATCHED, watch_decision=decision).row
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id, match.note) == (WatchOutcome.LET_IN, row.id, "the manager came down")


def test_a_match_stays_when_the_visitor_walks_away_or_the_check_in_fails(
    services: Services, actor: Actor, manager: Actor
) -> None:
    watch(services, manager)
    keys = noticed(services, actor)
    services.visitors.check_in(by=actor, name_zh="李示例", badge="07")
    decision = WatchDecision(keys, WatchOutcome.LET_IN)
    with pytest.raises(errors.BadgeInUse):
        services.visitors.check_in(by=actor, badge="07", **WATCHED, watch_decision=decision)
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id) == (None, None)


def test_only_a_manager_lets_in_whom_nobody_else_may_and_says_why(
    services: Services, actor: Actor, manager: Actor
) -> None:
    watch(services, manager, WatchAction.REFUSE)
    keys = noticed(services, actor)
    for by, note, refusal in ((actor, "known", errors.NotAllowed), (manager, " ", errors.NeedsReason)):
        decision = WatchDecision(keys, WatchOutcome.LET_IN, note)
        with pytest.raises(refusal):
            services.visitors.check_in(by=by, **WATCHED, watch_decision=decision)
    decision = WatchDecision(keys, WatchOutcome.LET_IN, "comes to bring it back")
    services.visitors.check_in(by=manager, **WATCHED, watch_decision=decision)
    assert matches(services, manager)[0].outcome is WatchOutcome.LET_IN


def test_refusing_at_the_door_is_written_with_the_match(services: Services, actor: Actor, manager: Actor) -> None:
    watch(services, manager)
    keys = noticed(services, actor)
    decision = WatchDecision(keys, WatchOutcome.REFUSED, "asked to call first")
    row = services.visitors.refuse(by=actor, reason="by appointment only", **WATCHED, watch_decision=decision).row
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id) == (WatchOutcome.REFUSED, row.id)


def test_a_refusal_without_a_look_at_the_list_is_written_down_all_the_same(
    services: Services, actor: Actor, manager: Actor
) -> None:
    watch(services, manager)
    services.visitors.refuse(by=actor, reason="by appointment only", **WATCHED)
    assert [match.outcome for match in matches(services, manager)] == [WatchOutcome.REFUSED]


def test_who_was_told_apart_once_is_not_stopped_again(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    entry = watch(services, manager)
    decision = WatchDecision(noticed(services, actor), WatchOutcome.SOMEONE_ELSE)
    row = services.visitors.check_in(by=actor, **WATCHED, watch_decision=decision).row
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    clock.at += timedelta(days=1)
    services.visitors.check_in(by=actor, visitor_id=row.visitor_id)
    assert len(matches(services, manager)) == 1
    clock.at += timedelta(days=1)
    services.watch.add(by=manager, **WATCHED, reason="another one")
    assert noticed(services, actor, visitor_id=row.visitor_id) != decision.match_ids
    assert entry not in {match.entry_id for match in matches(services, manager)[:1]}


def test_a_decision_about_one_name_lets_no_other_in(services: Services, actor: Actor, manager: Actor) -> None:
    watch(services, manager)
    decision = WatchDecision(noticed(services, actor), WatchOutcome.SOMEONE_ELSE)
    with pytest.raises(errors.Watched):
        services.visitors.check_in(
            by=actor, name_latin="Ouyang Shili", organisation="示例物流", watch_decision=decision
        )
    assert len(matches(services, manager)) == 2


def test_an_expected_visitor_is_noticed_when_invited_and_when_coming(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    watch(services, manager)
    with pytest.raises(errors.Watched) as refusal:
        services.visitors.expect(by=actor, expected_at=clock.at + timedelta(hours=1), **WATCHED)
    decision = WatchDecision(refusal.value.match_ids, WatchOutcome.LET_IN, "the manager knows")
    row = services.visitors.expect(
        by=actor, expected_at=clock.at + timedelta(hours=1), **WATCHED, watch_decision=decision
    ).row
    with pytest.raises(errors.Watched):
        services.visitors.check_in(by=actor, visit_id=row.id)
    assert [match.stage for match in matches(services, manager)] == [WatchStage.ARRIVAL, WatchStage.INVITATION]


def test_who_is_back_is_asked_what_everybody_is_asked_who_goes_in(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    visit = services.visitors.check_in(by=actor, badge="07", **WATCHED).row
    services.visitors.check_out(by=actor, visit_ids=[visit.id])
    clock.at += timedelta(minutes=10)
    watch(services, manager, WatchAction.REFUSE)
    terms = services.terms.write(by=manager, kind=TermsKind.PRIVACY, body_en="Notice", body_zh="须知").row
    services.settings.change(by=manager, asks_terms=True)
    with pytest.raises(errors.Watched) as refusal:
        services.visitors.come_back(by=actor, visit_id=visit.id)
    assert services.visitors.on_site() == ()
    keys = refusal.value.match_ids
    assert noticed(services, actor, visitor_id=visit.visitor_id, badge="07") == keys, (
        "asked at the form, it is the same"
    )
    decision = WatchDecision(keys, WatchOutcome.LET_IN, "fetches the coat")
    with pytest.raises(errors.NotAllowed):
        services.visitors.come_back(by=actor, visit_id=visit.id, watch_decision=decision)
    with pytest.raises(errors.TermsNotAccepted):
        services.visitors.come_back(by=manager, visit_id=visit.id, watch_decision=decision)
    back = services.visitors.come_back(
        by=manager, visit_id=visit.id, watch_decision=decision, accepted_terms=(terms.id,)
    ).row
    assert (back.id, back.state, back.away_min) == (visit.id, VisitState.INSIDE, 10)
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id) == (WatchOutcome.LET_IN, visit.id)
    assert services.terms.asked_of(visit.visitor_id) == ()


def test_undoing_a_check_in_leaves_the_match_open_again(services: Services, actor: Actor, manager: Actor) -> None:
    watch(services, manager)
    decision = WatchDecision(noticed(services, actor), WatchOutcome.LET_IN)
    services.visitors.check_in(by=actor, **WATCHED, watch_decision=decision)
    services.journal.undo(by=actor, number=services.journal.last_number())
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id) == (None, None)


def test_a_common_name_goes_in_and_the_manager_can_see_it_later(
    services: Services, actor: Actor, manager: Actor
) -> None:
    services.watch.add(by=manager, name_zh="王伟", reason="sample")
    row = services.visitors.check_in(by=actor, name_zh="王伟").row
    (hint,) = matches(services, manager)
    assert (hint.is_hint, hint.visit_id, hint.outcome) == (True, row.id, None)


def test_the_sentence_at_the_desk_tells_nothing(services: Services, actor: Actor, manager: Actor) -> None:
    from jib_desk import phrases

    watch(services, manager)
    with pytest.raises(errors.Watched) as refusal:
        services.visitors.check_in(by=actor, **WATCHED)
    for lang in ("en", "zh_CN"):
        said = phrases.sentence(refusal.value, lang).casefold()
        assert not [word for word in ("watch", "list", "欧阳", "ouyang", "关注", "名单", "黑") if word in said]


# --- categories ----------------------------------------------------------------------------------


def test_a_guest_gives_a_name_and_nothing_else(services: Services, actor: Actor) -> None:
    assert services.categories.rule_of(VisitorCategory.GUEST).asks == CategoryAsks()
    services.visitors.check_in(by=actor, name_zh="李示例")


@pytest.mark.parametrize(
    ("category", "about", "missing"),
    [
        (VisitorCategory.CANDIDATE, {}, "host"),
        (VisitorCategory.VENDOR, {}, "organisation"),
        (VisitorCategory.CONTRACTOR, {"organisation": "示例工程队"}, "purpose"),
        (VisitorCategory.OFFICIAL, {"organisation": "示例区"}, "escort"),
        (VisitorCategory.PRESS, {"organisation": "示例传媒", "escort": " "}, "escort"),
    ],
)
def test_what_a_category_asks_for_is_missed_at_its_field(
    services: Services, actor: Actor, category: VisitorCategory, about: dict[str, str], missing: str
) -> None:
    with pytest.raises(errors.ValueMissing) as refusal:
        services.visitors.check_in(by=actor, name_zh="李示例", category=category, **about)
    assert refusal.value.name == missing
    assert services.visitors.on_site() == ()
    assert services.visitors.suggest("李示例") == ()


def test_what_is_known_of_a_returning_visitor_is_not_asked_again(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    about: dict[str, Any] = {"category": VisitorCategory.VENDOR, "organisation": "示例电子"}
    row = services.visitors.check_in(by=actor, name_zh="李示例", **about).row
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    clock.at += timedelta(days=1)
    services.visitors.check_in(by=actor, visitor_id=row.visitor_id, category=VisitorCategory.VENDOR)


def test_a_rule_of_the_centre_holds_until_the_program_s_own_is_back(
    services: Services, actor: Actor, manager: Actor
) -> None:
    asks = CategoryAsks((Field.PHONE,), "Sign here", "请在此签字", retention_days=7)
    with pytest.raises(errors.NotAllowed):
        services.categories.set_rule(by=actor, category=VisitorCategory.GUEST, version=0, asks=asks)
    row = services.categories.set_rule(by=manager, category=VisitorCategory.GUEST, version=0, asks=asks).row
    assert (row.asks, row.is_default) == (asks, False)
    assert services.categories.all()[0] == row
    with pytest.raises(errors.ValueMissing, match="phone"):
        services.visitors.check_in(by=actor, name_zh="李示例")
    with pytest.raises(errors.Stale):
        services.categories.set_rule(by=manager, category=VisitorCategory.GUEST, version=0, asks=asks)
    services.categories.restore(by=manager, category=VisitorCategory.GUEST, version=row.version)
    assert services.categories.rule_of(VisitorCategory.GUEST).is_default
    services.journal.undo(by=manager, number=services.journal.last_number())
    assert services.categories.rule_of(VisitorCategory.GUEST).asks == asks


@pytest.mark.parametrize(("name", "days"), [("pass_days", 0), ("pass_days", 3651), ("retention_days", -1)])
def test_days_that_cannot_be_are_refused(services: Services, manager: Actor, name: str, days: int) -> None:
    asks = replace(CategoryAsks(), **{name: days})
    with pytest.raises(errors.ValueRefused) as refusal:
        services.categories.set_rule(by=manager, category=VisitorCategory.GUEST, version=0, asks=asks)
    assert refusal.value.name == name


def come_again(services: Services, actor: Actor, clock: FixedClock, first: VisitRow, days: int) -> VisitRow:
    clock.at += timedelta(days=days)
    return services.visitors.check_in(by=actor, visitor_id=first.visitor_id, **WORKER).row


def renewed(services: Services, actor: Actor, over: errors.WorkPassOver) -> date:
    categories = services.categories
    return categories.renew_pass(by=actor, visitor_id=over.visitor_id, category=over.category).row


def test_a_contractor_s_pass_is_good_for_its_days_and_then_renewed_with_one_action(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    first = services.visitors.check_in(by=actor, **WORKER).row
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    again = come_again(services, actor, clock, first, 29)  # its last day
    services.visitors.check_out(by=actor, visit_ids=[again.id])
    with pytest.raises(errors.WorkPassOver) as refusal:
        come_again(services, actor, clock, first, 1)
    assert (refusal.value.visitor_id, refusal.value.until) == (first.visitor_id, TODAY + timedelta(days=29))
    assert services.visitors.on_site() == ()
    until = renewed(services, actor, refusal.value)
    assert until == TODAY + timedelta(days=30 + 29)
    come_again(services, actor, clock, first, 0)


def test_whoever_was_a_guest_before_has_the_pass_of_what_he_comes_as_renewed(
    services: Services, actor: Actor, clock: FixedClock
) -> None:
    guest = services.visitors.check_in(by=actor, name_zh=WORKER["name_zh"]).row
    services.visitors.check_out(by=actor, visit_ids=[guest.id])
    first = come_again(services, actor, clock, guest, 0)
    services.visitors.check_out(by=actor, visit_ids=[first.id])
    with pytest.raises(errors.WorkPassOver) as refusal:
        come_again(services, actor, clock, guest, 30)
    assert renewed(services, actor, refusal.value) == TODAY + timedelta(days=30 + 29)
    come_again(services, actor, clock, guest, 0)


def test_a_guest_has_no_pass_to_renew(services: Services, actor: Actor) -> None:
    row = services.visitors.check_in(by=actor, name_zh="李示例").row
    with pytest.raises(errors.ValueRefused, match="no_pass_days"):
        services.categories.renew_pass(by=actor, visitor_id=row.visitor_id, category=row.category)


def test_undoing_the_first_check_in_takes_the_pass_back(services: Services, actor: Actor) -> None:
    row = services.visitors.check_in(by=actor, name_zh="李示例").row
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    services.visitors.check_in(by=actor, visitor_id=row.visitor_id, **{**WORKER, "name_zh": "李示例"})
    number = services.journal.last_number()
    assert {line.table for line in services.journal.lines(number)} >= {"visitor"}
    services.journal.undo(by=actor, number=number)
    assert not [line for line in services.journal.lines(number + 1) if line.after and line.after.get("pass_until")]


# --- terms ---------------------------------------------------------------------------------------


def write(services: Services, manager: Actor, text: str = "We keep your name for 30 days.", **more: Any) -> int:
    more.setdefault("kind", TermsKind.PRIVACY)
    return services.terms.write(by=manager, body_en=text, body_zh="姓名保留30天。", **more).row.id


def test_while_the_centre_does_not_ask_nobody_accepts_anything(
    services: Services, actor: Actor, manager: Actor
) -> None:
    write(services, manager)
    assert services.terms.asked_of(None) == ()
    row = services.visitors.check_in(by=actor, name_zh="李示例").row
    assert services.terms.accepted_by(row.visitor_id) == ()


def test_terms_are_accepted_with_their_version_and_asked_again_only_for_a_new_one(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    services.settings.change(by=manager, asks_terms=True)
    privacy, nda = write(services, manager), write(services, manager, kind=TermsKind.NDA)
    with pytest.raises(errors.TermsNotAccepted) as refusal:
        services.visitors.check_in(by=actor, name_zh="李示例", accepted_terms=(privacy,))
    assert (refusal.value.terms_ids, refusal.value.kinds) == ((nda,), ("nda",))
    row = services.visitors.check_in(by=actor, name_zh="李示例", accepted_terms=(privacy, nda)).row
    assert {terms.id for terms, _at in services.terms.accepted_by(row.visitor_id)} == {privacy, nda}
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    clock.at += timedelta(days=1)
    assert services.terms.asked_of(row.visitor_id) == ()
    again = services.visitors.check_in(by=actor, visitor_id=row.visitor_id).row
    services.visitors.check_out(by=actor, visit_ids=[again.id])
    clock.at += timedelta(days=1)
    newer = write(services, manager, "We keep your name for 20 days.")
    assert [terms.id for terms in services.terms.asked_of(row.visitor_id)] == [newer]
    with pytest.raises(errors.TermsNotAccepted):
        services.visitors.check_in(by=actor, visitor_id=row.visitor_id, accepted_terms=(privacy,))


def test_what_somebody_accepted_is_never_changed(services: Services, actor: Actor, manager: Actor) -> None:
    services.settings.change(by=manager, asks_terms=True)
    first = write(services, manager, "A slip")
    assert write(services, manager, "Mended") == first  # nobody has accepted it yet
    services.visitors.check_in(by=actor, name_zh="李示例", accepted_terms=(first,))
    second = write(services, manager, "Another text")
    assert [(row.id, row.number, row.body_en) for row in services.terms.versions(TermsKind.PRIVACY)] == [
        (second, 2, "Another text"), (first, 1, "Mended"),
    ]  # fmt: skip
    number = services.journal.last_number()
    assert write(services, manager, "Another text") == second
    assert services.journal.last_number() == number


def test_a_version_that_begins_later_is_asked_for_then(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    services.settings.change(by=manager, asks_terms=True)
    first = write(services, manager)
    services.visitors.check_in(by=actor, name_zh="李示例", accepted_terms=(first,))
    later = write(services, manager, "From December", valid_from=TODAY + timedelta(days=1))
    assert [row.id for row in services.terms.asked_of(None)] == [first]
    clock.at += timedelta(days=1)
    assert [row.id for row in services.terms.asked_of(None)] == [later]


@pytest.mark.parametrize("text", ["x" * (BODY_LIMIT + 1), "a\u202eb", "a\x07b"])
def test_a_text_that_cannot_be_is_refused_at_its_field(services: Services, manager: Actor, text: str) -> None:
    with pytest.raises(errors.ValueRefused) as refusal:
        write(services, manager, text)
    assert refusal.value.name == "body_en"


def test_terms_are_written_by_managers_in_at_least_one_language(
    services: Services, actor: Actor, manager: Actor
) -> None:
    with pytest.raises(errors.NotAllowed):
        write(services, actor)
    with pytest.raises(errors.ValueMissing):
        services.terms.write(by=manager, kind=TermsKind.NDA, body_en=" ", body_zh="\n")
    with pytest.raises(errors.ValueRefused, match="in_the_past"):
        write(services, manager, valid_from=TODAY - timedelta(days=1))


# --- who is in already -----------------------------------------------------------------------------


def test_whoever_is_entered_from_paper_is_written_down_and_stopped_by_nobody(
    services: Services, actor: Actor, manager: Actor, clock: FixedClock
) -> None:
    watch(services, manager, WatchAction.REFUSE)
    kit = services.paper_kits.make(by=actor).row
    clock.at += timedelta(hours=1)
    services.paper_kits.enter_line(by=actor, kit_id=kit.id, line=1, arrived_at=clock.at, **WATCHED)
    (row,) = services.visitors.on_site()
    (match,) = matches(services, manager)
    assert (match.outcome, match.visit_id, match.is_hint) == (None, row.id, False)


def test_the_names_of_a_group_are_looked_at_too(services: Services, actor: Actor, manager: Actor) -> None:
    watch(services, manager)
    row = services.visitors.check_in(by=actor, name_zh="李示例", party_size=3).row
    for version in (row.version, row.version + 1):
        services.visitors.set_party(by=actor, visit_id=row.id, version=version, people=3, names=["欧阳示例", "赵看看"])
    (match,) = matches(services, manager)
    assert (match.name, match.visit_id) == ("欧阳示例", row.id)


def test_what_a_returning_visitor_lacks_is_learnt_once(services: Services, actor: Actor, clock: FixedClock) -> None:
    row = services.visitors.check_in(by=actor, name_zh="李示例").row
    services.visitors.check_out(by=actor, visit_ids=[row.id])
    clock.at += timedelta(days=1)
    again: dict[str, Any] = {"visitor_id": row.visitor_id, "category": VisitorCategory.VENDOR}
    with pytest.raises(errors.ValueMissing):
        services.visitors.check_in(by=actor, **again)
    second = services.visitors.check_in(by=actor, **again, organisation="示例电子").row
    services.visitors.check_out(by=actor, visit_ids=[second.id])
    clock.at += timedelta(days=1)
    assert services.visitors.check_in(by=actor, **again).row.organisation == "示例电子"
