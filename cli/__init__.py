"""The command line of pubcheck."""
