"""What a scanner makes of the characters of a legend (资枓 for 资料), and what every legend holds."""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily

# What a scanner makes of the characters of a legend; each stands for one, so places do not move.
SEEN = str.maketrans("枓抖內肉郎丈侍匆俣楚夏亚", "料料内内部文传勿保禁复严")
MISREAD = lazily(
    r"(?<!夏)资[枓抖]|[內肉][部郎]|内郎|文[枓]|丈件|外侍|[请切][匆]|匆(?:外|复|转|翻)|俣[存管密]|严楚|楚止|夏[印制]|亚禁"
)
# What a line holds of which a clause says what the paper is, who may have it, or what is done with it, also as a scanner
# writes it: most lines need not be cut into clauses.
MAY_BE = lazily(
    r"[密▲△★☆仅只限供内勿不退焚存]|专[供送发给于册本柜人管用]|发[至给]|传达|严禁|禁止|谢绝|[取阅制用载借][须需应]"
    r"|收[回缴走]|回收|销毁|归[还档]|交|缴回|粉碎|还[回给]|自行处理|放[回在]|即毁|留在座位|删除|碎掉|保管|一人一|人手一|非公开|敏感|"
    + MISREAD.pattern
)
