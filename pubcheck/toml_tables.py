"""Tables of a TOML file as frozen values: keys and types checked, each value knows its line."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from typing import Any, TypeVar

from pubcheck.errors import SettingsError
from pubcheck.phrase import Phrase

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Table = TypeVar("Table")
_EXPECTED = {
    "str": Phrase("字符串", "a string"),
    "tuple[str, ...]": Phrase("字符串数组", "an array of strings"),
    "bool | None": Phrase("true 或 false", "true or false"),
    "date | None": Phrase("日期，如 2027-01-01（不加引号）", "a date such as 2027-01-01, without quotes"),
}


def read_tables(
    kind: Callable[..., Table],
    raw: object,
    key: str,
    text: str = "",
    file: str = "",
    fixed: Mapping[str, Any] | None = None,
) -> tuple[Table, ...]:
    """The tables ``[[key]]`` as values of the dataclass ``kind``, in order.

    A key of a table is a field of ``kind``; a field of several strings may be given as one.
    Every value gets its ``origin``: the file and the line of its header.

    :param raw: what the TOML reader made of ``key``.
    :param text: the file, for the lines; :param file: its name.
    :param fixed: fields that are set for all tables and are no keys.
    :raises SettingsError: on an unknown or missing key or a value of the wrong type, naming file and line.
    """
    if not isinstance(raw, list) or not all(isinstance(table, dict) for table in raw):
        raise SettingsError(Phrase(f"设置项 {key} 应写成 [[{key}]]", f"setting {key} must be written as [[{key}]]"))
    lines = header_lines(text, key, len(raw))
    return tuple(
        _value(kind, table, key, _origin(file, lines[number]), fixed or {}) for number, table in enumerate(raw)
    )


def as_tuple(given: Any) -> tuple[Any, ...]:
    """What was given where several belong: a list too, and one alone, which a string would be taken apart for."""
    if isinstance(given, tuple):
        return given
    return tuple(given) if isinstance(given, Iterable) and not isinstance(given, (str, bytes)) else (given,)


def make_tuples(value: Any) -> None:
    """Have each field of the frozen ``value`` that is a tuple by default be one, whatever the caller wrote.

    A list would make it unhashable, and a string a word of each character.
    """
    for each in fields(value):
        if isinstance(each.default, tuple) and not isinstance(getattr(value, each.name), tuple):
            object.__setattr__(value, each.name, as_tuple(getattr(value, each.name)))


def header_lines(text: str, key: str, count: int) -> tuple[int, ...]:
    """The lines (from 1) of the ``count`` headers ``[[key]]`` of a TOML file; 0 where there is none.

    A look-alike inside a multi-line string is no header: what stands before a header is a
    whole TOML file, what stands before a look-alike is not.
    """
    header = re.compile(rf"""[ \t]*\[\[[ \t]*(?P<quote>["']?){re.escape(key)}(?P=quote)[ \t]*\]\]""")
    lines = text.split("\n")
    found = [number for number, line in enumerate(lines, 1) if header.match(line)]
    if len(found) > count:
        found = [number for number in found if _is_whole("\n".join(lines[: number - 1]))]
    return tuple(found) if len(found) == count else (0,) * count


def refusal(origin: str, key: str, zh: str, en: str) -> SettingsError:
    """The error for a table: where it stands, which it is, what is wrong with it."""
    where = origin if isinstance(origin, Phrase) else Phrase(origin)
    head = Phrase(f"{where}：", f"{where.en}: ") if where else Phrase("")
    return SettingsError(Phrase(f"{head}{key} {zh}", f"{head.en}{key} {en}"))


def _origin(file: str, line: int) -> Phrase:
    if not line:
        return Phrase(file)
    return Phrase(f"{file} 第 {line} 行".strip(), f"{file} line {line}".strip())


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _value(
    kind: Callable[..., Table], table: Mapping[str, Any], key: str, origin: Phrase, fixed: Mapping[str, Any]
) -> Table:
    known: dict[str, Field[Any]] = {f.name: f for f in fields(kind) if f.name != "origin" and f.name not in fixed}  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            names = "、".join(known)
            raise refusal(
                origin, f"[[{key}]]", f"中有未知的项 {name}，可用：{names}", f"has no key {name}; known: {names}"
            )
        values[name] = _typed(value, str(known[name].type), f"[[{key}]]", name, origin)
    for name, each in known.items():
        if name not in values and each.default is MISSING:
            raise refusal(origin, f"[[{key}]]", f"缺少 {name}", f"lacks {name}")
    return kind(**values, **fixed, origin=origin)


def _typed(value: Any, expected: str, key: str, name: str, origin: Phrase) -> Any:
    if expected == "tuple[str, ...]":
        values = [value] if isinstance(value, str) else value
        if isinstance(values, list) and all(isinstance(each, str) for each in values):
            return tuple(values)
    elif (
        (expected == "str" and isinstance(value, str))
        or (expected == "bool | None" and isinstance(value, bool))
        or (expected == "date | None" and isinstance(value, date) and not isinstance(value, datetime))
    ):
        return value
    wanted = _EXPECTED[expected]
    raise refusal(origin, key, f"的 {name} 应为{wanted}", f"{name} must be {wanted.en}")
