"""Gives every row of a ledger its verdict (DOMAIN §4 "Verdicts"), row by row, on the drafts of `import_book`.

A row is looked at wholly before it states anything: a row with a finding leaves the drafts as they were, and
rows below it are matched as if it were not there.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Literal

from jib_desk.excel.ledger import Ledger, LedgerRow
from jib_desk.rules.identity import national_phone, same_phone
from jib_desk.rules.names import company_core, matching, spelling
from jib_desk.rules.words import Sector, word
from jib_desk.services.rows.imports import Decision, PreviewRow
from jib_desk.services.sheets.import_book import Book, CompanyDraft, ContactDraft
from jib_desk.services.sheets.import_seats import SeatMatcher
from jib_desk.services.sheets.import_thought import Thought

# What tells companies of one name apart (DOMAIN §2: then a person decides).
_NAME_DETAILS = ("uscc", "english_name", "sector", "contact", "phone")

How = Literal["uid", "uscc", "name", "new", "unclear"]


class Matcher:
    """Matches the rows of one sheet, in the order of the sheet. `today` is the centre's."""

    def __init__(self, book: Book, ledger: Ledger, today: date, decisions: Mapping[int, Decision]) -> None:
        self._book = book
        self._ledger = ledger
        self._day = ledger.as_of or today
        self._decisions = decisions
        self._seats = SeatMatcher(book, self._day, today)
        self._cores = {company_core(name): item for item in book.companies for name in item.names}
        self._spelt: Mapping[str, CompanyDraft] | None = None

    def row(self, row: LedgerRow) -> PreviewRow:
        """The verdict of the next row."""
        thought = Thought(row, self._ledger, self._decisions.get(row.number))
        draft: CompanyDraft | None = None
        if thought.decision != "skip" and not thought.findings:
            draft, how = self._company(thought)
            if draft is not None:
                self._think(draft, how, thought)
        thought.carry_out()
        return thought.told(draft)

    # --- which company ----------------------------------------------------------------------

    def _company(self, thought: Thought) -> tuple[CompanyDraft | None, How]:
        """By uid, then USCC, then name; a person decides where these do not agree."""
        row = thought.row
        by_code = self._book.by_uscc(row.uscc) if row.uscc else None
        by_uid = self._book.by_uid(row.identity.uid) if row.identity else None
        if by_uid is not None:
            if by_code is not None and by_code is not by_uid:
                thought.put_to_a_person("uscc", f"{row.uscc} · {by_code.name}", "skip")
                return None, "unclear"
            return by_uid, "uid"
        same_name = self._book.by_name(row.company) if row.company else []
        if by_code is not None:
            if same_name and by_code not in same_name:
                thought.ask("company", f"{row.uscc} · {by_code.name} · {same_name[0].code}")
            return by_code, "uscc"
        return self._by_name(same_name, thought)

    def _by_name(self, same_name: list[CompanyDraft], thought: Thought) -> tuple[CompanyDraft | None, How]:
        row = thought.row
        if thought.decision == "new":
            return self._new(thought), "new"
        if len(same_name) > 1:
            thought.put_to_a_person("company", _listed(same_name), "new", "skip")
            return None, "unclear"
        if same_name:
            return same_name[0], "name"
        alike = self._alike(row.company or row.english_name or "", is_alone=not (row.company and row.english_name))
        if alike is None or (row.uscc and alike.value("uscc")):
            return self._new(thought), "new"
        if thought.ask("company", f"{alike.code} {alike.name}", may_be_new=True):
            return None, "unclear"
        return alike, "uscc"

    def _alike(self, name: str, *, is_alone: bool) -> CompanyDraft | None:
        """A company of the same core, or of the same pinyin where the sheet has a name in one script only."""
        core = company_core(name)
        if not core:
            return None
        found = self._cores.get(core)
        if found is not None or not is_alone:
            return found
        return self._by_sound().get(spelling(core))

    def _by_sound(self) -> Mapping[str, CompanyDraft]:
        """Pinyin of Chinese names and Latin names as they are → the companies, as they were before the sheet."""
        if self._spelt is None:
            kept = ((item, item.kept.get(name)) for item in self._book.companies for name in ("name_en", "name_zh"))
            self._spelt = {spelling(company_core(name)): item for item, name in kept if name}
        return self._spelt

    def _new(self, thought: Thought) -> CompanyDraft | None:
        if not thought.row.company and not thought.row.english_name:
            thought.refuse("company", "missing_value")
            return None
        thought.is_new = True
        return CompanyDraft(None, "", 0, "", {})

    def _add(self, draft: CompanyDraft) -> None:
        self._book.add(draft)
        self._cores.setdefault(company_core(draft.name), draft)

    # --- what the row says of it --------------------------------------------------------------

    def _think(self, draft: CompanyDraft, how: How, thought: Thought) -> None:
        row, before = thought.row, len(thought.steps)
        self._fields(draft, thought)
        self._contact(draft, thought)
        if how == "name":
            self._doubt_the_name(draft, thought)
        self._people(draft, thought)
        is_changed = len(thought.steps) > before
        if row.identity and how == "uid" and draft.version != row.identity.version and is_changed:
            thought.ask("company", f"{draft.code} v{row.identity.version} → v{draft.version}")
        self._seats.think(draft, thought)
        if how == "new":
            thought.changes.clear()
            thought.steps.append(lambda: self._add(draft))

    def _doubt_the_name(self, draft: CompanyDraft, thought: Thought) -> None:
        """Only the name matches: the same company when nothing else that tells it apart differs."""
        uscc = self._ledger.column("uscc")
        told = {change.column for change in thought.changes if change.old or change.column == uscc}
        different = [key for key in _NAME_DETAILS if self._ledger.column(key) in told]
        contact = thought.row.contact
        if contact is not None and draft.contacts and draft.contact(contact, None) is None:
            different = different or ["contact"]
        if different:
            columns = "、".join(self._ledger.column(key) for key in different)
            thought.ask("company", f"{draft.code} {draft.name} · {columns}", may_be_new=True)

    def _fields(self, draft: CompanyDraft, thought: Thought) -> None:
        row, name = thought.row, _name_column(thought.row, draft)
        self._field(draft, thought, "company", name, row.company, matching)
        if name != "name_en":
            self._field(draft, thought, "english_name", "name_en", row.english_name, matching)
        self._field(draft, thought, "uscc", "uscc", row.uscc)
        self._field(draft, thought, "sector", "sector", row.sector)
        self._field(draft, thought, "remarks", "notes", row.remarks)

    def _field(
        self,
        draft: CompanyDraft,
        thought: Thought,
        key: str,
        column: str,
        value: Any,
        plain: Callable[[Any], str] = str,
    ) -> None:
        """One value of the company: as it is kept, as a row above said it, new, or at odds with a row above."""
        if value is None:
            return
        kept, told = draft.kept.get(column), draft.stated.get(column)
        is_kept = kept is not None and plain(kept) == plain(value)
        if (is_kept and _is_untouched(draft, thought.row)) or draft.is_former(column, value, plain):
            return
        shown = _shown(value)
        if thought.contradicts(draft.said, key, plain(value), shown, _shown(draft.value(column))):
            return
        if is_kept if told is None else plain(told) == plain(value):
            return

        def state() -> None:
            draft.stated[column] = value
            if draft.id is not None:  # a new company is indexed when it is added
                self._book.index(draft)

        thought.change(key, _shown(draft.value(column)), shown, state)

    def _contact(self, draft: CompanyDraft, thought: Thought) -> None:
        name, phone = thought.row.contact, thought.row.phone
        if name is None and phone is None:
            return
        known = draft.contact(name, phone)
        if known is None and name is None and len(draft.contacts) == 1:
            known = draft.contacts[0]
        if known is not None:
            self._known_contact(known, thought, untouched=_is_untouched(draft, thought.row))
        elif name is None:
            thought.refuse("contact", "missing_value", phone or "")
        else:
            thought.change("contact", "", name, lambda: draft.contacts.append(_new_contact(name, phone or "")))

    def _known_contact(self, known: ContactDraft, thought: Thought, *, untouched: bool) -> None:
        name, phone = thought.row.contact, thought.row.phone
        if name is not None:
            is_named = known.is_named(name)
            if not thought.contradicts(known.said, "contact", matching(name), name, known.name) and not is_named:
                thought.change("contact", known.name, name, lambda: _rename(known, name))
        if phone is None:
            return
        is_kept = same_phone(phone, known.phone)
        if is_kept and untouched:
            return
        if not thought.contradicts(known.said, "phone", national_phone(phone), phone, known.phone) and not is_kept:
            thought.change("phone", known.phone, phone, lambda: _give_phone(known, phone))

    def _people(self, draft: CompanyDraft, thought: Thought) -> None:
        people, told = thought.row.headcount, draft.stated_people
        known = draft.people_on(self._day) if told is None else told
        if people is None or (people == draft.people_on(self._day) and _is_untouched(draft, thought.row)):
            return
        if thought.contradicts(draft.said, "headcount", str(people), str(people), _shown(known)) or people == known:
            return

        def state() -> None:
            draft.stated_people = people

        thought.change("headcount", _shown(known), str(people), state)


def _is_untouched(draft: CompanyDraft, row: LedgerRow) -> bool:
    """Whether the row comes from an export of the company as it is: what it repeats, it does not insist on."""
    return row.identity is not None and row.identity.uid == draft.uid and row.identity.version == draft.version


def _new_contact(name: str, phone: str) -> ContactDraft:
    names = (name, "") if _is_han(name) else ("", name)
    said = {"contact": matching(name)} | ({"phone": national_phone(phone)} if phone else {})
    return ContactDraft(None, *names, phone, said=said)


def _rename(contact: ContactDraft, name: str) -> None:
    if _is_han(name):
        contact.name_zh = name
    else:
        contact.name_en = name
    contact.is_changed = True


def _give_phone(contact: ContactDraft, phone: str) -> None:
    contact.phone = phone
    contact.is_changed = True


def _name_column(row: LedgerRow, draft: CompanyDraft) -> str:
    """Where a company's name goes: Latin names without a Chinese one have a column of their own."""
    if draft.value("name_zh") or row.english_name or row.company is None or _is_han(row.company):
        return "name_zh"
    return "name_en"


def _is_han(text: str) -> bool:
    return any("\u2e80" <= character <= "\u9fff" or character >= "\U00020000" for character in text)


def _listed(companies: list[CompanyDraft]) -> str:
    return "、".join(f"{item.code} {item.name}" for item in companies[:3])


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return word("sector", value).zh if isinstance(value, Sector) else str(value)
