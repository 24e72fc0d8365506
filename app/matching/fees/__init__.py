"""Prices of channels and platforms, read from what they charged."""
