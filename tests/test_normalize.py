"""Normalising: what changes, what stays, and that every place leads back to its source."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pubcheck.document import Block, Document, Part
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.span import Span
from pubcheck.text import NormalizedText


def of(text: str) -> NormalizedText:
    return normalize(document_from_text(text, "text"))


def wide(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)


CHARACTERS = {
    "full width letters and digits": ("１３８Ａｘ", "138Ax"),
    "full width signs of identifiers": ("ａ＿ｂ＠ｃ．ｄ－１／２＃３＊＋４％", "a_b@c.d-1/2#3*+4%"),
    "Chinese punctuation stays": ("一，二。三：（四）“五”《六》〔七〕", "一，二。三：（四）“五”《六》〔七〕"),
    "spaces of all kinds": ("工号\u00a012\u200334\u300056", "工号 12 34 56"),
    "zero width": ("138\u200b0013\u200d80\ufeff00", "138001380" + "00"),
    "soft hyphen and direction marks": ("秘\u00ad密\u202e文\u2066件", "秘密文件"),
    "line ends": ("甲事\r\n乙事\r丙事\u2028丁事\x0b戊事\x0c己事\x85庚事", "甲事\n乙事\n丙事\n丁事\n戊事\n己事\n庚事"),
    "GBK pairs": ("甲ꎬ乙ꎮ丙ꎻ丁ꎺ", "甲，乙。丙；丁："),
    "a GBK pair as a decimal point": ("增长３ꎮ５", "增长3.5"),
    "Yi text is left alone": ("ꆈꌠꉙꎬ", "ꆈꌠꉙꎬ"),
    "radical look-alikes": ("⻄部⻓江⼀⽇⾦融⻔户⼥", "西部长江一日金融门户女"),
    "compatibility ideographs": ("\uf9d1合\ufa0c", "六合兀"),
    "masked names": ("联系人：张**，李*，王＊＊", "联系人：张**，李*，王**"),
    "a tail of asterisks is no Markdown": ("举报人王**\n受理人员张**", "举报人王**\n受理人员张**"),
    "bold title": ("**关于某事的通知**\n正文。", "关于某事的通知\n正文。"),
    "bold title over two lines": ("**某局\n关于某事的通知**\n正文。", "某局\n关于某事的通知\n正文。"),
    "headings and quotes of Markdown": ("## 一、要求\n> 引用一句。", "一、要求\n引用一句。"),
    "a bold heading in a quote": ("> ## **一、要求**", "一、要求"),
    "a number sign is no heading": ("#1 机组", "#1 机组"),
    "spaced-out word": ("秘　密", "秘密"),
    "spaced-out word with several spaces": ("通    知", "通知"),
    "spaced-out word of three": ("请　柬　稿", "请柬稿"),
    "spaced-out word behind a label": ("密级：秘　密", "密级：秘密"),
    "spaced-out label": ("联　系　人：赵明", "联系人：赵明"),
    "spaced-out name behind a label": ("姓　名：张　三", "姓名：张三"),
    "spaced-out word in brackets": ("（机　密）", "（机密）"),
    "whole words stay apart": ("会议 纪要 摘录", "会议 纪要 摘录"),
    "uneven spaces join nothing": ("甲 乙  丙", "甲乙  丙"),
    "date with spaces": ("2022 年 5 月 10 日", "2022年5月10日"),
    "document number with spaces": ("内府办函〔 2023〕 36号", "内府办函〔2023〕36号"),
    "numbers keep their spaces": ("6222 0200 0000 0000 000", "6222 0200 0000 0000 000"),
    "percent codes of an address": ("x.cn/r?m%3D1%26n=%E5%BC%A0%2C2 见", "x.cn/r?m=1&n=张,2 见"),
    "percent codes among themselves": ("值%7B%22k%22%3A%221%22%7D", '值{"k":"1"}'),
    "figures read as letters": ("卡号6222O2000000l000，电话139Ol234567", "卡号6222020000001000，电话13901234567"),
    "codes with other letters stay": ("序列号SN1O2345678 型号2O24A123456", "序列号SN1O2345678 型号2O24A123456"),
    "short codes and units stay": ("2O24年，500l，10l20", "2O24年，500l，10l20"),
    "percentages are no codes": ("增长30%20余项，占5%25", "增长30%20余项，占5%25"),
    "a broken code stays": ("x.cn/?q=%E5%BC", "x.cn/?q=%E5%BC"),
    "page number": ("第一段。\n— 3 —\n第二段。", "第一段。\n第二段。"),
    "page number in full width": ("第一段。\n－ １２ －\n第二段。", "第一段。\n第二段。"),
    "page number in words": ("第一段。\n第 3 页 共 10 页\n第二段。", "第一段。\n第二段。"),
    "page number on the last line": ("第一段。\n- 7 -", "第一段。\n"),
    "a lone number is no page number": ("1\n2\n3", "1\n2\n3"),
    "a mention of a page stays": ("见第3页。", "见第3页。"),
    "a tab stays": ("姓名\t电话\n张三\t13900000000", "姓名\t电话\n张三\t13900000000"),
    "web navigation stays": ("首页 > 政务公开\n正文。", "首页 > 政务公开\n正文。"),
    "empty": ("", ""),
    "blank": ("\u3000\n\u200b\n", " \n\n"),
}


@pytest.mark.parametrize(("source", "expected"), CHARACTERS.values(), ids=CHARACTERS)
def test_what_is_made_uniform(source: str, expected: str) -> None:
    assert of(source).text == expected


PARAGRAPH = (
    "为贯彻落实上级关于信访工作的部署，进一步规范办理流程，现将有关事项通知如下。经调查，信访人提供的证件号码为"
    "11010519491231002X，住址在城东街道幸福路，联系电话为13900001234，反映的问题属实，由城管部门牵头负责整改，限期一个月内完成，并书面答复。"
)


@pytest.mark.parametrize("width", [20, 24, 28])
def test_hard_line_breaks_in_sentences_and_numbers_are_joined(width: int) -> None:
    head = "某县信访局关于做好工作的通知\n各乡镇人民政府：\n"
    lines = [PARAGRAPH[at : at + width] for at in range(0, len(PARAGRAPH), width)]
    # A break behind a full stop may end a paragraph: it stays, and cuts no word.
    assert of(head + "\n".join(lines)).text.replace("。\n", "。") == head + PARAGRAPH


@pytest.mark.parametrize(
    "between",
    ["\n", "\r\n", "\n\n", " \n　", "\n— 2 —\n", "\n\n— 2 —\n\n", "\n第2页 共9页\n"],
    ids=["plain", "Windows", "blank line", "spaces", "page number", "page number and blank lines", "page in words"],
)
def test_a_number_broken_by_a_page_or_a_line_is_one_number(between: str) -> None:
    lines = [
        "某县民政局办公室：",
        *["各乡镇街道要按照职责分工认真抓好落实确保", "按时完成年度目标任务不断提升服务水平做到"] * 3,
    ]
    source = "\n".join([*lines, "人的身份证件号码为110105194912"]) + between + "31002X，情况属实，请予办理。"
    normal = of(source)
    at = normal.text.index("11010519491231002X")
    start = source.index("110105194912")
    assert normal.offsets.to_source(Span(at, at + 18)) == Span(start, source.index("31002X") + 6)


@pytest.mark.parametrize(
    ("source", "number"),
    [
        ("我家电话05\n71-81034632。", "0571-81034632"),
        ("联系电话：0571\n-88899719", "0571-88899719"),
        ("银行卡号为62284850091\n90326081，有误", "6228485009190326081"),
        ("护照E95\n854857", "E95854857"),
        ("身份證號碼：Z311970\n(0)", "Z311970(0)"),
        ("医保个人编\n号1400000317", "医保个人编号1400000317"),
        ("联系电\n话：13900001234", "联系电话：13900001234"),
    ],
)
def test_a_label_or_number_broken_in_lines_of_any_width_is_whole(source: str, number: str) -> None:
    assert number in of("参保人情况如下：\n" + source).text


NEVER_JOINED = {
    "two whole numbers": "电话：0571-81034632\n13900001234",
    "a number and an item": "情况如下：\n电话0571-810346\n3.某事",
    "a number and another without its form": "情况如下：\n案卷号12\n34 页",
    "title over two lines": "某某省人民政府关于进一步做好全省防汛抗旱工作\n若干重大问题的实施意见和补充规定的通知\n各市：\n正文。",
    "recipients": "关于某事的通知\n各县（市、区）人民政府，各有关单位：\n现将有关事项通知如下。",
    "list items": "通知如下：\n一、加强领导\n二、落实责任\n三、强化督查",
    "numbered items": "通知如下：\n1.加强领导\n2.落实责任\n（三）强化督查\n①检查",
    "signature and date": "请遵照执行。\n某县人民政府办公室\n2025年3月1日",
    "attachments": "请遵照执行。\n附件：1.名单\n2.方案",
    "rows that begin with their number": "报到登记（节选）：\nT26-004 段志远 士字第0000836号 无 某区某街道某社区凉风路33号 复学，某大学 13900001234"
    "\nT26-009 贺桂芬 武字第0000843号 500200000481 某区某镇某村2社 消防员 13900001235\n领取补助的，卡须本人名下，不得代领。",
    "items with semicolons": "有下列情形之一的，应当及时报告县人民政府办公室并抄送有关部门；\n发生重大事项的，由县人民政府办公室会同有关部门研究提出处理意见；\n其他情形。",
}


@pytest.mark.parametrize("source", NEVER_JOINED.values(), ids=NEVER_JOINED)
def test_lines_that_are_whole_stay_apart(source: str) -> None:
    assert of(source).text == source


def test_table_rows_are_never_joined() -> None:
    rows = ["姓名\t身份证号\t住址说明文字", *(f"张{n}\t1101051949123100{n}X\t城东街道幸福路幸福小区" for n in range(8))]
    source = "名单如下：\n" + "\n".join(rows)
    assert of(source).text == source
    # The same rows without tabs, known as rows by the parser.
    flat = [row.replace("\t", " ") for row in rows]
    text = "\n".join(["名单如下：", *flat])
    at = len("名单如下：\n")
    blocks = [Block(Span(0, at - 1))]
    for row in flat:
        blocks.append(Block(Span(at, at + len(row)), Part.TABLE))
        at += len(row) + 1
    assert normalize(Document("t", "", "text/plain", text, (), tuple(blocks))).text == text


def test_parts_are_known_in_the_normalised_text() -> None:
    text = "ＡＢ\u200b正文\n— 1 —\n批注一\n页脚"
    blocks = (
        Block(Span(0, 5)),
        Block(Span(6, 11)),
        Block(Span(12, 15), Part.COMMENT),
        Block(Span(16, 18), Part.FOOTER),
    )
    normal = normalize(Document("t", "", "text/plain", text, (), blocks))
    assert normal.text == "AB正文\n批注一\n页脚"
    parts = {normal.text[at]: normal.part_at(at) for at in range(len(normal.text))}
    assert (parts["正"], parts["批"], parts["页"]) == (Part.BODY, Part.COMMENT, Part.FOOTER)
    assert [stretch.span.start for stretch in normal.stretches[1:]] == [s.span.end for s in normal.stretches[:-1]]


# -- random mixes ---------------------------------------------------------------------------

HIDDEN = ("\u200b", "\u2060", "\ufeff", "\u00ad", "\u200b\u200d")
BREAKS = ("\n", "\r\n", " \n", "\n\n", "\n\u3000", "\n- 12 -\n", "\n\n— 3 —\n\n", "\n第 4 页\n")
WORDS = ("秘密", "机密", "张明辉", "身份证", "请示件", "密级")
FILLER = "为做好服务群众工作经核实情况属实现予以确认各地要加强领导落实责任提高效率防范风险日西女金言"
LOOK_ALIKE = {"日": "⽇", "西": "⻄", "女": "⼥", "金": "⾦", "言": "⾔"}

numbers = st.text(alphabet="0123456789", min_size=6, max_size=19).map(lambda digits: "8" + digits)
identifiers = st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True)
filler = st.text(alphabet=FILLER, min_size=4, max_size=14)


@dataclass
class Mix:
    """A clean text, the same with noise, and where the pieces stand in each."""

    clean: str
    noisy: str
    pieces: list[tuple[Span, Span]]


@st.composite
def units_of(draw: st.DrawFn, piece: str, *, spaced: bool) -> list[str]:
    """The characters of ``piece``, each with the noise before it (none before the first)."""
    gap = draw(st.sampled_from((" ", "\u3000", "  ", "\u00a0"))) if spaced else ""
    units = []
    for index, character in enumerate(piece):
        shown = character
        if character.isascii() and draw(st.booleans()):
            shown = wide(character)
        elif character in LOOK_ALIKE and draw(st.booleans()):
            shown = LOOK_ALIKE[character]
        hidden = draw(st.sampled_from(("", "", "", *HIDDEN)))
        units.append((hidden + gap + shown) if index else shown)
    return units


@st.composite
def mixes(draw: st.DrawFn) -> Mix:
    """A paragraph of filler and pieces with commas between, noisy, and perhaps broken at a fixed width."""
    width = draw(st.sampled_from((0, 18, 24, 31)))
    clean, noisy = "关于某事的通知\n各有关单位：\n", "关于某事的通知\n各有关单位：\n"
    column = 0
    pieces: list[tuple[Span, Span]] = []
    least = 7 * (width or 8)
    while len(clean) < least:
        for kind in ("filler", draw(st.sampled_from(("number", "id", "word")))):
            piece = draw({"filler": filler, "number": numbers, "id": identifiers, "word": st.sampled_from(WORDS)}[kind])
            # A spaced-out word is broken between lines by no one: it has to fit.
            fits = not width or column + len(piece) <= width
            units = draw(units_of(piece, spaced=kind == "word" and fits and draw(st.booleans())))
            start = len(clean)
            places = []
            for unit in units:
                if width and column == width:
                    noisy += draw(st.sampled_from(BREAKS))
                    column = 0
                noisy += unit
                places.append(len(noisy))
                column += 1
            clean += piece
            pieces.append((Span(start, len(clean)), Span(places[0] - 1, places[-1])))
            if width and column == width:
                noisy += "\n"
                column = 0
            clean += "，"
            noisy += draw(st.sampled_from("，ꎬ"))
            column += 1
    return Mix(clean + "完。", noisy + "完。", pieces)


@given(mixes())
def test_noise_vanishes_and_every_piece_leads_back_to_its_noisy_source(mix: Mix) -> None:
    normal = of(mix.noisy)
    assert normal.text == mix.clean
    for clean, noisy in mix.pieces:
        assert normal.offsets.to_source(clean) == noisy
        assert normal.offsets.from_source(noisy.start) == clean.start


@given(mixes())
def test_normalising_again_changes_nothing(mix: Mix) -> None:
    once = of(mix.noisy).text
    assert of(once).text == once


MESS = st.text(alphabet="甲乙丙丁一二第页张0123Ａ９ａ＊*#>-—－ \t\n\r\u3000\u200b\u2028⼀⻄，。：（）、", max_size=120)
PAGE_NUMBER = re.compile(
    r"\s*(?:[-—]{1,2}\s*[0-9]{1,4}\s*[-—]{1,2}|第\s*[0-9]{1,4}\s*页(?:[\s,，/]*共\s*[0-9]{1,4}\s*页)?)\s*"
)


def visible(text: str) -> str:
    """Han characters, letters and digits of ``text``, folded, without lines that are page numbers."""
    folded = unicodedata.normalize("NFKC", text.replace("⻄", "西").replace("\u200b", ""))
    lines = [line for line in folded.splitlines() if not PAGE_NUMBER.fullmatch(line)]
    return "".join(character for character in "".join(lines) if character.isalnum())


@settings(max_examples=400)
@given(MESS)
def test_nothing_visible_is_lost(source: str) -> None:
    assert visible(of(source).text) == visible(source)


@settings(max_examples=400)
@given(MESS)
def test_every_character_leads_back_to_one_like_it(source: str) -> None:
    normal = of(source)
    for at, character in enumerate(normal.text):
        place = normal.offsets.to_source(Span(at, at + 1))
        assert len(place) >= 1
        if character.isalnum():
            assert visible(place.of(source)) == character
