"""Lines that belong to the page or the web site, not to the document."""

from __future__ import annotations

import re

_PAGE_NUMBER = re.compile(
    r"\s*(?:[-—–－―─]{1,2}\s*[0-9]{1,4}\s*[-—–－―─]{1,2}|第\s*[0-9]{1,4}\s*页(?:[\s,，/]*共\s*[0-9]{1,4}\s*页)?)\s*"
)
_NAVIGATION = re.compile(
    r"\s*(?:"
    r"(?:您?(?:现在|当前|目前)?(?:所在)?的?位置\s*[:：]?\s*)?首页\s*[>＞»›/].*"
    r"|(?:您?(?:现在|当前|目前)?所?在?的?位置)\s*[:：].*"
    r"|[•·●]\s*\S{1,12}"
    r"|(?:字体|字号|【?打印|【?关闭|分享|收藏|扫一扫|上一篇|下一篇|浏览次数|点击数|阅读次数|责任编辑|网站地图|无障碍|返回顶部)"
    r".{0,40}"
    r"|(?:信息)?来源\s*[:：].{0,40}(?:发布|时间|日期|浏览|字体).*"
    r"|发布(?:时间|日期)\s*[:：].{0,60}"
    r")"
)


def is_page_number(line: str) -> bool:
    """Whether ``line`` is nothing but a page number (— 3 —, 第3页 共10页)."""
    return len(line) < 40 and bool(_PAGE_NUMBER.fullmatch(line))


def is_navigation(line: str) -> bool:
    """Whether ``line`` is navigation or page furniture of a web site."""
    return len(line) < 120 and bool(_NAVIGATION.fullmatch(line))
