"""How marks of state secrets are written: patterns over lines of the normalised text.

Every pattern names the group ``value`` (what is reported) and ``level``; ``star`` and ``term`` where
there are any. What a shape means is read in :mod:`pubcheck.marks`.
"""

from __future__ import annotations

from enum import Enum

from pubcheck.mark_terms import DATE_WORDS, TIME_WORDS
from pubcheck.phrase import Phrase


class Form(str, Enum):
    """The shape of a mark."""

    LINE = "line"
    HEAD = "head"
    FIELD = "field"
    PARAGRAPH = "paragraph"
    LISTED = "listed"
    STATEMENT = "statement"


# 机秘 is a slip for 机密 that offices do make.
LEVEL = r"(?P<level>[绝絕][ ]?密|[机機][ ]?[密秘]|[秘祕][ ]?密)"
_TERM = (
    rf"(?P<term>(?:不超过)?(?:{TIME_WORDS})(?:后?解密)?|解密条件[:：]?[^\s，。；★☆“”\"（）()]{{2,16}}"
    r"|至?[^\s，。；★☆“”\"（）()]{2,16}(?:前|后|时|止|完毕|结束|完成|解密|[0-9]年|长期))"
)
_STAR = r"[ \t]{0,40}(?P<star>[★☆*⭐✩✪✭✮✯✰⭑⭒※▲]{1,3})\ufe0f?[ \t]{0,40}"
_MARK = rf"{LEVEL}级?{_STAR}{_TERM}?"
_BRACKETED = rf"[（(\[【〔［](?P<value>{LEVEL}级?(?:{_STAR}{_TERM}?)?)[)）\]】〕］]"

# What may stand on the line of a mark beside it: copy numbers, urgency, page counts.
_ITEM = (
    r"(?:(?:份[ ]?号|编[ ]?号|№|N[oO]\.?|第)[:：]?[ ]{0,40}[0-9]{1,8}(?:[ ]{0,40}[号份])?|[0-9]{3,8}|共[0-9]{1,4}[份页]|第?[0-9]{1,4}页"
    r"|(?:等级[ \t]{0,40})?(?:[特加]急|特[ ]?提|平[ ]?急|[急平]件)|国家秘密|[（(]?(?:国家秘密|内部[^（）()\n]{0,6})[)）]?"
    r"|签发人[:：][^\n]{2,12}|[\u4e00-\u9fff]{2,10}密?电[^\n]{0,30})"
)
_GAP = r"[ \t|、，·★☆◆—-]{0,10}"
_SIGN = r"[◆●■□*＊★☆—\-_【〔\[［（(“\"「]{0,2}[ ]{0,40}"
_CLOSE = r"[ ]{0,40}[◆●■□*＊★☆—\-_】〕\]］）)》”\"」]{0,2}"
_LIFTED = (
    rf"[ \t]{{0,40}}(?:[（(【\[][^（）()【】\n]{{0,20}}[)）】\]]|(?:已)?解[ ]?密(?:章|{DATE_WORDS})?|{DATE_WORDS}解密)?"
)
_BEFORE = rf"^[ \t|]{{0,40}}(?:{_ITEM}{_GAP}){{0,3}}"
_BEHIND = rf"{_LIFTED}。?(?:{_GAP}{_ITEM}){{0,3}}[ \t|]{{0,40}}$"
_OWN_LINE = rf"{_BEFORE}《?{_SIGN}(?P<value>{_MARK}){_CLOSE}{_BEHIND}"
# A line of its own that was broken behind or around the star, or set upright, one character a line.
_BROKEN = (
    rf"^[ \t]{{0,40}}(?P<value>[绝絕机機秘祕][ \t]{{0,40}}(?:\n[ \t]{{0,40}})?[密秘][ \t]{{0,40}}(?:\n[ \t]{{0,40}})?(?P<star>[★☆*])[ \t]{{0,40}}(?:\n[ \t]{{0,40}})?(?P<term>{TIME_WORDS}))[ \t]{{0,40}}$"
    r"|^[ \t]{0,40}(?P<value>[绝絕机機秘祕][ \t]{0,40}\n[ \t]{0,40}[密秘](?:[ \t]{0,40}\n[ \t]{0,40}(?P<star>[★☆*])(?P<term>(?:[ \t]{0,40}\n?[ \t]{0,40}[0-9一二三四五六七八九十长期至年个月日]{1,4}){1,8}))?)[ \t]{0,40}$"
)
# At the head also the level alone, or with whatever a scanner made of the star.
_BARE = rf"{_BEFORE}{_SIGN}(?P<value>{LEVEL}(?:级|文件|件)?(?:[ \t]{{0,40}}[^\s0-9]?[ \t]{{0,40}}(?P<term>{TIME_WORDS})[)）]?)?){_CLOSE}{_BEHIND}"
_NAME = r"(?:文件|本件|公文|材料|图纸|项目|拟定|拟|建议|确定|信息|数据|载体|资料|事项|档案)?"
_LABEL = (
    rf"(?:{_NAME}密[ ]?[级别等](?:[和及]保密期限|标识|标志)?|(?:涉密|秘密|保密|密级)等级|(?:定密|保密|文件|涉密)级别)"
)
_EDGE = r"(?:^|[\t；;，,。（(|☆ ])"
_LABELLED = (
    rf"{_EDGE}{_LABEL}[ ]{{0,40}}(?:[:：★][ \t]{{0,40}}|\t|(?<=[ ])(?=[^\n]{{1,12}}$)|(?<=[ ])(?=[^\n★☆]{{2,4}}[★☆]))[（(]?"
    rf"(?P<value>{LEVEL}级?(?:{_STAR}{_TERM}?)?)(?![\u4e00-\u9fff、/／□☑]|[ ]+[绝机秘]密)"
)
_JOINED = rf"^[ \t]{{0,40}}密[ ]?级[ ]?(?P<value>{LEVEL}级?(?:{_STAR}{_TERM}?)?)[ \t]{{0,40}}$"
_TICK = r"[☑☒■√✓✔]"
_TICKED = (
    rf"{_EDGE}{_LABEL}[ ]{{0,40}}[:：]?[ ]{{0,40}}(?:(?=[□☐☑☒■√✓✔\[(（])[^\n]{{0,24}}?(?P<value>{_TICK}[\])）]?[ ]?{LEVEL})"
    rf"|(?:[\u4e00-\u9fff]{{1,3}}[ ]{{0,40}}(?:[□☐]|[(（\[][ ]{{0,40}}[)）\]])[ ]{{0,40}}){{0,4}}(?P<value>{LEVEL}[ ]?(?:{_TICK}|[(（\[][ ]{{0,40}}{_TICK}[ ]{{0,40}}[)）\]])))"
)
_ENUMERATED = r"(?:[一二三四五六七八九十0-9]{1,3}[、.．][ ]{0,40}|[（(][一二三四五六七八九十0-9]{1,2}[)）][ ]{0,40})?"
_PREFIX = rf"^[ \t]{{0,40}}{_ENUMERATED}{_BRACKETED}(?!是|投票|选举|表决)"
# Behind the full stop of the paragraph that it marks.
_SUFFIX = rf"(?<=[。！]){_BRACKETED}[ \t]{{0,40}}$"
# Apart from its neighbours on a line that was flattened (a register, a list of attachments).
_APART = (
    rf"(?<![^\s|])(?P<value>{LEVEL}级?[ \t]{{0,40}}(?P<star>[★☆])[ \t]{{0,40}}{_TERM})(?=[\s|]|(?<=[年月日期])[0-9]|$)"
)
_BEFORE_TITLE = rf"(?:^|[:：])[ \t]{{0,40}}{_BRACKETED}(?=关于)"
_BEHIND_NAME = rf"(?:^[ \t]{{0,40}}附(?:[件表图]|[:：])|(?:标题|主题|题名|文件名称?)[:：])[^\n。（(〔]{{0,60}}?{_BRACKETED}(?=[\s；;。，,:：.0-9]|$)"
# An item of the list that follows the heading 附件.
_BEHIND_ITEM = rf"(?<=附[ ]?件[ ]?[:：]?[ \t]{{0,40}}\n(?:[ \t]{{0,40}}[0-9]{{1,2}}[.．、][^\n]{{0,60}}\n){{0,4}}[ \t]{{0,40}}[0-9]{{1,2}}[.．、])[^\n。（(〔]{{0,60}}?{_BRACKETED}[；;。]?[ \t]{{0,40}}$"
STATEMENT = (
    r"(?P<value>(?:[本此该][件文卷图]|本文件|此文件|本材料|本资料|本报告|本方案)的?(?:密级)?(?:应)?(?:为|系|属于?|定为|确定为)"
    r"(?:国家秘密|(?P<level>绝密|机密|秘密)))(?!的?(?:范围|事项范围)|投票|选举|表决)"
)
LISTED = rf"{_BRACKETED}[；;。]?$"
FIELD_TERM = rf"^[ \t；;，,]{{0,40}}(?:保密)?期限[ \t]{{0,40}}[:：]?[ \t]{{0,40}}{_TERM}"

LISTED_WHY = Phrase("附件名称后标注密级", "the level stands behind the name of an attachment")
LINE_WHY = Phrase("独立成行，带密级和保密期限", "a line of its own with level and term")
SHAPES = (
    (Form.LINE, _BROKEN, 0.95, Phrase("独立成行，分写在几行上", "a line of its own, broken over several")),
    (Form.LINE, _OWN_LINE, 0.99, LINE_WHY),
    (Form.HEAD, _BARE, 0.95, Phrase("首页上部独立成行的密级", "the level alone on a line at the head")),
    (Form.FIELD, _LABELLED, 0.95, Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")),
    (Form.FIELD, _JOINED, 0.9, Phrase("“密级”栏中填写了密级", "the field 密级 holds a level")),
    (Form.FIELD, _TICKED, 0.95, Phrase("“密级”栏中勾选了密级", "a level is ticked in the field 密级")),
    (Form.PARAGRAPH, _PREFIX, 0.9, Phrase("段首标注密级", "the level stands before a paragraph")),
    (Form.PARAGRAPH, _SUFFIX, 0.85, Phrase("段末标注密级", "the level stands behind a paragraph")),
    (
        Form.LISTED,
        _APART,
        0.9,
        Phrase("带密级和保密期限，与前后文字分开", "level and term, apart from the words around"),
    ),
    (Form.PARAGRAPH, _BEFORE_TITLE, 0.9, Phrase("标题前标注密级", "the level stands before a title")),
    (Form.LISTED, _BEHIND_NAME, 0.85, Phrase("名称后标注密级", "the level stands behind a name")),
    (Form.LISTED, _BEHIND_ITEM, 0.85, LISTED_WHY),
)
STATEMENT_WHY = Phrase("文中自称涉密", "the document says so of itself")
TITLED_WHY = Phrase("标题后标注密级", "the level stands behind the title")
COLUMN_WHY = Phrase("“密级”列中填写了密级", "the column 密级 holds a level")
