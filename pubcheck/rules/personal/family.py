"""Who is whose wife, child or parent: relations of persons who are named.

Sources: 民法典 art. 1032 by way of 个人信息保护法 art. 4; GB/T 35273-2020 annex A lists family relations
among personal data.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.finding import SHOW, Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Judgement, Match, Reading, patterns_of
from pubcheck.persons import people, sentence, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.text import Entity, EntityKind
from pubcheck.told import Joined

_LONG = (
    r"配\s?偶|前?妻子|前妻|前夫|丈夫|爱人|老伴|子女|儿子|女儿|[长次三四五幼独养继][子女]|[孙儿]媳妇?|[长次三]媳|重孙[子女]?|女婿|父亲|母亲|父母亲?|双亲|岳[父母]|公公|婆婆|[继养][父母]|外?祖[父母]|爷爷|奶奶|外[公婆]|姥[爷姥]|孙[子女]|外孙女?"
    r"|[伯叔舅]父|[姑姨舅婶伯]母|[姑姨舅][妈父姐]|叔叔|舅舅|姑姑|侄[子女儿]|外甥女?|哥哥|弟弟|姐姐|妹妹|大[哥姐]|[堂表][兄弟姐妹哥嫂]|兄弟|姐妹|兄妹|姐弟|胞[兄弟姐妹]|嫂子|弟媳|连襟|妯娌|亡[夫妻]|遗孀"
)
_SHORT = r"[妻夫子女父母爸妈爹娘儿孙兄弟姐妹嫂媳婿]"
_PAIRS = r"叔侄|舅甥|公媳|夫妇|夫妻|父子|父女|母子|母女|兄弟|姐妹|姐弟|兄妹|祖孙|婆媳|翁婿|爷孙"
# Before a name: a long word anywhere, a short one only where a word can begin.
_BEFORE = lazily(
    rf"(?P<words>{_LONG}|(?:(?<![\u4e00-\u9fff])(?<!性别[\s:：])|(?<=[之其生你我您他她与和及随跟但同由对给让因]))(?:{_SHORT}))(?:姓名)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是叫名系“]{{0,3}}$"
)
_HEAD = r"(?:其|[^，。；（）()\n未孤兄姐夫父母祖]{1,8}?(?:的|之)?)"
_END = r"(?=[）)，,。；;、：:\s]|已|曾|又|再|和|与|如|$)"
_AFTER = lazily(
    rf"\s?(?:[（(](?:系|为|是)?(?:(?P<w5>{_LONG}|[父母妻夫子兄弟姐妹哥爸妈])|{_HEAD}(?P<words>{_LONG}|{_SHORT}))(?=[）)])"
    rf"|(?:[，,]\s?[^，,。；;\n]{{1,12}}){{0,3}}[，,]?\s?(?:系|为){_HEAD}(?P<w2>{_LONG}|{_SHORT}){_END}"
    rf"|[之的](?P<w3>{_LONG}|{_SHORT}){_END}"
    rf"|(?P<w4>{_PAIRS})(?=[0-9二两三四五][个人名]|[，,。；;、\s（(经二的于在]|$))"
)
_BRACKETED = lazily(rf"[ ]?[（(][ ]?(?:系|为|是|其)?(?P<words>{_LONG}|[父母妻夫子兄弟姐妹哥爸妈])[ ]?[）)]")
_FAR = lazily(rf"[，,]\s?(?:系|为){_HEAD}(?P<words>{_LONG}|{_SHORT}){_END}")
_TOGETHER = lazily(rf"[（(](?P<words>{_PAIRS})[）)]|(?P<w2>{_PAIRS})(?=[二两三四五][人个口])")
_LABEL = lazily(rf"(?P<words>{_LONG}|(?<![\u4e00-\u9fff]){_SHORT})(?:姓名)?$")
_COLUMN = lazily(r"关系|称谓")
_STATUS = r"离异|丧偶|寡居|未婚(?![夫妻先青证])|终身未[娶嫁婚]|再婚|孤寡(?!老人)|鳏寡|独身|单亲|无子女|无儿无女|独生[子女](?!女)|非婚生(?:子女)?|离婚(?!纠纷|诉讼|证|登记|率|案|冷静|协议|申请)"
# Words that stand for a relative wherever a person is spoken of, and what makes other words of them.
_KIN = (
    r"(?P<value>老[父母](?![母亲])|(?<=[家户]的)孩子(?=[0-9一二两三，,、（(\u4e00-\u9fff])(?!们|都)|(?<=[育生现]有)子女(?=[0-9一二两三四五六七八九]{1,2}[人名个])|(?<=同胞)(?:兄弟|姐妹|姐弟|兄妹)|(?<=[你您我他她其])太太|(?<=[和跟与同我他她你])老表(?=[，,。；合家的、])|[大小满细]?(?<![牛羊猪狗猫鸡鸭仔乖兔])崽(?![猪牛羊鸭崽])(?=[在结去和已打有，,。；、说讲]|[\u4e00-\u9fff]{2,3}[，,])|老伴儿|老?(?:父母亲?|父亲|母亲)(?![河节官])|爸爸|妈妈|老[爸妈爹娘]|(?<=[我她])男人|阿[妈爸](?!妮)|爸妈|公婆|家[婆公](?=[，,、。中病住]|$)|细佬|额吉|阿[婆公爷嬷](?=[，,、。]|[\u4e00-\u9fff]{2,3}[，,])|老两口|娘家|婆家|爹娘|双亲|(?<![老])爷爷|(?<![老])奶奶|外[公婆](?![外开布示告益众正平])|姥[姥爷]|外?祖父母|外?祖[父母]|配偶|妻子|丈夫|老[公婆伴](?![用寓办路])|[男女]友|生物学[父母]亲|爱人(?!民|如|类)|(?<!儿)媳妇|[孙儿]媳妇?|[长次三]媳|重孙[子女]?|女婿|岳[父母]|丈母娘|老丈人"
    r"|(?<![主办])公公(?![布示告开益众])|(?<!公)婆婆|前[妻夫]|亡[妻夫父母]|未婚[妻夫]|遗孀|[堂表]\n[兄弟姐妹侄]|小[叔姑舅]子|[大小]姨子|[堂表][兄弟姐妹哥嫂]|嫂[子嫂]|弟媳|弟妹|(?:姐弟|兄妹)(?=[二两三]人|[，,、。；;）)]|$)|[姐妹]夫|[侄甥外][子女儿孙甥](?!节)女?|孙[子女](?!兵法)|[叔伯舅姑姨婶]{2}|[伯叔舅姑姨祖]父|[伯舅姑姨婶]母|大伯|[姑姨舅][妈父]"
    r"|哥哥|弟弟|姐姐|妹妹|(?<!同)胞\n?[兄弟姐妹]|[大二三小]?(?:儿子|女儿)|(?<!亲)闺女|(?:[长次三四五幼独养继]|婚生)[子女](?!王旗|县)(?=[，,、。；;：:（()）\s“”]|[\u4e00-\u9fff]{2})|双胞胎(?:兄弟|姐妹|兄妹|姐弟)?|[父母][子女](?=[二两三四五][人个口]|船)|(?<=[（(])[子女](?=就业|务工|在外|在读|已|外出)|(?<=[，,、；;（(。）)其])[父母妻夫](?=的(?!亲)|失踪|早?[亡逝]|患|病|已故|在外|在押|在[狱监]|服刑|失联|下落不明|离|改嫁|外出|务工|残疾|智力|聋|瘫)|(?<=[一育有])[一二两三][子女](?=[\u4e00-\u9fff]{2,3})|(?<=[迁带携])[父母子女妻夫](?=[\u4e00-\u9fff]{2,3}[，,（(墓])|(?<=[ \t])[父母夫妻子女](?=[\u4e00-\u9fff]{2,3}[ ]?1[3-9][0-9]{9})|(?<=[随与跟])[子女父母儿舅姑叔孙](?=居|住|生活|落户|迁|到|去|异地|带(?!队)|姓[）)，]|在外|赴)|(?<=[由代])[妻夫子女儿孙侄弟兄姐妹父母](?!公司|女)(?=(?:[\u4e00-\u9fff]{2,3})?代?[领签收取](?![域先署])|代办)|(?<=(?:患者|本人|死者|该生|[申被]请人)之)[女子妻夫父母弟兄妹姐](?=[，,；;）)、])|(?<=自带|，带|,带)[女子儿](?=[\s，,。；;｜|）)]|$)|(?<=[，,\t｜|])(?:[子儿](?=在读(?!学))|女(?=在读(?!学|[研博硕]|大学生|本科生)))|(?<=[，,\t｜|])[女子儿](?=上大学|读(?:大学|高中|初中|小学)|尚幼|年幼)|(?<=[是系])寡妇|(?<=[，,、])单身(?=[，,、。；;）)])|(?<=[由为是给向随跟和与归在交]其)[父母妻夫孙兄弟姐妹](?=[\n，,。；;、）)]|保管|代[领签办为]|陪|照料|抚养|所有|名下)|(?<=[称说因])[父母妻夫](?=病|患|亡|重病|去世)|夫[妻妇](?=申请|二人|两人|俩|均|[，,、。；;）)]))"
    rf"|(?<=[，。；：“？！他她我你让给说叫跟只])(?P<value>[爹娘爸妈])(?=[，。；？！、”]|[说去来在当病卖把也就都不没接打写的给](?!妇|家))|(?<=[我俺])(?P<value>[爸妈爹娘])(?=[\u4e00-\u9fff])(?![们爸妈爹娘的亲祖])|(?<=[他她我你])(?P<value>[哥姐叔婶姑姨舅爸妈爹娘])(?=[家说写的去来，。；]|[\u4e00-\u9fff]{{2}}[，。来去代家])|(?<=[一二两三][子女][一二两三])(?P<value>[子女])(?=[，。：:；])|(?i:(?<![A-Za-z])(?P<value>wife|husband|father|mother|sister|brother|son|daughter)(?![A-Za-z]))(?=[ ][\u4e00-\u9fffA-Z])|(?<=[（(])[ ]?(?:系|为|是)?(?P<value>{_LONG}|{_PAIRS}|(?!女)(?:{_SHORT}))(?=[ ]?[）)]|，[0-9])|(?<=\n)(?<!性别\n)(?P<value>[长次三]?[夫妻子女孙父母]|{_LONG})(?=\n(?!(?:[长次]?[子女]|妻|丈夫|夫|父|母|女儿|儿子)))|(?<=关系)[ \t:：]{{1,4}}(?P<value>(?:[长次三四五][ \n]?)?[子女妻夫父母]|配偶|[兄弟姐妹祖外孙侄婆媳]{{2}})(?=[\s，,。；;]|$)"
    r"|(?P<value>离异|丧偶|寡居|[初再复已未]婚(?![夫妻先青证率假姻登人龄育])|丧[妻夫]|无[儿子][无]?女|单亲[父母]亲)|(?P<value>(?<![想要闹])离\n?婚)(?!纠纷|诉讼|证|登记|率|案|冷静|协议|申请|手续|判决|调解|财产|的)"
)
# A cell of a row: 母楚玉 15000011246, 弟，电话0953-…
_CONTACT = r"(?<=[ \t，,])(?P<words>[父母夫妻子女兄弟姐妹])(?=[\u4e00-\u9fff·]{2,6}[ \t]?1[3-9][0-9]{9}|(?<!女)[，,](?:联系)?电话|系(?![统数列])[\u4e00-\u9fff]{4}|签(?=[\n ，,。]|$)|同[团行住院户]|代[签领办])"
_GENERAL = r"必须|算不算|如何界定|口径|不过如此|一样[”，。]|似的|须年?满|不满[一二两三0-9]|家族式|腐败|家风|家训|古人|应当|可以|不得|其他监护人|凡是?|一律|或者|及其配偶|规定|标准|办法|政策|制度|条例|本法|自然人|参保人|领导干部|党员|公民|干部|户口[本簿]|出生证|每人每月|和睦|孝敬|随迁子女|适龄儿童|第[一二三四]批|献给|儿女|权利|义务(?!兵)|保护|关爱|教育|宣传|活动|倡议|全[县市区镇村]|各[级地部单]|[0-9]+[名户对]"
_OTHERWISE = r"纠纷|诉讼|证|登记|率|冷静|协议|(?:(?<=独生子女)|(?<=独生子)女)(?:[住之]?户|[\u4e00-\u9fff]{0,2}家庭|父母|费|奖|政策)"  # 离婚纠纷, 独生子女户: a case, a kind of household
_LONG_AGO = r"始迁|谱载|墓志|志主|贡生|进士(?=[，,。及出、])|(?<![检])举人(?=[，,。及出、])|(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪)(?![县区市镇乡村路街巷桥里])|[西东]汉|[唐宋元明清][代朝]|诸侯|(?:高|太)祖[^，。]{0,4}年"
_NO_KIN = r"妈祖$|^(?:[镜桌椅房车鞋裤箱屋院池柜盒瓶杯盘帽袋肚鼻脖嗓疹样日票厂村寨案摊铺馆路班点面片本条棚]子)$"  # what only ends like a child
_STATES = Phrase("写明与他人的关系“{words}”", "the relation “{words}” is stated")
_MENTIONED = Mentioned(_KIN, _GENERAL, _STATES)
_MARRIAGE = AnyOf(
    (
        OfPerson(
            rf"(?:协议|诉讼|判决)离婚(?!纠纷|诉讼|证|登记|率|案|冷静|申请)|{_STATUS}",
            r"与|于|已|经|曾|系|为",
            Phrase("写明婚姻、子女状况", "it states the marital status or that there are children"),
            unless=r"办理|宣传|政策|规定|婚姻登记(?:处|机关)|须年?满|不满[一二两三0-9]",
            label=r"婚姻(?:状况|情况)?[\s:：]*$",
            reach=80,
        ),
        OfPerson(
            rf"(?<=[，,、；;（( \t])(?P<value>{_STATUS})(?=[，,、。；;）) \t\n独]|$)",
            r".",
            Phrase("写明婚姻、子女状况", "it states the marital status or that there are children"),
            unless=r"办理|宣传|政策|规定|婚姻登记(?:处|机关)|须年?满|不满[一二两三0-9]",
            reach=120,
        ),
        InColumn(
            r"婚姻|原因|备注|情况|家庭",
            Phrase("写明婚姻、子女状况", "it states the marital status or that there are children"),
            rf"^(?:{_STATUS})$",
        ),
    )
)
_VALUE = lazily(rf"(?:与户主|户主|本人)?(?:之|的)?(?:{_LONG}|{_SHORT})$")


@dataclass(frozen=True, slots=True)
class _Relatives:
    """The word for the relation, where it introduces a name, follows one, stands in a column beside one, or where
    a person speaks or is spoken of."""

    @property
    def asks(self) -> tuple[str, ...]:
        """Words for relatives and what makes the sentence a general one."""
        return _KIN, _GENERAL, _CONTACT, *patterns_of(_MARRIAGE)[0]

    def find(self, reading: Reading) -> Iterator[Match]:
        """All matches, in order."""
        found = {
            match.span: match
            for match in (
                *self._in_columns(reading),
                *self._at_names(reading),
                *self._of_contacts(reading),
                *self._in_rows(reading),
                *_MARRIAGE.find(reading),
            )
        }
        taken = sorted(found)
        for match in _MENTIONED.find(reading):
            at = bisect_left(taken, match.span)
            if not any(match.span.overlaps(span) for span in taken[max(0, at - 1) : at + 1]):
                found[match.span] = match
        yield from (found[span] for span in sorted(found))

    def _at_names(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        for person in people(reading).within(Span(0, len(text))):
            # A heading that calls the column 家长 or 配偶 is no statement about each of its rows.
            headed = person.cue is not None and "\n" in text[person.cue.end : person.span.start]
            match = (
                _BEFORE.search(text, max(0, person.span.start - 20), person.span.start)
                or _AFTER.match(text, person.span.end)
                or (_LABEL.search(text, person.cue.start, person.cue.end) if person.cue and not headed else None)
            )
            if match:
                yield _stated(match, max(0.8, min(0.95, person.confidence)))
            for also in (_AFTER.match(text, person.span.end), _grouped(reading, person)):
                if also:
                    yield _stated(also, 0.85)

    def _in_rows(self, reading: Reading) -> Iterator[Match]:
        """The relation of the contact of a row, right before a name that may have been taken to begin with it."""
        for match in reading.matches(_CONTACT):
            line = reading.text.paragraph(Span(*match.span()))
            if any(person.span.end < match.start() for person in people(reading).within(line)):
                yield _stated(match, 0.85)

    def _of_contacts(self, reading: Reading) -> Iterator[Match]:
        """The relation in brackets behind whoever is called a contact: 紧急联系人：谷穗（姐）."""
        text = reading.text.text
        for entity in reading.entities:
            if entity.kind is EntityKind.PERSON and entity.role.is_public:
                match = _BRACKETED.match(text, entity.span.end)
                if match:
                    yield _stated(match, 0.85)

    def _in_columns(self, reading: Reading) -> Iterator[Match]:
        for table in tables(reading):
            for column in table.columns(_COLUMN):
                for row in table.rows:
                    cell = table.cell(row, column)
                    if cell and _VALUE.match(cell.words) and people(reading).within(row.span):
                        why = Phrase(
                            f"“{table.headings[column]}”一栏写明亲属关系",
                            f"the column “{table.headings[column]}” states it",
                        )
                        yield Match(cell.span, Judgement(0.9, (why,)))


def _stated(match: re.Match[str], confidence: float) -> Match:
    group = next(name for name, value in match.groupdict().items() if value)
    why = _STATES.fill(words=match[group])
    return Match(Span(*match.span(group)), Judgement(confidence, (why,)))


def _grouped(reading: Reading, person: Entity) -> re.Match[str] | None:
    """The relation stated further on in the sentence: 人口2（母子）; ，系原告女婿。"""
    text = reading.text.text
    around = sentence(reading, person.span)
    following = people(reading).within(Span(person.span.end, around.end))
    end = following[0].span.start if following else around.end
    return _TOGETHER.search(text, person.span.end, min(end, person.span.end + 60)) or _FAR.search(
        text, person.span.end, end
    )


RULES = (
    Rule(
        id="personal.family",
        title=Phrase("家庭关系", "Family relations"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=Joined(
            _Relatives(),
            "family",
            _STATES,
            0.6,
            sure=0.8,
            unless=rf"{_OTHERWISE}|对象(?!是)|[\u4e00-\u9fff][某*×]",
            never=_NO_KIN,
            general=_LONG_AGO,
        ),
        message=Phrase("写明了具体个人的亲属", "it names a relative of a person"),
        suggestion=Phrase("隐去亲属的姓名，或删除亲属关系", "delete the relative's name, or the relation"),
        mask=SHOW,
        inline=False,
        beside=True,
        hits=(
            "户主：陈思远，⟦配偶⟧：李秀珍，无业。",
            "姓名：张卫国\n⟦父亲⟧：张德海\n母亲：周玉兰",
            "申请人王建华，⟦老伴⟧：李秀珍，电话略。",
            "序号\t姓名\t与户主关系\t出生年月\n1\t李秀珍\t⟦妻⟧\t略\n2\t王建国\t长子\t略",
            "患者：张卫国，⟦妻子⟧刘玉梅陪护。",
            "被告：王建国，男，住三合村二组，系原告⟦女婿⟧。",
            "共有人：⟦妻⟧刘玉梅，子张建国（未婚）。",
            "李秀珍（系被执行人⟦女儿⟧）提出异议。",
            "黄大双、黄小双⟦兄弟⟧二人均住危房。",
            "户主：陈思远，男，78岁，⟦终身未娶⟧。",
            "户主：陈思远\n⟦长子⟧：陈建国\n次女：陈秀英",
            "⟦父亲⟧：欧阳修远，务农。",
            "申请人：张卫国，2019年⟦离异⟧，独自生活。",
            "当事人：王建华（李秀珍之⟦女⟧），无业。",
            "李秀珍说，⟦爸妈⟧一直在外打工，家里只有她和⟦奶奶⟧。",
            "紧急联系人：谷穗（⟦姐⟧）13900001234",
            "学生多杰卓玛因⟦父母⟧工作变动转往西宁。",
            "罗阳光，男，⟦母⟧失踪，随⟦外婆⟧居城厢镇。",
        ),
        misses=(
            "儿童监护人李秀珍应当依法履行父母的职责。",
            "四子王旗大黑河乡萍萍超市，经营者郝萍。",
            "独生子女父母奖励金每人每月10元。",
            "户主周明虎，按独生子女户划定面积。",
            "配偶：无\n子女：无",
            "领导干部应当报告配偶、子女移居国外的情况。",
            "户主：陈思远，其妻李某某患病。",
            "监护人应当依法履行监护职责。",
            "家长：                签字",
            "父亲节期间开展慰问活动，王建国局长出席。",
            "序号\t单位\t关系\n1\t某局\t主管",
            "与企业的关系：无",
            "死亡：李秀珍（女，52岁）、王建国（男，47岁）。",
            "学生姓名\t家长姓名\t金额\n王建国\t李秀珍\t300",
            "申请人王建华，监护人：王建国，电话略。",
            "原告王德胜诉被告李秀兰离婚纠纷一案，已审理终结。",
        ),
    ),
)
