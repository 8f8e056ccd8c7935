"""What a narrower form had hidden is told again, and what a wider one told falsely is not."""

from __future__ import annotations

import pytest
from gold_forms import reported

LETTER = "尊敬的县长：\n我叫李秀珍，{}\n李秀珍\n2024年3月2日"
REGISTER = "访客登记\n信访局来访登记表（离开时间 17:00）\n1、李秀珍，三合村，反映土地被占。\n2、王桂兰，低保取消。"


@pytest.mark.parametrize(
    "asked",
    [
        "化工厂夜里偷排，请关停。",
        "凶手逍遥法外，请严惩凶手。",
        "土地被征七年未补偿，希望补偿到位。",
        "老房子被强拆，请安排人员看一下，请协调开发商赔偿。",
        "房东强占押金，请出面协调退款。",
        "校长王大山乱收费，请清退，请公开道歉。",
        "我儿子冤死，只求一个公道。",
        "丈夫矿上遇难，求赔偿。",
        "养老金至今未补缴，恳请批准补缴。",
        "残疾证被扣三年了，盼复。",
        "应聘保洁三年，公司欠薪不发，请帮我要回血汗钱。",
    ],
)
def test_whoever_asks_for_help_in_a_letter_is_told(asked: str) -> None:
    assert reported(LETTER.format(asked), "informant")


@pytest.mark.parametrize(
    "asked", ["请允许我介绍本村情况。", "因病请批准休学一年。", "请求转学。", "恳请批准调回原籍。"]
)
def test_a_favour_is_no_complaint(asked: str) -> None:
    assert not reported(LETTER.format(asked), "informant")


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        ("关于李秀珍宅基地举报的回复", "informant", "李秀珍"),
        ("关于李秀珍拆迁补偿举报事项的答复意见书", "informant", "李秀珍"),
        ("立案申请书\n县公安局领导：\n我叫李秀珍，举报邻居王大山放火，要求立案。\n李秀珍", "informant", "李秀珍"),
        ("举报线索登记\n接到群众（电话）\n李秀珍\n反映村干部侵占补贴。", "informant", "李秀珍"),
        (REGISTER, "informant", "李秀珍"),
        (REGISTER, "informant", "王桂兰"),
        ("村民李秀珍，肝癌晚期，擅长编织，生活困难。", "health", "肝癌晚期"),
        ("李秀珍患糖尿病1例，已上报。", "health", "糖尿病"),
        ("李秀珍名下房产、存款均被查封。", "property", "名下房产"),
        ("王大山名下车辆归李秀珍所有。", "property", "名下车辆"),
        ("李秀珍家养羊220只、牛40头，去年暴雪冻死羊12只。", "property", "羊220只"),
        ("小学生捐款、出生日期登记表\n王芳，2016.5.8，女\n李明，2016.7.1，男", "minor", ""),
        ("李秀珍领取高龄补贴，不符合发放标准，应退回。", "welfare", "高龄补贴"),
        ("李秀珍享受低保待遇，每月600元。", "welfare", "低保"),
    ],
)
def test_it_is_told_again(text: str, rule: str, words: str) -> None:
    assert words in [each.span.of(text) for each in reported(text, rule)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("关于张卫国违规建房举报的核查报告", "informant"),
        ("全国人大代表李秀珍来信反映农村养老问题，民政部答复如下。", "informant"),
        ("县长王建国来信，投诉件要限时办结。", "informant"),
        pytest.param(
            "小学教师李秀珍来信反映学生营养餐改善，家长点赞。",
            "informant",
            marks=pytest.mark.xfail(strict=True, raises=AssertionError, reason="praise is read as a petition"),
        ),
        pytest.param(
            "农民李秀珍写信给总书记反映家乡新变化。",
            "informant",
            marks=pytest.mark.xfail(
                strict=True, raises=AssertionError, reason="a letter of thanks is read as a petition"
            ),
        ),
        ("领导接访日安排：\n王建国（住建局局长），反映住房、物业问题的群众可预约。", "informant"),
        ("张卫国：您好！您参加我市征文的来信已收到，现场颁奖。", "informant"),
        pytest.param(
            "信访局先锋\n李秀珍，请求调往一线，投诉办结率100%。",
            "informant",
            marks=pytest.mark.xfail(
                strict=True, raises=AssertionError, reason="an official who asks for a post is read as a petitioner"
            ),
        ),
        ("王建国，主任医师，擅长糖尿病、高血压诊治。", "health"),
        ("体操选手王芳发烧坚持比赛获金牌。", "health"),
        ("裁判员名单\n姓名\t项目\t等级\n王建国\t篮球\t一级\n李秀珍\t足球\t二级", "welfare"),
        ("脱贫户李秀珍去年赚了三万元。", "property"),
        ("记者李秀珍报道：果农王建国今年挣了二十万元。", "property"),
        ("小学生校运会成绩：王芳，2016.5.8，100米第一名", "minor"),
    ],
)
def test_it_tells_nothing(text: str, rule: str) -> None:
    assert not reported(text, rule)
