"""The reason that a document states for its disclosure attribute, and what it is worth.

条例 art. 36(三) and the marking rules ask for a reason where something is not published: one that names
an exemption (art. 14 to 16) or the harm. A blank, a placeholder or “敏感” names none.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from pubcheck.lazy_pattern import lazily
from pubcheck.span import Span

# What a reason is called, and what stands before that word.
REASONS = r"(?:理由|原因|依据|情由|条款|事由|缘由|缘故|因由|理据|法条|条文|(?:法定|适用|对应|所属|具体|法律|豁免|例外)(?:之|的)?情[形况])"
WITHHOLDING = r"(?:依申请(?:公开)?(?:或|和|及|与|、|/)不予?公开|不予?公开|依申请公开|免(?:予|于)?公开|不主动公开|暂不公开|不予?发布|不(?:予|对外)?公布|不宜公开|不上网|不对外(?:公开)?)"
# 定密依据, 收费依据 give a reason for something else.
_LABEL = lazily(
    rf"(?:{WITHHOLDING}|公开属性|公开|属性|标识|(?:属性)?(?:认定|核定|审定|界定|拟定)|初定|确认|判[定断]|研判|审查|审核|选[择填]|填报|确定|提出|相关|有关|政策|说明|注明|适用|引用|所[依引]|其|该|上述|此项)?(?:的|之)?(?:，?(?:请|应|须)?(?:说明|注明|写明))?(?:法定|主要|具体|法律)?{REASONS}(?:(?:及|和|与|或|、)?(?:法定|法律)?(?:依据|理由|原因|说明|条款))?(?:说明|代码)?[)）]?"
    rf"(?:[ ]?[（(](?:[^（）()\n]{{0,16}}(?:选填|必填|[须应可请不]填|填写?)[^（）()\n]{{0,8}}|可选|简要[^（）()\n]{{0,8}})[)）])?[ \t]*(?:(?:(?:写|填)(?:的是|的|着|了)|为|是)?[:：|】\]]|为(?=[^\s])|是(?=[^\s])|(?=[ \t　（(_])|(?:一?栏|项)(?=(?:空|未填|没填|无))|$)[ \t]*",
    re.MULTILINE,
)
# What leads to the label in a form: 选择②③的须说明理由, 如否，理由, 注：理由.
_LEAD = lazily(
    r"^(?:选择?[^\n:：。，]{1,8}的[，,]?|如[^\n，。]{1,8}[，,]|(?:若|选)?否[的，,]{1,2}|注[:：]|[0-9]{1,2}[.、．])(?=[^\n]{0,12}(?:理由|原因|依据))"
)
_EXPLAINED = lazily(r"[ \t|]{1,8}(?:情况)?说明[:：| ][ ]*")  # the next cell of a form
_BRACKET = lazily(r"[ \t]*[（(〔\[【](?P<words>[^\n]{0,160}?)[)）〕\]】](?=[\s。；;]|$)")
# A remark gives the reason where it reads like one.
_REMARK = lazily(r"[ \t]*(?:选项|情况|有关|相关|补充|其他|属性)?(?:说明|备注)[ \t]*[:：|][ \t]*")
_NO_REASON = lazily(r"^请|联系人|电话|避免")  # 备注：请各处核对敏感词
_ASIDE = lazily(r"[ \t]*[，,；;。、—-]{1,2}[ \t]*(?P<words>(?![)）〕\]】])[^\n]{2,160})")
_FIELD = lazily(r"^[ \t]*[^\n:：，。（(《]{1,14}[:：]")
_BLANK = lazily(
    r"[\s_＿—\-–.…·/／\\×*|｜│（）()\[\]【】〔〕“”\";；。，,?？□☐○⬚]*(?:(?:空着?|空白|空缺|缺失?|未(?:填写?|录入|选择|注明|说明|写|提供)|[忘漏]填|待[核查审批]|测试|[xX]{2,8}|文本框|输入框|下拉(?:框|菜单|列表)?(?:选择)?|字数[:：]?0(?:[/／][0-9]{2,4})?|0[/／][0-9]{2,4}字?|(?:限|不超过|最多)[0-9]{1,4}个?字(?:以?内)?|略|无|待定|不填|暂无|没有|同上|如题|不予?公开|(?:[待未需由]|尚未|请)[^\n，。；]{0,8}(?:填写?|补充?|填报|明确|完善|注明)|(?:依据|根据|按照?|依照|适用|属于?|符合|引用|参照|系)?《?(?:(?:中华人民共和国)?(?:政府)?信息公开)?条例》?第[_＿ 　]{0,6}条(?:第[_＿ 　]{0,6}[款项]){0,2}|第[_＿ 　]{0,6}条(?:第?[_＿ 　]{0,6}[款项])?|详?见(?:附(?:件|后|页|表)?|系统|流程|OA|原件|另页|审[批核][单表])|第|[_＿]{0,8}条"
    r"|请(?:在此|于此|另)?(?:输入|填写|选择|说明|注明|写明|列明)[^\n:：]{0,20}[:：]?|此处填写[^\n]{0,10}|点击输入[^\n]{0,10}|必填[^\n]{0,12}|选填|(?:此|本|该)栏(?:空白?|未填|不填)|按(?:规定|要求)填写|请选择|[0-9A-Za-z]|null|none|N/?A)[\s_＿—\-–.…·/／\\×*|｜│（）()\[\]【】〔〕“”\";；。，,?？□☐○⬚]*)?",
    re.IGNORECASE,
)
_UNTICKED = lazily(r"(?:[□☐○][^□☐○☑■√✓●]{1,14}){2,}")  # choices of a form, none of them taken
# The name of a reason in a record, and its value: "openBasis":"".
_KEYED = lazily(
    r"[\"'](?:[A-Za-z]{0,16}?(?:[Rr]eason|[Bb]asis|[Gg]rounds?|[Ee]xempt)[A-Za-z]{0,8}?(?P<code>_?(?:[Cc]ode|CODE|[Ii]d|[Nn]o))?|(?:(?:b|by|bu)?gk|wgk|sx|xx|fl|fd)?_?(?:yj|ly|yy|tk|liyou|yiju|yuanyin|tiaokuan)|[\u4e00-\u9fff]{0,8}(?:理由|依据|原因|缘由|条款))[\"'][ ]?[:=][ ]?(?:[\"'](?P<words>[^\"'\n]{0,160})[\"']|(?P<none>null|None))"
)
_RECORD = 240  # characters of a record in which its reason stands
# The next field of a form stands where the reason should: 不予公开理由 拟稿人 某某.
_NEXT = lazily(
    r"[ \t|]*(?:拟稿|核稿|签发|会签|审[核查批签]|承办|经办|主办|主送|抄送|印[数制发]|份数|打印|校对|日期|时间|联系|电话|密级|文号|标题|备注|领导|正文|附件|处室|科室|编号|单位|保密审查|缓急|紧急程度|信息名称|登记)[\u4e00-\u9fff]{0,4}(?:[:：]|[ \t|]|$)"
)
# An article, or what the regulations themselves name as an exemption or a harm.
_SPECIFIC = lazily(
    r"第[ ]?[一二三四五六七八九十百0-9]{1,4}[ ]?条|国家秘密|涉及(?:国家|公共|经济)安全|商业秘密|经营秘密|技术秘密|隐私|个人(?:敏感)?信息|身份证|住址|病历|病情|过程性|讨论记录|过程稿|磋商信?函|请示报告|请示类|执法案卷|案卷|卷宗"
    r"|(?:人事|后勤)(?:管理|事项|信息|安排)|内部(?:事务|管理|工作流程|流程|人事|后勤)|(?:危及|危害|影响|损害|妨害|威胁)[^，。；\n]{0,12}(?:国家安全|公共安全|经济安全|社会稳定|侦查|执法|审理|诉讼|合法权益|谈判|竞争)"
    r"|(?:法律|行政法规|法规)[^，。；\n]{0,8}(?:禁止|规定)(?:公开|应当|不得|封存|保密)|第三方[^，。；\n]{0,12}(?:权益|不同意|利益)|(?:尚未|未)[^，。；\n]{0,10}(?:作出|审结|结案|公布|批准|定稿|终结)[^，。；\n]{0,6}|未成年人|统计调查对象|举报人|证人|办案|侦查|审理|诉讼中|仲裁|仅(?:针对|涉及|对|面向)[^，。；\n]{2,}|特定对象|定密|密级|征求意见阶段|草案|未定稿"
)
_VAGUE = lazily(
    r"口头|(?:科长|主任|[局处镇乡院校所]长|书记|前任|老领导|上面)[^，。；]{0,8}(?:定|说|意思|交代|不让)|一直(?:以来)?(?:都)?(?:没|未|不|是)|老规矩|断章取义|不太?好看|自用|自己用|追问|来问|没人(?:关心|看)|网站(?:没有|无|后台|打不开)|没有栏目|传不上|来不及|人手|模板默认|默认值|历年|可发可不发|口径不一|敏感|怕|担心|以免|免得|避免|顾虑|不好(?:控制|把握|掌握|解释|说)|先不|先放|还没|尚?未谈|攀比|议论|工作上|不宜|不便|不适[宜合]|不合适|不方便|不好公开|工作(?:需要|要求|原因|安排)|领导|(?:有关|相关|上级|单位|本单位|保密)(?:规定|要求|制度|精神|部门意见|意见)|社会影响|影响(?:较大|不好|面广|形象|稳定)?$|负面|炒作|舆情|误[解读会]|内部(?:掌握|文件|资料|使用|情况|参考|材料)|内部$"
    r"|其他|其它|特殊|惯例|一贯|历来|暂不|暂缓|保密(?:需要|考虑|原因)?$|涉密(?:需要)?$|稳定(?:需要|考虑)|时机|条件不成熟|尚不成熟|没有?必要|无需|不需要|不必|不属于(?:主动)?公开(?:范围|内容)|不在公开范围|重要|慎重|稳妥|视情|酌情|工作秘密$|不对外|对外|本部门决定|麻烦|(?:意义|价值|作用|影响)不大|一般性|例行|对比|比较(?:$|[，。])|容易比|眼红|闲话|打听|打[来过]?电话|误会|不理解|传[出开]去|发[出布]{0,2}去|公开出去|再说|以后再|等[^，。]{0,6}再|往年|照旧|习惯|没?无?先例|[没未]要求|不关心|没意思|个人意见|省事|图方便|琐碎|日常|小事|研究决定|综合考虑|多方面|客观|实际情况|情况复杂|涉及面|群众"
)
_SHORT = 16  # a reason so short that names nothing is none


class Worth(str, Enum):
    """What a stated reason is worth."""

    BLANK = "blank"
    VAGUE = "vague"
    SPECIFIC = "specific"
    UNSETTLED = "unsettled"


class StatedReason(NamedTuple):
    """The words stated as the reason (empty for a blank field), and their place in the normalised text."""

    words: str
    span: Span

    @property
    def worth(self) -> Worth:
        """A blank, a reason that names nothing, one that names its ground, or one that only a person can judge."""
        words = re.sub(r"\s", "", self.words)
        if _BLANK.fullmatch(words) or _UNTICKED.fullmatch(words):
            return Worth.BLANK
        if _SPECIFIC.search(words):
            return Worth.SPECIFIC
        if _VAGUE.search(words) or len(words) <= _SHORT:
            return Worth.VAGUE
        return Worth.UNSETTLED


def is_blank(words: str) -> bool:
    """Whether they are no reason at all: blanks, a placeholder, the prompt of a form."""
    return _BLANK.fullmatch(re.sub(r"\s", "", words)) is not None


def stated_reason(text: str, start: int, end: int) -> StatedReason | None:
    """The reason stated for the declaration at ``text[start:end]``: beside it, on the lines below, or above it."""
    if text[end : end + 1] in ('"', "'"):  # the value of a record
        begin = max(text.rfind("{", max(0, start - _RECORD), start), text.rfind("\n", 0, start), start - _RECORD, 0)
        keyed = list(_KEYED.finditer(text, begin, min(_record_end(text, end), end + _RECORD)))
        if keyed:
            # A code tells less than words do; what is filled in counts.
            best = max(keyed, key=lambda match: (match["code"] is None and bool(match["words"]), match["code"] is None))
            return StatedReason(best["words"] or "", Span(*best.span("words" if best["words"] else 0)))
    bracket = _BRACKET.match(text, end)
    if bracket:
        start, stop = bracket.span("words")
        start = stop - len(text[start:stop].lstrip())
        inner = _LABEL.match(text, start, stop)
        begin = inner.end() if inner else start
        return StatedReason(text[begin:stop].strip(), Span(begin, stop))
    line_end = _end_of_line(text, end)
    label = _EXPLAINED.match(text, end, line_end) or _LABEL.search(text, end, line_end)
    if label:
        return _to_the_end(text, label.end())
    aside = _ASIDE.match(text, end, line_end)
    if aside and not _FIELD.match(aside["words"]):
        return StatedReason(aside["words"].rstrip("。）) "), Span(*aside.span("words")))
    position = line_end
    remark: StatedReason | None = None
    for _ in range(3):
        begin = position + 1
        position = _end_of_line(text, begin)
        line = text[begin:position]
        label = _LABEL.match(_LEAD.sub("", line.lstrip(" \t　（(【[")))
        if label and begin < len(text):
            return _to_the_end(text, begin + len(line) - len(_LEAD.sub("", line.lstrip(" \t　（(【["))) + label.end())
        if remark is None and (noted := _REMARK.match(line)) is not None:
            stated = _to_the_end(text, begin + noted.end())
            vague = _VAGUE.search(stated.words) and not _NO_REASON.search(stated.words)
            remark = stated if vague or _SPECIFIC.search(stated.words) else None
        if position >= len(text):
            break
    if remark is not None:
        return remark
    above = text.rfind("\n", 0, max(0, text.rfind("\n", 0, start))) + 1
    for match in _LABEL.finditer(text, above, start):
        if text[above : match.start()].strip(" \t　") == "":
            return _to_the_end(text, match.end())
    return None


def _record_end(text: str, start: int) -> int:
    end = text.find("}", start)
    return len(text) if end < 0 else end


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _to_the_end(text: str, start: int) -> StatedReason:
    """The words from ``start``: to the next field of a flattened form, or over lines that were broken by hand."""
    end = _end_of_line(text, start)
    first = text[start:end]
    if _NEXT.match(first):
        return StatedReason("", Span(start, start))
    cut = re.search(r"(?<=\S)(?:[ \t　]+(?=[\u4e00-\u9fff(（\[])|[；;|](?=[\u4e00-\u9fff]{2,6}[:：])|\t|[|])", first)
    if cut:
        return StatedReason(first[: cut.start()].strip(" （(）)"), Span(start, start + cut.start()))
    if first.rstrip("。").endswith(("）", ")")) and not re.search("[（(]", first):
        return StatedReason(first.rstrip("。）) "), Span(start, start + len(first.rstrip("。）) "))))
    words = first
    for _ in range(3):
        following = text[end + 1 : _end_of_line(text, end + 1)]
        broken = words.strip() and not re.search(r"[。；;）)]\s*$", words) and len(first) <= 24
        if not (broken and following.strip()) or _FIELD.match(following) or len(following) > 30:
            break
        whole = re.search(r"[\u4e00-\u9fff，、]$", words) and re.match(r"[\u4e00-\u9fff，。]", following)
        ends = "。" in following[:24] + words
        if not (whole and ends) and not re.match(r"[\u4e00-\u9fff]{1,8}[，。]", following):
            break
        words += following
        end = _end_of_line(text, end + 1)
    return StatedReason(words.strip(), Span(start, end))
