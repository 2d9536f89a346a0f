"""Reports at an evacuation, as they are typed in a hurry."""

import pytest

from jib_desk.rules.heads_out import heads_out


@pytest.mark.parametrize(
    ("written", "counted"),
    [
        ("3/5", (3, 5)),
        (" 3 / 5 ", (3, 5)),
        ("３／５", (3, 5)),
        ("3 of 5", (3, 5)),
        ("3 5", (3, 5)),
        ("3", (3, 5)),
        ("7", (7, 7)),
        ("0", (0, 5)),
        ("all", (5, 5)),
        ("全部", (5, 5)),
        ("6/5", (6, 5)),
        ("", None),
        ("some", None),
        ("3/", None),
        ("3/5/7", None),
        ("-3", None),
        ("99999", None),
    ],
)
def test_a_report_of_a_company_of_five(written: str, counted: tuple[int, int] | None) -> None:
    assert heads_out(written, 5) == counted


def test_nobody_knows_how_many_all_are_where_nobody_was_counted() -> None:
    assert heads_out("all", 0) is None
    assert heads_out("4", 0) == (4, 4)
