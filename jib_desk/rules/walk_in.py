"""What a receptionist types about somebody new in one field: name, organisation, phone.

`王伟 Wang Wei, 示例车灯 13800000000` is one line instead of four fields. What is kept is
what was written; only outer blanks go.
"""

import re
import unicodedata
from dataclasses import dataclass

# At least seven digits make a phone; blanks and hyphens may stand between them.
_PHONE = re.compile(r"(?<![\w+])\+?\d(?:[\s\-]?\d){6,16}(?!\w)")
_BEFORE_ORGANISATION = re.compile(r"[,，、;；@/|]")
_HAN = re.compile(r"[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class WalkIn:
    """Somebody new. A name stands in the field of its script; both are set when both were typed."""

    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""

    @property
    def is_named(self) -> bool:
        """Whether there is a name in any script."""
        return bool(self.name_zh or self.name_latin)


def parse_walk_in(written: str) -> WalkIn:
    """Splits one line: a phone anywhere, then the name, then after a comma or slash the organisation.

    Digits are recognised in full width too. A name in both scripts is split where the scripts change.
    """
    text = written.strip()
    phone = ""
    found = _PHONE.search(_same_length_nfkc(text))
    if found:
        phone = unicodedata.normalize("NFKC", text[found.start() : found.end()]).strip()
        text = f"{text[: found.start()]} {text[found.end() :]}".strip()
    name, organisation = text, ""
    cut = _BEFORE_ORGANISATION.search(text)
    if cut:
        name, organisation = text[: cut.start()], text[cut.end() :]
    name_zh, name_latin = split_scripts(name)
    return WalkIn(name_zh, name_latin, _trimmed(organisation), phone)


def split_scripts(name: str) -> tuple[str, str]:
    """A name as (汉字, Latin). Words stay whole; one that holds any Han character is 汉字."""
    han: list[str] = []
    latin: list[str] = []
    for part in name.split():
        trimmed = _trimmed(part)
        if trimmed:
            (han if _HAN.search(trimmed) else latin).append(trimmed)
    return " ".join(han), " ".join(latin)


def _trimmed(text: str) -> str:
    return text.strip().strip(",，、;；@/|").strip()


def _same_length_nfkc(text: str) -> str:
    """Compatibility forms of single characters only, so that places stay what they are."""
    folded = (unicodedata.normalize("NFKC", character) for character in text)
    return "".join(new if len(new) == 1 else old for old, new in zip(text, folded, strict=True))
