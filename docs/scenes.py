"""What is shown in the pictures: things done on the pages of a window, by the hands of whoever sits there."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtTest import QTest

from docs.scenes_of_visits import LIST_SCENES, visitors_with_nothing_over_them
from docs.stage import Shown
from jib_desk.rules.words import Role
from jib_desk.views.companies.tabs import CardTabs, Tab
from jib_desk.views.floor_plan.verbs import Verb
from jib_desk.views.item_models.plan_layers import Layer
from jib_desk.views.palette import Palette

if TYPE_CHECKING:
    from jib_desk.views.companies.page import CompaniesPage
    from jib_desk.views.evacuation.view import EvacuationView
    from jib_desk.views.floor_plan.page import FloorPlanPage
    from jib_desk.views.visitors.page import VisitorsPage


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


# --- more, to be looked at only ------------------------------------------------------------


def _plan_page(shown: Shown) -> "FloorPlanPage":
    shown.window.show_page("floor_plan")
    page: FloorPlanPage = shown.window.pages.page("floor_plan")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    return page


def rooms_are_looked_at(shown: Shown) -> None:
    """The plan's layer of the present moment."""
    _plan_page(shown).viewing.set_layer(Layer.NOW)


def safety_is_looked_at(shown: Shown) -> None:
    """The plan's layer for an inspection."""
    _plan_page(shown).viewing.set_layer(Layer.SAFETY)


def a_seat_is_given(shown: Shown) -> None:
    """The form beside the plan."""
    page = _plan_page(shown)
    page.viewing.set_layer(Layer.SEATS)
    a_unit_is_chosen(shown)
    shown.settle()
    page.open_form(Verb.ASSIGN)


def a_repair_is_reported(shown: Shown) -> None:
    """The form of what is broken."""
    from jib_desk.views.repairs.opening import report_repair

    page = _plan_page(shown)
    report_repair(page, page.units.rows()[0].id)


def a_room_is_booked(shown: Shown) -> None:
    """The drawer of a new booking."""
    shown.window.show_page("bookings")
    shown.window.pages.page("bookings").primary_action()


def _a_tab(name: str) -> Callable[[Shown], None]:
    def play(shown: Shown) -> None:
        a_card_is_open(shown)
        shown.settle()
        _companies(shown).findChild(CardTabs).open_tab(Tab(name))  # pyright: ignore[reportOptionalMemberAccess]

    return play


def a_company_is_edited(shown: Shown) -> None:
    """The longest form of a card."""
    a_card_is_open(shown)
    _companies(shown).card.edit_wanted.emit()


def a_service_is_recorded(shown: Shown) -> None:
    """The form of a service, with all its fields."""
    from jib_desk.views.companies.more import CARD_ENTRIES
    from jib_desk.views.companies.service_forms import ServiceForm

    a_card_is_open(shown)
    page = _companies(shown)
    assert page.card.detail is not None
    next(entry for entry in CARD_ENTRIES if entry.id == "serve").run(page, page.card.detail)
    shown.settle()
    form = page.side.form
    assert isinstance(form, ServiceForm)
    form.more.click()


def _companies(shown: Shown) -> "CompaniesPage":
    shown.window.show_page("companies")
    page: CompaniesPage = shown.window.pages.page("companies")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    return page


def applicants_are_followed(shown: Shown) -> None:
    """Who is on the way to a seat."""
    from jib_desk.views.companies.pipeline import open_pipeline

    view = open_pipeline(_companies(shown))
    view.select(view.model.rows()[0].id)


def two_cards_are_compared(shown: Shown) -> None:
    """Two cards that may be one company's."""
    from jib_desk.views.companies.merging import open_comparison

    desk = shown.desk
    assert desk is not None
    companies = {row.code: row.id for row in desk.services.companies.all(desk.today())}
    open_comparison(_companies(shown), companies["ST-001"], companies["ST-002"])


def a_change_is_read(shown: Shown) -> None:
    """One entry of the journal with what it changed."""
    _companies(shown)
    shown.window.show_page("journal")
    page: Any = shown.window.pages.page("journal")
    page.table.select_row(0)


def a_month_is_explained(shown: Shown) -> None:
    """From the seats of one day to those of another."""
    shown.window.show_page("reports")
    page: Any = shown.window.pages.page("reports")
    page.ask("changed")


def the_day_is_closed(shown: Shown) -> None:
    """Who is still inside, whom to call."""
    visitors_with_nothing_over_them(shown)
    shown.window.actions_.trigger("visitors.closing")


def people_are_ticked(shown: Shown) -> None:
    """A drill: one is safe, of a party some are. It runs until the scene that follows."""
    for palette in shown.window.findChildren(Palette):
        palette.close_palette()
    shown.window.show_page("today")
    shown.window.actions_.trigger("evacuation")
    view: EvacuationView = shown.window.pages.page("today").over  # pyright: ignore[reportAssignmentType]
    view.start(is_drill=True)
    shown.settle(view.people.isVisible)
    view.people.search.setText("02")
    view.people.tick()


def a_drill_is_over(shown: Shown) -> None:
    """All clear, with what is known of those who were not ticked."""
    desk = shown.desk
    assert desk is not None
    running = desk.services.evacuations.current()
    if running is not None:
        known = desk.name("Seen at the assembly point", "已在集合点确认")
        outcome = desk.services.evacuations.all_clear(
            by=desk.actor(), evacuation_id=running.evacuation.id, version=running.evacuation.version, note=known
        )
        desk.notifier.publish(outcome.changes)


def an_evacuation_runs(shown: Shown) -> None:
    """The view in which companies are counted."""
    shown.window.show_page("today")
    shown.window.actions_.trigger("evacuation")


def a_planned_visitor_walks_in(shown: Shown) -> None:
    """Somebody may be one of those expected today, and a part of a group has left."""
    desk = shown.desk
    assert desk is not None
    shown.window.show_page("visitors")
    visitors: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    service, by = desk.services.visitors, desk.actor()
    at = desk.clock.now() + timedelta(minutes=20)
    if not service.planned_match(name_zh="韩访九"):
        service.expect(by=by, expected_at=at, name_zh="韩访九", organisation="示例车灯", phone="12000009911")
        group = service.check_in(by=by, name_zh="孟访九", organisation="示例大学", party_size=12, is_unplanned=True).row
        service.depart(by=by, visit_id=group.id, heads=5)
    visitors.mark_stale()
    visitors.form.start_again()
    visitors.form.fields.name.setText("寒访九")
    visitors.form.fields.name.close_offers()
    visitors.form.badge.setFocus()
    visitors.form.submit()
    shown.settle(visitors.form.planned.isVisible)


def somebody_is_asked_about(shown: Shown) -> None:
    """Under the form: the manager is to be told first, and nobody learns of whom."""
    shown.window.show_page("visitors")
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    page.form.start_again()
    page.form.fields.name.setText("关访九")
    page.form.fields.host.setFocus()
    page.form.submit()
    shown.settle(lambda: any(check.isVisible() for check in page.form.checks))


def a_group_is_asked_about(shown: Shown) -> None:
    """A group that was invited is at the desk, and two of it are decided about before anybody goes in."""
    desk = shown.desk
    assert desk is not None
    shown.window.show_page("visitors")
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    page.form.start_again()
    services, by = desk.services, replace(desk.actor(), role=Role.MANAGER)
    known = [visit for visit in services.visitors.expected(desk.today()) if visit.name_zh == "邵访五"]
    if not known:
        names = ("封访六", "尚访七")
        guests = services.invitations.preview("示例大学参观团\n团长：邵访五\n" + "\n".join(names), desk.today()).taken
        at = desk.clock.now() + timedelta(minutes=30)
        known += services.invitations.invite(by=by, guests=guests, expected_at=at, as_party=True).row.visits
        for name in names:
            services.watch.add(by=by, name_zh=name, reason="示例", until_on=desk.today())
    page.mark_stale()
    page.list.check_in_wanted.emit((known[0],))
    shown.settle(lambda: any(check.isVisible() for check in page.form.checks))


def who_was_noticed(shown: Shown) -> None:
    """The watch list, with the form of somebody on it."""
    from jib_desk.views.visitors.watch_opening import open_watch_list

    shown.window.show_page("visitors")
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.form.start_again()
    view = open_watch_list(page)
    assert view is not None
    view.entry_table.setCurrentIndex(view.entries.index(0, 0))
    view.edit()


def hosts_are_told(shown: Shown) -> None:
    """The channels in Settings, with the form of another one; nothing is kept in a keyring."""
    import keyring
    from keyring.backends.null import Keyring
    from PySide6.QtWidgets import QScrollArea

    from jib_desk.rules.desk_words import ChannelKind
    from jib_desk.views.settings.page import SettingsPage

    keyring.set_keyring(Keyring())
    desk = shown.desk
    assert desk is not None
    if not desk.services.messages.channels():
        address = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0000"
        desk.services.messages.add(by=desk.actor(), kind=ChannelKind.WECOM, name="前台群", address=address)
    shown.window.show_page("settings")
    page = shown.window.pages.page("settings")
    assert isinstance(page, SettingsPage)
    page.refresh(None)
    page.channels.open_form(None)
    shown.settle()
    area = page.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(page.channels.rules)


def a_person_asks_what_is_kept(shown: Shown) -> None:
    """Somebody asks what the centre knows of him."""
    from jib_desk.views.visitors.people import PeopleView
    from jib_desk.views.visitors.people_menu import open_people

    page = shown.window.pages.show_page("visitors")
    open_people(page)  # pyright: ignore[reportArgumentType]
    view: PeopleView = page.over  # pyright: ignore[reportAssignmentType]
    view.search.setText("fu")
    shown.settle()
    view.list.setCurrentIndex(view.list.lines.index(0, 0))


def a_purge_is_looked_at(shown: Shown) -> None:
    """Who is due to be forgotten."""
    shown.window.pages.page("visitors").leave_over()
    shown.window.pages.show_page("settings").show_record("retention", 0)


def visitors_help_themselves(shown: Shown) -> None:
    """The kiosk, by itself on its screen: somebody types the end of a phone number."""
    from jib_desk.views.kiosk.window import KioskWindow

    desk = shown.desk
    assert desk is not None
    kiosk = KioskWindow(desk, "front-desk")
    kiosk.resize(shown.window.size())
    kiosk.show()
    shown.window.closing.connect(kiosk.close_for_good)
    kiosk.start.buttons[1].click()
    for digit in "98":
        kiosk.by_phone.keys[digit].click()
    shown.beside = kiosk


def parcels_are_received(shown: Shown) -> None:
    """The desk's register."""
    from jib_desk.views.register.opening import open_register

    shown.window.show_page("visitors")
    open_register(shown.window.pages.page("visitors"))


def badges_are_looked_for(shown: Shown) -> None:
    """Where the badges are."""
    from jib_desk.views.visitors.badges_opening import open_badges

    shown.window.show_page("visitors")
    open_badges(shown.window.pages.page("visitors"))


def paper_is_entered(shown: Shown) -> None:
    """The lines of a kit after an outage."""
    from jib_desk.views.visitors.paper_bridge_opening import open_bridge

    desk = shown.desk
    assert desk is not None
    kits = desk.services.paper_kits
    if not kits.open_kits():
        kits.void_line(by=desk.actor(), kit_id=kits.make(by=desk.actor()).row.id, line=2)
    shown.window.show_page("visitors")
    open_bridge(shown.window.pages.page("visitors"))


def a_visitor_is_invited(shown: Shown) -> None:
    """Somebody comes every week."""
    from jib_desk.views.visitors.invite_dialog import InviteDialog

    shown.window.show_page("visitors")
    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    page.leave_over()
    page.expect()
    dialog = page.findChild(InviteDialog)
    assert dialog is not None
    dialog.fields.name.setText("沈访七")
    dialog.series.repeats.setCurrentIndex(dialog.series.repeats.findData("weekly"))
    shown.settle(lambda: bool(dialog.series.told.text()))


def a_list_is_pasted(shown: Shown) -> None:
    """A delegation, before anything is written."""
    from jib_desk.views.visitors.delegation_view import DelegationView, open_delegation
    from jib_desk.views.visitors.invite_dialog import InviteDialog

    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    for dialog in page.findChildren(InviteDialog):
        dialog.reject()
    view: DelegationView | None = open_delegation(page)
    assert view is not None
    view.text.setPlainText(
        "各位好：\n示例大学参观团名单\n团长：邵访一 教授 12000003001\n2. 韦访二（Wei Fanger） 12000003002\n"
        "3. Sample Visitor, Sample Ltd\n4. 买买提·示例\n随行：王访三、李访四\n谢谢"
    )
    shown.settle()


def a_pass_is_shown(shown: Shown) -> None:
    """The pass of somebody who is expected."""
    from jib_desk.views.visitors.delegation_view import DelegationView
    from jib_desk.views.visitors.invite_menu import show_pass
    from jib_desk.views.visitors.pass_dialog import PassDialog

    page: VisitorsPage = shown.window.pages.page("visitors")  # pyright: ignore[reportAssignmentType]
    if isinstance(page.over, DelegationView):
        page.over.text.clear()
    page.leave_over()
    desk = shown.window.desk
    assert desk is not None
    day = desk.today() + timedelta(days=1)
    has_pass = desk.services.passes.of_day(day)
    (visit,) = [visit for visit in desk.services.visitors.expected(day) if visit.id in has_pass]
    page.show_record("visit", visit.id)
    show_pass(page, (visit,))
    shown.settle(lambda: page.findChild(PassDialog) is not None)


def a_command_is_looked_for(shown: Shown) -> None:
    """The list of all commands."""
    visitors_with_nothing_over_them(shown)
    shown.window.pages.page("today").leave_over()
    shown.window.pages.page("settings").leave_over()
    shown.window.actions_.trigger("edit.commands")


# In the guide, and what is seen beside those by whoever looks at everything.
SCENES: dict[str, Callable[[Shown], None]] = {
    "unit": a_unit_is_chosen,
    "check-in": a_name_is_typed,
    "company": a_card_is_open,
    "census": an_audit_is_entered,
    "repairs": something_is_broken,
    "editor": a_seat_is_drawn,
}
MORE_SCENES: dict[str, Callable[[Shown], None]] = {
    "now": rooms_are_looked_at,
    "safety": safety_is_looked_at,
    "assign": a_seat_is_given,
    "report-repair": a_repair_is_reported,
    "book": a_room_is_booked,
    "people": _a_tab("people"),
    "agreements": _a_tab("agreements"),
    "services": _a_tab("services"),
    "service": a_service_is_recorded,
    "history": _a_tab("history"),
    "edit-company": a_company_is_edited,
    "pipeline": applicants_are_followed,
    "compare": two_cards_are_compared,
    "change": a_change_is_read,
    "what-changed": a_month_is_explained,
    "asked-about": somebody_is_asked_about,
    "group-asked-about": a_group_is_asked_about,
    "planned": a_planned_visitor_walks_in,
    "watch-list": who_was_noticed,
    "evacuation": an_evacuation_runs,
    "telling-hosts": hosts_are_told,
    "kept-data": a_person_asks_what_is_kept,
    "retention": a_purge_is_looked_at,
    "badges": badges_are_looked_for,
    "kiosk": visitors_help_themselves,
    "parcels": parcels_are_received,
    "paper": paper_is_entered,
    "invite": a_visitor_is_invited,
    "delegation": a_list_is_pasted,
    "pass": a_pass_is_shown,
    **LIST_SCENES,
    "closing": the_day_is_closed,
    "commands": a_command_is_looked_for,
    "muster": people_are_ticked,
    "muster-over": a_drill_is_over,
}
