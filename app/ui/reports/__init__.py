"""The page of reports, what writes them, and what writes them by itself."""
