"""Organisations (informational)."""
