"""People are erased at random from a centre that has grown visit by visit, then every byte beside it is looked at."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from jib_desk.rules.han_forms import simplified
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock, SystemClock
from jib_desk.services.rows.staff import Actor

_FORMS = ("utf-8", "utf-16-le", "utf-16-be")
# The search keeps names in their simplified form: no name here is the simplified one of another.
_SIGNS = [sign for sign in map(chr, range(0x4E00, 0x9FA5)) if simplified(sign) == sign]
_OTHERS = 20  # people for each one who is erased


@dataclass
class Erased:
    """How many were there, how many were erased, and where a word of theirs was found."""

    people: int = 0
    erased: int = 0
    bytes: int = 0
    findings: list[str] = field(default_factory=list[str])


def erase_at_random(path: Path, count: int, seed: int = 5) -> Erased:
    """Erase `count` people of twenty times as many, and scan all files of the folder for their words."""
    chance = random.Random(seed)
    clock = FixedClock(SystemClock().now() - timedelta(days=20))
    services = open_centre(path, clock)
    told = Erased(people=count * _OTHERS)
    try:
        by = services.staff.actor("front_desk", "bench")
        words = [_visit(services, by, clock, number) for number in range(told.people)]
        gone = chance.sample(words, count)
        for name, phone, *_rest in gone:
            (person,) = (row for row in services.privacy.find(phone) if row.name == name)
            told.erased += services.privacy.erase(by=by, uid=person.uid).row.people
        if services.journal.verify().findings:
            told.findings.append("the chain is broken")
    finally:
        services.close()
    told.findings += _scan(path.parent, [word for person in gone for word in person], told)
    return told


def _visit(services: Services, by: Actor, clock: FixedClock, number: int) -> tuple[str, ...]:
    """Somebody with words of their own comes and goes, and somebody else is named with them."""
    clock.at += timedelta(minutes=1)
    name = _name(number)
    phone, organisation, note = f"139{number:08d}", f"Org{number:06d}q", f"note{number:06d}q"
    purpose, said = f"why{number:06d}q", f"{note} {_name(number // 2)}"
    visit = services.visitors.check_in(
        by=by, name_zh=name, phone=phone, organisation=organisation, purpose=purpose, note=said
    ).row  # fmt: skip
    services.visitors.check_out(by=by, visit_ids=[visit.id])
    return name, phone, organisation, organisation.casefold(), purpose, note


def _name(number: int) -> str:
    return f"王{_SIGNS[number // 1000]}{_SIGNS[1000 + number % 1000]}"


def _scan(folder: Path, words: list[str], told: Erased) -> Iterator[str]:
    for file in (file for file in sorted(folder.rglob("*")) if file.is_file()):
        content = file.read_bytes()
        told.bytes += len(content)
        yield from (
            f"{file.name} holds {word} as {form}" for word in words for form in _FORMS if word.encode(form) in content
        )
