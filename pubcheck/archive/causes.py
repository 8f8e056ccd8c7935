"""Why a document of an archive is to be looked at again, and what is to be done first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from pubcheck.phrase import Phrase


class Action(Enum):
    """What is to be done, the most urgent first."""

    TAKE_DOWN = Phrase("应当撤下", "take down")
    CLEAR_UP = Phrase("失效清理", "no longer applies")
    OPEN = Phrase("可转为公开", "may be published")
    EVALUATE = Phrase("定期评估", "periodic evaluation")


class Cause(Enum):
    """Why a document is on the list: its action, and what to do first."""

    FINDINGS = (
        Action.TAKE_DOWN,
        Phrase(
            "先撤下，按发现逐项处理后重新审查；有密级标志的立即报保密部门",
            "take it down, see to the findings, review it again; report a secret mark at once",
        ),
    )
    EXPIRED = (
        Action.CLEAR_UP,
        Phrase(
            "注明失效；继续有效的重新公布", "mark it as no longer valid; publish it again where it is to stay in force"
        ),
    )
    REPEALED = (
        Action.CLEAR_UP,
        Phrase("移出现行文件，注明废止、失效", "move it out of what is in force and say that it is repealed"),
    )
    CITATION = (
        Action.CLEAR_UP,
        Phrase("核对引用的法规，更正后重新公布", "check what it cites and publish it corrected"),
    )
    SUPERSEDED = (
        Action.CLEAR_UP,
        Phrase("核实依据变更后是否仍然适用，列入清理", "check whether it still applies now that its basis has changed"),
    )
    REPLACED = (
        Action.CLEAR_UP,
        Phrase(
            "核对新旧两份，旧的注明已被替代、移出现行文件；两份并行有效的，注明各自的适用范围",
            "compare the two; say that the older one was replaced and move it out of what is in force, or say where each applies",
        ),
    )
    NOTICE = (
        Action.CLEAR_UP,
        Phrase("公示期满，撤下或者去除个人信息", "the notice has run its time: take it down or remove personal data"),
    )
    MARK_ENDED = (
        Action.OPEN,
        Phrase(
            "由原定密机关确认解密、更正标志，再作公开审查，不得自行公开",
            "have the office that set the mark confirm its end and correct it, then review; release nothing on this list alone",
        ),
    )
    MARK_RELEASED = (
        Action.OPEN,
        Phrase(
            "核对解密手续、更正标志，再作公开审查",
            "check the record of declassification, correct the mark, then review",
        ),
    )
    MARK_FALSE = (Action.OPEN, Phrase("重新确定公开属性", "set the attribute anew"))
    DUTY = (
        Action.OPEN,
        Phrase("评估转为主动公开；不转的写明理由", "consider proactive disclosure, or state why not"),
    )
    NO_GROUND = (
        Action.OPEN,
        Phrase(
            "重新确定公开属性；维持原属性的写明依据和理由", "set the attribute anew, or state the ground for keeping it"
        ),
    )
    ASKED = (Action.OPEN, Phrase("可以公开的，纳入主动公开", "where it may be disclosed, disclose it proactively"))
    PERIOD = (
        Action.EVALUATE,
        Phrase(
            "评估不予公开的理由是否仍在；情势变化可以公开的，予以公开",
            "evaluate whether the ground is still there; publish what may be published by now",
        ),
    )

    @property
    def action(self) -> Action:
        """What is to be done."""
        action: Action = self.value[0]
        return action

    @property
    def advice(self) -> Phrase:
        """What to do first."""
        advice: Phrase = self.value[1]
        return advice


@dataclass(frozen=True, slots=True)
class Item:
    """One cause with its words, its legal basis (Chinese and English) and the day until which it is to be seen to."""

    cause: Cause
    text: Phrase
    cite: Phrase
    due: date
