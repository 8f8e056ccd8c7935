"""Small archives and scans of them, for the tests."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path

from pubcheck.archive.crew import Crew
from pubcheck.archive.places import Choice
from pubcheck.archive.scan import Scan, Scanned
from pubcheck.settings import Settings

KEY = bytes(range(32))
PERSON = "11010519491231002X"  # the example of GB 11643-1999
TEXTS = {
    "办公室/2024/通知.txt": "青川市人民政府办公室关于召开会议的通知\n各科室：\n　　请按时参加会议。\n青川市人民政府办公室\n2024年5月6日\n",
    "办公室/2024/名单.txt": f"补助发放名单\n姓名：王小满 身份证号：{PERSON} 电话：13800138000\n",
    "民政局/密件.txt": "机密★10年\n青川市民政局文件\n青民发〔2024〕3号\n关于有关工作的报告\n市政府：\n　　现将情况报告如下。\n",
    "民政局/网页.html": "<html><title>公告</title><body><p>关于开展检查的公告</p><p>联系电话：0999-12345678</p></body></html>",
}


def write_archive(folder: Path, texts: dict[str, str] | None = None, *, copies: bool = True) -> Path:
    """Files below ``folder``, old enough for their time stamps to be trusted."""
    for name, text in (texts or TEXTS).items():
        write_file(folder / name, text)
    if copies and texts is None:
        write_file(folder / "归档/名单副本.txt", TEXTS["办公室/2024/名单.txt"])
    return folder


def write_file(path: Path, text: str | bytes, age: float = 60.0) -> None:
    """One file that changed ``age`` seconds ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    then = time.time() - age
    os.utime(path, (then, then))


def scanned(
    root: Path, db: Path, *, workers: int = 1, settings: Settings | None = None, **how: object
) -> list[Scanned]:
    """What a whole scan gives."""
    choice = how.pop("choice", Choice())
    scan = Scan(str(root), db, KEY, settings or Settings(), choice, **how)  # type: ignore[arg-type]
    with closing(scan.run(Crew(scan.work(), workers))) as items:
        return list(items)
