"""What people decide about findings and documents, and the short codes by which ledgers and commands name them."""

from __future__ import annotations

from enum import Enum

from pubcheck.archive.store import Store
from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase

_FINGERPRINT, _FILE = 16, 12  # characters of each in a code
_WHOLE = "w"


class Decision(str, Enum):
    """What was decided: the finding is right and may stand (``accepted``), is wrong (``false_alarm``), may stand
    until a day (``waived``), was taken out of the document (``redacted``), lies with another authority
    (``referred``)."""

    ACCEPTED = "accepted"
    FALSE_ALARM = "false_alarm"
    WAIVED = "waived"
    REDACTED = "redacted"
    REFERRED = "referred"

    def __str__(self) -> str:
        return self.value

    @property
    def phrase(self) -> Phrase:
        """It in words, as a ledger has it."""
        return _TITLES[self]


_TITLES = {
    Decision.ACCEPTED: Phrase("属实，可以公开", "accepted"),
    Decision.FALSE_ALARM: Phrase("误报", "false alarm"),
    Decision.WAIVED: Phrase("暂时豁免", "waived until"),
    Decision.REDACTED: Phrase("已遮盖", "redacted"),
    Decision.REFERRED: Phrase("已移送", "referred"),
}

#: Other words that people write in a ledger for a decision; punctuation and spaces do not matter.
_WRITTEN = {
    Decision.ACCEPTED: "属实 可以公开 可公开 同意公开 接受 accept",
    Decision.FALSE_ALARM: "不属实 误报告 falsepositive",
    Decision.WAIVED: "豁免 暂缓 暂时放行 waive",
    Decision.REDACTED: "遮盖 已删减 已遮盖后公开 redact",
    Decision.REFERRED: "移送 已报保密部门 报保密部门 refer",
}
_BETWEEN = lazily(r"[\s,，、;；。_-]+")


def read_decision(words: str) -> Decision | None:
    """The decision that ``words`` mean, in Chinese or English; ``None`` if they mean none."""
    written = _folded(words)
    for decision in Decision:
        known = (decision.value, decision.phrase, decision.phrase.en, *_WRITTEN[decision].split())
        if any(_folded(each) == written for each in known):
            return decision
    return None


def _folded(words: str) -> str:
    return _BETWEEN.sub("", words).lower()


def finding_code(fingerprint: str, file_key: str) -> str:
    """The code of a finding in a file, short enough for a column of a ledger; empty where it cannot be decided."""
    return f"{fingerprint[:_FINGERPRINT]}-{file_key[:_FILE]}" if fingerprint else ""


def document_mark(digest: str) -> str:
    """What a document as a whole is known by, where a fingerprint is asked for; another content has another one."""
    return f"{_WHOLE}{digest}" if digest else ""


def is_document(fingerprint: str) -> bool:
    """Whether it is that of a whole document (no hexadecimal number begins so)."""
    return fingerprint.startswith(_WHOLE)


def finding_of(store: Store, code: str) -> tuple[str, str]:
    """The fingerprint and the key of the file that ``code`` means.

    :raises SettingsError: if the store has no such finding.
    """
    fingerprint, _, file = code.strip().partition("-")
    if len(fingerprint) == _FINGERPRINT and len(file) == _FILE and is_document(fingerprint):
        start = fingerprint[len(_WHOLE) :]
        row = store.connection.execute(
            "SELECT digest, files.key FROM files JOIN documents ON documents.content = files.content"
            " WHERE files.key >= ? AND files.key < ? AND digest >= ? AND digest < ?",
            (file, file + "g", start, start + "g"),
        ).fetchone()
        if row:
            return document_mark(row[0]), row[1]
    elif len(fingerprint) == _FINGERPRINT and len(file) == _FILE:
        row = store.connection.execute(
            "SELECT findings.fingerprint, files.key FROM findings JOIN documents ON documents.id = findings.document"
            " JOIN files ON files.content = documents.content"
            " WHERE findings.fingerprint >= ? AND findings.fingerprint < ? AND files.key >= ? AND files.key < ?",
            (fingerprint, fingerprint + "g", file, file + "g"),
        ).fetchone()
        if row:
            return row[0], row[1]
    raise SettingsError(
        Phrase(f"数据库中没有编号为 {code} 的发现，请从最新的台账中复制编号", f"no finding {code} in this store")
    )
