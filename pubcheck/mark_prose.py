"""Whether what has the shape of a mark is an example of one, or a word of prose that a line break set apart.

A mark stands by itself. An example is announced (“格式如下：”), quoted in a sentence, or set in a list of
all levels; a broken sentence goes on before or behind the line.
"""

from __future__ import annotations

from pubcheck.mark_extent import head_of
from pubcheck.mark_shapes import STARS
from pubcheck.matchers import Reading, compiled
from pubcheck.span import Span

_ANNOUNCED = (
    r"(?:例如?|譬如|如下|诸如|样式|式样|格式|示例|样例|样张|形式|方式|写法|标法|正确|错误|标志|标识|字样|为)[^\n]{0,8}[:：]$|(?:^|[:：，。])(?:又|例|譬|比)?如[:：]?$"
    r"|(?:印有|标有|标注|标明|标为|注明|写有|写上|写着|盖有|加盖|标上|打上|印上|印着|显示|出现)[:：]?[“\"‘]?$|(?:示例|样例|样式|式样|版式|格式|写法|标法|举例|字体|要素|密级和保密期限|什么是[^\n]{1,8})$"
)
# A mark with its star is no word of a sentence; it may be what one names.
_NAMES = r"(?:标[注为明有上]|写[成作为]|[如例]|应当?|将|把|(?<!改|更|定|[变更调])为|是|即)[:：]?$|[、（(“《]$"
_GOES_ON_BEFORE = r"(?:国家|商业|工作|个人|军事|警务|保守|泄露|泄漏|涉及|属于|成为|有关|设立|接触|知悉|什么是.{0,8}|[的了和与或及在是把将这个对从以为])$|[，、（(“《]$"
# Words before a colon that announce a copy of a paper as well as an example; what follows tells which.
_COPIED = r"(?:内容|全文|正文|结果|答复|原文|抄录|复制|粘贴|转发|显示|印有|标有|标注|标明|标为|注明|盖有|加盖|标志|标识|出现|为)[^\n]{0,4}[:：]?$|(?:^|[^\n]{0,8})如下[:：]$"
_SAMPLED = r"样式|式样|格式|示例|样例|样张|形式|写法|标法|举例|版式|字体|字样|例如|譬如|诸如|正确|错误|规范|(?:^|[:：，。])(?:又|例|譬|比)?如[:：]?$|例[:：]$"
# The head of a paper: its issuer, its number, its title.
_PAPER_HEAD = r"(?:文件|办公室|委员会|[省市县区厅局委办部院])$|[〔\[（(](?:19|20)[0-9]{2}[〕\])）][0-9]{1,4}号|^关于[^\n]{4,40}$|^[^\n，。]{4,40}(?:的)?(?:通知|报告|请示|函|意见|决定|批复|方案|纪要|通报|公告|命令)$|^(?:特急|加急|特提|平急|急件)$"
_FIELD_OF_MARK = r"(?:[\u4e00-\u9fff]{0,6}密级|国家秘密|文件|载体|涉密)?(?:标志|标识)[:：]"
_SAYS = r"[”\"』’]?(?:字样|等字|标志|标识|的|等|、|，|；|是指|表示|即)"
_GOES_ON = r"[”\"』’]?(?:字样|等字|标志|标识|的|等|、|，|。|；|”|是|和|与|或|及|人人|投票|写票|级别(?!\s*[:：])|文件(?![\u4e00-\u9fff]{0,6}\s*[:：])|[\u4e00-\u9fff]{0,6}(?:管理|保管|保护)(?:规定|制度|办法|规范|细则|要求|工作)$)"
# Said of a change, or by the paper of itself: what follows is a mark.
_CHANGED = r"(?:改|变更|更正|调整|降|升|定|确定)(?:标|注)?为[:：]?$|^(?:[本此](?:[件文函卷稿]|文件|通知|报告|方案|材料)|附件[0-9]?)的?(?:国家秘密)?(?:密级|标志|标识)[^\n]{0,8}[:：]$"
_TAUGHT = r"问[:：][^\n]{0,12}[★☆][^\n]{0,30}?(?:吗|什么|怎么|如何|能否|是否|可以)|[:：、①-⑨][ ]?[～~]|答案|正误|正确|错误|写法|含义|应改|标识符|示例|样式|例[:：如]"
_QUOTES = "“”\"'‘’《》「」『』"
_SHOWN_NEAR = 120
_AROUND = 40  # characters round a line in which placeholders make it a sample
_LEVEL_LINE = r"[ \t]*[（(“\"]?(?:绝密|机密|秘密)级?(?:[ \t]*[★☆*（(\t ][^\n]{0,14})?[)）”\"]?[ \t]*[、，；]?"
# In running text: quoted, or named as an example on the same line.
_QUOTING = r"(?:例|如|格式|样式|形式|模板|样表|标注|标为|写作|应当|标[志识记]|写[为成]|(?:渲染|显示|呈现|生成|输出)为|印[有着])[^\n]{0,6}$|(?<![\u4e00-\u9fff])[A-FＡ-Ｆ][.、．:：][ ]?$|[“‘「『]$"
_LESSON = r"(?:保密|密级|国家秘密|定密|涉密|公文)[^\n]{0,20}(?:标志|标识|版式|试题|题库|知识|讲义|讲座|培训|问答|解读|手册|教程|格式|样式|示例|要素|怎[么样]|如何|读本|课堂|课件)"
# A level by itself is a mark only on a paper that shows an element of one, beside the mark or elsewhere.
_FILED = r"成果图$|地图$|平面图$|分布图$|布置图$|[0-9]|文件$|第.{1,4}[期号]$|[。>|】）)]$|首页|来源|日期|时间|[省市县区厅局委办部院]$|简报|通报$|情况$|快报|专报"
# The name of a paper, its number or its day, on a line near by.
_NAMED = r"(?:快报|专报|简报|要报|通报|动态|反映|内参|提纲|报告|方案|纪要|通知|请示|函|意见|决定|批复|计划|规划|预案|总结|讲话|说明|记录|名册|清单|一览表|登记表|审批表)(?:[（(][^（）()\n]{1,16}[)）])?$|^[〔\[（(]?(?:19|20)[0-9]{2}[〕\])）]?第?[0-9]{1,4}[期号]|^第?[0-9]{1,4}[期号]$|(?:文件|纪要|[月季年]报)$|^(?:责任人|保管人|使用人|编号|(?:保密)?期限|知悉范围|题名|承办|签发|呈)[^\n:：]{0,4}[:：]"
_MAPPED = (
    r"^(?:比例尺|图号|测绘单位|坐标系|高程|图例|编绘|航摄|勘察单位|设计单位|编制单位)|[0-9]{4}国家大地坐标|高斯.?克吕格"
)
_FIELD = r"[\u4e00-\u9fff]{2,6}[:：]"
# A book, a film, a song, a game, a class.
_WORK = r"剧本杀|密室|沉浸|玩家|桌游|营业时间|门票|评分|热播|榜单|票房|影视|老店|作者|导演|主演|作词|歌词|作曲|演唱|片长|片名|类型[:：]|出版|书号|攻略|剧情|读后感|观后感|有感$|第[一二三四五六七八九十0-9]{1,3}[集章回关]|小学|中学|[1-9一二三四五六]年级|绘本|小说"
# The last line of a story, a play or an essay in a paper or a contest: （小小说专栏　责编：副刊部）, ——校园文学社征文.
_COLOPHON = r"[（(—–]{1,2}[\u4e00-\u9fff]{0,6}(?:小小说|小说|散文|诗歌|广播剧|文学社|副刊)[^\n。；：:0-9]{0,8}(?:专栏|脚本|征文|剧本|连载)?(?:[ \u3000]{1,4}责编[：:][^\n。]{1,8})?[）)]?"
_SUNG = r"(?:作词|作曲|词曲)[：:][^\n。]{1,12}"
_PLACEHOLDER = r"[×xX＊]{3,}(?:省|市|县|局|厅|文件|单位|发|〔)"
_TEMPLATE = r"模板|示例|样例|样表|样张|填(?:写|表|报)|例如|如[:：“]"
# Said of a page that shows how a mark is written: of the page, and not of a thing that it is about (演示数据平台).
_PAGE = (
    r"(?:(?:本|此)[页件例图表样]|以[上下]|[上下][例图]|此为|所示)(?:内容|数据|文字|各项){0,2}(?:全|均|仅|只|皆){0,2}"
)
_FOR_SHOW = r"(?:格式|演示|填写|虚构|样式|版式|教学|标注){0,2}(?:示例|样例|范例|样张|虚构|示意|演示(?=[，,。；）)\s]|[数用之]|\Z))"
_SHOWN = (
    rf"(?:{_PAGE}|[仅均])(?:为|系|是|属|作|供){_FOR_SHOW}|[（(]样张[，,）)]|【例[0-9一二三四五]?】|(?:样张|示例|演示)[^。\n]{{0,12}}不具(?:法律)?效力"
    rf"|(?:填写|著录|标注|书写|格式|排版)(?:示例|样例|范例)[:：]"
)
_SHOWN_LINE = (
    rf"^[ \t]{{0,20}}[（(【\[※*]{{0,2}}(?:{_PAGE}(?:为|系|是|属|作|供){_FOR_SHOW}[^\n。；]{{0,12}}|(?:样张|样例|示例|范例|(?:测试|演示|示例|虚构|模拟)数据)(?:[，,][^\n。]{{0,16}})?)[。]?[）)】\]]{{0,2}}[ \t]{{0,20}}$"
    r"|^[ \t]{0,20}(?!关于|附)[\u4e00-\u9fff]{0,6}(?:填写|著录|标注|书写|格式|排版)(?:示例|样例|范例)[ \t]{0,20}$"
)
# Said of a mark with its term at the head by the line beside it: that the page, or what stands above, is a sample.
_OF_THE_PAGE = rf"[（(【\[※*]{{0,2}}(?:{_PAGE}(?:为|系|是|属|作|供){_FOR_SHOW}|(?:标志|标注|版头|公文)(?:样式|格式)示例)[^\n。；]{{0,12}}[。]?[）)】\]]{{0,2}}"
_SUPPOSED = r"(?:表示|如果|假如|倘若|若|是否|误以为|所谓|指|即|意思是)\Z"
_EXAMPLE_LINE = r"^[ \t]*【例[0-9一二三四五]?】"
_STARRED = rf"[{STARS}*]\ufe0f?\s*[^\s{STARS}]"
# What is certified, fitted or cleared for a level: a licence, a room, a machine, a post.
_FITTED = r"(?:资质|资格|集成|认证|检测|岗位|适用(?:等级|范围|于)?|(?:销毁|防护|检测|资质|适用)等级|会议室|场所|机房|机柜|文件柜|保密柜|碎纸机|粉碎机|屏蔽柜|存储设备)[^\n。；]{0,16}\Z"
_FITTED_HEADING = r"(?:适用|防护|销毁|检测|资质|许可)(?:密级|等级|级别|范围)"
_PAPER_LINES = 4


def neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The nearest lines before and behind that are not empty."""
    before = text[max(0, start - 400) : start].rstrip()
    behind = text[end : end + 400].lstrip()
    return before[before.rfind("\n") + 1 :].strip() if before else "", behind.split("\n", 1)[0].strip()


def is_set_apart(reading: Reading, span: Span) -> bool:
    """Whether a line that looks like a mark is none: an example, or a piece of a sentence."""
    text = reading.text.text
    line = reading.text.paragraph(span)
    before, behind = neighbours(text, line.start, line.end)
    seconds = reading.seconds
    broken = _NAMES if "★" in span.of(text) else _GOES_ON_BEFORE
    if compiled(_EXAMPLE_LINE).search(before, timeout=seconds):
        return True
    changed = compiled(_CHANGED).search(before, timeout=seconds) or is_copy(reading, before, line.end)
    if not changed and any(compiled(each).search(before, timeout=seconds) for each in (_ANNOUNCED, broken)):
        return True
    if compiled(_SAYS if "★" in span.of(text) else _GOES_ON).match(behind, timeout=seconds):
        return True
    level = compiled(_LEVEL_LINE)
    mine = line.of(text).strip()
    others = [each for each in (before, behind) if level.fullmatch(each) and each[:2] != mine[:2]]
    if others and not ("★" in mine and all("★" in each for each in others) and not _is_scale(text, line)):
        return True
    if is_in_lesson(reading, line):
        return True
    around = text[max(0, line.start - _AROUND) : line.end + _AROUND]
    return compiled(_PLACEHOLDER).search(around, timeout=seconds) is not None or is_shown(reading, span)


def is_copy(reading: Reading, before: str, end: int) -> bool:
    """Whether the words before announce the copy of a paper: the field of a form, or lines that go on like a head."""
    seconds = reading.seconds
    if compiled(_SAMPLED).search(before, timeout=seconds) or not compiled(_COPIED).search(before, timeout=seconds):
        return False
    if compiled(_FIELD_OF_MARK).fullmatch(before, timeout=seconds):
        return True
    following = [each.strip() for each in reading.text.text[end : end + 200].split("\n") if each.strip()][:_PAPER_LINES]
    head = compiled(_PAPER_HEAD)
    return sum(head.search(each, timeout=seconds) is not None for each in following) > 1


def _is_scale(text: str, line: Span) -> bool:
    """Whether all three levels follow each other, line by line: then they are listed, and none is a mark."""
    around = text[max(0, line.start - 2 * _AROUND) : line.end + 2 * _AROUND].split("\n")
    level = compiled(_LEVEL_LINE)
    return len({each.strip()[:1] for each in around if level.fullmatch(each)}) > 2


def is_quoted(reading: Reading, start: int) -> bool:
    """Whether the words before ``start`` on its line make what follows an example."""
    text = reading.text.text
    before = text[max(0, start - 16) : start].rsplit("\n", 1)[-1]
    line = reading.text.paragraph(Span(start, start))
    around = text[max(line.start, start - _AROUND) : min(line.end, start + _AROUND)]
    if compiled(_TAUGHT).search(around, timeout=reading.seconds):
        return True
    return compiled(_QUOTING).search(before, timeout=reading.seconds) is not None


def is_sample(reading: Reading, span: Span) -> bool:
    """Whether a field with a level is that of a template, or of the words on how to fill it in."""
    text, line = reading.text.text, reading.text.paragraph(span)
    before = text[max(line.start, span.start - 24) : span.start]
    if compiled(_TEMPLATE).search(before, timeout=reading.seconds) is not None or is_shown(reading, span):
        return True
    return is_in_lesson(reading, line)


def is_shown(reading: Reading, span: Span) -> bool:
    """Whether words near by say that the page shows how a mark is written, or holds invented data.

    They excuse no level with star and term at the head of a paper: see :func:`is_on_a_sample`.
    """
    text = reading.text.text
    if _is_full(reading, span):
        return False
    around = text[max(0, span.start - _SHOWN_NEAR) : span.end + _SHOWN_NEAR]
    return compiled(_SHOWN).search(around, timeout=reading.seconds) is not None or is_on_a_sample(reading, span)


def _is_full(reading: Reading, span: Span) -> bool:
    """Whether it is a level with star and term at the head of a paper."""
    return span.start < head_of(reading) and compiled(_STARRED).search(span.of(reading.text.text)) is not None


def is_on_a_sample(reading: Reading, span: Span) -> bool:
    """Whether a whole line near by says nothing but that the page is a sample: （以上为格式示例）.

    For a level with star and term at the head it has to stand beside it, and to speak of the page or of what is above.
    """
    text = reading.text.text
    if _is_full(reading, span):
        line = reading.text.paragraph(span)
        page = compiled(_OF_THE_PAGE)
        return any(page.fullmatch(each, timeout=reading.seconds) for each in neighbours(text, line.start, line.end))
    start, end = max(0, span.start - _SHOWN_NEAR), min(len(text), span.end + _SHOWN_NEAR)
    whole = Span(reading.text.paragraph(Span(start, start)).start, end)
    return compiled(_SHOWN_LINE).search(text, whole.start, whole.end, timeout=reading.seconds) is not None


def is_supposed(reading: Reading, start: int) -> bool:
    """Whether a sentence that calls a paper secret only explains or supposes it."""
    before = reading.text.text[max(0, start - 8) : start]
    return compiled(_SUPPOSED).search(before, timeout=reading.seconds) is not None


def is_of_a_work(reading: Reading, span: Span) -> bool:
    """Whether the lines round it speak of a film, a book, a game or a shop."""
    around = reading.text.text[max(0, span.start - 2 * _SHOWN_NEAR) : span.end + _SHOWN_NEAR]
    return compiled(_WORK).search(around, timeout=reading.seconds) is not None


def is_title_of_a_work(reading: Reading, span: Span) -> bool:
    """Whether a level on the first line is the title of a song or a story, as the line below or the last one says outright."""
    text = reading.text.text
    line = reading.text.paragraph(span)
    if text[: line.start].strip():
        return False
    elements = reading.elements
    if any((elements.genre, elements.doc_number, elements.issuer, elements.urgency, elements.copy_number)):
        return False
    _, behind = neighbours(text, line.start, line.end)
    last = text[-2 * _SHOWN_NEAR :].rstrip()
    last = last[last.rfind("\n") + 1 :].strip()
    return compiled(_SUNG).fullmatch(behind) is not None or compiled(_COLOPHON).fullmatch(last) is not None


def is_of_a_thing(reading: Reading, span: Span) -> bool:
    """Whether the level without a term is what a thing is certified or fitted for: 系统集成（秘密级）, below 适用等级."""
    text = reading.text.text
    if not span.of(text).endswith("级"):
        return False
    line = reading.text.paragraph(span)
    before = text[max(line.start, span.start - 2 * _AROUND) : span.start]
    return (
        compiled(_FITTED).search(before, timeout=reading.seconds) is not None
        or compiled(_FITTED_HEADING).search(text[max(0, span.start - 4 * _AROUND) : line.start]) is not None
    )


def is_on_paper(reading: Reading, span: Span) -> bool:
    """Whether a level alone on its line stands on something like an official paper."""
    elements, text = reading.elements, reading.text.text
    line = reading.text.paragraph(span)
    before, _ = neighbours(text, line.start, line.end)
    beside = text[line.start : span.start] + text[span.end : line.end]
    if any(map(str.isalnum, beside)):
        return True  # beside a copy number or an urgency
    following = [each.strip() for each in text[line.end : line.end + 400].split("\n") if each.strip()][:_PAPER_LINES]
    work, named = compiled(_WORK), compiled(_NAMED)
    if any(work.search(each, timeout=reading.seconds) for each in (before, *following[:2])):
        return False
    if any(sign in beside for sign in _QUOTES):
        head = compiled(_PAPER_HEAD)
        headed = sum(head.search(each, timeout=reading.seconds) is not None for each in following) > 1
        return headed or any((elements.doc_number, elements.urgency, elements.copy_number))
    known = (elements.genre, elements.doc_number, elements.issuer, elements.urgency, elements.copy_number)
    if any("A" <= sign <= "Z" for sign in span.of(text)):
        return True  # in two languages
    if any(compiled(_MAPPED).search(each, timeout=reading.seconds) for each in following):
        return True  # the head of a map or of a survey
    if compiled(_FIELD).match(before) and following and named.search(following[0], timeout=reading.seconds):
        return True
    if not before:
        return any(known) or any(named.search(each, timeout=reading.seconds) for each in following)
    filed = compiled(_FILED).search(before, timeout=reading.seconds) is not None
    title = elements.title
    titled = title is not None and not _is_below_title(reading, line)
    return (any(known) and (filed or titled)) or (filed and any(c.isdecimal() for c in before))


def is_in_lesson(reading: Reading, line: Span) -> bool:
    """Whether ``line`` stands below the title of a lesson on secrecy."""
    return _is_lesson(reading) and _is_below_title(reading, line)


def _is_lesson(reading: Reading) -> bool:
    title = reading.elements.title
    words = title.value if title else reading.text.text[:120]
    return compiled(_LESSON).search(words, timeout=reading.seconds) is not None


def _is_below_title(reading: Reading, line: Span) -> bool:
    """Whether ``line`` stands below the title, or below the first line where none was recognised."""
    title = reading.elements.title
    if title is None:
        return line.start > len(reading.text.text) - len(reading.text.text.lstrip())
    return line.start >= reading.text.offsets.from_source(title.span.end)
