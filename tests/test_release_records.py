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
    HEAD + "序号\t文件\t密级、结论\n1\t堤防险段登记\t⟦机密，解密后限馆内查阅⟧\n2\t水闸运行记录\t⟦秘密，解密并开放⟧\n",
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
# As systems, files, captions, letters, minutes and labels write them.
OTHERS = (
    '{"title":"关于渔港建设的批复","secret_level":"⟦秘密","status":"已解密⟧","open":true}',
    "档案检索结果\n1. 关于甲事的报告 | 密级：⟦机密（于2015年解除）⟧ | 可预约\n2. 关于乙事的报告 | 密级：无 | 可预约\n",
    "文件信息\n标题　关于渠系改造的请示\n密级　⟦公开（原秘密，2012年到期）⟧\n页数　4\n",
    "OA 系统提示\n文件《甲方案》⟦保密期限已到，系统已自动调整为非密⟧，请核对。\n",
    "更新日志\n2024-06-01 条目 0231 ⟦密级字段由“机密”置为“公开”⟧，操作人：档案员\n",
    "INSERT INTO doc VALUES (12,'兵站图','⟦机密','已解密'⟧,'1999-01-01');\n",
    "馆藏数字资源\n题名：某铁路隧道图\n原始密级：⟦绝密\n当前密级：公开⟧\n",
    "【档号】12-3-4【题名】关于征兵的通知【密级】⟦秘密（解密）⟧【页数】3\n",
    "该批档案⟦已于2005年随同全宗整体解密⟧，研究者可凭介绍信查阅。原标密级：机密。\n",
    "此图⟦1980年代初即已解除保密⟧，现存于省图书馆。原图右上角“机密”二字清晰可见。\n",
    "展品说明\n1951年电报底稿。⟦原件标“绝密”，现已解密展出⟧。\n",
    "编者注：以下三份文件原为机密件，经有关部门审定，⟦同意公开发表⟧。\n",
    "本书所收电文均录自省档案馆，⟦凡原有密级者均已到期解密⟧。\n",
    "大事记\n1998年5月　局保密委员会对1970年前形成的机密文件一百二十件⟦宣布解密⟧。\n",
    "关于做好解密后续工作的通知\n各科：经区委保密办审定，《某行动方案》⟦自即日起解密⟧，请将原件首页密级标识划去。\n",
    "某局保密委员会会议纪要\n会议审议了到期事项。一、《甲规划》⟦保密期满，不再延长，予以解密⟧。二、《乙规划》延长三年。\n",
    "定密审核单\n事项：甲工程选址\n原密级：秘密\n审核意见：工程已开工并公示，⟦同意解密⟧。\n",
    "复函\n你局来函收悉。经研究，⟦同意解除《甲方案》的国家秘密⟧。\n某省国家保密局\n",
    "情况说明\n我局2015年印发的《甲预案》（某急密〔2015〕2号），⟦密级为秘密，期限五年，已于2020年自行解密⟧，现按一般文件管理。\n",
    "关于公开《甲方案》的请示批复\n该方案原为机密级，⟦鉴于工程已竣工，同意解除密级⟧，由你局负责公开。\n",
    "国家秘密事项一览表（变更后）\n序号　事项　原密级　现密级\n1　甲数据　⟦秘密　　非密⟧\n2　乙数据　机密　　机密\n",
    "各处室：接上级通知，去年下发的第4号密件⟦已解密⟧，可以传达到全体干部。\n",
    "机密★10年\n某省交通厅\n关于某桥守护的报告\n⟦（解密通知：某交办〔2021〕14号）⟧\n",
    "⟦（原秘密★3年，2019年4月到期自动解密）⟧\n某市商务局\n关于储备肉投放的报告\n",
    "秘密★5年\n⟦【本件密级已过期】⟧\n某局\n关于某事的函\n某单位：请协助。\n",
    "⟦机密★10年——已降为公开（2022年审核）⟧\n某局\n关于某事的函\n某单位：请协助。\n",
    "⟦“秘密”章作废⟧\n某县人委\n关于生猪派购的通知\n各公社：照此执行。\n",
    "⟦解 除 密 级\n1985年12月⟧\n机密\n某军分区\n关于民兵训练的总结\n",
    "小王：你问的那本规划，⟦早就解密了⟧，原来是机密，2010年以后档案馆就能借。\n",
    "读者问：这份文件现在能看吗？答：可以，⟦该文件原属秘密级，已公开⟧。\n",
    "备注：3号柜第二层蓝皮本，⟦原机密，现撤密⟧，移综合档案。\n",
    "移交说明：本盒内2件⟦曾定秘密，均已过期解除⟧，随普通件移交。\n",
    "⟦秘密级，解密日期已过（2019.12）⟧\n某市统计局\n关于工业能耗的报告\n",
    "卷内目录\n序号 题名 密级 备注\n4 关于修建机场的请示 ⟦机密 2008.6解⟧\n5 关于植树的通知 - \n",
    "鉴定登记\n件号12 原密级机密 ⟦鉴定：开放⟧\n件号13 原密级秘密 鉴定：控制\n",
    "案卷标签\n全宗 21　目录 3　案卷 16\n⟦绝密（87年降为机密，2002年解）⟧\n",
    "地图集图例页\n本图原系⟦机密图，1992年审查后改为公开图⟧。\n",
)
RELEASED = (*OTHERS, *STATES, *COLUMN, *ARROWS, *SHORT, *PROSE)
# Not told as a release.
QUIET = (
    "凡原有密级的文件，均应在到期后申请解密。\n某局\n",
    "机密★10年\n某局\n关于某事的报告\n系统将密级字段由“公开”置为“机密”。\n",
    "秘密★5年\n某局\n关于某事的报告\n本件密级未过期，不得作废。\n",
    "秘密★5年\n某局\n通知\n那本规划何时能解密，请保密办答复。\n",
    "序号　事项　原密级　现密级\n1　甲数据　秘密　　机密\n2　乙数据　机密　　机密\n",
    '{"title":"关于渔港的批复","secret_level":"秘密","status":"已归档"}',
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
