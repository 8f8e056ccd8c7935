"""Writes the documents that ``make demo`` reviews: invented, in the register of real offices.

    python corpora/samples/make_demo.py [FOLDER]

Five documents in five formats and encodings. Identity and card numbers come from the seeded
generator of :mod:`pubcheck.corpus`; places are real, units act in invented matters, persons
do not exist.
"""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from pubcheck.corpus import fill

_FIXED = datetime.datetime(2025, 6, 3, 9, 0, 0)


def main(folder: Path) -> None:
    """Write all documents into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    _notice(folder / "1-防汛预案通知.docx")
    _subsidy(folder / "2-惠农补贴发放公示.html")
    _request(folder / "3-关于增加编制的请示.pdf")
    _marked(folder / "4-专项检查行动方案.txt")
    _reply(folder / "5-信访事项答复意见.docx")


def _red_head(document: Any, issuer: str, number: str) -> None:
    head = document.add_paragraph()
    head.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = head.add_run(f"{issuer}文件")
    run.font.size, run.font.bold, run.font.color.rgb = Pt(28), True, RGBColor(0xC0, 0, 0)
    line = document.add_paragraph(number)
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _title(document: Any, *lines: str) -> None:
    for words in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(words)
        run.font.size, run.font.bold = Pt(20), True


def _signed(document: Any, *lines: str) -> None:
    for words in lines:
        document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _deleted(paragraph: Any, words: str, author: str) -> None:
    """A tracked deletion: the printed page does not show it, the file still holds it."""
    deletion = OxmlElement("w:del")
    for name, value in (("w:id", "901"), ("w:author", author), ("w:date", "2025-06-02T17:20:00Z")):
        deletion.set(qn(name), value)
    run, text = OxmlElement("w:r"), OxmlElement("w:delText")
    text.set(qn("xml:space"), "preserve")
    text.text = words
    run.append(text)
    deletion.append(run)
    paragraph._p.append(deletion)


def _save(document: Any, path: Path, author: str) -> None:
    """Save with fixed dates inside and outside the container, so that every run writes the same bytes."""
    properties = document.core_properties
    properties.author, properties.last_modified_by = author, author
    properties.created = properties.modified = _FIXED
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("comments.xml"):
                data = _without_dates(data)
            target.writestr(zipfile.ZipInfo(name, (2025, 6, 3, 9, 0, 0)), data, zipfile.ZIP_DEFLATED)


def _without_dates(data: bytes) -> bytes:
    import re

    return re.sub(rb' w:date="[^"]*"', b' w:date="2025-06-02T17:20:00Z"', data)


def _notice(path: Path) -> None:
    document = Document()
    _red_head(document, "云溪县人民政府办公室", "云政办发〔2025〕18号")
    _title(document, "云溪县人民政府办公室", "关于印发云溪县2025年防汛抗旱应急预案的通知")
    document.add_paragraph("各乡镇人民政府、街道办事处，县直有关单位：")
    paragraph = document.add_paragraph(
        "《云溪县2025年防汛抗旱应急预案》已经县人民政府同意，现印发给你们，请结合实际抓好落实。"
    )
    comment = fill("老周，值班表里你的手机还是{{MOBILE}}吗？定稿前把批注删掉。", "demo-notice")
    document.add_comment(paragraph.runs, text=comment, author="拟稿人", initials="N")
    _signed(document, "云溪县人民政府办公室", "2025年6月3日")
    document.add_paragraph("（此件公开发布）")
    _title(document, "云溪县2025年防汛抗旱应急预案")
    for words in (
        "一、总则",
        "为有效应对洪涝、干旱灾害，保障人民群众生命财产安全，根据《中华人民共和国防汛条例》，结合我县实际，制定本预案。",
        "二、组织体系",
        "县防汛抗旱指挥部由县长任指挥长，成员单位包括应急、水利、气象、自然资源、住房城乡建设、交通运输等部门，"
        "办公室设在县应急管理局，24小时值班电话0734-2000119。",
        "三、预警和响应",
        "预警按红、橙、黄、蓝四级发布。接到橙色以上预警后，各乡镇应当在两小时内完成危险区域人员转移，并向指挥部报告。",
        "四、保障措施",
        "各单位应当储备救生衣、抽水泵、编织袋等物资，每年汛前组织一次演练，演练情况向社会公布。",
    ):
        document.add_paragraph(words)
    last = document.add_paragraph("五、本预案自印发之日起施行，有效期五年。")
    _deleted(last, fill("联系人：周启明，{{MOBILE}}。", "demo-deleted"), "拟稿人")
    document.sections[0].footer.paragraphs[0].text = "云溪县人民政府办公室                2025年6月3日印发"
    _save(document, path, "云溪县政府办文秘股")


def _subsidy(path: Path) -> None:
    rows = [
        ("1", "罗满仓", "{{ID:19610412M}}", "枫树坪村三组", "{{BANK}}", "386.40"),
        ("2", "覃秀兰", "{{ID:19580920F}}", "枫树坪村五组", "{{BANK}}", "212.00"),
        ("3", "欧阳德胜", "{{ID:19721103M}}", "青石桥村一组", "{{BANK}}", "540.75"),
        ("4", "阿衣夏木·买买提", "{{ID:19800115F}}", "青石桥村二组", "6228**********3317", "318.20"),
    ]
    table = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    page = f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="gb2312"><title>清河镇2025年耕地地力保护补贴发放公示</title>
<meta name="公开方式" content="主动公开"><meta name="ContentSource" content="清河镇人民政府">
<style>.hide{{display:none}}</style></head><body>
<nav>首页 &gt; 政务公开 &gt; 惠民惠农资金 &gt; 正文</nav>
<h1>清河镇2025年耕地地力保护补贴发放公示</h1>
<p>各村民委员会：</p>
<p>根据县财政局、县农业农村局关于做好2025年耕地地力保护补贴工作的通知要求，经农户申报、村级公示、镇级审核，
现将我镇第二批补贴发放情况予以公示，公示期为5个工作日。如有异议，请向镇财政所反映，监督电话：0734-2000336。</p>
<table border="1"><tr><th>序号</th><th>姓名</th><th>身份证号</th><th>家庭住址</th><th>银行卡号</th><th>补贴金额（元）</th></tr>
{table}
</table>
<p class="hide">内部备注：罗满仓户电话{{{{MOBILE}}}}，已上门核实。</p>
<p style="text-align:right">清河镇人民政府<br>2025年5月20日</p>
<p>信息公开选项：主动公开</p>
</body></html>
"""
    path.write_bytes(fill(page, "demo-subsidy").encode("gb18030"))


def _request(path: Path) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.setTitle("关于增加下属单位编制的请示")
    canvas.setAuthor("白鹿区卫生健康局")
    lines = [
        ("白鹿区卫生健康局文件", 26, "centre"),
        ("白卫呈〔2025〕9号            签发人：任国安", 14, "centre"),
        ("", 14, "left"),
        ("关于增加区疾病预防控制中心事业编制的请示", 18, "centre"),
        ("", 14, "left"),
        ("区委机构编制委员会：", 14, "left"),
        ("    近年来我区常住人口由31万人增至46万人，区疾病预防控制中心核定编制仍为", 14, "left"),
        ("42名，实有39人，其中卫生专业技术人员30人，流行病学调查、实验室检测任务与力", 14, "left"),
        ("量配备的矛盾十分突出。经局党组会议讨论，有两种意见：一是申请一次性增编12名；", 14, "left"),
        ("二是先增编6名，其余通过备案制解决。会议倾向于第二种意见。", 14, "left"),
        ("    现申请为区疾病预防控制中心增加事业编制6名，所需经费纳入区级财政预算。", 14, "left"),
        ("    妥否，请批示。", 14, "left"),
        ("", 14, "left"),
        ("                                                白鹿区卫生健康局", 14, "left"),
        ("                                                2025年4月11日", 14, "left"),
        ("（联系人：蒋文斌，联系电话：0734-2000550）", 14, "left"),
        ("（此件公开发布）", 14, "left"),
        ("— 1 —", 12, "centre"),
    ]
    y = 780
    for words, size, place in lines:
        canvas.setFont("STSong-Light", size)
        if place == "centre":
            canvas.drawCentredString(297, y, words)
        else:
            canvas.drawString(72, y, words)
        y -= size * 2 if size > 14 else 30
    canvas.showPage()
    canvas.save()


def _marked(path: Path) -> None:
    text = """000017
秘　密★3年
特　急

松岭市文化市场综合行政执法支队

关于开展暑期娱乐场所专项检查行动的方案

各大队：
    为净化暑期文化市场环境，支队决定于7月中旬开展一次专项检查。现将方案印发你们，请严格按照时间和分工组织实施，
行动前不得向检查对象透露任何信息。
    一、检查范围
    城区歌舞娱乐场所、游艺娱乐场所、互联网上网服务营业场所共37家，名单当日下发。
    二、力量编组
    分四组同时进行，每组由一名大队长带队，当晚20时在指定地点集结，统一出发。
    三、工作要求
    （一）参加人员手机统一保管。
    （二）现场检查全程录音录像，发现违法线索当场固定证据。

松岭市文化市场综合行政执法支队
2025年6月28日

信息公开选项：主动公开
"""
    path.write_bytes(text.encode("gb18030"))


def _reply(path: Path) -> None:
    document = Document()
    _title(document, "柳荫区城市管理局", "关于占道经营信访事项的答复意见")
    document.add_paragraph("信访人：秦淑芬")
    document.add_paragraph(
        fill(
            "你于2025年3月6日通过来信反映柳荫区文昌路菜市场东侧流动摊贩占道经营、夜间噪声扰民的事项收悉。"
            "经查，你反映的路段共有固定摊点11处、流动摊贩20余处。你留下的联系电话为{{MOBILE}}，我局已与你当面沟通。",
            "demo-reply",
        )
    )
    for words in (
        "一、我局已对该路段实行定人定岗管理，每日18时至22时安排两名队员驻守。",
        "二、对拒不整改的3家商户，已依法下达责令改正通知书。",
        "三、会同街道在市场北侧增设疏导点，可容纳摊位24个，预计5月底前启用。",
        "如不服本答复意见，可自收到之日起30日内向区人民政府信访局申请复查。",
    ):
        document.add_paragraph(words)
    _signed(document, "柳荫区城市管理局", "2025年4月2日")
    _save(document, path, "柳荫区城市管理局信访科")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "demo")
