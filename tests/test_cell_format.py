"""Number formats: what cells show, what they hide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pubcheck.cell_format import cell_format, plain_number


@pytest.mark.parametrize(
    ("code", "raw", "shown"),
    [
        ("General", "1.1010519491231E+17", "110105194912310000"),
        ("General", "0.30000000000000004", "0.3"),
        ("General", "-5", "-5"),
        ("General", "1e-7", "0.0000001"),
        ("yyyy/m/d", "44927", "2023/1/1"),
        ('yyyy"年"m"月"d"日"', "44927.5", "2023年1月1日"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "44927", "二〇二三年一月一日"),
        ("yyyy-mm-dd hh:mm:ss", "45000.123", "2023-03-15 02:57:07"),
        ("h:mm AM/PM", "0.75", "6:00 PM"),
        ("[h]:mm", "1.5", "36:00"),
        ("mm:ss", "0.01", "14:24"),
        ("aaaa", "45000", "星期三"),
        ("yyyy/m/d", "-1", "-1"),
        ("yyyy/m/d", "3000000", "3000000"),
        ("0.0%", "0.1234", "12.3%"),
        ("#,##0.00", "1234567.891", "1,234,567.89"),
        ("#,##0", "1234", "1,234"),
        ("#,##0", "13800000000", "13800000000"),
        ("000-0000-0000", "13800000000", "138-0000-0000"),
        ("000000", "42", "000042"),
        ("0,", "12345", "12"),
        ("#,##0,.00", "1234567", "1,234.57"),
        ("0.00E+00", "6.222E+18", "6222000000000000000"),
        ('0.0,"千"', "12345", "12.3千"),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-1234.5", "-1,234.50"),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0", "-"),
        ('[=1]"男";[=2]"女";General', "2", "女"),
        ("0_);(0)", "-5", "(5)"),
        ('General"元"', "5.5", "5.5元"),
        ("¥#,##0", "1234", "¥1,234"),
        ("# ?/?", "0.5", "0.5"),
        ("General", "1E+999", "1E+999"),
        ("0", "nonsense", "nonsense"),
    ],
)
def test_shown(code: str, raw: str, shown: str) -> None:
    found = cell_format(code).show(raw)
    assert (found.text, found.hidden) == (shown, False)


@pytest.mark.parametrize("code", [";;;", '"***"', ";;;@", "[White]0", "[白色]0.00"])
def test_hidden_numbers(code: str) -> None:
    found = cell_format(code).show("5")
    assert found.hidden
    assert found.text[0] == "5"


def test_hidden_text() -> None:
    assert cell_format(";;;").hides_text
    assert not cell_format(";;;@").hides_text
    assert not cell_format("0.00").hides_text


def test_a_blank_zero_is_nothing() -> None:
    found = cell_format("0;-0;").show("0")
    assert (found.text, found.hidden) == ("", False)


@given(st.integers(-(10**25), 10**25))
def test_whole_numbers_keep_all_digits(number: int) -> None:
    assert plain_number(str(number)) == str(number)


@given(st.text(max_size=30), st.text(max_size=12) | st.floats().map(repr))
def test_any_format_shows_any_value(code: str, raw: str) -> None:
    found = cell_format(code).show(raw)
    assert len(found.text) < 2_000


@given(
    st.text(alphabet='ymdhs0#?.,%/@"-;[]E+', max_size=20), st.floats(allow_nan=False, allow_infinity=False).map(repr)
)
def test_any_likely_format_shows_any_number(code: str, raw: str) -> None:
    found = cell_format(code).show(raw)
    assert len(found.text) < 2_000
