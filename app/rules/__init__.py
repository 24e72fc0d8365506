"""Schemas of rules and layouts: what a person may set, checked before anything goes by it."""
