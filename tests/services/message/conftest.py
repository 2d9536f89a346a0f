"""A centre that tells hosts through a webhook on this machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from jib_desk.models.database import Database
from jib_desk.rules.desk_words import ChannelKind, MessageKind
from jib_desk.rules.words import Sector
from jib_desk.services.centre import Services
from jib_desk.services.clock import FixedClock
from jib_desk.services.message.secrets import SystemKeyring
from jib_desk.services.message.sender import SenderService
from jib_desk.services.message.sending import ApprisePost
from jib_desk.services.rows.companies import ContactRow
from jib_desk.services.rows.messages import ChannelRow, MessageRow
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.visitors import VisitRow
from tests.receiving import MemoryKeyring, Receiver, keyring_in_memory, receiving


@pytest.fixture
def memory() -> Iterator[MemoryKeyring]:
    with keyring_in_memory() as keyring:
        yield keyring


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as opened:
        yield opened


def sender_of(database: Database, clock: FixedClock) -> SenderService:
    """A desk's sender that waits a fifth of a second for an answer, and never longer between attempts than it must."""
    return SenderService(database, clock, post=ApprisePost(1, 0.2), secrets=SystemKeyring(), chance=lambda: 0.0)


@dataclass
class Reception:
    """The front desk of a company's host, and the sender beside it."""

    services: Services
    clock: FixedClock
    by: Actor
    host: ContactRow
    receiver: Receiver

    def __post_init__(self) -> None:
        self.sender = sender_of(self.services.database, self.clock)

    def webhook(self, name: str = "Front desk group") -> ChannelRow:
        address = self.receiver.address
        return self.services.messages.add(by=self.by, kind=ChannelKind.WEBHOOK, name=name, address=address).row

    def arrives(self, name: str = "王伟", **about: object) -> VisitRow:
        about = {"name_zh": name, "organisation": "蓝鲸", "host_id": self.host.id, **about}
        return self.services.visitors.check_in(by=self.by, **about).row  # type: ignore[arg-type]

    def leaves(self, visit: VisitRow) -> None:
        self.services.visitors.check_out(by=self.by, visit_ids=[visit.id])

    def message(self, visit: VisitRow) -> MessageRow:
        return self.services.messages.about(MessageKind.ARRIVAL, [visit.id])[visit.id]

    def later(self, **span: float) -> int:
        """Some time passes, then the sender looks."""
        self.clock.at += timedelta(**span)
        return self.sender.send_due()


@pytest.fixture
def reception(
    services: Services, clock: FixedClock, actor: Actor, receiver: Receiver, memory: MemoryKeyring
) -> Reception:
    company = services.companies.add(by=actor, name_zh="启程科技", name_en="Kite", sector=Sector.OTHER).row
    host = services.companies.add_contact(by=actor, company_id=company.id, name_zh="李明", phone="13800000001").row
    return Reception(services, clock, actor, host, receiver)


@pytest.fixture
def database_statements(reception: Reception) -> Iterator[list[str]]:
    """Every statement that the next transactions of the centre run, also past SQLAlchemy."""
    from jib_desk.models import direct

    heard: list[str] = []
    ask = direct._driver

    def listening(source: object) -> object:
        driver = ask(source)  # type: ignore[arg-type]
        driver.set_trace_callback(heard.append)
        return driver

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(direct, "_driver", listening)
        yield heard


@pytest.fixture
def parcel(reception: Reception) -> int:
    """A parcel for the host's company, told of through the webhook."""
    from tests.services.message.parcels import parcel_for

    reception.webhook()
    return parcel_for(reception.services, reception.by, reception.host.company_id)
