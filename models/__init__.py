"""Weights of the shipped models, each with card, manifest and training command."""
