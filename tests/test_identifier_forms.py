"""How papers write numbers: each identifier in the forms that offices use, and what looks like it."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity
from pubcheck.rule import unmarked

HITS = {
    "personal.travel_permit": (
        "回乡证号码：⟦H12345678⟧",
        "回乡证号：⟦H 12345678⟧",
        "回乡证⟦H12345678(01)⟧",
        "港澳居民来往内地通行证⟦M12345678⟧",
        "港澳居民来往内地通行证（回乡证）号码为⟦H1234567802⟧",
        "港澳通行证（卡式）：⟦C12345678⟧",
        "往来港澳通行证 ⟦CA1234567⟧",
        "往来港澳通行证\n证件号码 ⟦CA1234567⟧",
        "持往来台湾通行证（证号⟦L12345678⟧）赴台",
        "大通证号：⟦L12345678⟧",
        "台湾居民来往大陆通行证：⟦12345678⟧",
        "台胞证号码⟦01234567⟧（五年期）",
        "台胞证（⟦01234567⟧）",
        "台湾居民来往大陆通行证（台胞证）号⟦0123456701(B)⟧",
        "宣布下列证件作废\n（一）往来港澳通行证\n卓越群，女，证号⟦C60000512⟧，事由：本人报失。\n纪念慈，男，证号⟦CB0000077⟧，事由：人证不符。",
        "二、港澳居民来往内地通行证持有人\n1.陈某，香港，证件号⟦H12345678⟧。\n2.李某，澳门，证件号⟦M12345678⟧。",
        "陈某（港澳居民，通行证号：⟦H12345678⟧）",
        "Mainland Travel Permit No. ⟦H12345678⟧",
        "姓名 证件类型 证件号码\n陈某 回乡证 ⟦H12345678⟧",
        "姓名|证件种类|证件号码\n陈某|港澳居民来往内地通行证|⟦H12345678⟧",
        "台湾居民陈某，来往大陆通行证号⟦12345678⟧",
        "台胞证:⟦0l234567⟧",
    ),
    "personal.social_security": (
        "序号 姓名 与户主关系 性别 出生日期 医保编号 缴费类别 备注\n1 张某 本人 男 1977-08-12 ⟦410727000361⟧ 普通\n",
        "工号,姓名,身份证号,应发,公积金账号,实发\nHQ1,王某,11010519491231002X,4500,⟦1506000041700⟧,4000\n",
        "姓名|社保编号|金额\n王某|⟦1506000041700⟧|4000\n",
        "个人公积金账号⟦320581000041816⟧",
        "住房公积金个人账号：⟦320581 0000 41816⟧",
        "姓名　单位　公积金账号　情况\n阎某　江苏某公司　⟦320581000042933⟧　租住地址常熟市\n",
        '{"xm":"王某","ybkh":"⟦D00004171⟧"}',
        "医疗保险卡号⟦C00004176⟧",
        "医保卡号（⟦C00004176⟧）报给我",
        "社会保障卡卡号：⟦A00004171⟧",
        "社保电脑号⟦600012345⟧",
        "医保个人编号⟦99000012345⟧",
        "职工养老保险手册编号⟦3100001234⟧",
        "参保人个人编号：⟦1000012345⟧",
        "失业保险金领取证号⟦2024000123⟧",
        "居民医保号 ⟦4107270003⟧",
        "新农合证号：⟦5301260001⟧",
        "城乡居民养老保险编号：⟦530126000123⟧",
        "社保卡（卡号A00001234）略；社保卡号：⟦A00001235⟧",
        "公积金联名卡账号⟦0010000042⟧",
        "缴存职工个人账号：⟦00210000042⟧",
        "医保电子凭证号：⟦99000012345⟧",
        "社保账户⟦10000123456⟧",
        "公积金帐户 ⟦20000123456⟧",
        "社保（编号⟦10000123456⟧）",
        "公积金（账号：⟦10000123456⟧）",
        "医保证号⟦10000123456⟧",
        "社保个人编号1000012345、医保编号⟦1000012346⟧",
    ),
    "personal.landline": (
        "家庭电话：⟦0373-8505947⟧",
        "住宅电话⟦(0373)8505947⟧",
        "家中座机⟦0898-88869160⟧",
        "来信留有电话17758093841和座机⟦0898-88869160⟧。",
        "家庭住址\t某县某镇西街3号\n固定电话\t⟦0373-8505947⟧\t移动电话\t15899692620\n",
        "户主王某，家里电话⟦8505947⟧",
        "家电：⟦0591-3530789⟧",
        "宅电⟦021-6230 0001⟧",
        "家庭电话0373 - 8505947／⟦8505948⟧",
        "住户王某 家中电话：⟦0591 83530789⟧",
        "患者家属电话⟦0591-83530789⟧",
        "投诉人王芳，座机⟦0591-83530789⟧",
        "家庭电话：⟦+86-591-83530789⟧",
        "家庭电话：⟦0591—83530789⟧",
        "家庭电话：⟦0591-8353-0789⟧",
        "家庭电话：⟦059183530789⟧",
        "住宅电话：⟦0591·83530789⟧",
        "家庭电话：⟦0591-83530789转2⟧",
    ),
    "personal.email": (
        "申请人王芳，邮箱⟦wang_fang01@163.example.com⟧",
        "王芳的邮箱是⟦wangfang(at)example.com⟧",
        "王芳的邮箱是⟦wangfang[at]example.com⟧",
        "王芳个人邮箱：⟦wangfang AT example.com⟧",
        "王芳个人邮箱：⟦wangfang＠example．com⟧",
        "王芳个人邮箱：⟦wangfang@example. com⟧",
        "王芳个人邮箱：⟦wangfang@example,com⟧",
        "王芳个人邮箱：⟦wangfang @ example.com⟧",
        "王芳个人邮箱：⟦wangfang@\nexample.com⟧",
        "王芳个人邮箱：⟦wang.fang@mail.example.com.cn⟧",
        "王芳个人邮箱⟦100000001@qq.com⟧",
    ),
    "personal.wechat": ("吴某，联系方式：13900001234、⟦lihua_000425⟧",),
    "personal.birth_date": ("王芳,女,⟦1979年6月3O日⟧出生", "出生日期：⟦l979年O6月30日⟧"),
    "personal.ip_address": ("源地址203.0.113.4、⟦203.0.113.11⟧通过接口拉取记录",),
    "personal.coordinates": ("将三层自建楼（⟦32.030417,120.800417⟧）隔成17间",),
    "personal.vehicle_plate": (
        "车牌⟦川A·12345⟧",
        "车牌⟦川A 12345⟧",
        "车牌⟦川 A12345⟧",
        "车牌⟦川A.12345⟧",
        "车牌⟦川A-12345⟧",
        "车牌⟦川A—12345⟧",
        "车牌⟦川A．12345⟧",
        "小型汽车⟦川AD12345⟧",
        "小型汽车⟦川A·12345D⟧",
        "号牌⟦宿迁·A00417⟧，二轮电动车",
        "停在过道的电动自行车（⟦通A·D00417⟧）烧毁",
        "电动车车牌：⟦南宁A12345⟧",
        "摩托车⟦川A12C45⟧",
        "车牌号：⟦苏E 19930⟧",
        "蓝牌⟦苏E19930⟧轿车",
        "张某驾驶⟦新A·D12345⟧",
        "车牌照号⟦粤Z·1234港⟧",
        "车牌号码：⟦川A1234挂⟧",
    ),
    "personal.military_id": (
        "军官证号：⟦南字第0041700号⟧",
        "士官证⟦士字第0001930号⟧",
        "退伍证号:⟦字第000731号⟧",
        "优待证:⟦41000004170⟧",
        "复员证（⟦复字第000421号⟧）",
        "军人保障卡号⟦1234567890⟧",
        "残疾军人证号：⟦豫军A012345⟧",
        "伤残军人证（⟦豫军A012345⟧）",
        "士兵证⟦00041735⟧",
        "义务兵证⟦00041735⟧",
        "军官退休证：⟦军退字第01234号⟧",
        "警官证号⟦012345⟧",
    ),
}
MISSES = {
    "personal.qq": ("张某，业主QQ群（100000884）管理员",),
    "personal.ip_address": ("仅在内网172.16.0.0/12网段演示",),
    "personal.mobile_phone": ("村委会（章）经办人：林道清 联系电话：13900001234",),
    "personal.bank_card": ("银行账户：某院基本户 6222020000000000000",),
    "personal.travel_permit": (
        "往来港澳通行证办理流程\n证件号码：见申请表，受理编号C12345678",
        "港澳通行证业务统计\n仓库编号H12345678",
        "（一）往来港澳通行证\n窗口电话：62345678",
        "设备证号C60000512",
        "产品合格证号：M12345678",
    ),
    "personal.social_security": (
        "工号,姓名,工资\nHQ1,王某,1506000041700\n",
        "序号 单位 公积金月缴额 合计\n1 某公司 1234567 2345678\n",
        "某公司社保登记号：91310000MA0000001X",
        "公积金中心电话0512-52300001",
        "医保编码C09AAA0001",
        "住房公积金贷款合同编号20240001234",
    ),
    "personal.landline": (
        "家庭电话：略（邮编100000）",
        "家庭医生签约8505947户",
        "住宅面积8505947平方米",
    ),
    "personal.email": (
        "单价3(at)5元",
        "王芳 @example 提醒",
        "meet AT example 会议室",
        "版本 a AT b.c",
    ),
    "personal.vehicle_plate": (
        "宿迁A级景区00417",
        "通A级纳税人12345",
        "南宁A12345号文件",
        "京A4纸12345张",
        "苏州A座1号楼",
    ),
    "personal.military_id": (
        "老年优待证号41000004170",
        "公交优待证发放41000004170张",
        "商业复字第000421号营业执照",
    ),
}
# Above info where it is somebody's own, at most info where an office publishes it.
OFFICE_LANDLINES = (
    "咨询电话：0373-8505947",
    "联系人：张科长，电话0373-8505947转801",
    "县医保局（0373-8505947/8505948）",
    "固定电话：0373-8505947（办公室）",
    "传真：(0373)8505947",
    "监督电话：0373-8505947、8505948",
    "某公司 电话：0373 8505947",
    "电话：0373-8505947-801",
)


def _found(text: str, rule: str) -> list[tuple[int, int]]:
    return [
        (found.span.start, found.span.end)
        for found in pubcheck.check_text(text).findings
        if found.rule_id == rule and found.severity is not Severity.INFO
    ]


@pytest.mark.parametrize(("rule", "form"), [(rule, form) for rule, forms in HITS.items() for form in forms])
def test_a_number_in_a_form_of_offices_is_found(rule: str, form: str) -> None:
    text, span = unmarked(form)
    assert span is not None
    assert (span.start, span.end) in _found(text, rule)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in MISSES.items() for text in texts])
def test_what_looks_like_it_is_not(rule: str, text: str) -> None:
    assert _found(text, rule) == []


@pytest.mark.parametrize("text", OFFICE_LANDLINES)
def test_the_telephone_of_an_office_is_information(text: str) -> None:
    found = [found for found in pubcheck.check_text(text).findings if found.rule_id == "personal.landline"]
    assert found
    assert all(each.severity is Severity.INFO for each in found)
