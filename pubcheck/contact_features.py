"""What the model of contacts sees of a telephone number or an address of mail: whose it may be.

Training and judging share this file, so they cannot drift apart. A feature is a short string; digits are folded to 0.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pubcheck.contact_cues import owners
from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import Reading
from pubcheck.span import Span
from pubcheck.text import Role

_DIGITS = str.maketrans("123456789", "000000000")
_REACH = 30  # characters of context on either side
_BAG = 16  # of them so many as pairs, wherever they stand
_BELOW = 400  # in which lines below it, and telephones before it, are counted
_NEAR = 90  # characters in which persons and other data are looked for
_TITLE, _BEGINNING = 40, 20_000
_LABEL = lazily(r"([\u4e00-\u9fffA-Za-z（）()/]{1,14})\s*[:：]?\s*[（(]?$")
_LABELS = lazily(r"([\u4e00-\u9fff（）()/]{2,12})\s*[:：]")
_NUMBERS = lazily(r"(?<![0-9A-Za-z])[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z])")
# However they are grouped: that must not change whose they are.
_PHONES = lazily(r"(?<![0-9])(?:86[- ]?)?1[3-9][0-9](?:[-–—.·_ ()（）/]{0,2}[0-9]){8}(?![0-9])")
_LAND = lazily(r"(?<![0-9])0[0-9]{2,3}(?:[)）]|[- –—]{0,2})[2-8][0-9]{2,3}[- ]?[0-9]{4}(?![0-9])")
_UNITS = lazily(r"[局厅委办科室处站所院校厂店会]$|中心$|公司$|大队$|政府$|街道$|法院$|银行$")
_WORDS = {
    "home": lazily(r"住|户籍|家庭|村民|居民|组|单元"),
    "ill": lazily(r"病|患|残|治疗|手术|住院"),
    "kin": lazily(r"父|母|妻|夫|儿|女|子|孙|兄|弟|姐|妹|监护人|家属|亲属"),
    "party": lazily(r"原告|被告|申请人|当事人|投诉人|举报人|信访人|来电人|报案人|乙方|户主|考生|学生|业主|客户|患者"),
    "office": lazily(
        r"联系人|咨询|监督|举报|投诉电话|地址|邮编|窗口|工作日|报名|招标|采购|主任|局长|科长|民警|法官|书记员|承办|网格|书记|值班"
    ),
    "ask": lazily(r"如有|欢迎|请于|请到|可拨打|致电|公示期|反映"),
}


# Right before the contact: an office's line or shift, a household's or a relative's.
_OFFICE_LINE = lazily(
    r"(?:[局厅委科股处室站所院校园会厂店部队库仓堂馆社点行办组]|中心|公司|政府|街道|窗口|前台|大厅|客服|值班|值守|夜间|夜班|调度|监督|举报|投诉|咨询|热线|传真|应急|抢修|急修|报修|会务|平台|单位|物业|总机|专线|服务|报名|预约|保障|公共|官方|工作|公务|办公|业务|受理|代表|机关)"
    r"(?:的|专用|人员)?(?:固定|联系)?(?:电\s?话|手\s?机|座\s?机|固\s?话|传\s?真|号码|邮\s?箱|信箱|邮件|联系)?(?:号码?)?(?:[（(][^（）()]{0,10}[)）])?[\s:：是为]{0,3}[（(]?$"
)
_OWN_LINE = lazily(
    r"(?:宅|家|[家屋][里中头]?|住所|本人|个人|私人|自己|[儿女父母妻夫爸妈兄弟姐妹哥嫂媳婿孙甥侄爷奶婆舅姑姨叔伯]|配偶|老伴|邻居|家属|家长|户主|[他她我您你]|机主|学生|患者|常用|备用|停用|紧急联系人?|留)"
    r"(?:的|了|有|下)?(?:固定|联系)?(?:电\s?话|手\s?机|座\s?机|固\s?话|号码?|邮\s?箱|邮件|联系)?(?:号码?)?(?:[（(][^（）()]{0,10}[)）])?[\s:：是为，,]{0,3}[（(]?$"
)
_LISTED = lazily(r"(?:[0-9+][0-9+()（）. ·_—-]{5,18}[、，,/;；或和及][ ]?){1,3}$")
_BEHIND_IT = lazily(r"(?:\s?[转/-]\s?[0-9]{1,5}|\s?[（(](?:单位|工作|值班|办公|公用|科室|上班|周一|排练))")
_ITEM = lazily(r"\s*(?:[0-9]{1,6}[.、．)）号栋\s，:：]|[(（①-⑳A-Z]|第?[0-9一二三四五六七八九十]+[.、号])")
# Mail: hosts that give addresses to everybody (RFC 2606 has stand-ins for them), and what stands before the sign.
_FREE = lazily(
    r"(?:qq|foxmail|163|126|139|189|sina|sohu|gmail|outlook|hotmail|yeah|aliyun|yahoo|live|icloud|tom|21cn|wo|example)\.(?:com|net|org)(?:\.cn)?|vip\..+"
)
_VOWELLESS = lazily(r"(?!.*[aeiouv][a-z])[a-z]{2,6}(?:[._-][a-z]{2,8})?[0-9]{0,4}")
_OFFICES = lazily(
    r"(?:office|info|admin|service|kefu|hr|zhaopin|bgs|bgsh|xf|xinfang|jubao|jb|ts|tousu|jwc|xsc|zb|zbb|lab|press|news|mail|public|center|team|club|library|guji|dangban|xxgk|zwgk|gzw|[a-z]{1,4}(?:ju|ke|ban|bu|chu|zhan|xx|zx|yy|gs))(?:[._-].*|[0-9]*)"
)


def contact_features(reading: Reading, span: Span, kind: str) -> Iterator[str]:
    """The features of the contact at ``span``; ``kind`` is that of its rule: mobile, landline or email."""
    text = reading.text.text
    line = reading.text.paragraph(span)
    # 值班手机 13900001234、13800001234: one label for both.
    left = _LISTED.sub("", text[max(line.start, span.start - _REACH) : span.start]).translate(_DIGITS)
    right = text[span.end : min(line.end, span.end + _REACH)].translate(_DIGITS)
    if span.start - line.start <= _REACH:
        left = f"^{left}"
    if line.end - span.end <= _REACH:
        right = f"{right}$"
    yield f"kind={kind}"
    yield "bias"
    for size in (1, 2, 3, 4):
        yield f"l{size}={left[-size:]}"
        yield f"r{size}={right[:size]}"
    yield f"kl={kind}{left[-2:]}"
    yield from (f"lb={left[at : at + 2]}" for at in range(max(0, len(left) - _BAG), len(left) - 1))
    yield from (f"rb={right[at : at + 2]}" for at in range(min(_BAG, len(right) - 1)))
    if label := _LABEL.search(left):
        yield f"label={label[1][-4:]}"
        yield f"klabel={kind}{label[1][-4:]}"
    before = text[max(0, span.start - _NEAR) : span.start]
    labels = _LABELS.findall(before)
    yield from (f"near label={words[-3:]}" for words in labels[-3:])
    yield from _of_persons(reading, span, line)
    around = text[max(0, span.start - _NEAR) : span.start] + "\n" + text[span.end : span.end + _NEAR]
    own = text[max(line.start, span.start - _NEAR) : span.start] + "|" + text[span.end : min(line.end, span.end + 60)]
    for name, words in _WORDS.items():
        if words.search(own):
            yield f"line {name}"
            yield f"line {name} {kind}"
        elif words.search(around):
            yield f"near {name}"
    if _NUMBERS.search(own):
        yield "identity in the line"
    yield from reading.once("contacts of the text", lambda: tuple(_of_text(reading)))
    yield from _of_place(reading, span, line, kind)
    if "\t" in line.of(text):
        yield "row"
    size = len(line)
    yield f"size={size // 20 if size < 200 else 10}"
    if kind == "email":
        yield from _of_address(span.of(text).lower())


def _of_address(address: str) -> Iterator[str]:
    """Whose an address may be by its words: everybody's host or an own one, a person's name or a function's."""
    name, _, domain = _plainly(address)
    yield f"domain={domain}"
    yield f"digits={sum(map(str.isdigit, name)) > 3}"
    free, shape = _FREE.fullmatch(domain) is not None, _shape(name)
    yield f"free={free}"
    yield f"name={shape}"
    yield f"name={shape}{free}"
    yield f"name length={min(len(name) // 3, 5)}{free}"


def with_listed(reading: Reading, span: Span) -> Span:
    """``span`` with the telephones that stand listed right before it, behind one label."""
    text = reading.text.text
    start = max(reading.text.paragraph(span).start, span.start - _NEAR)
    listed = _LISTED.search(text, start, span.start)
    return Span(listed.start(), span.end) if listed else span


def _plainly(address: str) -> tuple[str, str, str]:
    """Its name, sign and host, whichever way they are written."""
    return re.sub(r"\s|[(（\[【<](?:at|@|艾特)[)）\]】>]|[#★☆©®]|艾特", _as_sign, address.lower()).partition("@")


def _as_sign(found: re.Match[str]) -> str:
    return "" if found[0].isspace() else "@"


def _shape(name: str) -> str:
    return "office" if _OFFICES.fullmatch(name) else "initials" if _VOWELLESS.fullmatch(name) else "name"


def is_of_office(address: str) -> bool:
    """Whether it is named after a function or by initials alone, at a host that does not give addresses to everybody."""
    name, _, domain = _plainly(address)
    return _shape(name) != "name" and not _FREE.fullmatch(domain)


def _of_place(reading: Reading, span: Span, line: Span, kind: str) -> Iterator[str]:
    """Where in the text and in a list it stands, and what the words right before it call it."""
    text = reading.text.text
    left = text[max(line.start, span.start - _REACH) : span.start]
    left = _LISTED.sub("", left)
    office, own = _OFFICE_LINE.search(left) is not None, _OWN_LINE.search(left) is not None
    yield f"whose line={'office' if office else ''}{'own' if own else ''}"
    yield f"whose line={kind}{'office' if office else ''}{'own' if own else ''}"
    if _BEHIND_IT.match(text, span.end):
        yield "behind office"
    rest = text[line.end : line.end + _BELOW].strip()
    below = rest.count("\n") + 1 if rest else 0
    yield f"below={min(below, 4)}"
    yield f"below={min(below, 2)}{kind}"
    yield f"whole={min(4, len(text) // 250)}"
    yield f"item={_ITEM.match(text, line.start) is not None}"
    before = text[max(line.start, span.start - _BELOW) : span.start]
    yield f"others before={min(3, len(_PHONES.findall(before)))}{min(2, len(_LAND.findall(before)))}"


def _of_text(reading: Reading) -> Iterator[str]:
    """What all contacts of the text share: its title, and how many numbers and persons its beginning holds."""
    text = reading.text.text
    beginning = text[:_BEGINNING]
    yield f"phones={min(4, sum(1 for _ in _PHONES.finditer(beginning)))}"
    yield f"lands={min(4, sum(1 for _ in _LAND.finditer(beginning)))}"
    if _NUMBERS.search(beginning):
        yield "identity in the text"
    persons = owners(reading)
    yield f"private={min(4, sum(person.role is Role.PRIVATE for person in persons))}"
    yield f"persons={min(4, len(persons))}"
    title = reading.elements.title.value if reading.elements.title else beginning.lstrip().split("\n", 1)[0]
    if title and title.strip() != text.strip():  # a text of one line has no title beside its words
        title = title.translate(_DIGITS)
        yield from (f"ti={title[at : at + 2]}" for at in range(min(_TITLE, len(title)) - 1))


def _of_persons(reading: Reading, span: Span, line: Span) -> Iterator[str]:
    """Whom the words before and behind name, and in which role."""
    text = reading.text.text
    persons = owners(reading)
    at = bisect_left(persons, span.start, key=lambda entity: entity.span.start)
    before = persons[at - 1] if at else None
    behind = persons[at] if at < len(persons) else None
    if before is not None and span.start - before.span.end <= _NEAR:
        gap = text[before.span.end : span.start]
        same = before.span.start >= line.start
        yield f"before={before.role}{same}"
        yield f"gap={before.role}{len(gap) // 8}{same}"
        yield f"sure={before.role}{before.confidence >= 0.8}"
        if not any(sign in gap for sign in "。；;\n"):
            yield f"clause={before.role}"
            if len(gap) < 16:
                yield f"gapw={re.sub('[0-9]+', '0', gap)[-8:]}"
        if before.cue is not None:
            yield f"cue={''.join(before.cue.of(text).split())[-3:]}"
    else:
        yield "nobody before"
    if behind is not None and behind.span.start - span.end <= 12 and behind.span.end <= line.end:
        yield f"behind={behind.role}"
    head = text[max(line.start, span.start - 24) : span.start]
    yield f"unit={any(_UNITS.search(piece) is not None for piece in re.split('[，,：:（( 　]', head) if piece)}"
