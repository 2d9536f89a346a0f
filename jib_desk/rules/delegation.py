"""A delegation pasted from a mail or a sheet: who of it is whom, and why a line is left out.

One person a line, several names on one line, or cells between tabs with or without a heading; numbering, titles and
blank lines do not matter. An organisation that stands alone in a line holds for those below it. What is kept is what
was written: of a number of an identity card nothing is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_closing import MOST_LINES, is_closing, is_signed
from jib_desk.rules.delegation_columns import NUMBERING, PHONE, Columns, columns_of
from jib_desk.rules.delegation_line import IDENTITY, Line, phone_in
from jib_desk.rules.delegation_parts import Kind, end_of, half_width, labelled, organisation_within
from jib_desk.rules.delegation_people import SENTENCE, Named, people_of
from jib_desk.rules.delegation_turned import spread, turned
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import normal_phone, same_phone
from jib_desk.rules.names import has_han, matching
from jib_desk.rules.texts import clean_text

LONGEST_LINE = 400  # characters; a longer one is a text, not a person
MOST_PEOPLE = 999
_SHOWN = 120

_QUOTING = re.compile(r"(?:\bwrote|\bschrieb|写道)\s*:?$")  # On Tue, Nov 28, 2023 Zhang San wrote:
_MORE = {Kind.PHONE: "phone", Kind.ORGANISATION: "organisation", Kind.ROLE: "role"}
_BLANKS = " \t\u3000:：,，.。;；"
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # what pages and files put between signs


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
        found = tuple(people_of(line) if cells is None else self._in_columns(line, cells))
        if found and self._is_signature(line, found):
            self._leave(number, written, "signature")
        elif found:
            if line.phones and len(found) > 1 and not any(person.phone for person in found):
                self._leave(number, written, "whose_phone")
            for person in found:
                self._keep(replace(person, organisation=person.organisation or self._organisation), written)
            self._is_open = line.label in {Kind.NAME_ZH, Kind.LEADER} and len(found) == 1
        elif not self._is_organisation(line):
            is_text = SENTENCE.search(line.text[: end_of(line.text)]) or len(line.text.split()) > 8
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
        for person in people_of(own):
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
        for name in names:
            for other in self._seen.get(name, ()):
                are_told_apart = normal_phone(person.phone) and normal_phone(other.phone)
                if not are_told_apart or same_phone(person.phone, other.phone):
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


def _joined(values: Mapping[Kind, str]) -> str:
    """A name of which a sheet keeps the parts apart, as it is written in its script."""
    family, given = values.get(Kind.FAMILY, ""), values.get(Kind.GIVEN, "")
    return family + given if has_han(family + given) else f"{given} {family}".strip()
