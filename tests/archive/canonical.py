"""A store as plain values without what differs from scan to scan (row numbers, times): equal stores give equal lists."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

_TABLES = {
    "files": "SELECT path, size, error, digest, ending, gone IS NULL FROM files"
    " LEFT JOIN contents ON contents.id = files.content",
    "contents": "SELECT digest, ending, rules FROM contents",
    "documents": "SELECT contents.digest, contents.ending, documents.* FROM documents JOIN contents ON contents.id = content",
    "findings": "SELECT contents.digest, contents.ending, ordinal, findings.* FROM findings"
    " JOIN documents ON documents.id = document JOIN contents ON contents.id = content",
    "gaps": "SELECT contents.digest, contents.ending, ordinal, gaps.* FROM gaps"
    " JOIN documents ON documents.id = document JOIN contents ON contents.id = content",
    "links": "SELECT contents.digest, contents.ending, ordinal, link, open FROM links"
    " JOIN documents ON documents.id = document JOIN contents ON contents.id = content",
    "subjects": "SELECT contents.digest, contents.ending, ordinal, subject FROM subjects"
    " JOIN documents ON documents.id = document JOIN contents ON contents.id = content",
}
_NUMBERS = {"id", "document", "content"}


def dump(path: Path) -> list[tuple[Any, ...]]:
    """All rows of the store at ``path``, each with its table's name before it, sorted; doubled rows stay doubled."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    rows = []
    try:
        for table, query in _TABLES.items():
            cursor = connection.execute(query)
            kept = [place for place, column in enumerate(cursor.description) if column[0] not in _NUMBERS]
            rows += [(table, *(row[place] for place in kept)) for row in cursor]
    finally:
        connection.close()
    return sorted(rows, key=repr)
