"""Homes told by who stands beside them: a group of a village or a corner of one by a name in a list, an owner, an addressee.

谢光富（石桥二组）, 罗成兴，男，54岁，柳树沟自然村, 住河东村大樟树下; 罗某家位于…; 收件人：罗成兴. Elsewhere such words are no home.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.home_cues import ADDRESSEE, OFFICES, OWNED_AFTER, OWNED_BEFORE, OWNER_SAYS, POSTAL
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.persons import people, persons_in
from pubcheck.span import Span
from pubcheck.tables import columns_of
from pubcheck.text import Entity, EntityKind

# Right behind a name: a corner of a village in words, which no number counts (家在河东村委会隔壁第二家, 住河东村大樟树下).
_CORNER = r"(?P<corner>[\u4e00-\u9fff]{1,10}(?:村民?委(?:员)?会|居委会|村|社区|屯|寨)(?!民)[\u4e00-\u9fff]{0,7}(?<![名以])(?:[边下上旁后前头口坡坪湾坳冲塘底]|[一二三四五][家户]))(?=[，,。；;、\n（(]|$)"
_LIVES_AT = lazily(rf"[，, ]{{0,2}}(?:现|原|就|仍)?(?:住[在于]?|家[在住]){_CORNER}")
_SERVED_AT, _SERVED = lazily(rf"[，,、 ]{{1,2}}{_CORNER}"), lazily(r"(?:送达|收件|邮寄)地址[:：][ ]?$")

# A group of a village without the village, beside a name in a list: 谢光富（石桥二组）, 罗成兴，男，54岁，柳树沟自然村.
_H = r"[\u4e00-\u9fff]"
_COUNT = r"第?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_LAND = "湾坝沟坪冲塘岭坡堡坳垸庄寨坎崖垭岗溪墩嘴咀滩洲圩坞畈垅垄窝弯塆坑垱峪峁洼屋"  # how hamlets end
_GROUP = rf"(?P<group>(?P<name>{_H}{{1,4}}?){_COUNT}(?:[村居]民小?组|组|社|队)|{_H}{{1,5}}?(?:屯|生产队|自然村|[村居]民小组)|(?:{_H}{{1,3}}[{_LAND}]|(?![专作画大国农商厂行管老东西])(?<!{_H}){_H}家)[组社队])"
_ENTRY = rf"[男女汉]|{_H}{{1,4}}族|[0-9]{{1,3}} ?周?岁|(?:19|20)[0-9]{{2}}[年.\-/]?(?:[0-9]{{1,2}}[月.\-/]?)?(?:[0-9]{{1,2}}日?)?出?生?|户主|农民|村民|务农|[0-9*Xx]{{11,18}}"
_GROUP_ENDS = r"(?:村民|社员|人|农户)?(?=[，,。；;、）)\s]|$)"
_GROUP_BEHIND = lazily(
    rf"(?:[（(]|[，, \t]{{1,2}}(?:(?:{_ENTRY})[，,、 \t]{{1,2}}){{0,4}})(?:系|住|现住|家住)?{_GROUP}{_GROUP_ENDS}"
)
_GROUP_BEFORE = lazily(
    rf"(?:^|[，,。；;、（(\s])(?:[0-9]{{1,3}}[.．、][ ]?)?{_GROUP}(?:的?(?:村民|社员|农户|居民))?[ ：:\t]{{0,2}}$"
)
# Groups of other kinds: who works, plays or studies together.
_OTHER_GROUP = lazily(
    r"^[第各本该每全两几某同原与和及]|[小同]$|工作|作业|任务|检[查测验修]|勘[察查测探]|测[量绘]|巡[察查逻检视护]|督[查导办]|[核调普排复抽清]查|审[查计核批]|评[审估议选委]|考[核察评试]|执[法勤行]|值[班守勤]|领导|指挥|组织|宣[传讲]|后勤|保[障卫洁]|综合|协调|联[络系]|接待|秘书|文秘|材料|信息|技[术工]|专[家案班项]|医[疗护]|救[援护治灾助]|抢[险修]|应急|突击|先遣|防[汛疫火控]|消防|治安|安全|民兵|施工|项目|工程|建筑|安装|装[修卸]|机[电械修务]|电工|焊|运输|车[间队辆]|客车|货车|公交|[早中晚白夜甲乙丙丁]班|班$|生产(?!队)|^生产队|采[煤掘矿]|掘进|综[采掘]|钻|维[修护稳]|养护|环[卫保境]|绿化|学习|讨论|竞赛|比赛|参赛|代表|选手|[男女]子|青年|少年|儿童|老年|成人|实验|试验|对照|观察|治疗|研|课题|语文|数学|英语|体育|教[学师]|科|[部局处所]$|公司|集团|矿|法院|征[收迁]|拆迁|签约|谈判|帮扶|驻村|包[村保]|志愿|服务|慰问|入户|信访|稳控|调解|矫正|纠察|侦|刑|交警|警|特勤|审讯|办案|业务|行政|财务|人事|招商|筹[备建]|监[督察测管]|质[检量]|安[监检]|水[利务]|农[业技机]|畜牧|摄影|舞蹈|合唱|[乐球舟]|锣鼓|腰鼓|秧歌|党|支部|互助|合作|游击|独立|报[社道]|旅行|红[蓝军]|蓝|黑$|[一二三四五六七八九十0-9]$"
)
# What tells of a village where the name of the group does not: its like elsewhere, or what a list of households is about.
_RURAL = lazily(
    r"亩|农户|村民|社员|低保|户主|承包|耕地|林地|宅基|土地|田|补[贴助]|危房|脱贫|五保|特困|灌溉|[0-9]户|新农合|种[粮植]|养殖|移民|征地"
)
_AT_WORK = lazily(
    r"比赛|[参决初]赛|得分|获奖|[冠亚季]军|选手|名次|演练|值班|执勤|施工|工地|矿|车间|集训|实习|培训|跟班|下井|出勤"
)
_FARM_GROUP = lazily(
    rf"(?:[{_LAND}桥院子头口边河江山泉水堰渠港湖店铺场村树竹松柏桃梨枣槐田地林园洞井岩石台营关门]|红[旗星光岩卫]|前[进锋]|东[风升方]|胜利|团结|光[明辉荣]|[新向][{_H[1:-1]}]|建[设国新]|跃进|先[锋进]|和[平睦]|永[红胜丰新兴]|[五八][星四一]|解放|[人民][{_H[1:-1]}]|幸福|友[谊爱]|群[力英众]|奋[斗进]|联[合盟丰民]|[东西南北中上下大小高长双三][{_H[1:-1]}]|{_H}家)$"
)
_SUITE = lazily(r"[院苑园寓区舍楼栋幢座元][0-9]{1,3}(?:-[0-9]{1,2})?-?[0-9]{3,4}室?$|[0-9]-[0-9]{1,2}-[0-9]{3,4}$")
_GROUP_END = lazily(r"(?:[村居]民小?组|生产队|自然村|[组社队屯])$")
_TOLD, _GROUPED = 0.85, 0.72  # how sure they are homes
_FAR = 300  # characters of the line to each side in which something of a village stands


def corners(reading: Reading) -> Iterator[Entity]:
    """Corners of villages where somebody lives, told in words."""
    text = reading.text.text
    for person in people(reading).within(Span(0, len(text))):
        served = _SERVED.search(text, max(0, person.span.start - 8), person.span.start)
        match = (_SERVED_AT if served else _LIVES_AT).match(text, person.span.end)
        if match:
            yield Entity(Span(*match.span("corner")), EntityKind.ADDRESS, _TOLD)


def groups(reading: Reading) -> Iterator[Entity]:
    """Groups of villages beside a name in a list, without the village: 谢光富（石桥二组）, 罗成兴，男，54岁，上寨屯."""
    text, columns = reading.text.text, columns_of(reading.text)
    done = -1
    for person in people(reading).within(Span(0, len(text))):
        before = _GROUP_BEFORE.search(text, max(0, person.span.start - 24), person.span.start)
        if before and not before["name"]:
            before = None  # 下屋组雷圣连: without a number it may as well be who works there
        for match in filter(None, (before, _GROUP_BEHIND.match(text, person.span.end))):
            span = Span(*match.span("group"))
            if span.start >= done and not columns.heading(span)[0] and _is_of_village(match, reading):
                done = span.end
                yield Entity(span, EntityKind.ADDRESS, _GROUPED)


def _is_of_village(match: re.Match[str], reading: Reading) -> bool:
    """Whether a group, or team, is one of a village and not one of those who work, play or learn together."""
    name, text = match["name"], match.string
    if _OTHER_GROUP.search(name or _GROUP_END.sub("", match["group"])):
        return False
    if not name:
        return True
    line = reading.text.paragraph(Span(*match.span("group")))
    start, end = max(line.start, match.start() - _FAR), min(line.end, match.end() + _FAR)
    if _RURAL.search(text, start, end):
        return True
    return _FARM_GROUP.search(name) is not None and _AT_WORK.search(text, start, end) is None


def is_owned(text: str, span: Span, before: str) -> bool:
    """Whether it is the house of somebody whose name is hidden: 罗某家位于…, 罗女士反映其位于…的房屋漏水."""
    if OWNED_BEFORE.search(before):
        return True
    return OWNER_SAYS.search(before) is not None and OWNED_AFTER.match(text, span.end) is not None


def is_addressed(reading: Reading, span: Span, label: str) -> bool:
    """Whether mail goes to a dwelling there and to a person by name: 通讯地址：…家属院2-301，收件人：罗成兴."""
    text = reading.text.text
    words = span.of(text)
    named = ADDRESSEE.match(text, span.end) if POSTAL.search(label) and _SUITE.search(words) else None
    return (
        named is not None
        and OFFICES.search(words) is None
        and any(person.span.start == named.end() for person in persons_in(reading, Span(span.end, named.end() + 1)))
    )
