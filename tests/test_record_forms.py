"""What records, registers and plain speech tell of a person: forms that are found, and look-alikes that tell of nobody.

Each passage is invented; what stands between ⟦ and ⟧ must be found by the rule, half of it at least. Where nothing is
marked the rule must stay silent.
"""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity
from pubcheck.gold import unmarked_gold

_FOUND = {
    "personal.health": (
        "患者：李秀珍，女，61岁。\n化验：⟦糖化血红蛋白 9.1%⟧，⟦总胆固醇　6.4 mmol/L⟧。",
        "患者：李秀珍，女，61岁，⟦血压 168/102mmHg⟧，⟦心率 108次/分⟧。",
        "学生李秀珍，⟦身高 118cm⟧，⟦体重26公斤⟧，营养不良。",
        "老人王建国入住，经评估⟦Barthel指数35分⟧，护理等级全护。",
        "李秀珍之子，剖宫产，⟦Apgar 9分⟧。",
        "李秀珍，女，⟦简易精神状态量表27分⟧，意识清楚。",
        "患者王建国，⟦结核菌素试验阴性⟧，⟦幽门螺杆菌　阳性⟧。",
        "患者王建国，⟦丙型肝炎抗体阳性⟧，⟦尿检吗啡阳性⟧。",
        "患者王建国，急诊行⟦支架植入术⟧，术后予⟦阿司匹林⟧。",
        "李秀珍患类风湿，现用⟦英夫利西单抗⟧，每月一次。",
        "患者李秀珍既往精神分裂症，现服⟦奥氮平⟧。",
        "王建国腰椎骨折，行⟦椎弓根钉内固定术⟧，双下肢麻木。",
        "患儿王小山，先天性心脏病，已行⟦封堵术⟧。",
        "李秀珍的丈夫王建国中风后⟦不能说话⟧，家里靠她一人。",
        "姓名\t关系\t健康状况\n李秀珍\t妻\t⟦类风湿关节炎⟧，双手变形\n王建国\t本人\t脑梗死",
        "患者王建国，乳腺癌术后⟦化疗⟧，住院治疗。",
        "患者李秀珍，⟦肌酐812μmol/L⟧，⟦血钾6.1mmol/L⟧，禁用保钾利尿剂。",
        "患者李秀珍⟦青霉素过敏⟧，禁用青霉素类药物。",
        "患者李秀珍不宜久站，⟦青霉素过敏⟧。",
        "患者李秀珍，女，行⟦胆囊切除术⟧，术后不宜油腻饮食。",
        "患者李秀珍服用⟦华法林⟧，慎用阿司匹林。",
        "王建国⟦左眼失明⟧，参加科普活动时摔伤。",
        "李秀珍确诊⟦乳腺癌⟧，家住科普路12号。",
        "患者李秀珍，⟦糖化血红蛋白9.8%⟧，参考范围4-6%。",
        "体检报告单\n姓名：李秀珍\n性别：女\n⟦空腹血糖：14.2mmol/L⟧（参考范围3.9-6.1）",
        "李秀珍系我县首例⟦艾滋病⟧患者。",
    ),
    "personal.family": (
        "检举人李秀珍，其⟦妻⟧王桂兰，⟦儿子⟧王小明。",
        "李秀珍，住咸丰县，⟦父母⟧双亡，⟦丈夫⟧病故。",
        "王建国，同光村人，⟦离异⟧，⟦老伴⟧早逝。",
    ),
    "personal.welfare": (
        "李秀珍享受⟦低保⟧待遇及配套政策。",
        "经走访，李秀珍家庭困难，协助申请⟦临时生活补助⟧。",
        "序号\t姓名\t住址\t补贴类别\n1\t李秀珍\t三合村\t⟦护理补贴⟧\n2\t王大山\t三合村\t⟦生活补贴⟧",
        "申请人李秀珍符合条件，决定给予⟦司法救助金⟧6万元。",
        "李秀珍，女，急性白血病，拟给予⟦大病慈善救助⟧3万元。",
        "申领人王建国，系死者李秀珍之夫。申领项目：⟦丧葬补助金⟧。",
        "学生李秀珍，母亲患病，申请⟦国家助学金⟧。",
    ),
    "personal.property": (
        "李秀珍家里养⟦湖羊 260 只⟧，丈夫早亡。",
        "李秀珍名下有⟦华北制药股票3,000股⟧。",
        "被执行人李秀珍，女，住三合村，⟦未履行金额18.7万元⟧。",
        "李秀珍名下⟦闽灿水产公司5%股份⟧由长子继承。",
        "李秀珍欠供销社⟦化肥款2300元⟧，尚未还清。",
        "李秀珍有⟦稻虾田承包经营权22亩⟧，租期五年。",
    ),
    "personal.religion": (
        "李秀珍，女，民国三十四年生，信佛三十年，⟦吃斋念佛⟧。",
        "村民李嘉隆，⟦吃斋念佛⟧。",
        "李秀珍系道教弟子，2015年⟦冠巾⟧，住白云观。",
        "李秀珍每月初一⟦吃斋拜佛⟧，家人同意。",
        "李秀珍的弟弟在寺里当⟦扎巴⟧，没有收入。",
        "李秀珍，女，住三合村，⟦长老⟧，1994年受洗。",
    ),
    "personal.biometric": ("采集对象：李秀珍，住三合村，采集⟦DNA血样⟧2份。",),
    "personal.minor": (
        "姓名\t年龄\t监护人\n李秀珍\t⟦12⟧\t王大山\n王小山\t⟦7⟧\t王建国",
        "儿童：李秀珍，女，⟦5月龄⟧，监护人王大山",
    ),
}
_SILENT = {
    "personal.health": (
        "【适应症】用于高血压、冠心病。【不良反应】偶见头晕。联系人李秀珍。",
        "本品为食品，不能代替药物治疗糖尿病、高血压，客服李秀珍。",
        "常见反应：局部红肿、低热、乏力，一般两天可自愈，请联系李秀珍。",
        "集采中选药品：阿托伐他汀、氯吡格雷，平均降幅52%，李秀珍反映药房没有。",
        "项目名称　单价\n阑尾切除术　2000元\n白内障超声乳化术　3000元\n投诉人李秀珍",
        "李秀珍反映河水监测氨氮1.2mg/L，溶解氧5.1mg/L。",
        "李秀珍反映路牌太小，字看不清楚。",
        "公示考试成绩：李秀珍，笔试82分，面试79分。",
        "县医院王建国主任团队完成首例经导管瓣膜置换术。",
        "本品适应症为敏感菌感染，青霉素过敏者禁用。联系人：李秀珍",
        "养殖户李秀珍家的肉牛体重500公斤。",
        "运动员李秀珍，身高182cm，获得冠军。",
        "寻人启事\n李秀珍，女，身高160cm，走失时穿红衣。",
        "寻人启事\n李秀珍，女，60岁，身高160cm。\n于3月1日走失。",
        "村民李秀珍办理土地置换手续，进行苗木移植。",
        "王建国负责安装心率测量60次/分的设备。",
        "当事人李秀珍经营的药店销售过期硝苯地平缓释片3盒，罚款2000元。",
        "李秀珍激动得说不出话。",
        "空腹血糖高于7.0mmol/L是诊断标准之一，健康讲座由李秀珍报名。",
    ),
    "personal.welfare": (
        "李秀珍反映护理补贴标准太低，回复：标准由省里统一规定。",
        "会议听取了王建国关于高龄津贴发放工作的汇报。",
        "护理补贴标准提高到每人每月100元，咨询人李秀珍。",
        "社区工作者李秀珍讲解申请公租房的流程。",
        "李秀珍女士：\n关于您咨询公租房申请条件的回复如下。",
        "序号\t姓名\t类别\t金额\n1\t李秀珍\t公益性岗位\t1000\n2\t王大山\t公益性岗位\t1000",
        "李秀珍咨询公租房政策，工作人员已解释。",
    ),
    "personal.property": (
        "公司5%股份由某集团持有，法定代表人王建国。",
        "合作社养湖羊260只，负责人王建国。",
        "李秀珍住院共花去医药费二十多万元。",
    ),
    "personal.family": ("族谱载，始迁祖王大有，清嘉庆年间举人，其父早年经商。",),
    "personal.religion": (
        "清代高僧慧明在此受具足戒，李秀珍讲解寺史。",
        "讲座介绍墓志中“受五戒”的记载，主讲人李秀珍。",
        "道教教职人员备案办法已印发，联系人李秀珍。",
    ),
    "personal.minor": (
        "姓名\t工龄\t单位\n李秀珍\t12\t水利局\n王建国\t7\t水利局",
        "姓名\t年龄\t职业\n李秀珍\t42\t务农\n王建国\t37\t务农",
    ),
}


@pytest.mark.parametrize(("rule", "marked"), [(rule, each) for rule, texts in _FOUND.items() for each in texts])
def test_what_is_told_of_a_person_is_found(rule: str, marked: str) -> None:
    text, gold = unmarked_gold(marked.replace("⟦", f"⟦{rule}¦"))
    found = [finding.span for finding in pubcheck.check_text(text).findings if finding.rule_id == rule]
    for entry in gold:
        shared = max((min(entry.span.end, span.end) - max(entry.span.start, span.start) for span in found), default=0)
        assert 2 * shared >= len(entry.span), entry.span.of(text)


@pytest.mark.parametrize(("rule", "text"), [(rule, each) for rule, texts in _SILENT.items() for each in texts])
def test_what_tells_of_nobody_stays_silent(rule: str, text: str) -> None:
    found = pubcheck.check_text(text).findings
    assert not [each.evidence for each in found if each.rule_id == rule and each.severity is not Severity.INFO]
