"""Whether words that tell of a publication tell of one for everybody: only that ends a secret (保密法 art. 24).

本通知已在内网公布 and 此件已向省军区公布 tell where a paper was handed round. A place or a reader that is named has to be
public; and the words have to end there: 公开征求意见, 公布的附件 and 发布范围 speak of something else.
"""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily

_VERB = r"(?:刊登|刊载|登载|公[ ]{0,3}布|发布|公[ ]{0,3}[开開]|[开開][ ]{0,3}放|发表)"
_VERBS = lazily(_VERB)
_VERB_LAST = lazily(rf"{_VERB}\Z")
# Words that tell of a release, whatever they say of a publication besides.
_RELEASE = lazily(
    r"解[ ]{0,3}[密除]|[撤销]密|降[为密]|(?:改|转|划|调整|变更)[为成作]|取消|注销|作废|不再|失效|密级|非密|届满|期满|到期|→|>|原[定密标为系]"
)
_NAME = lazily(r"[ ]{0,8}《[^《》\n]{1,80}》")
_PAGES = r"报|刊|公报|年鉴|汇编|选编|文选|文集|杂志|史料?|志"
_PUBLIC = lazily(
    r"社会|公众|公民|群众|媒体|新闻|记者|互联网|网站|官网|门户|政府网|(?:人民|新华|中国|法制|政务公开)网|公众号|微博|客户端"
    rf"|电视|电台|广播|报[纸刊端社]|[日晚早时]报|政报|公报|学报|期刊|杂志|年鉴|出版|书店|公开(?:刊物|出版|渠道|场合)|《[^《》\n]{{0,30}}(?:{_PAGES})》"
)
_TO_ALL = lazily(
    r"全?社会|(?:国内|海内|境内|中)外|公众|群众|公民|媒体|新闻|记者|世界|全[国省市县州区](?:人民|群众|各界|社会|公布|公开|发布)|外(?!事|交|侨|贸|经|办)"
)
_CIRCLE = lazily(
    r"内网|专网|政务(?:内|外)?网|局域网|机要|涉密|密网|保密|内[部参刊]|参阅|《[^《》\n]{0,30}(?:参考|专报|内参|快报|要[报情]|简报|动态|信息|阅件|通报)》"
    r"|部队|军[区内中]|党[内组]|系统内?|范围|本[单部]位|[会职]议?[上工]"
)
# Where it was, or to whom.
_PLACED = lazily(rf"(?<![现存所外内旨])在(?![案册])|通过|利用|经由|刊登|刊载|登载|{_VERB}[于到]")
_TO = lazily(r"(?<![方走导意])(?:向|对)")
# What follows the verb and makes it something else.
_GOES_ON = lazily(
    rf"{_VERB}{{1,3}}(?:[^，,。；\n]{{0,4}}?(?:征求|征集|听取)|的|稿|范围|对象|前|之前|后|时|程序|机关|单位|日期|时间[^\s:：0-9]|要求|审批|申请|招|竞|选|拍卖|采购|表[彰扬]|批评|道歉|审理|宣判|传达|通报|课)"
)
# Where the clause ends, or goes on to tell of the same.
_ENDS = lazily(
    r"(?:发布|发表|公布|出版)?(?:[ ]{0,8}(?:\Z|[^\u4e00-\u9fff0-9A-Za-z《“\"])|了|[并且]|[之以]来|[现已均]|施行|实施|执行|生效|刊行|印行|[于在到][^，,。；\n]{0,30})"
)
_BOUND = lazily(
    r"[^。；\n]{0,24}?(?:征求意见|征集意见|范围[为是限]|限于|仅限|限[^。；，\n]{1,8}(?:阅|使用)|仅供|发至|供内部|不得|切勿|请勿|严禁|密钥|口令)"
)


def is_for_all(words: str, behind: str = "") -> bool:
    """Whether ``words`` tell of a publication for everybody, or of no publication at all; ``behind`` is what follows them."""
    name = _NAME.match(words)
    told = words[name.end() :] if name else words
    if _VERBS.search(told) is None or _RELEASE.search(told):
        return True
    if _GOES_ON.search(told + behind) or _BOUND.match(behind) or _CIRCLE.search(told):
        return False
    if any(_TO_ALL.match(told, to.end()) is None for to in _TO.finditer(told)):
        return False
    if _VERB_LAST.search(told):
        ends = _ENDS.match(behind)
        if ends is None:
            return False
        told += ends.group()  # 公布于省政府网站
    return _PLACED.search(told) is None or _PUBLIC.search(told) is not None
