"""Citations of statutes that are repealed, and of articles that have another number by now.

A document is measured by the law of its own day: what was in force when it was issued is told for
information only.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled, finditer
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.superseded import MOVED, NEED_SINCE, OLD_NEED, REPEALED

_TITLED = {entry.title: entry for entry in REPEALED}
_CITED = rf"《(?P<value>(?:中华人民共和国)?(?P<title>{'|'.join(sorted(_TITLED, key=len, reverse=True))}))(?:[（(][^（）()]{{1,12}}[)）])?》"
_ARTICLE = r"《(?:中华人民共和国)?(?P<statute>保守国家秘密法实施条例|保密法实施条例|保守国家秘密法|保密法|政府信息公开条例|公开条例)》[^。；\n《》]{0,8}?(?P<value>第(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})条)"
_FULL = {"保密法": "保守国家秘密法", "保密法实施条例": "保守国家秘密法实施条例", "公开条例": "政府信息公开条例"}
# The document knows: it repeals, replaces or looks back.
_KNOWN = r"废止|失效|原│|原《|取代|替代|停止执行|当时|时任|历史|沿革|旧|不再适用"
_ABOUT = 60  # characters round a citation in which its matter stands


def _find(reading: Reading) -> Iterator[Match]:
    text, day = reading.text.text, reading.elements.date
    for match in finditer(_CITED, text, reading.seconds):
        entry = _TITLED[match["title"]]
        if _is_known(reading, match.start(), match.end()):
            continue
        words = entry.successor and f"，现为《{entry.successor}》"
        message = Phrase(
            f"《{entry.title}》已于{entry.since:%Y-%m-%d}废止{words}",
            f"{entry.title} was repealed on {entry.since:%Y-%m-%d}" + (f"; now {entry.successor}" if words else ""),
        )
        yield Match(Span(match.start("value"), match.end("value")), _judgement(message, entry.since, day))
    for match in finditer(_ARTICLE, text, reading.seconds):
        number = _number(match["number"])
        around = text[max(0, match.start() - 8) : match.end() + _ABOUT].split("。")[0]
        around += text[max(0, match.start() - _ABOUT) : match.start()].rsplit("。", 1)[-1]
        if _is_known(reading, match.start(), match.end()):
            continue
        for moved in MOVED:
            same = moved.statute == _FULL.get(match["statute"], match["statute"]) and moved.old == number
            if same and compiled(moved.about).search(around, timeout=reading.seconds):
                message = Phrase(
                    f"所引条款是修订前的条号，现行《{moved.statute}》为{moved.new}",
                    f"the article has its number from before the revision; in force it is {moved.new}",
                )
                span = Span(match.start("value"), match.end("value"))
                yield Match(span, _judgement(message, moved.since, day))
    for match in finditer(OLD_NEED, text, reading.seconds):
        message = Phrase(
            "沿用2007年《政府信息公开条例》第十三条的“三需要”表述，现行条例第二十七条已无此要求",
            "the needs of art. 13 of the 2007 regulations; art. 27 in force asks for none",
        )
        if not _is_known(reading, match.start(), match.end()):
            yield Match(Span(match.start(), match.end()), _judgement(message, NEED_SINCE, day))


def _is_known(reading: Reading, start: int, end: int) -> bool:
    text = reading.text.text
    first = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
    around = text[max(first, start - 40) : start] + "│" + text[end : end + 30].split("。")[0]
    return compiled(_KNOWN).search(around, timeout=reading.seconds) is not None


def _judgement(message: Phrase, since: date, day: date | None) -> Judgement:
    if day is not None and day >= since:
        why = Phrase(f"成文日期{day:%Y-%m-%d}在此之后", f"the document is of {day:%Y-%m-%d}, which is later")
        return Judgement(0.9, (why,), None, message)
    if day is None:
        why = Phrase("没有成文日期，无法判断当时是否有效", "without a date nobody can tell whether it was in force")
        return Judgement(0.5, (why,), Severity.INFO, message)
    why = Phrase(f"成文日期{day:%Y-%m-%d}时尚且有效", f"on {day:%Y-%m-%d} it was in force")
    return Judgement(0.8, (why,), Severity.INFO, message)


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    digits = " 一二三四五六七八九"
    return (max(digits.find(tens), 1) * 10 if ten else 0) + max(digits.find(ones), 0) if ones or ten else 0


_END = "\n某县人民政府\n2025年3月1日\n"
_HEAD = "关于做好某项工作的通知\n各乡镇：\n"

RULES = (
    Rule(
        id="quality.repealed_citation",
        title=Phrase("引用已废止的法律法规或者旧条号", "Repealed statute or old article cited"),
        severity=Severity.LOW,
        basis=basis("disclosure-6"),
        matcher=Computed(_find),
        message=Phrase("引用了已经废止或者已改条号的规定", "a rule that is repealed or renumbered is cited"),
        suggestion=Phrase("改引现行规定和条号", "cite what is in force, with its article"),
        inline=False,
        beside=True,
        hits=(
            _HEAD + "依照《⟦中华人民共和国合同法⟧》签订合同。" + _END,
            _HEAD + "按照《⟦信访条例⟧》办理。" + _END,
            _HEAD + "执行《⟦国家行政机关公文处理办法⟧》。" + _END,
            _HEAD + "依据《⟦中华人民共和国婚姻法⟧》（2001年修正）登记。" + _END,
            _HEAD + "依照《中华人民共和国保守国家秘密法》⟦第十七条⟧的规定作出国家秘密标志。" + _END,
            _HEAD + "保密期限依据《保守国家秘密法》⟦第十五条⟧确定。" + _END,
            _HEAD + "依据《政府信息公开条例》⟦第13条⟧申请获取信息。" + _END,
            _HEAD + "公民可以根据⟦自身生产、生活、科研等特殊需要⟧申请公开。" + _END,
            _HEAD + "依照《保密法》⟦第十七条⟧作出国家秘密标志。" + _END,
            _HEAD + "依据《⟦环境噪声污染防治法⟧》处罚。" + _END,
        ),
        misses=(
            _HEAD + "依照《中华人民共和国劳动合同法》签订合同。" + _END,
            _HEAD + "《信访条例》已经废止，按《信访工作条例》办理。" + _END,
            _HEAD + "依照《保守国家秘密法》第二十二条作出标志。" + _END,
            _HEAD + "依据《政府信息公开条例》第十三条，除第十四条至第十六条外应当公开。" + _END,
            _HEAD + "原《合同法》规定的事项由民法典调整。" + _END,
            _HEAD + "本办法自发布之日起施行，《城市房屋拆迁管理条例》同时废止。" + _END,
            _HEAD + "签订合同法律文书应当规范。" + _END,
            _HEAD + "依据《民法典》合同编办理。" + _END,
        ),
    ),
)
