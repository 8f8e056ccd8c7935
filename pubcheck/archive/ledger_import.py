"""The edited ledger read back: what people wrote in its last columns becomes decisions, each row by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from pubcheck.archive.decision import read_decision
from pubcheck.archive.ledger_rows import SheetRow, columns_of, sheet_rows
from pubcheck.archive.register import Register, Ruling, plain_words, ruling_of
from pubcheck.errors import SettingsError
from pubcheck.lazy_pattern import lazily
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer

#: The columns that are read, by their headings without spaces, in small letters; all others are ignored.
HEADINGS = {
    "code": ("发现编号", "finding", "findingcode", "findingid", "code"),
    "decision": ("处理决定", "decision"),
    "reason": ("决定理由", "reason", "decisionreason"),
    "owner": ("决定人", "decidedby", "by", "owner"),
    "until": ("豁免至", "until", "waiveduntil"),
}
_TAKEN_BACK = ("撤销", "撤销决定", "撤回", "withdraw", "withdrawn")
_DAY = lazily(
    r"(?P<year>[0-9]{4})\s?[-/.年]\s?(?P<month>[0-9]{1,2})\s?[-/.月]\s?(?P<day>[0-9]{1,2})日?"
    r"(?:[ T]0{1,2}:00(?::00)?(?:\.0+)?)?"
)
#: The sheets of a ledger that people fill in, and those that only tell something; the program numbers those that go on.
_ENTERED = ("台账", "已处理", "Ledger", "Decided")
_TOLD = (
    *("统计", "未审查", "已接受", "相同文件", "汇聚风险", "文件清单"),
    *("Statistics", "Not reviewed", "Accepted", "Same files", "Clusters", "Documents"),
)
_CODE = lazily(r"[0-9a-fw][0-9a-f]{15}-[0-9a-f]{12}")
_ESCAPED = ("'=", "'+", "'-", "'@")  # a quote that keeps a spreadsheet from reading the words as a formula
_BATCH = 200  # rows in one transaction


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that could not be taken: where, and what is wrong."""

    row: Phrase
    reason: Phrase


@dataclass(slots=True)
class Imported:
    """What became of a ledger: numbers of rows, the rows that could not be taken, and the sheets (or parts of one) whose
    columns are not known, so that no row of them was read."""

    entered: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    bad: list[BadRow] = field(default_factory=list)
    unread: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Line:
    row: SheetRow
    code: str
    is_code_merged: bool
    decision: str
    reason: str
    owner: str
    until: str


def import_ledger(path: Path, register: Register, reviewer: Callable[[], Reviewer] = Reviewer) -> Imported:
    """Enter what the ledger at ``path`` decides, some hundred rows at a time; rows without a decision are left alone.

    A decision that was changed or withdrawn since the ledger was written is not made again by its old row: such
    a row is told, and has to be entered with another reason or by command.

    :raises SettingsError: if the file cannot be read, or no sheet has the columns.
    """
    result = Imported()
    lines = list(_lines(sheet_rows(path), path, result.unread))
    seen: dict[tuple[str, str], tuple[SheetRow, Ruling | None]] = {}
    for start in range(0, len(lines), _BATCH):  # a scan that is writing meanwhile gets its turn
        with register.store.written():
            for line in lines[start : start + _BATCH]:
                try:
                    _take(line, register, seen, result, reviewer)
                except SettingsError as error:
                    result.bad.append(BadRow(line.row.phrase, error.phrase))
    return result


def _take(
    line: _Line,
    register: Register,
    seen: dict[tuple[str, str], tuple[SheetRow, Ruling | None]],
    result: Imported,
    reviewer: Callable[[], Reviewer],
) -> None:
    if line.is_code_merged:
        raise _wrong(
            "发现编号是合并单元格，不知道是哪一处发现；请从最新的台账中复制各行自己的编号",
            "its finding code stands in a merged cell; copy the code of each row from the latest ledger",
        )
    if not line.code:
        raise _wrong(
            "没有发现编号，请从最新的台账中复制；本来就没有编号的行（提示级的发现、读不出的文件）不能录入",
            "it has no finding code; copy it from the latest ledger. Hints and files that cannot be read have none",
        )
    if not line.decision:
        raise _wrong(
            "写了理由或决定人，没有写处理决定；要撤销原来的决定，请写“撤销”",
            "it has a reason or a name, but no decision; to take one back, write “withdraw”",
        )
    reason, owner = plain_words(line.reason, reviewer), plain_words(line.owner, reviewer)
    withdrawn = "".join(line.decision.split()).lower() in _TAKEN_BACK
    place = register.find(line.code)
    present = register.present(*place)
    ruling = None if withdrawn else _ruling(line, reason, owner, present, register.today)
    before = seen.setdefault(place, (line.row, ruling))
    if before[1] != ruling:
        where = before[0].phrase
        raise _wrong(
            f"与{where}是同一处发现，处理决定不同，以那一行为准",
            f"{where.en} decides differently on the same finding; that row counts",
        )
    if ruling is None:
        taken = register.withdraw(*place, reason, owner)
        result.withdrawn += taken
        result.unchanged += not taken
    elif ruling == present:
        result.unchanged += 1
    elif (place[0], ruling) in register.past:
        raise _wrong(
            "这个决定作出以后已被更改或撤销，没有重新采用；仍要这样决定的，请改写理由，或者用 pubcheck decide 录入",
            "this decision was changed or withdrawn since; to make it again, change the reason or use pubcheck decide",
        )
    else:
        result.entered += register.enter(*place, ruling)


def _ruling(line: _Line, reason: str, owner: str, present: Ruling | None, today: date) -> Ruling:
    decision = read_decision(line.decision)
    if decision is None:
        raise _wrong(
            "处理决定无法识别，请写：属实，可以公开、误报、暂时豁免、已遮盖、已移送，或者撤销",
            "the decision is none of: accepted, false alarm, waived until, redacted, referred, withdraw",
        )
    until = read_day(line.until)
    if line.until and until is None:
        raise _wrong("“豁免至”不是日期，请写成 2027-01-01", "the last day is no date; write it as 2027-01-01")
    same = Ruling(decision, reason, owner, until.isoformat() if until else "")
    # What was decided before stands as it is, also where its last day is over by now.
    return same if same == present else ruling_of(decision, reason, owner, until, today)


def read_day(words: str) -> date | None:
    """The day that ``words`` name (2027-01-01, 2027年1月1日, 2027/1/1 …); ``None`` if they name none."""
    match = _DAY.fullmatch(words.strip())
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def _lines(rows: Iterable[SheetRow], path: Path, unread: list[BadRow]) -> Iterator[_Line]:
    """The rows in which somebody wrote something, below the headings of their sheet.

    :param unread: gets the sheets, and the rows above the headings of one, that look like a ledger and were not read.
    """
    found = False
    for sheet, group in groupby(rows, key=lambda row: row.sheet):
        columns: dict[str, int] = {}
        number = 0
        lost: list[int] = []
        for row in group:
            number += 1
            heading = columns_of(row, HEADINGS)
            if {"code", "decision"} <= heading.keys():
                columns, found = heading, True
            elif not columns:
                lost += [row.number] if _is_of_a_ledger(row) else []
            else:
                cells = {key: _cell(row, column, key) for key, column in columns.items()}
                said = [cells.get(key, "") for key in ("decision", "reason", "owner", "until")]
                if any(said):
                    yield _Line(row, cells.get("code", ""), columns["code"] in row.merged, *said)
        # Of a sheet that the program wrote a row below the headings is enough: they were renamed, or one was taken out.
        if lost or (not columns and number > 1 and _is_named(sheet, _ENTERED)):
            unread.append(_unread(sheet, lost if columns else []))
    if not found:
        raise SettingsError(
            Phrase(
                f"{path} 不是台账：没有“发现编号”“处理决定”两栏",
                f"{path} is no ledger: it has no columns for finding code (发现编号) and decision (处理决定)",
            )
        )


def _is_of_a_ledger(row: SheetRow) -> bool:
    """Whether it holds a finding code or, on a sheet that is not there to tell something, a decision."""
    cells = [words.strip() for words in row.cells.values()]
    if any(map(_CODE.fullmatch, cells)):
        return True
    return not _is_named(row.sheet, _TOLD) and any(read_decision(words) for words in cells)


def _is_named(sheet: str, names: tuple[str, ...]) -> bool:
    return sheet.rstrip("0123456789") in names


def _unread(sheet: str, rows: list[int]) -> BadRow:
    """Why nothing of a sheet was read, or nothing of these rows above its headings."""
    where = Phrase(f"工作表“{sheet}”", f"sheet “{sheet}”") if sheet else Phrase("表格", "the table")
    if rows:
        between = f"{rows[0]}—{rows[-1]}" if len(rows) > 1 else f"{rows[0]}"
        return BadRow(
            Phrase(f"{where}第 {between} 行", f"{where.en}, rows {between}"),
            Phrase(
                f"在表头“发现编号”“处理决定”之上，没有读入（{len(rows)} 行）；请把表头移回第一行",
                f"above the headings, so that they were not read ({len(rows)} rows); move the headings to the first row",
            ),
        )
    return BadRow(
        where,
        Phrase(
            "没有“发现编号”“处理决定”两栏（可能改了名称，或者删去了），其中的决定都没有读入；请改回原来的表头再试",
            "it has no columns 发现编号 (finding code) and 处理决定 (decision), so that none of its decisions was read;"
            " give them back their headings",
        ),
    )


def _cell(row: SheetRow, column: int, key: str) -> str:
    words = row.cells.get(column, "").strip()
    if column in row.merged and "".join(words.split()).lower() in HEADINGS[key]:
        return ""  # a heading of two rows
    return words[1:] if words.startswith(_ESCAPED) else words


def _wrong(zh: str, en: str) -> SettingsError:
    return SettingsError(Phrase(zh, en))
