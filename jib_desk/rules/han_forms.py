"""Traditional, simplified and Japanese forms of one 汉字: a name is the same in all, and is found by any."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

_AGAIN = "々"
# Of frequent surnames, and no dictionary has them.
_VARIANTS = {"髙": "高", "﨑": "崎", "𠮷": "吉", "邉": "邊", "嶋": "島", "戸": "户", "渋": "涩", "桒": "桑", "濵": "濱"}


@lru_cache(maxsize=4096)  # a name is compared with many
def simplified(text: str) -> str:
    """A text in simplified forms, for comparing; of one length. Never stored or shown."""
    if text.isascii():
        return text
    try:
        converted = _converter()(text)
        if not _is_plain(converted):
            converted = _twice(_converter()("".join(map(_of_japan, converted))))
    except UnicodeEncodeError:  # half a character, as some keyboards send: nobody is called so
        return text
    return converted if len(converted) == len(text) else text


def _is_plain(text: str) -> bool:
    """Whether every character is one of simplified Chinese: what is no 々 and in the set of 1980."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _AGAIN not in text


def _of_japan(character: str) -> str:
    """辺 as 邊. A form that is a character of its own in Chinese (芸) is left alone."""
    if character in _VARIANTS:
        return _VARIANTS[character]
    return character if _is_plain(character) else _japanese_converter()(character)


def _twice(text: str) -> str:
    """佐々木 as 佐佐木."""
    said: list[str] = []
    for character in text:
        said.append(said[-1] if said and character == _AGAIN else character)
    return "".join(said)


@lru_cache(maxsize=1)
def _japanese_converter() -> Callable[[str], str]:
    from opencc import OpenCC  # only for names that no Chinese one is like

    return cast("Callable[[str], str]", cast("Any", OpenCC("jp2t")).convert)


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # 30 ms and 7 MB: not before the first name in 汉字

    return cast("Callable[[str], str]", cast("Any", OpenCC("t2s")).convert)
