"""Marks of state secrets: how they are written, what they say, and words that lift them.

A mark is ``密级★期限`` (or a date or a condition of release) on a line of its own at the head
(保密法实施条例 art. 21; GB/T 9704-2012, 7.2.2), a field ``密级：``, the prefix of a paragraph, a
note behind an attachment's name, or a sentence by which the document calls itself secret. Prose about secrecy has
none of these shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from pubcheck.mark_terms import TIME_WORDS
from pubcheck.matchers import Reading, compiled, finditer
from pubcheck.phrase import Phrase
from pubcheck.span import Span

LEVELS = ("秘密", "机密", "绝密")  # lowest first

# 机秘 is a slip for 机密 that offices do make.
_LEVEL = r"(?P<level>[绝絕][ ]?密|[机機][ ]?[密秘]|[秘祕][ ]?密)"
_SPELLING = str.maketrans({"絕": "绝", "機": "机", "祕": "秘", " ": None})
_TERM = rf"(?P<term>{TIME_WORDS}|[^\s，。；★☆“”\"（）()]{{2,16}}(?:前|后|时|止|完毕|结束|解密|[0-9]年|长期))"
_STAR = r"[ \t]*(?P<star>[★☆*⭐✩✪✭✮✯✰⭑⭒※▲]{1,3})\ufe0f?[ \t]*"
_COPY = r"^[ \t|]*(?:(?:(?:份号|编号)[:：]?[ ]*)?[0-9]{3,6}[ \t]+)?(?:(?:等级[ \t]*)?(?:[特加]急|特[ ]?提|平[ ]?急)[ \t]+)?(?:国家秘密[ \t]*(?:[★☆][ \t]*)?|[★☆])?"
_END = r"[ \t]*(?:[特加]急|第[ ]?[0-9]{1,6}[ ]?号|[（(]内部[^（）()\n]{0,6}[)）]|[\u4e00-\u9fff]{2,10}密?电[^\n]{0,30})?[ \t|]*$"
_LIFTED = r"[ \t]*(?:[（(【\[][^（）()【】\n]{0,16}解密[^（）()【】\n]{0,12}[)）】\]]|(?:已)?解密)?"
_OWN_LINE = rf"{_COPY}(?P<value>{_LEVEL}级?{_STAR}{_TERM}?){_LIFTED}。?{_END}"
_TITLED_LINE = rf"{_COPY}(?P<value>{_LEVEL}[ \t]*(?P<star>[★☆])[ \t]*{_TERM})(?=[ \t]{{2,}}|\t)"
_BARE = rf"{_COPY}(?P<value>{_LEVEL}(?:级|文件|件)?(?:[ \t]*[（(●•·○◆x×~-]?[ \t]*(?P<term>{TIME_WORDS})[)）]?)?){_LIFTED}{_END}"
_LABELLED = (
    rf"(?:^|[\t；;，,。（( ])(?P<value>(?:密[ ]?级(?:和保密期限|标识)?|(?:涉密|秘密|保密|密级)等级|(?:定密|保密)级别)[ ]*(?:[:：★]|\t|(?<=[ ])(?=[^\n]{{1,12}}$))[ ]*{_LEVEL}(?:{_STAR}{_TERM}?)?)"
    r"(?![\u4e00-\u9fff级、/／□☑]|[ ]+[绝机秘]密)"
)
_TICK = r"[☑☒■√✓✔]"
_TICKED = (
    r"(?P<value>密[ ]?级[ ]*[:：][ ]*(?:"
    rf"(?=[□☐☑☒■√✓✔\[(（])[^\n]{{0,24}}?{_TICK}[\])）]?[ ]?{_LEVEL}"
    rf"|(?:[\u4e00-\u9fff]{{1,3}}[ ]*[□☐][ ]*){{0,4}}{_LEVEL.replace('level', 'ticked')}[ ]?{_TICK}))"
)
_PREFIX = rf"^[ \t]*(?:[一二三四五六七八九十0-9]{{1,3}}[、.．][ ]*|[（(][一二三四五六七八九十0-9]{{1,2}}[)）][ ]*)?(?P<value>[（(\[【]{_LEVEL}(?:{_STAR}{_TERM}?)?[)）\]】])(?!是|投票|选举|表决)"
# Apart from its neighbours on a line that was flattened (a register, a list of attachments), not in an example.
_APART = (
    rf"(?<!(?:例|如|格式|样式|形式|标注|标为|写作|应当)[^\n]{{0,6}})(?<![^\s|])(?P<value>{_LEVEL}级?[ \t]*(?P<star>[★☆])[ \t]*{_TERM})"
    r"(?=[\s|]|$)"
)
_BEFORE_TITLE = rf"(?:^|[:：])[ \t]*(?P<value>[（(【]{_LEVEL}(?:{_STAR}{_TERM}?)?[)）】])(?=关于)"
_STATEMENT = r"(?P<value>(?:本件|本文|此件|本文件|该件|本材料|本资料)(?:为|系|属于?)(?:国家秘密|(?P<level>绝密|机密|秘密)))(?!的?(?:范围|事项范围)|投票|选举|表决)"
_LISTED = re.compile(rf"(?P<value>[（(]{_LEVEL}(?:{_STAR}{_TERM}?)?[)）])[；;。]?$")
_FIELD_TERM = re.compile(rf"^[ \t；;，,]*(?:保密)?期限[ \t]*[:：]?[ \t]*{_TERM}")
_HEAD_LINES = 8  # in which a bare level counts as a mark


class Form(str, Enum):
    """The shape of a mark."""

    LINE = "line"
    HEAD = "head"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    LISTED = "listed"
    STATEMENT = "statement"


_SHAPES = (
    (Form.LINE, _OWN_LINE, 0.99, Phrase("独立成行，带密级和保密期限", "a line of its own with level and term")),
    (Form.LINE, _TITLED_LINE, 0.95, Phrase("独立成行，带密级和保密期限", "a line of its own with level and term")),
    (Form.HEAD, _BARE, 0.95, Phrase("首页上部独立成行的密级", "the level alone on a line at the head")),
    (Form.FIELD, _LABELLED, 0.95, Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")),
    (Form.FIELD, _TICKED, 0.95, Phrase("“密级”栏中勾选了密级", "a level is ticked in the field 密级")),
    (Form.PARAGRAPH, _PREFIX, 0.9, Phrase("段首标注密级", "the level stands before a paragraph")),
    (
        Form.LISTED,
        _APART,
        0.9,
        Phrase("带密级和保密期限，与前后文字分开", "level and term, apart from the words around"),
    ),
    (Form.PARAGRAPH, _BEFORE_TITLE, 0.9, Phrase("标题前标注密级", "the level stands before a title")),
    (Form.STATEMENT, _STATEMENT, 0.85, Phrase("文中自称涉密", "the document says so of itself")),
)
_TITLED_WHY = Phrase("标题后标注密级", "the level stands behind the title")
_LISTED_WHY = Phrase("附件名称后标注密级", "the level stands behind the name of an attachment")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark; its spans index the normalised text, ``level`` is in its right spelling.

    ``term`` holds the words behind the star; ``written`` is the level as the document has it.
    """

    span: Span
    form: Form
    level: str
    written: Span
    star: str
    term: str
    term_span: Span | None
    confidence: float
    why: Phrase

    @property
    def rank(self) -> int:
        """0 for 秘密 up to 2 for 绝密; -1 where no level is named."""
        return LEVELS.index(self.level) if self.level else -1


def find_marks(reading: Reading) -> tuple[Mark, ...]:
    """All marks of the text in order; of two shapes at one place the plainer one counts."""
    text = reading.text.text
    if not any(word in text for word in ("密", "机秘", "機秘")):
        return ()
    marks: list[Mark] = []
    for form, pattern, confidence, why in _SHAPES:
        end = _head_end(text) if form is Form.HEAD else len(text)
        for match in finditer(pattern, text, reading.seconds, 0, end):
            mark = _mark(match, form, confidence, why, text)
            if not any(mark.span.overlaps(other.span) for other in marks):
                marks.append(mark)
    for mark in _listed(reading):
        if not any(mark.span.overlaps(other.span) for other in marks):
            marks.append(mark)
    return tuple(sorted(marks, key=lambda mark: mark.span))


def _mark(match: re.Match[str], form: Form, confidence: float, why: Phrase, text: str) -> Mark:
    groups = match.groupdict()
    span = Span(match.start("value"), match.end("value"))
    group = "ticked" if groups.get("ticked") else "level"
    named = groups.get(group)
    written = Span(match.start(group), match.end(group)) if named else span
    term, term_span = groups.get("term") or "", None
    if term:
        term_span = Span(match.start("term"), match.end("term"))
    elif form is Form.FIELD and (field := _FIELD_TERM.match(text[span.end : span.end + 40])):
        term = field["term"]
        term_span = Span(span.end + field.start("term"), span.end + field.end("term"))
    level = (named or "").translate(_SPELLING).replace("机秘", "机密")
    return Mark(span, form, level, written, groups.get("star") or "", term, term_span, confidence, why)


def _listed(reading: Reading) -> Iterator[Mark]:
    """Levels behind the names of attachments, or behind the title: 附件：领用清单（秘密）."""
    text, offsets = reading.text.text, reading.text.offsets
    title = reading.elements.title
    if title is not None and len(title.span):
        start, end = offsets.from_source(title.span.start), offsets.from_source(title.span.end)
        match = _LISTED.search(text[:end], start)
        if match:
            yield _mark(match, Form.HEAD, 0.85, _TITLED_WHY, text)
    for attachment in reading.elements.attachments:
        start, end = offsets.from_source(attachment.span.start), offsets.from_source(attachment.span.end)
        match = _LISTED.search(text[:end], start)
        if match:
            yield _mark(match, Form.LISTED, 0.85, _LISTED_WHY, text)


def _head_end(text: str) -> int:
    """Where the first lines end that are not empty."""
    position, left = 0, _HEAD_LINES
    for line in text.split("\n"):
        if not left:
            return position
        left -= bool(line.strip())
        position += len(line) + 1
    return len(text)


# The document says of itself that it is declassified or published.
_SELF = r"(?:(?:本|此|该)(?:件|文件|文|通知|方案|报告|意见|资料|材料|卷))"
_DATE = r"[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
_RELEASED = (
    r"^[ \t]*(?P<value>[（(【\[]?(?:已)?解密[)）】\]]?)[ \t]*$",
    rf"(?P<value>{_SELF}[^。；\n]{{0,24}}(?:已|业已|于{_DATE})[^。；\n]{{0,24}}解密)(?!审核|程序)",
    rf"(?P<value>(?:解密(?:日期|时间)|已解密日期)[ ]*[:：][ ]*{_DATE})",
    rf"(?P<value>(?:自|于)[ ]?{_DATE}[ ]?(?:起)?(?:予以|自行)?解密)",
    rf"(?P<value>{_SELF}[^。；\n]{{0,12}}已(?:于{_DATE})?(?:正式|全文|公开)(?:公布|发布|发表|刊登))",
)
_BESIDE_MARK = (
    r"(?P<value>[（(【\[][^（）()【】\n]{0,16}解密[^（）()【】\n]{0,12}[)）】\]])",
    r"^[ \t]*(?P<value>[（(【\[]?(?:已)?解密[^\n]{0,24})$",
    r"(?P<value>经[^。；\n]{2,40}(?:审核|批准|审查|同意)[^。；\n]{0,12}(?:予以|同意|已)解密)",
    r"(?P<value>(?:已解密|予以解密|正式公布(?:时|之日)?起?(?:即)?(?:视为|自行)?解密))",
)


def find_releases(reading: Reading, marks: tuple[Mark, ...]) -> tuple[Span, ...]:
    """Where the document says that it is declassified; weaker words count where it bears a mark."""
    text = reading.text.text
    if "解密" not in text and "已" not in text:
        return ()
    found: list[Span] = []
    for pattern in (*_RELEASED, *(_BESIDE_MARK if marks else ())):
        if "解密" not in text and "解密" in pattern:
            continue
        for match in finditer(pattern, text, reading.seconds):
            span = Span(match.start("value"), match.end("value"))
            paragraph = reading.text.paragraph(span)
            before = text[max(paragraph.start, span.start - 12) : span.start]
            if compiled(r"应当?$|须$|可以?$|不得$|未$|尚未|待$|“$|《[^》]*$|原[^。]{0,6}$").search(before):
                continue
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return tuple(sorted(found))
