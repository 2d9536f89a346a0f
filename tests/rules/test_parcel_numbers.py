"""What reads like the number of a parcel, and what is somebody's name or phone."""

import pytest

from jib_desk.rules.parcels import is_like_number


@pytest.mark.parametrize(
    "text",
    [
        "SF1234567890123",
        "sf 1234 5678 90123",
        "773012345678901",
        "1Z999AA10123456784",
        "EA123456789CN",
        "ＹＴ1200000000456",
    ],
)
def test_numbers_of_carriers_are_known(text: str) -> None:
    assert is_like_number(text)


@pytest.mark.parametrize(
    "text",
    ["", "Kite", "林一", "13800000001", "+86 138 0000 0001", "Room 12", "A12-07", "3M 2000", "1234567", "示例12345678"],
)
def test_names_and_mobile_phones_are_none(text: str) -> None:
    assert not is_like_number(text)
