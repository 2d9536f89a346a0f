"""The pictures of README and guide: every page of the real window on the sample centre, at a standing clock.

`make pictures` makes those of docs. Nothing in them is drawn by hand and nobody in them is real; a second run on
the same machine gives the same pictures. To look at everything there is, in both languages and both looks:

    python -m docs.pictures --look FOLDER [--size 1024x768] [--scale 1.25]
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from docs.scenes import MORE_SCENES, SCENES
from docs.stage import WORKSTATION, Shown, open_window
from jib_desk.rules.words import CensusResult, Lang, VisitorCategory
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.plan import plan_shelf
from jib_desk.services.rows.census import FindingRow
from jib_desk.services.sample import sample
from jib_desk.settings import Theme as ThemeName
from jib_desk.views.first_run import FirstRunPage
from jib_desk.views.page_list import PAGES

if TYPE_CHECKING:
    from jib_desk.views.imports.page import ImportPage

ROOT = Path(__file__).resolve().parent.parent
SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = datetime(2023, 11, 30, 8, 45, tzinfo=SHANGHAI)
BEFORE = datetime(2023, 11, 30, 13, 0, tzinfo=SHANGHAI)
AFTER_LUNCH = datetime(2023, 11, 30, 13, 25, tzinfo=SHANGHAI)
LEDGER = ROOT / "tests" / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"
PICTURES = ROOT / "docs" / "guide" / "pictures"
# Those whose colours say most are kept in either look of either language; the others in one look a language.
IN_EVERY_LOOK = frozenset({"floor-plan", "unit", "editor", "census", "company"})


@dataclass(frozen=True)
class Look:
    """A language and a theme, and in which folder their pictures lie."""

    lang: Lang
    theme: ThemeName
    folder: str
    is_whole: bool = True  # False: only IN_EVERY_LOOK


LOOKS = (
    Look("en", "light", "en"),
    Look("zh_CN", "dark", "zh"),
    Look("en", "dark", "en-dark", is_whole=False),
    Look("zh_CN", "light", "zh-light", is_whole=False),
)


@dataclass(frozen=True)
class Shoot:
    """What is kept and where: the pictures of docs, or everything in a folder to be looked at."""

    target: Path
    size: QSize
    has_all: bool
    scratch: Path

    @contextmanager
    def window(self, services: Services | None, look: Look) -> Iterator[Shown]:
        """A window for some pictures."""
        shown = open_window(services, look.lang, look.theme, self.size, self.scratch)
        yield shown
        shown.close()

    def wants(self, look: Look, name: str) -> bool:
        """Whether a picture is kept in this look."""
        return self.has_all or look.is_whole or name in IN_EVERY_LOOK

    def keep(self, shown: Shown, look: Look, name: str) -> None:
        """Keeps the window as it stands."""
        shown.keep(self.target / look.folder / f"{name}.png", is_small=not self.has_all)


@contextmanager
def centre(file: Path, clock: FixedClock) -> Iterator[Services]:
    """A centre that is open and has its backup of the day."""
    clock.at = OPENING
    services = open_centre(file, clock, backup_folder=file.parent / "backups")
    services.backups.make_if_due()
    yield services
    services.close()


def work_a_while(services: Services, clock: FixedClock) -> None:
    """What the front desk did of late: rooms booked, somebody expected, a delivery checked in."""
    by = services.staff.actor("front_desk", WORKSTATION)
    rooms = {room.code: room.id for room in services.bookings.rooms()}
    companies = {row.short_en: row.id for row in services.companies.all(OPENING.date())}

    def at(hour: int, minute: int = 0) -> datetime:
        return OPENING.replace(hour=hour, minute=minute)

    def book(room: str, start: datetime, end: datetime, subject: str, company: str, **more: Any) -> None:
        services.bookings.book(
            by=by,
            room_id=rooms[room],
            starts_at=start,
            ends_at=end,
            subject=subject,
            company_id=companies[company],
            **more,
        )

    clock.at = at(13, 6)
    book("R-TRN", at(10), at(12), "Safety training 安全培训", "LanternIoT", headcount=24, setup_min=30, teardown_min=15)
    book("R-L", at(15), at(16, 30), "Pilot review 试点评审", "TurtleDrive", headcount=12, setup_min=15)
    clock.at = at(13, 9)
    book(
        "R-HALL",
        at(16),
        at(18),
        "Demo day rehearsal 路演彩排",
        "OwlEye Vision",
        headcount=60,
        setup_min=45,
        tentative=True,
    )
    clock.at = at(13, 14)
    book("R-M1", at(13), at(14, 30), "Battery data 电池数据", "MoonPanda Battery", headcount=6)
    services.visitors.expect(
        by=by, expected_at=at(15), name_zh="方访七", organisation="示例汽车", company_id=companies["TurtleDrive"]
    )
    clock.at = at(13, 20)
    services.visitors.check_in(
        by=by,
        name_zh="史访八",
        organisation="示例物流",
        category=VisitorCategory.VENDOR,
        company_id=companies["BambooLoop"],
        badge=services.visitors.free_badge(),
    )
    clock.at = at(13, 22)
    walk_round(services)


def walk_round(services: Services) -> None:
    """A seat census of which the exceptions are entered and one is settled."""
    by = services.staff.actor("front_desk", WORKSTATION)
    units = {unit.code: unit for unit in services.plans.plan(OPENING.date()).units}
    census = services.census.start(by=by, counted_on=OPENING.date(), counted_by="示例审计 Sample Audit").row

    def find(code: str, result: CensusResult, **more: Any) -> FindingRow:
        given = {"by": by, "census_id": census.id, "unit_id": units[code].id, "result": result, **more}
        return services.census.find(**given).row

    find("A05", CensusResult.EMPTY, note="门开着，无家具 Door open, no furniture")
    find("A12", CensusResult.OCCUPIED, company_id=units["A05"].company_id)
    find("B02", CensusResult.EXTRA_DESKS, desks=6)
    chairs = find("C01", CensusResult.OTHER, note="椅子在走廊 Chairs in the corridor")
    services.census.explain(
        by=by, finding_id=chairs.id, version=chairs.version, text="当日已搬回 Moved back the same day"
    )


def keep_pages(shoot: Shoot, services: Services) -> None:
    """Every page, and what is done on some of them."""
    scenes = {**SCENES, **MORE_SCENES} if shoot.has_all else SCENES
    for look in LOOKS:
        with shoot.window(services, look) as shown:
            for spec in PAGES:
                name = spec.id.replace("_", "-")
                if shoot.wants(look, name):
                    shown.window.show_page(spec.id)
                    shoot.keep(shown, look, name)
            for name, play in scenes.items():
                if shoot.wants(look, name):
                    play(shown)
                    shoot.keep(shown, look, name)


def keep_import(shoot: Shoot, services: Services) -> None:
    """The ledger at the step where every row is judged."""
    for look in (look for look in LOOKS if shoot.wants(look, "import")):
        with shoot.window(services, look) as shown:
            shown.window.import_file(LEDGER)
            page: ImportPage = shown.window.pages.page("imports")  # pyright: ignore[reportAssignmentType]
            presenter = page.presenter
            shown.settle(lambda p=presenter: p.preview is not None and not p.is_busy)
            shoot.keep(shown, look, "import")


def keep_first_run(shoot: Shoot) -> None:
    """What a new workstation asks."""
    for look in (look for look in LOOKS if shoot.wants(look, "first-run")):
        with shoot.window(None, look) as shown:
            window = shown.window
            first = FirstRunPage(Path("~/.local/share/jib-desk/centre.jibdesk"), window.preferences, plan_shelf)
            window.pages.addWidget(first)
            window.pages.setCurrentWidget(first)
            window.sidebar.hide()
            window.foot.hide()
            shoot.keep(shown, look, "first-run")


def size(text: str) -> QSize:
    """1024x768 in device-independent pixels. Raises ValueError for anything else."""
    width, height = text.split("x")
    return QSize(int(width), int(height))


def display(size: QSize, scale: float, folder: Path) -> Path:
    """A display that the window fills. Qt's own has 800 dots a side: at a scale of 2 no dialog is whole on it."""
    screen = {"name": "display", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screen |= {"width": round(size.width() * scale), "height": round(size.height() * scale)}
    file = folder / "display.json"
    file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return file


def main() -> int:
    """Makes all of them anew."""
    parser = argparse.ArgumentParser(prog="python -m docs.pictures")
    parser.add_argument("--look", type=Path, metavar="FOLDER", help="everything in every look, kept there")
    parser.add_argument("--size", type=size, default=QSize(1440, 900), metavar="1024x768")
    parser.add_argument("--scale", type=float, default=1, metavar="1.25", help="of the display")
    wanted = parser.parse_args()
    target = wanted.look.resolve() if wanted.look else PICTURES
    with TemporaryDirectory() as made, chdir(made):  # names of files in a picture are then the same everywhere
        folder = Path()
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={display(wanted.size, wanted.scale, folder)}"
        os.environ["QT_SCALE_FACTOR"] = str(wanted.scale)  # read once, when the application is made
        app = QApplication(sys.argv[:1])
        app.setApplicationDisplayName("JIB Desk")
        shoot = Shoot(target, wanted.size, has_all=wanted.look is not None, scratch=folder)
        clock = FixedClock(BEFORE)
        sample.demo(folder / "sample.db", clock=clock).close()
        sample.init(folder / "empty.db", clock=clock).close()
        with centre(folder / "sample.db", clock) as services:
            work_a_while(services, clock)
            clock.at = AFTER_LUNCH
            keep_pages(shoot, services)
        with centre(folder / "empty.db", clock) as services:
            clock.at = AFTER_LUNCH
            keep_import(shoot, services)
        keep_first_run(shoot)
    return 0


if __name__ == "__main__":
    sys.exit(main())
