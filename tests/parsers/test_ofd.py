"""OFD: places, lines in reading order, pages and boxes, what is not seen, hostile files."""

from __future__ import annotations

import json
from pathlib import Path

import made
import pytest

from pubcheck import ocr
from pubcheck.document import Document, Part
from pubcheck.ofd_geometry import box, matrix, numbers, times
from pubcheck.ofd_path import rectangle, subpaths
from pubcheck.ofd_seal import names_in
from pubcheck.ofd_text import deltas
from pubcheck.parsers.ofd import PARSER
from pubcheck.settings import Limits

MAKE = made.script("make_ofd")


def parse(content: str, **options: object) -> Document:
    return made.parse(MAKE.minimal(content, **options), "a.ofd")


def shown(content: str, **options: object) -> list[tuple[str, str]]:
    """Part and text of the blocks of a page."""
    return made.blocks(parse(content, **options))


@pytest.mark.parametrize("place", MAKE.PLACES)
def test_every_place_is_found_with_its_part(place: str) -> None:
    document = made.parse(made.samples()["places.ofd"])
    assert made.parts_of(document, MAKE.marker(place)) == [MAKE.PLACES[place]]


def test_places_have_no_gap_and_text_on_a_dark_ground_is_visible() -> None:
    document = made.parse(made.samples()["places.ofd"])
    assert document.gaps == ()
    assert any("白字深底可见" in text for part, text in made.blocks(document) if part == "body")


def test_pages_and_boxes_are_in_points() -> None:
    document = made.parse(made.samples()["places.ofd"])
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert document.pages[0].width == pytest.approx(595.28, abs=0.01)
    assert document.pages[0].height == pytest.approx(841.89, abs=0.01)
    first = next(block for block in document.blocks if MAKE.marker("body") in block.span.of(document.text))
    assert first.page == 1
    assert first.box is not None
    assert first.box.left == pytest.approx(20 * 72 / 25.4, abs=0.1)
    assert 30 * 72 / 25.4 - 1 < first.box.top < first.box.bottom < 36 * 72 / 25.4


def test_labels_tell_why_text_is_not_seen() -> None:
    document = made.parse(made.samples()["places.ofd"])
    labels = {block.span.of(document.text): str(block.label) for block in document.blocks}
    expected = {
        "invisible": "不可见文字",
        "white_text": "白色文字",
        "black_on_black": "与底色相同的文字",
        "tiny": "极小文字",
        "off_page": "页面之外的文字",
        "clipped": "被裁剪掉的文字",
        "under_annotation": "被图形遮盖的文字",
        "earlier_version": "早先版本的文字",
        "orphaned_page": "未被引用的页面或部件",
        "seal": "电子印章名称",
        "custom_data": "user.name",
    }
    assert {place: labels[MAKE.marker(place)] for place in expected} == expected


def test_values_of_a_form_stand_beside_the_labels_of_its_template() -> None:
    document = made.parse(made.samples()["form.ofd"])
    assert made.blocks(document) == [
        ("body", "姓名： 示例甲"),
        ("body", "住址： 示例路1号"),
        ("body", "证件类型：身份证"),
        ("body", "年 3 月"),
    ]
    assert (document.pages[0].width or 0) > (document.pages[0].height or 0)


def test_rows_of_a_ruled_table() -> None:
    table = MAKE.grid((20, 60, 100), (20, 30, 40)) + MAKE.text("丁", 62, 32) + MAKE.text("甲", 22, 22)
    assert shown(table + MAKE.text("丙", 22, 32) + MAKE.text("乙", 62, 22)) == [
        ("table", "甲\t乙"),
        ("table", "丙\t丁"),
    ]


def test_a_form_with_merged_cells_drawn_out_of_order_keeps_the_order_of_the_file() -> None:
    lines = "".join(
        MAKE.grid(xs, ys) for xs, ys in (((20, 100), (20, 30, 40, 50)), ((60, 100), (30, 40)), ((20, 60), (20, 50)))
    )
    words = [("表头", 22, 22), ("下一", 62, 42), ("名称", 22, 32), ("数量", 62, 32)]
    texts = [text for _, text in shown(lines + "".join(MAKE.text(*word) for word in words))]
    assert sorted(" ".join(texts).split()) == sorted(word for word, _, _ in words)


def test_a_box_over_some_characters_hides_these() -> None:
    content = MAKE.text("证号110105完", 20, 20) + MAKE.area(27, 19, 12.5, 6)
    assert shown(content) == [("body", "证号完"), ("hidden", "110105")]


def test_what_does_not_hide() -> None:
    words = MAKE.text("看得见", 20, 20)
    image = '<ofd:ImageObject ID="6" Boundary="18 18 40 10" CTM="40 0 0 10 0 0" ResourceID="40" {}/>'
    media = '<ofd:MultiMedias><ofd:MultiMedia ID="40" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
    clear = bytearray(MAKE.png())
    clear[25] = 4  # grey with alpha
    for data, attributes in ((MAKE.png(), 'Alpha="100"'), (MAKE.png(), 'ImageMask="40"'), (bytes(clear), "")):
        parts = {"Doc_0/Res/a.png": data}
        assert shown(words + image.format(attributes), parts=parts, resources=media) == [("body", "看得见")]
    assert shown(words + MAKE.area(18, 18, 40, 10, attributes='Alpha="100"')) == [("body", "看得见")]
    assert shown(MAKE.area(18, 18, 40, 10, "255 0 0") + words) == [("body", "看得见")]
    assert shown(words + image.format(""), parts={"Doc_0/Res/a.png": MAKE.png()}, resources=media) == [
        ("hidden", "看得见")
    ]


def test_bold_by_drawing_twice_is_read_once() -> None:
    assert shown(MAKE.text("标题", 20, 20) + MAKE.text("标题", 20.1, 20)) == [("body", "标题")]


def test_outlined_white_letters_are_visible() -> None:
    white = MAKE.fill("255 255 255") + '<ofd:StrokeColor Value="200 0 0"/>'
    assert shown(MAKE.text("空心字", 20, 20, attributes='Stroke="true"', inside=white)) == [("body", "空心字")]


@pytest.mark.parametrize(
    ("space", "value", "hidden"),
    [
        ('Type="GRAY"', "255", True),
        ('Type="CMYK"', "0 0 0 0", True),
        ('Type="CMYK"', "0 0 0 255", False),
        ('Type="RGB"', "#FF #FF #FF", True),
        ('Type="RGB" BitsPerComponent="4"', "15 15 15", True),
    ],
)
def test_colours(space: str, value: str, hidden: bool) -> None:
    resources = f'<ofd:ColorSpaces><ofd:ColorSpace ID="5" {space}/></ofd:ColorSpaces>'
    content = MAKE.text("字", 20, 20, inside=MAKE.fill(value, 'ColorSpace="5"'))
    assert shown(content, resources=resources) == [("hidden" if hidden else "body", "字")]


def test_colour_of_a_palette() -> None:
    palette = (
        '<ofd:ColorSpaces><ofd:ColorSpace ID="5" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>255 255 255</ofd:CV>'
        "</ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>"
    )
    for index, part in ((0, "body"), (1, "hidden"), (2, "body")):
        colour = f'<ofd:FillColor Index="{index}" ColorSpace="5"/>'
        assert shown(MAKE.text("字", 20, 20, inside=colour), resources=palette) == [(part, "字")]


def test_turned_and_upright_text_has_upright_boxes() -> None:
    document = made.parse(made.samples()["places.ofd"])
    for place in ("vertical", "stacked", "turned"):
        block = next(each for each in document.blocks if MAKE.marker(place) in each.span.of(document.text))
        assert block.box is not None
        assert block.box.bottom - block.box.top > 4 * (block.box.right - block.box.left)


def test_words_of_a_line_are_joined_and_latin_words_parted() -> None:
    pieces = MAKE.text("关于", 20, 20) + MAKE.text("印发", 28, 20) + MAKE.text("AB", 40, 20) + MAKE.text("CD", 45, 20)
    assert shown(pieces + MAKE.text("下一行", 20, 27)) == [("body", "关于印发 AB CD"), ("body", "下一行")]


def test_steps() -> None:
    assert deltas("g 3 2 5", 5) == [2, 2, 2, 5, 5]
    assert deltas("g 1000000000 1", 2) == [1, 1]
    assert deltas(None, 2) == [0, 0]
    assert deltas("g", 1) == [0]


def test_geometry() -> None:
    assert numbers("1 #10 x nan 2e9 -3") == [1, 16, -3]
    assert box("1 2 3 4") == (1, 2, 4, 6)
    assert box("1 2 3") is None
    assert times(matrix("2 0 0 2 1 1"), matrix("1 0 0 1 3 4")) == (2, 0, 0, 2, 7, 9)
    assert rectangle(subpaths("M 0 0 L 4 0 L 4 2 L 0 2 C")[0][0]) == (0, 0, 4, 2)
    assert rectangle(subpaths("M 0 0 L 4 1 L 4 2 L 0 2 C")[0][0]) is None
    assert subpaths("M 0 0 B 1 1 2 2 3 3")[1] is False
    assert subpaths("L 1 1 M 0") == ([], False)
    assert subpaths("M 0 0 L 1 0 M 2 2 L 3 3 C x")[0] == [[(0, 0), (1, 0)], [(2, 2), (3, 3), (2, 2)]]


def test_page_of_pictures_is_a_gap_and_a_large_picture_too() -> None:
    image = '<ofd:ImageObject ID="6" Boundary="10 10 {0} {0}" CTM="{0} 0 0 {0} 0 0" ResourceID="40"/>'
    for size, words, reason in ((180, "", "没有文字层"), (100, "有一行足够长的正文文字", "较大的图片")):
        gaps = parse(image.format(size) + MAKE.text(words, 20, 250) if words else image.format(size)).gaps
        assert [(gap.stage, gap.where) for gap in gaps] == [("parse", "第1页")]
        assert reason in gaps[0].reason
    assert parse("").gaps == ()
    drawn = '<ofd:PathObject ID="7" Boundary="20 20 50 50"><ofd:AbbreviatedData>M 0 0 B 1 1 2 2 3 3</ofd:AbbreviatedData></ofd:PathObject>'
    assert ["没有文字层" in gap.reason for gap in parse(drawn).gaps] == [True]
    assert parse(image.format(30) + MAKE.text("有一行足够长的正文文字", 20, 250)).gaps == ()


def test_invisible_text_over_a_scan_is_its_recognised_text() -> None:
    image = '<ofd:ImageObject ID="6" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="40"/>'
    content = image + MAKE.text("识别出来的文字一共十二个字", 20, 20, attributes='Visible="false"')
    assert shown(content) == [("body", "识别出来的文字一共十二个字")]


def test_garbled_text_is_told() -> None:
    gaps = parse(MAKE.text("\ue001\ue002\ue003\ue004\ue005\ue006", 20, 20)).gaps
    assert ["文字层不可靠" in gap.reason for gap in gaps] == [True]


def test_broken_page_template_and_resource_are_gaps() -> None:
    parts = MAKE.members()
    parts["Doc_0/Pages/Page_1/Content.xml"] = b"\x00\x01"
    parts["Doc_0/DocumentRes.xml"] = b""
    parts["Doc_0/Tpls/Tpl_1/Content.xml"] = MAKE.page(MAKE.text("剩下", 20, 20))[:-40]
    document = made.parse(MAKE.pack(parts))
    assert sorted(str(gap.where) for gap in document.gaps) == [
        "文件内部件 doc_0/documentres.xml",
        "文件内部件 doc_0/tpls/tpl_1/content.xml",
        "第2页",
    ]
    assert made.parts_of(document, "剩下") == ["body"]


def test_missing_template_and_attachment_are_gaps() -> None:
    parts = {
        "Doc_0/Pages/Page_0.xml": MAKE.page(MAKE.text("正文", 20, 20), '<ofd:Template TemplateID="77"/>'),
        "Doc_0/Document.xml": MAKE.xml(
            "Document",
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0.xml"/><ofd:Page ID="2" BaseLoc="none.xml"/></ofd:Pages>'
            "<ofd:Attachments>a.xml</ofd:Attachments>",
        ),
        "Doc_0/a.xml": MAKE.xml(
            "Attachments", '<ofd:Attachment Name="名单"><ofd:FileLoc>x</ofd:FileLoc></ofd:Attachment>'
        ),
    }
    document = made.parse(MAKE.minimal("", parts))
    assert [str(gap.where) for gap in document.gaps] == ["第2页", "文件内部件 TemplatePage 77", "文件内部件 名单"]


def test_large_picture_that_no_page_shows_is_a_gap() -> None:
    picture = MAKE.png(200, 200) + bytes(range(256)) * 40
    gaps = parse(MAKE.text("正文", 20, 20), parts={"Doc_0/Res/scan.png": picture}).gaps
    assert ["页面上不显示" in gap.reason for gap in gaps] == [True]
    assert parse(MAKE.text("正文", 20, 20), parts={"Doc_0/Res/line.png": MAKE.png()}).gaps == ()


def test_attached_document_keeps_its_hidden_parts() -> None:
    inner = MAKE.minimal(MAKE.text("看见", 20, 20) + MAKE.text("藏着", 20, 30, attributes='Visible="false"'))
    parts = {
        "Doc_0/Document.xml": MAKE.xml(
            "Document",
            '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0.xml"/></ofd:Pages><ofd:Attachments>a.xml</ofd:Attachments>',
        ),
        "Doc_0/a.xml": MAKE.xml(
            "Attachments", '<ofd:Attachment Name="b.ofd"><ofd:FileLoc>b.ofd</ofd:FileLoc></ofd:Attachment>' * 3
        ),
        "Doc_0/b.ofd": inner,
    }
    blocks = shown(MAKE.text("外层", 20, 20), parts=parts)
    assert [each for each in blocks if each[1] != "b.ofd"] == [
        ("body", "外层"),
        ("attachment", "看见"),
        ("hidden", "藏着"),
    ]


def test_names_in_seals() -> None:
    data = MAKE.seal("示例单位公章", "示例甲")
    assert [text for _, text in names_in(data)] == ["示例单位公章", "示例甲"]
    for end in range(len(data)):
        list(names_in(data[:end]))


def test_sniff() -> None:
    data = made.samples()["places.ofd"]
    assert PARSER.sniff(data) == 1.0
    assert PARSER.sniff(data[:2000]) == 0.95
    assert PARSER.sniff(MAKE.pack({"a/b.xml": "x"})) == 0.0
    assert PARSER.sniff(MAKE.pack({"attachs/OFD.xml": "x"})) == 0.0


def test_real_documents(shared: Path) -> None:
    """The expected words were taken from text without white space, so they run over ends of lines."""
    folder = shared / "documents" / "samples"
    seen = 0
    for line in (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["file"].endswith(".ofd"):
            seen += 1
            document = made.parse((folder / entry["file"]).read_bytes(), entry["file"])
            text = "".join(document.text.split())
            assert [words for words in entry["expected_substrings"] if "".join(words.split()) not in text] == []
            placed = [block for block in document.blocks if block.part in {Part.BODY, Part.TABLE}]
            assert all(block.box is not None or "识别" in block.label for block in placed)
    assert seen == 5


def scanned_ofd() -> bytes:
    """A page that holds nothing but a picture of text."""
    o = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return made.script("hostile").packed(
        {
            "OFD.xml": f"<ofd:OFD {o}><ofd:DocBody><ofd:DocRoot>D/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "D/Document.xml": f"<ofd:Document {o}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            "</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>R.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
            '<ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
            "D/R.xml": f'<ofd:Res {o} BaseLoc="."><ofd:MultiMedias><ofd:MultiMedia ID="40" Type="Image">'
            "<ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>",
            "D/P.xml": f'<ofd:Page {o}><ofd:Content><ofd:Layer><ofd:ImageObject ID="6" Boundary="0 0 210 120" '
            'CTM="210 0 0 120 0 0" ResourceID="40"/></ofd:Layer></ofd:Content></ofd:Page>',
            "D/scan.png": made.samples()["places.png"],
        }
    )


def test_a_scanned_page_is_a_gap_without_recognition() -> None:
    document = made.parse(scanned_ofd(), "scan.ofd", Limits(max_ocr_pages=0))
    assert [str(gap.where) for gap in document.gaps] == ["第1页"]


@pytest.mark.skipif(not ocr.available(), reason="needs the extra ocr")
def test_a_scanned_page_is_recognised() -> None:
    document = made.parse(scanned_ofd(), "scan.ofd")
    alone = made.parse(made.samples()["places.png"], "places.png")
    words = [text for part, text in made.blocks(alone) if part == "body"]
    assert words
    assert all(word in document.text for word in words)
    assert {block.page for block in document.blocks} == {1}
