"""Whoever is meant is found while typing, and who came last is first, among hundreds of one name as among ten."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from jib_desk.models.database import Database
from jib_desk.models.journal import Stamp
from jib_desk.models.tables import TABLES
from jib_desk.services.centre import open_services
from jib_desk.services.clock import FixedClock
from tests.conftest import OPENING_MORNING, copy_centre

ROOT = Path(__file__).parents[2]
MANY = 700  # more of one family than are ever looked at one by one
_GIVEN = "芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力"
_NAMES = [f"王{_GIVEN[number // 27 % 27]}{_GIVEN[number % 27]}" for number in range(MANY)]
_IN_THE_MIDDLE = MANY // 2


class Crowd:
    """A centre that knows 700 people of one family, none of whom has come yet."""

    def __init__(self, path: Path) -> None:
        self.clock = FixedClock(OPENING_MORNING)
        self.services = open_services(Database.open(path), self.clock)
        self.by = self.services.staff.actor("front_desk", "tests")
        rows = [
            {"id": key, "version": 1, "uid": str(key), "name_zh": name, "phone": f"120{key % 10}000{key:04}"}
            for key, name in enumerate(_NAMES, start=1)
        ]
        stamp = Stamp(at=datetime.now(UTC), staff_id=1, workstation="tests", program="0", action="test.crowd")
        with self.services.database.write(stamp) as writing:
            writing.work.write_many(TABLES["visitor"], [row | {"category": "guest"} for row in rows])

    def come(self, visitor_id: int | None = None, **about: str) -> int:
        """Somebody comes and goes; who it was."""
        self.clock.at += timedelta(minutes=5)
        visitors = self.services.visitors
        row = visitors.check_in(by=self.by, visitor_id=visitor_id, is_unplanned=True, **about).row  # type: ignore[arg-type]
        visitors.check_out(by=self.by, visit_ids=[row.id])
        return row.visitor_id

    def offered(self, typed: str) -> list[int]:
        return [hit.visitor_id for hit in self.services.visitors.suggest(typed)]


@pytest.fixture(scope="module")
def crowd(init_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    made = Crowd(copy_centre(init_template, tmp_path_factory.mktemp("crowd") / "centre.db"))
    yield made
    made.services.close()


@pytest.mark.parametrize("typed", ["wangwiexing", "wangweixign", "wangwexing", "awngweixing", "wangweizing"])
def test_a_slip_is_forgiven_however_many_names_begin_alike(crowd: Crowd, typed: str) -> None:
    meant = crowd.come(name_zh="王伟星", phone="12000009001")
    assert crowd.offered(typed) == [meant]


@pytest.mark.parametrize(
    ("typed", "name", "phone"),
    [
        ("shcmidt", "Anna Schmidt", "12000009002"),
        ("Linqvist", "Christopher Lindqvist", "12000009004"),
        ("chirstopher", "Christopher Lindqvist", "12000009004"),
    ],
)
def test_a_slip_in_letters_is_forgiven_too(crowd: Crowd, typed: str, name: str, phone: str) -> None:
    meant = crowd.come(name_latin=name, phone=phone)
    assert crowd.offered(typed) == [meant]


@pytest.mark.parametrize("typed", ["王", "wang", "w", "120"])
def test_who_came_last_is_the_first_of_hundreds(crowd: Crowd, typed: str) -> None:
    latest = [crowd.come(_IN_THE_MIDDLE + number) for number in range(3)]
    assert crowd.offered(typed)[:3] == latest[::-1]


def test_who_came_last_is_first_among_hundreds_who_have_both_words(crowd: Crowd) -> None:
    meant = crowd.come(_IN_THE_MIDDLE)
    have_one = {crowd.come(name_zh="王示一", phone="19900009005"), crowd.come(name_zh="李示二", phone="12000009006")}
    offered = crowd.offered("wang 120")
    assert offered[0] == meant
    assert not have_one & set(offered)


def test_a_surname_and_the_end_of_a_phone_lead_to_one_of_hundreds(crowd: Crowd) -> None:
    for typed in (f"wang {_IN_THE_MIDDLE:04}", f"{_IN_THE_MIDDLE:04} 王"):
        assert crowd.offered(typed) == [_IN_THE_MIDDLE], typed


def test_longer_names_that_came_later_do_not_hide_the_one_that_was_typed(crowd: Crowd) -> None:
    meant = crowd.come(name_zh="王芳", phone="12000009003")
    for number in range(1, 9):
        crowd.come(number)  # all of them called 王芳 and one more
    assert meant in crowd.offered("王芳")
    assert len(crowd.offered("王芳")) == 6


def test_the_first_key_press_waits_for_nothing_that_was_made_ready(crowd: Crowd) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from jib_desk.models.database import Database\n"
        "from jib_desk.services.centre import open_services\n"
        "from jib_desk.services.clock import SystemClock\n"
        "services = open_services(Database.open(Path(sys.argv[1])), SystemClock())\n"
        "services.visitors\n"
        "assert 'rapidfuzz' not in sys.modules\n"
        "services.visitors.get_ready()\n"
        "loaded = {name for name in sys.modules if 'rapidfuzz' in name}\n"
        "services.visitors.suggest('shcmid zz')\n"
        "services.visitors.suggest('wang wxq')\n"
        "assert loaded == {name for name in sys.modules if 'rapidfuzz' in name}\n"
    )
    path = str(crowd.services.database.path)
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_whom_another_window_let_in_is_the_first_at_once(crowd: Crowd) -> None:
    came = crowd.come(_IN_THE_MIDDLE)
    assert crowd.offered("王")[0] == came
    other = Database.open(crowd.services.database.path)
    window = open_services(other, crowd.clock)
    crowd.clock.at += timedelta(minutes=5)
    row = window.visitors.check_in(by=crowd.by, visitor_id=_IN_THE_MIDDLE + 9, is_unplanned=True).row
    window.visitors.check_out(by=crowd.by, visit_ids=[row.id])
    window.close()
    assert crowd.offered("王")[:2] == [_IN_THE_MIDDLE + 9, came]
