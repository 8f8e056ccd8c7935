"""Papers on the way to a decision: requests for instructions, drafts, minutes of discussions, negotiation.

条例 art. 16 para. 2: 讨论记录、过程稿、磋商信函、请示报告 *may* be withheld. A request is known
by its title and its closing formula; a discussion by its frame and the dissent it records. A draft
put to the public (公开征求意见) must be public and is none of it.
"""

from __future__ import annotations

from pubcheck.finding import Severity
from pubcheck.grounds import PRESS, PUBLISHED, RULE_TEXT, TENDER, TO_PUBLIC, VETO, Sign, Weighed, Where
from pubcheck.law import basis
from pubcheck.passages import Ground, Told
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_SIGNS = (
    Sign(
        "请示$ 请示[（(][^（）()]{1,12}[)）]$ 签报 呈批件 请批事项 的紧急请示",
        Phrase("标题是请示、签报", "the title is that of a request for instructions"),
        1.2,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        "讨论稿 送审稿 过程稿 未定稿 代拟稿 内部征求意见 征求意见稿 初稿",
        Phrase("标题表明是过程稿", "the title says that it is a draft"),
        1.1,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"讨论(?:会)?(?:发言)?(?:记录|纪要) 会议记录 发言记录 会议讨论纪要 讨论会 (?:办公会|常务会|党组会|专题会|协调会)[^\n]{0,10}(?:纪要|记录) 会议纪要$ 纪要$ 备忘录$",
        Phrase("标题是会议记录或纪要", "the title is that of minutes"),
        1.0,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"磋商 (?:协商|征求)[^\n]{0,50}(?:意见)?的(?:复)?函$ 征询",
        Phrase("标题是商请、磋商函", "the title is that of a letter of negotiation"),
        0.8,
        Where.TITLE,
        topic="title",
    ),
    Sign(
        r"妥否[，,]?请 当否[，,]?请 可否[，,]?请 是否妥当[，,]?请 妥否[，,]?盼 请予批示 请批示 请审示 请予审定 请审定 请批复 请核示 请指示 特此请示 请予研究 如无不妥[，,]?请 请予审批 请审议 提请[^。\n]{0,10}审议 请审阅"
        r" 以上(?:请示|意见|方案|建议)[^。\n]{0,10}请",
        Phrase("结尾请求批示", "it closes with a request for a decision"),
        1.2,
        topic="closing",
    ),
    Sign("恳请 请求事项 请予支持 请予解决 拟请", Phrase("向上级提出请求", "it asks a superior for something"), 0.4),
    Sign(
        "意见不(?:一|统一|一致) 分歧 [两二三]种(?:不同)?(?:意见|看法) (?<!听取)(?<!充分听取)不同(?:看法|意见) 达成一致 (?:未|没有)取得一致 保留意见 争议较大"
        " 存在争议 暂不定 暂不表决 倾向(?:于)?(?:方案|甲|乙|前者|后者|第) 有不同看法 各家说法",
        Phrase("记有不同意见、尚未定论", "it records dissent and an open question"),
        0.9,
        topic="dissent",
    ),
    Sign(
        r"请[^。\n]{0,8}研提 研提意见 书面(?:反馈)?意见 (?:修改|反馈)意见[^。\n]{0,14}(?:反馈|函告|报送|送)[^。\n]{0,6}(?:我|处|室) 无意见也请",
        Phrase("在单位之间征求意见", "it asks other offices for comments"),
        0.7,
        topic="comments",
    ),
    Sign(
        "[两三二]个(?:备选)?方案 三种方案 备选(?:方案|点) 方案[一二三四甲乙丙][，、。（：:] 比选 两套应对方案",
        Phrase("比较多个备选方案", "it weighs alternatives"),
        0.6,
    ),
    Sign(
        r"过程稿 未定稿 (?:尚|还)在(?:内部)?(?:酝酿|讨论|论证) 不代表最终 不作为(?:最终|正式|办理)[^。\n]{0,4}(?:意见|依据|结论|政策) 请勿作为最终 未报(?:市|县|省|区)?政府"
        r" 先不放风 不要说数字 一律答 统一口径 过程情况不得 (?:再|下次|待)[^。\n]{0,8}(?:再议|再定|上会) 只碰思路 未经发言人审阅 不得复制",
        Phrase("自述尚在研究、不对外", "it says of itself that it is not final and not for outside"),
        1.0,
        topic="draft",
    ),
    Sign(
        r"^\s{0,4}[\u4e00-\u9fff]{2,14}(?:[（(][^（）()\n]{2,14}[)）])?[:：](?=[^\n]{16,})",
        Phrase("逐人记录发言", "it records who said what"),
        0.7,
        least=5,
    ),
    Sign(
        "主持(?:人)?[:：] 列席[:：] 记录(?:人)?[:：] 参会[:：] 出席[:：] 参加人(?:员)?[:：] 发言要点 会议(?:讨论)?认为 会议原则(?:同意|听取)",
        Phrase("会议记录的格式", "the frame of minutes"),
        0.5,
        least=2,
    ),
    Sign(
        "我方(?:不能接受|提议|愿|掌握|可) 退让 磋商口径 分摊比例 贵方(?:提出|若|承担) 可退一步 双方(?:下一轮)?(?:协商|磋商) 底线",
        Phrase("陈述磋商立场", "it states positions in a negotiation"),
        0.9,
        least=2,
        topic="positions",
    ),
    Sign(
        "^[^、，,各]{2,18}(?:人民政府|政府|党委|县委|市委|局|厅|委员会|领导|办公会)[:：]?$ 局领导 县长 市长",
        Phrase("主送一个上级", "it is addressed to one superior"),
        0.6,
        Where.RECIPIENTS,
    ),
    Sign(
        r"(?:请勿|不得|不要|严禁)[^。\n]{0,12}(?:扩散|外传|透露|转到|公开|复制) 阅后(?:由|收回|退) 会后收回",
        Phrase("要求不扩散", "it asks not to be passed on"),
        0.5,
        topic="handling",
    ),
)
_AGAINST = (
    RULE_TEXT,
    TO_PUBLIC,
    PRESS,
    TENDER,
    PUBLISHED,
    Sign(
        "批复$ 的批复 办结报告 答复意见 决定书 问答 解读 培训",
        Phrase("标题是答复或决定", "the title is that of an answer"),
        VETO,
        Where.TITLE,
    ),
)

_TOLD = Told(
    Phrase("写明决定作出前的意见、讨论或者请示", "it holds opinions, a discussion or a request before a decision"),
    subject=(
        r"镇长|县长|市长|书记|局长|科长|法规科|业务科|贵局|我局|呈批|拟办|会议|会上|讨论|研究|请示|签报|意见|复函|来函|征求|办公会|党组|常务会|专题会|联席|磋商|批示|"
        r"领导|方案|科室|稿|条款"
    ),
    detail=(
        r"不同意|坚持|未形成(?:结论|决定|一致)|尚无定论|(?:拟办|承办|处室|科室)意见|建议(?:暂缓|删去|删除|缓办|提请)|缓办|仍有|暂缓|再征求|同意缓|提请[^。；，,\n]{0,8}协调|"
        r"五五分担|主张|各执一词|另一种意见|票决|暂不上会|推迟|重新论证|不赞成|有顾虑|持异议|异议|仍在(?:协商|研究)|意见(?:不(?:一|统一|一致)|未能?统一|分歧)|分歧|"
        r"两种意见|三种意见|保留意见|不同意见|未能?(?:统一|达成一致|形成一致)|(?:决定|建议|予以)?缓议|再议|两案并列|罚则并列|有(?:的)?(?:同志|委员|部门|单位|代表)(?:则)?(?:认为|主张|提出|建议)|"
        r"也有(?:同志|部门|委员)|(?:部门|局|科室|委|处)(?:则)?(?:主张|坚持|倾向|认为)|倾向于?|争议|(?:主办|会签|承办|协办)(?:科室|单位|处室|部门)意见|"
        r"分管领导(?:批示|意见)|领导批示|请[^。；，,\n]{1,12}再算|两套方案|备选方案|方案[一二甲乙](?:和|与|、)|比选|暂不表决|下次(?:会议)?(?:再|继续)|"
        r"建议删除|再行(?:送审|上会|研究)|合法性有|内部(?:讨论|征求意见)稿|讨论稿|送审稿|未定稿|(?:第[一二三四五]|初)稿|逐人表态|会后修改|不一致|折中|反对|弃权|"
        r"票反对|搁置"
    ),
    sure=(
        r"(?:拟办|承办|主办|处室|科室)意见[:：][^\n]{0,60}(?:领导|批示|意见)|(?:会议|会上|双方|各方)[^。；，,\n]{0,6}未(?:形成|达成)[^。；，,\n]{0,6}(?:结论|一致|决定)|"
        r"(?:不同意|反对|不赞成)[^。\n]{0,40}(?:坚持|主张)|(?:建议|主张)(?:删|增|改|缓)[^。；\n]{0,40}(?:坚持|仍有分歧|不同意)|(?:以上|上述|特此|如无不妥|妥否|当否|可否|是否妥当)[^。；\n]{0,12}请(?:予)?(?:批示|审示|示|审定|批复|核示|指示|审批|审议|审阅|研究|批准)|"
        r"(?:妥否|当否|可否|是否妥当)[，,]?(?:请|盼|敬请)|提请[^。；\n]{1,12}(?:审定|审议|研究决定)|《[^》]{2,40}(?:内部)?(?:讨论稿|未定稿|送审稿)[^》]{0,8}》?(?:修改|起草)?说明|"
        r"(?:部门|科室|单位|同志|委员)(?:之间)?[^。；\n]{0,30}(?:主张|认为)[^。；\n]{0,40}(?:主张|认为|坚持)[^。；\n]{0,30}|(?:主办|承办)(?:科室|处室|部门)意见[:：][^\n]{0,80}(?:会签|领导)"
    ),
    closed=(r"先不要对外|暂不对外|磋商意见|不代表"),
    against=(
        r"应当(?:在)?提请|制定机关|业主|公开征求|向社会征求|听取(?:了)?(?:各方|社会|公众|用户|用水户|专家)|收悉|现答复|答复如下|一文一事|经请示同意|不得在报告|提案|"
        r"欢迎提出|您|一般只写|应当(?:充分)?听取|决策前|批转|转发|以上意见如无不妥"
    ),
    titled=(r"批复$|答复|公开征求|征求意见的公告|议定事项公开|起草说明|决策(?:程序|事项目录)|转发"),
    plain=2,
    kept=2,
    opinion=True,
)

RULES = (
    Rule(
        id="internal.process",
        title=Phrase("过程性信息", "Process paper"),
        severity=Severity.MEDIUM,
        basis=basis("disclosure-16"),
        matcher=Ground(_TOLD, Weighed(_SIGNS, _AGAINST), ("dissent", "draft", "positions")),
        message=Phrase(
            "像是请示、讨论稿、会议记录等过程性文件",
            "it reads like a request, a draft or minutes on the way to a decision",
        ),
        suggestion=Phrase(
            "可以不予公开，但须说明理由；已作出的决定应公开的，公开决定本身；法律法规规定应当公开的从其规定",
            "it may be withheld with a stated reason; what was decided in the end may have to be published",
        ),
        inline=False,
        beside=True,
        hits=(
            "某县林业局关于解决疫木除治超支资金的请示\n县人民政府：\n现将有关情况报告如下。\n⟦妥否，请批示⟧。\n某县林业局\n2022年4月6日",
            "签报\n事由：关于调整处室分工\n局领导：\n拟作如下调整。\n⟦当否，请批示⟧。\n办公室",
            "老城片区更新专题讨论会发言记录\n时间：8月3日\n主持：袁某\n参会：规划科、征收中心\n⟦规划科倾向方案二，征收中心有不同看法⟧。\n方案暂不定，下次再议。",
            "某县县长办公会议讨论纪要\n会议讨论认为，⟦选址尚有分歧，未能达成一致⟧。\n出席：马某 何某\n列席：石某\n过程情况不得对外透露。",
            "关于征求《某某若干措施（讨论稿）》意见的函\n省财政厅、省民政厅：\n⟦该件尚在内部酝酿，请勿扩散，两个方案并列，有不同看法⟧。\n某厅\n2018年6月5日",
            "关于防洪堤工程费用分摊磋商意见的复函\n某市水利局：\n⟦贵方提出按岸线分摊，我方不能接受。上述退让幅度仅为磋商口径，请勿作为最终意见引用⟧。\n某市水利局",
            "某中学关于新建食堂的请示\n区教育局：\n恳请拨付资金。\n⟦特此请示，请予批复⟧。",
            "党组会议记录\n记录：荀某\n出席：八人\n某局长：我倾向二十七元八角，但低保户不涨，差额由财政兜底解决。\n某处长：先整合后调价，顺序不能反，群众刚经历水价上调。\n⟦会上意见不统一，暂不表决，由新闻办统一口径⟧。",
        ),
        misses=(
            "某市人民政府关于同意设立工业园区的批复\n某县人民政府：\n你县《关于设立工业园区的请示》收悉。现批复如下。",
            "关于《某市停车管理办法（征求意见稿）》公开征求意见的公告\n现向社会公开征求意见，对两个方案有不同意见的请反馈。",
            "关于做好请示报告工作的通知\n各科室：\n重大事项要及时请示报告，重要事项请示应当一事一报。",
            "市政府召开第三十次常务会议\n来源：某网\n会议听取汇报，会议认为要加快推进，会议原则同意该方案。",
            "某市行政机关重大决策程序规定\n第一条 决策事项应当充分听取不同意见。\n第二条 会议讨论应当作出记录。\n第三条 略。\n第四条 略。",
            "关于市政协提案的答复\n某委员：\n您提出的建议收悉，经请示市政府同意，答复如下。",
            "某县水利局2024年工作总结\n一年来，我局及时请示县政府，妥善化解矛盾分歧。",
            "关于召开专题会议的通知\n各单位：\n请于9月1日前报送参会名单。主持：某某；记录：某某。",
            "某区政府常务会议纪要\n会议认为，要抓好秋收。会议原则同意方案。\n出席：甲、乙\n列席：丙",
        ),
    ),
)
