"""Which companies may be one: their names are alike, as a whole or without the weak parts."""

import itertools
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from jib_desk.rules.names import company_core, has_han, spelling

Key = TypeVar("Key", bound=Hashable)

_SAME_CORE = 100
_SAME_SOUND = 97  # of 100: pinyin of different 汉字 is nearly alike far too often
# Where a company sits and what trade it is in stand in its registered name and are left out when it is spoken of.
_PLACE = (
    "(?:中国|北京|上海|天津|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川"
    "|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|杭州|苏州|南京|无锡|常州|宁波|合肥|武汉|成都|西安|青岛|厦门"
    "|长沙|郑州|济南|大连|沈阳|长春|浦东|嘉定|闵行|徐汇|静安|杨浦|虹口|普陀|长宁|黄浦|宝山|松江|青浦|奉贤|金山|崇明|临港"
    "|china|shanghai|beijing|shenzhen|hangzhou|suzhou)(?:省|市|新区|区|特别行政区)?"
)
_TRADE = (
    "(?:科技|技术|信息|智能|网络|软件|数据|数字|电子|实业|发展|开发|服务|咨询|系统|工程|贸易|商贸|管理|控股|国际"
    "|technology|technologies|information)"
)
_AROUND = re.compile(rf"^(?:{_PLACE})+|(?:{_TRADE}|{_PLACE})+$")
_SHORTEST, _SHORTEST_LATIN = 2, 4  # what is left must still be a name


@lru_cache(maxsize=8192)
def bare_core(core: str) -> str:
    """A company's core without the place before it and the trade behind it; the core itself where no name is left."""
    bare = _AROUND.sub("", core)
    return bare if len(bare) >= (_SHORTEST_LATIN if bare.isascii() else _SHORTEST) else core


def similar(name: str, others: Mapping[Key, Iterable[str]], limit: int = 5, cutoff: float = 84) -> tuple[Key, ...]:
    """Which of the others (each with all its names) may be the same company, likeliest first. As `alike`."""
    return alike((name,), others, limit, cutoff)


def alike(
    names: Iterable[str], others: Mapping[Key, Iterable[str]], limit: int = 3, cutoff: float = 84
) -> tuple[Key, ...]:
    """Which of the others (each with all its names) are called nearly as one of these, likeliest first.

    A Chinese name is compared by its pinyin, too: 月熊猫 and Yuexiongmao are alike, and so are 墨龙孪生 and 墨龙栾生,
    which sound the same. Below a `cutoff` of 100, which is the same core, place and trade may differ, too: 上海月熊猫
    and 月熊猫科技 come after those that are alike as a whole. A person decides, never the program (DOMAIN §2).
    """
    from rapidfuzz import fuzz, process

    own = _cores(names)
    pairs = [(core, key) for key, given in others.items() for core in _cores(given)]

    def look(wanted: str, among: Sequence[tuple[str, Key]], least: float, best: dict[Key, float]) -> None:
        cores = [core for core, _ in among]
        for _, score, place in process.extract(wanted, cores, scorer=fuzz.ratio, score_cutoff=least, limit=None):
            key = among[place][1]
            best[key] = max(best.get(key, 0.0), score)

    whole: dict[Key, float] = {}
    han = [(spelling(core), key) for core, key in pairs if has_han(core)]
    latin = [(core, key) for core, key in pairs if not has_han(core)]
    for wanted in own:
        look(wanted, pairs, cutoff, whole)
        if has_han(wanted):
            look(spelling(wanted), latin, cutoff, whole)
            look(spelling(wanted), han, max(cutoff, _SAME_SOUND), whole)
        else:
            look(wanted, han, cutoff, whole)
    bare: dict[Key, float] = {}
    if cutoff < _SAME_CORE:
        among = [(bare_core(core), key) for core, key in pairs]
        for wanted in dict.fromkeys(map(bare_core, own)):
            look(wanted, among, cutoff, bare)
    ordered = (sorted(found, key=lambda key: -found[key]) for found in (whole, bare))
    return tuple(dict.fromkeys(itertools.chain.from_iterable(ordered)))[:limit]


def _cores(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(core for name in names if (core := company_core(name))))
