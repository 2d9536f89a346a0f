"""Nobody of a pasted list is lost: whoever it names is a guest, or stands in a line that is told of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jib_desk.rules.delegation import Delegation, parse_delegation

ZH = ("王建国", "李明", "赵伟", "孙丽丽", "欧阳娜娜", "买买提·艾力", "林美玲", "陳建國", "周芳")
LATIN = ("Hans Müller", "Anna Schmidt", "Wang Fang", "Patrick O'Brien", "zhang wei", "li na", "Bettina von Berg")
FIRMS = ("BMW", "Siemens", "SAP", "Foxconn", "Sample Lights GmbH", "华为", "示例科技", "示例大学", "東北大學", "腾讯")
OFFICES = ("总经理", "科员", "董事長", "财务", "领队", "工程师")
NAMES = st.sampled_from((*ZH, *LATIN))
SHAPES = st.sampled_from(
    (
        "{o}: {names}",
        "{o}：{names}",
        "{o}（{names}）",
        "{o} - {names}",
        "{names} ({o})",
        "{names}（{o}）",
        "{names} from {o}",
        "{names}来自{o}",
        "来自{o}的{names}",
        "{o}的{names}",
        "{names}, {o}",
        "{names} 13800000001 {o}",
        "1. {names} {o}",
        "共8人，领队{names}，其余待定",
        "包括{names}共9人（含司机2人）",
        "{names}",
        "姓名\t单位\n{names}\t{o}",
        "name, company\n{names}, {o}",
        "{r} {names}",
        "{names} {r} 0912-345-678",
        "Our guests: {names}.",
        "{o}\n{names}\n谢谢",
    )
)
BETWEEN = st.sampled_from((", ", "、", "，", "；", " and ", "和", " & ", "/", " | ", "\n", "\n2. ", " und ", "\t"))


def told(read: Delegation) -> str:
    """Everything that somebody at the desk sees of names: the guests, and the lines that are left out."""
    guests = [name for who in read.people for name in (who.name_zh, who.name_latin)]
    return "\n".join((*guests, *(left.text for left in read.left_out)))


@settings(max_examples=400, deadline=None)
@given(
    st.lists(NAMES, min_size=1, max_size=4, unique=True),
    SHAPES,
    BETWEEN,
    st.sampled_from(FIRMS),
    st.sampled_from(OFFICES),
)
def test_everybody_whom_a_list_names_is_a_guest_or_told_of(
    names: list[str], shape: str, between: str, firm: str, office: str
) -> None:
    pasted = shape.format(o=firm, r=office, names=between.join(names))
    seen = told(parse_delegation(pasted))
    assert [name for name in names if name not in seen] == [], pasted


@pytest.mark.parametrize(
    "pasted",
    ["腾讯王建国、李明", "王芳的司机李强", "王芳（李强陪同）", "王芳和她的同事李强"],
)
def test_a_line_that_seems_to_name_more_than_its_guests_is_told_of(pasted: str) -> None:
    read = parse_delegation(pasted)
    assert len(read.people) == 1
    assert [(left.text, left.why) for left in read.left_out] == [(pasted, "more")]


@pytest.mark.parametrize(
    "pasted",
    [
        "张三 示例大学 教授",
        "Anna Schmidt, Sample Lights, Head of Innovation",
        "王伟 Wang Wei 示例科技有限公司 13800000001 wangwei@example.com",
        "1. 张三（素食）",
        "BMW的王建国和李明",
        "技术总监王五，高级工程师 李四",
    ],
)
def test_a_line_that_is_read_whole_is_not_told_of(pasted: str) -> None:
    assert parse_delegation(pasted).left_out == ()
