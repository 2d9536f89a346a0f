"""What was found and what is missed come together, and are settled once."""

from datetime import timedelta

import pytest

from jib_desk.rules.desk_words import LostKind, LostOutcome
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import EntryClosed, Stale, ValueMissing, ValueRefused
from jib_desk.services.rows.staff import Actor


@pytest.mark.parametrize(
    ("found", "missed", "is_like"),
    [
        ("Black umbrella", "umbrella with a dog on it", True),
        ("两把钥匙", "办公室钥匙", True),
        ("Keys", "my key", True),
        ("a scarf", "a charger", False),
        ("围巾", "充电器", False),
    ],
)
def test_likely_matches_have_words_in_common(
    services: Services, actor: Actor, found: str, missed: str, is_like: bool
) -> None:
    services.lost_items.note(by=actor, kind=LostKind.MISSED, what=missed, person="林一", phone="13800000001")
    services.lost_items.note(by=actor, kind=LostKind.FOUND, what=found, place="lobby")
    likely = {row.kind: row.likely for row in services.lost_items.unsettled()}
    assert likely == {
        LostKind.FOUND: (missed,) if is_like else (),
        LostKind.MISSED: (found,) if is_like else (),
    }


def test_what_was_found_long_before_is_not_what_is_missed(services: Services, actor: Actor, clock: FixedClock) -> None:
    before = clock.now() - timedelta(days=40)
    services.lost_items.note(by=actor, kind=LostKind.FOUND, what="umbrella", seen_at=before)
    services.lost_items.note(by=actor, kind=LostKind.MISSED, what="umbrella")
    assert all(row.likely == () for row in services.lost_items.unsettled())


def test_a_thing_is_settled_once_with_who_got_it(services: Services, actor: Actor) -> None:
    row = services.lost_items.note(by=actor, kind=LostKind.FOUND, what="umbrella").row
    settle, given = services.lost_items.settle, LostOutcome.GIVEN_BACK
    with pytest.raises(ValueMissing) as missing:
        settle(by=actor, item_id=row.id, version=row.version, outcome=given)
    assert missing.value.name == "given_to"
    outcome = settle(by=actor, item_id=row.id, version=row.version, outcome=given, given_to="林一")
    with pytest.raises(Stale):
        settle(by=actor, item_id=row.id, version=row.version, outcome=given, given_to="林一")
    with pytest.raises(EntryClosed):
        settle(by=actor, item_id=row.id, version=outcome.row.version, outcome=LostOutcome.DISPOSED)
    assert [(row.what, row.given_to) for row in services.lost_items.settled()] == [("umbrella", "林一")]
    services.journal.undo(by=actor, number=outcome.changes.entry)
    assert [row.what for row in services.lost_items.unsettled()] == ["umbrella"]


def test_what_was_noted_wrongly_is_set_right_until_it_is_settled(services: Services, actor: Actor) -> None:
    row = services.lost_items.note(by=actor, kind=LostKind.FOUND, what="umbrela", note="wet").row
    about = {"kind": LostKind.MISSED, "what": "umbrella", "kept_in": "drawer 2", "note": "dry"}
    outcome = services.lost_items.edit(by=actor, item_id=row.id, version=row.version, **about)  # type: ignore[arg-type]
    assert (outcome.row.what, outcome.row.kind, outcome.row.kept_in) == ("umbrella", LostKind.MISSED, "drawer 2")
    assert outcome.row.seen_at == row.seen_at
    with pytest.raises(Stale):
        services.lost_items.edit(by=actor, item_id=row.id, version=row.version, **about)  # type: ignore[arg-type]
    with pytest.raises(ValueMissing):
        services.lost_items.edit(by=actor, item_id=row.id, version=outcome.row.version, kind=LostKind.FOUND, what="  ")
    services.journal.undo(by=actor, number=outcome.changes.entry)
    (back,) = services.lost_items.unsettled()
    assert (back.what, back.note) == ("umbrela", "wet")
    services.lost_items.settle(by=actor, item_id=row.id, version=back.version, outcome=LostOutcome.DISPOSED)
    (over,) = services.lost_items.settled()
    with pytest.raises(EntryClosed):
        services.lost_items.edit(by=actor, item_id=row.id, version=over.version, **about)  # type: ignore[arg-type]


def test_when_it_was_found_is_said_and_set_right(services: Services, actor: Actor, clock: FixedClock) -> None:
    things, about = services.lost_items, {"kind": LostKind.FOUND, "what": "umbrella"}
    yesterday, now = clock.now() - timedelta(days=1), clock.now()
    assert things.note(by=actor, **about).row.seen_at == now  # type: ignore[arg-type]
    row = things.note(by=actor, seen_at=yesterday, **about).row  # type: ignore[arg-type]
    assert row.seen_at == yesterday
    clock.at += timedelta(hours=1)
    row = things.edit(by=actor, item_id=row.id, version=row.version, **about).row  # type: ignore[arg-type]
    assert row.seen_at == yesterday
    said = {"seen_at": yesterday - timedelta(hours=3), **about}
    row = things.edit(by=actor, item_id=row.id, version=row.version, **said).row  # type: ignore[arg-type]
    assert row.seen_at == yesterday - timedelta(hours=3)
    with pytest.raises(ValueRefused) as refused:
        said = {"seen_at": clock.now() + timedelta(minutes=1), **about}
        things.edit(by=actor, item_id=row.id, version=row.version, **said)  # type: ignore[arg-type]
    assert refused.value.name == "seen_at"


def test_what_cannot_be_kept_is_refused_at_its_field(services: Services, actor: Actor, clock: FixedClock) -> None:
    note = services.lost_items.note
    with pytest.raises(ValueMissing):
        note(by=actor, kind=LostKind.FOUND, what="  ")
    for name, about in (
        ("what", {"what": "x" * 10_000}),
        ("person", {"what": "x", "person": "a\u202eb"}),
        ("place", {"what": "x", "place": "1\x00"}),
        ("seen_at", {"what": "x", "seen_at": clock.now() + timedelta(minutes=1)}),
    ):
        with pytest.raises(ValueRefused) as refused:
            note(by=actor, kind=LostKind.FOUND, **about)  # type: ignore[arg-type]
        assert refused.value.name == name
    assert services.lost_items.unsettled() == ()
