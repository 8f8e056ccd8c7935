"""Shared and inline strings of a workbook: what is read, what is white, what nobody uses.

Source: ECMA-376 part 1, 18.4 (``si``, ``r``, ``rPh``), 22.9.2.19 (``_x000D_`` escapes).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from pubcheck.cell_grid import cell_text
from pubcheck.container import Container
from pubcheck.lazy_pattern import lazily
from pubcheck.refusal import too_many_blocks, too_many_characters
from pubcheck.settings import Limits
from pubcheck.sheetml_stream import stream
from pubcheck.sheetml_style import is_white
from pubcheck.xml_tree import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ESCAPE = lazily(r"_x([0-9A-Fa-f]{4})_")
_STRINGS_PER_BLOCK = 4  # strings there may be for every block that the limits allow


class Rich(NamedTuple):
    """A string (``whole``) in pieces: what is seen, runs in white; and the reading aid above it (pinyin)."""

    whole: str
    seen: str
    white: str = ""
    phonetic: str = ""


@dataclass(slots=True)
class SharedStrings:
    """The strings that cells name by number; ``rich`` holds those with hidden pieces."""

    texts: list[str] = field(default_factory=list)
    rich: dict[int, Rich] = field(default_factory=dict)
    used: bytearray = field(default_factory=bytearray)

    @classmethod
    def read(cls, container: Container, part: str, limits: Limits) -> SharedStrings:
        """The table in ``part``; empty where the workbook has none.

        :raises ParseError: if it is broken or too large.
        """
        strings = cls()
        if part not in container:
            return strings
        length = 0
        for item in stream(container.chunks(part), ("si",), limits):
            if len(item) == 1 and local(item[0]) == "t":
                text = plain(item[0].text or "")
            else:
                found = rich_text(item)
                text = found.whole
                if found.white or found.phonetic:
                    strings.rich[len(strings.texts)] = found
            strings.texts.append(text)
            length += len(text)
            if length > limits.max_characters:
                raise too_many_characters(limits)
            if len(strings.texts) > _STRINGS_PER_BLOCK * limits.max_blocks:
                raise too_many_blocks(limits)
        strings.used = bytearray(len(strings.texts))
        return strings

    def unused(self) -> list[str]:
        """The strings that no cell shows: left over from deleted cells, yet still in the file."""
        shown = {text for text, used in zip(self.texts, self.used, strict=True) if used}
        left = (text for text, used in zip(self.texts, self.used, strict=True) if not used and text not in shown)
        return list(dict.fromkeys(left))


def plain(text: str) -> str:
    """The text of a ``t`` element as a cell holds it."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text if text.isprintable() else cell_text(text)


def rich_text(item: Element) -> Rich:
    """The pieces of a string item (``si``, ``is`` or the ``text`` of a comment)."""
    whole: list[str] = []
    seen: list[str] = []
    white: list[str] = []
    phonetic: list[str] = []
    for each in item:
        name = local(each)
        if name == "t":
            whole.append(each.text or "")
            seen.append(whole[-1])
        elif name in ("r", "rPh"):
            words = "".join(t.text or "" for t in each if local(t) == "t")
            if name == "rPh":
                phonetic.append(words)
            else:
                whole.append(words)
                (white if is_white(each) else seen).append(words)
    return Rich(plain("".join(whole)), plain("".join(seen)), plain("".join(white)), plain("".join(phonetic)))
