"""Further signs that a person acts in public: duties and staff named without a post, offices as labels, persons of the past.

The vocabulary is that of minutes, registers, rosters and notices. It belongs to :mod:`pubcheck.roles`; unlike the words
of :mod:`pubcheck.person_cues` none of it helps to find a name.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice

from pubcheck.lazy_pattern import lazily
from pubcheck.person_cues import RELATIVES
from pubcheck.span import Span
from pubcheck.text import NormalizedText

_HAN = r"\u4e00-\u9fff"
_NAMES = rf"(?:[{_HAN}·]{{2,8}}(?:[（(][^）)\n]{{0,24}}[)）])?[、，,和及 \t\u3000]+){{0,12}}"
# Elected to a committee, the head of a firm in a register, an author in a list of works, somebody with years of life.
_ELECTED = lazily(r"^(?:[（(][男女][）)])?[，, \t]{0,2}(?:得票|得[0-9]{1,5}票|以[0-9]{1,5}票|当选|主治|主刀)")
_YEARS = r"(?:约|公元)?(?:前?[1-9][0-9]{2}|1[0-8][0-9]{2}|19[0-2][0-9]|[?？])年?"
_LIVED = lazily(rf"^\s?[（(]\s?(?:[^（）()\n]{{0,12}}[，,])?{_YEARS}\s?[—–~～至-]{{1,2}}")
_VILLAGE = lazily(
    r"^\s?[，,（(]\s?(?:[\u4e00-\u9fff]{0,8})村(?:文书|会计|出纳|委员|支委|干部|监委)(?=[，,。；;）)\s]|$)"
)
_ATTESTS = lazily(r"^\s?(?:见证|记录|翻译|代书|执笔|整理|主治|主刀|主持)(?=[；;，,。\s]|$)")
# A person of old with a courtesy name, scholars who are cited, who stands for a party at a building site, a firm's man.
# 字 and 号 are words of every day: a courtesy name has a dynasty, a posthumous name or the place of its family beside it.
_ERA = r"(?:[东西]汉|[两南北]宋|[两东西]晋|三国|南北朝|隋朝?|[唐宋元明清][代朝末初])"
_STYLED = rf"(?:名[{_HAN}]{{1,2}}[，,]\s?)?(?:字(?!迹|体|号|面|样|据|条|画|幕)[{_HAN}]{{1,2}}[，,、；;]\s?(?:又?号[{_HAN}]{{2,5}}[，,、；;]\s?)?(?:祖籍|[^，,。；;\n]{{2,8}}人(?=[，,。；;]|$)|[^，,。；;\n]{{0,8}}(?:{_ERA}|民国|谥))|又?号(?!码|称|召|段|牌)[{_HAN}]{{1,5}}[，,、；;]\s?[^，,。；;\n]{{0,8}}(?:{_ERA}|谥)|谥[{_HAN}]{{1,3}}[，,、；;])"
_OLD = lazily(
    rf"^[，,]\s?(?:{_STYLED}|(?:名[{_HAN}]{{1,2}}[，,]\s?)?[^，,。；;\n]{{0,4}}{_ERA}[{_HAN}]{{0,10}}人[，,。])"
)
_OLD_LINE = lazily(rf"^[{_HAN}]{{2,4}}[，,]\s?{_STYLED}")
_FOREBEAR = lazily(r"(?:[祖曾高]父|[祖曾高]母|父亲?|母亲?)$")
_CITES = lazily(rf"(?:征引|引用|援引|引述|转引|参见)了?(?:[{_HAN}·]{{2,4}}[、和]){{0,6}}$")
_CITED = lazily(
    rf"^(?:[、和][{_HAN}·]{{2,4}}){{0,6}}(?:等(?:前辈|老一辈|著名|国内外)?(?:学者|先贤|大家|先生|专家)(?:的|[，,、])|(?:先生)?的?[“《「][^”》」\n]{{2,24}}[”》」](?:之说|之论|的?(?:观点|理论|论断|学说|说法|概念|命题)))"
)
# Those of a building site sign in a row (施工：程大山　监理：夏侯峰　业主：晏子春) or are told in one (设代乐天、监理夏侯峰).
_PARTIES_AT_SITE = r"(?:业主|施工|设计|勘察|建设|监理|设代)(?:单位|方)?[:：]"
_SITE = lazily(rf"{_PARTIES_AT_SITE}\s?$")
_SITE_NEXT = lazily(rf"^[\s　]*(?:$|[（(]签|{_PARTIES_AT_SITE})")
_AT_SITE = lazily(r"(?:^|[\s　：:，,；;。])(?:监理|设代)(?:单位|方)?[:：]")
_OF_SITE = lazily(r"(?:监理|设代|总监|业主代表)\s?$")
_OTHERS_AT_SITE = lazily(
    rf"(?:监理|设代|总监|业主代表)[{_HAN}]{{2,4}}[、和](?:监理|设代|总监|业主代表)(?=\n)|\n[、和](?:监理|设代|总监|业主代表)[{_HAN}]{{2}}"
)
_AGENT = lazily(r"(?<!被)(?<!法定)(?<!指定)代理人[:：]?\s?$")  # no party: 举报人李秀珍，系该公司员工
_OWN_MAN = lazily(
    r"^[，,（(]\s?(?:系|为|是)?(?:该|本|我)(?:公司|单位|院|校|厂|行|局|所|中心)[^，,。；;\n]{0,10}(?:主管|经理|职工|员工|法务|主任|专员|部长|科长|负责人)"
)
_SITE_REACH = 120
_WORKS = lazily(r"\[[MJDCNRGSZ](?:/OL)?\]|［[MJDCNRGSZ]］")
_REGISTERED = lazily(r"(?<![0-9A-Za-z])9[0-9A-HJ-NPQRTUWXY]{17}[\t |｜　]{1,6}$")
# Staff without a post, and duties without a word for the person.
_STAFF = (
    r"(?:工程|客服|项目|财务|行政|销售|运营|物业|车间)主管|(?:民政|党建|院长|区长|镇长|乡长|书记)助理|助产士|农艺师|畜牧师|兽医师|园艺师|村医|校医|园医|军医|名医|医师|中医|大夫|宿管|社工|专管员|管护员|协理员|督导员|质检员|检验员|保育员|生活老师|辩护人|专家|学者|教练|领班|站务员|主播|主持人|讲师|副教授|教授|导师|博士|院士|馆员|主编|副主编|责编"
    r"|诗人|词人|作家|画家|书法家|名将|将军|元帅|皇帝|太守|刺史|御史|翰林|进士|举人|状元|先贤|先生祠|药王|学士|国学大师|革命家|教育家|科学家"
)
_DOING = (
    r"摸排|排查|入户|回访|鉴证|劝返|修订|校订|校勘|供图|撰文|代书|作业|质检|复审|初审|终审|审校|采写|摄像|主治|主刀|麻醉|带教|审定|审议|拟办|呈报|陪同|随行|押运|巡逻|查验|配班|主班|讲解|监制|设计|绘制|制图|施测|收案|立案|结案|接案|接警|出警|处警|录音|速录|见习|评阅|命题|监销|抽查|检录|计分|裁判|评标|开标|唱标|监标|评审|经费|用印|盖印"
    r"|记录|登记|填[表报]|制[表单图]|审[核查批]|复[核查]|校[对核]|核[对查实]|统计|经办|承办|主办|采集|送检|检[测查]|化验|走访|移交|接[收访待]|受理|拟稿|核稿|签[发收]|评[议]|验收|值[班守]|带[班队]|巡[查视护]|报送|编[辑写]|整理|翻译|评估|审计|督[办察导查]|包[保片村]|帮扶|驻村|主管|主讲|点评|录入|打印|复印|摄影|供稿"
)
_WHERE = r"(?:^|[\s，,。；;、（(　】【\[])"
_STAFFED = lazily(rf"(?:{_STAFF})(?:[（(][^（）()\n]{{0,12}}[)）])?\s?[:：]?\s?{_NAMES}$")
_DID = lazily(
    rf"{_WHERE}(?:{_DOING})(?:责任)?(?:人员?|员|者|组)(?:[（(][^（）()\n]{{0,12}}[)）])?[】\]]?\s{{0,4}}[:：]?\s{{0,4}}{_NAMES}$"
    rf"|{_WHERE}(?:{_DOING})\s?[:：]\s?{_NAMES}$"
)
# 审核尚蓉　复审虎玉兰　经费吴忠民: a row of duties, each with its name.
_ROW = lazily(rf"(?:^|[。；;，,)）\s　])(?:{_DOING})[ \t　]{{0,2}}$")
_ROW_END = lazily(r"^(?:[\s　]|$|[，,；;。（(])")
# An office as a label, or in front of its people.
_UNIT = r"(?:派出所|[大支中]队|[局科站部处]|(?<!地)所|(?<!教)(?<!卧)(?<!寝)室|办(?:公室)?|[村居]委会?|妇联|残联|侨联|文联|工商联|工会|团委|协会|学会|商会|联合会|红十字会|委员会|管委会|领导小组|工作[组队]|专班|专家组|秘书处|中心|政府|法院|检察院)"
_LABELLED = lazily(
    rf"{_WHERE}(?![原现在]|工作|就读|户籍|所[在属])[{_HAN}]{{1,12}}{_UNIT}(?:[（(][^（）()\n]{{0,12}}[)）])?\s?[:：]\s?{_NAMES}$"
)
_OF_UNIT = lazily(
    rf"(?:(?<=[{_HAN}])(?:妇联|残联|侨联|文联|工商联|团委|居委会|村委会|管委会|红十字会|城管科|综治办|信访办|工会)|街道[{_HAN}]{{2,4}}[科办]|执法[{_HAN}]{{0,2}}队)(?:[{_HAN}·]{{2,4}}[、和])*$"
)
_REACHED = lazily(
    rf"^(?:[、和，, ][{_HAN}·]{{2,4}})*(?:（[^（）\n]{{0,8}}）)?[，,：: \t　]{{0,3}}(?:(?:办公|值班|联系)?电话[:：]?\s?)?(?:内线|分机|短号|0[0-9]{{2,3}}-?[2-8][0-9]{{6,7}})"
)
_BY_UNIT = lazily(rf"[{_HAN}]{{1,12}}{_UNIT}[ \t　:：]{{1,3}}(?:[{_HAN}·]{{2,4}}[、和， ])*$")
_SENT = lazily(r"^\s?(?:抄\s?送|主\s?送|发件人|收件人|抄报)\s?[:：]")
_PRESENT = lazily(
    rf"{_WHERE}(?:到会|参加|与会|出席|列席|请假|缺席|陪同|同行|参训|评标委员会|评审委员会|评审专家|谈判小组|磋商小组|理事会?|监事会?|委员|副?(?:理事长|会长|秘书长|监事长|主席))(?:人员|名单|成员|领导)?(?:[（(][^（）()\n]{{0,16}}[)）])?\s?[:：]\s?[^。\n：:]{{0,200}}$"
)
_MEMBER = lazily(r"[、，,：:\s　]$")
# The staff of a section, unless what follows is what its customers do: 物业科郎平安到场, 公证处王秀珍公证遗嘱.
_OF_SECTION = lazily(
    r"(?:(?:物业|质[安监量]|农[经机业]|畜牧|兽医|水[务利]|林业|城[管建]|执法|法[制规]|政工|综合|后勤|人事|教育|财政?|审计|统计|监察|稽查|技术|安全|工程|市场|规划|测绘|环卫|环保|防疫|疾控|文[旅]|档案|保卫|总务|护理)(?:科|股|处|站)|档案馆|公证处|搜救[一二三四五六七八九十]?组)(?:[\u4e00-\u9fff·]{2,4}、){0,6}$"
)
_CUSTOMER = lazily(
    r"(?:[、和][\u4e00-\u9fff·]{2,4}){0,4}等?(?:[0-9一二三四五六七八九十]+[人户名])?(?:家|房|的?[住户亲父母妻夫儿女]|贷|欠|领|购|买|卖|就诊|住院|患|因|术后|死|病|受|被|上访|信访|来访|投诉|反映|举报|报名|参加[^会评]|未|申请|公证|缴|交|借|失|去世|逾期|低保|五保)"
)
# Persons of the past.
_PAST_ACTS = lazily(
    r"^[^\n。]{0,24}?(?:就义|殉国|殉难|壮烈牺牲|地下党|游击队|辛亥|进士|举人|秀才|翰林|谥|著有|所著|故居|旧居|公祠|纪念馆|纪念堂|生卒|在此(?:战斗|养伤|避难|讲学|题|秘密)|留平|屯田|驻军|驻牧|过境|起兵|被害$)"
)
_PAST_HEAD = lazily(
    r"烈士|英烈|英名|革命(?:历史|人物|遗址|文物|纪念)|人物[志传]|历史(?:人物|名人)|地名|史话|[村镇县]志|点校|校注|名宦|掌故|巡展|展览|陈列|前言|文物|旧址|故居|纪念碑"
)
_PAST_YEARS = lazily(
    r"(?<![0-9])(?:1[0-8][0-9]{2}|19[0-3][0-9])(?:年|[—.-])|清末|民国|明[代初末]|清[代初]|抗战|红军|[唐宋元明清]代|[康乾]|光绪|世纪|[唐宋元明清][\u4e00-\u9fff]{2}年间"
)
_OF_OLD = lazily(r"(?:^|[\s，。；、（(])(?:[唐宋元明清]|[南北]宋|[东西]汉|[唐宋元明清]代)(?:名士|诗人|学者)?$")
# A scholar in the row of a project, and who is to be called in the office.
_PROJECT = lazily(r"^\s?[0-9]{2,4}[A-Z]{1,5}[0-9]{2,5}[ \t]")
_AT_SCHOOL = lazily(r"^[ \t]{1,4}[\u4e00-\u9fff]{2,12}(?:大学|学院|研究[院所]|科学院|党校)(?=\s|$)")
_BEHIND_PHONE = lazily(r"(?:咨询|联系|监督|举报|办公|服务|受理)电话\s?[:：]?\s?[0-9\-]{7,14}\s?[（(]$")
_DESK_PHONE = lazily(r"^[，, ]{1,2}(?:科室|办公室?|单位|值班|院办)(?:联系)?电话")
# Rosters of those who serve the public.
_ROSTER = lazily(
    r"(?:新增|聘任|选聘|增聘|续聘)[^\n。]{0,8}(?:仲裁员|调解员|陪审员|监督员|顾问|委员|专家)|(?:仲裁员|调解员|陪审员|评委|评审专家|专家库|专家组|委员|顾问|讲师团|监督员|代表(?!人)|理事|裁判员|导师|教练员|观察员|督学|巡察组|志愿服务队|领导小组|专班)[^\n。]{0,24}(?:名单|名册|公告|通讯录|分工|安排|一览)"
)


# Whom to turn to: 到县文明办209室找詹多吉领表.
_AT_DESK = lazily(
    rf"(?:(?:到|至|向|在)[^，。；\n]{{0,20}}?(?:室|[0-9]楼|[一二三四五六]楼|窗口|大厅|处|前台|服务台|政府|中心|站|所)\s?(?:向|找|联系|寻)|请(?:径)?向|(?:线索|报名|咨询|预约|详情)[^，。\n]{{0,6}}(?:联系|致电|请找))\s?(?:[{_HAN}·]{{2,4}}[或、和])*$"
)
_SPEAKS = lazily(r"[0-9]{1,2}[:：][0-9]{2}\s?[—–~～-]{1,2}\s?[0-9]{1,2}[:：][0-9]{2}[\s　]{1,4}$")
_WROTE = lazily(
    rf"^(?:[、和与][{_HAN}·]{{2,4}})*(?:[二两三几]位|诸位)?(?:先生|女士|教授|学者)?的?(?:论文|论著|著作|专著|考证|研究认为|一文)|^(?:[二两三]位|诸位)先生的"
)
_FIRST_HEADING = lazily(
    r"[ \t]*(?:序\s?号|编\s?号|姓\s?名|户\s?主|户\s?名|户主姓名|日\s?期|时\s?间|房\s?号|学\s?号|案\s?号)[ \t　|]"
)
_LAST_HEADING = lazily(
    r"[ \t　|](?:[^\s|]{0,6}(?:法官|干部|责任人|领导|经办人?|承办人?|负责人|联系人|网格员|民警|医[生师]|班主任|审核人?|核查人|复核人|登记人|调查人|劝返人|专管员|护士|记录人?|[制填]表人?|包保人|帮扶人|包抓人|走访人|入户人|签收人|发放人|值班员|办理人|受理人|接待人|经手人))$"
)
_LAST = 32  # characters of a heading that tell its last cell
_LONGEST_ROW = 1000  # characters behind a name in a row of a table
_ROWS = 40  # lines between the headings of a table and a row


_CELLS = lazily(r"\s{2,}|\t|\s?[|｜]\s?")
STOPS = "。；！？"
_DATE_LINE = lazily(r"^\s*(?:[12][0-9]{3}年|[一二○〇零]{4}年)")


def ends_in_office(text: NormalizedText, line: Span, name: Span) -> bool:
    """Whether a name stands in a table of unequal rows, in a column of those who act for the office.

    Columns are counted from the right: what breaks the rows apart mostly stands further left.
    """
    whole, breaks = text.text, text.breaks
    number = bisect_left(breaks, line.start)  # of the line itself
    for above in range(number - 1, max(-1, number - 1 - _ROWS), -1):
        start, end = breaks[above - 1] + 1 if above else 0, breaks[above]
        if _FIRST_HEADING.match(whole, start, end):
            known = text.once("headings of rows", dict[int, tuple[str, list[str]]])
            if start not in known:  # once for all names of all rows: both may be very long
                heading = whole[start:end].rstrip()
                known[start] = heading[-_LAST:], _CELLS.split(heading)
            return _is_below(whole, Span(name.end, line.end), *known[start])
    return False


def _is_below(text: str, rest: Span, tail: str, cells: list[str]) -> bool:
    """Whether the column is one of those who act: as far from the last of ``cells`` as there are cells in ``rest``."""
    end = rest.end
    while end > rest.start and text[end - 1].isspace():
        end -= 1
    if end == rest.start:
        return _LAST_HEADING.search(tail) is not None
    if end - rest.start > _LONGEST_ROW:
        return False  # each name of a long line would read it to its end
    behind = sum(1 for _ in islice(_CELLS.finditer(text, rest.start, end), len(cells)))
    return 0 < behind < len(cells) and _LAST_HEADING.search(" " + cells[-1 - behind]) is not None


def to_be_asked(before: str, after: str) -> bool:
    """Whether a name is that of whom the public is told to turn to, or of a speaker or author."""
    return (
        _AT_DESK.search(before[-60:]) is not None
        or _BEHIND_PHONE.search(before[-30:]) is not None
        or _SPEAKS.search(before[-24:]) is not None
        or _WROTE.match(after) is not None
    )


def has_acted(before: str, after: str, line: str) -> bool:
    """Whether the words right at a name say beyond doubt that it is public: elected, in a register, an author, long dead.

    :param before: what stands before the name in its line; ``after``: what stands behind it; ``line``: the line.
    """
    return (
        _ELECTED.match(after) is not None
        or _LIVED.match(after) is not None
        or _VILLAGE.match(after) is not None
        or _ATTESTS.match(after) is not None
        or _REGISTERED.search(before[-40:]) is not None
        or _WORKS.search(line) is not None
        or _OF_OLD.search(before[-6:]) is not None
        or _DESK_PHONE.match(after) is not None
        or (_AT_SCHOOL.match(after) is not None and _PROJECT.match(line) is not None)
    )


def is_known_to_all(before: str, after: str, line: str) -> bool:
    """Whether a name is that of a person of old, of a scholar who is cited, or of who stands for a party at a site.

    These words weigh more than a label beside the name (业主：, 委托代理人：). ``line``: the line, at least its head.
    """
    return (
        _OLD.match(after) is not None
        or (_FOREBEAR.search(before[-3:]) is not None and _OLD_LINE.match(line) is not None and _is_one(before))
        or _CITES.search(before[-40:]) is not None
        or _CITED.match(after) is not None
        or (_OWN_MAN.match(after) is not None and _AGENT.search(before[-12:]) is not None)
        or _is_at_site(before, after)
    )


def _is_one(words: str) -> bool:
    """Whether no sentence ends in ``words``."""
    return not any(stop in words for stop in STOPS)


def _is_at_site(before: str, after: str) -> bool:
    """Whether a name stands in a row of those who sign for the parties to a site, or in a list of their men."""
    if _SITE.search(before[-8:]):
        row = before[-_SITE_REACH:] + "\n" + after[:_SITE_REACH]
        return _SITE_NEXT.match(after) is not None and _AT_SITE.search(row) is not None
    beside = f"{before[-24:]}\n{after[:12]}"
    return _OF_SITE.search(before[-8:]) is not None and _OTHERS_AT_SITE.search(beside) is not None


def acts_in_office(before: str, after: str, head: str) -> bool:
    """Whether a duty, an office or a list of those present stands before a name, or an office's line behind it.

    :param before: the line before the name, at least its last 200 characters; ``head``: the first characters of the line.
    """
    near = before[-90:]
    return (
        _STAFFED.search(near) is not None
        or _DID.search(near) is not None
        or (_ROW.search(near) is not None and _ROW_END.match(after) is not None)
        or _LABELLED.search(near) is not None
        or _OF_UNIT.search(near) is not None
        or (_BY_UNIT.search(near) is not None and _REACHED.match(after) is not None)
        or _SENT.match(head) is not None
        or (_MEMBER.search(before) is not None and _PRESENT.search(before) is not None)
        or _PAST_ACTS.match(after) is not None
    )


def is_past(text: str) -> bool:
    """Whether a document is about persons of the past, by its head and the years in it."""
    return _PAST_HEAD.search(text[:60]) is not None and _PAST_YEARS.search(text) is not None


def is_roster(text: str) -> bool:
    """Whether the head of a document announces a roster of persons who serve the public."""
    return _ROSTER.search(text[:80]) is not None


def last_clause(words: str, signs: str = f"{STOPS}，") -> int:
    """Where the last clause of ``words`` begins: no word for a person reaches over a sign, unless in brackets."""
    if "）" in words or ")" in words:
        return 0
    return max(map(words.rfind, signs)) + 1


def date_follows(text: NormalizedText, paragraph: Span) -> bool:
    """Whether the lines behind ``paragraph`` begin with a date, as below a signature."""
    following = [line for line in text.text[paragraph.end : paragraph.end + 200].split("\n") if line.strip()][:2]
    return any(_DATE_LINE.match(line) for line in following)


# Persons of the past.
_HISTORICAL = lazily(
    r"(?:(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪|宣统|嘉靖|万历|崇祯|永乐|洪武|绍兴|民国)(?=[〇零元一二三四五六七八九十廿卅0-9]{1,3}年|年间|皇帝|[初末时])|(?<![\u4e00-\u9fff])红军|红军(?=长征|战士|部队|[一二三四五六七八九十]|途经|路过|北上|游击)|抗联|八路军|新四军)(?:(?!20[0-9]{2}年|19[5-9][0-9]年|今)[^\n]){0,150}$"
    r"|(?:知[县府州]|总督|巡抚|典史|邑绅|里人|邑人|烈士|将军|[英法美德俄日]人)(?:[\u4e00-\u9fff·]{2,4}、){0,6}$"
)
_FALLEN = lazily(r"^(?:、[\u4e00-\u9fff·]{2,4}){0,8}等?[\u4e00-\u9fff]{0,8}(?:壮烈牺牲|英勇牺牲|殉国|就义|将军|烈士)")
# A relative who is to be called (紧急联系人：侄女关小婵), and who called the police.
_TOLD_PRIVATE = lazily(rf"(?:联系人(?:及关系)?\s?[:：]\s?(?:{RELATIVES})[ \t:：]?|(?:报警|报案|求助)[:：]\s?)$")
# A leader of a group by what stands behind, and staff who are counted.
_LEADS = lazily(
    r"(?:、[\u4e00-\u9fff·]{2,4}){0,4}(?:等(?:[0-9一二三四五六七八九十]{1,3}[人名位])?)?(?:担?任副?(?:组长|审判长|主任|队长)|带队)"
    r"|等[0-9一二三四五六七八九十]{1,3}[名位](?:老师|教师|干部|民警|医生|护士|医师|法官)"
)


def is_told_private(before: str) -> bool:
    """Whether a name stands behind a relative who is to be called, which makes it no unit's contact, or is a caller's."""
    return _TOLD_PRIVATE.search(before) is not None


def is_historical(before: str, after: str) -> bool:
    """Whether the text tells of the past where a name stands, or of one who fell."""
    return _HISTORICAL.search(before) is not None or _FALLEN.match(after) is not None


def leads(after: str) -> bool:
    """Whether what stands behind a name says that it leads a group, or counts it among staff."""
    return _LEADS.match(after) is not None


def of_section(before: str, after: str) -> bool:
    """Whether a name stands right behind that of a section, and what follows is not what its customers do."""
    return _OF_SECTION.search(before) is not None and _CUSTOMER.match(after) is None
