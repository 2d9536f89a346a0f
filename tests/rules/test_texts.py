"""What cannot be seen is taken out of a line: two names that look the same are one."""

import pytest

from jib_desk.rules.texts import clean_name, clean_text


@pytest.mark.parametrize(
    "unseen",
    [0x200B, 0x2060, 0xAD, 0xFEFF, 0x3164, 0x115F, 0xFFA0, 0x34F, 0x180E, 0x2800, 0x200C, 0x200D, 0xFE0F, 0xE0041],
    ids=hex,
)
def test_what_cannot_be_seen_is_no_part_of_a_line(unseen: int) -> None:
    sign = chr(unseen)
    assert clean_name(f"{sign}单{sign}雄信{sign}") == "单雄信"
    assert clean_name(f"Sam{sign} P{sign}le{sign}{sign}") == "Sam Ple"
    assert clean_name(sign) == ""
    assert clean_text(f"示{sign}例\n示例", lines=True) == f"示{sign}例\n示例", "a note is kept as it was written"


@pytest.mark.parametrize(
    "name",
    [
        "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",  # Alireza, as Persian writes it
        "\u0d9a\u0dca\u200d\u0dbb\u0dd2\u0dc2\u0dcf",  # Krisha, a joined letter of Sinhala
        "\u0915\u094d\u200d\u0937",  # a half letter of Hindi
        "\u845b\U000e0100\u57ce",  # Katsuragi: which form of the first character is meant
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 Sample",
        "\u2764\ufe0f\u200d\U0001f525",
        "\u0e2a\u0e21\u0e0a\u0e32\u0e22",
        "Sam\u2019s · 3\ufe0f\u20e3",
    ],
)
def test_what_a_script_needs_is_kept_though_it_is_not_seen(name: str) -> None:
    assert clean_name(name) == name
