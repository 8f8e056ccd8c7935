"""Makes ``places.xlsx``: one marker in each place where a workbook holds words, and ``wide.xlsx``, a plain list.

Run ``python make_xlsx.py FOLDER``. Everything is invented; the bytes are the same on every run. The
parts are written by hand: no library writes pivot caches, very hidden leftovers or threaded comments.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

from zip_container import pack

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"

SAMPLES = {"xlsx": ("places.xlsx", "plain.xlsx")}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "cell": "table",
    "inline_string": "table",
    "formula_result": "table",
    "number_format_text": "table",
    "white_cell": "hidden",
    "white_run": "hidden",
    "same_colour_cell": "hidden",
    "tiny_cell": "hidden",
    "format_hidden_cell": "hidden",
    "hidden_row": "hidden",
    "flat_row": "hidden",
    "hidden_column": "hidden",
    "narrow_column": "hidden",
    "under_merged_cells": "hidden",
    "sheet_name": "outline",
    "hidden_sheet": "hidden",
    "hidden_sheet_name": "hidden",
    "hidden_sheet_text_box": "hidden",
    "very_hidden_sheet": "hidden",
    "very_hidden_sheet_name": "hidden",
    "orphaned_sheet": "hidden",
    "comment": "comment",
    "comment_author": "metadata",
    "threaded_comment": "comment",
    "threaded_reply": "comment",
    "threaded_author": "metadata",
    "link_target": "link_target",
    "link_tip": "alt_text",
    "header": "header",
    "footer": "footer",
    "even_header": "header",
    "even_footer": "footer",
    "first_header": "header",
    "first_footer": "footer",
    "validation_prompt": "annotation",
    "validation_title": "annotation",
    "validation_error": "annotation",
    "validation_list": "form_value",
    "defined_name": "metadata",
    "defined_name_value": "metadata",
    "hidden_name": "metadata",
    "formula_string": "field_code",
    "conditional_format_string": "field_code",
    "external_target": "link_target",
    "external_sheet": "metadata",
    "external_cache": "hidden",
    "pivot_field": "hidden",
    "pivot_shared_value": "hidden",
    "pivot_old_value": "hidden",
    "pivot_record": "hidden",
    "pivot_user": "metadata",
    "unused_string": "hidden",
    "phonetic": "hidden",
    "text_box": "text_box",
    "hidden_shape": "hidden",
    "picture_description": "alt_text",
    "drawing_link": "link_target",
    "chart_title": "text_box",
    "chart_category": "text_box",
    "vml_text_box": "text_box",
    "word_art": "watermark",
    "revision_old_value": "deletion",
    "revision_author": "metadata",
    "scenario": "hidden",
    "filter": "metadata",
    "connection": "metadata",
    "saved_path": "metadata",
    "reserved_by": "metadata",
    "custom_xml": "metadata",
    "printer": "metadata",
    "embedded_workbook": "embedded",
    "old_part_title": "metadata",
    "title": "metadata",
    "subject": "metadata",
    "author": "metadata",
    "last_modified_by": "metadata",
    "company": "metadata",
    "manager": "metadata",
    "custom_property": "metadata",
}
"""Place → the part under which it is to be found."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write the fixtures into ``folder``."""
    path = folder / "places.xlsx"
    path.write_bytes(pack(members()))
    (folder / "plain.xlsx").write_bytes(
        minimal(row(1, text("姓名"), text("电话")) + row(2, text("张某某"), number("13900001234")))
    )
    return path


def minimal(rows: str, tail: str = "", head: str = "", **parts: str | bytes) -> bytes:
    """A workbook of one sheet 名单 with these rows; ``styles`` and ``strings`` may be given as parts."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml", False)),
        "xl/workbook.xml": workbook(("名单", "rId1", "")),
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml", False),
            ("rId2", "sharedStrings", "sharedStrings.xml", False),
            ("rId3", "styles", "styles.xml", False),
        ),
        "xl/worksheets/sheet1.xml": worksheet(rows, tail, head),
    }
    if "styles" in parts:
        members["xl/styles.xml"] = parts["styles"]
    if "strings" in parts:
        members["xl/sharedStrings.xml"] = parts["strings"]
    return pack(members)


def worksheet(rows: str, tail: str = "", head: str = "") -> str:
    """A sheet's part: ``head`` before its rows, ``tail`` behind them."""
    return _xml("worksheet", f"{head}<sheetData>{rows}</sheetData>{tail}")


def workbook(*sheets: tuple[str, str, str], tail: str = "", head: str = "") -> str:
    """The main part; sheets are (name, relationship, state)."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{index}" r:id="{link}"{f" state={chr(34)}{state}{chr(34)}" if state else ""}/>'
        for index, (name, link, state) in enumerate(sheets, 1)
    )
    return _xml("workbook", f"{head}<sheets>{listed}</sheets>{tail}")


def row(index: int, *cells: str, more: str = "") -> str:
    """A row; cells get their references from their place."""
    placed = "".join(
        cell.replace("<c", f'<c r="{chr(65 + place)}{index}"', 1) for place, cell in enumerate(cells) if cell
    )
    return f'<row r="{index}" {more}>{placed}</row>'


def text(words: str, style: int = 0) -> str:
    """A cell with an inline string."""
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{words}</t></is></c>'


def number(raw: str, style: int = 0, formula: str = "") -> str:
    """A cell with a number."""
    return f'<c s="{style}">{f"<f>{formula}</f>" if formula else ""}<v>{raw}</v></c>'


def shared(index: int, style: int = 0) -> str:
    """A cell with a shared string."""
    return f'<c t="s" s="{style}"><v>{index}</v></c>'


def strings(*items: str) -> str:
    """The part of shared strings; items are the content of ``si``."""
    return _xml("sst", "".join(f"<si>{item}</si>" for item in items))


def styles() -> str:
    """Styles by number: 0 plain, 1 white, 2 ``;;;``, 3 blue on blue, 4 tiny, 5 date, 6 percent, 7 with words, 8 white on blue."""
    fonts = "<font/>" + "".join(
        f"<font>{each}</font>"
        for each in ('<color theme="0"/>', '<color rgb="FF1F3864"/>', '<sz val="1"/>', '<color indexed="9"/>')
    )
    fills = (
        '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3864"/></patternFill></fill>'
    )
    formats = {164: ";;;", 165: 'yyyy"年"m"月"d"日"', 166: f'0"{marker("number_format_text")}"'}
    cells = ((0, 0, 0), (0, 1, 0), (164, 0, 0), (0, 2, 2), (0, 3, 0), (165, 0, 0), (10, 0, 0), (166, 0, 0), (0, 4, 2))
    return _xml(
        "styleSheet",
        "<numFmts>"
        + "".join(f"<numFmt numFmtId='{key}' formatCode={quoteattr(code)}/>" for key, code in formats.items())
        + f"</numFmts><fonts>{fonts}</fonts><fills>{fills}</fills><cellXfs>"
        + "".join(f'<xf numFmtId="{a}" fontId="{b}" fillId="{c}"/>' for a, b, c in cells)
        + "</cellXfs>",
    )


def relationships(*entries: tuple[str, str, str, bool]) -> str:
    """A part of relationships: (id, kind, target, external)."""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for identity, kind, target, external in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def members() -> dict[str, str | bytes]:
    """All parts of the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(
            ("rId1", "officeDocument", "xl/workbook.xml", False),
            ("rId2", "core-properties", "docProps/core.xml", False),
            ("rId3", "extended-properties", "docProps/app.xml", False),
            ("rId4", "custom-properties", "docProps/custom.xml", False),
        ),
        **_book(),
        **_sheets(),
        **_notes(),
        **_drawings(),
        **_caches(),
        **_properties(),
    }


def _book() -> dict[str, str | bytes]:
    names = (
        f'<definedName name="{marker("defined_name")}">"{marker("defined_name_value")}"</definedName>'
        f'<definedName name="_x" hidden="1">"{marker("hidden_name")}"</definedName>'
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">名单!$1:$1</definedName>'
    )
    path = "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac"
    return {
        "xl/workbook.xml": workbook(
            (marker("sheet_name"), "rId1", ""),
            (marker("hidden_sheet_name"), "rId2", "hidden"),
            (marker("very_hidden_sheet_name"), "rId3", "veryHidden"),
            head=(
                f'<fileSharing userName="{marker("reserved_by")}"/>'
                f'<x15ac:absPath xmlns:x15ac="{path}" url="D:\\{marker("saved_path")}\\"/>'
            ),
            tail=f"<definedNames>{names}</definedNames>",
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml", False),
            ("rId2", "worksheet", "worksheets/sheet2.xml", False),
            ("rId3", "worksheet", "worksheets/sheet3.xml", False),
            ("rId4", "sharedStrings", "sharedStrings.xml", False),
            ("rId5", "styles", "styles.xml", False),
            ("rId6", "externalLink", "externalLinks/externalLink1.xml", False),
            ("rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml", False),
        ),
        "xl/styles.xml": styles(),
        "xl/sharedStrings.xml": strings(
            f"<t>{marker('cell')}</t>",
            f"<t>{marker('unused_string')}</t>",
            f'<r><t>看得见</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>{marker("white_run")}</t></r>',
            f'<t>有拼音</t><rPh sb="0" eb="1"><t>{marker("phonetic")}</t></rPh>',
        ),
        "xl/connections.xml": _xml(
            "connections",
            f'<connection id="1" name="库"><dbPr connection="Server={marker("connection")}"/></connection>',
        ),
        "xl/revisions/revisionHeaders.xml": _xml("headers", f'<header userName="{marker("revision_author")}"/>'),
        "xl/revisions/revisionLog1.xml": _xml(
            "revisions",
            f'<rcc rId="1" sId="1"><oc r="B9" t="inlineStr"><is><t>{marker("revision_old_value")}</t></is></oc>'
            '<nc r="B9"><v>1</v></nc></rcc>',
        ),
    }


def _sheets() -> dict[str, str | bytes]:
    rows = (
        row(1, text("序号"), text("姓名"), text("藏"), text("窄"), text("尾")),
        row(2, number("1"), shared(0), text(marker("hidden_column")), text(marker("narrow_column")), text("甲")),
        row(3, number("2"), text(marker("inline_string")), "", "", number("44927", 5)),
        row(
            4,
            number("3"),
            f'<c t="str"><f>IF(A1=1,"{marker("formula_string")}","")</f><v>{marker("formula_result")}</v></c>',
        ),
        row(5, number("4"), text(marker("white_cell"), 1), "", "", number("0.125", 6)),
        row(6, number("5"), text(marker("format_hidden_cell"), 2), "", "", number("7", 7)),
        row(7, number("6"), text(marker("same_colour_cell"), 3), "", "", text("白字蓝底", 8)),
        row(8, number("7"), text(marker("tiny_cell"), 4)),
        row(9, number("8"), text(marker("hidden_row")), more='hidden="1"'),
        row(10, number("9"), text(marker("flat_row")), more='ht="0" customHeight="1"'),
        row(11, text("合并"), text(marker("under_merged_cells"))),
        row(12, number("10"), shared(2)),
        row(13, number("11"), shared(3)),
    )
    columns = '<cols><col min="3" max="3" hidden="1"/><col min="4" max="4" width="0" customWidth="1"/></cols>'
    headers = "".join(
        f"<{tag}>&amp;C&amp;&quot;宋体,常规&quot;&amp;12{marker(place)}</{tag}>"
        for tag, place in (
            ("oddHeader", "header"),
            ("oddFooter", "footer"),
            ("evenHeader", "even_header"),
            ("evenFooter", "even_footer"),
            ("firstHeader", "first_header"),
            ("firstFooter", "first_footer"),
        )
    )
    tail = (
        f'<autoFilter ref="A1:E9"><filterColumn colId="1"><filters><filter val="{marker("filter")}"/></filters></filterColumn></autoFilter>'
        '<mergeCells count="1"><mergeCell ref="A11:B11"/></mergeCells>'
        f'<scenarios><scenario name="方案" user="{marker("scenario")}"><inputCells r="A1" val="1"/></scenario></scenarios>'
        '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1">'
        f'<formula>A1="{marker("conditional_format_string")}"</formula></cfRule></conditionalFormatting>'
        f'<dataValidations><dataValidation type="list" sqref="B2" promptTitle="{marker("validation_title")}" '
        f'prompt="{marker("validation_prompt")}" error="{marker("validation_error")}">'
        f'<formula1>"{marker("validation_list")},乙"</formula1></dataValidation></dataValidations>'
        f'<hyperlinks><hyperlink ref="B2" r:id="rId1" tooltip="{marker("link_tip")}"/></hyperlinks>'
        f"<headerFooter>{headers}</headerFooter><drawing r:id='rId2'/><legacyDrawing r:id='rId4'/>"
    )
    box = f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="框"/></xdr:nvSpPr>{_words(marker("hidden_sheet_text_box"))}</xdr:sp>'
    return {
        "xl/worksheets/sheet1.xml": worksheet("".join(rows), tail, columns),
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            ("rId1", "hyperlink", f"https://example.cn/{marker('link_target')}", True),
            ("rId2", "drawing", "../drawings/drawing1.xml", False),
            ("rId3", "comments", "../comments1.xml", False),
            ("rId4", "vmlDrawing", "../drawings/vmlDrawing1.vml", False),
            ("rId5", "threadedComment", "../threadedComments/threadedComment1.xml", False),
            ("rId6", "printerSettings", "../printerSettings/printerSettings1.bin", False),
            ("rId7", "package", "../embeddings/book1.xlsx", False),
        ),
        "xl/worksheets/sheet2.xml": worksheet(row(1, text(marker("hidden_sheet"))), "<drawing r:id='rId1'/>"),
        "xl/worksheets/_rels/sheet2.xml.rels": relationships(("rId1", "drawing", "../drawings/drawing2.xml", False)),
        "xl/drawings/drawing2.xml": _drawing(box),
        "xl/worksheets/sheet3.xml": worksheet(row(1, text(marker("very_hidden_sheet")))),
        "xl/worksheets/sheet9.xml": worksheet(row(1, text(marker("orphaned_sheet")))),
        "xl/printerSettings/printerSettings1.bin": marker("printer").encode("utf-16-le").ljust(220, b"\0"),
        "xl/embeddings/book1.xlsx": minimal(row(1, text(marker("embedded_workbook")))),
    }


def _notes() -> dict[str, str | bytes]:
    threads = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    return {
        "xl/comments1.xml": _xml(
            "comments",
            f"<authors><author>{marker('comment_author')}</author></authors><commentList>"
            f'<comment ref="B2" authorId="0"><text><r><t>{marker("comment")}</t></r></text></comment></commentList>',
        ),
        "xl/threadedComments/threadedComment1.xml": (
            f'<ThreadedComments xmlns="{threads}"><threadedComment ref="B3" id="a" personId="p"><text>'
            f'{marker("threaded_comment")}</text></threadedComment><threadedComment ref="B3" id="b" parentId="a" '
            f'personId="p"><text>{marker("threaded_reply")}</text></threadedComment></ThreadedComments>'
        ),
        "xl/persons/person.xml": (
            f'<personList xmlns="{threads}"><person displayName="{marker("threaded_author")}" id="p"/></personList>'
        ),
    }


def _drawings() -> dict[str, str | bytes]:
    shapes = (
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="框 1"/></xdr:nvSpPr>{_words(marker("text_box"))}</xdr:sp>'
        f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="3" name="框 2" hidden="1"/></xdr:nvSpPr>{_words(marker("hidden_shape"))}</xdr:sp>'
        f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="4" name="图 1" descr="{marker("picture_description")}"/></xdr:nvPicPr></xdr:pic>'
    )
    return {
        "xl/drawings/drawing1.xml": _drawing(shapes),
        "xl/drawings/_rels/drawing1.xml.rels": relationships(
            ("rId1", "chart", "../charts/chart1.xml", False),
            ("rId2", "hyperlink", f"https://example.cn/{marker('drawing_link')}", True),
        ),
        "xl/charts/chart1.xml": (
            f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}"><c:chart><c:title><c:tx><c:rich><a:p><a:r><a:t>{marker("chart_title")}'
            "</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea><c:barChart><c:ser><c:cat><c:strRef><c:strCache>"
            f'<c:pt idx="0"><c:v>{marker("chart_category")}</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:barChart>'
            "</c:plotArea></c:chart></c:chartSpace>"
        ),
        "xl/drawings/vmlDrawing1.vml": (
            '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><v:shape id="按钮">'
            f'<v:textbox><div>{marker("vml_text_box")}</div></v:textbox></v:shape><v:shape><v:textpath string="{marker("word_art")}"/>'
            "</v:shape></xml>"
        ),
    }


def _caches() -> dict[str, str | bytes]:
    return {
        "xl/externalLinks/externalLink1.xml": _xml(
            "externalLink",
            f'<externalBook r:id="rId1"><sheetNames><sheetName val="{marker("external_sheet")}"/></sheetNames><sheetDataSet>'
            f'<sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>{marker("external_cache")}</v></cell></row></sheetData>'
            "</sheetDataSet></externalBook>",
        ),
        "xl/externalLinks/_rels/externalLink1.xml.rels": relationships(
            ("rId1", "externalLinkPath", f"file:///D:/{marker('external_target')}.xlsx", True)
        ),
        "xl/pivotCache/pivotCacheDefinition1.xml": _xml(
            "pivotCacheDefinition",
            '<cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="底稿"/></cacheSource><cacheFields>'
            f'<cacheField name="{marker("pivot_field")}"><sharedItems><s v="{marker("pivot_shared_value")}"/>'
            f'<s v="{marker("pivot_old_value")}"/></sharedItems></cacheField><cacheField name="金额"><sharedItems/></cacheField>'
            "</cacheFields>",
            f'refreshedBy="{marker("pivot_user")}"',
        ),
        "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": relationships(
            ("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml", False)
        ),
        "xl/pivotCache/pivotCacheRecords1.xml": _xml(
            "pivotCacheRecords", f'<r><x v="0"/><s v="{marker("pivot_record")}"/></r>'
        ),
    }


def _properties() -> dict[str, str | bytes]:
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    return {
        "customXml/item1.xml": f"<资料><姓名>{marker('custom_xml')}</姓名></资料>",
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{marker('title')}</dc:title><dc:subject>{marker('subject')}</dc:subject>"
            f"<dc:creator>{marker('author')}</dc:creator>"
            f"<cp:lastModifiedBy>{marker('last_modified_by')}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" '
            f'xmlns:vt="{types}"><TitlesOfParts><vt:vector><vt:lpstr>{marker("old_part_title")}</vt:lpstr>'
            f"<vt:lpstr>{marker('sheet_name')}</vt:lpstr></vt:vector></TitlesOfParts>"
            f"<Manager>{marker('manager')}</Manager><Company>{marker('company')}</Company></Properties>"
        ),
        "docProps/custom.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            f'xmlns:vt="{types}"><property name="经办人"><vt:lpwstr>{marker("custom_property")}</vt:lpwstr></property></Properties>'
        ),
    }


def _drawing(shapes: str) -> str:
    anchored = f"<xdr:absoluteAnchor>{shapes}</xdr:absoluteAnchor>"
    return f'<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}">{anchored}</xdr:wsDr>'


def _words(words: str) -> str:
    return f"<xdr:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></xdr:txBody>"


def _xml(root: str, content: str, attributes: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="{_MAIN}" xmlns:r="{_R}" {attributes}>{content}</{root}>'
    )


def _content_types() -> str:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
