"""Where in a plan file a fault is, in words: `floors[0].units[3].desks` becomes floor 1 › unit 4 › desks."""

import re

from jib_desk.rules.words import WORDS, Lang, Word

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
_PATH = re.compile(r"(?:plan|format|floors)(?:[.\[].*)?")
_TOO_MANY = re.compile(r"(?:(.+): )?(\d+) > (\d+)")
_ARROW = " › "

# One of a list, and the list itself.
_LISTS: dict[str, tuple[Word, Word]] = {
    "floors": (Word("floor", "楼层"), Word("floors", "楼层")),
    "units": (Word("unit", "席位"), Word("units", "席位")),
    "spaces": (Word("space", "空间"), Word("spaces", "空间")),
    "marks": (Word("mark", "标记"), Word("marks", "标记")),
    "doors": (Word("door", "门"), Word("doors", "门")),
}
_FIELDS: dict[str, Word] = {
    "plan": Word("the file", "文件"),
    "format": Word("format", "格式"),
    "code": Word("code", "编号"),
    "name_en": Word("English name", "英文名称"),
    "name_zh": Word("Chinese name", "中文名称"),
    "width_m": Word("width", "宽度"),
    "height_m": Word("height", "高度"),
    "zone": Word("zone", "区域"),
    "x": Word("x", "x坐标"),
    "y": Word("y", "y坐标"),
    "w": Word("width", "宽度"),
    "h": Word("height", "高度"),
    "desks": Word("desks", "工位数"),
    "area_m2": Word("area", "面积"),
    "kind": Word("kind", "类型"),
    "label": Word("label", "标签"),
    "room": Word("room", "场地"),
    "capacity": Word("capacity", "容纳人数"),
    "fire_limit": Word("fire limit", "消防限额"),
    "nesting": Word("its lists are nested too deep", "嵌套层数过多"),
    "number": Word("a number has thousands of digits", "数字位数过多"),
    "units and spaces": Word("units and spaces", "席位和空间"),
}


def in_words(why: str, place: str, lang: Lang) -> str:
    """The place of a fault (see `rules.plan_files.PlanFault`) as a person finds it, the path in the file behind it."""
    shown = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in place)
    is_chinese = lang == "zh_CN"
    if why == "not_json":
        line, colon, column = shown.partition(":")
        if colon and line.isdigit():
            return f"第{line}行第{column}列" if is_chinese else f"line {line}, column {column}"
        if line == "twice":
            return f"“{column.strip()}”重复出现" if is_chinese else f"“{column.strip()}” stands twice"
    too_many = _TOO_MANY.fullmatch(shown)
    if why == "too_big" and too_many:
        return _too_many(*too_many.groups(), lang=lang)
    if why == "duplicate_code":
        among, _, code = shown.partition(": ")
        named = _LISTS[among][1].said(lang) if among in _LISTS else _field(among, lang)
        return f"{named}{'：' if is_chinese else ': '}{code}" if code else shown
    if not _PATH.fullmatch(shown):
        return _FIELDS[shown].said(lang) if shown in _FIELDS else shown
    said = _path(shown, lang)
    return said if "[" not in shown else f"{said}（{shown}）" if is_chinese else f"{said} ({shown})"


def _path(place: str, lang: Lang) -> str:
    return _ARROW.join(_step(name, at, lang) for name, at in _STEP.findall(place) if name != "plan" or place == "plan")


def _step(name: str, at: str, lang: Lang) -> str:
    if name in _LISTS:
        one, all_of_them = _LISTS[name]
        return f"{one.said(lang)} {int(at) + 1}" if at else all_of_them.said(lang)
    return _field(name, lang)


def _field(name: str, lang: Lang) -> str:
    known = _FIELDS.get(name) or WORDS["layout"].get(name)
    return known.said(lang) if known is not None else f"“{name}”"


def _too_many(place: str | None, found: str, most: str, *, lang: Lang) -> str:
    """Bytes of the file, or pieces of a list."""
    if place is None:
        found, most = (f"{int(size) / 1_000_000:.1f} MB" for size in (found, most))
        return f"文件{found}，最多{most}" if lang == "zh_CN" else f"the file has {found}, at most {most}"
    where = _path(place, lang)
    return f"{where} {found}，最多{most}" if lang == "zh_CN" else f"{where} {found}, at most {most}"
