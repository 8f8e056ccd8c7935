"""Learning from one's own archive: fit, compare with the shipped model, write a model folder."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from pubcheck.models.disclosure.estimator import DisclosureEstimator
from pubcheck.models.disclosure.fitting import adapted, head_scores, write_model
from pubcheck.models.disclosure.matrix import Array, Rows, samples
from sklearn.model_selection import KFold

from pubcheck.attribute_figures import Judged, accuracy, calibration_error, compared, macro_f1
from pubcheck.classifier import Sample
from pubcheck.disclosure_model import Model, classify_with, load_model, model_version
from pubcheck.errors import SettingsError
from pubcheck.labelled import Labelled
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute

FEWEST = 5  # documents of each attribute
_QUESTION_C = 30.0
_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """How often one question (``exemption``, ``duty``) was answered right where the corpus answers it.

    ``right`` counts by folds that had not seen the document, ``shipped_right`` by the shipped model. ``kept`` is
    whether the model keeps what it learned: not where the shipped model was right more often.
    """

    question: str
    documents: int
    right: int
    shipped_right: int

    @property
    def kept(self) -> bool:
        """Whether the learned answers are at least as good as the shipped ones."""
        return self.right >= self.shipped_right


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned, and how it differs from the shipped model.

    Figures of the new model come from folds that it had not seen. ``agreement`` is the share of documents
    to which both give the same attribute, ``drift`` the mean difference of their probabilities of
    withheld, ``changed`` counts (attribute by the shipped model, by the new one) where they differ.
    ``questions`` tells of exemption and duty, where the corpus names enough of them.
    """

    documents: int
    counts: dict[str, int]
    macro_f1: float
    accuracy: float
    calibration_error: float
    shipped_macro_f1: float
    shipped_accuracy: float
    agreement: float
    drift: float
    changed: tuple[tuple[str, str, int], ...]
    questions: tuple[Answered, ...] = ()


def learn(labelled: Sequence[Labelled], out: Path, source: str) -> Learned:
    """Train on these documents, starting from the shipped model, and write the model into ``out``.

    :raises SettingsError: if an attribute has too few documents.
    :raises OSError: if ``out`` cannot be written.
    """
    counts = Counter(str(entry.attribute) for entry in labelled)
    few = [attribute for attribute in Attribute if counts[str(attribute)] < FEWEST]
    if few:
        names = "、".join(str(attribute.phrase) for attribute in few)
        english = ", ".join(few)
        raise SettingsError(
            Phrase(
                f"训练至少需要每种公开属性各 {FEWEST} 份文件，不足的：{names}",
                f"training needs {FEWEST} documents of each attribute; too few: {english}",
            )
        )
    truth = [str(entry.attribute) for entry in labelled]
    documents = [entry.document for entry in labelled]
    groups = [entry.group or f"#{number}" for number, entry in enumerate(labelled)]
    named = sum(bool(entry.group) for entry in labelled) * 2 > len(labelled)
    estimator = DisclosureEstimator().fit(documents, truth, groups if named else None)
    own = _judged(truth, estimator.held_out_, list(estimator.classes_))
    read = samples(documents)
    shipped = _by_shipped(labelled, read)
    model, questions = _questions(labelled, read, estimator.model_)
    result = Learned(
        len(labelled),
        dict(counts),
        macro_f1(own),
        accuracy(own),
        calibration_error(own),
        macro_f1(shipped),
        accuracy(shipped),
        *compared(shipped, own),
        questions,
    )
    out.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    for entry in labelled:
        digest.update(f"{entry.document.sha256} {entry.attribute}\n".encode())
    facts = {
        "version": "own",
        "training_corpus": source,
        "training_corpus_sha256": digest.hexdigest(),
        "started_from": f"disclosure {model_version('disclosure')}",
    }
    write_model(out, model, facts, _figures(result))
    (out / "card.md").write_text(_card(result), encoding="utf-8")
    return result


def _judged(truth: Sequence[str], probabilities: Array, classes: Sequence[str]) -> list[Judged]:
    attributes = [Attribute(name) for name in classes]
    return [
        Judged(
            Attribute(label),
            dict(zip(attributes, map(float, row), strict=True)),
            attributes[int(np.argmax(row))],
        )
        for label, row in zip(truth, probabilities, strict=True)
    ]


def _questions(
    labelled: Sequence[Labelled], read: Sequence[Sample], model: Model
) -> tuple[Model, tuple[Answered, ...]]:
    """``model`` with the exemptions and duties that the corpus names learned, from the shipped answers on."""
    told = []
    for question in ("exemption", "duty"):
        head = model.heads[question]
        named = [at for at, entry in enumerate(labelled) if getattr(entry, question) in head.classes]
        answers = np.array([getattr(labelled[at], question) for at in named])
        if len(named) < 2 * FEWEST or len(set(answers)) < 2:
            continue
        rows = Rows([read[at] for at in named]).matrix(model.vocabulary)
        right = 0
        for train, held_out in KFold(_FOLDS, shuffle=True, random_state=0).split(answers):
            learned = adapted(head, rows[train], answers[train], _QUESTION_C)
            right += _right(head_scores(learned, rows[held_out]), answers[held_out], head.classes)
        told.append(Answered(question, len(named), right, _right(head_scores(head, rows), answers, head.classes)))
        if told[-1].kept:
            model = replace(model, heads={**model.heads, question: adapted(head, rows, answers, _QUESTION_C)})
    return model, tuple(told)


def _right(scores: Array, answers: Array, classes: Sequence[str]) -> int:
    return int(np.sum(np.array(classes)[scores.argmax(axis=1)] == answers))


def _by_shipped(labelled: Sequence[Labelled], read: Sequence[Sample]) -> list[Judged]:
    model = load_model("disclosure")
    judged = []
    for entry, sample in zip(labelled, read, strict=True):
        probabilities = classify_with(model, "", sample).probabilities
        judged.append(Judged(entry.attribute, probabilities, max(Attribute, key=lambda each: probabilities[each])))
    return judged


def _figures(result: Learned) -> dict[str, float | int | str]:
    return {
        "documents": result.documents,
        **{f"documents_{name}": count for name, count in sorted(result.counts.items())},
        "cross_validated_macro_f1": round(result.macro_f1, 4),
        "cross_validated_accuracy": round(result.accuracy, 4),
        "cross_validated_calibration_error": round(result.calibration_error, 4),
        "shipped_macro_f1": round(result.shipped_macro_f1, 4),
        "shipped_accuracy": round(result.shipped_accuracy, 4),
        "agreement_with_shipped": round(result.agreement, 4),
        "drift_from_shipped": round(result.drift, 4),
        **{f"{each.question}_right": f"{each.right} of {each.documents}" for each in result.questions},
        **{f"shipped_{each.question}_right": f"{each.shipped_right} of {each.documents}" for each in result.questions},
    }


def _card(result: Learned) -> str:
    lines = [f"| {name} | {value} |" for name, value in _figures(result).items()]
    return "\n".join(
        [
            "# Model of one's own",
            "",
            "Made by `pubcheck train`; starts from the shipped disclosure model and learns the attribute from the",
            "documents of one archive. Exemptions and duties are told by the shipped model, and learned from the archive",
            "where its JSONL names enough of them and the folds are no worse. The weights hold no text, but",
            " n-gram weights of documents: treat them like the documents they were learned from.",
            "",
            "The figures of the new model come from folds it had not seen. What was withheld in an archive is what",
            "somebody decided to withhold, right or wrong: the model repeats it.",
            "",
            "| Figure | Value |",
            "|---|---|",
            *lines,
            "",
        ]
    )
