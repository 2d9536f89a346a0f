"""The pieces of one pasted line, between its commas, tabs, wide gaps and labels: each with what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_line import Line
from jib_desk.rules.delegation_parts import (
    Kind,
    firm_before_role,
    half_width,
    kind_of,
    label_of,
    labelled,
    trimmed,
    without_titles,
    words,
)
from jib_desk.rules.delegation_spaced import glued
from jib_desk.rules.delegation_words import GLUE, HAN
from jib_desk.rules.given_names import is_given_name
from jib_desk.rules.names import has_han
from jib_desk.rules.pinyin_names import is_pinyin_name
from jib_desk.rules.surnames import begins_with_surname

NAMES = frozenset({Kind.NAME_ZH, Kind.NAME_LATIN})
_OPENING, _CLOSING = frozenset("([（【"), frozenset(")]）】")
_BESIDES = re.compile(r"^(?:还有|另有|以及)?(?:一[位名])?")
_LONGEST_SHORT = 6  # letters of SAP, BMW
_OTHER_SCRIPT = re.compile(r"[\u0400-\u04ff\u3040-\u30ff\uac00-\ud7af]")
_LEGAL_FORM = re.compile(r",(?=\s?(?i:ltd|limited|inc|llc)\b)")  # Sample Lights Co., Ltd
_LONGEST_ROLE = 8  # 汉字 in brackets; more is a remark
_AND = re.compile(
    r"\b(?:and|und|et)\b(?! al\b)| & (?!(?i:co|sons|partners?)\b)|(?<=[^和及与]{2})[和及与](?=[^和及与]{2})"
)
_HYPHEN = rf" [-–—]+ |(?<=[{HAN}])[-–—]+(?=[{HAN}\s])"  # 张三-示例大学, and not Anna-Maria
# 宝马（中国）服务有限公司 is one organisation.
_FIRM_WITH_PLACE = re.compile(
    rf"[{HAN}]{{2,}}[(（][{HAN}]{{2,6}}[)）][{HAN}]{{0,12}}(?:公司|集团|中心|研究院|学院|大学|银行|事务所|工厂)"
)
_FROM = rf"(?<=\S) from (?=[A-Z{HAN}])|(?<=[{HAN} )])来自(?=\S)"  # where whoever stands before is from
_BETWEEN = re.compile(rf"[,;|/()\[\]、，；（）【】<>\"“”]| {{2,}}|\t|{_HYPHEN}|{_AND.pattern}|{_FROM}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line. A name has what stands in brackets behind it: what its bearer is, and where he is from."""

    kind: Kind
    written: str
    role: str = ""
    organisation: str = ""
    leads: bool = False
    is_joined: bool = False  # to the one before it, by "and" or 、
    is_addressed: bool = False  # by Mr, 先生 or what he is


def pieces_of(line: Line) -> list[Piece]:
    """The parts of a line between commas, tabs, wide gaps and labels, each with what it is."""
    text = _FIRM_WITH_PLACE.sub(lambda found: re.sub("[()（）]", GLUE, found.group()), glued(line.text))
    text = _LEGAL_FORM.sub(GLUE, text)
    pieces: list[Piece] = []
    owner: int | None = None  # the name right before brackets
    start, opened, within, joined, is_from = 0, False, False, False, False
    for found in (*_BETWEEN.finditer(text), None):
        end = found.start() if found else len(text)
        sign = found.group() if found else ""
        own = list(_piece(line, text, start, end))
        if joined:
            own = [replace(piece, is_joined=True) for piece in own]
        is_word = opened and sign in _CLOSING  # （张三、李四） are people
        if is_from and owner is not None and len(own) == 1:
            pieces[owner] = replace(pieces[owner], organisation=own.pop().written)
        is_told = within and len(own) == 1 and (is_word or _tells_of_him(own[0]))
        told = _told_of(pieces[owner], own[0]) if is_told and owner is not None else None
        if told is not None and owner is not None:
            pieces[owner] = told
        else:
            pieces += own
        if own and not within:
            owner = len(pieces) - 1 if own[-1].kind in NAMES else None
        joined = sign == "、" or bool(_AND.fullmatch(sign)) or (joined and not own)
        is_from = bool(re.fullmatch(" from |来自", sign))
        opened = sign in _OPENING
        within = opened or (within and sign not in _CLOSING)
        start = found.end() if found else end
    return pieces


def _tells_of_him(piece: Piece) -> bool:
    """What within brackets is nobody's name, with others of its kind: (CEO, BMW AG)."""
    return piece.kind in {Kind.ORGANISATION, Kind.ROLE, Kind.LEADER} or _is_short(piece.written)


def _is_short(written: str) -> bool:
    return written.isascii() and written.isalpha() and written.isupper() and 1 < len(written) <= _LONGEST_SHORT


def _told_of(owner: Piece, piece: Piece) -> Piece | None:
    """Somebody with what a word in brackets behind his name says of him; None when it is his other name, or another."""
    kind, label, written = piece.kind, label_of(half_width(piece.written)), piece.written
    are_of_one_script = kind is owner.kind
    if owner.written.isascii() and _OTHER_SCRIPT.match(written):
        return owner  # Kim Min-jun (김민준)
    is_from = are_of_one_script and kind is Kind.NAME_LATIN and not is_known_name(written)
    if (
        kind is Kind.ORGANISATION
        or is_from
        or (owner.kind is Kind.NAME_LATIN and kind is Kind.UNKNOWN and _is_short(written))
    ):
        return replace(owner, organisation=written)
    is_short = len(written) <= _LONGEST_ROLE and has_han(written)
    is_role = kind in {Kind.LEADER, Kind.ROLE} or label is Kind.NAME_ZH or (are_of_one_script and is_short)
    is_remark = kind is Kind.UNKNOWN and bool(is_short or re.fullmatch(r"[a-z-]+", written))
    return replace(owner, role=written, leads=kind is Kind.LEADER) if is_role or is_remark else None


def is_known_name(latin: str) -> bool:
    """Whether a second name in letters is somebody's, and not where the first one is from (BMW, Sample Lights)."""
    return is_pinyin_name(latin) or is_given_name(latin.partition(" ")[0])


def _piece(line: Line, text: str, start: int, end: int) -> Iterator[Piece]:
    start, end = trimmed(text, start, end)
    label, skipped = labelled(text[start:end])
    if label is not None:
        start, end = trimmed(text, start + skipped, end)
        line.label = line.label or label
        if label in {Kind.ORGANISATION, Kind.ROLE, Kind.NOTHING}:
            if start < end:
                yield Piece(label, line.written[start:end])
            return
    if start >= end:
        return
    named = label in {Kind.NAME_ZH, Kind.LEADER}
    plain = text[start:end].replace(GLUE, " ")
    likely = line.is_likely or named
    kind = kind_of(plain, likely=likely)
    if kind in {Kind.UNKNOWN, Kind.ORGANISATION}:
        found = [(first, text[first:last].replace(GLUE, " ")) for first, last in words(text, start, end)]
        kinds = _told_apart([word for _first, word in found], likely=likely)
        is_called = any(
            own is Kind.NAME_LATIN and is_known_name(word) for (_at, word), own in zip(found, kinds, strict=True)
        )
        if len(found) > 1 and (kind is Kind.UNKNOWN or Kind.NAME_ZH in kinds or is_called):
            for (first, word), own in zip(found, kinds, strict=True):
                yield from _as_written(line, first, word, own)
            return
    yield from _as_written(line, start, plain, kind)


def _told_apart(words: Sequence[str], *, likely: bool) -> list[Kind]:
    """What each word between blanks is: beside a surname, what is none is a remark (王伟 素食)."""
    kinds = [kind_of(word, likely=likely) for word in words]
    if any(kind is Kind.NAME_ZH and begins_with_surname(word) for kind, word in zip(kinds, words, strict=True)):
        sure = [kind_of(word) for word in words]
        kinds = [
            Kind.UNKNOWN if was is Kind.NAME_ZH and now is Kind.UNKNOWN else was
            for was, now in zip(kinds, sure, strict=True)
        ]
    return kinds


def _as_written(line: Line, start: int, text: str, kind: Kind) -> Iterator[Piece]:
    """A piece as it stands in the line; a name without titles, a role without the firm before it."""
    role_at = firm_before_role(text) if kind is Kind.ROLE else 0
    if role_at:
        yield Piece(Kind.ORGANISATION, line.written[start : start + role_at].strip())
        yield Piece(kind, line.written[start + role_at : start + len(text)].strip())
        return
    if kind not in NAMES:
        yield Piece(kind, line.written[start : start + len(text)].strip())
        return
    place = without_titles(text)
    name = line.written[start + place.start : start + place.stop].strip()
    around = (line.written[start : start + place.start], line.written[start + place.stop : start + len(text)])
    kinds = {kind_of(half_width(part.strip())): part.strip() for part in around if part}
    role = _BESIDES.sub("", kinds.get(Kind.ROLE, "")) or kinds.get(Kind.LEADER, "")
    yield Piece(kind, name, role, leads=Kind.LEADER in kinds, is_addressed=len(name) < len(text.strip()))
