"""What the second look sees of a candidate for a name: its characters, what is beside it, what else stands in such places.

Training and judging share this file, so they cannot drift apart. A feature is a short string; digits are folded to 0.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pubcheck.forgetting import kept_for_a_review
from pubcheck.lazy_pattern import lazily
from pubcheck.person_candidates import Candidate, Words, head_kind, sounds
from pubcheck.person_cues import DUTIES, PARTIES, POSTS, RELATIVES
from pubcheck.span import Span
from pubcheck.tables import Columns
from pubcheck.text import Entity, EntityKind
from pubcheck.words import listed_words

_DIGITS = str.maketrans("123456789", "000000000")
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z0-9（）()]{1,12})\s*[:：]")
_CLASS = lazily(
    rf"(?:(?P<kin>{RELATIVES}|(?<![\u4e00-\u9fff])[妻夫子女父母孙])|(?P<party>{PARTIES})|(?P<duty>{DUTIES})|(?P<post>{POSTS}))\Z"
)
_CLASS_ENDS = frozenset(
    "吉东为主乡书事亲人介任众伙伯伴体使侄例偶儿兄公兵友叔叫名告员哥商士夫女奶妇妈妹妻姆姐姑委姥姨娌娘婆婴婶婿媳嫂孀子孙学孩安官审客家察导居属工师席干弟徒户手挥授方机材村板母民汉洁父爷爸爹犯理生甥监称童纳线老考者舅表襟訇警计记象赞辑达迷部长问"
)
_CLASSED = 8  # characters before a name whose class is told
_DATA = lazily(
    r"\s?[，,、（(：: \t]?\s?(?:(?P<sex>[男女](?![\u4e00-\u9fff]))|(?P<age>(?:现年|时年)?[0-9]{1,3}周?岁)|(?P<nation>[\u4e00-\u9fff]{1,3}族(?![\u4e00-\u9fff]))|(?P<born>(?:19|20)[0-9]{2}[年.-])"
    r"|(?P<number>(?:公民)?身份证|[1-9][0-9]{16}[0-9Xx]|护照)|(?P<mobile>1[3-9][0-9]{9}|(?:联系)?电话|手机|QQ|微信)|(?P<lives>(?:现|家)?住[\u4e00-\u9fff]|户籍|系[\u4e00-\u9fff])|(?P<ill>患[有者]?|因病|[\u4e00-\u9fff]{0,4}(?:病|癌|残|瘫|炎|障碍))|(?P<sum>[0-9][0-9,.]*(?:元|亩|股|分))"
    r"|(?P<of>[的之][夫妻子女儿父母])|(?P<title>同志|同学|先生|女士|老人|家(?![庭族乡])|夫妇|一家|等[0-9一二三四五六七八九十]{1,3}[人户名])|(?P<does>[在已未与和将把向曾又对称说讲要因于至去来]))"
)
_SURE = 0.8
_STEPS = ((0.95, "a"), (0.9, "b"), (0.8, "c"), (0.6, "d"), (0.4, "e"))  # of how sure a recognizer is
_REACH = 12
_BACK = 40
_SEPARATORS = "\t，,；;、 "


@dataclass(slots=True)
class Surroundings:
    """What the candidates of one text share."""

    text: str
    columns: Columns
    persons: Sequence[Entity]
    others: Sequence[Entity]
    words: Words
    start: int = 0  # where the text begins in the whole, of which ``columns`` tells
    lefts: Counter[str] = field(default_factory=Counter)
    rights: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    places: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    repeats: Counter[str] = field(default_factory=Counter)  # how often the same characters are a candidate


def surroundings(text: str, entities: Sequence[Entity], columns: Columns, start: int = 0) -> Surroundings:
    """What stands beside the persons that are sure, and the words of the lines, cut when they are asked for.

    ``start``: where ``text`` begins in the whole one whose tables ``columns`` knows.
    """
    persons = sorted(e for e in entities if e.kind is EntityKind.PERSON)
    around = Surroundings(
        text, columns, persons, sorted(e for e in entities if e.kind is not EntityKind.PERSON), Words(text), start
    )
    for person in persons:
        if person.confidence >= _SURE:
            for counter, key in zip(
                (around.lefts, around.rights, around.both, around.places), _keys(person.span, text), strict=True
            ):
                counter[key] += 1
            around.names["".join(person.span.of(text).split())] += 1
    return around


def _keys(span: Span, text: str) -> tuple[str, str, str, str]:
    """What is beside a name, and where in its line it stands."""
    left = text[max(0, span.start - 2) : span.start].translate(_DIGITS)
    right = text[span.end : span.end + 2].translate(_DIGITS)
    line = text.rfind("\n", 0, span.start) + 1
    before = text[max(line, span.start - 200) : span.start]
    place = f"{min(6, sum(before.count(sign) for sign in _SEPARATORS))}{left[-1:]}{right[:1]}"
    return left, right, f"{left[-1:]}_{right[:1]}", place


def parts(candidate: Candidate, around: Surroundings) -> Iterator[list[str]]:
    """The features of ``candidate``, the cheap and telling ones first."""
    text, span = around.text, candidate.span
    name = "".join(span.of(text).split())
    head = head_kind(name)
    kind = f"{head}{min(5, len(name))}{'o' if sounds(name) else ''}{'·' if '·' in name else ''}"
    left = text[max(0, span.start - 4) : span.start].translate(_DIGITS)
    right = text[span.end : span.end + 4].translate(_DIGITS)
    known = _known(candidate, around)
    listed = listed_words(name)
    word = "+".join(tag for _, tag in listed[:3]) if len(listed) < 4 else "many"
    own = int(candidate.known is not None and candidate.known.confidence >= _SURE)  # the candidate is counted itself
    counts = [
        min(2, counter[key] - own)
        for counter, key in zip(
            (around.lefts, around.rights, around.both, around.places), _keys(span, text), strict=True
        )
    ]
    again = min(2, around.names[name] - own)
    often = min(3, around.repeats[name])
    yield [
        "bias",
        f"k={known}",
        f"s={kind}",
        f"w={word}",
        f"sw={kind}{word}",
        f"h={name[:1]}",
        f"e={name[-1:]}",
        f"g={name[1:2]}",
        f"l1={left[-1:]}",
        f"r1={right[:1]}",
        f"lr={left[-1:]}{right[:1]}",
        f"klr={known}{left[-1:]}{right[:1]}",
        f"sl={kind}{left[-1:]}",
        f"sr={kind}{right[:1]}",
        f"kw={known}{word}",
        f"ks={known}{kind}",
        *(f"p{number}={count}" for number, count in enumerate(counts)),
        f"pp={''.join(map(str, counts))}",
        f"kpp={known}{sum(counts)}",
        f"spp={kind}{sum(counts)}",
        f"an={again}",
        f"kan={known}{again}",
        f"rp={often}",
        f"rpk={kind}{often}",
        f"rpw={word}{often}",
    ]
    yield [
        f"name={name}",
        *(f"l{size}={left[-size:]}" for size in (2, 3, 4)),
        *(f"r{size}={right[:size]}" for size in (2, 3, 4)),
        *(f"kl{size}={known}{left[-size:]}" for size in (2,)),
        *(f"kr{size}={known}{right[:size]}" for size in (2,)),
        *_of_words(span, around, known),
        *_of_line(span, around),
        *_of_classes(span, text, kind),
    ]


def _known(candidate: Candidate, around: Surroundings) -> str:
    """What the recognizers found there."""
    if candidate.known is not None:
        step = next((letter for least, letter in _STEPS if candidate.known.confidence >= least), "f")
        return f"{step}{'l' if candidate.known.cue else ''}"
    for letter, entities in (("P", around.persons), ("", around.others)):
        at = bisect_left(entities, candidate.span.start - 30, key=lambda entity: entity.span.start)
        for entity in entities[at:]:
            if entity.span.start >= candidate.span.end:
                break
            if entity.span.overlaps(candidate.span):
                outside = "o" if candidate.span.covers(entity.span) else "x"
                inside = "i" if entity.span.covers(candidate.span) else outside
                return f"{letter or entity.kind.value[0]}{inside}{int(entity.confidence >= _SURE)}"
    return "-"


def _of_classes(span: Span, text: str, kind: str) -> Iterator[str]:
    """Whether the words before it are those for a relative, a party, a duty or a post, and what data stand behind it."""
    told = word_class(text[max(0, span.start - _CLASSED) : span.start])
    data = _DATA.match(text, span.end)
    behind = data.lastgroup if data else "-"
    yield from (f"cb={told}", f"cbs={told}{kind}", f"cf={behind}", f"cbf={told}{behind}", f"cfs={behind}{kind}")


@kept_for_a_review(4096)
def word_class(before: str) -> str:
    """What the words that ``before`` ends with say of a name behind them: kin, party, duty, post or nothing."""
    before = before.rstrip('“"：: \t（(')
    found = _CLASS.search(before) if before[-1:] in _CLASS_ENDS else None
    return str(found.lastgroup) if found else "-"


def _of_words(span: Span, around: Surroundings, known: str) -> Iterator[str]:
    """How the dictionary cuts the line there."""
    text = around.text
    if "\n" in span.of(text):
        name = "".join(span.of(text).split())
        left, right = text[span.start - 1 : span.start], text[span.end : span.end + 1].translate(_DIGITS)
        line = text.rfind("\n", 0, span.start) + 1
        whole = "+".join(tag for _, tag in listed_words(name)[:3])
        yield from ("torn", f"kt={known}", f"tl={left}", f"tr={right}", f"tlr={left}{right}", f"tw={whole}")
        yield from (f"ts={head_kind(name)}{len(name)}", f"tz={min(5, (span.start - line) // 6)}")
    edges, words = around.words.of_line(span.start)
    at = bisect_right(edges, span.start) - 1
    last = bisect_left(edges, span.end)
    clean = f"{int(edges[at] == span.start)}{int(last < len(edges) and edges[last] == span.end)}"
    tags = "+".join(tag for _, tag in words[at:last][:4])
    yield f"c={clean}"
    yield f"ct={clean}{tags}"
    yield f"kct={known}{clean}{tags}"
    for number, (word, tag) in enumerate(reversed(words[max(0, at - 2) : at])):
        yield f"lw{number}={word.translate(_DIGITS)[:6]}"
        yield f"lt{number}={tag}"
        yield f"clt{number}={clean}{tag}"
    for number, (word, tag) in enumerate(words[last : last + 2]):
        yield f"rw{number}={word.translate(_DIGITS)[:6]}"
        yield f"rt{number}={tag}"
        yield f"crt{number}={clean}{tag}"


def _of_line(span: Span, around: Surroundings) -> Iterator[str]:
    """The label and the column it stands in, where in its line."""
    text = around.text
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    nearest = None
    back = max(line, span.start - _BACK)
    if text.find("：", back, span.start) >= 0 or text.find(":", back, span.start) >= 0:
        for nearest in _LABEL.finditer(text, back, span.start):  # noqa: B007 - the last one
            pass
    if nearest:
        yield f"nl={nearest[1][-4:]}"
        yield f"nl2={nearest[1][-2:]}{int(nearest.end() >= span.start - 1)}"
    if span.start == line:
        yield "begins"
    if span.end == end:
        yield "ends"
    if end - line < 14:
        yield "short"
    if not line:
        yield "first line"
    heading, _ = around.columns.heading(Span(span.start + around.start, span.end + around.start))
    if heading:
        yield f"hd={heading[-4:]}"
        yield f"hd2={heading[-2:]}"
    near = text[max(line, span.start - _REACH) : span.start]
    yield from (f"nb={near[at : at + 2]}" for at in range(len(near) - 1))
    near = text[span.end : min(end, span.end + _REACH)].translate(_DIGITS)
    yield from (f"na={near[at : at + 2]}" for at in range(len(near) - 1))
