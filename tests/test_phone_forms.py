"""Telephones, mail and messengers in other spellings and layouts, and whose they are; look-alikes stay quiet.

All invented; the numbers hold runs of zeros that no real one has.
"""

from __future__ import annotations

import pytest
from gold_forms import marked, told

import pubcheck

FOUND = {
    "personal.mobile_phone": (
        "牧羊人王秀芳，⟦139.0000.1234⟧。",
        "走访登记\n03 王秀芳 女 三组 ⟦1390000 1234⟧ 低保户\n04 李建国 男 一组 ⟦138000 01234⟧ 五保户",
        "住河东村三组12号，王秀芳，⟦139 000 01234⟧，不识字。",
        "被害人王秀芳，⟦139—0000—1234⟧",
        "船员登记\n王秀芳　护照E00000000　⟦139_0000_1234⟧　—",
        "司机李建国，⟦139·0000·1234⟧，车已扣押",
        "证人李建国当庭留下号码，⟦139-000-01234⟧",
        "受害人李建国，⟦13900001234/5678⟧（两口子各一个）",
        "台账\n1.李建国，独居，联系其女儿⟦139-0000-\n1234⟧；\n2.张小花，同上。",
        "王秀芳　女　河东村二组　⟦1 3 9 0 0 0 0 1 2 3 4⟧　家住溪口",
        "登记簿\n9:10 王秀芳 送材料 电⟦139O00O123l⟧ 未登车",
        "证人李建国 ⟦139-O000-l234⟧ 已通知到庭",
        "司机李建国，⟦一三九零零零零一二三四⟧，车已扣押",
        "领款人王秀芳 ⟦13900001234⟧-1234 未到",
        "姓名\n电话\n住址\n王秀芳\n⟦1390000 1234⟧\n河东村三组",
        "申请人：王秀芳\n⟦1390000\n1234⟧\n2025年3月2日",
        "河东村会议记录\n记录如下。\n王秀芳说没有手机，用孙女的，⟦13900001234⟧，短信念给她听。",
        "笔录\n邻居李建国愿出面作证，其电话⟦139-000-01234⟧。",
        "参会名单\n3 王秀芳 手机⟦13900001234⟧\n12 李建国 未报名",
    ),
    "personal.landline": (
        "台账\n5栋 王秀芳 13900001234　宅⟦82300001⟧",
        "王秀芳 证号11010519491231002X　⟦08132300001⟧　已退休",
        "<pt><name>王秀芳</name><tel type=\"home\">⟦08132300001⟧</tel></pt>",
        "登记\n罗桂花 女 110105-19491231-002X ⟦O813-23OO001⟧ 已死亡",
        "预约登记\n4号未留名，座机⟦(0813)2300001⟧。",
        "户主王秀芳，家里座机⟦0813—2300001⟧",
        "户籍地：河东村东壕组\n联系电话（家）：⟦0813-2300001⟧",
        "王秀芳无手机，拨邻居李建国转接 ⟦0813-2300001⟧",
        "体检表\n010 王秀芳 女 110105194912310\n02X ⟦0813-2300001⟧ 合格",
    ),
    "personal.email": (
        "申请人王秀芳，邮箱⟦wangxf0419@example.net⟧",
        "王秀芳，电邮⟦wangxf0419[at]example.com⟧",
        "读者王秀芳 Email：⟦wangxf_88＠example．com⟧",
        "From: ⟦wang.xiufang79@EXAMPLE.ORG⟧ | 王秀芳 | 素食",
        "消费者王秀芳留的邮箱是⟦wangxf0419@\nexample.com⟧",
        "个人邮箱：⟦wxf@henglei.example.cn⟧",
        "考生王秀芳本人邮箱 ⟦wxf0419@stu.example.edu⟧",
        "uid,name,phone,mail\n2023,王秀芳,13900001234,⟦wangxf0419@example.net⟧",
    ),
    "personal.qq": (
        "学号  姓名  农行卡号  QQ  寝室\n2301  王秀芳  6222020000000000000  ⟦100000012⟧  301\n2302  李建国  6228 4800\n778  无\n2303  张小花  6222020000000000018  ⟦100000013⟧  302",
        "“王秀芳”：我在呢，QQ ⟦100000045⟧ 也能找到我",
        "王秀芳 13900001234 QQ⟦100000012⟧",
        "王秀芳，QQ号⟦100000012⟧",
        "联系：13900001234、微信wxf_0419、QQ⟦100000083⟧，王秀芳",
        "姓名\tQQ\n王秀芳\t⟦100000012⟧",
        "王秀芳的扣扣：⟦100000012⟧",
        "申请人王秀芳　Q：⟦100000012⟧",
    ),
    "personal.wechat": (
        "金度妍　护照M00000000　微信⟦doyeon.kim35⟧　13900001234",
        "丁生秀　满拉　同寺居住　139-0000-1234　⟦ding_sx2762⟧",
        "王秀芳 13900001234 ⟦wxf_0419⟧ 河东村三组",
        "打他电话13900001234，没接就加微信⟦shuaiqi_8022⟧（备注“脐橙”）。",
        "王秀芳（微信⟦wangxf-17⟧）",
        "当事人王秀芳，微信号⟦wxf_tuan850⟧",
        "厉棣 | 微信⟦LiDi-soil⟧ | 手机13900001234",
        "王秀芳，微信 ⟦zhegui_mama⟧",
    ),
    "personal.ip_address": (
        "3.01 王秀芳 台式 00:00:5E:00:53:AE ⟦198.51.100.211⟧ 13900001234",
        "<src ip=\"⟦10.31.4.118⟧\" mac=\"00-00-5E-00-53-79\" app=\"HIS 5.0.3.27\"/>",
        "摄像机 WAN ⟦100.64.23.21⟧，LAN ⟦192.168.31.1⟧",
        "login ⟦198.51.100.7⟧ user wangxf",
    ),
}

# Numbers of other kinds, and contacts that offices publish: nothing graver than info.
QUIET = {
    "personal.mobile_phone": (
        "送货单号 1390000 1234，共27份",
        "登记号139 000 01234，张小花经办",
        "读数 139.0000.1234，王秀芳抄表",
        "钢瓶编号139-000-01234，检验员王秀芳",
        "王秀芳 6228 4800 1390 0001 234 300元",
        "面积139 00001234平方米",
        "坐标 139.0000.1234",
        "发票号码 13900001/234",
        "合计 1 3 9 0 0 0 0 1 2 3 4 户",
        "工单139 000 01234 5678已派发",
        "会务组：禾苗，0813-2300001，值班139 0000 1234",
        "外事处：0813-2300001，应急手机139.0000.1234",
        "路政执勤点　值班手机139.0000.1234，+8613800001234",
        "驾驶班平台电话13900001234，调度员方孟定",
        "防汛指挥部手机：139 000 01234",
        "联系人：惠安石，0813-2300001，手机13900001234（工作用机）",
        "社区24小时值班手机：139 0000 1234（谁值班谁带，不转接）",
        "系统专班手机139 0000 1234，24小时",
        "版本139.0000.1234已发布，负责人王秀芳",
    ),
    "personal.landline": (
        "船舶登记号060147028540，MMSI：413000000，船员王秀芳",
        "咨询：劳动关系股杨柳青，(0813)2300001",
        "大悲禅院客堂电话0813-2300001",
        "居间方：海信门店藏海花，门店0813-2300001",
        "{\"dept\":\"区住建局\",\"contact\":\"晁一鸣\",\"tel\":\"08132300001\"}",
        "宿舍卡6228 4800 6055 1248\n778",
        "豪宅82300001元起拍",
        "监管仓+86(813)2300001，夜间0813-2300002",
        "投诉O12-345",
    ),
    "personal.email": (
        "意见邮箱：user0419@example.com",
        "邮箱ltx@lfnyj.example.cn，邮编065000",
        "便民邮箱 sbj_mg＠example.com",
        "T06484,章邯郸,99405236,,lab305@chem.example.edu,172.20.0.1",
        "联系：劳动关系股杨柳青，邮箱ldgx_ln@sl.example.cn",
        "jwc#xa22z.example.cn（#换@）",
        "古籍部邮箱guji@wzlib.example.cn",
        "邮箱：bgs2025@gzw.example.cn（单位）",
    ),
    "personal.qq": (
        "姓名 农行卡号 QQ\n王秀芳 6228 4877 6055 1248\n778 无",
        "QQ群139305033欢迎读者",
        "QQ：已退群",
        "QQ浏览器10000012版",
        "读者QQ交流群：139305033",
        "QQ音乐100000012首",
        "QQ****0057",
        "QQ空间访问量100000012次",
    ),
    "personal.wechat": (
        "微信下载wechat.apk安装",
        "微信www.example.com网页版",
        "微信截图 img.0419.png",
        "短号 1234 file_0419",
        "微信公众号：wxf.news01",
        "微信小程序doyeon.kim35",
        "13900001234 见附件 img_0419.jpg",
        "流水 21390000123 abc_0419",
    ),
    "personal.ip_address": (
        "app=\"HIS 5.0.3.27\"",
        "账户管理人系统版本：AMS 3.2.0.115",
        "CMS 6.5.12.3外露，已隐藏",
        "门禁控制器版本v4.11.0.2",
    ),
}


@pytest.mark.parametrize(("rule", "form"), [(rule, form) for rule, forms in FOUND.items() for form in forms])
def test_contacts_in_unusual_spellings_are_found(rule: str, form: str) -> None:
    text, spans = marked(form, rule)
    assert told(pubcheck.check_text(text), rule) == spans


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in QUIET.items() for text in texts])
def test_what_only_looks_like_a_private_contact_is_quiet(rule: str, text: str) -> None:
    assert told(pubcheck.check_text(text), rule) == []
