"""The model of content grounds: its files, its sentences, and what its evidence is added to."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

import pubcheck
from pubcheck import ground_model, weights
from pubcheck.errors import ModelError
from pubcheck.ground_model import NONE, load_grounds, sentences_of, title_words
from pubcheck.rule import all_rules
from pubcheck.weights import read_manifest, read_weights

TEXT = (
    "某市供水安全资料\n一、概况。现有水厂三座，水质按月公布。\n"
    "二、薄弱环节。二水厂检查井无锁；加压站控制终端口令未更换，可由外网直接登录。\n三、改进措施。更换井盖。"
)


def test_its_classes_are_rules() -> None:
    model = load_grounds()
    assert set(model.classes) - {NONE} <= {rule.id for rule in all_rules()}
    assert read_manifest("grounds")["metrics"]["positive"] > 300


def test_sentences_go_on_behind_semicolons_and_items_of_a_form_stand_apart() -> None:
    words = [span.of(TEXT) for span in sentences_of(TEXT)]
    assert "二水厂检查井无锁；加压站控制终端口令未更换，可由外网直接登录。" in words
    form = "巡查排程 周次 区域 " + "一 河西 监督性监测计划已公布 " * 4 + "二 河东 夜间倒查雨水管 不告知"
    assert "二 河东 夜间倒查雨水管 不告知" in [span.of(form) for span in sentences_of(form)]


def test_the_telling_sentence_scores_highest_and_alone_as_among_others() -> None:
    model, spans = load_grounds(), sentences_of(TEXT)
    scores = model.scores([span.of(TEXT) for span in spans], title_words(TEXT))
    column = model.classes.index("secret.infrastructure")
    best = spans[int(scores[:, column].argmax())].of(TEXT)
    assert best.startswith("二水厂检查井无锁")
    alone = model.scores([best], title_words(TEXT))
    assert np.allclose(alone[0], scores[int(scores[:, column].argmax())])


@pytest.mark.parametrize(
    "text", ["", "\n\n", "。。。；；；", "机" * 5000, "a b c " * 3000, "\ud800坏字符无锁可直接登录后台"]
)
def test_odd_texts_are_scored_or_left_alone(text: str) -> None:
    spans = sentences_of(text)
    if spans:
        scores = load_grounds().scores([span.of(text) for span in spans], title_words(text))
        assert np.isfinite(scores).all()


@pytest.mark.parametrize("at", [1, 12, 25, 40, -1])
def test_a_nul_from_rtf_is_a_blank(at: int) -> None:
    text = "关于内部人事安排的通报\n经研究，拟提拔王某任科长，暂不对外公布，请勿外传。\n请妥善保管考察材料。"
    held = f"{text[:at]}\0{text[at:]}"
    spans = sentences_of(held)
    told = load_grounds().scores([span.of(held) for span in spans], title_words(held))
    plain = load_grounds().scores(
        [span.of(held).replace("\0", "") for span in spans], title_words(held).replace("\0", "")
    )
    assert np.allclose(told, plain)
    assert not pubcheck.check_text(held).gaps


def test_altered_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arrays = read_weights("grounds")
    assert arrays["weights"].dtype == np.int8
    with pytest.raises(ValueError, match="shape"):
        ground_model._model({**arrays, "weights": arrays["weights"][:, :5]})
    with pytest.raises(ValueError, match="format"):
        ground_model._model({**arrays, "format": np.int32(99)})
    source = Path(ground_model.__file__).parents[1] / "models" / "grounds"
    for name in ("manifest.toml", "weights.npz"):
        (tmp_path / name).write_bytes((source / name).read_bytes())
    (tmp_path / "weights.npz").write_bytes(b"x" + (source / "weights.npz").read_bytes()[1:])
    with pytest.raises(ModelError):
        weights.read_weights(tmp_path)


def test_what_is_published_is_left_alone_and_a_paraphrase_is_found() -> None:
    told = "节日勤务安排\n一、迎接。志愿者在南门引导。\n二、北侧便门由专人看守，舞龙队里混有便装人员十二名，以左腕红绳辨认，现场不说明身份。\n三、停车场三处。"
    found = {f.rule_id: f.evidence for f in pubcheck.check_text(told).findings if f.severity.rank}
    assert re.search("便装人员", found.get("secret.police", ""))
    public = "关于元宵灯会交通管制的通告\n一、北门进、南门出。\n二、民警和志愿者在现场引导，停车场三处，已向社会公布。"
    rules = {f.rule_id for f in pubcheck.check_text(public).findings if f.severity.rank}
    assert not {rule for rule in rules if rule.startswith(("secret.", "internal."))}
