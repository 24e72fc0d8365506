"""Standard output and error of the commands, settings."""

TEXTS = {
    "summary.refused_file": "{file}: {reason}",
    "summary.refused_row": "{file}, row {row}: {reason}",
    "summary.refused_column": "{file}, column {column}: {reason}",
    "summary.refused_cell": "{file}, row {row}, column {column}: {reason}",
    "settings.invalid": "The settings in {file} are not used: {reason}. The file stays until settings are saved anew.",
}
