"""A reader per file; `app.importers.base.load_formats` finds the modules by itself."""
