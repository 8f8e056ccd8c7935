"""Where a text of another time begins and ends: rules of a house and of the state, standards of now, what was done under the law of then."""

from __future__ import annotations

import pytest
from test_superseded import graver

CITED = (
    "根据中共中央办公厅、国务院办公厅印发《党政机关公务用车配备使用管理办法》，加强管理。",
    "根据国家工商总局修订《企业经营范围登记管理规定》，核定经营范围。",
    "认真落实国家市场监管总局制定《个体工商户登记管理办法》。",
    "按照我市《个体工商户登记管理办法》办理。",
    "本小区建成于2008年，二次供水水质应当符合GB 5749-2006要求。",
    "该办公楼建成于2005年，现按照GB 50325-2010进行改造验收。",
    "供水管网完成于2015年，今后水质一律执行GB 5749-2006。",
    "对原来依据《信访条例》受理的事项要继续办理。",
    "以前依据《信访条例》受理的一律继续办理。",
)
NOT_CITED = (
    "那时根据《物权法》登记的房屋。",
    "昔日适用《担保法》的情形。",
    "对原来依据《物权法》办理的登记。",
    "我局曾于2019年12月5日依据《物权法》作出决定。",
    "过去依据《合同法》签订的协议，现一律依据新法。",
    "以前依据《物权法》办理的登记继续有效。",
    "按照本会《基金会管理办法》使用资金。",
)


def _told(sentence: str) -> list[str]:
    return graver(f"关于某项工作的通知\n各局：\n{sentence}\n某局\n2025年6月1日\n")


@pytest.mark.parametrize("sentence", CITED)
def test_what_is_followed_now_is_told(sentence: str) -> None:
    assert _told(sentence)


@pytest.mark.parametrize("sentence", NOT_CITED)
def test_what_was_followed_then_is_not_told(sentence: str) -> None:
    assert not _told(sentence)
