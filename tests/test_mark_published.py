"""A mark stands unless its release was given: what was asked for, shown to a few, or is of a part lifts none."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.mark_published import is_for_all
from pubcheck.review import Verdict

HEAD = "\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n省政府：\n"
FOOT = "\n某省水利厅\n2025年3月1日\n"

ASKED = (
    "本件已报请解密。",
    "本件已于2024年5月申报解密。",
    "本件已提请原定密机关解密。",
    "此件已于2023年报请上级予以解密。",
    "本件已报请省委审批，予以解密。",
    "本件已上报解密。",
    "本件已于2024年报解密。",
    "本件已送保密局审批解密。",
    "本件已申请解密。",
    "本件已列入解密计划。",
    "本件已于2024年3月移送解密审查。",
)
SHOWN_TO_A_FEW = (
    "本通知已在涉密内网公布。",
    "本件已于昨日在内网发布，请凭密钥下载。",
    "本通知已于2024年3月1日在机要网刊登。",
    "此件已向省军区公布，不得翻印。",
    "本文已在《内部参考》刊登。",
    "本报告已在党政专网发布。",
    "此件已向各军分区公布。",
    "本意见已经内部刊物刊登。",
    "本通知已在单位内部网站公布。",
    "本件已在工作群发布。",
    "本件已公布于内网。",
    "本件2024年3月5日公布给各处室。",
    "本件已于2024年3月1日正式公布到县团级。",
)
OF_SOMETHING_ELSE = (
    "本件2024年3月5日公布的编号为12。",
    "此件2024年3月5日发布范围为省直各部门。",
    "本方案2023年12月31日公布的附件已作废。",
    "本件于2024年3月向省委常委会公开发布征求意见。",
    "此件已于2024年3月公开征求意见。",
    "本方案2024年3月向各市发布。",
    "本件2024年3月5日发布，仅限省直各部门。",
    "本件已公开招标。",
    "本件经审核不再属于国家秘密的部分可以摘要公开。",
    "本件不再属于国家秘密的内容可以公开。",
    "此件密级已取消的条款另行公布。",
    "本文件标志已作废的按新标志执行。",
    "本件标志已作废部分另行标注。",
    "本件已解密部分可以公开。",
)
BESIDE = (
    "（已公开征求意见）",
    "（现公开征求意见）",
    "（已公开征集意见）",
    "（公开发布范围：省直）",
    "（已公开招标）",
    "（已报请解密）",
    "（已申报解密）",
    "（已在内网公开）",
    "（2024年向各市公开）",
)
CLEAR = (
    "本通知已于2016年3月1日正式公布。",
    "本方案2020年3月5日公布实施。",
    "本方案已于2020年3月5日在互联网公布。",
    "本文已在《某某学报》发表。",
    "本件2020年3月5日公布于省政府网站。",
    "本件已向社会公布。",
    "本件已全文公布。",
    "经报请省保密局批准，本件已于2020年解密。",
    "本件已经报请原定密机关批准，于2020年解密。",
    "本件已于2015年解密并在内部网站公布。",
    "本件不再属于国家秘密，可以公开。",
    "本件标志已作废。",
    "本件密级已取消。",
)


def judged(text: str) -> tuple[list[str], Verdict]:
    review = pubcheck.check_text(text)
    return [str(each.severity) for each in review.findings if each.rule_id == "secret.state_mark"], review.verdict


@pytest.mark.parametrize("words", [*ASKED, *SHOWN_TO_A_FEW, *OF_SOMETHING_ELSE])
def test_what_is_no_release_of_the_paper_lifts_no_mark(words: str) -> None:
    assert judged("机密★10年" + HEAD + words + FOOT) == (["block"], Verdict.BLOCKED)


@pytest.mark.parametrize("words", BESIDE)
def test_nor_does_it_beside_the_mark(words: str) -> None:
    for text in (f"机密★10年{words}{HEAD}请审。{FOOT}", f"机密★10年\n{words}{HEAD}请审。{FOOT}"):
        assert judged(text) == (["block"], Verdict.BLOCKED)


@pytest.mark.parametrize("words", CLEAR)
def test_a_clear_release_lifts_it(words: str) -> None:
    severities, verdict = judged("机密★10年" + HEAD + words + FOOT)
    assert severities == ["info"]
    assert verdict is not Verdict.BLOCKED


@pytest.mark.parametrize(
    ("words", "behind", "public"),
    [
        ("《某涉密规划》已在省政府网站公布", "。", True),
        ("《某规划》已在内网公布", "。", False),
        ("本通知已由省军区公布", "。", False),
        ("本件已于2020年公布", "于《某省政报》。", True),
        ("本件已于2020年公布", "于机要网。", False),
        ("本件已于2020年公布", "的附件", False),
        ("本件已于2020年解密", "的附件", True),
        ("机密│公开", "\n", True),
    ],
)
def test_is_for_all(words: str, behind: str, *, public: bool) -> None:
    assert is_for_all(words, behind) is public
