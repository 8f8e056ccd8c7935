"""A firm's commercial secrets: costs, quotations, process parameters, kept secret by the firm.

公开条例 art. 15: not to be published without the third party's consent, unless the public interest
demands it. The price of an award is public; guidance on protecting secrets holds none.
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
        r"报价(?:明细|汇总|对照|表|情况) 成本(?:构成|核算|明细) (?:技改|研发|工艺|配方|中试|生产工艺)[^\n，。]{0,20}(?:核查|评审|资料|核实|验收|情况) (?:投资|合作|框架|补充|入驻)[^\n，。]{0,6}协议 (?:采购|技术|转让|委托|联营)[^\n，。]{0,8}合同 商业秘密 谈判[^\n，。]{0,8}(?:报价|记录|备忘) 尽职调查 第三方意见",
        Phrase("标题涉及企业报价、工艺、协议", "the title is about quotations, processes or agreements of a firm"),
        0.7,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"分项报价 报价明细 最低可承受 毛利(?:率|测算)? 成本构成 单位成本 执行价 采购价 含税单价 回购价格 对赌 客户(?:名单|订单) 进货渠道 长单 利润[（(] 利润率 管理费[（(] 折旧摊销 租赁底价 对手 融资成本 租金年化 订单预测 出厂价 结算价 意向书 目标电价 违约金 对赌条款 供应商名单 授信 让利 补贴按 同期谈判 资产负债率 净利润 应收账款 主营业务成本 供货价 代理价 返点 折扣率 成本测算 报价单",
        Phrase("写有报价、成本、客户等经营信息", "it holds quotations, costs or customers"),
        1.2,
        least=2,
        topic="business",
    ),
    Sign(
        r"工艺(?:参数|配方|条件|路线) 配方 处方量 料液比 提取率 浸提 醇沉 关键工艺 诀窍 技术秘密 中试 未披露的试验数据 比表面积 源代码 图纸 薄层 夹带剂 参数未 投料 温度[0-9]{1,3} 炉温 升温速率 粘结剂 核心技术 参数表 比例[0-9] 工艺包 样品检测 算法 良率 纯度",
        Phrase("写有工艺、配方等技术信息", "it holds process parameters or formulas"),
        1.2,
        least=2,
        topic="technique",
    ),
    Sign(
        r"(?:要求|请求|承诺)保密 (?:书面)?要求不(?:得|对外) 属[^。\n]{0,18}(?:商业秘密|未公开的技术|经营秘密) [“”]商业秘密[“”]章 (?:未|尚未)申请专利 以技术秘密方式 不同意公开 不得向(?:任何)?(?:第三方|对手|其他)"
        r" 请勿向其他 保密条款 用毕退还 不留复印件 (?:三家|企业|公司|乙方)[^。\n]{0,8}要求[^。\n]{0,6}(?:保密|不对外|不得) 保密承诺书 仅供[^。\n]{0,6}(?:测算|评审) 未公开的(?:技术|经营) 不得提供(?:给)?第三方 明细不对外 请贵局仅用于",
        Phrase("企业要求保密或采取了保密措施", "the firm asked for or took measures of secrecy"),
        1.1,
        topic="confidential",
    ),
    Sign(
        "有限公司 股份公司 集团公司 责任公司 [甲乙丙]公司",
        Phrase("涉及具体企业", "a particular firm is named"),
        0.3,
        topic="firm",
    ),
    Sign(
        "(?:谈判|评审)(?:小组|组)(?:意见|内部|注意到) 第[二三]轮 最后报价 预算控制价尚未 标底 谈判代表 评审组",
        Phrase("属于评审、谈判过程", "it stems from an evaluation or negotiation"),
        0.6,
        topic="evaluation",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "答复 合同(?:范本|示范) 批复$ 决定书 保护(?:工作|试点|行动|周) 指引 中选结果 价格监测",
        Phrase("标题是公开的经济信息", "public business information"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明企业主张保密的技术或者经营信息", "it gives technical or business information that a firm keeps secret"),
    subject=(
        r"公司|企业|供应商|投标人|[甲乙丙]方|厂|采购商|客户|合同|经营者|委托单位|供货商|中心|申报单位|合作社|集团"
    ),
    detail=(
        r"配方|配比|投料|工艺(?:参数|配方|路线|条件|诀窍)|(?:反应)?温度曲线|核心(?:参数|算法|技术)|技术(?:诀窍|秘密|参数)|源代码|图纸|算法|客户(?:名单|报价单?|资料|信息|占比)|"
        r"供应商名单|(?:供货|进货|采购)(?:渠道|价)|返点|折扣(?:系数|率)|成本(?:构成|测算|占比|明细|核算)|分项(?:报价|成本)|报价(?:明细|单)|毛利率|单台毛利|"
        r"主营业务成本|净利(?:润|率)|底价|协议价|(?:最低|可承受)(?:成交|可接受|报)?价|账期|投资回收测算|财务(?:数据|报表)|前[五十]大客户|订单(?:量|数据|明细)|"
        r"研发(?:数据|费用明细|资料)|试验数据|提取工艺|样品配方|菌种|模具|出厂价|结算价|良率|授信|让利|投标(?:总价|策略|报价)"
    ),
    sure=(
        r"(?:我|本|该|贵|某|申报|投标)(?:公司|企业|单位|厂)[^。；，,\n“”]{0,8}(?:的)?商业秘密|为[甲乙丙]方(?:的)?(?:商业|技术|经营)秘密|^[ \t]*(?:本(?:部分|文件|资料|页)[^。；，,\n]{0,8})?商业秘密[，,、 ]{0,2}(?:未经|请勿|不得|严禁)|"
        r"列入?商密|(?:注明|标注|标明|标有)(?:为)?[“]?(?:商业秘密|商密)[”]?[）)]|未公开(?:的)?(?:财务|经营|技术|成本|销售)(?:数据|信息|资料)|"
        r"含[^。；，,\n]{0,6}公司(?:的)?商业秘密"
    ),
    closed=(
        r"商业秘密|商密|要求保密|不同意公开|保密(?:承诺|义务|条款|协议)|任何人不得|未经[^。；\n]{0,16}(?:书面)?(?:许可|同意|授权)"
    ),
    against=(
        r"应当|指引|企业应|不得以商业秘密为由|主张商业秘密的|中标结果|公告内容|依法公告|负有保密义务|承担保密义务|不得要求|公示|您|行政机关|鼓励|支持企业|保护(?:制度|体系|工作|意识)|"
        r"培训"
    ),
    titled=(r"指引|保护|措施|政策|公告|公示|通报$|条例|办法|答复"),
    plain=3,
    kept=1,
)

RULES = (
    Rule(
        id="secret.trade_secret",
        title=Phrase("企业商业秘密内容", "Commercial secret of a firm"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-15"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST)),
        message=Phrase(
            "内容像是企业的报价、成本、工艺等商业秘密",
            "it reads like quotations, costs or processes that a firm keeps secret",
        ),
        suggestion=Phrase(
            "书面征求该企业意见；不同意公开的不得公开，可分离的部分删去后公开",
            "ask the firm in writing; without its consent do not publish, or publish what can be separated",
        ),
        inline=False,
        beside=True,
        hits=(
            "维保服务谈判分项报价明细对照\n⟦毛利测算⟧据三家提供的成本构成表推算，最低可承受价160万元。\n三家均要求不得向对手透露。",
            "关于某公司技改项目现场核查情况的报告\n⟦料液比⟧一比四，提取率提高，参数以技术秘密方式保护，企业要求保密。",
            "投资合作补充协议\n乙方股东内部的⟦回购价格⟧和对赌安排另附，各品类毛利率列于附表。\n保密条款：不得向任何第三方披露。",
            "关于协助核实口服液生产工艺变更资料的函\n⟦处方量⟧由48kg调整，醇沉浓度下降，系未披露的试验数据，请勿向其他持有人引用。",
            "关于胶凝材料中试资料征询意见的复函\n载有⟦配方⟧比例、比表面积控制值，属我公司未公开的技术信息，不同意公开。",
            "疏浚工程第二次谈判报价汇总表\n某疏浚有限公司⟦分项报价⟧如下，成本构成14页，三家均书面要求不对外提供。评审组意见略。",
            "某制药有限公司尽职调查情况\n主要⟦客户名单⟧、执行价、采购价见附表。公司要求保密。",
            "某企业研发项目评审资料\n⟦工艺参数⟧和源代码由企业提供，承诺书已签，仅供评审使用。",
        ),
        misses=(
            "企业商业秘密保护工作指引\n产品配方、工艺参数、源代码、客户名单属于商业秘密，企业应签订保密条款。",
            "某设备采购项目中标公告\n中标单位某某有限公司，分项报价明细见附件，成本构成合理。",
            "关于举办商业秘密保护培训的函\n某机械有限公司：\n课程讲授配方、工艺参数保护，保密条款怎样签。",
            "关于农产品成本调查的通报\n亩均采购价、出厂价、毛利率变动如下。",
            "关于推广劳动合同及保密协议示范文本的通知\n保密条款、竞业限制，客户名单、配方属于商业秘密。",
            "反不正当竞争条例\n第一条 商业秘密。\n第二条 配方。\n第三条 客户名单。\n第四条 不得向第三方披露。",
            "某县工业经济运行分析\n企业毛利率下降，采购价上涨，融资成本偏高。",
            "政府信息公开申请第三方意见征求办法\n涉及商业秘密的，第三方不同意公开的不得公开。报价明细、成本构成除外。",
        ),
    ),
)
