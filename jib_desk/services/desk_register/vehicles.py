"""Number plates for the gate: whose car may come in, from when until when, and whether the gate knows."""

from collections.abc import Callable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.register import Vehicle
from jib_desk.models.visit import Visit
from jib_desk.rules.faults import RuleFault
from jib_desk.rules.plates import plate_of
from jib_desk.rules.texts import CODE_LIMIT, LINE_LIMIT, NAME_LIMIT
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.rows.register import VehicleRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_SHOWN = ("valid_from", "valid_until")
Query = Select[Vehicle, Company]


class VehiclesService(Service):
    """Reads and writes cars. What the gate was told is of the days it was told of: other days, and it is told anew."""

    # --- reading ----------------------------------------------------------------------------

    def current(self) -> tuple[VehicleRow, ...]:
        """Cars that may come in today or later, by their first day."""
        return self._of_today(lambda today: _ALL.where(~_is_over(today)).order_by(Vehicle.valid_from, Vehicle.id))

    def over(self, limit: int = 200) -> tuple[VehicleRow, ...]:
        """Cars whose days are over, the latest first."""
        order = Vehicle.valid_until.desc(), Vehicle.id.desc()
        return self._of_today(lambda today: _ALL.where(_is_over(today)).order_by(*order).limit(limit))

    # --- writing ----------------------------------------------------------------------------

    def add(
        self,
        *,
        by: Actor,
        plate: str,
        company_id: int | None = None,
        visit_id: int | None = None,
        holder: str = "",
        valid_from: date | None = None,
        valid_until: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[VehicleRow]:
        """A car may come in, from today unless said otherwise; a visitor's car goes with its visit.

        Raises ValueMissing (plate, holder), ValueRefused (not_a_plate), EndBeforeStart, VehicleKnown, NotFound.
        """
        texts = _texts(plate=plate, holder=holder, note=note)
        if not texts["holder"] and company_id is None and visit_id is None:
            raise errors.ValueMissing("holder")

        def do(work: Work) -> int:
            first = valid_from or self._today(work.session)
            _refuse_order(first, valid_until)
            if company_id is not None:
                found(work.session, Company, company_id)
                _refuse_known(work.session, texts["plate"], company_id, first, valid_until)
            if visit_id is not None:
                found(work.session, Visit, visit_id)
            vehicle = Vehicle(
                **texts, company_id=company_id, visit_id=visit_id, valid_from=first, valid_until=valid_until
            )
            work.session.add(vehicle)
            work.session.flush()
            return vehicle.id

        return self._commit(by, "vehicle.add", do, self._one, token=token)

    def edit(
        self,
        *,
        by: Actor,
        vehicle_id: int,
        version: int,
        plate: str,
        company_id: int | None = None,
        holder: str = "",
        valid_from: date,
        valid_until: date | None = None,
        note: str = "",
        token: str | None = None,
    ) -> Outcome[VehicleRow]:
        """Says it otherwise; another plate or other days, and the gate does not know. Raises as `add`, Stale."""
        texts = _texts(plate=plate, holder=holder, note=note)
        _refuse_order(valid_from, valid_until)

        def do(work: Work) -> int:
            vehicle = found(work.session, Vehicle, vehicle_id)
            check_version("vehicle", vehicle, version, _SHOWN)
            if not texts["holder"] and company_id is None and vehicle.visit_id is None:
                raise errors.ValueMissing("holder")
            if company_id is not None:
                found(work.session, Company, company_id)
                _refuse_known(work.session, texts["plate"], company_id, valid_from, valid_until, besides=vehicle_id)
            told = (vehicle.plate, vehicle.valid_from, vehicle.valid_until)
            for name, value in texts.items():
                setattr(vehicle, name, value)
            vehicle.company_id, vehicle.valid_from, vehicle.valid_until = company_id, valid_from, valid_until
            if told != (vehicle.plate, valid_from, valid_until):
                vehicle.told_gate_at = None
            return vehicle_id

        return self._commit(by, "vehicle.edit", do, self._one, token=token)

    def tell_gate(
        self, *, by: Actor, vehicle_ids: Sequence[int], token: str | None = None
    ) -> Outcome[tuple[VehicleRow, ...]]:
        """The gate was told of these cars. Raises ValueMissing, NotFound."""
        if not vehicle_ids:
            raise errors.ValueMissing("vehicle")

        def do(work: Work) -> list[int]:
            vehicles = [found(work.session, Vehicle, key) for key in dict.fromkeys(vehicle_ids)]
            for vehicle in vehicles:
                vehicle.told_gate_at = self._clock.now()
            return [vehicle.id for vehicle in vehicles]

        def read(session: Session, keys: Sequence[int]) -> tuple[VehicleRow, ...]:
            return tuple(self._one(session, key) for key in keys)

        return self._commit(by, "vehicle.gate", do, read, token=token)

    # --- helpers ----------------------------------------------------------------------------

    def _of_today(self, query: Callable[[date], Query]) -> tuple[VehicleRow, ...]:
        return self._read(lambda session: self._read_rows(session, query(self._today(session))))

    def _read_rows(self, session: Session, query: Query) -> tuple[VehicleRow, ...]:
        today = self._today(session)
        return tuple(_row(vehicle, company, today) for vehicle, company in session.execute(query))

    def _one(self, session: Session, key: int) -> VehicleRow:
        session.flush()
        return self._read_rows(session, _ALL.where(Vehicle.id == key))[0]


def _is_over(today: date) -> ColumnElement[bool]:
    return and_(Vehicle.valid_until.is_not(None), Vehicle.valid_until < today)


_ALL: Query = select(Vehicle, Company).outerjoin(Company, Company.id == Vehicle.company_id)


def _row(vehicle: Vehicle, company: Company | None, today: date) -> VehicleRow:
    zh, en = ("", "") if company is None else (company.short_zh or company.name_zh, company.short_en or company.name_en)
    is_over = vehicle.valid_until is not None and vehicle.valid_until < today
    return VehicleRow(
        vehicle.id, vehicle.version, vehicle.plate, vehicle.company_id, zh, en, vehicle.visit_id, vehicle.holder,
        vehicle.valid_from, vehicle.valid_until, vehicle.told_gate_at, is_over, vehicle.note,
    )  # fmt: skip


def _texts(*, plate: str, holder: str, note: str) -> dict[str, str]:
    try:
        written = plate_of(cleaned("plate", plate, CODE_LIMIT))
    except RuleFault as fault:
        raise errors.ValueRefused("plate", fault.code, fault.detail) from fault
    if not written:
        raise errors.ValueMissing("plate")
    return {
        "plate": written,
        "holder": cleaned("holder", holder, NAME_LIMIT),
        "note": cleaned("note", note, LINE_LIMIT),
    }


def _refuse_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise errors.EndBeforeStart(first, last)


def _refuse_known(
    session: Session, plate: str, company_id: int, first: date, last: date | None, besides: int | None = None
) -> None:
    """One plate is with one company once on a day, however often it is written down."""
    query = _ALL.where(Vehicle.plate == plate, Vehicle.company_id == company_id, ~_is_over(first))
    if last is not None:
        query = query.where(Vehicle.valid_from <= last)
    if besides is not None:
        query = query.where(Vehicle.id != besides)
    for vehicle, company in session.execute(query.order_by(Vehicle.valid_from).limit(1)):
        row = _row(vehicle, company, first)
        raise errors.VehicleKnown(plate, row.company_zh or row.company_en, row.valid_from, row.valid_until)
