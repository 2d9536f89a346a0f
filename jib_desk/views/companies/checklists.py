"""The check-lists of a company: what is still to be done for its move, and which move has no list yet."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jib_desk.rules.checklists import days_over
from jib_desk.rules.words import AttachmentOf, word
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.services.rows.tasks import ChecklistItemRow, ChecklistRow, DueChecklist
from jib_desk.views.checklist_offers import ChecklistWords, open_list
from jib_desk.views.companies.checklist_forms import CloseForm, DueForm, NoteForm, SignForm
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import brief_day_text, short_day_text
from jib_desk.views.item_models.ticks import TickLine
from jib_desk.views.theme import Space
from jib_desk.views.widgets.badges import StateBadge
from jib_desk.views.widgets.basics import button, clear, label, row_of
from jib_desk.views.widgets.file_list import FileList
from jib_desk.views.widgets.record_form import RecordForm
from jib_desk.views.widgets.tick_list import TickList


class _Reader:
    """The host of a list that was closed with a reason: it is looked at, and reopened before anything is done."""

    def may_write(self) -> bool:
        """Never."""
        return False

    def open_form(self, form: RecordForm, title: Callable[[], str]) -> None:
        """Nothing asks for a form here."""
        del form, title


class ChecklistsPart(CardPart):
    """Open lists with their items, offers of missing ones, and a line for each that is closed."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self._open: dict[int, OpenList] = {}
        self._detail: CompanyDetail | None = None
        self._unfolded: set[int] = set()  # closed lists whose items are looked at
        self._lists, self._rest = QVBoxLayout(), QVBoxLayout()
        for layout in (self._rest, self._lists):
            layout.setSpacing(Space.M)
            self.box.addLayout(layout)

    def show_company(self, detail: CompanyDetail) -> None:
        """Lists that stay keep their place of the keys; so nothing is built anew but what is new."""
        self._detail = detail
        focused = QApplication.focusWidget()
        before = set(self.findChildren(QWidget))
        services = self.desk.services
        rows = services.checklists.of_company(detail.company.id)
        still_open = [row for row in rows if row.is_open]
        if [row.id for row in still_open] != list(self._open):
            clear(self._lists)
            self._open = {row.id: OpenList(self.desk, self.host) for row in still_open}
            for made in self._open.values():
                self._lists.addWidget(made)
        for row in still_open:
            self._open[row.id].show_list(row)
        due = services.checklists.due(detail.company.id) if self.host.may_write() else ()
        self._fill_rest(due, [row for row in rows if not row.is_open])
        self.has_something = bool(rows or due)
        if focused in before and not focused.isVisibleTo(self):
            self._focus_again(focused.accessibleName(), before)

    def stand_at(self, kind: str, key: int) -> bool:
        """At the items of a list that is open."""
        shown = self._open.get(key) if kind == "checklist" else None
        if shown is not None:
            QTimer.singleShot(0, shown.list, shown.list.setFocus)
        return shown is not None

    def _fill_rest(self, due: tuple[DueChecklist, ...], closed: list[ChecklistRow]) -> None:
        clear(self._rest)
        for missing in due:
            offer = button("", f"{ChecklistWords().open_list(missing.kind)} · {missing.unit_code}")
            offer.setAccessibleName(offer.text())
            offer.clicked.connect(lambda _checked=False, missing=missing: open_list(self.desk, missing))
            self._rest.addLayout(row_of(offer))
        for row in closed:
            self._rest.addWidget(self._closed(row))
            if row.id in self._unfolded:
                shown = OpenList(self.desk, _Reader() if row.close_reason else self.host)
                self._rest.addWidget(shown)
                shown.show_list(row)

    def _closed(self, row: ChecklistRow) -> QWidget:
        line = QWidget()
        closed = self.tr("{list} closed {day}: {done} of {all} done")
        at = short_day_text(self.desk.local(row.closed_at or row.opened_at).date(), self.desk.lang)
        text = closed.format(list=title_of(self.desk, row), day=at, done=row.done, all=len(row.items))
        said = label("dim", " · ".join(part for part in (text, row.close_reason) if part), wrap=True)
        unfold = button("link", self.tr("Hide") if row.id in self._unfolded else self.tr("Show"))
        unfold.setAccessibleName(self.tr("Items of {list}").format(list=title_of(self.desk, row)))
        unfold.clicked.connect(lambda: self._unfold(row))
        verbs = [unfold]
        if self.host.may_write() and row.done < len(row.items):
            again = button("link", self.tr("Reopen"))
            again.setAccessibleName(f"{again.text()} {title_of(self.desk, row)}")
            again.clicked.connect(lambda: self._reopen(row))
            verbs.append(again)
        layout = row_of(said, *verbs, stretch=False)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line

    def _unfold(self, row: ChecklistRow) -> None:
        self._unfolded ^= {row.id}
        if self._detail is not None:
            self.show_company(self._detail)

    def _reopen(self, row: ChecklistRow) -> None:
        by, reopen = self.desk.actor(), self.desk.services.checklists.reopen
        self.desk.run(
            lambda: reopen(by=by, checklist_id=row.id, version=row.version), text=self.tr("The list is open again")
        )


class OpenList(QWidget):
    """One list: its head, its items to tick, its files. Of a closed one what is still possible, or nothing."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__()
        self._desk = desk
        self._host = host
        self._row: ChecklistRow | None = None
        self._title, self._due, self._out = label("strong"), StateBadge(), label("error", wrap=True)
        self.list = TickList(desk.theme)
        self.list.tick_wanted.connect(self._tick)
        self.list.more_wanted.connect(self._note)
        self.note_button, self.due_button, self.close_button = button("link"), button("link"), button("link")
        self.note_button.clicked.connect(lambda: self._note(self.list.current_key()))
        self.due_button.clicked.connect(self._move_due)
        self.close_button.clicked.connect(self._close)
        self.files = FileList(desk)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.S)
        box.addLayout(row_of(self._title, self._due))
        box.addWidget(self._out)
        box.addWidget(self.list)
        box.addLayout(row_of(self.note_button, self.due_button, self.close_button))
        box.addWidget(self.files)
        desk.theme.changed.connect(self.list.viewport().update)

    def show_list(self, row: ChecklistRow) -> None:
        """Shows a list as it is now, in the present language."""
        is_new = self._row is None or self._row.id != row.id
        self._row = row
        title = title_of(self._desk, row)
        counted = self.tr("{list}: {done} of {all} done").format(list=title, done=row.done, all=len(row.items))
        self._title.setText(counted)
        self.list.setAccessibleName(counted)
        self._say_due(row)
        self._out.setText(self.tr("Still out: {numbers}").format(numbers=", ".join(row.cards_out)))
        self._out.setVisible(row.is_open and bool(row.cards_out))
        self.list.show_lines([self._line(item) for item in row.items])
        texts = {
            self.note_button: self.tr("Note"),
            self.due_button: self.tr("Due day"),
            self.close_button: self.tr("Close with a reason"),
        }
        may_write = self._host.may_write()
        for verb, text in texts.items():
            verb.setText(text)
            verb.setAccessibleName(f"{text} · {title}")
            verb.setVisible(may_write and (row.is_open or verb is self.note_button))
        if is_new:
            self.files.show_files_of(AttachmentOf.CHECKLIST, row.id, may_write=may_write)

    def _say_due(self, row: ChecklistRow) -> None:
        self._due.setVisible(row.is_open)
        over = days_over(row.due_on, self._desk.today())
        day = brief_day_text(row.due_on, self._desk.lang)
        if over > 0:
            self._due.show_state("overstayed", self.tr("due {day}, %n day(s) ago", "", over).format(day=day))
        elif over == 0:
            self._due.show_state("ends_soon", self.tr("due today"))
        else:
            self._due.show_state("plain", self.tr("due {day}").format(day=day))

    def _line(self, item: ChecklistItemRow) -> TickLine:
        parts: list[str] = []
        if item.done_at is not None:
            day = brief_day_text(self._desk.local(item.done_at).date(), self._desk.lang)
            parts.append(f"{day} {self._desk.staff_name(item.done_by)}")
        if item.signed_for_company:
            signed = self.tr("signed: {company} / {centre}")
            parts.append(signed.format(company=item.signed_for_company, centre=item.signed_for_centre))
        elif item.is_signed:
            parts.append(self.tr("both sign"))
        parts.append(item.note)
        text = self._desk.name(item.text_en, item.text_zh)
        return TickLine(item.id, text, " · ".join(part for part in parts if part), item.is_done)

    # --- verbs -------------------------------------------------------------------------------

    def _item(self, key: int) -> ChecklistItemRow | None:
        items = self._row.items if self._row is not None else ()
        return next((item for item in items if item.id == key), None)

    def _tick(self, key: int) -> None:
        item = self._item(key)
        if item is None or not self._host.may_write():
            return
        by, lists = self._desk.actor(), self._desk.services.checklists
        text = self._desk.name(item.text_en, item.text_zh)
        if item.is_done:
            said = self.tr("Open again: {item}").format(item=text)
            self._desk.run(lambda: lists.untick(by=by, item_id=item.id, version=item.version), text=said)
        elif item.is_signed:
            self._host.open_form(SignForm(self._desk, item), lambda: self.tr("Signed by both"))
        else:
            said = self.tr("Done: {item}").format(item=text)
            self._desk.run(lambda: lists.tick(by=by, item_id=item.id, version=item.version), text=said)

    def _note(self, key: int) -> None:
        item = self._item(key) or (self._row.items[0] if self._row is not None and self._row.items else None)
        if item is not None and self._host.may_write():
            self._host.open_form(NoteForm(self._desk, item), lambda: self.tr("Note"))

    def _move_due(self) -> None:
        if self._row is not None:
            form = DueForm(self._desk, self._row, title_of(self._desk, self._row))
            self._host.open_form(form, lambda: self.tr("Due day"))

    def _close(self) -> None:
        if self._row is not None:
            form = CloseForm(self._desk, self._row, title_of(self._desk, self._row))
            self._host.open_form(form, lambda: self.tr("Close with a reason"))


def title_of(desk: DeskContext, row: ChecklistRow) -> str:
    """Kind and seat of a list."""
    kind = word("checklist_kind", row.kind).said(desk.lang)
    return " ".join(part for part in (kind, row.unit_code) if part)
