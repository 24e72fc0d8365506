"""Drafts of entries as files that bookkeeping programs import: one module for each layout."""
