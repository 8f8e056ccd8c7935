"""Every hostile file ends within its limits in one named outcome, in bounded memory, and leaves nothing behind."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import made
import pytest

from pubcheck.apart import Apart
from pubcheck.document import Document
from pubcheck.errors import ParseError
from pubcheck.settings import Limits

HOSTILE = made.script("hostile")
LIMITS = Limits(max_seconds=10.0, max_ocr_pages=0)
GIBIBYTE = 2**30
# These are sound enough to be read whole; everything else must say that something is wrong.
READABLE = {
    *("wrong-extension.docx", "wrong-extension.pdf", "slip.zip", "links.tar", "paragraphs.docx", "long-line.docx"),
    *("long-line.txt", "codes.rtf", "parts.eml", "many-cells.xlsx", "attributes.html", "styles.html", "crowded.pdf"),
    *("previous.pdf", "long-names.zip", "templates.ofd", "runs.ofd", "blocks.ofd", "far-cell.xlsx", "spoiled.eml"),
}

# Where a native library is stopped by the limit on memory, it ends its process instead of raising.
NATIVE = {"bomb.pdf"}


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    folder = tmp_path_factory.mktemp("temporary")
    before = tempfile.tempdir
    tempfile.tempdir = str(folder)
    with Apart() as apart:
        yield apart
    tempfile.tempdir = before
    assert not list(folder.iterdir())


def peak(apart: Apart) -> int:
    """The child's highest resident memory since it was last asked, in bytes; 0 where the system does not tell."""
    child = apart._child
    status = Path(f"/proc/{child.process.pid}/status") if child else Path("/nowhere")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def gaps(document: Document) -> int:
    return len(document.gaps) + sum(gaps(member) for member in document.members)


@pytest.mark.parametrize("name", HOSTILE.FILES)
def test_one_named_outcome(apart: Apart, name: str) -> None:
    data = HOSTILE.FILES[name]()
    if apart._child is not None and (reset := Path(f"/proc/{apart._child.process.pid}/clear_refs")).exists():
        reset.write_text("5")
    began = time.monotonic()
    try:
        outcome: Document | ParseError = apart.parse(data, name, LIMITS)
    except ParseError as error:
        outcome = error
    assert time.monotonic() - began < LIMITS.max_seconds + 10
    if isinstance(outcome, ParseError):
        assert type(outcome) is not ParseError, "an unforeseen exception"
        assert "崩溃" not in str(outcome) or name in NATIVE
        assert outcome.phrase.en != str(outcome.phrase)
        assert "\n" not in str(outcome)
    else:
        # A document without any text gets its gap from the reviewer.
        assert gaps(outcome) or name in READABLE or not outcome.text
        assert "root:" not in outcome.text
    if sys.platform == "linux":
        assert peak(apart) < GIBIBYTE


def test_nothing_climbs_out_of_an_archive() -> None:
    assert not Path("/tmp/pubcheck-slip.txt").exists()
    assert not Path("/etc/slip").exists()


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE.FILES) >= 40
