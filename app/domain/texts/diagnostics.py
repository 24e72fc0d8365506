"""The parts of the file that helps to find a fault."""

TEXTS = {
    "diagnostics.versions": "Versions",
    "diagnostics.settings": "Settings without names and places",
    "diagnostics.log": "End of the log, masked",
    "diagnostics.book": "Counts and checks of the book",
}
