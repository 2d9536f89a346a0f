"""The columns of a pasted sheet: its heading, and where in a line below it each cell stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jib_desk.rules.delegation_parts import Kind, label_of, labelled
from jib_desk.rules.delegation_spaced import glued
from jib_desk.rules.delegation_words import GLUE, HAN

# What a list comes in, when it is not pasted: endings in small letters. Of sheets that are not read it is said why.
SHEET_FILES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})
TEXT_FILES = frozenset({".csv", ".tsv", ".txt"})
# Also (021) 5555 6666, (+86) 138 0000 0001 and +49 (0) 171 0000001.
PHONE = re.compile(
    r"(?<![a-zA-Z\d_+])(?:\((?:0\d{2,3}|\+\d{1,3})\)[ -]?)?\+?\d(?:[ -]?(?:\(\d{1,4}\)[ -]?)?\d){6,16}(?![a-zA-Z\d_])"
)
_SIGNS_OF_ONE = "①-⑳㉑-㉟⑴-⒇⒈-⒛❶-❿㈠-㈩㊀-㊉Ⅰ-Ⅻ"
NUMBERING = re.compile(
    r"\s*(?:[(\[【]\d{1,3}[)\]】]|[(][一二三四五六七八九十]{1,3}[)]|(?:#|No\.? ?|Nr\.? ?)\d{1,3}[.):]?(?=\s)|"
    rf"\d{{1,3}}\s*[.)、,:]|\d{{1,3}}(?=\s)|[{_SIGNS_OF_ONE}]|[a-z][)](?=\s)|"
    r"[一二三四五六七八九十]{1,3}\s*[、.)]|[-*>•●▪■◆○·–—]+(?=\s|\w))[\s.、]*",
    re.IGNORECASE,
)
_TAB, _WIDE, _BLANK = "\t", " {2,}", " +"
_MARKED = (r"\|", "[,、]", ";")


@dataclass(frozen=True, slots=True)
class Columns:
    """What a heading says of the lines below it: what stands where, and the sign between the cells."""

    kinds: tuple[Kind | None, ...]
    separator: str

    def cells(self, text: str) -> list[tuple[Kind, slice]] | None:
        """Where the labelled cells of a line in half width stand; None where its parts do not fit the columns.

        Behind tabs every line fits. Elsewhere what is too much belongs to the organisation (Plugh Co., Ltd), and
        only names in 汉字 are told from their organisation by a mere blank.
        """
        if "\t" in text:
            places = list(_split(_TAB, text))
        elif self.separator == _TAB or labelled(text)[0] is not None:
            return None
        else:
            fitting = self._blanks(text) if self.separator in {_WIDE, _BLANK} else list(_split(self.separator, text))
            if fitting is None or (places := self._fitted(text, fitting)) is None:
                return None
        cells = [(kind, place) for kind, place in zip(self.kinds, places, strict=False) if kind is not None]
        is_astray = "\t" not in text and any(
            kind is Kind.PHONE and text[place].strip() and not PHONE.search(text[place]) for kind, place in cells
        )
        return None if is_astray else cells

    def _blanks(self, text: str) -> list[slice] | None:
        numbering = NUMBERING.match(text) if self.kinds[0] is not Kind.NOTHING else None
        start = numbering.end() if numbering else 0
        held = glued(PHONE.sub(lambda m: m.group().replace(" ", GLUE), text))
        places = list(_split(_WIDE, held, start))
        if len(places) != len(self.kinds):
            places = list(_split(_BLANK, held, start))
        name = self.kinds.index(Kind.NAME_ZH)
        return places if name < len(places) and re.match(f"[{HAN}]", text[places[name]]) else None

    def _fitted(self, text: str, places: list[slice]) -> list[slice] | None:
        extra = len(places) - len(self.kinds)
        if extra < 0:  # the last ones may be empty, the phone is not elsewhere
            return places if len(places) > 1 and not PHONE.search(text) else None
        if extra and Kind.ORGANISATION not in self.kinds:
            return None
        if extra:
            at = self.kinds.index(Kind.ORGANISATION)
            places[at : at + extra + 1] = [slice(places[at].start, places[at + extra].stop)]
        return places


def columns_of(text: str) -> Columns | None:
    """What a line of column titles in half width says; None for any other line. Of blanks alone all must be titles."""
    text = text.strip(" ")
    for separator in (_TAB,) if "\t" in text else (*_MARKED, _WIDE, _BLANK):
        kinds = tuple(label_of(text[place]) for place in _split(separator, text))
        known = sum(kind is not None for kind in kinds)
        is_named = Kind.NAME_ZH in kinds or (Kind.FAMILY in kinds and separator not in {_WIDE, _BLANK})
        if known >= (len(kinds) if separator == _BLANK else 2) and len(kinds) > 1 and is_named:
            return Columns(kinds, separator)
    return None


def _split(separator: str, text: str, start: int = 0) -> Iterator[slice]:
    for found in re.compile(separator).finditer(text, start):
        yield slice(start, found.start())
        start = found.end()
    yield slice(start, len(text))
