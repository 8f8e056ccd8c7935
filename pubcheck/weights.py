"""Reading a model's files: data only, checked against the sha256 in its manifest."""

from __future__ import annotations

import hashlib
import io
import sys
from importlib.resources import files
from typing import Any

from pubcheck.errors import ModelError
from pubcheck.phrase import Phrase

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


def read_manifest(model: str) -> dict[str, Any]:
    """The manifest of ``pubcheck.models.<model>``: version, sha256, training corpus, metrics.

    :raises ModelError: if there is none, or it lacks version or sha256.
    """
    try:
        manifest = tomllib.loads((files("pubcheck.models") / model / "manifest.toml").read_text(encoding="utf-8"))
        return {**manifest, "version": manifest["version"], "sha256": manifest["sha256"]}
    except (OSError, ModuleNotFoundError, tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError):
        raise ModelError(
            Phrase(
                f"缺少模型“{model}”的清单文件，或清单不完整，请重新安装 pubcheck",
                f"model {model!r} has no complete manifest; reinstall pubcheck",
            )
        ) from None


def read_weights(model: str) -> dict[str, Any]:
    """The arrays of the model's ``weights.npz``, none of them pickled.

    :raises ModelError: if the file is absent or its sha256 is not that of the manifest.
    """
    import numpy as np

    manifest = read_manifest(model)
    try:
        data = (files("pubcheck.models") / model / "weights.npz").read_bytes()
    except OSError:
        raise ModelError(
            Phrase(
                f"缺少模型“{model}”的权重文件，请重新安装 pubcheck",
                f"model {model!r} has no weights; reinstall pubcheck",
            )
        ) from None
    if hashlib.sha256(data).hexdigest() != manifest["sha256"]:
        raise ModelError(
            Phrase(
                f"模型“{model}”的权重文件被改动（sha256 不符），请重新安装 pubcheck",
                f"the weights of model {model!r} were altered (sha256 differs); reinstall pubcheck",
            )
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return {name: arrays[name] for name in arrays.files}
