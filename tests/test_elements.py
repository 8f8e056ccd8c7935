"""The elements of GB/T 9704 and of web pages, and the attribute that a document declares for itself."""

from __future__ import annotations

import gzip
import json
import time
from datetime import date
from pathlib import Path

import pytest

from pubcheck.elements import parse_date, read_elements
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.review import Attribute, Element, Elements
from pubcheck.title import genre_of

LETTER = """000001
机密★10年
特急
青山县人民政府文件
青政发〔2025〕12号　　　　签发人：赵明辉
青山县人民政府
关于印发《青山县防汛抗旱应急
预案（试行）》的通知
各乡镇人民政府，县政府各部门：
现将《青山县防汛抗旱应急预案（试行）》印发给你们，请认真贯彻执行。
附件：1.防汛责任人名单
2.物资储备表
青山县人民政府
2025年7月18日
（此件公开发布）
抄送：县委办公室，县人大常委会办公室。
青山县人民政府办公室　　　2025年7月20日印发
"""
DECREE = "某省人民政府令\n第215号\n《某省水利工程管理办法》已经省人民政府常务会议通过，现予公布，自2025年9月1日起施行。\n省长　赵明辉\n2025年7月18日\n某省水利工程管理办法\n第一章 总则\n"
PAGE = """首页 > 政务公开 > 文件
索 引 号：GS-2025-0012
发布机构：青山县民政局
成文日期：2025年03月07日
发文字号：青民发〔2025〕9号
公开方式：主动公开
青山县民政局关于做好困难群众救助工作的意见
各乡镇：
现提出如下意见。
"""
BODY = "关于某项工作的通知\n各乡镇：\n现将有关事项通知如下。\n"


def of(text: str) -> Elements:
    return read_elements(normalize(document_from_text(text, "text")))


def value(element: Element | None) -> str | None:
    return element.value if element else None


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        (LETTER, "title", "青山县人民政府关于印发《青山县防汛抗旱应急预案（试行）》的通知"),
        (LETTER, "doc_number", "青政发〔2025〕12号"),
        (LETTER, "issuer", "青山县人民政府"),
        (LETTER, "recipients", "各乡镇人民政府，县政府各部门"),
        (LETTER, "copy_number", "000001"),
        (LETTER, "classification_mark", "机密★10年"),
        (LETTER, "urgency", "特急"),
        (LETTER, "signer", "赵明辉"),
        (LETTER, "carbon_copy", "县委办公室，县人大常委会办公室。"),
        (LETTER, "printed_by", "青山县人民政府办公室"),
        (LETTER, "declared_evidence", "（此件公开发布）"),
        (DECREE, "doc_number", "某省人民政府令第215号"),
        (DECREE, "issuer", "某省人民政府"),
        (DECREE, "recipients", None),
        (PAGE, "title", "青山县民政局关于做好困难群众救助工作的意见"),
        (PAGE, "doc_number", "青民发〔2025〕9号"),
        (PAGE, "issuer", "青山县民政局"),
        (PAGE, "recipients", "各乡镇"),
        ("今天天气晴。", "title", None),
        ("今天天气晴。", "doc_number", None),
        ("今天天气晴。", "declared_evidence", None),
    ],
    ids=lambda words: words if isinstance(words, str) and words.isascii() else "",
)
def test_elements(source: str, name: str, expected: str | None) -> None:
    assert value(getattr(of(source), name)) == expected


@pytest.mark.parametrize("source", [LETTER, DECREE, PAGE], ids=["letter", "decree", "page"])
def test_an_element_stands_where_it_says(source: str) -> None:
    elements = of(source)
    found = [getattr(elements, name) for name in Elements.__dataclass_fields__]
    found = [element for element in found if isinstance(element, Element)] + list(elements.attachments)
    assert len(found) >= 3
    for element in found:
        assert "".join(element.span.of(source).split()) == "".join(element.value.split())


def test_dates_genre_and_attachments() -> None:
    letter = of(LETTER)
    assert letter.date == date(2025, 7, 18)
    assert letter.date_span is not None
    assert letter.date_span.of(LETTER) == "2025年7月18日"
    assert letter.genre == "通知"
    assert [element.value for element in letter.attachments] == ["1.防汛责任人名单", "2.物资储备表"]
    assert of(DECREE).date == date(2025, 7, 18)
    assert of(PAGE).date == date(2025, 3, 7)
    assert of(PAGE).genre == "意见"


DATES = {
    "2025年7月18日": (2025, 7, 18),
    "2025 年 07 月 18 日": (2025, 7, 18),
    "２０２５年７月１８日": (2025, 7, 18),
    "2025-7-18": (2025, 7, 18),
    "二〇二五年七月十八日": (2025, 7, 18),
    "二○○五年一月二十日": (2005, 1, 20),
    "二零一〇年十月三十一日": (2010, 10, 31),
    "二OO八年元月一日": (2008, 1, 1),
    "二О一一年正月十日": (2011, 1, 10),
    "一九九九年十二月十一日": (1999, 12, 11),
}


@pytest.mark.parametrize(("words", "day"), DATES.items())
def test_dates_in_every_writing(words: str, day: tuple[int, int, int]) -> None:
    if not words.startswith("２"):
        assert parse_date(words) == date(*day)
    if "-" not in words:
        assert of(f"{BODY}某县民政局\n{words}\n").date == date(*day)
    assert of(f"成文日期：{words}\n{BODY}").date == date(*day) or words.startswith("2025-")


@pytest.mark.parametrize(
    "words", ["2025年13月1日", "2025年2月30日", "二〇二五年十三月一日", "年月日", "", "20250718", "2025年"]
)
def test_what_is_no_date(words: str) -> None:
    assert parse_date(words) is None


NUMBERS = {
    "国发〔2019〕5号": "国发〔2019〕5号",
    "国办发明电〔2020〕14号": "国办发明电〔2020〕14号",
    "青政办函[2025]3号": "青政办函[2025]3号",
    "青政办函（2025）3号": "青政办函（2025）3号",
    "内府办函〔 2023〕 36号": "内府办函〔2023〕36号",
    "青政办发﹝2025﹞第3号": "青政办发﹝2025﹞第3号",
    "文号：青民发〔2025〕9号": "青民发〔2025〕9号",
    "发文字号 青民发〔2025〕9号": "青民发〔2025〕9号",
    "中华人民共和国国务院令第707号": "中华人民共和国国务院令第707号",
    "青政发〔２０２５〕１２号": "青政发〔2025〕12号",
}


@pytest.mark.parametrize(("line", "number"), NUMBERS.items())
def test_document_numbers(line: str, number: str) -> None:
    assert value(of(f"青山县人民政府办公室\n{line}\n{BODY}").doc_number) == number


TITLES = {
    "one line": ("某县人民政府关于加强值班工作的通知", "某县人民政府关于加强值班工作的通知"),
    "two lines": (
        "某县人民政府办公室\n关于转发县民政局救助工作方案的通知",
        "某县人民政府办公室关于转发县民政局救助工作方案的通知",
    ),
    "three lines": (
        "某县人民政府关于印发某县\n国民经济和社会发展第十四个五年规划\n和二〇三五年远景目标纲要的通知",
        "某县人民政府关于印发某县国民经济和社会发展第十四个五年规划和二〇三五年远景目标纲要的通知",
    ),
    "spaced-out genre": (
        "某市人民政府办公室\n关于印发《某市工作要点》的\n通　知",
        "某市人民政府办公室关于印发《某市工作要点》的通知",
    ),
    "trial version": ("某局关于印发某某管理办法（试行）的通知", "某局关于印发某某管理办法（试行）的通知"),
    "Markdown": ("**某县人民政府办公室\n关于做好防汛工作的通知**", "某县人民政府办公室关于做好防汛工作的通知"),
    "without 关于": ("某县2025年政务公开工作要点", "某县2025年政务公开工作要点"),
}


@pytest.mark.parametrize(("lines", "title"), TITLES.values(), ids=TITLES)
def test_wrapped_titles_are_joined(lines: str, title: str) -> None:
    source = f"{lines}\n各乡镇：\n现将有关事项通知如下，请认真贯彻执行。\n"
    assert value(of(source).title) == title


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("关于某事的通知", "通知"),
        ("关于某事的复函", "复函"),
        ("某某管理办法（试行）", "办法"),
        ("《某某实施细则》", "细则"),
        ("某市2024年度决算情况说明（2025年版）", "说明"),
        ("某县会议纪要", "纪要"),
        ("天气晴朗", None),
    ],
)
def test_genres(title: str, genre: str | None) -> None:
    assert genre_of(title) == genre


@pytest.mark.parametrize("mark", ["绝密", "机密★10年", "秘密★1年", "秘　密", "机密☆长期", "000012 秘密★5年"])
def test_classification_marks(mark: str) -> None:
    found = value(of(f"{mark}\n{BODY}").classification_mark)
    assert found == mark.replace("\u3000", "").removeprefix("000012 ")


@pytest.mark.parametrize("line", ["本局机密工作制度", "秘密举报箱", "保守国家秘密法宣传月"])
def test_words_that_are_no_marks(line: str) -> None:
    assert of(f"{line}\n{BODY}").classification_mark is None


@pytest.mark.parametrize(
    ("line", "urgency"), [("特急", "特急"), ("加　急", "加急"), ("紧急程度：平急", "平急"), ("紧急通知", None)]
)
def test_urgency(line: str, urgency: str | None) -> None:
    assert value(of(f"{line}\n{BODY}").urgency) == urgency


@pytest.mark.parametrize(
    ("source", "issuer"),
    [
        (f"{BODY}某县水利局　某县财政局\n2025年3月1日", "某县水利局、某县财政局"),
        (f"{BODY}某县水利局\n某县财政局\n2025年3月1日", "某县水利局、某县财政局"),
        (f"{BODY}某县水利局（盖章）\n2025年3月1日", "某县水利局"),
        (f"{BODY}某县水利局　2025年3月1日", "某县水利局"),
        ("某县水利局文件\n" + BODY, "某县水利局"),
        ("某县水利局转发市水利局关于防汛的通知\n各站：\n", "某县水利局"),
        (f"发文机关：某县水利局\n{BODY}", "某县水利局"),
    ],
    ids=["two on a line", "two lines", "seal", "date on the line", "red head", "title", "label"],
)
def test_issuers(source: str, issuer: str) -> None:
    assert value(of(source).issuer) == issuer


PROACTIVE, ON_REQUEST, WITHHELD = Attribute.PROACTIVE, Attribute.ON_REQUEST, Attribute.WITHHELD
DECLARED = {
    "信息公开选项：主动公开": PROACTIVE,
    "信息公开选项:依申请公开": ON_REQUEST,
    "信息公开选项：不予公开": WITHHELD,
    "（此件公开发布）": PROACTIVE,
    "（此件主动公开）": PROACTIVE,
    "（此件公开）": PROACTIVE,
    "(此件公开发布)": PROACTIVE,
    "（ 此件公开发布 ）": PROACTIVE,
    "（此件依申请公开）": ON_REQUEST,
    "（此件不公开）": WITHHELD,
    "（此件不予公开）": WITHHELD,
    "（本文主动公开）": PROACTIVE,
    "（主动公开）": PROACTIVE,
    "（此件删减后公开）": PROACTIVE,
    "此件删减后公开": PROACTIVE,
    "公开方式：主动公开": PROACTIVE,
    "公开方式　依申请公开": ON_REQUEST,
    "公开方式 不予公开": WITHHELD,
    "公开形式：主动公开": PROACTIVE,
    "公开形式 主动公开": PROACTIVE,
    "公开属性：不公开": WITHHELD,
    "公文公开属性：依申请公开": ON_REQUEST,
    "公开类别：免予公开": WITHHELD,
    "是否公开：公开": PROACTIVE,
    "是否公开：不公开": WITHHELD,
    "信息公开類別：主動公開": PROACTIVE,
    "信息公開選項：主動公開": PROACTIVE,
    "（此件公開發佈）": PROACTIVE,
    "（此件依申請公開）": ON_REQUEST,
    "（此件不予公開）": WITHHELD,
    "（此件主動公開）": PROACTIVE,
    "信息公开选项：☑主动公开 □依申请公开 □不予公开": PROACTIVE,
    "公开属性：□主动公开　☑依申请公开　□不予公开": ON_REQUEST,
    "公开属性：□主动公开 □依申请公开 ■不予公开": WITHHELD,
    "公开方式：（√）主动公开 （ ）依申请公开": PROACTIVE,
    "公开属性：主动公开（√） 依申请公开（ ） 不予公开（ ）": PROACTIVE,
    "公开属性：主动公开（ ） 依申请公开（√） 不予公开（ ）": ON_REQUEST,
    "公开属性：主动公开□ 依申请公开□ 不予公开☑": WITHHELD,
    "公开方式：（ ）主动公开（√）依申请公开": ON_REQUEST,
    "公开属性\t主动公开": PROACTIVE,
    "（此件不予公开，理由：涉及个人隐私）": WITHHELD,
    "公开属性：不予公开（理由：属于内部管理信息）": WITHHELD,
    "信息公开选项：主　动　公　开": PROACTIVE,
    "（此 件 公 开 发 布）": PROACTIVE,
}
PLACES = {
    "at the end": BODY + "某县民政局\n2025年3月1日\n{}\n",
    "before the annex": BODY
    + "某县民政局\n2025年3月1日\n{}\n附件\n某县救助工作实施细则\n第一条 为规范救助工作，制定本细则。\n",
    "in the head": "{}\n" + BODY,
    "only line": "{}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize(("words", "attribute"), DECLARED.items())
def test_declared_attribute_in_every_wording(words: str, attribute: Attribute, place: str) -> None:
    source = place.format(words)
    elements = of(source)
    assert elements.declared is attribute
    assert elements.declared_redacted is ("删减后" in words)
    assert elements.declared_evidence is not None
    assert elements.declared_evidence.span.of(source) in words


@pytest.mark.parametrize(
    "words",
    [
        "各部门要做好主动公开、依申请公开工作。",
        "信息公开选项：",
        "公开属性：□主动公开 □依申请公开 □不予公开",
        "公开属性：主动公开（ ） 依申请公开（ ） 不予公开（ ）",
        "公开属性：主动公开 依申请公开 不予公开",
        "公开方式：主动公开/依申请公开/不予公开",
        "推进政府信息公开方式改革。",
        "公开方式包括主动公开和依申请公开两类。",
        "政府信息公开形式多样，群众满意。",
        "是否公开招标由采购人确定。",
        "依法不予公开的，应当说明理由。",
    ],
)
def test_words_that_declare_nothing(words: str) -> None:
    assert of(BODY + words + "\n").declared is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("（此件不予公开，理由：涉及个人隐私）", "涉及个人隐私"),
        ("公开属性：不予公开（理由：属于内部管理信息）", "属于内部管理信息"),
        ("公开方式：不予公开，依据为条例第十六条", "条例第十六条"),
        ("（此件不公开）", None),
    ],
)
def test_the_reason_beside_the_declaration(words: str, reason: str | None) -> None:
    assert value(of(BODY + words).withhold_reason) == reason


def test_the_first_declaration_counts() -> None:
    elements = of(BODY + "（此件依申请公开）\n附件\n样表\n公开方式：主动公开\n")
    assert elements.declared is ON_REQUEST


# -- real documents, where they lie beside the project ----------------------------------------


def squeezed(words: str | None) -> str:
    return "".join((words or "").split())


def test_state_council_documents(shared: Path) -> None:
    with gzip.open(shared / "data/documents/gov_cn_policies.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len(rows) == 60
    right = dict.fromkeys(("doc_number", "title", "issuer", "declared"), 0)
    for row in rows:
        elements = of(row["text"])
        for name in ("doc_number", "title", "issuer"):
            right[name] += squeezed(value(getattr(elements, name))) == squeezed(row[name])
        right["declared"] += str(elements.declared or "none") == row["declared"]
    assert right["doc_number"] >= 58
    assert right["title"] >= 57
    assert right["issuer"] >= 57
    assert right["declared"] == 60


SEEDS = {
    "guangyuan_2022": (
        "广元市人民政府办公室关于印发《广元市2022年政务公开重点工作安排》的通知",
        "广府办函〔2022〕15号",
        PROACTIVE,
    ),
    "linqing_2025": ("临清市人民政府办公室关于印发2025年临清市政务公开工作要点的通知", "临政办发〔2025〕2号", None),
    "neijiang_2023": ("内江市人民政府办公室关于印发2023年全市政务公开工作要点的通知", "内府办函〔2023〕36号", None),
    "neijiang_2025": (
        "内江市人民政府办公室关于印发《2025年全市政务公开工作要点》的通知",
        "内府办函〔2025〕35号",
        PROACTIVE,
    ),
    "sichuan_2023": ("2023年全省政务公开工作要点", None, None),
}


@pytest.mark.parametrize("seed", SEEDS)
def test_seeds(shared: Path, seed: str) -> None:
    elements = of((shared / f"documents/seeds/{seed}.txt").read_text(encoding="utf-8"))
    assert (value(elements.title), value(elements.doc_number), elements.declared) == SEEDS[seed]


@pytest.mark.parametrize(
    ("words", "attribute"),
    [
        ("（此件刪減後公開）", Attribute.PROACTIVE),
        ("（此件可公开发布）", Attribute.PROACTIVE),
        ("（此文件公开发布）", Attribute.PROACTIVE),
        ("【主动公开】", Attribute.PROACTIVE),
        ("是否公开：是", Attribute.PROACTIVE),
        ("是否公开：否", Attribute.WITHHELD),
        ("（此件不宜公开）", Attribute.WITHHELD),
        ("（此件不对外公开）", Attribute.WITHHELD),
        ("（此件暂不公开）", Attribute.WITHHELD),
        ("是否公开：是 否", None),
    ],
)
def test_rarer_declarations(words: str, attribute: Attribute | None) -> None:
    elements = read_elements(
        normalize(document_from_text(f"关于做好工作的通知\n各科室：\n请照此办理。\n{words}\n", "text"))
    )
    assert elements.declared is attribute


def test_long_white_space_takes_no_time() -> None:
    started = time.process_time()
    read_elements(normalize(document_from_text("\t" * 20_000 + "身份证号", "text")))
    assert time.process_time() - started < 5
