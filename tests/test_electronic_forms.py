"""What exports, logs, chats and scans make of identifiers and contacts: forms that are found, and what looks like them."""

from __future__ import annotations

import pytest
from gold_forms import assert_shared, marked, reported

# fmt: off
FOUND = {
    "ip_address": (
        "wifi auth ip=⟦10.200.3.\n127⟧ dur=60s", "源 ⟦10. 12. 0. 19⟧:61027 目的略", "源 ⟦1O.12.0.7⟧:443 目的略",
    ),
    "coordinates": ("tm,lon,lat,uid\n08:12:00,⟦108.948012⟧,⟦34.263012⟧,u01\n",),
    "landline": (
        "来电人: 不愿透露  来电: ⟦0412-5444301⟧", "预留电话是⟦0575-5600127⟧吗？", "请寄：永宁路8号 赤乐川 收，电话⟦0473-2000127⟧", "大姨：⟦8827 0127⟧", "其在厦门，座机⟦0592-6194202⟧，拒绝来会",
        "其电子邮件略，在台电话⟦886-49-000-0217⟧。", "闪殿芳（⟦0873 - 2000 013⟧）问投诉几时有回复", "身份证 11010519491231002X　联系电话 ⟦0631-8555008⟧",
    ),
    "mobile_phone": (
        "梁冬梅 ⟦136\n0000 0127⟧，或找姑姑", "司机电话⟦18676746532⟧，叫雷雨甸，十分钟到", "联系人:海桐(个体) ⟦13306550484⟧", "看到的请打⟦13900001234⟧", "看到的好心人请直接打：⟦13900001234⟧",
    ),
    "wechat": ("或姑姑微信⟦weig\nu_0127⟧。", "微信就加⟦nuan_0000cheng⟧，只收现金", "车主不配合，留联系方式微信⟦chongdian_00073⟧。"),
    "qq": ("鲁晓凤，团员，扣⟦127000314⟧，服务时长略",),
    "masked_weak": ("身份证号 ⟦11010519491231\n00**⟧ 农行", "农行 ⟦62284800000000\n0012*⟧ 1,270.00"),
    "mac_address": ("无线认证 sta=⟦5c:02:14:00\n:01:27⟧ 通过",),
    "vehicle_plate": (
        "现调取豫北停车场内⟦豫 N 0 0 2 1 7⟧轿车的记录", "8.4  ⟦苏 H·00 127⟧  车 前 子", "L-0129\t皇甫小桥\t⟦津AD 00 127⟧\t1",
        "电动自行车（⟦通A·D00417⟧）烧毁", "查处⟦南通A100234⟧号电动车", "损失：冰箱、电动车（⟦云G000216⟧）烧毁",
        "手扶拖拉机⟦赣11-00214⟧被扣", "临时号牌⟦甘A0012临⟧，段某自称刚买",
    ),
    "social_security": (
        "公积金账号：⟦130400000586⟧（寇准平）、⟦130400000591⟧（宗泽芳），余额略", "参加养老保险，个人账户⟦3717000586⟧，2011年转出",
        "08:03\tuser\t/gjj/tq?acct=⟦GJJ00001270⟧",
    ),
    "driving_licence": ('<licence archive="⟦420500000127⟧" class="C1"/>', "驾驶证档案编号我念一下⟦620122000471⟧"),
    "passport": ("团长：扎西顿珠，护照⟦PE0000102⟧\n成员：淳于旎，省农科院研究员，⟦PE0000118⟧；",),
    "bank_card": ("卡号我念给你，⟦六二一七 零零零零 零零零零 零零零零 一二九⟧，你改成新的",),
}
SILENT = {
    "landline": (
        "寄县档案馆查阅科谷雨生收，电话0451-5400974。", "缴款问蓝惠芝，0593-4544368。", "如有复发请直接打0531-6698757。", "欢迎来电：0412-5444301，县政务服务中心",
        "材料编号0813-2025-001", "卡号后处理\n1 赫连玉山 48000元 6230 5808 0739 3505 733",
    ),
    "mobile_phone": (
        "内部通讯录\n科室\t姓名\t办公电话\t手机\n督查科\t宰淑霞\t87000133\t17747764076", "公务用车派单\n司机 谷屯良　13693991606　里程略", "财务：蔡明哲\t15059691406",
        "自诉人代理律师相里正（15881941027）已固定证据。", "已与会务组安晓鸥（17713831128）联系", "联系：0752-3196894，13391455369，物业项目部步飞云。",
        "现场勘验参加人员签到\n姓名\t单位\t联系方式\n官伟民\t乡政府\t13961732535",
    ),
    "email": ("发件人: 人事处<user5743@example.com>", "投稿邮箱user3901@example.com", "院长信箱 user3902@example.com"),
    "wechat": ("加班级企业微信hzyey_xx2026", "id,wx_openid_remark,login_ip,note\n1,无,198.51.100.84,备用QQ 20000612"),
    "qq": ("绩效扣 300000元", "QQ 300000127（工作号）", "工资扣 30000"),
    "coordinates": ("桩号,X(m),Y(m),H(m),备注\nK12+700,3812700.127,512700.312,412.7,路口",),
    "vehicle_plate": (
        "摩托车上牌批次南通A100234，共20个。", "电动自行车型号：常州A10086，厂家略", "电动自行车，款A·C12345", "电动车停放区，常州B12345款新品到店",
        "套餐 云A 2025 12号", "摩托车型号云G000216", "合同川A123456号", "文件编号赣11-00214", "桂A1234临时停车",
    ),
    "ip_address": ("equip,model,sn,ver,install\nE-2,S5735,2102A2,5.170.0.3,2023-05-11", '{"fw":"1.2.7.0","cal":"JJG"}'),
    "social_security": ("个人账户3717000586元", "/news/tq?acct=GJJ00001270"),
    "driving_licence": ('<license no="420500000127A"/>',),
    "passport": ("设备清单一份，编号王芳，PE0000118",),
}
# fmt: on


@pytest.mark.parametrize(("rule", "passage"), [(rule, passage) for rule, rows in FOUND.items() for passage in rows])
def test_the_form_is_found(rule: str, passage: str) -> None:
    text, spans = marked(passage, f"personal.{rule}")
    assert_shared([each.span for each in reported(text, rule)], spans, text)


@pytest.mark.parametrize(("rule", "passage"), [(rule, passage) for rule, rows in SILENT.items() for passage in rows])
def test_what_looks_like_it_is_not(rule: str, passage: str) -> None:
    assert not reported(passage, rule)
