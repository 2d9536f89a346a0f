"""Days as people read them in either language: written out, short, and without the year."""

from datetime import date

from PySide6.QtCore import QDate, QLocale

from jib_desk.rules.words import Lang

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_CHINESE = QLocale(QLocale.Language.Chinese, QLocale.Country.China)


def locale_of(lang: Lang) -> QLocale:
    """How dates and numbers are written in a language."""
    return _CHINESE if lang == "zh_CN" else _ENGLISH


def day_text(day: date, lang: Lang) -> str:
    """30 November 2024 · 2024年11月30日."""
    return locale_of(lang).toString(_qdate(day), "yyyy年M月d日" if lang == "zh_CN" else "d MMMM yyyy")


def weekday_text(day: date, lang: Lang) -> str:
    """Thursday, 30 November 2023 · 2023年11月30日 星期四."""
    return locale_of(lang).toString(_qdate(day), "yyyy年M月d日 dddd" if lang == "zh_CN" else "dddd, d MMMM yyyy")


def short_day_text(day: date, lang: Lang) -> str:
    """8 Dec 2023 · 2023年12月8日."""
    return locale_of(lang).toString(_qdate(day), "yyyy年M月d日" if lang == "zh_CN" else "d MMM yyyy")


def brief_day_text(day: date, lang: Lang) -> str:
    """8 Dec · 12月8日: where the year goes without saying."""
    return locale_of(lang).toString(_qdate(day), "M月d日" if lang == "zh_CN" else "d MMM")


def figures_day_text(day: date, lang: Lang) -> str:
    """8 Dec · 12/8: the shortest that is still a day; in English figures alone could be read in two orders."""
    return f"{day.month}/{day.day}" if lang == "zh_CN" else brief_day_text(day, lang)


def month_text(day: date, lang: Lang) -> str:
    """Dec 2023 · 2023年12月."""
    return locale_of(lang).toString(_qdate(day), "yyyy年M月" if lang == "zh_CN" else "MMM yyyy")


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
