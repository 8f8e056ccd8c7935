"""The whole trip from Python: what check() takes and gives, what it never gives away."""

from __future__ import annotations

import copy
import dataclasses
import gc
import hashlib
import io
import json
import logging
import mmap
import operator
import os
import pickle
import re
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import IO

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import pubcheck
from pubcheck import Advice, Attribute, Limits, Review, Reviewer, Settings, Span, Verdict, disclosure_model
from pubcheck import pipeline as trip
from pubcheck.classifiers import disclosure
from pubcheck.custom import CustomRule
from pubcheck.declared import declared_attribute
from pubcheck.features import body_grams, named_values
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.recognizer import Recognizer
from pubcheck.refusal import too_large, too_many_bytes

PLAN = (
    "青山县人民政府\n关于印发青山县突发事件总体应急预案的通知\n青政发〔2025〕12号\n各乡镇人民政府，县政府各部门：\n"
    "《青山县突发事件总体应急预案》已经县政府常务会议审议通过，现印发给你们，请认真组织实施。\n"
    "青山县人民政府\n2025年3月1日\n（此件公开发布）\n附件\n青山县突发事件总体应急预案\n一、总则\n为提高处置突发事件的能力，制定本预案。\n"
)
LIST = (
    "青山县民政局\n关于公布2025年困难群众临时救助名单的公示\n现将名单公示如下，公示期五天。\n"
    "姓名\t身份证号\t电话\n欧阳修远\t11010519491231002X\t13900001234\n2025年3月1日\n"
)
SECRETS = ("11010519491231002X", "13900001234", "欧阳修远")


def check(text: str) -> Review:
    return pubcheck.check_text(text)


# -- what goes in -----------------------------------------------------------------------------


def test_a_path_bytes_and_a_file_give_the_same_review(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_text(PLAN, encoding="utf-8")
    review = pubcheck.check(path)
    assert review.document.name == "通知.txt"
    assert pubcheck.check(str(path)) == review
    assert pubcheck.check(path.read_bytes(), name="通知.txt") == review
    with path.open("rb") as stream:
        assert pubcheck.check(stream) == review
    assert pubcheck.check(io.BytesIO(path.read_bytes()), name="通知.txt") == review
    assert pubcheck.check(path.read_bytes()).document.name == "document"
    assert pubcheck.check(path, name="别名.txt").document.name == "别名.txt"
    assert pubcheck.check(path, media_type="text/plain") == review


def test_text_in_hand_gives_what_a_file_gives(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8", newline="")
    from_file, from_text = pubcheck.check(path), check(PLAN)
    assert from_text.document.text == from_file.document.text == PLAN
    assert from_text.findings == from_file.findings
    assert from_text.disclosure == from_file.disclosure
    assert from_text.document.sha256 == from_file.document.sha256


def test_parse_reviews_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("第一行\r\n第二行".encode("gbk"))
    document = pubcheck.parse(path)
    assert document.text == "第一行\r\n第二行"
    assert [block.span.of(document.text) for block in document.blocks] == ["第一行", "第二行"]
    assert document.media_type == "text/plain"


def test_what_cannot_be_read_raises() -> None:
    with pytest.raises(FileNotFoundError):
        pubcheck.check("没有这个文件.txt")
    with pytest.raises(pubcheck.DamagedDocument, match="0 字节"):
        pubcheck.check(b"")
    with pytest.raises(pubcheck.UnsupportedFormat):
        pubcheck.check(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20)
    with pytest.raises(pubcheck.UnsupportedFormat):
        pubcheck.check(b"text", media_type="application/x-unknown")
    with pytest.raises(pubcheck.LimitExceeded):
        pubcheck.check("很长的文字".encode() * 10, settings=Settings(limits=Limits(max_characters=20)))
    with pytest.raises(pubcheck.LimitExceeded):
        pubcheck.check(b"x" * 100, settings=Settings(limits=Limits(max_bytes=99)))
    with pytest.raises(ValueError, match="geheim"):
        check_declared("geheim")


def check_declared(words: str) -> Review:
    return pubcheck.check_text(PLAN, declared=words)


@pytest.mark.parametrize("text", ["", " \n\u3000\n"])
def test_no_text_is_no_clearance(text: str) -> None:
    review = check(text)
    assert review.verdict is Verdict.INCOMPLETE
    assert review.disclosure is None
    assert [gap.stage for gap in review.gaps] == ["parse"]


@pytest.mark.parametrize("field", ["profile", "classifier", "recognizers"])
def test_settings_that_name_what_does_not_exist(field: str) -> None:
    value: object = ("没有",) if field == "recognizers" else "没有"
    with pytest.raises(pubcheck.SettingsError) as caught:
        Reviewer(replace(Settings(), **{field: value}))  # type: ignore[arg-type]
    assert "没有" in str(caught.value)
    assert "\n" not in str(caught.value)


# -- what comes out ---------------------------------------------------------------------------


def test_a_plan_for_the_public_has_no_obstacle() -> None:
    review = check(PLAN)
    assert review.verdict is Verdict.NO_OBSTACLE
    assert review.gaps == ()
    assert review.disclosure is not None
    assert (review.disclosure.attribute, review.disclosure.advice) == (Attribute.PROACTIVE, Advice.PUBLISH)
    assert review.disclosure.declared is Attribute.PROACTIVE
    assert not review.disclosure.conflict
    assert [f.rule_id for f in review.findings if f.severity.rank > 1] == []


def test_a_list_of_persons_needs_changes() -> None:
    review = check(LIST)
    found = {finding.rule_id: finding.evidence for finding in review.findings if finding.severity.rank >= 2}
    assert found["personal.resident_id"] == "11010519491231002X"
    assert found["personal.mobile_phone"] == "13900001234"
    assert found["personal.person_name"] == "欧阳修远"
    assert review.verdict is Verdict.NEEDS_CHANGES


def test_a_state_mark_blocks() -> None:
    review = check("机密★10年\n" + PLAN)
    assert review.verdict is Verdict.BLOCKED
    assert review.disclosure is not None
    assert (review.disclosure.attribute, review.disclosure.advice) == (Attribute.WITHHELD, Advice.REFER)
    assert review.disclosure.conflict
    assert "attribute.conflict" in [finding.rule_id for finding in review.findings]


def test_places_index_the_text_given() -> None:
    noisy = "\ufeff" + LIST.replace("11010519491231002X", "１１０１０５\u200b１９４９１２３１００２Ｘ").replace(
        "\n", "\r\n"
    )
    review = check(noisy)
    (finding,) = [finding for finding in review.findings if finding.rule_id == "personal.resident_id"]
    start = noisy.index("１１０１０５")
    assert finding.span == Span(start, start + 19)
    assert review.elements.title is not None
    assert review.elements.title.span.of(noisy).splitlines() == noisy[1:].splitlines()[:2]


def test_the_callers_declaration_counts_instead_of_the_documents() -> None:
    review = pubcheck.check_text(PLAN, declared="withheld")
    assert review.elements.declared is Attribute.WITHHELD
    assert review.elements.declared_evidence is None
    assert review.disclosure is not None
    assert review.disclosure.declared is Attribute.WITHHELD
    assert review.disclosure.conflict
    assert review.verdict is Verdict.NEEDS_CHANGES
    assert pubcheck.check_text(PLAN, declared=Attribute.PROACTIVE) == check(PLAN)
    assert "attribute.missing" not in [f.rule_id for f in pubcheck.check_text(LIST, declared="proactive").findings]
    assert "attribute.missing" in [f.rule_id for f in check(LIST).findings]


def test_versions_name_package_rules_and_models() -> None:
    versions = check(PLAN).versions
    assert versions.pubcheck[0].isdigit()
    assert len(versions.rules) == 12
    assert int(versions.rules, 16) >= 0
    assert set(versions.models) == {*Settings().recognizers, Settings().classifier}
    assert all(versions.models.values())


# -- fails closed -----------------------------------------------------------------------------


def test_without_a_model_a_person_looks() -> None:
    review = pubcheck.check_text(PLAN, settings=Settings(classifier=""))
    assert [gap.stage for gap in review.gaps] == ["classify"]
    assert review.disclosure is not None
    assert review.disclosure.advice is Advice.HUMAN_REVIEW
    assert review.classification is None
    assert review.verdict is Verdict.INCOMPLETE


@pytest.fixture
def copied_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped model that a test may spoil."""
    source = Path(__file__).resolve().parents[1] / "models" / "disclosure"
    shutil.copytree(source, tmp_path / "disclosure", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr("pubcheck.weights.files", lambda package: tmp_path)
    for name in ("load_model", "model_version"):
        monkeypatch.setattr(disclosure_model, name, getattr(disclosure_model, name).__wrapped__)
    return tmp_path / "disclosure"


def test_an_untouched_copy_gives_the_same_result(copied_model: Path) -> None:
    expected = check(PLAN).disclosure
    assert expected is not None
    assert expected.advice is Advice.PUBLISH


def one_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda folder: one_bit(folder / "weights.npz"), "sha256"),
        (lambda folder: (folder / "weights.npz").unlink(), "权重文件"),
        (lambda folder: (folder / "manifest.toml").unlink(), "清单"),
        (lambda folder: (folder / "manifest.toml").write_text("= broken"), "清单"),
        (lambda folder: (folder / "manifest.toml").write_text('version = "1"'), "清单"),
    ],
    ids=["altered", "no weights", "no manifest", "broken manifest", "no sha256"],
)
def test_spoilt_weights_are_a_gap(copied_model: Path, spoil: Callable[[Path], None], words: str) -> None:
    spoil(copied_model)
    with pytest.raises(pubcheck.ModelError, match=words):
        disclosure_model.load_model("disclosure")
    review = check(PLAN)
    assert [(gap.stage, words in gap.reason) for gap in review.gaps] == [("classify", True)]
    assert review.disclosure is not None
    assert review.disclosure.advice is Advice.HUMAN_REVIEW
    assert review.verdict is Verdict.INCOMPLETE


def test_pickled_arrays_are_refused(copied_model: Path) -> None:
    np.savez(copied_model / "weights.npz", idf=np.array([{}], dtype=object))
    digest = hashlib.sha256((copied_model / "weights.npz").read_bytes()).hexdigest()
    (copied_model / "manifest.toml").write_text(f'version = "1"\nsha256 = "{digest}"\n', encoding="utf-8")
    assert [gap.stage for gap in check(PLAN).gaps] == ["classify"]


def crash(*_: object) -> tuple[()]:
    raise RuntimeError(f"near {SECRETS[0]}")


def test_a_crash_becomes_a_gap_that_names_no_value(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="pubcheck")
    words = pubcheck.finding.Phrase("坏", "bad")
    monkeypatch.setattr(trip, "recognizers_named", lambda ids: (Recognizer("bad", "1", words, crash),))
    review = check(LIST)
    assert [(gap.stage, gap.where) for gap in review.gaps] == [("recognize", "bad")]
    assert "personal.resident_id" in [finding.rule_id for finding in review.findings]
    monkeypatch.setattr(trip, "normalize", crash)
    review = Reviewer().attempt(LIST.encode(), "名单.txt")
    assert review.verdict is Verdict.INCOMPLETE
    assert "RuntimeError" in review.gaps[0].reason
    assert SECRETS[0] not in repr(review) + caplog.text


def test_attempt_gives_a_review_for_every_file() -> None:
    reviewer = Reviewer()
    assert reviewer.attempt(PLAN.encode(), "a.txt") == reviewer.review(PLAN.encode(), "a.txt")
    empty = reviewer.attempt(b"", "空.txt")
    assert (empty.verdict, empty.disclosure, empty.document.name) == (Verdict.INCOMPLETE, None, "空.txt")


# -- a Reviewer travels -----------------------------------------------------------------------


def test_a_reviewer_is_small_pickles_and_works_in_threads() -> None:
    reviewer = Reviewer(Settings(lang=pubcheck.settings.Lang.EN))
    data = pickle.dumps(reviewer)
    assert len(data) < 4000
    twin = pickle.loads(data)
    assert twin == reviewer
    texts = [PLAN, LIST, "机密★10年\n" + PLAN, ""] * 4
    alone = [reviewer.review_document(document_from_text(text, "t")) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda text: twin.review_document(document_from_text(text, "t")), texts))
    assert together == alone
    assert pickle.loads(pickle.dumps(alone[1])) == alone[1]


def test_errors_pickle() -> None:
    with pytest.raises(pubcheck.DamagedDocument) as caught:
        pubcheck.check(b"")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (type(again), again.phrase, again.phrase.en) == (
        pubcheck.DamagedDocument,
        caught.value.phrase,
        caught.value.phrase.en,
    )


# -- what is never given away -----------------------------------------------------------------


def test_a_review_is_let_go_at_once() -> None:
    """What it needed refers to nothing in a circle, which Python would find only later: texts are large."""
    text = (
        LIST + PLAN + "机密★10年\n经研究，上述线索的核查情况尚未反馈，不得对外透露。\n联系人：张伟，电话13800138000。\n"
    )
    for _ in range(2):  # what is loaded and compiled on first use stays
        check(text)
    gc.collect()
    gc.disable()
    try:
        review = check(text)
        assert review.findings
        del review
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_no_value_in_repr_and_logs(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    review = check(LIST)
    shown = repr(review.findings) + repr(review.document) + repr(review.gaps) + repr(review.disclosure) + caplog.text
    assert review.findings
    for secret in SECRETS:
        assert secret not in shown
        assert secret not in str(review.findings[0])
    assert "欧阳修远" not in repr(normalize(review.document))


def test_no_value_in_messages() -> None:
    for finding in check(LIST).findings:
        words = [finding.message, finding.suggestion, *finding.why, *finding.basis]
        assert not any(secret in str(word) for secret in SECRETS for word in words)
        assert not any(secret in finding.masked for secret in SECRETS if secret in finding.evidence)


# -- the declared line never reaches the model --------------------------------------------------

WORDINGS = [
    "（此件公开发布）",
    "（此件主动公开）",
    "（此件依申请公开）",
    "（此件不公开）",
    "（此件不予公开，理由：涉及个人隐私）",
    "此件删减后公开",
    "信息公开选项：主动公开",
    "信息公开选项：依申请公开",
    "信息公开选项:不予公开",
    "公开方式：主动公开",
    "公开形式　依申请公开",
    "公开属性：不予公开（理由：属于内部管理信息）",
    "公文公开属性：依申请公开",
    "公开類別：主動公開",
    "（此件依申請公開）",
    "信息公开选项：☑主动公开 □依申请公开 □不予公开",
    "公开属性：主动公开（ ） 依申请公开（√） 不予公开（ ）",
    "（主动公开）",
    "是否公开：不公开",
    "公开方式：主动公开/依申请公开/不予公开",
    "信息公开选项：主　动　公　开",
]
BODIES = [
    PLAN.replace("（此件公开发布）\n", ""),
    LIST,
    "青山县水利局\n关于申请拨付防汛经费的请示\n县政府：\n现申请拨付防汛经费20万元。妥否，请批示。\n青山县水利局\n2025年3月1日\n附件\n经费测算表\n项目\t金额\n沙袋\t5\n",
    "青山县财政局\n关于创新公开方式的通知\n各科室：\n要丰富信息公开形式，扩大公开范围，做到是否公开有依据。\n青山县财政局\n2025年3月1日\n",
    "某公司：\n你公司来文收悉。经研究，函复如下。\n一、同意。\n二、请按规定办理。\n某局\n2025年3月1日\n",
]


def seen_by_the_model(text: str) -> tuple[str, bytes, bytes, object]:
    sample = Reviewer().sample(document_from_text(text, "t"))
    grams = body_grams(sample)
    return (
        sample.text,
        b"".join(each.codes.tobytes() + each.counts.tobytes() for each in grams),
        named_values(sample).tobytes(),
        disclosure.CLASSIFIER.classify(sample).probabilities,
    )


@given(st.sampled_from(BODIES), st.sampled_from(WORDINGS), st.data())
def test_the_declared_line_never_reaches_the_model(body: str, wording: str, data: st.DataObject) -> None:
    lines = body.splitlines(keepends=True)
    places = [0, len(lines), *(at for at, line in enumerate(lines) if line == "附件\n")]
    at = data.draw(st.sampled_from(places))
    declaring = "".join([*lines[:at], wording + "\n", *lines[at:]])
    assert declared_attribute(normalize(document_from_text(declaring, "t"))) is not None or "/" in wording
    assert seen_by_the_model(declaring) == seen_by_the_model(body)


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("one", ["（此件公开发布）", "公开属性：不予公开"])
def test_a_declaration_changes_no_probability(body: str, one: str) -> None:
    with_line, without = check(body + one + "\n"), check(body)
    assert with_line.classification is not None
    assert without.classification is not None
    assert with_line.classification.probabilities == without.classification.probabilities
    assert with_line.elements.declared is not None


def test_talk_about_disclosure_is_no_declaration() -> None:
    body = BODIES[3]
    assert seen_by_the_model(body)[0] == body


# -- files that settings name, while a program runs ------------------------------------------------


def profile_text(review_below: float = 0.6) -> str:
    shipped = Path(pubcheck.__file__).parent / "profiles" / "default.toml"
    text = shipped.read_text(encoding="utf-8")
    return re.sub(r"(?m)^review_below *= *\S+", f"review_below = {review_below}", text)


def advice(**setting: object) -> Advice:
    review = pubcheck.check_text(PLAN, settings=Settings(**setting))  # type: ignore[arg-type]
    assert review.disclosure is not None
    return review.disclosure.advice


@pytest.mark.parametrize("relative", [False, True], ids=["whole path", "relative"])
def test_a_changed_profile_counts_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, relative: bool) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "本地.toml"
    file.write_text(profile_text(), encoding="utf-8")
    profile = file.name if relative else str(file)
    reviewer = Reviewer(Settings(profile=profile))
    before = file.stat()
    assert advice(profile=profile) is Advice.PUBLISH
    file.write_text(profile_text(1.0), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))  # the clock of a file system may be coarse
    assert advice(profile=profile) is Advice.HUMAN_REVIEW
    disclosure = reviewer.review(PLAN.encode(), "a.txt").disclosure
    assert disclosure is not None
    assert disclosure.advice is Advice.HUMAN_REVIEW
    file.write_text("[exemptions", encoding="utf-8")
    with pytest.raises(pubcheck.SettingsError, match="TOML"):
        advice(profile=profile)
    (gap,) = reviewer.attempt(PLAN.encode(), "a.txt").gaps
    assert "TOML" in gap.reason
    file.unlink()
    with pytest.raises(pubcheck.SettingsError, match="找不到"):
        advice(profile=profile)
    file.write_text(profile_text(), encoding="utf-8")
    assert advice(profile=profile) is Advice.PUBLISH


def test_a_relative_profile_is_that_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, below in (("甲", 0.6), ("乙", 1.0)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "p.toml").write_text(profile_text(below), encoding="utf-8")
    (tmp_path / "丙").mkdir()
    monkeypatch.chdir(tmp_path / "甲")
    reviewer = Reviewer(Settings(profile="p.toml"))
    assert advice(profile="p.toml") is Advice.PUBLISH
    monkeypatch.chdir(tmp_path / "乙")
    assert advice(profile="p.toml") is Advice.HUMAN_REVIEW
    monkeypatch.chdir(tmp_path / "丙")
    with pytest.raises(pubcheck.SettingsError, match="找不到"):
        advice(profile="p.toml")
    # A reviewer keeps to the file that it was made with, also in another process.
    for each in (reviewer, pickle.loads(pickle.dumps(reviewer))):
        disclosure = each.review(PLAN.encode(), "a.txt").disclosure
        assert disclosure is not None
        assert disclosure.advice is Advice.PUBLISH


def test_a_model_in_a_folder_may_be_trained_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(__file__).resolve().parents[1] / "models" / "disclosure"
    folder = tmp_path / "m"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.chdir(tmp_path)
    reviewer = Reviewer(Settings(classifier="m"))
    monkeypatch.chdir(tmp_path.parent)
    assert not reviewer.review(PLAN.encode(), "a.txt").gaps
    version = reviewer.versions().models["m"]
    manifest = (folder / "manifest.toml").read_text(encoding="utf-8")
    (folder / "manifest.toml").write_text(manifest.replace('version = "', 'version = "9'), encoding="utf-8")
    assert reviewer.versions().models["m"] == f"9{version}"
    one_bit(folder / "weights.npz")
    os.utime(folder / "manifest.toml", ns=(1, 1))  # as training does, which writes the manifest last
    assert [gap.stage for gap in reviewer.review(PLAN.encode(), "a.txt").gaps] == ["classify"]
    for name in ("m", str(tmp_path / "nichts")):
        with pytest.raises(pubcheck.SettingsError, match="classifier"):
            Reviewer(Settings(classifier=name))


# -- what the functions take -------------------------------------------------------------------


def test_settings_take_what_a_caller_has(tmp_path: Path) -> None:
    file = tmp_path / "s.toml"
    file.write_text('recognizers = ["names"]\nlang = "en"\n', encoding="utf-8")
    read = pubcheck.load_settings(str(file))
    assert read == pubcheck.load_settings(file)
    assert read == Settings(recognizers=["names"], lang="en")  # type: ignore[arg-type]
    assert hash(Settings(recognizers=["names"])) == hash(Settings(recognizers=("names",)))  # type: ignore[arg-type]
    assert Settings(recognizers="names").recognizers == ("names",)  # type: ignore[arg-type]
    assert Limits(passwords="geheim").passwords == ("geheim",)  # type: ignore[arg-type]
    assert Limits(passwords=["甲", "乙"]).passwords == ("甲", "乙")  # type: ignore[arg-type]
    rule = CustomRule("custom.words", words="保密柜", unless=["保密柜台"], is_list=True)  # type: ignore[arg-type]
    assert (rule.words, rule.unless) == (("保密柜",), ("保密柜台",))
    assert Settings(terms=rule, rules=[]).terms == (rule,)  # type: ignore[arg-type]
    assert Settings(profile=tmp_path / "p.toml").profile == str(tmp_path / "p.toml")  # type: ignore[arg-type]
    assert advice(recognizers=["labelled", "names", "addresses"]) is Advice.PUBLISH
    for wrong in ({"lang": "fr"}, {"profile": None}, {"classifier": 3}):
        with pytest.raises(pubcheck.SettingsError):
            Settings(**wrong)  # type: ignore[arg-type]


def test_bytes_of_every_kind(tmp_path: Path) -> None:
    data = PLAN.encode()
    expected = pubcheck.check(data)
    for source in (bytearray(data), memoryview(data), memoryview(bytearray(b"x" + data))[1:]):
        assert pubcheck.check(source) == expected
        assert pubcheck.parse(source) == expected.document
    with mmap.mmap(-1, len(data)) as held:
        held.write(data)
        held.seek(0)
        assert pubcheck.check(held) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("most", "told"),
    [
        (500_000, "488.3 KB"),
        (2_048, "2 KB"),
        (100, "100 B"),
        (1_048_576, "1 MB"),
        (1_572_864, "1.5 MB"),
        (209_715_200, "200 MB"),
        (10_485_760, "10 MB"),
    ],
)
def test_a_limit_is_told_as_it_is(most: int, told: str) -> None:
    for refused in (too_many_bytes, too_large):
        limits = Limits(max_bytes=most, max_unpacked_bytes=most)
        assert f" {told}" in refused(limits).phrase
        assert f" {told}" in refused(limits).phrase.en


def test_names_of_open_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "甲 乙.txt"
    path.write_text(PLAN, encoding="utf-8")

    def name(source: IO[bytes], **more: str) -> str:
        return pubcheck.parse(source, **more).name  # type: ignore[arg-type]

    with tempfile.SpooledTemporaryFile() as upload:
        for given, expected in (({}, "document"), ({"name": "稿.txt"}, "稿.txt")):
            upload.seek(0)
            upload.write(PLAN.encode())
            upload.seek(0)
            assert name(upload, **given) == expected
    with tempfile.TemporaryFile() as unnamed:
        unnamed.write(PLAN.encode())
        unnamed.seek(0)
        assert name(unnamed) == "document"
    with open(os.open(path, os.O_RDONLY), "rb") as numbered:  # noqa: PTH123
        assert name(numbered) == "document"
    for given in (os.fsencode(path), os.fsencode(path.name), str(path), path):
        with open(given, "rb") as stream:  # noqa: PTH123
            assert name(stream) == "甲 乙.txt"
    with path.open("rb") as stream:
        assert name(io.BufferedReader(stream.raw)) == "甲 乙.txt"
    odd = io.BytesIO(PLAN.encode())
    for attribute in (None, 7, "", "/", b"", object(), ["a.txt"]):
        odd.seek(0)
        odd.name = attribute  # type: ignore[attr-defined]
        assert name(odd) == "document"


def test_what_is_no_document_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PLAN, encoding="utf-8")
    with path.open(encoding="utf-8") as as_text, tempfile.NamedTemporaryFile("w+") as written:
        for source in (as_text, io.StringIO(PLAN), written, None, 5, ["a.txt"], object()):
            for take in (pubcheck.check, pubcheck.parse):
                with pytest.raises(pubcheck.SettingsError, match="二进制") as caught:
                    take(source)  # type: ignore[operator]
                assert "binary mode" in caught.value.phrase.en
        assert as_text.read() == PLAN
    with pytest.raises(pubcheck.SettingsError, match="check_text"):
        pubcheck.check_text(PLAN.encode())  # type: ignore[arg-type]


@pytest.mark.parametrize("declared", ["withheld", Attribute.WITHHELD])
def test_a_reviewer_takes_the_attribute_by_its_value(declared: str) -> None:
    reviewer, data = Reviewer(), PLAN.encode()
    for review in (
        reviewer.review(data, "a.txt", declared=declared),
        reviewer.attempt(data, "a.txt", declared),
        reviewer.review_document(pubcheck.parse(data, name="a.txt"), declared),
    ):
        assert review.elements.declared is Attribute.WITHHELD
        assert review == pubcheck.check(data, name="a.txt", declared=declared)
    for call in (reviewer.review, reviewer.attempt):
        with pytest.raises(ValueError, match="secret"):
            call(data, "a.txt", declared="secret")


# -- what comes out stays as it is -------------------------------------------------------------


def test_a_review_cannot_be_changed_and_can_be_a_key() -> None:
    review = check(LIST)
    disclosure, classification = review.disclosure, review.classification
    assert disclosure is not None
    assert classification is not None
    held = (disclosure.probabilities, classification.probabilities, classification.exemptions, review.versions.models)
    for mapping in held:
        key = next(iter(mapping))
        for change in (
            lambda m, k: m.__setitem__(k, 1),
            lambda m, k: m.__delitem__(k),
            lambda m, k: m.update({k: 1}),
            lambda m, k: m.pop(k),
            lambda m, k: m.setdefault("neu", 1),
            lambda m, _: m.popitem(),
            lambda m, _: m.clear(),
            lambda m, k: operator.ior(m, {k: 1}),
        ):
            with pytest.raises(TypeError):
                change(mapping, key)
        assert mapping == dict(mapping)
        assert json.loads(json.dumps(mapping)) == {str(name): value for name, value in mapping.items()}
        copies = pickle.loads(pickle.dumps(mapping)), copy.deepcopy(mapping), copy.copy(mapping)
        assert all(each == mapping and type(each) is type(mapping) for each in copies)
    again = check(LIST)
    assert again == review
    assert len({review, again, pickle.loads(pickle.dumps(review))}) == 1
    assert hash(pubcheck.check_text(PLAN)) != hash(review)
    altered = replace(disclosure, probabilities={Attribute.WITHHELD: 1.0})
    assert altered.probabilities == {Attribute.WITHHELD: 1.0}
    with pytest.raises(TypeError):
        altered.probabilities[Attribute.WITHHELD] = 0.5  # type: ignore[index]
    assert dataclasses.asdict(altered)["probabilities"] == {Attribute.WITHHELD: 1.0}
