"""Managers say what is asked of whom: the watch list over the visitors' page, categories and terms in the settings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from jib_desk.rules.categories import CategoryAsks, Field
from jib_desk.rules.desk_words import TermsKind, WatchAction, WatchOutcome, WatchStage
from jib_desk.rules.recognition import Described
from jib_desk.rules.words import Role, VisitorCategory
from jib_desk.services.errors import Watched
from jib_desk.services.rows.categories import TermsRow
from jib_desk.services.rows.staff import Actor
from jib_desk.views.context import DeskContext
from jib_desk.views.settings.page import SettingsPage
from jib_desk.views.visitors.more import ENTRIES
from jib_desk.views.visitors.page import VisitorsPage
from jib_desk.views.visitors.watch_list import WatchListView
from jib_desk.views.visitors.watch_opening import open_watch_list
from tests.views.shown import shown

NAME = "欧阳看看"


@pytest.fixture
def visitors(desk: DeskContext, qtbot: QtBot) -> Iterator[VisitorsPage]:
    yield from shown(VisitorsPage(desk), qtbot)


@pytest.fixture
def settings(desk: DeskContext, qtbot: QtBot) -> Iterator[SettingsPage]:
    for page in shown(SettingsPage(desk), qtbot):
        page.refresh(None)
        yield page


def as_role(desk: DeskContext, monkeypatch: pytest.MonkeyPatch, role: Role) -> Actor:
    who = replace(desk.actor(), role=role)
    monkeypatch.setattr(desk, "actor", lambda: who)
    return who


def opened(page: VisitorsPage) -> WatchListView:
    view = open_watch_list(page)
    assert view is not None
    return view


def settle(desk: DeskContext) -> None:
    for _ in range(3):
        desk.tasks.wait()
        QApplication.processEvents()


def live(desk: DeskContext) -> list[str]:
    return [row.name_zh for row in desk.services.watch.entries(by=desk.actor())]


# --- the watch list --------------------------------------------------------------------------------


def test_a_manager_adds_changes_and_ends_an_entry(visitors: VisitorsPage, desk: DeskContext) -> None:
    before = live(desk)
    view = opened(visitors)
    view.add_button.click()
    form: Any = view.side.form
    form.slot("name_zh").input.setText(NAME)
    form.save()
    settle(desk)
    assert form.field("reason").is_wrong  # nothing typed is lost
    form.slot("reason").input.setText("took a sample key along")
    form.slot("action").input.choose_code(WatchAction.REFUSE)
    form.save()
    settle(desk)
    assert live(desk) == [NAME, *before]
    assert view.side.form is None
    view.entry_table.setCurrentIndex(view.entries.index(0, 0))
    view.end_button.click()
    form = view.side.form
    form.slot("reason").input.setText("settled")
    form.save()
    settle(desk)
    assert live(desk) == before
    view.chips[1].click()
    assert [row.end_reason for row in view.entries.rows()][:1] == ["settled"]


def test_enter_on_somebody_who_was_noticed_says_what_became_of_it(visitors: VisitorsPage, desk: DeskContext) -> None:
    by, watch = desk.actor(), desk.services.watch
    watch.add(by=by, name_zh=NAME, reason="took a sample key along")
    with pytest.raises(Watched):
        watch.screen(by=by, stage=WatchStage.ARRIVAL, person=Described(NAME))
    view = opened(visitors)
    view.chips[2].click()
    view.match_table.setCurrentIndex(view.matches.index(0, 0))
    QTest.keyClick(view.match_table, Qt.Key.Key_Return)
    form: Any = view.side.form
    form.slot("outcome").input.choose_code(WatchOutcome.REFUSED)
    form.slot("note").input.setText("went away")
    form.save()
    settle(desk)
    (match, *_others) = watch.matches(by=by)
    assert (match.outcome, match.note) == (WatchOutcome.REFUSED, "went away")


def test_the_desk_sees_neither_the_entry_of_the_menu_nor_the_list(
    visitors: VisitorsPage, desk: DeskContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.services.watch.add(by=desk.actor(), name_zh=NAME, reason="took a sample key along")
    as_role(desk, monkeypatch, Role.RECEPTIONIST)
    (entry,) = [entry for entry in ENTRIES if entry.id == "visitors.watch_list"]
    assert entry.roles == {Role.MANAGER}
    view = opened(visitors)
    assert not view.add_button.isVisible()
    assert view.entries.rows() == view.matches.rows() == ()
    assert not [text for text in view.findChildren(QLabel) if NAME in text.text()]


def test_what_is_written_in_an_entry_keeps_the_list_open(visitors: VisitorsPage, desk: DeskContext) -> None:
    view = opened(visitors)
    view.add_button.click()
    form: Any = view.side.form
    form.slot("name_zh").input.setText(NAME)
    view.close_view()
    assert visitors.over is view
    form.cancelled.emit()
    view.close_view()
    assert visitors.over is not view


# --- categories --------------------------------------------------------------------------------------


def test_a_category_is_asked_for_what_the_centre_wants(settings: SettingsPage, desk: DeskContext) -> None:
    card = settings.categories
    row = card.model.record(list(VisitorCategory).index(VisitorCategory.VENDOR))
    assert row is not None
    card.table.setCurrentIndex(card.model.place_of(row.id))
    form: Any = card.form
    form.slot("required").input.boxes[Field.PHONE].setChecked(True)
    form.slot("retention_days").input.setText("30")
    form.save()
    settle(desk)
    asks = desk.services.categories.rule_of(VisitorCategory.VENDOR).asks
    assert (asks.required, asks.retention_days) == ((Field.ORGANISATION, Field.PHONE), 30)
    assert card.restore_button.isVisible()
    card.restore_button.click()
    settle(desk)
    assert desk.services.categories.rule_of(VisitorCategory.VENDOR).is_default
    form = card.form
    assert not form.slot("required").input.boxes[Field.PHONE].isChecked()


def test_a_half_filled_category_is_not_lost_for_another(settings: SettingsPage, desk: DeskContext) -> None:
    card = settings.categories
    first: Any = card.form
    first.slot("notice_en").input.setText("Half")
    card.table.setCurrentIndex(card.model.index(3, 0))
    assert card.form is first
    assert card.table.currentIndex().row() == 0
    first.slot("notice_en").input.setText("")
    card.table.setCurrentIndex(card.model.index(3, 0))
    assert card.form is not None
    assert card.form.row.category is VisitorCategory.VENDOR


def test_a_receptionist_reads_the_rules_and_changes_none(
    settings: SettingsPage, desk: DeskContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_role(desk, monkeypatch, Role.RECEPTIONIST)
    settings.refresh(None)
    assert settings.categories.form is not None
    assert not settings.categories.form.isEnabled()
    assert not settings.terms.save_button.isVisible()
    assert not settings.terms.asks.isEnabled()
    assert settings.terms.en.isReadOnly()


# --- terms ---------------------------------------------------------------------------------------------


def test_a_text_that_somebody_accepted_is_saved_as_the_next_version(settings: SettingsPage, desk: DeskContext) -> None:
    card, by = settings.terms, desk.actor()
    card.asks.click()
    settle(desk)
    assert desk.centre().reception.asks_terms
    card.en.setPlainText("We keep your name for 30 days.")
    assert card.save_button.text() == "Save as version 1"
    card.save_button.click()
    settle(desk)
    assert card.save_button.text() == "Save version 1"
    (first,) = desk.services.terms.versions(TermsKind.PRIVACY)
    desk.services.visitors.check_in(by=by, name_zh="李看看", accepted_terms=(first.id,))
    settings.refresh(None)
    assert card.save_button.text() == "Save as version 2"
    card.zh.setPlainText("姓名保留30天。")
    card.save_button.click()
    settle(desk)
    assert [row.number for row in desk.services.terms.versions(TermsKind.PRIVACY)] == [2, 1]


def test_a_text_that_cannot_be_stays_in_its_field_with_the_reason(settings: SettingsPage, desk: DeskContext) -> None:
    card = settings.terms
    card.zh.setPlainText("字" * 20_001)
    card.save_button.click()
    settle(desk)
    assert card.zh_field.is_wrong
    assert len(card.zh.toPlainText()) == 20_001
    assert desk.services.terms.versions(TermsKind.PRIVACY) == ()


def test_the_terms_on_paper_say_both_languages_and_their_version(desk: DeskContext) -> None:
    from jib_desk.views.printing.terms import terms_sheet

    row = desk.services.terms.write(by=desk.actor(), kind=TermsKind.NDA, body_en="One\nTwo", body_zh="一\n二").row
    texts = terms_sheet(row, desk.centre()).texts()
    assert {"One", "Two", "一", "二", "保密协议"} <= set(texts)
    assert any("1" in text and "2023-11-30" in text for text in texts)


@pytest.mark.parametrize(
    ("sentence", "end"),
    [("第{n}条：访客须遵守本中心的安全规定。", "。"), ("Clause {n}: keep to the rules. ", "."), ("字", "字")],
)
def test_a_long_paragraph_of_the_terms_is_whole_on_paper(desk: DeskContext, sentence: str, end: str) -> None:
    from jib_desk.views.printing.terms import terms_sheet

    body = "".join(sentence.replace("{n}", str(n)) for n in range(1, 900)).strip()
    row = TermsRow(1, 1, TermsKind.NDA, 2, body, "", desk.today())
    (section,) = terms_sheet(row, desk.centre()).sections
    rows = [cell.text for (cell,) in section.rows]
    assert "".join("".join(rows).split()) == "".join(body.split())
    assert max(map(len, rows)) <= 800  # a row is no taller than half a page, the rest of it would be cut off
    assert {text[-1] for text in rows} == {end}


def test_the_shipped_form_of_a_guest_has_five_fields(visitors: VisitorsPage) -> None:
    from jib_desk.views.widgets.form_field import FormField

    assert visitors.desk.services.categories.rule_of(VisitorCategory.GUEST).asks == CategoryAsks()
    assert len([field for field in visitors.form.findChildren(FormField) if field.isVisible()]) <= 5
