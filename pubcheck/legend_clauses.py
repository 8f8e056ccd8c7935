"""What a clause of an internal legend may be: what the paper is, who may have it, what is forbidden, what is done with it.

Also how a scanner, or a paper in traditional characters, writes it (资枓 for 资料, 內部資料), and what every legend holds.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily

_HAN = r"[\u4e00-\u9fff、及和或]"
_THING = (
    r"(?:资料|文件|材料|刊物|报纸?|小报|墙报|画册|年鉴|图册|简报|读物|稿件?|事项|信息|文稿|图[件纸]|数据|名册|名单|手册|通讯|档案|阅件|电报|明电|传真|讲义|教材|读本|专报"
    r"|讨论稿|征求意见稿|送审稿|研究稿|邮件|课件|试[卷题]|题库|汇编|台账|报表|讲话稿?|发言稿?|初稿|草案|草稿|底稿|通讯录|电话本|图纸|便函|函件|表格?|清单|用书|用表|用图|书|册|本|单|卡|件|录音|视频|照片|会议|规程|指引|样书|样稿|审读本|简讯|快讯|[周日月季]报|动态|议程|要点|提纲|口径|流程|规则|通报|文档|教学片|解说词|参数)"
)
_SELF = r"(?:[本此该](?:件|刊|页|摘编|资料|材料|表|册|稿|期|栏目?|网?页面?|文件?|书|图|卷|通知|手册|讲义|名单|名册|课件|邮件|消息|汇编|报告|试卷|文档|信息|内容|系统|台账|简报|方案|文稿|底稿|清单|目录|课题|视频|图集|群)(?:文件|材料|内容)?(?:为|属于?|系)?)?"
_WITHIN = r"(?:(?:[辖片园厂矿库营校院城景林灌社]区|街道|乡镇)内部|[\u4e00-\u9fff]{0,5}(?:大院|系统|小组|专班|单位|部门|集团|公司|学校|医院)内|(?:本)?(?:校|院|系统|行业|局|厅|厂|馆|社|村|所|站|军|部门|单位|机关|集团|公司|企业|团队|班组|群|科|组|班|区|县|市|司)内部?|(?:公安|检察|审判|司法|监察|审计|国家安全)机关内部|(?:检查|巡察|巡视|专案|工作|督导|核查|审计|评审)组内部|(?:公安|警务|执法|税务|银行|医院|学校|教育|检察|法院|审判|纪检|巡察|审计|统计|海关|气象|电力|铁路|民航|保险|证券|金融|烟草|邮政)内部|内[训审控测评]|内部|党内|内参|对内)"
_PURPOSE = r"(?:考务|党[组委]|常委会?|班子|组织|人事|干部|招生|谈判|编审|编务|信访|统战|宣传|应急|值守|质控|会务|会议|教学|培训|业务|工作|讨论|研究|学习|参阅|参考|机关|科室|集团|公司|企业|部门|单位|值班|涉考|命题|评审|评标|审计|巡察|演练|征求意见|纪检|案件|案卷|试卷|监管|办案|侦查|核查|督查|评估)"
_SPREAD = (
    r"(?:外[传借泄送发带流露]|对外|传播|扩散|转[发载借抄存入交送给告述出]|转(?:到|往|至|群)[^\s，。；]{0,4}(?:邮箱|群|网盘|微信|外网|手机|设备|他人|外单位)|复[制印]|翻[印拍录]|拍[照摄]|摘[抄编录引播]|引[用述]|抄[录写]|截[图屏]|录[音像屏]|上[传网]"
    r"|抄送|群发|带[出离走]|携[出带]|借[阅出给]|留存|张贴|公开|发布|发表|刊[登载]|登[报载]|见报|报道|播[发出]|社交|互联网|外网|群|示人|散发|流传|流出|下发|转办|上墙|接触|出(?:局|院|厂|校|室|门|会场|楼)|泄[露漏密]|传阅|丢失|遗失|涂改|私[存藏自]|出售|公示|外单位)"
)
_PROHIBITED = rf"(?:(?!未成年|个人|公民|客户|用户|患者)[\u4e00-\u9fff]{{0,4}}(?:数据|数字|内容|资料|情况|观点|照片|图件|信息|指标|名单)(?:和[\u4e00-\u9fff]{{2,4}})?(?:均|一律)?)?(?:未经{_HAN}{{2,10}}[，,]?|{_HAN}{{2,8}}(?:前|期间|之前|以前|期内))?(?:请勿|切勿|不得|严禁|禁止|不准|不许|不要|不可|不宜|不作|不予|谢绝|绝不|概不|请不要|勿|不){_HAN}{{0,8}}?{_SPREAD}{_HAN}{{0,10}}"
_CHANNEL = r"(?:(?:企业|政务|个人)?微信|QQ|qq|钉钉|飞书|抖音|(?:移动|公共|外部|国际)?互联网|公网|外网|公共网络|普通网络|网盘|云盘|(?:电子|互联网|外部|私人|个人|公共|普通|社会){0,2}(?:邮箱|邮件)|社交(?:媒体|软件|平台|工具|网络)|即时通[讯信](?:工具|软件)?|朋友圈|手机短信|短信|(?:普通|公共)传真|普通快递|聊天(?:工具|软件))"
_SENT = r"(?:传[输递送播真]?|发[送布]?|处理|存[储放]|转发|扩散|谈论|讨论|流转|办理|交流)"
_BY_CHANNEL = rf"(?:请勿|切勿|不得|严禁|禁止|不准|不许|不要|不可|不宜|勿)(?:在|通过|使用|利用|用|经|以|借助|将?(?:文件|资料|内容|信息)){{0,2}}(?:{_CHANNEL}(?:[和或及等上中里群]|工作群|工具|软件|方式|渠道|平台){{0,3}}){{1,6}}{_SENT}{{1,2}}(?:[和及或]{_SENT})?(?:[本此该](?:件|文件?|资料|材料|表|内容|信息))?"
_ASKED_FOR = rf"{_HAN}{{0,8}}(?:索取|借阅|查阅|复制|引用|转载|使用|外借)[须需应]经?{_HAN}{{2,10}}(?:同意|批准|许可)"
_KEPT_BACK = r"不留[\u4e00-\u9fff]{2,8}"
_LIMITED = (
    rf"(?:(?:仅|只)(?:限|供|发|送|给|于|对|由|在|印|传达)?(?:至|到)?|(?:限|专)[供送发给于]|发[至给]|传达[到至]){_HAN}{{1,14}}"
    rf"|限{_HAN}{{2,10}}(?:阅(?:[读看])?|[内]部查阅|查阅|浏览|查看|传达|范围|使用|掌握|传阅|参阅|知悉|发放|内部|参考|讨论)"
)
_WHO = r"(?:人员|同志|领导|单位|部门|机关|系统|学员|民警|网格员|联络[员人]|代表|员工|职工|成员|同事|支部|党组|党委|党员|委员|处室|科室|教师|考官|评委|专家|班组|收件人|干部|党员|[县厅局处科乡村师团]级|内部|各?[处科级局办部组队厅室校院]|负责人|班子|专班|[局处科院所站校]长|(?:内|专|政务外?|局域|内部|办公)网络?)"
_READ = r"(?:查阅|使用|参考|参阅|传阅|审阅|阅示|阅[读看办]?|掌握|知悉|讨论|浏览|查看|学习|交流|存查|留存|流转|周知|核对|评审|(?:征求)?意见)"
TO_READERS = lazily(
    rf"{_WHO}(?:之间|以内|内|范围内?)?{_READ}{{0,3}}(?:$|[ ，,；;、。·])|(?:参考|参阅|传阅|审阅|阅示|掌握|知悉|讨论(?:使用)?|审议|流转|现场查阅)(?:$|[ ，,；;、。·])|知悉(?:范围|人员)(?:[:： ]|[为是]|仅?限)[^\n]{{2}}"
)
_BACK = r"(?:退[还回给交办]?|收回|回收|收缴|收走|销毁|焚毁|焚|归还|交[还回给至到]|交[\u4e00-\u9fff]{0,5}(?:室|处|科|组|秘书|干事|专员)|上交|缴回|移交|粉碎|还[回给]|自行处理|放回|放在[\u4e00-\u9fff]{0,4}(?:桌|座位)上?|即毁|归档|留在座位|清退|删除|碎掉)"
_AFTERWARDS = (
    rf"(?:{_HAN}{{0,6}}?(?:后|毕|完|时|末|底|前|结束|期满|到期|作废)(?:旧[表册本稿件]|须|应|请|即|由|一律|一并|统一|及时|立即|当场|全部|主动|自行|封存)*{_BACK}{_HAN}{{0,6}}"
    rf"|(?:离[职岗任校]|调[离动]|退[休伍]|阅|用|看|会)(?:须|应|请|即|时)?{_BACK}{_HAN}{{0,6}})"
)
_KEPT = r"(?:请|敬请|须|务必|应)?(?:注意|妥善|严格|认真|随身|随车|专人|专柜|加锁|集中|分级|登记|谨慎){0,2}(?:保管|保存|保密|收存|存放|存查|妥存)好?"
_IN_HAND = r"(?:专人专[册本管柜用]|专[册本柜]专[人管用]|一人一[册本份]|人手一[册本份])"
_HELD = rf"(?:{_SELF}|文件|资料|附件|表格)(?:[内中])?(?:含有?|包含|涉及|载有)[\u4e00-\u9fff]{{0,6}}(?:敏感|内部|未公开|非公开|不宜公开|工作秘密|个人)[\u4e00-\u9fff]{{0,2}}(?:信息|数据|内容|资料|情况|事项|材料)?|{_SELF}(?:内容)?(?:较为?|十分)?敏感"
_CLOSED = rf"(?:[非未]公开|敏感|(?:政务|办公|机关|单位)?内网|专网)(?:{_THING}|内容|发行|出版|使用|专用){{0,2}}"
_OF_WORK = r"(?:内容)?(?:属于?|系|[为是]|列[为入]|[确认]?定为|纳入|作为|按照?)?(?:本?[机单][关位]|本[局委院厅县市区]|警务|审计|税务|统计|检察|审判|纪检监察)?工作秘密(?:事项|文件|资料|材料|管理|范围|处理|掌握|管控)?"
_SUBJECT = r"(?:核心|普通|一般|重要|公司|企业|集团)?(?:商业秘密|商密|企业秘密|业务秘密)(?:[一二三ABC1-3]?级)?"
_MARKED = rf"(?:{_SUBJECT}[ ]*(?:[▲△★☆◆■*][ ]*)?(?:[0-9一二三四五六七八九十]{{1,3}}[ ]?(?:年|个月)|长期|永久)?|{_WITHIN}[ ]*[▲△★☆][ ]*[^\s，。；]{{0,8}})"
CLAUSES = (
    ("mark", lazily(_MARKED)),
    (
        "limit",
        lazily(
            rf"{_SELF}(?:{_LIMITED}|知悉(?:范围|人员)(?:仅?限(?:于|定)?|[是为]|控制[在为]){{0,2}}{_HAN}{{0,24}}|供{_HAN}{{1,10}}(?:参考|参阅|阅示|审阅|传阅|使用|讨论|决策参考|核对|校对|研究))"
        ),
    ),
    ("ban", lazily(rf"{_SELF}(?:{_PROHIBITED}|{_BY_CHANNEL}|{_KEPT_BACK}|{_ASKED_FOR})")),
    ("after", lazily(_SELF + _AFTERWARDS)),
    (
        "inner",
        lazily(
            rf"{_SELF}(?:学员|会员|员工|职工|教师|干部|代表|编委会?|网格|领导|班子|医院|医师)?{_PURPOSE}?{_WITHIN}{_HAN}{{0,2}}?(?:工作)?(?:{_THING}|参考|参阅|使用|传阅|掌握|发行|交流|情况|工作|阅[读看]|学习|试[行用]|印[发行]|专用|用|传达|通[报知]|刊物|版|稿|征求意见|讨论|周知|流转|运行|控制|核对|赠阅|级){{1,3}}|(?:系统|行业|内部)?内刊|{_HELD}|{_CLOSED}|{_SELF}{_OF_WORK}"
        ),
    ),
    ("kept", lazily(rf"{_SELF}(?:{_KEPT}|{_IN_HAND})")),
    (
        "thing",
        lazily(
            rf"(?:{_PURPOSE}){{1,2}}(?:专?用)?{_THING}|(?:学员|会员|员工|职工|客户|代表|教师|干部|评委|考官|党员)专用{_THING}|(?:领导|内部)?[呈送参传]阅(?:件|材料)|草案|[初草]稿|未定稿|(?:讨论|征求意见|送审|研究|过程|审读|样)样?稿"
        ),
    ),
    (
        "beside",
        lazily(
            r"未经(?:[\u4e00-\u9fff]{0,6}?)(?:审定|审阅|审核|核实|校对|审签)|(?:根据|据)(?:会议|现场)?录音(?:记录)?整理|免费(?:交流|赠阅|赠送|发放)|非卖品|赠阅|人手一[册份本]|不定期|(?:编号|份号|NO|No|№|第)[.:：]?[ ]*[0-9〇一二三四五六七八九十]{1,8}[号期份页册]?|共[ ]?[0-9]{1,4}[ ]?[份页册]|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?"
            r"|长期|[0-9]{1,2}年|[0-9]{1,6}|[★☆※]+"
        ),
    ),
)
ALONE = lazily(
    r"内部|对内|内参|内刊|限内部|内部件|(?:核心|普通)(?:商密|商业秘密)|内部(?:公开|敏感|图纸|通讯录|函件|便函|签报)|(?:系统|公安|行业|单位|机关)内部"
    r"|公司(?:机密|秘密)(?:文件|资料)?|企业秘密|商业秘密|商密|保密(?:资料|文件|材料)|密件|非公开(?:文件|资料|材料|信息)|警务秘密|敏感(?:资料|信息)|(?:仅|只)供(?:内部)?工作使用"
    rf"|{_SELF}(?:属于?|系|列[为入]|[确认]?定为|纳入|按照?)本?[机单局委院]?[关位]?工作秘密(?:事项|管理|处理|掌握)?|[本此](?:件|文件?|资料|材料)(?:[内中])?(?:含有?|涉及)(?:内部|敏感|非公开|未公开)(?:信息|数据|内容|事项)"
    r"|[本此](?:件|文件?|资料|材料|简报|刊|稿|文稿)(?:请|须)?注意保[存密管]"
)
_BETWEEN_CHANNELS = lazily(rf"(?<=[信Q讯钉书网箱盘件圈体群])[、/](?={_CHANNEL})")
_LED = lazily(r"(?:重要|特别|郑重|安全|保密)?(?:警示|警告|提醒|提示|声明)|注意|敬告")
CUT = lazily(r"[ \t（）():：，,；;·。！!、|｜/★☆※*—-]+")
_RUN_ON = lazily("内部|商密|勿|不得|严禁|禁止|妥善|注意保|仅供|仅限|内参")  # clauses that no sign parts
MARK_LINE = lazily(_MARKED)
_LIMIT = lazily(_LIMITED)
_SHORTEST, _MOST_RUN_ON, _SHORT_CLAUSE = 3, 30, 10
# What a scanner makes of the characters of a legend; each stands for one, so places do not move.
_SEEN = str.maketrans("枓抖內肉郎丈侍匆俣楚夏亚", "料料内内部文传勿保禁复严")
_MISREAD = r"(?<!夏)资[枓抖]|[內肉][部郎]|内郎|文[枓]|丈件|外侍|[请切][匆]|匆(?:外|复|转|翻)|俣[存管密]|严楚|楚止|夏[印制]|亚禁"
# Words that a scanner gets wrong in more ways, each with what stands there; only in company, as 科 and 郜 are characters too.
_WORDS = tuple(
    (lazily(pattern), right)
    for pattern, right in (
        (r"(?:内[郜陪剖]|[肉囚][部郎郜])(?=[资文丈材参刊使掌传稿学])", "内部"),
        (r"(?<=部)(?:资[枓科抖]|[贤贷贵]料)(?=$|[^室目长员技研学])", "资料"),
        (r"(?<=部)文[仵忤伴](?=$|[^\u4e00-\u9fff]|[请不严注])", "文件"),
        (r"[汪洼住柱][意恴](?=保)|注[恴憙薏童](?=保)", "注意"),
        (r"(?<=注意)(?:保[仔荐]|[俣堡褓]存)", "保存"),
        (r"(?<=注意)(?:保[蜜宓嘧]|[俣堡褓]密)", "保密"),
        (r"(?<=[勿得禁止准])外[侍傅佶]", "外传"),
    )
)
_ODD = lazily(r"[郜陪剖肉囚枓科抖贤贷贵仵忤伴汪洼住柱恴憙薏童仔荐俣堡褓蜜宓嘧侍傅佶]")
# Papers in traditional characters: those that legends are made of.
_TRADITIONAL = str.maketrans(
    "內資傳機關單領導閱閲後會議網絡發轉載複復製僅參專務應請嚴見報簡訊處長員讀習錄攝張貼銷毀還歸繳號級屬係審計統數據紙備檢監獄間時經許違現門組織縣區黨廳學講義華對",
    "内资传机关单领导阅阅后会议网络发转载复复制仅参专务应请严见报简讯处长员读习录摄张贴销毁还归缴号级属系审计统数据纸备检监狱间时经许违现门组织县区党厅学讲义华对",
)
_IS_TRADITIONAL = lazily(r"[內資傳閱閲僅請嚴專係機關單會議參發轉載製複報見]")
# Blanks between words of one or two characters: 内部　　资料, 注意　保存.
_PARTED = lazily(
    r"(?<![\u4e00-\u9fff])(?P<one>内部|注意|妥善|工作|敏感|请勿|不得|严禁|禁止|仅供|仅限|阅后|会后|用后)[ \t\u3000]{1,6}(?=[\u4e00-\u9fff]{2}(?:$|[^\u4e00-\u9fff]))"
)
# What a line holds of which a clause says what the paper is, who may have it, or what is done with it, also as a scanner
# writes it: most lines need not be cut into clauses.
MAY_BE = lazily(
    r"[密▲△★☆仅只限供内勿不退焚存]|专[供送发给于册本柜人管用]|发[至给]|传达|严禁|禁止|谢绝|[取阅制用载借][须需应]"
    r"|收[回缴走]|回收|销毁|归[还档]|交|缴回|粉碎|还[回给]|自行处理|放[回在]|即毁|留在座位|删除|碎掉|保管|一人一|人手一|[非未]公开|敏感|知悉|专网"
    r"|意保|(?:含|涉及|载有).{0,6}个人|" + _IS_TRADITIONAL.pattern + "|" + _MISREAD
)
_IS_MISREAD = lazily(_MISREAD)


def upright(words: str) -> str:
    """The words of a legend as they are meant: misread and traditional characters put right, those set apart closed up."""
    if _IS_TRADITIONAL.search(words):
        words = words.translate(_TRADITIONAL)
    if _ODD.search(words):
        for pattern, right in _WORDS:
            words = pattern.sub(right, words)
    if _IS_MISREAD.search(words):
        words = words.translate(_SEEN)
    return _PARTED.sub(r"\g<one>", words)


def kinds_of(words: str) -> set[str]:
    """The kinds of its clauses, among them ``other`` for a short one of no kind; none where the line goes on otherwise."""
    found: set[str] = set()
    listing = False
    words = _BETWEEN_CHANNELS.sub("", upright(words))
    clauses = [clause for clause in CUT.split(words) if clause]
    if not 1 <= len(clauses) <= 7:
        return found
    is_led = len(clauses) > 1 and _LED.fullmatch(clauses[0]) is not None  # 警示：本文件含敏感信息
    for number, clause in enumerate(clauses[is_led:]):
        kind = kind_of(clause)
        if not kind and len(clause) <= _MOST_RUN_ON and _RUN_ON.search(clause) and (several := run_on(clause)):
            found |= several
            continue
        if not kind and clause.startswith("未经") and number + 1 < len(clauses):
            kind = "beside"  # 未经批准，不得外传
        if not kind and listing:
            continue  # 知悉范围：局领导、各科室负责人
        if not kind:
            if len(clause) > _SHORT_CLAUSE or (number and "other" in found and number > 1):
                return set()
            kind = "other"
        listing = clause.startswith("知悉")
        found.add(kind)
    if is_led and not found & {"inner", "mark"}:
        found.add("other")
    if MARK_LINE.fullmatch(words):
        found.add("mark")
    return found


def kind_of(clause: str) -> str:
    """The kind of one clause, empty for one that no legend has."""
    return next((kind for kind, pattern in CLAUSES if pattern.fullmatch(clause)), "")


def run_on(clause: str) -> set[str]:
    """The kinds of clauses that follow each other without a sign (内部发行免费交流)."""
    for cut in range(_SHORTEST, len(clause) - _SHORTEST + 1):
        if (kind := kind_of(clause[:cut])) and (rest := kind_of(clause[cut:])):
            return {kind, rest}
    return set()


def is_for_anybody(words: str) -> bool:
    """Whether they are nothing but a limit that names neither readers nor reading: 仅限持证车辆, 只供本月使用."""
    return _LIMIT.fullmatch(words) is not None and TO_READERS.search(words) is None
