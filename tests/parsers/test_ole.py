"""OLE objects and encrypted packages: what lies inside, or a named outcome."""

from __future__ import annotations

import io
import struct
import sys

import made
import pytest

from pubcheck.document import DocumentBuilder, Part
from pubcheck.errors import DamagedDocument, EncryptedDocument, LimitExceeded, UnsupportedFormat
from pubcheck.office_password import decrypted
from pubcheck.ole_object import add_object, native, unwrap
from pubcheck.settings import Limits

MAKE = made.script("make_ole")
FILE = made.script("compound_file")
made.script("make_doc")
WORD = sys.modules["word_file"]  # which the script imports


def test_a_packaged_file_is_read_with_its_name_and_path() -> None:
    document = made.parse(made.samples()["object.bin"])
    assert made.parts_of(document, MAKE.marker("object_text")) == ["embedded"]
    assert made.parts_of(document, MAKE.marker("object_name")) == ["attachment"]
    assert made.parts_of(document, MAKE.marker("object_path")) == ["metadata"]
    assert document.gaps == ()


def test_an_unknown_file_gives_properties_and_a_gap() -> None:
    document = made.parse(made.samples()["unknown.vsd"])
    assert made.parts_of(document, MAKE.marker("unknown_author")) == ["metadata"]
    assert "暂不能读取" in document.gaps[0].reason
    with pytest.raises(UnsupportedFormat):
        made.parse(FILE.pack({"VisioDocument": bytes(100)}))


@pytest.mark.parametrize("holder", ["Package", "CONTENTS", "EmbeddedOdf"])
def test_files_in_streams(holder: str) -> None:
    found = unwrap(FILE.pack({holder: b"%PDF-1.7", "\x01CompObj": bytes(10)}), Limits())
    assert found is not None
    assert (found.name, found.data) == ("", b"%PDF-1.7")


@pytest.mark.parametrize("stream", ["WordDocument", "Workbook", "Book", "PowerPoint Document"])
def test_documents_of_older_programs_are_the_object_itself(stream: str) -> None:
    data = FILE.pack({stream: bytes(20)})
    found = unwrap(data, Limits())
    assert found is not None
    assert found.data == data


def test_formulas_are_no_gap_and_unknown_objects_are_one() -> None:
    for streams, gaps in (({"Equation Native": bytes(20)}, 0), ({"Something": bytes(20)}, 1), ({}, 1)):
        builder = DocumentBuilder("a", b"", "text/plain")
        add_object(builder, FILE.pack(streams), "a", Limits())
        assert len(builder.build().gaps) == gaps


def test_a_file_that_is_no_object_is_read_as_it_is() -> None:
    builder = DocumentBuilder("a.docx", b"", "text/plain")
    add_object(builder, "直接嵌入的文本\r\n".encode("gbk"), "a.docx", Limits(), "文本.txt")
    document = builder.build()
    assert made.blocks(document) == [("embedded", "直接嵌入的文本")]
    assert document.blocks[0].label == "文本.txt"


def test_packager_streams() -> None:
    stream = FILE.native("名单.txt", "C:\\用户\\名单.txt", b"data")
    found = native(stream)
    assert (found.name, found.data, found.origins) == (
        "名单.txt",
        b"data",
        ("C:\\用户\\名单.txt", "C:\\Temp\\ole1.tmp"),
    )
    narrow = stream[: stream.index(b"data") + 4]
    assert native(narrow).name == "名单.txt"
    assert native(narrow).origins[0] == "C:\\用户\\名单.txt"
    linked = struct.pack("<IH", 40, 2) + b"a.txt\0C:\\b\\a.txt\0" + struct.pack("<HHI", 0, 1, 0)
    assert (native(linked).data, native(linked).origins) == (b"", ("C:\\b\\a.txt",))
    assert native(struct.pack("<I", 4) + b"BM12").data == b"BM12"
    assert native(b"").data == b""


@pytest.mark.parametrize("cut", range(0, 120, 7))
def test_packager_streams_cut_short(cut: int) -> None:
    native(FILE.native("名单.txt", "C:\\名单.txt", b"data")[:cut])


def locked(password: str = "开门") -> bytes:
    import msoffcrypto.format.ooxml as ooxml

    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(made.samples()["places.docx"])).encrypt(password, out)
    return out.getvalue()


def test_encrypted_package_asks_for_a_password() -> None:
    data = locked()
    with pytest.raises(EncryptedDocument) as caught:
        made.parse(data, "a.xlsx")
    assert "Office" in caught.value.phrase
    with pytest.raises(EncryptedDocument):
        made.parse(data, "a.docx", Limits(passwords=("falsch",)))
    document = made.parse(data, "a.docx", Limits(passwords=("falsch", "开门")))
    assert "标记body完" in document.text
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.name == "a.docx"


def test_encrypted_package_that_asks_for_hours_of_work() -> None:
    info = b"\x04\0\x04\0@\0\0\0<encryption><p spinCount='4000000000'/></encryption>"
    data = FILE.pack({"EncryptionInfo": info, "EncryptedPackage": bytes(100)})
    with pytest.raises(LimitExceeded):
        made.parse(data, limits=Limits(passwords=("x",)))
    entity = info.replace(b"<encryption>", b"<!DOCTYPE a [<!ENTITY b 'c'>]>").replace(b"4000000000", b"1")
    with pytest.raises(LimitExceeded):
        decrypted(
            FILE.pack({"EncryptionInfo": entity, "EncryptedPackage": bytes(100)}), "Office", Limits(passwords=("x",))
        )


def test_encrypted_package_that_is_broken() -> None:
    for info in (b"", b"\x04\0\x04\0@\0\0\0<a/>", b"\x02\0\x02\0" + bytes(40), bytes(500)):
        with pytest.raises(EncryptedDocument):
            made.parse(
                FILE.pack({"EncryptionInfo": info, "EncryptedPackage": bytes(9)}), limits=Limits(passwords=("x",))
            )


def test_no_compound_file_at_all() -> None:
    with pytest.raises(DamagedDocument):
        unwrap(b"PK\x03\x04", Limits())


def test_embedded_parts_keep_what_they_are() -> None:
    hidden = WORD.minimal(WORD.Paragraph([("看得见", b""), ("藏", WORD.VANISH)]))
    builder = DocumentBuilder("a", b"", "text/plain")
    add_object(builder, hidden, "a", Limits(), "内.doc")
    document = builder.build()
    assert [block.part for block in document.blocks] == [Part.EMBEDDED, Part.HIDDEN]
