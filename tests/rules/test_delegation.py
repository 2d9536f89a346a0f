"""Delegations as they come by mail and from sheets: whoever is named is found, and no line goes without a word."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jib_desk.rules.delegation import LONGEST_LINE, MOST_PEOPLE, parse_delegation
from jib_desk.rules.delegation_people import Named
from jib_desk.rules.identity import normal_phone

MAIL = """各位好：
以下是参观团名单，请安排。
示例大学汽车学院参观团名单
1. 王伟 12000000001 教授
2、李娜（Li Na） 女士 １２０－００００－０００２

3) 欧阳明 先生
（4）买买提·艾力
⑤ 王　芳  主任
团长：单雄信 副院长
随行人员：张三、李四、王五等3人。
-----
谢谢
Best Regards
"""


def only(text: str) -> Named:
    (found,) = parse_delegation(text).people
    return found


def test_a_mail_is_understood_line_by_line() -> None:
    found = parse_delegation(MAIL)
    assert found.organisation == "示例大学汽车学院"
    names = [person.name_zh for person in found.people]
    assert names == ["王伟", "李娜", "欧阳明", "买买提·艾力", "王\u3000芳", "单雄信", "张三", "李四", "王五"]
    assert {person.organisation for person in found.people} == {"示例大学汽车学院"}
    assert [person.name_zh for person in found.people if person.is_leader] == ["单雄信"]
    assert found.people[1].name_latin == "Li Na"
    assert normal_phone(found.people[1].phone) == "12000000002"
    assert [(left.line, left.why) for left in found.left_out] == [
        (1, "no_name"),
        (2, "no_name"),
        (13, "no_name"),
        (14, "no_name"),
    ]


def test_a_sheet_with_a_heading_is_read_by_its_columns() -> None:
    found = parse_delegation(
        "序号\t姓名\t单位\t职务\t手机\n1\t王伟\t示例公司\t经理\t12000000001\n2\tAnna Smith\tSample Ltd\tCEO\t\n"
    )
    assert [(p.name_zh or p.name_latin, p.organisation, p.role, p.phone) for p in found.people] == [
        ("王伟", "示例公司", "经理", "12000000001"),
        ("Anna Smith", "Sample Ltd", "CEO", ""),
    ]
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("line", "zh", "latin", "organisation", "phone"),
    [
        ("王伟", "王伟", "", "", ""),
        ("王伟先生", "王伟", "", "", ""),
        ("Mr. John Smith", "", "John Smith", "", ""),
        ("Dr Anna-Maria von der Leyen", "", "Anna-Maria von der Leyen", "", ""),
        ("王伟 Wang Wei 示例车灯有限公司 120 0000 0001", "王伟", "Wang Wei", "示例车灯有限公司", "120 0000 0001"),
        ("Wang Wei 王伟", "王伟", "Wang Wei", "", ""),
        ("赵示一Zhao Shiyi", "赵示一", "Zhao Shiyi", "", ""),
        ("John Smith, Sample Lights GmbH, +49 151 2345678", "", "John Smith", "Sample Lights GmbH", "+49 151 2345678"),
        ("姓名：王伟，单位：示例，电话：12000000001", "王伟", "", "示例", "12000000001"),
        ("1.王伟；2023-11-30", "王伟", "", "", ""),
        ("😀 王小明 😀", "王小明", "", "", ""),
        ("李经理 12000000003", "李经理", "", "", "12000000003"),
        ("3. Anna", "", "Anna", "", ""),
        ("1. 王示甲（组长） 示例集团 12000001111", "王示甲", "", "示例集团", "12000001111"),
        ("李示乙（随员），示例集团，12000001112", "李示乙", "", "示例集团", "12000001112"),
        ("1. 王示甲 组长 示例集团 12000001111", "王示甲", "", "示例集团", "12000001111"),
        ("李娜（Li Na）（观摩） 12000001112", "李娜", "Li Na", "", "12000001112"),
        ("Li Na (李娜)", "李娜", "Li Na", "", ""),
        ("1. 王伟（示例集团）", "王伟", "", "示例集团", ""),
    ],
)
def test_one_line_names_one_person(line: str, zh: str, latin: str, organisation: str, phone: str) -> None:
    person = only(line)
    assert (person.name_zh, person.name_latin, person.organisation, person.phone) == (zh, latin, organisation, phone)


def test_a_word_in_brackets_says_what_the_one_before_it_is() -> None:
    found = parse_delegation(
        "1. 张三（组长）、李四（随员）、王五（观摩） 示例集团\n赵六（男）\n王示甲 团长\nJohn Smith (observer)"
    )
    assert [(p.name_zh or p.name_latin, p.role, p.is_leader) for p in found.people] == [
        ("张三", "组长", True),
        ("李四", "随员", False),
        ("王五", "观摩", False),
        ("赵六", "", False),
        ("王示甲", "团长", True),
        ("John Smith", "observer", False),
    ]


def test_the_only_phone_is_the_only_surnames_and_else_the_line_says_that_it_is_nobodys() -> None:
    found = parse_delegation("1. 王示甲、示乙 12000001111\n2. 张三、李四 12000001112")
    assert [(p.name_zh, p.phone) for p in found.people] == [
        ("王示甲", "12000001111"),
        ("示乙", ""),
        ("张三", ""),
        ("李四", ""),
    ]
    assert [(left.line, left.why) for left in found.left_out] == [(2, "whose_phone")]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("姓名 单位 电话", "麦示擦 Plughco 12000007777"),
        ("姓名　单位　电话", "1. 麦示擦　Plughco　120 0000 7777"),
        ("姓名   单位   电话", "麦示擦 Plughco 12000007777"),
        ("序号 姓名 单位 电话", "1 麦示擦 Plughco 12000007777"),
        ("姓名，单位，电话", "麦示擦，Plughco，12000007777"),
        ("姓名,单位,电话", "麦示擦,Plughco,12000007777"),
        ("姓名、单位、电话", "麦示擦、Plughco、12000007777"),
        ("姓名|单位|电话", "麦示擦 | Plughco | 12000007777"),
    ],
)
def test_a_heading_is_one_whatever_separates_its_columns(heading: str, row: str) -> None:
    person = only(f"{heading}\n{row}")
    assert (person.name_zh, person.name_latin, person.organisation) == ("麦示擦", "", "Plughco")
    assert normal_phone(person.phone) == "12000007777"


def test_names_below_a_heading_and_within_brackets_are_people_where_they_are_several() -> None:
    found = parse_delegation("王伟（张三、李四）\n赵六（陪同 钱七\n姓名 单位 电话\n孙八 周九 吴十")
    names = [person.name_zh for person in found.people]
    assert names == ["王伟", "张三", "李四", "赵六", "钱七", "孙八", "周九", "吴十"]


def test_what_is_too_much_for_the_columns_is_the_organisations() -> None:
    found = parse_delegation(
        "姓名 单位 电话\n麦示擦 Plugh Lights 12000007777\n王 伟 示例 12000007778\n张三 Plughco\n"
        "Anna Smith +49 151 2345678\n"
        "李四 310101199001011234 12000007779\nName, Company, Phone\nLi Na, Plugh Co., Ltd, 12000007780"
    )
    assert [(p.name_zh or p.name_latin, p.organisation, p.phone) for p in found.people] == [
        ("麦示擦", "Plugh Lights", "12000007777"),
        ("王 伟", "示例", "12000007778"),
        ("张三", "Plughco", ""),
        ("Anna Smith", "", "+49 151 2345678"),
        ("李四", "", "12000007779"),
        ("Li Na", "Plugh Co., Ltd", "12000007780"),
    ]


def test_a_number_of_an_identity_card_is_not_kept() -> None:
    person = only("1. 赵六 310101199001011234 12000000009")
    assert "310101199001011234" not in "".join(
        str(value) for value in (person.name_zh, person.organisation, person.phone)
    )
    assert person.phone == "12000000009"


def test_whoever_is_listed_twice_comes_once() -> None:
    found = parse_delegation("王伟 12000000001\n1. 王 伟 １２０００００ ０００１\n王伟 12000000002")
    assert [person.phone for person in found.people] == ["12000000001", "12000000002"]  # two people of one name
    assert [(left.line, left.why) for left in found.left_out] == [(2, "twice")]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("王" * (LONGEST_LINE + 1), "too_long"),
        ("\u202e王伟", "control_character"),
        ("王伟\x00", "control_character"),
        ("From: Anna Smith <anna@example.com>", "no_name"),
        ("周五，我们准备参观一下展厅", "no_name"),
        ("hello this is a long sentence about nothing at all", "sentence"),
        ("您好！我们下周来。请安排！好吗", "sentence"),
        ("12000000001", "no_name"),
    ],
)
def test_a_line_without_a_name_says_why(line: str, why: str) -> None:
    found = parse_delegation(line)
    assert [left.why for left in found.left_out] == [why]


def test_more_people_than_a_centre_can_expect_are_left_out() -> None:
    found = parse_delegation("\n".join(f"{n}. 示例 1200{n:07}" for n in range(MOST_PEOPLE + 3)))
    assert len(found.people) == MOST_PEOPLE
    assert [left.why for left in found.left_out] == ["too_many"] * 3


def test_five_thousand_lines_of_noise_name_hardly_anybody() -> None:
    dice = random.Random(7)
    words = "lorem ipsum dolor 请 安排 车位 我们 的 了 >> -- ## sit amet = ; 2023 http://x.example"
    noise = "\n".join(" ".join(dice.choices(words.split(), k=dice.randint(0, 30))) for _ in range(5000))
    found = parse_delegation(noise)
    assert len(found.people) < 10
    assert len(found.left_out) > 4000


_SURNAMES = st.sampled_from(["王", "李", "欧阳", "单", "曾", "诸葛"])
_GIVEN = st.text(st.sampled_from("伟娜芳强敏静磊洋艳勇军杰娟涛超明霞秀英华"), min_size=1, max_size=2)
_NUMBERING = st.sampled_from(["", "1. ", "（2）", "3、", "④ ", "- ", "5) "])
_TITLE = st.sampled_from(["", "先生", "女士", " 教授", " 总经理"])
_PHONES = st.integers(0, 9_999_999).map(lambda n: f"1200{n:07}")
_BETWEEN = st.sampled_from([" ", "  ", "\t", "，", ", ", "；", "　"])


@given(_SURNAMES, _GIVEN, _NUMBERING, _TITLE, _PHONES, _BETWEEN, st.booleans())
def test_a_person_is_found_however_the_line_is_written(
    surname: str, given_name: str, numbering: str, title: str, phone: str, between: str, is_wide: bool
) -> None:
    written = "".join(chr(ord(digit) + 0xFEE0) for digit in phone) if is_wide else phone
    person = only(f"{numbering}{surname}{given_name}{title}{between}{written}")
    assert (person.name_zh, normal_phone(person.phone)) == (surname + given_name, phone)


@given(st.text(max_size=300))
def test_whatever_is_pasted_each_line_is_a_person_or_says_why(pasted: str) -> None:
    found = parse_delegation(pasted)
    told = [person.line for person in found.people] + [left.line for left in found.left_out]
    assert all(line >= 1 for line in told)
    taken = {person.line for person in found.people}
    assert not taken & {left.line for left in found.left_out if left.why not in {"twice", "too_many", "whose_phone"}}
    for person in found.people:
        assert person.name_zh or person.name_latin
        assert person.name_zh in pasted
        assert person.name_latin in pasted


# --- shapes that people paste ------------------------------------------------------------------


def test_a_block_for_each_person_is_one_person_with_everything_that_is_his() -> None:
    first = "姓名：王伟\n单位：示例大学\n职务：教授\n身份证号：310101199001010011\n手机：１３８ 0000 0001\n"
    pasted = f"{first}\n姓名：李娜\n电话：13800000002\n"
    read = parse_delegation(pasted)
    assert [(p.name_zh, p.organisation, p.role, p.phone) for p in read.people] == [
        ("王伟", "示例大学", "教授", "138 0000 0001"),
        ("李娜", "示例大学", "", "13800000002"),
    ]
    assert "310101" not in "".join(str(person) for person in read.people)
    read = parse_delegation("姓名：王伟\n大家好\n电话：13800000009\n")
    assert [(p.name_zh, p.phone) for p in read.people] == [("王伟", "")]


def test_names_whose_parts_stand_apart_are_put_together_as_their_script_does() -> None:
    read = parse_delegation("First name\tLast name\tCompany\nJohn\tSmith\tSample Lights\nJane\tDoe\tSample Lights\n")
    assert [(p.name_latin, p.organisation) for p in read.people] == [
        ("John Smith", "Sample Lights"),
        ("Jane Doe", "Sample Lights"),
    ]
    assert [p.name_zh for p in parse_delegation("姓\t名\t单位\n王\t伟\t示例大学\n").people] == ["王伟"]


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Anna Schmidt +49 (0) 171 000 0001", "+49 (0) 171 000 0001"),
        ("王伟 (021) 5555 6666", "(021) 5555 6666"),
        ("王伟 （+86）138 0000 0001", "(+86)138 0000 0001"),
        ("(2) 王伟 13800000001", "13800000001"),
    ],
)
def test_a_phone_may_have_its_code_in_brackets(line: str, phone: str) -> None:
    (person,) = parse_delegation(line).people
    assert person.phone == phone
    assert (person.name_zh or person.name_latin) in {"王伟", "Anna Schmidt"}


def test_two_names_of_a_list_of_addresses_are_two_people() -> None:
    names = [p.name_latin for p in parse_delegation("John Smith; Jane Doe\n").people]
    assert names == ["John Smith", "Jane Doe"]
    mails = "Anna Schmidt <anna@example.com>, Bob Brown <bob@example.com>\n"
    assert [(p.name_latin, p.organisation) for p in parse_delegation(mails).people] == [
        ("Anna Schmidt", ""),
        ("Bob Brown", ""),
    ]


@pytest.mark.parametrize(
    "line", ["On Tue, Nov 28, 2023 at 10:00 AM Zhang San <z@example.com> wrote:", "张三 于周二写道："]
)
def test_what_a_mail_quotes_is_introduced_by_nobody(line: str) -> None:
    read = parse_delegation(f"{line}\n> 1. 王伟\n")
    assert [p.name_zh for p in read.people] == ["王伟"]
    assert [left.why for left in read.left_out] == ["sentence"]


def test_a_remark_beside_a_name_is_nobody() -> None:
    (person,) = parse_delegation("4. 钱七 素食\n").people
    assert person.name_zh == "钱七"
    assert [p.name_zh for p in parse_delegation("王总一行5人\n陪同：孙八，周九\n").people] == ["王总", "孙八", "周九"]
    assert [p.organisation for p in parse_delegation("陪同：孙八，周九\n").people] == ["", ""]


def test_what_cannot_be_seen_is_no_part_of_a_name_nor_of_a_heading() -> None:
    read = parse_delegation("\ufeff姓名\t单位\n王\u200b伟\t示例大学\n")
    assert [(p.name_zh, p.organisation) for p in read.people] == [("王伟", "示例大学")]
    assert parse_delegation("\u202e王伟\u202c 13800000001").left_out[0].why == "control_character"


@pytest.mark.parametrize("name", ["김민수", "O'Brien", "Müller-Lüdenscheidt", "Иванов"])
def test_one_word_behind_a_number_may_be_a_name_in_any_script(name: str) -> None:
    assert [p.name_latin for p in parse_delegation(f"1. {name}\n2. parking\n").people] == [name]


# --- a family name before a comma, cells in quotes, two scripts, who signs ----------------------


def read_as(pasted: str) -> list[tuple[str, str, str, str]]:
    people = parse_delegation(pasted).people
    return [(p.name_zh, p.name_latin, p.organisation, p.phone) for p in people]


@pytest.mark.parametrize(
    ("pasted", "names"),
    [
        (
            "Name\tTitle\tCompany\nMüller, Jörg\tHead of R&D\tBMW AG\nSmith, John\tDr.\tBMW AG\n",
            "Jörg Müller|John Smith",
        ),
        ("Müller, Jörg\tBMW AG\n2\tSmith, John A.\tBMW AG", "Jörg Müller|John A. Smith"),
        ("Meier, Hans\nSchmidt, Anna\nvan der Berg, Peter", "Hans Meier|Anna Schmidt|Peter van der Berg"),
        ("1. Meier, Dr. Hans\n- Schmidt, Anna (CTO)", "Hans Meier|Anna Schmidt"),
        ('Name,Company,Phone\n"Meier, Hans",BMW AG,123456789\n', "Hans Meier"),
        ("Anna Schmidt, Sample Lights", "Anna Schmidt"),
        ("Hello, Hans\nMeier, CEO\nSample, Inc", ""),
    ],
)
def test_a_family_name_before_a_comma_is_one_name_with_what_is_behind_it(pasted: str, names: str) -> None:
    assert "|".join(person.name_latin for person in parse_delegation(pasted).people) == names


def test_cells_in_quotes_are_cells() -> None:
    assert read_as('Name,Company,Phone\n"Meier, Hans",BMW,123456789\n"Li, Na","Plugh ""Lights"", Ltd",\n') == [
        ("", "Hans Meier", "BMW", "123456789"),
        ("", "Na Li", 'Plugh "Lights", Ltd', ""),
    ]
    assert read_as('姓名;单位;电话\n"王伟";"示例";12000000001\n') == [("王伟", "", "示例", "12000000001")]
    assert read_as('"Meier, Hans",BMW AG,123456789\n') == [("", "Hans Meier", "BMW AG", "123456789")]


def test_two_who_are_said_what_they_are_are_two() -> None:
    people = parse_delegation("Hans Meier (CEO), Anna Schmidt (CTO)").people
    assert [(p.name_latin, p.role, p.organisation) for p in people] == [
        ("Hans Meier", "CEO", ""),
        ("Anna Schmidt", "CTO", ""),
    ]


@pytest.mark.parametrize(
    ("line", "latin", "organisation"),
    [
        ("王伟 (Wang Wei) BMW 13800138000", "Wang Wei", "BMW"),
        ("王伟 (Wang Wei) Bosch 13800138000", "Wang Wei", "Bosch"),
        ("王伟 BMW 13800138000", "", "BMW"),
        ("王伟 (Wang Wei), Sample Lights, 13800138000", "Wang Wei", "Sample Lights"),
    ],
)
def test_one_name_in_two_scripts_and_where_he_is_from_are_one_person(line: str, latin: str, organisation: str) -> None:
    assert read_as(line) == [("王伟", latin, organisation, "13800138000")]


@pytest.mark.parametrize(
    ("mail", "names", "signed"),
    [
        ("1. 张三\n2. 李四\n此致\n敬礼！\n\n孙七\n博测科技有限公司", ["张三", "李四"], [6]),
        ("张三、李四\n谢谢！\n孙七", ["张三", "李四"], [3]),
        ("- Hans Meier\n- Anna Schmidt\nBest regards,\nPeter Berg\n孙七\n", ["Hans Meier", "Anna Schmidt"], [4, 5]),
        ("Hans Meier\nMit freundlichen Grüßen\nPeter Berg", ["Hans Meier"], [3]),
        ("张三\nBest regards, Peter Berg", ["张三"], [2]),
        ("谢谢\n张三\n李四", ["张三", "李四"], []),
        ("张三\n谢谢\n1. 李四\n2. 王五", ["张三", "李四", "王五"], []),
    ],
)
def test_who_signs_the_mail_is_left_out_and_it_is_said(mail: str, names: list[str], signed: list[int]) -> None:
    read = parse_delegation(mail)
    assert [person.name_zh or person.name_latin for person in read.people] == names
    assert [left.line for left in read.left_out if left.why == "signature"] == signed
