"""Under the check-in form: somebody may be on the watch list, and the desk decides. Read by staff, told to nobody.

It is quiet on purpose, in the tone of any other remark: whoever stands at the desk sees that something is being filled
in. It says what to do and never who is meant. The keys go to the note, so that a second Enter decides nothing.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout

from jib_desk import phrases
from jib_desk.rules.desk_words import WatchAction, WatchOutcome
from jib_desk.rules.identity import normal_phone, same_phone
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError, NeedsReason, NotAllowed, PartyWatched, ValueRefused, Watched
from jib_desk.services.rows.watch import WatchDecision
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.check import Check
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.flow import FlowLayout
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.views.visitors.visit_draft import Draft

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class WatchCheck(Check):
    """A hint while somebody is filled in; a question once check-in was refused with Watched.

    Of a group one after the other is asked about, and who is not let in stays out alone.
    `is_invited`: nobody is at the door, who is not wanted is not invited.
    """

    def __init__(self, desk: DeskContext, *, is_invited: bool = False) -> None:
        super().__init__(desk)
        self._is_invited = is_invited
        self._draft: Draft | None = None
        self._asked: Watched | None = None
        self._told: tuple[int, ...] = ()  # of who is filled in, so that to ask again is the same question
        self._decision: WatchDecision | None = None
        self._of_party: tuple[WatchDecision, ...] = ()
        self._sentence: Callable[[], str] = lambda: ""
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self.text: QLabel = label(wrap=True)
        self.note = QLineEdit()
        self.note.setMaxLength(LINE_LIMIT)
        self.note_field = FormField(self.note, lambda: self.tr("What was decided, and why"))
        self.other, self.let_in, self.refuse = button(), button(), button()
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.M, Space.M, Space.M)
        box.setSpacing(Space.S)
        self._verbs = FlowLayout(spacing=Space.S)
        for verb in self._buttons():
            verb.setAutoDefault(True)  # Enter presses it
            self._verbs.addWidget(verb)
        box.addWidget(self.text)
        box.addWidget(self.note_field)
        box.addLayout(self._verbs)
        self.other.clicked.connect(lambda: self._decide(WatchOutcome.SOMEONE_ELSE))
        self.let_in.clicked.connect(lambda: self._decide(WatchOutcome.LET_IN))
        self.refuse.clicked.connect(self._refuse)
        say = Texts(self).bind
        say(self.other.setText, lambda: self.tr("Somebody else"))
        say(self.let_in.setText, lambda: self.tr("Invite") if is_invited else self.tr("Let in"))
        say(self.refuse.setText, self._refusal)
        say(lambda _text: self._speak(), lambda: "")

    # --- what the form asks --------------------------------------------------------------------

    def look(self, draft: "Draft") -> None:
        """Asks for an organisation or a phone where a common name alone says too little."""
        if self._asked is not None:
            if self._draft is not None and _are_one(draft, self._draft):
                return
            self.forget()  # somebody else is filled in now
        look, person = self.desk.services.watch.look, draft.walk_in.described
        hits = self.desk.read(lambda: look(person, visitor_id=draft.visitor_id, visit_id=draft.visit_id))
        is_hint = bool(hits) and not any(hit.is_match for hit in hits)
        if is_hint:
            self._sentence = lambda: self.tr("Please ask for the organisation or the phone, too.")
        self._ask(with_verbs=False)
        self.setVisible(is_hint)

    def may_save(self, draft: "Draft") -> bool:
        """Remembers who it is; the service says whether there is something to ask."""
        self._draft = draft
        return True

    def takes(self, error: DeskError) -> bool:
        """Asks what was decided, of a visitor who may be on the list."""
        is_about_note = isinstance(error, NotAllowed | NeedsReason) or (
            isinstance(error, ValueRefused) and error.name == "reason"
        )
        if is_about_note and (self._decision is not None or self._of_party):
            self._take_back()
            self.note_field.set_error(lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))
            self.note.setFocus()
            return True
        if not isinstance(error, Watched):
            return False
        self._asked = error
        if isinstance(error, PartyWatched):
            self.note.clear()  # it was about somebody else
        else:
            self._decision, self._told = None, error.match_ids
        self.note_field.set_error(None)
        self._sentence = lambda: phrases.sentence(error, self.desk.lang, self.desk.zone)
        self._ask(with_verbs=True)
        self.show()
        self.note.setFocus()
        return True

    def arguments(self) -> dict[str, Any]:
        """What was decided, and of whom it was asked."""
        said = {
            "watch_decision": self._decision, "watch_told": self._told, "party_decisions": self._of_party,
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}

    def forget(self) -> None:
        self._asked = self._decision = self._draft = None
        self._told = self._of_party = ()
        self.note.clear()
        self.note_field.set_error(None)
        super().forget()

    # --- deciding --------------------------------------------------------------------------------

    def _decide(self, outcome: WatchOutcome) -> None:
        if self._asked is None:
            return
        self.note_field.set_error(None)
        decision = WatchDecision(self._asked.match_ids, outcome, self.note.text().strip())
        if isinstance(self._asked, PartyWatched):
            self._of_party = (*self._of_party, decision)
        else:
            self._decision = decision
        self.settled.emit()

    def _take_back(self) -> None:
        """What was decided last is not to be: only a manager decides so, or says why."""
        if isinstance(self._asked, PartyWatched):
            self._of_party = self._of_party[:-1]
        else:
            self._decision = None

    def _refuse(self) -> None:
        asked, draft = self._asked, self._draft
        if asked is None:
            return
        if isinstance(asked, PartyWatched):
            self._decide(WatchOutcome.REFUSED)
            return
        by, note, token = self.desk.actor(), self.note.text().strip(), uuid4().hex
        if self._is_invited or draft is None:
            turn_away = self.desk.services.watch.turn_away
            self._run(lambda: turn_away(by=by, match_ids=asked.match_ids, note=note, token=token))
            return
        refuse, said, visit_id = self.desk.services.visitors.refuse, draft.arguments(), draft.visit_id
        reason = self.tr("Not today")  # the visit is seen by everybody at the desk, the note by managers
        decision = WatchDecision(asked.match_ids, WatchOutcome.REFUSED, note)
        self._run(lambda: refuse(by=by, reason=reason, visit_id=visit_id, token=token, watch_decision=decision, **said))

    def _run(self, work: Callable[[], Any]) -> None:
        def refused(error: DeskError) -> None:
            self.note_field.set_error(lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))

        text = self.tr("Not invited") if self._is_invited else self.tr("Not let in")
        self.desk.run(work, lambda _outcome: self.finished.emit(), refused, text)

    # --- showing -----------------------------------------------------------------------------------

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.other, self.let_in, self.refuse

    def _ask(self, *, with_verbs: bool) -> None:
        self.note_field.setVisible(with_verbs)
        for verb in self._buttons():
            verb.setVisible(with_verbs)
        is_kept_out = self._asked is not None and self._asked.kind == WatchAction.REFUSE
        self.let_in.setEnabled(not is_kept_out or self.desk.actor().role in _MANAGERS)
        self._speak()

    def _refusal(self) -> str:
        if isinstance(self._asked, PartyWatched):
            return self.tr("Let the others in")
        return self.tr("Do not invite") if self._is_invited else self.tr("Do not let in")

    def _speak(self) -> None:
        afterwards = self._asked.others if isinstance(self._asked, PartyWatched) else ()
        more = self.tr("Afterwards: %1").replace("%1", ", ".join(afterwards)) if afterwards else ""
        self.text.setText("\n".join(filter(None, (self._sentence(), more))))
        self.refuse.setText(self._refusal())
        only = "" if self.let_in.isEnabled() else self.tr("Only a manager decides this, and says why.")
        self.let_in.setToolTip(only)
        self.note_field.set_hint(lambda: only)


def _are_one(one: "Draft", other: "Draft") -> bool:
    """Whether the form still holds who was asked about; another phone is another person of that name."""
    known = [
        (draft.visitor_id, draft.visit_id, draft.walk_in.name_zh, draft.walk_in.name_latin) for draft in (one, other)
    ]
    phones = one.walk_in.phone, other.walk_in.phone
    return known[0] == known[1] and (not all(map(normal_phone, phones)) or same_phone(*phones))
