"""Below the names of a group: one of them may be on the watch list. It says what to do, and never who is meant."""

from PySide6.QtWidgets import QLabel, QPlainTextEdit
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.rules.desk_words import WatchAction
from jib_desk.rules.recognition import Described
from jib_desk.rules.walk_in import split_scripts
from jib_desk.services.errors import DeskError, Watched
from jib_desk.views.context import DeskContext
from jib_desk.views.theme import Space


class NamesCheck(QLabel):
    """In the tone of any other remark. Everybody is compared with a whole list, beside the window."""

    def __init__(self, desk: DeskContext, names: QPlainTextEdit) -> None:
        super().__init__()
        self._desk = desk
        self._names = names
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self.setWordWrap(True)
        self.setMargin(Space.M)
        self.hide()
        names.textChanged.connect(self._look)
        self._look()

    def _look(self) -> None:
        text = self._names.toPlainText()

        def search() -> WatchAction | None:
            try:
                return self._found(text)
            except DeskError:
                return None  # the database is busy or gone, which the window says elsewhere

        def show(action: WatchAction | None) -> None:
            if isValid(self) and text == self._names.toPlainText():
                self.setVisible(action is not None)
                if action is not None:
                    self.setText(phrases.sentence(Watched((), action), self._desk.lang, self._desk.zone))

        if text.strip():
            self._desk.tasks.ask(search, show)
        else:
            self.hide()

    def _found(self, text: str) -> WatchAction | None:
        """What to do, the weightiest of all names; None where nobody is meant."""
        look = self._desk.services.watch.look
        people = (Described(*split_scripts(line.strip())) for line in text.splitlines() if line.strip())
        actions = {hit.action for person in people for hit in look(person) if hit.is_match}
        return WatchAction.REFUSE if WatchAction.REFUSE in actions else next(iter(actions), None)
