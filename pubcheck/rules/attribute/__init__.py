"""The declared disclosure attribute."""
