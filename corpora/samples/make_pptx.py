"""Makes ``places.pptx``: one marker in each place where a presentation holds words.

Run ``python make_pptx.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import sys
from pathlib import Path

import make_docx
from make_docx import pack

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_R = f"{_OFFICE}/relationships"
_NAMESPACES = (
    f'xmlns:r="{_R}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:p188="http://schemas.microsoft.com/office/powerpoint/2018/8/main" '
    'xmlns:ax="http://schemas.microsoft.com/office/2006/activeX"'
)
_CM = 360_000

SAMPLES = {"pptx": ("places.pptx",)}
"""Parser → the fixtures it must read."""

_BY_PART = {
    "body": "title slide field second_slide group nested_group white_on_dark inherited animated",
    "table": "table",
    "footer": "footer",
    "header": "master layout",
    "text_box": "chart_title chart_series chart_category smart_art",
    "hidden": (
        "off_slide off_slide_in_group hidden_shape covered white_text white_by_theme same_colour tiny no_fill fallback "
        "white_in_table hidden_slide hidden_slide_table notes unused_layout layout_prompt notes_master handout_master "
        "orphaned_slide orphaned_notes orphaned_part"
    ),
    "alt_text": "alt_text alt_title tip",
    "link_target": "link_target linked_picture",
    "comment": "comment modern_comment modern_reply",
    "outline": "section",
    "embedded": "embedded_document",
    "form_value": "control",
    "metadata": (
        "comment_author modern_author account tag custom_show custom_xml title_property subject keywords author "
        "last_modified_by company manager custom_property"
    ),
}
PLACES: dict[str, str] = {place: part for part, places in _BY_PART.items() for place in places.split()}
"""Place → the part under which it is to be found."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write ``places.pptx`` into ``folder``."""
    path = folder / "places.pptx"
    path.write_bytes(pack(members()))
    return path


def xml(root: str, content: str, attributes: str = "") -> str:
    """An XML part; ``root`` with its prefix."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{root} {_NAMESPACES} {attributes}>{content}</{root}>'


def relationships(*entries: tuple[str, str, str]) -> str:
    """A ``.rels`` part: id, kind, target; a target with ``://`` is external."""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{_R}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if "://" in target else "/>")
        for identity, kind, target in entries
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def transform(x: float, y: float, width: float, height: float, name: str = "a:xfrm", more: str = "") -> str:
    """A transform, in centimetres."""
    values = [round(value * _CM) for value in (x, y, width, height)]
    return f'<{name}><a:off x="{values[0]}" y="{values[1]}"/><a:ext cx="{values[2]}" cy="{values[3]}"/>{more}</{name}>'


def text(*runs: str) -> str:
    """A paragraph."""
    return f"<a:p>{''.join(each if each.startswith('<') else run(each) for each in runs)}</a:p>"


def run(words: str, properties: str = "", attributes: str = "") -> str:
    """A run; ``properties`` is the content of its ``a:rPr``."""
    return f"<a:r><a:rPr {attributes}>{properties}</a:rPr><a:t>{words}</a:t></a:r>"


def solid(colour: str) -> str:
    """A solid fill: hexadecimal, or a name of the theme."""
    kind = "srgbClr" if len(colour) == 6 else "schemeClr"
    return f'<a:solidFill><a:{kind} val="{colour}"/></a:solidFill>'


def shape(
    paragraphs: str, x: float = 1, y: float = 1, width: float = 10, height: float = 1, *, fill: str = "", naming: str = "",
    holder: str = "", inside: str = "", placed: bool = True,
) -> str:  # fmt: skip
    """A text shape; ``naming`` are attributes of its ``cNvPr``, ``inside`` its content, ``holder`` a ``p:ph``."""
    place = transform(x, y, width, height) if placed else ""
    naming = naming or 'id="2"'
    geometry = '<a:prstGeom prst="rect"/>' if placed else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr name="形状" {naming}>{inside}</p:cNvPr><p:cNvSpPr/><p:nvPr>{holder}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}{geometry}{fill}</p:spPr><p:txBody><a:bodyPr/>{paragraphs}</p:txBody></p:sp>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of cells that are paragraphs."""
    cells = "".join(
        "<a:tr>" + "".join(f"<a:tc><a:txBody>{cell}</a:txBody><a:tcPr/></a:tc>" for cell in row) + "</a:tr>"
        for row in rows
    )
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="9" name="表"/></p:nvGraphicFramePr>'
        f"{transform(1, 12, 20, 2, 'p:xfrm')}<a:graphic><a:graphicData><a:tbl>{cells}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def picture(x: float, y: float, width: float, height: float, naming: str = "") -> str:
    """A picture."""
    return (
        f'<p:pic><p:nvPicPr><p:cNvPr id="8" name="图" {naming}/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
        f'<p:blipFill><a:blip r:embed="rId9"/></p:blipFill><p:spPr>{transform(x, y, width, height)}</p:spPr></p:pic>'
    )


def group(content: str, x: float, y: float, scale: float = 1) -> str:
    """A group whose members have coordinates of their own, from (0, 0)."""
    own = f'<a:chOff x="0" y="0"/><a:chExt cx="{round(10 * _CM)}" cy="{round(10 * _CM)}"/>'
    return f"<p:grpSp><p:grpSpPr>{transform(x, y, 10 * scale, 10 * scale, more=own)}</p:grpSpPr>{content}</p:grpSp>"


def slide(shapes: str, root: str = "p:sld", attributes: str = "", before: str = "", after: str = "") -> str:
    """A slide, layout or master."""
    return xml(root, f"<p:cSld>{before}<p:spTree>{shapes}</p:spTree></p:cSld>{after}", attributes)


def minimal(
    *slides: str, parts: dict[str, str | bytes] | None = None, links: tuple[tuple[str, str, str], ...] = ()
) -> bytes:
    """A presentation of these slides (shape trees); ``links`` are relationships of the first one."""
    listed = "".join(f'<p:sldId id="{256 + at}" r:id="rId{at}"/>' for at in range(len(slides)))
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": xml(
            "p:presentation",
            f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{25.4 * _CM:.0f}" cy="{19.05 * _CM:.0f}"/>',
        ),
        "ppt/_rels/presentation.xml.rels": relationships(
            *((f"rId{at}", "slide", f"slides/slide{at}.xml") for at in range(len(slides)))
        ),
        "ppt/slides/_rels/slide0.xml.rels": relationships(*links),
        **{f"ppt/slides/slide{at}.xml": slide(shapes) for at, shapes in enumerate(slides)},
    }
    return pack(made | (parts or {}))


def _content_types() -> str:
    return (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )


def members() -> dict[str, str | bytes]:
    """All parts of ``places.pptx``."""
    to_layout = ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml")
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": relationships(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": relationships(
            ("rId1", "slide", "slides/slide2.xml"),
            ("rId2", "slide", "slides/slide1.xml"),
            ("rId3", "slide", "slides/slide3.xml"),
        ),
        "ppt/slides/slide2.xml": slide(_seen() + _unseen(), after=_timing()),
        "ppt/slides/_rels/slide2.xml.rels": relationships(
            to_layout,
            ("rId2", "notesSlide", "../notesSlides/notesSlide1.xml"),
            ("rId3", "hyperlink", f"https://example.cn/{marker('link_target')}"),
            ("rId4", "image", f"https://example.cn/{marker('linked_picture')}.png"),
            ("rId5", "chart", "../charts/chart1.xml"),
            ("rId6", "diagramData", "../diagrams/data1.xml"),
            ("rId7", "comments", "../comments/comment1.xml"),
            ("rId8", "tags", "../tags/tag1.xml"),
            ("rId10", "comments", "../comments/modernComment_1.xml"),
            ("rId11", "control", "../activeX/activeX1.xml"),
        ),
        "ppt/slides/slide1.xml": slide(shape(text(marker("second_slide")))),
        "ppt/slides/_rels/slide1.xml.rels": relationships(to_layout),
        "ppt/slides/slide3.xml": slide(
            shape(text(marker("hidden_slide"))) + table((text("甲"), text(marker("hidden_slide_table")))),
            attributes='show="0"',
        ),
        "ppt/slides/slide9.xml": slide(shape(text(marker("orphaned_slide")))),
        "ppt/notesSlides/notesSlide1.xml": slide(shape(text(marker("notes"))), "p:notes"),
        "ppt/notesSlides/notesSlide9.xml": slide(shape(text(marker("orphaned_notes"))), "p:notes"),
        "ppt/slideLayouts/slideLayout1.xml": slide(_layout(), "p:sldLayout"),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relationships(
            ("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")
        ),
        "ppt/slideLayouts/slideLayout2.xml": slide(shape(text(marker("unused_layout"))), "p:sldLayout"),
        "ppt/slideMasters/slideMaster1.xml": _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relationships(("rId1", "theme", "../theme/theme1.xml")),
        "ppt/theme/theme1.xml": xml(
            "a:theme",
            '<a:themeElements><a:clrScheme name="示例"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
            '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1></a:clrScheme></a:themeElements>',
        ),
        "ppt/notesMasters/notesMaster1.xml": slide(shape(text(marker("notes_master"))), "p:notesMaster"),
        "ppt/handoutMasters/handoutMaster1.xml": slide(shape(text(marker("handout_master"))), "p:handoutMaster"),
        "ppt/charts/chart1.xml": _chart(),
        "ppt/charts/_rels/chart1.xml.rels": relationships(("rId1", "package", "../embeddings/inner.docx")),
        "ppt/embeddings/inner.docx": make_docx.minimal(make_docx.paragraph(marker("embedded_document"))),
        "ppt/diagrams/data1.xml": xml(
            "dgm:dataModel", f"<dgm:ptLst><dgm:pt><dgm:t>{text(marker('smart_art'))}</dgm:t></dgm:pt></dgm:ptLst>"
        ),
        "ppt/comments/comment1.xml": xml("p:cmLst", f'<p:cm authorId="0"><p:text>{marker("comment")}</p:text></p:cm>'),
        "ppt/commentAuthors.xml": xml("p:cmAuthorLst", f'<p:cmAuthor id="0" name="{marker("comment_author")}"/>'),
        "ppt/comments/modernComment_1.xml": _modern(),
        "ppt/authors.xml": xml(
            "p188:authorLst",
            f'<p188:author id="{{A}}" name="{marker("modern_author")}" userId="S::{marker("account")}@example.cn::1"/>',
        ),
        "ppt/tags/tag1.xml": xml("p:tagLst", f'<p:tag name="经办" val="{marker("tag")}"/>'),
        "ppt/activeX/activeX1.xml": xml("ax:ocx", f'<ax:ocxPr ax:name="Caption" ax:value="{marker("control")}"/>'),
        "ppt/extra/part.xml": xml("p:extra", text(marker("orphaned_part"))),
        "customXml/item1.xml": f"<资料><姓名>{marker('custom_xml')}</姓名></资料>",
        **_properties(),
    }


def _presentation() -> str:
    listed = "".join(f'<p:sldId id="{255 + at}" r:id="rId{at}"/>' for at in (1, 2, 3))
    return xml(
        "p:presentation",
        f'<p:sldIdLst>{listed}</p:sldIdLst><p:sldSz cx="{33.867 * _CM:.0f}" cy="{19.05 * _CM:.0f}"/>'
        f'<p:custShowLst><p:custShow name="{marker("custom_show")}" id="0"/></p:custShowLst>'
        f'<p:extLst><p:ext><p14:sectionLst><p14:section name="{marker("section")}"/></p14:sectionLst></p:ext></p:extLst>',
    )


def _seen() -> str:
    link = f'<a:hlinkClick r:id="rId3" tooltip="{marker("tip")}"/>'
    field = f'<a:fld id="{{B}}" type="datetime1"><a:rPr/><a:t>{marker("field")}</a:t></a:fld><a:fld id="{{C}}" type="slidenum"><a:t>7</a:t></a:fld>'
    return (
        shape(text(marker("title")), holder='<p:ph type="title"/>', placed=False)
        + shape(text(marker("slide")), 1, 3, inside=link)
        + shape(text(field), 1, 4)
        + shape(text(marker("inherited")), holder='<p:ph type="body" idx="13"/>', placed=False)
        + group(
            shape(text(marker("group")), 0, 0) + group(shape(text(marker("nested_group")), 0, 2), 0, 0, 0.5), 1, 6, 0.5
        )
        + shape(text(run(marker("white_on_dark"), solid("FFFFFF"))), 15, 3, fill=solid("1F3864"))
        + table(
            (text("姓名"), text("电话")),
            (text(marker("table")), text("右格", run(marker("white_in_table"), "<a:noFill/>"))),
        )
        + picture(15, 5, 4, 4, f'descr="{marker("alt_text")}" title="{marker("alt_title")}"')
        + shape(text(marker("footer")), 1, 18, holder='<p:ph type="ftr"/>')
    )


def _unseen() -> str:
    alternate = (
        f'<mc:AlternateContent><mc:Choice Requires="p14">{shape(text("新版"), 15, 10)}</mc:Choice>'
        f"<mc:Fallback>{shape(text(marker('fallback')), 15, 10)}</mc:Fallback></mc:AlternateContent>"
    )
    return (
        shape(text(marker("off_slide")), 40, 1)
        + group(shape(text(marker("off_slide_in_group")), 0, 0), 1, 25, 0.5)
        + shape(text(marker("hidden_shape")), 1, 9, naming='id="3" hidden="1"')
        + shape(text(marker("covered")), 15, 12, 8, 1)
        + shape("<a:p/>", 14, 11.5, 10, 2, fill=solid("C00000"))
        + shape(text(marker("animated")), 15, 14, 8, 1, naming='id="77"')
        + shape("<a:p/>", 14, 13.8, 10, 2, fill=solid("C00000"), naming='id="78"')
        + shape(text(run("看得见"), run(marker("white_text"), solid("FFFFFF"))), 1, 10)
        + shape(text(run(marker("white_by_theme"), solid("bg1"))), 1, 11)
        + shape(text(run(marker("same_colour"), solid("1F3864"))), 15, 16, fill=solid("1F3864"))
        + shape(text(run(marker("tiny"), attributes='sz="100"')), 1, 16)
        + shape(text(run(marker("no_fill"), "<a:noFill/>")), 1, 17)
        + alternate
    )


def _timing() -> str:
    targets = "".join(f'<p:tgtEl><p:spTgt spid="{number}"/></p:tgtEl>' for number in (77, 78))
    return f"<p:timing>{targets}</p:timing>"


def _layout() -> str:
    return (
        shape(text(marker("layout")), 20, 1)
        + shape(text("单击此处编辑母版标题样式"), 1, 1, 20, 2, holder='<p:ph type="title"/>')
        + shape(text(marker("layout_prompt")), 1, 5, 12, 2, holder='<p:ph type="body" idx="13"/>')
    )


def _master() -> str:
    names = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2"'
    ground = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    return slide(shape(text(marker("master")), 28, 1, 4), "p:sldMaster", before=ground, after=f"<p:clrMap {names}/>")


def _chart() -> str:
    def cache(place: str, words: str) -> str:
        return f"<c:{place}><c:strRef><c:strCache><c:pt><c:v>{words}</c:v></c:pt></c:strCache></c:strRef></c:{place}>"

    series = (
        cache("tx", marker("chart_series")) + cache("cat", marker("chart_category")) + "<c:val><c:v>12</c:v></c:val>"
    )
    title = f"<c:title><c:tx><c:rich>{text(marker('chart_title'))}</c:rich></c:tx></c:title>"
    return xml(
        "c:chartSpace",
        f"<c:chart>{title}<c:plotArea><c:barChart><c:ser>{series}</c:ser></c:barChart></c:plotArea></c:chart>",
    )


def _modern() -> str:
    reply = f'<p188:reply authorId="{{A}}"><p188:txBody>{text(marker("modern_reply"))}</p188:txBody></p188:reply>'
    return xml(
        "p188:cmLst",
        f'<p188:cm authorId="{{A}}"><p188:replyLst>{reply}</p188:replyLst>'
        f"<p188:txBody>{text(marker('modern_comment'))}</p188:txBody></p188:cm>",
    )


def _properties() -> dict[str, str | bytes]:
    core = (
        ("dc:title", "title_property"),
        ("dc:subject", "subject"),
        ("dc:creator", "author"),
        ("cp:keywords", "keywords"),
    )
    core_values = "".join(f"<{name}>{marker(place)}</{name}>" for name, place in core)
    return {
        "docProps/core.xml": (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/">{core_values}'
            f"<cp:lastModifiedBy>{marker('last_modified_by')}</cp:lastModifiedBy></cp:coreProperties>"
        ),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties"><Manager>{marker("manager")}</Manager>'
            f"<Company>{marker('company')}</Company></Properties>"
        ),
        "docProps/custom.xml": (
            f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
            f'<property name="经办人"><vt:lpwstr>{marker("custom_property")}</vt:lpwstr></property></Properties>'
        ),
    }


if __name__ == "__main__":
    make(Path(sys.argv[1]))
