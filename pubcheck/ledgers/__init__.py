"""Outputs of archives, one file each."""
