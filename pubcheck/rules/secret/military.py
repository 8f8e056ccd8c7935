"""Military matters: units, restricted zones, mobilisation, exercises, command works.

军事设施保护法 arts. 17 and 22 restrict surveying and describing such zones; 公开条例 art. 14. Veterans,
recruitment, defence education and public notices of zones are left alone.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.passages import Ground, Told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        "国防动员潜力 动员潜力 国防动员 战备 作战 军事设施 军事禁区 军事管理区 军用 实兵演练 军事演习 支援保障演练 部队 人防指挥 基本指挥所 指挥工程 民兵(?:整组|编组|分队) 军分区 武装部 军事训练",
        Phrase("标题是军事、动员事项", "the title is about military or mobilisation matters"),
        1.0,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "(?<![0-9A-Za-z])[0-9]{5}部队 部队番号 番号 某(?:旅|团|营)驻地 驻地(?:部队|位置) 阵地(?:位置|坐标|编号)",
        Phrase("写有部队番号、驻地", "it names units or where they are stationed"),
        0.9,
        topic="unit",
    ),
    Sign(
        "集结地域 机动路线 参演分队 参演兵力 实兵演练 静默 要图 战时 作战(?:方案|计划|工程|值班) 战备(?:物资|等级|值班) 兵力 弹药(?:库|储备) 装备(?:数量|编制) 指挥所 指挥工程 指挥大厅 潜力数据 射界 雷达站 导弹"
        " 短波电台 滤毒通风 程控交换 编组 代号 前送 动员潜力 抢通保障 征用 疏散(?:地域|基地)",
        Phrase("写有兵力、工程、动员数据等内容", "it gives forces, works or mobilisation data"),
        1.2,
        least=3,
        topic="content",
    ),
    Sign(
        r"军事(?:禁区|管理区|设施)[^。\n]{0,20}(?:坐标|界桩|布局|平面图|四至|间距) (?:阵地|雷达站|指挥所|营区)[^。\n]{0,14}(?:坐标|位于|东经|北纬)",
        Phrase("写有军事设施的位置", "it gives the place of a military facility"),
        1.3,
        topic="place",
    ),
    Sign(
        r"涉密(?:专用)?设备 不得在(?:联网|互联网)[^。\n]{0,8} 不得用微信 密件 机要 用后清退 专人送达 同密级管理 静默要求 离岗保密",
        Phrase("按涉密事项管理", "it is handled as a secret"),
        0.8,
        topic="handling",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "退役军人 双拥 拥军 征兵 国防教育 军训 优抚 烈士 慰问 军民融合 参军 入伍 军属 警报试鸣 防空警报 八一 军转 随军 拆除 人防工程(?:建设|质量|易地) 国防费 国防科技 专利",
        Phrase("标题是双拥、征兵、国防教育等公开事项", "veterans, recruitment or defence education"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明部队、军事设施或者动员的具体情况", "it gives particulars of units, military works or mobilisation"),
    subject=(
        r"部队|军|阵地|导弹|雷达|弹药|靶区|战备|作战|指挥工程|指挥所|国防|民兵|海防|边防|演训|演习|坑道|舰|导航台|人防|动员|武装"
    ),
    detail=(
        r"泊位|补给|编队|工作频率|频点|缺编|实到|军车|集结点|兵站|编制[一二三四五六七八九十百0-9]+人|开设|阵地|靠泊|过往部队|参训|武器|营房|仓库容量|弹种|射击(?:日期|方向|区域)|"
        r"夜训|禁航|换防|洞库|洞口|标绘|(?:炮兵|工兵|通信|防空|装甲|航空|导弹|边防|海防|雷达|坦克|侦察|火箭军|空军|海军|陆军|武警)(?:某)?(?:旅|团|营|连|站|基地|部队|中队|支队)|"
        r"战区|指挥所专用|军用|征用|战时|编组去向|停泊点|开机时段|训练计划|部队(?:要求|提出|来函|联系)|驻[县市镇区岛][^。；，,\n]{0,6}(?:旅|团|营|连|部队)|"
        r"哨所|炮位|掩体|伪装|油料|投送|军运|专列|军港|试射|空域|装备(?:列车|卸载|输送)|新装备|卸载|(?:某|[0-9×xX*]{2,6})(?:旅|团|营|连|师|舰队|部队)|"
        r"番号|营区|哨位|阵地|导弹|雷达(?!测速|监测预警)|弹药|靶区|靶场|训练场|演训|演习(?:兵力|区域|时间)|实弹|兵力|集结地域|机动(?:路线|发射)|战备(?:物资|值班|等级|公路|仓库|油料)|"
        r"指挥工程|指挥所|地下指挥|掩蔽(?:人数|部)|坑道|洞库|天线阵地|台站频率|导航台站?|军用(?:机场|码头|油库|频率|物资)|装备(?:数量|型号|换装|编制)|动员潜力|"
        r"(?:民兵)(?:编组|应急|装备|分队)|预备役|封航|海防|边防连|舰艇|舷号|军列|铁路专用线|涉军|军事禁区|作战(?:计划|方案|值班)|通风口|换装(?:日期|时间|计划)|"
        r"驻地调动|部署(?:位置|调整)|军事(?:设施|目标)[^。；，,\n]{0,6}(?:位置|坐标)"
    ),
    sure=(
        r"(?:炮兵|装甲|导弹|雷达|防空|边防|海防|空军|海军|火箭军)(?:某)?(?:旅|团|营|连|站|部队)[^。；\n]{0,24}(?:换防|换装|开机|部署|机动|进驻|装备)|"
        r"军用洞库|指挥所专用|战时编组|(?:部队|营区|哨位|阵地|雷达站|导弹|弹药库?|指挥所|指挥工程|坑道)[^。；\n]{0,12}(?:坐标|分布|储存点位?|位置|位于|进出|出入口)|"
        r"(?:演训|演习|参演)兵力|(?:导弹|炮兵|装甲|雷达|防空)(?:旅|团|营|连|阵地)|台站频率|战备物资储存|实弹演(?:训|习)[^。；\n]{0,30}(?:兵力|弹药)"
    ),
    against=(
        r"邻方|外方|边防代表|退役|双拥|慰问|征兵|入伍|国防教育|军训|烈士|参观|学生|小说|电影|随军|转业|优抚|军属|纪念|竞赛|展览|植树|共建|影片|您"
    ),
    titled=(r"退役|双拥|征兵|国防教育|军训|慰问|优抚|演练|烈士|抗战|应急预案|答复"),
)

RULES = (
    Rule(
        id="secret.military",
        title=Phrase("军事、国防动员内容", "Military matters"),
        severity=Severity.HIGH,
        basis=basis("disclosure-14", "military-17", "military-22"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST, grave=3.0), ("unit", "content", "place"), "secret.military"),
        message=Phrase(
            "内容像是军事或国防动员事项，未见密级标志也不得直接公开",
            "it reads like a military matter; do not publish it even without a mark",
        ),
        suggestion=Phrase(
            "停止公开，报保密机构并征求有关军事机关意见",
            "stop, refer it to the secrecy office and ask the military authority concerned",
        ),
        inline=False,
        beside=True,
        hits=(
            "关于开展国防动员潜力统计调查的通知\n各单位：\n⟦潜力数据须用涉密专用设备录入，战时征用、疏散地域一并填报⟧。",
            "关于做好跨区支援保障实兵演练准备工作的通知\n⟦参演分队集结地域另以要图下达，机动阶段保持静默⟧。",
            "关于基本指挥所通信系统改造完成情况的报告\n⟦更新程控交换设备，短波电台移位，滤毒通风设备检修，战时值守薄弱⟧。",
            "⟦某部队营区周边协调会情况⟧\n驻地某雷达站位于山顶，12345部队提出，军事禁区外围坐标见附表。",
            "⟦关于调整战备物资储存的函⟧\n弹药库扩容，战备等级提升期间由武装部负责编组，兵力抽组表另送，机要渠道报送。",
            "民兵整组工作情况报告\n⟦编组应急分队三个，装备数量见表，战备值班按月轮换，兵力若干⟧。",
            "关于某军事设施保护范围的报告\n⟦军事管理区四至及界桩坐标如下⟧。\n不得在互联网计算机上处理。",
            "人防指挥工程检查情况\n⟦指挥大厅显示系统改造，指挥所口部渗水，战时值班受影响⟧。",
        ),
        misses=(
            "某县退役军人事务局关于八一走访慰问的通知\n走访驻地部队、73901部队官兵。",
            "关于划定某军事禁区范围的公告\n军事禁区四至如下，禁止无人机飞行。",
            "某市2024年征兵工作通知\n应征青年报名，部队番号以入伍通知为准，编组体检。",
            "关于开展全民国防教育日活动的通知\n参观人防指挥所、学习战时防护、体验短波电台。",
            "防空警报试鸣公告\n战时警报信号、疏散地域知识同步宣传。",
            "国防动员法\n第一条 战时征用。\n第二条 动员潜力统计。\n第三条 战备物资储备。\n第四条 编组。",
            "某县人防工程易地建设费征收标准\n战时功能、平时用途。",
            "某学院学生军训工作方案\n编组三个营，训练科目包括战备基础、实兵演练观摩。",
        ),
    ),
)
