"""How fast files are read: PDF against bare pypdfium2, DOCX against a bare walk with lxml, and every sample.

Run ``python benchmarks/formats.py`` (``make bench`` does); results go to ``benchmarks/results/formats.json``.
The two ratios have a bar: the whole parse of a PDF with positions, hidden text, annotations and properties
at 60 % of the page rate of pypdfium2's plain ``get_text_range``, the whole parse of a DOCX at 50 % of the
rate of unpacking it, parsing its main part and visiting every element. Both sides are measured in turn, in
CPU seconds, on the same file; the ratio is that of the medians.
"""

from __future__ import annotations

import importlib.util
import io
import json
import os
import platform
import random
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from pubcheck import ocr
from pubcheck.errors import ParseError
from pubcheck.parser import all_parsers, parse_bytes
from pubcheck.settings import Limits

RESULTS = Path(__file__).parent / "results" / "formats.json"
SAMPLES = Path(__file__).parents[1] / "corpora" / "samples"
RUNS = 15
PAGES = 180
PARAGRAPHS = 3_000
BARS = {"pdf": 0.60, "docx": 0.50}
NO_OCR = Limits(max_ocr_pages=0)
_CHARACTERS = "关于进一步做好示例工作的通知各科室现将有关事项印发给你们请结合实际认真贯彻落实一是加强组织领导二是明确职责分工三是强化监督检查确保取得实效"
_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def script(name: str) -> ModuleType:
    """A module of ``corpora/samples``."""
    sys.path.insert(0, str(SAMPLES))
    try:
        spec = importlib.util.spec_from_file_location(name, SAMPLES / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SAMPLES))
    return module


def sentence(chance: random.Random, length: int) -> str:
    """As many characters of invented prose, a comma in the middle and a full stop at the end."""
    words = [chance.choice(_CHARACTERS) for _ in range(length)]
    words[length // 2], words[-1] = "，", "。"
    return "".join(words)


def pdf() -> bytes:
    """180 pages of 26 lines and a page number, 860 characters a page, in an embedded font."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    font = script("block_font").block_font(_CHARACTERS + "，。- 0123456789")
    pdfmetrics.registerFont(TTFont("Block", io.BytesIO(font)))
    chance, out = random.Random(5), io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    for page in range(PAGES):
        canvas.setFont("Block", 14)
        for line in range(26):
            canvas.drawString(72, 770 - 26 * line, sentence(chance, 32))
        canvas.drawCentredString(297, 50, f"- {page + 1} -")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    """3,000 paragraphs of three formatted runs, and five tables of 60 rows."""
    import docx as python_docx
    from docx.shared import Pt

    chance, document = random.Random(5), python_docx.Document()
    for _ in range(PARAGRAPHS):
        paragraph = document.add_paragraph()
        for _ in range(3):
            run = paragraph.add_run(sentence(chance, 18))
            run.font.size, run.font.name = Pt(16), "仿宋_GB2312"
    for _ in range(5):
        for row in document.add_table(60, 4).rows:
            for cell in row.cells:
                cell.text = sentence(chance, 6)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def bare_pdf(data: bytes) -> int:
    """Every page's text, and nothing else, as pypdfium2 gives it."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    length = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        length += len(text_page.get_text_range())
        text_page.close()
        page.close()
    document.close()
    return length


def bare_docx(data: bytes) -> int:
    """The paragraphs of the main part by a walk over all its elements."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    paragraphs: list[list[str]] = [[]]
    for element in root.iter():
        tag = element.tag
        if tag == f"{_SPACE}t":
            paragraphs[-1].append(element.text or "")
        elif tag == f"{_SPACE}p":
            paragraphs.append([])
    return sum(len("".join(words)) for words in paragraphs)


def seconds(run: Callable[[], Any]) -> float:
    """CPU seconds of one run."""
    start = time.process_time()
    run()
    return time.process_time() - start


def compare(name: str, data: bytes, bare: Callable[[bytes], int]) -> dict[str, Any]:
    """Both sides in turn; medians, and the ratio of the rates."""
    length = len(parse_bytes(data, f"a.{name}", NO_OCR).text)
    if not 0.9 < length / bare(data) < 1.2:
        sys.exit(f"{name}: pubcheck read {length} characters and the bare reader {bare(data)}")
    rows = [(seconds(lambda: bare(data)), seconds(lambda: parse_bytes(data, f"a.{name}", NO_OCR))) for _ in range(RUNS)]
    plain, ours = (statistics.median(column) for column in zip(*rows, strict=True))
    return {
        "bytes": len(data),
        "characters": length,
        "bare_seconds": round(plain, 4),
        "parse_seconds": round(ours, 4),
        "ratio": round(plain / ours, 3),
        "bar": BARS[name],
    }


def sample_rows() -> dict[str, dict[str, Any]]:
    """The parse of every fixture of ``corpora/samples``, without recognition."""
    rows: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(SAMPLES.glob("make_*.py")):
            module = script(path.stem)
            if hasattr(module, "SAMPLES"):
                module.make(Path(folder))
        for path in sorted(Path(folder).iterdir()):
            data = path.read_bytes()
            try:
                characters: int | None = len(parse_bytes(data, path.name, NO_OCR).text)
            except ParseError:
                characters = None
                continue
            median = statistics.median(
                seconds(lambda data=data, path=path: parse_bytes(data, path.name, NO_OCR)) for _ in range(5)
            )
            rows[path.name] = {"bytes": len(data), "characters": characters, "milliseconds": round(median * 1000, 2)}
    return rows


def recognition() -> dict[str, Any] | None:
    """A page of printed Latin text, as large as an A4 page at 170 dpi; ``None`` without the extra."""
    if not ocr.available():
        return None
    import numpy
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("RGB", (1405, 1987), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(30)
    for line in range(34):
        draw.text(
            (120, 120 + 50 * line), f"Line {line + 1} of this page says what no line before it said", fill=0, font=font
        )
    pixels = numpy.asarray(image)
    ocr.read_picture(pixels, Limits())
    start, cpu = time.perf_counter(), time.process_time()
    found = ocr.read_picture(pixels, Limits())
    return {
        "lines": len(found.lines),
        "seconds": round(time.perf_counter() - start, 2),
        "cpu_seconds": round(time.process_time() - cpu, 2),
    }


def main() -> None:
    """Measure all, write the results, print the table."""
    ratios = {"pdf": compare("pdf", pdf(), bare_pdf), "docx": compare("docx", docx(), bare_docx)}
    ratios["pdf"]["pages_per_second"] = round(PAGES / ratios["pdf"]["parse_seconds"])
    result = {
        "runs": RUNS,
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count(),
        "parsers": [parser.id for parser in all_parsers()],
        "ratios": ratios,
        "recognition": recognition(),
        "samples": sample_rows(),
    }
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    for name, row in ratios.items():
        verdict = "ok" if row["ratio"] >= row["bar"] else "BELOW THE BAR"
        print(
            f"{name:6} {row['ratio']:.3f} of the bare reader (bar {row['bar']:.2f}, {verdict}), {row['parse_seconds']:.3f} s"
        )
    print(f"recognition of one page: {result['recognition']}")
    for name, row in sample_rows().items() if "-v" in sys.argv else ():
        print(f"{name:24} {row['milliseconds']:8.2f} ms {row['characters']:8} characters")


if __name__ == "__main__":
    main()
