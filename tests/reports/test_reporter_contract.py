"""What every output must do, those of plug-ins included."""

from __future__ import annotations

import json
import re

import pytest
from sample_reviews import (
    HOSTILE,
    PLAIN_VALUES,
    all_reviews,
    clean_review,
    failed_review,
    full_review,
    gap_review,
    hostile_review,
)

from pubcheck.phrase import Lang
from pubcheck.reporter import Reporter, ReportOptions, all_reporters

REPORTERS = {reporter.id: reporter for reporter in all_reporters()}
each = pytest.mark.parametrize("reporter", REPORTERS.values(), ids=REPORTERS)
languages = pytest.mark.parametrize("lang", Lang)


def test_the_promised_outputs_exist() -> None:
    assert {"json", "text", "html", "sarif"} <= set(REPORTERS)


@each
@languages
def test_renders_one_several_and_none(reporter: Reporter, lang: Lang) -> None:
    options = ReportOptions(lang=lang)
    outputs = [reporter.render(reviews, options) for reviews in ([full_review()], all_reviews(), [])]
    assert all(output.endswith("\n") for output in outputs)
    for output in outputs:
        output.encode("utf-8")


@each
def test_is_the_same_each_time(reporter: Reporter) -> None:
    assert reporter.render(all_reviews(), ReportOptions()) == reporter.render(all_reviews(), ReportOptions())


@each
@languages
@pytest.mark.parametrize("width", [40, 80, 200])
def test_masks_by_default(reporter: Reporter, lang: Lang, width: int) -> None:
    output = reporter.render(all_reviews(), ReportOptions(lang=lang, width=width))
    squeezed = re.sub(r"\s|<[^>]*>", "", output)
    for value in PLAIN_VALUES:
        assert value not in output
        assert json.dumps(value)[1:-1] not in output
        assert value not in squeezed  # nor broken over two lines or by a highlight


@each
def test_shows_values_when_asked(reporter: Reporter) -> None:
    output = reporter.render([full_review()], ReportOptions(show_values=True, width=200))
    shown = re.sub(r"<[^>]*>", "", output)
    assert all(value in shown for value in PLAIN_VALUES)


@each
def test_speaks_both_languages(reporter: Reporter) -> None:
    zh = reporter.render([full_review()], ReportOptions(lang=Lang.ZH))
    en = reporter.render([full_review()], ReportOptions(lang=Lang.EN))
    assert "不得公开居民身份证号。" in zh or "不得公开居民身份证号" in zh
    assert "An identity number must not be published" in en
    assert "不得公开居民身份证号" not in en


@each
def test_hostile_text_does_no_harm(reporter: Reporter) -> None:
    for options in (ReportOptions(), ReportOptions(show_values=True), ReportOptions(lang=Lang.EN)):
        output = reporter.render([hostile_review()], options)
        assert not re.search(
            "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", output
        )
        assert not re.search("[\ud800-\udfff]", output)
        if reporter.media_type == "text/html":
            assert "<script>alert" not in output
            assert "<img" not in output
            assert HOSTILE not in output
        if "json" in reporter.media_type:
            json.loads(output)


@each
@languages
def test_a_gap_is_seen(reporter: Reporter, lang: Lang) -> None:
    reason = {Lang.ZH: "规则超时", Lang.EN: "the rule timed out"}[lang]
    assert reason in reporter.render([gap_review()], ReportOptions(lang=lang))
    password = {Lang.ZH: "文件有密码，请先解密", Lang.EN: "the file has a password; remove it first"}[lang]
    assert password in reporter.render([failed_review()], ReportOptions(lang=lang))


@each
def test_a_failed_document_is_never_called_clean(reporter: Reporter) -> None:
    output = re.sub(r"<style>.*?</style>", "", reporter.render([failed_review()], ReportOptions()), flags=re.DOTALL)
    assert "没有发现问题" not in output
    assert "未发现公开障碍" not in output
    assert "no_obstacle" not in output
    assert "未发现公开障碍" in (clean := reporter.render([clean_review()], ReportOptions())) or "no_obstacle" in clean
