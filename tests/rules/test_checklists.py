"""What the program's own check-lists ask for."""

import pytest

from jib_desk.rules.checklists import DEFAULTS, MOVES, TemplateItem, default_items, from_stored, to_stored
from jib_desk.rules.words import ChecklistKind


@pytest.mark.parametrize("kind", MOVES)
def test_both_moves_ask_for_keys_cards_address_and_one_signature_in_both_languages(kind: ChecklistKind) -> None:
    items = default_items(kind)
    assert all(item.en and item.zh for item in items)
    assert sum(item.signed for item in items) == 1
    for wanted in ("Keys", "Access cards", "egistered address"):
        assert any(wanted in item.en for item in items), wanted


def test_a_template_survives_being_stored() -> None:
    for items in DEFAULTS.values():
        assert from_stored(to_stored(items)) == items


def test_an_item_written_in_one_language_is_read_in_both() -> None:
    item = TemplateItem("Plants watered", "")
    assert item.said(chinese=True) == item.said(chinese=False) == "Plants watered"


def test_kinds_without_a_list_of_their_own_have_no_items() -> None:
    assert default_items(ChecklistKind.MONTH_END) == ()
