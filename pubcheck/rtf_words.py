"""The control words of RTF that lead text somewhere: stories, properties, characters, silence.

Source: Rich Text Format (RTF) Specification 1.9.1, appendix "Index of RTF Control Words".
"""

from __future__ import annotations

from pubcheck.document import Part
from pubcheck.phrase import Phrase

STORIES: dict[str, Part] = {
    **dict.fromkeys("header headerl headerr headerf".split(), Part.HEADER),
    **dict.fromkeys("footer footerl footerr footerf".split(), Part.FOOTER),
    "footnote": Part.FOOTNOTE,
    "annotation": Part.COMMENT,
    "shptxt": Part.TEXT_BOX,
    "dptxbxtext": Part.TEXT_BOX,
}
"""A group with text of its own, and its part."""

PROPERTIES: dict[str, tuple[Part, Phrase]] = {
    "title": (Part.METADATA, Phrase("标题", "title")),
    "subject": (Part.METADATA, Phrase("主题", "subject")),
    "author": (Part.METADATA, Phrase("作者", "author")),
    "operator": (Part.METADATA, Phrase("最后保存者", "last modified by")),
    "manager": (Part.METADATA, Phrase("经理", "manager")),
    "company": (Part.METADATA, Phrase("单位", "company")),
    "category": (Part.METADATA, Phrase("类别", "category")),
    "keywords": (Part.METADATA, Phrase("关键词", "keywords")),
    "doccomm": (Part.METADATA, Phrase("备注", "remarks")),
    "comment": (Part.METADATA, Phrase("备注", "remarks")),
    "hlinkbase": (Part.METADATA, Phrase("超链接基础", "hyperlink base")),
    "propname": (Part.METADATA, Phrase("自定义属性名", "name of a custom property")),
    "staticval": (Part.METADATA, Phrase("自定义属性", "custom property")),
    "docvar": (Part.METADATA, Phrase("文档变量", "document variable")),
    "atnauthor": (Part.METADATA, Phrase("批注作者", "comment author")),
    "bkmkstart": (Part.METADATA, Phrase("书签", "bookmark")),
    "template": (Part.METADATA, Phrase("模板", "template")),
    "xmlattrvalue": (Part.METADATA, Phrase("自定义 XML", "custom XML")),
    "ffdeftext": (Part.FORM_VALUE, Phrase("窗体域", "form field")),
    "ffl": (Part.FORM_VALUE, Phrase("窗体域", "form field")),
    "ffhelptext": (Part.ALT_TEXT, Phrase("窗体域提示", "hint of a form field")),
    "ffstattext": (Part.ALT_TEXT, Phrase("窗体域提示", "hint of a form field")),
}
"""A group whose text is one value, its part and its label."""

CAPTURED = frozenset({"fldinst", "objdata", "pict", "colortbl", "revtbl", "sn", "sv"})
"""Groups whose text the walk reads itself."""

SHAPE_WORDS = {
    "gtextUNICODE": Part.WATERMARK,
    "wzDescription": Part.ALT_TEXT,
    "wzTooltip": Part.ALT_TEXT,
    "hyperlink": Part.LINK_TARGET,
}
"""Properties of a shape (``\\sn``) whose value (``\\sv``) holds words."""

OPEN = frozenset("shpinst shppict formfield result listtext pntext userprops info object".split())
"""Groups marked as optional (``\\*``) whose contents are read all the same."""

SILENT = frozenset(
    "fonttbl stylesheet listtable listoverridetable rsidtbl generator themedata colorschememapping latentstyles "
    "datastore xmlnstbl mmathPr pgptbl filetbl bkmkend fldtype datafield ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn "
    "nonshppict shprslt objclass objname atnid atndate atnref atnparent atnicn atrfstart atrfend passwordhash ffname "
    "ffformat ffentrymcr ffexitmcr factoidname falt panose nextfile creatim revtim printim buptim".split()
)
"""Groups without words of the document."""

CHARACTERS = {
    **dict.fromkeys(("line", "lbr", "softline", "page", "column"), "\n"),
    **{"tab": "\t", "emdash": "—", "endash": "–", "bullet": "•"},
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **dict.fromkeys(("emspace", "enspace", "qmspace"), " "),
}
