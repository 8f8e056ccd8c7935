"""Marks of state secrets (国家秘密标志), read from the layout of lines.

A keyword search for 绝密|机密|秘密 flags every fifth law text; a mark is a line of its own
near the head, a line with ★, a labelled field, the prefix of a paragraph, or a note behind
an attachment's name (:mod:`pubcheck.marks`). Where the document says that it is declassified
the mark still has to be looked at: only the office that set it can say so (保密法 art. 24).
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.marks import Mark, find_marks, find_releases
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_RELEASED = Phrase(
    "文中有解密或已公布的字样，不再直接阻断；须核对解密手续，并更正标志",
    "the document says that it is declassified: check the record and correct the mark",
)
_RELEASED_MESSAGE = Phrase(
    "文件带有国家秘密标志，又称已解密或已公布，须由保密机构确认",
    "the document bears a secret mark and says that it is declassified; have it confirmed",
)
_PAPER = Phrase(
    "像是模拟试题沿用的样式，须确认不是启用前的试卷",
    "it looks like a mock paper that imitates the mark; make sure that it is none in use",
)
_MOCK = r"模拟|联考|月考|期中|期末|摸底|质检|调研测试|真题|仿真|押题|样卷"


def _find(reading: Reading) -> Iterator[Match]:
    marks = find_marks(reading)
    released = bool(marks) and bool(find_releases(reading, marks))
    for mark in marks:
        yield Match(mark.span, _judge(mark, reading, released))


def _judge(mark: Mark, reading: Reading, released: bool) -> Judgement:
    if released:
        return Judgement(mark.confidence, (mark.why, _RELEASED), Severity.HIGH, _RELEASED_MESSAGE)
    # 绝密★启用前 on a mock paper is an imitation; on a real one it is a mark until the examination.
    head = reading.text.text[: mark.span.end + 200]
    if "启用" in mark.term and compiled(_MOCK).search(head, timeout=reading.seconds):
        return Judgement(0.5, (mark.why, _PAPER), Severity.MEDIUM)
    return Judgement(mark.confidence, (mark.why,))


RULES = (
    Rule(
        id="secret.state_mark",
        title=Phrase("国家秘密标志", "State secret mark"),
        severity=Severity.BLOCK,
        basis=basis("secrets-22", "disclosure-14", "secrets-35"),
        matcher=Computed(_find),
        message=Phrase("文件带有国家秘密标志", "the document bears the mark of a state secret"),
        suggestion=Phrase(
            "立即停止公开流程，不得在非涉密网络和设备上处理，报本单位保密机构核实；解密或确认误标后方可再审查",
            "stop, do not process it on systems that are not cleared for secrets, and refer it to the secrecy office",
        ),
        inline=False,
        hits=(
            "⟦机密★10年⟧\n特急\n某县人民政府文件",
            "000012\n⟦绝密★长期⟧\n某某省人民政府",
            "⟦秘密★会议开始前⟧\n会议方案",
            "000123  ⟦秘 密★5年⟧\n关于某项工作的报告",
            "⟦机密★至2030年12月⟧\n某某通知",
            "⟦秘密⟧\n关于某某情况的报告",
            "⟦机密☆十年⟧\n某某方案",
            "⟦密级：机密★3年⟧\n名称：某某报告",
            "一、总体情况\n（一）进展。\n⟦（机密）⟧本段内容仅限有关人员知悉。",
            "⟦绝密*长期⟧\n某某方案",
            "关于分发文件的登记\n1 文件甲 ⟦机密★20年⟧ 甲单位",
            "主题：转发：⟦（秘密）⟧关于有关安排的通知",
            "等级 特提 ⟦机密⟧ 某政办密电〔2025〕6号\n关于某事的通知",
            "⟦密级\t秘密⟧\t份数\t10",
            "关于某事的通知\n各部门：\n⟦本件为机密⟧件，注意保密。",
            "⟦秘密★半年⟧\n某省人民政府文件",
            "⟦机密★启用后解密⟧\n份号：000008\n试卷押运和保管工作方案",
            "关于提供线划图的函\n某局：\n现将有关资料送上。\n附件：领用清单⟦（秘密）⟧",
            "⟦机密★5年⟧（已解密）\n某某工作总结",
            "⟦绝密★启用前⟧\n某市2024届高三第一次模拟考试\n语文",
            "⟦密级：秘密⟧　　保密期限：10年\n某市人民防空办公室\n关于某工程的报告",
            "特急  ⟦机密★5年⟧\n某县人民政府文件",
            "⟦密级 机密⟧\n某县人民政府文件",
            "⟦絕密★長期⟧\n某某方案",
            "国家秘密★⟦机密★5年⟧\n某某方案",
            "编号：001  ⟦秘密★5年⟧\n某某方案",
            "⟦秘密⭐5年⟧\n某某方案",
            "⟦秘密★1 0年⟧（内部）\n某某方案",
            "⟦密级：□绝密 ☑机密⟧ □秘密\n某某登记表",
            "⟦密级：绝密□ 机密☑⟧ 秘密□\n某某登记表",
        ),
        misses=(
            "密级的标注形式如下：例如 机密★10年 。",
            "中华人民共和国保守国家秘密法\n第十四条 国家秘密的密级分为绝密、机密、秘密三级。",
            "密级标注为“机密★10年”的，应当按规定保管。",
            "一、严格保密纪律\n各单位要做好保密审查，防止泄露国家秘密、工作秘密和商业秘密。",
            "试卷启封前应当标注“绝密★启用前”字样。",
            "密级：绝密、机密、秘密三级，由定密责任人确定。",
            "关于开展保密宣传月活动的通知\n各科室：\n现将有关事项通知如下。",
            "涉及商业\n秘密的，应当征求第三方意见。",
            "二、涉密人员管理\n（一）核心涉密人员接触绝密级事项。",
            "密级：无",
            "表格说明：密级（绝密/机密/秘密）",
            "附件：1.国家秘密载体管理办法\n2.涉密人员守则",
            "不得使用“绝密”“机密”“秘密”等标识。",
            "（秘密）投票选举产生新一届村民委员会。",
            "本件为秘密投票的统计结果。",
            "密级：□绝密 □机密 □秘密",
            "密级 秘密 机密 绝密",
        ),
    ),
)
