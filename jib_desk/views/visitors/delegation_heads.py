"""How many come with a pasted party: as the list says it (等12人), or as somebody types it, and all who are named."""

from jib_desk.rules.delegation import MOST_PEOPLE
from jib_desk.views.widgets.form_field import FormField
from jib_desk.views.widgets.inputs import NumberBox


class PartyHeads(FormField):
    """A number that follows the list until a person has typed another."""

    def __init__(self) -> None:
        self.box = NumberBox(1, MOST_PEOPLE)
        self.unnamed = 0  # how many the list says come besides those whom it names
        self._is_typed = False
        super().__init__(self.box, lambda: self.tr("How many come"))
        self.box.valueChanged.connect(self._type)

    @property
    def heads(self) -> int:
        """How many come."""
        return self.box.value()

    def begin(self, unnamed: int) -> None:
        """Another list."""
        self.unnamed, self._is_typed = unnamed, False

    def propose(self, named: int) -> None:
        """So many are taken by name; nobody is told."""
        was = self.box.blockSignals(True)
        self.box.setMinimum(max(1, named))
        if not self._is_typed:
            self.box.setValue(named + self.unnamed)
        self.box.blockSignals(was)

    def _type(self) -> None:
        self._is_typed = True
