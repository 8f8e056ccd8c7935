"""What the words round a name tell of who it is: a transformer over pieces of words, read with numpy, and with onnxruntime where it
is installed (:mod:`pubcheck.quantized`).

It is slow (some forty milliseconds for two hundred characters, half of that with onnxruntime), so the model of roles asks it only about names of which it is in
doubt, or that may be none, :mod:`pubcheck.asking` only about whom texts of petitions tell, and places that stand near one another are read together. Weights are data, learned as ``models/contexts/card.md``
tells. Dropout and gradients are for training and are not here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from pubcheck.pieces import PAD, Pieces
from pubcheck.quantized import Mapped, Matrix, mapping
from pubcheck.single_thread import one_thread
from pubcheck.span import Span
from pubcheck.weights import built

if TYPE_CHECKING:
    from pubcheck.context_windows import Window
    from pubcheck.text import NormalizedText  # whoever trains has no more than torch

PLACES = 6  # of a name that are read, the first ones
NAMES = 100  # of a document that are read, the first ones: a register of thousands takes no minutes
PLACES_IN_ALL = 200  # of a document that are read: each by itself they take ten seconds
_SMALL = 1e-12
_ROWS, _TOGETHER = 4, 4  # rows that are mapped at a time, windows that are read together
_AT_HAND = 1 << 17  # numbers of what is seen that are changed in one go
_KEPT = 8  # windows of a document of which is kept what is known of them, 200 kB each
_Shown = tuple[str, tuple[Span, ...]]  # a window as it is read: its words, where the names stand in them
_LEAST = 1e-4  # of a probability


class Said(NamedTuple):
    """How likely a place is no name, a private person, or somebody else; ``asking``: one of the private who brings a matter up."""

    nobody: float
    private: float
    other: float
    asking: float

    @classmethod
    def of(cls, kinds: Sequence[float]) -> Said:
        """From the probabilities of the four kinds that the weights tell apart: who asks is none of the private there."""
        nobody, private, other, asking = kinds
        return cls(nobody, private + asking, other, asking)


class Known(NamedTuple):
    """What a reader knows of each piece of a window before its last layer, a row each, and where among them each name stands."""

    rows: Any
    names: Mapping[Span, range]


@dataclass(frozen=True, slots=True)
class Reader:
    """The transformer: learned places, attention over the whole window, GELU between two linear maps, evened after each."""

    arrays: Mapping[str, Any]
    maps: Mapping[str, Mapped]
    pieces: Pieces
    layers: int
    heads: int

    @classmethod
    def of(cls, packed: Mapping[str, Any]) -> Reader:
        """The reader in the arrays of a model: matrices of one byte a weight, with a scale for each column.

        :raises KeyError: if one is absent.
        """
        import numpy as np

        heads = int(packed["heads"])
        arrays, maps = {}, {}
        for name, values in packed.items():
            if name in ("pieces", "scores", "heads", "table", "table.scale") or name.endswith(".scale"):
                continue
            if name.startswith("layers.") and values.ndim == 2:
                short = name.removesuffix(".weight")
                scale, bias = packed[f"{name}.scale"].copy(), packed[f"{short}.bias"].astype(np.float32)
                # Factors that all numbers of a layer have in common are told to its weights: of what asks in attention, GELU's half.
                if name.endswith(".mixed.weight"):
                    asking = len(scale) // 3
                    for of in (scale, bias):
                        of[:asking] *= np.float32((asking // heads) ** -0.5)
                elif name.endswith(".narrow.weight"):
                    scale *= np.float32(0.5)
                maps[short] = mapping(Matrix(values, scale, bias))
            elif values.ndim == 2:
                arrays[name] = values.astype(np.float32) * packed[f"{name}.scale"]
            else:
                arrays[name] = values.astype(np.float32)
        arrays["kinds.weight"] *= np.float32(0.5)
        arrays |= {name: packed[name] for name in ("table", "table.scale")}  # of which few rows are read
        words = packed["pieces"].tobytes().decode().split("\n")
        layers = sum(name.endswith(".mixed") for name in maps)
        return cls(arrays, maps, Pieces(words, packed["scores"].tolist()), layers, heads)

    def read(self, text: str, names: Sequence[Span], asked: Sequence[Span]) -> list[Said]:
        """What ``text`` says of each of ``asked``, which are among its ``names`` (in order, none over another)."""
        return self.told(self.known([(text, names)])[0], asked)

    def known(self, windows: Sequence[tuple[str, Sequence[Span]]]) -> list[Known]:
        """What is known of each window, a text and the names in it, before anything is asked: all are mapped together."""
        coded = [self.pieces.coded(*window) for window in windows]
        numbers = [number for each in coded for number in each.numbers]
        at = [place for each in coded for place in range(len(each.numbers))]
        ends = [*accumulate(len(each.numbers) for each in coded)]
        parts = [slice(end - len(each.numbers), end) for end, each in zip(ends, coded, strict=True)]
        more = [PAD] * (-len(numbers) % _ROWS)
        x = self.arrays["table"][numbers + more] * self.arrays["table.scale"]
        x += self.arrays["places"][at + more]
        x = self._even(x, "first")
        for layer in range(self.layers - 1):
            x = self._layer(x, f"layers.{layer}.", [(part, part) for part in parts])
        return [
            Known(x[part].copy(), dict(zip(names, each.names, strict=True)))
            for part, each, (_, names) in zip(parts, coded, windows, strict=True)
        ]

    def told(self, known: Known, asked: Sequence[Span]) -> list[Said]:
        """What is said of each of ``asked``, which are among the names of what is known."""
        import numpy as np

        wanted = [known.names[name] for name in asked]
        # Of the last layer only the names and the pieces beside them are asked for.
        used = sorted({at for name in wanted for at in range(name.start - 1, name.stop + 1)})
        x = self._layer(known.rows, f"layers.{self.layers - 1}.", [(slice(None), slice(None))], used)
        row = {at: number for number, at in enumerate(used)}
        told = [
            np.concatenate([x[row[each.start] : row[each.start] + len(each)].mean(axis=0), _between(x, row, each)])
            for each in wanted
        ]
        odds = self._mapped(_twice_gelu(self._mapped(np.array(told), "told")), "kinds")
        odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
        return [Said.of(each) for each in (odds / odds.sum(axis=-1, keepdims=True)).tolist()]

    def _layer(self, x: Any, name: str, windows: Sequence[tuple[slice, slice]], wanted: Any = slice(None)) -> Any:
        """One layer for the ``wanted`` of the rows ``x``; ``windows``: where those of each window are among them, and all of its
        rows, which they see.
        """
        import numpy as np

        width = x.shape[1]
        mixed = self.maps[f"{name}mixed"](x)
        asking, asked = mixed[wanted, :width], mixed[:, width:]
        met = np.zeros((len(asking), width), np.float32)
        for some, all_ in windows:
            met[some] = self._met(asking[some], asked[all_])
        x = x[wanted] + self.maps[f"{name}out"](met)
        x = self._even(x, f"{name}between")
        x += self.maps[f"{name}narrow"](_twice_gelu(self.maps[f"{name}wide"](x)))
        return self._even(x, f"{name}after")

    def _met(self, asking: Any, asked: Any) -> Any:
        """What each row that asks finds in those that are asked, by how alike they are."""
        import numpy as np

        # Laid out anew: products of rows that lie apart take five times as long. What is seen stands in columns, of which the
        # highest is found and which are added up in half the time. Of a wide window some heads at a time, as many as stay at hand.
        q = asking.reshape(len(asking), self.heads, -1).transpose(1, 2, 0)
        k, v = asked.reshape(len(asked), 2, self.heads, -1).transpose(1, 2, 0, 3)
        met = np.empty((len(asking), self.heads, q.shape[1]), np.float32)
        several = max(1, _AT_HAND // (len(asking) * len(asked)))
        for at in range(0, self.heads, several):
            some = slice(at, at + several)
            seen = np.ascontiguousarray(k[some]) @ np.ascontiguousarray(q[some])
            seen -= seen.max(axis=1, keepdims=True)
            seen = np.exp(seen)  # not in its own place, where it takes ten times as long
            found = seen.swapaxes(-1, -2) @ np.ascontiguousarray(v[some])
            found /= seen.sum(axis=1)[:, :, None]
            met[:, some] = found.swapaxes(0, 1)
        return met.reshape(asking.shape)

    def _mapped(self, x: Any, name: str) -> Any:
        x = x @ self.arrays[f"{name}.weight"]
        x += self.arrays[f"{name}.bias"]
        return x

    def _even(self, x: Any, name: str) -> Any:
        """Rows of one mean and one spread, in the place of ``x``."""
        import numpy as np

        x -= x.mean(axis=-1, keepdims=True)
        spread = np.einsum("ij,ij->i", x, x)[:, None] / x.shape[1]
        x /= np.sqrt(spread + np.float32(_SMALL))
        x *= self.arrays[f"{name}.weight"]
        x += self.arrays[f"{name}.bias"]
        return x


def _between(x: Any, row: Mapping[int, int], name: range) -> Any:
    """What is known of the pieces on both sides of a name."""
    return (x[row[name.start - 1]] + x[row[name.stop]]) / 2


def _twice_gelu(x: Any) -> Any:
    """Hendrycks and Gimpel's unit, by the hyperbolic tangent, without the half."""
    import numpy as np

    y = x * x
    y *= np.float32(0.0356774081)
    y += np.float32(0.7978845608)
    y *= x
    np.tanh(y, out=y)
    y += 1
    y *= x
    return y


@cache
def reader() -> Reader:
    """The shipped reader.

    :raises ModelError: if its weights are absent or altered.
    """
    return built("contexts", Reader.of)


class ReadWindow(NamedTuple):
    """A window of a text that was read: what was shown of it, where in that each name stands, and what is known of it."""

    window: Window
    shown: _Shown
    where: Mapping[Span, Span]
    known: Known

    def shows(self, place: Span, length: int, heading: str) -> bool:
        """Whether a name of a text of ``length`` characters can be told from it: with as much on both sides as is read of one,
        and with the heading of its column.
        """
        words, _ = self.shown
        return self.window.shows(place, length) and (
            not heading or words.endswith((f"{heading}：", heading), 0, self.where[place].start)
        )

    def told(self, places: Sequence[Span]) -> dict[Span, Said]:
        """What is said of each of ``places``, which stand in it."""
        return dict(zip(places, reader().told(self.known, [self.where[place] for place in places]), strict=True))


def said_of(
    text: str,
    places: Sequence[Span],
    names: Sequence[Span] = (),
    headings: Mapping[int, str] | None = None,
    before: list[ReadWindow] | None = None,
) -> list[Said]:
    """What the words round each of ``places`` say, :data:`~pubcheck.context_windows.BESIDE` characters on each side or some more.

    ``names``: all places of persons in the text, which the reader sees as such; ``headings``: those over names in columns, by
    where the name begins; ``before``: windows of this text that were read already, to which some are added. A place that one of
    them shows is told from it, with the names that were known when it was read.

    :raises ModelError: if the weights are absent or altered.
    """
    from pubcheck.context_windows import as_read, heading_shown, shown, windows_of  # most texts are not read

    found: dict[Span, Said] = {}
    before = [] if before is None else before
    headings = headings or {}
    asked = dict.fromkeys(as_read(place) for place in places)
    for each in before:
        inside = [
            place
            for place in asked
            if place not in found and each.shows(place, len(text), heading_shown(headings, place))
        ]
        if inside:
            found |= each.told(inside)
    windows = [*windows_of(len(text), [place for place in asked if place not in found], names)]
    for start in range(0, len(windows), _TOGETHER):
        some = windows[start : start + _TOGETHER]
        moved = [shown(text, window, headings) for window in some]
        seen = [(words, (*where.values(),)) for words, where in moved]
        read = {each.shown: each.known for each in before}
        unread = [each for each in dict.fromkeys(seen) if each not in read]
        read |= zip(unread, reader().known(unread) if unread else (), strict=True)
        for window, (_, where), what in zip(some, moved, seen, strict=True):
            each = ReadWindow(window, what, where, read[what])
            found |= each.told(window.asked)
            if len(before) < _KEPT:
                before.append(each)
    return [found[as_read(place)] for place in places]


def said_once(text: NormalizedText, places: Sequence[Span], names: Sequence[Span]) -> dict[Span, Said]:
    """What :func:`said_of` tells of ``places``: what was read of a text before is not read again, and no more than
    :data:`PLACES_IN_ALL` are.

    :raises ModelError: if the weights are absent or altered.
    """
    from pubcheck.tables import columns_of

    known: dict[Span, Said] = text.once("what the words round names say", dict)
    unread = [place for place in places if place not in known][: max(0, PLACES_IN_ALL - len(known))]
    if unread:
        columns = columns_of(text)
        headings = {name.start: columns.heading(name)[0] for name in names}
        # Who brings a matter up is often asked of a window in which it was asked who is private.
        before: list[ReadWindow] = text.once("windows read", list)
        reader()  # loads numpy, whose threads are then known
        with one_thread():
            known.update(zip(unread, said_of(text.text, unread, names, headings, before), strict=True))
    return {place: known[place] for place in places if place in known}


def context_row(said: Sequence[Said]) -> list[float]:
    """The numbers of a name of whose places this is said, for the trees that settle who is private."""
    from math import log

    private = [log((each.private + _LEAST) / (each.nobody + each.other + _LEAST)) for each in said]
    person = [log((each.private + _LEAST) / (each.other + _LEAST)) for each in said]
    nobody = [log((each.nobody + _LEAST) / (each.private + each.other + _LEAST)) for each in said]
    count = len(said)
    clearest = max(private, key=abs)
    return [sum(private) / count, max(private), min(private), clearest, sum(person) / count, sum(nobody) / count]
