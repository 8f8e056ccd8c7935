"""Labels and numbers that the end of a line broke, in lines of any width: 医保个人编⏎号, 电话：0571-8765⏎4321."""

from __future__ import annotations

from pubcheck.lazy_pattern import lazily
from pubcheck.numbers import is_resident_number

_LABEL = lazily(
    r"[编账帐卡证]\n号[码：:为是0-9A-Z]|号\n码[：:为是0-9A-Z]|电\n话[号：:为是0-9]|身\n份证|身份\n证[号件]|护\n照[号：:为是]|邮\n箱[：:为是地]|住\n址[：:为是]"
)
# What stands on each side of the break. The piece behind it ends with its word: 3.某事 begins an item.
_PIECE = lazily(
    r"[证證号號码碼话話机電电卡户照](?:[^0-9A-Za-z\n，。；(（]|[(（](?!0[0-9]{2,3}[)）])){0,6}(?P<piece>[A-Z]{1,3}|[A-Z]{0,3}[(（]?[0-9][0-9()（）—-]{0,17})$"
)
_REST = lazily(r"\s*(?P<rest>-?[0-9(（][0-9A-Za-z()（）—-]{0,15})(?=[，,。；;、）)\s\u4e00-\u9fff]|$)")
# Numbers whose form tells that nothing is missing: telephones, identity numbers, cards, passports and permits.
_WHOLE = lazily(
    r"1[3-9][0-9]{9}|(?:0[0-9]{2,3}[-—]?|[(（]0[0-9]{2,3}[)）]-?)?[2-8][0-9]{6,7}|[1-9][0-9]{16}[0-9Xx]|62[0-9]{14}(?:[0-9]{3})?"
    r"|[A-Z][0-9]{8}|[A-Z]{2}[0-9]{7}|[HM][0-9]{10}|[A-Z][0-9]{6}[(（][0-9A][)）]|[157][0-9]{6}[(（][0-9][)）]|[A-Z][12][0-9]{8}|[A-Z]{3}[0-9]{12}"
)
_REACH = 32  # characters of a line that hold the piece and the end of its label
_LAST, _MOBILE = lazily(r"(?<![0-9A-Za-z])[0-9][0-9 ._·—-]{9,20}[0-9Xx]$"), lazily(r"(?:86)?1[3-9][0-9]{9}")
_TAIL = lazily(r"[0-9]{0,18}$")
_FIRST, _LONGER = lazily(r"\s*([0-9]+[Xx]?)"), (16, 18, 19)
_FIGURES = lazily(r"[^0-9Xx]")
_LABEL_ENDS = frozenset("编账帐卡证号电身份护邮住")
NUMBER_ENDS = frozenset("0123456789()（）-—ABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""What a piece of a number may end with."""


def breaks_label(line: str, after: str) -> bool:
    """Whether a label begins at the end of ``line`` and ends at the beginning of ``after``."""
    return line[-1:] in _LABEL_ENDS and _LABEL.search(f"{line[-2:]}\n{after.lstrip()[:3]}") is not None


def breaks_number(line: str, after: str) -> bool:
    """Whether the piece of a number behind its label in ``line`` and that which begins ``after`` make a whole one."""
    if line[-1:] not in NUMBER_ENDS:
        return False
    rest = _REST.match(after)
    if rest and is_resident_number(f"{_TAIL.search(line[-_REACH:])[0]}{rest['rest']}"):  # type: ignore[index]
        return True
    piece = _PIECE.search(line[-_REACH:]) if rest else None
    if rest is None or piece is None or _WHOLE.fullmatch(piece["piece"]):
        return False
    return _WHOLE.fullmatch(piece["piece"] + rest["rest"]) is not None


def ends_whole(line: str, after: str) -> bool:
    """Whether ``line`` ends with a whole mobile or identity number, and figures of another kind begin ``after``."""
    if not (after.lstrip()[:1].isdigit() and line[-1:] in "0123456789Xx"):
        return False
    last = _LAST.search(line[-_REACH:])
    digits = _FIGURES.sub("", last[0]) if last else ""
    rest = _FIRST.match(after)
    if rest and len(digits) + len(rest[1]) in _LONGER:
        return False  # the first figures of an identity number or a card may look like a telephone
    return _MOBILE.fullmatch(digits) is not None or is_resident_number(digits)
