"""How an identity number is written: whole, in groups, glued to other figures, mistyped or misread; its digits are judged elsewhere."""

from __future__ import annotations

from pubcheck.matchers import NO_ALNUM_AFTER, NO_ALNUM_BEFORE
from pubcheck.numbers import HAN_DIGITS, LETTERS_FOR_DIGITS

# Between two digits: nothing, one or two spaces, a dash, or a line break in a hard-wrapped line.
_GAP = r"(?:[ ]{0,2}(?:\n{1,2}[ ]{0,40}|[ ]{0,8})|[-–—−_·.])"
# A word that means a number may be glued to it (ID1101…); the last sign may be a look-alike of X.
_BEFORE = r"(?:" + NO_ALNUM_BEFORE + r"|(?<=(?<![0-9A-Za-z])(?:ID|Id|id|NO|No|no)))"
PLAIN = _BEFORE + r"[1-9][0-9]{16}[0-9XxХхΧχⅩⅹ×]" + NO_ALNUM_AFTER
BROKEN = (
    _BEFORE
    + r"[1-9](?:(?:"
    + _GAP
    + r"[0-9]){16}"
    + _GAP
    + r"|(?:\t[0-9]){16}\t|[0-9]{5}\t[0-9]{8}\t[0-9]{3}|[0-9]{5}\t[0-9]{11}|[0-9]{13}\t[0-9]{3}|(?:[0-9]{2}\t)?[0-9]{3,5}(?:\t[0-9]{4}){2}\t[0-9]{3}"
    + r"|[0-9]{5,13}[ ]?\|\n[ ]?\|[ ]{0,8}\|[ ]?[0-9]{3,11})[0-9XxХхΧχⅩⅹ×]"
    + NO_ALNUM_AFTER
)
# In groups, whatever figure stands before them: 2024 110105 19491231 002X.
GROUPED = (
    NO_ALNUM_BEFORE
    + r"[1-9][0-9]{5}(?P<gap>[ ]{1,3}|[-–—_·.])(?:18|19|20)[0-9]{6}(?P=gap)[0-9]{3}[0-9XxХхΧχⅩⅹ×]"
    + NO_ALNUM_AFTER
)
# Wrapped in its cell: the row below holds the rest, in the same column.
WRAPPED = r"(?<![0-9A-Za-z])[1-9][0-9]{5,15}\n\t{1,8}[0-9]{1,11}[0-9Xx](?![0-9A-Za-z])"
# The same in a table that blanks lay out: other cells stand between.
UNDERNEATH = r"(?<![0-9A-Za-z])(?P<head>[1-9][0-9]{9,15})(?:[ ]{2}[^\n]{0,60})?\n[ ]{4,60}(?P<tail>[0-9]{1,7}[0-9Xx])(?![0-9A-Za-z])"
# A telephone or a card glued to it, before or behind; a line may break it.
GLUED = (
    NO_ALNUM_BEFORE
    + r"(?:1[3-9][0-9]{9}|62[0-9]{14}|62[0-9]{17})(?P<value>[1-9][0-9]{16}[0-9Xx])"
    + NO_ALNUM_AFTER
    + "|"
    + NO_ALNUM_BEFORE
    + r"(?P<value>[1-9](?:\n?[0-9]){16}\n?[0-9Xx])(?=(?:1[3-9][0-9]{9}|62[0-9]{14}|62[0-9]{17})"
    + NO_ALNUM_AFTER
    + ")"
)
_EIGHTEEN = r"[1-9][0-9]{16}[0-9Xx]"
# Numbers made of an identity number: that of a pupil (G or L before it, 学籍号), any letters an export put before it,
# that of a disability certificate (kind and degree behind it, 残疾人证号), several numbers without anything between them.
# The name of a file or a key before it, letters behind it: photo2…, idcardno…, …zm.jpg, …A类.
INSIDE = (
    r"(?<=(?<![0-9A-Za-z])[A-Za-z]{1,5})(?P<value>"
    + _EIGHTEEN
    + r")(?![0-9A-Za-z])"
    + r"|(?<=(?<![A-Za-z])(?i:id|(?:id|citizen)?[_ ]?(?:card|number|no)(?:no|num|number)?|sfzh?|zjhm|photo|img|pic|scan|file|front|back)[_-]?[0-9]?)(?P<value>"
    + _EIGHTEEN
    + r")(?=[A-Za-z]{0,6}(?![0-9A-Za-z]))"
    + rf"|(?<![0-9A-Za-z])(?P<value>{_EIGHTEEN})(?=[A-Za-z]{{1,6}}(?![0-9A-Za-z]))"
    + r"|(?<![0-9A-Za-z])(?P<value>"
    + _EIGHTEEN
    + r"[1-7][1-4](?:[Bb][0-9])?)(?![0-9A-Za-z])"
    + rf"|(?<![0-9A-Za-z])(?P<value>{_EIGHTEEN})(?={_EIGHTEEN}(?![A-Za-z]))"
    + rf"|(?<={_EIGHTEEN})(?P<value>{_EIGHTEEN})(?=(?![0-9A-Za-z])|{_EIGHTEEN}(?![A-Za-z]))"
)
# A figure of the cell before or behind glued to it: 段志远…2贺桂芬, 男56…, …1200元.
BESIDE = (
    r"(?<![0-9A-Za-z.])[0-9]{0,5}?(?P<value>[1-6][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx])"
    + r"(?:[0-9]{1,5}(?:\.[0-9]{2})?)?(?![0-9A-Za-z.])"
)
# Behind 残疾人证 or 学籍号, where a slip in the check digit proves nothing: whole or in groups, with kind and degree behind it.
_GROUP_GAP = r"(?:[ ]{0,2}|[-–—−_·./])"
EXTENDED = (
    r"(?<![0-9A-Za-z])(?:[GgLl][ ]?)?(?P<value>[1-9](?:" + _GROUP_GAP + r"[0-9]){16}" + _GROUP_GAP + r"[0-9Xx]"
    r"(?:[ -]?[1-7][1-4](?:[ -]?[Bb][0-9])?)?)" + NO_ALNUM_AFTER
)
OLD = NO_ALNUM_BEFORE + r"[1-9](?:[0-9]{14}|[0-9]{5}(?P<gap>[ -])[0-9]{6}(?P=gap)[0-9]{3})" + NO_ALNUM_AFTER
# In three cells of a row, or with a telephone behind it.
OLD_GROUPS = r"(?<![0-9A-Za-z])[1-9](?:(?:[ ]{1,2}|[ ]?[-–·._][ ]?|[ ]?\n[ ]?)?[0-9OoIlSB]){14}(?![0-9A-Za-z])(?![*-])"  # where its label or heading stands
OLD_APART = (
    r"(?<=\t)[1-9][0-9]{5}\t[0-9]{6}\t[0-9]{3}(?![0-9A-Za-z])"
    r"|(?<=[\u4e00-\u9fff])(?P<value>[1-9][0-9]{14})(?=1[3-9][0-9]{9}(?![0-9A-Za-z]))"
)
_ALIKE = LETTERS_FOR_DIGITS + HAN_DIGITS
MISREAD = NO_ALNUM_BEFORE + rf"(?=[0-9]*[{_ALIKE}])[0-9{_ALIKE}]{{17}}[0-9Xx×{_ALIKE}](?![0-9A-Za-z{HAN_DIGITS}])"
# Without a label the region at least was read well, and the check digit must be right.
MISREAD_BARE = (
    NO_ALNUM_BEFORE
    + rf"[1-9][0-9]{{5}}(?=[0-9]*[{LETTERS_FOR_DIGITS}])[0-9{LETTERS_FOR_DIGITS}]{{11}}[0-9Xx{LETTERS_FOR_DIGITS}]"
    + NO_ALNUM_AFTER
)
# The same in groups: the century tells where the date begins.
MISREAD_GROUPS = (
    NO_ALNUM_BEFORE
    + rf"[0-9{LETTERS_FOR_DIGITS}]{{6}}[ ]{{1,3}}(?:19|20|2O|l9|I9)[0-9{LETTERS_FOR_DIGITS}]{{6}}[ ]{{1,3}}[0-9{LETTERS_FOR_DIGITS}]{{3}}[0-9Xx{LETTERS_FOR_DIGITS}]"
    + NO_ALNUM_AFTER
)
# A digit too few, or one too many before an X: somebody mistyped it, and it still tells where and when he was born.
# Nineteen digits alone are an account as well.
MISCOUNTED = (
    NO_ALNUM_BEFORE + r"(?:[1-9][0-9]{15}(?:[0-9]{0,2}[Xx]|[0-9])|(?!62)[1-6][0-9]{18})" + NO_ALNUM_AFTER + r"(?![*＊])"
)
