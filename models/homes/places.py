"""Invented places, written in every way that a home is told: villages, groups, estates, farms, rooms, relative ones.

Provinces and cities are real, everything below is put together with a fixed seed.
"""

from __future__ import annotations

import random

_CITIES = "河北省|石家庄市 河北省|邯郸市 山西省|长治市 山西省|临汾市 辽宁省|铁岭市 吉林省|白山市 黑龙江省|绥化市 江苏省|盐城市 浙江省|衢州市 安徽省|六安市 福建省|三明市 江西省|赣州市 山东省|菏泽市 山东省|临沂市 河南省|信阳市 河南省|驻马店市 湖北省|黄冈市 湖北省|恩施州 湖南省|娄底市 湖南省|永州市 广东省|清远市 广东省|湛江市 广西|河池市 广西|百色市 海南省|儋州市 四川省|达州市 四川省|巴中市 贵州省|毕节市 贵州省|黔东南州 云南省|昭通市 云南省|大理州 西藏|日喀则市 陕西省|商洛市 陕西省|榆林市 甘肃省|定西市 甘肃省|陇南市 青海省|海东市 宁夏|固原市 新疆|喀什地区 新疆|塔城地区 内蒙古|通辽市 内蒙古|赤峰市".split()
_METROPOLES = "北京市 天津市 上海市 重庆市".split()
_FIRST = "大 小 上 下 东 西 南 北 新 老 高 青 白 黑 红 黄 金 银 石 龙 凤 马 牛 羊 双 三 五 七 八 九 清 长 平 安 和 太 永 兴 福 文 武 柳 杨 桃 李 杏 枣 梨 松 竹 梅 茶 麻 盐 铁 铜 水 沙 泉 井 桥 河 江 湖 海 山 岭 坪 寨 庙 观 塔 岗 康 乐 丰 古 关 赵 钱 孙 周 吴 郑 王 冯 陈 韩 杜 潘 葛 范 彭 鲁 韦 苗 袁 唐 费 薛 雷 贺 倪 汤 罗 毕 郝 邬 安 常 于 傅 卞 齐 康 伍 余 元 顾 孟 穆 萧 尹 姚 邵 湛 汪 祁 毛 米 贝 明 臧 计 成 戴 宋 庞 熊 纪 舒 屈 项 祝 董 梁 杜 阮 蓝 闵 席 季 贾 路 娄 危 江 童 颜 郭 盛 林 刁 钟 徐 邱 骆 高 夏 蔡 田 樊 胡 凌 霍 虞 万 支 柯 管 卢 莫 房 解 应 宗 丁 宣 邓 郁 单 杭 洪 包 诸 左 石 崔 吉 龚 程 邢 裴 陆 荣 翁 荀 羊 惠 甄 曲 封 芮 储 靳 汲 邴 糜 松 段 富 巫 乌 焦 巴 弓 牧 隗 车 侯 宓 蓬 全 郗 班 仰 秋 仲 伊 宫 宁 仇 栾 暴 甘 厉 戎 祖 符 景 詹 束 幸 司 韶 郜 黎 蓟 薄 印 宿 白 怀 蒲 从 鄂 索 咸 籍 赖 卓 蔺 屠 蒙 池 乔 阴 能 苍 双 闻 莘 党 翟 谭 贡 劳 逄 姬 申 扶 堵 冉 宰 郦 雍 却 璩 桑 桂 濮 牛 寿 通 边 扈 燕 冀 郏 浦 尚 农 温 别 庄 晏 柴 瞿 阎 充 慕 连 茹 习 宦 艾 鱼 容 向 古 易 慎 戈 廖 庾 终 暨 居 衡 步 都 耿 满 弘 匡 国 文 寇 广 禄 阙 东".split()
_SECOND = "河 山 湾 坪 沟 家 桥 庄 岭 坡 塘 冲 营 店 集 屯 堡 寨 庙 井 泉 溪 水 林 口 头 梁 台 坝 沙 洼 峪 岗 圩 洞 潭 田 湖 港 源 关 场 坊 窑 楼 阳 城 安 平 兴 丰 和 宁 华 光 明 胜 利 德 义 仁 信 和 福 寿 康 乐".split()
_THIRD = "子 沟 湾 坪 庄 营 堡 桥 头 口 岭 坡 塘 冲 山 河 台 岗 圪 坨 墩 圩 垭 垴 塬 峁 坳 洞 畈 垸 埠 汊 渡 厂 屋 楼 院".split()
_MONGOL = "巴彦 乌兰 查干 哈日 宝力 额尔 阿拉 白音 敖包 布拉 塔拉 浩特 温都 海拉 苏布 格日".split()
_MONGOL_END = "淖尔 塔拉 浩特 温都尔 图 乌拉 高勒 敖包 宝力格 花 查干 格".split()
_TIBETAN = "扎西 尼玛 达孜 曲登 贡觉 仁布 拉多 嘎玛 色达 洛扎 措美 帕当 康果 卓龙 尼巴 亚隆 通那 甲洼".split()
_ESTATES = "阳光花园 锦绣家园 幸福小区 翡翠城 滨江一号 万和新城 金色港湾 恒泰华府 香榭丽舍 紫金苑 东湖名邸 盛世豪庭 水岸人家 学府雅苑 安居小区 康宁苑 和谐家园 凤凰山庄 御景湾 观澜国际 绿地新都会 中央公馆 天鹅堡 江南春晓 时代广场公寓 梧桐里 清水湾 山水文园 鸿福苑 廉租房小区 惠民小区 怡景花城 融创城 碧桂园天玺 龙湖春江 保利香槟 理想城 未来城 梦想家 书香门第 东方明珠 名人国际 玫瑰园 枫丹白露 景秀江山".split()
_WORKS = "棉纺厂 化肥厂 机械厂 粮食局 供销社 邮电局 水泥厂 铁路 矿务局 农机公司 糖业公司 煤运公司 二轻局 林业局 糖厂 丝绸厂 纸厂 钢厂 酒厂 运输公司 百货公司 地质队 水电站 建筑公司 油田 卷烟厂 拖拉机厂 罐头厂 氮肥厂 实验小学 县医院 人民银行 税务局 教师".split()
_ROADS = "人民 解放 建设 中山 和平 新华 迎宾 文化 胜利 光明 红旗 前进 友谊 朝阳 长江 黄河 环城 滨河 学府 工业 振兴 民主 育才 兴隆 健康 团结 幸福 青年 体育 火炬 民生 府前 车站 北京 南京 泰山 昆仑 天山".split()
_HONG_KONG = "香港新界沙田沥源邨荣瑞楼 香港九龙观塘翠屏道 香港新界屯门良景邨良智楼 香港柴湾道 香港深水埗元州街 香港新界元朗天水围天耀邨耀泰楼 香港北角英皇道 澳门氹仔孙逸仙大马路 澳门黑沙环中街海名居 澳门提督马路 澳门高士德大马路新光大厦 澳门祐汉看台街 香港新界大埔广福邨广仁楼 香港将军澳尚德邨尚礼楼".split()
_TAILS = "西头 东头 村头 南头 北头 北街 南街 东街 西街 中街 后街 前街 南巷 北巷 后坡 前坡 阳坡 沟底 沟口 河边 河沿 桥头 老屋下 新屋下 老屋 新屋 祠堂边 祠堂前 围龙屋下 围屋 下寨 上寨 老寨 新寨 上庄 下庄 中庄 后庄 前庄 上湾 下湾 大湾 上坝 下坝 河坝 坪上 坪里 坳上 岭下 岭脚 山脚下 垅里 大垅里 冲里 塘边 塘里 堰塘边 土地堂 庙前 庙后 观音庙 学堂坡 教场坪 老街 新街 街上 街头 圩上 渡口 码头边 窑上 油坊 碾子湾 磨坊 大门口 东关 西关 南关 北关 东北角 西南角 西边 东边 南边 东北区 胡同尽头 大槐树下 老井边 涝坝沿 崖畔上 塬上 塬下 峁上 圪塔 台子上 滩里 渠边 岸上 对门 水磨沟 小学旁 供销社院内 大队部后 安置点 集中安置区 移民点 牧点 冬窝子 定居点 坝上 大樟树下 老槐树下 水井边 祠堂边 晒谷坪边 庙背后 岔路口".split()
_HEADS = "村东头第三家 村西第二排 村口第一户 西数第二户 东数第四家 一号院 二队晒场边 河对岸独户 隔壁第二家 村委会隔壁第二家 村委会后头 小学隔壁 大队部对面第一家".split()
_HAN = "一二三四五六七八九"


class Places:
    """Draws places; the same seed draws the same ones."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._town = ""
        self._county = ""

    def renew(self) -> None:
        """Another county and town: the homes of one paper lie together."""
        choose = self._source.choice
        self._county = self._name() + choose(("县", "县", "区", "市", "旗", "自治县"))
        self._town = self._name() + choose(("镇", "镇", "乡", "街道", "苏木"))

    def _name(self) -> str:
        draw, choose = self._source.random(), self._source.choice
        if draw < 0.08:
            return choose(_MONGOL) + choose(_MONGOL_END)
        if draw < 0.14:
            return choose(_TIBETAN)
        name = choose(_FIRST) + choose(_SECOND)
        return name + choose(_THIRD) if self._source.random() < 0.3 else name

    def _number(self, most: int, least: int = 1) -> str:
        number = self._source.randint(least, most)
        return _HAN[number - 1] if number < 10 and self._source.random() < 0.4 else str(number)

    def county(self) -> str:
        """A county or district."""
        return self._county

    def town(self) -> str:
        """A town."""
        return self._town

    def region(self) -> str:
        """What stands before a village or a road: nothing, a town, a county, a province."""
        draw = self._source.random()
        province, city = self._source.choice(_CITIES).split("|")
        if draw < 0.14:
            return province + city + self._county + self._town
        if draw < 0.24:
            return city + self._county + self._town
        if draw < 0.5:
            return self._county + self._town
        if draw < 0.85:
            return self._town
        return ""

    def village(self) -> str:
        """The name of a village alone."""
        choose = self._source.choice
        end = choose(("村",) * 10 + ("社区", "社区", "嘎查", "居委会", "村委会", "屯", "行政村"))
        return self._name() + end

    def rural(self) -> str:
        """A home in a village, down to a group, a corner or a house."""
        choose, draw = self._source.choice, self._source.random()
        head = self.region() + self.village()
        if draw < 0.2:
            return head
        if draw < 0.42:
            return head + self._number(18) + choose(("组", "组", "社", "队", "村民小组", "屯", "排", "小组"))
        if draw < 0.52:
            return head + self._name() + choose(("组", "组", "社", "屯", "庄", "寨", "湾", "队", "村"))
        if draw < 0.57:
            return head + self._number(12) + choose(("组", "社", "队")) + self._number(180) + "号"
        if draw < 0.85:
            return head + choose(_TAILS)
        if draw < 0.89:
            return head + choose(_HEADS)
        if draw < 0.93:
            return head + self._name() + self._number(90) + "号"
        if draw < 0.96:
            return (
                head
                + choose(("西", "东", "南", "北", "中"))
                + self._number(6)
                + choose(("条", "街", "巷", "胡同"))
                + self._number(60)
                + "号"
            )
        return head + choose(("平房", "周转房", "拆迁周转房", "安置房", "老宅", "窑洞", "自建房"))

    def room(self) -> str:
        """Building, unit and room, in the many ways."""
        choose, number = self._source.choice, self._number
        floor = f"{self._source.randint(1, 24)}0{self._source.randint(1, 6)}"
        block, unit = self._source.randint(1, 40), self._source.randint(1, 5)
        return choose(
            (
                f"{block}栋{unit}单元{floor}", f"{block}栋{unit}单元{floor}室", f"{block}号楼{unit}单元{floor}",
                f"{block}号楼{floor}", f"{block}-{unit}-{floor}", f"{block}幢{floor}室", f"{block}座{floor}",
                f"{block}幢{unit}-{self._source.randint(1, 6)}", f"{block}楼{unit}门{floor}号", f"{block}栋{floor}",
                f"A区{block}栋{floor}", f"{number(9)}期{block}号楼{floor}", f"{number(9)}区{block}-{unit}-{floor}",
                f"{block}号院{unit}号楼{floor}", f"{block}门{floor}", f"{number(9)}组团{block}幢{floor}", f"B座{floor}",
                f"{block}号{floor}室", f"{block}弄{unit}号{floor}室", f"{block}排{unit}号", f"中单元{unit}层", f"东单元{floor}",
                f"{block} 号楼 {unit} 单元 {floor} 室", f" {block}-{unit}-{floor}", f" {block}栋{floor}", f"{unit}楼东户",
            )
        )  # fmt: skip

    def urban(self) -> str:
        """A home in a town: road and number, estate, dwellings of a works."""
        choose, draw, number = self._source.choice, self._source.random(), self._number
        road = choose(_ROADS) + choose(("路", "路", "街", "大街", "大道", "东路", "西路", "南街", "北路", "中路"))
        head = self.region() if self._source.random() < 0.75 else ""
        if draw < 0.14:
            return head + road + f"{self._source.randint(1, 600)}号"
        if draw < 0.3:
            return head + road + f"{self._source.randint(1, 600)}号" + self.room()
        if draw < 0.62:
            return head + (road if self._source.random() < 0.3 else "") + choose(_ESTATES) + self.room()
        if draw < 0.67:
            return head + choose(_ESTATES) + choose(("", "二期", "A区", "北区", "三期"))
        if draw < 0.8:
            estate = choose(
                ("家属院", "家属楼", "宿舍", "职工宿舍", "家属区", "老家属院", "周转房", "公租房", "福利区")
            )
            return (
                head
                + (road if self._source.random() < 0.3 else "")
                + choose(_WORKS)
                + estate
                + choose(
                    (
                        "",
                        self.room(),
                        self.room(),
                        choose("东西南北前后") + f"楼{self._source.randint(1, 6)}0{self._source.randint(1, 6)}",
                    )
                )
            )
        if draw < 0.88:
            lane = self._name() + choose(("巷", "胡同", "里", "弄", "坊", "后街", "条"))
            return (
                head
                + lane
                + choose(("", "甲", "乙"))
                + f"{self._source.randint(1, 90)}号"
                + choose(("", "", "院西屋", "院北房2间", "东厢房", "旁平房"))
            )
        if draw < 0.92:
            return head + self._name() + f"里{number(9)}条{self._source.randint(1, 60)}号"
        if draw < 0.95:
            return (
                head
                + choose(("平房区", "棚户区", "出租屋"))
                + f"{self._source.randint(1, 9)}排{self._source.randint(1, 20)}号"
            )
        return choose(_METROPOLES) + self._name() + "区" + road + f"{self._source.randint(1, 600)}号" + self.room()

    def farm(self) -> str:
        """A home on a farm, in a regiment, among herders, across the border, or as people wrote it long ago."""
        choose, number, draw = self._source.choice, self._number, self._source.random()
        if draw < 0.3:
            regiment = choose(
                (
                    "一四七团",
                    "农七师一二三团",
                    "八十一团",
                    "新安农场",
                    "红星二场",
                    "团结农场",
                    self._name() + "农场",
                    self._name() + "林场",
                )
            )
            end = choose(("连", "队", "分场", "连平房区3排6户", "连12栋4号", "工区", "作业区", "连职工宿舍2栋"))
            return choose(("", self._county)) + regiment + (number(9) + end if end not in ("工区", "作业区") else end)
        if draw < 0.5:
            return (
                choose(("", self._county))
                + self._name()
                + "苏木"
                + self._name()
                + "嘎查"
                + choose(("", "", number(5) + "组", "浩特"))
            )
        if draw < 0.65:
            return (
                self._county + self._town + self._name() + "牧委会" + choose(("", number(5) + "社", number(4) + "组"))
            )
        if draw < 0.8:
            return (
                choose(("", self._county))
                + self._name()
                + "公社"
                + self._name()
                + choose(("大队", "生产大队", "村第四生产队", "大队第三生产队", "生产队"))
            )
        place = choose(_HONG_KONG)
        return place + choose(
            (
                f"{number(30)}楼C座",
                f"{self._source.randint(100, 2900)}室",
                f"{self._source.randint(2, 300)}号",
                f"{self._source.randint(2, 30)}号A座{self._source.randint(2, 30)}楼",
                f"{self._source.randint(2, 30)}字楼B室",
            )
        )

    def relative(self) -> str:
        """A home told by the place that was told before."""
        choose, number = self._source.choice, self._number
        floor = f"{self._source.randint(1, 24)}0{self._source.randint(1, 6)}"
        return choose(
            (
                f"同楼{floor}", f"同小区{self.room()}", f"同小区 {self.room().strip()}", f"同村{number(9)}组", f"本村{number(9)}组", f"本社区{self.room()}",
                f"该村{number(9)}组", f"该村{self._name()}屯", f"{number(9)}组", f"{number(9)}社{self._source.randint(1, 60)}号", f"本楼{floor}室", f"同单元{floor}",
                f"{self._source.randint(1, 30)}栋{floor}", f"{self._source.randint(1, 30)}号楼{self._source.randint(1, 5)}单元{floor}", f"本镇{self.village()}", f"同栋{floor}",
            )
        )  # fmt: skip

    def home(self) -> str:
        """Any of these but the relative ones."""
        draw = self._source.random()
        return self.rural() if draw < 0.5 else self.urban() if draw < 0.85 else self.farm()

    def office(self) -> str:
        """Where a unit has its rooms."""
        choose = self._source.choice
        road = choose(_ROADS) + choose(("路", "街", "大道", "东路", "北街"))
        head = choose(("", self._county, self._county + self._town, self._town))
        return (
            head
            + road
            + f"{self._source.randint(1, 600)}号"
            + choose(
                (
                    "",
                    "",
                    "",
                    "政务服务中心二楼",
                    "办公楼302室",
                    "3楼",
                    "B座1201",
                    "综合楼",
                    "院内",
                    "1号楼205室",
                    "底商",
                    "一楼大厅",
                )
            )
        )

    def shop(self) -> str:
        """A shop, a works, a site."""
        choose = self._source.choice
        return choose(
            (
                self.office(),
                self._town + self.village(),
                self._name() + "市场12号摊位",
                self._name() + "商贸城A区3号",
                self._name() + "广场一层",
                choose(_ESTATES) + "3号商铺",
                "夜市8号",
            )
        )

    def scene(self) -> str:
        """Where something happened or is built."""
        choose, number = self._source.choice, self._number
        return choose(
            (
                self.region() + self.village(),
                self._town + self.village() + number(9) + "组",
                choose(_ROADS) + "路与" + choose(_ROADS) + "街路口",
                self._name() + "小学",
                self._name() + "大桥",
                self._town + self.village() + choose(_TAILS),
                self._county + self._town,
            )
        )
