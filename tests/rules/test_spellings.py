"""Ways in which one name is spelt, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.han_forms import simplified
from jib_desk.rules.spellings import ways_of_spelling, without_second_vowel, without_tones


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("wang2 wei3", "wang wei"),
        ("Ou1yang2 Na4", "Ouyang Na"),
        ("lü3 qiang2", "lü qiang"),
        ("er3", "er"),
        ("an1 ai2", "an ai"),
        ("zhuang1 shuang3", "zhuang shuang"),
        ("A1", "A1"),  # a seat
        ("ST-1", "ST-1"),
        ("Team2", "Team2"),
        ("B12", "B12"),
        ("wang0", "wang0"),
        ("wang6", "wang6"),
        ("wang12", "wang12"),
        ("li 12000000001", "li 12000000001"),
    ],
)
def test_only_numbers_of_tones_are_taken_away(typed: str, plain: str) -> None:
    assert without_tones(typed) == plain


@pytest.mark.parametrize(
    ("name", "ways"),
    [
        ("王伟", {"王伟"}),
        ("Anna Schmidt", {"Anna Schmidt"}),
        ("Müller", {"Müller", "Mueller"}),
        ("Mu\u0308ller", {"Müller", "Mueller"}),
        ("Lü Qiang", {"Lü Qiang", "Lue Qiang", "Lv Qiang"}),
        ("Lyu Qiang", {"Lyu Qiang", "Lv Qiang"}),
        ("Nv Wa", {"Nv Wa"}),
        ("Olyunin", {"Olyunin"}),
        ("Levy", {"Levy"}),
        ("Ørsted Åse", {"Ørsted Åse", "Oersted Aase"}),
    ],
)
def test_a_name_is_spelt_in_these_ways(name: str, ways: set[str]) -> None:
    assert set(ways_of_spelling(name)) == ways


@pytest.mark.parametrize(
    ("letters", "plain"),
    [
        ("mueller", "muller"), ("juergen", "jurgen"), ("luebke", "lubke"), ("goethe", "gothe"), ("aase", "ase"),
        ("xueli", "xueli"), ("yueming", "yueming"), ("quexin", "quexin"), ("luexin", "luexin"),
        ("xuesheng", "xuesheng"),
    ],
)  # fmt: skip
def test_a_second_vowel_stands_for_an_umlaut_unless_it_is_pinyin(letters: str, plain: str) -> None:
    assert without_second_vowel(letters) == plain


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("王偉", "王伟"), ("渡辺", "渡边"), ("渡邊", "渡边"), ("桜井", "樱井"), ("黒沢", "黑泽"), ("髙﨑", "高崎"),
        ("中嶋", "中岛"),
        ("佐々木", "佐佐木"), ("々", "々"), ("张芸", "张芸"), ("浜崎", "浜崎"), ("𠮷野", "吉野"), ("龍", "龙"),
    ],
)  # fmt: skip
def test_a_character_has_one_form(written: str, plain: str) -> None:
    assert simplified(written) == plain


@given(st.text(st.sampled_from("王偉辺々髙芸あア\ud800😀a1"), max_size=12))
def test_a_form_is_as_long_as_what_was_written_and_has_no_further_one(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert simplified(simplified(text)) == simplified(text)
