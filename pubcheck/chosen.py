"""What settings name: the profile, the recognizers and the classifier, by their ids or as files of one's own."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TypeVar

from pubcheck.classifier import Classifier, all_classifiers
from pubcheck.disclosure_model import disclosure_classifier
from pubcheck.errors import ModelError, SettingsError
from pubcheck.phrase import Phrase
from pubcheck.profile import Profile, is_file, load_profile
from pubcheck.recognizer import Recognizer, all_recognizers

_Model = TypeVar("_Model", Recognizer, Classifier)


def profile_named(name: str) -> Profile:
    """The profile; one's own is read each time, since its file may be changed meanwhile.

    :raises SettingsError: if there is none, or it is not valid.
    """
    return load_profile(name) if is_file(name) else _shipped_profile(name)


@cache
def _shipped_profile(name: str) -> Profile:
    return load_profile(name)


@cache
def recognizers_named(ids: tuple[str, ...]) -> tuple[Recognizer, ...]:
    """The recognizers of these ids.

    :raises SettingsError: if there is none of one of them.
    """
    known = {recognizer.id: recognizer for recognizer in all_recognizers()}
    return tuple(_named(known, id_, "recognizers") for id_ in ids)


def classifier_named(id_: str) -> Classifier | None:
    """The classifier of this id, or the model in the folder with this whole path; ``None`` for an empty id."""
    known = {classifier.id: classifier for classifier in all_classifiers()}
    if id_ not in known and Path(id_).is_absolute():
        return disclosure_classifier(Path(id_))
    return _named(known, id_, "classifier") if id_ else None


def path_or_id(id_: str) -> str:
    """The whole path where ``id_`` is the folder of a model, else the id of a classifier that exists, or none."""
    known = {classifier.id: classifier for classifier in all_classifiers()}
    if id_ and id_ not in known and (Path(id_) / "manifest.toml").is_file():
        return str(Path(id_).absolute())
    return _named(known, id_, "classifier").id if id_ else ""


def _named(known: dict[str, _Model], id_: str, setting: str) -> _Model:
    if id_ not in known:
        names = "、".join(known)
        raise SettingsError(
            Phrase(f"设置项 {setting} 中没有“{id_}”，可用：{names}", f"{setting}: no {id_!r}; available: {names}")
        )
    return known[id_]


def version_of(classifier: Classifier) -> str:
    """Its version, ``absent`` where its weights are."""
    try:
        return classifier.version()
    except ModelError:
        return "absent"
