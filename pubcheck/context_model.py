"""What the words round a name tell of who it is: a small transformer over characters, read with numpy alone.

It is slow (some milliseconds for a hundred characters), so the model of roles asks it only about names of which it is in doubt,
and places that stand near one another are read together. Weights are data, learned as ``models/contexts/card.md`` tells. Hidden characters, dropout and gradients are for training and are not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pubcheck.span import Span
from pubcheck.weights import built

BESIDE = 88  # characters read on each side of a name
PLACES = 6  # of a name that are read, the first ones
NAMES = 100  # of a document that are read, the first ones: a register of thousands takes no minutes
_TOGETHER = 288  # characters that are read at once, where several names stand near
_UNKNOWN, _FIRST = 1, 4  # the numbers of a character never learned, and of the first one that was
_SMALL = 1e-5
_LEAST = 1e-4  # of a probability
Said = tuple[float, float, float]  # how likely a place is no name, a private person, somebody else


@dataclass(frozen=True, slots=True)
class Reader:
    """The transformer: rotary places, attention over the whole window, ReLU between two linear maps.

    ``characters``: the code points it knows, in order; ``rows``: the row of each in ``arrays["table"]``.
    """

    arrays: Mapping[str, Any]
    characters: Any
    rows: Any
    layers: int
    heads: int
    turns: tuple[Any, Any]

    @classmethod
    def of(cls, packed: Mapping[str, Any]) -> Reader:
        """The reader in the arrays of a model: matrices of one byte a weight, with a scale for each column.

        :raises KeyError: if one is absent.
        """
        import numpy as np

        arrays = {
            name: values.astype(np.float32) * packed[f"{name}.scale"] if values.ndim == 2 else values.astype(np.float32)
            for name, values in packed.items()
            if name not in ("characters", "heads") and not name.endswith(".scale")
        }
        order = np.argsort(packed["characters"])
        heads = int(packed["heads"])
        half = arrays["table"].shape[1] // heads // 2
        angles = np.arange(512)[:, None] * 1e4 ** (-np.arange(half) / half)[None]
        return cls(
            arrays,
            packed["characters"][order],
            order + _FIRST,
            sum(name.endswith(".mixed.weight") for name in arrays),
            heads,
            (np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)),
        )

    def read(self, text: str, wanted: Any = slice(None)) -> Any:
        """The probabilities of the five kinds (none, private person, its further characters, another one, further) of each character.

        ``wanted``: the places that are asked for, which takes a fifth less time than all.
        """
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")
        at = np.searchsorted(self.characters, codes).clip(max=len(self.characters) - 1)
        x = self.arrays["table"][np.where(self.characters[at] == codes, self.rows[at], _UNKNOWN)]
        for layer in range(self.layers):
            x = self._layer(x, f"layers.{layer}.", wanted if layer == self.layers - 1 else slice(None))
        odds = self._mapped(self._even(x, "last"), "kinds")
        odds = np.exp(odds - odds.max(axis=-1, keepdims=True))
        return odds / odds.sum(axis=-1, keepdims=True)

    def _layer(self, x: Any, name: str, wanted: Any) -> Any:
        import numpy as np

        length, width = x.shape
        mixed = self._mapped(self._even(x, name + "before"), name + "mixed")
        q, k, v = mixed.reshape(length, 3, self.heads, -1).transpose(1, 2, 0, 3)
        q, x = self._turned(q)[:, wanted], x[wanted]
        seen = q @ self._turned(k).swapaxes(-1, -2) * np.float32((width // self.heads) ** -0.5)
        seen = np.exp(seen - seen.max(axis=-1, keepdims=True))
        seen /= seen.sum(axis=-1, keepdims=True)
        x = x + self._mapped((seen @ v).swapaxes(0, 1).reshape(len(x), width), name + "out")
        wide = np.maximum(self._mapped(self._even(x, name + "between"), name + "wide"), 0)
        return x + self._mapped(wide, name + "narrow")

    def _mapped(self, x: Any, name: str) -> Any:
        return x @ self.arrays[f"{name}.weight"] + self.arrays[f"{name}.bias"]

    def _even(self, x: Any, name: str) -> Any:
        """Rows of one mean and one spread."""
        import numpy as np

        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(_SMALL))
        return x * self.arrays[f"{name}.weight"] + self.arrays[f"{name}.bias"]

    def _turned(self, x: Any) -> Any:
        """Each place turned by its own angles, so that attention sees distances."""
        import numpy as np

        a, b = np.split(x, 2, axis=-1)
        cos, sin = (each[: x.shape[1]] for each in self.turns)
        return np.concatenate([a * cos - b * sin, b * cos + a * sin], axis=-1)


@cache
def reader() -> Reader:
    """The shipped reader.

    :raises ModelError: if its weights are absent or altered.
    """
    return built("contexts", Reader.of)


def said_of(text: str, places: Sequence[Span]) -> list[Said]:
    """What the words round each of ``places`` say, :data:`BESIDE` characters on each side or some more.

    :raises ModelError: if the weights are absent or altered.
    """
    found: dict[Span, Said] = {}
    for group in _near(sorted(set(places))):
        low, high = max(0, group[0].start - BESIDE), min(group[-1].end + BESIDE, group[0].start + _TOGETHER)
        asked = [range(place.start - low, min(place.end, high) - low) for place in group]
        read = reader().read(text[low:high], [at for each in asked for at in each])
        for place, each in zip(group, asked, strict=True):
            told = read[: len(each)].mean(axis=0).tolist()
            read = read[len(each) :]
            found[place] = (told[0], told[1] + told[2], told[3] + told[4])
    return [found[place] for place in places]


def _near(places: Sequence[Span]) -> Iterator[list[Span]]:
    """Places in order, those together that are read at once."""
    group: list[Span] = []
    for place in places:
        if group and place.end + 2 * BESIDE > group[0].start + _TOGETHER:
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def context_row(said: Sequence[Said]) -> list[float]:
    """The numbers of a name of whose places this is said, for the trees that settle who is private."""
    from math import log

    private = [log((yes + _LEAST) / (none + other + _LEAST)) for none, yes, other in said]
    person = [log((yes + _LEAST) / (other + _LEAST)) for _, yes, other in said]
    nobody = [log((none + _LEAST) / (yes + other + _LEAST)) for none, yes, other in said]
    count = len(said)
    clearest = max(private, key=abs)
    return [sum(private) / count, max(private), min(private), clearest, sum(person) / count, sum(nobody) / count]
