"""The files of an archive as members of its Document, one after the other, within the limits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pubcheck.document import DocumentBuilder, Part
from pubcheck.errors import EncryptedDocument, ParseError
from pubcheck.gap import Gap
from pubcheck.parser import parse_inside
from pubcheck.phrase import Phrase
from pubcheck.quota import charge
from pubcheck.refusal import too_large
from pubcheck.settings import Limits

_FILE_NAME = Phrase("压缩包内的文件名", "name of a file in the archive")
_FOLDER_NAME = Phrase("压缩包内的文件夹名", "name of a folder in the archive")
_REMARK = Phrase("压缩包备注", "remark of the archive")
_ALWAYS = 2**20  # bytes that any archive may unpack to, however well they are packed
_SYSTEM_NAMES = frozenset({".ds_store", "thumbs.db", "ehthumbs.db"})
_SYSTEM = Phrase(
    "系统自动生成的文件，可能含有缩略图或已删除文件的名称，未检查；公开前请从压缩包中删除",
    "written by the operating system, may hold thumbnails or names of deleted files; not checked, remove it",
)
_EMPTY = Phrase("压缩包是空的，没有可审查的内容", "the archive is empty, nothing to review")


def member_path(archive: str, name: str) -> str:
    """The path under which a file inside an archive is known: ``annex.zip!/名单.xlsx``."""
    return f"{archive}!/{name}"


@dataclass(slots=True)
class Members:
    """Collects the members of one archive called ``name`` of ``size`` bytes into ``builder``."""

    builder: DocumentBuilder
    name: str
    size: int
    limits: Limits
    count: int = 0
    unpacked: int = 0
    _folders: list[str] = field(default_factory=list)
    _names: list[str] = field(default_factory=list)

    def remark(self, text: str) -> None:
        """A remark on the archive or on a file in it."""
        self.builder.add(text.strip("\x00"), Part.METADATA, label=_REMARK)

    def check(self, count: int, unpacked: int) -> None:
        """Refuse an archive by what its directory declares, before anything is unpacked.

        :raises LimitExceeded: if it declares too many files or too many bytes.
        """
        charge(self.limits, members=count)
        room = self.limits.max_unpacked_bytes - (self.limits.usage.unpacked if self.limits.usage else 0)
        if unpacked > min(room, self.limits.max_ratio * self.size + _ALWAYS):
            raise too_large(self.limits)

    def add(self, name: str, read: Callable[[], bytes], *, counted: bool = False) -> None:
        """One file: its name, and its Document as a member; what fails becomes a gap of that member alone.

        :param read: gives its bytes or raises a ParseError.
        :param counted: whether the bytes were counted while they were unpacked.
        :raises LimitExceeded: if the tree of files as a whole has reached a limit.
        """
        self.count += 1
        self.builder.add(name, Part.METADATA, label=_FILE_NAME)
        self._names.append(name)
        path = member_path(self.name, name)
        if is_system_file(name):
            self.builder.add_gap(Gap("parse", path, _SYSTEM))
            return
        try:
            data = read()
        except ParseError as error:
            self.builder.add_gap(Gap("parse", path, error.phrase))
            return
        if not counted:
            self.spend(len(data))
        self.builder.add_member(parse_inside(data, path, self.limits))

    def link(self, name: str, target: str) -> None:
        """An entry without bytes of its own (a link, a device): its name and where it leads."""
        self.count += 1
        self.builder.add(f"{name} → {target}" if target else name, Part.METADATA, label=_FILE_NAME)

    def folder(self, name: str) -> None:
        """A folder: its name is reviewed where no file in it has told it (张三处分材料)."""
        self._folders.append(name.rstrip("/"))

    def spend(self, count: int) -> None:
        """Count unpacked bytes.

        :raises LimitExceeded: if they are too many, in all or for an archive of this size.
        """
        self.unpacked += count
        charge(self.limits, unpacked=count)
        if self.unpacked > self.limits.max_ratio * self.size + _ALWAYS:
            raise too_large(self.limits)

    def hidden(self, count: int) -> None:
        """A gap for data in the archive that its directory does not list."""
        reason = Phrase(
            f"压缩包里有 {count} 处目录没有列出的数据，未检查；请解压后重新压缩再公开",
            f"{count} stretches of data that the directory does not list were not checked; pack the files anew",
        )
        self.builder.add_gap(Gap("parse", self.name, reason))

    def rest_unread(self) -> None:
        """A gap for an archive that broke off after some files."""
        reason = Phrase(
            "压缩包不完整，后面的文件没有读出，请重新获取后再检查",
            "the archive breaks off and the rest was not read; get a new copy",
        )
        self.builder.add_gap(Gap("parse", self.name, reason))

    def close(self) -> None:
        """Names of folders that no file has told; a gap where there was nothing."""
        names = sorted(self._names)
        for name in dict.fromkeys(self._folders):
            at = bisect_left(names, f"{name}/")
            if at == len(names) or not names[at].startswith(f"{name}/"):
                self.builder.add(name, Part.METADATA, label=_FOLDER_NAME)
        if not self.count:
            self.builder.add_gap(Gap("parse", self.name, _EMPTY))


def is_system_file(name: str) -> bool:
    """Whether an operating system wrote the file by itself: a folder's looks, thumbnails, resource forks."""
    path = PurePosixPath(name.lower())
    return path.name in _SYSTEM_NAMES or path.name.startswith("._") or "__macosx" in path.parts


def locked() -> EncryptedDocument:
    """A file in an archive whose password is not known."""
    return EncryptedDocument(
        Phrase(
            "文件设有密码，未检查；请用 --password 给出密码，或解压后再检查",
            "protected by a password and not checked; give it with --password, or unpack the archive first",
        )
    )
