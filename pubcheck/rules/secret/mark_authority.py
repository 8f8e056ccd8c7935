"""Whether the issuer may set the level that the document bears.

保密法 art. 17: central and provincial offices may set every level, those of a prefecture-level city
机密 and 秘密; others need an authorisation, or follow a level set above them (art. 18, 派生定密).
Police and state security have rules of their own. The rule asks, it does not accuse: whether an
authorisation exists cannot be seen in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.mark_release import releases
from pubcheck.mark_variants import FILE_WHY
from pubcheck.marks import Form, find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.office_level import Level, office_level
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

# 公安县 is a county, 公安局 is police.
_OWN_RULES = lazily(
    r"公安(?:部|厅|局|分局|处|机关|指挥|消防|边防|交通)|国家安全|国安[局厅办]|军区|军分区|警备区|武装部|部队|武警|人民检察院|纪律检查|监察委"
)
# Not an office of the state: 保密法 art. 17 gives them no power of their own.
_NO_OFFICE = lazily(
    r"(?:公司|集团|厂|学校|[中小]学|幼儿园|大学|学院|医院|卫生院|研究[院所]|设计院|银行|联社|协会|学会|商会|事务所|村委会|村民委员会|合作社)(?:(?<=学|校|院|司|团|厂|行|社|园)[\u4e00-\u9fff]{0,8}(?:处|科|室|部|办|组|系|中心|车间))?(?:[（(][^（）()]{1,12}[)）])?$"
)
_GRANTED = (
    r"派生|受(?!(?:校|院|学校|集团|公司)?(?:党[委组]|领导|组织|董事会)委托)[^。\n]{2,24}委托|定密授权|授予[^。\n]{0,8}定密|授权[^。\n]{0,16}定密|(?:根据|依据|按照)[^。\n]{2,60}(?:绝密|机密|秘密)"
    r"|与(?:原件|来文|上级文件)[^。\n]{0,8}(?:密级|一致)"
)


# Where no issuer was recognised: the office with which one of the first lines begins (a record, a form, a label).
_OFFICE = lazily(
    r"^[ \t]*(?:[\[【（(〔][^\]】）)〕\n]{1,8}[\]】）)〕][ \t]*)?(?:[绝机秘]密[级]?[ ]?[★☆][^\s]{1,12}[ \t]{1,12})?(?:(?:填[报写]|编制|制作|发文|承办|主办|所属|申报|形成|命题|出题|制卷)?(?:单位|机关|部门|组)[ ]?[:：][ ]?)?(?!各|有关)(?P<office>[\u4e00-\u9fff×]{1,18}?(?:局|办公室|委员会|人民政府|档案馆|[图博纪文展][\u4e00-\u9fff]{0,3}馆|站|所|中心(?!医院|小学|校|学校|卫生)|学校|[中小]学|大学|学院|幼儿园|医院|卫生院|公司|集团|厂|研究院|设计院|大队|支队))(?![ \t]*(?:[:：、，]|编印|编写|编辑|编|印制|印刷|承印))"
)
# On the last line of a list: who drew it up (某市第二人民医院信息科 导出).
_DRAWN_UP = lazily(
    r"^[ \t]*(?P<office>[\u4e00-\u9fff]{3,24}?(?:局|委|办公室|医院|卫生院|学校|[中小]学|大学|学院|公司|集团|厂|研究[院所]|设计院|馆|站|所|中心)(?:[\u4e00-\u9fff]{1,6}(?:科|室|处|部|组|中心))?)[ \t，,]{1,4}(?:导出|填报|填制|制表|编制|整理|打印|汇总|登记|清点)"
)
_UNIT = lazily(r"[\u4e00-\u9fff]{2,5}(?:部|科|室|处|组|中心|车间)")  # 经营部 signs; whose it is tells the head
_FIRST_LINES = 5
_LAST = 120  # characters in which the last line stands


def _issuer(reading: Reading) -> str:
    issuer = reading.elements.issuer
    if issuer is not None and not _UNIT.fullmatch(issuer.value):
        return issuer.value
    lines = [line for line in reading.text.text[:400].split("\n") if line.strip()][:_FIRST_LINES]
    names = (match["office"] for line in lines if (match := _OFFICE.match(line)))
    found = next((name for name in names if office_level(name) is not Level.UNKNOWN or _NO_OFFICE.search(name)), "")
    if found or issuer is not None:
        return found or (issuer.value if issuer else "")
    end = reading.text.text[-_LAST:].rstrip()
    drawn = _DRAWN_UP.match(end[end.rfind("\n") + 1 :])
    return drawn["office"] if drawn else ""


def _find(reading: Reading) -> Iterator[Match]:
    if not find_marks(reading):
        return
    issuer = _issuer(reading)
    if not issuer or _OWN_RULES.search(issuer):
        return
    level = office_level(issuer)
    for mark in find_marks(reading):
        if (
            releases(reading, mark)
            or mark.attached
            or not (mark.form in (Form.LINE, Form.HEAD, Form.FIELD) or mark.why is FILE_WHY)
            or not mark.level
        ):
            continue
        if level in (Level.COUNTY, Level.TOWN):
            message = Phrase(
                f"县级以下机关一般没有定密权，标有“{mark.level}”的，请注明定密授权或派生定密依据",
                f"offices below the city level have no power of their own to set {mark.level}; name the authorisation or the source",
            )
            confidence = 0.6
        elif level is Level.CITY and mark.level == "绝密":
            message = Phrase(
                "设区的市级机关只能确定机密级和秘密级，标有“绝密”的，请注明授权或派生定密依据",
                "an office of a city may set 机密 and 秘密 only; name the authorisation or the source of 绝密",
            )
            confidence = 0.7
        elif _NO_OFFICE.search(issuer.split("、")[0]):
            message = Phrase(
                f"企业、学校、医院等单位须经授权才能定密，标有“{mark.level}”的，请注明定密授权或派生定密依据",
                f"companies, schools and hospitals need an authorisation to set {mark.level}; name it or the source",
            )
            confidence = 0.5
        else:
            return
        why = [Phrase(f"发文机关“{issuer}”", f"issued by {issuer}")]
        severity = None
        if compiled(_GRANTED).search(reading.text.text, timeout=reading.seconds):
            why.append(Phrase("文中提到授权或所依据的涉密文件", "the text mentions an authorisation or its source"))
            severity = Severity.INFO
        yield Match(mark.written, Judgement(confidence, tuple(why), severity, message))
        return


_TAIL = "\n关于某项工作的通知\n各有关单位：\n请遵照执行。\n"

RULES = (
    Rule(
        id="secret.mark_authority",
        title=Phrase("定密权限", "Authority to classify"),
        severity=Severity.MEDIUM,
        basis=basis("secrets-17", "secrets-18"),
        matcher=Computed(_find),
        message=Phrase("发文机关可能没有相应的定密权限", "the issuer may lack the power to set this level"),
        suggestion=Phrase(
            "请定密责任人说明授权文件或派生定密的来源；确无依据的，按规定报有权机关确定或更正",
            "have the responsible person name the authorisation or the source; without one, refer or correct the level",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦机密⟧★5年\n关于报送车辆情况的函\n县交通运输局：现将情况报你局。\n××县公路养护中心",
            "⟦秘密⟧★3年\n期末命题双向细目表\n命题组：××实验中学语文组\n一、基础知识",
            "⟦秘密⟧★5年\n某大学发展规划处\n关于学费的报告\n学校党委：\n　　受党委委托，会同财务处作了测算。\n发展规划处\n2026年3月30日",
            "密级：⟦机密⟧\n宁波某海洋工程股份有限公司\n关于系泊系统报价的呈批件\n公司领导：\n建议采用第二档。\n妥否，请批示。\n经营部　2026年2月6日",
            "⟦秘密⟧★5年\n某重工集团有限公司\n关于产能的报告\n董事会：\n现报告如下。\n规划部\n2026年3月2日",
            "⟦机密⟧★10年\n某县人民政府文件" + _TAIL,
            "⟦秘密⟧★1年\n霍山县国家保密局" + _TAIL,
            "⟦绝密⟧★长期\n钦州市人民政府文件" + _TAIL,
            "⟦秘密⟧★5年\n青川县水利局" + _TAIL + "青川县水利局\n2020年3月1日",
            "⟦机密⟧★5年\n白马镇人民政府文件" + _TAIL,
            "密级：⟦秘密⟧\n武侯区人民政府办公室文件" + _TAIL,
            "⟦绝密⟧★30年\n四川省内江市人民政府办公室文件" + _TAIL,
            "⟦机密⟧★5年\n阿拉善左旗人民政府文件" + _TAIL,
            "⟦秘密⟧\n中共大邑县委办公室文件" + _TAIL,
            "⟦绝密⟧★10年\n公安县水利和湖泊局\n关于堤段值守事项的通知" + _TAIL,
            "⟦机密⟧★3年\n丹江口市卫生健康局" + _TAIL,
            "⟦机密⟧★5年\n兴县城乡供热有限公司文件" + _TAIL,
            "⟦秘密⟧★5年\n丰县城市管理局文件" + _TAIL,
            "密级：⟦秘密⟧　共 3 页\n平利县档案馆库房清点情况记录\n问：有多少卷？\n答：三百卷。",
            "密级：⟦机密⟧\n安康市汉滨中心医院文印室校样单\n份数：3",
            "[第1页] ⟦秘密⟧★3年　　　某县水务局\n某水库除险方案汇报\n[第2页] 秘密★3年\n闸室布置",
            "目录列表\n2026/05/11 ⟦秘密⟧_应急床位准备.docx 48 KB\n2026/05/12 食堂菜单.docx 12 KB\n某市第二人民医院信息科 导出，仅核对文件数用",
            "⟦秘密⟧★1个月\n某市某中学教务处\n关于命题工作的安排\n各教研组：\n请按时交卷。",
        ),
        misses=(
            "机密★5年\n××省水利厅" + _TAIL,
            "机密★5年\n某省农业农村厅办公室" + _TAIL,
            "关于转发监测情况的函\n某县农业局：\n请参考。\n附件\n机密★5年\n监测情况\n某县水利局\n2024年3月1日",
            "机密★10年\n四川省人民政府文件" + _TAIL,
            "绝密★30年\n四川省国防动员委员会文件" + _TAIL,
            "机密★10年\n钦州市人民政府文件" + _TAIL,
            "秘密★5年\n龙山县公安局文件" + _TAIL,
            "绝密★长期\n国务院办公厅文件" + _TAIL,
            "机密★10年\n北京市人民政府文件" + _TAIL,
            "某县人民政府文件" + _TAIL + "不得泄露国家秘密。",
            "机密★10年\n关于某事的通知",
            "绝密★20年\n宁夏回族自治区人民政府文件" + _TAIL,
            "机密★5年\n某省城市管理厅文件" + _TAIL,
            "秘密★五年\n河南省人民政府特区办公室" + _TAIL,
            "目录列表\n2026/05/11 秘密_应急床位准备.docx 48 KB\n某省卫生厅信息处 导出",
            "[第1页] 秘密★3年　　　某省水利厅\n某水库除险方案汇报",
            "秘密\n边贸资料汇编\n云南省民族贸易公司　编印\n一九八三年十月",
        ),
    ),
)
