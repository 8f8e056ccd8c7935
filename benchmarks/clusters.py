"""Clusters of a large store: how long, how much memory, how many that are none; near duplicates among a million prints.

    python benchmarks/clusters.py

Fills a store with 40,000 documents and more than 200,000 findings of persons with common names (a third of them bear
one of 40 given names), 200 planted persons among them; then small archives whose lists share names by chance, with
and without the rules for names. Results go to ``benchmarks/results/clusters.json``.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import numpy
from archive_papers import Person, person
from archive_stores import Line, document, put, store_at
from make_archive import _UNITS, _YEARS

from pubcheck.archive.clusters import clusters
from pubcheck.archive.near import _firsts
from pubcheck.archive.store import reading
from pubcheck.settings import Archive, Settings

RESULTS = Path(__file__).parent / "results" / "clusters.json"
DOCUMENTS = 40_000
PRINTS = 1_000_000
LISTS = ((3_000, 5, 30), (3_000, 30, 30), (1_000, 100, 10))  # documents, longest list, folders
RULES = ((1, 1_000_000), (1, 5), (2, 1_000_000), (2, 5))  # shared_names, name_documents


def line(each: Person, columns: tuple[str, ...]) -> Line:
    """What a list tells of a person."""
    values = {
        "name": each.name,
        "id": each.identity,
        "mobile": each.mobile,
        "ill": each.ailment,
        "address": each.address,
    }
    return {column: values[column] for column in columns}


def large_store(path: Path) -> dict[str, Any]:
    """Fill the store and read its clusters."""
    chance = random.Random(1)
    shared: list[Person] = []
    begun = time.perf_counter()
    with store_at(path) as store:
        for number in range(DOCUMENTS):
            persons = [person(f"{number}/{at}") for at in range(chance.randint(1, 4))]
            kinds = (("name", "id"), ("name", "mobile"), ("name", "ill"), ("name", "address"), ("name", "id", "mobile"))
            columns = chance.choice(kinds)
            if number % 200 == 0:
                shared = [person(f"shared {number}/{at}") for at in range(5)]
            if number % 200 < 4:
                persons, columns = persons + shared, ("name", "id")
            folder = f"{chance.choice(_UNITS)}/{chance.choice(_YEARS)}"
            put(store, f"{folder}/{number}.txt", document((line(each, columns) for each in persons), str(number)))
    filled, begun = time.perf_counter() - begun, time.perf_counter()
    with reading(path) as store:
        (findings,) = store.connection.execute("SELECT count(*) FROM findings").fetchone()
        found = Counter(each.kind for each in clusters(store, Settings()))
    return {
        "documents": DOCUMENTS,
        "findings": findings,
        "fill_seconds": round(filled, 1),
        "seconds": round(time.perf_counter() - begun, 2),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "planted": DOCUMENTS // 200,
        "found": dict(found),
    }


def joined_by_names(path: Path, documents: int, longest: int, folders: int) -> list[dict[str, Any]]:
    """Lists of persons of whom no two lists share one, but for one planted pair in a hundred documents."""
    chance = random.Random(1)
    with store_at(path) as store:
        for number in range(documents):
            folder = chance.randrange(folders)
            persons = [person(f"{number}/{at}") for at in range(chance.randint(1, longest))]
            columns = chance.choice((("name", "mobile"), ("name", "ill"), ("name", "id")))
            if number % 100 == 0:
                planted, columns = (folder, persons), ("name", "mobile")
            elif number % 100 == 1:
                folder, persons, columns = planted[0], planted[1][: max(1, len(planted[1]) * 7 // 10)], ("name", "ill")
            put(store, f"{folder}/{number}", document((line(each, columns) for each in persons), str(number)))
    rows = []
    with reading(path) as store:
        for shared, common in RULES:
            settings = Settings(archive=Archive(shared_names=shared, name_documents=common))
            pairs = [
                sorted(int(name.partition("/")[2]) for name, *_ in each.documents)
                for each in clusters(store, settings)
                if each.kind == "named"
            ]
            right = sum(one % 100 == 0 and other == one + 1 for one, other in pairs)
            rows.append(
                {
                    **{"documents": documents, "longest_list": longest, "folders": folders},
                    **{"shared_names": shared, "name_documents": common},
                    **{"planted": documents // 100, "right": right, "false": len(pairs) - right},
                }
            )
    return rows


def many_prints() -> dict[str, Any]:
    """Half of the prints come from the others by changing up to eight bits."""
    chance = numpy.random.default_rng(1)
    ones = chance.integers(0, 1 << 64, PRINTS // 2, dtype=numpy.uint64)
    others = ones.copy()
    for _ in range(8):
        flipped = chance.random(len(others)) < 0.5
        others[flipped] ^= numpy.uint64(1) << chance.integers(0, 64, flipped.sum(), dtype=numpy.uint64)
    begun = time.perf_counter()
    firsts = _firsts(numpy.concatenate([ones, others]), Archive().near_bits)
    seconds = time.perf_counter() - begun
    return {"prints": PRINTS, "seconds": round(seconds, 2), "groups": len(numpy.unique(firsts))}


def main() -> None:
    """Measure and write."""
    with tempfile.TemporaryDirectory() as folder:
        result: dict[str, Any] = {
            "machine": platform.processor() or platform.machine(),
            "python": platform.python_version(),
        }
        result["store"] = large_store(Path(folder) / "large.sqlite")
        print(result["store"])
        result["names"] = []
        for number, case in enumerate(LISTS):
            rows = joined_by_names(Path(folder) / f"{number}.sqlite", *case)
            print(*rows, sep="\n")
            result["names"] += rows
        result["near"] = many_prints()
        print(result["near"])
    RESULTS.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
