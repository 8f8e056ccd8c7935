"""What the tagger of affairs sees at each character: hashed features as whole-array integer arithmetic.

Training and tagging share this file, so they cannot drift apart.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from pubcheck.affair_text import PRIVATE, Array, Layout
from pubcheck.name_tables import spread

BITS = 16  # the templates hash into 2**BITS rows of the weights
_REACH = 4
_FACTORS = np.array([0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F, 0x165667B1], np.uint32)

# Characters by what they tell: parts of the body, what ails them, kin, money, livestock and land, houses and
# vehicles, measure words, assistance, faith, traits, numerals, words before a diagnosis.
_SENSES = (
    "肺肝胃肠肾心脑脾胆胰膀胱宫卵巢乳腺骨颅颈腰椎脊髓肋股胫腓肱桡尺锁髋膝踝腕肘肩手足脚腿臂眼耳鼻喉皮肤关节韧带神经血管脉肢体胸腹盆胎孕囊肌趾指牙齿舌咽食道气淋巴腺直视听智角膜网瓣胞脂",
    "病炎症癌瘤痛疮疹瘫痹癫痫疯痴伤损裂折断梗塞栓死衰竭坏癖疾患痨疸肿胀晕厥溃疡疝瘘菌毒染疫抑郁躁狂聋哑盲瞎跛障碍畸萎缩晚术切透析移植化疗",
    "夫妻父母儿女子孙爸妈爹娘哥姐弟妹兄嫂媳婿姑姨舅叔伯婶爷奶公婆祖姥侄甥嫁娶婚孀偶离独",
    "款贷债薪资收入钱租金账欠借息存押股份余额元",
    "牛羊猪马驴鸡鸭鹅骡兔蜂鱼树林亩田地",
    "房屋宅楼铺面车船机轿卡摩托拖",
    "辆套间头只处栋幢艘匹口箱台群笔",
    "低保贫困特供养扶孤残优抚退役烈监测脱边缘救助补",
    "佛教基督徒信仰僧尼穆斯林伊兰阿訇喇嘛寺庙",
    "纹脸虹声样型掌唾液",
    "一二三四五六七八九十百千万亿两半几多",
    "因系为是有享受属列确诊断",
)
_SIGNS = {
    " ": 6,
    "\t": 7,
    "\n": 8,
    "，": 9,
    "。": 10,
    "；": 10,
    "：": 11,
    "、": 12,
    "（": 13,
    "）": 14,
    "【": 13,
    "】": 14,
}

# Atoms: character, its kind, its sense; word, place in it, the words beside it, its last character and last two; the
# label's end, the line above; the distance to persons.
_C, _K, _S, _W, _P, _BEFORE, _BEHIND, _LAST, _ENDING, _TAIL, _ABOVE, _D = range(12)
_Template = tuple[tuple[int, int], ...]
TEMPLATES: tuple[_Template, ...] = (
    *(((_C, at),) for at in (-2, -1, 0, 1, 2)),
    *(((_C, at), (_C, at + 1)) for at in (-2, -1, 0, 1)),
    *(((_C, at), (_C, at + 1), (_C, at + 2)) for at in (-2, -1, 0)),
    ((_K, -1), (_K, 0), (_K, 1)),
    ((_S, 0),),
    *(((_S, at), (_S, at + 1), (_S, at + 2)) for at in (-2, -1, 0)),
    *(((atom, 0), (_P, 0)) for atom in (_W, _BEFORE, _LAST, _ENDING)),
    ((_W, 0), (_BEFORE, 0)),
    ((_W, 0), (_BEHIND, 0)),
    ((_TAIL, 0), (_K, 0)),
    ((_ABOVE, 0), (_K, -1)),
    ((_D, 0),),
    ((_D, 0), (_S, 0)),
)


def rows(layout: Layout, low: int = 0, high: int | None = None) -> Array:
    """The row of the weights that each template (first axis) names at each place (second axis) from ``low`` to ``high``."""
    high = len(layout.codes) if high is None else high
    first, last = max(0, low - _REACH), min(len(layout.codes), high + _REACH)
    atoms = _atoms(layout, first, last)
    size = high - low
    wide = np.zeros((len(atoms), size + 2 * _REACH), np.uint32)
    wide[:, first - low + _REACH : last - low + _REACH] = spread(atoms)
    result = np.empty((len(TEMPLATES), size), np.uint32)
    for number, (row, template) in enumerate(zip(result, TEMPLATES, strict=True), start=1):
        row[:] = np.uint32(number * 0x3C6EF372 & 0xFFFFFFFF)
        for way, (atom, offset) in enumerate(template):
            row += wide[atom, _REACH + offset : _REACH + offset + size] * _FACTORS[way]
    result ^= result >> np.uint32(16)
    result *= np.uint32(0x7FEB352D)
    result ^= result >> np.uint32(15)
    result >>= np.uint32(32 - BITS)
    return result


def _atoms(layout: Layout, low: int, high: int) -> Array:
    codes, words = np.minimum(layout.codes[low:high], 0xFFFF), layout.words[low:high]
    first, behind_last = int(words[0]), int(words[-1]) + 1
    starts = layout.word_starts[first:behind_last]
    ends = np.append(layout.word_starts[first + 1 : behind_last + 1], len(layout.codes))[: len(starts)] - 1
    hashes = layout.word_hashes.take(np.arange(first - 1, behind_last + 1), mode="wrap")
    last = np.minimum(layout.codes[ends], 0xFFFF)
    ending = np.minimum(layout.codes[np.maximum(ends - 1, 0)], 0xFFFF)
    ending = last + (np.where(ends > starts, ending, 0) << np.uint32(16))
    place = np.full(len(codes), 2, np.uint32)
    begun, ended = starts >= low, ends < high  # the first word may begin before, the last one end behind
    place[starts[begun] - low] = 1
    place[ends[ended] - low] = np.where(ends > starts, 3, 4)[ended]
    kinds, senses = _tables()
    own = [codes, kinds[codes], senses[codes]]
    of_words = [each[words - first] for each in (hashes[1:-1], hashes[:-2], hashes[2:], last, ending)]
    labels = (each[low:high] for each in (layout.tail, layout.above, layout.distance))
    return np.stack([*own, of_words[0], place, *of_words[1:], *labels]).astype(np.uint32, copy=False)


@cache
def _tables() -> tuple[Array, Array]:
    """Kind and sense of each character."""
    kinds = np.full(0x10000, 5, np.uint32)
    kinds[0x4E00:0xA000] = 1
    kinds[ord("0") : ord("9") + 1] = 2
    kinds[ord("A") : ord("Z") + 1] = kinds[ord("a") : ord("z") + 1] = 3
    for sign, kind in _SIGNS.items():
        kinds[ord(sign)] = kind
    kinds[PRIVATE:0xF000] = 15
    senses = np.zeros(0x10000, np.uint32)
    for sense, characters in enumerate(_SENSES, start=1):
        senses[[ord(character) for character in characters]] = sense
    return kinds, senses
