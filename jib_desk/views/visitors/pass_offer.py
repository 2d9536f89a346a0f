"""A pass that is typed where names are typed: six digits, or a scan that an input method took for words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jib_desk import phrases
from jib_desk.rules.passes import is_scan, read_code, read_scan
from jib_desk.services.errors import DeskError, PassUnknown
from jib_desk.views.item_models.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Callable

    from jib_desk.services.rows.visitors import VisitorHit
    from jib_desk.views.context import DeskContext
    from jib_desk.views.visitors.visit_fields import VisitFields


def pass_offer(desk: DeskContext, typed: str, line_of: Callable[[VisitorHit], Offer]) -> Offer | None:
    """What the field for names offers for six digits, or for a scan that was typed: who comes, or why nobody does.

    None where it is no pass; six digits may as well be the end of a phone.
    """
    if not (read_code(typed) or read_scan(typed)):
        return None
    try:
        found = desk.read(lambda: desk.services.passes.look(typed))
    except PassUnknown:
        return None
    except DeskError as error:
        return Offer(typed, error, detail=phrases.sentence(error, desk.lang, desk.zone))
    hit = desk.read(lambda: desk.services.visitors.visitor(found.visit.visitor_id))
    return line_of(hit._replace(expected_visit_id=found.visit.id))


def asks_about_pass(desk: DeskContext, fields: VisitFields) -> bool:
    """Whether a pass stands where the name belongs: the field says why it lets nobody in, or offers whom it does.

    What was ever a pass of this centre is thus taken for nobody's name or phone, and stays as it was typed.
    """
    typed = fields.name.text()
    if fields.hit is not None or not (read_code(typed) or is_scan(typed)):
        return False
    refused = _refusal(desk, typed)
    if isinstance(refused, PassUnknown) and refused.kind == "code":
        return False  # the end of a phone, for all that is known
    fields.clear_errors()
    fields.name.setFocus()
    if refused is None:
        fields.name.look_again()
    else:
        fields.name_field.set_error(lambda: phrases.sentence(refused, desk.lang, desk.zone))
    return True


def _refusal(desk: DeskContext, typed: str) -> DeskError | None:
    """Why this pass lets nobody in; None where it does."""
    try:
        desk.read(lambda: desk.services.passes.look(typed))
    except DeskError as error:
        return error
    return None
