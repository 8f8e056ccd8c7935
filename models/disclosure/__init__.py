"""The disclosure attribute model."""
