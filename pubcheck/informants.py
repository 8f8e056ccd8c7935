"""Who reported, complained or petitioned: the persons of a text whom the law asks to keep secret.

Here and not in their rule, because the rule on names must know whom that rule has reported already. Whoever is told
to be one is one wherever the document names them again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from pubcheck.asking import ONCE_TITLED, Asked, accused, asking, to_be_asked
from pubcheck.callers import CALLS, callers
from pubcheck.complainants import ASKED_OTHERS, EVENTS, NOT_ACCUSED, OF_ANOTHER, complainants, in_register
from pubcheck.label_above import starts_below
from pubcheck.lazy_pattern import lazily
from pubcheck.listed_persons import listed
from pubcheck.matchers import Reading, compiled
from pubcheck.name_shape import has_surname
from pubcheck.persons import all_persons, people, tables
from pubcheck.petitioners import CUES, is_guest, is_joint, is_of_guests, is_personal, petitioners
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.stacked_cells import stacked_heading
from pubcheck.surnames import NOT_NAMES
from pubcheck.text import EntityKind, Role

_ACTS = r"(?:实名|署名|匿名|联名)?举报|投诉|信访|来信|来访|来电|来函|上访|检举|检举揭发|揭发|告发|吹哨|告状|控告|反映|申诉|申诉控告|线索提供|提供线索|联名|留言|诉求|提问|发帖|写信|[报爆]料|报失|报信"
INFORMANT = rf"(?:{NOT_ACCUSED}(?<!非)(?:{_ACTS}|报案|报警)(?:群众|市民|居民|村民|职工|[人者])|(?:复核|复查)申请人)"
COLUMN = rf"{NOT_ACCUSED}(?:{_ACTS}|报案|报警)(?:群众|市民|居民|[人者])(?!数)"
_BEFORE = lazily(
    rf"(?:{INFORMANT}|【(?:咨询|投诉|求助|反映|举报|建议)】[^\n]{{2,40}}\n网[友民]|(?<!被)(?:报警|报案|来电|来信|求助|投诉|举报|反映)[:：]|\t(?:信访|投诉|举报|上访)\t|(?:接到?|收到|答复|回复)(?:群众|市民|村民|居民|网[友民]|来信人|信访人)?|回访(?:群众|市民|村民|居民|网[友民]|来信人|信访人)?(?![（(][^（）()\n]{{0,8}}[)）][ ]?\n)|线索来源[:：]|提供(?:了|过)?(?![^，。；：:\n]{{0,8}}(?:文物|考古|史料|走失|失踪|寻亲))[^，。；：:\n]{{0,8}}线索的?(?:热心)?(?:群众|市民|居民|村民|职工|员工|工人|业主|商户|公民|个人|同志|人员?)?|(?:举报|检举|揭发|提供)[^，。；：:\n]{{0,6}}线索的(?:热心)?(?:群众|市民|居民|村民|职工|员工|工人|业主|商户|公民|个人|同志|人员?)?|(?:举报|检举|揭发|告发)(?:有功|获奖|奖励)的?(?:人员|群众|个人|对象|人)?(?:名单)?|(?:举报|投诉|控告|检举|揭发|匿名|信访|反映)信(?:件)?(?:的)?(?:署名|落款|作者)(?:为|是)?|(?:信访|投诉|举报|来信|留言)(?:件|信)?(?:系|是|为)?由|(?:信访|诉求)代表|牵头人|(?:上访|信访|缠访|闹访)(?:老户|户|对象|人员|群众))(?:姓名|名称)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是系、“\"】\]]{{0,3}}$"
)
_ALONE = lazily(rf"^{COLUMN}(?:姓名)?[ ]*(?:[:：][ ]*)?(?=\n)", re.MULTILINE)
_NAMES_BETWEEN = r"(?:[、和及与][\u4e00-\u9fff·]{2,4}){0,5}(?:等)?"
_POLITE = r"(?:同志|先生|女士|同学)?"
_COUNT = r"(?:姐弟|兄弟|兄妹|姐妹|夫妇|夫妻|母女|母子|父子|父女)?(?:等)?(?:[0-9一二三四五六七八九十两]{1,3}[人户名]+|[二两]人)?"
_HOW = r"(?:已?于[0-9]{1,2}月|(?:于)?[0-9年月日前上下午时分:：]{4,16}(?:许)?|通过[^，。\n]{2,16}[，,]?|[在向到][^，。]{2,16}|再次|多次|又|曾|[来致]电|来信|来访|来函|拨打[^，。\n]{2,12}|分别|先后|共同|实名|署名|匿名|联名|书面|网上|电话|短信|微信)"
_AFTER = lazily(
    rf"{_POLITE}{_NAMES_BETWEEN}{_COUNT}(?:等)?(?:[（(](?:实名|署名)?(?:举报|投诉|信访|来信|来电|上访|留言|反映)人[)）]"
    rf"|{_HOW}{{0,4}}(?:举报|投诉|检举|控告|上访|信访|申诉)(?!电话|热线|信箱|中心|局|办|工作|平台|受理|人|接待|一案|条件|期限|权利)"
    rf"|{_HOW}{{1,4}}(?:来信|来访|来电|反映|留言|提出(?:的)?(?:诉求|信访|投诉)|求助|诉求)(?!电话|热线|信箱|中心|局|办|工作|平台|受理|人|接待)"
    rf"|{_POLITE}(?:的)?(?:来信|来访件?|信访件?|举报信|投诉信|投诉件|留言)(?=转|反映|材料|原件|收悉|已|一)"
    rf"|{_POLITE}{_COUNT}(?:的)?(?:信访|投诉|来信|申诉|留言|诉求)(?:事项|件|问题|请求|一事|案件|复查|复核|答复|处理|办理|内容)"
    rf"|{_HOW}{{0,4}}(?:报警|报案)(?:称|反映|投诉|说)?[^。；\n]{{0,24}}(?:被[^。；\n]{{0,8}}打|殴打|打人|打架|吵闹|扰民|噪|骚扰|威胁|家暴|酗酒|赌博|醉酒)"
    rf"|{_POLITE}(?:[（(][^（）()\n]{{0,40}}[)）])?(?:(?:来信|来函)(?:称|说|询问|要求|请求|咨询|反映)|(?:来电|致电|打来电话|拨打[^，。\n]{{2,10}})(?:称|说|报称|诉称)[^。；\n]{{0,24}}(?:砸|吵|扰民|噪|漏水|渗水|拖欠|欠薪|被[打骗盗偷撞]|占道|堵|纠纷|违建|污染|油烟|垃圾|恶臭|停水|停电|不退|不给|乱收|打人|殴打))"
    rf"|{_POLITE}(?:来信|来访|来电|来函|致电)[^，。；\n]{{0,8}}[，,]?(?:反映|要求|询问|投诉|咨询|请求)"
    rf"|{_NAMES_BETWEEN}{_COUNT}(?:联名|共同|分别|先后|多次|集体)(?:反映|来信|来访|举报|投诉|要求|信访)"
    rf"|{_NAMES_BETWEEN}等?人?(?:的)?(?:举报|投诉|信访|控告|检举)(?:件|信|材料)"
    r"|[（(][^（）()\n]{0,10}(?:赴京|进京|赴省|到省|越级)(?:上访|访|[0-9一二三四五六七八九十]{1,2}次)"
    r"|递交[^，。；\n]{0,10}材料[，,]?(?:反映|举报|投诉)"
    r"|(?:到|来|前往|赴)[^，。；\n]{2,16}(?:上访|信访|聚集|走访反映|缠访|闹访))"
)
# In a title or a sentence of a reply: 关于祁玉梅同志反映楼上渗水问题的答复意见.
_TITLED = rf"(?:关于对?|对|就|针对|答复|回复)(?:市民|居民|村民|群众|网[友民]|职工|学生家长|来信人|信访人)?[“\"]?(?P<value>[\u4e00-\u9fff·]{{2,8}}?)[”\"]?{_POLITE}(?:、[\u4e00-\u9fff·]{{2,4}}){{0,6}}{_COUNT}(?:等人)?(?:所|来信|来电|来访|信访)?(?:反映|投诉|举报|信访|来信|申诉|上访|留言|控告|检举|请求|要求|诉求|咨询|求助|申请(?=[^。；\n]{{2,40}}(?:答复|回复)))(?!电话|热线|信箱|工作|平台)[^。；\n]{{0,60}}?(?:答复|回复|复函|意见|告知|核查|核实|调查|查处|处理|办理|事项|问题|报告|一事|听证)"
# The middle of that; its end stands in most texts.
_BROUGHT_UP = "反映 投诉 举报 信访 来信 申诉 上访 留言 控告 检举 请求 要求 诉求 咨询 求助 申请".split()
_LABELLED = rf"(?:{INFORMANT}|(?:[来致]电|反映|投诉)(?:市民|居民|群众))(?:姓名)?(?:[（(][^（）()\n]{{0,8}}[)）])?[ \t]*[:：】\]][ \t]*(?P<value>[\u4e00-\u9fff·]{{2,15}}|[\u4e00-\u9fff](?: [\u4e00-\u9fff]){{1,3}})(?=[\s，,、（(。；;]|$)"
_BESIDE = rf"{INFORMANT}(?P<value>[\u4e00-\u9fff]{{2,3}})(?=[（(])"
_SALUTATION = lazily(
    r"(?:、[\u4e00-\u9fff·]{2,4}){0,5}(?:同志|先生|女士|同学|老师)?(?:等[0-9一二三四五六七八九十]{1,3}[人位]+)?\s?[:：][ ]*(?:\n|$|[您你])"
)
_HAILED = lazily(r"\s*(?:尊敬的|敬爱的|亲爱的|致|给)?(?:[\u4e00-\u9fff·]{2,4}(?:同志|先生|女士)?、){0,4}")
_TOWARDS = lazily(r"(?:向|对|被|由)[^，。；\n]{0,12}$")
_AT_GATE = lazily(r"来访(?:[人者])?(?:姓名)?[ \t]*[:：]?[ \t]*$")
_OF_KIN = lazily(
    r"[的之]?(?:家属|家长|亲属|爱人|[父母]亲?|妻子?|丈?夫|(?<=[的之])[子女]|儿子?|女儿|[兄弟姐妹]|弟弟|哥哥|姐姐|妹妹|妈妈?|爸爸?)(?:等人?)?"
)
_ACCUSES = lazily(
    r"(?:举报|控告|检举)信?(?:的?(?:问题|事项|线索|一事|情况))?的?(?:初步)?(?:核查|核实|调查|查处|初核|处置|通报)(?![^。；\n]{0,30}(?:答复|回复|复函|告知))"
)
# What stands between the name and the report tells of what he did, unless it is his own matter: 李秀珍土地被侵占举报.
_OWN_TROUBLE = lazily(
    r"(?:的|同志|先生|女士|老人|一[家户]|户|家|等|[、和][\u4e00-\u9fff·]{1,4})*[”\"]?(?:[\u4e00-\u9fff]{0,6}?被(?:侵占|强占|霸占|占用?|强?拆|打|骗|盗|偷|取消|(?:拖欠|克扣)(?:工资|工钱|补[贴助])?)|(?:补[贴助]|低保|工资|工钱)(?:未|没有?|不)(?:发放?|兑现)|工伤(?:待遇|认定|赔偿)?|医疗(?:事故|纠纷)|(?:征地|拆迁|土地)补偿款?|(?:土地|宅基地|林地|山林|邻里|相邻|劳动|合同|房屋|婚姻|债务)纠纷)?"
)
_IS_KIN = lazily(r"[的之](?:家属|家长|亲属|爱人|[父母妻夫子女儿兄弟姐妹妈爸]|丈夫)")
_IS = ("为", "系", "是")
LETTER = r"[您你](?:们)?(?:[二两三四五六七八九十]人)?(?:[0-9]{1,4}年)?(?:[0-9]{1,2}月[0-9]{1,2}日)?(?:(?:[于在向到]|通过)[^，。\n]{2,24}|[多曾]次|所|提出|实名)?的?(?:反映|来信|信访|投诉|举报|来访|来电|留言|申诉|诉求|求助)"
_MATTER = r"报警|报案|求助|控告|联名|[报爆]料|反映|信访|举报|投诉|来信|来访|留言|12345|工单|诉求|线索|来电|上访|申诉|检举|揭发|告发|吹哨|告状"
# What is said of whoever brings something up where no word above tells it; the reader of contexts decides.
_SPEAKS = r"称|说|讲|接[谈待]|请求|[要恳]求|求[您你]|不服|报[瞥警]|110|领导|材料|问"
_POST = r"收信|信[末尾件中]"  # what is said of a letter, whatever it complains of
_SPOKE = lazily(
    rf"{_POLITE}{_COUNT}(?:本人)?(?:[（(][^（）()\n]{{0,30}}[)）])?(?:反映|投诉|举报|诉称|称其|来信称|诉求|上访|信访)(?!情况|电话|热线|失实者|人)"
)
# Whom a report quotes is no informant (据王建国反映，该路段…), unless it is about the matter he brought up.
_OWN_MATTER = lazily(
    rf"{_POLITE}{_COUNT}[^。；\n]{{0,40}}(?:信访|举报|投诉|上访|来信)(?:事项|问题|件|材料|内容|诉求|人)"
)
# Who is asked among others is one all the same where the sentence ends so: 抽查3户，赵桂芬反映补贴未发，系本次信访人。
_IS_ONE = lazily(r"[^。；\n]{0,40}[，,](?:系|是|为)(?:(?!被)[^，。；\n]){0,10}(?:信访|举报|投诉|上访|来信|来访|反映)人")
# What nobody does by office: 会计赵桂芬实名举报村书记. Who speaks for others brings up their cause, and nobody is accused.
_FOR_OTHERS = lazily(r"(?:人大代表|党代表|政协委员|记者|(?:[省市县区镇乡州局厅院校]|委员会)长|书记|主任)$")
_BY_NAME = lazily(
    r"(?:同志)?(?:来信|来访|写信)[，,]?(?:反映(?=[^。；\n]{0,30}(?:造假|贪|侵[占吞]|挪用|克扣|拖欠|欠薪|不公|不作为|违[法规纪建]|乱|骗|冒[名领]|殴打|索要|收受|未(?:发|付|兑)|不发))|(?:举报|控告|投诉|检举)(?!件|[电来]|热线|信|平台|工作|制度))|(?:同志)?(?:[于在向到][^，。；\n]{2,16})?(?:实名|署名|联名)(?:向[^，。；\n]{2,16})?(?:举报|控告|检举|投诉)(?!电话|热线|信箱|工作|平台|受理|制度|人)"
    r"|(?:同志)?(?:多次|再次|又)?(?:上访|缠访|闹访)(?=多次|[0-9]{1,3}次|[，。；\n])"
)
_NOBODY = lazily(
    r"^(?:不留|姓名|证件|银行(?:卡|账|$)|卡号)|(?:姓名|证件|[\u4e00-\u9fff]{2}银行)$|^[帖贴]|[帖贴]$|某|[*×○]|匿名|不详|不愿|保密|未留|群众|网友|网民|市民|居民|村民|业主|职工|家长|学生|电话|略$|无$|^(?:其|该|本|有关|部分|多名)"
    r"|[\u4e00-\u9fff]{4}[局科股室处站队所]$|(?:派出所|中心|窗口|[大支中]队|物业|公司|平台|服务台|前台|客服|法院|检察院|医院|政府|委员会|[居村]委会|街道办|办公室)$"
)
_NAME = lazily(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}·[\u4e00-\u9fff]{1,8}")
_WRITERS = (Role.SIGNER, Role.OFFICIAL)  # what a writer may be taken for who signs, or tells of a calling
_SEVERAL = lazily(r"[^、，,/ ]+")  # 宗如意、宗如心 in one cell
_LETTERS = r"来信来访|来信|信访件|举报|投诉|群众反映"
_WROTE = lazily(r"同志(?:的)?(?:来信|来访件|信访件|举报信|投诉信|留言)(?=转|反映|材料|原件|收悉|已)")
_BESIDE_NAME, _MOST = 60, 40  # characters before a name where the word for an informant stands; names looked for again
# … in which a calling does; in which letters and complaints are spoken of, and a text says what it is.
_TITLE, _NEAR, _HEAD = 8, 80, 80
_REGISTER = r"(?:信访|投诉|举报|留言|诉求|来访|来电|热线|网民)[\u4e00-\u9fff]{0,8}(?:登记|受理|工单|转办|交办|反馈)"
_FIRST_PERSON = r"(?:我是|我叫|我名叫|本人是|本人叫|我系|本人系|本人)[^，。；\n]{0,18}?(?P<value>[\u4e00-\u9fff·]{2,8})(?=[，,。（(])"
_COMPLAINS = r"(?:我|我们|本人|现|特|要)(?:要|来|想|再次|实名|向[^，。\n]{2,16})?(?:反映|举报|投诉|控告|申诉|信访|检举)|(?:书记|[省市县区镇乡州旗局厅]长|主任|领导)[，,]?[您你]们?好[，,！!。：:]"
_PAPER = r"信访|举报|投诉|留言|来信|12345|工单|诉求|来访(?!团)|答复|回复|线索|初核|申诉|民情|民意|民声|转办|交办单|受理单|登记单"

SAYS = Phrase("前后文表明是举报人、投诉人或信访人", "the context shows who reported, complained or petitioned")
REPLY = Phrase("是对信访、投诉的答复，称呼的就是信访人", "it answers a petition and addresses the petitioner")
AGAIN = Phrase("是上文所写举报人、信访人的姓名", "the informant or petitioner is named once more")

ASKED = (LETTER, _TITLED, _LABELLED, _BESIDE, _MATTER, _SPEAKS, _POST, _FIRST_PERSON, _COMPLAINS, CUES, EVENTS, CALLS)
"""What is looked for through the reading."""


def informants(reading: Reading) -> dict[Span, tuple[float, Phrase]]:
    """The names of informants, each with its confidence and the reason."""
    return reading.once("informants", lambda: _everywhere(reading))


def _everywhere(reading: Reading) -> dict[Span, tuple[float, Phrase]]:
    found = _by_words(reading)
    told = asking(reading, asked_of(reading, found))
    return {span: why for span, why in told if not _NOBODY.search(span.of(reading.text.text))} | found


def asked_of(reading: Reading, found: Mapping[Span, tuple[float, Phrase]] | None = None) -> Asked | None:
    """The persons of whom words tell nothing and a model judges, None where nobody is asked; ``found``: those whom words tell."""
    spoken_of = reading.holds(_MATTER)
    if not people(reading) or not (spoken_of or reading.holds(_SPEAKS)):
        return None
    return to_be_asked(reading, _by_words(reading) if found is None else found, spoken_of)


def _by_words(reading: Reading) -> dict[Span, tuple[float, Phrase]]:
    text = reading.text.text
    found: dict[Span, tuple[float, Phrase]] = {}
    for span, told in _named(reading):
        found.setdefault(span, told)
    for span in listed(reading, found):
        found.setdefault(span, (0.8, SAYS))
    for span in [each for each in found if _NOBODY.search(each.of(text))]:
        del found[span]
    matter = reading.holds(_MATTER) or reading.holds(EVENTS) or reading.holds(_POST)
    persons = [each for each in reading.entities if each.kind is EntityKind.PERSON]
    if persons and (matter or reading.holds(CALLS)):
        asked = (callers, complainants, in_register) if matter else (callers,)
        for span in (span for each in asked for span in each(text, persons)):
            if not ONCE_TITLED.search(span.of(text)) and not _NOBODY.search(span.of(text)):
                found.setdefault(span, (0.8, SAYS))
        for span in listed(reading, found):
            found.setdefault(span, (0.8, SAYS))
    names = {"".join(span.of(text).split()) for span in found}
    if not names or len(names) > _MOST:
        return found
    for entity in reading.entities:
        if entity.kind is EntityKind.PERSON and "".join(entity.span.of(text).split()) in names:
            found.setdefault(entity.span, (0.8, AGAIN))
    taken = sorted(found)
    for name in sorted(names):
        at = text.find(name) if len(name) > 2 else -1  # two characters are also part of other words
        while at >= 0:
            span = Span(at, at + len(name))
            near = bisect_left(taken, span)
            if not any(span.overlaps(other) for other in taken[max(0, near - 1) : near + 1]):
                found[span] = (0.75, AGAIN)
            at = text.find(name, span.end)
    return found


def _named(reading: Reading) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    text = reading.text.text
    about = reading.holds(_MATTER)
    comrades = (
        entity
        for entity in reading.entities
        if entity.kind is EntityKind.PERSON
        and entity.role.is_public
        and (
            _WROTE.match(text, entity.span.end)
            or (
                _BY_NAME.match(text, entity.span.end)
                and not _FOR_OTHERS.search(text[max(0, entity.span.start - _TITLE) : entity.span.start])
            )
        )
    )
    everybody = sorted((*people(reading).within(Span(0, len(text))), *comrades)) if about else ()
    for person in everybody:
        label = person.cue.of(text) if person.cue else ""
        before = text[max(0, person.span.start - _BESIDE_NAME) : person.span.start]
        accused = person.cue is not None and text.endswith("被", 0, person.cue.start)
        named = compiled(COLUMN).search(label[-12:]) is not None and not accused
        if _AT_GATE.search(before) and is_guest(text, person.span.end):
            continue  # whoever comes to the gate
        named = named or (label.replace(" ", "").endswith("姓名") and not accused and _is_register(reading))
        near = text[max(0, person.span.start - _NEAR) : person.span.start]
        end = person.span.end + text.startswith(" ", person.span.end)  # words may stand apart: 籍小曼 反映 楼上
        said = (
            _AFTER.match(text, end)
            or (
                person.confidence >= 0.8
                and (not before.endswith("据") or _OWN_MATTER.match(text, end))
                and (not ASKED_OTHERS.search(before) or _IS_ONE.match(text, end))
                and _SPOKE.match(text, end)
                and (_is_matter(reading) or compiled(_LETTERS).search(near))
            )
        ) and not _TOWARDS.search(before)
        if before.endswith(_IS) and text.startswith(OF_ANOTHER, person.span.end):
            continue  # 举报人为范缜之学生…
        if (named or _BEFORE.search(before) or said) and not ONCE_TITLED.search(person.span.of(text)):
            yield person.span, (max(0.8, person.confidence), SAYS)
    yield from _in_columns(reading)
    below = starts_below(text, _ALONE) if about and reading.entities else frozenset()
    for person in (each for each in reading.entities if each.kind is EntityKind.PERSON) if about else ():
        if person.span.start in below or compiled(COLUMN).fullmatch(stacked_heading(reading, person.span.start)):
            yield person.span, (0.85, SAYS)
    if about or reading.holds(CUES):
        private = everybody or people(reading).within(Span(0, len(text)))
        signers = [
            entity for entity in reading.entities if entity.kind is EntityKind.PERSON and entity.role in _WRITERS
        ]
        private = sorted({*private, *signers}) if signers and (is_personal(text) or is_joint(text)) else private
        for span in petitioners(text, private):
            if not ONCE_TITLED.search(span.of(text)):
                yield span, (0.8, SAYS)
    titled = (_TITLED,) if any(word in text for word in _BROUGHT_UP) else ()
    letter = (_FIRST_PERSON,) if reading.holds(_COMPLAINS) else ()
    for pattern in filter(reading.found.may_hold, (*titled, _LABELLED, _BESIDE, *letter)):
        yield from _written(reading, pattern)
    if reading.holds(LETTER):
        for entity in reading.entities:
            line = reading.text.paragraph(Span(entity.span.start, entity.span.start)).start
            name = entity.span.of(text)
            if (
                entity.kind is EntityKind.PERSON
                and entity.span.start - line < 24
                and _HAILED.fullmatch(text, line, entity.span.start)
                and _SALUTATION.match(text, entity.span.end)
                and "某" not in name
                and not ONCE_TITLED.search(name)
            ):
                yield entity.span, (0.8, REPLY)


def _in_columns(reading: Reading) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    """Names in a column of informants, whoever else is named in the row."""
    for table in tables(reading):
        for column in table.columns(compiled(COLUMN)):
            if table.headings[column].startswith("被"):
                continue
            for row in table.rows:
                cell = table.cell(row, column)
                for name in _SEVERAL.finditer(cell.words) if cell else ():
                    if _NAME.fullmatch(name.group()) and not _NOBODY.search(name.group()):
                        start = cell.span.start + name.start() if cell else 0
                        yield Span(start, start + len(name.group())), (0.85, SAYS)


def _written(reading: Reading, pattern: str) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    """Names in the place of a pattern: as the recognizers cut them, else as they stand there behind a label."""
    text = reading.text.text
    persons = all_persons(reading)
    for match in reading.matches(pattern):
        span = Span(*match.span("value"))
        name = span.of(text)
        at = bisect_left(persons, Span(span.start, span.start))
        known = persons[at] if at < len(persons) and persons[at].start == span.start else None
        if pattern == _FIRST_PERSON and known is None:
            # The name stands at the end of what the writer is: 我是原棉纺厂职工殷淑贤，
            known = next(
                (p for p in persons[max(0, at - 1) : at + 2] if match.start() < p.start and p.end == span.end), None
            )
            if known is not None:
                yield known, (0.85, SAYS)
            continue
        at_gate = match.group().startswith("来访") and is_guest(text, span.end)
        if at_gate or _NOBODY.search(name) or ONCE_TITLED.search(name):
            continue
        if known is not None and (
            _OF_KIN.fullmatch(text, known.end, max(known.end, span.end))
            or (pattern == _LABELLED and _IS_KIN.match(text, known.end, max(known.end, span.end)))
        ):
            continue  # 关于患者马蹄莲家属投诉的答复
        if pattern == _FIRST_PERSON and known is not None and text.startswith("的", known.end):
            continue  # 我是李秀珍的主管
        if (
            pattern == _TITLED
            and known is not None
            and _ACCUSES.match(text, span.end)
            and not _OWN_TROUBLE.fullmatch(text, known.end, max(known.end, span.end))
        ):
            accused(reading).add("".join(known.of(text).split()))
            continue  # 关于张卫国学术不端举报的核查: he is the one complained of
        if known is not None and known.end <= span.end + 1:
            yield known, (0.85, SAYS)
        elif (
            pattern == _LABELLED
            or (pattern == _TITLED and _is_addressed(text, name))
            or (pattern == _BESIDE and has_surname(name) and name not in NOT_NAMES)
        ):
            yield span, (0.8, SAYS)


def _is_addressed(text: str, name: str) -> bool:
    """Whether a line addresses ``name``: 上官萤同志："""
    return f"\n{name}" in text and any(
        f"\n{name}{title}{colon}" in text for title in ("同志", "先生", "女士", "") for colon in "：:"
    )


def _is_register(reading: Reading) -> bool:
    """Whether the head of the text is that of a form in which a complaint is taken down."""
    return compiled(_REGISTER).search(reading.text.text[:_HEAD]) is not None and not is_of_guests(reading.text.text)


def _is_matter(reading: Reading) -> bool:
    """Whether the title or the head of the text says that it deals with a petition or a complaint."""
    title, head = reading.elements.title, reading.text.text[:_HEAD]
    return any(compiled(_PAPER).search(words) for words in ((title.value, head) if title else (head,)))
