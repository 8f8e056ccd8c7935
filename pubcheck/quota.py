"""Charging what a file costs against the limits; see :class:`~pubcheck.usage.Usage`."""

from __future__ import annotations

from dataclasses import replace

from pubcheck.refusal import too_large, too_many_characters_in_all, too_many_members, too_nested, too_slow
from pubcheck.settings import Limits
from pubcheck.usage import Usage


def opened(limits: Limits) -> Limits:
    """``limits`` with a count of their own, for one file that a user gives; counted ones stay as they are."""
    return limits if limits.usage is not None else replace(limits, usage=Usage())


def inside(limits: Limits) -> Limits:
    """The limits for a file found inside the present one: one level less, the same count.

    :raises LimitExceeded: if files already nest as deep as ``limits.max_nesting``.
    """
    if limits.max_nesting <= 0:
        raise too_nested()
    return replace(opened(limits), max_nesting=limits.max_nesting - 1)


def charge(limits: Limits, *, unpacked: int = 0, members: int = 0, characters: int = 0) -> None:
    """Count what was unpacked or read; without a count (a parser called by itself) only these amounts are checked.

    :raises LimitExceeded: if the whole tree of files now exceeds a limit, in size, number or time.
    """
    usage = limits.usage or Usage()
    usage.unpacked += unpacked
    usage.members += members
    usage.characters += characters
    if usage.unpacked > limits.max_unpacked_bytes:
        raise too_large(limits)
    if usage.members > limits.max_members:
        raise too_many_members(limits)
    if usage.characters > limits.max_characters_in_all:
        raise too_many_characters_in_all(limits)
    check_time(limits)


def check_time(limits: Limits) -> None:
    """To be called now and then in long loops.

    :raises LimitExceeded: if reading took longer than ``limits.max_seconds``.
    """
    if limits.usage is not None and limits.usage.seconds > limits.max_seconds:
        raise too_slow(limits)
