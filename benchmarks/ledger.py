"""Reports of a large archive: seconds and memory of each format over 200,000 findings in 40,000 documents.

The store is filled by the code that a scan fills it with, from a fixed seed; each report is written by a process of
its own, the command that users call. Writes ``benchmarks/results/ledger.json``. POSIX only (``os.wait4``).
"""

from __future__ import annotations

import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from pubcheck.archive.places import Stamp
from pubcheck.archive.record import DocumentRecord, FindingRecord, GapRecord, ReasonRecord, Record
from pubcheck.archive.store import writing
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.finding import Severity
from pubcheck.rule import Rule, all_rules

DOCUMENTS = int(os.environ.get("PUBCHECK_LEDGER_DOCUMENTS", "40000"))
FINDINGS_EACH = 5
RESULTS = Path(__file__).parent / "results" / "ledger.json"
FORMATS = ("xlsx", "html", "jsonl", "parquet")
# The bar of the first release for the ledger; the seconds are of CPU time (one thread does all the work), which a busy
# machine does not change much.
MOST_SECONDS, MOST_MIB = 60.0, 1024
KEY = b"benchmark".ljust(32, b".")
_COUNTIES = "青山 柳荫 平川 石桥 临江 云台 松岭 白河 新丰 南屏".split()
_OFFICES = "人民政府 民政局 教育局 自然资源局 卫生健康局 水利局 公安局 财政局 住房和城乡建设局 信访局".split()
_SUBJECTS = "临时救助 防汛抗旱 征地补偿 义务教育招生 安全生产检查 农村危房改造 行政处罚 公租房配租 医疗救助".split()
_GENRES = "通知 公示 公告 批复 意见 决定 函".split()
_ATTRIBUTES = ("proactive", "on_request", "withheld")


def records(number: int) -> Iterator[tuple[str, Record]]:
    """The paths and records of ``number`` invented documents, the same each time."""
    chance = random.Random(7)
    keys = ValueKeys(KEY)
    rules = [rule for rule in all_rules() if rule.severity is not Severity.INFO]
    for at in range(number):
        county, office = chance.choice(_COUNTIES), chance.choice(_OFFICES)
        subject, genre, year = chance.choice(_SUBJECTS), chance.choice(_GENRES), chance.randint(2008, 2025)
        issuer = f"{county}县{office}"
        path = f"{county}县/{office}/{year}/{at:06d}-关于{subject}有关事项的{genre}.docx"
        yield path, Record((_document(chance, keys, rules, at, issuer, f"{subject}有关事项的{genre}", genre, year),))


def _document(
    chance: random.Random, keys: ValueKeys, rules: list[Rule], at: int, issuer: str, title: str, genre: str, year: int
) -> DocumentRecord:
    attribute = chance.choice(_ATTRIBUTES)
    gaps = (
        (GapRecord("parse", ("第3页", "page 3"), ("这一页是图片，未识别文字", "a picture without recognised text")),)
        if chance.random() < 0.05
        else ()
    )
    return DocumentRecord(
        member="",
        digest=sha256(f"{at}".encode()).hexdigest(),
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        pages=chance.randint(1, 12),
        characters=chance.randint(300, 20_000),
        title=f"{issuer}关于{title}",
        doc_number=f"{issuer[:1]}政发〔{year}〕{chance.randint(1, 300)}号",
        issuer=issuer,
        date=f"{year}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        genre=genre,
        declared=chance.choice((*_ATTRIBUTES, "")),
        attribute=attribute,
        probabilities=(0.7, 0.2, 0.1),
        advice="human_review" if attribute == "withheld" else "publish_redacted",
        verdict="incomplete" if gaps else "needs_changes",
        conflict=chance.random() < 0.1,
        marked=False,
        print=chance.getrandbits(63),
        subjects=(),
        reasons=(ReasonRecord("duty", ("属于应当主动公开的事项", "to be published"), "政府信息公开条例", "20(11)"),),
        findings=tuple(_finding(chance, keys, rules, at, number) for number in range(FINDINGS_EACH)),
        gaps=gaps,
    )


def _finding(chance: random.Random, keys: ValueKeys, rules: list[Rule], at: int, number: int) -> FindingRecord:
    rule = chance.choice(rules)
    start = number * 400 + chance.randint(0, 300)
    return FindingRecord(
        rule=rule.id,
        severity=rule.severity.value,
        confidence=round(chance.uniform(0.5, 1.0), 3),
        part="body",
        page=chance.randint(1, 12),
        line=number * 20 + chance.randint(1, 18),
        start=start,
        end=start + 11,
        shown=f"1{chance.randint(30, 99)}****{chance.randint(0, 9999):04d}",
        value=keys.of(rule.id, f"{chance.randint(0, 50_000)}"),
        fingerprint=keys.of("fingerprint", f"{at} {number}"),
        message=(str(rule.message), rule.message.en),
        why=(("附近有提示词", "a cue nearby"),),
        basis=tuple((each.statute, each.article, each.version) for each in rule.basis),
    )


def fill(db: Path, number: int) -> None:
    """A store of ``number`` documents; each twentieth lies in two files, each hundredth file cannot be read."""
    keys = ValueKeys(KEY)
    with writing(db, KEY) as store:
        scan = store.begin("/archive", "rules", "{}")
        store.start()
        for at, (path, record) in enumerate(records(number)):
            content = store.put_content(record.documents[0].digest, ".docx", "rules", 0.05, record)
            store.put_file(keys.of("path", path), path, Stamp(20_000, f"{at}"), scan, content=content)
            if at % 20 == 0:
                copy = f"备份/{path}"
                store.put_file(keys.of("path", copy), copy, Stamp(20_000, f"{at}"), scan, content=content)
            if at % 2_000 == 1_999:
                store.commit()
                store.start()
        store.commit()
        store.end(scan, "finished")


def measure(db: Path, name: str, folder: Path) -> dict[str, float]:
    """Seconds by the clock and of CPU time, MiB at the peak, and MiB written, of one report."""
    output = folder / f"report-{name}"
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "pubcheck", "report", str(db), "--format", name, "-o", str(output)],
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    told = process.stdout.read().decode().strip()
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{name} failed")
    size = sum(each.stat().st_size for each in (output.rglob("*") if output.is_dir() else (output,)))
    print(f"  {told.replace(str(folder), '…')}")
    return {
        "clock_seconds": round(elapsed, 2),
        "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2),
        "peak_mib": round(usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)),
        "written_mib": round(size / 2**20, 1),
    }


def main() -> None:
    """Fill a store, measure every format, write the results, print a table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        db = folder / "scan.sqlite"
        start = time.perf_counter()
        fill(db, DOCUMENTS)
        filled = round(time.perf_counter() - start, 2)
        rows = {each: measure(db, each, folder) for each in FORMATS}
        size = round(db.stat().st_size / 2**20, 1)
    result = {
        "pubcheck": version("pubcheck"),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": [round(each, 1) for each in os.getloadavg()],
        "documents": DOCUMENTS,
        "findings": DOCUMENTS * FINDINGS_EACH,
        "store_mib": size,
        "fill_seconds": filled,
        "bar": {"xlsx cpu_seconds": MOST_SECONDS, "xlsx peak_mib": MOST_MIB},
        "formats": rows,
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"{DOCUMENTS} documents, {DOCUMENTS * FINDINGS_EACH} findings, store of {size} MiB filled in {filled} s")
    print(f"{'':10}{'clock s':>9}{'CPU s':>8}{'MiB':>7}{'written':>9}")
    for each, row in rows.items():
        print(f"{each:10}{row['clock_seconds']:9.2f}{row['cpu_seconds']:8.2f}{row['peak_mib']:7}{row['written_mib']:9}")
    if rows["xlsx"]["cpu_seconds"] > MOST_SECONDS or rows["xlsx"]["peak_mib"] > MOST_MIB:
        print("the ledger EXCEEDS its bar")


if __name__ == "__main__":
    main()
