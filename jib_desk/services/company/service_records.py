"""What the programme gives companies: each service with its provider, partner, need, result, amount and evidence."""

from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from jib_desk.models.company import Company
from jib_desk.models.journal import Work
from jib_desk.models.programme import Event, ServiceRecord
from jib_desk.rules.texts import LINE_LIMIT, NOTE_LIMIT
from jib_desk.rules.words import ServiceProvider, ServiceType, word
from jib_desk.services import errors
from jib_desk.services.base import Service, check_version, found
from jib_desk.services.changes import Outcome
from jib_desk.services.company.company_stages import company_subject
from jib_desk.services.rows.service_records import ServiceRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.seat.seat_writes import cleaned

_SHOWN = ("served_on", "type", "provider", "need", "outcome", "amount_yuan", "evidence")
_MOST_YUAN = 1_000_000_000


class AboutService(TypedDict, total=False):
    """The keywords that may be left out. `partner` must name the provider where it is neither sponsor."""

    partner: str
    need: str
    outcome: str
    amount_yuan: int | None
    evidence: str


class ServiceRecords(Service):
    """Reads and writes the services of companies. Nothing is deleted: what was a mistake is cancelled."""

    # --- reading ----------------------------------------------------------------------------

    def of_company(self, company_id: int, limit: int | None = None) -> tuple[ServiceRow, ...]:
        """A company's services, the newest first, cancelled ones among them; at most `limit`, None = all."""

        def reading(session: Session) -> tuple[ServiceRow, ...]:
            query = (
                select(ServiceRecord)
                .where(ServiceRecord.company_id == company_id)
                .order_by(ServiceRecord.served_on.desc(), ServiceRecord.id.desc())
                .limit(limit)
            )
            return tuple(_as_row(item) for item in session.execute(query).scalars())

        return self._read(reading)

    # --- writing ----------------------------------------------------------------------------

    def add(
        self,
        *,
        by: Actor,
        company_id: int,
        served_on: date,
        kind: ServiceType,
        provider: ServiceProvider,
        event_id: int | None = None,
        token: str | None = None,
        **about: Unpack[AboutService],
    ) -> Outcome[ServiceRow]:
        """A service was given on a day, at an event if one is named.

        Raises ValueRefused (a day to come, an amount below zero), ValueMissing (partner), NotFound, CompanyMerged.
        """
        values = _checked(provider, about)

        def do(work: Work) -> int:
            company = found(work.session, Company, company_id)
            if event_id is not None:
                found(work.session, Event, event_id)
            self._refuse_to_come(work, served_on)
            item = ServiceRecord(
                company_id=company.id, event_id=event_id, served_on=served_on, type=kind, provider=provider, **values
            )
            work.session.add(item)
            work.session.flush()
            work.subject = _subject(company, item)
            return item.id

        return self._commit(by, "service.add", do, _row, token=token)

    def edit(
        self,
        *,
        by: Actor,
        service_id: int,
        version: int,
        served_on: date,
        kind: ServiceType,
        provider: ServiceProvider,
        token: str | None = None,
        **about: Unpack[AboutService],
    ) -> Outcome[ServiceRow]:
        """The service as it was; what is not given is not known. Raises as `add`, Stale and ServiceCancelled."""
        values = _checked(provider, about)

        def do(work: Work) -> int:
            item = _standing(work, service_id, version)
            self._refuse_to_come(work, served_on)
            item.served_on, item.type, item.provider = served_on, kind, provider
            for name, value in values.items():
                setattr(item, name, value)
            return service_id

        return self._commit(by, "service.edit", do, _row, token=token)

    def cancel(
        self, *, by: Actor, service_id: int, version: int, reason: str, token: str | None = None
    ) -> Outcome[ServiceRow]:
        """It was written down by mistake: it stays to be read and counts nowhere.

        Raises NeedsReason, Stale, ServiceCancelled, NotFound.
        """
        why = cleaned("reason", reason, LINE_LIMIT)
        if not why:
            raise errors.NeedsReason("service.cancel")

        def do(work: Work) -> int:
            item = _standing(work, service_id, version)
            item.cancelled_at, item.cancel_reason = self._clock.now(), why
            return service_id

        return self._commit(by, "service.cancel", do, _row, token=token, reason=why)

    def _refuse_to_come(self, work: Work, served_on: date) -> None:
        if served_on > self._today(work.session):
            raise errors.ValueRefused("served_on", "in_the_future", served_on.isoformat())


def _checked(provider: ServiceProvider, about: AboutService) -> dict[str, object]:
    partner = cleaned("partner", about.get("partner", ""), LINE_LIMIT)
    if provider is ServiceProvider.OTHER and not partner:
        raise errors.ValueMissing("partner")
    amount = about.get("amount_yuan")
    if amount is not None and not 0 <= amount <= _MOST_YUAN:
        raise errors.ValueRefused("amount_yuan", "out_of_range", str(amount))
    return {
        "partner": partner,
        "need": cleaned("need", about.get("need", ""), NOTE_LIMIT, lines=True),
        "outcome": cleaned("outcome", about.get("outcome", ""), NOTE_LIMIT, lines=True),
        "amount_yuan": amount,
        "evidence": cleaned("evidence", about.get("evidence", ""), NOTE_LIMIT, lines=True),
    }


def _standing(work: Work, service_id: int, version: int) -> ServiceRecord:
    """A service that was not cancelled, with what the journal says of it. Raises NotFound, Stale, ServiceCancelled."""
    item = work.session.get(ServiceRecord, service_id)
    if item is None:
        raise errors.NotFound("service_record", str(service_id))
    check_version("service_record", item, version, _SHOWN)
    if item.cancelled_at is not None:
        raise errors.ServiceCancelled(item.served_on)
    work.subject = _subject(found(work.session, Company, item.company_id), item)
    return item


def _subject(company: Company, item: ServiceRecord) -> str:
    """What the journal says that an entry was about: never the partner, who may be a person."""
    return f"{company_subject(company)} · {word('service_type', item.type).both()} {item.served_on.isoformat()}"


def _row(session: Session, key: int) -> ServiceRow:
    session.flush()
    return _as_row(session.get_one(ServiceRecord, key))


def _as_row(item: ServiceRecord) -> ServiceRow:
    return ServiceRow(**{name: getattr(item, name) for name in ServiceRow.__slots__})
