"""The models behind palette, day, journal and reports."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from jib_desk.services.rows.journal import EntryRow, LineRow
from jib_desk.views.item_models.agenda import AgendaLine, AgendaModel, with_now
from jib_desk.views.item_models.entries import EntryModel, EntryText
from jib_desk.views.item_models.figures import Figure, FigureModel
from jib_desk.views.item_models.hits import Hit, HitModel, matching

NOON = datetime(2023, 11, 30, 4, 0, tzinfo=UTC)


def watch(model: QAbstractItemModel) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)


# --- palette ---------------------------------------------------------------------------------

COMMANDS = [Hit("Check in visitor"), Hit("Book a room"), Hit("Theme: dark"), Hit("Close the day"), Hit("Room list")]


def test_a_command_is_found_by_parts_of_its_words_in_any_order() -> None:
    assert [hit.title for hit in matching("vis che", COMMANDS)] == ["Check in visitor"]
    assert [hit.title for hit in matching("ark", COMMANDS)] == ["Theme: dark"]


def test_what_begins_as_typed_comes_before_what_only_holds_it() -> None:
    assert [hit.title for hit in matching("oo", COMMANDS)] == ["Book a room", "Room list"]
    assert next(hit.title for hit in matching("room", COMMANDS)) in {"Book a room", "Room list"}
    assert [hit.title for hit in matching("da", COMMANDS)] == ["Theme: dark", "Close the day"]


def test_nothing_typed_shows_everything_and_nonsense_nothing() -> None:
    assert matching("  ", COMMANDS) == COMMANDS
    assert matching("zzz", COMMANDS) == []


def test_the_palette_speaks_its_lines(qtbot: QtBot) -> None:
    model = HitModel()
    watch(model)
    model.set_hits([Hit("MoonPanda", "A01", "Company")])
    assert model.index(0).data() == "MoonPanda"
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "MoonPanda, A01, Company"
    assert model.hit(7) is None


# --- the day ---------------------------------------------------------------------------------


def line(hours: int, title: str) -> AgendaLine:
    return AgendaLine(NOON + timedelta(hours=hours), "", "", title, page="bookings")


def test_the_present_stands_between_what_has_begun_and_what_comes() -> None:
    now = AgendaLine(NOON, "12:00", "", "", tone="now")
    ordered = with_now([line(2, "late"), line(-1, "early"), line(0, "just now")], now)
    assert [item.title for item in ordered] == ["early", "just now", "", "late"]


def test_the_line_of_the_present_cannot_be_selected(qtbot: QtBot) -> None:
    model = AgendaModel()
    watch(model)
    model.set_rows(with_now([line(1, "Roadshow")], AgendaLine(NOON, "12:00", "", "", tone="now")))
    assert model.now_row() == 0
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_the_same_lines_again_leave_the_view_alone(qtbot: QtBot) -> None:
    model = AgendaModel()
    model.set_rows([line(1, "Roadshow")])
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_rows([line(1, "Roadshow")])


# --- the journal -----------------------------------------------------------------------------


def entry(number: int, lines: int = 2) -> EntryRow:
    return EntryRow(number, NOON, "Front desk", "desk-1", "visit.check_in", "17", "", lines, None, None, True)


def journal(*entries: EntryRow) -> tuple[EntryModel, list[tuple[int, int]]]:
    """A model of these entries, watched, and what was read of their rows: entry and first row of each page."""
    read: list[tuple[int, int]] = []
    model = EntryModel(
        lambda row: EntryText("10:00", row.staff, f"no. {row.number}", ""),
        lambda line: f"{line.table} {line.key}",
    )
    watch(model)

    def fetch(before: int | None) -> Sequence[EntryRow]:
        older = [row for row in entries if before is None or row.number < before]
        return older[: EntryModel.PAGE]

    def fetch_lines(number: int, first: int, limit: int) -> Sequence[LineRow]:
        read.append((number, first))
        count = next(row.lines for row in entries if row.number == number)
        return [LineRow("company", key, None, {}, False) for key in range(first, min(first + limit, count))]

    model.set_fetch(fetch, fetch_lines)
    return model, read


def test_the_journal_is_read_page_by_page_newest_first(qtbot: QtBot) -> None:
    model, _read = journal(*(entry(number) for number in range(250, 0, -1)))
    assert model.rowCount() == EntryModel.PAGE
    assert model.index(0, EntryModel.NUMBER).data() == "250"
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == 250
    assert model.index(249, EntryModel.SENTENCE).data() == "no. 1"
    assert model.row_of(250) == 0
    assert model.row_of(999) == -1


def test_an_entry_of_many_rows_unfolds_and_reads_only_those_looked_at(qtbot: QtBot) -> None:
    model, read = journal(entry(2, lines=5000), entry(1, lines=1))
    read.clear()  # the watcher looks at everything's first rows
    import_ = model.index(0, 0)
    assert model.rowCount(import_) == 5000
    assert read == []
    far = model.index(4321, EntryModel.SENTENCE, import_)
    assert far.data() == "company 4321"
    assert model.index(4399, EntryModel.SENTENCE, import_).data() == "company 4399"
    assert model.index(1, EntryModel.REASON, import_).data() is None
    assert read == [(2, 4300)]
    assert model.entry_at(far) == model.entry(0)
    assert model.parent(far) == import_


def test_an_entry_of_one_row_does_not_unfold(qtbot: QtBot) -> None:
    model, _read = journal(entry(1, lines=1))
    assert not model.hasChildren(model.index(0, 0))


# --- reports ---------------------------------------------------------------------------------


def test_a_figure_stands_beside_why_it_is_so(qtbot: QtBot) -> None:
    model = FigureModel()
    watch(model)
    model.set_rows([Figure("Seat occupancy", "24 of 29 = 82.8 %", "occupied ÷ usable")], ("Figure", "Value", "Why"))
    assert [model.index(0, column).data() for column in range(3)] == [
        "Seat occupancy",
        "24 of 29 = 82.8 %",
        "occupied ÷ usable",
    ]
    assert model.headerData(2, Qt.Orientation.Horizontal) == "Why"
