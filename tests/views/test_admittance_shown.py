"""What the desk is asked before somebody goes in: quietly, at the form, with the keys alone."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from jib_desk.rules.desk_words import TermsKind, WatchAction, WatchOutcome
from jib_desk.rules.words import Role, VisitorCategory, VisitState
from jib_desk.services.clock import FixedClock
from jib_desk.services.errors import BadgeNotWorn, Watched
from jib_desk.services.rows.staff import Actor
from jib_desk.services.rows.watch import WatchMatchRow
from jib_desk.views.context import DeskContext
from jib_desk.views.main_window import MainWindow
from jib_desk.views.theme import Size, stylesheet
from jib_desk.views.visitors.category_check import CategoryCheck
from jib_desk.views.visitors.check import Check
from jib_desk.views.visitors.colleague import ColleagueDialog
from jib_desk.views.visitors.deeds import let_back_in
from jib_desk.views.visitors.dialogs import ExpectDialog
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.terms_check import TermsCheck
from jib_desk.views.visitors.visit_list import Which
from jib_desk.views.visitors.watch_check import WatchCheck
from tests.views.shown import shown

NAME = "欧阳看看"


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    for made in shown(VisitorsPage(desk), qtbot):
        made.form.fields.name.setFocus()
        yield made


def check(page: VisitorsPage, kind: type[Check]) -> Any:
    return next(found for found in page.form.checks if isinstance(found, kind))


def manager(desk: DeskContext) -> Actor:
    return replace(desk.actor(), role=Role.MANAGER)


def watch(desk: DeskContext, action: WatchAction = WatchAction.TELL, name: str = NAME) -> None:
    desk.services.watch.add(by=manager(desk), name_zh=name, reason="took a sample key along", action=action)


def matches(desk: DeskContext) -> tuple[WatchMatchRow, ...]:
    known = {row.id for row in desk.services.watch.entries(by=manager(desk)) if row.name_zh in {NAME, "王伟"}}
    return tuple(row for row in desk.services.watch.matches(by=manager(desk)) if row.entry_id in known)


def submit(page: VisitorsPage, name: str = "", category: VisitorCategory | None = None) -> None:
    fields = page.form.fields
    if name:
        fields.name.setText(name)
    if category is not None:
        fields.category.choose(category.value)
    fields.host.setFocus()
    page.form.submit()
    page.desk.tasks.wait()
    QApplication.processEvents()


def press(widget: Any) -> None:
    """Enter on a button."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Return)


def settle(page: VisitorsPage) -> None:
    for _ in range(3):
        page.desk.tasks.wait()
        QApplication.processEvents()


def inside(page: VisitorsPage, name: str) -> bool:
    return any(row.name_zh == name for row in page.desk.services.visitors.on_site())


# --- the watch list ------------------------------------------------------------------------------


def test_somebody_of_the_list_is_asked_about_quietly_and_named_nowhere(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk)
    submit(page, NAME)
    asks = check(page, WatchCheck)
    assert asks.isVisible()
    assert asks.property("tone") == "info"  # as any other remark, and no alarm
    assert not inside(page, NAME)
    said = " ".join(label.text() for label in asks.findChildren(QLabel)) + asks.accessibleName()
    assert "manager" in said
    assert not [word for word in (NAME, "watch", "list", "sample key") if word in said]
    assert len(matches(desk)) == 1


def test_who_stepped_out_and_is_of_the_list_is_asked_about_at_the_form(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    visitors = desk.services.visitors
    visit = visitors.check_in(by=desk.actor(), name_zh=NAME, badge="77").row
    visitors.check_out(by=desk.actor(), visit_ids=[visit.id])
    clock.at += timedelta(minutes=5)
    watch(desk)
    let_back_in(desk, visitors.visit(visit.id), page.form.bring_back)
    settle(page)
    asks = check(page, WatchCheck)
    assert asks.isVisible()
    assert not inside(page, NAME)
    press(asks.let_in)
    settle(page)
    assert visitors.visit(visit.id).state is VisitState.INSIDE, "it is the same visit"
    (match,) = matches(desk)
    assert (match.outcome, match.visit_id) == (WatchOutcome.LET_IN, visit.id)


def test_a_hurried_second_enter_decides_nothing(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk)
    submit(page, NAME)
    focused = QApplication.focusWidget()
    assert focused is check(page, WatchCheck).note
    QTest.keyClick(focused, Qt.Key.Key_Return)
    settle(page)
    assert not inside(page, NAME)
    assert [match.outcome for match in matches(desk)] == [None]


@pytest.mark.parametrize(
    ("verb", "outcome", "is_in"),
    [
        ("other", WatchOutcome.SOMEONE_ELSE, True),
        ("let_in", WatchOutcome.LET_IN, True),
        ("refuse", WatchOutcome.REFUSED, False),
    ],
)
def test_the_desk_decides_with_one_verb(
    page: VisitorsPage, desk: DeskContext, verb: str, outcome: WatchOutcome, is_in: bool
) -> None:
    watch(desk)
    submit(page, NAME)
    asks = check(page, WatchCheck)
    asks.note.setText("the manager came down")
    press(getattr(asks, verb))
    settle(page)
    assert inside(page, NAME) is is_in
    (match,) = matches(desk)
    assert (match.outcome, match.note, match.visit_id is not None) == (outcome, "the manager came down", True)
    assert not asks.isVisible()
    assert page.form.fields.name.text() == asks.note.text() == ""


def test_a_receptionist_cannot_let_in_whom_only_a_manager_may(
    page: VisitorsPage, desk: DeskContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(desk, WatchAction.REFUSE)
    receptionist = replace(desk.actor(), role=Role.RECEPTIONIST)
    monkeypatch.setattr(desk, "actor", lambda: receptionist)
    submit(page, NAME)
    asks = check(page, WatchCheck)
    assert not asks.let_in.isEnabled()
    assert asks.other.isEnabled()
    assert "Only a manager" in asks.note_field.below()


def test_a_manager_who_gives_no_reason_is_asked_for_one(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk, WatchAction.REFUSE)
    submit(page, NAME)
    asks = check(page, WatchCheck)
    press(asks.let_in)
    settle(page)
    assert asks.isVisible()
    assert asks.note_field.is_wrong
    asks.note.setText("comes to bring it back")
    press(asks.let_in)
    settle(page)
    assert inside(page, NAME)


def test_a_note_that_cannot_be_is_refused_at_its_field_and_stays(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk)
    submit(page, NAME)
    asks = check(page, WatchCheck)
    asks.note.setText("a\u202eb")
    for verb in (asks.let_in, asks.refuse):
        press(verb)
        settle(page)
        assert asks.isVisible()
        assert asks.note_field.is_wrong
        assert asks.note.text() == "a\u202eb"
    page.form.fields.settled.emit()  # leaving a field is no new question
    assert asks.note.text() == "a\u202eb"
    assert [match.outcome for match in matches(desk)] == [None]


def test_another_name_typed_after_the_question_is_asked_anew(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk)
    submit(page, NAME)
    page.form.fields.name.setText("李看看")
    page.form.fields.settled.emit()
    assert not check(page, WatchCheck).isVisible()
    submit(page)
    assert inside(page, "李看看")


def test_a_common_name_asks_for_more_and_goes_in(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk, name="王伟")
    page.form.fields.name.setText("王伟")
    page.form.fields.settled.emit()
    asks = check(page, WatchCheck)
    assert asks.isVisible()
    assert not asks.other.isVisible()
    assert "phone" in asks.text.text()
    submit(page)
    assert inside(page, "王伟")
    assert [match.is_hint for match in matches(desk)] == [True]


def test_an_expected_visitor_checked_in_from_the_list_is_asked_about_at_the_form(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    visitors = desk.services.visitors
    row = visitors.expect(by=desk.actor(), expected_at=clock.at + timedelta(hours=1), name_zh=NAME).row
    watch(desk)
    page.list.show_list(Which.EXPECTED)
    page.list.check_in_wanted.emit((row,))
    settle(page)
    asks = check(page, WatchCheck)
    assert asks.isVisible()
    press(asks.let_in)
    settle(page)
    assert visitors.visit(row.id).arrived_at is not None


def test_whoever_is_invited_is_noticed_too(page: VisitorsPage, desk: DeskContext) -> None:
    watch(desk)
    page.expect()
    dialog = page.findChild(ExpectDialog)
    assert dialog is not None
    dialog.fields.name.setText(NAME)
    dialog.save()
    settle(page)
    assert dialog.watch.isVisible()
    dialog.watch.refuse.click()
    settle(page)
    (match,) = matches(desk)
    assert (match.outcome, match.visit_id) == (WatchOutcome.REFUSED, None)
    assert not [row for row in desk.services.visitors.expected(desk.today()) if row.name_zh == NAME]


def test_a_pass_that_is_scanned_is_no_alarm_either(window: MainWindow, desk: DeskContext) -> None:
    window.tell_error(Watched((1,), WatchAction.REFUSE))
    bar = window.bars.bar("error")
    assert bar is not None
    assert bar.property("tone") == "info"
    window.tell_error(BadgeNotWorn("31"))
    assert window.bars.bar("error").property("tone") == "error"  # type: ignore[union-attr]


# --- categories ------------------------------------------------------------------------------------


def test_a_guest_is_asked_nothing_more(page: VisitorsPage) -> None:
    page.form.fields.settled.emit()
    assert not any(found.isVisible() for found in page.form.checks)


def test_the_press_needs_somebody_who_goes_along(page: VisitorsPage, desk: DeskContext) -> None:
    page.form.fields.organisation.setText("示例传媒")
    submit(page, "白看看", VisitorCategory.PRESS)
    asks = check(page, CategoryCheck)
    assert asks.escort_field.is_wrong
    assert asks.notice.text()
    assert QApplication.focusWidget() is asks.escort
    asks.escort.setText("赵示一")
    QTest.keyClick(asks.escort, Qt.Key.Key_Return)
    settle(page)
    assert inside(page, "白看看")


def test_a_missing_field_of_a_category_is_unfolded_and_marked(page: VisitorsPage) -> None:
    submit(page, "白看看", VisitorCategory.VENDOR)
    fields = page.form.fields
    assert fields.organisation_field.isVisible()
    assert fields.organisation_field.is_wrong
    assert fields.name.text() == "白看看"


def test_an_expired_pass_is_said_and_renewed_with_one_key(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    about: dict[str, Any] = {
        "name_zh": "施看看", "organisation": "示例工程队", "purpose": "检修", "category": VisitorCategory.CONTRACTOR,
    }  # fmt: skip
    visitors = desk.services.visitors
    row = visitors.check_in(by=desk.actor(), **about).row
    visitors.check_out(by=desk.actor(), visit_ids=[row.id])
    clock.at += timedelta(days=31)
    page.show_record("visitor", row.visitor_id)
    submit(page)
    asks = check(page, CategoryCheck)
    assert "29 Dec 2023" in asks.over.text()
    assert QApplication.focusWidget() is asks.renew
    QTest.keyClick(asks.renew, Qt.Key.Key_Return)
    settle(page)
    assert inside(page, "施看看")


def test_the_pass_of_somebody_known_as_a_guest_is_renewed_for_what_he_comes_as(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    visitors, fields = desk.services.visitors, page.form.fields
    about: dict[str, Any] = {"organisation": "示例工程队", "purpose": "检修"}
    guest = visitors.check_in(by=desk.actor(), name_zh="施看看", **about).row
    visitors.check_out(by=desk.actor(), visit_ids=[guest.id])
    worker: dict[str, Any] = {"visitor_id": guest.visitor_id, "category": VisitorCategory.CONTRACTOR}
    row = visitors.check_in(by=desk.actor(), **about, **worker).row
    visitors.check_out(by=desk.actor(), visit_ids=[row.id])
    clock.at += timedelta(days=31)
    page.show_record("visitor", guest.visitor_id)
    fields.category.choose(VisitorCategory.CONTRACTOR.value)
    fields.purpose.setText("检修")
    submit(page)
    asks = check(page, CategoryCheck)
    assert QApplication.focusWidget() is asks.renew
    QTest.keyClick(asks.renew, Qt.Key.Key_Return)
    settle(page)
    assert inside(page, "施看看")


# --- terms -----------------------------------------------------------------------------------------


def write_terms(desk: DeskContext) -> None:
    desk.services.settings.change(by=manager(desk), asks_terms=True)
    for kind in TermsKind:
        desk.services.terms.write(by=manager(desk), kind=kind, body_en=f"Text of {kind}", body_zh=f"{kind}正文")


def test_terms_leave_no_trace_while_they_are_off(page: VisitorsPage, desk: DeskContext) -> None:
    write_terms(desk)
    desk.services.settings.change(by=manager(desk), asks_terms=False)
    submit(page, "白看看")
    assert inside(page, "白看看")
    assert not check(page, TermsCheck).findChildren(QPlainTextEdit)


def test_terms_are_shown_in_both_languages_and_accepted_with_the_keys(page: VisitorsPage, desk: DeskContext) -> None:
    write_terms(desk)
    submit(page, "白看看")
    asks = check(page, TermsCheck)
    assert not inside(page, "白看看")
    assert [text.toPlainText() for text in asks.texts.values()] == [
        "Text of privacy\n\nprivacy正文", "Text of nda\n\nnda正文",
    ]  # fmt: skip
    for _box in asks.boxes:  # the keys are at the first, and go on to the next
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Space)
    settle(page)
    (row,) = [row for row in desk.services.visitors.on_site() if row.name_zh == "白看看"]
    assert len(desk.services.terms.accepted_by(row.visitor_id)) == 2
    assert not asks.isVisible()


def test_each_text_is_as_tall_as_the_first_also_in_a_low_window(page: VisitorsPage, desk: DeskContext) -> None:
    write_terms(desk)
    page.setStyleSheet(stylesheet(desk.theme.tokens))  # which has a least height of its own
    page.resize(960, 680)
    submit(page, "白看看")
    settle(page)
    asks = check(page, TermsCheck)
    heights = []
    for key, box in asks.boxes.items():
        heights.append(asks.texts[key].height())
        QTest.keyClick(box, Qt.Key.Key_Space)
        QApplication.processEvents()
    assert heights == [4 * Size.CONTROL] * 2


def test_who_was_typed_anew_and_accepted_this_version_before_is_not_asked_again(
    page: VisitorsPage, desk: DeskContext
) -> None:
    write_terms(desk)
    accepted = tuple(row.id for row in desk.services.terms.in_force())
    about = {"name_zh": "白看看", "phone": "12000007321"}
    visitors = desk.services.visitors
    row = visitors.check_in(by=desk.actor(), accepted_terms=accepted, **about).row
    visitors.check_out(by=desk.actor(), visit_ids=[row.id])
    page.form.fields.phone.setText("120 0000 7321")
    submit(page, "白看看")
    assert inside(page, "白看看")
    desk.services.terms.write(by=manager(desk), kind=TermsKind.NDA, body_en="Another text", body_zh="")
    (again,) = (visit for visit in visitors.on_site() if visit.name_zh == "白看看")
    visitors.check_out(by=desk.actor(), visit_ids=[again.id])
    page.form.fields.phone.setText("120 0000 7321")
    submit(page, "白看看")
    assert [text.toPlainText() for text in check(page, TermsCheck).texts.values()] == ["Another text"]


# --- a colleague instead ---------------------------------------------------------------------------


def instead_of(page: VisitorsPage, desk: DeskContext, clock: FixedClock, **about: Any) -> ColleagueDialog:
    """The question who comes instead of somebody planned, as it is opened from the list."""
    planned: dict[str, Any] = {"name_zh": "白看看", "expected_at": clock.at + timedelta(hours=1), **about}
    row = desk.services.visitors.expect(by=desk.actor(), **planned).row
    dialog = ColleagueDialog(desk, row, page)
    page.open_dialog(dialog)
    dialog.name.setText(NAME)
    return dialog


def test_a_colleague_of_the_list_is_asked_about_where_he_is_typed(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    watch(desk)
    dialog = instead_of(page, desk, clock)
    dialog.save()
    settle(page)
    asks = next(found for found in dialog.checks if isinstance(found, WatchCheck))
    assert asks.isVisible()
    assert not inside(page, NAME)
    press(asks.let_in)
    settle(page)
    assert inside(page, NAME)
    assert [match.outcome for match in matches(desk)] == [WatchOutcome.LET_IN]


def test_a_colleague_who_is_turned_away_leaves_the_plan_as_it_was(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    watch(desk)
    dialog = instead_of(page, desk, clock)
    dialog.save()
    settle(page)
    press(next(found for found in dialog.checks if isinstance(found, WatchCheck)).refuse)
    settle(page)
    assert not inside(page, NAME)
    assert [match.outcome for match in matches(desk)] == [WatchOutcome.REFUSED]
    assert "白看看" in {row.name_zh for row in desk.services.visitors.expected(desk.today())}


def test_a_colleague_accepts_what_is_to_be_accepted(page: VisitorsPage, desk: DeskContext, clock: FixedClock) -> None:
    write_terms(desk)
    dialog = instead_of(page, desk, clock)
    dialog.save()
    terms = next(found for found in dialog.checks if isinstance(found, TermsCheck))
    assert terms.isVisible()
    for box in terms.boxes.values():
        QTest.keyClick(box, Qt.Key.Key_Space)
    settle(page)
    (row,) = [row for row in desk.services.visitors.on_site() if row.name_zh == NAME]
    assert len(desk.services.terms.accepted_by(row.visitor_id)) == 2


def test_a_colleague_is_asked_what_the_category_wants_and_the_plan_does_not_say(
    page: VisitorsPage, desk: DeskContext, clock: FixedClock
) -> None:
    dialog = instead_of(page, desk, clock, category=VisitorCategory.CONTRACTOR, organisation="示例工程队")
    assert dialog.purpose_field.isHidden()
    dialog.save()
    settle(page)
    assert dialog.purpose_field.isVisible()
    assert dialog.purpose_field.is_wrong
    dialog.purpose.setText("检修")
    dialog.save()
    settle(page)
    assert inside(page, NAME)
