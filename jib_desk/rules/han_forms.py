"""Traditional and simplified forms of one 汉字: a name is the same in both, and is found by either."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast


@lru_cache(maxsize=4096)  # a name is compared with many
def simplified(text: str) -> str:
    """A text in simplified forms, for comparing; of one length. Never stored or shown."""
    if text.isascii():
        return text
    try:
        converted = _converter()(text)
    except UnicodeEncodeError:  # half a character, as some keyboards send: nobody is called so
        return text
    return converted if len(converted) == len(text) else text


@lru_cache(maxsize=1)
def _converter() -> Callable[[str], str]:
    from opencc import OpenCC  # 30 ms and 7 MB: not before the first name in 汉字

    return cast("Callable[[str], str]", cast("Any", OpenCC("t2s")).convert)
