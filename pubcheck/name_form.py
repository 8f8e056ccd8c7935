"""What a person's name looks like in itself: its characters, its surname, how the dictionary cuts it and what is round it.

Names are found by a model that sees one sentence. Roads, shops and words of offices that it takes for names look
different from names: 栗湾组, 起付线, 360元和. These are features of the model of roles, which calls them nobody.
"""

from __future__ import annotations

from collections.abc import Iterator

from pubcheck.errors import ModelError
from pubcheck.forgetting import kept_for_a_review
from pubcheck.name_shape import is_word
from pubcheck.span import Span
from pubcheck.surnames import surname_kind, surname_length
from pubcheck.words import listed_words

# Last characters of roads, buildings, offices and goods. Others would teach which names officials of the passages bear.
_ENDS = frozenset(
    "路线街巷桥铺亭园苑塘馆府办组厂站店城楼湾湖河江山岭坪坝冲沟洞寺庙村镇乡区县市州岛港环感费款率证生费卡机车业社会"
)
_REACH = 8  # characters on either side that are cut into words with the name


@kept_for_a_review(4096)
def form_of(name: str) -> tuple[str, ...]:
    """The features of ``name`` (without blanks) alone."""
    kind = surname_kind(name) or "none"
    found = [f"su={kind}", f"sl={kind}{min(6, len(name))}", f"wo={is_word(name)}"]
    if kind in ("rare", "uncommon", "none"):
        found.append(f"c1={name[:1]}")
    if name[-1:] in _ENDS:
        found += [f"cz={name[-1:]}", "thing"]
    given = name[surname_length(name) or 1 :]
    for title, words in (("nc", _words(name)[:4]), ("gc", _words(given)[:3] if given else [])):
        # A name that the dictionary lists says nothing: which ones it lists has to do with who was in the news.
        if not (words and words[0][1].startswith("nr") and len(words) == 1):
            found.append(f"{title}={'/'.join(f'{tag[:2]}{len(word)}' for word, tag in words)}")
    return tuple(found)


def edges_of(span: Span, text: str) -> Iterator[str]:
    """Whether words of the dictionary reach over the edges of the name at ``span``, and which."""
    at = max(0, span.start - _REACH)
    over = [False, False]
    for word, _ in _words(text[at : span.end + _REACH]):
        end = at + len(word)
        for side, edge in enumerate((span.start, span.end)):
            if at < edge < end:
                over[side] = True
                yield f"o{side}={word}"
        at = end
        if at > span.end:
            break
    yield f"over={over[0]:d}{over[1]:d}"


def _words(text: str) -> list[tuple[str, str]]:
    try:
        return listed_words(text)
    except ModelError:
        return []
