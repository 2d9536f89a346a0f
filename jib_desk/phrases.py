"""From codes to sentences in both languages: errors, reasons of the import, and what the journal remembers.

Services raise codes with parameters and never a sentence; the window and the command line come here.
The sentences themselves are in `phrase_book` and `phrase_words`; this module only chooses one and writes its
values for people.
"""

import math
from collections.abc import Mapping
from datetime import date, datetime
from string import Formatter
from typing import Any
from zoneinfo import ZoneInfo

from jib_desk import phrase_book, phrase_names, phrase_places, phrase_words
from jib_desk.rules import words
from jib_desk.rules.words import Lang, Word
from jib_desk.services.errors import DeskError
from jib_desk.services.rows.imports import Finding

DEFAULT_ZONE = ZoneInfo("Asia/Shanghai")

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# The parameters that choose between variants of one error's sentence ("seat_taken.out_of_service").
_VARIANTS = ("why", "kind")

# The parameters that hold a code of their own, and the list of words it comes from.
_CODED = {"kind": "assignment_kind", "role": "role"}


def sentence(error: DeskError, lang: Lang, zone: ZoneInfo = DEFAULT_ZONE) -> str:
    """What a person is told about a refusal, as one sentence. Instants are written as wall time in `zone`."""
    parameters = error.parameters()
    if error.code == "plan_refused":
        place = phrase_places.in_words(str(parameters["why"]), str(parameters["place"]), lang)
        parameters = {**parameters, "place": place}
    if error.code == "stale" and not parameters["differences"]:
        parameters = {**parameters, "why": "untold"}
    template = _template(error.code, parameters).said(lang)
    return _filled(template, parameters, lang, zone)


def finding(found: Finding, lang: Lang) -> str:
    """Why a row of a sheet is refused, or what is odd about it."""
    template = phrase_words.FINDINGS.get(found.code, phrase_words.UNKNOWN_FINDING).said(lang)
    return _filled(template, {"code": found.code, "column": found.column, "detail": found.detail}, lang, DEFAULT_ZONE)


def action(code: str, subject: str, lang: Lang) -> str:
    """What a journal entry was about: "Moved KiteSignal C07 → A10". An unknown code is shown as it is."""
    said = phrase_words.ACTIONS.get(code, Word(code, code)).said(lang)
    if code.startswith("settings."):
        subject = ", ".join(field_name(name, lang) for name in subject.split(", "))
    elif code.startswith("category."):
        subject = words.word("visitor_category", subject).said(lang)
    if not subject:  # who came without a badge
        said = said.removesuffix(", badge").removesuffix(", badges").removesuffix("，访客证")
    return f"{said} {subject}".strip()


def field_name(code: str, lang: Lang) -> str:
    """What a field or a kind of record is called. An unknown one is shown by its code, in words."""
    known = phrase_names.NAMES.get(code)
    return known.said(lang) if known is not None else code.replace("_", " ")


def variants(code: str) -> dict[str, Word]:
    """Every sentence of one error: its plain one under "" and those of its variants by their code."""
    plain = {"": phrase_book.ERRORS[code]} if code in phrase_book.ERRORS else {}
    prefix = f"{code}."
    return plain | {key[len(prefix) :]: said for key, said in phrase_book.ERRORS.items() if key.startswith(prefix)}


def placeholders(template: str) -> frozenset[str]:
    """The names of the values that a template asks for."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def day(value: date, lang: Lang) -> str:
    """A day as people write it: 17 Nov 2023, 2023年11月17日."""
    if lang == "zh_CN":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _template(code: str, parameters: Mapping[str, Any]) -> Word:
    for name in _VARIANTS:
        found = phrase_book.ERRORS.get(f"{code}.{parameters.get(name, '')}")
        if found is not None:
            return found
    return phrase_book.ERRORS.get(code, phrase_book.UNKNOWN_ERROR)


def _filled(template: str, parameters: Mapping[str, Any], lang: Lang, zone: ZoneInfo) -> str:
    wanted = placeholders(template)
    values = {name: _written(name, value, lang, zone) for name, value in parameters.items() if name in wanted}
    if template.startswith("{name}") and str(parameters["name"]) in phrase_names.NAMES:
        values["name"] = values["name"][:1].upper() + values["name"][1:]  # what a field is called begins the sentence
    return template.format(**values)


def _written(name: str, value: Any, lang: Lang, zone: ZoneInfo) -> str:
    """One value of a sentence as a person reads it."""
    if value is None:
        return phrase_book.OPEN_END.said(lang)
    if isinstance(value, datetime):
        local = value.astimezone(zone)
        return f"{day(local.date(), lang)} {local:%H:%M}"
    if isinstance(value, date):
        return day(value, lang)
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Mapping):
        return _differences(value, lang, zone)
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh_CN" else ", ").join(str(item) for item in value)
    if name == "needed":
        return f"{math.ceil(value / 1_000_000)} MB" if value else phrase_book.MORE_SPACE.said(lang)
    return _coded(name, str(value), lang)


def _coded(name: str, text: str, lang: Lang) -> str:
    said = phrase_names.NAMES.get(text)
    if said is not None and name in {"name", "kind", "action"}:
        return said.said(lang)
    if name in _CODED:
        return words.word(_CODED[name], text).said(lang)
    return text


def _differences(values: Mapping[Any, Any], lang: Lang, zone: ZoneInfo) -> str:
    """Which fields changed, as "field: old → new; …"."""
    parts: list[str] = []
    for key, (old, new) in values.items():
        before, after = (_written("", "" if value is None else value, lang, zone) for value in (old, new))
        parts.append(f"{_coded('name', str(key), lang)}: {before or '–'} → {after or '–'}")
    return ("；" if lang == "zh_CN" else "; ").join(parts)
