"""Whose name stands below a label that fills a line of its own: 病人⏎李秀珍⏎主治医生⏎张卫国.

Where several labels follow one another, as many lines of values follow them: 反映人⏎被反映人⏎承办单位⏎王秀英⏎….
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily

_MOST = 8  # labels in one block
_LABEL = lazily(
    r"[\u4e00-\u9fff（）()]{0,8}(?:[人者]|对象|单位|机关|部门|时间|日期|事由|事项|结果|方式|电话|地址|住址|内容|问题|姓名|情况|意见|名称|编号|医[生师]|护士|科室|[病床]号|病名|诊断|性别|年龄|家长|班主任|教师|(?:任课|指导|带队)老师|班级|学校)[ ]*(?:[:：][ ]*)?"
)
_PRIVATE = lazily(
    r"^(?:病人|就诊人|患者|(?P<client>服务对象|家长)|监护人|(?:举报|控告|反映|报[警案]|检举|信访|来访|投诉|申诉|来信|来电)人)(?:姓名)?[ ]*(?:[:：][ ]*)?(?=\n)",
    re.MULTILINE,
)


_OF_PATIENT = lazily(r"病人|就诊人|患者")
# Who heals is no patient: 患者⏎张卫国主任医师门诊时间.
_HEALS = lazily(r"[\u4e00-\u9fff·]{2,4}?[ （(，,]{0,2}(?:副?主任|主治|住院)?(?:医[师生]|大夫|护士|专家|门诊)")


def below_private(text: str) -> dict[int, bool]:
    """Where the lines begin that such labels call a private person's, each with whether that holds whatever his post."""
    return {
        start: label["client"] is None
        for start, label in _values(text, _PRIVATE)
        if not (_OF_PATIENT.match(label[0]) and _HEALS.match(text, start))
    }


def starts_below(text: str, label: re.Pattern[str]) -> frozenset[int]:
    """Where the lines begin that hold the values of those lines which ``label`` fills, with or without a colon."""
    return frozenset(start for start, _ in _values(text, label))


def _values(text: str, label: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
    for match in label.finditer(text):
        start, end = match.span()
        if (start and text[start - 1] != "\n") or text[end : end + 1] != "\n":
            continue
        place = 0  # how many labels stand above this one, and how many lines its value stands below the last
        while place < _MOST and start > 0:
            above = text.rfind("\n", 0, start - 1) + 1
            if not _LABEL.fullmatch(text, above, start - 1):
                break
            start, place = above, place + 1
        behind = end + 1
        for _ in range(_MOST):
            line = _end_of_line(text, behind)
            if not _LABEL.fullmatch(text, behind, line):
                break
            behind = line + 1
        for _ in range(place):
            behind = _end_of_line(text, behind) + 1
        yield behind, match


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)
