"""Makes ``places.docx``: one marker in each of the 43 places where a Word document holds words.

Run ``python make_docx.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from zip_container import pack

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)

SAMPLES = {"docx": ("places.docx",)}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "body": "body",
    "table": "table",
    "nested_table": "table",
    "text_box": "text_box",
    "alt_text": "alt_text",
    "insertion": "insertion",
    "deletion": "deletion",
    "moved_from": "moved_from",
    "moved_to": "moved_to",
    "revision_author": "metadata",
    "vanish": "hidden",
    "white_text": "hidden",
    "sdt_block": "body",
    "sdt_inline": "body",
    "smart_tag": "body",
    "link_text": "body",
    "link_target": "link_target",
    "field_code": "field_code",
    "field_result": "body",
    "ruby_base": "body",
    "ruby_text": "body",
    "footnote": "footnote",
    "endnote": "endnote",
    "comment": "comment",
    "comment_author": "metadata",
    "header_default": "header",
    "header_first": "header",
    "header_even": "header",
    "header_second_section": "header",
    "header_text_box": "header",
    "footer": "footer",
    "watermark": "watermark",
    "document_variable": "metadata",
    "custom_xml": "metadata",
    "embedded_workbook": "embedded",
    "title": "metadata",
    "subject": "metadata",
    "keywords": "metadata",
    "author": "metadata",
    "last_modified_by": "metadata",
    "company": "metadata",
    "manager": "metadata",
    "template": "metadata",
    "custom_property": "metadata",
}
"""Place → the part under which it is to be found (alternate text counts once)."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write ``places.docx`` into ``folder``."""
    path = folder / "places.docx"
    path.write_bytes(pack(members()))
    return path


def document(body: str) -> str:
    """A ``document.xml`` around ``body``."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>'


def minimal(body: str) -> bytes:
    """A DOCX with nothing but ``body``."""
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships(("rId1", "officeDocument", "word/document.xml", False)),
            "word/document.xml": document(body),
        }
    )


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p>{run(text, properties)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run; ``properties`` is the content of its ``w:rPr``."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def members() -> dict[str, str | bytes]:
    """All parts of the package."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", "officeDocument", "word/document.xml", False),
            ("rId2", "core-properties", "docProps/core.xml", False),
            ("rId3", "extended-properties", "docProps/app.xml", False),
            ("rId4", "custom-properties", "docProps/custom.xml", False),
        ),
        "word/document.xml": document(_body()),
        "word/_rels/document.xml.rels": _relationships(
            ("rId10", "hyperlink", f"https://example.cn/{marker('link_target')}", True),
            ("rId11", "header", "header1.xml", False),
            ("rId12", "header", "header2.xml", False),
            ("rId13", "header", "header3.xml", False),
            ("rId14", "header", "header4.xml", False),
            ("rId15", "footer", "footer1.xml", False),
            ("rId16", "footnotes", "footnotes.xml", False),
            ("rId17", "endnotes", "endnotes.xml", False),
            ("rId18", "comments", "comments.xml", False),
            ("rId19", "settings", "settings.xml", False),
            ("rId20", "package", "embeddings/sheet1.xlsx", False),
            ("rId21", "customXml", "../customXml/item1.xml", False),
        ),
        "word/header1.xml": _story("hdr", paragraph(marker("header_default")) + _watermark() + _header_box()),
        "word/header2.xml": _story("hdr", paragraph(marker("header_first"))),
        "word/header3.xml": _story("hdr", paragraph(marker("header_even"))),
        "word/header4.xml": _story("hdr", paragraph(marker("header_second_section"))),
        "word/footer1.xml": _story("ftr", paragraph(marker("footer"))),
        "word/footnotes.xml": _story("footnotes", f'<w:footnote w:id="2">{paragraph(marker("footnote"))}</w:footnote>'),
        "word/endnotes.xml": _story("endnotes", f'<w:endnote w:id="2">{paragraph(marker("endnote"))}</w:endnote>'),
        "word/comments.xml": _story(
            "comments",
            f'<w:comment w:id="0" w:author="{marker("comment_author")}">{paragraph(marker("comment"))}</w:comment>',
        ),
        "word/settings.xml": _story(
            "settings",
            f'<w:docVars><w:docVar w:name="编号" w:val="{marker("document_variable")}"/></w:docVars>',
        ),
        "word/embeddings/sheet1.xlsx": _workbook(),
        "customXml/item1.xml": f"<资料><姓名>{marker('custom_xml')}</姓名></资料>",
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{marker('title')}</dc:title><dc:subject>{marker('subject')}</dc:subject>"
            f"<dc:creator>{marker('author')}</dc:creator><cp:keywords>{marker('keywords')}</cp:keywords>"
            f"<cp:lastModifiedBy>{marker('last_modified_by')}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Template>{marker('template')}</Template><Manager>{marker('manager')}</Manager>"
            f"<Company>{marker('company')}</Company><Pages>2</Pages></Properties>"
        ),
        "docProps/custom.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            f'<property name="经办人"><vt:lpwstr>{marker("custom_property")}</vt:lpwstr></property></Properties>'
        ),
    }


def _body() -> str:
    return "".join((paragraph(marker("body")), _tables(), _drawings(), _revisions(), _hidden(), _inline(), _sections()))


def _tables() -> str:
    nested = f"<w:tbl><w:tr><w:tc>{paragraph(marker('nested_table'))}</w:tc></w:tr></w:tbl>"
    return (
        f"<w:tbl><w:tr><w:tc>{paragraph('姓名')}</w:tc><w:tc>{paragraph('电话')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph(marker('table'))}</w:tc><w:tc>{nested}{paragraph('右格')}</w:tc></w:tr></w:tbl>"
    )


def _drawings() -> str:
    box = f"<w:txbxContent>{paragraph(marker('text_box'))}</w:txbxContent>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:docPr id='1' name='框'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        f"<w:p><w:r><w:drawing><wp:inline><wp:docPr id='2' name='图片 2' descr='{marker('alt_text')}'/></wp:inline>"
        "</w:drawing></w:r></w:p>"
    )


def _revisions() -> str:
    author = f'w:author="{marker("revision_author")}" w:date="2026-01-01T00:00:00Z"'
    deleted = f"<w:r><w:delText>{marker('deletion')}</w:delText></w:r>"
    return (
        f'<w:p>{run("前文")}<w:ins w:id="1" {author}>{run(marker("insertion"))}</w:ins>{run("后文")}</w:p>'
        f'<w:p>{run("留下")}<w:del w:id="2" {author}>{deleted}</w:del></w:p>'
        f'<w:p><w:moveFrom w:id="3" {author}>{run(marker("moved_from"))}</w:moveFrom></w:p>'
        f'<w:p><w:moveTo w:id="4" {author}>{run(marker("moved_to"))}</w:moveTo></w:p>'
    )


def _hidden() -> str:
    return (
        f"<w:p>{run('看得见')}{run(marker('vanish'), '<w:vanish/>')}</w:p>"
        f"<w:p>{run('黑字')}{run(marker('white_text'), '<w:color w:val=' + chr(34) + 'FFFFFF' + chr(34) + '/>')}</w:p>"
    )


def _inline() -> str:
    field = "".join(
        (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            f"<w:r><w:instrText> INCLUDETEXT &quot;D:\\{marker('field_code')}.docx&quot; </w:instrText></w:r>",
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            run(marker("field_result")),
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        )
    )
    ruby = (
        f"<w:r><w:ruby><w:rt>{run(marker('ruby_text'))}</w:rt>"
        f"<w:rubyBase>{run(marker('ruby_base'))}</w:rubyBase></w:ruby></w:r>"
    )
    return (
        f"<w:sdt><w:sdtContent>{paragraph(marker('sdt_block'))}</w:sdtContent></w:sdt>"
        f"<w:p>{run('左')}<w:sdt><w:sdtContent>{run(marker('sdt_inline'))}</w:sdtContent></w:sdt>{run('右')}</w:p>"
        f'<w:p><w:smartTag w:element="place">{run(marker("smart_tag"))}</w:smartTag></w:p>'
        f'<w:p><w:hyperlink r:id="rId10">{run(marker("link_text"))}</w:hyperlink></w:p>'
        f"<w:p>{field}</w:p><w:p>{ruby}</w:p>"
        '<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:endnoteReference w:id="2"/></w:r></w:p>'
    )


def _sections() -> str:
    first = (
        '<w:headerReference w:type="default" r:id="rId11"/><w:headerReference w:type="first" r:id="rId12"/>'
        '<w:headerReference w:type="even" r:id="rId13"/><w:footerReference w:type="default" r:id="rId15"/>'
    )
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    return (
        f"<w:p><w:pPr><w:sectPr>{first}{size}<w:titlePg/></w:sectPr></w:pPr></w:p>{paragraph('第二节')}"
        f'<w:sectPr><w:headerReference w:type="default" r:id="rId14"/>{size}</w:sectPr>'
    )


def _watermark() -> str:
    shape = f'<v:shape id="PowerPlusWaterMarkObject1"><v:textpath string="{marker("watermark")}"/></v:shape>'
    return f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"


def _header_box() -> str:
    box = f"<w:txbxContent>{paragraph(marker('header_text_box'))}</w:txbxContent>"
    return f"<w:p><w:r><w:pict><v:shape id='框1'><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"


def _story(root: str, content: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{content}</w:{root}>'


def _workbook() -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "xl/workbook.xml": f'<workbook xmlns="{main}"><sheets><sheet name="名单" sheetId="1"/></sheets></workbook>',
            "xl/sharedStrings.xml": f'<sst xmlns="{main}"><si><t>{marker("embedded_workbook")}</t></si></sst>',
            "xl/worksheets/sheet1.xml": (
                f'<worksheet xmlns="{main}"><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c>'
                '<c r="B1"><v>20260101</v></c></row></sheetData></worksheet>'
            ),
        }
    )


def _content_types() -> str:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )


def _relationships(*entries: tuple[str, str, str, bool]) -> str:
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if external else "/>")
        for identity, kind, target, external in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


if __name__ == "__main__":
    make(Path(sys.argv[1]))
