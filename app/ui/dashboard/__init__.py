"""Overview: what is left of the month, charts, the way to its end."""
