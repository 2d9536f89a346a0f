"""Numbers of parcels: as they are compared, and whose they surely are."""

import re
import unicodedata

_BLANKS = re.compile(r"[\s\-‐‑–]+")
# Only what no other carrier's numbers look like; numbers of digits alone belong to several carriers.
_CARRIERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"SF\d{12,15}"), "顺丰 SF Express"),
    (re.compile(r"JD[A-Z]{0,2}\d{11,15}"), "京东 JD Logistics"),
    (re.compile(r"JT\d{13}"), "极兔 J&T Express"),
    (re.compile(r"YT\d{13}"), "圆通 YTO Express"),
    (re.compile(r"DPK\d{12,15}"), "德邦 Deppon"),
    (re.compile(r"1Z[0-9A-Z]{16}"), "UPS"),
    (re.compile(r"E[A-Z]\d{9}CN"), "EMS"),
    (re.compile(r"[ACRLVU][A-Z]\d{9}CN"), "中国邮政 China Post"),
)
_MANY_DIGITS = re.compile(r"(?=[A-Z0-9]*$)[A-Z]{0,4}\d{8,}[A-Z]{0,2}")
_MOBILE = re.compile(r"(\+?86)?1[3-9]\d{9}")
MOST_PIECES = 999


def parcel_number(text: str) -> str:
    """A number as it is kept and compared: full-width made plain, capitals, without blanks and hyphens."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text)).upper()


def carrier_of(number: str) -> str:
    """The carrier's name in both languages; "" where the number could be another's."""
    written = parcel_number(number)
    return next((name for shape, name in _CARRIERS if shape.fullmatch(written)), "")


def is_like_number(text: str) -> bool:
    """Whether it reads like the number of a parcel: scanned where somebody's name belongs. A mobile phone is none."""
    written = parcel_number(text)
    if _MOBILE.fullmatch(written):
        return False
    return bool(carrier_of(written) or _MANY_DIGITS.fullmatch(written))
