"""What superseded.py says of statutes is sourced, consistent, and told no more gravely than it is known."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path

import pytest

import pubcheck
from pubcheck.finding import Finding, Severity
from pubcheck.repealed_rules import READINGS, REPEALED_RULES, SHORT_RULES
from pubcheck.superseded import MOVED, SHORT, VERSIONS, Repealed
from pubcheck.superseded import REPEALED as STATUTES

RULE = "quality.repealed_citation"
REPEALED = (*STATUTES, *REPEALED_RULES)
BY_TITLE = {entry.title: entry for entry in REPEALED}
UNSEEN = [entry for entry in REPEALED if not entry.sure]
ARTICLE = re.compile(r"^(?P<statute>[^ (（]+)(?:\([0-9]{4}\))? art\. (?P<number>[0-9]+)$")
DIGITS = "零一二三四五六七八九"


def cited(statute: str, day: str) -> list[Finding]:
    text = f"关于某项工作的通知\n各乡镇：\n按照{statute}的规定办理。\n某县人民政府\n{day}\n"
    return [finding for finding in pubcheck.check_text(text).findings if finding.rule_id == RULE]


def in_words(number: int) -> str:
    tens, ones = divmod(number, 10)
    words = (DIGITS[tens] if tens > 1 else "") + "十" if tens else ""
    return words + (DIGITS[ones] if ones else "")


def article(text: str, number: str) -> str:
    found = re.search(
        rf"^第{number}条\s(.*?)(?=^第[一二三四五六七八九十百千零]+条\s|\Z)", text, re.MULTILINE | re.DOTALL
    )
    assert found, f"no article {number}"
    return "".join(found[1].split())


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    """The full texts in ../shared by short title, the latest version of each."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted((shared / "data/statutes").glob("*.md"))}
    laws = shared / "data/documents/laws.jsonl.gz"
    if laws.exists():
        with gzip.open(laws, "rt", encoding="utf-8") as lines:
            found |= {law["title"]: law["text"] for law in map(json.loads, lines) if law["kind"] != "DLC"}
    return {title.partition("(")[0]: text for title, text in found.items()}


def test_each_statute_stands_once_with_a_source_and_a_successor_in_force() -> None:
    assert len(BY_TITLE) == len(REPEALED)
    for entry in REPEALED:
        assert entry.source, entry.title
        assert entry.sure != entry.source.startswith("memory"), entry.title
        assert entry.successor not in BY_TITLE, f"{entry.title}: {entry.successor} is repealed itself"
        assert entry.since <= date(2026, 11, 26), f"{entry.title}: not repealed yet when it was verified"


@pytest.mark.parametrize(
    ("title", "since", "successor"),
    [
        ("社会抚养费征收管理办法", date(2021, 9, 9), ""),
        ("流动人口计划生育工作条例", date(2021, 9, 9), ""),
        ("计划生育技术服务管理条例", date(2021, 9, 9), ""),
        ("环境噪声污染防治法", date(2022, 6, 5), "生态环境法典"),
        ("环境保护法", date(2026, 8, 15), "生态环境法典"),
        ("固体废物污染环境防治法", date(2026, 8, 15), "生态环境法典"),
        ("城市供水条例", date(2026, 6, 1), "供水条例"),
        ("执业医师法", date(2022, 3, 1), "医师法"),
        ("城市街道办事处组织条例", date(2009, 6, 27), ""),
    ],
)
def test_what_was_corrected_or_added(title: str, since: date, successor: str) -> None:
    assert (BY_TITLE[title].since, BY_TITLE[title].successor) == (since, successor)
    (late,) = cited(f"《{title}》", f"{since.year}年{since.month}月{since.day}日")
    assert late.severity is Severity.LOW
    assert f"{since:%Y-%m-%d}" in late.message
    (early,) = cited(f"《{title}》", f"{since.year - 1}年{since.month}月{since.day}日")
    assert early.severity is Severity.INFO


@pytest.mark.parametrize("entry", UNSEEN, ids=lambda entry: entry.title)
@pytest.mark.parametrize("day", ["1998年3月1日", "2025年3月1日"])
def test_what_was_only_remembered_is_never_more_than_information(entry: Repealed, day: str) -> None:
    (finding,) = cited(f"《{entry.title}》", day)
    assert finding.severity is Severity.INFO
    assert "据公开资料" in finding.message
    assert f"{entry.since:%Y-%m-%d}" not in finding.message


def test_the_repeal_stands_in_the_article_named(texts: dict[str, str]) -> None:
    checked = set()
    for entry in REPEALED:
        source = ARTICLE.match(entry.source)
        if source is None or int(source["number"]) > 99 or source["statute"] not in texts:
            continue
        number, text = in_words(int(source["number"])), texts[source["statute"]]
        words = article(text, number) if f"\n第{number}条" in text else ""
        if "废止" not in words:
            continue  # another version, or a part of the text
        assert entry.title in words, entry.title
        day = f"{entry.since.year}年{entry.since.month}月{entry.since.day}日起施行"
        assert day in words or "公布之日起施行" in words, entry.title
        checked.add(entry.title)
    assert len(checked) >= 12, "texts in ../shared are no longer found"


def test_the_new_article_speaks_of_the_matter(texts: dict[str, str]) -> None:
    for moved in MOVED:
        numbers = [number.removeprefix("第").removesuffix("条") for number in moved.new.split("、")]
        words = [article(texts[moved.statute], number) for number in numbers]
        assert any(re.search(moved.about, each) for each in words), moved
        assert in_words(moved.old) not in numbers, moved


@pytest.mark.parametrize("title", ["政府信息公开条例", "保守国家秘密法实施条例"])
def test_the_decrees_are_in_the_head_of_the_text(texts: dict[str, str], title: str) -> None:
    (version,) = (each for each in VERSIONS if each.title == title)
    for decree in (*version.old, version.decree):
        assert f"国务院令第{decree}号" in texts[title][:400]


@pytest.mark.parametrize(
    ("sentence", "new"),
    [
        ("《保守国家秘密法》第十三条关于派生定密", "第十八条"),
        ("《保守国家秘密法》第十三条关于定密权限", "第十七条"),
        ("《保守国家秘密法》第十四条关于同时确定保密期限和知悉范围", "第十九条"),
    ],
)
def test_articles_of_the_secrets_law_that_moved(sentence: str, new: str) -> None:
    (finding,) = cited(sentence, "2025年3月1日")
    assert new in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "某省物业管理条例\n（2020年修订）\n第一条　根据《物权法》，制定本条例。\n第二条　本条例适用于本省。\n",
        "2019年房屋租赁协议\n依据《合同法》，双方约定：\n第一条　租期一年。\n第二条　租金按月付。\n",
        "关于2020年学位授予工作的通知\n各学院：\n按《中华人民共和国学位条例》组织。\n研究生院\n",
        "某县某办法\n（2018年公布）\n第一条　根据婚姻法第八条，制定本办法。\n第二条　本办法适用于本县。\n",
    ],
)
def test_a_statute_or_what_was_written_before_the_repeal_is_told_for_information(text: str) -> None:
    told = [finding for finding in pubcheck.check_text(text).findings if finding.rule_id == RULE]
    assert {finding.severity for finding in told} == {Severity.INFO}


def test_every_short_title_is_of_a_repealed_statute() -> None:
    assert all(title in BY_TITLE and short not in BY_TITLE for short, title in (*SHORT.items(), *SHORT_RULES.items()))
    assert not SHORT.keys() & SHORT_RULES.keys()
    assert all(reading.successor == "民法典" and reading.source for reading in READINGS.values())


# What repealed and former texts are cited by, and what only names them.
CITED = (
    "关于信访的通知\n各区：\n请各单位当年办结，依据《信访条例》答复。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n以前未办结的，一律依据《信访条例》办理。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n过去未办结的，继续依据《信访条例》办理。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n早年签订的除外，依据《合同法》签订新合同。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n不得由他人代替办理，依据《信访条例》答复。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n办理时按2005年的《信访条例》执行。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n应遵守2005年的《信访条例》。\n某局\n2025年6月1日\n",
    "检测报告\n浊度按GB 5749-2006判定，与2023年相比有改善。\n2025年6月1日\n",
    "检测报告\n自2012年3月起按照GB 5749-2006检测。\n2025年6月1日\n",
    "检测报告\n检验依据：GB 5749-2006、GB 5749-2022。\n2025年6月1日\n",
    "关于信访的通知\n各区：\n信访人曾某根据《信访条例》提出复查申请，现予受理。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n申请人曾志强依据《政府信息公开条例》（国务院令第492号）提出申请。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n原告曾某依据《物权法》第三十九条\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n曾姓业主适用《物权法》\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n曾反映的问题请依据《信访条例》答复\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n对以前述理由依据《信访条例》提出的\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n以前期摸排为基础依据《信访条例》办理\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n对难以前往窗口的群众依据《信访条例》上门办理\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n从前端治理入手依据《信访条例》\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n早期矛盾按照《信访条例》受理\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n早期教育机构适用《合同法》\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n肿瘤早期筛查项目按照《合同法》签订协议\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n不过去年依据《合同法》签订的协议须重签\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n向原按揭银行依据《担保法》主张权利\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n那时起按照《合同法》签订合同\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n对原依据《信访条例》受理的事项要继续办理\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n依法落实好2005年《信访条例》各项规定。\n某局\n2025年6月1日\n",
    "某小区管理规约（2023年业主大会表决通过）\n第二条　业主对专有部分的权利，依《物\n权法》第七十条行使。\n",
    "研学安全责任书（2026年春）\n途中发生损害的，按侵权责任法第三十八条的规定分担。\n承办方盖章　　学校盖章\n",
    "调解笔录\n2025年3月6日\n双方同意依婚姻法第三十二条处理。\n",
    "2025年3月租赁合同\n违约的由合同法第一百零七条及担保法第六条调整。\n",
    "某县禁毒宣传页（2018年6月印）\n拒不登记的，将依照《国务院关于劳动教养的补充规定》处理。\n",
    "某社区告知单\n屡教不改的按《国务院关于劳动教养问题的决定》送办。\n2019年4月2日\n",
    "婚姻登记处公示栏（2026年换版）\n登记依据：《婚姻登记条例》（国务院令第387号）\n",
    "窗口须知（2026年9月更新）\n依据《婚姻登记条例》（国务院令第797号）办理。\n",
    "企业安全检查告知单\n依据《安全生产法》（2O14年修正）第五十九条，定于近日检查。\n某开发区应急中心\n2O25年l0月9日\n",
    "关于劳动合同的通知\n各厂：\n依据《劳动合同法》（2007年）签订。\n某局\n2025年3月1日\n",
    "关于养老的通知\n各区：\n依据《老年人权益保障法》（2012年修订）办理。\n某局\n2025年3月1日\n",
    "关于印发公文的通知\n各局：\n版心按照《国家行政机关公文格式》（GB/T 9704-1999）执行。\n某局\n2025年3月1日\n",
    "检测报告\n饮用水浊度按GB 5749-2006判定。\n编制：2025年6月\n",
    "室内检测\n甲醛依据《民用建筑工程室内环境污染控制规范》（GB 50325—2010）。\n2025年11月3日\n",
    "检验方法\n总硬度依据 GB/T 5750.4-2006。\n2025年11月3日\n",
    "关于清理合同的通知\n各局：\n过去一年依据《合同法》签订的合同要重签。\n某局\n2025年3月1日\n",
    "关于清理合同的通知\n各局：\n依据1999年的《合同法》签订。\n某局\n2025年3月1日\n",
    "复议答复书\n申请人要求公开1998年的图纸，我局依据《政府信息公开条例》（国务院令第492号）告知。\n公开属性：不予公开，理由：复议材料\n",
    "某局\n依据《中华人民共和国保守国家秘密法》（2010年10月1日起施行）第十条，确定密级。\n2024年9月1日\n",
    "关于公开的通知\n各局：\n根据《政府信息公开条例》（2008年5月1日起施行）办理。\n某局\n2024年9月1日\n",
    "关于定密的通知\n各局：\n根据《保守国家秘密法实施条例》（2014年3月1日起施行）办理。\n某局\n2024年9月1日\n",
    "关于校园的通知\n各校：\n根据《未成年人保护法》（2007年6月1日起施行）办理。\n某局\n2024年9月1日\n",
    "某公司借款合同\n签订日期：2023年5月6日\n依据《合同法》，双方约定如下。还款期至2028年。\n",
    "关于修订县志编纂方案的通知\n各局：\n依据《合同法》制定采购合同。\n某局\n2025年3月1日\n",
    "关于机构沿革梳理的通知\n各局：\n《合同法》施行，各局照办。\n某局\n2025年3月1日\n",
    "某志沿革\n各区：\n《合同法》制定合同管理办法。\n某局\n2025年3月1日\n",
    "关于清理合同的通知\n各局：\n民法典施行前的合同也要清理。今后签订合同一律执行《合同法》。\n某局\n2025年3月1日\n",
    "关于清理合同的通知\n各局：\n民法典施行前的合同也要清理，今后签订合同一律执行《合同法》。\n某局\n2025年3月1日\n",
    "补充协议\n双方于2019年3月签订原合同。现依据《合同法》约定如下，自2023年5月起。\n第一条 租期。",
    "补充协议\n原合同签订日期：2019年3月。现依据《合同法》约定如下。\n2023年5月6日\n",
    "某厂供货协议\n本协议于2022年3月1日签订，依据《合同法》订立，供货至2027年。\n",
    "扫描件\n合 同 ： 依 照 《 中 外 合 资 经 营 企 业 法 》 设 立 公 司 。\n2 0 2 5 年 3 月\n",
    "关于某项工作的通知\n各局：\n依据<<合同法>>签订。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据《国务院信访条例》（国务院令第431号）答复。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据《化妆品卫生监督条例》（以下简称《条例》）第三条检查。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n根据劳动合同法、物权法等法律处理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n根据物权法和《城乡规划法》，现将情况公示。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n执行我国婚姻法和继承法的有关规定。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n处罚依照环境行政处罚办法第十条办理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n标点按GB/T 15834-1995执行。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n数字用法依据《出版物上数字用法的规定》（GB/T 15835—1995）。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n按照《最高人民法院关于审理政府信息公开行政案件若干问题的规定》应诉。\n某局\n2025年8月1日\n",
    "关于某项工作的通知\n各局：\n根据《关于审理政府信息公开行政案件若干问题的规定》第二条答辩。\n某局\n2025年8月1日\n",
    "关于某项工作的通知\n各局：\n违反《党员领导干部廉洁从政若干准则》的，严肃处理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n该户曾多次来访，现依据《信访条例》答复。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n按《食品生产经营日常\n监督检查管理办法》抽查。\n某局\n2025年3月1日\n",
    "窗口手册\n依据：《政府信息公开条例》（2007年公布，国令492号）第二十条。\n收件后给回执。\n",
)
NOT_CITED = (
    "关于某项工作的通知\n各局：\n根据浙江省信访条例、江苏省信访条例的规定答复。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据原信访条例办理的件已经归档。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n曾依据《信访条例》答复，现按《信访工作条例》重新办理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n曾于2008年按照《化妆品卫生监督条例》发证。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据《关于贯彻〈婚姻法〉的意见》整理档案。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n学习婚姻法、继承法等知识。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n根据合同法律关系和担保法务意见审查。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n根据当时施行的婚姻法规定，该登记有效。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n按《生产安全事故罚款处罚规定》处罚。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据《最高人民法院关于适用〈中华人民共和国民法典〉婚姻家庭编的解释（一）》处理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n根据民法典、劳动合同法的规定签订。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n标点按GB/T 15834-2011执行。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n依据《集团环境行政处罚办法研究》整理。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n《强制戒毒办法》同时废止。\n某局\n2025年3月1日\n",
    "关于某项工作的通知\n各局：\n按照《化妆品监督管理条例》（国务院令第727号）检查。\n某局\n2025年3月1日\n",
    "民事判决书\n（2022）某01民终3号\n本案事故发生于民法典施行前。依照《最高人民法院关于适用〈中华人民共和国合同法〉若干问题的解释（二）》第二十九条判决。\n2022年3月1日\n",
    "关于某项工作的通知\n各局：\n按照《事业单位工作人员处分暂行规定》处分。\n某局\n2020年3月1日\n",
    "关于水质的通知\n各区：\n从GB 5749-2006到GB 5749-2022，指标由106项调整为97项。\n某局\n2025年6月1日\n",
    "关于水质的通知\n各区：\n与GB 5749-2006相比，新标准更严。\n某局\n2025年6月1日\n",
    "关于水质的通知\n各区：\nGB 5749-2006同时作废。\n某局\n2025年6月1日\n",
    "关于水质的通知\n各区：\n项目于2012年按照GB 50325-2010验收。\n某局\n2025年6月1日\n",
    "关于水质的通知\n各区：\n附：GB/T 9704-1999与GB/T 9704-2012对照表\n某局\n2025年6月1日\n",
    "关于印发公文的通知\n各局：\n按照《党政机关公文格式》（GB/T 9704-2012）执行。\n某局\n2025年3月1日\n",
    "检测报告\nGB 5749-2022 代替 GB 5749-2006，限值有变化。\n2025年6月1日\n",
    "检测报告\n浊度按GB 5749-2006判定。\n2015年6月1日\n",
    "检测报告\n昼间噪声依据《声环境质量标准》（GB 3096-2008）。\n2025年6月1日\n",
    "型号GB95749-2006\n2025年6月1日\n",
    "村史\n从前缴公粮按《农业税条例》，每亩几十斤。\n2025年6月1日\n",
    "手册\n登记格式过去依据《信访条例》规定的三联单，现以系统为准。\n2025年6月1日\n",
    "读法札记\n谈债的人绕不开1981年的《经济合同法》。\n2025年6月1日\n",
    "说明：自2021年元旦起，九部旧律退出历史舞台，有《合同法》《担保法》，也有管家事的《收养法》《婚姻法》《继承法》，还有《物权法》《侵权责任法》。\n2025年6月1日\n",
    "关于校园的通知\n各校：\n根据《未成年人保护法》（2021年6月1日起施行）办理。\n某局\n2024年9月1日\n",
    "关于统计的通知\n各局：\n根据《统计法》（2010年1月1日起施行）办理。\n某局\n2024年12月1日\n",
    "关于公开的通知\n各局：\n根据《政府信息公开条例》（2019年5月15日起施行）办理。\n某局\n2024年9月1日\n",
    "关于信访的通知\n各区：\n我局修订完善了《公务用车配备使用管理办法》《接待管理办法》等制度。\n某局\n2025年6月1日\n",
    "某公司制度\n《公务用车配备使用管理办法》\n《接待管理办法》\n2025年3月1日\n",
    "某会\n按照本会《基金会管理办法》使用资金\n2025年3月1日\n",
    "关于信访的通知\n各区：\n不适用物权法、担保法的规定，应适用民法典。\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n根据我国台湾地区民法和担保法的规定处理\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n参照合同法、物权法、侵权责任法等部门法学体系设置课程\n某局\n2025年6月1日\n",
    "关于信访的通知\n各区：\n执行婚姻法和继承法多年，如今有何变化？答：均已并入民法典\n某局\n2025年6月1日\n",
    "通知\n公文格式按GB/T9704-1999，已改用GB/T9704-2012。\n2025年3月1日\n",
    "历年水质\n2010至2022年水质合格率（GB 5749-2006）分别为98%。\n2025年3月1日\n",
    "卷宗说明\n本卷形成于2008年，卷内报告依据GB 5749-2006出具。\n2025年3月1日\n",
    "大事记（县志·民政卷稿）\n1950年　《婚姻法》颁布，县里组织宣传队下乡。\n1992年　《收养法》施行，登记收养四件。\n2021年　以上各法并入民法典。\n",
    "某县法院院史\n1999年　《合同法》施行，全年收案九百件。\n2007年　《物权法》公布，法官集中学习。\n2024年修订\n",
    "某局编年纪事\n《信访条例》公布后来访减少。2005年的旧档现存馆内。\n",
    "民事判决书\n（2022）某01民终3号\n本案法律事实发生于民法典施行前，适用《中华人民共和国合同法》第一百零七条。\n2022年3月1日\n",
    "民事判决书\n（2023）某02民初9号\n依照《最高人民法院关于适用〈中华人民共和国民法典〉时间效力的若干规定》第一条，适用《物权法》第三十九条。\n2023年5月6日\n",
    "仲裁裁决书\n纠纷发生在民法典施行前，依据《担保法》第十八条裁决。\n2022年7月1日\n",
    "行政复议决定书\n侵权行为发生于2019年，依据《侵权责任法》，适用当时的法律规定。\n2021年9月6日\n",
    "某公司借款合同\n签订日期：2018年5月6日\n依据《合同法》，双方约定如下。还款期至2028年。\n2028年5月6日前还清。\n",
    "某厂供货协议\n本协议于2019年3月1日签订，依据《合同法》订立，供货至2027年。\n",
    "关于劳动合同法第三十九条的说明\n各厂：\n按劳动合同法第三十九条办理。\n某局\n2025年3月1日\n",
    "关于劳动的通知\n各厂：\n依据《劳动合同法》（2008年1月1日起施行）办理。\n某局\n2025年3月1日\n",
    "关于治疗的通知\n各院：\n依据《精神卫生法》（2013年5月1日起施行）办理。\n某局\n2025年3月1日\n",
    "关于养老的通知\n各区：\n依据《老年人权益保障法》（1996年颁布）办理。\n某局\n2025年3月1日\n",
    "某社区告知单\n按《劳动教养试行办法》处理。\n2019年4月2日\n",
    "民事判决书\n（2022）某01民终3号\n本案事故发生于民法典施行前。依照《侵权责任法》第六条判决。\n2022年3月1日\n",
    "关于安全的通知\n各厂：\n依据《安全生产法》（2021年修正）检查。\n某局\n2025年3月1日\n",
    "窗口须知（2026年更新）\n依据《婚姻登记条例》（国务院令第804号）办理。\n",
    "关于养老的通知\n各区：\n依据《老年人权益保障法》（2018年修正）办理。\n某局\n2025年3月1日\n",
)


def graver(text: str) -> list[str]:
    found = pubcheck.check_text(text).findings
    return [each.evidence for each in found if each.rule_id == RULE and each.severity is not Severity.INFO]


@pytest.mark.parametrize("text", CITED)
def test_a_repealed_or_former_text_is_told(text: str) -> None:
    assert graver(text)


@pytest.mark.parametrize("text", NOT_CITED)
def test_a_text_cited_as_the_law_of_its_time_is_not_told(text: str) -> None:
    assert not graver(text)


def test_a_long_list_of_titles_is_read_in_time() -> None:
    found = pubcheck.check_text("按照合同法和婚姻法、" * 5000 + "继承法办理。").findings
    assert not [each for each in found if each.rule_id == RULE and each.severity is Severity.BLOCK]
