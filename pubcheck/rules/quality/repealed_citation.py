"""Citations of statutes that are repealed, and of articles that have another number by now.

A document is measured by the law of its own day: what was in force when it was issued is told for
information only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pubcheck.cited_days import Days, judgement
from pubcheck.cited_history import is_first, is_known, is_of_its_time
from pubcheck.cited_standards import PATTERN as STANDARD
from pubcheck.cited_standards import cited_standards
from pubcheck.cited_titles import BARE, BROKEN, CITED, NAMED, READ, repealed_titles
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_terms import read_term
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.publicity import title_of
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.superseded import EDITIONS, MOVED, NEED_SINCE, OLD_NEED, VERSIONS, Repealed

_VERSION = rf"《(?:中华人民共和国)?(?P<title>{'|'.join(entry.title for entry in VERSIONS)})》[ ]?[（(][^（）()\n]{{0,20}}?国(?:务院)?(?:令)?[ ]?第?[ ]?(?P<decree>[0-9]{{3}})[ ]?号(?:令)?[^（）()\n]{{0,12}}[)）]"
# A year in the text, not one that is still ahead of it: what was written then knew of repeals before.
_YEAR = r"(?<![0-9至到—~-])(?P<year>2[ ]?[0O][ ]?[0-9Ol][ ]?[0-9Ol])(?:[ ]?年(?!底|前|末|版|以前|之前|[ ]?(?:至|到|—|-))|[-./](?:0?[1-9]|1[0-2])[-./](?:[0-3]?[0-9])(?![0-9]))|[〔\[（(](?P<year>20[0-9]{2})[〕\])）][ ]?[0-9]{1,4}[ ]?号"
_EDITION = r"(20[0-9]{2})年?(?:版|修订版|示范文本|格式文本)"  # in the title: of the paper itself
_DAY = r"(?:更新|发布|印制|制作|公布|打印|编印|修订)(?:日期|时间|于)?[:： ]{0,2}20[0-9]{2}[^\s，。；]{0,8}|20[0-9]{2}年度|20[0-9]{2}年[0-9]{1,2}月(?:印|编|制|更新|修订|整理)"
_ANY_YEAR = r"(?<![0-9])(?<!GB[ /T]{0,3}[0-9.]{4,8}[-—–])((?:19|20)[0-9]{2})(?=[ ]?年|[-./][0-9]{1,2}[-./]|[〕\])）])"
# The years of a statute in the brackets behind its title date the statute, not the paper that cites it.
_OF_A_TITLE = r"》[ ]?[（(][^（）()\n〔〕]{0,40}[)）]"
_FULL_DAY = r"(?<![0-9])(20[0-9]{2})[ ]?[-./年][ ]?([0-9]{1,2})[ ]?[-./月][ ]?([0-9]{1,2})(?![0-9])"
_MISREAD = str.maketrans("OlI", "011")
_ARTICLES = r"(?m)^[ \t]*第一条[ 　](?:[^\n]*\n){1,12}?[ \t]*第二条[ 　]"
# Articles of a contract or of a body's own rules: no statute, whose years would be those of its amendments.
_CONTRACT = r"合同|协议|契约|公约|章程|民约|承诺书|意向书|示范文本|责任书"
_SIGNED = r"(?<!原合同)(?<!原协议)(?<!主合同)(?<!主协议)(?:签[订署约字]|订立|立约|立据|成交)(?:的)?(?:日期|时间|日|于)?[ ]?[:：为是在]?[ ]{0,4}(20[0-9OlI]{2})[ ]?[年./-]|(20[0-9OlI]{2})[ ]?年[^\n。；，]{0,10}?(?:签[订署]|订立|立约)(?![的了]?[^，。；\n]{0,8}?(?:原|主合|主协|《|(?<![本此])(?:合同|协议)))"
_AHEAD = r"(?:到|至|截至|力争|计划|规划|预计|拟于|将于|有效期)[^。；，\n]{0,8}$"
# A former edition, told by its year: 《保守国家秘密法》（2010年修订）.
_EDITED = rf"(?P<value>《(?:中华人民共和国)?(?P<title>{'|'.join(EDITIONS)})》[ ]?[（(](?:[^（）()\n0-9]{{0,8}})(?P<edition>(?:19|2[0O])[0-9OlI]{{2}})年?[^（）()\n]{{0,16}}[)）])"
_ARTICLE = r"(?P<value>《(?:中华人民共和国)?(?P<statute>保守国家秘密法实施条例|保密法实施条例|保守国家秘密法|保密法|政府信息公开条例|公开条例)》[^。；\n《》]{0,8}?第(?P<number>[一二三四五六七八九十]{1,3}|[0-9]{1,2})条)"
_FULL = {"保密法": "保守国家秘密法", "保密法实施条例": "保守国家秘密法实施条例", "公开条例": "政府信息公开条例"}
_YEARS = r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])"
_PATTERNS = (CITED, BARE, NAMED, BROKEN, READ, _VERSION, _EDITED, _ARTICLE, OLD_NEED, STANDARD)
_ABOUT = 60  # characters round a citation in which its matter stands


def _waits(reading: Reading) -> tuple[bool, int | None]:
    text = reading.text.text
    if _is_statute(reading) or _signed(reading) is not None:
        return False, None
    told = compiled(_OF_A_TITLE).sub("》", text, timeout=reading.seconds)
    years = [int(year) for year in compiled(_ANY_YEAR).findall(told, timeout=reading.seconds)]
    return True, max((year for year in years if year <= date.today().year), default=None)


def _is_statute(reading: Reading) -> bool:
    """Whether the text goes by articles like a statute, and no line of its head says that it is a contract."""
    text = reading.text.text
    if compiled(_ARTICLES).search(text, timeout=reading.seconds) is None:
        return False
    head = [line for line in text[:300].split("\n") if line.strip()][:3]
    return not any(
        compiled(_CONTRACT).search(line) and not line.rstrip().endswith(("条例", "办法", "规定", "细则"))
        for line in _headings(head)
    )


def _find(reading: Reading) -> Iterator[Match]:
    text, day = reading.text.text, reading.elements.date
    if not any(sign in text for sign in ("《", "<<", OLD_NEED[:6], "GB")) and not any(
        map(reading.holds, (BARE, NAMED))
    ):
        return
    if not any(map(reading.holds, _PATTERNS)):
        return
    days = Days(day, day or _latest_year(reading), *_waits(reading), reading.elements.declared is not None)
    for entry, span in repealed_titles(reading):
        if is_known(reading, span.start, span.end) or is_of_its_time(reading, span, entry):
            continue
        yield Match(span, _repealed(entry, days))
    by_decree: set[tuple[int, int]] = set()
    for match in reading.matches(_VERSION):
        version = next(entry for entry in VERSIONS if entry.title == match["title"])
        if int(match["decree"]) not in version.old or is_known(reading, match.start(), match.end()):
            continue
        message = Phrase(
            f"国务院令第{match['decree']}号公布的《{version.title}》已修订，现行文本为第{version.decree}号令",
            f"decree {match['decree']} is the former version; in force is decree {version.decree}",
        )
        by_decree.add(match.span())
        made = version.made[version.old.index(int(match["decree"]))]
        yield Match(Span(match.start(), match.end()), judgement(message, version.since, days.without(made)))
    for match in reading.matches(_EDITED):
        current, since = EDITIONS[match["title"]]
        # The last year counts: 1987年通过，2020年修订.
        edition = max(map(int, compiled(_YEARS).findall(match["value"].translate(_MISREAD), timeout=reading.seconds)))
        if edition >= current or is_first(match["title"], edition, match["value"]):
            continue
        if match.span("value") in by_decree or is_known(reading, match.start(), match.end()):
            continue
        message = Phrase(
            f"《{match['title']}》{edition}年的文本已修订，现行文本自{since:%Y-%m-%d}起施行",
            f"{match['title']} of {edition} was revised; the text in force holds from {since:%Y-%m-%d}",
        )
        yield Match(Span(*match.span("value")), judgement(message, since, days.without(edition)))
    for span, standard, year, later in cited_standards(reading):
        message = Phrase(
            f"国家标准{standard}的{year}年版已被{later.year}年版代替，后者自{later.since:%Y-%m-%d}起实施",
            f"the edition of {year} of GB {standard} was replaced by that of {later.year}, in force from {later.since:%Y-%m-%d}",
        )
        if not is_known(reading, span.start, span.end):
            yield Match(span, judgement(message, later.since, days.without(year)))
    for match in reading.matches(_ARTICLE):
        number = _number(match["number"])
        around = text[max(0, match.start() - 8) : match.end() + _ABOUT].split("。")[0]
        around += text[max(0, match.start() - _ABOUT) : match.start()].rsplit("。", 1)[-1]
        if is_known(reading, match.start(), match.end()):
            continue
        for moved in MOVED:
            same = moved.statute == _FULL.get(match["statute"], match["statute"]) and moved.old == number
            if same and compiled(moved.about).search(around, timeout=reading.seconds):
                message = Phrase(
                    f"所引条款是修订前的条号，现行《{moved.statute}》为{moved.new}",
                    f"the article has its number from before the revision; in force it is {moved.new}",
                )
                span = Span(match.start("value"), match.end("value"))
                yield Match(span, judgement(message, moved.since, days))
                break
    for match in reading.matches(OLD_NEED):
        message = Phrase(
            "沿用2007年《政府信息公开条例》第十三条的“三需要”表述，现行条例第二十七条已无此要求",
            "the needs of art. 13 of the 2007 regulations; art. 27 in force asks for none",
        )
        if not is_known(reading, match.start(), match.end()):
            yield Match(Span(match.start(), match.end()), judgement(message, NEED_SINCE, days))


def _repealed(entry: Repealed, days: Days) -> Judgement:
    if not entry.sure:  # as guidance in the legal catalogue: shown, never the ground of anything
        words = entry.successor and f"，现行规定为《{entry.successor}》"
        message = Phrase(
            f"据公开资料《{entry.title}》已不再施行{words}（参考），引用前请核实",
            f"{entry.title} is said to be no longer valid (guidance); check before citing it",
        )
        why = Phrase("未见废止决定原文，仅供参考", "the text of the repeal was not seen; for guidance only")
        return Judgement(0.4, (why,), Severity.INFO, message)
    words = entry.successor and f"，现为《{entry.successor}》"
    message = Phrase(
        f"《{entry.title}》已于{entry.since:%Y-%m-%d}废止{words}",
        f"{entry.title} was repealed on {entry.since:%Y-%m-%d}" + (f"; now {entry.successor}" if words else ""),
    )
    return judgement(message, entry.since, days)


def _latest_year(reading: Reading) -> date | None:
    """The last day of the year that the head, the last line or a day of publication tells, for a text without a date."""
    text = reading.text.text.strip()
    if _is_statute(reading):
        return None  # statutes tell the years of their amendments
    lines = [line for line in text.split("\n") if line.strip()] or [""]
    if (signed := _signed(reading)) is not None:
        return signed
    edition = "".join(
        f"{year}年 " for line in {title_of(reading), *_headings(lines[:3])} for year in compiled(_EDITION).findall(line)
    )
    told = "\n".join((edition, *lines[:3], lines[-1], *_dated(text, reading.seconds)))
    years = [
        int(match["year"].replace(" ", "").translate(_MISREAD))
        for match in compiled(_YEAR).finditer(told, timeout=reading.seconds)
        if not compiled(_AHEAD).search(told[max(0, match.start() - 12) : match.start()])
    ]
    past = [year for year in years if year <= date.today().year]
    if not past:
        return None
    full = [read_term("-".join(each)).until for each in compiled(_FULL_DAY).findall(told, timeout=reading.seconds)]
    exact = [each for each in full if each is not None and each.year == max(past)]
    return max(exact) if len(exact) == past.count(max(past)) and exact else date(max(past), 12, 31)


def _signed(reading: Reading) -> date | None:
    """The last day of the year in which a contract was signed, whatever later years it names for what it promises."""
    head = [line for line in reading.text.text[:300].split("\n") if line.strip()][:3]
    if not any(compiled(_CONTRACT).search(line) for line in _headings(head)):
        return None
    years = [int((match[1] or match[2]).translate(_MISREAD)) for match in reading.matches(_SIGNED)]
    return date(max(years), 12, 31) if years and max(years) <= date.today().year else None


def _headings(lines: Sequence[str]) -> Iterator[str]:
    """Those of ``lines`` that may belong to the title: they are no sentence and cite nothing."""
    return (line for line in lines if not any(sign in line for sign in "。，《"))


def _dated(text: str, seconds: float) -> Iterator[str]:
    for match in compiled(_DAY).finditer(text, timeout=seconds):
        yield match.group()


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    digits = " 一二三四五六七八九"
    return (max(digits.find(tens), 1) * 10 if ten else 0) + max(digits.find(ones), 0) if ones or ten else 0


_END = "\n某县人民政府\n2025年3月1日\n"
_HEAD = "关于做好某项工作的通知\n各乡镇：\n"

RULES = (
    Rule(
        id="quality.repealed_citation",
        title=Phrase("引用已废止的法律法规或者旧条号", "Repealed statute or old article cited"),
        severity=Severity.LOW,
        basis=basis("disclosure-6"),
        matcher=Computed(_find, needs=_PATTERNS),
        message=Phrase("引用了已经废止或者已改条号的规定", "a rule that is repealed or renumbered is cited"),
        suggestion=Phrase("改引现行规定和条号", "cite what is in force, with its article"),
        inline=False,
        beside=True,
        hits=(
            _HEAD + "依照⟦《中华人民共和国合同法》⟧签订合同。" + _END,
            _HEAD + "按照⟦《信访条例》⟧办理。" + _END,
            _HEAD + "执行⟦《国家行政机关公文处理办法》⟧。" + _END,
            _HEAD + "依据⟦《中华人民共和国婚姻法》⟧（2001年修正）登记。" + _END,
            _HEAD + "依照⟦《中华人民共和国保守国家秘密法》第十七条⟧的规定作出国家秘密标志。" + _END,
            _HEAD + "保密期限依据⟦《保守国家秘密法》第十五条⟧确定。" + _END,
            _HEAD + "依据⟦《政府信息公开条例》第13条⟧申请获取信息。" + _END,
            _HEAD + "公民可以根据⟦自身生产、生活、科研等特殊需要⟧申请公开。" + _END,
            _HEAD + "依照⟦《保密法》第十七条⟧作出国家秘密标志。" + _END,
            _HEAD + "依据⟦《环境噪声污染防治法》⟧处罚。" + _END,
            "村规民约（2024年通过）\n依照⟦《婚姻法》⟧登记。",
            "依据⟦《中华人民共和国契税暂行条例》⟧征收。\n更新日期：2023-05-06",
            "公开指南（2024年更新）\n依据⟦《政府信息公开条例》（国务院令第492号）⟧编制。",
            _HEAD + "按照⟦《印花税暂行条例》⟧缴纳。" + _END,
            _HEAD + "依据⟦《中华人民共和国水污染防治法》⟧处罚。\n某县人民政府\n2026年9月1日\n",
            _HEAD + "执行⟦《保守国家秘密法》第十三条⟧关于派生定密的规定。" + _END,
            "某市城市管理局\n\n某市养护合同（2025年版）\n\n根据⟦《中华人民共和国合同法》⟧的规定，双方协商一致，订立本合同。",
            "某市养护合同（2025年版）\n根据⟦《中华人民共和国合同法》⟧的规定，双方协商一致，订立本合同。",
            _HEAD + "依照⟦《保守国家秘密法》（2010年修订）⟧作出标志。" + _END,
            _HEAD + "依据⟦《中华人民共和国行政处罚法》（2017年修正）⟧告知听证权利。" + _END,
            "信访事项受理告知书\n依据⟦《信访条例》⟧第二十二条，决定予以受理。\n某信访机构\n2O25 年 3 月 18 日",
            "窗口办理须知\n结婚登记依据⟦《中华人民共和国婚姻法》⟧办理，双方到场。\n来访接待按⟦《信访条例》⟧执行。",
            "市区养护合同（示范文本2026年版）\n甲方：某中心　乙方：\n依据⟦《合同法》⟧⟦《担保法》⟧及有关规定，双方约定：\n第一条　养护期一年。\n第二条　乙方以保函担保。\n",
            "某公司章程（2024年修订）\n依据⟦《公司登记管理条例》⟧登记。\n第一条　为规范公司组织，制定本章程。\n第二条　公司住所在某市。\n",
            "某村村规民约（2023年版）\n第一条　婚姻依照⟦《婚姻法》⟧登记。\n第二条　邻里和睦。\n",
            "关于2025年学位授予工作有关事项的通知\n各学院：\n仍按⟦《中华人民共和国学位条例》⟧规定的程序组织。\n研究生院\n公开属性：主动公开",
            "2021年房屋租赁协议\n依据⟦《合同法》⟧，双方约定：\n第一条　租期一年。\n第二条　租金按月付。\n",
            _HEAD + "根据⟦婚姻法⟧第三十二条的规定调解。" + _END,
            _HEAD + "依照⟦《房屋拆迁管理条例》⟧安置。" + _END,
            _HEAD + "依据⟦《侵权法》⟧赔偿。" + _END,
            _HEAD + "依照⟦《增值税条例》⟧申报。\n某县人民政府\n2026年2月1日\n",
            _HEAD + "依照⟦《公司登记条例》⟧变更。" + _END,
            "来访登记表\n处理依据：⟦《信访条例》⟧第二十二条\n登记人：值班员",
            _HEAD + "根据⟦信访条例⟧的规定答复。" + _END,
            _HEAD + "按照⟦婚姻法⟧、⟦继承法⟧和⟦收养法⟧办理。" + _END,
            _HEAD + "依据⟦担保法⟧之规定，以保函担保。" + _END,
            _HEAD + "按⟦《最高人民法院关于适用〈中华人民共和国婚姻法〉若干问题的解释（二）》⟧第二十四条处理。" + _END,
            _HEAD + "按⟦《生产安全事故罚款处罚规定（试行）》⟧处罚。" + _END,
        ),
        misses=(
            _HEAD + "依据《档案法》（1987年通过，2020年修订）移交。" + _END,
            _HEAD + "依据《统计法》（1983年12月8日通过，2024年修正）报送。" + _END,
            _HEAD + "依照《中华人民共和国劳动合同法》签订合同。" + _END,
            _HEAD + "《信访条例》已经废止，按《信访工作条例》办理。" + _END,
            _HEAD + "依照《保守国家秘密法》第二十二条作出标志。" + _END,
            _HEAD + "依据《政府信息公开条例》第十三条，除第十四条至第十六条外应当公开。" + _END,
            _HEAD + "原《合同法》规定的事项由民法典调整。" + _END,
            _HEAD + "本办法自发布之日起施行，《城市房屋拆迁管理条例》同时废止。" + _END,
            _HEAD + "签订合同法律文书应当规范。" + _END,
            _HEAD + "依据《民法典》合同编办理。" + _END,
            _HEAD + "依据《政府信息公开条例》（国务院令第711号）编制。" + _END,
            _HEAD + "依照《保守国家秘密法》第十四条确定密级，绝密、机密、秘密三级不得混用。" + _END,
            _HEAD + "依据《生态环境法典》处罚。" + _END,
            "法治夜校讲义\n《民法典》施行后，《婚姻法》《继承法》《民法通则》《收养法》《担保法》《合同法》《物权法》《侵权责任法》《民法总则》同时废止。",
            _HEAD + "依照《保守国家秘密法》（2024年修订）作出标志。" + _END,
            _HEAD + "依照《档案法》（2020年修订）移交。" + _END,
            _HEAD + "根据劳动合同法第三十九条解除。" + _END,
            _HEAD + "婚姻法课程第三讲，物权法讲座照常。" + _END,
            _HEAD + "依照《浙江省信访条例》办理。" + _END,
            _HEAD + "根据浙江省信访条例的规定答复。" + _END,
            _HEAD + "学习婚姻法、继承法等知识，依据合同法律关系审查。" + _END,
            _HEAD + "曾依据《信访条例》答复，现重新办理。" + _END,
            _HEAD + "按《生产安全事故罚款处罚规定》处罚。" + _END,
            _HEAD + "仍有三件援引《信访条例》（国务院令第431号），已要求更正。" + _END,
        ),
    ),
)
