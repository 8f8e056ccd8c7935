"""Presidio: a blank Chinese pipeline of spaCy, its own recognizers of no country, and Chinese patterns.

It ships no recognizer of China, so the patterns are those a user would write: sixteen, with words of context.
Mode ``line`` hands it line by line, which it is much faster with; mode ``text`` the whole text.
"""

from __future__ import annotations

from collections.abc import Callable

from serving import serve

_BEFORE, _AFTER = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
PATTERNS = {
    "CN_RESIDENT_ID": (
        r"[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx]",
        ["身份证", "公民身份号码"],
    ),
    "CN_MOBILE": (r"1[3-9][0-9]{9}|1[3-9][0-9][- ][0-9]{4}[- ][0-9]{4}", ["手机", "电话", "联系"]),
    "CN_LANDLINE": (r"0[1-9][0-9]{1,2}[-—－][1-9][0-9]{6,7}", ["电话", "传真"]),
    "CN_HOTLINE": (r"(?:400|800)[- ]?[0-9]{3}[- ]?[0-9]{4}", ["热线", "电话"]),
    "CN_BANK_ACCOUNT": (r"[3-6][0-9]{15,18}|[3-6][0-9]{3}(?: [0-9]{4}){3}(?: [0-9]{1,3})?", ["账号", "卡号", "银行"]),
    "CN_USCC": (r"[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}", ["统一社会信用代码"]),
    "CN_ORGANISATION_CODE": (r"[0-9A-Z]{8}-[0-9X]", ["组织机构代码"]),
    "CN_PASSPORT": (r"[EGDSPH][0-9]{8}", ["护照"]),
    "CN_TRAVEL_PERMIT": (r"[HM][0-9]{8,10}", ["通行证"]),
    "CN_PLATE": (
        r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}",
        ["车牌", "车辆"],
    ),
    "CN_POSTCODE": (r"(?<=邮编[:：])[0-9]{6}", ["邮编"]),
    "CN_QQ": (r"(?:QQ|qq)[:： ]?[1-9][0-9]{4,10}", ["QQ"]),
    "CN_WECHAT": (r"(?:微信|WeChat)[:： ]?[A-Za-z][A-Za-z0-9_-]{5,19}", ["微信"]),
    "CN_PERSON_BY_LABEL": (r"(?:姓名|联系人|申请人|经办人|户名|负责人|当事人)[:： ]?[一-龥·]{2,4}", ["姓名"]),
    "CN_ADDRESS": (
        r"[一-龥]{2,10}(?:路|街|道|巷|弄|里|村|组|小区|花园)[0-9]{1,5}(?:号|弄|幢|栋|座)(?:[0-9]{1,4}(?:室|单元|号楼|层))?",
        ["住址", "地址"],
    ),
    "CN_SECRET_MARK": (r"(?:绝密|机密|秘密)[ 　]*[★☆*＊]", ["密级"]),
}
_FREE = ("CN_QQ", "CN_WECHAT", "CN_PERSON_BY_LABEL", "CN_ADDRESS", "CN_SECRET_MARK", "CN_PLATE", "CN_POSTCODE")


def prepare(mode: str, text: str) -> Callable[[str], int]:
    """An engine for Chinese, over the whole text or line by line."""
    del text
    import spacy
    from presidio_analyzer import AnalyzerEngine, Pattern, PatternRecognizer, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import (
        CreditCardRecognizer,
        EmailRecognizer,
        IpRecognizer,
        PhoneRecognizer,
        UrlRecognizer,
    )

    class Blank(SpacyNlpEngine):
        """spaCy's Chinese without a model: characters as tokens, no names."""

        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"zh": spacy.blank("zh")}
            self.nlp["zh"].max_length = 100_000_000

    registry = RecognizerRegistry(supported_languages=["zh"])
    for name, (pattern, context) in PATTERNS.items():
        bounded = pattern if name in _FREE else f"{_BEFORE}(?:{pattern}){_AFTER}"
        registry.add_recognizer(
            PatternRecognizer(
                name,
                patterns=[Pattern(name, bounded, 0.6)],
                context=context,
                supported_language="zh",
                global_regex_flags=0,
            )
        )
    for kind in (CreditCardRecognizer, EmailRecognizer, IpRecognizer, UrlRecognizer):
        registry.add_recognizer(kind(supported_language="zh"))
    registry.add_recognizer(PhoneRecognizer(supported_language="zh", supported_regions=("CN",)))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["zh"])

    def whole(text: str) -> int:
        return len(engine.analyze(text, language="zh"))

    def by_line(text: str) -> int:
        return sum(len(engine.analyze(line, language="zh")) for line in text.split("\n") if line.strip())

    return whole if mode == "text" else by_line


serve(prepare, "presidio-analyzer", "spacy")
