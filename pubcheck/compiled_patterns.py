"""Patterns that were compiled beforehand, by ``make patterns``: to take their code from a file costs a tenth.

Compiling the hundred patterns that a page of text asks for takes longer than all its other work. What a library
compiles a pattern into is data, a row of numbers that its engine checks again when it takes it. Compilers differ: the
file's name tells which one made it, and where there is none for the one at hand, or none of this pattern in it, the
pattern is compiled as ever. A test holds each of them against a fresh one.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from array import array
from binascii import a2b_base64
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any
from zlib import decompress

WORDS = "I"  # of the code of ``re``
ENGINE: Any = importlib.import_module("_sre")
# Of our patterns Python 3.12 and 3.13 make what 3.11 makes, though they number their engines anew.
_SAME = {20221023: 20220615, 20230612: 20220615}


def compiled_re(pattern: str | bytes, flags: int) -> re.Pattern[Any]:
    """What ``re.compile`` returns.

    :raises re.error: if it is no pattern.
    """
    kept = kept_code(name_of_re()).get(mark_of(pattern, flags)) if isinstance(pattern, str) else None
    if kept is None:
        return re.compile(pattern, flags)
    (flags, groups, names), code = _taken(kept)
    words = array(WORDS, code)
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    machine: re.Pattern[Any] = ENGINE.compile(pattern, flags, words.tolist(), groups, names, tuple(by_number))
    return machine


def compiled_regex(pattern: str, flags: int) -> Any:
    """What ``regex.compile`` returns.

    :raises regex.error: if it is no pattern.
    """
    import regex

    kept = kept_code(name_of_regex()).get(mark_of(pattern, flags))
    if kept is None:
        return regex.compile(pattern, flags)
    (flags, names, *required, groups), code = _taken(kept)
    # As the library itself takes a pattern back that was pickled; the two empty ones are lists of words by name.
    by_number = {number: name for name, number in names.items()}
    offset, characters, cases = required
    return regex._regex.compile(
        pattern, flags, code, names, by_number, {}, [], offset, tuple(characters), cases, groups
    )


def mark_of(pattern: str, flags: int) -> str:
    """By what a pattern is kept: sixteen characters of a digest."""
    return blake2b(f"{int(flags)}:{pattern}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def name_of_re() -> str:
    """The file of the patterns of ``re`` for this interpreter."""
    return f"re-{_SAME.get(ENGINE.MAGIC, ENGINE.MAGIC)}-{sys.byteorder}-{sys.maxsize.bit_length() + 1}.json"


@cache
def name_of_regex() -> str:
    """The file of the patterns of ``regex`` for the compiler that is installed.

    Versions come out every few weeks with the same one: it is known by its source, in Python, and by the numbers of the
    properties of characters. Where the source is not at hand the file is none that is there.
    """
    from regex import _regex, _regex_core

    try:
        source = _regex_core.__loader__.get_data(_regex_core.__file__)
    except (AttributeError, OSError):
        return "regex-.json"
    properties = sorted((name, number) for name, (number, _) in _regex.get_properties().items())
    facts = (_regex.MAGIC, _regex.CODE_SIZE, sys.byteorder, properties)
    digest = blake2b(source.replace(b"\r\n", b"\n"), digest_size=8)
    digest.update(json.dumps(facts).encode())
    return f"regex-{digest.hexdigest()}.json"


def _taken(kept: str) -> tuple[Any, bytes]:
    head, _, code = decompress(a2b_base64(kept)).partition(b"\n")
    return json.loads(head), code


@cache
def kept_code(name: str) -> dict[str, str]:
    """What the file of this name keeps of each pattern, by its mark; nothing if there is none."""
    try:
        kept: dict[str, str] = json.loads((files("pubcheck") / "compiled" / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return kept
