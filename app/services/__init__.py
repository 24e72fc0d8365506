"""Use cases, a verb per file; whoever shows or prints something calls these and nothing below them."""
