"""RTF: every place with its part; encodings; what is hidden stays out of the visible text."""

from __future__ import annotations

import made
import pytest

from pubcheck.document import Document
from pubcheck.errors import LimitExceeded

RTF = made.script("make_rtf")


@pytest.fixture(scope="module")
def places() -> Document:
    return made.parse(made.samples()["places.rtf"], "places.rtf")


@pytest.mark.parametrize(("place", "part"), RTF.PLACES.items())
def test_every_place(places: Document, place: str, part: str) -> None:
    assert part in made.parts_of(places, RTF.marker(place))


def test_no_place_is_shown_under_two_parts(places: Document) -> None:
    twice = {place for place in RTF.PLACES if len(set(made.parts_of(places, RTF.marker(place)))) > 1}
    assert twice <= {"inserted"}


def test_visible_text_is_whole(places: Document) -> None:
    texts = dict.fromkeys(text for _, text in made.blocks(places))
    assert "正文继续" in texts
    assert "姓名\t住址" in texts
    assert f"王小明\t{RTF.marker('table')}" in texts
    assert not places.gaps


def test_unicode_and_pictures() -> None:
    document = made.parse(made.samples()["unicode.rtf"], "unicode.rtf")
    assert document.text == "关于涉密事项𠮷"
    assert [gap.where for gap in document.gaps] == ["正文中的图片"]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg936 \'b9\'e3\'d6\'dd}", "广州"),
        (rb"{\rtf1\ansi\ansicpg936 a\~b\_c\{d\}\\e}", "a b-c{d}\\e"),
        (rb"{\rtf1\ansicpg950{\fonttbl{\f0\fcharset136 x;}}\f0 \'a4\'a4\'a4\'e5}", "中文"),
        (rb"{\rtf1\ansicpg1252{\fonttbl{\f5\fcharset134 x;}}\f5 \'d6\'d0\'b9\'fa}", "中国"),
        (rb"{\rtf1\uc2\u20013\'d6\'d0 a}", "中 a"),
        (rb"{\rtf1 a\par b\line c}", "a\nb\nc"),
        (rb"{\rtf1\bin3 {{{ok}", "ok"),
    ],
)
def test_characters(source: bytes, text: str) -> None:
    assert made.parse(source).text == text


def test_a_broken_end_is_a_gap() -> None:
    assert made.parse(made.samples()["places.rtf"][:-40], "a.rtf").gaps


def test_deep_groups_end() -> None:
    with pytest.raises(LimitExceeded):
        made.parse(b"{\\rtf1" + b"{" * 100_000 + b"a" + b"}" * 100_000 + b"}")
