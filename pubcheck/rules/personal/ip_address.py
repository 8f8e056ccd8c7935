"""IP addresses, version 4 and 6 (RFC 791, RFC 4291), told from section and version numbers by context.

Four numbers between dots also number sections (1.1.1.1), versions (V2.0.1.3) and amounts. The public
address of a server that a unit runs is known to everybody and informational; that of a person's
connection leads to the person, and one of a private range (RFC 1918) shows a network from inside.
Ranges for documentation (RFC 5737, RFC 3849) are read like public ones.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from pubcheck.finding import Mask, Severity
from pubcheck.headings import columns_of
from pubcheck.law import basis
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import AnyOf, Checked, Cue, Judgement, Reading, compiled
from pubcheck.numbers import as_digits
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_V4 = rf"(?:(?<=[Ii][Pp])|(?<![0-9A-Za-z.*]))(?:{_OCTET}\.){{3}}{_OCTET}(?![0-9A-Za-z*])(?!\.[0-9])"
# With blanks at its dots, right behind its label: I P : 203. 0. 113. 5
_SPACED = rf"(?<![A-Za-z])[Ii][ ]?[Pp](?:[ ]?(?:v4|地址))?[ ]?[:：为是]?[ ]?(?P<value>{_OCTET}(?:[ ]?[.。·][ ]?{_OCTET}){{3}})(?![0-9A-Za-z*])(?![ ]?[.。·][ ]?[0-9])"
_V6 = r"(?<![0-9A-Za-z:.])(?=[0-9A-Fa-f]{0,4}:)(?:[0-9A-Fa-f]{0,4}:){2,7}[0-9A-Fa-f]{0,4}(?![0-9A-Za-z:])"
# Right behind its label (源 and 目的 of a session are one with a port) with a line broken at a dot, with blanks behind
# the dots, with letters read for figures.
_READ = r"[0-9OolI]{1,3}"
_TORN = (
    r"(?:(?i:ip(?:v4)?|addr(?:ess)?)[ ]?[=:：]|(?<![\u4e00-\u9fff])(?:源|目的?)(?:(?:地址|[Ii][Pp])?[:：=]|[ ](?=[^\n]{7,20}:[0-9]))|地址[:：])[ ]?(?P<value>"
    + rf"{_OCTET}(?:\.[ \n]?{_OCTET}){{3}}|(?=[0-9.]{{0,12}}[OolI]){_READ}(?:\.{_READ}){{3}})(?![0-9A-Za-z*])(?!\.[0-9])(?![路号条款项])"
)
# Broken behind a dot by the end of a line, where another of its network stands beside it or words say what it is.
_CUT = rf"(?<![0-9A-Za-z.*])(?:{_OCTET}\.){{1,3}}\n(?:{_OCTET}\.){{0,2}}{_OCTET}(?![0-9A-Za-z*])(?![.、][0-9\u4e00-\u9fff]|[ ]?[\u4e00-\u9fff])"
_SIBLING = 48  # characters to each side in which another address of the network stands
_LABEL = Cue(
    r"(?<![A-Za-z])(?i:ipv?[46]?|dns|ping|server|host|gateway)(?![A-Za-z])|IP|地址|服务器|网关|主机|端口|子网|网段|内网|外网|公网|终端|防火墙|路由|交换机|登录|访问|攻击|域名|解析|来源|https?://|@|iPad|iPhone|Android|安卓|笔记本|台式机",
    Phrase("上下文涉及网络地址", "the context is a network address"),
    before=40,
    after=12,
)
_OCTETS = 255
_FEWEST_FIGURES = 4  # of an address that was read with letters among them
_SMALL = 40  # sections and versions go no further
_READ_PORT = lazily(r":[0-9OolI]{2,5}(?![0-9])")
_PORT = lazily(r":[0-9]{2,5}(?![0-9])|/[0-9]{1,2}(?![0-9])")
_NUMBERED = lazily(
    r"(?:第|见|按|依据|符合|详见|条款|章节|标准|规范|GB/?T?|版本号?|软件|固件|驱动|升级?[至到]?|更新[至到]?|[至到](?=[0-9]\.[0-9])|(?:版本|固件|软件|驱动)(?:是否为|不低于|低于|高于|须为|应为|为|是)|(?<![A-Za-z])[Vv](?:er(?:sion)?)?\.?)[\"'”’]?\s*[:：=为]?\s*[\"'“‘]?$"
    r"|(?<![A-Za-z])(?i:chrome|firefox|safari|opera|micromessenger|(?:mqq|uc|qq|huawei|miui|vivo|oppo|heytap|sogoumobile)?browser|webkit|nginx|apache|httpd|tomcat|openssl|openssh|php|curl|python|java|okhttp)/$"
)
# The same before what has the look of a version, and neither of an address nor of words for one: fw 2.1.0.127→2.1.0.131
_BUILT = lazily(
    r"(?:(?:升级|更新|刷写|版本|固件)[^\s，。；\n]{0,6}\s?(?i:fw|sw|hw)(?=\s)|(?<=\{)[\"'](?i:fw)|(?<![A-Za-z])(?i:firmware|build|rev|sdk|(?:app|os|soft)_?ver(?:sion)?))[\"'”’]?\s*[:：=为]?\s*[\"'“‘]?$"
    r"|(?<![A-Za-z])(?i:version|edge?|opr|wechat|dingtalk|nettype|qq|wxwork)/$"
    r"|(?:升级|更新|版本|固件|补丁|(?<![A-Za-z])(?i:fw|sw|hw|firmware|ver(?:sion)?))[^，。；\n0-9]{0,8}[0-9.]{7,15}\s?(?:→|->|=>)\s?[Vv]?$"
)
# Software and its parts: 微信3.9.12.51, nginx 1.24.0.2, 补丁版本号10.2.4.113与10.2.4.117.
_PRODUCT = lazily(
    r"(?:微信|企业微信|钉钉|WPS|QQ|浏览器|系统|内核|组件|补丁|插件|客户端|数据库|中间件)\s?[Vv]?$|(?:(?<![0-9A-Za-z:_.-])(?!(?i:ip|ipv[46]|dns|host|ping|from|to|at|by|on|in|is|server|gateway|gw|src|dst|source|lan|wan|vpn|nat|pc|nas|ap|mac|addr|address|client|node|proxy|login|user|remote|router|switch|camera|printer|port|via|inet|assigned|allocated|leased|real|local|peer|bind|bound|listen|connect|connected|accepted|rejected|denied|allow|deny|permit|route|dest|destination|target|origin)[\s])[A-Za-z][A-Za-z\-]{1,20})\s[Vv]?$|(?:版本|补丁)[^，。；\n]{0,24}(?:[与和及、至到]|~)\s?$"
)
_SAYS_ADDRESS = lazily(r"(?<![A-Za-z])(?i:ip|dns|nat|snat|dnat|vpn|gw)(?![A-Za-z])|地址|网关|日志|会话")
_HOME_NET = 10  # where addresses of a private range begin
_OF_VERSIONS, _SAYS_VERSION = r"版本|固件|(?<![A-Za-z])(?i:ver(?:sion)?|fw|firmware)(?![A-Za-z])", "versions"
_OF_ADDRESSES = lazily(r"(?<![A-Za-z])(?i:ip)(?![A-Za-z])|地址")
_HEADING = lazily(r"[ \t]*[\u4e00-\u9fff]")
_OF_PARTS = lazily(r"(?<![A-Za-z])(?i:fw|sw|hw)[\"']?\s?[:：=]\s?[\"']?$")
_SECTION = lazily(r"\s*[条款章节项版]|\s+[\u4e00-\u9fff]|[\u4e00-\u9fff、]")
_EXAMPLES = tuple(ip_network(net) for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32"))
_WHOLE_PRIVATE = ("10.0.0.0", "172.16.0.0", "192.168.0.0")
_NETWORK = lazily(r"/[0-9]{1,3}(?![0-9])")
_SERVER = Cue(
    r"服务器|网站|官网|门户|域名|解析|DNS|MX|网关|邮件系统|端口|备案|接口|云平台|站点|公网出口|负载均衡|CDN",
    Phrase("是单位对外服务的地址", "it serves the public"),
    before=30,
    after=8,
)
_OF_PERSON = Cue(
    r"登录|上网|发帖|跟帖|发布|注册|用户|账[号户]|帐[号户]|网民|网友|嫌疑|持有|使用人|外联|手机|user|开户|住户|本人|当事人|转账|攻击|来源|源(?:地址|IP)",
    Phrase("是个人上网的地址", "it is that of somebody's connection"),
    before=40,
    after=12,
)


def _nature(address: IPv4Address | IPv6Address) -> tuple[Phrase, Severity | None]:
    if any(address.version == net.version and address in net for net in _EXAMPLES):
        return Phrase("公网地址（文档示例段）", "a public address, of a range for documentation"), None
    if address.is_loopback or address.is_multicast or address.is_reserved:
        return Phrase("本机回环、组播或保留地址", "a loopback, multicast or reserved address"), Severity.INFO
    if address.is_private or address.is_link_local:
        return Phrase("内网地址，暴露网络结构", "a private address, which shows a network from inside"), None
    return Phrase("公网地址", "a public address"), None


def _seen(
    address: IPv4Address | IPv6Address, reading: Reading, span: Span
) -> tuple[tuple[Phrase, ...], Severity | None]:
    """What ``address`` is and how grave that makes it: a server's own is known to all, a whole network names nobody."""
    nature, severity = _nature(address)
    if _OF_PERSON.applies(reading, span):
        return (nature, _OF_PERSON.why), severity
    if str(address) in _WHOLE_PRIVATE and _NETWORK.match(reading.text.text, span.end):
        return (nature, Phrase("是内网保留网段本身", "the range for private networks itself")), Severity.INFO
    inner = address.is_private and not any(address.version == net.version and address in net for net in _EXAMPLES)
    if _NETWORK.match(reading.text.text, span.end) and not inner:
        return (nature, Phrase("是整个网段", "a whole network")), Severity.INFO
    if not inner and _SERVER.applies(reading, span):
        return (nature, _SERVER.why), Severity.INFO
    return (nature,), severity


def _is_built(before: str, octets: list[int]) -> bool:
    """Whether it is the version of software that the words ``before`` it name."""
    if not _BUILT.search(before) or _SAYS_ADDRESS.search(before):
        return False
    return octets[2:] == [0, 0] or (octets[0] != _HOME_NET and max(octets[:2]) <= _SMALL)


def _judge_v4(value: str, reading: Reading, span: Span) -> Judgement | None:
    text = reading.text.text
    octets = [int(part) for part in value.split(".")]
    if value.startswith(("0.", "255.255.")):
        return None
    labelled = _LABEL.applies(reading, span) or bool(_PORT.match(text, span.end))
    before = text[max(0, span.start - 40) : span.start]
    if (
        _NUMBERED.search(before)
        or _is_built(before, octets)
        or (_PRODUCT.search(before) and not _PORT.match(text, span.end))
    ):
        return None
    if _is_headed_version(reading, span):
        return None
    lead = span.start
    while lead and text[lead - 1] in " \t（(":
        lead -= 1
    leads = not lead or text[lead - 1] == "\n"
    small = max(octets) <= _SMALL
    if small and leads and _HEADING.match(text, span.end):
        return None  # the number of a section that speaks of addresses
    if small and _OF_PARTS.search(before):
        return None  # "fw":"1.2.7.0"
    if not labelled and small and (leads or _SECTION.match(text, span.end) or max(octets) <= 20):
        return None  # the number of a section or a version
    seen, severity = _seen(ip_address(value), reading, span)
    why = (Phrase("四段均在 0 至 255 之间", "four numbers from 0 to 255"), *seen)
    return Judgement(0.95 if labelled else 0.7, (*why, _LABEL.why) if labelled else why, severity)


def _is_headed_version(reading: Reading, span: Span) -> bool:
    """Whether its column is that of versions."""
    if not reading.once(_SAYS_VERSION, lambda: reading.holds(_OF_VERSIONS)):
        return False
    heading = columns_of(reading, _OF_VERSIONS).over(span.start)
    return compiled(_OF_VERSIONS).search(heading) is not None and _OF_ADDRESSES.search(heading) is None


def _judge_torn(value: str, reading: Reading, span: Span) -> Judgement | None:
    parts = re.split(r"[.\s]+", as_digits(value))
    if any(int(part) > _OCTETS for part in parts) or value[0] == "0":
        return None
    if (max(map(int, parts)) <= _SMALL and not _READ_PORT.match(reading.text.text, span.end)) or sum(
        sign.isdigit() for sign in value
    ) < _FEWEST_FIGURES:
        return None
    seen, severity = _seen(IPv4Address(".".join(str(int(part)) for part in parts)), reading, span)
    apart = Phrase("被换行、空格隔开或者个别数字认错", "broken by a line or blanks, or a figure misread")
    return Judgement(0.85, (apart, *seen), severity)


def _judge_cut(value: str, reading: Reading, span: Span) -> Judgement | None:
    octets = value.replace("\n", "").split(".")
    if len(octets) != 4 or octets[0] == "0" or max(map(int, octets)) <= _SMALL:
        return None
    text = reading.text.text
    near = text[max(0, span.start - _SIBLING) : span.start], text[span.end : span.end + _SIBLING]
    sibling = any(f"{octets[0]}.{octets[1]}." in words for words in near)
    if not sibling and not _LABEL.applies(reading, Span(span.start, span.start)):
        return None
    return _judge_torn(value, reading, span)


def _judge_spaced(value: str, reading: Reading, span: Span) -> Judgement | None:
    octets = re.findall("[0-9]+", value)
    return _judge_v4(".".join(octets), reading, span) if max(map(int, octets)) > _SMALL else None


def _judge_v6(value: str, reading: Reading, span: Span) -> Judgement | None:
    try:
        address = IPv6Address(value)
    except ValueError:
        return None
    labelled = _LABEL.applies(reading, span)
    groups = [group for group in value.split(":") if group]
    if len(groups) < (1 if labelled else 3) or (not labelled and len(groups) < 8 and all(g.isdigit() for g in groups)):
        return None
    seen, severity = _seen(address, reading, span)
    return Judgement(0.95, (Phrase("符合 IPv6 的形式", "it has the form of IPv6"), *seen), severity)


RULES = (
    Rule(
        id="personal.ip_address",
        title=Phrase("IP 地址", "IP address"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=AnyOf(
            (
                Checked(_V4, _judge_v4),
                Checked(_SPACED, _judge_spaced),
                Checked(_TORN, _judge_torn),
                Checked(_CUT, _judge_cut),
                Checked(_V6, _judge_v6),
            )
        ),
        message=Phrase(
            "出现 IP 地址，可关联到个人或暴露网络结构", "an IP address, which may lead to a person or show a network"
        ),
        suggestion=Phrase("公开前删除，或将后两段改为 *", "delete it, or replace the last two numbers by *"),
        mask=Mask(3, 0),
        hits=(
            "登录IP：⟦203.0.113.45⟧",
            "服务器地址⟦192.168.10.5⟧:8080",
            "网民（⟦198.51.100.23⟧）发帖称",
            "⟦172.16.0.0⟧",
            "IPv6地址：⟦2001:db8:85a3::8a2e:370:7334⟧",
            "⟦2001:0db8:0000:0000:0000:0000:0000:0001⟧",
            "序号\t用户\tIP地址\n1\t张某\t⟦203.0.113.7⟧",
            "攻击来源⟦192.0.2.199⟧，已封堵",
            "网关 ⟦10.10.10.1⟧，掩码255.255.255.0",
            "IP：⟦1.2.3.4⟧",
            "该卡登录IP⟦198.51.100.27⟧、198.51.100.88，已调取。",
            "网站服务器⟦203.0.113.9⟧，域名已备案",
            "vpn: user li assigned ⟦10.99.0.127⟧ proto略",
            "01 县局-易岸  ⟦10.9.1.12⟧ iPad",
        ),
        misses=(
            "微信3.9.12.51可正常唤起",
            "nginx 1.24.0.2",
            "1.1.1.1 总体要求",
            "按照3.2.1.4条的规定执行",
            "软件版本V2.0.1.3",
            "升级至10.15.7.200版",
            "2025.07.18.001号文件",
            "会议时间为12:30:45",
            "子网掩码255.255.255.0",
            "单价16.3.10",
            "IP：192.168.*.*",
            "见表5.2.3.1，合格率98.5%",
            "比例为1:2:3:4",
            "GB 50016 第8.1.2.3款",
            "4.2.1.3 终端采用IP地址绑定方式。",
            'app="HIS 5.0.3.27"',
            '{"版本":"10.1.0.27","编码":"1"}',
            "Mozilla/5.0 Chrome/120.0.0.0",
            "[升级] fw 2.1.0.127→2.1.0.131 成功",
            "model,sn,ver,install\nAP6050,2102A1,8.170.0.1,2023-05-11",
            "账户管理人系统版本：AMS 3.2.0.115",
            "中间件由8.5.0.12升至8.5.0.19，服务器已重启",
        ),
    ),
)
