"""``pubcheck evaluate``: gold spans, scores, confusion, and what never reaches the output."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pubcheck_cli.main import group

from pubcheck.errors import SettingsError
from pubcheck.evaluate import evaluate, to_json, to_text
from pubcheck.gold import GoldDocument, GoldSpan, read_gold, unmarked_gold
from pubcheck.phrase import Lang
from pubcheck.pipeline import Reviewer
from pubcheck.span import Span

ID = "11010519491231002X"
PIECES = st.text(alphabet=st.characters(exclude_characters="⟦⟧¦", exclude_categories=("Cs",)), max_size=12)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.lists(st.tuples(PIECES, PIECES, st.booleans()), max_size=6), PIECES)
def test_marks_come_out_and_spans_point_at_the_values(parts: list[tuple[str, str, bool]], tail: str) -> None:
    marked = "".join(f"{before}⟦personal.email¦{'info¦' if info else ''}{value}⟧" for before, value, info in parts)
    text, spans = unmarked_gold(marked + tail)
    assert text == "".join(before + value for before, value, _ in parts) + tail
    assert [(entry.span.of(text), entry.info) for entry in spans] == [(value, info) for _, value, info in parts]


@pytest.mark.parametrize("marked", ["⟦personal.email¦a", "a⟧", "⟦Personal¦a⟧", "⟦a.b¦⟦a.b¦c⟧⟧"])
def test_unbalanced_marks_are_refused(marked: str) -> None:
    with pytest.raises(ValueError, match="unbalanced"):
        unmarked_gold(marked)


def gold(marked: str, expect: tuple[str, ...] = (), attribute: str | None = None) -> GoldDocument:
    text, spans = unmarked_gold(marked)
    return GoldDocument("d", text, spans, expect, attribute)


def test_counts() -> None:
    documents = [
        gold(f"身份证号：⟦personal.resident_id¦{ID}⟧，邮箱⟦personal.email¦zhang@example.com⟧"),  # both right
        gold(f"身份证号：{ID}"),  # a false report
        gold("⟦personal.resident_id¦某人的号码⟧没有写出"),  # a miss
        gold(f"⟦personal.email¦身份证号：{ID}⟧"),  # taken for another, and not overlapping enough to be right
    ]
    result = evaluate(documents, Reviewer())
    tally = result.rules["personal.resident_id"]
    assert (tally.gold, tally.reported, tally.exact, tally.overlap) == (2, 3, 1, 1)
    assert result.rules["personal.email"].gold == 2
    assert result.rules["personal.email"].exact == 1
    assert result.confusion["personal.email", "personal.resident_id"] == 1
    assert result.confusion["personal.resident_id", "-"] == 1
    assert len(result.false) == 2
    assert len(result.misses) == 2


def test_overlap_is_right_where_exact_is_not() -> None:
    text = f"身份证号：{ID}"
    document = GoldDocument("d", text, (GoldSpan(Span(3, len(text)), "personal.resident_id"),))
    tally = evaluate([document], Reviewer()).rules["personal.resident_id"]
    assert (tally.exact, tally.overlap) == (0, 1)


def test_informational_findings_are_free() -> None:
    result = evaluate([gold("联系人：⟦personal.person_name¦info¦陈思远⟧，办公邮箱：xxgk@example.gov.cn")], Reviewer())
    assert not result.rules


def test_attribute_and_whole_document_rules() -> None:
    text = "机密★10年\n关于某专项行动的方案\n各有关单位：\n现将方案印发，请组织实施。\n某局\n2025年3月1日\n（此件公开发布）"
    marked = text.replace("机密★10年", "⟦secret.state_mark¦机密★10年⟧")
    result = evaluate([gold(marked, ("attribute.conflict",), "withheld")], Reviewer())
    assert result.rules["secret.state_mark"].exact == 1
    assert result.rules["attribute.conflict"].gold == 1
    assert result.attributes["withheld", "withheld"] == 1


def test_outputs_hold_no_value(tmp_path: Path) -> None:
    corpus = tmp_path / "c.jsonl"
    rows = [
        {"id": "a", "text": f"身份证号：⟦personal.resident_id¦{ID}⟧"},
        {"text": "户主李明的个人邮箱：zhang@example.com，住三组"},
    ]
    corpus.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    result = CliRunner().invoke(group, ["evaluate", str(corpus), "-o", str(tmp_path / "out.json"), "--show-misses"])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "out.json").read_text(encoding="utf-8")
    assert json.loads(written)["rules"]["personal.resident_id"]["exact_f1"] == 1.0
    for output in (result.output, written):
        assert ID not in output
        assert "zhang@" not in output
    assert "c-2" in result.output


@pytest.mark.parametrize(
    "line", ["{", '{"id": "a"}', '{"text": "⟦a"}', '{"text": "abc", "spans": [[0, 9, "a.b"]]}', "[]"]
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    corpus = tmp_path / "c.jsonl"
    corpus.write_text('{"text": "好"}\n' + line, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"c\.jsonl:2"):
        list(read_gold(corpus))


def test_both_languages_and_nothing_to_divide_by() -> None:
    result = evaluate([gold("⟦personal.email¦无⟧")], Reviewer())
    assert "—" in to_text(result, Lang.ZH)
    assert "overlap" in to_text(result, Lang.EN)
    assert json.loads(to_json(result))["rules"]["personal.email"]["exact_precision"] is None


def test_a_rule_expected_as_a_whole_is_right_once_and_a_forbidden_one_is_false() -> None:
    text = "秘密★20年\n某市人民政府\n关于某事的报告"
    marked = text.replace("秘密★20年", "⟦secret.state_mark¦秘密★20年⟧")
    tally = evaluate([gold(marked, ("secret.mark_term",))], Reviewer()).rules["secret.mark_term"]
    assert (tally.gold, tally.reported, tally.overlap) == (1, 1, 1)
    order = "关于开展某项工作的请示\n县政府：\n现将有关事项请示如下。\n妥否，请批示。\n某局办公室\n2025年3月1日"
    silent = GoldDocument("d", order, (), negatives=("attribute.missing",))
    tally = evaluate([silent], Reviewer()).rules["attribute.missing"]
    assert (tally.gold, tally.reported, tally.overlap) == (0, 1, 0)
    assert "attribute.missing" not in evaluate([gold(order)], Reviewer()).rules


KNOWN = frozenset({"personal.email"})


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"text":"通知","attribute":"公开"}', "请写主动公开、依申请公开或不予公开"),
        ('{"text":"通知","attribute":5}', "请写主动公开、依申请公开或不予公开"),
        ('{"id":"a"}', "没有“text”"),
        ('{"text":5}', "没有“text”"),
        ("[1,2]", "不是 JSON 对象"),
        ('"x"', "不是 JSON 对象"),
        ('{"text":"x"', "第 12 个字符处"),
        ('{"text":"⟦nosuch.rule¦abc⟧"}', "没有规则 nosuch.rule"),
        ('{"text":"x","expect":["nosuch.rule"]}', "没有规则 nosuch.rule"),
        ('{"text":"x","negatives":["personal.e mail"]}', "没有规则 personal.e mail"),
        ('{"text":"x","spans":[[0,1,"nosuch.rule"]]}', "没有规则 nosuch.rule"),
        ('{"text":"⟦Personal¦a⟧"}', "不成对"),
        ('{"text":"x","spans":[[0,9,"personal.email"]]}', "超出了正文"),
        ('{"text":"x","spans":5}', "“spans”应写成"),
        ('{"text":"x","expect":"personal.email"}', "“expect”应写成"),
        ('{"text":"{{NAME}}"}', "占位符 {{NAME}}"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_in_chinese(tmp_path: Path, line: str, told: str) -> None:
    corpus = tmp_path / "a.jsonl"
    corpus.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        list(read_gold(corpus, KNOWN))
    words = str(error.value.phrase)
    assert words.startswith(f"语料 {corpus}:2 ")
    assert told in words
    assert "Error" not in words


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *(("主动公开", "proactive"), ("依申请公开", "on_request"), ("不予公开", "withheld")),
        *(("proactive", "proactive"), ("on_request", "on_request"), ("withheld", "withheld")),
        *(("此件 依申请 公开", "on_request"), ("免予公开", "withheld")),
    ],
)
def test_attributes_are_read_as_training_reads_them(tmp_path: Path, written: str, value: str) -> None:
    corpus = tmp_path / "a.jsonl"
    corpus.write_text(json.dumps({"text": "⟦personal.email¦x⟧", "attribute": written}), encoding="utf-8")
    (document,) = read_gold(corpus, KNOWN)
    assert document.attribute == value


def test_rules_of_ones_own_are_known(tmp_path: Path) -> None:
    settings_path, corpus = tmp_path / "s.toml", tmp_path / "a.jsonl"
    settings_path.write_text('[[terms]]\nid = "custom.plan"\ntitle = "代号"\nwords = ["青石计划"]\n', encoding="utf-8")
    corpus.write_text('{"text": "⟦custom.plan¦青石计划⟧"}', encoding="utf-8")
    told = CliRunner().invoke(group, ["evaluate", str(corpus)], standalone_mode=False).exception
    assert isinstance(told, SettingsError)
    words = ["evaluate", str(corpus), "--settings", str(settings_path)]
    assert CliRunner().invoke(group, words, standalone_mode=False).return_value == 0
