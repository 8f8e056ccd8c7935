"""Frames in which private persons are named: lists, forms, decisions, reports, letters; written for the project.

The slots are those of :mod:`~pubcheck.models.names_own.news_frames` and these:
Y private person, G sex, E nation, B birth date, I identity number or a masked one, H telephone, U home address,
R relation, Z the part somebody plays in a matter, F duty of an office's staff, Y2 another private person,
NO what stands where a name might but is none, GEO a place with a surname in it, SHOP a shop named after somebody.
"""

from __future__ import annotations

_PRIVATE = """
{M}.{Y}，{G}，住{U}，身份证{I}，{C}。
{M}、{Y}，{G}，{M}岁，住{U}；
{M}．{Y}，{G}，{B}生，{E}，{Q}；
（{M}）{Y}（{G}，{E}），{C}；
{Y}，{G}，{M}岁，{N}，电话{H}。
{Y}，{G}，{E}，{B}生，住{U}，{C}。
{Y}，{G}，{B}生，住{U}。
{Y}（{G}，{M}岁，{U}）、{Y}（{G}，{M}岁）
{Y}（{N}）、{Y}（{N}）、{Y}（{V}）、{Y}（{N}）。
{Y}（{I}），承租{U}；
{Y}（身份证号{I}，电话{H}），{C}；
{Y}（{U}），{Q}；
{Y}（{Y}之{R}）电话{H}，{C}；
{Y}（系{Z}{R}）如{V}{N}，应于{M}日内提出{N}。
{Y}，{U}，{N}户，面积{M}平方米；
{Y}，{U}，人口{M}，{N}；
{Y}，原住{U}，现租住{U}；
{Y}，户籍{U}，{N}；
{Y}，{N}，联系电话{H}；
{Y}，{N}，户籍{U}；
{Y}，{N}，QQ{M}；
{Y}，原{J}，{N}{M}号。
{Y}，护照{I}；
{Y}，普通护照{I}，{L}出境；
{Y}，往来港澳通行证{I}；
{Y}，{L}籍，护照{I}，{N}；
{Y}，{L}，身份证{I}，{C}；
{Y}，已{V}{N}，未{V}{N}。
{Y}，电话{H}，{N}{M}，{N}。
{Y}，{J}，{N}证{M}号，其{R}{Y}，{B}生，{C}；
{Y}，{N}，其{R}{Y}现{V}，{N}{M}号，家住{U}。
{Y}，烈士{Y}之{R}，{N}，家住{U}。
{L} {Y} 身份证{I} 通行证{I}
{L} {Y} 护照{I}
{Z}：{Y}
{Z}：{Y}，{G}，{E}，{B}出生，住{U}，公民身份号码{I}。
{Z}：{Y}  {N}：{U}  面积：{M}㎡
{Z}：{Y}　　性别：{G}　　民族：{E}
{Z}  {Y}  社会保障号{I}  个人编号{M}
{Z}　{Y}　住{U}
{Z}{Y}，{G}，{B}生，住{U}，电话{H}。
{Z}{Y}，{E}，{B}生，住{U}。
{Z}{Y}，拟赴{L}{N}，护照{I}，父母为{Y}、{Y}，{N}。
{Z}{Y}（{E}，身份证{I}）名下{N}一套，坐落{U}。
{Z}{Y}（电话{H}）称，{U}{C}。
{Z}{Y}（{G}，{M}岁，学生，QQ号{M}）被骗{N}。
{Z}{Y}（{G}，{Y}系其{R}）已{V}{N}。
{Z}{Y}名下银行卡{I}。
{Z}{Y}提出{C}，{Y}希望{C}。
{Z}{Y}、{Y}谈话，{V}{N}。
{Z}{Y}、{Y}、{Y}三人{N}，在{O}{V}；
{Z}{Y}、{Y}、{Y}：
{Z}{Y}，{C}。
{Z}{Y}于{D}{Q}，{C}。
{Z}{Y}因{N}{V}，{C}。
{Z}{Y}未{Q}，负全部责任；{Y}无责任。
{Z}{Y}在{U}家中{V}，{C}。
{Z}{Y}与{Z}{Y}系{R}关系，{C}。
{Z}{Y}与{Y}{V}{N}，{C}。
{Z}{Y}反映{C}，{C}。
{Z}{Y}自述{C}，常住{U}，{N}。
{Z}{Y}称其{R}{Y}{C}。
{Z}{Y}所有的{N}{C}。
{Z}{Y}家有{N}{M}亩，{C}。
{Z}{Y}的{N}由其{R}{Y}代为{V}。
{Z}{Y}持有的{N}{M}台，{C}。
{Z}{Y}户{C}。
{Z}{Y}一家{M}口，原住{U}；
{Z}{Y}夫妇{V}的{N}{C}。
{Z}{Y}等{M}人{C}。
{Z}{Y}等{M}户{V}{N}。
{Z}户主{Y}，{R}{Y}，{C}。
走访{Z}{Y}家。
上午到{U}，走访{N}户{Y}家，{C}。
下午到{U}，{Y}、{Y}{R}二人均为{N}，{C}。
其{R}{Y}、{R}{Y}已由{T}{V}。
其{R}{Y}{C}，{C}。
其{R}{Y}（{M}岁）{C}。
{R}{Y}在{L}{V}；{R}{Y}，{M}岁，{C}。
{R}：{Y}
{R}　{Y}
{R}{Y}电话{H}，{R}{Y}微信{M}。
{R}{Y}早年{V}，{R}{Y}在外{V}。
家庭成员：{R}{Y}，{M}岁；{R}{Y}，{N}。
家庭成员：{R} {Y}（{N}）；{R} {Y}；{R} {Y}，{M}岁
共有人：{R}{Y}，{R}{Y}（未婚）。
经查，{Y}{Q}，{C}。
经核实，{Y}与{Y}系{R}，{C}。
现查明，{Z}{Y}{Q}，已{V}{Y}{N}。
{D}，{Y}{Q}，{C}。
{D}，{O}职工{Y}举报{J}{Y}{Q}。
{D}，{J}{Y}来电反映{Y}{Q}。
{D}，{O}对{Y}{V}，{C}。
据{Y}陈述，{C}，{C}。
据{Y}反映，{Y}{Q}。
位于{Y}承包{N}内。
已联系其{R}{Y}{V}。
资金流入{Y}名下银行卡{I}。
户名{Y}，开户行{O}，账号{I}。
收款人{Y}，账号{I}。
你反映“{Z}{Y}{Q}”的事项收悉。
我叫{Y}，今年{M}岁，{C}。
本人{Y}，身份证号{I}，{C}。
兹有{Y}，{G}，{E}，{C}。
致{Y}：
{Y}：
{Y}同学：{C}。
{R}{Y}：
{Y}你好，{C}。
我这里有{Y}、{Y}作伴，{C}。
托{Y}{V}了{N}。
记者走访了{U}的{Y}家。
“{C}。”{Y}的{R}{Y}说。
{Y}今年{M}岁，{C}。
{Y}家住{U}，{C}。
{Y}提出{C}，{Y}希望{C}。{Y}（{N}）由{J}{V}。
{Y}，{N}；{Y}，{N}；{Y}，{N}。
{Y}、{Y}、{Y}、{Y}、{Y}
{N}：{Y}、{Y}、{Y}
{N}（{M}人）：{Y}　{Y}　{Y}　{Y}
{Y}　{Y}　{Y}　{Y}
受伤：{Y}（{N}）、{Y}（{N}）、{Y}（{N}）。
死亡：{Y}（{G}，{M}岁，{U}）
失联{J}{Y}，{U}人，{C}。
参加人：{T}{Y}，{Y}（{N}）、{Y}（{N}，住{U}）、{Y}。
受益人{Y}，{Y2}，{Y}
{N}：{Y}{M}元、{Y}{M}元、{Y}{M}元，{C}。
一等奖：{Y}
二等奖：{Y}、{Y}
家属：{R}{Y}，{R}{Y}，{R}{Y}
{M}.{N}村{Y}，{C}；
{N}村{Y}、{Y}{Q}。
问：{C}？答：{C}，{Y}{Q}。
二楼租给{Y}一家，三楼是{Y}他们。
由于{Y}家不肯{V}，{C}。
因{Y}{Q}，{C}。
将{Y}及其{R}{Y}{V}出{N}。
{Y}与{Y}发生{N}，{C}。
{Y}对{Y}{V}，{C}。后{Y}{Q}。
向{Y}、{Y}、{Y}送达{N}。
同乘的{R}{Y}受伤，{C}。
{Y}驾驶{N}行至{L}，与{Y}骑行的{N}相撞。
致{Y}{N}骨折，{C}。
反映村会计{Y}{Q}。
把{N}交给{Y}保管。
{Y}的土地证{V}。
{Y}户{V}，{C}。
经核实{Y}、{Y}不符合{N}，{C}。
{M} {Y} {U} {M}元 {I}
{M} {Y} {G} {I} {U} {N} {M}
{M}	{Y}	{I}	{U}	{N}	{M}	{I}
{M}	{Y}	{G}	{M}	{N}	{U}
{M}	{Y}	{NO}	{U}	{H}
{Y}	{L}	{I}	{U}	{N}
{Y} {B} {Y} {R} {U} {I} {M}
{Y}  {G}  {B}  {U}  {H}
{Y}　{U}　{I}　{NO}
{L} {L} {Y} {I} {M} {NO} {U} {P}
{L} {L} {Y} {I} {M} {NO} {U} {Y}
{M}  {Y}  {I}  {N}{M}元
{M}  {Y}  {N}、{N}、{N}  {N}
{I}	{Y}	{H}
{N}	{N}	{Y}
{Y}	{R}	{Y}	{H}
user={Y}; ip={M}; mac={M}
姓名：{Y} 性别：{G} 年龄：{M}
姓名{Y}，{G}，{B}出生
当事人姓名：{Y}，电话：{H}
来信人：{Y}　问：{C}？
{Z}“{Y}”系{V}{N}。
“{Y}”与“{Y}”{V}，已{V}{N}。
（{Y}）
（{Y}，{G}，{M}岁）
附：{Y}身份证复印件
{Y}身份证号码{I}
{Y}的身份证号码为{I}。
{Y}、{Y}{R}　{U}　{N}
{Y}系{M}岁{J}，{C}。
{N}：{Y}系{M}岁{J}，{C}。
{Y}系{Y}之{R}，{C}。
{Y}、{Y}均系{L}{N}。
线索涉及{J}{Y}（{G}，身份证号{I}）、{J}{Y}（{U}）。
房东{Y}（座机{H}）负有{N}。
班组长{Y}，住{U}。
司机{Y}，{G}，{N}，被送{U}家中{V}。
由{Z}{Y}{V}，{C}。
向{Z}{Y}{V}{N}，{C}。
被{Y}{V}，{C}。
对{Y}{V}{N}{M}元。
给予{Y}{N}{M}元。
拟确定{Y}等{M}人为{N}，{C}。
"""

_ON_DUTY = """
{F}：{P}
{F}：{P}、{P}
{F}：{P}　{D}
{F}　{P}
{F}{P}、{P}。
{F}{P}，{F}{P}。
{F}：{P}　{F}：{P}
{F}：{P}（{N}）　电话：{H}
{F}（签名）：{P}
由{T}{P}负责。
已联系{T}{P}{V}。
由{T}{P}、{F}{P}{V}。
{O}{T}{P}，{T}{P}，电话{H}。
{O}　{P}
{O}{F}：{P}、{P}
{D}	{P}	{P}、{P}	{H}
（{O}{F} {P} 记录）
值班领导：{P}　值班人员：{P}、{P}
校长{P}说：“{C}。”
联系人：{P}，{H}。
联系人：{O}{P}，办公电话{H}
"""

_NO_NAME = """
{NO}、{NO}和{NO}{V}。
{GEO}、{GEO}、{GEO}、{GEO}等{V}。
（一）{GEO}、{GEO}、{GEO}；
{GEO}与{GEO}交会处{C}。
沿{GEO}至{GEO}，{C}。
{GEO}{N}改造，{C}。
{SHOP}{C}。
{SHOP}、{SHOP}等{V}{N}。
经查，{SHOP}{Q}。
每月{M}元降为{M}元。
{M}元和{M}元
{O}{V}{N}，给付{N}的一方{C}。
由主管部门{V}。
业主管理{N}，{C}。
{M} {NO} {NO} {M}
{M}	{NO}	{NO}	{M}
{Z}应当{V}{N}，{C}。
{Z}的{N}{C}。
{Z}提供{N}，{C}。
{Z}为{O}，{C}。
{Z}：{O}
{Z}：{NO}
{Z}、{Z}及{R}{C}。
{R}、{R}、{R}等{V}。
{R}{V}{N}，{C}。
其{R}{V}{N}。
{NO}（{NO}）：{C}
{NO}：{NO}、{NO}
姓名	性别	年龄	住址
姓名 性别 身份证号 家庭住址 联系电话
序号 户主姓名 人口 金额 备注
“{N}”{N}店
{L}{N}祠
住{U}的村民{V}{N}。
{U}{N}{C}。
{F}应当{V}{N}。
{O}{F}{V}{N}。
"""

PRIVATE = tuple(line for line in _PRIVATE.splitlines() if line)
ON_DUTY = tuple(line for line in _ON_DUTY.splitlines() if line)
NO_NAME = tuple(line for line in _NO_NAME.splitlines() if line)
