"""The cast of a document: its persons, completed by what the document itself tells.

Who is named once with good evidence is found wherever the name stands; in a list of names the
others are names too. Things that stand in a list of their like (娄宫江、项里江) are nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pubcheck.code_points import beginnings
from pubcheck.lazy_pattern import lazily
from pubcheck.name_beside import party_before, weighed_beside
from pubcheck.name_halves import with_joined
from pubcheck.name_records import DOTTED, HAN
from pubcheck.name_runs import TOLD, names_in_runs
from pubcheck.name_shape import has_shape, is_word, may_stand, stands_alone
from pubcheck.person_model import second_look
from pubcheck.span import Span
from pubcheck.surnames import FREQUENT
from pubcheck.tables import tables_of
from pubcheck.text import Entity, EntityKind, NormalizedText, Role

_SURE = 0.8
_WEAK = 0.3
_CERTAIN = 0.9  # how sure a name is that no list of things outweighs
_BRACKET = lazily(r"[（(]")
_FEW = 3  # items that a list must have for its kind to be told
_REMARK = r"(?:[（(][^（）()\n]{0,60}[)）])?"
_REMARKS = lazily(rf"{_REMARK}\s*$")
_PLAIN = r"[^、\n，,。；;：:（()）\t]"
_LONGEST = 40  # characters of an item without its remark
_ITEM = rf"{_PLAIN}{{1,{_LONGEST}}}{_REMARK}"
_RUN = lazily(f"{_PLAIN}+")
_LIST = lazily(rf"{_ITEM}(?:、\n?{_ITEM})+")
_WHOLE = lazily(rf"\s*(?P<value>{DOTTED}|[{HAN}]{{2,8}}|[{HAN}](?: [{HAN}]){{1,2}})\s*{_REMARK}")
_LAST = lazily(
    rf"\s*(?P<value>{DOTTED}|[{HAN}]{{2,4}}?)(?=[（(]|等|[一二两三四五六七八九十0-9]{{1,3}}(?:人|名|户)|均|都|共|系|在|因|被|兄弟|姐妹|夫妇|父子|母子|谈话|表示|作伴|$)"
)
_PLACES = frozenset("沟坝湾墓桥井庙寺塔祠村庄屯冲岭坡坪塘寨堡营店路街巷洼河山渡滩堰梁峁塬川")
_COUNTED = lazily(
    r"等?[0-9一二三四五六七八九十]{1,3}个?(?:[乡镇村县市区站寨组]|街道|社区|处(?!分)|地(?!方))"
    r"|等[^人民员户工生者师干在到因诉向于就与对，。、；\s]{0,10}?(?:商贸|银行|事务所|景观|区域|[干支]路|工程|结构|道路)"
    r"|等(?:(?![人民员户工生者师干在到因诉向于就与对])[\u4e00-\u9fff]){0,6}?(?:超市|企业|公司|机构|商[家户]|部门|单位|品牌|平台|地区|城市|项目|楼盘|小区|学校)"
)
_THINGS = frozenset(
    "江河湖海山岭峰岛鱼虾贝草花树木菜果路街巷桥墓庙寺塔祠村镇乡庄屯坝沟冲湾港洞岩石碑证法站场所园区店馆楼市县酒茶药病症"
)
# Headings of columns that name shops or kinds of things, and nobody: 商户名称, 树种. What may hold either is not among them.
_STALLS = r"商户|商家|店铺|商铺|门店|店面|摊位|经营主体|市场主体|字号"
_SHOPS = rf"{_STALLS}|药店|药房|餐馆|饭店|酒店|超市|企业|公司|厂家|品牌|商标"
_GOODS = r"树木|树种|古树(?:名木)?|名木|苗木|花卉|植物|作物|农作物|物种|药材|品种|产品|商品|食品|样品|药品|菜品|农药|种子|良种|畜种|鱼种"
_OF_STALLS = lazily(_STALLS)
_OF_THINGS = lazily(
    rf"^(?!.*(?:人|姓名|户主|代表|对象))(?:[\u4e00-\u9fff]{{0,6}}(?:{_SHOPS})(?:字号)?(?:名称|全称|简称|名)?|店名|店招|招牌(?:名称)?|[\u4e00-\u9fff]{{0,4}}(?:{_GOODS})(?:名称|名|种类|品种)?|树种|品名|中文名|学名)(?:[（(][^（）()]{{0,8}}[)）])?$"
)
_TOGETHER, _SHARES = 60, 0.5  # how near a private person stands, and how sure a name is, that shares the role
_SENTENCE_END = lazily(r"[。！？\n]")


def complete(entities: Iterable[Entity], text: NormalizedText) -> tuple[Entity, ...]:
    """``entities`` without overlaps, with the persons that lists, a second look and other places tell."""
    kept = without_things(without_overlaps(second_look(first_look(entities, text), text)), text)
    return tuple(without_overlaps((*kept, *_remembered(kept, text.text))))


def without_things(entities: Sequence[Entity], text: NormalizedText) -> Sequence[Entity]:
    """``entities`` without the persons in columns of shops, trees and goods: one 周黑鸭 would turn all addresses into homes.

    A column of stalls whose cells mostly are names of persons for certain holds persons: a stall may go by its keeper.
    """
    persons = [entity for entity in entities if entity.kind is EntityKind.PERSON and entity.cue is None]
    starts = [entity.span.start for entity in persons]
    nobody: set[Entity] = set()
    for table in tables_of(text) if persons else ():
        for column in table.columns(_OF_THINGS):
            cells = [cell.span for row in table.rows if (cell := table.cell(row, column))]
            named = [each for c in cells for each in persons[bisect_left(starts, c.start) : bisect_left(starts, c.end)]]
            whole = sum(each.span in cells and each.confidence >= _SURE for each in named)
            if not (2 * whole > len(cells) and _OF_STALLS.search(table.headings[column])):
                nobody.update(named)
    return [entity for entity in entities if entity not in nobody] if nobody else entities


def first_look(entities: Iterable[Entity], text: NormalizedText) -> Sequence[Entity]:
    """``entities`` without overlaps, with the persons that lists tell."""
    kept = without_overlaps(entities)
    if not any(entity.kind is EntityKind.PERSON for entity in kept):
        return kept
    kept = with_joined(kept, text.text)
    kept = [weighed_beside(entity, text.text) for entity in kept]
    kept = without_overlaps((*kept, *names_in_runs(kept, text.text)))
    return without_overlaps(_by_lists(kept, text.text))


def without_overlaps(entities: Iterable[Entity]) -> Sequence[Entity]:
    """Of overlapping entities of which one is a person the surest; persons inside an address are none."""
    kept: list[Entity] = []
    ordered = sorted(entities, key=_rank)
    addressed = 0  # where the last address ends: 建国路 names nobody
    for entity in ordered:
        if entity.kind is EntityKind.ADDRESS:
            addressed = max(addressed, entity.span.end)
        elif entity.kind is EntityKind.PERSON and entity.span.start < addressed and entity.cue is None:
            continue
        other = kept[-1] if kept else None
        if other and entity.span.overlaps(other.span) and EntityKind.PERSON in (entity.kind, other.kind):
            if _holds(entity, other) or _holds(other, entity):
                kept[-1] = entity if _holds(entity, other) else other
            elif entity.kind is EntityKind.PERSON and entity.confidence > other.confidence:
                kept[-1] = replace(entity, cue=entity.cue or other.cue)
            elif entity.kind is other.kind:
                # The label that one recognizer saw is worth keeping where another was surer of the name.
                kept[-1] = replace(other, cue=other.cue or entity.cue)
            continue
        kept.append(entity)
    return kept


def _rank(entity: Entity) -> tuple[int, float, int]:
    span = entity.span
    return span.start, -entity.confidence, span.start - span.end


def _holds(longer: Entity, shorter: Entity) -> bool:
    """Whether ``longer`` is a person told by the words round it, and ``shorter`` a piece of that name."""
    return (
        longer.kind is shorter.kind
        and longer.cue is not None
        and shorter.cue is None
        and len(longer.span) > len(shorter.span)
        and longer.span.covers(shorter.span)
    )


def _by_lists(entities: Sequence[Entity], text: str) -> Iterator[Entity]:
    """``entities`` with persons added or made sure by their neighbours in a list, or doubted as things."""
    persons = {entity.span.start: entity for entity in entities if entity.kind is EntityKind.PERSON}
    starts = sorted(persons)
    changed: dict[int, Entity] = {}
    for match in _lists(text, starts):
        low, high = bisect_left(starts, match.start()), bisect_right(starts, match.end())
        if low == high:
            continue
        here = [persons[start] for start in starts[low:high]]
        items = _items(text, match)
        if _are_things(text, items, here):
            changed |= {e.span.start: replace(e, confidence=e.confidence * _WEAK) for e in here if e.cue is None}
            continue
        if max(entity.confidence for entity in here) >= _SURE:
            for entity in _told(text, items, here):
                old = persons.get(entity.span.start)
                if old is None or old.confidence < entity.confidence:
                    changed[entity.span.start] = entity
    for entity in entities:
        if entity.kind is not EntityKind.PERSON or entity.span.start not in changed:
            yield entity
    yield from changed.values()


def _lists(text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The lists in lines with a person, which begin at ``starts``, in order; a list goes on behind 、 at a line's end."""
    done = 0
    for start in starts:
        if start < done:
            continue
        begin = text.rfind("\n", done, start) + 1 or done
        while begin > 1 and text[begin - 2 : begin] == "、\n":
            begin = text.rfind("\n", 0, begin - 1) + 1
        done = text.find("\n", start)
        while done > 0 and text[done - 1] == "、":
            done = text.find("\n", done + 1)
        done = len(text) if done < 0 else done
        yield from _lists_within(text, begin, done)


def _lists_within(text: str, done: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of :data:`_LIST`, each tried once for a run of plain characters instead of at each of them."""
    for run in _RUN.finditer(text, done, end):
        stop = run.end()
        if stop > done and text[stop : stop + 1] in ("、", "（", "("):
            match = _LIST.match(text, max(run.start(), stop - _LONGEST, done), end)
            if match:
                yield match
                done = match.end()


def _items(text: str, match: re.Match[str]) -> list[Span]:
    items, start, depth = [], match.start(), 0
    for at in range(match.start(), match.end()):
        if text[at] in "（(":
            depth += 1
        elif text[at] in "）)":
            depth = max(0, depth - 1)
        elif text[at] == "、" and not depth:
            items.append(Span(start, at))
            start = at + 1
    return [item for item in (*items, Span(start, match.end())) if item.of(text).strip()]


def _are_things(text: str, items: list[Span], here: list[Entity]) -> bool:
    """Whether the list holds things of one kind, by their last character."""
    if not _are_people(text, items, here) and (
        _COUNTED.match(text, items[-1].end) or _COUNTED.search(items[-1].of(text))
    ):
        return True  # 文扎、索加、扎河四乡
    ends = Counter(_REMARKS.sub("", item.of(text)).rstrip()[-1:] for item in items)
    last, count = ends.most_common(1)[0]
    if (
        count >= 2
        and count * 2 > len(items)
        and last in _THINGS
        and any(text[entity.span.end - 1] == last for entity in here)
    ):
        return True
    if len(items) < _FEW:
        return False
    things = sum(count for end, count in ends.items() if end in _PLACES)
    words = sum(is_word(item.of(text).strip()) for item in items)
    return max(things, words) >= 0.6 * len(items)


def _are_people(text: str, items: list[Span], here: list[Entity]) -> bool:
    """Whether a label, a word for a party or frequent surnames leave no doubt that a list holds people."""
    if any(entity.cue is not None for entity in here):
        return True
    if party_before(text, here[0].span.start) is not None:
        return True
    sure = sum(entity.confidence >= _CERTAIN and text[entity.span.start] in FREQUENT for entity in here)
    return sure * 2 > len(items)


def _told(text: str, items: list[Span], here: list[Entity]) -> Iterator[Entity]:
    known = {entity.span.start: entity for entity in here}
    by_end = {entity.span.end: entity for entity in here}
    candidates: list[tuple[Span, bool]] = []  # the place, and whether it is known already
    for index, item in enumerate(items):
        pattern = _LAST if index == len(items) - 1 else _WHOLE
        match = (pattern.match if index else _WHOLE.fullmatch)(text, item.start, item.end)
        if match is None:  # the first item, and others with words before the name
            bracket = _BRACKET.search(text, item.start, item.end)
            ending = by_end.get(bracket.start() if bracket else item.end)
            if ending is not None and ending.span.start < item.start:
                ending = None
            candidates += [(ending.span, True)] if ending else []
            continue
        span = Span(*match.span("value"))
        entity = known.get(span.start)
        if entity is not None:
            candidates.append((entity.span, entity.confidence >= _SURE))
        else:
            candidates.append((span, False))
    sure = sum(known_ for _, known_ in candidates)
    if sure * 2 < len(items) and not (sure and all(_plausible(text, span) for span, _ in candidates)):
        return
    for span, known_ in candidates:
        if known_ and span.start in known and known[span.start].confidence >= _SURE:
            continue
        if (
            known_
            or span.start in known
            or _plausible(text, span)
            or (sure >= 2 and len(span) < 5 and may_stand(_bare(text, span)))
        ):
            old = known.get(span.start)
            yield Entity(span, EntityKind.PERSON, TOLD, cue=old.cue if old else None)


def _plausible(text: str, span: Span) -> bool:
    return has_shape(_bare(text, span)) and may_stand(_bare(text, span))


def _bare(text: str, span: Span) -> str:
    return "".join(span.of(text).split())


def _remembered(entities: Sequence[Entity], text: str) -> Iterator[Entity]:
    """Names that are sure somewhere, at all other places where they stand."""
    names: set[str] = set()
    for entity in entities:
        if entity.kind is EntityKind.PERSON and entity.confidence >= _SURE:
            name = entity.span.of(text)
            if len(name) > 2 or (len(name) == 2 and has_shape(name) and not is_word(name)):
                names.add(name)
    if not names:
        return
    lengths = sorted({len(name) for name in names}, reverse=True)
    spans = [entity.span for entity in entities]
    starts = [span.start for span in spans]
    done = 0
    for start in beginnings(text, names):
        length = next(
            (size for size in lengths if start + size <= len(text) and text[start : start + size] in names), 0
        )
        if not length or start < done:
            continue
        span = Span(start, start + length)
        at = bisect_right(starts, start) - 1
        others = [entities[i] for i in range(max(0, at), min(len(entities), at + 3)) if spans[i].overlaps(span)]
        if any(other.span.covers(span) for other in others) or not (others or stands_alone(text, span)):
            continue
        done = span.end
        yield Entity(span, EntityKind.PERSON, min(1.0, max([0.85, *(other.confidence + 0.001 for other in others)])))


def with_neighbours(entities: Sequence[Entity], text: str) -> Iterable[Entity]:
    """A person without a role is private where a private one stands in the same sentence."""
    private = [e.span for e in entities if e.kind is EntityKind.PERSON and e.role is Role.PRIVATE]
    starts = [span.start for span in private]
    for entity in entities:
        if entity.kind is EntityKind.PERSON and entity.role is Role.UNKNOWN and entity.confidence >= _SHARES:
            at = bisect_right(starts, entity.span.start)
            for other in private[max(0, at - 1) : at + 1]:
                low, high = sorted((entity.span, other))
                if high.start - low.end <= _TOGETHER and not _SENTENCE_END.search(text, low.end, high.start):
                    entity = replace(entity, role=Role.PRIVATE)
                    break
        yield entity
