"""A document whose own term of validity is over.

The half-yearly clean-up of published documents looks for them; one that is still a draft should not go
out with such a term.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.matchers import Computed, Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.validity import PATTERNS, find_validity


def _find(reading: Reading) -> Iterator[Match]:
    for validity in find_validity(reading):
        if validity.end < date.today():
            why = Phrase(
                f"按文中所写，有效期已于{validity.end:%Y-%m-%d}届满",
                f"by its own words it ended on {validity.end:%Y-%m-%d}",
            )
            yield Match(validity.span, Judgement(0.85, (why,)))


_END = "\n某县人民政府\n2015年3月1日\n"
_HEAD = "某县人民政府\n关于印发某办法的通知\n各乡镇：\n"

RULES = (
    Rule(
        id="quality.expired",
        title=Phrase("文件有效期已满", "Validity has ended"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-6"),
        matcher=Computed(_find, needs=PATTERNS[1:], patterns=PATTERNS),
        message=Phrase("文件自己写明的有效期已经届满", "the term that the document gives itself is over"),
        suggestion=Phrase(
            "公开前核实是否仍然有效；已失效的注明失效，继续有效的先办理延期或者重新公布",
            "check whether it still applies; mark it as no longer valid, or have it extended first",
        ),
        inline=False,
        beside=True,
        hits=(
            _HEAD + "⟦本办法自2015年4月1日起施行，有效期5年⟧。" + _END,
            _HEAD + "⟦本办法自发布之日起施行，有效期五年⟧。" + _END,
            _HEAD + "⟦本通知有效期至2020年12月31日⟧。" + _END,
            _HEAD + "⟦本政策执行期限为2019年1月1日至2021年12月31日⟧。" + _END,
            _HEAD + "⟦本方案执行至2020年底⟧。" + _END,
            _HEAD + "⟦本规定自印发之日起试行，试行期一年⟧。" + _END,
            "某县人民政府文件\n⟦有效期至：2019年6月30日⟧\n关于印发某办法的通知\n各乡镇：",
            _HEAD + "⟦自2015年5月1日起施行，有效期两年⟧。" + _END,
            _HEAD + "⟦本意见自2016年1月1日起实施，有效期至2018年12月31日⟧。" + _END,
            _HEAD + "⟦本规定自2015年\n9月1日起试行，试行期三\n年⟧。",
            "某结果公告 批次 第二批 ⟦有效期限 2018年12月—2021年11月⟧ 序号 名称",
            "⟦执行期限：2018年1月1日至2020年12月31日⟧\n某办法",
            _HEAD + "⟦本优惠试行至2022年12月31日⟧，试行结束后另行公布。" + _END,
            "某认定结果 批次 ⟦有效期 企业 第三批 2017.7—2020.6⟧ 竹编厂",
            "办事指南\n⟦事项有效期：2019-01-01 至 2022-12-31⟧\n承办：某服务所",
            "某目录\n⟦本目录使用至 2O2O年l2月⟧，期满重新核定。",
            "某行动方案\n⟦本方案实施期为2018年至2020年⟧，届时验收。",
            _HEAD + "⟦自2019年3月10日至2019年11月30日，该桥禁止货车通行。期满后本通告自行失效⟧。" + _END,
            _HEAD + "⟦自2019年3月10日起至11月30日止，该路段限行，届时本通告自动失效⟧。" + _END,
            _HEAD + "⟦本通告自发布之日起至2020年12月31日有效⟧。" + _END,
            _HEAD + "⟦本办法暂定执行两年⟧。" + _END,
            _HEAD + "⟦上述补贴政策到2021年底结束⟧。" + _END,
            _HEAD + "⟦本通知的有效期已于2021年12月31日届满⟧。" + _END,
            _HEAD + "⟦2021年12月31日起本通知自动失效⟧。" + _END,
            "⟦执行时间：2019年1月1日—2019年12月31日⟧\n某办法",
            "某办法（⟦有效期：2018年4月1日—2021年3月31日⟧）\n第一条",
            "关于某路维修期间限行的通告\n⟦2019年7月8日至2019年11月30日⟧，桥面半幅封闭，禁止货车通行。",
            "归档\n【⟦本文有效期：2022年4月30日止⟧】\n关于某要求的通知",
            _HEAD + "⟦本要点有效期至2017年12月31日⟧。" + _END,
            "某措施\n⟦本措施自印发之日起施行，有效期三年，至2024年3月31日⟧。",
        ),
        misses=(
            "文件库\n效力：已失效　失效时间：2023-12-31\n标题：某区若干办法",
            "文件库\n时效性：已废止　失效日期：2022-06-30\n标题：某区若干办法",
            _HEAD + "本办法自2015年4月1日起施行。" + _END,
            _HEAD + "本办法自发布之日起施行，有效期至2099年12月31日。" + _END,
            _HEAD + "该公司安全生产许可证有效期至2020年8月3日。" + _END,
            _HEAD + "经营合同有效期五年，自2015年1月1日起。" + _END,
            _HEAD + "居住证有效期为一年。" + _END,
            _HEAD + "自2098年12月10日起至3月31日止，该路段限行，届时本通告自动失效。" + _END,
            _HEAD + "成绩有效期至2018年12月31日。" + _END,
            _HEAD + "本办法有效期至2020年12月31日，期满后经评估继续有效。" + _END,
            _HEAD + "报名截止2015年5月1日，有效期内可以修改。" + _END,
            "有效期限 2018年12月—2099年11月\n某办法",
            "某条例\n第三十条　人身安全保护令的有效期不超过六个月，自作出之日起生效。" + _END,
            "某条例\n第二十五条　选址意见书的有效期为十二个月。" + _END,
            "居住证 有效期限 2018年12月—2021年11月",
            "截止日期：2018年1月1日 报名\n某报名通知",
            _HEAD + "本办法执行两年来，成效明显。" + _END,
            _HEAD + "自2019年3月10日至2019年11月30日，全市共检查三百家企业。" + _END,
            _HEAD + "该合同到期后自动终止，2019年12月31日前办结。" + _END,
        ),
    ),
)
