"""Real files of ../shared: each one that a parser claims opens and yields what its manifest expects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import conftest
import made
import pytest

from pubcheck.errors import UnsupportedFormat
from pubcheck.parser import all_parsers
from pubcheck.settings import Limits

# Text without a usable ToUnicode table: to be repaired, recognised or at least told as a gap.
UNREADABLE = {"GMT_0031_founder_broken_tounicode.pdf"}
FOLDER = conftest.SHARED / "documents" / "samples"


def entries() -> list[Any]:
    """The lines of the manifest, as parameters named by their file."""
    manifest = FOLDER / "manifest.jsonl"
    if not manifest.is_file():
        return [pytest.param({}, marks=pytest.mark.skip(reason="needs ../shared"))]
    lines = manifest.read_text(encoding="utf-8").splitlines()
    return [pytest.param(entry, id=entry["file"]) for entry in map(json.loads, filter(None, lines))]


@pytest.mark.parametrize("entry", entries())
def test_expected_words_are_found(entry: dict[str, Any]) -> None:
    path = FOLDER / entry["file"]
    data = path.read_bytes()
    if max(parser.sniff(data) for parser in all_parsers()) <= 0.0:
        pytest.skip(f"no parser claims {path.suffix}")
    if not any(path.suffix in parser.extensions for parser in all_parsers()):
        pytest.skip(f"no parser for {path.suffix} yet")
    try:
        document = made.parse(data, path.name, Limits())
    except UnsupportedFormat:
        pytest.skip(f"{path.suffix} is known but not read yet")
    if path.name in UNREADABLE and not document.gaps:
        pytest.xfail("its text layer is broken, and nothing says so yet")
    # One of the words runs over several cells of a form: compared without what parts lines and cells.
    text = "".join("\n".join([document.text, *(member.text for member in document.members)]).split())
    missing = [words for words in entry["expected_substrings"] if "".join(words.split()) not in text]
    assert not missing or (path.name in UNREADABLE and document.gaps)
    assert Path(document.name).name == path.name
