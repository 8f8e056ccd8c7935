"""What systems leave in folders is passed over, and nothing else that only bears such a name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pubcheck.archive.places import place_of

SHELL = "[.ShellClassInfo]\r\nIconResource=folder.ico,0\r\n"


@pytest.mark.parametrize(
    ("name", "data", "is_left"),
    [
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 pictures", True),
        ("thumbs.DB", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 pictures", True),
        (".DS_Store", b"\0\0\0\1Bud1\0\0", True),
        ("desktop.ini", SHELL.encode(), True),
        ("Desktop.ini", SHELL.encode("utf-16"), True),
        ("Thumbs.db", "身份证号11010519491231002X".encode(), False),
        (".DS_Store", "秘密★1年".encode(), False),
        ("desktop.ini", "秘密★1年".encode(), False),
        ("desktop.ini", SHELL.encode() + "秘密★1年\n".encode() * 1000, False),
        ("desktop.ini.txt", SHELL.encode(), False),
        ("Thumbs.db", b"", True),
    ],
)
def test_what_systems_leave_is_known_by_what_it_holds(name: str, data: bytes, is_left: bool, tmp_path: Path) -> None:
    (tmp_path / "子").mkdir()
    (tmp_path / "子" / name).write_bytes(data)
    found = [each.path for each in place_of(str(tmp_path)).walk()]
    assert found == ([] if is_left else [f"子/{name}"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_of_such_a_name_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Thumbs.db")
    (found,) = place_of(str(tmp_path)).walk()
    assert found.error is not None
