"""Layouts: what the columns of an unknown table mean; guessed, tried, written down and read by."""
