"""The words by which a document declares its disclosure attribute: the values, and the labels of the field."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pubcheck.review import Attribute

# Of a whole paper only a reduced text is to go out; said of a part it stands behind the value, in a bracket.
_REDUCED = r"(?:(?:[删刪][减減節节除]|区分|脱[敏密]|去标识化?|遮[盖挡蔽]|技术|隐名)(?:处理)?|处理)[后後](?:再|予以|方可|可)?(?:依法|对外)?(?:主[动動])?公[开開](?:发布)?|(?:部分|摘要|摘编|节选|节录)(?:内容|条款|信息)?(?:主[动動])?公[开開](?:发布)?|主[动動]公[开開][ ]?[（(](?:部分(?:内容)?|[删刪][减減節节][后後]?|区分处理后?|脱敏后?|摘要|节选)[)）]"
# Open to some and not to the public.
_INNER = r"限?(?:在|于)?(?:(?:本|全)?(?:系统|单位|机关|部门|行业|内网|党组织?|[院校局委厅厂镇])内|本(?:系统|单位|机关|部门)|内网|对内|对?内部|定[向点]|特定对象|有限|(?:限[定制]?|小|一定|特定|规定|指定)范围内?)(?:部)?公[开開]|(?:禁止|严禁|限制|暂缓)公[开開]"
_VALUES = (
    (_REDUCED, Attribute.PROACTIVE, True),
    (
        r"依法?(?:当事人|公民)?申[请請]\n?公[开開]|依申[请請]提供|可?依申[请請]|申[请請]公[开開]",
        Attribute.ON_REQUEST,
        False,
    ),
    (_INNER, Attribute.WITHHELD, False),
    (
        r"暂?不(?:宜|得|可|对外|主动|予以?(?:主动)?|于|以)?\n?公[开開]|免予公[开開]|非公[开開]",
        Attribute.WITHHELD,
        False,
    ),
    (
        r"主[动動]\n?公[开開]|(?:可以?|全文)公[开開](?:发布)?|公[开開]发布|公[开開]發[布佈]|公[开開]",
        Attribute.PROACTIVE,
        False,
    ),
)
# What a form's short answers stand for: 可否上网公开：可, 属性：主.
_CODES = {
    **dict.fromkeys(("是", "可", "可以", "能", "同意", "主", "主动"), "主动公开"),
    **dict.fromkeys(("否", "不", "不可", "不可以", "不能", "不同意", "不予", "不对外", "不上网"), "不予公开"),
    **dict.fromkeys(("内部", "内部文件", "内部使用", "内部掌握", "保密", "涉密"), "不予公开"),
    "依": "依申请公开",
}
ANY = "|".join(pattern for pattern, _, _ in _VALUES)
CHOICE = rf"{ANY}|(?:主动|依申请|不予)(?![公予\u4e00-\u9fff])"  # beside a box also without 公开
_SIGN = r"(?=[ ]*[:：|｜│])"  # behind words that are a label only there
LABEL = (
    r"(?:审[核查]|认定|公开审查|属性认定|拟稿(?:人|部门|单位)?)(?:结论|结果|意见)|(?:拟定|建议|认定)(?:公开)?属性|(?:政府)?信息公[开開][选選][项項]"
    rf"|(?:政务|信息|公文|上网|网上|对外)公[开開]{_SIGN}|(?:文件|发文|公文|信息)(?:公开)?属性{_SIGN}|发布(?:方式|属性)|公开属性(?:代码|源头认定|一?栏{_SIGN})"
    r"|公[开開](?:意见|标识|情况|与否|建议|方式|形式|[属屬]性|[类類][别別]|[选選][项項]|[类類]型|范围|性质|等级|级别|层级|情形|选择|分类|等次|标记)|(?:公文)?公[开開][属屬]性"
    rf"|公[开開]审查{_SIGN}|信息公[开開](?:方式|[属屬]性|[类類]别|分[类類]|形式)|是否(?:对外|上网|网上|主动)?公[开開](?:发布)?|是否上网|(?<![\u4e00-\u9fff])(?:认定|属性|结论|拟定|选项|审核|公开){_SIGN}"
    rf"|上网(?:意见|审批|审查){_SIGN}|属性标[识注]{_SIGN}|(?<![\u4e00-\u9fff])公[开開](?=[ \t]{{1,12}}(?:[□☐○☑■√✓●]|[是否][ ]?[□☐○☑■√✓●(（]))"
    rf"|(?<![\u4e00-\u9fff])属性(?=(?:[】\]][ \t]{{0,4}}|[ \t]{{1,4}})(?:主动公开|依申请公开|不予公开))|属性(?:选择|认定{_SIGN})"
)
# Words one of which stands in every value, every choice, every label: where none does nothing need be looked for.
OF_VALUES = ("公开", "公開", "依申")
OF_CHOICES = (*OF_VALUES, "主动", "不予")
OF_LABELS = (*OF_VALUES, "属性", "上网", "发布", "意见", "结论", "结果", "认定", "拟定", "选项", "审核")
LABEL_HEADS = ("审认公属拟建政信是结选发上网对文", "核查定开開性稿议府务息否论项文布网上外件")


def holds_one(text: str, words: Iterable[str]) -> bool:
    """Whether one of ``words`` stands in ``text``."""
    return any(word in text for word in words)


def meaning(value: str) -> tuple[Attribute, bool]:
    """The attribute that ``value`` names, and whether parts are to be taken out before.

    :raises ValueError: if it names none.
    """
    if value in ("主动", "依申请", "不予"):
        value += "公开"
    if value in _CODES:
        value = _CODES[value]
    for pattern, attribute, redacted in _VALUES:
        if re.fullmatch(pattern, value):
            return attribute, redacted
    raise ValueError("not a declared attribute")
