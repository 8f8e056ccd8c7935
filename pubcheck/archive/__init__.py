"""Archives: many files, walked, reviewed by several processes, kept in a store, told in reports."""
