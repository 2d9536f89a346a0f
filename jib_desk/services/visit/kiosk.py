"""What visitors may do by themselves: come in with a pass or as expected, and leave. All else a person decides.

Nothing here answers a question: whatever the desk would be asked (watch list, terms, a category's notice, a group's
heads) is refused, and the desk is told. The visit says that it was begun at a kiosk, the journal at which workstation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jib_desk.models import direct
from jib_desk.rules.badges import read_badge_code
from jib_desk.rules.identity import normal_phone
from jib_desk.services import errors
from jib_desk.services.base import Service
from jib_desk.services.centre_reads import centre_of
from jib_desk.services.staff import StaffService, this_workstation
from jib_desk.services.visit import visit_reads
from jib_desk.services.visit.categories import rule_of
from jib_desk.services.visit.passes import PassesService
from jib_desk.services.visit.visitors import VisitorsService

if TYPE_CHECKING:
    from jib_desk.models.direct import Source
    from jib_desk.services.changes import Outcome
    from jib_desk.services.rows.staff import Actor
    from jib_desk.services.rows.visitors import VisitRow

SOURCE = "kiosk"  # of a visit
SHORTEST_TAIL = 4  # digits of a phone
_STAFF = "front_desk"
_PHONES = """SELECT v.id, v.visitor_id, p.phone FROM visit v JOIN visitor p ON p.id = v.visitor_id
  WHERE v.expected_at >= ? AND v.expected_at < ? AND v.arrived_at IS NULL AND v.refused_at IS NULL
  AND v.cancelled_at IS NULL AND p.phone <> '' ORDER BY v.expected_at, v.id"""


class KioskService(Service):
    """Each deed raises a DeskError where a person must look; what it says is for the desk, never for the kiosk."""

    def actor(self, workstation: str = "") -> Actor:
        """Who acts at the kiosk: the front desk, at a workstation that the journal tells from the desk's."""
        return StaffService(self._database, self._clock).actor(_STAFF, f"{workstation or this_workstation()} kiosk")

    def come_with_pass(self, *, by: Actor, text: str, token: str | None = None) -> Outcome[VisitRow]:
        """Whoever shows a pass, scanned or by its six digits, comes in; the row names the badge to take.

        Raises what `passes.look` and `visitors.check_in` raise, and NotForKiosk (party, asks).
        """
        passes = PassesService(self._database, self._clock)
        visit = passes.look(text).visit
        badge = self._badge_for(visit)
        return passes.arrive(by=by, text=text, badge=badge, token=token, source=SOURCE)

    def come_expected(self, *, by: Actor, tail: str, token: str | None = None) -> Outcome[VisitRow]:
        """Who is expected today and whose phone alone ends with these digits comes in.

        Raises NotForKiosk (nobody, several, party, asks), and what `visitors.check_in` raises.
        """
        visit = self._visitors.visit(self.expected_by(tail))
        badge = self._badge_for(visit)
        return self._visitors.check_in(by=by, visit_id=visit.id, badge=badge, token=token, source=SOURCE)

    def leave(self, *, by: Actor, text: str, token: str | None = None) -> Outcome[tuple[VisitRow, ...]]:
        """Who wears the badge, scanned or by its number, leaves now.

        Raises PassOfAnotherCentre, BadgeNotWorn, NotForKiosk (party), and what `visitors.check_out` raises.
        """
        scanned = read_badge_code(text)
        if scanned is not None and scanned.tag and scanned.tag != self._quick_read(_tag):
            raise errors.PassOfAnotherCentre("badge")
        number = scanned.number if scanned is not None else text
        visit = self._visitors.by_badge(number)
        if visit is None:
            raise errors.BadgeNotWorn(number)
        if visit.heads_inside > 1:
            raise errors.NotForKiosk("party")
        return self._visitors.check_out(by=by, visit_ids=(visit.id,), token=token)

    @property
    def _visitors(self) -> VisitorsService:
        return VisitorsService(self._database, self._clock)

    def _badge_for(self, visit: VisitRow) -> str:
        """The badge for who comes alone and is asked nothing. Raises NotForKiosk."""
        if visit.party_size > 1:
            raise errors.NotForKiosk("party")
        asks = self._quick_read(lambda source: rule_of(source, visit.category)).asks
        if asks.notice_en or asks.notice_zh:
            raise errors.NotForKiosk("asks")
        return self._visitors.free_badge(visit.id)

    def expected_by(self, tail: str) -> int:
        """The next visit of the one person who is expected and whose phone ends so. Raises NotForKiosk."""
        wanted = tail if tail.isascii() and tail.isdigit() else ""

        def reading(source: Source) -> dict[int, int]:
            rows = direct.fetch(source, _PHONES, visit_reads.awaited_bounds(source, self._clock.now()))
            fitting = [(who, key) for key, who, phone in rows if normal_phone(str(phone)).endswith(wanted)]
            return dict(reversed(fitting))  # the first of each person

        found = self._quick_read(reading) if len(wanted) >= SHORTEST_TAIL else {}
        if len(found) != 1:
            raise errors.NotForKiosk("several" if found else "nobody")
        return next(iter(found.values()))


def _tag(source: Source) -> str:
    return centre_of(source).reception.centre_tag
