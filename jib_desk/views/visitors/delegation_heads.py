"""How a pasted list comes: each by a visit of his own, or as a party of so many as the list or a person says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jib_desk.rules.delegation import MOST_PEOPLE
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import Choice, NumberBox

MOST_SINGLE = 30  # more than these are proposed as one party


class PartyHeads(FormField):
    """A number that follows the list until a person has typed another, which holds for the list as it goes on."""

    def __init__(self) -> None:
        self.box = NumberBox(1, MOST_PEOPLE)
        self.unnamed = 0  # how many the list says come besides those whom it names, and who are not expected already
        self._said = 0
        self._is_typed = False
        super().__init__(self.box, lambda: self.tr("How many come"))
        self.box.valueChanged.connect(self._type)

    @property
    def heads(self) -> int:
        """How many come."""
        return self.box.value()

    def begin(self, unnamed: int, *, is_empty: bool) -> None:
        """The list was read again. What was typed goes with the list that it was said of."""
        self._said = self.unnamed = unnamed
        self._is_typed = self._is_typed and not is_empty

    def propose(self, named: int, awaited: int) -> None:
        """So many are taken by name, and so many without one come with parties already; nobody is told."""
        self.unnamed = max(0, self._said - awaited)
        was = self.box.blockSignals(True)
        self.box.setMinimum(max(1, named))
        if not self._is_typed:
            self.box.setValue(named + self.unnamed)
        self.box.blockSignals(was)

    def _type(self) -> None:
        self._is_typed = True


class ComingAs(QWidget):
    """Proposes how they come, until a person has said it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.way = Choice()
        self.party = PartyHeads()
        self._is_asked = False  # a person has said how they come
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(Space.M)
        box.addWidget(FormField(self.way, lambda: self.tr("They come")))
        box.addWidget(self.party)
        Texts(self).bind(lambda _text: self._say(), lambda: "")
        self.way.activated.connect(self._choose)
        self.party.box.valueChanged.connect(self.changed)

    @property
    def is_party(self) -> bool:
        """Whether they come as one."""
        return self.way.currentData() == "party"

    def propose(self, named: int, awaited: int) -> None:
        """So many are taken by name, and so many without one come with parties already."""
        self.party.propose(named, awaited)
        if not self._is_asked:
            self.way.choose("party" if named > MOST_SINGLE or self.party.unnamed > 0 < named else "single")
        self.party.setVisible(self.is_party)

    def _say(self) -> None:
        chosen = self.way.currentData()
        self.way.clear()
        self.way.addItem(self.tr("each by a visit of their own"), "single")
        self.way.addItem(self.tr("as one party under the leader"), "party")
        if chosen:
            self.way.choose(chosen)

    def _choose(self) -> None:
        self._is_asked = True
        self.changed.emit()
