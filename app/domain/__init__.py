"""The nouns of reconciliation: no files, no SQL, no Qt, no today's date."""
