"""Pictures that shall lie under a plan: still, whole, not too large, complete in themselves; else refused."""

import struct
import zlib
from base64 import b64encode

import pytest

from jib_desk.rules.plan_pictures import Format, PictureFault, look_at


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, rows: bytes | None = None, *more: bytes) -> bytes:
    """A grey picture; `rows` are its pixels as they are packed."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = bytes((width + 1) * height) if rows is None else rows
    parts = [chunk(b"IHDR", head), *more, chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def jpeg(width: int, height: int) -> bytes:
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    comment = b"\xff\xfe\x00\x06abcd"
    return b"\xff\xd8" + comment + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame + b"\xff\xda\x00\x02\xff\xd9"


def svg(inside: str, head: str = 'viewBox="0 0 60 30"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {head}>{inside}</svg>'.encode()


def embedded(picture: bytes) -> str:
    return "data:image/png;base64," + b64encode(picture).decode()


def multiplied(reference: str) -> str:
    """Nine groups of ten, each of the one before: a thousand million rectangles."""
    groups = "".join(f'<g id="a{at}">' + reference.format(f"#a{at - 1}") * 10 + "</g>" for at in range(1, 10))
    return f'<g id="a0"><rect/></g>{groups}'


@pytest.mark.parametrize(
    ("content", "format_", "size"),
    [
        (png(6, 4), Format.PNG, (6, 4)),
        (jpeg(640, 480), Format.JPEG, (640, 480)),
        (svg('<rect width="60" height="30" fill="url(#grey)"/>'), Format.SVG, (60, 30)),
        (svg("", 'width="25.4mm" height="1in"'), Format.SVG, (96, 96)),
        (svg(f'<image href="{embedded(png(6, 4))}"/>'), Format.SVG, (60, 30)),
        (svg('<g id="chair"><rect/></g>' + '<use href="#chair"/>' * 500), Format.SVG, (60, 30)),
        (svg('<a href="https://example.org"><rect/></a>'), Format.SVG, (60, 30)),
        (
            svg("", before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">'),
            Format.SVG,
            (60, 30),
        ),
    ],
)
def test_a_sound_picture_is_known_by_its_format_and_size(
    content: bytes, format_: Format, size: tuple[int, int]
) -> None:
    facts = look_at(content)
    assert (facts.format, (facts.width, facts.height)) == (format_, size)


SOUND = png(6, 4)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4", "format"),
        (SOUND[:-20], "damaged"),
        (SOUND.replace(b"IDAT", b"IDAX"), "damaged"),
        (SOUND[:40] + b"\x00" + SOUND[41:], "damaged"),
        (png(6, 4, b"\x00" * 5), "damaged"),
        (png(6, 4, b"\x00" * (8 << 20)), "damaged"),
        (png(60_000, 60_000, b""), "too_many_pixels"),
        (png(6, 4, None, chunk(b"acTL", struct.pack(">II", 3, 0))), "animated"),
        (jpeg(20_000, 20_000), "too_many_pixels"),
        (jpeg(640, 480)[:-2], "damaged"),
        (jpeg(0, 480), "damaged"),
        (b"GIF89a" + b"\x00\x2c" * 3, "animated"),
        (b"GIF89a" + b"\x01\x00\x01\x00\x00\x00\x00;", "format"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x02" + bytes(9) + b"ANIM", "animated"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "format"),
        (b"\x00" * ((50 << 20) + 1), "too_large"),
        (b"<html/>", "format"),
        (svg("<rect>"), "damaged"),
        (svg("", 'viewBox="0 0 0 30"'), "damaged"),
        (svg("", 'viewBox="0 0 nan 30"'), "damaged"),
        (svg("", 'width="1000000" height="1"'), "damaged"),
        (png(1, 2_000), "damaged"),
        (svg("<g>" * 300 + "</g>" * 300), "damaged"),
        (svg('<image href="https://example.org/a.png"/>'), "external"),
        (svg('<image href="file:///etc/passwd"/>'), "external"),
        (svg('<use xlink:href="other.svg#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>'), "external"),
        (svg('<rect style="fill: url(http://example.org/a#b)"/>'), "external"),
        (svg("<style>@import 'a.css';</style>"), "external"),
        (svg("<script>1</script>"), "external"),
        (svg("", before='<?xml-stylesheet href="a.css"?>'), "external"),
        (svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'), "external"),
        (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "external"),
        (svg('<rect><animate attributeName="x"/></rect>'), "animated"),
        (svg("<rect/>", 'onload="alert(1)" viewBox="0 0 60 30"'), "external"),
        (svg('<a href=" JavaScript:alert(1)"><rect/></a>'), "external"),
        (svg("<rect/>", before='<!DOCTYPE svg SYSTEM "https://example.org/a.dtd">'), "external"),
        (svg(r"<style>rect { fill: ur\6c(https://example.org) }</style>"), "external"),
        (svg(multiplied('<use href="{}"/>') + '<use href="#a9"/>'), "too_much"),
        (svg(multiplied('<rect fill="url({})"/>') + '<rect fill="url(#a9)"/>'), "too_much"),
        (svg('<g id="a"><g id="b"><use href="#a"/></g></g>'), "too_much"),
        (svg('<filter id="f"/><rect filter="url(#f)"/>'), "too_much"),
        (svg(f'<image href="{embedded(png(60_000, 60_000, b""))}"/>'), "too_many_pixels"),
        (svg(f'<image href="{embedded(SOUND[:-20])}"/>'), "damaged"),
        (svg('<image href="data:image/png;base64,AAAA"/>'), "format"),
        (svg(f'<image href="{embedded(png(5_000, 5_000))}"/>' * 3), "too_many_pixels"),
    ],
)
def test_what_cannot_lie_under_a_plan_is_refused_with_the_reason(content: bytes, code: str) -> None:
    with pytest.raises(PictureFault) as refused:
        look_at(content)
    assert refused.value.code == code


def test_any_cut_of_a_sound_picture_is_refused() -> None:
    for whole in (SOUND, jpeg(640, 480)):
        for end in range(1, len(whole)):
            with pytest.raises(PictureFault):
                look_at(whole[:end])
