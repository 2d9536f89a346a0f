"""Reads the words of a PDF that Qt wrote back, without a library: its streams, its fonts, their tables to Unicode.

Only what QPdfWriter writes is understood. Text comes out in the order in which it was painted; some glyphs map to
compatibility forms (Kangxi radicals), so that everything is brought to NFKC.
"""

import re
import unicodedata
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.DOTALL)
_RUN = re.compile(rb"BT(.*?)ET", re.DOTALL)
_FONT = re.compile(rb"/F(\d+) [\d.]+ Tf")
_SHOWN = re.compile(rb"<([0-9A-Fa-f]+)> Tj")


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, without white space."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(pdf)}
    tables = {number: _to_unicode(objects, body) for number, body in objects.items() if b"/ToUnicode" in body}
    texts: list[str] = []
    for body in objects.values():
        contents = re.search(rb"/Type /Page\b.*?/Contents (\d+) 0 R", body, re.DOTALL)
        if contents:
            texts.append(_text(_stream(objects[int(contents[1])]), tables))
    return texts


def text_of(pdf: bytes) -> str:
    """The text of all pages, without white space."""
    return "".join(pages_of(pdf))


def page_size_mm(pdf: bytes) -> tuple[float, float]:
    """Width and height of the first page in hundredths of a millimetre."""
    found = re.search(rb"/MediaBox \[0 (-?[\d.]+) ([\d.]+) ([\d.]+) *\]", pdf)
    assert found is not None
    low, right, top = (float(side) / 72 * 25.4 for side in found.groups())
    return round(right, 2), round(top - low, 2)


def font_names(pdf: bytes) -> set[str]:
    """The faces that are embedded."""
    return {name.decode() for name in re.findall(rb"/BaseFont /([\w-]+)", pdf)}


def plain(text: str) -> str:
    """The form in which printed text is compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _stream(body: bytes) -> bytes:
    raw = body.split(b"stream\n", 1)[1].rsplit(b"endstream", 1)[0]
    return zlib.decompressobj().decompress(raw) if b"/FlateDecode" in body else raw


def _text(content: bytes, tables: dict[int, dict[int, str]]) -> str:
    shown: list[str] = []
    for run in _RUN.finditer(content):
        font = _FONT.search(run[1])
        if font is None:
            continue
        table = tables[int(font[1])]
        for glyphs in _SHOWN.findall(run[1]):
            shown += [table.get(int(glyphs[at : at + 4], 16), "\ufffd") for at in range(0, len(glyphs), 4)]
    return plain("".join(shown))


def _to_unicode(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    assert found is not None
    table: dict[int, str] = {}
    cmap = _stream(objects[int(found[1])]).decode("latin-1")
    for part in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, rest in re.findall(r"<(\w+)>\s*<(\w+)>\s*(<\w+>|\[.*?\])", part, re.DOTALL):
            values = re.findall(r"<(\w+)>", rest)
            for place, glyph in enumerate(range(int(first, 16), int(last, 16) + 1)):
                code = values[place] if rest.startswith("[") else f"{int(values[0], 16) + place:04X}"
                table[glyph] = bytes.fromhex(code).decode("utf-16-be")
    for part in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for glyph, code in re.findall(r"<(\w+)>\s*<(\w+)>", part):
            table[int(glyph, 16)] = bytes.fromhex(code).decode("utf-16-be")
    return table
