"""What the gate counts: ``gate_work.py review|yardstick N`` does one fixed piece of work N times and ends.

The yardstick is plain Python and ``re`` over the same text and never changes: it stands for the speed of the machine and of
its Python, so that the gate compares ratios.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable

import texts

CHARACTERS = 12_000
_PATTERN = re.compile(r"[0-9]{4,}|(?:关于|通知|单位|办法)[\u4e00-\u9fff]{0,6}")


def review(text: str) -> Callable[[], int]:
    """The whole review of the text."""
    from pubcheck.pipeline import Reviewer
    from pubcheck.plain import document_from_text

    reviewer = Reviewer()
    return lambda: len(reviewer.review_document(document_from_text(text, "text")).findings)


def yardstick(text: str) -> Callable[[], int]:
    """Counting, cutting and searching as any program does it."""

    def work() -> int:
        found = 0
        for _ in range(20):
            found += len(_PATTERN.findall(text)) + len(Counter(text)) + len(text.replace("，", ",").split("\n"))
            found += sum(1 for character in text if "\u4e00" <= character <= "\u9fff")
        return found

    return work


def main() -> None:
    """Do it N times after once to warm up; print the CPU seconds of each."""
    work = {"review": review, "yardstick": yardstick}[sys.argv[1]](texts.own_text(CHARACTERS))
    if not work():
        sys.exit("nothing was found: the text is not what it was")
    for _ in range(int(sys.argv[2])):
        start = time.process_time()
        work()
        print(time.process_time() - start)


if __name__ == "__main__":
    main()
