"""Measurements in seconds and bytes; run by hand, never part of the tests."""
