"""What a visitor's pass holds, and how what a scanner or a person types is read.

The QR holds `JIB:<tag>:<token>` in capitals and digits only: the smallest code, the same whatever Shift or Caps Lock
do, and nothing of it tells who comes. The tag tells centres apart.
"""

import base64
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

PREFIX = "JIB:"
CODE_LENGTH = 6
TOKEN_BYTES = 15  # 120 bits
TAG_BYTES = 5
LONGEST_SCAN = 80  # characters; what is longer is none of ours

TOKEN_LENGTH = TOKEN_BYTES * 8 // 5
_SCAN = re.compile(rf"JIB:([A-Z0-9]{{1,20}}):([A-Z2-7]{{{TOKEN_LENGTH}}})")  # longer than any badge's number
# As far as a scan came; a badge's number is none.
_CUT_SHORT = re.compile(rf"JIB:[A-Z0-9]{{0,20}}(?::(?!B[0-9]+$)[A-Z2-7]{{0,{TOKEN_LENGTH - 1}}})?")
_CODE = re.compile(rf"[0-9]{{{CODE_LENGTH}}}")
_BETWEEN = re.compile(r"[\s-]")


class PassState(StrEnum):
    """How far the pass of a visit is; told from its times alone."""

    NONE = "none"
    READY = "ready"
    USED = "used"


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a QR said: whose centre, and its token."""

    tag: str
    token: str


def qr_text(tag: str, token: str) -> str:
    """What the QR of a pass holds."""
    return f"{PREFIX}{tag}:{token}"


def random_text(count: int, random: Callable[[int], bytes]) -> str:
    """`count` random bytes as capitals and digits (RFC 4648 base 32). `random` is `secrets.token_bytes`."""
    return base64.b32encode(random(count)).decode().rstrip("=")


def random_code(below: Callable[[int], int]) -> str:
    """Six digits, also with leading zeros. `below` is `secrets.randbelow`."""
    return f"{below(10**CODE_LENGTH):0{CODE_LENGTH}}"


def folded(text: str) -> str:
    """A scan as it is read: half width, capitals, without outer blanks.

    An input method makes `：` of a colon and `ｊ` of a letter; a scanner with Shift reversed makes small letters.
    """
    return unicodedata.normalize("NFKC", text[: LONGEST_SCAN * 2]).strip().upper()


def read_scan(text: str) -> Scanned | None:
    """The tag and token of a scanned pass, as any keyboard and input method wrote it; None for anything else."""
    found = _SCAN.fullmatch(folded(text))
    return Scanned(found[1], found[2]) if found else None


def is_scan(text: str) -> bool:
    """Whether this was scanned from a code of this program, be it whole or not; nobody is called so."""
    return folded(text).startswith(PREFIX)


def is_cut_short(text: str) -> bool:
    """Whether this is the beginning of a pass's scan, and its end is missing."""
    return _CUT_SHORT.fullmatch(folded(text)) is not None


def read_code(text: str) -> str:
    """Six digits as somebody types them, also `482 913`, `482-913` and in full width; "" for anything else."""
    plain = _BETWEEN.sub("", folded(text))
    return plain if _CODE.fullmatch(plain) else ""


def shown_code(code: str) -> str:
    """The six digits as they are read aloud: `482 913`."""
    return f"{code[:3]} {code[3:]}"
