"""What the reviewer of mended rules found: excuses that hid real data, alarms on ordinary papers. Each text with a rule's gravest finding."""

from __future__ import annotations

import pytest

from pubcheck import check_text

CASES = [
    (
        "某镇民政办关于规范低保信息的通知\n各村：\n部分低保对象身份证号录入不规范，少写一位，例如330106198503126518，请尽快更正。\n某镇民政办\n2025年3月1日\n（此件公开发布）",
        "personal.resident_id",
        "high",
    ),
    (
        "关于身份证号录入错误的通报\n各村：有的户主身份证号位数不对，如33010619850312651，应填18位，如330106198503126518。",
        "personal.resident_id",
        "high",
    ),
    (
        "关于核对补贴的通知\n各村：\n部分农户手机号少填位数，如13867192345，请核对后重新录入。\n某镇",
        "personal.mobile_phone",
        "medium",
    ),
    ("案例范例\n小红，女，13岁，某中学初二3班，手机13867192345。", "personal.minor", "high"),
    (
        "关于安全检查情况的通报\n海川化工公司液氨罐区东侧围墙有可供人钻入的缺口，监控夜间失效，值守员仅一人。",
        "secret.infrastructure",
        "high",
    ),
    (
        "关于安全检查情况的通报\n宏达化工有限公司硝化车间紧急切断阀控制柜未上锁，控制室夜间无人，翻越西墙即可进入，关闭冷却水即可造成爆炸。",
        "secret.infrastructure",
        "high",
    ),
    (
        "关于安全检查情况的通报\n县烟花爆竹公司仓库东侧围栏有三米缺口，红外报警失效，夜间仅一名门卫。",
        "secret.infrastructure",
        "high",
    ),
    (
        "关于安全检查情况的通报\n市疾控中心门诊楼菌毒种库门禁失效，监控盲区，夜间无人值守。",
        "secret.infrastructure",
        "high",
    ),
    (
        "关于汛前检查情况的通报\n龙潭水库放水设施控制室门锁损坏，无人值守，水库坝下即为集镇。",
        "secret.infrastructure",
        "high",
    ),
    ("关于启用系统的通知\n平台账号如下：\n账号：fxadmin\n密码：Fx#8812", "secret.infrastructure", "high"),
    ("网上评议公告\n登录账号:pingyi2025 密码:py2025888，欢迎广大群众参与测评。", "secret.infrastructure", None),
    ("学生资助名册\n姓名\t证件编号\n王子轩\t330106201503126519", "personal.minor", "high"),
    ("低保名册\n姓名\t证件编号\n王建国\t330106200103126518", "personal.resident_id", "medium"),
    (
        "关于政协第12号提案的答复函\n李委员：\n您提出的提案收悉。涉及的库容曲线，因以上数据涉密，无法在此提供。\n某县水利局\n2025年3月1日\n（此件公开发布）",
        "secret.state_mark",
        None,
    ),
    (
        "政府信息公开申请答复书\n王某：\n你申请公开的文件收悉。经审查，上述文件属于机密级文件。根据《政府信息公开条例》第十四条，本机关决定不予公开。\n某局\n2025年3月1日",
        "secret.state_mark",
        None,
    ),
    (
        "政府信息公开申请答复书\n王某：\n经审查，附件1涉及国家秘密。依据条例第十四条规定，不予公开。\n某局\n2025年3月1日",
        "secret.state_mark",
        None,
    ),
    ("关于印发方案的通知\n各乡镇：\n附件2涉密，不对外公开。\n某局\n2025年3月1日", "secret.state_mark", None),
    ("部门预算公开\n说明：本表涉密，不予公开。", "secret.state_mark", None),
    ("部门预算公开表\n表10 国有资本经营预算支出表\n本表涉密，未公开。", "secret.state_mark", None),
    (
        "某县水利局文件\n关于做好固定资产清理工作的通知\n各乡镇人民政府：\n三、报废的计算机硬盘和打印机，请按照涉密载体管理规定处理。\n某县水利局\n2025年5月6日\n",
        "secret.state_mark",
        None,
    ),
    (
        "某县自然资源局办事指南\n事项名称：涉密基础测绘成果提供使用审批\n受理条件：持函申请\n是否涉密：是\n办结时限：10日\n（此件公开发布）",
        "secret.state_mark",
        None,
    ),
    ("数据资源目录\n数据名称：人口库\n是否涉密：是\n共享方式：不予共享", "secret.state_mark", None),
    ("“珍爱生命，远离毒品”征文获奖名单\n五年级1班 王子轩 李欣怡", "personal.minor", "medium"),
    ("防诈骗手抄报评比结果\n五年级1班 王子轩 李欣怡\n五年级2班 张一诺 赵思远", "personal.minor", "medium"),
    ("预防校园欺凌主题班会优秀学员\n五（1）班：王子轩、李欣怡", "personal.minor", "medium"),
    ("贫困户帮扶人员名单：王建国、李秀珍", "personal.person_name", "info"),
    ("社区矫正管理人员名单：王建国、李秀珍。", "personal.person_name", "info"),
    ("欠薪投诉受理人员：王建国", "personal.person_name", "info"),
    ("被培训人员：王建国、李秀珍", "personal.person_name", "info"),
    ("由王建国负责照看设备。", "personal.person_name", "info"),
    (
        "某县水利局转发某市水利局关于做好清淤工作的通知\n各乡镇：\n现转发给你们，请落实。\n某县水利局\n2025年3月1日\n（此件公开发布）\n\n某市水利局关于做好清淤工作的通知\n各县：\n请落实。\n某市水利局\n2025年2月1日\n（此件依申请公开）",
        "attribute.conflict",
        None,
    ),
    ("关于做好清淤工作的通知\n各乡镇：\n请做好。\n某局\n2025年3月1日\n（此件仅限内部公开）", "attribute.missing", None),
    (
        "关于做好清淤工作的通知\n各乡镇：\n请做好。\n某局\n2025年3月1日\n（此件仅在系统内公开）",
        "attribute.missing",
        None,
    ),
]


@pytest.mark.parametrize(("text", "rule", "severity"), CASES)
def test_excuses_hide_nothing_and_ordinary_papers_raise_no_alarm(text: str, rule: str, severity: str | None) -> None:
    found = [finding.severity for finding in check_text(text).findings if finding.rule_id == rule]
    assert (str(max(found, key=lambda each: each.rank)) if found else None) == severity
