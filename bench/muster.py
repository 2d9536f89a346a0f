"""The muster roll: from the question to the PDF, page and file on the disk; and a tick made without the database."""

import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from bench.ground import Desk, many_visits
from bench.harness import Figure, Pair, clocked
from jib_desk.services.rows.muster import Snapshot
from jib_desk.services.visit.muster_snapshot import MusterSnapshots, Unplugged
from jib_desk.services.visit.muster_store import MusterStore
from jib_desk.views.printing.documents import muster_roll
from jib_desk.views.printing.output import pdf_bytes
from jib_desk.views.printing.sheet import Sheet
from jib_desk.views.theme import FAMILIES

_ROUNDS = 60
_STEP = 40  # device units between two texts of the reference
_SIZE_PT = 9


def roll(folder: Path) -> Iterator[Pair | Figure]:
    """The muster roll of 40 inside of 1,000,000 visits, asked, drawn and kept; a tick on it without the database."""
    application = QApplication.instance() or QApplication([])
    desk = Desk.open(many_visits(folder.parent))
    store = MusterStore(folder / "muster")
    rolls = MusterSnapshots(desk.database, desk.clock, store)
    kept = rolls.write(_drawn)
    sheet = muster_roll(kept.now.roll(), kept)
    texts = sheet.texts()
    yield Pair(
        "the muster roll, to the PDF on the disk",
        clocked(lambda: _bare(sheet, texts, folder / "bare.pdf")),
        clocked(lambda: rolls.write(_drawn)),
        goal=4,
        limit_s=1.0,
        limit_p99_s=1.0,
        rounds=_ROUNDS,
        against=f"the same {len(texts)} texts drawn one after the other by a bare QPainter into a PDF, synced",
    )
    offline, line, ticks = Unplugged(store, desk.clock), kept.now.lines[0], (folder / "bare.jsonl").open("ab")
    written = b"x" * len(_line_of(store, offline, line))

    def bare_line() -> None:
        ticks.write(written)
        ticks.flush()
        os.fsync(ticks.fileno())

    yield Pair(
        "a tick without the database, to the disk",
        clocked(bare_line),
        clocked(lambda: offline.tick(line)),
        goal=4,
        limit_p99_s=0.1,
        rounds=_ROUNDS,
        against="a line of this length appended and synced",
    )
    ticks.close()
    desk.close()
    del application


def _drawn(kept: Snapshot) -> bytes:
    return pdf_bytes(muster_roll(kept.now.roll(), kept))


def _line_of(store: MusterStore, offline: Unplugged, line: object) -> bytes:
    offline.tick(line)  # type: ignore[arg-type] - a line of the roll
    return store.ticks_file.read_bytes()


def _bare(sheet: Sheet, texts: tuple[str, ...], path: Path) -> None:
    writer = QPdfWriter(str(path))
    margins = QMarginsF(12, 12, 12, 12)
    portrait = QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), portrait, margins, QPageLayout.Unit.Millimeter)
    writer.setPageLayout(layout)
    writer.setTitle(sheet.title.both())
    painter = QPainter(writer)
    font = QFont(FAMILIES)
    font.setPointSize(_SIZE_PT)
    painter.setFont(font)
    y = 0.0
    for text in texts:
        y += _STEP
        if y > writer.height():
            writer.newPage()
            y = _STEP
        painter.drawText(QPointF(0, y), text)
    painter.end()
    with path.open("rb") as file:
        os.fsync(file.fileno())
