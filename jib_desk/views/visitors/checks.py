"""What stands under the check-in form before it is saved: a hint, terms to accept, a notice of the category.

Whoever adds one writes a `Check` and a line in `CHECKS`.
"""

from collections.abc import Callable

from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.check import Check


def _category(desk: DeskContext) -> Check:
    from jib_desk.views.visitors.category_check import CategoryCheck

    return CategoryCheck(desk)


def _id(desk: DeskContext) -> Check:
    from jib_desk.views.visitors.id_check import IdCheck

    return IdCheck(desk)


def _terms(desk: DeskContext) -> Check:
    from jib_desk.views.visitors.terms_check import TermsCheck

    return TermsCheck(desk)


def _watch(desk: DeskContext) -> Check:
    from jib_desk.views.visitors.watch_check import WatchCheck

    return WatchCheck(desk)


CHECKS: tuple[Callable[[DeskContext], Check], ...] = (_id, _category, _terms, _watch)
