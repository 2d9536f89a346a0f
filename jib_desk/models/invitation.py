"""What is arranged before somebody comes: invitations, passes, terms, and what each category asks for."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, Integer
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Instant, Json
from jib_desk.rules.desk_words import TermsKind
from jib_desk.rules.words import VisitorCategory


class Invitation(Public):
    """Several expected visits that belong together: a delegation's people, or one person's dates."""

    __tablename__ = "invitation"
    __table_args__ = kept(one_of("kind", ("delegation", "recurring")))

    kind: Mapped[str] = text()
    title: Mapped[str] = text(personal=True)
    rule: Mapped[str] = text()  # RFC 5545 RRULE of recurring dates, else empty
    booking_id: Mapped[int | None] = refers_to("booking.id", nullable=True, index=True)


class VisitPass(Kept):
    """Lets one expected visit in on one day, once. Random: it tells nothing about the person."""

    __tablename__ = "visit_pass"
    __table_args__ = kept(
        is_day("valid_on"),
        CheckConstraint("length(code) = 6", name="code"),
        CheckConstraint("used_at IS NULL OR revoked_at IS NULL", name="once"),
        Index("uq_visit_pass_code", "valid_on", "code", unique=True, sqlite_where=sql("revoked_at IS NULL")),
        Index("uq_visit_pass_live", "visit_id", unique=True, sqlite_where=sql("revoked_at IS NULL")),
    )

    visit_id: Mapped[int] = refers_to("visit.id", index=True)
    code: Mapped[str] = text(personal=True)  # six digits, typed where there is no scanner
    token: Mapped[str] = text(personal=True, unique=True)  # what the QR holds after the centre's tag
    valid_on: Mapped[date] = column(Day)
    made_at: Mapped[datetime] = column(Instant)
    used_at: Mapped[datetime | None] = column(Instant, nullable=True)
    revoked_at: Mapped[datetime | None] = column(Instant, nullable=True)


class CategoryRule(Kept):
    """What a category asks for, where it differs from what the program ships. One a category."""

    __tablename__ = "category_rule"
    __table_args__ = kept(
        one_of("category", VisitorCategory),
        is_flag("needs_escort"),
        CheckConstraint("pass_days >= 1", name="pass_days"),
        CheckConstraint("retention_days >= 0", name="retention_days"),
    )

    category: Mapped[VisitorCategory] = column(Code(VisitorCategory), unique=True)
    required: Mapped[list[str]] = column(Json, default=list)  # fields of the form
    notice_en: Mapped[str] = text(free=True)
    notice_zh: Mapped[str] = text(free=True)
    needs_escort: Mapped[bool] = column(Flag, default=False)
    pass_days: Mapped[int | None] = column(Integer, nullable=True)  # for how long a pass is given; NULL = none
    retention_days: Mapped[int | None] = column(Integer, nullable=True)  # NULL = the centre's setting


class Terms(Public):
    """One version of a text that visitors accept. Once accepted by somebody it is never changed."""

    __tablename__ = "terms"
    __table_args__ = kept(
        is_day("valid_from"),
        one_of("kind", TermsKind),
        CheckConstraint("number >= 1", name="number"),
        CheckConstraint("body_en <> '' OR body_zh <> ''", name="said"),
        Index("uq_terms_number", "kind", "number", unique=True),
    )

    kind: Mapped[TermsKind] = column(Code(TermsKind))
    number: Mapped[int] = column(Integer)  # 1, 2, … of its kind
    body_en: Mapped[str] = text()
    body_zh: Mapped[str] = text()
    valid_from: Mapped[date] = column(Day)


class Acceptance(Kept):
    """A visitor accepted a version of the terms."""

    __tablename__ = "acceptance"
    __table_args__ = kept(Index("uq_acceptance_once", "visitor_id", "terms_id", unique=True))

    visitor_id: Mapped[int] = refers_to("visitor.id")
    terms_id: Mapped[int] = refers_to("terms.id", index=True)
    visit_id: Mapped[int | None] = refers_to("visit.id", nullable=True, index=True)
    accepted_at: Mapped[datetime] = column(Instant)
