"""How a mobile number is written: whole, in groups, glued to other figures, broken, misread; rules judge what is found."""

from __future__ import annotations

import re

from pubcheck.lazy_pattern import lazily
from pubcheck.matchers import NO_ALNUM_AFTER
from pubcheck.numbers import LETTERS_FOR_DIGITS
from pubcheck.scattered import SPOKEN as SPOKEN_OR_ALIKE
from pubcheck.scattered import behind

_NUMBER = r"1[3-9][0-9]"
# Between two groups; a line may end behind a sign.
_SEP = r"(?:[ ]{1,2}|[ ]?[-–—.·•_][ ]?\n?)"
_PREFIX = r"(?:(?:(?:\+|00)86|(?<![0-9A-Za-z])86)[- ]?(?:[(（]0[)）][ ]?)?|\+?[(（](?:\+|00)?86[)）][- ]?)?"
# 3-4-4, 3-8, 3-3-5, 3-5-3; 4-7, 4-3-4, 4-4-3, none of them a room (2单元1702); 5-6, 5-3-3; 6-5, 7-4, 8-3.
_GROUPS = (
    rf"{_NUMBER}(?:[0-9]{{8}}(?:/[0-9]{{3,4}}(?![0-9年A-Za-z/.-]))?|/[0-9]{{4}}/[0-9]{{4}}"
    rf"|{_SEP}(?:[0-9]{{4}}{_SEP}[0-9]{{4}}|[0-9]{{8}}|[0-9]{{3}}{_SEP}[0-9]{{5}}|[0-9]{{5}}{_SEP}[0-9]{{3}})"
    rf"|[0-9](?!(?<=(?:[栋幢楼座]|单元)[0-9]{{4}})[ ]1[3-9][0-9]){_SEP}(?:[0-9]{{7}}|[0-9]{{3}}{_SEP}[0-9]{{4}}|[0-9]{{4}}{_SEP}[0-9]{{3}})"
    rf"|[0-9]{{2}}{_SEP}(?:[0-9]{{6}}|[0-9]{{3}}{_SEP}[0-9]{{3}})"
    rf"|[0-9]{{3}}{_SEP}[0-9]{{5}}|[0-9]{{4}}{_SEP}[0-9]{{4}}|[0-9]{{5}}{_SEP}[0-9]{{3}}|\n[0-9]{{4}}[ -][0-9]{{4}})"
)
# Parted by the end of a line, wherever it fell.
_TORN = r"(?=[0-9]{3}[0-9-]{0,9}\n)(?!19[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}\n)1[3-9][0-9](?:-?(?:\n[ ]{0,8})?-?[0-9]){8}"
PLAIN = (
    r"(?:(?<![0-9A-Za-z])(?<!\*{2})(?<![0-9]\*)(?<![0-9][-.])|(?<=(?<![0-9A-Za-z])(?:[Tt]el|TEL|[Mm]ob|[Mm]obile|[Pp]hone|SJH?|sjh?|LXDH|lxdh|rec|NO|No)\.?)|(?<=(?<![0-9])1[3-9][0-9]{9}-))0?(?P<value>"
    + _PREFIX
    + rf"(?:{_GROUPS}|{_TORN}"
    + rf"|[(（]{_NUMBER}[)）][ ]?[0-9]{{4}}[ -]?[0-9]{{4}}|(?<![0-9][ ])1[ ][3-9](?:[ ][0-9]){{9}}(?![ ][0-9])"
    + r"))(?![0-9])(?!\*{2}|\*[0-9])(?![A-Za-z](?<!(?=(?i:qq|e-?mail|mail|msn|tel|fax|wechat|wx|vx)|[A-Za-z]{1,8}[:：]).))(?![.][0-9])(?!-(?!1[3-9][0-9]{9}(?![0-9]))[0-9])"
)
# Groups that other numbers have too: 131 00001234, 135/1234/5678, the end of a line, a digit a group. 3-4-4 with one
# sign throughout is a telephone's, and so is what a country code leads.
LOOSE = lazily(
    r"(?!1[0-9]{2}([-–—.·•_])[0-9]{4}\1[0-9]{4}$|1[0-9]{2}-[0-9]{4}-\n[0-9]{4}$)(?:[0-9]{3}[ ]{1,2}[0-9]{8}|[0-9]{4}[ ]{1,2}(?:[0-9]{7}|[0-9]{4}[ ]{1,2}[0-9]{3}|[0-9]{3}[ ]{1,2}[0-9]{4})|[0-9]{8}[ ]{1,2}[0-9]{3}|[0-9]{6,7}[ ]{1,2}[0-9]{4,5}"
    r"|[0-9]{3}[ -]{1,2}(?:[0-9]{3}[ -]{1,2}[0-9]{5}|[0-9]{5}[ -]{1,2}[0-9]{3})|[0-9]{4}-[0-9]{7}|[0-9]{8}-[0-9]{3}|1 [3-9](?: [0-9]){9}|[0-9].*[.·•–—_/\n].*|[0-9]+ - .*)",
    re.DOTALL,
)
SHARED = lazily(r"(?P<whole>1[3-9][0-9]{9})/[0-9]{3,4}")  # and the last digits of a second one
# An identity number and a telephone, or two telephones, without anything between them.
GLUED = (
    r"(?<![0-9A-Za-z])[1-9](?:\n?[0-9]){16}\n?[0-9Xx](?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?:62[0-9]{14}|62[0-9]{17})(?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|(?<=[栋幢元楼号室])[0-9]{3,4}(?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])(?P<value>1[3-9][0-9]{9})(?=[1-9][0-9]{16}[0-9Xx](?![0-9A-Za-z]))"
    r"|(?<![0-9A-Za-z])(?P<value>1[3-9][0-9]{9})(?=1[3-9][0-9]{9}(?![0-9A-Za-z]))"
    r"|(?<=(?<![0-9A-Za-z])1[3-9][0-9]{9})(?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z*])(?P<value>1[3-9][0-9](?P<gap>[- ]?)[0-9]{4}(?P=gap)[0-9]{4})(?=[A-Za-z][a-z]{2})"
)
# A figure of the cell before or behind glued to it: 男56…, 电话1…, …300元, …2贺桂芬.
BESIDE = (
    r"(?<=[\u4e00-\u9fff])(?P<value>1[3-9][0-9]{9})(?=(?:19|20)[0-9]{2}年|[0-9]{1,5}(?:\.[0-9]{2})?元|[0-9]{1,2}[组岁]|[0-9]{1,3}[\u4e00-\u9fff]{2,4}[1-9][0-9]{10})"
    r"|(?<=[男女])[0-9]{1,2}(?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])|(?<=电话|手机|号码)[0-9](?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
    r"|(?<![0-9A-Za-z])0[1-9][0-9]{1,2}-[1-9][0-9]{6,7}(?P<value>1[3-9][0-9]{9})(?![0-9A-Za-z])"
)
# With an extension behind it, as privacy numbers have; with a letter glued to it behind its label.
EXTENDED = r"(?<![0-9A-Za-z*-])(?P<value>1[3-9][0-9]{9})(?=-[0-9]{3,4}(?![0-9A-Za-z-]))"
LETTERED = r"(?:手机|电话|联系方式)(?:号码?)?[:：为是]{0,2}\s?(?P<value>1[3-9][0-9]{9})(?=[A-Za-z](?![0-9A-Za-z]))"
# Taken apart with any signs between, right behind its label; wrapped in its cell.
SCATTERED = behind(
    r"手\s?机|电\s?话|联系方式|(?:来电|主叫|被叫|联系|预留)号码", r"[1lI一幺壹]", SPOKEN_OR_ALIKE, 10, 10
)
WRAPPED = r"(?<=\t)(?P<value>1[3-9][0-9]{1,8}\n\t{1,8}[0-9]{1,8})(?![0-9A-Za-z])|(?<=\t)(?P<value>1[3-9][0-9]{1,8}\n[0-9]{1,8}(?:\n[0-9]{1,6})?)(?=\t)|(?<=\|[ ]?)(?P<value>1[3-9][0-9]{5,8}[ ]?\|\n[ ]?\|[ ]{0,8}\|[ ]?[0-9]{1,4})(?=[ ]?\|)"
# Behind a name or an address in Latin letters: 经纪人Miki13900001234.
BEHIND_LATIN = r"(?:(?<=[\u4e00-\u9fff：:][A-Za-z]{0,20}[a-z])|(?<=\.com)|(?<=\.cn)|(?<=\.net))(?P<value>(?:\+?86-?)?1[3-9][0-9](?P<gap>-?)[0-9]{4}(?P=gap)[0-9]{4})(?![0-9A-Za-z*])"
MISREAD = rf"(?<![0-9A-Za-z])(?=[0-9]*[{LETTERS_FOR_DIGITS}])[1lIi|][0-9{LETTERS_FOR_DIGITS}]{{10}}(?![0-9A-Za-z*])"
# In groups of 3-4-4, where one letter at least stands for a figure.
MISREAD_GROUPS = r"(?<![0-9A-Za-z-])(?=[0-9 .-]{0,12}[OolI])[1lI][3-9Il][0-9OolI](?P<gap>[-. ])[0-9OolI]{4}(?P=gap)[0-9OolI]{4}(?![0-9A-Za-z*])"
_DIGIT = "〇零○一二三四五六七八九幺"
SPOKEN = rf"(?<![{_DIGIT}两百千万])[一幺][三四五六七八九][{_DIGIT}](?:[{_DIGIT}]{{8}}|(?P<gap>[ ·—-]{{1,2}})[{_DIGIT}]{{4}}(?P=gap)?[{_DIGIT}]{{4}})(?![ ·—-]?[{_DIGIT}十百千万])"
# Hong Kong and Macau 4 to 9, Taiwan 9; other countries only behind a plus sign.
ABROAD = (
    r"(?<![0-9A-Za-z])(?:\+|00)?[(（]?(?:\+|00)?(?:852|853)[)）]?[-﹣ ]?[4-79][0-9]{3}[- ]?[0-9]{4}(?![0-9])"
    r"|(?<![0-9A-Za-z])(?:\+|00)?[(（]?(?:\+|00)?886[)）]?[- ]?(?:[(（]0[)）]|0)?9[0-9]{2}[- ]?[0-9]{3}[- ]?[0-9]{3}(?![0-9])"
    r"|(?<![0-9A-Za-z-])09[0-9]{2}[- ]?[0-9]{3}[- ]?[0-9]{3}(?![0-9-])"
    r"|\+(?!86[- ]?[01])[1-9][0-9]{0,2}[- ]?(?:[0-9][- ]?){7,10}(?![0-9])"
)
# Without a plus sign only where a label and a place, or the zeros of a call abroad, stand before them.
ABROAD_LABELLED = (
    rf"(?:香港|澳门|港方|港澳)[^。；;\n0-9A-Za-z]{{0,12}}(?:电话|手机|手提(?:电话)?)(?:号码?)?[:：为是]{{0,2}}\s?(?:号码)?(?P<value>[5679][0-9]{{3}}[ -]?[0-9]{{4}}){NO_ALNUM_AFTER}"
    rf"|(?:电\s?话|手\s?机|联系方式|(?i:whatsapp))(?:号码?)?[:：为是]{{0,2}}\s?(?:号码)?(?P<value>00(?!86|85[23]|886|800|1[01])[1-9][0-9]{{0,2}}(?:[- ]?[0-9]){{7,11}}){NO_ALNUM_AFTER}(?!-)"
)
# In three groups, and what becomes of a call behind it: 打过去是空号, 一直无人接听.
IN_GROUPS = lazily(r"[^ .-]{3}[ .-][^ .-]{4}[ .-][^ .-]{4}")
RUNG = lazily(
    r"[）)]?[\s，,、]{0,3}(?:已经?|一直|多次|现|总是?|[经我]|这?个?号码?|是)?(?:[打拨呼](?:了|过去?|不通|通|几[次遍]|[0-9两三]次)|空号|停机|关机|欠费|无人接|没人接|不接|拒接|接通|占线|暂停服务)"
)
