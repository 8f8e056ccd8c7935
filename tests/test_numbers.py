"""Check digits and dates in identifiers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pubcheck.numbers import PROVINCES, abolished, birth_date, luhn_holds, resident_check_digit, uscc_check_character

DIGITS = "0123456789"
USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


# The example of GB 11643-1999, and numbers of the published test suites of other checkers.
@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", "110101199003070038"])
def test_resident_numbers(number: str) -> None:
    assert resident_check_digit(number[:17]) == number[17]


# Codes of bodies that everyone may look up.
@pytest.mark.parametrize("code", ["91110000600037341L", "91152201078377449P", "121200004013590816"])
def test_social_credit_codes(code: str) -> None:
    assert uscc_check_character(code[:17]) == code[17]


@pytest.mark.parametrize("first", ["9111000060003734I", "911100006000373o4", "91110000 00037341", "统一信用代码"])
def test_characters_outside_the_alphabet(first: str) -> None:
    assert uscc_check_character(first) is None


@pytest.mark.parametrize(
    ("digits", "holds"),
    [
        ("4111111111111111", True),
        ("6222020000000000000", True),
        ("79927398713", True),
        ("79927398710", False),
        ("0", True),
    ],
)
def test_luhn(digits: str, holds: bool) -> None:
    assert luhn_holds(digits) is holds


@given(st.text(DIGITS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(DIGITS))
def test_one_wrong_digit_breaks_a_resident_number(first: str, place: int, digit: str) -> None:
    assume(first[place] != digit)
    wrong = first[:place] + digit + first[place + 1 :]
    assert resident_check_digit(wrong) != resident_check_digit(first)


@given(st.text(DIGITS, min_size=17, max_size=17), st.integers(0, 15))
def test_two_swapped_digits_break_a_resident_number(first: str, place: int) -> None:
    assume(first[place] != first[place + 1])
    wrong = first[:place] + first[place + 1] + first[place] + first[place + 2 :]
    assert resident_check_digit(wrong) != resident_check_digit(first)


@given(st.text(USCC, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(USCC))
def test_one_wrong_character_breaks_a_social_credit_code(first: str, place: int, character: str) -> None:
    assume(first[place] != character)
    wrong = first[:place] + character + first[place + 1 :]
    assert uscc_check_character(wrong) != uscc_check_character(first)


@given(st.text(DIGITS, min_size=15, max_size=18), st.integers(0, 18), st.sampled_from(DIGITS))
def test_one_wrong_digit_breaks_luhn(first: str, place: int, digit: str) -> None:
    (last,) = [check for check in DIGITS if luhn_holds(first + check)]
    number = first + last
    place %= len(number)
    assume(number[place] != digit)
    assert not luhn_holds(number[:place] + digit + number[place + 1 :])


@given(st.dates(date(1850, 1, 1), date(2024, 12, 31)))
def test_every_day_is_a_birth_date(day: date) -> None:
    assert birth_date(f"{day:%Y%m%d}") == day


@pytest.mark.parametrize("digits", ["19491331", "20230229", "19000100", "18491231", "99990101", "00000000", "", "1949"])
def test_what_is_no_birth_date(digits: str) -> None:
    assert birth_date(digits) is None


def test_provinces_are_complete() -> None:
    assert len(PROVINCES) == 35  # 31 provinces, Taiwan under two codes, Hong Kong, Macau
    assert all(len(code) == 2 and code.isdigit() and name for code, name in PROVINCES.items())


@pytest.mark.parametrize(
    ("code", "born", "ended"),
    [
        ("110105", 1949, None),  # in force; numbers exist since 1984 only
        ("110103", 1980, None),  # abolished in 2010, long after the birth
        ("110103", 2015, 2010),
        ("110103", 2011, None),  # offices went on for a while
        ("810000", 1990, None),
    ],
)
def test_abolished_counties(code: str, born: int, ended: int | None) -> None:
    assert abolished(code, born) == ended


@pytest.mark.parametrize("code", ["119999", "650001", "999999", "830000"])
def test_counties_that_never_existed(code: str) -> None:
    with pytest.raises(KeyError):
        abolished(code, 1980)
