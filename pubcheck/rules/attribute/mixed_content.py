"""A document declared proactive that holds passages which should not go out with it.

条例 art. 37: what can be separated is released. The passages are those for which a rule names a ground
to withhold; where they are what the document is about, its attribute is in question instead.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Concluded, Judgement
from pubcheck.phrase import Phrase
from pubcheck.review import Elements, Recommendation
from pubcheck.rule import Rule
from pubcheck.span import Span


def _judge(elements: Elements, recommendation: Recommendation) -> tuple[Span, Judgement] | None:
    if not recommendation.separable:
        return None
    why = Phrase(
        "全文标注为主动公开，其中 {count} 处属于不宜公开的内容",
        "declared proactive, with {count} passages that are not",
    ).fill(count=str(len(recommendation.separable)))
    span = elements.declared_evidence.span if elements.declared_evidence else Span(0, 0)
    return span, Judgement(0.8, (why,))


_NOTICE = "某县人民政府办公室\n关于公布传统村落保护名录的通知\n某政办〔2025〕52号\n各乡镇人民政府：\n现将传统村落保护名录（第一批共17个村）公布如下，管护办法全文公开，请认真贯彻执行。\n"
_TAIL = "\n某县人民政府办公室\n2025年6月18日\n"

RULES = (
    Rule(
        id="attribute.mixed_content",
        title=Phrase("主动公开件夹带不宜公开的内容", "Passages to be separated"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-37"),
        matcher=Concluded(_judge),
        message=Phrase("标注为主动公开，但有可以分离的不宜公开内容", "declared proactive, but parts of it are not"),
        suggestion=Phrase(
            "作区分处理：删去或另行成文后，公开其余部分（《条例》第三十七条）",
            "separate these parts and publish the rest (art. 37)",
        ),
        inline=False,
        hits=(
            _NOTICE + "附件2　文物库房安防巡查路线和换岗时间（工作秘密，不对外）" + _TAIL + "⟦公开属性：主动公开⟧",
            _NOTICE
            + "另附：三座重点水库溢洪闸远程控制口令和备用电源位置，仅供责任人使用。"
            + _TAIL
            + "⟦（此件公开发布）⟧",
            _NOTICE + "（二）关于两名乡镇干部的任免建议，未公示前不得扩散。" + _TAIL + "⟦公开属性：主动公开⟧",
            _NOTICE + "附：举报线索核查经过和证人询问笔录摘要" + _TAIL + "⟦（此件主动公开）⟧",
            _NOTICE + "附表中，外方投资意向和谈判条件双方约定暂不公开。" + _TAIL + "⟦公开方式：主动公开⟧",
            _NOTICE
            + "三、某公司分项成本测算、核心参数及配套厂家协议价（注明商业秘密）。"
            + _TAIL
            + "⟦公开属性：主动公开⟧",
            _NOTICE
            + "安全保卫：核心区部署便衣警力46人、特警突击小组2个，制高点设观察哨5处。"
            + _TAIL
            + "⟦公开属性：主动公开⟧",
            _NOTICE
            + "上半年地区生产总值初步核算数1486.3亿元，省统计局核定发布前不得对外使用。"
            + _TAIL
            + "⟦公开属性：主动公开⟧",
        ),
        misses=(
            _NOTICE + _TAIL + "公开属性：主动公开",
            _NOTICE + "名单中的联系方式已经删除。" + _TAIL + "公开属性：主动公开（已作区分处理）",
            _NOTICE + "附件2　文物库房安防巡查路线和换岗时间（工作秘密，不对外）" + _TAIL,
            _NOTICE + "附件2　文物库房安防巡查路线和换岗时间（工作秘密，不对外）" + _TAIL + "公开属性：依申请公开",
            "关于对重点项目开展暗访的安排\n抽查项目名单由组长当日领取，此前不得向被督查单位透露。\n公开属性：主动公开",
            "机密★10年\n" + _NOTICE + "附：举报线索核查经过和证人询问笔录摘要" + _TAIL + "（此件公开发布）",
            "某县政务公开制度\n一份文件里既有能公开的，也有不能公开的，应当作区分处理。\n公开属性：主动公开",
            "各单位应当依照保密法进行保密审查，不得泄露工作秘密。\n（此件公开发布）",
        ),
    ),
)
