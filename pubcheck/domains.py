"""What a statement is about, by broad words of ten fields of an office's work that may be kept inside.

The words alone are everyday ones and prove nothing. They only tell which ground a passage belongs to that
says of itself that it is not for outside.
"""

from __future__ import annotations

from collections.abc import Iterable

from pubcheck.matchers import compiled

# The more special fields come first: of two alike the earlier counts.
_FIELDS = {
    "secret.police": "民警 公安 法警 警力 警员 干警 侦查 嫌疑人 监狱 看守 岗哨 [0-9一二三四]号岗 巡逻 抓捕 毒品 涉毒 禁毒 安保 盯人 串联 上访 集结 布控 卡口 暗号 便衣 专案 刑侦 特警 武警 反恐 爆炸 枪 强制腾退 收网 蹲 跟踪 监听 网安 勤务 警戒 警卫 押解 戒毒 涉黑 重点人 维稳 稳控 闹访 处突 应急突击",
    "secret.military": "部队 军车 舰艇 导弹 雷达 阵地 军港 应急连 民兵 编制[一二三四五六七八九十百]+人 演习 兵站 给养 战备 弹药 防空 靶场 营区 哨所 指挥所 兵力 装备 换防 军供 军列 战时 动员 征用 海防 边防部队 驻军 驻地部队 人武部 武装部 军用 空军 海军 陆军 火箭军 频点",
    "secret.foreign_affairs": "外方 领事 该国 使馆 大使 外交 代表团 参赞 对方 邻国 邻方 海关同意 边界 会见 会谈 外事 外办 国会 大选 涉外 外宾 口岸 驻外 友城 议员 总统 警务联络官 外商 境外 外国",
    "secret.unreleased_statistics": "GDP 生产总值 增加值 增速 预计增长 同比 环比 亩产 单产 总产 初评 产量 可支配收入 CPI 价格指数 销售价格 普查 统计局 省局 调查队 营业额 失业率 测算 核准 国家反馈 快报 数据 人口 指标 投资额 口径为",
    "secret.infrastructure": "机房 口令 账号 端口 服务器 漏洞 泵房 水厂 加氯 管路 进线 变电 铁塔 回路 锚室 桥面 大坝 泄洪 阀室 油库 储罐 燃气 电缆 围栏 护栏 门禁 监控 锁 邮件系统 核心交换 数据库 运维 备用电源 储备库 防护 基站 光缆 调度 取水 炸药 雷管 人孔 隧道 高压 供电 供水 供热 工控 网段",
    "secret.trade_secret": "配方 配比 工艺 固化 涂布 厚度 曲线 诀窍 技术秘密 经营秘密 商业秘密 成本 报价 承受价 底价 出厂 渠道费用 清单 分包价格 工法 供应商 投标人 申请人 申请单位 企业附送 受让方 毛利 客户 价格 让利 图纸 源代码 参数 样品 专利 股权 净资产 收购 融资 授信 利润",
    "internal.enforcement_file": "当事人 立案 线索 证据 笔录 承办 举报 匿名信 案件 案审 定性 偷税 补证 嫌疑 扣押 查封 违法 取证 摸底 核查 初查 执法 稽查 询问 证人 下家 承认 处罚 移送 账册 调查 办案 涉案 案情",
    "internal.personnel": "提拔 退二线 人选 测评 不称职 试用 谈话提醒 处分 班子 班子成员 职称 评委 反对票 编制 撤销 人员去留 干部 考察 任免 任职 晋升 岗位 考核 等次 年度考核 借调 调动 辞退 档案 推荐票 票数 民主推荐 同志 函询 诫勉 后备 工资 绩效 组织部",
    "internal.logistics": "住县 住在 入住 宾馆 早餐 用餐 车队 商务车 用车 停在 油票 钥匙 密码锁 周转房 值班 交班 排班 高铁 航班 返回 随行 一行 接待 司机 行程 食堂 房间 套房 公寓 宿舍 座次 会务 车辆 保险柜 住处 引导出城 下榻",
    "internal.process": "会议 会上 与会 讨论 承办人 主持人 意见 签批 批示 批： 局务会 常委会 专题会 表决 不赞成 主张 请示 拟办 上会 草案 初稿 讨论稿 会签 修改意见 磋商 商请 议题",
    "secret.work_secret": "抽中 抽查 检查 突查 飞行检查 暗访 督查 巡察 审计 延伸 进点 评卷 命题 给分 试题 考官 面试 阅卷 评委 统一说 统一答 口径 专班 购房人 账户余额 停工 集中询问 储户 兑付 舆情 阈值 选案 名单 路线 集合地点 出发 队员 行动 整治 拆封 风险 债务 预案 招标底价 标底 专家名单 换岗 安防",
}  # fmt: skip
FIELDS: dict[str, str] = {rule: "|".join(words.split()) for rule, words in _FIELDS.items()}
_TITLE_WEIGHT = 1.5


def field_of(words: str, title: str, fields: Iterable[str] = FIELDS) -> str:
    """The rule whose field a statement belongs to by its own words and those of the title; ``""`` if by none.

    ``fields`` are those of which the words may hold any.
    """
    seen = {rule: _seen(rule, words) for rule in fields}
    scores = {rule: seen[rule] + (_TITLE_WEIGHT if _seen(rule, title) else 0.0) for rule in FIELDS if seen.get(rule)}
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= _TITLE_WEIGHT else ""


def _seen(rule: str, words: str) -> int:
    return len(set(compiled(FIELDS[rule]).findall(words)))
