"""Papers out of an enforcement file: interrogation records, clues, approvals before a decision.

条例 art. 16 para. 2 (行政执法案卷信息). The decision itself is public (art. 20(6)), and so are
hearings, rules on files and their evaluation.
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
        r"(?:询问|讯问|调查|勘验|检查|听证|谈话|辨认)[^\n]{0,4}笔录 现场(?:检查|勘验)[^\n]{0,6}(?:记录|笔录) 勘验[^\n]{0,4}记录 调查终结报告 案件集体讨论 案件(?:审理|讨论|会商)(?:报告|记录)"
        " 案件(?:线索|处理审批) 立案(?:审批|呈批|报告) 线索(?:核查|处置|移送|情况) (?:审批|呈批)表 扣押 查封 证据(?:目录|清单|登记) 初(?:步)?核(?:查|实)?(?:情况)?(?:的)?报告 移送(?:函|书) 登记保存 案件审核意见 复核意见书? 案情(?:汇报|报告|分析) 线索移交 立案决定",
        Phrase("标题是案卷文书", "the title is that of a paper in a case file"),
        1.2,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"^\s{0,4}问[:：]",
        Phrase("一问一答的笔录", "questions and answers of an interrogation"),
        1.3,
        least=3,
        topic="dialogue",
        places=True,
    ),
    Sign(
        "被询问人 询问人[:：] 被检查(?:单位|人)[:：] 被调查人[:：] 见证人 执法证号 核对无误 以上笔录 捺印 申请(?:我们|你们)?回避 申请回避 笔录人 记录人[:：] 检查人员[:：]",
        Phrase("笔录的签名、告知等格式", "the form of a record: signatures, notices"),
        1.0,
        least=2,
        topic="form",
    ),
    Sign(
        "案由 立案(?:日期|时间|审批) 承办人 办案人员 证据材料 证据目录 查明(?:的)?事实 案件来源 裁量因素 裁量(?:基准|情节) 案件审核 调查经过 当事人(?:陈述|提出|基本情况) 询问笔录 现场笔录 相互印证",
        Phrase("按案件办理的栏目行文", "it is laid out like a case file"),
        1.0,
        least=3,
        topic="file",
    ),
    Sign(
        r"拟(?:处|处以|作出|给予)?(?:罚款|警告|处罚|吊销) 拟罚款 处罚幅度 处罚建议 处理意见 是否移送 补正 归入案卷 立案审查 集体讨论 (?:待|尚未|拟)[^。\n]{0,6}(?:立案|告知|处罚) 按程序事先告知 拟警告 拟立案 拟移送",
        Phrase("处罚尚未作出", "the decision is not made yet"),
        0.8,
        topic="pending",
    ),
    Sign(
        r"线索来源 举报(?:人|线索)(?:反映|称) 据举报 初步核[查实] 拟立案 拟作?(?:暂存|谈话函询|初核|了结) 尚未掌握 涉嫌[^。\n]{2,20} 外围(?:摸排|调查) 秘密调查 不惊动",
        Phrase("涉及案件线索的来源和核查", "it deals with clues and how they are followed"),
        0.9,
        least=2,
        topic="clue",
    ),
    Sign(
        r"质证 申辩 (?:调查|代理)人(?:员)?[^\n]{0,6}[:：] 听证主持人 证据登记 拍照取证 封条",
        Phrase("记录举证、申辩", "it records evidence and pleading"),
        0.8,
        least=2,
        topic="pleading",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "评查 (?:处罚|复议|工伤认定|认定|许可|强制)决定书 决定书$ 判决书 裁定书 裁决书 文书(?:格式|样式|范本) 听证公告 投案 结果的通报 执法公示 答复$ 指导性案例",
        Phrase("标题是决定、文书范本或评查", "the title is that of a decision, a form or an evaluation"),
        VETO,
        Where.TITLE,
    ),
    Sign(r"^\s{0,4}(?:常见问题|热点问答|政策问答)", Phrase("是问答栏目", "it is a list of frequent questions"), VETO),
)

_TOLD = Told(
    Phrase("写明在办案件的线索、证据或者办理意见", "it gives clues, evidence or opinions of a case in hand"),
    subject=(r"案|笔录|线索|执法|调查|检查|立案|处罚|举报|证据|查处|稽查|监管|违法|涉嫌|当事人|询问"),
    detail=(
        r"拒绝[^。；，,\n]{0,10}签[字名]|承办(?:中队|大队|民警|员)|匿名信|摸底|主观故意|证据(?:不足|链|尚)|退回补|承认|下家|上家|先不(?:扣押|惊动|处理)|"
        r"打草惊蛇|自称|违法事实|货源|进货单|当日出库|立案(?:条件|标准)|案值|同案人|待查|尚未(?:核实|到案|归案)|会商意见|移交司法|流水|定性|未查清|尚未查清|伪造|案件材料|"
        r"暗查|(?:消息|风声)走漏|固定证据|拒不配合|登记保存|承办人建议|拟(?:向|改用|传唤|扣押|查封)|销售去向|讯问|供述|指认|口供|传唤|案件会商|量罚|裁量意见|合议|"
        r"违法所得待|鉴定意见未|另案|同案|立案后|先行扣押|外围|举报称|核实线索|线索(?:来源|核查|移送)|群众(?:来电|来信|举报)反映|举报(?:线索|人)|初查|初核|建议立案|"
        r"承办人意见|证人|证实|辩称|证据(?:之间)?[^。；，,\n]{0,6}(?:矛盾|不足|登记|保存|先行)|先行登记|监控截图|突击检查|夜查|无人机取证|调取|检查前不|立案前|"
        r"通风报信|罚款幅度|(?:法制)?审查意见|补充(?:调查|侦查|证据|暗管)|拟(?:处|罚|对|作出)|账目|查获|上线|移送|涉嫌|暗管|不符|询问笔录摘要|核查经过|假名|尚未作出|"
        r"怀疑|办案(?:人员|机构)|集体讨论记录|案件(?:编号|来源)|现场(?:查获|照片)|账册|示踪|核查[^。；，,\n]{0,4}未(?:发现|果)"
    ),
    sure=(
        r"将案件材料移送|承办人(?:意见|建议)[:：]|(?:怀疑|疑)[^。；，,\n]{0,8}(?:走漏|通风)|现有证据[^。；\n]{0,20}(?:只能|不足|尚)|问[:：][^。？?\n]{2,40}[？?。]?\s*答[:：][^\n]{14,}|"
        r"(?:现)?将(?:有关)?线索移送|承办人意见[:：]|证人[^。；\n]{0,4}证实|(?:举报)?线索核查(?:经过|情况)|(?:怀疑|疑似)[^。；\n]{0,12}通风报信|"
        r"不同审查意见|初查(?:发现|[:：])|立案前不"
    ),
    sure_if=(r"笔录|案|线索|立案|举报|涉嫌|查处|核查|执法|罚"),
    against=(
        r"被检查单位|抽查名单|企业名单|应当|办结|决定书文号|已录入|公示|举报电话|您|如有(?:线索|举报)|制作询问笔录|需要提供|咨询|办事|报名|居民|医保(?:报销|参保)|问答"
    ),
    titled=(
        r"程序(?:规定|规范)|执法规范|评查|公示|决定书|公开$|公告|问答|答复|办事|指南|常见问题|解答|若干问题|释义|讲义|知识"
    ),
    plain=3,
    kept=2,
)

RULES = (
    Rule(
        id="internal.enforcement_file",
        title=Phrase("行政执法案卷信息", "Enforcement file"),
        severity=Severity.HIGH,
        basis=basis("disclosure-16"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), ("clue", "pending"), "internal.enforcement_file"),
        message=Phrase("像是询问笔录、调查报告等执法案卷材料", "it reads like a paper out of an enforcement file"),
        suggestion=Phrase(
            "案卷信息可以不予公开，须说明理由；应公开的是处罚决定和依据，公开前隐去个人信息和举报人信息",
            "file papers may be withheld with a stated reason; the decision is what has to be published, without personal data",
        ),
        inline=False,
        beside=True,
        hits=(
            "某市生态环境局调查询问笔录\n询问人：甲、乙\n被询问人：丙\n⟦问：你是否申请回避？⟧\n答：不申请。\n问：那天谁当班？\n答：是我。\n问：阀门平时什么状态？\n答：关着。",
            "案件调查终结报告\n⟦案由：涉嫌生产不合格食品⟧\n立案日期：3月9日\n办案人员：吴某\n三、查明的事实。略。拟处罚款5万元。",
            "案件集体讨论记录\n承办人汇报情况。⟦处罚幅度两种意见，证据材料需要补正⟧。\n案由：接纳未成年人\n记录人：童某",
            "现场检查（勘验）记录\n被检查单位：某公司\n⟦见证人：米某\n以上内容已拍照取证，贴封条，移交立案审查⟧。",
            "行政处罚听证笔录\n听证主持人：汪某\n⟦调查人员：当事人擅自经营，拟罚款6万元⟧。\n代理人：对证据有异议，请求质证。",
            "⟦关于某线索核查情况的报告⟧\n案件线索来源为群众来信。\n据举报，某公司涉嫌偷排。初步核实后拟立案。\n拟罚款若干。",
            "某局立案审批表\n案由：擅自占用土地\n案件来源：巡查\n⟦承办人意见：拟立案调查⟧。",
            "扣押物品清单\n⟦被检查人：李某⟧\n见证人：王某\n执法证号：略\n物品若干，当事人捺印确认。",
        ),
        misses=(
            "行政处罚决定书\n当事人：某公司\n案由：超标排放\n经查明事实如下，证据材料有询问笔录、现场笔录。决定罚款五万元。",
            "关于开展行政执法案卷集中评查的通知\n询问笔录、立案审批表、集体讨论记录应当齐全，承办人、案由、证据材料完整。",
            "某局行政执法公示办法\n询问笔录、举报人信息不予公示。立案审批表、案件来源不对外。",
            "行政处罚听证公告\n听证主持人：易某\n记录人：方某\n拟作出处罚的内容：罚款。申请回避的权利。",
            "居民身份证办理常见问答\n问：需要什么材料？\n答：户口簿。\n问：多久办好？\n答：十五日。\n问：收费多少？\n答：二十元。",
            "某市行政处罚程序规定\n第一条 立案。\n第二条 询问笔录应当交被询问人核对。\n第三条 证据材料。\n第四条 案由。",
            "关于举办执法办案培训班的通知\n课程：询问笔录制作、证据材料收集、案由确定、裁量基准适用。",
            "典型案例通报\n案由：非法捕捞\n查明事实：略。证据材料充分，处罚建议被采纳。",
        ),
    ),
)
