"""Writes papers as files of the formats that offices keep, quickly and with the same bytes each time."""

from __future__ import annotations

import csv
import importlib
import io
import random
import sys
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from archive_papers import Paper

_SAMPLES = str(Path(__file__).parents[1] / "corpora" / "samples")
_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LINE = 34  # characters of a line on a PDF page
_PAGE = 30  # lines


def _sample(name: str) -> Any:
    """A writer of ``corpora/samples``."""
    if _SAMPLES not in sys.path:
        sys.path.append(_SAMPLES)
    return importlib.import_module(name)


def txt(paper: Paper) -> bytes:
    """UTF-8 with Windows line ends."""
    return "\r\n".join((*paper.lines, "")).encode()


def gbk(paper: Paper) -> bytes:
    """As an old editor saved it."""
    return "\r\n".join((*paper.lines, "")).encode("gb18030")


def html(paper: Paper) -> bytes:
    """A page of a web site with navigation and a table."""
    rows = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in paper.table)
    table = f"<table border='1'>{rows}</table>" if rows else ""
    body = "\n".join(f"<p>{escape(line)}</p>" for line in paper.paragraphs)
    foot = "\n".join(f"<p style='text-align:right'>{escape(line)}</p>" for line in paper.foot)
    return (
        f"<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>{escape(paper.title)}</title></head><body>"
        f"<div class='nav'>首页 &gt; 政务公开 &gt; 正文</div>\n{body}\n{table}\n{foot}</body></html>"
    ).encode()


def docx(paper: Paper) -> bytes:
    """A Word document of plain paragraphs."""

    def paragraph(text: str) -> str:
        return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in paper.table
    )
    body = "".join(map(paragraph, paper.paragraphs)) + (f"<w:tbl>{rows}</w:tbl>" if rows else "")
    body += "".join(map(paragraph, paper.foot))
    return _package(
        "word/document.xml",
        f"{_OFFICE}.wordprocessingml.document.main+xml",
        f"<w:document {_WORD}><w:body>{body}</w:body></w:document>",
    )


def xlsx(paper: Paper) -> bytes:
    """A workbook of one sheet: the paragraphs in its first column, then the rows."""
    rows = [(line,) for line in paper.paragraphs[:3]] + list(paper.table) if paper.table else []
    rows = rows or [(line,) for line in paper.lines]
    cells = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
        for row in rows
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return _package(
        "xl/workbook.xml",
        f"{_OFFICE}.spreadsheetml.sheet.main+xml",
        f'<workbook xmlns="{space}" xmlns:r="{relations}"><sheets><sheet name="名单" sheetId="1" r:id="rId1"/></sheets>'
        "</workbook>",
        {
            "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships"><Relationship Id="rId1" Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/worksheets/sheet1.xml": f'{_HEAD}<worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>',
        },
        {"/xl/worksheets/sheet1.xml": f"{_OFFICE}.spreadsheetml.worksheet+xml"},
    )


def _package(
    main: str, kind: str, content: str, parts: dict[str, str] | None = None, kinds: dict[str, str] | None = None
) -> bytes:
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{each}"/>'
        for name, each in {f"/{main}": kind, **(kinds or {})}.items()
    )
    types = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        f' ContentType="application/xml"/>{overrides}</Types>'
    )
    relation = (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
        ' Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        f' Target="{main}"/></Relationships>'
    )
    packed: bytes = _sample("zip_container").pack(
        {"[Content_Types].xml": types, "_rels/.rels": relation, main: _HEAD + content, **(parts or {})}
    )
    return packed


def pdf(paper: Paper) -> bytes:
    """Pages of lines in an embedded font; rows of a table stand in columns."""
    lines: list[tuple[tuple[float, float, str], ...]]
    lines = [((72.0, 13.0, part),) for line in paper.paragraphs for part in _broken(line)]
    widths = [max(map(len, column)) for column in zip(*paper.table, strict=True)]
    lefts = [60.0 + 8.0 * sum(widths[:at]) + 12.0 * at for at in range(len(widths))]
    lines += [tuple((left, 8.0, cell) for left, cell in zip(lefts, row, strict=True)) for row in paper.table]
    lines += [((72.0, 13.0, part),) for line in paper.foot for part in _broken(line)]
    pages = [
        [(x, 770.0 - 23 * row, size, text) for row, line in enumerate(lines[at : at + _PAGE]) for x, size, text in line]
        for at in range(0, len(lines), _PAGE)
    ]
    data: bytes = _sample("make_pdf_text").text_pdf(pages)
    return data


def _broken(line: str) -> list[str]:
    """A line in pieces that fit the page; digits and Latin letters stay together."""
    parts, at = [], 0
    while at < len(line):
        end = min(at + _LINE, len(line))
        while at + 8 < end < len(line) and line[end - 1].isascii() and line[end].isascii():
            end -= 1
        parts.append(line[at:end])
        at = end
    return parts


def doc(paper: Paper) -> bytes:
    """Word 97–2003."""
    word = _sample("word_file")
    data: bytes = _sample("compound_file").pack(word.Word([word.plain(line) for line in paper.lines]).streams())
    return data


def rtf(paper: Paper) -> bytes:
    """RTF in GBK; characters that GBK lacks stand by their number."""

    def told(char: str) -> str:
        if char in "\\{}":
            return f"\\{char}"
        if char < "\x80":
            return char
        try:
            return "".join(f"\\'{byte:02x}" for byte in char.encode("gbk"))
        except UnicodeEncodeError:
            return f"\\u{ord(char)}?"

    lines = "".join(rf"\pard {''.join(map(told, line))}\par " for line in paper.lines)
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}"
    return f"{head}{lines}}}".encode("ascii")


def csv_(paper: Paper) -> bytes:
    """A CSV of the table, in GB 18030, as Excel saves it."""
    out = io.StringIO()
    csv.writer(out).writerows(paper.table or [(line,) for line in paper.lines])
    return out.getvalue().encode("gb18030")


def eml(papers: list[Paper]) -> bytes:
    """A mail: the first paper is its text, the others are attached."""
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = papers[0].title, "office@example.gov.cn", "all@example.gov.cn"
    message["Date"] = "Tue, 03 Jun 2025 09:00:00 +0800"
    message.set_content("\n".join(papers[0].lines), cte="base64")
    for number, paper in enumerate(papers[1:], 1):
        message.add_attachment(
            docx(paper),
            maintype="application",
            subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
            filename=f"附件{number}.docx",
        )
    if len(papers) > 1:
        message.set_boundary("=====pubcheck=====")
    return message.as_bytes()


def zip_(papers: list[Paper]) -> bytes:
    """An archive of several papers in cheap formats."""
    kinds: tuple[tuple[str, Callable[[Paper], bytes]], ...] = (("docx", docx), ("txt", gbk), ("html", html))
    packed: bytes = _sample("zip_container").pack(
        {f"附件{number}.{kinds[number % 3][0]}": kinds[number % 3][1](paper) for number, paper in enumerate(papers, 1)}
    )
    return packed


def damaged(data: bytes, chance: random.Random) -> bytes:
    """What a broken transfer leaves of a container."""
    return data[: int(len(data) * chance.uniform(0.2, 0.6))]


def encrypted(chance: random.Random) -> bytes:
    """A Word document behind a password (ECMA-376 agile encryption): nothing of it can be read."""
    package = chance.randbytes(chance.randrange(8, 24) * 512)
    info = b"\x04\x00\x04\x00\x40\x00\x00\x00" + b'<?xml version="1.0"?><encryption/>'
    data: bytes = _sample("compound_file").pack({"EncryptionInfo": info, "EncryptedPackage": package})
    return data


WRITERS: dict[str, tuple[str, Callable[[Paper], bytes]]] = {  # format: ending, writer
    "html": ("html", html),
    "docx": ("docx", docx),
    "pdf": ("pdf", pdf),
    "txt": ("txt", txt),
    "gbk": ("txt", gbk),
    "doc": ("doc", doc),
    "xlsx": ("xlsx", xlsx),
    "csv": ("csv", csv_),
    "rtf": ("rtf", rtf),
}
SEVERAL: dict[str, Callable[[list[Paper]], bytes]] = {"zip": zip_, "eml": eml}
