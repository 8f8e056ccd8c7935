"""How plates of vehicles are written: civil, of the forces, of the cycles of a city, misread, taken apart; rules judge what is found."""

from __future__ import annotations

from pubcheck.matchers import NO_ALNUM_AFTER
from pubcheck.office_level import CITIES
from pubcheck.scattered import behind

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_SEP = r"[ ]?[·•・.\-—–]?[ ]?"
_ALNUM = "[A-HJ-NP-Za-hj-np-z0-9]"
PATTERN = (
    r"(?<![0-9A-Za-z])(?:"
    + rf"[{PROVINCES}][ ]?[A-HJ-Za-hj-z]{_SEP}(?:{_ALNUM}{{5,6}}|{_ALNUM}{{4}}[警学挂试港澳领使]|{_ALNUM}{{4,5}}临(?![\u4e00-\u9fff]))"
    + rf"|[{PROVINCES}][0-9]{{4,5}}[领使]|使[ ]?[0-9]{{3}}{_SEP}[0-9]{{3}}"
    + rf"|[Ww][Jj][ ]?(?:[{PROVINCES}]|[0-9]{{2}}){_SEP}(?:[A-Z0-9][0-9]{{4}}|[0-9]{{4}}[A-Z]|[0-9]{{5}})"
    + rf"|[军空海北沈兰济南广成][A-Z]{_SEP}[0-9]{{5}}"
    + rf"|[VZKHBSLJNGCEA][A-Z]{_SEP}[0-9]{{5}}"
    + r")" + NO_ALNUM_AFTER + r"(?![*-])"
)  # fmt: skip
# Electric bicycles and motorcycles bear the plates of their city: 宿迁·A00417, 通A·D00417, 南宁A12345.
_NO_LABEL = r"(?![牌号码照车为是])[\u4e00-\u9fff]"
CITY = (
    r"(?=[\u4e00-\u9fff]{1,3}[A-Z·•・])"  # asked first: no more than that is said of most words
    rf"(?:(?:{_NO_LABEL}){{1,3}}[·•・][A-Z]?[0-9]{{4,6}}|(?![{PROVINCES}]){_NO_LABEL}[A-Z][·•・.][A-Z]?[0-9]{{4,6}}"
    rf"|(?:南宁|西宁|(?:{_NO_LABEL}){{2}}(?<![{PROVINCES}]))[A-Z][·•・]?[0-9]{{5,6}})" + NO_ALNUM_AFTER + r"(?![*-])"
)
CITY_LABEL = (
    r"车\s?牌(?:号码?|照号?码?)?|号\s?牌(?:号码?)?|牌\s?号|牌照(?:号码?)?|(?:电动|助力|自行|摩托|三轮)+车|电瓶车|电动车"
)
LABEL = r"车\s?牌(?:号码?|照号?码?)?|号\s?牌(?:号码?)?|牌\s?号|牌照(?:号码?)?|车\s?号|军牌|军车(?:号牌|牌照)?"
# O and I are not used: recognition of print and quick hands put them for 0 and 1. Some leave the province out.
MISREAD = (
    rf"(?<![0-9A-Za-z])[{PROVINCES}][ ]?[A-HJ-Z]{_SEP}(?=[0-9A-Zlo]{{0,5}}[OIloSB])[0-9A-Zlo]{{5,6}}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
NO_PROVINCE = (
    rf"(?<![0-9A-Za-z{PROVINCES}·•・.-])"
    + r"[A-HJ-Z](?=[A-HJ-NP-Z]{0,2}[0-9]{2})[A-HJ-NP-Z0-9]{5}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# Taken apart with other signs, right behind its label: 浙A●12345, 浙（A）12345, one sign a cell.
SCATTERED = behind(
    r"车\s?牌|号\s?牌|牌照|牌\s?号",
    rf"[{PROVINCES}][^0-9A-Za-z\u4e00-\u9fff]{{0,3}}[A-HJ-Z][*＊●]?",
    "A-HJ-NP-Z0-9",
    5,
    6,
)
# Kinds behind their label: 超, any letter of new energy, tractors, old ones of seven figures.
RARER = (
    r"(?:车\s?牌|号\s?牌|牌照|牌\s?号|车\s?号|机具|拖拉机|收割机|农机)(?:号码?|照号?码?|号)?[\s:：为是]{0,4}"
    + rf"(?P<value>[{PROVINCES}](?:[A-HJ-Z]{_SEP}(?:[A-HJ-NP-Z0-9]{{4}}超|[A-HJ-NP-Z][0-9]{{5}}|[0-9]{{5}}[A-HJ-NP-Z])"
    + r"|[—–-][0-9]{7}|[0-9]{2}[·•・ —–-][ ]?[A-Z]?[0-9]{4,5}))"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# Tractors without a label: nothing else has a province, two figures, the dot and five; with a dash other numbers have them too.
TRACTOR = (
    rf"(?<![0-9A-Za-z])[{PROVINCES}][0-9]{{2}}(?:[·•・][ ]?[0-9]{{5}}|[·•・—–-][ ]?(?:[A-Z][0-9]{{4}}|[0-9]{{5}}))"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# One sign a blank (豫 N 0 0 2 1 7): a scan; ratings and ranks are spaced too, so the text must be about vehicles. A blank anywhere: where a cell or the words say plate.
SPACED = (
    rf"(?<![0-9A-Za-z])[{PROVINCES}][ ]{{1,2}}[A-HJ-Z](?:[ ]?[·•・.—–-])?(?:[ ]{{1,2}}[A-HJ-NP-Z0-9]){{5,6}}"
    + r"(?![ ]{0,2}[0-9A-Za-z*-])"
)
APART = (
    rf"(?<![0-9A-Za-z])[{PROVINCES}][ ]?[A-HJ-Z][ ]?[·•・.-]?(?=[A-Z0-9]{{1,4}}[ ])[A-HJ-NP-Z0-9](?:[ ]?[A-HJ-NP-Z0-9]){{4,5}}"
    + r"(?![ ]?[0-9A-Za-z*-])"
)
# Electric bicycles and motorcycles of some provinces: six figures behind the letter of the city.
SIX_FIGURES = rf"(?<![0-9A-Za-z])[{PROVINCES}][ ]?[A-HJ-Z][·•・ ]?[0-9]{{6}}" + NO_ALNUM_AFTER + r"(?![*-])"
# Bicycles by the name of their city alone, where the text is about such vehicles: 号牌 聊城 1847661.
CYCLES = r"电\s?动|助力车|自行车|电瓶车|摩托"
_NO_CITY = r"(?!作废|[编流序单票]号|号[码牌]|遗失|补[领办]|注销|登记|临时|流水|[共合]计|库存|申[领请]|受理|已发|回收|[旧新原]牌|数量|收据|凭证|电话|手机|车[主架]|整车|价格)"
CITY_PLAIN = (
    rf"(?:号\s?牌|车\s?牌)(?:号码?|照号?)?[\s:：为是]{{0,4}}(?P<value>{_NO_CITY}(?:{_NO_LABEL}){{2,3}}[ ]?[0-9]{{5,7}})"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
CITY_CELL = (
    rf"(?<=[\t ;])(?P<value>{_NO_CITY}(?:{_NO_LABEL}){{2}}[ ]?[0-9]{{6,7}})" + NO_ALNUM_AFTER + r"(?=[\t ;\n]|$)"
)
CITY_HEADING = r"号\s?牌(?:号码?)?|车\s?牌(?:号码?)?"
CUT = (  # a cell of two lines
    rf"(?<![0-9A-Za-z])[{PROVINCES}][A-HJ-Z](?:[·•・.-]?[A-HJ-NP-Z0-9]{{1,4}}|[·•・])[ ]?\n[ ]?[A-HJ-NP-Z0-9]{{1,5}}"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# Behind any word (查处宿迁A00417, 合格品聊城1847661), where the two or three characters are the name of a city.
_LONG_CITIES = "|".join(sorted(city for city in CITIES if len(city) == 3))
CITY_KNOWN = (
    rf"(?P<value>(?:{_LONG_CITIES}|[\u4e00-\u9fff]{{2}})(?:[·•・ ]?[A-Z][·•・]?[0-9]{{5,6}}|[·•・ ]?[0-9]{{6,7}})|(?![{PROVINCES}])[\u4e00-\u9fff][A-Z][·•・][A-Z][0-9]{{5}})"
    + NO_ALNUM_AFTER
    + r"(?![*-])(?!\s?(?:元|万|亿|人|户|吨|件|台|套|张|块|副|辆|个|起|例|宗|次|批|平方|米|斤|公里|株|亩))"
)
BICYCLE = (
    r"(?:电\s?动(?:自行|三轮|摩托)?|电瓶)车(?:车?牌照?|号牌)?(?:号码?)?[\s:：为是]{0,4}(?P<value>(?![号牌照为是])[\u4e00-\u9fff]{2}[0-9]{5,7})"
    + NO_ALNUM_AFTER
    + r"(?![*-])"
)
# A day or a time glued on by a file name: 浙A1234520240102违停
DATED = rf"(?<![0-9A-Za-z{PROVINCES}])(?P<value>[{PROVINCES}][A-HJ-Z]{_ALNUM}{{5}})(?=20[0-9]{{2}}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]))"
