"""How a date of birth is written, which day that is, and where it is nobody's; the rest is judged by the rule."""

from __future__ import annotations

import re
from datetime import date

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading, compiled
from pubcheck.name_shape import has_surname
from pubcheck.persons import persons_in
from pubcheck.span import Span

_YEAR, _MONTH, _DAY = r"(?:1[89]|20)[0-9]{2}", r"(?:1[0-2]|0?[1-9])", r"(?:3[01]|[12][0-9]|0?[1-9])"
_LUNAR_DAY = r"(?:初[一二三四五六七八九十]|[十廿][一二三四五六七八九]|二十[一二三四五六七八九]?|三十|十)(?![一二三四五六七八九十])"
_FIGURES = (
    rf"{_YEAR}\s?年\s?{_MONTH}\s?月(?:份)?(?:\s?{_DAY}\s?[日号])?"
    rf"|{_YEAR}(?P<sep>[-./·•・]){_MONTH}(?:(?P=sep){_DAY})?|{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])?"
    rf"|[0-9]{{2}}年{_MONTH}月(?:{_DAY}[日号])?|{_YEAR}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}[日号]"
    rf"|{_YEAR}年[正元冬腊]月{_DAY}[日号]|{_YEAR}年(?:[农阴旧]历)?[正元冬腊一二三四五六七八九十]{{1,2}}月{_LUNAR_DAY}"
)
_NUMERALS = r"[一二三四五六七八九〇○零]{4}年[正元冬腊一二三四五六七八九十]{1,3}月(?:份)?(?:初[一二三四五六七八九十]|[一二三四五六七八九十廿卅]{1,3}(?:[日号]|(?=[出]?生))|(?<=[正冬腊]月)(?:[十廿]|二十|三十)[一二三四五六七八九]?)?"
# By another calendar, by the Republic's years, by two figures of the year; counted only where more says so.
_LUNAR = r"闰?(?:[正元冬腊]|十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])月(?:初[一二三四五六七八九十]|[十廿二三]?[一二三四五六七八九十]{1,2}|[0-9]{1,2})(?:日)?"
# By the cycle of sixty years, the common year beside it or none: 戊戌年（1958）三月廿六, 1958年（戊戌）三月廿六
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_PAIR = rf"[{_STEMS}][{_BRANCHES}]"
_SEXAGENARY = rf"{_PAIR}年?[ ]?[（(](?:公元)?{_YEAR}年?[)）][ ]?(?:[农阴旧]历)?{_LUNAR}|{_YEAR}年?[ ]?[（(]?{_PAIR}年?[)）]?[ ]?(?:[农阴旧]历)?{_LUNAR}|{_PAIR}年(?:[农阴旧]历)?{_LUNAR}"
BY_CALENDAR = rf"{_SEXAGENARY}|(?:{_YEAR}|[一二三四五六七八九〇○零]{{4}})年[ ]?[（(]?[农阴旧古公阳]历[)）]?[ ]?{_LUNAR}"
OLD = rf"{_YEAR}年闰{_LUNAR}|民国(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})年(?:[农阴旧]历)?{_LUNAR}|(?<![一二三四五六七八九〇○零])[二三四五六七八九][〇○零一二三四五六七八九]年{_LUNAR}"
SPACED = r"(?:1 ?[89]|2 ?0) ?[0-9] ?[0-9] ?[.年-] ?[0-9](?: ?[0-9])? ?[.月-] ?[0-9](?: ?[0-9])?(?: ?日)?(?! ?[0-9])"
TWO_FIGURES = r"[3-9][0-9](?P<two>[./-])(?:1[0-2]|0?[1-9])(?P=two)(?:3[01]|[12][0-9]|0?[1-9])(?![0-9./-])"
DATE = rf"(?<![0-9A-Za-z])(?<![0-9][-./·])(?:{_FIGURES}|{_NUMERALS})(?![0-9A-Za-z*])(?![-./][0-9*])"
# Digits read as letters: 1979年6月3O日
MISREAD = r"(?<![0-9A-Za-z])(?=[0-9OolI年月 ]{0,14}[OolI曰])[12lI][0-9OolI]{3} ?年 ?[0-9OolI]{1,2} ?月 ?[0-9OolI]{1,2} ?[日号曰]"
MISREAD_POINTS = (
    r"(?<![0-9A-Za-z])(?=[0-9.OolI]{0,9}[OolI])[12lI][0-9OolI]{3}\.[0-9OolI]{1,2}\.[0-9OolI]{1,2}(?![0-9A-Za-z])"
)
_MISREADINGS = str.maketrans("OolI曰", "0011日")
# Right behind the label in any spelling: commas, blanks and breaks between, 日 left out, a time glued on, English.
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_NAMED_MONTH = rf"(?i:(?:{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?)"
_ENGLISH = (
    rf"{_DAY}(?:st|nd|rd|th)?[ -]{_NAMED_MONTH},?[ -]{_YEAR}|{_NAMED_MONTH}[ ]{_DAY}(?:st|nd|rd|th)?,?[ ]{_YEAR}"
    rf"|{_DAY}(?P<slash>[/.-]){_DAY}(?P=slash){_YEAR}|{_YEAR}[ -]{_NAMED_MONTH}[ -]{_DAY}"
)
_LOOSE = (
    rf"{_YEAR}[ \n]{{0,2}}(?P<mark>[-,，、./—])[ \n]{{0,2}}{_MONTH}[ \n]{{0,2}}(?P=mark)[ \n]{{0,2}}{_DAY}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"
    rf"|{_YEAR}[ ]{_MONTH}[ ]{_DAY}|{_YEAR}年{_MONTH}月{_DAY}(?!\s*[日号])|{_YEAR}年[正元冬腊一二三四五六七八九十]{{1,2}}月(?:初|[十廿卅二三]{{1,2}})?[一二三四五六七八九十][子丑寅卯辰巳午未申酉戌亥]时"
)
# Behind the date: 出生, with the place at most between them, but no limit of age and no statistics.
BORN = r"(?=[ ]出生(?:[，,。；;、）)]|[ ](?![的人率统]|比例|登记)|于(?!本|[^，。；;\n]{0,12}的)|$)|[（(]?(?:[公阳农阴]历)?[)）]?[^\s，。；;、：:0-9后前起至新内间止的]{0,6}出生(?!率|人口|缺陷|证|医学|登记|的?(?:人员|人口|儿童|婴儿|子女|公民|考生|职工|男|女|学生|幼儿|居民))|[ ]?生[，,。；;、)）\t人]|[ ]?生[ ](?![效产活])|[ ]?生$|出世(?![纸界间]))"
# Six figures in a column of its own, or behind the label in a form: 680402.
SHORT = r"(?<![0-9A-Za-z.,/-])[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9A-Za-z*.,/-])"
# The names of such fields in exports.
FIELD = r"(?<![A-Za-z])(?i:csrq|aac006|csnyr?|chu ?sheng(?:_?(?:riqi|rq|date))?|date_of_birth|dob|birth[ _-]?(?:day|date)?|bday|born(?:_?(?:on|date))?)(?=[\"'=:：> ])"
# What a cell under 出生 holds where it is no plain date.
CELL = rf"{_LOOSE}|{BY_CALENDAR}|{_ENGLISH}|{OLD}|{TWO_FIGURES}|{_YEAR}[-./]{_MONTH}[-./]{_DAY}[T ][0-9]{{1,2}}:[0-9:]{{2,5}}Z?"
SPELT = (
    rf"(?:出生(?:日期|年月日?|时间)?|生[日辰]|{FIELD})[\s:：为是于\"'=>]{{0,5}}(?P<value>{_LOOSE}|{_ENGLISH}|{OLD}|{TWO_FIGURES})(?![0-9A-Za-z*])(?![-./][0-9*])"
    rf"|(?<![A-Za-z])(?i:date of birth|d\.?o\.?b\.?|birth ?da(?:y|te)|born(?: on)?)[\s:：]{{0,3}}(?P<value>{_ENGLISH})(?![0-9A-Za-z*])"
)
# Beside the identity number of the same day: 日 left out, commas.
LOOSE = rf"(?<![0-9A-Za-z./-]){_YEAR}(?:年{_MONTH}月{_DAY}(?![0-9日号])|(?P<comma>[,，、—]){_MONTH}(?P=comma){_DAY}(?![0-9]))(?!\s*[日号*])"
POINTED = rf"(?<![0-9A-Za-z./-]){_YEAR}(?P<point>[、,，])[ ]?{_MONTH}(?P=point)[ ]?{_DAY}"  # 1957、8、13生
WRAPPED = rf"(?<![0-9A-Za-z./-]){_YEAR}(?:[ ]?\n[ ]?-{_MONTH}-|-[ ]?\n[ ]?{_MONTH}-|-{_MONTH}(?:[ ]?\n[ ]?-|-[ ]?\n[ ]?)){_DAY}(?![0-9A-Za-z*./-])"  # a cell of two lines
# An age right behind a date, of whoever was born that day, and what stands right before it: a name, kin, sex.
_AGE = r"[，,、 \t（(]{1,3}(?:(?:现年|今年|年龄)[:： ]?)?(?P<age>[0-9]{1,3})[周 ]?岁(?=[，,。；;、)）\s]|$)"
# Between sex or nation and the next entry: 傈僳族 1959年07月11日, 男，1978-03-02， What stands before is part of the match and
# not looked at behind: a sweep finds these words, which are rarer than dates.
DESCRIBED = (
    rf"(?:(?:[，,（( \t]|性别[:：]?)[男女][，,、 \t]{{1,4}}|族[，,、 \t]{{1,4}}|[，,（( \t][男女][，,、 \t]{{0,4}}[\u4e00-\u9fff]{{1,5}}[，,、 \t]{{1,4}})"
    rf"(?P<value>{DATE}|{SPACED}|{BY_CALENDAR}|{OLD}|{TWO_FIGURES}(?=[，,、 ]{{1,3}}[0-9]{{1,3}}[周 ]?岁))(?=[，,、；;）)（(\s]|生|$)"
    rf"|(?P<value>{DATE})(?=[，,、 \t]{{1,3}}[男女](?:[，,、 \t；;。]|$)|{_AGE})"
)
_AGED, _LAG, _BEFORE = lazily(_AGE), 2, 16  # years by which an age may lag behind; characters before the date
_SEXED = lazily(r"(?:[男女族汉满回藏苗彝壮侗瑶白傣畲黎水]|蒙古)[，,、 \t]{0,4}$")
_OF_SOMEBODY = lazily(
    r"(?:^|[\s，,、；;:：（(])(?:[\u4e00-\u9fff·]{2,6}|[\u4e00-\u9fff·]{2,6}[ ]?[（(]?(?:配偶|[父母妻夫子女孙兄弟姐妹]|儿子|女儿)[)）]?)[ \t，,、（(]{1,3}$"
)
_OTHER_DAY = lazily(
    r"日期|时间|[年月日时]$|[于在]$|截[止至]|发病|手术|接种|体检|案发|入[伍职党学]|登记|办理|填表|建[校成]|树龄|签|结婚|死亡|去世"
)
# Without an age, where the nation tells that the row is a person's: 男　汉　530921, 女，壮，78.5.12
_NATION = r"[汉满回藏苗彝壮侗瑶白傣黎畲水]|[\u4e00-\u9fff]{1,4}族|蒙古"
BESIDE_NATION = rf"(?<=[，,（(| \t][男女][，,、| \t]{{0,3}}(?:{_NATION})[，,、| \t]{{1,3}})(?P<value>{SHORT}|{TWO_FIGURES})(?=[，,、；;|）)\s]|$)"
# Said to be born at some place, or the right date behind a wrong one.
AT_PLACE = rf"(?P<value>{DATE})(?=生于|(?:在|于)[\u4e00-\u9fff]{{2,16}}(?:出生|降生|分娩|剖宫产)|[ ]?(?:[0-9]{{1,2}}[:：时点][0-9]{{0,2}}分?)?[^\s，。；;、：:0-9]{{0,6}}(?:娩出|产下|诞下|生下|剖宫产|剖腹产|顺产)[^\s，。；;、：:]{{0,3}}(?:[一1]名?[男女]|[男女][婴孩]))"
CORRECTED = (
    rf"出生(?:日期|年月日?|时间)[^。；;\n]{{2,40}}?(?:更正|变更|修改|改|更|订正|调整)(?:登记)?为[“\"]?(?P<value>{DATE})"
)
ODDLY = rf"(?P<value>{BY_CALENDAR}|{OLD}|{POINTED})(?=[出降]?生(?![产活效命]))|(?:出生(?:日期|年月日?|时间)?|生[日辰]|生于)[:：为是于 ]{{0,3}}(?P<value>{BY_CALENDAR}|{OLD}|{TWO_FIGURES}|(?:3[01]|[012]?[0-9])[/-][01]?[0-9][/-](?:19|20)[0-9]{{2}})"

# What is no person is born too: 犊牛2024年5月6日出生, 我校诞生于1926年9月9日.
_ANIMAL = lazily(
    r"(?P<kind>[犊犛牦奶黄水肉母公种乳][牛羊猪]|犊[牛子]|[马驴骡]驹|羔羊|羊羔|[仔母公种乳]猪|猪仔|幼[崽畜犬仔]|种畜|仔畜|雏[鸡鸭鹅鸟]|[犬猫虎豹狮猴象鹿熊羊]崽|大?熊猫|江豚|东北虎|金丝猴|耳标[号尾]?|[畜牧]群|牲畜)(?:幼崽|宝宝|双胞胎)?(?:[ ]?(?:编?号)?[:：为]?[0-9A-Za-z-]{1,12}号?|[“\"「][^”\"」]{1,6}[”\"」])?[于，,（(]?\s?$"
)
# What is said of people right before it: whoever has a beast at home is the one that is born.
_OF_PEOPLE = lazily(r"[户患孕婴男女]|产妇|幼(?![崽畜犬仔])|人(?!工)|家[有养里中]|养[有了]|[名我]叫|名字|姓\s?名|其子")
_OWNED = lazily(r"(?:家|户|场|名下|合作社|饲养|养殖|养)(?:里|中)?(?:饲?养)?的$")
_OF_ANIMAL = lazily(r"[^。；;\n]{0,6}生[^。；;\n]{0,10}(?:初生重|断奶|耳标|系谱|胎次)")
_FOUNDED = lazily(
    r"(?:[校厂社院团党军馆报刊国县镇村乡队组店铺]|公司|集团|组织|政权|支部|[协学商工]会|部队|银行|品牌|网站|商城|剧种|制度|事业|产业|平台|节日|精神)(?:的?前身)?(?:最早|正式|就)?$"
)
# Two or three characters by themselves, as a name stands, whoever knows it; but 全国, 本社.
_ALONE = lazily(r"(?:^|[^\u4e00-\u9fff])(?P<words>(?![全本该我此各])[\u4e00-\u9fff]{2,3})$")
# What an entry of a list holds of a person besides: grades of pupils, ways of life of the old.
DATA = lazily(
    r"身份证|[1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9}|[，,、][父母妻夫子女](?![\u4e00-\u9fff]{4})|住|户籍|病|残疾|[0-9]号|[0-9]组|族|籍|[小中大]学|就读"
)
# The next cell of a row about one who has stopped working, of a day so many years ago. Behind a comma it tells an event.
_RETIRED, _WORKED = lazily(r"[ \t]{1,4}(?:退休|离休|内退|健在|已故|低保|五保|特困|独居|空巢|丧偶)"), 40
# Years of life that are not over: 段志远（1968.4.2—）
LIVING = rf"(?<=[（(]){DATE}(?=[ ]?[—–-]{{1,2}}[ ]?[)）])"
RELATIVE = r"配偶|妻子?|丈夫|[长次三幼独]?[子女]|儿子|女儿|父亲?|母亲?"
"""What a relative is called right before the name."""
# An entry of a list: what stands before its name, between name and date, and what else it holds.
HEAD = lazily(
    rf"(?:^|[；;。：:\t ])[ ]*(?:[（(]?[0-9A-H一二三四五六七八九十]{{1,3}}[)）]?[.、．\s]?)?[ ]*(?:(?:产权|承租|申请|被申请|监护|被监护|继承|被继承|收养|被收养|委托|当事|权利)人|户主|患者|学生|业主|村民|居民|老人|残疾人|{RELATIVE})?$",
    re.MULTILINE,
)
BESIDE = lazily(
    r"\s?[，,、（( \t]{1,3}(?:[男女][，,、 \t]{1,3})?(?:[\u4e00-\u9fff]{1,4}族[，,、 \t]{1,3})?(?:[0-9]{1,3}(?:周)?岁[，,、 \t]{1,3})?(?=[0-9一二lI])"
)
# Up to two cells of words between, where the person's own numbers stand right behind: 阎肃清，随团人员，1975年7月19日，护照…
BESIDE_WORDS = lazily(
    r"\s?[，,、（( \t]{1,3}(?:(?![^，,、 \t]{0,8}(?:[入录聘签发领办缴到死亡故任评离转报起购]|登记|参加|受理|结婚|毕业|工伤|职称|证书|取得|残疾|合同))[\u4e00-\u9fff]{1,10}[，,、 \t]{1,3}){1,2}(?=[0-9一二])"
)
OWN = lazily(
    r"[，,、；;）) \t]{1,3}[\u4e00-\u9fff]{0,4}?(?:(?:护照|身份证|证件|通行证|[回台永][乡胞居]证|居住证)(?:号码?)?[:： ]?[0-9A-Z]|[1-9][0-9]{5}[ -]?(?:19|20)[0-9]{6}|[1-9][0-9]{14}(?![0-9])|(?:\+?86-?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}|手机|电话|[现家]?住)"
)
# What goes on about such a person behind the bracket; 村民王强（2005.3.5）签订合同 tells what he did that day.
OWN_NEXT = lazily(
    r"[）)]?[，,、；; \t]{1,2}(?:[男女](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,4}族|[原现家]?住(?![院校进])|户籍|身份证|证件|(?:联系)?电话|[1-9][0-9]{5})"
)
# A limit of age is no birth date: 1990年1月1日以后.
LIMIT_AFTER = lazily(
    r"\s{0,4}[（(]?(?:含|不含)?[)）]?\s{0,4}(?:(?:及|以|之)*[后前]|起|[至到~～]|[—–-]{1,2}\s{0,4}[0-9]|期间|之间)"
)
LIMIT_BEFORE = lazily(r"(?:[0-9日月年]\s*[至到—~～-]|自|晚于|早于|截至|以[前后]|超过)\s*$")
_PARTED = lazily(r"^([0-9]{4}) ([0-9]{1,2}) ([0-9]{1,2})$")
_CLOCK = lazily(r"(?:T|[ ](?=[0-9]{1,2}:))[0-9:.]+Z?$|[\u4e00-\u9fff]时$")
_CALENDAR = lazily(r"[（(]?[农阴旧古公阳]历[)）]?|[ ](?=[\u4e00-\u9fff])")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "正": 1, "元": 1, "冬": 11, "腊": 12}

# Days on which something was done (校运会成绩：王芳，2016.5.8，100米第一名), unless a pupil's class, school or kin follows.
_ON_A_DAY, _HEADED = lazily(r"成绩|运动会|比赛|名次|获奖|领奖|签到|值日|借阅|入馆|捐款|出勤|考勤"), 60
_OF_BIRTH, _SEX = lazily(r"出生|生日|学籍"), lazily(r"[，,、（( \t]\s?[男女][，,、 \t]")
_OF_PUPIL = lazily(
    r"[，, \t；;）)]{1,3}(?:(?P<infant>[小中大][一二三四五六1-9]?班|[\u4e00-\u9fff]{0,8}幼儿园)|(?P<pupil>[初高小中大]?[一二三四五六1-9](?:年级|班|[（(])|[\u4e00-\u9fff]{0,8}(?:小学|中学))|[父母]亲|监护人|家长)"
)
_INFANT, _SCHOOLCHILD = 2, 5  # the least years of those in a class
# What stands between a name and an age.
BEFORE_AGE = lazily(
    r"[0-9A-Za-z*\-/.]{6,}|(?:19|20)[0-9]{2}\s?[年.\-/]\s?[0-9]{1,2}\s?[月.\-/]?\s?(?:[0-9]{1,2}\s?日?)?\s?(?:出?生)?|[男女](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,3}族|(?:与户主|与申请人)?关系\s?[\u4e00-\u9fff]{1,3}(?=\s)|(?:性别|民族|年龄|出生(?:日期|年月)|身份证号码?)|[\s，,、：:（(]+"
)
BEHIND_AGE = lazily(
    r"\s?的?(?:[\u4e00-\u9fff]{0,4}(?:女|子|儿|孙|孩|童|娃|崽|弟|妹|生|甥))?[“\s]?"
)  # 4岁的外孙女田语桐
# Whose age it is, right before it: a child's, or a party's who is named further up.
CHILD_BEFORE = lazily(
    r"(?:儿子|女儿|孩子|小孩|丫头|闺女|[男女]?[娃孩婴](?:子|儿|儿童)?|(?<![\u4e00-\u9fff])[子女]|[一二两三长次幼小][子女]|外?孙[子女]?女?|[弟妹侄甥]{1,2}[子女]?|[老小大]的|最[小大]的|老[大二三幺]|[我他她][弟妹]|[姑丫][娘头]|该[生童婴]|患儿|原告|被害人|受害人|当事人|申请人)(?:[一二两三]名)?[，,（(：:\s]{0,2}(?:今年|现年?|才|刚|只有)?$"
)


def _number(words: str) -> int:
    """An ordinal up to 31 in figures or numerals (十五, 廿一, 正)."""
    if words.isdigit():
        return int(words)
    words = words.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = words.rpartition("十")
    value = (_DIGITS[tens] if tens else 1) * 10 if ten else 0
    return value + (_DIGITS[ones] if ones else 0)


def day_of(value: str) -> tuple[int, int, int | None] | None:
    """Year, month and day (if given) of a date that exists and is not in the future."""
    value = _CLOCK.sub("", value)
    if month := compiled(_NAMED_MONTH).search(value):  # 2 April 1968, April 2nd, 1968, 02-Apr-1968
        day, year = sorted(re.findall("[0-9]+", value), key=len)
        value = f"{year}-{_MONTHS.index(month[0][:3].lower()) + 1}-{day}"
    value = _CALENDAR.sub("", value).translate(_MISREADINGS)
    if pair := compiled(_PAIR).search(value):
        value = f"{_year_of(value, pair[0])}年{compiled(rf'(?:{_LUNAR})$').search(value)[0]}"
    value = value.replace("闰", "")
    if value.startswith("民国"):
        reign, _, rest = value[2:].partition("年")
        value = f"{1911 + _number(reign)}年{rest}"
    value = "".join(_PARTED.sub(r"\1-\2-\3", value).split())
    if value.isdigit():
        words = [value[:4], value[4:6], value[6:]]
    else:
        words = [word for word in re.split(r"[年月日号份/.,，、—·•・\s-]+", value) if word]
    if len(words) == 3 and len(words[2]) == 4 and words[2].isdigit():
        # Day and month in either order, then the year.
        day_first = words[1].isdigit() and int(words[1]) <= 12
        words = [words[2], words[1], words[0]] if day_first else [words[2], words[0], words[1]]
    try:
        year = int(words[0]) if words[0].isdigit() else int("".join(str(_DIGITS[c]) for c in words[0]))
        month = _number(words[1])
        day = _number(words[2]) if len(words) > 2 and words[2] else None
        year += 1900 if year < 100 else 0
        # The second month by the moon may have thirty days.
        latest = day if words[1].isdigit() or day is None else min(day, 28)
        return (year, month, day) if date(year, month, latest or 1) <= date.today() else None
    except (ValueError, KeyError, IndexError):
        return None


def _year_of(value: str, pair: str) -> int:
    """The common year given with a year of the cycle of sixty, else the last one of that name."""
    given = re.search("[0-9]{4}", value)
    if given:
        return int(given[0])
    place = next(n for n in range(60) if _STEMS[n % 10] == pair[0] and _BRANCHES[n % 12] == pair[1])
    return 4 + place + (date.today().year - 4 - place) // 60 * 60


def born_on(match: re.Match[str]) -> date | None:
    """The day that the groups ``y``, ``m`` and ``d`` give, if there is one."""
    try:
        if not match["y"].isdigit():
            parts = day_of(f"{match['y']}年{match['m']}月{match['d']}日")
            return date(parts[0], parts[1], parts[2] or 1) if parts else None
        return date(int(match["y"]), int(match["m"]), int(match["d"] or 1))
    except ValueError:
        return None


def latest_year(reading: Reading) -> int:
    """The year of the paper, or this one."""
    return reading.elements.date.year if reading.elements.date else date.today().year


def may_be_of_age(reading: Reading, span: Span, year: int) -> bool:
    """Whether an age right behind the date at ``span``, if there is one, is that of whoever stands before it."""
    text = reading.text.text
    aged, before = _AGED.match(text, span.end), text[max(0, span.start - _BEFORE) : span.start]
    if aged is None or _SEXED.search(before):
        return True
    fits = 0 <= latest_year(reading) - year - int(aged["age"]) <= _LAG
    return fits and _OF_SOMEBODY.search(before) is not None and _OTHER_DAY.search(before) is None


def is_of_retired(rest: str, years: int) -> bool:
    """Whether the next cell behind a date says of one who was born so many years ago how he lives."""
    return years >= _WORKED and _RETIRED.match(rest) is not None


def is_of_no_person(reading: Reading, span: Span, start: int) -> bool:
    """Whether an animal is born on the day at ``span`` or a body founded, by what stands before ``start``."""
    text, line = reading.text.text, reading.text.paragraph(Span(span.start, span.start))
    begin = max(line.start, start - 24)
    if begin > start:
        return False  # the heading of a column
    # 牛号123 begins like a name.
    named = [each.span for each in persons_in(reading, Span(begin, start)) if not each.span.of(text).endswith("号")]
    founded = _FOUNDED.search(text, begin, start)
    if founded and text.startswith(("诞生于", "生于", "生日"), start):
        alone = _ALONE.search(text, begin, start)
        of_name = alone and alone.start("words") < founded.start() and has_surname(alone["words"])
        return not named and not of_name  # 刘建军生于…
    animal = _ANIMAL.search(text, begin, start)
    if animal and _OWNED.search(text, begin, animal.start("kind")):
        return True  # 养殖户王德才家的母牛
    if _OF_PEOPLE.search(text, begin, start):
        return False
    if _OF_ANIMAL.match(text, span.end, line.end):
        return not named
    if animal is None:
        return False
    kind = Span(*animal.span("kind"))  # may be taken for a name by itself, and begins many: 其母牛桂兰
    return all(kind.start <= each.start and each.end <= kind.end for each in named)


def least_age(text: str, start: int, entry: re.Match[str]) -> int | None:
    """How old at least whoever is named at ``start`` must be for the date in his ``entry`` to be that of his birth.

    None where it is the day on which something was done.
    """
    around = text[max(0, start - _HEADED) : start]
    if not _ON_A_DAY.search(around) or _OF_BIRTH.search(around) or _SEX.match(entry[0]):
        return 0
    pupil = _OF_PUPIL.match(text, entry.end())
    if pupil is None:
        return None
    return _INFANT if pupil["infant"] else _SCHOOLCHILD if pupil["pupil"] else 0
