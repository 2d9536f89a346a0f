"""Whom one line of a pasted list names: names of both scripts paired, a phone and a role for whose they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_columns import NUMBERING
from jib_desk.rules.delegation_line import Line, shared_out
from jib_desk.rules.delegation_parts import Kind, end_of, half_width, kind_of, labelled, organisation_within
from jib_desk.rules.delegation_pieces import NAMES, Piece, is_known_name, pieces_of
from jib_desk.rules.delegation_words import HAN, NO_NAMES_LATIN
from jib_desk.rules.given_names import is_given_name
from jib_desk.rules.names import latin_words, spellings
from jib_desk.rules.pinyin_names import is_pinyin_word

SENTENCE = re.compile(r"[。！？!?]")
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
# What announces names before a colon, which is none of a time.
_INTRODUCING = re.compile(
    r"([^:]{0,200}(?:名单|人员|如下|同事|同行|来宾|嘉宾|成员|客人|[参出][加席]|来访|到访|拜访|名字|"
    r"(?i:\b(?:colleagues?|delegation|visitors?|guests?|following|participants?|attendees?|members?|names?|people|"
    r"visit(?:ing)?|attend(?:ing|ed)?|joined|coming?|are|is|be)\b))[^:]{0,40}?):(?!\d\d)\s*(?=\S)"
    r"|((?i:(?:the |our )?(?:attendees|visitors|guests|participants|members|delegation|following)[^:]{0,60}? "
    r"(?:will be|are|is|includes?)) )(?=[A-Z])"
    r"|([^:]{0,60}\b(?:led|headed|accompanied) by )(?=[A-Z])"
    r"|((?:参[观访会加]|来访|出席|陪同|随行)人员(?:名单)?(?:包括|分别)?[有为是]|(?:其中)?包括)(?=\S)"
)
_OF_FIRM = re.compile(r"\s*(?:来自|from )?([^:]{2,60}):(?!\d\d)\s*(?=\S)")  # BMW AG: John Smith, Anna Meier
_FROM_FIRM = re.compile(r"\s*(?:来自)?([^:,;、]{2,40}?)的\s*(?=\S)")  # BMW的王建国和李明
_SEVERAL = re.compile(r"[,;、/|()\t]")
_LONGEST_ABBREVIATION = 4
_MOST_WORDS = 5
_FARTHEST = 8  # 汉字 of an office between the firm and the name
_NO_FIRM = re.compile(
    r"各位|尊敬|大家|以下|敬请|烦请|麻烦|请|将[于在]|我[们方司]|[今明后]天|另|附|其[他它中余]|另外|还有|.*[的了吗呢吧]$"
)
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
    line.take_links()
    line.take_phones()
    line.take_plates()
    line.take_heads()
    numbering = NUMBERING.match(line.text)
    if numbering and line.text[numbering.end() :].strip():
        line.is_numbered = numbering.group().strip()[:1] not in {">"}
        line.cut(0, numbering.end())
    return _introduced(line) or _named(line)


def _introduced(line: Line) -> list[Named]:
    """Who is named behind a sentence that says so: The following colleagues will come: John Smith and Anna Meier."""
    if labelled(line.text)[0]:
        return []
    whole = line.text
    found = _INTRODUCING.match(whole) or _OF_FIRM.match(whole) or _FROM_FIRM.match(whole)
    if found is None:
        return []
    said = found[1] or ""
    place = organisation_within(said)
    if place is None and found.re is not _INTRODUCING:
        if not _is_called_like_firm(said):
            return []
        place = slice(0, len(said))
    line.is_of_firm = place is not None
    line.cut(0, found.end())
    people = _named(line)
    if not people or (found.re is _FROM_FIRM and not _begins_with(people[0], line.written[found.end() :])):
        line.text, line.is_of_firm, line.label = whole, False, None
        return []
    start = found.start(1)
    organisation = line.written[start + place.start : start + place.stop].strip() if place else ""
    return [replace(person, organisation=person.organisation or organisation) for person in people]


def _is_called_like_firm(text: str) -> bool:
    """Whether what stands before a colon or 的 is a firm for all that is known: Siemens, and not 我们 nor Driver."""
    bare = text.strip()
    kind = kind_of(bare)
    is_one = len(bare.split()) < _MOST_WORDS and not _SEVERAL.search(bare) and not _is_clause(bare)
    is_unknown = kind is Kind.UNKNOWN or (kind is Kind.NAME_LATIN and not is_known_name(bare))  # General Electric
    return is_one and is_unknown and _may_be_firm(bare)


def _begins_with(first: Named, text: str) -> bool:
    """Whether a name stands at the beginning, or behind an office."""
    before, name, _after = text.partition(first.name_zh or first.name_latin)
    return bool(name) and len(before) <= _FARTHEST and not _SEVERAL.search(half_width(before))


def _named(line: Line) -> list[Named]:
    pieces = pieces_of(line)
    names = [piece for piece in pieces if piece.kind in NAMES]
    if not names:
        return []
    stray = [piece for piece in pieces if piece.kind is Kind.UNKNOWN]
    if not line.is_likely and (
        SENTENCE.search(line.text[: end_of(line.text)]) or any(len(p.written) > 30 for p in stray)
    ):
        return []
    if not line.is_likely and any(_is_clause(piece.written) for piece in stray):
        return []
    return _assembled(line, pieces, names)


def _is_clause(text: str) -> bool:
    """Whether what is neither name nor organisation reads like a part of a sentence."""
    han = sum(bool(re.match(f"[{HAN}]", character)) for character in text)
    return han > 6 or (not han and sum(word[0].islower() for word in text.split() if word[0].isalpha()) >= 2)


def _assembled(line: Line, pieces: Sequence[Piece], names: Sequence[Piece]) -> list[Named]:
    organisation = _first(pieces, Kind.ORGANISATION) or _of_all(names)
    chinese = [piece for piece in names if piece.kind is Kind.NAME_ZH]
    latin = [piece for piece in names if piece.kind is Kind.NAME_LATIN]
    is_list = (";" in line.text and " " in latin[-1].written) if latin else False
    is_list = is_list or len(_MAILBOX.findall(line.text)) > 1
    if not chinese and any(" " in piece.written for piece in latin):
        beside = [p for p in latin if _is_abbreviation(p)]  # 1. BMW - Hans Müller
        latin, organisation = [p for p in latin if p not in beside], organisation or _first(beside, Kind.NAME_LATIN)
    if len(latin) > len(chinese) > 0 or (chinese and any(_is_mere(piece, chinese) for piece in latin)):
        latin, besides = _told_from_names(latin, chinese)  # 王伟 (Wang Wei) BMW
        organisation = organisation or besides
    is_one = line.label is None and not (is_list or line.is_of_firm) and len(chinese) < 2
    if is_one and len(latin) == 2 and not organisation and not _is_somebody(latin[1]):
        latin, organisation = latin[:1], latin[1].written  # Anna Schmidt, Sample Lights
    if not organisation:
        organisation = next((p.written for p in pieces if p.kind is Kind.UNKNOWN and _may_be_firm(p.written)), "")
    pairs = _paired(chinese, latin, [piece for piece in names if piece in chinese or piece in latin])
    phones = shared_out(line.phones, [zh.written for zh, _latin in pairs])
    role, leader = ("", "") if len(pairs) > 1 else (_first(pieces, Kind.ROLE), _first(pieces, Kind.LEADER))
    return [
        Named(
            line.number,
            zh.written,
            other.written,
            zh.organisation or other.organisation or organisation,
            phone,
            zh.role or other.role or role or leader,
            is_leader=zh.leads or other.leads or bool(leader) or (place == 0 and line.label is Kind.LEADER),
        )
        for place, ((zh, other), phone) in enumerate(zip(pairs, phones, strict=True))
    ]


def _paired(chinese: Sequence[Piece], latin: Sequence[Piece], names: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """One name in two scripts is one person; 张三、John Smith are two. In the order of the line, as phones are."""
    if len(chinese) == len(latin) and not any(piece.is_joined for piece in names[1:2]):
        return list(zip(chinese, latin, strict=True))
    spelt = [(zh, next((piece for piece in latin if _sound_alike(zh, piece)), None)) for zh in chinese]
    others = {id(zh): piece for zh, piece in spelt if piece is not None}
    alone = [piece for piece in latin if all(piece is not other for other in others.values())]
    kept = [piece for piece in names if piece.kind is Kind.NAME_ZH or piece in alone]
    return [
        (piece, others.get(id(piece), _NO_NAME)) if piece.kind is Kind.NAME_ZH else (_NO_NAME, piece) for piece in kept
    ]


def _sound_alike(zh: Piece, latin: Piece) -> bool:
    """王伟 Wang Wei."""
    spelt = spellings(zh.written)
    words = latin_words(latin.written)
    return "".join(words) in spelt or "".join((*words[-1:], *words[:-1])) in spelt


def _of_all(names: Sequence[Piece]) -> str:
    """The organisation that stands in brackets behind the last name, and behind no other: 张三、李四（示例大学）."""
    return names[-1].organisation if not any(piece.organisation for piece in names[:-1]) else ""


def _is_somebody(second: Piece) -> bool:
    """Whether what stands behind a name is another name, and not where he is from: Anna Schmidt, Sample Lights."""
    return bool(second.role) or second.is_joined or second.is_addressed or is_known_name(second.written)


def _is_abbreviation(piece: Piece) -> bool:
    """Whether beside whole names in letters it is a firm's: BMW, SAP, and not WANG."""
    is_called = piece.is_addressed or is_pinyin_word(piece.written.casefold()) or is_given_name(piece.written)
    return _is_short(piece) and len(piece.written) <= _LONGEST_ABBREVIATION and not is_called


def _is_short(piece: Piece) -> bool:
    return len(piece.written) > 1 and piece.written.isupper() and " " not in piece.written


def _is_mere(piece: Piece, chinese: Sequence[Piece]) -> bool:
    """Whether a name in letters beside 汉字 is but a word, and neither theirs nor one that people are called by."""
    word = half_width(piece.written)
    if _is_short(piece):
        return True
    is_called = piece.is_addressed or is_pinyin_word(word) or is_given_name(word)
    return " " not in word and not is_called and not any(_sound_alike(zh, piece) for zh in chinese)


def _told_from_names(latin: Sequence[Piece], chinese: Sequence[Piece]) -> tuple[list[Piece], str]:
    """Names besides those in 汉字, and an organisation: a mere word in a line with a phone, or in capitals (BMW)."""
    mere = [p for p in latin if _is_mere(p, chinese)]
    return [piece for piece in latin if piece not in mere], mere[0].written if mere else ""


def _first(pieces: Sequence[Piece], kind: Kind) -> str:
    return next((piece.written for piece in pieces if piece.kind is kind), "")


def _may_be_firm(text: str) -> bool:
    has_meaning = all(word.casefold() in NO_NAMES_LATIN for word in text.split())  # Monday
    return sum(character.isalpha() for character in text) >= 2 and not has_meaning and not _NO_FIRM.match(text)
