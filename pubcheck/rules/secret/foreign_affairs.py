"""Foreign affairs: positions and confidences from talks that are not public.

公开条例 art. 14; 保密法 art. 13(三) names 外交和外事活动 as a field. Investment promotion and sister
cities are left alone.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
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

RULES = (
    Rule(
        id="secret.foreign_affairs",
        title=Phrase("未公开的涉外事项", "Foreign affairs"),
        severity=Severity.HIGH,
        basis=basis("disclosure-14"),
        matcher=Weighed(_SIGNS, _AGAINST),
        message=Phrase("内容像是未公开的会谈、交涉情况", "it reads like talks with a foreign side that are not public"),
        suggestion=Phrase(
            "停止公开，报外事部门和保密机构核实", "stop, and refer it to the foreign affairs and secrecy offices"
        ),
        inline=False,
        beside=True,
        hits=(
            "关于与对岸市政当局第三轮会谈情况的报告\n市政府：\n会谈中对方代表⟦私下表示⟧并无异议，其联邦主管部门较缓。我方底线为六成。",
            "某口岸通关磋商情况报告\n外方提出延期，其副团长在休息时提到困难。\n⟦我方可⟧以查验设备换取对方让步。",
            "涉外突发事件处置情况的报告\n总领馆领事官员来电交涉，⟦表态口径⟧已拟，不宜主动发布，摸清对方意图后再议。",
            "某代表团出访情况报告\n外方⟦私下透露⟧其内部意见不一，该国海关较急。建议会谈结束前不公开，授权我办签署纪要。",
            "边境事务会晤纪要\n边防代表提出遣返事宜，外方⟦试探⟧我方态度，我方应坚持原则，不愿写入文本。",
            "关于边境口岸有关问题的请示\n外方要求延长开放时间，联邦机构未表态。⟦底线⟧另报，拟作适当让步。",
            "外事接待谈判方案\n代表团由副团长带队，外方可能提出价格问题，⟦谈判策略⟧：先试探，再还价。",
            "领事磋商情况报告\n使馆官员会谈中对方要求保密，⟦几点判断⟧：其内部较急；我方拟暂不答复，摸清情况。",
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
