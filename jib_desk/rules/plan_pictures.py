"""A first look at a picture that shall lie under a plan: what it is, how large, and whether it can be trusted.

PNG, JPG and SVG only, still, whole, and complete in themselves. Nothing is drawn here: that is the window's.
"""

import re
import zlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from math import isfinite
from typing import Never
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from jib_desk.rules.faults import RuleFault

LARGEST_MB = 50
MOST_MEGAPIXELS = 50
_MOST_ELEMENTS = 200_000  # of a drawing
_DEEPEST = 200
_STEP = 1 << 20
_LONGEST = 1_000

_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # of a PNG's colour types
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # markers of JPEG that tell the size


class Format(StrEnum):
    """What a picture may be; the value is the usual ending of its file."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """What it is and its extent in pixels (of a drawing: its own units)."""

    format: Format
    width: float
    height: float


class PictureFault(RuleFault):
    """A picture that cannot lie under a plan.

    Codes: empty, too_large (megabytes), too_many_pixels (megapixels), format, damaged, animated, external,
    too_much (a drawing that repeats its parts without end, or blurs them).
    """


def look_at(content: bytes) -> PictureFacts:
    """What a file's content is. Raises PictureFault."""
    if not content:
        raise PictureFault("empty")
    if len(content) > LARGEST_MB << 20:
        raise PictureFault("too_large", str(LARGEST_MB))
    if content.startswith(_PNG):
        return _sized(Format.PNG, *_png(content))
    if content.startswith(_JPEG):
        return _sized(Format.JPEG, *_jpeg(content))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise PictureFault("animated" if b"ANIM" in content[12:64] else "format", "WebP")
    if content[:6] in {b"GIF87a", b"GIF89a"}:
        raise PictureFault("animated" if _gif_frames(content) > 1 else "format", "GIF")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return PictureFacts(Format.SVG, *_svg(content))
    raise PictureFault("format")


def _sized(kind: Format, width: int, height: int) -> PictureFacts:
    if not _is_sheet(width, height):
        raise PictureFault("damaged")
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise PictureFault("too_many_pixels", str(MOST_MEGAPIXELS))
    return PictureFacts(kind, width, height)


def _is_sheet(width: float, height: float) -> bool:
    """Whether there is something to see: what is a thousand times as long as wide is a line."""
    return min(width, height) > 0 and max(width, height) < _LONGEST * min(width, height)


# --- PNG -------------------------------------------------------------------------------------


def _png(content: bytes) -> tuple[int, int]:
    """Width and height, once every chunk is whole and the pixels unpack to what the head promises."""
    width = height = least = most = unpacked = 0
    packer = zlib.decompressobj()
    has_end = False
    for name, body in _chunks(content):
        if name == b"acTL":
            raise PictureFault("animated", "APNG")
        if name == b"IHDR" and len(body) == 13:
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            _sized(Format.PNG, width, height)
            row = (width * body[8] * _CHANNELS.get(body[9], 1) + 7) // 8 + 1
            least = row * height if body[12] == 0 else 1  # an interlaced one has rows of its own
            most = 2 * row * height + _STEP
        elif name == b"IDAT":
            try:
                while body:
                    unpacked += len(packer.decompress(body, _STEP))
                    body = packer.unconsumed_tail
                    if unpacked > most:  # more than it promised: a trap
                        raise PictureFault("damaged")
            except zlib.error as error:
                raise PictureFault("damaged") from error
        elif name == b"IEND":
            has_end = True
    if not width or not has_end or unpacked < least:
        raise PictureFault("damaged")
    return width, height


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        check = content[at + 8 + length : at + 12 + length]
        if len(check) < 4 or zlib.crc32(name + body) != int.from_bytes(check, "big"):
            raise PictureFault("damaged")
        yield name, body
        if name == b"IEND":
            return
        at += 12 + length


# --- JPEG ------------------------------------------------------------------------------------


def _jpeg(content: bytes) -> tuple[int, int]:
    """Width and height from the frame's head; the end must be there."""
    if b"\xff\xd9" not in content[-4096:]:
        raise PictureFault("damaged")
    at = 2
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise PictureFault("damaged")
        marker = content[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
            continue
        length = int.from_bytes(content[at + 2 : at + 4], "big")
        if marker in _FRAMES and length >= 8 and at + 9 <= len(content):
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        if marker == 0xDA or length < 2:
            break
        at += 2 + length
    raise PictureFault("damaged")


# --- GIF -------------------------------------------------------------------------------------


def _gif_frames(content: bytes) -> int:
    """How many pictures are in it; enough to tell a moving one from a still one."""
    return max(content.count(b"\x00\x21\xf9\x04"), content.count(b"\x00\x2c"), 2 * (b"NETSCAPE2.0" in content))


# --- SVG -------------------------------------------------------------------------------------

_MOVING = frozenset({"animate", "animatetransform", "animatemotion", "animatecolor", "set"})
_FOREIGN = frozenset({"script", "foreignobject", "iframe", "audio", "video"})
_PAINTS = frozenset({"pattern", "mask", "marker"})  # which a style sheet can lay on any element
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|data:image/(?:png|jpe?g)[;,])|@import", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpe?g)[;,]|$)", re.IGNORECASE)
_NAMED = re.compile(r"url\(\s*['\"]?\s*#([^'\")\s]+)")
_SCRIPT = re.compile(r"\s*javascript:", re.IGNORECASE)
_USUAL_TYPE = "-//W3C//DTD SVG"  # which every drawing program writes, and nobody fetches
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*$")
_UNITS_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


@dataclass(slots=True)
class _Group:
    """What stands between a start and its end: how many elements, and which it has drawn again."""

    name: str = ""
    elements: int = 1
    again: list[str] = field(default_factory=list[str])


class _Drawing:
    """Hears the parser; refuses what moves, what fetches and what multiplies."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.whole = _Group()
        self._open: list[_Group] = []
        self._named: dict[str, _Group] = {}
        self._drawn: dict[str, int] = {}  # how many elements a name stands for
        self._pixels = 0.0
        self._is_style = False
        self._has_paints = self._has_painted = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rsplit(":", maxsplit=1)[-1].casefold()
        if self.root is None:
            if element != "svg":
                raise PictureFault("format")
            self.root = attributes
        group = _Group(attributes.get("id", ""))
        self._open.append(group)
        if len(self._open) > _DEEPEST:
            raise PictureFault("damaged")
        if element in _MOVING:
            raise PictureFault("animated", "SVG")
        if element in _FOREIGN:
            raise PictureFault("external", element)
        if element == "filter":
            raise PictureFault("too_much", element)
        self._is_style = element == "style"
        self._has_paints = self._has_paints or element in _PAINTS
        for key, value in attributes.items():
            self._hear(group, element, key.rsplit(":", maxsplit=1)[-1].casefold(), value)

    def _hear(self, group: _Group, element: str, key: str, value: str) -> None:
        is_link = element == "a"
        if key in {"href", "src"}:
            if _SCRIPT.match(value) or not (is_link or _INSIDE.match(value)):
                raise PictureFault("external", value[:80])
            if value.lstrip().startswith("#") and not is_link:
                group.again.append(value.strip()[1:])
            elif not is_link and value.strip():
                self._look_at_embedded(value)
        if key == "base" or key.startswith("on") or _OUTSIDE.search(value):
            raise PictureFault("external", (value or key)[:80])
        group.again += _NAMED.findall(value)

    def _look_at_embedded(self, value: str) -> None:
        """A picture within the drawing is a picture like any other."""
        head, _, data = value.partition(",")
        try:
            content = b64decode(data) if ";base64" in head.casefold() else unquote_to_bytes(data)
        except ValueError as error:
            raise PictureFault("damaged") from error
        facts = look_at(content)
        self._pixels += facts.width * facts.height
        if self._pixels > MOST_MEGAPIXELS * 1_000_000:
            raise PictureFault("too_many_pixels", str(MOST_MEGAPIXELS))

    def end(self, _name: str) -> None:
        group = self._open.pop()
        around = self._open[-1] if self._open else self.whole
        around.elements += group.elements
        around.again += group.again
        if self.whole.elements + around.elements > _MOST_ELEMENTS:
            raise PictureFault("too_much", str(_MOST_ELEMENTS))
        if group.name:
            self._named.setdefault(group.name, group)
        self._is_style = False

    def text(self, data: str) -> None:
        if not self._is_style:
            return
        if "\\" in data or _OUTSIDE.search(data):  # a sign written by its number hides what is asked for
            raise PictureFault("external", data.strip()[:80])
        self._has_painted = self._has_painted or _NAMED.search(data) is not None

    def doctype(self, _name: str, system: str | None, public: str | None, _has_own: int) -> None:
        if system and not (public or "").startswith(_USUAL_TYPE):
            raise PictureFault("external", system[:80])

    def instruction(self, target: str, data: str) -> None:
        if "stylesheet" in target:
            raise PictureFault("external", data[:80])

    def refuse(self, *_what: object) -> Never:
        """An entity is a text that stands for a longer one, or for a file."""
        raise PictureFault("external", "ENTITY")

    def refuse_multiplied(self) -> None:
        """Parts that are drawn again and again are counted as often as they are."""
        if self._has_paints and self._has_painted:  # on how many elements, only a style sheet knows
            raise PictureFault("too_much", "style")
        if self.whole.elements + sum(self._count(name, 0) for name in self.whole.again) > _MOST_ELEMENTS:
            raise PictureFault("too_much", str(_MOST_ELEMENTS))

    def _count(self, name: str, depth: int) -> int:
        group = self._named.get(name)
        if group is None:
            return 0
        if name not in self._drawn:
            if depth > _DEEPEST:  # or it draws itself
                raise PictureFault("too_much", name[:80])
            self._drawn[name] = group.elements + sum(self._count(again, depth + 1) for again in group.again)
        return self._drawn[name]


def _svg(content: bytes) -> tuple[float, float]:
    """Width and height of the drawing, from its own size or its view box."""
    heard = _Drawing()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = heard.start
    parser.EndElementHandler = heard.end
    parser.CharacterDataHandler = heard.text
    parser.EntityDeclHandler = heard.refuse
    parser.StartDoctypeDeclHandler = heard.doctype
    parser.ProcessingInstructionHandler = heard.instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise PictureFault("damaged") from error
    heard.refuse_multiplied()
    root = heard.root or {}
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    if (not width or not height) and len(box) == 4:
        width, height = box[2], box[3]
    if not _is_sheet(width, height) or max(width, height) > 1e6:
        raise PictureFault("damaged")
    return width, height


def _length(text: str) -> float:
    found = _LENGTH.match(text)
    return _number(found[1]) * _UNITS_PX[found[2]] if found else 0.0


def _number(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if isfinite(value) else 0.0
