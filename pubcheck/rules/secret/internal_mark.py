"""Legends that keep a paper inside an office (内部资料 注意保存). They are no state secret marks."""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Pattern
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_WORDS = (
    r"(?:内部(?:资料|文件|材料|刊物|事项|参考|使用|传阅|掌握|发行|交流|情况|工作)|工作秘密|仅供(?:内部|领导|机关|工作)[\u4e00-\u9fff]{0,8}"
    r"|(?:请)?(?:注意|妥善)(?:保存|保管|保密)|(?:请勿|不得|严禁|切勿)(?:外传|外泄|翻印|复印|复制|转发|公开|上网|扩散)|(?:阅后|会后|用后)(?:收回|即焚|清退|销毁)"
    r"|限[\u4e00-\u9fff]{2,10}(?:阅读|传达|范围)|不对外公开|未经(?:批准|许可|同意)不得(?:外传|公开|转载|扩散)[\u4e00-\u9fff]{0,6})"
)
_GAP = r"[ \t，,、；;·★☆*！!。.]*"
_LINE = rf"^[ \t]*[【〔（(\[《]?[ \t]*(?P<value>{_WORDS}(?:{_GAP}(?:{_WORDS}|长期|[0-9]{{1,2}}年)){{0,4}})[ \t]*[】〕）)\]》]?[！!。.]?[ \t]*$"
_STAR = r"^[ \t]*(?:[0-9]{6}[ \t]+)?(?P<value>(?:内部|工作秘密)[ \t]*[★☆][ \t]*[^\s，。；]{0,12})[ \t]*$"

RULES = (
    Rule(
        id="secret.internal_mark",
        title=Phrase("内部文件标识", "Internal legend"),
        severity=Severity.HIGH,
        basis=basis("secrets-64", "disclosure-16"),
        matcher=AnyOf(
            (
                Pattern(_STAR, 0.97, (Phrase("独立成行，带★", "a line of its own with ★"),)),
                Pattern(_LINE, 0.93, (Phrase("独立成行的内部标识", "an internal legend on a line of its own"),)),
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
        ),
        misses=(
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
