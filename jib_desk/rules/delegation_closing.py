"""How a mail ends: whoever signs it below 此致 or Best regards writes about the guests and is none of them."""

import re

from jib_desk.rules.delegation_parts import half_width

MOST_LINES = 4  # of a signature: the name in two scripts, what he is, where

_ZH = "此致|敬礼|此致敬礼|谢谢|谢谢您|谢谢大家|多谢|感谢|非常感谢|祝好|祝商祺|顺祝商祺|顺颂商祺|祝工作顺利|祝您工作顺利"
_LATIN = (
    r"(?:with )?(?:best|kind|warm|kindest|many|our)?(?: (?:best|kind|warm))?\s?(?:regards|wishes|thanks)|best|cheers|"
    r"thank you(?: very much| in advance)?|thanks(?: a lot| in advance)?|(?:yours )?(?:sincerely|faithfully|truly)"
    r"(?: yours)?|mit freundlichen gr(?:ü|ue)(?:ß|ss)en|(?:viele|beste|liebe|freundliche) gr(?:ü|ue)(?:ß|ss)e|mfg|vg|"
    r"(?:bien )?cordialement|saludos|cordiali saluti"
)
_ALONE = re.compile(rf"(?:{_ZH}|{_LATIN})[\s,.!;，。！~-]*", re.IGNORECASE)
_SIGNED = re.compile(rf"(?:{_ZH}|{_LATIN})\s*[,.!，。！]+\s*\S.*", re.IGNORECASE)


def is_closing(text: str) -> bool:
    """Whether a line says goodbye and nothing else."""
    return bool(_ALONE.fullmatch(half_width(text).strip()))


def is_signed(text: str) -> bool:
    """Whether a line says goodbye and then by whom: Best regards, Hans Meier."""
    return not is_closing(text) and bool(_SIGNED.fullmatch(half_width(text).strip()))
