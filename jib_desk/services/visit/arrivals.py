"""What else happens in the transaction in which somebody comes in: a line here for each, nothing else changes."""

from collections.abc import Callable
from datetime import datetime

from jib_desk.models.journal import Work
from jib_desk.services.message.outbox import tell_host
from jib_desk.services.visit.badges import put_on
from jib_desk.services.visit.passes_used import use_pass

# Each gets the transaction, the visit's id and when it was; whatever it raises refuses the arrival as a whole.
ARRIVALS: tuple[Callable[[Work, int, datetime], None], ...] = (put_on, tell_host, use_pass)
