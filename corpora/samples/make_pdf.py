"""Makes PDF fixtures: ``places.pdf`` with one marker in each place, ``report.pdf``, ``scan.pdf``, ``locked.pdf``.

Run ``python make_pdf.py FOLDER``. Everything is invented; the bytes are the same on every run.
``places.pdf`` is written object by object, because no library offers all the places.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

SAMPLES = {"pdf": ("places.pdf", "report.pdf", "scan.pdf")}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "body": "body",
    "table": "table",
    "white_text": "hidden",
    "render_mode_3": "hidden",
    "under_box": "hidden",
    "off_page": "hidden",
    "tiny": "hidden",
    "hidden_layer": "hidden",
    "layer_name": "metadata",
    "outline": "outline",
    "annotation": "annotation",
    "annotation_author": "metadata",
    "link_target": "link_target",
    "field_name": "metadata",
    "field_value": "form_value",
    "attachment_name": "attachment",
    "attachment_content": "attachment",
    "xmp": "metadata",
    "author": "metadata",
    "title": "metadata",
    "earlier_revision": "hidden",
    "earlier_author": "metadata",
    "form_text": "body",
    "under_image": "hidden",
    "under_form": "hidden",
    "under_note": "hidden",
    "redaction_not_applied": "hidden",
    "redaction_overlay": "annotation",
    "clipped": "hidden",
    "hidden_form": "hidden",
    "script": "hidden",
    "alternate_text": "alt_text",
    "private_data": "metadata",
    "signature_reason": "metadata",
    "page_xmp": "metadata",
    "field_hint": "metadata",
    "field_option": "form_value",
    "xfa": "form_value",
    "pinned_name": "attachment",
    "pinned_content": "attachment",
    "orphan_content": "attachment",
}
"""Place → the part under which it is to be found."""


def marker(place: str) -> str:
    """The unique word in ``place``: Latin, so that a link target can hold it."""
    return f"MARK-{place.replace('_', '-')}-END"


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    made = []
    for name, data in (
        ("places.pdf", places()),
        ("report.pdf", report()),
        ("scan.pdf", scan()),
        ("locked.pdf", locked()),
    ):
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def _show(text: str, x: float, y: float, size: float = 14) -> str:
    return f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def _content(first: bool) -> bytes:
    shown = "earlier_revision" if first else "body"
    grid = "".join(f"60 {y} m 360 {y} l S\n" for y in (560, 590, 620))
    grid += "".join(f"{x} 560 m {x} 620 l S\n" for x in (60, 210, 360))
    return (
        _show("正文 " + marker(shown), 60, 760)
        + grid
        + _show("姓名", 70, 600)
        + _show("电话", 220, 600)
        + _show(marker("table"), 70, 570, 8)
        + _show("右格", 220, 570)
        + "1 1 1 rg\n"
        + _show(marker("white_text"), 60, 520)
        + "0 0 0 rg\n"
        + "3 Tr\n"
        + _show(marker("render_mode_3"), 60, 490)
        + "0 Tr\n"
        + _show(marker("under_box"), 60, 460)
        + "50 452 400 24 re f\n"
        + _show(marker("off_page"), 60, -60)
        + _show(marker("tiny"), 60, 430, 0.5)
        + "/OC /MC0 BDC\n"
        + _show(marker("hidden_layer"), 60, 400)
        + "EMC\n"
        + "0 0 0.6 rg 50 340 300 24 re f 1 1 1 rg\n"
        + _show("白字深底可见", 60, 346)
        + "0 0 0 rg\n"
        + "/Shown Do\n"
        + _show(marker("under_image"), 60, 300)
        + "q 440 0 0 24 50 292 cm /Im Do Q\n"
        + _show(marker("under_form"), 60, 270)
        + "/Cover Do\n"
        + _show(marker("under_note"), 60, 240)
        + _show(marker("redaction_not_applied"), 60, 210)
        + "q 0 0 10 10 re W n\n"
        + _show(marker("clipped"), 60, 180)
        + "Q\n/Off Do\n"
    ).encode("ascii")


def _text(value: str) -> bytes:
    return b"<feff" + value.encode("utf-16-be").hex().encode() + b">"


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s /Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


_FONT = {
    5: b"<</Type/Font /Subtype/Type0 /BaseFont/STSong-Light /Encoding/UniGB-UCS2-H /DescendantFonts [6 0 R]>>",
    6: b"<</Type/Font /Subtype/CIDFontType0 /BaseFont/STSong-Light /DW 1000 /CIDSystemInfo"
    b" <</Registry(Adobe) /Ordering(GB1) /Supplement 4>> /FontDescriptor <</Type/FontDescriptor"
    b" /FontName/STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
    b" /CapHeight 880 /StemV 93>>>>",
}


def _xmp(place: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq>'
        f"<rdf:li>{marker(place)}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


def _form(content: str, entries: bytes = b"") -> bytes:
    resources = b"/Resources <</Font <</F1 5 0 R>>>>"
    return _stream(content.encode("ascii"), b"/Type/XObject /Subtype/Form /BBox [0 0 595 842] " + resources + entries)


def _attached(name: str, reference: int) -> bytes:
    return b"<</Type/Filespec /F (a.txt) /UF %s /EF <</F %d 0 R>>>>" % (_text(name), reference)


def _file(place: str) -> bytes:
    return _stream(("附件内容 " + marker(place)).encode(), b"/Type/EmbeddedFile")


def _more_places() -> dict[int, bytes]:
    """What later versions of the format, and those who misuse it, have thought of."""
    box = b"/Rect [50 %d 500 %d]"
    black = _stream(b"0 0 0 rg 0 0 450 24 re f", b"/Type/XObject /Subtype/Form /BBox [0 0 450 24]")
    xfa = f"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><text>{marker('xfa')}</text></xdp:xdp>"
    return {
        20: _stream(
            b"\x80" * 4, b"/Type/XObject /Subtype/Image /Width 2 /Height 2 /BitsPerComponent 8 /ColorSpace/DeviceGray"
        ),
        21: _form(_show(marker("form_text"), 60, 320)),
        22: _form("0 0 0 rg 50 262 450 24 re f"),
        23: _form(_show(marker("hidden_form"), 60, 150), b" /OC 7 0 R"),
        24: b"<</Type/Annot /Subtype/Square %s /AP <</N 25 0 R>>>>" % (box % (232, 256)),
        25: black,
        26: b"<</Type/Annot /Subtype/Redact %s /OverlayText %s>>"
        % (box % (202, 226), _text(marker("redaction_overlay"))),
        27: b"<</S/JavaScript /JS %s>>" % _text(f"app.alert('{marker('script')}')"),
        28: b"<</Type/StructElem /S/Figure /P 29 0 R /Alt %s>>" % _text(marker("alternate_text")),
        29: b"<</Type/StructTreeRoot /K 28 0 R>>",
        30: _stream(_xmp("page_xmp"), b"/Type/Metadata /Subtype/XML"),
        31: b"<</Type/Sig /Filter/Adobe.PPKLite /ByteRange [0 0 0 0] /Reason %s>>" % _text(marker("signature_reason")),
        32: _stream(xfa.encode()),
        33: b"<</Type/Annot /Subtype/Widget /FT/Ch /Ff 131072 /Rect [300 300 400 320] /T (choice) /TU %s /Opt [(a) %s]>>"
        % (_text(marker("field_hint")), _text(marker("field_option"))),
        34: b"<</Type/Annot /Subtype/FileAttachment /Rect [500 600 520 620] /FS 35 0 R>>",
        35: _attached(marker("pinned_name") + ".txt", 36),
        36: _file("pinned_content"),
        37: _attached("orphan.txt", 38),
        38: _file("orphan_content"),
    }


def places() -> bytes:
    """A PDF with an incremental update: its first revision showed another text."""
    objects = {
        1: b"<</Type/Catalog /Pages 2 0 R /Outlines 8 0 R /Metadata 10 0 R /AcroForm <</Fields [12 0 R 33 0 R]"
        b" /XFA 32 0 R>> /OpenAction 27 0 R /StructTreeRoot 29 0 R"
        b" /OCProperties <</OCGs [7 0 R] /D <</OFF [7 0 R]>>>> /Names <</EmbeddedFiles <</Names [(a) 14 0 R]>>>>>>",
        2: b"<</Type/Pages /Kids [3 0 R] /Count 1>>",
        3: b"<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Annots [11 0 R 12 0 R 13 0 R"
        b" 24 0 R 26 0 R 33 0 R 34 0 R] /Metadata 30 0 R /PieceInfo <</App <</Private %s>>>> /Resources"
        b" <</Font <</F1 5 0 R>> /Properties <</MC0 7 0 R>> /XObject <</Im 20 0 R /Shown 21 0 R /Cover 22 0 R"
        b" /Off 23 0 R>>>>>>" % _text(marker("private_data")),
        4: _stream(_content(first=True)),
        **_FONT,
        7: b"<</Type/OCG /Name %s>>" % _text(marker("layer_name")),
        8: b"<</Type/Outlines /First 9 0 R /Last 9 0 R /Count 1>>",
        9: b"<</Title %s /Parent 8 0 R /Dest [3 0 R /Fit]>>" % _text(marker("outline")),
        10: _stream(_xmp("xmp"), b"/Type/Metadata /Subtype/XML"),
        11: b"<</Type/Annot /Subtype/Text /Rect [500 700 520 720] /Contents %s /T %s>>"
        % (_text(marker("annotation")), _text(marker("annotation_author"))),
        12: b"<</Type/Annot /Subtype/Widget /FT/Tx /Rect [60 300 200 320] /T %s /V %s>>"
        % (_text(marker("field_name")), _text(marker("field_value"))),
        13: b"<</Type/Annot /Subtype/Link /Rect [60 280 200 300] /A <</S/URI /URI (https://example.cn/%s)>>>>"
        % marker("link_target").encode(),
        14: _attached(marker("attachment_name") + ".txt", 15),
        15: _file("attachment_content"),
        16: b"<</Title %s /Author %s>>" % (_text(marker("title")), _text(marker("earlier_author"))),
        **_more_places(),
    }
    first = _write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects, b"")
    previous = first.rindex(b"xref\n0")
    information = b"<</Title %s /Author %s>>" % (_text(marker("title")), _text(marker("author")))
    return _write(first, {4: _stream(_content(first=False)), 16: information}, b"/Prev %d" % previous)


def _write(before: bytes, objects: dict[int, bytes], previous: bytes) -> bytes:
    """``before`` followed by objects, their cross-reference table and a trailer."""
    out = bytearray(before)
    rows = [b"0 1\n0000000000 65535 f \n"]
    for number, content in objects.items():
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    info = b"/Info 16 0 R" if 16 in objects or previous else b""
    trailer = b"<</Size 40 /Root 1 0 R %s %s>>" % (info, previous)
    out += b"xref\n" + b"".join(rows) + b"trailer\n" + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


def _canvas(**options: Any) -> tuple[io.BytesIO, Any]:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    buffer = io.BytesIO()
    return buffer, Canvas(buffer, pagesize=A4, invariant=1, **options)


def report() -> bytes:
    """Two ordinary pages, the second with a ruled table whose cell holds two lines."""
    buffer, canvas = _canvas()
    canvas.setAuthor("起草人甲")
    canvas.setTitle("关于公布示例名单的通知")
    canvas.setFont("STSong-Light", 16)
    for number, line in enumerate(("关于公布示例名单的通知", "各科室：", "现将示例名单予以公布，请遵照执行。")):
        canvas.drawString(72, 760 - 30 * number, line)
    canvas.showPage()
    canvas.setFont("STSong-Light", 12)
    canvas.drawString(72, 780, "表前一行")
    canvas.grid([72, 200, 400], [640, 680, 720, 760])
    for row, (name, phone) in enumerate((("姓名", "电话"), ("示例甲", "010-00000001"), ("示例乙", "010-00000002"))):
        canvas.drawString(80, 740 - 40 * row, name)
        canvas.drawString(210, 740 - 40 * row, phone)
    canvas.drawString(210, 648, "第二行")
    canvas.drawString(72, 600, "表后一行")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scan() -> bytes:
    """Three pages: text, a picture without text, text."""
    pages = {2: b"q 595 0 0 842 0 0 cm /Im Do Q"}
    for number in (1, 3):
        pages[number] = _show(f"这一页是有文字层的第{number}页，内容可以读取。", 60, 760).encode("ascii")
    objects = {
        1: b"<</Type/Catalog /Pages 2 0 R>>",
        2: b"<</Type/Pages /Kids [8 0 R 9 0 R 10 0 R] /Count 3>>",
        **_FONT,
        7: _stream(
            bytes(range(240)) * 20,
            b"/Type/XObject /Subtype/Image /Width 60 /Height 80 /BitsPerComponent 8 /ColorSpace/DeviceGray",
        ),
    }
    for number in (1, 2, 3):
        objects[7 + number] = (
            b"<</Type/Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources <</Font <</F1 5 0 R>> /XObject <</Im 7 0 R>>>>>>" % (10 + number)
        )
        objects[10 + number] = _stream(pages[number])
    return _write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", objects, b"")


def locked() -> bytes:
    """One page behind a password (``secret``)."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    buffer, canvas = _canvas(encrypt=StandardEncryption("secret", ownerPassword="owner", strength=128))
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(72, 760, "加密的内容")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
