"""Characters that came out wrong by a known mistake, and what they were.

Three mistakes, all of PDF producers or of programs that read their files: the two bytes of a GBK
character used as one UTF-16 unit (``ꎬ`` for ``，``), a whole run of GBK bytes read as UTF-16
(``맺냬`` for ``国办``, ``㈰`` for ``20``), and the italic Latin of Founder fonts, which lies in the
row A0 of GBK (``犐犆犛`` for ``ICS``). Sources: GB 18030-2022 (code table); real files, see
``formats``. Yi and Korean texts are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.charset import common_share
from pubcheck.code_points import places_of, table_of
from pubcheck.lazy_pattern import lazily

_YI = lazily("[\ua000-\ua48c]{3}")
_PAIR = lazily("[\ua1a1-\ua9fe]")
# Both bytes of each unit belong to a GB 2312 character, or are two ASCII signs or digits; Han characters are right.
_RUN = lazily("[\ua1a1-\ud7fe\ue0a1-\uf7fe\u2020-\u2e7e\u3130-\u39ff]{4,}")
_FOREIGN = lazily("[\uaa00-\ud7fe\ue0a1-\uf7fe]")
_FOUNDER = frozenset(
    bytes((0xA0, low)).decode("gbk") for low in (*range(0xC1, 0xDB), *range(0xE1, 0xFB), *range(0xB0, 0xBA))
)
_ITALIC = lazily("[" + "".join(sorted(_FOUNDER)) + "]+")
SUSPICIOUS = lazily("[\ua1a1-\ud7fe\ue0a1-\uf7fe" + "".join(sorted(_FOUNDER)) + "]")
"""Characters that a right text seldom holds: nothing is repaired in a text without them."""
_LEAST_COMMON = 0.3
_SHORT = 2000  # characters up to which a pattern is faster than an array

Repair = tuple[int, int, str]
"""Beginning, end, and what stood there."""


def repaired(text: str) -> str:
    """``text`` with all repairs made."""
    pieces: list[str] = []
    done = 0
    for start, end, right in repairs(text):
        pieces += [text[done:start], right]
        done = end
    return "".join((*pieces, text[done:])) if pieces else text


def repairs(text: str) -> Iterator[Repair]:
    """Every stretch that came out wrong, in order and without overlaps."""
    if not _is_suspicious(text):
        return
    found = [*_runs(text), *_pairs(text), *_italics(text)]
    done = 0
    for repair in sorted(found, key=lambda each: (each[0], -each[1])):
        if repair[0] >= done:
            done = repair[1]
            yield repair


def _is_suspicious(text: str) -> bool:
    if len(text) < _SHORT:
        return SUSPICIOUS.search(text) is not None
    signs = table_of("".join(_FOUNDER), (0xA1A1, 0xD7FE), (0xE0A1, 0xF7FE))
    return next(places_of(text, lambda codes, _: signs[codes]), None) is not None


def _pairs(text: str) -> Iterator[Repair]:
    """Single punctuation marks and full-width signs; Yi text is left alone."""
    if _PAIR.search(text) is None or _YI.search(text):
        return
    for match in _PAIR.finditer(text):
        right = _gbk_pair(match.group())
        if right == "．" and not text[match.end() : match.end() + 1].isdigit():
            right = "。"
        if right:
            yield match.start(), match.end(), right


def _gbk_pair(found: str) -> str:
    code = ord(found)
    if not (0xA1 <= code >> 8 <= 0xA9 and 0xA1 <= code & 0xFF <= 0xFE):
        return ""
    try:
        return bytes((code >> 8, code & 0xFF)).decode("gbk")
    except UnicodeDecodeError:
        return ""


def _runs(text: str) -> Iterator[Repair]:
    """Runs of GBK bytes read as UTF-16: told by how common the characters are that come out."""
    for match in _RUN.finditer(text):
        run = match.group()
        if len(_FOREIGN.findall(run)) < 0.4 * len(run):
            continue
        try:
            right = run.encode("utf-16-be").decode("gb2312")
        except UnicodeDecodeError:
            continue
        if common_share(right) >= _LEAST_COMMON:
            yield from _units(run, match.start(), right)


def _units(run: str, start: int, right: str) -> Iterator[Repair]:
    """A repair for each unit, so that places stay exact; for the whole run where characters lie across units."""
    pieces = []
    for offset, char in enumerate(run):
        try:
            pieces.append((start + offset, start + offset + 1, char.encode("utf-16-be").decode("gb2312")))
        except UnicodeDecodeError:
            yield start, start + len(run), right
            return
    yield from pieces


def _italics(text: str) -> Iterator[Repair]:
    """Founder's italic Latin: never one such character by itself or repeated, which is a rare name (犇)."""
    for match in _ITALIC.finditer(text):
        word = match.group()
        if len(set(word)) > 1:
            for offset, char in enumerate(word):
                place = match.start() + offset
                yield place, place + 1, chr(char.encode("gbk")[1] - 0x80)
