"""How sectors are found by what is typed: what `names.search_keys` makes of their words, written down.

Making them loads the whole of pinyin, which no key press on the plan should wait for; a test holds them equal.
"""

from collections.abc import Mapping

from jib_desk.rules.names import query_key
from jib_desk.rules.words import Sector

_WRITTEN: Mapping[Sector, str] = {
    Sector.DIGITISATION: "数字化 字化 化 digitisation shuzihua shuzihuo shuozihua shuozihuo zihua zihuo hua "
    "huo szh shuzh",
    Sector.ELECTRIFICATION: "电动化 动化 化 electrification diandonghua diandonghuo donghua donghuo hua huo ddh diandh",
    Sector.SUSTAINABILITY: "可持续 持续 续 sustainability kechixu gechixu chixu xu kcx gcx kecx",
    Sector.IOT: "物联网 联网 网 iot wulianwang lianwang wang wlw wulw",
    Sector.AUTONOMOUS_AI: "自动驾驶ai 动驾驶ai 驾驶ai 驶ai autonomousdrivingai drivingai aiautonomousdriving ada "
    "zidongjiashi dongjiashi jiashi shi zdjs zidjs",
    Sector.OTHER: "其他 他 other qita qituo jita jituo ta tuo qt jt",
}
KEYS: Mapping[Sector, tuple[str, ...]] = {sector: tuple(keys.split()) for sector, keys in _WRITTEN.items()}


def sectors_meant(text: str) -> frozenset[Sector]:
    """The sectors whose word in either language, pinyin or initials begin with what was typed."""
    key = query_key(text)
    return frozenset(sector for sector, keys in KEYS.items() if key and any(known.startswith(key) for known in keys))
