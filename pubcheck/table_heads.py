"""Whether a row is the heading of a table by the rows below it, where its words are none that headings are known to say.

A heading names kinds of things and holds no figures; the rows below have as many cells, and figures in some of them:
``丈量人`` over names stands beside ``身份证`` over numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pubcheck.lazy_pattern import lazily
from pubcheck.name_shape import has_surname

BELOW = 2  # rows that are looked at
_LEAST = 3  # cells of such a heading
_LONGEST = 12  # characters of one of its cells
# How words for a kind of thing or for whoever does something end. Names end in 方, 金, 长, 工, 主 as well: those are told in whole.
_KIND = lazily(
    r"[^0-9]{0,10}(?:[人员者号名址期额量况果因位型别次数系间话注由项式度户证级见态物率费款价码校族龄历务称类质责界限积属组]"
    r"|[出入让租卖买受甲乙]方|[租奖资本押息]金|[河湖林田路校村组站所局班队]长|[医技律法讲导教]师|[户业畜船车墓房货]主|职工|来源|场地|宗地|部门|方向"
    r"|收件|调查|初审|复核|审核|审批|核查|核对|经办|登记|录入|验收|签收|签认|评估|鉴定|回访|接访|接待|承办|主办|协办|监督|监管|包联|帮扶|手机|证明|处理|办理|进展|疾病|病史|用药|过敏|监护|紧急联络|随访|采样|检测)"
)
_DIGIT = lazily(r"[0-9]")
# Of the cells of a heading so many name a kind, or are known to; where blanks part them, more.
_SHARE, _FLATTENED = 0.5, 0.7


def may_head(words: Sequence[str], known: Collection[str], flattened: bool) -> bool:
    """Whether a row of these words may be a heading: kinds of things in all columns, and nobody's name.

    ``known``: those of the words that headings are known to say; ``flattened``: cells are parted by blanks.
    """
    if len(words) < _LEAST or not known or len(set(words)) < len(words):
        return False
    if any(not word or len(word) > _LONGEST or _DIGIT.search(word) for word in words):
        return False
    named = [word for word in words if word in known or _KIND.fullmatch(word.replace(" ", ""))]
    if len(named) < (_FLATTENED if flattened else _SHARE) * len(words):
        return False
    if any(word not in named and 1 < len(word) < 4 and has_surname(word) for word in words):
        return False
    # A form tells labels and values in turn: 举报人 李秀珍 被举报人 王大山.
    return any(word not in known for word in words[::2]) or any(word in known for word in words[1::2])


def heads(words: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a row that may be a heading is one over these rows: as many cells, and figures in all cells of one column."""
    if not below or any(len(row) != len(words) for row in below):
        return False
    return any(all(_DIGIT.search(row[column]) for row in below) for column in range(len(words)))
