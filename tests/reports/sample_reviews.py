"""Reviews built by hand, without a parser or a rule: what reporters are tested on.

Every number, name and place in them is invented; the identity number has a wrong check digit.
"""

from __future__ import annotations

from datetime import date

from pubcheck.document import Block, Document, DocumentBuilder, Page, Part
from pubcheck.finding import SHOW, Confidence, Finding, Mask, Severity
from pubcheck.gap import Gap
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.review import (
    Advice,
    Attribute,
    Classification,
    Element,
    Elements,
    Reason,
    ReasonKind,
    Recommendation,
    Review,
    Verdict,
    Versions,
)
from pubcheck.span import Span

VERSIONS = Versions("0.1.0", "rules-0123abcd", {"disclosure": "1", "names": "lexicon-1"})

NAME = "钱多宝"
IDENTITY = "510104199003077213"
PHONE = "13800138000"
ADDRESS = f"蓉城市锦江区桂花巷7号2单元，身份证号{IDENTITY}"
PLAIN_VALUES = (IDENTITY, PHONE, NAME, "桂花巷7号2单元")

HOSTILE = (
    '<script>alert("1")</script> <img src=x onerror=alert(1)> \' " &amp; </div></section>\n'
    "\x1b[31m红字\x1b[0m \x1b]0;title\x07 \x00 \x9b31m \u202egnp.exe\u202c \u2066x\u2069"
    " [链接](http://x.invalid) {0} %s"
)


TITLE = Phrase("居民身份证号", "identity number")
MASK = Mask(2, 2)
MESSAGE = Phrase("不得公开居民身份证号。", "An identity number must not be published.")
WHY = (Phrase("校验位不符", "the check digit is wrong"),)
SUGGESTION = Phrase("删除，或保留首尾各两位。", "Remove it, or keep two digits at either end.")


def finding(
    text: str,
    value: str,
    rule_id: str = "personal.resident_id",
    severity: Severity = Severity.HIGH,
    *,
    title: Phrase = TITLE,
    mask: Mask = MASK,
    part: Part = Part.BODY,
    page: int | None = None,
    start: int | None = None,
    law: tuple[str, ...] = ("personal-25",),
    message: Phrase = MESSAGE,
    why: tuple[Phrase, ...] = WHY,
    suggestion: Phrase = SUGGESTION,
) -> Finding:
    at = text.index(value) if start is None else start
    return Finding(
        rule_id,
        title,
        Span(at, at + len(value)),
        part,
        page,
        text.count("\n", 0, at) + 1,
        value,
        mask,
        severity,
        Confidence(0.92),
        basis(*law),
        message,
        why,
        suggestion,
    )


def _build() -> Document:
    builder = DocumentBuilder("关于钱多宝低保待遇的批复.docx", b"a sample", "application/x-sample")
    builder.add("秘密★1年", page=1)
    builder.add("蓉城市民政局文件", Part.HEADER, page=1)
    builder.add("蓉民函〔2025〕18号", page=1)
    builder.add("关于同意钱多宝等人享受最低生活保障待遇的批复", page=1)
    builder.add("锦江区民政局：", page=1)
    builder.add(
        f"你局《关于认定最低生活保障对象的请示》收悉。经研究，同意{NAME}（住址{ADDRESS}，联系电话{PHONE}）"
        "等三人自2025年8月起享受最低生活保障待遇。请你局按照有关规定做好资金发放、动态管理和公示工作，"
        "保护申请人的个人信息。",
        page=1,
    )
    end_of_first = builder.length
    builder.add_page(1, 0)
    builder.add("姓名\t身份证号\t每月金额（元）", Part.TABLE, page=2, label="附表1")
    builder.add(f"{NAME}\t{IDENTITY}\t680", Part.TABLE, page=2, label="附表1")
    builder.add("孙某\t5101**********0016\t680", Part.TABLE, page=2, label="附表1")
    builder.add("联系人：李工  办公电话：028-00000000", page=2)
    builder.add("蓉城市民政局\n2025年7月18日", page=2)
    builder.add("（此件主动公开）", page=2)
    builder.add_page(2, end_of_first)
    builder.add(f"{PHONE}是本人还是家属？核实后删", Part.COMMENT, label=f"批注人 {NAME}")
    builder.add("患有精神疾病", Part.DELETION, label="李工")
    builder.add(f"作者：{NAME}", Part.METADATA, label="creator")
    return builder.build()


def full_review() -> Review:
    """Several severities, nested and repeated findings, hidden parts, a conflict."""
    document = _build()
    text = document.text
    second_id = text.rindex(IDENTITY)
    comment_phone = text.rindex(PHONE)
    name = {
        "rule_id": "personal.person_name",
        "severity": Severity.MEDIUM,
        "title": Phrase("个人姓名", "personal name"),
        "mask": Mask(1, 0),
        "message": Phrase("与低保待遇一起出现的个人姓名。", "A private person's name beside welfare data."),
        "suggestion": Phrase("只保留姓氏。", "Keep the family name only."),
        "law": ("personal-28", "disclosure-15"),
        "why": (Phrase("出现在“享受最低生活保障”之前", "it stands before the words on welfare"),),
    }
    names = [at for at in range(len(text)) if text.startswith(NAME, at)]
    parts = [document.block_at(at) for at in names]
    name_findings = [
        finding(text, NAME, start=at, part=block.part, page=block.page, **name)  # type: ignore[arg-type]
        for at, block in zip(names, parts, strict=True)
        if block
    ]
    phone = {
        "rule_id": "personal.mobile_phone",
        "title": Phrase("手机号码", "mobile number"),
        "mask": Mask(3, 4),
        "message": Phrase("不得公开个人手机号码。", "A personal mobile number must not be published."),
        "suggestion": Phrase("删除该号码。", "Remove it."),
        "why": (Phrase("前文出现“联系电话”", "it follows the words for telephone"),),
    }
    findings = [
        finding(
            text,
            "秘密★1年",
            "secret.state_mark",
            Severity.BLOCK,
            title=Phrase("国家秘密标志", "state secret mark"),
            mask=SHOW,
            page=1,
            law=("secrets-22", "disclosure-14"),
            message=Phrase("文件首页有国家秘密标志。", "The first page bears a state secret mark."),
            why=(Phrase("版头位置，格式符合“密级★期限”", "in the head, of the form level★term"),),
            suggestion=Phrase("停止公开，交定密责任人处理。", "Stop, and hand it to the responsible person."),
        ),
        *name_findings,
        finding(
            text,
            ADDRESS,
            "personal.address",
            title=Phrase("家庭住址", "home address"),
            mask=Mask(6, 0),
            page=1,
            message=Phrase("不得公开家庭住址。", "A home address must not be published."),
            suggestion=Phrase("只写到区县。", "Name the district only."),
        ),
        finding(text, IDENTITY, page=1),
        finding(text, PHONE, page=1, **phone),  # type: ignore[arg-type]
        finding(text, IDENTITY, start=second_id, part=Part.TABLE, page=2),
        finding(text, PHONE, start=comment_phone, part=Part.COMMENT, **phone),  # type: ignore[arg-type]
        finding(
            text,
            "028-00000000",
            "personal.landline",
            Severity.INFO,
            title=Phrase("办公电话", "office landline"),
            mask=SHOW,
            page=2,
            message=Phrase("办公电话一般可以公开。", "An office landline may usually be published."),
            suggestion=Phrase("", ""),
        ),
        finding(
            text,
            "患有精神疾病",
            "quality.hidden_content",
            Severity.LOW,
            title=Phrase("残留的修订内容", "tracked changes left in"),
            mask=Mask(0, 0),
            part=Part.DELETION,
            law=("disclosure-17",),
            message=Phrase("已删除的修订仍保存在文件里。", "Deleted text is still stored in the file."),
            suggestion=Phrase("接受全部修订后再发布。", "Accept all changes before publication."),
        ),
        Finding(
            "attribute.reason_missing",
            Phrase("缺少理由", "no reason stated"),
            Span(0, 0),
            Part.BODY,
            None,
            1,
            "",
            SHOW,
            Severity.MEDIUM,
            Confidence(0.8),
            basis("source-marking-2016"),
            Phrase("没有说明公开属性的理由。", "No reason for the attribute is given."),
            (),
            Phrase("补充理由。", "Add one."),
        ),
    ]
    findings.sort(key=lambda item: (item.span.start, item.span.end))
    title = "关于同意钱多宝等人享受最低生活保障待遇的批复"
    declared = "（此件主动公开）"

    def element(value: str) -> Element:
        at = text.index(value)
        return Element(value, Span(at, at + len(value)))

    at_date = text.index("2025年7月18日")
    elements = Elements(
        title=element(title),
        doc_number=element("蓉民函〔2025〕18号"),
        issuer=element("蓉城市民政局"),
        recipients=element("锦江区民政局"),
        date=date(2025, 7, 18),
        date_span=Span(at_date, at_date + 10),
        classification_mark=element("秘密★1年"),
        declared=Attribute.PROACTIVE,
        declared_evidence=element(declared),
        genre="批复",
    )
    probabilities = {Attribute.PROACTIVE: 0.031, Attribute.ON_REQUEST: 0.119, Attribute.WITHHELD: 0.85}
    at = text.index("享受最低生活保障")
    disclosure = Recommendation(
        Attribute.WITHHELD,
        probabilities,
        Advice.REFER,
        (
            Reason(
                ReasonKind.GROUND,
                Phrase("文件带有国家秘密标志", "the document bears a state secret mark"),
                basis("disclosure-14")[0],
                (Span(0, 5),),
            ),
            Reason(
                ReasonKind.GROUND,
                Phrase(
                    f"含有{NAME}等人的低保信息和身份证号", f"welfare data and identity numbers of {NAME} and others"
                ),
                basis("disclosure-15")[0],
                (Span(at, at + 12), Span(second_id, second_id + 18)),
            ),
            Reason(
                ReasonKind.COUNTER,
                Phrase("社会救助的对象和标准属于主动公开的内容", "beneficiaries of social aid are published by duty"),
                basis("disclosure-20-11")[0],
            ),
            Reason(ReasonKind.MODEL, Phrase("模型认为不予公开的可能性为 85%", "the model gives 85% to withholding")),
        ),
        Attribute.PROACTIVE,
        True,
        "default",
    )
    return Review(
        document,
        elements,
        tuple(findings),
        Classification(probabilities, "disclosure"),
        (),
        disclosure,
        Verdict.BLOCKED,
        VERSIONS,
    )


def gap_review() -> Review:
    """A readable document with a gap and many findings of one informational rule."""
    text = "\n".join(f"第{n}项 责任人：工号{n:05d}" for n in range(1, 13))
    findings = tuple(
        finding(
            text,
            f"工号{n:05d}",
            "org.staff_number",
            Severity.INFO,
            title=Phrase("工号", "staff number"),
            mask=SHOW,
            message=Phrase("工号，仅供参考。", "A staff number, for information."),
        )
        for n in range(1, 13)
    )
    document = Document("责任清单.txt", "0" * 64, "text/plain", text)
    probabilities = {Attribute.PROACTIVE: 0.7, Attribute.ON_REQUEST: 0.2, Attribute.WITHHELD: 0.1}
    return Review(
        document,
        Elements(),
        findings,
        Classification(probabilities, "disclosure"),
        (Gap("detect", "personal.person_name", Phrase("规则超时", "the rule timed out")),),
        Recommendation(Attribute.PROACTIVE, probabilities, Advice.HUMAN_REVIEW, (), None, False, "default"),
        Verdict.INCOMPLETE,
        VERSIONS,
    )


def failed_review() -> Review:
    """A document of which nothing could be read."""
    return Review(
        Document("加密.pdf", "f" * 64, "application/pdf", ""),
        Elements(),
        (),
        None,
        (Gap("parse", "加密.pdf", Phrase("文件有密码，请先解密", "the file has a password; remove it first")),),
        None,
        Verdict.INCOMPLETE,
        VERSIONS,
    )


def clean_review() -> Review:
    """Nothing found, nothing missing."""
    text = "关于印发公共厕所管理办法的通知\n各区人民政府：\n现将办法印发给你们，请遵照执行。"
    probabilities = {Attribute.PROACTIVE: 0.97, Attribute.ON_REQUEST: 0.02, Attribute.WITHHELD: 0.01}
    duty = Reason(ReasonKind.DUTY, Phrase("规范性文件应当主动公开", "rules are published"), basis("disclosure-20-1")[0])
    return Review(
        Document("通知.txt", "1" * 64, "text/plain", text),
        Elements(title=Element("关于印发公共厕所管理办法的通知", Span(0, 15)), declared=Attribute.PROACTIVE),
        (),
        Classification(probabilities, "disclosure"),
        (),
        Recommendation(
            Attribute.PROACTIVE, probabilities, Advice.PUBLISH, (duty,), Attribute.PROACTIVE, False, "default"
        ),
        Verdict.NO_OBSTACLE,
        VERSIONS,
    )


def hostile_review() -> Review:
    """Text, names and phrases that try to break out of every output."""
    bad = Phrase(HOSTILE, HOSTILE)
    document = Document(
        f"{HOSTILE}\udcff.docx",
        "a" * 64,
        "text/<x>",
        HOSTILE + "\ud800",
        (Page(1, Span(0, len(HOSTILE))),),
        (Block(Span(0, 27), Part.COMMENT, 1, None, HOSTILE), Block(Span(27, len(HOSTILE)), Part.BODY, 1)),
    )
    probabilities = {Attribute.PROACTIVE: 0.2, Attribute.ON_REQUEST: 0.3, Attribute.WITHHELD: 0.5}
    whole = Element(HOSTILE, Span(0, len(HOSTILE)))
    return Review(
        document,
        Elements(title=whole, doc_number=whole, issuer=whole, declared_evidence=whole),
        (
            finding(HOSTILE, HOSTILE[:20], title=bad, mask=SHOW, part=Part.COMMENT, message=bad, suggestion=bad),
            finding(HOSTILE, HOSTILE[:40], title=bad, mask=SHOW, page=1, message=bad, why=(bad,), suggestion=bad),
            finding(HOSTILE, HOSTILE[10:90], title=bad, mask=SHOW, page=1, message=bad, why=(bad,), suggestion=bad),
        ),
        Classification(probabilities, "disclosure"),
        (Gap(HOSTILE, HOSTILE, bad),),
        Recommendation(
            Attribute.WITHHELD,
            probabilities,
            Advice.WITHHOLD,
            (Reason(ReasonKind.GROUND, bad, None, (Span(3, 9),)),),
            None,
            False,
            "x",
        ),
        Verdict.NEEDS_REVIEW,
        VERSIONS,
    )


def all_reviews() -> list[Review]:
    return [full_review(), gap_review(), failed_review(), clean_review(), hostile_review()]
