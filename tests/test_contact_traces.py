"""Contacts and traces as logs, forms and chats write them, and whose places are; numbers that count things stay quiet.

All invented; the numbers hold runs of zeros that no real one has.
"""

from __future__ import annotations

import pytest
from gold_forms import assert_exact, told

import pubcheck

# fmt: off
FOUND = {
    "personal.coordinates": (
        "住房坐标\n经度 ⟦1O4.OOO12\n纬度 3O.OOO56⟧",
        "住处经度：⟦1O4.O0012，纬度：30.00O56⟧",
        "我家坐标：⟦30.OOO12，104.O0034⟧",
        '{"owner":"王秀芳","home":[⟦104.000012,30.000034⟧]}',
        "{'start_point': [⟦30.000012, 104.000034⟧]}",
        "照片参数 GPS ⟦30;0;12.00, 104;0;45.00⟧",
        "送到⟦104°00'12\"E 30°00'06\"N⟧，我住那儿",
        "点名\t经度\t纬度\t备注\nA1\t104.000012\t30.000045\t水库坝顶\nA2\t⟦104.000126\t30.000078⟧\t王秀芳自住房",
        "王秀芳家位置⟦30.000012,104.000034⟧（村小学旁）",
        "手机最后位置⟦30.000012,104.000034⟧（县图书馆东门）",
        "学校东侧自住房坐标⟦30.000012,104.000034⟧",
        "视频点位 经度 纬度 设备IP\n小学东门 ⟦104.000012 30.000045⟧ 10.77.3.12",
        "承包地用地范围拐点：⟦X=3300012.00，Y=40500045.00⟧，权利人王秀芳",
    ),
    "personal.email": (
        'From: "老王" <⟦wang_0012@mail.example.com⟧>\nTo: yijian@zjj.example.gov.cn\nSubject: 路灯',
        '发件人：窗口 <window@zwfw.example.gov.cn>\n收件人："王秀芳" <⟦user1852@example.com⟧>',
        "From: 李阿姨 <⟦user1853@example.com⟧>\nSubject: 垃圾",
        "邮 箱 ： ⟦w x f _ 0 1 @ e x a m p l e . c o m⟧",
    ),
    "personal.qq": (
        "对方QQ（昵称“远山”，号码⟦1000 00 125⟧）", "听说父亲的Q是⟦100000013⟧，我没有", "QQ号：⟦1000 00 125⟧",
    ),
    "personal.wechat": ("微 信 号 ： ⟦w a n g _ 0 0 1 2⟧", "微信号：⟦w x f 0 0 1⟧"),
    "personal.mac_address": (
        "你家路由器背面写的⟦02 00 00 AB 00 81⟧那个", "user=anon mac=⟦020000AB0082⟧ act=download", '{"mac":"⟦020000AB0083⟧"}',
    ),
    "personal.ip_address": (
        "封禁清单：⟦203.0.113.\n61⟧；⟦203.0.113.62⟧", "登录地址⟦198.51.\n100.77⟧，用户王某",
    ),
    "personal.landline": (
        "王秀芳家座机打不通（⟦6200013⟧），后来打她女儿手机", "家里有事请拨⟦8000 0319⟧（晚上七点后）",
        "上访人只留了邻居座机⟦63000\n12⟧，喊一声就能听见", "户名：王家老宅　电话：⟦0355-2000 012 / 013⟧",
    ),
    "personal.mobile_phone": (
        "⟦I39-OOOO-O128⟧ 打过去是空号", "联系电话：⟦13900000128⟧，单号略", "来电号码 ⟦13900000128⟧ 工单编号略",
    ),
    "personal.vehicle_plate": (
        "肇事车辆初步锁定为⟦川C·D\n0012⟧，白色面包", "车型 号牌\n东方红LX1204 ⟦川02-00126⟧",
        "牵引车⟦川A00012⟧—⟦川A0045挂⟧", "违停车辆⟦川A00012⟧、⟦川A00045⟧",
    ),
    "personal.informant": ("来访人：⟦李秀珍⟧，反映路灯损坏，已登记。",),
}
QUIET = {
    "personal.coordinates": (
        "监测断面坐标(104.000012，30.000045)，每月采样一次。", "店铺位置 lng:104.000012 lat:30.000023（县图书馆东门）",
        "规划范围拐点：X=3300012.00，Y=40500045.00；X=3300120.00，Y=40500360.00", "学校位置30.000120,104.000450供对照。",
        "序号\t经度\t纬度\t备注\nLD-03\t104.000200\t30.000099\t路灯控制箱", "集合点坐标：30.000120,104.000450",
        '{"values":[104.000012,30.000034]}', '{"home":[1.000012,3.000034]}', "经度 OOO.OOO，纬度 III.III",
        "范围：东经103°32′00″至104°20′00″", "GPS 3;0;12, 4;0;45",
    ),
    "personal.email": (
        'From: "人事处" <user1852@example.com>\nSubject: 通知', "收件人：王主任 <user1853@example.com>",
        "坐标 a b c @ d e f", "From: 大厅 <user1854@example.com>",
    ),
    "personal.qq": ("我的Q是3级", "阿Q是100000字写成的", "他的Q3为1000000元", "QQ用户：100 200 300 400"),
    "personal.wechat": ("微信：A B C D", "微 信 公 众 号 ： n e w s 0 1"),
    "personal.mac_address": (
        "路由器下发报文02 00 00 AB 00 81", "手机读数 10 20 30 40 50 60", "色值 02 00 00 AB 00 81", "stomach=020000AB0082",
    ),
    "personal.ip_address": ("见3.2.1.\n4 条款", "各项得分 90.85.77.\n61 总分", "按照2.1.5.\n1总则执行"),
    "personal.landline": ("下拨8000 0319元", "公司座机打不通（6200013）", "请拨8000 0319咨询", "专家座机62000013"),
    "personal.mobile_phone": (
        "工单编号：13900000126\n受理时间：9月3日", "固定资产条码 13900000125、13900000126，均贴于机箱左侧。",
        "时间戳1700000000012，线程号13500000018", "@业主阿炳 收到，单号 15000000129", "快递单号：13900000126，王秀芳签收",
        "网格员公示牌：第七网格　王秀芳　13900000889　有事您说话", "警务联系卡　民警李建国　13900000889",
        "I39-OOOO-O128 型号略",
    ),
    "personal.vehicle_plate": (
        "种子批号：川A10203，净度98%", "川D12035土样pH值6.2", "渝B00012—渝B00045共三十四册，已上架",
        "沿途卡口编号川A0012K、川A0036K均未过车。", "川A12345标本一份", "川A\n2025年", "样品号川A00012",
    ),
    "personal.informant": (
        "来访人：李秀珍 手机：13900001234\n被访科室：档案股 内线：6036\n来时：09:12 离时：10:03",
        "请机主回电0351-4000012。来电人：派出所户籍室",
    ),
}
# fmt: on


@pytest.mark.parametrize(("rule", "example"), [(rule, each) for rule, all_ in FOUND.items() for each in all_])
def test_it_is_found_as_it_is_written(rule: str, example: str) -> None:
    assert_exact(example, rule)


@pytest.mark.parametrize(("rule", "text"), [(rule, each) for rule, all_ in QUIET.items() for each in all_])
def test_what_is_nobodys_is_not_told(rule: str, text: str) -> None:
    assert told(pubcheck.check_text(text), rule) == []
