"""Every citation is right: its key words stand in the article it names, in the version it names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from pubcheck.law import LegalBasis, all_bases, basis

CITED = [entry for entry in all_bases() if not entry.guidance]
_DIGITS = "零一二三四五六七八九"


def in_words(number: int) -> str:
    """14 as 十四, 105 as 一百零五."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    words += "零" if hundreds and not tens and ones else ""
    words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十" if tens else ""
    return words + (_DIGITS[ones] if ones else "")


def article(text: str, number: str, item: str) -> str:
    """The words of one article, or of one of its items."""
    head = rf"^第{in_words(int(number))}条\s"
    found = re.search(rf"{head}(.*?)(?=^第[一二三四五六七八九十百零]+条\s|^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no article {number}"
    words = found[1]
    if item:
        inner = re.search(rf"^[(（]{in_words(int(item))}[)）](.*?)(?=^[(（]|\Z)", words, re.MULTILINE | re.DOTALL)
        assert inner, f"article {number} has no item {item}"
        words = inner[1]
    return "".join(words.split())


@pytest.mark.parametrize(
    ("number", "words"), [(5, "五"), (10, "十"), (14, "十四"), (20, "二十"), (64, "六十四"), (105, "一百零五")]
)
def test_numbers_of_articles(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize("entry", CITED, ids=lambda entry: entry.id)
def test_the_key_words_stand_in_the_article(shared: Path, entry: LegalBasis) -> None:
    paths = list((shared / "data/statutes").glob(f"{entry.statute}(*).md"))
    if not paths:
        pytest.skip(f"the full text of {entry.statute} is not in ../shared/data/statutes")
    (path,) = paths
    text = path.read_text(encoding="utf-8")
    number, _, item = entry.article.rstrip(")").partition("(")
    assert "".join(entry.phrase.split()) in article(text, number, item)
    # A version comes into force within a year of the day it was passed, which the file's name gives.
    passed = date.fromisoformat(path.stem[-11:-1])
    assert 0 <= (date.fromisoformat(entry.version) - passed).days <= 366


def test_ids_are_unique_and_looked_up() -> None:
    ids = [entry.id for entry in all_bases()]
    assert len(ids) == len(set(ids))
    assert basis(*ids) == all_bases()
    with pytest.raises(KeyError):
        basis("disclosure-99")


def test_citations_in_words() -> None:
    (item,) = basis("disclosure-20-11")
    assert item.cite == "《政府信息公开条例》第二十条第（十一）项"
    assert item.cite_en == "Open Government Information Regulations art. 20(11)"
    (guidance,) = [entry for entry in all_bases() if entry.id == "source-marking-2016"]
    assert "（参考）" in guidance.cite
    assert "(guidance)" in guidance.cite_en
