"""Code lists of the front desk: host and watch list, messages, register, muster; a part of `words`.

Codes are what the database stores; both names of each are in word_tables.
"""

from enum import StrEnum


class HostAnswer(StrEnum):
    """What a host said when asked about a visitor at the desk."""

    YES = "yes"
    NO = "no"
    SILENT = "silent"


class TermsKind(StrEnum):
    """What a visitor may be asked to accept."""

    PRIVACY = "privacy"
    NDA = "nda"


class WatchAction(StrEnum):
    """What the desk does when somebody on the watch list comes."""

    TELL = "tell"
    REFUSE = "refuse"


class WatchStage(StrEnum):
    """When a match with the watch list was seen."""

    INVITATION = "invitation"
    ARRIVAL = "arrival"


class WatchOutcome(StrEnum):
    """What was decided about a match."""

    LET_IN = "let_in"
    REFUSED = "refused"
    SOMEONE_ELSE = "someone_else"


class ChannelKind(StrEnum):
    """How messages leave the house."""

    WECOM = "wecom"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"
    MAIL = "mail"
    WEBHOOK = "webhook"


class MessageKind(StrEnum):
    """What a message tells."""

    ARRIVAL = "arrival"
    PARCEL = "parcel"
    TEST = "test"


class MessageState(StrEnum):
    """How far a message is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class SendFault(StrEnum):
    """Why a message did not go out. Answers of servers are never kept, only which of these they mean."""

    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    NO_NETWORK = "no_network"
    BAD_ADDRESS = "bad_address"
    NO_SECRET = "no_secret"  # noqa: S105 - a code: the channel has no address on this machine
    NO_CHANNEL = "no_channel"


class LostKind(StrEnum):
    """Whether a thing was found, or somebody misses it."""

    FOUND = "found"
    MISSED = "missed"


class LostOutcome(StrEnum):
    """How a found or missed thing was settled."""

    GIVEN_BACK = "given_back"
    HANDED_OVER = "handed_over"
    DISPOSED = "disposed"
    WITHDRAWN = "withdrawn"


class MusterKind(StrEnum):
    """Who a tick on the muster roll is for."""

    VISITOR = "visitor"
    EVENT = "event"
    RESIDENT = "resident"
    UNKNOWN = "unknown"


class TickSource(StrEnum):
    """Where a tick on the muster roll was made."""

    WINDOW = "window"
    KIOSK = "kiosk"
    SNAPSHOT = "snapshot"
