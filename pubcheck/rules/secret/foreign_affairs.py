"""Foreign affairs: positions and confidences from talks that are not public.

公开条例 art. 14; 保密法 art. 13(三) names 外交和外事活动 as a field. Investment promotion and sister
cities are left alone.
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
        r"会谈 会见 会晤 交涉 谈判 磋商 出访 (?:涉外|外事|外国|境外|口岸|边境|领事|使馆)[^\n，。]{0,20}(?:情况|处置|方案|口径|报告|请示|纪要)",
        Phrase("标题是会谈、涉外事项", "the title is about talks or foreign affairs"),
        0.8,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "外方 对岸 对方代表 代表团 使馆 总领馆 总领事 领事官员 副团长 联邦 边防代表 外宾 外交部 外办 会谈中对方 该国 驻华 外国籍 两国",
        Phrase("对象是外国机构或人员", "the other side is foreign"),
        0.6,
        least=2,
        topic="counterpart",
    ),
    Sign(
        r"底线 私下(?:表示|透露|提到) 谈判(?:策略|筹码|底线) (?:表态|答问|对外)口径 不宜(?:接受采访|公开|对外|主动) 还价 不愿写入 授权[^。\n]{0,14}签署 试探 摸清 让步 我方(?:掌握|不超过|可|应|拟) 换取 对方内部 几点判断",
        Phrase("写有我方底线、对方私下表态", "it tells our bottom line or what the other side said in confidence"),
        1.3,
        least=2,
        topic="positions",
    ),
    Sign(
        r"(?:尚?未|不)(?:对外)?(?:公开|公布|宣布)[^。\n]{0,10} (?:谈判|会谈|磋商)结束前 不得[^。\n]{0,8}(?:外传|透露|报道) 控制知悉 口头通报 遣返 引渡 制裁 政治庇护 敏感人员",
        Phrase("内容尚未公开", "it is not public yet"),
        0.7,
        topic="unpublished",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "招商 外资 外商 投资促进 友好城市 博览会 旅游 留学 外贸 跨境电商 外事服务 签证 外国人(?:来华|工作) 进出口 国际合作项目 供应商 竞争性 采购 工资 价格 集体",
        Phrase("标题是招商、外贸等公开事项", "investment, trade or services"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明会谈、磋商中未公开的立场或者承诺", "it gives positions or promises from talks that are not public"),
    subject=(
        r"国会|口岸|邻近国家|友城|驻外|对方市长|对方代表|对方外|总统|部长|外方|邻方|邻国|外国|使馆|领馆|领事|代表团|外交|边防代表|议会|涉外|外事|对方国家|总领事|大使|"
        r"国际组织|韩方|日方|美方|俄方|越方|缅方|老方|蒙方|朝方|德方|法方|境外"
    ),
    detail=(
        r"不声张|推说|最多可?接受|可接受|超过则|不对外宣布|透露|私下告知|可能否决|秘密交涉|增兵|消息来源|不得接受采访|撤回|希望我方|要求我方|双方同意|国会|议员|制裁|措辞|"
        r"草签|不签署|不予接受|最低(?:条件|要求)|先由对方|出价|暗示|非正式|密谈|密约|底线|让步|私下|小范围|闭门|口头(?:同意|承诺|表示|通报|处置|答应|约定)|交换条件|"
        r"可退(?:至|让)|不得见报|不写入|婉拒|口径|试探|要价|还价|筹码|我方(?:掌握|立场|底|可|拟|将|未当场|不)|未当场表态|外交渠道|交涉|通报其|驻地调动|(?:双方)?(?:约定|商定|同意)[^。；，,\n]{0,10}(?:不公开|保密|暂不|不公布)|"
        r"敏感(?:议题|人士|问题)|遣返|引渡|谈判(?:条件|方案|策略|底线|对外)|投资意向|授权范围|不(?:公开|公布)|备选(?:方案|条件)|对方(?:提出|要求|内部|透露|暗示|承诺)|"
        r"外方(?:提出|要求|内部|透露|暗示|表示|承诺|口头)|会见有关"
    ),
    sure=(
        r"(?:我方|我办|我市)[^。；，,\n]{0,6}(?:最多|最低|底线)[^。；\n]{0,30}(?:推说|报上级|让|超过)|(?:邻国|外方|对方|使馆)[^。；\n]{0,20}(?:透露其|私下告知|秘密交涉|为消息来源保密)|"
        r"谈判底线|(?:外方|对方|邻方|邻国)[^。；\n]{0,24}(?:私下|口头同意|口头承诺|作出让步|要求暂不|不公开)|(?:约定|商定)[^。；\n]{0,12}(?:不公开|暂不公开|暂不公布|口头)|"
        r"外交渠道交涉"
    ),
    closed=(r"暂不公开|暂不(?:对外)?公布|不公开|不得见报"),
    against=(
        r"竞争性|供应商|采购|招商|博览会|新闻稿|签约仪式|友好交流|留学|签证办理|公示|旅游|报道|政策|环保底线|红线|集体协商|工资|您"
    ),
    titled=(r"招商|外商投资|公示|友好城市|旅游|签证"),
)

RULES = (
    Rule(
        id="secret.foreign_affairs",
        title=Phrase("未公开的涉外事项", "Foreign affairs"),
        severity=Severity.HIGH,
        basis=basis("disclosure-14"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), ("positions",), "secret.foreign_affairs"),
        message=Phrase("内容像是未公开的会谈、交涉情况", "it reads like talks with a foreign side that are not public"),
        suggestion=Phrase(
            "停止公开，报外事部门和保密机构核实", "stop, and refer it to the foreign affairs and secrecy offices"
        ),
        inline=False,
        beside=True,
        hits=(
            "关于与对岸市政当局第三轮会谈情况的报告\n市政府：\n⟦会谈中对方代表私下表示并无异议，其联邦主管部门较缓。我方底线为六成⟧。",
            "某口岸通关磋商情况报告\n外方提出延期，其副团长在休息时提到困难。\n⟦我方可以查验设备换取对方让步⟧。",
            "涉外突发事件处置情况的报告\n⟦总领馆领事官员来电交涉，表态口径已拟，不宜主动发布，摸清对方意图后再议⟧。",
            "某代表团出访情况报告\n⟦外方私下透露其内部意见不一，该国海关较急。建议会谈结束前不公开，授权我办签署纪要⟧。",
            "边境事务会晤纪要\n⟦边防代表提出遣返事宜，外方试探我方态度，我方应坚持原则，不愿写入文本⟧。",
            "关于边境口岸有关问题的请示\n外方要求延长开放时间，联邦机构未表态。⟦底线另报，拟作适当让步⟧。",
            "外事接待谈判方案\n代表团由副团长带队，⟦外方可能提出价格问题，谈判策略：先试探，再还价⟧。",
            "领事磋商情况报告\n⟦使馆官员会谈中对方要求保密，几点判断：其内部较急；我方拟暂不答复，摸清情况⟧。",
        ),
        misses=(
            "某市招商引资洽谈会情况通报\n外方企业12家参会，我方可提供土地优惠，双方有意向。",
            "市长会见友好城市代表团\n来源：某日报\n代表团一行参观，双方就合作会谈。",
            "关于建立友好城市关系的公告\n两国城市缔结友好城市，代表团会谈顺利。",
            "外商投资法实施条例\n第一条 外方。\n第二条 我方可。\n第三条 谈判。\n第四条 底线。",
            "某县生态保护红线划定情况报告\n守住生态底线，摸清家底，不得突破。",
            "外国人来华工作许可办事指南\n外国籍人员提交材料，该国使馆认证。",
            "某企业工资集体协商谈判情况\n双方让步，还价后达成一致，底线为最低工资标准。",
            "某项目竞争性谈判采购情况\n供应商还价，谈判底线，供应商代表让步。",
        ),
    ),
)
