"""Names, informants, minors, homes and kin that a change had hidden, and what it told falsely."""

from __future__ import annotations

import pytest
from gold_forms import reported

import pubcheck
from pubcheck.label_above import starts_below
from pubcheck.lazy_pattern import lazily

LETTER = "尊敬的县长：\n我叫李秀珍，{}\n李秀珍\n2024年3月2日"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("举报人\n李秀珍", "李秀珍"),
        ("信访人\n王强\n承办人\n张涛", "王强"),
        ("信访人：\n王秀英\n承办单位：\n城关镇政府", "王秀英"),
        ("接处警记录\n报警人：\n赵长海\n出警单位：\n城关派出所", "赵长海"),
        ("反映人\n被反映人\n承办单位\n王秀英\n宏达公司\n市监局", "王秀英"),
        ("承办人\n举报人\n张涛\n王强", "王强"),
        ("关于李秀珍宅基地被占举报的调查核实情况", "李秀珍"),
        ("关于李秀珍林地被侵占举报的调查核实情况", "李秀珍"),
        ("关于李秀珍征地补偿款举报问题的调查处理情况", "李秀珍"),
        ("关于李秀珍土地纠纷控告的核查报告", "李秀珍"),
        ("关于李秀珍土地被侵占举报的核查", "李秀珍"),
        ("收到来信，署名李秀珍。", "李秀珍"),
        ("来源：匿名举报信件，落款李秀珍。", "李秀珍"),
        ("回复：李秀珍您好，您投诉的路灯已修好", "李秀珍"),
        ("李秀珍您好：我局收到您的来信后现场核查", "李秀珍"),
        ("纪委收到材料，内附照片，署名为李秀珍。", "李秀珍"),
        ("镇里收到一份材料，反映村账问题，落款李秀珍。", "李秀珍"),
        ("村干部在门缝里收到一封信，信中说村支书乱收费，署名李秀珍。", "李秀珍"),
        ("5月2日收信一封（挂号），信末署名李秀珍。", "李秀珍"),
        ("网友李秀珍，你好！来信收到，情况如下。", "李秀珍"),
        ("李秀珍您好！您的来信收到了。", "李秀珍"),
        ("李秀珍您好：您的信件已转住建局，核实后答复。", "李秀珍"),
        ("李秀珍女士，您好！经我们上门核实，楼道杂物已清理。", "李秀珍"),
        ("群众接访矛盾纠纷研判会\n1、李秀珍等3人反映开发商逾期交房。", "李秀珍"),
        ("来访登记\n来访人 李秀珍 事由 反映低保问题 被访科室 民政办 离开时间 9:30", "李秀珍"),
    ],
)
def test_who_complains_alone_is_told(text: str, name: str) -> None:
    assert [each.span.of(text) for each in reported(text, "informant")] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "被举报人\n王建国\n职务\n主任",
        "举报人\n无\n承办人\n王建国",
        "举报人\n匿名\n王建国局长批示：查",
        "关于李秀珍学术不端举报的核查说明",
        "关于张卫国违规收费举报的调查情况",
        "关于张卫国受贿问题举报的核查报告",
        "关于王建国占用耕地举报的核查报告\n\n经查，王建国在三组占用耕地建房，举报属实。",
        "关于王建国克扣征地补偿款举报的核查报告\n\n经查，王建国克扣补偿款，举报属实。",
        *(
            f"关于王建国{deed}举报的核查报告\n\n经查，王建国{deed}，举报属实。"
            for deed in ("家庭暴力", "违建", "虚报冒领", "乱收费", "生活奢靡", "无证行医", "偷税漏税", "吃空饷")
        ),
        "感谢材料，署名李秀珍。",
        "5月2日收到回信，署名李秀珍。",
        "来访登记\n来访人 李秀珍 事由 送水 被访科室 后勤 离开时间 9:30",
        "慰问信，署名王建国。",
        "介绍信，落款王建国。",
        "表扬信（12月3日），署名王德才。",
        "辞职信（3月），署名李秀珍。",
        "遗书材料（1页），署名李秀珍。",
        "借款材料，落款为王德才。",
        "邮件\n李强您好，附件是现场勘查报告，请审核。",
        "王建国您好，请于周三到现场核查会议报到。",
        "李强你好，来信收到，近来家中都好吗？",
        "李强你好，你的来信收到，近来家中都好吗？",
        pytest.param(
            "微信群\n李强：你好，12345工单派给你们了，今天要回复\n王磊：收到",
            marks=pytest.mark.xfail(
                strict=True, raises=AssertionError, reason="who answers in a chat is taken for a private person"
            ),
        ),
        "信访联席会议\n1.王建国要求，各镇要摸排矛盾纠纷。",
        "巡查日志\n李建军反映三号桥护栏松动，已报修。",
    ],
)
def test_who_does_not_complain(text: str) -> None:
    assert not reported(text, "informant")


@pytest.mark.parametrize(
    "text",
    [
        *(
            LETTER.format(asked)
            for asked in (
                "丈夫在工地摔死，老板不赔，请你们支持。",
                "我儿子被人打成重伤，至今没抓人。请你们关注。",
                "宅基地被邻居王大山侵占，希望领导支持。",
                "请审核我的低保，被王大山取消。",
                "公司请假扣我工资，我要回血汗钱。",
                "我求职被黑中介王大山坑了八千元，求您过问。",
                "去年我应聘到敬老院做护工，院长王大山打我，请您主持公道。",
                "我家捐献给集体的老屋被王大山霸占，要求归还。",
            )
        ),
        "困难补助申请书\n尊敬的领导：我叫李秀珍，村干部把我的补助贪了，求领导查。\n李秀珍",
        "宅基地申请书\n尊敬的镇领导：\n我叫李秀珍，村主任王大山索要五千元才肯签字，请严查。\n李秀珍",
        "我的遭遇简介\n尊敬的县长：\n我叫李秀珍，房子被强拆，求赔偿。\n李秀珍",
    ],
)
def test_a_letter_of_trouble_is_a_complaint(text: str) -> None:
    assert [each.span.of(text) for each in reported(text, "informant")] == ["李秀珍"] * 2


@pytest.mark.parametrize(
    ("office", "letter"),
    [
        (
            "县劳动监察大队",
            "今年3月我应聘到某家政公司做保洁，交了500元押金，公司把我辞退了，押金也不退。希望你们查一查。",
        ),
        ("县人社局", "我去年应聘到一家厂，干活时手被压断，厂里不认工伤，还把我解雇。请领导做主。"),
        ("县教育局", "去年我捐赠给村小图书200册，如今这些书不知去向，请局里查一查。"),
        ("县民政局", "去年我捐赠衣物50件，院长把衣物卖了，请查处。"),
    ],
)
def test_what_befell_who_looked_for_work_or_gave(office: str, letter: str) -> None:
    text = f"{office}领导：\n{letter}\n李秀珍\n2024年5月1日"
    assert [each.span.of(text) for each in reported(text, "informant")] == ["李秀珍"]


@pytest.mark.parametrize(
    "text",
    [
        "困难补助申请书\n尊敬的领导：\n我叫李秀珍，丈夫因病死亡，家庭困难，请领导批准补助。\n李秀珍",
        "休学申请书\n尊敬的学校领导：\n我叫李秀珍，被车撞伤住院，请批准休学一年。\n李秀珍",
        LETTER.format("我外出打工多年，被安排到县城，请求转学。"),
        LETTER.format("我是应聘贵院护士岗位的毕业生，希望给予机会。"),
        LETTER.format("应聘贵局文员岗位，熟悉公文写作，如有机会请打我电话。"),
        LETTER.format("是一名退休教师，平时与居民打成一片。我申请加入社区志愿者队伍，请批准。"),
        LETTER.format("任班主任期间多次被学生打分为优秀，现申请晋级，请批准。"),
        "建房申请书\n镇政府领导：\n我是三组村民李秀珍，原宅基地因修路被占，现申请在自留地建房，请批准。\n申请人：李秀珍",
        "复学申请书\n尊敬的学校领导：\n我叫李秀珍，因病休学后学籍被取消，现已康复，请批准复学。\n申请人：李秀珍",
        "救助申请书\n民政局领导：\n我叫李秀珍，被车撞打了钢板，又打人工耳蜗，请批准救助。\n申请人：李秀珍",
    ],
)
def test_an_application_is_none(text: str) -> None:
    assert not reported(text, "informant")


@pytest.mark.parametrize(
    "text",
    [
        "学生考勤异常（缺勤）：王小雨，女，2013年4月5日，三年级（2）班",
        "小学生书法比赛参赛名单\n1.王芳，女，2015年5月8日，三合小学",
        "初中学生成绩册\n王芳，女，2012年5月8日，语文90，数学80",
        "小学生田径运动会秩序册\n运动员：王小雨，女，2014.5.8",
        "留守儿童出勤情况：王芳，2016-05-08，父亲王强；李小明，2015-03-09，父亲李强",
        "幼儿园运动会分组表（幼儿）：王芳，2019年5月8日，小一班",
        "运动会参赛小学生名单\n王芳，2016年5月8日，城关小学",
        "申请人李秀珍，女儿赖小满14岁，患病。",
        "小学生比赛报名\n王芳，女，2016.5.8，三年级",
        "李秀珍之子王小明才满5岁。",
        "孙女陈小雨快满6岁。",
        "陈小雨昨天满8岁。",
        "陈小雨虚岁满9岁。",
        "陈小雨到5月满6岁。",
        "陈小雨将满9岁。",
        "学生李满9岁，父亲李建国。",
    ],
)
def test_a_pupil_is_a_minor(text: str) -> None:
    assert reported(text, "minor")


@pytest.mark.parametrize(
    "text",
    [
        "小学生校运会成绩：王芳，2016.5.8，100米第一名",
        "2024年6月1日\n学生值日：王芳，2024年3月4日，扫地",
        "王建国介绍，凡满16岁的学生可办理身份证。",
        "李强介绍，孩子满3岁即可入园。",
        "参赛者李强须为满16岁的在校学生。",
        "王建国，体检要求年龄满16岁。",
        "李秀珍问：孩子满6岁上学吗？",
        "李秀珍不满14岁。",
        "学生签到表\n王芳，2016.5.8，已到\n陈小雨，2016.5.8，迟到",
        "学生捐款登记\n王芳，2016.5.8，捐款100元\n陈小雨，2016.5.8，捐款50元",
        "图书馆借阅记录（学生）\n王芳，2016.5.8，借出\n陈小雨，2016.5.8，归还",
        "获奖学生名单\n王芳，2016.5.8，作文比赛一等奖",
        "幼儿园值日 王芳，2019.9.3，擦桌子",
        "学生奖学金领奖签领\n王芳 2017.6.1 500元",
    ],
)
def test_a_deed_or_a_condition_makes_no_minor(text: str) -> None:
    assert not reported(text, "minor")


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("姓名：王德才 家庭地址：幸福路15号3单元402室 车位A12", "幸福路15号3单元402室"),
        ("王德才，户籍地址：幸福路15号3单元402室车位A12", "幸福路15号3单元402室"),
        ("业主,地址,备注\n王德才,幸福路15号3单元402室车位A12,无", "幸福路15号3单元402室"),
        ("业主王德才：阳光小区3栋502 车位12号", "阳光小区3栋502"),
        ("王德才，三合村5组12号某厂工人", "三合村5组12号"),
        ("脱贫户：王德才（三合村5组12号工厂务工）", "三合村5组12号"),
        ("残疾人王德才（三合村5组12号作坊里居住）", "三合村5组12号"),
        ("居民李秀珍家 幸福路18号2单元301室旁边民宿噪音扰民", "幸福路18号2单元301室"),
        ("三合村5组12号民宿主李秀珍", "三合村5组12号"),
        ("业主姓名 房号 车位\n王德才 3栋2单元502室 车位A12", "3栋2单元502室"),
        ("李秀珍，三合村5组12号旅馆老板娘，患乳腺癌。", "三合村5组12号"),
        ("患者王德才 住址/单位为三合村5组", "三合村5组"),
    ],
)
def test_a_trade_at_the_door_hides_no_home(text: str, home: str) -> None:
    assert [each.span.of(text) for each in reported(text, "address")] == [home]


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("赵桂芬的孙子满7岁了，还没上户口。", ["孙子"]),
        ("王德才家的孩子2016年5月8日出生。", ["孩子"]),
        ("王德才的低保金由女代领，由子代签。", ["女", "子"]),
        ("王德才的工资由子公司代收，社保由母公司签署。", []),
        ("李秀珍跟孙住，靠低保。", ["孙"]),
        ("王大山与孙去县城看病。", ["孙"]),
        ("李秀珍，妻在外务工，女在读大学。", ["妻", "女"]),
        ("王芳，女在读大学生。", []),
        ("王德才跟孙带队去考察。", []),
        ("性别\n女\n王芳", []),
        ("王芳，女在读研究生。", []),
        ("李秀珍说，弘扬我妈祖文化", []),
    ],
)
def test_kin(text: str, kin: list[str]) -> None:
    assert [each.span.of(text) for each in reported(text, "family")] == kin


def test_a_trade_where_something_happens_is_no_home() -> None:
    assert not reported("青石镇柳河村三组12号工厂发生火灾，无人员伤亡", "address")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("患者\n张卫国主任医师门诊时间", []),
        ("服务对象\n张明远局长\n", []),
        ("监护人\n班主任\n李秀珍\n张卫国", ["李秀珍"]),
        ("病人" + " " * 200_000 + "李秀珍住院。", ["李秀珍"]),
    ],
)
def test_whose_name_a_label_above_tells(text: str, names: list[str]) -> None:
    assert [each.span.of(text) for each in reported(text, "person_name")] == names


def test_a_patient_named_below_his_label_is_private() -> None:
    text = "县医院转诊单\n病人\n李秀珍\n主治医生\n张卫国\n病名\n肝癌"
    assert [each.span.of(text) for each in reported(text, "person_name")] == ["李秀珍"]


def test_where_values_of_labels_begin() -> None:
    label = lazily("举报人[:：]?")
    assert starts_below("举报人\n李秀珍", label) == {4}
    assert starts_below("承办人\n举报人：\n张涛\n王强", label) == {12}
    assert starts_below("举报人不详\n李秀珍", label) == frozenset()
    assert starts_below("被举报人\n李秀珍", label) == frozenset()


def test_who_receives_is_not_who_comes() -> None:
    text = "接访登记\n时间 接待人 来访人 诉求\n5.20 王建国 李秀珍 低保\n5.21 王建国 王桂芳 土地"
    told = {f.evidence for f in pubcheck.check_text(text).findings if f.rule_id == "personal.informant"}
    assert told == {"李秀珍", "王桂芳"}
