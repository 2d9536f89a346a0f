"""What the fields of the visitor form offer while somebody types, built from what the services find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDate, QObject

from jib_desk.rules.badges import SHORTEST_NUMBER
from jib_desk.rules.names import Fit, company_core, is_surname, is_word_of, romanised
from jib_desk.rules.titles import family_addressed
from jib_desk.rules.walk_in import people_in
from jib_desk.services.rows.companies import HostHit
from jib_desk.services.rows.visitors import HostCard, VisitorHit, VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.offers import Offer, Offers
from jib_desk.views.visitors.pass_offer import pass_offer

NAME_LINES = 6
HOST_LINES = 8
_SHOWN = 60  # characters
_NOBODY, _NEW = -1, -2  # whom Enter takes: none of the lines, the one of somebody new


@dataclass(frozen=True, slots=True)
class NewVisitor:
    """Somebody who is not among the lines found; `written` is what was typed."""

    written: str


@dataclass(frozen=True, slots=True)
class HostChoice:
    """Who is visited: a contact of a company, one of the centre's own staff, or a company as such."""

    host_id: int | None
    company_id: int | None
    label: str
    phone: str = ""
    units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SeveralVisitors:
    """Several names stand in the field of one; `written` is what was typed or pasted."""

    written: str


class VisitOffers(QObject):
    """Looks up names, hosts and purposes for one form; `takes_lists` where several names can be looked through."""

    def __init__(self, desk: DeskContext, parent: QObject | None = None, *, takes_lists: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._takes_lists = takes_lists
        desk.tasks.ask(lambda: romanised("前台"), lambda _spelt: None)  # 0.2 s that no keystroke shall wait for

    # --- names -------------------------------------------------------------------------------

    def names(self, text: str) -> Offers:
        """The wearer of a badge with this number, then returning visitors, at last somebody new."""
        wanted = text.strip()
        if not wanted:
            return Offers()
        lines: list[Offer] = []
        passed = pass_offer(self._desk, wanted, self._hit_line)
        if passed is not None and isinstance(passed.subject, VisitorHit):
            return Offers((passed,), 0)
        worn = self._desk.read(lambda: self._desk.services.visitors.by_badge(wanted))
        if worn is None:
            worn = self._desk.read(lambda: self._desk.services.visitors.stepped_out(wanted))
        if worn is not None and len(wanted) > max(SHORTEST_NUMBER, len(worn.badge)):
            worn = None  # written longer than any badge it is the end of a phone
        if worn is not None:
            lines.append(self._worn_line(worn))
        hits = self._desk.read(lambda: self._desk.services.visitors.suggest(wanted, NAME_LINES))
        known = [hit for hit in hits if worn is None or hit.visitor_id != worn.visitor_id][: NAME_LINES - len(lines)]
        lines += [self._hit_line(hit) for hit in known]
        if passed is not None:
            lines.append(passed)  # six digits may be the end of a phone as well
        several = self._several(wanted, hits)
        if several is not None:
            lines.insert(0, several)
        if not lines:
            return Offers()
        chosen = 0 if worn is not None or several is not None else _meant(known, wanted)
        if any(character.isalpha() for character in wanted):
            lines.append(self.new_line(wanted))
            chosen = len(lines) - 1 if chosen == _NEW else chosen
        chosen = max(chosen, _NOBODY)
        return Offers(tuple(lines), chosen, asks=chosen == _NOBODY and any(_is_meant(hit, wanted) for hit in known))

    def new_line(self, written: str) -> Offer:
        """Somebody who is not among the lines found."""
        return Offer(self.tr("New visitor “%1”").replace("%1", elided(written)), NewVisitor(written))

    def _several(self, wanted: str, hits: Sequence[VisitorHit]) -> Offer | None:
        """A list of several people instead of a name, unless somebody known is called so with his organisation."""
        people = people_in(wanted) if self._takes_lists else 1
        if people < 2 or any(hit.fit is Fit.WHOLE for hit in hits):
            return None
        title = self.tr("%n people: look through the list", "", people)
        return Offer(title, SeveralVisitors(wanted), detail=elided(wanted))

    def _worn_line(self, visit: VisitRow) -> Offer:
        is_out = visit.left_at is not None
        mark = (self.tr("Is back · badge %1") if is_out else self.tr("Check out · badge %1")).replace("%1", visit.badge)
        return Offer(
            visit.name_zh or visit.name_latin,
            visit,
            beside=self._beside(visit.name_zh, visit.name_latin),
            detail=_joined(visit.masked_phone, visit.organisation, arrow_to=visit.host),
            mark=mark,
            note=self.since(visit.left_at or visit.arrived_at),
        )

    def _hit_line(self, hit: VisitorHit) -> Offer:
        mark = ""
        if hit.inside_visit_id is not None:
            badge = hit.inside_badge
            mark = self.tr("Inside · badge %1").replace("%1", badge) if badge else self.tr("Inside")
        elif hit.expected_visit_id is not None:
            mark = self.tr("Expected today")
        visits = self.visits(hit.visits)
        return Offer(
            hit.name_zh or hit.name_latin,
            hit,
            beside=self._beside(hit.name_zh, hit.name_latin),
            detail=_joined(hit.masked_phone, hit.organisation, arrow_to=hit.last_host),
            mark=mark,
            note=f"{visits} · {self.day(hit.last_visit_at)}" if hit.last_visit_at else "",
        )

    def _beside(self, name_zh: str, name_latin: str) -> str:
        """The other script of a name; for who reads English, pinyin where no Latin name is known."""
        if not name_zh:
            return ""
        return name_latin or (romanised(name_zh) if self._desk.lang == "en" else "")

    # --- hosts -------------------------------------------------------------------------------

    def hosts(self, text: str) -> Offers:
        """Hosts by name, phone or company; the phone stands on the line."""
        wanted = text.strip()
        if not wanted:
            return Offers()
        found = self._desk.read(lambda: self._desk.services.companies.hosts(wanted, HOST_LINES))
        lines = tuple(self._host_line(hit) for hit in found)
        return Offers(lines, 0 if lines else -1)

    def _host_line(self, hit: HostHit) -> Offer:
        company = self._desk.name(hit.company_en, hit.company_zh)
        choice = self.choice_of(hit)
        if hit.contact_id is None:
            return Offer(company, choice, note=" ".join(hit.units), detail=self.tr("The company, nobody by name"))
        latin = hit.name_en if hit.name_zh else ""
        return Offer(hit.name_zh or hit.name_en, choice, latin, company, mark=hit.phone, note=" ".join(hit.units))

    def choice_of(self, hit: HostHit) -> HostChoice:
        """A host as the form keeps it."""
        company = self._desk.name(hit.company_en, hit.company_zh)
        name = hit.name_zh or hit.name_en
        label = " · ".join(part for part in (name, company) if part)
        return HostChoice(hit.contact_id, hit.company_id, label, hit.phone, hit.units)

    def host_card(self, choice: HostChoice | None) -> HostCard | None:
        """Deputy and absence of a host who is a person."""
        host_id = choice.host_id if choice else None
        return None if host_id is None else self._desk.read(lambda: self._desk.services.visitors.host(host_id))

    def last_host(self, hit: VisitorHit) -> HostChoice | None:
        """Whom a returning visitor came to see the last time."""
        if hit.last_host_id is None and hit.last_company_id is None:
            return None
        company = self._desk.name(hit.last_company_en, hit.last_company_zh)
        label = " · ".join(part for part in (hit.last_host, company) if part)
        return HostChoice(hit.last_host_id, hit.last_company_id, label, hit.last_host_phone)

    # --- purposes ----------------------------------------------------------------------------

    def purposes(self, text: str) -> Offers:
        """Usual reasons to come that begin with, or hold, what was typed."""
        usual: tuple[Callable[[], str], ...] = (
            lambda: self.tr("Meeting"),
            lambda: self.tr("Interview"),
            lambda: self.tr("Consultation"),
            lambda: self.tr("Delivery"),
            lambda: self.tr("Repair"),
            lambda: self.tr("Tour"),
            lambda: self.tr("Event"),
        )
        wanted = text.strip().casefold()
        said = [word() for word in usual]
        lines = tuple(Offer(word, word) for word in said if wanted in word.casefold() and wanted != word.casefold())
        return Offers(lines, -1)

    # --- words -------------------------------------------------------------------------------

    def visits(self, count: int) -> str:
        """How often somebody came."""
        return self.tr("1 visit") if count == 1 else self.tr("%1 visits").replace("%1", str(count))

    def day(self, at: datetime | None) -> str:
        """A day as short as it stays clear: today, 12 Nov, 12 Nov 2022."""
        if at is None:
            return ""
        local = self._desk.local(at).date()
        today = self._desk.today()
        if local == today:
            return self.tr("today")
        pattern = self.tr("d MMM") if local.year == today.year else self.tr("d MMM yyyy")
        return self._desk.locale.toString(QDate(local.year, local.month, local.day), pattern)

    def since(self, at: datetime | None) -> str:
        """Since when somebody is inside, with the day unless it is today's."""
        if at is None:
            return ""
        local = self._desk.local(at)
        time = f"{local:%H:%M}" if local.date() == self._desk.today() else f"{self.day(at)} {local:%H:%M}"
        return self.tr("since %1").replace("%1", time)


def elided(text: str) -> str:
    """A text that somebody typed or pasted, short enough to be shown on a line."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _joined(phone: str, organisation: str, arrow_to: str) -> str:
    """The phone first: it tells two people of one name apart and must not be elided."""
    left = " · ".join(part for part in (phone, organisation) if part)
    return " → ".join(part for part in (left, arrow_to) if part)


def _meant(hits: Sequence[VisitorHit], wanted: str) -> int:
    """Whom Enter may take unseen: who alone is called so, or alone of these is expected; else a new name, or nobody.

    A name that is written out is a new one, unless it is an organisation, or one word of who is expected; of what is
    only begun, the only one is meant.
    """
    whole = [place for place, hit in enumerate(hits) if hit.fit is Fit.WHOLE]
    expected = [place for place in whole if hits[place].expected_visit_id is not None]
    if whole:
        return whole[0] if len(whole) == 1 else expected[0] if len(expected) == 1 else _NOBODY
    if is_full_name(wanted):
        return _NOBODY if any(_is_of(hit, wanted) or _is_expected_so(hit, wanted) for hit in hits) else _NEW
    begun = [place for place, hit in enumerate(hits) if hit.fit is Fit.BEGUN]
    rarely = [place for place, hit in enumerate(hits) if hit.fit is Fit.RARELY]
    only = begun or rarely
    return only[0] if len(only) == 1 else _NOBODY


def _is_meant(hit: VisitorHit, wanted: str) -> bool:
    """Whether somebody is called so, or is of what was typed; a near miss is neither."""
    return hit.fit is not Fit.NOT_HIS_NAME or _is_of(hit, wanted)


def _is_of(hit: VisitorHit, wanted: str) -> bool:
    """Whether the beginning of somebody's organisation was typed, and nothing of his name."""
    core = company_core(wanted)
    return hit.fit is Fit.NOT_HIS_NAME and bool(core) and company_core(hit.organisation).startswith(core)


def _is_expected_so(hit: VisitorHit, wanted: str) -> bool:
    """Whether somebody who is expected today is called so in part: Zimmermann, Ms Schmidt, 艾孜买提, luo fang.

    王伟 is not 王伟明; of letters nobody knows whether they are all.
    """
    part = family_addressed(wanted) or wanted
    is_begun = wanted.isascii() and hit.fit is Fit.BEGUN
    return hit.expected_visit_id is not None and (is_begun or is_word_of(part, hit.name_zh, hit.name_latin))


def is_full_name(text: str) -> bool:
    """Whether it is written like a whole name: two 汉字, no surname of two, or letters with a blank or a capital."""
    plain = "".join(text.split())
    if all("\u3400" <= character <= "\U0003ffff" or character == "·" for character in plain):
        return len(plain) >= 2 and not is_surname(plain)
    return plain != text or any(character.isupper() for character in text)
