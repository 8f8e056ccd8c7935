"""Personnel matters of an office: appraisal of cadres, staff grading, posts, attendance.

条例 art. 16 para. 1 (人事管理). Notices before an appointment, recruitment and rules about
personnel are public (art. 20(14)) and are left alone.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.passages import Ground, Told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        "考察(?:材料|报告) 考察情况(?:的?报告|汇报)?$ 考察预告 (?:任免|任用|调整|配备)建议 干部(?:任免|调整|配备)(?:方案|建议|意见) 后备干部 谈话(?:提纲|记录) 人选(?:建议|推荐|的报告) 现实表现 鉴定材料",
        Phrase("标题是干部考察、任免材料", "the title is that of a paper on appointing cadres"),
        1.1,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "编制 年度考核 考核等次 (?:聘用|工资)(?:等级|级别) 人员(?:聘用|调整|调配) 岗位(?:聘用|调整|变动|等级) 绩效(?:考核|工资|奖金)? 考勤 工作纪律 人事(?:安排|方案|调整) 奖金分配 职称评审 处分",
        Phrase("标题是人事管理事项", "the title is about personnel management"),
        1.0,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "民主测评 个别谈话 推荐得票 民主推荐 考察组 考察对象 谈话对象 缺点(?:和|与|及)不足 主要不足 拟提任 拟提拔 提名为 德才 廉洁自律方面 个人有关事项 政治表现 民主评议 班子成员反映 得票(?:数|率) 群众基础 考察人选 建议任",
        Phrase("记有测评、谈话、缺点等考察内容", "it holds votes, interviews and weaknesses from an appraisal"),
        1.2,
        least=3,
        topic="appraisal",
    ),
    Sign(
        "优秀[0-9]+[票人名] 合格[0-9]+[票人名] 称职[0-9]+[票人名] 基本称职[0-9] 不定等次[0-9] 不称职[0-9] 优秀率[0-9] 不评优 低一档 一般(?:（[^）]*）)?[0-9]+人",
        Phrase("记有考核等次", "it holds grades"),
        0.8,
        least=2,
        topic="grades",
    ),
    Sign(
        r"迟到 早退 旷工 事假 扣发 绩效奖 绩效奖金 当月绩效 待岗 低聘 离岗学习 不再续聘 作检查 书面说明 内部编外 由[^。\n]{2,10}转为 调至 调离 岗位调动 聘用二级 扣减绩效 扣除绩效 诫勉 降低岗位 记过 警告处分 解聘 停职 借调 超假",
        Phrase("涉及具体人员的奖惩、岗位变动", "it deals with the discipline or posts of single persons"),
        1.0,
        least=2,
        topic="staff",
    ),
    Sign(
        r"(?:增核|核增|追加|增加|使用|调剂)[^。\n]{0,10}编制 编办 空编 超编 编制(?:使用|数|限额) 领导职数",
        Phrase("涉及编制使用", "it deals with the use of posts"),
        0.8,
        least=2,
        topic="posts",
    ),
    Sign(
        "与本人谈话 与本人见面 不对外说明 先告知 谈话前 请与会领导勿 尚未公布 局内部 院内张贴 不上网 传阅后",
        Phrase("要求在内部掌握", "it is to be kept inside"),
        0.7,
        topic="handling",
    ),
    Sign(
        "(?:妥否|当否)[，,]?请 请予核定 请予批复 请(?:予)?审定 请批复",
        Phrase("请求上级决定", "it asks a superior to decide"),
        0.8,
        topic="closing",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "任前 任职前 公开(?:招聘|遴选|选拔) 招聘 招录 招考 录用 拟聘 三支一扶 职能配置 三定 先进 表彰 评选 技能大赛 学生 教师资格",
        Phrase("属于应当公开的人事信息", "personnel information that is public"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明对具体人员的考察、任免、奖惩意见", "it gives opinions on appraising, appointing or disciplining staff"),
    subject=(
        r"考察|任免|提拔|人选|干部|同志|职数|编制|考核|等次|党组|组织部|档案|引进人(?:才|员)|人事|岗位|任职|领导班子|人员|职工|股长|科长|主任"
    ),
    detail=(
        r"退二线|人选在|群众反映一般|反对票|不反馈本人|不称职率|延长试用|谈话提醒|去留|撤销[^。；，,\n]{0,8}单位|收回编制|票数|末位|待查|暂缓(?:任用|晋升|办理)|"
        r"不予(?:晋升|转正|聘任)|群众基础|评价一般|排名(?:靠后|倒数)|拟让|接任|出任|破格|免职后|[0-9一二三四五六七八九十]+人(?:认为|反映|推荐|不同意)|推荐其|"
        r"作风不够|拟免|转任|会前不|拟定为|超编|提前退休|转企|暂缓其|函询|批评教育|不够[^。；，,\n]{0,5}|调离|免职|改任|降职|考察对象|测评(?:结果|排名|得分)|"
        r"不赞成|负面反映|组织处理|问题线索|竞争性|廉政意见|待岗|辞聘|解聘|提醒谈话|人事安排|职务调整|另有任用|待安排|民主测评|(?:个别)?谈话(?:中|提纲|推荐|函询)|(?:有[一二三四五六七八九十0-9]+人)?反映其|"
        r"考察组(?:认为|建议)|推荐票|得票(?:率|数)?|优秀票|拟(?:提拔|提任|任命|任|免|调任|晋升|聘|核减|收回|给予|确定)|人选(?:考虑|建议|名单)?|动议|任免建议|"
        r"酝酿|空缺|职数|核减|收回|分流|建议等次|等次(?:建议|及理由)|基本称职|不称职|不定等次|诫勉|取消[^。；，,\n]{0,6}评优|影响期|处分|不得提拔|学历存疑|入党材料|"
        r"档案(?:审核|造假|存疑)|审核结论|辞退|免去|轮岗|信访反映|逐人谈话|后备|推荐(?:居首|情况)|缺点|主要不足|绩效(?:扣|系数)|降级|停职|边缘化|资历较浅|不胜任|"
        r"末位|超编|借调|转岗|晋升"
    ),
    sure=(
        r"谈话的?[0-9]+人[^。；\n]{0,20}(?:认为|反映|推荐)|拟(?:免去|提拔|提任)[^。；\n]{0,30}(?:会前|公布前|未|不)|拟定为(?:基本称职|不称职|不定等次|优秀)[^。；\n]{0,24}|"
        r"暂缓其晋升|未公布前不得外传|(?:民主测评|推荐票|得票)[^。；\n]{0,30}(?:[0-9]+%|居首|票)|拟提拔人选|人事动议|任免建议[^。；\n]{0,12}(?:未|不得|前)|"
        r"(?:建议|拟定)等次(?:及理由)?|给予诫勉|人选未经[^。；\n]{0,12}讨论|人员分流意向"
    ),
    closed=(r"不在单位公开|未定事项|未经会议|未公示|不得向(?:本人|外)"),
    against=(
        r"公示(?:期|时间|如下)|现予公示|录用|招聘|报名|成绩|体检|任前公示依规定(?!.{0,2}人选)|任命[^。；，,\n]{1,8}为|您|党员发展|优秀率为|表决通过|采取民主测评|"
        r"应当"
    ),
    titled=(r"公示|任职的通知|任免的通知|招聘|录用|党务公开|考试|表彰"),
    plain=3,
    kept=1,
)

RULES = (
    Rule(
        id="internal.personnel",
        title=Phrase("内部人事管理信息", "Personnel matter"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-16"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), ("appraisal", "grades", "staff"), "internal.personnel"),
        message=Phrase(
            "像是干部考察、人员考核等内部人事材料", "it reads like a paper on appraisal or management of staff"
        ),
        suggestion=Phrase(
            "人事管理信息可以不予公开，须说明理由；任前公示、招考录用结果等依法公开的从其规定",
            "personnel matters may be withheld with a stated reason; notices before appointment and recruitment are public",
        ),
        inline=False,
        beside=True,
        hits=(
            "高某某同志考察材料\n⟦考察组在某镇进行了考察，个别谈话38人，民主测评发出票46张，推荐得票41票⟧。\n主要缺点和不足：性子急。",
            "关于某某同志考察情况的报告\n县委组织部：\n⟦考察组召开民主测评会，谈话对象反映其廉洁自律方面较好⟧。",
            "签报\n事由：2018年度年度考核等次建议\n⟦拟定优秀61人，基本合格3人，不定等次2人⟧。结果尚未与本人谈话。",
            "关于调整部分科室人员聘用等级与岗位的通知\n各科室：\n一、⟦消化科某某调至门诊⟧。\n二、待岗：某某半年内差错三次，期满考核不合格的不再续聘。",
            "关于4月份工作纪律抽查情况的通报\n⟦法规科某某迟到1次⟧；三大队某某早退；扣当月绩效200元。",
            "某局机关考勤、绩效情况内部小结\n⟦迟到累计61人次，旷工1人⟧。差等次的绩效奖金全部扣发。",
            "某职业学校关于增加编制的请示\n市教体局：\n⟦恳请协调编办增核机电专业编制10名⟧。\n妥否，请批复。",
            "县管领导干部调整建议方案\n⟦某某拟提任局长，民主推荐得票居第一，个别谈话认可度高，考察组建议任用⟧。",
        ),
        misses=(
            "干部任前公示\n经县委常委会研究，现将拟任职人员公示如下：某某，拟提任副镇长。民主推荐、考察组考察程序已完成。个别谈话28人。",
            "关于做好2024年度考核工作的通知\n各单位：\n考核分优秀、称职、基本称职三个等次，优秀等次不超过百分之十五。",
            "某市事业单位公开招聘工作人员公告\n笔试、面试、考察对象按名次确定。",
            "党政领导干部选拔任用工作条例\n第一条 民主推荐。\n第二条 考察组应当个别谈话。\n第三条 民主测评。\n第四条 考察对象公示。",
            "某县水利局职能配置、内设机构和人员编制规定\n机关行政编制12名，领导职数4名。",
            "关于印发机关考勤管理办法的通知\n迟到、早退、旷工按规定扣发绩效奖金。",
            "某学校学生综合素质评价方案\n学生迟到、早退计入考勤，等次分优秀、合格。",
            "关于表彰2023年度先进个人的决定\n优秀等次人员给予奖励。个别谈话、民主测评结果作为参考。",
            "关于加强机关效能建设的通知\n杜绝迟到早退现象，营造良好作风。",
        ),
    ),
)
