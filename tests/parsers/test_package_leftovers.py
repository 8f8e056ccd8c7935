"""Office documents and OFD: what their ZIP file holds beside the parts that the format knows."""

from __future__ import annotations

import io
import warnings
import zipfile

import made
import pytest

from pubcheck.document import Document, Part
from pubcheck.errors import UnsupportedFormat

SAMPLES = ("places.docx", "places.xlsx", "places.pptx", "places.ofd")
MAINS = {
    "places.docx": "word/document.xml",
    "places.xlsx": "xl/workbook.xml",
    "places.pptx": "ppt/presentation.xml",
    "places.ofd": "OFD.xml",
}


def with_parts(sample: str, parts: dict[str, bytes], comment: bytes = b"") -> bytes:
    buffer = io.BytesIO(made.samples()[sample])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
            archive.comment = comment
    return buffer.getvalue()


def told(document: Document) -> bool:
    return any("不属于文档内容" in gap.reason for gap in document.gaps)


@pytest.mark.parametrize("sample", SAMPLES)
def test_data_behind_the_directory_is_a_gap(sample: str) -> None:
    data = made.samples()[sample]
    assert not told(made.parse(data, sample))
    assert not told(made.parse(data + b"\r\n", sample))
    assert told(made.parse(data + b"appended behind the directory", sample))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_second_part_of_the_same_name_is_a_gap(sample: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made.samples()[sample])) as archive:
        main = archive.read(MAINS[sample])
    assert told(made.parse(with_parts(sample, {MAINS[sample]: main.replace(b"?>", b"?> ")}), sample))
    assert not told(made.parse(with_parts(sample, {MAINS[sample]: main}), sample))


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_remark_on_the_container_is_a_gap(sample: str) -> None:
    assert told(made.parse(with_parts(sample, {}, "内部备注".encode()), sample))


@pytest.mark.parametrize(
    "names",
    [("mimetype", "content.xml"), ("[Content_Types].xml", "visio/document.xml"), ("META-INF/MANIFEST.MF", "a.class")],
    ids=["ODF", "Visio", "program"],
)
def test_packages_of_other_formats_are_no_archives(names: tuple[str, ...]) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<text:p>关于开展巡查工作的通知</text:p>")
    with pytest.raises(UnsupportedFormat, match="另存为"):
        made.parse(buffer.getvalue(), "a.odt")
