"""Cards and keys of a company: who has which, given back, lost, replaced."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from jib_desk.rules.words import AccessKind, AccessState, Role, word
from jib_desk.services.rows.access import AccessRow, CardAllowance
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.companies.access_forms import IssueForm, LimitForm, ReplaceForm
from jib_desk.views.companies.tabs import CardHost, CardPart
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.days import short_day_text
from jib_desk.views.widgets.badges import StateBadge
from jib_desk.views.widgets.basics import button, label, row_of, rule

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class AccessWords(QObject):
    """What is said and done with a card or key in several places; a QObject because translations belong to a class."""

    def about(self, desk: DeskContext, row: AccessRow) -> str:
        """Since when, or until when, and the remark."""
        day = short_day_text(row.returned_on or row.lost_on or row.issued_on, desk.lang)
        said = {
            AccessState.ISSUED: self.tr("since {day}"),
            AccessState.LOST: self.tr("lost {day}"),
            AccessState.RETURNED: self.tr("returned {day}"),
        }[row.state].format(day=day)
        holder = desk.name(row.holder_en, row.holder_zh)
        return " · ".join(part for part in (holder, row.holder_phone, said, row.note) if part)

    def give_back(self, desk: DeskContext, row: AccessRow) -> None:
        """It is back at the desk."""
        by, access = desk.actor(), desk.services.access
        text = self.tr("{number} is back").format(number=row.number)
        desk.run(lambda: access.give_back(by=by, item_id=row.id, version=row.version), text=text)

    def report_lost(self, desk: DeskContext, row: AccessRow) -> None:
        """Nobody knows where it is."""
        by, access = desk.actor(), desk.services.access
        text = self.tr("{number} noted as lost").format(number=row.number)
        desk.run(lambda: access.report_lost(by=by, item_id=row.id, version=row.version), text=text)


class AccessPart(CardPart):
    """What is out and what is lost, one line each; what came back on demand."""

    def __init__(self, desk: DeskContext, host: CardHost) -> None:
        super().__init__(desk, host)
        self._words = AccessWords(self)
        self._shows_returned = False
        self._first_verbs: dict[int, QPushButton] = {}

    def fill(self, detail: CompanyDetail) -> None:
        self._first_verbs = {}
        access = self.desk.services.access
        rows, allowed = access.of_company(detail.company.id), access.allowance(detail.company.id)
        counted = self.tr("{out} of at most {limit} access cards").format(out=allowed.out, limit=allowed.limit)
        self.box.addLayout(row_of(label("strong", self.tr("Cards and keys")), label("dim", counted)))
        returned = [row for row in rows if row.state is AccessState.RETURNED]
        for row in rows:
            if row.state is not AccessState.RETURNED or self._shows_returned:
                self.box.addWidget(self._line(row))
                self.box.addWidget(rule())
        if not rows:
            self.box.addWidget(label("dim", self.tr("Nothing was handed out yet.")))
        self._add_verbs(detail, allowed, len(returned))

    def stand_at(self, kind: str, key: int) -> bool:
        """At the first verb of a card or key."""
        first = self._first_verbs.get(key) if kind == "access_item" else None
        if first is not None:
            QTimer.singleShot(0, first, first.setFocus)
        return first is not None

    def _add_verbs(self, detail: CompanyDetail, allowed: CardAllowance, returned: int) -> None:
        verbs: list[QWidget] = []
        if self.host.may_write():
            issue = button("", self.tr("Hand out"))
            issue.setAccessibleName(self.tr("Hand out a card or key"))
            issue.clicked.connect(lambda: self._issue(detail))
            verbs.append(issue)
        if self.desk.actor().role in _MANAGERS:
            limit = button("link", self.tr("Limit"))
            limit.setAccessibleName(self.tr("Most access cards"))
            limit.clicked.connect(lambda: self._limit(detail, allowed))
            verbs.append(limit)
        if returned:
            text = self.tr("Hide what came back") if self._shows_returned else self.tr("%n came back", "", returned)
            more = button("link", text)
            more.setAccessibleName(self.tr("What came back"))
            more.clicked.connect(lambda: self._toggle_returned(detail))
            verbs.append(more)
        self.box.addLayout(row_of(*verbs))

    def _line(self, row: AccessRow) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        kind = word("access_kind", row.kind).said(self.desk.lang) if row.kind is not AccessKind.CARD else ""
        head = [label("strong", " ".join(part for part in (kind, row.number) if part))]
        if row.state is not AccessState.ISSUED:
            badge = StateBadge()
            tone = "overstayed" if row.state is AccessState.LOST else "plain"
            badge.show_state(tone, word("access_state", row.state).said(self.desk.lang))
            head.append(badge)
        grid.addLayout(row_of(*head), 0, 0)
        grid.addWidget(label("dim", self._words.about(self.desk, row), wrap=True), 1, 0)
        for place, (text, run) in enumerate(self._verbs(row), start=1):
            verb = button("link", text)
            verb.setAccessibleName(f"{text} · {row.number}")
            verb.clicked.connect(run)
            self._first_verbs.setdefault(row.id, verb)
            grid.addWidget(verb, 0, place, 2, 1)
        return line

    def _verbs(self, row: AccessRow) -> list[tuple[str, Callable[[], None]]]:
        if not self.host.may_write() or row.state is AccessState.RETURNED:
            return []
        back = (self.tr("Returned"), lambda: self._words.give_back(self.desk, row))
        lost = (self.tr("Lost"), lambda: self._words.report_lost(self.desk, row))
        replace = (self.tr("Replace"), lambda: self._replace(row))
        return [back, lost, replace] if row.state is AccessState.ISSUED else [back, replace]

    def _issue(self, detail: CompanyDetail) -> None:
        self.host.open_form(IssueForm(self.desk, detail), lambda: self.tr("Hand out a card or key"))

    def _limit(self, detail: CompanyDetail, allowed: CardAllowance) -> None:
        self.host.open_form(LimitForm(self.desk, detail, allowed), lambda: self.tr("Most access cards"))

    def _replace(self, row: AccessRow) -> None:
        self.host.open_form(ReplaceForm(self.desk, row), lambda: self.tr("Replace a card or key"))

    def _toggle_returned(self, detail: CompanyDetail) -> None:
        self._shows_returned = not self._shows_returned
        self.show_company(detail)
