"""Opens one after the other what pages keep beside, over and before themselves: drawers, forms, views, dialogs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea

from jib_desk.rules.desk_words import TermsKind
from jib_desk.services.plan import plan_shelf
from jib_desk.services.rows.companies import CompanyDetail
from jib_desk.views.census.view import CensusView
from jib_desk.views.companies.merging import open_comparison
from jib_desk.views.companies.more import CARD_ENTRIES
from jib_desk.views.companies.pipeline import open_pipeline
from jib_desk.views.companies.tabs import CardTabs, Tab
from jib_desk.views.context import DeskContext
from jib_desk.views.evacuation.view import EvacuationView
from jib_desk.views.first_run import FirstRunPage
from jib_desk.views.floor_plan.editor.editor import PlanEditor
from jib_desk.views.floor_plan.editor.session import Tool
from jib_desk.views.imports.presenter import Step
from jib_desk.views.item_models.plan_layers import Layer
from jib_desk.views.main_window import MainWindow
from jib_desk.views.repairs.opening import report_repair
from jib_desk.views.visitors.watch_opening import open_watch_list

LEDGER = Path(__file__).resolve().parents[1] / "fixtures" / "workbooks" / "tenant-ledger-2023-11.xlsx"


def settle(desk: DeskContext) -> None:
    """Lets the window come to rest."""
    desk.tasks.wait()
    for _ in range(4):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()


def everything(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    """Opens, and says what stands there now."""
    yield from _on_plan(window, desk)
    yield from _in_editor(window, desk)
    yield from _in_census(window, desk)
    yield from _on_companies(window, desk)
    yield from _in_bookings(window, desk)
    yield from _at_visitors(window, desk)
    yield from _in_import(window, desk)
    yield from _elsewhere(window, desk)


def _page(window: MainWindow, page_id: str) -> Any:
    window.show_page(page_id)
    page = window.pages.page(page_id)
    page.leave_over()
    return page


def _on_plan(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    page = _page(window, "floor_plan")
    for layer in (Layer.NOW, Layer.SAFETY, Layer.SEATS):
        page.viewing.set_layer(layer)
        yield f"plan, {layer}"
    seen = set()
    for unit in page.units.rows():
        window.open_record("floor_plan", "unit", unit.id)
        for verb in set(page.side.card.verb_buttons) - seen:
            window.open_record("floor_plan", "unit", unit.id)
            page.open_form(verb)
            seen.add(verb)
            settle(desk)
            yield f"plan, {verb}"
            page.side.close_button.click()
    window.actions_.trigger("plan.repairs")
    yield "repairs"
    report_repair(page, page.units.rows()[0].id)
    yield "repairs, a form"


def _in_editor(window: MainWindow, _desk: DeskContext) -> Iterator[str]:
    page = _page(window, "floor_plan")
    window.actions_.trigger("plan.edit")
    editor = page.over
    assert isinstance(editor, PlanEditor)
    session = editor.session
    kinds = {type(item.ref).__name__ + str(getattr(item.ref, "kind", "")): item.ref for item in session.items}
    for kind, ref in kinds.items():
        session.select([ref])
        yield f"editor, {kind}"
    session.select_all()
    yield "editor, all"
    session.select([])
    for tool in Tool:
        session.use(tool)
        yield f"editor, {tool}"
    page.leave_over()


def _in_census(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    page = _page(window, "floor_plan")
    window.actions_.trigger("plan.census")
    view = page.over
    assert isinstance(view, CensusView)
    assert view.sheet is not None
    yield "census"
    unit = next(line.unit.id for line in view.sheet.lines if line.finding is not None)
    view.table.go_to(unit)
    yield "census, a difference"
    for kind in ("correction", "explanation"):
        getattr(view, f"_open_{kind}")(unit)
        settle(desk)
        yield f"census, {kind}"
    page.leave_over()


def _on_companies(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    page = _page(window, "companies")
    companies = {row.code: row.id for row in desk.services.companies.all(desk.today())}
    for code in ("ST-007", "ST-018"):
        window.open_record("companies", "company", companies[code])
        for tab in Tab:
            page.findChild(CardTabs).open_tab(tab)
            yield f"card, {code} {tab}"
    page.card.edit_wanted.emit()
    yield "card, edit"
    page.add_agreement()
    yield "card, an agreement"
    page.add_contact()
    yield "card, a contact"
    detail: CompanyDetail = page.card.detail
    for entry in (entry for entry in CARD_ENTRIES if entry.applies(detail) and "move" not in entry.id):
        entry.run(page, detail)
        settle(desk)
        yield f"card, {entry.id}"
        page.leave_over()
        window.open_record("companies", "company", detail.company.id)
    view = open_pipeline(page)
    yield "pipeline"
    for row in view.model.rows():
        view.select(row.id)
        yield f"pipeline, {row.code}"
    view.add()
    yield "pipeline, a form"
    open_comparison(page, companies["ST-001"], companies["ST-002"])
    yield "comparison"
    page.leave_over()


def _in_bookings(window: MainWindow, _desk: DeskContext) -> Iterator[str]:
    page = _page(window, "bookings")
    for row in page.bookings.rows()[:3]:
        page.open_booking(row.id)
        yield f"booking, {row.subject}"
    page.primary_action()
    page.drawer.form.fields.more_button.click()
    yield "booking, all fields"
    page.drawer.close_drawer()
    page.show_view(1)
    yield "bookings, agenda"
    page.show_view(0)


def _at_visitors(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    page = _page(window, "visitors")
    page.form.fields.more.click()
    yield "visitors, all fields"
    page.ask_who_is_left()
    yield "visitors, closing the day"
    page.leave_over()
    yield from _asked_before(page, desk)
    for ask in (page.expect,):
        ask()
        yield f"visitors, {ask.__name__}"
        for dialog in page.findChildren(QDialog):
            dialog.reject()


def _asked_before(page: Any, desk: DeskContext) -> Iterator[str]:
    by = desk.actor()
    desk.services.settings.change(by=by, asks_terms=True)
    desk.services.terms.write(by=by, kind=TermsKind.NDA, body_en="Text", body_zh="正文")
    for category in ("official", "contractor"):
        page.form.start_again()
        page.form.fields.name.setText(desk.services.watch.entries(by=by)[0].name_zh)
        page.form.fields.category.choose(category)
        page.form.fields.settled.emit()
        yield f"visitors, asked of {category}"
    desk.services.settings.change(by=by, asks_terms=False)
    page.form.start_again()
    page.form.fields.name.setText(desk.services.watch.entries(by=by)[0].name_zh)
    page.form.fields.host.setFocus()
    page.form.submit()
    settle(desk)
    yield "visitors, somebody to be noticed"
    page.form.start_again()
    view = open_watch_list(page)
    assert view is not None
    for chip in view.chips:
        chip.click()
        yield f"watch list, {chip.text()}"
    view.add()
    yield "watch list, a form"
    page.leave_over()


def _in_import(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    _page(window, "imports")
    yield "import, file"
    window.import_file(LEDGER)
    settle(desk)
    page = _page(window, "imports")
    for step in (Step.SHEET, Step.COLUMNS, Step.CHECK):
        page.presenter.go_to(step)
        settle(desk)
        yield f"import, {step.name}"
    page.presenter.start_over(quietly=True)


def _elsewhere(window: MainWindow, desk: DeskContext) -> Iterator[str]:
    page = _page(window, "settings")
    for area in page.findChildren(QScrollArea):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    yield "settings, the end"
    window.actions_.trigger("view.help")
    yield "help"
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    for which in ("edit.commands", "edit.find"):
        window.actions_.trigger(which)
        yield which
    page = _page(window, "today")
    window.actions_.trigger("evacuation")
    view = page.over
    assert isinstance(view, EvacuationView)
    yield "evacuation"
    view.start(is_drill=True)
    settle(desk)
    yield "evacuation, a drill"
    view.note.setText("-")
    view.all_clear()
    settle(desk)
    yield "evacuation, its report"
    page.leave_over()
    first = FirstRunPage(Path("~/.local/share/jib-desk/centre.jibdesk"), window.preferences, plan_shelf)
    page.show_over(first)
    yield "first run"
    page.leave_over()
