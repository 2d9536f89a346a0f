"""Badge paper and paper kit in the settings: typed as it comes, refused at its field."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from jib_desk.views.context import DeskContext
from jib_desk.views.settings.badge_paper import BadgePaperCard
from tests.views.spoken import unnamed_controls


@pytest.fixture
def card(desk: DeskContext, qtbot: QtBot) -> Iterator[BadgePaperCard]:
    made = BadgePaperCard(desk)
    qtbot.addWidget(made)
    made.fill()
    made.show()
    yield made
    desk.tasks.wait()


def save(card: BadgePaperCard, desk: DeskContext) -> None:
    card.commit()
    assert desk.tasks.wait()


def test_paper_times_and_lines_are_kept(card: BadgePaperCard, desk: DeskContext) -> None:
    assert not card.save.isEnabled()
    card.paper.choose("A4")
    card.times.setText("830，１３：１５ 18.00")
    card.lines.setValue(30)
    assert card.save.isEnabled()
    save(card, desk)
    reception = desk.services.facts.centre().reception
    assert (reception.badge_paper, reception.kit_times, reception.kit_lines) == ("A4", ("08:30", "13:15", "18:00"), 30)
    assert not card.is_edited


def test_no_times_is_a_kit_by_hand_only(card: BadgePaperCard, desk: DeskContext) -> None:
    card.times.setText(" ")
    save(card, desk)
    assert desk.services.facts.centre().reception.kit_times == ()


def test_what_is_no_time_is_told_at_its_field_and_stays(card: BadgePaperCard, desk: DeskContext) -> None:
    card.times.setText("08:30, noon")
    save(card, desk)
    assert "“noon” is no time" in "".join(field.below() for field in card._fields.values())
    assert card.times.text() == "08:30, noon"
    assert desk.services.facts.centre().reception.kit_times == ("08:30", "13:00")


def test_every_control_is_named(card: BadgePaperCard) -> None:
    assert unnamed_controls(card) == []
