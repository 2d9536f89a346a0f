"""The paper kit: its sheets have what an outage needs, and it is printed by itself at its hours."""

import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.paper_kits import KitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.printing import paper_kit_timer
from jib_desk.views.printing.output import pdf_bytes
from jib_desk.views.printing.paper_kit import FOLDER, KEPT, keep_kit, sheet_of
from jib_desk.views.printing.paper_kit_timer import KitTimer
from tests.views.printed import page_size_mm, pages_of, plain

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def timer(desk: DeskContext) -> Iterator[KitTimer]:
    made = KitTimer(desk)
    yield made
    made.stop()
    made.deleteLater()


def at(hour: int, minute: int) -> datetime:
    return datetime(2023, 11, 30, hour, minute, tzinfo=ZONE)


def kit(desk: DeskContext) -> KitRow:
    return desk.services.paper_kits.make(by=desk.actor()).row


def test_a_kit_has_numbered_lines_with_badges_phones_of_hosts_and_seats(desk: DeskContext) -> None:
    made = kit(desk)
    pdf = pdf_bytes(sheet_of(desk, made))
    first, *rest = pages_of(pdf)
    assert page_size_mm(pdf) == (210, 297)
    assert made.code in first
    assert "".join(f"{line}{badge}" for line, badge in enumerate(made.badges, start=1)) in first
    others = "".join(rest)
    on = desk.today()
    for company in desk.services.companies.all(on)[:3]:
        for contact in desk.services.companies.detail(company.id, on).contacts:
            if company.units and contact.phone and contact.is_host:
                assert plain(contact.phone) in others
    for unit in desk.services.plans.plan(on).units:
        assert unit.code in others


def test_all_lines_of_a_usual_kit_are_on_its_first_page(desk: DeskContext) -> None:
    first, second, *_rest = pages_of(pdf_bytes(sheet_of(desk, kit(desk))))
    assert plain("被访人及电话") not in first
    assert second.startswith(plain("被访人及电话"))


def test_a_kit_is_kept_beside_the_database_for_its_owner_alone(desk: DeskContext) -> None:
    made = kit(desk)
    file = keep_kit(sheet_of(desk, made), made, desk.services.database.path)
    assert file.parent == desk.services.database.path.parent / FOLDER
    assert file.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_of_older_kits_the_newest_files_stay(desk: DeskContext) -> None:
    folder = desk.services.database.path.parent / FOLDER
    folder.mkdir()
    for number in range(1, KEPT + 3):
        (folder / f"K-200101-{number:02d}.pdf").touch()
    made = kit(desk)
    keep_kit(sheet_of(desk, made), made, desk.services.database.path)
    names = sorted(file.name for file in folder.iterdir())
    assert len(names) == KEPT
    assert names[-1] == f"{made.code}.pdf"
    assert "K-200101-01.pdf" not in names


def test_it_is_printed_by_itself_once_at_each_set_hour(desk: DeskContext, timer: KitTimer, clock: FixedClock) -> None:
    kits = desk.services.paper_kits
    for moment, made in (
        (at(8, 29), 0),
        (at(8, 30), 1),
        (at(8, 45), 1),
        (at(12, 59), 1),
        (at(13, 0), 2),
        (at(18, 0), 2),
    ):
        clock.at = moment
        timer.look()
        assert desk.tasks.wait()
        assert len(kits.open_kits()) == made
    files = list((desk.services.database.path.parent / FOLDER).iterdir())
    assert sorted(file.stem for file in files) == ["K-231130-01", "K-231130-02"]


@pytest.mark.parametrize(
    ("printer", "said"),
    [("", "not printed: no printer is set up. It lies in paper-kits."), ("Desk", "Paper kit K-231130-01 is printed")],
)
def test_it_says_whether_it_is_on_paper_and_ctrl_z_leaves_it_alone(
    desk: DeskContext,
    timer: KitTimer,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    printer: str,
    said: str,
) -> None:
    monkeypatch.setattr(paper_kit_timer, "_default_printer", lambda: printer)
    monkeypatch.setattr(paper_kit_timer, "print_out", lambda _sheet, name: bool(name))
    told: list[str] = []
    own: list[object] = []
    desk.toast_requested.connect(lambda text, _entry: told.append(text))
    desk.wrote.connect(own.append)
    clock.at = at(8, 30)
    timer.look()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert told[0].endswith(said)
    assert own == []


def test_a_program_that_starts_again_prints_no_second_one(
    desk: DeskContext, timer: KitTimer, clock: FixedClock
) -> None:
    clock.at = at(8, 31)
    timer.look()
    assert desk.tasks.wait()
    again = KitTimer(desk)
    clock.at += timedelta(minutes=20)
    again.look()
    assert desk.tasks.wait()
    again.stop()
    assert len(desk.services.paper_kits.open_kits()) == 1


def test_without_set_hours_nothing_is_printed(desk: DeskContext, timer: KitTimer, clock: FixedClock) -> None:
    desk.services.settings.change(by=desk.actor(), kit_times=())
    clock.at = at(8, 31)
    timer.look()
    assert desk.tasks.wait()
    assert desk.services.paper_kits.open_kits() == ()


def test_a_folder_that_cannot_be_written_is_told_and_the_kit_stays(
    desk: DeskContext, timer: KitTimer, clock: FixedClock
) -> None:
    told: list[object] = []
    desk.error_raised.connect(told.append)
    (desk.services.database.path.parent / FOLDER).touch()  # a file where the folder belongs
    clock.at = at(8, 31)
    timer.look()
    assert desk.tasks.wait()
    assert len(told) == 1
    assert len(desk.services.paper_kits.open_kits()) == 1
