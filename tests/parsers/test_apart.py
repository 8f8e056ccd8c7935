"""Parsing in a child process: equal results, and crashes, hangs and swelling that cost one file."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.apart import Apart
from pubcheck.document import Block, Box, Document, Page, Part
from pubcheck.document_values import document_from_values, document_to_values
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.parser import parse_bytes
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.settings import Limits, Settings
from pubcheck.span import Span

TEXT = "关于召开会议的通知\n各科室：\n请按时参加。\n".encode()
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and limits of POSIX")


def packed(method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.txt", data)
    return buffer.getvalue()


words = st.one_of(st.text(max_size=8), st.builds(Phrase, st.text(max_size=8), st.text(max_size=8)))
numbers = st.one_of(st.none(), st.integers(1, 9))
boxes = st.one_of(st.none(), st.builds(Box, *[st.floats(0, 1000)] * 4))
spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda pair: Span(min(pair), max(pair)))
blocks = st.builds(Block, spans, st.sampled_from(Part), numbers, boxes, words, st.booleans())
gaps = st.builds(Gap, st.just("parse"), words, st.builds(Phrase, st.text(), st.text()))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(blocks, max_size=4), st.lists(gaps, max_size=2), st.text())
def test_a_document_survives_the_pipe(some: list[Block], missing: list[Gap], text: str) -> None:
    inner = Document("a!/b", "0", "text/plain", text, (Page(1, Span(0, 1), 3.5, None),), tuple(some), tuple(missing))
    document = replace(inner, name="a", members=(inner,))
    again = document_from_values(document_to_values(document))
    assert again == document
    assert [getattr(b.label, "en", None) for b in again.blocks] == [getattr(b.label, "en", None) for b in some]
    assert [gap.reason.en for gap in again.gaps] == [gap.reason.en for gap in missing]


def test_same_documents_and_same_errors() -> None:
    with Apart() as apart:
        for data in (TEXT, packed(a=TEXT, b=b"%PDF-1.7")):
            assert apart.parse(data, "样本", Limits()) == parse_bytes(data, "样本", Limits())
        for data, error in ((b"", DamagedDocument), (b"\x7fELF" + bytes(99), UnsupportedFormat)):
            with pytest.raises(error) as caught:
                apart.parse(data, "样本", Limits())
            assert caught.value.phrase.en != str(caught.value.phrase)


def test_passwords_reach_the_child() -> None:
    with Apart() as apart:
        document = apart.parse(made.samples()["locked.zip"], "locked.zip", Limits(passwords=("123456",)))
        assert len(document.members) == 1
        with pytest.raises(EncryptedDocument):
            apart.parse(made.samples()["locked.7z"], "locked.7z", Limits(passwords=("123456",)))


@posix
def test_a_crash_costs_one_file() -> None:
    line = bytes(range(32, 127)) + b"\n"
    slow = packed(zipfile.ZIP_STORED, **{f"m{number}": line * 10_000 for number in range(60)})
    with Apart() as apart:
        apart.parse(TEXT, "a.txt", Limits())
        assert apart._child is not None
        killer = threading.Timer(0.2, os.kill, (apart._child.process.pid, signal.SIGSEGV))
        killer.start()
        with pytest.raises(DamagedDocument, match="-11"):
            apart.parse(slow, "b.zip", Limits())
        assert apart.parse(TEXT, "c.txt", Limits()).text == TEXT.decode()


@posix
def test_a_hang_costs_one_file_and_its_time() -> None:
    with Apart() as apart:
        apart.parse(TEXT, "a.txt", Limits())
        assert apart._child is not None
        os.kill(apart._child.process.pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(LimitExceeded, match="秒"):
            apart.parse(TEXT, "b.txt", Limits(max_seconds=-4.5))
        assert time.monotonic() - began < 30
        assert apart.parse(TEXT, "c.txt", Limits()).text == TEXT.decode()


@posix
def test_memory_is_bounded() -> None:
    data = packed(a=b"1234567890" * 15_000_000)
    limits = Limits(max_ratio=2000, max_memory_mb=64)
    with Apart() as apart:
        with pytest.raises(LimitExceeded, match="内存"):
            apart.parse(data, "a.zip", limits)
        assert apart.parse(TEXT, "c.txt", limits).text == TEXT.decode()


def test_no_folder_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with Apart() as apart:
        apart.parse(TEXT, "a.txt", Limits())
        (folder,) = tmp_path.iterdir()
        (folder / "left behind").write_bytes(b"x")
    assert not list(tmp_path.iterdir())


def test_a_module_in_the_checked_folder_is_not_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lxml.py").write_text("raise SystemExit(9)")
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend("")
    with Apart() as apart:
        assert "公示" in apart.parse("<html><body><p>公示</p></body></html>".encode(), "a.html", Limits()).text


def test_the_reviewer_uses_it_where_the_settings_say_so() -> None:
    data = packed(a=TEXT)
    apart, here = (Reviewer(Settings(isolate=isolate)).review(data, "a.zip") for isolate in (True, False))
    assert [each.document for each in apart.tree()] == [each.document for each in here.tree()]
    assert [each.findings for each in apart.tree()] == [each.findings for each in here.tree()]


_FIRST = (
    "import sys, time\n"
    "from pubcheck.apart import Apart\n"
    "from pubcheck.settings import Limits\n"
    "apart = Apart()\n"
    "apart.parse(b'abc', 'a.txt', Limits())\n"
    "def told(): print(apart._child.folder, flush=True)\n"
)


def started(script: str, folder: Path) -> tuple[subprocess.Popen[bytes], Path]:
    """A process that has a child of its own, and that child's folder."""
    process = subprocess.Popen(
        [sys.executable, "-c", _FIRST + script],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"TMPDIR": str(folder)},
        start_new_session=True,
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().decode().strip())


def gone(folder: Path) -> bool:
    """Whether the folder vanishes within some seconds."""
    return any(not folder.exists() or time.sleep(0.1) for _ in range(100))


@posix
def test_an_interrupt_from_the_keyboard_is_the_parents_alone(tmp_path: Path) -> None:
    script = "try:\n    told()\n    time.sleep(60)\nexcept KeyboardInterrupt:\n    apart.close()\n"
    process, folder = started(script, tmp_path)
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=30)[1] == b""
    assert gone(folder)


@posix
def test_a_killed_parent_leaves_no_folder(tmp_path: Path) -> None:
    process, folder = started("told()\ntime.sleep(60)\n", tmp_path)
    assert folder.parent == tmp_path
    process.kill()
    process.communicate(timeout=30)
    assert gone(folder)


@posix
def test_a_forked_process_leaves_the_child_alone(tmp_path: Path) -> None:
    script = (
        "import os\nfrom pubcheck.apart import parse_as_set\nfrom pubcheck.settings import Settings\n"
        "def read(): return parse_as_set(b'abc', 'a.txt', Settings(isolate=True)).text\n"
        "told()\n"
        "read()\n"
        "pid = os.fork()\n"
        "if not pid: sys.exit(read() != 'abc')\n"
        "from pubcheck import apart as module\n"
        "code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])\n"
        "print(code, os.path.isdir(module._own(os.getpid())._child.folder), read(), flush=True)\n"
        "apart.close()\n"
    )
    process, _ = started(script, tmp_path)
    out, err = process.communicate(timeout=60)
    assert (out.decode().split(), err) == (["0", "True", "abc"], b"")
    assert not list(tmp_path.iterdir())
