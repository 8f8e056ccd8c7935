"""Numbers that a form or a scan took apart: one digit a cell, groups with any signs between, figures glued on.

``身份证号|1|1|0|…|``, ``手机：139 - 0000 - 1234``. Signs in such number stand between unrelated numbers as well, so
the value must follow its label directly; a table's figures beside a name may be glued to what follows it.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER, Reading
from pubcheck.numbers import LETTERS_FOR_DIGITS, SPOKEN_DIGITS, as_digits
from pubcheck.persons import persons_in
from pubcheck.span import Span

# Between two digits: signs and blanks, of a wrapped cell a whole indent.
# No sign is a digit as well, and no gap can be read in two ways: what fails, fails at once.
_SIGN = r"[^0-9A-Za-z\u4e00-\u9fff〇○*＊×●※■█]"  # none that hides a digit
_WRAPPED = rf"(?:[ ]?\n[ ]{{9,40}}|{_SIGN}{{0,8}})"
ALIKE = f"0-9{LETTERS_FOR_DIGITS}".replace("|", "")
SPOKEN = ALIKE + SPOKEN_DIGITS
_BETWEEN = rf"(?:号码?)?{_SIGN}{{0,6}}(?:(?:号码|[为是系]|我?念给[你您]|我?念一[下遍]){_SIGN}{{0,2}})?"
_NOT_DIGITS = lazily(rf"[^0-9A-Za-z{SPOKEN_DIGITS}]")
_REST = lazily(r"[0-9]*(?:\.[0-9]{2}(?![0-9]))?")
_LONGEST_NAME, _MOST_SIGNS = 4, 3


def behind(label: str, first: str, digit: str, fewest: int, most: int, last: str | None = None) -> str:
    """The pattern of a value right behind ``label``: ``first``, then so many of the class ``digit``, taken apart anyhow.

    ``last`` is the class of one more, where it is another.
    """
    end = rf"{_WRAPPED}[{last}]" if last else ""
    count = f"{fewest},{most}" if most != fewest else f"{fewest}"
    return rf"(?:{label}){_BETWEEN}(?P<value>{first}(?:{_WRAPPED}[{digit}]){{{count}}}{end}){NO_ALNUM_AFTER}(?![*＊])"


def digits_of(value: str) -> str:
    """``value`` without the signs between, look-alikes and numerals as digits (a cross or a star for X stays out)."""
    return as_digits(_NOT_DIGITS.sub("", value))


def names_beside(reading: Reading, start: int, signs: str = "") -> bool:
    """Whether the name of a person ends right before ``start``, perhaps with the sex or up to three ``signs`` between."""
    text = reading.text.text
    for _ in range(_MOST_SIGNS):
        start -= text[start - 1 : start] in signs if start and signs else 0
    end = start - 1 if text[max(0, start - 1) : start] in ("男", "女") else start
    near = Span(max(0, end - _LONGEST_NAME), end)
    return any(person.span.end == end for person in persons_in(reading, near))


def run_round(text: str, span: Span) -> Span:
    """The digits round ``span`` that nothing parts from it."""
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isascii() and text[start - 1].isdigit():
        start -= 1
    behind_it = _REST.match(text, end)
    return Span(start, behind_it.end() if behind_it else end)
