"""How a landline number is written: whole, glued, short, from abroad, taken apart, misread; rules judge what is found."""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.numbers import LETTERS_FOR_DIGITS, SPOKEN_DIGITS

_AREA = r"0(?:10|2[0-57-9]|[3-9][0-9]{2})"
_LOCAL = r"[1-9][0-9]{2,3}[ -]?[0-9]{4}"
_EXTENSION = r"(?:[ ]?(?:-{1,2}|转|[Ee]xt\.?|#)[ ]?[0-9]{1,5})?"
_START, _END = (
    r"(?:(?<=[Tt][Ee][Ll])|(?<![0-9A-Za-z*]))(?<![0-9][-—.])",
    r"(?![0-9*%])(?![A-Za-z](?![A-Za-z]{1,8}[ ]?[:：]))(?!-[0-9])",
)
_COUNTRY = r"(?:(?:\+|00)86[- ]?)?"
WHOLE = (
    _START
    + r"(?:"
    + rf"{_COUNTRY}[(（]{_AREA}[)）][ -]?{_LOCAL}"
    + rf"|{_COUNTRY}{_AREA}(?:[ ]?[-—–﹣·•.][ ]?\n?[ ]?|[ ]{{1,2}}){_LOCAL}"
    + rf"|{_AREA}[ ]?[-—–][ ]?[1-9][0-9]{{3}}[ ][0-9]{{3}}(?![ -]?[0-9])(?:[ ]?/[ ]?[0-9]{{3}}(?![0-9]))?"
    + rf"|(?:(?:\+|00)86|[(（]\+?86[)）])[- ]?(?:(?:[(（]0?[)）])?(?:10|2[0-57-9]|[3-9][0-9]{{2}})[- ]|[(（](?:10|2[0-57-9]|[3-9][0-9]{{2}})[)）][ -]?){_LOCAL}"
    + r")"
    + _EXTENSION
    + _END
)
GLUED = _START + _AREA + r"[2-8][0-9]{6,7}" + _EXTENSION + _END
SHORT = _START + r"(?:[2-8][0-9]{2,3}-?[0-9]{4}|(?<![0-9]{4}[ ])[2-8][0-9]{2,3}[ ][0-9]{4})" + _EXTENSION + _END
# Hong Kong, Macau and Taiwan from abroad: their first digits tell landlines from mobile numbers.
OUTER = (
    _START
    + r"(?:\+|00)?[(（]?(?:\+|00)?(?:85[23][)）]?[- ]?[238][0-9]{3}[- ]?[0-9]{4}|886[)）]?[- ]?(?:[(（]0[)）]|0)?(?:[2-8]|37|49|8[29])[- ]?[0-9]{3,4}[- ]?[0-9]{4})"
    + _EXTENSION
    + _END
)
# Right behind its label in other ways: one digit a cell, / or _ behind the area code, 86 without a plus, look-alikes.
_CALLED = r"(?:电\s?话|座\s?机|宅\s?电|固\s?话)(?:号码?)?[\s:：|]{0,4}(?:号码)?"
BEHIND = (
    rf"{_CALLED}(?P<value>[02-8](?P<gap>[\t\n|_□]|[ ]{{1,3}})[0-9](?:(?P=gap)[0-9]){{5,10}})(?!(?P=gap)?[0-9])"
    rf"|{_CALLED}(?P<value>{_AREA}[/_]{_LOCAL}|86[- ](?:10|2[0-57-9]|[3-9][0-9]{{2}})[- ]{_LOCAL}){_END}"
    rf"|{_CALLED}(?P<value>(?=[0-9-]{{2,10}}[{LETTERS_FOR_DIGITS}])0[0-9{LETTERS_FOR_DIGITS}]{{2,3}}-[0-9{LETTERS_FOR_DIGITS}]{{7,8}})(?![0-9A-Za-z-])"
)
# Figures read as letters, of which the first may be one: O834-3253252; a code that is called one: 023区号 21069902.
READ_AS_LETTERS = (
    r"(?<![0-9A-Za-z*-])(?=[0-9-]{0,12}[OolI])[Oo0][1-9Il][0-9OolI]{0,2}[- ][1-9Il][0-9OolI]{6,7}(?![0-9A-Za-z*-])"
)
# Others behind one with its code or behind whom one may ring, one with an extension that 转 says, one that the end of a line broke.
BESIDE_WHOLE = (
    rf"(?<=(?<![0-9]){_AREA}[-—][1-9][0-9]{{6,7}}(?:[、/;；][ ]?[2-8][0-9]{{6,7}}){{0,30}}[、/;；][ ]?)(?P<value>[2-8][0-9]{{6,7}}){_END}(?!\.[0-9])"
    rf"|联[系络]人[:：][ ]?[\u4e00-\u9fff]{{2,4}}[ ，,（(]{{1,3}}(?P<value>[2-8][0-9]{{6,7}}){_END}(?!\.[0-9])"
    rf"|(?<=[室处科股局院所部台区话机位拨打/:：（(原、 \t][ ]?)(?P<value>[2-8][0-9]{{7}}[ ]?转[ ]?[0-9]{{3,4}})(?![0-9])"
    rf"|(?<![0-9A-Za-z*.-])(?P<value>{_AREA}-[2-8][0-9]{{2,5}}\n[0-9]{{2,5}})(?![0-9A-Za-z*%.年月、-])"
)
# Where somebody sits who answers a telephone, and nothing else, before a short number.
SEATS = r"办公室|值班室|总机|传达室|门卫室|收发室|(?<=来电)请拨"
# Numbers for the whole country, or of a city's hotline, that somebody is told to ring.
FREE_CALL = (
    r"(?:热线|客服|(?<!身份证)电话(?!费)|电询|请?拨打?|咨询|投诉|报修|抢修|致电|来电|(?:400|800)电?[:：]|(?i:hotline|tel))(?![^。；;\n0-9]{0,8}(?:费|收入|支出|资金|[编工单]号|工单|编码|共计|合计|金额))[^。；;\n0-9]{0,10}(?:[0-9-]{3,12}[、，,/ 或]{1,3})?"
    r"(?P<value>[48]00(?:(?P<gap>[- —])[0-9]{3}(?P=gap)[0-9]{4}|(?P<gap>[- —])[0-9]{4}(?P=gap)[0-9]{3}|[- ]?[0-9]{7})|0[1-9][0-9]{1,2}-(?:12[0-9]{3}|9[56][0-9]{3}))(?![ ]?[0-9A-Za-z*%-])(?!\.[0-9])"
)
CODE_CALLED = rf"(?<![0-9]){_AREA}[ ]?区号[ ：:，,、]{{0,2}}(?P<value>[2-8][0-9]{{2,3}}[ -]?[0-9]{{4}}){_END}"
# What became of a call between the word and the number: 家座机打不通（6200013）; whom one is to ring at home.
CALLED_IN_VAIN = rf"(?:座\s?机|固定电话|固\s?话|宅\s?电|电\s?话)(?:一直|总是?|[已又也都]|老是?|现|已经)?(?:打不通|不通|没人接|无人接听?|停机|欠费|占线|拆[了机]|空号|换号|没打通|未接通|接不通)了?[ ]?[（(，,：:][ ]?(?:号码?[是为：:]?)?(?P<value>(?:{_AREA}-?)?[2-8][0-9]{{2,3}}[ -]?[0-9]{{4}}){_END}"
RUNG = rf"(?:请(?:直接)?|就|可以?|麻烦|直接|再)[拨打](?:打|通)?[ ]?(?P<value>[2-8][0-9]{{3}}[ -]?[0-9]{{4}}){_END}"
# With a blank where none belongs.
SPACED = rf"{_CALLED}(?P<value>[(（]?[02-8](?:[—–()（）-]{{0,2}}[ ]?[0-9]){{6,11}})(?![ ]?[0-9])(?![0-9A-Za-z*%-])"
# Written out in numerals: 电话是八五〇〇〇〇三四.
IN_NUMERALS = rf"{_CALLED}[是为]?(?P<value>(?:[零〇○][{SPOKEN_DIGITS}]{{2,3}}[ ·—-]{{0,2}})?[二三四五六七八][{SPOKEN_DIGITS}]{{2,3}}[ ·—-]?[{SPOKEN_DIGITS}]{{4}})(?![{SPOKEN_DIGITS}十百千万亿])"
AREA_FIRST = lazily(rf"{_AREA}[2-8][0-9]{{6,7}}")
NUMBER = lazily(rf"(?:{_AREA})?[2-8][0-9]{{6,7}}")
# A relative, and nothing else, before a short number.
KIN = r"(?<![\u4e00-\u9fff])(?:丈夫|妻子|爱人|老伴|父亲|母亲|爸爸?|妈妈?|儿子|女儿|儿媳|女婿|[大二三小]?[姨姑舅叔伯婶]妈?|外?[公婆]|爷爷|奶奶|[哥姐弟妹]{1,2}|邻居|家里)[ ]?[:：]"
# Years, a day, a round sum: what a family's form holds behind the word for a relative beside telephones.
NO_KIN_NUMBER = lazily(r"(?:19|20)[0-9]{2}[ -]?(?:(?:19|20)[0-9]{2}|(?:0[1-9]|1[0-2])[0-3][0-9])|[0-9]{1,5}0{4,}")
