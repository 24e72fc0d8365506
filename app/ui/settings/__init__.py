"""Settings: a page of sections, each a widget of its own."""
