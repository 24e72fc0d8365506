"""How entries of the audit chain read in the history list, and the checks of a book."""

TEXTS = {
    "audit.import": "Imported {file}: {stored} rows new, {seen} seen before",
    "audit.import_many": "Imported {count} files: {stored} rows new, {seen} seen before",
    "audit.import_left_out": (
        "Imported {count} files without {refused} rows: {stored} rows new, {seen} seen before"
    ),
    "audit.import_refused": "Nothing stored: {count} files were refused",
    "audit.remove": "Took back {count} statements",
    "audit.undo": "Undid: {what}",
    "audit.redo": "Did again: {what}",
    "audit.account": "Changed account {account}",
    "audit.rules": "Changed the rules",
    "backup.same": "{file} is the book itself. Choose another name for the copy.",
    "verify.integrity": "The file is whole",
    "verify.chain": "The audit chain is unbroken",
    "verify.replay": "Every row belongs to its entry, and nothing changed since",
    "verify.versions": "Nothing is live twice",
    "verify.columns": "Stored columns are as they were read",
    "verify.records": "What is searched and matched is what the statements say",
    "verify.partition": "Every row is stored, seen before or refused",
    "verify.controls": "Sums and counts are those that the statements state",
    "verify.rolls": "Opening, movements and closing agree",
    "verify.members": "No record is matched beyond its amount",
    "verify.balance": "Matches add up to their stated difference",
    "verify.discrepancies": "Discrepancies name records and matches that are there",
    "verify.originals": "Originals are as they were imported",
    "verify.reread": "Originals read again give the same counts and sums",
    "verify.signed": "Signed periods are as they were signed",
    "verify.leftovers": "Nothing is left over beside the book",
    "verify.head": "The chain holds the entry that was seen before",
}
