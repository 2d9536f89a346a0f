"""Companies, their contacts (and the centre's own hosts), head-counts and agreements."""

from datetime import date

from sqlalchemy import CheckConstraint, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped

from jib_desk.models.base import Kept, Public, column, is_day, is_flag, kept, one_of, refers_to, text
from jib_desk.models.types import Code, Day, Flag, Json
from jib_desk.rules.words import Sector

DAYS = ("founded_on", "applied_on", "approved_on", "graduated_on", "left_on")
AGREEMENT_DAYS = ("signed_on", "starts_on", "ends_on", "deposit_paid_on", "deposit_returned_on")


class Company(Public):
    """A start-up, legal entity or team. Its stage is derived from the milestones and assignments."""

    __tablename__ = "company"
    __table_args__ = kept(
        *(is_day(name) for name in DAYS),
        one_of("sector", Sector),
        CheckConstraint("name_zh <> '' OR name_en <> ''", name="named"),
    )

    code: Mapped[str] = text(unique=True)  # ST-001, never used again
    name_zh: Mapped[str] = text()
    name_en: Mapped[str] = text()
    short_zh: Mapped[str] = text()
    short_en: Mapped[str] = text()
    uscc: Mapped[str | None] = text(nullable=True, default=None, unique=True)
    sector: Mapped[Sector] = column(Code(Sector), default=Sector.OTHER)
    founded_on: Mapped[date | None] = column(Day, nullable=True)
    applied_on: Mapped[date | None] = column(Day, nullable=True)
    approved_on: Mapped[date | None] = column(Day, nullable=True)
    graduated_on: Mapped[date | None] = column(Day, nullable=True)
    left_on: Mapped[date | None] = column(Day, nullable=True)
    end_reason: Mapped[str] = text(free=True)
    notes: Mapped[str] = text(free=True)
    tags: Mapped[list[str]] = column(Json, default=list)
    card_limit: Mapped[int | None] = column(Integer, nullable=True)  # NULL = the centre's setting
    merged_into_id: Mapped[int | None] = refers_to("company.id", nullable=True)  # a duplicate, kept for its past


class Contact(Public):
    """A person of a company, or of the centre's staff when `company_id` is NULL."""

    __tablename__ = "contact"
    __table_args__ = kept(
        is_flag("is_host"),
        is_flag("active"),
        is_flag("is_warden"),
        is_day("away_until"),
        CheckConstraint("name_zh <> '' OR name_en <> ''", name="named"),
    )

    company_id: Mapped[int | None] = refers_to("company.id", nullable=True, index=True)
    name_zh: Mapped[str] = text(personal=True)
    name_en: Mapped[str] = text(personal=True)
    role: Mapped[str] = text()
    phone: Mapped[str] = text(personal=True)
    email: Mapped[str] = text(personal=True)
    is_host: Mapped[bool] = column(Flag, default=True)
    active: Mapped[bool] = column(Flag, default=True)
    is_warden: Mapped[bool] = column(Flag, default=False)  # counts the company's people at an evacuation
    deputy_id: Mapped[int | None] = refers_to("contact.id", nullable=True)  # who is called instead
    away_until: Mapped[date | None] = column(Day, nullable=True)  # last day of absence
    channel_id: Mapped[int | None] = refers_to("channel.id", nullable=True)  # NULL = the centre's first


class Headcount(Kept):
    """People of a company from a day on, so that past reports stay what they were."""

    __tablename__ = "headcount"
    __table_args__ = kept(
        is_day("valid_from"),
        UniqueConstraint("company_id", "valid_from"),
        CheckConstraint("people >= 0", name="people"),
    )

    company_id: Mapped[int] = refers_to("company.id")
    valid_from: Mapped[date] = column(Day)
    people: Mapped[int] = column(Integer)


class Agreement(Public):
    """Number and dates behind an assignment; one agreement may cover several units."""

    __tablename__ = "agreement"
    __table_args__ = kept(
        *(is_day(name) for name in AGREEMENT_DAYS),
        CheckConstraint("deposit >= 0", name="deposit"),
        UniqueConstraint("company_id", "number"),
    )

    company_id: Mapped[int] = refers_to("company.id")
    number: Mapped[str] = text()
    signed_on: Mapped[date | None] = column(Day, nullable=True)
    starts_on: Mapped[date | None] = column(Day, nullable=True)
    ends_on: Mapped[date | None] = column(Day, nullable=True)
    deposit: Mapped[int | None] = column(Integer, nullable=True)  # yuan
    deposit_paid_on: Mapped[date | None] = column(Day, nullable=True)
    deposit_returned_on: Mapped[date | None] = column(Day, nullable=True)
    note: Mapped[str] = text(free=True)
