"""One phone, however it is written: with its country, with the 0 before it, or with neither."""

import pytest

from jib_desk.rules.identity import each_phone, masked_phone, national_phone, normal_phone, same_phone
from jib_desk.rules.mentions import mention
from jib_desk.rules.names import Fit, fit, search_keys
from jib_desk.rules.recognition import Described, Why, score

SEVERAL = {
    "13800138000/13900139000": {"13800138000", "13900139000"},
    "13800138000、13900139000": {"13800138000", "13900139000"},
    "13800138000 or +49 170 1234567": {"13800138000", "+491701234567"},
    "138-0013-8000 ext 3": {"13800138000"},
    "021-6123 4567 转 12": {"02161234567"},
    "0170/1234567": {"01701234567"},
}
ONE_PHONE = [
    ("13800138000", "138 0013 8000"),
    ("13800138000", "+86 138 0013 8000"),
    ("13800138000", "0086 138-0013-8000"),
    ("13800138000", "8613800138000"),
    ("13800138000", "013800138000"),  # as a mobile of elsewhere was dialled
    ("13800138000", "１３８００１３８０００"),
    ("021-6123 4567", "+86 21 6123 4567"),
    ("0170 1234567", "+49 170 1234567"),
    ("0170 1234567", "0049 170 1234567"),
    ("0170 1234567", "+49 (0)170 1234567"),
    ("0170/1234567", "+491701234567"),
    ("+49 (0)170 1234567", "+49 170 1234567"),
    ("090-1234-5678", "+81 90 1234 5678"),
    ("020 7946 0000", "+44 20 7946 0000"),
    ("06 1234 5678", "+39 06 1234 5678"),  # Italy dials the 0 from abroad, too
    ("(212) 555-0100", "+1 212 555 0100"),
    ("2345 6789", "+852 2345 6789"),  # Hong Kong has no 0
]
TWO_PHONES = [
    ("13800138000", "13800138001"),
    ("+43 170 1234567", "+49 170 1234567"),  # another country
    ("13800138000", "+49 13800138000"),  # a mainland mobile says its country by itself
    ("021-6123 4567", "6123 4567"),  # of another city, perhaps
    ("0170 12", "+49 170 12"),  # too short to be anybody's alone
    ("8001", "08001"),
    ("", ""),
    ("", "13800138000"),
    ("-", "+"),
]


@pytest.mark.parametrize(("one", "other"), ONE_PHONE)
def test_these_are_one_phone(one: str, other: str) -> None:
    assert same_phone(one, other)
    assert same_phone(other, one)
    assert national_phone(one) == national_phone(other)
    assert score(Described("王伟", "", "", one), Described("王伟", "", "", other)).why == (
        Why.SAME_NAME,
        Why.SAME_PHONE,
    )


@pytest.mark.parametrize(("one", "other"), TWO_PHONES)
def test_these_are_not(one: str, other: str) -> None:
    assert not same_phone(one, other)
    assert not same_phone(other, one)


@pytest.mark.parametrize(("one", "other"), ONE_PHONE)
def test_whoever_is_kept_in_one_writing_is_found_in_the_other(one: str, other: str) -> None:
    typed = national_phone(other)
    assert any(key.startswith(typed) for key in search_keys("", "", "", one))
    assert fit(typed, "王伟", "", one) is Fit.WHOLE


@pytest.mark.parametrize(("one", "other"), [pair for pair in ONE_PHONE if pair[1].isascii()])
def test_whoever_is_forgotten_is_not_left_in_a_text_in_another_writing(one: str, other: str) -> None:
    for kept, written in ((one, other), (other, one)):
        wanted = mention([], [kept])
        assert wanted is not None
        assert wanted.without(f"call {written}!") == "call […]!"


@pytest.mark.parametrize(
    ("masked", "phone", "fits"),
    [
        ("017****4567", "+49 170 1234567", True),
        ("491****4567", "0170 1234567", False),  # what is hidden cannot be taken apart
        ("491****4567", "+49 170 1234567", True),
        ("138****8000", "+86 138 0013 8000", True),
        ("138****8001", "8613800138000", False),
    ],
)
def test_a_masked_phone_fits_as_far_as_it_is_seen(masked: str, phone: str, fits: bool) -> None:
    found = score(Described("王伟", "", "", masked), Described("王伟", "", "", phone)).why
    assert found == (Why.SAME_NAME, Why.PHONE_FITS if fits else Why.OTHER_PHONE)


def test_a_country_without_its_sign_is_not_shown_of_a_mobile() -> None:
    assert masked_phone("8613800138000") == masked_phone("13800138000") == "138****8000"
    assert normal_phone("8613800138000") == "13800138000"


@pytest.mark.parametrize(("written", "phones"), SEVERAL.items())
def test_several_phones_in_one_field_are_each_known(written: str, phones: set[str]) -> None:
    assert phones <= set(map(normal_phone, each_phone(written)))
