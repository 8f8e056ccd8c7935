"""Aggregation: what documents tell together that none of them tells alone.

保守国家秘密法 art. 36 and its 实施条例 art. 43 speak of data that become secret once they are put together and
connected (汇聚、关联); 个人信息保护法 arts. 25, 28, 34 and 51 of persons. A finding of severity ``info`` (an official
in post, the telephone of an office) joins nothing, nor does a name alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.archive.cluster_joins import by_key, by_link, by_names, by_subject, prepare
from pubcheck.archive.facts import Facts, gathered, hexadecimal
from pubcheck.archive.store import Store
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.rule import all_rules
from pubcheck.settings import Settings

#: The kinds of clusters, in the order in which they are told where they are equally grave.
KINDS = {
    "subject": Phrase("地点、工程分散叙述", "site told piece by piece"),
    "joined": Phrase("个人信息可以拼合", "data that join"),
    "masked": Phrase("此处遮盖、彼处未遮盖", "masked here, open there"),
    "named": Phrase("名单姓名相同", "lists with the same names"),
    "person": Phrase("同一人多处出现", "the same person in many documents"),
}
_MOST_SHOWN = 200  # documents of a cluster that are named
_GRAVE = ("personal.resident_id", "personal.bank_card", "personal.health", "personal.religion", "personal.biometric")
_MASKED, _OPEN = Phrase("已遮盖", "masked"), Phrase("未遮盖", "open")


@dataclass(frozen=True, slots=True)
class Cluster:
    """Documents that tell something together.

    ``kind``: ``person`` (the same person in many documents), ``joined`` (data of one person in several documents,
    joined by a shared number or a home), ``named`` (two lists of one folder with the same names, to be looked at),
    ``subject`` (a site or project told piece by piece), ``masked`` (masked in one document, open in another).
    ``documents``: path, title and what is shown of it, a :class:`~pubcheck.phrase.Phrase`; at most 200, ``more``
    counts the rest. ``persons``: how many are concerned; 0 for a site.
    """

    kind: str
    title: Phrase
    why: Phrase
    severity: str
    documents: tuple[tuple[str, str, str], ...]
    persons: int
    more: int = 0


def clusters(store: Store, settings: Settings) -> Iterator[Cluster]:
    """All clusters above the thresholds of ``settings.archive``: the gravest first, then those of most persons."""
    with gathered(store) as facts:
        prepare(facts)
        by_subject(store, facts, settings.archive)
        by_key(facts, settings.archive)
        by_link(store, facts, settings.archive)
        by_names(facts, settings.archive)
        titles = {rule.id: rule.title for rule in all_rules()}
        grave = sum(facts.bit(rule) for rule in _GRAVE)
        order = " ".join(f"WHEN '{kind}' THEN {place}" for place, kind in enumerate(KINDS))
        rows = facts.scratch.execute(
            "SELECT id, kind, documents, facts, kind = 'named' OR kind = 'person' AND facts & ? = 0 AS less,"  # noqa: S608 - words of our own
            " coalesce((SELECT max(number) FROM (SELECT count(*) AS number FROM persons WHERE grouped = id"
            f" GROUP BY rule)), 0) AS persons, CASE kind {order} END AS place"
            " FROM groups ORDER BY less, place, persons DESC, documents DESC, id",
            (grave,),
        )
        for group, kind, number, told, less, persons, _ in rows:
            severity = Severity.MEDIUM if less else Severity.HIGH
            together = _words(facts, told, titles)
            yield Cluster(
                kind,
                _title(kind, persons, number, together),
                _WHY[kind],
                severity.value,
                tuple(_documents(store, facts, group, kind, titles)),
                persons,
                max(0, number - _MOST_SHOWN),
            )


def _title(kind: str, persons: int, number: int, together: Phrase) -> Phrase:
    zh, en = (str(together), together.en)
    who = f"{persons} person{'s' * (persons != 1)}"
    if kind == "subject":
        return Phrase(
            f"同一地点或工程的情况分散在 {number} 份文件中，合起来有：{zh}",
            f"one site or project told in {number} documents; together: {en}",
        )
    if kind == "joined":
        return Phrase(
            f"{persons} 人的信息分散在 {number} 份文件中，可以对上，合起来有：{zh}",
            f"data of {who} in {number} documents join; together: {en}",
        )
    if kind == "masked":
        return Phrase(
            f"{persons} 人的号码有的文件遮盖、有的文件未遮盖，共 {number} 份文件",
            f"numbers of {who} masked in some and open in others of {number} documents",
        )
    if kind == "named":
        return Phrase(
            f"同一文件夹的两份名单有 {persons} 个相同的姓名，合起来有：{zh}",
            f"two lists of one folder share {persons} names; together: {en}",
        )
    return Phrase(
        f"{persons} 人各出现在 {number} 份文件中：{zh}",
        f"{who} in each of {number} documents: {en}",
    )


def _because(zh: str, en: str, *bases: str) -> Phrase:
    cited = basis(*bases)
    return Phrase(
        f"{zh}（{'、'.join(each.cite for each in cited)}）", f"{en} ({'; '.join(each.cite_en for each in cited)})"
    )


_WHY = {
    "subject": _because(
        "单看每一份都不完整，汇聚、关联以后可能属于国家秘密或工作秘密，请保密机构整体研判，不要逐份公开",
        "each tells a part; put together they may be a secret: have the secrecy office judge them as a whole",
        *("secrets-36", "secrets-rules-43"),
    ),
    "joined": _because(
        "单看每一份信息不多，通过相同的号码或住址对上以后可以完整识别个人，请从其中一份删去相同的号码",
        "each tells little; joined by the shared number or home they identify a person: delete it from one of them",
        *("personal-25", "personal-28", "personal-34"),
    ),
    "masked": _because(
        "姓名和露出的数字相同，对照另一份就能补全，遮盖等于没有遮盖，请各份一致遮盖",
        "name and readable digits are the same, so the other document fills the mask: mask alike everywhere",
        *("personal-51", "personal-25"),
    ),
    "named": _because(
        "只有姓名相同，请核实是否同一批人；如果是，两份对照可以知道每个人更多的情况",
        "only the names are the same: check whether they are the same persons, of whom the lists together tell more",
        *("personal-25", "personal-34"),
    ),
    "person": _because(
        "分散公开的信息汇在一起可以拼出一个人的经历和处境，公开个人信息须限于履行职责所必需",
        "what is published here and there draws a picture of one person; publish no more than the duty needs",
        *("personal-25", "personal-34"),
    ),
}


def _documents(
    store: Store, facts: Facts, group: int, kind: str, titles: dict[str, Phrase]
) -> Iterator[tuple[str, str, Phrase]]:
    """The first documents of a group, by path in the order in which they were scanned."""
    members = facts.scratch.cursor().execute(
        "SELECT document, facts, value FROM members WHERE grouped = ? ORDER BY document LIMIT ?", (group, _MOST_SHOWN)
    )
    for document, told, value in members:
        path, title = named_document(store, document)
        if kind == "masked":
            shown = _OPEN if told else _MASKED
        elif kind == "person":
            shown = _value(store, document, value) or _words(facts, told, titles)
        else:
            shown = _words(facts, told, titles)
        yield path, title, shown


def named_document(store: Store, document: int) -> tuple[str, str]:
    """Path and title of a document; of copies the first path, behind ``!/`` the place inside a container."""
    path, member, title = store.connection.execute(
        "SELECT (SELECT min(path) FROM files WHERE files.content = documents.content AND gone IS NULL), member, title"
        " FROM documents WHERE id = ?",
        (document,),
    ).fetchone()
    return f"{path}!/{member}" if member else path, title


def _value(store: Store, document: int, value: int) -> Phrase | None:
    """The masked value of this hash in the document."""
    prefix = hexadecimal(value)
    row = store.connection.execute(
        "SELECT shown FROM findings WHERE value >= ? AND value < ? AND document = ? AND shown <> ''",
        (prefix, prefix + "g", document),
    ).fetchone()
    return Phrase(row[0]) if row else None


def _words(facts: Facts, told: int, titles: dict[str, Phrase]) -> Phrase:
    """The kinds of facts in words: persons first, then numbers, homes and the rest."""
    known = [titles[rule] for rule in facts.rules_of(told) if rule in titles]
    return Phrase("、".join(known), ", ".join(each.en for each in known))
