"""A receiver of messages on this machine, that answers as it is told; and a keyring in memory."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

SECRET = "geheim-4f1c9a"  # in the address of every channel of the tests: found again, it leaked


class Receiver:
    """Takes real requests. `answers` are used up one by one, then everything is taken (200).

    An answer is a status, a status with a text, "hang" (until the test ends), "trickle" or "drop".
    """

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.taken: list[dict[str, Any]] = []  # what was said, of each request that was answered with 200
        self.asked = 0
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.arrived = threading.Event()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                receiver.serve(self)

            def log_message(self, *_arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = False
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))

    @property
    def address(self) -> str:
        """A webhook as a service shows it; the secret is its last part."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/hook/{SECRET}"

    def serve(self, request: BaseHTTPRequestHandler) -> None:
        said = json.loads(request.rfile.read(int(request.headers["Content-Length"])))
        with self.lock:
            self.asked += 1
            answer = self.answers.pop(0) if self.answers else 200
        self.arrived.set()
        if answer == "drop":
            request.close_connection = True
            return
        if answer == "trickle":
            self.trickle(request)
            return
        if answer == "hang":
            self.released.wait(30)
            return
        status, text = answer if isinstance(answer, tuple) else (answer, f"who reads this knows {SECRET}")
        if status == 200:
            with self.lock:
                self.taken.append(said)
        request.send_response(status)
        request.end_headers()
        request.wfile.write(text.encode())

    def trickle(self, request: BaseHTTPRequestHandler) -> None:
        """An answer without end, a letter at a time."""
        request.send_response(200)
        request.send_header("Content-Length", "1000000")
        request.end_headers()
        while not self.released.wait(0.05):
            request.wfile.write(b".")

    def bodies(self) -> list[str]:
        """The words of what was taken."""
        return [said["message"] for said in self.taken]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    receiver.thread.start()
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_PROXY", "no_proxy"):
            patch.setenv(name, "127.0.0.1,.invalid")  # whatever way the network goes elsewhere
        yield receiver
    receiver.released.set()
    receiver.server.shutdown()
    receiver.thread.join()
    receiver.server.server_close()  # joins the threads of requests


class MemoryKeyring(KeyringBackend):
    """Keeps secrets as long as a test runs."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@contextmanager
def keyring_in_memory() -> Iterator[MemoryKeyring]:
    import keyring

    before, memory = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(memory)
    yield memory
    keyring.set_keyring(before)
