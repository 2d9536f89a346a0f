"""Texts that follow the language while the program runs.

A text is bound as a pair: who shows it and who says it. When Qt announces another
language, every pair of the owner is said again; pairs whose widget is gone are dropped.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject
from shiboken6 import isValid


class Texts(QObject):
    """The bound texts of one widget.

    Use: `say = Texts(self).bind`, then `say(button.setText, lambda: self.tr("Check in"))`.
    The producer runs in the owner's class so that lupdate finds its context.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._pairs: list[tuple[Callable[[str], Any], Callable[[], str]]] = []
        owner.installEventFilter(self)

    def bind(self, setter: Callable[[str], Any], producer: Callable[[], str]) -> None:
        """Shows the text now and again after every change of language."""
        setter(producer())
        self._pairs.append((setter, producer))

    def say_again(self) -> None:
        """Shows every text in the present language."""
        self._pairs = [pair for pair in self._pairs if _is_alive(pair[0])]
        for setter, producer in self._pairs:
            setter(producer())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Listens for the language of the owner only."""
        if event.type() == QEvent.Type.LanguageChange and watched is self.parent():
            self.say_again()
        return False


def _is_alive(setter: Callable[[str], Any]) -> bool:
    owner = getattr(setter, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
