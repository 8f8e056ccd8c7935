"""The tables of the store, and how older stores are brought up to date.

Plain SQLite: any tool may read it. ``docs/archives.md`` explains each table.
"""

from __future__ import annotations

import sqlite3

from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

#: Whether a decision is about one of the files with the content of ``documents``, in version 2 …
_OF_COPIES = """EXISTS (
              -- A copy keeps the decision, also where the file decided on is gone and other rules reviewed the copy.
              SELECT 1 FROM contents AS mine
              JOIN contents AS alike ON alike.digest = mine.digest AND alike.ending = mine.ending
              JOIN files ON files.content = alike.id
              WHERE mine.id = documents.content AND files.key = decisions.file)"""
#: … and since then also about the content itself, named by its digest and ending behind an equals sign.
_OF_CONTENT = """EXISTS (
              -- A copy keeps the decision, also where the file decided on is gone and other rules reviewed the copy.
              SELECT 1 FROM contents AS mine
              WHERE mine.id = documents.content AND (decisions.file = '=' || mine.digest || mine.ending OR EXISTS (
                  SELECT 1 FROM files JOIN contents AS alike ON alike.id = files.content
                  WHERE files.key = decisions.file AND alike.digest = mine.digest AND alike.ending = mine.ending)))"""


def _decided(day: str, of_file: str = _OF_CONTENT) -> str:
    """The query for findings on which a decision holds on ``day`` (an SQL expression), each once with the latest."""
    rank = "instr(' info low medium high block', ' ' || {}.severity)"
    return f"""
        SELECT findings.id AS finding, decisions.decision, decisions.reason, decisions.owner, decisions.until,
               decisions.at, max(decisions.entry) AS entry
        FROM decisions
        JOIN findings ON findings.fingerprint = decisions.fingerprint AND findings.fingerprint <> ''
        JOIN documents ON documents.id = findings.document
        WHERE (decisions.until = '' OR decisions.until >= {day})
          AND (decisions.severity = '' OR {rank.format("findings")} <= {rank.format("decisions")})
          AND (findings.severity <> 'block' OR decisions.decision NOT IN ('accepted', 'waived'))
          AND (decisions.file = '' OR {of_file})
        GROUP BY findings.id"""  # noqa: S608 - no words of others


#: One script per version; a store of version n gets the scripts from n on. Never change one, add the next.
MIGRATIONS = (
    """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE scans (
        id INTEGER PRIMARY KEY, root TEXT NOT NULL, started TEXT NOT NULL, ended TEXT,
        state TEXT NOT NULL,            -- running, finished, interrupted
        rules TEXT NOT NULL,            -- what made the results: a digest of rules, models and settings
        versions TEXT NOT NULL          -- the same in words, as JSON
    );
    -- One row per path. error says why it could not be read last time; content is then what was read before, or NULL.
    CREATE TABLE files (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,       -- keyed hash of the path
        path TEXT NOT NULL,             -- the path, personal values masked
        size INTEGER NOT NULL, mark TEXT NOT NULL,
        content INTEGER REFERENCES contents (id),
        error TEXT NOT NULL DEFAULT '', error_en TEXT NOT NULL DEFAULT '',
        seen INTEGER NOT NULL,          -- the last scan that met it
        gone INTEGER                    -- the first scan that no longer met it
    );
    CREATE INDEX files_content ON files (content);
    CREATE INDEX files_seen ON files (seen);
    -- One row per different content: copies are reviewed once.
    CREATE TABLE contents (
        id INTEGER PRIMARY KEY,
        digest TEXT NOT NULL, ending TEXT NOT NULL, rules TEXT NOT NULL,
        reviewed TEXT NOT NULL,         -- the day of the review: what ends on a day depends on it
        seconds REAL NOT NULL,          -- what the review cost
        UNIQUE (digest, ending, rules)
    );
    CREATE TABLE documents (
        id INTEGER PRIMARY KEY,
        content INTEGER NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL, member TEXT NOT NULL,
        digest TEXT NOT NULL, media_type TEXT NOT NULL, pages INTEGER NOT NULL, characters INTEGER NOT NULL,
        title TEXT NOT NULL, doc_number TEXT NOT NULL, issuer TEXT NOT NULL, date TEXT NOT NULL, genre TEXT NOT NULL,
        declared TEXT NOT NULL, attribute TEXT NOT NULL,
        proactive REAL, on_request REAL, withheld REAL,
        advice TEXT NOT NULL, verdict TEXT NOT NULL, conflict INTEGER NOT NULL, marked INTEGER NOT NULL,
        print INTEGER NOT NULL,
        reasons TEXT NOT NULL           -- JSON: [kind, [zh, en], statute, article]
    );
    CREATE INDEX documents_content ON documents (content);
    CREATE INDEX documents_print ON documents (print) WHERE print <> 0;
    CREATE TABLE findings (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        rule TEXT NOT NULL, severity TEXT NOT NULL, confidence REAL NOT NULL,
        part TEXT NOT NULL, page INTEGER, line INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
        shown TEXT NOT NULL,            -- masked
        value TEXT NOT NULL,            -- keyed hash
        fingerprint TEXT NOT NULL,      -- keyed hash with the words round it
        message TEXT NOT NULL, message_en TEXT NOT NULL,
        why TEXT NOT NULL,              -- JSON: [[zh, en], …]
        basis TEXT NOT NULL,            -- JSON: [[statute, article, version], …]
        accepted TEXT NOT NULL, reason TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL
    );
    CREATE INDEX findings_document ON findings (document);
    CREATE INDEX findings_rule ON findings (rule);
    CREATE INDEX findings_value ON findings (value) WHERE value <> '';
    CREATE INDEX findings_fingerprint ON findings (fingerprint) WHERE fingerprint <> '';
    CREATE TABLE gaps (
        id INTEGER PRIMARY KEY,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        stage TEXT NOT NULL, place TEXT NOT NULL, place_en TEXT NOT NULL, reason TEXT NOT NULL, reason_en TEXT NOT NULL
    );
    CREATE INDEX gaps_document ON gaps (document);
    -- Keyed hashes of the sites and projects that sensitive passages name.
    CREATE TABLE subjects (
        subject TEXT NOT NULL, document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (subject, document)
    ) WITHOUT ROWID;
    CREATE INDEX subjects_document ON subjects (document);
    -- Keyed hashes of a name with part of a number beside it: open = 1 where the number stands whole, 0 where the rest
    -- of it is masked. The same hash both ways is the same person, known in spite of the mask.
    CREATE TABLE links (
        link TEXT NOT NULL, open INTEGER NOT NULL,
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        PRIMARY KEY (link, open, document)
    ) WITHOUT ROWID;
    CREATE INDEX links_document ON links (document);
    -- What people decided, one entry after the other; each hash covers the one before. Never changed, never deleted.
    CREATE TABLE trail (
        number INTEGER PRIMARY KEY, at TEXT NOT NULL, entry TEXT NOT NULL, hash TEXT NOT NULL
    );
    CREATE TRIGGER trail_is_never_changed BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never changed'); END;
    CREATE TRIGGER trail_is_never_cut BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is never cut'); END;
    -- The decisions that hold now, one per finding and file (an empty file: wherever it stands), read from the trail.
    CREATE TABLE decisions (
        fingerprint TEXT NOT NULL, file TEXT NOT NULL, rule TEXT NOT NULL,
        decision TEXT NOT NULL, reason TEXT NOT NULL, owner TEXT NOT NULL, until TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (fingerprint, file)
    ) WITHOUT ROWID;
    -- Findings on which a decision holds today, each once; copies of a file share decisions.
    CREATE VIEW decided AS
        SELECT findings.id AS finding, decisions.decision, decisions.reason, decisions.owner, decisions.until,
               max(decisions.at) AS at
        FROM decisions
        JOIN findings ON findings.fingerprint = decisions.fingerprint AND findings.fingerprint <> ''
        JOIN documents ON documents.id = findings.document
        WHERE (decisions.until = '' OR decisions.until >= date('now', 'localtime'))
          AND (decisions.file = '' OR EXISTS (SELECT 1 FROM files WHERE files.content = documents.content
                                              AND files.key = decisions.file))
        GROUP BY findings.id;
    """,
    # What a decision covers: nothing graver than what was decided on, and no mark that blocks stands by a decision.
    f"""
    ALTER TABLE decisions ADD COLUMN severity TEXT NOT NULL DEFAULT '';    -- of the finding when it was decided
    ALTER TABLE decisions ADD COLUMN entry INTEGER NOT NULL DEFAULT 0;     -- the entry of the trail that says so
    DROP VIEW decided;
    CREATE VIEW decided AS {_decided("date('now', 'localtime')", _OF_COPIES)};
    """,
    # What nobody asks for by these is not kept in their order: each costs a page of the disk for every new finding.
    # A decision may be about a content, however many files have it, and about a document as a whole: its fingerprint is
    # then a w and the document's digest.
    f"""
    DROP INDEX findings_rule;
    DROP INDEX findings_value;
    DROP INDEX files_seen;
    ALTER TABLE links RENAME TO older_links;
    DROP INDEX links_document;
    CREATE TABLE links (
        document INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
        link TEXT NOT NULL, open INTEGER NOT NULL,
        PRIMARY KEY (document, link, open)
    ) WITHOUT ROWID;
    INSERT INTO links (document, link, open) SELECT document, link, open FROM older_links ORDER BY document, link, open;
    DROP TABLE older_links;
    DROP VIEW decided;
    CREATE VIEW decided AS {_decided("date('now', 'localtime')")};
    CREATE VIEW decided_documents AS
        SELECT documents.id AS document, decisions.decision, decisions.reason, decisions.owner, decisions.until,
               decisions.at, max(decisions.entry) AS entry
        FROM decisions JOIN documents ON documents.digest = substr(decisions.fingerprint, 2)
        WHERE decisions.fingerprint > 'w' AND documents.digest <> ''
          AND (decisions.until = '' OR decisions.until >= date('now', 'localtime'))
          AND (decisions.file = '' OR {_OF_CONTENT})
        GROUP BY documents.id;
    """,  # noqa: S608 - no words of others
)
VERSION = len(MIGRATIONS)
#: The index that a first scan leaves out until it has come to its end.
FINGERPRINTS = "CREATE INDEX IF NOT EXISTS findings_fingerprint ON findings (fingerprint) WHERE fingerprint <> ''"
#: The view ``decided`` as it was on the day ``:day`` (an ISO date).
DECIDED_ON = _decided(":day")


def migrate(connection: sqlite3.Connection, name: str) -> None:
    """Bring the store up to :data:`VERSION`, all of it or nothing.

    :raises SettingsError: if a newer pubcheck made it, or it is another program's database.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if version > VERSION:
        raise SettingsError(
            Phrase(
                f"数据库 {name} 由更新版本的 pubcheck 建立，请升级后再打开",
                f"{name} was made by a newer pubcheck; upgrade",
            )
        )
    if version == 0 and tables:
        raise SettingsError(
            Phrase(
                f"{name} 是其他程序的数据库，请换一个文件名",
                f"{name} is another program's database; choose another name",
            )
        )
    while version < VERSION:
        before = version
        try:
            connection.executescript(
                f"BEGIN IMMEDIATE; {MIGRATIONS[before]} PRAGMA user_version = {before + 1}; COMMIT;"
            )
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == before:
                raise
            # Another command did so while this one waited: no script runs twice, each would fail.
        else:
            version = before + 1
