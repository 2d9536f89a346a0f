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
from jib_desk.rules.texts import LINE_LIMIT
from jib_desk.rules.words import Role
from jib_desk.services.errors import DeskError, NeedsReason, NotAllowed, ValueRefused, Watched
from jib_desk.services.rows.watch import WatchDecision
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.check import Check
from jib_desk.views.widgets.basics import button, label
from jib_desk.views.widgets.flow import FlowLayout
from jib_desk.views.widgets.form_field import FormField

if TYPE_CHECKING:
    from jib_desk.views.visitors.visit_fields import Draft

_MANAGERS = frozenset({Role.MANAGER, Role.SYSTEM})


class WatchCheck(Check):
    """A hint while somebody is filled in; a question once check-in was refused with Watched.

    `is_invited`: nobody is at the door, who is not wanted is not invited.
    """

    def __init__(self, desk: DeskContext, *, is_invited: bool = False) -> None:
        super().__init__(desk)
        self._is_invited = is_invited
        self._draft: Draft | None = None
        self._asked: Watched | None = None
        self._decision: WatchDecision | None = None
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
        say(self.refuse.setText, lambda: self.tr("Do not invite") if is_invited else self.tr("Do not let in"))
        say(lambda _text: self._speak(), lambda: "")

    # --- what the form asks --------------------------------------------------------------------

    def look(self, draft: "Draft") -> None:
        """Asks for an organisation or a phone where a common name alone says too little."""
        if self._asked is not None:
            if self._draft is not None and _who(draft) == _who(self._draft):
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
        if self._decision is not None and is_about_note:
            self._decision = None
            self.note_field.set_error(lambda: phrases.sentence(error, self.desk.lang, self.desk.zone))
            self.note.setFocus()
            return True
        if not isinstance(error, Watched):
            return False
        self._asked, self._decision = error, None
        self._sentence = lambda: phrases.sentence(error, self.desk.lang, self.desk.zone)
        self._ask(with_verbs=True)
        self.show()
        self.note.setFocus()
        return True

    def arguments(self) -> dict[str, Any]:
        """What was decided."""
        return {} if self._decision is None else {"watch_decision": self._decision}

    def forget(self) -> None:
        self._asked = self._decision = self._draft = None
        self.note.clear()
        self.note_field.set_error(None)
        super().forget()

    # --- deciding --------------------------------------------------------------------------------

    def _decide(self, outcome: WatchOutcome) -> None:
        if self._asked is None:
            return
        self.note_field.set_error(None)
        self._decision = WatchDecision(self._asked.match_ids, outcome, self.note.text().strip())
        self.settled.emit()

    def _refuse(self) -> None:
        asked, draft = self._asked, self._draft
        if asked is None:
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

    def _speak(self) -> None:
        self.text.setText(self._sentence())
        only = "" if self.let_in.isEnabled() else self.tr("Only a manager decides this, and says why.")
        self.let_in.setToolTip(only)
        self.note_field.set_hint(lambda: only)


def _who(draft: "Draft") -> tuple[object, ...]:
    """What tells two people apart in the form."""
    return draft.visitor_id, draft.visit_id, draft.walk_in.name_zh, draft.walk_in.name_latin
