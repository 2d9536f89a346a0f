"""What each category of visitors asks for: the program's own rules, and where a centre says it differently.

Passes of people who work in the house end; renewing one is a single action at the desk.
"""

import json
from datetime import date
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from jib_desk.models import direct
from jib_desk.models.direct import Source
from jib_desk.models.invitation import CategoryRule
from jib_desk.models.journal import Work
from jib_desk.models.tables import TABLES
from jib_desk.models.visit import Visitor
from jib_desk.rules.categories import MOST_DAYS, SHIPPED, CategoryAsks, Field, last_pass_day
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import VisitorCategory
from jib_desk.services import errors
from jib_desk.services.base import MANAGERS, Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.categories import CategoryRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_VISITOR: Table = TABLES["visitor"]
_RULES = """SELECT category, required, notice_en, notice_zh, needs_escort, pass_days, retention_days, version
  FROM category_rule"""


class CategoriesService(Service):
    """Reads and writes the rules of categories, and renews passes."""

    def all(self) -> tuple[CategoryRow, ...]:
        """Every category in its usual order."""
        return self._quick_read(rules_of)

    def rule_of(self, category: VisitorCategory) -> CategoryRow:
        """What one category asks for."""
        return self._quick_read(lambda source: rule_of(source, category))

    def set_rule(
        self, *, by: Actor, category: VisitorCategory, version: int, asks: CategoryAsks, token: str | None = None
    ) -> Outcome[CategoryRow]:
        """What this centre asks for; `version` 0 where it asked as shipped. Raises ValueRefused, Stale, NotAllowed."""
        values = _checked(asks)

        def do(work: Work) -> str:
            row = self._kept(work, category, version)
            if row is None:
                work.session.add(CategoryRule(category=category, **values))
            else:
                for name, value in values.items():
                    setattr(row, name, value)
            work.subject = category
            return category

        return self._commit(by, "category.set", do, _row, token=token, roles=MANAGERS)

    def restore(
        self, *, by: Actor, category: VisitorCategory, version: int, token: str | None = None
    ) -> Outcome[CategoryRow]:
        """The program's own rule again. Raises Stale, NotAllowed."""

        def do(work: Work) -> str:
            row = self._kept(work, category, version)
            if row is not None:
                work.session.delete(row)
            work.subject = category
            return category

        return self._commit(by, "category.restore", do, _row, token=token, roles=MANAGERS)

    def renew_pass(
        self, *, by: Actor, visitor_id: int, category: VisitorCategory, token: str | None = None
    ) -> Outcome[date]:
        """The pass is good again from today, for as long as one of `category` is. Raises ValueRefused, NotFound.

        `category` is that of the coming visit: whoever is known as a guest may come as a contractor.
        """

        def do(work: Work) -> str:
            visitor = found(work.session, Visitor, visitor_id)
            days = rule_of(work.session, category).asks.pass_days
            if days is None:
                raise errors.ValueRefused("category", "no_pass_days")
            until = last_pass_day(self._today(work.session), days)
            visitor.pass_until = until
            return until.isoformat()

        def read(_session: Session, key: str) -> date:
            return date.fromisoformat(key)

        return self._commit(by, "visit.renew_pass", do, read, token=token)

    def _kept(self, work: Work, category: VisitorCategory, version: int) -> CategoryRule | None:
        row = work.session.execute(select(CategoryRule).where(CategoryRule.category == category)).scalar()
        if row is not None:
            check_version("category_rule", row, version)
        elif version:
            raise errors.Stale("category_rule", 0, {})
        return row


# --- for the transaction of a check-in ---------------------------------------------------------


def check_arrival(
    work: Work, category: VisitorCategory, visitor_id: int, today: date, given: dict[Field, bool], escort: str
) -> None:
    """What the category asks for is there, and a pass that ends is still good, or begins today.

    `given` says which fields are filled in, from what is typed or known. Raises ValueMissing, WorkPassOver.
    """
    asks = rule_of(work.session, category).asks
    for field in asks.required:
        if not given.get(field, False):
            raise errors.ValueMissing(field)
    if asks.needs_escort and not escort.strip():
        raise errors.ValueMissing("escort")
    if asks.pass_days is None:
        return
    held = direct.scalar(work.session, "SELECT pass_until FROM visitor WHERE id = ?", (visitor_id,))
    if held is None:
        work.update_many(_VISITOR, [{"id": visitor_id, "pass_until": last_pass_day(today, asks.pass_days)}])
    elif date.fromisoformat(held) < today:
        raise errors.WorkPassOver(visitor_id, date.fromisoformat(held), category)


def rule_of(source: Source, category: VisitorCategory) -> CategoryRow:
    """What one category asks for, inside a transaction."""
    row = direct.first(source, f"{_RULES} WHERE category = ?", (category,))
    return CategoryRow(category, SHIPPED[category]) if row is None else _kept_row(row)


def rules_of(source: Source) -> tuple[CategoryRow, ...]:
    """What every category asks for, in the usual order."""
    kept = {row.category: row for row in map(_kept_row, direct.fetch(source, _RULES))}
    return tuple(kept.get(category, CategoryRow(category, SHIPPED[category])) for category in VisitorCategory)


def _kept_row(row: tuple[Any, ...]) -> CategoryRow:
    category, required, notice_en, notice_zh, needs_escort, pass_days, retention_days, version = row
    fields = tuple(Field(name) for name in json.loads(required))
    asks = CategoryAsks(fields, notice_en, notice_zh, bool(needs_escort), pass_days, retention_days)
    return CategoryRow(VisitorCategory(category), asks, version, is_default=False)


def _row(session: Session, category: str) -> CategoryRow:
    session.flush()
    return rule_of(session, VisitorCategory(category))


def _checked(asks: CategoryAsks) -> dict[str, Any]:
    for name, days, least in (("pass_days", asks.pass_days, 1), ("retention_days", asks.retention_days, 0)):
        if days is not None and not least <= days <= MOST_DAYS:
            raise errors.ValueRefused(name, "out_of_range", str(days))
    return {
        "required": [field.value for field in Field if field in asks.required],
        "notice_en": cleaned("notice_en", asks.notice_en, LINE_LIMIT),
        "notice_zh": cleaned("notice_zh", asks.notice_zh, LINE_LIMIT),
        "needs_escort": asks.needs_escort,
        "pass_days": asks.pass_days,
        "retention_days": asks.retention_days,
    }
