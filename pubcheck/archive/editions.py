"""Documents of an archive that a newer edition of themselves has taken the place of.

An edition is known by who issued it and by its title without what tells editions apart: the year of a version, 试行,
修订, the covering 关于印发…的通知. Only what is issued once and for all counts (办法, 规定, 清单 …): reports, notices and
plans come every year, and the year in their titles stays part of them. What changes some articles of another document
(修改, 补充) leaves it in force, and a draft, a 解读 or a 转发 is no edition. A title that names no subject (申报材料清单)
is that of many annexes; and where a number does not tell two documents apart, those of one text or of one season are one
document that was published twice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from pubcheck.archive.store import Store
from pubcheck.fold import folded
from pubcheck.lazy_pattern import lazily

_YEAR_OF_NUMBER = lazily(r"[〔\[［（(]((?:19|20)[0-9]{2})[〕\]］）)]")
_OF_VERSION = lazily(
    r"[（(\[〔](?:(?:19|20)?[0-9]{2}年?)?(?:[0-9]{1,2}月)?"
    r"(?:年?版|[0-9]*年?本|(?:重新)?修订[版稿本]?|修正[版本]?|试行[稿版]?|暂行|新版)+[）)\]〕]"
)
_YEAR_OF_VERSION = lazily(r"[（(\[〔]((?:19|20)[0-9]{2})年?(?:[0-9]{1,2}月)?(?:版|本|修订|修正)")
_COVER = lazily(
    r"(?:.*?关于)?(?:重新|修订|修订并)?(?:印发|公布|发布|颁布|制定|修订)(?:实施|施行)?(?:(?:新|重新)?(?:修订|制定)(?:后|过)?的)?"
    r"(?P<inner>.+?)的(?:通知|公告|通告|决定|命令|令)"
)
_SIGNS = lazily(r"[^0-9a-z\u3400-\u9fff]+")
_PROVISIONAL = lazily(r"(?:暂行|试行)(?=(?:办法|规定|规则|细则|条例|规程|规范|准则|制度|标准|指引|目录|清单)$)")
_LASTING = lazily(
    r"(?:办法|规定|规则|细则|条例|规程|规范|准则|制度|预案|指南|目录|清单|章程|导则|标准|指引|须知|守则)$"
)
_NO_EDITION = lazily(
    r"征求意见|草案|送审|讨论稿|审议稿|解读|说明|问答|转发|废止|失效|修改|修正案|补充|条款|延长|继续|贯彻|落实|学习|宣传"
    r"|情况|评估|通报|报告|请示|批复|答复|回复|公示|第[0-9一二三四五六七八九十]{1,3}[批期号次]"
)
#: A title of nothing but these names no subject: papers of many matters have an annex that is called so.
_GENERAL = lazily(
    r"(?:附件[0-9一二三四五六七八九十]*|工作|任务|重点|主要|分工|责任|职责|申报|申请|申办|报名|报考|报送|材料|资料|文件|项目|课题"
    r"|评审|评分|评价|评选|评定|考核|考试|考生|应试|招生|招聘|招标|投标|谈判|磋商|采购|公告|公开|人员|岗位|职位|专家组?|小组|领导|问题"
    r"|整改|措施|行动|实施|目标|指标|需求|参数|技术|服务|办理|办事|审批|有关|相关|所需|需要|提交|活动|会议|日常|内部|管理"
    r"|企业|单位|部门|个人|名单|事项|一次性|告知|收费|明细|清单|目录|标准|须知|守则|指南|指引|规则|细则|准则|规范|制度|办法|规定|导则|章程"
    r"|预案|要求)+"
)
_SAME = str.maketrans({"与": "和", "及": "和", "的": ""})
_SHORTEST = 6  # characters of a title that tells one subject from others
_YEAR = 4  # characters
_WORD = 2**64 - 1
_TRIED = 20  # of those that may be newer
_ALIKE = 3  # bits of the prints of two copies of one text
_DAYS_APART = 90  # between two editions, where no number tells them apart: a page of a site has a day of its own


@dataclass(frozen=True, slots=True)
class Edition:
    """The newest edition: its file (with the place inside it), title and number, and its day (a year where no day is
    known)."""

    path: str
    title: str
    doc_number: str
    since: str


@dataclass(frozen=True, slots=True)
class Key:
    """What editions of one document share, and since when this one is there (an ISO date or a year)."""

    issuer: str
    title: str
    since: str


def edition_key(title: str, issuer: str, doc_number: str, day: str) -> Key | None:
    """What other editions of a document are known by; ``None`` for one that has none."""
    if not title or title.endswith("…"):
        return None
    plain = _OF_VERSION.sub("", title)
    if _NO_EDITION.search(plain):
        return None
    code = _YEAR_OF_NUMBER.split(doc_number)[0] if doc_number else ""
    by, issuer = folded(issuer) or folded(code), folded(issuer)
    words = _SIGNS.sub("", folded(plain))
    cover = _COVER.fullmatch(words)
    words = cover["inner"] if cover else words
    words = (words.removeprefix(issuer) if issuer else words).removeprefix("关于")
    words = _PROVISIONAL.sub("", words).translate(_SAME)
    number, version = _YEAR_OF_NUMBER.search(doc_number), _YEAR_OF_VERSION.search(title)
    since = day or (number[1] if number else "") or (version[1] if version else "")
    if not (by and since and len(words) >= _SHORTEST and _LASTING.search(words)) or _GENERAL.fullmatch(words):
        return None
    return Key(by, words, since)


class Editions:
    """The editions of an archive in a scratch database, one row for each document that may have others."""

    def __init__(self, store: Store, scratch: sqlite3.Connection) -> None:
        self._store, self._scratch = store, scratch

    def newest(self, document: int) -> Edition | None:
        """What has taken the place of a document; ``None`` if nothing has."""
        mine = self._scratch.execute(
            "SELECT issuer, title, since, number, text FROM editions WHERE document = ?", (document,)
        ).fetchone()
        if mine is None:
            return None
        issuer, title, since, number, text = mine
        rows = self._scratch.execute(
            "SELECT document, since, number, text FROM editions WHERE title = ? AND issuer = ? AND since > ? AND stands"
            " AND (number = '' OR number <> ?) ORDER BY since DESC, document DESC LIMIT ?",
            (title, issuer, since, number, _TRIED),
        )
        for newer, later, code, other in rows:
            if later[: len(since)] <= since[: len(later)]:  # where one has no day, the years tell
                return None
            if (number and code) or not _is_same(since, text, later, other):
                return self._edition(newer, later)
        return None

    def _edition(self, document: int, since: str) -> Edition:
        path, member, title, number = self._store.connection.execute(
            "SELECT (SELECT min(path) FROM files WHERE files.content = documents.content AND gone IS NULL), member, title,"
            " doc_number FROM documents WHERE id = ?",
            (document,),
        ).fetchone()
        return Edition(f"{path}!/{member}" if member else path, title, number, since)


@contextmanager
def editions(store: Store) -> Iterator[Editions]:
    """The editions of all documents that are there now."""
    scratch = sqlite3.connect("", isolation_level=None)  # a file of its own, gone with the connection
    try:
        scratch.execute(
            "CREATE TABLE editions (document INTEGER PRIMARY KEY, issuer TEXT, title TEXT, since TEXT, number TEXT,"
            " text INTEGER, stands INTEGER)"
        )
        scratch.execute("BEGIN")
        scratch.executemany("INSERT INTO editions VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(store))
        scratch.execute("CREATE INDEX editions_title ON editions (title, issuer, since, document) WHERE stands")
        yield Editions(store, scratch)
    finally:
        scratch.close()


def _rows(store: Store) -> Iterator[tuple[object, ...]]:
    rows = store.connection.execute(
        "SELECT id, title, issuer, doc_number, date, print, coalesce(nullif(declared, ''), attribute) <> 'withheld'"
        " FROM documents WHERE title <> ''"
        " AND EXISTS (SELECT 1 FROM files WHERE files.content = documents.content AND gone IS NULL) ORDER BY id"
    )
    for document, title, issuer, number, day, text, stands in rows:
        key = edition_key(title, issuer, number, day)
        if key is not None:
            yield document, key.issuer, key.title, key.since, _SIGNS.sub("", folded(number)), text, stands


def _is_same(since: str, text: int, later: str, other: int) -> bool:
    """Whether two that no number tells apart may be one document, published twice."""
    if text and other and ((text ^ other) & _WORD).bit_count() <= _ALIKE:
        return True
    if len(since) == len(later) > _YEAR:
        return (date.fromisoformat(later) - date.fromisoformat(since)).days < _DAYS_APART
    return False
