"""What an agreement lacks, in words."""

from collections.abc import Iterable

from PySide6.QtCore import QObject

from jib_desk.rules.agreements import Missing


class LackWords(QObject):
    """Says what is missing; a QObject of its own, because translations belong to a class."""

    def of(self, lacks: Iterable[Missing]) -> str:
        """Everything that is missing, in one phrase."""
        words = {
            Missing.AGREEMENT: self.tr("no agreement"),
            Missing.SIGNATURE: self.tr("not signed"),
            Missing.FILE: self.tr("no file"),
            Missing.DEPOSIT: self.tr("deposit not paid"),
        }
        return ", ".join(words[what] for what in lacks)
