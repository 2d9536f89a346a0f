"""One message out of the house, by apprise behind a small port. What comes back is one code, never a text.

Apprise is imported with the first message. What it and the libraries below it log stays in memory: their lines hold
addresses, and an address is a secret.
"""

import logging
import re
import sys
import threading
from collections.abc import Mapping
from typing import Any, Protocol, cast
from urllib.parse import quote

from jib_desk.rules.desk_words import ChannelKind, SendFault
from jib_desk.rules.messages import MessageText

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 5.0
_REST_SECONDS = 2.0  # for what is neither: finding the name, the parts of a long answer
# What a service shows to copy, and what apprise calls it. Its own form is taken as it is.
_SHOWN: Mapping[ChannelKind, tuple[re.Pattern[str], str]] = {
    ChannelKind.WECOM: (
        re.compile(r"https?://qyapi\.weixin\.qq\.com/cgi-bin/webhook/send/?\?key=([\w-]+)", re.I),
        "wecombot://{}",
    ),
    ChannelKind.DINGTALK: (
        re.compile(r"https?://oapi\.dingtalk\.com/robot/send/?\?access_token=(\w+)", re.I),
        "dingtalk://{}",
    ),
    ChannelKind.FEISHU: (
        re.compile(r"https?://open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/([\w-]+)/?", re.I),
        "feishu://{}",
    ),
    ChannelKind.WEBHOOK: (re.compile(r"http(s?://[^\s/?#].*)", re.I), "json{}"),
}
_SCHEMES: Mapping[ChannelKind, frozenset[str]] = {
    ChannelKind.WECOM: frozenset({"wecombot"}),
    ChannelKind.DINGTALK: frozenset({"dingtalk"}),
    ChannelKind.FEISHU: frozenset({"feishu"}),
    ChannelKind.MAIL: frozenset({"mailto", "mailtos"}),
    ChannelKind.WEBHOOK: frozenset({"json", "jsons"}),
}
_QUIET = ("apprise", "requests", "urllib3", "keyring")
_NO_CONNECTION = "Socket Exception: "  # how every plug-in of apprise begins to tell of one
_NO_NETWORK = re.compile(
    r"NameResolution|getaddrinfo|not known|Temporary failure|unreachable|No route|nodename|Errno (-\d|101|113|11001)",
    re.I,
)


class Post(Protocol):
    """Carries a message to one address."""

    def is_address(self, kind: ChannelKind, address: str) -> bool:
        """Whether this can be an address of a channel of that kind."""
        ...

    def send(self, kind: ChannelKind, address: str, text: MessageText, to: str = "") -> SendFault | None:
        """Send now and wait for the answer, ten seconds at most; None = it was taken.

        `to` is the receiver's mailbox, for mail whose address names none.
        """
        ...


class ApprisePost:
    """The port as apprise serves it."""

    def __init__(self, connect_seconds: float = CONNECT_SECONDS, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._limits = connect_seconds, answer_seconds

    def is_address(self, kind: ChannelKind, address: str) -> bool:
        return self._plug(kind, address, "desk@example.com") is not None

    def send(self, kind: ChannelKind, address: str, text: MessageText, to: str = "") -> SendFault | None:
        # A server that sends its answer letter by letter is within every limit of the socket.
        answer: list[SendFault | None] = []
        carrier = threading.Thread(
            target=lambda: answer.append(self._send(kind, address, text, to)), name="jib-desk message", daemon=True
        )
        carrier.start()
        carrier.join(sum(self._limits) + _REST_SECONDS)
        return answer[0] if answer else SendFault.NO_ANSWER

    def _send(self, kind: ChannelKind, address: str, text: MessageText, to: str) -> SendFault | None:
        with _Ear() as ear:
            plug = self._plug(kind, address, to)
            if plug is None:
                return SendFault.BAD_ADDRESS
            _hear_refusals(plug)
            return None if plug.notify(body=text.body, title=text.title) else ear.fault()

    def _plug(self, kind: ChannelKind, address: str, to: str) -> Any:
        """Apprise's sender of an address, None when it is none of this kind."""
        url = _url(kind, address, to)
        if url.partition("://")[0].lower() not in _SCHEMES[kind]:
            return None
        import apprise

        _keep_quiet()
        asset = apprise.AppriseAsset(app_id="JIB Desk", app_desc="JIB Desk", async_mode=False, storage_mode="memory")
        maker: Any = apprise.Apprise
        plug: Any = maker.instantiate(url, asset=asset, suppress_exceptions=True)
        if not plug:
            return None
        plug.socket_connect_timeout, plug.socket_read_timeout = self._limits
        return plug


def _url(kind: ChannelKind, address: str, to: str) -> str:
    written = address.strip()
    if kind in _SHOWN:
        pattern, form = _SHOWN[kind]
        shown = pattern.fullmatch(written)
        return form.format(shown.group(1)) if shown else written
    if to and not re.search(r"[?&]to=", written):
        return f"{written}{'&' if '?' in written else '?'}to={quote(to, safe='@')}"
    return written


# --- what was heard --------------------------------------------------------------------------


class _Ear(logging.Handler):
    """Listens to apprise while one message goes, and keeps of it what it means."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self._thread = threading.get_ident()
        self._fault = SendFault.REFUSED

    def __enter__(self) -> "_Ear":
        logger = logging.getLogger("apprise")
        logger.setLevel(logging.DEBUG)
        logger.addHandler(self)
        return self

    def __exit__(self, *_what: object) -> None:
        logging.getLogger("apprise").removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:
            said = record.getMessage()
            if said.startswith(_NO_CONNECTION):
                self._fault = SendFault.NO_NETWORK if _NO_NETWORK.search(said) else SendFault.NO_ANSWER

    def fault(self) -> SendFault:
        """What the silence or the answer comes to."""
        return self._fault


def _keep_quiet() -> None:
    """Nothing of these libraries reaches a log or the screen."""
    for name in _QUIET:
        logger = logging.getLogger(name)
        logger.propagate = False
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


class _Judging:
    """`requests` as a plug-in knows it, with the refusals that WeCom, DingTalk and Feishu say with a 200.

    Apprise looks at the status alone: a bot that was removed long ago would count as told.
    """

    def __init__(self, library: Any) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def post(self, *args: Any, **options: Any) -> Any:
        answer = self._library.post(*args, **options)
        if answer.ok and _is_refusal(answer):
            answer.status_code = 400
        return answer


def _is_refusal(answer: Any) -> bool:
    try:
        said: Any = answer.json()
    except ValueError:
        return False
    if not isinstance(said, dict):
        return False
    codes = cast("dict[str, Any]", said)
    return any(codes.get(name) not in (None, 0) for name in ("errcode", "code", "StatusCode"))


def _hear_refusals(plug: Any) -> None:
    module: Any = sys.modules[type(plug).__module__]
    library: Any = getattr(module, "requests", None)
    if library is not None and hasattr(library, "post") and not isinstance(library, _Judging):
        module.requests = _Judging(library)
