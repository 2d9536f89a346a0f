"""How units are drawn when they are coloured by something other than their status; each bucket has a pattern, too."""

from collections.abc import Mapping

from PySide6.QtGui import QColor

from jib_desk.rules.plan_colours import NOT_OCCUPIED, ColourMode, Crowding, LeaseEnd
from jib_desk.rules.words import Sector
from jib_desk.views.floor_plan.look import Look, Pattern, Style, quiet_edge, style, styles_of
from jib_desk.views.theme import PlanSize

# Bucket → the hue of its tokens, pattern, whether its edge is strong. A hue of "" is the quiet one of normal units.
_Table = Mapping[str, tuple[str, Pattern, bool]]

_SECTORS: _Table = {
    Sector.DIGITISATION: ("blue", Pattern.DOTS, False),
    Sector.ELECTRIFICATION: ("orange", Pattern.CROSS, False),
    Sector.SUSTAINABILITY: ("green", Pattern.HATCH, False),
    Sector.IOT: ("sky", Pattern.LEVEL, False),
    Sector.AUTONOMOUS_AI: ("purple", Pattern.STRIPES, False),
    Sector.OTHER: ("", Pattern.NONE, False),
}
_LEASE_ENDS: _Table = {
    LeaseEnd.OVER: ("overstayed", Pattern.STRIPES, True),
    LeaseEnd.TODAY: ("overstayed", Pattern.CROSS, True),
    LeaseEnd.DAYS_30: ("ends_soon", Pattern.CORNER, True),
    LeaseEnd.DAYS_60: ("orange", Pattern.HATCH, False),
    LeaseEnd.DAYS_90: ("yellow", Pattern.DOTS, False),
    LeaseEnd.LATER: ("", Pattern.NONE, False),
    LeaseEnd.OPEN: ("sky", Pattern.LEVEL, False),
}
_CROWDINGS: _Table = {
    Crowding.OVER: ("overstayed", Pattern.STRIPES, True),
    Crowding.FULL: ("", Pattern.NONE, False),  # as many as there are desks is what is wished
    Crowding.FAIR: ("sky", Pattern.LEVEL, False),
    Crowding.ROOMY: ("green", Pattern.DOTS, False),
    Crowding.UNKNOWN: ("out_of_service", Pattern.DASHES, False),
}
_TABLES: Mapping[ColourMode, _Table] = {
    ColourMode.SECTOR: _SECTORS,
    ColourMode.LEASE_END: _LEASE_ENDS,
    ColourMode.CROWDING: _CROWDINGS,
}


def styles_for(look: Look, mode: ColourMode) -> Mapping[str, Style]:
    """The style of every bucket of a mode."""
    if mode is ColourMode.STATUS:
        return {facet.value: found for facet, found in styles_of(look).items()}
    tokens = look.tokens
    text, dim = QColor(tokens.text), QColor(tokens.dim)
    thin, strong = PlanSize.EDGE, PlanSize.STRONG_EDGE
    if mode is ColourMode.PLAIN:
        return {ColourMode.PLAIN: style(tokens.surface, QColor(tokens.line), tokens.dim, Pattern.NONE, thin, dim)}
    found = {
        NOT_OCCUPIED: style(tokens.background, QColor(tokens.background), tokens.dim, Pattern.NONE, thin, dim),
    }
    for bucket, (hue, pattern, is_strong) in _TABLES[mode].items():
        fill = getattr(tokens, f"{hue}_fill") if hue else tokens.surface
        edge = QColor(getattr(tokens, f"{hue}_edge")) if hue else quiet_edge(look)
        found[bucket] = style(fill, edge, tokens.text, pattern, strong if is_strong else thin, text)
    return found
