"""The life of a worker: it reads one file after the other, reviews it and answers with a record.

It is the child that a hostile file may crash, hang or swell: it parses in itself, answers in JSON, and is replaced.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import IO, Any

from pubcheck.archive.names import neutral_name
from pubcheck.archive.place import Place, Stamp
from pubcheck.archive.places import place_of, settled
from pubcheck.archive.record import record_of
from pubcheck.archive.rows import Packed, packed, to_values
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.child import bounded_memory, end_with_parent, own_answers, receive, resident_mib, send
from pubcheck.document import Document
from pubcheck.errors import ParseError, PubcheckError
from pubcheck.parser import parse_bytes
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.refusal import too_much_memory
from pubcheck.review import Review
from pubcheck.settings_values import settings_from_values

Message = dict[str, Any]
#: Characters from which the parent is told that a text was parsed.
LONG = 50_000
_FLUSH = 0.5  # seconds of work that are told together
_HELD = 16 * 2**20  # bytes of files that wait for their review


@dataclass(frozen=True, slots=True)
class Bytes:
    """The bytes of a file and what they are known by."""

    data: bytes
    stamp: Stamp
    digest: str
    ending: str


def read_file(place: Place, path: str, most: int, keys: ValueKeys) -> Bytes:
    """One file of a place; of one larger than ``most`` bytes only so much that the parser refuses it.

    :raises ReadError: if it cannot be read.
    """
    data, stamp = place.read(path, most)
    content = content_of(path, data, settled(stamp, time.time_ns()), keys)
    if len(data) <= most:
        return content
    # Files that begin alike are no copies.
    return replace(content, digest=keys.of("large", f"{path}\0{stamp.size}\0{stamp.mark}"))


def content_of(path: str, data: bytes, stamp: Stamp, keys: ValueKeys) -> Bytes:
    """The bytes of the file at ``path`` with what they are known by.

    The digest is keyed: a short text of a known form would give away the number in it.
    """
    digest = keys.of("content", hashlib.sha256(data).hexdigest())
    return Bytes(data, stamp, digest, neutral_name(path)[len("file") :])


def review_content(
    content: Bytes, reviewer: Reviewer, keys: ValueKeys, parsed: Callable[[Document], None] = lambda _: None
) -> Packed:
    """The record of a content; whatever goes wrong becomes a gap in it.

    :param reviewer: one that parses in this process; the process is the one to be lost.
    :param parsed: told between parsing and reviewing.
    """
    name, limits = f"file{content.ending}", reviewer.settings.limits
    failed: Phrase
    with bounded_memory(limits):
        try:
            document = parse_bytes(content.data, name, limits)
            parsed(document)
            return packed(record_of(reviewer.review_document(document), keys))
        except ParseError as error:
            failed = error.phrase
        except MemoryError:
            failed = too_much_memory(limits).phrase
        except Exception as error:  # an unforeseen one on this file must not stop the others
            failed = Phrase(
                f"审查这份文件时程序出错（{type(error).__name__}），请反馈给开发者",
                f"reviewing this file failed ({type(error).__name__}); please report it",
            )
    return packed(record_of(unreviewed(content, reviewer, failed), keys))


def unreviewed(content: Bytes, reviewer: Reviewer, reason: Phrase) -> Review:
    """The review of a content that could not be reviewed, for ``reason``."""
    return reviewer.not_reviewed(f"file{content.ending}", reason, content.data)


def lost_record(content: Bytes, reviewer: Reviewer, keys: ValueKeys, reason: Phrase) -> Packed:
    """The record of a content that nobody reviewed and whose bytes are no longer at hand."""
    record = record_of(unreviewed(content, reviewer, reason), keys)
    return packed(replace(record, documents=tuple(replace(each, digest=content.digest) for each in record.documents)))


def serve(folder: str) -> None:
    """Requests from standard input, answers to what was standard output, until the parent ends.

    First comes what to work with (``settings``, ``key``, ``root``), then lists of files: of each its path, or path, size
    and mark where its bytes follow as the next message. The answer to a list is ``read`` (what each is known by, or its
    ``error``; of many large files those that fit in memory), on which the parent says, a byte for each, which ones
    to review; then ``records`` in their order, some at a time, and ``parsed`` for a long one before it is reviewed.
    """
    end_with_parent(folder)
    try:
        _serve()
    except BrokenPipeError:
        pass
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _serve() -> None:
    answers, requests = own_answers(), sys.stdin.buffer
    head = receive(requests)
    if head is None:
        return
    start = json.loads(head)
    reviewer = Reviewer(replace(settings_from_values(start["settings"]), isolate=False))
    keys, place = ValueKeys(bytes.fromhex(start["key"])), place_of(start["root"]) if start["root"] else None

    while (head := receive(requests)) is not None:
        contents: list[Bytes | None] = []
        told: list[object] = []
        held = 0
        for file in json.loads(head):
            if held > _HELD:
                break
            try:
                if isinstance(file, str):
                    if place is None:
                        return
                    content = read_file(place, file, reviewer.settings.limits.max_bytes, keys)
                else:
                    path, *stamp = file
                    content = content_of(path, receive(requests) or b"", Stamp(*stamp), keys)
            except PubcheckError as error:
                contents.append(None)
                told.append({"error": [str(error.phrase), error.phrase.en]})
                continue
            contents.append(content)
            told.append((content.digest, content.ending, content.stamp.size, content.stamp.mark))
            held += len(content.data)
        _answer(answers, {"read": told})
        wanted = receive(requests)
        if wanted is None:
            return
        _review(answers, [each for each, go in zip(contents, wanted, strict=True) if go and each], reviewer, keys)


def _review(answers: IO[bytes], contents: list[Bytes], reviewer: Reviewer, keys: ValueKeys) -> None:
    """Review and answer: as soon as a long one is done, else some together."""
    records: list[Packed] = []
    times: list[float] = []
    since = time.perf_counter()
    asked = False

    def parsed(document: Document) -> None:
        """Ask for more time for a long text; others have enough, and each message costs."""
        nonlocal asked
        if len(document.text) > LONG:
            _answer(answers, {"parsed": len(document.text)})
            asked = True

    contents.reverse()
    while contents:
        before = time.perf_counter()
        record = review_content(contents.pop(), reviewer, keys, parsed)
        now = time.perf_counter()
        records.append(record)
        times.append(now - before)
        if asked or now - since > _FLUSH or not contents:
            _answer(answers, {"records": to_values(records), "seconds": times, "mib": resident_mib()})
            records, times, since, asked = [], [], now, False


def _answer(answers: IO[bytes], message: Message) -> None:
    # Whatever is no text (half a surrogate pair) must not reach the store.
    words = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    send(answers, words.encode("utf-8", "replace"))
