"""Makes RTF fixtures: ``places.rtf`` with one marker in each place, ``unicode.rtf``.

Run ``python make_rtf.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import struct
import sys
from pathlib import Path

PLACES: dict[str, str] = {
    "body": "body",
    "table": "table",
    "hidden": "hidden",
    "white": "hidden",
    "tiny": "hidden",
    "deleted": "deletion",
    "inserted": "insertion",
    "revision_author": "metadata",
    "header": "header",
    "first_header": "header",
    "footer": "footer",
    "footnote": "footnote",
    "annotation": "comment",
    "comment_author": "metadata",
    "text_box": "text_box",
    "watermark": "watermark",
    "alt_text": "alt_text",
    "link_target": "link_target",
    "field_result": "body",
    "field_code": "field_code",
    "form_field": "form_value",
    "title": "metadata",
    "subject": "metadata",
    "author": "metadata",
    "operator": "metadata",
    "company": "metadata",
    "manager": "metadata",
    "remarks": "metadata",
    "variable": "metadata",
    "custom_property": "metadata",
    "bookmark": "metadata",
    "embedded": "embedded",
}
"""Place → the part under which it is to be found."""

SAMPLES = {"rtf": ("places.rtf", "unicode.rtf")}
"""Parser → the fixtures it must read."""


def marker(place: str) -> str:
    """The unique word that stands in ``place``."""
    return f"MARK{place.replace('_', '')}"


def make(folder: Path) -> list[Path]:
    """Write all fixtures into ``folder``."""
    made = []
    for name, data in (("places.rtf", places()), ("unicode.rtf", unicode())):
        (folder / name).write_bytes(data)
        made.append(folder / name)
    return made


def gbk(text: str) -> str:
    """``text`` as bytes of GBK in the form of RTF."""
    return "".join(f"\\'{byte:02x}" if byte > 0x7F else chr(byte) for byte in text.encode("gbk"))


def embedded(text: str) -> str:
    """An OLE 1.0 object whose native data is a text file, in hexadecimal."""
    native = text.encode("gbk")
    name = b"Package\0"
    data = struct.pack("<III", 0x501, 2, len(name)) + name + struct.pack("<III", 0, 0, len(native)) + native
    digits = data.hex()
    return "\r\n".join(digits[start : start + 64] for start in range(0, len(digits), 64))


def places() -> bytes:
    """Every place, as Word and WPS write them."""
    m, quote = marker, '"'
    info = (
        rf"{{\info{{\title {gbk('关于示例事项的通知')} {m('title')}}}{{\subject {m('subject')}}}{{\author {gbk('张三')}"
        rf"{m('author')}}}{{\operator {m('operator')}}}{{\*\company {m('company')}}}{{\*\manager {m('manager')}}}"
        rf"{{\doccomm {m('remarks')}}}{{\creatim\yr2025\mo6\dy3}}}}"
    )
    head = (
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 "
        + gbk("宋体")
        + r";}{\f1\froman\fcharset0 Times;}}"
        r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;\red0\green0\blue128;}"
        r"{\stylesheet{\s0 Normal;}}{\*\revtbl{Unknown;}{" + m("revision_author") + r";}}" + info
    )
    more = (
        rf"{{\*\docvar {{\*\docvarname}}{m('variable')}}}{{\*\userprops{{\propname {gbk('密级')}}}\proptype30"
        rf"{{\staticval {m('custom_property')}}}}}{{\header\pard\f0 {gbk('某局文件')} {m('header')}\par}}"
        rf"{{\headerf\pard {m('first_header')}\par}}{{\footer\pard {m('footer')}\par}}"
    )
    body = (
        rf"\pard\plain\f0 {gbk('各科室：现将有关事项通知如下。')}{m('body')}"
        rf"{{\footnote\pard {gbk('注：')}{m('footnote')}}}\par "
        rf"\pard {gbk('正文')}{{\v {gbk('暂不公开')}{m('hidden')}}}{gbk('继续')}{{\cf2 {m('white')}}}{{\fs2 {m('tiny')}}}\par "
        rf"\pard {{\deleted\revauthdel1 {m('deleted')}}}{gbk('保留的')}{{\revised\revauth1 {m('inserted')}}}\par "
        rf"\pard {gbk('批注处')}{{\*\atnid ZS}}{{\*\atnauthor {m('comment_author')}}}"
        rf"{{\*\annotation\pard {gbk('此处需核实')}{m('annotation')}}}\par "
        rf"\pard {{\field{{\*\fldinst HYPERLINK {quote}http://example.gov.cn/{m('link_target')}{quote}}}"
        rf"{{\fldrslt {m('field_result')}}}}}"
        rf"{{\field{{\*\fldinst DOCVARIABLE {m('field_code')}}}{{\fldrslt 1}}}}\par "
        rf"\pard {{\*\bkmkstart {m('bookmark')}}}{{\*\bkmkend {m('bookmark')}}}"
        rf"{{\field{{\*\fldinst FORMDROPDOWN {{\*\formfield\fftype2{{\*\ffl {m('form_field')}}}}}}}{{\fldrslt }}}}\par "
    )
    table = (
        rf"\trowd\cellx2000\cellx4000\pard\intbl {gbk('姓名')}\cell {gbk('住址')}\cell\row "
        rf"\trowd\clcbpat3\cellx2000\cellx4000\pard\intbl {{\cf2 {gbk('王小明')}}}\cell {m('table')}\cell\row\pard "
    )
    shapes = (
        rf"{{\shp{{\*\shpinst\shpleft0{{\sp{{\sn wzDescription}}{{\sv {m('alt_text')}}}}}{{\shptxt \pard {m('text_box')}\par}}}}"
        rf"{{\shprslt {m('text_box')}}}}}"
        rf"{{\shp{{\*\shpinst{{\sp{{\sn gtextUNICODE}}{{\sv {gbk('内部资料')} {m('watermark')}}}}}}}}}\par "
        rf"{{\object\objemb{{\*\objclass Package}}{{\*\objdata {embedded('嵌入的名单 ' + m('embedded'))}}}{{\result {{\pict\wmetafile8"
        rf"\picwgoal300\pichgoal300 0102}}}}}}\par "
    )
    return (head + more + body + table + shapes + "}").encode("ascii")


def unicode() -> bytes:
    """Characters by their code, with stand-ins; a rare character as a pair; a large picture."""
    text = "".join(f"\\u{ord(char) - 65536 if ord(char) > 32767 else ord(char)}?" for char in "关于涉密事项")
    rare = "".join(f"\\u{int.from_bytes(pair, 'little', signed=True)}\\'3f" for pair in _pairs("𠮷"))
    return (
        rf"{{\rtf1\ansi\ansicpg1252\uc1\deff0{{\fonttbl{{\f0\fcharset0 Arial;}}}}\pard {text}{rare}\par "
        rf"{{\*\shppict{{\pict\pngblip\picwgoal5000\pichgoal5000 89504e47}}}}\par}}"
    ).encode("ascii")


def _pairs(text: str) -> list[bytes]:
    coded = text.encode("utf-16-le")
    return [coded[at : at + 2] for at in range(0, len(coded), 2)]


if __name__ == "__main__":
    for path in make(Path(sys.argv[1])):
        print(path)
