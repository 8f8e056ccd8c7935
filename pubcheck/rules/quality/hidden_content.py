"""Content that a reader would not see but a recipient can get: comments, deleted revisions, hidden text."""

from __future__ import annotations

from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import InParts, Judgement, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_KINDS = {
    Part.COMMENT: Phrase("批注", "a comment"),
    Part.DELETION: Phrase("未清除的修订删除", "a tracked deletion"),
    Part.MOVED_FROM: Phrase("未清除的修订移动", "text moved away by a tracked change"),
    Part.HIDDEN: Phrase("隐藏文字", "hidden text"),
    Part.EMBEDDED: Phrase("嵌入的文件", "an embedded file"),
    Part.ATTACHMENT: Phrase("文件内的附件", "an attachment inside the file"),
}


# On a web page comments and hidden elements are usually the template's, in a mail those of the program that wrote it;
# what is attached to a mail stands in plain sight there.
_WRITTEN_BY_PROGRAMS = frozenset({"text/html", "multipart/related", "message/rfc822", "application/vnd.ms-outlook"})


def _judge(words: str, part: Part, reading: Reading) -> Judgement | None:
    count = sum(not character.isspace() for character in words)
    message = Phrase(
        "有{kind}（{count} 个字），读者看不到，收到文件的人能取出",
        "it holds {kind} ({count} characters) that a recipient can get",
    ).fill(kind=_KINDS[part], count=count)
    severity = Severity.INFO if reading.media_type in _WRITTEN_BY_PROGRAMS else None
    return Judgement(0.97, (_KINDS[part],), severity, message)


_PAGE = "<!DOCTYPE html><html><body><p>关于开展巡查的通知</p>{}<p>请遵照执行。</p></body></html>"

RULES = (
    Rule(
        id="quality.hidden_content",
        title=Phrase("文件中有隐藏内容", "Hidden content"),
        severity=Severity.MEDIUM,
        basis=basis("secrets-35", "secrets-rules-42"),
        matcher=InParts(frozenset(_KINDS), _judge),
        message=Phrase(
            "文件里有读者看不到、收到文件的人能取出的内容", "content that no reader sees but a recipient can get"
        ),
        suggestion=Phrase(
            "公开前接受或拒绝全部修订，删除批注、隐藏文字和嵌入文件；或另存为不含这些内容的版式文件",
            "accept or reject all changes and delete comments, hidden text and embedded files before publication",
        ),
        inline=False,
        hits=tuple(
            _PAGE.format(piece)
            for piece in (
                "<!-- 待核实：涉及三户 -->",
                '<p style="display:none">内部备注</p>',
                "<!-- 原稿第二段已删 -->",
                '<div style="display: none;">联系老周</div>',
                '<input type="hidden" value="某村五组名单">',
                "<p>一</p><!-- 批示见附件 -->",
                '<span style="display:none">暂缓公开</span>',
                '<table><tr style="display:none"><td>合计</td><td>12</td></tr></table>',
            )
        ),
        misses=(
            "隐藏内容应当在公开前清除。",
            "请在批注中说明理由。",
            "一、删除第三条第二款。",
            _PAGE.format("<p>批注和修订应当清除。</p>"),
            _PAGE.format("<script>var hidden = 1;</script>"),
            _PAGE.format("<style>.a{color:red}</style>"),
            _PAGE.format('<p style="display:block">可见</p>'),
            "（此件公开发布）",
        ),
    ),
)
