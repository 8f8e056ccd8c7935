"""The shipped model; data and scores are in ``models/disclosure/card.md``."""

from pubcheck.disclosure_model import disclosure_classifier

CLASSIFIER = disclosure_classifier("disclosure")
