"""Over what is kept about a person: another record that is likely the same person's, and what a person says to that."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jib_desk import phrases
from jib_desk.rules.words import Role
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.widgets.basics import button, label

if TYPE_CHECKING:
    from jib_desk.services.errors import DeskError
    from jib_desk.services.rows.visitors import VisitorHit
    from jib_desk.views.context import DeskContext

_WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})


class DoubleBar(QFrame):
    """Hidden for whoever is there once. The record shown stays; undo parts them again."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        self._visitor_id: int | None = None
        self._double: VisitorHit | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self.text, self.error = label("", wrap=True), label("error", wrap=True)
        self.merge, self.apart = button(), button("quiet")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.merge)
        row.addWidget(self.apart)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        box.setSpacing(Space.S)
        box.addWidget(self.text)
        box.addWidget(self.error)
        box.addLayout(row)
        say = Texts(self).bind
        say(self.merge.setText, lambda: self.tr("Make them one"))
        say(self.apart.setText, lambda: self.tr("Two people"))
        say(lambda _text: self._say(), lambda: "")
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self._keep_apart)
        self.hide()

    def show_for(self, visitor_id: int | None) -> None:
        """The likeliest other record of this person; hidden where there is none."""
        visitors = self._desk.services.visitors
        found = () if visitor_id is None else self._desk.read(lambda: visitors.likely_doubles(visitor_id))
        self._visitor_id, self._double = visitor_id, found[0] if found else None
        self.error.hide()
        is_writer = self._desk.actor().role in _WRITERS
        self.merge.setVisible(is_writer)
        self.apart.setVisible(is_writer)
        self._say()
        self.setVisible(self._double is not None)

    def _say(self) -> None:
        double = self._double
        if double is None:
            return
        name = " ".join(part for part in (double.name_zh, double.name_latin) if part)
        visits = self.tr("%n visit(s)", "", double.visits)
        about = " · ".join(part for part in (name, double.masked_phone, double.organisation, visits) if part)
        self.text.setText(self.tr("Probably the same person: %1").replace("%1", about))

    def _merge(self) -> None:
        keep, double = self._visitor_id, self._double
        if keep is None or double is None:
            return
        by, token, visitors = self._desk.actor(), uuid4().hex, self._desk.services.visitors
        self._desk.run(
            lambda: visitors.merge(by=by, keep_id=keep, merge_id=double.visitor_id, token=token),
            failed=self._refused,
            text=self.tr("Two records of %1 are one now").replace("%1", double.name_zh or double.name_latin),
        )

    def _keep_apart(self) -> None:
        keep, double = self._visitor_id, self._double
        if keep is None or double is None:
            return
        by, token, visitors = self._desk.actor(), uuid4().hex, self._desk.services.visitors
        self._desk.run(
            lambda: visitors.keep_apart(by=by, visitor_id=keep, other_id=double.visitor_id, token=token),
            failed=self._refused,
            text=self.tr("Noted as two people"),
        )

    def _refused(self, error: DeskError) -> None:
        self.error.setText(phrases.sentence(error, self._desk.lang, self._desk.zone))
        self.error.show()
