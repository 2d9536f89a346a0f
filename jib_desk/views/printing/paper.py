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
    WRITTEN_ROW_MM: Final = 9  # to write a name in by hand
    TIGHT_PADDING_MM: Final = 0.2
    BOX_MM: Final = 4
    FOOT_MM: Final = 7
    LINE_MM: Final = 0.15
    STRONG_LINE_MM: Final = 0.4


class BadgeSize:
    """A badge: `_MM` in millimetres and the rest in points on the largest paper; smaller ones are in proportion."""

    LABEL_MM: Final = (100, 62)
    CARD_MM: Final = (86, 54)
    SHEET_COLUMNS: Final = 2
    SHEET_ROWS: Final = 5
    MARGIN_MM: Final = 4
    GAP_MM: Final = 1.5
    HEAD_MM: Final = 7.5
    FOOT_MM: Final = 6.5
    QR_MM: Final = 25
    CAPTION_MM: Final = 3.2
    ESCORT_MM: Final = 32
    LINE_MM: Final = 0.15
    MARK_MM: Final = 3  # where an office sheet is cut
    NAME: Final = 30
    SECOND: Final = 15
    NUMBER: Final = 20
    DETAIL: Final = 10
    HEAD: Final = 9.5
    FOOT: Final = 9
    SMALL: Final = 6.5
    DETAIL_SHARE: Final = 0.19  # of the height between head and foot, a line
    SHRINK_TO: Final = 0.6  # of the largest size, before a line is broken
    WORDS_TO: Final = 0.45  # of that, before a word is broken
    SHORT_CODE: Final = 38  # characters that fit the fixed size of a code
