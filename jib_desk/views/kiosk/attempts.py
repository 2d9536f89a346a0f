"""How often somebody may be wrong at the kiosk before it only sends to the desk for a while."""

from collections.abc import Callable

MOST_WRONG = 5  # in a row, whoever stood there
PAUSE = 60.0  # seconds


class Attempts:
    """Counts what was refused, so that nobody tries codes one after the other.

    `now` gives seconds that nobody sets back or forward.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._wrong = 0
        self._until: float | None = None

    @property
    def is_paused(self) -> bool:
        """Whether nothing is tried now."""
        return self._until is not None and self._now() < self._until

    def right(self) -> None:
        """Somebody was let in or out."""
        self._wrong = 0

    def wrong(self) -> None:
        """Somebody was refused; the one after a pause counts anew."""
        if self._until is not None and not self.is_paused:
            self._wrong, self._until = 0, None
        self._wrong += 1
        if self._wrong >= MOST_WRONG:
            self._until = self._now() + PAUSE
