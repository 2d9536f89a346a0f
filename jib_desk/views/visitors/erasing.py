"""The last question before somebody is forgotten, and what names the person still afterwards."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.rules.kept_words import KEPT_BECAUSE, record_in_text
from jib_desk.rules.mentions import MARK
from jib_desk.views.visitors.dialogs import DeskDialog
from jib_desk.views.widgets.basics import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.privacy import ErasedRow, KeptMention, KeptPerson, Mentions
    from jib_desk.views.context import DeskContext


class MentionWords(QObject):
    """Where else somebody is named, in sentences; no record is named by what it says."""

    def __init__(self, desk: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def before(self, told: Mentions) -> list[str]:
        """What erasing will do to other records."""
        if not told.texts and not told.kept:
            return [self.tr("No other record names this person.")]
        said: list[str] = []
        if told.texts:
            number = sum(count for _kind, count in told.texts)
            where = ", ".join(f"{self._kind(kind)} {count}" for kind, count in told.texts)
            text = self.tr(
                "%n text(s) of other records name this person, too: {where}. They will say {mark} instead.", "", number
            )
            said.append(text.format(where=where, mark=MARK))
        return [*said, *self.still(told.kept)]

    def after(self, row: ErasedRow) -> str:
        """What was done to other records, and what names the person still."""
        said = [self.tr("Erased.")]
        if row.texts:
            said.append(self.tr("%n text(s) of other records say {mark} now.", "", row.texts).format(mark=MARK))
        if not row.is_clean:
            said.append(self.tr("The file could not be written anew; traces stay in it until the next erasing."))
        return "\n".join((*said, *self.still(row.kept)))

    def still(self, kept: Sequence[KeptMention]) -> list[str]:
        """Which records keep the name, how many of them, and why."""
        counted = Counter((one.kind, one.why) for one in kept)
        form = self.tr("The name stays in: {kind} ({number}) – {why}.")
        return [
            form.format(kind=self._kind(kind), number=number, why=KEPT_BECAUSE[why].said(self._desk.lang))
            for (kind, why), number in counted.items()
        ]

    def _kind(self, table: str) -> str:
        return record_in_text(table).said(self._desk.lang)


class EraseDialog(DeskDialog):
    """Says what goes and what stays; where else the person is named is looked up meanwhile."""

    def __init__(self, desk: DeskContext, kept: KeptPerson, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", "", parent)
        self._kept = kept
        self.row: ErasedRow | None = None  # once it is done
        self.words = MentionWords(desk, self)
        self.setWindowTitle(self.tr("Erase what is kept about %1").replace("%1", kept.person.name))
        self.verb.setText(self.tr("Erase"))
        self.verb.setProperty("kind", "danger")
        self.verb.setDefault(False)
        self.cancel.setDefault(True)
        says = label("", wrap=True)
        says.setText(
            self.tr(
                "Name, organisation, phone, notes and photos go, here and in the change log. Counts, times, category "
                "and host of the visits stay; visits to come are called off."
            )
        )
        self.elsewhere = label("", self.tr("Looking where else this person is named…"), wrap=True)
        warns = label("strong", wrap=True)
        warns.setText(
            self.tr(
                "This cannot be undone. Backups made earlier hold it until they are rotated out; after a restore it "
                "is erased again."
            )
        )
        for widget in (says, self.elsewhere, warns):
            self.body.addWidget(widget)
        self.cancel.setFocus()
        self._look()

    def save(self) -> None:
        """Erases."""
        by, privacy, uid = self.desk.actor(), self.desk.services.privacy, self._kept.person.uid

        def work(token: str) -> Outcome[ErasedRow]:
            outcome = privacy.erase(by=by, uid=uid, token=token)
            self.row = outcome.row
            return outcome

        self.run(work, self.tr("Erased"))

    def _look(self) -> None:
        privacy, visitor_id = self.desk.services.privacy, self._kept.person.visitor_id

        def found(told: Mentions) -> None:
            if isValid(self):
                self.elsewhere.setText("\n".join(self.words.before(told)))

        def failed(error: DeskError) -> None:
            if isValid(self):
                self.say_error(phrases.sentence(error, self.desk.lang, self.desk.zone))

        text = self.tr("Looking where else a person is named")
        self.desk.run_long(text, lambda _job: privacy.mentions(visitor_id), found, failed)
