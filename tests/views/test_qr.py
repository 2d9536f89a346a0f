"""A printed code is read back by an ordinary scanner's library, from the pixels of the page."""

import pytest
import zxingcpp
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from jib_desk.views.printing.qr import draw_qr, qr_image


def read(image: QImage) -> list[str]:
    """What a scanner reads in a picture."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    return [found.text for found in zxingcpp.read_barcodes(view)]


@pytest.mark.parametrize("side", [90, 137, 300])
def test_a_code_is_read_back_at_the_size_it_is_drawn(qtbot: QtBot, side: int) -> None:
    page = QImage(400, 400, QImage.Format.Format_Grayscale8)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    draw_qr(painter, QRectF(40, 40, side, side), "JIB:K7PX:4Q9S-TTRE-22XA")
    painter.end()
    assert read(page) == ["JIB:K7PX:4Q9S-TTRE-22XA"]


def test_codes_of_one_version_are_of_one_size(qtbot: QtBot) -> None:
    assert qr_image("7", 3).size() == qr_image("JIB:K7PX:4Q9S-TTRE-22XA", 3).size()


def test_what_does_not_fit_is_refused_rather_than_cut(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="version"):
        qr_image("x" * 200, 2)
