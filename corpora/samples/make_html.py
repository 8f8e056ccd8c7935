"""Makes ``places.html``: one marker in each place where a web page holds words, saved as GBK.

Run ``python make_html.py FOLDER``. Everything is invented.
"""

from __future__ import annotations

import sys
from pathlib import Path

SAMPLES = {"html": ("places.html",)}
"""Parser → the fixtures it must read."""

PLACES: dict[str, str] = {
    "body": "body",
    "table": "table",
    "comment": "comment",
    "display_none_inline": "hidden",
    "display_none_sheet": "hidden",
    "hidden_input": "hidden",
    "meta": "metadata",
    "title": "metadata",
    "alt_text": "alt_text",
    "header": "header",
    "nav": "header",
    "footer": "footer",
    "form_value": "form_value",
    "link_target": "link_target",
}
"""Place → the part under which it is to be found."""


def marker(place: str) -> str:
    """The unique word in ``place``."""
    return f"标记{place.replace('_', '-')}完"


def make(folder: Path) -> Path:
    """Write ``places.html`` into ``folder``."""
    path = folder / "places.html"
    path.write_bytes(page().encode("gbk"))
    return path


def page() -> str:
    """The page; it says gb2312 and holds a character that only GBK has (镕)."""
    return f"""<!DOCTYPE html>
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{marker("title")}</title><meta name="公开方式" content="{marker("meta")}">
<style>p, .x {{ color: black }} .secret, #gone {{ display : none; }} @media print {{ p {{ display:none }} }}</style>
<script>var words = "不是正文";</script></head><body>
<header>{marker("header")}</header><nav>首页 &gt; {marker("nav")}</nav>
<!-- {marker("comment")} -->
<p>正文镕 {marker("body")} 前<span style="display: none">{marker("display_none_inline")}</span>后</p>
<div class="big secret"><p>{marker("display_none_sheet")}</p></div>
<table><tr><th>姓名</th><th>电话</th></tr><tr><td>{marker("table")}</td><td>右格</td></tr></table>
<form><input type="hidden" name="id" value="{marker("hidden_input")}"><input name="q" value="{marker("form_value")}"></form>
<p><img src="a.png" alt="{marker("alt_text")}"><a href="mailto:{marker("link_target")}@example.cn">联系</a></p>
<footer>{marker("footer")}</footer></body></html>
"""


if __name__ == "__main__":
    make(Path(sys.argv[1]))
