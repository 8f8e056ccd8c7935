"""The development passages of corpora/findings as training texts, with silver labels for places and organisations."""

from __future__ import annotations

from pathlib import Path

import pytest
from pubcheck.models.names.findings import FILES, apart, files, gold_names, passages_of
from pubcheck.models.roles.examples import examples

from pubcheck.gold import GoldDocument, unmarked_gold
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text

CORPORA = Path(__file__).resolve().parents[1] / "corpora"


def test_no_unseen_file_is_learned_from() -> None:
    assert not [name for name in FILES if "unseen" in name]
    assert files("develop3_personal") == tuple(name for name in FILES if name != "develop3_personal")


@pytest.mark.parametrize("model", ["names", "names-own"])
def test_passages_hold_gold_persons_and_silver_places(model: str) -> None:
    passages = passages_of(CORPORA, model)
    assert {passage.file for passage in passages} == set(FILES)
    kinds = {"person": 0, "place": 0, "organisation": 0}
    for passage in passages:
        ends = 0
        for start, end, kind in passage.named.names:
            assert ends <= start < end <= len(passage.named.text)
            assert "\n" not in passage.named.text[start:end]
            ends = end
            kinds[kind] += 1
    assert kinds["person"] > 3900
    assert min(kinds.values()) > 400


def test_gold_is_read_where_the_recognizers_read_it() -> None:
    text, spans = unmarked_gold(
        "举报人⟦personal.informant¦林水妹⟧　住⟦personal.address¦青山县柳河镇三组⟧，镇长⟦personal.person_name¦info¦王富⟧"
    )
    document = GoldDocument("x", text, spans)
    read = normalize(document_from_text(text, "x"))
    names = gold_names(document, read)
    assert [(read.text[start:end], kind) for start, end, kind in names] == [
        ("林水妹", "person"),
        ("青山县柳河镇三组", "place"),
        ("王富", "person"),
    ]
    assert list(apart([(0, 2, "place"), (3, 5, "place")], names)) == [(0, 2, "place")]


def test_the_model_of_roles_sees_both_corpora() -> None:
    seen: dict[str, list[bool]] = {}
    for example in examples(CORPORA, CORPORA / "none"):
        seen.setdefault(example.group, []).append(example.private)
    assert set(seen) == {*FILES, *(f"names {number}" for number in range(5))}
    assert all(any(private) and not all(private) for private in seen.values())
