"""Whom one line of a pasted list names: names of both scripts paired, a phone and a role for whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jib_desk.rules.delegation_columns import NUMBERING
from jib_desk.rules.delegation_line import Line, shared_out
from jib_desk.rules.delegation_parts import HAN, Kind, end_of, half_width, kind_of
from jib_desk.rules.delegation_pieces import NAMES, Piece, pieces_of

SENTENCE = re.compile(r"[。！？!?]")
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_NO_NAME = Piece(Kind.UNKNOWN, "")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody of a delegation. `line` counts from 1."""

    line: int
    name_zh: str = ""
    name_latin: str = ""
    organisation: str = ""
    phone: str = ""
    role: str = ""
    is_leader: bool = False


def people_of(line: Line) -> list[Named]:
    """Whom one line names."""
    line.take_identity()
    line.take_phones()
    numbering = NUMBERING.match(line.text)
    if numbering and line.text[numbering.end() :].strip():
        line.is_numbered = numbering.group().strip()[:1] not in {">"}
        line.cut(0, numbering.end())
    pieces = pieces_of(line)
    names = [piece for piece in pieces if piece.kind in NAMES]
    if not names:
        return []
    stray = [piece for piece in pieces if piece.kind is Kind.UNKNOWN]
    if not line.is_likely and (
        SENTENCE.search(line.text[: end_of(line.text)]) or any(len(p.written) > 30 for p in stray)
    ):
        return []
    if not line.is_likely and sum(_is_clause(piece.written) for piece in stray):
        return []
    return _assembled(line, pieces, names)


def _is_clause(text: str) -> bool:
    """Whether what is neither name nor organisation reads like a part of a sentence."""
    han = sum(bool(re.match(f"[{HAN}]", character)) for character in text)
    return han > 6 or (not han and sum(word[0].islower() for word in text.split() if word[0].isalpha()) >= 2)


def _assembled(line: Line, pieces: Sequence[Piece], names: Sequence[Piece]) -> list[Named]:
    organisation = _first(pieces, Kind.ORGANISATION)
    chinese = [piece for piece in names if piece.kind is Kind.NAME_ZH]
    latin = [piece for piece in names if piece.kind is Kind.NAME_LATIN]
    is_list = ";" in line.text or len(_MAILBOX.findall(line.text)) > 1
    if len(latin) > len(chinese) > 0 or (chinese and any(_is_short(piece) for piece in latin)):
        latin, besides = _told_from_names(latin)  # 王伟 (Wang Wei) BMW
        organisation = organisation or besides
    is_one = line.label is None and not is_list and len(chinese) < 2
    if is_one and len(latin) == 2 and not organisation and not latin[1].role:
        latin, organisation = latin[:1], latin[1].written  # Anna Schmidt, Sample Lights
    if not organisation:
        organisation = next((p.written for p in pieces if p.kind is Kind.UNKNOWN and _is_word(p.written)), "")
    if len(chinese) == len(latin):
        pairs = list(zip(chinese, latin, strict=True))
    else:
        pairs = [(p, _NO_NAME) if p.kind is Kind.NAME_ZH else (_NO_NAME, p) for p in (*chinese, *latin)]
    phones = shared_out(line.phones, [zh.written for zh, _latin in pairs])
    role, leader = ("", "") if len(pairs) > 1 else (_first(pieces, Kind.ROLE), _first(pieces, Kind.LEADER))
    return [
        Named(
            line.number,
            zh.written,
            other.written,
            organisation,
            phone,
            zh.role or other.role or role or leader,
            is_leader=zh.leads or other.leads or bool(leader) or (place == 0 and line.label is Kind.LEADER),
        )
        for place, ((zh, other), phone) in enumerate(zip(pairs, phones, strict=True))
    ]


def _is_short(piece: Piece) -> bool:
    return len(piece.written) > 1 and piece.written.isupper() and " " not in piece.written


def _told_from_names(latin: Sequence[Piece]) -> tuple[list[Piece], str]:
    """Names besides those in 汉字, and an organisation: a mere word in a line with a phone, or in capitals (BMW)."""
    mere = [p for p in latin if _is_short(p) or kind_of(half_width(p.written)) is not Kind.NAME_LATIN]
    return [piece for piece in latin if piece not in mere], mere[0].written if mere else ""


def _first(pieces: Sequence[Piece], kind: Kind) -> str:
    return next((piece.written for piece in pieces if piece.kind is kind), "")


def _is_word(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= 2
