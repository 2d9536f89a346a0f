"""A delegation pasted from a mail or a sheet: who of it is whom, and why a line is left out.

One person a line, several names on one line, or cells between tabs with or without a heading; numbering, titles and
blank lines do not matter. An organisation that stands alone in a line holds for those below it. What is kept is what
was written: of a number of an identity card nothing is.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from jib_desk.rules.delegation_closing import (
    MOST_LINES,
    ends_with_thanks,
    is_closing,
    is_contact,
    is_greeting,
    is_quoting,
    is_signed,
    who_said,
    without_quoting,
)
from jib_desk.rules.delegation_columns import NUMBERING, PHONE, Columns, columns_of
from jib_desk.rules.delegation_line import IDENTITY, Line, is_cut_phone, is_only_phone, phone_in
from jib_desk.rules.delegation_more import names_more, names_more_in_cells
from jib_desk.rules.delegation_parts import Kind, end_of, firm_before_role, half_width, labelled, organisation_within
from jib_desk.rules.delegation_people import SENTENCE, Named, people_of
from jib_desk.rules.delegation_stacked import unstacked
from jib_desk.rules.delegation_turned import spread, turned
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.identity import normal_phone, same_phone
from jib_desk.rules.names import has_han, matching
from jib_desk.rules.texts import clean_text

LONGEST_LINE = 400  # characters; a longer one is a text, not a person
MOST_PEOPLE = 999
_SHOWN = 120

_MORE = {Kind.PHONE: "phone", Kind.ORGANISATION: "organisation", Kind.ROLE: "role"}
_BLANKS = " \t\u3000:：,，.。;；"
_TAGS = re.compile(r"(?i)</?(?:ul|ol|li|p|br|div|span|table|tbody|thead|tr|td|th|b|i|strong|em|a|font)(?:\s[^<>]*)?/?>")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))  # what pages and files put between signs


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that names nobody. `why`: no_name, sentence, too_long, control_character, signature, twice, too_many.

    And of a line whose people are taken: more, it seems to name others, too; whose_phone, it has a phone that may be
    anybody's of them; cut_phone, a sheet has left of a phone only 1.38E+10. Whom a line names that is left out
    nevertheless stands in `named`: a person may take him.
    """

    line: int
    text: str
    why: str
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class Delegation:
    """What was pasted, understood: in order of the lines."""

    organisation: str = ""  # of the first heading
    people: tuple[Named, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    heads: int = 0  # how many come: at least those who are named, more where the text says so


def lines_of(pasted: str) -> list[str]:
    """The lines of a text, as they are counted here."""
    return re.split(r"\r\n|\r|\n|\v|\f|\x85|\u2028|\u2029", pasted)


def parse_delegation(pasted: str) -> Delegation:
    """Everybody who is named, and each other line with why it is left out; blank and ruled lines are passed over."""
    reading = _Reading()
    written = (_TAGS.sub("\t", line).translate(_UNSEEN).rstrip().lstrip(" \u3000\xa0") for line in lines_of(pasted))
    told = [(number, line) for number, line in enumerate(written, start=1) if any(map(str.isalnum, line))]
    for number, line in unstacked(told):
        reading.take(number, line)
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
        self._signed: list[LeftOut] = []  # below the last goodbye
        self._said, self._besides = 0, 0  # heads, where nobody is named and where somebody is
        self._is_open = False  # lines that are labelled may say more of the last one
        self._wants_phone = False  # a phone that stands alone may be the last one's

    def result(self) -> Delegation:
        heads = max(self._said, len(self._people) + self._besides)
        return Delegation(self._first_organisation, tuple(self._people), tuple(self._left_out), min(heads, MOST_PEOPLE))

    def take(self, number: int, written: str) -> None:
        if len(written) > LONGEST_LINE:
            self._leave(number, written, "too_long")
            return
        try:
            clean_text(written, LONGEST_LINE, lines=True)
        except RuleFault as fault:
            self._leave(number, written, fault.code)
            return
        unquoted = without_quoting(written)
        unquoted = unquoted if self._columns else unquoted.lstrip()
        read = turned(spread(unquoted), self._columns)
        line = Line(number, read, half_width(read))
        if self._is_heading(line) or self._says_more(line):
            return
        if is_quoting(line.text) or is_greeting(line.text):
            self._leave(number, written, "sentence")
            return
        if self._people and is_closing(line.text):  # 谢谢 may also stand before a list
            self._say_goodbye()
        who = who_said(line.text)
        if who:
            line = Line(number, who, half_width(who))
        cells = self._columns.cells(line.text) if self._columns else None
        found = tuple(people_of(line) if cells is None else self._in_columns(line, cells))
        self._closing = max(0, self._closing - 1)
        self._wants_phone = False
        self._count(line, len(found))
        if found and (who or self._is_signature(line, found)):
            self._take_signature(written, found[0])
        elif found:
            self._take_people(line, written, found, is_in_columns=cells is not None)
        elif not self._is_organisation(line):
            self._leave_nameless(line, written)

    def _take_people(self, line: Line, written: str, found: Sequence[Named], *, is_in_columns: bool) -> None:
        if (
            (line.phones or (is_in_columns and PHONE.search(line.text)))
            and len(found) > 1
            and not any(person.phone for person in found)
        ):
            self._leave(line.number, written, "whose_phone")
        elif is_cut_phone(line.written) and not any(person.phone for person in found):
            self._leave(line.number, written, "cut_phone")
        if self._columns is not None and is_in_columns:
            is_more = names_more_in_cells(written, found, len(self._columns.kinds))
        else:
            is_more = names_more(written, found)
        if is_more:
            self._leave(line.number, written, "more")
        for person in found:
            self._keep(replace(person, organisation=person.organisation or self._organisation), written)
        self._is_open = line.label in {Kind.NAME_ZH, Kind.LEADER} and len(found) == 1
        self._wants_phone = len(found) == 1 and not found[0].phone

    def _leave_nameless(self, line: Line, written: str) -> None:
        if self._people and ends_with_thanks(line.text):
            self._say_goodbye()
        is_text = SENTENCE.search(line.text[: end_of(line.text)]) or len(line.text.split()) > 8
        self._leave(line.number, written, "sentence" if is_text else "no_name")

    def _say_goodbye(self) -> None:
        self._closing = MOST_LINES + 1
        self._signed = []

    def _count(self, line: Line, named: int) -> None:
        """等12人 behind a name says how many come with him, 一行12人 alone how many come in all."""
        if named:
            self._besides += line.others or max(0, line.heads - named)
        else:
            self._said = max(self._said, line.heads)
            self._besides += line.others

    def _is_signature(self, line: Line, found: Sequence[Named]) -> bool:
        """Whether this is who wrote the mail: alone below its last words, or behind them, and the guests before it."""
        is_plain = line.label is None or is_contact(line.written)
        is_alone = is_plain and len(found) == 1 and not line.is_numbered and "\t" not in line.written
        return is_alone and (self._closing > 0 or (bool(self._people) and is_signed(line.written)))

    def _take_signature(self, written: str, who: Named) -> None:
        """Whoever signs is left out, and may be taken. Two names of one script below are none: the list goes on."""
        before = [left for left in self._signed if left.named and bool(left.named.name_zh) == bool(who.name_zh)]
        if not before:
            self._leave(who.line, written, "signature", who)
            self._signed.append(self._left_out[-1])
            return
        self._left_out = [left for left in self._left_out if left not in before]
        for person, text in ((before[0].named, before[0].text), (who, written)):
            if person is not None:
                self._keep(replace(person, organisation=person.organisation or self._organisation), text)
        self._closing = 0

    def _is_heading(self, line: Line) -> bool:
        """A line of column titles: it says what stands where below."""
        columns = columns_of(line.text)
        self._columns = columns or self._columns
        return columns is not None

    def _says_more(self, line: Line) -> bool:
        """电话：, 单位： or 职务： below 姓名：, each in a line of its own, is about him; so is a phone alone."""
        if self._wants_phone and is_only_phone(line.text) and self._are_phoned():
            self._people[-1] = replace(self._people[-1], phone=phone_in(line.written))
            self._wants_phone = False
            return True
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

    def _are_phoned(self) -> bool:
        """Whether everybody before the last one has a phone: else one that stands alone may be anybody's."""
        return all(person.phone for person in self._people[:-1])

    def _in_columns(self, line: Line, cells: Sequence[tuple[Kind, slice]]) -> Iterator[Named]:
        """Cells below a heading of columns."""
        values: dict[Kind, str] = {}
        for label, place in cells:
            if line.text[place].strip() and label not in values and not IDENTITY.search(line.text[place]):
                values[label] = line.written[place].strip()
        name = values.get(Kind.NAME_ZH, "") or values.get(Kind.LEADER, "") or _joined(values)
        is_likely = "\t" in line.text or bool(PHONE.search(line.text) or NUMBERING.match(line.text))
        own = Line(line.number, name, half_width(name), is_numbered=is_likely)
        organisation, role = _firm_and_role(values.get(Kind.ORGANISATION, ""))
        people = people_of(own)
        phone = phone_in(values.get(Kind.PHONE, "")) if len(people) == 1 else ""
        for person in people:
            yield replace(
                person,
                organisation=organisation or person.organisation,
                phone=phone or person.phone,
                role=values.get(Kind.ROLE, "") or role or person.role,
            )

    def _is_organisation(self, line: Line) -> bool:
        label, start = labelled(line.text)
        rest = line.text[start:]
        place = organisation_within(rest)
        if label is Kind.ORGANISATION:
            place = place or slice(0, len(rest))
        if place is None or line.phones or not rest.strip():
            return False
        begin = start + len(rest) - len(rest.lstrip())  # behind its number
        self._organisation = line.written[begin : start + place.stop].strip(_BLANKS).partition("\t")[0]
        self._first_organisation = self._first_organisation or self._organisation
        if names_more(line.written[begin:], ()):
            self._leave(line.number, line.written, "more")
        return True

    def _keep(self, person: Named, written: str) -> None:
        """Adds somebody, unless the list has named him already."""
        names = [matching(name) for name in (person.name_zh, person.name_latin) if name]
        for name in names:
            for other in self._seen.get(name, ()):
                if _are_two(person, other):
                    continue
                are_told_apart = normal_phone(person.phone) and normal_phone(other.phone)
                if not are_told_apart or same_phone(person.phone, other.phone):
                    self._leave(person.line, written, "twice", person)
                    return
        if len(self._people) >= MOST_PEOPLE:
            self._leave(person.line, written, "too_many", person)
            return
        self._people.append(person)
        for name in names:
            self._seen.setdefault(name, []).append(person)

    def _leave(self, number: int, written: str, why: str, named: Named | None = None) -> None:
        self._left_out.append(LeftOut(number, written.strip()[:_SHOWN], why, named))


def _are_two(one: Named, other: Named) -> bool:
    """Whether two who share a name in letters are told apart by those in 汉字: 王伟 Wang Wei and 王薇 Wang Wei."""
    return bool(one.name_zh and other.name_zh) and matching(one.name_zh) != matching(other.name_zh)


def _firm_and_role(cell: str) -> tuple[str, str]:
    """What a sheet keeps in one column: 示例大学副院长."""
    place = firm_before_role(half_width(cell))
    return (cell[:place], cell[place:]) if place else (cell, "")


def _joined(values: Mapping[Kind, str]) -> str:
    """A name of which a sheet keeps the parts apart, as it is written in its script."""
    family, given = values.get(Kind.FAMILY, ""), values.get(Kind.GIVEN, "")
    return family + given if has_han(family + given) else f"{given} {family}".strip()
