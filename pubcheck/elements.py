"""The elements of GB/T 9704-2012, and what web pages say of a document; spans are given in source offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from pubcheck.declared import declared_attribute, declaring_spans
from pubcheck.furniture import Line, Lines, lines_of
from pubcheck.lazy_pattern import lazily
from pubcheck.review import Element, Elements
from pubcheck.span import Span
from pubcheck.text import NormalizedText
from pubcheck.title import find_title, genre_of

_HEAD = 40  # lines in which the head of a document is looked for
_NUMBER = lazily(
    r"^\s*(?:(?:发文字号|文\s*号|公文文号|字号|编号)\s*[:：]?\s*|[:：]\s*)?"
    r"(?P<value>[\u4e00-\u9fff×A-Z（）()]{1,16}\s*[〔\[［﹝【（(]\s*(?:[1l] ?9|2 ?[0Oo]) ?[0-9OolI] ?[0-9OolI]\s*[〕\]］﹞】）)]\s*第?\s*[0-9OolI](?: ?[0-9OolI]){0,4}\s*号"
    r"|(?:中华人民共和国)?[\u4e00-\u9fff]{1,12}令?\s*第\s*(?:[0-9]{1,4}|[一二三四五六七八九十百〇○零]{1,7})\s*号)"
    r"(?:[（(][\u4e00-\u9fff]{1,4}[)）])?\s*(?:签发人.*)?$"
)
_LABELLED_NUMBER = lazily(
    r"(?:发文字号|文\s*号|公文文号)\s*[:：]?\s*(?P<value>[\u4e00-\u9fff×]{1,16}[〔\[［﹝【（(](?:19|20)[0-9]{2}[〕\]］﹞】）)]第?[0-9]{1,5}号)"
)
_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○零ОO0", "0")
_CHINESE_DATE = r"[一二〇○零ОO0三四五六七八九]{4}年[元正一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日"
_DATE = lazily(rf"(?:(?:19|20)[0-9]{{2}}\s*年\s*[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*日|{_CHINESE_DATE})")
_DATE_LINE = lazily(rf"^(?P<lead>.{{0,40}}?)\s*(?P<value>{_DATE.pattern})\s*(?:[)）].*)?$")
_LABELLED_DATE = lazily(
    rf"(?:成文日期|发文日期|印发日期)\s*[:：]?\s*(?P<value>{_DATE.pattern}|(?:19|20)[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}})"
)
# What announces is no address: 现将名单公示如下：
_RECIPIENTS = lazily(r"^(?!.*(?:如下|现将|予以公)|\s*(?:根据|按照))\s*(?P<value>[^。；！？\t]{2,400}?)\s*[:：]\s*$")
_ISSUER_END = (
    r"(?:人民政府|办公室|办公厅|国务院|委员会|人民法院|人民检察院|管委会|管理委员会|指挥部|领导小组|联席会议|[省市县区州盟旗乡镇]委"
    r"|[部委厅局署行会院校司处科站所队馆社台园厂]|[中小]学|中心|街道办事处|集团|公司|大学|学院|医院|党组|总队|支队|大队|军委|协会|学会|联合会)"
)
_ISSUER_LINE = lazily(
    rf"^\s*(?P<value>[\u4e00-\u9fff×（）()、\s]{{2,60}}?{_ISSUER_END})(?:[（(](?:盖章|印章|代章)[）)])?\s*$"
)
_ISSUER_LAST = frozenset("府室厅院会部组议委局署行校司处科站所队馆社台园厂学心团）)")  # what such a line ends in
_DECREE = lazily(r"^\s*(?:中华人民共和国)?(?P<value>[\u4e00-\u9fff]{2,24})令\s*$")
_DECREE_NUMBER = lazily(r"^\s*第\s*[0-9〇一二三四五六七八九十百]{1,6}\s*号\s*$")
_RED_HEAD = lazily(rf"^\s*(?P<value>[\u4e00-\u9fff×（）()\s]{{2,40}}?{_ISSUER_END})\s*文件\s*$")
_LABELLED_ISSUER = lazily(
    r"(?:发文机关|发布机构|发文单位|制发机关)\s*[:：]?\s*(?P<value>[\u4e00-\u9fff、 ]{2,60}?)(?=\s*(?:$|\t|成文|发文|发布|主题|有效|文号))"
)
_MARK = lazily(r"^\s*(?:[0-9]{6}\s+)?(?P<value>(?:绝\s?密|机\s?密|秘\s?密)\s*(?:[★☆*]\s*[^\s，。；]{0,16})?)\s*$")
_COPY = lazily(
    r"^\s*[〔（(\[]?(?:(?:份\s?号|№|No\.?|第)\s*[:：]?\s*)?(?P<value>[0-9]{6}|[0-9](?: [0-9]){5})号?[〕）)\]]?(?=\s*$|\s+(?:[绝机秘]|密\s?级|[特加]\s?急|特\s?提|平\s?急|急\s?件|紧急|缓急))"
)
_URGENCY = lazily(r"^\s*(?:紧急程度\s*[:：]\s*)?(?P<value>特\s?急|加\s?急|特\s?提|平\s?急|急\s?件)\s*$")
_SIGNER = lazily(r"签发人\s*[:：]\s*(?P<value>[\u4e00-\u9fff·]{2,12}(?:[ 、][\u4e00-\u9fff·]{2,12}){0,3})")
_ATTACHMENT = lazily(r"^\s*(?:附件|附表)\s*(?:[0-9一二三四五六七八九十]{1,2})?\s*[:：]\s*(?P<value>[^\n]{2,200}?)\s*$")
_NUMBERED = lazily(r"^\s*(?P<value>[0-9]{1,2}[.．、]\s*[^\n。]{2,120}?)\s*$")
_CC = lazily(r"^\s*抄\s*送\s*[:：]\s*(?P<value>.{2,400}?)\s*$")
_PRINTED = lazily(rf"^\s*(?P<value>[\u4e00-\u9fff]{{2,40}}?)\s*(?P<date>{_DATE.pattern})\s*印发\s*$")
_BRACKETED = lazily(rf"^[（(](?P<value>{_DATE.pattern})")
_FIGURES = lazily(r"([0-9]{4})[年-]([0-9]{1,2})[月-]([0-9]{1,2})日?")
_ENUMERATED = lazily(r"\s*(?:[一二三四五六七八九十]、|附|[（(]|[0-9])")
_OPENS_TITLE = lazily(rf"(?P<value>[\u4e00-\u9fff×、（） ]{{2,60}}?{_ISSUER_END})(?=关于|转发|印发|批转|对)")
# Without 关于 the unit must show its place, and what follows it must begin a new word.
_OPENS_BARE_TITLE = lazily(
    rf"(?P<value>[\u4e00-\u9fff]{{1,12}}[省市县区州旗镇乡][\u4e00-\u9fff]{{0,20}}?{_ISSUER_END})(?=[0-9]{{4}}年|行政|部门|公告|通告|年度|招聘|拟)"
)


class _Lines:
    """The reading lines of a text with the way back to the source."""

    def __init__(self, text: NormalizedText) -> None:
        self._text = text
        self.every = lines_of(text)
        self.body = self.every.shown
        if declaring := declaring_spans(text):
            self.body = _without_declarations(self.body, declaring)
        self.head = self.body[:_HEAD]

    def source(self, line: Line, start: int, end: int) -> Span:
        return self._text.offsets.to_source(Span(line.start + start, line.start + end))

    def element(self, line: Line, match: re.Match[str], group: str = "value") -> Element:
        return Element(_tidy(match[group]), self.source(line, match.start(group), match.end(group)))

    def first(self, pattern: re.Pattern[str], among: Sequence[Line], sign: str = "") -> tuple[int, Element] | None:
        """The first line that holds ``pattern``; ``sign`` is what every match holds."""
        search = pattern.search
        for index, line in among.holding(sign) if isinstance(among, Lines) else enumerate(among):
            if sign in line.text and (match := search(line.text)):
                return index, self.element(line, match)
        return None


def read_elements(text: NormalizedText) -> Elements:
    """All elements that the text shows; what it does not show is ``None`` or empty."""
    lines = _Lines(text)
    head = lines.head
    number = lines.first(_NUMBER, head, "号") or _decree_number(lines, head)
    title = find_title([line.text for line in head], number[0] if number else None)
    title_element, after_title = None, 0
    if title is not None:
        first, last = head[title.first], head[title.last]
        span = text.offsets.to_source(Span(first.start, last.start + len(last.text)))
        title_element, after_title = Element(title.words, span), title.last + 1
    recipients = _recipients(lines, head, after_title)
    # A decree is signed and dated before the title of what it enacts.
    signed = _date_line(lines, 0 if lines.first(_DECREE, head[:4], "令") else after_title)
    issuer = _title_issuer(text, title_element, head[title.first].start) if title and title_element else None
    issuer = issuer or _issuer(lines, signed)
    day, day_span = _date(lines, signed)
    declared = declared_attribute(text)
    return Elements(
        title=title_element,
        doc_number=(number or lines.first(_LABELLED_NUMBER, lines.every, "号") or (0, None))[1],
        issuer=issuer,
        recipients=recipients,
        date=day,
        date_span=day_span,
        copy_number=_value(lines.first(_COPY, head[:6])),
        classification_mark=_value(lines.first(_MARK, head[:12], "密")),
        urgency=_value(lines.first(_URGENCY, head[:12])),
        signer=_value(lines.first(_SIGNER, head, "签发人")),
        genre=genre_of(title_element.value) if title_element else None,
        attachments=tuple(_attachments(lines)),
        carbon_copy=_value(lines.first(_CC, lines.body, "抄")),
        printed_by=_value(lines.first(_PRINTED, lines.body, "印发")),
        declared=declared.attribute if declared else None,
        declared_redacted=declared.redacted if declared else False,
        declared_evidence=declared.evidence if declared else None,
        withhold_reason=declared.reason if declared else None,
        declared_otherwise=declared.otherwise if declared else (),
    )


def parse_date(words: str) -> date | None:
    """The day that ``words`` name (2025年7月18日, 二〇二五年七月十八日, 2025-7-18), if there is one."""
    words = "".join(words.split())
    match = _FIGURES.fullmatch(words)
    if match:
        year, month, day = (int(group) for group in match.groups())
    else:
        parts = re.fullmatch(r"(.{4})年(.{1,3})月(.{1,3})日", words)
        if not parts:
            return None
        digits = "".join(_DIGITS.get(character, "") for character in parts[1])
        year, month, day = int(digits or 0), _small_number(parts[2]), _small_number(parts[3])
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _small_number(words: str) -> int:
    words = words.replace("元", "一").replace("正", "一")
    tens, ten, ones = words.rpartition("十")
    value = (int(_DIGITS.get(tens, "1")) if tens else 1) * 10 if ten else 0
    return value + (int(_DIGITS.get(ones, "0")) if ones else 0)


def _without_declarations(lines: Lines, declaring: Sequence[Span]) -> Lines:
    """Those lines that say more than the declared attribute."""
    starts = [span.start for span in declaring]
    touched: set[int] = set()
    for span in declaring:
        touched.update(range(max(0, bisect_right(lines.starts, span.start) - 1), bisect_left(lines.starts, span.end)))

    def says_no_more(index: int) -> bool:
        line = lines[index]
        if index in touched:
            return _only_declares(line, declaring, starts)
        return not (line.text[0].isalnum() or any(map(str.isalnum, line.text)))

    return lines.without(says_no_more)


def _only_declares(line: Line, declaring: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether the line says nothing but the declared attribute: it is no title, no date, no name.

    :param declaring: every stretch that declares, which begin at ``starts``.
    """
    first = max(0, bisect_left(starts, line.start) - 4)
    done = 0
    for span in declaring[first : bisect_left(starts, line.start + len(line.text), first)]:
        if any(map(str.isalnum, line.text[done : max(span.start - line.start, 0)])):
            return False
        done = max(done, span.end - line.start)
    return not any(map(str.isalnum, line.text[done:]))


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _value(found: tuple[int, Element] | None) -> Element | None:
    return found[1] if found else None


def _decree_number(lines: _Lines, head: list[Line]) -> tuple[int, Element] | None:
    """The number of a decree: the issuer's 令 on one line, 第N号 on the next."""
    for index, (first, second) in enumerate(pairwise(head[:5])):
        match = _DECREE.match(first.text) if "令" in first.text else None
        if match and _DECREE_NUMBER.match(second.text):
            span = Span(lines.element(first, match).span.start, lines.source(second, 0, len(second.text)).end)
            return index + 1, Element(f"{match['value']}令{''.join(second.text.split())}", span)
    return None


def _issuer_line(words: str) -> re.Match[str] | None:
    return _ISSUER_LINE.match(words) if words.rstrip()[-1:] in _ISSUER_LAST else None


def _recipients(lines: _Lines, head: list[Line], after_title: int) -> Element | None:
    for line in head[max(after_title, 0) :][:8]:
        match = _RECIPIENTS.match(line.text) if line.text.rstrip().endswith((":", "：")) else None
        if match and not _ENUMERATED.match(line.text):
            return lines.element(line, match)
        if "。" in line.text:
            return None
    return None


def _date_line(lines: _Lines, after_title: int) -> tuple[int, Line, re.Match[str]] | None:
    """The line of the 成文日期: the first lone date behind the title that an issuer precedes, else the first."""
    found: list[tuple[int, Line, re.Match[str]]] = []
    for index, line in lines.body.holding("年"):
        if index < after_title or len(line.text) > 70 or line.text.rstrip().endswith("印发"):
            continue
        match = _DATE_LINE.match(line.text)
        if match and (not match["lead"].strip() or _issuer_line(match["lead"])):
            found.append((index, line, match))
    for index, line, match in found:
        if match["lead"].strip() or (index > 0 and _issuer_line(lines.body[index - 1].text)):
            return index, line, match
    return found[0] if found else None


def _date(lines: _Lines, signed: tuple[int, Line, re.Match[str]] | None) -> tuple[date | None, Span | None]:
    candidates: list[tuple[Line, re.Match[str], str]] = []
    if signed:
        candidates.append((signed[1], signed[2], "value"))
    for pattern, group, sign in ((_LABELLED_DATE, "value", "日期"), (_PRINTED, "date", "印发")):
        for _, line in lines.every.holding(sign):
            match = pattern.search(line.text)
            if match:
                candidates.append((line, match, group))
    for line, match, group in candidates:
        day = parse_date(match[group])
        if day:
            return day, lines.source(line, match.start(group), match.end(group))
    for line in lines.head:
        match = _BRACKETED.match(line.text.strip()) if "日" in line.text else None
        if match and (day := parse_date(match["value"])):
            offset = line.text.index(match["value"])
            return day, lines.source(line, offset, offset + len(match["value"]))
    return None, None


def _title_issuer(text: NormalizedText, title: Element, start: int) -> Element | None:
    """The issuer that the title begins with; ``start`` is the title's place in the normalised text."""
    match = _OPENS_TITLE.match(title.value) or _OPENS_BARE_TITLE.match(title.value)
    if not match:
        return None
    words = re.sub(r"\s", "", match["value"])
    while not text.text.startswith(words[0], start):
        start += 1
    end, left = start, len(words)
    while left:
        left -= not text.text[end].isspace()
        end += 1
    units = text.text[start:end].split()
    if len(units) > 1 and all(re.search(rf"{_ISSUER_END}$", unit) for unit in units):
        words = "、".join(units)  # joint issuers on lines of their own
    return Element(words, text.offsets.to_source(Span(start, end)))


def _issuer(lines: _Lines, signed: tuple[int, Line, re.Match[str]] | None) -> Element | None:
    """The issuer of a decree, else the signature above the date, the red head, the page's label."""
    decree = lines.first(_DECREE, lines.head[:4], "令")
    if decree:
        return decree[1]
    if signed:
        index, line, match = signed
        if match["lead"].strip():
            return Element(_tidy(match["lead"]), lines.source(line, match.start("lead"), match.end("lead")))
        names: list[tuple[Line, re.Match[str]]] = []
        for before in reversed(lines.body[max(0, index - 6) : index]):
            found = _issuer_line(before.text)
            if not found:
                break
            names.insert(0, (before, found))
        if names:
            first, last = names[0], names[-1]
            span = Span(
                lines.source(first[0], first[1].start("value"), first[1].end("value")).start,
                lines.source(last[0], last[1].start("value"), last[1].end("value")).end,
            )
            return Element("、".join(_signatures(name["value"]) for _, name in names), span)
    for pattern, among, sign in (
        (_RED_HEAD, lines.head[:10], "文件"),
        (_ISSUER_LINE, [line for line in lines.head[:4] if _issuer_line(line.text)], ""),
        (_LABELLED_ISSUER, lines.every, "发"),
    ):
        labelled = lines.first(pattern, among, sign)
        if labelled:
            return labelled[1]
    return None


def _signatures(words: str) -> str:
    """One name without its spaces, or several names on one line with 、 between."""
    pieces = words.split()
    return ("、" if all(_issuer_line(piece) for piece in pieces) else "").join(pieces)


def _attachments(lines: _Lines) -> Iterator[Element]:
    for index, line in lines.body.holding("附"):
        match = _ATTACHMENT.match(line.text)
        if not match:
            continue
        yield lines.element(line, match)
        for following in lines.body[index + 1 : index + 30]:
            more = _NUMBERED.match(following.text)
            if not more:
                return
            yield lines.element(following, more)
        return
