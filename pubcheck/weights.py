"""Reading a model's files: data only, checked against the sha256 in its manifest."""

from __future__ import annotations

import hashlib
import io
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pubcheck.errors import ModelError
from pubcheck.phrase import Phrase

if TYPE_CHECKING:
    from importlib.abc import Traversable

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_LARGEST = 64 * 1024 * 1024  # bytes of the arrays of a model


def read_manifest(model: str | Path) -> dict[str, Any]:
    """The manifest of ``pubcheck.models.<model>``, or of the model in a folder: version, sha256, corpus, metrics.

    :raises ModelError: if there is none, or it lacks version or sha256.
    """
    try:
        manifest = tomllib.loads((_folder(model) / "manifest.toml").read_text(encoding="utf-8"))
        return {**manifest, "version": manifest["version"], "sha256": manifest["sha256"]}
    except (OSError, ModuleNotFoundError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError):
        raise _refused(
            model,
            f"缺少模型“{model}”的清单文件，或清单不完整，请重新安装 pubcheck",
            f"model {str(model)!r} has no complete manifest; reinstall pubcheck",
        ) from None


def read_weights(model: str | Path) -> dict[str, Any]:
    """The arrays of the model's ``weights.npz``, none of them pickled.

    :raises ModelError: if the file is absent, its sha256 is not that of the manifest, or it is none.
    """
    import zipfile

    import numpy as np

    manifest = read_manifest(model)
    try:
        data = (_folder(model) / "weights.npz").read_bytes()
    except OSError:
        raise _refused(
            model,
            f"缺少模型“{model}”的权重文件，请重新安装 pubcheck",
            f"model {str(model)!r} has no weights; reinstall pubcheck",
        ) from None
    if hashlib.sha256(data).hexdigest() != manifest["sha256"]:
        raise _refused(
            model,
            f"模型“{model}”的权重文件被改动（sha256 不符），请重新安装 pubcheck",
            f"the weights of model {str(model)!r} were altered (sha256 differs); reinstall pubcheck",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise ValueError("too large")
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (ValueError, zipfile.BadZipFile, EOFError, TypeError, OSError):
        raise _refused(
            model,
            f"模型“{model}”的权重文件无法读取，请重新安装 pubcheck",
            f"the weights of model {str(model)!r} cannot be read; reinstall pubcheck",
        ) from None


def _folder(model: str | Path) -> Traversable:
    return files("pubcheck.models") / model if isinstance(model, str) else model


def _refused(model: str | Path, zh: str, en: str) -> ModelError:
    """The error; a model of one's own is not installed but trained."""
    if isinstance(model, Path):
        zh = zh.replace("重新安装 pubcheck", "用 pubcheck train 重新训练")
        en = en.replace("reinstall pubcheck", "train it again with pubcheck train")
    return ModelError(Phrase(zh, en))
