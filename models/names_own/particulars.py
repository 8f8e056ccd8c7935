"""Particulars of invented persons: birth dates, numbers, addresses, relations, parts and duties."""

from __future__ import annotations

import random
from collections.abc import Callable

from pubcheck.models.names.invent import chinese, villager

from pubcheck.surnames import SINGLE

Filler = Callable[[], tuple[str, str]]

RELATIONS = (
    "妻子 妻 丈夫 夫 配偶 老伴 爱人 前妻 前夫 父亲 父 母亲 母 父母 儿子 子 女儿 女 长子 长女 次子 次女 三子 独子 独女 养子 养女 继父 继母 岳父 岳母 公公 婆婆 儿媳 女婿 孙子 孙女 孙 "
    "外孙 外孙女 祖父 祖母 爷爷 奶奶 外公 外婆 外祖父 外祖母 兄 弟 兄弟 姐妹 姐弟 父子 母子 父女 母女 夫妻 哥哥 弟弟 姐姐 妹妹 胞弟 胞妹 胞兄 堂弟 堂兄 表哥 表弟 表妹 叔叔 伯父 姑姑 舅舅 姨妈 侄子 侄女 外甥 嫂子 弟媳 "
    "亡夫 亡妻 遗孀 男友 女友 未婚妻 监护人"
).split()
PARTS = (
    "申请人 被申请人 申报人 当事人 对方当事人 受援人 委托人 受托人 权利人 共有人 所有人 使用人 持有人 承租人 出租人 租客 房东 业主 户主 户 主 村民 居民 群众 市民 网友 老人 孩子 儿童 "
    "学生 考生 家长 学生家长 孤儿 患者 病人 病例 密接 死者 伤者 死亡人员 失联人员 获救人员 受害人 被害人 受伤人员 遗属 家属 老人家属 原告 被告 被告人 第三人 上诉人 被上诉人 案外人 被执行人 申请执行人 "
    "嫌疑人 犯罪嫌疑人 违法行为人 被处罚人 被不起诉人 罪犯 服刑人员 社区矫正对象 戒毒人员 举报人 投诉人 信访人 来信人 来访人 来电人 反映人 报案人 控告人 邻居 同村 工友 同事 同学 下线 "
    "乙方 丙方 甲方 借款人 担保人 收款人 领款人 受益人 受助人 救助对象 低保对象 低保户 脱贫户 监测户 特困人员 五保老人 残疾人 受威胁户 对象 司机 驾驶人 船员 船长 轮机员 护理员 保洁员 职工 员工 民工 农民工 "
    "会计 出纳 个体户 经营者 投资人 合伙人 店主 信徒 信教群众 证人 被询问人 被调查人 被监护人 监护人 法定代理人 委托代理人 独生子女 军属 烈属 退役士兵 新兵 毕业生 求职者 获奖者 捐款人 受赠人 继承人 被继承人 收养人 送养人"
).split()
DUTIES = (
    "记录人 记录 登记人 登记 填表人 制表 制表人 审核 审核人 复核 复核人 校对 核对人 统计 统计人 经办 经办人 承办 承办人 承办法官 审判员 审判长 书记员 仲裁员 调解员 检察官 公证员 鉴定人 检查人 检验人 采样人 检测人 核查人 "
    "调查人 走访人 走访人员 执法人员 执勤民警 登记民警 办案民警 交通警察 护林员 网格员 驻村干部 帮扶干部 帮扶责任人 转移责任人 联系干部 带队干部 执勤干部 值班员 值班领导 受理员 接访人 接收人 移交人 收件 收件人 送达人 出证人 "
    "责任医生 主治医师 责任护士 班主任 指导教师 辅导员 支书 村支书 组长 核查组长 慰问组长 专家组组长 甲方代表 监督员 评审人 验收人 主办 拟稿 签发 采集人 核实人"
).split()
_NATIONS = "汉族 壮族 满族 回族 苗族 维吾尔族 土家族 彝族 蒙古族 藏族 布依族 侗族 瑶族 朝鲜族 白族 哈尼族 傣族 傈僳族 拉祜族 佤族 纳西族 景颇族 羌族 土族 撒拉族 仡佬族 畲族".split()
_NO_NAMES = (
    "缺劳力 缺技术 因病 因残 因学 因灾 孤寡 无 同意 合格 未婚 已婚 丧偶 离异 务农 务工 高中 初中 小学 文盲 中专 大专 本科 合计 小计 备注 其他 良好 一般 健康 残疾 低保 五保 特困 监测户 脱贫户 一般户 "
    "农民 学生 退休 无业 自建 租赁 自用 已发 未发 已办 在册 注销 本村 本组 外出 全部 部分 常住 流动 党员 群众 团员 团体 单人 现金 转账 一卡通 存折 优秀 及格 待定 在岗 离岗 请假 男 女 是 否 有"
).split()
_GEOGRAPHIC = "江 河 湖 山 岭 沟 坝 湾 冲 坪 塘 桥 墓 庙 寺 塔 祠 村 庄 屯 寨 路 街 巷 鱼 岛 港 家湾 家坝 家沟 家巷 公祠 家祠堂 墓群 水库 路口 大道".split()
_SHOPS = "超市 便利店 理发店 药店 电器城 汽修厂 轮胎店 饭店 酒家 养殖场 家庭农场 幼儿园 诊所 工作室 调解室 故居 旧居 加工厂 石材厂 建材店".split()
_STEMS = "张 王 李 刘 陈 赵 黄 周 上 下 大 小 新 老 东 西 南 北 前 后 高 石 白 黑 红 青 龙 马 牛 羊 金 银 铁 花 桃 柳 杨 松 竹 梅 水 火 土 山 河 沟 坪 坝 塘 桥 井 寺 庙 岭 坡 湾 洼 庄 营 屯 堡 寨 沙 双 三 五 七 清 长 平 安 和 兴 丰 永".split()


def fillers(source: random.Random, place: Callable[[], str], word: Callable[[], str]) -> dict[str, Filler]:
    """The slots of ``person_frames``; ``place`` and ``word`` draw a place and any word of the dictionary."""
    pick = source.choice

    def private() -> tuple[str, str]:
        return villager(source, word), "person"

    return {
        "Y": private,
        "Y2": private,
        "G": lambda: (pick(("男", "女")), ""),
        "E": lambda: (pick(_NATIONS), ""),
        "B": lambda: (_birth_date(source), ""),
        "I": lambda: (_number(source), ""),
        "H": lambda: (_telephone(source), ""),
        "U": lambda: (_address(source, place), "place"),
        "R": lambda: (pick(RELATIONS), ""),
        "Z": lambda: (pick(PARTS), ""),
        "F": lambda: (pick(DUTIES), ""),
        "GEO": lambda: (_geographic(source), "place"),
        "SHOP": lambda: (_shop(source), "organisation"),
        "NO": lambda: (pick(_NO_NAMES) if source.random() < 0.7 else word(), ""),
    }


def _geographic(source: random.Random) -> str:
    """A river, a hill or a road whose name looks like a person's."""
    stem = source.choice(sorted(SINGLE)) if source.random() < 0.7 else source.choice(_STEMS)
    return stem + source.choice(("", source.choice(_STEMS))) + source.choice(_GEOGRAPHIC)


def _shop(source: random.Random) -> str:
    owner: str = chinese(source)
    return owner[:3] + source.choice(_SHOPS)


def _birth_date(source: random.Random) -> str:
    year, month, day = source.randint(1925, 2022), source.randint(1, 12), source.randint(1, 28)
    return source.choice(
        (
            f"{year}年{month}月{day}日",
            f"{year}年{month}月",
            f"{year}.{month:02}.{day:02}",
            f"{year}-{month:02}-{day:02}",
        )
    )


def _number(source: random.Random) -> str:
    """Digits like those of a card or a certificate; they need not be valid to be learned from."""
    digits = "".join(source.choice("0123456789") for _ in range(19))
    forms = [digits[:18], digits[:18], digits[:17] + "X", digits[:12] + "******", digits[:6] + "********" + digits[:4]]
    forms += [digits, "E" + digits[:8], "C" + digits[:8], f"{digits[:4]} {digits[4:8]} {digits[8:12]} {digits[12:16]}"]
    return source.choice(forms)


def _telephone(source: random.Random) -> str:
    digits = "".join(source.choice("0123456789") for _ in range(9))
    return source.choice(
        (f"13{digits}", f"15{digits}", f"18{digits}", f"139****{digits[:4]}", f"0{digits[:3]}-{digits[2:]}")
    )


def _address(source: random.Random, place: Callable[[], str]) -> str:
    def stem() -> str:
        return "".join(source.choice(_STEMS) for _ in range(source.choice((1, 2, 2))))

    head = source.choice(("", place(), place(), f"{stem()}县", f"{stem()}区"))
    if source.random() < 0.6:
        end = source.choice(
            (
                "",
                f"{source.randint(1, 20)}组",
                f"{source.randint(1, 99)}号",
                "三组",
                "四社",
                f"{stem()}组{source.randint(1, 99)}号",
            )
        )
        return f"{head}{stem()}{source.choice('镇乡')}{stem()}村{end}"
    road = f"{stem()}{source.choice(('路', '街', '巷', '大道'))}{source.randint(1, 300)}号"
    estate = (
        f"{stem()}{source.choice(('小区', '花园', '苑', '家园'))}{source.randint(1, 30)}栋{source.randint(101, 2502)}室"
    )
    return head + source.choice((road, estate, f"{stem()}街道{stem()}社区{road}", road + estate))
