"""The guide shows what it speaks of: every picture named in it is there, and none is kept that no page shows."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "guide"
PAGES = (ROOT / "README.md", GUIDE / "en.md", GUIDE / "zh.md", GUIDE / "pictures" / "README.md")


def shown() -> set[Path]:
    return {
        (page.parent / name).resolve()
        for page in PAGES
        for name in re.findall(r"!\[[^]]*]\(([^)]+)\)", page.read_text("utf-8"))
    }


def test_every_picture_of_the_guide_is_there_and_none_without_a_page() -> None:
    assert shown() == {file.resolve() for file in (GUIDE / "pictures").rglob("*.png")}


def test_plan_editor_census_and_card_are_shown_in_both_languages_and_looks() -> None:
    for name in ("floor-plan", "editor", "census", "company"):
        assert {file.parent.name for file in shown() if file.stem == name} == {"en", "zh", "en-dark", "zh-light"}


def test_both_guides_have_the_same_pictures() -> None:
    english, chinese = ((GUIDE / name).read_text("utf-8") for name in ("en.md", "zh.md"))
    assert re.findall(r"pictures/en/([\w-]+)\.png", english) == re.findall(r"pictures/zh/([\w-]+)\.png", chinese)
