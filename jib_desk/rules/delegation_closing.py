"""How a mail begins and ends: whoever writes it, signs it or is quoted writes about the guests and is none of them."""

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
_QUOTE = re.compile(r"(?:\s*[>＞])+\s?(?=\S)|\s*\|\s(?=[^|]*$)")  # > of mails, | of readers that draw a bar
_QUOTING = re.compile(r"(?:\bwrote|\bschrieb|写道)\s*:?$")  # On Tue, Nov 28, 2023 Zhang San wrote:
# 孙七 2023/11/28 10:00:00, as chats put it above what somebody said
_SAID_AT = re.compile(
    r"(?P<who>\S.{0,39}?)[\s,]+(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\s,]+\d{1,2}:\d{2}(?::\d{2})?"
)
_THANKS = re.compile(r"[,，。.!！ ](?:谢谢[您大家]*|多谢|感谢|(?:many )?thanks|thank you)[.!。！~ ]*$", re.IGNORECASE)
_GREETING = re.compile(
    r"(?:(?:dear|hi|hello|hallo|guten (?:tag|morgen)|sehr geehrte[rs]?|liebe[rs]?|bonjour)\b.{0,60}|"
    r".{0,16}(?:您好|你好|大家好|领导好|上午好|下午好))[\s,，.。!！:：~]*",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\s*(?:联系人|contact)(?: person)?\s*:", re.IGNORECASE)


def without_quoting(written: str) -> str:
    """A line that a mail quotes, as it was."""
    return _QUOTE.sub("", written, count=1) if _QUOTE.match(written) else written


def is_quoting(text: str) -> bool:
    """Whether a line says who is quoted below."""
    return bool(_QUOTING.search(text))


def who_said(text: str) -> str:
    """Who said what stands below, in a chat; "" for any other line."""
    found = _SAID_AT.fullmatch(half_width(text).strip())
    return found["who"] if found else ""


def is_greeting(text: str) -> bool:
    """Whether a line says good day to whoever reads the mail, as 王总您好 does."""
    return bool(_GREETING.fullmatch(half_width(text).strip()))


def is_closing(text: str) -> bool:
    """Whether a line says goodbye and nothing else."""
    return bool(_ALONE.fullmatch(half_width(text).strip()))


def is_signed(text: str) -> bool:
    """Whether a line says goodbye and then by whom: Best regards, Hans Meier."""
    return not is_closing(text) and bool(_SIGNED.fullmatch(half_width(text).strip()))


def ends_with_thanks(text: str) -> bool:
    """Whether a sentence ends so: 麻烦登记一下，谢谢."""
    return bool(_THANKS.search(half_width(text).strip()))


def is_contact(text: str) -> bool:
    """Whether a line says whom to ask: below a goodbye he leads nobody."""
    return bool(_CONTACT.match(half_width(text)))
