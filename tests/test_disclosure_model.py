"""The disclosure model at work: probabilities that add up, passages that carry the score, files that are checked."""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import numpy as np
import pytest
from pubcheck_cli.main import main

import pubcheck
from pubcheck import disclosure_model
from pubcheck import word_numbers as module_of_words
from pubcheck.classifier import Sample
from pubcheck.disclosure_model import SHORT, Head, SideBySide, classify_with, is_entry, load_model
from pubcheck.features import NAMES, Vocabulary, body_grams, body_of, code_points, weigh, word_lengths
from pubcheck.known_grams import Lookup
from pubcheck.plain import document_from_text
from pubcheck.profile import EXEMPTIONS
from pubcheck.review import Attribute
from pubcheck.settings import Settings
from pubcheck.word_numbers import word_numbers

WEIGHTS = Path(__file__).resolve().parents[1] / "models" / "disclosure" / "weights.npz"
REQUEST = """清河县水利局关于申请增加防汛物资储备经费的请示
县政府：
    为做好今年防汛工作，我局拟增加防汛物资储备。经测算，共需经费38万元，拟从预备费中列支。
    妥否，请批示。
清河县水利局
2025年3月1日
"""
NOTICE = """清河县教育局关于2025年义务教育招生工作的公告
    为保障适龄儿童依法入学，现将2025年全县小学、初中招生范围、报名条件和办理时间公告如下，欢迎社会监督。
    一、招生对象。年满6周岁的儿童。
    二、报名时间。7月1日至7月10日。
清河县教育局
2025年6月1日
"""


def sample(text: str) -> Sample:
    return pubcheck.Reviewer(Settings(classifier="")).sample(document_from_text(text, "t"))


@pytest.mark.parametrize(
    ("text", "attribute"), [(REQUEST, Attribute.WITHHELD), (NOTICE, Attribute.PROACTIVE)], ids=["request", "notice"]
)
def test_attribute_exemption_and_duty_fit_together(text: str, attribute: Attribute) -> None:
    found = classify_with(load_model("disclosure"), "m", sample(text))
    assert max(Attribute, key=lambda each: found.probabilities[each]) is attribute
    assert sum(found.probabilities.values()) == pytest.approx(1.0)
    assert set(found.exemptions) == set(EXEMPTIONS)
    assert sum(found.exemptions.values()) == pytest.approx(found.probabilities[Attribute.WITHHELD])
    assert sum(found.duties.values()) == pytest.approx(found.probabilities[Attribute.PROACTIVE])


def test_the_likeliest_exemption_and_duty_are_named() -> None:
    model = load_model("disclosure")
    request, notice = (classify_with(model, "m", sample(text)) for text in (REQUEST, NOTICE))
    assert max(request.exemptions, key=lambda code: request.exemptions[code]) == "16process"
    assert max(notice.duties, key=lambda code: notice.duties[code]) == "20(11)"


def test_passages_are_sentences_of_the_text() -> None:
    found = classify_with(load_model("disclosure"), "m", sample(REQUEST))
    assert 1 <= len(found.passages) <= 3
    assert any("请批示" in passage.span.of(REQUEST) for passage in found.passages)
    assert [passage.span.start for passage in found.passages] == sorted(p.span.start for p in found.passages)


def test_layout_counts_for_nothing() -> None:
    spread = REQUEST.replace("\n", "\n\n").replace("    ", "\u3000\u3000")
    one, other = (body_grams(sample(text)) for text in (REQUEST, spread))
    for here, there in zip(one[:2], other[:2], strict=True):
        assert np.array_equal(here.codes, there.codes)
        assert np.array_equal(here.counts, there.counts)


def test_ngrams_know_their_places() -> None:
    item = sample(REQUEST)
    blocks = body_grams(item)
    assert len(blocks) == 3
    for grams in blocks:
        assert np.all(np.diff(grams.codes.astype(np.int64)) > 0)
        assert len(grams.starts) == grams.counts.sum()
    assert {int(place) for place in blocks[0].starts} == {
        at for at, character in enumerate(item.text) if not character.isspace()
    }
    groups = [set(group.tolist()) for group in np.split(blocks[0].starts, np.cumsum(blocks[0].counts)[:-1])]
    assert {at for at, character in enumerate(item.text) if character == "县"} in groups
    assert {at for at, character in enumerate(item.text) if character.isdigit()} in groups  # any digit is a 0


def test_what_a_model_does_not_know_counts_for_nothing() -> None:
    known = load_model("disclosure").vocabulary
    one, other = (weigh(body_grams(sample(text)), known) for text in (REQUEST, REQUEST + "齉龘靐"))
    for here, there in zip(one[:2], other[:2], strict=True):
        assert np.array_equal(here.columns, there.columns)
    for each in one:
        assert np.linalg.norm(each.values) == pytest.approx(1.0)


SIGNED = (
    "清河县水利局：本局（含下属单位）ABC公司; 2025-03-01!马·克[附]100％完成。ＡＢ股\u3400中\U00020000国\ud800人民。\n"
)
DECLARED = "主动公开\n公开方式：主动公开\n"


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        (REQUEST, True),
        (NOTICE + DECLARED + REQUEST, True),
        (REQUEST + DECLARED, True),
        (NOTICE * 40 + DECLARED + REQUEST, True),  # more than the model reads
        ("清河县水利局" * 1000, False),  # nothing parts its words where reading ends
        (REQUEST.replace("，", ",").replace("：", ":"), True),
        (REQUEST + SIGNED, False),
    ],
)
def test_words_that_were_cut_for_names_are_the_same_words(text: str, shared: bool) -> None:
    item = sample(text)
    alone = body_grams(replace(item, word_lengths=array("I")))
    assert bool(item.word_lengths) is shared
    for one, other in zip(body_grams(item), alone, strict=True):
        assert np.array_equal(one.codes, other.codes)
        assert np.array_equal(one.starts, other.starts)


@pytest.mark.parametrize("size", [0, 1, 2, 100, 1 << 30], ids=["none", "one", "two", "some", "all"])
@pytest.mark.parametrize("text", [REQUEST, NOTICE * 30, SIGNED, SIGNED * 3 + REQUEST, "", "县", "\n", "ABC"])
def test_what_is_looked_up_is_what_is_found_one_by_one(text: str, size: int) -> None:
    """The tables give the same columns, values, counts and places, to the last bit, as sorting and searching does."""
    every = load_model("disclosure").vocabulary
    # Some of every kind, those that the text holds among them, and a few that share their first bits.
    held = np.concatenate([grams.codes for grams in body_grams(sample(text))])
    codes = np.unique(np.concatenate([every.codes, held, held + np.uint32(1)]))[: min(size, len(every.codes) + 99)]
    known = Vocabulary(codes, np.linspace(1.0, 5.0, len(codes)))
    item = sample(text)
    blocks = body_grams(item)
    wanted = weigh(blocks, known)
    lookup = Lookup(known)
    once, found = (lookup.of(body_of(item), code_points(body_of(item)), word_lengths(item)) for _ in range(2))
    assert np.array_equal(once.columns, found.columns)
    assert np.array_equal(once.starts, found.starts)
    assert np.array_equal(found.columns, np.concatenate([each.columns for each in wanted]))
    assert np.array_equal(found.values, np.concatenate([each.values for each in wanted]))
    pairs = list(zip(blocks, wanted, strict=True))
    assert np.array_equal(found.counts, np.concatenate([grams.counts[each.known] for grams, each in pairs]))
    places = [np.split(grams.starts, np.cumsum(grams.counts)[:-1]) for grams, _ in pairs]
    starts = [group[at] for group, (_, each) in zip(places, pairs, strict=True) for at in each.known.tolist()]
    assert np.array_equal(found.starts, np.concatenate([np.array([], np.int64), *starts]))


def test_a_vocabulary_too_large_for_short_numbers_is_looked_up_as_well() -> None:
    every = load_model("disclosure").vocabulary
    more = np.unique(np.concatenate([every.codes, np.arange(0, 1 << 32, 9_973, dtype=np.uint32)]))
    known = Vocabulary(more, np.ones(len(more)))
    item = sample(NOTICE)
    found = Lookup(known).of(body_of(item), code_points(body_of(item)), word_lengths(item))
    wanted = weigh(body_grams(item), known)
    assert np.array_equal(found.columns, np.concatenate([each.columns for each in wanted]))
    assert np.array_equal(found.values, np.concatenate([each.values for each in wanted]))


@pytest.mark.parametrize("few", [0, 60])
@pytest.mark.parametrize("seed", range(5))
def test_the_number_of_a_word_is_its_crc(seed: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module_of_words, "_FEW", few)
    random = np.random.default_rng(seed)
    text = "清河县水利局关于申请增加防汛物资的ＡＢ甲GDP增长“〇”㐀中\U00020000国\ud800人民。\n中华人民共和国abc一龥鿿"
    lengths = random.integers(1, 8, len(text))
    lengths = lengths[lengths.cumsum() <= len(text)]
    words, numbers = word_numbers(text, np.array(list(map(ord, text)), np.uint32), lengths)
    found = dict(zip(words.tolist(), numbers.tolist(), strict=True))
    for number, (end, length) in enumerate(zip(lengths.cumsum().tolist(), lengths.tolist(), strict=True)):
        word = text[end - length : end].replace("\ud800", "\ufffd")
        chinese = any("\u4e00" <= character <= "\u9fff" for character in word)
        assert found.get(number) == (crc32(word.encode()) if chinese else None), word


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("干部人事档案", True),
        ("办事指南：申请条件、材料、流程、时限", True),
        ("网友您好，您反映的情况已收悉。", False),
        ("长" * SHORT, False),
        (NOTICE, False),
    ],
)
def test_an_entry_of_a_catalogue_is_no_document(text: str, entry: bool) -> None:
    assert is_entry(sample(text)) is entry
    found = classify_with(load_model("disclosure"), "m", sample(text))
    assert sum(found.probabilities.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("text", ["", " ", "\n", "A", "1\t2", "\ud800", "。" * 50])
def test_odd_texts_get_probabilities(text: str) -> None:
    found = classify_with(load_model("disclosure"), "m", sample(text))
    assert sum(found.probabilities.values()) == pytest.approx(1.0)


def test_weights_are_small() -> None:
    assert WEIGHTS.stat().st_size <= 1_000_000


@pytest.mark.parametrize(
    "change", ["format", "codes", "duty.gram", "duty.gram of wide numbers", "document.classes", "temperature"]
)
def test_a_model_of_another_version_is_refused(tmp_path: Path, change: str) -> None:
    with np.load(WEIGHTS, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files}
    changed = {
        "format": np.int32(1),
        "duty.gram": np.zeros((2, 2), np.int8),
        "codes": np.ones(3, np.uint32),
        "document.classes": np.array(list("abc")),
    }
    if change.endswith("of wide numbers"):
        arrays["duty.gram"] = arrays["duty.gram"].astype(np.int16)
    elif change in changed:
        arrays[change] = changed[change]
    else:
        del arrays[change]
    np.savez(tmp_path / "weights.npz", **arrays)
    digest = hashlib.sha256((tmp_path / "weights.npz").read_bytes()).hexdigest()
    (tmp_path / "manifest.toml").write_text(f'version = "1"\nsha256 = "{digest}"\n', encoding="utf-8")
    with pytest.raises(pubcheck.ModelError, match="pubcheck train"):
        load_model(tmp_path)


def test_a_head_scores_what_its_weights_say() -> None:
    gram = np.zeros((2, 10), np.int8)
    gram[0, 7], gram[1, 7] = 100, -50
    head = Head(("a", "b"), gram, np.full((2, 1), 0.01), np.zeros((2, len(NAMES))), np.array([0.5, 0.0]))
    together = SideBySide({"one": head, "other": head._replace(bias=np.array([0.0, 7.0]))})
    scores = together.scores(together.rows(np.array([7])), np.array([2.0]), np.zeros(len(NAMES)))
    assert scores[together.places["one"]].tolist() == pytest.approx([2.5, -1.0])
    assert scores[together.places["other"]].tolist() == pytest.approx([2.0, 6.0])
    assert sum(disclosure_model.shares(scores)) == pytest.approx(1.0)


@pytest.mark.parametrize(("profile", "words"), [("default", "不予公开"), ("baoshan_foreign_affairs", "依申请公开")])
def test_profiles_disagree_about_a_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], profile: str, words: str
) -> None:
    path = tmp_path / "请示.txt"
    path.write_text(REQUEST, encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", str(path), "--profile", profile])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("公开属性")]
    assert line.split()[1].startswith(words)
