"""Finding people by what is typed, and telling names apart."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jib_desk.rules.company_names import alike, similar
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.names import (
    KEY_LENGTH,
    MAX_KEYS,
    Fit,
    company_core,
    fit,
    is_word_of,
    matching,
    prefix_range,
    query_key,
    romanised,
    search_keys,
    usual_sound,
)
from jib_desk.rules.texts import NAME_LIMIT, clean_name, clean_text


def finds(typed: str, *person: str) -> bool:
    """Whether a prefix range scan for what is typed meets a key of the person."""
    low, high = prefix_range(query_key(typed))
    return any(low <= key < high for key in search_keys(*person))


ZHAO = ("赵示一", "Zhao Shiyi", "示例区代表团", "12000000001")


@pytest.mark.parametrize(
    "typed",
    ["赵", "赵示一", "示一", "zhao", "ZHAOSHI", "zhao shi yi", "shiyi", "zsy", "zhaosy", "Shiyi Zhao", "0001", "001",
     "120 0000", "1200000000１", "代表团", "示例区", "slqdbt", "shiliqu"],
)  # fmt: skip
def test_zhao_shiyi_is_found_by_what_people_type(typed: str) -> None:
    assert finds(typed, *ZHAO)


@pytest.mark.parametrize("typed", ["钱", "qian", "shao", "0002", "shanghai"])
def test_zhao_shiyi_is_not_found_by_somebody_elses_name(typed: str) -> None:
    assert not finds(typed, *ZHAO)


@pytest.mark.parametrize(
    ("name", "surname"),
    [("单示一", "shan"), ("曾示一", "zeng"), ("解示一", "xie"), ("仇示一", "qiu"), ("查示一", "zha"),
     ("翟示一", "zhai"), ("欧阳示一", "ouyang"), ("尉迟示一", "yuchi"), ("万俟示一", "moqi"),
     ("长孙示一", "zhangsun"), ("区示一", "ou")],
)  # fmt: skip
def test_surnames_are_found_by_their_own_reading(name: str, surname: str) -> None:
    assert finds(surname + "shiyi", name)
    assert romanised(name) == f"{surname.capitalize()} Shiyi"


@pytest.mark.parametrize("typed", ["ceng", "zeng", "cengle", "zengyue", "yuexing", "lehang", "zyx", "clh"])
def test_all_readings_of_a_character_are_found(typed: str) -> None:
    assert finds(typed, "曾乐行")


@pytest.mark.parametrize("typed", ["lü", "lv", "lu", "lyu", "lvshi"])
def test_u_umlaut_is_found_however_it_is_typed(typed: str) -> None:
    assert finds(typed, "吕示一")


@pytest.mark.parametrize("typed", ["José", "jose", "müller", "MULLER", "jm", "muller jose", "bmw", "group"])
def test_latin_names_are_found_by_any_word_without_marks_and_case(typed: str) -> None:
    assert finds(typed, "", "José Müller", "BMW Group")


@pytest.mark.parametrize("typed", ["阿不都", "吐尔逊", "tuerxun", "abudou", "阿不都热合曼·吐尔逊"])
def test_long_names_with_a_dot_are_found_by_their_words(typed: str) -> None:
    assert finds(typed, "阿不都热合曼·吐尔逊")


def test_a_name_with_a_dot_has_no_surname() -> None:
    assert romanised("买买提·艾力") == "Maimaiti Aili"
    assert romanised("单•艾力") == "Dan Aili"
    for typed in ("mmt", "aili", "maimaiti", "Maimaiti Aili"):
        assert finds(typed, "买买提·艾力")


def test_rare_characters_without_a_reading_are_found_by_themselves() -> None:
    assert finds("𠮷田", "𠮷田")
    assert finds("\ue000", "张\ue000")  # a private-use character, as old identity systems wrote them


def test_no_key_is_the_beginning_of_another_since_a_prefix_scan_finds_both() -> None:
    keys = search_keys(*ZHAO)
    assert not [(a, b) for a in keys for b in keys if a != b and b.startswith(a)]


def test_nothing_typed_finds_nobody_in_particular() -> None:
    assert query_key(" ·- ") == ""
    assert search_keys("", "", "", "12") == ()


NAME_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=130)


@given(NAME_TEXT, NAME_TEXT, NAME_TEXT, st.text("+0123456789 -０１", max_size=20))
@example("单于曾乐行查" * 20, "", "区" * 100, "")
def test_keys_are_few_short_and_normal_whatever_the_name(zh: str, latin: str, organisation: str, phone: str) -> None:
    keys = search_keys(zh, latin, organisation, phone)
    assert len(set(keys)) == len(keys) <= MAX_KEYS
    assert all(0 < len(key) <= KEY_LENGTH for key in keys)


@given(st.text("赵钱孙李周吴郑王示一二三单曾解仇查翟欧阳吕乐行", min_size=2, max_size=4), st.integers(0, 3))
@example("乐吕吕", 0)
def test_a_chinese_name_is_found_by_every_part_of_it(name: str, start: int) -> None:
    assert finds(name[start % len(name) :], name)
    assert finds(romanised(name), name)


@given(st.text(st.characters(categories=["L", "N"]), max_size=20))
def test_a_query_in_key_form_stays_as_it_is(text: str) -> None:
    assert query_key(query_key(text)) == query_key(text)


def test_a_name_may_have_a_hundred_characters_and_keeps_dots_and_rare_ones() -> None:
    name = "阿不都热合曼·𠮷" * 13
    assert len(name) > 100
    assert clean_name(f"  {name}\n") == name


@pytest.mark.parametrize(
    "text", ["赵\x00示一", "赵\u202e一", "赵\n示一", "a\u2028b", "\ud800x", "赵\u200f示", "a\tb", "a\x7fb"]
)
def test_control_characters_and_bidi_marks_are_refused(text: str) -> None:
    with pytest.raises(RuleFault) as caught:
        clean_name(text)
    assert caught.value.code == "control_character"


def test_a_text_over_its_limit_is_refused() -> None:
    with pytest.raises(RuleFault) as caught:
        clean_name("a" * (NAME_LIMIT + 1))
    assert (caught.value.code, caught.value.detail) == ("text_too_long", "201")


def test_a_note_may_have_lines_and_only_its_outer_blanks_go() -> None:
    assert clean_text("\n first\n\tsecond \u3000", lines=True) == "first\n\tsecond"
    assert clean_text("慢蜗快充(示例)有限公司 ") == "慢蜗快充(示例)有限公司"


def test_width_case_and_blanks_do_not_make_another_company() -> None:
    assert matching("慢蜗快充(示例)有限公司 ") == matching("慢蜗快充（示例）\n有限公司")
    assert matching("BMW Group") == matching("ＢＭＷ group")


def test_companies_of_one_core_are_shown_as_likely_the_same() -> None:
    known = {1: ["慢蜗快充（示例）有限公司", "SlowSnail Charging (Sample) Ltd."], 2: ["纸鹤地图（示例）有限公司", ""]}
    assert company_core("慢蜗快充（示例）有限公司") == company_core("慢蜗快充 示例")
    assert similar("慢蜗快充(示例)股份有限公司", known) == (1,)
    assert similar("Slow-Snail Charging (Sample) Limited", known) == (1,)
    assert similar("有限公司", known) == ()


@pytest.mark.parametrize(
    "written", ["Molong Luansheng", "Mo Long Luan Sheng Ltd.", "墨龙栾生（示例）有限公司", "Ink Dragon Twin (Sample)"]
)
def test_a_company_with_both_names_is_likely_the_one_that_sounds_the_same(written: str) -> None:
    known = {
        7: ["墨龙孪生（示例）有限公司", "InkDragon Twin (Sample) Ltd.", "墨龙孪生"],
        8: ["青龙科技有限公司", "Qinglong"],
        9: ["墨龙软件有限公司", "Inkwell"],
    }
    assert similar(written, known) == (7,)


def test_other_characters_of_nearly_the_same_sound_are_another_company() -> None:
    assert similar("墨龙兰生科技", {1: ["莫农南森贸易", ""]}) == ()


_FITTING = {
    Fit.WHOLE: (
        "王小明",
        "wxm",
        "WXM",
        "Wang Xiaoming",
        "wangxm",
        "Ming Wong",
        "wong ming",
        "mw",
        "0001",
        "12000000001",
    ),
    Fit.BEGUN: ("王", "小明", "wang", "xiaom", "wo", "1200", "wangxiaomin"),
    Fit.NOT_HIS_NAME: ("wangxiaomimg", "0002", "示例", ""),
}


@pytest.mark.parametrize(("typed", "expected"), [(typed, fits) for fits, every in _FITTING.items() for typed in every])
def test_how_what_was_typed_fits_a_person(typed: str, expected: Fit) -> None:
    assert fit(typed, "王小明", "Ming Wong", "12000000001") is expected


_WORDS = {
    "Zimmermann": ("", "Peter Zimmermann"),
    "sven": ("", "Sven Oerstedt"),
    "艾孜买提": ("艾孜买提·库尔班", ""),
    "Guli": ("古丽·帕夏", ""),
    "阚": ("阚示范", ""),
    "司徒": ("司徒娜娜", ""),
    "Wang": ("王伟", ""),
}


@pytest.mark.parametrize(("typed", "name"), _WORDS.items())
def test_one_word_of_a_name_is_known_in_either_script(typed: str, name: tuple[str, str]) -> None:
    assert is_word_of(typed, *name)
    assert not is_word_of(typed, "李娜", "Anna Ple")


def test_the_beginning_of_a_name_is_no_word_of_it() -> None:
    assert not is_word_of("王伟", "王伟明", "")
    assert not is_word_of("Zimmer", "", "Peter Zimmermann")


def test_a_reading_that_characters_rarely_have_is_no_sure_sign() -> None:
    assert fit("gufang", "顾访一", "") is Fit.BEGUN
    assert fit("gufang", "贾访一", "") is Fit.RARELY
    assert (fit("shanli", "单丽", ""), fit("danli", "单丽", "")) == (Fit.WHOLE, Fit.RARELY)
    assert (fit("lyuqiang", "吕强", ""), fit("lq", "吕强", "")) == (Fit.WHOLE, Fit.WHOLE)


def test_a_name_longer_than_any_key_is_still_whole() -> None:
    name = "Maria Fernandez de la Cruz Gonzalez Perez"
    assert fit(name, "", name) is Fit.WHOLE


@pytest.mark.parametrize(
    "written",
    [
        "上海月熊猫电池有限公司",
        "月熊猫电池科技有限公司",
        "上海市浦东新区月熊猫电池信息技术有限公司",
        "月熊猫电池科技（上海）有限公司",
        "月熊猫电池智能科技发展有限公司",
    ],
)
def test_where_a_company_sits_and_its_trade_are_weak_parts_of_its_name(written: str) -> None:
    known = {1: ["月熊猫电池（示例）有限公司", "月熊猫电池"], 2: ["纸鹤地图", ""], 3: ["上海科技有限公司", ""]}
    assert similar(written, known) == (1,)


def test_place_and_trade_alone_make_no_company_like_another() -> None:
    known = {1: ["上海科技有限公司", ""], 2: ["北京智能科技有限公司", ""]}
    assert similar("深圳信息技术有限公司", known) == ()
    assert similar("上海慢蜗科技有限公司", known | {3: ["上海纸鹤科技有限公司", ""]}) == ()


def test_whoever_is_alike_as_a_whole_comes_first() -> None:
    known = {1: ["月熊猫科技", ""], 2: ["上海月熊猫", ""]}
    assert similar("上海月熊猫有限公司", known) == (2, 1)
    assert alike(["上海月熊猫"], {1: ["月熊猫科技"]}, cutoff=100) == ()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "单",
        "单丽",
        "乐易",
        "曾一",
        "单于",
        "单于明",
        "欧阳伟",
        "吕绿",
        "王 伟",
        "王wei",
        "买买提·艾力",
        "㐂王",
        "⼥王",
        "王" * 40,
    ],
)
def test_the_usual_sound_of_a_name_is_the_key_of_how_it_is_romanised(name: str) -> None:
    assert usual_sound(name) == query_key(romanised(name))
