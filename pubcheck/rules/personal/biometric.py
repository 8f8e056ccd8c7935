"""Fingerprints, faces, voices and DNA of a person who can be told by name.

Source: 个人信息保护法 arts. 26, 28 (生物识别); GB/T 35273-2020 annex A.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pubcheck.affairs import InColumn, Mentioned, OfPerson
from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import AnyOf, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.told import Joined

_TRAIT = r"(?:(?:[左右双]手)?(?:[拇食中环小]指)?(?:十?指\n?纹|掌纹|指印|掌印)|[指掌]静脉|虹膜|声纹|人脸|面部(?=特征|识别|图|影|照|比对)|人像(?=比对|识别)|面部特征|步态|足[迹印]|(?:[\u4e00-\u9fff]{0,2}(?:血|唾液|毛发|精斑|口腔拭子))?DNA|基因(?:型|位点)(?!座)|基因(?=信息|数据|样本|检验|鉴定|比对)|血样|唾液|毛囊毛发|毛囊|STR分型|耳廓|鞋印|牙模|血卡|指静脉|笔迹(?=鉴定|比对))"
_DATA = r"(?:信息|数据|特征(?:值|码)?|样本|样品|图像|影像|照片|视频|模板|采集|识别|认证|编号|编码|比对|鉴定|检验|检测|档案|卡片?|入库|录入|血样|血卡|笔录|记录)"
_ITEM = rf"{_TRAIT}{_DATA}{{0,2}}"
_PATTERN = rf"{_ITEM}|亲子鉴定(?:意见|结论|报告)?|[Dd][Nn][Aa](?:检验|鉴定|比对)"
_LINK = r"采集|提取|录入|比对|检出|留存|其|样本|[的为经]$|入库|鉴定|调取|核对|认证|称"
_UNLESS = (
    r"依法|应当|不得|可以|设备|系统|平台|技术|采购|项目|识别(?:机|终端|门禁)|支付|宣传|培训|规范|专家|鉴定人|工程师"
)
_GENERAL = r"自助机|不登记|不截图|应当|可以|不得|必须|设备|终端|采购|项目|支付|宣传|培训|规范|门禁|专家|工程师|领取|登录|刷脸|办理|功能|技术|[0-9]+[份万例]"
_HELD = Phrase("是个人的生物识别信息", "it is biometric data of a person")

_TOLD = Phrase("写明生物识别信息“{words}”", "it tells of biometric data")


class _Items(NamedTuple):
    """Each trait that a cell of a list of samples names: 指纹、虹膜、DNA血样."""

    heading: str

    def find(self, reading: Reading) -> Iterator[Match]:
        """One match for each trait."""
        for cell in InColumn(self.heading, _HELD, rf"^(?:{_TRAIT})").find(reading):
            for match in reading.matches(_ITEM, cell.span.start, cell.span.end):
                yield Match(Span(match.start(), match.end()), cell.judgement)


RULES = (
    Rule(
        id="personal.biometric",
        title=Phrase("生物识别信息", "Biometric data"),
        severity=Severity.HIGH,
        basis=basis("personal-28", "personal-25", "disclosure-15"),
        matcher=Joined(
            AnyOf(
                (
                    InColumn(
                        r"指纹|掌纹|虹膜|声纹|人脸|DNA|血样|基因",
                        Phrase("是个人的生物识别信息", "it is biometric data of a person"),
                        r"[0-9A-Za-z]{3}|已采|已录|入库|图",
                    ),
                    _Items(r"采集|检材|样本|样品|生物|类型|内容|信息|项目|备注"),
                    OfPerson(
                        _PATTERN,
                        _LINK,
                        Phrase("写明指纹、人脸、DNA 一类的信息", "it tells of fingerprint, face or DNA data"),
                        0.85,
                        _UNLESS,
                        r"(?:编号|信息|样本|指纹|人脸|DNA)[^\n]{0,12}$|^",
                    ),
                    Mentioned(
                        _ITEM,
                        _GENERAL,
                        Phrase("写明指纹、人脸、DNA 一类的信息", "it tells of fingerprint, face or DNA data"),
                    ),
                )
            ),
            "biometric",
            _TOLD,
            0.5,
            both=True,
            parted=True,
            general=r"自助机|不登记|不截图",
            never=r"(?<=[与和同跟及])(?:比对|对照)?(?:样本|样品|检材|材料)$",
        ),
        message=Phrase("涉及具体个人的生物识别信息，属于敏感个人信息", "biometric data of a person"),
        suggestion=Phrase("删除生物识别信息及其编号，图像一并删除", "delete the data, its number and the picture"),
        mask=Mask(2, 0),
        inline=False,
        hits=(
            "检材中扈建疆的⟦声纹⟧与样本比对，鉴定意见：倾向同一",
            "犯罪嫌疑人赵明辉的⟦DNA样本编号⟧：A20240012",
            "姓名：李秀珍\n⟦指纹编号⟧：ZW00120034\n采集时间：略",
            "序号\t姓名\t人脸照片\n1\t李秀珍\t⟦已采集⟧\n2\t王大山\t未采集",
            "民警对当事人赵明辉采集了⟦指纹⟧。",
            "户主：陈思远，⟦虹膜数据⟧已入库。",
            "村民刘德贵，⟦人脸特征码⟧AB12CD34，门禁权限正常。",
            "申请人：张卫国，⟦亲子鉴定报告⟧显示符合。",
            "编号\t姓名\t采集项目\n01\t李秀珍\t⟦指纹⟧、虹膜\n02\t王大山\t声纹",
            "李秀珍，经核对⟦人脸识别认证⟧记录后停发。",
            "姓名 性别 DNA编号 备注\n李秀珍 女 ⟦D2024001⟧ 无\n王建国 男 ⟦D2024002⟧ 无",
            "现场提取的⟦右手拇指指纹⟧，比对中嫌疑人赵明辉。",
        ),
        misses=(
            "人脸识别系统采购项目招标公告",
            "在公共场所安装人脸识别设备应当设置显著提示。",
            "不得强制采集居民指纹、人脸等生物识别信息。",
            "鉴定中心开展DNA检验技术培训。",
            "张某某的指纹信息已采集。",
            "序号\t姓名\t指纹采集\n1\t李秀珍\t未采集\n2\t王大山\t否",
            "自助机的人脸识别、指纹核验只返回“通过”，不登记。业务找李秀珍。",
            "领取养老金可以通过人脸识别认证。",
            "办理身份证时依法登记指纹信息。",
            "打拐DNA信息库累计入库样本12万份。",
        ),
    ),
)
