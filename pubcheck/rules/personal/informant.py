"""Who reported, complained or petitioned: names and numbers that the law forbids to give away.

Sources: 监察法 art. 74(3), 信访工作条例 art. 30. The hotline for complaints is public.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Mask, Severity
from pubcheck.informants import ASKED, COLUMN, INFORMANT, SAYS, informants
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Judgement, Match, Reading, compiled
from pubcheck.persons import sentence, tables
from pubcheck.petitioners import is_of_guests
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span, covers_one

_NUMBER = rf"{INFORMANT}[^。；;\n]{{0,24}}?(?P<value>(?<![0-9A-Za-z])(?:1[3-9][0-9]{{9}}|[1-9][0-9]{{16}}[0-9Xx]|0[0-9]{{2,3}}-[2-8][0-9]{{6,7}})(?![0-9A-Za-z]))"
_PUBLISHED = r"可|请|应当|拨打|致电|向|热线|咨询|监督|受理|举报电话|投诉电话"
_DIGITS = lazily(r"[0-9]{7,}")
_COLUMNS = Phrase("所在列是举报人、信访人的信息", "the column holds data of informants or petitioners")


@dataclass(frozen=True, slots=True)
class _Informants:
    """Their names; where the sentence names none of them, the number that leads to them."""

    @property
    def asks(self) -> tuple[str, ...]:
        """What names them."""
        return _NUMBER, *ASKED

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, in order."""
        found = {match.span: match for match in self._all(reading)}
        yield from (found[span] for span in sorted(found))

    def _all(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        named = informants(reading)
        names = sorted(named)
        for span, (confidence, why) in named.items():
            yield Match(span, Judgement(confidence, (why,)))
        for match in reading.matches(_NUMBER):
            span = Span(*match.span("value"))
            told = covers_one(sentence(reading, span), names)
            if match.group().startswith("来访") and is_of_guests(text):
                continue  # whoever comes to the gate
            if not told and not compiled(_PUBLISHED).search(text[match.start() : span.start]):
                yield Match(span, Judgement(0.9, (SAYS,)))
        for table in tables(reading):
            for column in table.columns(compiled(COLUMN)):
                for row in table.rows:
                    cell = table.cell(row, column)
                    if cell and _DIGITS.search(cell.words) and not covers_one(row.span, names):
                        yield Match(cell.span, Judgement(0.9, (_COLUMNS,)))


RULES = (
    Rule(
        id="personal.informant",
        title=Phrase("举报人、投诉人、信访人", "Informant, complainant or petitioner"),
        severity=Severity.BLOCK,
        basis=basis("supervision-74", "petitions-30", "disclosure-15"),
        matcher=_Informants(),
        message=Phrase(
            "可识别举报人、投诉人或信访人，不得公开",
            "it reveals who reported, complained or petitioned, which must not be published",
        ),
        suggestion=Phrase(
            "删除其姓名、电话、住址和一切可推断身份的内容",
            "delete name, number, address and all that points to the person",
        ),
        mask=Mask(1, 0),
        inline=False,
        beside=True,
        hits=(
            "检举揭发人：⟦李秀珍⟧，反映村干部套取补贴。",
            "爆料人⟦谢光富⟧向县监委交来一段录像。",
            "线索提供者系该厂退休工人⟦王秀芳⟧。",
            "对提供线索的村民⟦李秀珍⟧、⟦刘德贵⟧和⟦王秀芳⟧各奖500元。",
            "⟦李秀珍⟧来电称楼上深夜砸墙，民警已上门劝止",
            "区长您好，我是⟦李秀珍⟧，宅基地证明差一个章，跑了四趟没办成",
            "举报人：⟦李秀珍⟧，反映某企业偷排。",
            "投诉人⟦王建国⟧称物业不作为。",
            "信访人：⟦欧阳修远⟧\n信访事项：房屋漏水",
            "举报人电话：⟦13900001234⟧，已回访。",
            "信访人姓名\t信访事项\t办理情况\n⟦李秀珍⟧\t低保\t已答复",
            "⟦刘德贵⟧同志：\n你反映的宅基地问题，现答复如下。",
            "来信人：⟦阿依古丽·买买提⟧，要求落实待遇。",
            "投诉人身份证号⟦11010519491231002X⟧，住址略。",
            "检举人：⟦张卫国⟧（已核实身份）",
            "院内职工⟦王秀芳⟧实名举报护理员克扣伙食。",
            "其与⟦李德贵⟧等6人联名来信，要求补发补助。",
            "关于⟦祁玉梅⟧同志反映楼上渗水问题的答复意见\n⟦祁玉梅⟧同志：\n你于5月11日留言，现答复如下。",
            "单号\t来电人\t电话\t反映内容\nP0417\t⟦苏楚群⟧\t13900001234\t污水溢流",
            "领导：\n我是原棉纺厂职工⟦李秀珍⟧，我反映的是退休审批问题。",
            "群众⟦伊明江⟧、⟦石河生⟧分别向执法大队举报偷捕。",
            "村民⟦刘德贵⟧反映路灯损坏，已转镇政府。",
        ),
        misses=(
            "李秀珍来电称因出嫁放弃，由招聘办记录。",
            "主任您好，我是李秀珍的主管。",
            "求助人：李秀珍，现借住娘家。",
            "关于张卫国同志任职的通知\n请遵照执行。",
            "举报电话：12388，0831-2300001。",
            "对举报人的信息应当严格保密，保护举报人合法权益。",
            "被举报人张卫国，系某公司负责人。",
            "举报人：张某某",
            "被检举揭发人张卫国，系某村会计。",
            "对提供线索的群众，由民警张卫国负责登记。",
            "举报奖励发放人：张卫国",
            "信访人可拨打0831-2300001咨询。",
            "网友：您好！您反映的问题已收悉。",
            "来访人：李秀珍 手机：13900001234\n被访科室：档案股\n来时：09:12 离时：10:03",
            "来电人：派出所户籍室，请机主回电",
            "投诉人应当提供真实姓名和联系方式。",
            "某局局长王建国接待信访群众。",
            "信访人数同比下降12%。",
            "各单位：\n你们反映的问题，现通知如下。",
            "来信人：陶女士　问：能否申请公租房？",
        ),
    ),
)
