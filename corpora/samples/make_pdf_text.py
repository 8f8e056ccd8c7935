"""Makes PDF fixtures whose text is laid out or encoded in ways that readers trip over.

Run ``python make_pdf_text.py FOLDER``. Everything is invented; the bytes are the same on every run. The
font is made here (:mod:`block_font`), so that nothing depends on the fonts of a machine.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from block_font import block_font

SAMPLES = {"pdf": ("columns.pdf", "furniture.pdf")}
"""Parser → the fixtures it must read."""

Placed = tuple[float, float, float, str]
"""Left, baseline (from the bottom), size, text."""

LEFT = [f"左栏第{number}行写的是左边这一栏的内容" for number in "一二三四五六七八九十"]
RIGHT = [f"右栏第{number}行写的是右边这一栏的内容" for number in "一二三四五六七八九十"]
UPRIGHT = ("关于竖排文字的通知", "各科室现将有关事项", "印发给你们请执行")


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    made = []
    for name, data in (
        ("columns.pdf", columns()),
        ("form.pdf", form()),
        ("upright.pdf", upright()),
        ("furniture.pdf", furniture()),
        ("pairs.pdf", pairs()),
        ("unmapped.pdf", unmapped()),
        ("rare.pdf", rare()),
    ):
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def columns() -> bytes:
    """Two columns, written line by line across both, under one title."""
    lines = [(180.0, 780.0, 16.0, "关于两栏文字阅读顺序的示例通知")]
    for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        lines += [(60.0, 740.0 - 20 * number, 12.0, left), (320.0, 740.0 - 20 * number, 12.0, right)]
    return text_pdf([lines])


def form() -> bytes:
    """Labels with their values beside them, which are no columns."""
    lines = []
    for number in range(10):
        lines += [
            (60.0, 740.0 - 20 * number, 12.0, "联系电话"),
            (320.0, 740.0 - 20 * number, 12.0, f"0100000000{number}"),
        ]
    return text_pdf([lines])


def upright() -> bytes:
    """Text from top to bottom, columns from right to left."""
    return text_pdf([[(500.0 - 30 * number, 780.0, 14.0, words) for number, words in enumerate(UPRIGHT)]], upright=True)


def furniture() -> bytes:
    """Four pages with running head, running foot and page number; a sentence goes from page to page."""
    pages = []
    for number in range(4):
        page = [(200.0, 800.0, 10.0, "示例市示例局工作简报"), (60.0, 40.0, 10.0, f"示例局办公室编印 第{number + 1}页")]
        page += [
            (60.0, 740.0 - 22 * row, 14.0, f"这是第{number + 1}页正文的一行文字按照规定的宽度排满整行继续")
            for row in range(6)
        ]
        pages.append([*page, (60.0, 600.0, 14.0, f"本页最后一行说到示例县跨页镇的居{'民' * (number == 3)}")])
    return text_pdf(pages)


def pairs() -> bytes:
    """Commas and full stops as GBK pairs, a line of GBK bytes read as UTF-16, Founder's italic letters."""
    wrong = {"，": "\ua3ac", "．": "\ua3ae"}
    italic = {letter: bytes((0xA0, 0x80 + ord(letter))).decode("gbk") for letter in "ICS"}
    whole = "国办发〔2024〕12号"
    read = whole.encode("gbk").decode("utf-16-be")
    lines = [
        (60.0, 760.0, 14.0, "第一，加强领导．"),
        (60.0, 730.0, 14.0, "ICS 35"),
        # One glyph stands for the whole line, and its map holds the line as it came out wrong.
        (60.0, 700.0, 14.0, "■"),
    ]
    return text_pdf([lines], {**wrong, **italic, "■": read})


def unmapped() -> bytes:
    """A page whose font has no character map, so that only the pictures of the characters are right."""
    words = "各科室现将有关事项印发给你们请结合实际认真贯彻落实"
    lines = [(60.0, 760.0 - 30 * row, 14.0, words) for row in range(4)]
    return text_pdf([lines], dict.fromkeys(words, ""))


def rare() -> bytes:
    """A name with a character outside the first 65,536."""
    return text_pdf([[(60.0, 760.0, 14.0, "姓名：示例𠮷同志")]], {"示": "示", "𠮷": "𠮷"})


def text_pdf(pages: Sequence[Sequence[Placed]], wrong: Mapping[str, str] | None = None, upright: bool = False) -> bytes:
    """A PDF of these pages in the block font.

    :param wrong: what the font's character map says instead of the character; empty: nothing.
    """
    characters = sorted({char for page in pages for *_, text in page for char in text})
    # The font knows the first 65,536 only; any glyph will do for the others.
    glyphs = {char: number for number, char in enumerate(characters, 1)}
    font = block_font(chr(0x4E00 + number) for number in range(len(characters)))
    said = {char: (wrong or {}).get(char, char) for char in characters}
    rows = [
        f"<{glyphs[char]:04x}> <{text.encode('utf-16-be', 'surrogatepass').hex()}>"
        for char, text in said.items()
        if text
    ]
    cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    cmap += "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
    cmap += "".join(f"1 beginbfchar {row} endbfchar\n" for row in rows) + "endcmap end end"
    writing = b"V" if upright else b"H"
    objects = {
        1: b"<</Type/Catalog /Pages 2 0 R>>",
        2: b"<</Type/Pages /Count %d /Kids [%s] /MediaBox [0 0 595 842]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (10 + 2 * number) for number in range(len(pages)))),
        3: b"<</Type/Font /Subtype/Type0 /BaseFont/ABCDEF+Block /Encoding/Identity-%s /DescendantFonts [4 0 R]"
        % writing
        + (b" /ToUnicode 7 0 R>>" if rows else b">>"),
        4: b"<</Type/Font /Subtype/CIDFontType2 /BaseFont/ABCDEF+Block /CIDSystemInfo <</Registry(Adobe)"
        b" /Ordering(Identity) /Supplement 0>> /DW 1000 /CIDToGIDMap/Identity /FontDescriptor 5 0 R>>",
        5: b"<</Type/FontDescriptor /FontName/ABCDEF+Block /Flags 4 /FontBBox [60 -60 940 820] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 820 /StemV 80 /FontFile2 6 0 R>>",
        6: _stream(font),
        7: _stream(cmap.encode("ascii")),
    }
    for number, page in enumerate(pages):
        objects[10 + 2 * number] = (
            b"<</Type/Page /Parent 2 0 R /Contents %d 0 R /Resources <</Font <</F1 3 0 R>>>>>>" % (11 + 2 * number)
        )
        shown = (
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{glyphs[char]:04x}' for char in text)}> Tj ET\n"
            for x, y, size, text in page
        )
        objects[11 + 2 * number] = _stream("".join(shown).encode("ascii"))
    return _write(objects)


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)


def _write(objects: Mapping[int, bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    rows = [b"0 1\n0000000000 65535 f \n"]
    for number, content in objects.items():
        rows.append(b"%d 1\n%010d 00000 n \n" % (number, len(out)))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += (
        b"xref\n"
        + b"".join(rows)
        + b"trailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (
            max(objects) + 1,
            start,
        )
    )
    return bytes(out)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
