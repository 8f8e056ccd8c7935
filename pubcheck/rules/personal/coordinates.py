"""Coordinates: longitude and latitude in degrees or decimals, and projected ones (CGCS2000, 西安80).

How much they matter follows from their precision (one second of arc is 31 m, four decimals of a
degree 11 m) and from what stands there; the extent of an area (东经118°～119°) is no point.
"""

from __future__ import annotations

import re

from pubcheck.coordinate_forms import OF_CAMERAS, OF_DEVICES, OF_PROGRAMS, READ_AS_LETTERS
from pubcheck.coordinate_places import is_public, is_public_row
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Cue, Gated, Judgement, Reading
from pubcheck.numbers import as_digits
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_DEGREE, _MINUTE, _SECOND = r"[ ]?[°度º˚゜][ ]?", r"[ ]?(?:′′?|'{1,2}|’|分|´)[ ]?", r"[ ]?(?:″|\"|”|“|秒|''|′′|’’)"
_ANGLE = rf"[0-9]{{1,3}}(?:\.[0-9]{{1,10}}(?:{_DEGREE})?|{_DEGREE}(?:[0-9]{{1,2}}(?:\.[0-9]{{1,8}})?{_MINUTE}(?:[0-9]{{1,2}}(?:\.[0-9]{{1,8}})?(?:{_SECOND})?)?)?)"
_DECIMAL = r"[0-9]{1,3}\.[0-9]{2,12}°?"
_EAST, _NORTH = (
    r"(?:东经|东经度|经度|[Ll]on(?:gitude)?|[Ll]ng|E)[\"']?[ ]?[:：=]?[ ]?",
    r"(?:北纬|北纬度|纬度|[Ll]at(?:itude)?|N)[\"']?[ ]?[:：=]?[ ]?",
)
_JOIN = r"[ \t]{0,4}[,，、;；/和及&]?[ \t]{0,4}[\"']?"
_POINT = (
    r"(?<![0-9A-Za-z.])(?:"
    + rf"{_EAST}{_ANGLE}[ ]?E?{_JOIN}{_NORTH}{_ANGLE}[ ]?N?|{_NORTH}{_ANGLE}[ ]?N?{_JOIN}{_EAST}{_ANGLE}[ ]?E?"
    + rf"|{_ANGLE}[ ]?E{_JOIN}{_ANGLE}[ ]?N|{_ANGLE}[ ]?N{_JOIN}{_ANGLE}[ ]?E"
    + rf"|东经{_ANGLE}|北纬{_ANGLE}"
    + r")(?![0-9])"
)  # fmt: skip
_BOUND = r"(?<![0-9A-Za-z.%-])"
_PAIR = _BOUND + rf"{_DECIMAL}(?:[ ]?[,，、;；/][ ]?|[ \t]{{1,4}}){_DECIMAL}(?![0-9A-Za-z%])(?!\.[0-9])"
# Four decimals and more in both, on the mainland: a point wherever coordinates are spoken of.
_EXACT = (
    _BOUND
    + r"(?:(?:[3-9]|[1-4][0-9]|5[0-3])\.[0-9]{4,12}[ ]?[,，、;；/][ ]?(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])\.[0-9]{4,12}|(?:7[3-9]|[89][0-9]|1[0-2][0-9]|13[0-5])\.[0-9]{4,12}[ ]?[,，、;；/][ ]?(?:[3-9]|[1-4][0-9]|5[0-3])\.[0-9]{4,12})(?![0-9A-Za-z%])(?!\.[0-9])"
)
_SITUATED = rf"(?:位于|坐落[于在]?|地处)[ ]?(?P<value>{_EXACT})"
_BRACKETED, _EXACT_DECIMALS = r"(?<=[（(])" + _EXACT + r"(?=[)）])", 5
_SINGLE = _BOUND + rf"(?:{_DECIMAL}|{_ANGLE})(?![0-9A-Za-z%°度])(?!\.[0-9])"
_METRES = r"[0-9]{6,8}(?:\.[0-9]{1,6})?"
_GRID = (
    _BOUND
    + rf"(?:[XYxy][ ]?[=:：]?[ ]?)?{_METRES}(?:[ ]?[,，、;；/][ ]?|[ \t]{{1,4}})(?:[XYxy][ ]?[=:：]?[ ]?)?{_METRES}(?![0-9A-Za-z%])(?!\.[0-9])"
)
_NAMED_GRID = (
    _BOUND
    + rf"[Xx][ ]?[=:：][ ]?{_METRES}[ \t]?(?:米|m)?[ \t]{{0,4}}[,，、;；]?[ \t]{{0,4}}[Yy][ ]?[=:：][ ]?{_METRES}(?![0-9A-Za-z%])(?!\.[0-9])"
)
# Figures read as letters: E1O6°OO'12"
_READ = r"[0-9OolI]"
_READ_ANGLE = rf"{_READ}{{1,3}}{_DEGREE}{_READ}{{1,2}}{_MINUTE}{_READ}{{1,2}}(?:\.{_READ}{{1,4}})?{_SECOND}"
_MISREAD = rf"(?<![0-9A-Za-z])(?=[^\n]{{1,24}}[OolI])(?:(?:E|东经)[ ]?{_READ_ANGLE}{_JOIN}(?:N|北纬)[ ]?{_READ_ANGLE}|(?:N|北纬)[ ]?{_READ_ANGLE}{_JOIN}(?:E|东经)[ ]?{_READ_ANGLE})"
# Two angles to the second that nothing names, and such with dashes behind their label.
_FULL = rf"[0-9]{{1,3}}{_DEGREE}[0-9]{{1,2}}{_MINUTE}[0-9]{{1,2}}(?:\.[0-9]{{1,8}})?{_SECOND}"
_ANGLES = rf"(?<![0-9A-Za-z.]){_FULL}[ ]{{0,2}}[,，、;；/和]?[ ]{{0,2}}{_FULL}(?![0-9A-Za-z])"
_DASHED_ANGLE = r"[0-9]{2,3}-[0-5]?[0-9]-[0-5]?[0-9](?:\.[0-9]{1,6})?"
_DASHED = rf"坐\s?标[\s:：为是]{{0,3}}(?P<value>{_DASHED_ANGLE}[ ]?[,，、;；/ ][ ]?{_DASHED_ANGLE})(?![0-9A-Za-z-])"
_CELL = r"(?<=[,;\t|])(?:[3-9]|[1-9][0-9]|1[0-3][0-9])\.[0-9]{4,12}(?=[,;\t|\n]|$)"
_CELL_HEADING = r"(?<![A-Za-z])(?i:lon(?:gitude)?|lng|lat(?:itude)?|jd|wd)(?![A-Za-z])"
_BOTH = r"(?<![A-Za-z])(?i:jd[^A-Za-z\n][^\n]{0,24}(?<![A-Za-z])wd|wd[^A-Za-z\n][^\n]{0,24}(?<![A-Za-z])jd)(?![A-Za-z])"
_SPOKEN = r"坐\s?标|经纬|定\n?位|GPS|信号|位置|卫星|导航"
_OF_EAST = lazily(r"(?i:lon(?:gitude)?|lng|jd)")
_HOUSE = lazily(r"宅|住[址所房]|家[中里]|[户屋]")
_STAKE = lazily(r"[A-Z]{0,3}K[0-9]{1,4}\+[0-9]{1,3}(?:\.[0-9]+)?[ ]?[,，、;\t|][ ]?$")
_GRID_LABEL = r"坐\s?标|CGCS\s?2000|国家大地|西安\s?80|北京\s?54|拐点|界址点|控制点|(?<![A-Za-z])[XY](?![A-Za-z])"
_LABEL = r"坐\s?标(?:系)?|经纬度?|经度|纬度|(?<![A-Za-z])(?:GPS|WGS|CGCS)|北斗|点位|定位|位置|登录点|轨迹|落脚点|藏身"
_PUBLIC = Cue(
    r"气象|观测站|监测站|水文站|站址|台站|雷达站迁建|景区|公园|纪念碑|界碑|航标|震中|台风|县境|市境|驻地",
    Phrase("是公共站点或自然事件的位置", "that of a public station or an event"),
    before=120,
    after=40,
)
_RANGE = lazily(r"[ ]?(?:[~～至到]|—{1,2}|–|-)[ ]?(?:东经|北纬|E|N)?[0-9]")
_RANGE_BEFORE = lazily(r"(?:[~～—–-]|[0-9°度′'’分″\"”秒EN]\s?[至到]|之间)\s*$")  # not 送到
_HARM = Cue(
    r"住址|住所|家中|住宅|手机|轨迹|被害|嫌疑|举报|军|雷达|部队|油库|弹药|炸药|危化|水源|取水口|变电站|泵站|基站|机房|管线|卡口|监控|涵洞|哨所|应急指挥",
    Phrase("标出的是住处、行踪或重要设施", "a home, a whereabouts or an installation is located"),
    before=60,
    after=30,
)
_AREA = Cue(
    r"范围|边界|四至|界线|界址|拐点|保护区|海域|航道|采矿|矿区|探矿|地块|红线|用地|震中|震源|台风|中心位于|观赏|自然保护",
    Phrase("是依规定公告的范围、地块或自然事件", "a boundary or an event that is announced as the rules ask"),
    before=80,
    after=40,
)


_OF_ALL = Phrase("是公共场所或公告范围的位置", "that of a public place or of announced bounds")


def _resolution(value: str) -> float:
    """The smaller of the steps in metres that the digits of ``value`` can tell apart."""
    steps = []
    for number, unit in re.findall(r"([0-9]+(?:\.[0-9]+)?)[ ]?(°|度|º|˚|゜|″|\"|”|“|秒|''|’’|′′|′|'|’|分|´)?", value):
        decimals = len(number.partition(".")[2])
        size = 111_000.0
        if unit in ("′", "'", "’", "分", "´"):
            size = 1_850.0
        elif unit in ("″", '"', "”", "“", "秒", "''", "’’", "′′"):
            size = 31.0
        steps.append(size / 10.0**decimals)
    return min(steps)


def _judgement(
    metres: float, reading: Reading, span: Span, why: tuple[Phrase, ...], confidence: float
) -> Judgement | None:
    text = reading.text.text
    if (
        _RANGE.match(text, span.end)
        or _RANGE_BEFORE.search(text[max(0, span.start - 4) : span.start])
        or metres > 5_000
    ):
        return None
    shown = f"{metres:.0f}" if metres >= 1 else "1"
    precision = Phrase("精度约 {metres} 米", "precise to about {metres} m").fill(metres=shown)
    severity = Severity.MEDIUM if metres <= 50 else Severity.LOW if metres <= 500 else Severity.INFO
    if _HARM.applies(reading, span) and metres <= 500:
        return Judgement(confidence, (*why, precision, _HARM.why), Severity.HIGH)
    if _PUBLIC.applies(reading, span) and severity is not Severity.INFO:
        return Judgement(confidence, (*why, precision, _PUBLIC.why), Severity.INFO)
    if is_public(reading, span):
        return Judgement(confidence, (*why, precision, _OF_ALL), Severity.INFO)
    if _AREA.applies(reading, span):
        lower = Severity.LOW if severity is Severity.MEDIUM else Severity.INFO
        return Judgement(confidence, (*why, precision, _AREA.why), lower)
    return Judgement(confidence, (*why, precision), severity)


def _judge_point(value: str, reading: Reading, span: Span) -> Judgement | None:
    form = Phrase("写明经纬度", "longitude and latitude are named")
    return _judgement(_resolution(value), reading, span, (form,), 0.96)


def _judge_decimals(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    numbers = [float(number) for number in re.findall(r"[0-9]+\.[0-9]+|[0-9]+(?=[°度])", value)]
    if label is None or not numbers:
        return None
    if len(numbers) == 1:
        named = label.words in ("经度", "纬度") and label.adjacent
        if not named or not (73 <= numbers[0] <= 136 if label.words == "经度" else 3 <= numbers[0] <= 54):
            return None
    elif not (73 <= max(numbers) <= 136 and 3 <= min(numbers) <= 54) or (
        label.words == "位置" and min(len(n.partition(".")[2]) for n in re.findall(r"[0-9.]+", value)) < 4
    ):
        return None
    form = Phrase("数值在我国经纬度范围内", "within the longitudes and latitudes of China")
    return _judgement(_resolution(value), reading, span, (form, label.why), 0.93)


def _judge_headed(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """One cell under lon or lat: exact, and within the longitudes or latitudes of China."""
    if label is None or not label.heading:
        return None
    if is_public_row(reading, span, _CELL_HEADING) and not _HARM.applies(reading, span):
        return None  # 1,火车站,108.9480,34.2630
    if reading.text.text[span.start - 1] != "\t" and reading.once("exact", lambda: reading.holds(_SPOKEN)):
        return None  # found with its other half
    east = _OF_EAST.fullmatch(label.words) is not None
    if label.words.lower() in ("jd", "wd") and not reading.once("jd and wd", lambda: reading.holds(_BOTH)):
        return None  # 温度, 风度: only the two together are degrees of a place
    if not (73 <= float(value) <= 136 if east else 3 <= float(value) <= 54):
        return None
    form = Phrase("数值在我国经纬度范围内", "within the longitudes and latitudes of China")
    return _judgement(_resolution(value), reading, span, (form, label.why), 0.93)


def _judge_named(value: str, reading: Reading, span: Span) -> Judgement | None:
    form = Phrase("照片、地图一类记录的位置", "a place as cameras and maps record it")
    return _judgement(1, reading, span, (form,), 0.93)


def _judge_misread(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _judge_angles(as_digits(value), reading, span)


def _judge_letters(value: str, reading: Reading, span: Span) -> Judgement | None:
    """Two decimals with letters among their figures."""
    digits = as_digits(re.sub(r"[^0-9OolI|.,]|(?i:lon|lng|lat)", " ", value))
    numbers = re.findall(r"[0-9]{1,3}\.[0-9]{2,10}", digits)
    if not re.search("[OolI]", re.sub("(?i:lon|lng|lat)", "", value)) or len(numbers) != 2:
        return None
    named = Phrase(
        "前文写明坐标，个别数字被识别成形近的字母", "coordinates are named, some digits were read as letters"
    )
    return _judge_decimals("，".join(numbers), reading, span, Label("坐标", named))


def _judge_listed(value: str, reading: Reading, span: Span) -> Judgement | None:
    named = Phrase("字段名写明是位置", "the key says that it is a place")
    return _judge_decimals(value, reading, span, Label("坐标", named))


def _judge_angles(value: str, reading: Reading, span: Span) -> Judgement | None:
    """Two angles, one a longitude and one a latitude of China."""
    whole = [int(number) for number in re.findall(r"(?<![0-9.])[0-9]+", value)]
    first, second = whole[0], whole[3]
    if not (73 <= max(first, second) <= 135 and 3 <= min(first, second) <= 53):
        return None
    form = Phrase("两个角度在我国经纬度范围内", "two angles within the longitudes and latitudes of China")
    return _judgement(30, reading, span, (form,), 0.85)


def _judge_exact(value: str, reading: Reading, span: Span) -> Judgement | None:
    named = Phrase("文中写明坐标，数值精确到小数点后四位以上", "coordinates are spoken of, exact to four decimals")
    return _judge_decimals(value, reading, span, Label("坐标", named))


def _judge_bracketed(value: str, reading: Reading, span: Span) -> Judgement | None:
    if min(len(part.partition(".")[2]) for part in re.findall(r"[0-9.]+", value)) < _EXACT_DECIMALS:
        return None
    alone = Phrase("括号中只有一对经纬度数值", "the bracket holds one pair of degrees alone")
    return _judge_decimals(value, reading, span, Label("坐标", alone))


def _judge_grid(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    numbers = [float(number) for number in re.findall(r"[0-9]+(?:\.[0-9]+)?", value)]
    if label is None or len(numbers) != 2:
        return None
    for north, east in (numbers, numbers[::-1]):
        zone, rest = divmod(east, 1_000_000)
        zoned = 13 <= zone <= 45 and 200_000 <= rest <= 800_000
        if 1_900_000 <= north <= 5_950_000 and (zoned or 200_000 <= east <= 800_000):
            break
    else:
        return None
    text = reading.text.text
    staked = _STAKE.search(text, max(0, span.start - 20), span.start)
    if staked and not _HOUSE.search(text, max(0, span.start - 60), span.start):
        form = Phrase("是道路等线路桩号的坐标", "that of a stake of a road or a canal")
        return Judgement(0.9, (form, label.why), Severity.INFO)
    decimals = len(re.findall(r"[0-9]+(?:\.[0-9]+)?", value)[0].partition(".")[2])
    form = Phrase("符合高斯投影平面坐标的数值范围", "within the range of projected coordinates")
    return _judgement(1 / 10.0**decimals, reading, span, (form, label.why), 0.92)


def _judge_named_grid(value: str, reading: Reading, span: Span) -> Judgement | None:
    return _judge_grid(value, reading, span, Label("X、Y", Phrase("写明 X、Y 坐标", "X and Y are named")))


RULES = (
    Rule(
        id="personal.coordinates",
        title=Phrase("地理坐标", "Coordinates"),
        severity=Severity.MEDIUM,
        basis=basis("personal-28", "disclosure-14", "surveying-22"),
        matcher=AnyOf(
            (
                Gated(
                    r"[°º˚゜′]|[0-9] ?度|东经[ ]?[0-9]|北纬[ ]?[0-9]|经度|(?:[Ll]on|[Ll]ng|[Ll]at)[a-z]{0,6}[\"']?[ ]?[:：=]|[EN][ ]?[0-9]{1,3}\.[0-9]",
                    Checked(_POINT, _judge_point),
                ),
                Labelled(_CELL, _CELL_HEADING, _judge_headed),
                Labelled(_PAIR, _LABEL + r"|界址点|拐点|(?<![0-9A-Za-z])J[0-9]{1,3}(?=[ ]?[:：])", _judge_decimals),
                Gated(r"[Xx][ ]?[=:：][ ]?[0-9]{6}", Checked(_NAMED_GRID, _judge_named_grid)),
                Labelled(_GRID, _GRID_LABEL, _judge_grid, reach=40),
                Labelled(_SINGLE, _LABEL, _judge_decimals),
                Checked(_BRACKETED, _judge_bracketed),
                Checked(OF_DEVICES, _judge_named),
                Checked(_ANGLES, _judge_angles),
                Gated(r"[°º˚゜]", Checked(_MISREAD, _judge_misread)),
                Checked(READ_AS_LETTERS, _judge_letters),
                Checked(OF_PROGRAMS, _judge_listed),
                Checked(OF_CAMERAS, _judge_angles),
                Checked(_SITUATED, _judge_exact),
                Checked(_DASHED, _judge_angles),
                Gated(_SPOKEN, Checked(_EXACT, _judge_exact)),
            )
        ),
        message=Phrase("出现地理坐标，可确定具体位置", "coordinates that locate a place"),
        suggestion=Phrase(
            "住处、行踪和重要设施的坐标删除；依规定公告的范围按规定精度保留",
            "delete those of homes, movements and installations; keep an announced boundary at the precision that the rules ask",
        ),
        mask=Mask(2, 0),
        hits=(
            "住址坐标⟦lng=104.123456&lat=30.123456⟧",
            '{"⟦lat": 30.123456, "lng": 104.123456⟧}',
            "⟦东经104°03′56″，北纬30°39′34″⟧",
            "坐标：⟦104.065735,30.659462⟧",
            "经度：⟦104.065735⟧，精度略",
            "⟦经度：104.0657，纬度：30.6594⟧",
            "点位\t经度\t纬度\n1号\t⟦104.065735\t30.659462⟧",
            "监控点（⟦E104°03′56.6″ N30°39′34.1″⟧）",
            "CGCS2000坐标⟦X=3391234.567，Y=35412345.678⟧",
            "界址点坐标：⟦3391234.567, 412345.678⟧",
            "位于⟦北纬30°39′、东经104°03′⟧附近",
            "灾情点（⟦东经110°22''21\"，北纬28°08''36\"⟧）",
            "宗地拐点⟦X=3391234.56 Y=412345.78⟧",
            "GPS定位⟦30.659462，104.065735⟧",
            "宗地界址点J1：⟦30.659462, 104.065735⟧",
            "坟墓坐标 ⟦E1O6° OO' 12\" N29° OO' 34\"⟧ 迁移前拍照",
            "坐标：⟦E 106 度 10 分 12 秒，N 29 度 20 分 34 秒⟧",
            "照片位置geo:⟦30.659462,104.065735⟧",
            "户主李某家 ⟦104°03′56.6″ 30°39′34.1″⟧",
            "编号 户主 坐标 撤离人\nW-07 谭绪昌 ⟦30.900437, 109.900437⟧ 卢正平",
        ),
        misses=(
            "tm,lon,lat,uid\n08:12:00,208.948012,64.263012,u01\n",
            "805南线从大桥东经楚府路",
            "预算数104.0657，决算数30.6594",
            "具体以界址点坐标控制，详见附件1",
            "自然保护区位于东经118°32.981′～119°20.450′之间",
            "北纬30°神秘线",
            "完成投资3391234.56万元，同比增加412345.67万元",
            "项目\t预算\t决算\n道路\t104.065735\t30.659462",
            "使用2000国家大地坐标系",
            "中心纬度偏北",
            "坐标轴上取 3.14, 2.71",
            "温度26.55°，湿度60.12%",
            "该村位于县城北部，农民收入增长30.1234、120.5678个百分点",
            "夹角45°30′15″，倾角60°12′20″",
            "坐标：2024-05-06，2024-07-08",
            "函数POINT(x y)返回坐标",
        ),
    ),
)
