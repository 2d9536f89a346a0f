"""What sending messages refuses: a system without a keyring, addresses that are none, messages that are settled."""

from dataclasses import dataclass

from jib_desk.services.desk_error import DeskError


@dataclass
class NoKeyring(DeskError):
    """The system keeps no secrets, or its keyring is locked: an address cannot be kept safely, so it is not kept."""

    code = "no_keyring"
    field = "address"
    exit_code = 4


@dataclass
class AddressRefused(DeskError):
    """What was pasted is no address of this kind (`why`). The address is a secret: it is not repeated."""

    code = "address_refused"
    field = "address"
    why: str


@dataclass
class MessageSettled(DeskError):
    """The message went out or was called off; there is nothing to try again."""

    code = "message_settled"


@dataclass
class NotTellable(DeskError):
    """Nobody can be told: there is no host, nobody stands in for him, or no channel is in use."""

    code = "not_tellable"


@dataclass
class NotAnsweredNow(DeskError):
    """The visit is over or has not begun: the host's answer belongs to somebody who stands at the desk."""

    code = "not_answered_now"
