"""Cross tables: figures by what a person puts into rows and columns, each leading to its records."""
