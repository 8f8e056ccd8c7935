"""The register of decisions: entering and withdrawing them, each with its entry in the trail; rebuilding it from there.

A decision is about a finding in a file and in the copies that the file has on that day, or about the finding wherever
it stands. It is known by the finding's fingerprint and the files' keys, so that it holds in the next scan, also where
the paragraph moved; copies that come later share it as long as they are copies. Of a file with many copies its own key
and that of their content are written down, and how many they were. A document in which nothing was found may be
decided on as a whole, until its content changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from pubcheck.accepted import NEVER
from pubcheck.archive.decision import Decision, finding_of, is_document
from pubcheck.archive.store import Store
from pubcheck.archive.trail import Entry, append, entries
from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.masking import MaskedReview
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text

_LONGEST_REASON, _LONGEST_NAME = 500, 60  # characters
_COLUMNS = "fingerprint, file, rule, decision, reason, owner, until, severity, at, entry"
_MOST_COPIES = 20  # that an entry names
#: The keys of the copies of ``:file``.
_COPIES = (
    "SELECT DISTINCT copies.key FROM files JOIN contents AS mine ON mine.id = files.content"
    " JOIN contents AS alike ON alike.digest = mine.digest AND alike.ending = mine.ending"
    " JOIN files AS copies ON copies.content = alike.id WHERE files.key = :file AND copies.key <> :file"
)
#: Whether a row of the register is about ``:file``: by its own key, by a copy's, by that of its content.
_ABOUT = (
    "(file = :file OR EXISTS (SELECT 1 FROM files AS here JOIN contents AS mine ON mine.id = here.content"
    " WHERE here.key = :file AND (decisions.file = '=' || mine.digest || mine.ending OR EXISTS (SELECT 1 FROM files AS other"
    " JOIN contents AS alike ON alike.id = other.content WHERE other.key = decisions.file"
    " AND alike.digest = mine.digest AND alike.ending = mine.ending))))"
)
_RANKS = ("info", "low", "medium", "high", "block")
Row = tuple[Any, ...]  # in the order of _COLUMNS

# A number that identifies needs seven digits, however they are written and set apart.
_DIGIT = r"\d〇零一二三四五六七八九①-⑨⓪"
_TELLING = lazily(rf"[{_DIGIT}](?:[^{_DIGIT}]{{0,4}}[{_DIGIT}]){{6}}|@|＠")


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person says about a finding: the decision, the reason, who it is, until when (an ISO date or empty)."""

    decision: Decision
    reason: str
    owner: str
    until: str = ""


def plain_words(words: str, reviewer: Callable[[], Reviewer] = Reviewer) -> str:
    """What a person wrote, on one line, as it may be kept for ever: numbers that identify somebody are masked.

    :param reviewer: asked for only where there may be such a number.
    """
    line = "".join(each if each.isprintable() else " " for each in words.encode("utf-8", "replace").decode("utf-8"))
    line = " ".join(line.split())
    if not _TELLING.search(line):
        return line
    return MaskedReview(reviewer().review_document(document_from_text(line, "words"))).text


def ruling_of(decision: Decision, reason: str, owner: str, until: date | None, today: date) -> Ruling:
    """What was said, checked.

    :raises SettingsError: if the reason, the person or, for a waiver, its last day is missing or makes no sense.
    """
    if not reason:
        raise _wrong("没有写理由", "no reason is given")
    if not owner:
        raise _wrong("没有写决定人", "nobody is named who decides")
    if len(reason) > _LONGEST_REASON or len(owner) > _LONGEST_NAME:
        raise _wrong(
            f"理由不超过 {_LONGEST_REASON} 字，决定人不超过 {_LONGEST_NAME} 字",
            f"a reason has {_LONGEST_REASON} characters at most, a name {_LONGEST_NAME}",
        )
    if decision is Decision.WAIVED and until is None:
        raise _wrong("“暂时豁免”要写截止日期，如 2027-01-01", "a waiver needs its last day, such as 2027-01-01")
    if decision is not Decision.WAIVED and until is not None:
        raise _wrong("只有“暂时豁免”才写截止日期", "only a waiver has a last day")
    if until is not None and until < today:
        raise _wrong(f"截止日期 {until} 已经过去", f"the last day {until} is over")
    return Ruling(decision, reason, owner, until.isoformat() if until else "")


@dataclass(frozen=True)
class Register:
    """The decisions of a store. What changes it is called inside a transaction of the store.

    :param source: where the decisions come from, as the trail keeps it: ``command`` or ``ledger``.
    """

    store: Store
    key: bytes = field(repr=False)
    today: date = field(default_factory=date.today)
    source: str = "command"

    def enter(self, fingerprint: str, file: str, ruling: Ruling) -> bool:
        """Decide on a finding; ``file`` is empty where it shall hold everywhere. False if that was decided already.

        :raises SettingsError: if this finding cannot be decided that way.
        """
        rule, severity = self._finding(fingerprint, file)
        if self.present(fingerprint, file) == ruling and self._covers(fingerprint, file, severity):
            return False
        if ruling.decision in (Decision.ACCEPTED, Decision.WAIVED) and (severity == "block" or rule in NEVER - _MARKS):
            raise _wrong(
                "阻断级的发现（如国家秘密标志）和关于豁免本身的发现不能放行：国家秘密标志由原定密机关、保密部门解除。"
                "可以选“误报”（并非标志）、“已遮盖”或“已移送”",
                "what blocks publication, such as a state mark, cannot be accepted or waived: only the office that set it"
                " lifts it; false_alarm, redacted and referred are possible",
            )
        values = {
            "kind": "decision",
            "fingerprint": fingerprint,
            **self._copies(file),
            "rule": rule,
            "severity": severity,
            "decision": ruling.decision.value,
            "reason": ruling.reason,
            "owner": ruling.owner,
            "until": ruling.until,
            "source": self.source,
        }
        self._write(append(self.store, self.key, values))
        return True

    def withdraw(self, fingerprint: str, file: str, reason: str, owner: str) -> bool:
        """Take a decision back; False if there is none.

        :raises SettingsError: if no reason or nobody is named, or the decision was made for all files.
        """
        ruling_of(Decision.REFERRED, reason, owner, None, self.today)
        if not file:
            files, decided = [], self.present(fingerprint, "") is not None
        else:  # copies share their decisions: what one of them was decided on is taken back with it
            query = f"SELECT file FROM decisions WHERE fingerprint = :mark AND file <> '' AND {_ABOUT} ORDER BY file"  # noqa: S608
            files = [row[0] for row in self.store.connection.execute(query, {"mark": fingerprint, "file": file})]
            decided = bool(files)
        if not decided and self.present(fingerprint, file) is not None:
            raise _wrong(
                "这个决定对全部文件有效，撤销时请加 --everywhere",
                "this decision holds for all files; withdraw it with --everywhere",
            )
        if decided:
            values = {
                "fingerprint": fingerprint,
                "file_keys": files,
                "reason": reason,
                "owner": owner,
                "source": self.source,
            }
            self._write(append(self.store, self.key, {"kind": "withdrawal", **values}))
        return decided

    def present(self, fingerprint: str, file: str) -> Ruling | None:
        """The latest decision on a finding in a file, its copies and everywhere included; one that ended counts."""
        row = self._one(
            "SELECT decision, reason, owner, until FROM decisions WHERE fingerprint = :fingerprint"  # noqa: S608
            f" AND (file = '' OR {_ABOUT}) ORDER BY entry DESC LIMIT 1",
            fingerprint=fingerprint,
            file=file,
        )
        return Ruling(Decision(row[0]), *row[1:]) if row else None

    def _covers(self, fingerprint: str, file: str, severity: str) -> bool:
        """Whether the latest decision was on a finding as grave as it is now."""
        row = self._one(
            "SELECT severity FROM decisions WHERE fingerprint = :fingerprint"  # noqa: S608
            f" AND (file = '' OR {_ABOUT}) ORDER BY entry DESC LIMIT 1",
            fingerprint=fingerprint,
            file=file,
        )
        return row is not None and (not row[0] or _RANKS.index(severity) <= _RANKS.index(row[0]))

    @cached_property
    def past(self) -> frozenset[tuple[str, Ruling]]:
        """All that was ever decided, with the fingerprint."""
        return frozenset(
            (values["fingerprint"], Ruling(Decision(values["decision"]), *_said(values)))
            for entry in entries(self.store)
            if (values := entry.values)["kind"] == "decision"
        )

    def find(self, code: str, *, everywhere: bool = False) -> tuple[str, str]:
        """What ``code`` means: a finding that is there, or one in the register; the file is empty for all files.

        :raises SettingsError: if there is no such finding.
        """
        start, _, file = code.strip().partition("-")
        row = None
        if len(start) == _DIGITS and (file or everywhere):
            row = self._one(
                "SELECT fingerprint, file FROM decisions WHERE fingerprint >= ? AND fingerprint < ?"
                " AND (file = '' AND ? OR file <> '' AND substr(file, 1, length(?)) = ? AND NOT ?) LIMIT 1",
                *(start, start + "g", everywhere, file, file, everywhere),
            )
        if row:
            return str(row[0]), str(row[1])
        fingerprint, key = finding_of(self.store, code)
        return fingerprint, "" if everywhere else key

    def _copies(self, file: str) -> dict[str, object]:
        """What an entry says of a file and its copies; nothing for all files."""
        if not file:
            return {"file_keys": []}
        rows = self.store.connection.execute(f"{_COPIES} LIMIT {_MOST_COPIES}", {"file": file}).fetchall()
        if len(rows) < _MOST_COPIES:
            return {"file_keys": sorted([file, *(row[0] for row in rows)])}
        (copies,) = self._one(f"SELECT count(*) FROM ({_COPIES})", file=file) or (0,)  # noqa: S608
        (content,) = self._one(
            "SELECT '=' || digest || ending FROM contents JOIN files ON files.content = contents.id WHERE key = :file",
            file=file,
        ) or ("",)
        return {"file_keys": [file], "content": content, "copies": copies}

    def _finding(self, fingerprint: str, file: str) -> tuple[str, str]:
        """The rule and the gravest severity of a finding; a document as a whole has none."""
        if is_document(fingerprint):
            there = "SELECT 1 FROM documents WHERE :mark = 'w' || digest"
            there += " AND content = (SELECT content FROM files WHERE key = :file)" if file else ""
            if self._one(there, mark=fingerprint, file=file) is None:
                raise _wrong("文件内容已经改变，请从最新的台账中复制编号", "its content changed; copy the code anew")
            return "document", ""
        query = "SELECT DISTINCT rule, severity FROM findings JOIN documents ON documents.id = document WHERE fingerprint = ?"
        if file:
            query += " AND content = (SELECT content FROM files WHERE key = ?)"
        rows = self.store.connection.execute(query, (fingerprint, file) if file else (fingerprint,)).fetchall()
        if not rows:
            raise _wrong("数据库中已没有这处发现", "this finding is no longer there")
        rule, severity = max(rows, key=lambda row: _RANKS.index(row[1]))
        return str(rule), str(severity)

    def _write(self, entry: Entry) -> None:
        values = entry.values
        if values["kind"] == "withdrawal":
            query = "DELETE FROM decisions WHERE fingerprint = ? AND file = ?"
            self.store.connection.executemany(query, ((values["fingerprint"], file) for file in _places(values)))
        else:
            marks = ", ".join("?" for _ in _COLUMNS.split(","))
            query = f"INSERT OR REPLACE INTO decisions ({_COLUMNS}) VALUES ({marks})"  # noqa: S608 - names of our own
            self.store.connection.executemany(query, rows_of(entry))

    def _one(self, query: str, *places: object, **names: object) -> Row | None:
        row: Row | None = self.store.connection.execute(query, names or places).fetchone()
        return row


def rows_of(entry: Entry) -> Iterator[Row]:
    """The rows of the register that an entry of a decision makes, one for each file."""
    values = entry.values
    for file in _places(values):
        head = (values["fingerprint"], file, values["rule"], values["decision"], *_said(values))
        yield (*head, values["severity"], entry.at, entry.number)


def rebuilt(trail: Iterable[Entry]) -> dict[tuple[str, str], Row]:
    """The register as these entries make it, by fingerprint and file."""
    rows: dict[tuple[str, str], Row] = {}
    for entry in trail:
        values = entry.values
        if values["kind"] == "decision":
            rows.update(((row[0], row[1]), row) for row in rows_of(entry))
        elif values["kind"] == "withdrawal":
            for file in _places(values):
                rows.pop((values["fingerprint"], file), None)
    return rows


def stored(store: Store) -> Iterator[Row]:
    """The rows of the register, as :func:`rebuilt` gives them, ordered by fingerprint and file."""
    yield from store.connection.execute(
        f"SELECT {_COLUMNS} FROM decisions ORDER BY fingerprint, file"  # noqa: S608 - names of our own
    )


_DIGITS = 16
_MARKS = frozenset({"secret.state_mark"})  # below ``block`` a mark that is said to be lifted may be decided on


def _places(values: dict[str, Any]) -> list[str]:
    """The files of an entry as the register has them: an empty one stands for all, a content for its copies."""
    return [*(values["file_keys"] or [""]), *([values["content"]] if values.get("content") else [])]


def _said(values: dict[str, Any]) -> tuple[str, str, str]:
    return values["reason"], values["owner"], values["until"]


def _wrong(zh: str, en: str) -> SettingsError:
    return SettingsError(Phrase(zh, en))
