"""Products of small matrices in one thread, whatever the program that imports pubcheck has left numpy to do.

Left to itself numpy starts a thread for each processor, which wait for one another: on a busy machine the products of the reader
of contexts took ten times as long. The command line asks for one thread before numpy is loaded; a program that imports
pubcheck may have loaded it long before.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Any


class _Products:
    """How many threads the libraries of linear algebra use, a number of the whole process.

    The library that sets it keeps threads of a program that set it at the same time from each other, but what the second
    finds to be given back is what the first has set. So only the first that comes in sets it, and the last gives it back.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0  # threads of the program that want one thread of the libraries
        self._libraries: Any = None
        self._limit: Any = None

    def enter(self) -> None:
        """One more wants one thread."""
        from threadpoolctl import OpenBLASController, ThreadpoolController  # 25 ms, for programs that left it to numpy

        with self._lock:
            if not self._inside:
                self._libraries = self._libraries or ThreadpoolController().select(user_api="blas")
                self._limit = self._libraries.limit(limits=1)
                OpenBLASController.clear_controlling_thread()  # another thread of the program may be the last
            self._inside += 1

    def leave(self) -> None:
        """One less does."""
        from threadpoolctl import OpenBLASController

        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()
                OpenBLASController.clear_controlling_thread()


_products = _Products()


def _forget() -> None:
    """A child has none of the threads that were inside, and a lock that one of them held would stay locked for ever."""
    global _products
    _products = _Products()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


@contextmanager
def one_thread() -> Iterator[None]:
    """What is inside multiplies matrices in one thread; numpy is imported before.

    Where the environment asks for one thread (``OPENBLAS_NUM_THREADS``, or ``OMP_NUM_THREADS`` without it) nothing is done.
    """
    if os.environ.get("OPENBLAS_NUM_THREADS", os.environ.get("OMP_NUM_THREADS")) == "1":
        yield
        return
    products = _products
    products.enter()
    try:
        yield
    finally:
        products.leave()
