"""What results are made of: a digest of whatever may change one."""

from __future__ import annotations

import hashlib
import json

from pubcheck.ocr import available as reads_pictures
from pubcheck.parser import all_parsers
from pubcheck.pipeline import Reviewer
from pubcheck.profile import load_profile
from pubcheck.settings_values import settings_digest


def rules_key(reviewer: Reviewer) -> str:
    """Sixteen characters that change with whatever may change a result: rules, models, settings, what is installed."""
    profile = load_profile(reviewer.settings.profile)
    missing = sorted({each.distribution for parser in all_parsers() for each in parser.missing})
    parts = [settings_digest(reviewer.settings), versions(reviewer), repr(profile), missing, reads_pictures()]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def versions(reviewer: Reviewer) -> dict[str, object]:
    """The versions of package, rules and models, as values that JSON can hold."""
    made = reviewer.versions()
    return {"pubcheck": made.pubcheck, "rules": made.rules, "models": dict(made.models)}
