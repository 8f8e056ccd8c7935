"""What a person is in a document: an official in post, a signer, a unit's contact, or private.

The role decides what a name means: officials acting in post are named in public, a
beneficiary or an informant is not. The cue that settled it is kept as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

_POSTS = (
    r"(?:书记|主席|总理|部长|省长|市长|县长|区长|州长|盟长|旗长|镇长|乡长|厅长|局长|处长|科长|股长|司长|主任|秘书长|委员长?|检察长|院长|校长"
    r"|所长|站长|队长|组长|团长|会长|理事长|董事长|总经理|经理|支队长|大队长|中队长|指挥长|总指挥|副?总工程师|总会计师|巡视员|调研员|主任科员"
    r"|审判长|审判员|书记员|法官|检察官|人民陪审员|发言人|代表|常委|政委|司令员|教授|研究员|专员|参事|督学|督察长|村长|社区主任|党组成员|成员|署长|行长|台长|馆长|园长|社长|厂长|矿长|船长|总编辑|总监|大使|参赞|院士|编审"
    r"|工程师|负责人|民警|干警|记者|律师|法律顾问|鉴定人|评审专家|主审|审核人|执法人员)"
)
_BEFORE_POST = re.compile(rf"(?:{_POSTS}|同志)\s*[:：]?\s*(?:[（(][^）)]{{0,12}}[)）])?\s*$")
_AFTER_POST = re.compile(rf"^\s*(?:同志|(?:[（(，, \t]\s*)?[\u4e00-\u9fff、（）()]{{0,28}}?{_POSTS})")
_APPOINTED = re.compile(
    r"(?:任命|免去|聘任|任用|提名|委派|同意|推荐|选举|决定|经)\s*[:：]?(?:[\u4e00-\u9fff·]{2,4}、){0,8}$"
)
_LEADING_LIST = re.compile(
    r"^\s*(?:总指挥|副总指挥|指挥长|副指挥长|组\s*长|副\s*组\s*长|常务副组长|成\s*员|主\s*任|副\s*主\s*任|召集人|出\s*席|列\s*席|主持|参会|请假|记录)(?:人员?)?\s*[:：]"
)
# Who handles a case or keeps the minutes acts in office, also in a list: 听证员：许志豪、鲁婉清
_ON_DUTY = re.compile(
    r"(?:听\s*证\s*员|记\s*录\s*[员人]|询\s*问\s*人|(?:调查|检查|执法|承办|工作|值班|带班|复核|监督|参加)人员?|承\s*办|主\s*持|核查人|校\s*对"
    r"|审\s*核|经\s*办|送达人|签\s*发|驾驶员|司机)\s*(?:[（(][^）)]{0,10}[)）])?\s*[:：]\s*(?:[\u4e00-\u9fff·]{2,6}(?:[（(][^）)]{0,14}[)）])?[、，, \u3000]+)*$"
)
# A candidate for a post (任前公示): the post stands behind the name.
_CANDIDATE = re.compile(r"^[^\n]{0,60}(?:现任|时任|拟任|拟提名|拟提拔|拟晋升)")
_CONTACT = re.compile(r"联系人|经办人|承办人|咨询人|拟稿人|核稿人")
_SIGNER = re.compile(r"签发人|签批人|审签人")
_PUBLIC_LABEL = re.compile(r"负责人|法定代表人|主持人|记录人|询问人|委托代理人")
_PRIVATE_LABEL = re.compile(
    r"姓\s*名|申请人|申报人|户\s*主|受益人|领款人|收款人|患者|病人|死者|伤者|受害人|被害人|当事人|原告|被告|第三人|上诉人|举报人|投诉人"
    r"|信访人|来信人|来访人|上访人|反映人|检举人|控告人|行为人|被处罚人|嫌疑人|证人|被询问人|被调查人|监护人|家长|学生|考生|救助|低保|残疾人"
    r"|法定代理人|配偶|父亲|母亲|子女|村民|居民|业主"
)
_OFFICE_TABLE = re.compile(r"职\s*务|职\s*位|职\s*称|分工|所在单位|工作单位及职务|拟任")
_PERSONAL_TABLE = re.compile(r"身份证|证件号|住\s*址|银行|卡号|账号|金额|出生|低保|残疾|病")
_IDENTITY = re.compile(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|身份证|家庭住址|现住|户籍|(?:男|女)\s*[，,、]\s*(?:汉族|[0-9]{2,4}年|[\u4e00-\u9fff]{1,4}族|生于|出生|现年|[0-9]{1,3}岁)"
)
_CONTACT_LINE = re.compile(
    r"^\s*(?:[，,；; \t]|[（(])?\s*(?:联系)?(?:电话|手机|传真|邮箱|办公电话)|^\s*[，,：: ]{0,2}\s*[(（]?0[0-9]{2,3}[)）-]"
)
_CONTACT_BEFORE = re.compile(r"(?:联系人|经办人|咨询|联系方式)\s*[:：]?\s*(?:[\u4e00-\u9fff]{2,4}\s*[、，, ]\s*)*$")
_DATE_LINE = re.compile(r"^\s*(?:[12][0-9]{3}年|[一二○〇零]{4}年)")


def settle_roles(entities: Iterable[Entity], text: NormalizedText) -> tuple[Entity, ...]:
    """``entities`` with the role of every person settled; overlapping persons are merged.

    Of two overlapping persons the more confident one stays. Others than persons pass unchanged.
    A name whose place tells nothing has the role it has elsewhere in the document; where those
    differ the private one counts.
    """
    settled = [
        replace(entity, role=_role(entity, text)) if entity.kind is EntityKind.PERSON else entity
        for entity in _without_overlaps(entities)
    ]
    known: dict[str, Role] = {}
    for entity in settled:
        if entity.kind is EntityKind.PERSON and entity.role is not Role.UNKNOWN:
            name = entity.span.of(text.text)
            known[name] = Role.PRIVATE if Role.PRIVATE in (entity.role, known.get(name)) else entity.role
    return tuple(
        replace(entity, role=known.get(entity.span.of(text.text), Role.UNKNOWN))
        if entity.kind is EntityKind.PERSON and entity.role is Role.UNKNOWN
        else entity
        for entity in settled
    )


def _without_overlaps(entities: Iterable[Entity]) -> Sequence[Entity]:
    kept: list[Entity] = []
    ordered = sorted(entities, key=lambda entity: (entity.span.start, -entity.confidence, -len(entity.span)))
    addressed = 0  # where the last address ends: 建国路 names nobody
    for entity in ordered:
        if entity.kind is EntityKind.ADDRESS:
            addressed = max(addressed, entity.span.end)
        elif entity.kind is EntityKind.PERSON and entity.span.start < addressed and entity.cue is None:
            continue
        if kept and entity.span.overlaps(kept[-1].span) and EntityKind.PERSON in (entity.kind, kept[-1].kind):
            other = kept[-1]
            if entity.kind is EntityKind.PERSON and entity.confidence > other.confidence:
                kept[-1] = replace(entity, cue=entity.cue or other.cue)
            elif entity.kind is other.kind:
                # The label that one recognizer saw is worth keeping where another was surer of the name.
                kept[-1] = replace(other, cue=other.cue or entity.cue)
            continue
        kept.append(entity)
    return kept


def _role(entity: Entity, text: NormalizedText) -> Role:
    paragraph = text.paragraph(entity.span)
    before = text.text[paragraph.start : entity.span.start]
    after = text.text[entity.span.end : paragraph.end]
    if entity.cue is not None:
        role = _by_cue(entity.cue, text)
        if role is not Role.UNKNOWN:
            return role
    if _CONTACT_BEFORE.search(before) or _CONTACT.search(before[-8:]):
        return Role.CONTACT
    if _BEFORE_POST.search(before) or _AFTER_POST.match(after) or _APPOINTED.search(before):
        return Role.OFFICIAL
    if _LEADING_LIST.match(before) or _ON_DUTY.search(before) or _CANDIDATE.match(after):
        return Role.OFFICIAL
    if _IDENTITY.search(before[-60:] + after[:80]):
        return Role.PRIVATE
    if entity.confidence >= 0.5 and _PRIVATE_LABEL.search(before[-8:]):
        return Role.PRIVATE
    if _CONTACT_LINE.match(after):
        return Role.CONTACT
    if (
        not after.strip()
        and not re.sub(r"[\u4e00-\u9fff]{0,6}\s+", "", before).strip()
        and _date_follows(text, paragraph)
    ):
        return Role.SIGNER
    return Role.UNKNOWN


def _by_cue(cue: Span, text: NormalizedText) -> Role:
    label = cue.of(text.text)
    if _CONTACT.search(label):
        return Role.CONTACT
    if _SIGNER.search(label):
        return Role.SIGNER
    if _PUBLIC_LABEL.search(label):
        return Role.OFFICIAL
    if _PRIVATE_LABEL.search(label):
        heading = text.paragraph(cue).of(text.text)
        if _OFFICE_TABLE.search(heading) and not _PERSONAL_TABLE.search(heading):
            return Role.OFFICIAL
        return Role.PRIVATE
    return Role.UNKNOWN


def _date_follows(text: NormalizedText, paragraph: Span) -> bool:
    following = [line for line in text.text[paragraph.end : paragraph.end + 200].split("\n") if line.strip()][:2]
    return any(_DATE_LINE.match(line) for line in following)
