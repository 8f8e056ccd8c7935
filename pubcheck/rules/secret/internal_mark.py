"""Legends that keep a paper inside an office (内部资料 注意保存). They are no state secret marks."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_prose import neighbours
from pubcheck.matchers import AnyOf, Checked, Judgement, Pattern, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_THING = r"(?:资料|文件|材料|刊物|简报|读物|稿件?|事项|信息|文稿|图件|数据|名册|手册|通讯|档案|阅件|电报)"
_ACT = r"(?:外传|外泄|外借|外送|泄露|泄漏|翻印|翻拍|拍照|复印|复制|摘抄|摘录|摘编|摘引|引用|转发|转载|转借|转抄|公开(?:发表|引用|传播)?|发表|上网|扩散|传播|传阅|对外(?:提供|公开|发布|传播)?|带出|留存|张贴|丢失|遗失)"
_NOT = r"(?:请勿|不得|严禁|切勿|禁止|不准|不许|不要|勿|不可|不宜)(?:擅自|随意|任意|私自)?"
_LEGEND = (
    rf"(?:(?:内部|内参|党内|机关内部|单位内部|系统内部|本系统内)(?:工作)?(?:{_THING}|参考|参阅|使用|传阅|掌握|发行|交流|情况|工作|阅读|学习)(?:{_THING})?"
    rf"|(?:警务|审计|税务|统计|检察|审判|纪检监察)?工作秘密(?:事项)?|(?:仅|只|专)(?:供|限|发)[\u4e00-\u9fff]{{2,16}}|限[\u4e00-\u9fff]{{2,10}}(?:阅读|传达|范围|使用|掌握)"
    rf"|(?:未经[\u4e00-\u9fff]{{2,10}}[，,]?)?{_NOT}{_ACT}(?:[、，,和或及 ]{{0,2}}(?:{_NOT})?{_ACT}){{0,4}}|不对外(?:公开|提供|发布)?|对内(?:使用|掌握)"
    r"|(?:阅后|会后|用后|用毕|阅毕|事后|会议结束后|活动结束后|使用后|到期)(?:请)?(?:统一|及时|立即|即|当场)?(?:收回|回收|焚毁|焚|清退|销毁|交回|退回|归还))"
)
# They make a legend only beside one of those above.
_WEAK = rf"(?:(?:请|须|务必|应)?(?:注意|妥善|严格|认真)(?:保存|保管|保密)|(?:工作|会议|学习|参阅|参考|过程|机关)?{_THING}|长期|[0-9]{{1,2}}年|[（(]?(?:编号|第)[:：]?[ ]*[0-9]{{1,6}}号?[)）]?)"
_GAP = r"[ \t，,、；;·★☆*！!。.|—-]{0,6}"
_OPEN, _CLOSE = r"[ \t]*[【〔（(\[《★◆*]{0,2}[ \t]*", r"[ \t]*[】〕）)\]》★◆*]{0,2}[！!。.]?[ \t]*"
_LINE = rf"^{_OPEN}(?P<value>(?:{_WEAK}{_GAP}){{0,2}}{_LEGEND}(?:{_GAP}(?:{_LEGEND}|{_WEAK})){{0,5}}){_CLOSE}$"
_STAR = r"^[ \t]*(?:[0-9]{6}[ \t]+)?(?P<value>(?:内部|工作秘密)[ \t]*[★☆][ \t]*[^\s，。；]{0,12})[ \t]*$"
_FIELD = r"(?:^|[\t ；;])密[ ]?级[ ]*(?:[:：]|\t)[ ]*(?P<value>(?:内部(?:资料|文件|使用|事项|掌握)?|工作秘密)(?:[ ]*[★☆][ ]*[^\s，。；]{0,12})?)(?=[\s；;]|$)"


def _is_legend(value: str, reading: Reading, span: Span) -> Judgement | None:
    """A line of its own among the first or the last of the page, or one that no sentence leads to."""
    line = reading.text.paragraph(span)
    before, behind = neighbours(reading.text.text, line.start, line.end)
    # 以下材料： / 一、… with a list of what is forbidden: items of a text, no legend.
    if before.endswith(("：", ":", "，", "、", "；", "的")) or behind.startswith(("，", "、", "；", "的", "等")):
        return None
    if compiled(_NOT).match(before) and compiled(_NOT).match(value):
        return None
    return Judgement(0.93, (Phrase("独立成行的内部标识", "an internal legend on a line of its own"),))


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
                Pattern(_FIELD, 0.9, (Phrase("“密级”栏中填写了内部或工作秘密", "the field 密级 says internal"),)),
            )
        ),
        message=Phrase("文件标有内部使用字样", "the document bears an internal legend"),
        suggestion=Phrase(
            "内部标识本身不是不予公开的理由：确属工作秘密或内部事务的，列明条款；不属于的，去掉标识再公开",
            "a legend alone is no ground to withhold: name the article it rests on, or remove it before publication",
        ),
        inline=False,
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
        ),
    ),
)
