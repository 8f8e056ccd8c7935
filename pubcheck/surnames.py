"""Chinese surnames, and what makes a run of characters a possible name.

Source: the surnames of 百家姓 and the most frequent ones of the censuses; compound surnames
in use. Characters that are also everyday words carry a name only with a cue beside them.
"""

from __future__ import annotations

COMPOUND = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 夏侯 轩辕 端木 百里 呼延 南宫 西门 独孤 申屠 澹台 闻人 "
    "太史 万俟 钟离 鲜于 濮阳 淳于 单于 公冶 宗政 仲孙 第五 左丘 东郭 拓跋 赫连 司空 公羊 完颜 纳兰 叶赫 爱新".split()
)
SINGLE = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
    "酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓"
    "郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫"
    "宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉"
    "宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧"
    "殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公覃仝岳帅缑亢况肖仉佘佟苟"
    "代付涂晋闫敬冼檀邸揣信战税隋尧禚禤兰苑展智由官麦綦丛初种衣原"
)
# Frequent surnames that are rarely the first character of another word: a name without a cue needs one.
FREQUENT = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶潘杜戴汪姜范姚谭廖邹熊陆郝崔邱秦"
    "孟侯邵雷钱汤尹黎贺赖龚温庞樊殷葛俞翁窦章倪柯凌霍虞聂岳焦覃韦詹欧司诸"
)
# Surnames that 百家姓 lacks: rare ones and those of minorities. A name needs other signs beside them.
RARE = frozenset(
    "仓拱火芒豆酒励斯漆丹么仁仵佴侗依侬保修俸候冮冶凃刀勇卯同哈啜喇嘎回央奉妙妥妮字寸尕尼岩庆库庹念忻戢户才扎折拓招拜排措揭撒撖旦旺普更朗木"
    "朵来格次母求沐法泽洒海漆热爨牟玉玛生盘眭睢秘笪第粟纳线练续缐罕者职良苌茶虎让贠赛起辜达过邝邦鄢铁银门闪闭阳阿降零青顿鹿"
)
# Surnames in use that few bear, outside 百家姓: the models of names know them, the rules do not lean on them.
UNCOMMON = frozenset(
    "丘么买亓仁介仵佴侬修俸兆冶剡占卯卿呼哈啜喜奉妥宛寸寻岩幺庹忻恽承折拓拜排揭摆撒操敏旷旺晓朴果栗楼汝沐浮淡滚漆牟玄畅番疏皋盘矫笪粘粟练绪续缐羌者肇脱腾舍芦芶苌苦茆茶荔药莽菅蒿蔄藤虎虢衷裔谌谯豆豹贠赧赫蹇"
    "轩轲辆辜迟迮逢遆遇邝郄郇郐郸鄞鄢鄯锁镡闪闳陀雒霜靖颉鲜鹿"
)
# Words that begin with a surname but name nobody, common in official prose.
NOT_NAMES = frozenset(
    "范围内 高度 高效 高新 高标准 高质量 高校 高中 高级 和谐 和平 安全 安排 安装 安置 平安 平台 平等 平均 常态 常务 常规 时间 时限 时期 明确 明显 "
    "成立 成果 成效 成员 强化 强调 经济 经费 经过 经营 管理 管控 解决 解读 解释 应当 应急 应用 方案 方面 方式 方法 方向 计划 计算 路径 危害 "
    "项目 支持 支出 支付 宣传 公开 公示 公共 公布 公众 公民 公司 公安 公园 公路 文件 文化 文明 文字 文号 国家 国务院 国有 国际 广大 广泛 广播 "
    "相关 相应 相对 关于 关系 关键 简化 通知 通过 通报 通信 向社会 容易 全面 全市 全县 全省 全国 全体 全程 信息 信用 信访 信箱 初步 初审 原则 原因 "
    "展示 展开 智能 由于 居民 居住 车辆 车站 师生 利用 利益 权利 权限 权力 权威 盖章 任务 任何 任命 白天 能力 能够 单位 严格 严重 严肃 华侨 "
    "金额 金融 水利 水平 水务 水电 章程 云平台 马上 方便 雷电 常住 乐于 于是 元月 万元 房屋 房产 包括 包含 荣誉 程序 程度 家庭 家长 封闭 "
    "松散 富裕 山区 谷物 牧区 侯审 班子 班组 仰望 秋季 宁可 武装 武器 景区 景观 龙头 叶片 印发 印章 印刷 怀疑 从事 从严 从而 党委 党组 党员 党政 "
    "申请 申报 扶持 扶贫 边界 尚未 农村 农业 农民 农田 温度 别人 充分 充实 连续 古迹 步骤 都市 满意 满足 欧洲 越来 隆重 聂某 冷链 那么 曾经 养老 养殖 "
    "须知 丰富 查询 查处 查看 后续 后勤 后果 红色 游客 益民 代表 代理 代码 付款 战略 税务 税收 官方 种植 种类 衣服 江河 童年 林业 林地 钟点 "
    "夏季 田间 胡同 莫名 洪水 洪涝 石油 石头 吉祥 陆地 荣获 曲线 段落 乌鸦 焦点 巴士 毛利 米面 贝壳 戴口罩 谈话 宋代 纪律 纪检 纪委 舒适 祝贺 董事 "
    "董事会 席位 季度 麻醉 贾某 江苏 江西 云南 广东 广西 安徽 河南 黄河 长江 温州 宁波 吉林 龙岩 常州 金华 石家庄 明天 毕业 毕竟 史料 费用 贺信 "
    "顾问 顾虑 康复 伍佰 余额 卜算 孟子 汪洋 祁连 狄更斯 计生 伏天 熊猫 屈服 梁柱 杜绝 危房 颜色 郭沫 盛会 徐州 骆驼 蔡甸 柯桥 管辖 卢沟 应对 "
    "宗教 宗旨 丁香 邓小平理论 单独 杭州 左右 崔某 裴某 翁牛特 储备 储存 水库 方可 车间 能源 国防 国土 国库 文书 文旅 高铁 高速 高温 安防 宣讲 解除 "
    "应于 何时 何种 许可 许多 施工 施行 施策 严禁 严厉 金牌 韦编 任期 任职 任免 元素 和其他 和有关 万人 万亩 支部 支队 管委会 公里 公斤 公职 公章 "
    "公积金 公寓 公益 公正 公平 公务 公文 公章 公告 公报 文本 文物 文献 国标 相互 相符 关注 关心 关怀 关闭 简易 简称 易地 易燃 步行 居委会 习近平 陈述 查明 查清 祖父母 孙子 孙女 和睦 养犬 连贯 齐全 高三 谢谢 范畴 盛世 洪山 段时间 向阳 卫健 路基 白沙 钟楼 林立 杨树 桑梓 花名册 沙田 经鉴定 经诊断 经释明 经传票 经法庭 经调解 代履行 初高中 相衔接 成德绵 高精尖 牛鼻子 种养加 高水平 高素质 高技能 成渝 惠企 惠民 惠农".split()
)
# Words of exports and registers, and peoples: no place makes them a name.
NEVER_NAMES = frozenset(
    "Skype WeChat Email Name Phone Mobile Tel 停车场 整车编码 注册代码 支付宝 中央金库 代办点 代发 代扣 代收 同前 同上 村小学 付款卡 已捺印 未捺印 已按印 已缴销 已注销 已作废 比丘 比丘尼 沙弥 沙弥尼 "
    # Peoples, as a column names them.
    "蒙古 维吾尔 哈萨克 柯尔克孜 塔吉克 乌孜别克 塔塔尔 俄罗斯 鄂温克 鄂伦春 达斡尔 赫哲 锡伯 布依 朝鲜 哈尼 傈僳 拉祜 纳西 景颇 "
    "普米 独龙 基诺 德昂 仡佬 仫佬 毛南 土家 撒拉 保安族 裕固 门巴 珞巴".split()
)
NEVER_ENDS = ("编码", "编号", "证号", "国用", "集用", "培酮")  # of fields, of numbers of titles to land, of drugs
# Words that begin with a surname but name nobody, in forms and their cells.
FORM_WORDS = NEVER_NAMES | frozenset(
    # Trees, and shops and goods that are called like persons.
    "罗汉松 黄葛树 黄桷树 马尾松 白皮松 白玉兰 白兰花 周黑鸭 周大福 周大生 王老吉 康师傅 金龙鱼 "
    "满意度 满意率 承建商 承包商 谢谢您 后门 劳资 景美 左邻右 无名氏 苏木 双方 师德 比亚迪 欧姆龙 马应龙 上学 就学 读书 在读 打工 外出 代答 代签 代领 代抽 代举 代摇 代缴 代取 田坎 田埂 水田 旱地 冷库 仓房 全额 差额 阴性 阳性 文史 农商行 石木 砖木 砖混 土木 沟底 沟口 后坡 前坡 西头 东头 南头 北头 上头 下头 前院 后院 后沟 前沟 一队 二队 三队 四队 五队 六队 阿姨 曾用名 索书号 印发日期 变更日期 填表日期 东经 北纬 西经 南纬 单元 单元格 籍贯 国籍 从业 楼栋 房号 保洁 木工 瓦工 代养 脱敏 空置 已故 余元 余庆 敬礼 东厢房 左肩 右肩 景点 简报 公婆 次子 次女 士兵证 孙媳妇 轻伤 重伤 轻微伤 受伤 伤残 伤亡 死亡 感染 怀孕 流产 自杀 患病 就医 就诊 救治 经救治 施救 住院 出院 失踪 逃跑 昏迷 骨折 溺水 遇难 管控 农闲 施加 焦距 焦段 平件 明敷 明装 暗敷 暗装 农历 山门 山道 山脚 后山 前山 摆渡 摆渡车 车队 匝道 堵匝道 堵路 堵口 堵截 堵漏 干洗 干洗剂 干粮 干渠 干线 回老家 回老 回乡 孔无锁 孔径 孔洞 孔口 池顶 池壁 水泵 水闸 温控 温棚 金库 钟表 云梯 乐队 巳解密 己解密 巳解 封存 封条 封口 席卡 席签 卷宗 卷皮 卷夹 全宗 全卷 案卷 柜号 柜顶 单反 房顶 和面 和声 时段 冷链车 冷柜 戴口 柴油 柴草 柏油 松木 危墙 支流 支线 支架 支票 管涌 管径 管沟 滕王 经停 经办 宗地 宗卷 宿舍 宿营 晏驾 充电 充值 连队 连排 连片 通道口 台账 台秤 班车 班次 班前 应答 鱼塘 鱼苗 水塔 水箱 水渠 水泥".split()
)
_KINDS = {  # the first of these lists that holds a surname counts
    head: kind
    for kind, known in (("uncommon", UNCOMMON), ("rare", RARE), ("single", SINGLE), ("frequent", FREQUENT))
    for head in known
}
HEADS = frozenset((*_KINDS, *(surname[0] for surname in COMPOUND)))  # what surnames of any kind begin with
_NO_NAMES = NOT_NAMES | FORM_WORDS


def is_no_name(word: str) -> bool:
    """Whether ``word``, or the word that it begins with, names nobody."""
    return word in _NO_NAMES or word[:2] in _NO_NAMES


def surname_length(word: str) -> int:
    """How many characters of ``word`` are a surname at its head: 2, 1 or 0."""
    if word[:2] in COMPOUND:
        return 2
    return 1 if word[:1] in SINGLE else 0


def surname_kind(name: str) -> str:
    """What kind of surname ``name`` begins with: compound, frequent, single, rare, uncommon, or "" for none.

    A compound surname is one only before a given name: 欧阳 alone may be somebody called 欧.
    """
    if len(name) > 2 and name[:2] in COMPOUND:
        return "compound"
    return _KINDS.get(name[:1], "")


def has_kind(name: str) -> bool:
    """Whether :func:`surname_kind` tells one of ``name``."""
    return name[:1] in _KINDS or (len(name) > 2 and name[:2] in COMPOUND)


def may_be_name(word: str) -> bool:
    """Whether ``word`` has the shape of a Chinese name: surname and one or two given characters."""
    given = len(word) - surname_length(word)
    return bool(surname_length(word)) and 1 <= given <= 2 and not is_no_name(word)
