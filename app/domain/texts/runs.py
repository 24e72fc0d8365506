"""The report of a run: the work beside its passes, and what cannot be undone."""

TEXTS = {
    "run.gone": "There is no run {number} in this book.",
    "run.work.prepare": "Making ready",
    "run.work.loading": "Reading the book",
    "run.work.evidence": "Writing the evidence",
    "run.work.classify": "Naming what is left",
    "run.work.storing": "Storing",
}
