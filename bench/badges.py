"""Badges as PDF beside the same badges without their code, by the same writer in the same process."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.harness import CLOSE_ROUNDS, Figure, Pair, clocked
from jib_desk.rules.badges import BadgePaper, badge_code
from jib_desk.rules.words import VisitorCategory
from jib_desk.services.rows.badges import BadgeFace
from jib_desk.views.printing.badge import BadgeStyle
from jib_desk.views.printing.badge_paper import badges_pdf
from jib_desk.views.printing.qr import qr_image

_MANY = 300
_STYLE = BadgeStyle(
    "阿里云创新中心-宝马初创车库联合创新基地",
    "Alibaba Cloud Innovation Center – BMW Startup Garage Joint Innovation Base",
)


def print_all(folder: Path) -> Iterator[Pair | Figure]:
    """Badges: one, and 300 in one PDF, with their codes made anew each time."""
    application = QApplication.instance() or QApplication([])
    faces = _faces(_MANY)
    yield _pair("one badge", faces[:1], goal=1.35, calls=5)
    yield _pair(f"{_MANY} badges", faces, goal=4.5, calls=1)
    del application, folder


def _pair(name: str, faces: Sequence[BadgeFace], goal: float, calls: int) -> Pair:
    bare = replace(_STYLE, has_code=False)

    def own() -> None:
        qr_image.cache_clear()
        badges_pdf(faces, BadgePaper.LABEL, _STYLE)

    return Pair(
        name,
        clocked(lambda: badges_pdf(faces, BadgePaper.LABEL, bare), calls),
        clocked(own, calls),
        goal=goal,
        rounds=CLOSE_ROUNDS,
        against="the same badges without a code, one PDF",
    )


def _faces(count: int) -> list[BadgeFace]:
    return [
        BadgeFace(
            number=f"{number:02d}",
            code=badge_code("K7PX4Q9S", f"{number:02d}"),
            name_zh=f"王示{chr(0x4E00 + number)}",
            name_latin=f"Wang Shi {number}",
            organisation="示例汽车",
            host="赵示一",
            company_zh="示例智行",
            company_en="Sample Driving",
            category=VisitorCategory.GUEST,
            on=date(2023, 11, 30),
        )
        for number in range(1, count + 1)
    ]
