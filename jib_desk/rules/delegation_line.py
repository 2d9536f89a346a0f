"""One line of a pasted list while it is read: what is dealt with is blanked out, and every place stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jib_desk.rules.delegation_columns import PHONE
from jib_desk.rules.delegation_heads import heads_in
from jib_desk.rules.delegation_parts import Kind, half_width
from jib_desk.rules.surnames import begins_with_surname

IDENTITY = re.compile(r"(?<![a-zA-Z\d_])\d{15}(?:\d{2}[\dXx])?(?![a-zA-Z\d_])")
_PLATE = re.compile(
    r"(?<!\w)[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][ ·.-]?[A-Z\d]{5,6}(?!\w)"
)
_LINK = re.compile(r"(?i)(?:https?://|www\.)[^\s,;，；、]+")
_CUT_PHONE = re.compile(r"(?<![\w.])\d\.\d+E\+?\d{1,2}(?!\w)", re.IGNORECASE)  # what a sheet makes of a number
_DATE = re.compile(r"(?:19|20)\d{2}[-/. ]\d{1,2}[-/. ]\d{1,2}")


@dataclass(slots=True)
class Line:
    """As written, and in half width of the same length."""

    number: int
    written: str
    text: str
    phones: list[str] = field(default_factory=list[str])
    has_cut_phone: bool = False
    heads: int = 0  # how many come, as the line says it
    others: int = 0  # how many it says come besides those whom it names
    is_numbered: bool = False
    is_of_firm: bool = False  # whose firm is told before their names
    label: Kind | None = None

    def cut(self, start: int, end: int) -> None:
        """Blanks out a part that is dealt with; places stay."""
        blank = "\t" * (end - start)
        self.text = self.text[:start] + blank + self.text[end:]

    @property
    def is_likely(self) -> bool:
        """Whether something besides its letters says that somebody is named here."""
        return self.is_numbered or bool(self.phones) or self.label in {Kind.NAME_ZH, Kind.LEADER}

    def take_identity(self) -> None:
        """Numbers of identity cards are kept nowhere."""
        for found in IDENTITY.finditer(self.text):
            self.cut(found.start(), found.end())

    def take_links(self) -> None:
        """Where a page is found is nobody's name."""
        for found in _LINK.finditer(self.text):
            self.cut(found.start(), found.end())

    def take_phones(self) -> None:
        """Phones, as they are written; a date is none."""
        for found in list(PHONE.finditer(self.text)):
            if not _DATE.match(found.group()):
                self.phones.append(self.text[found.start() : found.end()].strip())
                self.cut(found.start(), found.end())
        for found in _CUT_PHONE.finditer(self.text):
            self.has_cut_phone = True
            self.cut(found.start(), found.end())

    def take_plates(self) -> None:
        """What somebody drives is none of his firms."""
        for found in _PLATE.finditer(self.text):
            self.cut(found.start(), found.end())

    def take_heads(self) -> None:
        """等12人, and 12 others: numbers of people are nobody's name."""
        in_all = 0
        for found in list(heads_in(self.text)):
            if found.are_besides:
                self.others += found.number
            elif found.are_all:
                in_all = max(in_all, found.number)
            else:
                self.heads += found.number
            self.cut(found.start, found.end)
        self.heads = in_all or self.heads


def is_cut_phone(text: str) -> bool:
    """Whether a sheet has left of a phone only its beginning: 1.38E+10."""
    return _CUT_PHONE.search(text) is not None


def is_only_phone(text: str) -> bool:
    """Whether nothing but a phone stands in a line."""
    found = PHONE.search(text)
    return found is not None and not any(map(str.isalnum, text[: found.start()] + text[found.end() :]))


def phone_in(written: str) -> str:
    """The first phone of a text, "" without one."""
    found = PHONE.search(half_width(written))
    return found.group().strip() if found else ""


def shared_out(phones: Sequence[str], names: Sequence[str]) -> list[str]:
    """Whose phone is whose: one each, or the only one of the only name that begins with a surname; else nobody's."""
    if len(phones) == len(names):
        return list(phones)
    likely = [place for place, name in enumerate(names) if begins_with_surname(name)] if len(names) > 1 else [0]
    if not phones or len(likely) > 1 or not likely or (len(phones) > 1 and len(names) > 1):
        return [""] * len(names)
    return [phones[0] if place == likely[0] else "" for place in range(len(names))]
