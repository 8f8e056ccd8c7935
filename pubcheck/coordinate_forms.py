"""Rarer ways of writing coordinates: letters read for figures, the lists of programs, the three figures of cameras."""

from __future__ import annotations

_READ = r"[0-9OolI]"
_READ_DEGREES = rf"{_READ}{{1,3}}\.{_READ}{{2,10}}"
_EAST, _NORTH = r"(?:经度|东经|(?<![A-Za-z])(?i:lon|lng))", r"(?:纬度|北纬|(?<![A-Za-z])(?i:lat))"
_SIGN = r"[ :：=]{0,3}"
# 经度 1O8.OOO12 and 纬度 34.OOO56, in one line or one below the other; two such behind 坐标.
READ_AS_LETTERS = (
    rf"{_EAST}{_SIGN}(?P<value>{_READ_DEGREES}[ ,，、;；\n]{{1,3}}{_NORTH}{_SIGN}{_READ_DEGREES})(?![0-9A-Za-z.])"
    rf"|{_NORTH}{_SIGN}(?P<value>{_READ_DEGREES}[ ,，、;；\n]{{1,3}}{_EAST}{_SIGN}{_READ_DEGREES})(?![0-9A-Za-z.])"
    rf"|(?:坐\s?标|经纬度|定位|位置)(?:[为是]|[ :：(（]){{0,3}}(?P<value>{_READ_DEGREES}[ ]?[,，、][ ]?{_READ_DEGREES})(?![0-9A-Za-z.])"
)
# A pair in a list of a program's, behind a key that is a home or where somebody was: {"home":[110.000012,25.000034]};
# center, location and coordinates are keys of any map.
_KEY = r"(?i:home|house|addr|address|gps|(?:home|house|user|owner|start|end|last|pick_?up|drop_?off)_?(?:point|loc|location|pos|position|coords?|gps|addr|address))"
OF_PROGRAMS = rf"[\"']{_KEY}[\"'][ ]?[:：=][ ]?\[[ ]?(?P<value>[0-9]{{1,3}}\.[0-9]{{3,12}}[ ]?[,，][ ]?[0-9]{{1,3}}\.[0-9]{{3,12}})[ ]?\]"
# Degrees, minutes and seconds as the data of a picture hold them, both behind GPS: GPS 24;0;12.00, 102;0;45.00
_PARTS = r"[0-9]{1,3}[ ]?[;；][ ]?[0-9]{1,2}[ ]?[;；][ ]?[0-9]{1,2}(?:\.[0-9]{1,8})?[ ]?[NSEW]?"
OF_CAMERAS = rf"(?i:gps)[^0-9\n]{{0,12}}(?P<value>{_PARTS}[ ]?[,，、/ ][ ]?[EW]?[ ]?{_PARTS})(?![0-9A-Za-z;；])"
# As cameras, maps and data bases write them.
OF_DEVICES = (
    r"(?i:GPS)[ ]?(?:(?i:latitude|longitude)|[经纬]度)[\"']?[ ]{0,3}[:：=][ ]{0,3}[\"']?(?P<value>[0-9]{1,3}(?:[ ]?deg[ ]?[0-9]{1,2}'[ ]?[0-9.]{1,8}\"?[ ]?[NSEW]?|; ?[0-9]{1,2}; ?[0-9.]{1,8}|/1, ?[0-9]{1,2}/1, ?[0-9]{1,8}/[0-9]{1,6}))"
    r"|(?<![A-Za-z])geo:(?P<value>-?[0-9]{1,2}\.[0-9]{3,12},-?[0-9]{1,3}\.[0-9]{3,12})|(?<![A-Za-z])POINT ?\((?P<value>[0-9]{1,3}\.[0-9]{3,12} [0-9]{1,2}\.[0-9]{3,12})\)"
)
