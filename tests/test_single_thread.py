"""Products of small matrices have one thread, and what the program had is given back."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import numpy
from pubcheck.single_thread import one_thread
def threads():
    from threadpoolctl import ThreadpoolController
    return [each["num_threads"] for each in ThreadpoolController().select(user_api="blas").info()]
def two():
    from threadpoolctl import ThreadpoolController
    return ThreadpoolController().select(user_api="blas").limit(limits=2)
"""


def run(program: str, **environment: str) -> str:
    """What a program of its own prints: threads are counted for a whole process."""
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM + program],
        capture_output=True,
        encoding="utf-8",
        env={"PATH": "", **environment},
        check=True,
    )
    return run.stdout.strip()


def test_one_thread_inside_and_as_many_as_before_outside() -> None:
    program = """
with two():
    before = threads()
    with one_thread():
        inside = threads()
        with one_thread():
            deeper = threads()
        again = threads()
    print(inside == deeper == again == [1] * len(before), threads() == before)
"""
    assert run(program) == "True True"


def test_what_fails_inside_gives_back_too() -> None:
    program = """
with two():
    before = threads()
    try:
        with one_thread():
            raise KeyError
    except KeyError:
        print(threads() == before)
"""
    assert run(program) == "True"


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({"OPENBLAS_NUM_THREADS": "1"}, False),
        ({"OMP_NUM_THREADS": "1"}, False),
        ({"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "2"}, True),
        ({"OMP_NUM_THREADS": "2"}, True),
        ({}, True),
    ],
)
def test_an_environment_that_asks_for_one_thread_needs_no_library(environment: dict[str, str], asked: bool) -> None:
    program = """
with one_thread():
    print("threadpoolctl" in sys.modules)
"""
    assert run(program, **environment) == str(asked)


def test_threads_that_come_and_go_leave_the_number_as_it_was() -> None:
    program = """
before = threads()
gate = Barrier(4)
def work(_):
    gate.wait()
    for _ in range(200):
        with one_thread():
            numpy.ones((50, 50)) @ numpy.ones((50, 50))
with ThreadPoolExecutor(4) as pool:
    list(pool.map(work, range(4)))
print(threads() == before)
"""
    assert run(program) == "True"


@pytest.mark.skipif(sys.platform == "win32", reason="no fork there")
def test_a_child_that_was_forked_inside_goes_on() -> None:
    program = """
with one_thread():
    child = os.fork()
    if not child:
        with one_thread():
            pass
        os._exit(7)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    assert run(program) == "7"
