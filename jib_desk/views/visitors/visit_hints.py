"""What stands beside a visitor and a host in the form: how often somebody came, whom to call, who stands in."""

from PySide6.QtCore import QObject

from jib_desk.rules.identity import masked_phone
from jib_desk.rules.walk_in import WalkIn, is_other_organisation
from jib_desk.services.rows.visitors import HostCard, VisitorHit
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.offers import HostChoice, VisitOffers, elided


class VisitHints(QObject):
    """One line each, in the language of the window."""

    def __init__(self, desk: DeskContext, offers: VisitOffers) -> None:
        super().__init__(offers)
        self._desk = desk
        self._offers = offers

    def known(self, hit: VisitorHit) -> str:
        """Organisation, masked phone, how often and when last."""
        parts = [hit.organisation, hit.masked_phone]
        if hit.visits:
            last = self.tr("last %1").replace("%1", self._offers.day(hit.last_visit_at))
            parts += [self._offers.visits(hit.visits), last]
        if hit.expected_visit_id is not None:
            parts.append(self.tr("expected today"))
        return " · ".join(part for part in parts if part)

    def new(self, read: WalkIn) -> str:
        """What was understood of somebody new."""
        parts = (read.name_zh, read.name_latin, read.organisation, read.phone)
        understood = " · ".join(elided(part) for part in parts if part)
        return self.tr("New: %1").replace("%1", understood) if understood else ""

    def replaced_organisation(self, hit: VisitorHit | None, typed: str) -> str:
        """What another organisation takes the place of."""
        is_other = hit is not None and is_other_organisation(hit.organisation, typed)
        return self._replaced(hit.organisation) if hit is not None and is_other else ""

    def replaced_phone(self, hit: VisitorHit | None, typed: str) -> str:
        """What another phone takes the place of, as far as it is seen."""
        is_other = hit is not None and bool(typed.strip()) and masked_phone(typed) != hit.masked_phone
        return self._replaced(hit.masked_phone) if hit is not None and is_other else ""

    def _replaced(self, old: str) -> str:
        return self.tr("Replaces %1").replace("%1", old) if old else ""

    def gone(self, host: str) -> str:
        """Whoever was visited the last time is not here any more."""
        return self.tr("%1 is no longer here. Choose another host.").replace("%1", host)

    def host(self, host: HostChoice | None, card: HostCard | None) -> str:
        """The host's absence, phone and units, and the deputy."""
        if host is None:
            return ""
        parts = [host.phone, *host.units]
        if card is not None and card.away_until is not None:
            away = self._desk.day_text(card.away_until, "brief")
            parts.insert(0, self.tr("▲ away until %1").replace("%1", away))
        if card is not None and card.deputy:
            deputy = " ".join(part for part in (card.deputy, card.deputy_phone) if part)
            parts.append(self.tr("deputy %1").replace("%1", deputy))
        parts.append(self._told(card))
        return " · ".join(part for part in parts if part)

    def _told(self, card: HostCard | None) -> str:
        """By which channel the host or the deputy will be told; nothing where no channel is in use."""
        messages = self._desk.services.messages
        if card is None or not self._desk.read(messages.has_channel):
            return ""
        way = self._desk.read(lambda: messages.way_to(card.contact_id))
        if way is None:
            return self.tr("nobody can be told")
        if way.contact_id == card.contact_id:
            return self.tr("told by %1").replace("%1", way.channel)
        return self.tr("%2 told by %1").replace("%1", way.channel).replace("%2", way.told)
