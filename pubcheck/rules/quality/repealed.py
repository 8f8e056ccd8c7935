"""A document that says of itself, or whose page says, that it is repealed or no longer applies.

A text that repeals others (同时废止) is not meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_terms import DATE_WORDS, read_term
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span, Taken

_SELF = r"(?:[本此该](?:办法|规定|细则|通知|意见|方案|措施|政策|制度|规则|规范性文件|规范|标准|公告|通告|决定|文件|条例|规程|指南|清单|目录|批复|要求|安排|手册|版|册|稿|口径|件|文)|本页(?:面)?文件)"
# A line may break inside any of these words.
_WORDS = "|".join(
    r"\s?".join(word)
    for word in "废止 失效 停止执行 停止施行 停止使用 停止实施 不再执行 不再适用 不再施行 不再有效 作废".split()
)
_REPLACED = "|".join(r"\s?".join(word) for word in "取代 代替 替代 废止 修订 宣布失效 宣布废止".split())
_GONE = rf"(?:予以|宣布|全文|全部|正式)?(?:{_WORDS})"
_STATE = r"(?:[\u4e00-\u9fff]{0,4}(?:有效性|效力|状态|时效性?|生命周期|有效情况)|是否(?:仍|现行)?有效|清理(?:结果|意见|结论))"
_JUDGED = r"(?:评估|审查)(?:结果|意见|结论)"  # of much else too: 疗效评估结论：无效
_ENDED = r"(?:(?:已|宣布|予以|建议)?(?:废止|失效))"
_OVER = r"(?:已?(?:经)?废止|已?失效|全文废止|全文失效|无效|否|已?作废|已?停止执行|已?被?(?:替代|代替|取代)|已?宣布(?:失效|废止|作废)|宣布(?:失效|废止)|已?终止|非现行|不再有效|已?被?(?:修改|修订)[并后]废止|[○□][ ]?有效[ ]{0,8}[●☑√■][ ]?(?:失效|废止|作废)|[☑√✓■][ ]?(?:废止|失效|作废))"
_SEEN = (
    "废",
    "失效",
    "作废",
    "停止",
    "不再",
    "取代",
    "替代",
    "代替",
    "无效",
    "终止",
    "非现行",
    "清理",
    "是否有效",
    "是否现行",
    "是否仍",
    "过期",
    "停用",
    "不适用",
    "评估",
    "有效性",
)
_PATTERNS = (
    r"^[ \t]*(?P<value>[（(【\[〔※〈<*—-]{0,3}[ ]?(?:注[:：]|历史文件[，,])?(?:此件|本件|本文|本文件|该文件|文件|原文|本篇法规|历史文件)?[ ]?(?:已|现已|已经)?(?:被)?(?:全文)?(?:废[ ]?止|失[ ]?效|作[ ]?废章?|停止执行|不再执行)[ ]?[)）】\]〕※〉>*—-]{0,3})[ \t]*$",
    r"^[ \t]*(?P<value>[（(【\[〔※]?[ ]?(?:此件|本件|原文件?)(?:已|现已)?(?:无效|作废)[)）】\]〕※]?)(?=[，,。]|[ \t]*$)",
    r"(?P<value>(?:(?:您|你)?(?:正在|所)?(?:查看|浏览|阅读|访问)的[\u4e00-\u9fff]{0,4}(?:文件|政策|内容|页面|信息|法规)|本页面?(?:内容|信息|文件|政策))(?:已|现已)(?:废止|失效|停止执行|作废|过期))",
    r"(?P<value>是否(?:已)?(?:废止|失效|作废)[ ]?[:：][ ]?[☑√✓]?[ ]?是)(?=[\s，；|)）]|$)",
    rf"(?P<value>【[\u4e00-\u9fff]{{0,4}}(?:效力|有效性|时效性?|状态)[\u4e00-\u9fff]{{0,2}}】[ ]?{_OVER})(?=[\s，；|（(【\])）]|$)",
    r"(?P<value>有效[ ]?□[ ]{0,8}(?:失效|废止)[ ]?[☑√■])",
    r"(?:^|[ \t])(?P<value>(?:失效|废止|作废)[ ](?P<day>(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}))(?=[\s]|$)",
    r"^[ \t]*(?P<value>[（(【\[]?自?即日起(?:废止|停止执行|停止施行|不再执行|失效)[)）】\]]?)[。]?[ \t]*$",
    # A list of papers with their states, of which the page shows one: its title stands behind 正文 or on a line below.
    r"(?P<value>(?<![^\s])[0-9]{1,3}[ \t](?P<name>[^\s]{3,30})[ \t](?:已?失效|已?废止|停止执行|作废)(?:[（(][^（）()\n]{2,20}[)）])?)(?=[^\n]{0,400}?(?:正文|全文|原文|标题)[ \t:：]{1,3}(?P=name)|(?:[^\n]{0,80}\n){1,12}[ \t]*(?P=name)[ \t]*(?:\n|$))",
    r"(?:^|[。；，（(]|[本此该](?:件|文件?|办法|规定|通知|细则|意见))[ ]?(?P<value>(?:已|现已)?列入[^。；，拟\n]{0,6}废止目录)(?![的中内里])",
    rf"(?P<value>{_SELF}[^。；，\n]{{0,6}}自[^。；，\n]{{2,40}}之日起[，,]?{_GONE})",
    rf"^[ \t]*(?P<value>[（(【\[〔]?[ ]?(?:此件|[本此该]文件?|文件|注|说明)?[:：]?(?:已|现已|已经)(?:于[ ]?{DATE_WORDS})?(?:由|被|经)[^。；\n《》]{{0,30}}(?:《[^》]{{2,80}}》[^。；\n《》]{{0,24}}|[^。；\n《》]{{2,12}}[〔\[（(](?:19|20)[0-9]{{2}}[〕\])）][0-9]{{1,4}}号(?:文件|文)?所?)(?:{_REPLACED}))",
    rf"^[ \t]*(?P<value>[（(【\[〔]?[ ]?(?:此件|[本此该]文件?|文件)?(?:已|现已|已经)?[ ]?(?:于|自)?[ ]?(?P<day>{DATE_WORDS})(?:起)?[ ]?{_GONE})",
    rf"(?P<value>{_SELF}[^。；，\n《]{{0,12}}(?:已|现已|业已|已经)(?:于[ ]?{DATE_WORDS})?(?:[被经由][^。；\n]{{2,40}}?)?(?:{_GONE}|过期|停用))",
    rf"(?P<value>{_SELF}[^。；，\n《]{{0,8}}(?:[自从于][ ]?(?P<day>{DATE_WORDS})[ ]?(?:起)?|自[0-9]{{1,2}}月[0-9]{{1,2}}日起|(?P<day>{DATE_WORDS})[ ]?起)[，,]?{_GONE})",
    rf"(?P<value>{_SELF}[^。；，\n《]{{0,14}}(?:经[^。；，\n]{{2,30}}(?:决定|研究|批准|会议)[^。；，\n]{{0,4}}{_GONE}|(?:被|由)[^。；，\n《]{{2,20}}(?:{_REPLACED})|列入[^。；，\n]{{0,10}}废止))",
    rf"(?P<value>(?:按照?|根据|依据)[^。；\n]{{2,30}}[，,]{_SELF}(?:予以|已)?{_GONE})",
    rf"(?P<value>(?:^|(?<=[。；\n（(]))(?:注[:：])?(?:{_SELF}|上述规定)(?:自?即日起)?(?:不再执行|不再适用|不再有效|现已不适用|不再施行|停止执行|失效|废止))(?=[。；，）)\n]|$)",
    r"(?P<value>[（(【\[](?:历史|存档|历史存档|历史文件|仅供查阅|旧版)[^（）()\n]{0,8}[，,、；](?:现已|已)?(?:不再适用|不再执行|停止执行|废止|失效)[)）】\]])",
    rf"(?:^|[\t ，；|（(【\[])(?P<value>{_STATE}[ \t]*[:： \t][ \t]*[【\[（(]?{_OVER})(?=[\s，；|（(】\])）]|$)",
    rf"(?:^|[\t ，；|])(?P<value>{_JUDGED}[ \t]*[:： \t][ \t]*[【\[（(]?{_ENDED})(?=[\s，；|（(】\])）。]|$)",
    rf"(?:^|[\t ，；|])(?P<value>(?:废止|作废|失效|停止执行|效力终止)(?:日期|时间)[ \t]*[:： \t][ \t]*(?P<day>{DATE_WORDS}))(?=[\s日，；|）)]|$)",
    rf"(?P<value>{_SELF}[^。；，\n]{{0,6}}(?:已|现已)(?:于[ ]?{DATE_WORDS})?(?:由|被)《[^》\n]{{2,60}}》(?:[（(][^（）()\n]{{2,30}}[)）])?(?:所)?(?:{_REPLACED}))",
)
_TITLED = r"[（(\[【〔][^（）()\[\]【】\n]{2,50}(?:停止执行|停止施行|停止实施|不再执行|不再适用|予以废止|宣布废止|宣布失效|已废止|已失效|停用|已被?(?:代替|替代|取代))[)）\]】〕]$|[（(][^（）()\n]{0,24}[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:被|由)?[^（）()\n]{0,12}(?:废止|失效|停止执行|停用|作废)[)）]$|[（(\[【](?:已|全文)?(?:废止|失效|作废)[)）\]】]$|^[（(\[【](?:已|全文)?(?:废止|失效|作废)[)）\]】]"


def _find(reading: Reading) -> Iterator[Match]:
    text = reading.text.text
    taken = Taken()
    title = reading.elements.title
    if title is not None and len(title.span):
        start, end = (reading.text.offsets.from_source(place) for place in (title.span.start, title.span.end))
        match = compiled(_TITLED).search(text, start, end)
        if match:
            noted = Span(match.start(), match.end())
            taken.add(noted)
            why = Phrase("标题后注明已废止或失效", "it is noted behind the title")
            yield Match(noted, Judgement(0.9, (why,)))
    for pattern in _PATTERNS:
        for match in reading.matches(pattern):
            span = Span(match.start("value"), match.end("value"))
            day = match.groupdict().get("day")
            until = read_term(day).until if day else None
            if (until is not None and until > date.today()) or taken.meets(span):
                continue
            taken.add(span)
            yield Match(span, Judgement(0.85, (Phrase("文中写明本件已不再有效", "the text says so of itself"),)))


_PAPER = (
    "某县人民政府\n关于印发某办法的通知\n各乡镇：\n现将某办法印发给你们，请遵照执行。\n某县人民政府\n2015年3月1日\n"
)

RULES = (
    Rule(
        id="quality.repealed",
        title=Phrase("文件已废止或失效", "Document repealed"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-6"),
        matcher=Computed(_find, _SEEN, _PATTERNS),
        message=Phrase("文件写明已经废止或者失效", "the document says that it is repealed or no longer applies"),
        suggestion=Phrase(
            "不作为现行文件公开；需要保留的，在标题和正文显著位置注明废止、失效",
            "do not publish it as one in force; where it is kept, say so at the head",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦（已废止）⟧\n" + _PAPER,
            _PAPER + "〔档案室注：⟦本件自7月1日起停止执行⟧〕",
            _PAPER + "⟦本办法已于2020年6月1日废止⟧。",
            "索引号：123　⟦有效性：废止⟧\n" + _PAPER,
            "⟦文件状态：已失效⟧\n" + _PAPER,
            _PAPER + "⟦该文件自2019年1月1日起停止执行⟧。",
            _PAPER + "⟦本通知已被《某县某管理办法》取代⟧。",
            "某县补助办法⟦（根据2023年9月常务会议决定停止执行）⟧\n第二条 补助标准。\n第五条 按季拨付。",
            "⟦【作　废】⟧\n某区摊贩管理细则\n一、分片经营。",
            "某县供水规则（旧版）\n编者按：⟦此规则自新规则印发之日起废止⟧，仅作存档。",
            "规范性文件状态查询 文号 某府规2014-7 ⟦状态 已宣布失效⟧ 日期 2022-05-31",
            "某县某管理办法⟦（失效）⟧\n第一条 为加强管理，制定本办法。",
            _PAPER + "⟦本文件现已失效⟧，仅供查阅。",
            "⟦【失效】⟧关于印发某办法的通知\n各乡镇：\n请遵照执行。",
            "某市某办法\n⟦（已被2023年8月15日《某市关于废止部分文件的决定》废止⟧）\n第一条 为规范。",
            "⟦（已由《某市某新办法》取代⟧）\n某市某办法\n第一条 为规范。",
            "⟦[此件已于2022年4月废止⟧]\n" + _PAPER,
            "【⟦本办法自2024年1月1日起停止\n执行⟧，由《某办法》取代】\n" + _PAPER,
            "⟦标准状态：废止⟧\n某标准",
            "⟦废止日期：2023-06-30⟧\n" + _PAPER,
            "⟦时效性：已被替代⟧\n" + _PAPER,
            _PAPER + "⟦该办法已经市政府第3次常务会议废止⟧。",
            "⟦（已被某政发〔2020〕5号废止⟧）\n" + _PAPER,
            "⟦是否废止：是⟧\n" + _PAPER,
            "⟦评估结论：失效⟧\n" + _PAPER,
            "⟦有效性：□有效 ☑失效⟧\n" + _PAPER,
            "重要提示：⟦您查看的文件已失效⟧，仅供查阅历史信息使用\n" + _PAPER,
            "⟦本页面内容已失效⟧\n" + _PAPER,
            _PAPER + "⟦该规程已停用⟧。",
            _PAPER + "⟦（注：已废止）⟧",
            "⟦此件无效⟧\n" + _PAPER,
            "⟦即日起停止执行⟧\n" + _PAPER,
            "政策汇编 序号 文件 状态 1 甲办法细则 有效 ⟦2 乙补助细则 失效（2021年停止执行）⟧ 3 丙规程 有效 正文 乙补助细则 第一条 补助标准。",
            _PAPER + "编者按：⟦该规定已于2020年5月由新规定替代⟧。",
            "某标准 ⟦废止 2019-01-01⟧\n一、适用范围。",
            "某通知\n本办法⟦已列入第三批废止目录⟧。",
            "文件清单 状态\n1 甲办法细则 有效\n⟦2 乙补助细则 失效⟧\n3 丙规程 有效\n乙补助细则\n第一条 补助标准。",
            "第四部分　历年文件⟦（历史存档，不再适用）⟧\n某补助办法，1999年颁布。",
            "某规程\n（⟦效力：被替代⟧，替代文件为《某综合办法》）\n第三条　标准。",
            "⟦【效力状态】已废止⟧　【废止日期】2024-06-30\n某市某办法\n第一条　为加强管理。",
        ),
        misses=(
            _PAPER + "本办法自2020年6月1日起施行，《某县某规定》同时废止。",
            "关于废止部分规范性文件的决定\n经清理，决定废止下列文件：\n1.某办法",
            "有效性：有效\n" + _PAPER,
            _PAPER + "许可证逾期未换的，自动失效。",
            _PAPER + "合同已经废止的，应当结清费用。",
            _PAPER + "该通知与本办法不一致的，以本办法为准。",
            _PAPER + "与本规定不符的条款停止执行。",
            "中华人民共和国居民身份证法\n第二十三条 本法自2004年1月1日起施行，《中华人民共和国居民身份证条例》同时废止。",
            "标准状态：现行\n某标准",
            "状态：办理中\n" + _PAPER,
            "废止日期：2099-06-30\n" + _PAPER,
            _PAPER + "原办法自2024年1月1日起停止执行。",
            "设备状态：停用\n" + _PAPER,
            "有效性：☑有效 □失效\n" + _PAPER,
            "是否废止：否\n" + _PAPER,
            "政策汇编 序号 文件 状态 1 甲办法细则 有效 2 乙补助细则 失效 正文 甲办法细则 第一条 标准。",
            "某标准 废止 2099-01-01\n一、适用范围。",
            "关于文件清理的通知\n对列入拟废止目录的文件，由法制办复核。",
            "关于文件清理的通知\n列入废止目录的文件，由法制办复核。",
            "药品疗效报告\n评估结论：无效",
            "文件清单 状态\n1 甲办法细则 有效\n2 乙补助细则 失效\n甲办法细则\n第一条 标准。",
            _PAPER + "您上传的附件已失效，请重新提交。",
        ),
    ),
)
