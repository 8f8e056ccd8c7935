"""From a Document to the text that rules and models read, with the way back recorded.

Rounds, each a list of edits: repeated blocks, percent codes of web addresses, characters that came out wrong
(broken GBK pairs), characters (full width, look-alikes), figures read as letters, lines (page numbers, Markdown
leftovers, spaced-out words), joins (hard line breaks inside sentences). Nothing but page numbers, spaces and marks without meaning is ever dropped: what
only *looks* like furniture (web navigation) stays in the text that is searched.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from heapq import merge
from itertools import pairwise

from pubcheck.broken_lines import NUMBER_ENDS, breaks_label, breaks_number, ends_whole
from pubcheck.code_points import BEYOND, HAN, each_line, matches_at, pairs_of, places_of, table_of
from pubcheck.document import Document, LineBlocks, Part
from pubcheck.furniture import is_page_number
from pubcheck.garbled import repairs
from pubcheck.lazy_pattern import lazily
from pubcheck.misread import misread_digits
from pubcheck.radicals import RADICALS
from pubcheck.separated import cell_edits
from pubcheck.span import Edit, OffsetMap, Span, apply_edits
from pubcheck.text import NormalizedText, Stretch

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff〇\U00020000-\U0003ffff"

# Full-width letters, digits and the signs that identifiers are made of; Chinese punctuation stays.
_FOLDED = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code - 0xFEE0).isalnum()}
_FOLDED |= dict(zip("＠＿－＋＃＊／％．＆＝", "@_-+#*/%.&=", strict=True))
_FOLDED |= dict.fromkeys(
    "\u3000\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f", " "
)
_FOLDED |= {chr(0x1D7CE + code): str(code % 10) for code in range(50)}  # mathematical digits
_FOLDED |= {"‐": "-", "‑": "-", "﹡": "*", "\u2028": "\n", "\u2029": "\n", "\x85": "\n", "\x0b": "\n", "\x0c": "\n"}
_FOLDED |= RADICALS
_DROPPED = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_CHARACTERS = lazily(
    "\r\n?"
    + "|(?P<drop>[" + _DROPPED + "]+)"
    + "|(?P<fold>[" + re.escape("".join(_FOLDED)) + "])"
    + "|(?P<compat>[\uf900-\ufaff\U0002f800-\U0002fa1f])"
)  # fmt: skip
_LONE = rf"[{_HAN}](?![^\s》）)”，。：；、:])"
# Two cells of a row, relation and sex, are no word.
_TWO_CELLS = r"(?:[父母妻夫孙媳婿兄弟姐妹哥嫂] {1,4}[男女]|子 {1,4}男|女 {1,4}女) "
_SPACED_WORD = lazily(rf"(?<![{_HAN}0-9A-Za-z])(?!{_TWO_CELLS})[{_HAN}](?P<gap> {{1,4}}){_LONE}(?:(?P=gap){_LONE})*")
_DATE_GAP = lazily(r"(?<=[0-9]) (?=[年月日号])|(?<=[年月第]) (?=[0-9])|(?<=〔) (?=[0-9])|(?<=[〕\]]) (?=[0-9])")
_MARKDOWN = lazily(r"^[ ]*(?:(?:(?:#{1,6}|>{1,4}) +)+(?:\*\*(?=[^*\s]))?|\*\*(?=[^*\s]))|(?<=[^*\s])\*\*[ ]*$")
_ENUMERATOR = lazily(
    r"\s*(?:[一二三四五六七八九十百]{1,3}[、.．]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|第[一二三四五六七八九十百]{1,4}[章条节]"
    r"|[0-9]{1,2}[.、．](?![0-9])|[0-9]{1,3}[号#][，,、:：]|[0-9]{1,2}[:：][0-9]{2}(?:[:：][0-9]{2})?[ \t]|[①-⑳•·●◆■-]|附件|附表|抄送|主送|信息公开|公开|[（(]此件|[（(]本文|[（(]联系人)"
)
_STARTS_ON = lazily(rf"[{_HAN}0-9A-Za-z“‘《〈（(]")
_NEVER_FIRST = lazily(r"[，。、；：！？）》”’〉】%]")
_ENDS_OPEN = lazily(rf"[{_HAN}0-9A-Za-z，、“‘《〈（(》”’）)]")
_BAR = lazily(r"[ ]*[|｜][ ]*")
_FEWEST_BARS = 2  # in a line that is the row of a table
_FULL_LINE = 3  # a line this many characters short of the width still counts as full


def normalize(document: Document) -> NormalizedText:
    """The document's text made uniform, with recorded offsets.

    A line feed ends a paragraph or a table row, a tab separates cells.
    """
    text, offsets = apply_edits(document.text, _repeat_edits(document))
    if document.media_type == "text/csv":
        text, later = apply_edits(text, cell_edits(text))
        offsets = offsets.then(later)
    for edits in (
        _percent_edits,
        _repair_edits,
        _character_edits,
        misread_digits,
        _line_edits,
        _bar_edits,
        _spacing_edits,
    ):
        text, later = apply_edits(text, edits(text))
        offsets = offsets.then(later)
    text, later = apply_edits(text, _join_edits(document, text, offsets))
    offsets = offsets.then(later)
    return NormalizedText(text, offsets, tuple(_stretches(document, offsets, len(text))))


def _repeat_edits(document: Document) -> Iterator[Edit]:
    """Blocks that only label text which stands in an earlier block (a tracked insertion) are read once."""
    for block in document.blocks if not isinstance(document.blocks, LineBlocks) else ():
        if block.repeats:
            yield Edit(max(block.span.start - 1, 0), block.span.end, "")


def _character_edits(text: str) -> Iterator[Edit]:
    for match in matches_at(_CHARACTERS, text, _odd_places(text), short=100):
        kind, found = match.lastgroup, match.group()
        if kind is None:
            replacement = "\n"
        elif kind == "drop":
            replacement = ""
        elif kind == "fold":
            replacement = _FOLDED[found]
        else:
            replacement = unicodedata.normalize("NFKC", found)
        yield Edit(match.start(), match.end(), replacement)


_ODD = "\r" + _DROPPED + "".join(sign for sign in _FOLDED if ord(sign) < 0xFFFF)


def _odd_places(text: str) -> Iterator[int]:
    """Where :data:`_CHARACTERS` may match; all characters outside the basic plane count as one."""
    odd = table_of(_ODD, (0xF900, 0xFAFF), BEYOND)
    return places_of(text, lambda codes, _: odd[codes])


def _spaced_places(text: str) -> Iterator[int]:
    """Where :data:`_SPACED_WORD` may match."""
    return pairs_of(text, table_of("〇", *HAN, BEYOND), table_of(" "))


def _percent_edits(text: str) -> Iterator[Edit]:
    """Percent codes of web addresses as what they stand for."""
    if "%" in text:
        from pubcheck.percent_coding import decoded

        yield from decoded(text)


def _repair_edits(text: str) -> Iterator[Edit]:
    """Characters that came out wrong by a known mistake of PDF producers."""
    return (Edit(start, end, right) for start, end, right in repairs(text))


def _line_edits(text: str) -> Iterator[Edit]:
    """Page-number lines and Markdown leftovers removed."""
    bold = page_break = False
    end = -1
    for line in each_line(text):
        start, end = end + 1, end + 1 + len(line)
        # The blank lines behind a page number belong to the page break, not to the text.
        page_break = is_page_number(line) or (page_break and not line.strip())
        if page_break:
            yield Edit(start, min(end + 1, len(text)), "")
            continue
        if not ("*" in line or "#" in line or ">" in line):
            continue
        for match in _MARKDOWN.finditer(line):
            closing = match.group().startswith("**") and match.start() > 0
            if closing and not bold:
                continue  # the tail of a masked name (张**) is no Markdown
            masked = line[match.end() : match.end() + 1].isdigit() and text[max(0, start - 2) : start - 1].isdigit()
            if masked and match.group() == "**":
                continue  # nor is the middle of a number that a line break parts
            bold = (bold or "**" in match.group()) and not closing
            yield Edit(start + match.start(), start + match.end(), "")


def _bar_edits(text: str) -> Iterator[Edit]:
    """Bars between the cells of a row (姓名 | 住址 | 电话) become tabs; those round the row go."""
    if "|" not in text and "｜" not in text:
        return
    end = -1
    for line in each_line(text):
        start, end = end + 1, end + 1 + len(line)
        if line.count("|") + line.count("｜") < _FEWEST_BARS:
            continue
        bars = list(_BAR.finditer(line))
        for bar in bars:
            outside = bar.start() == 0 or bar.end() == len(line)
            yield Edit(start + bar.start(), start + bar.end(), "" if outside else "\t")


def _spacing_edits(text: str) -> Iterator[Edit]:
    """Spaces inside spaced-out words (秘　密) and round the digits of dates removed."""
    if " " not in text:
        return
    done = 0
    for edit in merge(_in_words(text), _in_dates(text), key=lambda edit: edit.start):
        if edit.start >= done:
            done = edit.end
            yield edit


def _in_words(text: str) -> Iterator[Edit]:
    for word in matches_at(_SPACED_WORD, text, _spaced_places(text)):
        start = word.start()
        for gap in re.finditer(" +", word.group()):
            yield Edit(start + gap.start(), start + gap.end(), "")


def _in_dates(text: str) -> Iterator[Edit]:
    for at in pairs_of(text, table_of("0123456789年月第〔〕]"), table_of(" ")):
        if _DATE_GAP.match(text, at + 1):
            yield Edit(at + 1, at + 2, "")


def _join_edits(document: Document, text: str, offsets: OffsetMap) -> Iterator[Edit]:
    """Line feeds inside sentences removed, with the blank lines and spaces round them."""
    begins, ends = array("i"), array("i")
    filled = array("i")
    for index, (start, end) in enumerate(_lines(text)):
        begins.append(start)
        ends.append(end)
        if start < end and not text[start:end].isspace():
            filled.append(index)
    width = _wrap_width([ends[index] - begins[index] for index in filled])
    blocks = document.blocks
    starts = blocks.starts if isinstance(blocks, LineBlocks) else [block.span.start for block in blocks]

    def part(index: int) -> Part:
        start, end = begins[index], ends[index]
        source = offsets.to_source(Span(start, start + 1) if end > start else Span(start, start)).start
        at = bisect_right(starts, source) - 1
        if at < 0:
            return Part.BODY
        return blocks.part if isinstance(blocks, LineBlocks) else blocks[at].part

    body = False
    for here, following in pairwise(filled):
        line = text[begins[here] : ends[here]].rstrip()
        # Before the first sentence stand title, number and recipients: they are never joined.
        body = body or line.endswith(("：", ":", "。")) or len(line) > 60
        goes_on = body and _ENDS_OPEN.match(line[-1:]) is not None
        if following - here > 2 or not (goes_on or line[-1:] in NUMBER_ENDS):
            continue
        after = text[begins[following] : ends[following]]
        if not breaks_number(line, after) and not (goes_on and _continues(line, after, width)):
            continue
        if "\t" in line or "\t" in after:
            continue
        kind = part(here)
        if kind is Part.TABLE or kind is not part(following):
            continue
        start = begins[here] + len(line)
        yield Edit(start, begins[following] + len(after) - len(after.lstrip()), "")


_RECORD = lazily(rf"\s*[{_HAN}·]{{2,8}}[，,（(]")
_ROW = lazily(r"\s*([0-9]{1,4})[ \u3000]+[^\s0-9]")
_CELLS = lazily(r"[^\s，。；！？]{1,40}(?: {1,4}[^\s，。；！？]{1,40}){3,24}")
# A row that begins with its number: T26-004 蒙向阳 士字第0000836号 无 …
_CODED = lazily(
    r"\s*(?=[0-9A-Za-z/.–—-]{0,20}[0-9])[0-9A-Za-z]{1,6}(?:[-–—/.][0-9A-Za-z]{1,6}){0,2}(?: {1,4}[^\s。；！？]{1,40}){4}"
)
_SKIPPED = 5  # rows of a counted table that an excerpt may leave out
_SPACED_OUT = 5  # characters for each blank, below which blanks stand between characters and not between cells


def _continues(line: str, after: str, width: int | None) -> bool:
    """Whether the sentence in ``line``, which ends open, goes on in ``after``."""
    if after[:2] in ("  ", "\u3000\u3000") or _ENUMERATOR.match(after):
        return False
    if (row := _ROW.match(line)) and (beneath := _ROW.match(after)) and 0 < int(beneath[1]) - int(row[1]) <= _SKIPPED:
        return False  # rows of a table that counts them
    if _CELLS.fullmatch(line.strip()) and _CELLS.fullmatch(after.strip()):
        return False  # two rows of a table that was flattened to words
    if _CODED.match(line) and "。" not in line and len(line) > _SPACED_OUT * line.count(" "):
        return False  # a row of such a table, whatever its cells say
    if breaks_label(line, after):
        return True
    if ends_whole(line, after):
        return False
    first = after.lstrip()[:1]
    if _NEVER_FIRST.match(first):
        return True
    if not _STARTS_ON.match(first):
        return False
    if width is not None:
        return len(line) >= width - _FULL_LINE
    if _RECORD.match(line) and _RECORD.match(after):
        return False  # two entries of a list
    # A lone page break inside a sentence of text that is not hard-wrapped elsewhere.
    return len(line) >= 30 and bool(re.search("[，。]", line)) and len(after.strip()) >= 8


def _wrap_width(lengths: list[int]) -> int | None:
    """The width at which lines were broken by hand, or ``None`` where paragraphs flow freely."""
    long = [length for length in lengths if length >= 16]
    if len(long) < 5:
        return None
    counts = Counter(long)
    count = counts.get
    width = max(counts, key=lambda length: (count(length - 1, 0) + counts[length] + count(length + 1, 0), length))
    near = sum(abs(width - length) <= _FULL_LINE for length in long)
    beyond = sum(length > width + _FULL_LINE for length in long)
    return width if near >= 0.45 * len(long) and beyond <= 0.1 * len(long) else None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    while True:
        end = text.find("\n", start)
        if end < 0:
            yield start, len(text)
            return
        yield start, end
        start = end + 1


def _stretches(document: Document, offsets: OffsetMap, length: int) -> Iterator[Stretch]:
    """Runs of blocks of one part on one page, in offsets of the normalised text."""
    start, part, page = 0, Part.BODY, None
    blocks = document.blocks
    if isinstance(blocks, LineBlocks):
        blocks = blocks[:1]  # the others are of the same part
    for index, block in enumerate(blocks):
        if index == 0:
            part, page = block.part, block.page
            continue
        if (block.part, block.page) == (part, page):
            continue
        end = offsets.from_source(block.span.start)
        if end > start:
            yield Stretch(Span(start, end), part, page)
        start, part, page = end, block.part, block.page
    if length > start or not blocks:
        yield Stretch(Span(start, max(start, length)), part, page)
