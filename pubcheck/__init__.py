"""pubcheck pre-reviews Chinese official documents (公文) before they are made public."""

from typing import TYPE_CHECKING, Any

from pubcheck.document import Block, Document, Page, Part
from pubcheck.errors import (
    DamagedDocument,
    EncryptedDocument,
    LimitExceeded,
    ModelError,
    ParseError,
    PubcheckError,
    RuleError,
    SettingsError,
    StoreError,
    UnsupportedFormat,
)
from pubcheck.face import check, check_text, parse, scan
from pubcheck.finding import Confidence, Finding, Severity
from pubcheck.gap import Gap
from pubcheck.review import Advice, Attribute, Classification, Elements, Reason, Recommendation, Review, Verdict
from pubcheck.settings import Limits, Settings, load_settings
from pubcheck.span import Span

if TYPE_CHECKING:
    from pubcheck.pipeline import Reviewer

# fmt: off
__all__ = [
    "Advice", "Attribute", "Block", "Classification", "Confidence", "DamagedDocument", "Document", "Elements",
    "EncryptedDocument", "Finding", "Gap", "LimitExceeded", "Limits", "ModelError", "Page", "ParseError", "Part",
    "PubcheckError", "Reason", "Recommendation", "Review", "Reviewer", "RuleError", "Settings", "SettingsError",
    "Severity", "Span", "StoreError", "UnsupportedFormat", "Verdict", "check", "check_text", "load_settings", "parse", "scan",
]
# fmt: on


def __getattr__(name: str) -> Any:
    if name == "Reviewer":  # loaded on first use: rules and matchers are not needed to import the package
        from pubcheck.pipeline import Reviewer

        return Reviewer
    raise AttributeError(f"module 'pubcheck' has no attribute {name!r}")
