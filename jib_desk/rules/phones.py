"""Phones of visitors as they are shown: enough to tell two people apart, not enough to ring one (DOMAIN §6)."""

import re
import unicodedata

_MASK = "****"


def phone_digits(phone: str) -> str:
    """The digits of a phone as written, full width included; "" when there are none."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", phone))


def mask_phone(phone: str) -> str:
    """`13812340001` → `138****0001`. Shorter numbers show their end only, very short ones nothing."""
    digits = phone if phone.isascii() and phone.isdigit() else phone_digits(phone)
    if len(digits) >= 11:
        return f"{digits[:3]}{_MASK}{digits[-4:]}"
    if len(digits) >= 7:
        return f"{_MASK}{digits[-4:]}"
    return _MASK if phone.strip() else ""
