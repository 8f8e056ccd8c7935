"""What the words before a name and the data behind it say of it: kin, a party, a duty or a post; a sex, an age, a number."""

from __future__ import annotations

from pubcheck.forgetting import kept_for_a_review
from pubcheck.lazy_pattern import lazily
from pubcheck.person_cues import DUTIES, PARTIES, POSTS, RELATIVES
from pubcheck.span import Span

_CLASS = lazily(
    rf"(?:(?P<kin>{RELATIVES}|(?<![\u4e00-\u9fff])[妻夫子女父母孙])|(?P<party>{PARTIES})|(?P<duty>{DUTIES})|(?P<post>{POSTS}))\Z"
)
_CLASS_ENDS = frozenset(
    "吉东为主乡书事亲人介任众伙伯伴体使侄例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑委姥姨娌娘婆婴婶婿媳嫂孀子孙学孩安官审客家察导居属工师席干弟徒户手挥授方机材村板母民汉洁父爷爸爹犯理生甥监称童纳线老考者舅表襟訇警计记象赞辑达迷部长问"
)
_CLASSED = 8  # characters before a name whose class is told
_DATA = lazily(
    r"\s?[，,、（(：: \t]?\s?(?:(?P<sex>[男女](?![\u4e00-\u9fff]))|(?P<age>(?:现年|时年)?[0-9]{1,3}周?岁)|(?P<nation>[\u4e00-\u9fff]{1,3}族(?![\u4e00-\u9fff]))|(?P<born>(?:19|20)[0-9]{2}[年.-])"
    r"|(?P<number>(?:公民)?身份证|[1-9][0-9]{16}[0-9Xx]|护照)|(?P<mobile>1[3-9][0-9]{9}|(?:联系)?电话|手机|QQ|微信)|(?P<lives>(?:现|家)?住[\u4e00-\u9fff]|户籍|系[\u4e00-\u9fff])|(?P<ill>患[有者]?|因病|[\u4e00-\u9fff]{0,4}(?:病|癌|残|瘫|炎|障碍))|(?P<sum>[0-9][0-9,.]*(?:元|亩|股|分))"
    r"|(?P<of>[的之][夫妻子女儿父母])|(?P<title>同志|同学|先生|女士|老人|家(?![庭族乡])|夫妇|一家|等[0-9一二三四五六七八九十]{1,3}[人户名])|(?P<does>[在已未与和将把向曾又对称说讲要因于至去来]))"
)


def word_before(text: str, span: Span) -> str:
    """:func:`word_class` of what stands before the name at ``span``."""
    return word_class(text[max(0, span.start - _CLASSED) : span.start])


def data_behind(text: str, span: Span) -> str:
    """What kind of data stands behind the name at ``span``, or "-"."""
    data = _DATA.match(text, span.end)
    return str(data.lastgroup) if data else "-"


@kept_for_a_review(4096)
def word_class(before: str) -> str:
    """What the words that ``before`` ends with say of a name behind them: kin, party, duty, post or nothing."""
    before = before.rstrip('“"：: \t（(')
    found = _CLASS.search(before) if before[-1:] in _CLASS_ENDS else None
    return str(found.lastgroup) if found else "-"
