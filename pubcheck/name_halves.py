"""Names of two words with a blank between them, as Tibetans bear them and tables print them: 旦增 欧珠.

The recognizers take each half for a person. Two halves that stand by themselves between other things are one name, unless
what is before or behind them says that several persons are meant.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pubcheck.lazy_pattern import lazily
from pubcheck.name_records import HAN
from pubcheck.name_shape import SOUNDS
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind, in_text_order

# Given names of two syllables in use among Tibetans; one of the halves is among them.
_GIVEN = frozenset(
    "旦增 丹增 欧珠 普布 仓决 强巴 群培 尼玛 卓嘎 米玛 顿珠 白玛 玉珍 罗布 泽仁 拥珍 扎西 次仁 卓玛 央金 平措 才让 达瓦 拉姆 边巴 巴桑 索朗 多吉 "
    "格桑 德吉 曲珍 仁青 仁增 旺堆 洛桑 贡布 益西 央宗 措姆 次旦 阿旺 旺久 晋美 江村 土登 桑珠 云丹 嘉措 坚赞 旺姆 拉珍 曲扎 斯郎 四郎 泽旺 邓珠 尕让 "
    "桑吉 完玛 才旦 多杰 卓尕 南加 万玛 仁欠 拉毛 吉太 官却 项欠 东周 尕藏 俄旦 白珍 曲措 曲吉 德央 朗杰 朗加 班觉 班丹 巴珠 加央 降央 彭措 珠扎 宗吉 "
    "赤列 成列 格列 念扎 塔青 塔杰 桑旦 桑杰 索南 旺扎 旺杰 旺修 西绕 喜绕 益珍 永珍 珠珍 仓珍 仓木 拉巴 拉宗 卓拉 欧珍 白吉 曲旦 晋巴 群宗 群佩 根秋 更登 登增".split()
)
_SYLLABLES = SOUNDS | frozenset("决群措培宗增姆吉杰加嘉郎旺珠绕赞嘎尕")
_SHORT = frozenset("措吉杰加嘉")  # second halves of one syllable
_HALF = 2  # characters of a half
_LABEL = 10  # characters before a name that may tell that several are meant
_TOLD = 0.86  # how sure a joined name is at least
_PAIR = lazily(rf"(?<![{HAN}·])(?P<first>[{HAN}]{{2}}) (?P<second>[{HAN}]{{1,2}})(?![{HAN}·])")
_SEVERAL = lazily(
    r"(?:人员|名单|成员|代表|群众|干部|[出列]席|参会|参加|学生|村民|委员|评委|专家|同志|以下|分别|获奖者?|如下)(?:有|为|是)?[:：]?\s{0,2}$"
)
_TOGETHER = lazily(r" ?(?:等|[两二2]人|[两二2]名|[两二2]位|夫妇|兄弟|姐妹|同志)")


def with_joined(entities: Sequence[Entity], text: str) -> Sequence[Entity]:
    """``entities``, two persons who are the halves of one name joined."""
    whole = {
        Span(*match.span())
        for entity in entities
        if entity.kind is EntityKind.PERSON and len(entity.span) == _HALF
        for match in _pairs(text, entity.span)
        if not _several(match, text)
    }
    if not whole:
        return entities
    spans = sorted(whole)
    kept: list[Entity] = []
    halves: dict[Span, list[Entity]] = {span: [] for span in spans}
    for entity in entities:
        at = bisect_right(spans, entity.span.start, key=lambda span: span.start) - 1
        if at >= 0 and entity.kind is not EntityKind.ADDRESS and spans[at].covers(entity.span):
            halves[spans[at]].append(entity)
        else:
            kept.append(entity)
    return in_text_order([*kept, *(_joined(span, found) for span, found in halves.items())])


def _pairs(text: str, half: Span) -> Iterator[re.Match[str]]:
    """The names of two words whose first or second word stands at ``half``."""
    for start in (half.start, half.start - _HALF - 1):
        match = _PAIR.match(text, start) if start >= 0 else None
        if match and match.end() >= half.end and _is_name(match["first"], match["second"]):
            yield match


def _is_name(first: str, second: str) -> bool:
    if len(second) < _HALF:
        return first in _GIVEN and second in _SHORT
    return bool({first, second} & _GIVEN) and all(
        half in _GIVEN or _SYLLABLES.issuperset(half) for half in (first, second)
    )


def _several(match: re.Match[str], text: str) -> bool:
    """Whether more than two halves stand in a row, or words say that several persons are meant."""
    before = text[max(0, match.start() - _HALF - 1) : match.start()]
    behind = text[match.end() : match.end() + _HALF + 1]
    if (before.endswith(" ") and before[:-1] in _GIVEN) or (behind.startswith(" ") and behind[1:] in _GIVEN):
        return True
    label = _SEVERAL.search(text, max(0, match.start() - _LABEL), match.start())
    return label is not None or _TOGETHER.match(text, match.end()) is not None


def _joined(span: Span, halves: Sequence[Entity]) -> Entity:
    cue = next((entity.cue for entity in halves if entity.cue is not None), None)
    return Entity(span, EntityKind.PERSON, max(_TOLD, *(entity.confidence for entity in halves)), cue=cue)
