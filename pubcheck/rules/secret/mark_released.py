"""Words by which a document says that it is declassified or published.

保密法 arts. 20 and 24: a secret lapses with its term, by decision of the office that set it, or by
its formal publication. The words help a reviewer; they are no clearance (the mark is reported too).
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.finding import Severity
from pubcheck.law import basis
from pubcheck.mark_release import PATTERNS, find_releases
from pubcheck.mark_shapes import LEVEL
from pubcheck.marks import PATTERNS as MARKS
from pubcheck.marks import find_marks
from pubcheck.matchers import Computed, Judgement, Match, Reading
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule

_MARKED = Phrase("文件仍带有密级标志，标志应当更正", "the document still bears its mark, which has to be corrected")
_BARE = Phrase("文件没有密级标志", "the document bears no mark")


def _find(reading: Reading) -> Iterator[Match]:
    marked = bool(find_marks(reading))
    for release in find_releases(reading):
        severity = Severity.MEDIUM if marked else None
        yield Match(release.span, Judgement(0.85 if marked else 0.7, (_MARKED if marked else _BARE,), severity))


_TAIL = "\n关于某项工作的通知\n各有关单位：\n请遵照执行。\n"

RULES = (
    Rule(
        id="secret.mark_released",
        title=Phrase("解密或已公布的说明", "Declassified, as it says"),
        severity=Severity.LOW,
        basis=basis("secrets-24", "secrets-20"),
        matcher=Computed(_find, needs=(*PATTERNS, *MARKS, LEVEL), patterns=PATTERNS),
        message=Phrase(
            "文件自称已解密或已公布，请核对解密手续和通知",
            "the document says that it is declassified; check the decision",
        ),
        suggestion=Phrase(
            "由原定密机关确认解密，留存解密依据，更正密级标志后再作公开审查",
            "have the office that set the level confirm it, keep the record and correct the mark before the review for publication",
        ),
        inline=False,
        beside=True,
        hits=(
            "⟦机密★10年（已解密）⟧" + _TAIL,
            "⟦解密⟧\n机密★5年" + _TAIL,
            "秘密★5年" + _TAIL + "⟦本件已于2020年5月解密⟧。",
            "机密★20年" + _TAIL + "⟦解密日期：2018年6月⟧",
            "秘密★3年" + _TAIL + "⟦经原定密机关审核予以解密⟧。",
            "关于某项工作的通知\n⟦该文件已于2016年3月1日正式公布⟧，现重新印发。",
            "⟦【已解密】⟧\n某某工作总结",
            "机密★10年" + _TAIL + "⟦自2015年1月1日起解密⟧",
            "本批档案中第5至第9卷⟦原密级为机密，已于2021年4月解密⟧，可供查阅。",
            "1　关于桥梁加固设计的批复　1998年　⟦原密级秘密，2008年解密⟧",
            "⟦绝密（1995年解密）⟧\n关于施工保卫工作的报告\n局党委：现报告如下。",
            "该通知不再属于国家秘密，⟦自2023年1月1日起解密⟧，可以提供。",
            "⟦（已解密）机密★5年⟧" + _TAIL,
            "⟦[ 解密 ] 秘密★10年⟧" + _TAIL,
            "档案目录 1-2 关于某报告 1956 ⟦原绝密，1992年解密⟧ 1-3 关于某函 1957 无密级",
            "文件⟦原定秘密级，2003年解除密级⟧，可以查阅。",
            "《某通知》⟦已于2023年5月6日提前解密⟧，现予公布。" + _TAIL,
            "机密★5年\n⟦（2012年3月解密）⟧" + _TAIL,
        ),
        misses=(
            "机密★5年解密" + _TAIL,
            "原标有“机密”“秘密”的，应当同时提交解密依据。",
            "未经审核的历史档案，不能简单认定为已解密。",
            "本卷未经鉴定解密，不得提供利用。",
            "国家秘密的保密期限已满的，自行解密。",
            "涉密公文公开发布前应当履行解密程序。",
            "关于做好解密审核工作的通知\n各单位要及时解密。",
            "本批档案中有117件原标有“机密”字样，均已办理解密手续，卷内加盖“已解密”章。",
            "机密★10年" + _TAIL + "本件未经解密不得公开。",
            "涉密载体管理：保密期限届满后依规解密。",
            "数据解密后方可使用，加密文件应当妥善保管。",
            "本办法已正式公布。",
            "原标机密的档案，应当审核后解密。",
            "拟于2099年1月1日解密。",
            "1985年原机密档案解密工作启动。",
        ),
    ),
)
