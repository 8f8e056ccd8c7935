"""What a user may set. Passed as an argument everywhere, never a global."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from pubcheck.allow import Allow
from pubcheck.custom import CustomRule
from pubcheck.errors import SettingsError
from pubcheck.phrase import Lang, Phrase
from pubcheck.toml_tables import make_tuples, read_tables
from pubcheck.usage import Usage

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is read before it is refused (:class:`~pubcheck.errors.LimitExceeded`).

    ``max_ratio`` is the unpacked size of a container divided by its packed size; ``max_nesting`` how deep
    files may lie inside files, ``max_depth`` how deep elements may nest in one; ``max_blocks`` bounds
    paragraphs, rows and other pieces of text. ``max_unpacked_bytes``, ``max_members``, ``max_characters_in_all``
    and ``max_seconds`` hold for a file together with everything inside it. ``max_memory_mb`` (MiB) bounds a
    child process that parses (:mod:`pubcheck.apart`). ``pattern_seconds`` is the time one rule may take on
    one document before it becomes a Gap. ``max_ocr_pages`` bounds the pages and pictures whose words are
    recognised (with the ``ocr`` extra; 0 switches it off). Two fields are no settings: ``usage`` is the count
    of the file being read, ``passwords`` are tried on protected files and kept nowhere.
    """

    max_bytes: int = 200 * 1024 * 1024
    max_unpacked_bytes: int = 512 * 1024 * 1024
    max_members: int = 10_000
    max_ratio: float = 200.0
    max_depth: int = 256
    max_pages: int = 5_000
    max_characters: int = 20_000_000
    max_characters_in_all: int = 100_000_000
    max_blocks: int = 1_000_000
    max_nesting: int = 5
    max_seconds: float = 120.0
    max_memory_mb: int = 2_048
    max_ocr_pages: int = 50
    pattern_seconds: float = 10.0
    usage: Usage | None = field(default=None, compare=False, repr=False)
    passwords: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def __post_init__(self) -> None:
        make_tuples(self)


@dataclass(frozen=True, slots=True)
class Archive:
    """What counts as put together across the documents of an archive (``pubcheck clusters``); no review depends on it.

    ``person_documents``, ``joined_documents``, ``subject_documents`` and ``masked_documents``: in how many documents
    a person, data of one person, a site, or a person masked in one of them, must stand. ``shared_names``: how many
    names two lists of one folder must share to count as lists of the same persons, where nothing but names joins
    them; ``name_documents``: names that stand in more documents are too common to join any. ``near_bits``: in how many
    of their 64 bits the prints of near duplicates may differ.
    """

    person_documents: int = 3
    joined_documents: int = 2
    subject_documents: int = 2
    masked_documents: int = 2
    shared_names: int = 2
    name_documents: int = 5
    near_bits: int = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """All choices of a user, with their defaults.

    ``profile`` names a disclosure profile (a TOML file in ``pubcheck/profiles`` or a path);
    ``recognizers`` and ``classifier`` name models by their id; ``classifier`` may be the folder of a
    model of one's own (``pubcheck train``). ``allow`` lists values that may
    be published, ``terms`` and ``rules`` look for what the unit adds; ``waivers`` is whether
    waivers written inside a document count; ``isolate`` reads every file in a child process with
    limits on time and memory, so that a file that crashes a library costs no other one.
    Lists become tuples, one alone a tuple of itself, paths and "zh", "en" what the fields are.

    :raises SettingsError: if they cannot.
    """

    lang: Lang = Lang.ZH
    profile: str = "default"
    recognizers: tuple[str, ...] = ("labelled", "names", "addresses")
    classifier: str = "disclosure"
    waivers: bool = True
    isolate: bool = False
    allow: tuple[Allow, ...] = ()
    terms: tuple[CustomRule, ...] = ()
    rules: tuple[CustomRule, ...] = ()
    limits: Limits = field(default_factory=Limits)
    archive: Archive = field(default_factory=Archive)

    def __post_init__(self) -> None:
        make_tuples(self)
        for name, make, wanted in (
            ("profile", os.fspath, "str"),
            ("classifier", os.fspath, "str"),
            ("lang", Lang, "zh | en"),
        ):
            try:
                object.__setattr__(self, name, make(getattr(self, name)))
            except (TypeError, ValueError):
                raise _wrong(name, wanted) from None


def load_settings(path: str | os.PathLike[str]) -> Settings:
    """Settings from a TOML file; what the file leaves out keeps its default.

    :raises SettingsError: if the file cannot be read, is not TOML, or holds an unknown
        key or a value of the wrong type.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        raw = tomllib.loads(text)
    except OSError as error:
        raise SettingsError(
            Phrase(f"无法读取设置文件 {path}，请核对路径和权限", f"cannot read settings file {path}: {error.strerror}")
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            Phrase(f"设置文件 {path} 不是有效的 TOML：{error}", f"settings file {path} is not valid TOML: {error}")
        ) from None
    return settings_from(raw, text, str(path))


def settings_from(raw: dict[str, Any], text: str = "", file: str = "") -> Settings:
    """Settings from the tables of a TOML file; ``text`` and ``file`` let errors name a line of it.

    :raises SettingsError: on an unknown key or a value of the wrong type.
    """
    values = dict(raw)
    chosen: dict[str, Any] = {}
    for name, kind in (("limits", Limits), ("archive", Archive)):
        table = values.pop(name, {})
        if not isinstance(table, dict):
            raise _wrong(name, "table")
        chosen[name] = kind(**_typed(kind, table, f"{name}."))
    if "lang" in values:
        try:
            chosen["lang"] = Lang(values.pop("lang"))
        except ValueError:
            raise _wrong("lang", "zh | en") from None
    if "recognizers" in values:
        names = values.pop("recognizers")
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise _wrong("recognizers", "array of strings")
        chosen["recognizers"] = tuple(names)
    chosen["allow"] = read_tables(Allow, values.pop("allow", []), "allow", text, file)
    for key, is_list in (("terms", True), ("rules", False)):
        chosen[key] = read_tables(CustomRule, values.pop(key, []), key, text, file, {"is_list": is_list})
    chosen.update(_typed(Settings, values, ""))
    return Settings(**chosen)


def _typed(kind: type[Settings] | type[Limits] | type[Archive], values: dict[str, Any], prefix: str) -> dict[str, Any]:
    known = {field.name: field.default for field in fields(kind) if field.compare}
    for key, value in values.items():
        if key not in known:
            raise SettingsError(Phrase(f"设置中有未知的项：{prefix}{key}", f"unknown setting: {prefix}{key}"))
        default = known[key]
        wanted = (int, float) if isinstance(default, float) else type(default)
        if isinstance(value, bool) is not isinstance(default, bool) or not isinstance(value, wanted):
            raise _wrong(prefix + key, type(default).__name__)
        if isinstance(value, (int, float)) and value < 0:
            raise SettingsError(
                Phrase(f"设置项 {prefix}{key} 不能是负数", f"setting {prefix}{key} must not be negative")
            )
    return values


def _wrong(key: str, wanted: str) -> SettingsError:
    return SettingsError(Phrase(f"设置项 {key} 的值不对，应为 {wanted}", f"setting {key} must be {wanted}"))
