"""What a visit is at an instant, told from its times alone; nothing of this is stored."""

from jib_desk.rules.words import VisitState


def visit_state(
    expected_at: int | None,
    arrived_at: int | None,
    refused_at: int | None,
    *,
    is_closed: bool,
    today: int,
    cancelled_at: int | None = None,
) -> VisitState:
    """The state of a visit. Times are seconds since 1970; `today` is when the centre's day begins.

    A planned visit is a no-show when its day has ended, unless it was called off before.
    """
    if refused_at is not None:
        return VisitState.REFUSED
    if cancelled_at is not None:
        return VisitState.CANCELLED
    if is_closed:
        return VisitState.LEFT
    if arrived_at is not None:
        return VisitState.INSIDE
    return VisitState.NO_SHOW if expected_at is not None and expected_at < today else VisitState.EXPECTED
