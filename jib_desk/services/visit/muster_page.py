"""The muster roll as a page for any browser: one file, both languages, large letters, boxes to tick, to be printed.

What is ticked in the page stays in the page (it is counted there, and kept by the browser until it is closed).
"""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from jib_desk.rules.desk_words import MusterKind
from jib_desk.rules.paper_words import PAPER
from jib_desk.services.rows.muster import RollLine, Snapshot

_STYLE = """
body { font: 20px/1.35 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 1em }
body { color: #000; background: #fff }
h1 { font-size: 1.7em; margin: 0 } h2 { font-size: 1.2em; margin: 1.2em 0 .2em; border-bottom: 3px solid }
#missing { font-size: 2.2em; font-weight: bold; position: sticky; top: 0; background: #fff }
label { display: flex; gap: .7em; padding: .35em 0; border-bottom: 1px solid #999; break-inside: avoid }
input { width: 1.5em; height: 1.5em; flex: none } b { font-weight: 700 } .more { color: #333 }
label:has(:checked) { color: #888; text-decoration: line-through }
@media print { body { font-size: 12pt; margin: 0 } #missing { position: static } }
"""
# Counts what is not ticked; the ticks survive that the page is loaded again, not that the browser is closed.
_SCRIPT = """
const boxes = [...document.querySelectorAll('input')], store = window.sessionStorage;
const told = new Set((store.getItem(document.body.id) || '').split(' '));
for (const box of boxes) { box.checked = box.checked || told.has(box.id); box.onchange = show; }
function show() {
  let missing = 0;
  for (const box of boxes) if (!box.checked) missing += Number(box.dataset.heads);
  document.getElementById('number').textContent = missing;
  store.setItem(document.body.id, boxes.filter(box => box.checked).map(box => box.id).join(' '));
}
show();
"""
_TITLES = {
    MusterKind.VISITOR: "visitors",
    MusterKind.EVENT: "event_guests",
    MusterKind.RESIDENT: "residents",
    MusterKind.UNKNOWN: "also_found",
}


def page(kept: Snapshot) -> str:
    """The page of a roll, with the ticks that were on it."""
    sheet = kept.now
    at = f"{sheet.at.astimezone(kept.zone):%Y-%m-%d %H:%M}"
    title = f"{PAPER['muster_roll'].both()} {at}"
    names = " · ".join(part for part in (kept.name_zh, kept.name_en) if part)
    parts = (
        f"<h1>{escape(title)}</h1><p>{escape(names)}</p>",
        f'<p id="missing">{escape(PAPER["still_missing"].both())} <span id="number">{sheet.missing}</span></p>',
        *(_section(kind, [line for line in sheet.lines if line.kind is kind], kept.zone) for kind in MusterKind),
    )
    return (
        '<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f'<body id="roll-{int(sheet.at.timestamp())}">\n{"".join(parts)}\n'
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _section(kind: MusterKind, lines: list[RollLine], zone: ZoneInfo) -> str:
    if not lines:
        return ""
    heads = sum(line.heads for line in lines if line.counts)
    head = f"<h2>{escape(PAPER[_TITLES[kind]].both())} {heads}</h2>\n"
    return head + "".join(f"{_line(line, zone)}\n" for line in lines)


def _line(line: RollLine, zone: ZoneInfo) -> str:
    name = f"{'– ' if line.is_contact else ''}<b>{escape(line.name)}</b>"
    heads = f" × {line.heads}" if line.heads != 1 and not line.is_contact else ""
    more = " · ".join(escape(part) for part in _about(line, zone))
    counted = line.heads if line.counts else 0
    checked = " checked" if line.is_safe else ""
    box = f'<input type="checkbox" id="{line.kind.value}-{line.id}" data-heads="{counted}"{checked}>'
    return f'<label>{box}<span>{name}{heads} <span class="more">{more}</span></span></label>'


def _about(line: RollLine, zone: ZoneInfo) -> Iterable[str]:
    if line.badge:
        yield f"{PAPER['badge'].zh} {line.badge}"
    yield from (part for part in (line.detail, line.place) if part)
    yield from (call for call in line.calls if not line.is_contact or call)
    if line.since is not None:
        yield _hour(line.since, zone)
    if 0 < line.safe < line.heads:
        yield f"{PAPER['safe'].both()} {line.safe} / {line.heads}"


def _hour(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
