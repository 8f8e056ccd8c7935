"""Social assistance and hardship of persons who can be told by name.

Sources: 社会救助暂行办法 art. 11 (recipients are made public in their village or community) and
art. 61 (all else is confidential); a list of names and amounts is lawful, more than that is not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.ailments import DISABILITY
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Gated, Judgement, Match, Reading
from pubcheck.persons import people, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span, Taken
from pubcheck.tables import Table
from pubcheck.told import Joined

_STATUS = (
    r"(?:享受)?(?:[A-CＡ-Ｃ一二三]类)?(?:城[市镇乡]|农村)?(?:最低生活保障|低保)(?:边缘)?(?:户|对象|家庭|人员|救助|金)?|(?:城[市镇乡]|农村)?低保[A-CＡ-Ｃ一二三四]类|(?:分散|集中)供养(?!中心|机构|率)|孤寡老人(?=[\u4e00-\u9fff])(?![们家活服送等])|(?<!看望)(?<!资助)(?<!慰问)孤寡老人|(?:城[市镇乡]|农村)?(?:分散|集中)?特困(?:供养)?(?:人员|对象|户|家庭)?|(?:农村)?(?:分散|集中)?(?:供养)?五保(?:户|供养(?:对象|人员)?|老人|对象)?"
    r"|(?:社会散居)?孤儿|事实无人抚养儿童|孤?困(?:境)?儿童|留守儿童|(?:建档立卡)?贫困(?:户|人口|家庭|学生|生|职工)|(?:建档立卡)?脱贫(?:不稳定|监测)?(?:户|人口|家庭)|(?:农村)?易返贫致贫户|临时困难户|支出型困难(?:户|家庭)|边缘易致贫户|突发严重困难户|(?:防返贫)?监测(?:户|对象)"
    r"|(?:家庭经济)?困难(?:家庭|户|群众|学生|职工|残疾人|老人)|残疾(?:人|儿童|学生|老人)(?!联合会|工作|事业)|临时救助|医疗救助|优抚对象|[一二三四五六七八九十]级(?:伤残|残疾)军人|(?:参战|参试)(?:退役)?(?:军人|人员|老兵)|遗属(?:生活)?(?:困难)?(?:补助|津贴)|失独(?:家庭|老人)?|计划生育特殊家庭|低收入(?:家庭|人口)|刚性支出困难家庭|大病救助|公租房保障对象"
)
_STATUS = rf"{DISABILITY}|{_STATUS}"
# An aid by its name: whom or what it is for, and how what is paid is called.
_FOR = r"孤儿|教龄|营养改善|自主就业一次性经济|移民后扶|后扶|康复|孤独症|事实(?:孤儿|无人抚养儿童)|困境儿童|高龄|老年人?|百岁老人|养老服务|居家养老|失能(?:老人)?|照料|护理|生活|重度残疾人?|困难|残疾人?|残疾学生|临时|急难型|支出型|医疗|大病|重特大疾病|慈善|小额|人道|红十字会?|国家|司法|法律|灾害|冬春|丧葬|一次性|遗属|供养亲属|定期|烈士遗属|伤残|优抚|参战|老兵|退役军人|特别|奖励|计生|助学|校内|勤工|总?工会|金秋|圆梦|入园|寄宿生|营养餐|雨露计划|公租房|廉租房?|租赁|危房改造|就业|失业|社保|工伤|基本|监护|特困|特扶|低保|助浴|严重精神障碍|感染者|县|市"
_PAID = (
    r"补助金?|补贴|津贴|救助金?|助学金?|助学岗位|抚恤金|优待金|扶助金?|生活费|护理费|丧葬费|直补|援助|(?<=失业)保险金"
)
_AID = rf"(?:{_FOR}){{1,5}}(?:{_PAID})|抚恤金|丧葬费|公租房|廉租房|公益性?岗位?|就业(?:困难|援助)(?:人员|对象)|零就业家庭|低边户?|失业金|长护险[一二三四五六]级|危房改造|国家助学金[一二三]等"
_GIVEN = r"补发|申请|申领|享受?|享有|领取?|给予|发给|照发|纳入|保留|协调|申报|要求|代领|项目[:：]|待遇[:：]|退出|停发|我们家|[的、和与及]"
_LISTS = r"(?:名\s?单|公示|花名册|名册|一览表|明细表?|汇总表|登记表|发放表|公布表|统计表|情况表|备案表|人员表|资金表)"
# Most lines that speak of somebody's status are no heading of a list: a quick look before all of them are tried.
_LIST = rf"^(?=[^\n。]{{0,110}}?{_LISTS})[^\n。]{{0,40}}?(?P<value>{_STATUS})[^\n。]{{0,30}}?{_LISTS}[^\n。]{{0,16}}$"
_LINK = r"系|属|为|是|纳入|享受|申请|申领|领取|评[为定]|列入|列为|认定|办理|符合|作为|识别|清退|退出|取消|[，,、（(]$"
# Rules on whoever it may be, and a question that is not answered in its sentence.
_ASKED = r"(?:办法|文件|政策|条例)的?规定[，,:：](?:能够?|可以?|应当?|凡是?|享受|下列|以下|只有)|(?:是否|能否|可否)(?:可以|能够?)?享受[^，,。；;：:？?！\n]{0,16}(?=[。；;？?！\n]|$)"
_UNLESS = rf"每人每年|不收|未办|没办|宣传|专干|主任|局长|民政助理|志愿者|联合会|走访慰问活动方案|助残日|扶残助残|{_ASKED}|(?:民政|财政|上级)(?:部门)?(?:拨付|下拨)"
# Said of a person, not of the policy: 不符合低保条件, 低保政策.
_SAID = rf"(?<!符合)(?<!不属于)(?<!不是)(?<!不享受)(?<!未享受)(?<!建档立卡)(?<!可以)(?<!请求)(?<!申请过)(?<!希望)(?:{_STATUS})(?!(?<=人口)[0-9]|的?(?:条件|对象公示|工作|程序|方案|认定|评定|标准)|(?:对象|人员|户)?[和与及][\u4e00-\u9fff]{{2,8}}(?:识别|评定|认定|标准|条件)|待遇|边缘|政策|兜底|条件|评定|评议|队伍|标准|资格|等|工作|资金|制度|申请|审批|名额|指标|认定|识别)"
_GENERAL = r"适龄|随迁|统筹安排|政策|条件|标准|制度|办法|规定|应当|可以|不得|宣传|不符合|惠及|覆盖|全[县市区镇村]|[0-9]+[名户对]|提高|落实(?!(?:了)?(?:低保|特困|五保|临时救助|医疗救助))|每人每年|不收|资金|工作人员|程序|流程|审批|核定|清退|退出"
_TOLD = Phrase("写明救助或困难身份“{words}”", "it states assistance or hardship")
_LABEL = r"(?:类别|类型|属性|身份|对象|性质)[\s:：]*$"
_REACH = 6000  # how far below its heading a list is counted
_NEAR = 400  # how far below its heading a table begins
_KIND_COLUMN = r"保障(?:方式|形式)|情形|项目(?!等级)|补贴|补助|资助|待遇|救助|保障|类[别型]|对象|身份|困难|低保|属性|户|原因|事由|备注|残疾"
_KEEP = Phrase("姓名和金额依法可以公示，其他信息不得公示", "name and amount may be published, nothing else")
_HEADED = Phrase("标题是救助、困难人员名单", "the heading is that of a list of recipients")
_CELLS = InColumn(
    _KIND_COLUMN,
    Phrase("写明救助或困难身份", "it states assistance or hardship"),
    rf"^(?!公益)(?:{_STATUS}|{_AID}|特困|低保|五保|低收入|特别困难|一般困难|比较困难|困难|勤工助学|国家助学金[一二三]等|实物配租|租赁补贴|(?:残疾|伤残)?[一二三四]级|(?:肢体|视力|听力|言语|智力|精神|多重)[一二三四]级)$",
)
# A grade alone is one of referees and crafts as well.
_GRADES = Gated(
    r"残疾(?!人(?:运动|体育|艺术|联合会|工作))|失能|伤残|护理(?:补贴|等级|保险)|照护",
    InColumn(
        r"^(?:评[估定])?等级$|(?:残疾|伤残|失能|护理(?!员)|照护|失智|能力)[\u4e00-\u9fff]{0,4}等级|残级",
        Phrase("写明救助或困难身份", "it states assistance or hardship"),
        r"^(?:残疾|伤残)?[一二三四]级$",
    ),
)
_STATED = OfPerson(
    _SAID, _LINK, Phrase("写明救助或困难身份", "it states assistance or hardship"), 0.85, _UNLESS, _LABEL
)

# Asked, denied, or said of somebody else: 未享受低保; what follows 享受, and 享受 itself, are told of nobody behind them.
_NOT_OF_HIM = ("未", "不", "是否", "能否", "咨询", "询问", r"[，,。！!：:；;\s]如", "如果", "邻居")
_ENJOYS = "".join(f"(?<!{words}享受)" for words in _NOT_OF_HIM)
_ENJOYING = "".join(f"(?<!{words})" for words in (*_NOT_OF_HIM, "没", "没有", "可否")) + "享受"
_MENTIONED = Mentioned(
    rf"(?<=[，,、：:（( \t\n“位户]|[系为是属按走]|落实|落实了|[领享]取|享受){_ENJOYS}(?P<value>{_STATUS})(?!未办|没办|未享受)(?=[，,、；;。）) \t\n”]|[0-9]{{2,4}}元|老人|患者|的牌子|给予|家庭(?!子女)|$)"
    rf"|(?<!能否)(?<!可否)(?<!是否)(?<!可以)(?<!可)(?:{_GIVEN})(?:了|其|过|到)?[ \t]?(?P<value>{_AID})(?![等类款]|及配套(?:设施|用房|工程|项目|资金)|的?(?:申请)?(?:流程|条件|程序|手续|资格)|建设|项目|小区|的(?:请示|批复|报告|函|通知|公示)|标准|政策|资金(?!账)|制度|工作|条件|对象(?:认定|名单)|发放(?:工作|标准))"
    rf"|(?<=停发其|享受|取消其|我有|他有|她有|全家靠|吃着?|领着?|办了|由){_ENJOYS}(?P<value>(?:[A-C一二三]类)?(?:城市|农村|城乡)?(?:低保(?:边缘|[金证户])?|五保|特困供养|孤儿补助|困难补助|残疾(?:人)?(?:两项)?补贴|优待金)|[\u4e00-\u9fff]{{2}}困难补助)|(?<=[称说，：:。；\s其的])(?P<value>低保|五保|临时救助|医疗救助|丧葬(?:补助|费))(?=被[取停]|已申请|已受理|已到账|手续|正在办|没评上|要等|没批|未批)|(?<=(?:肢体|视力|听力|言语|智力|精神|多重)[,，\t|])(?P<value>[一二三四]级)(?=[,，\t|\n]|$)",
    _GENERAL,
    _TOLD,
)


# The whole of it, whatever else the sentence grants.
_ENJOYED = Mentioned(
    rf"{_ENJOYING}(?:[A-C一二三]类)?(?:城市|农村|城乡)?(?:低保|特困|五保)待遇(?!的)",
    r"办法|规定|应当|可以|不得|宣传|不符合|[惠普]及|全[县市区镇村]|[0-9]+[名户对]|提高|程序|审批|清退|退出|咨询|(?<!申)请携带",
    _TOLD,
    0.93,
)


@dataclass(frozen=True, slots=True)
class _Recipients:
    """The heading of a list of recipients for information, and what is said of each person."""

    @property
    def asks(self) -> tuple[str, ...]:
        """The heading, and what is said of persons."""
        return (_LIST, *_STATED.asks, *_MENTIONED.asks, *_ENJOYED.asks)

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, in order."""
        everybody = people(reading)
        if not everybody:
            return
        named = [table for table in tables(reading) if everybody.within(table.span)]
        lists = [match for _, match in self._headed(reading, named)]
        cells = [*_CELLS.find(reading), *_GRADES.find(reading)]
        inside = [table.span for table in named]
        taken = Taken(match.span for match in (*lists, *cells))
        outside = (match for match in _STATED.find(reading) if not _inside(match.span.start, inside))
        single: list[Match] = []
        for match in (*_ENJOYED.find(reading), *outside, *_MENTIONED.find(reading)):
            if not taken.meets(match.span):
                taken.add(match.span)
                single.append(match)
        yield from sorted([*lists, *cells, *single], key=lambda match: match.span)

    def _headed(self, reading: Reading, named: list[Table]) -> Iterator[tuple[Span, Match]]:
        """Lists under a heading that says so; each with the stretch it covers."""
        text, everybody = reading.text.text, people(reading)
        headings = [Span(*match.span("value")) for match in reading.matches(_LIST)]
        for span, following in pairwise([*headings, Span(len(text), len(text))]):
            whole = Span(span.start, min(following.start, span.start + _REACH))
            at = bisect_left(named, whole.start, key=lambda table: table.span.start)
            table = named[at] if at < len(named) and named[at].span.start < min(whole.end, span.end + _NEAR) else None
            if table:
                whole = Span(span.start, table.span.end)
                persons = sum(bool(everybody.within(row.span)) for row in table.rows)
            else:
                persons = len(everybody.within(whole))
            if persons >= (1 if table else 2):
                count = Phrase(f"列有 {persons} 人", f"{persons} persons are listed")
                yield whole, Match(span, Judgement(0.88, (_HEADED, count, _KEEP), Severity.INFO))


def _inside(position: int, places: list[Span]) -> bool:
    """Whether ``position`` stands in one of ``places``, which are in order."""
    at = bisect_right(places, position, key=lambda place: place.start) - 1
    return at >= 0 and position < places[at].end


RULES = (
    Rule(
        id="personal.welfare",
        title=Phrase("救助和困难身份", "Social assistance and hardship"),
        severity=Severity.MEDIUM,
        basis=basis("personal-28", "assistance-61", "disclosure-15"),
        matcher=Joined(
            _Recipients(),
            "welfare",
            _TOLD,
            0.6,
            general=rf"{_ASKED}|每人每年|均是|(?:不管|不论|无论)[^，。]{{0,4}}是|可向[^，。；\n]{{2,14}}申请",
            unless=r"(?<=看望孤寡老人)(?![\u4e00-\u9fff])|(?<=资助孤寡老人)(?![\u4e00-\u9fff])|送[去上来]|办实事|排忧|纾困|解决实际|(?<=公益性岗位)[\t\n]|(?<=公益岗位)[\t\n]|及配套(?:设施|用房|工程|项目|资金)|的?(?:申请)?(?:流程|条件|程序|手续|资格)|建设|款和|未办|没办|未享受|不收|免收|[0-9]{1,4}人|中(?:有人|仅|共)",
            after=r"不符合(?:(?!条件|标准)[^，。；\n]){0,16}$|(?:未|是否|能否|咨询|(?<=[，,。！!：:；;\s])如)享受$|(?:不是|能否申请|可否申请|可以申请)$",
            tail=r"(?<=低保|五保|特困)(?:过?(?:生活|度日)|维持(?:生活)?)$",
            never=r"(?<=[员工师站院司球][\t,，|])[一二三四]级$|^[一二三四五六七八九两0-9]+[位名个](?:老人|村民|群众)$",
        ),
        message=Phrase(
            "写明了具体个人享受救助或生活困难", "it tells that a person receives assistance or lives in hardship"
        ),
        suggestion=Phrase(
            "依法公示的名单可以保留姓名、金额和所在村（社区），期满撤下；其余信息和非公示材料中的身份应删除",
            "a lawful list may keep name, amount and village and is taken down in time; delete the rest",
        ),
        inline=False,
        hits=(
            "户主：陈思远，系⟦低保户⟧，家中四口人。",
            "2024年第三季度⟦农村低保对象⟧公示名单\n序号\t姓名\t保障人数\t金额\n1\t李秀珍\t2\t600\n2\t王大山\t1\t300",
            "⟦特困供养人员⟧花名册\n姓名 供养方式 月标准\n李秀珍 集中 900\n刘德贵 分散 900",
            "陈思远属⟦建档立卡贫困户⟧，2018年脱贫。",
            "户主王建华，⟦五保户⟧，无子女。",
            "序号\t姓名\t人员类别\t金额\n1\t李秀珍\t⟦特困⟧\t900\n2\t王大山\t⟦低保⟧\t400",
            "王建华，男，54岁，⟦肢体残疾二级⟧，无劳动能力。",
            "序号\t姓名\t残疾类别\t金额\n1\t李秀珍\t⟦肢体二级⟧\t100\n2\t王大山\t⟦视力一级⟧\t100",
            "李秀珍，女，住略，列为⟦A类低保⟧。",
            "村民刘德贵因病致贫，于2019年纳入⟦农村低保⟧。",
            "申请人：张卫国，申请⟦临时救助⟧3000元。",
            "⟦困难残疾人⟧生活补贴发放名单\n李秀珍、王建国、刘德贵、陈思远",
            "文丽花 感城镇扶宅村二队13号 ⟦农村低保对象⟧ 300元",
            "现已将李秀珍纳入，落实⟦低保⟧，安排家庭医生随访。",
            "李秀珍现随女儿居住，按月领取⟦遗属补助⟧560元。",
            "祖国良，⟦八级伤残军人⟧，由村里照顾。",
            "阚秋生（⟦重度残疾人⟧）由村民搀扶参加。",
        ),
        misses=(
            "全县农村低保标准提高到每人每月520元，惠及低保对象1.2万人。",
            "做好特困人员救助供养工作，落实残疾人两项补贴制度。",
            "张某某系低保户，已按规定给予救助。",
            "低保对象公示名单\n序号\t村名\t户数\t金额\n1\t三合村\t12\t3600",
            "县民政局局长王建国走访慰问困难群众。",
            "申请低保应当提交书面申请和家庭经济状况承诺书。",
            "脱贫户3200户，监测对象120户，均已落实帮扶措施。",
            "残疾人联合会主席李卫东主持会议。",
            "临时救助办理流程：申请、受理、审核、审批。",
            "户主周明虎申请补助。根据实施办法规定，能够享受补助的是低保户、建档立卡贫困户。",
            "周明虎家庭不符合低保对象和建档立卡贫困户的认定标准。",
            "李秀珍说垃圾费每人每年15元，五保、低保不收。",
            "中村低保户中有人有私家车，李秀珍反映的问题属实。",
            "李秀珍由姑姑抚养，低保未办。",
            "需经公示，才能确定周明虎是否可以享受农村低保。",
        ),
    ),
)
