"""Office documents with a password, opened where the user gave one and msoffcrypto is installed.

Source: [MS-OFFCRYPTO]; the work is done by msoffcrypto-tool, which is imported only here.
"""

from __future__ import annotations

import io
import struct
from importlib import import_module
from importlib.util import find_spec

from pubcheck.compound_file import CompoundFile
from pubcheck.lazy_pattern import lazily
from pubcheck.quota import charge, check_time
from pubcheck.refusal import encrypted, lacking, not_opened, too_slow
from pubcheck.settings import Limits

_INFO = "EncryptionInfo"
_ROUNDS = lazily(rb"spinCount=['\"]([0-9]{1,20})['\"]")
# Office writes 100 000; each round costs a hash, so that a file could ask for hours.
_MOST_ROUNDS = 2_000_000


def decrypted(data: bytes, kind: str, limits: Limits) -> bytes:
    """The document of ``kind`` without its password.

    :raises EncryptedDocument: if none of ``limits.passwords`` fits.
    :raises UnsupportedFormat: if there is a password to try, but msoffcrypto is not installed.
    :raises LimitExceeded: if the file asks for more work than any program gives it.
    """
    if not limits.passwords:
        raise encrypted(kind, kind)
    if find_spec("msoffcrypto") is None:
        raise lacking("msoffcrypto-tool", "passwords")
    info = CompoundFile.open(data, kind, limits).find(_INFO)
    if any(int(rounds) > _MOST_ROUNDS for rounds in _ROUNDS.findall(info)) or b"<!" in info:
        raise too_slow(limits)
    for password in limits.passwords:
        check_time(limits)
        opened = _opened(data, password)
        if opened:
            charge(limits, unpacked=len(opened))
            return opened
    raise not_opened(kind, kind)


def _opened(data: bytes, password: str) -> bytes:
    """The decrypted bytes; none if the password is wrong or the file of a kind that cannot be opened."""
    # An extra, hence by name.
    msoffcrypto = import_module("msoffcrypto")
    exceptions = import_module("msoffcrypto.exceptions")
    wrong = (
        *(exceptions.FileFormatError, exceptions.ParseError, exceptions.DecryptionError, exceptions.InvalidKeyError),
        *(struct.error, ValueError, LookupError, TypeError, AttributeError, OSError, ArithmeticError, AssertionError),
    )
    out = io.BytesIO()
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        file.load_key(password=password)
        file.decrypt(out)
    except wrong:
        return b""
    return out.getvalue()
