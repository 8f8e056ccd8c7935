"""Frames in the manner of offices, and frames that name nobody, written for the project.

The slots are those of :mod:`~pubcheck.models.names_own.news_frames`.
"""

from __future__ import annotations

_OFFICIAL = """
{P}同志任{O}{T}，试用期一年。
免去{P}的{O}{T}职务。
免去{P}同志{T}职务，退休。
经研究，决定任命：{P}为{T}，{P}为{T}。
拟任{O}{T}人选{P}
组　长：{P}　{O}{T}
副组长：{P}　{T}
成　员：{P}、{P}、{P}
联系人：{P}；联系电话：{M}
联系人{P}，{M}
签发人：{P}
申请人：{P}
被申请人：{O}
法定代表人：{P}，{T}。
委托代理人：{P}，{O}律师。
原告{P}，男，{M}年{M}月{M}日出生，汉族，住{L}。
被告：{P}，女，{L}人。
被告人{P}犯{N}罪，{C}。
上诉人{P}因{N}一案，{C}。
{P}诉{P}{N}纠纷一案，{C}。
{P}与{O}{N}纠纷一案，{C}。
经查，{P}{Q}，{C}。
当事人{P}于{D}{Q}。
{D}，{P}向本机关{V}{N}，{C}。
{O}执法人员{P}、{P}{Q}。
举报人{P}反映{P}{Q}。
受害人{P}的{N}{C}。
死者{P}，{M}岁，{C}。
患者{P}于{D}入院，{C}。
户主{P}，家庭人口{M}人，{C}。
{M}	{P}	{L}	{M}
{P}	男	{M}	{L}
{P}	{O}	{T}
序号{M} {P} {M}元
低保对象{P}{Q}。
学生{P}获{N}奖。
授予{P}等{M}名同志“{N}”称号。
表彰{P}、{P}等同志。
{O}{P}同志{Q}。
主持人：{P}　记录人：{P}
参会人员：{P}、{P}、{P}
请假：{P}（{N}）
审判长　{P}
人民陪审员　{P}
书记员　{P}
{P}，中共党员，{M}年毕业于{O}，现任{O}{T}。
{P}：{M}年至{M}年任{O}{T}，现任{T}。
{P}，汉族，{L}人，大学学历，历任{O}{T}、{T}。
{P}先生，{M}年出生，硕士，{T}。
{P}女士：中国国籍，无境外居留权，{M}年出生，{T}。
特邀{P}{T}{V}{N}。
"""

_NOBODY = """
{C}，{C}，{C}。
{C}；{C}。
{O}{V}了{N}，{C}。
{O}和{O}{V}{N}。
{L}{N}{V}，{C}。
{L}、{L}、{L}等地{V}了{N}。
在{L}和{L}，{C}。
{O}在{L}{V}{N}，{C}。
{L}队以{M}比{M}战胜{L}队。
{T}和{T}{V}{N}，{C}。
{J}们{V}，{C}。
{W}{V}，{C}。
{N}、{N}和{N}{V}。
{A}的{N}{V}了{A}的{N}。
{N}的{N}，{C}。
{D}，{C}，{C}。
{M}{N}，{C}。
从{L}到{L}，{C}。
{L}与{L}{V}{N}协定。
{O}驻{L}{N}{V}。
{V}{N}，{V}{N}。
{N}{Q}，{C}。
不{V}，不{V}，{C}。
{X}{X}{X}，{X}{X}。
{X}、{X}和{X}{V}{X}。
{X}的{X}，{C}。
{C}的{X}，{X}{X}{X}。
“{X}”{V}{X}。
{X}，{X}，{X}{X}。
在{X}中，{X}的{X}{V}。
对{X}{X}的{X}{X}，{C}。
{X}是{X}，也是{X}。
{X}{V}了{X}{X}。
{X}（{X}）{X}
“{X}{X}”{X}{C}。
{L}的{X}{V}，{C}。
{X}{X}在{L}举行。
在{L}，{X}{V}{X}。
这使{L}{V}{N}。
{L}则{V}{N}，{C}。
{L}将{V}{N}。
{L}{V}，{L}{V}。
{L}对{L}的{N}{C}。
{L}政府{V}{N}，{C}。
{L}人{V}{N}。
{L}队在{N}中{V}{L}队。
{L}{M}：{M}{L}
{L}首都{L}{V}{N}。
位于{L}的{O}{C}。
震中位于{L}。
日前在{L}举行的{X}{X}，{C}。
前往{L}、{L}和{L}{N}。
飞往{L}
“{L}”号{N}{V}。
{L}（{L}）
{T}们{V}{X}，{C}。
{T}、{T}和{J}{V}{X}。
"""

OFFICIAL = tuple(line for line in _OFFICIAL.splitlines() if line)
NOBODY = tuple(line for line in _NOBODY.splitlines() if line)
