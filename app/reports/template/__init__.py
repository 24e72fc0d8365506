"""A person's own workbook as a form: which fields it names, what would be lost of it, and how it is filled."""
