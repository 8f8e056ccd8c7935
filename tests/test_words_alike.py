"""What words that look alike must not do: hide what is somebody's, or lay what is an office's to a person."""

from __future__ import annotations

import pytest

import pubcheck
from pubcheck.finding import Severity

_PHONE = "0571-85123456"


def _told(rule: str, text: str) -> dict[str, Severity]:
    findings = pubcheck.check_text(text).findings
    return {each.evidence: each.severity for each in findings if each.rule_id == f"personal.{rule}"}


@pytest.mark.parametrize(
    ("rule", "text", "value"),
    [
        ("birth_date", "刘建军生于1968年8月1日，本地人。", "1968年8月1日"),
        ("birth_date", "李爱党诞生于1968年8月1日，本地人。", "1968年8月1日"),
        ("birth_date", "赵爱社生于1972年3月4日", "1972年3月4日"),
        ("birth_date", "李新村诞生于1972年3月4日", "1972年3月4日"),
        ("birth_date", "患儿王小宝，2024年3月5日出生，初生重1200克。", "2024年3月5日"),
        ("birth_date", "患儿，2024年3月5日出生，初生重1200克。", "2024年3月5日"),
        ("birth_date", "户主王成林，1972年3月4日生，养猪年出栏500头。", "1972年3月4日"),
        ("birth_date", "张三宝，2004年3月5日出生，父系李某村人。", "2004年3月5日"),
        ("birth_date", "受害人系公牛公司职工，2001年5月6日出生。", "2001年5月6日"),
        ("birth_date", "母猪村张小花于2001年5月6日出生。", "2001年5月6日"),
        ("birth_date", "户主家有母牛，1972年3月4日出生。", "1972年3月4日"),
        ("birth_date", "姓名：黄牛 2001年3月4日出生", "2001年3月4日"),
        ("birth_date", "我叫马驹，1999年3月4日出生。", "1999年3月4日"),
        ("address", "住址：沙河市新城镇民族新村18号", "沙河市新城镇民族新村18号"),
        ("address", "住址：隆阳区民族北路12号", "隆阳区民族北路12号"),
        ("address", "住址：青山市民族宫南街5号", "青山市民族宫南街5号"),
        ("address", "住址：沙河市新城镇职业高中家属院3栋", "沙河市新城镇职业高中家属院3栋"),
        ("address", "住址：沙河市新城镇电话局家属院3栋", "沙河市新城镇电话局家属院3栋"),
        ("address", "住址：沙河市新城镇东街18号民族汉族电话13900001234", "沙河市新城镇东街18号"),
        *(
            ("mobile_phone", f"{word}13900001234", "13900001234")
            for word in ("派单", "快递单", "工单", "证件号", "取件号", "柜号", "退单", "面单", "领单")
        ),
        ("driving_licence", "档案编号：330100123456，会计科王芳", "330100123456"),
        ("email", "邮箱：lisi@qq点com", "lisi@qq点com"),
        ("person_name", "姓名郜有才身份证330100199001011234住略", "郜有才"),
        ("person_name", "姓名郜有才住址新城镇东街", "郜有才"),
        ("vehicle_plate", "暂扣聊城1847661号二轮电动车", "聊城1847661"),
        ("wechat", "加薇芯：lihua_0001", "lihua_0001"),
        ("wechat", "电话略，微：lihua_0001", "lihua_0001"),
        ("wechat", "微信同手机，另有微信号lihua_0001", "lihua_0001"),
        ("qq", "QQ：1 0 0 0 0 0 0 1 2", "1 0 0 0 0 0 0 1 2"),
        ("ip_address", "IP：203. 0. 113. 5", "203. 0. 113. 5"),
    ],
)
def test_it_is_not_hidden(rule: str, text: str, value: str) -> None:
    found = _told(rule, text)
    assert found.get(value, Severity.INFO) not in (Severity.INFO, Severity.LOW) or (rule == "email" and value in found)


@pytest.mark.parametrize(
    "text",
    [
        f"我号码换了，存一下：{_PHONE}",
        f"联系人王秀芳电话{_PHONE} 住校否",
        f"出售二手轮椅 联系人：王秀芳 {_PHONE} 收藏(0) 举报 分享",
    ],
)
def test_a_home_stays_a_home(text: str) -> None:
    assert _told("landline", text) == {_PHONE: Severity.HIGH}


@pytest.mark.parametrize(
    "text",
    [
        f"防汛紧急联系电话：{_PHONE}",
        f"县第一中学值班电话：{_PHONE} 寄宿部",
        f"寄宿制学校咨询电话：{_PHONE}，寄宿制学校",
        f"咨询电话：{_PHONE}，走读政策",
        f"闲置土地举报{_PHONE}",
        f"严禁违规转让出租公租房，举报：{_PHONE}",
        f"图书馆闲置图书分享活动，电话{_PHONE}",
        f"村集体门面出租，面议，电话{_PHONE}",
        f"县直单位公务用车转让，面议，电话{_PHONE}",
        f"收款账户：{_PHONE} 县财政局",
        f"充值账号：{_PHONE}",
        f"局办公室号码已改了：{_PHONE}",
    ],
)
def test_an_office_stays_an_office(text: str) -> None:
    assert _told("landline", text) == {_PHONE: Severity.INFO}


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("birth_date", "大事记\n王建军，1979.3.4，离休"),
        ("birth_date", "犊牛2024年5月6日出生，已打疫苗"),
        ("birth_date", "牛号123，2024年5月6日出生，初生重40公斤"),
        ("birth_date", "大熊猫“妃妃”2024年5月6日出生"),
        ("birth_date", "我校诞生于1926年9月9日"),
        ("birth_date", "全国总社诞生于1926年9月9日"),
        ("birth_date", "本社诞生于1926年9月9日"),
        ("birth_date", "大事记：王建军，1979.3.4，离休"),
        ("birth_date", "校运会成绩：\n王芳，2016.5.8，六年级2班"),
        ("birth_date", "协议签订：赵德胜，1980.3.4，退休安置"),
        ("driving_licence", "档案编号：330100123456，会计档案移交"),
        *(
            ("person_name", f"姓名{words}身份证一致。")
            for words in ("应与", "须与", "经与", "须凭", "应同", "项填", "权和", "必须与", "应当与")
        ),
        ("person_name", "姓名须与身份证330100199001011234一致"),
        ("person_name", "姓名项填住址栏所列"),
        ("vehicle_plate", "全市电动自行车上牌：温州1025634，台州986532"),
        ("vehicle_plate", "成都 1200000 余辆电动自行车"),
        ("vehicle_plate", "电动自行车展览，武汉500000名"),
        ("vehicle_plate", "电动自行车销售地：南京 210000"),
        ("vehicle_plate", "电动自行车登记电话：苏州 6512345"),
        ("vehicle_plate", "电动自行车事故，西安G310102国道"),
        ("vehicle_plate", "新出的电动自行车有一款A·C12345，另有一批型A·C12346"),
        ("wechat", "微芯：PIC16F877A"),
        ("wechat", "围芯：STM32F103"),
        ("wechat", "魏芯：STM32F103"),
        ("wechat", "微：Leica_DM500"),
        ("wechat", "微信转账手机一部，另有OPPO-R11手机"),
        ("minor", "古树名录\n树种\t年龄\t管护人\n银杏\t8\t王建国\n香樟\t7\t李秀珍"),
        ("minor", "教师姓名\t年龄\t学校\n王建国\t8\t略\n李秀珍\t7\t略"),
        ("qq", "QQ：1,2,3,4,5,6,7,8"),
        ("ip_address", "IP 1. 2. 3. 4"),
    ],
)
def test_it_is_nobodys(rule: str, text: str) -> None:
    assert not _told(rule, text)


def test_a_mailbox_of_a_firm_for_refunds_is_no_persons() -> None:
    assert _told("email", "退款邮箱：refund@12306.cn") == {"refund@12306.cn": Severity.INFO}
