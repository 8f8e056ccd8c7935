"""The title of an official document, and the genre (文种) it ends in."""

from __future__ import annotations

import re
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily

# The fifteen genres of 党政机关公文处理工作条例 art. 8 first, then what offices write beside them.
_GENRES = (
    "决议|决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|复函|纪要"
    "|办法|规定|细则|条例|方案|预案|规划|计划|要点|安排|总结|章程|制度|准则|规则|规程|标准|指南|指引|目录|清单|名单|公示"
    "|答复|答复意见|讲话|发言|汇报|倡议书|公开信|说明|解读|须知|简报|专报|快报|签报|记录|笔录|台账|合同|协议|协议书|意向书"
    "|花名册|名册|一览表|统计表|明细表|汇总表|登记表|审批表|值班表|日程|议程|指标|考核细则|材料|决定书|告知书|通知书"
    "|建议书|意见书|裁决书|认定书|报告书|责任书|承诺书|备忘录|综述|提纲|措施|若干措施|守则|公约|机制|情况|年度报告"
)
_GENRE = lazily(rf"(?:{_GENRES})$")
# A title with 关于 ends in one of these; another genre word before a line break is part of its subject.
_CLOSING = frozenset(
    "决议 决定 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 复函 纪要 答复 说明 情况 公示 措施".split()
)
_DECREE = lazily(r"令\s*$|令\s*第")
_TAIL = lazily(r"\s*(?:[（(][^（）()]{1,24}[)）]|\d{4}年?版?)\s*$")
_NOT_TITLE = lazily(
    r"[。；！？]|[:：]\s*$|签发人|^\s*(?:附件|附表|抄送|份号|索引号|发文|成文|主题词|有效性|公开|信息|联系人|电话|[（(](?:此件|本文|联系))"
    r"|^\s*[一二三四五六七八九十]、|^\s*[（(][一二三四五六七八九十][)）]|^\s*第[一二三四五六七八九十]+[章条]"
    r"|^\s*(?:绝\s?密|机\s?密|秘\s?密|特\s?急|加\s?急)|^\s*(?:№|No\.?)?\s*[0-9]{6}\s*$|^\s*[0-9](?: [0-9]){5}\s*$|^\s*目\s*录\s*$|^(?!.*关于).*文件\s*$|\t"
    r"|^\s*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日|[〔\[﹝【](?:19|20)[0-9]{2}[〕\]﹞】]第?[0-9]{1,5}号(?:[（(][\u4e00-\u9fff]{1,4}[)）])?\s*$"
    r"|^\s*[（(](?:19|20)[0-9]{2}年|令\s*第?\s*[0-9一二三四五六七八九十〇百]+\s*号|^\s*[\u4e00-\u9fff]{2,30}令\s*$|^\s*第\s*[0-9〇一二三四五六七八九十]+\s*[号期]\s*$"
)
# A line by which the paper calls itself secret, or a field that says so: no words of a title, unless they go on (涉密文件 / 管理办法).
_LEGEND = lazily(
    r"[\s【（(〔\[★☆]*(?:(?:特急|加急)\s+)?(?:(?:内容)?(?:[不非])?涉密(?:会议)?(?:文件|资料|材料|件|公文|信息|内容)?|(?:涉及|属于?|含)?国家[秘机]密|(?:内部|军事|绝对)[机绝秘]密|密码电报?|机要(?:文件|公文|电报|件)|密件)"
    r"(?:[\s】）)〕\]★☆！!。]*|\s*★[^。\n]{1,12}|[\s，,、；;·—-]{1,4}(?:请|不|严禁|禁止|妥善|注意|[阅会用]后|仅|限|专|勿|切勿|特急|加急)[^。\n]{0,40}[。！!]?[\s】）)〕\]★☆]*)"
    r"|[\s【（(〔\[★☆]*[本此](?:[件文函电稿表]|文件|通知|材料|资料|报告)(?:内容)?(?:[为系属是]|属于|涉及|含有?)?(?:涉密|国家秘密|密件|[绝机秘]密)[^。\n]{0,40}[。！!]?[\s】）)〕\]★☆]*"
    r"|\s*[【（(\[]?(?:是否(?:属于?|为|系)?(?:涉密|国家秘密)(?:文件|信息|事项)?|涉密(?:等级|程度|情况|属性)?)[】）)\]]?\s*(?:[:：].{0,16}|\s[☑√■]?[是否].{0,12})"
)
_GOES_ON = lazily(
    r"\s*(?!.*关于)(?:[\u4e00-\u9fff]{0,12}(?:办法|规定|制度|条例|细则|规范|规程|标准|须知|守则|流程|指南|范围|清单|目录|登记[表簿册]|审批[表单]|申请表|方案|汇编|手册|台账)|[载管交传收保定及和的与])"
)
# A line without a genre word is a title only if it reads like a heading.
_PROSE = lazily(r"[:：，,@]|[0-9]{5}|[0-9A-Za-z]{12}")
_LONGEST = 6  # lines over which a title may be wrapped


class Title(NamedTuple):
    """A title: its words, joined, and the first and last line it stands on (indexes into the head)."""

    words: str
    first: int
    last: int


def genre_of(title: str) -> str | None:
    """The genre a title ends in (通知, 批复 …), brackets such as （试行） left out."""
    bare = title.rstrip("》 ")
    while True:
        shorter = _TAIL.sub("", bare).rstrip("》 ")
        if shorter == bare:
            break
        bare = shorter
    match = _GENRE.search(bare)
    return match.group() if match else None


def find_title(head: list[str], number: int | None) -> Title | None:
    """The title among the lines of the head, its wrapped lines joined.

    :param head: the first lines of the document, navigation left out.
    :param number: the index of the line with the 发文字号, if there is one.
    """
    groups = _groups(head)
    best: tuple[float, Title] | None = None
    for first, last in groups:
        title = _trimmed(head, first, last)
        score = _score(title, number)
        if score > 0 and (best is None or score > best[0]):
            best = score, title
    return best[1] if best else None


def _groups(head: list[str]) -> list[tuple[int, int]]:
    """Runs of lines that may be one title."""
    groups: list[tuple[int, int]] = []
    first: int | None = None
    decree = any(_DECREE.search(line) for line in head[:3])
    for index, line in enumerate(head):
        if len(line.strip()) > 90 or _NOT_TITLE.search(line.strip()) or _is_legend(head, index):
            if first is not None:
                groups.append((first, index - 1))
                first = None
            if "。" in line and len(line) > 30 and not decree:
                break
            continue
        first = index if first is None else first
        joined = "".join(part.strip() for part in head[first : index + 1])
        following = head[index + 1].strip() if index + 1 < len(head) else ""
        genre = genre_of(joined)
        complete = genre and _brackets_closed(joined) and not re.match(r"[（(》]|的?通\s?知$", following)
        if complete and "关于" in joined and genre not in _CLOSING and genre_of(joined + following) in _CLOSING:
            complete = False
        if complete or index - first + 1 >= _LONGEST:
            groups.append((first, index))
            first = None
    if first is not None:
        groups.append((first, len(head) - 1))
    return groups


def _is_legend(head: list[str], index: int) -> bool:
    """Whether the line is a legend or a field of secrecy, and no half of a title that goes on in the next one."""
    return _LEGEND.fullmatch(head[index]) is not None and not (
        index + 1 < len(head) and _GOES_ON.match(head[index + 1])
    )


def _brackets_closed(words: str) -> bool:
    return words.count("《") <= words.count("》") and words.count("“") <= words.count("”")


def _trimmed(head: list[str], first: int, last: int) -> Title:
    """The group without lines before the real title: a red head or an issuer that the title repeats."""
    pieces = [line.strip() for line in head[first : last + 1]]
    while len(pieces) > 1 and (
        pieces[0] in "".join(pieces[1:])
        or ("关于" in "".join(pieces[2:]) and "关于" not in "".join(pieces[:2]) and len(pieces) > 3)
    ):
        pieces.pop(0)
        first += 1
    words = re.sub(r"(?<=[\u4e00-\u9fff》”）]) +|(?<=[0-9]) +(?=[\u4e00-\u9fff《“（])", "", "".join(pieces))
    return Title(" ".join(words.split()), first, last)


def _score(title: Title, number: int | None) -> float:
    words = title.words
    length = len(words)
    if length < 4 or length > 160:
        return 0.0
    named = 3.0 * bool(genre_of(words)) + 2.5 * bool(re.search(r"关于|印发|转发", words))
    if not named and (_PROSE.search(words) or title.first > 3):
        return 0.0
    score = 1.0 + named
    score += 1.0 * (number is not None and 0 <= title.first - number <= 3)
    score += 0.5 * (number is not None and 0 < number - title.last <= 2)
    score -= 0.15 * title.first
    score -= 1.5 * (length < 8)
    return score
