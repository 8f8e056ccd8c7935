"""Police deployment and stability control: forces, posts, covert measures, lists of persons watched.

公开条例 art. 14 (可能危及公共安全、社会稳定); 反恐法 art. 63 on measures in response is quoted for
reference. Publicity against fraud, recruitment and notices to the public are left alone.
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
        "警力(?:部署|配置|编成) 安全保卫 安保(?:工作)?(?:实施)?(?:部署)?方案 警卫 布控 抓捕 清查行动 收网 集中统一行动 处突 反恐处置 巡逻防控 勤务(?:安排|方案) 处置(?:工作)?预案",
        Phrase("标题是安保、行动部署", "the title is that of a deployment"),
        0.9,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "稳控 维稳 重点人员 信访维稳 社会稳定风险 防控部署 稳定工作",
        Phrase("标题是稳控、重点人员", "the title is about persons under watch"),
        0.9,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"(?:民警|警力|辅警|特警|便衣|武警|巡警|干警|警员|安保力量)[^。\n，、；]{0,6}?[0-9]{1,4}\s?(?:名|人|个|组|余) [0-9]{1,4}\s?名[^。\n，]{0,4}(?:民警|特警|辅警|警力|便衣) 警力[0-9]{1,4}名"
        r" (?:投入|出动)警力 两警三辅 [0-9]{1,3}个?武装",
        Phrase("写明警力数量", "it gives the strength of forces"),
        1.0,
        topic="strength",
    ),
    Sign(
        "便衣 着便装 暗哨 隐蔽(?:跟随|待命|布控|观察) 制高点 布控 观察点 卡点 蹲守 伏击 狙击 反制频段 无人机反制 跟踪 技侦 备勤 处突 武装(?:处突)?小组 枪支携带 弹枪分离"
        " 抓捕组 封控(?:区|点) 排爆 警犬 搜检 固定哨 查缉点 控人 押解 监控点位 巡逻路线 勤务编组 破门 控制(?:嫌疑人|现场出入口) 外围警戒 守候 盯控 内线 布防 应急处突 收网 机动(?:队|力量|警力)",
        Phrase("写明布控、哨位等处置措施", "it gives posts and covert measures"),
        1.2,
        least=2,
        topic="measures",
    ),
    Sign(
        "(?:主用|备用|专用)频道 频道[0-9] 电台 呼号 暗语 口令 通信代号 350兆 集群",
        Phrase("写明通信频道、呼号", "it gives radio channels or call signs"),
        0.7,
        least=2,
        topic="signals",
    ),
    Sign(
        "稳控 重点人员 包(?:抓|控|保|联)责任人? 包控 见面稳控 落地(?:核查|查人) 劝返 串联 扬言 越级上访 过激行为 见面或视频 报告去向 掌握去向 缠访 闹访 情绪激动 涉稳 群体性事件 维权群 煽动 进京 非访 化解责任 盯人 一对一 聚集上访 前置劝返",
        Phrase("写明对特定人员的稳控措施", "it gives measures against particular persons"),
        1.2,
        least=3,
        topic="stability",
    ),
    Sign(
        r"(?:严禁|不得|请勿|禁止)[^。\n]{0,14}(?:拍照|外传|上传|留存|转发|外泄|对外|记者|媒体|翻拍|泄露) 看后即删 口头(?:下达|传达) 不写入 逐张收回 不对外说明 (?:任务卡|方案)[^。\n]{0,16}(?:收回|销毁) 不接受任何媒体",
        Phrase("要求不得外传", "it must not leave the circle of those concerned"),
        0.7,
        topic="handling",
    ),
)
_AGAINST = (
    *ALWAYS_AGAINST,
    Sign(
        "反诈 招聘 辅警招 表彰 慰问 交通管制 停车 限行 平安建设工作总结 工作总结 答复",
        Phrase("标题是公开的警务信息", "police information for the public"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明警力、布控、勤务的具体安排", "it gives forces, posts or covert measures"),
    subject=(
        r"警|公安|安保|安全保卫|嫌疑人|涉案|专案|抓捕|反恐|处突|处置|巡逻|劫持|重点人员|上访|维稳|勤务|卡口|行动|治安|侦查|缉捕|缉毒|突击组|监控点位|信访"
    ),
    detail=(
        r"(?:警力|特警|民警|辅警|武警|警员|干警|狙击手|突击(?:组|队|小组|分队)|机动(?:组|队|力量|分队)|抓捕组|处突(?:组|队))[^。；，,\n]{0,8}?[0-9一二三四五六七八九十百两]+(?:余)?(?:人|名|个|组|支|队)|"
        r"[0-9一二三四五六七八九十百两]+(?:名|个|支)(?:便衣|特警|民警|辅警|武警|抓捕组|突击组|暗哨|观察哨)|便衣|着便装|暗哨|观察哨|潜伏哨|制高点|狙击手?|布控|"
        r"蹲守|伏击|守候|秘密跟踪|(?:只)?跟踪(?:不|监视)|尾随|不拦截|收网|抓捕(?:组|时间|方案|行动|地点)|破门|突入|技术侦查|技侦|监听|手机定位|行踪|轨迹|携枪|"
        r"配枪|佩枪|持枪|枪支|实弹|换岗(?:间隙|时间|空档)?|换班(?:间隙|时间)|巡逻(?:间隔|空档|盲区|路线|时间)|无人值守|隐蔽(?:抓拍|待命|摄像|探头|监控|布|观察|集结)|"
        r"(?:抓拍|监控|视频)盲区|呼号|暗语|(?<!控制|弱|默认|更换|修改)口令(?!和|未|策略)|暗号|(?:指挥|备用|通信|加密)频道|先行控制|稳控|包保责任人|包控|劝返|"
        r"盯控|盯防|截访|落地核查|线人|特情|耳目|卧底|内线|布警|布防|封控点|拦截点|堵截|设卡|控制(?:其|对象|目标)|混编|羁押场所|同步动手|集结(?:地|点|时间)|出警路线|"
        r"警卫(?:路线|力量|哨位)|伪装"
    ),
    sure=(
        r"(?:便衣|特警|狙击手|突击(?:组|队|小组|分队)|暗哨)[^。；\n]{0,24}[0-9一二三四五六七八九十百两]+(?:人|名|个|处|支)|(?:实施|开展|进行)布控[^。；\n]{0,30}(?:跟踪|上报|不拦)|"
        r"(?:采取|启用)技(?:术侦查|侦)(?:措施|手段)|换岗间隙|收网时间|抓捕(?:时间|方案)(?:定|为|如)|狙击(?:手|点位?)(?:进入|位于|设)"
    ),
    against=(
        r"开放日|讲解|参观|体验|演练|模拟|展示|应聘|招聘|反诈|宣传|倡导|表彰|慰问|学习|答卷|高考|护航|违停|抓拍(?:违法|闯红灯|设备)|电子警察|您"
    ),
    titled=(r"开放日|反诈|招聘|演练|宣传|表彰|交通管制|答复|总结|工作报告|应急预案"),
)

RULES = (
    Rule(
        id="secret.police",
        title=Phrase("警力部署、维稳处置内容", "Police deployment"),
        severity=Severity.HIGH,
        basis=basis("disclosure-14", "secrets-64", "counter-terrorism-63"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST)),
        message=Phrase(
            "内容像是警力部署或人员稳控安排，公开后可能危及公共安全、社会稳定",
            "it reads like a deployment of police or control of persons, whose publication may endanger public security",
        ),
        suggestion=Phrase(
            "暂停公开，报本单位保密机构和公安机关核实；确需告知公众的，另拟不含部署内容的通告",
            "stop, and have the secrecy office and the police look at it; tell the public by a notice without the deployment",
        ),
        inline=False,
        beside=True,
        hits=(
            "某活动安全保卫警力部署方案\n第一责任区：民警86名、特警2个小组。\n三处⟦制高点⟧派观察组，便衣混编于队伍中。\n任务卡活动结束后逐张收回销毁。",
            "关于压实重点人员稳控责任的通知\n各村：\n⟦包抓责任人⟧每日见面或视频，掌握去向，发现串联及时劝返。\n本通知看后即删。",
            "某晚会安保工作实施方案\n投入警力213名。\n⟦便衣⟧观察点20处，机动队携枪，枪支携带由领导签字。\n严禁将部署图上传。",
            "关于做好拆迁期间重点人员稳控工作的通知\n各派出所：\n三人扬言拦车，每名重点人员由两名民警包控，对其中三人⟦隐蔽跟随⟧，备勤力量着便装。",
            "集中清查行动方案\n出动警力160人，设⟦卡点⟧6处，抓捕组提前蹲守，口令当日下达。",
            "某会议警卫勤务安排\n主用频道7，备用频道11，呼号另定。\n辅警40名，⟦固定哨⟧每二百米一个，武装小组待命。",
            "重大节日巡逻防控部署\n特警12人持枪巡逻，设⟦查缉点⟧3处，处突小组一分钟到位。\n不得向记者介绍警力数量。",
            "关于某诉求群体维稳工作的报告\n县委政法委：\n9户⟦情绪激动⟧，3人扬言越级上访，存在串联苗头，已落实包控和劝返。",
        ),
        misses=(
            "关于举办马拉松期间交通管制的通告\n公安机关将投入警力300名维护秩序，设封控点，请市民绕行。",
            "某市公安局2023年反诈宣传活动方案\n出动民警60名进社区宣传。",
            "某县平安建设工作总结\n全年投入警力1200人次，化解矛盾，重点人员服务管理有序。",
            "关于公开招聘警务辅助人员的公告\n招聘辅警40名，从事巡逻、卡点执勤、备勤等工作。",
            "某县突发公共事件总体应急预案\n公安机关负责现场警戒，组织警力维护秩序，设置封控区。",
            "信访工作条例\n第一条 不得越级上访。\n第二条 稳控。\n第三条 劝返。\n第四条 串联。",
            "对市政协提案的答复\n您关于加强警力配置的提案收悉，我局已增加民警40名、特警10名，设卡点6处。",
            "关于表彰安保工作先进集体的决定\n全体民警120名连续备勤、处突，圆满完成任务。",
        ),
    ),
)
