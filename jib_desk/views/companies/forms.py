"""The forms of the companies page: a company, with those that it may already be; a contact."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from jib_desk.rules.names import romanised
from jib_desk.rules.words import Sector, word
from jib_desk.services.changes import Outcome
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.companies import CompanyRow, ContactRow
from jib_desk.views.companies.tags import TagsInput
from jib_desk.views.companies.uscc import uscc_warning
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, clear, label
from jib_desk.views.widgets.form_inputs import (
    CheckInput,
    ChoiceInput,
    Items,
    LinesInput,
    NumberInput,
    OpenDayInput,
    TextInput,
)
from jib_desk.views.widgets.record_form import RecordForm, Slot

_MORE = ("short_zh", "short_en", "founded_on", "applied_on", "tags", "notes")
_REACH = ("deputy_id", "away_until", "channel_id")
_NONE = 0  # no row has this id
_PAUSE_MS = 250  # typing rests that long before duplicates are looked for


class DuplicateBar(QFrame):
    """A company that may be the same, beside what is typed; a person decides."""

    open_wanted = Signal(int)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: CompanyRow | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "warning")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    @property
    def known(self) -> CompanyRow | None:
        """The company that is there already."""
        return self._known

    def compare(self, typed: Mapping[str, str], known: CompanyRow | None) -> None:
        """Typed on the left, known on the right; hidden when nothing is alike."""
        self._known = known
        clear(self._grid)
        self.setVisible(known is not None)
        if known is None:
            return
        self._grid.addWidget(label("strong", self.tr("May be the same company"), wrap=True), 0, 0, 1, 2)
        pairs = [(typed.get(name, ""), getattr(known, name)) for name in ("name_zh", "name_en", "uscc")]
        for place, (mine, theirs) in enumerate((pair for pair in pairs if any(pair)), start=1):
            self._grid.addWidget(label("", mine or "–", wrap=True), place, 0)
            self._grid.addWidget(label("", theirs or "–", wrap=True), place, 1)
        go = button("", self.tr("Open {code}").format(code=known.code))
        go.clicked.connect(lambda: self.open_wanted.emit(known.id))
        self._grid.addWidget(go, self._grid.rowCount(), 0, 1, 2)


class CompanyForm(RecordForm):
    """Five fields, six more on demand."""

    open_wanted = Signal(int)

    def __init__(self, desk: DeskContext, company: CompanyRow | None = None, parent: QWidget | None = None) -> None:
        self.company = company
        super().__init__(desk, self._fields(desk, company), self._save_text, parent)
        self.duplicates = DuplicateBar(desk)
        self.duplicates.open_wanted.connect(self.open_wanted)
        self.more = button("link")
        self.more.clicked.connect(self._show_more)
        place = self.box.count() - 2
        self.box.insertWidget(place, self.more)
        self.box.insertWidget(place + 1, self.duplicates)
        self.say(self.more.setText, lambda: self.tr("More: short names, days, tags, remarks"))
        for name in _MORE:
            self.field(name).hide()
        QWidget.setTabOrder(self.field("headcount").control, self.more)
        self.field("tags").set_hint(lambda: self.tr("Parted by commas, such as: Pilot, BMW i Ventures"))
        self.field("uscc").set_hint(lambda: uscc_warning(str(self.values()["uscc"])))
        desk.tasks.ask(lambda: romanised("前台"), lambda _spelt: None)  # 0.1 s that no keystroke shall wait for
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look_for_duplicates)
        for name in ("name_zh", "name_en", "uscc"):
            slot = self.slot(name)
            if slot is not None and isinstance(slot.input, TextInput):
                slot.input.textChanged.connect(lambda _text: self._pause.start())
        if company is not None and any((company.tags, company.notes, company.founded_on)):
            self._show_more(is_asked=False)

    def _fields(self, desk: DeskContext, row: CompanyRow | None) -> tuple[Slot, ...]:
        def sectors() -> Items:
            return [(word("sector", code).said(desk.lang), code) for code in Sector]

        def text(name: str) -> TextInput:
            return TextInput(getattr(row, name) if row else "")

        return (
            Slot("name_zh", lambda: self.tr("Chinese name"), text("name_zh")),
            Slot("name_en", lambda: self.tr("English name"), text("name_en")),
            Slot("uscc", lambda: self.tr("Unified credit code"), text("uscc")),
            Slot("sector", lambda: self.tr("Sector"), ChoiceInput(sectors, row.sector if row else Sector.OTHER)),
            Slot("headcount", lambda: self.tr("People"), NumberInput(row.headcount if row else None)),
            Slot("short_zh", lambda: self.tr("Short Chinese name"), text("short_zh")),
            Slot("short_en", lambda: self.tr("Short English name"), text("short_en")),
            Slot("founded_on", lambda: self.tr("Founded"), self._day(desk, row.founded_on if row else None)),
            Slot("applied_on", lambda: self.tr("Applied"), self._day(desk, row.applied_on if row else None)),
            Slot("tags", lambda: self.tr("Tags"), TagsInput(row.tags if row else (), desk.services.companies.tags())),
            Slot("notes", lambda: self.tr("Remarks"), LinesInput(row.notes if row else "")),
        )

    def _day(self, desk: DeskContext, day: date | None) -> OpenDayInput:
        return OpenDayInput(day, desk.today(), desk.locale, lambda: self.tr("Not known"))

    def _save_text(self) -> str:
        return self.tr("Save") if self.company else self.tr("Add company")

    def look_for_duplicates(self) -> None:
        """Compares what is typed with who is there already; nothing is merged by itself. Says what a code lacks."""
        typed = self.values()
        if not self.field("uscc").is_wrong:
            self.field("uscc").set_hint(lambda: uscc_warning(str(self.values()["uscc"])))
        name, uscc = typed["name_zh"] or typed["name_en"], typed["uscc"]
        own = self.company.id if self.company else 0
        found = self._desk.services.companies.likely_duplicates(name, uscc) if name or uscc else ()
        self.duplicates.compare(typed, next((row for row in found if row.id != own), None))

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by = self.values(), self._desk.actor()
        companies, company = self._desk.services.companies, self.company
        if company is None:
            return lambda: companies.add(by=by, token=self.token, **values)
        if values["headcount"] == company.headcount:
            values.pop("headcount")
        key, version = company.id, company.version
        return lambda: companies.edit(by=by, company_id=key, version=version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        text = self.tr("{company} saved") if self.company else self.tr("{company} added as {code}")
        row: CompanyRow = outcome.row
        return text.format(company=self._desk.name(row.name_en, row.name_zh), code=row.code)

    def show_error(self, error: DeskError, *, takes_focus: bool = True) -> None:
        """What is wrong is seen, wherever it stands."""
        if error.parameters().get("name") in _MORE:
            self._show_more(is_asked=False)
        super().show_error(error, takes_focus=takes_focus)

    def _show_more(self, *, is_asked: bool = True) -> None:
        self.more.hide()
        for name in _MORE:
            self.field(name).show()
        if is_asked:
            self.field(_MORE[0]).setFocus()

    def stand(self) -> None:
        """Of a new company the first name; of a known one too: what is empty may stay so."""
        self.field("name_zh" if self._desk.lang == "zh_CN" or self.company is None else "name_en").setFocus()


class ContactForm(RecordForm):
    """A person of a company."""

    places: ClassVar[Mapping[str, tuple[str, ...]]] = {"name": ("name_zh",)}

    def __init__(
        self,
        desk: DeskContext,
        company_id: int,
        contact: ContactRow | None = None,
        parent: QWidget | None = None,
        *,
        others: Sequence[ContactRow] = (),
    ) -> None:
        """`others` of the company may stand in for the contact."""
        self._company_id = company_id
        self._contact = contact

        def text(name: str) -> TextInput:
            return TextInput(getattr(contact, name) if contact else "")

        host = CheckInput(lambda: self.tr("Can be visited"), is_checked=contact.is_host if contact else True)
        warden = CheckInput(
            lambda: self.tr("Counts the people at an evacuation"), is_checked=contact is not None and contact.is_warden
        )
        slots = (
            Slot("name_zh", lambda: self.tr("Chinese name"), text("name_zh")),
            Slot("name_en", lambda: self.tr("Name in Latin letters"), text("name_en")),
            Slot("role", lambda: self.tr("Role"), text("role")),
            Slot("phone", lambda: self.tr("Phone"), text("phone")),
            Slot("email", lambda: self.tr("E-mail"), text("email")),
            Slot("is_host", lambda: self.tr("Host"), host),
            Slot("is_warden", lambda: self.tr("Warden"), warden),
        )
        if contact is not None:
            here = CheckInput(lambda: self.tr("Still with the company"), is_checked=contact.is_active)
            slots = (*slots, *self._reach(desk, contact, others), Slot("is_active", lambda: self.tr("Here"), here))
        super().__init__(desk, slots, self._save_text, parent)

    def _reach(self, desk: DeskContext, contact: ContactRow, others: Sequence[ContactRow]) -> tuple[Slot, ...]:
        """How somebody known is reached; what there is nothing to choose of stays away."""
        reach = contact.reach
        away = OpenDayInput(reach.away_until, desk.today(), desk.locale, lambda: self.tr("Not away"))
        slots = [Slot("away_until", lambda: self.tr("Away until and including"), away)]
        names = [(desk.name(other.name_en, other.name_zh), other.id) for other in others if other.id != contact.id]
        if names:
            deputy = ChoiceInput(lambda: [(self.tr("Nobody"), _NONE), *names], reach.deputy_id or _NONE)
            slots.append(Slot("deputy_id", lambda: self.tr("Told instead while away"), deputy))
        channels = [(channel.name, channel.id) for channel in desk.services.messages.channels()]
        if channels:
            channel = ChoiceInput(
                lambda: [(self.tr("The centre's first"), _NONE), *channels], reach.channel_id or _NONE
            )
            slots.append(Slot("channel_id", lambda: self.tr("Told by"), channel))
        return tuple(slots)

    def _save_text(self) -> str:
        return self.tr("Save") if self._contact else self.tr("Add contact")

    def work(self) -> Callable[[], Outcome[Any]]:
        values, by = self.values(), self._desk.actor()
        companies, contact = self._desk.services.companies, self._contact
        if contact is None:
            return lambda: companies.add_contact(by=by, company_id=self._company_id, token=self.token, **values)
        key, version = contact.id, contact.version
        said = {name: values.pop(name) or None for name in _REACH if name in values}
        values["reach"] = replace(contact.reach, **said)
        return lambda: companies.edit_contact(by=by, contact_id=key, version=version, token=self.token, **values)

    def done_text(self, outcome: Outcome[Any]) -> str:
        row: ContactRow = outcome.row
        return self.tr("{name} saved").format(name=self._desk.name(row.name_en, row.name_zh))
