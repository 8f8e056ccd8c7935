"""Levels as values of records, in exports, in brackets of the text, in registers; and levels that are titles of works."""

from __future__ import annotations

import pytest
from gold_forms import assert_exact, told

import pubcheck

RULE = "secret.state_mark"
MARKS = (
    '<div class="hd"><span>⟦机密&#9733;10年⟧</span><b>特急</b></div>\n<h1>关于调整呼号的通知</h1>\n',
    "<p>⟦秘密&starf;5年⟧</p><p>某省农业厅</p>\n",
    "<td>⟦绝密&nbsp;&#x2605;&nbsp;长期⟧</td><td>某厅</td>\n",
    '{"title":"关于储粮的函","mj":"⟦机密\\u260510年⟧","copies":3}',
    '{"secret_level": "⟦秘密⟧", "title": "渔港图"}',
    '{"level":"⟦机密⟧","status":"未解密"}',
    '{"level":"⟦秘密⟧","status":"拟解密"}',
    "<doc><classification>⟦机密⟧</classification><title>某图</title></doc>",
    '<file level="⟦绝密★长期⟧" title="某图"/>',
    "<mj>⟦秘密★5年⟧</mj>\n<bt>关于水情的报告</bt>",
    "{'密级': '⟦机密★10年⟧', '题名': '某渠图'}",
    "url: https://x/doc?mj=⟦机密%E2%98%8510年⟧&id=3",
    "你院请求对《某金矿评价》（2021年编制，⟦秘密★10年⟧）提前解密，经审核不同意。\n某厅\n",
    "清退通知\n请将《某水源地调查》（份号0012，⟦机密★10年⟧）于周五前退回机要室。\n某局\n",
    "借阅单\u3000《某桥图集》（共2册，⟦机密★20年⟧，馆藏）\u3000借期七天\n",
    "送审说明：随文附《某储备点清单》（3页，⟦秘密★5年⟧）。\n某县某局\n",
    "序号\t载体\t密级\t期限\t申请\t结果\n1\t某库区移民初稿\t⟦机密\t20年⟧\t解密\t驳回\n2\t水源地调查\t⟦秘密\t10年⟧\t解密\t补材料后再议\n",
    "档号,题名,日期,密级,处置状态\nG-1,关于通信线路的报告,2016-04-02,⟦秘密⟧,继续保密\nG-2,关于专用铁路的函,2023-05-11,⟦机密⟧,继续保密\nG-3,关于器材的通知,2018-09-30,,\nG-4,关于油库的批复,2024-01-17,⟦秘密⟧,拟解除（未批）\n",
    "清理 序号 题名 密级 申请 结果 1 甲函 ⟦机密⟧ 解密 退回 2 乙函 ⟦秘密⟧ 解密 缓议",
    "借阅登记 序号 题名 密级 份数 借阅人 1 某渠图 ⟦秘密⟧ 2 测量组 2 某桥图 ⟦机密★10年⟧ 1 设计室 3 食堂账 无 1 总务",
)
LOOK_ALIKES = (
    "关于印发保密手册的通知\n图纸应标秘密十年，文件应标机密二十年。\n",
    "凡文件标为机密十年的，由专人保管。\n",
    "<p>机密★★★★★ 好看</p>",
    '<select><option level="机密">机密</option><option level="秘密">秘密</option></select>',
    '<select><option level="机密">',
    '<select name="mj"><option level="绝密"/><option level="机密"/><option level="秘密"/></select>',
    '{"dict":"密级","items":[{"level":"绝密"},{"level":"机密"},{"level":"秘密"}]}',
    '{"levels":[{"secret_level":"绝密","code":1},{"secret_level":"机密","code":2},{"secret_level":"秘密","code":3}]}',
    "保密知识：标志形式（如密级和期限，机密★10年）应当规范。\n",
    "问答\n问：图纸标的是秘密十年，什么时候解密？\n答：请问原单位。\n",
    "某报\n他说，当年这份档案定为绝密三十年，如今已经开放。\n",
    "书讯：《秘密花园》（儿童文学，五星★10年纪念版）\n",
    "统计表 序号 单位 绝密 机密 秘密 合计 1 甲局 0 2 5 7 2 乙局 0 0 1 1",
    "培训安排 序号 课程 密级 课时 1 保密法解读 无 2 2 定密实务 无 4",
    "秘\u3000密\n阿婆的柜子有一把铜锁，她不让谁碰。\n照片背面写着：等你回来。\n（小小说专栏\u3000责编：副刊部）",
    "秘 密\n姐姐把日记本藏在衣柜里，谁也不让看。\n——校园文学社征文\n",
    "机密\n第三集\u3000雨夜追踪\n队长推门进来，桌上只剩一只空杯。\n（广播剧脚本）",
    "绝 密\n作词：某某\n你的名字是我心里的绝密\n",
)


@pytest.mark.parametrize("example", MARKS)
def test_a_level_is_found_with_its_term_and_nothing_else(example: str) -> None:
    assert_exact(example, RULE)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_no_look_alike_is_found(text: str) -> None:
    assert not told(pubcheck.check_text(text), RULE)


@pytest.mark.parametrize(
    "text",
    [
        "秘密\n某省出版局文件\n关于小学课本印制的通知\n各市：请执行。\n",
        "机密\n铀矿勘探成果\n作者：李某\n储量：3吨",
        "秘密\n物探成果\n第3集气站坐标如下",
        "会场位置\n机密\n第三中学东门集结",
        "机密\n油田资料\n类型：地质\n深度300米",
        "秘密\n部署图\n小学操场集合\n车辆12台",
        '{"密级":{"code":"2","name":"机密"},"doc":"某部队部署"}',
        '{"classification":{"title":"机密"},"doc":"某部队部署"}',
        '{"tags":[{"name":"机密"}],"file":"作战方案.docx"}',
        '{"filename":"机密","path":"/a"}',
        '[{"level":"机密"},{"level":"机密"},{"level":"秘密"}]',
        '[{"title":"甲函","level":"绝密"},{"title":"乙函","level":"机密"},{"title":"丙函","level":"秘密"}]',
        '<option selected level="机密">机密</option>',
        "机密\n某省文化厅\n某文密〔2021〕3号\n关于电影胶片储存的报告\n省政府：现报告如下。\n",
    ],
)
def test_a_paper_about_works_keeps_its_mark(text: str) -> None:
    assert told(pubcheck.check_text(text), RULE)
