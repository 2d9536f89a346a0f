"""Where the data that ships with the program lies: plans, the sample centre, fonts, translations, help."""

from pathlib import Path


def resources() -> Path:
    """The folder of shipped data: inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"
