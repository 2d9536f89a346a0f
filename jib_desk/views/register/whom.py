"""Whom something is for: a company or one of its people, typed in 汉字, pinyin or Latin, or a name nobody knows."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jib_desk.services.rows.register import AddresseeHit
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.offers import Offer, Offers
from jib_desk.views.widgets.suggest_field import SuggestField, Taken

_LINES = 6


class WhomField(SuggestField):
    """Offers companies, then people, at last what is written as it stands. Enter takes a line and goes on.

    Where nobody is called so, Enter takes nobody: a parcel with somebody else is lost.
    """

    def __init__(self, desk: DeskContext, go_on: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, self._look_up, parent)
        self._desk = desk
        self._go_on = go_on
        self._hit: AddresseeHit | None = None
        self.offer_taken.connect(self._take)
        self.textEdited.connect(self._forget)
        self.set_question(lambda: self.tr("Nobody is called so: ↓ chooses, ↑ keeps what is written"))

    @property
    def company_id(self) -> int | None:
        """The company that was chosen, by itself or with one of its people."""
        return self._hit.company_id if self._hit else None

    @property
    def contact_id(self) -> int | None:
        """The person who was chosen."""
        return self._hit.contact_id if self._hit else None

    @property
    def written(self) -> str:
        """A name that stands there and was not chosen from the list."""
        return "" if self._hit else self.text().strip()

    @property
    def person(self) -> str:
        """The name of the person who was chosen from the list."""
        return self._desk.name(self._hit.name_en, self._hit.name_zh) if self._hit else ""

    def choose(self, hit: AddresseeHit | None, written: str = "") -> None:
        """Lets somebody stand there, or a name that is written."""
        self._hit = hit
        self.setText(self._name(hit) if hit else written)

    def _name(self, hit: AddresseeHit) -> str:
        company = self._desk.name(hit.company_en, hit.company_zh)
        person = self._desk.name(hit.name_en, hit.name_zh)
        return " · ".join(part for part in (person, company) if part)

    def _look_up(self, text: str) -> Offers:
        wanted = text.strip()
        if not wanted:
            return Offers()
        hits = self._desk.read(lambda: self._desk.services.parcels.addressees(wanted, _LINES))
        lines = [Offer(self._name(hit), hit, self.tr("left the centre") if hit.is_gone else "") for hit in hits]
        lines.append(Offer(wanted[:60], None, self.tr("as written, not in the list")))
        is_guess = any(hit.is_guess for hit in hits)
        return Offers(tuple(lines), -1 if is_guess else 0, asks=is_guess)

    def _take(self, offer: Offer, how: str) -> None:
        if isinstance(offer.subject, AddresseeHit):
            self.choose(offer.subject)
        if how == Taken.ENTER:
            self._go_on()

    def _forget(self, _text: str) -> None:
        self._hit = None
