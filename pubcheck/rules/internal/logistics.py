"""The housekeeping of an office: duty rosters, canteen and cars, receptions, itineraries of leaders.

条例 art. 16 para. 1 (后勤管理、内部工作流程). Duty tables of clinics or hotlines for the public
and holiday notices are left alone.
"""

from __future__ import annotations

from pubcheck.content_ground import Ground, Told
from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        "值班(?:安排)?表 值班安排 轮值表 带班 值守表 排班表",
        Phrase("标题是值班表", "the title is that of a duty roster"),
        1.1,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "后勤 食堂 用餐 公务用车 派车 车辆编排 周转房 车位 办公用房 会务 文印 机关物业 内部小结 座次 房间分配 办公室(?:调整|分配|搬迁) 物资领用 用车安排 车辆调度",
        Phrase("标题是后勤事务", "the title is about housekeeping"),
        1.0,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "接待(?:工作)?(?:方案|安排|手册) 日程(?:安排)?表?$ 行程(?:安排)?$ 活动安排$ 陪同 考察活动(?:安排|方案) 调研活动(?:安排|方案)",
        Phrase("标题是接待方案或日程", "the title is that of a reception or an itinerary"),
        1.0,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "带班领导 值班人员 值班员 夜班 白班 驾驶员 司机 带班局长 总值班",
        Phrase("列出带班、值班人员", "it lists who is on duty"),
        1.0,
        least=2,
        topic="roster",
    ),
    Sign(
        "(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])",
        Phrase("附有多人手机号", "with several mobile numbers"),
        0.6,
        least=3,
        topic="phones",
    ),
    Sign(
        "换班 调班 交接班 交接本 早8时 值班补助 须在岗 自行调整 值班室",
        Phrase("内部值班要求", "rules of duty for the staff"),
        0.6,
        topic="duty",
    ),
    Sign(
        "餐卡 开餐 错峰 就餐卡 工作餐 车位 车库 周转房 硒鼓 文印 派车 公务用车 油耗 腾出 食堂 一车一卡 交旧钥匙 水电",
        Phrase("安排用餐、车辆、用房等内部事务", "it arranges meals, cars and rooms for the staff"),
        1.0,
        least=3,
        topic="housekeeping",
    ),
    Sign(
        "接待人员 接待规格 接待标准 接待任务 陪同领导 陪同人员 考察路线 抵达 下榻 用餐地点 席位 座次 乘车 住宿安排 随行人员 车辆安排 客人 迎送 菜单 房间 用餐安排 接站 送站 集合时间 工作人员名单 联络员",
        Phrase("安排接待的行程、食宿和陪同", "it arranges travel, board and company of guests"),
        1.2,
        least=3,
        topic="reception",
    ),
    Sign(
        r"不得(?:转接|外传|对外)[^。\n]{0,8} 注意保密 控制知悉 勿外传 内部掌握",
        Phrase("要求在内部掌握", "it is to be kept inside"),
        0.5,
        topic="handling",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "放假 采购 招标 药店 门诊 便民 热线 接诊 急诊 法律援助 供水 供电 供气 律师 志愿者 信访接待 接访 公证 旅游团 游客 考生",
        Phrase("面向群众的安排", "arrangements for the public"),
        VETO,
        Where.TITLE,
    ),
    Sign(
        r"为方便(?:市民|群众|广大)[^。\n]{0,10} 广大(?:市民|群众|乘客|用户)",
        Phrase("说明面向群众", "it addresses the public"),
        VETO,
    ),
)

_TOLD = Told(
    Phrase("写明接待、行程、值班、车辆等内部安排", "it gives arrangements of receptions, travel, duty or cars"),
    subject=(
        r"主宾|公务|局长|贵宾|夜班|传达室|小车|考察团|首长|客人|接待|来宾|行程|活动安排|值班|公务用车|车辆|后勤|食堂|宿舍|公寓|办公用房|办公用品|机关|会务|调研|领导|"
        r"随员|物资|采购审批|钥匙|出差"
    ),
    detail=(
        r"住[^。；，,\n]{0,6}[一二三四五六七八九十0-9]{1,3}层|主宾|随员|晚餐|午餐|每桌|前导|派出|套间|挂在|传达室|墙上|接站|招待所|车位|门禁卡|席卡|桌签|"
        r"医护|备用车|应急车|派车单|行车路线|房型|单间|标间|押金|房费|餐费|酒水|口味|忌口|清真|民族餐|行李|登机|航班|车次|候车|贵宾室|要客|绿色通道|警卫|安保|贴身|医疗组|"
        r"救护车|随车|周转房|密码锁|备用钥匙|保险柜|里间|车钥匙|住处|油票|停车场|[GDCK][0-9]{1,4}次|随行|二号院|小餐厅|引导|订(?:房|票|餐)|门卡|司机电话|"
        r"停车位|发车|专职司机|洗车|维修点|值夜|早餐|宿费|工作餐|首长|入住|车队|前导车|医疗车|秘书住|隔壁|陪同|乘[^。；，,\n]{0,6}高铁|加油卡|车库|司机班|贵宾|"
        r"主桌|座次|警车开道|专车|接机|包厢|小食堂|茶歇|套房|住[^。；，,\n]{0,8}(?:宾馆|酒店|招待所|[0-9一二三四五六七八九十]{1,3}楼|房)|[0-9]{3,4}房|"
        r"贵宾楼|随行(?:警卫|秘书|人员|医生)?|警卫|用车为?|(?:一|二|[0-9])号(?:中巴|车)|考斯特|中巴|轿车|早班(?:动车|航班|机)|(?:乘|坐)[^。；，,\n]{0,8}(?:动车|高铁|航班|飞机|车)|"
        r"往返|房卡|来宾|一行[一二三四五六七八九十0-9]{1,4}人|随员|值班室|床位|交接班|钥匙|值班日志|值班公寓|住宿|留宿|油卡|停放|地下[一二三0-9]层|驾驶员|司机|"
        r"被褥|茶具|会客室|自行询价|内部报销|餐标|用餐(?:为|标准|地点)|席签|菜单|接送站?|下榻|座次|物资领用|领用|车队|留驻|备班|早餐|午宴|晚宴|礼品|合影|会见(?:地点|室)"
    ),
    sure=(
        r"(?:首长|领导|书记|市长|县长|省长)[^。；\n]{0,16}(?:入住|下榻|住)[^。；\n]{0,14}(?:楼|房|山庄|宾馆|酒店)|(?:秘书|警卫|随员)住|(?:主要)?领导[^。；\n]{0,16}(?:住|下榻)[^。；\n]{0,12}(?:房|楼|宾馆|酒店)|"
        r"(?:来宾|客人|代表团)[^。；\n]{0,16}(?:住|下榻)[^。；\n]{0,30}(?:用车|随行|警卫)|指挥车[^。；\n]{0,20}停放|行程不(?:通知|公开|对外)"
    ),
    closed=(r"不通知沿途|不发媒体|内部报销"),
    against=(
        r"不得超标准|定额标准|公函制度|报销标准|应当|公示|学员|考生|游客|旅客|乘客|培训班|报到|参训|参会人员|群众|市民|村民|居民|敬老院|养老|学生|采购公告|驾驶员(?:应|需)|"
        r"您|网约车|公交"
    ),
    titled=(r"管理办法|年度报告|招标|采购公告|培训|报名|旅游|敬老|养老|放假|答复|党务公开"),
    plain=3,
    kept=2,
)

RULES = (
    Rule(
        id="internal.logistics",
        title=Phrase("内部后勤、值班、接待信息", "Housekeeping of an office"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-16"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), ("reception",), "internal.logistics"),
        message=Phrase(
            "像是值班表、接待方案、后勤安排等内部事务",
            "it reads like a duty roster, a reception plan or other housekeeping",
        ),
        suggestion=Phrase(
            "后勤管理、内部工作流程信息可以不予公开，须说明理由；确需公布值班电话的，只保留单位电话",
            "housekeeping may be withheld with a stated reason; where a duty number is to be published, keep the unit's only",
        ),
        inline=False,
        beside=True,
        hits=(
            "某镇2025年国庆假期值班表\n⟦日期\t带班领导\t值班人员\t驾驶员⟧\n10月1日\t汪某\t查某\t老江",
            "某区政府办公室春节值班安排表\n⟦日期\t带班领导\t白班\t夜班\t司机\n1月28日\t种某\t满某\t杜某\t小孙\n换班须经带班领导同意⟧。",
            "关于调整集中办公区后勤服务的通知\n各入驻单位：\n⟦早餐改在负一层开餐，餐卡余额清零日调整；原有车位暂用C区；周转房三间腾空⟧。",
            "某考察团来我市接待方案\n⟦抵达时间、考察路线、用餐地点、住宿安排及陪同人员如下⟧。",
            "关于机关食堂错峰用餐的通知\n各科室：\n⟦即日起按楼层错峰，就餐卡不得借用，工作餐标准不变，十一时四十分开餐⟧。",
            "某局关于规范派车的通知\n各科室：\n⟦自10月起公务用车执行一车一卡，油耗按月登记⟧。",
            "领导带队调研日程安排\n⟦上午抵达某县，乘车前往园区，随行人员6名，用餐地点在机关食堂⟧。",
            "某办轮值表\n⟦值班员\t夜班\t值班室\n甲\t乙\t传真在左侧\n交接本写清来电⟧。",
            "节日值班表附注\n⟦夜班人员在传达室套间休息，备用车钥匙挂在值班室墙上，开水房十点关闭⟧。",
            "局长公务活动安排\n⟦二十日早班机去北京，住部里招待所，二十二日晚回，司机小刘接站⟧。",
            "后勤科工作提示\n⟦机关小车库三个专用车位留给班子成员，门禁卡由保安队长发放⟧。",
        ),
        misses=(
            "2022年春节期间发热门诊、药店值班安排（对外公布）\n值班员\t夜班\t白班\n区人民医院\t是\t是",
            "关于2025年国庆节放假安排的通知\n各单位：\n10月1日至8日放假调休，做好值班值守，值班人员须在岗。",
            "关于印发党政机关公务用车管理办法的通知\n公务用车、派车、油耗、车库管理按本办法执行。",
            "某局食堂食材采购项目招标公告\n食堂、工作餐、餐卡系统。",
            "关于加强节日期间应急值守工作的通知\n各地要落实领导带班和值班人员二十四小时值班制度。",
            "为方便群众办事，公布政务服务中心周末值班安排表\n值班人员、夜班、白班如下。",
            "某县接待工作制度\n第一条 接待标准。\n第二条 陪同人员。\n第三条 住宿安排。\n第四条 用餐地点。",
            "某学校食堂用餐管理情况公示\n食堂、餐卡、工作餐支出公示如下。",
            "机关食堂开放日：市民可体验晚餐，每桌十人。",
            "某局值班电话公布：夜班24小时有人接听。",
            "关于加强学校门卫管理的通知：各校要严格门禁，门卫24小时值班，监控全覆盖。",
        ),
    ),
)
