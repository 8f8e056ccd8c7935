"""Outputs of a review: one file per format, each with a ``REPORTER``."""
