"""XLS and old ET files: the binary workbook in its OLE container, read record by record.

Own reader: xlrd knows neither headers, validations, text boxes, charts, macro sheets nor unused
strings, stops at the first malformed record and cannot be held to a limit. Sheets are pages in the
file's order, as for XLSX. Source: [MS-XLS]; [MS-CFB] for the container.
"""

from __future__ import annotations

from dataclasses import dataclass

from pubcheck.biff import MALFORMED, Dialect, records
from pubcheck.biff_book import Globals
from pubcheck.biff_sheet import BinarySheet
from pubcheck.cell_grid import State, cell_text
from pubcheck.compound_file import MAGIC, CompoundFile
from pubcheck.document import Document, DocumentBuilder, Part
from pubcheck.errors import EncryptedDocument, UnsupportedFormat
from pubcheck.gap import Gap
from pubcheck.office_password import decrypted
from pubcheck.ole_object import add_object
from pubcheck.phrase import Phrase
from pubcheck.property_set import add_properties
from pubcheck.refusal import damaged
from pubcheck.settings import Limits

_OLDER = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_STREAMS = ("workbook", "book")
_MEDIA_TYPE = "application/vnd.ms-excel"
_PIVOT_FOLDER = "_SX_DB_CUR"
_PICTURE_BYTES = 20_000  # pictures that may hold words; icons and lines are smaller
_TAB = Phrase("标签", "tab")
_UNUSED = Phrase("未使用的文字（已删除单元格的残留）", "unused text left from deleted cells")
_PIVOT = Phrase("数据透视表缓存", "pivot cache")
_MACROS = Phrase("含有宏，宏代码未检查，请另存为不含宏的 XLSX", "macros were not read; save the workbook without them")
_LOG = Phrase(
    "共享工作簿的修订记录未检查，请停止共享后另存再检查",
    "tracked changes of a shared workbook were not read; stop sharing",
)
_LOST = Phrase("部分文字的存储已损坏，未能全部读取，请用原软件另存后再检查", "some strings are damaged; save it again")
_NOT_THERE = Phrase(
    "工作表的内容已损坏或缺失，请用原软件另存后再检查", "the sheet is damaged or missing; save it again"
)


def read(data: bytes, name: str, limits: Limits) -> Document:
    """The Document in ``data``."""
    builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
    if data.startswith(_OLDER):
        raise _too_old()
    if not data.startswith(MAGIC):
        _Workbook(None, data, builder, limits, name).read()
        return builder.build()
    file = CompoundFile.open(data, "XLS", limits)
    main = next((path for path in _STREAMS if file.is_stream(path)), "")
    stream = file.find(main) if main else b""
    if not stream:
        raise damaged("XLS", "XLS")
    if stream.startswith(_OLDER):
        raise _too_old()
    try:
        _Workbook(file, stream, builder, limits, name).read()
    except EncryptedDocument:
        file = CompoundFile.open(decrypted(data, "Excel", limits), "XLS", limits)
        builder = DocumentBuilder(name, data, _MEDIA_TYPE, limits)
        _Workbook(file, file.find(main), builder, limits, name).read()
    return builder.build()


@dataclass(slots=True)
class _Workbook:
    """One workbook being read into a builder; ``file`` is the container round its ``stream``, if any."""

    file: CompoundFile | None
    stream: bytes
    builder: DocumentBuilder
    limits: Limits
    name: str

    def read(self) -> None:
        """Sheets in their order, then strings, names, caches, objects and properties."""
        book = Globals.read(self.stream, self.limits)
        pictures = 0
        done: set[int] = set()
        for bound in book.bounds:
            sheet = bound.sheet
            start = self.builder.length
            tab = Part.OUTLINE if sheet.state is State.VISIBLE else Part.HIDDEN
            self.builder.add(cell_text(sheet.name), tab, page=sheet.number, label=sheet.at("", _TAB))
            reader = BinarySheet(bound, book, self.builder, self.limits)
            if bound.start in done or not reader.read(self.stream):
                self.gap(Phrase(f"第 {sheet.number} 个工作表", f"sheet {sheet.number}"), _NOT_THERE)
                self.builder.add_page(sheet.number, start)
                continue
            done.add(bound.start)
            pictures += reader.beside.pictures
            self.builder.add_page(sheet.number, start)
        if not book.bounds:
            raise damaged("XLS", "XLS")
        if not book.strings.complete:
            self.gap(Phrase("共享字符串", "shared strings"), _LOST)
        for text in book.strings.unused():
            self.builder.add(cell_text(text), Part.HIDDEN, label=_UNUSED)
        for text, part, label in book.beside:
            self.builder.add(cell_text(text), part, label=label)
        if pictures and book.pictures > _PICTURE_BYTES:
            reason = f"有 {pictures} 张图片，图片中的文字未检查，请人工查看"
            english = f"{pictures} pictures; words in them were not checked, please look at them"
            self.gap(Phrase("表中的图片", "pictures in the sheets"), Phrase(reason, english))
        if self.file is not None:
            self.container(self.file)

    def container(self, file: CompoundFile) -> None:
        """What lies in the container beside the workbook."""
        add_properties(file, self.builder)
        for path in file.children():
            if path == _PIVOT_FOLDER:
                for cache in file.children(path):
                    self.pivot(file.find(cache))
            elif path.startswith("_VBA_PROJECT"):
                self.gap(Phrase("宏", "macros"), _MACROS)
            elif path == "Revision Log":
                self.gap(Phrase("修订记录", "revision log"), _LOG)
            elif path.startswith("MBD") and not file.is_stream(path):
                add_object(self.builder, file.extract(path), self.name, self.limits, path)

    def pivot(self, stream: bytes) -> None:
        """The fields and values that a pivot table keeps of its source."""
        dialect = Dialect()
        for record in records(stream, self.limits):
            try:
                if record.code == 0xCD:
                    self.builder.add(cell_text(dialect.text(record.data, 0)[0]), Part.HIDDEN, label=_PIVOT)
                elif record.code == 0xC7:
                    self.builder.add(cell_text(dialect.text(record.data, 14)[0]), Part.HIDDEN, label=_PIVOT)
            except MALFORMED:
                continue

    def gap(self, where: Phrase, reason: Phrase) -> None:
        """Record what was not read."""
        self.builder.add_gap(Gap("parse", where, reason))


def _too_old() -> UnsupportedFormat:
    return UnsupportedFormat(
        Phrase(
            "这是 1995 年以前的 Excel 文件，暂不支持，请用 Excel 或 WPS 打开后另存为 XLSX 再检查",
            "this is an Excel file from before 1995; open it in Excel or WPS, save it as XLSX and check again",
        )
    )
