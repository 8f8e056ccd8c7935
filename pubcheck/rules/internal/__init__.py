"""Papers of an office's own business: process, personnel, logistics, enforcement files (条例 art. 16)."""
