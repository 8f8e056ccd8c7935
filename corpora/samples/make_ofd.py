"""Makes ``places.ofd``: one marker in each place where an OFD file holds words. ``form.ofd``: a form on a template.

Run ``python make_ofd.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ofd_writer import A4, NAMESPACE, area, fill, grid, minimal, pack, page, png, seal, text, xml

SAMPLES = {"ofd": ("places.ofd", "form.ofd")}
"""Parser → the fixtures it must read."""

_BY_PART = {
    "body": (
        "body template template_foreground background_layer page_block one_by_one vertical stacked turned "
        "many_codes_per_glyph own_resource undeclared_prefix second_document composite composite_in_composite "
        "pattern"
    ),
    "table": "table",
    "hidden": (
        "clip_text invisible invisible_layer transparent transparent_colour neither_filled_nor_stroked "
        "white_text white_by_parameter black_on_black tiny off_page clipped under_box under_picture "
        "under_annotation annotation_invisible earlier_version orphaned_page orphaned_annotation orphaned_xml "
        "orphaned_file unused_template unused_composite"
    ),
    "annotation": "annotation remark",
    "metadata": (
        "parameter annotation_author title author subject abstract keyword creator custom_data custom_tag "
        "extension_property extension_data extension_file template_name seal certificate"
    ),
    "watermark": "watermark",
    "link_target": "annotation_link object_link page_link document_link",
    "outline": "outline outline_below bookmark",
    "attachment": "attachment_name attachment attachment_inside",
}
PLACES: dict[str, str] = {place: part for part, places in _BY_PART.items() for place in places.split()}
"""Place → the part under which it is to be found."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> list[Path]:
    """Write the fixtures into ``folder``."""
    made = {"places.ofd": pack(members()), "form.ofd": form()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def members() -> dict[str, str | bytes]:
    """All members of ``places.ofd``."""
    return {
        "OFD.xml": _main(),
        "Doc_0/Document.xml": _root(),
        "Doc_0/PublicRes.xml": xml("Res", _public(), 'BaseLoc="Res"'),
        "Doc_0/DocumentRes.xml": xml("Res", _media(), 'BaseLoc="Res"'),
        "Doc_0/Res/grey.png": png(),
        "Doc_0/Tpls/Tpl_0/Content.xml": page(text(marker("template"), 20, 10)),
        "Doc_0/Tpls/Tpl_1/Content.xml": page(text(marker("template_foreground"), 120, 10)),
        "Doc_0/Tpls/Tpl_2/Content.xml": page(text(marker("unused_template"), 20, 20)),
        "Doc_0/Pages/Page_0/Content.xml": _first_page(),
        "Doc_0/Pages/Page_0/PageRes.xml": xml("Res", _own_composite(), 'BaseLoc="."'),
        "Doc_0/Pages/Page_0/Annotation.xml": xml("PageAnnot", _annotations()),
        # The prefix is declared nowhere, as some producers write it.
        "Doc_0/Pages/Page_1/Content.xml": page(text(marker("undeclared_prefix"), 20, 20)).replace(NAMESPACE, ""),
        "Doc_0/Annotations.xml": xml(
            "Annotations", '<ofd:Page PageID="10"><ofd:FileLoc>Pages/Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>'
        ),
        "Doc_0/Attachments.xml": xml("Attachments", _attachments()),
        "Doc_0/Attachs/note.txt": f"附件内容 {marker('attachment')}",
        "Doc_0/Attachs/inner.ofd": minimal(text(marker("attachment_inside"), 20, 20)),
        "Doc_0/CustomTags.xml": xml(
            "CustomTags", '<ofd:CustomTag NameSpace="urn:tags"><ofd:FileLoc>Tags/tag.xml</ofd:FileLoc></ofd:CustomTag>'
        ),
        "Doc_0/Tags/tag.xml": f"<公文><主送>{marker('custom_tag')}</主送></公文>",
        "Doc_0/Extensions.xml": xml("Extensions", _extensions()),
        "Doc_0/Ext/data.xml": f"<data><item>{marker('extension_file')}</item></data>",
        "Doc_0/Versions/V1.xml": xml(
            "DocVersion",
            '<ofd:FileList><ofd:File ID="f">/Doc_0/Old/Document.xml</ofd:File></ofd:FileList>'
            "<ofd:DocRoot>/Doc_0/Old/Document.xml</ofd:DocRoot>",
            'ID="v1"',
        ),
        "Doc_0/Old/Document.xml": xml(
            "Document", '<ofd:CommonData/><ofd:Pages><ofd:Page ID="50" BaseLoc="Page.xml"/></ofd:Pages>'
        ),
        "Doc_0/Old/Page.xml": page(text(marker("body"), 20, 30) + text(marker("earlier_version"), 20, 40)),
        "Doc_0/Signs/Signatures.xml": xml("Signatures", '<ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/>'),
        "Doc_0/Signs/Sign_0/Signature.xml": xml(
            "Signature",
            "<ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo>"
            "<ofd:SignedValue>SignedValue.dat</ofd:SignedValue>",
        ),
        "Doc_0/Signs/Sign_0/Seal.esl": seal(marker("seal"), "甲"),
        "Doc_0/Signs/Sign_0/SignedValue.dat": seal(marker("seal"), marker("certificate")),
        "Doc_0/Pages/Page_9/Content.xml": page(text(marker("orphaned_page"), 20, 20)),
        "Doc_0/Pages/Page_9/Annotation.xml": xml(
            "PageAnnot",
            f'<ofd:Annot ID="1" Type="Path" Creator="乙"><ofd:Remark>{marker("orphaned_annotation")}</ofd:Remark></ofd:Annot>',
        ),
        "Doc_0/Left/data.xml": f"<data>{marker('orphaned_xml')}</data>",
        "Doc_0/Left/memo.txt": f"遗留文件 {marker('orphaned_file')}",
        "Doc_1/Document.xml": xml(
            "Document", '<ofd:CommonData/><ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages>'
        ),
        "Doc_1/Page.xml": page(text(marker("second_document"), 20, 20)),
    }


def _main() -> str:
    values = (("Title", "title"), ("Author", "author"), ("Subject", "subject"), ("Abstract", "abstract"))
    info = "".join(f"<ofd:{name}>{marker(place)}</ofd:{name}>" for name, place in values)
    info += (
        f"<ofd:Keywords><ofd:Keyword>{marker('keyword')}</ofd:Keyword></ofd:Keywords>"
        f"<ofd:Creator>{marker('creator')}</ofd:Creator>"
        f'<ofd:CustomDatas><ofd:CustomData Name="user.name">{marker("custom_data")}</ofd:CustomData></ofd:CustomDatas>'
    )
    versions = (
        '<ofd:Versions><ofd:Version ID="v1" Index="1" BaseLoc="Doc_0/Versions/V1.xml"/></ofd:Versions>'
        "<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
    )
    return xml(
        "OFD",
        f"<ofd:DocBody><ofd:DocInfo>{info}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{versions}</ofd:DocBody>"
        "<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody>",
        'Version="1.0" DocType="OFD"',
    )


def _link(place: str) -> str:
    return f'<ofd:Actions><ofd:Action Event="CLICK"><ofd:URI URI="https://example.cn/{marker(place)}"/></ofd:Action></ofd:Actions>'


def _root() -> str:
    below = f'<ofd:OutlineElem Title="{marker("outline_below")}"/>'
    return xml(
        "Document",
        f"<ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>{A4}</ofd:PhysicalBox>"
        "</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        f'<ofd:TemplatePage ID="3" Name="{marker("template_name")}" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        '<ofd:TemplatePage ID="4" BaseLoc="Tpls/Tpl_1/Content.xml"/>'
        '<ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_2/Content.xml"/></ofd:CommonData>'
        '<ofd:Pages><ofd:Page ID="10" BaseLoc="Pages/Page_0/Content.xml"/>'
        '<ofd:Page ID="11" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages>'
        f'<ofd:Outlines><ofd:OutlineElem Title="{marker("outline")}">{below}</ofd:OutlineElem></ofd:Outlines>'
        f"{_link('document_link')}"
        f'<ofd:Bookmarks><ofd:Bookmark Name="{marker("bookmark")}"/></ofd:Bookmarks>'
        "<ofd:Annotations>Annotations.xml</ofd:Annotations><ofd:CustomTags>CustomTags.xml</ofd:CustomTags>"
        "<ofd:Attachments>Attachments.xml</ofd:Attachments><ofd:Extensions>Extensions.xml</ofd:Extensions>",
    )


def _public() -> str:
    return (
        '<ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/></ofd:Fonts>'
        f'<ofd:DrawParams><ofd:DrawParam ID="20">{fill("255 255 255")}</ofd:DrawParam>'
        '<ofd:DrawParam ID="21" Relative="20"/></ofd:DrawParams>'
    )


def _media() -> str:
    def unit(identity: int, content: str) -> str:
        return (
            f'<ofd:CompositeGraphicUnit ID="{identity}" Width="90" Height="10"><ofd:Content>{content}</ofd:Content>'
            "</ofd:CompositeGraphicUnit>"
        )

    inner = '<ofd:CompositeObject ID="6" Boundary="0 0 90 10" ResourceID="31"/>'
    return (
        '<ofd:MultiMedias><ofd:MultiMedia ID="40" Type="Image"><ofd:MediaFile>grey.png</ofd:MediaFile></ofd:MultiMedia>'
        f"</ofd:MultiMedias><ofd:CompositeGraphicUnits>{unit(30, text(marker('composite'), 0, 0) + inner)}"
        f"{unit(31, text(marker('composite_in_composite'), 0, 6, 3))}{unit(32, text(marker('unused_composite'), 0, 0))}"
        "</ofd:CompositeGraphicUnits>"
    )


def _own_composite() -> str:
    return (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="33" Width="90" Height="10"><ofd:Content>'
        f"{text(marker('own_resource'), 0, 0)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )


def _first_page() -> str:
    before = '<ofd:Template TemplateID="4" ZOrder="Foreground"/><ofd:Template TemplateID="3"/><ofd:PageRes>PageRes.xml</ofd:PageRes>'
    layers = (
        f'<ofd:Layer ID="2">{_seen()}{_unseen()}</ofd:Layer>'
        f'<ofd:Layer ID="5" Visible="false">{text(marker("invisible_layer"), 20, 282)}</ofd:Layer>'
        f'<ofd:Layer ID="4" Type="Background">{text(marker("background_layer"), 120, 20)}</ofd:Layer>'
    )
    area_of_page = f"<ofd:Area><ofd:PhysicalBox>{A4}</ofd:PhysicalBox></ofd:Area>"
    return xml("Page", f"{before}{area_of_page}<ofd:Content>{layers}</ofd:Content>{_link('page_link')}")


def _upright(word: str, x: float, y: float) -> str:
    """Characters below each other: one object that reads downwards."""
    steps = " ".join("4" for _ in word[:-1])
    return (
        f'<ofd:TextObject ID="9" Font="1" Size="4" ReadDirection="90" Boundary="{x} {y} 5 {4 * len(word) + 2}">'
        f'<ofd:TextCode X="0" Y="4" DeltaY="{steps}">{word}</ofd:TextCode></ofd:TextObject>'
    )


def _singles(word: str, x: float, y: float, right: float, down: float) -> str:
    """One object for every character; ``right`` and ``down`` lead from one to the next, Latin ones take half."""
    found = []
    for char in word:
        found.append(text(char, x, y))
        x, y = x + right * (0.5 if char.isascii() else 1.0), y + down
    return "".join(found)


def _seen() -> str:
    word = marker("many_codes_per_glyph")
    shared = (
        '<ofd:CGTransform CodePosition="1" CodeCount="3" GlyphCount="1"><ofd:Glyphs>9</ofd:Glyphs></ofd:CGTransform>'
    )
    turned = marker("turned")
    pattern = (
        '<ofd:FillColor><ofd:Pattern Width="90" Height="10"><ofd:CellContent>'
        f"{text(marker('pattern'), 0, 0)}</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
    )
    return (
        text(marker("body"), 20, 30)
        + f'<ofd:PageBlock ID="3">{text(marker("page_block"), 20, 36, inside=_link("object_link"))}</ofd:PageBlock>'
        + _singles(marker("one_by_one"), 20, 42, 4, 0)
        + text(word, 20, 48, inside=shared)
        + _upright(marker("vertical"), 190, 30)
        + _singles(marker("stacked"), 200, 30, 0, 4.6)
        + f'<ofd:TextObject ID="9" Font="1" Size="4" CTM="0 1 -1 0 6 0" Boundary="180 30 8 {4 * len(turned)}">'
        f'<ofd:TextCode X="0" Y="4" DeltaX="4">{turned}</ofd:TextCode></ofd:TextObject>'
        + grid((20, 70, 160), (56, 64, 72))
        + text("姓名", 22, 58)
        + text("电话", 72, 58)
        + text("示例甲", 22, 66)
        + text(marker("table"), 72, 66, 3)
        + '<ofd:CompositeObject ID="6" Boundary="20 80 90 10" ResourceID="30"/>'
        + '<ofd:CompositeObject ID="6" Boundary="20 92 90 10" ResourceID="33"/>'
        + f'<ofd:PathObject ID="7" Boundary="20 100 90 10" Fill="true" Stroke="false">{pattern}'
        "<ofd:AbbreviatedData>M 0 0 L 90 0 L 90 10 L 0 10 C</ofd:AbbreviatedData></ofd:PathObject>"
        + area(118, 98, 50, 8, "0 0 153")
        + text("白字深底可见", 120, 100, inside=fill("255 255 255"))
    )


def _unseen() -> str:
    clip = (
        f"<ofd:Clips><ofd:Clip><ofd:Area>{text(marker('clip_text'), 0, 0)}</ofd:Area></ofd:Clip></ofd:Clips>".replace(
            "TextObject", "Text"
        )
    )
    return (
        f'<ofd:PathObject ID="7" Boundary="20 112 90 6" Fill="true">{clip}<ofd:AbbreviatedData>M 0 0 L 90 6</ofd:AbbreviatedData>'
        "</ofd:PathObject>"
        + text(marker("invisible"), 20, 120, attributes='Visible="false"')
        + text(marker("transparent"), 20, 128, attributes='Alpha="0"')
        + text(marker("transparent_colour"), 20, 136, inside=fill("0 0 0", 'Alpha="0"'))
        + text(marker("neither_filled_nor_stroked"), 20, 144, attributes='Fill="false"')
        + text(marker("white_text"), 20, 152, inside=fill("255 255 255"))
        + text(marker("white_by_parameter"), 20, 160, attributes='DrawParam="21"')
        + area(18, 166, 100, 8)
        + text(marker("black_on_black"), 20, 168)
        + text(marker("tiny"), 20, 178, 0.2)
        + text(marker("off_page"), 20, 320)
        + text(marker("clipped"), 20, 184, attributes='Boundary="20 190 2 1" CTM="1 0 0 1 0 40"')
        + text(marker("under_box"), 20, 200)
        + area(18, 199, 100, 8)
        + text(marker("under_picture"), 20, 212)
        + '<ofd:ImageObject ID="6" Boundary="18 210 90 10" CTM="90 0 0 10 0 0" ResourceID="40"/>'
        + text(marker("under_annotation"), 20, 226)
    )


def _annotations() -> str:
    def note(kind: str, box: str, content: str, attributes: str = "", more: str = "") -> str:
        return (
            f'<ofd:Annot ID="1" Type="{kind}" Creator="{marker("annotation_author")}" LastModDate="2026-01-01" {attributes}>'
            f'{more}<ofd:Appearance Boundary="{box}">{content}</ofd:Appearance></ofd:Annot>'
        )

    parameters = f'<ofd:Parameters><ofd:Parameter Name="fp.text">{marker("parameter")}</ofd:Parameter></ofd:Parameters>'
    return (
        note(
            "Path", "18 225 100 8", area(0, 0, 100, 8), more=f"<ofd:Remark>{marker('remark')}</ofd:Remark>{parameters}"
        )
        + note("Stamp", "20 240 90 8", text(marker("annotation"), 0, 0))
        + note("Stamp", "20 250 90 8", text(marker("annotation_invisible"), 0, 0), 'Visible="false"')
        + note("Watermark", "20 260 90 8", text(marker("watermark"), 0, 0, inside=fill("200 200 200")))
        + note("Link", "20 270 90 8", text("链接", 0, 0, inside=_link("annotation_link")))
    )


def _attachments() -> str:
    return (
        f'<ofd:Attachment ID="1" Name="{marker("attachment_name")}.txt"><ofd:FileLoc>Attachs/note.txt</ofd:FileLoc></ofd:Attachment>'
        '<ofd:Attachment ID="2" Name="内层.ofd"><ofd:FileLoc>/Doc_0/Attachs/inner.ofd</ofd:FileLoc></ofd:Attachment>'
    )


def _extensions() -> str:
    return (
        '<ofd:Extension AppName="示例软件" RefId="1">'
        f'<ofd:Property Name="经办人">{marker("extension_property")}</ofd:Property>'
        f"<ofd:Data><item>{marker('extension_data')}</item></ofd:Data><ofd:ExtendData>Ext/data.xml</ofd:ExtendData></ofd:Extension>"
    )


def form() -> bytes:
    """Labels on a template, values on the page, drawn in another order than they are read; a landscape page."""
    template = page(
        text("姓名：", 20, 20) + text("住址：", 20, 30) + text("证件类型：身份证", 120, 20), box="0 0 297 210"
    )
    values = (
        text("示例路1号", 34, 30.4)
        + text("示例甲", 34, 20.4)
        + text("年", 100, 40)
        + text("月", 116, 40)
        + text("3", 110, 40)
    )
    common = (
        f"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>{A4}</ofd:PhysicalBox></ofd:PageArea>"
        '<ofd:TemplatePage ID="3" BaseLoc="Tpl.xml"/></ofd:CommonData>'
    )
    return minimal(
        "",
        {
            "Doc_0/Document.xml": xml(
                "Document", f'{common}<ofd:Pages><ofd:Page ID="10" BaseLoc="Pages/Page_0.xml"/></ofd:Pages>'
            ),
            "Doc_0/Tpl.xml": template,
            "Doc_0/Pages/Page_0.xml": page(values, '<ofd:Template TemplateID="3"/>', box="0 0 297 210"),
        },
    )


if __name__ == "__main__":
    make(Path(sys.argv[1]))
