"""Who came last and visits somebody whom no channel tells: the message to him or the company is a click away."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.texts import Texts
from jib_desk.views.theme import Space
from jib_desk.views.visitors.notices import COPY_KEYS, NoticeDeeds
from jib_desk.views.widgets.basics import button, label


class ArrivalNote(QFrame):
    """Hidden where the host is told by a channel, and once the message is copied."""

    def __init__(self, desk: DeskContext) -> None:
        super().__init__()
        self._desk = desk
        self._visit: VisitRow | None = None
        self.setProperty("kind", "bar")
        self.setProperty("tone", "info")
        self.text = label("", wrap=True)
        self.copy = button()
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        box.setSpacing(Space.S)
        box.addWidget(self.text)
        box.addLayout(row)
        say = Texts(self).bind
        say(self.copy.setText, lambda: self.tr("Copy message"))
        say(self.copy.setToolTip, lambda: COPY_KEYS)
        say(lambda _text: self._say(), lambda: "")
        self.copy.clicked.connect(self._copy)
        self.hide()

    def show_for(self, visit: VisitRow) -> None:
        """After an arrival: whom to tell, unless somebody is told, or nobody is visited."""
        messages = self._desk.services.messages
        host_id, company_id = visit.host_id, visit.company_id
        is_told = not visit.is_to_somebody or self._desk.read(lambda: messages.way_to(host_id, company_id)) is not None
        self._visit = None if is_told else visit
        self._say()
        self.setVisible(not is_told)

    def _say(self) -> None:
        visit = self._visit
        if visit is None:
            return
        company = self._desk.name(visit.company_en, visit.company_zh)
        host = " ".join(part for part in (visit.host or company, visit.host_phone) if part)
        said = self.tr("%1 came to see %2.").replace("%2", host)
        self.text.setText(said.replace("%1", visit.name_zh or visit.name_latin))

    def _copy(self) -> None:
        visit = self._visit
        if visit is not None:
            NoticeDeeds().copy_line(self._desk, visit.id)
        self._visit = None
        self.hide()
