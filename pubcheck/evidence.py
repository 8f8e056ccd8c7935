"""Cues for the two questions behind the attribute: which exemption (E), which duty to publish (D).

Each cue names the article of the Regulations on Open Government Information it speaks for.
Cues are read from the title, the genre and the body, never from the line that declares the
attribute. They are reasons and model features; none of them decides alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from pubcheck.classifier import Sample
from pubcheck.law import LegalBasis, basis
from pubcheck.lazy_pattern import lazily
from pubcheck.pair_gate import may_match
from pubcheck.phrase import Phrase
from pubcheck.span import Span


class Where(str, Enum):
    """Where a cue is looked for."""

    TITLE = "title"
    BODY = "body"


class Cue(NamedTuple):
    """One cue: ``code`` is the exemption (``14`` … ``16casefile``) or duty (``20(3)`` …) it speaks for;
    ``counter`` matches titles in which it does not count."""

    code: str
    basis_id: str
    where: Where
    pattern: str
    text: Phrase
    counter: str = ""


class Evidence(NamedTuple):
    """A cue that was found, with its places in ``Document.text``."""

    code: str
    is_duty: bool
    basis: LegalBasis
    text: Phrase
    spans: tuple[Span, ...]


_POLICY = r"办法|规定|细则|条例|规范|制度|指南|指引|实施方案|工作方案|解读|管理|公开|征求意见|草案|意见稿|培训|宣传|要点|公告|公示"


def _duty(item: int, pattern: str, zh: str, en: str, counter: str = "") -> Cue:
    return Cue(f"20({item})", f"disclosure-20-{item}", Where.TITLE, pattern, Phrase(zh, en), counter)


def _ground(code: str, article: str, where: Where, pattern: str, zh: str, en: str, counter: str = "") -> Cue:
    return Cue(code, article, where, pattern, Phrase(zh, en), counter)


CUES: tuple[Cue, ...] = (
    _duty(1, r"(?:办法|规定|细则|条例|规则|规章|规范性文件)(?:[（(》]|的通知|$)", "属于规范性文件", "a normative document", r"内部|考勤|值班|财务|机关.{0,6}管理"),
    _duty(2, r"主要职责|机构设置|内设机构|职能配置|机构职能|领导分工|办公地址|负责人分工", "属于机构职能信息", "functions and organisation", r"请示|拟"),
    _duty(3, r"规划|五年计划|行动计划|发展纲要|若干政策|若干措施|实施意见|指导意见", "属于规划和相关政策", "plans and policies", r"请示|讨论|草案初稿|内部"),
    _duty(4, r"统计公报|普查公报|统计年鉴|统计月报|经济运行情况", "属于统计信息", "statistics", r"快报|初步|内部"),
    _duty(5, r"办事指南|服务指南|行政许可|办理(?:流程|指南|须知)|准予.{0,20}许可|许可(?:事项|结果|决定)|资质", "属于行政许可和服务事项", "licences and services", r"笔录|案卷|请示"),
    _duty(6, r"行政处罚(?:决定|信息|案件信息)|行政强制|裁量(?:权|基准)|双随机", "属于行政处罚、强制信息", "penalties and coercive measures", r"笔录|审批表|立案|内部|报告"),
    _duty(7, r"预算|决算|三公经费|财政收支", "属于预算、决算信息", "budgets and accounts", r"请示|讨论|初稿|建议"),
    _duty(8, r"收费(?:标准|项目|目录)|价格(?:标准|调整)|收费公示|水价|电价|气价|票价", "属于收费项目和标准", "fees", r"请示|测算|内部"),
    _duty(9, r"(?:政府)?(?:集中)?采购(?:目录|公告|结果|意向)|招标公告|中标|成交(?:结果|公告)", "属于政府采购信息", "procurement", r"报价|评标|投标文件|底价"),
    _duty(10, r"重大(?:建设)?(?:项目|工程)|重点(?:建设)?项目", "属于重大建设项目", "major projects", r"请示|纪要|磋商"),
    _duty(11, r"扶贫|乡村振兴|教育|招生|入学|医疗|医保|社会保障|社保|养老|就业|创业|救助|低保|补贴|补助|助学|帮扶", "属于民生政策和实施情况", "welfare, education, health, employment", r"请示|笔录|纪要|资金.{0,6}下达.{0,10}(?:学校|医院|公司)"),
    _duty(12, r"应急预案|预警|防汛|抗旱|地质灾害|森林防火|地震|突发(?:公共)?事件", "属于应急预案、预警信息", "emergency plans and warnings", r"值班|警力|处置方案|内部|密码"),
    _duty(13, r"环境(?:保护|影响|质量|监测)|环评|食品(?:药品)?安全|药品|抽检|安全生产|产品质量|公共卫生|疫苗|疫情", "属于环保、安全、食药监督检查", "environment, safety, food and drugs", r"笔录|线索|请示|内部"),
    _duty(14, r"(?:公务员|事业单位|教师|辅警|工作人员).{0,12}(?:招考|招聘|招录|录用|录取|遴选)|招聘公告|拟(?:录用|聘用)", "属于招考信息", "recruitment", r"试题|命题|考察材料|面试考官"),
    _duty(15, r"政务公开|政府信息公开|任前公示|公开征求意见|征求意见.{0,6}公告|年度报告|人大代表建议|政协.{0,6}提案", "属于应当主动公开的其他信息", "other information to be disclosed", r"请示"),
    Cue("21", "disclosure-21", Where.TITLE, r"征收|拆迁|安置补偿|市政|公共服务|公益|治安管理|承包经营权|宅基地|筹资筹劳|停水|停电|交通管制|限行|禁止.{0,12}(?:通告|公告)", Phrase("属于县乡应当公开的事项", "county and township extras"), r"请示|纪要|稳控|内部"),
    Cue("19", "disclosure-19", Where.TITLE, r"公告$|通告$|公示$|公开信$|倡议书$", Phrase("面向社会发布的文种", "a genre addressed to the public")),
    _ground("16process", "disclosure-16", Where.TITLE, r"请示$|签报$|(?:讨论|送审|征求意见)稿[）)]?$|会议(?:记录|纪要)$|纪要$|办公会|专题会|(?:商请|征求).{0,30}(?:意见)?的函$|建议方案|备选方案|初步方案", "属于请示、讨论稿等过程性信息", "process papers", r"公开征求|公告"),
    _ground("16process", "disclosure-16", Where.BODY, r"妥否，?请(?:批示|审示|示)|当否，?请(?:批示|审示|示)|以上(?:请示|意见|方案)[^。\n]{0,12}(?:妥否|请审|请批)|请予(?:批示|审定|审议)|会议(?:讨论|研究)(?:认为|了)|有(?:不同|两种|三种)意见|尚未(?:定论|形成一致)|供(?:领导|会议)(?:决策|研究|讨论)(?:参考)?", "行文属于请示或讨论过程", "asks for instructions or records a discussion"),
    _ground("16internal", "disclosure-16", Where.TITLE, r"考察(?:材料|情况|报告)|值班(?:表|安排)|考勤|绩效(?:考核|工资)|人事安排|编制(?:使用|调整)|后勤|公务(?:用车|接待)|内部(?:管理|流程|审批|控制.{0,4}(?:流程|手册))|内部工作流程|日程安排|接待方案|干部(?:调整|任免建议)|年度考核(?:结果|情况)", "属于人事、后勤、内部流程", "personnel, logistics, internal procedure", _POLICY + r"|任前公示|意见$|工作的通知$"),
    _ground("16casefile", "disclosure-16", Where.TITLE, r"询问笔录|调查笔录|检查笔录|讯问|立案(?:审批|报告)|案件(?:调查|线索|集体讨论|审理|处理审批)|调查终结|线索(?:核查|移送)|证据|勘验|案卷", "属于行政执法案卷", "an enforcement file", r"办法|规定|公示|制度|规范|公开|评查|培训"),
    _ground("16casefile", "disclosure-16", Where.BODY, r"询问人[:：]|被询问人[:：]|问[:：][^\n]{2,80}\n+\s*答[:：]|案件(?:来源|线索)[:：]|拟(?:作出|给予)[^。\n]{0,20}处罚", "行文属于案件办理过程", "reads like a case being handled"),
    _ground("14c", "disclosure-14", Where.BODY, r"警力(?:部署|配置|安排)|布控|卡点(?:设置|位置)|处置(?:力量|分组|行动)|安保(?:方案|部署|力量)|维稳|稳控|重点人员(?:名单|管控|台账)|突击检查|(?:暗访|检查)(?:对象|路线)[^。\n]{0,12}(?:保密|不得)|应急通信频率|监控(?:点位|盲区)|储备库(?:位置|点位)", "内容可能危及公共安全、社会稳定", "may endanger public security or stability"),
    _ground("14b", "disclosure-14", Where.BODY, r"(?:统计|普查)(?:调查)?对象[^。\n]{0,20}(?:不得|严禁)(?:对外|公开)|正式(?:发布|公布)(?:之)?前[^。\n]{0,16}(?:不得|严禁|请勿)|依法不得公开|法律[^。\n]{0,10}禁止公开|未成年人[^。\n]{0,20}(?:不得公开|封存)", "法律、行政法规禁止公开", "laws forbid publication"),
    _ground("15trade", "disclosure-15", Where.BODY, r"报价(?:明细|清单|单价)|分项报价|成本(?:构成|明细)|(?:工艺|技术)(?:参数|配方|诀窍)|客户名单|商业秘密[^。\n]{0,20}(?:标注|请勿|不得|要求保密)|供货(?:价|底价)|财务(?:报表|数据)[^。\n]{0,16}(?:企业|公司)|保密(?:义务|条款)", "涉及企业商业秘密", "holds commercial secrets of a firm", _POLICY),
    _ground("15privacy", "disclosure-15", Where.BODY, r"(?:诊断|病历|病情|确诊|患有|化验)[^。\n]{0,20}(?:岁|女|男|人|者)|家庭(?:矛盾|暴力|成员情况)|(?:举报|信访|投诉|反映)人[^。\n]{0,12}(?:身份|住址|电话|要求保密)|受害人|未成年(?:人|子女)[^。\n]{0,16}(?:姓名|就读)|婚姻(?:状况|纠纷)|心理(?:评估|咨询)", "涉及个人隐私", "holds private matters of a person", _POLICY),
)  # fmt: skip

# Shapes of the body that the disclosure model weighs and that say nothing by themselves; they are looked for at once with
# the cues.
SHAPES = (
    r"\t", r"此复|特此函复|特此批复|函复如下|批复如下|收悉", r"欢迎社会|社会公众|广大(?:市民|群众|居民)|公众|监督电话",
    r"公示期|公示时间|特此公告|特此通告|予以公布|现予公布|公布如下", r"请于.{0,20}前(?:报|反馈|报送)|按时参加|参会|报到",
    r"自.{0,14}起(?:施行|实施|执行)|有效期", r"仅限|内部|不得(?:外传|对外|公开)|保密", r"妥否|当否|请批示|请审", r"申请人|申请(?:办理|信息)",
    r"你(?:单位|公司|局|委|校|院|户|来信|反映)", r"会议(?:认为|指出|强调|决定|听取)", r"拟(?:同意|任|提拔|处|给予|安排)", r"万元|资金",
)  # fmt: skip

_COMPILED = tuple((cue, lazily(cue.pattern), lazily(cue.counter) if cue.counter else None) for cue in CUES)
TITLE_PATTERNS, BODY_PATTERNS = (tuple(cue.pattern for cue in CUES if cue.where is where) for where in Where)
_IN_TITLE, _IN_BODY = ([number for number, cue in enumerate(CUES) if cue.where is where] for where in Where)
_OF_BODY = (*BODY_PATTERNS, *SHAPES)
CODES: tuple[str, ...] = tuple(dict.fromkeys(cue.code for cue in CUES))


def find_evidence(sample: Sample) -> tuple[Evidence, ...]:
    """The cues that ``sample`` shows, in the order of the table."""
    return sample.once("evidence", lambda: tuple(_evidence(sample)))


def shapes_that_may_match(sample: Sample) -> list[int]:
    """The numbers of those of :data:`SHAPES` that may match somewhere in the text."""
    first = len(BODY_PATTERNS)
    return [number - first for number in _opened(sample) if number >= first]


def _opened(sample: Sample) -> list[int]:
    """The numbers of those of the patterns of the body and of the shapes that may match."""
    return sample.once("opened", lambda: may_match(_OF_BODY, sample.text))


def _evidence(sample: Sample) -> Iterator[Evidence]:
    title = sample.elements.title
    opened = [_IN_BODY[number] for number in _opened(sample) if number < len(_IN_BODY)]
    if title is not None:
        opened = sorted([*opened, *map(_IN_TITLE.__getitem__, may_match(TITLE_PATTERNS, title.value))])
    for cue, pattern, counter in map(_COMPILED.__getitem__, opened):
        if title is not None and counter is not None and counter.search(title.value):
            continue
        is_duty = cue.code.startswith(("19", "20", "21"))
        if cue.where is Where.TITLE:
            if title is not None and pattern.search(title.value):
                yield Evidence(cue.code, is_duty, basis(cue.basis_id)[0], cue.text, (title.span,))
            continue
        spans = [
            Span(match.start(), match.end()) for match, _ in zip(pattern.finditer(sample.text), range(3), strict=False)
        ]
        if spans:
            places = tuple(sample.offsets.to_source(span) for span in spans)
            yield Evidence(cue.code, is_duty, basis(cue.basis_id)[0], cue.text, places)
