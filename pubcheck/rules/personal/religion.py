"""Faith of a person who can be told by name.

Source: 个人信息保护法 art. 28 (宗教信仰).
"""

from __future__ import annotations

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.told import Joined

_FAITHS = r"佛教|道教|伊斯兰教|天主教|基督教|东正教|藏传佛教|犹太教|印度教|喇嘛教|新教|摩门教|法轮功|全能神"
# Clergy and those in orders, with their school: 藏传佛教格鲁派僧人, 全真派道士.
_CLERGY = rf"(?:(?:{_FAITHS}|汉传佛教|南传佛教|上座部佛教|[\u4e00-\u9fff]{{2}}派|[\u4e00-\u9fff]{{2}}宗)(?:[\u4e00-\u9fff]{{2}}[派宗])?)?(?:僧人|僧侣|比丘尼?|沙弥尼?|喇嘛|活佛|道士|道长|阿訇|伊玛目|毛拉|牧师|神父|修女|修士|传道[人员]?|哈里发|满拉|海里凡|教长|觉姆|扎巴|阿卡|堪布|格西|经师|住持|方丈|监院|首座|知客|当家师|佛爷|安章)"
# Vows and customs: 受方便戒, 冠巾, 吃斋拜佛, 做礼拜.
_VOWS = r"受(?:方便|具足|五|菩萨|比丘尼?|三皈五)戒|冠巾|受箓|授箓|传度|坚振|出家(?!人)|受洗(?:入教)?|领洗|剃度|(?:吃斋|吃素)(?:念佛|拜佛)|(?:去|常)?做礼拜|礼佛|封斋|朝觐|入道(?=时间|[，,]|$)"
_WEAK = rf"(?<=[，,、；;：:（( \t\n当任系为是])(?P<value>长老|执事|传道员|唱诗班(?:成员)?|沙弥尼?|监院|扎巴|知客|首座|南传(?:上座部)?佛教|汉传佛教|全真(?:龙门)?派|正一派|格鲁派|宁玛派|道士|阿訇)(?=[，,、；;。）) \t\n\u3000弟信]|$)|{_VOWS}|(?<![\u4e00-\u9fff])(?P<value>住持|监院|尼师|居士|道士)(?=[，,、；;。）)\s\u3000]|释[\u4e00-\u9fff]{{1,2}}|$)|(?<=[寺观庵])(?P<value>住持|监院|尼师)(?=[，,、；;。）)\s\u3000]|释|$)|(?<=[赴去到曾])(?:[\u4e00-\u9fff]{{2,4}})?(?P<value>学经)(?=[，,。；、])|(?<=已)皈依|信(?:观音|菩萨|妈祖)(?=[，,。；、])|(?<=原)(?:监院|住持)"
_SCHOOL = r"(?:[\u4e00-\u9fff]{2,3}[派宗])"
_BELIEVERS = rf"[“\"]?[\u4e00-\u9fff]{{2,4}}[会教神][”\"]?(?:信徒|成员|骨干|人员)(?=[，,、；;。）)])|(?:{_FAITHS}){_SCHOOL}(?=[，,、；;。）)\s]|$)|(?:{_FAITHS})(?:居士|信徒|信众|教徒)|在家居士|居士|(?<!不)信教(?=[，,、；）)])|佛教徒|道教徒|穆斯林|基督徒|天主教徒|伊斯兰教徒|(?:宗教)?信徒|教徒|皈依弟子|慕道友|天主教友|基督教友"
_PATTERN = rf"(?:信仰|信奉|皈依|改信|加入|参加|信)(?:了|过)?(?:{_FAITHS})|(?:虔诚的?|系|为|是)(?P<value>{_BELIEVERS}|{_FAITHS}信徒)|(?:宗教信仰|信仰宗教|宗教)[\s:：为是]*(?P<value>{_FAITHS})|受洗(?:入教)?|(?P<value>{_BELIEVERS})|(?<=[，,、（( \t系为是任牌])(?P<value>{_CLERGY})(?=[，,、；;。）) \t\n]|$)|领洗|剃度|(?<=[，,自述人己家])(?P<value>信(?:佛|主|耶稣))(?=[，,。；、]|[0-9一二三四五六七八九十]{{1,3}}多?年)"
_LINK = r"亦|也|自述|信仰|系|为|是|属|曾|自|于|家|一直|长期|从小|[0-9]年"
_UNLESS = (
    r"场所管理|活动场所|宗教场所|团体|协会|教职人员|活动点|会长|公民|自由|政策|法规|条例|尊重|宣传|界别|[0-9]+名|学者"
)
_LONG_AGO = r"高僧|圆寂|[唐宋元明清](?:代|康熙|乾隆)|(?:康熙|雍正|乾隆|嘉庆|道光|咸丰|同治|光绪)(?![县区市镇乡村路街巷桥里])|民国(?![^，。；]{0,8}生[，,。；])|墓志|常住十余人|讲座|考略|始建"
_NEWS = r"带队|座谈|调研|接受采访|记者|介绍[，,：:]|介绍说"
_TOLD = Phrase("写明信仰“{words}”", "it states a belief")

RULES = (
    Rule(
        id="personal.religion",
        title=Phrase("宗教信仰", "Religious belief"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "disclosure-15"),
        matcher=Joined(
            AnyOf(
                (
                    InColumn(r"宗教信仰|信仰|教派", Phrase("是个人的宗教信仰", "it is somebody's belief"), _FAITHS),
                    InColumn(r"教别|类别", Phrase("是个人的宗教信仰", "it is somebody's belief"), rf"^(?:{_FAITHS})$"),
                    OfPerson(
                        _PATTERN,
                        _LINK,
                        Phrase("写明信仰", "it states a belief"),
                        0.88,
                        _UNLESS,
                        r"(?:宗教信仰|信仰)[\s:：]*$|^",
                    ),
                    Mentioned(_WEAK, rf"{_UNLESS}|{_LONG_AGO}|{_NEWS}", _TOLD),
                )
            ),
            "religion",
            _TOLD,
            0.5,
            sure=0.8,
            general=_LONG_AGO,
            tail=r"(?<=徒)(?:群众|信众)$",
            unless=r"[0-9]{3,6}人|若干[名人]|释[\u4e00-\u9fff]{1,2}(?:参加|出席|介绍|表示)|教职人员(?:备案|认定)|墓志|协会|界别",
        ),
        message=Phrase("写明了具体个人的宗教信仰，属于敏感个人信息", "it tells the religious belief of a person"),
        suggestion=Phrase("删除宗教信仰，或隐去姓名", "delete the belief, or the name"),
        mask=Mask(1, 0),
        inline=False,
        hits=(
            "姓名：李秀珍\n民族：汉族\n宗教信仰：⟦佛教⟧\n住址：略",
            "序号\t姓名\t宗教信仰\n1\t李秀珍\t⟦基督教⟧\n2\t王大山\t无",
            "村民刘德贵⟦信奉天主教⟧，家中设有聚会点。",
            "当事人赵明辉为⟦基督徒⟧，要求周日休息。",
            "户主：陈思远，自2010年起⟦信仰伊斯兰教⟧。",
            "申请人张卫国为⟦穆斯林⟧，申请清真餐补贴。",
            "姓名 性别 信仰 备注\n李秀珍 女 ⟦佛教⟧ 无\n王建国 男 ⟦道教⟧ 无",
            "户主王建华，男，⟦信仰基督教⟧，党员身份待核。",
            "村民刘德贵自述全家⟦信主⟧。",
            "村民刘德贵自述⟦信主⟧3年。",
            "村民刘德贵自述⟦信主⟧十多年。",
            "洛桑丹巴，俗名扎西，⟦藏传佛教格鲁派僧人⟧，住略；",
            "类别\t姓名\t所在场所\n⟦佛教⟧\t李秀珍\t水目寺\n⟦道教⟧\t王大山\t巍宝山",
            "李秀珍的弟弟系外省挂牌⟦阿訇⟧，手续另办。",
            "骨干柴福兰（⟦门徒会信徒⟧）被依法传唤。",
        ),
        misses=(
            "公民有宗教信仰自由。",
            "全市有佛教协会、道教协会等宗教团体5个。",
            "姓名：李秀珍  宗教信仰：无",
            "加强对基督教活动场所的安全检查。",
            "县佛教协会会长释某某参加会议。",
            "序号\t姓名\t宗教信仰\n1\t李秀珍\t无\n2\t王大山\t无",
            "尊重信教群众的信仰，依法管理宗教事务。",
            "张某系基督徒。",
            "伊斯兰教教职人员认定办法",
        ),
    ),
)
