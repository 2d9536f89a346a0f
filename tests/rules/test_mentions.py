"""A name in somebody else's note is found however it is written, and nobody else's is."""

import pytest

from jib_desk.rules.mentions import MARK, Mention, mention

NAMES, PHONES, OTHERS = ("王蔚岚", "Wang Weilan", "买买提·艾力"), ("13955501234",), ("王蔚岚岚",)


@pytest.fixture
def wang() -> Mention:
    found = mention(NAMES, PHONES, OTHERS)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("与王蔚岚一起来", f"与{MARK}一起来"),
        ("王 蔚岚、买买提艾力", f"{MARK}、{MARK}"),
        ("call wang weilan, or WEILAN, WANG", f"call {MARK}, or {MARK}"),
        ("问WangWeilan要", f"问{MARK}要"),
        ("tel 139 5550-1234 / +86 13955501234", f"tel {MARK} / {MARK}"),
        ("电话１３９５５５０１２３４", f"电话{MARK}"),
    ],
)
def test_a_mention_is_replaced_by_a_mark(wang: Mention, text: str, left: str) -> None:
    assert wang.is_in(text)
    assert wang.without(text) == left


@pytest.mark.parametrize(
    "text", ["", "王蔚来访", "王蔚岚岚先到", "Swang Weilano", "213955501234", "1395550123", "weilan's"]
)
def test_what_only_looks_alike_stays(wang: Mention, text: str) -> None:
    assert not wang.is_in(text)
    assert wang.without(text) == text


def test_names_too_short_to_be_told_from_other_words_are_not_looked_for() -> None:
    assert mention(("王", "Ann", ""), ("110",)) is None


def test_a_name_with_signs_of_its_own_is_found_in_the_journals_writing_too() -> None:
    found = mention(('Ann "Bo" O_Neil%',), ())
    assert found is not None
    assert found.is_in('{"note":"with Ann \\"Bo\\" O_Neil%"}')
    assert "\\_" in found.likes[0]
