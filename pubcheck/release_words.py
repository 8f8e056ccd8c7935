"""The words of a release, each said once: of which paper, when, how it came about, and what makes it uncertain.

A release has to be certain: done, of a day gone by, or ordered. What is forbidden, asked for or still to come is none;
words that tell the term of a mark as well (期满自动解密) are one only beside a sign that it has happened.
"""

from __future__ import annotations

from datetime import date

from pubcheck.lazy_pattern import lazily
from pubcheck.mark_terms import DATE_WORDS, TIME_WORDS, read_term

# Also the short years of stamps: 98.7, 九五年一月, '87年; a short year below 50 may be one to come.
_SHORT_YEAR = r"(?<![0-9.])['’]?[5-9][0-9](?:[.年/-][ ]?[0-9]{1,2}(?:[.月/-][ ]?[0-9]{1,2}日?)?月?|年)(?![0-9])|[五六七八九〇][〇○零一二三四五六七八九]年(?:[一二三四五六七八九十]{1,2}月)?"
DAY = rf"(?:{DATE_WORDS}|(?:19|20)[0-9]{{2}}(?![0-9])|{_SHORT_YEAR})"
LEVEL = r"[绝絕絶机機秘祕][ ]{0,4}密(?:[ ]?[级級])?"
TERM = rf"(?:[ ]?[★☆*][ ]?(?:{TIME_WORDS}|[^\s，。；|│（）()]{{1,12}}))?"
OLD_LEVEL = rf"(?:原来?|曾)(?:密级|定密?|标注?|为|系|件)?(?:为|有)?[ ]?[:：]?[ ]?[“\"]?{LEVEL}(?:件|文件|电报)?[”\"]?{TERM}[ ]?[，,；;：:、]?[ ]{{0,8}}"
# A paper that is named by a pronoun; whether it is the paper in hand tells :func:`speaks_of_itself`.
_PAPERS = r"(?:文件|档案|材料|资料|通知|方案|报告|电报|图纸|目录|条目|函|批复|请示|纪要|意见|汇编)"
SELF = rf"(?:(?:[本此该]|上述|上列|以上|下列|以下|所列|全)(?:(?:件|卷|文|案|册|批|组|期|图|电报?|份|[0-9一二三四五六七八九十]{{1,3}}[件份卷]){_PAPERS}?|{_PAPERS}))"
CLOSED = r"(?:解密|解除(?:密级|保密)?|撤密|销密|(?:撤销|取消|注销)(?:密级|保密)?)"
# How it came about; some of these say no more than the term does.
HOW = r"(?:已|业已|现已|均已|业经|已经|现|现予|予以|准予|同意|批准|决定|自动|自行|自然|按期|依法|依规|即行|视为|全部|一律|提前|正式|一并|全文|经审核|经审查|经鉴定|经批准)"
RAN_OUT = rf"(?:(?:保密)?(?:期限?|年限)(?:[于至到]?{DAY}[底末]?)?(?:已|业已|现已|均已)?(?:届满|期满|已满|满|已到|到期|到|已过|过|终止)(?:且?未(?:予|作|再)?延长)?|保密期限?至[^，,。；]{{2,10}}(?:已止|已满|届满|到期|期满))"

_QUOTED = lazily(r"《[^《》\n]{1,80}》")
# Forbidden, asked for, supposed, or kept up.
_NOT_YET = lazily(
    r"未(?!(?:予|作|再)?(?:延长|办|延|续))|不(?!再|涉密|属|是|具)|勿|严禁|禁止|(?<![供响对相适效反])应(?!急|用|诉)|须|需(?!求)|方可|(?<!模)拟(?!稿|定)|(?<!招)(?<!接)待(?!遇)|另[定行]|方[能得准]|才(?:能|可)|始(?:能|可)|解[ ]?密[ ]?(?:日期|时间|期限|年限)(?![\s:：|｜│┃║]{0,12}[0-9一二三四五六七八九〇（(于为已’'])"
    # Asked for; 经报请某厅批准，已解密 tells of the answer.
    r"|(?<!(?<!已)经)(?:报请|申报|提请|呈请|报审|商请|函请|(?:(?<!依)申请|[上呈]报|报批|送审|已请示|报(?=解密)|送(?!达)[^，,。；]{0,12}审[批核查]?(?=解密))(?=[^，。；]{0,16}(?:解|公开|[撤降])))(?![^。；]{0,24}(?:批准|同意|核准|审定|批复)后?[，,])"
    r"|如(?!下|期|实|皋|东)|尚|暂|之日(?!起)|维持|保留|继续|(?<!未)(?<!未[予作再办])(?<!不[再予])(?<!没有)(?<!没)延长(?!期)|是否(?!已?解密[ ]{0,8}[:：☑√✓■●◉])|是否已?(?:解密|解除)[:：\s]{0,8}(?:[□☐○〇◯][ ]?是|[否未不]|[☑√✓■●◉][ ]?[否未]|是[ ]?[□☐○〇◯])|能否|没有(?![^，。；]{0,4}[延续展])|明年|来年|下个?[月季]"
    # The lapse of something else than the term of secrecy.
    rf"|(?:合同|协议|工期|租[期赁约]|质保期?|服务期|任期|聘期|建设期|借[期阅]期?|课题|公示期?|订单|标期|投标有效期)[^，,。；]{{0,4}}?(?:已经?|早已?|均已?|都已?|现已)?(?:到期|期满|届满|满|过期|终止)(?![^。；]{{0,24}}(?:已(?:经)?解密|批准|同意|决定|鉴定|审核|{DAY}[^，,。；]{{0,6}}解[密除]))"
)
_ASKED = lazily(
    r"(?:[“‘「《]|应当?|须|需|可以?|不得|不予|不准|未|尚未|待|经|如|凡|请|勿|要求|申请|建议|是否|能否|关于)[ ]?\Z|《[^》]*\Z"
    r"|(?:请(?!示)|应当?|须|拟|建议|申请|要求|希望|提出|严禁|禁止|不得)[^，。；：:\s]{0,14}\Z"
)
_DONE = lazily(
    rf"→|⇒|➔|➜|[-=—]{{1,3}}>|——|(?:[已己巳]|业经|均经|已经)[^，,。；]{{0,16}}?(?:解|公开|公布|开放|届满|期满|到期|满|过|撤|销|降|改|[调转变][整更]?[为成至到](?:公开|非密|一般|内部|无密|普通)|划|涂|勾|抹|失效|作废|终止|发布|发表|刊|不)"
    rf"|现(?:予|为|密级|已)|[未不](?:予|作|再)?延长|[份件卷册](?:到期的)?[“\"]?{LEVEL}[”\"]?(?:文件|材料|资料|档案|图纸)?(?:均|都|全部)作解密处理|同意|准予|批准|决定|经[^，。；]{{0,12}}?(?:审核|审查|鉴定|批准|核准)|提前|{DAY}"
)
_TERM_LIKE = lazily(
    r"(?:按照?|依照?|依据|根据|遵照|参照|经|由)[^，,。；]{0,16}?(?:程序|规定|要求|办法|制度|规程|流程|条例|保密法)|由[^，,。；]{1,14}?(?:机关|单位|部门|责任人|机构|领导)[^，,。；]{0,6}(?:解|撤|取)|建议|自动|自行|自然|按期|依法|依规|视为|期满|到期|届满|满期|届时|期后|可(?!查|供)|(?<![核查定准意究议更整动改])后(?!来)|之后"
)
_AFTERWARDS = lazily(
    r"(?:^|[，。；：\s])(?:待|俟|等)[^。；\n]{1,16}[，,]\Z|(?<![核查定准意究议更整动改])(?:后|时|之日起?)[，,、 ]{0,2}\Z"
)
_FORMER = lazily(rf"(?<![0-9\u4e00-\u9fff])原(?:密级|定密?|标注?|为|系)?[:： ]{{0,3}}[“\"]?{LEVEL}")
_YEAR = lazily(DAY)
_OURS = lazily(
    rf"(?:^|[，,：:；;（(\s）)〕】\]])(?:本|此)(?:件|卷|文|案|册|批|组|期|图|电|书|编|稿|{_PAPERS}){{1,2}}(?P<rest>[^，,。；]{{0,6}})"
)
_OTHERS = lazily(
    r"[\u4e00-\u9fff]{1,4}[版稿表图](?![\u4e00-\u9fff]?解)|[\u4e00-\u9fff]{0,3}(?:摘要|节选)|[所之]|的?附|中的?|引用|涉及|提[到及]|第[0-9一二三四五六七八九十]|[\u4e00-\u9fff]{0,2}部分|转发"
)
# What a clause begins with that goes on about something else.
_ELSE = lazily(r"附[件表图]|所附|[，,](?![现自于已业均予经可]|同意|准予|提前|决定|保密期|期限|全文|正式)")


def spaced(words: str) -> str:
    """A pattern for any of ``words``, also with blanks between its characters, as forms set them: 变 更 内 容."""
    return "|".join("[ ]{0,3}".join(word) for word in words.split())


def is_told(words: str, before: str = "") -> bool:
    """Whether the words of a note may tell of a release at all: nothing in them, or right before, denies or asks for it."""
    return _NOT_YET.search(_QUOTED.sub("", words)) is None and _ASKED.search(before) is None and not is_ahead(words)


def is_certain(words: str, before: str = "") -> bool:
    """Whether they tell more than a term does: 自动解密 is how a term ends, 已自动解密 that it has."""
    bare = _QUOTED.sub("", words)
    if _FORMER.search(bare) is not None:
        return True  # 原秘密，期满自动解密: a level that is called a former one is none
    return _DONE.search(bare) is not None or not (_TERM_LIKE.search(bare) or _AFTERWARDS.search(before))


def speaks_of_itself(words: str) -> bool:
    """Whether it is the paper in hand that they speak of (本件 …), and not one that it encloses, quotes or lists."""
    ours = _OURS.search(words)
    return ours is not None and _OTHERS.match(ours["rest"]) is None and _ELSE.search(words, ours.end()) is None


def is_ahead(words: str) -> bool:
    """Whether a day that they name is still to come: then it is a term, no release."""
    for day in _YEAR.finditer(words):
        bare = day.group().replace(" ", "")
        until = date(int(bare), 1, 1) if len(bare) == 4 and bare.isdecimal() else read_term(bare).until
        if until is not None and until > date.today():
            return True
    return False
