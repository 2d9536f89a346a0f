"""Opens every page of the window on a sample centre and prints, as JSON, what is cut off on it.

A process of its own, because a display's scale is read once: `python -m tests.views.scaled CENTRE [--thorough]` with
QT_SCALE_FACTOR, or QT_FONT_DPI, in its environment. Thorough is with every drawer, form and dialog.
"""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QPoint, QSettings, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from jib_desk.rules.words import CensusResult, Lang
from jib_desk.services.centre import Services, open_centre
from jib_desk.services.clock import FixedClock
from jib_desk.settings import Settings
from jib_desk.views.companies.merging import open_comparison
from jib_desk.views.companies.pipeline import open_pipeline
from jib_desk.views.context import DeskContext
from jib_desk.views.icons import Icons
from jib_desk.views.languages import Languages
from jib_desk.views.main_window import MainWindow
from jib_desk.views.page_list import PAGES
from jib_desk.views.preferences import Preferences
from jib_desk.views.sidebar import NavButton
from jib_desk.views.theme import Size, Space, Theme, Type, Weight, face
from tests.views.opened import everything, settle

NOW = datetime.fromisoformat("2023-11-30T10:00+08:00")
SMALL = QSize(1024, 768)
SIZES = (QSize(Size.WINDOW_LEAST_WIDTH, Size.WINDOW_LEAST_HEIGHT), SMALL, QSize(1280, 800))
LANGUAGES: tuple[Lang, ...] = ("en", "zh_CN")
_ROUNDING = 1.5  # half a pixel of the text, one of the box


def texts(widget: QWidget) -> Iterator[tuple[str, float]]:
    """What a widget says on one line, with the width it has for that."""
    if isinstance(widget, QLabel) and not widget.wordWrap():
        yield widget.text(), widget.contentsRect().width()
    elif isinstance(widget, QPushButton):
        yield widget.text(), widget.width() - 2 * Space.XS
    elif isinstance(widget, QAbstractButton):
        yield widget.text(), widget.width()
    elif isinstance(widget, QComboBox):
        yield widget.currentText(), widget.width() - Space.XXL - Space.XS
    elif isinstance(widget, QLineEdit) and not widget.isReadOnly():
        yield widget.placeholderText(), widget.contentsRect().width() - 2 * Space.XS
    elif isinstance(widget, QHeaderView) and widget.model() is not None:
        for section in (place for place in range(widget.count()) if not widget.isSectionHidden(place)):
            head = widget.model().headerData(section, widget.orientation())
            yield str(head or ""), widget.sectionSize(section) - 2 * Space.XS


def cut_texts(widget: QWidget) -> Iterator[str]:
    """Texts that are wider than their place, and wrapped ones that are higher."""
    # The rail paints its words by itself.
    metrics = QFontMetrics(face(Type.TINY, Weight.MEDIUM)) if isinstance(widget, NavButton) else widget.fontMetrics()
    for text, room in texts(widget):
        widest = max((metrics.horizontalAdvance(line.replace("&", "")) for line in text.splitlines()), default=0)
        if widest > room + _ROUNDING:
            yield f"{type(widget).__name__} {text!r}: {widest} in {room}"
    if isinstance(widget, QHeaderView):
        for section in range(widget.count()):
            is_rest = widget.sectionResizeMode(section) == QHeaderView.ResizeMode.Stretch
            if is_rest and not widget.isSectionHidden(section) and widget.sectionSize(section) < Size.COLUMN:
                yield f"{widget.objectName()}: {widget.sectionSize(section)} left for the words of a row"
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
        wanted = widget.heightForWidth(widget.width())
        if wanted > widget.height() + _ROUNDING:
            yield f"{type(widget).__name__} {widget.text()!r}: {wanted} high in {widget.height()}"


def scrolls(widget: QWidget) -> bool:
    """Whether a widget lies in something that scrolls, where more than is seen may be."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def overlaps(widget: QWidget) -> bool:
    """Whether a widget reaches over an edge of its window, or of what holds it, to the left or the right."""
    holder = widget.parentWidget()
    if holder is None or scrolls(widget) or widget.isWindow():
        return False
    window = widget.window()
    left = widget.mapTo(window, QPoint(0, 0)).x()
    beyond = left < 0 or left + widget.width() > window.width() + 1
    return beyond or widget.x() < 0 or widget.x() + widget.width() > holder.width() + 1


def findings(window: MainWindow) -> Iterator[str]:
    """Everything that is cut off now."""
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.width() and not widget.visibleRegion().isEmpty():
            yield from cut_texts(widget)
            if overlaps(widget):
                yield f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()!r} over the edge"


def unfold(window: MainWindow, desk: DeskContext, page_id: str) -> bool:
    """Opens what a page keeps beside itself; False where there is nothing more to see."""
    today = desk.today()
    page: Any = window.pages.page(page_id)
    if page_id == "floor_plan":
        window.open_record(page_id, "unit", next(unit.id for unit in desk.services.plans.plan(today).units))
    elif page_id == "companies":
        window.open_record(page_id, "company", desk.services.companies.all(today)[0].id)
    elif page_id == "bookings":
        page.primary_action()
    elif page_id == "journal":
        page.table.select_row(0)
    elif page_id == "reports":
        page.ask("changed")
    else:
        return False
    return True


def walk_round(services: Services) -> None:
    """A seat census with one difference of each kind of form."""
    by, today = services.staff.actor("front_desk", "tests"), NOW.date()
    units = {unit.code: unit for unit in services.plans.plan(today).units}
    census = services.census.start(by=by, counted_on=today, counted_by="赵示一 Zhao Shiyi").row
    for code, result, desks in (("B01", CensusResult.EMPTY, None), ("B02", CensusResult.EXTRA_DESKS, 6)):
        services.census.find(by=by, census_id=census.id, unit_id=units[code].id, result=result, desks=desks, note="x")


def over_pages(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    """Opens one after the other what takes a page's place."""
    for command in ("plan.repairs", "plan.census"):
        window.actions_.trigger(command)
        yield command
    window.pages.page("floor_plan").leave_over()
    window.show_page("companies")
    page: Any = window.pages.page("companies")
    view = open_pipeline(page)
    yield "pipeline"
    view.select(view.model.rows()[0].id)
    yield "pipeline, a company"
    view.add()
    yield "pipeline, a form"
    companies = {row.code: row.id for row in desk.services.companies.all(desk.today())}
    open_comparison(page, companies["ST-001"], companies["ST-002"])
    yield "comparison"
    page.leave_over()


def look(services: Services, folder: Path, *, is_thorough: bool) -> dict[str, list[str]]:
    """Language, size and page → what is cut off there; only where something is."""
    theme, languages = Theme(), Languages()
    theme.set_mode("light")
    theme.install()
    preferences = Preferences(Settings())
    desk = DeskContext(services, theme=theme, preferences=preferences, workstation="front-desk")
    state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(theme, languages, preferences, Icons(theme, folder / "icons"), state)
    window.attach(desk)
    window.foot.show_backup("08:45")
    window.foot.show_printer("HP Color LaserJet Enterprise M555")
    window.show()
    walk_round(services)
    found: dict[str, list[str]] = {}
    for lang in LANGUAGES:
        languages.use(lang)
        desk.set_lang(lang)
        for size in SIZES:
            window.resize(size)
            for page in PAGES:
                window.show_page(page.id)
                settle(desk)
                cut = [] if window.size() == size else [f"the window is {window.size().toTuple()}"]
                cut += findings(window)
                if unfold(window, desk, page.id):
                    settle(desk)
                    cut += findings(window)
                if cut:
                    found[f"{lang} {size.width()} {page.id}"] = sorted(set(cut))
            # Every drawer, form and dialog on the small screen only: they are as wide on all.
            for view in everything(window, desk) if is_thorough and size == SMALL else over_pages(window, desk):
                settle(desk)
                if cut := sorted(set(findings(window))):
                    found[f"{lang} {size.width()} {view}"] = cut
    desk.tasks.close()
    window.close()
    return found


def main() -> int:
    """Prints what was found, and the scale at which it was."""
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory() as made:
        services = open_centre(Path(sys.argv[1]), FixedClock(NOW), backup_folder=Path(made))
        found = look(services, Path(made), is_thorough="--thorough" in sys.argv)
        services.close()
    print(json.dumps({"scale": app.devicePixelRatio(), "found": found}, ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
