"""Reasons for not publishing: where they stand, and what they are worth."""

from __future__ import annotations

import pytest

from pubcheck.declared import declared_attribute
from pubcheck.stated_reason import Worth
from pubcheck.text import NormalizedText

PAPER = "关于做好某项工作的通知\n各科室：\n请遵照执行。\n"


@pytest.mark.parametrize(
    ("words", "worth"),
    [
        ("公开属性：不予公开　　理由：", Worth.BLANK),
        ("公开属性：不予公开\n不予公开的法定理由：——", Worth.BLANK),
        ("公开方式：依申请公开\n理由：（请填写）", Worth.BLANK),
        ("公开属性  不予公开  理由  无  核稿 某人", Worth.BLANK),
        ("公开属性：不予公开，理由：同上", Worth.BLANK),
        ("公开属性：不予公开\n理由：不适合公开", Worth.VAGUE),
        ("公开属性：不予公开（理由：属内部资料）", Worth.VAGUE),
        ("公开属性：不予公开\n依据：相关规定", Worth.VAGUE),
        ("不予公开理由：情况特殊\n公开属性：不予公开", Worth.VAGUE),
        ("是否公开：不予公开\n理由：属于内\n部掌握的情况，不便公\n开。", Worth.VAGUE),
        ("公开属性：不予公开（涉及商业秘密，第三方不同意公开）", Worth.SPECIFIC),
        ("公开属性：不予公开\n依据：《条例》第14条", Worth.SPECIFIC),
        ("公开属性：不予公开\n理由：公开可能危及公共安全", Worth.SPECIFIC),
        ("【属性】不予公开\n【理由】\n到会：财政局", Worth.BLANK),
        ("题名\t某意见\n属性\t不予公开\n理由\t内容敏感，不宜公开\n签发", Worth.VAGUE),
        ("公开标识：不予公开\n标识理由：考虑社会影响", Worth.VAGUE),
        ('{"openType":"不予公开","reasonCode":"15","reason":"涉及个人隐私，依据条例第十五条"}', Worth.SPECIFIC),
        ('{"reason":"涉及个人隐私，依据条例第十五条","openType":"不予公开"}', Worth.SPECIFIC),
        ('{"reasonCode":"15","reason":"涉及个人隐私，依据条例第十五条","openType":"不予公开"}', Worth.SPECIFIC),
        ('{"openType":"不予公开","reason":"","reasonCode":""}', Worth.BLANK),
        ('{"openType":"不予公开","reason":"其他","reasonCode":"15"}', Worth.VAGUE),
        ('[{"reason":"涉及个人隐私","id":1},{"openType":"不予公开","reason":""}]', Worth.BLANK),
        ("公开属性：不予公开", None),
        ("（此件不予公开）", None),
        ("公开属性：不予公开\n印数：20份", None),
    ],
)
def test_worth(words: str, worth: Worth | None) -> None:
    declared = declared_attribute(NormalizedText(PAPER + words))
    assert declared is not None
    assert (declared.stated.worth if declared.stated else None) is worth
