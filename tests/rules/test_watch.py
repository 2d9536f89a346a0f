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
XI_YAN = Person("郗琰", "", "示例物流", "12000007001")
SHAN = Person("单雄信")
DANGER = Person("", "Viktor Petrovich Danger")
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
        (WANG_WEI, Person("", "Wang Wei"), "hint", "汪薇 and 王维 sound the same"),
        (WANG_WEI, Person("", "Wang Wei", "示例大学"), "nobody", "of another organisation, moreover"),
        (WANG_WEI, Person("王薇"), "nobody", "and are others"),
        (Person("郗琰"), Person("郗琰"), "match", "a rare family"),
        (Person("郗琰"), Person("", "Xi Yan"), "match", "few families sound so"),
        (Person("郗琰"), Person("", "xiyan"), "match", "in one word"),
        (Person("郗琰"), Person("", "xi1 yan3"), "match", "with its tones"),
        (Person("", "Xi Yan"), Person("郗琰"), "match", "the entry is in pinyin"),
        (Person("郗琰"), Person("", "Yan Xi"), "hint", "the given name first, or 严喜"),
        (XI_YAN, Person("", "Xi Yan", "示例大学", "12000007099"), "hint", "of elsewhere"),
        (Person("郗琰"), Person("奚燕"), "hint", "written by ear"),
        (Person("", "Xi Yan"), Person("", "Xi Yan"), "hint", "习艳 and 奚岩 as well"),
        (Person("单丽"), Person("", "Shan Li"), "match", "a rare family by its own reading"),
        (Person("单丽"), Person("", "Dan Li"), "hint", "by its other one"),
        (Person("曾雅"), Person("", "Zeng Ya"), "hint", "a common family"),
        (Person("禹雅"), Person("", "Yu Ya"), "hint", "a rare family that sounds as a common one does"),
        (Person("禹雅"), Person("禹雅"), "match", "and is written otherwise"),
        (Person("吕强"), Person("", "Lyu Qiang"), "hint", "a common family as passports spell it"),
        (Person("老王"), Person("老王"), "hint", "a nickname is no family"),
        (Person("山田"), Person("山田"), "hint", "a family alone is no name"),
        (WANG_WEI, Person("", "Wei WANG", "示例物流"), "match", "sound and organisation"),
        (WANG_WEI, Person("汪薇", "Wang Wei", "示例物流"), "nobody", "other characters are another person"),
        (WANG_WEI, Person("李示例", "", "示例物流"), "nobody", "a colleague"),
        (Person("Sam Ple", "", "", "0170 1234567"), Person("", "", "", "+49 170 1234567"), "match", "with its country"),
        (Person("Sam Ple", "", "", "+49 170 1234567"), Person("", "", "", "0170 1234567"), "match", "without it"),
        (Person("Sam Ple", "", "", "+43 170 1234567"), Person("", "", "", "+49 170 1234567"), "nobody", "of elsewhere"),
        (Person("王伟", "", "", "8001"), Person("李示例", "", "", "8001"), "nobody", "an extension reaches many"),
        (RARE, Person("欧阳示例"), "match", "a rare name"),
        (RARE, Person("欧阳·示例", "", "示例大学"), "match", "a rare name, with a dot"),
        (RARE, Person("", "Ouyang Shili"), "match", "a rare sound"),
        (RARE, Person("", "SHILI OUYANG", "示例大学"), "match", "a rare sound, with the given name first"),
        (RARE, Person("", "ouyangshili", "示例大学", "12000007099"), "match", "in one word, of elsewhere"),
        (DANGER, Person("", "Viktor Danger"), "match", "the middle name is left out"),
        (DANGER, Person("", "Viktor P. Danger"), "match", "an initial stands for the middle name"),
        (DANGER, Person("", "Danger Viktor"), "match", "left out, and in another order"),
        (Person("", "Viktor Danger"), DANGER, "match", "the entry knows no middle name"),
        (DANGER, Person("", "Viktor Petrovich"), "hint", "the family name is left out"),
        (DANGER, Person("", "Petrovich"), "nobody", "one name of three"),
        (DANGER, Person("", "Viktor Petrovich Dangr"), "match", "a letter is missing"),
        (DANGER, Person("", "Viktor Petrovihc Danger"), "match", "two letters in the wrong order"),
        (DANGER, Person("", "Vixtor Petrovich Danger"), "match", "a wrong letter"),
        (DANGER, Person("", "Viktor Petrovich Dangle"), "nobody", "two wrong letters"),
        (DANGER, Person("", "ViktorPetrovichDanger"), "match", "in one word"),
        (DANGER, Person("", "V\u0456kt\u043er P\u0435tr\u043evich D\u0430ng\u0435r"), "match", "Cyrillic letters"),
        (DANGER, Person("", "Ｖｉｋｔｏｒ Ｐｅｔｒｏｖｉｃｈ Ｄａｎｇｅｒ"), "match", "in full width"),
        (DANGER, Person("", "Vik\u00adtor Petro\u200bvich Dan\u3164ger"), "match", "what cannot be seen"),
        (DANGER, Person("", "Mr Viktor Petrovich Danger"), "match", "a title is no part of a name"),
        (DANGER, Person("", "Prof. Dr. Viktor Danger, PhD"), "match", "nor are several, and a middle name is left out"),
        (DANGER, Person("Mrs. Viktor Petrovich Danger"), "match", "in the other field"),
        (Person("", "Dr Viktor Danger"), Person("", "Viktor Danger"), "match", "the entry has the title"),
        (Person("", "Jürgen Müller"), Person("", "Juergen Mueller"), "match", "an umlaut is written out"),
        (Person("", "Juergen Mueller"), Person("", "Jurgen Muller"), "match", "or left out"),
        (Person("", "Joe Sample"), Person("", "Jo Sample"), "nobody", "a short name with another vowel"),
        (RARE, Person("", "ou1 yang2 shi4 li4"), "match", "with numbers for its tones"),
        (Person("渡辺直樹"), Person("渡邊直樹"), "match", "in a form of Japan"),
        (Person("", "Zhang Xiaoming"), Person("", "Zhang Xiaomin"), "hint", "one letter of pinyin is another name"),
        (Person("", "Wang Wei Ming"), Person("", "Wang Wei"), "nobody", "a short name and a part of it"),
        (SHAN, Person("单雄信先生"), "match", "a title"),
        (SHAN, Person("单雄信 女士"), "match", "a title behind a blank"),
        (SHAN, Person("單雄信博士教授"), "match", "two titles, in traditional characters"),
        (SHAN, Person("Mr. 单雄信"), "match", "a title in another script"),
        (SHAN, Person("单😀雄信"), "match", "a picture"),
        (SHAN, Person("单\u200b雄\ufe0f信\ufeff"), "match", "what cannot be seen"),
        (SHAN, Person("单先生"), "nobody", "a title is no given name"),
        (Person("", "Konstantin Petrov"), Person("", "Petrov", "Konstantin"), "match", "kept as of a firm"),
        (Person("", "Konstantin Petrov"), Person("", "Petrov", "Siemens"), "nobody", "a firm is no given name"),
        (Person("买买提·艾力"), Person("买买提‧艾力"), "match", "with another dot"),
        (Person("王伟", "", "示例车灯"), Person("王偉", "", "示例車燈"), "match", "both in traditional characters"),
        (SHAN, Person("单雄信局长"), "match", "an office"),
        (SHAN, Person("单雄信总"), "match", "an office in one character"),
        (Person("", "", "", "12000007001"), Person("", "", "", "12000009009/12000007001"), "match", "one of two"),
        (Person("", "", "", "12000007001"), Person("", "", "", "120-0000-7001 ext 3"), "match", "with an extension"),
        (SHAN, Person("", "Shan Xiongxin"), "match", "the surname's own reading"),
        (Person("李博士"), Person("李博士"), "match", "a name that a title ends is compared whole, too"),
        (WANG_WEI, Person("王偉", "", "示例物流"), "match", "the same name in traditional characters"),
        (RARE, Person("欧阳示利"), "hint", "written by ear, with another character"),
        (RARE, Person("欧阳示山"), "nobody", "one character of a rare name differs, and sounds otherwise"),
        (RARE, Person("欧阳示"), "nobody", "a part of a name"),
        (Person("曾示例"), Person("", "Zeng Shili"), "match", "the surname's own reading"),
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


# People whose names are long, and what is done to a name.
_LONG = st.builds(
    lambda words, org: Person("", " ".join(words), org),
    st.lists(st.text(alphabet="abdeiknorvuüöy", min_size=1, max_size=8), min_size=1, max_size=5),
    st.sampled_from(["", "示例物流", "示例大学"]),
)
_SLIPS = st.sampled_from(["less", "more", "other", "swap", "title", "word", "eye", "last"])


def slipped(name: str, slip: str, at: int) -> str:
    at, words = at % max(1, len(name)), name.split()
    return {
        "less": name[:at] + name[at + 1 :],
        "more": f"{name[:at]}x{name[at:]}",
        "other": f"{name[:at]}x{name[at + 1 :]}",
        "swap": name[:at] + name[at : at + 2][::-1] + name[at + 2 :],
        "title": f"Dr. {name}",
        "word": " ".join(words[:1] + words[2:]),
        "eye": name.replace("o", "\u043e", 1).replace("n", "n\u200b", 1),
        "last": " ".join(words[-1:] + words[:-1]),
    }[slip]


@given(_LONG, st.lists(st.tuples(_SLIPS, st.integers(0, 40)), max_size=2))
def test_whoever_writes_a_long_name_otherwise_is_found_by_a_key(entry: Person, slips: list[tuple[str, int]]) -> None:
    name = entry.name_latin
    for slip in slips:
        name = slipped(name, *slip)
    for comer in (Person("", name), Person(name, "", "示例物流有限公司")):
        assert likeness(entry, comer).score == likeness(comer, entry).score
        noticed = likeness(entry, comer)
        assert is_looked_at(entry, comer) or not (noticed.is_match or noticed.is_hint)
        assert is_looked_at(comer, entry) or not (noticed.is_match or noticed.is_hint)


def test_nobody_is_compared_with_those_he_cannot_be() -> None:
    assert not is_looked_at(WANG_WEI, Person("李示例", "Sam Ple", "示例大学", "12000007099"))
