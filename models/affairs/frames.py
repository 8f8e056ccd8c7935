"""Sentences of offices round made-up mentions, and sentences like them that tell nothing of a person.

In braces: P a private person, O an official, A a home, n a number; H illness, W hardship, M property, F and f kin,
S marital status, R faith, B biometric data; V, D, T, G as in ``records.py``, which has more of them.
"""

from __future__ import annotations

import re
from random import Random

from pubcheck.models.affairs import records
from pubcheck.models.affairs.clinical import DONE, DRUGS, value_or_test
from pubcheck.models.affairs.mentions import MAKERS
from pubcheck.models.affairs.passage import Passage, home, name
from pubcheck.models.affairs.words import AIDS, KIN, MARRIAGE, SHORT_KIN

_TELLING = """\
{P}，男，{n}岁，患{H}，系{W}。
{P}，女，{n}岁，{S}，{H}，住{A}，属{W}。
{P} 女 {n}岁 {A} {W} {H}
{P}	{A}	{W}	{H}	{n}元
{n}	{P}	{W}	{F}{H}	同意
{n}	{P}	{n}人	{H}、{H}	{W}
{n}. {P}，{A}，{W}，{H}；
（{n}）{P}，{A}，{F}{H}，{M}；
{P}户：{W}，家庭{n}口人，{F}{P}{H}，{F}{P}在外务工，{M}。
{P}家：{M}，{M}，{F}{H}，{S}。
户主{P}，{H}，{F}早年去世，{F}{P}{S}，现与{F}同住。
该户系{W}，主要致贫原因：{F}{P}{H}；现有{M}、{M}。
家庭成员：{F}{P}，{n}岁，{H}；{F}{P}，{n}岁，{S}；{F}{P}，在校。
家庭情况：{F}{P}（{H}）、{F}{P}（{S}）。
家庭经济状况：{M}，{M}，{M}。
家庭财产：{M}；{M}；{M}
财产情况：{P}名下{M}、{M}；{F}{P}名下{M}。
经查询，{P}有{M}、{M}、{M}。
经核对，{P}{M}，其{F}{P}{M}，不符合条件。
核对结果：{P}，{M}；{F}{P}，{M}，{M}。
被执行人{P}名下{M}已查封，另有{M}、{M}可供执行。
{P}欠{P}{M}，约定年底还清。
原告{P}诉称：被告{P}婚后不顾家，{M}被其卖掉，{F}{H}无人照料。
双方{S}后，{f}{P}随{f}生活，{M}归{P}所有，{M}由{P}偿还。
{P}辩称：我{H}，没有收入，{M}已经抵给别人。
问：你家里还有什么人？答：{F}{P}，{H}，还有{F}在读书。
问：家里有什么财产？答：{M}，{M}，再没有了。
问：你的身体状况？答：我有{H}，去年又查出{H}。
问：你们是什么关系？答：他是我{F}，我{F}是他{F}。
答：我{F}{H}，家里就靠我一个人，{M}。
答：{M}，是我{F}的名字。
我叫{P}，今年{n}岁，{H}，{F}也{H}，家里{M}，日子过不下去。
俺{F}{H}好几年了，俺{F}又{H}，全家就指着{M}。
我家是{W}，{F}{P}去年{H}，花了不少钱，{M}。
我是{P}的{F}，他{H}，不能来，委托我代办。
{P}说他{F}{H}，{F}{S}走了，留下{n}个娃。
{P}说自己{H}，{M}，让村里给想想办法。
走访{P}家，{F}{H}，{F}在外打工，{M}，情况稳定。
上门看望{P}，{H}，由{F}{P}照顾，反映{M}。
今天去了{P}家，{F}{H}，{F}{S}了，还养着{M}。
{F}{P}：{H}，{W}。
{F}：{P}，{n}岁，{H}
{F} {P} {H}
{f}{P}，{H}，{W}
姓名：{P}　健康状况：{H}　婚姻状况：{S}　困难类型：{W}
姓名 {P} 性别 女 婚姻 {S} 病史 {H} 家庭收入 {M}
姓名
{P}
健康状况
{H}
困难类别
{W}
家庭年收入
{M}
与户主关系
{f}
婚姻状况
{S}
车辆
{M}
住房
{M}
宗教信仰
{R}
诊断：{H}、{H}、{H}
入院诊断：1.{H}；2.{H}；3.{H}
出院诊断：{H}，{H}
主诉：{H}{n}天，{H}
患者{P}，{F}送来，{H}，既往{H}，{S}。
患者{P}，因{H}入院，查{H}，家属（{F}）签字。
伤者{P}，{H}，已送医院；{P}，{H}，生命体征平稳。
经鉴定，{P}之伤为{H}，构成{H}。
事故造成{P}{H}、{P}{H}。
{P}被打致{H}、{H}。
既往史：{H}、{H}；过敏史：{H}
体检结果：{H}、{H}，余无异常
随访：{P}，{H}，服药规律；{P}，{H}，失访。
{P}	{n}	{H}	{H}	稳定
{P}　{H}　{n}级
{P}（{H}）、{P}（{H}）、{P}（{H}）
{P}（{W}）、{P}（{W}）、{P}（{W}）
{P}（{F}{P}）、{P}（{F}{P}）
{P}，{W}，{n}元；{P}，{W}，{n}元；
{P} {W} {n}元
{P}　{W}　{A}　{H}
{P}申请{W}，理由：{F}{H}，{M}。
拟将{P}由{W}调整为{W}，原因：{F}{H}。
保留{W}：{P}，{H}；取消{W}：{P}，{M}。
{P}，{A}人，{W}，{F}{H}住院，申请救助。
优抚类别：{W}　姓名：{P}　{H}
户类型 {W}　户主 {P}　致贫原因 {H}
属性：{W}；人口：{n}；{P}
对象：{P}（{W}），{H}，{S}
反映人{P}称，邻居{P}家{M}却吃{W}。
有人反映{P}家{M}，还领着{W}。
举报{P}违规享受{W}，其{F}{P}有{M}。
{P}一直是{W}，{S}，{H}，由{F}{P}代管。
监护人：{F}{P}，{H}
紧急联系人：{F}{P}
法定继承人：{F}{P}、{F}{P}、{F}{P}
遗产由{F}{P}继承{M}，{F}{P}继承{M}。
共同居住人：{F}{P}，{F}{P}
同意人：{P}（{F}）、{P}（{F}）
死者{P}，{n}岁，{F}{P}报案，生前{H}。
{P}与{P}{S}，育有一{f}{P}，{S}后随{F}生活。
{P}{S}多年，无{F}，与{F}{P}共同生活。
{P}，{S}，{F}在外地，{F}{P}偶尔回来。
{P}（{P}之{f}），{S}。
随{F}生活，{F}{S}，{F}下落不明。
{F}{P}在广东打工，{F}{S}，由{F}带大。
{P}的{F}找到村里，说{F}{H}，要求解决。
班主任反映{P}最近不爱说话，{F}{S}，{F}{H}。
学生{P}，{W}，{F}{P}{H}，{F}务农，{M}。
{P}，信仰{R}，{S}，{M}。
{P}，{R}，{A}，{H}
{P}系{R}，{F}{P}亦为{R}。
民族：回　宗教：{R}
{P}，女，{A}，{R}，首次申请。
其{F}{R}，家中设有聚会点。
采集{P}{B}、{B}，编号{n}。
{P}	{B}	已采	{n}
提取{P}{B}送检，{B}比对一致。
系统留存{P}{B}，用于门禁。
{P}有{M}、{M}，{F}有{M}。
{P}家中{M}、{M}、{M}被烧毁。
受灾户{P}，{M}倒塌，{M}冲走，{F}{H}。
征收{P}户{M}，另有{M}未登记。
{P}，务工，{M}；{F}{P}，务农，{M}。
收入：{M}；支出：{n}元；负债：{M}
负债情况：{M}，{M}
收入来源　{M}　{M}
{P}贷款情况：{M}，{M}，逾期。
{P}	{A}	{M}	{n}	{F}答应代还
本人{M}，{F}{P}{M}，请求分期缴纳。
另查，{P}{M}，{M}，登记在{F}{P}名下。
遗留{M}、{M}，由{F}{P}保管。
{P}把{M}借给{F}，{F}把{M}卖了。
{P}（{H}，{W}，{M}）
{P}：{H}。{P}：{M}。{P}：{S}。
工作人员询问得知，{P}{H}，{M}，{F}{S}。
戒毒人员{P}，{H}，{H}，{S}，{F}接回。
社区矫正对象{P}，{H}，{F}{P}监督，{M}。
病情告知：{P}，{H}，需手术，{F}{P}已知情。
死亡原因：{H}
备注：{H}，{F}代领
备注 {W}
备注：{F}{P}代签，本人{H}
{P}	{n}	{F}	{n}	{S}
{P}	{f}	{n}	{H}
{f}	{P}	{n}	{S}
与申请人关系 {f}
关系：{f}
{P} {f} 男 {n}
{P}同志{H}，仍坚持工作，{F}十分担心。
孩子{F}{H}，{F}{S}，靠{F}拉扯大。
老人{H}，{F}轮流照顾，{F}{P}出钱。
{F}{P}已{S}，户口迁往外地。
{F}{P}带着{F}在外地租房，{M}。
本月新增：{P}，{W}，{H}；减少：{P}，{M}。""".split("\n")
_SILENT = """\
全县共有低保对象3200户，特困人员480人，残疾人2100人，均已纳入保障范围。
加强高血压、糖尿病等慢性病管理，开展肺结核、艾滋病防治宣传。
县医院骨科主任{O}擅长股骨头坏死、腰椎间盘突出的诊治。
{O}医生接诊肺炎、哮喘患儿。
{O}局长走访慰问困难群众、残疾军人和孤儿。
发放临时救助金{n}元，由{P}签收。
给予{P}一次性救助{n}元。
对{P}处以罚款{n}元，没收违法所得{n}元。
支付{P}经济补偿{n}元、医疗费{n}元、误工费{n}元。
补贴标准为每人每月{n}元，{P}领取{n}元。
{P}	{n}	{n}元	已发放
{P}	{A}	{n}亩	{n}元
父母是孩子的第一任老师，子女应当孝敬老人。
{P}被评为好媳妇、好婆婆。
领导干部应当报告配偶、子女从业情况。
房屋征收补偿标准为每平方米{n}元。
{O}主持会议，研究车辆管理、房屋租赁和债务化解工作。
{P}驾驶小型轿车行驶至路口，与货车相撞。
{P}经营的门面房排烟管道朝向居民楼。
{P}反映小区车位不足，物业费过高。
医疗费{n}元已由{P}垫付。
{P}荣获道德模范称号，事迹感人。
公民有宗教信仰自由，{O}介绍了佛教协会工作。
健康体检内容包括血压、血糖、心电图。
疫苗可预防乙肝、麻疹、流感，{P}已接种。
{P}参加老年痴呆防治知识讲座。
办理结婚登记、离婚登记应当提交户口簿，{O}解释了政策。
{P}家门口道路积水，影响孩子上学。
村级光伏收益{n}万元用于公益岗位工资，{P}任组长。
合作社养牛{n}头、养羊{n}只，负责人{O}。
公司名下车辆{n}辆、厂房{n}栋，法定代表人{O}。
学校贷款{n}万元新建宿舍，校长{O}。
{P}身体健康，无传染病，无债务，无房产。
姓名：{P}　健康状况：良好　负债：无
{P}	健康	无	正常
人脸识别门禁系统采购项目中标，联系人{O}。
{P}在母亲节活动中表演节目。
驻村工作队员{O}结对帮扶脱贫户，落实产业到户资金{n}元。
{P}同意将承包地{n}亩流转给合作社，租金每亩{n}元。
{P}申请宅基地{n}平方米，四至清楚。
{P}持C1驾驶证驾驶机动车超速{n}%。
奖励{P}{n}元。
{P}捐款{n}元，{P}捐款{n}元。
当选村民代表：{P}、{P}、{P}。
{O}主任医师讲解高血压、冠心病患者用药。
残联理事长{O}带队检查无障碍设施。
{P}烈士，1946年牺牲，时年{n}岁。
赔偿{P}医疗费{n}元、误工费{n}元、护理费{n}元、精神损害抚慰金{n}元。
共花去医药费{n}万元，报销{n}万元。
{P}住院花费{n}元，医保报销{n}元。
保险公司赔付{n}万元，{P}另付{n}万元。
{P}补偿{P}{n}元，双方不再追究。
{P}分得{n}元，签字领取。
{P}	{n}股	{n}元
{P} {n} 股 {n} 元
{P}	{n}.5亩	{n}元	卡号略
每亩租金{n}元，{P}应得{n}元。
征收{P}土地{n}亩，补偿款{n}元。
丈量{P}房屋面积{n}平方米，附属物{n}处。
{P}应缴水费{n}元，已缴{n}元，电表读数{n}。
{P}，{A}，危房改造，补助{n}元，C级。
诉讼费{n}元由被告{P}负担。
{P}家的羊跑进{P}的地里，吃了{n}棵苗。
{P}家的牛踩了{P}家的玉米，赔了{n}元。
{P}驾驶小轿车撞上{P}的摩托车。
合同约定总价{n}万元，首付{n}%，{P}签字。
评估价{n}万元，起拍价{n}万元，保证金{n}万元。
{P}的身份证号、驾驶证号、车牌号已登记。
大米{n}袋、棉被{n}床、食用油{n}桶送到{P}家。
{P}体温36.{n}，无异常，{P}核酸已采。
{P}房屋墙体开裂，裂缝宽{n}厘米，高度{n}米。
讨论{W}{n}户申请事项，{O}主持。
{W}认定结果公示
{W}评议会议记录
{W}发放名册
{H}患者管理名册
{H}防治工作总结
养生：{H}患者早晚要注意保暖。
{W}政策解读：{W}按规定享受补助。
政策规定，{W}、{W}优先安排。
村民{P}问{W}怎么申请，工作人员答要看条件。
习俗：{F}要给{F}送{n}样礼。
{F}节、{F}河、{F}山都是本地叫法。
村规民约：{F}应当赡养，{F}不得歧视。
评选好{F}、好{F}，{P}等{n}人入围。
{P}，1919年参军，{F}随军，牺牲于1943年，史料记载。
职业病科、精神科、{H}门诊今日开诊，{O}坐诊。
{P}报名参加健身操，每周{n}次。
{P}高度重视，认真整改，严格落实。
{P}构成严重违纪，给予警告处分。
{P}不能来，委托代办。
{P}能自理，身体尚可。""".split("\n")
_TELLING += records.TELLING
_SILENT += records.SILENT
_KINDS = {"H": "health", "W": "welfare", "M": "property", "R": "religion", "B": "biometric"}
_SLOT = re.compile(r"(\{[A-Za-z]\})")
_FORM = 0.25  # of the passages repeat one line, as forms and tables do
_QUIET = 0.3  # of the sentences tell nothing


def composed(chance: Random) -> Passage:
    """A passage of some lines."""
    lines = [chance.choice(_SILENT if chance.random() < _QUIET else _TELLING) for _ in range(chance.randint(4, 7))]
    if chance.random() < _FORM:
        lines = [chance.choice(_TELLING)] * chance.randint(3, 6)
    if not any("{P}" in line for line in lines):
        lines.insert(0, "当事人：{P}，{A}。")
    passage = Passage()
    for line in lines:
        for piece in _SLOT.split(line):
            if _SLOT.fullmatch(piece):
                _fill(passage, piece[1], chance, line in _SILENT)
            else:
                passage.add(piece)
        passage.add(chance.choice(("\n", "\n", "")) if line[-1] in "。；" else "\n")
    return passage


def _fill(passage: Passage, slot: str, chance: Random, silent: bool) -> None:
    if slot in "PO":
        passage.add_person(name(chance), private=slot == "P")
    elif slot == "A":
        passage.add_home(home(chance), known=chance.random() < 0.6)
    elif slot == "n":
        passage.add(str(chance.choice((chance.randint(1, 99), chance.randint(100, 9999)))))
    elif slot in "VDTG":
        words = value_or_test(chance) if slot == "V" else chance.choice({"D": DRUGS, "T": DONE, "G": AIDS}[slot])
        passage.add(words, None if silent else "welfare" if slot == "G" else "health")
    elif slot in _KINDS:
        kind = _KINDS[slot]
        passage.add(MAKERS[kind](chance, ""), None if silent else kind)
    else:
        words = MARRIAGE if slot == "S" else SHORT_KIN if chance.random() < (0.7 if slot == "f" else 0.15) else KIN
        passage.add(chance.choice(words), None if silent else "family")
