"""What staff have to remember: check-lists with their items, and standing instructions."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Instant, Json
from jib_desk.rules.words import ChecklistKind


class ChecklistTemplate(Kept):
    """The items of a kind of check-list as the centre wants them; absent = those of rules/checklists.

    `items` is a list of {"en", "zh", "signed"}; `signed` asks for both signatures.
    """

    __tablename__ = "checklist_template"
    __table_args__ = kept(one_of("kind", ChecklistKind))

    kind: Mapped[ChecklistKind] = column(Code(ChecklistKind), unique=True)
    items: Mapped[list[dict[str, Any]]] = column(Json, default=list)


class Checklist(Public):
    """One check-list to be worked off. Open until every item is done or it is closed with a reason."""

    __tablename__ = "checklist"
    __table_args__ = kept(
        is_day("due_on"),
        one_of("kind", ChecklistKind),
        CheckConstraint("closed_at IS NOT NULL OR close_reason = ''", name="closed"),
        Index("ix_checklist_open", "due_on", sqlite_where=sql("closed_at IS NULL")),
    )

    kind: Mapped[ChecklistKind] = column(Code(ChecklistKind))
    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    assignment_id: Mapped[int | None] = refers_to("assignment.id", nullable=True, index=True)
    event_id: Mapped[int | None] = refers_to("event.id", nullable=True, index=True)
    due_on: Mapped[date] = column(Day)
    opened_at: Mapped[datetime] = column(Instant)
    closed_at: Mapped[datetime | None] = column(Instant, nullable=True)
    close_reason: Mapped[str] = text(free=True)


class ChecklistItem(Kept):
    """One thing to do, as its template said it on the day. Signatures are names, as on the paper."""

    __tablename__ = "checklist_item"
    __table_args__ = kept(
        is_flag("signed"),
        CheckConstraint("text_en <> '' OR text_zh <> ''", name="said"),
        CheckConstraint("(done_at IS NULL) = (done_by IS NULL)", name="done"),
        Index("ix_checklist_item_place", "checklist_id", "position", unique=True),
    )

    checklist_id: Mapped[int] = refers_to("checklist.id")
    position: Mapped[int] = column(Integer)
    text_en: Mapped[str] = text(free=True)
    text_zh: Mapped[str] = text(free=True)
    signed: Mapped[bool] = column(Flag, default=False)  # asks for both signatures
    done_at: Mapped[datetime | None] = column(Instant, nullable=True)
    done_by: Mapped[int | None] = refers_to("staff.id", nullable=True)
    signed_for_company: Mapped[str] = text(personal=True)
    signed_for_centre: Mapped[str] = text(free=True)
    note: Mapped[str] = text(free=True)


class StandingInstruction(Public):
    """What to mind for a company, a host or a room: "call the deputy", "parcels to the unit"."""

    __tablename__ = "standing_instruction"
    __table_args__ = kept(
        is_day("ends_on"),
        CheckConstraint("body <> ''", name="said"),
        CheckConstraint(
            "(company_id IS NOT NULL) + (contact_id IS NOT NULL) + (room_id IS NOT NULL) = 1", name="of_one"
        ),
    )

    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    contact_id: Mapped[int | None] = refers_to("contact.id", nullable=True, index=True)
    room_id: Mapped[int | None] = refers_to("room.id", nullable=True, index=True)
    body: Mapped[str] = text(free=True)
    ends_on: Mapped[date | None] = column(Day, nullable=True)  # last day, NULL = until taken away
