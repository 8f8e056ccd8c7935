"""Signs that persons are private, which weigh more than the models of roles: why they are listed, whom they support or pay.

The vocabulary is that of registers of persons under care or control, and of agreements.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import NormalizedText

_HAN = r"\u4e00-\u9fff"
# Why persons are listed: such a word in the label of a list makes private ones of all its members, unless staff follow it.
_WHY = (
    r"(?:患者|病人|病例|阳性|确诊|感染|隔离|密接|密切接触|精神病|精神障碍|残疾|伤残|[引流人]产|超生|艾滋病|性病|结核病?|传染病|涉[毒赌黑恶黄诈枪邪疫案稳访诉众爆]|邪教|法轮功|全能神|转化(?=人员|对象)"
    r"|吸毒|贩毒|(?<!禁)戒毒|在押|羁押|服刑|刑满|刑释|矫正|帮教|前科|取保候审|监视居住|拘留|(?:上|信|缠|闹|集|群|非)访|稳控|失信|欠[薪费税款贷债缴]|拖欠|逾期|低保|五保|特困|救助|贫困|困难|失业|下岗|死亡|遇难|失联|失踪|走失|流浪|受[伤灾]|伤亡|获救|流动|外来|外籍"
    r"|[酒醉毒]驾|赌博|嫖娼|卖淫|违[法规纪章停]|肇[事祸]|旷工|开除|辞退|除名|(?:冒领|骗取|套取)|(?<![\u4e00-\u9fff])重点(?=人员|人群|对象)|(?<![\u4e00-\u9fff])被(?!培训|监督|评审|检查|调查单位|审计|巡察|表彰|表扬|任命|聘|授予|评为|推荐|提名|选|委派|指派|抽调)[\u4e00-\u9fff]{1,8}(?=人员|对象))"
)
_SERVES = r"工作|受理|管理|管护|管教|看护|监护|护理|医护|接[待访诊警]|办理|经办|承办|主办|专[职干员班案家]|兼职|检[查测]|采样|流调|防[治控]|指导|督[导办查]|宣[讲传]|包[保案联]|责任|联[系络]|帮扶|救援|救[护治]|调[查解]|核查|值[班守]|参[会加]|陪同|列席|出席|执法|审[核批查]|登记|填报|处[置理]|服务|组|领导|干部|民警|辅警|医[生师]|社工|志愿|网格|负责|记录|主持|鉴定|评[估审]|转运|随访|化解|劝返|驻|律师|教师|单位|机[构关]|部门|窗口|热线|[科局院站处所室委会]|中心|信访办"
_KEPT = r"(?:(?:治疗|随访|在[册管])管理(?:人员|对象)|(?:管理|随访|管控|稳控|服务|治疗|救治|救助|帮扶|监测)(?:的)?(?:对象|名单|名册|台账|花名册|(?<=管控|稳控)人员名单))"
_LIST = rf"(?:[{_HAN}·]{{2,8}}(?:[（(][^）)\n]{{0,24}}[)）])?[、和及 \t\u3000]+){{0,60}}"
_FOR_WHAT = lazily(
    rf"{_WHY}(?:(?!{_SERVES}|{_WHY})[{_HAN}“”]){{0,10}}?(?:{_KEPT}|人员|对象|患者|病人|病例|群众|职工|学生|儿童|老人|[者人户]|名单|名册|(?<=患者|病人|病例|阳性|确诊))(?:名单|情况)?(?:[0-9一二三四五六七八九十两]{{1,3}}[人名例户])?(?:[（(][^（）()\n]{{0,16}}[)）])?\s?(?:[:：]|(?<=[人名例户员象])[为有系是])\s?{_LIST}$"
)
# The same without a sign between, where nothing but a name can follow: 转化人员陈波、刘敏。
_GLUED = lazily(rf"{_WHY}(?:人员|对象)(?:[{_HAN}·]{{2,4}}[、和及])*$")
_ENDED = lazily(rf"(?![{_HAN}])|[和及等](?![{_HAN}]{{0,2}}(?:人员|对象|[者户]))")
# Whose duty is that of kin, or to pay for a wrong: 由罗成兴负责赡养其母. Staff who look after patients act in office.
_LIABLE = lazily(
    r"(?:[、和与及][\u4e00-\u9fff·]{2,4}){0,5}(?:[二两三四]人)?(?:共同|轮流|分别|各自|一次性)?负责(?:轮流|共同|全额|一次性|继续|给付|承担)?(?:[赡抚扶]养(?!费?(?:案|纠纷|问题|工作|发放|管理|代管|核算|标准))|抚育|(?:赔偿|偿还|清偿|退赔)(?!协|案|纠纷|问题|工作|事[宜务]|标准|方案|谈判|[款金费]{1,2}(?:的?发放|的?管理|的?核算|测算|兑付|协|工作))"
    r"|(?:照[顾料管看]|看护|监护|护理)(?!仪|病人|患者|病房|伤员|设备|树|苗|花木|独居|孤寡|空巢|留守|困境|五保|特困|残疾|院民|服务对象|群众|现场|工地|财物|工作|[站点室区部]))"
)
_NEAR, _REACH = 90, 400  # characters of a list before a name that are read first, and where a model says otherwise


def is_listed_for(before: str, after: str) -> bool:
    """Whether a name stands in a list behind what its members have in common: 涉毒人员：谢光富、."""
    near = before[-_NEAR:]
    return _FOR_WHAT.search(near) is not None or (_ENDED.match(after) is not None and _GLUED.search(near) is not None)


def is_liable(after: str) -> bool:
    """Whether what stands behind a name makes it answer for kin or for a wrong."""
    return _LIABLE.match(after) is not None


def stays_private(text: NormalizedText, name: Span) -> bool:
    """Whether the words round the name of a private person are such that no model overrules them."""
    start = max(text.paragraph(name).start, name.start - _REACH)
    before, after = text.text[start : name.start], text.text[name.end : name.end + _NEAR]
    return _FOR_WHAT.search(before) is not None or is_listed_for(before, after) or is_liable(after)
