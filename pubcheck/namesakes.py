"""Whether a name stands for the person of history or legend whom everybody knows by it, and not for a namesake."""

from __future__ import annotations

from pubcheck.famous_names import FAMOUS
from pubcheck.lazy_pattern import lazily
from pubcheck.role_features import bare_name
from pubcheck.text import Entity, NormalizedText

# Numbers, sex, age, home, illness, cases, aid and complaints: somebody who lives.
_OF_THE_LIVING = lazily(
    r"(?<![0-9])1[3-9][0-9][0-9 -]{8,10}(?![0-9])|[1-9][0-9]{5}[0-9*＊×xX]{8}|身份证|[男女](?:[，,、；;）)\n\t ]|$)|性别|年龄|[0-9]{1,3}周?岁|现住|户[籍主]|[低五]保|患|手机|[卡账帐]号|拘留|刑事|涉嫌|违[反法纪章]|[戒吸贩]毒|离婚|困难|救助|补[助贴]|贫|受伤|伤者|学生|年级|班级|拆迁|欠|信访|来访|反映|投诉|举报|申请人|辍学|原告|被告|住院|人员[:：名]|对象"
)
# What such persons are named in: museums, chronicles, books, lessons, tours.
_OF_THE_PAST = lazily(
    r"《|展[出览厅柜区品陈示]|陈列|馆藏|博物|纪念|[石雕塑]像|碑|故居|旧居|遗[址物]|手[札稿迹]|书[法帖]|[碑字画]帖|[诗词]|战[役争报]|革命|烈士|抗[日战]|红军|[唐宋元明清秦汉隋]代|[唐宋元明清]朝|民国|清末|历史|史料|史志|校史|传[说统]|典故|文[物献集选]|日记|论文|研究|学派|思想|故事|人物|名人|先贤|古[代人]|电文|往来|戏[曲剧]|小说|课文|景区|导游|讲解|创办|著作|作品|诞辰|生平|精神"
)
_ALONE, _CELL = lazily(r"[0-9.、．（）() \t·\-—，,；;]+"), lazily(r"[\t|│｜]")
_REACH = 120  # characters on either side, other lines included


def is_famous(entity: Entity, text: NormalizedText) -> bool:
    """Whether ``entity`` bears a name of :data:`~pubcheck.famous_names.FAMOUS` among words of the past, beside none of the living.

    In a cell of a table, and alone in a line or an item of a list, a name is a namesake's.
    """
    if bare_name(entity, text.text) not in FAMOUS:
        return False
    line, start, end = text.paragraph(entity.span), entity.span.start, entity.span.end
    if not _ALONE.sub("", text.text[max(line.start, start - 12) : start] + text.text[end : min(line.end, end + 12)]):
        return False
    if _CELL.search(text.text, max(line.start, start - 2), start) or _CELL.match(text.text, end):
        return False
    start, end = max(0, start - _REACH), min(len(text.text), end + _REACH)
    return (
        _OF_THE_PAST.search(text.text, start, end) is not None and _OF_THE_LIVING.search(text.text, start, end) is None
    )
