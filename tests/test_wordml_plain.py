"""Paragraphs that are read without looking at every run, and those that must not be."""

from __future__ import annotations

import io
import zipfile

import pytest

from pubcheck.document import Part
from pubcheck.parser import parse_bytes
from pubcheck.settings import Limits
from pubcheck.wordml_plain import may_be_tiny

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _parts(body: str, encoding: str = "UTF-8", styles: str = "") -> dict[str, Part]:
    out = io.BytesIO()
    text = f'<w:document xmlns:w="{_SPACE}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))
        archive.writestr("word/styles.xml", f'<w:styles xmlns:w="{_SPACE}">{styles}</w:styles>')
    document = parse_bytes(out.getvalue(), "a.docx", Limits(max_ocr_pages=0))
    return {block.span.of(document.text): block.part for block in document.blocks}


@pytest.mark.parametrize("encoding", ["UTF-8", "UTF-16", "UTF-7"])
@pytest.mark.parametrize(
    "look",
    [
        '<w:sz w:val="2"/>',
        '<w:sz\n w:val = "1" />',
        "<w:sz w:val='02'></w:sz>",
        '<w:sz w:val="&#50;"/>',
        '<w:color w:val="FFFFFF"/>',
        "<w:vanish/>",
        '<w:b/><w:rStyle w:val="Gone"/>',
    ],
)
def test_a_run_that_hides_is_found_however_it_is_written(look: str, encoding: str) -> None:
    gone = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = f"<w:p><w:r><w:t>seen</w:t></w:r><w:r><w:rPr>{look}</w:rPr><w:t>unseen</w:t></w:r></w:p>"
    assert _parts(body, encoding, gone) == {"seen": Part.BODY, "unseen": Part.HIDDEN}


def test_a_paragraph_whose_properties_stand_behind_its_text_keeps_its_style() -> None:
    gone = '<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = '<w:p><w:r><w:t>unseen</w:t></w:r><w:pPr><w:pStyle w:val="Gone"/></w:pPr></w:p>'
    assert _parts(body, styles=gone) == {"unseen": Part.HIDDEN}


def test_usual_sizes_need_no_look() -> None:
    usual = b'<?xml version="1.0" encoding="UTF-8"?><w:sz w:val="32"/><w:sz w:val="21"/><w:sz w:val="9" />'
    assert not may_be_tiny(usual)
    assert may_be_tiny(usual + b'<w:sz w:val="2"/>')
