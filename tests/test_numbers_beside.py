"""Whose a number is, and what looks like one: titles of lists, offices named behind, arrows, and words that begin alike."""

from __future__ import annotations

import pytest
from gold_forms import reported

MOBILE = "13900001234"

# fmt: off
# What a sign of an office, of a version or of a model beside it must not hide.
TOLD = {
    "mobile_phone": (
        f"业主李秀英 {MOBILE}，物业王强。", f"报警人王丽，{MOBILE}，物业公司王强。", f"死者家属李秀英，{MOBILE}，项目部王强。",
        f"来电人李秀英，电话{MOBILE}，投诉物业公司王强。", f"户主李秀英，{MOBILE}，联系居委会张敏。",
        f"干部结对帮扶联系表\n帮扶干部 帮扶对象 电话\n张建国 李秀英 {MOBILE}", f"城关镇干部包户联系表\n包保干部\t户主\t户主电话\n张建国\t李秀英\t{MOBILE}",
        f"县领导接访排班表\n日期 领导 来访人 电话\n3月5日 张建国 李秀英 {MOBILE}", f"值班人员表\n3月5日 接李秀英来电，电话{MOBILE}，反映邻居噪音",
        f"关于印发机关内部电话一览表的通知\n\n现将上访人张桂花（电话{MOBILE}）反映的问题转你单位处理。", f"单位职工家属通讯录\n李秀英 {MOBILE}",
        f"机关干部配偶联系表\n李秀英 {MOBILE}", f"机关职工子女通讯录\n李秀英 {MOBILE}", f"职工宿舍联系表\n李秀英 {MOBILE}",
        f"单位拖欠工资职工联系表\n李秀英 {MOBILE}", f"车辆使用性质变更\n车主：王强\t{MOBILE}", f"勘验参加人员\n事故死者家属\t王强\t某中心\t{MOBILE}",
        f"检查组反馈：商户|王丽|红星公司|{MOBILE}|", f"死者：水电工王强 {MOBILE}", f"受害人系维修工王强，{MOBILE}", f"维修工王强：{MOBILE}，欠薪",
        f"申请人领取找李秀英，{MOBILE}", f"诈骗犯让受害人报名找张强{MOBILE}", f"若有知情请直接打{MOBILE}",
    ),
    "ip_address": (
        "IP：112.96.33.41→112.96.33.42", "NAT 10.9.1.5:80->112.96.33.41", "会话 10.9.1.5->10.9.1.77", "zhangsan/112.96.33.41 下载文件",
        "sshd: Accepted from wang/112.96.33.41 port 22", "fw=10.9.1.77 denied src", '{"sw":"10.9.1.77","addr":"略"}', "防火墙日志 fw:112.96.33.41",
        "IP（客户端版本）\t姓名\t部门\n10.9.1.77\t王强\t科",
    ),
    "address": (
        "王强家住幸福里3栋201室客栈楼上", "王强现住红星村3组5号作坊内", "王强住人民路12号3栋201车位旁", "王强家住民主路5号2单元301室 12号车位",
        "户籍单位系城关镇人民路12号3栋201室，王强",
    ),
    "vehicle_plate": (
        "电动车，挂的是南通A100234的牌", "南通A100234那辆电动车闯红灯", "骑着南通A100234闯红灯的电动车", "电动自行车车主王强 南通A100234",
    ),
    "email": ("前任局长邮箱user1988@qq.com被盗", "我爸爸是局长,局长邮箱：user1988@163.com", "张强所在公司（user88@qq.com）"),
    "wechat": ("举报人学校微信zhang_san88", "我的企业微信：zhang_san88", "嫌疑人在公司微信zhang_san88"),
    "coordinates": ("王某家宅坐标 AK1+200,3412345.123,512345.456",),
}
SILENT = {
    "landline": (
        "国有土地上房屋征收，联系电话0834-3223456", "包裹签收，联系电话0834-3223456", "竣工验收，联系电话0834-3223456", "异议可来电：0834-3223456。",
        "公示期间有异议请来人、来函或来电：0834-3223456", "咨询、投诉来电：0834-3223456", "来电人已转至热线电话0834-3223456", "中心预留电话：0834-3223456",
        "其住建局，电话：0834-3223456", "值班电话0834-3223456，晚上打", "办公室电话0834-3223456，中午接听", "女儿：2003-2006 就读小学", "妻子：2008 2010",
        "妹妹：20230615", "父亲：6500000", "公示期7天，向王强反映，座机：0834-2812345", "学校名称 红星小学 校长 王强 身份证 440308199901101512 电话 0834-3223456",
    ),
    "email": ("请在留言处留下联系方式：12345@gov.cn",),
    "mac_address": ("版本10.20.30.40.50.6a", "图书分类号 10.20.3A.40.50.60", "编码：01.02.03.0a.0b.0c", "序号\tMAC\n1\t123456789012"),
    "ip_address": ("预算科目 目 2.1.1.3", "（一）源 1.1.1.1 水源保护", "地址：1.2.3. 4路公交", "地址：lll.OOO.l.l"),
    "vehicle_plate": (
        "农机补贴编号：湘21-00123", "驾驶员培训合格证编号 湘21-00123", "标准：DB 川51-12345 农机驾驶", "湘A123456号发明专利，涉及电动车", "渝A100234号道路，电动车禁行",
        "评分表\n甘 A 1 0 0 9 8", "等级 晋 A 1 2 3 4 5 名",
    ),
    "birth_date": (
        "凡2018年9月1日 出生于本市的儿童", "2015年8月31日 出生 的适龄儿童", "2021年3月5日 出生 人口统计", "产权人王强，2019年6月3日，3号楼",
        "户主王强，2020年6月3日，迁入户籍", "村民王强 2021年3月5日 病故", "学生王强，2024年6月3日，就读三中",
    ),
    "driving_licence": ("software license no: 123456789012", "business license no: 440301123456"),
    "wechat": ("请用微信登录shebao2024", "关注微信：gov\ncn2024 发布"),
    "qq": ("每月工资 扣 12345678",),
    "coordinates": ("月份\twd\t风速\n一月\t20.1234\t3.2",),
    "social_security": ("养老个人账户：23456789.50",),
}
# fmt: on


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in TOLD.items() for text in texts])
def test_it_is_told(rule: str, text: str) -> None:
    assert reported(text, rule)


def test_an_arrow_joins_two_addresses() -> None:
    assert len(reported("IP：112.96.33.41→112.96.33.42", "ip_address")) == 2


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in SILENT.items() for text in texts])
def test_it_is_not_told(rule: str, text: str) -> None:
    assert not reported(text, rule)
