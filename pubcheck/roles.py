"""What a person is in a document: an official in post, a signer, a unit's contact, or private.

The role decides what a name means: officials acting in post are named in public, a
beneficiary or an informant is not. The cue that settled it is kept as evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pubcheck.cast import complete, with_neighbours
from pubcheck.code_points import WHITE
from pubcheck.label_above import below_private
from pubcheck.lazy_pattern import lazily
from pubcheck.namesakes import is_famous
from pubcheck.office_cues import (
    STOPS,
    acts_in_office,
    date_follows,
    ends_in_office,
    has_acted,
    is_historical,
    is_known_to_all,
    is_past,
    is_roster,
    is_told_private,
    last_clause,
    leads,
    of_section,
    to_be_asked,
)
from pubcheck.person_cues import ACTS_ALONE, DUTIES, PARTIES, POSTS, RELATIVES
from pubcheck.private_cues import is_liable, is_listed_for, stays_private
from pubcheck.role_features import bare_name, listed
from pubcheck.role_model import private_odds, public_below, weighed
from pubcheck.span import Span
from pubcheck.surnames import NEVER_ENDS
from pubcheck.tables import Columns, columns_of
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

_NAMES = r"(?:[\u4e00-\u9fff·]{2,8}(?:[（(][^）)\n]{0,24}[)）])?[、和及 \u3000]+\s*){0,12}"
_BEFORE_POST = lazily(rf"{POSTS}\s*[:：]?\s*(?:[（(][^）)]{{0,12}}[)）])?\s*(?:[\u4e00-\u9fff·]{{2,4}}、){{0,6}}$")
_AFTER_POST = lazily(
    rf"^\s?(?:老师|医生|大夫|护士(?!站|节)|警官|法官|律师|(?:受到|受)?(?:党内|政务)(?:严重)?(?:警告|记过|处分)|(?:[、和][\u4e00-\u9fff·]{{2,4}}){{0,8}}等?(?:副|代理?|时任)?{POSTS}(?!家|的|[父母妻子女])"
    rf"|[（(，, \t]\s*(?!原|退休)(?:系|为|现任|时任)?[\u4e00-\u9fff、（）()]{{0,28}}?{POSTS}(?=[）)，,。；;、：:\s]|$)|[（(][^（）()\n]{{0,14}}(?:局|委|办|所|站|中心|科|残联|妇联|大队|支队|中队|银行)[)）])"
)
_LAWYER = lazily(r"^\s?[，,（(]\s?(?![^\n，,。；;]{0,6}代理人)[^\n，,。；;（）()]{0,20}律师")
_APPOINTED = lazily(
    r"(?:(?:委员会|小组|专班|专家组|评审组|工作组)由|任命|免去|聘任|任用|提名|委派|同意|推荐|选举|决定|经)\s*[:：]?(?:[\u4e00-\u9fff·]{2,4}、){0,8}$"
)
_LEADING_LIST = lazily(
    r"^\s*(?:总指挥|副总指挥|指挥长|副指挥长|组\s*长|副\s*组\s*长|常务副组长|成\s*员|主\s*任|副\s*主\s*任|召集人|出\s*席|列\s*席|主持|参会|请假|记录)(?:人员?)?\s*[:：]"
)
# Who handles a case or keeps the minutes acts in office, also in a list: 听证员：许志豪、鲁婉清
_ON_DUTY = lazily(
    rf"(?:(?:{DUTIES})\s*(?:[（(][^）)]{{0,12}}[)）])?(?:\s*[:：]?|为)|合议庭(?:成员|组成人员)?\s*[:：]|(?:{ACTS_ALONE}|听\s*证\s*员|(?<!被)询\s*问\s*人|记\s*录\s*人)(?:[（(][^）)]{{0,12}}[)）])?(?:\s*[:：]|[ \t]{{1,8}}))\s*{_NAMES}$|(?:{DUTIES})\s*[:：]\s*(?:[\u4e00-\u9fff·]{{2,4}}[，,、]){{1,12}}$"
    rf"|(?:专家(?:组)?(?:成员)?(?:名单)?|评委|裁判长?|考官|教官|主讲人?|(?:考察|调查|工作|督导|核查|检查|巡察|矫正|治丧|慰问)[小]?组|介绍人|培养联系人|[总副]?指挥[长员]?|安全官)\s*[:：]\s*{_NAMES}$|(?:入党介绍人|培养联系人|(?:工作队|驻村|驻镇)[^。；：\n]{{2,16}}队员|(?:法定代表人|负责人)(?:由|变更为)(?:[\u4e00-\u9fff·]{{2,4}}变更为)?)\s?{_NAMES}$"
)
# A member of the staff behind the name of the office: 老干部局宫雪陪同.
_OF_OFFICE = lazily(
    r"(?:[\u4e00-\u9fff](?:局|委|办|厅)|(?<!看守)(?<!戒毒)[\u4e00-\u9fff]{2}所|[大支中]队|政府|法院|检察院|管委会|街道办(?:事处)?|(?:组织|宣传|统战|武装|护理|指挥|项目)部|(?:办公|档案|警务|值班|内镜|化验|财务|接种|会议)室|(?:财务|医务|外|内|妇|儿|护理|人事|保卫|后勤|信息|总务|眼|骨|急诊)科|医学会|(?:服务|疾控|控制|防治|推广|救助|卫生)中心)(?:[\u4e00-\u9fff·]{2,4}、){0,6}$"
)
_PARTY_SIGNS = lazily(rf"(?:{PARTIES}|{RELATIVES})(?:[（(]?签[字名章][)）]?|捺印)\s*[:：]?\s*$")
_REPORTS = lazily(r"(?:被(?:反映|举报|检举|控告|投诉)|报告|报?告|代理)[人者]$")
_PENAL = lazily(r"^[^。\n]{0,40}?(?:不得|取消|列入|纳入|移送|作证|证实|指认)")
_RETIRED = lazily(
    r"(?:退休|离休|退职|下岗)(?:[干职]工|教师|工人|工程师|[\u4e00-\u9fff]{0,6}(?:工程师|教师|教授|医[生师]|护士|民警|会计|职工|干部|工人))$"
)
_KIN_BEHIND = lazily(r"^(?:的)?(?:妈妈|爸爸|家长|奶奶|爷爷|姥[姥爷]|外[婆公])")
_ORDERED, _PASSIVE = lazily(r"(?:责令|勒令|判令|处罚|拘留|抓获)$"), lazily(r"(?:^.?|[^\u4e00-\u9fff])被[^，,：:\s]*$")
_OPINION = lazily(r"(?:意见|批示|拟办|审批|签批)[^\n]{0,60}$")
_SIGNED, _DATED = (
    lazily(r"^\s*(?:[0-9]{1,4}\s?[.年月/-]|$|\t)"),
    lazily(r"\s{0,4}(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日\s*$"),
)
# A candidate for a post (任前公示): the post stands behind the name.
_CANDIDATE = lazily(r"^[^\n]{0,60}(?:现任|时任|拟任|拟提名|拟提拔|拟晋升)")
# Data of a person right behind the name: 统计：丁玉桂（回族，信奉…）is no member of the staff.
_DESCRIBED = lazily(
    rf"^\s?[（(，,]\s?(?:[男女][，,、；;）)]|[\u4e00-\u9fff]{{1,4}}族[，,）)]|(?:[0-9]{{1,3}}|[二三四五六七八九]?十[一二三四五六七八九]?)周?岁|(?:公民)?身份证|[1-9][0-9]{{16}}[0-9Xx]|信[仰奉]|[\u4e00-\u9fff]{{0,3}}(?:居士|教徒|信徒|穆斯林)|(?:现|原|家)?住(?![院房])|户籍|低保|五保|患|(?:{RELATIVES}|[妻夫父母子女姐兄弟妹孙])\s?[)）]|护照|[\u4e00-\u9fff]{{0,8}}通行证|[\u4e00-\u9fff]{{2,8}}国?籍[，,、；;）)])|^[ \t]{{1,4}}(?:(?:与[^ \n]{{1,6}})?关系|国籍|性别)[ \t:：]"
)
_IN_OFFICE = lazily(r"^[^\n。；]{0,80}?(?:中共党员|现任|时任|历任|拟任|曾任|职务)")
_WITH_KIN = lazily(
    r"^[^。；\n]{0,30}[，,、]其?(?:丈夫|妻子?|配偶|儿子|女儿|[长次][子女]|父亲|母亲|老伴|[子女])[\u4e00-\u9fff]{2,4}(?:[，,、。；（(]|因|系|患|在|已|就读)"
)
_SUFFERS = lazily(
    r"\s?(?:因(?:病|伤|公|车祸|事故)|当场|不幸|不慎)?(?:受伤|重伤|致残|遇难|死亡|身亡|坠亡|溺亡|截肢|骨折|昏迷|患[有上]?(?!者)[\u4e00-\u9fff]{2,8})"
)
_UNIT_SIGNS = lazily(
    r"^[ \t]*[\u4e00-\u9fff]{1,24}(?:办|局|委|厅|站|中心|科|室|所|院|部|处|政府|[大支中]队|委员会|办公室|协会)[ \t]{1,8}$"
)
_CONTACT, _SIGNER = lazily(r"联系人|经办人|承办人|咨询人|拟稿人|核稿人"), lazily(r"签发人|签批人|审签人")
_PUBLIC_LABEL = lazily(
    rf"(?:{DUTIES}|{POSTS})\s*$|(?:{ACTS_ALONE})\s*(?:[（(][^）)]{{0,12}}[)）])?$|负责人|法定代表人|主持人|记录人|(?<!被)(?:询问|谈话|告知|调查|检查|约谈|采访)人"
)
_PRIVATE_LABEL = lazily(
    rf"姓\s*名|(?:{PARTIES})\s*$|(?:{RELATIVES})\s*$|{RELATIVES}|救助|低保|残疾人|学生|考生|家长|当事人|户主"
)
_PARTY = lazily(rf"(?:{PARTIES}|{RELATIVES})(?:[（(][^（）()\n]{{0,10}}[)）])?[\s:：“\"]{{0,3}}{_NAMES}$")
_OFFICE_TABLE = lazily(r"职\s*务|职\s*位|职\s*称|分工|所在单位|工作单位及职务|拟任")
_OFFICE_COLUMN = lazily(
    r"责任人|法定代表|法人代表|^法人$|(?:(?<!投资)经理|顾问|专家|评委|裁判员?)(?:姓名|签[字名])?$|发明人|设计人|干部|领导|值班|带班|经办|承办|负责人|联系人|网格员|民警|医[生师]|班主任|审[核批]|职务|主管|专员|局长|书记|主任|记录|[制填]表|指导教师|检查|登记人"
)
_PLACE_COLUMN = lazily(
    r"^(?!.*人).{0,6}(?:村|乡镇?|镇|街道|社区|嘎查|苏木|地址|住址|住所|单位|学校|地点|地块|坐落|组别|村组)$"
)
_BEAST, _COMMA = lazily(r"[一二两三四五六七八九十几数0-9][匹头只峰羽尾]$"), lazily(r"\s?[，,（(]\s?|[ \t]{1,4}")
_PERSONAL_TABLE = lazily(r"身份证|证件号|住\s*址|银行|卡号|账号|金额|出生|低保|残疾|病|护照|车牌|号牌")
_IDENTITY = lazily(
    r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])|身份证|家庭住址|现住|户籍|(?:男|女)\s*[，,、]\s*(?:汉族|[0-9]{2,4}年|[\u4e00-\u9fff]{1,4}族|生于|出生|现年|[0-9]{1,3}岁)"
)
_CONTACT_LINE = lazily(
    r"[ \t]*(?:[，,；; \t]|[（(])?[ \t]*(?:联系)?(?:电话|传真|办公电话)|[ \t]*[，,；; \t（(][ \t]*(?:联系)?(?:手机|邮箱)|[ \t]*[，,：: ]{0,2}[ \t]*[(（]?0[0-9]{2,3}[)）-]"
)
# Runs of characters with at most a comma between them; each is read whole, so that no text takes long.
_CONTACT_BEFORE = lazily(
    r"(?:联系人|经办人|咨询|联系方式)\s*[:：]?\s*(?:[\u4e00-\u9fff]{2,}(?![\u4e00-\u9fff])(?:\s*[、，,])?\s*)*$"
)
_COMRADE = lazily(r"\s?(?:(?:[、和][\u4e00-\u9fff·]{2,4}){0,8}等?(?:[0-9一二三四五六七八九十]{0,4}[名位])?同志)")
_COLON, _KIN = lazily("[:：]"), tuple("妻夫子女父母")  # 联系人：妻方美子
# The last characters of what those patterns find that end at a name: most words before a name end in another one.
_BETWEEN = '、和及，,:：)）“"' + WHITE
_DUTY_ENDS = frozenset("由为官挥达计纳书事人任员士官察导师干理生考者表警记部长" + _BETWEEN)
_POST_ENDS = frozenset("书事人任使员士委学官审家师席挥授理监者表警记赞辑部长问" + _BETWEEN)
_PARTY_ENDS = frozenset(
    "吉侄伯门桌东为主乡事亲人介众伙伴体例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑姥姨爷舅婶娌娘婆婴婶婿媳嫂孀子孙学孩安客居属工师弟徒户手方机材村板母民汉洁父爷爸爹犯生甥称童纳线老者舅表襟訇计象迷长"
    + _BETWEEN
)
# Characters read round a name, of its head; how much less sure a name in a column of places is; roles of a list.
_FAR, _HEAD, _DOUBT, _SHARED = 400, 40, 0.3, (Role.OFFICIAL, Role.PRIVATE)


def settle_roles(entities: Iterable[Entity], text: NormalizedText) -> tuple[Entity, ...]:
    """``entities`` with the role of every person settled; overlapping persons are merged.

    Of two overlapping persons the more confident one stays. A name whose place tells nothing has the role that the models see
    in all its places, or that it has elsewhere, the private one if they differ; else that of a private person beside it.
    """
    everything, columns = by_rules(complete(entities, text), text)
    settled = list(_by_model(everything, text, columns))
    known: dict[str, Role] = {}
    for entity in settled:
        if entity.kind is EntityKind.PERSON and entity.role is not Role.UNKNOWN:
            name = bare_name(entity, text.text)
            known[name] = Role.PRIVATE if Role.PRIVATE in (entity.role, known.get(name)) else entity.role
    settled = [
        replace(entity, role=known.get(bare_name(entity, text.text), Role.UNKNOWN))
        if entity.kind is EntityKind.PERSON and entity.role is Role.UNKNOWN
        else entity
        for entity in settled
    ]
    return tuple(
        replace(entity, role=_weak_role(entity, text))
        if entity.role is Role.UNKNOWN and entity.kind is EntityKind.PERSON
        else entity
        for entity in with_neighbours(settled, text.text)
    )


def by_rules(entities: Sequence[Entity], text: NormalizedText) -> tuple[Sequence[Entity], Columns]:
    """``entities`` with the roles that rules give to persons, each by the words round it; the tables of the text."""
    columns = columns_of(text)
    homes = frozenset(entity.span.start for entity in entities if entity.kind is EntityKind.ADDRESS)
    settled = [
        _settled(entity, text, columns, homes) if entity.kind is EntityKind.PERSON else entity for entity in entities
    ]
    return list(_inherited(settled, text)), columns


def _inherited(entities: Sequence[Entity], text: NormalizedText) -> Iterator[Entity]:
    """A member of a list without a role of its own has that of the one before it: 出席：庄建南、吕晓莺."""
    before: Entity | None = None
    for entity in entities:
        if entity.kind is EntityKind.PERSON:
            if before and before.role in _SHARED and entity.role is Role.UNKNOWN and _is_led(before, entity, text):
                entity = replace(entity, role=before.role)
            before = entity
        yield entity


def _is_led(before: Entity, entity: Entity, text: NormalizedText) -> bool:
    """Whether ``entity`` follows ``before`` in a list, and no remark of its own says who it is."""
    return not text.text.startswith(("（", "("), entity.span.end) and listed(before, entity, text)


def _by_model(entities: Sequence[Entity], text: NormalizedText, columns: Columns) -> Iterator[Entity]:
    """``entities`` with the roles that the models are sure of, also where the rules, but no label of a list, say otherwise."""
    odds, public = iter(private_odds(entities, text, columns)), public_below(entities, text)
    for entity in entities:
        if entity.kind is EntityKind.PERSON:
            judged = weighed(entity, next(odds), public)
            stays = entity.role is Role.PRIVATE is not judged.role and stays_private(text, entity.span)
            entity = entity if stays or (entity.role is Role.OFFICIAL and is_famous(entity, text)) else judged
        yield entity


def _weak_role(entity: Entity, text: NormalizedText) -> Role:
    """What little a telephone right behind the name, or 同志, says where nothing else does."""
    end = text.paragraph(entity.span).end
    if _CONTACT_LINE.match(text.text, entity.span.end, end):
        return Role.CONTACT
    comrade = text.text.endswith("同志", 0, entity.span.start) or _COMRADE.match(text.text, entity.span.end, end)
    return Role.OFFICIAL if comrade else Role.UNKNOWN


def _settled(entity: Entity, text: NormalizedText, tables: Columns, homes: frozenset[int]) -> Entity:
    start, end = entity.span.start, entity.span.end
    doubtful = entity.cue is None and (
        _PLACE_COLUMN.search(tables.heading(entity.span)[0]) or _BEAST.search(text.text, max(0, start - 2), start)
    )
    if doubtful or text.text.endswith(NEVER_ENDS, start, end):  # a village in a column of villages, 一匹马驹, 户编码
        return replace(entity, confidence=entity.confidence * _DOUBT)
    role = _role(entity, text, tables)
    if role is Role.UNKNOWN and (comma := _COMMA.match(text.text, end)) and comma.end() in homes:
        role = Role.PRIVATE  # 李秀珍，三合村二组，
    if role is Role.UNKNOWN and is_famous(entity, text):
        role = Role.OFFICIAL
    return replace(entity, role=role)


def _role(entity: Entity, text: NormalizedText, tables: Columns) -> Role:
    paragraph = text.paragraph(entity.span)
    before = text.text[max(paragraph.start, entity.span.start - _FAR) : entity.span.start]
    after = text.text[entity.span.end : min(paragraph.end, entity.span.end + _FAR)]
    head = text.text[paragraph.start : min(entity.span.start, paragraph.start + _HEAD)]
    line = text.text[paragraph.start : min(paragraph.end, paragraph.start + _FAR)]
    if has_acted(before, after, line) or is_known_to_all(before, after, line):
        return Role.OFFICIAL
    signed, last = before[-24:], before[-1:]
    listed_for = entity.confidence >= 0.5 and last in _PARTY_ENDS and is_listed_for(before, after)
    if (
        (_DESCRIBED.match(after) and not _IN_OFFICE.match(after))
        or (("签" in signed or "捺" in signed) and _PARTY_SIGNS.search(signed))
        or _KIN_BEHIND.match(after)
        or _ORDERED.search(before[-4:])
        or (last in _KIN and before[-2:-1] in (":", "："))
        or _RETIRED.search(before[-16:])
        or (last in _PARTY_ENDS and is_told_private(signed))
        or (listed_for and not _AFTER_POST.match(after))
    ):
        return Role.PRIVATE
    if _LAWYER.match(after) or leads(after):
        return Role.OFFICIAL
    if entity.cue is not None:
        label = text.text[max(0, entity.cue.start - 1) : entity.cue.end]
        in_post = _REPORTS.search(label) and _AFTER_POST.match(after)  # 被反映人 杨秀海，党支部书记
        if in_post or _PASSIVE.search(label):
            return Role.OFFICIAL if in_post else Role.PRIVATE  # 被检查人, 被询问人
        role = _by_cue(entity.cue, text)
        if role is not Role.UNKNOWN:
            return role
    places = {} if before.strip() else text.once("below labels", lambda: below_private(text.text))
    if (below := places.get(entity.span.start)) or (below is False and not _AFTER_POST.match(after)):
        return Role.PRIVATE
    near = before[-80:]
    clause = last_clause(near)
    if to_be_asked(near, after) or _CONTACT_BEFORE.search(near) or _CONTACT.search(before[-8:]):
        return Role.CONTACT
    heading, headings = tables.heading(entity.span)
    if heading:
        if (_OFFICE_COLUMN.search(heading) or "值班" in headings) and not (
            "法" in heading and _PERSONAL_TABLE.search(headings)
        ):
            return Role.OFFICIAL
        if _PRIVATE_LABEL.search(heading):
            office = _OFFICE_TABLE.search(headings) or text.once("roster", lambda: is_roster(text.text))
            office = office and not _PERSONAL_TABLE.search(headings)
            return Role.OFFICIAL if office else Role.PRIVATE
    if ends_in_office(text, paragraph, entity.span):
        return Role.OFFICIAL
    if (
        _CANDIDATE.match(after)
        or (last in _POST_ENDS and _BEFORE_POST.search(near, clause))
        or _AFTER_POST.match(after)
        or (_APPOINTED.search(near) and not after.startswith("户") and not _PENAL.match(after))
    ):
        return Role.OFFICIAL
    if (_LEADING_LIST.match(head) and (last in _BETWEEN or not last)) or (
        last in _DUTY_ENDS and _ON_DUTY.search(near, last_clause(near, STOPS) if _COLON.search(near) else clause)
    ):
        return Role.OFFICIAL
    if _SUFFERS.match(after) or is_liable(after):
        return Role.PRIVATE
    if of_section(near[clause:], after) or _OF_OFFICE.search(near, clause):
        return Role.OFFICIAL
    if is_historical(before[-200:], after) or acts_in_office(before, after, head):
        return Role.OFFICIAL
    if (last in "。！，, \t" and _OPINION.search(near)) and _SIGNED.match(after):
        return Role.SIGNER
    if _WITH_KIN.match(after) or _IDENTITY.search(before[-60:] + after[:80]):
        return Role.PRIVATE
    if entity.confidence >= 0.5 and last in _PARTY_ENDS and _PARTY.search(near, clause):
        return Role.PRIVATE
    if _DATED.match(after) and before.rstrip()[-1:] in "。！!？?，,":
        return Role.SIGNER
    if not after.strip() and _UNIT_SIGNS.match(before):
        return Role.SIGNER
    if (
        not after.strip()
        and not re.sub(r"[\u4e00-\u9fff]{0,6}\s+", "", before).strip()
        and date_follows(text, paragraph)
    ):
        return Role.SIGNER
    return Role.OFFICIAL if text.once("past", lambda: is_past(text.text)) else Role.UNKNOWN


def _by_cue(cue: Span, text: NormalizedText) -> Role:
    label = cue.of(text.text)
    if _CONTACT.search(label):
        return Role.CONTACT
    if _SIGNER.search(label):
        return Role.SIGNER
    if _PUBLIC_LABEL.search(label):
        return Role.OFFICIAL
    if _PRIVATE_LABEL.search(label):
        roster = label.endswith("名") and text.once("roster", lambda: is_roster(text.text))
        return Role.OFFICIAL if _is_of_office(text.paragraph(cue), text, roster) else Role.PRIVATE
    return Role.UNKNOWN


def _is_of_office(line: Span, text: NormalizedText, roster: bool) -> bool:
    """Whether the line, which may hold thousands of names, speaks of posts and of nothing personal; looked at once."""
    known: dict[tuple[int, bool], bool] = text.once("lines of office", dict)
    key = line.start, roster
    if key not in known:
        words = line.of(text.text)
        known[key] = (roster or bool(_OFFICE_TABLE.search(words))) and not _PERSONAL_TABLE.search(words)
    return known[key]
