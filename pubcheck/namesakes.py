"""Whether a name stands for the person of history or legend whom everybody knows by it, and not for a namesake."""

from __future__ import annotations

from pubcheck.famous_names import FAMOUS
from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span
from pubcheck.text import Entity, NormalizedText

# Numbers, sex, age, home, illness or telephone of somebody who lives.
_OF_THE_LIVING = lazily(
    r"(?<![0-9])1[3-9][0-9][0-9 -]{8,10}(?![0-9])|[1-9][0-9]{5}[0-9*＊×xX]{8}|身份证|[男女][，,、；;）)]|[0-9]{1,3}周?岁|现住|户籍|低保|患者?|手机|卡号"
)
_REACH = 200  # characters on either side, in the same line


def is_famous(entity: Entity, text: NormalizedText) -> bool:
    """Whether ``entity`` bears a name of :data:`~pubcheck.famous_names.FAMOUS` and nothing beside it is a living person's."""
    if "".join(entity.span.of(text.text).split()) not in FAMOUS:
        return False
    line: Span = text.paragraph(entity.span)
    start, end = max(line.start, entity.span.start - _REACH), min(line.end, entity.span.end + _REACH)
    return _OF_THE_LIVING.search(text.text, start, end) is None
