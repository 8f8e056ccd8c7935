"""Bytes of a text file → characters, for the encodings Chinese offices really use.

The rule: byte order mark, then zero bytes (UTF-16), then strict UTF-8, then the encoding whose
result holds most common characters. ``gb2312`` and ``gbk`` are read as their superset GB18030,
since files that call themselves GB2312 hold GBK characters (镕). Sources: GB 18030-2022,
WHATWG Encoding Standard; measured on about 700 windows of real documents, down to 8 characters.
"""

from __future__ import annotations

import codecs

from pubcheck.lazy_pattern import lazily

REPLACEMENT = "\ufffd"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_CONTROL = lazily(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_ALIASES = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "cp950",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "cp950",
    "utf8": "utf-8",
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
_SAMPLE = 65_536
_BEYOND_ASCII = lazily(r"[^\x00-\x7f]+")
_SURROGATE = lazily("[\ud800-\udfff]")
_HIGH = lazily(rb"[\x80-\xff]")
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法"
    "所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四"
    "日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代"
    "想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农"
    "指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共"
    "权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今"
    "集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约"
    "支般史感劳便团往历市克何除消构府称准火厂号局县镇村街室院附姓址码身份籍职责任务督查审批通知意见方案项目预算财政卫健教育"
    "們這個國來為時會說對於後學過發經進著電裡現實當從業應開還義與關內數質變條沒結問題黨員總設長資邊級圖統見計別運農幾區強決戰"
    "則據處隊給門規熱領東導壓爭濟階術極聯認權證採轉單風帶場車務萬達積議聲報類離華確張節話況傳許廣記觀織裝復兒須際連斷難團歷"
    "構稱準號縣辦審財衛漢體書無"
    "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％０１２３４５６７８９〇　"
)


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data`` without its byte order mark; what cannot be decoded becomes U+FFFD.

    :param declared: the encoding the file or its sender names; believed only where it fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return data.decode(detect(data, declared), "replace")


def readable_name(name: str) -> str:
    """The name of a file as it was meant: where the system has bytes for it that are no UTF-8, read as GBK and its like.

    Folders are read one by one. What is no text in any of them stays as the system gave it (lone surrogates).
    """
    if not _SURROGATE.search(name):
        return name
    return "/".join(_readable(part) if _SURROGATE.search(part) else part for part in name.split("/"))


def _readable(name: str) -> str:
    try:
        raw = name.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return name
    encoding = detect(raw)
    text = raw.decode(encoding, "replace")
    # A system writes no UTF-16 into names: bytes that look like it are noise.
    return name if encoding.startswith("utf") or REPLACEMENT in text or not text.isprintable() else text


def detect(data: bytes, declared: str | None = None) -> str:
    """The name of the codec that reads ``data``: a byte order mark's, else the best guess."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    sample = _sample(data)
    zeros = _by_zeros(sample)
    if zeros:
        return zeros
    wanted = _codec(declared)
    if _is_utf8(data) and (wanted is None or wanted == "utf-8" or not _fits(sample, wanted)):
        return "utf-8"
    candidates = ["utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be"]
    if wanted is not None and wanted not in candidates:
        candidates.insert(0, wanted)
    return max(candidates, key=lambda name: _score(sample, name) + (0.1 if name == wanted else 0.0))


def noise(data: bytes) -> float:
    """The share of ``data``'s characters that no text holds: above 0.1 it is binary data."""
    text = decode(data)
    if not text:
        return 0.0
    odd = sum("\ue000" <= char <= "\uf8ff" or "\x80" <= char <= "\x9f" or char >= "\U00030000" for char in text)
    return (len(_CONTROL.findall(text)) * 10 + text.count(REPLACEMENT) + odd) / len(text)


def common_share(text: str) -> float:
    """The share of ``text``'s characters that are among the most common ones of Chinese text."""
    return sum(char in _COMMON or char.isascii() for char in text) / max(1, len(text))


def _sample(data: bytes) -> bytes:
    """A stretch to judge by: from the beginning, or from the first byte that is not ASCII."""
    if not data[:_SAMPLE].isascii():
        return data[:_SAMPLE]
    found = _HIGH.search(data)
    # An even start keeps the two bytes of UTF-16 together.
    start = found.start() // 2 * 2 if found else 0
    return data[start : start + _SAMPLE]


def _codec(declared: str | None) -> str | None:
    if declared is None:
        return None
    return _ALIASES.get(declared.strip().strip("\"'").lower())


def _by_zeros(sample: bytes) -> str:
    """UTF-16 by its zero bytes: those of ASCII characters all stand on one side."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) < 2 or even + odd < max(1, len(sample) // 100) or min(even, odd) * 20 > max(even, odd):
        return ""
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
    return encoding if _likeness(text) > 0.3 else ""


def _is_utf8(data: bytes) -> bool:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    # A handful of GBK characters can be valid UTF-8 by chance (小学校通), but not readable as such.
    if len(data) <= 32 and _likeness(text) <= 0.0:
        return False
    return not _is_gbk_by_chance(text)


def _is_gbk_by_chance(text: str) -> bool:
    """Whether the few characters beyond ASCII are odd as UTF-8 and common Han as GBK (通知.txt)."""
    high = _BEYOND_ASCII.findall(text[:_SAMPLE])
    if not high or len("".join(high)) > 8 or _likeness("".join(high)) >= 0.0:
        return False
    if all("\xa0" <= char <= "\xbf" for char in "".join(high)):
        return False
    others = [run.encode("utf-8").decode("gb18030", "replace") for run in high]
    return all(char in _COMMON for other in others for char in other)


def _fits(sample: bytes, encoding: str) -> bool:
    """Whether the declared ``encoding`` reads these bytes, valid as UTF-8, better than UTF-8 does."""
    return not sample.isascii() and _score(sample, encoding) > _score(sample, "utf-8") + 0.1


def _score(sample: bytes, encoding: str) -> float:
    try:
        text = sample.decode(encoding, "replace")
    except LookupError:
        return -1.0
    return _likeness(text)


def _likeness(text: str) -> float:
    """How much ``text`` looks like Chinese or ASCII text: about 1.0 for prose, below 0 for noise."""
    if not text:
        return 0.0
    good = bad = 0.0
    for char in text:
        if char in _COMMON:
            good += 1.0
        elif " " <= char <= "~" or char in "\t\r\n\xa0":
            good += 0.6
        elif "\u4e00" <= char <= "\u9fff":
            good += 0.25
        elif char == REPLACEMENT or char < " " or "\ue000" <= char <= "\uf8ff" or "\x7f" <= char <= "\x9f":
            bad += 1.5
        elif not ("\u3000" <= char <= "\u30ff" or "\uff00" <= char <= "\uffef" or "\u2000" <= char <= "\u27bf"):
            bad += 0.5
    return (good - bad) / len(text)
