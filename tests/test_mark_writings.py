"""In how many ways a mark is written: level, star, term, place and noise, combined; each writing must be found."""

from __future__ import annotations

from itertools import chain

import pytest

from pubcheck.elements import read_elements
from pubcheck.marks import find_marks
from pubcheck.normalize import normalize
from pubcheck.plain import document_from_text
from pubcheck.reading import Reading

PAPER = "\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告\n某省人民政府：\n现将有关情况报告如下。\n"
OPENING, NEXT = PAPER.strip() + "\n", "\n二、下一步打算。我们将继续做好工作。\n"
LEVELS = (
    "绝密 机密 秘密 绝\u3000密 机\u3000\u3000密 秘密级 機密 絕密 祕密 极机密 机秘 绝秘 机蜜 秘宓 机宻 枧密 杌密 泌密"
    " 叽密 饥密 札密 积密 秋密 艳密 机窑 机官 绝客 木几密 禾必密 机宀必"
).split(" ")
STARS = (
    "★ ☆ * ＊ ※ ⭐ ⭐\ufe0f ▲ △ ● ◆ · • - － — / 、 ： : | ＋ x × 大 太 女 六 木 ★★ ? □ ~ （★） [★] &#9733; &starf;"
).split(" ")
TIMES = (
    "10年|5 年|１０年|十年|拾年|廿年|半年|一年半|6个月|六个月|1年零6个月|30日|长期|长 期|永久|至2030年12月|至2030年12月31日|2030年12月31日"
    "|2030.12.31|2030-12-31|20301231|2030年底|至二〇三〇年十二月|2024年5月至2034年5月|lO年|1O年|1o年|10午|不超过5年|期限10年|10年整|5年解密"
).split("|")
CONDITIONS = (
    "会议开始前|会议结束前|启用前|公布前|公开发布前|开标前|启封前|考试结束后|任务完成后|工程竣工验收后|竣工验收合格|项目结题|演习结束"
    "|谈判结束前|另行通知|解密日期另定|正式公布后解密|启用后解密|宣布前|结果公布前"
).split("|")
# Where a mark with its term stands; each holds at the head, in the body and at the foot.
PLACES = (
    (
        "{}|000012　{}　特急|特急 {}|{}·特急|{} 第3号|份号：12 {}|№000012 {}|{}（第3份，共12份）|密级：{}|密　级：{}|【密级】{}|密级（{}）|密级和保密期限：{}"
        "|涉密等级：{}|保密级别：{}|定密结果：{}|文件密级：{}|密级——{}|密级：拟定{}|密级：{}，份数：12|密级 {} 缓急 特急|（{}）|[{}]|【{}】|〔{}〕|〈{}〉|『{}』"
        "|★{}★|=={}==|{}！|{}。|{}，阅后收回|{} 不得复印|{} 妥善保管|{} 亲启|{}（发至县团级）|{} 某省水利厅|某省水利厅 {}|2025年3月4日 {}"
        "|第 1 页 共 5 页 {}|{} 1/5|- 1 - {}|页眉：{}|水印：{}|[图章]{}|备注：{}|主题词：水利 {}|签发人：李某　　{}|等级 特急 {} 某机发1号|传真件 {} 共3页"
        "|附件1（{}）|附表（{}）|附图：{}|附件：{}|副本 {}|本件{}|以下{}|国家秘密 {}|涉密文件 {}|☑{}|√ {}|→{}|关于某事的报告（{}）|主题：【{}】关于某事的报告"
        "|文件名：{}-关于某事的报告.docx|报告（{}）.pdf|“密级”:“{}”|**{}**|# {}|> {}"
    )
    .replace("|“密级”:“{}”", "")
    .split("|")
)
BESIDE = (
    "密级标识：\n{}|识别结果如下：\n{}|扫描件第一页内容如下：\n{}|来文首页标注为\n{}|首页左上角印有：\n{}|以下为来文全文：\n{}|秘密★5年\n{}|{}\n秘密★5年"
    "|[图片1]\n{}|落款为\n{}|绝密★启用前\n{}"
).split("|")
# A level without a term, beside what shows that it is a mark.
NOTES = (
    "，注意保存|，限阅|·发至县团级|—不准转抄|（阅后请退回）| 会后收回| AAAA| 4A级 限时送达|亲启| 亲译|文件 严防遗失|件，阅毕交还| 打印稿| 第一稿| 草稿| 副本| 共印30份"
    "| 印30份 本件第7份| 办字第12号|第3号| 送审稿| 只供领导同志参阅| 请送：省委常委"
).split("|")
FIELDS = (
    "密级：{}|密级:{}|密级\t{}|【密级】{}|密级={}|公文密级：{}|来文密级：{}|原件密级：{}|项目密级：{}|系统密级：{}|最高密级：{}|拟定密级：{}|密级：派生{}|密级：参照{}"
    "|密级：{}/10年|密级：{}（10年）|密级：{}，10年|定密：{}，10年|定密情况：{}，10年|标密：{}|涉密等级：{}|保密等级：{}|安全级别：{}|敏感度：{}|信息分级：{}"
    "|Classification: {}|Security: {}|机密程度：{}|是否涉密：是（{}）|☑{} □秘密\n密级：☑{}"
).split("|")
FILES = "{}-方案.doc|方案_{}.doc|方案({}).doc|方案-{}-20240305.pdf|D:\\2024\\{}\\方案.doc|方案，{}，3份|《某方案》（{}）|某发〔2024〕3号（{}）".split(
    "|"
)


def places_of(text: str) -> list[tuple[int, int]]:
    """Where marks are found, in the text as it was given."""
    normal = normalize(document_from_text(text, "text"))
    found = find_marks(Reading(normal, read_elements(normal)))
    return [(span.start, span.end) for span in (normal.offsets.to_source(mark.span) for mark in found)]


def missed(writings: list[str], mark: str, *surroundings: tuple[str, str]) -> list[str]:
    """The writings in which ``mark`` is not found, before and behind whatever it stands."""
    lost = []
    for before, behind in surroundings:
        for writing in writings:
            at = len(before) + writing.rindex(mark)
            if not any(start < at + len(mark) and end > at for start, end in places_of(before + writing + behind)):
                lost.append(before[-20:] + writing + behind[:20])
    return lost


HEAD, BODY, FOOT = ("", PAPER), (OPENING, NEXT), (OPENING + "某省水利厅\n2025年3月4日\n", "")


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_with_every_term(level: str) -> None:
    for words in chain(
        TIMES if len(level.replace("\u3000", "")) == 2 else TIMES[:1], CONDITIONS if level in LEVELS[:3] else ()
    ):
        mark = f"{level}★{words}"
        assert not missed([mark], mark, HEAD)


@pytest.mark.parametrize("star", STARS)
def test_whatever_became_of_the_star(star: str) -> None:
    for mark in (f"机密{star}10年", f"绝密{star}长期", f"秘密{star}至2030年12月"):
        assert not missed([mark], mark, HEAD, FOOT)


@pytest.mark.parametrize("mark", ["机密★10年", "绝 密 ★ 长 期", "秘密★会议开始前", "机密☆至2030年12月"])
def test_every_place(mark: str) -> None:
    assert not missed([place.format(mark) for place in PLACES], mark, HEAD, BODY, FOOT)


@pytest.mark.parametrize("mark", ["机密★10年", "秘密★会议开始前"])
def test_what_stands_on_the_line_before_or_behind_excuses_no_mark_of_a_paper(mark: str) -> None:
    assert not missed([beside.format(mark) for beside in BESIDE], mark, HEAD)


@pytest.mark.parametrize("level", ["绝密", "机密", "秘密"])
def test_a_level_alone_beside_a_note_in_a_field_or_in_the_name_of_a_file(level: str) -> None:
    assert not missed([level + note for note in NOTES], level, HEAD, BODY)
    assert not missed([field.replace("{}", level) for field in (*FIELDS, *FILES)], level, HEAD, BODY)
