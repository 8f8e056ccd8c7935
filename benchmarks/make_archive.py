"""Writes an archive as a county would have it, of any size, with the truth about every file beside it.

    python benchmarks/make_archive.py FOLDER --files 20000 [--seed 1] [--large-share 0.002]

Without FOLDER (``make bench``) it writes 2,000 files into a folder that is removed, and says how long that took.

Folders of units and years hold notices, lists, letters and mails in ten formats, copies and near copies, damaged,
protected and empty files, state marks, and persons and sites spread over several documents. ``FOLDER.truth.jsonl``
has one line a file: ``path``, ``kind``, ``format``, ``planted`` (rule: how many must be found), ``copy_of`` and
``near`` (the file it was made of), ``cluster`` and ``cluster_kind``, ``unreadable`` (why). Every file follows from
the seed and its number alone: the same seed gives the same bytes, and a larger archive begins with the whole blocks of
200 files of a smaller one. There are no scans: recognising their words would outweigh everything else.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from archive_files import SEVERAL, WRITERS, damaged, encrypted
from archive_papers import (
    Paper,
    about_site,
    nearly,
    paper,
    person,
    site,
    with_list,
    with_mark,
    with_sentence,
)

BLOCK = 200  # files that are planned together
FORMATS = (  # how many of a thousand single documents
    ("html", 270), ("docx", 250), ("pdf", 140), ("txt", 70), ("gbk", 60), ("doc", 110), ("xlsx", 60), ("csv", 20),
    ("rtf", 20),
)  # fmt: skip
_LISTS = ("html", "docx", "xlsx", "csv", "txt")  # formats whose rows stay rows
_SHARES = (  # how many of the files of a block are of a kind; at least one of each
    ("copy", 0.06), ("near", 0.04), ("damaged", 0.01), ("encrypted", 0.005), ("empty", 0.005), ("marked", 0.02),
    ("list", 0.10), ("sentence", 0.10), ("zip", 0.02), ("eml", 0.02),
)  # fmt: skip
CLUSTERS = (("person", 4), ("joined", 2), ("named", 2), ("subject", 3), ("masked", 2))  # one of each a block
_CLUSTERS_FROM = 40  # files of a block
_UNITS = (
    "县政府办公室 县发展和改革局 县教育局 县公安局 县民政局 县财政局 县人力资源和社会保障局 县自然资源局 县住房和城乡建设局 县交通运输局 县水利局 县农业农村局 县卫生健康局 县应急管理局 县市场监督管理局 县信访局 县退役军人事务局 枫坪镇 青石桥镇 梧桐镇 漆河镇 洋塘镇 云溪街道"
).split()
_YEARS = tuple(range(2012, 2026))
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]')


@dataclass(frozen=True, slots=True)
class Entry:
    """What a file of the plan is."""

    number: int
    kind: str
    of: int = -1  # the file that it is a copy or a version of
    part: int = 0  # which of its cluster, which way of being a near copy
    cluster: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A file: where it lies, its bytes and the truth about it."""

    path: str
    data: bytes
    truth: dict[str, object] = field(repr=False)


class Archive:
    """The files of one seed."""

    def __init__(self, files: int, seed: int, large_share: float) -> None:
        self._files, self._seed, self._large = files, seed, large_share
        self._block = lru_cache(maxsize=16)(self._planned)

    def __iter__(self) -> Iterator[Made]:
        return (self.made(self._entry(number)) for number in range(self._files))

    # -- the plan ------------------------------------------------------------------------------------------------

    def _entry(self, number: int) -> Entry:
        return self._block(number // BLOCK)[number % BLOCK]

    def _planned(self, block: int) -> tuple[Entry, ...]:
        first = block * BLOCK
        size = min(BLOCK, self._files - first)
        chance = self._chance("block", block)
        kinds = [(kind, 0, "") for kind, share in _SHARES for _ in range(max(1, round(share * size)))]
        kinds += [("large", 0, "")] * int(chance.random() < self._large * size % 1.0)
        kinds += [("large", 0, "")] * int(self._large * size)
        if size >= _CLUSTERS_FROM:
            kinds += [(kind, part, f"{kind}-{block}") for kind, parts in CLUSTERS for part in range(parts)]
        kinds = kinds[:size] + [("plain", 0, "")] * (size - len(kinds))
        chance.shuffle(kinds)
        whole = [first + at for at, (kind, *_) in enumerate(kinds) if kind in ("plain", "list", "sentence", "marked")]
        plain = [first + at for at, (kind, *_) in enumerate(kinds) if kind == "plain"]
        entries = []
        for at, (kind, part, cluster) in enumerate(kinds):
            of = chance.choice(whole or [first]) if kind == "copy" else chance.choice(plain or [first])
            if kind not in ("copy", "near"):
                of = -1
            elif not (whole if kind == "copy" else plain):
                kind, of = "plain", -1
            entries.append(Entry(first + at, kind, of, chance.randrange(4) if kind == "near" else part, cluster))
        return tuple(entries)

    def _chance(self, *names: object) -> random.Random:
        return random.Random("/".join(map(str, (self._seed, *names))))

    # -- the files -----------------------------------------------------------------------------------------------

    def made(self, entry: Entry) -> Made:
        """The file of an entry."""
        chance = self._chance("file", entry.number)
        truth: dict[str, object] = {"kind": entry.kind}
        unit, year = self._place(entry, chance)
        if entry.kind == "copy":
            source = self.made(self._entry(entry.of))
            ending = source.path.rpartition(".")[2]
            truth |= {
                "format": source.truth["format"],
                "planted": source.truth["planted"],
                "copy_of": source.path,
            }
            return self._filed(entry, unit, year, f"转发件.{ending}", source.data, truth)
        if entry.kind == "empty":
            truth |= {"format": "txt", "planted": {}, "unreadable": "empty"}
            return self._filed(entry, unit, year, "空白.txt", b"", truth)
        if entry.kind == "encrypted":
            truth |= {"format": "docx", "planted": {}, "unreadable": "encrypted"}
            return self._filed(entry, unit, year, "加密文件.docx", encrypted(chance), truth)
        if entry.kind in SEVERAL:
            papers = [self._paper(entry, year, f"{entry.number}.{part}") for part in range(chance.randint(2, 5))]
            planted = sum((each.planted for each in papers), Counter())
            truth |= {"format": entry.kind, "planted": dict(planted)}
            return self._filed(entry, unit, year, f"材料汇总.{entry.kind}", SEVERAL[entry.kind](papers), truth)
        made = self._paper(entry, year, str(entry.number))
        format_ = self._format(entry, chance)
        ending, writer = WRITERS[format_]
        data = writer(made)
        truth |= {"format": format_, "planted": dict(made.planted)}
        if entry.kind == "damaged":
            truth |= {"planted": {}, "unreadable": "damaged"}
            data = damaged(data, chance)
        if entry.kind == "near":
            truth["near"] = self._path_of(self._entry(entry.of))
        if entry.cluster:
            truth |= {"cluster": entry.cluster, "cluster_kind": entry.kind}
        return self._filed(entry, unit, year, f"{_NOT_IN_NAMES.sub('', made.title)[:24]}.{ending}", data, truth)

    def _paper(self, entry: Entry, year: int, seed: str) -> Paper:
        """What a file says; ``seed`` tells the papers of one file apart."""
        if entry.kind == "near":
            source = self._entry(entry.of)
            chance = self._chance("file", source.number)
            _, before = self._place(source, chance)
            return nearly(
                self._paper(source, before, str(source.number)), entry.part, before, self._chance("near", seed)
            )
        chance = self._chance("paper", seed)
        length = chance.uniform(60, 120) if entry.kind == "large" else chance.choice((0.6, 1.0, 1.0, 1.5, 3.0))
        base = paper(chance, year, f"{self._seed}/{seed}", length)
        if entry.kind == "marked":
            return with_mark(base, chance)
        if entry.kind == "sentence" or (entry.kind in SEVERAL and chance.random() < 0.2):
            return with_sentence(base, person(f"{self._seed}/{seed}/0"))
        if entry.kind == "list":
            persons = [person(f"{self._seed}/{seed}/{at}") for at in range(chance.randint(3, 15))]
            columns = ("name", *chance.sample(("identity", "mobile", "bank", "address"), chance.randint(1, 3)))
            return with_list(base, persons, columns)
        return self._clustered(base, entry, chance, seed) if entry.cluster else base

    def _clustered(self, base: Paper, entry: Entry, chance: random.Random, seed: str) -> Paper:
        """One document of a cluster."""
        common = f"{self._seed}/{entry.cluster}"
        if entry.kind == "subject":
            return about_site(base, site(common), entry.part)
        persons = [person(f"{common}/{at}", rare=entry.kind == "named") for at in range(5)]
        if entry.kind == "person":
            persons = persons[:2] + [person(f"{self._seed}/{seed}/{at}") for at in range(chance.randint(2, 6))]
            chance.shuffle(persons)
            return with_list(base, persons, ("name", "identity"))
        columns = {
            "joined": (("name", "identity", "ailment"), ("identity", "mobile", "address")),
            "named": (("name", "ailment"), ("name", "mobile")),
            "masked": (("name", "masked_identity"), ("name", "identity")),
        }[entry.kind][entry.part]
        return with_list(base, persons, columns)

    def _format(self, entry: Entry, chance: random.Random) -> str:
        if entry.kind == "damaged":
            return chance.choice(("docx", "xlsx", "docx"))
        if entry.kind == "large":
            return chance.choice(("txt", "html", "docx"))
        if entry.cluster and entry.kind != "subject":
            return chance.choice(_LISTS)
        formats, weights = zip(*FORMATS, strict=True)
        chosen: str = chance.choices(formats, weights)[0]
        if chosen in ("xlsx", "csv") and entry.kind not in ("list", "plain"):
            chosen = "docx"  # a sheet holds rows, no letter
        return chosen

    def _place(self, entry: Entry, chance: random.Random) -> tuple[str, int]:
        """The unit and the year of a file; lists that share nothing but names lie in one folder."""
        here = self._chance(entry.cluster) if entry.kind == "named" else chance
        return here.choice(_UNITS), here.choice(_YEARS)

    def _path_of(self, entry: Entry) -> str:
        return self.made(entry).path

    def _filed(self, entry: Entry, unit: str, year: int, name: str, data: bytes, truth: dict[str, object]) -> Made:
        path = f"{unit}/{year}/{entry.number:06}-{name}"
        return Made(path, data, {"path": path, **truth})


def write_archive(folder: Path, files: int, seed: int = 1, large_share: float = 0.002) -> Path:
    """Write an archive and give the path of its truth."""
    truth = folder.parent / f"{folder.name}.truth.jsonl"
    folders: set[Path] = set()
    folder.mkdir(parents=True, exist_ok=True)
    with truth.open("w", encoding="utf-8") as stream:
        for made in Archive(files, seed, large_share):
            path = folder / made.path
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
            path.write_bytes(made.data)
            stream.write(json.dumps(made.truth, ensure_ascii=False) + "\n")
    return truth


def main() -> None:
    """Write an archive and say how long it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--large-share", type=float, default=0.002, help="share of documents of 30,000 characters and more"
    )
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        begun = time.perf_counter()
        folder = chosen.folder or Path(scratch) / "archive"
        truth = write_archive(folder, chosen.files, chosen.seed, chosen.large_share)
        seconds = time.perf_counter() - begun
    print(f"{chosen.files} files in {seconds:.1f} s ({1000 * seconds / chosen.files:.2f} ms each)")
    if chosen.folder:
        print(f"truth in {truth}")


if __name__ == "__main__":
    main()
