"""Who is due to be forgotten: who, why, and what it costs, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jib_desk import phrases
from jib_desk.rules.words import Role, word
from jib_desk.views.item_models.agenda import AgendaLine
from jib_desk.views.settings.retention_decision import Decision
from jib_desk.views.view_over import ViewOver
from jib_desk.views.visitors.dialogs import DeskDialog
from jib_desk.views.widgets.basics import Card, button, label
from jib_desk.views.widgets.line_list import LineList
from jib_desk.views.widgets.tab_order import lead_to

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.changes import Outcome
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.privacy import (
        ClockDoubt,
        DuePerson,
        ErasedRow,
        KeptPerson,
        Outlook,
        PurgePreview,
    )
    from jib_desk.views.context import DeskContext
    from jib_desk.views.page import Page

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class PurgeWords(QObject):
    """What a purge costs, in sentences."""

    def __init__(self, desk: DeskContext, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def costs(self, preview: PurgePreview) -> list[str]:
        """One sentence for each consequence; none where nothing is due."""
        said: list[str] = []
        if preview.first_on and preview.last_on:
            said.append(
                self.tr("Who was inside from {first} to {last} will be without these names ({visits} visits).").format(
                    first=self._desk.day_text(preview.first_on),
                    last=self._desk.day_text(preview.last_on),
                    visits=preview.visits,
                )
            )
        if preview.returning:
            said.append(self.tr("%n of them came more than once: not recognised any more.", "", preview.returning))
        if preview.agreed:
            said.append(self.tr("%n of them had agreed to be remembered; that time is over, too.", "", preview.agreed))
        if preview.id_numbers:
            said.append(self.tr("%n ID number(s) go: the settings do not allow them.", "", preview.id_numbers))
        if preview.photos:
            said.append(self.tr("%n photo(s) go: the settings do not allow them.", "", preview.photos))
        if preview.register:
            text = self.tr(
                "%n other record(s) are due – register, watch list, who came along: whom they name is lost.",
                "",
                preview.register,
            )
            said.append(text)
        return said

    def doubts(self, about: ClockDoubt) -> str:
        """Why it was not done by itself, and what a person has to know before it is done."""
        first, second = (self._desk.local(at) for at in (about.before, about.after))
        form = self.tr("{day}, {time}")
        before, after = (form.format(day=self._desk.day_text(at.date()), time=f"{at:%H:%M}") for at in (first, second))
        if about.after < about.before:
            text = self.tr(
                "Not done by itself: the last change was noted at {before}, and the clock says {after}. If the clock "
                "is right, forget them here."
            )
        else:
            text = self.tr(
                "Not done by itself: after {before} the next time that is known is {after}. If the centre was closed "
                "for so long and the clock is right, forget them here; else set the clock."
            )
        return text.format(before=before, after=after)

    def looking(self) -> str:
        """What is done before it is asked."""
        return self.tr("Looking who would be forgotten")

    def final(self) -> str:
        """What holds for every purge."""
        return self.tr("Counts, times, category and host of the visits stay. This cannot be undone.")


def is_shorter(desk: DeskContext, before: int | None, after: int | None) -> bool:
    """Whether data of a category would be kept for a shorter time; None = as everybody's."""
    everybody = desk.centre().retention_days
    return (everybody if after is None else after) < (everybody if before is None else before)


def ask_first(
    parent: QWidget,
    desk: DeskContext,
    shorter: dict[str, Any],
    go_on: Callable[[], None],
    refused: Callable[[DeskError], None],
    given_up: Callable[[], object] = lambda: None,
    *,
    turns_on: bool = False,
) -> None:
    """Before a shorter time is saved: looks who would be forgotten at once, asks if there are any, and goes on.

    `turns_on`: it will be done by itself from now on, so everybody who is due then is asked about.
    """
    words, privacy = PurgeWords(desk, parent), desk.services.privacy

    def found(told: tuple[PurgePreview, PurgePreview]) -> None:
        now, then = told
        if not isValid(parent):
            return
        is_harmless = then.is_empty if turns_on else then.count <= now.count and then.register <= now.register
        if is_harmless:
            go_on()
            return
        dialog = (
            ByItselfDialog(desk, words, then, parent) if turns_on else ShorterDialog(desk, words, now, then, parent)
        )
        dialog.accepted.connect(go_on)
        dialog.rejected.connect(given_up)
        dialog.open()

    text = words.looking()
    desk.run_long(text, lambda _job: (privacy.purge_preview(), privacy.purge_preview(**shorter)), found, refused)


class RetentionView(ViewOver):
    """The preview of today, or of the next opening; whom to keep; and the verb that carries it out."""

    tables = ("visitor", "visit", "setting", "category_rule", "attachment")

    def __init__(self, page: Page, *, is_ahead: bool = False) -> None:
        super().__init__(page)
        self._words = PurgeWords(self._desk, self)
        self._is_ahead = is_ahead
        self._preview: PurgePreview | None = None
        self.keep_button, self.purge_button = button(), button("danger")
        self.keep_button.clicked.connect(self.keep)
        self.purge_button.clicked.connect(self.ask)
        self.add_verbs(self.keep_button, self.purge_button)
        self.purge_button.setVisible(not is_ahead)
        self.decision = Decision(self._desk, self)
        self.count, self.doubt, self.costs, self.error = (
            label("heading", wrap=True),
            label("error", wrap=True),
            label("", wrap=True),
            label("error", wrap=True),
        )
        self.list = LineList(self._desk.theme)
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._offer_to_keep())
        frame = Card()
        for widget in (self.count, self.doubt, self.costs, self.error):
            frame.body.addWidget(widget)
        frame.body.addWidget(self.list, 1)
        frame.body.addStretch()  # without a list what is said stands on top
        self.box.addWidget(self.decision)
        self.box.addWidget(frame, 1)
        lead_to(self, self.list)
        self._name_all()
        self.doubt.hide()
        self.error.hide()
        self.begin()

    def _name_all(self) -> None:
        say = self._say
        say(self.title.setText, self._titled)
        say(self.list.setAccessibleName, lambda: self.tr("People who are due"))
        say(self.keep_button.setText, lambda: self.tr("Has agreed to be remembered"))
        say(self.purge_button.setText, lambda: self.tr("Forget them…"))

    def _titled(self) -> str:
        return self.tr("Who will be forgotten next") if self._is_ahead else self.tr("Who is due to be forgotten")

    def refresh(self) -> None:
        """Reads who is due; of very many that takes a while, so it is done beside the window."""
        self._show()
        self.decision.refresh()
        privacy, is_ahead = self._desk.services.privacy, self._is_ahead

        def work(_job: object) -> tuple[Outlook, PurgePreview]:
            outlook = privacy.outlook()
            return outlook, privacy.purge_preview(outlook.next_on if is_ahead else None)

        self._desk.run_long(self.tr("Looking who is due"), work, self._found, self._refused)

    def ask(self) -> None:
        """The last question."""
        self.error.hide()
        if self._preview is not None:
            dialog = PurgeDialog(self._desk, self._words, self._preview, self)
            dialog.accepted.connect(self.purge)
            dialog.open()

    def purge(self) -> None:
        """Forgets everybody who is due, in portions; it can be stopped between two of them."""
        by, privacy = self._desk.actor(), self._desk.services.privacy
        self.purge_button.setEnabled(False)
        self._desk.run_long(
            self.tr("Forgetting who is due"),
            lambda job: privacy.purge(by=by, report=job.report),
            self._purged,
            self._refused,
        )

    def keep(self) -> None:
        """Notes that the person chosen agreed to be remembered, and is kept."""
        due = self._chosen()
        if due is None:
            return
        by, privacy, key = self._desk.actor(), self._desk.services.privacy, due.person.visitor_id

        def work() -> Outcome[KeptPerson]:
            return privacy.agree(by=by, visitor_id=key, version=privacy.kept(key).version, agreed=True)

        self.error.hide()
        self._desk.run(work, failed=self._refused, text=self.tr("Will be remembered"))

    def _chosen(self) -> DuePerson | None:
        row = self.list.currentIndex().row()
        people = self._preview.people if self._preview is not None else ()
        return people[row] if 0 <= row < len(people) else None

    def _offer_to_keep(self) -> None:
        """Whose year of being remembered is over, too, has to come again for another."""
        due = self._chosen()
        self.keep_button.setEnabled(due is not None and due.why == "period_over" and self._may_write())

    def _may_write(self) -> bool:
        return self._desk.actor().role is not Role.AUDITOR

    def _purged(self, outcome: Outcome[ErasedRow]) -> None:
        row = outcome.row
        if row.people or not row.register:
            self._desk.toast(self.tr("%n person(s) forgotten", "", row.people))
        else:
            self._desk.toast(self.tr("The names in %n other record(s) are gone", "", row.register))
        if row.left:
            self.error.setText(self.tr("Stopped. %n person(s) are due still.", "", row.left))
        self.error.setVisible(row.left > 0)
        self.refresh()

    def _found(self, told: tuple[Outlook, PurgePreview]) -> None:
        outlook, self._preview = told
        about = None if self._is_ahead else outlook.doubt
        self.doubt.setVisible(about is not None)
        if about is not None:
            self.doubt.setText(self._words.doubts(about))
        self._show()

    def _show(self) -> None:
        preview = self._preview
        self.purge_button.setEnabled(
            preview is not None and not preview.is_empty and self._desk.actor().role in _MANAGERS
        )
        self.keep_button.setVisible(preview is not None and bool(preview.people))
        if preview is None:
            self.count.setText(self.tr("One moment…"))
            return
        day = self._desk.day_text(preview.on)
        if preview.count:
            self.count.setText(self.tr("%n person(s) due on {day}", "", preview.count).format(day=day))
        else:
            self.count.setText(self.tr("Nobody is due on {day}.").format(day=day))
        said = [*self._words.costs(preview), self._words.final()]
        if preview.count > len(preview.people):
            said.append(self.tr("Below are the first {shown}.").format(shown=len(preview.people)))
        self.costs.setText("\n".join(said))
        self.costs.setVisible(not preview.is_empty)
        self.list.show_lines([self._line(due) for due in preview.people])
        self.list.setVisible(bool(preview.people))
        self._offer_to_keep()

    def _line(self, due: DuePerson) -> AgendaLine:
        category = word("visitor_category", due.category).said(self._desk.lang)
        last = self.tr("last here {day}").format(day=self._desk.day_text(due.last_on))
        why = self.tr("had agreed to be remembered") if due.why == "memory_over" else ""
        detail = " · ".join(part for part in (due.person.organisation, category, last, why) if part)
        day, person = self._desk.day_text(due.due_on, "brief"), due.person
        return AgendaLine(None, day, "", person.name, detail, "plain", "visitors", "visitor", person.visitor_id)

    def _refused(self, error: DeskError) -> None:
        self._show()
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()


class PurgeDialog(DeskDialog):
    """Whether really everybody who is due is forgotten."""

    def __init__(
        self, desk: DeskContext, words: PurgeWords, preview: PurgePreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("Forget who is due"))
        self.verb.setText(self.tr("Forget %n person(s)", "", preview.count) if preview.count else self.tr("Delete"))
        self.verb.setProperty("kind", "danger")
        self.verb.setDefault(False)
        self.cancel.setDefault(True)
        for sentence in (*words.costs(preview), words.final()):
            self.body.addWidget(label("", sentence, wrap=True))
        self.cancel.setFocus()

    def save(self) -> None:
        """Yes; the view carries it out, with progress."""
        self.accept()


class ShorterDialog(DeskDialog):
    """A shorter time: how many more people would be forgotten, before it is saved."""

    def __init__(
        self, desk: DeskContext, words: PurgeWords, now: PurgePreview, then: PurgePreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("Remember people for a shorter time"))
        self.verb.setText(self.tr("Save"))
        people, things = then.count - now.count, then.register - now.register
        if people > 0:
            says = self.tr("%n more person(s) would be due at once.", "", people)
            self.body.addWidget(label("strong", says, wrap=True))
        if things > 0:
            says = self.tr("The names in %n more record(s) would be due at once.", "", things)
            self.body.addWidget(label("strong", says, wrap=True))
        for sentence in words.costs(then):
            self.body.addWidget(label("", sentence, wrap=True))

    def save(self) -> None:
        """Yes; the card saves."""
        self.accept()


class ByItselfDialog(DeskDialog):
    """Forgetting by itself: who goes with the next opening, before it is saved."""

    def __init__(
        self, desk: DeskContext, words: PurgeWords, preview: PurgePreview, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "", "", parent)
        self.setWindowTitle(self.tr("Forget by itself"))
        self.verb.setText(self.tr("Save"))
        if preview.count:
            says = self.tr("%n person(s) are due and will be forgotten with the next opening.", "", preview.count)
            self.body.addWidget(label("strong", says, wrap=True))
        for sentence in (*words.costs(preview), words.final()):
            self.body.addWidget(label("", sentence, wrap=True))

    def save(self) -> None:
        """Yes; the card saves."""
        self.accept()
