"""Classifiers: one file per model, each with a ``CLASSIFIER``."""
