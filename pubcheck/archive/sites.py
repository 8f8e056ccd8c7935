"""The sites and projects that sensitive passages speak of, named alike wherever they stand."""

from __future__ import annotations

from collections.abc import Iterable

from pubcheck.finding import Finding, Severity
from pubcheck.lazy_pattern import lazily

#: Rules whose findings speak of a site or project; the names near them join documents.
SENSITIVE = ("secret.infrastructure", "secret.military", "secret.police", "secret.work_secret", "personal.coordinates")
_REACH = 60  # characters on each side of a sensitive finding in which a site counts as the one it speaks of
_LONGEST = 8  # characters before the word for what it is
_KIND = lazily(
    r"变电站|核电站|雷达站|水电站|电站|泵站|气站|加油站|工程|项目|基地|营区|营房|阵地|仓库|粮库|油库|弹药库|储备库|水库|水厂|电厂|管道|管线|管网|"
    r"机房|数据中心|指挥中心|指挥所|机场|码头|港区|隧道|大桥|监狱|看守所|靶场|哨所|武器库|金库"
)
_NAME = lazily(r"[\u4e00-\u9fff0-9A-Za-z]{2,16}$")
# What stands before a name and is none of it: prepositions, verbs, words like 该 and 本; the names of districts.
_BEFORE = lazily(
    r"关于|位于|对于|发现|检查|巡查|督查|抽查|查看|察看|印发|加强|做好|开展|实施|推进|完成|启动|审批|建设|建成|改造|扩建|新建|承担|负责|涉及|包括|"
    r"临近|紧邻|靠近|毗邻|进入|通往|保障|保护|守护|守卫|围绕|针对|通过|利用|属于|包含|以及|其中|目前|经查|组织|反映|报送|上报|调整|整改|"
    r"[对在为将把与和及或的了由从向至到经因按以被使令给于是有距沿往赴看查过离去达入出管守修建设]|[省市县区镇乡](?!区)"
)
# A name that says no more than this is that of any.
_ANY = lazily(
    r"(?:重点|重大|重要|在建|上述|相关|有关|各类|各项|该|本|此|其|某|等|一期|二期|三期|配套|备用|示范|民生|市政|城市|全县|全市|我县|我市|辖区|周边|内部|"
    r"国家|地方|大型|中型|小型|专项|信息化|防洪|供水|水利|电力|通信|交通|安全|应急|主要|核心|地下|新|老|旧|大|小)+"
)


def sites(text: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The names of the sites close to sensitive findings, in order, each once."""
    names: dict[str, None] = {}
    for finding in findings:
        if finding.rule_id in SENSITIVE and finding.severity is not Severity.INFO:
            around = text[max(0, finding.span.start - _REACH) : finding.span.end + _REACH]
            names.update(dict.fromkeys(_named(around)))
    return tuple(names)


def _named(text: str) -> Iterable[str]:
    for kind in _KIND.finditer(text):
        before = _NAME.search(text[: kind.start()])
        name = _bare(before[0]) if before else ""
        if len(name) >= 2 and not _ANY.fullmatch(name):
            yield name + kind[0]


def _bare(name: str) -> str:
    """``name`` from behind the last word that is none of it, as long as two characters are left."""
    at = 0
    for match in _BEFORE.finditer(name):
        if len(name) - match.end() >= 2:
            at = match.end()
    return name[at:][-_LONGEST:]
