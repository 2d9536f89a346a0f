"""The plan on paper and as a file: true to scale, searchable, told in the window's language, and safely written."""

import json
import re
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPagedPaintDevice, QPainter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from jib_desk.rules.plan_files import dump_plan, read_plan
from jib_desk.rules.plan_geometry import Plan
from jib_desk.rules.plan_paper import PaperSize
from jib_desk.rules.words import Lang, Role, SafetyKind, SpaceKind, UnitState
from jib_desk.services import errors
from jib_desk.services.rows.safety import SafetyRow
from jib_desk.services.rows.seats import FloorRow, PlanRow
from jib_desk.views.context import DeskContext
from jib_desk.views.floor_plan.more import ENTRIES
from jib_desk.views.floor_plan.page import FloorPlanPage
from jib_desk.views.floor_plan.paper import parts
from jib_desk.views.floor_plan.paper.desk import desk_of
from jib_desk.views.floor_plan.paper.kinds import PlanKind, content_of, of_floor
from jib_desk.views.floor_plan.paper.pages import PlanPage, plan_pdf
from jib_desk.views.floor_plan.paper.parts import PlanPaper
from jib_desk.views.floor_plan.paper.svg import plan_svg
from jib_desk.views.item_models.plan_layers import Layer
from jib_desk.views.theme import LIGHT, Type, Weight
from jib_desk.views.widgets.bars import InlineBar
from tests.views.printed import page_size_mm, pages_of, plain, text_of

TODAY = date(2023, 11, 30)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def plan(desk: DeskContext) -> PlanRow:
    return desk.services.plans.plan(TODAY)


@pytest.fixture
def page(desk: DeskContext, qtbot: QtBot) -> FloorPlanPage:
    made = FloorPlanPage(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def two_floors(plan: PlanRow) -> PlanRow:
    """The same plan with an empty second floor, upright."""
    return replace(plan, floors=(*plan.floors, FloorRow(99, "F2", "Attic", "阁楼", 10, 25)))


# --- PDF -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("MoonPanda", "A01", "Floor plan", "30 November 2023", "Occupied 24", "2 end ≤ 30 d", "Roadshow hall", "1:200")),  # noqa: E501
        ("zh_CN", ("月熊猫电池", "A01", "平面图", "2023年11月30日", "在驻 24", "空闲 3", "路演厅", "比例 1:200")),
    ],
)  # fmt: skip
def test_the_pdf_names_who_sits_where_on_which_day_and_counts(
    plan: PlanRow, lang: Lang, words: tuple[str, ...]
) -> None:
    text = text_of(plan_pdf(PlanPaper(plan, lang, "Centre"), PaperSize.A3))
    for word in words:
        assert plain(word) in text


def test_the_pdf_is_made_of_lines_and_letters_only(plan: PlanRow) -> None:
    content = plan_pdf(PlanPaper(plan, "en"), PaperSize.A4)
    assert b"/Subtype /Image" not in content
    assert len(content) < 300_000


@pytest.mark.parametrize(("size", "mm"), [(PaperSize.A4, (297, 210)), (PaperSize.A3, (420, 297))])
def test_a_wide_floor_lies_across_the_paper(plan: PlanRow, size: PaperSize, mm: tuple[int, int]) -> None:
    assert page_size_mm(plan_pdf(PlanPaper(plan, "en"), size)) == mm


def test_an_upright_floor_stands_upright(plan: PlanRow) -> None:
    tall = replace(plan, floors=two_floors(plan).floors[1:])
    assert page_size_mm(plan_pdf(PlanPaper(tall, "en"), PaperSize.A4)) == (210, 297)


def test_every_floor_is_a_page_with_its_own_name_and_counts(plan: PlanRow) -> None:
    ground, attic = pages_of(plan_pdf(PlanPaper(two_floors(plan), "en"), PaperSize.A4))
    assert "Groundfloor" in ground
    assert "Occupied24" in ground
    assert "Page1/2" in ground
    assert "Attic" in attic
    assert "Occupied0" in attic


def test_a_centre_without_a_floor_has_no_paper(plan: PlanRow, qapp: object) -> None:
    empty = PlanPaper(replace(plan, floors=(), spaces=(), units=()), "en")
    assert (plan_pdf(empty), plan_svg(empty)) == (b"", "")


def drawn_page(plan: PlanRow, dots_per_mm: float = 10) -> tuple[QImage, int]:
    """An A4 page across with its margins cut off, as pixels, and the denominator of its scale."""
    image = QImage(round(273 * dots_per_mm), round(186 * dots_per_mm), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots_per_mm * 1000))
    image.setDotsPerMeterY(round(dots_per_mm * 1000))
    image.fill(QColor(LIGHT.surface))
    painter = QPainter(image)
    drawing = PlanPage(PlanPaper(plan, "en"), plan.floors[0], parts.paper_look(), cast("QPagedPaintDevice", image))
    drawing.paint(painter)
    painter.end()
    return image, drawing.scale


def test_a_metre_of_the_floor_has_its_true_length_on_paper(plan: PlanRow) -> None:
    image, scale = drawn_page(plan)
    assert scale == 250
    wall = QColor(LIGHT.wall).rgb()
    walled = [x for x in range(image.width()) if any(image.pixel(x, y) == wall for y in range(300, 1400, 7))]
    assert abs((max(walled) - min(walled)) / 10 - 60_000 / scale) < 0.6  # 240 mm, and half a wall on each side


def test_what_a_unit_is_can_be_told_in_grey(plan: PlanRow) -> None:
    """On a black-and-white printer each state but occupied differs by its pattern, not by a shade alone."""
    image, _scale = drawn_page(plan, 20)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    floor = plan.floors[0]
    left = (grey.width() - floor.width_m * 80) / 2  # 4 mm of paper a metre
    marks: dict[UnitState, int] = {}
    top = next(y for y in range(400, 1600) if QColor(image.pixel(round(left) + 300, y)) == QColor(LIGHT.wall))
    for unit in plan.units:
        x, y = left + (unit.shape.x + unit.shape.w / 2) * 80, top + (unit.shape.y + unit.shape.h * 0.55) * 80
        shades = [
            QColor(grey.pixel(round(x) + dx, round(y) + dy)).value() for dx in range(-40, 40) for dy in range(-40, 40)
        ]
        marks[unit.state] = max(marks.get(unit.state, 0), max(shades) - min(shades))
    assert marks[UnitState.OCCUPIED] == 0
    assert marks[UnitState.VACANT] > 30
    assert marks[UnitState.OUT_OF_SERVICE] > 30


def test_names_that_are_cut_are_written_below(plan: PlanRow) -> None:
    narrow = replace(plan, floors=(replace(plan.floors[0], width_m=400, height_m=200),))
    text = text_of(plan_pdf(PlanPaper(narrow, "en"), PaperSize.A4))
    assert "A01MoonPandaBattery" in text
    assert "1:1500" in text


@pytest.mark.parametrize("width_m", [61, 187, 233])
def test_the_outer_wall_is_closed_at_any_scale(plan: PlanRow, width_m: float) -> None:
    bare = replace(plan, floors=(replace(plan.floors[0], width_m=width_m, height_m=50),), units=(), spaces=())
    image, _ = drawn_page(bare)
    row = [image.pixelColor(x, image.height() * 2 // 5).name() for x in range(image.width())]
    ground = [x for x, colour in enumerate(row) if colour == QColor(LIGHT.hover).name()]
    wall = QColor(LIGHT.wall).lightness()
    for edge in (ground[0], ground[-1]):
        darkest = min(QColor(colour).lightness() for colour in row[max(0, edge - 6) : edge + 7])
        assert darkest < wall + 40


def test_where_many_names_are_cut_they_have_pages_of_their_own(plan: PlanRow) -> None:
    seated = next(unit for unit in plan.units if unit.code == "A01")
    many = tuple(replace(seated, id=number, code=f"N{number:03}") for number in range(1, 1_801))
    narrow = replace(plan, floors=(replace(plan.floors[0], width_m=400, height_m=200),), units=many)
    first, *names = pages_of(plan_pdf(PlanPaper(narrow, "en"), PaperSize.A4))
    count = len(names) + 1
    assert count > 2
    listed = "".join(names)
    assert all(unit.code in listed for unit in many)
    assert listed.count("MoonPanda") == len(many)
    assert "1:1500" in first
    assert [f"Page{number}/{count}" in page for number, page in enumerate((first, *names), start=1)] == [True] * count


# --- SVG -------------------------------------------------------------------------------------


def test_the_svg_is_true_to_size_and_names_its_groups(plan: PlanRow, qapp: object) -> None:
    root = ElementTree.fromstring(plan_svg(PlanPaper(plan, "en", "Centre")))
    hall = next(space for space in plan.spaces if space.kind is SpaceKind.HALL)
    drawn = root.find(f".//{SVG}rect[@id='room-{hall.code}']")
    assert drawn is not None
    assert [float(drawn.get(name, "")) for name in ("x", "y", "width", "height")] == [
        value * 100 for value in (hall.shape.x, hall.shape.y, hall.shape.w, hall.shape.h)
    ]
    width = float(root.get("width", "").removesuffix("mm"))
    assert width == pytest.approx(float(root.get("viewBox", "").split()[2]) / 10, abs=0.01)
    assert {f"unit-{unit.code}" for unit in plan.units} <= {group.get("id") for group in root.iter(f"{SVG}g")}


@pytest.mark.parametrize(("lang", "name"), [("en", "MoonPanda"), ("zh_CN", "月熊猫电池")])
def test_texts_of_the_svg_are_texts(plan: PlanRow, qapp: object, lang: Lang, name: str) -> None:
    root = ElementTree.fromstring(plan_svg(PlanPaper(plan, lang)))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert name in texts
    assert not list(root.iter(f"{SVG}image"))


@pytest.mark.parametrize(("lang", "words"), [("en", ("Stairs", "Lifts")), ("zh_CN", ("楼梯", "电梯"))])
def test_the_svg_has_the_signs_of_rooms_that_the_picture_has(
    plan: PlanRow, qapp: object, lang: Lang, words: tuple[str, ...]
) -> None:
    root = ElementTree.fromstring(plan_svg(PlanPaper(plan, lang)))
    floor = plan.floors[0]
    signs = root.find(f".//{SVG}path[@id='signs-{floor.code}']")
    assert signs is not None
    numbers = [[float(part) for part in pair] for pair in re.findall(r"(-?[\d.]+) (-?[\d.]+)", signs.get("d", ""))]
    for kind in (SpaceKind.CORE, SpaceKind.RESTROOM, SpaceKind.PANTRY):
        room = next(space.shape for space in plan.spaces if space.floor_id == floor.id and space.kind is kind)
        inside = [(x, y) for x, y in numbers if room.x < x / 100 < room.right and room.y < y / 100 < room.bottom]
        assert len(inside) >= 8, kind
    assert set(words) <= {text.text for text in root.iter(f"{SVG}text")}


def test_texts_of_the_svg_keep_to_their_tile_whatever_face_they_are_drawn_with(plan: PlanRow, qapp: object) -> None:
    root = ElementTree.fromstring(plan_svg(PlanPaper(plan, "en")))
    assert not [text.text for text in root.iter(f"{SVG}text") if float(text.get("textLength", "0")) <= 0]
    for unit in plan.units:
        group = root.find(f".//{SVG}g[@id='unit-{unit.code}']")
        assert group is not None
        for text in group.iter(f"{SVG}text"):
            assert text.get("lengthAdjust") == "spacingAndGlyphs"
            if text.get("transform") is None:
                end = float(text.get("x", "")) + float(text.get("textLength", ""))
                assert end <= unit.shape.right * 100, (unit.code, text.text)


def test_a_room_is_named_on_one_line_where_small_letters_fit(plan: PlanRow, qapp: object) -> None:
    root = ElementTree.fromstring(plan_svg(PlanPaper(plan, "zh_CN")))
    written = {text.text for text in root.iter(f"{SVG}text")}
    booths = {space.name_zh for space in plan.spaces if space.kind is SpaceKind.BOOTH}
    assert len(booths) == 4
    assert booths <= written


def test_a_name_with_signs_of_xml_stays_a_name(plan: PlanRow, qapp: object) -> None:
    unit = replace(next(unit for unit in plan.units if unit.company_en), company_en="<A&B>", company_zh="")
    root = ElementTree.fromstring(plan_svg(PlanPaper(replace(plan, units=(unit,)), "en")))
    assert "<A&B>" in [text.text for text in root.iter(f"{SVG}text")]


# --- the fire check --------------------------------------------------------------------------


@pytest.fixture
def marked(plan: PlanRow) -> PlanRow:
    """The plan with an extinguisher that is overdue and an assembly point."""
    floor = plan.floors[0].id
    return replace(
        plan,
        marks=(
            SafetyRow(1, 1, floor, SafetyKind.EXTINGUISHER, 20, 7, "E1", None, date(2023, 11, 18), ""),
            SafetyRow(2, 1, floor, SafetyKind.ASSEMBLY_POINT, 58, 28, "", None, None, ""),
        ),
    )


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("Fire safety plan", "Extinguisher 1", "Assembly point 1", "12 d over", "A01")),
        ("zh_CN", ("消防安全平面图", "灭火器 1", "集合点 1", "超12天", "A01")),
    ],
)
def test_the_fire_safety_plan_shows_signs_and_what_is_due(marked: PlanRow, lang: Lang, words: tuple[str, ...]) -> None:
    paper = PlanPaper(marked, lang, "Centre", is_safety=True)
    text, drawing = text_of(plan_pdf(paper)), plan_svg(paper)
    texts = "".join(plain(item.text or "") for item in ElementTree.fromstring(drawing).iter(f"{SVG}text"))
    for word in words:
        assert plain(word) in text
        assert plain(word) in texts
    assert "Occupied" not in text
    assert ElementTree.fromstring(drawing).find(f".//{SVG}g[@id='safety-{marked.floors[0].code}']") is not None


def test_a_plan_of_the_seats_shows_no_signs(marked: PlanRow) -> None:
    assert "Assemblypoint" not in text_of(plan_pdf(PlanPaper(marked, "en")))


def test_the_layer_that_is_shown_is_what_goes_on_paper(page: FloorPlanPage) -> None:
    page.viewing.set_layer(Layer.SAFETY)
    dialog = desk_of(page).print(PaperSize.A4)
    assert dialog.windowTitle() == "Fire safety plan"
    dialog.close()


# --- one floor, every kind -------------------------------------------------------------------


def test_one_floor_of_several_can_go_out_alone(desk: DeskContext, plan: PlanRow) -> None:
    files = desk.services.plan_files.plan(TODAY)
    row, file = of_floor(two_floors(plan), files, "F1")
    assert (row.floors, file.floors, row.units) == (plan.floors, files.floors, plan.units)
    with pytest.raises(KeyError):
        of_floor(plan, files, "F9")


@pytest.mark.parametrize("kind", list(PlanKind))
def test_each_kind_starts_as_its_files_do(desk: DeskContext, plan: PlanRow, kind: PlanKind) -> None:
    starts = {PlanKind.PDF: b"%PDF", PlanKind.SVG: b"<?xml", PlanKind.PNG: b"\x89PNG", PlanKind.JSON: b'{\n  "format"'}
    content = content_of(kind, PlanPaper(plan, "en"), desk.services.plan_files.plan(TODAY))
    assert content.startswith(starts[kind])


# --- the menu --------------------------------------------------------------------------------


def choose(monkeypatch: pytest.MonkeyPatch, verb: str, path: object, kind: str = "") -> None:
    monkeypatch.setattr(QFileDialog, verb, lambda *_args: (str(path) if path else "", kind))


@pytest.mark.parametrize("kind", list(PlanKind))
def test_a_centre_without_a_floor_says_so_and_no_file_is_written(
    page: FloorPlanPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: PlanKind
) -> None:
    none = PlanRow(TODAY, (), (), ())
    monkeypatch.setattr(page.desk.services.plans, "plan", lambda _day: none)
    with qtbot.waitSignal(page.desk.error_raised) as told:
        desk_of(page).write(tmp_path / f"plan.{kind.value}", kind)
    assert told.args[0].why == "none"
    assert not list(tmp_path.glob("plan.*"))


@pytest.mark.parametrize("kind", list(PlanKind))
def test_the_plan_of_the_day_shown_is_exported(
    page: FloorPlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: PlanKind
) -> None:
    target = tmp_path / f"plan.{kind.value}"
    choose(monkeypatch, "getSaveFileName", target)
    page.set_day(date(2023, 11, 19))
    desk_of(page).export()
    assert page.desk.tasks.wait()
    content = target.read_bytes()
    if kind is PlanKind.JSON:
        assert len(read_plan(content).floors[0].units) == 30
    if kind is PlanKind.SVG:
        assert b"19 November 2023" in content
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("plan")] == [target.name]


def test_the_kind_chosen_in_the_list_gives_the_name_its_suffix(
    page: FloorPlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, "getSaveFileName", tmp_path / "plan of today", "Drawing (*.svg)")
    desk_of(page).export()
    assert page.desk.tasks.wait()
    assert (tmp_path / "plan of today.svg").exists()


def test_a_file_that_cannot_be_written_says_so(page: FloorPlanPage, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("no folder")
    with qtbot.waitSignal(page.desk.error_raised) as told:
        desk_of(page).write(tmp_path / "file" / "plan.json", PlanKind.JSON)
    assert isinstance(told.args[0], errors.NotWritable)


@pytest.mark.parametrize("kind", list(PlanKind))
def test_the_plan_is_drawn_beside_the_window_and_cancel_leaves_nothing(
    page: FloorPlanPage, tmp_path: Path, kind: PlanKind
) -> None:
    desk, gate, jobs = page.desk, threading.Event(), []
    desk.tasks.long("the work before", lambda _job: gate.wait(10))
    desk.tasks.job_started.connect(jobs.append)
    desk_of(page).write(tmp_path / f"plan.{kind.value}", kind)
    jobs[0].cancel()
    gate.set()
    assert desk.tasks.wait()
    assert not list(tmp_path.glob("*plan*"))


@pytest.mark.parametrize("kind", [PlanKind.PDF, PlanKind.SVG, PlanKind.PNG])
def test_it_is_counted_how_far_the_drawing_is(desk: DeskContext, plan: PlanRow, kind: PlanKind) -> None:
    told: list[tuple[int, int]] = []
    above = tuple(replace(unit, id=unit.id + 100, floor_id=99) for unit in plan.units)
    twice = replace(two_floors(plan), units=(*plan.units, *above))
    content_of(kind, PlanPaper(twice, "en", heed=lambda *said: told.append(said)), desk.services.plan_files.plan(TODAY))
    assert set(told) == {(0, 60), (25, 60), (50, 60)}


def test_the_preview_shows_the_plan_on_the_paper_asked_for(page: FloorPlanPage) -> None:
    preview = desk_of(page).print(PaperSize.A3)
    assert preview.windowTitle() == "Floor plan"
    preview.close()


def test_a_plan_file_for_a_centre_with_a_plan_is_compared_in_the_editor(
    page: FloorPlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    from jib_desk.views.floor_plan.editor.editor import PlanEditor

    desk, file = page.desk, tmp_path / "architect.json"
    ground = desk.services.plan_files.plan(TODAY).floors[0]
    first, second, *others = ground.units
    drawn = (replace(first, code="Z99"), replace(second, desks=second.desks + 1), *others)
    file.write_text(dump_plan(Plan((replace(ground, units=drawn),))))
    before = desk.services.journal.last_number()
    choose(monkeypatch, "getOpenFileName", file)
    desk_of(page).take_over()
    assert desk.tasks.wait()
    editor = page.over
    assert isinstance(editor, PlanEditor)
    lines = [editor.review.lines.item(row).text() for row in range(editor.review.lines.count())]
    assert lines[0].startswith(f"⚠ {first.code} is in use by")  # who has the seat that the file leaves out
    assert [line.split(" · ")[0] for line in lines[1:]] == [f"Seat {second.code}", "Seat Z99", f"Seat {first.code}"]
    assert "architect.json" in editor.bars.findChildren(InlineBar)[0].label.text()
    assert desk.services.journal.last_number() == before
    editor.session.undo()
    assert not editor.session.is_changed


def test_a_bad_plan_file_opens_no_editor_and_says_where_it_is_wrong(
    page: FloorPlanPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"format": "jib-plan/1", "floors": [{"code": "F1"}]}')
    choose(monkeypatch, "getOpenFileName", file)
    with qtbot.waitSignal(page.desk.error_raised) as told:
        desk_of(page).take_over()
    assert (told.args[0].why, told.args[0].place) == ("missing", "floors[0].width_m")
    assert page.over is None


def test_everybody_may_export_and_print_but_only_a_manager_imports() -> None:
    allowed = {entry.id: entry.roles for entry in ENTRIES}
    assert Role.AUDITOR in allowed["plan.export"] & allowed["plan.print_a4"] & allowed["plan.print_a3"]
    assert allowed["plan.import"] == {Role.MANAGER}


def test_a_plan_file_begins_a_centre_that_has_none_and_is_seen_at_once(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, clock: object, desk: DeskContext
) -> None:
    from jib_desk.services.sample import sample

    services = sample.init(tmp_path / "blank.db", clock=desk.clock, plan="blank")
    context = DeskContext(services, workstation="tests")
    page = FloorPlanPage(context)
    qtbot.addWidget(page)
    page.show()
    bad, good = tmp_path / "bad.json", tmp_path / "good.json"
    bad.write_text('{"format": "jib-plan/1", "floors": [{"code": "F1"}]}')
    unit = {"code": "Z9", "x": 0, "y": 0, "w": 4, "h": 4, "desks": 4, "area_m2": 16}
    floor = {"code": "F1", "width_m": 9, "height_m": 9, "units": [unit]}
    good.write_text(json.dumps({"format": "jib-plan/1", "floors": [floor]}))
    choose(monkeypatch, "getOpenFileName", bad)
    with qtbot.waitSignal(context.error_raised) as told:
        desk_of(page).take_over()
    assert (told.args[0].why, told.args[0].place) == ("missing", "floors[0].width_m")
    choose(monkeypatch, "getOpenFileName", good)
    desk_of(page).take_over()
    assert context.tasks.wait()
    assert [unit.code for unit in page.units.rows()] == ["Z9"]
    context.close()
    context.deleteLater()
    services.close()


def test_a_plan_with_nothing_on_it_offers_to_draw_it(
    tmp_path: Path, qtbot: QtBot, clock: object, desk: DeskContext
) -> None:
    from jib_desk.services.sample import sample
    from jib_desk.views.floor_plan.editor.editor import PlanEditor

    services = sample.init(tmp_path / "blank.db", clock=desk.clock, plan="blank")
    context = DeskContext(services, workstation="tests")
    page = FloorPlanPage(context)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.verb.isVisible()
    assert page.empty.verb.text() == "Draw the plan"
    page.empty.verb.click()
    assert isinstance(page.over, PlanEditor)
    context.close()
    context.deleteLater()
    services.close()


@pytest.mark.parametrize("width", [140, 300, 900])
def test_names_that_were_cut_fill_their_lines_and_none_is_lost(qapp: object, width: int) -> None:
    look = parts.paper_look()
    metrics = QFontMetricsF(look.font(Type.SMALL, Weight.REGULAR))
    text = "  ·  ".join(f"A{place:02d} {name}" for place in range(40) for name in ("MoonPanda Battery", "月熊猫电池"))
    lines = parts.note_lines(text, look, width)
    assert " ".join(lines).split() == text.split()
    assert all(metrics.horizontalAdvance(line) <= width + 1 for line in lines)
    firsts = [metrics.horizontalAdvance(line.split()[0]) for line in lines[1:]]
    spare = [width - metrics.horizontalAdvance(line) for line in lines[:-1]]
    assert all(room < first + metrics.horizontalAdvance("  ") for room, first in zip(spare, firsts, strict=True))


def test_a_word_wider_than_the_paper_is_broken(qapp: object) -> None:
    look = parts.paper_look()
    metrics = QFontMetricsF(look.font(Type.SMALL, Weight.REGULAR))
    lines = parts.note_lines("A01 一个名字非常非常长的示例企业有限公司", look, 60)
    assert len(lines) > 2
    assert all(metrics.horizontalAdvance(line) <= 60 for line in lines)
