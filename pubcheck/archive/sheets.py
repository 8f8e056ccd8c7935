"""The sheets of the ledger beside the ledger itself: what was decided, not reviewed, alike, gathered; all documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pubcheck.accepted import Means
from pubcheck.archive.clusters import KINDS, Cluster
from pubcheck.archive.decision import Decision, document_mark, finding_code
from pubcheck.archive.near import near_duplicates
from pubcheck.archive.snapshot import DocumentRow, FindingRow, Snapshot
from pubcheck.archive.stored_words import NOT_JUDGED, StoredWords
from pubcheck.archive.workbook import Book, Column, Table
from pubcheck.finding import Severity
from pubcheck.phrase import Phrase, say

NUMBER = Column(Phrase("序号", "No."), 5)
FILE = Column(Phrase("文件", "File"), 22)
TITLE = Column(Phrase("标题", "Title"), 18)
DOC_NUMBER = Column(Phrase("发文字号", "Document number"), 12)
DECLARED = Column(Phrase("公开属性（标注）", "Declared attribute"), 8)
PREDICTED = Column(Phrase("公开属性（预测）", "Predicted attribute"), 8)
PROBLEM = Column(Phrase("问题", "Problem"), 11)
MESSAGE = Column(Phrase("说明", "What was found"), 20)
SEVERITY = Column(Phrase("级别", "Severity"), 6, is_tinted=True)
PLACE = Column(Phrase("位置", "Place"), 9)
UNIT = Column(Phrase("责任单位", "Unit"), 11)
DECISION = Column(Phrase("处理决定", "Decision"), 10)
REASON = Column(Phrase("决定理由", "Reason"), 12)
OWNER = Column(Phrase("决定人", "Decided by"), 8)
UNTIL = Column(Phrase("豁免至", "Until"), 10.5, is_day=True)
CODE = Column(Phrase("发现编号", "Finding code"), 31)
COPIES = Column(Phrase("相同份数", "Copies"), 6)
VERDICT = Column(Phrase("结论", "Verdict"), 12)
_AT = Column(Phrase("决定时间", "Decided at"), 12)
_ACCEPTANCE = (
    *(Column(Phrase("接受方式", "Accepted by"), 10), Column(Phrase("接受理由", "Why accepted"), 16)),
    *(Column(Phrase("责任人", "Who answers for it"), 9), Column(Phrase("有效期至", "Valid until"), 10.5)),
)
_GROUP = Column(Phrase("组号", "Group"), 6)
_KIND = Column(Phrase("类别", "Kind"), 14)
_STAGE = Column(Phrase("环节", "Step"), 10)
_WHY = Column(Phrase("原因和办法", "Reason and what to do"), 48)
_DIFFERENCE = Column(Phrase("组内差异", "Differences"), 16)
_SAME = Phrase("完全相同", "the same bytes")
_ALIKE = Phrase("内容相近", "mostly the same text")
_NUMBERS = Phrase("仅数字、日期不同", "numbers and dates differ")
_WITHDRAW = Phrase("撤销", "withdraw")
_WHOLE = Phrase("整份文件", "the document as a whole")
_REVIEW = Phrase("人工复核", "to be reviewed")
_INCOMPLETE = Phrase("审查不完整", "review incomplete")
_MORE_DOCUMENTS = Phrase("（另有 {number} 份文件，未列出）", "({number} more documents, not listed)")
_DECLARED_DIFFERS = Phrase("标注的公开属性不一致", "declared attributes differ")
_PREDICTED_DIFFERS = Phrase("预测的公开属性不一致", "predicted attributes differ")
_MOST_PATHS = 1_000
_MORE_PATHS = Phrase("（另有 {number} 个文件，未列出）", "({number} more files, not listed)")


def settled_sheet(book: Book, shot: Snapshot, words: StoredWords) -> int:
    """已处理: findings and documents on which a decision holds. The columns are those of the ledger, so that a decision that is
    changed or withdrawn here is read back too."""
    choices = (*(words.say(each.phrase) for each in Decision), words.say(_WITHDRAW))
    columns = (
        *(NUMBER, FILE, TITLE, PROBLEM, MESSAGE, SEVERITY, PLACE),
        *(replace(DECISION, is_entry=True, choices=choices), replace(REASON, is_entry=True)),
        *(replace(OWNER, is_entry=True), replace(UNTIL, is_entry=True), _AT, CODE),
    )
    table = Table(book, Phrase("已处理", "Decided"), columns, printed=len(columns) - 1)
    for each in shot.findings("decision <> ''"):
        decision = words.say(Decision(each.decision).phrase)
        table.add(
            (
                *(table.number + 1, *_found(each, words), decision, each.reason, each.owner, each.until, each.at[:10]),
                finding_code(each.fingerprint, each.file),
            ),
            Severity(each.severity),
        )
    for document, (decision, *said, at) in shot.documents_seen():
        what = (document.name, document.title, look(document, words), _WHOLE.say(words.lang), "", "")
        code = finding_code(document_mark(document.digest), document.file)
        table.add((table.number + 1, *what, words.say(Decision(decision).phrase), *said, at[:10], code))
    table.close()
    return table.number


def look(document: DocumentRow, words: StoredWords) -> str:
    """Why a person has to look at a document in which nothing was found."""
    return words.say(_INCOMPLETE if document.gaps else _REVIEW)


def accepted_sheet(book: Book, shot: Snapshot, words: StoredWords) -> int:
    """已接受: findings that the review had set aside by an allow list, a waiver in the document, the baseline."""
    columns = (NUMBER, FILE, TITLE, PROBLEM, MESSAGE, SEVERITY, PLACE, *_ACCEPTANCE)
    table = Table(book, Phrase("已接受", "Accepted"), columns)
    for each in shot.findings("accepted <> '' AND decision = ''"):
        means = words.say(Means(each.accepted).phrase)
        row = (*_found(each, words), means, each.accepted_reason, each.accepted_owner, each.accepted_until)
        table.add((table.number + 1, *row), Severity(each.severity))
    table.close()
    return table.number


def gap_sheet(book: Book, shot: Snapshot, words: StoredWords) -> int:
    """未审查: files that could not be read, then parts of documents that were not reviewed."""
    table = Table(book, Phrase("未审查", "Not reviewed"), (NUMBER, FILE, TITLE, _STAGE, PLACE, _WHY, UNIT))
    for each in shot.gaps():
        where, why = words.both(each.place, each.place_en), words.both(each.reason, each.reason_en)
        table.add((table.number + 1, each.name, each.title, words.stage(each.stage), where, why, words.unit(each.unit)))
    table.close()
    return table.number


def likeness_sheet(book: Book, shot: Snapshot, words: StoredWords, bits: int) -> int:
    """相同文件: contents that several files have, then documents whose prints differ in at most ``bits``."""
    columns = (_GROUP, _KIND, FILE, TITLE, DOC_NUMBER, DECLARED, PREDICTED, VERDICT, _DIFFERENCE)
    table = Table(book, Phrase("相同文件", "Same files"), columns, frozen=3)
    group = 0
    for each in shot.documents("copies > 1 AND member = ''"):
        group += 1
        paths = [path for _, path in zip(range(_MOST_PATHS), shot.paths(each.content), strict=False)]
        if each.copies > len(paths):
            paths.append(words.say(_MORE_PATHS.fill(number=each.copies - len(paths))))
        for path in paths:
            table.add((group, words.say(_SAME), path, *_telling(each, words), None))
    for near in near_duplicates(shot.store, bits):
        group += 1
        found = [row for member in near.documents for row in shot.documents(f"document = {member}")]
        differs = [
            words.say(phrase)
            for phrase, number in (
                (_DECLARED_DIFFERS, len({each.declared for each in found})),
                (_PREDICTED_DIFFERS, len({each.attribute for each in found})),
            )
            if number > 1
        ]
        for each in found:
            table.add(
                (
                    group,
                    words.say(_NUMBERS if near.same else _ALIKE),
                    each.name,
                    *_telling(each, words),
                    "\n".join(differs),
                )
            )
    table.close()
    return table.number


def cluster_sheet(book: Book, words: StoredWords, clusters: Iterable[Cluster]) -> int:
    """汇聚风险: one row for each document of a cluster; no sheet where there is no cluster."""
    table = None
    for number, cluster in enumerate(clusters, 1):
        if table is None:
            columns = (
                *(_GROUP, _KIND, Column(Phrase("汇聚对象", "Subject"), 22), SEVERITY, FILE, TITLE),
                Column(Phrase("内容", "Value"), 18),
                *(Column(Phrase("涉及人数", "Persons"), 8), Column(Phrase("风险说明", "Why it matters"), 36)),
            )
            table = Table(book, Phrase("汇聚风险", "Clusters"), columns, frozen=3)
        head = (number, words.say(KINDS[cluster.kind]), words.say(cluster.title), words.severity(cluster.severity))
        tail = (cluster.persons or None, words.say(cluster.why))
        for path, title, shown in cluster.documents:
            table.add((*head, path, title, say(shown, words.lang), *tail), Severity(cluster.severity))
        if cluster.more:
            more = words.say(_MORE_DOCUMENTS.fill(number=cluster.more))
            table.add((*head, more, "", "", *tail), Severity(cluster.severity))
    if table is None:
        return 0
    table.close()
    return table.number


def document_sheet(book: Book, shot: Snapshot, words: StoredWords) -> int:
    """文件清单: every document."""
    figures = (
        *(Column(words_, 6) for words_ in (Phrase("阻断", "Block"), Phrase("严重", "High"), Phrase("中等", "Medium"))),
        *(Column(words_, 6) for words_ in (Phrase("轻微", "Low"), Phrase("未审查", "Gaps"))),
    )
    columns = (
        *(NUMBER, FILE, COPIES, TITLE, DOC_NUMBER, Column(Phrase("成文日期", "Date"), 11), UNIT),
        *(DECLARED, PREDICTED, VERDICT, Column(Phrase("处理建议", "Advice"), 14), *figures),
    )
    table = Table(book, Phrase("文件清单", "Documents"), columns)
    for each in shot.documents():
        title, doc_number, declared, predicted, verdict = _telling(each, words)
        table.add(
            (
                *(table.number + 1, each.name, each.copies, title, doc_number, each.date, words.unit(each.unit)),
                *(declared, predicted, verdict, words.advice(each)),
                *(each.block, each.high, each.medium, each.low, each.gaps),
            )
        )
    table.close()
    return table.number


def _found(each: FindingRow, words: StoredWords) -> tuple[str, str, str, str, str, str]:
    """A finding up to its place."""
    problem, severity = words.rule_title(each.rule), words.severity(each.severity)
    return each.name, each.title, problem, words.message(each), severity, words.place(each)


def _telling(each: DocumentRow, words: StoredWords) -> tuple[str, str, str, str, str]:
    """Title, document number, attributes and verdict of a document."""
    declared = words.attribute(each.declared)
    return (
        each.title,
        each.doc_number,
        declared,
        words.attribute(each.attribute, NOT_JUDGED),
        words.verdict(each.verdict),
    )
