"""E-mail addresses."""

from __future__ import annotations

from pubcheck.contact_cues import OF_PATIENT, OFFICE_OWNER, PRIVATE, PRIVATE_OWNER, RELATED, UNIT_CONTACT
from pubcheck.contact_model import Weighed
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Judgement, Near, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

# RFC 5322 local parts as they occur, RFC 1035 labels; bounded repeats keep it linear.
_START = r"(?:(?:(?<![0-9A-Za-z._%+-])|(?<=[\u4e00-\u9fff][.-]))[0-9A-Za-z]|(?<=[0-9]{8})[A-Za-z])"
_LOCAL = _START + r"(?:[0-9A-Za-z._%+-]{0,62}[0-9A-Za-z_+-])?@"
_DOMAIN = r"(?:[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?\.){1,5}"
_NO_LETTER = r"(?![0-9A-Za-z-])"
# Endings in use: behind one of them the next word may be glued (a@example.comTel, a@example.netb@example.net).
_ENDING = r"(?:com|net|org|edu|gov|info)(?:\.(?:cn|hk|tw|mo|sg|my))?|cn|hk|tw|cc|me|io|asia"
_NEXT = r"(?=[A-Z0-9]|\.[A-Z]|[A-Za-z][0-9A-Za-z._%+-]{1,40}@)"
_PATTERN = rf"{_LOCAL}{_DOMAIN}(?:(?:{_ENDING})(?={_NO_LETTER}|{_NEXT})|(?:[a-z]{{2,24}}|[A-Z]{{2,24}}){_NO_LETTER})|(?<=@[0-9A-Za-z.-]{{1,40}}\.(?:{_ENDING}))(?P<value>[A-Za-z][0-9A-Za-z._%+-]{{1,40}}@{_DOMAIN}[A-Za-z]{{2,24}}{_NO_LETTER})"
# Broken by the end of a line, or by a blank at its sign.
_PIECES = r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z][0-9A-Za-z._%+-]{1,40}(?:[ \n]@[ \n]?|@[ \n])[0-9A-Za-z-]{1,40}(?:\.[0-9A-Za-z-]{1,20}){1,3}(?![0-9A-Za-z-])|(?<![0-9A-Za-z._%+-])[0-9A-Za-z][0-9A-Za-z._%+-]{1,40}@[0-9A-Za-z-]{1,24}(?:\n[0-9A-Za-z-]{1,24}(?:\.[0-9A-Za-z-]{1,20}){1,3}|\n\.[0-9A-Za-z-]{2,20}|\.\n[A-Za-z]{2,6})(?![0-9A-Za-z-])"
_BROKEN_END = lazily(r"\.(?:com|net|org|edu|cn|gov|hk|tw|cc|me|io)$")
# With its signs written otherwise: (at), [at], 艾特, a full-width or a misread dot.
_NAME = r"(?<![0-9A-Za-z._%+-])[0-9A-Za-z][0-9A-Za-z._%+-]{1,40}"
# Each is looked for by itself: together they hold too many common signs to be looked for only where one stands.
_AT = (
    r"(?:[ ]?(?:[(（\[【<《\{](?:at|AT|At|@|艾特)[)）\]】>》\}])[ ]?| (?:at|AT|At) |艾特)",
    r"#(?=[a-z0-9]{2,12}[ ]?[.．。])",
    r"[★☆©®＃](?=[a-z0-9]{2,12}[ ]?[.．。])",
    r"[ \n]?@[ \n]?",
)
_HOST = r"[0-9A-Za-z-]{1,40}(?:(?:[ ]?[.．。,，·][ ]?|[ ]?[(（\[](?:dot|点)[)）\]][ ]?| (?:dot|DOT|Dot) |点(?=(?:com|cn|net|org|edu)(?![a-z])))[0-9A-Za-z-]{2,20}){1,3}(?![0-9A-Za-z-])"
_DISGUISED = tuple(rf"{_NAME}{at}{_HOST}" for at in _AT)
# One sign a blank, all through.
_SPACED = r"(?<![0-9A-Za-z])(?<![0-9A-Za-z._-][ ])[0-9A-Za-z](?:[ ][0-9A-Za-z._+-]){1,40}[ ]@(?:[ ][0-9A-Za-z.-]){4,40}(?![ ]?[0-9A-Za-z])"
_ITS_END = lazily(r"(?:[.．。,，·)）\]点]|dot|DOT|Dot)[ ]?(?:com|net|org|edu|cn|hk|tw|cc|me|io)$")
# Behind its label: the name broken by a line, the ending forgotten; an ending misread tells by itself.
_CALLED = r"(?:邮\s?箱|(?i:e-?mail))(?:地址)?[:：为是]{0,2}[ ]?(?:号码)?"
_CUT = (
    rf"{_CALLED}(?P<value>[0-9A-Za-z][0-9A-Za-z._-]{{0,40}}\n[0-9A-Za-z._-]{{1,40}}@{_DOMAIN}[A-Za-z]{{2,24}}){_NO_LETTER}"
    rf"|{_CALLED}(?P<value>[0-9A-Za-z][0-9A-Za-z._-]{{3,40}}@(?:qq|foxmail|163|126|139|189|sina|sohu|gmail|outlook|hotmail|yeah|aliyun))(?![0-9A-Za-z.-]|点(?:com|cn|net))"
    rf"|{_LOCAL}{_DOMAIN}(?:c0m|c0n|corn|0rg|n3t){_NO_LETTER}"
)
# Mailboxes of functions (RFC 2142 and their like) belong to no person.
_FUNCTION = rf"(?<![0-9A-Za-z._%+-])(?i:info|admin(?:istrator)?|(?:web|post|host)master|abuse|noc|security|support|services?|sales|marketing|office|contact|help(?:desk)?|no-?reply|feedback|press|editor|secretary|hr|jobs|refunds?|billing|invoices?|orders?|payments?|complaints?|enquiry|inquiry|kefu|xinfang|jubao|tousu|xxgk|zhaopin|bangongshi)@{_DOMAIN}[A-Za-z]{{2,24}}{_NO_LETTER}"
_OFFICE = rf"{_LOCAL}{_DOMAIN}(?:gov|mil)\.cn{_NO_LETTER}"


def _of_office(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(0.97, (Phrase("是政府机关的邮箱域名", "the domain belongs to a government body"),), Severity.INFO)


def _of_function(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(
        0.97, (Phrase("是岗位或服务的邮箱名", "it is named after a function, not a person"),), Severity.INFO
    )


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(0.97, (Phrase("符合电子邮箱的格式", "it has the form of an e-mail address"),))


def _judge_cut(value: str, reading: Reading, span: Span) -> Judgement | None:
    return Judgement(0.85, (Phrase("换行、缺少或者认错后缀的邮箱", "an address cut by a line or with a bad ending"),))


def _judge_pieces(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not _BROKEN_END.search("".join(value.split())):
        return None
    return Judgement(0.85, (Phrase("被换行或空格隔开的邮箱", "an address broken by a line or a blank"),))


def _judge_disguised(value: str, reading: Reading, span: Span) -> Judgement | None:
    if not _ITS_END.search(value):
        return None
    return Judgement(0.85, (Phrase("“@”或“.”改写或识别有误的邮箱", "an address whose signs are written otherwise"),))


SIGNS = (RELATED, PRIVATE_OWNER, OF_PATIENT, OFFICE_OWNER, PRIVATE, UNIT_CONTACT)

RULES = (
    Rule(
        id="personal.email",
        title=Phrase("电子邮箱", "E-mail address"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25"),
        matcher=AnyOf(
            (
                Checked(_OFFICE, _of_office),
                Checked(_FUNCTION, _of_function),
                Weighed(
                    Near(
                        AnyOf(
                            (
                                Checked(_CUT, _judge_cut),
                                Checked(_PATTERN, _judge),
                                Checked(_PIECES, _judge_pieces),
                                Checked(_SPACED, _judge_pieces),
                                *(Checked(each, _judge_disguised) for each in _DISGUISED),
                            )
                        ),
                        SIGNS,
                    ),
                    "email",
                ),
            )
        ),
        message=Phrase("出现电子邮箱地址", "an e-mail address"),
        suggestion=Phrase(
            "确属单位公开的联系方式的可保留；个人邮箱应删除",
            "keep it only if the unit publishes it; delete private ones",
        ),
        mask=Mask(1, 4),
        hits=(
            "邮箱：⟦user1@\nexample.com⟧",
            "邮箱⟦user1 @example.com⟧",
            "个人邮箱：⟦zhang.wei_88@example.com⟧",
            "发至⟦lihua@mail.example.cn⟧。",
            "邮件⟦a1@b.example.org⟧已收",
            "⟦x-y+z@example.com.cn⟧",
            "QQ邮箱⟦100000001@qq.example⟧",
            "⟦13900001234@139.example⟧",
            "联系邮箱：⟦xxgk@example.gov.cn⟧",
            "Email:⟦Wang_Fang@EXAMPLE.COM⟧",
            "邮箱：⟦chengshu★example.com⟧",
            "邮箱：⟦chengshu AT example DOT com⟧",
            "邮箱：⟦liuyang@example.com⟧Tel",
            "个人邮箱：⟦liu\nyang@example.com⟧",
            "个人邮箱：⟦liuyang88@qq⟧",
            "个人邮箱：⟦liuyang88@qq.c0m⟧",
            "咨询邮箱：⟦info@example.org⟧",
            "收件人：⟦user6643@example.com⟧（县教育局信访邮箱）",
            "联系邮箱：考生邮箱 ⟦chengshu@example.net⟧",
            "职工王秀芳联系邮箱⟦wxf@example.net⟧，已停用。",
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
            "邮箱：用户名@qq",
            "关注@qq浏览器",
        ),
    ),
)
