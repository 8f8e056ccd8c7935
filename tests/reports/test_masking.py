"""Masking a long text copies it in pieces: its memory does not grow by one object for each character."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace

import pytest

from pubcheck import check_text
from pubcheck.finding import Mask
from pubcheck.masking import MaskedReview
from pubcheck.reporter import Reporter, ReportOptions, all_reporters

LINE = "各单位要按规定使用资金，并接受监督检查。\n"


def test_masking_takes_a_few_bytes_for_each_character() -> None:
    review = check_text("申请人：罗满仓，身份证号11010519491231002X。\n" + LINE * 4_000 + "附注：罗满仓。\n")
    assert any(finding.rule_id == "personal.person_name" for finding in review.findings)
    tracemalloc.start()
    masked = MaskedReview(review)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 16 * len(review.document.text)
    assert "罗满仓" not in masked.text
    assert masked.text.count(LINE) == 4_000
    assert len(masked.text) == len(review.document.text)


def test_values_that_follow_each_other_are_all_masked() -> None:
    text = "姓名：罗满仓\n手机：13800138000\n罗满仓罗满仓13800138000仓\n"
    masked = MaskedReview(check_text(text))
    assert "罗满仓" not in masked.text
    assert "13800138000" not in masked.text
    assert masked.text.endswith("仓\n")


def test_of_values_that_begin_alike_the_longest_is_masked() -> None:
    long, short = "11010519491231002X", "11010519491231"
    review = check_text(f"身份证号：{long}\n")
    (found,) = (finding for finding in review.findings if finding.rule_id == "personal.resident_id")
    masked = MaskedReview(replace(review, around=(replace(found, evidence=short),)))
    assert masked.words(f"{long}，{short}，110105") == f"{found.mask.apply(long)}，{found.mask.apply(short)}，110105"


def test_many_values_that_begin_alike_take_linear_time() -> None:
    review = check_text("身份证号：11010519491231002X\n")
    (found,) = (finding for finding in review.findings if finding.rule_id == "personal.resident_id")
    values = [f"110105{number:011}X" for number in range(20_000)]
    many = replace(review, around=tuple(replace(found, evidence=value) for value in values))
    start = time.process_time()
    words = MaskedReview(many).words("，".join(values))
    assert time.process_time() - start < 10  # it took minutes
    assert not any(value in words for value in values[::500])


NUMBER, NAME = "320102198204171530", "钱伟民"
LETTER = "县民政局：\n申请人：{name}，身份证号{number}，低保户，手机13905171234。\n此件不予公开，理由：涉及{name}个人隐私。\n"


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060"])
@pytest.mark.parametrize("reporter", all_reporters(), ids=lambda reporter: str(reporter.id))
def test_no_report_shows_a_value_that_stands_there_in_another_way(sign: str, reporter: Reporter) -> None:
    name, number = NAME[:1] + sign + NAME[1:], NUMBER[:6] + sign + NUMBER[6:]
    text = f"关于核查身份证号{number}的{name}人员情况的函\n{LETTER.format(name=name, number=number)}"
    review = check_text(text, name=f"{number} 139-0517-1234.txt")
    assert review.elements.title is not None
    assert NUMBER in review.elements.title.value
    shown = reporter.render([review], ReportOptions())
    bare = "".join(sign for sign in shown if sign.isalnum())
    for value in (NUMBER, NAME, "13905171234"):
        assert value not in bare


@pytest.mark.parametrize(
    ("evidence", "words", "shown"),
    [
        ("⻢伟⺠", "关于马伟民的批复", "关于马**的批复"),
        ("32O102198204171530", "身份证号320102198204171530", "身份证号32**************30"),
        ("13905171234", "139-0517-1234.txt，１３９ ０５１７ １２３４", "139******1234.txt，１３９******１２３４"),
        ("139-0517-1234", "13905171234", "139****1234"),
        ("11010519491231002X", "11010519491231002x.txt", "11**************2x.txt"),
        ("sunzq@163.com", "SunZQ＠163.com，sunzq 163 com", "Su*********om，sunzq 163 com"),
        ("张三", "小张，三月；张\u200b三；张 三", "小张，三月；张**；张 三"),
        ("欧阳建华", "欧阳 建华；欧阳，建华", "欧****；欧阳，建华"),
        ("13905171234", "共139项0517件1234元；139051712340", "共139项0517件1234元；139****12340"),
    ],
)
def test_values_are_known_again_however_they_are_written(evidence: str, words: str, shown: str) -> None:
    rule = {"1": "personal.mobile_phone", "3": "personal.resident_id", "s": "personal.email"}.get(evidence[0])
    (found, *_) = check_text("姓名：罗满仓，手机13800138000，身份证号11010519491231002X，邮箱a.bcd@163.com\n").findings
    mask = {"personal.mobile_phone": Mask(3, 4), "personal.resident_id": Mask(2, 2), "personal.email": Mask(2, 2)}
    if evidence.startswith("1101"):
        rule = "personal.resident_id"
    review = check_text("姓名：罗满仓\n")
    known = replace(found, evidence=evidence, mask=mask.get(rule or "", Mask(1, 0)))
    assert MaskedReview(replace(review, around=(known,))).words(words) == shown


def test_of_values_that_overlap_all_is_covered_in_linear_time() -> None:
    found = check_text("姓名：罗满仓\n").findings[0]
    values = ("wang13905171234@qq.com", "13905171234", "钱伟民", "a@b.cn")
    review = replace(
        check_text("通知\n"), around=tuple(replace(found, evidence=value, mask=Mask(1, 0)) for value in values)
    )
    masked = MaskedReview(review)
    assert masked.words("wang13905171234@qq.com.txt") == "w" + "*" * 21 + ".txt"
    assert masked.words("材料 a@b.cn.txt") == "材料 a*****.txt"
    start = time.process_time()
    words = masked.words("钱伟民13905171234" * 20_000)
    assert time.process_time() - start < 10  # it took 12 s on a fast machine, now 0.2
    assert "13905171234" not in words


def test_a_passage_is_shown_without_the_numbers_in_it() -> None:
    passage = f"该企业客户名单：{NAME}{NUMBER}13905171234，属商业秘密，不得外传。"
    review = check_text(f"关于有关事项的通知\n各乡镇：\n    {passage}\n")
    (found,) = (each for each in review.findings if each.rule_id == "secret.trade_secret")
    assert found.evidence in passage
    assert "13905171234" not in found.masked
    assert NUMBER not in found.masked
    assert "商业秘密" in found.masked
    assert MaskedReview(review).value(found) == found.masked


def test_nothing_of_a_person_stands_in_the_repr_of_a_review() -> None:
    review = check_text(f"关于核查身份证号{NUMBER}的函\n{LETTER.format(name=NAME, number=NUMBER)}")
    assert NUMBER not in repr(review)
    assert NAME not in repr(review)
