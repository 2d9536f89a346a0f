"""Every text of the window has a finished Chinese translation with the same placeholders."""

import ast
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from jib_desk.views.languages import TRANSLATIONS

ROOT = Path(__file__).parents[2]
_PLACEHOLDER = re.compile(r"\{\w*\}|%\d|%n")


def messages(language: str) -> Iterator[tuple[str, ElementTree.Element]]:
    tree = ElementTree.parse(TRANSLATIONS / f"jib_desk_{language}.ts")
    for context in tree.iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def forms(message: ElementTree.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    plural = [form.text or "" for form in translation.iter("numerusform")]
    return plural or [translation.text or ""]


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_translation_is_unfinished(language: str) -> None:
    unfinished = [
        f"{context}: {message.findtext('source')}"
        for context, message in messages(language)
        if message.find("translation").get("type") or not all(forms(message))  # type: ignore[union-attr]
    ]
    assert not unfinished


def test_placeholders_survive_translation() -> None:
    for context, message in messages("zh_CN"):
        source = message.findtext("source", "")
        wanted = sorted(_PLACEHOLDER.findall(source))
        for form in forms(message):
            assert sorted(_PLACEHOLDER.findall(form)) == wanted, f"{context}: {source}"


def texts_of(file: Path) -> Iterator[tuple[str, str]]:
    """What `self.tr()` is called with in a module, with the class around it: Qt looks texts up by class."""
    for owner in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        for node in ast.walk(owner) if isinstance(owner, ast.ClassDef) else ():
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func) == "self.tr"
                and isinstance(node.args[0], ast.Constant)
            ):
                yield owner.name, node.args[0].value


def test_every_text_of_the_views_has_been_collected() -> None:
    known = {(context, message.findtext("source", "")) for context, message in messages("zh_CN")}
    files = [ROOT / "jib_desk" / "app.py", *(ROOT / "jib_desk" / "views").rglob("*.py")]
    missing = {text for file in files for text in texts_of(file)} - known
    assert not missing, "run `make translations`; it sees no tr() within an f-string"


def test_the_compiled_translations_are_those_of_the_sources(qapp: object) -> None:
    translator = QTranslator()
    assert translator.load("jib_desk_zh_CN", str(TRANSLATIONS))
    for context, message in messages("zh_CN"):
        if message.get("numerus") == "yes":
            continue
        source = message.findtext("source", "")
        assert translator.translate(context, source) == forms(message)[0], "run `make translations`"
