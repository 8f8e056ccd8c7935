"""MAC addresses: six pairs of hexadecimal digits (IEEE 802), also in groups of four."""

from __future__ import annotations

import re

from pubcheck.finding import Mask, Severity
from pubcheck.labels import Label, Labelled
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Checked, Cue, Judgement, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span

_PAIRS = r"(?:(?<=(?i:mac))|(?<![0-9A-Za-z:.-]))[0-9A-Fa-f]{2}\n?(?P<gap>[:：-])\n?(?:[0-9A-Fa-f]{2}\n?(?P=gap)\n?){4}[0-9A-Fa-f]{2}(?![0-9A-Za-z*])(?![:-][0-9A-Fa-f])"
_GROUPS = r"(?<![0-9A-Za-z:.-])[0-9A-Fa-f]{4}(?P<gap>[.-])[0-9A-Fa-f]{4}(?P=gap)[0-9A-Fa-f]{4}(?![0-9A-Za-z*])(?![.-][0-9A-Fa-f])"
_SPACED = r"(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?: [0-9A-Fa-f]{2}){5}(?![0-9A-Za-z*])(?! [0-9A-Fa-f]{2}(?![0-9A-Za-z]))"
_APART = r"(?<![0-9A-Za-z])[0-9A-Fa-f]{2}(?: ?[:-] ?[0-9A-Fa-f]{2}){5}(?![0-9A-Za-z*])"
_BARE = r"(?<![0-9A-Za-z])[0-9A-Fa-f]{12}(?![0-9A-Za-z*])"
# With dots, as few devices print them, beside words of devices; with letters for figures, right behind the label.
_DOTTED = r"(?<![0-9A-Za-z:.-])[0-9A-Fa-f]{2}(?:\.[0-9A-Fa-f]{2}){5}(?![0-9A-Za-z*])(?!\.[0-9A-Fa-f])"
_MISREAD = r"(?<![0-9A-Za-z:.-])(?=[0-9A-Fa-f:-]{0,16}[OoIl])[0-9A-Fa-fOoIl]{2}(?P<gap>[:-])(?:[0-9A-Fa-fOoIl]{2}(?P=gap)){4}[0-9A-Fa-fOoIl]{2}(?![0-9A-Za-z*])"
_HEADING = r"(?i:mac)(?:地址)?|物理地址|网卡地址"
_LABEL = Cue(
    r"(?i:mac)|物理地址|网卡|硬件地址|设备标识|蓝牙|终端|无线",
    Phrase("上下文涉及网络设备", "the context is a network device"),
    before=40,
    after=8,
)
_DEVICE = Cue(
    r"(?i:mac)(?!h)|物理地址|网卡|硬件地址|蓝牙|终端|无线|主机|在线|离线|接入|(?<![A-Za-z])(?i:pc|ap|arp|wlan|wifi|sta|client)(?![A-Za-z])",
    _LABEL.why,
    before=24,
    after=8,
)
# On the back or the label of a device: 光猫背面贴的00 00 5E 00 AB 01.
_OWN_DEVICE = Cue(
    r"(?:路由器|光猫|机顶盒|网卡|网关|手机|平板|笔记本|台式机|打印机|摄像头|手环|手表)[^，。；;\n0-9]{0,4}(?:背[面后]|底[部下面]|机身|标签|铭牌)[^，。；;\n0-9]{0,6}$",
    _LABEL.why,
    before=24,
)
_NAMED = Cue(
    r"(?i:mac)\s*(?:地址|address|码)?\s*[:：为是]?\s*(?:号码)?$|物理地址\s*[:：为是]?\s*(?:号码)?$",
    _LABEL.why,
    before=16,
)
_FIELD = Cue(r"(?<![A-Za-z])(?i:mac)(?i:_?addr(?:ess)?)?[\"']?\s?[:=]\s?[\"']?(?:号码)?$", _LABEL.why, before=16)
_FORM = Phrase("符合 MAC 地址的形式", "it has the form of a MAC address")


def _judge(value: str, reading: Reading, span: Span) -> Judgement | None:
    digits = re.sub(r"[^0-9A-Fa-f]", "", value).lower()
    if digits in ("0" * 12, "f" * 12, "aabbccddeeff", "112233445566", "001122334455"):
        return None
    labelled = _LABEL.applies(reading, span)
    if not labelled and (digits.isdigit() or len({digits[i : i + 2] for i in range(0, 12, 2)}) == 1):
        return None  # six pairs of plain digits may be a date and a time, or a code
    return Judgement(0.97 if labelled else 0.9, (_FORM, _LABEL.why) if labelled else (_FORM,))


def _judge_labelled(value: str, reading: Reading, span: Span) -> Judgement | None:
    lettered = re.search("[A-Fa-f]", value) is not None  # mac=200000000000 may be any number
    if _NAMED.applies(reading, span) or (lettered and _FIELD.applies(reading, span)):
        return Judgement(0.85, (_FORM, _NAMED.why))
    # Three groups between full stops with letters in them are nothing else (0000.5E00.5391).
    return Judgement(0.8, (_FORM,)) if value.count(".") == 2 and not value.replace(".", "").isdigit() else None


def _judge_spaced(value: str, reading: Reading, span: Span) -> Judgement | None:
    if _NAMED.applies(reading, span):
        return Judgement(0.85, (_FORM, _NAMED.why))
    device = re.search("[A-Fa-f]", value) is not None and _OWN_DEVICE.applies(reading, span)
    return Judgement(0.75, (_FORM, _OWN_DEVICE.why)) if device else None


def _judge_dotted(value: str, reading: Reading, span: Span) -> Judgement | None:
    # A letter at least in such pairs, beside a device: figures alone, or without, are the groups of any number.
    return (
        Judgement(0.85, (_FORM, _DEVICE.why))
        if re.search("[A-Fa-f]", value) and _DEVICE.applies(reading, span)
        else None
    )


def _judge_misread(value: str, reading: Reading, span: Span) -> Judgement | None:
    letters = Phrase("个别数字被识别成形近的字母", "some digits were read as letters")
    return Judgement(0.8, (_FORM, _NAMED.why, letters)) if _NAMED.applies(reading, span) else None


def _judge_headed(value: str, reading: Reading, span: Span, label: Label | None) -> Judgement | None:
    if label is None or not label.heading or value.isdigit():
        return None  # a number of figures alone is any
    return Judgement(0.85, (_FORM, label.why))


RULES = (
    Rule(
        id="personal.mac_address",
        title=Phrase("MAC 地址", "MAC address"),
        severity=Severity.MEDIUM,
        basis=basis("personal-4", "personal-25", "source-personal-2020"),
        matcher=AnyOf(
            (
                Checked(_PAIRS, _judge),
                Checked(_GROUPS, _judge_labelled),
                Checked(_BARE, _judge_labelled),
                Checked(_APART, _judge_labelled),
                Checked(_SPACED, _judge_spaced),
                Checked(_DOTTED, _judge_dotted),
                Checked(_MISREAD, _judge_misread),
                Labelled(_BARE, _HEADING, _judge_headed),
            )
        ),
        message=Phrase("出现网络设备的 MAC 地址，可关联到个人设备", "a MAC address, which leads to a device"),
        suggestion=Phrase("公开前删除", "delete it"),
        mask=Mask(2, 0),
        hits=(
            "MAC地址：⟦00:00:5e:00:53:01⟧",
            "⟦00-00-5E-00-53-AF⟧",
            "手机（⟦00:00:5E:00:53:0b⟧）接入无线网络",
            "网卡物理地址⟦00-00-5E-00-53-10⟧",
            "mac: ⟦0000.5e00.53ff⟧",
            "198.51.100.61 ⟦0000.5E00.5391⟧ 李某",
            "序号\t终端\tMAC\n1\t某机\t⟦00:00:5E:00:53:2C⟧",
            "MAC地址 ⟦00005E005301⟧",
            "设备MAC为⟦AA:BB:CC:00:53:01⟧。",
            "手机MAC：⟦00：00：5E：00：53：0B⟧",
            "无线认证 sta=⟦00:00:5e:00\n:53:0b⟧ 通过",
            "主机 PC-01 ⟦00.00.5E.00.53.1B⟧ 在线",
            "MAC：⟦0O-00-5E-00-53-01⟧",
            "光猫背面贴的⟦00 00 5E 00 AB 01⟧，报给装维",
            "user=anon mac=⟦00005E00AB02⟧ act=download",
            '{"mac":"⟦00005E00AB03⟧"}',
            "资产号\t类别\tMAC\tA1\n1001\t台式机\t⟦00005E005311⟧\t无",
        ),
        misses=(
            "20-25-07-18-09-30",
            "时间12:30:45",
            "e155518c-ca1b-443c-9be9-fe90fdab7345",
            "00:00:00:00:00:00",
            "比例10:20:30:40:50:60",
            "MAC地址：00:00:5E:**:**:01",
            "2001:db8:85a3::8a2e:370:7334",
            "Mac电脑12台，资产编号000012345678",
            "路由器下发报文00 00 5E 00 AB 01",
            "手机读数 10 20 30 40 50 60",
            "门锁密码 12 34 56 78 9A BC",
            "摄像头通信 AA BB CC DD EE 01",
            "mac=200000000000",
            "mach=00005E00AB02",
            "校验码00:11:22:33:44:55:66:77",
        ),
    ),
)
