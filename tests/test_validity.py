"""When a document says that it ceases to apply: the day told, and what has a validity of its own."""

from __future__ import annotations

from datetime import date

import pytest

from pubcheck.matchers import Reading
from pubcheck.review import Element, Elements
from pubcheck.span import Span
from pubcheck.text import NormalizedText
from pubcheck.validity import find_validity


def ends(text: str, title: str = "", issued: date | None = None) -> list[date]:
    element = Element(title, Span(text.find(title), text.find(title) + len(title))) if title else None
    reading = Reading(NormalizedText(text), Elements(title=element, date=issued))
    return [validity.end for validity in find_validity(reading)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # The year of the first day carries over, and turns where the last day would lie before the first.
        ("自2026年3月10日起至11月30日止，该路段限行，届时本通告自动失效。", date(2026, 11, 30)),
        ("自2026年12月10日起至3月31日止，该路段限行，届时本通告自动失效。", date(2027, 3, 31)),
        ("自2026年12月10日至2月29日止，该河段禁渔，期满后本通告自行失效。", date(2027, 2, 28)),
        ("自2027年12月10日至2月29日止，该河段禁渔，期满后本通告自行失效。", date(2028, 2, 29)),
        ("自2026-12-10起至3月31日止，该路段限行，届时本通告自动失效。", date(2027, 3, 31)),
        ("自2026年12月10日起至2027年3月31日止，该路段限行，届时本通告自动失效。", date(2027, 3, 31)),
        # Both days are told: the last counts.
        ("本政策执行期限为2019年1月1日至2021年12月31日。", date(2021, 12, 31)),
        ("执行期限：2018年1月1日至2020年12月31日\n某办法", date(2020, 12, 31)),
        ("本办法自2015年4月1日起施行，有效期5年。", date(2020, 4, 1)),
        ("本办法自发布之日起施行，有效期五年。", date(2020, 3, 1)),
        ("本通知有效期至2020年底。", date(2020, 12, 31)),
        # Prolonged and then over; a stretch that lapses by itself; a page about the former rules is not meant.
        ("经市政府同意，减免政策延长至2022年12月31日，逾期自动失效。", date(2022, 12, 31)),
        ("治理时限：2021年3月至2023年3月，到期未续期即行终止。", date(2023, 3, 31)),
        ("问：什么时候截止？答：[活动期限：2022年6月1日至2023年5月31日，用完为止]。", date(2023, 5, 31)),
        ("答：旧办法有效期到2025年12月31日。", None),
        # A licence, a contract, a paper that is extended: not the document's own end.
        ("该公司安全生产许可证有效期至2020年8月3日。", None),
        ("经营合同有效期五年，自2015年1月1日起。", None),
        ("本办法有效期至2020年12月31日，期满后经评估继续有效。", None),
        ("本办法自2015年4月1日起施行。", None),
    ],
)
def test_the_last_day(text: str, last: date | None) -> None:
    assert ends("关于某事的通知\n各乡镇：\n" + text, issued=date(2015, 3, 1)) == ([last] if last else [])


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("关于某路维修期间限行的通告", date(2019, 11, 30)),
        ("关于某路养护的公告", date(2019, 11, 30)),
        ("关于某路维修的通知", None),
    ],
)
def test_a_notice_of_a_closure_lasts_as_long_as_the_closure(title: str, last: date | None) -> None:
    text = f"{title}\n2019年7月8日至2019年11月30日，桥面半幅封闭，禁止货车通行。"
    assert ends(text, title) == ([last] if last else [])


def test_a_term_counts_from_the_day_of_issue_and_tells_nothing_without_one() -> None:
    text = "关于某事的通知\n本规定自印发之日起试行，试行期一年。"
    assert ends(text, issued=date(2016, 2, 29)) == [date(2017, 2, 28)]
    assert ends(text) == []


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "索引号：甲-451　发布日期：2018-05-08\n某细则\n第十五条　本细则自发布之日起施行，有效期五年。",
            date(2023, 5, 8),
        ),
        ("某办法\n三、本办法有效期五年，到期停用。2014年11月1日施行。", date(2019, 11, 1)),
        ("某办法\n三、本办法有效期五年，到期停用。", None),
        ("某办法\n三、本办法有效期五年。会议于2014年11月1日召开。", None),
    ],
)
def test_where_no_signature_tells_the_day_a_label_or_a_clause_does(text: str, last: date | None) -> None:
    assert ends(text) == ([last] if last else [])
