"""Tieout 对平: ties every order of a small shop to its payment, settlement and bank deposit."""

__version__ = "0.1.0"
