"""Codes that identify companies and phones that reach people: checked, compared and masked.

Source of the check of the unified social credit code: GB 32100-2015, as DOMAIN §2 gives it.
"""

import re
import unicodedata
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
USCC_LENGTH = 18
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
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
    """A phone as it is compared: the 11 digits of a mainland mobile, else +country number, else its digits.

    `+86 138 0000 0000`, `１３８-0000-0000` and `13800000000` are one.
    """
    plain = unicodedata.normalize("NFKC", text)
    digits = re.sub(r"\D", "", plain)
    if plain.strip().startswith("+"):
        international = digits
    elif digits.startswith("00"):
        international = digits[2:]
    else:
        return digits
    if international.startswith("86") and len(international) == 13:
        return international[2:]
    return f"+{_without_trunk_zero(international)}" if international else ""


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
    is_plain = text.isascii() and text.isdigit() and not text.startswith("00")  # nearly all, in the hottest list
    digits = text if is_plain else re.sub(r"\D", "", normal_phone(text))
    if not digits:
        return ""
    if len(digits) >= 11:
        return f"{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if len(digits) >= 7 else "****"
