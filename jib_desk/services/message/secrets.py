"""The addresses of channels in the system's keyring: they hold passwords, so they are nowhere else.

Keyring is imported when the first address is asked for; a start never waits for it.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from jib_desk.services import errors

SERVICE = "jib-desk"  # under which the system lists what this program keeps


class Secrets(Protocol):
    """Keeps one text for each name, on this computer and for this person."""

    def get(self, name: str) -> str | None:
        """The text, None when none is kept here. Raises NoKeyring."""
        ...

    def put(self, name: str, secret: str) -> None:
        """Keep a text in place of what was kept. Raises NoKeyring."""
        ...

    def forget(self, name: str) -> None:
        """Keep it no longer; nothing to forget is no error. Raises NoKeyring."""
        ...


class SystemKeyring:
    """The keyring of the system: Secret Service, KWallet, macOS Keychain or Windows Credential Locker."""

    def get(self, name: str) -> str | None:
        import keyring

        with _typed():
            return keyring.get_password(SERVICE, name)

    def put(self, name: str, secret: str) -> None:
        import keyring

        with _typed():
            keyring.set_password(SERVICE, name, secret)

    def forget(self, name: str) -> None:
        import keyring
        from keyring.errors import PasswordDeleteError

        with _typed():
            try:
                keyring.delete_password(SERVICE, name)
            except PasswordDeleteError:
                return


@contextmanager
def _typed() -> Generator[None]:
    """Whatever a keyring refuses comes to one thing at the desk; its own words may hold what was to be kept."""
    from keyring.errors import KeyringError

    try:
        yield
    except (KeyringError, OSError) as error:
        raise errors.NoKeyring from error
