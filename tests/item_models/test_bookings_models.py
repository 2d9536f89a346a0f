"""The models behind the grid and the agenda, held to Qt's own rules."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from jib_desk.rules.words import BookingState, Layout, SpaceKind
from jib_desk.services.rows.bookings import BookingRow, RoomRow
from jib_desk.views.item_models.bookings import BookingsModel, LanesModel

pytestmark = pytest.mark.usefixtures("qapp")
SHANGHAI = ZoneInfo("Asia/Shanghai")
TWO = datetime(2023, 11, 30, 6, tzinfo=UTC)  # in the afternoon, at the centre


def room(key: int, code: str, kind: SpaceKind = SpaceKind.MEETING, *, is_bookable: bool = True) -> RoomRow:
    return RoomRow(key, 1, code, f"Room {code}", f"会议室{code}", kind, {Layout.BOARDROOM: 8}, 8, is_bookable)


def booking(key: int = 1, hours: float = 2, state: BookingState = BookingState.CONFIRMED) -> BookingRow:
    end = TWO + timedelta(hours=hours)
    return BookingRow(
        id=key, uid=str(key), version=1, reference=f"B-231130-{key:02d}", room_id=1, room_code="M1", subject="Review",
        company_id=None, booked_by="KiteSignal", contact="", headcount=6, layout=None, equipment="", catering="",
        starts_at=TWO, ends_at=end, setup_min=30, teardown_min=0, blocks_from=TWO - timedelta(minutes=30),
        blocks_until=end, state=state, live=True, event_id=None, event_type=None, note="",
    )  # fmt: skip


@pytest.fixture
def model() -> BookingsModel:
    made = BookingsModel(SHANGHAI, "en")
    made.set_rooms([room(1, "M1")])
    return made


def line(model: BookingsModel, row: int = 0) -> list[str]:
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_a_booking_reads_in_the_centres_time_whatever_the_workstations(model: BookingsModel) -> None:
    model.set_rows([booking()])
    assert line(model) == ["14:00–16:00", "Room M1", "Review", "KiteSignal", "6", "Confirmed"]


def test_words_follow_the_language(model: BookingsModel) -> None:
    model.set_rows([booking(state=BookingState.NO_SHOW)])
    model.set_language("zh_CN")
    assert line(model)[1::4] == ["会议室M1", "爽约"]


def test_an_end_past_midnight_says_so(model: BookingsModel) -> None:
    model.set_rows([booking(hours=11)])
    assert line(model)[0] == "14:00–01:00 +1"


def test_a_screen_reader_hears_subject_room_times_and_state(model: BookingsModel) -> None:
    model.set_rows([booking()])
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Review, Room M1, 14:00–16:00, Confirmed"
    assert "Setup 30 min" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_a_change_of_one_booking_keeps_the_selection_of_the_others(model: BookingsModel) -> None:
    resets, changed = [], []
    model.set_rows([booking(1), booking(2)])
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.set_rows([booking(1), replace(booking(2), subject="Other")])
    assert (resets, changed) == ([], [(1, 1)])
    model.set_rows([booking(2)])
    assert resets == [1]
    assert model.booking(1) is None
    assert model.place_of(2).row() == 0
    assert not model.place_of(1).isValid()


def test_the_bookings_keep_qts_rules(model: BookingsModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for rows in ([booking(1)], [booking(1), booking(2)], [], [booking(3)]):
        model.set_rows(rows)
    model.set_language("zh_CN")


BOOTHS = [room(7, "PB1", SpaceKind.BOOTH), room(8, "PB2", SpaceKind.BOOTH)]


def test_booths_are_one_lane_until_unfolded() -> None:
    lanes = LanesModel("en")
    QAbstractItemModelTester(lanes, QAbstractItemModelTester.FailureReportingMode.Fatal)
    lanes.set_rows([*BOOTHS, room(1, "M1"), room(2, "M2", is_bookable=False)])
    assert [(lane.title, len(lane.rooms)) for lane in lanes.lanes()] == [("Room M1", 1), ("Phone booths", 2)]
    lanes.set_booths_open(True)
    assert [lane.title for lane in lanes.lanes()] == ["Room M1", "Phone booths", "Room PB1", "Room PB2"]
    assert lanes.lanes()[1].rooms == ()
    lanes.set_language("zh_CN")
    assert lanes.index(0).data() == "会议室M1"


def test_a_single_booth_is_a_room_like_others() -> None:
    lanes = LanesModel("en")
    lanes.set_rows(BOOTHS[:1])
    assert [(lane.title, lane.is_group) for lane in lanes.lanes()] == [("Room PB1", False)]
