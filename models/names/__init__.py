"""The model of names trained on all sets."""
