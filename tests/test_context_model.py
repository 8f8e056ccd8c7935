"""The reader of the words round a name: the same arithmetic as written out, places found again, names told in context."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pubcheck.context_model import BESIDE, Reader, context_row, reader, said_of
from pubcheck.span import Span


def packed(width: int = 12, heads: int = 3, layers: int = 2) -> dict[str, np.ndarray]:
    """Arrays of a reader with random weights."""
    source = np.random.default_rng(5)
    shapes = {"table": (9, width), "kinds.weight": (width, 5), "kinds.bias": (5,)}
    for name, size in [(f"layers.{at}.{each}", width) for at in range(layers) for each in ("before", "between")]:
        shapes |= {f"{name}.weight": (size,), f"{name}.bias": (size,)}
    shapes |= {"last.weight": (width,), "last.bias": (width,)}
    for at in range(layers):
        for name, low, high in (("mixed", 1, 3), ("out", 1, 1), ("wide", 1, 4), ("narrow", 4, 1)):
            shapes[f"layers.{at}.{name}.weight"] = (low * width, high * width)
            shapes[f"layers.{at}.{name}.bias"] = (high * width,)
    found = {"characters": np.array([ord(each) for each in "王丙人，患"], np.uint32), "heads": np.array(heads)}
    for name, shape in shapes.items():
        if len(shape) == 2:
            found[name] = source.integers(-127, 128, shape).astype(np.int8)
            found[f"{name}.scale"] = source.uniform(0.001, 0.01, shape[1]).astype(np.float32)
        else:
            found[name] = source.normal(size=shape).astype(np.float32)
    return found


def written_out(arrays: dict[str, np.ndarray], text: str, heads: int) -> np.ndarray:
    """The same transformer, one place and one head after another."""
    plain = {name: of * arrays[f"{name}.scale"] if of.ndim == 2 else of for name, of in arrays.items()}
    known = [chr(each) for each in arrays["characters"]]
    x = np.array([plain["table"][known.index(each) + 4 if each in known else 1] for each in text], np.float64)
    width = x.shape[1]
    size = width // heads

    def even(row: np.ndarray, name: str) -> np.ndarray:
        spread = np.sqrt(((row - row.mean()) ** 2).mean() + 1e-5)
        return (row - row.mean()) / spread * plain[f"{name}.weight"] + plain[f"{name}.bias"]

    def turned(row: np.ndarray, at: int) -> np.ndarray:
        pairs = [(row[k], row[k + size // 2], at * 1e4 ** (-k / (size // 2))) for k in range(size // 2)]
        first = [a * np.cos(angle) - b * np.sin(angle) for a, b, angle in pairs]
        return np.array(first + [b * np.cos(angle) + a * np.sin(angle) for a, b, angle in pairs])

    for layer in range(sum(name.endswith("mixed.weight") for name in arrays)):
        name = f"layers.{layer}."
        mixed = [even(row, f"{name}before") @ plain[f"{name}mixed.weight"] + plain[f"{name}mixed.bias"] for row in x]
        met = np.zeros_like(x)
        for head in range(heads):
            part = slice(head * size, (head + 1) * size)
            q, k, v = ([row[start * width : (start + 1) * width][part] for row in mixed] for start in range(3))
            for at in range(len(x)):
                seen = np.exp([turned(q[at], at) @ turned(k[other], other) / size**0.5 for other in range(len(x))])
                met[at, part] = (seen / seen.sum()) @ np.array(v)
        x = x + met @ plain[f"{name}out.weight"] + plain[f"{name}out.bias"]
        wide = np.array([even(row, f"{name}between") for row in x]) @ plain[f"{name}wide.weight"]
        x = x + np.maximum(wide + plain[f"{name}wide.bias"], 0) @ plain[f"{name}narrow.weight"]
        x = x + plain[f"{name}narrow.bias"]
    odds = np.exp(np.array([even(row, "last") for row in x]) @ plain["kinds.weight"] + plain["kinds.bias"])
    return odds / odds.sum(axis=1, keepdims=True)


@settings(max_examples=20, deadline=None)
@given(text=st.text("王丙人，患X\n\ud800😀", min_size=1, max_size=7))
@example(text="王")
def test_the_arithmetic_is_that_of_a_transformer_written_out(text: str) -> None:
    arrays = packed()
    assert np.allclose(Reader.of(arrays).read(text), written_out(arrays, text, 3), atol=2e-4)


@settings(max_examples=20, deadline=None)
@given(text=st.text(min_size=1, max_size=200))
def test_each_character_has_the_probabilities_of_five_kinds(text: str) -> None:
    told = reader().read(text)
    assert told.shape == (len(text), 5)
    assert np.allclose(told.sum(axis=1), 1, atol=1e-4)
    assert (told >= 0).all()


def test_places_asked_for_are_told_as_among_all() -> None:
    text = "民警李建国接待赵桂芬，赵桂芬称被丈夫殴打致骨折。"
    wanted = [7, 8, 9, 2]
    assert np.allclose(reader().read(text, wanted), reader().read(text)[wanted], atol=1e-5)


def test_names_that_stand_near_are_read_together_and_a_long_one_is_cut() -> None:
    text = "，".join(f"赵桂{each}" for each in "芬芳兰英珍花香莲云霞") * 9
    places = [Span(at, at + 3) for at in range(0, len(text) - 3, 4)]
    assert len(said_of(text, places)) == len(places)
    assert len(said_of("赵" * 900, [Span(100, 800)])) == 1


def test_only_what_stands_beside_the_name_is_read() -> None:
    near = "，" * BESIDE + "赵桂芬" + "。" * BESIDE
    far = "癌" * 50 + near + "癌" * 50
    assert said_of(far, [Span(50 + BESIDE, 53 + BESIDE)]) == said_of(near, [Span(BESIDE, BESIDE + 3)])


@pytest.mark.parametrize(
    ("text", "private", "other"),
    [
        ("镇党委书记王强看望了身患癌症的赵桂芬。", "赵桂芬", "王强"),
        ("民警李建国接待赵桂芬，赵桂芬称被丈夫殴打致骨折。", "赵桂芬", "李建国"),
        ("医生钱进为周德才复诊，周德才正在服药。", "周德才", "钱进"),
    ],
)
def test_who_is_visited_looks_more_private_than_who_visits(text: str, private: str, other: str) -> None:
    at, before = text.index(private), text.index(other)
    (one, two) = said_of(text, [Span(at, at + len(private)), Span(before, before + len(other))])
    assert context_row([one])[0] > context_row([two])[0]


def test_numbers_of_a_name_tell_of_all_its_places() -> None:
    mean, highest, lowest, clearest, _, nobody = context_row([(0.1, 0.8, 0.1), (0.2, 0.1, 0.7)])
    assert lowest < 0 < highest
    assert lowest < mean < highest
    assert clearest == lowest
    assert nobody < 0


def test_torch_and_numpy_say_the_same() -> None:
    torch = pytest.importorskip("torch", reason="the reader is learned with torch")
    from pubcheck.models.contexts.network import Reader as Network
    from pubcheck.models.contexts.train import packed as pack

    network = Network(9, layers=2, width=20, heads=5).eval()
    learned = {name: value.numpy() for name, value in network.state_dict().items()}
    codes = np.array([ord(each) for each in "王丙人，患"], np.uint32)
    text = "王丙患人，X王"
    numbers = torch.tensor([["王丙人，患".index(each) + 4 if each != "X" else 1 for each in text]])
    with torch.no_grad():
        expected = network.kinds(network(numbers)).softmax(-1)[0].numpy()
    assert np.allclose(Reader.of(pack({**learned, "characters": codes})).read(text), expected, atol=0.02)
