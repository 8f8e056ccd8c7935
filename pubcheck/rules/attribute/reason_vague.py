"""A reason for not publishing that names neither an exemption nor a harm.

条例 arts. 14 to 16 are the only grounds: “敏感”, “不宜公开”, “工作需要” or “有关规定” name none of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.declared import declared_attribute
from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Computed, Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.review import Attribute
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.stated_reason import Worth

_WHY = Phrase("理由没有指明法定情形，也没有说明公开的危害", "the reason names neither a legal case nor a harm")


def _find(reading: Reading) -> Iterator[Match]:
    if reading.elements.declared_evidence is None:
        return
    declared = reading.once("declared", lambda: declared_attribute(reading.text))
    if declared is None or declared.attribute is Attribute.PROACTIVE:
        return
    stated = declared.stated
    if stated is not None and stated.worth is Worth.VAGUE:
        words = stated.span.of(reading.text.text)
        start = stated.span.start + len(words) - len(words.lstrip())
        yield Match(Span(start, start + len(words.strip())), Judgement(0.85, (_WHY,)))


_PAPER = "某县交通运输局属性审核单\n信息名称：关于农村公路养护情况的通知\n"

RULES = (
    Rule(
        id="attribute.reason_vague",
        title=Phrase("不公开的理由含糊", "Vague reason for not publishing"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-13", "disclosure-36"),
        matcher=Computed(_find),
        message=Phrase("“敏感”“不宜公开”一类说法不是法定理由", "a word like “sensitive” is no legal reason"),
        suggestion=Phrase(
            "改写为《条例》第十四条、第十五条、第十六条的具体情形和条款；说不出的，应当公开",
            "name the case and the article; where there is none, publish it",
        ),
        inline=False,
        beside=True,
        hits=(
            _PAPER + "公开属性：不予公开\n理由：⟦内容敏感，不宜公开⟧\n审核人：办公室",
            _PAPER + "公开属性：依申请公开\n理由：⟦工作需要⟧",
            _PAPER + "公开属性：不予公开（理由：⟦领导要求⟧）",
            _PAPER + "审核结论：不予公开\n依据和理由：⟦根据有关规定，不予公开。⟧",
            _PAPER + "公开属性：不予公开\n理由：⟦属于内部掌握的情况，不便公开。⟧",
            "发文稿纸 标题 关于窗口轮班的通知 公开属性 不予公开 理由 ⟦考虑到社会影响，暂不宜对外⟧ 份数 12 正文 窗口轮班",
            _PAPER + "公开方式：不予公开，⟦内容较为敏感⟧",
            _PAPER + "公开属性：不予公开\n不公开原因：⟦时机尚不成熟⟧",
            "公开审查意见\n文件：关于表扬义诊先进集体的通报\n公开意见：不公开。原因是⟦工作上有需要，怕外单位攀比，也避免没被表扬的单位有想法。⟧",
            "拟办单\n来文：某公司关于调整加压费的请示\n拟公开情况：不公开，⟦因涉及面广，影响不好控制，建议先不说⟧\n拟办：送审",
            "关于公布便民点位的通知（拟依申请公开，⟦因部分点位还没谈妥，怕群众跑空）⟧\n各网格：\n请安排。",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：⟦领导说先放一放⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开，理由是⟦怕引起议论⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：⟦本单位认为没有公开价值⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：依申请公开（理由：⟦比较重要⟧）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开方式：不公开，⟦主要考虑影响⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：⟦上面有要求⟧",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：⟦只在小范围掌握⟧",
        ),
        misses=(
            _PAPER + "公开属性：不予公开\n理由：属于过程稿，依据《政府信息公开条例》第十六条第二款",
            _PAPER + "公开属性：不予公开（涉及个人隐私）",
            _PAPER + "公开属性：不予公开\n理由：",
            _PAPER + "公开属性：主动公开\n理由：内容敏感",
            _PAPER
            + "公开属性：依申请公开。理由：名单含个人信息，公开可能侵害第三方权益，依据《政府信息公开条例》第十五条。",
            _PAPER + "公开属性：不予公开（依据：《政府信息公开条例》第十四条，可能危及社会稳定）",
            "某县属性管理办法解读\n不能只写“内容敏感”“不宜公开”，应当写明条款。\n公开属性：主动公开",
            _PAPER + "公开属性：不予公开（理由：涉及商业秘密）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开（涉及公共安全）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：主动公开\n理由：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开方式：不公开（请注明依据：属于条例第十六条第一款）",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n不予公开理由：属于内部事务信息，依据《政府信息公开条例》第十六条第一款。",
            "公开属性登记表\n序号\t文号\t标题\t公开属性\t不公开理由\t经办\n1\t某发〔2026〕1号\t关于某事的通知\t主动公开\t\t张\n2\t某发〔2026〕2号\t关于某事的函\t不予公开\t过程性信息（第十六条）\t李",
            "政府信息公开工作年度报告\n项目 属性 理由 数量\n不予公开 属于国家秘密 3\n不予公开 其他法律行政法规禁止公开 0",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：依申请公开",
            "答复书\n某某：\n你申请的信息属于个人隐私，本机关不予公开。\n理由如下：\n依据《条例》第十五条。",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：□主动公开 □依申请公开 □不予公开\n理由：",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n理由：含举报人信息",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：不予公开\n依据：《条例》第十六条第二款",
            "某县水利局发文稿纸\n标题：关于河道保洁任务划分的通知\n公开属性：依申请公开\n备注：无",
            "问答\n问：不予公开的要写理由吗？\n答：要写。\n理由：便于监督。",
            "公开属性：主动公开\n某局通知\n各单位：\n对不予公开的申请，应当在答复书中说明理由：\n（一）属于国家秘密的；",
            "工作总结\n全年收到申请12件，其中不予公开\n2件，理由均已告知。",
        ),
    ),
)
