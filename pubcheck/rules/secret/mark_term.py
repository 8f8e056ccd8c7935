"""The term of a secret mark: how it is written, whether it is lawful, when it ends.

保密法 art. 20: at most 30 years for 绝密, 20 for 机密, 10 for 秘密, unless provided otherwise;
实施条例 art. 19: the term runs from the day of issue; art. 21: a mark names level and term.
GB/T 9704-2012 writes it ``机密★10年``, in Arabic numerals. An ended term means that the secret
lapses by itself (保密法 art. 24), yet publication still takes a review, so it is never a clearance.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_lines import filled_part
from pubcheck.mark_release import releases
from pubcheck.mark_spelling import corrections
from pubcheck.mark_terms import MAX_YEARS, Term, read_term
from pubcheck.marks import Form, Mark, find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_ELSEWHERE = r"另有规定|保密期限的?规定|保密事项范围|国家秘密范围的规定"
_DAY_LINE = r"^[ \t]*(?:19|20)[0-9]{2}[.\-/][0-9]{1,2}[.\-/][0-9]{1,2}[ \t]*$|^[ \t]*(?=[0-9 年月日]{0,12}[OolI])(?:[0-9OolI][ ]?){4}年[ ]?(?:[0-9OolI][ ]?){1,2}月[ ]?(?:[0-9OolI][ ]?){1,2}日[ \t]*$"
_STAMP = r"[（(\[【〔［][^\n：:]{0,12}(?:印记?|章|角|页眉|水印|戳)[^\n：:]{0,4}[：:][ ]?"
_YEAR = r"[〔\[（(](?P<year>(?:19|20)[0-9]{2})[〕\]）)]"
_NO_DATE = Phrase("没有找到成文日期，无法推算到期日", "without a date of issue the end cannot be computed")
_Remark = tuple[Severity, Phrase]


def _find(reading: Reading) -> Iterator[Match]:
    for mark in find_marks(reading):
        if not mark.level or mark.form is Form.STATEMENT or releases(reading, mark):
            continue
        remarks = list(_remarks(mark, reading))
        if remarks:
            gravest = max(remarks, key=lambda remark: remark[0].rank)
            why = tuple(words for _, words in remarks)
            if (
                reading.elements.date is None
                and (term := read_term(mark.term))
                and (term.months, term.days) != (None, None)
            ):
                why += (_NO_DATE,)
            yield Match(mark.term_span or mark.written, Judgement(0.9, why, gravest[0], gravest[1]))


def _remarks(mark: Mark, reading: Reading) -> Iterator[_Remark]:
    # How it is written is told with the mark itself; here it is for information.
    yield from ((Severity.INFO, words) for words in corrections(mark, reading.text.text))
    # A paragraph or an attachment may be older than the paper, and its term may stand elsewhere.
    own = (mark.form in (Form.LINE, Form.HEAD, Form.FIELD) and not mark.attached) or _is_stamp(mark, reading)
    most = MAX_YEARS[mark.level]
    if not mark.term:
        if own:
            yield (
                Severity.INFO,
                Phrase(
                    f"没有标注保密期限、解密时间或解密条件，按法定最长期限{most}年执行；规范标志应当标注",
                    f"no term, date or condition is given, so {mark.level} lasts {most} years; a proper mark names one",
                ),
            )
        return
    term = read_term(mark.term)
    if term.forever:
        yield (
            Severity.INFO,
            Phrase("标为“长期”，须有专门规定作依据", "marked as lasting for ever, which takes a special provision"),
        )
        return
    issued = reading.elements.date or reading.once("issued at the latest", lambda: _at_the_latest(reading))
    if _too_long(term, most, issued):
        cited = reading.once("terms provided elsewhere", lambda: reading.holds(_ELSEWHERE))
        yield (
            Severity.INFO if cited else Severity.HIGH,
            Phrase(
                f"{mark.level}级保密期限除另有规定外不超过{most}年，标注为“{term.words}”",
                f"{mark.level} lasts {most} years at most unless provided otherwise; it says {term.words}",
            ),
        )
    end = term.end(issued) if issued else term.until
    if end is not None and own:
        yield _ending(end, issued)


def _is_stamp(mark: Mark, reading: Reading) -> bool:
    """Whether a line in brackets tells of a stamp on the page: ［右上角红色印记：秘密★10年］."""
    text, line = reading.text.text, reading.text.paragraph(mark.span)
    first = filled_part(reading, line).start
    return compiled(_STAMP).match(text, first, max(first, mark.span.start)) is not None


def _at_the_latest(reading: Reading) -> date | None:
    """The day that a last line in figures names (2010.5.6), else the end of the year in the document number."""
    days = compiled(_DAY_LINE).findall(reading.text.text, timeout=reading.seconds)
    until = read_term(days[-1].strip()).until if days else None
    if until is None and reading.elements.doc_number is not None:
        year = compiled(_YEAR).search(reading.elements.doc_number.value)
        until = date(int(year["year"]), 12, 31) if year else None
    return until


def _too_long(term: Term, most: int, issued: date | None) -> bool:
    if term.months is not None:
        return term.months > most * 12
    longest = Term("", months=most * 12).end(issued) if issued else None
    return term.until is not None and longest is not None and term.until > longest


def _ending(end: date, issued: date | None) -> _Remark:
    since = (
        Phrase(f"自成文日期{issued:%Y-%m-%d}起算，", f"counted from {issued:%Y-%m-%d}, ") if issued else Phrase("", "")
    )
    if end < date.today():
        return Severity.MEDIUM, Phrase(
            f"{since}保密期限已于{end:%Y-%m-%d}届满；期满自行解密，公开前仍须审核确认并更正标志",
            f"{since.en}the term ended on {end:%Y-%m-%d}; it lapses by itself, but publication takes a review",
        )
    return Severity.INFO, Phrase(f"{since}保密期限至{end:%Y-%m-%d}", f"{since.en}the term runs until {end:%Y-%m-%d}")


_ISSUED = "\n某省人民政府文件\n关于某项工作的通知\n各有关单位：\n请遵照执行。\n某省人民政府\n{}\n"

RULES = (
    Rule(
        id="secret.mark_term",
        title=Phrase("保密期限", "Term of a secret mark"),
        severity=Severity.MEDIUM,
        basis=basis("secrets-20", "secrets-24", "secrets-rules-19", "secrets-rules-21"),
        matcher=Computed(_find),
        message=Phrase("保密期限的标注需要核对", "the term of the mark needs a look"),
        suggestion=Phrase(
            "由定密责任人核对期限和写法；期满或提前解密的，履行解密手续后再作公开审查",
            "have the responsible person check the term; once it ended, go through declassification before publication",
        ),
        inline=False,
        beside=True,
        hits=(
            "绝密★⟦40年⟧\n某省人民政府\n关于某事的通知",
            "秘密★⟦20年⟧\n某市人民政府\n关于某事的报告",
            "机密★⟦三十年⟧\n关于某事的报告",
            "⟦机密⟧★\n关于某事的方案",
            "⟦秘密⟧\n关于某情况的报告",
            "⟦机秘⟧\n关于某事的通知",
            "机秘★⟦3年⟧\n关于某事的通知",
            "机密*⟦3年⟧\n关于某事的通知",
            "绝密☆⟦十年⟧\n关于某事的通知",
            "秘密★⟦2年⟧" + _ISSUED.format("2012年3月1日"),
            "机密★⟦10年⟧" + _ISSUED.format("2099年3月1日"),
            "秘密★⟦至2040年12月⟧" + _ISSUED.format("2024年3月1日"),
            "绝密★⟦长期⟧\n关于某事的通知",
            "密级：秘密　　保密期限：⟦12年⟧\n某市人民防空办公室\n关于某工程的报告",
            "拟定密级 秘密★⟦15年⟧ 定密依据 本行业目录第3项",
            "秘密★⟦至二〇二〇年十二月⟧" + _ISSUED.format("2018年3月1日"),
            "机密★⟦三年⟧\n某厅\n某发〔2OO9〕l7号\n关于某事的通知\n各市：请办理。\n2OO9 年 5 月 6 日",
            "某委文件\n某字〔1999〕第64号\n关于某事的报告\n［右上角红色印记：秘密★⟦10年⟧］\n市政府：\n谈判已经结束。",
        ),
        misses=(
            "机密★5年（已解密）" + _ISSUED.format("2012年3月1日"),
            "绝密级国家秘密的保密期限不超过三十年，机密级不超过二十年，秘密级不超过十年。",
            "机密★会议开始前\n会议方案",
            "绝密★启用前\n试卷",
            "保密期限：10年",
            "密级标注为“机密★40年”的，应当更正。",
            "商业秘密保护期限为20年。",
            "档案保管期限：30年",
            "一、总体情况\n（机密）本段内容仅限有关人员知悉。",
        ),
    ),
)
