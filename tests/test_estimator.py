# ruff: noqa: N803, N806 - X is the name that scikit-learn demands
"""The disclosure estimator keeps scikit-learn's conventions, as far as they apply to texts."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

pytest.importorskip("sklearn")

from pubcheck.models.disclosure.estimator import DisclosureEstimator
from sklearn.base import clone, is_classifier
from sklearn.exceptions import NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.utils.estimator_checks import estimator_checks_generator
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

# On texts scikit-learn skips all checks that feed arrays; behind OnNumbers all of them apply. These take half a
# minute each, so they run only with PUBCHECK_SLOW=1.
SLOW = {"check_classifiers_train", "check_classifiers_classes", "check_estimators_dtypes"}


class OnNumbers(DisclosureEstimator):
    """The estimator behind a translation of numbers into texts, so that scikit-learn's checks can feed it arrays.

    Each number becomes a character that stands for its column and its size.
    """

    def fit(self, X: Any, y: Any, groups: Any = None) -> OnNumbers:
        X, y = validate_data(self, X, y)
        check_classification_targets(y)
        super().fit(in_words(X), y)
        return self

    def _scores(self, X: Any) -> Any:
        check_is_fitted(self)
        return super()._scores(in_words(validate_data(self, X, reset=False)))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.one_d_array, tags.input_tags.two_d_array = False, False, True
        return tags


def in_words(rows: Any) -> list[str]:
    sizes = np.clip(np.round(np.asarray(rows, dtype=float) * 2) + 30, 0, 59).astype(int)
    return ["。".join(chr(0x4E00 + column * 60 + size) for column, size in enumerate(row)) for row in sizes]


PROACTIVE = [f"某县{name}关于公开征求{topic}意见的公告" for name in "甲乙丙丁" for topic in ("规划", "收费标准")]
ON_REQUEST = [f"某县{name}关于同意某公司{topic}的批复" for name in "甲乙丙丁" for topic in ("用地", "变更名称")]
WITHHELD = [f"某县{name}关于{topic}的请示。妥否，请批示。" for name in "甲乙丙丁" for topic in ("经费", "编制")]
TEXTS = [*PROACTIVE, *ON_REQUEST, *WITHHELD]
LABELS = np.repeat(["proactive", "on_request", "withheld"], 8)


@pytest.fixture(scope="module", params=[True, False], ids=["from the shipped model", "from nothing"])
def fitted(request: pytest.FixtureRequest) -> DisclosureEstimator:
    return DisclosureEstimator(folds=2, start=request.param).fit(TEXTS, LABELS)


def checks() -> list[Any]:
    return [check for _, check in estimator_checks_generator(OnNumbers(folds=0, start=False))]


def name_of(check: Any) -> str:
    return str(getattr(check, "func", check).__name__)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("check", checks(), ids=name_of)
def test_scikit_learns_own_checks(check: Any) -> None:
    if name_of(check) in SLOW and not os.environ.get("PUBCHECK_SLOW"):
        pytest.skip("takes half a minute; set PUBCHECK_SLOW=1")
    check(OnNumbers(folds=0, start=False))


def test_on_texts_scikit_learn_skips_what_feeds_arrays() -> None:
    with pytest.warns(match="Can't test estimator"):
        assert [name_of(check) for _, check in estimator_checks_generator(DisclosureEstimator())] == [
            "check_estimator_cloneable"
        ]


def test_parameters_and_clone() -> None:
    estimator = DisclosureEstimator(c=3.0, folds=2, start=False)
    assert estimator.get_params() == {"c": 3.0, "folds": 2, "start": False}
    copy = clone(estimator).set_params(c=5.0)
    assert (copy.c, estimator.c) == (5.0, 3.0)
    assert is_classifier(estimator)


def test_probabilities(fitted: DisclosureEstimator) -> None:
    probabilities = fitted.predict_proba(TEXTS)
    assert probabilities.shape == (24, 3)
    assert np.allclose(probabilities.sum(axis=1), 1)
    assert list(fitted.classes_) == sorted(set(LABELS))
    assert np.array_equal(fitted.predict(TEXTS), fitted.classes_[probabilities.argmax(axis=1)])
    assert np.mean(fitted.predict(TEXTS) == LABELS) > 0.9
    assert fitted.score(TEXTS, LABELS) > 0.9


def test_each_text_is_judged_by_itself(fitted: DisclosureEstimator) -> None:
    whole = fitted.predict_proba(TEXTS)
    assert np.allclose(whole[::-1], fitted.predict_proba(TEXTS[::-1]))
    assert np.allclose(whole[:3], np.vstack([fitted.predict_proba([text]) for text in TEXTS[:3]]))


def test_fitting_again_gives_the_same_and_changes_no_parameter(fitted: DisclosureEstimator) -> None:
    before = fitted.get_params()
    again = clone(fitted).fit(list(TEXTS), list(LABELS))
    assert np.allclose(again.predict_proba(TEXTS), fitted.predict_proba(TEXTS))
    assert fitted.get_params() == before


def test_it_survives_a_process_boundary(fitted: DisclosureEstimator) -> None:
    copy = pickle.loads(pickle.dumps(fitted))
    assert np.array_equal(copy.predict(TEXTS), fitted.predict(TEXTS))


def test_other_labels_than_the_attributes() -> None:
    estimator = DisclosureEstimator(folds=0).fit(PROACTIVE + WITHHELD, [0] * 8 + [1] * 8)
    assert list(estimator.classes_) == [0, 1]
    assert estimator.predict(WITHHELD).tolist() == [1] * 8
    assert not hasattr(estimator, "model_")


@pytest.mark.parametrize(
    ("texts", "labels"),
    [([], []), (TEXTS, LABELS[:-1]), (PROACTIVE, ["proactive"] * 8), ([1.0, 2.0], ["a", "b"])],
    ids=["nothing", "lengths differ", "one class", "numbers"],
)
def test_what_cannot_be_learned_from_is_refused(texts: list[Any], labels: list[str]) -> None:
    with pytest.raises(ValueError, match=r"class|sample|texts"):
        DisclosureEstimator(folds=2).fit(texts, labels)


@pytest.mark.parametrize("method", ["predict", "predict_proba", "decision_function"])
def test_it_must_be_fitted_first(method: str) -> None:
    ask: Callable[[list[str]], Any] = getattr(DisclosureEstimator(), method)
    with pytest.raises(NotFittedError):
        ask(TEXTS)


def test_it_works_in_scikit_learns_tools() -> None:
    estimator = DisclosureEstimator(folds=0, start=False)
    assert cross_val_score(estimator, TEXTS, LABELS, cv=2).shape == (2,)
    search = GridSearchCV(make_pipeline(estimator), {"disclosureestimator__c": [1.0, 10.0]}, cv=2).fit(TEXTS, LABELS)
    assert search.best_params_["disclosureestimator__c"] in (1.0, 10.0)
