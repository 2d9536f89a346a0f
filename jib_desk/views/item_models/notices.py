"""Whether a host was told, in few words with a sign that needs no colour."""

from PySide6.QtCore import QObject

from jib_desk.rules.desk_words import HostAnswer, MessageState
from jib_desk.rules.words import Lang, word
from jib_desk.services.rows.messages import MessageRow

TOLD, WAITS, NOT_TOLD = "✓", "…", "▲"


class NoticeWords(QObject):
    """Sentences of a list; nothing is said where nobody was to be told."""

    def notice(self, message: MessageRow | None, lang: Lang) -> str:
        """How far a message is: told, waiting with what is in the way, or not told and why."""
        if message is None or message.state is MessageState.CANCELLED:
            return ""
        if message.state is MessageState.SENT:
            return self._signed(TOLD, self.tr("told"), "", lang)
        why = word("send_fault", message.fault).said(lang) if message.fault else ""
        if message.state is MessageState.EXPIRED:
            late = word("message_state", message.state).said(lang)
            why = why or late[:1].lower() + late[1:]
        if message.is_stuck:
            return self._signed(NOT_TOLD, self.tr("not told"), why, lang)
        return self._signed(WAITS, self.tr("telling"), why, lang)

    def answer(self, said: HostAnswer | None, lang: Lang) -> str:
        """What the host said about a visitor."""
        return "" if said is None else self.tr("host: %1").replace("%1", word("host_answer", said).said(lang))

    def _signed(self, sign: str, what: str, why: str, lang: Lang) -> str:
        colon = "：" if lang == "zh_CN" else ": "
        return f"{sign} {what}{colon if why else ''}{why}"
