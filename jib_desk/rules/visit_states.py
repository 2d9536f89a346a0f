"""What a visit is at an instant, told from its times alone; nothing of this is stored."""

from jib_desk.rules.words import VisitState

LATE = 3 * 3_600  # seconds: so long after his time somebody is still awaited when midnight comes in between


NIGHT_HOUR = 4  # until then a day that began before midnight may go on
EARLY = 3_600  # seconds: so long before an event begins somebody may be expected who comes to it


def awaited_since(today: int, now: int, event: int | None = None) -> int:
    """The earliest time at which whoever may still come was expected: since `today` began, and of the evening before.

    In seconds since 1970. Whoever was expected at 23:50 and comes at 00:10 is who was expected. `event` is when the
    first of those began that run over midnight and until now: whoever was expected for it is awaited as long.
    """
    return min(today, now - LATE, now if event is None else event - EARLY)


def visit_state(
    expected_at: int | None,
    arrived_at: int | None,
    refused_at: int | None,
    *,
    is_closed: bool,
    awaited: int,
    cancelled_at: int | None = None,
) -> VisitState:
    """The state of a visit. Times are seconds since 1970; `awaited` is `awaited_since`.

    A planned visit is a no-show when its day has ended and its visitor is `LATE`, unless it was called off before.
    """
    if refused_at is not None:
        return VisitState.REFUSED
    if cancelled_at is not None:
        return VisitState.CANCELLED
    if is_closed:
        return VisitState.LEFT
    if arrived_at is not None:
        return VisitState.INSIDE
    return VisitState.NO_SHOW if expected_at is not None and expected_at < awaited else VisitState.EXPECTED
