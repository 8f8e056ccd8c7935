"""Weak points and sites of critical facilities: networks, water, power, explosives, stores.

公开条例 art. 14; 关键信息基础设施安全保护条例 art. 30 is quoted for reference. Tenders, published
contingency plans and standards are left alone.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import ALWAYS_AGAINST, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        r"反恐 重点目标 (?:水源|供水|供电|供气|燃气|门站|油气|油库|闸控|水库|大坝|电网|变电站|管网|民爆|易制爆|爆炸物品|危险化学品|核|储备库|机房|数据中心)[^\n，。]{0,24}(?:检测|检查|薄弱|漏洞|隐患|防护|守护|守卫|分布|点位|测试|位置|系统)"
        r" (?:网络安全|工控|信息系统|渗透)[^\n，。]{0,16}(?:检测|测试|检查|漏洞|隐患|风险提示|专项应急预案|情况|拓扑) 拓扑 点位(?:图|表|清单) 分布图 应急动用",
        Phrase("标题涉及重要目标、设施的防护", "the title is about the protection of important facilities"),
        0.8,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"(?:出厂|默认|弱|初始)(?:口令|密码) 默认管理员 注入点 未授权访问 任意文件 无需登录 暴露在互联网 端口[0-9]{2,5} 远程维护 多人共用 未(?:完全|做|有效)?隔离 可被利用 提权 SCADA 防火墙策略 网段 VLAN 账号密码 管理口令 机柜 IP地址段 零日 高危漏洞 (?:漏洞|补丁)[^。\n]{0,10}(?:未|尚未)(?:修复|修补|更新|安装) 尚未修(?:补|复) 远程桌面 (?:开放|暴露)[^。\n]{0,12}(?:端口|公网) 可被远程 渗透测试 跳转 进入控制台 口令策略"
        r" 固件[^。\n]{0,12}(?:过低|停止更新) 单向隔离 工控(?:主机|网|系统) PLC 上位机 远程通道 核心交换机 未部署 断开外联 拓扑",
        Phrase("写明网络或控制系统的弱点", "it tells weak points of a network or control system"),
        1.3,
        least=3,
        topic="network",
    ),
    Sign(
        r"围(?:墙|栏|网)[^。\n]{0,22}(?:豁口|缺口|不足|破损|倒塌|高度|[0-9]米) (?:监控|监视|探头|录像)[^。\n]{0,8}盲区 报警(?:器|装置)[^。\n]{0,16}(?:失效|离线|未修|公里) 门禁密码 单岗 门锁失效 无人值守 夜间(?:照明不足|无照明|仅)"
        r" 夜班仅 周界报警 安检机[^。\n]{0,14}停用 (?:备用电源|蓄电池)[^。\n]{0,14}(?:老化|仅能) 持证率仅 翻墙 失去反馈 录像只能保存 岗哨 出警用时 盲区 锁具老化 撬开 翻越 单电源 无视频 无监控 投放异物 巡检间隔 可绕过 未更换 安防值守",
        Phrase("写明实体防护的弱点", "it tells weak points of physical protection"),
        1.3,
        least=2,
        topic="physical",
    ),
    Sign(
        r"(?:库房|库点|储备库|仓库|阀室|泵站|变电站|基站|井口|点位|目标|设施)[^。\n，]{0,4}(?:坐标|具体位置|点位图|分布图|平面图|布点图) 储备库点 储存数量 库[^。\n]{0,10}储量 轮换底数 动用时机 平面示意 布防图 井位坐标 管线图 监控点位 管线走向 埋深 管网图",
        Phrase("写明点位、储量", "it gives sites or quantities"),
        1.0,
        topic="sites",
    ),
    Sign(
        "重点目标 关键信息基础设施 重要水源 重要设施 易制爆 民用爆炸物品 民爆 雷管 炸药 硝酸铵 油气管道 核材料 放射源 油库 通信枢纽 调度中心 应急电源 泄洪闸 加氯间 取水口 取水泵房 水厂 闸控 储备成品粮 战略储备 门站",
        Phrase("对象是重要目标或危险物品", "it is about important targets or dangerous goods"),
        0.7,
        topic="target",
    ),
    Sign(
        r"不法分子 控制知悉范围 (?:只|仅)(?:发|送|报)[^。\n]{0,14}(?:负责人|责任单位|责任处长) 严禁[^。\n]{0,6}外传 一旦公开可能危及 不在各类 另送 传阅须登记 名单不对社会公布 漏洞细节 不得复印 (?:不得|严禁)[^。\n]{0,6}(?:截图|转发) 随文报送",
        Phrase("要求控制知悉范围", "only few may know it"),
        0.7,
        topic="handling",
    ),
    Sign(
        r"(?<![0-9.])(?:1[0-3][0-9]|[7-9][0-9]|[1-5][0-9])\.[0-9]{4,8}(?![0-9])",
        Phrase("附有多个坐标", "with several coordinates"),
        0.8,
        least=4,
        topic="sites",
    ),
    Sign(
        "增设(?:暗哨|岗哨) 守护(?:力量|人员) 反恐防范 防暴 整改(?:要求|建议) 薄弱环节 已知弱点 安全隐患",
        Phrase("列出薄弱环节和整改", "it lists gaps and how to close them"),
        0.5,
        topic="gaps",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "环境影响 环评 水质 价格 停水 停电 规划许可 安全生产月 演练 总体应急预案 科普 工作要点 答复 食品 行政许可 验收",
        Phrase("标题是公开的设施信息", "information on facilities for the public"),
        VETO,
        Where.TITLE,
    ),
)

RULES = (
    Rule(
        id="secret.infrastructure",
        title=Phrase("重要设施点位、防护弱点", "Critical facilities"),
        severity=Severity.HIGH,
        basis=basis("disclosure-14", "infrastructure-30"),
        matcher=Weighed(_SIGNS, _AGAINST),
        message=Phrase(
            "内容像是重要设施的点位或防护弱点，公开后可能被利用",
            "it reads like sites or weak points of critical facilities, which could be abused",
        ),
        suggestion=Phrase(
            "暂停公开，报主管部门和保密机构核实；公开整改情况的，删去点位、数量、弱点细节",
            "stop, and have the authority in charge look at it; a report on improvements leaves out sites, quantities and gaps",
        ),
        inline=False,
        beside=True,
        hits=(
            "关于闸控系统安全检测情况的通报\n管理处：\n⟦工控主机⟧使用出厂口令，存在高危漏洞，测试人员十分钟进入控制台。\n本通报只送责任单位主要负责人。",
            "关于反恐怖防范重点目标检查情况的报告\n第二水厂⟦围墙东北角有豁口⟧，加氯间门禁密码两年未换，夜班仅1人。",
            "关于调整民爆及易制爆仓库守护力量的请示\n党坝库⟦单岗⟧，监控盲区在北墙，出警用时二十分钟。储量见附表。\n妥否，请批示。",
            "供水工控系统网络安全专项应急预案\n⟦上位机⟧口令策略未统一，PLC存在可被远程写入的缺陷，保留一条远程通道。\n严禁外传。",
            "储备成品粮应急动用方案\n⟦储备库点⟧名称及储存数量见附表，轮换底数不得低于七成。\n传阅须登记，不得复印。",
            "天然气门站防护检查情况\n周界⟦报警装置离线⟧41天，安检机每天17时后停用，无人值守。",
            "关于数据中心渗透测试情况的通报\n办公网可⟦跳转⟧至核心交换机，弱口令三台，补丁尚未安装。整改要求如下。",
            "放射源仓库安全守护情况报告\n仓库坐标另附，⟦报警器失效⟧，围栏缺口两米，夜间照明不足。",
        ),
        misses=(
            "某医院等级保护改造项目公开招标公告\n建设内容：漏洞扫描、堡垒机、核心交换机、弱口令检测、渗透测试服务。",
            "网络安全事件应急预案\n修补漏洞、更换口令后方可上线。核心交换机故障时切换备用链路。",
            "关于加强寄递物流安全管理的通知\n严禁收寄雷管、炸药、硝酸铵等易制爆物品。",
            "某水库大坝安全鉴定结果公示\n水库、大坝经检查评定为二类坝，存在薄弱环节，已列入除险加固。",
            "信息安全技术 网络安全等级保护基本要求标准\n口令策略应符合要求，补丁及时更新，不得使用默认口令，远程通道应关闭。",
            "关于开展网络安全宣传周活动的通知\n提醒市民修改默认口令，及时安装补丁，警惕高危漏洞。",
            "某县供水工程环境影响报告书批复\n取水口、水厂位置见平面图，泵站坐标略。",
            "城镇燃气管理条例\n第一条 门站。\n第二条 围墙破损应当修复。\n第三条 周界报警。\n第四条 无人值守站应当设报警装置。",
        ),
    ),
)
