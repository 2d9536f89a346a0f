"""A first look at a picture that shall lie under a plan: what it is, how large, and whether it can be trusted.

PNG, JPG and SVG only, still, whole, and complete in themselves. Nothing is drawn here: that is the window's.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from typing import Never
from xml.parsers import expat

from jib_desk.rules.faults import RuleFault

LARGEST_MB = 50
MOST_MEGAPIXELS = 50
_MOST_ELEMENTS = 200_000  # of a drawing
_DEEPEST = 200
_STEP = 1 << 20

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

    Codes: empty, too_large (megabytes), too_many_pixels (megapixels), format, damaged, animated, external.
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
    if width < 1 or height < 1:
        raise PictureFault("damaged")
    if width * height > MOST_MEGAPIXELS * 1_000_000:
        raise PictureFault("too_many_pixels", str(MOST_MEGAPIXELS))
    return PictureFacts(kind, width, height)


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
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*(?!#|data:image/(?:png|jpe?g)[;,])|@import", re.IGNORECASE)
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpe?g)[;,]|$)", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:[eE][-+]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*$")
_UNITS_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class _Drawing:
    """Hears the parser; refuses what moves, what fetches and what multiplies."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.elements = 0
        self._depth = 0
        self._is_style = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rsplit(":", maxsplit=1)[-1].casefold()
        if self.root is None:
            if element != "svg":
                raise PictureFault("format")
            self.root = attributes
        self.elements += 1
        self._depth += 1
        if self.elements > _MOST_ELEMENTS or self._depth > _DEEPEST:
            raise PictureFault("damaged")
        if element in _MOVING:
            raise PictureFault("animated", "SVG")
        if element in _FOREIGN:
            raise PictureFault("external", element)
        self._is_style = element == "style"
        for key, value in attributes.items():
            plain = key.rsplit(":", maxsplit=1)[-1].casefold()
            if plain == "base" or (plain in {"href", "src"} and element != "a" and not _INSIDE.match(value)):
                raise PictureFault("external", value[:80])
            if _OUTSIDE.search(value):
                raise PictureFault("external", value[:80])

    def end(self, _name: str) -> None:
        self._depth -= 1
        self._is_style = False

    def text(self, data: str) -> None:
        if self._is_style and _OUTSIDE.search(data):
            raise PictureFault("external", data.strip()[:80])

    def instruction(self, target: str, data: str) -> None:
        if "stylesheet" in target:
            raise PictureFault("external", data[:80])

    def refuse(self, *_what: object) -> Never:
        """An entity is a text that stands for a longer one, or for a file."""
        raise PictureFault("external", "ENTITY")


def _svg(content: bytes) -> tuple[float, float]:
    """Width and height of the drawing, from its own size or its view box."""
    heard = _Drawing()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = heard.start
    parser.EndElementHandler = heard.end
    parser.CharacterDataHandler = heard.text
    parser.EntityDeclHandler = heard.refuse
    parser.ProcessingInstructionHandler = heard.instruction
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise PictureFault("damaged") from error
    root = heard.root or {}
    width, height = _length(root.get("width", "")), _length(root.get("height", ""))
    box = [_number(part) for part in re.split(r"[\s,]+", root.get("viewBox", "").strip()) if part]
    if (not width or not height) and len(box) == 4:
        width, height = box[2], box[3]
    if not (0 < width <= 1e6 and 0 < height <= 1e6):
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
