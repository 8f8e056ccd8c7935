"""What can be read on this machine, what is missing, and how to get it without a network."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any, NamedTuple

from pubcheck import ocr
from pubcheck.child import bounds_memory
from pubcheck.classifier import all_classifiers
from pubcheck.compiled_patterns import kept_code, name_of_re, name_of_regex
from pubcheck.errors import ModelError
from pubcheck.parser import Requirement, all_parsers
from pubcheck.phrase import Lang, Phrase
from pubcheck.pipeline import Reviewer
from pubcheck.plain import document_from_text
from pubcheck.quantized import runtime

_RAR_TOOLS = ("unrar", "unar", "7z", "7zz", "bsdtar")
_ADDITIONS: tuple[tuple[Phrase, tuple[Requirement, ...]], ...] = (
    (
        Phrase("文字识别（扫描件、图片中的文字）", "text recognition (scans, words in pictures)"),
        ocr.REQUIRES,
    ),
    (Phrase("快速分词", "fast word segmentation"), (Requirement("rjieba", "rjieba"),)),
)


class Check(NamedTuple):
    """One thing that works here or does not.

    ``extra`` is the extra of pubcheck that brings what is missing; ``needed`` tells a gap in reading from a comfort.
    """

    group: str
    title: Phrase
    works: bool
    detail: Phrase
    extra: str = ""
    needed: bool = True


def checks() -> tuple[Check, ...]:
    """Everything that was looked at: formats, additions, models, the machine's limits."""
    return (*_formats(), *_additions(), *_models(), _self_test(), _memory_limit())


def _formats() -> Iterator[Check]:
    for parser in all_parsers():
        missing = parser.missing
        extensions = " ".join(parser.extensions)
        if missing:
            names = ", ".join(each.distribution for each in missing)
            detail = Phrase(f"{extensions}　缺少组件 {names}", f"{extensions}  missing: {names}")
            yield Check("formats", parser.title, False, detail, missing[0].extra)
        else:
            yield Check("formats", parser.title, True, Phrase(extensions))


def _additions() -> Iterator[Check]:
    for title, requirements in _ADDITIONS:
        missing = [each for each in requirements if not each.is_met]
        if missing:
            names = ", ".join(each.distribution for each in missing)
            yield Check(
                "additions",
                title,
                False,
                Phrase(f"缺少组件 {names}", f"missing: {names}"),
                missing[0].extra,
                needed=bool(missing[0].extra),
            )
        else:
            yield Check("additions", title, True, Phrase("已安装", "installed"))
    tool = next((name for name in _RAR_TOOLS if shutil.which(name)), None)
    found = Phrase(f"使用 {tool}", f"uses {tool}") if tool else None
    absent = Phrase(
        "没有 unrar、unar、7z 或 bsdtar，压缩过的 RAR 内容读不出来；请向系统管理员索取其中一种",
        "none of unrar, unar, 7z, bsdtar: compressed RAR contents cannot be read; ask your administrator for one",
    )
    title = Phrase("RAR 解压程序", "program that unpacks RAR")
    yield Check("additions", title, tool is not None, found or absent, needed=False)
    yield _products()
    yield _patterns()


def _products() -> Check:
    """Whether onnxruntime multiplies whole numbers here, and says the same as numpy."""
    title = Phrase("快速判断姓名", "names in doubt are read fast")
    absent = not Requirement("onnxruntime", "onnxruntime").is_met
    slower = Phrase("结果相同，只是慢一些", "results are the same, only slower")
    if absent:
        detail = Phrase(f"缺少组件 onnxruntime；{slower}", f"missing: onnxruntime; {slower.en}")
    elif runtime() is None:
        detail = Phrase(
            f"已安装的 onnxruntime 在本机不适用；{slower}",
            f"the onnxruntime that is installed is of no use on this machine; {slower.en}",
        )
    else:
        return Check("additions", title, True, Phrase("已安装", "installed"), needed=False)
    return Check("additions", title, False, detail, "fast" if absent else "", needed=False)


def _patterns() -> Check:
    """Whether this interpreter and this version of ``regex`` find code that is kept for them."""
    works = all(kept_code(name) for name in (name_of_re(), name_of_regex()))
    python = f"Python {platform.python_version()}"
    absent = Phrase(
        f"没有适用于 {python} 和已安装的 regex 的，每次启动多用约一秒；结果相同",
        f"none for {python} and the regex that is installed: each start takes about a second more; results are the same",
    )
    title = Phrase("预编译的匹配模式", "patterns compiled beforehand")
    return Check("additions", title, works, Phrase("适用", "found") if works else absent, needed=False)


def _models() -> Iterator[Check]:
    for classifier in all_classifiers():
        title = Phrase(f"公开属性模型 {classifier.id}", f"disclosure model {classifier.id}")
        try:
            yield Check("models", title, True, Phrase(classifier.version()))
        except ModelError as error:
            phrase = error.phrase
            yield Check("models", title, False, phrase)


def _self_test() -> Check:
    """Rules and models at work on a line with the example number of GB 11643."""
    title = Phrase("试审一段文字", "trial review of a text")
    review = Reviewer().review_document(document_from_text("联系人身份证号：11010519491231002X", "doctor"))
    if review.gaps:
        return Check("models", title, False, review.gaps[0].reason)
    found = any(finding.rule_id == "personal.resident_id" for finding in review.findings)
    works, fails = (
        Phrase("正常", "works"),
        Phrase("没有找到示例号码，请重新安装", "the example was not found; reinstall"),
    )
    return Check("models", title, found, works if found else fails)


def _memory_limit() -> Check:
    title = Phrase("子进程内存上限", "memory limit of child processes")
    works = bounds_memory()
    none = Phrase("本系统不支持，只限制时间", "not on this system; only time is limited")
    return Check("machine", title, works, Phrase("可用", "works") if works else none, needed=False)


def machine() -> dict[str, str]:
    """The versions and the kind of machine, for a report to the developers; nothing personal."""
    try:
        own = version("pubcheck")
    except PackageNotFoundError:
        own = "unknown"
    return {
        "pubcheck": own,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
    }


def way_out(found: tuple[Check, ...]) -> tuple[Phrase, ...]:
    """The commands that bring what is missing, for a machine without a network; none where nothing that is needed is."""
    extras = sorted({check.extra for check in found if not check.works and check.needed and check.extra})
    if not extras:
        return ()
    wanted = f'"pubcheck[{",".join(extras)}]"'
    tag = f"Python {sys.version_info.major}.{sys.version_info.minor}, {platform.system()}, {platform.machine()}"
    return (
        Phrase(
            f"缺少的组件在一台联网的计算机上取得（系统和 Python 版本须相同：{tag}），在 pubcheck 的源码文件夹中执行：",
            f"Fetch what is missing on a connected machine of the same kind ({tag}), in the folder of pubcheck's sources:",
        ),
        Phrase(f'  python -m pip wheel ".[{",".join(extras)}]" -w wheels'),
        Phrase("把 wheels 文件夹按规定拷到本机，再执行：", "Carry the folder wheels over, then run here:"),
        Phrase(f"  {_quoted(sys.executable)} -m pip install --no-index --find-links wheels {wanted}"),
    )


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


def as_values(found: tuple[Check, ...], lang: Lang) -> dict[str, Any]:
    """The result for programs: plain values."""
    return {
        "machine": machine(),
        "checks": [
            {
                "group": check.group,
                "title": check.title.say(lang),
                "works": check.works,
                "needed": check.needed,
                "detail": check.detail.say(lang),
                "extra": check.extra or None,
            }
            for check in found
        ],
    }
