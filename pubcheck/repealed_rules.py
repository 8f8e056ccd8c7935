"""Rules of offices and of the party, decrees and readings of courts that were repealed or made anew under another title.

Beside :mod:`pubcheck.superseded`, with the same meaning of ``source`` and ``sure``. What was read in November 2026: the
clause of the rule that repeals (copies of the full text in LawRefBook/Laws), a notice of an office, Wikisource, or a
report that tells of title and day. A successor that may itself have been replaced by now is left out.
"""

from __future__ import annotations

from datetime import date

from pubcheck.superseded import Repealed

_CODE = date(2021, 1, 1)

# Source, day, successor, titles.
_READ: tuple[tuple[str, date, str, str], ...] = (
    # Offices, their staff and their papers.
    (
        "机关团体建设楼堂馆所管理条例 art. 31",
        date(2017, 12, 1),
        "机关团体建设楼堂馆所管理条例",
        "楼堂馆所建设管理暂行条例",
    ),
    (
        "党政机关公务用车管理办法 art. 31, as printed on 2017-12-13",
        date(2017, 12, 5),
        "党政机关公务用车管理办法",
        "党政机关公务用车配备使用管理办法",
    ),
    (
        "reports of decree 51 of 人力资源社会保障部, 2023-11-06",
        date(2023, 11, 6),
        "事业单位工作人员处分规定",
        "事业单位工作人员处分暂行规定",
    ),
    (
        "新华社, 2015-10-21: the notice of 中共中央",
        date(2016, 1, 1),
        "中国共产党廉洁自律准则",
        "中国共产党党员领导干部廉洁从政若干准则",
    ),
    ("法规规章备案审查条例 art. 26", date(2024, 11, 1), "法规规章备案审查条例", "法规规章备案条例"),
    ("行政法规制定程序条例 art. 40", date(2002, 1, 1), "行政法规制定程序条例", "行政法规制定程序暂行条例"),
    # Readings of the supreme court.
    (
        "财新, 2025-05-23, and 理解与适用, 2025-09-10",
        date(2025, 6, 1),
        "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释",
        "最高人民法院关于审理政府信息公开行政案件若干问题的规定",
    ),
    # Enterprises, markets, consumers.
    (
        "市场主体登记管理条例实施细则 art. 82",
        date(2022, 3, 1),
        "市场主体登记管理条例实施细则",
        "企业法人登记管理条例施行细则 个人独资企业登记管理办法 个体工商户登记管理办法",
    ),
    (
        "市场主体登记管理条例实施细则 art. 82",
        date(2022, 3, 1),
        "市场主体登记管理条例实施细则",
        "公司注册资本登记管理规定 企业经营范围登记管理规定",
    ),
    (
        "市场监督管理投诉举报处理暂行办法 art. 40",
        date(2020, 1, 1),
        "",
        "产品质量申诉处理办法 工商行政管理部门处理消费者投诉办法 食品药品投诉举报管理办法",
    ),
    (
        "明码标价和禁止价格欺诈规定 art. 27",
        date(2022, 7, 1),
        "明码标价和禁止价格欺诈规定",
        "关于商品和服务实行明码标价的规定 禁止价格欺诈行为的规定",
    ),
    ("侵害消费者权益行为处罚办法 art. 22", date(2015, 3, 15), "侵害消费者权益行为处罚办法", "欺诈消费者行为处罚办法"),
    (
        "市场监管总局 on the new text, 2023-03-24",
        date(2023, 5, 1),
        "互联网广告管理办法",
        "互联网广告管理暂行办法",
    ),
    (
        "防范和处置非法集资条例 art. 40",
        date(2021, 5, 1),
        "防范和处置非法集资条例",
        "非法金融机构和非法金融业务活动取缔办法",
    ),
    ("基金会管理条例 art. 48", date(2004, 6, 1), "基金会管理条例", "基金会管理办法"),
    # Food, cosmetics, devices, health.
    (
        "食品生产经营监督检查管理办法 art. 55",
        date(2022, 3, 15),
        "食品生产经营监督检查管理办法",
        "食品生产经营日常监督检查管理办法",
    ),
    ("化妆品监督管理条例 art. 80", date(2021, 1, 1), "化妆品监督管理条例", "化妆品卫生监督条例"),
    (
        "医疗器械注册与备案管理办法, its last article",
        date(2021, 10, 1),
        "医疗器械注册与备案管理办法",
        "医疗器械注册管理办法",
    ),
    ("艾滋病防治条例, its last article", date(2006, 3, 1), "艾滋病防治条例", "艾滋病监测管理的若干规定"),
    (
        "放射性同位素与射线装置安全和防护条例 art. 69",
        date(2005, 12, 1),
        "放射性同位素与射线装置安全和防护条例",
        "放射性同位素与射线装置放射防护条例",
    ),
    # Labour, police, environment, safety.
    (
        "国务院关于废止部分行政法规的决定(2008-01-15), as reported",
        date(2008, 1, 15),
        "劳动合同法",
        "企业职工奖惩条例",
    ),
    (
        "人社部发〔2017〕87号",
        date(2017, 11, 24),
        "劳动合同法",
        "违反和解除劳动合同的经济补偿办法",
    ),
    ("戒毒条例 art. 46", date(2011, 6, 26), "戒毒条例", "强制戒毒办法"),
    (
        "国务院关于修改和废止部分行政法规的决定(2020-03-27), in Wikisource",
        date(2020, 3, 27),
        "",
        "卖淫嫖娼人员收容教育办法",
    ),
    (
        "生态环境部 decree 30 and the notice of its draft, 2022-08-04",
        date(2023, 7, 1),
        "生态环境行政处罚办法",
        "环境行政处罚办法",
    ),
    (
        "人民日报, 2018-08-09, on the revision",
        date(2019, 1, 1),
        "环境影响评价公众参与办法",
        "环境影响评价公众参与暂行办法",
    ),
    (
        "应急管理部 decree 14 and its explanation",
        date(2024, 3, 1),
        "生产安全事故罚款处罚规定",
        "生产安全事故罚款处罚规定(试行)",
    ),
)

REPEALED_RULES: tuple[Repealed, ...] = (
    *(
        Repealed(title, since, successor, source)
        for source, since, successor, titles in _READ
        for title in titles.split()
    ),
    # The repeal was not found; the new text was seen, or nothing.
    Repealed("环境信息公开办法(试行)", date(2019, 8, 22), "", "memory: 生态环境部 decree 7", sure=False),
    Repealed(
        "企业事业单位环境信息公开办法",
        date(2022, 2, 8),
        "企业环境信息依法披露管理办法",
        "memory; the head of the new text names no repeal",
        sure=False,
    ),
    Repealed("土地登记办法", date(2018, 1, 1), "不动产登记暂行条例", "memory: 国土资源部 decree 78", sure=False),
    Repealed("房屋登记办法", date(2019, 9, 6), "不动产登记暂行条例", "memory: 住房城乡建设部 decree 48", sure=False),
    Repealed(
        "政府采购信息公告管理办法", date(2020, 3, 1), "政府采购信息发布管理办法", "memory: decree 101", sure=False
    ),
    Repealed("政府采购供应商投诉处理办法", date(2018, 3, 1), "政府采购质疑和投诉办法", "memory: decree 94", sure=False),
)

# As offices shorten a title; what is in force has another short form, or none.
SHORT_RULES: dict[str, str] = {
    "关于审理政府信息公开行政案件若干问题的规定": "最高人民法院关于审理政府信息公开行政案件若干问题的规定",
    "党员领导干部廉洁从政若干准则": "中国共产党党员领导干部廉洁从政若干准则",
    "廉洁从政若干准则": "中国共产党党员领导干部廉洁从政若干准则",
    "化妆品监督条例": "化妆品卫生监督条例",
    "收容教育办法": "卖淫嫖娼人员收容教育办法",
}

# Readings of statutes that the civil code took up: 《关于适用〈婚姻法〉若干问题的解释(二)》.
READINGS: dict[str, Repealed] = {
    statute: Repealed(
        f"关于适用〈{statute}〉若干问题的解释",
        _CODE,
        "民法典",
        "人民司法 2021 no. 19: all readings beside these statutes were repealed",
    )
    for statute in ("婚姻法", "合同法", "物权法", "担保法", "继承法", "民法通则")
}
