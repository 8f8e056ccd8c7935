"""The model of names: features, the best path, offsets, and weights that nobody altered."""

from __future__ import annotations

import itertools
import random
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck import crf, name_features, name_tables, name_templates, name_text, weights, words
from pubcheck import name_model as model_of_names
from pubcheck.errors import ModelError
from pubcheck.name_model import NameModel, find_names, name_model
from pubcheck.recognizer import all_recognizers
from pubcheck.recognizers import names
from pubcheck.text import Entity, EntityKind, NormalizedText
from pubcheck.weights import read_weights

MODELS = ("names", "names_own")
SENTENCES = (
    "申请人欧阳振华于3月5日向本机关提出申请。",
    "组长：周建国，副组长：吴秀英、赵敏。",
    "经查，当事人张立新在云台县青石镇经营饭店！",
    "国务院办公厅印发通知，要求各地认真落实；",
    "会议由艾力·买买提主持。",
    "联系人\t李小红\t电话\t0571-88880000\n",
    "本办法自印发之日起施行。",
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(SENTENCES), st.text(max_size=30), st.text("王李建国，。《》·１２ab\n\t ", max_size=30)),
    max_size=6,
).map("".join)


@pytest.fixture(scope="module", params=MODELS)
def model(request: pytest.FixtureRequest) -> NameModel:
    return name_model(read_weights(request.param))


def tables() -> name_tables.Tables:
    arrays = read_weights("names")
    return name_tables.Tables(name_tables.traits_of(arrays["emissions"]), arrays["listed"])


# --- features --------------------------------------------------------------------------------


@given(TEXTS)
@settings(deadline=None, max_examples=60)
def test_reading_keeps_every_position(text: str) -> None:
    """Words and sentences part the text without a gap, and the layout leads each place back."""
    found = name_text.read(text)
    assert len(found.codes) == len(text)
    assert found.sentence_starts[-1] == len(text)
    assert set(found.sentence_starts.tolist()) <= set(found.word_starts.tolist())
    assert len(found.tags) == len(found.word_starts) - 1
    sentences = np.diff(found.sentence_starts)
    assert not len(sentences) or sentences.max() <= name_text.LONGEST
    layout = name_text.lay_out(found, np.arange(len(sentences)))
    inside = layout.origins >= 0
    assert layout.origins[inside].tolist() == list(range(len(text)))
    assert (layout.codes[inside] == found.codes).all()
    assert not layout.codes[~inside].any()


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5))
@settings(deadline=None, max_examples=30)
def test_features_see_one_sentence(sentences: list[str]) -> None:
    """The hashes of a sentence are the same alone and among others."""
    looked_up = tables()
    whole = name_text.read("".join(sentences))
    layout = name_text.lay_out(whole, np.arange(len(sentences)))
    together = name_features.hashes(layout, looked_up)
    for sentence, start, length in zip(sentences, layout.starts, layout.lengths, strict=True):
        alone = name_text.lay_out(name_text.read(sentence), np.array([0]))
        begin = int(alone.starts[0])
        assert length == len(sentence)
        assert (
            together[:, start : start + length] == name_features.hashes(alone, looked_up)[:, begin : begin + length]
        ).all()


def test_full_width_is_half_width() -> None:
    assert (name_text.fold("１２ＡＢ，：（）") == name_text.fold("12AB,:()")).all()


def test_odd_characters_are_folded() -> None:
    """Lone surrogates and characters outside the basic plane keep their one position."""
    text = "李\ud800\U00020bb7\U0001f600㐂明"
    assert len(name_text.fold(text)) == len(text)
    assert len(name_text.read(text).codes) == len(text)


def test_a_sentence_without_end_is_cut() -> None:
    text = "李明和王芳在云台县" * 400
    found = name_text.read(text)
    assert np.diff(found.sentence_starts).max() <= name_text.LONGEST


@pytest.mark.parametrize("text", SENTENCES)
def test_jieba_gives_the_same_result(text: str, model: NameModel) -> None:
    """The fall-back without rjieba finds the same names with the same certainty."""
    assert list(find_names(text, model, words.jieba_tagger())) == list(find_names(text, model))


# --- the best path ---------------------------------------------------------------------------


def random_weights(seed: int) -> crf.Weights:
    source = np.random.default_rng(seed)
    count = len(crf.LABELS)
    return crf.pack(
        source.integers(-crf.LIMIT, crf.LIMIT + 1, (64, count)).astype(np.int8),
        source.integers(-40, 41, (count, count)),
        source.integers(-20, 21, count),
        0.05,
    )


def legal(path: tuple[int, ...]) -> bool:
    return bool(
        crf.STARTS[path[0]] and crf.ENDS[path[-1]] and all(crf.ALLOWED[a, b] for a, b in itertools.pairwise(path))
    )


@given(st.integers(0, 10_000), st.lists(st.integers(1, 4), min_size=1, max_size=4))
@settings(deadline=None, max_examples=25)
def test_best_path_is_that_of_a_full_search(seed: int, lengths: list[int]) -> None:
    weights_ = random_weights(seed)
    source = np.random.default_rng(seed + 1)
    starts = np.cumsum([1, *(length + 2 for length in lengths[:-1])])
    found = source.integers(-90, 91, (len(crf.LABELS), int(starts[-1]) + lengths[-1] + 1)).astype(np.int32)
    path = crf.best_path(found, weights_.transitions, starts, np.array(lengths))
    certain = crf.certainties(found, weights_, starts, np.array(lengths), path)
    for start, length in zip(starts.tolist(), lengths, strict=True):
        here = found[:, start : start + length]

        def score(labels: tuple[int, ...], here: crf.Array = here) -> int:
            steps = sum(int(weights_.transitions[a, b]) for a, b in itertools.pairwise(labels))
            return steps + sum(int(here[label, at]) for at, label in enumerate(labels))

        choices = [labels for labels in itertools.product(range(len(crf.LABELS)), repeat=length) if legal(labels)]
        totals = [score(labels) for labels in choices]
        got = tuple(path[start : start + length].tolist())
        assert legal(got)
        assert score(got) == max(totals)
        masses = np.exp(np.array(totals) * weights_.scale)
        for at in range(length):
            share = (
                sum(mass for mass, labels in zip(masses, choices, strict=True) if labels[at] == got[at]) / masses.sum()
            )
            assert certain[start + at] == pytest.approx(share, abs=1e-3)
    outside = np.ones(found.shape[1], bool)
    for start, length in zip(starts, lengths, strict=True):
        outside[start : start + length] = False
    assert not path[outside].any()


@pytest.mark.parametrize("places", [50, 70_000])
@pytest.mark.parametrize("templates", [1, 2, 7])
def test_scores_are_sums_of_rows(templates: int, places: int) -> None:
    """Packed bytes, all at once or two templates at a time, give what plain addition gives."""
    source = np.random.default_rng(3)
    plain = source.integers(-crf.LIMIT, crf.LIMIT + 1, (64, len(crf.LABELS))).astype(np.int8)
    bias = np.arange(len(crf.LABELS))
    packed = crf.pack(plain, np.zeros((len(crf.LABELS),) * 2), bias, 1.0)
    hashed = source.integers(0, 1 << 32, (templates, places), dtype=np.uint32)
    wanted = plain[hashed >> 26].astype(int).sum(0).T + bias[:, None]
    assert (crf.scores(packed, hashed) == wanted).all()


def test_spans_of_a_path() -> None:
    index = {label: place for place, label in enumerate(crf.LABELS)}
    path = [index[label] for label in "O B-person I-person E-person B-person B-place I-place O B-organisation".split()]
    assert crf.spans(np.array(path)) == [(1, 4, "person"), (4, 5, "person"), (5, 7, "place"), (8, 9, "organisation")]


# --- the recognizers -------------------------------------------------------------------------


def recognized(text: str, model: str = "names") -> tuple[Entity, ...]:
    return names.recognize(NormalizedText(text), model)


@pytest.mark.parametrize("model", MODELS)
def test_letters_of_a_document_number_name_nobody(model: str) -> None:
    text = "关于印发青山县总体预案的通知\n青政发〔2025〕12号\n各乡镇人民政府：\n"
    assert not [entity for entity in recognized(text, model) if entity.kind is EntityKind.PERSON]


@pytest.mark.parametrize("model", MODELS)
@given(TEXTS)
@settings(deadline=None, max_examples=40)
def test_entities_are_sorted_and_inside(model: str, text: str) -> None:
    found = recognized(text, model)
    assert list(found) == sorted(found)
    for entity in found:
        assert 0 <= entity.span.start < entity.span.end <= len(text)
        assert 0 <= entity.confidence <= 1
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@pytest.mark.parametrize("model", MODELS)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8))
@settings(deadline=None, max_examples=30)
def test_whole_and_sentence_by_sentence(model: str, sentences: list[str]) -> None:
    text, apart = "", []
    for sentence in sentences:
        apart += [
            (entity.span.start + len(text), entity.span.end + len(text), entity.confidence)
            for entity in recognized(sentence, model)
        ]
        text += sentence
    assert [(entity.span.start, entity.span.end, entity.confidence) for entity in recognized(text, model)] == apart


def test_a_text_read_in_pieces_gives_the_same_names(model: NameModel, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(random.Random(2).choices((*SENTENCES, "王小二没有句号，", "Ａ１ "), k=300))
    whole = list(find_names(text, model))
    assert whole
    for size in (1, 50, 999):
        monkeypatch.setattr(model_of_names, "_READ", size)
        assert list(find_names(text, model)) == whole


@pytest.mark.parametrize("between", ["，", ""], ids=["pauses", "nothing"])
def test_a_text_without_a_sentence_end_is_read_in_pieces_too(
    model: NameModel, between: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model_of_names, "_READ", 500)
    monkeypatch.setattr(model_of_names, "_BEYOND", 100)
    text = "联系人王建国，" + "".join(random.Random(3).choices("防汛抗旱工作", k=3000)) + between + "联系人王建国"
    pieces = list(model_of_names._pieces(text * 3))
    assert "".join((text * 3)[start:end] for start, end in pieces) == text * 3
    assert max(end - start for start, end in pieces) <= 600
    assert [entity.span.of(text) for entity in find_names(text, model)].count("王建国") == 2


def test_many_places_are_hashed_like_few(monkeypatch: pytest.MonkeyPatch) -> None:
    read = name_text.read("".join(SENTENCES))
    layout = name_text.lay_out(read, np.arange(len(read.sentence_starts) - 1))
    at_once = name_features.hashes(layout, tables())
    monkeypatch.setattr(name_features, "_AT_ONCE", 0)
    monkeypatch.setattr(name_templates, "_TOGETHER", 0)
    assert (name_features.hashes(layout, tables()) == at_once).all()


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=40)
def test_no_name_lies_where_none_can_pay(seed: int) -> None:
    """The best path of many sentences, among them long ones without a name, against one that decodes every place."""
    weights_, source = random_weights(seed), np.random.default_rng(seed)
    lengths = source.integers(1, 30, 8)
    starts = np.cumsum(lengths + 3) - lengths
    found = source.integers(-90, 91, (len(crf.LABELS), int(starts[-1] + lengths[-1]) + 3)).astype(np.int32)
    found[0] += source.integers(0, 120)
    path = crf.best_path(found, weights_.transitions, starts, lengths)
    for start, length in zip(starts.tolist(), lengths.tolist(), strict=True):
        assert path[start : start + length].tolist() == decoded(found[:, start : start + length], weights_.transitions)


def decoded(found: crf.Array, transitions: crf.Array) -> list[int]:
    """Viterbi's algorithm place by place; of equal paths the one whose labels come first, from the end on."""
    state = np.where(crf.STARTS, found[:, 0].astype(np.int64), -(1 << 40))
    back = []
    for at in range(1, found.shape[1]):
        ways = state[:, None] + transitions
        back.append(ways.argmax(0))
        state = ways.max(0) + found[:, at]
    labels = [int(np.where(crf.ENDS, state, -(1 << 41)).argmax())]
    for step in reversed(back):
        labels.append(int(step[labels[-1]]))
    return labels[::-1]


def test_a_long_text_is_found_in_parts() -> None:
    """More than one chunk: the offsets of the last sentence are those of the text."""
    text = "".join(random.Random(1).choices(SENTENCES, k=4000))
    assert {entity.span.of(text) for entity in recognized(text) if entity.kind is EntityKind.PERSON} >= {
        "欧阳振华",
        "张立新",
    }
    assert [(e.span.start, e.span.end) for e in recognized(text[-2000:])][-20:] == [
        (e.span.start - len(text) + 2000, e.span.end - len(text) + 2000) for e in recognized(text)
    ][-20:]


@pytest.mark.parametrize("model", MODELS)
def test_persons_are_found(model: str) -> None:
    text = "".join(SENTENCES)
    persons = {entity.span.of(text) for entity in recognized(text, model) if entity.kind is EntityKind.PERSON}
    assert {"欧阳振华", "周建国", "吴秀英", "赵敏", "张立新", "李小红"} <= persons
    assert not persons & {"国务院", "云台县", "本办法"}


@pytest.mark.parametrize(("text", "name"), [("深入学习邓小平理论。", "邓小平"), ("申请人张某某提出申请。", "张某某")])
def test_doctrines_and_hidden_names_are_doubted(text: str, name: str) -> None:
    assert all(entity.confidence <= 0.3 for entity in recognized(text) if entity.span.of(text) == name)


def test_nothing_in_nothing() -> None:
    assert recognized("") == ()


def test_both_are_discovered() -> None:
    assert {"names", "names-own"} <= {recognizer.id for recognizer in all_recognizers()}


# --- weights ---------------------------------------------------------------------------------


@pytest.mark.parametrize("model", MODELS)
def test_weights_are_small_and_data_only(model: str) -> None:
    path = files("pubcheck.models") / model / "weights.npz"
    data = path.read_bytes()
    assert len(data) <= 6_000_000
    arrays = read_weights(model)
    assert all(array.dtype != object for array in arrays.values())
    assert arrays["weights"].shape == (1 << name_features.BITS, len(crf.LABELS))
    assert np.abs(arrays["weights"].astype(int)).max() <= crf.LIMIT
    assert (files("pubcheck.models") / model / "card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", MODELS)
def test_altered_weights_are_refused(model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files("pubcheck.models") / model
    (tmp_path / model).mkdir()
    (tmp_path / model / "manifest.toml").write_bytes((real / "manifest.toml").read_bytes())
    data = bytearray((real / "weights.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / model / "weights.npz").write_bytes(bytes(data))
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)
    with pytest.raises(ModelError, match="sha256"):
        weights.read_weights(model)


def test_weights_of_another_version_are_refused() -> None:
    with pytest.raises(ModelError):
        name_model({**read_weights("names"), "labels": np.array(["O", "B"])})


def test_a_more_eager_model_finds_no_fewer_characters_of_names(model: NameModel) -> None:
    text = "".join(random.Random(5).choices((*SENTENCES, "王小二没有句号，"), k=200))
    eager = model_of_names.more_eager(model, 5.0)
    assert eager.weights.packed is model.weights.packed
    calm, more = (
        {at for e in find_names(text, each) for at in range(e.span.start, e.span.end)} for each in (model, eager)
    )
    assert len(more) > len(calm)


def test_numbers_and_labels_of_persons_make_the_recognizer_eager(monkeypatch: pytest.MonkeyPatch) -> None:
    biases: list[int] = []

    def noted(text: str, model: NameModel, *rest: object) -> list[Entity]:
        biases.append(int(model.weights.bias[0]))
        return []

    monkeypatch.setattr(model_of_names, "find_names", noted)
    for text in ("县长王建国到会。", "户主：王建国", "电话13900001234", "文号20250001"):
        names.recognize(NormalizedText(text), "names")
    assert biases[0] == biases[3] > biases[1] == biases[2]
