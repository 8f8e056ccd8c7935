"""Disclosure profiles as TOML files."""
