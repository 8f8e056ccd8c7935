"""What seals a trail: a keyed hash over its end, in ``meta``, from the moment a store is made."""

from __future__ import annotations

import hmac
import json

#: The names under which ``meta`` keeps the seal, and the random name of the store that it is bound to.
HEAD, STORE = "trail_head", "store"


def mac(key: bytes, purpose: str, values: list[object]) -> str:
    """A keyed hash (HMAC-SHA256) of values for one purpose."""
    message = json.dumps([purpose, *values], separators=(",", ":")).encode("ascii")
    return hmac.new(key, message, "sha256").hexdigest()


def head_seal(key: bytes, store: str, number: int, hash_: str) -> str:
    """The seal of a trail that ends with this entry; 0 and no hash for an empty one."""
    return mac(key, "pubcheck.trail head", [store, number, hash_])
