"""The baseline: findings that were accepted and stay quiet in the next version of the document.

The file holds keyed hashes only (:mod:`pubcheck.fingerprint`): an unkeyed hash of an identity
number is guessed in seconds. The key lies elsewhere (:mod:`pubcheck.key_file`).
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pubcheck.accepted import Means, may_be_accepted
from pubcheck.errors import SettingsError
from pubcheck.finding import Severity
from pubcheck.fingerprint import fingerprint, key_id
from pubcheck.normalize import normalize
from pubcheck.phrase import Phrase
from pubcheck.review import Review

FORMAT = "pubcheck.baseline/1"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """An accepted finding: how often it stands in one document, and how grave it was."""

    fingerprint: str
    rule_id: str
    severity: Severity
    count: int


@dataclass(frozen=True)
class Baseline:
    """The accepted findings and the key they are hashed with."""

    key: bytes = field(repr=False)
    entries: tuple[Entry, ...] = field(default=(), repr=False)

    @cached_property
    def known(self) -> dict[str, Entry]:
        """The entries by their fingerprints."""
        return {entry.fingerprint: entry for entry in self.entries}


def baseline_of(reviews: Iterable[Review], key: bytes) -> Baseline:
    """The baseline that accepts all findings of ``reviews``, also those that an older one kept quiet.

    What blocks publication, and what a waiver or the allow list took out, is not in it.
    """
    entries: dict[str, Entry] = {}
    for review in reviews:
        found = [*review.findings, *(each.finding for each in review.accepted if each.means is Means.BASELINE)]
        found = [finding for finding in found if may_be_accepted(finding)]
        text = normalize(review.document) if found else None
        counts: Counter[str] = Counter()
        for finding in found:
            assert text is not None
            mark = fingerprint(key, finding, review.document, text)
            counts[mark] += 1
            old = entries.get(mark, Entry(mark, finding.rule_id, finding.severity, 0))
            severity = max(old.severity, finding.severity, key=lambda severity: severity.rank)
            entries[mark] = Entry(mark, finding.rule_id, severity, max(old.count, counts[mark]))
    return Baseline(key, tuple(sorted(entries.values())))


def read_baseline(path: Path, key: bytes) -> Baseline:
    """The baseline in this file.

    :raises SettingsError: if there is none, it is damaged, of another version, or of another key.
    """
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise _error(
            path, "不存在，请加 --update-baseline 建立", "does not exist; make it with --update-baseline"
        ) from None
    except OSError as error:
        raise _error(path, f"无法读取：{error.strerror}", f"cannot be read: {error.strerror}") from None
    except ValueError:
        raise _error(path, "已损坏，或者不是基线文件", "is damaged or is no baseline") from None
    version = raw.get("format") if isinstance(raw, dict) else None
    if version != FORMAT:
        raise _error(path, f"不是 {FORMAT} 格式的基线文件", f"is no baseline of the format {FORMAT}")
    if raw.get("key_id") != key_id(key):
        raise _error(path, "是用另一把密钥制作的，请核对密钥文件", "was made with another key; check the key file")
    try:
        return Baseline(key, tuple(sorted(_entry(item) for item in raw["entries"])))
    except (KeyError, TypeError, ValueError):
        raise _error(path, "已损坏，或者不是基线文件", "is damaged or is no baseline") from None


def write_baseline(baseline: Baseline, path: Path) -> None:
    """Write the file whole or not at all; the same baseline always gives the same bytes.

    :raises SettingsError: if it cannot be written.
    """
    content = {
        "format": FORMAT,
        "key_id": key_id(baseline.key),
        "entries": [
            {
                "fingerprint": entry.fingerprint,
                "rule": entry.rule_id,
                "severity": entry.severity.value,
                "count": entry.count,
            }
            for entry in sorted(baseline.entries)
        ],
    }
    import tempfile

    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(json.dumps(content, ensure_ascii=False, indent=1) + "\n")
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _error(path, f"无法写入：{error.strerror}", f"cannot be written: {error.strerror}") from None


def _entry(item: dict[str, Any]) -> Entry:
    mark, rule_id, count = item["fingerprint"], item["rule"], item["count"]
    if not (isinstance(mark, str) and len(bytes.fromhex(mark)) == 32 and isinstance(rule_id, str)):
        raise ValueError
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise ValueError
    return Entry(mark, rule_id, Severity(item["severity"]), count)


def _error(path: Path, zh: str, en: str) -> SettingsError:
    return SettingsError(Phrase(f"基线文件 {path} {zh}", f"baseline {path} {en}"))
