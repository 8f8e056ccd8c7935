"""The frame of the HTML report: style, script, and a page that may load nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from html import escape

from pubcheck.masking import harmless
from pubcheck.phrase import Lang

STYLE = """
:root{--ink:#1b2430;--soft:#5a6675;--line:#dfe3e8;--ground:#f4f6f8;--navy:#1f3f66;
--block:#8a1022;--block-bg:#f9d5d8;--high:#b5361c;--high-bg:#fde4da;--medium:#8a5a00;--medium-bg:#fdf0cc;
--low:#0b5c8a;--low-bg:#e0eff8;--info:#566270;--info-bg:#ebeef1;
--sans:system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;
--serif:"FangSong","STFangsong","仿宋","仿宋_GB2312","Noto Serif CJK SC","Source Han Serif SC","Songti SC",
"SimSun",serif}
*{box-sizing:border-box}
html{scroll-padding-top:16px}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.65 var(--sans);overflow-wrap:anywhere}
a{color:var(--navy)}
:focus-visible{outline:2px solid var(--navy);outline-offset:2px}
.top{background:#fff;border-top:4px solid var(--navy);border-bottom:1px solid var(--line);padding:14px 28px}
.top h1{font-size:18px;margin:0;letter-spacing:.06em;color:var(--navy)}
.top p{margin:2px 0 0;color:var(--soft);font-size:13px}
.top .bare{color:var(--block);font-weight:600}
main{max-width:1480px;margin:0 auto;padding:20px 28px}
.card,.paper,.findings>.c{background:#fff;border:1px solid var(--line);border-radius:6px}
.index{width:100%;border-collapse:collapse;background:#fff;border:1px solid var(--line);margin-bottom:28px;
font-size:14px}
.index th,.index td{padding:8px 12px;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
.index th{white-space:nowrap;background:#fafbfc;color:var(--soft);font-weight:500;border-top:0}
.index td:nth-child(n+2){white-space:nowrap}
.doc{margin-bottom:44px}
.doc h2{font-size:21px;line-height:1.4;margin:0 0 2px}
.name{color:var(--soft);font-size:13px;margin:0 0 14px}
.verdict{display:flex;gap:16px;align-items:center;border:1px solid;border-left-width:8px;border-radius:6px;
padding:12px 20px;margin-bottom:14px}
.verdict .sign{font-size:26px;line-height:1;font-weight:700;width:30px;text-align:center;flex:none}
.verdict strong{font-size:20px;display:block;line-height:1.4}
.verdict strong::first-letter,.big::first-letter{text-transform:uppercase}
.verdict p{margin:0;color:var(--ink)}
.v-blocked{color:var(--block);background:#fdf3f3}
.v-needs_changes,.v-needs_review{color:var(--medium);background:#fffaf0}
.v-incomplete{color:#6b3d86;background:#faf5fd}.v-no_obstacle{color:#1e6b3c;background:#f3faf5}
.notice{border:1px solid;border-left-width:8px;border-radius:6px;padding:10px 20px;margin-bottom:14px;background:#fff}
.notice h3 a{font-weight:400;margin-left:8px}
.notice h3{margin:0;font-size:15px;color:inherit}.notice ul{margin:4px 0 0;padding-left:20px;color:var(--ink)}
.notice.gaps{color:#6b3d86;border-style:dashed;border-left-style:solid}.notice.conflict{color:var(--high)}
.facts{display:grid;grid-template-columns:minmax(300px,5fr) 7fr;gap:14px;margin-bottom:14px}
.card{padding:14px 20px;margin-bottom:14px}.facts .card{margin:0}
.card h3{margin:0 0 8px;font-size:13px;font-weight:500;color:var(--soft)}
.big{font-size:19px;font-weight:600;margin:0 0 8px}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:4px 12px;align-items:center;font-size:14px;margin:0}
.bars dt,.bars dd{margin:0}.bars dd:nth-of-type(even){font-variant-numeric:tabular-nums;text-align:right}
.bars svg{display:block;width:100%;height:10px;border-radius:5px}
.bars .rail{fill:#e9edf1}.bars .fill{fill:#9fb1c6}.bars .chosen .fill{fill:var(--navy)}
.bars dt.chosen{font-weight:600}
.advice{margin:12px 0 0;padding-top:10px;border-top:1px solid var(--line)}
.advice b{color:var(--navy)}
.reasons{margin:0;padding:0;list-style:none}.reasons li{padding:7px 0;border-top:1px solid var(--line)}
.reasons li:first-child{border:0;padding-top:0}
.kind{display:inline-block;font-size:12px;line-height:1.5;padding:0 8px;border-radius:9px;background:var(--info-bg);
color:var(--soft);margin-right:8px}
.k-ground{background:var(--high-bg);color:var(--high)}.k-duty{background:#e2f2e7;color:#1e6b3c}
.cite{color:var(--soft);font-size:13px}
.elements{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:6px 24px;margin:0 0 18px;
padding:12px 20px}
.elements div{min-width:0}.elements dt{color:var(--soft);font-size:12px}.elements dd{margin:0}
.filter{position:relative;top:1px;margin:0 4px 0 0;accent-color:var(--navy)}
.filter+label{margin-right:18px;font-size:14px;cursor:pointer}
.bar-title{font-weight:600;margin-right:18px}
.columns{display:grid;grid-template-columns:minmax(0,1fr) 390px;gap:18px;align-items:start;margin-top:10px}
.paper{font:17px/1.9 var(--serif);padding:34px 46px 44px;tab-size:10}
.paper:empty::before{content:attr(data-empty);color:var(--soft);font-family:var(--sans);font-size:14px}
.b{white-space:pre-wrap;unicode-bidi:plaintext}
.b.title{text-align:center;font-size:23px;line-height:1.6;font-weight:700;padding:.3em 0}.b.number{text-align:center}
.page{display:flex;align-items:center;gap:12px;color:var(--soft);font:12px/1 var(--sans);margin:26px 0 16px}
.page:first-child{margin-top:-12px}
.page::before,.page::after{content:"";flex:1;border-top:1px solid var(--line)}
.page span::before{content:attr(data-page)}
.part{border-left:3px solid #c3ccd6;background:#f8fafb;padding:4px 14px 6px;margin:10px 0;font-size:15.5px;
line-height:1.75}
.part::before{content:attr(data-part);display:block;font:12px/1.9 var(--sans);color:var(--soft)}
.p-table,.p-text_box{background:none}.p-table .b+.b{border-top:1px solid #e8ecf0}
.part.unseen{border-left:3px dashed #8b6aa0;
background:repeating-linear-gradient(135deg,#faf6fc 0 10px,#f4edf8 10px 20px)}
.part.unseen::before{color:#6b3d86}
.p-deletion .b,.p-moved_from .b{text-decoration:line-through;text-decoration-color:#a58bb5}
.m{color:inherit;text-decoration:none;border-bottom:2px solid;border-radius:2px 2px 0 0;padding:1px 0;
-webkit-box-decoration-break:clone;box-decoration-break:clone}
.m.block{background:var(--block-bg);border-bottom:4px double var(--block);font-weight:700}
.m.high{background:var(--high-bg);border-bottom-color:var(--high)}
.m.medium{background:var(--medium-bg);border-bottom:2px dashed var(--medium)}
.m.low{background:var(--low-bg);border-bottom:2px dotted var(--low)}
.m.info{background:var(--info-bg);border-bottom:1px dotted var(--info)}
.m.both{border-bottom-width:4px}
.m.on{box-shadow:0 0 0 2px var(--navy)}
.n::before{content:attr(data-n);font:700 10px/1 var(--sans);color:#fff;border-radius:7px;padding:1px 4px;margin:0 2px;
vertical-align:.55em;background:var(--info)}
.n.block::before{background:var(--block)}.n.high::before{background:var(--high)}
.n.medium::before{background:var(--medium)}.n.low::before{background:var(--low)}
.n:target::before,.c:target{outline:3px solid var(--navy);outline-offset:1px}
.findings{position:sticky;top:12px;max-height:calc(100vh - 24px);overflow:auto;padding:3px;margin:-3px}
.findings>.c{margin-bottom:10px;padding:10px 14px;border-left:5px solid var(--info);font-size:14px}
.findings>.c.block{border-left-color:var(--block)}.findings>.c.high{border-left-color:var(--high)}
.findings>.c.medium{border-left-color:var(--medium)}.findings>.c.low{border-left-color:var(--low)}
.c.on{box-shadow:0 0 0 2px var(--navy)}
.c h4{margin:0;font-size:15px;display:flex;gap:8px;align-items:baseline}
.c h4 .where{margin-left:auto;font-size:12.5px;font-weight:400;
white-space:nowrap}
.c p{margin:3px 0}.c .value{font-family:ui-monospace,Consolas,"Noto Sans Mono",monospace,var(--sans);font-size:14px}
.tag{font-size:12px;font-weight:600;white-space:nowrap;color:var(--info)}
.tag.block{color:var(--block)}.tag.high{color:var(--high)}.tag.medium{color:var(--medium)}.tag.low{color:var(--low)}
.num{font:700 11px/1.5 var(--sans);color:#fff;background:var(--info);border-radius:8px;padding:0 6px}
.block .num{background:var(--block)}.high .num{background:var(--high)}.medium .num{background:var(--medium)}
.low .num{background:var(--low)}
.c details{color:var(--soft);font-size:13px}.c summary{cursor:pointer}.c details p,.c details ul{margin:2px 0}
.c ul{padding-left:18px}
.do b{font-weight:600;color:var(--navy)}.do{border-top:1px solid var(--line);padding-top:5px}
.none{color:var(--soft);padding:10px 14px}
.foot{max-width:1480px;margin:0 auto;padding:0 28px 28px;color:var(--soft);font-size:12.5px}
@media(max-width:1080px){main{padding:16px}.columns{grid-template-columns:minmax(0,1fr) 300px;gap:12px}
.paper{padding:24px 22px 30px;font-size:16px}.c h4{flex-wrap:wrap}}
@media(max-width:720px){.columns,.facts{grid-template-columns:minmax(0,1fr)}
.findings{position:static;max-height:none}}
@media print{body{background:#fff;font-size:12px}main{padding:12px 0 0;max-width:none}.top{padding:0 0 8px;border-top:0}
.filter,.filter+label,.c details,.bar-title{display:none}
.columns{display:block}.findings{position:static;max-height:none;overflow:visible;margin-top:18px}
.findings>.c{break-inside:avoid;font-size:12px}
.paper{border:0;padding:0;font-size:14px}.card,.verdict,.notice{break-inside:avoid}.doc+.doc{break-before:page}
.m,.n::before,.num,.bars svg,.verdict,.kind,.part{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
""" + "".join(
    f".filter.{name}:not(:checked)~.columns .c.{name}{{display:none}}"
    f".filter.{name}:not(:checked)~.columns .m.{name}{{background:none;border-bottom:0;font-weight:inherit}}"
    f".filter.{name}:not(:checked)~.columns .n.{name}{{display:none}}"
    for name in ("block", "high", "medium", "low", "info")
)

SCRIPT = """
(function(){
var lit=[],timer;
function clear(){lit.forEach(function(e){e.classList.remove('on')});lit=[]}
function light(e){if(e){e.classList.add('on');lit.push(e)}}
function marks(id){return document.querySelectorAll('a.m[data-f~="'+id+'"]')}
function show(mark,clicked){
  clear();light(mark);
  mark.dataset.f.split(' ').forEach(function(id,at){
    var card=document.getElementById('f-'+id);if(!card)return;
    if(clicked&&card.offsetParent===null){
      var box=document.getElementById('k-'+id.split('-')[0]+'-'+card.dataset.s);if(box)box.checked=true}
    light(card);if(at)return;
    var pane=card.parentElement;
    if(pane.scrollHeight>pane.clientHeight+1)pane.scrollTop=card.offsetTop-pane.offsetTop-pane.clientHeight/4;
    else if(clicked)card.scrollIntoView({block:'center'})})}
document.addEventListener('click',function(e){
  var mark=e.target.closest('a.m');if(mark){e.preventDefault();show(mark,true)}});
document.addEventListener('mouseover',function(e){
  clearTimeout(timer);
  var mark=e.target.closest('a.m'),card=e.target.closest('.c');
  if(mark)timer=setTimeout(function(){show(mark,false)},120);
  else if(card){clear();light(card);Array.prototype.forEach.call(marks(card.id.slice(2)),light)}})})();
"""


def safe(text: str) -> str:
    """``text`` for HTML content and attributes: escaped, and without a character that does harm."""
    return escape(harmless(text), quote=True)


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def page(title: str, lang: Lang, body: str, *, style: str = STYLE, script: str = SCRIPT) -> str:
    """A whole page around ``body`` (HTML already); nothing but this style and script may run, and no script at all
    where ``script`` is empty."""
    allowed = _digest(script) if script else "'none'"
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"
    )
    end = f"<script>{script}</script>\n" if script else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{"en" if lang is Lang.EN else "zh-CN"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{safe(title)}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n"
        f"{end}</body>\n</html>\n"
    )
