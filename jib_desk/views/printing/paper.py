"""The scale of paper, as `theme` holds that of the window. Paper is always light; its colours are the theme's."""

from typing import Final


class Paper:
    """Sizes on paper: `_MM` in millimetres, the rest in points."""

    TITLE: Final = 18
    SUBTITLE: Final = 11
    SECTION: Final = 12
    BODY: Final = 9.5
    SMALL: Final = 7.5
    MARGIN_MM: Final = 12
    GAP_MM: Final = 4
    PADDING_MM: Final = 1.2
    ROW_MM: Final = 6.8
    TIGHT_ROW_MM: Final = 5.4  # still room for a tick and a figure by hand
    TIGHT_PADDING_MM: Final = 0.2
    BOX_MM: Final = 4
    FOOT_MM: Final = 7
    LINE_MM: Final = 0.15
    STRONG_LINE_MM: Final = 0.4
