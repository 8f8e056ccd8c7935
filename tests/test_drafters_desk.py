"""What drafters and reviewers met at their desks: sentences that were misread, and mistakes that cost a file."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

import pubcheck
from pubcheck import Review, Verdict
from pubcheck.errors import SettingsError
from pubcheck.target import check_target
from pubcheck.wording import share


def reported(text: str, rule: str) -> list[tuple[str, str]]:
    """What the rule reports, each with its severity."""
    review = pubcheck.check_text(text)
    found = [finding for finding in review.findings if finding.rule_id == rule]
    return [(finding.span.of(review.document.text), str(finding.severity)) for finding in found]


REPLY = "临川口镇人民政府信访事项处理意见书\n信访人：魏长青，男。\n二、关于{}反映的村支部书记不作为问题，已转镇纪委办理。\n临川口镇人民政府\n2025年9月28日"


@pytest.mark.parametrize("whom", ["你", "您"])
def test_nobody_is_called_about_you(whom: str) -> None:
    text = REPLY.format(whom)
    assert {words for words, _ in reported(text, "personal.informant")} == {"魏长青"}
    assert {words for words, _ in reported(text, "personal.person_name")} == {"魏长青"}


def test_a_heading_beside_a_heading_of_names_is_no_name() -> None:
    text = "低保对象公示\n序号\t户主姓名\t家庭人口\t身份证号码\n1\t马国财\t3\t622927195806142016"
    assert {words for words, _ in reported(text, "personal.person_name")} == {"马国财"}


FIRE = (
    "云岭县人民政府办公室关于做好森林防火工作的通知\n四、2025年2月11日，勐旺乡曼峦村村民岩罕香烧秸秆引发火灾，已被罚款2000元。\n"
    "五、请于12月20日前报送报表，{}联系电话：13987061254。"
)


def test_the_telephone_of_somebody_in_office_is_not_tied_to_a_home() -> None:
    text = FIRE.format("联系人：刀志强，")
    (finding,) = [each for each in pubcheck.check_text(text).findings if each.rule_id == "personal.aggregation"]
    assert str(finding.severity) == "medium"
    assert "姓名与住址放在一起" in map(str, finding.why)


def test_rooms_of_offices_are_no_homes() -> None:
    text = "征地补偿安置方案公告\n被征收户熊桂兰补偿11.96万元。\n有异议的，向县自然资源局（县政府2号楼415室，电话0796-3521188）提出。"
    assert not [severity for _, severity in reported(text, "personal.address") if severity != "info"]
    assert not reported(text, "personal.aggregation")


def test_a_pregnant_woman_called_by_name_is_told() -> None:
    assert reported("石门河水库防汛预案\n转移时，柳树村孕妇蒋小妹由村干部负责接送。", "personal.health") == [
        ("孕妇", "high")
    ]
    assert not reported("石门河水库防汛预案\n孕妇、老人优先转移，由村干部蒋小妹负责接送。", "personal.health")


def test_pupils_named_behind_their_class_are_minors() -> None:
    text = "学生资助名单公示\n七年级1班：鲁子涵（建档立卡）1250元；\n高一(3)班 温雨桐（孤儿）1250元；"
    assert len(reported(text, "personal.minor")) == 2
    assert not reported("值班安排\n1班：鲁子涵；\n2班：温雨桐，身份证号11010519491231002X。", "personal.minor")


def test_an_account_for_donations_and_the_site_of_a_project_are_nobodys() -> None:
    text = (
        "关于设立养老服务中心的批复\n单位捐赠账户：户名青浦山市颐和老年公寓，开户行工商银行，账号3803028109200156781。"
    )
    assert {severity for _, severity in reported(text, "personal.bank_card")} == {"info"}
    text = "招标公告\n建设地点：东湖高新区（中心坐标东经114.5231°，北纬30.4876°）。"
    assert {severity for _, severity in reported(text, "personal.coordinates")} == {"info"}


@pytest.mark.parametrize(
    "line",
    [
        "现将名单公示如下：",
        "为进一步扩大民主，经市委研究，现将拟任职干部予以公示：",
        "　　根据有关规定，各单位要做好以下工作：",
    ],
)
def test_what_announces_is_no_recipient(line: str) -> None:
    assert pubcheck.check_text(f"任前公示\n{line}\n蒋文斌，男，市水利局局长。").elements.recipients is None


def test_a_number_may_tell_its_kind_in_brackets() -> None:
    elements = pubcheck.check_text(
        "政府信息公开申请答复书\n长自然资公开〔2025〕第52号（答）\n龚佩珍：\n你的申请收悉。"
    ).elements
    assert elements.doc_number is not None
    assert elements.doc_number.value == "长自然资公开〔2025〕第52号"
    assert elements.title is not None
    assert elements.title.value == "政府信息公开申请答复书"


@pytest.mark.parametrize("times", [2, 3, 4, 8, 50, 2000])
@pytest.mark.parametrize("between", ["", " ", "　　", "\n"])
@pytest.mark.parametrize("behind", ["", "\n手机13912345678"])
def test_a_mark_again_and_again_is_one(times: int, between: str, behind: str) -> None:
    review = pubcheck.check_text(between.join(["秘密★"] * times) + behind)
    assert review.verdict is Verdict.BLOCKED


@pytest.mark.parametrize(
    ("head", "term"),
    [("秘密★\n秘密★5年", "5年"), ("机密★\n机密★解密时间：2030年", "2030年"), ("绝密★ 绝密★启用前", "启用前")],
)
def test_a_mark_again_keeps_the_term_of_the_last(head: str, term: str) -> None:
    text = f"{head}\n关于工作的通知\n各单位：\n请认真执行。\n某某局\n2015年1月1日"
    assert term in "".join(
        words for words, _ in [*reported(text, "secret.state_mark"), *reported(text, "secret.mark_term")]
    )


def test_marks_shown_in_a_sentence_are_no_watermark() -> None:
    text = "关于工作的通知\n各单位要学习标志的写法，如秘密★ 秘密★的样式是错误的。"
    assert not reported(text, "secret.state_mark")


@pytest.mark.parametrize("text", ["标注“秘密★”“机密★”字样的文件按规定管理。", "密级分为绝密★、机密★、秘密★三级。"])
def test_marks_that_are_spoken_of_are_none(text: str) -> None:
    assert not reported(text, "secret.state_mark")


def test_a_mark_on_one_line_is_not_called_broken() -> None:
    text = "机密★5年\n中共平川县委政法委员会\n关于追加经费的请示\n县委：\n妥否，请批示。"
    (mark,) = [each for each in pubcheck.check_text(text).findings if each.rule_id == "secret.state_mark"]
    assert not any("分写" in str(why) for why in mark.why)


def test_a_broken_mark_below_one_on_a_line_is_called_broken() -> None:
    review = pubcheck.check_text("机密★5年\n秘 密 ★ 1 年\n关于追加经费的请示\n县委：\n妥否，请批示。")
    whole, broken = [each for each in review.findings if each.rule_id == "secret.state_mark"]
    assert not any("分写" in str(why) for why in whole.why)
    assert any("分写" in str(why) for why in broken.why)


def checked(name: str, data: bytes, tmp_path: Path) -> Review:
    (tmp_path / name).write_bytes(data)
    return pubcheck.check(tmp_path / name)


def test_a_document_with_nothing_but_properties_was_not_reviewed(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="needs python-docx to make a DOCX")
    stream = io.BytesIO()
    docx.Document().save(stream)
    review = checked("空白.docx", stream.getvalue(), tmp_path)
    assert review.verdict is Verdict.INCOMPLETE
    assert review.disclosure is None
    assert "没有读出任何文字" in str(review.gaps[0].reason)


def test_a_packed_folder_entry_is_no_file(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("空/", b"")
        archive.writestr("甲.txt", "关于召开会议的通知\n各单位：\n请准时参加。".encode())
    review = checked("甲.zip", stream.getvalue(), tmp_path)
    assert [each.document.name.rpartition("!/")[2] for each in review.members] == ["甲.txt"]
    assert not [gap for each in review.tree() for gap in each.gaps]


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.0, "0%"),
        (0.004, "<1%"),
        (0.005, "<1%"),
        (0.0099, "<1%"),
        (0.01, "1%"),
        (0.994, "99%"),
        (0.995, ">99%"),
        (1.0, "100%"),
    ],
)
def test_shares(probability: float, words: str) -> None:
    assert share(probability) == words


@pytest.mark.parametrize("how", ["same", "dotted", "symbolic", "hard"])
def test_a_result_never_takes_the_place_of_what_was_read(how: str, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("稿件", encoding="utf-8")
    target = {"same": draft, "dotted": tmp_path / ".." / tmp_path.name / "稿.txt"}.get(how, tmp_path / "另.txt")
    if how == "symbolic":
        target.symlink_to(draft)
    elif how == "hard":
        target.hardlink_to(draft)
    with pytest.raises(SettingsError):
        check_target(target, (None, draft))
    check_target(tmp_path / "报告.html", (draft, None, "没有的.txt"))
    with pytest.raises(SettingsError):
        check_target(tmp_path / "基线.toml", (tmp_path / "基线.toml",))  # which this run is to write


def test_limits_are_not_negative(tmp_path: Path) -> None:
    (tmp_path / "设置.toml").write_text("[limits]\nmax_pages = -1\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="不能是负数"):
        pubcheck.load_settings(tmp_path / "设置.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_result_is_not_written_over_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(SettingsError):
        check_target(tmp_path / "管道")
