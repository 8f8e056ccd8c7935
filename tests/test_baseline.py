"""The baseline: accepted findings stay quiet where they moved, and speak up where they changed."""

from __future__ import annotations

import hmac
import json
import os
import pickle
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from pubcheck_cli.main import group

import pubcheck
from pubcheck.accepted import Means
from pubcheck.baseline import Baseline, baseline_of, read_baseline, write_baseline
from pubcheck.document import Document, Part
from pubcheck.errors import SettingsError
from pubcheck.finding import SHOW, Confidence, Finding, Severity
from pubcheck.fingerprint import fingerprint
from pubcheck.fold import folded, unnumbered
from pubcheck.key_file import key_file, read_key, read_or_make_key
from pubcheck.phrase import Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.review import Review, Verdict
from pubcheck.span import Span
from pubcheck.text import NormalizedText

KEY = bytes(range(32))
ID = "11010519491231002X"
LINES = [
    "关于发放补助的通知",
    "",
    "各村：",
    f"一、李某某，身份证号{ID}，手机13900001234。",
    "二、王某某，手机13700005678，邮箱wang@example.com。",
    "三、请于10日内办理。",
]
TEXT = "\n".join(LINES)


def review(text: str, baseline: Baseline | None = None) -> Review:
    return Reviewer(baseline=baseline).review(text.encode(), "通知.txt")


def values(text: str, baseline: Baseline) -> set[str]:
    return {f.evidence for f in review(text, baseline).findings if f.rule_id.startswith("personal.")}


@pytest.fixture(scope="module")
def baseline() -> Baseline:
    return baseline_of([review(TEXT)], KEY)


def test_the_same_document_is_quiet(baseline: Baseline) -> None:
    again = review(TEXT, baseline)
    assert again.findings == ()
    assert {each.means for each in again.accepted} == {Means.BASELINE}
    assert len(again.accepted) == len(review(TEXT).findings)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("\n".join([*LINES[:3], LINES[4], LINES[3], LINES[5]]), set()),
        ("\n".join([*LINES[:3], LINES[4].replace("二、", "一、"), LINES[3].replace("一、", "二、")]), set()),
        (TEXT.replace("各村：", "各村：\n前言一段，说明情况。\n"), set()),
        (TEXT.replace("13900001234", "139-0000-1234"), set()),
        (TEXT.replace("13900001234", "１３９００００１２３４"), set()),
        (TEXT.replace("13900001234", "13900001235"), {"13900001235"}),
        (TEXT + "\n四、赵某某，手机13900001234。", {"13900001234"}),
        (TEXT + "\n" + LINES[4], {"13700005678", "wang@example.com"}),
        (TEXT.replace("王某某，手机", "王某某的亲属，电话"), {"13700005678"}),
    ],
)
def test_moved_is_quiet_and_changed_is_heard(baseline: Baseline, text: str, heard: set[str]) -> None:
    found = values(text, baseline)
    assert heard <= found
    assert {value for value in found if any(c.isdigit() for c in value)} <= heard | ({ID} if heard else set())


def test_a_graver_finding_is_heard(baseline: Baseline) -> None:
    milder = Baseline(
        KEY, tuple(type(e)(e.fingerprint, e.rule_id, pubcheck.Severity.INFO, e.count) for e in baseline.entries)
    )
    assert ID in values(TEXT, milder)


def test_a_state_mark_never_becomes_quiet() -> None:
    text = "机密★10年\n\n" + TEXT
    known = baseline_of([review(text)], KEY)
    assert "secret.state_mark" not in {entry.rule_id for entry in known.entries}
    again = review(text, known)
    assert again.verdict is Verdict.BLOCKED
    assert "secret.state_mark" in {finding.rule_id for finding in again.findings}


def test_hidden_content_that_changed_is_heard() -> None:
    page = "<!DOCTYPE html><html><body><p>关于开展巡查的通知</p><!-- 待核实 --><p>请执行。</p></body></html>"

    def hidden(data: str, known: Baseline | None) -> list[str]:
        found = Reviewer(baseline=known).review(data.encode(), "a.html").findings
        return [finding.rule_id for finding in found if finding.rule_id == "quality.hidden_content"]

    known = baseline_of([Reviewer().review(page.encode(), "a.html")], KEY)
    assert hidden(page, None)
    assert not hidden(page, known)
    assert hidden(page.replace("待核实", "未核实"), known)


def test_update_is_idempotent(baseline: Baseline, tmp_path: Path) -> None:
    """Accepting again what is already quiet changes no byte; what is gone is forgotten."""
    one, two = tmp_path / "1.json", tmp_path / "2.json"
    write_baseline(baseline, one)
    write_baseline(baseline_of([review(TEXT, baseline)], KEY), two)
    assert one.read_bytes() == two.read_bytes()
    assert read_baseline(one, KEY) == baseline
    shorter = baseline_of([review("\n".join(LINES[:4]), baseline)], KEY)
    assert set(shorter.known) < set(baseline.known)


def test_no_value_in_the_file(baseline: Baseline, tmp_path: Path) -> None:
    path = tmp_path / "基线.json"
    write_baseline(baseline, path)
    words = path.read_text(encoding="utf-8")
    for finding in review(TEXT).findings:
        assert not finding.evidence or finding.evidence not in words
    assert KEY.hex() not in words
    assert not any("\u4e00" <= character <= "\u9fff" for character in words)
    assert list(tmp_path.iterdir()) == [path]


def test_another_key_gives_other_fingerprints(baseline: Baseline, tmp_path: Path) -> None:
    other = baseline_of([review(TEXT)], bytes(32))
    assert not set(other.known) & set(baseline.known)
    path = tmp_path / "b.json"
    write_baseline(other, path)
    with pytest.raises(SettingsError, match="另一把密钥"):
        read_baseline(path, KEY)
    assert repr(KEY) not in repr(baseline)


def found_at(span: Span, source: str, message: str = "有隐藏内容") -> Finding:
    words = Phrase(message)
    return Finding(
        "custom.x", words, span, Part.BODY, None, 1, span.of(source), SHOW, Severity.HIGH, Confidence(0.9), (), words, (), words
    )  # fmt: skip


def plain_fingerprint(finding: Finding, source: str) -> str:
    """What a fingerprint is, told without a thought of what it costs."""
    span = finding.span
    start, end = source.rfind("\n", 0, span.start) + 1, source.find("\n", span.end)
    end = len(source) if end < 0 else end
    before = folded(unnumbered(source[start : span.start]))[-12:]
    after = folded(source[span.end : end])[:12]
    words = ("custom.x", folded(finding.evidence), before, after)
    if not span:
        words = ("custom.x", str(finding.message), folded(unnumbered(source[start:end])), "")
    message = "".join(f"{len(word)}:{word}" for word in words)
    return hmac.new(KEY, message.encode("utf-8", "surrogatepass"), "sha256").hexdigest()


#: Numbers of paragraphs, and what changes beside others: accents, letters that combine, Hangul in pieces, one character
#: that folds to many, masks and signs that stand for nothing.
_PIECES = st.one_of(
    st.sampled_from("一、|12.|(三)|①|●|1 | |\t|、、|。|*|×|张小明|１３９|ABC|e\u0301|I\u0307|\u0307|\u0345|\u0327|か\u3099|\u3099|\u1112\u1161\u11ab|\u1161|\u11ab|한|"
                    "ﷺ|ﬁ|ß|ŉ|⑩|\u09c7|\u09be|\u0338|<|=|\ud800|𠀀|豈|\n".split("|")),
    st.characters(),
)  # fmt: skip


@given(st.lists(st.tuples(_PIECES, st.sampled_from((1, 1, 2, 9, 70)))), st.data())
def test_a_fingerprint_is_that_of_the_whole_paragraph(pieces: list[tuple[str, int]], data: st.DataObject) -> None:
    source = "".join(words * times for words, times in pieces)
    document, text = Document("a.txt", "", "text/plain", source), NormalizedText(source)
    ends = st.integers(0, len(source))
    for _ in range(5):
        first, second = sorted((data.draw(ends), data.draw(ends)))
        for span in (Span(first, second), Span(first, first), Span(first, min(first + 2, len(source)))):
            finding = found_at(span, source, data.draw(st.sampled_from(("甲", "乙"))))
            assert fingerprint(KEY, finding, document, text) == plain_fingerprint(finding, source)


@pytest.mark.parametrize("length", [3, 0], ids=["values", "hidden content"])
def test_a_line_with_many_findings_is_not_folded_for_each(length: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def cost(names: int) -> int:
        lengths: list[int] = []

        def counting(words: str) -> str:
            lengths.append(len(words))
            return folded(words)

        monkeypatch.setattr("pubcheck.fingerprint.folded", counting)
        source = "张小明、" * names
        document, text = Document("a.txt", "", "text/plain", source), NormalizedText(source)
        for at in range(0, len(source), 4):
            fingerprint(KEY, found_at(Span(at, at + length), source), document, text)
        return sum(lengths)

    assert cost(2000) < 2.1 * cost(1000)
    assert cost(1000) < 1000 * 200


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"format": "pubcheck.baseline/2"}', '{"format": "pubcheck.baseline/1"}', "\x00", "null"],
)
def test_a_damaged_file_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "b.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match="基线文件"):
        read_baseline(path, KEY)


@pytest.mark.parametrize(
    "change", [{"fingerprint": "zz"}, {"fingerprint": 1}, {"count": 0}, {"count": True}, {"severity": "grave"}, {"rule": None}]
)  # fmt: skip
def test_a_damaged_entry_is_refused(tmp_path: Path, baseline: Baseline, change: dict[str, object]) -> None:
    path = tmp_path / "b.json"
    write_baseline(baseline, path)
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["entries"][0].update(change)
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(SettingsError, match="已损坏"):
        read_baseline(path, KEY)


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, baseline: Baseline, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "b.json"
    write_baseline(baseline, path)
    before = path.read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsError, match="无法写入"):
        write_baseline(Baseline(KEY), path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_reviewer_with_a_baseline_is_pickled(baseline: Baseline) -> None:
    reviewer = pickle.loads(pickle.dumps(Reviewer(baseline=baseline)))
    assert reviewer == Reviewer(baseline=baseline)
    assert reviewer.review(TEXT.encode(), "通知.txt").findings == ()


SENTENCES = st.lists(
    st.sampled_from(
        ["户主手机13900001234", f"身份证号{ID}", "户主的个人邮箱wang@example.com", "电话0571-87654321", "请遵照执行"]
    ),
    min_size=1,
    max_size=6,
).map(lambda parts: [f"{part}，第{'甲乙丙丁戊己'[at]}户。" for at, part in enumerate(parts)])


@given(SENTENCES, st.randoms(use_true_random=False))
def test_any_order_of_paragraphs_is_quiet(lines: list[str], random: object) -> None:
    known = baseline_of([review("\n".join(lines))], KEY)
    assert review("\n".join(lines), known).findings == ()
    shuffled = lines[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert not values("\n".join(shuffled), known)


# --- the key

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")


@posix
def test_the_key_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "config" / "pubcheck" / "key"
    old = os.umask(0)
    try:
        key = read_or_make_key(path)
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(key) == 32
    assert read_or_make_key(path) == key == read_key(path)


@posix
def test_a_key_that_others_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    read_or_make_key(path)
    path.chmod(0o644)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_key(path)


@pytest.mark.parametrize("content", ["", "xyz", "00" * 31, "密"])
def test_a_damaged_key_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key"
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
    with pytest.raises(SettingsError, match="已损坏"):
        read_key(path)


def test_where_the_key_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(tmp_path / "k"))
    assert key_file() == tmp_path / "k"
    monkeypatch.delenv("PUBCHECK_KEY_FILE")
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path))
    assert key_file() == tmp_path / "pubcheck" / "baseline.key"
    with pytest.raises(SettingsError, match="找不到密钥文件"):
        read_key(key_file())


# --- the command line


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(tmp_path / "secret" / "key"))
    Path("通知.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(group, ["check", *arguments], standalone_mode=False)
    if result.exception is not None:
        raise result.exception
    return result.return_value or 0, result.stdout, result.stderr


def test_update_then_check(folder: Path) -> None:
    code, out, err = run("通知.txt", "--baseline", "基线.json", "--update-baseline")
    assert code == 1
    assert "已接受" in err
    code, out, err = run("通知.txt", "--baseline", "基线.json")
    assert code == 0
    assert f"基线 {len(review(TEXT).findings)}" in out
    code, out, err = run("通知.txt", "--baseline", "基线.json", "--format", "json")
    assert json.loads(out)["findings"] == []
    assert "不再提示" in err
    Path("通知.txt").write_text(TEXT.replace("13900001234", "13900001235"), encoding="utf-8")
    assert run("通知.txt", "--baseline", "基线.json")[0] == 1


def test_update_needs_every_file_read(folder: Path) -> None:
    run("通知.txt", "--baseline", "基线.json", "--update-baseline")
    before = Path("基线.json").read_bytes()
    _, _, err = run("通知.txt", "没有.txt", "--baseline", "基线.json", "--update-baseline")
    assert "没有更新" in err
    assert Path("基线.json").read_bytes() == before


def test_key_file_option(folder: Path) -> None:
    run("通知.txt", "--baseline", "基线.json", "--update-baseline", "--key-file", "钥匙")
    assert Path("钥匙").exists()
    assert not (folder / "secret").exists()
    assert run("通知.txt", "--baseline", "基线.json", "--key-file", "钥匙")[0] == 0
    with pytest.raises(SettingsError, match="找不到密钥文件"):
        run("通知.txt", "--baseline", "基线.json")


def test_wrong_use(folder: Path) -> None:
    with pytest.raises(Exception, match="--baseline"):
        run("通知.txt", "--update-baseline")
    with pytest.raises(Exception, match="--baseline"):
        run("通知.txt", "--key-file", "钥匙")
    with pytest.raises(SettingsError, match="--update-baseline"):
        run("通知.txt", "--baseline", "没有.json")
