"""E-mail addresses."""

from __future__ import annotations

from pubcheck.contact_cues import PRIVATE, UNIT_CONTACT
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import Checked, Judgement, Near, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

# RFC 5322 local parts as they occur, RFC 1035 labels; bounded repeats keep it linear.
_PATTERN = (
    r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z](?:[0-9A-Za-z._%+-]{0,62}[0-9A-Za-z_+-])?@"
    r"(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.){1,5}[A-Za-z]{2,24}(?![0-9A-Za-z-])"
)
_OFFICIAL = (".gov.cn", ".mil.cn")


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    if value.lower().endswith(_OFFICIAL):
        return Judgement(
            0.95, (Phrase("是政府机关的邮箱域名", "the domain belongs to a government body"),), Severity.INFO
        )
    return Judgement(0.97, (Phrase("符合电子邮箱的格式", "it has the form of an e-mail address"),))


RULES = (
    Rule(
        id="personal.email",
        title=Phrase("电子邮箱", "E-mail address"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25"),
        matcher=Near(Checked(_PATTERN, _judge), (PRIVATE, UNIT_CONTACT)),
        message=Phrase("出现电子邮箱地址", "an e-mail address"),
        suggestion=Phrase(
            "确属单位公开的联系方式的可保留；个人邮箱应删除",
            "keep it only if the unit publishes it; delete private ones",
        ),
        mask=Mask(1, 4),
        hits=(
            "个人邮箱：⟦zhang.wei_88@example.com⟧",
            "发至⟦lihua@mail.example.cn⟧。",
            "邮件⟦a1@b.example.org⟧已收",
            "⟦x-y+z@example.com.cn⟧",
            "QQ邮箱⟦100000001@qq.example⟧",
            "⟦13900001234@139.example⟧",
            "联系邮箱：⟦xxgk@example.gov.cn⟧",
            "Email:⟦Wang_Fang@EXAMPLE.COM⟧",
        ),
        misses=(
            "关注微博@内江发布",
            "单价 3元@5 件",
            "网址 http://www.example.gov.cn/a.html",
            "user@localhost",
            "邮箱格式为 用户名@域名",
            "a@b",
            "版本 v1.2@3",
            "@everyone 请查收",
        ),
    ),
)
