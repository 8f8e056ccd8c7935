"""Rules: one file per thing found, each with a tuple ``RULES``."""
