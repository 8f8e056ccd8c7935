"""Marks of state secrets (国家秘密标志), read from the layout of lines.

A keyword search for 绝密|机密|秘密 flags every fifth law text; a mark is a line of its own
near the head, a line with ★, a labelled field, or the prefix of a paragraph.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, HeadLines, Pattern
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

# 机秘 is a slip for 机密 that offices do make.
_LEVEL = r"(?:绝[ ]?密|机[ ]?[密秘]|秘[ ]?密)"
_NUMBER = r"(?:[0-9]{1,3}|[半一二三四五六七八九十]{1,3})"
_TERM = (
    rf"(?:长[ ]?期|{_NUMBER}[ ]?(?:年|个?月|日|天)|至?[ ]?[0-9]{{4}}[ ]?年(?:[ ]?[0-9]{{1,2}}[ ]?月(?:[ ]?[0-9]{{1,2}}[ ]?日)?)?"
    r"|[^\s，。；★☆“”\"]{2,16}(?:前|后|时|止|完毕|结束))"
)
_STAR = r"[ \t]*[★☆*][ \t]*"
_COPY = r"^[ \t]*(?:(?:份号[:：]?[ ]*)?[0-9]{6}[ \t]+)?"
_OWN_LINE = rf"{_COPY}(?P<value>{_LEVEL}{_STAR}(?:{_TERM})?)[ \t]*(?:[特加]急)?[ \t]*$"
_TITLED_LINE = rf"{_COPY}(?P<value>{_LEVEL}[ \t]*[★☆][ \t]*{_TERM})(?=[ \t]{{2,}}|\t)"
_BARE = rf"{_COPY}(?P<value>{_LEVEL})[ \t]*(?:[特加]急)?[ \t]*$"
_LABELLED = (
    rf"(?:^|[\t；;，,。（( ])(?P<value>(?:密[ ]?级(?:和保密期限)?|涉密等级|秘密等级|定密级别)[ ]*(?:[:：]|\t)[ ]*{_LEVEL}(?:{_STAR}{_TERM})?)"
    r"(?![\u4e00-\u9fff级、/／□☑])"
)
_PREFIX = rf"^[ \t]*(?:[一二三四五六七八九十0-9]{{1,3}}[、.．][ ]*|[（(][一二三四五六七八九十0-9]{{1,2}}[)）][ ]*)?(?P<value>[（(\[【]{_LEVEL}(?:{_STAR}(?:{_TERM})?)?[)）\]】])"

_STATEMENT = rf"(?P<value>(?:本件|本文|此件|本文件|该件|本材料|本资料)(?:为|系|属于?)(?:国家秘密|{_LEVEL}))(?!的?(?:范围|事项范围))"

_LINE = Phrase("独立成行，带密级和保密期限", "a line of its own with level and term")
_HEAD = Phrase("首页上部独立成行的密级", "the level alone on a line at the head")
_FIELD = Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")
_SAYS = Phrase("文中自称涉密", "the document says so of itself")
_PARAGRAPH = Phrase("段首标注密级", "the level stands before a paragraph")

RULES = (
    Rule(
        id="secret.state_mark",
        title=Phrase("国家秘密标志", "State secret mark"),
        severity=Severity.BLOCK,
        basis=basis("secrets-22", "disclosure-14", "secrets-35"),
        matcher=AnyOf(
            (
                Pattern(_OWN_LINE, 0.99, (_LINE,)),
                Pattern(_TITLED_LINE, 0.95, (_LINE,)),
                HeadLines(_BARE, 8, 0.95, (_HEAD,)),
                Pattern(_LABELLED, 0.95, (_FIELD,)),
                Pattern(_PREFIX, 0.9, (_PARAGRAPH,)),
                Pattern(_STATEMENT, 0.85, (_SAYS,)),
            )
        ),
        message=Phrase("文件带有国家秘密标志", "the document bears the mark of a state secret"),
        suggestion=Phrase(
            "立即停止公开流程，不得在非涉密网络和设备上处理，报本单位保密机构核实；解密或确认误标后方可再审查",
            "stop, do not process it on systems that are not cleared for secrets, and refer it to the secrecy office",
        ),
        inline=False,
        hits=(
            "⟦机密★10年⟧\n特急\n某县人民政府文件",
            "000012\n⟦绝密★长期⟧\n某某省人民政府",
            "⟦秘密★会议开始前⟧\n会议方案",
            "000123  ⟦秘 密★5年⟧\n关于某项工作的报告",
            "⟦机密★至2030年12月⟧\n某某通知",
            "⟦秘密⟧\n关于某某情况的报告",
            "⟦机密☆十年⟧\n某某方案",
            "⟦密级：机密★3年⟧\n名称：某某报告",
            "一、总体情况\n（一）进展。\n⟦（机密）⟧本段内容仅限有关人员知悉。",
            "⟦绝密*长期⟧\n某某方案",
            "⟦密级\t秘密⟧\t份数\t10",
            "关于某事的通知\n各部门：\n⟦本件为机密⟧件，注意保密。",
            "⟦秘密★半年⟧\n某省人民政府文件",
        ),
        misses=(
            "中华人民共和国保守国家秘密法\n第十四条 国家秘密的密级分为绝密、机密、秘密三级。",
            "密级标注为“机密★10年”的，应当按规定保管。",
            "一、严格保密纪律\n各单位要做好保密审查，防止泄露国家秘密、工作秘密和商业秘密。",
            "试卷启封前应当标注“绝密★启用前”字样。",
            "密级：绝密、机密、秘密三级，由定密责任人确定。",
            "关于开展保密宣传月活动的通知\n各科室：\n现将有关事项通知如下。",
            "涉及商业\n秘密的，应当征求第三方意见。",
            "二、涉密人员管理\n（一）核心涉密人员接触绝密级事项。",
            "密级：无",
            "表格说明：密级（绝密/机密/秘密）",
        ),
    ),
)
