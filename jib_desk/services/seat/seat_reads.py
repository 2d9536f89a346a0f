"""Assignments as rows: what plans, seats, companies and lists show of them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.assignment import Assignment
from jib_desk.models.company import Agreement, Company
from jib_desk.models.plan import UnitLayout
from jib_desk.services.rows.seats import AssignmentRow


def assignment_rows(session: Session, *conditions: Any) -> tuple[AssignmentRow, ...]:
    """Assignments as rows, in order of their first day. The unit's number is that of the first day."""
    query = (
        select(Assignment, Company, Agreement.number, Agreement.ends_on)
        .outerjoin(Company, Company.id == Assignment.company_id)
        .outerjoin(Agreement, Agreement.id == Assignment.agreement_id)
        .where(*conditions)
        .order_by(Assignment.starts_on, Assignment.id)
    )
    found = session.execute(query).all()
    codes = _codes(session, {row.Assignment.unit_id for row in found})
    return tuple(_assignment_row(row.Assignment, row.Company, row.number or "", row.ends_on, codes) for row in found)


def _codes(session: Session, units: Iterable[int]) -> Mapping[int, list[tuple[date, str]]]:
    query = (
        select(UnitLayout.unit_id, UnitLayout.valid_from, UnitLayout.code)
        .where(UnitLayout.unit_id.in_(list(units)))
        .order_by(UnitLayout.valid_from)
    )
    codes: dict[int, list[tuple[date, str]]] = {}
    for row in session.execute(query):
        codes.setdefault(row.unit_id, []).append((row.valid_from, row.code))
    return codes


def code_on(layouts: Iterable[tuple[date, str]], day: date) -> str:
    """The number valid on a day, the first one before any was."""
    listed = list(layouts)
    return next((code for valid_from, code in reversed(listed) if valid_from <= day), listed[0][1])


def _assignment_row(
    item: Assignment,
    company: Company | None,
    agreement: str,
    agreement_ends_on: date | None,
    codes: Mapping[int, list[tuple[date, str]]],
) -> AssignmentRow:
    return AssignmentRow(
        id=item.id,
        uid=item.uid,
        version=item.version,
        unit_id=item.unit_id,
        unit_code=code_on(codes[item.unit_id], item.starts_on),
        kind=item.kind,
        company_id=item.company_id,
        company_code=company.code if company else "",
        company_en=(company.short_en or company.name_en) if company else "",
        company_zh=(company.short_zh or company.name_zh) if company else "",
        starts_on=item.starts_on,
        ends_on=item.ends_on,
        vacated_on=item.vacated_on,
        ended_as=item.ended_as,
        notice_on=item.notice_on,
        agreement=agreement,
        note=item.note,
        live=item.live,
        agreement_ends_on=agreement_ends_on,
    )
