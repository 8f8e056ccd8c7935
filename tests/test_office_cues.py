"""Signs that a person acts in public: duties, offices, rosters, tables of unequal rows, persons of the past."""

from __future__ import annotations

import time

import pytest

from pubcheck.normalize import normalize
from pubcheck.office_cues import (
    acts_in_office,
    ends_in_office,
    has_acted,
    is_past,
    is_roster,
    to_be_asked,
)
from pubcheck.plain import document_from_text
from pubcheck.span import Span


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("已打三针。摸排人：村医", "、组长石大有"),
        ("【回访人】", "　【满意度】满意"),
        ("公示无异议。派出所：", "　林业站：龙有田"),
        ("将抄送通江镇居委会", "、镇妇联肖丽"),
        ("——人事科 ", "，内线 5082"),
        ("流通部：韦斌全、", " 022-6720269"),
        ("经本会邀请专家", "、权卫东咨询"),
        ("评标委员会：江河、", "、冯山。"),
        ("审核尚蓉 复审", " 经费吴民"),
        ("副理事长（以姓氏笔画为序）：丁莲（红星木业）、", "（欣荣公司）"),
    ],
)
def test_duties_and_offices_before_a_name(before: str, after: str) -> None:
    assert acts_in_office(before, after, before[:40])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("申请人：", "，女，住青山县"),
        ("户籍所在地派出所：青山派出所。户主", "，男"),
        ("其妻", "在外务工"),
        ("就读学校：青山镇中心", "，女"),
        ("收到", "的来信"),
    ],
)
def test_private_persons_have_none(before: str, after: str) -> None:
    assert not acts_in_office(before, after, before[:40])
    assert not has_acted(before, after, before + after)
    assert not to_be_asked(before, after)


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("委员：", "（女）得票 579；", ""),
        ("", "（1895—1928），女，溆浦县人", ""),
        ("61\t某合作社\t91230100MA8271738D\t", "\t27", ""),
        ("[1] ", ". 唐代史稿[M]. 上海", "[1] 陈寅. 唐代史稿[M]. 上海"),
        ("阿克苏地区红十字会 ", " 见证；随访", ""),
        ("2. ", "，村文书", ""),
    ],
)
def test_what_is_beyond_doubt(before: str, after: str, line: str) -> None:
    assert has_acted(before, after, line)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("或到县文明办209室找", "领表"),
        ("请在公示期内到乡政府一楼向", "或王石反映"),
        ("9:00—9:30 ", "：珠江口沙田契约"),
        ("学界意见不一，焦铉、", "二位先生的论文可参考"),
    ],
)
def test_whom_the_public_turns_to(before: str, after: str) -> None:
    assert to_be_asked(before, after)


def placed(source: str, name: str) -> bool:
    text = normalize(document_from_text(source, "text"))
    start = text.text.index(name)
    span = Span(start, start + len(name))
    return ends_in_office(text, text.paragraph(span), span)


def test_columns_are_counted_from_the_right() -> None:
    table = "户主    村组    余额    现状    包抓干部\n罗成有    方堡村    50000元    外出  未还    田彦虎\n"
    assert placed(table, "田彦虎")
    assert not placed(table, "罗成有")
    assert not placed("包抓干部名单另附。\n罗成有    方堡村    田彦虎\n", "田彦虎")
    inner = "姓名\t年龄\t原因\t劝返人\t结果\n拉马尔\t13\t务工\t外出\t阿尔伍\t返校\n"
    assert placed(inner, "阿尔伍")
    assert not placed(inner, "拉马尔")


def test_the_past_and_rosters_are_told_by_the_head() -> None:
    assert is_past("青山县革命烈士纪念碑刻名\n曾敬　1903年生　农会主席")
    assert not is_past("青山县优抚对象名单\n曾敬　1953年生")
    assert is_roster("仲裁委员会新增仲裁员\n编号\t姓名")
    assert is_roster("人民陪审员名单公告")
    assert not is_roster("低保对象名单公示")


def test_a_long_row_is_read_no_farther_than_its_heading_has_columns() -> None:
    heading = "姓名\t年龄\t原因\t劝返人\t结果\n"
    text = normalize(document_from_text(heading + "拉马尔\t13\t务工，外出，" * 20_000 + "\t阿尔伍\t返校\n", "text"))
    row = text.paragraph(Span(len(heading), len(heading) + 1))
    start = time.process_time()
    for at in range(row.start, row.start + 20_000 * 12, 12):
        assert not ends_in_office(text, row, Span(at, at + 3))
    name = text.text.index("阿尔伍")
    assert ends_in_office(text, row, Span(name, name + 3))
    assert time.process_time() - start < 20  # it took minutes


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("历史沿革；宋", "著《桂海虞衡志》"),
        ("报告人", "，科室电话0851-00000000"),
        ("2024BS013 成渝双城协同立法研究 ", " 西南政法大学"),
    ],
)
def test_persons_of_old_at_a_desk_or_at_a_school(before: str, after: str) -> None:
    assert has_acted(before, after, f"{before}赵明辉{after}")


def test_a_name_in_brackets_behind_a_desks_number_is_to_be_asked() -> None:
    assert to_be_asked("咨询电话023-00000000（", "）。")
    assert not to_be_asked("本人电话023-00000000（", "）。")
