"""Document properties: author, company, last editor and the like, which every recipient can read."""

from __future__ import annotations

from pubcheck.document import Part
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import InParts, Judgement, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

# There the names of files, the headers of a mail, the head of a page are what is reviewed anyway.
_NO_PROPERTIES = frozenset(
    "application/zip application/x-tar application/gzip application/x-bzip2 application/x-xz application/vnd.rar "
    "application/x-7z-compressed message/rfc822 application/vnd.ms-outlook multipart/related text/html".split()
)


def _judge(words: str, _part: Part, reading: Reading) -> Judgement | None:
    if reading.media_type in _NO_PROPERTIES:
        return None
    count = sum(bool(line.strip()) for line in words.split("\n"))
    message = Phrase(
        "文件属性、修订人等处有 {count} 项信息，收到文件的人能看到",
        "{count} properties of the file that a recipient can read",
    ).fill(count=count)
    return Judgement(0.97, (Phrase("文件属性", "document properties"),), None, message)


_FILE = r"{{\rtf1\ansi{{\info{}}}\uc1\u20851?\u20110?\u36890?\u30693?\par}}"

RULES = (
    Rule(
        id="quality.metadata",
        title=Phrase("文件属性中的信息", "Document properties"),
        severity=Severity.INFO,
        basis=basis("secrets-35", "personal-34"),
        matcher=InParts(frozenset({Part.METADATA}), _judge),
        message=Phrase("文件属性中有作者、单位等信息", "the file's properties name author, unit and the like"),
        suggestion=Phrase(
            "公开前用“检查文档”或“文档属性”清除作者、单位、修改人等信息",
            "remove author, company and editor with the document inspector before publication",
        ),
        inline=False,
        hits=tuple(
            _FILE.format(piece)
            for piece in (
                r"{\author Zhang San}",
                r"{\operator lisi}",
                r"{\*\company \u26576?\u23616?}",
                r"{\*\manager Wang}",
                r"{\doccomm \u26410?\u23450?\u31295?}",
                r"{\keywords draft 3}",
                r"{\subject \u20869?\u37096?}",
                r"{\author \u24352?}{\operator \u26446?}",
            )
        ),
        misses=(
            "作者：张三",
            "文件属性应当在公开前清除。",
            "最后修改人由系统自动记录。",
            "<!DOCTYPE html><html><head><meta name='author' content='某局'></head><body><p>公示</p></body></html>",
            r"{\rtf1\ansi{\info{\creatim\yr2025}}\uc1\u20851?\u20110?\par}",
            r"{\rtf1\ansi{\info{\author }}\uc1\u20851?\u20110?\par}",
            "单位：某县水利局",
            "（此件公开发布）",
        ),
    ),
)
