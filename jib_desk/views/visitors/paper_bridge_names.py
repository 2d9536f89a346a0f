"""Who is meant by what is typed of a line from paper: a name, or a name and behind it the whole name of a host."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jib_desk.rules.names import Fit, company_core, has_han, latin_words, query_key, romanised
from jib_desk.services.rows.visitors import VisitorHit, VisitRow
from jib_desk.views.item_models.offers import Offers
from jib_desk.views.visitors.offers import NewVisitor, is_full_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jib_desk.services.rows.companies import HostHit
    from jib_desk.views.context import DeskContext
    from jib_desk.views.item_models.offers import Offer
    from jib_desk.views.visitors.offers import HostChoice, VisitOffers

_SHORTEST = 4  # letters of a host's name; one in 汉字 may be shorter
_MOST_WORDS = 3  # of a host's name, or a company's
_MOST_HAN = 6  # characters of one


@dataclass(frozen=True, slots=True)
class WithHost:
    """Somebody, and whom he came to see."""

    who: VisitorHit | NewVisitor
    host: HostChoice


class LineNames:
    """Looks up the name field of a line.

    A host behind a name saves the key that leads to the next field. He must be written out, and stand behind a whole
    name or somebody known by it: else it is asked, as another name may be meant. Between 汉字 no blank is needed.
    """

    def __init__(self, desk: DeskContext, offers: VisitOffers) -> None:
        self._desk, self.offers = desk, offers
        self._hosts: dict[str, HostChoice | None] = {}  # as long as the lines of a kit are entered

    def look_up(self, text: str) -> Offers:
        """What the list below the field shows."""
        found = self.offers.names(text)
        if _is_somebody(found):
            return found
        for name, behind in _splits(text.strip()):
            host = self._host(behind)
            if host is not None:
                offers = self._with_host(name, host)
                written = [offer for offer in found.lines if isinstance(offer.subject, NewVisitor)]
                return replace(offers, lines=(*offers.lines, *(written or [self.offers.new_line(text.strip())])))
        return found

    def _with_host(self, name: str, host: HostChoice) -> Offers:
        """Those of this name who come to see this host."""
        found = self.offers.names(name)
        people = [offer for offer in found.lines if isinstance(offer.subject, VisitorHit | NewVisitor)]
        if not any(isinstance(offer.subject, NewVisitor) for offer in people):
            people.append(self.offers.new_line(name))
        chosen = _sure(people, found, name, host)
        return Offers(tuple(_to(offer, host) for offer in people), chosen, asks=chosen < 0)

    def _host(self, written: str) -> HostChoice | None:
        """The one host, or else the one company, that is called exactly so."""
        if written.isascii() and len(query_key(written)) < _SHORTEST:
            return None
        if written not in self._hosts:
            self._hosts[written] = self._found_host(written)
        return self._hosts[written]

    def _found_host(self, written: str) -> HostChoice | None:
        found = self._desk.read(lambda: self._desk.services.companies.hosts(written))
        people = [hit for hit in found if hit.contact_id is not None and _is_called(hit, written)]
        companies = [hit for hit in found if hit.contact_id is None and _is_company(hit, written)]
        meant = people or companies
        return self.offers.choice_of(meant[0]) if len(meant) == 1 else None


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """Where a name may end and a host begin, the longest host first: at a blank, between scripts, between 汉字."""
    words = text.split()
    for place in range(max(1, len(words) - _MOST_WORDS), len(words)):
        yield " ".join(words[:place]), " ".join(words[place:])
    last = words[-1] if words else ""
    before = text[: len(text) - len(last)]
    for place in range(max(2, len(last) - _MOST_HAN), len(last) - 1):
        name, behind = last[:place], last[place:]
        if has_han(name[-1]) and all(map(has_han, behind)):
            yield before + name, behind
    spelt = next((place for place in range(1, len(last)) if last[place:].isascii()), None)
    if spelt is not None and has_han(last[spelt - 1]):
        yield before + last[:spelt], last[spelt:]


def _is_somebody(found: Offers) -> bool:
    """Whether all that is typed is somebody's name, or a badge's number."""
    chosen = found.lines[found.chosen].subject if found.chosen >= 0 else None
    return isinstance(chosen, VisitRow) or (isinstance(chosen, VisitorHit) and chosen.fit is Fit.WHOLE)


def _to(offer: Offer, host: HostChoice) -> Offer:
    """The same line with whom it leads to."""
    assert isinstance(offer.subject, VisitorHit | NewVisitor)
    mark = " ".join(part for part in (offer.mark, f"→ {host.label}") if part)
    return replace(offer, subject=WithHost(offer.subject, host), mark=mark)


def _sure(people: list[Offer], found: Offers, name: str, host: HostChoice) -> int:
    """Which of them is meant beyond doubt; of several of one name the only one who comes to this host. -1: ask."""
    whole = [
        place
        for place, offer in enumerate(people)
        if isinstance(offer.subject, VisitorHit) and offer.subject.fit is Fit.WHOLE
    ]
    if len(whole) > 1:
        whole = [place for place in whole if _comes_to(people[place], host)]
        return whole[0] if len(whole) == 1 else -1
    if whole:
        return whole[0]
    is_new = not found.lines or (found.chosen >= 0 and isinstance(found.lines[found.chosen].subject, NewVisitor))
    return len(people) - 1 if is_new and _is_whole_name(name) else -1


def _is_whole_name(name: str) -> bool:
    """Whether nothing of a name can be missing: in Latin letters a word alone may be half of one."""
    return is_full_name(name) and (has_han(name) or len(name.split()) > 1)


def _comes_to(offer: Offer, host: HostChoice) -> bool:
    """Whether this is whom somebody is to visit today, or visited the last time."""
    hit = offer.subject
    assert isinstance(hit, VisitorHit)
    if host.host_id is not None:
        return hit.last_host_id == host.host_id
    return hit.last_company_id == host.company_id


def _is_called(hit: HostHit, written: str) -> bool:
    key, names = query_key(written), (hit.name_zh, hit.name_en, romanised(hit.name_zh) if hit.name_zh else "")
    words = sorted(latin_words(written))
    return key in {query_key(name) for name in names if name} or bool(
        words and words == sorted(latin_words(hit.name_en))
    )


def _is_company(hit: HostHit, written: str) -> bool:
    core = company_core(written)
    return bool(core) and core in {company_core(name) for name in (hit.company_en, hit.company_zh) if name}
