"""The tagger of affairs: what is said of private persons."""
