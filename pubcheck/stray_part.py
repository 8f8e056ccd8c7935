"""Parts of an Office package that no reader of its format knows: their words, the file they are, or a gap.

A recipient finds a text file, a workbook or an XML part that somebody put into the package; so does pubcheck.
Source: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

from pubcheck.container import Container
from pubcheck.document import DocumentBuilder, Part
from pubcheck.gap import Gap
from pubcheck.lazy_pattern import lazily
from pubcheck.ole_object import add_object
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time
from pubcheck.settings import Limits
from pubcheck.xml_tree import attribute, descendants, local, own_text, parse_xml

# The properties that are read from docProps, and the thumbnail, which is a picture.
KNOWN_PROPERTIES = r"docprops/(?:(?:core|app|custom)\.xml|thumbnail\.\w+)"
_WORDLESS = lazily(
    r".*\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|svg|webp|wdp|ico|odttf|fntdata|ttf|otf|rels)"
    r"|.*/printersettings/.*|.*/attachedtoolbars\.bin|\[trash\]/.*"
)
_SOUND_OR_FILM = lazily(r".*\.(?:mp3|wav|wma|m4a|mid|mp4|m4v|avi|wmv|mov|mpe?g|flv|mkv)")
_MACROS = Phrase("含有宏，宏代码未检查，请另存为不含宏的文件", "macros were not checked; save the file without them")
_SOUND = Phrase("音频或视频未检查，请人工查听", "sound or film not checked, please look and listen")
_INK = Phrase("手写墨迹未检查，请人工查看", "handwriting was not checked, please look at it")
_CONTROL = Phrase("控件", "control")


def add_stray(builder: DocumentBuilder, container: Container, part: str, name: str, limits: Limits) -> None:
    """The words of ``part``, a member of the package of the document called ``name``, or a gap.

    :raises ParseError: if the part is broken.
    :raises LimitExceeded: if the tree of files as a whole has reached a limit.
    """
    where = Phrase(f"文件内部件 {part}", f"part {part}")
    if _WORDLESS.fullmatch(part):
        return
    if "vbaproject" in part:
        builder.add_gap(Gap("parse", where, _MACROS))
    elif "/ink/" in part:
        builder.add_gap(Gap("parse", where, _INK))
    elif _SOUND_OR_FILM.fullmatch(part):
        builder.add_gap(Gap("parse", where, _SOUND))
    elif part.endswith((".xml", ".vml")):
        root = parse_xml(container.read(part), container.kind, limits)
        for control in descendants(root, "ocxPr"):
            builder.add(attribute(control, "value"), Part.FORM_VALUE, label=attribute(control, "name") or _CONTROL)
        for element in root.iter():
            check_time(limits)
            builder.add(own_text(element) if local(element) else "", Part.METADATA, label=where)
    else:
        add_object(builder, container.read(part), name, limits, part.rpartition("/")[2])
