"""What is done with the visits of the list: scenes to be looked at, each on the visitors' page with nothing over it."""

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from docs.stage import Shown
from jib_desk.views.printing.preview import PrintPreview
from jib_desk.views.visitors.colleague import ColleagueDialog
from jib_desk.views.visitors.more import VISIT_ENTRIES
from jib_desk.views.visitors.visit_list import Which

if TYPE_CHECKING:
    from jib_desk.views.visitors.page import VisitorsPage


def somebody_is_awaited(shown: Shown) -> None:
    """Who is expected today: one is late, and has a pass."""
    desk = shown.desk
    assert desk is not None
    page = visitors_with_nothing_over_them(shown)
    service, by, late = desk.services.visitors, desk.actor(), desk.clock.now() - timedelta(minutes=25)
    if not service.planned_match(name_zh="罗访九"):
        visit = service.expect(
            by=by, expected_at=late, name_zh="罗访九", organisation="示例软件", phone="12000009912"
        ).row
        desk.services.passes.issue_all(by=by, visit_ids=[visit.id])
    page.list.show_list(Which.EXPECTED)
    page.list.table.take_keys()


def a_colleague_comes(shown: Shown) -> None:
    """Instead of who was expected, and the manager is to be told first."""
    somebody_is_awaited(shown)
    _do_with_row(shown, "visit.colleague", 0)
    (dialog,) = shown.window.findChildren(ColleagueDialog)
    dialog.name.setText("关访九")
    dialog.save()
    shown.settle(lambda: any(check.isVisible() for check in dialog.checks))


def some_of_a_group_leave(shown: Shown) -> None:
    """A part of a group goes home before the others."""
    page = visitors_with_nothing_over_them(shown)
    page.list.show_list(Which.INSIDE)
    place = next(place for place, visit in enumerate(page.list.model.rows()) if visit.heads_inside > 1)
    _do_with_row(shown, "visit.part_leaves", place)


def a_group_is_named(shown: Shown) -> None:
    """Who of a group is known by name, one of whom has left."""
    desk = shown.desk
    assert desk is not None
    page = visitors_with_nothing_over_them(shown)
    service, by = desk.services.visitors, desk.actor()
    group = next((visit for visit in service.on_site() if visit.name_zh == "孟访八"), None)
    if group is None:
        group = service.check_in(by=by, name_zh="孟访八", party_size=4, is_unplanned=True).row
        names = ["欧阳访一", "Anna Schmidt", "司马访二"]
        service.set_party(by=by, visit_id=group.id, version=group.version, people=4, names=names)
        service.depart(by=by, visit_id=group.id, heads=1, members=[1])
    page.list.show_list(Which.INSIDE)
    place = next(place for place, visit in enumerate(page.list.model.rows()) if visit.id == group.id)
    _do_with_row(shown, "visit.group", place)


def times_are_corrected(shown: Shown) -> None:
    """When somebody came was written down wrongly."""
    page = visitors_with_nothing_over_them(shown)
    page.list.show_list(Which.INSIDE)
    page.list.table.selectRow(0)
    page.list.table.correct_wanted.emit()


def a_badge_is_seen_before_it_is_printed(shown: Shown) -> None:
    """The preview of one badge on the paper of the settings."""
    page = visitors_with_nothing_over_them(shown)
    page.list.show_list(Which.INSIDE)
    _do_with_row(shown, "visit.print_badge", 1)
    shown.settle(lambda: bool(shown.window.findChildren(PrintPreview)))


def all_fields_are_open(shown: Shown) -> None:
    """Phone, organisation, group and note below the five fields."""
    page = visitors_with_nothing_over_them(shown)
    page.form.fields.name.setText("周访八")
    page.form.fields.more.setChecked(True)


def visitors_with_nothing_over_them(shown: Shown) -> "VisitorsPage":
    """The visitors' page with nothing over it, and an empty form."""
    for dialog in shown.window.findChildren(QDialog):
        dialog.reject()
    shown.settle()
    shown.window.show_page("visitors")
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    page.form.start_again()
    return page


def _do_with_row(shown: Shown, verb: str, place: int) -> None:
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.list.table.setCurrentIndex(page.list.model.index(place, 0))
    visits = page.list.table.chosen()
    next(entry for entry in VISIT_ENTRIES if entry.id == verb).run(page, visits)
    shown.settle(lambda: bool(shown.window.findChildren(QDialog)))


LIST_SCENES: dict[str, Callable[[Shown], None]] = {
    "expected": somebody_is_awaited,
    "colleague": a_colleague_comes,
    "part-leaves": some_of_a_group_leave,
    "group-names": a_group_is_named,
    "times": times_are_corrected,
    "badge": a_badge_is_seen_before_it_is_printed,
    "all-fields": all_fields_are_open,
}
