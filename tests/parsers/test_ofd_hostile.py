"""OFD: damaged, encrypted and hostile files end in a named outcome, within their limits."""

from __future__ import annotations

import contextlib
import time

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, ParseError
from pubcheck.ofd_seal import names_in
from pubcheck.parsers.ofd import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_ofd")


def parse(content: str, **options: object) -> Document:
    return made.parse(MAKE.minimal(content, **options), "a.ofd")


def shown(content: str, **options: object) -> list[tuple[str, str]]:
    """Part and text of the blocks of a page."""
    return made.blocks(parse(content, **options))


@settings(max_examples=200, derandomize=True, deadline=None, database=None)
@given(st.binary(max_size=200))
def test_any_bytes_as_a_seal(data: bytes) -> None:
    assert all(text.strip() for _, text in names_in(data))


def test_encrypted() -> None:
    with pytest.raises(EncryptedDocument):
        made.parse(MAKE.pack(MAKE.members() | {"Encryptions.xml": "<Encryptions/>"}))
    data = bytearray(MAKE.minimal(MAKE.text("正文", 20, 20)))
    at = 0
    while (at := data.find(b"PK\x01\x02", at)) >= 0:
        data[at + 8] |= 1
        at += 4
    with pytest.raises(EncryptedDocument):
        made.parse(bytes(data))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = made.samples()["places.ofd"]
    with pytest.raises(DamagedDocument):
        made.parse(data[: int(len(data) * share)], "a.ofd")


@pytest.mark.parametrize("name", ["OFD.xml", "Doc_0/Document.xml"])
def test_without_its_root_it_is_damaged(name: str) -> None:
    parts = {key: value for key, value in MAKE.members().items() if key != name and not key.startswith("Doc_1")}
    if name == "OFD.xml":
        parts["x/OFD.xml"] = "<a/>"
    with pytest.raises(ParseError):
        PARSER.parse(MAKE.pack(parts), "a.ofd", Limits())


@pytest.mark.parametrize(
    "limits",
    [
        Limits(max_members=5),
        Limits(max_unpacked_bytes=999),
        Limits(max_ratio=1.01),
        Limits(max_depth=4),
        Limits(max_pages=2),
        Limits(max_characters=50),
        Limits(max_blocks=5),
        Limits(max_seconds=0.0),
    ],
)
def test_limits(limits: Limits) -> None:
    with pytest.raises(LimitExceeded):
        made.parse(made.samples()["places.ofd"], limits=limits)


def test_entities_are_refused() -> None:
    bomb = MAKE.page(MAKE.text("&x;", 20, 20)).replace(
        "<ofd:Page", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><ofd:Page', 1
    )
    gaps = parse("", parts={"Doc_0/Pages/Page_0.xml": bomb}).gaps
    assert [str(gap.where) for gap in gaps] == ["第1页"]


def composites(count: int, repeats: int, first: int = 30) -> str:
    """Units of which each holds the next ``repeats`` times; the last holds the first again."""
    units = []
    for number in range(count):
        inner = (
            f'<ofd:CompositeObject ID="6" Boundary="0 0 9 9" ResourceID="{first + (number + 1) % count}"/>' * repeats
        )
        words = MAKE.text("字", 0, 0)
        units.append(
            f'<ofd:CompositeGraphicUnit ID="{first + number}" Width="9" Height="9"><ofd:Content>{words}{inner}</ofd:Content>'
            "</ofd:CompositeGraphicUnit>"
        )
    return f"<ofd:CompositeGraphicUnits>{''.join(units)}</ofd:CompositeGraphicUnits>"


@pytest.mark.parametrize(("count", "repeats"), [(1, 1), (2, 1), (12, 10), (1, 30)])
def test_composites_in_a_circle_end(count: int, repeats: int) -> None:
    content = '<ofd:CompositeObject ID="6" Boundary="20 20 9 9" ResourceID="30"/>'
    start = time.monotonic()
    document = parse(content, resources=composites(count, repeats))
    assert any("页面内容过多" in gap.reason for gap in document.gaps)
    assert time.monotonic() - start < 20


def test_drawing_parameters_in_a_circle_end() -> None:
    resources = (
        '<ofd:DrawParams><ofd:DrawParam ID="20" Relative="21"/><ofd:DrawParam ID="21" Relative="20"/></ofd:DrawParams>'
    )
    assert shown(MAKE.text("字", 20, 20, attributes='DrawParam="20"'), resources=resources) == [("body", "字")]


def test_hostile_pages_end_in_a_named_outcome() -> None:
    many = MAKE.text("字" * 150_000, 20, 20) * 2
    crowded = "".join(MAKE.text("甲", 20, 20) + MAKE.area(10, 10, 50, 50) for _ in range(1_900))
    deep = '<ofd:PageBlock ID="1">' * 60 + MAKE.text("深", 20, 20) + "</ofd:PageBlock>" * 60
    odd = MAKE.text("怪", 20, 20, attributes='CTM="inf 0 0 1 0 0" HScale="1e99" CharDirection="45"')
    for content, words in (
        (many, "页面内容过多"),
        (crowded, "页面内容过多"),
        (deep, "页面内容过多"),
        (odd, ""),
    ):
        start = time.monotonic()
        document = made.parse(MAKE.minimal(content), limits=Limits(max_ratio=1e9))
        assert any(words in gap.reason for gap in document.gaps) or not words
        assert time.monotonic() - start < 10


def test_one_page_listed_again_and_again_stops_at_the_limit() -> None:
    pages = '<ofd:Page ID="1" BaseLoc="Pages/Page_0.xml"/>' * 6_000
    parts = {"Doc_0/Document.xml": MAKE.xml("Document", f"<ofd:Pages>{pages}</ofd:Pages>")}
    with pytest.raises(LimitExceeded):
        made.parse(MAKE.minimal(MAKE.text("字", 20, 20), parts), limits=Limits(max_ratio=1e9))


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 127)), min_size=1, max_size=4))
def test_damage_inside_the_xml(flips: list[tuple[float, int]]) -> None:
    """Bits flipped before packing, so that the container is sound and its XML is not."""
    parts = MAKE.members()
    for name in ("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/DocumentRes.xml"):
        data = bytearray(str(parts[name]).encode())
        for place, mask in flips:
            data[int(place * len(data))] ^= mask
        with contextlib.suppress(ParseError):
            assert PARSER.parse(MAKE.pack(parts | {name: bytes(data)}), "a.ofd", Limits()).blocks


number = st.sampled_from(["0", "-1", "1e6", "1e-9", "nan", "#7", "", "99999999999", "210"])


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(
    st.lists(number, min_size=6, max_size=6), st.lists(number, min_size=1, max_size=5), st.text("甲g1 .-", max_size=9)
)
def test_any_numbers(values: list[str], steps: list[str], words: str) -> None:
    content = (
        f'<ofd:TextObject ID="1" Font="1" Size="{values[0]}" Boundary="{" ".join(values[:4])}" CTM="{" ".join(values)}" '
        f'CharDirection="{values[1]}" ReadDirection="{values[2]}" HScale="{values[3]}" Alpha="{values[4]}">'
        f'<ofd:CGTransform CodePosition="{values[1]}" CodeCount="{values[2]}" GlyphCount="{values[3]}"/>'
        f'<ofd:TextCode X="{values[4]}" Y="{values[5]}" DeltaX="g {" ".join(steps)}" DeltaY="{" ".join(steps)}">{words}</ofd:TextCode>'
        f'</ofd:TextObject><ofd:PathObject ID="2" Fill="true" Boundary="{" ".join(values[2:])}" CTM="{" ".join(values)}">'
        f"<ofd:AbbreviatedData>M {' '.join(values[:2])} L {' '.join(values[2:4])} C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    document = parse(content)
    assert "".join(words.split()) in "".join(document.text.split())
