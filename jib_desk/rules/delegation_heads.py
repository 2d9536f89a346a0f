"""How many come, as a list says it besides those whom it names: 等12人, 一行5人, and 12 others."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from jib_desk.rules.delegation_words import HAN

_ZH = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_EN = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBER = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,3})"
_FOLK = r"(?:people|persons|pax|guests?|visitors?|participants?|attendees?|colleagues?)"
_COUNTED = re.compile(
    rf"(?P<within>(?:其中)?(?:包?含|包括|其中)[{HAN}]{{0,8}}?{_NUMBER} ?余?个?[人位名])"
    rf"|(?P<all>(?:共|合计|总计)[ 共计约]*(?P<in_all>{_NUMBER}) ?余?个?[人位名])"
    rf"|(?:等|一行|约)[ 等一行共计约]*(?P<total>{_NUMBER}) ?余?个?[人位名]"
    rf"|(?<![\d.-])(?<!\d:)(?<![{HAN}](?=\D))(?P<bare>{_NUMBER}) ?个?[人位](?![{HAN}])"
    rf"|(?i:\b(?:party|group|delegation|team) of (?P<party>\d{{1,4}})\b)"
    rf"|(?i:(?:\band|\+|&|\bplus) ?(?P<others>\d{{1,4}}|{'|'.join(_EN)}) (?:others?|(?:other |more )?{_FOLK}|more)\b)"
    rf"|(?i:(?<![\d.:-])(?P<folk>\d{{1,4}}) {_FOLK}\b)"
    r"|(?<!GMT)(?<!UTC)(?<=[^\W\d]) ?\+ ?(?P<more>\d{1,2})(?=\s*(?:$|[,;)，、]))"
)


class Heads(NamedTuple):
    """Where it is said, how many, whether besides those who are named (`John Smith + 3`), and whether they are all.

    Those who are counted with others already (其中外宾2人) are 0 more.
    """

    start: int
    end: int
    number: int
    are_besides: bool = False
    are_all: bool = False


def heads_in(text: str) -> Iterator[Heads]:
    """What a text in half width says of numbers of people."""
    for found in _COUNTED.finditer(text):
        start, end, name = found.start(), found.end(), str(found.lastgroup)
        if name == "within":
            yield Heads(start, end, 0)
        elif name == "all":
            yield Heads(start, end, _number(found["in_all"]), are_all=True)
        else:
            yield Heads(start, end, _number(found[name]), are_besides=name in {"others", "more"})


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    if written.casefold() in _EN:
        return _EN[written.casefold()]
    tens, ten, ones = written.rpartition("十")
    return (_ZH.get(tens, 1) * 10 if ten else 0) + _ZH.get(ones, 0)
