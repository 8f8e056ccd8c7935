"""Reading a model's files: data only, checked against the sha256 in its manifest."""

from __future__ import annotations

import hashlib
import io
import sys
import zlib
from functools import partial
from importlib.resources import files
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pubcheck.errors import ModelError
from pubcheck.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.abc import Traversable
    from zipfile import ZipInfo

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_Model = TypeVar("_Model")
# Models that are read from a folder instead of those installed, by name: for training, in a process of its own.
INSTEAD: dict[str, Path] = {}
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
    """The arrays of the model's ``weights.npz``, none of them pickled; they cannot be written to.

    :raises ModelError: if the file is absent, its sha256 is not that of the manifest, or it is none.
    """
    import zipfile

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
            members = archive.infolist()
            if sum(member.file_size for member in members) > _LARGEST:
                raise ValueError("too large")
            # Of our own the digest was compared, which says more than checksums; others may lie about their size.
            kinds = {member.compress_type for member in members}
            known = kinds <= {zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED} and isinstance(model, str)
            unpack = partial(_unpacked, data) if known else archive.read
            return {member.filename.removesuffix(".npy"): _array(unpack(member)) for member in members}
    except (ValueError, zipfile.BadZipFile, zlib.error, EOFError, TypeError, KeyError, OSError):
        raise _refused(
            model,
            f"模型“{model}”的权重文件无法读取，请重新安装 pubcheck",
            f"the weights of model {str(model)!r} cannot be read; reinstall pubcheck",
        ) from None


def _unpacked(data: bytes, member: ZipInfo) -> bytes:
    """What is in a member, unpacked in one go if it is packed."""
    start = member.header_offset
    name, extra = (int.from_bytes(data[start + at : start + at + 2], "little") for at in (26, 28))
    start += 30 + name + extra
    if not member.compress_type:  # stored as it is
        return data[start : start + member.file_size]
    return zlib.decompress(memoryview(data)[start : start + member.compress_size], -zlib.MAX_WBITS, member.file_size)


def _array(file: bytes) -> Any:
    """The array in a ``.npy`` file; it cannot be written to."""
    import numpy as np

    stream = io.BytesIO(file)
    version = np.lib.format.read_magic(stream)
    read = {(1, 0): np.lib.format.read_array_header_1_0, (2, 0): np.lib.format.read_array_header_2_0}[version]
    shape, by_columns, kind = read(stream)
    if kind.hasobject:
        raise ValueError("objects are not unpickled")
    values = np.frombuffer(file, kind, offset=stream.tell(), count=prod(shape))
    return values.reshape(shape, order="F" if by_columns else "C")


def built(model: str, make: Callable[[dict[str, Any]], _Model]) -> _Model:
    """What ``make`` builds of the arrays of the shipped model.

    :raises ModelError: if its files are absent or altered, or ``make`` finds that they are of another version.
    """
    arrays = read_weights(model)
    try:
        return make(arrays)
    except (KeyError, ValueError, IndexError, TypeError):
        raise _refused(
            model,
            f"模型“{model}”与这一版 pubcheck 不符，请重新安装",
            f"model {model} was made for another version; reinstall pubcheck",
        ) from None


def _folder(model: str | Path) -> Traversable:
    if isinstance(model, str):
        return INSTEAD[model] if model in INSTEAD else files("pubcheck.models") / model
    return model


def _refused(model: str | Path, zh: str, en: str) -> ModelError:
    """The error; a model of one's own is not installed but trained."""
    if isinstance(model, Path):
        zh = zh.replace("重新安装 pubcheck", "用 pubcheck train 重新训练")
        en = en.replace("reinstall pubcheck", "train it again with pubcheck train")
    return ModelError(Phrase(zh, en))
