"""A roll that is printed while an evacuation is running shows what is known by then."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jib_desk.services.clock import FixedClock
from jib_desk.services.rows.muster import MusterSheet, RollLine
from jib_desk.views.context import DeskContext
from jib_desk.views.printing import commands, documents
from jib_desk.views.printing.output import pdf_bytes
from jib_desk.views.printing.sheet import Section, Sheet
from tests.views.printed import plain, text_of


@pytest.fixture
def running(desk: DeskContext) -> MusterSheet:
    """An evacuation: 11 is safe, 3 of the group 12 are, 13 is missing and somebody else was found."""
    by, services = desk.actor(), desk.services
    for name, badge, size in (("周示甲", "11", 1), ("吴示乙", "12", 5), ("郑示丙", "13", 1)):
        services.visitors.check_in(by=by, name_zh=name, badge=badge, party_size=size)
    sheet = services.evacuations.start(by=by).row
    key = sheet.evacuation.id
    services.muster.tick(by=by, evacuation_id=key, line=line_of(services.muster.sheet(), "11"))
    services.muster.tick(by=by, evacuation_id=key, line=line_of(services.muster.sheet(), "12"), heads=3)
    return services.muster.add(by=by, evacuation_id=key, name="孙路过", note="在门外").row


def line_of(sheet: MusterSheet, badge: str) -> RollLine:
    return next(line for line in sheet.lines if line.badge == badge)


def printed(desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Sheet:
    """What F12 puts before the printer."""
    sheets: list[Sheet] = []
    usual = documents.muster_roll

    def seen(*about: object) -> Sheet:
        sheets.append(usual(*about))  # type: ignore[arg-type]
        return sheets[-1]

    monkeypatch.setattr(documents, "muster_roll", seen)
    parent = QWidget()
    qtbot.addWidget(parent)
    commands.print_muster(desk, parent).close()
    return sheets[-1]


def ticks(section: Section) -> dict[str, bool]:
    """Of each row of the visitors: its badge, and whether its box is ticked."""
    return {row[1].text: row[0].is_ticked for row in section.rows}


def test_who_is_safe_is_ticked_and_who_was_found_stands_on_it(
    desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, running: MusterSheet
) -> None:
    sheet = printed(desk, qtbot, monkeypatch)
    visitors, *_others, found = sheet.sections
    shown = ticks(visitors)
    assert (shown["11"], shown["12"], shown["13"]) == (True, False, False)
    (row,) = found.rows
    assert (row[0].is_ticked, row[1].text, row[3].text) == (True, "孙路过", "在门外")
    text = text_of(pdf_bytes(sheet))
    assert plain("已到 Safe 3 / 5") in text
    assert plain(f"尚未到达 Still missing {running.missing}") in text


def test_who_left_after_the_alarm_is_on_it_and_ticked(
    desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, running: MusterSheet, clock: FixedClock
) -> None:
    clock.at += timedelta(minutes=2)
    key = next(row.id for row in desk.services.visitors.on_site() if row.badge == "13")
    desk.services.visitors.check_out(by=desk.actor(), visit_ids=[key])
    assert ticks(printed(desk, qtbot, monkeypatch).sections[0])["13"] is True


def test_without_an_evacuation_every_box_is_empty_and_nobody_is_missing(
    desk: DeskContext, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = printed(desk, qtbot, monkeypatch)
    assert not any(cell.is_ticked for section in sheet.sections for row in section.rows for cell in row)
    assert plain("Still missing") not in text_of(pdf_bytes(sheet))
