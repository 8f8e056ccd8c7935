"""Makes ``object.bin`` and ``unknown.vsd``: an OLE object taken out of a document, and an unknown OLE file.

Run ``python make_ole.py FOLDER``. Everything is invented; the bytes are the same on every run.
"""

from __future__ import annotations

import sys
from pathlib import Path

from compound_file import SUMMARY, native, pack, property_stream

SAMPLES = {"ole": ("object.bin", "unknown.vsd")}
"""Parser → the fixtures it must read."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write both files into ``folder``."""
    text = f"{marker('object_text')}\r\n".encode("gbk")
    path = folder / "object.bin"
    origin = f"C:\\Users\\{marker('object_path')}\\a.txt"
    path.write_bytes(pack({"\x01Ole10Native": native(f"{marker('object_name')}.txt", origin, text)}))
    properties = property_stream(SUMMARY, {2: marker("unknown_title"), 4: marker("unknown_author")})
    (folder / "unknown.vsd").write_bytes(pack({"VisioDocument": bytes(100), SUMMARY: properties}))
    return path


if __name__ == "__main__":
    make(Path(sys.argv[1]))
