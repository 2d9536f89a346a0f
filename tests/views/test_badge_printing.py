"""Badges on paper: true to size, every name whole, and a code that any scanner reads back."""

from datetime import date

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jib_desk.rules.badges import BadgePaper
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.badges import BadgeFace
from jib_desk.views.printing.badge import BadgeStyle
from jib_desk.views.printing.badge_paper import BadgePreview, badges_pdf
from tests.views.pixels import codes_in, pixels_of
from tests.views.printed import font_names, page_size_mm, pages_of, plain, text_of

pytestmark = pytest.mark.usefixtures("qapp")

STYLE = BadgeStyle(
    "阿里云创新中心-宝马初创车库联合创新基地",
    "Alibaba Cloud Innovation Center – BMW Startup Garage Joint Innovation Base",
)
DAY = date(2023, 11, 30)


def face(number: str = "07", **said: object) -> BadgeFace:
    about: dict[str, object] = {
        "name_zh": "买买提·艾力",
        "name_latin": "Memet Ali",
        "organisation": "示例汽车",
        "host": "赵示一",
        "company_zh": "示例智行",
        "category": VisitorCategory.GUEST,
        "on": DAY,
    }
    return BadgeFace(number, f"JIB:K7PX4Q9S:B{number}", **(about | said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("paper", "size"), [(BadgePaper.LABEL, (100, 62)), (BadgePaper.CARD, (86, 54)), (BadgePaper.SHEET, (210, 297))]
)
def test_a_badge_is_on_paper_of_its_true_size_and_its_code_is_read_from_there(
    paper: BadgePaper, size: tuple[int, int]
) -> None:
    pdf = badges_pdf([face()], paper, STYLE)
    assert page_size_mm(pdf) == size  # to a hundredth of a millimetre: Qt itself knows whole points
    (page,) = pixels_of(pdf)
    assert codes_in(page) == ["JIB:K7PX4Q9S:B07"]


def test_a_badge_says_who_comes_from_where_to_whom_and_when() -> None:
    text = text_of(badges_pdf([face()], BadgePaper.LABEL, STYLE))
    for said in ("买买提·艾力", "Memet Ali", "示例汽车", "赵示一", "示例智行", "2023-11-30", "来宾", "07"):
        assert plain(said) in text
    for sponsor in (STYLE.centre_zh, STYLE.centre_en):
        assert plain(sponsor) in text


@pytest.mark.parametrize(
    ("zh", "latin"),
    [
        ("王伟", ""),
        ("欧阳娜娜", "Ouyang Nana"),
        ("买买提·艾力", ""),
        ("龘骨直门", "Da Gu"),
        ("", "Wolfeschlegelsteinhausenbergerdorff " * 2 + "Maria Theresia Josepha von der Vogelweide"),
        ("示" * 200, "N" * 200),
    ],
)
@pytest.mark.parametrize("paper", [BadgePaper.LABEL, BadgePaper.CARD])
def test_a_name_is_whole_however_long_it_is(paper: BadgePaper, zh: str, latin: str) -> None:
    text = text_of(badges_pdf([face(name_zh=zh, name_latin=latin)], paper, STYLE))
    assert plain(zh) in text
    assert plain(latin) in text


def test_a_long_name_stays_within_its_badge_and_off_its_code() -> None:
    faces = [face(name_zh="示例" * 50, name_latin="Anna " * 40), face(name_zh="", name_latin="X" * 100)]
    for page in pixels_of(badges_pdf(faces, BadgePaper.LABEL, STYLE)):
        assert codes_in(page) == ["JIB:K7PX4Q9S:B07"]
        edge = [page.pixelColor(x, y).lightness() for x in range(0, page.width(), 3) for y in (2, page.height() - 3)]
        assert min(edge) == 255


def test_letters_are_embedded_in_their_simplified_form() -> None:
    pdf = badges_pdf([face(name_zh="骨直门")], BadgePaper.LABEL, STYLE)
    assert "骨直门" in text_of(pdf)
    names = font_names(pdf)
    assert names
    assert pdf.count(b"/FontFile") == len(names)
    assert not {name for name in names if "JP" in name or "Jan" in name}


def test_who_is_not_to_go_about_alone_bears_a_mark() -> None:
    assert "须陪同" in text_of(badges_pdf([face(needs_escort=True)], BadgePaper.LABEL, STYLE))
    assert "须陪同" not in text_of(badges_pdf([face()], BadgePaper.LABEL, STYLE))


def test_a_badge_without_a_name_has_lines_to_write_on_and_its_code() -> None:
    pdf = badges_pdf([BadgeFace("12", "JIB:K7PX4Q9S:B12")], BadgePaper.CARD, STYLE)
    assert plain("姓名 Name") in text_of(pdf)
    assert codes_in(pixels_of(pdf)[0]) == ["JIB:K7PX4Q9S:B12"]


def test_many_badges_are_one_pdf_and_a_sheet_holds_ten() -> None:
    faces = [face(f"{number:02d}") for number in range(1, 13)]
    assert len(pages_of(badges_pdf(faces, BadgePaper.CARD, STYLE))) == 12
    first, second = pixels_of(badges_pdf(faces, BadgePaper.SHEET, STYLE))
    assert codes_in(first) == [f"JIB:K7PX4Q9S:B{number:02d}" for number in range(1, 11)]
    assert codes_in(second) == ["JIB:K7PX4Q9S:B11", "JIB:K7PX4Q9S:B12"]


def test_a_number_that_is_none_has_a_code_too() -> None:
    odd = BadgeFace("访-3", "JIB:K7PX4Q9S:B访-3", name_zh="王伟")
    assert codes_in(pixels_of(badges_pdf([odd], BadgePaper.LABEL, STYLE))[0]) == ["JIB:K7PX4Q9S:B访-3"]


def test_no_badge_is_no_pdf() -> None:
    assert badges_pdf([], BadgePaper.LABEL, STYLE) == b""


@pytest.mark.parametrize(("paper", "size"), [(BadgePaper.LABEL, (100, 62)), (BadgePaper.CARD, (86, 54))])
def test_the_printer_is_asked_for_the_very_paper(qtbot: QtBot, paper: BadgePaper, size: tuple[int, int]) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    preview = BadgePreview([face()], paper, STYLE, parent)
    layout = preview.printer().pageLayout()
    page = layout.fullRect(QPageLayout.Unit.Millimeter)
    assert (round(page.width()), round(page.height())) == size
    assert layout.paintRect() == layout.fullRect()
    preview.close()
