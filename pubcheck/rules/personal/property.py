"""Savings, income, houses and vehicles of a person who can be told by name.

Source: 个人信息保护法 art. 28 (金融账户), GB/T 35273-2020 annex A (个人财产信息). Public by law and left
alone: subsidies and awards with name and amount, officials before appointment, salaries of posts.
"""

from __future__ import annotations

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Gated, Judgement, Reading
from pubcheck.persons import is_certain, people
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.told import Joined

_MONEY = r"[约共计为达近（(\s人民币]{0,6}[0-9一二三四五六七八九十百千][0-9一二三四五六七八九十百千,.]{0,12}[余多]?[万亿]?[余多]?元"
_HOUSE = r"(?:商品房|住房|住宅|房产|房屋|门面|商铺|商用房|别墅|公寓|自建房|楼房|车位|宅基地|店屋|骑楼店屋|店面|铺面|平房|瓦房|土房|砖房|老屋|祖屋|窑洞)"
_VEHICLE = r"(?:轿车|小汽车|汽车|小车|车辆|货车|面包车|越野车|机动车|摩托车|农用车|挖掘机|铲车|收割机)"
_COUNT = r"(?:[0-9一二两三四五六七八九十]{1,3}[套处间栋辆台部个幢宗])"
_AREA = r"(?:[（(]?[0-9.]+(?:平方米|㎡|平米)[)）]?)?"
_WHAT = (
    r"(?:银行|个人|家庭)?(?:(?:定期|活期)?存款|月薪|股票市值|账户余额|存款余额|活期余额|余额|理财(?:产品)?|股票|基金|证券|公积金(?:账户)?(?:余额)?|养老金|退休金|工资|打工收入|务工收入|(?:家庭)?[年月]?人均(?:年|月)?(?:纯)?收入"
    r"|家庭(?:年|月)?(?:总)?收入|[年月]均?(?:纯)?收入|纯收入|收入|租金|经营收入|股份|分红|借款|外债|债务|欠款|负债|房贷|车贷|零钱|借款本金|本金|欠薪|工钱|货款|执行标的|标的额?|存折(?:余额)?|贷款(?:余额)?|彩礼|遗产|投资(?:款)?|本息|物业费|停车费|水电费|房租|工程款|材料款|砂石款|装修款|化肥款|饲料款|购房款|养老待遇|讲课费|加班工资差额|未履行(?:金额|标的)|未执行标的|存单|余额宝|理财|赌债|日工资|积蓄|承包款|卖[\u4e00-\u9fff]{1,2}钱)"
)
_ASSET = rf"(?:{_COUNT}的?(?:{_HOUSE}|{_VEHICLE})|(?:{_HOUSE}|{_VEHICLE}){_COUNT}){_AREA}"
_PATTERN = (
    rf"{_WHAT}[（(]?元?[)）]?\s?[:：\t]\s?(?P<value>{_MONEY})|{_WHAT}{_MONEY}"
    rf"|名下[^，,。；;\n]{{0,20}}?{_COUNT}?的?(?:{_HOUSE}|{_VEHICLE})(?:{_COUNT})?{_AREA}"
    rf"|(?:拥有|购有|购买了?|购置了?|持有|登记|自有)[^，,。；;\n]{{0,12}}?{_ASSET}"
    rf"|(?:家有|另有|还有|有)[^，,。；;\n]{{0,12}}?(?P<value>{_ASSET})"
    r"|(?:不动产权|房产|房屋所有权|土地使用|林权)证(?:书)?(?:编?号|号码)?[:：为]?\s*(?P<value>[\u4e00-\u9fff（()）〔〕\[\]0-9A-Za-z]{0,20}第?[0-9A-Za-z\-]{4,20}号?)"
)
# Told of somebody whatever stands between: sums, title numbers, houses and cars by their count.
_BANK = r"(?:[\u4e00-\u9fff]{2,6}银行)?"
_SUM = rf"(?<!结构性)(?:{_BANK}(?:欠|拖欠)?{_WHAT})(?:欠缴|尚欠|拖欠)?[（(]?[约共计为达人民币\s]{{0,4}}[0-9一二三四五六七八九十百千][0-9一二三四五六七八九十百千,.]{{0,12}}[ ]?[余多]?[万亿]?[余多]?[ ]?(?:元|块)(?:/[月年日天])?"
_TITLE = r"[\u4e00-\u9fff][（(](?:19|20)[0-9]{2}[）)][\u4e00-\u9fff]{2,12}不动产权第[ ]?[0-9]{4,10}[ ]?号|[\u4e00-\u9fff]{1,4}[集国]用[（(](?:19|20)[0-9]{2}[）)]第?[ ]?[0-9]{4,10}[ ]?号|[\u4e00-\u9fff]房地?权证[\u4e00-\u9fff]{1,6}第?[ ]?[0-9OoIl]{4,10}[ ]?号?|[\u4e00-\u9fff]国土房证第[0-9]{6,10}号|[\u4e00-\u9fff][（(](?:19|20)[0-9]{2}[）)][\u4e00-\u9fff]{2,14}承包经营权第[ ]?[0-9A-Z]{4,12}[ ]?号"
_THINGS = rf"(?<=[:： 有留的])(?P<value>(?:{_HOUSE}|住房)?{_COUNT}(?:[0-9.]+[平㎡](?:米|方米)?|的?{_HOUSE}))|(?P<value>{_HOUSE}[一二两三0-9][套间栋处幢])|(?<=[市县区镇村]有)(?P<value>房[一二两三0-9][套间])|(?<=名下)[的]?(?P<value>[0-9.]{{1,6}}股)|(?<=名下有|名下|还有|另有|车辆：|车辆:)[ ]?(?P<value>(?!转让|出售|购)[\u4e00-\u9fffA-Za-z0-9]{{0,8}}?(?:{_VEHICLE}|[\u4e00-\u9fff]{{2,6}})[一二两三0-9]辆)|(?<=名下)(?P<value>[\u4e00-\u9fff]{{2,6}}{_VEHICLE})(?=[（(])"
_LENT = (
    r"(?:借[给来]?[^，。；\n]{0,8}|欠[^，。；\n]{0,6})的(?P<value>[一二两三四五六七八九十百千万0-9]{1,8}(?:元|块|万))"
)
# Beasts, land, trees and tools by their count: 羊310只, 220只羊, 水田1.84亩, 橡胶130株, 电动三轮车1辆.
_NUMBER = r"[0-9一二两三四五六七八九十百]{1,4}(?:\.[0-9]{1,2})?[余多来]?"
_BEASTS = r"(?:(?:生|基础|怀孕|能繁|奶|黄|水|牦|犏|肉|种|山|绵|湖|滩|黑|母|公|骒|育肥|小尾寒|本地){0,2}(?:牛|羊|猪|马|驴|骡子?|骆驼|鸡|鸭|鹅|兔)|毛驴|牦牛|蜜蜂|中蜂)"
_LAND = r"(?:水田|旱地|稻田|耕地|承包地|责任田|自留地|田地|山林|林地|草场|鱼塘|果园|苹果园|茶园|菜地|大棚|虾塘|稻虾田|橡胶林|速生桉|人参地|棉花地?|甘蔗地?|橡胶|槟榔|核桃树?|苹果树?|柑橘树?|葡萄|枸杞|烤烟|茶叶|桑树|花椒树?|杨树|咖啡|香蕉)"
_OWNED = (
    rf"{_BEASTS}[ ]?{_NUMBER}[ ]?[头只匹峰箱羽口]|{_NUMBER}[头只匹峰箱羽口]{_BEASTS}"
    rf"|{_LAND}[ ]?{_NUMBER}[ ]?(?:亩|株|棵)|{_NUMBER}[ ]?(?:亩|株|棵)[ ]?{_LAND}"
    rf"|(?:农用|电动|旧)?(?:三轮车|拖拉机|摩托车|面包车|挖掘机|收割机|手扶拖拉机){_NUMBER}[辆台]|{_NUMBER}[辆台](?:农用|电动|旧)?(?:三轮车|拖拉机|摩托车|面包车|挖掘机|收割机)"
)
# Shares, rights to land, what somebody earns or owes in plain words.
_SHARE = (
    r"[\u4e00-\u9fff]{2,10}(?:公司|银行|合作社|股份社|信用社)[0-9.]{1,5}%的?(?:股份|股权)|[\u4e00-\u9fff]{2,6}股票[ ]?[0-9][0-9,]{0,9}股|(?:持有?|股权|股份)(?P<value>[0-9.]{1,5}%)(?=的?股)"
    rf"|[\u4e00-\u9fff]{{0,4}}(?:承包|流转)?经营权{_NUMBER}亩"
    rf"|(?:每[月年]|一年|一个月|每季度)(?:能|可)?(?:挣|分红(?:不少于)?|收租|收入)[约近]?[ ]?[0-9一二两三四五六七八九十百千万][0-9一二两三四五六七八九十百千万,.]{{0,12}}[余多]?(?:万元|元|块|万|千)?"
    rf"|(?:欠|尚欠|拖欠|又借|还欠)[^，。；：\n0-9一二两三四五六七八九十]{{0,10}}(?P<value>(?:药费|医药费|住院费|押金|货款|化肥款|饲料款|学费|房款|利息)[ ]?[0-9][0-9,.]{{0,10}}[余多]?万?元)"
)
# Sums in the columns of pay of an export, whose rows name a person.
_CELL = r"(?<=,)(?:[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,7})(?:\.[0-9]{1,2})?(?![0-9A-Za-z.])(?!,[0-9]{3}[.,])"
_PAY = r"应发|实发|应领|实领|工资|月薪|薪资|存款|欠款|收入"
_GENERAL = r"拟任|薪酬|全[县市区省镇村]|人均(?:可支配|收入)|标准|招聘|预算|决算|增长|每人每月|财政|罚款|没收|中标|注册资本|投标|采购|专项|补助资金|项目|公示期内|奖金|捐款|救助|慰问金|征收|裁决如下|判决如下|支付申请人|支付原告|经济补偿"
_LINK = r"偿还|归还|执行|交纳|缴纳|房|名下|拥有|[有其]|家庭|夫妻|本人|个人|收入|存款|工资|务工|打工|月|年|账户|银行|经核|系|为|因"
_UNLESS = r"裁决如下|支付申请人|支付原告|拟任|任前公示|公务员|薪酬|绩效年薪|岗位工资|全[县市省区国镇村]|居民人均|农民人均|农村居民|城镇居民|补偿标准|招聘|年薪|预算|决算|增长|每人每月|标准为|救助标准|参保|公司|企业|合作社|单位|财政|征收决定|罚款|没收|中标"

_HELD = Phrase("是个人的财产、收入", "it is somebody's property or income")
_SURE = 0.8  # from here on a person without a role is taken for a private one
_TOLD = Phrase("写明财产、收入“{words}”", "it states property or income")

_COMMON = r"流转|确权|征地|补偿|赔了|转让|烧毁|面议|全村|村集体|合作社|公司|基地|示范|种植面积|规模|推广|产业|养殖场(?:共|有)|项目|补偿标准|每[亩头只株棵]"


def _judge_pay(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    """A sum in a row of an export: columns of tables have a matcher of their own."""
    if label is None or not label.heading:
        return None
    if not any(is_certain(person, _SURE) for person in people(reading).within(reading.text.paragraph(span))):
        return None
    return Judgement(0.85, (_TOLD.fill(words=value), label.why))


RULES = (
    Rule(
        id="personal.property",
        title=Phrase("个人财产", "Property of a person"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "personal-25", "disclosure-15"),
        matcher=Joined(
            AnyOf(
                (
                    InColumn(
                        r"存款|余额|标的|借款|欠款|贷款|(?:家庭|人均|[年月])(?:总|纯|年|月)*收入|收入(?:情况|来源)|房产|(?<!人均)住房(?:情况|面积)|车辆(?:情况|信息)|名下|资产|负债|不动产权?证号|房产证号",
                        Phrase("是个人的财产、收入", "it is somebody's property or income"),
                        r"[0-9一二两三四五六七八九十有]",
                    ),
                    OfPerson(
                        _PATTERN,
                        _LINK,
                        Phrase("写明财产、收入", "it states property or income"),
                        0.82,
                        _UNLESS,
                        r"(?:存款|收入|房产|车辆|财产|余额|权证|资产|工资|债务)[^\n]{0,16}$|^\s*$",
                    ),
                    Mentioned(rf"{_TITLE}|{_SUM}|{_THINGS}", _GENERAL, _TOLD),
                    Mentioned(_LENT, _GENERAL, _TOLD, _SURE),
                    Mentioned(_SHARE, _GENERAL, _TOLD),
                    Mentioned(_OWNED, rf"{_GENERAL}|{_COMMON}", _TOLD),
                    Labelled(_CELL, _PAY, _judge_pay),
                    Gated(
                        r"股金分红|分红(?:发放|清册)|工资(?:发放)?(?:表|清册|明细)",
                        InColumn(r"[应实][发领付]", _HELD, r"^[0-9][0-9,.]{1,11}元?$"),
                    ),
                )
            ),
            "property",
            _TOLD,
            0.8,
            after=r"[合总小]\s?计[^\n，。；]{0,8}$|(?:没有|未有|名下无|花了?)[^，。；\n]{0,2}$|(?:[再共]?赔偿?|救助金|抚慰金|给付|罚款?|报酬|补助)[^，。；：\n]{0,14}$",
            never=r"抚恤金|赔偿|补偿款|礼金|亿|[0-9余]条|[0-9]{11}",
            unless=r"米|(?:左右|以上)?的?[\u4e00-\u9fff]{0,6}(?:补助|救助|慰问)",
            general=r"亿元|报销|起付|保护区|保护范围|块牌子|薪酬|拟任|任前公示|招聘|企业负责人|捐[款赠]|罚[金款]|奖金|慰问金|维修费|面积",
        ),
        message=Phrase(
            "写明了具体个人的存款、收入、房产或车辆", "it tells savings, income, houses or vehicles of a person"
        ),
        suggestion=Phrase(
            "删除财产、收入的明细；依法公示补贴、救助的，只保留姓名和补贴金额",
            "delete the details; where a subsidy is published by law, keep name and amount only",
        ),
        mask=Mask(2, 0),
        inline=False,
        hits=(
            "户主：陈思远，⟦银行存款12万元⟧，不符合条件。",
            "村民刘德贵⟦名下有商品房2套⟧，已清退。",
            "序号\t姓名\t家庭年收入\t备注\n1\t李秀珍\t⟦18000元⟧\t\n2\t王大山\t⟦21500元⟧\t",
            "经核实，户主王建华⟦名下登记有小汽车一辆⟧。",
            "申请人：张卫国，⟦月收入3200元⟧，与父母同住。",
            "姓名：李秀珍\n工作单位：略\n账户余额：⟦56000元⟧",
            "姓名 住房面积 车辆情况 备注\n李秀珍 ⟦90平方米⟧ ⟦1辆⟧ 无\n王建国 ⟦60平方米⟧ 无 无",
            "当事人赵明辉的房屋，不动产权证号：⟦川2020内江市第0001234号⟧，面积略。",
            "被告陈思远名下房屋（⟦甘（2020）麦积区不动产权第0000531号⟧）归原告所有。",
            "李秀珍欠缴⟦物业费5184元⟧、⟦停车费1800元⟧。",
            "刘德贵在村口摆摊，⟦年收入三万余元⟧。",
            "李秀珍家种⟦橡胶130株⟧，丈夫去年去世。",
            "被继承人李秀珍遗有厦门路⟦店屋一间⟧。",
            "户主：李秀珍，遗有楼房，⟦孝昌集用（2004）第0000371号⟧；",
            "李秀珍去年借给王大山的⟦三百元⟧还没有还。",
            "股金分红发放清册\n户主\t股数\t应发\n李秀珍\t4.5\t⟦2250⟧\n王大山\t3.0\t⟦1500⟧",
            "王大山只剩⟦220只羊⟧，草不够吃。",
        ),
        misses=(
            "裁决如下：被申请人支付申请人李秀珍工资13000元。",
            "全县农村居民人均可支配收入18500元，增长7%。",
            "序号\t姓名\t补贴金额\n1\t李秀珍\t300\n2\t王大山\t300",
            "张某名下有商品房2套。",
            "王建国，男，现任县水利局局长，拟任副县长。",
            "公司名下有车辆12辆，厂房2栋。",
            "企业负责人薪酬公示：张卫国，年薪32万元。",
            "家庭财产应当如实申报，不得隐瞒存款和车辆。",
            "序号\t村名\t人均收入\n1\t三合村\t18000",
            "项目总投资1200万元，贷款800万元。",
            "房产证号查询流程",
            "粮食补贴发放清册\n户主\t亩数\t应发\n李秀珍\t4.5\t450\n王大山\t3.0\t300",
            "李秀珍去世后的抚恤金61200元已发放。",
            "李秀珍家门前有30余条近26公里村道未硬化。",
            "李秀珍所在公司结构性存款4.7亿元。",
            "三合村村集体种植核桃树1200棵，负责人王大山。",
        ),
    ),
)
