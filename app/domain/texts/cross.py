"""What cross tables say when they cannot be shown."""

TEXTS = {
    "cross.columns": "A cross table has at most {most} columns beside its totals, and here there would be {count}. "
    "Put that field in the rows, or choose a coarser one.",
    "cross.rows": "A cross table has at most {most} rows beside its totals, and here there would be {count}. "
    "Choose coarser fields, or fewer days.",
}
