"""Families of labels, notations and masks: numbers of insurance and funds, days of birth, weak masks, cards over lines.

The passages are made as in ``test_missed_forms``: the numbers are drawn, one value of each stands between ⟦ and ⟧.
"""

from __future__ import annotations

import re

import pytest
from test_missed_forms import filled, is_found

import pubcheck
from pubcheck.birth_forms import day_of
from pubcheck.finding import Severity

_FUNDS = (
    "养老账号 养老编号 养老手册号 失业证号 失业登记证号 工伤证号 居保编号 城乡居保个人编号 城居保号 职保编号 新农保编号 农保账号 合疗证号 合疗本号 农合卡号"
    " 职业年金账号 企业年金个人账号 社险号 灵活就业编号 长护险编号 个人权益编号 公积金客户号 公积金个人客户号 公积金查询号 补充公积金账号 医保存折号"
    " 社保查询号 社会保障卡卡面号 退休编号 离退休编号 离退休证号 大病保险编号 医保电子凭证码 社保个人权益编号"
).split()
_FIELDS = "psn_no gjjgrbh grgjjzh gjj_zh yb_no sb_no sbdnh ybbm aaz501 insu_no".split()
# fmt: off
FOUND: dict[str, tuple[str, ...]] = {
    "social_security": (
        *(f"段志远，{label}：⟦<D10>⟧" for label in _FUNDS), *(f'{{"{field}":"⟦<D10>⟧","xm":"段志远"}}' for field in _FIELDS),
        "电脑号 ⟦<D9>⟧，段志远，一档医保", "个人电脑号：⟦<D9>⟧，社保已停", "段志远养老转移到没到，个人账号 ⟦13000000286⟧，明天来", "段志远社保卡：姓名略 卡号 ⟦B0000417X⟧",
        "段志远公积金个人账号⟦20100\n0030817⟧余额略", "社保编号⟦20100\n0030817⟧，段志远", "段志远手里两个社保编号，<D10>是老厂的，⟦<D10>⟧是现在的", "段志远社保编号：旧<D10>，新⟦34<D8>⟧",
        "新农合证号 ⟦0611000203-04⟧\n户主 段志远", "合作医疗证号：⟦0611000203/4⟧", "补充公积金 账号⟦SB00019204⟧ 户主段志远", "医保：⟦<D10>⟧", "社保：⟦A<D8>⟧",
        "INSERT INTO ac01(aac001,aac003) VALUES('⟦<D10>⟧','段志远');", "insert into t_gjj (xm, gjjzh) values ('段志远', '⟦<D10>⟧')", "INSERT INTO ac01(aac003,aac001) VALUES('段志远','<D10>'),\n('贺桂芬','⟦<D10>⟧');",
    ),
    "birth_date": (
        "生辰：⟦戊戌年（1958）三月廿六⟧", "生辰：⟦1958年（戊戌）三月廿六⟧", "生于⟦戊戌年三月廿六⟧", "段志远，⟦戊戌年三月廿六⟧生", "生辰八字：⟦1978年五月十二⟧日寅时", "生年月日：⟦1978年5月12日⟧",
        "出生日期：⟦1978年闰四月初三⟧", "出生日期：⟦1958年二月三十⟧", "出生日期：公元⟦1978年5月12日⟧", "出生年月日：⟦78-05-12⟧", "出生日期：⟦78/5/12⟧",
        "<bday>⟦1986-02-14⟧</bday>", '"born":"⟦1978-05-12⟧"', "BDAY:⟦19780512⟧", "Birth date: ⟦1978-05-12⟧; Name: A", "BIRTHDAY;VALUE=DATE:⟦1978-05-12⟧",
        "出生年月日（与户口本一致）：⟦2001年03月07日⟧", "出生日期[必填]：⟦2001-03-07⟧", "出生日期*：⟦2001-03-07⟧",
        "段志远的出生证上写⟦二〇〇〇年二月二十九日⟧，户口簿上却是2000年3月", "查段志远档案三处记载：招工表⟦1961.3.5⟧，入党志愿书1962.3.5，身份证以前者为准。",
        "段志远年龄有误，户口簿登记为1961年3月5日，职工登记表⟦1962年3月5日⟧", "段志远今天过生日哦，⟦1999-09-09⟧，九九归一", "段志远生日快到了（⟦1999.9.9⟧）",
        "段志远 男 汉 ⟦530921⟧ 退休", "段志远 女 回族 ⟦681201⟧ 初中", "段志远，男，壮，⟦78.5.12⟧，住三组", "户主段志远，88.11.02；妻贺桂芬，⟦90.6.19⟧。", "本人段志远，⟦78.5.12⟧；妻贺桂芬，80.1.2；子段小军，05.3.4。",
        "⟦1982-\n10-25⟧出生的段志远年龄不符", "贺桂芬于⟦2024年1月18日⟧产下一女", "⟦2024年1月18日⟧ 08:32娩出一女婴，母贺桂芬",
    ),
    "masked_weak": (
        "手机：⟦139-0000-0＊＊7⟧", "手机 ⟦139 0000 00*7⟧", "卡号：⟦6228 4800 0000 0000 **5⟧", "卡号⟦62284800000000**125⟧", "社保号⟦31000001**⟧，段志远", "医保卡号：⟦A1234567*⟧", "公积金账号⟦3100*001234⟧",
        "肇事车辆⟦苏A00*12⟧驾驶人弃车", "车牌⟦苏A·0012*⟧", "新能源车⟦苏AD00*12⟧", "驾驶证档案编号：⟦3301000000*2⟧", "车架号⟦LSVAA00GXE00001*3⟧", "台胞证⟦0123456*⟧",
    ),
    "bank_card": (
        "退押金至本人工行卡 ⟦6222 0200 00\n01 0002 15⟧（段志远）", "报销请打段志远卡上：交行\n⟦6222 0200\n0001 0002\n15⟧", "段志远 建设银行卡号 ⟦6227 0012\n3456 7890 123⟧",
    ),
}
QUIET = (
    # numbers of units, goods, services and other accounts beside the words for funds
    "电脑编号：ZC-2019-0077　型号：M720", "电脑号1200000735，财务股使用", "医保药品编码XA02BCA0001230", "医保定点机构编号H33028100451", "社保：12333", "医保：8251931", "社保：87654321", "医保：13812345678（专管员）",
    "个人账号1200000735，登录门户网站", "退休人员聚餐，打入个人账号前先核对，单号1200000735", "公积金政策\n2024年1月调整", "社保编号共12345\n2024年核销", "社保业务量12345678件，同比增长", "养老院编号1200000735", "养老机构编号 1200000735",
    "工伤认定编号 1200000735", "INSERT INTO goods(name,code) VALUES('桌','1200000735');", "INSERT INTO log(aac001_cnt, n) VALUES('x','1200000735');", "新农合报销比例0611-04", "公积金卡号段说明", "医保缴费1200000735.50元", "医院就诊卡 卡号 B0000417X",
    # dates of things, firms and events
    "公司生日：2011年5月20日，当天全场八折。", "店铺生日2011年5月20日", "政治生日：1998年7月1日", "事故发生于1999-09-19 14:20", "病变产生于2011年5月20日", "犊牛耳标330000001208，出生2025.4.6，母号略", "种猪出生日期：2025.4.6，耳标12",
    "员工过生日啦，2026-01-18聚餐", "出生日期（示例：19900101）", "戊戌年（1898）变法", "甲午年三月廿六祭祖", "入党时间不一致：入党志愿书1990.3.5，登记表1990.7.1，以前者为准", "履历表2020年3月5日报送", "规格 男 汉 530921型",
    "户主雍彪，12.5.3元", "版本 88.11.02；妻子版 略", "村民户主段志远，2020年6月3日迁入", "宝马 于2024年1月18日生下新款", "出生证2024年1月18日起网上办", "1952年壬辰科", "产品 1982-\n10-25出厂",
    # masks that hide enough, and stars that hide nothing
    "社保号：********1234", "社保号：31******12", "驾驶证档案编号：4301****0218", "鲁K****3", "蒙D****3", "电话 139-****-1234", "手机：139-00**-**34", "编号 2024***1", "卡号：6228 48** **** 0005", "皖B5*3=15", "苏A0***2", "公积金每月缴存1200*12元", "分辨率1920×1080",
    # cards
    "工行网点 6222 0200\n2025年", "招标编号 6222 0200 00\n01 0002 15", "农行电话 6228 4800\n张主任 1234",
)
# fmt: on


@pytest.mark.parametrize(("rules", "passage"), [(rules, passage) for rules, rows in FOUND.items() for passage in rows])
def test_the_form_is_found(rules: str, passage: str) -> None:
    assert is_found(rules, passage)


@pytest.mark.parametrize("passage", QUIET)
def test_nobodys_number_is_silent(passage: str) -> None:
    findings = pubcheck.check_text(filled(passage)).findings
    silent = re.compile(r"personal\.(?:social_security|birth_date|masked_weak|bank_card)")
    assert not [each for each in findings if silent.match(each.rule_id) and each.severity is not Severity.INFO]


def test_a_year_of_the_cycle_is_the_one_beside_it_or_the_last() -> None:
    assert day_of("戊戌年（1958）三月廿六") == (1958, 3, 26)
    assert day_of("戊戌年三月廿六") == (2018, 3, 26)
    assert day_of("1958年（戊戌）二月三十") == (1958, 2, 30)
