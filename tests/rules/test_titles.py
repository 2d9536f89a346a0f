"""What stands before and behind a name is no part of it, and tells two people apart only where it says so."""

import pytest

from jib_desk.rules.titles import Address, address_of, bare_name, family_addressed, without_titles

NAMES = {
    "单雄信先生": "单雄信", "单雄信总": "单雄信", "单雄信处长": "单雄信", "单雄信副局长": "单雄信",
    "单雄信 董事长": "单雄信", "单雄信书记": "单雄信", "单雄信總經理": "单雄信",
    "Dr. Sam Ple": "Sam Ple", "Frau Anna Ple": "Anna Ple",
    "李建工": "李建工", "王总": "王总", "欧阳先生": "欧阳先生", "Mr Ple": "Mr Ple",
}  # fmt: skip


@pytest.mark.parametrize(("written", "name"), NAMES.items())
def test_a_title_is_no_part_of_a_name_and_a_family_alone_keeps_it(written: str, name: str) -> None:
    assert without_titles(written) == name


@pytest.mark.parametrize("name", ["单雄信(总经理)", "单雄信先生 (博士)", "单雄信 副总裁", "单雄信总"])
def test_to_be_compared_it_is_taken_in_brackets_too(name: str) -> None:
    assert bare_name(name) == "单雄信"


FAMILIES = {
    "阚先生": "阚", "阚总": "阚", "司徒女士": "司徒", "Ms Schmidt": "Schmidt", "Herr Dr. Hoffner": "Hoffner",
    "王伟先生": "", "Ms Anna Schmidt": "", "Schmidt": "", "先生": "",
}  # fmt: skip


@pytest.mark.parametrize(("written", "family"), FAMILIES.items())
def test_whoever_is_addressed_by_the_family_is_looked_for_by_it(written: str, family: str) -> None:
    assert family_addressed(written) == family


def test_how_somebody_is_addressed_is_known_where_it_is_said() -> None:
    assert [address_of(name) for name in ("秦测甲先生", "Ms Anna Ple", "秦测甲博士", "Mr and Mrs Ple")] == [
        Address.SIR,
        Address.MADAM,
        None,
        None,
    ]


@pytest.mark.parametrize("part", ["王", "先生", "(", " ", "Mr ", "王先生、", "a,"])
def test_a_paste_of_ten_thousand_characters_is_walked_through_once(part: str) -> None:
    """Where a title may begin at each place and go on to the end, this takes minutes."""
    text = part * (10_000 // len(part)) + "x"
    assert bare_name(text)
    assert without_titles(text)
