"""Whether a free text names somebody, and the same text without the name."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jib_desk.rules.identity import national_phone

MARK = "[…]"  # in either language, and nobody's name
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LATIN = "A-Za-z0-9\u00c0-\u024f"
_SHORTEST_WORD = 5  # letters: a single shorter word ("Ann", "Lee") is a part of too much else
_SHORTEST_PHONE = 7
_WITHIN = r"[\s\-/.()]*"  # what stands between the digits of a phone
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")  # as a Chinese keyboard writes them
_BEFORE = rf"(?:(?:\+|00)\d{{1,3}}{_WITHIN}(?:0{_WITHIN})?|86{_WITHIN}|\(?0{_WITHIN}|\()?"  # the country, or the 0


@dataclass(frozen=True, slots=True)
class Mention:
    """How some people may be written in a text.

    `likes` are patterns of SQL's LIKE, their own signs escaped by a backslash: a text that names one of them fits one.
    """

    likes: tuple[str, ...]
    expression: re.Pattern[str]

    def is_in(self, text: str) -> bool:
        """Whether the text names one of them; a longer name of somebody else that begins so does not."""
        return any(found.lastgroup == "it" for found in self.expression.finditer(text))

    def without(self, text: str) -> str:
        """The text with a mark in the place of each."""
        return self.expression.sub(lambda found: MARK if found.lastgroup == "it" else found[0], text)


def mention(names: Iterable[str], phones: Iterable[str], others: Iterable[str] = ()) -> Mention | None:
    """By names in either script and phones; None where nothing is left that could be looked for.

    `others` are longer names of other people, which stay. A Chinese name has at least two characters, a Latin one
    two words or five letters. Blanks, dots and hyphens within a name, the order of Latin words and the writing of a
    phone do not matter.
    """
    ways = [way for name in dict.fromkeys(names) for way in _of_name(name)]
    ways += [way for phone in dict.fromkeys(phones) for way in _of_phone(phone)]
    if not ways:
        return None
    kept = "|".join(re.escape(name) for name in sorted(set(others), key=len, reverse=True) if name)
    wanted = "|".join(expression for _like, expression in sorted(ways, key=lambda way: len(way[1]), reverse=True))
    whole = f"(?P<other>{kept})|(?P<it>{wanted})" if kept else f"(?P<it>{wanted})"
    return Mention(tuple(dict.fromkeys(like for like, _way in ways)), re.compile(whole, re.IGNORECASE))


def _of_name(name: str) -> Iterator[tuple[str, str]]:
    written = json.dumps(name, ensure_ascii=False)[1:-1]  # as the journal holds it: differs with a quotation mark
    for form in dict.fromkeys((name, written)):
        if _HAN.search(form):
            signs = [sign for sign in form if not sign.isspace() and sign != "·"]
            if len(signs) > 1:
                yield _like(signs), r"[\s·]*".join(map(re.escape, signs))
            continue
        words = re.split(r"[\s,]+", form.strip())
        if len(words) > 1 or len(words[0]) >= _SHORTEST_WORD:
            for order in dict.fromkeys((tuple(words), (words[-1], *words[:-1]))):
                yield _like(order), _apart(r"[\s,\-]*".join(map(re.escape, order)), _LATIN)


def _of_phone(phone: str) -> Iterator[tuple[str, str]]:
    digits = national_phone(phone)
    if len(digits) >= _SHORTEST_PHONE:
        for form in (digits, digits.translate(_WIDE)):
            yield _like(form), rf"(?<!\d){_BEFORE}{_WITHIN.join(form)}(?!\d)"


def _apart(expression: str, signs: str) -> str:
    return f"(?<![{signs}]){expression}(?![{signs}])"


def _like(parts: Iterable[str]) -> str:
    return "%" + "%".join(re.sub(r"([\\%_])", r"\\\1", part) for part in parts) + "%"
