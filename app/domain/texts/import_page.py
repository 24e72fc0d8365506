"""Why the import page cannot go on, and what importing came to."""

TEXTS = {
    "import.nothing_chosen": "Choose at least one file.",
    "import.nothing_ready": "None of these files can be imported.",
    "import.changed": "{file} was changed after it was checked. Check it again.",
    "import.nothing_new": "Every row of these files is in the book already.",
}
