"""Tags as they are typed, and as they stand on a card."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from jib_desk.rules.faults import RuleFault
from jib_desk.rules.tags import split_tags


class TagsInput(QLineEdit):
    """Tags in one line, parted by commas; those that other companies have are offered while one is typed."""

    def __init__(self, tags: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(", ".join(tags))
        offers = QCompleter(list(known), self)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        offers.setWidget(self)
        offers.activated.connect(self._take)
        self._offers = offers
        self.textEdited.connect(self._offer)

    def value(self) -> tuple[str, ...]:
        """The tags; those that the service will refuse as they were written."""
        try:
            return split_tags(self.text())
        except RuleFault:
            return tuple(part.strip() for part in self.text().split(","))

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def _last(self) -> str:
        return self.text().replace("，", ",").rpartition(",")[2].strip()

    def _offer(self) -> None:
        typed = self._last()
        self._offers.setCompletionPrefix(typed)
        if typed and self._offers.completionCount():
            self._offers.complete()
        else:
            popup = self._offers.popup()
            if popup is not None:
                popup.hide()

    def _take(self, tag: str) -> None:
        before = self.text().replace("，", ",").rpartition(",")[0]
        self.setText(f"{before.rstrip()}, {tag}" if before.strip() else tag)
