"""Who reported, complained or petitioned: the persons of a text whom the law asks to keep secret.

Here and not in their rule, because the rule on names must know whom that rule has reported already.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading, compiled
from pubcheck.persons import people
from pubcheck.phrase import Phrase
from pubcheck.span import Span
from pubcheck.text import EntityKind

INFORMANT = (
    r"(?<!被)(?:(?:实名)?举报|投诉|信访|来信|来访|来电|上访|检举|控告|反映|报案|报警|申诉控告|线索提供|联名)(?:群众|人)"
)
COLUMN = r"(?<!被)(?:举报|投诉|信访|来信|来访|来电|反映|控告|检举)(?:群众|人)(?!数)"
_BEFORE = lazily(
    rf"(?:{INFORMANT}|(?:接到|收到)(?:群众|市民|村民)?)(?:姓名|名称)?(?:[（(][^（）()\n]{{0,8}}[)）])?[\s:：为是系、“\"]{{0,3}}$"
)
_AFTER = lazily(
    r"(?:同志|先生|女士)?(?:[0-9一二三四五六七八九十两等]{1,3}[人户名]+)?(?:[（(](?:实名)?(?:举报|投诉|信访|来信|上访)人[)）]|(?:于[0-9年月日]{4,12})?(?:通过[^，。\n]{2,12})?(?:(?:实名|署名|联名|多次|来信|来电|来访|书面|网上|电话|向[^，。\n]{2,12})*(?:举报|投诉|检举|控告|上访|信访)|(?:实名|署名|联名|来信|来电|来访|书面)(?:来信|来访|反映))(?!电话|热线|信箱|中心|局|办|工作|平台|受理|人|接待|一案))"
)
_SALUTATION = lazily(r"(?:同志|先生|女士)?\s?[:：][ ]*(?:\n|$)")
_TOWARDS = lazily(r"(?:向|对|被|由)[^，。；\n]{0,12}$")
LETTER = r"[您你](?:(?:[于在向]|通过)[^，。\n]{2,20}|[多曾]次|所|提出)?的?(?:反映|来信|信访|投诉|举报|来访|留言)"
_BLANK = lazily(r"\s*")
_TITLED = lazily(r"(?:先生|女士|小姐|同志)$")

SAYS = Phrase("前后文表明是举报人、投诉人或信访人", "the context shows who reported, complained or petitioned")
REPLY = Phrase("是对信访、投诉的答复，称呼的就是信访人", "it answers a petition and addresses the petitioner")


def informants(reading: Reading) -> dict[Span, tuple[float, Phrase]]:
    """The names of informants, each with its confidence and the reason."""
    return reading.once("informants", lambda: dict(_named(reading)))


def _named(reading: Reading) -> Iterator[tuple[Span, tuple[float, Phrase]]]:
    text = reading.text.text
    for person in people(reading).within(Span(0, len(text))):
        label = person.cue.of(text) if person.cue else ""
        before = text[max(0, person.span.start - 24) : person.span.start]
        accused = person.cue is not None and text[: person.cue.start].endswith("被")
        named = compiled(COLUMN).search(label[-12:]) is not None and not accused
        said = _AFTER.match(text, person.span.end) is not None and not _TOWARDS.search(before)
        if (named or _BEFORE.search(before) or said) and not _TITLED.search(person.span.of(text)):
            yield person.span, (max(0.8, person.confidence), SAYS)
    if reading.holds(LETTER):
        for entity in reading.entities:
            line = reading.text.paragraph(Span(entity.span.start, entity.span.start)).start
            addressed = _BLANK.fullmatch(text, line, entity.span.start) and _SALUTATION.match(text, entity.span.end)
            name = entity.span.of(text)
            if entity.kind is EntityKind.PERSON and addressed and "某" not in name and not _TITLED.search(name):
                yield entity.span, (0.8, REPLY)
