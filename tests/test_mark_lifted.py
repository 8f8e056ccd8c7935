"""Notes of a release: which are found, which speak of the paper itself, and which are no more than a term or a ban."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.elements import read_elements
from pubcheck.mark_lifted import find_lifted
from pubcheck.mark_release import find_releases
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.release_words import is_ahead, is_certain, is_told, speaks_of_itself

HEAD = "\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n省政府：\n"
FOOT = "\n某省水利厅\n2025年3月1日\n"
MARKED = "机密★10年" + HEAD


def reading_of(text: str) -> Reading:
    normal = normalize(document_from_text(text, "text"))
    return Reading(normal, read_elements(normal))


def severities(text: str) -> list[str]:
    return [str(each.severity) for each in pubcheck.check_text(text).findings if each.rule_id == "secret.state_mark"]


# Of each family of notes one.
NOTES = (
    "登记册\n1 某批复 ⟦原机密级，解密通知书〔2018〕3号⟧",
    "登记册\n1 某批复 ⟦原机密级，解密依据：某计密〔1994〕17号⟧",
    "备注：⟦原机密件，现改为普通件⟧\n页数：12",
    "目录\n2 某请示 ⟦原秘密，业经解密⟧",
    "⟦机密★10年→内部⟧\n某局",
    "变更情况：2015年5月⟦由机密改为公开⟧",
    "⟦机密★10年（撤密）⟧\n某局",
    "⟦机密★10年 已公开⟧\n某局",
    "登记 事由 ⟦保密期限届满，2023年5月17日起解密⟧ 通知单位 17个",
    "登记 ⟦2015年5月6日解密，解密依据：某计密〔1994〕17号⟧",
    "著录单\n⟦解密决定书〔2015〕3号⟧",
    "登记册\n1 某目录 ⟦秘密，92年解⟧",
    "变更页\n⟦原定：机密 20年/现：解除⟧",
    "著录单\n⟦是否解密：是⟧",
    "著录单\n⟦密级状态：已解密⟧",
    "著录单\n⟦密级：无（原为机密）⟧",
    "某卷说明\n⟦原件密级已解除⟧，可以提供。",
    "某卷说明\n⟦经审查，本卷文件全部解密⟧。",
    "处理意见：⟦同意解密⟧",
    "⟦某省档案馆解密审核专用章 2015年5月6日⟧\n机密\n某局关于某事的报告",
    "机密★5年\n某局\n⟦“机密”二字已划去，旁盖解密章⟧。",
    "机密★5年\n某局\n⟦该通知已在《某省政报》2015年第3期刊登⟧。",
    "⟦DECLASSIFIED 2015⟧\nTOP SECRET\n某计划译稿",
)
# What was once taken for a release of the paper that bears the mark.
LIVE = (
    "本报告已经厅党组批准，请勿公开。",
    "本报告已经厅党组批准，不予公开。",
    "本报告已经厅党组批准，严禁擅自对外发布。",
    "《某规划》已经省政府常务会议审议，请勿对外公开。",
    "任务完成后，本件自行解密。",
    "待工程竣工，本件即行解密。",
    "工程竣工后，本件予以解密。",
    "保密期满后，本件自动解密。",
    "本件按期解密。",
    "本件到期解密。",
    "按期解密。",
    "附件所列旧文件：密级已解除。",
    "原件密级已解除，复制件另定。",
    "解密依据：国家秘密及其密级具体范围第三条",
    "本件将于2045年3月1日解密。",
    "解密日期：2045年3月",
    "本件经批准解密的，按规定办理。",
    "请将本件予以解密。",
    "建议本件提前解密。",
    "本报告所附材料已于2020年5月解密。",
    "本件已报送，附件予以解密。",
    "某厅《某规划》（某发〔2010〕3号）已于2020年5月解密。",
    "原密级为机密的某发〔1990〕1号文件，已于2001年解密。",
    "上述文件已于2010年6月解密。",
    "该通知已于2016年3月1日正式公布。",
    "经审核，3份文件同意解密。",
    "本报告已于2024年12月报厅党组，现予公布前请审核。",
)
# Beside a mark: a term, a condition, or a title.
BESIDE = (
    "期满自动解密",
    "到期公开",
    "（到期公开）",
    "（期满自动解密）",
    "（竣工后解密）",
    "（解密条件：竣工）",
    "（解密日期另定）",
    "（2045年公开）",
    "（不公开）",
    "解密审核  情况报告",
    "国家档案局解密档案  整理方案",
    "某省档案馆解密审核",
    "关于做好2024年度解密工作的通知",
    "2024年度解密审核工作情况",
    "解密专用章使用说明",
    "已解密文件目录",
    "（解密）工作方案",
    "同意解密申请",
)


@pytest.mark.parametrize("text", NOTES)
def test_one_note_of_each_family(text: str) -> None:
    start, end = text.index("⟦"), text.index("⟧") - 1
    reading = reading_of(text.replace("⟦", "").replace("⟧", ""))
    found = [(each.start, each.end) for each in find_lifted(reading, marked="机密" in text[:6] or "TOP" in text)]
    told = [(each.span.start, each.span.end) for each in find_releases(reading)]
    assert (start, end) in found
    assert any(low <= start and high >= end for low, high in told)


@pytest.mark.parametrize("words", LIVE)
def test_a_term_a_ban_or_another_paper_lifts_no_mark(words: str) -> None:
    assert severities(MARKED + words + FOOT) == ["block"]
    assert not any(each.own and each.certain for each in find_releases(reading_of(MARKED + words + FOOT)))


@pytest.mark.parametrize("words", BESIDE)
def test_what_stands_beside_a_mark_is_not_its_release_unless_it_says_so(words: str) -> None:
    for text in (f"机密★10年\n{words}{HEAD}", f"机密★10年 {words}{HEAD}", f"密级：机密★10年\n{words}{HEAD}"):
        assert "block" in severities(text + "请审。" + FOOT), text[:24]
    assert "block" in severities(f"{words}\n机密★10年{HEAD}请审。{FOOT}")


def test_a_field_with_its_term_is_no_release() -> None:
    assert severities("密级：机密★10年，自动解密" + HEAD + "请审。" + FOOT) == ["block"]


@pytest.mark.parametrize(
    "words",
    [
        "本件已于2020年5月解密。",
        "经定密责任人批准，本件自2020年1月1日起解密。",
        "此件保密期限已满，已自行解密。",
        "本通知不再属于国家秘密，自2023年1月1日起解密。",
        "解密日期：2018年6月",
    ],
)
def test_what_the_paper_says_of_itself_lifts_its_mark(words: str) -> None:
    assert severities(MARKED + words + FOOT) == ["info"]


def test_certain_words() -> None:
    assert is_certain("本件已自行解密")
    assert not is_certain("本件自行解密")
    assert is_certain("2015年到期解密")
    assert not is_certain("到期解密")
    assert is_certain("审核后同意解密")
    assert not is_certain("竣工后解密")
    assert not is_certain("本件予以解密", "任务完成后，")
    assert is_told("保密期限届满未延长，自行解密")
    assert not is_told("本件不得解密")
    assert not is_told("解密", "建议")
    assert speaks_of_itself("本件已于2020年解密")
    assert not speaks_of_itself("本件所附清单已解密")
    assert not speaks_of_itself("该件已解密")
    assert is_ahead("2015年定密，2099年解密")
    assert is_ahead("2099解密")
    assert not is_ahead("98.7解密")
