"""``--baseline``, ``--update-baseline`` and ``--key-file``: findings that were accepted before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pubcheck.phrase import Lang, Phrase, say

if TYPE_CHECKING:
    from pubcheck.baseline import Baseline
    from pubcheck.review import Review


def known_findings(path: Path | None, key_path: Path | None, update: bool) -> Baseline | None:
    """The baseline to review with; where it is to be updated it may not exist yet.

    :raises SettingsError: if the baseline or its key cannot be used.
    """
    if path is None:
        if update or key_path is not None:
            option = "--update-baseline" if update else "--key-file"
            raise click.UsageError(f"{option} 要与 --baseline 一起用 / needs --baseline")
        return None
    from pubcheck.baseline import read_baseline
    from pubcheck.key_file import read_key

    exists = path.exists()
    if update and not exists:
        return None
    # Without a baseline its key does not matter: the error is about the baseline.
    return read_baseline(path, read_key(key_path) if exists else b"")


def accept_findings(reviews: Sequence[Review], path: Path, key_path: Path | None, lang: Lang) -> None:
    """Write all findings of ``reviews`` to the baseline, unless a file could not be read at all.

    Its earlier findings would be lost with it.
    """
    from pubcheck.baseline import baseline_of, write_baseline
    from pubcheck.key_file import read_or_make_key

    # A container has no attribute of its own; one without a single member was not read.
    if any(review.disclosure is None and not review.members for review in reviews):
        message = Phrase("有文件没有读出，基线没有更新", "a file could not be read; the baseline was not updated")
        click.echo(say(message, lang), err=True)
        return
    baseline = baseline_of(reviews, read_or_make_key(key_path))
    write_baseline(baseline, path)
    number = sum(entry.count for entry in baseline.entries)
    message = Phrase(f"已接受 {number} 处发现，写入基线 {path}", f"accepted {number} findings in the baseline {path}")
    click.echo(say(message, lang), err=True)
