"""Who is taken for somebody of the watch list: a table of cases, each with its reason."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.recognition import Described as Person
from jib_desk.rules.recognition import Why
from jib_desk.rules.watch import Likeness, entry_keys, likeness, sought

WANG_WEI = Person("王伟", "", "示例物流", "12000007001")
ONLY_A_NAME = Person("王伟")
RARE = Person("欧阳示例")
LATIN = Person("", "Sam Ple-Watcher", "Sample Motors")


def verdict(found: Likeness) -> str:
    return "match" if found.is_match else "hint" if found.is_hint else "nobody"


@pytest.mark.parametrize(
    ("entry", "comer", "expected", "because"),
    [
        (WANG_WEI, Person("王伟"), "hint", "the commonest name there is, and nothing else is known"),
        (ONLY_A_NAME, Person("王伟", "", "示例大学", "12000007099"), "hint", "the entry knows no more"),
        (WANG_WEI, Person("王伟", "", "示例大学", "12000007099"), "nobody", "another organisation and another phone"),
        (WANG_WEI, Person("王伟", "", "示例物流有限公司"), "match", "name and organisation"),
        (WANG_WEI, Person("王 伟", "", "", "+86 120-0000-7001"), "match", "the phone, however it is written"),
        (WANG_WEI, Person("李示例", "", "", "１２００００07001"), "match", "the phone alone: another name was given"),
        (WANG_WEI, Person("", "Wang Wei"), "nobody", "汪薇 and 王维 sound the same"),
        (WANG_WEI, Person("", "Wei WANG", "示例物流"), "match", "sound and organisation"),
        (WANG_WEI, Person("汪薇", "Wang Wei", "示例物流"), "nobody", "other characters are another person"),
        (WANG_WEI, Person("李示例", "", "示例物流"), "nobody", "a colleague"),
        (Person("王伟", "", "", "8001"), Person("李示例", "", "", "8001"), "nobody", "an extension reaches many"),
        (RARE, Person("欧阳示例"), "match", "a rare name"),
        (RARE, Person("欧阳·示例", "", "示例大学"), "match", "a rare name, with a dot"),
        (RARE, Person("", "Ouyang Shili"), "hint", "a rare sound"),
        (WANG_WEI, Person("王偉", "", "示例物流"), "match", "the same name in traditional characters"),
        (RARE, Person("欧阳示利"), "nobody", "one character of a rare name differs"),
        (RARE, Person("欧阳示"), "nobody", "a part of a name"),
        (Person("曾示例"), Person("", "Zeng Shili"), "hint", "the surname's own reading"),
        (Person("曾示例", "", "示例物流"), Person("", "Ceng Shili", "示例物流"), "match", "its other reading"),
        (LATIN, Person("", "sam ple watcher"), "match", "a long Latin name, without its hyphen"),
        (LATIN, Person("", "Watcher, Sam Ple"), "match", "in another order"),
        (LATIN, Person("", "SAM"), "nobody", "a first name"),
        (Person("", "Sam"), Person("", "Sam"), "nobody", "a first name is everybody's"),
        (Person("", "Li Na"), Person("", "Na Li"), "hint", "a short Latin name"),
        (Person("买买提·艾力"), Person("买买提艾力"), "match", "with and without the dot"),
        (Person("", "", "", "12000007001"), Person("", "", "", "12000007001"), "match", "known by the phone alone"),
        (Person("", "", "示例物流"), Person("王伟", "", "示例物流"), "nobody", "an organisation is nobody"),
        (WANG_WEI, Person(), "nobody", "nothing is known"),
    ],
)  # fmt: skip
def test_who_is_taken_for_whom(entry: Person, comer: Person, expected: str, because: str) -> None:
    assert verdict(likeness(entry, comer)) == expected, because
    assert is_looked_at(entry, comer) or expected == "nobody", because


def is_looked_at(entry: Person, comer: Person) -> bool:
    """Whether the index leads from who comes to the entry."""
    kept, wanted = entry_keys(entry), sought(comer)
    begun = wanted.beginning and any(key.startswith(wanted.beginning) for key in kept)
    return bool(kept & wanted.keys or begun)


def test_what_it_rests_on_is_said() -> None:
    assert likeness(WANG_WEI, WANG_WEI).why == (Why.SAME_NAME, Why.SAME_PHONE, Why.SAME_ORGANISATION)
    assert likeness(WANG_WEI, Person("", "Wang Wei", "示例物流")).why == (Why.SOUNDS_ALIKE, Why.SAME_ORGANISATION)


@pytest.mark.parametrize("odd", ["王" * 10_000, "🙂" * 50, "\u202e王伟\u202c", "·", "\x00\x07", "a" * 10_000])
def test_odd_names_are_compared_without_harm(odd: str) -> None:
    for comer in (Person(odd, odd, odd, odd), Person("", odd), Person(odd)):
        assert 0 <= likeness(WANG_WEI, comer).score <= 100
        assert likeness(comer, WANG_WEI).score == likeness(WANG_WEI, comer).score


_TEXTS = st.text(alphabet="王伟欧阳示例 abWangei·-0123456789", max_size=12)
_PEOPLE = st.builds(Person, _TEXTS, _TEXTS, _TEXTS, _TEXTS)


@given(_PEOPLE, _PEOPLE)
def test_it_does_not_matter_who_is_compared_with_whom(one: Person, other: Person) -> None:
    assert likeness(one, other).score == likeness(other, one).score
    assert 0 <= likeness(one, other).score <= 100


@given(_PEOPLE, _PEOPLE)
def test_whoever_is_noticed_is_found_by_a_key(one: Person, other: Person) -> None:
    assert is_looked_at(one, other) or not (likeness(one, other).is_match or likeness(one, other).is_hint)


@given(_PEOPLE, st.lists(st.sampled_from(["name_zh", "name_latin", "organisation", "phone"]), max_size=2), st.data())
def test_whoever_nearly_is_an_entry_is_found_by_a_key(entry: Person, changed: list[str], data: st.DataObject) -> None:
    comer = replace(entry, **{name: data.draw(_TEXTS) for name in changed})
    assert is_looked_at(entry, comer) or not (likeness(entry, comer).is_match or likeness(entry, comer).is_hint)


def test_nobody_is_compared_with_those_he_cannot_be() -> None:
    assert not is_looked_at(WANG_WEI, Person("李示例", "Sam Ple", "示例大学", "12000007099"))
