"""Releases in records of archives and offices: one column for level and verdict, arrows, short stamps, letters, minutes.

Wordings of our own invention, each with what looks like it. Where a mark stands in the paper, a release lifts it; a
look-alike (kept, still to come, of another thing) is not told.
"""

from __future__ import annotations

import pytest
from gold_forms import marked, told

import pubcheck
from pubcheck.finding import Severity
from pubcheck.span import Span

RULE = "secret.mark_released"
HEAD = "某市档案馆文件清理台账\n"

# One column holds the level and what was decided.
COLUMN = (
    HEAD
    + "序号\t题名\t年份\t原密级及鉴定结果\n1\t关于渡口守护的报告\t1961\t⟦机密，解密⟧\n2\t关于盐场扩建的请示\t1963\t⟦秘密，解密⟧\n",
    HEAD
    + "编号┆文件┆密级及审核结论┆备注\n01┆矿区供电图┆⟦秘密，准予解密⟧┆另有新图\n02┆油罐区布置┆机密★10年，继续保密┆—\n",
    HEAD + "序号｜名称｜密级/处理\n1｜铁路专用线图｜⟦秘密；解密⟧\n2｜粮库分布表｜机密；保留\n",
    HEAD
    + "序号\t文件\t密级、结论\n1\t堤防险段登记\t⟦机密，解密后限馆内查阅⟧\n2\t水闸运行记录\t⟦秘密，解密并开放⟧\n",
    HEAD + "件号│题名│密级（处理意见）│页数\n3│兵站移交清册│⟦机密：解密⟧│12\n4│兵站营房图│机密：待定│3\n",
    HEAD + "序号\t题名\t密级\t经办\n1\t雷达站征地函\t⟦秘密/解密⟧\t甲\n2\t雷达站用电函\t秘密\t乙\n",
    HEAD + "序号┊题名┊原密级和处理┊日期\n7┊厂区警卫配置┊⟦绝密，解密⟧┊1996\n8┊厂区绿化图┊无┊\n",
    HEAD + "序号,题名,原密级及结果\n1,港区水深图,⟦机密、解密⟧\n2,港区航标表,未定密\n",
)
# An arrow to what became of it.
ARROWS = (
    "国家秘密变更登记簿\n2025-01\t某工信密〔2017〕3号\t配套企业目录\t⟦机密→解除⟧\t已通知收文单位\n",
    "国家秘密变更登记簿\n2025-02\t某工信密〔2018〕5号\t储备布局\t⟦秘密→撤销⟧\t\n",
    "定密事项调整表\n1 管道走向图 ⟦机密★10年 → 解除⟧\n2 管道压力表 秘密→机密\n",
    "年度清理结果\n甲文件：⟦机密 -> 取消密级⟧\n乙文件：未变\n",
    "变更台账\n某测〔2009〕2号　控制点成果　⟦秘密⇒解密⟧　张榜\n",
    "变更台账\n编号 名称 变化\n11 渡槽设计图 ⟦秘密->销密⟧\n",
    "密级调整汇总\n序号｜事项｜调整｜依据\n1｜药品储备｜⟦机密→解除密级⟧｜审批单4\n",
    "密级调整汇总\n序号｜事项｜调整｜依据\n1｜船厂产能｜⟦绝密→非国家秘密⟧｜审批单5\n",
)
# Cut short, as on stamps and slips, also misread.
SHORT = (
    "传阅单\n件名　　密级　　备注\n海底采样图（影印）　　⟦机密　2009年已解⟧　可留存\n",
    "传阅单\n1966年水文图　　⟦秘密　已解⟧　随件退\n",
    "领用登记\n图号A-3 ⟦机密（95年解）⟧ 领用人：测量组\n",
    "[印章：⟦巳解密 1994.3.2⟧]\n机密\n某省冶金局\n关于爆破安全的通知\n各矿：请执行。\n",
    "【⟦己解密⟧】\n秘密\n某省轻工业局\n关于原料调拨的函\n各厂：请查收。\n",
    "(方章:⟦已解密⟧)\n秘密★5年\n某市商业局\n关于棉布供应的报告\n市政府：现报告如下。\n",
    "案卷封面\n题名　桥梁守护\n密级　⟦秘密　1988年解⟧\n页数　40\n",
    "⟦机密 (已解)⟧\n某县武装部\n关于民兵整组的报告\n县委：现报告如下。\n",
    "⟦巳解密⟧\n机密\n某行署\n关于粮食征购的通知\n各县：请执行。\n",
    "⟦己解密章 1997年6月⟧\n秘密\n某行署\n关于棉花收购的通知\n各县：请执行。\n",
)
# In the prose of letters, opinions and notes on a file.
PROSE = (
    "您好：\n来信询问的渠道工程图，我馆藏有1958年蓝图，⟦原为机密，2008年12月已过保密期并开放⟧，凭身份证即可阅览。\n某省档案馆\n",
    "读者来函已收。您要的水库会议记录⟦原系秘密，1999年保密期满，现已开放⟧，可在阅览室调阅。\n某市档案馆\n",
    "鉴定意见\n小组对312件文件进行了复审。意见：属于施政措施的二百八十件，⟦解除原定密级，向社会开放⟧；涉及个人结论的二十件，延期开放。\n",
    "鉴定意见\n本批共四十件。结论：其中三十一件⟦撤销原标密级⟧；其余九件维持原密级。\n",
    "卷内备考表\n1. 本卷共43页。\n2. 第9号文件《渡口封闭命令》⟦密级注销⟧，见鉴定决定1997-13。\n立卷人：（章）\n",
    "卷内备考表\n第3件《厂区平面图》⟦密级撤销⟧（据省厅批复〔2001〕6号）。\n检查人：（章）\n",
    "备考表\n第11号《演习总结》⟦密级已解除⟧，依据某办〔2003〕2号通知。\n",
    "秘密★5年\n业务会记录\n甲：附录的电报二十一封，⟦已由省档案馆2018年公布⟧，可以照登。\n乙：其余照旧。\n",
    "机密★10年\n编写组会议纪要\n三、所引六件往来函电，⟦2015年已由外交部档案馆开放⟧，注明出处即可。\n",
    "关于某工程部分事项提前解密的情况说明\n工程代号、建设时间两项，⟦提前解密⟧，可以公开宣传；设备型号不作说明。\n",
)
# The record tells the state of the paper besides: once is enough.
STATES = (
    "档案详情\n题名：关于隧道选线的意见\n密　　级：⟦机密【解密日期：2004-12-31】⟧\n开放状态：开放\n载体：纸质\n",
    "档案详情\n题名：关于泵站的意见\n密级：⟦秘密（已解密）⟧\n形成时间：1964-08-21\n公开情况：已公开\n",
)
RELEASED = (*STATES, *COLUMN, *ARROWS, *SHORT, *PROSE)
# Not told as a release.
QUIET = (
    HEAD + "序号\t题名\t密级及意见\n1\t供水管网图\t机密，不予解密\n2\t泵站分布\t秘密，暂不解密\n",
    HEAD + "序号\t题名\t密级及意见\n1\t供水管网图\t机密，待解密\n2\t泵站分布\t秘密，拟解密\n",
    "定密事项调整表\n1 管道走向图 机密→秘密\n2 管道压力表 秘密→机密\n",
    "机密★10年\n某局\n关于某事的报告\n数据流程：明文→加密→传输→解密。\n",
    "秘密★5年\n某局\n关于某事的报告\n甲地交通管制2024年已解除，道路恢复通行。\n",
    "机密★10年\n某局\n关于某事的报告\n困难群众的诉求2023年已解决。\n",
    "秘密★5年\n某厅\n业务会记录\n甲：评选结果已由省总工会2025年公布，我们不再重复。\n",
    "秘密★5年\n某厅\n工作记录\n甲：统计公报已由省统计局2024年发布，请用公报数。\n",
    "机密★10年\n某局\n关于某事的报告\n本件密级注销的程序，见保密办通知。\n",
    "秘密★5年\n某局\n情况说明\n该企业原定名称注销，见登记公告2021-3。\n",
    "机密★10年\n某局\n关于某事的函\n贵局来函所询该图保密期限，尚未过保密期，不能开放。\n",
    "秘密★10年\n某馆\n答复\n该卷原为机密，2030年保密期满后可以开放。\n",
)


def _same(one: Span, other: Span) -> bool:
    """Whether they share at least half of what both cover."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= len(one) + len(other) - shared


@pytest.mark.parametrize("example", RELEASED)
def test_a_release_in_a_record_is_found_and_nothing_else(example: str) -> None:
    text, spans = marked(example, RULE)
    found = told(pubcheck.check_text(text), RULE)
    assert all(any(_same(span, each) for each in found) for span in spans), [each.of(text) for each in found]
    assert all(any(_same(span, each) for span in spans) for each in found), [each.of(text) for each in found]


@pytest.mark.parametrize("example", [*COLUMN, *ARROWS, *SHORT])
def test_the_level_that_it_tells_of_blocks_no_longer(example: str) -> None:
    text, spans = marked(example, RULE)
    for each in pubcheck.check_text(text).findings:
        if each.rule_id == "secret.state_mark" and any(each.span.overlaps(span) for span in spans):
            assert each.severity is Severity.INFO


@pytest.mark.parametrize("text", QUIET)
def test_what_only_looks_like_a_release_is_not_told(text: str) -> None:
    assert not told(pubcheck.check_text(text), RULE)
