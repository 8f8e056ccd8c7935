"""Where a release ends: at a wish, another paper, a part, a day to come; and what no such word takes away from it."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity

PAPER = "\n关于某工程选址的通知\n各县：\n请办理。\n某市人民政府\n2024年3月1日\n"
# Beside the mark of a paper.
BESIDE = (
    "机密★10年\n（引用文件及附件已解密）",
    "机密★10年\n（参考文件及附图已解密）",
    "机密★10年\n（来文正文及附件已解密）",
    "机密★10年\n（所引文件和附件已于2015年解密）",
    "机密★10年\n（有关文件及附件已解密）",
    "机密★10年\n（上级文件和附件已解密）",
    "机密★10年\n（转发的正文及附件已解密）",
    "机密★10年\n（本件引用的全文及附件已解密）",
    "机密★10年\n（文件及附件封面已解密）",
    "机密  DECLASSIFIED AFTER 20 YEARS",
    "机密★20年 DECLASSIFIED by 1 July 2045",
    "TOP SECRET 绝密 DECLASSIFIED in 2050",
    "绝密★30年 DECLASSIFIED (PENDING)",
    "绝密★30年 DECLASSIFIED upon approval",
    "秘密★3年\n已解密 未报省保密局",
    "秘密★3年\n已解密 拟报省保密局",
    "秘密★3年\n已解密 待报省委办公厅",
    "秘密★3年\n已解密 须报省保密局",
    "秘密★3年\n已解密 不含地图省测绘局",
    "秘密★3年\n已解密 附图在省测绘局",
    "秘密★3年\n已解密 仅第一章县档案局",
    "秘密★3年\n已解密 前三页第四页仍密存档案室",
    "秘密★3年\n已解密 请勿带出阅览室",
    "机密★10年，已于2015年解密；此前误标解密，现恢复原密级",
    "机密★10年，已于2015年解密；原误标公开，现恢复机密",
    "机密★10年\n“机密”二字，经省厅批准后注销",
    "机密★10年\n原定机密，由省厅研究同意后解除",
    "机密★10年\n历史档案 已解密目录见后",
    "机密\n历史档案 已解密 的复制件另附",
    "机密★10年\n十二份到期的秘密级文件全部作解密处理",
    "机密\n历史档案 已解密",
    "机密★10年\n原定机密，经审核后解除",
    "机密★10年，已于2015年解密；此前误标为秘密，现恢复机密",
)
# In a register, a letter or the values of a file.
RECORDS = (
    "涉密文件清单 序号 文件 原密级 现密级 备注 1 某方案 机密 机密 无 2 某预案 秘密 秘密 无\n",
    "涉密文件清单 序号 文件 原密级 现密级 知悉范围 1 某方案 机密 机密 内部 2 某预案 秘密 秘密 公开\n",
    "清单 序号 场所 密级 目前状态 1 档案库 机密 开放 2 机要室 绝密 普通\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 计划由保密办解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 等省保密局解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 提交定密小组解除\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 转省厅解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 催办省厅解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 无法联系原定密委解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 归口省保密局解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 交市委办公室解密\n",
    "你局报来的某规划（机密★10年）收悉。引用的基础资料已解密。",
    "你局报来的某规划（机密★10年）收悉。经核，你局此前来函已于2015年解密。",
    "你局报来的某规划（机密★10年）收悉。我厅2008年图件已解密。",
    "你局报来的某规划（机密★10年）收悉。经查，我馆所藏同名档案已解密。",
    "你局报来的某规划（机密★10年）收悉。相关底图已解密。",
    "你局报来的某规划（机密★10年）收悉。原测绘成果经批准已解密。",
    "待解密文件清单\n序\t标题\t原定密情况\t本次处理意见\n1\t某标准\t秘密★10年\t公开\n",
    "申请解密文件清单\n序\t标题\t原定密情况\t本次处理意见\n1\t某标准\t秘密★10年\t公开\n",
    "建议解密文件清单\n序\t标题\t原定密情况\t本次处理意见\n1\t某标准\t秘密★10年\t公开\n",
    '{"原密级":"机密★10年","现密级":"公开","备注":"附图三幅另行"}',
    '{"原密级":"机密★10年","现密级":"公开","备注":"附件另存"}',
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 2009.12 提交省厅解除\n",
    "文件：甲\n密级：机密（2010年解密）\n文件：乙\n审批意见：不同意解密\n密级：机密\n",
    "密级：机密（2010年解密）\n附件1不公开\n",
    "清单 序号 文件 原密级 现密级 1 某方案 机密 机密 2 某预案 秘密 秘密\n",
    '{"old_level":"机密","new_level":"公开","结果":"失败"}',
    '{"old_level":"机密","new_level":"公开","备注":"审批失败"}',
)
RELEASED = (
    "秘密★5年（2010年3月解密）\n审核单位：党史研究中心\n标题：某文\n",
    "秘密★5年（2010年3月解密）\n答复：市政府接待办\n",
    "秘密★5年（2010年3月解密）\n局长：请接待办落实\n",
    "秘密★5年（2010年3月解密）\n备注 接待报告一份\n",
    "秘密★5年（2010年3月解密）\n备注：待报废\n",
    "秘密★5年（2010年3月解密）\n备注：无待办事项\n",
    "秘密★5年（2010年3月解密）\n备注：原件退回县档案馆\n",
    "秘密★5年（2010年3月解密）\n备注：此前曾延长保密两年，2012年期满\n",
    "秘密★5年（2010年3月解密）\n备注：办理中涉及二处\n",
    "秘密★5年（2010年3月解密）\n结果：未解密部分无\n",
    "机密★5年（已解密）\n附件：1.不公开事项清单",
    "机密★5年（已解密）\n附件1：未公开发表论文目录",
    "某局档案开放审核工作计划落实清单\n序\t标题\t原密级\t审核结论\n1\t某标准\t秘密\t开放\n",
    "关于开放档案利用工作安排执行情况的报告\n序\t标题\t原密级\t审核结论\n1\t某标准\t秘密\t开放\n",
    '{"old_level":"机密","new_level":"公开","title":"某型导弹试验失败分析报告"}',
    '{"old_level":"机密","new_level":"公开","remark":"登录失败3次"}',
    '{"old_level":"机密","new_level":"公开","title":"关于撤销变更机构的通知"}',
    "秘密★5年（课题期满，2012年3月解除）",
    "机密★10年\n（全文及附件均已解密）",
    "秘密★3年\n已解密\u3000\u3000省档案馆",
    "机密  DECLASSIFIED",
    "机密★10年\n原定机密，2010年由省厅研究同意后解除",
    "机密★10年\n“机密”二字，已由省厅批准注销",
    "涉密文件清单 序号 文件 原密级 现密级 备注 1 某方案 机密 公开 略 2 某预案 秘密 无密级 略\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 已由省保密局解密\n",
    "清单\n序\t标题\t解密情况\n1\t某图\t机密★20年 2009.12 省保密局解除\n",
    "密级：机密（2010年解密）\n审批意见：同意\n",
)


def _severities(text: str) -> list[Severity]:
    return [each.severity for each in pubcheck.check_text(text).findings if each.rule_id == "secret.state_mark"]


@pytest.mark.parametrize("note", BESIDE)
def test_the_mark_of_a_paper_blocks(note: str) -> None:
    assert Severity.BLOCK in _severities(note + PAPER)


@pytest.mark.parametrize("text", RECORDS)
def test_a_level_in_a_record_blocks(text: str) -> None:
    assert Severity.BLOCK in _severities(text)


@pytest.mark.parametrize("note", RELEASED)
def test_what_was_released_blocks_no_longer(note: str) -> None:
    assert Severity.BLOCK not in _severities(note + PAPER)


def test_the_answer_of_the_next_record_is_not_of_the_one_above() -> None:
    text = "文件：甲\n密级：机密（2010年解密）\n文件：乙\n审批意见：不同意解密\n密级：机密\n"
    assert _severities(text) == [Severity.INFO, Severity.BLOCK]


def test_a_procedure_is_no_release() -> None:
    found = pubcheck.check_text("保密规定\n封面盖“机密”字样，经原定密单位批准后解除。\n").findings
    assert not [each for each in found if each.rule_id == "secret.mark_released"]
