"""Hostile and damaged files of every format, each built when asked for: name → a function that gives the bytes.

``python hostile.py FOLDER`` writes them all. None holds anything but invented words; none does harm where limits hold.
"""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import random
import struct
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TEXT = "关于示例事项的通知，请各科室遵照执行。"


def packed(files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2025, 6, 3, 9, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return buffer.getvalue()


def docx(document: bytes | str, **more: bytes | str) -> bytes:
    """A DOCX whose main part is ``document``."""
    types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return packed({"[Content_Types].xml": types, "word/document.xml": document, **more})


def body(inner: str, head: str = "") -> str:
    """A main part with this body."""
    return f'<?xml version="1.0"?>{head}<w:document {_W}><w:body>{inner}</w:body></w:document>'


def paragraph(text: str) -> str:
    """A paragraph of WordprocessingML."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def flipped(data: bytes, seed: int) -> bytes:
    """``data`` with one byte in two hundred changed."""
    out, chance = bytearray(data), random.Random(seed)
    for _ in range(max(8, len(out) // 200)):
        out[chance.randrange(len(out))] ^= chance.randrange(1, 256)
    return bytes(out)


def pdf(objects: dict[int, bytes], root: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of these objects with a correct table of them."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n" % size
    for number in range(size):
        out += b"%010d 00000 %s \n" % (places.get(number, 0), b"n" if number in places else b"f")
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, start)
    return bytes(out)


def page_pdf(stream: bytes, filters: bytes = b"") -> bytes:
    """A PDF of one page with this content stream."""
    return pdf(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            4: b"<</Length %d%s>>stream\n%s\nendstream" % (len(stream), filters, stream),
            5: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        }
    )


def zip_bomb() -> bytes:
    """Sixteen copies of sixteen copies …: ten thousand times its size."""
    data = packed({f"{number}.txt": b"0" * 2_000_000 for number in range(8)})
    for _ in range(4):
        data = packed({f"{number}.zip": data for number in range(8)}, zipfile.ZIP_STORED)
        data = packed({"inner.zip": data})
    return data


def overlapping_zip() -> bytes:
    """Thousands of directory entries that share one compressed kernel."""
    single = packed({"a.txt": b"0" * 5_000_000})
    directory = single.index(b"PK\x01\x02")
    entry = single[directory : single.index(b"PK\x05\x06")]
    count = 3_000
    end = struct.pack("<HHHHIIH", 0, 0, count, count, len(entry) * count, directory, 0)
    return single[:directory] + entry * count + b"PK\x05\x06" + end


def lying_zip() -> bytes:
    """A directory that declares ten bytes where two million come out."""
    data = bytearray(packed({"a.txt": b"0" * 2_000_000}))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 10)
    return bytes(data)


def entities(levels: int) -> str:
    """The billion laughs."""
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE w [<!ENTITY e0 "哈">{rows}]>'


def sparse_tar() -> bytes:
    """A GNU sparse file of eight gigabytes in one block."""
    info = tarfile.TarInfo("sparse.txt")
    info.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    block[386:398] = b"00000000000\0"
    block[398:410] = b"00000000000\0"
    block[483:495] = b"100000000000"
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + bytes(1024)


def lying_tar() -> bytes:
    """A file that claims a gigabyte and has a block."""
    info = tarfile.TarInfo("big.txt")
    info.size = 2**30
    return info.tobuf(tarfile.GNU_FORMAT) + bytes(512)


def linked_tar() -> bytes:
    """Links in a circle."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, target in (("a", "b"), ("b", "a"), ("c", "/etc/passwd")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.LNKTYPE, target
            archive.addfile(info)
    return buffer.getvalue()


def huge_picture() -> bytes:
    """A PNG that claims 60,000 times 60,000 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(10_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def crowded_pdf() -> bytes:
    """A million objects that nothing refers to."""
    return pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
        | {3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"}
        | dict.fromkeys(range(4, 1000000), b"0")
    )


def many_pages_pdf() -> bytes:
    """Sixty thousand empty pages."""
    count = 60_000
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    pages = dict.fromkeys(range(3, 3 + count), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)} | pages)


def deep_pdf() -> bytes:
    """A page tree of twenty thousand levels."""
    depth = 20_000
    nodes = {n: b"<</Type/Pages/Parent %d 0 R/Kids[%d 0 R]/Count 1>>" % (n - 1, n + 1) for n in range(2, depth)}
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>"} | nodes | {depth: b"<</Type/Page/MediaBox[0 0 9 9]>>"})


def circular_pdf() -> bytes:
    """A page tree that is its own child."""
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>"})


def previous_pdf() -> bytes:
    """A table of objects whose predecessor is itself."""
    data = page_pdf(b"BT /F 12 Tf 50 700 Td (hello) Tj ET")
    start = data.rindex(b"startxref\n") + 10
    place = data[start : data.index(b"\n", start)]
    return data.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev " + place)


def bombed_pdf() -> bytes:
    """A content stream of a gigabyte, compressed twice."""
    compressor = zlib.compressobj(9)
    piece = b"".join([*(compressor.compress(b"0 " * 2**19) for _ in range(512)), compressor.flush()])
    return page_pdf(zlib.compress(piece, 9), b"/Filter[/FlateDecode/FlateDecode]")


def ole(sectors: dict[int, bytes], table: list[int], directory: int = 0) -> bytes:
    """A compound file from raw sectors and its table of chains."""
    fat = struct.pack("<128I", *(table + [0xFFFFFFFF] * (128 - len(table))))
    head = OLE + bytes(16) + struct.pack("<HHHHHHIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, 1, directory, 0, 4096,
                                         0xFFFFFFFE, 0, 0xFFFFFFFE, 0)  # fmt: skip
    count = max(sectors) + 1
    head += struct.pack("<109I", count, *([0xFFFFFFFF] * 108))
    return head.ljust(512, b"\0") + b"".join(sectors.get(n, bytes(512)) for n in range(count)) + fat


def ole_entry(name: str, kind: int, start: int, size: int, left: int = -1, right: int = -1, child: int = -1) -> bytes:
    """An entry of a compound file's directory."""
    raw = name.encode("utf-16-le")
    links = struct.pack("<iii", left, right, child)
    head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1) + links
    return head + bytes(36) + struct.pack("<IQ", start, size)


def circular_ole() -> bytes:
    """A stream whose chain of sectors is a circle, declared as two gigabytes."""
    entries = ole_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + ole_entry("WordDocument", 2, 1, 2**31 - 1)
    return ole({0: entries.ljust(512, b"\0"), 1: bytes(512)}, [0xFFFFFFFE, 1, 0xFFFFFFFD])


def circular_directory() -> bytes:
    """A directory tree whose entries are one another's children."""
    entries = ole_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + ole_entry("Workbook", 2, 1, 512, left=2, right=2)
    entries += ole_entry("Other", 1, 0, 0, left=1, right=1, child=1)
    return ole({0: entries.ljust(512, b"\0"), 1: bytes(512)}, [0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD])


def xlsx(sheet: str, strings: str = "") -> bytes:
    """A workbook with this sheet."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    r = f'xmlns:r="{kind}"'
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships {rels}><Relationship Id="r1" Type="{kind}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook {main} {r}><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships {rels}><Relationship Id="r1" Type="{kind}/worksheet" '
            f'Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{kind}/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f"<worksheet {main}>{sheet}</worksheet>",
            "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
        }
    )


def ofd(page: str, template: str = "") -> bytes:
    """An OFD with this page, and a template that may refer to itself."""
    o = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    return packed(
        {
            "OFD.xml": f"<ofd:OFD {o}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {o}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            '</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="T.xml"/></ofd:CommonData><ofd:Pages>'
            '<ofd:Page ID="1" BaseLoc="P.xml"/></ofd:Pages></ofd:Document>',
            "Doc_0/P.xml": f'<ofd:Page {o}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>{page}</ofd:Layer>'
            "</ofd:Content></ofd:Page>",
            "Doc_0/T.xml": f'<ofd:Page {o}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>{template}</ofd:Layer>'
            "</ofd:Content></ofd:Page>",
        }
    )


def ofd_text(delta: str) -> str:
    """A text object whose characters are set apart by ``delta``."""
    return (
        '<ofd:TextObject ID="2" Boundary="10 10 100 10" Font="3" Size="4"><ofd:TextCode X="0" Y="4" '
        f'DeltaX="{delta}">{_TEXT}</ofd:TextCode></ofd:TextObject>'
    )


def many_parts_mail() -> bytes:
    """Thirty thousand parts."""
    part = b"--b\r\nContent-Type: text/plain\r\n\r\na\r\n"
    head = b'From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + part * 30_000 + b"--b--\r\n"


def deep_mail() -> bytes:
    """Parts in parts, three thousand deep."""
    inner = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (number, number) for number in range(3000)
    )
    return b"From: a@example.com\r\nTo: b@example.com\r\nMIME-Version: 1.0\r\n" + inner


def spoiled_mail() -> bytes:
    """Headers and bodies that break their own rules."""
    broken = base64.b64encode(_TEXT.encode())[:-3] + b"=\xff!!"
    return (
        b"From: =?gb2312?B?"
        + broken
        + b"?=\r\nTo: =?unknown?Q?=FF=FE?=\r\nSubject: =?utf-8?B?\xff?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/mixed; boundary="\xd6\xd0"\r\n\r\n--\xd6\xd0\r\nContent-Type: text/plain; charset="no-such"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n"
        + broken
        + b"\r\n--\xd6\xd0\r\nContent-Type: message/rfc822\r\n\r\n\xff\r\n"
    )


def _sound() -> dict[str, bytes]:
    text = docx(body(paragraph(_TEXT) * 20))
    return {
        "docx": text,
        "pdf": page_pdf(b"BT /F 12 Tf 50 700 Td (hello world) Tj ET"),
        "zip": packed({"a.txt": _TEXT * 9}),
    }


# fmt: off
FILES: dict[str, Callable[[], bytes]] = {
    # damaged
    "empty.docx": lambda: b"",
    "one-zero.txt": lambda: b"\0",
    "zeros.doc": lambda: bytes(100_000),
    "noise.bin": lambda: random.Random(1).randbytes(100_000),
    "truncated.docx": lambda: _sound()["docx"][:-300],
    "truncated.pdf": lambda: _sound()["pdf"][:-200],
    "truncated.zip": lambda: _sound()["zip"][:-30],
    "flipped.docx": lambda: flipped(_sound()["docx"], 2),
    "flipped.pdf": lambda: flipped(_sound()["pdf"], 3),
    "flipped.zip": lambda: flipped(_sound()["zip"], 4),
    "wrong-extension.docx": lambda: _sound()["pdf"],
    "wrong-extension.pdf": lambda: _sound()["docx"],
    "program.docx": lambda: b"MZ" + random.Random(5).randbytes(5000),
    "surrogates.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 1000,
    "encrypted.docx": lambda: ole(
        {0: (ole_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1) + ole_entry("EncryptedPackage", 2, 1, 512)).ljust(512, b"\0"),
         1: bytes(512)}, [0xFFFFFFFE, 0xFFFFFFFE, 0xFFFFFFFD],
    ),
    # archives
    "bomb.zip": zip_bomb,
    "overlapping.zip": overlapping_zip,
    "lying.zip": lying_zip,
    "slip.zip": lambda: packed({"../../../tmp/pubcheck-slip.txt": _TEXT, "C:\\Windows\\slip.txt": _TEXT, "/etc/slip": _TEXT}),
    "crowded.zip": lambda: packed({f"{number}": b"" for number in range(60_000)}, zipfile.ZIP_STORED),
    "long-names.zip": lambda: packed({f"{number}{'长' * 20_000}.txt": b"a" for number in range(40)}),
    "bomb.gz": lambda: gzip.compress(gzip.compress(bytes(2**28), 9), 9),
    "bomb.bz2": lambda: bz2.compress(bytes(2**27)),
    "bomb.xz": lambda: lzma.compress(bytes(2**27)),
    "sparse.tar": sparse_tar,
    "lying.tar": lying_tar,
    "links.tar": linked_tar,
    "garbage.7z": lambda: b"7z\xbc\xaf\x27\x1c\0\4" + random.Random(6).randbytes(3000),
    "garbage.rar": lambda: b"Rar!\x1a\x07\x01\x00" + random.Random(7).randbytes(3000),
    # XML
    "bomb.docx": lambda: docx(body(paragraph("0" * 150_000_000))),
    "laughs.docx": lambda: docx(body(paragraph("&e9;"), entities(10))),
    "quadratic.docx": lambda: docx(body(paragraph("&a;" * 20_000), f'<!DOCTYPE w [<!ENTITY a "{"哈" * 20_000}">]>')),
    "outside.docx": lambda: docx(body(paragraph("&x;"), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    "paragraphs.docx": lambda: docx(body(paragraph("各科室") * 400_000)),
    "tables.docx": lambda: docx(body("<w:tbl><w:tr><w:tc>" * 3000 + paragraph("a") + "</w:tc></w:tr></w:tbl>" * 3000)),
    "deep.docx": lambda: docx(body("<w:p>" * 100_000)),
    "long-line.docx": lambda: docx(body(paragraph("保密" * 4_000_000))),
    "attributes.docx": lambda: docx(body("<w:p " + " ".join(f'w:a{n}="1"' for n in range(300_000)) + "/>")),
    "far-cell.xlsx": lambda: xlsx('<dimension ref="A1:XFD1048576"/><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'),
    "many-cells.xlsx": lambda: xlsx("<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 300_000 + "</sheetData>", "<si><t>甲</t></si>"),
    "one-string.xlsx": lambda: xlsx("<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 20_000 + "</sheetData>", f"<si><t>{'长' * 20_000}</t></si>"),
    "templates.ofd": lambda: ofd(ofd_text("4"), ofd_text("4")),
    "runs.ofd": lambda: ofd(ofd_text("g 2000000000 4 g 2000000000 4")),
    "blocks.ofd": lambda: ofd("<ofd:PageBlock>" * 30_000 + "</ofd:PageBlock>" * 30_000),
    # PDF and pictures
    "crowded.pdf": crowded_pdf,
    "pages.pdf": many_pages_pdf,
    "deep.pdf": deep_pdf,
    "circular.pdf": circular_pdf,
    "previous.pdf": previous_pdf,
    "bomb.pdf": bombed_pdf,
    "huge.png": huge_picture,
    # OLE
    "circular.doc": circular_ole,
    "circular-directory.xls": circular_directory,
    # text, HTML, RTF, mail
    "deep.html": lambda: b"<html><body>" + b"<div>" * 300_000 + _TEXT.encode(),
    "attributes.html": lambda: b"<html><body><p " + b" ".join(b'a%d="1"' % n for n in range(30_000)) + b">a</p></body></html>",
    "styles.html": lambda: ("<html><style>" + "".join(f".a{n} .b{n} > p{{display:none}}" for n in range(20_000)) + "</style><body>"
                            + "<p class=a1>甲</p>" * 20_000).encode(),
    "long-line.txt": lambda: ("保密审查" * 3_000_000).encode(),
    "groups.rtf": lambda: b"{\\rtf1" + b"{" * 500_000,
    "binary.rtf": lambda: b"{\\rtf1\\bin2000000000 " + b"a" * 1000,
    "codes.rtf": lambda: b"{\\rtf1\\uc0" + b"\\u20445" * 500_000 + b"}",
    "parts.eml": many_parts_mail,
    "deep.eml": deep_mail,
    "spoiled.eml": spoiled_mail,
}
"""Name → what makes the file."""
# fmt: on


if __name__ == "__main__":
    for name, made in FILES.items():
        Path(sys.argv[1], name).write_bytes(made())
        print(name)
