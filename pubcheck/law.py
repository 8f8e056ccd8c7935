"""The legal catalogue: every statute, article and key phrase that pubcheck cites.

Articles are those in force in 2026. A citation that is wrong is worse than none: each
entry was read in the full text of the statute, except those marked ``guidance``, which are
shown as a reference only and never as the ground of a decision.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One article: ``statute`` (its short title), ``article`` (number, with paragraph or item),
    ``version`` (date from which the cited version is in force), ``phrase`` (its key words)."""

    id: str
    statute: str
    article: str
    version: str
    phrase: str
    statute_en: str
    guidance: bool = False

    @property
    def cite(self) -> str:
        """The citation as a Chinese reader expects it."""
        marker = "（参考）" if self.guidance else ""
        if not self.article:
            return f"{self.statute}{marker}"
        number, _, item = self.article.rstrip(")").partition("(")
        place = f"第{_in_han(int(number))}条"
        if item:
            place += f"第（{_in_han(int(item))}）项"
        return f"《{self.statute}》{place}{marker}"

    @property
    def cite_en(self) -> str:
        """The citation in English."""
        marker = " (guidance)" if self.guidance else ""
        article = f" art. {self.article}" if self.article else ""
        return f"{self.statute_en}{article}{marker}"


def _in_han(number: int) -> str:
    """A number from 1 to 199 as statutes write it (十四, 六十四, 一百二十)."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = "一百" if hundreds else ""
    if hundreds and rest and not tens:
        words += "零"
    if tens:
        words += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    return words + (digits[ones] if ones else "")


_DISCLOSURE = ("政府信息公开条例", "2019-05-15", "Open Government Information Regulations")
_SECRETS = ("保守国家秘密法", "2024-05-01", "State Secrets Law")
_SECRETS_RULES = ("保守国家秘密法实施条例", "2024-09-01", "State Secrets Law Implementing Regulations")
_STATISTICS = ("统计法", "2024-09-13", "Statistics Law")
_STATISTICS_RULES = ("统计法实施条例", "2017-08-01", "Statistics Law Implementing Regulations")
_MILITARY = ("军事设施保护法", "2021-08-01", "Military Facilities Protection Law")
_PERSONAL = ("个人信息保护法", "2021-11-01", "Personal Information Protection Law")
_MINORS = ("未成年人保护法", "2024-04-26", "Minors Protection Law")
_MENTAL_HEALTH = ("精神卫生法", "2018-04-27", "Mental Health Law")
_ASSISTANCE = ("社会救助暂行办法", "2019-03-02", "Social Assistance Interim Measures")
_SUPERVISION = ("监察法", "2025-06-01", "Supervision Law")
_PETITIONS = ("信访工作条例", "2022-05-01", "Petition Work Regulations")


def _entry(law: tuple[str, str, str], id_: str, article: str, phrase: str) -> LegalBasis:
    statute, version, english = law
    return LegalBasis(id_, statute, article, version, phrase, english)


_CATALOGUE: tuple[LegalBasis, ...] = (
    _entry(_DISCLOSURE, "disclosure-5", "5", "以公开为常态、不公开为例外"),
    _entry(_DISCLOSURE, "disclosure-6", "6", "行政机关应当及时、准确地公开政府信息"),
    _entry(_DISCLOSURE, "disclosure-10", "10", "由牵头制作的行政机关负责公开"),
    _entry(
        _DISCLOSURE, "disclosure-13", "13", "除本条例第十四条、第十五条、第十六条规定的政府信息外，政府信息应当公开"
    ),
    _entry(_DISCLOSURE, "disclosure-14", "14", "依法确定为国家秘密的政府信息"),
    _entry(_DISCLOSURE, "disclosure-15", "15", "涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息"),
    _entry(_DISCLOSURE, "disclosure-16", "16", "可以不予公开"),
    _entry(_DISCLOSURE, "disclosure-17", "17", "建立健全政府信息公开审查机制"),
    _entry(_DISCLOSURE, "disclosure-18", "18", "对本行政机关不予公开的政府信息进行定期评估审查"),
    _entry(_DISCLOSURE, "disclosure-19", "19", "行政机关应当主动公开"),
    _entry(_DISCLOSURE, "disclosure-20", "20", "主动公开本行政机关的下列政府信息"),
    _entry(_DISCLOSURE, "disclosure-20-1", "20(1)", "行政法规、规章和规范性文件"),
    _entry(_DISCLOSURE, "disclosure-20-2", "20(2)", "机关职能、机构设置"),
    _entry(_DISCLOSURE, "disclosure-20-3", "20(3)", "国民经济和社会发展规划、专项规划、区域规划及相关政策"),
    _entry(_DISCLOSURE, "disclosure-20-4", "20(4)", "国民经济和社会发展统计信息"),
    _entry(_DISCLOSURE, "disclosure-20-5", "20(5)", "办理行政许可和其他对外管理服务事项"),
    _entry(_DISCLOSURE, "disclosure-20-6", "20(6)", "实施行政处罚、行政强制"),
    _entry(_DISCLOSURE, "disclosure-20-7", "20(7)", "财政预算、决算信息"),
    _entry(_DISCLOSURE, "disclosure-20-8", "20(8)", "行政事业性收费项目"),
    _entry(_DISCLOSURE, "disclosure-20-9", "20(9)", "政府集中采购项目"),
    _entry(_DISCLOSURE, "disclosure-20-10", "20(10)", "重大建设项目"),
    _entry(_DISCLOSURE, "disclosure-20-11", "20(11)", "扶贫、教育、医疗、社会保障、促进就业"),
    _entry(_DISCLOSURE, "disclosure-20-12", "20(12)", "突发公共事件的应急预案"),
    _entry(_DISCLOSURE, "disclosure-20-13", "20(13)", "环境保护、公共卫生、安全生产、食品药品、产品质量"),
    _entry(_DISCLOSURE, "disclosure-20-14", "20(14)", "公务员招考"),
    _entry(_DISCLOSURE, "disclosure-20-15", "20(15)", "规定应当主动公开的其他政府信息"),
    _entry(_DISCLOSURE, "disclosure-21", "21", "县级人民政府及其部门"),
    _entry(_DISCLOSURE, "disclosure-26", "26", "自该政府信息形成或者变更之日起20个工作日内及时公开"),
    _entry(_DISCLOSURE, "disclosure-27", "27", "可以向"),
    _entry(_DISCLOSURE, "disclosure-36", "36", "说明理由"),
    _entry(_DISCLOSURE, "disclosure-37", "37", "能够作区分处理的"),
    _entry(_DISCLOSURE, "disclosure-44", "44", "多个申请人就相同政府信息向同一行政机关提出公开申请"),
    _entry(_SECRETS, "secrets-14", "14", "绝密、机密、秘密三级"),
    _entry(_SECRETS, "secrets-16", "16", "定密责任人"),
    _entry(_SECRETS, "secrets-22", "22", "应当作出国家秘密标志"),
    _entry(_SECRETS, "secrets-31", "31", "互联网"),
    _entry(_SECRETS, "secrets-35", "35", "依法对拟公开的信息进行保密审查"),
    _entry(_SECRETS, "secrets-36", "36", "汇聚、关联后属于国家秘密事项的数据"),
    _entry(_SECRETS, "secrets-64", "64", "工作秘密"),
    _entry(_SECRETS_RULES, "secrets-rules-42", "42", "先审查、后公开"),
    _entry(_SECRETS_RULES, "secrets-rules-43", "43", "汇聚、关联后属于国家秘密事项的数据"),
    _entry(_PERSONAL, "personal-4", "4", "已识别或者可识别的自然人有关的各种信息"),
    _entry(_PERSONAL, "personal-8", "8", "应当保证个人信息的质量"),
    _entry(_PERSONAL, "personal-25", "25", "不得公开其处理的个人信息"),
    _entry(_PERSONAL, "personal-28", "28", "敏感个人信息"),
    _entry(_PERSONAL, "personal-34", "34", "不得超出履行法定职责所必需的范围和限度"),
    LegalBasis(
        "source-marking-2016",
        "《关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）",
        "",
        "2016-11-10",
        "公开属性",
        "General Office of the State Council, Guobanfa [2016] No. 80",
        guidance=True,
    ),
    _entry(_SECRETS, "secrets-17", "17", "应当遵守定密权限"),
    _entry(_SECRETS, "secrets-18", "18", "派生定密"),
    _entry(_SECRETS, "secrets-20", "20", "绝密级不超过三十年，机密级不超过二十年，秘密级不超过十年"),
    _entry(_SECRETS, "secrets-24", "24", "国家秘密的保密期限已满的，自行解密"),
    _entry(_SECRETS_RULES, "secrets-rules-5", "5", "不得将涉及国家秘密的信息公开"),
    _entry(_SECRETS_RULES, "secrets-rules-19", "19", "自标明的制发日起计算"),
    _entry(_SECRETS_RULES, "secrets-rules-21", "21", "国家秘密标志应当标注密级、保密期限"),
    _entry(_STATISTICS, "statistics-28", "28", "能够识别或者推断单个统计调查对象身份的资料"),
    _entry(_STATISTICS_RULES, "statistics-rules-28", "28", "公布前，任何单位和个人不得违反国家有关规定对外提供"),
    _entry(_MILITARY, "military-17", "17", "禁止对军事禁区进行摄影、摄像、录音、勘察、测量、定位、描绘和记述"),
    _entry(_MILITARY, "military-22", "22", "对军事管理区进行摄影、摄像、录音、勘察、测量、定位、描绘和记述"),
    LegalBasis(
        "counter-terrorism-63", "反恐怖主义法", "63", "2018-04-27", "应对处置", "Counter-Terrorism Law", guidance=True
    ),
    LegalBasis(
        "infrastructure-30",
        "关键信息基础设施安全保护条例",
        "30",
        "2021-09-01",
        "关键信息基础设施",
        "Critical Information Infrastructure Regulations",
        guidance=True,
    ),
    LegalBasis(
        "id-card-13",
        "居民身份证法",
        "13",
        "2012-01-01",
        "居民身份证记载的公民个人信息，应当予以保密",
        "Resident Identity Cards Law",
    ),
    LegalBasis(
        "source-personal-2020",
        "GB/T 35273—2020《信息安全技术 个人信息安全规范》附录A",
        "",
        "2020-10-01",
        "个人信息示例",
        "GB/T 35273-2020, annex A: examples of personal information",
        guidance=True,
    ),
    LegalBasis(
        "surveying-22",
        "测绘成果管理条例",
        "22",
        "2006-09-01",
        "重要地理信息数据",
        "Surveying and Mapping Results Regulations",
        guidance=True,
    ),
    _entry(_PERSONAL, "personal-31", "31", "不满十四周岁未成年人个人信息"),
    _entry(_PERSONAL, "personal-47", "47", "处理目的已实现"),
    _entry(_PERSONAL, "personal-51", "51(3)", "采取相应的加密、去标识化等安全技术措施"),
    _entry(_PERSONAL, "personal-55", "55", "公开个人信息"),
    _entry(_MINORS, "minors-72", "72", "未成年人个人信息"),
    _entry(_MINORS, "minors-103", "103", "不得披露有关案件中未成年人的姓名、影像、住所、就读学校"),
    _entry(_MENTAL_HEALTH, "mental-health-4", "4", "其他可能推断出其身份的信息予以保密"),
    _entry(_ASSISTANCE, "assistance-61", "61", "除按照规定应当公示的信息外，应当予以保密"),
    _entry(_SUPERVISION, "supervision-74", "74(3)", "泄露举报事项、举报受理情况以及举报人信息"),
    _entry(_PETITIONS, "petitions-30", "30", "不得将信访人的检举、揭发材料以及有关情况透露"),
)
_BY_ID = {basis.id: basis for basis in _CATALOGUE}


def basis(*ids: str) -> tuple[LegalBasis, ...]:
    """The entries with these ids.

    :raises KeyError: for an id that the catalogue does not hold.
    """
    return tuple(_BY_ID[id_] for id_ in ids)


def all_bases() -> tuple[LegalBasis, ...]:
    """The whole catalogue."""
    return _CATALOGUE
