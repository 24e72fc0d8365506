"""What the readers of one family share: of a provider, a standard, or a kind of table."""
