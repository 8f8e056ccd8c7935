"""The marker fixtures of corpora/samples and what tests ask about parsed documents."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
import time
import tracemalloc
from functools import cache
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

import pytest

from pubcheck.document import Document
from pubcheck.errors import ParseError
from pubcheck.parser import parse_bytes
from pubcheck.settings import Limits

SCRIPTS = Path(__file__).resolve().parents[2] / "corpora" / "samples"


@cache
def script(name: str) -> ModuleType:
    """A fixture script of corpora/samples as a module."""
    spec = importlib.util.spec_from_file_location(name, SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # Scripts share a module now and then (a writer of compound files), found beside them.
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


@cache
def format_scripts() -> tuple[str, ...]:
    """The scripts that make fixtures of a format: ``make_*.py`` with a ``SAMPLES`` table."""
    names = (path.stem for path in sorted(SCRIPTS.glob("make_*.py")))
    return tuple(name for name in names if hasattr(script(name), "SAMPLES"))


@cache
def samples_of(parser_id: str) -> tuple[str, ...]:
    """The file names that the scripts' ``SAMPLES`` give for a parser, the most telling one first."""
    tables = [{"plain_text": ("plain.txt",)}, *(script(name).SAMPLES for name in format_scripts())]
    return tuple(file for table in tables for file in table.get(parser_id, ()))


@cache
def samples() -> dict[str, bytes]:
    """All made samples by their file name."""
    with tempfile.TemporaryDirectory() as folder:
        for name in format_scripts():
            script(name).make(Path(folder))
        made = {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}
    made["plain.txt"] = "关于示例事项的通知\r\n\r\n各科室：\r\n    联系电话：010-00000001\r\n".encode("gbk")
    return made


def without_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the extra ``ocr``: its modules are not found."""

    def find(name: str) -> ModuleSpec | None:
        return None if name in ("rapidocr", "onnxruntime") else find_spec(name)

    monkeypatch.setattr("pubcheck.parser.find_spec", find)
    monkeypatch.setattr("pubcheck.ocr.find_spec", find)


def parse(data: bytes, name: str = "sample", limits: Limits | None = None) -> Document:
    """As the library does: the bytes choose the parser."""
    return parse_bytes(data, name, limits or Limits())


def blocks(document: Document) -> list[tuple[str, str]]:
    """Part and text of every block."""
    return [(block.part.value, block.span.of(document.text)) for block in document.blocks]


def parts_of(document: Document, marker: str) -> list[str]:
    """The parts of the blocks that hold ``marker``."""
    return [part for part, text in blocks(document) if marker in text]


def bounded(data: bytes, limits: Limits | None = None, *, name: str) -> Document | ParseError:
    """What comes of a hostile file, within ten seconds and 400 MB."""
    tracemalloc.start()
    start = time.monotonic()
    try:
        outcome: Document | ParseError = parse(data, name, limits)
    except ParseError as error:
        outcome = error
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - start < 10
    assert peak < 400 * 2**20
    return outcome
