"""PPTX: all places, slides as pages, what an audience does not see, hostile packages."""

from __future__ import annotations

import contextlib
import io
import json
import time
from pathlib import Path

import made
import pptx as python_pptx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx.util import Cm

from pubcheck.document import Document
from pubcheck.errors import DamagedDocument, LimitExceeded, ParseError
from pubcheck.parsers.pptx import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_pptx")


def parse(*slides: str, **options: object) -> Document:
    return made.parse(MAKE.minimal(*slides, **options), "a.pptx")


def shown(*slides: str, **options: object) -> list[tuple[str, str]]:
    """Part and text of every block."""
    return made.blocks(parse(*slides, **options))


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.pptx"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_sample_has_no_gap_and_its_slides_in_order() -> None:
    document = made.parse(made.samples()["places.pptx"])
    assert document.gaps == ()
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.pages[0].width == pytest.approx(960, abs=0.1)
    assert document.pages[0].height == pytest.approx(540, abs=0.1)
    assert MAKE.marker("title") in document.pages[0].span.of(document.text)
    assert MAKE.marker("second_slide") in document.pages[1].span.of(document.text)


def test_labels_tell_why_words_are_not_seen() -> None:
    document = made.parse(made.samples()["places.pptx"])
    labels = {block.span.of(document.text): str(block.label) for block in document.blocks}
    expected = {
        "notes": "备注页",
        "hidden_slide": "隐藏的幻灯片",
        "off_slide": "幻灯片之外的文字",
        "hidden_shape": "隐藏的形状",
        "covered": "被其他形状遮盖的文字",
        "white_by_theme": "白色文字",
        "same_colour": "与底色相同的文字",
        "tiny": "极小文字",
        "fallback": "备用内容",
        "unused_layout": "未使用的母版或版式",
        "layout_prompt": "版式中的提示文字",
        "orphaned_slide": "未被引用的幻灯片或部件",
        "comment": MAKE.marker("comment_author"),
        "modern_reply": MAKE.marker("modern_author"),
    }
    assert {place: labels[MAKE.marker(place)] for place in expected} == expected


def test_boxes_of_groups_and_inherited_places() -> None:
    document = made.parse(made.samples()["places.pptx"])
    boxes = {block.span.of(document.text): block.box for block in document.blocks}
    nested = boxes[MAKE.marker("nested_group")]
    assert nested is not None
    # 10 cm shown as 5, and half of that again, from 1 cm and from 6 + 0.5 cm.
    assert (nested.left, nested.top) == pytest.approx((72 / 2.54, 6.5 * 72 / 2.54), abs=0.1)
    assert nested.right - nested.left == pytest.approx(2.5 * 72 / 2.54, abs=0.1)
    inherited = boxes[MAKE.marker("inherited")]
    assert inherited is not None
    assert inherited.top == pytest.approx(5 * 72 / 2.54, abs=0.1)


def test_a_row_is_one_block_with_its_merged_and_empty_cells() -> None:
    rows = (MAKE.text("宽"), "<a:p/>", MAKE.text("一") + MAKE.text("二")), (MAKE.text("甲"), MAKE.text("乙"), "<a:p/>")
    assert shown(MAKE.table(*rows)) == [("table", "宽\t\t一\n二"), ("table", "甲\t乙")]


def test_words_of_a_paragraph_stay_together_and_hidden_ones_follow() -> None:
    runs = MAKE.text("证号110", MAKE.run("藏", "<a:noFill/>"), "105", "<a:br/>", "第二行")
    assert shown(MAKE.shape(runs)) == [("body", "证号110105\n第二行"), ("hidden", "藏")]


@pytest.mark.parametrize(
    ("properties", "fill", "hidden"),
    [
        ('<a:solidFill><a:prstClr val="white"/></a:solidFill>', "", True),
        ('<a:solidFill><a:srgbClr val="FFFFFF"><a:lumMod val="50000"/></a:srgbClr></a:solidFill>', "", False),
        ('<a:solidFill><a:srgbClr val="000000"><a:alpha val="0"/></a:srgbClr></a:solidFill>', "", True),
        ('<a:solidFill><a:srgbClr val="nonsense"/></a:solidFill>', "", False),
        ('<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', "<a:gradFill/>", False),
        ('<a:ln><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln><a:noFill/>', "", False),
        ("<a:gradFill/>", "", False),
    ],
)
def test_colours(properties: str, fill: str, hidden: bool) -> None:
    content = MAKE.shape(MAKE.text(MAKE.run("字", properties)), fill=fill)
    assert shown(content) == [("hidden" if hidden else "body", "字")]


def test_white_words_on_a_dark_or_unknown_ground_are_seen() -> None:
    white = MAKE.shape(MAKE.text(MAKE.run("字", MAKE.solid("FFFFFF"))), 2, 2, 4, 1)
    dark = MAKE.shape("<a:p/>", 1, 1, 8, 4, fill=MAKE.solid("1F3864"))
    light = MAKE.shape("<a:p/>", 1, 1, 8, 4, fill=MAKE.solid("FFFFFF"))
    assert shown(dark + white) == [("body", "字")]
    assert shown(MAKE.picture(1, 1, 8, 4) + white)[0] == ("body", "字")
    assert shown(dark + light + white) == [("hidden", "字")]
    ground = {
        "ppt/slides/slide0.xml": MAKE.slide(white, before=f"<p:bg><p:bgPr>{MAKE.solid('1F3864')}</p:bgPr></p:bg>")
    }
    assert shown("", parts=ground) == [("body", "字")]


def test_a_slide_of_pictures_is_a_gap() -> None:
    for size, words, reason in ((15, "", "没有文字层"), (10, "有一行足够长的正文文字", "较大的图片")):
        gaps = parse(MAKE.picture(1, 1, size, size) + MAKE.shape(MAKE.text(words or " "), 1, 17)).gaps
        assert [(gap.stage, gap.where) for gap in gaps] == [("parse", "第1页")]
        assert reason in gaps[0].reason
    assert parse(MAKE.picture(1, 1, 3, 3) + MAKE.shape(MAKE.text("有一行足够长的正文文字"), 1, 17)).gaps == ()


def test_sound_macros_and_unknown_objects_are_gaps() -> None:
    parts = {"ppt/media/media1.m4a": b"x", "ppt/vbaProject.bin": b"x", "ppt/embeddings/oleObject1.bin": bytes(64)}
    document = parse(MAKE.shape(MAKE.text("文")), parts=parts)
    assert len(document.gaps) == 3


def test_broken_parts_are_gaps() -> None:
    parts = MAKE.members()
    parts["ppt/slides/slide1.xml"] = "<p:sld"
    parts["ppt/comments/comment1.xml"] = "<p:cmLst"
    parts["ppt/slideLayouts/slideLayout1.xml"] = ""
    document = made.parse(MAKE.pack(parts))
    assert sorted(str(gap.where) for gap in document.gaps) == [
        "文件内部件 ppt/comments/comment1.xml",
        "文件内部件 ppt/slidelayouts/slidelayout1.xml",
        "第2页",
    ]
    assert made.parts_of(document, MAKE.marker("slide")) == ["body"]


def test_presentation_inside_a_presentation() -> None:
    inner = MAKE.minimal(MAKE.shape(MAKE.text("内层文字")))
    links = (("rId1", "package", "../embeddings/inner.pptx"),)
    blocks = shown(MAKE.shape(MAKE.text("外")), parts={"ppt/embeddings/inner.pptx": inner}, links=links)
    assert blocks == [("body", "外"), ("embedded", "内层文字")]


def test_parts_that_refer_to_each_other_end() -> None:
    link = MAKE.relationships(("rId1", "package", "../embeddings/a.pptx"), ("rId2", "chart", "../charts/chart1.xml"))
    parts = {
        "ppt/charts/chart1.xml": MAKE.xml("c:chartSpace", MAKE.text("图表里的字")),
        "ppt/charts/_rels/chart1.xml.rels": link,
        "ppt/notesSlides/notesSlide1.xml": MAKE.slide(MAKE.shape(MAKE.text("备注")), "p:notes"),
        "ppt/notesSlides/_rels/notesSlide1.xml.rels": MAKE.relationships(
            ("rId1", "notesSlide", "notesSlide1.xml"), ("rId2", "chart", "../charts/chart1.xml")
        ),
    }
    links = (("rId1", "notesSlide", "../notesSlides/notesSlide1.xml"), ("rId2", "chart", "../charts/chart1.xml"))
    assert shown(MAKE.shape(MAKE.text("文")), parts=parts, links=links) == [
        ("body", "文"),
        ("hidden", "备注"),
        ("hidden", "图表里的字"),
    ]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = made.samples()["places.pptx"]
    with pytest.raises(DamagedDocument):
        made.parse(data[: int(len(data) * share)], "a.pptx")


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
        made.parse(made.samples()["places.pptx"], limits=limits)


def test_entities_are_refused() -> None:
    bomb = MAKE.slide(MAKE.shape(MAKE.text("&x;"))).replace(
        "<p:sld", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><p:sld', 1
    )
    assert [str(gap.where) for gap in parse("", parts={"ppt/slides/slide0.xml": bomb}).gaps] == ["第1页"]


def test_hostile_slides_end_soon() -> None:
    deep = "<p:grpSp>" * 150 + MAKE.shape(MAKE.text("深")) + "</p:grpSp>" * 150
    zero = MAKE.group(MAKE.shape(MAKE.text("零")), 1, 1).replace(f'cx="{10 * 360_000}"', 'cx="0"')
    huge = MAKE.shape(MAKE.text("大")).replace('x="360000"', f'x="{"9" * 18}"')
    many = MAKE.shape(MAKE.text("多"), fill=MAKE.solid("FFFFFF")) * 3_000
    for content, word in ((deep, "深"), (zero, "零"), (huge, "大"), (many, "多")):
        start = time.monotonic()
        document = made.parse(MAKE.minimal(content), limits=Limits(max_ratio=1e9))
        assert word in document.text
        assert time.monotonic() - start < 10


def test_sniff() -> None:
    data = made.samples()["places.pptx"]
    assert PARSER.sniff(data) == 1.0
    assert PARSER.sniff(data[:6000]) == 1.0
    assert PARSER.sniff(made.samples()["places.docx"]) == 0.0


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 127)), min_size=1, max_size=4))
def test_damage_inside_the_xml(flips: list[tuple[float, int]]) -> None:
    """Bits flipped before packing, so that the container is sound and its XML is not."""
    parts = MAKE.members()
    for name in (
        "ppt/presentation.xml",
        "ppt/slides/slide2.xml",
        "ppt/slides/_rels/slide2.xml.rels",
        "ppt/charts/chart1.xml",
    ):
        data = bytearray(str(parts[name]).encode())
        for place, mask in flips:
            data[int(place * len(data))] ^= mask
        with contextlib.suppress(ParseError):
            assert PARSER.parse(MAKE.pack(parts | {name: bytes(data)}), "a.pptx", Limits()).blocks


words = st.text(alphabet="甲乙丙丁1２aB，。 ", min_size=1, max_size=12).filter(str.strip)


@settings(max_examples=15, derandomize=True, deadline=None)
@given(st.lists(words, min_size=1, max_size=4), st.lists(st.lists(words, min_size=2, max_size=3), max_size=3), words)
def test_agrees_with_python_pptx_on_plain_presentations(
    paragraphs: list[str], rows: list[list[str]], note: str
) -> None:
    written = python_pptx.Presentation()
    added = written.slides.add_slide(written.slide_layouts[1])
    added.shapes.title.text = paragraphs[0]
    added.placeholders[1].text = "\n".join(paragraphs)
    added.notes_slide.notes_text_frame.text = note
    if rows:
        table = added.shapes.add_table(len(rows), 3, Cm(1), Cm(10), Cm(10), Cm(4)).table
        for at, cells in enumerate(rows):
            for column, text in enumerate(cells):
                table.cell(at, column).text = text
    buffer = io.BytesIO()
    written.save(buffer)
    document = made.parse(buffer.getvalue())
    found = made.blocks(document)
    expected = [text.strip() for text in (paragraphs[0], *paragraphs)]
    assert [text for part, text in found if part == "body"] == expected
    assert [text for part, text in found if part == "table"] == [
        "\t".join(cell.strip() for cell in row) for row in rows
    ]
    assert [text for part, text in found if part == "hidden"] == [note.strip()]
    assert document.gaps == ()
    assert all(block.box is not None for block in document.blocks if block.part.value in {"body", "table"})


@pytest.mark.parametrize(
    ("words", "is_prompt"),
    [
        ("单击此处编辑母版标题样式", True),
        ("单击以编辑母版副标题样式", True),
        ("点击鼠标编辑大纲文字格式", True),
        ("第二个大纲级", True),
        ("第五级", True),
        ("Click to edit the outline text format", True),
        ("Seventh Outline Level", True),
        ("<date/time>", True),
        ("<页脚>", True),
        ("‹#›", True),
        ("单击此处不能删除的名单：张三、李四、王五、赵六、孙七、周八", False),
        ("第二批名单", False),
        ("<张三>", False),
    ],
)
def test_prompts_that_programs_write_into_layouts(words: str, is_prompt: bool) -> None:
    from pubcheck.slide_masters import _PROMPT

    assert bool(_PROMPT.fullmatch(words)) is is_prompt


def test_real_documents(shared: Path) -> None:
    folder = shared / "documents" / "samples"
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(".pptx"):
            text = made.parse((folder / entry["file"]).read_bytes(), entry["file"]).text
            assert [each for each in entry["expected_substrings"] if each not in text] == []
