"""A pass on its way: the picture and the PDF are read back by a scanner, the text and the entry say what they must."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from jib_desk.rules.pass_texts import PassFace, calendar_text, ready_text
from jib_desk.rules.passes import qr_text
from jib_desk.views.visitors.pass_card import CardSize, card_pdf, card_png
from tests.views.pixels import codes_in, pixels_of
from tests.views.printed import page_size_mm, plain, text_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
QR = qr_text("ABCDE234", "ABCDEFGHIJKLMNOPQRSTUVWX")


@pytest.fixture
def face(qapp: QApplication) -> PassFace:
    del qapp
    at = datetime(2023, 12, 1, 14, 0, tzinfo=SHANGHAI)
    return PassFace("u-1", "Sample Centre", "示例中心", "买买提·艾力", "赵示一 · 示例车灯", at, "048291", QR)


def test_the_printed_pass_is_read_back_from_its_pixels(face: PassFace) -> None:
    pdf = card_pdf((face,))
    assert page_size_mm(pdf) == (CardSize.WIDTH_MM, CardSize.HEIGHT_MM)
    (page,) = pixels_of(pdf, 150)
    assert codes_in(page) == [QR]


def test_the_picture_is_read_back_too(face: PassFace) -> None:
    assert codes_in(QImage.fromData(card_png(face))) == [QR]


def test_each_of_a_delegation_has_a_page(face: PassFace) -> None:
    assert len(pixels_of(card_pdf((face, face, face)), 60)) == 3


def test_chinese_and_the_six_digits_stand_on_it(face: PassFace) -> None:
    text = text_of(card_pdf((face,)))
    for part in ("买买提·艾力", "示例中心", "048 291", "2023-12-01 14:00", "访客通行证"):
        assert plain(part) in text


def test_a_long_name_stays_on_the_card(face: PassFace) -> None:
    from dataclasses import replace

    (page,) = pixels_of(card_pdf((replace(face, name="王" * 200),)), 150)
    assert codes_in(page) == [QR]


def test_the_text_to_copy_says_it_in_both_languages(face: PassFace) -> None:
    chinese, english = ready_text(face).split("\n\n")
    assert "通行码：048 291" in chinese
    assert "示例中心" in chinese
    assert "Pass code: 048 291" in english
    assert "2023-12-01 14:00" in english
    assert QR not in ready_text(face)


def test_a_calendar_reads_when_it_is(face: PassFace) -> None:
    stamp = datetime(2023, 11, 30, 2, 0, tzinfo=ZoneInfo("UTC"))
    written = calendar_text(face, stamp)
    (event,) = Calendar.from_ical(written).walk("VEVENT")
    assert event.decoded("dtstart") == face.at
    assert "048 291" in str(event["description"])
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
