"""Why the import page cannot go on, and what importing came to."""

TEXTS = {
    "import.nothing_chosen": "Choose at least one file.",
    "import.nothing_ready": "None of these files can be imported.",
    "import.changed": "{file} was changed after it was checked. Check it again.",
    "paste.nothing": "No cells were copied. Select the table with its header in the spreadsheet program and copy it.",
    "paste.picture": "A picture was copied, not cells. Select the cells in the spreadsheet program and copy them.",
    "paste.one_cell": (
        "{rows} rows in {columns} columns were copied: that is no table. Copy the whole table with its header."
    ),
    "paste.half": (
        "Half a table was copied: row {row} has {found} cells, the first row has {wanted}. "
        "Copy the whole table with its header."
    ),
    "paste.too_much": "That is more than can be pasted. Save it as a file and import the file.",
    "coverage.missing": "{what} {account}: {days} is missing.",
    "coverage.missing_moved": (
        "{what} {account}: {days} is missing; meanwhile its balance moved by {amount} {currency}."
    ),
    "coverage.missing_about": "{what} {account}: {days} is missing, about {amount} {currency} by its other days.",
    "coverage.kept": (
        "{what}: the channel's site offers these days until {site}, its interface for programs until {programs}."
    ),
    "coverage.overlap": "{what} {account}: {days} is in more than one file; equal rows are stored once.",
    "coverage.whole": "No day between the files is missing.",
    "import.nothing_new": "Every row of these files is in the book already.",
}
