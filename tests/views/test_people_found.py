"""People who are found among those that are kept: each line says when they were here last."""

from datetime import timedelta

from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.views.context import DeskContext
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.people import PeopleView
from jib_desk.views.visitors.people_menu import open_people
from tests.views.shown import shown


def test_a_day_of_this_year_goes_without_the_year(desk: DeskContext, clock: FixedClock, qtbot: QtBot) -> None:
    visitors, by = desk.services.visitors, desk.actor()
    came = visitors.check_in(by=by, name_zh="麦示例", organisation="示例物流").row
    visitors.check_out(by=by, visit_ids=[came.id])
    for page in shown(VisitorsPage(desk), qtbot):
        open_people(page)
        view = page.over
        assert isinstance(view, PeopleView)
        view.search.setText("麦示例")
        (line,) = view.list.lines.rows()
        assert line.detail.endswith(" · 30 Nov")
        clock.at += timedelta(days=40)
        view.refresh()
        (line,) = view.list.lines.rows()
        assert line.detail.endswith(" · 30 Nov 2023")
