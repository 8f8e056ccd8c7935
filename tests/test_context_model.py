"""The reader of the words round a name: the same arithmetic as written out, places found again, names told in context."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from pubcheck.context_model import ReadWindow, Said, context_row, reader, said_of
from pubcheck.context_reader import Reader, _matrix
from pubcheck.context_windows import BESIDE, LONGEST, TOGETHER, windows_of
from pubcheck.pieces import BEFORE
from pubcheck.quantized import Mapped, Matrix
from pubcheck.span import Span

WORDS = ["王", "丙", "人", ",", "患", "人患"]


def packed(width: int = 12, heads: int = 3, layers: int = 2) -> dict[str, np.ndarray]:
    """Arrays of a reader with random weights."""
    source = np.random.default_rng(5)
    shapes = {"table": (BEFORE + len(WORDS), width), "places": (40, width)}
    shapes |= {"told.weight": (2 * width, 6), "told.bias": (6,), "kinds.weight": (6, 4), "kinds.bias": (4,)}
    evened = ["first", *(f"layers.{at}.{each}" for at in range(layers) for each in ("between", "after"))]
    for name in evened:
        shapes |= {f"{name}.weight": (width,), f"{name}.bias": (width,)}
    for at in range(layers):
        for name, low, high in (("mixed", 1, 3), ("out", 1, 1), ("wide", 1, 4), ("narrow", 4, 1)):
            shapes[f"layers.{at}.{name}.weight"] = (low * width, high * width)
            shapes[f"layers.{at}.{name}.bias"] = (high * width,)
    found = {
        "pieces": np.frombuffer("\n".join(WORDS).encode(), np.uint8),
        "scores": np.linspace(-4, -3, len(WORDS)).astype(np.float32),
        "heads": np.array(heads),
    }
    for name, shape in shapes.items():
        if len(shape) == 2:
            found[name] = source.integers(-127, 128, shape).astype(np.int8)
            found[f"{name}.scale"] = source.uniform(0.001, 0.01, shape[1]).astype(np.float32)
        else:
            found[name] = source.normal(size=shape).astype(np.float32)
    return found


def written_out(arrays: dict[str, np.ndarray], numbers: list[int], names: list[range], heads: int) -> np.ndarray:
    """The same transformer, one place and one head after another."""
    plain = {name: of * arrays[f"{name}.scale"] if of.ndim == 2 else of for name, of in arrays.items()}
    width = plain["table"].shape[1]
    size = width // heads

    def even(row: np.ndarray, name: str) -> np.ndarray:
        spread = np.sqrt(((row - row.mean()) ** 2).mean() + 1e-12)
        return (row - row.mean()) / spread * plain[f"{name}.weight"] + plain[f"{name}.bias"]

    def gelu(row: np.ndarray) -> np.ndarray:
        return row * (1 + np.tanh(np.sqrt(2 / np.pi) * (row + 0.044715 * row**3))) / 2

    x = np.array(
        [even(plain["table"][each].astype(float) + plain["places"][at], "first") for at, each in enumerate(numbers)]
    )
    for layer in range(sum(name.endswith("mixed.weight") for name in arrays)):
        name = f"layers.{layer}."
        mixed = [row @ plain[f"{name}mixed.weight"] + plain[f"{name}mixed.bias"] for row in x]
        met = np.zeros_like(x)
        for head in range(heads):
            part = slice(head * size, (head + 1) * size)
            q, k, v = ([row[start * width : (start + 1) * width][part] for row in mixed] for start in range(3))
            for at in range(len(x)):
                seen = np.exp([q[at] @ k[other] / size**0.5 for other in range(len(x))])
                met[at, part] = (seen / seen.sum()) @ np.array(v)
        x = np.array(
            [even(row, f"{name}between") for row in x + met @ plain[f"{name}out.weight"] + plain[f"{name}out.bias"]]
        )
        wide = gelu(x @ plain[f"{name}wide.weight"] + plain[f"{name}wide.bias"])
        x = np.array(
            [
                even(row, f"{name}after")
                for row in x + wide @ plain[f"{name}narrow.weight"] + plain[f"{name}narrow.bias"]
            ]
        )
    told = np.array([[*x[list(each)].mean(axis=0), *(x[each.start - 1] + x[each.stop]) / 2] for each in names])
    odds = np.exp(gelu(told @ plain["told.weight"] + plain["told.bias"]) @ plain["kinds.weight"] + plain["kinds.bias"])
    return odds / odds.sum(axis=1, keepdims=True)


@settings(max_examples=20, deadline=None)
@given(
    before=st.text("王丙人，患X\n\ud800😀", max_size=6),
    name=st.text("王丙X", min_size=1, max_size=3),
    after=st.text("人，患", max_size=4),
)
@example(before="", name="王", after="")
def test_the_arithmetic_is_that_of_a_transformer_written_out(before: str, name: str, after: str) -> None:
    arrays, text, span = packed(), before + name + after, Span(len(before), len(before) + len(name))
    tiny = Reader.of(arrays)
    # Maps tell rows in steps, which :mod:`tests.test_quantized` compares with numbers written out; everything else is compared here.
    without_steps = tiny._replace(maps={name: _without_steps(_matrix(arrays, name, 3)) for name in tiny.maps})
    coded = tiny.pieces.coded(text, [span])
    expected = written_out(arrays, coded.numbers, coded.names, 3)[0]
    assert np.allclose(without_steps.read(text, [span], [span])[0], expected, atol=2e-4)
    assert np.allclose(tiny.read(text, [span], [span])[0], expected, atol=0.03)


def _without_steps(matrix: Matrix) -> Mapped:
    return lambda x: x @ (matrix.weights * matrix.scale) + matrix.bias


@pytest.mark.parametrize("name", sorted(packed()))
def test_a_reader_that_lacks_something_is_refused(name: str) -> None:
    arrays = packed()
    del arrays[name]
    with pytest.raises(KeyError):
        Reader.of(arrays)


@settings(max_examples=20, deadline=None)
@given(text=st.text(min_size=1, max_size=200), data=st.data())
def test_each_place_has_the_probabilities_of_the_kinds(text: str, data: st.DataObject) -> None:
    low, high = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    assume(low < high)
    (said,) = said_of(text, [Span(low, high)])
    assert said.nobody + said.private + said.other == pytest.approx(1, abs=1e-4)
    assert min(said) >= 0
    assert said.asking <= said.private + 1e-6


def test_places_asked_for_are_told_as_among_all() -> None:
    text = "民警李建国接待赵桂芬，赵桂芬称被丈夫殴打致骨折。"
    names = [Span(2, 5), Span(7, 10), Span(11, 14)]
    assert np.allclose(reader().read(text, names, names)[1:], reader().read(text, names, names[1:]), atol=1e-5)


def test_names_that_stand_near_are_read_together_and_a_long_one_is_cut() -> None:
    text = "，".join(f"赵桂{each}" for each in "芬芳兰英珍花香莲云霞") * 19
    places = [Span(at, at + 3) for at in range(0, len(text) - 3, 4)]
    windows = list(windows_of(len(text), places, []))
    assert 2 < len(windows) < len(places) / 20
    assert all(window.high - window.low <= TOGETHER for window in windows)
    assert len(said_of(text, places)) == len(places)
    assert len(said_of("赵" * 900, [Span(100, 800)])) == 1


def _cut(place: Span) -> Span:
    return Span(place.start, min(place.end, place.start + LONGEST))


@settings(max_examples=100, deadline=None)
@given(
    length=st.integers(1, 2000),
    starts=st.lists(st.tuples(st.integers(0, 1999), st.integers(1, 60)), max_size=20),
    asked=st.sets(st.integers(0, 19), max_size=8),
)
def test_each_place_is_asked_about_once_among_names_that_do_not_overlap(
    length: int, starts: list[tuple[int, int]], asked: set[int]
) -> None:
    names = [Span(start, min(length, start + size)) for start, size in starts if start < length]
    places = [name for at, name in enumerate(names) if at in asked]
    windows = list(windows_of(length, places, names))
    told = [place for window in windows for place in window.asked]
    assert sorted(told) == sorted(set(map(_cut, places)))
    for window in windows:
        assert set(window.asked) <= set(window.names)
        assert all(one.end <= two.start for one, two in pairwise(window.names))
        free = [name for name in map(_cut, names) if window.low <= name.start and name.end <= window.high]
        assert all(name in window.names or any(map(name.overlaps, window.names)) for name in free)
        assert all(window.low <= name.start and name.end <= window.high for name in window.names)


def test_only_what_stands_beside_the_name_is_read() -> None:
    near = "，" * BESIDE + "赵桂芬" + "。" * BESIDE
    far = "癌" * 50 + near + "癌" * 50
    assert said_of(far, [Span(50 + BESIDE, 53 + BESIDE)]) == said_of(near, [Span(BESIDE, BESIDE + 3)])


def test_a_name_in_a_window_that_was_read_is_told_from_it() -> None:
    text = "镇党委书记王强看望了身患癌症的赵桂芬。" + "，" * BESIDE
    wang, zhao = Span(5, 7), Span(15, 18)
    before: list[ReadWindow] = []
    both = said_of(text, [wang, zhao], [wang, zhao], before=before)
    assert len(before) == 1
    assert np.allclose(said_of(text, [zhao], [wang, zhao], before=before), both[1:], atol=1e-5)
    assert len(before) == 1


def test_a_name_in_a_column_is_told_from_a_window_that_showed_its_heading() -> None:
    text = "赵桂芬\n钱进财\n" + "，" * BESIDE
    zhao, qian = Span(0, 3), Span(4, 7)
    before: list[ReadWindow] = []
    said_of(text, [zhao, qian], [zhao, qian], {zhao.start: "申请人"}, before)
    said_of(text, [zhao], [zhao, qian], {zhao.start: "申请人"}, before)
    assert len(before) == 1
    with_heading = said_of(text, [qian], [zhao, qian], {zhao.start: "申请人", qian.start: "申请人"}, before)
    assert len(before) == 2
    assert with_heading == said_of(text, [qian], [zhao, qian], {zhao.start: "申请人", qian.start: "申请人"})


def test_a_name_near_the_end_of_a_window_is_read_with_what_stands_behind_it() -> None:
    text = "，" * BESIDE + "赵桂芬" + "，" * 30 + "钱进" + "。" * BESIDE
    zhao, qian = Span(BESIDE, BESIDE + 3), Span(BESIDE + 33, BESIDE + 35)
    before: list[ReadWindow] = []
    said_of(text, [zhao], [zhao, qian], before=before)
    assert said_of(text, [qian], [zhao, qian], before=before) == said_of(text, [qian], [zhao, qian])
    assert len(before) == 2


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
    places = [Span(at, at + len(private)), Span(before, before + len(other))]
    (one, two) = said_of(text, places, places)
    assert context_row([one])[0] > context_row([two])[0]


def test_numbers_of_a_name_tell_of_all_its_places() -> None:
    mean, highest, lowest, clearest, _, nobody = context_row([Said(0.1, 0.8, 0.1, 0), Said(0.2, 0.1, 0.7, 0)])
    assert lowest < 0 < highest
    assert lowest < mean < highest
    assert clearest == lowest
    assert nobody < 0


def test_torch_and_numpy_say_the_same() -> None:
    torch = pytest.importorskip("torch", reason="the reader is learned with torch")
    from pubcheck.models.contexts.network import Reader as Network
    from pubcheck.models.contexts.train import packed as pack

    torch.manual_seed(5)
    network = Network(BEFORE + len(WORDS), 40, layers=2, width=20, wide=80, heads=5, kinds=4).eval()
    for value in network.parameters():
        torch.nn.init.normal_(value, mean=float(value.ndim == 1), std=0.3)
    learned = {name: value.numpy() for name, value in network.state_dict().items()}
    words = {"pieces": np.frombuffer("\n".join(WORDS).encode(), np.uint8), "scores": np.full(len(WORDS), -3.0)}
    tiny = Reader.of(pack({**learned, **words, "heads": np.array(5)}))
    text, names = "王丙患人，X王", [Span(0, 2), Span(6, 7)]
    coded = tiny.pieces.coded(text, names)
    numbers = torch.tensor([coded.numbers])
    places = [torch.tensor(each) for each in zip(*((0, name.start, name.stop) for name in coded.names), strict=True)]
    with torch.no_grad():
        expected = network(numbers, numbers > 0, places).softmax(-1).numpy()
    otherwise = tiny._replace(heads=1).read(text, names, names)
    assert np.abs(np.array(otherwise) - tiny.read(text, names, names)).max() > 0.05
    assert np.allclose(tiny.read(text, names, names), expected, atol=0.01)
