"""A PDF as a printer would put it on paper, in pixels, by another program than ours; and what a scanner reads there."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import zxingcpp
from PySide6.QtGui import QImage


def pixels_of(pdf: bytes, dots_per_inch: int = 200) -> list[QImage]:
    """Every page of a PDF, drawn by poppler."""
    with TemporaryDirectory() as folder:
        arguments = ["pdftoppm", "-png", "-r", str(dots_per_inch), "-", str(Path(folder) / "page")]
        subprocess.run(arguments, input=pdf, check=True, capture_output=True)
        return [QImage(str(file)) for file in sorted(Path(folder).glob("*.png"))]


def codes_in(image: QImage) -> list[str]:
    """What a scanner reads in a picture, from top to bottom and left to right."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    found = zxingcpp.read_barcodes(view)
    return [
        code.text for code in sorted(found, key=lambda code: (code.position.top_left.y // 50, code.position.top_left.x))
    ]
