"""What reading one file has cost so far."""

from __future__ import annotations

import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Usage:
    """A running count over one file given by a user and all files inside it.

    The one value that changes while a file is parsed: limits hold for the whole tree of nested files,
    so a container with a thousand harmless-looking containers in it is stopped as well.
    ``unpacked`` counts bytes, ``recognised`` pages and pictures whose words were looked for, ``started`` is in
    seconds of :func:`time.monotonic`.
    """

    unpacked: int = 0
    members: int = 0
    characters: int = 0
    recognised: int = 0
    started: float = field(default_factory=time.monotonic)

    @property
    def seconds(self) -> float:
        """Seconds since reading began."""
        return time.monotonic() - self.started
