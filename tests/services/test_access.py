"""Cards and keys: who has which, once at a time, and how many."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jib_desk.rules.words import AccessKind, AccessState, Role
from jib_desk.services import errors
from jib_desk.services.centre import Services
from jib_desk.services.rows.access import AccessRow
from jib_desk.services.rows.companies import CompanyRow, ContactRow
from jib_desk.services.rows.staff import Actor

TODAY = date(2023, 11, 30)
CARD, KEY = AccessKind.CARD, AccessKind.KEY


@pytest.fixture
def receptionist(actor: Actor) -> Actor:
    return replace(actor, role=Role.RECEPTIONIST)


@pytest.fixture
def company(services: Services, actor: Actor) -> CompanyRow:
    return services.companies.add(by=actor, name_zh="示例灯笼", name_en="Lantern (Sample)").row


@pytest.fixture
def zhao(services: Services, actor: Actor, company: CompanyRow) -> ContactRow:
    return services.companies.add_contact(by=actor, company_id=company.id, name_zh="赵示一", phone="12000000001").row


@pytest.fixture
def card(services: Services, actor: Actor, zhao: ContactRow) -> AccessRow:
    return services.access.issue(by=actor, kind=CARD, number="c-017", contact_id=zhao.id).row


def test_a_contact_brings_its_company_along(card: AccessRow, company: CompanyRow) -> None:
    assert (card.number, card.company_id, card.holder_zh) == ("C-017", company.id, "赵示一")
    assert (card.issued_on, card.state, card.holder_phone) == (TODAY, AccessState.ISSUED, "12000000001")


def test_a_card_that_is_out_is_refused_with_who_has_it_since_when(
    services: Services, actor: Actor, card: AccessRow
) -> None:
    with pytest.raises(errors.AccessItemOut) as refused:
        services.access.issue(by=actor, kind=CARD, number="Ｃ-017", holder="somebody else")
    assert refused.value == errors.AccessItemOut("C-017", "赵示一 · 示例灯笼 Lantern (Sample)", TODAY)
    services.access.issue(by=actor, kind=KEY, number="C-017", holder="a key is no card")


def test_a_number_is_free_again_once_it_is_back_or_lost(services: Services, actor: Actor, card: AccessRow) -> None:
    back = services.access.give_back(by=actor, item_id=card.id, version=card.version).row
    assert (back.state, back.returned_on) == (AccessState.RETURNED, TODAY)
    second = services.access.issue(by=actor, kind=CARD, number="C-017", holder="王示例").row
    lost = services.access.report_lost(by=actor, item_id=second.id, version=second.version).row
    assert lost.state is AccessState.LOST
    third = services.access.issue(by=actor, kind=CARD, number="C-017", holder="李示例").row
    assert [row.id for row in services.access.who_has("c-017")] == [third.id, second.id, card.id]


def test_what_was_lost_and_turns_up_is_returned_and_only_once(
    services: Services, actor: Actor, card: AccessRow
) -> None:
    lost = services.access.report_lost(by=actor, item_id=card.id, version=card.version).row
    back = services.access.give_back(by=actor, item_id=card.id, version=lost.version).row
    assert (back.state, back.lost_on) == (AccessState.RETURNED, TODAY)
    with pytest.raises(errors.AccessItemBack):
        services.access.give_back(by=actor, item_id=card.id, version=back.version)


def test_a_lost_card_is_replaced_in_one_step_and_one_undo_takes_it_back(
    services: Services, actor: Actor, card: AccessRow
) -> None:
    done = services.access.reissue(by=actor, item_id=card.id, version=card.version, number="C-099")
    assert (done.row.number, done.row.holder_zh, done.row.company_id) == ("C-099", "赵示一", card.company_id)
    (old,) = services.access.who_has("C-017")
    assert old.state is AccessState.LOST
    services.journal.undo(by=actor, number=done.changes.entry)
    assert services.access.who_has("C-099") == ()
    assert services.access.who_has("C-017")[0].state is AccessState.ISSUED


def test_a_card_is_not_replaced_by_itself_nor_by_one_that_is_out(
    services: Services, actor: Actor, card: AccessRow
) -> None:
    services.access.issue(by=actor, kind=CARD, number="C-018", holder="王示例")
    with pytest.raises(errors.AccessItemOut) as refused:
        services.access.reissue(by=actor, item_id=card.id, version=card.version, number="C-018")
    assert refused.value.holder == "王示例"
    assert services.access.who_has("C-017")[0].state is AccessState.ISSUED


def test_number_and_holder_are_needed(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueMissing) as refused:
        services.access.issue(by=actor, kind=CARD, number=" ", holder="王示例")
    assert refused.value.name == "number"
    with pytest.raises(errors.ValueMissing) as refused:
        services.access.issue(by=actor, kind=CARD, number="C-1", holder=" ")
    assert refused.value.name == "holder"


def test_nothing_is_handed_out_tomorrow_or_back_before_it_was_out(services: Services, actor: Actor) -> None:
    with pytest.raises(errors.ValueRefused) as refused:
        services.access.issue(by=actor, kind=KEY, number="K1", holder="x", issued_on=TODAY + timedelta(days=1))
    assert refused.value.why == "in_the_future"
    key = services.access.issue(by=actor, kind=KEY, number="K1", holder="x").row
    with pytest.raises(errors.ValueRefused) as refused:
        services.access.give_back(by=actor, item_id=key.id, version=key.version, on=TODAY - timedelta(days=1))
    assert refused.value.why == "before_issue"


# --- how many -------------------------------------------------------------------------------


def test_one_card_more_than_the_limit_is_refused_with_the_figure(
    services: Services, actor: Actor, receptionist: Actor, company: CompanyRow, card: AccessRow
) -> None:
    services.access.set_limit(by=actor, company_id=company.id, version=company.version + 1, limit=1)
    with pytest.raises(errors.TooManyCards) as refused:
        services.access.issue(by=receptionist, kind=CARD, number="C-018", company_id=company.id)
    assert (refused.value.company, refused.value.out, refused.value.limit) == ("示例灯笼 Lantern (Sample)", 1, 1)
    services.access.issue(by=actor, kind=KEY, number="K1", company_id=company.id)
    with pytest.raises(errors.NotAllowed):
        services.access.issue(
            by=receptionist, kind=CARD, number="C-018", company_id=company.id, override_reason="a visiting team"
        )
    more = services.access.issue(
        by=actor, kind=CARD, number="C-018", company_id=company.id, override_reason="a visiting team"
    )
    assert services.journal.entries(1)[0].reason == "a visiting team"
    assert services.access.allowance(company.id).out == 2
    services.access.give_back(by=actor, item_id=more.row.id, version=more.row.version)
    services.access.reissue(by=actor, item_id=card.id, version=card.version, number="C-019")


def test_without_a_limit_of_its_own_the_centres_counts(services: Services, actor: Actor, company: CompanyRow) -> None:
    assert (services.access.allowance(company.id).limit, services.access.allowance(company.id).is_own) == (10, False)
    services.settings.change(by=actor, card_limit=0)
    with pytest.raises(errors.TooManyCards):
        services.access.issue(by=actor, kind=CARD, number="C-018", company_id=company.id)
    services.access.issue(by=actor, kind=CARD, number="C-018", holder="the centre's own cleaner")


# --- finding --------------------------------------------------------------------------------


def test_the_list_is_narrowed_by_state_kind_and_words(
    services: Services, actor: Actor, card: AccessRow, company: CompanyRow
) -> None:
    key = services.access.issue(by=actor, kind=KEY, number="K7", holder="保洁 Cleaner").row
    services.access.give_back(by=actor, item_id=key.id, version=key.version)
    access = services.access
    assert [row.number for row in access.items()] == ["C-017", "K7"]
    assert [row.number for row in access.items(state=AccessState.ISSUED)] == ["C-017"]
    assert [row.number for row in access.items(kind=KEY)] == ["K7"]
    assert [row.number for row in access.items(text="cleaner")] == ["K7"]
    assert [row.number for row in access.items(text="灯笼")] == ["C-017"]
    assert [row.number for row in access.of_company(company.id)] == ["C-017"]


def test_the_journal_says_which_card_and_not_who_holds_it(services: Services, actor: Actor, card: AccessRow) -> None:
    entry = services.journal.entries(1)[0]
    assert entry.subject == "门禁卡 Access card C-017"


def test_a_return_is_not_undone_once_another_has_the_card(services: Services, actor: Actor, card: AccessRow) -> None:
    back = services.access.give_back(by=actor, item_id=card.id, version=card.version)
    services.access.issue(by=actor, kind=CARD, number="C-017", holder="王示例")
    with pytest.raises(errors.UndoRefused) as refused:
        services.journal.undo(by=actor, number=back.changes.entry)
    assert refused.value.why == "place_taken"
    assert services.access.who_has("C-017")[0].holder_zh == "王示例"
