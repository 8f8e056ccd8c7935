"""Words in pictures: rapidocr with the models of its own wheel, where the extra ``ocr`` is installed.

Nothing is ever downloaded: the models are named by their paths. One engine serves a process; it is
made when the first picture is read and takes one picture at a time, because it uses all the cores
it can use anyway. What is recognised is uncertain: every line carries its confidence, and a page
whose lines are doubtful is a gap. Measured in ``benchmarks/formats.py``.
"""

from __future__ import annotations

import os
import threading
from functools import cache
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path
from typing import Any, NamedTuple

from pubcheck.layout import Segment, rows_of
from pubcheck.lazy_pattern import lazily
from pubcheck.parser import Requirement
from pubcheck.phrase import Phrase
from pubcheck.quota import check_time, opened
from pubcheck.settings import Limits

REQUIRES = (Requirement("rapidocr", "rapidocr", "ocr"), Requirement("onnxruntime", "onnxruntime", "ocr"))

NOT_INSTALLED = Phrase(
    "图片中的文字未检查：没有安装文字识别组件，请安装 pubcheck[ocr]，或人工查看",
    "words in pictures were not checked: install pubcheck[ocr], or look at them",
)
NOT_RECOGNISED = Phrase(
    "图片中的文字未识别（超过 limits.max_ocr_pages 或时间上限），请人工查看，或调高上限后再检查",
    "words in pictures were not recognised (limits.max_ocr_pages or time used up): look at them or raise the limits",
)
DOUBTFUL = Phrase(
    "文字识别把握不大（图像不清晰），识别的文字可能有误，请对照原件人工查看",
    "recognised with little confidence (the picture is unclear): compare with the original",
)
FAILED = Phrase(
    "文字识别出错（可能是内存不足），有内容未识别，请人工查看，或调高 limits.max_memory_mb 后再检查",
    "recognition failed (perhaps for lack of memory), words are missing: look at it, or raise limits.max_memory_mb",
)
RECOGNISED = Phrase("识别自图像", "recognised in a picture")

_DETECTION = "PP-OCRv6_det_small.onnx"
_RECOGNITION = "PP-OCRv6_rec_small.onnx"
_DIRECTION = "ch_ppocr_mobile_v2.0_cls_mobile.onnx"
_MOST_THREADS = 4
_SHARE_OF_TIME = 0.75
_SURE = 0.85
_NOISE = 0.45
_TILE = 3_200_000  # pixels: more than these take the engine beyond 800 MB
_HIGHEST_TILE = 2400
_WIDEST_TILE = 2000
_OVERLAP = 160
_SMALL = 320
_COLUMN = 0.7
LONGEST_SIDE = 2400
"""Pixels: what is larger is scaled down before words are looked for."""
_NUMBER = lazily(
    r"(?<=[\u4e00-\u9fff])[（(\[【\u3014][ ]?((?:19|20)[0-9]{2})[ ]?[）)\]】\u3015][ ]?(?=[0-9]{1,4}[ ]?号)"
)


class RecognisedLine(NamedTuple):
    """One line: its text, its box in pixels (left, top, right, bottom), the engine's confidence from 0 to 1."""

    text: str
    box: tuple[float, float, float, float]
    confidence: float


class Recognition(NamedTuple):
    """What was read in one picture, from top to bottom."""

    lines: tuple[RecognisedLine, ...] = ()
    failed: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Whether the engine failed, or the mean confidence, each line weighted by its length, is low."""
        length = sum(len(line.text) for line in self.lines)
        return self.failed or sum(line.confidence * len(line.text) for line in self.lines) < _SURE * length

    @property
    def trouble(self) -> Phrase | None:
        """Why somebody should look at the picture; ``None`` where the words can be relied on."""
        if self.failed:
            return FAILED
        return DOUBTFUL if self.is_doubtful else None


def available() -> bool:
    """Whether words can be recognised here; nothing is imported to find out."""
    return all(each.is_met for each in REQUIRES) and all(path.is_file() for path in _models())


def has_budget(limits: Limits) -> bool:
    """Whether another picture may be read: pages are counted, and a quarter of the time is left for the rest."""
    usage = opened(limits).usage
    assert usage is not None
    return usage.recognised < limits.max_ocr_pages and usage.seconds < _SHARE_OF_TIME * limits.max_seconds


def read_picture(pixels: Any, limits: Limits) -> Recognition:
    """The lines in a picture.

    :param pixels: a numpy array of bytes, rows by columns by blue, green, red.
    :raises LimitExceeded: if the time is used up.
    """
    import numpy

    if limits.usage is not None:
        limits.usage.recognised += 1
    # A picture of one colour holds nothing, and the engine would look for it all the same.
    if not pixels.size or int(pixels.max()) - int(pixels.min()) < 16:
        return Recognition()
    segments: list[Segment] = []
    height, width = pixels.shape[:2]
    failed = False
    columns = min(width, _WIDEST_TILE)
    rows = min(_HIGHEST_TILE, max(_SMALL, _TILE // max(1, columns)))
    for top, left in product(_starts(height, rows), _starts(width, columns)):
        check_time(limits)
        try:
            found = _recognise(numpy.ascontiguousarray(_framed(pixels[top : top + rows, left : left + columns])))
        except Exception:  # the engine raises its own and OpenCV's errors
            failed = True
            continue
        for segment in found:
            middle = (segment.top + segment.bottom) / 2
            if _inside(middle, top, rows, height) and _inside(segment.left, left, columns, width):
                segments.append(segment.moved(left, top))
    return Recognition(tuple(_line(row) for row in rows_of(segments, width)), failed)


def _starts(side: int, tile: int) -> range:
    """Where the tiles of a long picture begin; a picture of usual size is one tile."""
    return range(0, max(1, side - _OVERLAP), tile - _OVERLAP) if side > tile else range(1)


def _inside(place: float, start: int, tile: int, side: int) -> bool:
    """A line in the overlap of two tiles belongs to the one in whose inner part it lies."""
    return (not start or place >= _OVERLAP / 2) and (start + tile >= side or place < tile - _OVERLAP / 2)


def _framed(pixels: Any) -> Any:
    """A small picture on a larger ground of the colour of its corner: the engine would enlarge it otherwise."""
    import numpy

    rows, columns = pixels.shape[:2]
    if rows >= _SMALL and columns >= _SMALL:
        return pixels
    framed = numpy.empty((max(rows, _SMALL), max(columns, _SMALL), 3), numpy.uint8)
    framed[:] = pixels[0, 0]
    framed[:rows, :columns] = pixels
    return framed


def _line(row: list[Segment]) -> RecognisedLine:
    text = restored(row[0].text + "".join(_gap(one, other) + other.text for one, other in pairwise(row)))
    box = (
        min(segment.left for segment in row),
        min(segment.top for segment in row),
        max(segment.right for segment in row),
        max(segment.bottom for segment in row),
    )
    length = sum(len(segment.text) for segment in row)
    confidence = sum(segment.confidence * len(segment.text) for segment in row) / max(1, length)
    return RecognisedLine(text, box, confidence)


def _gap(one: Segment, other: Segment) -> str:
    """What stands between two stretches of a row: nothing, a space, or the border of a column."""
    if other.left - one.right > _COLUMN * max(one.height, other.height):
        return "\t"
    return " " if (one.text[-1] + other.text[0]).isascii() else ""


def restored(text: str) -> str:
    """``text`` with the brackets of a document number as they are written: 〔2023〕5号, which engines read as （2023）."""
    return _NUMBER.sub(r"〔\1〕", text)


_LOCK = threading.Lock()


def _recognise(pixels: Any) -> list[Segment]:
    with _LOCK:
        result = _engine()(pixels)
    if result.boxes is None or result.txts is None:
        return []
    found = []
    for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True):
        if text.strip() and score >= _NOISE:
            xs, ys = [float(x) for x, _ in box], [float(y) for _, y in box]
            found.append(Segment(text.strip(), min(xs), min(ys), max(xs), max(ys), float(score)))
    return found


def _models() -> tuple[Path, ...]:
    spec = find_spec("rapidocr")
    folders = list(spec.submodule_search_locations or ()) if spec is not None else []
    return tuple(
        Path(folder) / "models" / name for folder in folders for name in (_DETECTION, _RECOGNITION, _DIRECTION)
    )


@cache
def _engine() -> Any:
    """The engine with its three models; called under the lock."""
    from onnxruntime import disable_telemetry_events
    from rapidocr import RapidOCR

    disable_telemetry_events()  # its builds for Windows count sessions
    detection, recognition, direction = (str(path) for path in _models())
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "Global.max_side_len": LONGEST_SIDE,
            "EngineConfig.onnxruntime.intra_op_num_threads": max(1, min(_MOST_THREADS, (os.cpu_count() or 1) // 2)),
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            # The picture is looked at as it is, not enlarged to the engine's own measure.
            "Det.limit_type": "max",
            "Det.limit_side_len": LONGEST_SIDE,
            "Det.model_path": detection,
            "Rec.model_path": recognition,
            "Cls.model_path": direction,
        }
    )
