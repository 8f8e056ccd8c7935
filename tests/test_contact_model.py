"""The model of contacts: what it sees of a number, when it overrules the rules, and weights that nobody altered."""

from __future__ import annotations

from importlib.resources import files

import pytest

import pubcheck
from pubcheck import Severity
from pubcheck.contact_features import contact_features
from pubcheck.contact_model import BITS, Weighed
from pubcheck.elements import read_elements
from pubcheck.linear_model import LinearModel, rows_of
from pubcheck.matchers import Judgement, Match
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading
from pubcheck.span import Span
from pubcheck.weights import read_weights


def seen(source: str, value: str, kind: str) -> list[str]:
    text = normalize(document_from_text(source, "text"))
    start = text.text.index(value)
    return list(contact_features(Reading(text, read_elements(text)), Span(start, start + len(value)), kind))


def test_words_labels_and_the_line_are_seen() -> None:
    found = seen("家长电话：13900001234，住三组\n第二行", "13900001234", "mobile")
    assert {"kind=mobile", "label=家长电话", "line home", "row"} - set(found) == {"row"}
    assert not any(character in "123456789" for feature in found if feature[:1] in "lr" for character in feature[3:])


def test_what_the_text_holds_is_told_to_every_contact() -> None:
    found = seen("张三 11010519491231002X\n电话 0831-2300001、13900001234、13800001234", "13900001234", "mobile")
    assert {"phones=2", "lands=1", "identity in the text"} <= set(found)


@pytest.mark.parametrize(
    ("text", "rule", "info"),
    [
        ("咨询电话：0831-2300001\n地址：某市政务服务中心二楼，工作日接听。", "personal.landline", True),
        ("患者家属留的号码：13900001234，住三合村二组，病情稳定。", "personal.mobile_phone", False),
        (
            "公示期五个工作日。受理部门：区住建局物业科，质疑邮箱：user4429@example.com，工作日8:30—17:30。",
            "personal.email",
            True,
        ),
        ("图书馆活动报名\n报名电话：王老师 13900001234", "personal.mobile_phone", True),
        ("培训报名：刘老师 13900001234", "personal.mobile_phone", True),
        ("县疾控中心咨询电话：0555-6612345，孙医生 13900001234", "personal.mobile_phone", True),
        ("访谈录音由李秀珍保管，续访请先打堂屋座机0877-3012345。", "personal.landline", False),
        ("过户申请\n业务号码 0877-3012345 （住宅电话，自一九九七年装）\n原机主 李秀珍", "personal.landline", False),
        ("预约电话：0877-3012345（本人持身份证提前一天预约）。", "personal.landline", True),
        ("村卫生室设在学堂屋里，学堂屋的电话0877-3012345，王医生值班。", "personal.landline", True),
    ],
)
def test_whose_contacts_are(text: str, rule: str, info: bool) -> None:
    (finding,) = [each for each in pubcheck.check_text(text).findings if each.rule_id == rule]
    assert (finding.severity is Severity.INFO) is info


@pytest.mark.parametrize(
    ("text", "value", "info"),
    [
        ("单位 值班电话 联络员 手机（值班专用）\n某站 0774-3833327 植雨晴 13900001234\n", "13900001234", True),
        ("姓名\t住址\t家长电话\n段志远\t某镇三组\t13900001234\n", "13900001234", False),
        ("姓名　宅电　住处\n段志远　0535-3224377　某巷7号\n会长段志远附言", "0535-3224377", False),
        ("收件人：user6643@example.com（区教育局信访邮箱）", "user6643@example.com", True),
        ("经办人：贺桂芬　联系电话：13900001234（本人）", "13900001234", False),
        ("看样请联系辅助机构乔装，13900001234；", "13900001234", True),
        ("可疑邮件转给security@example.org，或打内线找桂森。", "security@example.org", True),
        ("我的电话022-7122097，白天都在。", "022-7122097", False),
    ],
)
def test_a_heading_or_a_note_says_whose_a_contact_is(text: str, value: str, info: bool) -> None:
    (finding,) = [each for each in pubcheck.check_text(text).findings if each.span.of(text) == value]
    assert (finding.severity is Severity.INFO) is info


def test_an_overruled_finding_says_so() -> None:
    source = "患者家属留的号码：13900001234，住三合村二组，病情稳定。"
    start = source.index("1")
    before = Match(Span(start, start + 11), Judgement(0.9, (), Severity.INFO))

    class Same:
        def find(self, reading: Reading) -> list[Match]:
            return [before]

    text = normalize(document_from_text(source, "text"))
    (after,) = Weighed(Same(), "mobile").find(Reading(text, read_elements(text)))
    assert after.judgement.severity is None
    assert len(after.judgement.why) == 1


def test_odds_add_up_each_feature_once() -> None:
    rows = rows_of(["甲", "乙"], BITS)
    weights = [0] * (1 << BITS)
    for row in rows:
        weights[row] = 4
    assert LinearModel(tuple(weights), 0.5).odds(["甲", "乙", "甲"]) == 4.0


def test_weights_are_small_and_data_only() -> None:
    assert len((files("pubcheck.models") / "contacts/weights.npz").read_bytes()) < 60_000
    arrays = read_weights("contacts")
    assert arrays["weights"].dtype == "int8"
    assert arrays["weights"].shape == (1 << BITS,)
