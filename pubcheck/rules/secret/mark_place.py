"""Where a secret mark stands, and what should stand beside it.

GB/T 9704-2012, 7.2: 份号, level with term, urgency, one below the other at the head of the first
page. A 份号 belongs to papers with a level: alone it may mean that the mark was taken off. An
attachment must not be above its parent: a paper as a whole takes the highest level it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pubcheck.copy_number import find_copy_number, lines_above
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_lines import filled_part, first_in_line, is_in_sentence, line_says
from pubcheck.mark_release import releases
from pubcheck.mark_shapes import APART_WHY, LISTED_WHY, NAMED_WHY, TITLED_WHY
from pubcheck.mark_variants import BODY_WHY, PART_WHY
from pubcheck.marks import LEVELS, Form, Mark, find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.publicity import title_of
from pubcheck.review import Element
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.text import FILLED

_HEAD_LINES = 12
_FEW_LINES = 4  # above a mark with which the text ends
_NEVER_BELOW = 2  # lines at the head in which a mark is in its place whatever is taken for the title
# On maps the mark stands under the title.
_MAP = r"图$|地图|略图|分幅|接合表|比例尺|图廓|[0-9]∶[0-9]"
_COPY_WHY = (
    Phrase(
        "首页上部独立成行的六位数字，符合份号的样式",
        "six digits on a line of their own at the head, as copy numbers are",
    ),
    Phrase("全文没有密级标志", "the text bears no mark"),
)
_COPY = Phrase(
    "有份号而没有密级，可能漏标密级，或密级标志已被删去",
    "a copy number without a level: the mark may be missing or was taken off",
)
_BELOW = Phrase("密级标志不在首页上部，而在标题之后", "the mark stands behind the title, not at the head")
_IN_TITLE = Phrase("密级标志写在标题里，不在首页上部", "the mark stands in the title, not at the head")
_LIST = r"目[ ]?录|清单|登记|汇编|台账|一览|索引|标签|封套|选辑|传阅|交接"
# The paper lists others, line by line or column by column.
_OF_PAPERS = r"传阅|流转|签收|收文|发文登记|归档|备考|件号|全宗|档号|卷号|盒号|题名|案卷|接收|清退"
_HEAD_OF_LIST = 30  # characters at the head that tell what a list is of
_ISSUE = r"第[ ]?[0-9一二三四五六七八九十]{1,5}[ ]?期"
_LIST_LINE = r"^[ \t]*(?:[0-9一二三四五六七八九十]{1,3}[、.．)）]|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳《]|附|(?:会议)?(?:材料|文件|议题|议程|讲话|汇报)之?[一二三四五六七八九十0-9]{1,2}[ :：、.])"
_LABELLED = r"^[ \t]*(?:主题|标题|题名|文件名称?|Subject)[ ]?[:：]"
_FIRST_PAGE = r"第[ ]?[1一][ ]?(?:页|[/／])"
_PAGE = r"第[ ]?[0-9]{1,4}(?:[ ]?[/／][ ]?[0-9]{1,4})?[ ]?页|(?:^|[ \t])[-—][ ]?[0-9]{1,4}[ ]?[-—](?:[ \t]|$)|(?:^|[ \t])[0-9]{1,3}[ ]?/[ ]?[0-9]{1,3}[ \t]*$"
_PART = r"[栏列段节章页]|附[件表图]|数据|部分|内容"
_APART = r"(?:\S[ \t]{2,}(?=\S)|\t)"
_ROW = rf"{_APART}(?:[^\n]*?{_APART}){{2}}"  # three columns or more
_ROW_OF_THREE = rf"{_APART}[^\n]*?{_APART}"
_FROM_HERE = r"以下(?:内容|部分|各?[条项款])?[为系属按]?$"
_ENCLOSURE = r"\s{0,8}\n\s{0,8}附[ ]?[件表图]"  # below a mark at the head of an enclosure
_SHORT = 12  # characters before a mark that may hold the words above
_OFTEN = 3
_BARE_LINE = tuple(rf"^[ \t]*{level[0]}[ ]?{level[1]}[ \t]*$" for level in LEVELS)
# 附 apart from the mark on its line: the head of an attachment.
_ATTACHED = r"附(?:[件表图])?[0-9一二三四五六七八九十]{0,2}[ \t]{1,60}$"
_FIELD = r"[ \t]*[\u4e00-\u9fff]{2,6}(?:[:：]|[ \t]{1,20})[ ]?[^\s。]{1,40}"
_TELEGRAM = r"(?:^|[ \t])等[ \t]*级[ \t:：]"  # a telegram has its level in the line of its grade
_ORDER = Phrase("份号、密级、紧急程度的顺序不合规范", "copy number, level and urgency are out of order")
_HIGHER = Phrase(
    "附件标为“{attached}”，高于主件（{parent}）；整件应按最高密级标注",
    "the attachment is marked {attached}, above its parent ({parent}); the whole takes the highest level",
)
_UNMARKED = Phrase("未标密级", "unmarked")


def _find(reading: Reading) -> Iterator[Match]:
    marks = find_marks(reading)
    if not marks:
        if copy := find_copy_number(reading):
            yield Match(copy, Judgement(0.6, _COPY_WHY, Severity.MEDIUM, _COPY))
        return
    head = [
        mark for mark in marks if mark.level and not _is_attached(mark, reading) and mark.form is not Form.PARAGRAPH
    ]
    # In a mail the level stands before the subject: 主题：【机密】关于….
    labelled = [mark for mark in marks if mark.form is Form.PARAGRAPH and _says(mark, reading, _LABELLED)]
    parent = max((*head, *labelled), key=lambda mark: mark.rank, default=None)
    # Of papers that go round or are handed over each has a level of its own.
    text = reading.text.text
    if compiled(_OF_PAPERS).search(text, 0, _HEAD_OF_LIST):
        marks = tuple(mark for mark in marks if not _says(mark, reading, _LIST_LINE))
        head = [mark for mark in head if not _says(mark, reading, _LIST_LINE)]
    for mark in marks:
        if _is_attached(mark, reading) and mark.rank > (parent.rank if parent else -1):
            message = _HIGHER.fill(attached=mark.level, parent=parent.level if parent else _UNMARKED)
            yield Match(mark.span, Judgement(0.85, (message,), Severity.MEDIUM, message))
    for mark in marks:
        line = reading.text.paragraph(mark.span)
        glued = text.startswith("关于", mark.span.end) and lines_above(reading, line.start) >= _NEVER_BELOW
        if mark.form is Form.LINE and glued:
            yield Match(mark.span, Judgement(0.8, (_IN_TITLE,), Severity.MEDIUM, _IN_TITLE))
        elif (
            mark.star
            and parent in (None, mark)
            and compiled(_FROM_HERE).search(text, max(line.start, mark.span.start - _SHORT), mark.span.start)
        ):
            # A part is marked, and the paper is not.
            yield Match(mark.span, Judgement(0.7, (_BELOW,), Severity.MEDIUM, _BELOW))
        behind = first_in_line(reading, line, "关于") + 2 <= mark.span.start
        named = mark.term and (behind or mark.form is Form.PARAGRAPH or mark.why in (NAMED_WHY, TITLED_WHY))
        if mark.why is PART_WHY and compiled(_PART).search(
            reading.text.text[max(0, mark.span.start - 24) : mark.span.start]
        ):
            yield Match(mark.span, Judgement(0.7, (_BELOW,), Severity.MEDIUM, _BELOW))
        if len(marks) == 1 and mark.star and mark.term and _is_in_sentence(mark, reading):
            yield Match(mark.span, Judgement(0.7, (_BELOW,), Severity.MEDIUM, _BELOW))
        if named and _is_in_title(mark, reading):
            yield Match(mark.span, Judgement(0.8, (_IN_TITLE,), Severity.MEDIUM, _IN_TITLE))
    for mark in head:
        lone = mark.form is Form.LISTED and _says(mark, reading, _PAGE)
        lone = lone or (mark.why is APART_WHY and not _is_listed(mark, reading))
        if not (lone or mark.form in (Form.LINE, Form.HEAD)) or not mark.alone:
            continue
        if _is_below(mark, reading):
            yield Match(mark.span, Judgement(0.8, (_BELOW,), Severity.MEDIUM, _BELOW))
        elif _is_out_of_order(mark, reading):
            yield Match(mark.span, Judgement(0.8, (_ORDER,), Severity.INFO, _ORDER))


def _is_attached(mark: Mark, reading: Reading) -> bool:
    if mark.attached or (mark.form is Form.LISTED and mark.why is LISTED_WHY):
        return True
    first = filled_part(reading, reading.text.paragraph(mark.span)).start
    return compiled(_ATTACHED).fullmatch(reading.text.text, first, max(first, mark.span.start)) is not None


def _says(mark: Mark, reading: Reading, pattern: str) -> bool:
    """Whether the line of ``mark`` holds ``pattern``."""
    return line_says(reading, reading.text.paragraph(mark.span), pattern)


def _is_in_sentence(mark: Mark, reading: Reading) -> bool:
    if mark.form is Form.PARAGRAPH or releases(reading, mark) or _says(mark, reading, _LIST_LINE):
        return False
    return is_in_sentence(reading, mark.span, bracketed=mark.why is BODY_WHY)


def _is_in_title(mark: Mark, reading: Reading) -> bool:
    title = reading.elements.title
    if _says(mark, reading, _LIST_LINE):
        return False
    if compiled(_OF_PAPERS).search(reading.text.text, 0, _HEAD_OF_LIST) and _says(mark, reading, _ROW_OF_THREE):
        return False
    return (
        not _says(mark, reading, _LABELLED)
        and not _says(mark, reading, _ROW)  # a row of a table that was taken for the title
        and title is not None
        and title.span.overlaps(reading.text.offsets.to_source(reading.text.paragraph(mark.span)))
    )


def _is_below(mark: Mark, reading: Reading) -> bool:
    title = reading.elements.title
    text = reading.text.text
    if _says(mark, reading, _TELEGRAM):
        return False
    if lines_above(reading, mark.span.start) < _NEVER_BELOW or mark.why is TITLED_WHY:
        return False
    number = reading.elements.doc_number
    start = _start(number, reading) if number else -1
    if mark.span.end <= start and FILLED.search(text, mark.span.end, start) is None:
        return False  # right above the number: what precedes is the head of the paper (某组公函), and not its title
    if _says(mark, reading, _ISSUE):
        return False
    if mark.form is not Form.LINE and compiled(_OF_PAPERS).search(text, 0, 200):
        return False
    if _says(mark, reading, _FIRST_PAGE) and lines_above(reading, mark.span.start) <= _FEW_LINES:
        return False  # beside the number of the first page, below its title
    if _says(mark, reading, _PAGE):
        return not _runs(mark, reading)
    if _is_repeated(mark, reading) or _is_watermark(mark, reading) or _is_form(reading, mark.span):
        return False
    first = find_marks(reading)[0]
    if first is not mark and first.rank >= mark.rank and compiled(_ENCLOSURE).match(text, mark.span.end):
        return False
    if title is not None and len(title.span):
        if compiled(_MAP).search(title.value, timeout=reading.seconds):
            return False
        return mark.span.start > reading.text.offsets.from_source(title.span.end)
    last = FILLED.search(text, mark.span.end) is None
    return lines_above(reading, mark.span.start) > (_FEW_LINES if last else _HEAD_LINES)


def _is_watermark(mark: Mark, reading: Reading) -> bool:
    """Whether a level without a term comes again and again between the lines: a watermark that was read as text."""
    if mark.term or not mark.level:
        return False
    pattern = _BARE_LINE[mark.rank]
    return reading.once(f"lines of {mark.level}", lambda: sum(1 for _ in reading.matches(pattern))) >= _OFTEN


def _is_repeated(mark: Mark, reading: Reading) -> bool:
    """Whether the same mark stands on every page."""
    counted = reading.once("marks counted", lambda: Counter((one.level, one.term) for one in find_marks(reading)))
    return counted[mark.level, mark.term] >= _OFTEN


def _runs(mark: Mark, reading: Reading) -> bool:
    """Whether it repeats a mark at the head: the header or foot of every page."""
    first = reading.once("marks at the head", lambda: _at_head(reading)).get((mark.level, mark.term))
    return first is not None and first < mark.span


def _at_head(reading: Reading) -> dict[tuple[str, str], Span]:
    """Of each level and term the first mark at the head."""
    found: dict[tuple[str, str], Span] = {}
    for mark in find_marks(reading):
        if lines_above(reading, mark.span.start) <= _NEVER_BELOW:
            found.setdefault((mark.level, mark.term), mark.span)
    return found


def _is_form(reading: Reading, span: Span) -> bool:
    """Whether the lines round the mark are fields, each with its label."""
    text, line = reading.text.text, reading.text.paragraph(span)
    around = [
        *text[max(0, line.start - 200) : line.start].split("\n")[-4:],
        *text[line.end : line.end + 200].split("\n")[:4],
    ]
    return sum(compiled(_FIELD).match(each) is not None for each in around) >= 3


def _is_listed(mark: Mark, reading: Reading) -> bool:
    """Whether it stands in a list of papers, where each has its own."""
    if _says(mark, reading, "\t") or _says(mark, reading, _LIST_LINE):
        return True
    head = reading.text.text[:200].lstrip().split("\n", 1)[0] + title_of(reading)
    return compiled(_LIST).search(head, timeout=reading.seconds) is not None


def _is_out_of_order(mark: Mark, reading: Reading) -> bool:
    urgency, number = reading.elements.urgency, reading.elements.copy_number
    line = reading.text.paragraph(mark.span)
    early = urgency is not None and _start(urgency, reading) < line.start
    late = number is not None and _start(number, reading) > line.end
    return early or late


def _start(element: Element, reading: Reading) -> int:
    return reading.text.offsets.from_source(element.span.start)


RULES = (
    Rule(
        id="secret.mark_place",
        title=Phrase("密级标志的位置", "Place of a secret mark"),
        severity=Severity.MEDIUM,
        basis=basis("secrets-22", "secrets-rules-21"),
        matcher=Computed(_find),
        message=Phrase(
            "密级标志的位置或搭配不合规范", "the place of the mark, or what stands beside it, is not as prescribed"
        ),
        suggestion=Phrase(
            "核对原件：确属涉密的停止公开并按规定标注；不涉密的去掉份号",
            "check the original: if it is secret, stop and mark it as prescribed; if not, drop the copy number",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦000123⟧\n关于某事的通知\n各部门：\n正文。",
            "⟦000007⟧\n某县人民政府文件\n某政发〔2023〕5号\n关于某事的通知",
            "份号：⟦000015⟧\n某局关于某事的报告",
            "关于某事的通知\n各部门：\n正文。\n⟦秘密★1年⟧",
            "某市人民政府\n关于某项工作的报告\n⟦机密★5年⟧\n省政府：\n现报告如下。",
            "特急\n⟦秘密★1年⟧\n关于某事的通知",
            "⟦机密★启用后解密⟧\n份号：000008\n试卷保管工作方案",
            "秘密★5年\n关于某事的函\n某局：\n请查收。\n附件1\n⟦机密★5年⟧\n登记表",
            "关于某事的通知\n各部门：\n正文。\n⟦秘密★2年⟧",
            "关于提供成果的函\n某局：\n请查收。\n附件：领用清单（⟦秘密⟧）",
            "秘密★3年\n关于某事的通知\n各单位：\n请查收。\n附件：要图（⟦机密★10年⟧）",
            "№ ⟦000219⟧\n某省教育厅关于调整培训班次的通知\n各市教育局：\n正文。",
            "⟦0 0 0 0 5 8⟧\n特 急\n某市应急管理局\n关 于 做 好 防 范 工 作 的 通 知",
            "某厅文件\n关于整治的通知\n各州：\n请落实。\n某厅\n2026年3月9日\n附　　　　　　　⟦秘密★10年⟧\n任务分解表",
            "……三是道路。建议拓宽。\n—　7　—　　　⟦机密★20年⟧\n四是供电。",
            "某局关于印发《某名单（⟦秘密★3年⟧）》的通知\n各县：\n请办理。",
            "秘密★10年\n某厅\n附：1. 清单（公开）\n　　2. ⟦机密★20年⟧ 某模型说明\n　　3. 回执（公开）\n某局：\n请查收。",
            "NO：⟦000219⟧\n某厅文件\n某发〔2025〕3号\n关于某事的通知",
            "【⟦000123⟧】\n某厅文件\n某发〔2025〕3号\n关于某事的通知",
            "⟦OOO123⟧\n某厅文件\n某发〔2025〕3号\n关于某事的通知",
            "份号：⟦000015⟧（共30份）\n某厅文件\n关于某事的通知",
            "⟦第15份　共30份⟧\n某厅文件\n关于某事的通知",
            "某厅文件\n某发〔2025〕3号\n关于某事的通知\n各市：\n请办理。\n- 2 -　　　　⟦机密⟧",
            "关于解密申请的复函\n某院：\n你院请求对《某金矿评价》（2021年编制，⟦秘密★10年⟧）提前解密。经审核，不同意解密。",
            "备考表\n本卷为《某枢纽鉴定》，封面标⟦秘密★10年⟧，2023年立卷，整卷锁柜存放。\n某厅",
            "关于核对的函\n某局：\n请核对附表。本函内容属⟦机密★5年⟧，请按规定保管。\n某厅",
        ),
        misses=(
            "关于调整的函\n各局：\n《某底图》的密级作如下调整：底图标为“机密★20年”，附表另定。\n某厅",
            "系统：您经办的「某清单」（机密★10年）临期提醒已设，剩余 713 天。\n",
            "移交\n1.《某图》，封面标秘密★10年，共2册。\n2. 某表。\n",
            "会议文件目录\n（随会议材料袋发放）\n会议材料之一　关于换届工作的汇报（机密★5年）\n会议材料之二　关于风险评估的汇报〔秘密★3年〕\n某省委办公厅",
            "会议议题单\n议题一、关于储备布局的汇报（秘密★5年）\n议题二、关于预算的汇报\n某市委办公室",
            "谈　话　笔　录\n（秘密）　　　　　　　　　　第 1 页 共 6 页\n时间：3月4日\n地点：谈话室",
            "询　问　笔　录\n机密★5年　　第1页/共4页\n时间：3月4日\n地点：谈话室",
            "机密★10年　　用户：办公厅　2026-06-02 15:31　第 4 / 11 页\n表4　测算（续）\n注：内部测算。\n五、建议\n（一）错峰放行。\n机密★10年　　第 5 / 11 页",
            "公文传阅单　　第26-073组\n件　名　　　　　　　密级　　　　备注\n关于通航论证的密函　　　　秘密★10年　　周五前退\n关于值班的通知　　　　　　　　　　请各处报",
            "文件签收单\n件名　　　密级　　　份数\n关于水源点的函　　　机密★5年　　　2\n关于植树的通知　　　—　　　1",
            "某省委办公厅\n专题会议纪要\n第 31 期  〔秘密★5年〕\n研究了有关工作。",
            "文件传阅单（第20号）\n1.《某函》（机密★10年）\n2.《某表》\n请以下领导阅。",
            "全宗号\n0009\n年度\n1996\n起止件号\n1—37\n机密\n保管期限\n永久\n盒号\n4",
            "某省南部地区1∶50000地形图分幅接合表\n机密★20年\n编制单位：某单位",
            "文件印制发放清单 份号 密级 发放单位 000001 绝密★20年 甲单位 000002 机密★10年 乙单位",
            "机密★10年\n关于某事的通知\n各部门：\n正文。",
            "000012\n机密★10年\n特急\n某县人民政府文件\n关于某事的通知",
            "秘密★5年\n关于提供成果的函\n某局：\n请查收。\n附件：领用清单（秘密）",
            "某县人民政府文件\n某政发〔2023〕5号\n关于某事的通知\n邮政编码：641000",
            "关于调整邮政编码的通知\n各单位：\n新编码如下：\n641000",
            "机密★5年\n关于某事的通知\n一、情况\n（机密）本段仅限有关人员知悉。",
            "机密★5年\n关于某事的函\n某局：\n请查收。\n附件1\n秘密★5年\n登记表",
            "某林·机密★10年　　　　1/2\n某省林业局\n关于采种的通知\n各州：\n布点图由省局下发。\n某林·机密★10年　　　　2/2\n某省林业局",
            "某省国动办\n关于坑道摸底的情况\n机 密\n各市上报四百余处。\n　　机 密\n建议分三类。\n　　　　机 密\n附表按处编号。",
            "学号\n202301\n成绩登记表",
            "某厅发电\n签批盖章：\n等级　特急·机密　　某密电〔2025〕8号\n某市应急管理局：\n请落实。",
            "秘密★5年\n某局关于印发名单的通知\n各县：\n请办理。",
            "主题：【机密】某厅关于某事的通知\n附件：1个（机密★5年-说明.docx）",
            "某省边境会晤组\n公　　　函\n机密\n某字〔2025〕28号\n某厅：\n请查收。",
        ),
    ),
)
