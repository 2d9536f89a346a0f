"""A delegation pasted from a mail or a sheet: who of it is whom, and why a line is left out.

One person a line, several names on one line, or cells between tabs with or without a heading; numbering, titles and
blank lines do not matter. An organisation that stands alone in a line holds for those below it. What is kept is what
was written: of a number of an identity card nothing is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_closing import MOST_LINES, is_closing, is_signed
from jib_desk.rules.delegation_columns import NUMBERING, PHONE, Columns, columns_of, glued
from jib_desk.rules.delegation_line import IDENTITY, Line, phone_in, shared_out
from jib_desk.rules.delegation_parts import (
    GLUE,
    HAN,
    Kind,
    end_of,
    half_width,
    kind_of,
    label_of,
    labelled,
    organisation_within,
    trimmed,
    without_titles,
    words,
)
from jib_desk.rules.delegation_turned import spread, turned
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import normal_phone
from jib_desk.rules.names import has_han, matching
from jib_desk.rules.surnames import begins_with_surname
from jib_desk.rules.texts import clean_text

LONGEST_LINE = 400  # characters; a longer one is a text, not a person
MOST_PEOPLE = 999
_SHOWN = 120

_NAMES = frozenset({Kind.NAME_ZH, Kind.NAME_LATIN})
_OPENING, _CLOSING = frozenset("([（【"), frozenset(")]）】")
_LONGEST_ROLE = 8  # 汉字 in brackets; more is a remark
_SENTENCE = re.compile(r"[。！？!?]")
_QUOTING = re.compile(r"(?:\bwrote|\bschrieb|写道)\s*:?$")  # On Tue, Nov 28, 2023 Zhang San wrote:
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_BETWEEN = re.compile(r"[,;|/()\[\]、，；（）【】<>\"“”]| {2,}|\t|\band\b|(?<=[^和及与]{2})[和及与](?=[^和及与]{2})")


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


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that names nobody. `why`: no_name, sentence, too_long, control_character, signature, twice, too_many.

    And whose_phone: the line names several people, who are taken, and a phone that may be anybody's of them.
    """

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Delegation:
    """What was pasted, understood: in order of the lines."""

    organisation: str = ""  # of the first heading
    people: tuple[Named, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: Kind
    written: str
    role: str = ""  # of a name: what stands in brackets behind it
    leads: bool = False


_MORE = {Kind.PHONE: "phone", Kind.ORGANISATION: "organisation", Kind.ROLE: "role"}
_BLANKS = " \t\u3000:：,，.。;；"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # what pages and files put between signs
_NO_NAME = _Piece(Kind.UNKNOWN, "")


def lines_of(pasted: str) -> list[str]:
    """The lines of a text, as they are counted here."""
    return re.split(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029", pasted)


def parse_delegation(pasted: str) -> Delegation:
    """Everybody who is named, and each other line with why it is left out; blank and ruled lines are passed over."""
    reading = _Reading()
    for number, line in enumerate(lines_of(pasted), start=1):
        written = line.translate(_UNSEEN).strip()
        if any(character.isalnum() for character in written):
            reading.take(number, written)
    return reading.result()


class _Reading:
    """What earlier lines said of later ones: columns, the organisation."""

    def __init__(self) -> None:
        self._columns: Columns | None = None
        self._organisation = ""
        self._first_organisation = ""
        self._people: list[Named] = []
        self._left_out: list[LeftOut] = []
        self._seen: dict[str, list[Named]] = {}
        self._closing = 0  # how many more lines may be a signature
        self._is_open = False  # lines that are labelled may say more of the last one

    def result(self) -> Delegation:
        return Delegation(self._first_organisation, tuple(self._people), tuple(self._left_out))

    def take(self, number: int, written: str) -> None:
        if len(written) > LONGEST_LINE:
            self._leave(number, written, "too_long")
            return
        try:
            clean_text(written, LONGEST_LINE, lines=True)
        except RuleFault as fault:
            self._leave(number, written, fault.code)
            return
        read = turned(spread(written), self._columns)
        line = Line(number, read, half_width(read))
        if self._is_heading(line) or self._says_more(line):
            return
        if _QUOTING.search(line.text):
            self._leave(number, written, "sentence")
            return
        if self._people:  # 谢谢 may also stand before a list
            self._closing = MOST_LINES if is_closing(line.text) else max(0, self._closing - 1)
        cells = self._columns.cells(line.text) if self._columns else None
        found = tuple(_people(line) if cells is None else self._in_columns(line, cells))
        if found and self._is_signature(line, found):
            self._leave(number, written, "signature")
        elif found:
            if line.phones and len(found) > 1 and not any(person.phone for person in found):
                self._leave(number, written, "whose_phone")
            for person in found:
                self._keep(replace(person, organisation=person.organisation or self._organisation), written)
            self._is_open = line.label in {Kind.NAME_ZH, Kind.LEADER} and len(found) == 1
        elif not self._is_organisation(line):
            is_text = _SENTENCE.search(line.text[: end_of(line.text)]) or len(line.text.split()) > 8
            self._leave(number, written, "sentence" if is_text else "no_name")

    def _is_signature(self, line: Line, found: Sequence[Named]) -> bool:
        """Whether this is who wrote the mail: alone below its last words, or behind them, and the guests before it."""
        is_plain = len(found) == 1 and not line.is_numbered and line.label is None and "\t" not in line.written
        return is_plain and (self._closing > 0 or (bool(self._people) and is_signed(line.written)))

    def _is_heading(self, line: Line) -> bool:
        """A line of column titles: it says what stands where below."""
        columns = columns_of(line.text)
        self._columns = columns or self._columns
        return columns is not None

    def _says_more(self, line: Line) -> bool:
        """电话：, 单位： or 职务： below 姓名：, each in a line of its own, is about him."""
        label, start = labelled(line.text)
        name = _MORE.get(label) if label is not None else None
        value = line.written[start:].strip(_BLANKS)
        if label is Kind.PHONE:
            value = phone_in(value)
        is_more = self._is_open and bool(name and value)
        if is_more and name is not None:
            self._people[-1] = replace(self._people[-1], **{name: value})
            self._organisation = value if label is Kind.ORGANISATION else self._organisation
        self._is_open = is_more or (self._is_open and label is Kind.NOTHING)
        return is_more

    def _in_columns(self, line: Line, cells: Sequence[tuple[Kind, slice]]) -> Iterator[Named]:
        """Cells below a heading of columns."""
        values: dict[Kind, str] = {}
        for label, place in cells:
            if line.text[place].strip() and label not in values and not IDENTITY.search(line.text[place]):
                values[label] = line.written[place].strip()
        name = values.get(Kind.NAME_ZH, "") or values.get(Kind.LEADER, "") or _joined(values)
        is_likely = "\t" in line.text or bool(PHONE.search(line.text) or NUMBERING.match(line.text))
        own = Line(line.number, name, half_width(name), is_numbered=is_likely)
        for person in _people(own):
            yield replace(
                person,
                organisation=values.get(Kind.ORGANISATION, "") or person.organisation,
                phone=phone_in(values.get(Kind.PHONE, "")) or person.phone,
                role=values.get(Kind.ROLE, "") or person.role,
            )
            return

    def _is_organisation(self, line: Line) -> bool:
        label, start = labelled(line.text)
        rest = line.text[start:]
        place = organisation_within(rest)
        if label is Kind.ORGANISATION:
            place = place or slice(0, len(rest))
        if place is None or line.phones or not rest.strip():
            return False
        self._organisation = line.written[start:][place].strip(_BLANKS)
        self._first_organisation = self._first_organisation or self._organisation
        return True

    def _keep(self, person: Named, written: str) -> None:
        """Adds somebody, unless the list has named him already."""
        names = [matching(name) for name in (person.name_zh, person.name_latin) if name]
        phone = normal_phone(person.phone)
        for name in names:
            for other in self._seen.get(name, ()):
                theirs = normal_phone(other.phone)
                if phone == theirs or not phone or not theirs:
                    self._leave(person.line, written, "twice")
                    return
        if len(self._people) >= MOST_PEOPLE:
            self._leave(person.line, written, "too_many")
            return
        self._people.append(person)
        for name in names:
            self._seen.setdefault(name, []).append(person)

    def _leave(self, number: int, written: str, why: str) -> None:
        self._left_out.append(LeftOut(number, written[:_SHOWN], why))


# --- one line ----------------------------------------------------------------------------------


def _people(line: Line) -> list[Named]:
    """Whom one line names."""
    line.take_identity()
    line.take_phones()
    numbering = NUMBERING.match(line.text)
    if numbering and line.text[numbering.end() :].strip():
        line.is_numbered = numbering.group().strip()[:1] not in {">"}
        line.cut(0, numbering.end())
    pieces = _pieces(line)
    names = [piece for piece in pieces if piece.kind in _NAMES]
    if not names:
        return []
    stray = [piece for piece in pieces if piece.kind is Kind.UNKNOWN]
    if not line.is_likely and (
        _SENTENCE.search(line.text[: end_of(line.text)]) or any(len(p.written) > 30 for p in stray)
    ):
        return []
    if not line.is_likely and sum(_is_clause(piece.written) for piece in stray):
        return []
    return _assembled(line, pieces, names)


def _is_clause(text: str) -> bool:
    """Whether what is neither name nor organisation reads like a part of a sentence."""
    han = sum(bool(re.match(f"[{HAN}]", character)) for character in text)
    return han > 6 or (not han and sum(word[0].islower() for word in text.split() if word[0].isalpha()) >= 2)


def _assembled(line: Line, pieces: Sequence[_Piece], names: Sequence[_Piece]) -> list[Named]:
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


def _is_short(piece: _Piece) -> bool:
    return len(piece.written) > 1 and piece.written.isupper() and " " not in piece.written


def _told_from_names(latin: Sequence[_Piece]) -> tuple[list[_Piece], str]:
    """Names besides those in 汉字, and an organisation: a mere word in a line with a phone, or in capitals (BMW)."""
    mere = [p for p in latin if _is_short(p) or kind_of(half_width(p.written)) is not Kind.NAME_LATIN]
    return [piece for piece in latin if piece not in mere], mere[0].written if mere else ""


def _joined(values: Mapping[Kind, str]) -> str:
    """A name of which a sheet keeps the parts apart, as it is written in its script."""
    family, given = values.get(Kind.FAMILY, ""), values.get(Kind.GIVEN, "")
    return family + given if has_han(family + given) else f"{given} {family}".strip()


def _first(pieces: Sequence[_Piece], kind: Kind) -> str:
    return next((piece.written for piece in pieces if piece.kind is kind), "")


def _is_word(text: str) -> bool:
    return sum(character.isalpha() for character in text) >= 2


def _pieces(line: Line) -> list[_Piece]:
    """The parts of a line between commas, tabs, wide gaps and labels, each with what it is."""
    text = glued(line.text)
    pieces: list[_Piece] = []
    owner: int | None = None  # the name right before brackets
    start, opened = 0, False
    for found in (*_BETWEEN.finditer(text), None):
        end = found.start() if found else len(text)
        sign = found.group() if found else ""
        own = list(_piece(line, text, start, end))
        is_word = opened and sign in _CLOSING and len(own) == 1  # （张三、李四） are people
        role = _role_of(own[0], pieces[owner]) if is_word and owner is not None else None
        if role is not None and owner is not None:
            pieces[owner] = replace(pieces[owner], role=role.written, leads=role.kind is Kind.LEADER)
        else:
            pieces += own
        if own and not opened:
            owner = len(pieces) - 1 if own[-1].kind in _NAMES else None
        opened, start = sign in _OPENING, found.end() if found else end
    return pieces


def _role_of(piece: _Piece, owner: _Piece) -> _Piece | None:
    """A word in brackets behind a name as what its bearer is; None when it is his other name, his organisation."""
    kind, label = piece.kind, label_of(half_width(piece.written))
    is_han = len(piece.written) <= _LONGEST_ROLE and has_han(piece.written)
    if kind in {Kind.LEADER, Kind.ROLE} or label is Kind.NAME_ZH:
        return piece
    if (kind is Kind.NAME_ZH and owner.kind is Kind.NAME_ZH) or (kind is Kind.UNKNOWN and is_han):
        return piece
    return piece if kind is Kind.UNKNOWN and re.fullmatch(r"[a-z-]+", piece.written) else None


def _piece(line: Line, text: str, start: int, end: int) -> Iterator[_Piece]:
    start, end = trimmed(text, start, end)
    label, skipped = labelled(text[start:end])
    if label is not None:
        start, end = trimmed(text, start + skipped, end)
        line.label = line.label or label
        if label in {Kind.ORGANISATION, Kind.ROLE, Kind.NOTHING}:
            if start < end:
                yield _Piece(label, line.written[start:end])
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
        if len(found) > 1 and (kind is Kind.UNKNOWN or Kind.NAME_ZH in kinds):
            yield from (_as_written(line, first, word, own) for (first, word), own in zip(found, kinds, strict=True))
            return
    yield _as_written(line, start, plain, kind)


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


def _as_written(line: Line, start: int, text: str, kind: Kind) -> _Piece:
    """A piece as it stands in the line; a name without titles."""
    place = without_titles(text) if kind in {Kind.NAME_ZH, Kind.NAME_LATIN} else slice(0, len(text))
    return _Piece(kind, line.written[start + place.start : start + place.stop].strip())
