"""What a scan does to a store besides adding files: results that are to be made again, files that are gone; and whether it ended."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date

from pubcheck.archive.place import shown_root
from pubcheck.archive.store import Store
from pubcheck.archive.value_keys import ValueKeys
from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

_BATCH = 500  # contents removed in one transaction


def check_root(store: Store, keys: ValueKeys, root: str, *, moved: bool, empty: bool) -> None:
    """Make sure that the store is of this root; a new one becomes so.

    :param moved: the same archive lies elsewhere now.
    :param empty: no file lies there, and nobody said that this is meant: an unmounted share is an empty folder.
    :raises SettingsError: if it is of another one: all files of that one would seem to be gone; or if it is empty.
    """
    known_as = shown_root(root).rstrip("/") if "://" in root else os.path.realpath(root)
    mine = keys.of("root", known_as)
    row = store.connection.execute("SELECT value FROM meta WHERE name = 'root'").fetchone()
    if row is not None and row[0] != mine and not moved:
        raise SettingsError(
            Phrase(
                f"数据库 {store.path} 是另一个文件夹的扫描结果；请换一个数据库，或者（同一批文件换了位置的）加 --moved",
                f"{store.path} holds another folder's results; choose another --db, or --moved if the archive moved",
            )
        )
    if empty:
        (present,) = store.connection.execute("SELECT count(*) FROM files WHERE gone IS NULL").fetchone()
        raise nothing_there(present)
    if row is None or row[0] != mine:
        with store.written():
            store.connection.execute("INSERT OR REPLACE INTO meta VALUES ('root', ?)", (mine,))


def nothing_there(present: int = 0) -> SettingsError:
    """The error to tell where the root holds no file; ``present``: how many the store has."""
    if present:
        return SettingsError(
            Phrase(
                f"文件夹中一份文件也没有，而数据库中有 {present:,} 份；请检查共享是否已挂载，确已清空的请加 --allow-empty",
                f"the folder is empty, the store has {present:,} files; is the share mounted? if so, --allow-empty",
            )
        )
    return SettingsError(Phrase("文件夹中没有文件，请核对路径", "no file in the folder; check the path"))


def review_again(store: Store, takes: Callable[[str], bool], *, gaps: bool, days: int | None) -> None:
    """Have contents reviewed again that ``takes`` a file of: those with an acceptance that has ended since, and on wish
    those with gaps, or those reviewed ``days`` ago or earlier.

    As after a change of settings they are no longer made by the present rules, and stay until the new result of the
    same content is written: whatever cannot be read now loses nothing.
    """
    today = date.today()
    stale = [
        "SELECT content FROM documents JOIN findings ON findings.document = documents.id JOIN contents"
        " ON contents.id = content WHERE findings.until <> '' AND findings.until < :today AND findings.until >= reviewed"
    ]
    if gaps:
        stale.append("SELECT content FROM documents JOIN gaps ON gaps.document = documents.id")
    if days is not None:
        stale.append("SELECT id FROM contents WHERE reviewed <= :day")
    day = date.fromordinal(max(1, today.toordinal() - (days or 0)))
    values = {"today": today.isoformat(), "day": day.isoformat()}
    query = f"SELECT content, path FROM files WHERE content IN ({' UNION '.join(stale)})"  # noqa: S608
    with store.written():
        again = {content for content, path in store.connection.execute(query, values) if takes(path)}
        # Each under a name of its own: of one content there may be an older result that is still to be renewed, too.
        query = "UPDATE contents SET rules = 'again ' || id WHERE id = ?"
        store.connection.executemany(query, ((each,) for each in sorted(again)))
    drop_unused(store)


def mark_gone(store: Store, scan: int, takes: Callable[[str], bool]) -> None:
    """Note which files this scan no longer met, among those that it was to look for."""
    rows = store.connection.execute("SELECT id, path FROM files WHERE seen <> ? AND gone IS NULL", (scan,))
    gone = [(scan, row) for row, path in rows if takes(path)]
    store.connection.executemany("UPDATE files SET gone = ? WHERE id = ?", gone)


def drop_unused(store: Store) -> None:
    """Remove the results that no file leads to any more: of older rules, of contents that changed.

    Some at a time: one transaction over half of a large store would double its disk.
    """
    while True:
        with store.written():
            cursor = store.connection.execute(
                "DELETE FROM contents WHERE id IN (SELECT id FROM contents WHERE NOT EXISTS"
                " (SELECT 1 FROM files WHERE files.content = contents.id) LIMIT ?)",
                (_BATCH,),
            )
        if cursor.rowcount < _BATCH:
            return


def unfinished(store: Store) -> Phrase | None:
    """What to tell where the last scan did not come to its end: what is read from the store is not complete then."""
    row = store.connection.execute("SELECT started, state FROM scans ORDER BY id DESC LIMIT 1").fetchone()
    if row is None or row[1] == "finished":
        return None
    began, state = row[0][:16].replace("T", " "), scan_state(row[1])
    return Phrase(
        f"注意：最近一次扫描（开始于 {began} UTC）{state}，结果可能不全；再运行同一条 pubcheck scan 命令即可继续",
        f"note: the last scan (begun {began} UTC) {state.en}; results may be incomplete, run the same scan again",
    )


def scan_state(state: str) -> Phrase:
    """How a scan ended, in words; one that was killed cannot say so itself."""
    if state == "finished":
        return Phrase("已完成", "finished")
    if state == "interrupted":
        return Phrase("中断，没有完成", "was interrupted and not finished")
    return Phrase("正在进行，或被强行终止，没有完成", "goes on, or was killed, and is not finished")
