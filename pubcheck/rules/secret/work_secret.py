"""What an office must keep to itself to do its work: thresholds, surprise checks, lines for the media, risk reports.

保密法 art. 64: work secrets are protected by rules of their own; being one is by itself no ground of
the 公开条例, so the suggestion asks for the limb of art. 14 or for art. 16.
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
        r"内部工作 内部流程 选案 (?:暗访|突击|飞行检查|夜查|交叉检查|专项检查|集中整治|稽查|清查)[^\n，。]{0,10}(?:方案|安排|通知) 风险(?:苗头|研判|摸排|评估|专报|应对|隐患) 舆情(?:应对|处置|研判|专报|监测) (?:应对|表态|对外)口径 命题 评委名单 面试考官 专家抽取 应对(?:预案|建议|措施)",
        Phrase("标题是内部流程、暗访、风险应对等", "the title is about inner procedure, surprise checks or risks"),
        0.8,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"阈值 选案(?:指标|标准|模型) 比对指标 疑点清册 不提示具体 约谈口径 高风险[，、]?[^。\n]{0,12}推送 触发条件不 扣分规则不 命题(?:人员|组|思路) 面试题本 考官(?:名单|分组) 标准答案 底价 起动线",
        Phrase(
            "写有选案标准、题目等不能事先知道的内容", "it holds thresholds or questions that nobody may know before"
        ),
        1.2,
        topic="thresholds",
    ),
    Sign(
        r"(?:检查|暗访|抽查|督查|行动)(?:对象|路线|名单|时间|点位)[^。\n]{0,18}(?:保密|不得|不(?:提前|事先|打招呼)|严禁) 事先不通知 不得(?:提前|事先)?(?:通知|走漏|透露|泄露)[^。\n]{0,10}(?:被检查|检查|行动|消息|风声) 不得向[^。\n]{0,8}检查(?:对象|单位)[^。\n]{0,4}(?:透露|通知|泄露) 手机统一(?:保管|上交|收存) 名单当[日天]下发 行动前[^。\n]{0,10}保密 走漏(?:消息|风声) 跑风漏气 统一行动时间 临时(?:开封|告知)",
        Phrase("检查、行动的对象和时间要求保密", "the targets and times of a check are to be kept secret"),
        1.2,
        topic="surprise",
    ),
    Sign(
        r"(?:对外|媒体|采访|记者|群众问起)[^。\n]{0,24}(?:统一(?:使用|口径)|一律(?:答|用|回复)|不接受采访|口径) 统一(?:对外)?口径 口径统一 不主动(?:回应|提及) 不公开回应 删帖 跟帖 引导评论",
        Phrase("规定对外口径", "it fixes what may be said outside"),
        0.9,
        topic="line",
    ),
    Sign(
        r"知悉(?:人员|范围) 仅[^。\n]{0,6}(?:三人|专班|班子成员)?(?:掌握|知悉) 不得向[^。\n]{0,14}(?:出示|透露|提供) 不得[^。\n]{0,4}(?:摘引|外传|扩散|留存|转发) 看后即删 阅后(?:收回|退|即焚) 旧版(?:自行)?销毁 不作为对外 限于?专班 严禁(?:外传|外泄) 只限[^。\n]{0,16}知悉",
        Phrase("限定知悉范围", "only few may know it"),
        0.9,
        topic="handling",
    ),
    Sign(
        r"流动性 集中(?:提取|兑付) 挤兑 储户 备付 兑付(?:危机|风险|困难) 传言 不良率 可能引发 抽贷 爆雷 资金链 隐性债务 债务(?:缺口|风险) 失联 非法集资 停工 断供 延期交付 退款 维权 跑路 集中退 如[^。\n]{0,14}外泄 信用风险 逾期",
        Phrase("反映金融、社会风险苗头", "it reports risks that publicity would make worse"),
        1.1,
        least=3,
        topic="risk",
    ),
    Sign(
        "(?<!、)工作秘密(?!、|和|管理|保护|工作) 内部工作资料 内部掌握 内部使用 情况较为敏感 敏感信息不",
        Phrase("自称内部或敏感", "it calls itself internal or sensitive"),
        0.5,
        topic="self",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "检查结果 抽查结果 抽检 检查计划 抽查计划 工作总结 工作要点 答复 应急演练 保密工作 保密检查 自查自评 舆论监督 决定书 总体应急预案 考务",
        Phrase("标题是公开的检查结果、计划", "results or plans for the public"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase(
        "写明事先不能知道的检查、考试、处置安排",
        "it gives plans of checks, examinations or responses that nobody may know before",
    ),
    subject=(
        r"检查|暗访|督查|抽查|巡察|整治|行动|稽查|稽核|审计|考试|命题|试题|试卷|面试|评标|评审|预案|处置|舆情|债务|风险|口径|安防|巡查|值守|执法|清查|巡视|督导|摸排|"
        r"谈话|选案|拆迁|征收|维稳|采购|工作秘密|专班|涉稳|内部"
    ),
    detail=(
        r"(?:暗访|突击检查|飞行检查|抽查|检查|督查|督导|行动|整治|清查|稽查|审计|巡察|执法|摸排)(?:组|队)?(?:的)?[^。；，,\n]{0,8}(?:时间|路线|名单|对象|计划|点位|安排|时间表|线索|方案|企业|单位)|"
        r"被(?:查|检查|督查|审计)(?:单位|对象|企业|项目)|(?:项目|企业|单位|对象|商户|名录|抽查)名单|(?:试题|命题|考题|题库|评分标准|标准答案|评委|评标专家|专家(?:名单|抽取)|考官|面试题|命题人员|阅卷)|"
        r"(?:应对|对外|答复|回应|统一)口径|统一答复|应对(?:预案|策略|方案|措施)|兑付(?:方案|安排)|资金缺口|(?:巡查|巡逻|押运|运输|转运)(?:路线|时间)|换岗时间|"
        r"时间表|阈值|选案(?:标准|指标|模型)|疑点(?:清单|名单)|比对(?:规则|指标|模型)|风险(?:企业|点)名单|底价|标底|征收(?:范围|补偿底线)|谈判底线|负面清单草案|"
        r"突击|统一行动|底数|涉稳|监测(?:规则|阈值)|下一批|第[一二三四五0-9]批名录"
    ),
    sure=(
        r"(?:暗访|突击检查|飞行检查|突击整治|统一行动|专项行动|明察暗访)[^。；\n]{0,40}(?:保密|不得(?:提前|事先)?[^。；，,\n]{0,10}(?:透露|泄露|告知|通知|通报)|密封|当[日天]|临时)|"
        r"(?:属|系|列为|纳入|作为)(?:本[局单院委厅]|我局)?[^。；，,\n]{0,6}工作秘密(?!管理|范围|事项清单)|[（(]\s?工作秘密[^（）()\n]{0,10}[）)]|"
        r"(?:名单|路线|时间|对象)[^。；\n]{0,16}(?:检查|行动|考试|督查|暗访)前[^。；，,\n]{0,6}(?:不得|保密|严禁)|内部(?:应对|答复)口径"
    ),
    against=(
        r"谈判|采购商|报价|立案|取证|案件|涉案|承办人|兵力|换岗间隙|携枪|工作秘密管理|不明确的|个人隐私|商业秘密、|泄露国家秘密|国家秘密、工作秘密|公示|四不两直方式|什么是|"
        r"宣传|投诉举报|您|不得泄露个人"
    ),
    titled=(r"双随机|检查结果|抽查结果|工作总结|总体应急预案|应急预案$|考试公告|答复"),
)

RULES = (
    Rule(
        id="secret.work_secret",
        title=Phrase("工作秘密内容", "Work secret"),
        severity=Severity.HIGH,
        basis=basis("secrets-64", "disclosure-14", "disclosure-16"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST)),
        message=Phrase(
            "内容像是工作秘密：公开后会影响执法、处置或引发风险",
            "it reads like a work secret: publication would defeat a check or make a risk worse",
        ),
        suggestion=Phrase(
            "按工作秘密管理；工作秘密本身不是不予公开的理由，须列明《条例》第十四条情形或第十六条",
            "handle it as a work secret and name the limb of art. 14 or art. 16 on which it is withheld",
        ),
        inline=False,
        beside=True,
        hits=(
            "成品油行业风险应对内部工作流程\n⟦选案标准⟧：差异率超过8%的生成中风险。不提示具体比对指标。\n本流程不得向纳税人出示。",
            "某村镇银行流动性风险苗头及应对建议的报告\n县政府：\n⟦储户⟧集中提取，备付不足，传言扩散，可能引发挤兑。知悉人员限于专班。",
            "关于开展夜间暗访的通知\n各组：\n⟦暗访路线临时告知，不得⟧提前通知被检查单位，严防走漏风声。",
            "突击检查方案\n⟦检查对象名单严格保密⟧，统一行动时间由指挥部下达，阅后收回。",
            "某舆情应对口径\n⟦媒体采访统一口径⟧，不主动回应。知悉范围限于班子成员，不得外传。",
            "面试命题工作安排\n面试题本由命题组保管，考官名单⟦临时开封⟧，严禁外传。",
            "隐性债务风险研判报告\n⟦债务缺口⟧较大，资金链紧张，逾期增多，可能引发连锁反应。对外统一口径为经营正常。",
            "专项稽查选案安排\n⟦阈值⟧设定为同行业均值七成，疑点清册按月推送，旧版自行销毁。",
        ),
        misses=(
            "2024年度双随机抽查计划\n检查对象名单由系统随机抽取，检查结果向社会公布。",
            "关于开展安全生产专项检查的通知\n各单位：\n采取四不两直方式检查，发现问题限期整改。",
            "关于加强工作秘密管理的通知\n严格控制知悉范围，不得外传工作秘密。",
            "金融知识宣传月活动方案\n防范挤兑、传言，提示储户理性，警惕资金链断裂、逾期风险。",
            "食品安全抽检结果通报\n抽查对象、名单及结果公布如下，不合格产品已下架。",
            "某县突发事件新闻发布应急预案\n统一发布口径，及时回应关切，不得瞒报。",
            "税收征管办法\n第一条 选案。\n第二条 阈值。\n第三条 知悉范围。\n第四条 不得泄露。",
            "关于公布教师招聘面试安排的公告\n面试题本、考官名单由上级统一管理，严禁外传。",
        ),
    ),
)
