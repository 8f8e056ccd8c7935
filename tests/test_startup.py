"""Start-up is lazy: what is loaded is asserted on ``sys.modules``, each time in a fresh process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

HEAVY = {
    *("sklearn", "scipy", "numpy", "jieba", "rjieba"),
    *("lxml", "pypdfium2", "pdfplumber", "pdfminer", "PIL", "docx", "cryptography"),
}
LEAVES = ("pubcheck.parsers", "pubcheck.recognizers", "pubcheck.classifiers", "pubcheck.rules", "pubcheck.models")
HELP = """
import sys
from pubcheck_cli.main import main
sys.argv = ["pubcheck", *{arguments}]
try:
    main()
except SystemExit as stop:
    assert stop.code in (None, 0), stop.code
"""


def loaded(program: str) -> set[str]:
    """The modules in ``sys.modules`` after ``program`` has run in a new interpreter."""
    report = "\nimport json as _j, sys as _s\nprint('\\n' + _j.dumps(sorted(_s.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", program + report],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(json.loads(run.stdout.splitlines()[-1]))


def heavy(modules: set[str]) -> set[str]:
    """Those of these modules that belong to a heavy library."""
    return {name.split(".")[0] for name in modules} & HEAVY


def leaves(modules: set[str], *more: str) -> set[str]:
    """Those of these modules that are leaves."""
    return {name for name in modules if name.startswith(tuple(f"{package}." for package in LEAVES + more))}


def test_importing_pubcheck_loads_no_leaf_and_nothing_heavy() -> None:
    modules = loaded("import pubcheck")
    assert not heavy(modules)
    assert not leaves(modules, "pubcheck.reports")
    assert "click" not in modules


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["explain", "--help"]])
def test_help_loads_no_leaf_and_nothing_heavy(arguments: list[str]) -> None:
    modules = loaded(HELP.format(arguments=arguments))
    assert not heavy(modules)
    assert not leaves(modules)


@pytest.mark.parametrize(
    "program",
    [
        "from pubcheck.parser import all_parsers; all_parsers()",
        "from pubcheck.reporter import all_reporters, reporter_of; all_reporters(); reporter_of('html')",
        "from pubcheck.recognizer import all_recognizers; all_recognizers()",
        "from pubcheck.classifier import all_classifiers; all_classifiers()",
        "from pubcheck.rule import all_rules; all_rules()",
        "import pubcheck; pubcheck.Reviewer()",
    ],
    ids=["parsers", "reports", "recognizers", "classifiers", "rules", "Reviewer"],
)
def test_leaves_import_their_libraries_when_used(program: str) -> None:
    assert not heavy(loaded(program))


def test_plain_text_needs_no_format_library() -> None:
    """A one-page text is reviewed without the libraries of PDF, DOCX and HTML, and without training code."""
    modules = loaded("import pubcheck; pubcheck.check_text('关于做好有关工作的通知\\n各科室：\\n请遵照执行。\\n')")
    assert not heavy(modules) & {"sklearn", "scipy", "lxml", "pypdfium2", "pdfplumber", "docx"}


# What a one-page text may load from outside the standard library, and how many modules of ours (of 444); a fresh
# process loads as many each time, so the budget counts modules and not seconds.
OUTSIDE = {"ahocorasick_rs", "click", "regex", "numpy", "rjieba", "jieba", "tomli"}
OF_OURS = 341
CHECK = """
import sys
from pubcheck_cli.main import main
sys.argv = ["pubcheck", "check", {page!r}, "-o", {report!r}]
try:
    main()
except SystemExit as stop:
    assert stop.code in (None, 0, 1, 3), stop.code
"""


def ours(modules: set[str]) -> set[str]:
    """Those of these modules that are ours."""
    return {name for name in modules if name.split(".")[0] in ("pubcheck", "pubcheck_cli")}


def test_a_page_of_text_stays_within_its_budget_of_modules(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("关于做好有关工作的通知\n各科室：\n请遵照执行。联系人：张伟，电话13800138000。\n", encoding="utf-8")
    modules = loaded(CHECK.format(page=str(page), report=str(tmp_path / "report.txt"))) - loaded("pass")
    outside = {name.split(".")[0] for name in modules - ours(modules)} - set(sys.stdlib_module_names)
    assert not outside - OUTSIDE, f"loaded for a page of text: {sorted(outside - OUTSIDE)}"
    unused = {"subprocess", "logging", "email", "importlib.metadata", "html", "tarfile"} & modules
    assert not unused, f"of no use for a page of text: {sorted(unused)}"
    readers = {name for name in ours(modules) if name.endswith("_reader")}
    assert not readers, f"readers of formats that a text is not: {sorted(readers)}"
    assert len(ours(modules)) <= OF_OURS, f"{len(ours(modules))} modules of ours for a page of text"


def test_help_loads_the_command_line_alone() -> None:
    modules = loaded(HELP.format(arguments=["--help"]))
    assert ours(modules) == {"pubcheck_cli", "pubcheck_cli.main", "pubcheck_cli.wording"}


def test_formats_are_recognised_without_their_readers() -> None:
    """All parsers together load what they are recognised by; a reader and its family come when there is a file for it."""
    alone = ours(loaded("import pubcheck.parser"))
    every = ours(loaded("from pubcheck.parser import all_parsers; all_parsers()"))
    beside = {name for name in every - alone if not name.startswith("pubcheck.parsers")}
    families = (
        "biff",
        "ofd_",
        "outlook",
        "pdf_",
        "ppt97",
        "rtf_",
        "sheetml",
        "slide_",
        "word97",
        "wordml",
        "ocr",
        "pictures",
    )
    read = {name for name in beside if name.removeprefix("pubcheck.").startswith(families)}
    assert not read, f"loaded only to recognise formats: {sorted(read)}"
    assert len(beside) <= 15, sorted(beside)


def test_a_report_is_written_without_the_other_reporters() -> None:
    program = "from pubcheck.reporter import reporter_of; assert reporter_of('{id}').id == '{id}'"
    assert leaves(loaded(program.format(id="text")), "pubcheck.reports") == {"pubcheck.reports.text_report"}
    absent = "from pubcheck.reporter import reporter_of; assert reporter_of('{id}') is None"
    for id_ in ("nothing", "..text", ""):
        loaded(absent.format(id=id_))
