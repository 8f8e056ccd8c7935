"""One module per format; each holds a ``PARSER``. A new file here is found by itself."""
