"""Recognizers: one file per model, each with a ``RECOGNIZER``."""
