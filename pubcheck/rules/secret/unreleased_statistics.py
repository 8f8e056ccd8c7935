"""Statistics before release, and data of single respondents.

统计法 art. 28: data by which one respondent can be told must not be given out at all; its
实施条例 art. 28: nothing before release. Bulletins, yearbooks and survey rules are left alone.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.passages import Ground, Told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        r"快报(?:数)? 初步(?:核算|测算|数) 预计数 (?:数据)?审核疑点 疑点清单 (?:住户|农户|记账户|重点户|单位|企业|月报)[^\n，。]{0,14}(?:核查|审核|台账|明细|清单) 内部参考 核算(?:结果|情况) 主要指标(?:快报|预计|初步) 测算(?:情况|结果)",
        Phrase("标题是快报、初步数或调查户清单", "the title is that of first figures or of respondents"),
        0.9,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"未经(?:上级|国家|省)?[^。\n]{0,4}核定 核定前 (?:正式)?(?:发布|公布|反馈)(?:之)?前[^。\n]{0,20}(?:不得|严禁|请勿|不要|对外) (?:尚未|还未|未经)(?:正式)?(?:公布|发布|反馈) 初步(?:核算|测算)数 不得引用 与对外口径 正在核定 评估认定前 下算一级 待国家统计局 请勿对外 未经批准不得对外 初步统计数 发布口径未定"
        r" 拟(?:压|调)(?:到|至|低|高) 严禁(?:对外|提前)[^。\n]{0,4}(?:提供|发布|透露)",
        Phrase("数据尚未核定、公布", "the figures are neither settled nor released"),
        1.2,
        topic="unreleased",
    ),
    Sign(
        r"单(?:个|户)[^。\n]{0,8}(?:资料|数据) 能够识别或者推断单个 记账户 统计法第?[二0-9] 统计法规定 原始(?:报表|台账) 逐(?:户|企)(?:数据|资料) 单户[^。\n]{0,8}收入 不得用于统计以外",
        Phrase("含单个调查对象的资料", "it holds data of single respondents"),
        1.3,
        topic="single",
    ),
    Sign(
        "快报数 同比 增减 产值 可支配收入 环比 增速 异常指标 核实结果 用电同比 填报单位 审核",
        Phrase("是指标数据表", "it is a table of figures"),
        0.5,
        least=3,
        topic="figures",
    ),
    Sign(
        r"\t[^\t\n]{4,24}(?:有限公司|股份|厂|集团)\t",
        Phrase("逐家列出企业数据", "it lists firm by firm"),
        0.6,
        least=3,
        topic="firms",
    ),
    Sign(
        r"对外(?:回答|一律|口径|不得) 仅供[^。\n]{0,14}(?:核实|评估|参考|使用|掌握) 内网回传 提供给媒体 券商 不得对外(?:提供|公布) 不得(?:摘引|转引) 阅后",
        Phrase("限定在内部使用", "for internal use only"),
        0.7,
        topic="handling",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "统计公报 普查公报 年鉴 调查制度 统计制度 普查(?:方案|通知|工作) 运行情况$ 运行简况 统计法 数据质量 执法检查 基层基础 答复 统计督察",
        Phrase("标题是已公布的统计或统计工作", "published figures or the work of statistics"),
        VETO,
        Where.TITLE,
    ),
    Sign(
        r"已(?:对外)?(?:公布|发布) 数据来源于?[:：]?[^。\n]{0,8}统计公报 公开发布",
        Phrase("数据已公布", "the figures are released"),
        1.0,
    ),
)

_TOLD = Told(
    Phrase(
        "写明未公布的统计数，或者单个调查对象的资料", "it gives figures before release, or data of a single respondent"
    ),
    subject=(
        r"生产总值|GDP|增加值|产值|可支配收入|消费价格|CPI|PPI|物价|价格指数|固定资产投资|社会消费品零售|人口|亩产|总产|产量|失业率|用电|从业人员|营业收入|财政收入|"
        r"进出口|增速|统计|核算|普查|调查|指标|粮|生猪|出栏|房价|就业|监测"
    ),
    detail=(
        r"[一二三四五六七八九两]+成|翻番|[0-9]+(?:[ .][0-9]+)*\s?(?:亿元|万元|亿千瓦时|万千瓦时|%|个百分点|百分点|万吨|公斤|万人|人|‰|万户|万头|元)"
    ),
    sure=(
        r"(?:预计|预估|初步测算|推算)[^。；\n]{0,40}(?:之前一律不得|前一律不得|方可使用|请勿外传|未审定|尚未审定)|(?:记账户|住户|农户)[^。；\n]{0,16}(?:收入|支出)[0-9]|"
        r"(?:营业收入|产值|利润|销售额)[0-9][^。；\n]{0,30}(?:少报|漏报|瞒报|多报)|(?:初步核算数?|初步统计数?|快报数|预计(?:同比|增长|下降|数|达|完成)|测算数?|初步汇总)[^。；\n]{0,60}(?:前不得|前请|前严|尚未|未经|勿引用|不得对外|待[^。；，,\n]{0,10}(?:反馈|核定|评估|审定))|"
        r"数据待[^。；\n]{0,12}(?:反馈|核定|评估|审定)|尚未经?[^。；\n]{0,16}(?:统计局|调查总?队)[^。；\n]{0,8}(?:反馈|核定|审定|评估)|(?:单个|单户)(?:统计)?调查(?:对象|单位)(?:的)?资料[）)]|"
        r"(?:该户|该企业|该单位)[^。；\n]{0,20}(?:产值|营业收入|用电|销售额|利润)[^。；，,\n]{0,4}[0-9]"
    ),
    closed=(
        r"单个企业|尚未审定|请勿外传|预估|初步测算|少报|未公布|未评估|未核定|内部测算|待[^。；，,\n]{0,10}(?:反馈|核定|评估|审定)|初步核算数|快报数|预计(?:增长|同比|下降)|"
        r"(?:核定|发布|公布|反馈|评估)前"
    ),
    against=(
        r"统计部门公布|公报|已公布|最终核实|经[^。；，,\n]{0,8}(?:评估|审定|核定)(?:认定)?[，,。]|评估认定 |左右发布|下旬发布|资料来源|您|万元以上的|罚款|"
        r"补助|补贴|奖励"
    ),
    titled=(r"公报|年鉴|调查制度|解读|发布日程|运行情况$|答复|预算|决算|审计|规划"),
    plain=99,
    kept=1,
    near=True,
)

RULES = (
    Rule(
        id="secret.unreleased_statistics",
        title=Phrase("未公布的统计数据、单个调查对象资料", "Unreleased statistics"),
        severity=Severity.HIGH,
        basis=basis("statistics-28", "statistics-rules-28", "disclosure-14"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), (), "secret.unreleased_statistics"),
        message=Phrase(
            "像是尚未公布的统计数据，或能识别单个调查对象的资料",
            "it reads like figures before release or data of single respondents",
        ),
        suggestion=Phrase(
            "由统计机构按规定时间公布；单个调查对象的资料任何单位不得对外提供",
            "leave release to the statistics office; data of single respondents must not be given out",
        ),
        inline=False,
        beside=True,
        hits=(
            "上半年文化旅游消费主要指标快报数\n指标\t快报数\t同比\t增减\n说明：⟦以上数据未经上级核定，不得引用，不得提供给媒体⟧。",
            "⟦住户收支调查重点户核查情况表\n记账户户主⟧\t人口\t可支配收入\t环比\n甲\t4\t26840\t升\n单户资料仅供本队评估使用。",
            "规上工业企业月报数据审核疑点清单\n⟦本表含单个调查单位资料，不得对外提供，核实后请用内网回传⟧。\n企业\t产值\t同比\t用电同比",
            "一季度生产总值初步核算情况\n初步数同比增长，⟦国家统计局反馈前严禁对外提供⟧。仅供领导参考。",
            "关于三季度核算结果的报告\n⟦我市增速拟调至百分之六，正式公布前不得对外使用，尚未公布⟧。阅后收回。",
            "农户收入预计数\n⟦预计数据尚未发布，仅供内部掌握⟧，同比、环比、增速见表。",
            "企业研发投入明细清单\n⟦甲公司、乙公司原始报表逐家列示，仅供县区统计机构核实使用⟧。",
            "人口抽样调查住户核查台账\n⟦依照统计法规定，本台账不得对外提供，不得转引⟧。",
        ),
        misses=(
            "某市2023年国民经济和社会发展统计公报\n注：数据为初步核算数，增速按不变价格计算，同比增长。",
            "上半年全市经济运行情况\n来源：市统计局\n初步核算，上半年生产总值同比增长百分之五。",
            "统计法实施条例\n第一条 能够识别或者推断单个统计调查对象身份的资料。\n第二条 公布前不得对外提供。\n第三条 略。\n第四条 略。",
            "关于做好年报数据审核工作的通知\n各乡镇：\n要认真审核，同比、环比异常的及时核实。",
            "第五次全国经济普查公告\n普查对象的资料严格保密，不得对外提供。",
            "关于开展统计法宣传的通知\n单个统计调查对象资料不得对外提供，仅供统计使用。",
            "某县农业农村局工作总结\n全年农民人均可支配收入同比增长，产值、增速均居前列。",
            "住户调查记账户招募工作答复\n您反映的记账户补贴问题，单户补贴标准已调整。",
        ),
    ),
)
