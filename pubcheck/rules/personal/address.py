"""Home addresses down to a village, a building or a room; a unit's address is public information.

Sources: 个人信息保护法 art. 28 (whereabouts and what identifies a person), practice of release: an
address is shown down to 乡镇 or 街道 at most, below that it is deleted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Mask, Severity
from pubcheck.homes import judged_homes
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Checked, Computed, Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_ROAD = r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|District|Village|Town|County)(?![a-z])"
_ENGLISH = (  # behind what says that somebody lives there; a house or room and a road or district
    r"(?i:resid(?:es|ed|ing)|liv(?:es|ed|ing)|home address|residential address|domiciled)(?: (?:at|in|is))?[ :：]{1,3}"
    rf"(?P<value>(?=[^\n。；;]{{0,80}}{_ROAD})(?=[^\n。；;]{{0,60}}[0-9])[0-9A-Z][0-9A-Za-z.#'/-]*(?:,?[ ][0-9A-Z][0-9A-Za-z.#'/-]*){{2,20}})"
)


def _addresses(reading: Reading) -> Iterator[Match]:
    for entity, judgement in judged_homes(reading):
        yield Match(entity.span, judgement)


def _judge_english(value: str, reading: Reading, span: Span) -> Judgement:
    return Judgement(0.85, (Phrase("英文写明居住的地址", "the words say that somebody lives there"),))


RULES = (
    Rule(
        id="personal.address",
        title=Phrase("家庭住址", "Home address"),
        severity=Severity.HIGH,
        basis=basis("personal-4", "personal-25", "disclosure-15"),
        matcher=AnyOf((Computed(_addresses), Checked(_ENGLISH, _judge_english))),
        message=Phrase("出现详细住址，可找到具体个人的住处", "an address exact enough to find somebody's home"),
        suggestion=Phrase(
            "住址保留到乡镇或街道即可，村组、门牌、楼栋、房号应删除；单位地址可以保留",
            "keep it down to the town or street office, delete village group, house, building and room; a unit's address may stay",
        ),
        mask=Mask(3, 0),
        inline=False,
        hits=(
            "户主：王刚；家庭住址：⟦海南省澄迈县金江镇文化北路101号⟧。",
            "李秀珍，家住⟦青龙乡三合村三组⟧，全家四口人。",
            "序号\t姓名\t家庭住址\t金额\n1\t李秀珍\t⟦青龙乡三合村二组⟧\t300",
            "被告赵明辉，男，汉族，住⟦湖南省长沙县黄兴镇光达村田心组88号⟧。",
            "申请人：欧阳修远；地址：⟦成都市青羊区草市街12号3栋2单元501室⟧",
            "户籍地：⟦万宁市万城镇西门街2号⟧",
            "信访人黄守富，系⟦太平镇大坪村楼梯坡组⟧村民。",
            "现住址：⟦黑龙江省哈尔滨市道里区新阳路121号3单元502⟧",
            "家庭住址：⟦四川省内江市东兴区西林街道文化\n北路101号3栋2单元501室⟧，电话略",
            "姓名 身份证号 住址 金额\n李秀珍 略 ⟦三合村二组⟧ 300\n王大山 略 ⟦三合村三组⟧ 300",
            "英若男，⟦护国寺街棉花胡同乙66号⟧，选房；\n佟志远，⟦新街口街道航空胡同5号院西屋⟧，货币补偿。",
            "志愿者们走进⟦沂源县悦庄镇埠村社区东街4号⟧，看望老兵宋玉成。",
            "我们收到李秀珍来信，以⟦运城市盐湖区安邑街道条山街盛世家园8号楼东单元1102⟧房屋作抵押。",
            "姓名 | 房屋位置 | 面积\n冯若冰 | ⟦海口市琼山区红旗镇合群路2号⟧ | 86\n容可嘉 | ⟦海口市琼山区红旗镇红明十三队⟧ | 74",
            "问：住哪里？\n答：⟦钦州市钦南区那丽镇土地田村委十八队⟧，泥砖房。",
            "黄志强，原住加方乡福兰村弄朋屯，现安置⟦A区7栋602⟧，5人。",
            "赖桃姑，女，1944.9.2，⟦杨柳镇员山村老屋下⟧，银行卡略。",
            "好媳妇：⟦宝塔村⟧李秀珍——婆婆瘫痪在床，她端水喂药。",
            "李秀珍，住⟦新疆生产建设兵团第一师五团五连12栋3号⟧，职工。",
            "李秀珍户籍在⟦三合村民委员会上屋村民小组⟧。",
            "Li Xiuzhen resides at ⟦Room 501, Building 4, No. 123 Wensan Road, Xihu District⟧",
            "李秀珍家在⟦河东村委会隔壁第二家⟧，家里四口人。",
            "1、杜鲜花，女，⟦李店镇黄掌村北街⟧，申请更正出生日期。",
            "谢光富（⟦石桥二组⟧）3亩",
            "谢光富，男，54岁，⟦前进生产队⟧。",
            "罗某家位于⟦滨河花园5栋2单元302室⟧。",
        ),
        misses=(
            "绕城高速修建途经我镇三合村，李秀珍反映的涵洞已疏通。",
            "经查，上级民政部门拨付桃川镇三合村的救助款已发给李秀珍等人。",
            "李秀珍不扩建围墙，以免影响小区41栋居民出行。",
            "户籍地：四川省内江市",
            "住址：某村三组",
            "征收范围涉及各乡镇行政村，具体以公告为准。",
            "乡镇人民政府和街道办事处负责辖区内社区的公共文化设施。",
            "四川省人民政府令第12号",
            "经开区12号地块由县水利局管理。",
            "沿国道318号线前行至收费站。",
            "湖北省巴东县官渡口镇马鬃山村地质险情调研报告",
            "三组组长负责统计，各组长每周汇报。",
            "住址变更的，应当在十五日内办理变更登记。",
            "The company is located at No. 123 Wensan Road, Xihu District",
            "He lives in Hangzhou and works in 2 companies",
            "李秀珍家在河东村委会召开的会议上发言。",
            "历史文化名城名镇名村保护条例",
            "谢光富（工作二组）、罗成兴（检查3队）",
            "谢光富，采煤三队，月产500吨。",
        ),
    ),
)
