"""What telling hosts costs a check-in: beside the same check-in in a centre without a channel."""

import random
import socket
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from bench.ground import MEMORY_DISK, Desk, copied, new_centre, person
from bench.harness import MANY_ROUNDS, Clocked, Figure, Pair, clocked
from jib_desk.rules.desk_words import ChannelKind
from jib_desk.services.company.companies import CompaniesService
from jib_desk.services.message.messages import MessagesService
from jib_desk.services.message.sender import SenderService
from jib_desk.services.message.sending import ApprisePost

_WARM = 50
_AGAINST = "the same check-in, with a host, where no channel is in use"


class _Kept:
    """Addresses in memory: a bench leaves nothing in the system's keyring."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._kept.get(name)

    def put(self, name: str, secret: str) -> None:
        self._kept[name] = secret

    def forget(self, name: str) -> None:
        self._kept.pop(name, None)


def told(folder: Path) -> Iterator[Pair | Figure]:
    """A check-in whose host is told, its channel well, or hanging while messages pile up."""
    yield from _pairs(folder, "on this disk", goal=1.15)
    if MEMORY_DISK.is_dir():
        with tempfile.TemporaryDirectory(dir=MEMORY_DISK) as memory:
            yield from _pairs(Path(memory), "where a sync costs nothing", goal=None)


def _pairs(folder: Path, where: str, goal: float | None) -> Iterator[Pair]:
    centre = new_centre(folder / "centre.db")
    without, with_channel, hanging = (copied(centre, folder / f"{word}.db") for word in ("without", "with", "hang"))
    reference, alone = _check_in(without, None)
    own, well = _check_in(with_channel, "http://127.0.0.1:9/hook")
    yield Pair(f"a host is told, {where}", reference, own, goal, rounds=MANY_ROUNDS, warm_up=_WARM, against=_AGAINST)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and never says a word
        own, desk = _check_in(hanging, f"http://127.0.0.1:{silent.getsockname()[1]}/hook")
        stopped = threading.Event()
        sender = threading.Thread(target=_send_until, args=(desk, stopped))
        sender.start()
        yield Pair(
            f"the service hangs, {where}",
            reference,
            own,
            goal,
            rounds=MANY_ROUNDS,
            warm_up=_WARM,
            against=_AGAINST,
        )
        stopped.set()
        sender.join()
    for opened in (alone, well, desk):
        opened.close()


def _check_in(path: Path, address: str | None) -> "tuple[Clocked, _Told]":
    """Somebody comes to see the one host of a centre; with an `address` he has a channel."""
    desk = _Told.open(path)
    companies = CompaniesService(desk.database, desk.clock)
    company = companies.add(by=desk.by, name_zh="启程科技").row
    host = companies.add_contact(by=desk.by, company_id=company.id, name_zh="李明").row
    if address is not None:
        messages = MessagesService(desk.database, desk.clock, post=desk.post, secrets=desk.secrets)
        messages.add(by=desk.by, kind=ChannelKind.WEBHOOK, name="Group", address=address)
    chance, numbers = random.Random(17), iter(range(1, 1_000_000))

    def walk_in() -> object:
        name, phone = person(chance)
        badge = str(next(numbers))
        return desk.visitors.check_in(by=desk.by, name_zh=name, phone=phone, host_id=host.id, badge=badge)

    return clocked(walk_in), desk


class _Told(Desk):
    """A desk with what it sends by."""

    post = ApprisePost()
    secrets = _Kept()


def _send_until(desk: _Told, stopped: threading.Event) -> None:
    sender = SenderService(desk.database, desk.clock, post=ApprisePost(1, 1), secrets=desk.secrets, chance=lambda: 0.5)
    while not stopped.is_set():
        sender.send_due(stopped.is_set)
        stopped.wait(0.05)
