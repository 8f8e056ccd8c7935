"""Internal legends at the head and the foot of a paper, read clause by clause.

A legend stands on a line of its own, or in brackets there, and each of its clauses is of one kind: what the paper
is (内部资料, 校内材料), who may have it (只发至支部), what is forbidden (不得翻印), what to do with it afterwards (离职交回),
how to keep it (妥善保管). No list of legends is kept: a line all of whose clauses are of these kinds is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.declared import declaring_spans
from pubcheck.lazy_pattern import lazily
from pubcheck.legend_spelling import MAY_BE, MISREAD, SEEN
from pubcheck.mark_prose import neighbours
from pubcheck.marks import find_marks
from pubcheck.matchers import Reading
from pubcheck.span import ByPlace, Span

_HAN = r"[\u4e00-\u9fff、及和或]"
_THING = (
    r"(?:资料|文件|材料|刊物|报纸?|小报|墙报|画册|年鉴|图册|简报|读物|稿件?|事项|信息|文稿|图[件纸]|数据|名册|名单|手册|通讯|档案|阅件|电报|明电|传真|讲义|教材|读本|专报"
    r"|讨论稿|征求意见稿|送审稿|研究稿|邮件|课件|试[卷题]|题库|汇编|台账|报表|讲话稿?|发言稿?|初稿|草案|草稿|底稿|通讯录|电话本|图纸|便函|函件|表格?|清单|用书|用表|用图|书|册|本|单|卡|件|录音|视频|照片|会议|规程|指引|样书|样稿|审读本|简讯|快讯|[周日月季]报|动态|议程|要点|提纲|口径|流程|规则|通报|文档|教学片|解说词|参数)"
)
_SELF = r"(?:[本此该](?:件|刊|页|摘编|资料|材料|表|册|稿|期|栏目?|网?页面?|文件?|书|图|卷|通知|手册|讲义|名单|名册|课件|邮件|消息|汇编|报告|试卷|文档|信息|内容|系统|台账|简报|方案|文稿|底稿|清单|目录|课题|视频|图集|群)(?:文件|材料|内容)?(?:为|属于?|系)?)?"
_WITHIN = r"(?:(?:[辖片园厂矿库营校院城景林灌社]区|街道|乡镇)内部|[\u4e00-\u9fff]{0,5}(?:大院|系统|小组|专班|单位|部门|集团|公司|学校|医院)内|(?:本)?(?:校|院|系统|行业|局|厅|厂|馆|社|村|所|站|军|部门|单位|机关|集团|公司|企业|团队|班组|群|科|组|班|区|县|市|司)内部?|(?:公安|检察|审判|司法|监察|审计|国家安全)机关内部|(?:检查|巡察|巡视|专案|工作|督导|核查|审计|评审)组内部|(?:公安|警务|执法|税务|银行|医院|学校|教育|检察|法院|审判|纪检|巡察|审计|统计|海关|气象|电力|铁路|民航|保险|证券|金融|烟草|邮政)内部|内[训审控测评]|内部|党内|内参|对内)"
_PURPOSE = r"(?:考务|党[组委]|常委会?|班子|组织|人事|干部|招生|谈判|编审|编务|信访|统战|宣传|应急|值守|质控|会务|会议|教学|培训|业务|工作|讨论|研究|学习|参阅|参考|机关|科室|集团|公司|企业|部门|单位|值班|涉考|命题|评审|评标|审计|巡察|演练|征求意见|纪检|案件|案卷|试卷|监管|办案|侦查|核查|督查|评估)"
_SPREAD = (
    r"(?:外[传借泄送发带流露]|对外|传播|扩散|转[发载借抄存入交送给告述出]|转(?:到|往|至|群)[^\s，。；]{0,4}(?:邮箱|群|网盘|微信|外网|手机|设备|他人|外单位)|复[制印]|翻[印拍录]|拍[照摄]|摘[抄编录引播]|引[用述]|抄[录写]|截[图屏]|录[音像屏]|上[传网]"
    r"|抄送|群发|带[出离走]|携[出带]|借[阅出给]|留存|张贴|公开|发布|发表|刊[登载]|登[报载]|见报|报道|播[发出]|社交|互联网|外网|群|示人|散发|流传|流出|下发|转办|上墙|接触|出(?:局|院|厂|校|室|门|会场|楼)|泄[露漏密]|传阅|丢失|遗失|涂改|私[存藏自]|出售|公示|外单位)"
)
_PROHIBITED = rf"(?:未经{_HAN}{{2,10}}[，,]?|{_HAN}{{2,8}}(?:前|期间|之前|以前|期内)|[\u4e00-\u9fff]{{0,4}}(?:数据|数字|内容|资料|情况|观点|照片|图件))?(?:请勿|切勿|不得|严禁|禁止|不准|不许|不要|不可|不宜|不作|不予|谢绝|绝不|概不|请不要|勿|不){_HAN}{{0,8}}?{_SPREAD}{_HAN}{{0,10}}"
_ASKED_FOR = rf"{_HAN}{{0,8}}(?:索取|借阅|查阅|复制|引用|转载|使用|外借)[须需应]经?{_HAN}{{2,10}}(?:同意|批准|许可)"
_KEPT_BACK = r"不留[\u4e00-\u9fff]{2,8}"
_LIMITED = (
    rf"(?:(?:仅|只)(?:限|供|发|送|给|于|对|由|在|印|传达)?(?:至|到)?|(?:限|专)[供送发给于]|发[至给]|传达[到至]){_HAN}{{1,14}}"
    rf"|限{_HAN}{{2,10}}(?:阅(?:[读看])?|[内]部查阅|查阅|浏览|查看|传达|范围|使用|掌握|传阅|参阅|知悉|发放|内部|参考|讨论)"
)
_WHO = r"(?:人员|同志|领导|单位|部门|机关|系统|学员|民警|网格员|联络[员人]|代表|员工|职工|成员|同事|支部|党组|党委|党员|委员|处室|科室|教师|考官|评委|专家|班组|收件人|干部|党员|[县厅局处科乡村师团]级|内部|各?[处科级局办部组队厅室校院])"
_READ = r"(?:查阅|使用|参考|参阅|传阅|审阅|阅示|阅[读看办]?|掌握|知悉|讨论|浏览|查看|学习|交流|存查|留存|流转|周知|核对|(?:征求)?意见)"
_TO_READERS = lazily(
    rf"{_WHO}(?:之间|以内|内|范围内?)?{_READ}?(?:$|[ ，,；;、。·])|(?:参考|参阅|传阅|审阅|阅示|掌握|知悉|讨论(?:使用)?|审议|流转|现场查阅)(?:$|[ ，,；;、。·])"
)
_BACK = r"(?:退[还回给交办]?|收回|回收|收缴|收走|销毁|焚毁|焚|归还|交[还回给至到]|交[\u4e00-\u9fff]{0,5}(?:室|处|科|组|秘书|干事|专员)|上交|缴回|移交|粉碎|还[回给]|自行处理|放回|放在[\u4e00-\u9fff]{0,4}(?:桌|座位)上?|即毁|归档|留在座位|清退|删除|碎掉)"
_AFTERWARDS = (
    rf"(?:{_HAN}{{0,6}}?(?:后|毕|完|时|末|底|前|结束|期满|到期|作废)(?:旧[表册本稿件]|须|应|请|即|由|一律|一并|统一|及时|立即|当场|全部|主动|自行|封存)*{_BACK}{_HAN}{{0,6}}"
    rf"|(?:离[职岗任校]|调[离动]|退[休伍]|阅|用|看|会)(?:须|应|请|即|时)?{_BACK}{_HAN}{{0,6}})"
)
_KEPT = r"(?:请|敬请|须|务必|应)?(?:注意|妥善|严格|认真|随身|随车|专人|专柜|加锁|集中|分级|登记|谨慎){0,2}(?:保管|保存|保密|收存|存放|存查|妥存)好?"
_IN_HAND = r"(?:专人专[册本管柜用]|专[册本柜]专[人管用]|一人一[册本份]|人手一[册本份])"
_SUBJECT = r"(?:核心|普通|一般|重要|公司|企业|集团)?(?:商业秘密|商密|企业秘密|业务秘密)(?:[一二三ABC1-3]?级)?"
_MARKED = rf"(?:{_SUBJECT}[ ]*(?:[▲△★☆◆■*][ ]*)?(?:[0-9一二三四五六七八九十]{{1,3}}[ ]?(?:年|个月)|长期|永久)?|{_WITHIN}[ ]*[▲△★☆][ ]*[^\s，。；]{{0,8}})"
_CLAUSES = (
    ("mark", lazily(_MARKED)),
    (
        "limit",
        lazily(
            rf"{_SELF}(?:{_LIMITED}|供{_HAN}{{1,10}}(?:参考|参阅|阅示|审阅|传阅|使用|讨论|决策参考|核对|校对|研究))"
        ),
    ),
    ("ban", lazily(rf"{_SELF}(?:{_PROHIBITED}|{_KEPT_BACK}|{_ASKED_FOR})")),
    ("after", lazily(_SELF + _AFTERWARDS)),
    (
        "inner",
        lazily(
            rf"{_SELF}(?:学员|会员|员工|职工|教师|干部|代表|编委会?|网格|领导|班子|医院|医师)?{_PURPOSE}?{_WITHIN}{_HAN}{{0,2}}?(?:工作)?(?:{_THING}|参考|参阅|使用|传阅|掌握|发行|交流|情况|工作|阅[读看]|学习|试[行用]|印[发行]|专用|用|传达|通[报知]|刊物|版|稿|征求意见|讨论|周知|流转|运行|控制|核对|赠阅|级){{1,3}}|(?:系统|行业|内部)?内刊"
        ),
    ),
    ("kept", lazily(rf"{_SELF}(?:{_KEPT}|{_IN_HAND})")),
    (
        "thing",
        lazily(
            rf"(?:{_PURPOSE}){{1,2}}(?:专?用)?{_THING}|(?:学员|会员|员工|职工|客户|代表|教师|干部|评委|考官|党员)专用{_THING}|(?:领导|内部)?[呈送参传]阅(?:件|材料)|草案|[初草]稿|未定稿|(?:讨论|征求意见|送审|研究|过程|审读|样)样?稿"
        ),
    ),
    (
        "beside",
        lazily(
            r"未经(?:[\u4e00-\u9fff]{0,6}?)(?:审定|审阅|审核|核实|校对|审签)|(?:根据|据)(?:会议|现场)?录音(?:记录)?整理|免费(?:交流|赠阅|赠送|发放)|非卖品|赠阅|人手一[册份本]|不定期|(?:编号|份号|NO|No|№|第)[.:：]?[ ]*[0-9〇一二三四五六七八九十]{1,8}[号期份页册]?|共[ ]?[0-9]{1,4}[ ]?[份页册]|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
            r"|长期|[0-9]{1,2}年|[0-9]{1,6}|[★☆※]+"
        ),
    ),
)
_ALONE = lazily(
    r"内部|对内|内参|内刊|限内部|内部件|(?:核心|普通)(?:商密|商业秘密)|内部(?:公开|敏感|图纸|通讯录|函件|便函|签报)|(?:系统|公安|行业|单位|机关)内部"
    r"|公司(?:机密|秘密)(?:文件|资料)?|企业秘密|商业秘密|商密|保密(?:资料|文件|材料)|密件|非公开(?:文件|资料)|警务秘密|敏感(?:资料|信息)"
)
_INNER_SECRET = lazily(r"内部(?:机密|绝密|秘密)(?:文件|资料|材料|件)?")  # whose secret it is stays open: no state mark
_SPOKEN_OF = lazily(r"保护|管理|是|的|包括|范围|指|与|和|及|制度|规定|定义")
_CUT = lazily(r"[ \t（）():：，,；;·。！!、|｜/★☆※*—-]+")
_TRIM = " \t［］※＊*★☆◆●■▲【】〔〕（）()[]《》！!。.—-｜|「」『』〖〗"
_NO_LEGEND = lazily(
    r"(?:泄[露漏]|保守|保护|涉及|防止|危害)(?:党和)?(?:国家|军事)秘密|本人(?![审阅查])|他人|违者|著作权|(?<!未经)授权|不予公开|依申请公开|主动公开|本[网站](?!(?:值班|工作|职工|人员|内部)|内容仅[供限][^，,]{0,4}(?:院|校|厂|局|公司|单位|内部|系统|职工|员工))|本文(?!件|档|稿)|转载请|虚假|谣言|第[一二三四五六七八九十]+条|个人信息|隐私|密码|验证码|账号|银行卡|房屋|车辆|考生|乘客|游客|旅客|顾客|观众|读者|居民|业主|小孩|儿童|用药|饮用|吸烟|停车|攀爬|触摸|登记表|申请人|作业|抄袭|招标|采购|情形|的[\u4e00-\u9fff]{2,4}$|办法|规定|制度|规范|细则|条例|方案$|通知$|意见$|决定$"
)
_BESIDE = lazily("版权|公开的?(?:理由|原因|依据|事由)")  # none of one that says what the paper is
GOES_ON = lazily(r"[，、；的]|等(?:[，。、；的字]|\Z)")  # a sentence behind the line; 等保 begins a word
_HINT = lazily(r"(?:温馨)?提[ ]?示|说[ ]?明|注意事项|备[ ]?注")
_ABOUT_RIGHTS = lazily(
    r"版权|声明|须知|提示|守则|公约|注意事项|纪律|要求|第[一二三四五六七八九十]{1,3}条|(?<=[^\n]{2})[:：]$"
)
_FOR_READERS = lazily(r"(?:仅|只)供(?:学习|娱乐|读者|大家|个人|各位)?(?:学习)?参考")
MIDDLE = r"^[^\n。；]{0,24}(?:内部|内参|内训|不公开(?:发行|发表|出版|传播))[^\n。；]{2,40}$"
_ENDS = ("。", "；", "：", "，")
_LONGEST = 60
_COUPLET = 5  # characters of a half
_FIRST, _LAST, _VERY_FIRST, _VERY_LAST = 6, 3, 3, 1


def find_legends(reading: Reading) -> Iterator[Span]:
    """The legends in the first and the last lines, each without the brackets and stars round it."""
    text, taken = reading.text.text, -1
    lines = list(_edges(text))
    marked = ByPlace(find_marks(reading), lambda mark: mark.span)  # what is a state mark is no legend
    # The declared attribute is no legend: 此件不公开 is read by itself, and never by the model of attributes.
    declaring = declaring_spans(reading.text)
    for position, (span, far) in enumerate(lines):
        broken = False
        if (
            position <= taken
            or not (
                _is_legend(text, span, far)
                or _is_begun(text, lines, position)
                or (broken := _is_broken(text, lines, position))
            )
            or any(span.overlaps(each) for each in declaring)
            or marked.meeting(span)
        ):
            continue
        last = position + broken
        # Further lines of the same legend: 内部掌握 / 不得翻印 / 不得摘抄.
        while last + 1 < len(lines) and lines[last + 1][0].start - lines[last][0].end <= 12:
            following = lines[last + 1][0]
            between = text[lines[last][0].end : following.start]
            if between.count("\n") != 1 or not _kinds(following.of(text)) & {"ban", "after", "kept"}:
                break
            if following.of(text).endswith(("：", ":")):
                break
            last += 1
        taken = last
        yield Span(span.start, lines[last][0].end)
    yield from _between(reading, lines)


def _between(reading: Reading, edges: list[tuple[Span, bool]]) -> Iterator[Span]:
    """Legends on the pages between: only those that say what the paper is and what is asked of the reader."""
    text, places = reading.text.text, {span.start for span, _ in edges}
    for match in reading.matches(MIDDLE):
        span = _trimmed(text, *match.span())
        if len(span) > _LONGEST or span.start in places or text[span.end : span.end + 1] in _ENDS:
            continue
        kinds = _kinds(span.of(text))
        told = "inner" in kinds or ("ban" in kinds and span.of(text).startswith("不公开"))
        if told and len(kinds) > 1 and "other" not in kinds and _is_legend(text, span, far=False):
            yield span


def _is_begun(text: str, lines: list[tuple[Span, bool]], position: int) -> bool:
    """Whether the line says what the paper is, and the next one what is forbidden: 内部培训资料 / 严禁复制外传."""
    span, far = lines[position]
    if far or position + 1 >= len(lines) or not MAY_BE.search(span.of(text)) or _NO_LEGEND.search(span.of(text)):
        return False
    following = lines[position + 1][0]
    if following.start - span.end > 12 or text.count("\n", span.end, following.start) != 1:
        return False
    words, kinds = following.of(text), _kinds(span.of(text))
    return (
        (kinds == {"inner"} or (kinds == {"thing"} and "专用" in span.of(text)))
        and bool(_kinds(words) & {"ban", "after", "kept"})
        and not words.endswith("：")
    )


def _is_broken(text: str, lines: list[tuple[Span, bool]], position: int) -> bool:
    """Whether a clause of the legend goes on in the next line: 专人专册　不外 / 传不拍照."""
    span, far = lines[position]
    if far or position + 1 >= len(lines):
        return False
    following = lines[position + 1][0]
    if following.start - span.end > 12 or text.count("\n", span.end, following.start) != 1:
        return False
    words, rest = span.of(text), following.of(text)
    last, first = _CUT.split(words)[-1], _CUT.split(rest)[0]
    joined = words + rest
    if not (last and first and MAY_BE.search(last + first)) or len(joined) > _LONGEST:
        return False
    if _NO_LEGEND.search(joined) or rest.endswith("："):
        return False
    # The clause is one only where both halves are read together.
    if _kind(last) or _kind(first) or not ({_kind(last + first)} | _run_on(last + first)) & _HANDLED:
        return False
    return "other" not in (kinds := _kinds(joined)) and len(kinds) > 1


def is_for_anybody(words: str) -> bool:
    """Whether they are nothing but a limit that names neither readers nor reading: 仅限持证车辆, 只供本月使用."""
    return _LIMIT.fullmatch(words) is not None and _TO_READERS.search(words) is None


def _edges(text: str) -> Iterator[tuple[Span, bool]]:
    """The short lines at the head and the foot, and whether each is farther from it than bans alone may stand."""
    head: list[tuple[Span, bool]] = []
    position = filled = 0
    while filled < _FIRST and position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        if text[position:end].strip():
            filled += 1
            head.append((_trimmed(text, position, end), filled > _VERY_FIRST))
        position = end + 1
    foot: list[tuple[Span, bool]] = []
    stop = len(text)
    while len(foot) < _LAST and stop > position:
        start = text.rfind("\n", position, stop) + 1 or position
        if text[start:stop].strip():
            foot.append((_trimmed(text, start, stop), len(foot) >= _VERY_LAST))
        stop = start - 1
    # Where all lines are few the last one is both.
    if not foot and head:
        head[-1] = (head[-1][0], False)
    yield from (entry for entry in (*head, *reversed(foot)) if 2 <= len(entry[0]) <= _LONGEST)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return Span(start, end)


def _kinds(words: str) -> set[str]:
    """The kinds of its clauses, among them ``other`` for a short one of no kind; none where the line goes on otherwise."""
    found: set[str] = set()
    if MISREAD.search(words):
        words = words.translate(SEEN)
    clauses = [clause for clause in _CUT.split(words) if clause]
    if not 1 <= len(clauses) <= 7:
        return found
    for number, clause in enumerate(clauses):
        kind = _kind(clause)
        if not kind and len(clause) <= _MOST_RUN_ON and _RUN_ON.search(clause) and (several := _run_on(clause)):
            found |= several
            continue
        if not kind and clause.startswith("未经") and number + 1 < len(clauses):
            kind = "beside"  # 未经批准，不得外传
        if not kind:
            if len(clause) > _SHORT_CLAUSE or (number and "other" in found and number > 1):
                return set()
            kind = "other"
        found.add(kind)
    if _MARK_LINE.fullmatch(words):
        found.add("mark")
    return found


def _kind(clause: str) -> str:
    return next((kind for kind, pattern in _CLAUSES if pattern.fullmatch(clause)), "")


def _run_on(clause: str) -> set[str]:
    """The kinds of clauses that follow each other without a sign (内部发行免费交流)."""
    for cut in range(_SHORTEST, len(clause) - _SHORTEST + 1):
        if (kind := _kind(clause[:cut])) and (rest := _kind(clause[cut:])):
            return {kind, rest}
    return set()


_MARK_LINE = lazily(_MARKED)
_LIMIT = lazily(_LIMITED)
_OF_PAPERS = lazily(
    r"外[传借泄发流]|抄[录写]|引用|扩散|转[发载借抄传]|复[制印]|翻[印拍]|拍照|摘[抄编录引]|截[图屏]|留存|带出|散发|上传|登报|见报|刊登|传[\u4e00-\u9fff]{0,4}群"
)
_INNER_ALONE = lazily(r".{2,4}(?:专用|使用|传达|传阅|版|掌握|参考|参阅|资料|文件|材料|刊物|稿|交流|发行|印发|内刊)")
_RUN_ON = lazily("内部|商密|勿|不得|严禁|禁止|妥善|注意保|仅供|仅限|内参")  # clauses that no sign parts
_HANDLED = {"ban", "after", "limit"}
_SHORTEST, _MOST_RUN_ON, _SHORT_CLAUSE = 3, 30, 10


def _is_legend(text: str, span: Span, far: bool) -> bool:
    words = span.of(text)
    if MAY_BE.search(words) is None:
        return False
    before, behind = neighbours(text, *_line(text, span))
    if _MARK_LINE.fullmatch(words) and re.search("[▲△★☆]|核心|普通", words):
        return True
    if (not far and _ALONE.fullmatch(words)) or _INNER_SECRET.fullmatch(words):
        return (bool(behind) or bool(before)) and not _SPOKEN_OF.match(behind)
    kinds = _kinds(words)
    if (
        not (kinds and ("inner" in kinds or not _BESIDE.search(words)))
        or _NO_LEGEND.search(words)
        or _FOR_READERS.fullmatch(words)
        or _ABOUT_RIGHTS.search(before)
        or "版权" in behind
    ):
        return False
    # 提示：请勿拍照 tells a reader what to do; 提示：内部资料 says what the paper is.
    hint = not kinds & {"inner", "mark"} and _HINT.match(words)
    if hint or before.endswith(("，", "、", "；", "的", "和", "或")) or GOES_ON.match(behind):
        return False
    handled = kinds & {"ban", "after", "limit", "kept"}
    if "other" in kinds and _is_slogan(words):
        return False
    if "other" in kinds:
        # Beside something else only what is said of papers alone: 本手册为公司财产，离职须交还.
        if text[span.end : span.end + 1] == "。" or words.startswith(("以上", "上述")) or "（" in words or "(" in words:
            return False
        told = bool(kinds & {"after"}) or ("ban" in kinds and _OF_PAPERS.search(words) is not None)
        return told and (not far or "inner" in kinds)
    if kinds & {"inner", "mark"}:
        return len(kinds) > 1 or (not far and _INNER_ALONE.fullmatch(words) is not None)
    if "thing" in kinds and handled:
        return True
    if "limit" in kinds and not kinds & {"ban", "after"}:
        return len(words) >= 5 and _TO_READERS.search(words) is not None
    # One of several bans is an item of a list.
    return bool(kinds & {"ban", "after"}) and not far and "ban" not in _kinds(before)


def _is_slogan(words: str) -> bool:
    """Whether it is a couplet: two halves of one length that answer each other (内部资料不外传，朋友圈里不炫耀)."""
    halves = ["".join(half.split()) for half in re.split("[，,]", words)]
    couplet = len(halves) == 2 and len(halves[0]) == len(halves[1]) >= _COUPLET
    return couplet and any(one == other for one, other in zip(*halves, strict=True))


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.end)
    return text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)
