"""In doubt a mark blocks: notes of a part, of another paper, of a slip, of a wish that was refused, of a rule still to be followed."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity
from pubcheck.release_doubts import is_another_record, is_mistaken, is_of_else, is_refused, is_unticked
from pubcheck.span import Span

PAPER = "\n某省水利厅文件\n某水密〔2021〕3号\n关于储备点布局的通知\n各市：请执行。\n"
# Beside the mark of a paper.
BESIDE = (
    "机密★10年（按规定程序解密）",
    "机密★10年（按程序解密）",
    "机密★10年\n（按有关规定解密）",
    "机密★10年（按保密法规定予以解密）",
    "机密★10年（经主管部门批准方能解密）",
    "机密★10年（才能解密）",
    "机密★10年（由原定密机关解密）",
    "机密★10年（由上级机关解密）",
    "机密★10年（附件密级已解除）",
    "机密★10年\n（附件密级已解除）",
    "（附件密级已解除）\n机密★10年",
    "机密★10年附件密级已解除",
    "机密★10年 附件已解密",
    "机密★10年 旧函已解密",
    "机密★10年（旧版已解密）",
    "机密★10年（上一版已解密）",
    "机密★10年（其中第三章已解密）",
    "机密★10年→公开（误操作，已改回）",
    "机密★5年→公开，系误操作",
    "机密★10年 已解密，系误填",
    "机密★10年（已解密）录入有误",
    "机密★10年\n□已解密 ☑未解密",
    "机密★10年\n密级由机密置为公开，系误操作",
)
# Records and forms of their own.
RECORDS = (
    "清理表\n序号\t题名\t密级\t申请\t结果\n1\t甲\t机密\t解密\t驳回\n",
    "清理表\n序号\t题名\t密级\t申请\t结果\n1\t甲\t机密\t解密\t\n",
    "清理表\n序号\t题名\t密级\t拟办\t审批\n1\t甲\t机密\t解密\t待审\n",
    "清理表\n序号\t题名\t密级\t拟处理意见\n1\t甲\t机密\t解密\n",
    "清理表\n序号,题名,密级,申请,结论\n1,甲,机密,解除,不批\n",
    "清理 序号 题名 密级 申请 结果 1 甲函 机密 解密 退回 2 乙函 秘密 解密 缓议",
    '{"old_level":"公开","new_level":"机密"}',
    '{"原密级":"秘密","现密级":"机密"}',
    '{"密级":"机密"},{"题名":"旧函","密级":"已解密"}',
    '[{"题名":"甲函","密级":"机密"},{"题名":"旧函","密级":"已解密"}]',
    "<r><level>机密</level></r><r><level>已解密</level></r>",
    '{"level":"机密","status":"未解密"}',
    '{"level":"秘密","status":"拟解密"}',
    "密级：机密\n是否已解密：□是 ☑否\n",
    "密级：机密\n是否解密　是□ 否√\n",
    "审核表\n密级：机密\n同意解密□ 不同意解密☑\n",
    "审核\n密级:机密\n口同意解密 ■不同意\n",
    "变更记录：由机密置为公开，系误操作，已恢复。\n密级：机密",
    "登记\n文件：某方案，原标机密十年，明年到期，到期后自行解密。\n密级：机密",
)
# A request, a plan, a part, a refusal; keys and values that are not quite those of a level.
UNSETTLED = (
    "原密级：机密★10年\n变更事项：解密\n变更理由：期限届满\n审批意见：不同意，维持原密级",
    "原密级：机密★10年\n变更事项：解密\n",
    "原密级：机密★10年\n变更内容：解除\n定密责任人意见：拟同意\n",
    "原密级：机密★10年\n变更内容：无\n",
    "原密级：机密★10年\n办理结果：无\n",
    "原密级：机密★10年\n审批事项：解密\n",
    "原密级：机密★10年\n办理事项：解除\n",
    "原密级：机密★10年\n审批结果：公开\n（仅附件一）",
    "原密级：机密★10年\n处理意见：解密\n领导批示：不同意\n",
    '{"orig_level":"机密","tone":"公开"}',
    '{"orig_level":"机密","today_action":"公开"}',
    '{"orig_level":"机密","to_unit":"公开"}',
    '{"orig_level":"机密","new_copies":"无"}',
    '{"orig_level":"机密","current_holder":"无"}',
    '{"原密级":"机密","现存放地点":"无"}',
    '{"原密级":"机密","现附件":"无"}',
    '{"orig_level":"机密","result":"none"}',
    '{"原密级":"机密","处理结果":"无"}',
    '{"orig_level":"机密","new_level":"公开","approval":"rejected"}',
    '{"approval":"pending","orig_level":"机密","new_level":"公开"}',
    '{"原密级":"机密","现密级":"公开","状态":"待审批"}',
    "<old_level>机密</old_level><new_level>公开</new_level><approved>false</approved>",
    '{"orig_level":"机密","new_level_requested":"公开"}',
    '{"orig_level":"机密","to_be_level":"公开"}',
    '{"orig_level":"机密","state":"public draft"}',
    '{"orig_level":"机密","status":"declassified request denied"}',
    '{"orig_level":"机密","part":"附件","new_level":"公开"}',
    '{"orig_level":"机密","att_status":"公开"}',
    '{"orig_level":"机密","attachment":"简表","status":"公开"}',
    '{"orig_level":"机密","cur_level":"机密","status":"无"}',
    '<file level="机密" att_status="已解密"/>',
    '<doc level="机密" part="附件" status="已解密"/>',
    '{"level":"机密","status":"已解密","approval":"rejected"}',
    "old_level: 机密, new_level: public draft",
    "原标机密十年，合同已到期，按一般文件管理。",
    "机密★10年" + PAPER + "原标机密十年，其附件已到期，按非密件处理。\n",
    "机密★10年" + PAPER + "原标机密十年，已到期，有人提出按公开处理，未获同意。\n",
    "机密★10年" + PAPER + "原标机密十年，没满，可按公开处理。\n",
    "机密★10年" + PAPER + "原定秘密★3年，三年后满，可按解密处理。\n",
    "机密★10年" + PAPER + "本件封面“机密★10年”印章，该公章现已作废。\n",
    "原机密★10年，配套解读稿，现为公开件",
    "原机密★10年，降密后公开",
    "原机密★10年（附件一），现为公开件。",
    "原密级：机密★10年（附件一），现为公开件。",
    "清理表\n序号\t题名\t密级\t期满处理\n1\t甲\t机密\t销密\n",
    "清理表\n序号\t题名\t密级\t期满后\n1\t甲\t机密\t解控\n",
    "清理表\n序号\t题名\t密级\t解密后\n1\t甲\t机密\t转普通件\n",
    "清理表\n序号\t题名\t密级\t下一步\n1\t甲\t机密\t改为公开\n",
    "清理表\n序号\t题名\t密级\t附件\n1\t甲\t机密\t改为公开\n",
    "清理表\n序号\t题名\t密级\t简版\n1\t甲\t机密\t改为公开\n",
    "清理表\n序号\t题名\t密级\t征求意见\t结论\n1\t甲\t机密\t销密\t照旧\n",
    "清理表\n序号\t题名\t密级\t请示事项\t批示\n1\t甲\t机密\t划开\t缓\n",
    "清理表 序号 题名 密级 期满处理 1 甲函 机密 销密 2 乙函 秘密 销密",
    "序号,文件名,密级,申请,批复\n1,某通知,机密★20年,解密,照旧",
    "序号,文件名,密级,申请,批复\n1,某通知,机密★20年,解除,照旧\n",
    '密级："机密" -> "公开"（待审批）',
    '密级："机密" -> "公开"，已驳回',
    "密级：机密 -> 公开（待审批）",
)
# The end of a tag or a comparison, an answer below that refuses, the lapse of something else, a change not in force.
NOT_IN_FORCE = (
    '<file secret="机密★10年">开放口岸布防方案</file>',
    '<p class="机密">一般性情况</p>',
    '<a title="机密">普通高考命题</a>',
    '<doc level="机密">公开选拔领导干部试题</doc>',
    '<item><level orig="机密★20年">解密</level><scope>附件一</scope></item>',
    "密级：机密\n是否解密：√是 □否\n审批意见：不同意\n标题：某方案",
    "密级：机密\n是否解密：√是 □否\n审批结果：不同意\n标题：某方案",
    "密级：机密\n是否解密：√是 □否\n解密意见 不同意解密\n标题：某方案",
    "【机密】→【公开】\n审批状态：未通过",
    "密级：机密→公开\n审批：不批",
    "原密级：秘密★5年\n变更内容：解除\n定密责任人意见：同意\n局长：不同意",
    "解密审核表\n原密级：机密\n审核结论：公开\n附图除外",
    "机密★10年→公开（附件一除外）",
    "机密★10年（已解密，不含附件）" + PAPER,
    "原标机密十年，合同已到期，没有办延期，按自行解密对待。",
    '{"old_level":"机密","new_level":"公开","state":"未提交"}',
    '{"old_level":"机密","new_level":"公开","result":"fail"}',
    '{"old_level":"机密","new_level":"公开","result":"failed"}',
    '{"old_level":"机密","new_level":"公开","state":"已撤销"}',
    '{"old_level":"机密","state":"已撤销"}',
    '{"old_level":"机密","new_level":"公开","生效日期":"2090-01-01"}',
    '{"old_level":"机密","new_level":"公开","生效":"否"}',
    "序号 文件 原密级 现密级 1 某方案 秘密 秘密",
)
# Columns that plan, ask or keep.
COLUMNS = (
    "某厅解密计划\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t期满解密\n",
    "某厅清单\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t继续保密\n",
    "某厅清单\n序\t标题\t密级\t期满处理\n1\t某标准\t秘密★10年\t期满解密\n",
    "某厅清单\n序\t标题\t原定密情况\t处理建议\n1\t某标准\t秘密★10年\t期满解密\n",
    "某厅清单\n序\t标题\t密级\t解密情况\n1\t某标准\t机密★10年\t未到期\n",
    "某厅清单\n序\t标题\t解密情况\n1\t某标准\t机密★10年 拟明年解除\n",
)
# Told of a term, a part, a plan, a use or another paper, or taken back behind a semicolon.
TERMS = (
    "国家秘密事项一览表\n序号\t事项\t密级\t审定意见\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审定意见\n1\t防空方案\t绝密★30年\t期满自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审定意见\n1\t防空方案\t绝密★30年\t期满解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审定意见\n1\t防空方案\t绝密★30年\t按期解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审定意见\n1\t防空方案\t绝密★30年\t自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审核结果\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审核意见\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t审定结果\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t鉴定意见\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "国家秘密事项一览表\n序号\t事项\t密级\t年度处理\n1\t防空方案\t绝密★30年\t到期自动解密\n",
    "某厅\n\n解密计划\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t期满解密\n",
    "某厅解密打算\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t期满解密\n",
    "下年度解密预案\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t期满解密\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★20年（到期自动解密）\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★20年，期满解除\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★20年 验收合格之后解密\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★10年 附图已解密\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★10年 部分解密\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★10年 前三章解密\n",
    "某局涉密文件清单\n序号\t题名\t解密情况\n1\t2025年某方案\t机密★10年 只有摘要已解密\n",
    "涉密文件清单 序号 文件 现密级 原密级 1 某方案 机密 公开 2 某预案 秘密 无\n",
    '{"原密级":"机密","现密级":"公开"}；误操作',
    "1│某图│机密★20年│解密│仍由保密室控制│",
    "某清册\n1│某图│机密★20年│解密│仍由保密室控制│\n",
    '{"原密级":"机密","现密级":"公开","备注":"附件另存，仍按机密管理"}',
    '<record><level orig="机密★20年">解密</level><note>附图三幅另存，不解密</note></record>',
    "附某方案（机密★10年）。经核，下列已解密：\n1.某旧方案\n",
    "附某方案（机密★10年）。现将下列文件解密：\n1.某旧方案\n",
    "某厅解密计划\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t公开\n",
    "某厅年度解除清单\n序\t标题\t原定密情况\t本次处理\n1\t某标准\t秘密★10年\t期满解密，不再控制知悉范围\n",
    "你局报来的某规划（机密★10年）收悉。现将下列文件解密：\n1.某旧方案\n",
    "来函及某方案（机密★10年）收悉。其所附材料已解密。\n",
)
BESIDE_TERMS = (
    "机密★10年\n（引用的历史档案已解密）",
    "机密★10年\n（历史资料已解密）",
    "机密★10年\n（参考的历史文件均已解密）",
    "机密★10年\n（引自历史文献，已解密）",
    "机密★10年\n（依据已解密历史档案编写）",
    "机密★10年\n（附历史资料3份（已解密））",
    "机密★10年，已于2015年解密；误操作，请忽略",
    "机密★10年，已于2015年解密；经核系误录",
    "机密★10年，已于2015年解密；上述变更系误操作",
    "机密★10年，已于2015年解密；恢复原密级",
    "机密★10年，已于2015年解密；属误操作",
    "机密★20年 解密 仍归密件",
    "机密★20年 解密 仍归密级文件管理",
    "机密★10年（会后均作解密处理）",
    "机密★10年（使用后全部作解密处理）",
    "机密★10年（到期文件均作解密处理）",
    "秘密★5年\n正文及附件2已解密",
    "秘密★5年\n（正文及附件2已解密）",
)
# What looks like a doubt and is none.
LIFTED = (
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n（一）维持社会秩序。\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n（一）部分地区治安不好。\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n（附表略）\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n（一）延长工期。\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n说明：本件仍有参考价值。\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n备注 N 12-3-7\n",
    "秘密★5年（2010年3月解密）\n某市人民政府文件\n关于加强治安的通知\n各县：\n保管处室意见：延长保管期限\n",
    "秘密★5年（2010年3月解密）\n说明：本件仍有参考价值",
    "秘密★5年（2010年3月解密）\n备注 N 12-3-7",
    "秘密★5年（2010年3月解密）\n保管处室意见：延长保管期限",
    "秘密★5年（2010年3月解密）\n（附表略）",
    '{"old_level":"机密","new_level":"公开","title":"failure analysis"}',
    '{"old_level":"机密","new_level":"公开","failover":"n"}',
    '{"old_level":"机密","new_level":"公开","note":"恢复为公开"}',
    '{"old_level":"机密","new_level":"公开","title":"未执行计划的说明"}',
    '{"old_level":"机密","new_level":"公开","处理结果":"已撤销密级"}',
    '{"old_level":"机密","new_level":"公开","结果":"取消密级"}',
    '{"原密级":"机密","现密级":"公开","处理结果":"已撤销密级"}',
    '{"原密级":"机密","现密级":"公开","结果":"取消密级"}',
    '{"原密级":"机密","现密级":"公开","备注":"恢复为公开"}',
    "秘密★3年\n本件工程合同工期已满，2010年6月解密",
    "秘密★3年\n已解密　　省委办公厅档案处",
    "秘密★5年\n全文及附件已于2023年6月解密",
    "秘密★5年\n（正文及附表已解密）",
    "机密★10年，已于2015年解密；此前误操作标为秘密",
    "机密★10年→公开",
    "你局报来的某规划（机密★10年）收悉。经研究，同意解密。",
    "某发2号 秘密 解密，仍存档案室",
    '{"old_level":"机密","new_level":"公开","生效日期":"2020-01-01"}',
    "原标机密十年，期限已满，没有办延期，按自行解密对待。",
    '<record><level orig="机密★20年">解密</level><note>附图十一幅另装</note></record>',
    "序号 文件 原密级 现密级 1 某预案 机密 公开 3 某文 机密 公开",
    "密级：机密\n是否解密：√是 □否\n审批意见：同意\n",
    "〔戳记〕此件密级已撤销　一九九三年六月\n秘密",
    "【批注】此件已解密　1999年8月\n机密★10年",
    "机密★10年（根据某府办〔2003〕5号文件解密）",
    "机密★10年（按规定程序已解密）",
    "机密★10年（经批准已解密，附件一并解密）",
    "机密★10年（2019年由原定密机关解密）",
    "清理表\n序号\t题名\t密级\t申请\t结果\n1\t甲\t机密\t解密\t已批准\n",
    "清理表\n序号\t题名\t密级\t申请\t结果\n1\t甲\t机密\t解密\t同意\n",
    "密级：机密\n是否已解密：☑是 □否\n",
)


def _blocks(text: str) -> bool:
    found = pubcheck.check_text(text).findings
    return any(each.rule_id == "secret.state_mark" and each.severity is Severity.BLOCK for each in found)


@pytest.mark.parametrize("note", [*BESIDE, *BESIDE_TERMS])
def test_in_doubt_the_mark_of_a_paper_blocks(note: str) -> None:
    assert _blocks(note + PAPER)


@pytest.mark.parametrize("text", [*RECORDS, *UNSETTLED, *NOT_IN_FORCE, *COLUMNS, *TERMS])
def test_in_doubt_a_level_in_a_record_blocks(text: str) -> None:
    assert _blocks(text)


@pytest.mark.parametrize("note", LIFTED)
def test_a_release_that_is_certain_lifts_the_mark(note: str) -> None:
    assert not _blocks(note + PAPER)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("附件密级已解除", True),
        ("旧版数据已解密", True),
        ("第三章已解密", True),
        ("本件已解密", False),
        ("已解密", False),
    ],
)
def test_what_is_said_of_something_else(words: str, expected: bool) -> None:
    assert is_of_else(words) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("改为公开，系误操作", True),
        ("改为公开，现已改回", True),
        ("改为公开，已通知", False),
        ("改为公开。误操作者另查", False),
    ],
)
def test_a_slip_is_told_in_the_same_sentence(text: str, expected: bool) -> None:
    assert is_mistaken(text, Span(0, 4)) is expected


@pytest.mark.parametrize(
    ("between", "expected"), [('"},{"密级":"', True), ("</row><row>", True), ('","状态":"', False), (" ", False)]
)
def test_records_are_told_apart(between: str, expected: bool) -> None:
    assert is_another_record(between) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("□同意解密 ☑不同意", True), ("口同意解密 ■不同意", True), ("☑同意解密 □不同意", False), ("口头同意解密", False)],
)
def test_a_box_left_open_is_no_release(text: str, expected: bool) -> None:
    start = text.find("同意解密")
    assert is_unticked(text, Span(start, start + 4)) is expected


@pytest.mark.parametrize(
    ("row", "expected"), [("机密\t解密\t驳回", True), ("机密\t解密\t补材料", True), ("机密\t解密\t2019.3", False)]
)
def test_a_row_tells_whether_the_wish_was_refused(row: str, expected: bool) -> None:
    assert is_refused(row, row.find("解密"), row.find("解密") + 2) is expected
