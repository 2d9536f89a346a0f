"""What else can be done with visitors: behind the page's button and in Ctrl+K, and with the visits that are selected.

A line here for each, nothing else changes. What a setting turned off is not there, so that nothing of it is seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from jib_desk.rules.words import Role, VisitState
from jib_desk.services.rows.visitors import VisitRow
from jib_desk.views.context import DeskContext
from jib_desk.views.kiosk import opening as kiosk_opening
from jib_desk.views.register import opening as register
from jib_desk.views.visitors import badges_opening, invite_menu, paper_bridge_kits, paper_bridge_opening, people_menu
from jib_desk.views.widgets.basics import button

if TYPE_CHECKING:
    from jib_desk.views.visitors.page import VisitorsPage

WRITERS = frozenset({Role.RECEPTIONIST, Role.MANAGER})
MANAGERS = frozenset({Role.MANAGER})
EVERYBODY = frozenset({*WRITERS, Role.AUDITOR})


def always(_desk: DeskContext) -> bool:
    """Of entries that no setting turns off."""
    return True


@dataclass(frozen=True)
class PageEntry:
    """One line of the page's menu, and a command. `run` imports what it shows: no start waits for it."""

    id: str
    text: Callable[[], str]
    run: Callable[["VisitorsPage"], object]
    roles: frozenset[Role] = WRITERS
    is_on: Callable[[DeskContext], bool] = always


@dataclass(frozen=True)
class VisitEntry:
    """A verb of the visits that are selected; left out where it `suits` none of them.

    `run` gets all that are selected. A `key` works in the list without a modifier (O, P, T, Space and Enter are taken).
    """

    id: str
    text: Callable[[], str]
    run: Callable[["VisitorsPage", tuple[VisitRow, ...]], object]
    suits: Callable[[tuple[VisitRow, ...]], bool] = bool
    key: Qt.Key | None = None
    roles: frozenset[Role] = WRITERS
    is_on: Callable[[DeskContext], bool] = always


def _word(name: str) -> Callable[[], str]:
    def said() -> str:
        from jib_desk.views.visitors.deeds import DeedWords

        text: str = getattr(DeedWords(), name)()
        return text

    return said


def _ask(dialog: str) -> Callable[["VisitorsPage", tuple[VisitRow, ...]], object]:
    """Opens one of the dialogs of deeds.py about the one visit that is chosen."""

    def open_it(page: "VisitorsPage", visits: tuple[VisitRow, ...]) -> None:
        from jib_desk.views.visitors import deeds

        page.open_dialog(getattr(deeds, dialog)(page.desk, visits[0], page))

    return open_it


def _colleague(page: "VisitorsPage", visits: tuple[VisitRow, ...]) -> None:
    from jib_desk.views.visitors.colleague import ColleagueDialog

    page.open_dialog(ColleagueDialog(page.desk, visits[0], page))


def _leave_with_badge(page: "VisitorsPage", visits: tuple[VisitRow, ...]) -> None:
    from jib_desk.views.visitors.deeds import let_out

    let_out(page.desk, visits, page, badge_is_out=True)


def _let_back_in(page: "VisitorsPage", visits: tuple[VisitRow, ...]) -> None:
    from jib_desk.views.visitors.deeds import let_back_in

    let_back_in(page.desk, visits[0], page.form.bring_back)


def _notice(deed: str) -> Callable[..., object]:
    """What is done about telling a host, of notices.py."""

    def do(page: "VisitorsPage", *visits: tuple[VisitRow, ...]) -> None:
        from jib_desk.views.visitors import notices

        getattr(notices, deed)(page, *visits)

    return do


def _notice_text(name: str) -> Callable[[], str]:
    def said() -> str:
        from jib_desk.views.visitors.notices import NoticeDeeds

        text: str = getattr(NoticeDeeds(), name)()
        return text

    return said


def _is_visited(visits: tuple[VisitRow, ...]) -> bool:
    return one_in(VisitState.INSIDE)(visits) and visits[0].host_id is not None


def _may_be_told(visits: tuple[VisitRow, ...]) -> bool:
    return one_in(VisitState.INSIDE)(visits) and visits[0].is_to_somebody


def _has_channel(desk: DeskContext) -> bool:
    return desk.read(desk.services.messages.has_channel)


def _asks_host(desk: DeskContext) -> bool:
    return desk.centre().reception.asks_host


def all_in(state: VisitState) -> Callable[[tuple[VisitRow, ...]], bool]:
    """Of verbs for any number of visits of one state."""
    return lambda visits: all(visit.state is state for visit in visits)


def one_in(state: VisitState) -> Callable[[tuple[VisitRow, ...]], bool]:
    """Of verbs for a single visit of one state."""
    return lambda visits: len(visits) == 1 and visits[0].state is state


def _one_to_come_or_inside(visits: tuple[VisitRow, ...]) -> bool:
    return one_in(VisitState.EXPECTED)(visits) or one_in(VisitState.INSIDE)(visits)


def _one_group(visits: tuple[VisitRow, ...]) -> bool:
    return one_in(VisitState.INSIDE)(visits) and visits[0].heads_inside > 1


def _is_of_many(visits: tuple[VisitRow, ...]) -> bool:
    return one_in(VisitState.EXPECTED)(visits) and visits[0].invitation_id is not None


def _watch_text() -> str:
    from jib_desk.views.visitors.watch_opening import menu_text

    return menu_text()


def _watch(page: "VisitorsPage") -> None:
    from jib_desk.views.visitors.watch_opening import open_watch_list

    open_watch_list(page)


def _close_day_text() -> str:
    from jib_desk.views.visitors.closing_opening import menu_text

    return menu_text()


def _close_day(page: "VisitorsPage") -> None:
    from jib_desk.views.visitors.closing_opening import open_closing

    open_closing(page)


# Texts come from the slice's own words: what is collected for translation is `self.tr()`.
ENTRIES: tuple[PageEntry, ...] = (
    PageEntry("visitors.paste_list", lambda: invite_menu.InviteWords().paste(), invite_menu.paste),
    PageEntry("visitors.badges", lambda: badges_opening.BadgeWords().list(), badges_opening.open_badges, EVERYBODY),
    PageEntry(
        "visitors.badges_beforehand", lambda: badges_opening.BadgeWords().beforehand(), badges_opening.open_preprint
    ),
    PageEntry("visitors.paper", paper_bridge_opening.enter_text, paper_bridge_opening.open_bridge),
    PageEntry("visitors.paper_kit", paper_bridge_opening.print_text, paper_bridge_kits.make_kit),
    PageEntry("visitors.closing", _close_day_text, _close_day),
    PageEntry("visitors.copy_message", _notice_text("copy_last_text"), _notice("copy_last")),
    PageEntry("visitors.register", register.menu_text, register.open_register, EVERYBODY),
    PageEntry("visitors.watch_list", _watch_text, _watch, MANAGERS),
    PageEntry("visitors.kiosk", kiosk_opening.menu_text, kiosk_opening.open_kiosk, is_on=kiosk_opening.is_on),
    PageEntry(
        "visitors.kiosk_next", kiosk_opening.next_text, kiosk_opening.take_next, is_on=kiosk_opening.somebody_waits
    ),
    PageEntry("visitors.privacy", lambda: people_menu.PeopleMenu().people(), people_menu.open_people, EVERYBODY),
)
VISIT_ENTRIES: tuple[VisitEntry, ...] = (
    VisitEntry(
        "visit.print_badge",
        lambda: badges_opening.BadgeWords().print(),
        badges_opening.print_of,
        badges_opening.is_printable,
        Qt.Key.Key_D,
    ),
    VisitEntry(
        "visit.badge_exchange",
        lambda: badges_opening.BadgeWords().another(),
        badges_opening.exchange,
        badges_opening.may_be_exchanged,
        Qt.Key.Key_X,
    ),
    VisitEntry(
        "visit.badge_missing",
        lambda: badges_opening.BadgeWords().not_returned(),
        badges_opening.note_not_returned,
        badges_opening.may_be_missing,
    ),
    VisitEntry(
        "visit.host_answer",
        _notice_text("answer_text"),
        _notice("ask"),
        _is_visited,
        Qt.Key.Key_A,
        is_on=_asks_host,
    ),
    VisitEntry(
        "visit.tell_host", _notice_text("tell_text"), _notice("tell"), _may_be_told, Qt.Key.Key_R, is_on=_has_channel
    ),
    VisitEntry("visit.copy_message", _notice_text("copy_text"), _notice("copy"), _may_be_told, Qt.Key.Key_M),
    VisitEntry(
        "visit.keeps_badge",
        _word("keeps_badge"),
        _leave_with_badge,
        lambda visits: all(visit.state is VisitState.INSIDE and visit.badge for visit in visits),
        Qt.Key.Key_N,
    ),
    VisitEntry("visit.part_leaves", _word("part_leaves"), _ask("PartDialog"), _one_group, Qt.Key.Key_L),
    VisitEntry("visit.group", _word("group"), _ask("GroupDialog"), _one_to_come_or_inside, Qt.Key.Key_G),
    VisitEntry(
        "visit.back",
        _word("is_back"),
        _let_back_in,
        lambda visits: one_in(VisitState.LEFT)(visits) and visits[0].left_at is not None,
        Qt.Key.Key_B,
    ),
    VisitEntry("visit.colleague", _word("colleague"), _colleague, one_in(VisitState.EXPECTED), Qt.Key.Key_C),
    VisitEntry(
        "visit.pass",
        lambda: invite_menu.InviteWords().show_pass(),
        invite_menu.show_pass,
        all_in(VisitState.EXPECTED),
        Qt.Key.Key_V,
    ),
    VisitEntry("visit.move", lambda: invite_menu.InviteWords().move(), invite_menu.move, all_in(VisitState.EXPECTED)),
    VisitEntry(
        "visit.call_off_all", lambda: invite_menu.InviteWords().all_of_it(), invite_menu.call_off_all, _is_of_many
    ),
    VisitEntry("visit.car", register.car_text, register.open_car, _one_to_come_or_inside, Qt.Key.Key_K),
    VisitEntry("visit.call_off", _word("call_off"), _ask("CallOffDialog"), one_in(VisitState.EXPECTED)),
    VisitEntry(
        "visit.history",
        _word("history"),
        _ask("HistoryDialog"),
        lambda visits: len(visits) == 1,
        Qt.Key.Key_H,
        EVERYBODY,
    ),
    VisitEntry(
        "visit.kept",
        lambda: people_menu.PeopleMenu().kept(),
        people_menu.open_person,
        people_menu.is_named,
        roles=EVERYBODY,
    ),
)


def offered(desk: DeskContext, visits: Sequence[VisitRow]) -> tuple[VisitEntry, ...]:
    """What can be done with these visits by who is at the desk."""
    chosen, role = tuple(visits), desk.actor().role
    return tuple(
        entry for entry in VISIT_ENTRIES if chosen and role in entry.roles and entry.is_on(desk) and entry.suits(chosen)
    )


def new_more_button(page: "VisitorsPage") -> QPushButton:
    """The page's button with its menu, made anew at each opening; hidden as long as there is nothing to offer."""
    more = button()
    menu = QMenu(more)
    more.setMenu(menu)
    more.setVisible(bool(ENTRIES))

    def fill() -> None:
        menu.clear()
        for entry in ENTRIES:
            if not entry.is_on(page.desk):
                continue
            action = menu.addAction(entry.text())
            action.setObjectName(entry.id)
            action.setEnabled(page.desk.actor().role in entry.roles)
            action.triggered.connect(lambda _checked=False, entry=entry: entry.run(page))

    menu.aboutToShow.connect(fill)
    return more
