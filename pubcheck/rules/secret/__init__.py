"""State secrets and internal marks."""
