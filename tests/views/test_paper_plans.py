"""A line from paper that may be one of several planned visits is asked about in the line, and answered by one key."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jib_desk.rules.words import VisitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.paper_kits import KitRow
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.item_models.offers import Offer
from jib_desk.views.languages import Languages
from jib_desk.views.page import Page
from jib_desk.views.visitors.paper_bridge import PaperBridgeView
from jib_desk.views.visitors.paper_bridge_line import PaperLine
from jib_desk.views.visitors.paper_bridge_opening import open_bridge
from tests.views.on_paper import Hands, at, commit, entered, line_of, settle
from tests.views.shown import shown

Key = Qt.Key
NAME = "秦测甲"
Two = tuple[VisitRow, VisitRow]


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def kit(desk: DeskContext, clock: FixedClock) -> KitRow:
    """Printed at half past eight; the power is back at noon."""
    clock.at = at(8, 30)
    made = desk.services.paper_kits.make(by=desk.actor()).row
    clock.at = at(12, 0)
    return made


@pytest.fixture
def two(desk: DeskContext, kit: KitRow) -> Two:
    """Two people of one name are planned for that day, each to see somebody else."""
    hosts = [desk.services.companies.hosts(name)[0].contact_id for name in ("赵示一", "钱示二")]
    first, second = (
        desk.services.visitors.expect(
            by=desk.actor(), expected_at=at(10, minute), name_zh=NAME, phone=f"1200000000{minute}", host_id=host
        ).row
        for minute, host in zip((1, 2), hosts, strict=True)
    )
    return first, second


@pytest.fixture
def page(desk: DeskContext, two: Two, qtbot: QtBot) -> Iterator[Page]:
    yield from shown(Page(desk), qtbot)


@pytest.fixture
def bridge(page: Page) -> PaperBridgeView:
    open_bridge(page)
    assert isinstance(page.over, PaperBridgeView)
    QApplication.processEvents()
    return page.over


def offered(line: PaperLine) -> list[Offer]:
    model = line.name.offers()
    assert model is not None
    found = [model.offer(model.index(row, 0)) for row in range(model.rowCount())]
    return [offer for offer in found if offer is not None]


def type_new(line: PaperLine, times: str, hands: Hands) -> None:
    """As somebody new, whom the list below the name would not take for anybody."""
    commit("秦测")
    commit("甲")
    hands.keys(Key.Key_Up)  # somebody new
    hands.keys(times)


def test_it_is_asked_in_the_line_and_one_digit_answers_and_goes_on(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    line = line_of(bridge, 1)
    type_new(line, "10321105", hands)
    hands.keys(Key.Key_Return)
    assert entered(page, kit) == ()
    assert line.error.text() == "Expected that day: which visit is it? Press its number."
    assert QApplication.focusWidget() is line.name
    assert [offer.title for offer in offered(line)] == [
        f"1 · 10:02 · {NAME}",  # the nearest in time first
        f"2 · 10:01 · {NAME}",
        "0 · Somebody else: a visit of its own",
    ]
    assert "钱示二" in offered(line)[0].detail
    before = hands.others
    hands.keys("2")
    assert hands.others - before == 1
    (row,) = entered(page, kit)
    assert (row.visit_id, row.arrived_at, row.left_at) == (two[0].id, at(10, 32), at(11, 5))
    assert page.desk.services.visitors.visit(two[1].id).state is VisitState.EXPECTED
    assert QApplication.focusWidget() is line_of(bridge, 2).name


@pytest.mark.parametrize("keys", ["0", "０", (Key.Key_Up, Key.Key_Return)])
def test_nobody_of_them_is_a_visit_of_its_own(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands, keys: str | tuple[Key, ...]
) -> None:
    type_new(line_of(bridge, 1), "1032", hands)
    hands.keys(Key.Key_Return)
    settle(page)
    commit(keys) if isinstance(keys, str) else hands.keys(*keys)
    (row,) = entered(page, kit)
    assert row.visit_id not in {visit.id for visit in two}


def test_who_types_on_is_asked_after_the_last_line(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    type_new(line_of(bridge, 1), "10321105", hands)
    hands.name("Rosalind New")
    settle(page)  # the first line is refused by now
    assert QApplication.focusWidget() is line_of(bridge, 2).name
    assert "which visit" in line_of(bridge, 1).error.text()
    hands.keys("1041", Key.Key_Return)
    for _line in range(3, 23):
        hands.keys("-", Key.Key_Return)
    settle(page)
    first = line_of(bridge, 1)
    assert QApplication.focusWidget() is first.name
    assert first.name.is_offering
    hands.keys("1")
    assert len(entered(page, kit)) == 22
    assert page.desk.services.paper_kits.sheet(kit.id).line(1) is not None
    assert page.desk.services.visitors.visit(two[1].id).state is VisitState.LEFT


def test_enter_takes_nothing_unseen_and_what_is_typed_otherwise_takes_the_question_back(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    line = line_of(bridge, 1)
    type_new(line, "1032", hands)
    hands.keys(Key.Key_Return)
    settle(page)
    hands.keys(Key.Key_Return, "7", Key.Key_Tab, Key.Key_Return)
    assert entered(page, kit) == ()
    assert line.question is not None
    line.name.setFocus()
    line.name.end(False)
    commit("乙")
    assert line.question is None
    assert not line.error.isVisible()
    hands.keys(Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    (row,) = entered(page, kit)
    assert row.name_zh == f"{NAME}乙"


def test_the_host_behind_the_name_says_which_and_no_key_is_needed(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    commit(NAME)
    commit("钱示二")
    hands.keys("10321105", Key.Key_Return)
    assert hands.others == 9  # the times, and the Enter of the last line
    (row,) = entered(page, kit)
    assert row.visit_id == two[1].id


def test_a_plan_that_another_desk_took_meanwhile_is_asked_about_no_more(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    type_new(line_of(bridge, 1), "1032", hands)
    hands.keys(Key.Key_Return)
    settle(page)
    page.desk.services.visitors.check_in(by=page.desk.actor(), visit_id=two[1].id)
    hands.keys("1")
    settle(page)
    line = line_of(bridge, 1)
    assert "inside" in line.error.text()
    hands.keys(Key.Key_Return)  # without an answer it is looked for anew: one is left
    (row,) = entered(page, kit)
    assert row.visit_id == two[0].id


def test_the_question_follows_the_language(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    languages = Languages()
    languages.use("zh_CN")
    page.desk.set_lang("zh_CN")
    type_new(line_of(bridge, 1), "1032", hands)
    hands.keys(Key.Key_Return)
    settle(page)
    said = line_of(bridge, 1).error.text()
    languages.use("en")
    assert said == "当天已有预约：是哪一次来访？请按编号选择。"
    QApplication.processEvents()
    assert "which visit" in line_of(bridge, 1).error.text()
    del kit, two


def test_of_several_people_of_one_name_a_digit_says_who_it_is_and_nought_is_somebody_new(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    line = line_of(bridge, 1)
    commit(NAME)
    hands.keys("10321105", Key.Key_Return)
    assert entered(page, kit) == ()
    assert "who is it?" in line.error.text()
    titles = [offer.title for offer in offered(line)]
    assert titles == [f"1 · {NAME}", f"2 · {NAME}", f"0 · New visitor “{NAME}”"]
    hands.keys("9")  # nobody
    assert line.question is not None
    chosen = next(visit for visit in two if visit.masked_phone in offered(line)[1].detail)
    hands.keys("2")
    (row,) = entered(page, kit)
    assert row.visit_id == chosen.id


def test_somebody_new_of_several_of_one_name_takes_no_plan_of_theirs(
    page: Page, bridge: PaperBridgeView, kit: KitRow, two: Two, hands: Hands
) -> None:
    commit(NAME)
    hands.keys("10331106")
    commit("周新来")  # whoever types on is asked later
    hands.keys("1041", Key.Key_Return)
    settle(page)
    assert "who is it?" in line_of(bridge, 1).error.text()
    line_of(bridge, 1).begin()
    hands.keys("0")
    rows = entered(page, kit)
    assert [row.line for row in rows] == [1, 2]
    assert rows[0].visit_id not in {visit.id for visit in two}


def test_a_time_that_is_typed_again_takes_the_place_of_the_one_before(
    page: Page, bridge: PaperBridgeView, kit: KitRow, hands: Hands
) -> None:
    line = line_of(bridge, 1)
    hands.name("Rosalind New")
    hands.keys("0800", Key.Key_Return)
    assert "not printed yet" in line.error.text()
    line.name.setFocus()
    hands.name("er")
    hands.keys("0915", Key.Key_Return)
    (row,) = entered(page, kit)
    assert (row.name_latin, row.arrived_at) == ("Rosalind Newer", at(9, 15))
