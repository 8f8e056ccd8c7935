"""What every parser keeps: blocks in order, the right errors, limits, and no other exception on damage."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile

import made
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.document import Document
from pubcheck.errors import EncryptedDocument, LimitExceeded, ParseError
from pubcheck.parser import Parser, all_parsers
from pubcheck.phrase import Phrase
from pubcheck.settings import Limits

PARSERS = [pytest.param(parser, id=parser.id) for parser in all_parsers()]
# ``make fuzz`` sets how many examples a long run tries; it then draws new ones each time.
LONG = int(os.environ.get("PUBCHECK_FUZZ", "0"))
FUZZ = settings(max_examples=LONG or 60, derandomize=not LONG, deadline=None, database=None)


def readable(parser: Parser) -> list[bytes]:
    """The samples of a parser; a new format brings a script with ``SAMPLES`` in ``corpora/samples``."""
    names = made.samples_of(parser.id)
    assert names, f"no script in corpora/samples makes a sample for {parser.id}"
    return [made.samples()[name] for name in names]


def check_blocks(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip()
        end = block.span.end
    for page, number in zip(document.pages, range(1, len(document.pages) + 1), strict=True):
        assert page.number == number
        assert 0 <= page.span.start <= page.span.end <= len(document.text)


@pytest.mark.parametrize("parser", PARSERS)
def test_samples_parse(parser: Parser) -> None:
    for data in readable(parser):
        parser.parse(
            data, "样本", Limits()
        )  # PDFium measures a font that is not embedded half a point wider from the second time on
        document = parser.parse(data, "样本", Limits())
        assert document.name == "样本"
        assert document.media_type in parser.media_types
        assert document.text.strip()
        check_blocks(document)
        assert parser.parse(data, "样本", Limits()) == document


@pytest.mark.parametrize("parser", PARSERS)
def test_bytes_choose_the_parser_not_the_name(parser: Parser) -> None:
    for data in readable(parser):
        sure = {other.id: other.sniff(data) for other in all_parsers()}
        assert max(sure, key=lambda name: sure[name]) == parser.id
        assert made.parse(data, "wrong.xyz").media_type in parser.media_types


@pytest.mark.parametrize("parser", PARSERS)
def test_declarations(parser: Parser) -> None:
    assert isinstance(parser.title, Phrase)
    assert parser.title.en != str(parser.title)
    assert all(extension.startswith(".") and extension == extension.lower() for extension in parser.extensions)
    assert parser.sniff(b"") == 0.0


@pytest.mark.parametrize("parser", PARSERS)
def test_character_limit(parser: Parser) -> None:
    for data in readable(parser):
        with pytest.raises(LimitExceeded):
            parser.parse(data, "样本", Limits(max_characters=5))


def parse_damaged(parser: Parser, data: bytes) -> None:
    """Either a Document or a ParseError with words for the user."""
    assert 0.0 <= parser.sniff(data) <= 1.0
    words = Phrase("成功", "success")
    try:
        check_blocks(parser.parse(data, "样本", Limits()))
    except ParseError as error:
        words = error.phrase
    assert "\n" not in words
    assert words.en != str(words)


@pytest.mark.parametrize("parser", PARSERS)
def test_truncated_samples(parser: Parser) -> None:
    @FUZZ
    @given(st.floats(0, 1))
    def run(share: float) -> None:
        for data in readable(parser)[:1]:
            parse_damaged(parser, data[: int(len(data) * share)])

    run()


@pytest.mark.parametrize("parser", PARSERS)
def test_flipped_bits(parser: Parser) -> None:
    @FUZZ
    @given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), min_size=1, max_size=8))
    def run(flips: list[tuple[float, int]]) -> None:
        data = bytearray(readable(parser)[0])
        for place, mask in flips:
            data[int(place * len(data))] ^= mask
        parse_damaged(parser, bytes(data))

    run()


@pytest.mark.parametrize("parser", PARSERS)
def test_flipped_inside_a_container(parser: Parser) -> None:
    """Damage behind the checksum: members are unpacked, spoiled and packed again."""
    data = readable(parser)[0]
    if not zipfile.is_zipfile(io.BytesIO(data)):
        pytest.skip("no ZIP container")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    changes = st.tuples(st.integers(0, len(members) - 1), st.floats(0, 1, exclude_max=True), st.integers(1, 255))

    @FUZZ
    @given(st.lists(changes, min_size=1, max_size=6))
    def run(flips: list[tuple[int, float, int]]) -> None:
        spoiled = [(name, bytearray(content)) for name, content in members]
        for index, place, mask in flips:
            content = spoiled[index][1]
            if content:
                content[int(place * len(content))] ^= mask
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for name, content in spoiled:
                archive.writestr(name, bytes(content))
        parse_damaged(parser, buffer.getvalue())

    run()


@pytest.mark.parametrize("parser", PARSERS)
def test_foreign_bytes(parser: Parser) -> None:
    @FUZZ
    @given(
        st.binary(max_size=300),
        st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]),
    )
    def run(data: bytes, start: bytes) -> None:
        parse_damaged(parser, start + data)

    run()


@pytest.mark.parametrize("parser", PARSERS)
def test_samples_of_other_formats(parser: Parser) -> None:
    for data in made.samples().values():
        parse_damaged(parser, data)


def test_errors_hold_no_text_of_the_document() -> None:
    with pytest.raises(EncryptedDocument) as caught:
        made.parse(made.samples()["locked.pdf"])
    assert "加密的内容" not in str(caught.value)


def test_importing_the_parsers_loads_no_library() -> None:
    code = (
        "import sys, pubcheck.parser; pubcheck.parser.all_parsers(); "
        "print([name for name in ('lxml', 'pypdfium2', 'pdfplumber', 'docx', 'numpy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
