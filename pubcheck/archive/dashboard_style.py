"""The style sheet of the dashboard: that of the report on one document, and what charts and tables need."""

from __future__ import annotations

from pubcheck.web_page import STYLE

DASHBOARD_STYLE = (
    STYLE
    + """
main{max-width:1280px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:0 0 16px}
.tile{background:#fff;border:1px solid var(--line);border-radius:6px;padding:12px 16px;border-top:3px solid #c3ccd6}
.tile b{display:block;font-size:25px;line-height:1.3;font-weight:600;font-variant-numeric:tabular-nums}
.tile span{color:var(--soft);font-size:13px}
.tile.bad{border-top-color:var(--block)}.tile.bad b{color:var(--block)}
.tile.warn{border-top-color:var(--high)}.tile.warn b{color:var(--high)}
.tile.hole{border-top-color:#6b3d86}.tile.hole b{color:#6b3d86}
.grid{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:16px;align-items:start}
.grid .card{margin:0}.wide{grid-column:1/-1}
.side{display:grid;gap:16px;align-content:start;grid-template-columns:minmax(0,1fr)}
.side svg.columns{height:90px}
.card h2{font-size:16px;margin:0 0 2px;color:var(--navy)}
.card .note{color:var(--soft);font-size:12.5px;margin:0 0 10px}
.card .empty{color:var(--soft);margin:6px 0}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 16px;padding:0;margin:6px 0;font-size:13px}
.legend svg{width:11px;height:11px;margin-right:5px;border-radius:2px}
.rows{display:grid;grid-template-columns:minmax(84px,auto) minmax(60px,1fr) repeat(var(--figures,1),auto);gap:3px 12px;
align-items:center;font-size:13.5px;margin:0}
.rows.f1{--figures:1}.rows.f3{--figures:3}
.rows>*{min-width:0}.rows .label{max-width:23em}.rows .figure{text-align:right;font-variant-numeric:tabular-nums}
.rows .head{color:var(--soft);font-size:12px;border-bottom:1px solid var(--line);align-self:end}
svg.bar{display:block;width:100%;height:12px;border-radius:3px;background:#f0f3f6}
.big svg.bar{height:22px}
.plot{position:relative;padding-top:18px}
.plot .most{position:absolute;top:0;left:0;font-size:12px;line-height:16px;color:var(--soft)}
svg.columns{display:block;width:100%;height:170px;border-bottom:1px solid #9fb1c6;border-top:1px dashed var(--line)}
.names{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr);font-size:11.5px;color:var(--soft);
text-align:center}
.names span{white-space:nowrap;overflow:visible;justify-self:center}
.a-proactive{fill:#3c8d68}.a-on_request{fill:#e0ac42}.a-withheld{fill:#a03a3f}.a-none{fill:#c3ccd6}
.s-block{fill:#8a1022}.s-high{fill:#d4573a}.s-medium{fill:#e0a838}.s-low{fill:#4a90bf}.s-info{fill:#aeb8c3}
.w-blocked{fill:#8a1022}.w-incomplete{fill:#7d5497}.w-needs_changes{fill:#e0ac42}.w-needs_review{fill:#6f9fc8}
.w-no_obstacle{fill:#3c8d68}
.hue{fill:#52779f}.hole{fill:#7d5497}
.scroll{overflow-x:auto}
.list{width:100%;border-collapse:collapse;font-size:13.5px}
.list th,.list td{padding:6px 10px 6px 0;text-align:left;vertical-align:top;border-top:1px solid var(--line)}
.list th{color:var(--soft);font-weight:500;font-size:12.5px;white-space:nowrap;border-top:0}
.list td.figure,.list th.figure{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.list .path{color:var(--soft);font-size:12.5px}.list .tight{white-space:nowrap}
.list .tags{white-space:nowrap}
.list .v{font-weight:600}
.v-text-blocked{color:var(--block)}.v-text-needs_changes,.v-text-needs_review{color:var(--medium)}
.v-text-incomplete{color:#6b3d86}.v-text-no_obstacle{color:#1e6b3c}
.more{color:var(--soft);font-size:13px;margin:8px 0 0}
@media(max-width:860px){.grid{grid-template-columns:minmax(0,1fr)}}
@media(max-width:560px){main{padding:12px}.top,.foot{padding-left:14px;padding-right:14px}.card{padding:12px 14px}
.tiles{grid-template-columns:repeat(2,minmax(0,1fr));gap:8px}.tile{padding:8px 12px}.tile b{font-size:21px}
.rows{gap:3px 8px;font-size:12.5px}.rows .label{max-width:11em}
.names{font-size:10px}
.stack thead{display:none}.stack tr{display:block;border-top:1px solid var(--line);padding:8px 0}
.stack td{display:inline;border:0;padding:0 10px 0 0}.stack td.lead{display:block}.stack .tags,.stack .tight{white-space:normal}}
@media print{@page{size:A4 landscape;margin:12mm}
.grid{grid-template-columns:repeat(2,minmax(0,1fr))}.tiles{grid-template-columns:repeat(7,1fr)}
.tile b{font-size:17px}.card{break-inside:auto}.card h2{break-after:avoid}
.list tr,.rows>*,.plot,.tile{break-inside:avoid}.list thead{display:table-header-group}
rect{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
)
