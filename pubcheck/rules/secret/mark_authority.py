"""Whether the issuer may set the level that the document bears.

保密法 art. 17: central and provincial offices may set every level, those of a prefecture-level city
机密 and 秘密; others need an authorisation, or follow a level set above them (art. 18, 派生定密).
Police and state security have rules of their own. The rule asks, it does not accuse: whether an
authorisation exists cannot be seen in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.marks import Form, find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading, compiled
from pubcheck.numbers import PROVINCES
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_CENTRAL = re.compile(r"国务院|中共中央|中央|国家|全国|中华人民共和国|最高人民|[\u4e00-\u9fff]{2,8}部(?:$|办公厅)")
_OWN_RULES = re.compile(r"公安|国家安全|国安|军区|军分区|武装部|部队|武警")
_MUNICIPALITIES = "北京|天津|上海|重庆"
_PROVINCE = re.compile(
    rf"^(?:[\u4e00-\u9fff]{{2,3}}省|某省|(?:{'|'.join(dict.fromkeys(PROVINCES.values()))})(?:[\u4e00-\u9fff]{{0,4}}自治区|省)?)"
)
_CITY = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:市|自治州|地区|盟)")
_COUNTY = re.compile(
    r"^[\u4e00-\u9fff]{1,10}?(?:县|旗|(?<!社|小|新|发|分|园|灌|护|理|范|作|景|库|地|治|校)区)(?![级城域划])"
)
_TOWN = re.compile(r"^[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|村|社区)")
_GRANTED = r"派生定密|定密授权|授予[^。\n]{0,8}定密|根据[^。\n]{2,40}(?:绝密|机密|秘密)"
_PREFIX = re.compile(r"^(?:中共|中国共产党|共青团|政协|国家税务总局)")


def _rank(issuer: str) -> str:
    """``central``, ``province``, ``city``, ``county``, ``town``, or ``""`` where the name does not tell."""
    if _CENTRAL.match(issuer) and not issuer.startswith("国家税务总局"):
        return "central"
    name = _PREFIX.sub("", issuer)
    municipality = re.match(rf"(?:{_MUNICIPALITIES})市?", name)
    if municipality:
        # Districts of a municipality rank as cities do in other matters: the name does not settle it.
        return "" if _COUNTY.match(name[municipality.end() :]) else "province"
    province = _PROVINCE.match(name)
    rest = name[province.end() :] if province else name
    city = _CITY.match(rest)
    below = rest[city.end() :] if city else rest
    if _COUNTY.match(below):
        return "county"
    if _TOWN.match(below):
        return "town"
    return "city" if city else "province" if province else ""


def _find(reading: Reading) -> Iterator[Match]:
    issuer = reading.elements.issuer
    if issuer is None or _OWN_RULES.search(issuer.value):
        return
    rank = _rank(re.split(r"[、，,\s]", issuer.value)[0])
    for mark in find_marks(reading):
        if mark.form not in (Form.LINE, Form.HEAD, Form.FIELD) or not mark.level:
            continue
        if rank in ("county", "town"):
            message = Phrase(
                f"县级以下机关一般没有定密权，标有“{mark.level}”的，请注明定密授权或派生定密依据",
                f"offices below the city level have no power of their own to set {mark.level}; name the authorisation or the source",
            )
            confidence = 0.6
        elif rank == "city" and mark.level == "绝密":
            message = Phrase(
                "设区的市级机关只能确定机密级和秘密级，标有“绝密”的，请注明授权或派生定密依据",
                "an office of a city may set 机密 and 秘密 only; name the authorisation or the source of 绝密",
            )
            confidence = 0.7
        else:
            return
        why = [Phrase(f"发文机关“{issuer.value}”", f"issued by {issuer.value}")]
        severity = None
        if compiled(_GRANTED).search(reading.text.text, timeout=reading.seconds):
            why.append(Phrase("文中提到授权或所依据的涉密文件", "the text mentions an authorisation or its source"))
            severity = Severity.LOW
        yield Match(mark.written, Judgement(confidence, tuple(why), severity, message))
        return


_TAIL = "\n关于某项工作的通知\n各有关单位：\n请遵照执行。\n"

RULES = (
    Rule(
        id="secret.mark_authority",
        title=Phrase("定密权限", "Authority to classify"),
        severity=Severity.MEDIUM,
        basis=basis("secrets-17", "secrets-18"),
        matcher=Computed(_find),
        message=Phrase("发文机关可能没有相应的定密权限", "the issuer may lack the power to set this level"),
        suggestion=Phrase(
            "请定密责任人说明授权文件或派生定密的来源；确无依据的，按规定报有权机关确定或更正",
            "have the responsible person name the authorisation or the source; without one, refer or correct the level",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦机密⟧★10年\n某县人民政府文件" + _TAIL,
            "⟦秘密⟧★1年\n霍山县国家保密局" + _TAIL,
            "⟦绝密⟧★长期\n钦州市人民政府文件" + _TAIL,
            "⟦秘密⟧★5年\n青川县水利局" + _TAIL + "青川县水利局\n2020年3月1日",
            "⟦机密⟧★5年\n白马镇人民政府文件" + _TAIL,
            "密级：⟦秘密⟧\n武侯区人民政府办公室文件" + _TAIL,
            "⟦绝密⟧★30年\n四川省内江市人民政府办公室文件" + _TAIL,
            "⟦机密⟧★5年\n阿拉善左旗人民政府文件" + _TAIL,
            "⟦秘密⟧\n中共大邑县委办公室文件" + _TAIL,
        ),
        misses=(
            "机密★10年\n四川省人民政府文件" + _TAIL,
            "绝密★30年\n四川省国防动员委员会文件" + _TAIL,
            "机密★10年\n钦州市人民政府文件" + _TAIL,
            "秘密★5年\n龙山县公安局文件" + _TAIL,
            "绝密★长期\n国务院办公厅文件" + _TAIL,
            "机密★10年\n北京市人民政府文件" + _TAIL,
            "某县人民政府文件" + _TAIL + "不得泄露国家秘密。",
            "机密★10年\n关于某事的通知",
            "绝密★20年\n宁夏回族自治区人民政府文件" + _TAIL,
        ),
    ),
)
