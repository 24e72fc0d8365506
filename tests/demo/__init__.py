"""The demo shop: a made-up company whose files have the real layouts of eleven formats.

`python -m tests.demo --out resources/demo --seed 2026` writes two consecutive months with planted
discrepancies; the same seed gives the same bytes. Every name and number is invented.
"""
