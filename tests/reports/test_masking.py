"""Masking a long text copies it in pieces: its memory does not grow by one object for each character."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace

from pubcheck import check_text
from pubcheck.masking import MaskedReview

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
