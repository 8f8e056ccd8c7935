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


@pytest.mark.parametrize("sample", [*SAMPLES, "places.zip"])
def test_a_part_without_a_name(sample: str) -> None:
    data = bytearray(with_parts(sample, {"~~~~": b"<x>nameless</x>"}))
    entry = data.rindex(b"PK\x01\x02")
    # In the directory the four bytes of the name become an extra field without contents.
    data[entry + 28 : entry + 32] = b"\0\0\4\0"
    data[entry + 46 : entry + 50] = b"~~\0\0"
    assert made.parse(bytes(data), sample).text


FOLDERS = {"places.docx": "word", "places.xlsx": "xl", "places.pptx": "ppt"}


@pytest.mark.parametrize("sample", FOLDERS)
def test_files_and_parts_put_into_a_package_are_read_or_a_gap(sample: str) -> None:
    folder = FOLDERS[sample]
    parts = {
        "secret.txt": "另有名单甲".encode(),
        "docProps/stash.txt": "另有名单乙".encode(),
        f"{folder}/unknown.xml": "<x>另有名单丙<y/>另有名单丁</x>".encode(),
        f"{folder}/stash.bin": "另有名单戊".encode(),
        f"{folder}/stash/data.bin": bytes(range(1, 256)),
        f"{folder}/vbaProject.bin": b"macro",
        f"{folder}/media/image99.png": b"a picture",
    }
    document = made.parse(with_parts(sample, parts), sample)
    assert all(f"另有名单{which}" in document.text for which in "甲乙丙丁戊")
    assert Part.EMBEDDED in {block.part for block in document.blocks if "另有名单甲" in block.span.of(document.text)}
    before = {(gap.where, gap.reason) for gap in made.parse(made.samples()[sample], sample).gaps}
    new = [gap for gap in document.gaps if (gap.where, gap.reason) not in before]
    assert len(new) == 2
    assert any("宏" in gap.reason for gap in new)
    assert any("data.bin" in gap.where for gap in new)


def test_a_control_and_shapes_on_a_chart_in_docx() -> None:
    control = '<ax:ocx xmlns:ax="x"><ax:ocxPr ax:name="Value" ax:value="控件里的字"/></ax:ocx>'
    shapes = '<c:userShapes xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>图上的字</a:t></a:r></a:p></c:userShapes>'
    parts = {"word/activeX/activeX1.xml": control.encode(), "word/drawings/drawing9.xml": shapes.encode()}
    document = made.parse(with_parts("places.docx", parts), "places.docx")
    assert made.parts_of(document, "控件里的字") == ["form_value"]
    assert made.parts_of(document, "图上的字") == ["text_box"]
