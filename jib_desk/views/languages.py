"""The language of the window, changed while it runs: our texts, Qt's own, and the way dates are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from jib_desk.views.theme import RESOURCES

if TYPE_CHECKING:
    from jib_desk.rules.words import Lang

TRANSLATIONS = RESOURCES / "i18n"


def locale_of(lang: Lang) -> QLocale:
    """How a language writes dates and numbers; English is British: day before month, 24 hours."""
    if lang == "zh_CN":
        return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
    return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def system_lang() -> Lang:
    """The language a first start speaks."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


class Languages(QObject):
    """Holds the translators of the language in use. English has plural forms only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lang: Lang = "en"
        self._translators: list[QTranslator] = []

    @property
    def lang(self) -> Lang:
        """The language in use."""
        return self._lang

    def use(self, lang: Lang) -> None:
        """Speaks another language; Qt then tells every window."""
        self._lang = lang
        QLocale.setDefault(locale_of(lang))
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        self._translators = []
        for name, folder in (
            (f"qtbase_{lang}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (f"jib_desk_{lang}", str(TRANSLATIONS)),
        ):
            if (Path(folder) / f"{name}.qm").is_file():
                translator = QTranslator(self)
                if translator.load(name, folder):
                    self._translators.append(translator)
                    QCoreApplication.installTranslator(translator)
