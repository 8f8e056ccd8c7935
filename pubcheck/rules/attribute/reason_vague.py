"""A reason for not publishing that names neither an exemption nor a harm.

条例 arts. 14 to 16 are the only grounds: “敏感”, “不宜公开”, “工作需要” or “有关规定” name none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.declared import declared_attribute
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Computed, Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.stated_reason import Worth

_WHY = Phrase("理由没有指明法定情形，也没有说明公开的危害", "the reason names neither a legal case nor a harm")


def _find(reading: Reading) -> Iterator[Match]:
    if reading.elements.declared_evidence is None:
        return
    declared = reading.once("declared", lambda: declared_attribute(reading.text))
    if declared is None or declared.attribute is Attribute.PROACTIVE:
        return
    stated = declared.stated
    if stated is not None and stated.worth is Worth.VAGUE:
        words = stated.span.of(reading.text.text)
        start = stated.span.start + len(words) - len(words.lstrip())
        yield Match(Span(start, start + len(words.strip())), Judgement(0.85, (_WHY,)))


_PAPER = "某县交通运输局属性审核单\n信息名称：关于农村公路养护情况的通知\n"

RULES = (
    Rule(
        id="attribute.reason_vague",
        title=Phrase("不公开的理由含糊", "Vague reason for not publishing"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-13", "disclosure-36"),
        matcher=Computed(_find),
        message=Phrase("“敏感”“不宜公开”一类说法不是法定理由", "a word like “sensitive” is no legal reason"),
        suggestion=Phrase(
            "改写为《条例》第十四条、第十五条、第十六条的具体情形和条款；说不出的，应当公开",
            "name the case and the article; where there is none, publish it",
        ),
        inline=False,
        beside=True,
        hits=(
            _PAPER + "公开属性：不予公开\n理由：⟦内容敏感，不宜公开⟧\n审核人：办公室",
            _PAPER + "公开属性：依申请公开\n理由：⟦工作需要⟧",
            _PAPER + "公开属性：不予公开（理由：⟦领导要求⟧）",
            _PAPER + "审核结论：不予公开\n依据和理由：⟦根据有关规定，不予公开。⟧",
            _PAPER + "公开属性：不予公开\n理由：⟦属于内部掌握的情况，不便公开。⟧",
            "发文稿纸 标题 关于窗口轮班的通知 公开属性 不予公开 理由 ⟦考虑到社会影响，暂不宜对外⟧ 份数 12 正文 窗口轮班",
            _PAPER + "公开方式：不予公开，⟦内容较为敏感⟧",
            _PAPER + "公开属性：不予公开\n不公开原因：⟦时机尚不成熟⟧",
        ),
        misses=(
            _PAPER + "公开属性：不予公开\n理由：属于过程稿，依据《政府信息公开条例》第十六条第二款",
            _PAPER + "公开属性：不予公开（涉及个人隐私）",
            _PAPER + "公开属性：不予公开\n理由：",
            _PAPER + "公开属性：主动公开\n理由：内容敏感",
            _PAPER
            + "公开属性：依申请公开。理由：名单含个人信息，公开可能侵害第三方权益，依据《政府信息公开条例》第十五条。",
            _PAPER + "公开属性：不予公开（依据：《政府信息公开条例》第十四条，可能危及社会稳定）",
            "某县属性管理办法解读\n不能只写“内容敏感”“不宜公开”，应当写明条款。\n公开属性：主动公开",
            _PAPER + "公开属性：不予公开（理由：涉及商业秘密）",
        ),
    ),
)
