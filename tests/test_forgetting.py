"""What a review looked up is forgotten when it ends: no cache keeps words of a document."""

from __future__ import annotations

import ast
from pathlib import Path

from pubcheck import check_text
from pubcheck.linear_model import linear_model
from pubcheck.name_form import form_of
from pubcheck.name_shape import is_word

MODULES = Path(__file__).resolve().parents[1] / "pubcheck"
TEXT = "申请人：丁素梅，女，身份证号11010519491231002X，住红星村3组12号，系低保户，由长女代签。"
# Caches of something else than words of a document: characters, formats, names of elements, codes of counties, patterns.
OF_OTHER_THINGS = {
    "archive/rows.py",
    "archive/stored_words.py",
    "archive/workbook.py",  # cells of the ledger, which hold masked values only
    "cell_format.py",
    "columns.py",
    "crf.py",
    "disclosure_model.py",  # names of models
    "forgetting.py",
    "matchers.py",
    "numbers.py",
    "pieces.py",  # single characters
    "value_search.py",  # single characters
    "wordml.py",
    "xml_tree.py",
}


def test_a_review_leaves_no_words_in_the_caches() -> None:
    assert check_text(TEXT).findings
    for kept in (form_of, is_word):
        assert kept.cache_info().currsize == 0  # type: ignore[attr-defined]
    seen = 0
    for name in ("roles", "homes", "contacts", "marks", "persons"):
        known = linear_model(name)._known
        seen += len(known)
        assert not any(known.values()), name
    assert seen  # the models were asked


def test_forgotten_words_are_judged_alike_again() -> None:
    assert check_text(TEXT).findings == check_text(TEXT).findings


def test_every_cache_of_bounded_size_is_known_here() -> None:
    found = set()
    for path in MODULES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            imported = node.names if isinstance(node, ast.ImportFrom) and node.module == "functools" else ()
            if any(each.name == "lru_cache" for each in imported):
                found.add(path.relative_to(MODULES).as_posix())
    assert found == OF_OTHER_THINGS
