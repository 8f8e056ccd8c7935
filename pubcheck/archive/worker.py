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
from pubcheck.archive.record import Record, record_of, record_to_values
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
) -> Record:
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
            return record_of(reviewer.review_document(document), keys)
        except ParseError as error:
            failed = error.phrase
        except MemoryError:
            failed = too_much_memory(limits).phrase
        except Exception as error:  # an unforeseen one on this file must not stop the others
            failed = Phrase(
                f"审查这份文件时程序出错（{type(error).__name__}），请反馈给开发者",
                f"reviewing this file failed ({type(error).__name__}); please report it",
            )
    return record_of(unreviewed(content, reviewer, failed), keys)


def unreviewed(content: Bytes, reviewer: Reviewer, reason: Phrase) -> Review:
    """The review of a content that could not be reviewed, for ``reason``."""
    return reviewer.not_reviewed(f"file{content.ending}", reason, content.data)


def lost_record(content: Bytes, reviewer: Reviewer, keys: ValueKeys, reason: Phrase) -> Record:
    """The record of a content that nobody reviewed and whose bytes are no longer at hand."""
    (document,) = record_of(unreviewed(content, reviewer, reason), keys).documents
    return Record((replace(document, digest=content.digest),))


def serve(folder: str) -> None:
    """Requests from standard input, answers to what was standard output, until the parent ends.

    First comes what to work with (``settings``, ``key``, ``root``), then ``{"path": …}`` for each file, or the same
    with a ``stamp`` and its bytes as the next message. The answers to one: ``read`` (what it is known by), on which the
    parent says whether to go on; ``parsed``; at last ``record`` or ``error``.
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
        message = json.loads(head)
        try:
            if place is None or "stamp" in message:
                content = content_of(message["path"], receive(requests) or b"", Stamp(*message["stamp"]), keys)
            else:
                content = read_file(place, message["path"], reviewer.settings.limits.max_bytes, keys)
        except PubcheckError as error:
            _answer(answers, {"error": [str(error.phrase), error.phrase.en]})
            continue
        _answer(
            answers,
            {
                "read": content.digest,
                "ending": content.ending,
                "stamp": [content.stamp.size, content.stamp.mark],
            },
        )
        if receive(requests) != b"go":
            continue
        before = time.perf_counter()
        record = review_content(content, reviewer, keys, lambda document: _parsed(answers, document))
        seconds = time.perf_counter() - before
        _answer(answers, {"record": record_to_values(record), "seconds": seconds, "mib": resident_mib()})


def _parsed(answers: IO[bytes], document: Document) -> None:
    """Ask for more time for a long text; others have enough, and each message costs."""
    if len(document.text) > LONG:
        _answer(answers, {"parsed": len(document.text)})


def _answer(answers: IO[bytes], message: Message) -> None:
    # Whatever is no text (half a surrogate pair) must not reach the store.
    words = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
    send(answers, words.encode("utf-8", "replace"))
