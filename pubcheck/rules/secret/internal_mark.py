"""Legends that keep a paper inside an office (内部资料 注意保存). They are no state secret marks."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_prose import neighbours
from pubcheck.matchers import AnyOf, Checked, Judgement, Pattern, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_THING = r"(?:资料|文件|材料|刊物|简报|读物|稿件?|事项|信息|文稿|图件|数据|名册|手册|通讯|档案|阅件|电报|明电|传真|讲义|教材|读本|专报|讨论稿|征求意见稿|送审稿|研究稿)"
_ACT = r"(?:外传|外泄|外借|外送|泄露|泄漏|翻印|翻拍|拍照|复印|复制|摘抄|摘录|摘编|摘引|引用|转发|转载|转借|转抄|公开(?:发表|引用|传播)?|发表|上传(?:互联网|外网|网络|公网|网盘)?|发[到至](?:外网|互联网|群|朋友圈)|截[图屏]|录[音像]|上网|扩散|传播|传阅|对外(?:提供|公开|发布|传播)?|带出|留存|张贴|丢失|遗失)"
_NOT = r"(?:请勿|不得|严禁|切勿|禁止|不准|不许|不要|勿|不可|不宜)(?:擅自|随意|任意|私自)?"
_LEGEND = (
    rf"(?:(?:(?:本?(?:机关|单位|系统|集团|公司|部门|会议|学校|医院))?内部|内参|党内|本系统内)(?:工作)?(?:{_THING}|参考|参阅|使用|传阅|掌握|发行|交流|情况|工作|阅读|学习)(?:{_THING})?"
    rf"|(?:警务|审计|税务|统计|检察|审判|纪检监察)?工作秘密(?:事项)?|(?:仅|只|专)(?:供|限|发)(?:于)?[\u4e00-\u9fff]{{2,16}}|供(?:领导|内部|本单位|有关领导|决策|常委)[\u4e00-\u9fff]{{0,10}}(?:参阅|参考|审阅|传阅|阅示|使用)|限[\u4e00-\u9fff]{{2,10}}(?:阅读|传达|范围|使用|掌握|传阅|参阅|知悉|发放)"
    rf"|(?:未经[\u4e00-\u9fff]{{2,10}}[，,]?)?{_NOT}{_ACT}(?:[、，,和或及 ]{{0,2}}(?:{_NOT})?{_ACT}){{0,4}}|不对外(?:公开|提供|发布)?|对内(?:使用|掌握)"
    r"|(?:阅后|会后|用后|用毕|阅毕|事后|会议结束后|活动结束后|使用后|到期)(?:请)?(?:统一|及时|立即|即|当场)?(?:收回|回收|焚毁|焚|清退|销毁|交回|退回|归还))"
)
# They make a legend only beside one of those above.
_WEAK = rf"(?:(?:请|须|务必|应)?(?:注意|妥善|严格|认真)(?:保存|保管|保密)|(?:工作|会议|学习|参阅|参考|过程|机关)?{_THING}|[呈送参传]阅件|长期|[0-9]{{1,2}}年|[（(]?(?:编号|第)[:：]?[ ]*[0-9]{{1,6}}号?[)）]?)"
_GAP = r"[ \t，,、；;·★☆*！!。.|—-]{0,6}"
_KEEP = r"(?:请|须|务必)?(?:注意|妥善|严格)(?:保存|保管|保密)"
_OPEN, _CLOSE = r"[ \t]*[【〔（(\[《★◆*]{0,2}[ \t]*", r"[ \t]*[】〕）)\]》★◆*]{0,2}[！!。.]?[ \t]*"
_LINE = rf"^{_OPEN}(?P<value>(?:{_WEAK}{_GAP}){{0,2}}{_LEGEND}(?:{_GAP}(?:{_LEGEND}|{_WEAK})){{0,5}}(?:[ \t]{{0,40}}\n[ \t]{{0,40}}(?:{_KEEP}|{_LEGEND})(?=[ \t]*$)){{0,2}}){_CLOSE}$"
# At the head or the foot of a paper any run of such clauses makes a legend, however each is worded.
_HAN = r"[\u4e00-\u9fff、及和或]"
_SPREAD = r"(?:外[传借泄送发带]|对外|传播|扩散|转[发载借抄存入]|复[制印]|翻[印拍]|拍照|摘[抄编录引]|引用|截[图屏]|录[音像]|上[传网]|带出|借阅|留存|张贴|公开|发布|社交|互联网|群)"
_PROHIBITED = rf"(?:未经{_HAN}{{2,8}}[，,]?)?(?:请勿|切勿|不得|严禁|禁止|不准|不许|不要|不可|不宜|不作|不予|勿|不){_HAN}{{0,8}}?{_SPREAD}{_HAN}{{0,10}}"
_LIMITED = rf"(?:仅|只|专|限)(?:限|供|发|送|给|于|对|由|在)?{_HAN}{{2,14}}"
_AFTERWARDS = rf"(?:阅|会|用|看|讨论|散会|学习|使用|活动|会议){_HAN}{{0,3}}(?:后|毕|完|时|结束){_HAN}{{0,6}}?(?:退|收|毁|还|交|处理|放回|清|焚|删){_HAN}{{0,5}}"
_KEPT = r"(?:请)?(?:注意|妥善|随身|随车|专人|严格)?(?:保管|保存|保密)"
_PIECE = rf"(?:{_PROHIBITED}|{_LIMITED}|{_AFTERWARDS}|{_KEPT}|供{_HAN}{{1,8}}(?:参考|参阅|阅示|审阅)|[呈送参传]阅(?:件|材料)|(?:本?系统|单位|机关|行业)?内部{_HAN}{{0,8}})"
_SIDE = r"[ \t※＊*★◆●■【〔（(\[《]{0,6}"
_EDGE_LINE = rf"^{_SIDE}(?P<value>(?:本(?:件|刊|页|摘编|资料|材料|表|册|稿|期)?(?:内容)?)?{_PIECE}(?:[ \t，,；;·]{{1,4}}{_PIECE}){{0,4}})[ \t※＊*★◆●■】〕）)\]》！!。.]{{0,6}}$"
_STRONG = rf"(?:{_PROHIBITED}|{_AFTERWARDS})"
_NO_LEGEND = r"本人|他人|违者|版权|授权|许可|不予公开|依申请公开|本网|本站|本文|转载请|虚假|谣言|第[一二三四五六七八九十]+条|考生|乘客|游客|小孩|儿童|用药|饮用|吸烟|停车|攀爬|触摸"
_ABOUT_RIGHTS = r"版权|声明|须知|提示|守则|公约|第[一二三四五六七八九十]{1,3}条"
_FIRST_LINES = 3
_FOR_READERS = r"(?:仅|只)供(?:学习|娱乐|读者|大家|个人|各位)?(?:学习)?参考"
_STAR = r"^[ \t]*(?:[0-9]{6}[ \t]+)?(?P<value>(?:内部|工作秘密)[ \t]*[★☆][ \t]*[^\s，。；]{0,12})[ \t]*$"
_FIELD = r"(?:^|[\t ；;])密[ ]?级[ ]*(?:[:：]|\t)[ ]*(?P<value>(?:内部(?:资料|文件|使用|事项|掌握)?|工作秘密)(?:[ ]*[★☆][ ]*[^\s，。；]{0,12})?)(?=[\s；;]|$)"


def _is_legend(value: str, reading: Reading, span: Span) -> Judgement | None:
    """A line of its own among the first or the last of the page, or one that no sentence leads to."""
    line = reading.text.paragraph(span)
    before, behind = neighbours(reading.text.text, line.start, line.end)
    # 以下材料： / 一、… with a list of what is forbidden: items of a text, no legend.
    if before.endswith(("：", ":", "，", "、", "；", "的")) or behind.startswith(("，", "、", "；", "的", "等")):
        return None
    if compiled(_FOR_READERS).fullmatch(value):
        return None
    if compiled(_ABOUT_RIGHTS).search(before):
        return None
    if compiled(_NOT).match(before) and compiled(_NOT).match(value):
        return None
    return Judgement(0.93, (Phrase("独立成行的内部标识", "an internal legend on a line of its own"),))


def _is_at_the_edge(value: str, reading: Reading, span: Span) -> Judgement | None:
    """One of the first lines or the last one, with what is forbidden or to be done with the paper."""
    text = reading.text.text
    if not compiled(_STRONG).search(value) or compiled(_NO_LEGEND).search(value):
        return None
    line = reading.text.paragraph(span)
    above = sum(bool(each.strip()) for each in text[max(0, line.start - 400) : line.start].split("\n"))
    if above >= _FIRST_LINES and text[line.end :].strip():
        return None
    return _is_legend(value, reading, span)


RULES = (
    Rule(
        id="secret.internal_mark",
        title=Phrase("内部文件标识", "Internal legend"),
        severity=Severity.HIGH,
        basis=basis("secrets-64", "disclosure-16"),
        matcher=AnyOf(
            (
                Pattern(_STAR, 0.97, (Phrase("独立成行，带★", "a line of its own with ★"),)),
                Checked(_LINE, _is_legend),
                Checked(_EDGE_LINE, _is_at_the_edge),
                Pattern(_FIELD, 0.9, (Phrase("“密级”栏中填写了内部或工作秘密", "the field 密级 says internal"),)),
            )
        ),
        message=Phrase("文件标有内部使用字样", "the document bears an internal legend"),
        suggestion=Phrase(
            "内部标识本身不是不予公开的理由：确属工作秘密或内部事务的，列明条款；不属于的，去掉标识再公开",
            "a legend alone is no ground to withhold: name the article it rests on, or remove it before publication",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦内部资料 注意保存⟧\n某某情况",
            "⟦内部★5年⟧\n某某方案",
            "某某简报\n（⟦内部文件，不得外传⟧）",
            "⟦工作秘密⟧\n某某预案",
            "【⟦仅供内部参考⟧】",
            "某某会议材料\n⟦会后收回⟧",
            "⟦内部刊物　请勿外传⟧",
            "⟦工作秘密★3年⟧\n某某名单",
            "⟦仅供领导参阅，请勿外传、请勿转载⟧\n决策咨询报告",
            "⟦工作材料　注意保存　用后收回⟧\n某会议手册",
            "★⟦内部文件 妥善保管 不得复制⟧★\n某某名册",
            "密级：⟦内部资料⟧　份数：20\n某某通知",
            "某日记\n正文说明了情况。\n— 5 —\n⟦内部参考\n注意保密⟧",
            "⟦呈阅件　供领导参阅⟧\n某报告",
            "⟦仅限本系统使用，禁止上传互联网⟧\n某表",
            "⟦内部使用·严禁截屏⟧\n某表",
            "（⟦内部讲义　请勿外传⟧）\n某讲义",
            "⟦限内部传阅，阅后退回⟧\n某稿",
            "【⟦内部征求意见稿，请勿外传⟧】\n某稿",
            "※ ⟦只发局内各处，勿带出机关⟧ ※\n一周情况摘报",
            "⟦本页内容限系统同事浏览，禁止截图及转入社交群⟧\n课件下载",
            "某岗位手册\n⟦随车保管，不得借阅给外单位人员⟧\n第一章 出车前检查",
            "水情快报\n昨夜有雨。\n⟦本刊不公开传播，阅毕自行处理⟧",
            "座谈会材料之五\n⟦仅供到会同志讨论，散会时放回桌面⟧\n某食堂运行情况",
        ),
        misses=(
            "会议须知：\n不得拍照\n不得外传",
            "请妥善保管",
            "会议材料",
            "未经批准不得转载本网内容，违者必究，本网保留追究法律责任的权利。",
            "加强内部控制建设，完善内部审计制度。",
            "内部机构设置：办公室、法规科。",
            "防止泄露国家秘密、工作秘密和内部敏感信息。",
            "一、内部管理\n各单位要健全制度。",
            "请妥善保管个人物品，谨防丢失，感谢您的配合与支持。",
            "不得转发未经核实的信息，违者依法处理。",
            "关于印发内部资料性出版物管理办法的通知",
            "内部工作流程优化方案",
            "仅供参考\n以现场为准",
            "送阅件管理办法\n第一条 为规范。",
            "仅限本人使用，不得转借他人\n图书证",
            "参阅件制作要求如下：\n标题简明",
            "版权声明\n未经许可不得转载、摘编\n某网站",
            "温馨提示\n乘客不得携带易燃品，请勿外放音乐\n某公交公司",
            "某办法\n第一条 为规范管理。\n禁止发布虚假信息\n第二条 附则。",
        ),
    ),
)
