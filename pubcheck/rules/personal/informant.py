"""Who reported, complained or petitioned: names and numbers that the law forbids to give away.

Sources: 监察法 art. 74(3), 信访工作条例 art. 30. The hotline for complaints is public.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pubcheck.finding import Mask, Severity
from pubcheck.law import basis
from pubcheck.matchers import Judgement, Match, Reading, compiled, finditer
from pubcheck.persons import people, tables
from pubcheck.phrase import Phrase
from pubcheck.rule import Rule
from pubcheck.span import Span
from pubcheck.text import EntityKind

_WORDS = r"(?<!被)(?:(?:实名)?举报|投诉|信访|来信|来访|上访|检举|控告|反映|报案|申诉控告|线索提供)(?:群众|人)"
_BEFORE = re.compile(rf"{_WORDS}(?:姓名|名称)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是系、]{{0,3}}$")
_AFTER = re.compile(
    r"(?:同志|先生|女士|等人)?(?:[（(](?:实名)?(?:举报|投诉|信访|来信|上访)人[)）]|(?:于[0-9年月日]{4,12})?(?:通过[^，。\n]{2,12})?(?:实名|多次|来信|来电|来访|书面|网上)*(?:举报|投诉|检举|控告|上访|信访|反映)(?!电话|热线|信箱|中心|局|办|工作|平台|受理|人员|接待))"
)
_NUMBER = rf"{_WORDS}[^。；;\n]{{0,24}}?(?P<value>(?<![0-9A-Za-z])(?:1[3-9][0-9]{{9}}|[1-9][0-9]{{16}}[0-9Xx]|0[0-9]{{2,3}}-[2-8][0-9]{{6,7}})(?![0-9A-Za-z]))"
_PUBLISHED = r"可|请|应当|拨打|致电|向|热线|咨询|监督|受理|举报电话|投诉电话"
_SALUTATION = re.compile(r"(?:同志|先生|女士)?\s?[:：][ ]*(?:\n|$)")
_TOWARDS = re.compile(r"向[^，。；\n]{0,12}$")
_LETTER = r"[您你](?:(?:[于在向]|通过)[^，。\n]{2,20}|[多曾]次|所|提出)?的?(?:反映|来信|信访|投诉|举报|来访|留言)"
_COLUMN = r"(?:举报|投诉|信访|来信|来访|反映|控告|检举)(?:群众|人)(?!数)"
_DIGITS = re.compile(r"[0-9]{7,}")

_SAYS = Phrase("前后文表明是举报人、投诉人或信访人", "the context shows who reported, complained or petitioned")
_REPLY = Phrase("是对信访、投诉的答复，称呼的就是信访人", "it answers a petition and addresses the petitioner")
_COLUMNS = Phrase("所在列是举报人、信访人的信息", "the column holds data of informants or petitioners")


@dataclass(frozen=True, slots=True)
class _Informants:
    def find(self, reading: Reading) -> Iterator[Match]:
        found = {match.span: match for match in self._all(reading)}
        yield from (found[span] for span in sorted(found))

    def _all(self, reading: Reading) -> Iterator[Match]:
        text = reading.text.text
        for person in people(reading).within(Span(0, len(text))):
            label = person.cue.of(text) if person.cue else ""
            before = text[max(0, person.span.start - 24) : person.span.start]
            accused = person.cue is not None and text[: person.cue.start].endswith("被")
            named = compiled(_COLUMN).match(label) is not None and not accused
            said = _AFTER.match(text, person.span.end) is not None and not _TOWARDS.search(before)
            if named or _BEFORE.search(before) or said:
                yield Match(person.span, Judgement(max(0.8, person.confidence), (_SAYS,)))
        if compiled(_LETTER).search(text, timeout=reading.seconds):
            for entity in reading.entities:
                line = text.rfind("\n", 0, entity.span.start) + 1
                addressed = not text[line : entity.span.start].strip() and _SALUTATION.match(text, entity.span.end)
                if entity.kind is EntityKind.PERSON and addressed and "某" not in entity.span.of(text):
                    yield Match(entity.span, Judgement(0.8, (_REPLY,)))
        for match in finditer(_NUMBER, text, reading.seconds):
            span = Span(*match.span("value"))
            if not compiled(_PUBLISHED).search(text[match.start() : span.start]):
                yield Match(span, Judgement(0.9, (_SAYS,)))
        for table in tables(reading):
            for column in table.columns(compiled(_COLUMN)):
                for row in table.rows:
                    cell = table.cell(row, column)
                    if cell and _DIGITS.search(cell.words) and not cell.words.startswith("被"):
                        yield Match(cell.span, Judgement(0.9, (_COLUMNS,)))


RULES = (
    Rule(
        id="personal.informant",
        title=Phrase("举报人、投诉人、信访人", "Informant, complainant or petitioner"),
        severity=Severity.BLOCK,
        basis=basis("supervision-74", "petitions-30", "disclosure-15"),
        matcher=_Informants(),
        message=Phrase(
            "可识别举报人、投诉人或信访人，不得公开",
            "it reveals who reported, complained or petitioned, which must not be published",
        ),
        suggestion=Phrase(
            "删除其姓名、电话、住址和一切可推断身份的内容",
            "delete name, number, address and all that points to the person",
        ),
        mask=Mask(1, 0),
        inline=False,
        beside=True,
        hits=(
            "举报人：⟦李秀珍⟧，反映某企业偷排。",
            "投诉人⟦王建国⟧称物业不作为。",
            "信访人：⟦欧阳修远⟧\n信访事项：房屋漏水",
            "举报人电话：⟦13900001234⟧，已回访。",
            "信访人姓名\t信访事项\t办理情况\n⟦李秀珍⟧\t低保\t已答复",
            "⟦刘德贵⟧同志：\n你反映的宅基地问题，现答复如下。",
            "来信人：⟦阿依古丽·买买提⟧，要求落实待遇。",
            "投诉人身份证号⟦11010519491231002X⟧，住址略。",
            "检举人：⟦张卫国⟧（已核实身份）",
        ),
        misses=(
            "举报电话：12388，0831-2300001。",
            "对举报人的信息应当严格保密，保护举报人合法权益。",
            "被举报人张卫国，系某公司负责人。",
            "举报人：张某某",
            "信访人可拨打0831-2300001咨询。",
            "网友：您好！您反映的问题已收悉。",
            "投诉人应当提供真实姓名和联系方式。",
            "某局局长王建国接待信访群众。",
            "信访人数同比下降12%。",
            "各单位：\n你们反映的问题，现通知如下。",
        ),
    ),
)
