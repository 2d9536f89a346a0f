"""Strong letters on paper are stronger in both scripts, and stay text that can be searched."""

import pytest
from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QTextOption

from jib_desk.views.printing import strong
from jib_desk.views.printing.output import pdf_of
from jib_desk.views.printing.painter import paper_font
from jib_desk.views.theme import Weight
from tests.views.pixels import pixels_of
from tests.views.printed import text_of

pytestmark = pytest.mark.usefixtures("qapp")

PAGE = QPageLayout(QPageSize(QPageSize.PageSizeId.A6), QPageLayout.Orientation.Portrait, QMarginsF())


def printed(text: str, weight: int, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignTop) -> bytes:
    """A page with this text."""
    option = QTextOption()
    option.setAlignment(align | Qt.AlignmentFlag.AlignLeft)

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        painter.setFont(paper_font(24, weight))
        box = QRectF(0, 0, device.width(), device.height())
        if weight >= Weight.BOLD:
            strong.draw_strong(painter, box, text, option)
        else:
            painter.drawText(box, text, option)
        painter.end()

    return pdf_of("", PAGE, paint)


def ink(pdf: bytes) -> list[int]:
    """How dark each row of dots of the page is."""
    page = pixels_of(pdf, 100)[0].convertToFormat(QImage.Format.Format_Grayscale8)
    dots, width = bytes(page.constBits()), page.bytesPerLine()
    rows = [dots[start : start + page.width()] for start in range(0, len(dots), width)]
    return [255 * len(row) - sum(row) for row in rows]


@pytest.mark.parametrize("text", ["骨直门", "Names"])
def test_strong_letters_have_more_ink_than_plain_ones(text: str) -> None:
    plain, bold = (sum(ink(printed(text, weight))) for weight in (Weight.REGULAR, Weight.BOLD))
    assert bold > 1.15 * plain


def test_a_strong_heading_is_text_and_stands_there_once() -> None:
    assert text_of(printed("访客 Visitors", Weight.BOLD)) == "访客Visitors"


def test_letters_that_have_a_strong_face_are_left_as_they_are() -> None:
    assert strong.has_strong("Inter")
    assert not strong.has_strong("no such family")


@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignBottom]
)
def test_a_strong_text_stands_where_a_plain_one_would(align: Qt.AlignmentFlag) -> None:
    text = "骨直门 " * 12  # several lines
    tops, bottoms = [], []
    for weight in (Weight.REGULAR, Weight.BOLD):
        rows = [y for y, dark in enumerate(ink(printed(text, weight, align))) if dark]
        tops.append(min(rows))
        bottoms.append(max(rows))
    assert abs(tops[0] - tops[1]) <= 2
    assert abs(bottoms[0] - bottoms[1]) <= 2
