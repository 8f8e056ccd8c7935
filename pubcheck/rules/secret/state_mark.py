"""Marks of state secrets (国家秘密标志), read from the layout of lines.

A keyword search for 绝密|机密|秘密 flags every fifth law text; a mark is a line of its own
near the head, a line with ★, a labelled field, the prefix of a paragraph, or a note behind
a name (:mod:`pubcheck.marks`). A mark that the document calls declassified is told as a former one: the
finding ``secret.mark_released`` then asks for the record, since only the office that set the level can say
so (保密法 art. 24).
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_prose import is_on_a_sample
from pubcheck.mark_release import find_releases, releases
from pubcheck.mark_spelling import corrections
from pubcheck.marks import PATTERNS, Mark, find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_FORMER = Phrase(
    "标志旁或文中写明已解密、已公布，见“解密或已公布的说明”一项",
    "beside it or in the text the document says that it is declassified: see that finding",
)
_FORMER_MESSAGE = Phrase(
    "原国家秘密标志，文件自称已解密或已公布", "a former mark: the document says that it is declassified"
)
_TOLD = Phrase(
    "文中另有解密或已公布的字样，但不能确定说的就是这一标志，仍按涉密处理；请保密机构核对解密手续",
    "the document speaks of a release, but not surely of this mark, which stands: have the secrecy office check the record",
)
_PAPER = Phrase(
    "像是模拟试题沿用的样式，须确认不是启用前的试卷",
    "it looks like a mock paper that imitates the mark; make sure that it is none in use",
)
_SAMPLE = Phrase(
    "旁边有一行写明本页为示例或样张，须确认不是文件自己的标志",
    "a line near by says that the page is a sample; make sure that it is not the paper's own mark",
)
_EXAMINED = "启用|考试|开考|启封|考前|使用前|答题"
_MOCK = r"模拟|联考|月考|期中|期末|摸底|质检|调研测试|真题|仿真|押题|样卷|[七八九]年级|高[一二三](?:年级|上|下|第|数学|语文|英语)|学业质量"


def _find(reading: Reading) -> Iterator[Match]:
    for mark in find_marks(reading):
        yield Match(mark.span, _judge(mark, reading))


def _judge(mark: Mark, reading: Reading) -> Judgement:
    why = (mark.why, *corrections(mark, reading.text.text))
    if releases(reading, mark):
        return Judgement(mark.confidence, (*why, _FORMER), Severity.INFO, _FORMER_MESSAGE)
    # 绝密★启用前 on a mock paper is an imitation; on a real one it is a mark until the examination.
    # So is 绝密★考试结束前.
    if compiled(_EXAMINED).search(mark.term) and _is_mock(reading, mark.span.end + 200):
        return Judgement(0.5, (*why, _PAPER), Severity.INFO)
    if is_on_a_sample(reading, mark.span):
        return Judgement(0.5, (*why, _SAMPLE), Severity.INFO)
    # In doubt a mark stands: the note is told with it.
    return Judgement(mark.confidence, (*why, _TOLD) if find_releases(reading) else why)


def _is_mock(reading: Reading, end: int) -> bool:
    """Whether a word of mock papers stands before ``end``."""
    first = reading.once("mock paper", lambda: next((match.end() for match in reading.matches(_MOCK)), None))
    return first is not None and first <= end


RULES = (
    Rule(
        id="secret.state_mark",
        title=Phrase("国家秘密标志", "State secret mark"),
        severity=Severity.BLOCK,
        basis=basis("secrets-22", "disclosure-14", "secrets-35"),
        matcher=Computed(_find, patterns=PATTERNS),
        message=Phrase("文件带有国家秘密标志", "the document bears the mark of a state secret"),
        suggestion=Phrase(
            "立即停止公开流程，不得在非涉密网络和设备上处理，报本单位保密机构核实；解密或确认误标后方可再审查",
            "stop, do not process it on systems that are not cleared for secrets, and refer it to the secrecy office",
        ),
        inline=False,
        beside=True,  # no name that a scanner makes of it may hide it
        hits=(
            "⟦机密★10年⟧\n特急\n某县人民政府文件",
            "000012\n⟦绝密★长期⟧\n某某省人民政府",
            "⟦秘密★会议开始前⟧\n会议方案",
            "000123  ⟦秘 密★5年⟧\n关于某项工作的报告",
            "⟦机密★至2030年12月⟧\n某某通知",
            "⟦秘密⟧\n关于某某情况的报告",
            "⟦机密☆十年⟧\n某某方案",
            "密级：⟦机密★3年⟧\n名称：某某报告",
            "一、总体情况\n（一）进展。\n（⟦机密⟧）本段内容仅限有关人员知悉。",
            "⟦绝密*长期⟧\n某某方案",
            "关于分发文件的登记\n1 文件甲 ⟦机密★20年⟧ 甲单位",
            "主题：转发：（⟦秘密⟧）关于有关安排的通知",
            "等级 特提 ⟦机密⟧ 某政办密电〔2025〕6号\n关于某事的通知",
            "密级\t⟦秘密⟧\t份数\t10",
            "关于某事的通知\n各部门：\n本件为⟦机密⟧件，注意保密。",
            "⟦秘密★半年⟧\n某省人民政府文件",
            "⟦机密★启用后解密⟧\n份号：000008\n试卷押运和保管工作方案",
            "关于提供线划图的函\n某局：\n现将有关资料送上。\n附件：领用清单（⟦秘密⟧）",
            "⟦机密★5年⟧（已解密）\n某某工作总结",
            "⟦绝密★启用前⟧\n某市2024届高三第一次模拟考试\n语文",
            "密级：⟦秘密⟧　　保密期限：10年\n某市人民防空办公室\n关于某工程的报告",
            "特急  ⟦机密★5年⟧\n某县人民政府文件",
            "密级 ⟦机密⟧\n某县人民政府文件",
            "⟦絕密★長期⟧\n某某方案",
            "国家秘密★⟦机密★5年⟧\n某某方案",
            "编号：001  ⟦秘密★5年⟧\n某某方案",
            "⟦秘密⭐5年⟧\n某某方案",
            "⟦秘密★1 0年⟧（内部）\n某某方案",
            "密级：□绝密 ⟦☑机密⟧ □秘密\n某某登记表",
            "密级：绝密□ ⟦机密☑⟧ 秘密□\n某某登记表",
            "⟦机密★\n10年⟧\n特急\n某省人民政府文件",
            "⟦机\n密\n★\n10\n年⟧\n某省人民政府文件\n关于某事的通知",
            "“⟦机密★10年⟧”\n某县人民政府文件\n关于某事的通知",
            "〔⟦机密★10年⟧〕\n某县人民政府文件",
            "⟦秘密★至二〇三〇年十二月⟧\n某省人民政府文件",
            "⟦机密★lO年⟧\n某省人民政府文件",
            "⟦机密大10年⟧\n某省人民政府文件\n关于某事的通知",
            "文件密级：⟦秘密⟧　缓急：加急",
            "二、进展\n储备点位已经确定，由专班管理。（⟦秘密★5年⟧）\n三、其他",
            "序号\t文件名称\t密级\t份数\n1\t某方案\t⟦机密⟧\t3\n2\t某通知\t无\t5",
            "关于某事的函\n某局：\n本文件密级为⟦秘密⟧，保密期限5年。",
            "附件1（⟦机密⟧）\n登记表",
            "⟦绝秘★30年⟧\n某省人民政府文件",
            "⟦机蜜★10年⟧\n某市水利局文件",
            "阅件夹\n夹号：3\n⟦机密　★　10年⟧\n文件题名：关于某事的报告",
            "某省联合工作文件汇编\n目　录\n1. 甲办法　（公开）……3\n2. 乙方案　（⟦机密⟧）…………12",
            "目　录\n一、甲办法　（⟦秘密★5年⟧）　3\n二、乙方案　（公开）　9",
            "某局关于印发《某名单（⟦秘密★3年⟧）》的通知\n各县：\n请办理。",
            "某某发电\n等级：特急 ⟦绝密⟧ 某机发123号\n关于某事的通知",
            "附件2：⟦机密★3年⟧ 某清单\n某市水利局文件\n关于某事的通知",
            "秘密程度：⟦机密★5年⟧\n题名：某报告",
            "收文登记\n来文：某厅\n密级：⟦机密★10年⟧，份号12",
            "特急／⟦机密★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "〔000123〕⟦机密★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "［份号］000012［密级］⟦机密★10年⟧［缓急］特急\n某省水利厅文件\n关于报送某项情况的报告",
            "│⟦机密★10年⟧│\n某省水利厅文件\n关于报送某项情况的报告",
            "║　⟦机密★10年⟧　║\n某省水利厅文件\n关于报送某项情况的报告",
            "||⟦机密★10年⟧||\n某省水利厅文件\n关于报送某项情况的报告",
            "┌────┐\n│⟦机密★10年⟧│\n└────┘\n某省水利厅文件\n关于报送某项情况的报告",
            "‘⟦机密★10年⟧’\n某省水利厅文件\n关于报送某项情况的报告",
            "〈⟦机密★10年⟧〉\n某省水利厅文件\n关于报送某项情况的报告",
            "===⟦机密★10年⟧===\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★廿年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★一年零六个月⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★2030年底⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★2024年5月至2034年5月⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★竣工验收合格⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★10年整⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦秘密★5午⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦枧密★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦密秘★5年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦秘宻★1O年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密 SECRET ★ 10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦TOP SECRET⟧\nCopy 2 of 7\n某计划译稿",
            "⟦机密★10年⟧ 张某 2024-05-06\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密★10年⟧ 严禁复印\n某省水利厅文件\n关于报送某项情况的报告",
            "附件2\t⟦机密★10年⟧\n某储备分布表",
            "密级〔⟦机密⟧〕　缓急〔特急〕\n关于某事的通知",
            "【密级】⟦机密⟧\n【标题】关于某事的通知",
            "密级=⟦机密⟧;标题=关于某事的通知",
            "发文稿纸\n密级\n⟦机密⟧\n紧急程度\n特急",
            "密级：○绝密 ⟦●机密⟧ ○秘密",
            "密级：绝密 ⟦√机密⟧ 秘密",
            "拟定等级：（　）绝密　（√）⟦机密⟧　（　）秘密",
            "涉密程度：⟦机密⟧",
            "| 序号 | 标题 | 密级 |\n|---|---|---|\n| 1 | 关于甲事的通知 | ⟦机密⟧ |",
            "序号,标题,密级,份数\n1,关于甲事的通知,⟦机密⟧,3",
            "日期 来文单位 标题 密级 份数\n5月6日 某厅 关于某事的通知 ⟦秘密⟧ 1",
            "（一）布局［⟦秘密★5年⟧］。\n某点位由专班负责。",
            "二、储备布局（⟦机密⟧）\n某点位由专班负责。",
            "以下为⟦机密⟧内容\n某点位由专班负责。",
            "某点位由专班负责（⟦秘密★5年⟧）。\n下一段。",
            "送件清单\n（1）某纪要（⟦机密⟧）2份\n（2）某函 1份",
            "文件夹：2024年\\⟦机密★5年⟧某方案.wps",
            "某局会议记录\n记录密级：⟦秘密⟧\n出席：张某",
            "密级变更：由机密★10年变更为⟦秘密★5年⟧\n关于某事的通知",
            "原标志划线注销，改为\n⟦秘密★至2029年12月⟧\n某省能源局",
            "⟦绝密★全国会议\n召开前⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机\n\n密\n\n★\n\n长\n期⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "传阅群\n甲：“⟦机密-5年⟧ 特急 某省水利厅密电”",
            "密级标识：\n⟦机密★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "识别结果如下：\n⟦机密★10年⟧\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告",
            "文件封面显示：\n⟦秘密★会议开始前⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦叽密★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机窑★10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦禾必密★5年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机·密⟧\n某省水利厅文件\n某水发〔2025〕3号\n关于报送某项情况的报告",
            "⟦机密（★）10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦机密&starf;10年⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "某省水利厅文件\n关于报送某项情况的报告\n某厅：\n请审。\n⟦机密：10年⟧",
            "⟦秘密大会议开始前⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "⟦10年★机密⟧\n某省水利厅文件\n关于报送某项情况的报告",
            "收文登记\n文号：某发〔2001〕3号　密级：⟦秘⟧　份数：2",
            "移交清单\n1\t关于某事的请示\t⟦机★10年⟧\t3份",
            "关于某事的报告\n第一页\n⟦机密⟧，注意保存\n一、情况",
            "关于某事的报告\n第一页\n⟦机密⟧·发至县团级\n一、情况",
            "AAAA　⟦绝密⟧　特急\n关于某事的电报",
            "某办公室\n⟦绝密⟧亲启\n关于某事的信",
            "中央⟦机密文件⟧\n某发〔1961〕3号\n关于某事的指示",
            "关于某事的信\n某同志：\n所谈各点已办。此信⟦绝密⟧，阅后烧掉。",
            "共享盘：D:\\2024\\⟦机密⟧\\方案.doc",
            "最近打开：⟦机密⟧-方案.docx",
            "下载：方案_⟦机密⟧_0305.wps",
            "移交：布点方案，⟦机密⟧，3份；会议通知，5份。",
            "X-Classification: ⟦机密⟧\nSubject: 关于某事的函",
            "密级：派生⟦机密⟧\n标题：关于某事的通知",
            "⟦秘密⟧　1962年3月\n某县人民委员会\n关于某事的报告",
            "⟦机密★10年⟧某省水利厅文件\n关于报送某项情况的报告",
            "附件清单\n⟦机密★10年⟧\n秘密★5年\n某省水利厅文件",
            "某江界江地段水文测量成果图\n⟦秘密⟧\n比例尺 1:10000\n测绘单位：某测绘院",
            "关于做好储备统计的通知\n各局：\n请按月填报附表。其中库存周转一栏为⟦秘密★3年⟧，填写后单独装袋。",
        ),
        misses=(
            "国家秘密标志的样式为：\n“机密★5年”\n书写时应当规范。",
            "标注格式如下：\n机密★10年\n其中“★”前为密级。",
            "试卷袋上印有\n绝密★启用前\n字样的，应当清点。",
            "秘密\n小时候，我有一个秘密，藏在心里。",
            "不得泄露国家\n秘密\n和工作秘密。",
            "商业\n秘密\n保护工作方案",
            "绝密\n机密\n秘密\n是国家秘密的三个等级",
            "关于印发保密知识手册的通知\n附：密级标志示例\n绝密★30年\n机密★20年\n秘密★10年",
            "选举采取无记名投票，设立\n秘密\n写票处。",
            "商密★3年\n某公司报价资料",
            "密级的标注形式如下：例如 机密★10年 。",
            "中华人民共和国保守国家秘密法\n第十四条 国家秘密的密级分为绝密、机密、秘密三级。",
            "密级标注为“机密★10年”的，应当按规定保管。",
            "一、严格保密纪律\n各单位要做好保密审查，防止泄露国家秘密、工作秘密和商业秘密。",
            "试卷启封前应当标注“绝密★启用前”字样。",
            "密级：绝密、机密、秘密三级，由定密责任人确定。",
            "关于开展保密宣传月活动的通知\n各科室：\n现将有关事项通知如下。",
            "涉及商业\n秘密的，应当征求第三方意见。",
            "二、涉密人员管理\n（一）核心涉密人员接触绝密级事项。",
            "密级：无",
            "表格说明：密级（绝密/机密/秘密）",
            "附件：1.国家秘密载体管理办法\n2.涉密人员守则",
            "不得使用“绝密”“机密”“秘密”等标识。",
            "（秘密）投票选举产生新一届村民委员会。",
            "本件为秘密投票的统计结果。",
            "密级：□绝密 □机密 □秘密",
            "密级 秘密 机密 绝密",
            "示例：secret + 5 渲染为 秘密★5年。",
            "书目：《绝密（1945年）》\n作者：佚名",
            "各级领导要严守机密\n★10年来工作成绩显著",
            "目录\n一、什么是秘密……3\n二、机密文件的管理……9",
            "联赛\n秘密花园队 ★5年 老牌球队",
            "关于规范国家秘密标志的通知\n各单位：\n一、标注格式\n机密★10年\n二、位置\n首页左上角。",
            "公文格式示例\n000001\n机密★1年\n特急\n××××文件",
            "| 密级 | 期限 |\n|---|---|\n| 绝密 | 30年 |\n| 机密 | 20年 |\n| 秘密 | 10年 |",
            "《秘密》\n导演：某某\n主演：某某",
            "“秘密”\n歌词：某某\n作曲：某某",
            "秘密★价格\n促销活动",
            "机密文件\n管理制度\n第一条 为规范管理。",
            "秘密\n档案管理规定\n第一条 为规范管理。",
            "机密★慎言\n宣传标语",
            "模板：密级：机密★10年（按实际填写）",
            "某村换届选举\n投票方式：\n秘密\n投票时间：5月6日",
            "秘\n密\n花\n园",
            "写法 含义 正误 秘密★10年 秘密级 正确 绝密★35年 超过期限 错误",
            "密级：该栏由档案人员填写",
            "保密会议室建设标准（机密级）\n一、范围",
            "密级：-- 缓急：平件\n绝密电影放映通知",
            "各级要做好保密工作。\n不得泄露国家秘密。",
            "A. 绝密★30年　B. 机密★20年",
            "答案：1.机密★10年 2.秘密★5年",
            "绝密配方★祖传★百年",
            "SECRET GARDEN\n乐队简介",
            "密级：□绝密□机密□秘密☑非密",
            "秘密战线英雄事迹报告会\n2024年5月6日",
            "【绝密】极端机密的：～电报。\n【泄密】泄露机密：～案件。",
            "【秘密】mìmì 形 不让人知道的。",
            "剧本杀《绝密档案》\n时长：5小时\n绝密★第一幕",
            "机密空间 密室逃脱\n机密★沉浸式体验",
            "测试数据\n密级：机密\n标题：测试测试\n仅用于联调。",
            "公文格式说明\n密级和保密期限 机密★1年\n（以上为格式示例）",
            "公文写作课件\n版头要素\n机密★1年\n特急",
            "问：文件上的“机密★10年”是什么意思？\n答：表示该文件属于机密级国家秘密。",
            "工作秘密★1年\n关于某事的函",
            "商密★3年\n关于某事的函",
            "影视榜单\n1　绝密行动　8.1\n2　机密 ★ 三年之后　6.9　爱情",
            "档号 题名 密级\n著录示例：1-2-3 关于某事的通知 机密",
            "密级和保密期限的写法如下：\n机密★10年\n请照此办理。",
            "绝密★30年\n机密★20年\n秘密★10年\n为最长期限。",
            "小说下载：秘密花园.txt",
            "机构编制：\n密集★10年",
            "第二节　版头\n【例】000001\n　　　机密★1年\n　　　特急\n上例为样式示意。",
        ),
    ),
)
