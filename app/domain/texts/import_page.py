"""Why the import page cannot go on, and what importing came to."""

TEXTS = {
    "import.nothing_chosen": "Choose at least one file.",
    "import.nothing_ready": "None of these files can be imported.",
    "import.changed": "{file} was changed after it was checked. Check it again.",
    "coverage.missing": "{what} {account}: {days} is missing.",
    "coverage.missing_kept": (
        "{what} {account}: {days} is missing. The channel keeps its files for {months} months: download before {until}."
    ),
    "coverage.overlap": "{what} {account}: {days} is in more than one file; equal rows are stored once.",
    "coverage.whole": "No day between the files is missing.",
    "import.nothing_new": "Every row of these files is in the book already.",
}
