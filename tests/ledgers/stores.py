"""Stores of invented archives, filled by the code that a scan fills them with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pubcheck.archive.clusters import Cluster
from pubcheck.archive.decision import Decision
from pubcheck.archive.place import Stamp
from pubcheck.archive.record import DocumentRecord, FindingRecord, GapRecord, ReasonRecord, Record
from pubcheck.archive.register import Register, Ruling
from pubcheck.archive.store import Store, writing
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.phrase import Phrase

KEY = b"k" * 32
KEYS = ValueKeys(KEY)
STAMP = Stamp(1_000, "1")
#: What a hostile document may call itself: formulas, control characters, tags, a text that turns the reading direction.
HOSTILE = (
    '=HYPERLINK("http://x.example/","点击")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,2)",
    "<r><t>rich</t></r>",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "前\x00\x07\x1b[31m后\x7f\x85\ufffe\uffff",
    "\u202egpj.exe\u2066 שלום \u0645\u0631\u062d\u0628\u0627",
    "_x0041_ & \"引号\" 'x' ]]>",
    "长" * 40_000,
)


@dataclass(frozen=True)
class File:
    """A file of an invented archive: its paths (the second and later ones are copies) and what is in it."""

    paths: tuple[str, ...]
    documents: tuple[DocumentRecord, ...] = ()
    error: Phrase | None = None


def finding(name: str, severity: str = "high", rule: str = "personal.mobile_phone", **changes: object) -> FindingRecord:
    """A finding with a fingerprint of its own."""
    record = FindingRecord(
        rule=rule,
        severity=severity,
        confidence=0.9,
        part="body",
        page=2,
        line=12,
        start=100,
        end=111,
        shown="138****1234",
        value=KEYS.of(rule, name) if severity != "info" else "",
        fingerprint=KEYS.of("fingerprint", name) if severity != "info" else "",
        message=("出现手机号码", "a mobile phone number"),
        why=(("附近有“电话”", "“telephone” nearby"),),
        basis=(("个人信息保护法", "25", "2021-11-01"), ("政府信息公开条例", "15", "2019-05-15")),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


def document(name: str, *findings: FindingRecord, **changes: object) -> DocumentRecord:
    """A document in order: declared and predicted proactive, nothing in it but ``findings``."""
    record = DocumentRecord(
        member="",
        digest=KEYS.of("content", name),
        media_type="text/plain",
        pages=3,
        characters=900,
        title=f"{name}的通知",
        doc_number="青政发〔2024〕7号",
        issuer="青山县民政局",
        date="2024-05-06",
        genre="通知",
        declared="proactive",
        attribute="proactive",
        probabilities=(0.9, 0.08, 0.02),
        advice="publish",
        verdict="needs_changes" if findings else "no_obstacle",
        conflict=False,
        marked=False,
        print=0,
        subjects=(),
        reasons=(ReasonRecord("duty", ("应当主动公开", "to be published"), "政府信息公开条例", "20(11)"),),
        findings=findings,
        gaps=(),
    )
    return replace(record, **changes)  # type: ignore[arg-type]


GAP = GapRecord("parse", ("第3页", "page 3"), ("这一页是图片，请人工查看", "a picture; look at it yourself"))


def everything() -> list[File]:
    """One of each kind that a report has to tell."""
    return [
        File(("民政局/救助名单.txt", "备份/救助名单.txt"), (document("救助名单", finding("a"), finding("b", "medium")),)),
        File(("公安局/密件.txt",), (document("密件", finding("c", "block", "secret.state_mark", shown="机密"), title="", marked=True, verdict="blocked", attribute="withheld", advice="refer"),)),
        File(("轻微.txt",), (document("轻微", finding("d", "low", "attribute.missing", start=0, end=0), finding("hint", "info", "personal.landline"), issuer="", declared="", date="", doc_number="无号"),)),
        File(("图片.pdf",), (document("图片", gaps=(GAP, GAP), verdict="incomplete"),)),
        File(("存疑.txt",), (document("存疑", declared="", attribute="on_request", advice="human_review", verdict="needs_review"),)),
        File(("依申请.txt",), (document("依申请", declared="on_request", attribute="on_request", advice="on_request", verdict="needs_review"),)),
        File(("在列.txt",), (document("在列"),)),
        File(("接受.txt",), (document("接受", finding("e", accepted="baseline", reason="已登记"), verdict="no_obstacle"),)),
        File(
            ("包.zip",),
            (
                document("包", attribute="", probabilities=(), advice="", verdict="needs_changes", title="", issuer="水利局", reasons=()),
                document("包内", finding("f", "high", "custom.gone"), member="内/名单.xlsx", issuer=""),
            ),
        ),
        File(("加密.docx",), error=Phrase("文件有密码，请先解密", "the file has a password")),
    ]  # fmt: skip


def hostile() -> list[File]:
    """Hostile words in every place that the store has for words."""
    files = []
    for number, words in enumerate(HOSTILE):
        stored = words.replace("\x00", "\u2400") if number % 2 else words
        bad = finding(
            words,
            "high",
            shown=stored[:80],
            message=(stored, stored),
            why=((stored, stored),),
            basis=((stored, stored[:5], "2021-11-01"),),
            part="comment",
        )
        files.append(
            File(
                (f"{number}/{stored[:200]}", f"{number}/副本{stored[:200]}"),
                (
                    document(
                        f"{number}{words}",
                        bad,
                        replace(bad, accepted="waived", reason=stored, owner=stored, fingerprint=KEYS.of("x", words)),
                        title=stored,
                        doc_number=stored,
                        issuer=stored,
                        genre=stored,
                        member="",
                        reasons=(ReasonRecord("duty", (stored, stored), stored, ""),),
                        gaps=(GapRecord("parse", (stored, stored), (stored, stored)),),
                    ),
                    document(f"{number}内{words}", member=stored, attribute="", probabilities=(), advice=""),
                ),
            )
        )
        files.append(File((f"坏/{number}{stored[:100]}",), error=Phrase(stored, stored)))
    return files


def fill(path: Path, files: Iterable[File], *, root: str = "/archive", scans: int = 1) -> Path:
    """A store with these files, scanned ``scans`` times."""
    files = list(files)
    with writing(path, KEY) as store:
        for _ in range(scans):
            number = store.begin(root, "rules", "{}")
            with store.written():
                for each in files:
                    put(store, each, number)
            store.end(number, "finished")
    return path


def put(store: Store, file: File, scan: int) -> None:
    """The rows of one file."""
    content = None
    if file.error is None:
        content = store.put_content(file.documents[0].digest, ".txt", "rules", 0.1, Record(file.documents))
    for path in file.paths:
        key = KEYS.of("path", path)
        store.put_file(key, path, STAMP, scan, content=content, error=file.error)


def decide(path: Path, fingerprint: str, decision: Decision, *, until: str = "", file: str = "") -> None:
    """A decision of a person, for one file or everywhere."""
    with writing(path, KEY) as store, store.written():
        ruling = Ruling(decision, "核对过", "张主任", until)
        assert Register(store, KEY).enter(fingerprint, KEYS.of("path", file) if file else "", ruling)


CLUSTERS = (
    Cluster(
        "person",
        Phrase("同一人", "one person"),
        Phrase("合起来可识别", "together they identify"),
        "high",
        (("a.txt", "名单", Phrase("110***", "110***")), ("b.txt", "名册", Phrase("电话", "telephone"))),
        1,
        3,
    ),
)
