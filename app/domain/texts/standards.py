"""International statement standards: why a file was not stored, and what is said of a statement."""

TEXTS = {
    "refused.markup_broken": "The file breaks off or is damaged at line {line}. Fetch it again.",
    "refused.markup_dtd": "The file declares a document type, which no bank does. It was not opened.",
    "refused.markup_strange": "The file is nested or filled in a way that no bank writes. It was not read.",
    "refused.bank_error": "The bank answered with an error instead of a statement: {code} {said}",
    "refused.investment": "The file holds investments alone. Only accounts that hold money are read.",
    "refused.date_order": (
        "Day and month cannot be told apart: {value} and all other dates of the file can be read in two ways. "
        "In the import window choose how dates are written; for the commands name their form in a layout "
        "(date_format), or download a longer period."
    ),
    "refused.decimal_mark": "“{value}” can be read in two ways, and the file does not say which. Use another format.",
    "refused.group_status": "The file marks its data as {value}: they take back or test others. Nothing was stored.",
    "refused.no_account": "A booking stands before its account. Fetch the file again.",
    "statement.and": "{first} {more}",
    "statement.not_booked": "Entries that are not booked yet were left aside: {count}.",
    "statement.notification": "Repeats what the account statement books; entries that are stored already count once.",
    "statement.copy": "The bank marks this statement as a copy.",
    "statement.page": "Page {page} of a statement of several pages: its totals cover the others too.",
    "statement.investment_left": "The investments in the file were left aside.",
    "statement.no_currency": "The file names no currency.",
    "figure.batch": "payments of a collected entry",
    "figure.splits": "parts of a split entry",
    "figure.control": "control total of the account",
    "figure.records": "number of records of the account",
    "figure.group_control": "control total of the group",
    "figure.group_accounts": "number of accounts of the group",
    "figure.group_records": "number of records of the group",
    "figure.file_control": "control total of the file",
    "figure.file_groups": "number of groups of the file",
    "figure.file_records": "number of records of the file",
}
