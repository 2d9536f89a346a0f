"""The pictures of README and guide: every page of the real window on the sample centre, at a standing clock.

Run by `make pictures`. Nothing in them is drawn by hand and nobody in them is real; a second run on the same
machine gives the same pictures.
"""

import os
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from jib_desk.rules.words import CensusResult, Lang, VisitorCategory
from jib_desk.services import plan_shelf, sample
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.census import FindingRow
from jib_desk.settings import Settings
from jib_desk.settings import Theme as ThemeName
from jib_desk.views.context import DeskContext
from jib_desk.views.first_run import FirstRunPage
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.page_list import PAGES
from jib_desk.views.preferences import Preferences
from jib_desk.views.theme import Theme

if TYPE_CHECKING:
    from jib_desk.views.floor_plan.page import FloorPlanPage
    from jib_desk.views.imports.page import ImportPage
    from jib_desk.views.visitors.page import VisitorsPage

ROOT = Path(__file__).resolve().parent.parent
SHANGHAI = ZoneInfo("Asia/Shanghai")
OPENING = datetime(2023, 11, 30, 8, 45, tzinfo=SHANGHAI)
BEFORE = datetime(2023, 11, 30, 13, 0, tzinfo=SHANGHAI)
AFTER_LUNCH = datetime(2023, 11, 30, 13, 25, tzinfo=SHANGHAI)
LEDGER = ROOT / "tests" / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"
PICTURES = ROOT / "docs" / "guide" / "pictures"
SIZE = QSize(1440, 900)
LOOKS: tuple[tuple[Lang, str, ThemeName], ...] = (("en", "en", "light"), ("zh_CN", "zh", "dark"))
WORKSTATION = "front-desk"
PATIENCE_MS = 20_000


@dataclass
class Shown:
    """A window on a centre, or on none yet."""

    window: MainWindow
    theme: Theme
    languages: Languages
    desk: DeskContext | None

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Lets the window finish what it does, so that the picture is of something at rest."""
        deadline = QDeadlineTimer(PATIENCE_MS)
        while not (until() and (self.desk is None or self.desk.tasks.is_idle)):
            if deadline.hasExpired():
                raise TimeoutError(self.window.windowTitle())
            QApplication.processEvents()
        for _ in range(5):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            QApplication.processEvents()

    def keep(self, file: Path) -> None:
        """Writes the window as it stands, popups on top of it."""
        self.settle()
        for widget in self.window.findChildren(QWidget):
            widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)  # no hand is on the mouse
        image = QImage(self.window.size(), QImage.Format.Format_RGB32)
        painter = QPainter(image)
        self.window.render(painter, QPoint())
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                popup.render(painter, self.window.mapFromGlobal(popup.mapToGlobal(popup.rect().topLeft())))
        painter.end()
        file.parent.mkdir(parents=True, exist_ok=True)
        _with_palette(image).save(str(file), "PNG", 0)
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB")

    def close(self) -> None:
        """Everything this window began has ended."""
        if self.desk is not None:
            self.desk.tasks.close()
        self.window.close()
        self.languages.use("en")
        self.window.deleteLater()
        self.settle()


def _with_palette(image: QImage) -> QImage:
    """The picture in 256 colours, a third of the bytes: its commonest, and what lies furthest from those.

    What is lost are steps of smoothed edges; a rare colour that means something stays.
    """
    counted = Counter(memoryview(image.constBits()).cast("I"))
    palette = [color for color, _ in counted.most_common(160)]
    near = {color: min(_distance(color, kept) for kept in palette) for color in counted}
    while len(palette) < 256 and any(near.values()):
        furthest = max(near, key=near.__getitem__)
        palette.append(furthest)
        near = {color: min(before, _distance(color, furthest)) for color, before in near.items()}
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, palette, plain)


def _distance(one: int, other: int) -> int:
    return sum(abs((one >> shift & 0xFF) - (other >> shift & 0xFF)) for shift in (0, 8, 16))


def open_window(services: Services | None, lang: Lang, mode: ThemeName, folder: Path) -> Shown:
    """The whole window in a language and a look, as `app.py` puts it together."""
    theme, languages = Theme(), Languages()
    theme.set_mode(mode)
    theme.install()
    languages.use(lang)
    preferences = Preferences(Settings(lang=lang, theme=mode, workstation=WORKSTATION))
    icons = Icons(theme, folder / "icons")
    window = MainWindow(theme, languages, preferences, icons)
    window.resize(SIZE)
    desk = None
    if services is not None:
        desk = DeskContext(services, theme=theme, preferences=preferences, lang=lang, workstation=WORKSTATION)
        window.attach(desk)
        newest = services.backups.all()[0].made_at
        window.foot.stop()  # it would ask this machine for its printer
        window.foot.show_backup(f"{desk.local(newest):%H:%M}")
        window.foot.show_printer("Front desk 前台")
    icons.load()
    window.show()
    window.activateWindow()
    return Shown(window, theme, languages, desk)


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


# --- the scenes ------------------------------------------------------------------------------


def a_unit_is_chosen(shown: Shown) -> None:
    """The floor plan with the facts of one unit beside it."""
    shown.window.show_page("floor_plan")
    desk = shown.desk
    assert desk is not None
    units = {unit.code: unit.id for unit in desk.services.plans.plan(desk.today()).units}
    shown.window.open_record("floor_plan", "unit", units["C07"])


def a_name_is_typed(shown: Shown) -> None:
    """A returning visitor is found by the first letters of a name in pinyin."""
    shown.window.show_page("visitors")
    shown.settle()
    visitors: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    QTest.keyClicks(visitors.form.fields.name, "zh")


def a_card_is_open(shown: Shown) -> None:
    """A company with tags, something to mind, people to come, and the line of its days."""
    shown.window.show_page("companies")
    desk = shown.desk
    assert desk is not None
    companies = {row.code: row.id for row in desk.services.companies.all(desk.today())}
    shown.window.open_record("companies", "company", companies["ST-007"])


def an_audit_is_entered(shown: Shown) -> None:
    """The seat census: the walk on the left, what differs and its corrections on the right."""
    from jib_desk.views.census.view import CensusView

    shown.window.show_page("floor_plan")
    shown.window.actions_.trigger("plan.census")
    over = shown.window.pages.page("floor_plan").over
    assert isinstance(over, CensusView)
    assert over.sheet is not None
    over.table.go_to(next(line.unit.id for line in over.sheet.lines if line.unit.code == "A12"))


def something_is_broken(shown: Shown) -> None:
    """The repairs beside the plan."""
    page = shown.window.pages.page("floor_plan")
    page.leave_over()
    shown.window.actions_.trigger("plan.repairs")


def a_seat_is_drawn(shown: Shown) -> None:
    """The plan editor: the demo area gives way to a new seat."""
    from jib_desk.rules import plan_edit
    from jib_desk.rules.plan_geometry import Shape
    from jib_desk.views.floor_plan.editor.editor import PlanEditor
    from jib_desk.views.floor_plan.editor.session import Tool

    shown.window.show_page("floor_plan")
    page: FloorPlanPage = shown.window.pages.page("floor_plan")  # pyright: ignore[reportAssignmentType]
    page.more_button.menu().aboutToShow.emit()
    next(action for action in page.more_button.menu().actions() if action.objectName() == "plan.edit").trigger()
    assert isinstance(page.over, PlanEditor)
    session = page.over.session
    demo = next(item.ref for item in session.items if item.code == "R-DEMO")
    session.do(plan_edit.reshaped(session.draft, demo, Shape(0, 14, 8, 8)))
    session.use(Tool.UNIT)
    session.put(Shape(8, 14, 4, 8))
    page.over.sheet.setFocus()


SCENES: dict[str, Callable[[Shown], None]] = {
    "unit": a_unit_is_chosen,
    "check-in": a_name_is_typed,
    "company": a_card_is_open,
    "census": an_audit_is_entered,
    "repairs": something_is_broken,
    "editor": a_seat_is_drawn,
}


def keep_pages(services: Services, folder: Path) -> None:
    """Every page, and what is done on some of them."""
    for lang, name, mode in LOOKS:
        shown = open_window(services, lang, mode, folder)
        for spec in PAGES:
            shown.window.show_page(spec.id)
            shown.keep(PICTURES / name / f"{spec.id.replace('_', '-')}.png")
        for scene, play in SCENES.items():
            play(shown)
            shown.keep(PICTURES / name / f"{scene}.png")
        shown.close()


def keep_import(services: Services, folder: Path) -> None:
    """The ledger at the step where every row is judged."""
    for lang, name, mode in LOOKS:
        shown = open_window(services, lang, mode, folder)
        shown.window.import_file(LEDGER)
        page: ImportPage = shown.window.pages.page("imports")  # pyright: ignore[reportAssignmentType]
        shown.settle(lambda page=page: page.presenter.preview is not None and not page.presenter.is_busy)
        shown.keep(PICTURES / name / "import.png")
        shown.close()


def keep_first_run(folder: Path) -> None:
    """What a new workstation asks."""
    for lang, name, mode in LOOKS:
        shown = open_window(None, lang, mode, folder)
        window = shown.window
        first = FirstRunPage(Path("~/.local/share/jib-desk/centre.jibdesk"), window.preferences, plan_shelf)
        window.pages.addWidget(first)
        window.pages.setCurrentWidget(first)
        window.sidebar.hide()
        window.foot.hide()
        shown.keep(PICTURES / name / "first-run.png")
        shown.close()


def main() -> int:
    """Makes all of them anew."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication(sys.argv[:1])
    app.setApplicationDisplayName("JIB Desk")
    with TemporaryDirectory() as made, chdir(made):  # names of files in a picture are then the same everywhere
        folder = Path()
        clock = FixedClock(BEFORE)
        sample.demo(folder / "sample.db", clock=clock).close()
        sample.init(folder / "empty.db", clock=clock).close()
        for file, keep in (("sample.db", keep_pages), ("empty.db", keep_import)):
            clock.at = OPENING
            services = open_centre(folder / file, clock, backup_folder=folder / "backups")
            services.backups.make_if_due()
            if file == "sample.db":
                work_a_while(services, clock)
            clock.at = AFTER_LUNCH
            keep(services, folder)
            services.close()
        keep_first_run(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
