"""Things that are lent: what, to whom, until when; back by Enter."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtWidgets import QLineEdit, QWidget

from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import LoanRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.register import LoansModel
from jib_desk.views.register.due import MomentOr
from jib_desk.views.register.pane import OVER, Pane
from jib_desk.views.register.whom import WhomField
from jib_desk.views.theme import Size

_M = LoansModel
_DUE = timedelta(hours=4)


class LoansPane(Pane):
    """The form lends; of what is out it changes when it is due."""

    name = "loans"
    tables = ("loan", "company")
    places = {"company": "holder", "start": "due_at"}  # noqa: RUF012 - as in Pane
    stretch = _M.WHOM
    widths = {  # noqa: RUF012 - as in Pane
        _M.ITEM: Size.COLUMN_NAME,
        _M.PHONE: Size.COLUMN,
        _M.SINCE: Size.COLUMN,
        _M.STATE: Size.COLUMN_NAME,
    }
    yielding = (_M.SINCE, _M.PHONE)

    def __init__(self, desk: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(desk, LoansModel(desk.lang, desk.zone), parent)
        self.model.setParent(self)
        self.item, self.number, self.phone = QLineEdit(), QLineEdit(), QLineEdit()
        self.whom = WhomField(desk, self.save)
        self.due = MomentOr(desk, lambda: self.tr("Whenever"), _DUE)
        self.add_field("item", self.item, lambda: self.tr("Thing"))
        self.add_field("number", self.number, lambda: self.tr("Number"))
        self.add_field("holder", self.whom, lambda: self.tr("With whom"))
        self.add_field("phone", self.phone, lambda: self.tr("Phone"))
        self.add_field("due_at", self.due, lambda: self.tr("Back by"))
        self.say(self.item.setPlaceholderText, lambda: self.tr("Umbrella, charger, projector …"))
        self.say(self.whom.setPlaceholderText, lambda: self.tr("Company or person"))
        self.say(self.heading.setText, self._heading)
        self.say(self.save_button.setText, lambda: self.tr("Save (Enter)"))
        self.add_verb(lambda: self.tr("Back"), self.act, _is_out)
        self.add_verb(lambda: self.tr("Other due time"), lambda rows: self.change(rows[0]), _one_out)
        self.begin(self.item)

    def _heading(self) -> str:
        return self.tr("Lend a thing") if self.row is None else self.tr("Change when it is due")

    def open_text(self) -> str:
        return self.tr("Lent")

    def over_text(self) -> str:
        return self.tr("Back")

    def nothing_text(self) -> str:
        if self.search.text().strip():
            return self.tr("No loan has these words.")
        return self.tr("Nothing came back yet.") if self.which.current == OVER else self.tr("Nothing is lent.")

    def done_text(self) -> str:
        return self.tr("Loan saved: {item}").format(item=self.item.text().strip())

    def read(self, is_over: bool, /) -> Sequence[LoanRow]:
        loans = self.desk.services.loans
        return loans.back() if is_over else loans.out()

    def work(self, token: str, /) -> Callable[[], Outcome[Any]]:
        loans, by, row, due_at = self.desk.services.loans, self.desk.actor(), self.row, self.due.value()
        if row is not None:
            return lambda: loans.extend(by=by, token=token, loan_id=row.id, version=row.version, due_at=due_at)
        values: dict[str, Any] = {
            "item": self.item.text(),
            "number": self.number.text(),
            "company_id": self.whom.company_id,
            "holder": self.whom.written or self.whom.person,
            "phone": self.phone.text(),
            "due_at": due_at,
        }
        return lambda: loans.lend(by=by, token=token, **values)

    def clear(self) -> None:
        for line in (self.item, self.number, self.phone):
            line.setText("")
            line.setEnabled(True)
        self.whom.setEnabled(True)
        self.whom.choose(None)
        self.whom.close_offers()
        self.due.begin()
        self.heading.setText(self._heading())

    def is_written(self) -> bool:
        return self.row is None and bool(self.item.text().strip() or self.whom.text().strip())

    def change(self, row: object) -> None:
        assert isinstance(row, LoanRow)  # of this pane's table
        super().change(row)
        self.item.setText(row.item)
        self.number.setText(row.number)
        self.whom.choose(None, row.holder or self.desk.name(row.company_en, row.company_zh))
        self.phone.setText(row.phone)
        self.due.begin(row.due_at)
        for control in (self.item, self.number, self.phone, self.whom):
            control.setEnabled(False)
        self.heading.setText(self._heading())
        self.due.setFocus()

    def act(self, rows: Sequence[LoanRow], /) -> None:
        """They are at the desk again."""
        if _is_out(rows):
            keys, by, loans = [row.id for row in rows], self.desk.actor(), self.desk.services.loans
            text = self.tr("%n thing(s) back", "", len(keys))
            self.desk.run(partial(loans.give_back, by=by, loan_ids=keys, token=uuid4().hex), text=text)


def _is_out(rows: Sequence[LoanRow]) -> bool:
    return bool(rows) and all(row.returned_at is None for row in rows)


def _one_out(rows: Sequence[LoanRow]) -> bool:
    return len(rows) == 1 and _is_out(rows)
