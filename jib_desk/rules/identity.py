"""Codes that identify companies and phones that reach people: checked, compared and masked.

Source of the check of the unified social credit code: GB 32100-2015, as DOMAIN §2 gives it.
"""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_LENGTH = 18
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_SHORTEST_NATIONAL = 7  # digits; fewer may be anybody's extension
_MAINLAND = re.compile("(?:86)?(1[0-9]{10})")  # a mobile, as it is kept; some systems write the country without a +
_BETWEEN_PHONES = re.compile(r"(?i)[/,;，；、|\n]|\bor\b|或")
_EXTENSION = re.compile(r"(?i)(?:\bext\.?|\bx|转|分机)\s?\d{1,6}\s*$")
_WEIGHTS = tuple(pow(3, place, 31) for place in range(USCC_LENGTH - 1))


class UsccFault(StrEnum):
    """What is odd about a code. Only the check digit may be wrong in a real one, so it warns."""

    LENGTH = "uscc_length"
    CHARACTER = "uscc_character"
    CHECK_DIGIT = "uscc_check_digit"


def normal_uscc(text: str) -> str:
    """A code as it is compared and stored: NFKC, upper case, without blanks and hyphens."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def uscc_fault(code: str) -> UsccFault | None:
    """What is wrong with a normalised code; None for a good one."""
    if len(code) != USCC_LENGTH:
        return UsccFault.LENGTH
    if any(character not in _VALUES for character in code):
        return UsccFault.CHARACTER
    return None if code[-1] == uscc_check_character(code[:-1]) else UsccFault.CHECK_DIGIT


def uscc_check_character(body: str) -> str:
    """The 18th character for the first 17: (31 − Σ value · 3^i mod 31) mod 31."""
    total = sum(_VALUES[character] * weight for character, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def normal_phone(text: str) -> str:
    """A phone without the signs in it: the 11 digits of a mainland mobile, else +country number, else its digits.

    `+86 138 0000 0000`, `１３８-0000-0000`, `8613800000000` and `13800000000` are one. Whether two writings are of one
    phone is `same_phone`'s to say: 0170 1234567 names no country.
    """
    if text.isascii() and text.isdigit() and not text.startswith(("0", "86")):  # nearly all
        return text
    plain = unicodedata.normalize("NFKC", text)
    digits = re.sub(r"\D", "", plain)
    if plain.strip().startswith("+"):
        international = digits
    elif digits.startswith("00"):
        international = digits[2:]
    else:
        mobile = _MAINLAND.fullmatch(digits)
        return mobile[1] if mobile else digits
    if international.startswith("86") and len(international) == 13:
        return international[2:]
    return f"+{_without_trunk_zero(international)}" if international else ""


def same_phone(one: str, other: str) -> bool:
    """Whether two writings are of one phone: 0170 1234567 and +49 170 1234567 are, +43 170 1234567 is another one.

    Where one names no country, the digits within the country decide, if there are enough of them; neither + nor the
    0 that is dialled before them is one of them.
    """
    a, b = normal_phone(one), normal_phone(other)
    if a == b:
        return bool(a)
    (country, national), (other_country, other_national) = _parts(a), _parts(b)
    is_one_country = not (country and other_country) or country == other_country
    return is_one_country and national == other_national and len(national) >= _SHORTEST_NATIONAL


def national_phone(text: str) -> str:
    """The digits that every writing of one phone ends with: to look for it, not to tell phones apart."""
    normal = normal_phone(text)
    national = _parts(normal)[1]
    return national if len(national) >= _SHORTEST_NATIONAL else normal.lstrip("+")


def each_phone(text: str) -> tuple[str, ...]:
    """All that may be a phone where several may stand, each without its extension: 138…/139…, 021-… ext 3.

    First all of it as one: the sign between two phones also stands within one, as in 0170/1234567.
    """
    several = (_EXTENSION.sub("", part).strip() for part in (text, *_BETWEEN_PHONES.split(text)))
    return tuple(dict.fromkeys(part for part in several if part))


@lru_cache(maxsize=4096)
def _parts(normal: str) -> tuple[str, str]:
    """The number of the country, "" where none is named, and the digits within it."""
    if _MAINLAND.fullmatch(normal):
        return "86", normal
    if not normal.startswith("+"):
        return "", normal.lstrip("0")
    from phonenumbers import NumberParseException, parse

    try:
        country = str(parse(normal).country_code)
    except NumberParseException:
        country = ""
    return country, normal[1 + len(country) :].lstrip("0")


def _without_trunk_zero(international: str) -> str:
    """+49 (0)151 … as it is dialled; left alone when it is no known number."""
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, is_possible_number, parse

    try:
        number = parse(f"+{international}")
    except NumberParseException:
        return international
    return format_number(number, PhoneNumberFormat.E164)[1:] if is_possible_number(number) else international


def masked_phone(text: str) -> str:
    """A phone as visitors' are shown: `138****0001`; of shorter ones less is left, of very short ones nothing."""
    is_plain = (
        text.isascii() and text.isdigit() and not text.startswith(("00", "86"))
    )  # nearly all, in the hottest list
    digits = text if is_plain else re.sub(r"\D", "", normal_phone(text))
    if not digits:
        return ""
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if len(digits) >= 7 else "****"
