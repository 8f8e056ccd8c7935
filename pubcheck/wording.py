"""The words that all reports for people share."""

from __future__ import annotations

from collections.abc import Sequence

from pubcheck.document import Part, lines_before
from pubcheck.finding import Finding, Severity
from pubcheck.law import LegalBasis
from pubcheck.phrase import Lang, Phrase
from pubcheck.review import Attribute, ReasonKind, Review, Verdict
from pubcheck.span import Span

PART_TITLES = {
    Part.BODY: Phrase("正文", "body"),
    Part.TABLE: Phrase("表格", "table"),
    Part.HEADER: Phrase("页眉", "header"),
    Part.FOOTER: Phrase("页脚", "footer"),
    Part.FOOTNOTE: Phrase("脚注", "footnote"),
    Part.ENDNOTE: Phrase("尾注", "endnote"),
    Part.TEXT_BOX: Phrase("文本框", "text box"),
    Part.COMMENT: Phrase("批注", "comment"),
    Part.INSERTION: Phrase("修订插入", "tracked insertion"),
    Part.DELETION: Phrase("修订删除", "tracked deletion"),
    Part.MOVED_FROM: Phrase("修订移走", "moved away"),
    Part.MOVED_TO: Phrase("修订移来", "moved here"),
    Part.HIDDEN: Phrase("隐藏文字", "hidden text"),
    Part.WATERMARK: Phrase("水印", "watermark"),
    Part.METADATA: Phrase("文件属性", "metadata"),
    Part.FIELD_CODE: Phrase("域代码", "field code"),
    Part.ALT_TEXT: Phrase("替代文字", "alternative text"),
    Part.LINK_TARGET: Phrase("链接地址", "link target"),
    Part.ANNOTATION: Phrase("注释", "annotation"),
    Part.FORM_VALUE: Phrase("表单内容", "form value"),
    Part.OUTLINE: Phrase("书签目录", "outline"),
    Part.ATTACHMENT: Phrase("附件", "attachment"),
    Part.EMBEDDED: Phrase("嵌入对象", "embedded object"),
}
SEVERITY_TITLES = {
    Severity.BLOCK: Phrase("阻断", "block"),
    Severity.HIGH: Phrase("严重", "high"),
    Severity.MEDIUM: Phrase("中等", "medium"),
    Severity.LOW: Phrase("轻微", "low"),
    Severity.INFO: Phrase("提示", "info"),
}
STAGE_TITLES = {
    "read": Phrase("读取文件", "reading the file"),
    "parse": Phrase("解析文件", "parsing the file"),
    "normalize": Phrase("规整文字", "normalising the text"),
    "recognize": Phrase("识别名称", "recognising names"),
    "detect": Phrase("规则检查", "applying the rules"),
    "classify": Phrase("判断公开属性", "classifying"),
    "sift": Phrase("采用允许名单", "applying the allow list"),
    "decide": Phrase("形成建议", "deciding"),
}
KIND_TITLES = {
    ReasonKind.GROUND: Phrase("不公开理由", "ground to withhold"),
    ReasonKind.DUTY: Phrase("公开依据", "duty to publish"),
    ReasonKind.COUNTER: Phrase("相反因素", "counter-reason"),
    ReasonKind.MODEL: Phrase("模型判断", "model"),
    ReasonKind.DECLARED: Phrase("文件标注", "declared"),
    ReasonKind.RESIDUAL: Phrase("其余情形", "neither ground nor duty"),
    ReasonKind.PROFILE: Phrase("本地口径", "local rules"),
}
VERDICT_SIGNS = {
    Verdict.NO_OBSTACLE: "✓",
    Verdict.NEEDS_CHANGES: "!",
    Verdict.NEEDS_REVIEW: "?",
    Verdict.BLOCKED: "✗",
    Verdict.INCOMPLETE: "…",
}
VERDICT_ADVICE = {
    Verdict.NO_OBSTACLE: Phrase(
        "没有发现妨碍公开的内容，仍须按规定程序审查。",
        "Nothing found that stands against publication; the prescribed review is still required.",
    ),
    Verdict.NEEDS_CHANGES: Phrase(
        "请按下列提示删减、遮盖或改正，再作审查。", "Remove, cover or correct what is listed below, then review again."
    ),
    Verdict.NEEDS_REVIEW: Phrase(
        "下列内容须由审查人员判断。", "What is listed below has to be judged by a responsible person."
    ),
    Verdict.BLOCKED: Phrase(
        "文件含有不得公开的标志或内容，现在这样不得公开：先按规定处理下列“阻断”项，再作审查。",
        "The document bears a mark or content that must not be published. Do not publish it as it is: settle what blocks, then review again.",
    ),
    Verdict.INCOMPLETE: Phrase(
        "有内容未能审查，不能据此公开。", "Part of it could not be reviewed; do not publish on this result."
    ),
}
NO_CLEARANCE = Phrase(
    "本报告自动生成，仅供审查人员参考，不代替公开审查和保密审查；是否属于国家秘密由定密责任人确定。",
    "Generated automatically as an aid to reviewers. It does not replace the disclosure and secrecy reviews; "
    "whether something is a state secret is for the responsible person to decide.",
)
NOTHING_READ = Phrase("没有读出内容，未能判断", "nothing could be read, no judgement made")
CONTAINER = Phrase("其中的文件逐份审查，各见下文", "the files in it are reviewed one by one below")
NOTHING_FOUND = Phrase("没有发现问题", "nothing found")
NOTHING_FOUND_IN_REST = Phrase("已审查的部分没有发现问题", "nothing found in what could be reviewed")
WHOLE_DOCUMENT = Phrase("全文", "whole document")
NOT_SEEN = Phrase("版面上看不见", "not visible on the page")


def severities() -> tuple[Severity, ...]:
    """All severities, the worst first."""
    return tuple(sorted(Severity, key=lambda severity: -severity.rank))


def attributes() -> tuple[Attribute, ...]:
    """All attributes in the order in which officials list them."""
    return tuple(Attribute)


def counted(number: int, zh: str, one: str, many: str) -> Phrase:
    """``number`` of something, in both languages: ``zh`` follows the number in Chinese."""
    return Phrase(f"{number} {zh}", f"{number} {one if number == 1 else many}")


def severity_counts(findings: Sequence[Finding]) -> list[tuple[Severity, int]]:
    """How many findings of each severity there are, the worst first, none left out that occurs."""
    counts = [(severity, sum(1 for f in findings if f.severity is severity)) for severity in severities()]
    return [(severity, count) for severity, count in counts if count]


def cite(basis: LegalBasis, lang: Lang) -> str:
    """The citation in ``lang``."""
    return basis.cite_en if lang is Lang.EN else basis.cite


def line_on_page(review: Review, position: int, page: int | None, line: int) -> int:
    """The line as a reader counts it: from the top of the page where the page is known, else ``line``."""
    for candidate in review.document.pages if page else ():
        if candidate.number == page and candidate.span.start <= position <= candidate.span.end:
            # The line feed that parts two pages may open the second one; it is no line of its own.
            start = candidate.span.start + review.document.text.startswith("\n", candidate.span.start)
            return lines_before(review.document.text, start, position) + 1
    return line


def share(probability: float) -> str:
    """A probability in whole percent; nothing short of certainty reads 100 % or 0 %."""
    if 0.995 <= probability < 1.0:
        return ">99%"
    return "<1%" if 0.0 < probability < 0.01 else f"{probability:.0%}"


def place(review: Review, finding: Finding) -> Phrase:
    """Where a finding stands, for a reader: page, line, and the part where it is not the body."""
    if len(finding.span) == 0 and finding.part is Part.BODY:
        return WHOLE_DOCUMENT
    line = line_on_page(review, finding.span.start, finding.page, finding.line)
    where = _page_and_line(finding.page, line)
    if finding.part is Part.BODY:
        return where
    part = PART_TITLES[finding.part]
    if finding.part.is_hidden or finding.part is Part.METADATA:
        # A line number means nothing where the reader sees no line.
        where = Phrase(f"第{finding.page}页", f"page {finding.page}") if finding.page else Phrase("")
    label = _label(review, finding, part)
    return Phrase(f"{where} {part}".strip() + str(label), f"{where.en} {part.en}".strip() + label.en)


def _label(review: Review, finding: Finding, part: Phrase) -> Phrase:
    """What the file says more about the place: the sheet and its row, the author of a comment, a property's name."""
    block = review.document.block_at(finding.span.start)
    if block is None or not block.label or str(block.label) == str(part):
        return Phrase("")
    return Phrase("（{label}）", " ({label})").fill(label=block.label)


def reason_place(review: Review, span: Span) -> Phrase:
    """Where the passage of a reason stands."""
    block = review.document.block_at(span.start)
    page = block.page if block else None
    return _page_and_line(page, line_on_page(review, span.start, page, review.document.line_at(span.start)))


def _page_and_line(page: int | None, line: int) -> Phrase:
    if page is None:
        return Phrase(f"第{line}行", f"line {line}")
    return Phrase(f"第{page}页 第{line}行", f"page {page} line {line}")


def no_attribute(review: Review) -> Phrase:
    """Why a review recommends no attribute: a container has none of its own, or nothing was read."""
    return CONTAINER if review.members else NOTHING_READ
